import type { Charter } from "#lib/clause.ts";
import { dateText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { YourWords } from "#modules/moderation";
import { isFrontLine, type Organization } from "#modules/people";
import { keyField, type PageTools } from "#platform/http.ts";
import { ForWhom, forWhomText } from "#ui/for-whom.tsx";
import {
  Answers,
  Buttons,
  Checkboxes,
  ErrorSummary,
  Form,
  Hidden,
  SubmitButton,
  TextArea,
} from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { Steps } from "#ui/steps.tsx";
import type { Work } from "../model.ts";
import { texts } from "../texts.ts";
import type { FormState } from "./form-state.ts";
import { Kept } from "./name.tsx";

export interface UndertakeProps {
  readonly page: PageTools;
  readonly work: Work;
  readonly areaName: string;
  readonly charter: Charter;
  readonly organizations: readonly Organization[];
  /** Until when the municipality will say who helps; null where it does not take part. */
  readonly dueOn: string | null;
  readonly form: FormState;
}

/** Step 1: what they are going to do, and their own word that nothing is needed for it. */
export function UndertakePage({ page, work, charter, organizations, form }: UndertakeProps) {
  const { language } = page;
  const t = texts[language].undertaking;
  const value = (name: string) => form.values[name] ?? "";
  return (
    <Page>
      <PageHead
        title={t.formTitle}
        lead={page.community.takesPart ? t.formLead : t.alone.formLead}
        before={
          <>
            <Steps language={language} subject={work.title} step={1} total={2} />
            <ErrorSummary language={language} errors={form.errors} />
          </>
        }
      />
      <Text>
        <Form language={language} errors={form.errors} action={addressOf(page, work)}>
          <ForWhom
            language={language}
            label={t.who}
            myself={t.whoMyself}
            organizations={organizations}
            mayActForAnother={isFrontLine(page.viewer)}
            values={form.values}
          />
          <TextArea
            name="what"
            label={t.what}
            hint={t.whatHint}
            rows={4}
            maxLength={2000}
            value={value("what")}
          />
          <TextArea
            name="noticed"
            label={t.noticed}
            hint={t.noticedHint}
            rows={3}
            maxLength={1000}
            required={false}
            value={value("noticed")}
          />
          <Checkboxes
            name="nothingNeeded"
            label={t.nothingNeeded}
            hint={
              <>
                {t.nothingNeededNot}{" "}
                <Link href={page.href(`/meedoen?werk=${work.number}`)}>{t.nothingNeededLink}</Link>
              </>
            }
            value={[value("nothingNeeded")]}
            options={[{ value: "yes", label: t.nothingNeededYes }]}
          />
          <YourWords page={page} charter={charter} />
          <Buttons>
            <SubmitButton name="knop" value="nakijken">
              {t.next}
            </SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

/** Step 2: everything once more, what follows, and the button that starts it. */
export function UndertakeCheckPage({ page, work, form, ...more }: UndertakeProps) {
  const { language } = page;
  const t = texts[language].undertaking;
  const value = (name: string) => form.values[name] ?? "";
  const organization = more.organizations.find(({ id }) => id === value("organizationId"));
  return (
    <Page>
      <PageHead
        title={t.checkTitle}
        lead={t.checkLead}
        before={
          <>
            <Steps language={language} subject={work.title} step={2} total={2} />
            <ErrorSummary language={language} errors={form.errors} />
          </>
        }
      />
      <Text>
        <Answers
          language={language}
          items={[
            { question: t.work, answer: work.title },
            {
              question: t.who,
              answer: forWhomText(form.values, organization?.name ?? t.whoMyself, language),
            },
            { question: t.what, answer: value("what") },
            { question: t.noticed, answer: value("noticed") },
          ]}
        />
        <Section id="dan" title={t.thenTitle}>
          <ol class="utrecht-ordered-list utrecht-ordered-list--html-content">
            <li>{t.thenStart}</li>
            <li>
              {more.dueOn === null
                ? t.alone.next(page.community.municipality ?? "")
                : t.thenHelp(dateText(more.dueOn, language))}
            </li>
            <li>{t.thenNeighbours(more.areaName)}</li>
            <li>{t.thenNoStop}</li>
          </ol>
          <Paragraph>{t.thenMove}</Paragraph>
        </Section>
        <Form language={language} errors={form.errors} action={addressOf(page, work)}>
          <Hidden name={keyField} value={form.values[keyField] ?? newId()} />
          <Kept values={form.values} />
          <Buttons>
            <SubmitButton once name="knop" value="beginnen">
              {t.bind}
            </SubmitButton>
            <SubmitButton kind="secondary" name="knop" value="wijzigen">
              {t.change}
            </SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

function addressOf(page: PageTools, work: Work): string {
  return page.href(`/werken/${work.number}/wij-doen-dit`);
}

import { addDays, localDate } from "#lib/calendar.ts";
import type { Charter } from "#lib/clause.ts";
import { dateText, euroText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import type { Cents } from "#lib/money.ts";
import { endOfTerm, lapseInstant } from "#lib/terms.ts";
import { dealClauses, valueGateCents } from "#modules/deals";
import { YourWords } from "#modules/moderation";
import { isFrontLine, type Organization } from "#modules/people";
import type { Work } from "#modules/works";
import { keyField, type PageTools, typedDateOf } from "#platform/http.ts";
import { ForWhom } from "#ui/for-whom.tsx";
import {
  Answers,
  Buttons,
  DateField,
  ErrorSummary,
  Form,
  Hidden,
  MoneyField,
  Radios,
  SubmitButton,
  TextArea,
} from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Section, Side, Stand, Text } from "#ui/page.tsx";
import { Steps } from "#ui/steps.tsx";
import {
  type Challenge,
  challengeClauses,
  isSilenceYes,
  type Silence,
  silenceFor,
  silenceSource,
  totalCents,
} from "../model.ts";
import { texts } from "../texts.ts";
import type { FormState } from "./form-state.ts";
import { Paragraphs } from "./paragraphs.tsx";

export interface TakeOverProps {
  readonly page: PageTools;
  readonly work: Work;
  readonly charter: Charter;
  /** Told where the charter lapsed: what is filed now falls under the standard. */
  readonly lapse: string | undefined;
  readonly organizations: readonly Organization[];
  /** Who challenges the municipality for the same work already. */
  readonly others: readonly string[];
  readonly form: FormState;
}

/** Step 1: two answers, with the value gate and what silence brings shown before anything is filed. */
export function TakeOverPage(props: TakeOverProps) {
  const { page, work, charter, lapse, organizations, others, form } = props;
  const { language } = page;
  const t = texts[language].takeOver;
  const value = (name: string) => form.values[name] ?? "";
  const maxYears = charter.value(dealClauses.maxYears);
  return (
    <Page>
      <PageHead
        title={t.title}
        lead={t.lead}
        before={
          <>
            <Steps language={language} subject={work.title} step={1} total={2} />
            <ErrorSummary language={language} errors={form.errors} />
          </>
        }
      />
      <Text>
        <Form
          language={language}
          errors={form.errors}
          action={page.href(`/werken/${work.number}/overnemen`)}
        >
          <Hidden name={keyField} value={newId()} />
          <ForWhom
            language={language}
            label={t.who}
            myself={t.whoMyself}
            organizations={organizations}
            mayActForAnother={isFrontLine(page.viewer)}
            values={form.values}
          />
          <TextArea
            name="why"
            label={t.why}
            hint={t.whyHint}
            rows={6}
            maxLength={4000}
            value={value("why")}
          />
          <TextArea
            name="cooperation"
            label={t.cooperation}
            hint={t.cooperationHint}
            rows={5}
            maxLength={4000}
            value={value("cooperation")}
          />
          <MoneyField
            name="yearlyAmount"
            label={t.amount}
            hint={
              work.yearlyCostCents === null
                ? t.amountHintUnknown
                : t.amountHint(euroText(work.yearlyCostCents, language))
            }
            value={value("yearlyAmount")}
          />
          <Radios
            name="years"
            label={t.years}
            hint={t.yearsHint(maxYears)}
            value={value("years")}
            options={Array.from({ length: maxYears }, (_, index) => ({
              value: String(index + 1),
              label: t.yearCount(index + 1),
            }))}
          />
          <DateField
            name="startsOn"
            label={t.startsOn}
            hint={startHint(work, page)}
            value={typedDateOf(form.values, "startsOn")}
          />
          <YourWords page={page} charter={charter} />
          <Buttons>
            <SubmitButton>{t.next}</SubmitButton>
          </Buttons>
          <Paragraph small soft>
            {t.privateNote}
          </Paragraph>
        </Form>
      </Text>
      <Side title={t.silenceTitle} top>
        <div class="meent-stack">
          {lapse && <Paragraph>{lapse}</Paragraph>}
          <SilenceBeforehand page={page} work={work} charter={charter} others={others} />
          <Paragraph>
            <b>{t.together}</b>{" "}
            {page.community.phone ? t.togetherText(page.community.phone) : t.togetherNoPhone}
          </Paragraph>
        </div>
      </Side>
    </Page>
  );
}

function startHint(work: Work, { language, now }: PageTools): string {
  const t = texts[language].takeOver;
  const earliest = addDays(work.contractEndsOn ?? localDate(now), 1);
  const [year, month, day] = earliest.split("-").map(Number);
  return t.startsOnHint(dateText(earliest, language), [day, month, year].join("\u00a0"));
}

/** What silence will bring, and where the value gate lies: told before anything is filed. */
export function SilenceBeforehand({
  page,
  work,
  charter,
  others = [],
  gateOnly = false,
}: {
  readonly page: PageTools;
  readonly work: Work;
  readonly charter: Charter;
  readonly others?: readonly string[];
  /** Where the page tells the rest itself. */
  readonly gateOnly?: boolean;
}) {
  const { language } = page;
  const t = texts[language].takeOver;
  const weeks = charter.value(challengeClauses.decisionWeeks);
  const gate = valueGateCents(charter, work.route, work.isSocialService);
  const silence = silenceFor(charter, 0n, gate);
  const maxYears = BigInt(charter.value(dealClauses.maxYears));
  const cost = work.yearlyCostCents ?? 0n;
  const isNear = silence.basis !== "none" && cost * maxYears > gate;
  const route = work.isSocialService ? texts[language].social : texts[language].routes[work.route];
  return (
    <>
      {!gateOnly && (
        <Paragraph>
          {isSilenceYes(silence)
            ? t.silenceYes(weeks, silenceSource(charter, language))
            : t.silenceNo(weeks)}
        </Paragraph>
      )}
      {others.length > 0 && <OthersBeforehand page={page} others={others} silence={silence} />}
      {isNear && (
        <Stand tone="wait">
          <Paragraph>{t.gate(euroText(gate, language), route, euroText(cost, language))}</Paragraph>
          <Paragraph>{cost <= gate ? t.gateYears(Number(gate / cost)) : t.gateNever}</Paragraph>
        </Stand>
      )}
    </>
  );
}

/** Who is not the first hears beforehand: "can you both?" comes first, and silence may help both. */
export function OthersBeforehand({
  page,
  others,
  silence,
}: {
  readonly page: PageTools;
  readonly others: readonly string[];
  readonly silence: Silence;
}) {
  const t = texts[page.language].takeOver;
  const names = new Intl.ListFormat(page.language, { type: "conjunction" }).format(others);
  return (
    <Stand tone="wait">
      <Paragraph>
        <b>{t.othersFirst(names)}</b> {isSilenceYes(silence) && t.othersSilence}
      </Paragraph>
    </Stand>
  );
}

export interface CheckProps {
  readonly page: PageTools;
  readonly work: Work;
  readonly charter: Charter;
  readonly lapse: string | undefined;
  readonly draft: Challenge;
  readonly party: string;
  readonly others: readonly string[];
  /** What the same party has for this work already, over its whole term. */
  readonly othersCents: Cents;
  readonly form: FormState;
}

/** Step 2: everything once more, what will happen, and the button that files. */
export function CheckPage(props: CheckProps) {
  const { page, work, charter, draft, party, others, othersCents, form } = props;
  const { language } = page;
  const t = texts[language];
  const { plan } = draft;
  const back = page.href(`/werken/${work.number}/overnemen`);
  const here = page.href(`/uitdagingen/concept/${draft.id}`);
  const gate = valueGateCents(charter, work.route, work.isSocialService);
  const silence = silenceFor(charter, totalCents(plan) + othersCents, gate);
  const endsOn = endOfTerm(localDate(page.now), {
    weeks: charter.value(challengeClauses.decisionWeeks),
  });
  const answer = (question: string, text: string, field: string) => ({
    question,
    answer: <Paragraphs text={text} />,
    changeHref: `${back}#${field}`,
  });
  return (
    <Page>
      <PageHead
        title={t.check.title}
        lead={t.check.lead}
        before={
          <>
            <Steps language={language} subject={work.title} step={2} total={2} />
            <ErrorSummary language={language} errors={form.errors} />
          </>
        }
      />
      <Text>
        {props.lapse && <Paragraph>{props.lapse}</Paragraph>}
        <Answers
          language={language}
          items={[
            {
              question: t.check.work,
              answer: <Link href={page.href(`/werken/${work.number}`)}>{work.title}</Link>,
            },
            answer(t.check.party, party, "organizationId"),
            answer(t.takeOver.why, plan.why, "why"),
            answer(t.takeOver.cooperation, plan.cooperation, "cooperation"),
            answer(t.check.amountPerYear, euroText(plan.yearlyCents, language), "yearlyAmount"),
            answer(t.takeOver.years, t.takeOver.yearCount(plan.years), "years"),
            { question: t.check.total, answer: euroText(totalCents(plan), language) },
            answer(t.takeOver.startsOn, dateText(plan.startsOn, language), "startsOn-dag"),
          ]}
        />
        {others.length > 0 && <OthersBeforehand page={page} others={others} silence={silence} />}
        <Section id="dan" title={t.check.next}>
          <ol class="utrecht-ordered-list utrecht-ordered-list--html-content">
            <li>{t.check.thenPublic}</li>
            <li>{t.check.thenTerm(dateText(endsOn, language))}</li>
            <li>
              {silence.bar === "aboveGate"
                ? t.check.thenAboveGate(euroText(gate, language))
                : isSilenceYes(silence)
                  ? t.check.thenSilence(dateText(localDate(lapseInstant(endsOn)), language))
                  : t.check.thenNoSilence}
            </li>
            <li>{t.check.thenBack}</li>
          </ol>
        </Section>
        <Form language={language} errors={form.errors} action={here}>
          <Hidden name={keyField} value={`file-${draft.id}`} />
          <Buttons>
            <SubmitButton once name="knop" value="indienen">
              {t.check.file}
            </SubmitButton>
            <SubmitButton kind="secondary" name="knop" value="weggooien">
              {t.check.drop}
            </SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

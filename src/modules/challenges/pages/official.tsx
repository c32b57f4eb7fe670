import { dateText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { extendTerm } from "#lib/terms.ts";
import type { PageTools } from "#platform/http.ts";
import { keyField } from "#platform/http.ts";
import {
  Answers,
  Buttons,
  ErrorSummary,
  Form,
  Hidden,
  Radios,
  Select,
  SubmitButton,
  TextArea,
} from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Text } from "#ui/page.tsx";
import { challengeClauses, type RefusalGround, refusalGrounds } from "../model.ts";
import { texts } from "../texts.ts";
import { type ChallengeView, Paragraphs } from "./challenge.tsx";
import type { FormState } from "./form-state.ts";

export interface FormPageProps {
  readonly page: PageTools;
  readonly view: ChallengeView;
  readonly form: FormState;
}

/** The seven contents, filled in by the party and the helping official together. */
export function CompletePage({ page, view, form }: FormPageProps) {
  const { language } = page;
  const t = texts[language];
  const { plan } = view.challenge;
  const field = (
    name: "why" | "experience" | "support" | "costs" | "cooperation" | "quality" | "protection",
    label: string,
    hint?: string,
  ) => (
    <TextArea
      name={name}
      label={label}
      {...(hint && { hint })}
      rows={name === "why" || name === "cooperation" ? 6 : 3}
      maxLength={4000}
      value={form.values[name] ?? plan[name]}
    />
  );
  return (
    <Page>
      <PageHead
        kind={kindOf(page, view)}
        title={t.complete.title}
        lead={t.complete.lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      >
        <Paragraph>
          <b>{t.complete.opening}</b>
        </Paragraph>
      </PageHead>
      <Text>
        <Form language={language} errors={form.errors} action={addressOf(page, view, "aanvullen")}>
          <Hidden name={keyField} value={newId()} />
          {field("why", t.takeOver.why, t.takeOver.whyHint)}
          {field("experience", t.complete.experience, t.complete.experienceHint)}
          {field("support", t.complete.support, t.complete.supportHint)}
          {field("costs", t.complete.costs, t.complete.costsHint)}
          {field("cooperation", t.takeOver.cooperation, t.takeOver.cooperationHint)}
          {field("quality", t.complete.quality, t.complete.qualityHint)}
          {field("protection", t.complete.protection)}
          <Paragraph small soft>
            {t.complete.after}
          </Paragraph>
          <Buttons>
            <SubmitButton once>{t.complete.save}</SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

/** Yes, or no on a closed ground with what would make it a yes. */
export function DecidePage({ page, view, form }: FormPageProps) {
  const { language } = page;
  const t = texts[language];
  const value = (name: string) => form.values[name] ?? "";
  return (
    <Page>
      <PageHead
        kind={kindOf(page, view)}
        title={t.decide.title}
        lead={t.decide.lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      >
        <Paragraph>
          <b>{t.decide.opening}</b>
        </Paragraph>
      </PageHead>
      <Text>
        <Form language={language} errors={form.errors} action={addressOf(page, view, "besluiten")}>
          <Radios
            name="decision"
            label={t.decide.choice}
            value={value("decision")}
            options={[
              { value: "accept", label: t.decide.accept, hint: t.decide.acceptHint },
              { value: "refuse", label: t.decide.refuse, hint: t.decide.refuseHint },
            ]}
          />
          <Select
            name="ground"
            label={t.decide.ground}
            hint={t.decide.groundHint}
            required={false}
            value={value("ground")}
            options={[
              { value: "", label: t.decide.chooseGround },
              ...refusalGrounds.map((ground) => ({ value: ground, label: t.grounds[ground] })),
            ]}
          />
          <TextArea
            name="reason"
            label={t.decide.reason}
            hint={t.decide.reasonHint}
            required={false}
            rows={5}
            maxLength={4000}
            value={value("reason")}
          />
          <TextArea
            name="counterOffer"
            label={t.decide.counterOffer}
            hint={t.decide.counterOfferHint}
            required={false}
            rows={5}
            maxLength={4000}
            value={value("counterOffer")}
          />
          <Buttons>
            <SubmitButton name="knop" value="nakijken">
              {t.decide.check}
            </SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

/** The decision once more, before it binds; what was typed travels in hidden fields. */
export function DecideCheckPage({ page, view, form }: FormPageProps) {
  const { language } = page;
  const t = texts[language].decide;
  const { values } = form;
  const isNo = values.decision === "refuse";
  return (
    <Page>
      <PageHead kind={kindOf(page, view)} title={t.checkTitle} lead={t.checkLead} />
      <Text>
        <Answers
          language={language}
          items={[
            { question: t.decision, answer: isNo ? t.no : t.yes },
            ...(isNo
              ? [
                  {
                    question: t.ground,
                    answer: texts[language].grounds[values.ground as RefusalGround] ?? "",
                  },
                  { question: t.reason, answer: <Paragraphs text={values.reason ?? ""} /> },
                  {
                    question: t.counterOffer,
                    answer: <Paragraphs text={values.counterOffer ?? ""} />,
                  },
                ]
              : []),
          ]}
        />
        <Form language={language} errors={form.errors} action={addressOf(page, view, "besluiten")}>
          <Hidden name={keyField} value={newId()} />
          {["decision", "ground", "reason", "counterOffer"].map((name) => (
            <Hidden key={name} name={name} value={values[name] ?? ""} />
          ))}
          <Buttons>
            <SubmitButton once name="knop" value="vastleggen">
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

/** Once, before the end, with a reason. */
export function ExtendPage({ page, view, form }: FormPageProps) {
  const { language } = page;
  const t = texts[language].extend;
  const weeks = view.charter.value(challengeClauses.extendOnceWeeks);
  const until = view.challenge.term
    ? dateText(extendTerm(view.challenge.term.endsOn, { weeks }), language)
    : "";
  return (
    <Page>
      <PageHead
        kind={kindOf(page, view)}
        title={t.title}
        lead={t.lead(weeks, until)}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>
        <Form language={language} errors={form.errors} action={addressOf(page, view, "verlengen")}>
          <Hidden name={keyField} value={newId()} />
          <TextArea
            name="reason"
            label={t.reason}
            hint={t.reasonHint}
            rows={5}
            maxLength={2000}
            value={form.values.reason ?? ""}
          />
          <Buttons>
            <SubmitButton once>{t.bind}</SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

/** The party takes it back; nobody asks why. */
export function WithdrawPage({ page, view, form }: FormPageProps) {
  const { language } = page;
  const t = texts[language].withdraw;
  return (
    <Page>
      <PageHead
        kind={kindOf(page, view)}
        title={t.title}
        lead={t.lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>
        <Form language={language} errors={form.errors} action={addressOf(page, view, "intrekken")}>
          <Hidden name={keyField} value={newId()} />
          <Buttons>
            <SubmitButton kind="danger" once>
              {t.bind}
            </SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

/** A word beside a decision. */
export function ReplyPage({
  page,
  view,
  form,
  entry,
}: FormPageProps & { readonly entry: { readonly number: number; readonly sentence: string } }) {
  const { language } = page;
  const t = texts[language].reply;
  return (
    <Page>
      <PageHead
        kind={kindOf(page, view)}
        title={t.title}
        lead={t.lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>
        <Paragraph>
          <b>{entry.sentence}</b>
        </Paragraph>
        <Form
          language={language}
          errors={form.errors}
          action={addressOf(page, view, `antwoord/${entry.number}`)}
        >
          <Hidden name={keyField} value={newId()} />
          <TextArea
            name="body"
            label={t.body}
            rows={5}
            maxLength={2000}
            value={form.values.body ?? ""}
          />
          <Buttons>
            <SubmitButton once>{t.bind}</SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

function kindOf({ language }: PageTools, view: ChallengeView): string {
  return texts[language].kind(view.challenge.number ?? "", view.areaName);
}

function addressOf(page: PageTools, view: ChallengeView, last: string): string {
  return page.href(`/uitdagingen/${view.challenge.number}/${last}`);
}

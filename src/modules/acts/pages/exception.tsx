import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { keyField, type PageTools } from "#platform/http.ts";
import {
  Buttons,
  ErrorSummary,
  Form,
  Hidden,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import { type LikeCase, ruleOwners } from "../model/exception.ts";
import { texts } from "../texts.ts";
import { CheckFrame } from "./check.tsx";
import { Day } from "./form.tsx";
import type { FormState } from "./form-state.ts";
import { capitalised, ownerName } from "./view.ts";

export interface ExceptionProps {
  readonly page: PageTools;
  readonly form: FormState;
  /** Above the title: the thing it is about, or that it is about none. */
  readonly kind: string;
  /** Whether the reasons stand in public with the thing; else only the card is public. */
  readonly isLoose: boolean;
  readonly action: string;
  readonly like: readonly LikeCase[];
}

/** Step one: which rule, and what is the matter; so that like cases come before the form. */
export function SearchPage({ page, form, kind, action }: ExceptionProps) {
  const { language } = page;
  const t = texts[language];
  return (
    <Page>
      <PageHead
        kind={kind}
        title={t.acts.legitimise.title}
        lead={t.acts.legitimise.lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      >
        <Paragraph>
          <b>{t.exception.opening}</b>
        </Paragraph>
        <Paragraph>{t.exception.searchLead}</Paragraph>
      </PageHead>
      <Text>
        <Form language={language} errors={form.errors} action={action}>
          <RuleAndCase page={page} form={form} />
          <Buttons>
            <SubmitButton name="knop" value="zoeken">
              {t.exception.search}
            </SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

function RuleAndCase({ page, form }: Pick<ExceptionProps, "page" | "form">) {
  const t = texts[page.language].exception;
  return (
    <>
      <TextField name="rule" label={t.rule} hint={t.ruleHint} value={form.values.rule ?? ""} />
      <TextArea
        name="case"
        label={t.case}
        hint={t.caseHint}
        rows={4}
        maxLength={1000}
        value={form.values.case ?? ""}
      />
    </>
  );
}

/** Step two: what others got, and then the exception itself. */
export function ExceptionPage(props: ExceptionProps) {
  const { page, form, kind, action } = props;
  const { language } = page;
  const t = texts[language];
  return (
    <Page>
      <PageHead
        kind={kind}
        title={t.acts.legitimise.title}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>
        <LikeCases {...props} />
        <Section id="uitzondering" title={t.acts.legitimise.verb}>
          <Form language={language} errors={form.errors} action={action}>
            <Hidden name={keyField} value={form.values[keyField] ?? newId()} />
            <Hidden name="case" value={form.values.case ?? ""} />
            <RuleFields {...props} />
            <CaseFields {...props} />
            <Buttons>
              <SubmitButton name="knop" value="nakijken">
                {t.form.check}
              </SubmitButton>
            </Buttons>
          </Form>
        </Section>
      </Text>
    </Page>
  );
}

/** Like cases, with the period each got; equal treatment begins with knowing them. */
function LikeCases({ page, like }: ExceptionProps) {
  const { language } = page;
  const t = texts[language];
  return (
    <Section id="lijkt-erop" title={t.exception.like}>
      {like.length === 0 ? (
        <Paragraph>{t.exception.likeNone}</Paragraph>
      ) : (
        <>
          <Paragraph>{t.exception.likeLead}</Paragraph>
          <Rows
            items={like.map(({ actId, rule, forWhom, card, startsOn, endsOn }) => ({
              meta: t.section.periodFrom(dateText(startsOn, language), dateText(endsOn, language)),
              title: capitalised(forWhom),
              href: page.href(`/uitzonderingen/regels/${rule.id}#kaart-${actId}`),
              text: card,
              need: rule.title,
            }))}
          />
        </>
      )}
    </Section>
  );
}

function RuleFields({ page, form, like }: ExceptionProps) {
  const { language } = page;
  const t = texts[language].exception;
  const rules = [...new Map(like.map(({ rule }) => [rule.id, rule])).values()];
  const typed = form.values.rule ?? "";
  const same = rules.find(({ title }) => title.toLowerCase() === typed.toLowerCase());
  return (
    <>
      {rules.length === 0 ? (
        <TextField name="rule" label={t.rule} hint={t.ruleHint} value={typed} />
      ) : (
        <>
          <Hidden name="rule" value={typed} />
          <Select
            name="ruleId"
            label={t.which}
            value={form.values.ruleId ?? same?.id ?? ""}
            options={[
              ...rules.map(({ id, title }) => ({ value: id, label: title })),
              ...(same ? [] : [{ value: "", label: t.newRule(typed) }]),
            ]}
          />
        </>
      )}
      <Radios
        name="owner"
        label={t.owner}
        hint={t.ownerHint}
        value={form.values.owner ?? same?.owner}
        options={ruleOwners.map((owner) => ({ value: owner, label: t.owners[owner] }))}
      />
      <TextField
        name="ownerName"
        label={t.ownerName}
        hint={t.ownerNameHint}
        required={false}
        value={form.values.ownerName ?? same?.ownerName ?? ""}
      />
    </>
  );
}

function CaseFields({ page, form, isLoose }: ExceptionProps) {
  const t = texts[page.language];
  const days = { startsOn: localDate(page.now), ...form.values };
  return (
    <>
      <TextField
        name="forWhom"
        label={t.exception.forWhom}
        hint={t.exception.forWhomHint}
        value={form.values.forWhom ?? ""}
      />
      <Day form={{ ...form, values: days }} name="startsOn" label={t.form.startsOn} />
      <Day form={form} name="endsOn" label={t.form.endsOn} />
      <TextArea
        name="body"
        label={t.acts.legitimise.body}
        hint={isLoose ? t.exception.bodyLoose : t.acts.legitimise.bodyHint}
        rows={4}
        maxLength={4000}
        value={form.values.body ?? ""}
      />
      <TextArea
        name="card"
        label={t.exception.card}
        hint={t.exception.cardHint}
        rows={4}
        maxLength={1000}
        value={form.values.card ?? form.values.case ?? ""}
      />
    </>
  );
}

/** Everything once more; the rule as it is known, and not as it was typed. */
export function ExceptionCheckPage({ page, form, kind, action, like }: ExceptionProps) {
  const { language } = page;
  const t = texts[language];
  const { values } = form;
  const known = like.find(({ rule }) => rule.id === values.ruleId)?.rule;
  const owner = ruleOwners.find((one) => one === values.owner) ?? "executive";
  const named = known ?? {
    owner,
    ownerName: owner === "outside" ? (values.ownerName ?? null) : null,
  };
  const day = (name: string) => dateText(values[name] ?? localDate(page.now), language);
  return (
    <CheckFrame
      page={page}
      form={form}
      kind={kind}
      action={action}
      bind={t.acts.legitimise.bind}
      items={[
        { question: t.exception.rule, answer: known?.title ?? values.rule },
        { question: t.exception.owner, answer: capitalised(ownerName(named, language)) },
        { question: t.exception.forWhom, answer: values.forWhom },
        {
          question: t.section.period,
          answer: t.section.periodFrom(day("startsOn"), day("endsOn")),
        },
        { question: t.acts.legitimise.body, answer: values.body },
        { question: t.exception.card, answer: values.card },
      ]}
    />
  );
}

import { z } from "zod";
import { localDate } from "#lib/calendar.ts";
import { dateText, euroText, yearsText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import type { Language } from "#lib/texts.ts";
import { dealClauses } from "#modules/deals";
import { dateOf, type FormValues, keyField, type PageTools, typedDateOf } from "#platform/http.ts";
import {
  Buttons,
  DateField,
  ErrorSummary,
  Form,
  Hidden,
  MoneyField,
  Select,
  SubmitButton,
  TextArea,
} from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Text } from "#ui/page.tsx";
import { changesOf, type Offered, offeredTerms, type Plan } from "../model.ts";
import { texts } from "../texts.ts";
import type { ChallengeView } from "./challenge.tsx";
import type { FormState } from "./form-state.ts";
import { LikeCases } from "./like-cases.tsx";
import { addressOf, type FormPageProps, kindOf } from "./one-field.tsx";

/** What a counter-offer changes in the plan: asked beside its words, and told in sentences. */

/** The counter-offer that the refusal still owed. */
export function OfferPage({ page, view, form }: FormPageProps) {
  const { language } = page;
  const t = texts[language].offer;
  return (
    <Page>
      <PageHead
        kind={kindOf(page, view)}
        title={t.title}
        lead={t.lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      >
        <Paragraph>
          <b>{t.opening}</b>
        </Paragraph>
      </PageHead>
      <Text>
        <Form
          language={language}
          errors={form.errors}
          action={addressOf(page, view, "tegenaanbod")}
        >
          <Hidden name={keyField} value={newId()} />
          <TextArea
            name="counterOffer"
            label={t.field}
            rows={5}
            maxLength={4000}
            value={form.values.counterOffer ?? ""}
          />
          <OfferedFields page={page} view={view} form={form} />
          <Buttons>
            <SubmitButton once>{t.bind}</SubmitButton>
          </Buttons>
        </Form>
        <LikeCases page={page} cases={view.likeCases} />
      </Text>
    </Page>
  );
}

/** Amount, years and first day, each left empty where the plan stays as it is. */
export function OfferedFields({
  page,
  view,
  form,
}: {
  readonly page: PageTools;
  readonly view: ChallengeView;
  readonly form: FormState;
}) {
  const { language } = page;
  const t = texts[language];
  const { plan } = view.challenge;
  const maxYears = view.charter.value(dealClauses.maxYears);
  return (
    <>
      <MoneyField
        name="yearlyAmount"
        label={t.offered.amount}
        hint={t.offered.empty(euroText(plan.yearlyCents, language))}
        required={false}
        value={form.values.yearlyAmount ?? ""}
      />
      <Select
        name="years"
        label={t.offered.years}
        required={false}
        value={form.values.years ?? ""}
        options={[
          { value: "", label: t.offered.asPlanned(yearsText(plan.years, language)) },
          ...Array.from({ length: maxYears }, (_, index) => ({
            value: String(index + 1),
            label: yearsText(index + 1, language),
          })),
        ]}
      />
      <DateField
        name="startsOn"
        label={t.offered.startsOn}
        hint={t.offered.empty(dateText(plan.startsOn, language))}
        required={false}
        value={typedDateOf(form.values, "startsOn")}
      />
    </>
  );
}

/** What was typed, with its three fields of a day as one. */
export function withFirstDay(values: FormValues, now: Date): FormValues {
  return "startsOn-dag" in values
    ? { ...values, startsOn: dateOf(values, "startsOn", localDate(now)) }
    : values;
}

/** What a checked form changes in the plan. */
export function offeredIn(values: FormValues, plan: Plan): Offered | undefined {
  const typed = offeredForm.safeParse(values);
  return typed.success ? changesOf(typed.data, plan) : undefined;
}

const offeredForm = z.object(offeredTerms);

/** Each change of the plan in a sentence, with what it stands in the place of. */
export function offeredLines(offered: Offered, plan: Plan, language: Language): readonly string[] {
  const t = texts[language].offered;
  const { yearlyCents, years, startsOn } = offered;
  const lines: string[] = [];
  if (yearlyCents !== null)
    lines.push(t.amountLine(euroText(yearlyCents, language), euroText(plan.yearlyCents, language)));
  if (years !== null)
    lines.push(t.yearsLine(yearsText(years, language), yearsText(plan.years, language)));
  if (startsOn !== null)
    lines.push(t.startLine(dateText(startsOn, language), dateText(plan.startsOn, language)));
  return lines;
}

/** The same as a list; nothing where the plan stays as it is. */
export function OfferedList(props: {
  readonly offered: Offered;
  readonly plan: Plan;
  readonly language: Language;
}) {
  const lines = offeredLines(props.offered, props.plan, props.language);
  return lines.length === 0 ? null : (
    <ul class="utrecht-unordered-list utrecht-unordered-list--html-content">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

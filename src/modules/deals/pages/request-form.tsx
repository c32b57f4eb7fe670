import { addMonths, localDate } from "#lib/calendar.ts";
import type { Charter } from "#lib/clause.ts";
import { dateText, monthsText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import type { Language } from "#lib/texts.ts";
import { YourWords } from "#modules/moderation";
import type { Area, Organization } from "#modules/people";
import type { Outcome } from "#platform/act.ts";
import { type FormValues, keyField, type PageTools } from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import { ForWhom } from "#ui/for-whom.tsx";
import {
  Buttons,
  type FieldError,
  Form,
  Hidden,
  MoneyField,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { Help, Paragraph, Section } from "#ui/page.tsx";
import type { RequestRefusal } from "../model/request.ts";
import { lookBackChoices } from "../model/table.ts";
import { texts } from "../texts.ts";

interface RequestFormProps {
  readonly page: PageTools;
  readonly action: string;
  readonly charter: Charter;
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
  /** Kept as it is, such as the work it is about. */
  readonly hidden?: FormValues;
  /** Where it may be; left out where that is known. */
  readonly areas?: readonly Area[];
  /** For whom it may be asked; left out where that is known. */
  readonly organizations?: readonly Organization[];
}

/** The one screen of whoever asks: what they do, what they ask of the municipality, what they bring. */
export function RequestForm(props: RequestFormProps) {
  const { page, action, charter, values, errors, hidden = {}, areas, organizations = [] } = props;
  const { language } = page;
  const t = texts[language].request;
  return (
    <Form language={language} errors={errors} action={action}>
      <Hidden name={keyField} value={newId()} />
      {Object.entries(hidden).map(([name, value]) => (
        <Hidden name={name} value={value} key={name} />
      ))}
      <ForWhom
        language={language}
        label={t.who}
        myself={t.whoMyself}
        organizations={organizations}
        mayActForAnother={false}
        values={values}
      />
      <TextField name="title" label={t.what} hint={t.whatHint} value={values.title} />
      <Help summary={t.more}>
        <TextArea name="what" label={t.more} required={false} rows={4} value={values.what ?? ""} />
      </Help>
      <MeansAsked page={page} values={values} />
      <TextField
        name="continuity"
        label={texts[language].make.continuity}
        hint={texts[language].make.continuityHint}
        value={values.continuity}
      />
      <Radios
        name="looksBackMonths"
        label={t.looksBack}
        value={values.looksBackMonths || "3"}
        options={lookBackChoices.map((months) => ({
          value: String(months),
          label: texts[language].make.afterMonths(
            monthsText(months, language),
            dateText(addMonths(localDate(page.now), months), language),
          ),
        }))}
      />
      {areas && (
        <Select
          name="areaId"
          label={t.area}
          value={values.areaId}
          options={[
            { value: "", label: t.choose },
            ...areas.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <Paragraph>{t.isPublic}</Paragraph>
      <YourWords page={page} charter={charter} />
      <Buttons>
        <SubmitButton once>{t.bind}</SubmitButton>
      </Buttons>
    </Form>
  );
}

function MeansAsked({ page, values }: Pick<RequestFormProps, "page" | "values">) {
  const t = texts[page.language].request;
  const optional = (name: string, label: string) => (
    <TextField name={name} label={label} required={false} value={values[name]} />
  );
  return (
    <>
      <Section id="gevraagd" title={t.asked}>
        <div class="meent-stack">
          <Paragraph>{t.askedHint}</Paragraph>
          <MoneyField name="money" label={t.money} required={false} value={values.money} />
          {optional("room", t.room)}
          {optional("goods", t.goods)}
          {optional("hours", t.hours)}
        </div>
      </Section>
      <Section id="inbreng" title={t.own}>
        <div class="meent-stack">
          {optional("partyHours", t.ownHours)}
          <Help summary={t.ownMore}>
            <MoneyField
              name="partyMoney"
              label={t.ownMoney}
              required={false}
              value={values.partyMoney}
            />
            {optional("partyRoom", t.ownRoom)}
            {optional("partyGoods", t.ownGoods)}
          </Help>
        </div>
      </Section>
    </>
  );
}

/** Which field a refusal speaks of. */
const fieldOf: Partial<Record<RequestRefusal, string>> = {
  nothing_asked: "money",
  area_unknown: "areaId",
  organization_not_yours: "organizationId",
};

/** What is wrong with a question, each beside its field; `others` are refusals of who asks in its name. */
export function errorsOfRequest(
  outcome: Extract<Outcome<unknown, string>, { readonly ok: false }>,
  language: Language,
  others: Readonly<Record<string, string>> = {},
): FieldError[] {
  const t = texts[language];
  const said: Readonly<Record<string, string>> = t.tableFields;
  if (outcome.refusal === "invalid_input")
    return Object.entries(outcome.fields).map(([field, name]) => ({
      field,
      message: said[name] ?? t.tableFields.too_long,
    }));
  const message = refusalText(
    { ...others, ...t.request.refusals } as Record<string, string>,
    language,
    outcome.refusal,
  );
  return [{ field: fieldOf[outcome.refusal as RequestRefusal] ?? "title", message }];
}

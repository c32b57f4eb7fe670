import { addMonths, localDate } from "#lib/calendar.ts";
import { dateText, euroText, monthsText } from "#lib/format.ts";
import { leftCents } from "#modules/mandates";
import { YourWords } from "#modules/moderation";
import { type PageTools, typedDateOf } from "#platform/http.ts";
import {
  Buttons,
  Checkboxes,
  DateField,
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
import { lookBackChoices } from "../model/table.ts";
import { texts } from "../texts.ts";
import { milestoneNames, type Prepared } from "./table-state.ts";

interface TableFormProps {
  readonly page: PageTools;
  readonly table: Prepared;
  readonly errors: readonly FieldError[];
}

/** The one screen: with whom, what, who carries what, from which mandate, when we look again. */
export function TableForm({ page, table, errors }: TableFormProps) {
  const { language } = page;
  const t = texts[language].make;
  const { values } = table;
  return (
    <Form language={language} errors={errors} action={page.href("/deals/nieuw")}>
      {table.workTitle && (
        <>
          <Hidden name="werk" value={values.werk ?? ""} />
          <Paragraph>{t.work(table.workTitle)}</Paragraph>
        </>
      )}
      {table.request ? (
        <>
          <Hidden name="vraag" value={table.request.number} />
          <Paragraph>
            {texts[language].request.ofQuestion(table.request.number, table.chosen?.name ?? "")}
          </Paragraph>
        </>
      ) : (
        <TextField name="party" label={t.party} hint={t.partyHint} value={values.party} />
      )}
      {table.candidates.length > 1 && (
        <Radios
          name="who"
          label={t.who}
          hint={t.whoHint}
          value={values.who}
          options={table.candidates.map(({ value, label }) => ({ value, label }))}
        />
      )}
      <TextField name="title" label={t.what} hint={t.whatHint} value={values.title} />
      <MeansFields page={page} table={table} errors={errors} />
      <TextField
        name="continuity"
        label={t.continuity}
        hint={t.continuityHint}
        value={values.continuity}
      />
      <Radios
        name="looksBackMonths"
        label={t.looksBackMonths}
        value={values.looksBackMonths}
        options={lookBackChoices.map((months) => ({
          value: String(months),
          label: t.afterMonths(
            monthsText(months, language),
            dateText(addMonths(localDate(page.now), months), language),
          ),
        }))}
      />
      <Select
        name="areaId"
        label={t.area}
        value={values.areaId}
        options={[
          { value: "", label: t.theirArea },
          ...table.areas.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Radios
        name="mandate"
        label={t.mandate}
        value={values.mandate}
        options={[
          ...table.mandates.map((mandate) => ({
            value: mandate.id,
            label: t.mandateOption(mandate.number, euroText(leftCents(mandate), language)),
          })),
          { value: "executive", label: t.executive },
        ]}
      />
      {table.asksMore && <LargeFields page={page} table={table} errors={errors} />}
      <YourWords page={page} charter={table.inForce} />
      <Buttons>
        <SubmitButton name="knop" value="nakijken">
          {t.toCheck}
        </SubmitButton>
      </Buttons>
    </Form>
  );
}

/** Who carries what: what is usual in sight, the rest one tap away. */
function MeansFields({ page, table }: TableFormProps) {
  const t = texts[page.language].make;
  const { values } = table;
  const optional = (name: "hours" | "room" | "goods" | "partyRoom" | "partyGoods") => (
    <TextField name={name} label={t[name]} required={false} value={values[name]} />
  );
  return (
    <>
      <TextField
        name="partyHours"
        label={t.partyHours}
        hint={t.hoursHint}
        required={false}
        value={values.partyHours}
      />
      <Help summary={t.othersParty}>
        <MoneyField
          name="partyMoney"
          label={t.partyMoney}
          required={false}
          value={values.partyMoney}
        />
        {optional("partyRoom")}
        {optional("partyGoods")}
      </Help>
      <MoneyField name="money" label={t.money} required={false} value={values.money} />
      <Help summary={t.othersMunicipality}>
        {optional("hours")}
        {optional("room")}
        {optional("goods")}
      </Help>
      <Help summary={t.more}>
        <TextArea name="what" label={t.more} required={false} rows={4} value={values.what ?? ""} />
      </Help>
    </>
  );
}

/** Only above the trust gate: how it ends well when it goes otherwise. */
function LargeFields({ page, table }: TableFormProps) {
  const { language } = page;
  const t = texts[language].make;
  const { values, rules } = table;
  return (
    <Section id="groter" title={t.largeTitle}>
      <Paragraph>{t.largeLead(euroText(rules.trustGateCents, language))}</Paragraph>
      <div class="meent-fields">
        <Radios
          name="route"
          label={t.route}
          value={values.route}
          options={(["subsidy", "contract", "mandate"] as const).map((route) => ({
            value: route,
            label: texts[language].routes[route],
            hint: texts[language].routeNotes[route](
              euroText(rules.gateCents(route, values.isSocialService === "yes"), language),
            ),
          }))}
        />
        <Checkboxes
          name="isSocialService"
          label={t.social}
          hint={t.socialHint}
          required={false}
          value={values.isSocialService ? [values.isSocialService] : []}
          options={[{ value: "yes", label: t.socialYes }]}
        />
        <TextField
          name="termMonths"
          label={t.termMonths}
          value={values.termMonths || values.looksBackMonths}
        />
        <TextArea
          name="stepIn"
          label={t.stepIn}
          hint={t.stepInHint}
          rows={4}
          value={values.stepIn ?? ""}
        />
        {milestoneNames().map(({ position, what, by }) => (
          <div class="meent-stack" key={what}>
            <TextField
              name={what}
              label={t.milestone(position)}
              required={false}
              value={values[what]}
            />
            <DateField
              name={by}
              label={t.milestoneBy(position)}
              required={false}
              value={typedDateOf(values, by)}
            />
          </div>
        ))}
      </div>
    </Section>
  );
}

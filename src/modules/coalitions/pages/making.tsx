import { Hono } from "hono";
import { addMonths, localDate } from "#lib/calendar.ts";
import type { Charter } from "#lib/clause.ts";
import { dateText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { YourWords } from "#modules/moderation";
import { type Area, listAreas, listOrganizationsOf, type Organization } from "#modules/people";
import { findWorkByNumber, type Work } from "#modules/works";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  dateOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
  typedDateOf,
} from "#platform/http.ts";
import {
  Buttons,
  Checkboxes,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { Steps } from "#ui/steps.tsx";
import { proposeCoalition } from "../actions.ts";
import {
  type CoalitionRefusal,
  decideProposal,
  type Proposal,
  partiesMost,
  pledgesOf,
  proposing,
  signByOf,
} from "../model.ts";
import { texts } from "../texts.ts";
import { BroughtFields, broughtFields } from "./brought.tsx";
import { errorsOf, type Status } from "./form-state.ts";
import { ReadAloud } from "./words.tsx";

/** Making an agreement: one form, read aloud together, signed by who proposes it. */
export const pages = new Hono<PageEnv>();

const here = "/afspraken/nieuw";

pages.get(here, async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const { viewer } = c.var.page;
  const table = await prepare(c, { werk: c.req.query("werk") ?? "", "p1-name": viewer.name });
  return showFields(c, table, []);
});

pages.post(here, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const table = await prepare(c, values);
  if (values.knop === "wijzigen") return showFields(c, table, []);
  if (values.knop === "meer") {
    const more = Math.min(countOf(values) + 1, partiesMost);
    return showFields(c, await prepare(c, { ...values, aantal: String(more) }), []);
  }
  const wanted = proposing.safeParse(table.input);
  if (!wanted.success)
    return showFields(c, table, fieldErrors(table, wanted.error.issues, page), 422);
  const decision = decideProposal(wanted.data, localDate(page.now));
  if (!decision.ok) return showFields(c, table, [refusalAt(decision.refusal, page)], 422);
  if (values.knop !== "tekenen") return showCheck(c, table, wanted.data);
  const outcome = await act(proposeCoalition, contextOf(c, values), table.input);
  if (outcome.ok) return c.redirect(page.href(`/afspraken/${outcome.value.number}`), 303);
  const errors = errorsOf(outcome, "title", page.language);
  return showFields(c, table, errors, statusOf(outcome.refusal));
});

/** What the form needs besides what was typed, and what was typed as the action takes it. */
interface Table {
  readonly values: FormValues;
  readonly areas: readonly Area[];
  readonly organizations: readonly Organization[];
  readonly work: Work | undefined;
  readonly charter: Charter;
  /** The places of the form that hold something, in order. */
  readonly places: readonly number[];
  readonly input: Readonly<Record<string, unknown>>;
}

const partyFields = ["name", "isElsewhere", ...broughtFields] as const;

function countOf(values: FormValues): number {
  const asked = Number(values.aantal);
  return Number.isSafeInteger(asked) ? Math.min(Math.max(asked, 3), partiesMost) : 3;
}

async function prepare(c: PageContext, values: FormValues): Promise<Table> {
  const { page, context } = c.var;
  const { id: communityId } = page.community;
  const { areas, organizations, work, charter } = await read(context, async (db) => ({
    areas: await listAreas(db, communityId),
    organizations:
      page.viewer.kind === "member"
        ? await listOrganizationsOf(db, communityId, page.viewer.memberId)
        : [],
    work: values.werk ? await findWorkByNumber(db, communityId, values.werk) : undefined,
    charter: await context.platform.lookUps.charter(db, communityId, { now: page.now }),
  }));
  const places = Array.from({ length: countOf(values) }, (_, index) => index + 1).filter(
    (place) => place === 1 || partyFields.some((field) => values[`p${place}-${field}`]),
  );
  return {
    values,
    areas,
    organizations,
    work,
    charter,
    places,
    input: {
      title: values.title ?? "",
      what: values.what ?? "",
      serves: values.serves ?? "",
      continuity: values.continuity ?? "",
      areaId: values.areaId ?? work?.areaId ?? "",
      workId: work?.id ?? "",
      startsOn: dateOf(values, "startsOn", localDate(page.now)),
      termMonths: values.termMonths ?? "",
      looksBackMonths: values.looksBackMonths ?? "",
      organizationId: values.organizationId ?? "",
      parties: places.map((place) =>
        Object.fromEntries(partyFields.map((field) => [field, values[`p${place}-${field}`] ?? ""])),
      ),
    },
  };
}

/* What is wrong -------------------------------------------------------------------------------------- */

function fieldErrors(
  { places }: Table,
  issues: readonly { readonly path: PropertyKey[]; readonly message: string }[],
  { language }: PageTools,
): FieldError[] {
  const seen = new Map<string, string>();
  for (const { path, message } of issues) {
    const [head, index, field] = path;
    const name =
      head === "parties" ? `p${places[Number(index)] ?? 1}-${String(field)}` : String(head);
    if (!seen.has(name)) seen.set(name, message);
  }
  return [...seen].flatMap(([field, name]) =>
    errorsOf({ refusal: "invalid_input", fields: { [field]: name } }, field, language),
  );
}

const fieldOf: Partial<Record<CoalitionRefusal, string>> = {
  parties_too_few: "p2-name",
  names_twice: "p2-name",
  pledges_nothing: "p1-money",
  starts_in_the_past: "startsOn",
  looks_back_after_term: "looksBackMonths",
};

function refusalAt(refusal: CoalitionRefusal, { language }: PageTools): FieldError {
  return { field: fieldOf[refusal] ?? "title", message: texts[language].refusals[refusal] };
}

/* Step 1 --------------------------------------------------------------------------------------------- */

function showFields(
  c: PageContext,
  table: Table,
  errors: readonly FieldError[],
  status: Status = 200,
) {
  const { page } = c.var;
  const { language } = page;
  const t = texts[language].form;
  return show(
    c,
    t.title,
    errors,
    status,
    <>
      <PageHead
        title={t.title}
        lead={t.lead}
        before={
          <>
            <Steps
              language={language}
              subject={table.work?.title ?? texts[language].title}
              step={1}
              total={2}
            />
            <ErrorSummary language={language} errors={errors} />
          </>
        }
      />
      <Text>
        <Form language={language} errors={errors} action={page.href(here)}>
          <Hidden name="werk" value={table.work?.number ?? ""} />
          <Hidden name="aantal" value={String(countOf(table.values))} />
          <GoalFields page={page} table={table} />
          {Array.from({ length: countOf(table.values) }, (_, index) => (
            <PartyFields page={page} values={table.values} place={index + 1} key={index} />
          ))}
          <Paragraph small soft>
            {t.privateNote}
          </Paragraph>
          <YourWords page={page} charter={table.charter} />
          <Buttons>
            <SubmitButton name="knop" value="nakijken">
              {t.next}
            </SubmitButton>
            {countOf(table.values) < partiesMost && (
              <SubmitButton kind="secondary" name="knop" value="meer">
                {t.more}
              </SubmitButton>
            )}
          </Buttons>
        </Form>
      </Text>
    </>,
  );
}

/** What, for whom, where and how long. */
function GoalFields({ page, table }: { readonly page: PageTools; readonly table: Table }) {
  const t = texts[page.language].form;
  const { values, areas } = table;
  return (
    <>
      <TextField name="title" label={t.name} hint={t.nameHint} value={values.title} />
      <TextArea
        name="what"
        label={t.what}
        hint={t.whatHint}
        rows={4}
        maxLength={2000}
        value={values.what ?? ""}
      />
      <TextField name="serves" label={t.serves} hint={t.servesHint} value={values.serves} />
      {areas.length > 0 && (
        <Select
          name="areaId"
          label={t.area}
          value={values.areaId ?? table.work?.areaId ?? ""}
          options={[
            { value: "", label: t.whole },
            ...areas.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <DateField name="startsOn" label={t.starts} value={typedDateOf(values, "startsOn")} />
      <TextField name="termMonths" label={t.term} hint={t.termHint} value={values.termMonths} />
      <TextField
        name="looksBackMonths"
        label={t.looksBack}
        hint={t.looksBackHint}
        value={values.looksBackMonths}
      />
      <TextField
        name="continuity"
        label={t.continuity}
        hint={t.continuityHint}
        value={values.continuity}
      />
      {table.organizations.length > 0 && (
        <Radios
          name="organizationId"
          label={t.self}
          value={values.organizationId ?? ""}
          options={[
            { value: "", label: t.selfMyself },
            ...table.organizations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
    </>
  );
}

/** One place at the table: who, and what it brings. */
function PartyFields(props: {
  readonly page: PageTools;
  readonly values: FormValues;
  readonly place: number;
}) {
  const { page, values, place } = props;
  const t = texts[page.language].form;
  const name = `p${place}-name`;
  return (
    <Section id={`partij-${place}`} title={t.party(place)}>
      <div class="meent-stack">
        {place === 1 && <Paragraph>{t.brings}</Paragraph>}
        <TextField
          name={name}
          label={place === 1 ? t.selfName : t.partyName}
          {...(place > 1 && { hint: t.partyNameHint })}
          required={place < 3}
          value={values[name]}
        />
        {place > 1 && (
          <Checkboxes
            name={`p${place}-isElsewhere`}
            label={t.from}
            required={false}
            value={values[`p${place}-isElsewhere`] ? ["yes"] : []}
            options={[{ value: "yes", label: t.isElsewhere }]}
          />
        )}
        <BroughtFields page={page} values={values} prefix={`p${place}-`} withHints={place === 1} />
      </div>
    </Section>
  );
}

/* Step 2 --------------------------------------------------------------------------------------------- */

/** Read aloud together; the button signs. */
async function showCheck(c: PageContext, table: Table, wanted: Proposal) {
  const { page, context } = c.var;
  const { language, now } = page;
  const t = texts[language].form;
  const today = localDate(now);
  const charter = await read(context, (db) =>
    context.platform.lookUps.charter(db, context.communityId, { now, areaId: wanted.areaId }),
  );
  const kept = Object.entries(table.values).filter(
    ([name]) => name !== "knop" && name !== keyField,
  );
  return show(
    c,
    t.checkTitle,
    [],
    200,
    <>
      <PageHead
        title={t.checkTitle}
        lead={t.checkLead}
        before={<Steps language={language} subject={wanted.title} step={2} total={2} />}
      />
      <Text>
        <Section id="voorlezen" title={wanted.title}>
          <ReadAloud
            language={language}
            read={{
              ...wanted,
              looksBackOn: addMonths(wanted.startsOn, wanted.looksBackMonths),
              parties: wanted.parties.map((party) => ({
                name: party.name,
                pledges: pledgesOf(party),
                goals: party.goals,
              })),
            }}
          />
        </Section>
        <Section id="dan" title={t.afterwards}>
          <ol class="utrecht-ordered-list utrecht-ordered-list--html-content">
            <li>{t.thenCode}</li>
            <li>{t.thenSign(dateText(signByOf(charter, today), language))}</li>
            <li>{t.thenFirm}</li>
          </ol>
        </Section>
        <Form language={language} action={page.href(here)}>
          <Hidden name={keyField} value={table.values[keyField] ?? newId()} />
          {kept.map(([name, value]) => (
            <Hidden name={name} value={value} key={name} />
          ))}
          <Buttons>
            <SubmitButton once name="knop" value="tekenen">
              {t.bind}
            </SubmitButton>
            <SubmitButton kind="secondary" name="knop" value="wijzigen">
              {t.change}
            </SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </>,
  );
}

function show(
  c: PageContext,
  title: string,
  errors: readonly FieldError[],
  status: Status,
  children: preact.ComponentChildren,
) {
  return c.var.show(
    {
      title,
      here,
      crumbs: [{ label: texts[c.var.page.language].title, path: "/afspraken" }],
      menu: "deals",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: <Page>{children}</Page>,
    },
    status,
  );
}

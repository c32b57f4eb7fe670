import { Hono } from "hono";
import { addDays, addMonths, localDate } from "#lib/calendar.ts";
import { dateText, euroText, monthsText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { leftCents, mandateTexts } from "#modules/mandates";
import { act } from "#platform/act.ts";
import {
  contextOf,
  dateOf,
  keyField,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import { Buttons, ErrorSummary, type FieldError, Form, Hidden, SubmitButton } from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Text } from "#ui/page.tsx";
import { agreeToRequest, makeTableDeal } from "../actions.ts";
import { isOpenRequest } from "../model/request.ts";
import {
  decideTerms,
  type NewTableDeal,
  newTableDeal,
  type TableRefusal,
  type TableTerms,
} from "../model/table.ts";
import { dealClauses } from "../model.ts";
import { type FieldSaid, texts } from "../texts.ts";
import { pathOfRequest } from "./request.tsx";
import { TableForm } from "./table-form.tsx";
import { milestoneNames, type Prepared, prepare } from "./table-state.ts";
import { carriesText } from "./words.ts";

/** The deal at the kitchen table: one screen, read aloud, signed. */
export const pages = new Hono<PageEnv>();

pages.get("/deals/nieuw", async (c) => {
  const { page } = c.var;
  // Nobody signs for a municipality that does not take part: people agree with one another.
  if (!page.community.takesPart) return c.redirect(page.href("/afspraken"), 303);
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const { werk = "", vraag = "" } = c.req.query();
  const table = await prepare(c, vraag ? { vraag } : { werk });
  if (table.request && !isOpenRequest(table.request))
    return c.redirect(page.href(pathOfRequest(table.request)), 303);
  return showForm(c, table, []);
});

pages.post("/deals/nieuw", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const table = await prepare(c, values);
  if (values.knop === "wijzigen") return showForm(c, table, []);
  const form = newTableDeal.safeParse(inputOf(table));
  const errors = [
    ...errorsOfParty(table, page),
    ...(form.success ? [] : errorsOf(form.error, table, page)),
  ];
  if (!form.success || errors.length > 0) return showForm(c, table, errors, 422);
  const terms = decideTerms(form.data, table.rules, localDate(page.now), table.others);
  if (!terms.ok) return showForm(c, table, [refusalAt(terms.refusal, page)], 422);
  if (values.knop === "sluiten") return make(c, table);
  return showCheck(c, table, form.data, terms.value);
});

async function make(c: PageContext, table: Prepared): Promise<Response> {
  const { page } = c.var;
  const context = contextOf(c, table.values);
  const outcome = table.request
    ? await act(agreeToRequest, context, { ...inputOf(table), dealRequestId: table.request.id })
    : await act(makeTableDeal, context, inputOf(table));
  if (outcome.ok) return c.redirect(page.href(`/deals/${outcome.value.number}`), 303);
  const t = texts[page.language];
  const all = {
    ...t.refusals,
    ...t.request.refusals,
    ...t.tableRefusals,
    ...mandateTexts[page.language].refusals,
  };
  const message = refusalText(all, page.language, outcome.refusal);
  const field = fieldOf[outcome.refusal as TableRefusal] ?? "mandate";
  return showForm(c, table, [{ field, message }], statusOf(outcome.refusal));
}

/** What the action is given: the form, with the party it means. */
function inputOf({
  values,
  chosen,
  workTitle,
  requirements,
  today,
}: Prepared): Record<string, unknown> {
  const [partyMemberId = "", partyOrganizationId = ""] = chosen?.value.split(":") ?? [];
  return {
    ...values,
    partyMemberId,
    partyOrganizationId,
    // Where they live, unless another area was chosen.
    areaId: values.areaId || (chosen?.areaId ?? ""),
    workId: workTitle ? values.werk : "",
    requirements,
    ...Object.fromEntries(milestoneNames().map(({ by }) => [by, dateOf(values, by, today)])),
  };
}

/* What is wrong -------------------------------------------------------------------------------------- */

/** Which field a refusal speaks of. */
const fieldOf: Partial<Record<TableRefusal, string>> = {
  party_unknown: "party",
  party_is_yourself: "party",
  area_unknown: "areaId",
  step_in_missing: "stepIn",
  split_above_gate: "stepIn",
  route_missing: "route",
  contract_above_gate: "route",
  gate_needs_executive: "mandate",
  term_too_long: "termMonths",
  looks_back_after_term: "looksBackMonths",
  milestone_incomplete: "milestone1",
  milestone_outside_term: "milestone1By",
};

function refusalAt(refusal: TableRefusal, { language }: PageTools): FieldError {
  return {
    field: fieldOf[refusal] ?? "title",
    message: texts[language].tableRefusals[refusal],
  };
}

function errorsOfParty({ values, candidates, chosen }: Prepared, { language }: PageTools) {
  const t = texts[language];
  if (chosen) return [];
  if (!values.party) return [{ field: "party", message: t.tableFields.party_missing }];
  return candidates.length === 0
    ? [{ field: "party", message: t.tableRefusals.party_unknown }]
    : [{ field: "who", message: t.tableFields.who_missing }];
}

function errorsOf(
  error: { readonly issues: readonly { path: PropertyKey[]; message: string }[] },
  { chosen }: Prepared,
  { language }: PageTools,
): FieldError[] {
  const t = texts[language];
  const said: Readonly<Record<string, string>> = t.tableFields satisfies Record<FieldSaid, string>;
  const seen = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const field = String(path[0]);
    // Who the party is, is asked by name; its own sentence stands there.
    if (field === "partyMemberId" || seen.has(field)) continue;
    // Where they live is known once it is known who they are.
    if (field === "areaId" && !chosen) continue;
    seen.set(field, said[message] ?? t.tableFields.too_long);
  }
  return [...seen].map(([field, message]) => ({ field, message }));
}

/* The pages ------------------------------------------------------------------------------------------ */

function showForm(
  c: PageContext,
  table: Prepared,
  errors: readonly FieldError[],
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
) {
  const { page } = c.var;
  const t = texts[page.language];
  return c.var.show(
    {
      title: t.make.title,
      here: "/deals/nieuw",
      crumbs: [{ label: t.title, path: "/deals" }],
      menu: "deals",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={t.make.title}
            lead={table.mayMake ? t.make.lead : t.make.noRight}
            before={<ErrorSummary language={page.language} errors={errors} />}
          />
          {table.mayMake && (
            <Text>
              <TableForm page={page} table={table} errors={errors} />
            </Text>
          )}
        </Page>
      ),
    },
    status,
  );
}

function showCheck(c: PageContext, table: Prepared, form: NewTableDeal, terms: TableTerms) {
  const { page } = c.var;
  const t = texts[page.language];
  return c.var.show({
    title: t.make.readTitle,
    here: "/deals/nieuw",
    crumbs: [{ label: t.title, path: "/deals" }],
    menu: "deals",
    isPersonal: true,
    children: <CheckPage page={page} table={table} form={form} terms={terms} />,
  });
}

interface CheckProps {
  readonly page: PageTools;
  readonly table: Prepared;
  readonly form: NewTableDeal;
  readonly terms: TableTerms;
}

/** Everything once more, in sentences to read aloud; then the button that binds. */
function CheckPage({ page, table, form, terms }: CheckProps) {
  const { language } = page;
  const t = texts[language].make;
  const { mandate, signsNow } = signerOf(table, form);
  const kept = { ...table.values, mandate };
  const hidden = Object.entries(kept).filter(([name]) => name !== "knop" && name !== keyField);
  return (
    <Page>
      <PageHead kind={t.readTitle} title={form.title} lead={t.readLead} />
      <Text>
        <div class="meent-stack">
          {readAloud({ page, table, form, terms }).map((sentence) => (
            <Paragraph lead key={sentence}>
              {sentence}
            </Paragraph>
          ))}
        </div>
        <Form language={language} action={page.href("/deals/nieuw")}>
          <Hidden name={keyField} value={newId()} />
          {hidden.map(([name, value]) => (
            <Hidden name={name} value={value} key={name} />
          ))}
          <Buttons>
            <SubmitButton once name="knop" value="sluiten">
              {signsNow ? t.signNow : t.putBefore}
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

/** Who signs for the municipality: the maker within the mandate, or the executive above it. */
function signerOf({ mandates, isExecutive }: Prepared, form: NewTableDeal) {
  const chosen = mandates.find(({ id }) => id === form.mandate);
  const overCents = chosen ? form.money - leftCents(chosen) : 0n;
  const mandate = chosen && overCents <= 0n ? chosen.id : "executive";
  return { mandate, chosen, overCents, signsNow: mandate !== "executive" || isExecutive };
}

function readAloud({ page, table, form, terms }: CheckProps): string[] {
  const { language, community } = page;
  const t = texts[language].make;
  const party = table.chosen?.name ?? "";
  const day = (date: string) => dateText(date, language);
  const side = (wanted: "party" | "municipality", name: string) => {
    const means = terms.means.filter((one) => one.side === wanted);
    return means.length > 0 ? t.brings(name, carriesText(means, language)) : t.bringsNothing(name);
  };
  const today = localDate(page.now);
  const large = terms.isLarge
    ? [
        t.termLine(day(addDays(addMonths(today, terms.termMonths), -1))),
        t.routeLine(texts[language].routes[terms.route]),
        ...terms.milestones.map(({ dueOn, what }) => t.milestoneLine(day(dueOn), what)),
        ...(terms.exitMonths === null ? [] : [t.exitLine(monthsText(terms.exitMonths, language))]),
        ...(terms.stepIn === null ? [] : [t.stepInLine(terms.stepIn)]),
      ]
    : [t.nothingMore, t.lot(table.charter.value(dealClauses.visitOneIn))];
  return [
    t.agree(party, community.name),
    form.what,
    table.requirements.length > 0 ? t.requires(table.requirements.join("; ")) : "",
    side("party", party),
    side("municipality", community.name),
    signerSentence(page, table, form),
    t.back(day(terms.looksBackOn)),
    t.ifStops(form.continuity),
    ...large,
  ].filter((sentence) => sentence !== "");
}

function signerSentence({ language }: PageTools, table: Prepared, form: NewTableDeal): string {
  const t = texts[language].make;
  const { mandate, chosen, overCents } = signerOf(table, form);
  if (chosen && overCents > 0n) return t.tooMuch(euroText(overCents, language));
  if (mandate === "executive") return table.isExecutive ? t.nowExecutive : t.byExecutive;
  if (!chosen || form.money === 0n) return "";
  return t.fromMandate(chosen.number, euroText(leftCents(chosen) - form.money, language));
}

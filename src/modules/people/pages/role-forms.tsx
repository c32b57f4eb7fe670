import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { idPattern } from "#lib/ids.ts";
import { roles as allRoles } from "#lib/roles.ts";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  dateOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
  readForm,
  signInFirst,
  statusOf,
  typedDateOf,
} from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import {
  type Answer,
  Answers,
  DateField,
  type FieldError,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import {
  changeRoleEnd,
  giveRole,
  layDownRole,
  proposeRole,
  proposeRoleEnd,
} from "../actions/roles.ts";
import { decideTerm, isHeavy, publicRoles, type Term } from "../model/roles.ts";
import { findTerm, listNames } from "../store.ts";
import { texts } from "../texts.ts";
import { errorsOf, type FormStatus, showForm } from "./form-page.tsx";
import { type Found, findPeople, PersonFields, personOf } from "./person.tsx";

/** Giving a role, another last day, laying down: fill in, read once more, then it binds. */
export const pages = new Hono<PageEnv>();

const crumb = (c: PageContext) => ({
  label: texts[c.var.page.language].rolesPage.title,
  path: "/rollen",
});

/** What was typed, without the button and the key of the page it was typed on. */
function typedOf(values: FormValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => name !== "knop" && name !== keyField),
  );
}

/* Giving ------------------------------------------------------------------------------------------- */

pages.get("/rollen/nieuw", (c) => showGive(c, {}, []));

pages.post("/rollen/nieuw", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const t = texts[page.language];
  if (values.knop === "wijzigen") return showGive(c, values, []);
  const found = await findPeople(c, values.person ?? "");
  const person = personOf(found, values);
  if (!person) {
    const message =
      found.length > 1 ? t.roleForm.choosePerson : t.roleForm.noPerson(values.person ?? "");
    return showGive(c, values, [{ field: found.length > 1 ? "memberId" : "person", message }], 422);
  }
  const errors = faultsOf(c, values, person);
  if (errors.length > 0) return showGive(c, values, errors, 422);
  if (values.knop !== "geven") return showGiveCheck(c, values, person);
  const input = inputOf(values, person);
  const context = contextOf(c, values);
  const outcome = isHeavyTyped(values)
    ? await act(proposeRole, context, input)
    : await act(giveRole, context, input);
  if (outcome.ok)
    return c.redirect(
      page.href(isHeavyTyped(values) ? `/rollen/voorstellen/${outcome.value.id}` : "/rollen"),
      303,
    );
  const message = refusalText(t.roleRefusals, page.language, outcome.refusal);
  return showGive(c, values, [{ field: "person", message }], statusOf(outcome.refusal));
});

/** What is wrong with the form, before it is read over. */
function faultsOf(c: PageContext, values: FormValues, person: Found): FieldError[] {
  const { page } = c.var;
  const t = texts[page.language];
  const action = isHeavyTyped(values) ? proposeRole : giveRole;
  const wanted = action.input.safeParse(inputOf(values, person));
  if (!wanted.success)
    return errorsOf(
      { refusal: "invalid_input", fields: fieldsOf(wanted.error.issues) },
      t.roleForm.fields,
      { field: "person", message: t.roleForm.fields.role_missing },
    );
  const decision = decideTerm(wanted.data, [], localDate(page.now));
  return decision.ok ? [] : [{ field: "endsOn", message: t.roleRefusals[decision.refusal] }];
}

function isHeavyTyped({ role }: FormValues): boolean {
  return allRoles.some((known) => known === role && isHeavy(known));
}

function inputOf(values: FormValues, person: Found) {
  return {
    memberId: person.id,
    role: (values.role ?? "") as Term["role"],
    title: values.title ?? "",
    startsOn: dateOf(values, "startsOn"),
    endsOn: dateOf(values, "endsOn") || null,
    reason: values.reason ?? "",
  };
}

function fieldsOf(issues: readonly { path: PropertyKey[]; message: string }[]) {
  const fields: Record<string, string> = {};
  for (const issue of issues) fields[issue.path.map(String).join(".")] ??= issue.message;
  return fields;
}

async function showGive(
  c: PageContext,
  values: FormValues,
  errors: readonly FieldError[],
  status?: FormStatus,
): Promise<Response> {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const t = texts[page.language];
  const found = await findPeople(c, values.person ?? "");
  const today = localDate(page.now);
  return showForm(c, {
    here: "/rollen/nieuw",
    crumbs: [crumb(c)],
    title: t.roleForm.giveTitle,
    lead: t.roleForm.giveLead,
    errors,
    ...(status && { status }),
    buttons: (
      <SubmitButton name="knop" value="lezen">
        {t.roleForm.readOver}
      </SubmitButton>
    ),
    children: (
      <>
        <PersonFields
          label={t.roleForm.person}
          hint={t.roleForm.personHint}
          which={t.roleForm.which}
          values={values}
          found={found}
        />
        <Select
          name="role"
          label={t.roleForm.role}
          hint={t.roleForm.roleHint}
          value={values.role ?? ""}
          options={[
            { value: "", label: t.roleForm.chooseRole },
            ...publicRoles.map((role) => ({
              value: role,
              label: isHeavy(role) ? t.roleForm.heavy(t.roles[role]) : t.roles[role],
            })),
          ]}
        />
        <TextField
          name="title"
          label={t.roleForm.titleField}
          hint={t.roleForm.titleHint}
          value={values.title}
          required={false}
        />
        <DateField
          name="startsOn"
          label={t.roleForm.startsOn}
          value={typedDateOf({ startsOn: today, ...values }, "startsOn")}
        />
        <DateField
          name="endsOn"
          label={t.roleForm.endsOn}
          hint={t.roleForm.endsOnHint}
          value={typedDateOf(values, "endsOn")}
          required={false}
        />
        <TextArea
          name="reason"
          label={t.roleForm.reason}
          hint={t.roleForm.reasonHint}
          value={values.reason}
          rows={3}
          maxLength={1000}
        />
      </>
    ),
  });
}

function showGiveCheck(c: PageContext, values: FormValues, person: Found): Promise<Response> {
  const { page } = c.var;
  const t = texts[page.language];
  const input = inputOf(values, person);
  const heavy = isHeavy(input.role);
  const day = (date: string) => dateText(date, page.language);
  return showCheck(c, {
    here: "/rollen/nieuw",
    title: heavy ? t.roleForm.checkHeavy : t.roleForm.checkLight,
    lead: heavy ? t.roleForm.checkHeavyLead : t.roleForm.checkLightLead,
    values: { ...values, memberId: person.id },
    button: heavy ? t.roleForm.propose : t.roleForm.give,
    buttonValue: "geven",
    answers: [
      { question: t.rolesPage.who, answer: person.name },
      { question: t.rolesPage.role, answer: t.roles[input.role] },
      ...(input.title ? [{ question: t.roleForm.titleField, answer: input.title }] : []),
      { question: t.roleForm.startsOn, answer: day(input.startsOn) },
      {
        question: t.roleForm.endsOn,
        answer: input.endsOn ? day(input.endsOn) : t.rolesPage.noEnd,
      },
      { question: t.roleForm.reason, answer: input.reason },
    ],
  });
}

interface Check {
  readonly here: string;
  readonly title: string;
  readonly lead: string;
  readonly values: FormValues;
  readonly answers: readonly Answer[];
  readonly button: string;
  readonly buttonValue: string;
  readonly danger?: boolean;
}

/** Everything once more; the button binds, the other goes back with what was typed. */
function showCheck(c: PageContext, check: Check): Promise<Response> {
  const t = texts[c.var.page.language].roleForm;
  return showForm(c, {
    here: check.here,
    crumbs: [crumb(c)],
    title: check.title,
    lead: check.lead,
    hidden: typedOf(check.values),
    buttons: (
      <>
        <SubmitButton
          once
          name="knop"
          value={check.buttonValue}
          kind={check.danger ? "danger" : "primary"}
        >
          {check.button}
        </SubmitButton>
        <SubmitButton kind="secondary" name="knop" value="wijzigen">
          {t.change}
        </SubmitButton>
      </>
    ),
    children: <Answers language={c.var.page.language} items={check.answers} />,
  });
}

/* Another last day --------------------------------------------------------------------------------- */

type Ending = "einde" | "neerleggen";

for (const kind of ["einde", "neerleggen"] as const) {
  pages.get(`/rollen/:id{${idPattern}}/${kind}`, (c) => showEnd(c, kind, {}, []));
  pages.post(`/rollen/:id{${idPattern}}/${kind}`, (c) => submitEnd(c, kind));
}

async function loadTerm(c: PageContext) {
  const { page, context } = c.var;
  return read(context, async (db) => {
    const term = await findTerm(db, page.community.id, c.req.param("id") ?? "");
    const names = await listNames(db, page.community.id, term ? [term.memberId] : []);
    return term && { term, name: names.get(term.memberId) ?? "" };
  });
}

async function submitEnd(c: PageContext, kind: Ending): Promise<Response> {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const loaded = await loadTerm(c);
  if (!loaded) return c.notFound();
  const { term, name } = loaded;
  const values = await readForm(c);
  if (values.knop === "wijzigen") return showEnd(c, kind, values, []);
  const t = texts[page.language];
  const input = {
    termId: term.id,
    endsOn: dateOf(values, "endsOn"),
    reason: values.reason ?? "",
  };
  const mayBeOpen = kind === "einde" ? { ...input, endsOn: input.endsOn || null } : input;
  const action = endActionOf(kind, term);
  const parsed = action.input.safeParse(mayBeOpen);
  if (!parsed.success) {
    const refused = { refusal: "invalid_input", fields: fieldsOf(parsed.error.issues) };
    const otherwise = { field: "endsOn", message: t.roleForm.fields.date_missing };
    return showEnd(c, kind, values, errorsOf(refused, t.roleForm.fields, otherwise), 422);
  }
  if (values.knop !== "einde") return showEndCheck(c, kind, values, term, name, mayBeOpen.endsOn);
  const context = contextOf(c, values);
  const outcome =
    kind === "neerleggen"
      ? await act(layDownRole, context, input)
      : isHeavy(term.role)
        ? await act(proposeRoleEnd, context, mayBeOpen)
        : await act(changeRoleEnd, context, mayBeOpen);
  if (outcome.ok) {
    const isProposal = kind === "einde" && isHeavy(term.role);
    const to = isProposal ? `/rollen/voorstellen/${outcome.value.id}` : `/rollen/${term.id}`;
    return c.redirect(page.href(to), 303);
  }
  const message = refusalText(t.roleRefusals, page.language, outcome.refusal);
  return showEnd(c, kind, values, [{ field: "endsOn", message }], statusOf(outcome.refusal));
}

function endActionOf(kind: Ending, { role }: Term) {
  if (kind === "neerleggen") return layDownRole;
  return isHeavy(role) ? proposeRoleEnd : changeRoleEnd;
}

async function showEnd(
  c: PageContext,
  kind: Ending,
  values: FormValues,
  errors: readonly FieldError[],
  status?: FormStatus,
): Promise<Response> {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const loaded = await loadTerm(c);
  if (!loaded) return c.notFound();
  const { term, name } = loaded;
  const t = texts[page.language];
  const standard = kind === "neerleggen" ? localDate(page.now) : (term.endsOn ?? "");
  return showForm(c, {
    here: `/rollen/${term.id}/${kind}`,
    crumbs: [crumb(c), { label: name, path: `/rollen/${term.id}` }],
    kind: t.rolesPage.holds(name, t.roles[term.role]),
    title: kind === "neerleggen" ? t.roleForm.layTitle : t.roleForm.endTitle,
    lead: kind === "neerleggen" ? t.roleForm.layLead : t.roleForm.endLead(isHeavy(term.role)),
    errors,
    ...(status && { status }),
    buttons: (
      <SubmitButton name="knop" value="lezen">
        {t.roleForm.readOver}
      </SubmitButton>
    ),
    children: (
      <>
        <DateField
          name="endsOn"
          label={t.roleForm.endsOn}
          hint={kind === "einde" ? t.roleForm.endsOnHint : t.roleForm.layHint}
          value={typedDateOf({ endsOn: standard, ...values }, "endsOn")}
          required={kind === "neerleggen"}
        />
        <TextArea
          name="reason"
          label={t.roleForm.reason}
          hint={t.roleForm.reasonHint}
          value={values.reason}
          rows={3}
          maxLength={1000}
        />
      </>
    ),
  });
}

function showEndCheck(
  c: PageContext,
  kind: Ending,
  values: FormValues,
  term: Term,
  name: string,
  endsOn: string | null,
): Promise<Response> {
  const { language } = c.var.page;
  const t = texts[language];
  const isProposal = kind === "einde" && isHeavy(term.role);
  return showCheck(c, {
    here: `/rollen/${term.id}/${kind}`,
    title: kind === "neerleggen" ? t.roleForm.layTitle : t.roleForm.endTitle,
    lead: isProposal ? t.roleForm.checkHeavyLead : t.roleForm.checkLightLead,
    values,
    danger: kind === "neerleggen",
    button: isProposal
      ? t.roleForm.propose
      : kind === "neerleggen"
        ? t.roleForm.lay
        : t.roleForm.end,
    buttonValue: "einde",
    answers: [
      { question: t.rolesPage.who, answer: name },
      { question: t.rolesPage.role, answer: t.roles[term.role] },
      {
        question: t.roleForm.endsOn,
        answer: endsOn ? dateText(endsOn, language) : t.rolesPage.noEnd,
      },
      { question: t.roleForm.reason, answer: values.reason },
    ],
  });
}

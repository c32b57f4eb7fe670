import { Hono } from "hono";
import type { VNode } from "preact";
import type { ZodType, z } from "zod";
import { dateText, euroText } from "#lib/format.ts";
import { decideSeats, seatsOf } from "#lib/governance.ts";
import { isId } from "#lib/ids.ts";
import type { NineAct } from "#lib/nine-acts.ts";
import type { Language } from "#lib/texts.ts";
import { leftCents } from "#modules/mandates";
import { type Kept, type Outcome, act as run } from "#platform/act.ts";
import { type Context, read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import {
  contextOf,
  type FormValues,
  type PageContext,
  type PageEnv,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import type { Entry } from "#platform/record.ts";
import type { Followed, Slots, Words } from "#platform/slots.ts";
import { findSubject, kinds, pathOf } from "./actions/subject.ts";
import {
  award,
  coFinance,
  giveStartMoney,
  guarantee,
  invite,
  legitimise,
  recognise,
  replyToAct,
  shareKnowledge,
  shareTheSay,
} from "./actions.ts";
import {
  decideException,
  legitimising,
  type RuleOutcome,
  type RuleOwner,
} from "./model/exception.ts";
import {
  decideReply,
  isExecutive,
  type SubjectKindName,
  sharingTheSay,
  subjectKinds,
} from "./model.ts";
import { aboutOf, CheckPage, moneyOf } from "./pages/check.tsx";
import { ChoosePage } from "./pages/choose.tsx";
import { ExceptionCheckPage, ExceptionPage, SearchPage } from "./pages/exception.tsx";
import { ActFormPage, addressOf, kindOf } from "./pages/form.tsx";
import {
  emptyForm,
  type FormState,
  fieldText,
  nested,
  type Refusal,
  refusedForm,
  withDates,
} from "./pages/form-state.ts";
import { found } from "./pages/found.ts";
import { registerPages } from "./pages/register-routes.tsx";
import { ReplyPage } from "./pages/reply.tsx";
import { onSubject } from "./pages/strip.tsx";
import { type ActView, actOfSlug, checked, loadActView, mayGive, slugs } from "./pages/view.ts";
import { waits } from "./pages/waits.ts";
import { writings } from "./pages/writings.ts";
import { findAct, findRule, listActsByIds, listLikeCases, listRulesByIds } from "./store.ts";
import { texts } from "./texts.ts";

export const pages = new Hono<PageEnv>();
pages.route("/", registerPages);

type Status = 200 | 401 | 403 | 404 | 409 | 422;

/* The acts of one thing ------------------------------------------------------------------------------ */

for (const kind of subjectKinds) {
  const base = `/${kinds[kind].base}/:number/daden`;
  pages.get(base, (c) => showChoice(c, kind));
  pages.get(`${base}/antwoord/:act`, (c) => showReply(c, kind, emptyForm()));
  pages.post(`${base}/antwoord/:act`, (c) => submitReply(c, kind));
  pages.get(`${base}/:act`, async (c) => {
    const act = actOfSlug(c.req.param("act"));
    if (!act) return c.notFound();
    if (act === "legitimise") return showException(c, kind, emptyForm(), "search");
    return showAct(c, kind, act, emptyForm(), ActFormPage);
  });
  pages.post(`${base}/:act`, async (c) => {
    const act = actOfSlug(c.req.param("act"));
    if (!act) return c.notFound();
    return act === "legitimise" ? submitException(c, kind) : submitAct(c, kind, act);
  });
}

pages.get("/uitzonderingen/nieuw", (c) => showException(c, null, emptyForm(), "search"));
pages.post("/uitzonderingen/nieuw", (c) => submitException(c, null));

function loadHere(
  c: PageContext,
  kind: SubjectKindName,
  act?: NineAct,
): Promise<ActView | undefined> {
  const { page, context } = c.var;
  return read(context, (db) => loadActView(db, page, kind, c.req.param("number") ?? "", act));
}

async function showChoice(c: PageContext, kind: SubjectKindName) {
  const { page } = c.var;
  const view = await loadHere(c, kind);
  if (!view) return c.notFound();
  return c.var.show({
    title: `${texts[page.language].choose.title}: ${view.subject.title}`,
    here: `${pathOf(view.subject)}/daden`,
    crumbs: crumbsOf(view),
    menu: "works",
    children: <ChoosePage page={page} view={view} />,
  });
}

type Screen = (props: {
  readonly page: PageContext["var"]["page"];
  readonly view: ActView;
  readonly form: FormState;
  readonly act: NineAct;
}) => VNode | null;

async function showAct(
  c: PageContext,
  kind: SubjectKindName,
  act: NineAct,
  form: FormState,
  Screen: Screen,
  status: Status = 200,
) {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const view = await loadHere(c, kind, act);
  if (!view) return c.notFound();
  const choice = `${pathOf(view.subject)}/daden`;
  // A form that would only be refused leads to who can do this act.
  if (form.errors.length === 0 && !mayGive(act, view.subject, view.standing))
    return c.redirect(page.href(choice), 303);
  const t = texts[page.language];
  return c.var.show(
    {
      title: `${t.acts[act].title}: ${view.subject.title}`,
      here: `${choice}/${slugs[act]}`,
      crumbs: [...crumbsOf(view), { label: t.choose.title, path: choice }],
      menu: "works",
      isPersonal: true,
      hasErrors: form.errors.length > 0,
      children: <Screen page={page} view={view} form={form} act={act} />,
    },
    status,
  );
}

function crumbsOf({ subject }: ActView) {
  return [{ label: `${subject.number}, ${subject.title}`, path: pathOf(subject) }];
}

async function submitAct(c: PageContext, kind: SubjectKindName, act: NineAct) {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = withDates(await readForm(c));
  const view = await loadHere(c, kind);
  if (!view) return c.notFound();
  if (values.knop === "wijzigen") return showAct(c, kind, act, emptyForm(values), ActFormPage);
  const input = { ...nested(values), ...aboutOf(view) };
  if (checked.includes(act) && values.knop !== "vastleggen") {
    const wrong = problemOf(view, act, values, page.language);
    return wrong
      ? showAct(c, kind, act, wrong, ActFormPage, 422)
      : showAct(c, kind, act, emptyForm(values), CheckPage);
  }
  const outcome = await give(act, contextOf(c, values), input);
  if (outcome.ok)
    return c.redirect(`${page.href(pathOf(view.subject))}#daad-${outcome.value.id}`, 303);
  const form = refusedForm(values, outcome, "body", page.language);
  return showAct(c, kind, act, form, ActFormPage, statusOf(outcome.refusal));
}

/** Each act by its own action, so that its right and its input are its own. */
function give(act: NineAct, context: Context, input: unknown): Promise<Outcome<Kept, Refusal>> {
  switch (act) {
    case "recognise":
      return run(recognise, context, input);
    case "invite":
      return run(invite, context, input);
    case "legitimise":
      return run(legitimise, context, input);
    case "startMoney":
      return run(giveStartMoney, context, input);
    case "guarantee":
      return run(guarantee, context, input);
    case "coFinance":
      return run(coFinance, context, input);
    case "award":
      return run(award, context, input);
    case "shareKnowledge":
      return run(shareKnowledge, context, input);
    case "governance":
      return run(shareTheSay, context, input);
  }
}

const inputs: Readonly<Partial<Record<NineAct, ZodType>>> = {
  startMoney: giveStartMoney.input,
  guarantee: guarantee.input,
  coFinance: coFinance.input,
  award: award.input,
  governance: shareTheSay.input,
};

/** What would be wrong with it, told before the page that binds. */
function problemOf(
  view: ActView,
  act: NineAct,
  values: FormValues,
  language: Language,
): FormState | undefined {
  const input = { ...nested(values), ...aboutOf(view) };
  const parsed = inputs[act]?.safeParse(input);
  if (parsed?.error) {
    const fields = Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => [path.join("."), message]),
    );
    return refusedForm(values, { refusal: "invalid_input", fields }, "body", language);
  }
  const refusal = act === "governance" ? seatProblem(input) : moneyProblem(view, act, values);
  return refusal && refusedForm(values, { refusal, fields: {} }, "body", language);
}

function seatProblem(input: unknown): Refusal | undefined {
  const { data } = sharingTheSay.safeParse(input);
  const decision = data && decideSeats(seatsOf(data.seats), data.votesNeeded);
  return decision && !decision.ok ? decision.refusal : undefined;
}

function moneyProblem(view: ActView, act: NineAct, values: FormValues): Refusal | undefined {
  if (act === "award") return undefined;
  const money = moneyOf(view, act, values);
  if (!money || money.mandateId === "executive") return undefined;
  const mandate = view.standing?.mandates.find(({ id }) => id === money.mandateId);
  if (!mandate) return "mandate_unknown";
  return money.amount > leftCents(mandate) ? "mandate_too_small" : undefined;
}

/* A rule exception: first what is like it, then the form, then everything once more ------------------ */

type ExceptionStep = "search" | "form" | "check";
const exceptionScreens = { search: SearchPage, form: ExceptionPage, check: ExceptionCheckPage };

async function submitException(c: PageContext, kind: SubjectKindName | null) {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = withDates(await readForm(c));
  const view = kind === null ? undefined : await loadHere(c, kind);
  if (kind !== null && !view) return c.notFound();
  if (values.knop === "zoeken") {
    const errors = searchErrors(values, page.language);
    return errors.length > 0
      ? showException(c, kind, { values, errors }, "search", 422)
      : showException(c, kind, emptyForm(values), "form");
  }
  if (values.knop === "wijzigen") return showException(c, kind, emptyForm(values), "form");
  const input = { ...nested(values), ...(view && aboutOf(view)) };
  const checkedInput = legitimising.safeParse(input);
  if (values.knop !== "vastleggen" && checkedInput.success) {
    const refusal = await exceptionProblem(c, checkedInput.data);
    if (!refusal) return showException(c, kind, emptyForm(values), "check");
    const wrong = refusedForm(values, { refusal, fields: {} }, "body", page.language);
    return showException(c, kind, wrong, "form", 422);
  }
  const outcome = await run(legitimise, contextOf(c, values), input);
  if (outcome.ok)
    return c.redirect(
      view
        ? `${page.href(pathOf(view.subject))}#daad-${outcome.value.id}`
        : page.href(`/uitzonderingen/regels/${outcome.value.ruleId}`),
      303,
    );
  const form = refusedForm(values, outcome, "body", page.language);
  return showException(c, kind, form, "form", statusOf(outcome.refusal));
}

/** What the rule itself stands in the way of, told before the page that binds. */
async function exceptionProblem(
  c: PageContext,
  input: z.output<typeof legitimising>,
): Promise<Refusal | undefined> {
  const { page, context } = c.var;
  const { ruleId } = input;
  const known =
    ruleId === null
      ? undefined
      : await read(context, (db) => findRule(db, page.community.id, ruleId));
  const roles = page.viewer.kind === "member" ? page.viewer.roles.map(({ role }) => role) : [];
  const decision = decideException(known ?? input, input, isExecutive({ roles }));
  return decision.ok ? undefined : decision.refusal;
}

function searchErrors({ rule = "", case: told = "" }: FormValues, language: Language) {
  return [
    ...(rule.length < 4 ? [{ field: "rule", message: fieldText("rule_missing", language) }] : []),
    ...(told.length < 10 ? [{ field: "case", message: fieldText("body_missing", language) }] : []),
  ];
}

async function showException(
  c: PageContext,
  kind: SubjectKindName | null,
  form: FormState,
  step: ExceptionStep,
  status: Status = 200,
) {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const view = kind === null ? undefined : await loadHere(c, kind);
  if (kind !== null && !view) return c.notFound();
  const { rule = "", case: told = "" } = form.values;
  const like =
    step === "search"
      ? []
      : await read(context, (db) =>
          listLikeCases(db, page.community.id, { rule, body: told || (form.values.card ?? "") }),
        );
  const t = texts[page.language];
  const Screen = exceptionScreens[step];
  const path = view ? `${pathOf(view.subject)}/daden/${slugs.legitimise}` : "/uitzonderingen/nieuw";
  return c.var.show(
    {
      title: t.acts.legitimise.title,
      here: path,
      crumbs: view ? crumbsOf(view) : [{ label: t.register.title, path: "/uitzonderingen" }],
      isPersonal: true,
      hasErrors: form.errors.length > 0,
      children: (
        <Screen
          page={page}
          form={form}
          kind={view ? kindOf(view) : t.exception.loose}
          isLoose={view === undefined}
          action={view ? addressOf(page, view, "legitimise") : page.href(path)}
          like={like}
        />
      ),
    },
    status,
  );
}

/* A reply beside an act ------------------------------------------------------------------------------- */

async function submitReply(c: PageContext, kind: SubjectKindName) {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const actId = c.req.param("act") ?? "";
  const outcome = await run(replyToAct, contextOf(c, values), { ...nested(values), actId });
  if (outcome.ok) {
    const number = c.req.param("number") ?? "";
    const path = `/${kinds[kind].base}/${number}`;
    return c.redirect(`${page.href(path)}#daad-${actId}`, 303);
  }
  const form = refusedForm(values, outcome, "body", page.language);
  return showReply(c, kind, form, statusOf(outcome.refusal));
}

async function showReply(
  c: PageContext,
  kind: SubjectKindName,
  form: FormState,
  status: Status = 200,
) {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const view = await loadHere(c, kind);
  const id = c.req.param("act") ?? "";
  const given =
    view && isId(id) ? await read(context, (db) => findAct(db, page.community.id, id)) : undefined;
  if (!view?.standing || !given || given.subject.id !== view.subject.id) return c.notFound();
  if (form.errors.length === 0 && !decideReply(given, view.subject, view.standing.giver).ok)
    return c.redirect(page.href(pathOf(view.subject)), 303);
  return c.var.show(
    {
      title: texts[page.language].reply.title,
      here: `${pathOf(view.subject)}/daden/antwoord/${given.id}`,
      crumbs: crumbsOf(view),
      menu: "works",
      isPersonal: true,
      hasErrors: form.errors.length > 0,
      children: <ReplyPage page={page} view={view} form={form} given={given} />,
    },
    status,
  );
}

/* What other pages show of acts ----------------------------------------------------------------------- */

/** Who gave it: the organisation they spoke for, else the person. */
function giver({ data }: Entry, words: Words): string {
  return (
    (data.organizationId && words.title("organization", data.organizationId)) ||
    words.member(data.memberId)
  );
}

const money = ({ data }: Entry, { language }: Words) =>
  euroText(BigInt(String(data.amountCents ?? "0")), language);

const day = (value: unknown, { language }: Words) =>
  typeof value === "string" ? dateText(value, language) : "";

export const slots: Slots = {
  writings,
  found,
  follow: {
    act: followedActs,
    rule: async (db, communityId, ids) =>
      new Map(
        (await listRulesByIds(db, communityId, ids)).map(({ id }) => [
          id,
          { partyIds: [], areaId: null },
        ]),
      ),
  },
  subjects: {
    act: titlesOfActs,
    rule: async (db, communityId, ids) =>
      new Map(
        (await listRulesByIds(db, communityId, ids)).map(({ id, title }) => [
          id,
          { title, path: `/uitzonderingen/regels/${id}` },
        ]),
      ),
  },
  sentences: {
    "acts.recognised": (entry, words) =>
      texts[words.language].sentences.recognised(giver(entry, words)),
    "acts.invited": (entry, words) => {
      const t = texts[words.language].sentences;
      return t.invited(giver(entry, words), entry.texts.title ?? t.invitee);
    },
    "acts.excepted": (entry, words) =>
      texts[words.language].sentences.excepted(giver(entry, words), day(entry.data.endsOn, words)),
    "acts.startMoneyGiven": (entry, words) =>
      texts[words.language].sentences.startMoneyGiven(giver(entry, words), money(entry, words)),
    "acts.guaranteed": (entry, words) =>
      texts[words.language].sentences.guaranteed(
        giver(entry, words),
        money(entry, words),
        day(entry.data.endsOn, words),
      ),
    "acts.guaranteeEnded": (entry, words) =>
      texts[words.language].sentences.guaranteeEnded(
        words.member(entry.data.memberId),
        money(entry, words),
        entry.data.mandateId !== null,
      ),
    "acts.guaranteeFreed": (entry, words) =>
      texts[words.language].sentences.guaranteeFreed(
        words.member(entry.data.memberId),
        money(entry, words),
        entry.data.mandateId !== null,
      ),
    "acts.coFinanced": (entry, words) =>
      texts[words.language].sentences.coFinanced(giver(entry, words), money(entry, words)),
    "acts.awarded": ({ data }, words) =>
      texts[words.language].sentences.awarded(day(data.startsOn, words)),
    "acts.knowledgeShared": (entry, words) =>
      texts[words.language].sentences.knowledgeShared(giver(entry, words), entry.texts.title ?? ""),
    "acts.sayShared": (entry, words) =>
      texts[words.language].sentences.sayShared(giver(entry, words)),
    "acts.replied": (entry, words) => texts[words.language].sentences.replied(giver(entry, words)),
    "acts.rulePutUp": ({ data, subject }, words) =>
      texts[words.language].sentences.rulePutUp(
        words.title("rule", subject.id),
        texts[words.language].rule.owners[data.owner as RuleOwner],
        day(data.answerDueOn, words),
      ),
    "acts.ruleSent": ({ data, subject }, words) =>
      texts[words.language].sentences.ruleSent(
        words.member(data.memberId),
        words.title("rule", subject.id),
        Number(data.cases),
        day(data.answerDueOn, words),
      ),
    "acts.ruleAnswered": ({ data, subject }, words) =>
      texts[words.language].sentences.ruleAnswered(
        words.title("rule", subject.id),
        texts[words.language].rule.outcomes[data.outcome as RuleOutcome],
      ),
  },
  waits,
  on: {
    work: onSubject("work"),
    undertaking: onSubject("undertaking"),
    challenge: onSubject("challenge"),
    initiative: onSubject("initiative"),
  },
};

/** Whoever gave it hears what is said beside it; an exception without a thing has no page to follow. */
async function followedActs(db: Db, communityId: string, ids: readonly string[]) {
  const followed = new Map<string, Followed>();
  for (const { id, subject, givenBy } of await listActsByIds(db, communityId, ids)) {
    const found = await findSubject(db, communityId, subject, new Date(0));
    if (found) followed.set(id, { partyIds: [givenBy], areaId: found.areaId });
  }
  return followed;
}

/** The thing an act was given to, with the act's own place on its page. */
async function titlesOfActs(db: Db, communityId: string, ids: readonly string[]) {
  const titles = new Map<string, { title: string; path: string | null }>();
  for (const { id, subject } of await listActsByIds(db, communityId, ids)) {
    // Titles only: which instant the state is asked for does not matter.
    const found = await findSubject(db, communityId, subject, new Date(0));
    titles.set(id, {
      title: found?.title ?? "",
      path: found ? `${pathOf(found)}#daad-${id}` : null,
    });
  }
  return titles;
}

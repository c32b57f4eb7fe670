import { Hono, type Context as HonoContext } from "hono";
import type { VNode } from "preact";
import type { ZodType } from "zod";
import { localDate } from "#lib/calendar.ts";
import type { Charter } from "#lib/clause.ts";
import { dateText } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { partyAwaited } from "#lib/waits.ts";
import { tellLapse } from "#modules/charter";
import { dealClauses, errorsOfRequest, pathOfRequest } from "#modules/deals";
import { listOrganizationsOf, listPartyIds } from "#modules/people";
import {
  findUndertakingByNumber,
  findWork,
  findWorkByNumber,
  isOpen,
  listWorks,
  type Work,
} from "#modules/works";
import { type Action, act, type Kept } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import {
  contextOf,
  dateOf,
  type FormValues,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import type { Followed, Slots } from "#platform/slots.ts";
import { readForWhom } from "#ui/for-whom.tsx";
import { sumPartsCents } from "./actions/parts.ts";
import {
  answerDivision,
  answerQuestion,
  askParty,
  completeChallenge,
  decideChallenge,
  discardDraft,
  draftChallenge,
  extendTermOf,
  fileChallenge,
  giveCounterOffer,
  handOnChallenge,
  moveToChallenge,
  moveToDeal,
  objectToRefusal,
  proposeDivision,
  proposeToShare,
  putToCouncil,
  replyToDecision,
  reportDeparture,
  stayInChallenge,
  takeCounterOffer,
  takeOnChallenge,
  takeUpChallenge,
  withdrawChallenge,
  withdrawForParty,
} from "./actions.ts";
import type { AwaitedThing } from "./model/awaited.ts";
import { decideGround, groundQuestions, unanswered } from "./model/grounds.ts";
import { decideLane, laneQuestions, notYetThere } from "./model/lane.ts";
import {
  type Challenge,
  type ChallengeRefusal,
  type DivisionWay,
  decideAnswer,
  decideOffered,
  deciding,
  type RefusalGround,
  refusalGrounds,
} from "./model.ts";
import { ChallengePage, loadChallenge, partyName, titleOf } from "./pages/challenge.tsx";
import { emptyForm, type FormState, refusedForm } from "./pages/form-state.ts";
import { found } from "./pages/found.ts";
import {
  LanePage,
  MovePage,
  onDealRequest,
  onUndertaking,
  ToDealPage,
  valuesFromRequest,
} from "./pages/lane.tsx";
import {
  DepartPage,
  findSuccessors,
  handOnPage,
  StayPage,
  TakeOnPage,
  WithdrawForPage,
} from "./pages/leaving.tsx";
import { stepsOf } from "./pages/now.tsx";
import { OfferPage, withFirstDay } from "./pages/offered.tsx";
import {
  AskPage,
  CompletePage,
  DecideCheckPage,
  DecidePage,
  DividePage,
  ExtendPage,
  GroundPage,
  SharePage,
} from "./pages/official.tsx";
import { onWork } from "./pages/on-work.tsx";
import type { FormPageProps } from "./pages/one-field.tsx";
import {
  AnswerPage,
  CouncilPage,
  ObjectPage,
  ReplyPage,
  TakePage,
  WithdrawPage,
} from "./pages/party.tsx";
import { replayChallenges } from "./pages/replay.ts";
import { CheckPage, TakeOverPage } from "./pages/take-over.tsx";
import { waits } from "./pages/waits.ts";
import { writings } from "./pages/writings.ts";
import {
  findChallenge,
  findDraftOf,
  listChallengesByIds,
  listWaiting,
  listWaitingOf,
} from "./store.ts";
import { texts } from "./texts.ts";

export const pages = new Hono<PageEnv>();

/* Filing: two answers, then everything once more ------------------------------------------------- */

pages.get("/werken/:number/overnemen", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await read(context, (db) => valuesFromRequest(db, page, c.req.query("vraag")));
  return showTakeOver(c, emptyForm(values));
});

pages.post("/werken/:number/overnemen", async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const sent = await readForm(c);
  const values = { ...sent, startsOn: dateOf(sent, "startsOn", localDate(c.var.page.now)) };
  const work = await read(c.var.context, (db) => workOf(db, c));
  if (!work) return c.notFound();
  const outcome = await act(draftChallenge, contextOf(c, values), {
    ...values,
    ...readForWhom(values),
    workId: work.id,
  });
  if (outcome.ok)
    return c.redirect(c.var.page.href(`/uitdagingen/concept/${outcome.value.id}`), 303);
  const form = refusedForm(values, outcome, "why", c.var.page.language);
  return showTakeOver(c, form, statusOf(outcome.refusal));
});

async function showTakeOver(c: PageContext, form: FormState, status: Status = 200) {
  const { page, context } = c.var;
  // Nobody decides here yet: the same two answers go into a letter, on a page that says why.
  if (!page.community.takesPart)
    return c.redirect(page.href(`/werken/${c.req.param("number")}/brief`), 303);
  const loaded = await read(context, async (db) => {
    const work = await workOf(db, c);
    if (!work || page.viewer.kind === "visitor") return undefined;
    const { memberId } = page.viewer;
    const draft = await findDraftOf(db, page.community.id, work.id, memberId, page.now);
    return {
      work,
      charter: await charterNow(c, db, work.areaId),
      lapse: await tellLapse(db, page.community.id, page.now, page.language),
      organizations: await listOrganizationsOf(db, page.community.id, memberId),
      others: await othersOf(db, page, work.id),
      form: draft && form.errors.length === 0 ? emptyForm(valuesOf(draft)) : form,
    };
  });
  // A reserved work is not taken over; its own page says why.
  if (!loaded) return c.notFound();
  if (!isOpen(loaded.work)) return c.redirect(page.href(`/werken/${loaded.work.number}`), 303);
  return c.var.show(
    {
      title: texts[page.language].takeOver.title,
      here: `/werken/${loaded.work.number}/overnemen`,
      crumbs: workCrumbs(page, loaded.work),
      menu: "works",
      isPersonal: true,
      hasErrors: form.errors.length > 0,
      children: <TakeOverPage page={page} {...loaded} />,
    },
    status,
  );
}

/** Who challenges the municipality for this work and waits for an answer. */
async function othersOf(db: Db, page: PageTools, workId: string): Promise<readonly string[]> {
  const waiting = await listWaitingOf(db, page.community.id, workId, page.now);
  return Promise.all(waiting.map((other) => partyName(db, page.community.id, other)));
}

/** A draft as its form had it. */
function valuesOf({ plan, partyOrganizationId }: Challenge): FormValues {
  const euros = plan.yearlyCents / 100n;
  const cents = plan.yearlyCents % 100n;
  return {
    organizationId: partyOrganizationId ?? "",
    why: plan.why,
    cooperation: plan.cooperation,
    yearlyAmount: cents === 0n ? String(euros) : `${euros},${String(cents).padStart(2, "0")}`,
    years: String(plan.years),
    startsOn: plan.startsOn,
  };
}

pages.get("/uitdagingen/concept/:id", async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  return showCheck(c, emptyForm());
});

pages.post("/uitdagingen/concept/:id", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const input = { challengeId: c.req.param("id") };
  if (values.knop === "weggooien") {
    // Pressed twice, the draft is gone once and both presses end at the same page.
    const context = { ...c.var.context, idempotencyKey: `discard-${input.challengeId}` };
    const dropped = await act(discardDraft, context, input);
    return dropped.ok ? c.redirect(page.href("/werken"), 303) : showCheck(c, emptyForm());
  }
  const outcome = await act(fileChallenge, contextOf(c, values), input);
  if (outcome.ok) return c.redirect(page.href(`/uitdagingen/${outcome.value.number}`), 303);
  const form = refusedForm(values, outcome, "nakijken", page.language);
  return showCheck(c, form, statusOf(outcome.refusal));
});

async function showCheck(c: PageContext, form: FormState, status: Status = 200) {
  const { page, context } = c.var;
  const loaded = await read(context, async (db) => {
    const id = c.req.param("id") ?? "";
    const draft = isId(id) ? await findChallenge(db, page.community.id, id, page.now) : undefined;
    // A draft is its party's own: for anyone else it is not there.
    if (!draft || page.viewer.kind === "visitor" || draft.partyMemberId !== page.viewer.memberId)
      return undefined;
    const work = await findWork(db, page.community.id, draft.workId);
    if (!work) return undefined;
    return {
      draft,
      work,
      charter: await charterNow(c, db, work.areaId),
      lapse: await tellLapse(db, page.community.id, page.now, page.language),
      party: await partyName(db, page.community.id, draft),
      othersCents: await sumPartsCents(db, page.community.id, draft),
      others: await othersOf(db, page, work.id),
    };
  });
  if (!loaded) return c.notFound();
  if (loaded.draft.state !== "draft")
    return c.redirect(page.href(`/uitdagingen/${loaded.draft.number}`), 303);
  return c.var.show(
    {
      title: texts[page.language].check.title,
      here: `/uitdagingen/concept/${loaded.draft.id}`,
      crumbs: workCrumbs(page, loaded.work),
      menu: "works",
      isPersonal: true,
      hasErrors: form.errors.length > 0,
      children: <CheckPage page={page} form={form} {...loaded} />,
    },
    status,
  );
}

/* The challenge itself ---------------------------------------------------------------------------- */

pages.get("/uitdagingen/:number", (c) => showForm(c, "", emptyForm(), ChallengePage));

pages.post("/uitdagingen/:number/helpen", (c) =>
  submit(c, takeUpChallenge, "", "helpen", ChallengePage),
);

pages.get("/uitdagingen/:number/aanvullen", (c) =>
  showForm(c, "aanvullen", emptyForm(), CompletePage),
);
pages.post("/uitdagingen/:number/aanvullen", (c) =>
  submit(c, completeChallenge, "aanvullen", "why", CompletePage),
);

/** Forms of one page each: what is shown, what is done, and the field a refusal is shown at. */
form("vraag", AskPage, askParty, "question");
form("vraag-beantwoorden", AnswerPage, answerQuestion, "answer");
form("samen", DividePage, proposeDivision, "way");
form("samen-doen", SharePage, proposeToShare, "way");
form("vertrek", DepartPage, reportDeparture, "reason");
form("wij-zijn-er", StayPage, stayInChallenge, "wij-zijn-er");
form("intrekken-voor", WithdrawForPage, withdrawForParty, "intrekken-voor");
form("overnemen-van", TakeOnPage, takeOnChallenge, "agrees");
form("verlengen", ExtendPage, extendTermOf, "reason");
form("intrekken", WithdrawPage, withdrawChallenge, "intrekken");
form("tegenaanbod", OfferPage, giveCounterOffer, "counterOffer");
form("tegenaanbod-aannemen", TakePage, takeCounterOffer, "aannemen");
form("bezwaar", ObjectPage, objectToRefusal, "reason");
form("naar-de-raad", CouncilPage, putToCouncil, "raad");

function form<Schema extends ZodType, Value extends Kept>(
  last: string,
  Screen: Screen,
  action: Action<Schema, Challenge, Value, ChallengeRefusal>,
  mainField: string,
): void {
  pages.get(`/uitdagingen/:number/${last}`, (c) => showForm(c, last, emptyForm(), Screen));
  pages.post(`/uitdagingen/:number/${last}`, (c) => submit(c, action, last, mainField, Screen));
}

pages.get("/uitdagingen/:number/doorgeven", (c) =>
  showForm(c, "doorgeven", emptyForm(), handOnPage([])),
);

/** First whoever is meant is looked for by name; then it is handed on to the one that was chosen. */
pages.post("/uitdagingen/:number/doorgeven", async (c) => {
  const { page, context } = c.var;
  const values = await readForm(c);
  const found = await read(context, (db) => findSuccessors(db, page, values.naam ?? ""));
  const t = texts[page.language];
  if (found.length === 0) {
    const message = values.naam ? t.handOn.nobody : t.fields.successor_missing;
    const form = { values, errors: [{ field: "naam", message }] };
    return showForm(c, "doorgeven", form, handOnPage([]), 422);
  }
  const Screen = handOnPage(found);
  if (values.knop !== "doorgeven") return showForm(c, "doorgeven", emptyForm(values), Screen);
  const [toMemberId = "", toOrganizationId = ""] = (values.wie ?? "").split(":");
  if (!isId(toMemberId)) {
    const form = { values, errors: [{ field: "wie", message: t.fields.successor_missing }] };
    return showForm(c, "doorgeven", form, Screen, 422);
  }
  return submit(c, handOnChallenge, "doorgeven", "wie", Screen, { toMemberId, toOrganizationId });
});

pages.post("/uitdagingen/:number/samen-antwoord", (c) =>
  submit(c, answerDivision, "", "agrees", ChallengePage),
);

pages.get("/uitdagingen/:number/besluiten", (c) =>
  showForm(c, "besluiten", emptyForm(), DecidePage),
);
pages.post("/uitdagingen/:number/besluiten", async (c) => {
  const values = withFirstDay(await readForm(c), c.var.page.now);
  const isNo = values.decision === "refuse";
  const Screen = isNo && values.ground ? GroundPage : DecidePage;
  switch (values.knop) {
    case "vastleggen":
      return submit(c, decideChallenge, "besluiten", isNo ? "reason" : "decision", Screen);
    case "wijzigen":
      return showForm(c, "besluiten", emptyForm(values), Screen);
    case "verder": {
      // What no answer can mend is told before the questions and not after them.
      const tooEarly = isNo ? await refusedBeforehand(c, values) : undefined;
      if (tooEarly) return showForm(c, "besluiten", tooEarly, DecidePage, 422);
      if (isNo && values.ground) return showForm(c, "besluiten", emptyForm(values), GroundPage);
    }
  }
  const problem = await checkDecision(c, values);
  return problem
    ? showForm(c, "besluiten", problem, Screen, 422)
    : showForm(c, "besluiten", emptyForm(values), DecideCheckPage);
});

/** Why a no is not possible at all now, whatever its ground: help comes first. */
async function refusedBeforehand(
  c: PageContext,
  values: FormValues,
): Promise<FormState | undefined> {
  const { page, context } = c.var;
  const view = await read(context, (db) => loadChallenge(db, page, c.req.param("number") ?? ""));
  const answer = view && decideAnswer(view.challenge, "refuse");
  if (!answer || answer.ok) return undefined;
  return refusedForm(values, { ...answer, fields: {} }, "decision", page.language);
}

/** What would be wrong with this decision, told before the page that binds it. */
async function checkDecision(c: PageContext, values: FormValues): Promise<FormState | undefined> {
  const { language } = c.var.page;
  const input = nested(values);
  const checked = deciding.safeParse({ ...input, challengeId: unknownId });
  const ground = refusalGrounds.find((known) => known === values.ground);
  const open =
    values.decision === "refuse" && ground
      ? unanswered(ground, (input.answers ?? {}) as Record<string, string>)
      : [];
  if (!checked.success || open.length > 0) {
    const fields = Object.fromEntries([
      ...open.map((name) => [`answers.${name}`, "ground_answer_missing"]),
      ...(checked.error?.issues ?? [])
        .map((issue) => [issue.path.join("."), issue.message])
        // Without a ground the reader is still on the page that asks for one, and for nothing more.
        .filter(([field]) => ground || field === "decision" || field === "ground"),
    ]);
    return refusedForm(values, { refusal: "invalid_input", fields }, "decision", language);
  }
  if (checked.data.decision !== "refuse") return undefined;
  const view = await read(c.var.context, (db) =>
    loadChallenge(db, c.var.page, c.req.param("number") ?? ""),
  );
  if (!view) return undefined;
  const { plan } = view.challenge;
  const offered = decideOffered(
    checked.data,
    plan,
    view.work,
    view.charter.value(dealClauses.maxYears),
    localDate(c.var.page.now),
  );
  if (!offered.ok) return refusedForm(values, { ...offered, fields: {} }, "counterOffer", language);
  const borne = decideGround(checked.data.ground, checked.data.answers, {
    today: localDate(c.var.page.now),
    startsOn: plan.startsOn,
    yearlyCents: plan.yearlyCents,
    costsNowCents: view.work.yearlyCostCents,
    wasHelped: view.challenge.helpingOfficialId !== null,
  });
  if (borne.ok) return undefined;
  const [first] = groundQuestions[checked.data.ground];
  const at = `answers.${first?.name ?? ""}`;
  return refusedForm(values, { refusal: borne.refusal, fields: {} }, at, language);
}

/** Stands in for the id while only the answers are checked. */
const unknownId = "00000000-0000-7000-8000-000000000000";

/** Fields named `answers.x` as one record: a form is flat, an input need not be. */
function nested(values: FormValues): Record<string, unknown> {
  const answers: Record<string, string> = {};
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const own = /^answers\.(\w{1,40})$/.exec(name)?.[1];
    if (own) answers[own] = value;
    else rest[name] = value;
  }
  return Object.keys(answers).length > 0 ? { ...rest, answers } : rest;
}

pages.get("/uitdagingen/:number/antwoord/:entry", (c) =>
  showForm(c, `antwoord/${c.req.param("entry")}`, emptyForm(), replyPage(c)),
);
pages.post("/uitdagingen/:number/antwoord/:entry", (c) =>
  submit(c, replyToDecision, `antwoord/${c.req.param("entry")}`, "body", replyPage(c), {
    entryNumber: c.req.param("entry"),
  }),
);

function replyPage(c: HonoContext<PageEnv>) {
  return (props: FormPageProps) => {
    const number = Number(c.req.param("entry"));
    const told = props.view.told.find(({ entry }) => entry.number === number);
    return told ? <ReplyPage {...props} entry={{ number, sentence: told.sentence }} /> : null;
  };
}

/* Which lane ---------------------------------------------------------------------------------------- */

pages.get("/meedoen", async (c) => {
  const { page, context } = c.var;
  const { werk, nu, nodig, bedrag } = c.req.query();
  const values = { werk: werk ?? "", nu: nu ?? "", nodig: nodig ?? "", bedrag: bedrag ?? "" };
  const { works, chosen, charter } = await read(context, async (db) => {
    const chosen = await findWorkByNumber(db, page.community.id, values.werk);
    return {
      works: await listWorks(db, page.community.id, {}, 500),
      chosen,
      charter: await charterNow(c, db, chosen?.areaId ?? null),
    };
  });
  // A sent form has its amount, also an empty one; a link from a work has not.
  const isAsked = [nu, nodig, bedrag].some((answer) => answer !== undefined);
  const parsed = laneQuestions.safeParse({ ...values, werk: chosen?.number });
  const isByMunicipality =
    chosen?.doer.kind === "municipality" || chosen?.doer.kind === "contractor";
  const isNew = isAsked && values.werk === notYetThere;
  const form = !isAsked
    ? emptyForm({ ...values, ...(chosen && { nu: isByMunicipality ? "ja" : "nee" }) })
    : isNew || parsed.success
      ? emptyForm(values)
      : { values, errors: laneErrors(parsed.error.issues, page) };
  const found = isAsked &&
    parsed.success &&
    chosen && {
      work: chosen,
      amountCents: parsed.data.bedrag,
      ...decideLane(
        {
          isDoneNow: parsed.data.nu === "ja",
          needs: parsed.data.nodig,
          amountCents: parsed.data.bedrag,
        },
        charter,
      ),
    };
  return c.var.show(
    {
      title: texts[page.language].lane.title,
      here: "/meedoen",
      menu: "works",
      hasErrors: form.errors.length > 0,
      children: (
        <LanePage page={page} works={works} form={form} found={found || undefined} isNew={isNew} />
      ),
    },
    form.errors.length > 0 ? 422 : 200,
  );
});

function laneErrors(
  issues: readonly { readonly path: PropertyKey[]; readonly message: string }[],
  { language }: PageTools,
) {
  const sentences: Readonly<Record<string, string>> = texts[language].lane.fields;
  return issues.map(({ path, message }) => ({
    field: path.join("."),
    message: sentences[message] ?? message,
  }));
}

pages.get("/wij-doen-dit/:number/overstappen", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await read(context, (db) => valuesFromRequest(db, page, c.req.query("vraag")));
  return showMove(c, emptyForm(values));
});

pages.get("/wij-doen-dit/:number/deal", async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  return showMove(c, emptyForm(), 200, "deal");
});

pages.post("/wij-doen-dit/:number/deal", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const undertaking = await read(context, (db) =>
    findUndertakingByNumber(db, page.community.id, c.req.param("number"), page.now),
  );
  if (!undertaking) return c.notFound();
  const input = { ...values, undertakingId: undertaking.id };
  const outcome = await act(moveToDeal, contextOf(c, values), input);
  if (outcome.ok) return c.redirect(page.href(pathOfRequest(outcome.value)), 303);
  const errors = errorsOfRequest(outcome, page.language, texts[page.language].refusals);
  return showMove(c, { values, errors }, statusOf(outcome.refusal), "deal");
});

pages.post("/wij-doen-dit/:number/overstappen", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const undertaking = await read(context, (db) =>
    findUndertakingByNumber(db, page.community.id, c.req.param("number"), page.now),
  );
  if (!undertaking) return c.notFound();
  const input = { ...values, undertakingId: undertaking.id };
  const outcome = await act(moveToChallenge, contextOf(c, values), input);
  // To the form of a challenge, filled in with what came along; its check page binds.
  if (outcome.ok) return c.redirect(page.href(`/werken/${outcome.value.work}/overnemen`), 303);
  const form = refusedForm(values, outcome, "cooperation", page.language);
  return showMove(c, form, statusOf(outcome.refusal));
});

/** To the next lane: a challenge, or a deal where something small is enough. */
async function showMove(
  c: PageContext,
  form: FormState,
  status: Status = 200,
  to: "challenge" | "deal" = "challenge",
) {
  const { page, context } = c.var;
  const loaded = await read(context, async (db) => {
    const number = c.req.param("number") ?? "";
    const undertaking = await findUndertakingByNumber(db, page.community.id, number, page.now);
    const work = undertaking && (await findWork(db, page.community.id, undertaking.workId));
    const charter = await context.platform.lookUps.charter(db, page.community.id, {
      now: page.now,
    });
    return undertaking && work && { undertaking, work, charter };
  });
  if (!loaded) return c.notFound();
  const path = `/wij-doen-dit/${loaded.undertaking.number}`;
  const t = texts[page.language].lane;
  const Screen = to === "deal" ? ToDealPage : MovePage;
  return c.var.show(
    {
      title: to === "deal" ? t.toDealTitle : t.moveTitle,
      here: to === "deal" ? `${path}/deal` : `${path}/overstappen`,
      crumbs: [...workCrumbs(page, loaded.work), { label: loaded.undertaking.number, path }],
      menu: "works",
      isPersonal: true,
      hasErrors: form.errors.length > 0,
      children: <Screen page={page} form={form} {...loaded} />,
    },
    status,
  );
}

/* The same for all: load, show, act ---------------------------------------------------------------- */

type Status = 200 | 401 | 403 | 404 | 409 | 422;
type Screen = (props: FormPageProps) => VNode | null;

async function showForm(
  c: PageContext,
  last: string,
  form: FormState,
  Screen: Screen,
  status: Status = 200,
) {
  const { page, context } = c.var;
  if (last !== "" && page.viewer.kind === "visitor") return signInFirst(c);
  const ground = refusalGrounds.find((known) => known === form.values.ground) ?? null;
  const view = await read(context, (db) =>
    loadChallenge(db, page, c.req.param("number") ?? "", ground),
  );
  if (!view) return c.notFound();
  // A form that would only be refused leads back to where the challenge stands.
  const isForm = last !== "" && !last.startsWith("antwoord/");
  if (isForm && form.errors.length === 0 && !stepsOf(view, page).some((step) => step.last === last))
    return c.redirect(page.href(`/uitdagingen/${view.challenge.number}`), 303);
  const children = Screen({ page, view, form });
  if (!children) return c.notFound();
  const base = `/uitdagingen/${view.challenge.number}`;
  const crumbs = workCrumbs(page, view.work);
  const own = { label: view.challenge.number ?? "", path: base };
  return c.var.show(
    {
      title: titleOf(view, page),
      here: last ? `${base}/${last}` : base,
      crumbs: last ? [...crumbs, own] : crumbs,
      menu: "works",
      hasErrors: form.errors.length > 0,
      isPersonal: last !== "",
      children,
    },
    status,
  );
}

/**
 * Runs an action on the challenge of the address. What can be mended in the form comes back with it,
 * as it was typed; after any other refusal the reader sees what holds now.
 */
async function submit<Schema extends ZodType, Value extends Kept>(
  c: PageContext,
  action: Action<Schema, Challenge, Value, ChallengeRefusal>,
  last: string,
  mainField: string,
  Screen: Screen,
  more: FormValues = {},
) {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = withFirstDay(await readForm(c), page.now);
  const view = await read(context, (db) => loadChallenge(db, page, c.req.param("number") ?? ""));
  if (!view) return c.notFound();
  const outcome = await act(action, contextOf(c, values), {
    ...nested(values),
    ...more,
    challengeId: view.challenge.id,
  });
  if (outcome.ok) return c.redirect(page.href(`/uitdagingen/${view.challenge.number}`), 303);
  const form = refusedForm(values, outcome, mainField, page.language);
  const status = statusOf(outcome.refusal);
  return mendable.includes(outcome.refusal)
    ? showForm(c, last, form, Screen, status)
    : showForm(c, "", form, ChallengePage, status);
}

/** What the same form, changed, may still do. */
const mendable: readonly string[] = [
  "invalid_input",
  "key_used_for_other_input",
  "ground_unanswered",
  "ground_contradicted",
  "too_many_years",
  "starts_in_the_past",
  "starts_before_contract_ends",
  "successor_unknown",
  "successor_is_party",
  "successor_has_one",
];

async function workOf(db: Db, c: PageContext): Promise<Work | undefined> {
  return findWorkByNumber(db, c.var.page.community.id, c.req.param("number") ?? "");
}

function charterNow(c: PageContext, db: Db, areaId: string | null): Promise<Charter> {
  const { platform, communityId, now } = c.var.context;
  return platform.lookUps.charter(db, communityId, { now, areaId });
}

function workCrumbs({ language }: PageTools, work: Work) {
  return [
    { label: texts[language].crumbWorks, path: "/werken" },
    { label: work.title, path: `/werken/${work.number}` },
  ];
}

/* What other pages show of challenges --------------------------------------------------------------- */

const dateOfData = (value: unknown, language: "nl" | "en") =>
  typeof value === "string" ? dateText(value, language) : "";

/** Filed challenges: their party, with all who act for it, and who helps. */
async function followedChallenges(db: Db, communityId: string, ids: readonly string[]) {
  // Parties only: which instant the state is asked for does not matter.
  const found = await listChallengesByIds(db, communityId, ids, new Date(0));
  const followed = new Map<string, Followed>();
  for (const { id, number, areaId, helpingOfficialId, ...party } of found)
    if (number !== null)
      followed.set(id, {
        partyIds: [
          ...(await listPartyIds(db, communityId, party)),
          ...(helpingOfficialId === null ? [] : [helpingOfficialId]),
        ],
        areaId,
      });
  return followed;
}

export const slots: Slots = {
  writings,
  replay: replayChallenges,
  follow: { challenge: followedChallenges },
  found,
  subjects: {
    challenge: async (db, communityId, ids) => {
      // Titles only: which instant the state is asked for does not matter.
      const found = await listChallengesByIds(db, communityId, ids, new Date(0));
      const titles = await Promise.all(
        found
          .filter((challenge) => challenge.number !== null)
          .map(async (challenge) => {
            const work = await findWork(db, communityId, challenge.workId);
            return [
              challenge.id,
              { title: work?.title ?? "", path: `/uitdagingen/${challenge.number}` },
            ] as const;
          }),
      );
      return new Map(titles);
    },
  },
  sentences: {
    "challenges.filed": ({ data }, words) => {
      const organization = data.organizationId && words.title("organization", data.organizationId);
      return texts[words.language].sentences.filed(
        organization || words.member(data.partyId),
        Number(data.weeks),
        dateOfData(data.termEndsOn, words.language),
      );
    },
    "challenges.takenUp": ({ data }, words) =>
      texts[words.language].sentences.takenUp(words.member(data.memberId)),
    "challenges.completed": ({ data }, words) =>
      texts[words.language].sentences.completed(words.member(data.memberId)),
    "challenges.extended": ({ data }, { language }) =>
      texts[language].sentences.extended(Number(data.weeks), dateOfData(data.termEndsOn, language)),
    "challenges.accepted": (_, { language }) => texts[language].sentences.accepted,
    "challenges.acceptedBySilence": ({ data }, { language }) =>
      texts[language].sentences.acceptedBySilence(
        dateOfData(data.termEndedOn, language),
        dateOfData(data.inForceOn, language),
      ),
    "challenges.refused": ({ data }, { language }) =>
      texts[language].sentences.refused(texts[language].grounds[data.ground as RefusalGround]),
    "challenges.silent": ({ data }, { language }) =>
      texts[language].sentences.silent(dateOfData(data.termEndedOn, language)),
    "challenges.handedBack": (_, { language }) => texts[language].sentences.handedBack,
    "challenges.closed": (_, { language }) => texts[language].sentences.closed,
    "challenges.letGo": (_, { language }) => texts[language].sentences.letGo,
    "challenges.withdrawn": (_, { language }) => texts[language].sentences.withdrawn,
    "challenges.asked": ({ data }, words) =>
      texts[words.language].sentences.asked(
        words.member(data.memberId),
        dateOfData(data.dueOn, words.language),
      ),
    "challenges.answered": ({ data }, words) =>
      texts[words.language].sentences.answered(
        words.member(data.memberId),
        dateOfData(data.termEndsOn, words.language),
      ),
    "challenges.counterOffered": (_, { language }) => texts[language].sentences.counterOffered,
    "challenges.counterOfferTaken": ({ data }, words) =>
      texts[words.language].sentences.counterOfferTaken(words.member(data.memberId)),
    "challenges.objected": ({ data }, words) =>
      texts[words.language].sentences.objected(
        words.member(data.memberId),
        dateOfData(data.endsOn, words.language),
      ),
    "challenges.refusedAgain": ({ data }, { language }) =>
      texts[language].sentences.refusedAgain(texts[language].grounds[data.ground as RefusalGround]),
    "challenges.silentOnObjection": ({ data }, { language }) =>
      texts[language].sentences.silentOnObjection(dateOfData(data.termEndedOn, language)),
    "challenges.putToCouncil": ({ data }, words) =>
      texts[words.language].sentences.putToCouncil(
        words.member(data.memberId),
        dateOfData(data.endsOn, words.language),
      ),
    "challenges.divisionProposed": ({ data }, words) =>
      texts[words.language].sentences.divisionProposed(
        words.member(data.memberId),
        texts[words.language].division.ways[data.way as DivisionWay],
      ),
    "challenges.planMended": ({ data }, words) =>
      texts[words.language].sentences.planMended(words.member(data.memberId)),
    "challenges.departed": ({ data }, words) =>
      texts[words.language].sentences.departed(
        words.member(data.memberId),
        dateOfData(data.until, words.language),
      ),
    "challenges.stayed": ({ data }, words) =>
      texts[words.language].sentences.stayed(words.member(data.memberId)),
    "challenges.withdrawnFor": ({ data }, words) =>
      texts[words.language].sentences.withdrawnFor(words.member(data.memberId)),
    "challenges.takenOn": ({ data }, words) => {
      const organization = data.organizationId && words.title("organization", data.organizationId);
      return texts[words.language].sentences.takenOn(
        words.member(data.fromId),
        organization || words.member(data.memberId),
      );
    },
    "challenges.overdue": ({ data }, { language }) =>
      texts[language].sentences.overdue[data.what as AwaitedThing](
        dateOfData(data.dueOn, language),
      ),
    "challenges.divisionAnswered": ({ data }, words) =>
      texts[words.language].sentences.divisionAnswered(
        words.member(data.memberId),
        data.agrees === true,
      ),
    "challenges.replied": ({ data }, words) =>
      texts[words.language].sentences.replied(words.member(data.memberId)),
  },
  waits,
  atWork: async (db, { communityId, now, limit }) =>
    (await listWaiting(db, communityId, now, undefined, limit)).map((challenge) => ({
      party: partyAwaited(challenge),
      about: { kind: "challenge", id: challenge.id },
      areaId: challenge.areaId,
    })),
  on: { work: onWork, undertaking: onUndertaking, dealRequest: onDealRequest },
};

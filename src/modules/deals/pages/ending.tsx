import { Hono } from "hono";
import { addDays, localDate } from "#lib/calendar.ts";
import { dateText, daysText, euroText, monthsText } from "#lib/format.ts";
import { act } from "#platform/act.ts";
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
  typedDateOf,
} from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import { DateField, type FieldError, MoneyField, Radios, TextArea, TextField } from "#ui/form.tsx";
import { Paragraph } from "#ui/page.tsx";
import { changeFace, endDeal, goOnWithDeal, stepIn, withdrawDeal } from "../actions.ts";
import {
  decideEnding,
  decideStepIn,
  type EndingGround,
  earliestEnd,
  endingGrounds,
  goneDays,
  type LifeRefusal,
  stepInDoers,
  steppingIn,
  stopping,
} from "../model/life.ts";
import type { LikeAnswer } from "../model/like-answers.ts";
import type { Side } from "../model.ts";
import { type FieldSaid, texts } from "../texts.ts";
import { type DealView, loadDeal } from "./deal-view.ts";
import { type Deed, DeedPage } from "./deed.tsx";
import { loadLikeAnswers } from "./like-answers.tsx";

/** How a deal comes to its end before its time: off the table, handed back, taken over. */
export const pages = new Hono<PageEnv>();

type EndingDeed = Deed<LifeRefusal> & {
  /** Below the deal's own address. */
  readonly last: string;
};

interface EndingView extends DealView {
  /** What people in like cases got, for who may say no for the municipality. */
  readonly like: readonly LikeAnswer[];
}

type DeedOf = (page: PageTools, view: EndingView, values: FormValues) => EndingDeed;

const deeds: Readonly<Record<string, DeedOf>> = {
  "van-tafel": withdrawing,
  stoppen: ending,
  overname: takingOver,
  doorgaan: goingOn,
  gezicht: becomingFace,
};

for (const [last, deedOf] of Object.entries(deeds)) {
  pages.get(`/deals/:number/${last}`, (c) => show(c, deedOf, {}, "form"));
  pages.post(`/deals/:number/${last}`, (c) => submit(c, deedOf));
}

/* The deeds ----------------------------------------------------------------------------------------- */

/** The municipality's no to a deal begins with what it would take, and is looked at once more. */
function withdrawing({ language }: PageTools, view: EndingView, values: FormValues): EndingDeed {
  const { deal, back } = view;
  const t = texts[language].life;
  const side = back.own ?? "party";
  const input = { dealId: deal.id, side, reason: values.reason ?? "" };
  return {
    last: "van-tafel",
    title: t.withdrawTitle,
    lead: t.withdrawLead,
    bind: t.withdrawBind,
    danger: true,
    field: "reason",
    ...(side === "municipality" && {
      opening: t.withdrawOpening,
      like: view.like,
      checkLead: t.withdrawCheckLead,
      check: () => ({
        errors:
          input.reason.trim().length < 10
            ? [{ field: "reason", message: t.refusals.reason_missing }]
            : [],
        items: [{ question: t.withdrawReason, answer: input.reason }],
      }),
    }),
    fields: (
      <TextArea
        name="reason"
        label={side === "party" ? t.withdrawReasonParty : t.withdrawReason}
        hint={t.withdrawReasonHint}
        rows={3}
        maxLength={2000}
        required={side === "municipality"}
        value={values.reason ?? ""}
      />
    ),
    perform: (c) => act(withdrawDeal, contextOf(c, values), input),
  };
}

/** What the form of stopping says, as the action takes it. */
function endingOf(page: PageTools, { deal, back }: DealView, values: FormValues) {
  const side: Side = back.own ?? "party";
  return {
    dealId: deal.id,
    side,
    ground: side === "party" ? "stops" : (values.ground ?? ""),
    endsOn: dateOf(values, "endsOn", localDate(page.now)),
    reason: values.reason ?? "",
  };
}

function ending(page: PageTools, view: EndingView, values: FormValues): EndingDeed {
  const { language } = page;
  const t = texts[language].life;
  const { deal } = view;
  const input = endingOf(page, view, values);
  const isParty = input.side === "party";
  const notice = { side: "municipality", ground: "notice" } as const;
  const noticeFrom = earliestEnd(deal, notice, localDate(page.now));
  const binds = { stops: t.stopBind, notice: t.noticeBind, gone: t.goneBind };
  return {
    last: "stoppen",
    title: isParty ? t.stopTitle : t.noticeTitle,
    lead: isParty ? t.stopLead : t.noticeLead(dateText(noticeFrom, language)),
    checkLead: t.checkLead,
    bind: binds[input.ground as EndingGround] ?? t.noticeBind,
    danger: true,
    field: "endsOn",
    fields: <EndingFields page={page} view={view} values={values} isParty={isParty} />,
    check: () => checkEnding(page, view, input),
    perform: (c) => act(endDeal, contextOf(c, values), input),
  };
}

function EndingFields({
  page,
  view,
  values,
  isParty,
}: {
  readonly page: PageTools;
  readonly view: DealView;
  readonly values: FormValues;
  readonly isParty: boolean;
}) {
  const { language } = page;
  const t = texts[language].life;
  const { exitMonths } = view.deal;
  return (
    <>
      {!isParty && (
        <Radios
          name="ground"
          label={t.ground}
          value={values.ground}
          options={endingGrounds
            .filter((ground) => ground !== "stops")
            .map((ground) => ({
              value: ground,
              label: t.grounds[ground],
              ...(ground === "gone" && { hint: t.goneHint(daysText(goneDays, language)) }),
            }))}
        />
      )}
      <DateField
        name="endsOn"
        label={t.lastDay}
        {...(isParty && exitMonths !== null && exitMonths > 0
          ? { hint: t.stopAgreed(monthsText(exitMonths, language)) }
          : {})}
        value={typedDateOf(values, "endsOn")}
      />
      <TextArea
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        rows={4}
        maxLength={2000}
        required={isParty}
        value={values.reason ?? ""}
      />
    </>
  );
}

function checkEnding(page: PageTools, view: DealView, input: ReturnType<typeof endingOf>) {
  const { language } = page;
  const t = texts[language].life;
  const parsed = stopping.safeParse(input);
  if (!parsed.success) return { errors: faultsIn(parsed.error.issues, language), items: [] };
  // Whether the organisation has others, the action asks; all else is known here.
  const decision = decideEnding(view.deal, parsed.data, localDate(page.now), false);
  if (!decision.ok)
    return {
      errors: [
        {
          field: decision.refusal === "reason_missing" ? "reason" : "endsOn",
          message: t.refusals[decision.refusal],
        },
      ],
      items: [],
    };
  const { ground, endsOn, reason } = decision.value;
  const until = dateText(endsOn, language);
  return {
    errors: [],
    items: [
      { question: t.ground, answer: t.grounds[ground] },
      { question: t.lastDayTerm, answer: t.checkStop(until) },
      ...(reason ? [{ question: t.reason, answer: reason }] : []),
      { question: t.takes, answer: t.checkStepIn(stepInPlan(page, view)) },
    ],
  };
}

/** What the municipality promised to do when it stops. */
export function stepInPlan({ language }: PageTools, { deal }: Pick<DealView, "deal">): string {
  const t = texts[language].ahead;
  // A small deal at the table is about no task that somebody must take over.
  return deal.stepIn ?? (deal.exitMonths === null ? t.stepInSmall : t.stepInDefault);
}

/** What the form of taking over says, as the action takes it. */
function takeOverOf({ deal }: DealView, values: FormValues) {
  return {
    dealId: deal.id,
    doerKind: values.doerKind ?? "",
    doerName: values.doerName ?? "",
    words: values.words ?? "",
    left: values.left ?? "",
  };
}

function takingOver(page: PageTools, view: EndingView, values: FormValues): EndingDeed {
  const { language } = page;
  const t = texts[language].life;
  const { deal, ending } = view;
  const input = takeOverOf(view, values);
  const from = ending ? dateText(addDays(ending.endsOn, 1), language) : "";
  return {
    last: "overname",
    title: t.stepTitle,
    lead: t.stepLead(from),
    checkLead: t.stepCheckLead,
    bind: t.stepBind,
    field: "doerName",
    fields: (
      <>
        <Paragraph>
          <b>{t.promised}:</b> {stepInPlan(page, view)}
        </Paragraph>
        <Radios
          name="doerKind"
          label={t.doer}
          value={values.doerKind}
          options={stepInDoers.map((kind) => ({ value: kind, label: t.doers[kind] }))}
        />
        <TextField
          name="doerName"
          label={t.doerName}
          hint={t.doerNameHint}
          required={false}
          value={values.doerName}
        />
        <TextArea
          name="words"
          label={t.words}
          hint={t.wordsHint}
          rows={4}
          maxLength={2000}
          value={values.words ?? ""}
        />
        {deal.amountCents > 0n && (
          <MoneyField
            name="left"
            label={t.left}
            hint={t.leftHint(euroText(deal.amountCents, language))}
            required={false}
            value={values.left}
          />
        )}
      </>
    ),
    check: () => checkTakeOver(page, view, input),
    perform: (c) => act(stepIn, contextOf(c, values), input),
  };
}

function checkTakeOver(
  { language }: PageTools,
  view: DealView,
  input: ReturnType<typeof takeOverOf>,
) {
  const t = texts[language].life;
  const parsed = steppingIn.safeParse(input);
  if (!parsed.success) return { errors: faultsIn(parsed.error.issues, language), items: [] };
  const { doerKind: kind, doerName, words, left: leftCents } = parsed.data;
  const doer = { kind, name: kind === "nobody" ? null : doerName || null };
  const decision = decideStepIn(view.deal, { doer, leftCents }, view.stepIn);
  if (!decision.ok)
    return {
      errors: [
        {
          field: decision.refusal === "left_above_amount" ? "left" : "doerName",
          message: t.refusals[decision.refusal],
        },
      ],
      items: [],
    };
  return {
    errors: [],
    items: [
      { question: t.doer, answer: doer.name ?? t.doers[kind] },
      { question: t.words, answer: words },
      { question: t.left, answer: euroText(leftCents, language) },
    ],
  };
}

function goingOn({ language }: PageTools, { deal }: EndingView, values: FormValues): EndingDeed {
  const t = texts[language].life;
  return {
    last: "doorgaan",
    title: t.goOnTitle,
    lead: t.goOnLead,
    bind: t.goOnBind,
    field: "doorgaan",
    perform: (c) => act(goOnWithDeal, contextOf(c, values), { dealId: deal.id }),
  };
}

function becomingFace({ language }: PageTools, view: EndingView, values: FormValues): EndingDeed {
  const t = texts[language].life;
  return {
    last: "gezicht",
    title: t.faceTitle,
    lead: t.faceLead(view.party, view.names.get(view.deal.partyMemberId) ?? ""),
    bind: t.faceBind,
    field: "gezicht",
    perform: (c) => act(changeFace, contextOf(c, values), { dealId: view.deal.id }),
  };
}

async function loadEnding(
  db: Db,
  page: PageTools,
  number: string,
): Promise<EndingView | undefined> {
  const view = await loadDeal(db, page, number);
  if (!view) return undefined;
  const { deal, means, back, mayWithdraw } = view;
  const saysNo = mayWithdraw && back.own === "municipality";
  return { ...view, like: saysNo ? await loadLikeAnswers(db, page, deal, means) : [] };
}

/* Form, check, deed --------------------------------------------------------------------------------- */

async function submit(c: PageContext, deedOf: DeedOf): Promise<Response> {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  if (values.knop === "wijzigen") return show(c, deedOf, values, "form");
  const view = await read(context, (db) => loadEnding(db, page, c.req.param("number") ?? ""));
  if (!view) return c.notFound();
  const deed = deedOf(page, view, values);
  const { errors = [] } = deed.check?.() ?? {};
  if (errors.length > 0) return show(c, deedOf, values, "form", errors, 422);
  if (deed.check && values.knop !== "vastleggen") return show(c, deedOf, values, "check");
  const outcome = await deed.perform(c, values);
  if (outcome.ok) return c.redirect(page.href(`/deals/${view.deal.number}`), 303);
  const message = refusalText(texts[page.language].life.refusals, page.language, outcome.refusal);
  const refused = [{ field: deed.field, message }];
  return show(c, deedOf, values, "form", refused, statusOf(outcome.refusal));
}

function faultsIn(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  language: PageTools["language"],
): readonly FieldError[] {
  const t = texts[language];
  const said: Readonly<Record<string, string>> = t.tableFields satisfies Record<FieldSaid, string>;
  const seen = new Map<string, string>();
  for (const { path, message } of issues)
    if (!seen.has(String(path[0])))
      seen.set(String(path[0]), said[message] ?? t.tableFields.words_missing);
  return [...seen].map(([field, message]) => ({ field, message }));
}

async function show(
  c: PageContext,
  deedOf: DeedOf,
  values: FormValues,
  step: "form" | "check",
  errors: readonly FieldError[] = [],
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
): Promise<Response> {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const view = await read(context, (db) => loadEnding(db, page, c.req.param("number") ?? ""));
  if (!view) return c.notFound();
  const deed = deedOf(page, view, values);
  const t = texts[page.language];
  const here = `/deals/${view.deal.number}`;
  return c.var.show(
    {
      title: step === "check" ? t.life.checkTitle : deed.title,
      here: `${here}/${deed.last}`,
      crumbs: [
        { label: t.title, path: "/deals" },
        { label: view.deal.title, path: here },
      ],
      menu: "deals",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <DeedPage
          page={page}
          deed={deed}
          kind={t.pageTitle(view.party, view.deal.title)}
          action={page.href(`${here}/${deed.last}`)}
          step={step}
          values={values}
          errors={errors}
        />
      ),
    },
    status,
  );
}

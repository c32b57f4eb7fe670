import { localDate } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { servingRoles } from "#lib/roles.ts";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import {
  answeringRule,
  decideException,
  decideRuleAnswer,
  decideSending,
  type ExceptionRefusal,
  legitimising,
  putUpFrom,
  type Rule,
  type RuleStep,
  sendingRule,
} from "../model/exception.ts";
import { type ActRefusal, type ActSubject, decideSubject, isExecutive } from "../model.ts";
import {
  countExceptions,
  findRule,
  insertAct,
  insertException,
  insertOrLockRule,
  insertStep,
  listSteps,
  lockRule,
  saveAsked,
} from "../store.ts";
import { actFrom, entryOf, giverOf } from "./giving.ts";
import { lockSubject } from "./subject.ts";

/** A rule exception, and what is asked of whoever owns the rule. */

type Excepted = Result<{ id: string; ruleId: string }, ActRefusal | ExceptionRefusal>;

/** Makes an exception to a rule: for whom, for how long and why; its card goes to the register. */
export const legitimise = action({
  name: "acts.legitimise",
  input: legitimising,
  who: ["alderman", "mayor", "municipalSecretary", "publicServant", "helpingOfficial", "connector"],
  within: servingRoles,
  perform: async (acting, input): Promise<Excepted> => {
    const subject = await subjectOf(acting, input);
    if (!subject.ok) return subject;
    const { tx, communityId, now } = acting;
    const office = isExecutive(await giverOf(acting)) ? "executive" : "official";
    const known = input.ruleId === null ? undefined : await findRule(tx, communityId, input.ruleId);
    if (input.ruleId !== null && !known) return refuse("rule_unknown");
    const wanted = known ?? {
      id: acting.newId(),
      title: input.rule,
      owner: input.owner,
      ownerName: input.owner === "outside" ? input.ownerName : null,
      askedOn: null,
      answerDueOn: null,
    };
    const allowed = decideException(wanted, input, office === "executive");
    if (!allowed.ok) return allowed;
    // Of two who name one rule at once, one makes it; whose it is, the first said.
    const rule = await insertOrLockRule(tx, communityId, wanted, now);
    const again = decideException(rule, input, office === "executive");
    if (!again.ok) return again;
    const given = exceptionFrom(acting, subject.value, office, input);
    await insertAct(tx, communityId, given);
    await insertException(tx, communityId, { ...input, actId: given.id, ruleId: rule.id }, now);
    const entry = entryOf(given, subject.value);
    acting.record({
      ...entry,
      data: { ...entry.data, ruleId: rule.id },
      about: [...(entry.about ?? []), { kind: "rule", id: rule.id }],
    });
    // The card, for the reasons of a case are its own.
    await putUp(acting, rule, input.card);
    return ok({ id: given.id, ruleId: rule.id });
  },
});

async function subjectOf(
  acting: Acting,
  { subjectKind, subjectId }: { subjectKind: ActSubject["kind"] | null; subjectId: string | null },
): Promise<Result<ActSubject | undefined, ActRefusal>> {
  if (subjectKind === null || subjectId === null) return ok(undefined);
  return decideSubject("legitimise", await lockSubject(acting, { subjectKind, subjectId }));
}

function exceptionFrom(
  acting: Acting,
  subject: ActSubject | undefined,
  office: "executive" | "official",
  { body, startsOn, endsOn }: { body: string; startsOn: string; endsOn: string },
) {
  const nowhere = { kind: "exception", id: "" };
  const given = actFrom(acting, "legitimise", subject ?? nowhere, office, {
    body,
    startsOn,
    endsOn,
  });
  return subject
    ? { ...given, subject: { kind: subject.kind, id: subject.id } }
    : { ...given, subject: { kind: "exception", id: given.id } };
}

/** A rule of one's own is put up for change with its first exception. */
async function putUp(acting: Acting, rule: Rule, body: string): Promise<void> {
  const asked = putUpFrom(rule, acting.charter, localDate(acting.now));
  if (!asked) return;
  await saveAsked(acting.tx, acting.communityId, rule.id, asked);
  await insertStep(acting.tx, acting.communityId, rule.id, stepFrom(acting, "putUp", body));
  acting.record({
    kind: "acts.rulePutUp",
    subject: { kind: "rule", id: rule.id },
    data: { owner: rule.owner, answerDueOn: asked.answerDueOn },
  });
}

type Asked = Result<{ ruleId: string }, ExceptionRefusal>;

/** Sends the bundle of cases to whoever owns the rule, and waits for the answer in public. */
export const sendRule = action({
  name: "acts.sendRule",
  input: sendingRule,
  who: ["alderman", "mayor", "municipalSecretary", "publicServant", "helpingOfficial"],
  within: servingRoles,
  perform: async (acting, { ruleId, body }): Promise<Asked> => {
    const { tx, communityId } = acting;
    const rule = await lockRule(tx, communityId, ruleId);
    if (!rule) return refuse("rule_unknown");
    const cases = await countNewCases(acting, ruleId);
    const asked = decideSending(rule, cases, acting.charter, localDate(acting.now));
    if (!asked.ok) return asked;
    await saveAsked(tx, communityId, ruleId, asked.value);
    await insertStep(tx, communityId, ruleId, stepFrom(acting, "sent", body));
    acting.record({
      kind: "acts.ruleSent",
      subject: { kind: "rule", id: ruleId },
      data: { memberId: memberOf(acting), cases, answerDueOn: asked.value.answerDueOn },
    });
    return ok({ ruleId });
  },
});

async function countNewCases({ tx, communityId }: Acting, ruleId: string): Promise<number> {
  const steps = await listSteps(tx, communityId, ruleId);
  const sent = steps.find(({ kind }) => kind === "sent");
  return countExceptions(tx, communityId, { ruleId, ...(sent && { since: sent.at }) });
}

/** Records what the owner of a rule answered: it changes, or it stays, and why. */
export const answerRule = action({
  name: "acts.answerRule",
  input: answeringRule,
  who: ["alderman", "mayor", "municipalSecretary", "councilClerk"],
  within: servingRoles,
  perform: async (acting, { ruleId, outcome, body }): Promise<Asked> => {
    const { tx, communityId } = acting;
    const rule = await lockRule(tx, communityId, ruleId);
    if (!rule) return refuse("rule_unknown");
    const decision = decideRuleAnswer(rule);
    if (!decision.ok) return decision;
    await saveAsked(tx, communityId, ruleId, null);
    const step = { ...stepFrom(acting, "answered", body), outcome };
    await insertStep(tx, communityId, ruleId, step);
    acting.record({
      kind: "acts.ruleAnswered",
      subject: { kind: "rule", id: ruleId },
      data: { memberId: memberOf(acting), owner: rule.owner, outcome },
    });
    return ok({ ruleId });
  },
});

function stepFrom(acting: Acting, kind: RuleStep["kind"], body: string): RuleStep {
  return {
    id: acting.newId(),
    kind,
    outcome: null,
    body,
    memberId: memberOf(acting),
    at: acting.now,
  };
}

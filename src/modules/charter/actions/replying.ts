import type { AnyClause } from "#lib/clause.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import { memberOf } from "#platform/context.ts";
import { answering, replying } from "../model/drafting.ts";
import type { CharterRefusal } from "../model.ts";
import { findReply, findRulesInForce, insertAnswer, insertReply } from "../store.ts";

/** Anyone may say what she thinks of a rule, in public; somebody answers beside it. */
export function replyToClause(declared: readonly AnyClause[]) {
  return action({
    name: "charter.reply",
    input: replying,
    who: "member",
    perform: async (acting, input): Promise<Result<{ id: string }, CharterRefusal>> => {
      const { tx, communityId, now } = acting;
      if (!declared.some(({ key }) => key === input.clause)) return refuse("clause_unknown");
      const rules = await findRulesInForce(tx, communityId, now, input.areaId);
      const id = acting.newId();
      await insertReply(tx, communityId, {
        id,
        clause: input.clause,
        version: rules.version,
        memberId: memberOf(acting),
        body: input.body,
        at: now,
      });
      acting.record({
        kind: "charter.replied",
        subject: { kind: "charterReply", id },
        data: { clause: input.clause, version: rules.version },
        texts: { body: input.body },
      });
      return ok({ id });
    },
  });
}

/** The municipality's answer beside it; one for each reply. */
export const answerReply = action({
  name: "charter.answer",
  input: answering,
  who: ["councilClerk", "alderman", "mayor", "municipalSecretary", "councillor"],
  perform: async (
    acting,
    { replyId, body },
  ): Promise<Result<{ id: string; clause: string }, CharterRefusal>> => {
    const { tx, communityId, now } = acting;
    const reply = await findReply(tx, communityId, replyId);
    if (!reply) return refuse("replied_to_nothing");
    const answer = { replyId, memberId: memberOf(acting), body, at: now };
    if (!(await insertAnswer(tx, communityId, answer))) return refuse("answered_before");
    acting.record({
      kind: "charter.answered",
      subject: { kind: "charterReply", id: replyId },
      data: { clause: reply.clause, memberId: reply.memberId },
      texts: { body },
    });
    return ok({ id: replyId, clause: reply.clause });
  },
});

import { localDate } from "#lib/calendar.ts";
import { ok, refuse } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import type { Acting } from "#platform/context.ts";
import {
  answering,
  awaitsAnswer,
  decideFollowUp,
  dueAfterQuestion,
  followingUp,
  type Letter,
  type LetterRefusal,
  nextOfSent,
  replying,
  still,
} from "../model.ts";
import {
  insertAnswer,
  insertFollowUp,
  insertReply,
  listAnswers,
  listFollowUps,
  saveState,
} from "../store.ts";
import { aboutOf, actsForParty, type Done, letterKind } from "./kind.ts";

/** What comes back, and what is sent after it. The party types it in: the municipality is not here. */

/** Types in what the municipality wrote. A question stops the term until it is answered. */
export const answerLetter = action({
  name: "letters.answer",
  input: answering,
  who: "member",
  subject: { kind: letterKind, id: (input) => input.letterId },
  perform: async (acting, input, letter): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const wrong = await refusalOfDay(acting, letter, input.answeredOn);
    if (wrong) return refuse(wrong);
    if (letter.state === "answered") return refuse("answered_before");
    if (!awaitsAnswer(letter) && letter.state !== "questioned") return refuse("not_sent");
    const id = acting.newId();
    const { kind, words, answeredOn: on, signedBy } = input;
    await insertAnswer(tx, communityId, letter.id, { id, kind, words, on, signedBy }, now);
    const state = kind === "question" ? "questioned" : "answered";
    await saveState(tx, communityId, letter.id, still(state));
    acting.record({
      kind: kind === "question" ? "letters.questioned" : "letters.answered",
      ...aboutOf(letter),
      data: { answerKind: kind, answeredOn: on, dueOn: letter.dueOn },
      texts: { words, signedBy },
    });
    return ok({ number: letter.number });
  },
});

/** "We answered their question on this day": the term goes on, longer by as long as it stood still. */
export const replyToQuestion = action({
  name: "letters.reply",
  input: replying,
  who: "member",
  subject: { kind: letterKind, id: (input) => input.letterId },
  perform: async (acting, input, letter): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const wrong = await refusalOfDay(acting, letter, input.repliedOn);
    if (wrong) return refuse(wrong);
    const answers = await listAnswers(tx, communityId, letter.id);
    const open = answers.findLast(({ kind, reply }) => kind === "question" && reply === null);
    const { sent } = letter;
    if (letter.state !== "questioned" || !open || !sent) return refuse("no_question_open");
    if (input.repliedOn < open.on) return refuse("before_it_was_sent");
    const reply = { words: input.words, on: input.repliedOn };
    await insertReply(tx, communityId, open.id, reply, now);
    const stood = answers.flatMap((answer) => {
      const until = answer.id === open.id ? reply.on : answer.reply?.on;
      return until ? [{ from: answer.on, until }] : [];
    });
    const due = dueAfterQuestion({ ...letter, sent }, stood);
    // What was late before its question is late again at once.
    const next = due !== null && due < localDate(now) ? still("overdue") : nextOfSent(due);
    await saveState(tx, communityId, letter.id, { ...next, dueOn: due });
    acting.record({
      kind: "letters.replied",
      ...aboutOf(letter),
      data: { repliedOn: reply.on, dueOn: due },
      texts: { words: reply.words },
    });
    return ok({ number: letter.number });
  },
});

/** "I sent a reminder", or notice of default, "on this day". */
export const followUpLetter = action({
  name: "letters.followUp",
  input: followingUp,
  who: "member",
  subject: { kind: letterKind, id: (input) => input.letterId },
  perform: async (acting, input, letter): Promise<Done> => {
    const { tx, communityId, now } = acting;
    if (!(await actsForParty(acting, letter))) return refuse("not_yours");
    const before = await listFollowUps(tx, communityId, letter.id);
    const decision = decideFollowUp(letter, input, before, localDate(now));
    if (!decision.ok) return decision;
    if (input.kind === "notice" && letter.dueOn !== null && input.sentOn <= letter.dueOn)
      return refuse("not_late");
    const followUp = { id: acting.newId(), kind: input.kind, on: input.sentOn };
    await insertFollowUp(tx, communityId, letter.id, followUp, now);
    acting.record({
      kind: "letters.followedUp",
      ...aboutOf(letter),
      data: { followUpKind: input.kind, sentOn: input.sentOn },
    });
    return ok({ number: letter.number });
  },
});

/** Who may type in, and no day that is not yet or was before the letter. */
async function refusalOfDay(
  acting: Acting,
  letter: Letter,
  day: string,
): Promise<LetterRefusal | undefined> {
  if (!(await actsForParty(acting, letter))) return "not_yours";
  if (letter.sent === null) return "not_sent";
  if (day > localDate(acting.now)) return "in_the_future";
  return day < letter.sent.on ? "before_it_was_sent" : undefined;
}

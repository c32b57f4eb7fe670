import { createHash } from "node:crypto";
import { codeFrom } from "#lib/code.ts";
import {
  appealHiding,
  hideWriting,
  judgeAppeal,
  leaveWriting,
  listModerationCases,
  reportWriting,
} from "#modules/moderation";
import { answerSignal, findSignalByNumber, saySignal } from "#modules/signals";
import { keyOf } from "#platform/instead.ts";
import type { FindWritings } from "#platform/slots.ts";
import { need } from "../fill.ts";
import { type StoryReport, storyReports } from "./reports.ts";
import type { Scene, Telling } from "./teller.ts";

/** Sentences that somebody asked to look at, and what moderators did. */
export function moderationScenes(find: FindWritings): Scene[] {
  return storyReports.map((story) => ({
    day: story.day,
    tell: (telling) => tellReport(telling, story, find),
  }));
}

async function tellReport(telling: Telling, story: StoryReport, find: FindWritings): Promise<void> {
  const { done, by } = telling;
  const { day, body, says, reported, answered, judged } = story;
  const as = says === null ? telling.stranger(day) : by(says, day);
  // Of who did not sign in; the demo's own codes need not be secret.
  const code = says ? null : codeFrom(createHash("sha512").update(body).digest(), 12);
  const { number } = await done(saySignal, as, {
    ...{ body, code, kind: story.kind, wish: "everyone" },
    areaId: telling.area(story.area),
  });
  const { communityId, now } = as;
  const signal = need(await telling.read((db) => findSignalByNumber(db, communityId, number, now)));
  if (answered) {
    const [after, host, words] = answered;
    await done(answerSignal, by(host, day + after), {
      signalId: signal.id,
      words,
      sight: "everyone",
    });
  }
  const subject = { kind: "signal", id: signal.id };
  const [after, reporter, reason, words] = reported;
  const on = by(reporter, day + after);
  const writings = await telling.read((db) => find(db, { communityId, now: on.now }, subject));
  const said = need(writings.find((writing) => writing.body === body));
  const key = keyOf(said.authorId ?? said.owner, body);
  const found = await done(reportWriting(find), on, { ...subject, key, reason, words });
  const cases = await telling.read((db) =>
    listModerationCases(db, communityId, { numbers: [found.number] }),
  );
  if (judged) await judge(telling, story, judged, need(cases[0]).id);
}

async function judge(
  { done, by }: Telling,
  { day, says, appeal }: StoryReport,
  judged: NonNullable<StoryReport["judged"]>,
  writingId: string,
): Promise<void> {
  const [after, moderator, outcome, words] = judged;
  const as = by(moderator, day + after);
  if (outcome === "left") {
    await done(leaveWriting, as, { writingId, words });
    return;
  }
  await done(hideWriting, as, { writingId, reason: outcome, words });
  if (!appeal || !says) return;
  const [asksAfter, asked] = appeal.asks;
  const [judgedAfter, other, verdict, answer] = appeal.judged;
  await done(appealHiding, by(says, day + asksAfter), { writingId, words: asked });
  await done(judgeAppeal, by(other, day + judgedAfter), { writingId, outcome: verdict, answer });
}

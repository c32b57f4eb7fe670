import { localDate } from "#lib/calendar.ts";
import type { Charter } from "#lib/clause.ts";
import { dateText } from "#lib/format.ts";
import type { Language } from "#lib/texts.ts";
import { dealClauses, valueGateCents } from "#modules/deals";
import { findWork } from "#modules/works";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { listEntriesAbout } from "#platform/record.ts";
import type { Replay, Replayed } from "#platform/slots.ts";
import { routeOf } from "../actions/kind.ts";
import {
  type Ended,
  isOtherwise,
  playedOf,
  playedUnder,
  type Reason,
  reasonsOf,
  replay,
  toRow,
} from "../model/replay.ts";
import type { Challenge, Term } from "../model.ts";
import { listFiledSince } from "../store.ts";
import { texts } from "../texts.ts";

/** What would have become of the challenges filed since a day, under another charter. */
export const replayChallenges: Replay = async (db, page, since, charterIn) => {
  const replayed: Replayed[] = [];
  for (const challenge of await listFiledSince(db, page.community.id, since, page.now))
    if (challenge.term)
      replayed.push(
        await replayOne(
          db,
          page,
          { ...challenge, term: challenge.term },
          charterIn(challenge.areaId),
        ),
      );
  return replayed;
};

async function replayOne(
  db: Db,
  page: PageTools,
  challenge: Challenge & { readonly term: Term },
  charter: Charter,
): Promise<Replayed> {
  const { language, now, href, community } = page;
  const work = await findWork(db, community.id, challenge.workId);
  if (!work) throw new Error("Assertion failed: a challenge is of a work");
  const played = playedOf(challenge, await firstAnswer(db, community.id, challenge.id));
  const under = playedUnder(charter, {
    maxYears: charter.value(dealClauses.maxYears),
    gateCents: valueGateCents(charter, routeOf(challenge, work), work.isSocialService),
  });
  const replayed = replay(played, under, localDate(now));
  return {
    title: work.title,
    href: href(`/uitdagingen/${challenge.number}`),
    was: saying(replayed.was, replayed.termWas, language),
    would: saying(replayed.would, replayed.termWould, language),
    why: reasonsOf(played, under, replayed).map((reason) => sayingWhy(reason, language)),
    daysSaved: replayed.daysSaved,
    isOtherwise: isOtherwise(replayed),
    row: toRow(challenge.number ?? "", played, under, replayed),
  };
}

/** The first answer that somebody gave, as the record has it; silence is none. */
async function firstAnswer(db: Db, communityId: string, id: string) {
  const entries = await listEntriesAbout(db, communityId, { kind: "challenge", id });
  const kinds = { "challenges.accepted": "accepted", "challenges.refused": "refused" } as const;
  for (const { kind, at } of entries)
    if (kind === "challenges.accepted" || kind === "challenges.refused")
      return { kind: kinds[kind], on: localDate(at) };
  return null;
}

function saying(ended: Ended, termEndsOn: string, language: Language): string {
  const t = texts[language].replay;
  switch (ended.kind) {
    case "open":
      return t.open(dateText(termEndsOn, language));
    case "tooLong":
      return t.tooLong(ended.maxYears);
    default:
      return t[ended.kind](dateText(ended.on, language));
  }
}

function sayingWhy(reason: Reason, language: Language): string {
  const t = texts[language].replay.why;
  const day = (date: string) => dateText(date, language);
  switch (reason.kind) {
    case "otherTerm":
      return t.otherTerm(day(reason.was), day(reason.would));
    case "sameTerm":
      return t.sameTerm(day(reason.until));
    case "noExtension":
      return t.noExtension;
    case "answerTooLate":
    case "answerInTime":
      return t[reason.kind](day(reason.on));
    case "silence":
      return t.silence[reason.is];
  }
}

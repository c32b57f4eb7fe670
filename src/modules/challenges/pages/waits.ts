import { localDate } from "#lib/calendar.ts";
import { isOneOf } from "#lib/waits.ts";
import type { WaitsSlot } from "#platform/waits.ts";
import { awaitedThings } from "../model/awaited.ts";
import { waitOfAwaited, waitsOf } from "../model/waits.ts";
import { listAwaited, listChallengesByIds, listWaiting } from "../store.ts";
import { texts } from "../texts.ts";

/** Who waits for whom in the challenges of a community. */
export const waits: WaitsSlot = {
  list: async (db, { communityId, now, on, limit }) => {
    const found = (await listWaiting(db, communityId, now, on, limit)).flatMap((challenge) =>
      waitsOf(challenge, localDate(now)),
    );
    const awaited = await listAwaited(db, communityId, now, { limit, ...(on && { on }) });
    const ids = [...new Set(awaited.map(({ challengeId }) => challengeId))];
    const challenges = await listChallengesByIds(db, communityId, ids, now);
    for (const one of awaited) {
      const challenge = challenges.find(({ id }) => id === one.challengeId);
      if (challenge) found.push(waitOfAwaited(one, challenge));
    }
    return found.filter((wait) => isOneOf(wait.on, on));
  },
  words: Object.fromEntries(
    (["decision", "answer", "objection", ...awaitedThings] as const).map((what) => [
      `challenges.${what}`,
      { nl: texts.nl.waits[what], en: texts.en.waits[what] },
    ]),
  ),
};

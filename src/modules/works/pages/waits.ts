import { localDate } from "#lib/calendar.ts";
import { isOneOf, partyAwaited, type Waiting } from "#lib/waits.ts";
import type { WaitsSlot } from "#platform/waits.ts";
import { listOpenQuestions, listUndertakings } from "../store.ts";
import { texts } from "../texts.ts";

/** Who waits to hear who helps, and which neighbour asked something and waits for a word. */
export const waits: WaitsSlot = {
  list: async (db, { communityId, now, on, limit }) => {
    const found: Waiting[] = [];
    if (isOneOf({ kind: "municipality" }, on))
      for (const undertaking of await listUndertakings(
        db,
        communityId,
        now,
        { awaitsHelp: true },
        limit,
      ))
        found.push({
          who: partyAwaited(undertaking),
          on: { kind: "municipality" },
          what: "works.helper",
          about: { kind: "undertaking", id: undertaking.id },
          since: localDate(undertaking.startedAt),
          until: undertaking.helpDueOn,
        });
    for (const question of await listOpenQuestions(db, communityId, on, limit))
      found.push({
        who: { kind: "member", id: question.askerId },
        on: question.party,
        what: "works.answer",
        about: { kind: "undertaking", id: question.undertakingId },
        since: localDate(question.at),
        until: null,
      });
    return found;
  },
  words: {
    "works.helper": {
      nl: texts.nl.undertaking.waits.helper,
      en: texts.en.undertaking.waits.helper,
    },
    "works.answer": {
      nl: texts.nl.undertaking.waits.answer,
      en: texts.en.undertaking.waits.answer,
    },
  },
};

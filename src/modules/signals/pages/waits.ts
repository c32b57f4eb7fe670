import { localDate } from "#lib/calendar.ts";
import { isOneOf, type Waiting } from "#lib/waits.ts";
import type { WaitsSlot } from "#platform/waits.ts";
import { isPublic } from "../model.ts";
import { listSignals } from "../store.ts";
import { texts } from "../texts.ts";

/** Who said something and has no answer yet; on an organisation, never a score of a person. */
export const waits: WaitsSlot = {
  list: async (db, { communityId, now, on, limit }) => {
    const filter = { isWaiting: true, order: "oldest", ...(on && { on }) } as const;
    const signals = await listSignals(db, communityId, now, filter, limit);
    return signals
      .map((signal): Waiting => {
        const isNamed = signal.senderId !== null && isPublic(signal);
        return {
          // An id that is no member's is called "somebody": a stranger, or who wishes to be one.
          who: { kind: "member", id: isNamed ? (signal.senderId ?? signal.id) : signal.id },
          on: signal.organizationId
            ? { kind: "organization", id: signal.organizationId }
            : { kind: "municipality" },
          what: "signals.answer",
          about: { kind: "signal", id: signal.id },
          since: localDate(signal.reopenedAt ?? signal.saidAt),
          until: signal.dueOn,
        };
      })
      .filter((wait) => isOneOf(wait.on, on));
  },
  words: {
    "signals.answer": { nl: texts.nl.waits.answer, en: texts.en.waits.answer },
  },
};

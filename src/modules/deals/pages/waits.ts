import { localDate } from "#lib/calendar.ts";
import { isOneOf, partyAwaited, type Somebody, type Waiting } from "#lib/waits.ts";
import { findCharterInForce } from "#modules/charter";
import type { WaitsSlot } from "#platform/waits.ts";
import { handoverClauses, waitForLetter } from "../model/handover.ts";
import { awaitsOfficial, type DealRequest } from "../model/request.ts";
import type { Deal, Side } from "../model.ts";
import {
  listDueLookBacks,
  listOpenRequests,
  listOwedStepIns,
  listOwedVisits,
  listUnsigned,
} from "../store.ts";
import { texts } from "../texts.ts";
import { listOpenHandovers } from "./handover.tsx";

/**
 * Whose signature is missing, who is still to look back, where nobody came for the visit by lot, and who asked for a deal and waits for an
 * answer; the municipality waits too.
 */
export const waits: WaitsSlot = {
  list: async (db, { communityId, now, on, limit }) => {
    const found: Waiting[] = [];
    const unsigned = await listUnsigned(db, communityId, now, limit, on);
    for (const { deal, missing, proposedAt } of unsigned)
      for (const side of missing)
        found.push({
          ...between(deal, side),
          what: "deals.signature",
          since: localDate(proposedAt),
          until: deal.signBy,
        });
    const unlooked = await listDueLookBacks(db, communityId, localDate(now), limit, on);
    for (const { deal, missing, dueSince } of unlooked)
      for (const side of missing)
        found.push({
          ...between(deal, side),
          what: "deals.lookBack",
          since: dueSince,
          until: null,
        });
    const owed = await listOwedStepIns(db, communityId, limit);
    for (const { deal, announcedAt, endsOn } of owed)
      found.push({
        ...between(deal, "municipality"),
        what: "deals.stepIn",
        since: localDate(announcedAt),
        until: endsOn,
      });
    for (const { deal, drawnAt } of await listOwedVisits(db, communityId, limit))
      found.push({
        ...between(deal, "municipality"),
        what: "deals.visit",
        since: localDate(drawnAt),
        until: null,
      });
    for (const request of await listOpenRequests(db, communityId, now, limit))
      found.push(...waitsOfRequest(request));
    const charter = await findCharterInForce(db, communityId, now);
    const days = charter.value(handoverClauses.handoverDays);
    for (const { deal, leaver } of await listOpenHandovers(db, communityId, now, days)) {
      const about = { kind: "deal", id: deal.id };
      found.push(waitForLetter(partyAwaited(deal), about, leaver, days, localDate(now)));
    }
    return found.filter((wait) => isOneOf(wait.on, on));
  },
  words: {
    "deals.handover": { nl: texts.nl.handover.wait, en: texts.en.handover.wait },
    "deals.requestOfficial": {
      nl: texts.nl.request.waits.official,
      en: texts.en.request.waits.official,
    },
    "deals.requestAnswer": { nl: texts.nl.request.waits.answer, en: texts.en.request.waits.answer },
    "deals.visit": { nl: texts.nl.waits.visit, en: texts.en.waits.visit },
    "deals.stepIn": { nl: texts.nl.waits.stepIn, en: texts.en.waits.stepIn },
    "deals.signature": { nl: texts.nl.waits.signature, en: texts.en.waits.signature },
    "deals.lookBack": { nl: texts.nl.waits.lookBack, en: texts.en.waits.lookBack },
  },
};

/** Who asked waits for the municipality, and once somebody took it up, for that official by name. */
function waitsOfRequest(request: DealRequest): Waiting[] {
  const shared = {
    who: partyAwaited(request),
    about: { kind: "dealRequest", id: request.id },
    since: localDate(request.askedAt),
  };
  if (awaitsOfficial(request) && request.state !== "answerOverdue")
    return [
      {
        ...shared,
        on: { kind: "municipality" },
        what: "deals.requestOfficial",
        until: request.helpDueOn,
      },
    ];
  const on: Somebody =
    request.officialId === null
      ? { kind: "municipality" }
      : { kind: "member", id: request.officialId };
  return [{ ...shared, on, what: "deals.requestAnswer", until: request.answerDueOn }];
}

/** The side that is missing, and the other that waits for it. */
function between(deal: Deal, missing: Side): Pick<Waiting, "who" | "on" | "about"> {
  const party = partyAwaited(deal);
  const municipality: Somebody = { kind: "municipality" };
  return {
    who: missing === "party" ? municipality : party,
    on: missing === "party" ? party : municipality,
    about: { kind: "deal", id: deal.id },
  };
}

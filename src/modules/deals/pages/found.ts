import type { FoundKinds, PublicText } from "#platform/slots.ts";
import { listDealsByIds, listRequestsByIds } from "../store.ts";
import { texts } from "../texts.ts";
import { pathOfRequest } from "./request.tsx";

/** Deals and what was asked for; what was taken back is its party's own. */
export const found: FoundKinds = {
  deal: {
    name: "deals",
    called: { nl: texts.nl.found.deal, en: texts.en.found.deal },
    tell: async (db, { communityId }, ids) =>
      new Map(
        (await listDealsByIds(db, communityId, ids))
          .filter(({ state }) => state !== "withdrawn")
          .map((deal): [string, PublicText] => [
            deal.id,
            {
              title: deal.title,
              words: [deal.what, deal.partyCarries, deal.municipalityCarries],
              also: [deal.number],
              path: `/deals/${deal.number}`,
              areaId: deal.areaId,
              until: null,
            },
          ]),
      ),
  },
  dealRequest: {
    name: "gevraagde-deals",
    called: { nl: texts.nl.found.dealRequest, en: texts.en.found.dealRequest },
    tell: async (db, { communityId }, ids) =>
      new Map(
        (await listRequestsByIds(db, communityId, ids))
          .filter(({ state }) => state !== "withdrawn")
          .map((request): [string, PublicText] => [
            request.id,
            {
              title: request.title,
              words: [request.what],
              also: [request.number],
              path: pathOfRequest(request),
              areaId: request.areaId,
              until: null,
            },
          ]),
      ),
  },
};

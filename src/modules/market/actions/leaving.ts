import { z } from "zod";
import { ok, type Result } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import { listIntroductions, listListings, lockIntroduction, lockListing } from "../store.ts";
import { closeIntroduction, endListing, endProposal } from "./kind.ts";

/** Who had herself erased asks and offers nothing any more, and no contact of hers is kept. */
export const forgetTrader = action({
  name: "market.forget",
  input: z.object({ memberId: z.uuid() }),
  who: "system",
  perform: async (acting, { memberId }): Promise<Result<{ listings: number }, never>> => {
    const { tx, communityId, now } = acting;
    const states = ["open", "expired"] as const;
    const of = { memberId, organizationIds: [] };
    const own = await listListings(tx, communityId, now, { of, states }, 1000);
    for (const { id } of own) {
      const listing = await lockListing(tx, communityId, id);
      if (listing) await endListing(acting, listing, "withdrawn");
    }
    const living = ["proposed", "made", "asked"] as const;
    for (const { id } of await listIntroductions(
      tx,
      communityId,
      now,
      { memberId, states: living },
      1000,
    )) {
      const one = await lockIntroduction(tx, communityId, id);
      if (one?.state === "proposed") await endProposal(acting, one, "withdrawn");
      else if (one) await closeIntroduction(acting, one);
    }
    return ok({ listings: own.length });
  },
});

import { z } from "zod";
import { assert } from "#lib/assert.ts";
import { isDue } from "#lib/lapse.ts";
import { ok } from "#lib/result.ts";
import { releaseWithin } from "#modules/mandates";
import { action, type SubjectKind } from "#platform/act.ts";
import type { Acting } from "#platform/context.ts";
import type { Guarantee } from "../model/guarantee.ts";
import {
  findAct,
  listDueGuarantees,
  listStandingOn,
  lockGuarantee,
  saveGuaranteeEnd,
} from "../store.ts";
import { aboutAct } from "./giving.ts";

/** A guarantee ends by itself, once; what was set apart for it on a mandate is free again. */

export const guaranteeKind: SubjectKind<Guarantee> = {
  kind: "guarantee",
  lock: lockGuarantee,
  charterVersion: () => undefined,
  listDue: listDueGuarantees,
  lapse: (acting, guarantee) => endGuarantee(acting, guarantee, "ended"),
};

/**
 * What it stands for has ended, so nothing can be asked of it any more. A guarantee whose own last day
 * has passed meanwhile ends by that day, as time would have it.
 */
export const freeGuarantees = action({
  name: "acts.freeGuarantees",
  input: z.object({ kind: z.enum(["undertaking", "challenge", "initiative"]), id: z.uuid() }),
  who: "system",
  perform: async (acting, subject) => {
    const { tx, communityId, now } = acting;
    let freed = 0;
    for (const actId of await listStandingOn(tx, communityId, subject)) {
      const guarantee = await lockGuarantee(tx, communityId, actId);
      // Ended by another while this waited for the row.
      if (guarantee?.state !== "standing") continue;
      if (guarantee.lapsesAt && isDue(guarantee, now))
        await endGuarantee({ ...acting, now: guarantee.lapsesAt }, guarantee, "ended");
      else await endGuarantee(acting, guarantee, "freed");
      freed += 1;
    }
    return ok({ freed });
  },
});

async function endGuarantee(
  acting: Acting,
  { actId }: Guarantee,
  state: "ended" | "freed",
): Promise<void> {
  const { tx, communityId, now } = acting;
  const given = await findAct(tx, communityId, actId);
  assert(given && given.amountCents !== null, "a guarantee is an act with an amount");
  await saveGuaranteeEnd(tx, communityId, actId, state, now);
  acting.record({
    kind: state === "ended" ? "acts.guaranteeEnded" : "acts.guaranteeFreed",
    subject: given.subject,
    about: [aboutAct(actId)],
    at: now,
    data: {
      actId,
      memberId: given.givenBy,
      amountCents: String(given.amountCents),
      mandateId: given.mandateId,
    },
  });
  await releaseWithin(acting, { kind: "act", id: actId }, given.amountCents);
}

import { ok } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import { decideMunicipality, municipalityDeed, newMunicipality } from "../model/municipality.ts";
import { lockMunicipality, saveMunicipality } from "../store.ts";

/**
 * Whether the municipality takes part, and what it is called. What began under the one stays as it
 * began: who leaves keeps what it promised; who joins is told of what runs (`works.announce`).
 */
export const setMunicipality = action({
  name: "people.setMunicipality",
  input: newMunicipality,
  who: ["councilClerk", "system"],
  perform: async (acting, input) => {
    const { tx, communityId } = acting;
    const before = await lockMunicipality(tx, communityId);
    const decision = decideMunicipality(before, input);
    if (!decision.ok) return decision;
    const after = decision.value;
    await saveMunicipality(tx, communityId, after);
    acting.record({
      kind: `people.${municipalityDeed(before, after)}`,
      subject: { kind: "community", id: communityId },
      data: { takesPart: after.takesPart, ordinance: after.ordinance },
      texts: after.municipality === null ? {} : { municipality: after.municipality },
    });
    return ok({ takesPart: after.takesPart });
  },
});

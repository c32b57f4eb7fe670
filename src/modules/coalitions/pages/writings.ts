import type { FindWritings } from "#platform/slots.ts";
import { listCoalitions, listParties } from "../store.ts";
import { texts } from "../texts.ts";

/** What people agreed with one another, once all have signed, and what was said since. */
export const writings: FindWritings = async (db, { communityId, now }, { kind, id }) => {
  const [coalition] =
    kind === "coalition" ? await listCoalitions(db, communityId, now, { ids: [id] }, 1) : [];
  if (!coalition?.firmAt) return [];
  const what = (name: keyof (typeof texts)["nl"]["writings"]) => ({
    nl: texts.nl.writings[name],
    en: texts.en.writings[name],
  });
  // All have signed it, so it is nobody's alone.
  const shared = { owner: id, authorId: null };
  const parties = await listParties(db, communityId, id);
  return [
    { ...shared, what: what("title"), body: coalition.title },
    { ...shared, what: what("what"), body: coalition.what },
    { ...shared, what: what("serves"), body: coalition.serves },
    { ...shared, what: what("continuity"), body: coalition.continuity },
    ...parties.flatMap((party) => {
      const own = { owner: party.id, authorId: party.signature?.memberId ?? null };
      return [
        { owner: party.id, authorId: null, what: what("party"), body: party.name },
        ...party.pledges.map((pledge) => ({
          owner: party.id,
          authorId: null,
          what: what("pledge"),
          body: "words" in pledge ? pledge.words : "",
        })),
        ...party.goals.map((goal) => ({
          owner: party.id,
          authorId: null,
          what: what("goal"),
          body: goal,
        })),
        { ...own, what: what("leaving"), body: party.left?.reason ?? "", stays: true as const },
        { ...own, what: what("lookBack"), body: party.lookBack?.words ?? "" },
      ];
    }),
  ];
};

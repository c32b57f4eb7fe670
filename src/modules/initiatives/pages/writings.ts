import type { Db } from "#platform/db.ts";
import type { FindWritings, Writing } from "#platform/slots.ts";
import { isPublic, isShown, valueKinds } from "../model.ts";
import {
  findInitiative,
  listGodparents,
  listMeansAndSeatWords,
  listParties,
  listPosts,
  listThanks,
} from "../store.ts";
import { texts } from "../texts.ts";

function what(name: keyof (typeof texts)["nl"]["writings"]): Writing["what"] {
  return { nl: texts.nl.writings[name], en: texts.en.writings[name] };
}

/** What everybody can read of an initiative that a person wrote: its makers, and who came by. */
export const writings: FindWritings = async (db, { communityId }, { kind, id }) => {
  const initiative = kind === "initiative" ? await findInitiative(db, communityId, id) : undefined;
  if (!initiative || !isPublic(initiative)) return [];
  const own = { owner: id, authorId: initiative.makerId };
  return [
    { ...own, what: what("title"), body: initiative.title },
    { ...own, what: what("what"), body: initiative.what },
    { ...own, what: what("what"), body: initiative.why },
    { ...own, what: what("place"), body: initiative.place },
    ...valueKinds.map((value) => ({ ...own, what: what("value"), body: initiative.values[value] })),
    { ...own, what: what("norms"), body: initiative.norms },
    { ...own, what: what("income"), body: initiative.incomeWords },
    ...(await besideIt(db, communityId, id)),
  ];
};

/** What others wrote, and what it has. */
async function besideIt(db: Db, communityId: string, id: string): Promise<Writing[]> {
  const means = await listMeansAndSeatWords(db, communityId, id);
  const parties = (await listParties(db, communityId, [id])).filter(isShown);
  const posts = await listPosts(db, communityId, id);
  const thanks = await listThanks(db, communityId, id);
  const godparents = await listGodparents(db, communityId, id);
  return [
    ...means.map(({ byId, body }) => ({ owner: id, authorId: byId, what: what("means"), body })),
    ...parties.map((one) => ({
      owner: one.id,
      authorId: one.askedBy,
      what: what("role"),
      body: one.role,
    })),
    ...posts.map((one) => ({
      owner: one.id,
      authorId: one.memberId,
      what: what("post"),
      body: one.words,
    })),
    ...thanks.flatMap((one) =>
      [one.words, one.toName].map((body) => ({
        owner: one.id,
        authorId: one.memberId,
        what: what("thanks"),
        body,
      })),
    ),
    ...godparents.flatMap((one) =>
      [one.words, one.knownAs].map((body) => ({
        owner: one.id,
        authorId: one.memberId,
        what: what("godparent"),
        body,
      })),
    ),
  ];
}

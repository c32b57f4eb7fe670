import { isMark } from "#lib/marks.ts";
import type { PageContext } from "#platform/http.ts";
import type { Entry } from "#platform/record.ts";
import type { Followed, PhotoSight, Slots, Words } from "#platform/slots.ts";
import { hasPen, type Initiative, isPublic, isShown, type Phase } from "../model.ts";
import { findInitiative, findPost, listInitiatives, listParties } from "../store.ts";
import { texts } from "../texts.ts";

/** What other pages may say of initiatives: titles, sentences, who follows, whose photo it is. */

export function pathOf({ number }: Pick<Initiative, "number">): string {
  return `/initiatieven/${number}`;
}

export const subjects: NonNullable<Slots["subjects"]> = {
  initiative: async (db, communityId, ids) =>
    new Map(
      (await listInitiatives(db, communityId, { ids }, ids.length)).map((one) => [
        one.id,
        // What is not public has no name for others.
        { title: isPublic(one) ? one.title : one.number, path: pathOf(one) },
      ]),
    ),
};

export const follow: NonNullable<Slots["follow"]> = {
  initiative: async (db, communityId, ids) => {
    const followed = new Map<string, Followed>();
    const found = await listInitiatives(db, communityId, { ids, isPublic: true }, ids.length);
    const parties = await listParties(
      db,
      communityId,
      found.map(({ id }) => id),
    );
    for (const one of found) {
      const joined = parties
        .filter((party) => party.initiativeId === one.id && isShown(party))
        .flatMap(({ memberId, joinedBy }) => memberId ?? joinedBy ?? []);
      followed.set(one.id, {
        partyIds: [...new Set([...one.penIds, ...joined])],
        areaId: one.areaId,
      });
    }
    return followed;
  },
};

function sightOf({ var: { page } }: PageContext, initiative: Initiative | undefined): PhotoSight {
  // Words that are out of sight take their photo along.
  if (!initiative || isMark(initiative.what)) return "hidden";
  if (isPublic(initiative)) return "public";
  const { viewer } = page;
  return viewer.kind === "member" && hasPen(initiative, viewer.memberId) ? "reader" : "hidden";
}

export const photos: NonNullable<Slots["photos"]> = {
  initiative: async (db, c, id) =>
    sightOf(c, await findInitiative(db, c.var.context.communityId, id)),
  initiativePost: async (db, c, id) => {
    const { communityId } = c.var.context;
    const post = await findPost(db, communityId, id);
    if (!post || isMark(post.words)) return "hidden";
    return sightOf(c, await findInitiative(db, communityId, post.initiativeId));
  },
};

/** The organisation it was done for, else the person. */
function who({ data }: Entry, words: Words): string {
  return (
    (data.organizationId && words.title("organization", data.organizationId)) ||
    words.member(data.memberId)
  );
}

export const sentences: NonNullable<Slots["sentences"]> = {
  "initiatives.published": (entry, words) => {
    const t = texts[words.language].sentences;
    const maker = words.member(entry.data.memberId);
    const origin = entry.data.originId && words.title("initiative", entry.data.originId);
    return origin ? t.publishedFrom(maker, origin) : t.published(maker);
  },
  "initiatives.unpublished": (_, { language }) => texts[language].sentences.unpublished,
  "initiatives.edited": (_, { language }) => texts[language].sentences.edited,
  "initiatives.phaseChanged": ({ data }, { language }) => {
    const { phases, sentences: t } = texts[language];
    return t.phaseChanged(phases[data.from as Phase], phases[data.to as Phase]);
  },
  "initiatives.meansTold": (_, { language }) => texts[language].sentences.meansTold,
  "initiatives.sayTold": (_, { language }) => texts[language].sentences.sayTold,
  "initiatives.joined": (entry, words) => texts[words.language].sentences.joined(who(entry, words)),
  "initiatives.left": (entry, words) => texts[words.language].sentences.left(who(entry, words)),
  "initiatives.handedOver": ({ data }, words) =>
    texts[words.language].sentences.handedOver(
      words.member(data.from),
      words.member(data.memberId),
    ),
  "initiatives.linked": ({ data }, words) =>
    texts[words.language].sentences.linked(words.title(String(data.linkedKind), data.linkedId)),
  "initiatives.posted": ({ data }, words) =>
    texts[words.language].sentences.posted(words.member(data.memberId)),
  "initiatives.thanked": (entry, words) => {
    const { data, texts: said } = entry;
    const whom = data.toMemberId ? words.member(data.toMemberId) : (said.toName ?? "");
    return texts[words.language].sentences.thanked(who(entry, words), whom);
  },
  "initiatives.stoodFor": ({ data }, words) =>
    texts[words.language].sentences.stoodFor(words.member(data.memberId)),
  "initiatives.steppedBack": ({ data }, words) =>
    texts[words.language].sentences.steppedBack(words.member(data.memberId)),
};

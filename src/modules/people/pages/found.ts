import { localDate } from "#lib/calendar.ts";
import type { Db } from "#platform/db.ts";
import type { FoundKinds, PublicText } from "#platform/slots.ts";
import { standOf, type Term } from "../model/roles.ts";
import { findWholeOrganization, listAreas, listNames, listTermsOf } from "../store.ts";
import { texts } from "../texts.ts";

function called(name: keyof (typeof texts)["nl"]["found"]) {
  return { nl: texts.nl.found[name], en: texts.en.found[name] };
}

/** Organisations, areas, and people as they appear, for as long as they hold a public role. */
export const found: FoundKinds = {
  organization: {
    name: "organisaties",
    called: called("organization"),
    tell: async (db, { communityId }, ids) => {
      const told = new Map<string, PublicText>();
      for (const id of ids) {
        const one = await findWholeOrganization(db, communityId, id);
        if (!one) continue;
        const path = `/organisaties/${id}`;
        told.set(id, { title: one.name, words: [one.about], path, areaId: null, until: null });
      }
      return told;
    },
  },
  area: {
    name: "gebieden",
    called: called("area"),
    tell: async (db, { communityId }, ids) =>
      new Map(
        (await listAreas(db, communityId))
          .filter(({ id }) => ids.includes(id))
          .map(({ id, name, slug }) => [
            id,
            { title: name, words: [], path: `/gebied/${slug}`, areaId: id, until: null },
          ]),
      ),
  },
  member: {
    name: "mensen",
    called: called("member"),
    tell: async (db, { communityId, now }, ids) => {
      const names = await listNames(db, communityId, ids);
      const told = new Map<string, PublicText>();
      for (const id of ids) {
        const holder = holderOf(names.get(id), await termsOf(db, communityId, id, now));
        if (holder) told.set(id, holder);
      }
      return told;
    },
  },
};

async function termsOf(db: Db, communityId: string, memberId: string, now: Date): Promise<Term[]> {
  const terms = await listTermsOf(db, communityId, memberId);
  return terms.filter(
    (term) => term.role !== "resident" && standOf(term, localDate(now)) === "inForce",
  );
}

function holderOf(name: string | undefined, terms: readonly Term[]): PublicText | undefined {
  const [first] = terms;
  if (!name || !first) return undefined;
  const ends = terms.map(({ endsOn }) => endsOn);
  return {
    title: name,
    words: terms.map(({ title, role }) => title ?? texts.nl.roles[role]),
    path: `/rollen/${first.id}`,
    areaId: null,
    until: ends.includes(null)
      ? null
      : ends.reduce((one, other) => ((one ?? "") > (other ?? "") ? one : other)),
  };
}

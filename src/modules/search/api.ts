import { z } from "zod";
import { listCommunities } from "#modules/people";
import { resource } from "#platform/api.ts";
import { DatabaseTrouble } from "#platform/trouble.ts";
import { followAll } from "./jobs.ts";
import { listElsewhere } from "./store.ts";

/** What happens elsewhere, for programs: what the other communities of this installation share. */

export const resources = [
  resource({
    name: "elders",
    title: "Van elders",
    what: "Wat andere gemeenschappen van deze Meent met deze delen: in één regel, met waar het staat.",
    item: z.object({
      id: z.uuid(),
      gemeenschap: z.string(),
      soort: z.string(),
      titel: z.string(),
      zin: z.string(),
      sinds: z.iso.datetime(),
      pagina: z.string(),
    }),
    words: ["titel", "zin"],
    isOfOthers: true,
    hasNoDays: true,
    ready: async (platform, { found }) => {
      // A file or a list that lacks some would be taken for whole.
      if ((await followAll(platform, found)).length > 0) throw new DatabaseTrouble("full");
    },
    rows: (db, { community }, keyset) => listElsewhere(db, community.id, keyset),
    tell: async (db, { slots }, all) => {
      const homes = new Map((await listCommunities(db)).map(({ id, slug }) => [id, slug]));
      return all.map((one) => {
        const slug = homes.get(one.communityId) ?? "";
        return {
          id: one.id,
          gemeenschap: slug,
          soort: slots.found[one.kind]?.name ?? one.kind,
          titel: one.title,
          zin: one.sentence,
          sinds: one.at.toISOString(),
          pagina: `/${slug}${one.path}`,
        };
      });
    },
    told: ({ titel, zin, sinds }) => ({ title: titel, text: zin, at: sinds }),
  }),
];

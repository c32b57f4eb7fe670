import { Hono } from "hono";
import type { Role } from "#lib/roles.ts";
import type { PageEnv } from "#platform/http.ts";
import type { Slots } from "#platform/slots.ts";
import type { RightsBook, RightsClause } from "./model/rights.ts";
import { pages as rightsPages } from "./pages/rights.tsx";
import { listOrganizationsByIds } from "./store.ts";
import { texts } from "./texts.ts";

/** Who may do what; the book of rights holds those of all modules, which `app.ts` knows. */
export function pages(book: RightsBook, clause: RightsClause): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.route("/", rightsPages(book, clause));
  return app;
}

/** What the record says of people, and where their organisations are to be found. */
export const slots: Slots = {
  subjects: {
    organization: async (db, communityId, ids) =>
      new Map(
        (await listOrganizationsByIds(db, communityId, ids)).map(({ id, name }) => [
          id,
          { title: name, path: null },
        ]),
      ),
  },
  sentences: {
    "people.areaAdded": (entry, { language }) =>
      texts[language].sentences.areaAdded(entry.texts.name ?? texts[language].somebody),
    "people.roleGiven": (entry, words) => {
      const t = texts[words.language];
      const role = t.roles[entry.data.role as Role] ?? String(entry.data.role);
      return t.sentences.roleGiven(words.member(entry.subject.id), role);
    },
    "people.organizationAdded": (entry, { language }) =>
      texts[language].sentences.organizationAdded(entry.texts.name ?? texts[language].somebody),
  },
};

import type { Role } from "#lib/roles.ts";
import type { Slots } from "#platform/slots.ts";
import { listOrganizationsByIds } from "./store.ts";
import { texts } from "./texts.ts";

/** People have no pages of their own yet; what the record says of them stands here. */
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

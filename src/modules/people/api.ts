import { z } from "zod";
import { roles } from "#lib/roles.ts";
import { resource } from "#platform/api.ts";
import type { Db } from "#platform/db.ts";
import { organizationForms } from "./model.ts";
import {
  listAreas,
  listNames,
  listOrganizationsByIds,
  listOrganizationsFrom,
  listTermsFrom,
} from "./store.ts";
import { texts } from "./texts.ts";

/** Who does something, as every list tells it: a person as she appears, perhaps for an organisation. */
export const partyItem = z.object({
  persoonId: z.uuid(),
  naam: z.string(),
  organisatieId: z.uuid().nullable(),
  organisatie: z.string().nullable(),
});

/** Tells who the parties of these things are, in two queries. */
export async function tellParties(
  db: Db,
  communityId: string,
  things: readonly {
    readonly partyMemberId: string;
    readonly partyOrganizationId: string | null;
  }[],
): Promise<(thing: (typeof things)[number]) => z.output<typeof partyItem>> {
  const members = things.map(({ partyMemberId }) => partyMemberId);
  const names = await listNames(db, communityId, [...new Set(members)]);
  const ids = things.flatMap(({ partyOrganizationId }) => partyOrganizationId ?? []);
  const organizations = await listOrganizationsByIds(db, communityId, [...new Set(ids)]);
  return ({ partyMemberId, partyOrganizationId }) => ({
    persoonId: partyMemberId,
    naam: names.get(partyMemberId) ?? "",
    organisatieId: partyOrganizationId,
    organisatie: organizations.find(({ id }) => id === partyOrganizationId)?.name ?? null,
  });
}

const area = z.object({
  id: z.uuid(),
  slug: z.string(),
  naam: z.string(),
  cbsCode: z.string().nullable(),
  inwoners: z.int().nullable(),
});

const organization = z.object({
  id: z.uuid(),
  naam: z.string(),
  vorm: z.enum(organizationForms),
});

const term = z.object({
  id: z.uuid(),
  persoonId: z.uuid(),
  naam: z.string(),
  rol: z.enum(roles),
  titel: z.string().nullable(),
  vanaf: z.iso.date(),
  totEnMet: z.iso.date().nullable(),
});

/** Who is who, for programs: areas, organisations, and everybody with a public role. */
export const resources = [
  resource({
    name: "gebieden",
    title: "Gebieden",
    what: "De dorpen en buurten van de gemeenschap.",
    item: area,
    kind: "area",
    hasNoDays: true,
    words: [],
    rows: async (db, { community }, { after, limit }) =>
      (await listAreas(db, community.id))
        .filter(({ id }) => after === null || id < after)
        .sort((one, other) => (one.id < other.id ? 1 : -1))
        .slice(0, limit),
    tell: async (_, __, all) =>
      all.map(({ id, slug, name, residents, cbsCode }) => ({
        id,
        slug,
        naam: name,
        cbsCode: cbsCode ?? null,
        inwoners: residents,
      })),
    told: ({ naam }) => ({ title: naam, text: "" }),
  }),
  resource({
    name: "organisaties",
    title: "Organisaties",
    what: "Verenigingen, stichtingen, coöperaties, bedrijven en diensten die meedoen.",
    item: organization,
    kind: "organization",
    hasNoDays: true,
    words: [],
    rows: (db, { community }, keyset) => listOrganizationsFrom(db, community.id, keyset),
    tell: async (_, __, all) => all.map(({ id, name, form }) => ({ id, naam: name, vorm: form })),
    told: ({ naam }) => ({ title: naam, text: "" }),
  }),
  resource({
    name: "rollen",
    title: "Publieke rollen",
    what: "Wie namens de gemeenschap werkt of besluit, vanaf en tot welke dag.",
    item: term,
    words: [],
    rows: (db, { community }, keyset) => listTermsFrom(db, community.id, keyset),
    tell: async (db, { community }, terms) => {
      const members = terms.map(({ memberId }) => memberId);
      const names = await listNames(db, community.id, members);
      return terms.map(({ id, memberId, role, title, startsOn, endsOn }) => ({
        id,
        persoonId: memberId,
        naam: names.get(memberId) ?? "",
        rol: role,
        titel: title,
        vanaf: startsOn,
        totEnMet: endsOn,
      }));
    },
    told: ({ naam, rol, titel, vanaf, totEnMet }, _, language) => ({
      title: `${naam}, ${titel ?? texts[language].roles[rol]}`,
      text: "",
      at: vanaf,
      days: totEnMet ? [{ on: totEnMet, what: { nl: "laatste dag", en: "last day" } }] : [],
    }),
  }),
];

import { z } from "zod";
import type { Keyset } from "#lib/keyset.ts";
import { listNames, listOrganizationsByIds } from "#modules/people";
import { resource } from "#platform/api.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { listingKinds, rhythms } from "./model/matching.ts";
import { type Listing, listingStates, type Side } from "./model.ts";
import { findListingByNumber, listListingsFrom } from "./store.ts";

/** Needs and offers for programs, with the signs by which they are compared: all that a score takes. */

const listing = z.object({
  id: z.uuid(),
  nummer: z.string(),
  soort: z.enum(listingKinds),
  stand: z.enum(listingStates),
  titel: z.string(),
  watPrecies: z.string(),
  bedragInCenten: z.string().nullable(),
  minuten: z.int().nullable(),
  aantal: z.int().nullable(),
  eenheid: z.string(),
  vanaf: z.iso.date().nullable(),
  totEnMet: z.iso.date().nullable(),
  ritme: z.enum(rhythms),
  /** 1 for Monday to 7 for Sunday; empty: any day. */
  dagen: z.array(z.int().min(1).max(7)),
  gebiedId: z.uuid().nullable(),
  /** Degrees, to a thousandth. */
  breedtegraad: z.number().nullable(),
  lengtegraad: z.number().nullable(),
  bereikInMeters: z.int().nullable(),
  kunde: z.array(z.string()),
  bij: z.object({ soort: z.string(), id: z.uuid() }).nullable(),
  van: z.string(),
  geplaatstOp: z.iso.datetime(),
  kenmerken: z.array(z.string()),
  kundeKenmerken: z.array(z.string()),
  pagina: z.string(),
});

async function tell(db: Db, page: PageTools, all: readonly Listing[]) {
  const { id: communityId } = page.community;
  const names = await listNames(db, communityId, [...new Set(all.map((one) => one.memberId))]);
  const ids = [...new Set(all.flatMap(({ organizationId }) => organizationId ?? []))];
  const organizations = new Map(
    (await listOrganizationsByIds(db, communityId, ids)).map(({ id, name }) => [id, name]),
  );
  return all.map((one): { id: string; item: z.output<typeof listing> } => ({
    id: one.id,
    item: {
      id: one.id,
      nummer: one.number,
      soort: one.kind,
      stand: one.state,
      titel: one.title,
      watPrecies: one.what,
      bedragInCenten: one.amountCents === null ? null : String(one.amountCents),
      minuten: one.minutes,
      aantal: one.quantity,
      eenheid: one.unit,
      vanaf: one.fromOn,
      totEnMet: one.untilOn,
      ritme: one.rhythm,
      dagen: [1, 2, 3, 4, 5, 6, 7].filter((day) => (one.weekdays & (1 << (day - 1))) !== 0),
      gebiedId: one.areaId,
      breedtegraad: one.latitude === null ? null : one.latitude / 1000,
      lengtegraad: one.longitude === null ? null : one.longitude / 1000,
      bereikInMeters: one.reachM,
      kunde: [...one.skills],
      bij: one.about && { soort: one.about.kind, id: one.about.id },
      van: organizations.get(one.organizationId ?? "") ?? names.get(one.memberId) ?? "",
      geplaatstOp: one.placedAt.toISOString(),
      kenmerken: [...one.signs],
      kundeKenmerken: [...one.skillSigns],
      pagina: page.href(`/vraag-en-aanbod/${one.number}`),
    },
  }));
}

function resourceOf(side: Side, name: string, title: string, what: string) {
  return resource({
    name,
    title,
    what,
    item: listing,
    list: async (db, page, keyset: Keyset) =>
      tell(
        db,
        page,
        await listListingsFrom(db, page.community.id, page.now, { side, states: ["open"] }, keyset),
      ),
    find: async (db, page, number) => {
      const one = await findListingByNumber(db, page.community.id, number, page.now);
      return one?.side === side ? (await tell(db, page, [one]))[0]?.item : undefined;
    },
  });
}

export const resources = [
  resourceOf("need", "vragen", "Vragen", "Wat mensen nodig hebben en nog openstaat."),
  resourceOf("offer", "aanbod", "Aanbod", "Wat mensen aanbieden en nog openstaat."),
];

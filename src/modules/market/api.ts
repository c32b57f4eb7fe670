import { z } from "zod";
import type { LocalDate } from "#lib/calendar.ts";
import type { Bilingual } from "#lib/clause.ts";
import { tellParties } from "#modules/people";
import { type DayOf, resource } from "#platform/api.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { listingKinds, rhythms } from "./model/matching.ts";
import { type Listing, listingStates, type Side } from "./model.ts";
import { findListingByNumber, listListingsFrom } from "./store.ts";
import { texts } from "./texts.ts";

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
  const ofWhom = ({ memberId, organizationId }: Listing) => ({
    partyMemberId: memberId,
    partyOrganizationId: organizationId,
  });
  const party = await tellParties(db, page.community.id, all.map(ofWhom));
  return all.map(
    (one): z.output<typeof listing> => ({
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
      van: party(ofWhom(one)).organisatie ?? party(ofWhom(one)).naam,
      geplaatstOp: one.placedAt.toISOString(),
      kenmerken: [...one.signs],
      kundeKenmerken: [...one.skillSigns],
      pagina: page.href(`/vraag-en-aanbod/${one.number}`),
    }),
  );
}

function resourceOf(side: Side, name: string, title: string, what: string) {
  return resource({
    name,
    title,
    what,
    item: listing,
    kind: "listing",
    words: ["titel", "watPrecies", "eenheid", "kunde", "kenmerken", "kundeKenmerken"],
    rows: (db, { community, now }, keyset) =>
      listListingsFrom(db, community.id, now, { side, states: ["open"] }, keyset),
    one: async (db, { community, now }, key) => {
      const one = await findListingByNumber(db, community.id, key, now);
      return one?.side === side ? one : undefined;
    },
    tell,
    told: ({ titel, watPrecies, geplaatstOp, vanaf, totEnMet, soort }) => ({
      title: titel,
      text: watPrecies,
      at: geplaatstOp,
      days: dayOf(vanaf, totEnMet, { nl: texts.nl.kinds[soort], en: texts.en.kinds[soort] }),
    }),
  });
}

/** From its first day to its last, where it has either. */
function dayOf(from: LocalDate | null, until: LocalDate | null, what: Bilingual): DayOf[] {
  const on = from ?? until;
  return on === null ? [] : [{ on, until, what }];
}

export const resources = [
  resourceOf("need", "vragen", "Vragen", "Wat mensen nodig hebben en nog openstaat."),
  resourceOf("offer", "aanbod", "Aanbod", "Wat mensen aanbieden en nog openstaat."),
];

import type { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import { isMemberOfOrganization, listAreas } from "#modules/people";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { nextNumber } from "#platform/numbers.ts";
import { listEntriesAbout } from "#platform/record.ts";
import {
  changing,
  decideDays,
  type Listing,
  type MarketRefusal,
  nextOfOpen,
  ofListing,
  type Placing,
  placing,
  type Telling,
  toldOf,
} from "../model.ts";
import { insertListing, saveListing, saveSigns } from "../store.ts";
import { aboutListing, endListing, listingKind, type Numbered, todayOf } from "./kind.ts";

/** Placing a need or an offer, changing it, taking it back, opening it again. */

/**
 * Places a need or an offer; it is public at once. Money is typed in euros (or given in cents as a
 * bigint), time in hours (or minutes as a number), a point as `52.871, 6.512`, a reach in kilometres.
 */
export const placeListing = action({
  name: "market.place",
  input: placing,
  who: "member",
  area: async ({ areaId }) => areaId,
  perform: async (
    acting,
    input,
  ): Promise<Result<{ id: string; number: string }, MarketRefusal>> => {
    const wrong = await refusalOf(acting, input);
    if (wrong) return refuse(wrong);
    const about = await aboutOf(acting, input);
    return about.ok ? insert(acting, input, about.value) : about;
  },
});

/**
 * The same within an action of another module, which has judged itself who may: a signal that becomes a
 * need, an initiative that says what it needs.
 */
export async function placeWithin(
  acting: Acting,
  { about, ...wanted }: Wanted,
): Promise<Result<{ id: string; number: string }, MarketRefusal>> {
  const input = placing.parse(wanted);
  const wrong = await refusalOf(acting, input);
  return wrong ? refuse(wrong) : insert(acting, input, about);
}

/** A need or an offer as another module wants it; what it is about, it has judged itself. */
type Wanted = Omit<z.input<typeof placing>, "aboutKind" | "aboutId"> & Pick<Listing, "about">;

async function insert(
  acting: Acting,
  input: Placing,
  about: Listing["about"],
): Promise<Result<{ id: string; number: string }, never>> {
  const { tx, communityId, now, charter } = acting;
  const told = toldOf(input);
  const listing: Listing = {
    id: acting.newId(),
    number: await nextNumber(acting, input.side === "need" ? "G" : "O"),
    side: input.side,
    ...told,
    about,
    memberId: memberOf(acting),
    organizationId: input.organizationId,
    charterVersion: charter.version,
    placedAt: now,
    changedAt: now,
    ...nextOfOpen(told, charter, todayOf(acting)),
  };
  await insertListing(tx, communityId, listing);
  await saveSigns(tx, communityId, listing);
  acting.record({ kind: "market.placed", ...aboutListing(listing), data: dataOf(listing) });
  return ok({ id: listing.id, number: listing.number });
}

/** Changes what it says. It stays open as long again, unless a day says otherwise. */
export const changeListing = action({
  name: "market.change",
  input: changing,
  who: "member",
  subject: { kind: listingKind, id: ({ listingId }) => listingId },
  perform: async (acting, input, listing): Promise<Numbered> => {
    if (!(await isOursNow(acting, listing))) return refuse("listing_not_yours");
    if (listing.state !== "open" && listing.state !== "expired") return refuse("listing_gone");
    const wrong = await refusalOf(acting, { ...input, organizationId: null });
    if (wrong) return refuse(wrong);
    const told = toldOf(input);
    await open(acting, { ...listing, ...told, changedAt: acting.now });
    acting.record({
      kind: "market.changed",
      ...aboutListing(listing),
      data: dataOf({ ...listing, ...told }),
    });
    return ok({ number: listing.number });
  },
});

/** Opens again what stood so long that it lapsed. */
export const reopenListing = action({
  name: "market.reopen",
  input: ofListing,
  who: "member",
  subject: { kind: listingKind, id: ({ listingId }) => listingId },
  perform: async (acting, _input, listing): Promise<Numbered> => {
    if (!(await isOursNow(acting, listing))) return refuse("listing_not_yours");
    if (listing.state === "open") return refuse("listing_is_open");
    if (listing.state !== "expired") return refuse("listing_gone");
    // Its own last day has passed; without one it stands as long as the charter says.
    await open(acting, { ...listing, untilOn: null, changedAt: acting.now });
    acting.record({ kind: "market.reopened", ...aboutListing(listing), data: dataOf(listing) });
    return ok({ number: listing.number });
  },
});

/** Takes it back. What was proposed about it is gone; who had met, goes on. */
export const withdrawListing = action({
  name: "market.withdraw",
  input: ofListing,
  who: "member",
  subject: { kind: listingKind, id: ({ listingId }) => listingId },
  perform: async (acting, _input, listing): Promise<Numbered> => {
    if (!(await isOursNow(acting, listing))) return refuse("listing_not_yours");
    if (listing.state === "met" || listing.state === "withdrawn") return refuse("listing_gone");
    await endListing(acting, listing, "withdrawn");
    return ok({ number: listing.number });
  },
});

/** The asker says that her need is met, or the giver that the offer is taken. */
export const meetListing = action({
  name: "market.meet",
  input: ofListing,
  who: "member",
  subject: { kind: listingKind, id: ({ listingId }) => listingId },
  perform: async (acting, _input, listing): Promise<Numbered> => {
    if (!(await isOursNow(acting, listing))) return refuse("listing_not_yours");
    if (listing.state === "met" || listing.state === "withdrawn") return refuse("listing_gone");
    await endListing(acting, listing, "met");
    return ok({ number: listing.number });
  },
});

async function open(acting: Acting, listing: Listing): Promise<void> {
  const { tx, communityId, charter } = acting;
  const opened = { ...listing, ...nextOfOpen(listing, charter, todayOf(acting)) };
  await saveListing(tx, communityId, listing.id, opened);
  await saveSigns(tx, communityId, opened);
}

/** What stands in the way of these words, this place and these days. */
async function refusalOf(
  acting: Acting,
  input: Telling & { readonly organizationId: string | null },
): Promise<MarketRefusal | undefined> {
  const { tx, communityId } = acting;
  const days = decideDays(input, todayOf(acting));
  if (!days.ok) return days.refusal;
  const { areaId, organizationId } = input;
  if (areaId && !(await listAreas(tx, communityId)).some(({ id }) => id === areaId))
    return "area_unknown";
  const isTheirs =
    organizationId === null ||
    (await isMemberOfOrganization(tx, communityId, organizationId, memberOf(acting)));
  return isTheirs ? undefined : "organization_not_yours";
}

/** Only what the public record speaks of: a draft or what is hidden has no line there. */
async function aboutOf(
  { tx, communityId }: Acting,
  { aboutKind, aboutId }: Placing,
): Promise<Result<Listing["about"], MarketRefusal>> {
  if (aboutKind === "" || aboutId === null) return ok(null);
  const about = { kind: aboutKind, id: aboutId };
  const [line] = await listEntriesAbout(tx, communityId, about, 1);
  return line ? ok(about) : refuse("subject_unknown");
}

async function isOursNow(acting: Acting, listing: Listing): Promise<boolean> {
  const memberId = memberOf(acting);
  if (listing.memberId === memberId) return true;
  return (
    listing.organizationId !== null &&
    isMemberOfOrganization(acting.tx, acting.communityId, listing.organizationId, memberId)
  );
}

function dataOf({ side, kind, areaId }: Pick<Listing, "side" | "kind" | "areaId">) {
  return { side, listingKind: kind, areaId };
}

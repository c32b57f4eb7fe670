import type { Language } from "#lib/texts.ts";
import { findOrganization, isMemberOfOrganization, listAreas, listNames } from "#modules/people";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { listEntriesAbout } from "#platform/record.ts";
import type { Contribution, Told } from "#platform/slots.ts";
import { agreeToRequest } from "../actions.ts";
import type { DealRequest } from "../model/request.ts";
import type { Means } from "../model/table.ts";
import { findDealOf, findRequestByNumber, listRequestMeans } from "../store.ts";
import { carriesText } from "./words.ts";

/** All that the page of a question shows, loaded in one read. */
export interface RequestView {
  readonly request: DealRequest;
  readonly means: readonly Means[];
  readonly party: string;
  readonly areaName: string;
  readonly names: ReadonlyMap<string, string>;
  readonly told: readonly Told[];
  readonly given: readonly Contribution[];
  /** The number of the deal it became. */
  readonly dealNumber: string | undefined;
  /** What it grew out of, and the work it is about, where they have a page. */
  readonly origin: Place | undefined;
  readonly work: Place | undefined;
  readonly isParty: boolean;
  /** Whether who looks may answer it for the municipality: not what one asked oneself. */
  readonly mayAnswer: boolean;
}

interface Place {
  readonly title: string;
  readonly href: string;
}

/** A question by its number; what was taken back is its party's own. */
export async function loadRequest(
  db: Db,
  page: PageTools,
  number: string,
): Promise<RequestView | undefined> {
  const { id: communityId } = page.community;
  const request = await findRequestByNumber(db, communityId, number, page.now);
  if (!request) return undefined;
  const isParty = await isPartyOf(db, page, request);
  if (request.state === "withdrawn" && !isParty) return undefined;
  const subject = { kind: "dealRequest", id: request.id };
  const areas = await listAreas(db, communityId);
  const people = [request.officialId, request.answer?.memberId, request.reply?.memberId];
  const deal = request.state === "agreed" ? await findDealOf(db, communityId, subject) : undefined;
  return {
    request,
    isParty,
    means: await listRequestMeans(db, communityId, request.id),
    party: await nameOfParty(db, communityId, request),
    areaName: areas.find(({ id }) => id === request.areaId)?.name ?? "",
    names: await listNames(db, communityId, [
      request.partyMemberId,
      ...people.filter((id) => id !== undefined && id !== null),
    ]),
    told: await page.slots.describe(db, page, await listEntriesAbout(db, communityId, subject)),
    given: await page.slots.contributions(db, page, "dealRequest", request.id),
    dealNumber: deal?.number,
    origin: await placeOf(db, page, request.origin),
    work: await placeOf(db, page, request.workId && { kind: "work", id: request.workId }),
    mayAnswer: !isParty && page.may(agreeToRequest),
  };
}

/** Who asks, as they appear: the organisation, else the member. */
export async function nameOfParty(
  db: Db,
  communityId: string,
  {
    partyMemberId,
    partyOrganizationId,
  }: Pick<DealRequest, "partyMemberId" | "partyOrganizationId">,
): Promise<string> {
  const organization =
    partyOrganizationId && (await findOrganization(db, communityId, partyOrganizationId));
  if (organization) return organization.name;
  return (await listNames(db, communityId, [partyMemberId])).get(partyMemberId) ?? "";
}

/** What is asked of the municipality, in one line. */
export async function tellAsked(
  db: Db,
  communityId: string,
  requestId: string,
  language: Language,
): Promise<string> {
  const means = await listRequestMeans(db, communityId, requestId);
  return carriesText(
    means.filter(({ side }) => side === "municipality"),
    language,
  );
}

async function isPartyOf(
  db: Db,
  { viewer, community }: PageTools,
  { partyMemberId, partyOrganizationId }: DealRequest,
): Promise<boolean> {
  if (viewer.kind === "visitor") return false;
  if (viewer.memberId === partyMemberId) return true;
  return (
    partyOrganizationId !== null &&
    (await isMemberOfOrganization(db, community.id, partyOrganizationId, viewer.memberId))
  );
}

async function placeOf(
  db: Db,
  page: PageTools,
  thing: { readonly kind: string; readonly id: string } | null | "",
): Promise<Place | undefined> {
  if (!thing) return undefined;
  const found = (await page.slots.titles(db, page, thing.kind, [thing.id])).get(thing.id);
  return found?.href ? { title: found.title, href: found.href } : undefined;
}

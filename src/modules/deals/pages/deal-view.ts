import { assert } from "#lib/assert.ts";
import { addMonths, localDate } from "#lib/calendar.ts";
import type { Cents } from "#lib/money.ts";
import { type Ended, findCharter, tellEnding } from "#modules/charter";
import {
  covers,
  findMandate,
  isInForce,
  listMandates,
  listMandatesOf,
  type Mandate,
} from "#modules/mandates";
import {
  findOrganization,
  isMemberOfOrganization,
  listAreas,
  listNames,
  listRoleTerms,
} from "#modules/people";
import type { Db } from "#platform/db.ts";
import { listPhotosOf, type StoredPhoto } from "#platform/files.ts";
import type { PageTools } from "#platform/http.ts";
import { listEntriesAbout } from "#platform/record.ts";
import type { Contribution, Told } from "#platform/slots.ts";
import { decideWithdrawal, type Ending, type StepIn, type Withdrawal } from "../model/life.ts";
import {
  type Delivery,
  type LookBack,
  lookBackOwner,
  type Reply,
  type Walkabout,
} from "../model/look-back.ts";
import type { Lot, Visit } from "../model/lot.ts";
import type { Means, Milestone, Requirement } from "../model/table.ts";
import {
  type Deal,
  type Side as DealSide,
  type Signature,
  sides,
  valueGateCents,
} from "../model.ts";
import {
  findDealByNumber,
  findEnding,
  findLot,
  findStepIn,
  findVisit,
  findWithdrawal,
  listDeliveries,
  listLookBacks,
  listMeans,
  listMilestones,
  listReplies,
  listRequirements,
  listSignatures,
  listWalkabouts,
  sumOthersCents,
} from "../store.ts";
import { type HandoverView, loadHandover } from "./handover-view.ts";

/** All that the pages of one deal show. */
export interface DealView extends HandoverView {
  readonly deal: Deal;
  readonly signatures: readonly Signature[];
  readonly names: ReadonlyMap<string, string>;
  readonly party: string;
  readonly areaName: string;
  readonly mandate: Mandate | undefined;
  readonly told: readonly Told[];
  /** What other modules add to the page of a deal. */
  readonly given: readonly Contribution[];
  readonly originHref: string | undefined;
  /** The side the viewer may sign for, if any is left to her. */
  readonly signs: DealSide | undefined;
  readonly mandates: readonly Mandate[];
  readonly isExecutive: boolean;
  readonly means: readonly Means[];
  readonly milestones: readonly Milestone[];
  readonly requirements: readonly Requirement[];
  /** How it ends or ended, if a side stopped. */
  readonly ending: Ending | undefined;
  readonly stepIn: StepIn | undefined;
  readonly withdrawal: Withdrawal | undefined;
  /** The law's gate for its route, and what all its parts are together. */
  readonly gateCents: Cents;
  readonly partsCents: Cents;
  /** Who else may sign for the municipality, by name: the executive, and holders with enough left. */
  readonly signers: readonly string[];
  /** Whether the viewer's side may take it off the table. */
  readonly mayWithdraw: boolean;
  readonly lot: Lot | undefined;
  /** The visit that the lot asked for, once somebody made it. */
  readonly visit: Visit | undefined;
  /** Told where the charter it began under ended: its rules go on. */
  readonly charterEnding: Ended | undefined;
  readonly back: BackView;
  /** Whether the viewer may show the party a code to sign with. */
  readonly mayShowCode: boolean;
}

/** What was told when looking back. */
export interface BackView {
  readonly lookBacks: readonly LookBack[];
  readonly deliveries: readonly Delivery[];
  readonly walkabouts: readonly Walkabout[];
  readonly replies: readonly Reply[];
  /** The photos that go with it, by the side that told or the id of the walkabout. */
  readonly photos: ReadonlyMap<string, readonly StoredPhoto[]>;
  /** The side the viewer belongs to; neighbours belong to none. */
  readonly own: DealSide | undefined;
}

export async function loadDeal(
  db: Db,
  page: PageTools,
  number: string,
): Promise<DealView | undefined> {
  const { id: communityId } = page.community;
  const deal = await findDealByNumber(db, communityId, number, page.now);
  if (!deal) return undefined;
  const signatures = await listSignatures(db, communityId, deal.id);
  const entries = await listEntriesAbout(db, communityId, { kind: "deal", id: deal.id });
  const mandateId = signatures.find(({ side }) => side === "municipality")?.mandateId;
  const mandate = mandateId ? await findMandate(db, communityId, mandateId) : undefined;
  const back = await loadBack(db, page, deal, signatures);
  const life = await loadLife(db, communityId, deal);
  const names = await listNames(db, communityId, [
    deal.partyMemberId,
    ...[...back.lookBacks, ...back.walkabouts, ...back.replies].map(({ memberId }) => memberId),
    ...(deal.contactMemberId ? [deal.contactMemberId] : []),
    ...(deal.successorMemberId ? [deal.successorMemberId] : []),
    ...(mandate ? [mandate.holderId] : []),
    ...signatures.map(({ memberId }) => memberId),
    ...(life.ending ? [life.ending.memberId] : []),
  ]);
  const origin =
    deal.origin.id === deal.id
      ? undefined
      : await page.slots.titles(db, page, deal.origin.kind, [deal.origin.id]);
  return {
    deal,
    signatures,
    names,
    mandate,
    party: await partyOf(db, page, deal),
    areaName: (await listAreas(db, communityId)).find(({ id }) => id === deal.areaId)?.name ?? "",
    told: await page.slots.describe(db, page, entries),
    given: await page.slots.contributions(db, page, "deal", deal.id),
    originHref: origin?.get(deal.origin.id)?.href,
    back,
    ...(await loadHandover(db, page, deal, signatures)),
    means: await listMeans(db, communityId, deal.id),
    milestones: await listMilestones(db, communityId, deal.id),
    requirements: await listRequirements(db, communityId, deal.id),
    ...life,
    ...(await loadGate(db, communityId, deal)),
    signers: await listSigners(db, page, deal, signatures),
    mayWithdraw: mayWithdraw(page, deal, signatures, back.own),
    lot: await findLot(db, communityId, deal.id),
    visit: await findVisit(db, communityId, deal.id),
    charterEnding: await tellEnding(
      db,
      communityId,
      { number: deal.charterVersion, areaId: deal.areaId },
      page.now,
      page.language,
    ),
    mayShowCode: mayShowCode(page, deal, signatures),
    ...(await rightsOf(db, page, deal, signatures)),
  };
}

async function loadLife(db: Db, communityId: string, deal: Deal) {
  const ending = await findEnding(db, communityId, deal.id);
  return {
    ending,
    stepIn: ending && (await findStepIn(db, communityId, ending.id)),
    withdrawal: await findWithdrawal(db, communityId, deal.id),
  };
}

async function loadGate(db: Db, communityId: string, deal: Deal) {
  const charter = await findCharter(db, communityId, deal.charterVersion);
  assert(charter, "a deal's charter version is kept");
  const { threeYearsCents } = await sumOthersCents(db, communityId, {
    ...deal,
    from: deal.startsOn,
    until: addMonths(deal.startsOn, deal.termMonths),
  });
  return {
    gateCents: valueGateCents(charter, deal.route, deal.isSocialService),
    // Parts are of one work; without a work the deal stands by itself.
    partsCents: deal.workId === null ? deal.amountCents : threeYearsCents,
  };
}

async function listSigners(
  db: Db,
  { community, now }: PageTools,
  deal: Deal,
  signatures: readonly Signature[],
): Promise<readonly string[]> {
  /** So many mandates, those that end last first, are weighed for who can sign. */
  const mandatesMost = 2000;
  if (deal.state !== "proposed" || signatures.some(({ side }) => side === "municipality"))
    return [];
  const executive = (await listRoleTerms(db, community.id, now)).filter(
    ({ role }) => role === "alderman" || role === "mayor",
  );
  const holders = (await listMandates(db, community.id, mandatesMost)).filter((mandate) =>
    covers(mandate, deal, localDate(now)),
  );
  const ids = [
    ...new Set([
      ...executive.map(({ memberId }) => memberId),
      ...holders.map(({ holderId }) => holderId),
    ]),
  ];
  const names = await listNames(db, community.id, ids);
  return ids.flatMap((id) => names.get(id) ?? []);
}

function mayWithdraw(
  { now }: PageTools,
  deal: Deal,
  signatures: readonly Signature[],
  own: DealSide | undefined,
): boolean {
  // Whether the side may; its reason is asked in the form.
  const reason = "wordt nog gevraagd";
  return (
    own !== undefined &&
    decideWithdrawal(deal, signatures, { side: own, reason }, localDate(now)).ok
  );
}

async function rightsOf(
  db: Db,
  { viewer, community, now }: PageTools,
  deal: Deal,
  signatures: readonly Signature[],
): Promise<Pick<DealView, "signs" | "mandates" | "isExecutive">> {
  if (viewer.kind === "visitor" || deal.state !== "proposed")
    return { signs: undefined, mandates: [], isExecutive: false };
  const open = (side: DealSide) => !signatures.some((signature) => signature.side === side);
  const isParty =
    viewer.memberId === deal.partyMemberId ||
    (deal.partyOrganizationId !== null &&
      (await isMemberOfOrganization(db, community.id, deal.partyOrganizationId, viewer.memberId)));
  const today = localDate(now);
  const mandates = (await listMandatesOf(db, community.id, viewer.memberId)).filter(
    (mandate) =>
      isInForce(mandate, today) && (mandate.areaId === null || mandate.areaId === deal.areaId),
  );
  const isExecutive = viewer.roles.some(({ role }) => role === "alderman" || role === "mayor");
  const isCovered = mandates.some((mandate) => covers(mandate, deal, today));
  const maySignMunicipality = (isCovered || isExecutive) && open("municipality");
  const signs =
    isParty && open("party") ? "party" : maySignMunicipality ? "municipality" : undefined;
  return { signs, mandates, isExecutive };
}

export async function partyOf(db: Db, { community }: PageTools, deal: Deal): Promise<string> {
  const organization =
    deal.partyOrganizationId &&
    (await findOrganization(db, community.id, deal.partyOrganizationId));
  if (organization) return organization.name;
  return (await listNames(db, community.id, [deal.partyMemberId])).get(deal.partyMemberId) ?? "";
}

async function loadBack(
  db: Db,
  { viewer, community }: PageTools,
  deal: Deal,
  signatures: readonly Signature[],
): Promise<BackView> {
  const walkabouts = await listWalkabouts(db, community.id, deal.id);
  const told = {
    lookBacks: await listLookBacks(db, community.id, deal.id),
    deliveries: await listDeliveries(db, community.id, deal.id),
    walkabouts,
    replies: await listReplies(db, community.id, deal.id),
    photos: await loadPhotos(db, community.id, deal, walkabouts),
  };
  if (viewer.kind === "visitor") return { ...told, own: undefined };
  const { memberId, roles } = viewer;
  const isParty =
    memberId === deal.partyMemberId ||
    (deal.partyOrganizationId !== null &&
      (await isMemberOfOrganization(db, community.id, deal.partyOrganizationId, memberId)));
  const isMunicipality =
    memberId === deal.contactMemberId ||
    memberId === deal.successorMemberId ||
    signatures.some(({ side, ...by }) => side === "municipality" && by.memberId === memberId) ||
    roles.some(({ role }) => ["alderman", "mayor", "municipalSecretary"].includes(role));
  return { ...told, own: isParty ? "party" : isMunicipality ? "municipality" : undefined };
}

async function loadPhotos(
  db: Db,
  communityId: string,
  deal: Deal,
  walkabouts: readonly Walkabout[],
): Promise<ReadonlyMap<string, readonly StoredPhoto[]>> {
  const found = new Map<string, readonly StoredPhoto[]>();
  for (const side of sides) {
    const { kind, id } = lookBackOwner(deal.id, side);
    found.set(side, (await listPhotosOf(db, communityId, kind, [id])).get(id) ?? []);
  }
  const ids = walkabouts.map(({ id }) => id);
  for (const [id, photos] of await listPhotosOf(db, communityId, "walkabout", ids))
    found.set(id, photos);
  return found;
}

function mayShowCode({ viewer }: PageTools, deal: Deal, signatures: readonly Signature[]): boolean {
  if (viewer.kind === "visitor" || deal.state !== "proposed") return false;
  if (signatures.some(({ side }) => side === "party")) return false;
  return (
    viewer.memberId === deal.contactMemberId ||
    signatures.some(({ memberId }) => memberId === viewer.memberId)
  );
}

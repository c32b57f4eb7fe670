import { findOrganization, isMemberOfOrganization, listAreas, listNames } from "#modules/people";
import { findWork, type Work } from "#modules/works";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { listEntriesAbout } from "#platform/record.ts";
import type { Contribution, Told } from "#platform/slots.ts";
import type { FollowUp, Letter, LetterAnswer } from "../model.ts";
import { findLetterByNumber, listAnswers, listFollowUps } from "../store.ts";

/** All that the page of a letter shows, loaded in one read. */
export interface View {
  readonly letter: Letter;
  readonly work: Work;
  readonly areaName: string;
  readonly party: string;
  readonly isParty: boolean;
  /** Whether the reader wrote it herself. */
  readonly isWriter: boolean;
  readonly answers: readonly LetterAnswer[];
  readonly followUps: readonly FollowUp[];
  readonly told: readonly Told[];
  readonly given: readonly Contribution[];
}

/** Undefined where there is none, and for others as long as it was not sent. */
export async function loadView(db: Db, page: PageTools, number: string): Promise<View | undefined> {
  const { id: communityId } = page.community;
  const letter = await findLetterByNumber(db, communityId, number, page.now);
  const work = letter && (await findWork(db, communityId, letter.workId));
  if (!letter || !work) return undefined;
  const isParty = await isPartyOf(db, page, letter);
  if (letter.sent === null && !isParty) return undefined;
  const areas = await listAreas(db, communityId);
  const subject = { kind: "letter", id: letter.id };
  return {
    letter,
    work,
    areaName: areas.find(({ id }) => id === letter.areaId)?.name ?? page.community.name,
    party: await partyName(db, communityId, letter),
    isParty,
    isWriter: page.viewer.kind === "member" && page.viewer.memberId === letter.partyMemberId,
    answers: await listAnswers(db, communityId, letter.id),
    followUps: await listFollowUps(db, communityId, letter.id),
    told: await page.slots.describe(db, page, await listEntriesAbout(db, communityId, subject)),
    given: await page.slots.contributions(db, page, "letter", letter.id),
  };
}

/** Who asks, as they appear: the organisation, else the member. */
export async function partyName(
  db: Db,
  communityId: string,
  { partyMemberId, partyOrganizationId }: Letter,
): Promise<string> {
  const organization =
    partyOrganizationId && (await findOrganization(db, communityId, partyOrganizationId));
  if (organization) return organization.name;
  return (await listNames(db, communityId, [partyMemberId])).get(partyMemberId) ?? "";
}

async function isPartyOf(
  db: Db,
  { viewer, community }: PageTools,
  { partyMemberId, partyOrganizationId }: Letter,
): Promise<boolean> {
  if (viewer.kind === "visitor") return false;
  if (viewer.memberId === partyMemberId) return true;
  return (
    partyOrganizationId !== null &&
    (await isMemberOfOrganization(db, community.id, partyOrganizationId, viewer.memberId))
  );
}

export function pathOf({ number }: Pick<Letter, "number">): string {
  return `/brieven/${number}`;
}

import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { addMonths, localDate } from "#lib/calendar.ts";
import { codeFrom, spokenCode } from "#lib/code.ts";
import { dateText } from "#lib/format.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { lapseInstant } from "#lib/terms.ts";
import { mailFrom } from "#modules/notifications";
import {
  findCommunity,
  findGuestByAccount,
  findMemberByAccount,
  insertGuest,
  isGuest,
  isMemberOfOrganization,
  listAreas,
  listHomes,
  listNames,
} from "#modules/people";
import { findWork } from "#modules/works";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { queueMail } from "#platform/mail.ts";
import { nextNumber } from "#platform/numbers.ts";
import {
  type Coalition,
  type CoalitionRefusal,
  codeLength,
  codeTries,
  decidePledges,
  decideProposal,
  decideSigningAgain,
  entering,
  hasSigned,
  inviting,
  mailing,
  nextOfFirm,
  ofCoalition,
  over,
  type Party,
  type Proposal,
  partyOf,
  pledgesOf,
  pledging,
  proposing,
  signByOf,
  signing,
} from "../model.ts";
import {
  findCode,
  insertCoalition,
  insertParty,
  insertSignature,
  listParties,
  saveBrought,
  saveCode,
  saveSignature,
  saveState,
} from "../store.ts";
import { texts } from "../texts.ts";
import { aboutOf, coalitionKind, type Done } from "./kind.ts";
import { mailGuests, mailToSignAgain } from "./telling.ts";

/** From a proposal to an agreement that all signed. */

/** Puts it on the table and signs for oneself; the others sign with a code of their own. */
export const proposeCoalition = action({
  name: "coalitions.propose",
  input: proposing,
  who: "member",
  area: async ({ areaId }) => areaId,
  perform: async (
    acting,
    input,
  ): Promise<Result<{ id: string; number: string }, CoalitionRefusal>> => {
    const { tx, communityId, now, charter } = acting;
    const today = localDate(now);
    const decision = decideProposal(input, today);
    if (!decision.ok) return decision;
    const place = await refusalOfPlace(acting, input);
    if (place) return refuse(place);
    const signBy = signByOf(charter, today);
    const { title, what, serves, areaId, workId, continuity, startsOn, termMonths } = input;
    const coalition: Coalition = {
      id: acting.newId(),
      number: await nextNumber(acting, "A"),
      title,
      what,
      serves,
      areaId,
      workId,
      continuity,
      startsOn,
      termMonths,
      looksBackOn: addMonths(startsOn, input.looksBackMonths),
      signBy,
      proposerId: memberOf(acting),
      charterVersion: charter.version,
      proposedAt: now,
      firmAt: null,
      round: 0,
      edition: 1,
      state: "proposed",
      lapsesAt: lapseInstant(signBy),
      lapsesTo: "expired",
    };
    await insertCoalition(tx, communityId, coalition);
    const places = input.parties.map((party, index) => ({
      id: acting.newId(),
      position: index + 1,
      name: party.name,
      isElsewhere: party.isElsewhere,
      pledges: pledgesOf(party),
      goals: party.goals,
    }));
    for (const party of places) await insertParty(tx, communityId, coalition.id, party);
    acting.record({ kind: "coalitions.proposed", ...aboutOf(coalition), isPublic: false });
    const [own] = places;
    if (own) await putSignature(acting, coalition, own.id, input.organizationId);
    return ok({ id: coalition.id, number: coalition.number });
  },
});

async function refusalOfPlace(
  acting: Acting,
  { areaId, workId, organizationId }: Proposal,
): Promise<CoalitionRefusal | undefined> {
  const { tx, communityId } = acting;
  if (areaId && !(await listAreas(tx, communityId)).some(({ id }) => id === areaId))
    return "area_unknown";
  if (workId && !(await findWork(tx, communityId, workId))) return "work_unknown";
  return (await mayActFor(acting, organizationId)) ? undefined : "organization_not_yours";
}

async function mayActFor(acting: Acting, organizationId: string | null): Promise<boolean> {
  return (
    organizationId === null ||
    (await isMemberOfOrganization(acting.tx, acting.communityId, organizationId, memberOf(acting)))
  );
}

/**
 * Keeps the hash of a code that the page made and shows once to the proposer, who hands it over. A
 * second code for the same place takes the first one's.
 */
export const inviteParty = action({
  name: "coalitions.invite",
  input: inviting,
  who: "member",
  subject: { kind: coalitionKind, id: (input) => input.coalitionId },
  may: (actor, { proposerId }) => actor.kind === "member" && proposerId === actor.memberId,
  perform: async (acting, input, coalition): Promise<Done> => {
    const party = await placeAt(acting, coalition, input.position);
    if (!party.ok) return party;
    await keepCode(acting, coalition, party.value, input.code);
    return ok({ number: coalition.number });
  },
});

/**
 * Mails the code of a place, to an address the proposer typed. It goes on the mail and nowhere else:
 * not in the record, and not with the place.
 */
export const mailInvitation = action({
  name: "coalitions.mailCode",
  input: mailing,
  who: "member",
  subject: { kind: coalitionKind, id: (input) => input.coalitionId },
  may: (actor, { proposerId }) => actor.kind === "member" && proposerId === actor.memberId,
  perform: async (acting, { position, address, language }, coalition): Promise<Done> => {
    const party = await placeAt(acting, coalition, position);
    if (!party.ok) return party;
    const code = codeFrom(randomBytes(64), codeLength);
    await keepCode(acting, coalition, party.value, code);
    const { tx, communityId } = acting;
    const community = await findCommunity(tx, communityId);
    const proposer = (await listNames(tx, communityId, [coalition.proposerId])).get(
      coalition.proposerId,
    );
    const t = texts[language].mail;
    const signBy = dateText(coalition.signBy, language);
    await queueMail(acting, {
      kind: "coalitions.code",
      to: address,
      language,
      subject: t.subject(proposer ?? "", community?.name ?? ""),
      body: [
        t.begin(proposer ?? "", party.value.name, community?.name ?? ""),
        t.code(spokenCode(code)),
        { label: t.read, path: `/afspraken/${coalition.number}/tekenen/${position}` },
        t.until(signBy),
        t.notYou,
      ],
      usefulUntil: lapseInstant(coalition.signBy),
      // Whoever is asked may be in bed, and no member who could choose: the standard hours are hers.
      notBefore: await mailFrom(acting, null, coalition.signBy),
    });
    return ok({ number: coalition.number });
  },
});

async function keepCode(
  acting: Acting,
  coalition: Coalition,
  party: Party,
  code: string,
): Promise<void> {
  const salt = randomBytes(16).toString("hex");
  const kept = { salt, hash: hashOf(salt, code), tries: 0 };
  await saveCode(acting.tx, acting.communityId, party.id, kept);
  acting.record({
    kind: "coalitions.invited",
    ...aboutOf(coalition),
    isPublic: false,
    data: { position: party.position },
  });
}

/**
 * Somebody from elsewhere comes in, with the code of a place that is kept for her. She becomes a guest:
 * no member, so she may do what is said of guests with what she has the code of, and nothing else.
 */
export const enterAsGuest = action({
  name: "coalitions.enter",
  input: entering,
  who: "anyone",
  subject: { kind: coalitionKind, id: (input) => input.coalitionId },
  perform: async (
    acting,
    { position, code, accountId, homeId, name },
    coalition,
  ): Promise<Result<{ triesLeft: number | null }, CoalitionRefusal>> => {
    const { tx, communityId, now } = acting;
    const place = await placeAt(acting, coalition, position);
    if (!place.ok) return place;
    if (!place.value.isElsewhere) return refuse("place_is_for_members");
    if (await findMemberByAccount(tx, communityId, accountId)) return refuse("member_already");
    if (homeId && !(await listHomes(tx, accountId)).some(({ id }) => id === homeId))
      return refuse("home_unknown");
    const tried = await tryCode(acting, coalition, { position, code });
    if (!tried.ok) return tried;
    if (tried.value.triesLeft !== null) return ok({ triesLeft: tried.value.triesLeft });
    if (!(await findGuestByAccount(tx, communityId, accountId)))
      await insertGuest(tx, communityId, { id: acting.newId(), accountId, homeId, name }, now);
    acting.record({ kind: "coalitions.entered", ...aboutOf(coalition), isPublic: false });
    return ok({ triesLeft: null });
  },
});

/**
 * Reads what is on the table, with the code of one place. A wrong code is an outcome and no refusal:
 * a refusal would roll back the count of tries.
 */
export const openTable = action({
  name: "coalitions.open",
  input: inviting,
  who: "member",
  isForGuests: true,
  subject: { kind: coalitionKind, id: (input) => input.coalitionId },
  perform: async (acting, input, coalition) => {
    const tried = await tryCode(acting, coalition, input);
    if (!tried.ok) return tried;
    const { party, triesLeft } = tried.value;
    // Told before she reads on, and only to who holds the code.
    const wrong = triesLeft === null ? await refusalOfPlaceFor(acting, party) : undefined;
    return wrong ? refuse(wrong) : ok({ triesLeft });
  },
});

/** A place from elsewhere is a guest's, and every other a member's: so the agreement tells who is who. */
async function refusalOfPlaceFor(
  acting: Acting,
  { isElsewhere }: Party,
): Promise<CoalitionRefusal | undefined> {
  const isVisiting = await isGuest(acting.tx, acting.communityId, memberOf(acting));
  if (isVisiting === isElsewhere) return undefined;
  return isElsewhere ? "place_is_for_guests" : "place_is_for_members";
}

/** Signs one place with its code, for oneself or for an organisation. Who signs last makes it firm. */
export const signCoalition = action({
  name: "coalitions.sign",
  input: signing,
  who: "member",
  isForGuests: true,
  subject: { kind: coalitionKind, id: (input) => input.coalitionId },
  perform: async (
    acting,
    input,
    coalition,
  ): Promise<Result<{ number: string; triesLeft: number | null }, CoalitionRefusal>> => {
    const { number } = coalition;
    if (!(await mayActFor(acting, input.organizationId))) return refuse("organization_not_yours");
    const parties = await listParties(acting.tx, acting.communityId, coalition.id);
    if (partyOf(parties, memberOf(acting))) return refuse("you_signed_before");
    const tried = await tryCode(acting, coalition, input);
    if (!tried.ok) return tried;
    const { party, triesLeft } = tried.value;
    if (triesLeft !== null) return ok({ number, triesLeft });
    if (party.pledges.length === 0) return refuse("pledges_nothing");
    const wrong = await refusalOfPlaceFor(acting, party);
    if (wrong) return refuse(wrong);
    await putSignature(acting, coalition, party.id, input.organizationId);
    await makeFirmIfAllSigned(acting, coalition, parties, party.id);
    return ok({ number, triesLeft: null });
  },
});

/**
 * A party changes what it brings, or the goals it named, before its signature is under them. Who
 * signed before is asked again: the signature was under another table.
 */
export const changePledges = action({
  name: "coalitions.changePledges",
  input: pledging,
  who: "member",
  isForGuests: true,
  subject: { kind: coalitionKind, id: (input) => input.coalitionId },
  perform: async (
    acting,
    input,
    coalition,
  ): Promise<Result<{ number: string; triesLeft: number | null }, CoalitionRefusal>> => {
    const { tx, communityId } = acting;
    const { number } = coalition;
    const found = await placeToPledge(acting, coalition, input);
    if (!found.ok) return found;
    const { party, triesLeft } = found.value;
    if (triesLeft !== null) return ok({ number, triesLeft });
    const decision = decidePledges(coalition, party);
    if (!decision.ok) return decision;
    const { id } = party;
    await saveBrought(tx, communityId, { id, pledges: pledgesOf(input), goals: input.goals });
    acting.record({
      kind: "coalitions.pledgesChanged",
      ...aboutOf(coalition),
      isPublic: false,
      data: { position: party.position },
    });
    await mailToSignAgain(
      acting,
      coalition,
      await listParties(tx, communityId, coalition.id),
      party,
    );
    return ok({ number, triesLeft: null });
  },
});

/** The place of who signed there before, else the one whose code was typed. */
async function placeToPledge(
  acting: Acting,
  coalition: Coalition,
  input: { readonly position: number; readonly code: string },
): Promise<Result<Tried, CoalitionRefusal>> {
  const parties = await listParties(acting.tx, acting.communityId, coalition.id);
  const own = partyOf(parties, memberOf(acting));
  if (own?.position === input.position) return ok({ party: own, triesLeft: null });
  return tryCode(acting, coalition, input);
}

/** Who signed before the table changed, signs what stands there now; no code is asked again. */
export const signAgain = action({
  name: "coalitions.signAgain",
  input: ofCoalition,
  who: "member",
  isForGuests: true,
  subject: { kind: coalitionKind, id: (input) => input.coalitionId },
  perform: async (acting, _input, coalition): Promise<Done> => {
    const { tx, communityId, now } = acting;
    const parties = await listParties(tx, communityId, coalition.id);
    const decision = decideSigningAgain(coalition, partyOf(parties, memberOf(acting)));
    if (!decision.ok) return decision;
    const { id, signature } = decision.value;
    await saveSignature(tx, communityId, id, { at: now, edition: coalition.edition });
    acting.record({
      kind: "coalitions.signed",
      ...aboutOf(coalition),
      isPublic: false,
      data: { memberId: memberOf(acting), organizationId: signature?.organizationId ?? null },
    });
    await makeFirmIfAllSigned(acting, coalition, parties, id);
    return ok({ number: coalition.number });
  },
});

/** Firm once each has signed what stands on the table, the one that signs now among them. */
async function makeFirmIfAllSigned(
  acting: Acting,
  coalition: Coalition,
  parties: readonly Party[],
  signsNow: string,
): Promise<void> {
  if (parties.every((party) => party.id === signsNow || hasSigned(coalition, party)))
    await makeFirm(acting, coalition, parties);
}

async function putSignature(
  acting: Acting,
  coalition: Coalition,
  partyId: string,
  organizationId: string | null,
): Promise<void> {
  const { tx, communityId, now } = acting;
  const { edition } = coalition;
  const signature = { memberId: memberOf(acting), organizationId, at: now, edition };
  await insertSignature(tx, communityId, coalition.id, partyId, signature);
  acting.record({
    kind: "coalitions.signed",
    ...aboutOf(coalition),
    isPublic: false,
    data: { memberId: signature.memberId, organizationId },
  });
}

/** All signed: from now on it is public, and each is held to what it promised. */
async function makeFirm(
  acting: Acting,
  coalition: Coalition,
  parties: readonly Party[],
): Promise<void> {
  const { tx, communityId, now } = acting;
  await saveState(tx, communityId, coalition.id, { ...nextOfFirm(coalition), firmAt: now });
  acting.record({
    kind: "coalitions.firm",
    ...aboutOf(coalition),
    data: { parties: parties.length, startsOn: coalition.startsOn },
    texts: { title: coalition.title },
  });
  await mailGuests(acting, coalition, parties, "firm");
}

interface Tried {
  readonly party: Party;
  /** Null when the code was right. */
  readonly triesLeft: number | null;
}

async function tryCode(
  acting: Acting,
  coalition: Coalition,
  input: { readonly position: number; readonly code: string },
): Promise<Result<Tried, CoalitionRefusal>> {
  const place = await placeAt(acting, coalition, input.position);
  if (!place.ok) return place;
  const party = place.value;
  const code = await findCode(acting.tx, acting.communityId, party.id);
  if (!code) return refuse("code_not_given");
  if (code.tries >= codeTries) return refuse("code_tried_too_often");
  const isRight = timingSafeEqual(
    Buffer.from(hashOf(code.salt, input.code), "hex"),
    Buffer.from(code.hash, "hex"),
  );
  if (isRight) return ok({ party, triesLeft: null });
  const tries = code.tries + 1;
  await saveCode(acting.tx, acting.communityId, party.id, { ...code, tries });
  return ok({ party, triesLeft: codeTries - tries });
}

/** A place of a proposal that nobody signed yet. */
async function placeAt(
  acting: Acting,
  coalition: Coalition,
  position: number,
): Promise<Result<Party, CoalitionRefusal>> {
  if (coalition.state !== "proposed") return refuse("not_proposed");
  const parties = await listParties(acting.tx, acting.communityId, coalition.id);
  const party = parties.find((one) => one.position === position);
  if (!party) return refuse("party_unknown");
  return party.signature ? refuse("signed_before") : ok(party);
}

/** The proposer takes it off the table, while not all signed. */
export const withdrawProposal = action({
  name: "coalitions.withdraw",
  input: ofCoalition,
  who: "member",
  subject: { kind: coalitionKind, id: (input) => input.coalitionId },
  may: (actor, { proposerId }) => actor.kind === "member" && proposerId === actor.memberId,
  perform: async (acting, _input, coalition): Promise<Done> => {
    if (coalition.state !== "proposed") return refuse("not_proposed");
    await saveState(acting.tx, acting.communityId, coalition.id, over("withdrawn"));
    acting.record({ kind: "coalitions.withdrawn", ...aboutOf(coalition), isPublic: false });
    return ok({ number: coalition.number });
  },
});

function hashOf(salt: string, code: string): string {
  return createHash("sha256").update(`${salt}\n${code}`).digest("hex");
}

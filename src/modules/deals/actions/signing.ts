import { addMonths, localDate } from "#lib/calendar.ts";
import { euros } from "#lib/money.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { endOfTerm, lapseInstant } from "#lib/terms.ts";
import { findPowers } from "#modules/charter";
import { commitWithin, type MandateRefusal } from "#modules/mandates";
import { isMemberOfOrganization } from "#modules/people";
import { action, type SubjectKind } from "#platform/act.ts";
import { type Acting, hasRole, memberOf } from "#platform/context.ts";
import { nextNumber } from "#platform/numbers.ts";
import type { Subject } from "#platform/record.ts";
import type { CodeWay } from "../model/code.ts";
import { nextOfRunning } from "../model/life.ts";
import { drawLot, isVisited } from "../model/lot.ts";
import type { Requirement } from "../model/table.ts";
import {
  type Deal,
  type DealRefusal,
  type DealState,
  dealClauses,
  decideSignature,
  isMadeAtTable,
  mayBindBySilence,
  type Side,
  type Signature,
  signing,
} from "../model.ts";
import {
  insertDeal,
  insertLot,
  insertRequirements,
  insertSignature,
  listDueDeals,
  listRequestsByIds,
  listSignatures,
  lockDeal,
  saveBound,
  saveContact,
  saveState,
  saveStepInPlan,
} from "../store.ts";
import { aboutOf, lapseDeal } from "./lapsing.ts";

/** What a higher floor brings to make a deal of; the rest follows from the charter. */
export type Proposal = Pick<
  Deal,
  | "title"
  | "origin"
  | "areaId"
  | "partyMemberId"
  | "partyOrganizationId"
  | "contactMemberId"
  | "what"
  | "partyCarries"
  | "municipalityCarries"
  | "amountCents"
  | "termMonths"
  | "startsOn"
  | "route"
  | "isSocialService"
  | "workId"
> & {
  /** What the work asks of whoever does it; copied, so that none is added on the way. */
  readonly requirements: readonly string[];
  /** Whether the yes it follows from is one that silence may complete. */
  readonly silenceMayBind: boolean;
};

/**
 * Puts a deal on the table inside another action's transaction. The municipality has the charter's
 * weeks to sign; then the proposal itself binds, where the law allows it.
 */
export async function proposeWithin(acting: Acting, proposal: Proposal): Promise<Deal> {
  const { silenceMayBind, requirements, ...terms } = proposal;
  const today = localDate(acting.now);
  const signBy = endOfTerm(today, { weeks: acting.charter.value(dealClauses.signWeeks) });
  const lapses = silenceMayBind && mayBindBySilence(terms.route);
  const deal: Deal = {
    ...terms,
    id: acting.newId(),
    number: await nextNumber(acting, "D"),
    looksBackOn: addMonths(terms.startsOn, acting.charter.value(dealClauses.lookBackMonths)),
    charterVersion: acting.charter.version,
    signBy,
    state: "proposed",
    lapsesAt: lapses ? lapseInstant(signBy) : null,
    lapsesTo: lapses ? "boundBySilence" : null,
    boundAt: null,
    continuity: "",
    stepIn: null,
    exitMonths: acting.charter.value(dealClauses.exitNoticeMonths),
    successorMemberId: null,
  };
  await insertDeal(acting.tx, acting.communityId, deal, acting.now);
  await insertRequirements(acting.tx, acting.communityId, deal.id, numbered(requirements));
  acting.record({
    kind: "deals.proposed",
    subject: { kind: "deal", id: deal.id },
    about: aboutOf(deal),
    at: acting.now,
    data: { amountCents: String(deal.amountCents), signBy, route: deal.route },
  });
  return deal;
}

/** Demands with their place, from one. */
export function numbered(titles: readonly string[]): Requirement[] {
  return titles.map((title, index) => ({ position: index + 1, title }));
}

export const dealKind: SubjectKind<Deal> = {
  kind: "deal",
  lock: lockDeal,
  charterVersion: (deal) => deal.charterVersion,
  area: (deal) => deal.areaId,
  listDue: listDueDeals,
  lapse: lapseDeal,
};

export type SignRefusal = DealRefusal | MandateRefusal;

/** Signs for one side; with the second signature the deal binds. Money is committed in the same act. */
export const signDeal = action({
  name: "deals.sign",
  input: signing,
  who: "member",
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: async (acting, input, deal): Promise<Result<{ number: string }, SignRefusal>> => {
    const memberId = memberOf(acting);
    if (input.side === "municipality") {
      if (input.stepIn !== "" && deal.stepIn === null)
        await saveStepInPlan(acting.tx, acting.communityId, deal.id, input.stepIn);
      return signForMunicipality(acting, deal, input.mandate);
    }
    const isParty = await isOfParty(acting, deal, memberId);
    return isParty ? signForParty(acting, deal, memberId) : refuse("not_this_party");
  },
});

/** The party's signature, by somebody who was found to be the party. */
export async function signForParty(
  acting: Acting,
  deal: Deal,
  memberId: string,
  codeWay?: CodeWay,
): Promise<Result<{ number: string }, DealRefusal>> {
  const signatures = await listSignatures(acting.tx, acting.communityId, deal.id);
  const decision = decideSignature(deal, signatures, "party", memberId);
  if (!decision.ok) return decision;
  const signature: Signature = { side: "party", memberId, mandateId: null, at: acting.now };
  await keepSignature(acting, deal, signature, decision.value, codeWay);
  return ok({ number: deal.number });
}

/** The municipality's signature: within a mandate of who acts, or by the executive itself. */
export async function signForMunicipality(
  acting: Acting,
  deal: Deal,
  mandate: string,
): Promise<Result<{ number: string }, SignRefusal>> {
  const signatures = await listSignatures(acting.tx, acting.communityId, deal.id);
  const decision = decideSignature(deal, signatures, "municipality", memberOf(acting));
  if (!decision.ok) return decision;
  const signature = await signAsMunicipality(acting, deal, mandate);
  if (!signature.ok) return signature;
  await keepSignature(acting, deal, signature.value, decision.value);
  return ok({ number: deal.number });
}

async function keepSignature(
  acting: Acting,
  deal: Deal,
  signature: Signature,
  becomes: DealState,
  codeWay?: CodeWay,
): Promise<void> {
  await insertSignature(acting.tx, acting.communityId, deal.id, signature);
  recordSignature(acting, deal, signature, codeWay);
  if (becomes !== "signed") {
    // What waits for the municipality alone does not expire: its silence is not the party's loss.
    if (signature.side === "party" && deal.lapsesTo === "expired")
      await saveState(acting.tx, acting.communityId, deal.id, {
        state: "proposed",
        lapsesAt: null,
        lapsesTo: null,
      });
    return;
  }
  const bound = { state: "signed", ...nextOfRunning(deal) } as const;
  await saveBound(acting.tx, acting.communityId, deal.id, bound, acting.now);
  acting.record({
    kind: "deals.signed",
    subject: { kind: "deal", id: deal.id },
    about: [...aboutOf(deal), ...(await grewOutOf(acting, deal))],
    nineAct: "award",
    // The award is the municipality's, whoever signs last.
    data: { amountCents: String(deal.amountCents), memberId: await findSigner(acting, deal.id) },
  });
  await drawLotOf(acting, deal);
}

/** What the question grew out of that this deal answers: it goes on as this deal. */
async function grewOutOf({ tx, communityId }: Acting, deal: Deal): Promise<readonly Subject[]> {
  if (deal.origin.kind !== "dealRequest") return [];
  const [request] = await listRequestsByIds(tx, communityId, [deal.origin.id]);
  return request?.origin ? [request.origin] : [];
}

/** Who signed for the municipality. */
async function findSigner({ tx, communityId }: Acting, dealId: string): Promise<string | null> {
  const signatures = await listSignatures(tx, communityId, dealId);
  return signatures.find(({ side }) => side === "municipality")?.memberId ?? null;
}

/** Small deals are visited by lot, to learn. The randomness is made now, when all else is fixed. */
async function drawLotOf(acting: Acting, deal: Deal): Promise<void> {
  if (deal.amountCents > euros(acting.charter.value(dealClauses.trustGateEuros))) return;
  const oneIn = await visitOneInOf(acting, deal);
  if (oneIn === null) return;
  const random = acting.randomHex(16);
  const lot = drawLot(deal.number, random, oneIn);
  await insertLot(acting.tx, acting.communityId, deal.id, lot, acting.now);
  acting.record({
    kind: isVisited(lot) ? "deals.drawnForVisit" : "deals.notDrawn",
    subject: { kind: "deal", id: deal.id },
    data: { seed: lot.seed, oneIn: lot.oneIn, drawn: lot.drawn },
  });
}

/**
 * How often a deal is visited. The visit is a power of the charter: where that lapsed before the deal
 * was signed nobody is drawn, and under two charters the one that visits least holds.
 */
async function visitOneInOf(
  { tx, communityId, charter, now }: Acting,
  { charterVersion: number, areaId }: Deal,
): Promise<number | null> {
  const powers = await findPowers(tx, communityId, { number, areaId, now });
  const oneIn = charter.value(dealClauses.visitOneIn);
  if (powers.kind === "none") return null;
  return powers.kind === "whole"
    ? oneIn
    : Math.max(oneIn, powers.now.value(dealClauses.visitOneIn));
}

/** Whether a member is the party, or belongs to the organisation that is. */
export async function isOfParty(
  acting: Pick<Acting, "tx" | "communityId">,
  deal: Pick<Deal, "partyMemberId" | "partyOrganizationId">,
  memberId: string,
): Promise<boolean> {
  if (memberId === deal.partyMemberId) return true;
  const { tx, communityId } = acting;
  return (
    deal.partyOrganizationId !== null &&
    isMemberOfOrganization(tx, communityId, deal.partyOrganizationId, memberId)
  );
}

/** Whether the actor speaks for a side: the municipality's is who signed, contact and successor, and who speak for it anyway. */
export async function isOfSide(acting: Acting, deal: Deal, side: Side): Promise<boolean> {
  const memberId = memberOf(acting);
  if (side === "party") return isOfParty(acting, deal, memberId);
  return (
    memberId === deal.contactMemberId ||
    memberId === deal.successorMemberId ||
    hasRole(acting, "alderman", "mayor", "municipalSecretary") ||
    (await hasSigned(acting, deal, memberId, "municipality"))
  );
}

/** Whether a member signed, for this side or for any. */
export async function hasSigned(
  acting: Acting,
  deal: Deal,
  memberId: string,
  side?: Side,
): Promise<boolean> {
  const signatures = await listSignatures(acting.tx, acting.communityId, deal.id);
  return signatures.some(
    (signature) =>
      signature.memberId === memberId && (side === undefined || signature.side === side),
  );
}

async function signAsMunicipality(
  acting: Acting,
  deal: Deal,
  mandate: string,
): Promise<Result<Signature, MandateRefusal | "not_the_executive">> {
  const memberId = memberOf(acting);
  if (mandate === "executive") {
    if (!hasRole(acting, "alderman", "mayor")) return refuse("not_the_executive");
  } else {
    const commitment = await commitWithin(acting, {
      mandateId: mandate,
      memberId,
      areaId: deal.areaId,
      amountCents: deal.amountCents,
      purpose: { kind: "deal", id: deal.id },
    });
    if (!commitment.ok) return commitment;
  }
  // A face the party knows stays; only where there is none, whoever signs becomes it.
  if (deal.contactMemberId === null)
    await saveContact(acting.tx, acting.communityId, deal.id, memberId);
  return ok({
    side: "municipality",
    memberId,
    mandateId: mandate === "executive" ? null : mandate,
    at: acting.now,
  });
}

function recordSignature(
  acting: Acting,
  deal: Deal,
  signature: Signature,
  codeWay?: CodeWay,
): void {
  const isMunicipality = signature.side === "municipality";
  acting.record({
    kind: isMunicipality ? "deals.signedByMunicipality" : "deals.signedByParty",
    subject: { kind: "deal", id: deal.id },
    about: [
      ...aboutOf(deal),
      ...(signature.mandateId ? [{ kind: "mandate", id: signature.mandateId }] : []),
    ],
    ...(isMunicipality && { office: signature.mandateId ? "mandate" : "executive" }),
    ...(isMunicipality && deal.amountCents > 0n && { nineAct: "coFinance" as const }),
    data: {
      memberId: signature.memberId,
      ...(codeWay && { byCode: codeWay }),
      ...(!isMunicipality && isMadeAtTable(deal) && { atTable: true }),
      ...(isMunicipality && {
        amountCents: String(deal.amountCents),
        mandateId: signature.mandateId,
      }),
    },
  });
}

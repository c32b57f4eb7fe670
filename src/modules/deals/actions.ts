import { addMonths, localDate } from "#lib/calendar.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { endOfTerm, lapseInstant } from "#lib/terms.ts";
import { commitWithin, type MandateRefusal } from "#modules/mandates";
import { isMemberOfOrganization } from "#modules/people";
import { action, type SubjectKind } from "#platform/act.ts";
import { type Acting, hasRole, memberOf } from "#platform/context.ts";
import { nextNumber } from "#platform/numbers.ts";
import {
  type Deal,
  type DealRefusal,
  dealClauses,
  decideSignature,
  mayBindBySilence,
  type Signature,
  signing,
} from "./model.ts";
import {
  insertDeal,
  insertSignature,
  listDueDeals,
  listSignatures,
  lockDeal,
  saveBound,
  saveContact,
} from "./store.ts";

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
> & {
  /** Whether the yes it follows from is one that silence may complete. */
  readonly silenceMayBind: boolean;
};

/**
 * Puts a deal on the table inside another action's transaction. The municipality has the charter's
 * weeks to sign; then the proposal itself binds, where the law allows it.
 */
export async function proposeWithin(acting: Acting, proposal: Proposal): Promise<Deal> {
  const { silenceMayBind, ...terms } = proposal;
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
  };
  await insertDeal(acting.tx, acting.communityId, deal, acting.now);
  acting.record({
    kind: "deals.proposed",
    subject: { kind: "deal", id: deal.id },
    about: [deal.origin],
    at: acting.now,
    data: { amountCents: String(deal.amountCents), signBy, route: deal.route },
  });
  return deal;
}

export const dealKind: SubjectKind<Deal> = {
  kind: "deal",
  lock: lockDeal,
  charterVersion: (deal) => deal.charterVersion,
  listDue: listDueDeals,
  lapse: async (acting, deal) => {
    await saveBound(acting.tx, acting.communityId, deal.id, "boundBySilence", acting.now);
    acting.record({
      kind: "deals.boundBySilence",
      subject: { kind: "deal", id: deal.id },
      about: [deal.origin],
      at: acting.now,
      nineAct: "award",
      data: { amountCents: String(deal.amountCents) },
    });
  },
};

type SignRefusal = DealRefusal | MandateRefusal;

/** Signs for one side; with the second signature the deal binds. Money is committed in the same act. */
export const signDeal = action({
  name: "deals.sign",
  input: signing,
  who: "member",
  subject: { kind: dealKind, id: (input) => input.dealId },
  perform: async (acting, input, deal): Promise<Result<{ number: string }, SignRefusal>> => {
    const signatures = await listSignatures(acting.tx, acting.communityId, deal.id);
    const decision = decideSignature(deal, signatures, input.side);
    if (!decision.ok) return decision;
    const signature =
      input.side === "party"
        ? await signAsParty(acting, deal)
        : await signAsMunicipality(acting, deal, input.mandate);
    if (!signature.ok) return signature;
    await insertSignature(acting.tx, acting.communityId, deal.id, signature.value);
    recordSignature(acting, deal, signature.value);
    if (decision.value === "signed") {
      await saveBound(acting.tx, acting.communityId, deal.id, "signed", acting.now);
      acting.record({
        kind: "deals.signed",
        subject: { kind: "deal", id: deal.id },
        about: [deal.origin],
        nineAct: "award",
        // The award is the municipality's, whoever signs last.
        data: {
          amountCents: String(deal.amountCents),
          memberId:
            [...signatures, signature.value].find(({ side }) => side === "municipality")
              ?.memberId ?? null,
        },
      });
    }
    return ok({ number: deal.number });
  },
});

async function signAsParty(
  acting: Acting,
  deal: Deal,
): Promise<Result<Signature, "not_this_party">> {
  const memberId = memberOf(acting);
  const isParty =
    memberId === deal.partyMemberId ||
    (deal.partyOrganizationId !== null &&
      (await isMemberOfOrganization(
        acting.tx,
        acting.communityId,
        deal.partyOrganizationId,
        memberId,
      )));
  if (!isParty) return refuse("not_this_party");
  return ok({ side: "party", memberId, mandateId: null, at: acting.now });
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

function recordSignature(acting: Acting, deal: Deal, signature: Signature): void {
  const isMunicipality = signature.side === "municipality";
  acting.record({
    kind: isMunicipality ? "deals.signedByMunicipality" : "deals.signedByParty",
    subject: { kind: "deal", id: deal.id },
    about: [
      deal.origin,
      ...(signature.mandateId ? [{ kind: "mandate", id: signature.mandateId }] : []),
    ],
    ...(isMunicipality && { office: signature.mandateId ? "mandate" : "executive" }),
    ...(isMunicipality && deal.amountCents > 0n && { nineAct: "coFinance" as const }),
    data: {
      memberId: signature.memberId,
      ...(isMunicipality && {
        amountCents: String(deal.amountCents),
        mandateId: signature.mandateId,
      }),
    },
  });
}

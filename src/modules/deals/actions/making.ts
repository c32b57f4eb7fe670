import { addMonths, localDate } from "#lib/calendar.ts";
import type { Charter } from "#lib/clause.ts";
import { euros } from "#lib/money.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { servingRoles } from "#lib/roles.ts";
import { endOfTerm, lapseInstant } from "#lib/terms.ts";

import { findMember, findTakesPart, isMemberOfOrganization, listAreas } from "#modules/people";
import { action } from "#platform/act.ts";
import { type Acting, hasRole, memberOf } from "#platform/context.ts";
import { nextNumber } from "#platform/numbers.ts";
import type { Subject } from "#platform/record.ts";
import {
  decideTerms,
  makerRoles,
  type NewTableDeal,
  newTableDeal,
  type TableRefusal,
  type TableRules,
  type TableTerms,
} from "../model/table.ts";
import { type Deal, dealClauses, valueGateCents } from "../model.ts";
import {
  insertDeal,
  insertMeans,
  insertMilestones,
  insertRequirements,
  lockParty,
  sumOthersCents,
} from "../store.ts";
import { aboutOf } from "./lapsing.ts";
import { numbered, type SignRefusal, signForMunicipality } from "./signing.ts";

/**
 * A deal made at the kitchen table. Within a mandate of the maker the municipality signs at once;
 * above it the deal waits for the executive, with the same page.
 */
export const makeTableDeal = action({
  name: "deals.make",
  input: newTableDeal,
  who: makerRoles,
  within: servingRoles,
  area: async ({ areaId }) => areaId,
  perform: (acting, input) => makeWithin(acting, input, null),
});

/** The same inside another action's transaction; `origin` is the question it answers, if any. */
export async function makeWithin(
  acting: Acting,
  input: NewTableDeal,
  origin: Subject | null,
): Promise<Result<{ number: string }, TableRefusal | SignRefusal>> {
  if (!(await findTakesPart(acting.tx, acting.communityId))) return refuse("municipality_absent");
  const party = await refusalOfParty(acting, input);
  if (party) return refuse(party);
  const terms = await decideWithOthers(acting, input);
  if (!terms.ok) return terms;
  const deal = await putOnTable(acting, input, terms.value, origin);
  const isForLater = input.mandate === "executive" && !hasRole(acting, "alderman", "mayor");
  return isForLater
    ? ok({ number: deal.number })
    : signForMunicipality(acting, deal, input.mandate);
}

async function refusalOfParty(
  { tx, communityId, ...acting }: Acting,
  input: NewTableDeal,
): Promise<TableRefusal | undefined> {
  if (input.partyMemberId === memberOf(acting)) return "party_is_yourself";
  if (!(await findMember(tx, communityId, input.partyMemberId))) return "party_unknown";
  const organizationId = input.partyOrganizationId;
  if (
    organizationId &&
    !(await isMemberOfOrganization(tx, communityId, organizationId, input.partyMemberId))
  )
    return "party_unknown";
  const areas = await listAreas(tx, communityId);
  return areas.some(({ id }) => id === input.areaId) ? undefined : "area_unknown";
}

/** The terms, with what the same party agreed on before for the same work. */
async function decideWithOthers(
  { tx, communityId, charter, now }: Acting,
  input: NewTableDeal,
): Promise<Result<TableTerms, TableRefusal>> {
  const today = localDate(now);
  await lockParty(tx, communityId, input.partyOrganizationId ?? input.partyMemberId);
  const others = await sumOthersCents(tx, communityId, {
    ...input,
    from: today,
    until: addMonths(today, input.termMonths || input.looksBackMonths),
  });
  return decideTerms(input, tableRules(charter), today, others);
}

/** What the charter asks of a deal at the table. */
export function tableRules(charter: Charter): TableRules {
  return {
    trustGateCents: euros(charter.value(dealClauses.trustGateEuros)),
    exitNoticeMonths: charter.value(dealClauses.exitNoticeMonths),
    maxMonths: charter.value(dealClauses.maxYears) * 12,
    gateCents: (route, isSocialService) => valueGateCents(charter, route, isSocialService),
  };
}

async function putOnTable(
  acting: Acting,
  input: NewTableDeal,
  terms: TableTerms,
  origin: Subject | null,
): Promise<Deal> {
  const { tx, communityId, now, charter } = acting;
  const id = acting.newId();
  // Signing takes minutes; who needs longer has as long as the municipality has after a yes.
  const signBy = endOfTerm(localDate(now), { weeks: charter.value(dealClauses.signWeeks) });
  const deal: Deal = {
    id,
    number: await nextNumber(acting, "D"),
    title: input.title,
    // Made at the table, it comes of a question or of nothing but itself.
    origin: origin ?? { kind: "deal", id },
    areaId: input.areaId,
    partyMemberId: input.partyMemberId,
    partyOrganizationId: input.partyOrganizationId,
    contactMemberId: memberOf(acting),
    what: input.what || input.title,
    partyCarries: "",
    municipalityCarries: "",
    amountCents: terms.amountCents,
    termMonths: terms.termMonths,
    startsOn: localDate(now),
    looksBackOn: terms.looksBackOn,
    route: terms.route,
    charterVersion: acting.charter.version,
    isSocialService: terms.isSocialService,
    signBy,
    state: "proposed",
    lapsesAt: lapseInstant(signBy),
    lapsesTo: "expired",
    boundAt: null,
    continuity: input.continuity,
    stepIn: terms.stepIn,
    exitMonths: terms.exitMonths,
    workId: input.workId,
    successorMemberId: null,
  };
  await insertDeal(tx, communityId, deal, now);
  await insertMeans(tx, communityId, id, terms.means);
  await insertMilestones(tx, communityId, id, terms.milestones);
  await insertRequirements(tx, communityId, id, numbered(input.requirements));
  acting.record({
    kind: "deals.made",
    subject: { kind: "deal", id },
    about: aboutOf(deal),
    data: {
      amountCents: String(deal.amountCents),
      route: deal.route,
      looksBackOn: deal.looksBackOn,
    },
  });
  return deal;
}

import { addMonths, localDate } from "#lib/calendar.ts";
import type { Charter } from "#lib/clause.ts";
import { findCharter, findCharterInForce } from "#modules/charter";
import { isInForce, listMandatesOf, type Mandate } from "#modules/mandates";
import { type Area, listAreas, listMembersNamed, listOrganizationsOf } from "#modules/people";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { FormValues, PageContext, PageTools } from "#platform/http.ts";
import { makeTableDeal, tableRules } from "../actions/making.ts";
import { agreeToRequest } from "../actions/requesting.ts";
import type { DealRequest } from "../model/request.ts";
import {
  isAboveGate,
  type Means,
  mostMilestones,
  newTableDeal,
  type OtherDeals,
  type TableRules,
} from "../model/table.ts";
import { findRequestByNumber, listRequestMeans, sumOthersCents } from "../store.ts";
import { texts } from "../texts.ts";
import { nameOfParty } from "./request-view.ts";

/* What the form at the table needs to know. */

/** Somebody the typed name may mean: herself, or an organisation she may act for. */
export interface Candidate {
  /** Member id, and after a colon that of the organisation. */
  readonly value: string;
  readonly name: string;
  readonly label: string;
  readonly areaId: string | null;
}

/** A form as it stands, with what follows from it. */
export interface Prepared {
  readonly values: FormValues;
  readonly today: string;
  readonly mayMake: boolean;
  /** The question it answers, with whom it is then made. */
  readonly request: DealRequest | undefined;
  readonly isExecutive: boolean;
  readonly areas: readonly Area[];
  readonly mandates: readonly Mandate[];
  readonly candidates: readonly Candidate[];
  readonly chosen: Candidate | undefined;
  readonly workTitle: string | undefined;
  readonly charter: Charter;
  /** The charter of today: of a question `charter` is the one it was asked under. */
  readonly inForce: Charter;
  readonly rules: TableRules;
  readonly others: OtherDeals;
  /** The demands of the work, to be copied into the deal. */
  readonly requirements: readonly string[];
  /** Whether the questions of a larger deal are asked. */
  readonly asksMore: boolean;
}

export async function prepare(c: PageContext, typed: FormValues): Promise<Prepared> {
  const { page, context } = c.var;
  return read(context, async (db) => {
    const { id: communityId } = page.community;
    const { viewer } = page;
    const memberId = viewer.kind === "member" ? viewer.memberId : "";
    const roles = viewer.kind === "member" ? viewer.roles.map(({ role }) => role) : [];
    const today = localDate(page.now);
    const mandates = (await listMandatesOf(db, communityId, memberId)).filter((mandate) =>
      isInForce(mandate, today),
    );
    const areas = await listAreas(db, communityId);
    const request = typed.vraag
      ? await findRequestByNumber(db, communityId, typed.vraag, page.now)
      : undefined;
    const values = await valuesOf(db, page, typed, request, mandates[0]);
    const candidates = await findCandidates(db, page, areas, values.party ?? "", memberId, request);
    const chosen =
      candidates.find(({ value }) => value === values.who) ??
      (candidates.length === 1 ? candidates[0] : undefined);
    const works = values.werk
      ? await page.slots.titles(db, page, "work", [values.werk])
      : undefined;
    const areaId = areas.find(({ id }) => id === values.areaId)?.id ?? null;
    const charter = await charterOf(db, page, request, areaId);
    const base = {
      values,
      today,
      request,
      mayMake: page.may(request ? agreeToRequest : makeTableDeal),
      isExecutive: roles.includes("alderman") || roles.includes("mayor"),
      areas,
      mandates,
      candidates,
      chosen,
      workTitle: works?.get(values.werk ?? "")?.title,
      requirements: values.werk ? await page.slots.requirements(db, page, values.werk) : [],
      charter,
      inForce: await findCharterInForce(db, communityId, page.now),
      rules: tableRules(charter),
    };
    return { ...base, ...(await weigh(db, page, base)) };
  });
}

/** The form as it stands: what was asked is filled in; from then on it is the form's own. */
async function valuesOf(
  db: Db,
  { community }: PageTools,
  typed: FormValues,
  request: DealRequest | undefined,
  mandate: Mandate | undefined,
): Promise<FormValues> {
  const asked =
    request &&
    valuesOfRequest({ request, means: await listRequestMeans(db, community.id, request.id) });
  const begun: FormValues = {
    ...(typed.title === undefined && asked),
    ...typed,
    ...(asked && { werk: asked.werk }),
  };
  return {
    ...begun,
    areaId: begun.areaId ?? mandate?.areaId ?? "",
    mandate: begun.mandate ?? mandate?.id ?? "executive",
    looksBackMonths: begun.looksBackMonths ?? "3",
  };
}

/** A question keeps the rules it was asked under; else those in force for the area count. */
async function charterOf(
  db: Db,
  { community, now }: PageTools,
  request: DealRequest | undefined,
  areaId: string | null,
): Promise<Charter> {
  const kept = request && (await findCharter(db, community.id, request.charterVersion));
  return kept ?? (await findCharterInForce(db, community.id, now, areaId));
}

/** Whether what is typed so far is a larger deal, with the party's others on the same work. */
async function weigh(
  db: Db,
  page: PageTools,
  table: Omit<Prepared, "others" | "asksMore">,
): Promise<Pick<Prepared, "others" | "asksMore">> {
  const today = localDate(page.now);
  const { shape } = newTableDeal;
  const amount = shape.money.safeParse(table.values.money ?? "");
  const months = shape.looksBackMonths.safeParse(
    table.values.termMonths || table.values.looksBackMonths,
  );
  const [partyMemberId = "", partyOrganizationId = null] = table.chosen?.value.split(":") ?? [];
  const others = table.chosen
    ? await sumOthersCents(db, page.community.id, {
        partyMemberId,
        partyOrganizationId,
        workId: table.workTitle ? (table.values.werk ?? null) : null,
        from: today,
        until: addMonths(today, months.success ? months.data : 12),
      })
    : { runningCents: 0n, threeYearsCents: 0n };
  const asksMore =
    amount.success && isAboveGate(amount.data, others.runningCents, table.rules.trustGateCents);
  return { others, asksMore };
}

/** A question as a form has it. */
export function valuesOfRequest({
  request,
  means,
}: {
  readonly request: DealRequest;
  readonly means: readonly Means[];
}): Record<string, string> {
  const values: Record<string, string> = {
    title: request.title,
    what: request.what,
    areaId: request.areaId,
    werk: request.workId ?? "",
    continuity: request.continuity,
    looksBackMonths: String(request.looksBackMonths),
    organizationId: request.partyOrganizationId ?? "",
  };
  const ofParty = {
    money: "partyMoney",
    hours: "partyHours",
    room: "partyRoom",
    goods: "partyGoods",
  };
  for (const one of means)
    values[one.side === "party" ? ofParty[one.kind] : one.kind] =
      one.kind === "money"
        ? typedEuros(one.amountCents)
        : one.kind === "hours"
          ? String(one.minutes / 60).replace(".", ",")
          : one.words;
  return values;
}

/** An amount as one types it: `600`, or `600,50`. */
function typedEuros(amountCents: bigint): string {
  const cents = amountCents % 100n;
  const euros = String(amountCents / 100n);
  return cents === 0n ? euros : `${euros},${String(cents).padStart(2, "0")}`;
}

/** Who asked: the one candidate for the party of a deal that answers a question. */
async function candidateOf(db: Db, page: PageTools, request: DealRequest): Promise<Candidate> {
  const name = await nameOfParty(db, page.community.id, request);
  const { partyMemberId, partyOrganizationId, areaId } = request;
  const value = partyOrganizationId ? `${partyMemberId}:${partyOrganizationId}` : partyMemberId;
  return { value, name, label: name, areaId };
}

async function findCandidates(
  db: Db,
  page: PageTools,
  areas: readonly Area[],
  typed: string,
  ownId: string,
  request: DealRequest | undefined,
): Promise<Candidate[]> {
  // Who asked is known; nobody else can be meant.
  if (request) return [await candidateOf(db, page, request)];
  const { community, language } = page;
  const t = texts[language].make;
  const members = (await listMembersNamed(db, community.id, typed, 7))
    .filter(({ id }) => id !== ownId)
    .slice(0, 6);
  const found: Candidate[] = [];
  for (const { id, name, areaId } of members) {
    const area = areas.find((candidate) => candidate.id === areaId)?.name ?? "";
    for (const organization of await listOrganizationsOf(db, community.id, id))
      found.push({
        value: `${id}:${organization.id}`,
        name: organization.name,
        label: t.forOrganization(name, organization.name),
        areaId,
      });
    found.push({ value: id, name, label: t.forSelf(name, area), areaId });
  }
  return found;
}

/** The names of the fields of each milestone. */
export function milestoneNames(): readonly { position: number; what: string; by: string }[] {
  return Array.from({ length: mostMilestones }, (_, index) => ({
    position: index + 1,
    what: `milestone${index + 1}`,
    by: `milestone${index + 1}By`,
  }));
}

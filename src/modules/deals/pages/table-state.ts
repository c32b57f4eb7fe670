import { addMonths, localDate } from "#lib/calendar.ts";
import type { Charter } from "#lib/clause.ts";
import { findCharterInForce } from "#modules/charter";
import { isInForce, listMandatesOf, type Mandate } from "#modules/mandates";
import { type Area, listAreas, listMembers, listOrganizationsOf } from "#modules/people";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { FormValues, PageContext, PageTools } from "#platform/http.ts";
import { tableRules } from "../actions/making.ts";
import {
  isAboveGate,
  makerRoles,
  mostMilestones,
  newTableDeal,
  type OtherDeals,
  type TableRules,
} from "../model/table.ts";
import { sumOthersCents } from "../store.ts";
import { texts } from "../texts.ts";

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
  readonly isExecutive: boolean;
  readonly areas: readonly Area[];
  readonly mandates: readonly Mandate[];
  readonly candidates: readonly Candidate[];
  readonly chosen: Candidate | undefined;
  readonly workTitle: string | undefined;
  readonly charter: Charter;
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
    const values: FormValues = {
      ...typed,
      areaId: typed.areaId ?? mandates[0]?.areaId ?? "",
      mandate: typed.mandate ?? mandates[0]?.id ?? "executive",
      looksBackMonths: typed.looksBackMonths ?? "3",
    };
    const candidates = await findCandidates(db, page, areas, values.party ?? "", memberId);
    const chosen =
      candidates.find(({ value }) => value === values.who) ??
      (candidates.length === 1 ? candidates[0] : undefined);
    const works = values.werk
      ? await page.slots.titles(db, page, "work", [values.werk])
      : undefined;
    const areaId = areas.find(({ id }) => id === values.areaId)?.id ?? null;
    const charter = await findCharterInForce(db, communityId, page.now, areaId);
    const base = {
      values,
      today,
      mayMake: roles.some((role) => makerRoles.some((maker) => maker === role)),
      isExecutive: roles.includes("alderman") || roles.includes("mayor"),
      areas,
      mandates,
      candidates,
      chosen,
      workTitle: works?.get(values.werk ?? "")?.title,
      requirements: values.werk ? await page.slots.requirements(db, page, values.werk) : [],
      charter,
      rules: tableRules(charter),
    };
    return { ...base, ...(await weigh(db, page, base)) };
  });
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

async function findCandidates(
  db: Db,
  page: PageTools,
  areas: readonly Area[],
  typed: string,
  ownId: string,
): Promise<Candidate[]> {
  const { community, language } = page;
  const t = texts[language].make;
  const wanted = plain(typed);
  if (wanted.length < 2) return [];
  const members = (await listMembers(db, community.id, 10_000))
    .filter(({ id, name }) => id !== ownId && plain(name).includes(wanted))
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

/** Without capitals and accents, as people look for a name. */
function plain(name: string): string {
  return name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}

/** The names of the fields of each milestone. */
export function milestoneNames(): readonly { position: number; what: string; by: string }[] {
  return Array.from({ length: mostMilestones }, (_, index) => ({
    position: index + 1,
    what: `milestone${index + 1}`,
    by: `milestone${index + 1}By`,
  }));
}

import { addDays, localDate, startOfDay } from "#lib/calendar.ts";
import type { Role } from "#lib/roles.ts";
import type { AtWork } from "#lib/waits.ts";
import { keyOf } from "#lib/waits.ts";
import { findRulesInForce } from "#modules/charter";
import {
  type Area,
  listAreas,
  listMemberAreas,
  listOrganizationForms,
  listRoleEnds,
  listRoleTerms,
} from "#modules/people";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { listActorsSince, listEntriesBetween } from "#platform/record.ts";
import type { Ask, Told } from "#platform/slots.ts";
import { mostWaits, type ToldWait } from "#platform/waits.ts";
import {
  type Meeting,
  type Moved,
  meetingsOf,
  movedPerThing,
  officesOf,
  silentAreas,
  silentVoices,
  type Voice,
  type Week,
  type WeekPart,
  type WeekView,
  weekParts,
} from "../model.ts";

/** A week in one community, as its page, its mail and its feed tell it. */
export interface WeekTold {
  readonly moved: readonly Moved<Told>[];
  readonly asked: readonly Ask[];
  readonly waits: readonly ToldWait[];
  readonly mine: readonly ToldWait[];
  readonly late: readonly ToldWait[];
  readonly due: readonly ToldWait[];
  readonly perOffice: readonly {
    readonly key: string;
    readonly label: string;
    readonly count: number;
    readonly oldest: ToldWait | undefined;
  }[];
  readonly ending: readonly Ending[];
  readonly together: readonly MeetingTold[];
  readonly missing: { readonly areas: readonly Area[]; readonly voices: readonly Voice[] };
}

/** Something that ends soon: a role, or the charter. */
export type Ending =
  | {
      readonly kind: "role";
      readonly memberId: string;
      readonly name: string;
      readonly role: Role;
      readonly on: string;
    }
  | { readonly kind: "charter"; readonly title: string; readonly on: string };

export interface MeetingTold {
  readonly area: string;
  readonly one: Worker;
  readonly other: Worker;
}

interface Worker {
  readonly name: string;
  readonly title: string;
  readonly href: string | undefined;
}

const mostMoved = 12;
const mostLines = 300;
const mostShown = 8;
const dueDays = 14;
const endingDays = 60;
const heardDays = 28;

/** Loads what a view of a week shows, and nothing it does not show. */
export async function loadWeek(
  db: Db,
  page: PageTools,
  week: Week,
  view: WeekView,
): Promise<WeekTold> {
  const parts = new Set<WeekPart>(weekParts[view]);
  const today = localDate(page.now);
  const all = (await page.slots.waits(db, page, { count: mostWaits })).items;
  const atWork = await page.slots.atWork(db, page, 500);
  const areas = await listAreas(db, page.community.id);
  return {
    moved: parts.has("moved") ? await loadMoved(db, page, week) : [],
    asked: parts.has("asked") ? await page.slots.asks(db, page, mostShown) : [],
    waits: all.slice(0, mostShown),
    mine: parts.has("mine") ? await loadMine(db, page, view) : [],
    late: all.filter(({ isLate }) => isLate).slice(0, mostShown),
    due: dueSoon(all, today),
    perOffice: parts.has("perOffice") ? perOffice(all) : [],
    ending: parts.has("ending") ? await loadEnding(db, page, today) : [],
    together: await tellMeetings(db, page, areas, meetingsOf(atWork, week, 3)),
    missing: parts.has("missing")
      ? await loadMissing(db, page, areas, atWork)
      : { areas: [], voices: [] },
  };
}

/** What moved in a week, per thing. */
export async function loadMoved(
  db: Db,
  page: PageTools,
  week: Pick<Week, "from" | "until">,
): Promise<readonly Moved<Told>[]> {
  const entries = await listEntriesBetween(
    db,
    page.community.id,
    startOfDay(week.from),
    startOfDay(addDays(week.until, 1)),
    mostLines,
  );
  const told = await page.slots.describe(db, page, entries);
  const thingOf = ({ entry }: Told) => `${entry.subject.kind} ${entry.subject.id}`;
  return movedPerThing(told, thingOf).slice(0, mostMoved);
}

async function loadMine(db: Db, page: PageTools, view: WeekView): Promise<readonly ToldWait[]> {
  const { viewer } = page;
  const self = viewer.kind === "member" ? [{ kind: "member" as const, id: viewer.memberId }] : [];
  const on = [...officesOf[view], ...self];
  return on.length === 0 ? [] : (await page.slots.waits(db, page, { on, count: 25 })).items;
}

/** Promises whose day comes within two weeks, the first day first. */
function dueSoon(all: readonly ToldWait[], today: string): readonly ToldWait[] {
  const until = addDays(today, dueDays);
  return all
    .filter((wait) => wait.until !== null && wait.until >= today && wait.until <= until)
    .sort((a, b) => (a.until ?? "").localeCompare(b.until ?? ""))
    .slice(0, mostShown);
}

/** Offices and organisations only: how many wait for a person is nobody's business. */
function perOffice(all: readonly ToldWait[]): WeekTold["perOffice"] {
  const keys = [...new Set(all.map(({ on }) => on.key))].filter(
    (key) => !key.startsWith("member-"),
  );
  return keys
    .map((key) => {
      const own = all.filter(({ on }) => on.key === key);
      return { key, label: own[0]?.on.label ?? "", count: own.length, oldest: own[0] };
    })
    .sort((a, b) => b.count - a.count);
}

async function loadEnding(db: Db, page: PageTools, today: string): Promise<readonly Ending[]> {
  const until = addDays(today, endingDays);
  const roles = await listRoleEnds(db, page.community.id, today, until);
  const { base } = await findRulesInForce(db, page.community.id, page.now);
  const ends = base?.inForceUntil ?? null;
  return [
    ...(base !== null && ends !== null && ends <= until
      ? [{ kind: "charter" as const, title: base.title, on: ends }]
      : []),
    ...roles.map((role) => ({ kind: "role" as const, ...role })),
  ].sort((a, b) => a.on.localeCompare(b.on));
}

async function tellMeetings(
  db: Db,
  page: PageTools,
  areas: readonly Area[],
  meetings: readonly Meeting[],
): Promise<readonly MeetingTold[]> {
  const workers = meetings.flatMap(({ one, other }) => [one, other]);
  const names = await page.slots.called(
    db,
    page,
    workers.map(({ party }) => party),
  );
  const tell = async ({ party, about }: AtWork): Promise<Worker> => {
    const named = (await page.slots.titles(db, page, about.kind, [about.id])).get(about.id);
    return { name: names.get(keyOf(party)) ?? "", title: named?.title ?? "", href: named?.href };
  };
  return Promise.all(
    meetings.map(async ({ areaId, one, other }) => ({
      area: areas.find(({ id }) => id === areaId)?.name ?? "",
      one: await tell(one),
      other: await tell(other),
    })),
  );
}

/** Areas and groups of whom the record of four weeks holds no word. */
async function loadMissing(
  db: Db,
  page: PageTools,
  areas: readonly Area[],
  atWork: readonly AtWork[],
): Promise<WeekTold["missing"]> {
  const communityId = page.community.id;
  const since = startOfDay(addDays(localDate(page.now), -heardDays));
  const actors = await listActorsSince(db, communityId, since);
  const heardAreas = new Set([
    ...(await listMemberAreas(db, communityId, actors)),
    ...atWork.map(({ areaId }) => areaId),
  ]);
  const terms = await listRoleTerms(db, communityId, page.now);
  const inOffice = new Set(
    terms.filter(({ role }) => role !== "resident").map(({ memberId }) => memberId),
  );
  const council = terms.filter(({ role }) => role === "councillor").map(({ memberId }) => memberId);
  const forms = await listOrganizationForms(db, communityId);
  const working = new Set(
    atWork.flatMap(({ party }) => (party.kind === "organization" ? [party.id] : [])),
  );
  const isFirm = ({ form }: { readonly form: string }) => form === "firm";
  const isAssociation = ({ form }: { readonly form: string }) =>
    form !== "firm" && form !== "municipal";
  const here = new Set<Voice>(["residents"]);
  const heard = new Set<Voice>();
  if (council.length > 0) here.add("council");
  if (forms.some(isFirm)) here.add("firms");
  if (forms.some(isAssociation)) here.add("associations");
  if (actors.some((id) => !inOffice.has(id))) heard.add("residents");
  if (actors.some((id) => council.includes(id))) heard.add("council");
  const atWorkHere = forms.filter(({ id }) => working.has(id));
  if (atWorkHere.some(isFirm)) heard.add("firms");
  if (atWorkHere.some(isAssociation)) heard.add("associations");
  return { areas: silentAreas(areas, heardAreas), voices: silentVoices(here, heard) };
}

import { createHash } from "node:crypto";
import { daysBetween, localDate } from "#lib/calendar.ts";
import { daysText } from "#lib/format.ts";
import type { Language } from "#lib/texts.ts";
import { isLate, isOneOf, keyOf, oldestFirst, type Somebody, type Waiting } from "#lib/waits.ts";
import type { Db } from "./db.ts";
import type { PageTools } from "./http.ts";
import type { Slots, SlotTable } from "./slots.ts";
import { texts } from "./texts.ts";

/** What a module is asked for: its oldest waits, of anybody or of who is awaited here. */
export interface WaitsAsked {
  readonly communityId: string;
  readonly now: Date;
  /** Only waits on one of these; absent, on anybody. Narrow in SQL, or the limit cuts too early. */
  readonly on?: readonly Somebody[];
  readonly limit: number;
}

/** How a module tells who waits for whom among its things. */
export interface WaitsSlot {
  readonly list: (db: Db, asked: WaitsAsked) => Promise<readonly Waiting[]>;
  /** What is waited for, as it follows "voor" or a colon: `een besluit over het dorpspark`. */
  readonly words: Readonly<Record<string, Readonly<Record<Language, (title: string) => string>>>>;
}

/** A wait in words, with the address of what it is about. */
export interface ToldWait {
  /** The same for one wait, however often it is told; nothing can be read from it. */
  readonly id: string;
  readonly who: string;
  readonly on: { readonly label: string; readonly key: string };
  readonly what: string;
  readonly href: string | undefined;
  readonly since: string;
  readonly until: string | null;
  readonly isLate: boolean;
}

/** A page of waits, the longest first, and who is awaited in all. */
export interface ToldWaits {
  readonly items: readonly ToldWait[];
  /** How many there are, counted no further than `mostWaits`. */
  readonly total: number;
  readonly late: number;
  /** Whom all these wait for, who is awaited most first. */
  readonly awaited: readonly {
    readonly key: string;
    readonly label: string;
    readonly count: number;
  }[];
}

/** Further than this nobody reads; the oldest are among them. */
export const mostWaits = 500;

/** Which of them to show: from this one on, so many, and whom they wait for. */
export interface WaitsShown {
  readonly on?: readonly Somebody[];
  /** Only waits about things of this kind. */
  readonly about?: string;
  /** Only waits about things in this area. */
  readonly areaId?: string;
  readonly from?: number;
  readonly count: number;
}

/** What names are looked up with; slots.ts passes its own tables. */
export interface NameTables {
  readonly names: (
    db: Db,
    communityId: string,
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
  readonly somebody: Readonly<Record<Language, string>>;
  readonly subjects: NonNullable<Slots["subjects"]>;
  readonly followed: SlotTable["followed"];
}

/** How many waits on these are past their last day, counted no further than `mostWaits` a module. */
export async function countLate(
  slots: readonly Slots[],
  db: Db,
  asked: Required<Omit<WaitsAsked, "limit">>,
): Promise<number> {
  const today = localDate(asked.now);
  const found = await listOf(slots, db, { ...asked, limit: mostWaits });
  return found.filter((wait) => isOneOf(wait.on, asked.on) && isLate(wait, today)).length;
}

/** What the modules list, asked together; in the order of the modules. */
async function listOf(
  slots: readonly Slots[],
  db: Db,
  asked: WaitsAsked,
): Promise<readonly Waiting[]> {
  return (await Promise.all(slots.map(({ waits }) => waits?.list(db, asked) ?? []))).flat();
}

/** Puts the waits of all modules in one list, the longest first, and names those that are shown. */
export async function tellWaits(
  slots: readonly Slots[],
  tables: NameTables,
  db: Db,
  page: PageTools,
  { on, about, areaId, from = 0, count }: WaitsShown,
): Promise<ToldWaits> {
  const asked = { communityId: page.community.id, now: page.now, limit: mostWaits };
  const found = (await listOf(slots, db, { ...asked, ...(on && { on }) })).filter(
    (wait) => isOneOf(wait.on, on) && (about === undefined || wait.about.kind === about),
  );
  const here = areaId === undefined ? found : await inArea(tables, db, page, found, areaId);
  const all = oldestFirst(here).slice(0, mostWaits);
  const shown = all.slice(from, from + count);
  const awaited = countAwaited(all);
  const [labels, titles] = await Promise.all([
    callAll(tables, db, page, [
      ...shown.flatMap(({ who, on }) => [who, on]),
      ...awaited.map(({ on }) => on),
    ]),
    titlesOf(tables, db, page, shown),
  ]);
  const words = Object.assign({}, ...slots.map(({ waits }) => waits?.words)) as WaitsSlot["words"];
  const today = localDate(page.now);
  const label = (somebody: Somebody) => labels.get(keyOf(somebody)) ?? "";
  return {
    items: shown.map((wait) => {
      const about = titles.get(`${wait.about.kind} ${wait.about.id}`);
      return {
        id: idOf(wait),
        who: label(wait.who),
        on: { label: label(wait.on), key: keyOf(wait.on) },
        what: words[wait.what]?.[page.language](about?.title ?? "") ?? "",
        href: about?.path ? page.href(about.path) : undefined,
        since: wait.since,
        until: wait.until,
        isLate: isLate(wait, today),
      };
    }),
    total: all.length,
    late: all.filter((wait) => isLate(wait, today)).length,
    awaited: awaited.map(({ on, count }) => ({ key: keyOf(on), label: label(on), count })),
  };
}

/** Those about a thing of this area; what belongs to no area is nowhere. */
async function inArea(
  { followed }: NameTables,
  db: Db,
  { community }: PageTools,
  waits: readonly Waiting[],
  areaId: string,
): Promise<readonly Waiting[]> {
  const byKind = [...Map.groupBy(waits, ({ about }) => about.kind)];
  const kept = await Promise.all(
    byKind.map(async ([kind, ofKind]) => {
      const ids = [...new Set(ofKind.map(({ about }) => about.id))];
      const places = await followed(db, community.id, kind, ids);
      return ofKind.filter(({ about }) => places.get(about.id)?.areaId === areaId);
    }),
  );
  return kept.flat();
}

function idOf({ who, on, what, about, since }: Waiting): string {
  const parts = [keyOf(who), keyOf(on), what, about.kind, about.id, since];
  return createHash("sha256").update(parts.join("\n")).digest("hex");
}

/** A wait as the list of `ui` shows it: who leads to what it is about, whom to all who wait for them. */
export function waitOf(page: PageTools) {
  const t = texts[page.language].waits;
  const today = localDate(page.now);
  const days = (from: string, until: string) => daysText(daysBetween(from, until), page.language);
  return ({ who, on, what, href, since, until, isLate }: ToldWait) => {
    const left = until === null ? undefined : leftOf(t, { today, until, isLate, days });
    const began = since >= today ? t.today : t.since(days(since, today));
    return {
      who: { label: capitalised(who), href },
      on: {
        label: on.label,
        href: `${page.href("/wachten")}?op=${encodeURIComponent(on.key)}`,
      },
      what,
      since: left === undefined ? began : `${began}, ${left}`,
      isLate,
    };
  };
}

function leftOf(
  t: (typeof texts)["nl"]["waits"],
  wait: {
    readonly today: string;
    readonly until: string;
    readonly isLate: boolean;
    readonly days: (from: string, until: string) => string;
  },
): string {
  if (wait.isLate) return t.overdue(wait.days(wait.until, wait.today));
  return wait.until === wait.today ? t.lastDay : t.left(wait.days(wait.today, wait.until));
}

/** As the first word of a sentence. */
export function capitalised(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function countAwaited(all: readonly Waiting[]) {
  const counted = new Map<string, { readonly on: Somebody; readonly count: number }>();
  for (const { on } of all)
    counted.set(keyOf(on), { on, count: (counted.get(keyOf(on))?.count ?? 0) + 1 });
  return [...counted.values()].sort((a, b) => b.count - a.count);
}

/** What everybody among these is called, in one look-up per kind. */
export async function callAll(
  { names, somebody, subjects }: NameTables,
  db: Db,
  { community, language }: PageTools,
  all: readonly Somebody[],
): Promise<ReadonlyMap<string, string>> {
  const idsOf = (kind: "member" | "organization") =>
    [...new Set(all.flatMap((one) => (one.kind === kind ? [one.id] : [])))] as readonly string[];
  const members = await names(db, community.id, idsOf("member"));
  const organizations = await subjects.organization?.(db, community.id, idsOf("organization"));
  const labelOf = (one: Somebody): string => {
    switch (one.kind) {
      case "member":
        return members.get(one.id) ?? somebody[language];
      case "organization":
        return organizations?.get(one.id)?.title ?? somebody[language];
      case "outside":
        return one.name;
      default:
        return texts[language].offices[one.kind];
    }
  };
  return new Map(all.map((one) => [keyOf(one), labelOf(one)]));
}

async function titlesOf(
  { subjects }: NameTables,
  db: Db,
  { community }: PageTools,
  shown: readonly Waiting[],
) {
  const titles = new Map<string, { readonly title: string; readonly path: string | null }>();
  for (const kind of new Set(shown.map(({ about }) => about.kind))) {
    const ids = shown.flatMap(({ about }) => (about.kind === kind ? [about.id] : []));
    const named = await subjects[kind]?.(db, community.id, [...new Set(ids)]);
    for (const [id, one] of named ?? []) titles.set(`${kind} ${id}`, one);
  }
  return titles;
}

import { z } from "zod";
import { type LocalDate, localDate } from "#lib/calendar.ts";
import { dateText, dayText, numberText } from "#lib/format.ts";
import { findMailBox } from "#modules/accounts";
import {
  findCommunity,
  findLanguage,
  findMember,
  listCommunities,
  listNames,
  listOrganizationsOf,
  listRoleTerms,
  listTerms,
} from "#modules/people";
import { act } from "#platform/act.ts";
import { civilNow, findClockAheadMs } from "#platform/clock.ts";
import type { Platform } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import type { Subscriptions, TaskHandlers } from "#platform/jobs.ts";
import type { MailBlock } from "#platform/mail-body.ts";
import {
  type EntryWithSubjects,
  findLastNumber,
  listEntriesAfter,
  listEntriesByNumber,
} from "#platform/record.ts";
import { sealOf } from "#platform/seal.ts";
import { currentContext, systemContext } from "#platform/settle.ts";
import { type SlotTable, toldText } from "#platform/slots.ts";
import type { ToldWait } from "#platform/waits.ts";
import { notice, tell } from "./actions/telling.ts";
import { forgetMember, stopPurpose } from "./actions.ts";
import {
  awaitedAs,
  byThing,
  decidePost,
  inOffice,
  type MailKind,
  officeRoles,
  sealedText,
  tokenOf,
} from "./model.ts";
import {
  findLastDigest,
  findPreference,
  findProgress,
  listDueMembers,
  listNews,
  listTold,
  type OwnNews,
} from "./store.ts";
import { texts } from "./texts.ts";

/** From the public record to the mail of who follows what it says. */

/** Who had herself erased is forgotten here too. */
export const subscriptions: Subscriptions = {
  "accounts.erased": ({ subject }) => [
    { task: "notifications.forget", payload: { memberId: subject.id } },
  ],
};

const payload = z.object({ memberId: z.uuid() });

export const tasks: TaskHandlers = {
  "notifications.forget": (platform) => async (communityId, given, key) => {
    const context = await currentContext(platform, communityId, key);
    const outcome = await act(forgetMember, context, payload.parse(given));
    if (!outcome.ok) throw new Error(`forgetting what a member follows: ${outcome.refusal}`);
  },
};

/** Each minute, in each community: reads what is new in the record, and sends what is due. */
export async function spread(platform: Platform, slots: SlotTable): Promise<void> {
  const communities = await platform.database.readShared(listCommunities);
  for (const { id } of communities) await spreadIn(platform, slots, id);
}

/** In one community; how many mails were left. */
export async function spreadIn(
  platform: Platform,
  slots: SlotTable,
  communityId: string,
): Promise<number> {
  const now = await civilTimeOf(platform, communityId);
  // What came in since the last minute, in parts; the rest in the next minute.
  for (let part = 0; part < 10; part++)
    if (!(await noticePart(platform, slots, communityId, now))) break;
  const due = await platform.database.read(communityId, (db) =>
    listDueMembers(db, communityId, now, 500),
  );
  let mails = 0;
  for (const memberId of due)
    mails += await tellMember(platform, slots, communityId, memberId, now);
  return mails;
}

async function civilTimeOf(platform: Platform, communityId: string): Promise<Date> {
  const ahead = await platform.database.read(communityId, (db) =>
    findClockAheadMs(db, communityId),
  );
  return civilNow(platform.clock, ahead);
}

/* Noticing ------------------------------------------------------------------------------------------ */

const linesInPart = 200;
/** What happened longer ago is no news: when Meent stood still for weeks, or begins to tell. */
const newsDays = 7;

/** Reads a part of what is new; false when there is nothing more to read. */
async function noticePart(
  platform: Platform,
  slots: SlotTable,
  communityId: string,
  now: Date,
): Promise<boolean> {
  const found = await platform.database.read(communityId, async (db) => {
    const from = await findProgress(db, communityId);
    const length = await findLastNumber(db, communityId);
    if (length <= from) return undefined;
    const entries = await listEntriesAfter(db, communityId, from, linesInPart);
    const isWhole = entries.length < linesInPart;
    const to = isWhole ? length : (entries.at(-1)?.number ?? length);
    return { from, to, isWhole, ...(await planNotice(db, slots, communityId, entries, now)) };
  });
  if (!found) return false;
  const { isWhole, ...input } = found;
  const outcome = await act(notice, systemContext(platform, communityId, now), input);
  if (!outcome.ok && outcome.refusal !== "noticed_already")
    throw new Error(`noticing what is new: ${outcome.refusal}`);
  return outcome.ok && !isWhole;
}

async function planNotice(
  db: Db,
  slots: SlotTable,
  communityId: string,
  entries: readonly EntryWithSubjects[],
  now: Date,
) {
  const things = await followedIn(db, slots, communityId, entries);
  const oldest = new Date(now.getTime() - newsDays * 86_400_000);
  const recent = entries.filter(({ at }) => at > oldest);
  const named = new Set(recent.flatMap(({ data }) => Object.values(data)).filter(isUuid));
  const terms = await listTerms(db, communityId, localDate(now));
  const offices = (await listRoleTerms(db, communityId, now))
    .filter(({ role }) => officeRoles.includes(role))
    .map(({ memberId }) => memberId);
  const members = await listNames(db, communityId, [...named]);
  const parties = [...things.values()].flatMap(({ kind, id, partyIds }) =>
    partyIds.map((memberId) => ({ kind, id, memberId })),
  );
  return {
    parties,
    lines: recent.map((entry) => ({
      number: entry.number,
      actorId: entry.actorId,
      subjects: [
        ...withAreas(entry.subjects, things, communityId),
        ...inOffice(entry, terms).map(({ id }) => ({ kind: "roleTerm", id })),
      ],
    })),
    touched:
      recent.length === 0
        ? []
        : [
            ...new Set([
              ...members.keys(),
              ...offices,
              ...recent.flatMap(({ subjects }) =>
                subjects.flatMap(({ kind, id }) => things.get(`${kind} ${id}`)?.partyIds ?? []),
              ),
            ]),
          ],
  };
}

function isUuid(value: unknown): value is string {
  return z.uuid().safeParse(value).success;
}

interface Thing {
  readonly kind: string;
  readonly id: string;
  readonly partyIds: readonly string[];
  readonly areaId: string | null;
}

/** What the entries are about, as far as it can be followed. */
async function followedIn(
  db: Db,
  slots: SlotTable,
  communityId: string,
  entries: readonly EntryWithSubjects[],
): Promise<ReadonlyMap<string, Thing>> {
  const byKind = new Map<string, Set<string>>();
  for (const { kind, id } of entries.flatMap(({ subjects }) => subjects))
    byKind.set(kind, (byKind.get(kind) ?? new Set()).add(id));
  const things = new Map<string, Thing>();
  for (const [kind, ids] of byKind)
    for (const [id, followed] of await slots.followed(db, communityId, kind, [...ids]))
      things.set(`${kind} ${id}`, { kind, id, ...followed });
  return things;
}

/** Who follows an area hears of its things, and who follows the community of all. */
function withAreas(
  subjects: EntryWithSubjects["subjects"],
  things: ReadonlyMap<string, Thing>,
  communityId: string,
) {
  const areas = subjects.flatMap(({ kind, id }) => {
    const areaId = kind === "area" ? id : things.get(`${kind} ${id}`)?.areaId;
    return areaId ? [areaId] : [];
  });
  return [
    ...subjects.filter(({ kind }) => kind !== "area" && kind !== "community"),
    ...[...new Set(areas)].map((id) => ({ kind: "area", id })),
    { kind: "community", id: communityId },
  ];
}

/* Telling ------------------------------------------------------------------------------------------- */

/** What a page is for one member, outside a request: links are paths below the community. */
export async function pageFor(
  db: Db,
  slots: SlotTable,
  communityId: string,
  memberId: string,
  now: Date,
): Promise<{ readonly page: PageTools; readonly to: string | null } | undefined> {
  const community = await findCommunity(db, communityId);
  const member = await findMember(db, communityId, memberId);
  if (!community || !member) return undefined;
  const { accountId, name } = member;
  const box = await findMailBox(db, accountId);
  return {
    // An address that was refused gets nothing more, until its owner has mended it.
    to: box && box.refusedAt === null ? box.address : null,
    page: {
      language: await findLanguage(db, accountId),
      community,
      viewer: {
        kind: "member",
        accountId,
        // She is not here: it is read by a job.
        sessionId: "",
        memberId,
        name,
        roles: await listRoleTerms(db, communityId, now, memberId),
      },
      now,
      slots,
      // A mail has no buttons.
      may: () => false,
      href: (path) => path,
    },
  };
}

/** The path of the page that ends one kind of mail for one member, sealed. */
export async function stopPathOf(
  db: Db,
  communityId: string,
  memberId: string,
  kind: MailKind,
): Promise<string> {
  const seal = await sealOf(db, stopPurpose, sealedText(communityId, memberId, kind));
  return `/mail/stop/${tokenOf(memberId, kind, seal)}`;
}

async function tellMember(
  platform: Platform,
  slots: SlotTable,
  communityId: string,
  memberId: string,
  now: Date,
): Promise<number> {
  const input = await platform.database.read(communityId, async (db) => {
    const reader = await pageFor(db, slots, communityId, memberId, now);
    return reader && planTelling(db, reader.page, reader.to, memberId);
  });
  if (!input) return 0;
  const outcome = await act(tell, systemContext(platform, communityId, now), input);
  // Another process told her in the meantime.
  if (!outcome.ok && outcome.refusal === "told_already") return 0;
  if (!outcome.ok) throw new Error(`telling who follows it: ${outcome.refusal}`);
  return outcome.value.mails;
}

async function planTelling(db: Db, page: PageTools, to: string | null, memberId: string) {
  const { id: communityId } = page.community;
  const preference = await findPreference(db, communityId, memberId);
  const news = await listNews(db, communityId, memberId, preference);
  const base = { memberId, to, language: page.language, turn: preference.turn };
  const all = [...new Set(news.map(({ number }) => number))];
  if (to === null) return { ...base, mails: [], dropped: all, nextAtMs: null };
  const waits = preference.wantsAsks ? await listUntold(db, page, memberId) : [];
  const digestOn = await findLastDigest(db, communityId, memberId);
  const post = decidePost(preference, { news, asked: waits, digestOn }, page.now);
  const wanted = new Set(news.filter(({ rate }) => rate !== "never").map(({ number }) => number));
  const mails = await composeAll(db, page, memberId, post, news, waits);
  const told = new Set(mails.flatMap(({ numbers }) => numbers));
  return {
    ...base,
    mails,
    // What nobody has a sentence for is no news, nor what she does not want to hear of.
    dropped: [
      ...all.filter((number) => !wanted.has(number)),
      ...[...post.atOnce, ...post.digest].filter((number) => !told.has(number)),
    ],
    nextAtMs: post.nextAt?.getTime() ?? null,
  };
}

/** Who waits for her, of whom she was not told yet. */
async function listUntold(db: Db, page: PageTools, memberId: string): Promise<ToldWait[]> {
  const { viewer, community } = page;
  const organizations = await listOrganizationsOf(db, community.id, memberId);
  const roles = viewer.kind === "member" ? viewer.roles : [];
  const ids = organizations.map(({ id }) => id);
  const { items } = await page.slots.waits(db, page, {
    on: awaitedAs(memberId, ids, roles),
    count: 100,
  });
  const told = await listTold(
    db,
    community.id,
    memberId,
    items.map(({ id }) => id),
  );
  return items.filter(({ id }) => !told.has(id));
}

/* What the mails say ---------------------------------------------------------------------------------- */

async function composeAll(
  db: Db,
  page: PageTools,
  memberId: string,
  post: ReturnType<typeof decidePost>,
  news: readonly OwnNews[],
  waits: readonly ToldWait[],
) {
  const asked = waits.filter(({ id }) => post.asked.includes(id));
  const stop = (kind: MailKind) => stopPathOf(db, page.community.id, memberId, kind);
  const own = new Set(news.filter(({ isOwn }) => isOwn).map(({ number }) => number));
  return [
    ...(asked.length > 0 ? [composeAsked(page, asked, await stop("asks"))] : []),
    ...(await composeNews(db, page, "atOnce", post.atOnce, own, await stop("follows"))),
    ...(await composeNews(db, page, "digest", post.digest, own, await stop("follows"))),
  ];
}

/** Somebody waits for her: who, for what, until when. */
function composeAsked(page: PageTools, waits: readonly ToldWait[], unsubscribe: string) {
  const { language } = page;
  const t = texts[language].mails;
  const lineOf = ({ who, what, until }: ToldWait) =>
    t.askedLine(who, what, until === null ? null : dateText(until, language));
  const [first] = waits;
  const body: MailBlock[] = [
    t.askedOpening(waits.length),
    {
      list: waits.map((wait) =>
        wait.href ? { text: lineOf(wait), path: wait.href } : lineOf(wait),
      ),
    },
    ...closing(page, unsubscribe, "asks"),
  ];
  return {
    kind: "asked" as const,
    subject: waits.length === 1 && first ? t.askedSubject(first.what) : t.askedMany(waits.length),
    body,
    unsubscribe,
    numbers: [],
    asked: waits.map(({ id }) => id),
  };
}

const mostThings = 20;
const linesOfThing = 6;

/** What happened to what she follows: nothing when there is nothing to say. */
async function composeNews(
  db: Db,
  page: PageTools,
  kind: "atOnce" | "digest",
  numbers: readonly number[],
  own: ReadonlySet<number>,
  unsubscribe: string,
) {
  const { language, community } = page;
  const t = texts[language].mails;
  const entries = await listEntriesByNumber(db, community.id, numbers);
  const told = await page.slots.describe(db, page, entries);
  const things = byThing(
    told.map((line) => ({
      ...line,
      thing: `${line.entry.subject.kind} ${line.entry.subject.id}`,
      isOwn: own.has(line.entry.number),
      isDecision: line.entry.office !== null,
    })),
  );
  const [first] = things;
  const last = first?.at(-1);
  if (!first || !last) return [];
  const days = told.map(({ entry }) => localDate(entry.at)).sort();
  const title = last.title ?? community.name;
  const isOneDay = kind === "digest" && days[0] === days.at(-1);
  const body: MailBlock[] = [
    opening(page, kind, days),
    ...things.slice(0, mostThings).flatMap((lines) => blocksOf(page, lines, isOneDay)),
    ...(things.length > mostThings
      ? [{ label: t.more(numberText(things.length - mostThings, language)), path: "/deze-week" }]
      : []),
    ...closing(page, unsubscribe, "follows"),
  ];
  return [
    {
      kind,
      subject:
        things.length === 1
          ? toldText({ title, sentence: last.sentence })
          : t.many(title, things.length - 1),
      body,
      unsubscribe,
      numbers: told.map(({ entry }) => entry.number),
      asked: [],
    },
  ];
}

function opening(
  { language }: PageTools,
  kind: "atOnce" | "digest",
  days: readonly LocalDate[],
): string {
  const t = texts[language].mails;
  const [first = ""] = days;
  const last = days.at(-1) ?? first;
  if (kind === "atOnce") return t.atOnce;
  if (first === last) return t.onDay(dayText(first, language));
  return t.between(dayText(first, language), dayText(last, language));
}

type ToldThing = Awaited<ReturnType<SlotTable["describe"]>>;

/** One thing: what it is, what happened, where to see it. A day that was named already is not repeated. */
function blocksOf(page: PageTools, lines: ToldThing, isOneDay: boolean): readonly MailBlock[] {
  const { language, community } = page;
  const { mails: t, kinds } = texts[language];
  const last = lines.at(-1);
  const hidden = lines.length - linesOfThing;
  return [
    { heading: t.heading(last?.title ?? community.name, kinds[last?.entry.subject.kind ?? ""]) },
    {
      list: [
        ...(hidden > 0 ? [t.earlier(numberText(hidden, language), hidden === 1)] : []),
        ...lines
          .slice(-linesOfThing)
          .map(({ entry, sentence }) =>
            isOneDay ? sentence : t.line(dayText(localDate(entry.at), language), sentence),
          ),
      ],
    },
    { label: t.look, path: last?.href ?? `/logboek/${last?.entry.number ?? ""}` },
  ];
}

/** How to get it otherwise, or no more. */
function closing(
  { language }: PageTools,
  unsubscribe: string,
  kind: "follows" | "asks",
): readonly MailBlock[] {
  const t = texts[language].mails;
  return [
    { heading: t.choose },
    {
      list: [
        { text: t.settings, path: "/mij/berichten" },
        { text: t.stop[kind], path: unsubscribe },
      ],
    },
  ];
}

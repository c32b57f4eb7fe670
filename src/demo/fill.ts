import { createHash } from "node:crypto";
import type { ZodType, z } from "zod";
import { assert } from "#lib/assert.ts";
import { addDays, addMonths, localDate } from "#lib/calendar.ts";
import type { AnyClause } from "#lib/clause.ts";
import { codeFrom } from "#lib/code.ts";
import { agree, challengeKind } from "#modules/challenges";
import { charterKind, proposeCharter, signCharter } from "#modules/charter";
import { dealKind, findDealByNumber, findDealOf } from "#modules/deals";
import { giveMandate, listMandatesOf } from "#modules/mandates";
import {
  addArea,
  addMember,
  addOrganization,
  foundCommunity,
  giveRole,
  listOpenJoinings,
} from "#modules/people";
import {
  answerSignal,
  findSignalByNumber,
  forwardSignal,
  joinSignal,
  keepSignal,
  makeWorkOfSignal,
  reactToAnswer,
  saySignal,
  signalKind,
  withdrawSignal,
} from "#modules/signals";
import { listAnswers, nameWork, undertakingKind } from "#modules/works";
import { type Action, act, type Kept } from "#platform/act.ts";
import type { Context, Platform } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import { type AnySubjectKind, settleDue, systemContext } from "#platform/settle.ts";
import { charterStories, governments, ordinance } from "./charter.ts";
import { type Filling, fillStories } from "./deals.ts";
import { kulturhus } from "./kulturhus.ts";
import {
  areas,
  type DemoOrganization,
  organizations,
  outlines,
  type Person,
  type PersonKey,
  people,
} from "./people.ts";
import { type DemoSignal, type Sequel, signals } from "./signals.ts";
import { works } from "./works.ts";

/** Who and what the fill made, by the names the demo uses for them. */
export interface Filled {
  readonly communityId: string;
  readonly people: ReadonlyMap<PersonKey, string>;
  readonly works: ReadonlyMap<string, string>;
}

/**
 * Fills an empty database with Noorderveld: half a year of life, made only through actions, up to
 * `now`. `progress` gets a word per step.
 */
export async function fillDemo(
  platform: Platform,
  clauses: readonly AnyClause[],
  now: Date,
  progress: (step: string) => void = () => {},
): Promise<Filled> {
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
  const communityId = await found(platform);
  const actor = (memberId: string | undefined, at: Date): Context =>
    memberId === undefined
      ? systemContext(platform, communityId, at)
      : { platform, communityId, actor: { kind: "member", memberId }, now: at, language: "nl" };

  progress("villages and people");
  const filledPeople = await fillPeople(actor, days(-200), people, organizations);
  const by = (key: PersonKey, day: number) => actor(filledPeople.ids.get(key), days(day));

  progress("charter and mandates");
  await fillCharter(by, clauses);
  await done(giveMandate, by("henk", -185), {
    holderId: need(filledPeople.ids.get("geert")),
    amountCents: 12_000_000n,
    startsOn: localDate(days(-185)),
    endsOn: addMonths(localDate(days(-185)), 24),
    registerReference: "Mandaatregister Noorderveld, regel 14",
  });

  progress("public works");
  const workIds = await fillWorks(by, filledPeople.areaIds, localDate(now));

  progress("a challenge that became a deal");
  const filling = await fillingOf(platform, communityId, by, filledPeople, workIds);
  await kulturhus(filling);

  progress("deals at kitchen tables, what people do themselves, and a no");
  await fillStories(filling, charterStories(clauses));
  progress("what people say");
  await fillSignals(by, actor(undefined, now), filledPeople, workIds);
  await settleDue(platform, lapsing, communityId, now);
  return { communityId, people: filledPeople.ids, works: workIds };
}

/** Noorderveld itself, before anybody lives there. */
export function found(platform: Platform): Promise<string> {
  return foundCommunity(platform, {
    slug: "noorderveld",
    name: "Noorderveld",
    lead: "Wij wachten niet tot een ander begint. Wie iets goeds voor het dorp wil doen, krijgt ruimte, en staat er niet alleen voor.",
    leadEnglish:
      "We do not wait for someone else to begin. Whoever wants to do something good for the village gets room, and does not stand alone.",
    phone: "0512‑34 00 00",
  });
}

type By = (key: PersonKey, day: number) => Context;

async function fillingOf(
  platform: Platform,
  communityId: string,
  by: By,
  filled: Cast<PersonKey>,
  workIds: ReadonlyMap<string, string>,
): Promise<Filling> {
  const read = <T>(work: (db: Db) => Promise<T>) => platform.database.read(communityId, work);
  const id = (key: PersonKey) => need(filled.ids.get(key));
  return {
    by,
    id,
    area: (slug) => need(filled.areaIds.get(slug)),
    work: (key) => need(workIds.get(key)),
    organization: (key) => need(filled.organizationIds.get(key)),
    mandateId: need(await firstMandateOf(platform, communityId, id("geert"))),
    dealOf: async (number) =>
      need(await read((db) => findDealByNumber(db, communityId, number, by("geert", 0).now))).id,
    requestTo: async (organizationId) =>
      need((await read((db) => listOpenJoinings(db, communityId, organizationId))).at(-1)).id,
    answerTo: async (undertakingId) =>
      need((await read((db) => listAnswers(db, communityId, undertakingId))).at(-1)).id,
    dealOfChallenge: async (challengeId) =>
      need(await read((db) => findDealOf(db, communityId, { kind: "challenge", id: challengeId })))
        .id,
    settle: (day) => settleDue(platform, lapsing, communityId, by("geert", day).now),
    // The worker does this after a signature; here it is done at once, so that a fill is the same each time.
    agree: (challengeId, day) =>
      agree(systemContext(platform, communityId, by("geert", day).now), challengeId),
    done,
  };
}

/** What may lapse in the story so far. */
const lapsing = [
  charterKind,
  challengeKind,
  dealKind,
  undertakingKind,
  signalKind,
] as unknown as readonly AnySubjectKind[];

/** Who lives there and serves there, with the ids that areas, people and organisations got. */
export interface Cast<Key extends string> {
  readonly ids: ReadonlyMap<Key, string>;
  readonly areaIds: ReadonlyMap<string, string>;
  readonly organizationIds: ReadonlyMap<string, string>;
}

/** People, their offices and their organisations, all on one day. */
export async function fillPeople<Key extends string>(
  actor: (memberId: string | undefined, at: Date) => Context,
  at: Date,
  people: readonly (Person & { readonly key: Key })[],
  organizations: readonly DemoOrganization<Key>[],
): Promise<Cast<Key>> {
  const system = actor(undefined, at);
  const areaIds = new Map<string, string>();
  for (const area of areas) {
    const outline = [outlines[area.slug]];
    areaIds.set(area.slug, (await done(addArea, system, { ...area, outline })).id);
  }
  const ids = new Map<Key, string>();
  for (const { key, name, area } of people) {
    const areaId = area === null ? null : need(areaIds.get(area));
    ids.set(key, (await done(addMember, system, { name, areaId })).id);
  }
  // The clerk comes last: from then on a heavy role takes two people.
  const offices = people.flatMap(({ key, role, title }) => (role ? [{ key, role, title }] : []));
  const isClerk = ({ role }: (typeof offices)[number]) => role === "councilClerk";
  for (const { key, role, title } of [
    ...offices.filter((office) => !isClerk(office)),
    ...offices.filter(isClerk),
  ])
    await done(giveRole, system, {
      memberId: need(ids.get(key)),
      role,
      title: title ?? "",
      startsOn: localDate(at),
    });
  const organizationIds = new Map<string, string>();
  for (const { key, founder, name, form } of organizations) {
    const context = actor(need(ids.get(founder)), at);
    organizationIds.set(key, (await done(addOrganization, context, { name, form })).id);
  }
  return { ids, areaIds, organizationIds };
}

/** The first charter: from the council clerk's proposal to the last of four signatures. */
async function fillCharter(by: By, clauses: readonly AnyClause[]): Promise<void> {
  const today = localDate(by("wiebe", -190).now);
  const { id: charterId } = await done(proposeCharter(clauses), by("wiebe", -195), {
    title: "Stadsrecht van Noorderveld",
    inForceFrom: today,
    inForceUntil: addMonths(today, 48),
    clauses: { "challenge.silence": ordinance },
    parties: governments(localDate(by("henk", -196).now)),
  });
  for (const [person, day, position] of [
    ["henk", -194, 2],
    ["sjoerd", -194, 2],
    ["wiebe", -191, 1],
    ["fatima", -191, 1],
  ] as const)
    await done(signCharter, by(person, day), { charterId, position });
}

/** The works of the example, each named on its own day; `today` decides when contracts end. */
export async function fillWorks(
  by: By,
  areaIds: ReadonlyMap<string, string>,
  today: string,
  does: Filling["done"] = done,
): Promise<Map<string, string>> {
  const contractEndsOn = nextContractEnd(today);
  const ids = new Map<string, string>();
  for (const [index, { key, area, hasContract, ...work }] of works.entries()) {
    const { id } = await does(nameWork, by("marijke", -180 + index), {
      ...work,
      requirements: [...work.requirements],
      areaId: need(areaIds.get(area)),
      contractEndsOn: hasContract ? contractEndsOn : null,
    });
    ids.set(key, id);
  }
  return ids;
}

/** Contracts end on the last of March; far enough away to challenge and sign before it. */
export function nextContractEnd(today: string): string {
  const earliest = addDays(today, 100);
  const thisYear = `${earliest.slice(0, 4)}-03-31`;
  return thisYear >= earliest ? thisYear : `${Number(earliest.slice(0, 4)) + 1}-03-31`;
}

async function firstMandateOf(platform: Platform, communityId: string, holderId: string) {
  const mandates = await platform.database.read(communityId, (db) =>
    listMandatesOf(db, communityId, holderId),
  );
  return mandates[0]?.id;
}

/** What people said, and what came of it, each step on its own day. */
async function fillSignals(
  by: By,
  today: Context,
  filled: Cast<PersonKey>,
  workIds: ReadonlyMap<string, string>,
): Promise<void> {
  const steps = signals.flatMap((signal, index) => stepsOf(signal, index));
  steps.sort((a, b) => a.day - b.day || a.order - b.order);
  const made: MadeSignals = new Map();
  for (const step of steps) {
    const at = by(step.by ?? "wiebe", step.day);
    await settleDue(
      today.platform,
      [signalKind] as unknown as readonly AnySubjectKind[],
      today.communityId,
      at.now,
    );
    const context: Context = step.by ? at : { ...at, actor: { kind: "anonymous" } };
    await step.take({ context, made, cast: filled, works: workIds, done });
  }
}

/** What was said so far: its id and number by the name the demo uses. */
export type MadeSignals = Map<string, { readonly id: string; readonly number: string }>;

/** One thing that somebody does about a signal, on its day. */
export interface SignalStep<Key extends string> {
  readonly by: Key | null;
  readonly day: number;
  readonly order: number;
  take(turn: SignalTurn): Promise<void>;
}

/** What a step needs: who acts when, how, and what was made before. */
export interface SignalTurn {
  readonly context: Context;
  readonly made: MadeSignals;
  readonly cast: Cast<string>;
  readonly works: ReadonlyMap<string, string>;
  readonly done: Filling["done"];
}

/** A signal as the steps it takes, from its sentence on. */
export function stepsOf<Key extends string>(
  signal: DemoSignal<Key>,
  index: number,
): SignalStep<Key>[] {
  const { key, by, daysAgo, sequels = [], reaction, withdrawn } = signal;
  // Of who did not sign in; the demo's own codes need not be secret.
  const code = by ? null : codeFrom(createHash("sha512").update(key).digest(), 12);
  const afterwards = (
    after: number,
    order: number,
  ): Pick<SignalStep<Key>, "by" | "day" | "order"> => ({
    by,
    day: after - daysAgo,
    order: index * 10 + order,
  });
  return [
    {
      ...afterwards(0, 0),
      take: async ({ context, made, cast, works, done }) => {
        const { number } = await done(saySignal, context, {
          kind: signal.kind,
          body: signal.body,
          areaId: signal.area ? need(cast.areaIds.get(signal.area)) : null,
          place: signal.place ?? "",
          ...(signal.work && { aboutKind: "work", aboutId: need(works.get(signal.work)) }),
          wish: signal.wish ?? "everyone",
          code,
        });
        const { platform, communityId, now } = context;
        const said = await platform.database.read(communityId, (db) =>
          findSignalByNumber(db, communityId, number, now),
        );
        made.set(key, { id: need(said).id, number });
      },
    },
    ...sequels.map((sequel, order) => ({
      ...afterwards(sequel.after, 1 + order),
      by: sequel.by,
      take: (turn: SignalTurn) => takeSequel(signal, sequel, turn),
    })),
    ...(reaction
      ? [
          {
            ...afterwards(reaction.after, 8),
            take: async ({ context, made, done }: SignalTurn) => {
              const { helped, words } = reaction;
              const signalId = need(made.get(key)).id;
              await done(reactToAnswer, context, { signalId, code, helped, words });
            },
          },
        ]
      : []),
    ...(withdrawn === undefined
      ? []
      : [
          {
            ...afterwards(withdrawn, 9),
            take: async ({ context, made, done }: SignalTurn) => {
              await done(withdrawSignal, context, { signalId: need(made.get(key)).id, code });
            },
          },
        ]),
  ];
}

async function takeSequel(
  signal: DemoSignal<string>,
  { does, words, sight, to = "" }: Sequel<string>,
  { context, made, cast, done }: SignalTurn,
): Promise<void> {
  const signalId = need(made.get(signal.key)).id;
  const reply = { signalId, words, ...(sight && { sight }) };
  switch (does) {
    case "answer":
      await done(answerSignal, context, reply);
      return;
    case "keep":
      await done(keepSignal, context, reply);
      return;
    case "makeWork":
      await done(makeWorkOfSignal, context, {
        ...reply,
        title: to,
        areaId: need(cast.areaIds.get(need(signal.area))),
      });
      return;
    case "join":
      await done(joinSignal, context, { ...reply, other: need(made.get(to)).number });
      return;
    case "forward": {
      const memberId = need(cast.ids.get(to));
      await done(forwardSignal, context, { signalId, words, memberId });
    }
  }
}

/** Acts, and expects it to succeed: the demo's own story may not be refused. */
export async function done<
  Schema extends ZodType,
  Thing,
  Value extends Kept,
  Refusal extends string,
>(
  action: Action<Schema, Thing, Value, Refusal>,
  context: Context,
  input: z.input<Schema>,
): Promise<Value> {
  const outcome = await act(action, context, input);
  assert(
    outcome.ok,
    `${action.name} in the demo: ${outcome.ok ? "" : `${outcome.refusal} ${JSON.stringify(outcome.fields)}`}`,
  );
  return outcome.value;
}

export function need<T>(value: T | undefined): T {
  assert(value !== undefined, "the demo made it before");
  return value;
}

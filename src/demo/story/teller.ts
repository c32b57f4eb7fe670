import { createHash } from "node:crypto";
import type { ZodType, z } from "zod";
import { assert } from "#lib/assert.ts";
import { localDate, startOfDay } from "#lib/calendar.ts";
import { newId } from "#lib/ids.ts";
import { type Chance, chanceFrom, integerBelow } from "#lib/random.ts";
import { dealClauses, drawLot, findDealByNumber, findDealOf, isVisited } from "#modules/deals";
import { listOpenJoinings } from "#modules/people";
import { listAnswers } from "#modules/works";
import type { Action, Kept } from "#platform/act.ts";
import type { Context, Platform, Task } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import { keepPhoto } from "#platform/files.ts";
import type { TaskHandlers } from "#platform/jobs.ts";
import { type AnySubjectKind, settleDue, systemContext } from "#platform/settle.ts";
import type { FindWritings } from "#platform/slots.ts";
import type { Filling, Turn } from "../deals.ts";
import { type Cast, done, type MadeSignals, need } from "../fill.ts";
import type { AreaSlug } from "../people.ts";
import type { NeighbourKey, StoryGuest } from "./elsewhere.ts";
import type { StoryKey } from "./people.ts";
import { type PictureName, pictureOf, pictures } from "./pictures/pictures.ts";

/** What a scene holds while it is told: the example's `Filling`, with the whole village in it. */
export interface Telling extends Omit<Filling, "by" | "id"> {
  /** Somebody on a day, at an hour that the seed gives; later calls are never earlier. */
  readonly by: (key: StoryKey, day: number) => Context;
  readonly id: (key: StoryKey) => string;
  /** The mandate of its holder. */
  readonly mandateOf: (key: StoryKey) => string;
  readonly read: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /** Nobody by name, on a day: a visitor who did not sign in. */
  readonly stranger: (day: number) => Context;
  readonly system: (day: number) => Context;
  readonly world: World;
  /** The last day of the story. */
  readonly today: string;
  /** A place near the middle of a village, as maps write it. */
  readonly near: (area: AreaSlug) => string;
  /** In this story the lot falls on the deal of this number, which is signed next. */
  readonly drawVisit: (number: string) => void;
  /** Draws a picture and keeps it, for the form it is sent with. */
  readonly photo: (name: PictureName) => Promise<{ photo: string; photoAlt: string }>;
}

/** One thread of the story; it begins on its day, and each of its steps waits for its own. */
export interface Scene {
  readonly day: number;
  readonly tell: (telling: Telling) => Promise<void>;
}

/** What the story made so far, by the names it uses. */
export interface World {
  readonly cast: Cast<StoryKey>;
  readonly works: Map<string, string>;
  readonly mandates: Map<StoryKey, string>;
  readonly signals: MadeSignals;
  /** Ids of needs and offers, by their title. */
  readonly listings: Map<string, string>;
  /** Who comes from the next community. */
  readonly guests: ReadonlyMap<NeighbourKey, StoryGuest>;
}

export interface StoryParts {
  /** Everything that lapses. */
  readonly kinds: readonly AnySubjectKind[];
  /** What the worker does after an entry; in the story it is done at once, at the story's own time. */
  readonly tasks: readonly TaskHandlers[];
  /** The public texts of a thing, for who asks a moderator to look at one. */
  readonly writings: FindWritings;
}

/** The clock of the story, and what waits to be done after an action. */
export interface Stage {
  readonly platform: Platform;
  readonly communityId: string;
  readonly now: Date;
  /** Goes on to this moment: what lapsed until then is made true, once for each day that begins. */
  passTo(at: Date): Promise<void>;
  /** Does what the worker would do after the last action. */
  finish(): Promise<void>;
  /** The next lot is drawn with this. */
  readonly chooseRandom: (hex: string) => void;
}

/**
 * A platform for a story: its clock stands at the moment that is told, and what entries ask of the
 * worker waits here. Mail about eighteen months that are over is nobody's wish, so none is left.
 */
export function storyPlatform(
  platform: Platform,
  seed: string,
): {
  readonly platform: Platform;
  readonly waiting: Task[];
  readonly setClock: (at: Date) => void;
  readonly chooseRandom: (hex: string) => void;
} {
  let moment = platform.clock.machineNow();
  let drawn = 0;
  let chosen: string | undefined;
  const waiting: Task[] = [];
  return {
    waiting,
    setClock: (at) => {
      moment = at;
    },
    chooseRandom: (hex) => {
      chosen = hex;
    },
    platform: {
      ...platform,
      randomHex: (bytes) => {
        const hex = chosen ?? hexOf(`${seed}/lot/${drawn++}`, bytes);
        chosen = undefined;
        return hex;
      },
      clock: { machineNow: () => moment },
      lookUps: {
        ...platform.lookUps,
        tasksFor: (entry) => {
          waiting.push(...platform.lookUps.tasksFor(entry));
          return [];
        },
      },
    },
  };
}

/** Sets the stage: from here on time only passes forward. */
export function stageOf(
  { platform, waiting, setClock, chooseRandom }: ReturnType<typeof storyPlatform>,
  communityId: string,
  parts: StoryParts,
  now: Date,
): Stage {
  let today = "";
  const finish = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      const name = task.task;
      // All needs and offers are compared at the end, as each day does; not for each new one besides.
      if (name === "market.match") continue;
      const make = parts.tasks.find((handlers) => name in handlers)?.[name];
      if (make) await make(platform)(communityId, task.payload, newId());
    }
  };
  return {
    platform,
    communityId,
    now,
    finish,
    chooseRandom,
    passTo: async (at) => {
      setClock(at);
      if (localDate(at) === today) return;
      today = localDate(at);
      await settleDue(platform, parts.kinds, communityId, at);
      await finish();
    },
  };
}

/** How a scene of the world is told on this stage, each step in its turn. */
export function tellingOf(
  stage: Stage,
  world: World,
  seed: string,
  turn: Turn,
  tell: (action: string, at: Date) => void,
): Telling {
  const { platform, communityId } = stage;
  const chance = chanceFrom(seed);
  const moment = momentsFrom(chance, stage.now);
  const read: Telling["read"] = (work) => platform.database.read(communityId, work);
  const base = { platform, communityId, language: "nl" } as const;
  const act = async <Schema extends ZodType, Thing, Value extends Kept, Refusal extends string>(
    action: Action<Schema, Thing, Value, Refusal>,
    context: Context,
    input: z.input<Schema>,
  ): Promise<Value> => {
    await turn(context.now);
    await stage.passTo(context.now);
    tell(action.name, context.now);
    const value = await done(action, context, input);
    await stage.finish();
    return value;
  };
  const by: Telling["by"] = (key, day) => ({
    ...base,
    actor: { kind: "member", memberId: need(world.cast.ids.get(key)) },
    now: moment(day),
  });
  return {
    world,
    today: localDate(stage.now),
    near: (area) => near(chance, middles[area]),
    read,
    by,
    done: act,
    stranger: (day) => ({ ...base, actor: { kind: "anonymous" }, now: moment(day) }),
    system: (day) => systemContext(platform, communityId, moment(day)),
    id: (key) => need(world.cast.ids.get(key)),
    area: (slug) => need(world.cast.areaIds.get(slug)),
    work: (key) => need(world.works.get(key)),
    organization: (key) => need(world.cast.organizationIds.get(key)),
    mandateOf: (key) => need(world.mandates.get(key)),
    mandateId: world.mandates.get("geert") ?? "",
    drawVisit: (number) => stage.chooseRandom(visitingHex(number, seed)),
    photo: async (name) => {
      const kept = await keepPhoto({ platform, communityId }, await pictureOf(name));
      assert(kept.ok, "a drawing is a photo");
      return { photo: kept.value, photoAlt: pictures[name].alt };
    },
    dealOf: async (number) =>
      need(await read((db) => findDealByNumber(db, communityId, number, stage.now))).id,
    dealOfChallenge: async (challengeId) =>
      need(await read((db) => findDealOf(db, communityId, { kind: "challenge", id: challengeId })))
        .id,
    // The stage did it, as the worker would.
    agree: async () => {},
    requestTo: async (organizationId) =>
      need((await read((db) => listOpenJoinings(db, communityId, organizationId))).at(-1)).id,
    answerTo: async (undertakingId) =>
      need((await read((db) => listAnswers(db, communityId, undertakingId))).at(-1)).id,
    settle: async (day) => {
      const at = moment(day);
      await turn(at);
      await stage.passTo(at);
    },
  };
}

/** Chance that the seed gives, where the operating system would; so the same story is told again. */
function hexOf(seed: string, bytes: number): string {
  return createHash("sha256")
    .update(seed)
    .digest("hex")
    .slice(0, bytes * 2);
}

/** The first of the seed's chances with which the lot falls on this deal: one in twenty, by itself. */
function visitingHex(number: string, seed: string): string {
  const oneIn = dealClauses.visitOneIn.standard;
  for (let turn = 0; ; turn++) {
    const hex = hexOf(`${seed}/visit/${turn}`, 16);
    if (isVisited(drawLot(number, hex, oneIn))) return hex;
  }
}

/** Where the villages would lie, in thousandths of a degree north and east. */
const middles: Readonly<Record<AreaSlug, readonly [north: number, east: number]>> = {
  oldeveen: [53_004, 6_148],
  hasselo: [52_968, 6_232],
  bruntinge: [53_038, 6_262],
  "noorderveld-stad": [52_992, 6_199],
};

/** Within a kilometre or so of a point. */
function near(chance: Chance, [north, east]: readonly [number, number]): string {
  const degrees = (middle: number) => ((middle - 6 + integerBelow(chance, 13)) / 1000).toFixed(3);
  return `${degrees(north)}, ${degrees(east)}`;
}

/**
 * Moments on a day, between eight in the morning and half past nine in the evening, as the chance
 * says. Of one thread each moment of a day is later than the one before, and none is after `now`.
 */
function momentsFrom(chance: Chance, now: Date): (day: number) => Date {
  const last = new Map<number, number>();
  return (day) => {
    const noon = new Date(now.getTime() + day * 86_400_000);
    const minutes = 480 + integerBelow(chance, 810);
    const wished = startOfDay(localDate(noon)).getTime() + minutes * 60_000;
    const later = (last.get(day) ?? 0) + 240_000;
    const at = Math.min(Math.max(wished, later), now.getTime());
    last.set(day, at);
    return new Date(at);
  };
}

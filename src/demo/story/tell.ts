import { localDate, startOfDay } from "#lib/calendar.ts";
import type { AnyClause } from "#lib/clause.ts";
import { matchEverything } from "#modules/market";
import type { Context, Platform } from "#platform/context.ts";
import { systemContext } from "#platform/settle.ts";
import { charterStories } from "../charter.ts";
import { exampleStories, type Turn, tellInOrder } from "../deals.ts";
import { type Cast, done, fillPeople, fillWorks, found } from "../fill.ts";
import { kulturhus } from "../kulturhus.ts";
import { organizations, type PersonKey, people } from "../people.ts";
import { foundElsewhere, tellElsewhere } from "./elsewhere.ts";
import { neighbours, type StoryKey, societies } from "./people.ts";
import { storyProgress } from "./progress.ts";
import { storyScenes } from "./scenes.ts";
import {
  type Scene,
  type StoryParts,
  stageOf,
  storyPlatform,
  tellingOf,
  type World,
} from "./teller.ts";

/** From this text come all hours and choices of chance: the same seed tells the same story. */
export const storySeed = "noorderveld-2026";

/** The day on which Noorderveld begins, eighteen months before today. */
const beginsOn = -548;
/** And the next community, whose life is told in a few strokes before. */
const elsewhereBegins = -320;

/**
 * Fills an empty database with the whole story of Noorderveld: eighteen months up to `now`, in order
 * of time and only through actions, the small example among them. `progress` gets a line a month.
 */
export async function tellStory(
  platform: Platform,
  clauses: readonly AnyClause[],
  parts: StoryParts,
  now: Date,
  progress: (line: string) => void = () => {},
  seed: string = storySeed,
): Promise<{ readonly communityId: string }> {
  const story = storyPlatform(platform, seed);
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
  story.setClock(days(beginsOn));
  const communityId = await found(story.platform);
  const elsewhereId = await foundElsewhere(story.platform);
  const elsewhere = stageOf(story, elsewhereId, parts, now);
  const guests = await tellElsewhere(elsewhere, elsewhereBegins);
  const stage = stageOf(story, communityId, parts, now);
  const actor = (memberId: string | undefined, at: Date): Context => ({
    ...systemContext(story.platform, communityId, at),
    actor: memberId === undefined ? { kind: "system" } : { kind: "member", memberId },
  });
  progress(`forty people in four places, ten organisations (seed ${seed})`);
  const cast: Cast<StoryKey> = await fillPeople<StoryKey>(
    actor,
    days(beginsOn),
    [...people, ...neighbours],
    [...organizations, ...societies],
  );
  const world: World = {
    cast,
    works: new Map(),
    mandates: new Map(),
    signals: new Map(),
    listings: new Map(),
    guests,
  };
  const month = storyProgress(progress);
  const scenes = [exampleWorks, ...exampleScenes(clauses), ...storyScenes(clauses, parts.writings)];
  await tellInOrder(
    scenes.map((scene, index) => async (turn: Turn) => {
      await turn(startOfDay(localDate(days(scene.day))));
      await scene.tell(tellingOf(stage, world, `${seed}/${index}`, turn, month.note));
    }),
  );
  await stage.passTo(now);
  await elsewhere.passTo(now);
  await done(matchEverything, systemContext(story.platform, communityId, now), {});
  month.end();
  return { communityId };
}

/** The works of the example, named when the community began. */
const exampleWorks: Scene = {
  day: -530,
  tell: async ({ done, by, world, today }) => {
    const atTheBegin = (key: PersonKey, day: number) => by(key, day - 350);
    const made = await fillWorks(atTheBegin, world.cast.areaIds, today, done);
    for (const [key, id] of made) world.works.set(key, id);
  },
};

/** What the example tells of its half year; its works and mandates are there by then. */
function exampleScenes(clauses: readonly AnyClause[]): Scene[] {
  return [kulturhus, ...exampleStories, ...charterStories(clauses)].map((tell) => ({
    day: -171,
    tell: (telling) => tell(telling),
  }));
}

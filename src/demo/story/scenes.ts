import type { AnyClause } from "#lib/clause.ts";
import { nameWork } from "#modules/works";
import type { FindWritings } from "#platform/slots.ts";
import { nextContractEnd, stepsOf } from "../fill.ts";
import { signals } from "../signals.ts";
import { challengeScene } from "./challenge-scene.ts";
import { storyChallenges } from "./challenges.ts";
import { beginning } from "./charters.ts";
import { coalitionScene } from "./coalition-scene.ts";
import { storyCoalitions } from "./coalitions.ts";
import { dealScene } from "./deal-scene.ts";
import { storyDeals } from "./deals.ts";
import { initiativeScene } from "./initiative-scene.ts";
import { storyInitiatives } from "./initiatives.ts";
import { marketScenes } from "./market-scene.ts";
import { moderationScenes } from "./moderation-scene.ts";
import type { StoryKey } from "./people.ts";
import { requestScene } from "./request-scene.ts";
import { storyRequests } from "./requests.ts";
import { storySignals } from "./signals.ts";
import type { Scene } from "./teller.ts";
import { undertakingScene } from "./undertaking-scene.ts";
import { storyUndertakings } from "./undertakings.ts";
import { type StoryWork, storyWorks } from "./works.ts";

/** Everything that happens beside the example, as threads that begin on their own day. */
export function storyScenes(clauses: readonly AnyClause[], writings: FindWritings): Scene[] {
  return [
    ...beginning(clauses),
    ...storyWorks.map(workScene),
    ...storyUndertakings.map(undertakingScene),
    ...storyChallenges.map(challengeScene),
    ...storyDeals.map(dealScene),
    ...storyInitiatives.map(initiativeScene),
    ...marketScenes(),
    ...signalScenes(),
    ...storyRequests.map(requestScene),
    ...storyCoalitions.map(coalitionScene),
    ...moderationScenes(writings),
  ];
}

function workScene({ key, day, by, area, hasContract, ...work }: StoryWork): Scene {
  return {
    day,
    tell: async ({ done, by: as, area: areaOf, world, today }) => {
      const { id } = await done(nameWork, as(by, day), {
        ...work,
        requirements: [...work.requirements],
        areaId: areaOf(area),
        contractEndsOn: hasContract ? nextContractEnd(today) : null,
      });
      world.works.set(key, id);
    },
  };
}

/** The example's signals and the story's own, all in their turn. */
function signalScenes(): Scene[] {
  return [...signals, ...storySignals].map((signal, index) => ({
    day: -signal.daysAgo,
    tell: async (telling) => {
      const { done, world } = telling;
      const { signals: made, cast, works } = world;
      const steps = stepsOf<StoryKey>(signal, index);
      for (const step of steps.sort((a, b) => a.day - b.day || a.order - b.order)) {
        const context = step.by ? telling.by(step.by, step.day) : telling.stranger(step.day);
        await step.take({ context, made, cast, works, done });
      }
    },
  }));
}

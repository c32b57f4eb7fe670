import {
  giveThanks,
  joinInitiative,
  postUpdate,
  publishInitiative,
  standFor,
  startInitiative,
  welcomeParty,
} from "#modules/initiatives";
import { people } from "../people.ts";
import type { StoryInitiative } from "./initiatives.ts";
import { neighbours } from "./people.ts";
import type { Scene, Telling } from "./teller.ts";

/** An initiative from its first words on: published the same day, then what became of it. */
export function initiativeScene(story: StoryInitiative): Scene {
  const { day, by, organization, area, place, phase, title, what, why, norms, earns } = story;
  return {
    day,
    tell: async (telling) => {
      const { done } = telling;
      const { id: initiativeId } = await done(startInitiative, telling.by(by, day), {
        ...{ phase, title, what, place },
        why: why ?? "",
        organizationId: organization ? telling.organization(organization) : null,
        areaId: telling.area(area),
        // What has no place of its own is of the whole village, and not on the map.
        point: place === "" ? null : telling.near(area),
        valueAccess: story.access ?? "",
        valueSupport: story.support ?? "",
        valueDirection: story.direction ?? "",
        norms: norms ?? "",
        ...(earns && { income: "public", incomeWords: earns }),
      });
      await done(publishInitiative, telling.by(by, day), { initiativeId });
      const steps = stepsOf(telling, story, initiativeId);
      for (const { at, take } of steps.sort((a, b) => a.at - b.at)) await take(day + at);
    },
  };
}

interface Step {
  readonly at: number;
  readonly take: (day: number) => Promise<unknown>;
}

function stepsOf(telling: Telling, story: StoryInitiative, initiativeId: string): Step[] {
  const { done, by, id } = telling;
  const { news = [], thanks = [], joins = [], godparent } = story;
  return [
    ...news.map(([at, words]) => ({
      at,
      take: (day: number) => done(postUpdate, by(story.by, day), { initiativeId, words }),
    })),
    ...thanks.map(([at, to, words]) => ({
      at,
      take: (day: number) =>
        done(giveThanks, by(story.by, day), {
          ...{ initiativeId, words },
          toName: nameOf(to),
          toMemberId: id(to),
        }),
    })),
    ...joins.map(([at, joiner, role]) => ({
      at,
      take: async (day: number) => {
        const { partyId } = await done(joinInitiative, by(joiner, day), { initiativeId, role });
        await done(welcomeParty, by(story.by, day), { initiativeId, partyId });
      },
    })),
    ...(godparent
      ? [
          {
            at: godparent[0],
            take: (day: number) => {
              const [, stander, knownAs, words] = godparent;
              return done(standFor, by(stander, day), { initiativeId, knownAs, words });
            },
          },
        ]
      : []),
  ];
}

function nameOf(key: string): string {
  return [...people, ...neighbours].find((one) => one.key === key)?.name ?? "";
}

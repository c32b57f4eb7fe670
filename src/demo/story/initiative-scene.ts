import { addDays, localDate } from "#lib/calendar.ts";
import { guarantee } from "#modules/acts";
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
        ...(story.picture && (await telling.photo(story.picture))),
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
    ...news.map(([at, words, picture]) => ({
      at,
      take: async (day: number) =>
        done(postUpdate, by(story.by, day), {
          ...{ initiativeId, words },
          ...(picture && (await telling.photo(picture))),
        }),
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
    ...(story.guarantee ? [guaranteeStep(telling, story.guarantee, initiativeId)] : []),
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

/** Somebody of the municipality stands for an amount, if all goes wrong. */
function guaranteeStep(
  telling: Telling,
  { after, by, of, amount, until, words }: NonNullable<StoryInitiative["guarantee"]>,
  initiativeId: string,
): Step {
  return {
    at: after,
    take: (day) => {
      const as = telling.by(by, day);
      return telling.done(guarantee, as, {
        ...{ subjectKind: "initiative", subjectId: initiativeId, amount, body: words },
        source: of === "executive" ? of : telling.mandateOf(by),
        endsOn: addDays(localDate(as.now), until - after),
      });
    },
  };
}

function nameOf(key: string): string {
  return [...people, ...neighbours].find((one) => one.key === key)?.name ?? "";
}

import {
  answerUndertaking,
  endUndertaking,
  replyToAnswer,
  startUndertaking,
  takeUpUndertaking,
} from "#modules/works";
import type { Scene, Telling } from "./teller.ts";
import type { StoryUndertaking } from "./undertakings.ts";

/** Begins, is helped or not, is answered and ends, each on its own day. */
export function undertakingScene(story: StoryUndertaking): Scene {
  const { work, by, organization, day, what, noticed } = story;
  return {
    day,
    tell: async (telling) => {
      const { id: undertakingId } = await telling.done(startUndertaking, telling.by(by, day), {
        workId: telling.work(work),
        organizationId: organization ? telling.organization(organization) : null,
        what,
        noticed,
        nothingNeeded: "yes",
      });
      const steps = stepsOf(telling, story, undertakingId);
      for (const { at, take } of steps.sort((a, b) => a.at - b.at)) await take(day + at);
    },
  };
}

interface Step {
  readonly at: number;
  readonly take: (day: number) => Promise<unknown>;
}

function stepsOf(telling: Telling, story: StoryUndertaking, undertakingId: string): Step[] {
  const { done, by, answerTo } = telling;
  const { helps, answers = [], ends } = story;
  const answerIds = new Map<number, string>();
  return [
    ...(helps
      ? [
          {
            at: helps.after,
            take: (day: number) => done(takeUpUndertaking, by(helps.by, day), { undertakingId }),
          },
        ]
      : []),
    ...answers.flatMap(({ by: neighbour, after, kind, body, reply }, index) => [
      {
        at: after,
        take: async (day: number) => {
          await done(answerUndertaking, by(neighbour, day), { undertakingId, kind, body });
          answerIds.set(index, await answerTo(undertakingId));
        },
      },
      ...(reply
        ? [
            {
              at: reply.after,
              take: (day: number) =>
                done(replyToAnswer, by(story.by, day), {
                  undertakingId,
                  answerId: answerIds.get(index) ?? "",
                  body: reply.body,
                }),
            },
          ]
        : []),
    ]),
    ...(ends
      ? [
          {
            at: ends.after,
            take: (day: number) =>
              done(endUndertaking, by(story.by, day), { undertakingId, outcome: ends.outcome }),
          },
        ]
      : []),
  ];
}

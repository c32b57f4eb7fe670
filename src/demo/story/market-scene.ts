import { agreeToMeet, introduce, placeListing, sayHowItWent } from "#modules/market";
import { need } from "../fill.ts";
import { type StoryIntroduction, storyIntroductions } from "./introductions.ts";
import type { StoryListing } from "./listings.ts";
import { needs } from "./needs.ts";
import { offers } from "./offers.ts";
import { pairs } from "./pairs.ts";
import type { Scene, Telling } from "./teller.ts";

/** Everything stands for half a year; so all that is told here was placed in the last one. */
const firstDay = -174;

/** Needs and offers, spread over the days, and those who met over one. */
export function marketScenes(): Scene[] {
  return [
    ...placing("need", [...pairs.map(([need]) => need), ...needs], 61),
    ...placing("offer", [...pairs.map(([, offer]) => offer), ...offers], 97),
    ...storyIntroductions.map((story) => ({
      day: story.day,
      tell: (telling: Telling) => tellIntroduction(telling, story),
    })),
  ];
}

/** `step` has no divisor in common with the count, so neighbours in the list come days apart. */
function placing(side: "need" | "offer", listings: readonly StoryListing[], step: number): Scene[] {
  return listings.map(({ by, kind, area, title, what }, index) => {
    const turn = (index * step) % listings.length;
    const met = storyIntroductions.find((one) => one[side] === title);
    const day = met ? met.day - 9 : firstDay + Math.floor((turn * -firstDay) / listings.length);
    return {
      day,
      tell: async ({ done, by: as, area: areaOf, world }) => {
        const { id } = await done(placeListing, as(by, day), {
          ...{ side, kind, title, what },
          areaId: areaOf(area),
        });
        world.listings.set(title, id);
      },
    };
  });
}

/** The market master brings two together; both say yes, meet, and tell how it went. */
async function tellIntroduction(telling: Telling, story: StoryIntroduction): Promise<void> {
  const { done, by, world } = telling;
  const { day, words, contacts, thanks, asker, giver } = story;
  const { id: introductionId } = await done(introduce, by("hilde", day), {
    needId: need(world.listings.get(story.need)),
    offerId: need(world.listings.get(story.offer)),
    words,
  });
  if (!contacts) return;
  const [ofAsker, ofGiver] = contacts;
  await done(agreeToMeet, by(asker, day + 1), { introductionId, contact: ofAsker });
  await done(agreeToMeet, by(giver, day + 3), { introductionId, contact: ofGiver });
  if (!thanks) return;
  await done(sayHowItWent, by(asker, day + 26), {
    ...{ introductionId, thanks },
    worked: "yes",
    isMet: "yes",
  });
  await done(sayHowItWent, by(giver, day + 27), { introductionId, worked: "yes" });
}

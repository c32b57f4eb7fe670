import { addDays, localDate } from "#lib/calendar.ts";
import {
  endDeal,
  goOnWithDeal,
  handOverDeal,
  lookBack,
  makeTableDeal,
  replyBeside,
  signDeal,
  stepIn,
  walkBy,
  withdrawDeal,
} from "#modules/deals";
import type { DealStep, StoryDeal } from "./deals.ts";
import type { Scene, Telling } from "./teller.ts";
import { verdictsBut } from "./verdicts.ts";

/** A deal from the table on. */
export function dealScene(story: StoryDeal): Scene {
  const { maker, party, organization, day, area, isExecutive, terms, milestoneDays = [] } = story;
  return {
    day,
    tell: async (telling) => {
      const at = telling.by(maker, day);
      const dueOn = (index: number) =>
        milestoneDays[index] === undefined ? "" : addDays(localDate(at.now), milestoneDays[index]);
      const { number } = await telling.done(makeTableDeal, at, {
        ...terms,
        partyMemberId: telling.id(party),
        partyOrganizationId: organization ? telling.organization(organization) : "",
        areaId: telling.area(area),
        mandate: isExecutive ? "executive" : telling.mandateOf(maker),
        milestone1By: dueOn(0),
        milestone2By: dueOn(1),
      });
      const dealId = await telling.dealOf(number);
      for (const step of story.steps)
        await takeStep(telling, { dealId, number }, step, day + step.after);
    },
  };
}

async function takeStep(
  telling: Telling,
  { dealId, number }: { readonly dealId: string; readonly number: string },
  step: DealStep,
  day: number,
): Promise<void> {
  const { done, id } = telling;
  const as = telling.by(step.by, day);
  switch (step.does) {
    case "signParty":
      if (step.isDrawn) telling.drawVisit(number);
      await done(signDeal, as, { dealId, side: "party" });
      return;
    case "signExecutive":
      await done(signDeal, as, { dealId, side: "municipality", mandate: "executive" });
      return;
    case "goOn":
      await done(goOnWithDeal, as, { dealId });
      return;
    case "withdraw":
      await done(withdrawDeal, as, { dealId, side: step.side, reason: step.words });
      return;
    case "walkBy":
      await done(walkBy, as, {
        ...{ dealId, saw: step.words, heard: step.heard },
        ...(step.picture && (await telling.photo(step.picture))),
      });
      return;
    case "lookBack":
      await done(lookBack, as, {
        dealId,
        side: step.side,
        words: step.words,
        verdicts: verdictsBut(step.notMet),
      });
      return;
    case "reply":
      await done(replyBeside, as, {
        dealId,
        side: step.side,
        about: step.about,
        words: step.words,
      });
      return;
    case "end":
      await endFrom(telling, dealId, as, step.words);
      return;
    case "stepIn":
      await done(stepIn, as, {
        dealId,
        doerKind: "municipality",
        doerName: step.doer,
        words: step.words,
        left: step.left,
      });
      return;
    case "handOver": {
      const { promised, matters, open } = step;
      const letter = { fromId: id(step.from), toId: id(step.to), promised, matters, open };
      await done(handOverDeal, as, { ...letter, dealId });
    }
  }
}

/** The party stops, three weeks from now. */
export async function endFrom(
  { done }: Telling,
  dealId: string,
  as: ReturnType<Telling["by"]>,
  reason: string,
): Promise<void> {
  const endsOn = addDays(localDate(as.now), 21);
  await done(endDeal, as, { dealId, side: "party", ground: "stops", endsOn, reason });
}

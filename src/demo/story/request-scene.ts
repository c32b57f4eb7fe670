import {
  agreeToRequest,
  askDeal,
  findRequestByNumber,
  refuseRequest,
  replyToRefusal,
  signDeal,
  takeUpRequest,
} from "#modules/deals";
import { need } from "../fill.ts";
import type { StoryRequest } from "./requests.ts";
import type { Scene, Telling } from "./teller.ts";

/** A question for a deal, and the municipality's answer. */
export function requestScene(story: StoryRequest): Scene {
  const { day, by, organization, area, asks, takesUp } = story;
  return {
    day,
    tell: async (telling) => {
      const { done } = telling;
      const at = telling.by(by, day);
      const { number } = await done(askDeal, at, {
        ...asks,
        areaId: telling.area(area),
        organizationId: organization ? telling.organization(organization) : "",
      });
      const { communityId, now } = at;
      const asked = await telling.read((db) => findRequestByNumber(db, communityId, number, now));
      const dealRequestId = need(asked).id;
      if (!takesUp) return;
      const [after, official] = takesUp;
      await done(takeUpRequest, telling.by(official, day + after), { dealRequestId });
      await answer(telling, story, dealRequestId, official);
    },
  };
}

async function answer(
  telling: Telling,
  { day, by, area, asks, answer: given }: StoryRequest,
  dealRequestId: string,
  official: NonNullable<StoryRequest["takesUp"]>[1],
): Promise<void> {
  const { done } = telling;
  if (!given) return;
  const as = telling.by(official, day + given.after);
  if (given.is === "no") {
    const { needed, reason, reply } = given;
    const [after, words] = reply;
    await done(refuseRequest, as, { dealRequestId, needed, reason });
    await done(replyToRefusal, telling.by(by, day + after), { dealRequestId, words });
    return;
  }
  const { number } = await done(agreeToRequest, as, {
    ...asks,
    ...given.otherwise,
    dealRequestId,
    partyMemberId: telling.id(by),
    areaId: telling.area(area),
    mandate: telling.mandateOf(official),
  });
  const dealId = await telling.dealOf(number);
  await done(signDeal, telling.by(by, day + given.signsAfter), { dealId, side: "party" });
}

import { createHash } from "node:crypto";
import { addDays, localDate } from "#lib/calendar.ts";
import { codeFrom } from "#lib/code.ts";
import {
  enterAsGuest,
  inviteParty,
  lookBackOn,
  proposeCoalition,
  signCoalition,
} from "#modules/coalitions";
import { findGuestByAccount } from "#modules/people";
import type { Context } from "#platform/context.ts";
import { need } from "../fill.ts";
import type { StoryCoalition, StoryParty } from "./coalitions.ts";
import type { Scene, Telling } from "./teller.ts";

/** From the proposal over each signature to what came of it. */
export function coalitionScene(story: StoryCoalition): Scene {
  const { day, area, title, what, serves, continuity, termMonths, looksBackMonths } = story;
  const [proposer, ...others] = story.parties;
  return {
    day,
    tell: async (telling) => {
      const { done } = telling;
      const as = await who(telling, proposer, day);
      const { id: coalitionId } = await done(proposeCoalition, as, {
        ...{ title, what, serves, continuity, termMonths, looksBackMonths },
        areaId: area && telling.area(area),
        startsOn: addDays(localDate(as.now), 10),
        organizationId: organizationOf(telling, proposer),
        parties: story.parties.map(({ name, by, brings }) => ({
          ...brings,
          name,
          isElsewhere: typeof by !== "string",
        })),
      });
      for (const [index, party] of others.entries())
        await sign(telling, { coalitionId, proposer }, party, index + 2, day + 1 + index * 2);
      const { looksBackOn } = story;
      if (looksBackOn === undefined) return;
      for (const [index, party] of story.parties.entries()) {
        const [kept, words] = need(party.lookBack);
        const on = await who(telling, party, looksBackOn + index);
        await done(lookBackOn, on, { coalitionId, kept, words });
      }
    },
  };
}

/** The proposer hands over a code; who holds it signs, and who comes from elsewhere comes in first. */
async function sign(
  telling: Telling,
  { coalitionId, proposer }: { readonly coalitionId: string; readonly proposer: StoryParty },
  party: StoryParty,
  position: number,
  day: number,
): Promise<void> {
  const { done } = telling;
  // The demo's own codes need not be secret.
  const code = codeFrom(createHash("sha512").update(`${party.name} ${position}`).digest(), 8);
  await done(inviteParty, await who(telling, proposer, day), { coalitionId, position, code });
  if (typeof party.by !== "string") {
    const { accountId, homeId, name } = need(telling.world.guests.get(party.by.guest));
    const guest = { accountId, homeId, name };
    await done(enterAsGuest, telling.stranger(day), { coalitionId, position, code, ...guest });
  }
  const organizationId = organizationOf(telling, party);
  await done(signCoalition, await who(telling, party, day), {
    ...{ coalitionId, position, code, organizationId },
  });
}

function organizationOf(telling: Telling, { organization }: StoryParty): string | null {
  return organization ? telling.organization(organization) : null;
}

/** Who acts for a party: somebody of here, or a guest once she came in. */
async function who(telling: Telling, { by }: StoryParty, day: number): Promise<Context> {
  if (typeof by === "string") return telling.by(by, day);
  const context = telling.stranger(day);
  const { accountId } = need(telling.world.guests.get(by.guest));
  const guest = await telling.read((db) => findGuestByAccount(db, context.communityId, accountId));
  return { ...context, actor: { kind: "member", memberId: need(guest).id } };
}

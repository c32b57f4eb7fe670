import type { Database } from "#platform/database.ts";
import { newToken } from "#platform/session.ts";
import { forPrograms } from "../../src/api/write.ts";
import type { Assembled } from "../../src/app.ts";
import { actions } from "../../src/app.ts";
import { makeToken } from "../../src/modules/accounts/actions/token.ts";
import { tokenPrefix } from "../../src/modules/accounts/model/token.ts";
import {
  addChallenge,
  addDeal,
  addSignal,
  done,
  foundTestCommunity,
  type Person,
  type TestClock,
  type TestCommunity,
} from "../../src/test-community.ts";
import type { Attacked } from "./run.ts";

/** Two communities with life in them, and keys of people of every role in both. */
export async function attacked(
  world: Assembled & { readonly database: Database; readonly clock: TestClock },
): Promise<Attacked> {
  const { app, clock } = world;
  const tokens: string[][] = [];
  const communities = ["noorderveld", "buurveld"];
  for (const slug of communities) {
    const community = await foundTestCommunity(world, slug);
    await addDeal(world, community);
    await addChallenge(community);
    await addSignal(community);
    tokens.push(await tokensOf(community));
  }
  return {
    communities,
    tokens,
    wait: (ms) => clock.set(new Date(clock.machineNow().getTime() + ms)),
    ask: (path, init) => Promise.resolve(app.request(`http://meent.test${path}`, init)),
  };
}

async function tokensOf({ people, as }: TestCommunity): Promise<string[]> {
  const scopes = [...new Set(forPrograms(actions).map(({ name }) => name.split(".")[0] ?? ""))];
  const made: string[] = [];
  for (const person of Object.keys(people) as Person[]) {
    const secret = `${tokenPrefix}${newToken()}`;
    await done(makeToken, as(person), { name: "Proef", scopes, days: "365", secret });
    made.push(secret);
  }
  return made;
}

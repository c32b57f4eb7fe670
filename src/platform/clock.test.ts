import { afterAll, beforeAll, expect, test } from "vitest";
import { nameWork } from "#modules/works";
import { subjectKinds } from "../app.ts";
import {
  addChallengeInDecision,
  beginning,
  done,
  foundTestCommunity,
  openTestWorld,
  type TestCommunity,
} from "../test-community.ts";
import { queueMail, sendWaitingMail } from "./mail.ts";
import { openMailer } from "./mailer.ts";
import { settleNow } from "./settle.ts";
import { startTestSmtp, type TestSmtp } from "./test-smtp.ts";
import { countTry } from "./tries.ts";

// The machine's own clock is set forward, and back again: by a person, a bad battery, a restored
// snapshot. Nothing that happened is undone, nothing is doubled, and nothing waits for ever.

const world = await openTestWorld({ isDemo: false });
const { platform, clock } = world;
let community: TestCommunity;
let smtp: TestSmtp;
beforeAll(async () => {
  community = await foundTestCommunity(world);
  smtp = await startTestSmtp();
});
afterAll(async () => {
  await smtp.stop();
  await world.close();
});

const after = (days: number) => new Date(beginning.getTime() + days * 86_400_000);

async function entries(kind: string): Promise<number> {
  const [row] = await world.ask(
    "select count(*)::int as count from platform.entry where community_id = $1 and kind like $2",
    [community.id, kind],
  );
  return Number(row?.count);
}

test("what lapsed while the clock was ahead stays lapsed, once, when it is set back", async () => {
  clock.set(beginning);
  const id = await addChallengeInDecision(community);
  const state = async () =>
    (await world.ask("select state from challenges.challenge where id = $1", [id]))[0]?.state;
  const before = await state();
  clock.set(after(120));
  await settleNow(platform, subjectKinds, community.id);
  const lapsed = await state();
  expect(lapsed).not.toBe(before);
  const counted = await entries("challenges.%");
  clock.set(after(1));
  expect(await settleNow(platform, subjectKinds, community.id)).toBe(0);
  clock.set(after(121));
  await settleNow(platform, subjectKinds, community.id);
  expect([await state(), await entries("challenges.%")]).toEqual([lapsed, counted]);
});

test("who is signed in stays so, and the record goes on without a gap", async () => {
  clock.set(after(3));
  const cookie = await community.cookieOf("fenna");
  const area = community.areas.oldeveen;
  for (const day of [3, 0.5, 6, 1, 3]) {
    clock.set(after(day));
    const page = await world.app.request(`/${community.slug}/mij`, { headers: { cookie } });
    expect(page.status).toBe(200);
    await done(nameWork, community.as("fenna"), {
      title: `Werk van dag ${day}`,
      areaId: area,
      doer: { kind: "nobody", name: null },
    });
  }
  const [record] = await world.ask(
    "select count(*)::int as count, max(number)::int as last from platform.entry where community_id = $1",
    [community.id],
  );
  expect(record?.count).toBe(record?.last);
});

test("a limit that was used up while the clock was ahead does not hold after", async () => {
  const allowance = { most: 2, minutes: 10 };
  clock.set(after(30));
  const tries = async () => countTry(platform, "test.clock", "somebody", allowance);
  expect([await tries(), await tries(), await tries()]).toEqual([true, true, false]);
  clock.set(after(2));
  expect(await tries()).toBe(true);
});

test("mail that failed while the clock was ahead goes once when it is set back, and does not wait for that day", async () => {
  const post = { mailer: openMailer(smtp.url, "meent@example.nl"), isDemo: false };
  clock.set(after(40));
  smtp.become("hangUp");
  await platform.database.write(community.id, (tx) =>
    queueMail(
      { tx, communityId: community.id },
      {
        kind: "test.clock",
        to: "fenna@example.nl",
        language: "nl",
        subject: "Een klok",
        body: ["Hij loopt weer gelijk."],
      },
    ),
  );
  await sendWaitingMail(platform, post, community.id);
  expect(smtp.received).toHaveLength(0);
  smtp.become("take");
  clock.set(after(4));
  await sendWaitingMail(platform, post, community.id);
  await sendWaitingMail(platform, post, community.id);
  expect(smtp.received).toHaveLength(1);
});

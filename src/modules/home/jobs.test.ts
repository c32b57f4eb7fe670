import { afterAll, beforeAll, expect, test } from "vitest";
import { atMinute } from "#lib/calendar.ts";
import { chooseWeek } from "#modules/notifications";
import { listShownMail } from "#platform/mail.ts";
import {
  addChallenge,
  done,
  foundTestCommunity,
  goRound,
  openTestWorld,
  type TestCommunity,
} from "../../test-community.ts";
import { sendWeekIn } from "./jobs.ts";

const world = await openTestWorld();
let community: TestCommunity;

beforeAll(async () => {
  community = await foundTestCommunity(world);
  await addChallenge(community);
  for (const person of ["roelie", "henk"] as const)
    await world.ask(
      `insert into accounts.email (account_id, address, confirmed_at)
       select account_id, $2, now() from people.member where id = $1`,
      [community.people[person], `${person}@voorbeeld.example`],
    );
  // Thursday; the world begins on a Tuesday.
  await done(chooseWeek, community.as("roelie"), { weekday: 4 });
  await done(chooseWeek, community.as("henk"), { weekday: 4 });
});
afterAll(() => world.close());

async function takePost() {
  await world.jobs.everyMinute["platform.waitingMail"]?.();
  const mails = await world.database.read(community.id, (db) =>
    listShownMail(db, community.id, 10),
  );
  await world.ask("delete from platform.mail");
  return mails;
}

const send = () => sendWeekIn(world.platform, world.slots, community.id);

test("the week comes on the day she chose, from seven in the morning, once, also from two processes", async () => {
  for (const [day, hour] of [
    ["2026-09-30", 9],
    ["2026-10-01", 6],
  ] as const) {
    world.clock.set(atMinute(day, hour * 60 + 59));
    expect(await send()).toBe(0);
  }
  world.clock.set(atMinute("2026-10-01", 7 * 60));
  const sent = await Promise.all([send(), send(), send()]);
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(2);
  expect(await send()).toBe(0);
  const mails = await takePost();
  expect(mails.map(({ to }) => to).sort()).toEqual([
    "henk@voorbeeld.example",
    "roelie@voorbeeld.example",
  ]);
});

test("and the week after, each in the view of her own role", async () => {
  world.clock.set(atMinute("2026-10-08", 8 * 60));
  expect(await send()).toBe(2);
  const mails = await takePost();
  const headingsOf = (to: string) =>
    (mails.find((mail) => mail.to.startsWith(to))?.body ?? []).flatMap((block) =>
      typeof block === "object" && "heading" in block ? [block.heading] : [],
    );
  expect(headingsOf("henk")).toContain("Wat op u wacht");
  expect(headingsOf("roelie")).toContain("Wie wacht op wie");
  expect(headingsOf("roelie")).not.toContain("Wat op u wacht");
  expect(mails[0]?.subject).toBe("Deze week in Gemeente noorderveld (week 41)");
});

test("the database refuses to forget that a week was sent", async () => {
  for (const value of ["null", "'2026-01-01'"])
    await expect(
      goRound(world, community.id, `update notifications.preference set week_sent_on = ${value}`),
    ).rejects.toThrow("what was sent stays sent");
});

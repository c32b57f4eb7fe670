import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addSignal,
  beginning,
  done,
  foundTestCommunity,
  openTestWorld,
  type Person,
  type TestCommunity,
  type TestWorld,
} from "../../test-community.ts";
import { withdrawSignal } from "./actions/saying.ts";

/** On her own page a person finds what she said, and who answers it by when. */

let world: TestWorld;
let community: TestCommunity;
beforeAll(async () => {
  world = await openTestWorld();
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

/** The words of the section, with its links. */
async function saidOn(person: Person, path = "/noorderveld/mij"): Promise<string> {
  const answer = await world.app.request(path, {
    headers: { cookie: await community.cookieOf(person) },
  });
  expect(answer.status).toBe(200);
  const html = await answer.text();
  return /<section[^>]*aria-labelledby="gezegd".*?<\/section>/s.exec(html)?.[0] ?? "";
}

function later(minutes: number): Date {
  return new Date(beginning.getTime() + minutes * 60_000);
}

test("who said nothing reads so, with the way to what she said with a code", async () => {
  const section = await saidOn("roelie");
  expect(section).toContain("Aangemeld zei u nog niets.");
  expect(section).toContain('href="/noorderveld/signalen/volgen"');
});

test("her own page tells what she said and who answers by when; nobody else's does", async () => {
  await addSignal(community, beginning, { body: "Het bankje bij de brug is stuk.", wish: "host" });
  world.clock.set(later(1));
  const section = await saidOn("fenna");
  expect(section).toContain("Wat u zei");
  expect(section).toContain("Het bankje bij de brug is stuk");
  expect(section).toContain("wacht op antwoord");
  expect(section).toMatch(/\S+ \S+ antwoordt uiterlijk vrijdag 2 oktober\./);
  expect(await saidOn("fenna", "/en/noorderveld/mij")).toMatch(
    /What you said.* answers by Friday 2 October\./s,
  );
  expect(await saidOn("roelie")).not.toContain("bankje");
});

test("what was said with a code stands on nobody's own page", async () => {
  const stranger = { ...community, as: (_: Person, now?: Date) => community.asVisitor(now) };
  await addSignal(stranger, beginning, {
    body: "De stoep bij de school ligt los.",
    code: "K7QF2M9PXT4R",
  });
  world.clock.set(later(2));
  for (const person of ["fenna", "wiebe"] as const)
    expect(await saidOn(person)).not.toContain("stoep bij de school");
});

test("at most the ten said last stand there, without what she took back", async () => {
  const ids: string[] = [];
  for (let number = 1; number <= 12; number++)
    ids.push(
      await addSignal(community, later(10 + number), { body: `Paaltje ${number} staat scheef.` }),
    );
  await done(withdrawSignal, community.as("fenna", later(30)), { signalId: ids.at(-1) ?? "" });
  world.clock.set(later(31));
  const titles = [...(await saidOn("fenna")).matchAll(/Paaltje (\d+) /g)].map(([, n]) => Number(n));
  expect(titles).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
});

test("past the last day it says who should have answered", async () => {
  world.clock.set(later(10 * 24 * 60));
  expect(await saidOn("fenna")).toContain("had uiterlijk 2 oktober 2026 moeten antwoorden.");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { decideChallenge } from "#modules/challenges";
import {
  addChallenge,
  addChallengeInDecision,
  done,
  foundTestCommunity,
  openTestWorld,
  type TestCommunity,
} from "./test-community.ts";
import { linesOf, playFile } from "./what-if.ts";

/** What would have gone otherwise, as a page and as data that anybody can play again. */

const world = await openTestWorld();
let community: TestCommunity;
const day = (date: string) => new Date(`${date}T10:00:00Z`);

beforeAll(async () => {
  community = await foundTestCommunity(world);
  const answered = await addChallengeInDecision(community, day("2026-09-29"));
  await done(decideChallenge, community.as("henk", day("2026-11-10")), {
    challengeId: answered,
    decision: "accept",
  });
  await addChallenge(community, day("2026-10-06"), { workId: community.works.bridges });
  world.clock.set(day("2026-12-15"));
});
afterAll(() => world.close());

const ask = async (path: string) => {
  const response = await world.app.request(`/noorderveld/stadsrecht/${path}`);
  expect(response.status).toBe(200);
  return (await response.text()).replaceAll(/\s+/g, " ");
};

test("the page says per challenge how it would have gone, and why", async () => {
  const page = await ask("wat-als?met=village");
  for (const sentence of [
    "Ingediend sinds 15 december 2025: 2. Bij 2 daarvan was het anders gegaan.",
    "Het college zei ja op 10 november 2026.",
    "Het werd een ja door stilte, op 28 oktober 2026.",
    "De termijn liep tot en met 24 november 2026. Dan liep zij tot en met 27 oktober 2026.",
    "Het antwoord van 10 november 2026 kwam dan te laat. Stilte is dan een ja.",
    "13 dagen minder",
  ])
    expect(page).toContain(sentence);
});

test("its data are enough to play it all again, and a change in them is found", async () => {
  const text = await ask("wat-als/gegevens?met=village");
  const played = playFile(text);
  expect(played).toMatchObject({ same: 2, otherwise: [], daysSaved: 13 + 28 });
  if (played) expect(linesOf(played)).toContain("2 of 2 challenges come out as the file says.");
  const data = JSON.parse(text);
  data.uitdagingen[0].dagenMinder += 1;
  expect(playFile(JSON.stringify(data))?.otherwise).toEqual([data.uitdagingen[0].nummer]);
});

test("its data are saved under the name that the command beside it has", async () => {
  const response = await world.app.request("/noorderveld/stadsrecht/wat-als/gegevens");
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="what-if.json"');
});

test("what is not its data is not played", () => {
  for (const text of ["", "no data", "{}", '{"vandaag":"2026-12-15","uitdagingen":[{}]}'])
    expect(playFile(text)).toBeUndefined();
});

test("what is not there is told so", async () => {
  for (const path of ["wat-als?met=onzin", "wat-als/gegevens?met=onzin"]) {
    const response = await world.app.request(`/noorderveld/stadsrecht/${path}`);
    expect(response.status).toBe(404);
  }
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { act } from "#platform/act.ts";
import {
  done,
  foundTestCommunity,
  openTestWorld,
  type TestCommunity,
  type TestWorld,
} from "../../test-community.ts";
import { startUndertaking } from "./actions/undertaking.ts";
import { nameWork } from "./actions.ts";
import { findWork, listRequirements, listUndone, listWorks } from "./store.ts";

let world: TestWorld;
let community: TestCommunity;

beforeAll(async () => {
  world = await openTestWorld();
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

/** What Rotterdam asks of a challenge, in our words (research on the practice, 1.2). */
const rotterdam = [
  "De uitdager is geworteld in de wijk",
  "Het gaat om een dienst of taak die er al is",
  "Het is geen taak van alleen de staat",
  "Kennis en ervaring zijn aannemelijk",
  "De wijk draagt het plan",
  "Andere bewoners hebben er geen last van",
  "Er is een rechtsvorm",
  "Het kost niet meer dan nu",
].map((title) => ({ title, detail: "" }));

const bridges = () => ({
  title: "Onderhoud van de bruggen in Pekela",
  lead: "21 bruggen heel, veilig en op tijd gekeurd houden.",
  areaId: community.areas.oldeveen,
  doer: { kind: "municipality" as const, name: "Gemeente" },
  yearlyCostCents: 50_000_000n,
  serves: "Iedereen die over de vaarten moet.",
  protects: "Hulpdiensten kunnen er altijd over.",
  route: "contract" as const,
  requirements: rotterdam.slice(0, 5),
});

describe("a work that nobody does", () => {
  test("is called so until people begin with it", async () => {
    const { id: workId } = await done(nameWork, community.as("fenna"), {
      ...bridges(),
      title: "Het bankje bij de brug",
      doer: { kind: "nobody" as const, name: null },
    });
    const undone = async () => {
      const works = await world.database.read(community.id, (db) =>
        listUndone(db, community.id, new Date(), 50),
      );
      return works.map(({ id }) => id);
    };
    expect(await undone()).toEqual([workId]);
    await done(startUndertaking, community.as("roelie"), {
      workId,
      what: "Wij zetten er een bankje neer.",
      noticed: "",
      nothingNeeded: "yes",
    });
    expect(await undone()).toEqual([]);
  });
});

describe("naming a work", () => {
  test("anyone who is a member may, and gets a number", async () => {
    const { id, number } = await done(nameWork, community.as("fenna"), bridges());
    expect(number).toMatch(/^W-2026-\d{3}$/);
    const found = await world.database.read(community.id, async (db) => ({
      work: await findWork(db, community.id, id),
      requirements: await listRequirements(db, community.id, id),
    }));
    expect(found.work).toMatchObject({ yearlyCostCents: 50_000_000n, reserved: null });
    expect(found.requirements.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
  });

  test("Rotterdam's eight conditions are more than the standard charter allows", async () => {
    const outcome = await act(nameWork, community.as("fenna"), {
      ...bridges(),
      requirements: rotterdam,
    });
    expect(outcome).toMatchObject({ ok: false, refusal: "too_many_requirements" });
  });

  test("and fit where a community chose eight for itself", async () => {
    const eight = await foundTestCommunity(world, "rotterdam", { "work.requirementsMax": 8 });
    const named = await done(nameWork, eight.as("fenna"), {
      ...bridges(),
      areaId: eight.areas.oldeveen,
      requirements: rotterdam,
    });
    const requirements = await world.database.read(eight.id, (db) =>
      listRequirements(db, eight.id, named.id),
    );
    expect(requirements.map(({ title }) => title)).toEqual(rotterdam.map(({ title }) => title));
  });

  test("an area of another community is unknown here", async () => {
    const other = await foundTestCommunity(world, "elders");
    const outcome = await act(nameWork, community.as("fenna"), {
      ...bridges(),
      areaId: other.areas.oldeveen,
    });
    expect(outcome).toMatchObject({ ok: false, refusal: "area_unknown" });
  });

  test("a work that nobody does has no name for who does it", async () => {
    const outcome = await act(nameWork, community.as("fenna"), {
      ...bridges(),
      doer: { kind: "nobody", name: "Iemand" },
    });
    expect(outcome).toMatchObject({ ok: false, refusal: "invalid_input" });
  });
});

describe("finding works", () => {
  const titles = async (filter: { word?: string; areaId?: string }) =>
    (await world.database.read(community.id, (db) => listWorks(db, community.id, filter))).map(
      ({ title }) => title,
    );

  test("a word is found in title and lead, in any case", async () => {
    expect(await titles({ word: "DORPSPARK" })).toEqual(["Onderhoud dorpspark Oldeveen"]);
  });

  test("signs that mean something to SQL mean themselves", async () => {
    expect(await titles({ word: "%" })).toEqual([]);
    expect(await titles({ word: "_" })).toEqual([]);
    expect(await titles({ word: "' or 1=1 --" })).toEqual([]);
  });

  test("an area without works has none", async () => {
    expect(await titles({ areaId: community.areas.hasselo })).toEqual([]);
  });
});

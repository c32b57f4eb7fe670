import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { z } from "zod";
import { assert } from "#lib/assert.ts";
import type { Clause } from "#lib/clause.ts";
import { addOrganization } from "#modules/people";
import { act } from "#platform/act.ts";
import { listEntriesAbout } from "#platform/record.ts";
import { clauses } from "../../app.ts";
import {
  addCharter,
  councilAndExecutive,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type Person,
  settleUntil,
  type TestCommunity,
  type TestWorld,
} from "../../test-community.ts";
import { closeProposal, proposeCharter, signCharter } from "./actions.ts";
import { seats, signingRoles } from "./model.ts";
import {
  findCharter,
  findCharterInForce,
  findPowers,
  findRulesInForce,
  findVersion,
} from "./store.ts";

let world: TestWorld;
let community: TestCommunity;

beforeAll(async () => {
  world = await openTestWorld();
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

const declared = clauses.find(({ key }) => key === "challenge.decisionWeeks");
assert(declared, "challenges declares how long a decision takes");
const decisionWeeks = declared as unknown as Clause<number>;
const propose = proposeCharter(clauses);
type Proposal = z.input<typeof propose.input>;
const proposal: Proposal = {
  title: "Stadsrecht voor een jaar",
  inForceFrom: "2027-01-01",
  inForceUntil: "2027-12-31",
  clauses: { "challenge.decisionWeeks": 6 },
  parties: councilAndExecutive,
};
const on = (date: string) => new Date(`${date}T10:00:00Z`);

const weeksOn = (date: string, areaId: string | null = null) =>
  world.database.read(community.id, async (db) => {
    const charter = await findCharterInForce(db, community.id, on(date), areaId);
    return [charter.value(decisionWeeks), charter.version];
  });

/** A village with an organisation of one member, and a proposal between it and the executive. */
async function villageProposal(): Promise<Proposal> {
  return {
    ...proposal,
    title: "Dorpsrecht van Hasselo",
    areaId: community.areas.hasselo,
    clauses: { "challenge.decisionWeeks": 3 },
    parties: [
      ...councilAndExecutive.slice(1),
      {
        kind: "village",
        organizationId: community.organizationId,
        promise: "Het dorp helpt elke partij die iets voor Hasselo wil doen.",
        basis: { kind: "selfBinding", title: "Dorpsvergadering", decidedOn: "2026-09-01" },
      },
    ],
  };
}

const sign = (person: Person, charterId: string, position: number, letter = "") =>
  act(signCharter, community.as(person), { charterId, position, letter }).then(nameOf);

/** Roelie joins Fenna's cooperative, so that two can sign for the village. */
async function joinRoelie(): Promise<void> {
  await world.ask(
    `insert into people.organization_member values ($1, $2, $3, false, now(), $4)
     on conflict do nothing`,
    [community.id, community.organizationId, community.people.roelie, community.people.fenna],
  );
}

describe("a version", () => {
  test("is in force from its first day to its last; then the one before it again", async () => {
    const number = await addCharter(community, proposal.clauses, {
      now: on("2026-09-29"),
      inForceFrom: "2027-01-01",
      inForceUntil: "2027-12-31",
    });
    expect(await weeksOn("2026-12-31")).toEqual([8, 1]);
    expect(await weeksOn("2027-01-01")).toEqual([6, number]);
    expect(await weeksOn("2027-12-31")).toEqual([6, number]);
    expect(await weeksOn("2028-01-01")).toEqual([8, 1]);
  });

  test("holds only when everyone signed, and not before the last signature", async () => {
    const { id } = await done(propose, community.as("wiebe"), {
      ...proposal,
      inForceFrom: "2026-02-01",
      inForceUntil: "2026-12-15",
      clauses: { "challenge.decisionWeeks": 5 },
    });
    for (const [person, position] of [
      ["wiebe", 1],
      ["fatima", 1],
      ["sjoerd", 2],
    ] as const) {
      expect(await sign(person, id, position)).toBe("done");
      expect(await weeksOn("2026-10-10")).toEqual([8, 1]);
    }
    expect(await sign("anna", id, 2)).toBe("done");
    expect((await weeksOn("2026-10-10"))[0]).toBe(5);
    // What was true stays true: nothing is in force before it was signed.
    expect(await weeksOn("2026-09-28")).toEqual([8, 1]);
  });

  test("begins and ends in the record, each at its own instant", async () => {
    const { id } = await done(propose, community.as("wiebe"), {
      ...proposal,
      inForceFrom: "2030-01-01",
      inForceUntil: "2030-01-31",
    });
    for (const [person, position] of [
      ["wiebe", 1],
      ["fatima", 1],
      ["sjoerd", 2],
      ["henk", 2],
    ] as const)
      await sign(person, id, position);
    await settleUntil(world, community, on("2030-06-01"));
    const entries = await world.database.read(community.id, (db) =>
      listEntriesAbout(db, community.id, { kind: "charter", id }),
    );
    expect(
      entries
        .map(({ kind, at }) => [kind, at.toISOString()])
        .filter(([kind]) => kind === "charter.began" || kind === "charter.ended")
        .sort(),
    ).toEqual([
      ["charter.began", "2029-12-31T23:00:00.000Z"],
      ["charter.ended", "2030-01-31T23:00:00.000Z"],
    ]);
  });

  test("a community without a charter has the standard", async () => {
    expect(await weeksOn("2020-01-01")).toEqual([8, 0]);
  });
});

test.each<[string, Partial<Proposal>, string]>([
  ["a clause nobody declared", { clauses: { "challenge.weeks": 8 } }, "clause_unknown"],
  ["a value out of range", { clauses: { "challenge.decisionWeeks": 53 } }, "clause_out_of_range"],
  [
    "silence by an ordinance without its number",
    {
      clauses: { "challenge.silence": { basis: "ordinance", title: "Verordening", article: "7" } },
    },
    "clause_out_of_range",
  ],
  [
    "silence that the executive did not promise",
    {
      clauses: {
        "challenge.silence": { basis: "selfBinding", title: "Besluit", decidedOn: "2026-01-01" },
      },
      parties: councilAndExecutive.slice(0, 1),
    },
    "clause_without_promise",
  ],
  ["an end before its beginning", { inForceUntil: "2026-12-31" }, "invalid_input"],
  [
    "a period that has passed",
    { inForceFrom: "2025-01-01", inForceUntil: "2025-12-31" },
    "period_over",
  ],
  [
    "one party twice",
    { parties: [...councilAndExecutive, ...councilAndExecutive] },
    "party_named_twice",
  ],
  ["nobody at all", { parties: [] }, "invalid_input"],
  ["an area that is not here", { areaId: crypto.randomUUID() }, "area_needs_both"],
])("%s is refused by name", async (_, change, refusal) => {
  const outcome = await act(propose, community.as("wiebe"), { ...proposal, ...change });
  expect(outcome).toMatchObject({ ok: false, refusal });
});

test("only offices write for the whole community", async () => {
  for (const person of ["fenna", "geert", "marijke", "fatima"] as const)
    expect(nameOf(await act(propose, community.as(person), proposal))).toBe("may_not_propose");
});

describe("signing", () => {
  test("is for the right role, once, by two people for each party", async () => {
    const { id } = await done(propose, community.as("wiebe"), proposal);
    expect(await sign("fenna", id, 1)).toBe("may_not_sign");
    expect(await sign("henk", id, 1)).toBe("may_not_sign");
    expect(await sign("fatima", id, 1)).toBe("done");
    expect(await sign("fatima", id, 1)).toBe("signed_before");
    expect(await sign("wiebe", id, 1)).toBe("done");
    expect(await sign("anna", id, 1)).toBe("signed_before");
    expect(await sign("henk", id, 9)).toBe("party_unknown");
    expect(await sign("henk", id, 2)).toBe("done");
    expect(await sign("henk", id, 2)).toBe("signed_before");
  });

  test("the level above signs by a letter that two of ours vouch for", async () => {
    const { id } = await done(propose, community.as("wiebe"), {
      ...proposal,
      parties: [
        ...councilAndExecutive,
        {
          kind: "province",
          promise: "De provincie legt dit stadsrecht niet stil.",
          basis: { kind: "ordinance", title: "Omgevingsverordening", registerId: "cvdr654321" },
        },
      ],
    });
    expect(await sign("wiebe", id, 3)).toBe("letter_missing");
    expect(await sign("wiebe", id, 3, "12 september 2026, nr. 44")).toBe("done");
    expect(await sign("sjoerd", id, 3, "12 september 2026, nr. 44")).toBe("done");
  });

  test("by all at once gives each seat one signature and one adoption", async () => {
    const { id, version } = await done(propose, community.as("wiebe"), {
      ...proposal,
      inForceFrom: "2031-01-01",
      inForceUntil: "2031-12-31",
    });
    const all = (["wiebe", "fatima", "anna", "henk", "sjoerd"] as const).flatMap((person) =>
      [1, 2].map((position) => sign(person, id, position)),
    );
    const outcomes = await Promise.all(all);
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(4);
    const [counted] = await world.ask(
      `select count(*)::int as signatures,
         count(distinct (position, seat))::int as seats from charter.signature
       where community_id = $1 and version = $2`,
      [community.id, version],
    );
    expect(counted).toEqual({ signatures: 4, seats: 4 });
    const entries = await world.ask(
      "select from platform.entry where subject_id = $1 and kind = 'charter.adopted'",
      [id],
    );
    expect(entries).toHaveLength(1);
  });

  test("two proposals at once get two numbers", async () => {
    const made = await Promise.all(
      [1, 2, 3, 4].map(() => done(propose, community.as("wiebe"), proposal)),
    );
    expect(new Set(made.map(({ version }) => version)).size).toBe(4);
  });
});

describe("a no", () => {
  const reason = "De raad wil eerst met de drie dorpen praten.";

  test("of a party closes the proposal, with a reason", async () => {
    const { id } = await done(propose, community.as("wiebe"), proposal);
    const close = (person: Person, position: number | null) =>
      act(closeProposal, community.as(person), { charterId: id, position, reason }).then(nameOf);
    expect(await close("henk", 1)).toBe("may_not_sign");
    expect(await close("henk", null)).toBe("not_the_proposer");
    expect(await close("fatima", 1)).toBe("done");
    expect(await close("fatima", 1)).toBe("not_open");
    expect(await sign("wiebe", id, 1)).toBe("not_open");
  });

  test("is for who proposed it a taking back", async () => {
    const { id, version } = await done(propose, community.as("wiebe"), proposal);
    const withdrawn = await act(closeProposal, community.as("wiebe"), { charterId: id, reason });
    expect(nameOf(withdrawn)).toBe("done");
    const found = await world.database.read(community.id, (db) =>
      findVersion(db, community.id, version, on("2026-10-01")),
    );
    expect(found?.state).toBe("withdrawn");
  });
});

describe("the rules of an area", () => {
  test("are agreed by the village and the municipality, and have a number of their own", async () => {
    await joinRoelie();
    const { id, version } = await done(propose, community.as("fenna"), await villageProposal());
    expect(await sign("fenna", id, 2)).toBe("done");
    expect(await sign("henk", id, 1)).toBe("done");
    expect(await sign("sjoerd", id, 1)).toBe("done");
    expect((await weeksOn("2027-02-01", community.areas.hasselo))[0]).not.toBe(3);
    expect(await sign("roelie", id, 2)).toBe("done");
    const { hasselo, oldeveen } = community.areas;
    const [weeks, number] = await weeksOn("2027-02-01", hasselo);
    expect(weeks).toBe(3);
    expect(Math.floor((number ?? 0) / 10_000)).toBe(version);
    expect((await weeksOn("2027-02-01", oldeveen))[0]).not.toBe(3);
    expect((await weeksOn("2027-02-01"))[0]).not.toBe(3);
    // The number means these rules for ever, whatever is adopted after.
    await addCharter(community, { "challenge.decisionWeeks": 20 }, { now: on("2026-09-30") });
    const kept = await world.database.read(community.id, (db) =>
      findCharter(db, community.id, number ?? 0),
    );
    expect(kept?.value(decisionWeeks)).toBe(3);
  });

  test("are not adopted by the village alone, nor by the municipality alone", async () => {
    const both = await villageProposal();
    for (const parties of [both.parties.slice(0, 1), both.parties.slice(1)])
      expect(nameOf(await act(propose, community.as("wiebe"), { ...both, parties }))).toBe(
        "area_needs_both",
      );
  });

  test("are proposed by people of that village, and not by others", async () => {
    await done(addOrganization, community.as("geert"), { name: "Los", form: "association" });
    const proposed = await act(propose, community.as("geert"), await villageProposal());
    expect(nameOf(proposed)).toBe("may_not_propose");
  });

  test("are not signed by one person for both sides", async () => {
    await world.ask(
      `insert into people.organization_member values ($1, $2, $3, false, now(), $4)
       on conflict do nothing`,
      [community.id, community.organizationId, community.people.henk, community.people.fenna],
    );
    const { id } = await done(propose, community.as("fenna"), await villageProposal());
    expect(await sign("henk", id, 2)).toBe("done");
    expect(await sign("henk", id, 1)).toBe("both_sides");
  });
});

describe("the database", () => {
  let versionId: string;
  let version: number;
  beforeAll(async () => {
    const made = await done(propose, community.as("wiebe"), proposal);
    versionId = made.id;
    version = made.version;
  });
  const insert = (values: string) =>
    goRound(world, community.id, `insert into charter.signature values ${values}`);
  const row = (position: number, seat: string, person: Person, role: string | null) =>
    `('${community.id}', ${version}, ${position}, '${seat}', '${community.people[person]}',
      ${role === null ? "null" : `'${role}'`}, null, '2026-09-29T10:00:00Z')`;

  test("refuses a signature by a role the signer does not hold", async () => {
    await expect(insert(row(1, "signs", "fenna", "councilClerk"))).rejects.toThrow("does not sign");
    await expect(insert(row(1, "signs", "henk", "alderman"))).rejects.toThrow("does not sign");
    await expect(insert(row(1, "signs", "wiebe", null))).rejects.toThrow("does not sign");
  });

  test("refuses one person in both seats", async () => {
    await insert(row(2, "signs", "anna", "mayor"));
    await expect(insert(row(2, "countersigns", "anna", "mayor"))).rejects.toThrow("two_people");
  });

  test("refuses adoption before all signed, and a change of what was agreed", async () => {
    const adopt = `update charter.version set state = 'inForce', adopted_at = now()
      where community_id = $1 and id = $2`;
    await expect(goRound(world, community.id, adopt, [community.id, versionId])).rejects.toThrow(
      "not signed by all",
    );
    await expect(
      goRound(world, community.id, "update charter.version set clauses = '{}'"),
    ).rejects.toThrow("permission denied");
    await expect(
      goRound(
        world,
        community.id,
        `update charter.version set state = 'ended', lapses_at = null, lapses_to = null
         where version = 1 and state = 'proposed'`,
      ),
    ).resolves.toEqual([]);
  });

  test("knows as the model does when powers stop, whatever was adopted", async () => {
    const own = await foundTestCommunity(world, "bevoegd", {}, "2026-06-30");
    const villageOf = async (months: readonly [string, string]) => {
      const { id, version: number } = await done(propose, own.as("fenna"), {
        ...(await villageProposal()),
        areaId: own.areas.hasselo,
        parties: [
          ...councilAndExecutive.slice(1),
          {
            kind: "village",
            organizationId: own.organizationId,
            promise: "Het dorp helpt elke partij die iets wil doen.",
            basis: { kind: "selfBinding", title: "Dorpsvergadering", decidedOn: "2026-09-01" },
          },
        ],
        inForceFrom: months[0],
        inForceUntil: months[1],
      });
      await world.ask(
        `insert into people.organization_member values ($1, $2, $3, false, now(), $4)
         on conflict do nothing`,
        [own.id, own.organizationId, own.people.roelie, own.people.fenna],
      );
      for (const [person, position] of [
        ["fenna", 2],
        ["roelie", 2],
        ["henk", 1],
        ["sjoerd", 1],
      ] as const)
        await done(signCharter, own.as(person), { charterId: id, position });
      return number;
    };
    const terms = { now: on("2026-09-29"), inForceFrom: "2027-01-01", inForceUntil: "2027-03-31" };
    const second = await addCharter(own, {}, terms);
    const area = await villageOf(["2027-02-01", "2027-06-30"]);
    const numbers = [0, 1, second, area * 10_000, area * 10_000 + second];
    const days = [
      "2026-06-30",
      "2026-07-01",
      "2027-01-15",
      "2027-03-31",
      "2027-04-01",
      "2027-07-01",
    ];
    const told: boolean[] = [];
    for (const number of numbers)
      for (const date of days) {
        const at = { number, areaId: own.areas.hasselo, now: on(date) };
        const { kind } = await world.database.read(own.id, (db) => findPowers(db, own.id, at));
        const [found] = await world.ask("select charter.gives_powers($1, $2, $3) as gives", [
          own.id,
          number,
          on(date),
        ]);
        // A version that has not begun yet has begun nothing.
        if (number > 0 && kind === "whole" && !found?.gives) continue;
        expect(found?.gives, `${number} on ${date}`).toBe(kind !== "none");
        told.push(kind !== "none");
      }
    expect(told).toContain(true);
    expect(told).toContain(false);
  });

  test("knows the same signing roles as the model", async () => {
    for (const [kind, seatsOf] of Object.entries(signingRoles))
      for (const seat of seats) {
        const [found] = await world.ask("select charter.signing_roles($1, $2) as roles", [
          kind,
          seat,
        ]);
        expect(found?.roles).toEqual(seatsOf[seat]);
      }
  });
});

test("another community's version does not exist here", async () => {
  const other = await foundTestCommunity(world, "elders");
  const { id } = await done(propose, community.as("wiebe"), proposal);
  const outcome = await act(signCharter, other.as("wiebe"), { charterId: id, position: 1 });
  expect(nameOf(outcome)).toBe("not_found");
  const rules = await world.database.read(other.id, (db) =>
    findRulesInForce(db, other.id, on("2026-10-01"), community.areas.hasselo),
  );
  expect(rules).toMatchObject({ version: 1, area: null });
});

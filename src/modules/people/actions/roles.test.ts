import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { type Role, roles } from "#lib/roles.ts";
import { act } from "#platform/act.ts";
import {
  appoint,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type Person,
  type TestCommunity,
} from "../../../test-community.ts";
import { addMember, foundCommunity } from "../actions.ts";
import { isHeavy } from "../model/roles.ts";
import {
  changeRoleEnd,
  confirmRole,
  declineRole,
  giveRole,
  layDownRole,
  proposeRole,
  proposeRoleEnd,
} from "./roles.ts";

const world = await openTestWorld({ connections: 20 });
let community: TestCommunity;
let count = 0;
beforeEach(async () => {
  community = await foundTestCommunity(world, `veld-${++count}`);
});
afterAll(() => world.close());

const reason = "Besluit van de raad van 22 september.";
const start = "2026-10-01";

async function termOf(person: Person): Promise<string> {
  const [row] = await world.ask(
    `select id from people.role_term where community_id = $1 and member_id = $2
     order by starts_on limit 1`,
    [community.id, community.people[person]],
  );
  return String(row?.id);
}

async function holdersOf(role: Role): Promise<unknown[]> {
  const rows = await world.ask(
    `select member_id, starts_on::text, ends_on::text from people.role_term
     where community_id = $1 and role = $2 order by starts_on, id`,
    [community.id, role],
  );
  return rows;
}

function propose(person: Person, role: Role, terms: Record<string, unknown> = {}) {
  return done(proposeRole, community.as("wiebe"), {
    memberId: community.people[person],
    role,
    startsOn: start,
    reason,
    ...terms,
  });
}

async function lastEntry() {
  const [row] = await world.ask(
    `select e.kind, e.data, e.is_public, e.subject_id, t.body from platform.entry e
     left join platform.entry_text t using (community_id, number)
     where e.community_id = $1 order by e.number desc limit 1`,
    [community.id],
  );
  return row;
}

describe("a light role", () => {
  const light = () => ({
    memberId: community.people.roelie,
    role: "host" as const,
    startsOn: start,
    reason,
  });

  test("is given by the clerk alone, and stands in the record with its reason", async () => {
    await done(giveRole, community.as("wiebe"), { ...light(), endsOn: "2027-09-30" });
    expect(await lastEntry()).toMatchObject({
      kind: "people.roleGiven",
      is_public: true,
      subject_id: community.people.roelie,
      data: { role: "host", startsOn: start, endsOn: "2027-09-30" },
      body: reason,
    });
  });

  test("is not given twice for one time, also when ten clicks come at once", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => act(giveRole, community.as("wiebe"), light())),
    );
    expect(outcomes.map(nameOf).sort()).toEqual([
      "done",
      ...Array<string>(9).fill("role_held_already"),
    ]);
    const later = { ...light(), startsOn: "2030-01-01" };
    expect(nameOf(await act(giveRole, community.as("wiebe"), later))).toBe("role_held_already");
  });

  test("gets another last day by the clerk alone: sooner, later and none", async () => {
    const { id: termId } = await done(giveRole, community.as("wiebe"), light());
    for (const endsOn of ["2027-01-31", "2026-12-31", null]) {
      await done(changeRoleEnd, community.as("wiebe"), { termId, endsOn, reason });
      expect(await lastEntry()).toMatchObject({
        kind: "people.roleEndChanged",
        data: { role: "host", endsOn },
        body: reason,
      });
    }
    const change = (endsOn: string | null, now?: Date) =>
      act(changeRoleEnd, community.as("wiebe", now), { termId, endsOn, reason });
    expect(nameOf(await change(null))).toBe("end_unchanged");
    expect(nameOf(await change("2026-09-28"))).toBe("ends_in_past");
    expect(nameOf(await change("2026-09-30"))).toBe("period_reversed");
    await done(changeRoleEnd, community.as("wiebe"), { termId, endsOn: "2026-11-01", reason });
    expect(nameOf(await change("2027-01-01", new Date("2026-11-02T09:00:00Z")))).toBe("term_ended");
    const proposal = { termId, endsOn: "2026-10-31", reason };
    expect(nameOf(await act(proposeRoleEnd, community.as("wiebe"), proposal))).toBe(
      "one_person_suffices",
    );
  });

  test("of a mere resident is nobody's business: its entry is not public", async () => {
    await done(giveRole, community.as("wiebe"), { ...light(), role: "resident" });
    expect(await lastEntry()).toMatchObject({ kind: "people.roleGiven", is_public: false });
  });
});

describe("a heavy role", () => {
  test.each(roles.filter(isHeavy))(
    "%s cannot be given by one, not even by set-up",
    async (role) => {
      const term = { memberId: community.people.roelie, role, startsOn: start };
      for (const context of [community.as("wiebe"), community.asSystem()])
        expect(nameOf(await act(giveRole, context, term))).toBe("second_person_needed");
      const insert = `insert into people.role_term (community_id, id, member_id, role, starts_on)
      values ($1, gen_random_uuid(), $2, $3, '2026-10-01')`;
      await expect(
        goRound(world, community.id, insert, [community.id, community.people.roelie, role]),
      ).rejects.toThrow("needs two people");
    },
  );

  test("is proposed by the clerk and confirmed by another, and the record names both", async () => {
    const proposal = await propose("roelie", "treasurer", { endsOn: "2030-09-30" });
    expect(await lastEntry()).toMatchObject({
      kind: "people.roleProposed",
      data: { role: "treasurer", proposedBy: community.people.wiebe },
      body: reason,
    });
    expect(await holdersOf("treasurer")).toEqual([]);
    await done(confirmRole, community.as("fatima"), { proposalId: proposal.id });
    expect(await holdersOf("treasurer")).toMatchObject([{ member_id: community.people.roelie }]);
    expect(await lastEntry()).toMatchObject({
      kind: "people.roleGiven",
      data: {
        proposedBy: community.people.wiebe,
        confirmedBy: community.people.fatima,
      },
    });
  });

  test("is not confirmed by who proposed it, nor by who gets it", async () => {
    const own = await propose("anna", "treasurer");
    const confirm = (person: Person) =>
      act(confirmRole, community.as(person), { proposalId: own.id });
    expect(nameOf(await confirm("wiebe"))).toBe("proposer_cannot_confirm");
    expect(nameOf(await confirm("anna"))).toBe("holder_cannot_confirm");
    expect(nameOf(await confirm("geert"))).toBe("not_allowed");
    for (const person of ["wiebe", "anna"] as const)
      await expect(
        goRound(
          world,
          community.id,
          `update people.role_proposal set outcome = 'confirmed', decided_by = $2, decided_at = now()
           where community_id = $1`,
          [community.id, community.people[person]],
        ),
      ).rejects.toThrow("confirmed_by_a_third");
    expect(await holdersOf("treasurer")).toEqual([]);
  });

  test("is given once, also when ten confirm at once", async () => {
    const { id: proposalId } = await propose("roelie", "treasurer");
    const outcomes = await Promise.all(
      (["anna", "henk", "sjoerd", "fatima"] as const)
        .flatMap((person) => [person, person, person])
        .map((person) => act(confirmRole, community.as(person), { proposalId })),
    );
    expect(outcomes.map(nameOf).filter((name) => name === "done")).toHaveLength(1);
    expect(outcomes.map(nameOf).filter((name) => name === "proposal_decided")).toHaveLength(11);
    expect(await holdersOf("treasurer")).toHaveLength(1);
  });

  test("is proposed once at a time; declined or taken back, it is gone", async () => {
    const { id: proposalId } = await propose("roelie", "moderator");
    const again = { memberId: community.people.roelie, role: "moderator", startsOn: start, reason };
    expect(nameOf(await act(proposeRole, community.as("wiebe"), again))).toBe("proposal_open");
    await done(declineRole, community.as("anna"), { proposalId, reason: "Nog niet nodig." });
    expect(await lastEntry()).toMatchObject({ kind: "people.roleDeclined" });
    expect(nameOf(await act(confirmRole, community.as("henk"), { proposalId }))).toBe(
      "proposal_decided",
    );
    const second = await propose("roelie", "moderator");
    await done(declineRole, community.as("wiebe"), {
      proposalId: second.id,
      reason: "Vergissing.",
    });
    expect(await lastEntry()).toMatchObject({ kind: "people.roleTakenBack" });
    expect(await holdersOf("moderator")).toEqual([]);
  });

  test("ends on another day by two as well, or when its holder lays it down", async () => {
    const termId = await termOf("henk");
    const change = { termId, endsOn: "2026-12-31", reason };
    expect(nameOf(await act(changeRoleEnd, community.as("wiebe"), change))).toBe(
      "second_person_needed",
    );
    await expect(
      goRound(
        world,
        community.id,
        `update people.role_term set ends_on = '2026-12-31', ended_by = $3
         where community_id = $1 and id = $2`,
        [community.id, termId, community.people.wiebe],
      ),
    ).rejects.toThrow("needs two people");
    const proposal = await done(proposeRoleEnd, community.as("wiebe"), change);
    await done(confirmRole, community.as("anna"), { proposalId: proposal.id });
    expect(await holdersOf("alderman")).toMatchObject([{ ends_on: "2026-12-31" }]);
    const lay = (endsOn: string, person: Person = "henk") =>
      act(layDownRole, community.as(person), { termId, endsOn, reason: "Ik ga verhuizen." });
    expect(nameOf(await lay("2027-12-31"))).toBe("only_earlier");
    expect(nameOf(await lay("2026-10-31", "geert"))).toBe("role_not_yours");
    expect(nameOf(await lay("2026-10-31"))).toBe("done");
    expect(await lastEntry()).toMatchObject({ kind: "people.roleLaidDown" });
  });
});

describe("a community is never without a clerk", () => {
  const layDown = async (person: Person, endsOn: string) =>
    nameOf(
      await act(layDownRole, community.as(person), {
        termId: await termOf(person),
        endsOn,
        reason: "Ik ga weg.",
      }),
    );

  test("the last one waits for a successor who begins in time", async () => {
    expect(await layDown("wiebe", "2026-12-31")).toBe("last_clerk_stays");
    const late = {
      memberId: community.people.roelie,
      role: "councilClerk",
      startsOn: "2027-01-02",
    };
    await appoint(community, late as Parameters<typeof appoint>[1]);
    expect(await layDown("wiebe", "2026-12-31")).toBe("last_clerk_stays");
    expect(await layDown("wiebe", "2027-01-01")).toBe("done");
  });

  test("nor by the database, whoever writes the row", async () => {
    await expect(
      goRound(
        world,
        community.id,
        `update people.role_term set ends_on = '2026-12-31', ended_by = member_id
         where community_id = $1 and role = 'councilClerk'`,
        [community.id],
      ),
    ).rejects.toThrow("never without a clerk");
  });

  test("of two who lay it down at once, one stays", async () => {
    await appoint(community, {
      memberId: community.people.sjoerd,
      role: "councilClerk",
      startsOn: "2026-09-29",
    });
    const [second] = await world.ask(
      `select id from people.role_term
       where community_id = $1 and member_id = $2 and role = 'councilClerk'`,
      [community.id, community.people.sjoerd],
    );
    const terms = { wiebe: await termOf("wiebe"), sjoerd: String(second?.id) };
    const outcomes = await Promise.all(
      (["wiebe", "sjoerd"] as const).map((person) =>
        act(layDownRole, community.as(person), {
          termId: terms[person],
          endsOn: "2026-10-31",
          reason: "Ik ga weg.",
        }),
      ),
    );
    expect(outcomes.map(nameOf).sort()).toEqual(["done", "last_clerk_stays"]);
  });

  test("a new community begins with one, without an end", async () => {
    const id = await foundCommunity(world.platform, { slug: `nieuw-${count}`, name: "Nieuwveld" });
    const system = { ...community.asSystem(), communityId: id };
    const { id: memberId } = await done(addMember, system, { name: "Eerste Griffier" });
    const clerk = { memberId, role: "councilClerk" as const, startsOn: "2026-01-01" };
    expect(nameOf(await act(giveRole, system, { ...clerk, endsOn: "2027-01-01" }))).toBe(
      "last_clerk_stays",
    );
    await done(giveRole, system, clerk);
  });
});

describe("the database and the model", () => {
  test("name the same roles heavy", async () => {
    const rows = await world.ask(
      "select role from unnest($1::text[]) role where people.is_heavy(role)",
      [[...roles]],
    );
    expect(rows.map(({ role }) => role)).toEqual(roles.filter(isHeavy));
  });

  test("what was given does not change, only its end", async () => {
    for (const column of ["role", "member_id", "starts_on", "title", "proposal_id"])
      await expect(
        goRound(
          world,
          community.id,
          `update people.role_term set ${column} = ${column} where community_id = $1`,
          [community.id],
        ),
      ).rejects.toThrow("permission denied");
  });
});

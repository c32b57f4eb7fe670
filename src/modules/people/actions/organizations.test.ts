import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { act } from "#platform/act.ts";
import {
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type Person,
  type TestCommunity,
} from "../../../test-community.ts";
import {
  answerRequest,
  askToJoin,
  changeKeeper,
  inviteToOrganization,
  leaveAllOrganizations,
  leaveOrganization,
  takeUpInvitation,
  withdrawInvitation,
} from "./organization-members.ts";
import { addOrganization, appointToOrganization, describeOrganization } from "./organizations.ts";

const world = await openTestWorld({ connections: 20 });
let community: TestCommunity;
let count = 0;
beforeEach(async () => {
  community = await foundTestCommunity(world, `veld-${++count}`);
});
afterAll(() => world.close());

/** Fenna keeps the cooperative; she invites an address and its mail is read. */
async function invite(address = "roelie@voorbeeld.example", makesKeeper = false): Promise<string> {
  await done(inviteToOrganization, community.as("fenna"), {
    organizationId: community.organizationId,
    address,
    makesKeeper,
    language: "nl",
  });
  const [mail] = await world.ask(
    `select body::text from platform.mail where community_id = $1 and to_address = $2
     order by made_at desc, id desc limit 1`,
    [community.id, address],
  );
  return /uitnodiging\/([\w-]+)/.exec(String(mail?.body))?.[1] ?? "";
}

async function letIn(person: Person, makesKeeper = false): Promise<void> {
  const token = await invite(`${person}@voorbeeld.example`, makesKeeper);
  await done(takeUpInvitation, community.as(person), { token, answer: "yes" });
}

function leave(person: Person, by: Person = person, letsRest = false) {
  return act(leaveOrganization, community.as(by), {
    organizationId: community.organizationId,
    memberId: community.people[person],
    letsRest,
  });
}

async function actors(): Promise<unknown[]> {
  const rows = await world.ask(
    `select m.name, o.is_keeper from people.organization_member o
     join people.member m on m.community_id = o.community_id and m.id = o.member_id
     where o.community_id = $1 and o.organization_id = $2 order by m.name`,
    [community.id, community.organizationId],
  );
  return rows.map(({ name, is_keeper }) => `${String(name).split(" ")[0]}${is_keeper ? "*" : ""}`);
}

async function lastEntry() {
  const [row] = await world.ask(
    `select kind, data, is_public from platform.entry where community_id = $1
     order by number desc limit 1`,
    [community.id],
  );
  return row;
}

describe("an organisation", () => {
  test("begins with who names it; a part of the municipality only with who serves", async () => {
    const municipal = { name: "Afdeling Groen", form: "municipal" as const };
    expect(nameOf(await act(addOrganization, community.as("roelie"), municipal))).toBe(
      "municipal_by_officials",
    );
    await done(addOrganization, community.as("marijke"), municipal);
    expect(nameOf(await act(addOrganization, community.as("wiebe"), municipal))).toBe("name_taken");
  });

  test("is described by a keeper alone, in the record", async () => {
    const words = { organizationId: community.organizationId, about: "Wij houden het dorp groen." };
    expect(nameOf(await act(describeOrganization, community.as("roelie"), words))).toBe(
      "not_keeper",
    );
    await done(describeOrganization, community.as("fenna"), words);
    expect(await lastEntry()).toMatchObject({ kind: "people.organizationDescribed" });
  });
});

describe("an invitation by mail", () => {
  test("does nothing until its button is pressed, and then once, also by two at once", async () => {
    const token = await invite();
    expect(await actors()).toEqual(["Fenna*"]);
    const outcomes = await Promise.all(
      (["roelie", "geert", "henk"] as const).map((person) =>
        act(takeUpInvitation, community.as(person), { token, answer: "yes" }),
      ),
    );
    expect(outcomes.map(nameOf).sort()).toEqual(["done", "joining_answered", "joining_answered"]);
    expect(await actors()).toHaveLength(2);
    expect(await lastEntry()).toMatchObject({
      kind: "people.organizationJoined",
      is_public: true,
      data: { by: community.people.fenna, keeper: false },
    });
  });

  test("is one at a time for an address, and its address goes once it is answered", async () => {
    const token = await invite();
    const again = {
      organizationId: community.organizationId,
      address: "Roelie@voorbeeld.example",
      makesKeeper: false,
      language: "nl" as const,
    };
    expect(nameOf(await act(inviteToOrganization, community.as("fenna"), again))).toBe(
      "invited_already",
    );
    await done(takeUpInvitation, community.as("roelie"), { token, answer: "no" });
    expect(await actors()).toEqual(["Fenna*"]);
    const [row] = await world.ask(
      "select address, outcome from people.organization_joining where community_id = $1",
      [community.id],
    );
    expect(row).toEqual({ address: null, outcome: "declined" });
  });

  test("ends: after a month, when it is taken back, and when its keeper goes", async () => {
    const begin = world.clock.machineNow();
    const old = await invite();
    world.clock.set(new Date(begin.getTime() + 31 * 86_400_000));
    const late = { token: old, answer: "yes" as const };
    expect(nameOf(await act(takeUpInvitation, community.as("roelie"), late))).toBe(
      "invitation_ended",
    );
    world.clock.set(begin);
    const [open] = await world.ask(
      "select id from people.organization_joining where community_id = $1",
      [community.id],
    );
    await done(withdrawInvitation, community.as("fenna"), { joiningId: String(open?.id) });
    await letIn("geert", true);
    const token = await invite("henk@voorbeeld.example");
    expect(nameOf(await leave("fenna"))).toBe("done");
    expect(
      nameOf(await act(takeUpInvitation, community.as("henk"), { token, answer: "yes" })),
    ).toBe("joining_answered");
  });

  test("goes out twenty times a day and not more", async () => {
    for (let each = 0; each < 20; each++) await invite(`buur${each}@voorbeeld.example`);
    const more = {
      organizationId: community.organizationId,
      address: "nog@voorbeeld.example",
      makesKeeper: false,
      language: "nl" as const,
    };
    expect(nameOf(await act(inviteToOrganization, community.as("fenna"), more))).toBe(
      "too_many_invitations",
    );
  });
});

describe("who asks to join", () => {
  test("is let in by a keeper, not by herself nor by another", async () => {
    const ask = { organizationId: community.organizationId, words: "Ik doe de administratie." };
    await done(askToJoin, community.as("roelie"), ask);
    expect(nameOf(await act(askToJoin, community.as("roelie"), ask))).toBe("asked_already");
    const [open] = await world.ask(
      "select id from people.organization_joining where community_id = $1",
      [community.id],
    );
    const answer = { joiningId: String(open?.id), answer: "yes" as const };
    for (const person of ["roelie", "wiebe"] as const)
      expect(nameOf(await act(answerRequest, community.as(person), answer))).toBe("not_keeper");
    await done(answerRequest, community.as("fenna"), answer);
    expect(await actors()).toEqual(["Fenna*", "Roelie"]);
    expect(nameOf(await act(answerRequest, community.as("fenna"), answer))).toBe(
      "joining_answered",
    );
  });
});

describe("who stops", () => {
  test("the last one names a successor or says that the organisation rests", async () => {
    expect(nameOf(await leave("fenna"))).toBe("last_member_stays");
    await letIn("roelie");
    expect(nameOf(await leave("fenna"))).toBe("last_keeper_stays");
    const keeper = { organizationId: community.organizationId, memberId: community.people.roelie };
    await done(changeKeeper, community.as("fenna"), { ...keeper, isKeeper: true });
    expect(nameOf(await leave("fenna"))).toBe("done");
    expect(nameOf(await leave("roelie", "roelie", true))).toBe("done");
    expect(await lastEntry()).toMatchObject({ kind: "people.organizationRests", is_public: true });
  });

  test("the clerk wakes one that rests, with somebody else than herself", async () => {
    const appoint = (person: Person, by: Person = "wiebe") =>
      act(appointToOrganization, community.as(by), {
        organizationId: community.organizationId,
        memberId: community.people[person],
      });
    expect(nameOf(await appoint("roelie"))).toBe("organization_awake");
    await leave("fenna", "fenna", true);
    expect(nameOf(await appoint("roelie", "henk"))).toBe("not_allowed");
    expect(nameOf(await appoint("wiebe"))).toBe("not_yourself");
    expect(nameOf(await appoint("roelie"))).toBe("done");
    expect(await actors()).toEqual(["Roelie*"]);
    expect(await lastEntry()).toMatchObject({ kind: "people.organizationWoken" });
  });

  test("of two keepers who go at once one stays", async () => {
    await letIn("roelie", true);
    const outcomes = await Promise.all([leave("fenna"), leave("roelie")]);
    expect(outcomes.map(nameOf).sort()).toEqual(["done", "last_member_stays"]);
  });

  test("a keeper ends it for another, who does not so for a keeper", async () => {
    await letIn("roelie");
    expect(nameOf(await leave("fenna", "roelie"))).toBe("not_keeper");
    expect(nameOf(await leave("roelie", "fenna"))).toBe("done");
    expect(await actors()).toEqual(["Fenna*"]);
  });

  test("whoever is erased leaves it to who acts longest, or to rest", async () => {
    await letIn("roelie");
    const erase = (person: Person) =>
      world.database.write(community.id, (tx) =>
        leaveAllOrganizations(
          {
            ...{ tx, communityId: community.id, now: world.clock.machineNow(), roles: [] },
            actor: { kind: "member", memberId: community.people[person] },
            record: () => {},
          } as unknown as Parameters<typeof leaveAllOrganizations>[0],
          community.people[person],
        ),
      );
    await erase("fenna");
    expect(await actors()).toEqual(["Roelie*"]);
    await erase("roelie");
    const [row] = await world.ask(
      "select rests_since::text from people.organization where community_id = $1 and id = $2",
      [community.id, community.organizationId],
    );
    expect(row).toEqual({ rests_since: "2026-09-29" });
  });
});

describe("the database, whoever writes the row", () => {
  test("lets nobody in without a keeper", async () => {
    const add = (by: string | null) =>
      goRound(
        world,
        community.id,
        `insert into people.organization_member values ($1, $2, $3, false, now(), $4)`,
        [community.id, community.organizationId, community.people.roelie, by],
      );
    for (const by of [null, community.people.roelie, community.people.wiebe])
      await expect(add(by)).rejects.toThrow("a keeper lets people in");
  });

  test("keeps a keeper, and knows when an organisation rests", async () => {
    await letIn("roelie");
    const write = (statement: string) =>
      goRound(world, community.id, statement, [community.id, community.organizationId]);
    await expect(
      write(
        "update people.organization_member set is_keeper = false where community_id = $1 and organization_id = $2",
      ),
    ).rejects.toThrow("has a keeper");
    await expect(
      write(
        "delete from people.organization_member where community_id = $1 and organization_id = $2",
      ),
    ).rejects.toThrow("rests when nobody may act");
    await expect(
      write(
        "update people.organization set rests_since = '2026-09-29' where community_id = $1 and id = $2",
      ),
    ).rejects.toThrow("rests when nobody may act");
  });
});

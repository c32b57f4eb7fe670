import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { layDownRole } from "#modules/people";
import { act } from "#platform/act.ts";
import {
  addDeal,
  done,
  foundTestCommunity,
  nameOf,
  openTestWorld,
  type Person,
  signBoth,
  type TestCommunity,
} from "../../../test-community.ts";
import { handOverDeal, replyToHandover } from "./handover.ts";

const world = await openTestWorld({ connections: 10 });
let community: TestCommunity;
let dealId: string;
let number: string;
beforeAll(async () => {
  community = await foundTestCommunity(world);
  const deal = await addDeal(world, community);
  await signBoth(community, deal.id);
  ({ id: dealId, number } = deal);
  // Geert leaves in ten days.
  const [term] = await world.ask(
    "select id from people.role_term where community_id = $1 and member_id = $2",
    [community.id, community.people.geert],
  );
  await done(layDownRole, community.as("geert"), {
    termId: String(term?.id),
    endsOn: "2026-10-09",
    reason: "Ik ga met pensioen.",
  });
});
afterAll(() => world.close());

const letter = () => ({
  dealId,
  fromId: community.people.geert,
  toId: community.people.marijke,
  promised: "De sleutel van de schuur, elke zaterdag.",
  matters: "Zij kennen elke boom.",
  open: "De keuring van de maaier.",
});

async function page(path: string, who?: Person): Promise<string> {
  const headers = who ? { cookie: await community.cookieOf(who) } : {};
  const address = `http://meent.test/${community.slug}${path}`;
  return (await world.app.request(address, { headers })).text();
}

describe("who leaves hands over", () => {
  test("is asked for a letter on the deal, on the tasks and in who waits for whom", async () => {
    for (const [path, who] of [
      [`/deals/${number}`, undefined],
      ["/overdracht", "geert"],
      ["/overdracht", "wiebe"],
    ] as const)
      expect(await page(path, who)).toContain(
        "Geert Lubbers gaat weg. De laatste dag is 9 oktober",
      );
    expect(await page("/overdracht", "roelie")).toContain("Er is nu niets over te dragen.");
    expect(await page("/wachten")).toContain("de overdrachtsbrief van");
  });

  test("to somebody with a role, who is no party, and only by who leaves or who oversees", async () => {
    const write = async (person: Person, change: Partial<ReturnType<typeof letter>> = {}) =>
      nameOf(await act(handOverDeal, community.as(person), { ...letter(), ...change }));
    expect(await write("roelie")).toBe("not_yours_to_hand_over");
    expect(await write("geert", { toId: community.people.geert })).toBe("successor_is_leaver");
    expect(await write("geert", { toId: community.people.fenna })).toBe("successor_is_party");
    expect(await write("geert", { toId: community.people.roelie })).toBe("successor_without_role");
    expect(await write("henk", { fromId: community.people.roelie })).toBe("not_their_face");
  });

  test("once, also when ten letters come at once; the successor is the face from then on", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => act(handOverDeal, community.as("geert"), letter())),
    );
    expect(outcomes.map(nameOf).sort()).toEqual([
      "done",
      ...Array<string>(9).fill("handed_over_before"),
    ]);
    const text = await page(`/deals/${number}`);
    expect(text).toContain("Geert Lubbers droeg over aan Marijke Bos");
    expect(text).toContain("De keuring van de maaier.");
    expect(text).not.toContain("Er is nog geen overdrachtsbrief.");
    expect(await page("/overdracht", "marijke")).toContain("Van Geert Lubbers");
  });

  test("and the party and the successor may answer it, once each", async () => {
    const [row] = await world.ask("select id from deals.handover_letter where community_id = $1", [
      community.id,
    ]);
    const input = { dealId, letterId: String(row?.id), words: "Ook de verzekering staat open." };
    const reply = async (person: Person) =>
      nameOf(await act(replyToHandover, community.as(person), input));
    expect(await reply("roelie")).toBe("not_of_this_handover");
    expect(await reply("fenna")).toBe("done");
    expect(await reply("fenna")).toBe("replied_before");
    expect(await reply("marijke")).toBe("done");
    expect(await page(`/deals/${number}`)).toContain("Ook de verzekering staat open.");
  });
});

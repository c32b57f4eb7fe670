import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { foundCommunity, reservedWords } from "#modules/people";
import { act } from "#platform/act.ts";
import { letterPdf, lettersPdf } from "#platform/letter.ts";
import { hashOf } from "#platform/session.ts";
import {
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type TestCommunity,
} from "../../../test-community.ts";
import { useCode } from "../actions.ts";
import { planResidents } from "../model/residents.ts";
import { endOwnCode, makeOwnCode, rescueClerk } from "./own-code.ts";
import { makeStack } from "./resident-letters.ts";
import {
  inviteResidents,
  inviteStagedResidents,
  mailWaitingInvitations,
  stageResidents,
} from "./residents.ts";

const world = await openTestWorld({ connections: 10 });
let community: TestCommunity;
let count = 0;
beforeEach(async () => {
  community = await foundTestCommunity(world, `veld-${++count}`);
});
afterAll(() => world.close());

const area = { id: "0199aaaa-0000-7000-8000-000000000001", name: "Oldeveen", slug: "oldeveen" };
const bytes = (text: string) => new TextEncoder().encode(text);
const planned = (text: string) => planResidents(bytes(text), [area]);
const faults = (text: string) =>
  planned(text).faults.map(({ line, column, error }) => `${line} ${column} ${error}`);

describe("a list", () => {
  test("is read as spreadsheets write it: byte order mark, semicolons, Windows-1252", () => {
    const text = "Naam;Mail;Adres;Postcode;Plaats;Wijk\r\n";
    const rows = `${text}Zoë Blœm;;Dorpsstraat 1;7931ab;Oldeveen;OLDEVEEN\r\n;jan@Voorbeeld.example;;;;\r\n`;
    expect(planned(`\uFEFF${rows}`).faults).toEqual([]);
    expect(planned(rows)).toMatchObject({ mails: 1, letters: 1 });
    expect(planned(rows).rows).toEqual([
      {
        address: null,
        name: "Zoë Blœm",
        postal: ["Dorpsstraat 1", "7931 AB  OLDEVEEN"],
        areaId: area.id,
      },
      { address: "jan@voorbeeld.example", name: null, postal: [], areaId: null },
    ]);
    const old = Uint8Array.from("Mail,Naam\nzo@x.example,Zo\xeb\n", (letter) =>
      letter.charCodeAt(0),
    );
    expect(planResidents(old, []).rows[0]?.name).toBe("Zoë");
  });

  test("says row, column and what is wrong, of every row", () => {
    const text = [
      "Naam;E-mail;Adres;Postcode;Plaats;Dorp",
      "A;;Kerkweg 2;7931 AB;Oldeveen;",
      "Jan;geen adres;;;;",
      ";;Kerkweg 2;793 AB;;Nergenshuizen",
      "Piet;;;;;",
      "Ria;ria@x.example;;;;",
      "Ria;RIA@x.example;;;;",
      "Bo;;Kerkweg 2;7931 AB;Oldeveen;",
      "bo;;Kerkweg 2;7931ab;Oldeveen;",
    ].join("\n");
    expect(faults(text)).toEqual([
      "2 Naam name_wrong",
      "3 E-mail mail_wrong",
      "4 Dorp area_unknown",
      "4 Naam name_missing",
      "4 Plaats place_missing",
      "4 Postcode postcode_wrong",
      "5 E-mail row_without_address",
      "7 E-mail mail_twice",
      "9 Naam letter_twice",
    ]);
    expect(faults("")).toEqual(["1  file_empty"]);
    expect(faults("Naam;Plaats\nJan;Oldeveen")).toEqual(["1  columns_missing"]);
    expect(faults("Mail;mail\na@x.example;b@x.example")).toEqual(["1  column_twice"]);
  });

  test("of a hundred thousand is read, and ten thousand are taken in at once", {
    timeout: 240_000,
  }, async () => {
    const lines = Array.from(
      { length: 100_000 },
      (_, index) => `Bewoner ${index};b${index}@voorbeeld.example`,
    );
    const plan = planned(["Naam;Mail", ...lines].join("\r\n"));
    const { mails } = await done(inviteResidents, community.asSystem(), {
      rows: plan.rows.slice(0, 10_000),
    });
    expect(plan).toMatchObject({ mails: 100_000, faults: [] });
    expect(mails).toBe(10_000);
  });
});

describe("inviting", () => {
  const rows = [
    { address: "ria@voorbeeld.example", name: "Ria", postal: [], areaId: null },
    { address: null, name: "Bo Kuipers", postal: ["Kerkweg 2", "7931 AB  OLDEVEEN"], areaId: null },
  ];

  test("is by the clerk, once a list, and twice invites nobody twice", async () => {
    expect(nameOf(await act(stageResidents, community.as("fenna"), { rows }))).toBe("not_allowed");
    const { id: listId } = await done(stageResidents, community.as("wiebe"), { rows });
    const both = await Promise.all(
      [1, 2].map(() => act(inviteStagedResidents, community.as("wiebe"), { listId })),
    );
    expect(both.map(nameOf).sort()).toEqual(["done", "list_used"]);
    const again = await done(inviteResidents, community.asSystem(), { rows });
    expect(again).toMatchObject({ mails: 0, letters: 0, known: 2 });
  });

  test("takes in nothing when one row cannot be", async () => {
    const wrong = { ...rows[0], address: "bo@x.example", areaId: area.id };
    const outcome = await act(inviteResidents, community.asSystem(), {
      rows: [...rows, wrong] as typeof rows,
    });
    expect(nameOf(outcome)).toBe("area_unknown");
    const found = await world.ask("select 1 from accounts.invitation where community_id = $1", [
      community.id,
    ]);
    expect(found).toEqual([]);
  });

  test("mails a hundred a minute, each once, and its code works once", async () => {
    const many = Array.from({ length: 130 }, (_, index) => ({
      ...{ address: `b${index}@v${count}.example`, name: null, postal: [], areaId: null },
    }));
    await done(inviteResidents, community.asSystem(), { rows: many });
    const sent = async () => {
      await mailWaitingInvitations(world.platform, community.id);
      const found = await world.ask(
        "select body::text from platform.mail where community_id = $1 and kind = 'accounts.resident'",
        [community.id],
      );
      return found.map(({ body }) => /uitnodiging\/(\w+)/.exec(String(body))?.[1] ?? "");
    };
    expect(await sent()).toHaveLength(100);
    expect(await sent()).toHaveLength(130);
    const [code = ""] = await sent();
    const use = { code, device: "", language: "nl" as const };
    expect(nameOf(await act(useCode, community.asVisitor(), use))).toBe("done");
    expect(nameOf(await act(useCode, community.asVisitor(), use))).toBe("code_used");
  });

  test("by letter gives a code that stays hers; a second letter makes the first worthless", async () => {
    const { id } = await done(inviteResidents, community.asSystem(), { rows });
    const codeIn = async () => {
      const stack = await makeStack(community.as("wiebe"), id, 0);
      const [letter] = stack?.letters ?? [];
      expect(stack?.letters).toHaveLength(1);
      expect(letter?.addressee).toEqual(["Bo Kuipers", "Kerkweg 2", "7931 AB  OLDEVEEN"]);
      return letter?.body.find(({ kind }) => kind === "large")?.text ?? "";
    };
    const [first, second] = [await codeIn(), await codeIn()];
    const use = (code: string) =>
      act(useCode, community.asVisitor(), { code, device: "", language: "nl" }).then(nameOf);
    expect(await use(first)).toBe("code_unknown");
    expect(await use(second)).toBe("done");
    const before = world.clock.machineNow();
    world.clock.set(new Date(before.getTime() + 400 * 86_400_000));
    expect(await use(second.toLowerCase())).toBe("done");
    world.clock.set(before);
    expect(await makeStack(community.as("wiebe"), id, 0)).toBeUndefined();
  });

  test("prints many letters in one file, each as it is alone", async () => {
    const { id } = await done(inviteResidents, community.asSystem(), {
      rows: Array.from({ length: 40 }, (_, index) => ({
        ...{ address: null, name: `Bewoner ${index}`, areaId: null },
        postal: [`Kerkweg ${index}`, "7931 AB  OLDEVEEN"],
      })),
    });
    const letters = (await makeStack(community.as("wiebe"), id, 0))?.letters ?? [];
    const pdf = Buffer.from(await new Response(lettersPdf(letters)).arrayBuffer());
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(40);
    const [one] = letters;
    if (one) expect((await letterPdf(one)).length).toBeGreaterThan(1000);
  });
});

describe("a code of one's own", () => {
  const use = (code: string) =>
    act(useCode, community.asVisitor(), { code, device: "", language: "nl" }).then(nameOf);

  test("lets who has no mail come back, until she takes it back", async () => {
    await done(makeOwnCode, community.as("roelie"), { codeHash: hashOf("ABCDEFGHJKMN") });
    expect(await use("abcd-efgh-jkmn")).toBe("done");
    expect(await use("ABCDEFGHJKMN")).toBe("done");
    await done(endOwnCode, community.as("roelie"), {});
    expect(await use("ABCDEFGHJKMN")).toBe("code_unknown");
  });

  test("comes to a locked-out clerk from who runs Meent, in the public record", async () => {
    const rescue = (name: string) => act(rescueClerk, community.asSystem(), { name });
    expect(nameOf(await rescue("Fenna Dijkstra"))).toBe("clerk_unknown");
    const outcome = await rescue("wiebe terpstra");
    expect(await use(outcome.ok ? outcome.value.code : "")).toBe("done");
    const [entry] = await world.ask(
      "select is_public from platform.entry where community_id = $1 and kind = 'accounts.clerkRescued'",
      [community.id],
    );
    expect(entry).toEqual({ is_public: true });
  });
});

test("no community takes a word of Meent itself, nor does the database let it", async () => {
  for (const slug of reservedWords) {
    await expect(foundCommunity(world.platform, { slug, name: "Nergens" })).rejects.toThrow();
    await expect(
      goRound(
        world,
        community.id,
        "insert into people.community (id, slug, name) values (gen_random_uuid(), $1, 'Nergens')",
        [slug],
      ),
    ).rejects.toThrow();
  }
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { proposeCoalition } from "./modules/coalitions/actions.ts";
import { withdrawDeal } from "./modules/deals/actions.ts";
import {
  addDeal,
  done,
  foundTestCommunity,
  openTestWorld,
  signBoth,
  type TestCommunity,
  type TestWorld,
} from "./test-community.ts";

/** Lists leave nothing out without a word: whoever leafs to the end saw all there is. */

let world: TestWorld;
let community: TestCommunity;
beforeAll(async () => {
  world = await openTestWorld();
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

const textOf = async (address: string) => (await world.app.request(address)).text();

/** Rows as no action would make so many of; what the database holds of each table stays in force. */
async function insertRound(table: string, statement: string, values: readonly unknown[] = []) {
  await world.ask(`alter table ${table} disable trigger user`);
  await world.ask(statement, values);
  await world.ask(`alter table ${table} enable trigger user`);
}

/** Copies of the one row with this id, each with other values. */
const copies = (table: string, changes: string, id: string) =>
  insertRound(
    table,
    `insert into ${table} select (jsonb_populate_record(o, ${changes})).* from ${table} o,
       generate_series(1, ${many}) n where o.id = $1`,
    [id],
  );

/** More than three pages of any list here, save those of hundred a page. */
const many = 160;

/** Leafs from the first page to the last; the addresses of what stands on them, in order. */
async function leaf(first: string, things: RegExp, label: string): Promise<string[]> {
  const seen: string[] = [];
  for (let address: string | undefined = first; address; ) {
    const html: string = await textOf(address);
    seen.push(...Array.from(html.matchAll(things), ([, path = ""]) => path));
    const pager: string =
      html.split('<nav class="meent-pager"').find((part) => part.includes(`"${label}"`)) ?? "";
    address = /<a[^>]* href="([^"]+)"[^>]* rel="next"/
      .exec(pager.split("</nav>")[0] ?? "")?.[1]
      ?.replaceAll("&amp;", "&");
    expect(seen.length, "it comes to an end").toBeLessThan(1000);
  }
  return seen;
}

const lists = {
  deals: {
    label: "Alle deals",
    things: /href="\/noorderveld(\/deals\/D-[^"]+)"/g,
    fill: async () => {
      const { id } = await addDeal(world, community);
      await copies(
        "deals.deal",
        `jsonb_build_object('id', gen_random_uuid(), 'number', 'D-2030-' || n, 'origin_id', gen_random_uuid())`,
        id,
      );
      return many + 1;
    },
  },
  afspraken: {
    label: "Bladeren",
    things: /href="\/noorderveld(\/afspraken\/A-[^"]+)"/g,
    fill: async () => {
      const { id } = await done(proposeCoalition, community.as("fenna"), {
        title: "Samen koken",
        what: "Elke woensdag koken wij in het dorpshuis.",
        serves: "Wie mee wil eten",
        continuity: "Dan zoeken de anderen iemand.",
        startsOn: "2026-10-01",
        termMonths: 12,
        looksBackMonths: 6,
        parties: [
          { name: "Fenna", hours: 60 },
          { name: "Iemand", hours: 60 },
        ],
      });
      await copies(
        "coalitions.coalition",
        `jsonb_build_object('id', gen_random_uuid(), 'number', 'A-2030-' || n, 'state', 'firm',
           'firm_at', now(), 'lapses_at', '2028-01-01T00:00:00Z', 'lapses_to', 'finished')`,
        id,
      );
      // The one on the table is its parties' own.
      return many;
    },
  },
  organisaties: {
    label: "Bladeren",
    things: /href="\/noorderveld(\/organisaties\/[0-9a-f-]{36})"/g,
    fill: async () => {
      await copies(
        "people.organization",
        "jsonb_build_object('id', gen_random_uuid(), 'name', 'Vereniging ' || n)",
        community.organizationId,
      );
      return many + 1;
    },
  },
  rollen: {
    label: "Eerder, in de laatste 10 jaar",
    things: /href="\/noorderveld(\/rollen\/[0-9a-f-]{36})"/g,
    fill: async () => {
      await insertRound(
        "people.role_term",
        `insert into people.role_term (community_id, id, member_id, role, starts_on, ends_on)
         select $1, gen_random_uuid(), $2, 'connector', date '2020-01-01' + n * 4, date '2020-01-01' + n * 4 + 2
         from generate_series(1, ${many}) n`,
        [community.id, community.people.roelie],
      );
      return many;
    },
  },
  mandaten: {
    label: "Bladeren",
    things: /href="\/noorderveld(\/mandaten\/M-[^"]+)"/g,
    fill: async () => {
      await copies(
        "mandates.mandate",
        "jsonb_build_object('id', gen_random_uuid(), 'number', 'M-2030-' || n)",
        community.mandateId,
      );
      return many + 1;
    },
  },
  brieven: {
    label: "Bladeren",
    things: /href="\/noorderveld(\/brieven\/B-[^"]+)"/g,
    fill: async () => {
      await insertRound(
        "letters.letter",
        `insert into letters.letter (community_id, id, number, kind, work_id, area_id, party_member_id,
           why, cooperation, basis, sender_address, made_at, sent_on, way, received_on, state)
         select $1, gen_random_uuid(), 'B-2030-' || n, 'request', $2, $3, $4, 'Wij kennen elke boom.',
           'De machines in de schuur.', 'plain', 'Dorpsstraat 1', now(), '2026-09-01', 'post', '2026-09-02', 'sent'
         from generate_series(1, ${many}) n`,
        [community.id, community.works.park, community.areas.oldeveen, community.people.fenna],
      );
      return many;
    },
  },
} as const;

test.each(Object.entries(lists))(
  "%s: to the last page is to the last thing",
  async (path, list) => {
    const total = await list.fill();
    await world.ask("update platform.community_state set version = version + 1");
    const first = `/noorderveld/${path}`;
    const seen = await leaf(first, list.things, list.label);
    // Those of other lists on the same page come back on each page of this one.
    expect(new Set(seen).size).toBeGreaterThanOrEqual(total);
    if (path !== "rollen" && path !== "deals") expect(seen).toHaveLength(total);
    if (path === "rollen" || path === "deals") return;
    const standing = (html: string) => Array.from(html.matchAll(list.things), ([, one]) => one);
    const beyond = standing(await textOf(`${first}?pagina=900`));
    expect(beyond.length, "beyond the end is the last page").toBeGreaterThan(0);
    expect(beyond).toEqual(seen.slice(-beyond.length));
  },
);

test("the deals of a village are leafed to the end, and beyond it is the last page", async () => {
  const home = await foundTestCommunity(world, "beekdal");
  const { id } = await addDeal(world, home);
  await copies(
    "deals.deal",
    `jsonb_build_object('id', gen_random_uuid(), 'number', 'D-2031-' || n, 'origin_id', gen_random_uuid())`,
    id,
  );
  await world.ask("update platform.community_state set version = version + 1");
  const things = /href="\/beekdal(\/deals\/D-[^"]+)"/g;
  const seen = await leaf("/beekdal/gebied/oldeveen", things, "Wat is afgesproken");
  expect(new Set(seen).size).toBe(many + 1);
  const beyond = await textOf("/beekdal/gebied/oldeveen?deals=900");
  expect(beyond).toContain(`href="/beekdal${seen.at(-1)}"`);
});

describe("which deals are listed", () => {
  test("page, program, spreadsheet, news reader and search say the same", async () => {
    const dunes = await foundTestCommunity(world, "duinveld");
    const deal = (title: string) =>
      addDeal(world, dunes, undefined, { why: `Wij willen ${title} zelf onderhouden.` });
    const [proposed, signed, withdrawn] = [await deal("a"), await deal("b"), await deal("c")];
    await signBoth(dunes, signed.id);
    await done(withdrawDeal, dunes.as("fenna"), {
      dealId: withdrawn.id,
      side: "party",
      reason: "Wij doen het toch niet.",
    });
    await world.ask("update platform.community_state set version = version + 1");
    const at = `/api/v1/gemeenschappen/${dunes.slug}`;
    const numbersIn = (text: string) =>
      [...new Set(text.match(/D-2026-\d+/g) ?? [])].sort().filter((one) => one !== undefined);
    const wanted = [proposed.number, signed.number].sort();
    const html = await textOf(`/${dunes.slug}/deals`);
    expect(numbersIn(html.split('id="alle"')[1] ?? ""), "the page").toEqual(wanted);
    for (const file of ["deals", "deals.csv", "deals.atom", "deals.ics"])
      expect(numbersIn(await textOf(`${at}/${file}`)), file).toEqual(wanted);
    for (const { number } of [proposed, signed, withdrawn]) {
      const found = await textOf(`${at}/zoeken?zoek=${number}&soort=deals`);
      expect(found.includes(`/deals/${number}`), number).toBe(wanted.includes(number));
    }
  });
});

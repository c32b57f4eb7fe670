import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { giveRole } from "#modules/people";
import { withdrawSignal } from "#modules/signals";
import { nameWork } from "#modules/works";
import { act } from "#platform/act.ts";
import { openDatabase } from "#platform/database.ts";
import { keyOf } from "#platform/instead.ts";
import { writingsOf } from "#platform/slots.ts";
import { assemble, foundKinds } from "./app.ts";
import { hideWriting, restoreWriting } from "./modules/moderation/actions/judging.ts";
import { reportWriting } from "./modules/moderation/actions/reporting.ts";
import { shareElsewhere } from "./modules/search/actions.ts";
import { followAll, rebuildAll, rebuildOnceADay } from "./modules/search/jobs.ts";
import { slots as signalSlots } from "./modules/signals/pages.tsx";
import { slots as workSlots } from "./modules/works/pages.tsx";
import {
  addChallenge,
  addDeal,
  addSignal,
  appoint,
  beginning,
  done,
  foundTestCommunity,
  openTestWorld,
  type TestCommunity,
} from "./test-community.ts";

// What searching finds, over all modules: what everybody can read, and nothing else.

const findWritings = writingsOf([workSlots, signalSlots]);
const world = await openTestWorld();
let community: TestCommunity;
let neighbour: TestCommunity;

beforeAll(async () => {
  community = await foundTestCommunity(world);
  neighbour = await foundTestCommunity(world, "buurveld");
  await appoint(community, {
    memberId: community.people.roelie,
    role: "moderator",
    startsOn: "2026-01-01",
  });
  await done(giveRole, community.asSystem(), {
    memberId: community.people.geert,
    role: "host",
    startsOn: "2026-01-01",
  });
});
afterAll(() => world.close());

interface Answer {
  readonly status: number;
  readonly html: string;
  /** The titles of what was found, with [ ] round what was marked. */
  readonly titles: readonly string[];
}

async function search(words: string, more = "", at = `/${community.slug}`): Promise<Answer> {
  const path = `${at}/zoeken?zoek=${encodeURIComponent(words)}${more}`;
  const answer = await world.app.request(`http://meent.test${path}`);
  const html = await answer.text();
  const titles = [...html.matchAll(/<h3[^>]*>(.*?)<\/h3>/gs)].map(([, title = ""]) =>
    title
      .replaceAll(/<mark[^>]*>(.*?)<\/mark>/g, "[$1]")
      .replaceAll(/<[^>]+>/g, "")
      .replaceAll("&#39;", "'"),
  );
  return { status: answer.status, html, titles };
}

function name(title: string, lead = "Wat er gedaan moet worden.") {
  return done(nameWork, community.as("fenna"), {
    title,
    lead,
    areaId: community.areas.hasselo,
    doer: { kind: "nobody", name: null },
  });
}

describe("what is found", () => {
  test("a work from the moment it is named, by stem, accent, part and likeness", async () => {
    await name("De speeltuinen bij café De Één", "Twee schommels en een glijbaan.");
    for (const asked of ["speeltuin", "SPEELTUINEN", "cafe een", "tuinen", '"café de één"'])
      expect((await search(asked)).titles.join(), asked).toContain("[");
    const [row] = await world.ask(
      "select also from search.document where title like '%speeltuinen%'",
    );
    expect((await search(String(row?.also))).titles, "by its number").toHaveLength(1);
    expect((await search("schommel")).html).toContain("schommels");
    const mistyped = await search("speeltiunen");
    expect(mistyped.titles.join()).toContain("speeltuinen");
    expect(mistyped.html).toContain("Niets heeft al uw woorden");
  });

  test.each([
    ["boom", "bomen"],
    ["huis", "huizen"],
    ["brief", "brieven"],
    ["fiets", "fietsen"],
    ["auto", "auto’s"],
    ["foto", "foto's"],
    ["kind", "kinderen"],
    ["ei", "eieren"],
    ["brug", "bruggen"],
    ["weg", "wegen"],
    ["vrijwilliger", "vrijwilligers"],
    ["schommel", "schommels"],
    ["bushalte", "bushaltes"],
    ["idee", "ideeën"],
    ["stad", "steden"],
    ["schip", "schepen"],
    ["lid", "leden"],
  ])("one %s is found among %s, and the other way round", async (one, more) => {
    await name(`Proef met ${one} zzq`);
    await name(`Proef met ${more} zzq`);
    for (const asked of [one, more]) {
      const marked = (await search(`${asked} zzq`)).titles;
      const titles = marked.map((title) => title.replaceAll(/[[\]]/g, ""));
      expect(titles, asked).toEqual(
        expect.arrayContaining([`Proef met ${one} zzq`, `Proef met ${more} zzq`]),
      );
      expect(titles[0], `${asked} itself first`).toBe(`Proef met ${asked} zzq`);
      expect(marked.slice(0, 2).join(), "with the word marked").toContain(
        `[${asked.split(/['’]/)[0]}`,
      );
    }
  });

  test("who asks for a saw meets the saw before what somebody saw", async () => {
    await name("Een zaag te leen bij de smid");
    await name("Zaagbok van Harm");
    await name("Zagen en schaven leren");
    await name("Wat Jan zag op de dijk");
    const first = async (asked: string) =>
      (await search(asked)).titles.map((title) => title.replaceAll(/[[\]]/g, ""));
    expect((await first("zaag")).slice(0, 2)).toEqual([
      "Een zaag te leen bij de smid",
      "Zaagbok van Harm",
    ]);
    expect((await first("zag"))[0]).toBe("Wat Jan zag op de dijk");
    // The plural, and the work itself: both are about saws.
    const plural = await first("zagen");
    expect(plural[0]).toBe("Zagen en schaven leren");
    expect(plural).toContain("Een zaag te leen bij de smid");
  });

  test("only what has all the words, and what has some where nothing has all", async () => {
    await name("De muziektent", "Dakpannen ontbreken.");
    const both = await search("muziektent dakpan");
    expect(both.titles).toEqual(["De [muziektent]"]);
    expect(both.html).toContain('<mark class="meent-hit">Dakpannen</mark>');
    expect(both.html).toContain("Eén ding past");
    expect((await search("muziektent -dakpan")).titles).toEqual([]);
    expect((await search("muziektent giraffe")).titles).toEqual(["De [muziektent]"]);
    expect((await search("giraffe")).html).toContain("niets gevonden");
  });

  test("narrowed by what and where", async () => {
    await name("Het haventje");
    expect((await search("haventje", "&soort=werken&gebied=hasselo")).titles).toHaveLength(1);
    expect((await search("haventje", "&gebied=oldeveen")).titles).toEqual([]);
    expect((await search("haventje", "&soort=deals")).titles).toEqual([]);
    expect((await search("haventje", "&soort=onzin&gebied=onzin")).titles).toHaveLength(1);
  });

  test("on English pages too, with what people wrote marked as Dutch", async () => {
    await name("De wipkip");
    const { html, titles } = await search("wipkip", "", `/en/${community.slug}`);
    expect(titles).toEqual(["De [wipkip]"]);
    expect(html).toContain('<span lang="nl">De <mark');
    expect(html).toContain("One thing fits");
  });

  test("nothing of another community", async () => {
    const context = neighbour.as("fenna");
    await done(nameWork, context, {
      title: "De kinderboerderij",
      lead: "Geiten en ezels.",
      areaId: neighbour.areas.hasselo,
      doer: { kind: "nobody", name: null },
    });
    expect((await search("kinderboerderij")).titles).toEqual([]);
    expect((await search("kinderboerderij", "", "/buurveld")).titles).toHaveLength(1);
  });

  test("nothing of what was refused", async () => {
    const outcome = await act(nameWork, community.as("fenna"), {
      title: "De duiventil",
      lead: "Onderdak.",
      areaId: neighbour.areas.hasselo,
      doer: { kind: "nobody", name: null },
    });
    expect(outcome.ok).toBe(false);
    expect((await search("duiventil")).titles).toEqual([]);
  });
});

describe("what is not to be read is not found", () => {
  test("a signal for the host alone; one that was taken back, at once", async () => {
    const context = { as: community.as, id: community.id };
    await addSignal(context, undefined, {
      body: "Mijn geheime zorg over flamingo's.",
      wish: "host",
    });
    expect((await search("flamingo")).titles).toEqual([]);
    const signalId = await addSignal(context, undefined, { body: "De pinguïns staan in de wei." });
    expect((await search("pinguins")).titles).toHaveLength(1);
    await done(withdrawSignal, community.as("fenna"), { signalId });
    expect((await search("pinguins")).titles).toEqual([]);
  });

  test("words that a moderator hides are gone at once, and back when they are shown again", async () => {
    const body = "De vuilnis van de axolotl staat te vroeg buiten.";
    const id = await addSignal(community, undefined, { body });
    const key = keyOf(community.people.fenna, body);
    const reporting = { kind: "signal", id, key, reason: "personalData" as const };
    await done(reportWriting(findWritings), community.asVisitor(), reporting);
    expect((await search("axolotl")).titles).toHaveLength(1);
    const [row] = await world.ask("select id from moderation.writing where subject_id = $1", [id]);
    const measure = { writingId: String(row?.id), words: "Er staat een adres in." };
    await done(hideWriting, community.as("roelie"), { ...measure, reason: "personalData" });
    expect((await search("axolotl")).titles).toEqual([]);
    expect(await rowsWith("axolotl"), "nor is it kept").toBe(0);
    await done(restoreWriting, community.as("roelie"), measure);
    expect((await search("axolotl")).titles).toHaveLength(1);
  });

  test("a hidden title is gone from what is called after it too", async () => {
    const work = await name("Het nijlpaardenpad");
    await addChallenge({ as: community.as, works: { ...community.works, park: work.id } });
    expect((await search("nijlpaardenpad")).titles).toHaveLength(2);
    const key = keyOf(work.id, "Het nijlpaardenpad");
    const reporting = { kind: "work", id: work.id, key, reason: "insult" as const };
    await done(reportWriting(findWritings), community.asVisitor(), reporting);
    const [row] = await world.ask("select id from moderation.writing where subject_id = $1", [
      work.id,
    ]);
    const measure = { writingId: String(row?.id), words: "Dit is een scheldnaam." };
    await done(hideWriting, community.as("roelie"), { ...measure, reason: "insult" });
    expect((await search("nijlpaardenpad")).titles).toEqual([]);
    expect(await rowsWith("nijlpaard")).toBe(0);
  });

  test("whoever has a role is found by it until her last day", async () => {
    expect((await search("fractievoorzitter")).titles).toEqual([]);
    await done(giveRole, community.asSystem(), {
      memberId: community.people.marijke,
      role: "councillor",
      title: "Fractievoorzitter",
      startsOn: "2026-09-01",
      endsOn: "2026-10-15",
    });
    const found = await search("fractievoorzitter");
    expect(found.titles).toEqual(["Marijke Bos"]);
    expect(found.html).toContain("Mensen met een rol");
    const later = new Date("2026-10-20T09:00:00.000Z");
    world.clock.set(later);
    // She is a helping official still, and was told anew with that role alone.
    await rebuildAll(community.asSystem(later), foundKinds);
    expect((await search("fractievoorzitter")).titles).toEqual([]);
    expect((await search("Marijke Bos")).titles).toEqual(["[Marijke] [Bos]"]);
    world.clock.set(beginning);
    await rebuildAll(community.asSystem(), foundKinds);
  });

  async function rowsWith(word: string): Promise<number> {
    const rows = await world.ask(
      "select from search.document where community_id = $1 and (title || body) ilike $2",
      [community.id, `%${word}%`],
    );
    return rows.length;
  }
});

describe("what cannot be searched for", () => {
  test.each([
    ["emoji", "🎉", "Zoeken gaat met letters"],
    ["one letter", "a", "ten minste twee letters"],
    ["10,000 letters", "a".repeat(10_000), "te lang om te zoeken"],
    ["a per cent sign", "%", "Zoeken gaat met letters"],
    ["a low line", "_", "Zoeken gaat met letters"],
    ["only stop words", "de van het", "staan overal"],
  ])("%s says so, and keeps what was typed", async (_, typed, sentence) => {
    const { status, html, titles } = await search(typed);
    expect([status, titles]).toEqual([422, []]);
    expect(html).toContain(sentence);
    expect(html).toContain(`value="${typed}"`);
    expect(html).toMatch(/<title>Fout: /);
  });

  test.each([
    "'; drop table search.document; --",
    "O'Neill",
    '"',
    "park' & !",
    "park <-> (",
    "100%_",
    "\\",
    ":*",
    "<script>alert(1)</script>",
    "park or or -",
    "\u202E\uFEFFpark",
  ])("%s breaks nothing", async (typed) => {
    const { status, html } = await search(typed);
    expect([200, 422]).toContain(status);
    expect(html).not.toContain("<script>alert");
    expect(await world.ask("select 1 from search.document limit 1")).toHaveLength(1);
  });

  test("an empty box asks nothing and refuses nothing", async () => {
    for (const path of ["/zoeken", "/zoeken?zoek=", "/en"].slice(0, 2)) {
      const answer = await world.app.request(`http://meent.test/${community.slug}${path}`);
      expect(answer.status).toBe(200);
    }
  });

  test.each(["10000", "0", "-1", "x"])(
    "page %s is not there, and says where to go",
    async (page) => {
      await name(`De ijsbaan ${page}`);
      const { status, html } = await search("ijsbaan", `&pagina=${page}`);
      expect(status).toBe(404);
      expect(html).toContain("Die bladzijde is er niet.");
      expect(html).toContain("Naar de eerste bladzijde");
    },
  );

  test("what fits more than a page has a next one", async () => {
    for (let number = 0; number < 21; number++) await name(`Bijenkast nummer ${number + 10}`);
    const first = await search("bijenkast", "&soort=werken");
    expect(first.titles).toHaveLength(20);
    expect(first.html).toContain("pagina=2");
    const second = await search("bijenkast", "&soort=werken&pagina=2");
    expect(second.titles).toHaveLength(1);
    expect(new Set([...first.titles, ...second.titles]).size).toBe(21);
  });
});

describe("once a day", () => {
  test("all of it told anew changes nothing, whatever happened", async () => {
    await addDeal(world, community);
    await followAll(world.platform, foundKinds);
    expect(await rebuildAll(community.asSystem(), foundKinds)).toBe(0);
    expect(await rebuildAll(neighbour.asSystem(), foundKinds)).toBe(0);
  });

  test("what was there before there was searching is found", async () => {
    await followAll(world.platform, foundKinds);
    const before = await count();
    await world.ask("delete from search.document where community_id = $1", [community.id]);
    await world.ask("delete from search.rebuilt where community_id = $1", [community.id]);
    expect(await rebuildOnceADay(world.platform, foundKinds, community.id)).toBe(before);
    expect(await count()).toBe(before);
    expect(await rebuildOnceADay(world.platform, foundKinds, community.id), "once").toBe(0);
  });

  test("what is there and belongs nowhere is taken away", async () => {
    await world.ask(
      `insert into search.document (community_id, kind, id, title, body, path, at)
       values ($1, 'work', gen_random_uuid(), 'Spookwerk', '', '/werken/x', now())`,
      [community.id],
    );
    expect((await search("spookwerk")).titles).toHaveLength(1);
    expect(await rebuildAll(community.asSystem(), foundKinds)).toBe(1);
    expect((await search("spookwerk")).titles).toEqual([]);
  });

  async function count(): Promise<number> {
    const rows = await world.ask("select from search.document where community_id = $1", [
      community.id,
    ]);
    return rows.length;
  }
});

describe("the record is followed", () => {
  const told = async () => {
    const [row] = await world.ask(
      `select f.number = s.record_length as is_level from platform.community_state s
       join search.followed f using (community_id) where community_id = $1`,
      [community.id],
    );
    return row?.is_level;
  };

  test("each minute, and by whoever searches first", async () => {
    await name("De kaasschaaf van de buren");
    expect(await told()).toBe(false);
    expect((await search("kaasschaaf")).titles).toHaveLength(1);
    expect(await told()).toBe(true);
    await name("De kaasstolp van de buren");
    await world.jobs.everyMinute["search.follow"]?.();
    expect(await told()).toBe(true);
  });

  test("where nothing can be written, without what is not known as it is now", async () => {
    await name("De kaasboer op woensdag");
    expect((await search("kaasboer")).titles).toHaveLength(1);
    await name("De kaasboer op zaterdag");
    const url = new URL(world.urls.app);
    url.searchParams.set("options", "-c default_transaction_read_only=on");
    const database = openDatabase(url.href);
    const onlyReading = assemble({ ...world.platform, database, isDemo: false });
    const path = `/${community.slug}/zoeken?zoek=kaasboer`;
    const html = await (await onlyReading.app.request(`http://meent.test${path}`)).text();
    await database.close();
    expect(html).toContain("op woensdag");
    expect(html).not.toContain("op zaterdag");
    expect((await search("kaasboer")).titles).toHaveLength(2);
  });

  test("stretch by stretch, by many who search at once, while others write", async () => {
    const many = Array.from({ length: 230 }, (_, nth) => nth);
    await Promise.all(many.map((nth) => name(`Kaasplank nummer ${nth}`)));
    const [, ...found] = await Promise.all([
      name("Kaasplank van hout"),
      ...Array.from({ length: 8 }, () => search("kaasplank nummer")),
    ]);
    for (const { html } of found) expect(html).toContain("230 ");
    expect((await search("kaasplank hout")).titles).toHaveLength(1);
    expect(await told()).toBe(true);
    expect(await rebuildAll(community.asSystem(), foundKinds)).toBe(0);
  });
});

test("two who change one thing at once leave it as the last one left it", async () => {
  const body = "De brievenbus van de okapi is kapot.";
  const signalId = await addSignal(community, undefined, { body });
  await Promise.all([
    done(withdrawSignal, community.as("fenna"), { signalId }),
    rebuildAll(community.asSystem(), foundKinds),
  ]);
  expect((await search("okapi")).titles).toEqual([]);
});

describe("elsewhere", () => {
  const elsewhere = async (slug: string) => {
    const answer = await world.app.request(`http://meent.test/${slug}/elders`);
    return answer.text();
  };

  test("others read what a community shares, of the kinds it chose, and nothing else", async () => {
    await name("De gedeelde hooiberg");
    await addSignal(community, undefined, { body: "De gedeelde hooiberg staat scheef." });
    expect(await elsewhere("buurveld"), "works are not shared at first").not.toContain("hooiberg");
    await done(shareElsewhere, community.as("wiebe"), { kinds: ["work"] });
    const html = await elsewhere("buurveld");
    expect(html).toContain("De gedeelde hooiberg");
    expect(html).toContain(`href="/${community.slug}/werken/`);
    expect(html, "signals were not chosen").not.toContain("staat scheef");
    expect(await elsewhere(community.slug), "one's own is not elsewhere").not.toContain("hooiberg");
    await name("De gedeelde wilg");
    expect(await elsewhere("buurveld"), "what comes later too").toContain("De gedeelde wilg");
    const answer = await world.app.request("/api/v1/gemeenschappen/buurveld/elders");
    expect(JSON.stringify(await answer.json())).toContain("De gedeelde wilg");
    await done(shareElsewhere, community.as("wiebe"), { kinds: [] });
    expect(await elsewhere("buurveld"), "from the moment it is not").not.toContain("gedeelde");
  });

  test("only the council clerk chooses", async () => {
    const outcome = await act(shareElsewhere, community.as("henk"), { kinds: ["signal"] });
    expect(outcome).toMatchObject({ ok: false, refusal: "not_allowed" });
    const post = (cookie: string) =>
      world.app.request(`http://meent.test/${community.slug}/elders/delen`, {
        method: "POST",
        headers: { cookie, origin: "http://meent.test" },
        body: new URLSearchParams([
          ["soort", "deals"],
          ["soort", "werken"],
        ]),
      });
    expect((await post(await community.cookieOf("henk"))).status).toBe(403);
    expect((await post(await community.cookieOf("wiebe"))).status).toBe(303);
    const [row] = await world.ask("select kinds from search.sharing where community_id = $1", [
      community.id,
    ]);
    expect(row?.kinds).toEqual(["deal", "work"]);
  });
});

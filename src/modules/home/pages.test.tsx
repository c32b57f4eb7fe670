import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  askParty,
  decideChallenge,
  draftChallenge,
  fileChallenge,
  objectToRefusal,
  proposeDivision,
} from "#modules/challenges";
import { nameWork, startUndertaking } from "#modules/works";
import {
  addChallenge,
  addChallengeInDecision,
  addDeal,
  beginning,
  done,
  foundTestCommunity,
  openTestWorld,
  planFor,
  settleUntil,
  signBoth,
  type TestCommunity,
  type TestWorld,
} from "../../test-community.ts";

// Who waits for whom, over all modules at once: the front page and its own page read one slot.

let world: TestWorld;
beforeAll(async () => {
  world = await openTestWorld();
});
afterAll(() => world.close());

/** The lines of the list, each as one text. */
async function linesOf(path: string): Promise<string[]> {
  const response = await world.app.request(`http://meent.test${path}`);
  const html = await response.text();
  expect(response.status).toBe(200);
  const [, list = ""] = /<ul class="meent-waits">(.*?)<\/ul>/s.exec(html) ?? [];
  return list
    .split("</li>")
    .map((line) =>
      line
        .replace(/<[^>]+>/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((line) => line !== "");
}

function later(days: number): Date {
  return new Date(beginning.getTime() + days * 86_400_000);
}

let made = 0;
function community(): Promise<TestCommunity> {
  world.clock.set(beginning);
  return foundTestCommunity(world, `wachten-${made++}`);
}

test("the front page leads to each village", async () => {
  const { slug } = await community();
  const response = await world.app.request(`http://meent.test/${slug}`);
  const html = await response.text();
  for (const path of ["gebied/oldeveen", "gebied/hasselo"])
    expect(html).toContain(`href="/${slug}/${path}"`);
  expect(html).toContain(`href="/${slug}/gebied/oldeveen">Oldeveen</a>`);
});

test("the front page leads to beginning an initiative and to needs and offers, before the first too", async () => {
  const { slug } = await community();
  for (const language of ["", "/en"]) {
    const html = await (await world.app.request(`http://meent.test${language}/${slug}`)).text();
    const [now = ""] = /<section[^>]*aria-labelledby="nu".*?<\/section>/s.exec(html) ?? [];
    expect(now).toContain(`href="${language}/${slug}/initiatieven/nieuw"`);
    expect(now).toContain(`href="${language}/${slug}/vraag-en-aanbod"`);
    expect(now.split("<li").length - 1).toBeLessThanOrEqual(6);
  }
});

test("three questions that are sent empty come back with what is missing", async () => {
  const { slug } = await community();
  const ask = (query: string) =>
    world.app.request(`http://meent.test/${slug}/meedoen${query}`, {
      headers: { "accept-language": "nl" },
    });
  expect((await ask("")).status).toBe(200);
  expect((await ask("?werk=W-2026-001")).status).toBe(200);
  const empty = await ask("?werk=&bedrag=");
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain("Kies het werk waar het om gaat.");
  const half = await ask("?werk=&nu=nee&bedrag=veel");
  expect(half.status).toBe(422);
  const html = await half.text();
  expect(html).toMatch(/<input[^>]*name="nu"[^>]*value="nee"[^>]*checked/);
  expect(html).toContain('value="veel"');
});

test("three questions about what is not there yet lead to an initiative", async () => {
  const { slug } = await community();
  for (const [language, road] of [
    ["", "Uw weg: een eigen initiatief"],
    ["/en", "Your road: an initiative of your own"],
  ] as const) {
    const path = `${language}/${slug}`;
    const ask = (query: string) =>
      world.app.request(`http://meent.test${path}/meedoen?${query}`, {
        headers: { "accept-language": "nl" },
      });
    for (const query of ["werk=nieuw&nu=nee&nodig=nothing&bedrag=", "werk=nieuw&bedrag="]) {
      const answer = await ask(query);
      expect(answer.status).toBe(200);
      const html = await answer.text();
      const [way = ""] = /<section[^>]*aria-labelledby="weg".*?<\/section>/s.exec(html) ?? [];
      expect(way).toContain(road);
      expect(way).toContain(`href="${path}/initiatieven/nieuw"`);
      expect(html).toMatch(/<option value="nieuw" selected/);
    }
    expect(await (await ask("werk=nieuw")).text()).not.toContain(road);
  }
});

describe("who waits for whom", () => {
  test("nobody, in a community where nothing was asked", async () => {
    const { slug } = await community();
    const response = await world.app.request(`http://meent.test/${slug}/wachten`);
    expect(await response.text()).toContain("Niemand wacht nu op een ander.");
  });

  test("the longest first, over modules, on the front page and on its own", async () => {
    const own = await community();
    await done(startUndertaking, own.as("roelie"), {
      workId: own.works.bridges,
      what: "Wij halen elke zaterdag het vuil van de bruggen.",
      noticed: "",
      nothingNeeded: "yes",
    });
    await addChallenge(own, later(2));
    world.clock.set(later(4));
    const expected = [
      expect.stringMatching(
        /^Roelie Hofstee wacht op de gemeente , voor een ambtenaar die helpt bij .*bruggen\. al 4 dagen, nog 1 dag$/,
      ),
      expect.stringMatching(
        /^Fenna Dijkstra wacht op het college , voor een besluit over Onderhoud dorpspark Oldeveen\. al 2 dagen, nog 54 dagen$/,
      ),
      expect.stringMatching(
        /^Fenna Dijkstra wacht op de gemeente , voor een ambtenaar die helpt bij het plan/,
      ),
    ];
    expect(await linesOf(`/${own.slug}`)).toEqual(expected);
    expect(await linesOf(`/${own.slug}/wachten`)).toEqual(expected);
    expect((await linesOf(`/en/${own.slug}/wachten`))[1]).toMatch(
      /^Fenna Dijkstra waits for the executive : a decision on .* 2 days now, 54 days left$/,
    );
  });

  test("what passed its last day is late, and is counted so", async () => {
    const own = await community();
    await addChallenge(own);
    world.clock.set(later(8));
    const [, second = ""] = await linesOf(`/${own.slug}/wachten`);
    expect(second).toContain("al 8 dagen, 3 dagen te laat");
    const response = await world.app.request(`http://meent.test/${own.slug}/wachten`);
    expect(await response.text()).toContain("Op één plek is het te laat.");
  });

  test("the municipality waits for a resident too: after its one question, and for a signature", async () => {
    const own = await community();
    const challengeId = await addChallenge(own);
    await done(askParty, own.as("marijke"), {
      challengeId,
      question: "Wie is er verzekerd als er iets misgaat?",
    });
    await addDeal(world, own, beginning, { workId: own.works.bridges });
    world.clock.set(later(1));
    const lines = await linesOf(`/${own.slug}/wachten`);
    expect(lines).toContainEqual(
      expect.stringMatching(/^Het college wacht op Fenna Dijkstra , voor een antwoord op de vraag/),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^De gemeente wacht op Fenna Dijkstra , voor een handtekening/),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^Fenna Dijkstra wacht op de gemeente , voor een handtekening/),
    );
  });

  test("an objection waits for the executive, a late counter-offer stands beside it, the council ends it", async () => {
    const own = await community();
    const challengeId = await addChallengeInDecision(own);
    await done(decideChallenge, own.as("henk"), {
      challengeId,
      decision: "refuse",
      ground: "taskEnds",
      reason: "De gemeente stopt in het nieuwe jaar met dit werk.",
      answers: { decidedOn: "2026-09-01", endsOn: "2026-12-31" },
    });
    world.clock.set(later(3));
    const refused = await linesOf(`/${own.slug}/wachten?op=executive`);
    expect(refused).toEqual([expect.stringContaining("voor een tegenaanbod")]);
    await done(objectToRefusal, own.as("fenna", later(3)), {
      challengeId,
      reason: "Wij vinden dat het park open moet blijven.",
    });
    const objected = await linesOf(`/${own.slug}/wachten?op=executive`);
    expect(objected).toEqual([
      expect.stringContaining("voor een tegenaanbod"),
      expect.stringContaining("voor een besluit op het bezwaar"),
    ]);
    world.clock.set(later(150));
    await settleUntil(world, own, later(150));
    expect(await linesOf(`/${own.slug}/wachten?op=council`)).toEqual([
      expect.stringMatching(/wacht op de raad , voor het laatste woord/),
    ]);
  });

  test("whoever was asked to share and did not answer is awaited, and nobody who answered", async () => {
    const own = await community();
    const challengeId = await addChallenge(own);
    const { id } = await done(draftChallenge, own.as("roelie"), planFor(own.works.park));
    await done(fileChallenge, own.as("roelie"), { challengeId: id });
    await done(proposeDivision, own.as("marijke"), {
      challengeId,
      way: "area",
      body: "Fenna doet de noordkant, Roelie de zuidkant.",
    });
    const asked = (lines: string[]) => lines.filter((line) => line.includes("samen doen"));
    expect(asked(await linesOf(`/${own.slug}/wachten`))).toHaveLength(2);
    const roelie = `/${own.slug}/wachten?op=member-${own.people.roelie}`;
    expect(asked(await linesOf(roelie))).toHaveLength(1);
  });

  test("at the agreed day each side waits for the other's look-back", async () => {
    const own = await community();
    const deal = await addDeal(world, own);
    await signBoth(own, deal.id);
    world.clock.set(new Date(`${deal.looksBackOn}T10:00:00.000Z`));
    const lines = await linesOf(`/${own.slug}/wachten`);
    expect(lines).toContain(
      "De gemeente wacht op Fenna Dijkstra , voor de terugblik op Onderhoud dorpspark Oldeveen. sinds vandaag",
    );
  });

  test("more than one page of them is turned over, each wait on one page", async () => {
    const own = await community();
    for (let number = 0; number < 15; number++) {
      const { id } = await done(nameWork, own.as("marijke"), {
        title: `Werk ${number}`,
        lead: "",
        areaId: own.areas.oldeveen,
        doer: { kind: "municipality", name: "Afdeling Groen" },
        yearlyCostCents: 100_000n,
        serves: "Iedereen in het dorp",
        protects: "Het blijft open.",
        route: "subsidy",
        requirements: [],
      });
      await addChallenge(own, beginning, { workId: id });
    }
    const first = await linesOf(`/${own.slug}/wachten`);
    const second = await linesOf(`/${own.slug}/wachten?pagina=2`);
    expect(first).toHaveLength(25);
    expect(second).toHaveLength(5);
    expect(new Set([...first, ...second]).size).toBe(30);
    for (const odd of ["0", "-1", "x"])
      expect(await linesOf(`/${own.slug}/wachten?pagina=${odd}`)).toHaveLength(25);
    expect(await linesOf(`/${own.slug}/wachten?pagina=1e9`), "the last page").toEqual(second);

    const village = (slug: string) => `/${own.slug}/wachten?gebied=${slug}`;
    expect(await linesOf(village("hasselo"))).toEqual([]);
    expect(await linesOf(village("oldeveen"))).toEqual(first);
    expect(await linesOf(`${village("oldeveen")}&pagina=2`)).toEqual(second);
    expect(await linesOf(`/${own.slug}/gebied/oldeveen`)).toEqual(first.slice(0, 6));
    expect(await linesOf(`/${own.slug}/gebied/hasselo`)).toEqual([]);
  });

  test("a choice that names nobody known shows an empty list and not an error", async () => {
    const own = await community();
    for (const op of ["nobody", "member-x", `organization-${own.id}`, "outside-Den Haag"])
      expect(await linesOf(`/${own.slug}/wachten?op=${encodeURIComponent(op)}`)).toEqual([]);
  });
});

describe("this week", () => {
  /** The words of a page, or of one of its sections. */
  async function wordsOf(path: string, section?: string): Promise<string> {
    const response = await world.app.request(`http://meent.test${path}`);
    expect(response.status, path).toBe(200);
    const html = await response.text();
    const [part = ""] =
      section === undefined
        ? [html]
        : (new RegExp(`<section[^>]*aria-labelledby="${section}".*?</section>`, "s").exec(html) ??
          []);
    return part
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ")
      .trim();
  }

  /** Roelie cleans bridges, Fenna challenges for the park: both in Oldeveen, nobody in Hasselo. */
  async function busy(): Promise<TestCommunity> {
    const own = await community();
    await done(startUndertaking, own.as("roelie"), {
      workId: own.works.bridges,
      what: "Wij halen elke zaterdag het vuil van de bruggen.",
      noticed: "",
      nothingNeeded: "yes",
    });
    await addChallenge(own, later(1));
    world.clock.set(later(2));
    return own;
  }

  test("tells what moved, who could meet, what falls due and who was not heard", async () => {
    const { slug } = await busy();
    const path = `/${slug}/deze-week`;
    expect(await wordsOf(path, "moved")).toContain("Onderhoud dorpspark Oldeveen : Fenna Dijkstra");
    expect(await wordsOf(path, "together")).toMatch(
      /In Oldeveen zijn zij allebei bezig: .*(Roelie Hofstee|Fenna Dijkstra) .* en .*(Roelie Hofstee|Fenna Dijkstra)/,
    );
    expect(await wordsOf(path, "due")).toMatch(/Uiterlijk \d+ \w+ 2026: de gemeente voor/);
    expect(await wordsOf(path, "missing")).toContain("Uit Hasselo");
    expect(await wordsOf(path, "missing")).not.toContain("Uit Oldeveen");
    expect(await wordsOf(path, "missing")).toContain("Van de raad hoorden wij vier weken niets.");
    expect(await wordsOf(`/en${path}`, "missing")).toContain("Hasselo");
  });

  test("a role has its own view, also without choosing it", async () => {
    const own = await busy();
    const asked = await world.app.request(`http://meent.test/${own.slug}/deze-week`, {
      headers: { Cookie: await own.cookieOf("sjoerd") },
    });
    expect(await asked.text()).toContain("Waar mensen wachten");
    const mine = await wordsOf(`/${own.slug}/deze-week?voor=alderman`, "mine");
    expect(mine).toContain("wacht op het college");
    expect(mine).not.toContain("wacht op de gemeente");
    expect(await wordsOf(`/${own.slug}/deze-week?voor=koning`)).toContain("Wat er gevraagd wordt");
  });

  test("a week gone by is kept, one to come is this week, and a name of none too", async () => {
    const { slug } = await busy();
    world.clock.set(later(9));
    expect(await wordsOf(`/${slug}/deze-week?week=2026-W40`, "bewoog")).toContain("Fenna Dijkstra");
    expect(await wordsOf(`/${slug}/deze-week`, "moved")).not.toContain("Roelie Hofstee");
    for (const week of ["2027-W30", "2026-W99", "<script>"])
      expect(await wordsOf(`/${slug}/deze-week?week=${encodeURIComponent(week)}`)).toContain(
        "Wat er gevraagd wordt",
      );
  });

  test("a reader follows the record, and what people wrote in it is never run", async () => {
    const own = await community();
    await done(nameWork, own.as("marijke"), {
      title: "Bankje <script>alert(1)</script> ]]> & meer",
      lead: "",
      areaId: own.areas.oldeveen,
      doer: { kind: "nobody", name: null },
      serves: "Iedereen in het dorp",
      protects: "Het blijft open.",
      route: "agreementWithoutMoney",
      requirements: [],
    });
    const response = await world.app.request(`http://meent.test/${own.slug}/logboek.atom`);
    expect(response.headers.get("Content-Type")).toBe("application/atom+xml; charset=utf-8");
    const feed = await response.text();
    expect(feed).toContain("Bankje &lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp; meer");
    expect(feed).not.toContain("<script>");
  });

  test("a calendar holds each promise with its day, and keeps its id when it moves", async () => {
    const { slug } = await busy();
    const calendar = async () =>
      (await (await world.app.request(`http://meent.test/${slug}/agenda.ics`)).text()).replaceAll(
        "\r\n ",
        "",
      );
    const ics = await calendar();
    expect(ics).toMatch(/DTSTART;VALUE=DATE:20261125\r\n/);
    expect(ics).toContain("SUMMARY:het college: een besluit over Onderhoud dorpspark Oldeveen");
    const ids = (text: string) => [...text.matchAll(/UID:(\w{64})/g)].map(([, id]) => id);
    expect(ids(ics).length).toBeGreaterThanOrEqual(2);
    world.clock.set(later(3));
    expect(ids(await calendar())).toEqual(ids(ics));
  });

  test("the feed of weeks holds whole weeks, the last one first", async () => {
    const { slug } = await busy();
    world.clock.set(later(9));
    const feed = await (await world.app.request(`http://meent.test/${slug}/deze-week.atom`)).text();
    expect([...feed.matchAll(/Week (\d+) van 2026/g)].map(([, week]) => Number(week))).toEqual([
      40, 39, 38, 37, 36, 35, 34, 33,
    ]);
    expect(feed).toContain("Onderhoud dorpspark Oldeveen");
  });
});

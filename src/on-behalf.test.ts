import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { draftChallenge } from "#modules/challenges";
import { answerSignal, saySignal } from "#modules/signals";
import { nameWork, startUndertaking } from "#modules/works";
import { act } from "#platform/act.ts";
import { type RunningJobs, startJobs } from "#platform/jobs.ts";
import { silentLog } from "#platform/log.ts";
import {
  correctOnBehalf,
  makeLetter,
  openLetter,
  takeBackOnBehalf,
} from "./modules/people/actions/on-behalf.ts";
import { letterTries, type OnBehalf } from "./modules/people/model/on-behalf.ts";
import { findOnBehalf } from "./modules/people/store.ts";
import {
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type Person,
  planFor,
  type TestCommunity,
} from "./test-community.ts";

const world = await openTestWorld({ connections: 20 });
let community: TestCommunity;
let jobs: RunningJobs;
beforeAll(async () => {
  community = await foundTestCommunity(world);
  jobs = await startJobs(world.urls.worker, world.jobs, silentLog);
});
afterAll(async () => {
  await jobs.stop();
  await world.close();
});

const asked = {
  name: "Berta de Groot",
  asked: "Kan iemand het bankje bij de bushalte maken?",
  consent: "spoken",
  how: "Aan de keukentafel, 28 september.",
} as const;
const code = "ABCD2345";

function work(onBehalf?: typeof asked) {
  return {
    title: `Het bankje bij de bushalte ${newId().slice(-6)}`,
    areaId: community.areas.oldeveen,
    doer: { kind: "nobody", name: null } as const,
    ...(onBehalf && { onBehalf }),
  };
}

async function letterOf(kind: string, id: string): Promise<OnBehalf> {
  const found = await world.database.read(community.id, (db) =>
    findOnBehalf(db, community.id, { kind, id }),
  );
  if (!found) throw new Error(`nothing was kept for ${kind} ${id}`);
  return found;
}

/** A work named for Berta, with a letter; returns what her letter says. */
async function named(): Promise<{ id: string; number: string; work: string; path: string }> {
  const made = await done(nameWork, community.as("geert"), work(asked));
  const kept = await letterOf("work", made.id);
  await done(makeLetter, community.as("geert"), { id: kept.id, code });
  return { id: kept.id, number: kept.number, work: made.id, path: `/werken/${made.number}` };
}

async function page(path: string, who?: Person): Promise<string> {
  const cookie = who ? { cookie: await community.cookieOf(who) } : {};
  const address = `http://meent.test/${community.slug}${path}`;
  return (await world.app.request(address, { headers: cookie })).text();
}

function send(path: string, fields: Readonly<Record<string, string>>, cookie = "") {
  return world.app.request(`http://meent.test/${community.slug}${path}`, {
    method: "POST",
    headers: { cookie, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams(fields),
  });
}

const deeds: readonly (readonly [string, (person: Person) => Promise<string>])[] = [
  ["a work", async (who) => nameOf(await act(nameWork, community.as(who), work(asked)))],
  [
    "an undertaking",
    async (who) =>
      nameOf(
        await act(startUndertaking, community.as(who), {
          workId: community.works.park,
          what: "Wij maaien elke zaterdag het gras.",
          nothingNeeded: "yes",
          onBehalf: asked,
        }),
      ),
  ],
  [
    "a draft challenge",
    async (who) =>
      nameOf(
        await act(draftChallenge, community.as(who), {
          ...planFor(community.works.bridges),
          onBehalf: asked,
        }),
      ),
  ],
];

describe("on behalf of somebody who asked", () => {
  test.each(deeds)(
    "%s is made by who works at the front line, and by nobody else",
    async (_what, make) => {
      for (const person of ["fenna", "henk", "fatima", "wiebe"] as const)
        expect([person, await make(person)]).toEqual([person, "not_allowed"]);
      for (const person of ["geert", "marijke"] as const)
        expect([person, await make(person)]).toEqual([person, "done"]);
    },
  );

  test("what was asked, and how she said yes, is asked for and named per field", async () => {
    const input = { ...work(), onBehalf: { name: "", asked: "", consent: "" } };
    expect(await act(nameWork, community.as("geert"), input)).toMatchObject({
      refusal: "invalid_input",
      fields: {
        "onBehalf.name": "behalf_name_missing",
        "onBehalf.asked": "behalf_asked_missing",
        "onBehalf.consent": "behalf_consent_missing",
      },
    });
  });

  test("stands on the page openly, without her name; the record has it neither", async () => {
    const { path, work: workId } = await named();
    const text = await page(path);
    expect(text).toContain("Door Geert Lubbers, namens een inwoner.");
    expect(text).toContain(asked.asked);
    expect(text).not.toContain(asked.name);
    const rows = await world.ask(
      `select e::text || coalesce(t.body, '') as all from platform.entry e
       left join platform.entry_text t using (community_id, number) where subject_id = $1`,
      [workId],
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(JSON.stringify(rows)).not.toContain("Berta");
  });

  test("a draft shows to nobody else, with what was asked for it", async () => {
    const rows = await world.ask(
      `select e.is_public from platform.entry e join people.on_behalf o
       on o.community_id = e.community_id and o.subject_id = e.subject_id
       where o.subject_kind = 'challenge' and e.kind = 'people.actedOnBehalf'`,
    );
    expect(rows).toEqual([{ is_public: false }, { is_public: false }]);
  });
});

describe("the letter", () => {
  test("is made by who did it and by nobody else, and says what to do", async () => {
    const { id, number } = await named();
    const path = `/namens/brief/${id}`;
    expect((await send(path, {}, await community.cookieOf("marijke"))).status).toBe(404);
    expect(nameOf(await act(makeLetter, community.as("marijke"), { id, code }))).toBe(
      "letter_not_yours",
    );
    const address = "Dorpsstraat 1\n7845 AB Oldeveen";
    const answer = await send(path, { address }, await community.cookieOf("geert"));
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    const pdf = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
    const { text, totalPages } = await extractText(pdf, { mergePages: true });
    expect(totalPages).toBe(1);
    const said = text.replaceAll(/\s+/g, " ");
    for (const fact of [asked.name, "Dorpsstraat 1", asked.asked, number, "noorderveld/namens"])
      expect(said).toContain(fact);
    const typed = /([2-9A-Z]{4}-[2-9A-Z]{4})/.exec(
      said.slice(said.indexOf("vul in: het nummer")),
    )?.[1];
    expect(
      nameOf(await act(openLetter, community.asVisitor(), { number, code: typed ?? "" })),
    ).toBe("done");
    // The code of the letter before works no more.
    expect(await act(openLetter, community.asVisitor(), { number, code })).toMatchObject({
      value: { triesLeft: letterTries - 1 },
    });
  });

  test("keeps its code as a salted hash only", async () => {
    const { id } = await named();
    const [row] = await world.ask("select o::text as all from people.on_behalf o where id = $1", [
      id,
    ]);
    expect(String(row?.all)).not.toContain(code);
    expect(String(row?.all)).toMatch(/[0-9a-f]{64}/);
  });

  test("shows what was done to who has it, as typed in small letters with a space", async () => {
    const { number } = await named();
    const answer = await send("/namens", {
      number: number.toLowerCase(),
      code: "abcd 2345",
      knop: "bekijken",
    });
    const text = await answer.text();
    for (const fact of ["Geert Lubbers deed dit namens u", asked.asked, "Zet dit erbij"])
      expect(text).toContain(fact);
  });

  test("lets ten wrong codes in and no more, also when forty come at once", async () => {
    const { number } = await named();
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, () =>
        act(openLetter, community.asVisitor(), { number, code: "ZZZZ9999" }),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(letterTries);
    const right = await act(openLetter, community.asVisitor(), { number, code });
    expect(nameOf(right)).toBe("letter_tried_too_often");
    await expect(
      goRound(
        world,
        community.id,
        "update people.on_behalf set tries = 0 where community_id = $1 and number = $2",
        [community.id, number],
      ),
    ).rejects.toThrow("only a new code has new tries");
  });

  test("of a number that is not there is refused with a sentence", async () => {
    const answer = await send("/namens", { number: "N-2026-999", code, knop: "bekijken" });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Deze brief kennen wij niet.");
  });
});

describe("who holds the letter", () => {
  test("puts her own words beside it, for all to read, without her name", async () => {
    const { number, path } = await named();
    const words = "Niet bij de bushalte, maar bij de vijver.";
    const answer = await send("/namens", { number, code, knop: "verbeteren", words });
    expect(await answer.text()).toContain(words);
    const text = await page(path);
    expect(text).toContain(`De inwoner zelf: “${words}”`);
    expect(text).not.toContain(asked.name);
  });

  test("reads the answer to what was asked for her alone, which nobody else reads", async () => {
    const { id, number } = await done(saySignal, community.as("geert"), {
      body: "Wil iemand bij mij langskomen?",
      kind: "help",
      wish: "host",
      onBehalf: asked,
    });
    const kept = await letterOf("signal", id);
    await done(makeLetter, community.as("geert"), { id: kept.id, code });
    const key = { number: kept.number, code };
    const look = async () => (await send("/namens", { ...key, knop: "bekijken" })).text();
    expect(await look()).toContain("antwoordt uiterlijk");
    const words = "Donderdag om tien uur bel ik bij u aan.";
    await done(answerSignal, community.as("wiebe"), { signalId: id, words });
    expect(await look()).toContain(words);
    expect(await page(`/signalen/${number}`)).not.toContain(words);
    expect(await page(`/signalen/${number}`, "fenna")).not.toContain(words);
  });

  test("hears what is missing, with the letter still open", async () => {
    const { number } = await named();
    const answer = await send("/namens", { number, code, knop: "verbeteren", words: "" });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Schrijf hoe het wel is.");
  });

  test("takes it back once: her name goes, and nothing can be added any more", async () => {
    const { number, path, id } = await named();
    const both = await Promise.all(
      [1, 2].map(() => act(takeBackOnBehalf, community.asVisitor(), { number, code })),
    );
    expect(both.map(nameOf).sort()).toEqual(["done", "taken_back_before"]);
    const [row] = await world.ask("select person_name from people.on_behalf where id = $1", [id]);
    expect(row).toEqual({ person_name: null });
    expect(await page(path)).toContain("De inwoner nam dit terug.");
    const late = { number, code, words: "Toch nog iets." };
    expect(nameOf(await act(correctOnBehalf, community.asVisitor(), late))).toBe(
      "taken_back_before",
    );
    await expect(
      goRound(
        world,
        community.id,
        "update people.on_behalf set withdrawn_at = null, person_name = 'Berta' where community_id = $1 and id = $2",
        [community.id, id],
      ),
    ).rejects.toThrow("stays so");
  });

  test.each([
    ["undertaking", "select state from works.undertaking where id = $1", [{ state: "ended" }]],
    ["challenge", "select state from challenges.challenge where id = $1", []],
  ])("takes back an %s, and it stops", async (kind, question, expected) => {
    const [made] = await world.ask(
      "select id, number, subject_id from people.on_behalf where subject_kind = $1 and by_member = $2",
      [kind, community.people.geert],
    );
    await done(makeLetter, community.as("geert"), { id: String(made?.id), code });
    await done(takeBackOnBehalf, community.asVisitor(), { number: String(made?.number), code });
    await expect
      .poll(() => world.ask(question, [made?.subject_id]), { timeout: 20_000, interval: 50 })
      .toEqual(expected);
  });
});

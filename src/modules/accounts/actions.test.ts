import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Language } from "#lib/texts.ts";
import { foundCommunity } from "#modules/people";
import { act } from "#platform/act.ts";
import type { Context } from "#platform/context.ts";
import { sendWaitingMail } from "#platform/mail.ts";
import { openMailer } from "#platform/mailer.ts";
import { systemContext } from "#platform/settle.ts";
import { partOf, startTestSmtp } from "#platform/test-smtp.ts";
import {
  beginning,
  done,
  foundTestCommunity,
  goRound,
  openTestWorld,
  type TestCommunity,
} from "../../test-community.ts";
import { inviteClerk } from "./actions/inviting.ts";

/** Signing in, as whoever wants to get in without being let in would try it. */

const smtp = await startTestSmtp();
const mailer = openMailer(smtp.url, "meent@noorderveld.example");
const logged: string[] = [];
const note = (...facts: unknown[]) => void logged.push(JSON.stringify(facts));
const world = await openTestWorld({
  isDemo: false,
  mailer,
  publicUrl: "https://meent.example",
  log: { debug: note, info: note, warn: note, error: note },
});
let community: TestCommunity;
let other: TestCommunity;
let areaId: string;
beforeAll(async () => {
  community = await foundTestCommunity(world);
  other = await foundTestCommunity(world, "buurveld");
  areaId = community.areas.oldeveen;
});
beforeEach(async () => {
  world.clock.set(beginning);
  await world.ask("delete from platform.tries");
  await world.ask("delete from platform.mail");
});
afterAll(async () => {
  await smtp.stop();
  await world.close();
});

function pass(minutes: number): void {
  world.clock.set(new Date(world.clock.machineNow().getTime() + minutes * 60_000));
}

/** A browser: it keeps the cookies it is given. */
class Browser {
  readonly #jar = new Map<string, string>();
  readonly #source: string;
  readonly setCookies: string[] = [];

  constructor(source = "192.0.2.1") {
    this.#source = source;
  }

  async ask(path: string, form?: Record<string, string>, headers: Record<string, string> = {}) {
    const cookie = [...this.#jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await world.app.request(
      `https://meent.example${path}`,
      {
        ...(form && { method: "POST", body: new URLSearchParams(form) }),
        headers: {
          ...(form && { "Sec-Fetch-Site": "same-origin" }),
          "User-Agent": "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
          ...(cookie && { cookie }),
          ...headers,
        },
      },
      { incoming: { socket: { remoteAddress: this.#source } } },
    );
    for (const given of response.headers.getSetCookie()) {
      this.setCookies.push(given);
      const [pair = ""] = given.split(";");
      const [name = "", value = ""] = pair.split("=");
      if (/max-age=0/i.test(given)) this.#jar.delete(name);
      else this.#jar.set(name, value);
    }
    return response;
  }

  askLink(address: string, slug = "noorderveld", back = "/") {
    return this.ask(`/${slug}/aanmelden/mail`, { adres: address, terug: back });
  }

  async isSignedIn(slug = "noorderveld"): Promise<boolean> {
    return (await this.ask(`/${slug}/mij`)).status === 200;
  }

  get session(): string | undefined {
    return this.#jar.get("__Host-meent_sessie");
  }
  plant(value: string): void {
    this.#jar.set("__Host-meent_sessie", value);
  }
}

/** Sends what waits and gives the path of the link in the last mail to this address. */
async function linkFor(address: string, slug = "noorderveld"): Promise<string> {
  const { id } = slug === "noorderveld" ? community : other;
  await sendWaitingMail(world.platform, { mailer, isDemo: false }, id);
  const mail = smtp.received.filter(({ to }) => to === address).at(-1);
  const [, path] =
    /https:\/\/meent\.example(\/\S+)/.exec(mail ? partOf(mail, "text/plain") : "") ?? [];
  if (!path) throw new Error(`a mail with a link came to ${address}`);
  return path;
}

async function signIn(browser: Browser, address: string, slug = "noorderveld") {
  await browser.askLink(address, slug);
  return browser.ask(await linkFor(address, slug), {});
}

const who = { fullName: "Tine Postma", appearance: "fullName", pseudonym: "", terug: "/" };
const join = (browser: Browser, changes: Record<string, string> = {}) =>
  browser.ask("/noorderveld/aanmelden/kennismaken", { ...who, areaId, ...changes });

describe("a link", () => {
  test("signs in who presses its button, makes her account and asks who she is", async () => {
    const browser = new Browser();
    const answer = await browser.askLink("tine@voorbeeld.example", "noorderveld", "/werken");
    expect(answer.headers.get("location")).toBe("/noorderveld/aanmelden/verstuurd");
    const path = await linkFor("tine@voorbeeld.example");
    const page = await (await browser.ask(path)).text();
    expect(page).toContain("t•••@voorbeeld.example");
    expect(page).not.toContain("tine@");
    expect(page).not.toContain("andere browser");
    expect(await browser.isSignedIn()).toBe(false);
    const entered = await browser.ask(path, {});
    expect(entered.headers.get("location")).toBe(
      "/noorderveld/aanmelden/kennismaken?terug=%2Fwerken",
    );
    const joined = await join(browser, { terug: "/werken" });
    expect(joined.headers.get("location")).toBe("/noorderveld/werken");
    expect(await browser.isSignedIn()).toBe(true);
    // Next time she is known.
    const again = await signIn(new Browser(), "Tine@Voorbeeld.Example".toLowerCase());
    expect(again.headers.get("location")).toBe("/noorderveld");
  });

  test("is not used up by a scanner that opens every page of a mail, ten times over", async () => {
    const browser = new Browser();
    await browser.askLink("scan@voorbeeld.example");
    const path = await linkFor("scan@voorbeeld.example");
    const scanner = new Browser("198.51.100.9");
    for (let count = 0; count < 10; count++) {
      expect((await scanner.ask(path)).status).toBe(200);
      // Some ask the head alone, some send a form from nowhere.
      await world.app.request(`https://meent.example${path}`, { method: "HEAD" });
      const posted = await world.app.request(`https://meent.example${path}`, { method: "POST" });
      expect(posted.status).toBe(403);
    }
    expect(scanner.session).toBeUndefined();
    expect((await browser.ask(path, {})).status).toBe(303);
  });

  test("works once, also when its button is pressed in two places at the same moment", async () => {
    const browsers = Array.from({ length: 6 }, () => new Browser());
    await browsers[0]?.askLink("twee@voorbeeld.example");
    const path = await linkFor("twee@voorbeeld.example");
    const answers = await Promise.all(browsers.map((browser) => browser.ask(path, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422, 422, 422]);
    const late = await new Browser().ask(path);
    expect(late.status).toBe(422);
    expect(await late.text()).toContain("Deze link is al gebruikt");
    await expect(
      goRound(world, community.id, "update accounts.sign_in_link set used_at = now()"),
    ).rejects.toThrow("a link signs in once");
  });

  test("works half an hour of machine time, and then says so, with the way on", async () => {
    const browser = new Browser();
    await browser.askLink("laat@voorbeeld.example");
    const path = await linkFor("laat@voorbeeld.example");
    pass(29);
    expect((await browser.ask(path)).status).toBe(200);
    pass(1);
    for (const answer of [await browser.ask(path), await browser.ask(path, {})]) {
      expect(answer.status).toBe(422);
      const text = await answer.text();
      expect(text).toContain("Deze link is verlopen");
      expect(text).toContain('name="adres"');
    }
  });

  test.each([
    "x",
    "%00",
    "..%2f..%2fmij",
    "'; drop table accounts.email; --",
    "a".repeat(5000),
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  ])("that is garbled says so and breaks nothing: %j", async (token) => {
    const browser = new Browser();
    const path = `/noorderveld/aanmelden/link/${encodeURI(token)}`;
    for (const answer of [await browser.ask(path), await browser.ask(path, {})])
      expect([404, 422]).toContain(answer.status);
    expect(browser.session).toBeUndefined();
  });

  test("of another community opens nothing here", async () => {
    const browser = new Browser();
    await browser.askLink("buur@voorbeeld.example", "buurveld");
    const path = (await linkFor("buur@voorbeeld.example", "buurveld")).replace(
      "buurveld",
      "noorderveld",
    );
    const answer = await browser.ask(path, {});
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Deze link klopt niet");
    expect(browser.session).toBeUndefined();
  });

  test("may be opened in another browser, which is told", async () => {
    await new Browser().askLink("ander@voorbeeld.example");
    const path = await linkFor("ander@voorbeeld.example");
    const elsewhere = new Browser();
    expect(await (await elsewhere.ask(path)).text()).toContain("gevraagd in een andere browser");
    expect((await elsewhere.ask(path, {})).status).toBe(303);
  });

  test("is kept as a hash alone, and nowhere once its mail has gone", async () => {
    await new Browser().askLink("hash@voorbeeld.example");
    const token = (await linkFor("hash@voorbeeld.example")).split("/").at(-1) ?? "";
    expect(token).toMatch(/^[\w-]{43}$/);
    for (const table of ["accounts.sign_in_link", "platform.mail", "platform.outbox"])
      for (const { text } of await world.ask(`select t::text as text from ${table} t`))
        expect(text).not.toContain(token);
    for (const line of logged) expect(line).not.toMatch(new RegExp(`${token}|@voorbeeld`));
  });
});

describe("whoever asks for a link", () => {
  test("gets the same answer, known or not, and does the same work", async () => {
    await signIn(new Browser(), "bekend@voorbeeld.example");
    const work = async (address: string) => {
      const before = await count();
      const answer = await new Browser().askLink(address);
      const after = await count();
      return {
        status: answer.status,
        location: answer.headers.get("location"),
        body: await answer.text(),
        rows: after.map((value, index) => value - (before[index] ?? 0)),
      };
    };
    const count = async () => {
      const [row] = await world.ask(
        `select (select count(*)::int from accounts.sign_in_link) as links,
           (select count(*)::int from platform.mail) as mails,
           (select count(*)::int from accounts.email) as emails,
           (select count(*)::int from people.account) as accounts`,
      );
      return Object.values(row ?? {}) as number[];
    };
    const known = await work("bekend@voorbeeld.example");
    const unknown = await work("niemand@voorbeeld.example");
    expect(known).toEqual(unknown);
    expect(known.rows).toEqual([1, 1, 0, 0]);
  });

  test("is not told that an address had enough: the answer is the same, and no mail goes", async () => {
    const before = smtp.received.length;
    const answers = [];
    for (let count = 0; count < 7; count++)
      answers.push(await new Browser(`198.51.100.${count}`).askLink("bom@voorbeeld.example"));
    expect(new Set(answers.map((answer) => answer.headers.get("location"))).size).toBe(1);
    await linkFor("bom@voorbeeld.example");
    expect(smtp.received.length - before).toBe(4);
    // A quarter of an hour later there is room again, up to a dozen a day.
    let sent = 4;
    for (let quarter = 0; quarter < 12; quarter++) {
      pass(15);
      await new Browser().askLink("bom@voorbeeld.example");
      await linkFor("bom@voorbeeld.example");
      sent = smtp.received.length - before;
    }
    expect(sent).toBeLessThanOrEqual(12);
  });

  test("with another spelling of the same address does not escape the limit", async () => {
    const before = smtp.received.length;
    for (const address of [
      "Spel@voorbeeld.example",
      "sPel@voorbeeld.example",
      "spel@VOORBEELD.example",
      "SPEL@voorbeeld.example",
      "spEl@voorbeeld.example",
      " spel@voorbeeld.example",
    ])
      await new Browser().askLink(address);
    await sendWaitingMail(world.platform, { mailer, isDemo: false }, community.id);
    expect(smtp.received.length - before).toBe(4);
  });

  test("in a library with forty people behind one address is let in, each of them", async () => {
    const before = smtp.received.length;
    for (let person = 0; person < 40; person++) {
      const browser = new Browser("203.0.113.7");
      const address = `lezer${person}@voorbeeld.example`;
      // One in two asks twice.
      await browser.askLink(address);
      if (person % 2 === 0) await browser.askLink(address);
    }
    await sendWaitingMail(world.platform, { mailer, isDemo: false }, community.id);
    expect(smtp.received.length - before).toBe(60);
  });

  test("from one place without end is told to wait, and nobody elsewhere notices", async () => {
    await world.ask("delete from platform.tries");
    const answers = await Promise.all(
      Array.from({ length: 260 }, (_, index) =>
        new Browser("203.0.113.66").askLink(`zee${index}@voorbeeld.example`),
      ),
    );
    const refused = answers.filter(({ status }) => status === 422);
    expect(refused.length).toBe(20);
    expect(await refused[0]?.text()).toContain("te vaak om een link gevraagd");
    expect((await new Browser("203.0.113.67").askLink("elders@voorbeeld.example")).status).toBe(
      303,
    );
  });

  test("cannot choose its place by writing headers of its own", async () => {
    await world.ask("delete from platform.tries");
    let refused = 0;
    for (let count = 0; count < 250; count++) {
      const answer = await new Browser("203.0.113.70").ask(
        "/noorderveld/aanmelden/mail",
        { adres: `vals${count}@voorbeeld.example`, terug: "/" },
        { "X-Forwarded-For": `10.0.${count}.1` },
      );
      if (answer.status === 422) refused++;
    }
    expect(refused).toBe(10);
  });

  test.each(["", "geen", "a@b", "a@b.nl, c@d.nl", "a@b.nl\r\nBcc: c@d.nl", "<a@b.nl>"])(
    "with what is no address is told what one looks like: %j",
    async (address) => {
      const answer = await new Browser().askLink(address);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toMatch(/apenstaartje|Vul uw mailadres in/);
    },
  );
});

describe("where one comes back", () => {
  test.each([
    "https://elders.example",
    "//elders.example",
    "/\\elders.example",
    "/werken//elders.example/../..",
    "javascript:alert(1)",
    "/werken?x=//elders",
    "\t//elders.example",
    "/%2f%2felders.example",
  ])("is never another site: %j", async (back) => {
    const browser = new Browser();
    await browser.askLink("terug@voorbeeld.example", "noorderveld", back);
    await world.ask("delete from platform.tries");
    const answer = await browser.ask(await linkFor("terug@voorbeeld.example"), {});
    const to = answer.headers.get("location") ?? "";
    expect(new URL(to, "https://meent.example").origin).toBe("https://meent.example");
    expect(to).toMatch(/^\/noorderveld/);
    const joined = await join(browser, { terug: back, fullName: "Terug Keer" });
    expect(new URL(joined.headers.get("location") ?? "", "https://meent.example").origin).toBe(
      "https://meent.example",
    );
  });
});

describe("a session", () => {
  test("has a cookie of this host alone, which scripts and other sites do not get", async () => {
    const browser = new Browser();
    await signIn(browser, "koek@voorbeeld.example");
    const cookie =
      browser.setCookies.find((given) => given.startsWith("__Host-meent_sessie=")) ?? "";
    for (const flag of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\//i])
      expect(cookie).toMatch(flag);
    expect(cookie).not.toMatch(/Domain=/i);
  });

  test("cannot be fixed beforehand: a planted cookie is worth nothing after signing in", async () => {
    const attacker = new Browser();
    await signIn(attacker, "aanvaller@voorbeeld.example");
    const planted = attacker.session ?? "";
    const victim = new Browser();
    victim.plant(planted);
    await signIn(victim, "slachtoffer@voorbeeld.example");
    expect(victim.session).not.toBe(planted);
    // What was planted has ended; it is neither his session nor hers.
    expect((await attacker.ask("/noorderveld/aanmelden/kennismaken")).headers.get("location")).toBe(
      "/noorderveld/aanmelden",
    );
    // By http's own name nothing is read where people reach us by https.
    const plain = await world.app.request("https://meent.example/noorderveld/mij", {
      headers: { cookie: `meent_sessie=${victim.session}` },
    });
    expect(plain.status).toBe(303);
  });

  test("changes its token after a day; the old one ends when the new one has arrived", async () => {
    const browser = new Browser();
    await signIn(browser, "dag@voorbeeld.example");
    await join(browser, { fullName: "Dag Draaier" });
    const first = browser.session ?? "";
    pass(24 * 60);
    // Two requests at once: one gives the new token, both are answered.
    const [one, two] = await Promise.all([
      browser.ask("/noorderveld/mij"),
      browser.ask("/noorderveld/mij"),
    ]);
    expect([one.status, two.status]).toEqual([200, 200]);
    const second = browser.session ?? "";
    expect(second).not.toBe(first);
    expect(await browser.isSignedIn()).toBe(true);
    pass(2);
    const thief = new Browser();
    thief.plant(first);
    expect(await thief.isSignedIn()).toBe(false);
    expect(await browser.isSignedIn()).toBe(true);
  });

  test("is not lost when the answer with the new token got lost", async () => {
    const browser = new Browser();
    await signIn(browser, "lijn@voorbeeld.example");
    await join(browser, { fullName: "Lijn Breuk" });
    const first = browser.session ?? "";
    pass(24 * 60);
    await browser.isSignedIn();
    // The answer never came: she still has the first one, an hour later.
    browser.plant(first);
    pass(60);
    expect(await browser.isSignedIn()).toBe(true);
    expect(browser.session).not.toBe(first);
    expect(await browser.isSignedIn()).toBe(true);
  });

  test("is listed with its device, and ended by its owner alone, one or all others", async () => {
    const [phone, laptop, tablet] = [new Browser(), new Browser(), new Browser()];
    for (const browser of [phone, laptop, tablet]) await signIn(browser, "lijst@voorbeeld.example");
    await join(phone, { fullName: "Lijst Houder" });
    const page = await (await phone.ask("/noorderveld/mij")).text();
    expect(page).toContain("Firefox, Android");
    const ids = [...page.matchAll(/name="sessie" value="([^"]+)"/g)].map(([, id = ""]) => id);
    expect(ids.length).toBe(2);
    const stranger = new Browser();
    await signIn(stranger, "vreemd@voorbeeld.example");
    await join(stranger, { fullName: "Vreemd Eling" });
    for (const id of ids) await stranger.ask("/noorderveld/mij/sessies", { sessie: id });
    expect([await laptop.isSignedIn(), await tablet.isSignedIn()]).toEqual([true, true]);
    await phone.ask("/noorderveld/mij/sessies", { sessie: ids[0] ?? "" });
    expect([await laptop.isSignedIn(), await tablet.isSignedIn()].filter(Boolean).length).toBe(1);
    await phone.ask("/noorderveld/mij/sessies", {});
    expect([
      await phone.isSignedIn(),
      await laptop.isSignedIn(),
      await tablet.isSignedIn(),
      await stranger.isSignedIn(),
    ]).toEqual([true, false, false, true]);
    await phone.ask("/noorderveld/afmelden", {});
    expect(await phone.isSignedIn()).toBe(false);
  });

  test.each([
    "/noorderveld/aanmelden/mail",
    "/noorderveld/aanmelden/code",
    "/noorderveld/aanmelden/kennismaken",
    "/noorderveld/mij/naam",
    "/noorderveld/mij/mail",
    "/noorderveld/mij/sessies",
    "/noorderveld/mij/wissen",
    "/noorderveld/afmelden",
  ])("does nothing for a form of another site: %s", async (path) => {
    for (const site of ["cross-site", "same-site", "none"]) {
      const answer = await new Browser().ask(
        path,
        { adres: "x@y.example" },
        { "Sec-Fetch-Site": site },
      );
      expect(answer.status).toBe(403);
    }
  });
});

describe("how a person appears", () => {
  const member = async (address: string, changes: Record<string, string>) => {
    const browser = new Browser();
    await signIn(browser, address);
    return { browser, answer: await join(browser, changes) };
  };
  const shown = async (fullName: string) =>
    (await world.ask("select name from people.member where full_name = $1", [fullName]))[0]?.name;

  test.each([
    ["fullName", "Anke Vos", "Anke Vos"],
    ["firstName", "Bert Vos", "Bert"],
    ["pseudonym", "Cees Vos", "De Molenaar"],
  ])("is as she chose: %s", async (appearance, fullName, name) => {
    await member(`${appearance.toLowerCase()}@voorbeeld.example`, {
      appearance,
      fullName,
      pseudonym: appearance === "pseudonym" ? "De Molenaar" : "",
    });
    expect(await shown(fullName)).toBe(name);
  });

  test("is by her full name from the moment she holds a public role, and after", async () => {
    await member("rol@voorbeeld.example", {
      appearance: "pseudonym",
      fullName: "Dina Vos",
      pseudonym: "Nachtuil",
    });
    expect(await shown("Dina Vos")).toBe("Nachtuil");
    await world.ask(
      `insert into people.role_term (community_id, id, member_id, role, starts_on)
       select community_id, gen_random_uuid(), id, 'councillor', '2026-01-01'
       from people.member where full_name = 'Dina Vos'`,
    );
    expect(await shown("Dina Vos")).toBe("Dina Vos");
    // Whatever the application writes, the database shows the full name.
    await goRound(
      world,
      community.id,
      "update people.member set name = 'Nachtuil', appearance = 'pseudonym' where full_name = 'Dina Vos'",
    );
    expect(await shown("Dina Vos")).toBe("Dina Vos");
  });

  test.each([
    [{ pseudonym: "Henk Alberts", appearance: "pseudonym" }, "Zo heet hier al iemand"],
    [{ pseudonym: "hENK alberts", appearance: "pseudonym" }, "Zo heet hier al iemand"],
    [{ fullName: "Henk Alberts" }, "publieke rol"],
    [{ fullName: "X" }, "Schrijf uw naam"],
    [{ fullName: "http://elders.example" }, "Gebruik letters"],
    [{ fullName: "<script>alert(1)</script>" }, "Gebruik letters"],
    [{ appearance: "pseudonym" }, "Schrijf een schuilnaam"],
    [{ appearance: "koning" }, "Kies hoe anderen u zien"],
    [{ areaId: "" }, "Kies het gebied"],
  ])("cannot be as somebody else or as no name: %o", async (changes, sentence) => {
    const { answer } = await member(`fout${Math.random()}@voorbeeld.example`, changes);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(sentence);
  });

  test("goes to one of two who choose the same pseudonym at once", async () => {
    const browsers = [new Browser(), new Browser(), new Browser()];
    for (const [index, browser] of browsers.entries())
      await signIn(browser, `zelfde${index}@voorbeeld.example`);
    const answers = await Promise.all(
      browsers.map((browser, index) =>
        join(browser, {
          fullName: `Zelfde ${index}`,
          appearance: "pseudonym",
          pseudonym: "De Bakker",
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422]);
  });

  test("in an area of another community is refused", async () => {
    const { answer } = await member("gebied@voorbeeld.example", { areaId: other.areas.hasselo });
    expect(await answer.text()).toContain("kennen wij hier niet");
  });

  test("makes one member of one account, also when the form is sent twice at once", async () => {
    const browser = new Browser();
    await signIn(browser, "dubbel@voorbeeld.example");
    const answers = await Promise.all([
      join(browser, { fullName: "Dubbel Ganger" }),
      join(browser, { fullName: "Dubbel Ganger" }),
    ]);
    expect(answers.every(({ status }) => status < 500)).toBe(true);
    const rows = await world.ask("select from people.member where full_name = 'Dubbel Ganger'");
    expect(rows.length).toBe(1);
  });
});

describe("another address", () => {
  const start = async (name: string) => {
    const browser = new Browser();
    await signIn(browser, `${name}.oud@voorbeeld.example`);
    await join(browser, { fullName: `${name} Post` });
    await browser.ask("/noorderveld/mij/mail", { adres: `${name}.nieuw@voorbeeld.example` });
    const nieuw = await linkFor(`${name}.nieuw@voorbeeld.example`);
    const oud = await linkFor(`${name}.oud@voorbeeld.example`);
    return { browser, nieuw, oud };
  };
  const addressOf = async (name: string) =>
    (
      await world.ask(
        `select e.address from accounts.email e join people.member m using (account_id)
         where m.full_name = $1`,
        [`${name} Post`],
      )
    )[0]?.address;

  test("holds when both addresses said yes, and not before", async () => {
    const { nieuw, oud } = await start("ina");
    expect((await new Browser().ask(nieuw)).status).toBe(200);
    expect(await (await new Browser().ask(nieuw, {})).text()).toContain("Nog één keer ja");
    expect(await addressOf("ina")).toBe("ina.oud@voorbeeld.example");
    expect(await (await new Browser().ask(oud, {})).text()).toContain("Uw adres is veranderd");
    expect(await addressOf("ina")).toBe("ina.nieuw@voorbeeld.example");
  });

  test("cannot be taken from who has it already, nor with a link of a day old", async () => {
    await signIn(new Browser(), "jo.nieuw@voorbeeld.example");
    const { nieuw, oud } = await start("jo");
    await new Browser().ask(oud, {});
    const taken = await new Browser().ask(nieuw, {});
    expect(await taken.text()).toContain("hoort al bij een ander account");
    const late = await start("kim");
    pass(24 * 60);
    expect(await (await new Browser().ask(late.nieuw, {})).text()).toContain("verlopen");
  });
});

describe("what Meent has about a person", () => {
  test("she sees whole, hers alone, and has erased", async () => {
    const browser = new Browser();
    await signIn(browser, "wis@voorbeeld.example");
    await join(browser, { fullName: "Wies Kloosterman", appearance: "firstName" });
    const file = await (await browser.ask("/noorderveld/mij/gegevens.json")).json();
    expect(file).toMatchObject({
      member: { fullName: "Wies Kloosterman", name: "Wies", area: "Oldeveen" },
      account: { address: "wis@voorbeeld.example", sessions: [{ device: "Firefox, Android" }] },
    });
    expect(JSON.stringify(file)).not.toMatch(/token|hash/i);
    expect((await new Browser().ask("/noorderveld/mij/gegevens.json")).status).toBe(303);
    expect((await browser.ask("/noorderveld/mij/gegevens")).status).toBe(200);
    await browser.ask("/noorderveld/mij/wissen", {});
    expect(await browser.isSignedIn()).toBe(false);
    expect(
      await world.ask("select from accounts.email where address = 'wis@voorbeeld.example'"),
    ).toEqual([]);
    expect(await world.ask("select from people.member where full_name like 'Wies%'")).toEqual([]);
  });

  test("is not erased of who holds a public role", async () => {
    const browser = new Browser();
    const cookie = await community.cookieOf("henk");
    browser.plant(cookie.split("=")[1] ?? "");
    const answer = await browser.ask("/noorderveld/mij/wissen", {});
    expect(await answer.text()).toContain("Wat u toen besloot, blijft op uw naam staan");
    expect(
      await world.ask(
        "select from people.member where full_name = 'Henk Alberts' and community_id = $1",
        [community.id],
      ),
    ).toHaveLength(1);
  });
});

test("English is spoken where it was asked", async () => {
  const language: Language = "en";
  const browser = new Browser();
  await browser.ask("/en/noorderveld/aanmelden/mail", { adres: "ann@example.example", terug: "/" });
  await linkFor("ann@example.example");
  const mail = smtp.received.at(-1);
  expect(mail && partOf(mail, "text/plain")).toContain("You asked to sign in");
  expect(await linkFor("ann@example.example")).toMatch(new RegExp(`^/${language}/`));
});

describe("the first council clerk", () => {
  const invite = (address: string | null) =>
    done(inviteClerk, third.asSystem(), {
      name: "Griet Griffier",
      address,
      community: "Derdeveld",
      language: "nl",
    });
  let third: { readonly id: string; asSystem(): Context };
  beforeAll(async () => {
    const id = await foundCommunity(world.platform, { slug: "derdeveld", name: "Derdeveld" });
    third = { id, asSystem: () => systemContext(world.platform, id, world.clock.machineNow()) };
  });

  test("comes in once by a mailed invitation, whose page gives nothing away, and holds the role", async () => {
    const { code } = await invite(null);
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}$/);
    await invite("griet@voorbeeld.example");
    // The newest replaces the one before.
    const stale = await new Browser().ask("/derdeveld/aanmelden/code", { code: code ?? "" });
    expect(await stale.text()).toContain("kennen wij niet");
    await sendWaitingMail(world.platform, { mailer, isDemo: false }, third.id);
    const mail = smtp.received.at(-1);
    const [, path = ""] =
      /https:\/\/meent\.example(\/\S+)/.exec(mail ? partOf(mail, "text/plain") : "") ?? [];
    const scanner = new Browser();
    for (let count = 0; count < 3; count++) expect((await scanner.ask(path)).status).toBe(200);
    const typed = path.split("/").at(-1) ?? "";
    const browsers = [new Browser(), new Browser(), new Browser()];
    const answers = await Promise.all(
      browsers.map((browser) =>
        browser.ask("/derdeveld/aanmelden/code", { code: typed.toLowerCase() }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422]);
    // In the second tab nothing is missing: it was used.
    for (const answer of answers.filter(({ status }) => status === 422)) {
      const html = await answer.text();
      expect(html).toContain("Deze uitnodiging is al gebruikt");
      expect(html).toContain("Dit kan zo niet");
      expect(html).not.toContain("Er is nog 1 ding nodig");
    }
    const roles = await world.ask(
      `select r.role, m.name from people.role_term r join people.member m
         on m.community_id = r.community_id and m.id = r.member_id
       where r.community_id = $1`,
      [third.id],
    );
    expect(roles).toEqual([{ role: "councilClerk", name: "Griet Griffier" }]);
    // Next time by her own mail, as everybody.
    await new Browser().askLink("griet@voorbeeld.example", "derdeveld");
  });

  test("is invited only while there is none", async () => {
    const outcome = await act(inviteClerk, third.asSystem(), {
      name: "Nog Een",
      address: null,
      community: "Derdeveld",
      language: "nl",
    });
    expect(outcome).toMatchObject({ ok: false, refusal: "clerk_there" });
  });
});

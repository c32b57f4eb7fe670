import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atMinute } from "#lib/calendar.ts";
import { decideChallenge } from "#modules/challenges";
import { findDealOf } from "#modules/deals";
import { chooseWeek } from "#modules/notifications";
import { openMailer } from "#platform/mailer.ts";
import { partOf, type Received, startTestSmtp } from "#platform/test-smtp.ts";
import {
  addChallengeInDecision,
  done,
  foundTestCommunity,
  signBoth,
  type TestCommunity,
} from "../src/test-community.ts";
import { go, look, openBrowser, pathOf, press, textOf, type Visit, visit } from "./browser.ts";
import { openSite, type Site } from "./site.ts";

/**
 * Roelie follows a challenge on her phone, without JavaScript; hears of it in a real mail the next
 * morning; chooses "at once"; and ends it by the button her mail program shows, without signing in.
 */

const smtp = await startTestSmtp();
let site: Site;
let browser: Browser;
let community: TestCommunity;
let challengeId: string;
let path: string;
let reader: Visit;

beforeAll(async () => {
  site = await openSite({ mailer: openMailer(smtp.url, "meent@voorbeeld.example") });
  browser = await openBrowser();
  const { world } = site;
  community = await foundTestCommunity(world, "volgveld");
  challengeId = await addChallengeInDecision(community);
  const [row] = await world.ask("select number from challenges.challenge where id = $1", [
    challengeId,
  ]);
  path = `/uitdagingen/${row?.number}`;
  await world.ask(
    `insert into accounts.email (account_id, address, confirmed_at)
     select account_id, 'roelie@voorbeeld.example', now() from people.member where id = $1`,
    [community.people.roelie],
  );
  const cookie = await community.cookieOf("roelie");
  reader = await visit(browser, site, { slug: "volgveld", javaScript: false, cookie });
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await smtp.stop();
});

/** The work of a minute; the worker then sends what it left. */
async function minute(): Promise<void> {
  await site.world.jobs.everyMinute["notifications.spread"]?.();
}

/** The mails to Roelie, once there are so many. */
async function mails(count: number): Promise<readonly Received[]> {
  await expect.poll(() => smtp.received.length, { timeout: 30_000 }).toBe(count);
  return smtp.received;
}

const stopIn = ({ raw }: Received) =>
  /^List-Unsubscribe: <(http:\/\/[^>]+)>/m.exec(raw.replaceAll(/\r\n[ \t]+/g, ""))?.[1] ?? "";

describe("following a challenge at 360 px", () => {
  test("who is not signed in comes to sign in, and back", async () => {
    const visitor = await visit(browser, site, { slug: "volgveld", javaScript: false });
    await go(visitor, path);
    await press(visitor, "link", "Volg dit");
    expect(pathOf(visitor)).toBe("/aanmelden");
    const back = visitor.page.locator('main input[name="terug"]');
    expect(await back.inputValue()).toBe(path);
    await visitor.context.close();
  });

  test("one button follows it, and the page says so", async () => {
    await go(reader, path);
    await look(reader, "notify-01-challenge");
    await press(reader, "button", "Volg dit");
    expect(pathOf(reader)).toBe(path);
    expect(await textOf(reader)).toContain("U volgt dit.");
    await look(reader, "notify-02-following");
  });

  test("the next morning one mail tells what happened, in a sentence of the record", async () => {
    await minute();
    await done(decideChallenge, community.as("henk"), { challengeId, decision: "accept" });
    await minute();
    expect(smtp.received).toEqual([]);
    site.world.clock.set(atMinute("2026-11-25", 8 * 60));
    await minute();
    const [mail] = await mails(1);
    const text = mail ? partOf(mail, "text/plain") : "";
    expect(mail?.to).toBe("roelie@voorbeeld.example");
    expect(text).toContain("Dit gebeurde er op dinsdag 24 november met wat u volgt.");
    expect(text).toContain("- Het college zei ja: de uitdaging is aanvaard.");
    // What happened before she followed it is no news to her.
    expect(text).not.toContain("Het plan is compleet");
    expect(text).toContain(`${site.origin}/volgveld${path}`);
    expect(mail?.raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    await lookAtMail(mail, "notify-03-digest");
    await minute();
    expect(smtp.received).toHaveLength(1);
  });
});

/** A mail as a mail program shows it. */
async function lookAtMail(mail: Received | undefined, name: string): Promise<void> {
  const folder = process.env.MEENT_SHOTS;
  const page = await reader.context.newPage();
  await page.setContent(mail ? partOf(mail, "text/html") : "");
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    const overflow = await page.evaluate<number>(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    expect(overflow, `${name} scrolls sideways at ${width}`).toBe(0);
    if (!folder) continue;
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
  }
  await page.close();
}

describe("choosing when", () => {
  test("her own page leads there, and a wrong time is said beside its field", async () => {
    await go(reader, "/mij");
    await look(reader, "notify-04-me");
    await press(reader, "link", "Uw berichten");
    await look(reader, "notify-05-settings");
    const { page } = reader;
    await page.getByRole("radio", { name: "Meteen", exact: true }).check();
    await page.locator("#quietFrom").fill("half elf");
    await press(reader, "button", "Bewaar");
    expect(await textOf(reader)).toContain("Schrijf een tijd als 22.00 of 7.30.");
    expect(await page.locator("#quietFrom").inputValue()).toBe("half elf");
    await look(reader, "notify-06-settings-wrong");
    await page.locator("#quietFrom").fill("22.30");
    await press(reader, "button", "Bewaar");
    expect(await textOf(reader)).toContain("Bewaard. U krijgt meteen mail over wat u volgt.");
    await look(reader, "notify-07-settings-saved");
  });

  test("then a mail comes at once", async () => {
    await minute();
    const deal = await site.world.database.read(community.id, (db) =>
      findDealOf(db, community.id, { kind: "challenge", id: challengeId }),
    );
    await signBoth(community, deal?.id ?? "");
    await minute();
    await expect.poll(() => smtp.received.length, { timeout: 30_000 }).toBeGreaterThan(1);
    await lookAtMail(smtp.received.at(-1), "notify-08-at-once");
  });
});

describe("ending it", () => {
  test("opening the link changes nothing; one press of a mail program ends it", async () => {
    const last = smtp.received.at(-1);
    const address = last ? stopIn(last) : "";
    expect(address).toContain("/volgveld/mail/stop/follows.");
    const scanner = await visit(browser, site, { slug: "volgveld" });
    await scanner.page.goto(address);
    expect(await textOf(scanner)).toContain("Er is nog niets veranderd.");
    await look(scanner, "notify-09-stop");
    await go(reader, "/mij/berichten");
    expect(await textOf(reader)).toContain("U krijgt meteen mail over wat u volgt.");
    // As a mail program does it: no cookie, no Origin (RFC 8058, 3.2).
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });
    expect(answer.status).toBe(200);
    await go(reader, "/mij/berichten");
    expect(await textOf(reader)).toContain("U krijgt geen mail over wat u volgt.");
    await press(scanner, "button", "Stop deze mail");
    expect(await textOf(scanner)).toContain("U krijgt deze mail niet meer");
    await look(scanner, "notify-10-stopped");
    await scanner.context.close();
  });

  test("a link that was changed says so, and ends nothing", async () => {
    const last = smtp.received.at(-1);
    const address = `${last ? stopIn(last).slice(0, -3) : ""}abc`;
    const answer = await fetch(address, { method: "POST", body: new URLSearchParams() });
    expect(answer.status).toBe(404);
  });

  test("the day of the week by mail is chosen on a page of its own", async () => {
    await go(reader, "/deze-week");
    await press(reader, "link", "Elke week per mail");
    await look(reader, "notify-11-week");
    await reader.page.getByRole("radio", { name: "donderdag" }).check();
    await press(reader, "button", "Bewaar");
    expect(await textOf(reader)).toContain("U krijgt de week elke donderdag per mail.");
    const before = smtp.received.length;
    site.world.clock.set(atMinute("2026-11-26", 7 * 60));
    await site.world.jobs.everyMinute["home.week"]?.();
    const sent = await mails(before + 1);
    await lookAtMail(sent.at(-1), "notify-12-week-mail");
    expect(sent.at(-1)?.raw).toContain("/volgveld/mail/stop/week.");
  });

  test("mail that comes back is told on her own page, with what she can do", async () => {
    smtp.become({ code: 550, at: "to" });
    await done(chooseWeek, community.as("roelie"), { weekday: "5" });
    site.world.clock.set(atMinute("2026-11-27", 7 * 60));
    await site.world.jobs.everyMinute["home.week"]?.();
    await expect
      .poll(() => site.world.ask("select from accounts.email where refused_at is not null"), {
        timeout: 30_000,
      })
      .toHaveLength(1);
    site.takeTroubles();
    await go(reader, "/mij");
    expect(await textOf(reader)).toContain("Onze mail naar roelie@voorbeeld.example kwam op");
    await look(reader, "notify-13-refused");
    await go(reader, "/mij/berichten");
    expect(await textOf(reader)).toContain("Uw mailadres werkt niet.");
    await go(reader, "/mij");
    await press(reader, "button", "Stuur mij weer mail op dit adres");
    expect(await textOf(reader)).not.toContain("kwam op");
  });
});

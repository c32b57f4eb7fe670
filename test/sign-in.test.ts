import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openMailer } from "#platform/mailer.ts";
import { partOf, startTestSmtp } from "#platform/test-smtp.ts";
import { go, look, openBrowser, pathOf, press, textOf, type Visit, visit } from "./browser.ts";
import { openSite, type Site } from "./site.ts";

/**
 * Tine comes in for the first time, on her phone and without JavaScript, by a link in a real mail that
 * a scanner opened before she did; tells who she is; and signs a device out that she does not know.
 */

const smtp = await startTestSmtp();
let site: Site;
let browser: Browser;
let tine: Visit;
beforeAll(async () => {
  site = await openSite({
    isDemo: false,
    mailer: openMailer(smtp.url, "meent@noorderveld.example"),
  });
  browser = await openBrowser();
  tine = await visit(browser, site, { javaScript: false });
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await smtp.stop();
});

const address = "tine@voorbeeld.example";

/** The address in the next mail to Tine, once the worker has sent it. */
async function nextLink(count: number): Promise<string> {
  await expect.poll(() => smtp.received.length, { timeout: 30_000 }).toBe(count);
  const mail = smtp.received[count - 1];
  const [link = ""] = /http:\/\/127\.0\.0\.1\S+/.exec(mail ? partOf(mail, "text/plain") : "") ?? [];
  expect(link).toContain(site.origin);
  return link;
}

/** On a phone the menu is closed at first. */
async function openMenu({ page }: Visit): Promise<void> {
  await page.locator("summary", { hasText: "Menu" }).click();
}

describe("the first time", () => {
  let link: string;

  test("she asks for a link from the page where she was", async () => {
    await go(tine, "/werken");
    await openMenu(tine);
    await press(tine, "link", "Aanmelden");
    await look(tine, "sign-in-01-form");
    await tine.page.locator("#adres").fill("tine.voorbeeld");
    await press(tine, "button", "Stuur mij de link");
    expect(await textOf(tine)).toContain("Dit is geen mailadres");
    expect(await tine.page.locator("#adres").inputValue()).toBe("tine.voorbeeld");
    await look(tine, "sign-in-02-no-address");
    await tine.page.locator("#adres").fill(address);
    await press(tine, "button", "Stuur mij de link");
    await look(tine, "sign-in-03-sent");
    link = await nextLink(1);
  });

  test("a scanner of her mail opens the link, in a browser with scripts, and uses nothing up", async () => {
    const scanner = await visit(browser, site, {});
    for (let count = 0; count < 3; count++) {
      await scanner.page.goto(link);
      await scanner.page.waitForTimeout(200);
    }
    expect(await textOf(scanner)).toContain("gevraagd in een andere browser");
    expect(await scanner.context.cookies()).toEqual([]);
    await scanner.context.close();
  });

  test("she opens it, presses the button, and tells who she is", async () => {
    await tine.page.goto(link);
    expect(await textOf(tine)).toContain("U bent nog niet aangemeld");
    await look(tine, "sign-in-04-button");
    await press(tine, "button", "Meld mij aan");
    expect(pathOf(tine)).toBe("/aanmelden/kennismaken");
    await look(tine, "sign-in-05-join");
    await press(tine, "button", "Doe mee");
    expect(await tine.page.locator(".meent-errors a").count()).toBe(3);
    await look(tine, "sign-in-06-join-errors");
    await tine.page.locator("#fullName").fill("Tine Postma");
    await tine.page.getByRole("radio", { name: "Met mijn voornaam" }).check();
    await tine.page.locator("#areaId").selectOption({ label: "Hasselo" });
    await press(tine, "button", "Doe mee");
    // Back where she was.
    expect(pathOf(tine)).toBe("/werken");
  });

  test("the link is used now, and says so with a way on", async () => {
    await tine.page.goto(link);
    expect(await textOf(tine)).toContain("Deze link is al gebruikt");
    expect(await textOf(tine)).toContain("U bent hier al aangemeld als Tine.");
    await look(tine, "sign-in-07-used");
  });
});

describe("her own page", () => {
  test("shows who she is here and where she is signed in", async () => {
    const laptop = await visit(browser, site, { width: 1280 });
    await go(laptop, "/aanmelden");
    await laptop.page.locator("#adres").fill(address);
    await press(laptop, "button", "Stuur mij de link");
    await laptop.page.goto(await nextLink(2));
    await press(laptop, "button", "Meld mij aan");
    await openMenu(tine);
    await press(tine, "link", "Tine");
    expect(await textOf(tine)).toContain("Anderen zien u hier als Tine.");
    await look(tine, "sign-in-08-me");
    await press(tine, "button", "Meld alle andere apparaten af");
    await go(laptop, "/mij");
    expect(pathOf(laptop)).toBe("/aanmelden");
    await laptop.context.close();
  });

  test("lets her appear otherwise", async () => {
    await press(tine, "link", "Verander uw naam, uw gebied of uw taal");
    await tine.page.getByRole("radio", { name: "Onder een schuilnaam" }).check();
    await tine.page.locator("#pseudonym").fill("Henk Alberts");
    await press(tine, "button", "Bewaar");
    expect(await textOf(tine)).toContain("Zo heet hier al iemand");
    await look(tine, "sign-in-09-taken");
    await tine.page.locator("#pseudonym").fill("De Molenaar");
    await press(tine, "button", "Bewaar");
    expect(await textOf(tine)).toContain("Anderen zien u hier als De Molenaar.");
  });

  test("shows all that Meent has, and lets her have it erased", async () => {
    await press(tine, "link", "Bekijk wat Meent van u heeft");
    expect(await textOf(tine)).toContain(address);
    await look(tine, "sign-in-10-data");
    await press(tine, "link", "Laat mij wissen");
    await look(tine, "sign-in-11-erase");
    await press(tine, "button", "Wis mij");
    expect(await textOf(tine)).toContain("U bent gewist");
    await go(tine, "/mij/mail");
    expect(pathOf(tine)).toBe("/aanmelden");
  });
});

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  foundTestCommunity,
  openTestWorld,
  type TestCommunity,
  type TestWorld,
} from "../src/test-community.ts";
import { go, look, openBrowser, pathOf, press, textOf, type Visit, visit } from "./browser.ts";

// A coalition of three, one from elsewhere, on a phone: what each brings is on the table, changes before
// it is signed, and binds when all signed what stands there. Roelie's phone runs no script. Geert is a
// member of Bruntinge and no member here. No example community: two small ones are enough.

let world: TestWorld;
let browser: Browser;
let stopServer: () => void;
let here: TestCommunity;
let roelie: Visit;
let geert: Visit;
let agreement = "";

beforeAll(async () => {
  let origin = "";
  [browser, world] = await Promise.all([
    openBrowser(),
    openTestWorld({ isDemo: false, listensAt: () => origin }),
  ]);
  const server = createServer(getRequestListener(world.app.fetch));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stopServer = () => {
    server.closeAllConnections();
    server.close();
  };
  here = await foundTestCommunity(world);
  const elsewhere = await foundTestCommunity(world, "bruntinge");
  const site = { origin, takeTroubles: () => [] };
  roelie = await visit(browser, site, { cookie: await here.cookieOf("roelie"), javaScript: false });
  geert = await visit(browser, site, { cookie: await elsewhere.cookieOf("geert") });
});
afterAll(async () => {
  await browser?.close();
  stopServer?.();
  await world?.close();
});

/** Roelie asks for the code of a place and hands it over. */
async function codeFor(name: string): Promise<string> {
  await go(roelie, agreement);
  await press(roelie, "button", `Geef ${name} een code`);
  return textOf(roelie, ".meent-story__lead");
}

describe("a coalition of three, one from elsewhere", () => {
  test("is put on the table, with a place for who comes from elsewhere", async () => {
    const { page } = roelie;
    await go(roelie, "/afspraken/nieuw");
    await page.locator("#title").fill("Brood voor de hele buurt");
    await page.locator("#what").fill("Elke zaterdag bakken wij brood in de oude oven.");
    await page.locator("#serves").fill("wie zaterdag langskomt");
    await page.locator("#startsOn").fill("1 november");
    await page.locator("#termMonths").fill("12");
    await page.locator("#looksBackMonths").fill("6");
    await page.locator("#continuity").fill("dan zoeken de anderen iemand.");
    await page.locator("#p1-hours").fill("80");
    await page.locator("#p1-skill").fill("bakken in een houtoven");
    await page.locator("#p1-goals").fill("Elke zaterdag veertig broden");
    await page.locator("#p2-name").fill("Fenna");
    await page.locator("#p3-name").fill("Molen De Hoop");
    await page.getByLabel("Van elders").nth(1).check();
    await look(roelie, "coalition-01-form");
    await press(roelie, "button", "Naar voorlezen");
    const text = await textOf(roelie);
    expect(text).toContain("Roelie Hofstee brengt in: 80 uur en kunde: bakken in een houtoven.");
    expect(text).toContain("Molen De Hoop vult zelf in wat erbij komt.");
    expect(text).toContain("Elke zaterdag veertig broden (genoemd door Roelie Hofstee)");
    await press(roelie, "button", "Teken, en zet op tafel");
    agreement = pathOf(roelie);
    await look(roelie, "coalition-02-proposed");
    await press(roelie, "link", "Mail Molen De Hoop een code");
    await roelie.page.locator("#address").fill("molen.de.hoop");
    await press(roelie, "button", "Stuur de mail");
    expect(await textOf(roelie, ".meent-errors")).toContain("Dit is geen mailadres.");
  });

  test("is read, filled in and signed as a guest, by who sees nothing else here", async () => {
    const code = await codeFor("Molen De Hoop");
    const { page } = geert;
    await go(geert, agreement);
    expect(await textOf(geert)).not.toContain("Brood voor de hele buurt");
    await press(geert, "link", "Ik kreeg de code van plaats 3");
    expect(await page.locator("#name").inputValue()).toBe("Geert Lubbers");
    expect(await textOf(geert)).toContain("Gemeente bruntinge");
    await look(geert, "coalition-04-entry");
    await page.locator("#code").fill("AAAA-AAAA");
    await press(geert, "button", "Lees het voorstel");
    expect(await textOf(geert, ".meent-errors")).toContain("U kunt het nog 4 keer proberen.");
    await page.locator("#code").fill(code.toLowerCase());
    await press(geert, "button", "Lees het voorstel");
    expect(await textOf(geert)).toContain("Brood voor de hele buurt");
    await press(geert, "button", "Verander wat ik inbreng");
    await page.locator("#goods").fill("meel van de molen");
    await page.locator("#money").fill("veel");
    await press(geert, "button", "Zet dit op tafel");
    expect(await textOf(geert, ".meent-errors")).toContain("Dit bedrag begrijpen wij niet.");
    expect(await page.locator("#goods").inputValue()).toBe("meel van de molen");
    await page.locator("#money").fill("150");
    await look(geert, "coalition-05-pledge");
    await press(geert, "button", "Zet dit op tafel");
    await press(geert, "button", "Ik teken");
    expect(await textOf(geert)).toContain("Molen De Hoop (Geert Lubbers, Gemeente bruntinge)");
  });

  test("binds when each signed what stands on the table now", async () => {
    const code = await codeFor("Fenna");
    const { site } = roelie;
    const fenna = await visit(browser, site, { cookie: await here.cookieOf("fenna") });
    await go(fenna, `${agreement}/tekenen/2`);
    await fenna.page.locator("#code").fill(code);
    await press(fenna, "button", "Lees het voorstel");
    // Who brings nothing yet has nothing to sign: that comes first.
    expect(await fenna.page.getByRole("button", { name: "Ik teken" }).count()).toBe(0);
    await press(fenna, "button", "Verander wat ik inbreng");
    await fenna.page.locator("#room").fill("de schuur met de oven");
    await fenna.page.locator("#goals").fill("Kinderen leren bakken");
    await press(fenna, "button", "Zet dit op tafel");
    await press(fenna, "button", "Ik teken");
    expect(await textOf(fenna)).toContain("1 van de 3 tekenden.");
    await fenna.context.close();
    for (const visitor of [geert, roelie]) {
      await go(visitor, agreement);
      if (visitor === roelie) await look(visitor, "coalition-08-changed");
      await press(visitor, "link", "Teken opnieuw");
      expect(await textOf(visitor)).toContain("Kinderen leren bakken (genoemd door Fenna");
      await press(visitor, "button", "Ik teken");
    }
    const text = await textOf(roelie);
    expect(text).toContain("Deze afspraak is vast sinds");
    expect(text).toMatch(/Samen hebben zij €\s150 aan geld, 80 uur, ruimte/);
    await look(roelie, "coalition-09-firm");
    // For all to read now; and the guest's own deed is there for him, and no other page.
    await go(geert, agreement);
    await press(geert, "link", "Stop met deze afspraak");
    await go(geert, "/werken/noemen");
    expect(pathOf(geert)).toContain("/aanmelden/kennismaken");
    await look(geert, "coalition-11-no-member");
  });
});

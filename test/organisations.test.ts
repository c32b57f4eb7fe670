import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { proposeCharter } from "#modules/charter";
import { listAreas } from "#modules/people";
import { systemContext } from "#platform/settle.ts";
import { clauses } from "../src/app.ts";
import { councilAndExecutive, done } from "../src/test-community.ts";
import { go, look, openBrowser, pathOf, press, textOf, type Visit, visit } from "./browser.ts";
import { openSite, type Site } from "./site.ts";

// A village becomes an organisation with two people who may act for it, on a phone without
// JavaScript; then it signs its own charter. Its last member lets it rest, and the clerk wakes it.

let browser: Browser;
let site: Site;
let fenna: Visit;
let jan: Visit;
let organization = "";
beforeAll(async () => {
  browser = await openBrowser();
  site = await openSite();
  fenna = await visit(browser, site, { cookie: await site.cookieOf("fenna") });
  jan = await visit(browser, site, { javaScript: false, cookie: await site.cookieOf("jan") });
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe("an organisation", () => {
  test("is registered after reading it over", async () => {
    await go(fenna, "/organisaties");
    await look(fenna, "organisations-01-list");
    await press(fenna, "link", "Meld een organisatie aan");
    await press(fenna, "button", "Lees na");
    expect(await textOf(fenna, ".meent-errors")).toContain("Schrijf hoe de organisatie heet.");
    await look(fenna, "organisations-02-errors");
    await fenna.page.locator("#name").fill("Dorpsbelangen Oldeveen");
    await fenna.page.getByRole("radio", { name: "vereniging" }).check();
    await fenna.page.locator("#about").fill("Wij praten namens het dorp, al sinds 1951.");
    await press(fenna, "button", "Lees na");
    await look(fenna, "organisations-03-check");
    await press(fenna, "button", "Meld deze organisatie aan");
    organization = pathOf(fenna);
    expect(await textOf(fenna)).toContain("Eén mens mag handelen namens Dorpsbelangen Oldeveen.");
    await look(fenna, "organisations-04-page");
  });

  test("invites by mail, and who has the link says yes", async () => {
    await press(fenna, "link", "Nodig iemand uit");
    await fenna.page.locator("#address").fill("jan");
    await press(fenna, "button", "Stuur de uitnodiging");
    expect(await fenna.page.locator("#address").inputValue()).toBe("jan");
    await look(fenna, "organisations-05-invite-error");
    await fenna.page.locator("#address").fill("jan@voorbeeld.example");
    await press(fenna, "button", "Stuur de uitnodiging");
    await look(fenna, "organisations-06-invited");
    await expect
      .poll(
        async () => {
          await go(jan, "/voorbeeld/post");
          return textOf(jan);
        },
        { timeout: 30_000 },
      )
      .toContain("Uitnodiging om te handelen namens Dorpsbelangen Oldeveen");
    await press(jan, "link", "Bekijk de uitnodiging");
    expect(await textOf(jan)).toContain("Fenna Dijkstra vraagt of u wilt handelen");
    await look(jan, "organisations-07-invitation");
    await press(jan, "button", "Ja, ik doe mee");
    expect(await textOf(jan)).toContain("2 mensen mogen handelen");
    await jan.page.goBack();
    expect(await textOf(jan)).toContain("Deze uitnodiging geldt niet meer");
  });

  test("signs its village's own charter, with two people", async () => {
    const { world, filled } = site;
    const id = filled.people.get("wiebe") ?? "";
    const areas = await world.database.read(filled.communityId, (db) =>
      listAreas(db, filled.communityId),
    );
    const areaId = areas.find(({ slug }) => slug === "oldeveen")?.id ?? "";
    const context = systemContext(world.platform, filled.communityId, world.clock.machineNow());
    const { version } = await done(
      proposeCharter(clauses),
      { ...context, actor: { kind: "member", memberId: id } },
      {
        title: "Dorpsrecht van Oldeveen",
        inForceFrom: "2027-01-01",
        areaId,
        clauses: { "challenge.decisionWeeks": 4 },
        parties: [
          ...councilAndExecutive.slice(1),
          {
            kind: "village",
            organizationId: organization.split("/").at(-1) ?? "",
            promise: "Het dorp helpt elke partij die iets voor Oldeveen wil doen.",
            basis: { kind: "selfBinding", title: "Dorpsvergadering", decidedOn: "2026-11-01" },
          },
        ],
      },
    );
    for (const visitor of [fenna, jan]) {
      await go(visitor, `/stadsrecht/versies/${version}`);
      await press(visitor, "link", "Teken voor Dorpsbelangen Oldeveen");
      await press(visitor, "button", /^Teken/);
    }
    await go(jan, organization);
    expect(await textOf(jan)).toContain("tekende het stadsrecht");
    await look(jan, "organisations-08-does");
  });

  test("rests when its last member says so, and the clerk wakes it", async () => {
    await go(fenna, organization);
    await press(fenna, "link", /Wijzig.*Jan/);
    await look(fenna, "organisations-09-person");
    await press(fenna, "button", "Beëindig dit");
    await press(fenna, "link", "Stop met handelen namens deze organisatie");
    await look(fenna, "organisations-10-last");
    await press(fenna, "button", "Ik stop, en de organisatie rust");
    expect(await textOf(fenna)).toContain("Deze organisatie rust sinds 24 november 2026.");
    await press(fenna, "link", "Vraag of u mee mag doen");
    await look(fenna, "organisations-11-ask");
    await press(fenna, "button", "Vraag het");
    const wiebe = await visit(browser, site, { cookie: await site.cookieOf("wiebe") });
    await go(wiebe, organization);
    await look(wiebe, "organisations-12-clerk");
    await press(wiebe, "link", "Wijs iemand aan");
    await wiebe.page.locator("#person").fill("Oosterhuis");
    await look(wiebe, "organisations-13-appoint");
    await press(wiebe, "button", "Wijs aan");
    expect(await textOf(wiebe)).toContain("Eén mens mag handelen");
    await go(jan, organization);
    await press(jan, "button", "Laat toe");
    expect(await textOf(jan)).toContain("2 mensen mogen handelen");
  });
});

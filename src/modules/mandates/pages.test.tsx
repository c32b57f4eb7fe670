import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  foundTestCommunity,
  openTestWorld,
  type TestCommunity,
  type TestWorld,
} from "../../test-community.ts";

// The form for a mandate, in a municipality of five thousand members: whom it is for is typed, and
// nobody stands in a list of everybody.

let world: TestWorld;
let community: TestCommunity;
let cookie = "";

beforeAll(async () => {
  world = await openTestWorld();
  community = await foundTestCommunity(world);
  cookie = await community.cookieOf("henk");
  await world.ask("begin");
  await world.ask(
    `with many as (select gen_random_uuid() as id, n from generate_series(1, 5000) n),
       accounts as (insert into people.account (id, language) select id, 'nl' from many returning id)
     insert into people.member (community_id, id, account_id, name, full_name, made_at)
     select $1, id, id, name, name, now() from (
       select id, case n when 4000 then 'Zoë Björnsen' when 4001 then 'Jan Bakker'
         when 4002 then 'Jan Bakker' else 'Inwoner ' || n end as name from many) named`,
    [community.id],
  );
  await world.ask("commit");
});
afterAll(() => world.close());

const asked = {
  amountCents: "2.500",
  "endsOn-dag": "1",
  "endsOn-maand": "9",
  "endsOn-jaar": "2027",
  registerReference: "Mandaatregister 2026, regel 14",
};

async function post(fields: Readonly<Record<string, string>>) {
  const response = await world.app.request("http://meent.test/noorderveld/mandaten/nieuw", {
    method: "POST",
    headers: { cookie, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ ...asked, ...fields }),
  });
  const html = await response.text();
  return {
    status: response.status,
    to: response.headers.get("location"),
    html,
    said: html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " "),
  };
}

describe("whom a mandate is for", () => {
  test("is found by a part of the name, without capitals and accents", async () => {
    const { status, said } = await post({ person: "bjorn", knop: "nakijken" });
    expect(status).toBe(200);
    expect(said).toContain("Klopt dit mandaat?");
    expect(said).toContain("Zoë Björnsen");
    const given = await post({ person: "bjorn", knop: "geven" });
    expect(given.to).toMatch(/\/mandaten\/M-2026-\d+$/);
  });

  test("is chosen where more are called so, with all that was typed still there", async () => {
    const { status, said, html } = await post({ person: "jan bakker", knop: "nakijken" });
    expect(status).toBe(422);
    expect(said).toContain("Meer mensen heten zo. Kies wie u bedoelt.");
    expect(html.match(/name="memberId"/g)).toHaveLength(2);
    expect(html).toContain('value="Mandaatregister 2026, regel 14"');
    const [, first = ""] = /name="memberId"[^>]*value="([^"]+)"/.exec(html) ?? [];
    const chosen = await post({ person: "jan bakker", memberId: first, knop: "nakijken" });
    expect(chosen.said).toContain("Klopt dit mandaat?");
  });

  test("is asked again where nobody is called so, and where nothing is typed", async () => {
    const nobody = await post({ person: "Xanthippe", knop: "nakijken" });
    expect(nobody.status).toBe(422);
    expect(nobody.said).toContain("Wij vinden hier niemand die “Xanthippe” heet.");
    const nothing = await post({ person: "", knop: "nakijken" });
    expect(nothing.said).toContain("Typ de naam van wie het mandaat krijgt.");
    expect(nothing.html.length).toBeLessThan(60_000);
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { newToken } from "#platform/session.ts";
import { makeToken } from "../modules/accounts/actions/token.ts";
import { tokenPrefix } from "../modules/accounts/model/token.ts";
import {
  done,
  foundTestCommunity,
  openTestWorld,
  type Person,
  type TestCommunity,
  type TestWorld,
} from "../test-community.ts";

/** The whole main road, walked by programs that know nothing but the OpenAPI document. */

let world: TestWorld;
let community: TestCommunity;
let document: Document;

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}
interface Document {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<"get" | "post", Operation>>>>;
}
type Call = (given?: Readonly<Record<string, unknown>>) => Promise<Readonly<Record<string, never>>>;

beforeAll(async () => {
  world = await openTestWorld({ publicUrl: "https://meent.voorbeeld.nl" });
  community = await foundTestCommunity(world);
  document = (await (await world.app.request("/api/v1/openapi.json")).json()) as Document;
});
afterAll(() => world.close());

/** A client made of the document: one function per operation, its path filled in from what is given. */
async function clientFor(person: Person): Promise<(operationId: string) => Call> {
  const secret = `${tokenPrefix}${newToken()}`;
  const scopes = ["works", "challenges", "deals"];
  await done(makeToken, community.as(person), { name: "Wandelaar", scopes, days: "30", secret });
  const base = document.servers[0]?.url ?? "";
  return (operationId) =>
    async (given = {}) => {
      for (const [path, operations] of Object.entries(document.paths))
        for (const [method, operation] of Object.entries(operations)) {
          if (operation.operationId !== operationId) continue;
          const all: Readonly<Record<string, unknown>> = { gemeenschap: community.slug, ...given };
          const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(all[name]));
          const answer = await world.app.request(`${base}${filled}`, {
            method: method.toUpperCase(),
            headers: {
              authorization: `Bearer ${secret}`,
              "content-type": "application/json",
              "idempotency-key": newId(),
            },
            ...(method === "post" && { body: JSON.stringify(given) }),
          });
          const body = (await answer.json()) as Readonly<Record<string, never>>;
          expect(answer.status, `${operationId}: ${JSON.stringify(body)}`).toBe(200);
          return body;
        }
      throw new Error(`the document has no operation ${operationId}`);
    };
}

test("a work is named, challenged, helped, accepted and signed, all by the document", async () => {
  const fenna = await clientFor("fenna");
  const marijke = await clientFor("marijke");
  const henk = await clientFor("henk");
  const geert = await clientFor("geert");

  const areas = (await fenna("gebieden")()) as unknown as { items: { id: string }[] };
  const { number } = await fenna("works.name")({
    title: "De ijsbaan achter de kerk",
    areaId: areas.items[0]?.id,
    doer: { kind: "municipality", name: "Buitendienst" },
    yearlyCostCents: "9.500",
    route: "subsidy",
  });
  const work = await fenna("werken-een")({ sleutel: number });
  expect(work).toMatchObject({ titel: "De ijsbaan achter de kerk", kostenPerJaarCenten: 950_000 });

  const { id: challengeId } = await fenna("challenges.draft")({
    workId: work.id,
    why: "Wij vegen haar al twintig winters zelf.",
    cooperation: "De pomp en een sleutel van het hek.",
    yearlyAmount: "8.000",
    years: 1,
    startsOn: "2027-01-04",
  });
  await fenna("challenges.file")({ challengeId });
  await marijke("challenges.takeUp")({ challengeId });
  await marijke("challenges.complete")({
    challengeId,
    why: "Wij vegen haar al twintig winters zelf.",
    experience: "Zes van ons deden het eerder.",
    support: "De ijsvereniging heeft 340 leden.",
    costs: "Stroom, zand en een tweede pomp.",
    cooperation: "De pomp en een sleutel van het hek.",
    quality: "Elke avond twee mensen.",
    protection: "Op zaterdagochtend is het stil, voor wie niet tegen drukte kan.",
  });
  await henk("challenges.decide")({ challengeId, decision: "accept" });

  const deals = (await geert("deals")()) as unknown as { items: { id: string; titel: string }[] };
  const dealId = deals.items[0]?.id;
  await geert("deals.sign")({ dealId, side: "municipality", mandate: community.mandateId });
  await fenna("deals.sign")({ dealId, side: "party" });

  const [deal] = ((await fenna("deals")()) as unknown as { items: { stand: string }[] }).items;
  expect(deal).toMatchObject({ stand: "signed", bedragCenten: 800_000 });
  const record = (await fenna("logboek")()) as unknown as {
    items: { soort: string; zin: string }[];
  };
  const kinds = record.items.map(({ soort }) => soort);
  expect(kinds).toContain("challenges.accepted");
  expect(kinds).toContain("deals.signedByParty");
  expect(record.items.every(({ zin }) => zin?.length > 5)).toBe(true);
});

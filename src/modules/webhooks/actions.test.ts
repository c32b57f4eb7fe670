import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { generate } from "selfsigned";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#lib/ids.ts";
import { nameWork } from "#modules/works";
import { act } from "#platform/act.ts";
import { outgoing } from "#platform/outgoing.ts";
import {
  beginning,
  done,
  foundTestCommunity,
  openTestWorld,
  type TestCommunity,
  type TestWorld,
} from "../../test-community.ts";
import { addEndpoint, dropEndpoint, restartEndpoint } from "./actions.ts";
import { subscriptions } from "./jobs.ts";
import { secretPrefix } from "./model.ts";

/** A real receiver on this machine, with a certificate of its own. */

interface Arrived {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

let world: TestWorld;
let community: TestCommunity;
let receiver: Server;
let arrived: Arrived[] = [];
/** What the receiver answers; null: nothing at all. */
let answers: number | null = 200;

const secret = `${secretPrefix}${Buffer.alloc(32, 7).toString("base64")}`;
let port: number;

beforeAll(async () => {
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }]);
  receiver = createServer({ key, cert }, (request, answer) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      arrived.push({ headers: request.headers, body });
      const away = answers === 302 ? { location: `https://localhost:${port}/elders` } : {};
      if (answers !== null) answer.writeHead(answers, away).end("ontvangen");
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  port = (receiver.address() as AddressInfo).port;
  const post = outgoing({ timeoutMs: 500, isAllowed: () => true, ca: cert });
  world = await openTestWorld({
    // The name of the receiver leads to its door on this machine.
    post: (message) =>
      post({
        ...message,
        url: message.url.replace(/^https:\/\/[^/]+/, `https://localhost:${port}`),
      }),
  });
  community = await foundTestCommunity(world);
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await world.close();
});

const round = () => world.jobs.everyMinute["webhooks.tell"]?.();
const name = (title: string) =>
  done(nameWork, community.as("fenna"), {
    title,
    areaId: community.areas.oldeveen,
    doer: { kind: "nobody", name: null },
  });
const lines = () =>
  arrived.flatMap(({ body }) => (JSON.parse(body) as { data: { regels: Line[] } }).data.regels);

interface Line {
  readonly nummer: number;
  readonly soort: string;
  readonly onderwerp: { readonly titel: string };
}

test("each line arrives once, in order, signed so that nobody else could have sent it", async () => {
  await done(addEndpoint, community.as("roelie"), { url: "https://hoort.voorbeeld.nl/", secret });
  await name("Het bankje bij de brug");
  await name("De vijver");
  await round();
  await round();
  expect(arrived).toHaveLength(1);
  expect(lines().map(({ soort }) => soort)).toEqual(["works.named", "works.named"]);
  expect(lines()[0]?.onderwerp.titel).toContain("bankje");
  const [{ headers, body } = { headers: {}, body: "" }] = arrived;
  const signed = createHmac("sha256", Buffer.alloc(32, 7))
    .update(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`)
    .digest("base64");
  expect(headers["webhook-signature"]).toBe(`v1,${signed}`);
  await expectAsInTheGuide(headers, body);
});

/** The program that docs/how-to/use-the-interface.md gives takes our message, and no other. */
async function expectAsInTheGuide(headers: object, body: string) {
  const guide = readFileSync("docs/how-to/use-the-interface.md", "utf8");
  const [, code = ""] = /```js\n([\s\S]*?)```/.exec(guide) ?? [];
  const { isOurs } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    isOurs: (headers: object, body: string, secret: string, now?: number) => boolean;
  };
  const sent = Number((headers as Record<string, string>)["webhook-timestamp"]) * 1000;
  expect(isOurs(headers, body, secret, sent)).toBe(true);
  expect(isOurs(headers, body, secret, sent + 301_000), "an old one").toBe(false);
  expect(isOurs(headers, `${body} `, secret, sent), "another text").toBe(false);
  const other = `${secretPrefix}${Buffer.alloc(32, 8).toString("base64")}`;
  expect(isOurs(headers, body, other, sent), "another key").toBe(false);
}

test("what did not arrive comes again later, and nothing is missed", async () => {
  arrived = [];
  // A redirect, which might lead inward, is an answer like any other that is not 200 to 299.
  answers = 302;
  await name("De schommel");
  await round();
  await round();
  expect(arrived).toHaveLength(1);
  answers = null;
  world.clock.set(new Date(beginning.getTime() + 2 * 60_000));
  await round();
  const [row] = await world.ask("select failures, fault from webhooks.endpoint");
  expect(row).toEqual({ failures: 2, fault: "tooSlow" });
  arrived = [];
  answers = 200;
  await name("De wip");
  world.clock.set(new Date(beginning.getTime() + 10 * 60_000));
  await round();
  expect(lines().map(({ onderwerp }) => onderwerp.titel)).toEqual(["De schommel", "De wip"]);
  world.clock.set(beginning);
});

test("two processes at once tell it once", async () => {
  arrived = [];
  await name("De dam");
  await Promise.all([round(), round(), round()]);
  expect(arrived).toHaveLength(1);
});

test("after three days without an answer it stops, and begins again when its owner says so", async () => {
  arrived = [];
  answers = 500;
  await name("Het hek");
  for (let hours = 0; hours <= 80; hours += 1) {
    world.clock.set(new Date(beginning.getTime() + hours * 3_600_000));
    await round();
  }
  const tries = arrived.length;
  const [stopped] = await world.ask("select id, stopped_at from webhooks.endpoint");
  expect(stopped?.stopped_at).toBeInstanceOf(Date);
  answers = 200;
  await round();
  expect(arrived).toHaveLength(tries);
  const endpointId = String(stopped?.id);
  const another = await act(restartEndpoint, community.as("fenna"), { endpointId });
  expect(another).toMatchObject({ ok: false, refusal: "not_found" });
  await done(restartEndpoint, community.as("roelie"), { endpointId });
  await round();
  expect(lines().at(-1)?.onderwerp.titel).toContain("hek");
  world.clock.set(beginning);
});

test("thirty added at once are ten, and one address is not added twice", async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      act(addEndpoint, community.as("geert"), { url: `https://a${index}.voorbeeld.nl/`, secret }),
    ),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(10);
  const twice = { url: "https://twee.voorbeeld.nl/", secret };
  await done(addEndpoint, community.as("wiebe"), twice);
  const again = await act(addEndpoint, community.as("wiebe"), twice);
  expect(again).toMatchObject({ ok: false, refusal: "endpoint_twice" });
});

test("who stops, and who is erased, is told nothing more", async () => {
  const [mine] = await world.ask("select id from webhooks.endpoint where member_id = $1", [
    community.people.roelie,
  ]);
  await done(dropEndpoint, community.as("roelie"), { endpointId: String(mine?.id) });
  await done(addEndpoint, community.as("fenna"), { url: "https://weg.voorbeeld.nl/", secret });
  const [task] =
    subscriptions["accounts.erased"]?.({
      kind: "accounts.erased",
      subject: { kind: "member", id: community.people.fenna },
    }) ?? [];
  const forget = world.jobs.tasks[task?.task ?? ""];
  await forget?.(community.id, task?.payload ?? {}, newId());
  const left = await world.ask("select id from webhooks.endpoint where member_id = any ($1)", [
    [community.people.roelie, community.people.fenna],
  ]);
  expect(left).toEqual([]);
});

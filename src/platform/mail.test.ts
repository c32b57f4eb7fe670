import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { ok, refuse } from "#lib/result.ts";
import {
  beginning,
  foundTestCommunity,
  openTestWorld,
  type TestCommunity,
  type TestWorld,
} from "../test-community.ts";
import { act, action } from "./act.ts";
import { afterAttempt, type NewMail, queueMail, sendWaitingMail } from "./mail.ts";
import { openMailer } from "./mailer.ts";
import { partOf, startTestSmtp, type TestSmtp } from "./test-smtp.ts";

/** Mail over a real SMTP server on loopback, as it takes, refuses, postpones, hangs up and is slow. */

const smtp: TestSmtp = await startTestSmtp();
const logged: string[] = [];
const note = (...facts: unknown[]) => void logged.push(JSON.stringify(facts));
const patience = { connect: 1000, answer: 500 };
const mailer = openMailer(smtp.url, "meent@noorderveld.example", patience);
const world = await openTestWorld({
  isDemo: false,
  mailer,
  publicUrl: "https://meent.example",
  log: { debug: note, info: note, warn: note, error: note },
});
let community: TestCommunity;
beforeAll(async () => {
  community = await foundTestCommunity(world);
});
let minutes = 0;
beforeEach(async () => {
  await world.ask("delete from platform.mail");
  smtp.become("take");
  // Past the minute for which a server that did not answer is left alone.
  pass(10);
});
afterAll(async () => {
  await smtp.stop();
  await world.close();
});

function pass(more: number): void {
  minutes += more;
  world.clock.set(new Date(beginning.getTime() + minutes * 60_000));
}

const mail: NewMail = {
  kind: "test.greeting",
  to: "fenna@voorbeeld.example",
  language: "nl",
  subject: "Dag Fenna, één vraag",
  body: ["Er is een vraag.", { label: "Lees de vraag", path: "/werken/W-2026-001" }],
};

/** Leaves a mail as an action does; `refused` ends the action with a refusal after it. */
async function leave(changes: Partial<NewMail> = {}, isRefused = false): Promise<void> {
  const greet = action({
    name: "test.greet",
    input: z.object({}),
    who: "system",
    perform: async (acting) => {
      await queueMail(acting, { ...mail, ...changes });
      return isRefused ? refuse("not_now") : ok({});
    },
  });
  await act(greet, community.asSystem(), {});
}
const send = (one: Pick<TestWorld, "platform"> = world) =>
  sendWaitingMail(one.platform, { mailer, isDemo: false }, community.id);
const rows = () =>
  world.ask(
    "select state, to_address, subject, body, tries, reason from platform.mail where community_id = $1 order by id",
    [community.id],
  );
const last = () => {
  const received = smtp.received.at(-1);
  if (!received) throw new Error("a mail came");
  return received;
};
/** The headers, each on one line. */
const headers = () => (last().raw.split("\r\n\r\n")[0] ?? "").replaceAll(/\r\n[ \t]+/g, " ");

describe("a mail that is taken", () => {
  test("says the same in plain text and HTML, with whole links, and nothing remote", async () => {
    await leave({
      body: [
        "Er is <een> vraag & nog een.",
        { heading: "Wat u kunt doen" },
        { label: "Lees de vraag", path: "/werken/W-2026-001" },
        { quote: "Mag het\nhek weg?" },
        { list: ["Niets", { text: "De deal", path: "/deals/D-2026-002" }] },
      ],
    });
    await send();
    const text = partOf(last(), "text/plain");
    const html = partOf(last(), "text/html");
    const link = "https://meent.example/noorderveld/werken/W-2026-001";
    for (const said of ["Er is <een> vraag & nog een.", link, "> hek weg?", "Gemeente noorderveld"])
      expect(text).toContain(said);
    for (const said of ["Er is &lt;een&gt; vraag &amp; nog een.", `href="${link}"`, "<h2", "<li>"])
      expect(html).toContain(said);
    expect(html).toMatch(/<html lang="nl">/);
    expect(html).not.toMatch(/<img|<link|<script|url\(|src=/);
  });

  test("in English leads to the English page", async () => {
    await leave({ language: "en" });
    await send();
    expect(partOf(last(), "text/plain")).toContain("https://meent.example/en/noorderveld/werken/");
  });

  test("carries what other machines ask: who, when, which, and that it is no person", async () => {
    await leave({ unsubscribe: "/mij/berichten/uit/abc" });
    await send();
    expect(last()).toMatchObject({ from: "meent@noorderveld.example", to: mail.to });
    const head = headers();
    expect(head).toMatch(/^From: Gemeente noorderveld <meent@noorderveld.example>$/m);
    expect(head).toMatch(/^To: fenna@voorbeeld.example$/m);
    expect(head).toMatch(/^Subject: =\?UTF-8\?Q\?Dag_Fenna=2C_=C3=A9=C3=A9n_vraag\?=$/m);
    expect(head).toMatch(/^Message-ID: <[0-9a-f-]{36}@meent.example>$/im);
    expect(head).toMatch(/^Date: \w{3}, \d{2} \w{3} \d{4} /m);
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(head).toMatch(
      /^List-Unsubscribe: <https:\/\/meent.example\/noorderveld\/mij\/berichten\/uit\/abc>$/m,
    );
    expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(head).toMatch(/^Content-Type: multipart\/alternative/m);
  });

  test("comes from the community's own address where it has one", async () => {
    await world.ask("update people.community set mail_address = 'raad@noorderveld.example'");
    await leave();
    await send();
    await world.ask("update people.community set mail_address = null");
    expect(last().from).toBe("raad@noorderveld.example");
  });

  test("leaves nothing of what it said or to whom", async () => {
    await leave();
    await send();
    expect(await rows()).toEqual([
      { state: "sent", to_address: null, subject: null, body: null, tries: 0, reason: null },
    ]);
  });

  test("goes once, also when two processes send at the same moment", async () => {
    for (let count = 0; count < 8; count++) await leave();
    const before = smtp.received.length;
    await Promise.all([send(), send(), send()]);
    expect(smtp.received.length - before).toBe(8);
  });
});

test("a mail of a refused action was never there", async () => {
  await leave({}, true);
  expect(await rows()).toEqual([]);
});

describe("a mail that is not taken", () => {
  test("is returned when the server refuses the address for good, with the code alone", async () => {
    smtp.become({ code: 550, at: "to" });
    await leave();
    await send();
    expect(await rows()).toMatchObject([
      { state: "bounced", reason: "550 5.1.1", to_address: mail.to, body: null, subject: null },
    ]);
  });

  test("waits longer after each 451, and goes when the server takes it", async () => {
    smtp.become({ code: 451, at: "to" });
    await leave();
    await send();
    expect(await rows()).toMatchObject([{ state: "queued", tries: 1, reason: "451 5.1.1" }]);
    await send();
    expect(await rows()).toMatchObject([{ tries: 1 }]);
    pass(1);
    await send();
    expect(await rows()).toMatchObject([{ tries: 2 }]);
    smtp.become("take");
    pass(4);
    await send();
    expect(await rows()).toMatchObject([{ state: "queued" }]);
    pass(1);
    await send();
    expect(await rows()).toMatchObject([{ state: "sent" }]);
  });

  test.each([
    ["hangs up halfway", "hangUp" as const],
    ["says nothing", "silent" as const],
  ])("waits while the server %s, which is no try, and goes after", async (_, mood) => {
    smtp.become(mood);
    await leave();
    await leave();
    const before = smtp.attempts();
    await send();
    // One attempt tells enough: the second mail is not tried at a server that does not answer.
    expect(smtp.attempts() - before).toBe(1);
    expect(await rows()).toMatchObject([
      { state: "queued", tries: 0 },
      { state: "queued", tries: 0 },
    ]);
    smtp.become("take");
    await send();
    expect(smtp.attempts() - before).toBe(1);
    pass(2);
    await send();
    expect(await rows()).toMatchObject([{ state: "sent" }, { state: "sent" }]);
  });

  test("waits while there is no server at all", async () => {
    const nobody = openMailer("smtp://127.0.0.1:9", "meent@noorderveld.example", patience);
    await leave();
    await sendWaitingMail(world.platform, { mailer: nobody, isDemo: false }, community.id);
    expect(await rows()).toMatchObject([{ state: "queued", tries: 0, reason: "ESOCKET" }]);
    pass(2);
    await send();
    expect(await rows()).toMatchObject([{ state: "sent" }]);
  });

  test("is not returned for a fault of ours: a sender that the server refuses", async () => {
    smtp.become({ code: 553, at: "from" });
    await leave();
    await send();
    expect(await rows()).toMatchObject([{ state: "queued", reason: "553 5.1.1" }]);
  });

  test("is not sent when what it leads to has ended meanwhile", async () => {
    await leave({ usefulUntil: new Date(world.clock.machineNow().getTime() + 60_000) });
    pass(2);
    const before = smtp.received.length;
    await send();
    expect(smtp.received.length).toBe(before);
    expect(await rows()).toMatchObject([{ state: "failed", reason: "too late", to_address: null }]);
  });

  test("is given up after five days of tries, and not before", () => {
    const later = { kind: "later", reason: "451", isServer: false } as const;
    let now = beginning;
    for (let tries = 0; ; tries++) {
      const after = afterAttempt(later, tries, now);
      if (after.state !== "queued") break;
      now = after.nextTryAt;
    }
    const days = (now.getTime() - beginning.getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(4);
    expect(days).toBeLessThan(5.5);
    expect(afterAttempt({ ...later, isServer: true }, 99, now)).toMatchObject({ state: "queued" });
  });
});

describe("nothing can be slipped in", () => {
  test.each([
    "a@b.example\r\nBcc: all@b.example",
    "a@b.example, c@d.example",
    "a@b.example;c@d.example",
    "<a@b.example>",
    '"a b"@b.example',
    "a@b",
    "a b@c.example",
    "a@b..example",
    "a@-b.example",
    "a@[127.0.0.1]",
    `${"a".repeat(65)}@b.example`,
  ])("not by an address: %j", async (to) => {
    await expect(leave({ to })).rejects.toThrow("mail goes to one address");
  });

  test.each(["https://elders.example/", "//elders.example", "/a b", "javascript:alert(1)", "/x<y"])(
    "not by a link: %j",
    async (path) => {
      await expect(leave({ body: [{ label: "Hier", path }] })).rejects.toThrow("a path here");
      await expect(leave({ unsubscribe: path })).rejects.toThrow("a path here");
    },
  );

  test("not by a subject: it stays one line", async () => {
    await leave({ subject: `Dag\r\nBcc: all@b.example\r\n\r\nTekst${"!".repeat(300)}` });
    await send();
    expect(headers()).not.toMatch(/^Bcc/im);
    expect(last().to).toBe(mail.to);
    expect(headers()).toMatch(/^Subject: =\?UTF-8\?Q\?Dag_Bcc=3A_all=40b=2Eexample_Tekst!+/m);
  });

  test("not by going round the application", async () => {
    await leave();
    for (const change of [
      "to_address = 'other@b.example'",
      "subject = 'Anders'",
      "body = '[]'",
      "kind = 'test.other'",
    ])
      await expect(world.ask(`update platform.mail set ${change}`)).rejects.toThrow(
        "does not change",
      );
    await expect(
      world.ask("update platform.mail set to_address = E'a@b.example\\nBcc: c'"),
    ).rejects.toThrow();
  });
});

test("no log tells an address, a subject or a body", () => {
  expect(logged.length).toBeGreaterThan(3);
  for (const line of logged) expect(line).not.toMatch(/@|Fenna|vraag/i);
});

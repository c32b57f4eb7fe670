import { spawn } from "node:child_process";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { atMinute } from "#lib/calendar.ts";
import { nameWork } from "#modules/works";
import { openMailer } from "#platform/mailer.ts";
import { type Received, startTestSmtp } from "#platform/test-smtp.ts";
import { chooseHow } from "./modules/notifications/actions/choosing.ts";
import { follow } from "./modules/notifications/actions/following.ts";
import { spreadIn } from "./modules/notifications/jobs.ts";
import { done, foundTestCommunity, openTestWorld, type TestCommunity } from "./test-community.ts";

/**
 * `npm run bounce` as a mail server runs it: a mail that really went out over SMTP, the report that comes
 * back about it on standard input, and what its reader finds afterwards.
 */

const smtp = await startTestSmtp();
const mailer = openMailer(smtp.url, "meent@noorderveld.example");
const world = await openTestWorld({ mailer });
let community: TestCommunity;
let sent: Received;

beforeAll(async () => {
  community = await foundTestCommunity(world);
  await world.ask(
    `insert into accounts.email (account_id, address, confirmed_at)
     select account_id, 'roelie@voorbeeld.example', now() from people.member where id = $1`,
    [community.people.roelie],
  );
  const context = community.as("roelie");
  await done(follow, context, { kind: "community", id: community.id });
  await done(chooseHow, context, {
    rate: "atOnce",
    weekday: "5",
    quietFrom: "22",
    quietUntil: "7",
    asks: "yes",
  });
  world.clock.set(atMinute("2026-09-30", 600));
  await happen("Een bankje bij de vijver");
  const [first] = smtp.received;
  if (!first) throw new Error("a mail went out");
  sent = first;
});
afterAll(async () => {
  await world.close();
  await smtp.stop();
});

/** Something to hear of, told as the jobs of a minute do; how many mails went out. */
async function happen(title: string): Promise<number> {
  const before = smtp.received.length;
  await done(nameWork, community.as("marijke"), {
    title,
    areaId: community.areas.oldeveen,
    doer: { kind: "nobody", name: null },
  });
  await spreadIn(world.platform, world.slots, community.id);
  await world.jobs.everyMinute["platform.waitingMail"]?.();
  return smtp.received.length - before;
}

/** The report as Postfix writes it (RFC 3464), with the headers of the mail as it was received. */
function reportOf({ raw }: Received, recipient: string): string {
  const [headers = ""] = raw.split(/\r?\n\r?\n/);
  return [
    "From: MAILER-DAEMON@mx.example (Mail Delivery System)",
    "To: meent@noorderveld.example",
    "Subject: Undelivered Mail Returned to Sender",
    "MIME-Version: 1.0",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="grens"',
    "",
    "--grens",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    `I could not deliver to ${recipient}.`,
    "--grens",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.example",
    "",
    `Final-Recipient: rfc822; ${recipient}`,
    "Action: failed",
    "Status: 5.1.1",
    "Diagnostic-Code: smtp; 550 5.1.1 User unknown",
    "",
    "--grens",
    "Content-Type: text/rfc822-headers",
    "",
    headers,
    "",
    "--grens--",
    "",
  ].join("\r\n");
}

/** Pipes a mail into the command, beside a database of its own; what it said and its exit code. */
function bounce(mail: string): Promise<{ readonly said: string; readonly code: number | null }> {
  const url = new URL(inject("testServer").loginUrl);
  url.pathname = new URL(world.urls.app).pathname;
  const command = spawn(process.execPath, ["scripts/bounce.mjs"], {
    env: { PATH: process.env.PATH ?? "", DATABASE_URL: url.href },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let said = "";
  command.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  command.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  command.stdin.end(mail);
  return new Promise((resolve) =>
    command.once("close", (code) => resolve({ said: said.trim(), code })),
  );
}

test("a report about another's address, and a mail that is no report, change nothing", async () => {
  const other = await bounce(reportOf(sent, "iemand@anders.example"));
  expect(other).toEqual({ said: "bounce_of_other", code: 0 });
  expect(await bounce("Subject: Dank u wel\r\n\r\nTot woensdag.\r\n")).toEqual({
    said: "not_ours",
    code: 0,
  });
  expect(await happen("Een tweede bankje")).toBe(1);
}, 120_000);

test("a report of a failure ends the mail, and its reader is told on her own page", async () => {
  const mail = smtp.received.at(-1);
  const report = reportOf(mail ?? sent, "roelie@voorbeeld.example");
  expect(await bounce(report)).toEqual({ said: "refused", code: 0 });
  expect(await happen("Een derde bankje")).toBe(0);
  const answer = await world.app.request(`http://meent.test/${community.slug}/mij/berichten`, {
    headers: { cookie: await community.cookieOf("roelie") },
  });
  expect(await answer.text()).toContain("Uw mailadres werkt niet. Daarom sturen wij u nu niets.");
}, 120_000);

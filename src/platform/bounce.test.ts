import { expect, test } from "vitest";
import { readBounce } from "./bounce.ts";

const mailId = "0199c0de-0000-7000-8000-000000000001";

/** A report as Postfix writes it. */
function report({
  action = "failed",
  status = "5.1.1",
  recipient = "fenna@voorbeeld.example",
  returned = `Message-ID: <${mailId}@meent.example>\nSubject: Dit gebeurde er`,
  returnedType = "text/rfc822-headers",
} = {}): Uint8Array {
  return Buffer.from(
    [
      "From: MAILER-DAEMON@mx.example (Mail Delivery System)",
      "To: meent@voorbeeld.example",
      "Subject: Undelivered Mail Returned to Sender",
      "MIME-Version: 1.0",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b",
      "Content-Type: text/plain; charset=us-ascii",
      "",
      `I could not deliver to ${recipient}.`,
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example",
      "",
      `Final-Recipient: rfc822; ${recipient}`,
      "Original-Recipient: rfc822;fenna@voorbeeld.example",
      `Action: ${action}`,
      `Status: ${status}`,
      "Diagnostic-Code: smtp; 550 5.1.1 User unknown,",
      "    ask the postmaster",
      "",
      "--b",
      `Content-Type: ${returnedType}`,
      "",
      returned,
      "",
      "--b--",
      "",
    ].join("\r\n"),
  );
}

test("a report of a failure is read: which mail, which addresses, why", async () => {
  expect(await readBounce(report())).toEqual({
    mailId,
    recipients: ["fenna@voorbeeld.example", "fenna@voorbeeld.example"],
    status: "5.1.1",
  });
});

test("the whole mail may come back, and forwarding may change the address", async () => {
  const returned = `Message-ID: <${mailId}@meent.example>\r\nContent-Type: text/plain\r\n\r\nTekst`;
  const raw = report({
    returned,
    returnedType: "message/rfc822",
    recipient: "elders@anders.example",
  });
  expect(await readBounce(raw)).toEqual({
    mailId,
    recipients: ["fenna@voorbeeld.example", "elders@anders.example"],
    status: "5.1.1",
  });
});

test.each([
  ["4.4.1", "5.4.7"],
  ["5.2.2", "5.2.2"],
  ["onzin", "5.0.0"],
])("a failure with status %s counts as %s", async (status, read) => {
  expect((await readBounce(report({ status })))?.status).toBe(read);
});

test.each([
  ["a delay", report({ action: "delayed" })],
  ["a receipt", report({ action: "delivered" })],
  ["a report of another's mail", report({ returned: "Message-ID: <1@elders.example>" })],
  [
    "an id in the body and not in the head",
    report({ returned: `Subject: x\r\n\r\nMessage-ID: <${mailId}@meent.example>` }),
  ],
  ["an answer of a person", Buffer.from("From: fenna@voorbeeld.example\r\n\r\nDank u wel!")],
  ["nothing", Buffer.from("")],
  ["noise", Buffer.from([0, 255, 254, 10, 13, 0])],
])("%s is no bounce", async (_, raw) => {
  expect(await readBounce(raw)).toBeUndefined();
});

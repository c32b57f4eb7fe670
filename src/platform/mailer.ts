import { createTransport } from "nodemailer";

/** A mail as it goes out. */
export interface Letter {
  readonly id: string;
  /** The name people see; the address is the community's own, else the mailer's. */
  readonly from: { readonly name: string; readonly address: string | null };
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The whole address that ends such mail at one press (RFC 8058). */
  readonly unsubscribe: string | null;
  /** Machine time. */
  readonly date: Date;
  /** Our own host, for the Message-ID. */
  readonly host: string;
}

/** What came of an attempt. `reason` is a code, as `550 5.1.1` or `ETIMEDOUT`, never words. */
export type Delivery =
  | { readonly kind: "taken" }
  /** This address or this mail is refused for good. */
  | { readonly kind: "refused"; readonly reason: string }
  /** This mail, later. `isServer`: the server takes nothing now, so others need not be tried. */
  | { readonly kind: "later"; readonly reason: string; readonly isServer: boolean };

export interface Mailer {
  send(letter: Letter): Promise<Delivery>;
}

/** How long a server may keep us waiting, in milliseconds. */
export interface Patience {
  readonly connect: number;
  readonly answer: number;
}

/** The longest an attempt takes from begin to end, in milliseconds. */
export const wholeAttempt = 4 * 60_000;

const usualPatience: Patience = { connect: 15_000, answer: 30_000 };

/**
 * Sends by SMTP; `url` as `smtps://user:password@host:465`. One connection for each mail: slower than
 * keeping it open, and nothing to repair when it breaks.
 */
export function openMailer(
  url: string,
  from: string,
  { connect, answer }: Patience = usualPatience,
): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: connect,
    dnsTimeout: connect,
    greetingTimeout: answer,
    socketTimeout: answer,
    // What a mail says is text: never the content of a file or of an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (letter) => {
      try {
        await transport.sendMail(messageOf(letter, from));
        return { kind: "taken" };
      } catch (thrown) {
        return deliveryOf(thrown as SmtpError);
      }
    },
  };
}

function messageOf(letter: Letter, from: string) {
  const { id, to, subject, text, html, unsubscribe, date, host } = letter;
  return {
    from: { name: letter.from.name, address: letter.from.address ?? from },
    // As an object and not as text: a comma or bracket in it makes no second address.
    to: { name: "", address: to },
    envelope: { from: letter.from.address ?? from, to: [to] },
    // A server that answers a word at a time is not waited for until the next attempt begins.
    signal: AbortSignal.timeout(wholeAttempt),
    subject,
    text,
    html,
    date,
    // The same at each attempt, so that a mail that came twice is known to be one.
    messageId: `<${id}@${host}>`,
    headers: {
      // RFC 3834: no machine should answer a machine.
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      ...(unsubscribe !== null && {
        "List-Unsubscribe": { prepared: true, value: `<${unsubscribe}>` },
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
  };
}

/** What nodemailer puts on the errors it throws, as far as it is read here. */
interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
  readonly rejectedErrors?: readonly SmtpError[];
}

/**
 * Refused is what the server says of this recipient or this mail with a 5xx (RFC 5321 4.2.1). A 5xx
 * about ourselves (our sender, our password) is no fault of the mail: it waits until that is mended.
 */
function deliveryOf(thrown: SmtpError): Delivery {
  const error = thrown.rejectedErrors?.[0] ?? thrown;
  const { code = "unknown", command = "", responseCode } = error;
  const reason = reasonOf(error);
  if (code === "EAUTH" || responseCode === 421) return { kind: "later", reason, isServer: true };
  // Without an answer of the server it is the line, save what was never sent (API) or is too large.
  if (responseCode === undefined)
    return { kind: "later", reason, isServer: command !== "API" && code !== "EMESSAGE" };
  const isOfMail = command === "RCPT TO" || command === "DATA";
  if (isOfMail && responseCode >= 500 && responseCode !== 503) return { kind: "refused", reason };
  return { kind: "later", reason, isServer: false };
}

/** The codes only: a server's words may repeat the address. */
function reasonOf({ code = "unknown", response, responseCode }: SmtpError): string {
  if (responseCode === undefined)
    return code.replaceAll(/[^A-Za-z0-9]/g, "").slice(0, 40) || "unknown";
  const [enhanced = ""] = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response ?? "") ?? [];
  return `${responseCode} ${enhanced}`.trim();
}

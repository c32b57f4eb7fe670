import PostalMime from "postal-mime";
import { isId } from "#lib/ids.ts";

/** What a report of delivery says of one of our mails (RFC 3464). */
export interface Bounce {
  /** The id of the mail, from its Message-ID. */
  readonly mailId: string;
  /** The addresses it says were not reached, as it writes them. */
  readonly recipients: readonly string[];
  /** Why the first of them was not, as `5.1.1`. */
  readonly status: string;
}

/** A report is small; what is larger is no report of ours. */
export const bounceBytesMax = 5 * 1024 * 1024;

/**
 * Reads a mail that may be a report of delivery: multipart/report with a message/delivery-status part
 * and the mail or its headers (RFC 6522, RFC 3464). Only what failed for good counts; a delay or a
 * receipt is no bounce. Undefined for anything else.
 */
export async function readBounce(raw: Uint8Array): Promise<Bounce | undefined> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  const partOf = (...types: readonly string[]) => {
    const found = mail.attachments.find(({ mimeType }) => types.includes(mimeType));
    return found && textOf(found.content);
  };
  const report = partOf("message/delivery-status", "message/global-delivery-status");
  const returned = partOf(
    "message/rfc822",
    "text/rfc822-headers",
    "message/global",
    "message/global-headers",
  );
  if (!report || !returned) return undefined;
  const mailId = mailIdIn(returned);
  // The first group is of the report itself, each next one of a recipient (RFC 3464, 2.1).
  const failed = report
    .split(/\r?\n[ \t]{0,8}\r?\n/)
    .slice(1)
    .map(fieldsOf)
    .filter((fields) => fields.get("action")?.toLowerCase() === "failed")
    .map((fields) => ({ status: statusIn(fields), addresses: addressesIn(fields) }));
  const status = failed[0]?.status;
  const recipients = failed.flatMap(({ addresses }) => addresses);
  if (!mailId || !status || recipients.length === 0) return undefined;
  return { mailId, recipients, status };
}

function textOf(content: ArrayBuffer | Uint8Array | string): string {
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

/** Ours is `<id@host>`; of the headers alone, for a body may hold anything. */
function mailIdIn(returned: string): string | undefined {
  const [head = ""] = returned.split(/\r?\n\r?\n/);
  const [, id] = /^message-id:\s*<([0-9a-f-]{36})@/im.exec(head) ?? [];
  return id && isId(id) ? id : undefined;
}

/** Fields by their name in small letters; a line that begins with a space goes on with the former. */
function fieldsOf(group: string): ReadonlyMap<string, string> {
  const lines = group.replaceAll(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^([A-Za-z-]{1,80}):(.*)$/.exec(line) ?? [];
      return name ? [[name.toLowerCase(), (value ?? "").trim()] as const] : [];
    }),
  );
}

/**
 * The status; a 4.x.x that failed was tried until the server gave up. What is no enhanced code is
 * read as a failure of which nothing more is known.
 */
function statusIn(fields: ReadonlyMap<string, string>): string {
  const [code = "5.0.0"] = /^[45]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get("status") ?? "") ?? [];
  // Delivery time expired (RFC 3463, 3.5).
  return code.startsWith("4") ? "5.4.7" : code;
}

/** As the sender wrote it and as the last server knew it: forwarding makes them differ. */
function addressesIn(fields: ReadonlyMap<string, string>): string[] {
  return ["original-recipient", "final-recipient"].flatMap((name) => {
    const [, address] = /^[^;]+;\s*<?([^<>\s]+)>?$/.exec(fields.get(name) ?? "") ?? [];
    return address ? [address] : [];
  });
}

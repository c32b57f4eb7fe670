import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as the server got it: whole, headers and all, in its lines. */
export interface Received {
  readonly from: string;
  readonly to: string;
  readonly raw: string;
}

/** How it answers each recipient: takes it, or refuses with this code; or says nothing, or hangs up. */
export type Mood =
  | "take"
  | "silent"
  | "hangUp"
  | { readonly code: number; readonly at: "from" | "to" | "data" };

export interface TestSmtp {
  readonly url: string;
  readonly received: readonly Received[];
  /** Connections that were opened, whatever came of them. */
  readonly attempts: () => number;
  become(mood: Mood): void;
  stop(): Promise<void>;
}

/** A real SMTP server on loopback; `port` 0 takes a free one. */
export async function startTestSmtp(port = 0): Promise<TestSmtp> {
  let mood: Mood = "take";
  let attempts = 0;
  const received: Received[] = [];
  const refusal = (at: "from" | "to" | "data"): Error | null =>
    typeof mood === "object" && mood.at === at
      ? Object.assign(new Error("5.1.1 someone@secret.example is refused"), {
          responseCode: mood.code,
        })
      : null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onConnect: (_session, callback) => {
      attempts++;
      if (mood !== "silent") callback();
    },
    onMailFrom: (_address, _session, callback) => callback(refusal("from")),
    onRcptTo: (_address, _session, callback) => {
      if (mood === "hangUp") {
        for (const connection of server.connections) connection.close();
        return;
      }
      callback(refusal("to"));
    },
    onData: (stream, session, callback) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const refused = refusal("data");
        if (!refused)
          received.push({
            from: session.envelope.mailFrom ? session.envelope.mailFrom.address : "",
            to: session.envelope.rcptTo.map(({ address }) => address).join(", "),
            raw: Buffer.concat(parts).toString("utf8"),
          });
        callback(refused);
      });
    },
  });
  // What a client does in the middle of an answer is no matter of ours.
  server.on("error", () => {});
  await new Promise<void>((resolve) => {
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    attempts: () => attempts,
    become: (next) => {
      mood = next;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The decoded text of a part of a mail; quoted-printable and base64 as mail programs read them. */
export function partOf({ raw }: Received, type: "text/plain" | "text/html"): string {
  const [, boundary = ""] = /boundary="([^"]+)"/.exec(raw) ?? [];
  const part =
    raw.split(`--${boundary}`).find((one) => one.includes(`Content-Type: ${type}`)) ?? "";
  const [head = "", ...rest] = part.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  if (!/quoted-printable/i.test(head)) return body;
  const bytes = body
    .replaceAll(/=\r\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return Buffer.from(bytes, "latin1").toString("utf8");
}

import { z } from "zod";

/** A program's address that wants to hear of each line of the record. */
export interface Endpoint {
  readonly id: string;
  readonly memberId: string;
  readonly url: string;
  readonly secret: string;
  /** The last line of the record that arrived. */
  readonly toldNumber: number;
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly fault: Fault | null;
  readonly retryAt: Date | null;
  readonly stoppedAt: Date | null;
}

/** As `#platform/outgoing.ts` names them. */
export const faults = ["noName", "privateAddress", "noAnswer", "refused", "tooSlow"] as const;
export type Fault = (typeof faults)[number];

export const endpointsMax = 10;
/** So many lines go in one message. */
export const linesInMessage = 50;

export type EndpointRefusal = "too_many_endpoints" | "endpoint_twice";
export type EndpointFieldError = "url_wrong";

/** How the key of a signature begins, and how many bytes of chance follow (Standard Webhooks). */
export const secretPrefix = "whsec_";

export const newEndpoint = z.object({
  url: z
    .string({ error: "url_wrong" })
    .trim()
    .max(500, { error: "url_wrong" })
    .refine(isHttpsAddress, { error: "url_wrong" }),
  /** From who asks, for the outcome of an action is kept and a secret is not. */
  secret: z.string().regex(new RegExp(`^${secretPrefix}[A-Za-z0-9+/]{43}=$`)),
});

/** An address of https, with a name of the internet, no password in it, at the usual door. */
function isHttpsAddress(typed: string): boolean {
  if (!URL.canParse(typed)) return false;
  const { protocol, username, password, hostname, port } = new URL(typed);
  return (
    protocol === "https:" &&
    username === "" &&
    password === "" &&
    port === "" &&
    hostname.includes(".") &&
    !hostname.endsWith(".")
  );
}

/** Minutes until the next try, by how often in a row it went wrong. */
const waits = [1, 2, 5, 15, 60, 180, 360];
/** After three days without arrival we stop. */
const stopsAfterMs = 3 * 86_400_000;

export type Attempted = Pick<
  Endpoint,
  "toldNumber" | "failures" | "failingSince" | "fault" | "retryAt" | "stoppedAt"
>;

/** What becomes of an address after a try: it heard up to `toldNumber`, or it is tried again later. */
export function afterTry(
  endpoint: Endpoint,
  tried: { readonly toldNumber: number; readonly fault: Fault | undefined; readonly at: Date },
): Attempted {
  const { toldNumber, fault, at } = tried;
  if (fault === undefined)
    return {
      toldNumber,
      failures: 0,
      failingSince: null,
      fault: null,
      retryAt: null,
      stoppedAt: null,
    };
  const failures = endpoint.failures + 1;
  const failingSince = endpoint.failingSince ?? at;
  const minutes = waits[Math.min(failures, waits.length) - 1] ?? 360;
  const isOver = at.getTime() - failingSince.getTime() >= stopsAfterMs;
  return {
    toldNumber: endpoint.toldNumber,
    failures,
    failingSince,
    fault,
    retryAt: isOver ? null : new Date(at.getTime() + minutes * 60_000),
    stoppedAt: isOver ? at : null,
  };
}

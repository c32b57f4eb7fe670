import { lookup as resolveName } from "node:dns";
import { request } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/**
 * The only way out to addresses that people type. Such an address must not reach what only this machine
 * can reach (SSRF, https://owasp.org/www-community/attacks/Server_Side_Request_Forgery): the name is
 * resolved by us, each address it has must be a public one, and the connection goes to that very address,
 * so that a second answer of the name server cannot change it. Redirects are not followed.
 */

export type OutgoingFault = "noName" | "privateAddress" | "noAnswer" | "refused" | "tooSlow";

export interface Outgoing {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends outside and tells what went wrong; undefined for an answer of 200 to 299. */
export type Post = (outgoing: Outgoing) => Promise<OutgoingFault | undefined>;

/** Of IPv6 only this is given out for the whole internet (RFC 4291, 2.4); `::127.0.0.1` lies outside. */
const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3");

/** Whether an address is one of the whole internet: no loopback, private, link-local, multicast, mapped. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const read = ipaddr.process(address);
  if (read.range() !== "unicast") return false;
  return read instanceof ipaddr.IPv4 || read.match(globalUnicast);
}

interface Limits {
  /** In milliseconds, from the first step to the last byte we read. */
  readonly timeoutMs?: number;
  /** Which addresses may be reached; tests have theirs on this machine. */
  readonly isAllowed?: (address: string) => boolean;
  /** The certificate to trust besides the usual ones, for tests. */
  readonly ca?: string;
  /** Who tells the addresses of a name; the machine's own resolver, save in tests. */
  readonly resolve?: typeof resolveName;
}

export function outgoing({
  timeoutMs = 10_000,
  isAllowed = isPublicAddress,
  ca,
  resolve: resolver = resolveName,
}: Limits = {}): Post {
  const lookup = allowedLookup(isAllowed, resolver);
  return ({ url, body, headers }) =>
    new Promise((resolve) => {
      const target = new URL(url);
      const host = target.hostname.replace(/^\[|\]$/g, "");
      // A bare address is never looked up, so it is judged here.
      if (isIP(host) && !isAllowed(host)) return resolve("privateAddress");
      const signal = AbortSignal.timeout(timeoutMs);
      const sent = request(
        target,
        {
          method: "POST",
          lookup,
          signal,
          agent: false,
          ...(ca && { ca }),
          headers: { ...headers, "Content-Length": Buffer.byteLength(body) },
        },
        (answer) => {
          const status = answer.statusCode ?? 0;
          // What it says is of no use to us, and might have no end.
          answer.destroy();
          resolve(status >= 200 && status < 300 ? undefined : "refused");
        },
      );
      sent.on("error", (thrown: NodeJS.ErrnoException) => resolve(faultOf(thrown, signal)));
      sent.end(body);
    });
}

class PrivateAddress extends Error {}

function faultOf(thrown: NodeJS.ErrnoException, signal: AbortSignal): OutgoingFault {
  if (thrown instanceof PrivateAddress) return "privateAddress";
  if (signal.aborted) return "tooSlow";
  return thrown.code === "ENOTFOUND" || thrown.code === "EAI_AGAIN" ? "noName" : "noAnswer";
}

function allowedLookup(
  isAllowed: (address: string) => boolean,
  resolver: typeof resolveName,
): LookupFunction {
  return (name, options, callback) =>
    resolver(name, { ...options, all: true }, (thrown, found) => {
      if (thrown) return callback(thrown, []);
      if (!found.every(({ address }) => isAllowed(address)))
        return callback(new PrivateAddress("not a public address"), []);
      const [first] = found;
      if (options.all || !first) return callback(null, found);
      return callback(null, first.address, first.family);
    });
}

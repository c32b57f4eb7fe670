import type { Handler } from "hono";
import type { Platform } from "./context.ts";

/** Whom to tell of a leak, both as addresses of the web: `mailto:…` or `https://…`. */
export interface SecurityContact {
  readonly contact: string;
  readonly policy?: string | undefined;
}

/** RFC 9116 advises less than a year, so that a file nobody looks after stops being believed. */
const validDays = 180;

/**
 * `/.well-known/security.txt` (RFC 9116). It ends half a year after the process began: an upgrade
 * prolongs it, and where nobody upgrades it ends by itself, as the RFC wants of it.
 */
export function tellSecurity(
  { clock, origin }: Pick<Platform, "clock" | "origin">,
  { contact, policy }: SecurityContact,
): Handler {
  const expires = new Date(clock.machineNow().getTime() + validDays * 86_400_000);
  return (c) =>
    c.text(
      [
        `Contact: ${contact}`,
        `Expires: ${expires.toISOString()}`,
        "Preferred-Languages: nl, en",
        // Only an address with https may stand here (RFC 9116, 2.5.2).
        ...(origin().startsWith("https:")
          ? [`Canonical: ${origin()}/.well-known/security.txt`]
          : []),
        ...(policy === undefined ? [] : [`Policy: ${policy}`]),
        "",
      ].join("\r\n"),
      200,
      { "Cache-Control": "public, max-age=3600" },
    );
}

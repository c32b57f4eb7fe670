import { createHash } from "node:crypto";
import type { Context as HonoContext } from "hono";
import type { Context } from "./context.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";

/**
 * How often something may come from one place, and in one community from all places together. Counted
 * in PostgreSQL, so over all processes; by machine time; outside `act`, for a refusal counts too.
 */

type Tables = Pick<Schema, "platform.turn">;

export interface Limit {
  /** What is counted, as `signals.say`. */
  readonly kind: string;
  /** From one address in an hour. Many share one: a household, a library, a school. */
  readonly perSource: number;
  /** In one community in an hour. */
  readonly perCommunity: number;
}

/** Takes a turn: false where there were too many this hour. */
export async function takeTurn(
  { platform, communityId }: Pick<Context, "platform" | "communityId">,
  limit: Limit,
  address: string,
): Promise<boolean> {
  const now = platform.clock.machineNow();
  const hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);
  const source = createHash("sha256")
    .update([communityId, limit.kind, hour.toISOString(), address].join("\n"))
    .digest("hex")
    .slice(0, 32);
  return platform.database.write(communityId, async (tx) => {
    const count = async (whose: string) => {
      const { count } = await tables<Tables>(tx)
        .insertInto("platform.turn")
        .values({
          community_id: communityId,
          kind: limit.kind,
          source: whose,
          begins_at: hour,
          count: 1,
        })
        .onConflict((conflict) =>
          conflict
            .columns(["community_id", "kind", "source", "begins_at"])
            .doUpdateSet((eb) => ({ count: eb("platform.turn.count", "+", 1) })),
        )
        .returning("count")
        .executeTakeFirstOrThrow();
      return count;
    };
    const own = await count(source);
    if (own === 1)
      await tables<Tables>(tx)
        .deleteFrom("platform.turn")
        .where("community_id", "=", communityId)
        .where("begins_at", "<", new Date(hour.getTime() - 22 * 3_600_000))
        .execute();
    // Who floods does not use up what is left for the others.
    return own <= limit.perSource && (await count("community")) <= limit.perCommunity;
  });
}

/**
 * Where a request comes from: the address of the connection, or, where that is our own proxy, the last
 * one it names. Of IPv6 the first half, for one household has as many addresses as it likes.
 */
export function addressOf(c: HonoContext): string {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  const peer = plainAddress(env?.incoming?.socket?.remoteAddress ?? "");
  const named = c.req.header("X-Forwarded-For")?.split(",").at(-1)?.trim();
  return ownNetwork.test(peer) && named ? plainAddress(named) : peer;
}

/** This machine, and the private networks of RFC 1918 and 4193. */
const ownNetwork = /^(|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|0:0:0:0|f[cd].*)$/;

function plainAddress(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const before = head.split(":").filter(Boolean);
  const after = tail?.split(":").filter(Boolean) ?? [];
  const gap = Array(Math.max(0, 8 - before.length - after.length)).fill("0");
  return [...before, ...gap, ...after].slice(0, 4).join(":");
}

import { createHmac } from "node:crypto";
import { z } from "zod";
import { act } from "#platform/act.ts";
import type { Platform } from "#platform/context.ts";
import type { Subscriptions, TaskHandlers } from "#platform/jobs.ts";
import type { Post } from "#platform/outgoing.ts";
import { findLastNumber } from "#platform/record.ts";
import { currentContext } from "#platform/settle.ts";
import { forgetEndpoints } from "./actions.ts";
import { afterTry, type Endpoint, linesInMessage, secretPrefix } from "./model.ts";
import { claimEndpoint, listOwed, saveTry } from "./store.ts";

/** The public lines after a number, in order, as every program reads them. */
export type TellLines = (
  communityId: string,
  after: number,
  limit: number,
) => Promise<readonly { readonly number: number; readonly line: unknown }[]>;

/** Longer than one try may last, so that nobody else takes the address meanwhile. */
const leaseMs = 60_000;
const atOnce = 8;

/** Each minute: every address of a community is told what it is owed, those that fail later again. */
export async function tellEndpoints(
  platform: Platform,
  communityId: string,
  { post, tell }: { readonly post: Post; readonly tell: TellLines },
): Promise<void> {
  const { database, clock } = platform;
  const owed = await database.read(communityId, async (db) =>
    listOwed(db, communityId, {
      last: await findLastNumber(db, communityId),
      now: clock.machineNow(),
    }),
  );
  for (let at = 0; at < owed.length; at += atOnce)
    await Promise.all(
      owed.slice(at, at + atOnce).map((id) => tellOne(platform, communityId, id, { post, tell })),
    );
}

async function tellOne(
  { database, clock, log }: Platform,
  communityId: string,
  id: string,
  { post, tell }: { readonly post: Post; readonly tell: TellLines },
): Promise<void> {
  const now = clock.machineNow();
  const until = new Date(now.getTime() + leaseMs);
  const endpoint = await database.write(communityId, (tx) =>
    claimEndpoint(tx, communityId, id, { now, until }),
  );
  if (!endpoint) return;
  const lines = await tell(communityId, endpoint.toldNumber, linesInMessage);
  const last = lines.at(-1);
  // Between what was told and the end there may be lines that are not public.
  const fault = last && (await post(messageOf(endpoint, now, lines)));
  const toldNumber =
    last?.number ?? (await database.read(communityId, (db) => findLastNumber(db, communityId)));
  if (fault) log.warn({ endpointId: id, fault, failures: endpoint.failures + 1 }, "webhook failed");
  const tried = afterTry(endpoint, { toldNumber, fault, at: now });
  await database.write(communityId, (tx) => saveTry(tx, communityId, id, tried));
}

/**
 * A message with its signature, as Standard Webhooks write it (https://www.standardwebhooks.com): over
 * id, time and body, so that it can neither be changed nor be played again later.
 */
export function messageOf(
  endpoint: Pick<Endpoint, "id" | "url" | "secret">,
  now: Date,
  lines: readonly { readonly number: number; readonly line: unknown }[],
) {
  const seconds = String(Math.floor(now.getTime() / 1000));
  const [first] = lines;
  const messageId = `${endpoint.id}.${first?.number ?? 0}`;
  const body = JSON.stringify({
    type: "logboek.regels",
    timestamp: now.toISOString(),
    data: { regels: lines.map(({ line }) => line) },
  });
  const key = Buffer.from(endpoint.secret.slice(secretPrefix.length), "base64");
  const signature = createHmac("sha256", key)
    .update(`${messageId}.${seconds}.${body}`)
    .digest("base64");
  return {
    url: endpoint.url,
    body,
    headers: {
      "Content-Type": "application/json",
      "User-Agent": "Meent",
      "webhook-id": messageId,
      "webhook-timestamp": seconds,
      "webhook-signature": `v1,${signature}`,
    },
  };
}

/** Whoever is erased is told nothing more. */
export const subscriptions: Subscriptions = {
  "accounts.erased": ({ subject }) => [
    { task: "webhooks.forget", payload: { memberId: subject.id } },
  ],
};

const forgetPayload = z.object({ memberId: z.uuid() });

export const tasks: TaskHandlers = {
  "webhooks.forget": (platform) => async (communityId, payload, key) => {
    const outcome = await act(
      forgetEndpoints,
      await currentContext(platform, communityId, key),
      forgetPayload.parse(payload),
    );
    if (!outcome.ok) throw new Error(`forgetting addresses: ${outcome.refusal}`);
  },
};

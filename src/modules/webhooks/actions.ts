import { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type AnyAction, action } from "#platform/act.ts";
import { memberOf } from "#platform/context.ts";
import { findLastNumber } from "#platform/record.ts";
import { type EndpointRefusal, endpointsMax, newEndpoint } from "./model.ts";
import {
  insertEndpoint,
  listEndpointsOf,
  lockEndpointsOf,
  removeEndpoint,
  removeEndpointsOf,
  saveRestart,
} from "./store.ts";

/** From now on a program's address hears of each line of the public record. */
export const addEndpoint = action({
  name: "webhooks.add",
  input: newEndpoint,
  who: "member",
  perform: async (acting, { url, secret }): Promise<Result<{ id: string }, EndpointRefusal>> => {
    const { tx, communityId } = acting;
    const memberId = memberOf(acting);
    await lockEndpointsOf(tx, memberId);
    const own = await listEndpointsOf(tx, communityId, memberId);
    if (own.length >= endpointsMax) return refuse("too_many_endpoints");
    if (own.some((one) => one.url === url)) return refuse("endpoint_twice");
    const id = acting.newId();
    const toldNumber = await findLastNumber(tx, communityId);
    const madeAt = acting.clock.machineNow();
    await insertEndpoint(tx, communityId, { id, memberId, url, secret, toldNumber, madeAt });
    acting.record({
      kind: "webhooks.added",
      subject: { kind: "member", id: memberId },
      isPublic: false,
      data: { endpointId: id },
    });
    return ok({ id });
  },
});

const ofEndpoint = z.object({ endpointId: z.uuid() });

/** An address of one's own hears nothing more. */
export const dropEndpoint = action({
  name: "webhooks.remove",
  input: ofEndpoint,
  who: "member",
  perform: async (acting, { endpointId }): Promise<Result<{ id: string }, "not_found">> => {
    const memberId = memberOf(acting);
    if (!(await removeEndpoint(acting.tx, acting.communityId, memberId, endpointId)))
      return refuse("not_found");
    acting.record({
      kind: "webhooks.removed",
      subject: { kind: "member", id: memberId },
      isPublic: false,
      data: { endpointId },
    });
    return ok({ id: endpointId });
  },
});

/** An address of one's own that we had stopped telling hears what it missed, and goes on. */
export const restartEndpoint = action({
  name: "webhooks.restart",
  input: ofEndpoint,
  who: "member",
  perform: async (acting, { endpointId }): Promise<Result<{ id: string }, "not_found">> => {
    const { tx, communityId } = acting;
    if (!(await saveRestart(tx, communityId, memberOf(acting), endpointId)))
      return refuse("not_found");
    return ok({ id: endpointId });
  },
});

/** Goes with all else that is hers, when a person has her data erased. */
export const forgetEndpoints = action({
  name: "webhooks.forget",
  input: z.object({ memberId: z.uuid() }),
  who: "system",
  perform: async ({ tx, communityId }, { memberId }) => {
    await removeEndpointsOf(tx, communityId, memberId);
    return ok({});
  },
});

export const actions: readonly AnyAction[] = [
  addEndpoint,
  dropEndpoint,
  restartEndpoint,
  forgetEndpoints,
];

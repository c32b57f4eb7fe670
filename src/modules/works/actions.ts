import type { z } from "zod";
import { ok } from "#lib/result.ts";
import { keepOnBehalf, listAreas } from "#modules/people";
import { type AnyAction, action } from "#platform/act.ts";
import type { Acting } from "#platform/context.ts";
import { nextNumber } from "#platform/numbers.ts";
import type { Subject } from "#platform/record.ts";
import { importWorks } from "./actions/import.ts";
import {
  announceUndertaking,
  answerUndertaking,
  endTakenBack,
  endUndertaking,
  replyToAnswer,
  startUndertaking,
  takeUpUndertaking,
} from "./actions/undertaking.ts";
import { decideWork, newWork, type Taker, type Work } from "./model.ts";
import { insertWork, saveDoer, saveTaker } from "./store.ts";

/** Anyone may name a public work. */
export const nameWork = action({
  name: "works.name",
  input: newWork,
  who: "member",
  area: async ({ areaId }) => areaId,
  perform: (acting, input) => name(acting, input),
});

/** Names a work inside another action's transaction: what somebody said turns out to be one. */
export function nameWithin(acting: Acting, wanted: z.input<typeof newWork>, because: Subject) {
  return name(acting, newWork.parse(wanted), because);
}

async function name(acting: Acting, wanted: z.output<typeof newWork>, because?: Subject) {
  const areas = await listAreas(acting.tx, acting.communityId);
  const decision = decideWork(wanted, areas, acting.charter);
  if (!decision.ok) return decision;
  const { requirements, onBehalf, ...terms } = decision.value;
  const work: Work = { ...terms, id: acting.newId(), number: await nextNumber(acting, "W") };
  await insertWork(
    acting.tx,
    acting.communityId,
    work,
    requirements.map((requirement, index) => ({ ...requirement, position: index + 1 })),
    acting.actor.kind === "member" ? acting.actor.memberId : null,
    acting.now,
  );
  acting.record({
    kind: "works.named",
    subject: { kind: "work", id: work.id },
    about: because ? [because] : [],
    data: { requirements: requirements.length },
    texts: { title: work.title },
  });
  const kept = await keepOnBehalf(acting, { kind: "work", id: work.id }, onBehalf);
  if (!kept.ok) return kept;
  return ok({ id: work.id, number: work.number });
}

/** Gives the work to whoever the municipality named when its taker handed it back. */
export async function takeBackWithin(
  acting: Acting,
  workId: string,
  doer: Work["doer"],
  because: Subject,
): Promise<void> {
  await saveDoer(acting.tx, acting.communityId, workId, doer);
  acting.record({
    kind: "works.takenBack",
    subject: { kind: "work", id: workId },
    about: [because],
    at: acting.now,
    data: { doerKind: doer.kind },
    texts: doer.name ? { doer: doer.name } : {},
  });
}

/** Gives the work to who took it over, inside another action's transaction. */
export async function handOverWithin(
  acting: Acting,
  workId: string,
  taker: Taker,
  because: Subject,
): Promise<void> {
  await saveTaker(acting.tx, acting.communityId, workId, taker);
  acting.record({
    kind: "works.handedOver",
    subject: { kind: "work", id: workId },
    about: [because],
    at: acting.now,
    data: { doerKind: taker.doer.kind, yearlyCostCents: String(taker.yearlyCostCents) },
    texts: taker.doer.name ? { doer: taker.doer.name } : {},
  });
}

export const actions: readonly AnyAction[] = [
  nameWork,
  importWorks,
  startUndertaking,
  takeUpUndertaking,
  answerUndertaking,
  replyToAnswer,
  endUndertaking,
  endTakenBack,
  announceUndertaking,
];

import { addDays, startOfDay } from "#lib/calendar.ts";
import type { Lapsing } from "#lib/lapse.ts";
import type { GivenAct } from "../model.ts";

/** Whether a guarantee still stands: until its last day has passed, or what it stands for has ended. */
export type GuaranteeState = "standing" | "ended" | "freed";

export interface Guarantee extends Lapsing<GuaranteeState> {
  readonly actId: string;
  readonly endedAt: Date | null;
}

/** A guarantee as it begins: it stands through its last day. */
export function standingUntil({ id }: Pick<GivenAct, "id">, endsOn: string): Guarantee {
  return {
    actId: id,
    state: "standing",
    lapsesAt: startOfDay(addDays(endsOn, 1)),
    lapsesTo: "ended",
    endedAt: null,
  };
}

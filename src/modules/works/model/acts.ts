import type { AwaitedAct, NineAct } from "#lib/nine-acts.ts";
import { awaitsHelp, isRunning, type Undertaking } from "./undertaking.ts";

/**
 * Of whom an act that nobody did yet is awaited in an undertaking: that the municipality sees it,
 * and that somebody helps. The rest may come any day, for it
 * waits for nobody; and once it has stopped nothing comes any more.
 */
export function awaitedAct(act: NineAct, undertaking: Undertaking): AwaitedAct {
  if (!isRunning(undertaking)) return { standing: "later", when: "over" };
  const since = undertaking.startedAt;
  if (act === "recognise" && awaitsHelp(undertaking))
    return { standing: "waiting", of: "municipality", since };
  if (act === "shareKnowledge" && awaitsHelp(undertaking))
    return { standing: "waiting", of: "helper", since };
  return { standing: "later", when: "mayCome" };
}

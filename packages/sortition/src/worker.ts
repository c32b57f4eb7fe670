/** The body of the worker thread that `selectInWorker.ts` starts; it only passes messages on. */
import { parentPort, workerData } from "node:worker_threads";
import type { Progress, StopReason } from "./control.ts";
import { assert } from "./result.ts";
import { type SelectionRequest, selectPanels } from "./select.ts";
import { loadSolver } from "./solver.ts";

interface WorkerInput {
  readonly request: SelectionRequest;
  /** One shared number: 0 go on, otherwise the place in `stopReasons` plus one. */
  readonly stop: Int32Array;
}

export const stopReasons: readonly StopReason[] = ["cancelled", "time_limit"];

/** Progress is passed on when it has moved this far or the step is another: a message costs time too. */
const PROGRESS_STEP = 0.01;

async function work(): Promise<void> {
  assert(parentPort !== null, "this file runs in a worker thread");
  const port = parentPort;
  const { request, stop } = workerData as WorkerInput;
  let told: Progress = { step: "", done: -1 };
  const solver = await loadSolver();
  const outcome = selectPanels(solver, request, {
    onProgress(progress) {
      if (progress.step === told.step && progress.done - told.done < PROGRESS_STEP) return;
      told = progress;
      port.postMessage({ progress });
    },
    shouldStop: () => stopReasons[Atomics.load(stop, 0) - 1],
  });
  port.postMessage({ outcome });
}

if (parentPort !== null) await work();

/** `selectPanels` in a worker thread, so that the thread of the caller stays free to answer others. */
import { Worker } from "node:worker_threads";
import type { Progress, StopReason } from "./control.ts";
import type { SortitionError } from "./errors.ts";
import { fail, type Result } from "./result.ts";
import type { Selection, SelectionRequest } from "./select.ts";
import { stopReasons } from "./worker.ts";

export interface WorkerOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Aborting cancels the work. */
  readonly signal?: AbortSignal;
  /** After so many milliseconds the best distribution so far is returned, marked "stopped". */
  readonly timeLimitMs?: number;
}

/** A worker that does not hear a cancel within this time is ended from outside. */
const PATIENCE_MS = 2000;

type Message =
  | { readonly progress: Progress }
  | { readonly progress?: undefined; readonly outcome: Result<Selection, SortitionError> };

/** Runs the selection in its own thread; the result is the same as that of `selectPanels`. */
export function selectInWorker(
  request: SelectionRequest,
  options: WorkerOptions = {},
): Promise<Result<Selection, SortitionError>> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  // The build turns this file and the worker into .js side by side.
  const file = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js";
  const worker = new Worker(new URL(file, import.meta.url), { workerData: { request, stop } });
  const timers: NodeJS.Timeout[] = [];
  let step = "start";
  const halt = (reason: StopReason) => Atomics.store(stop, 0, stopReasons.indexOf(reason) + 1);
  return new Promise<Result<Selection, SortitionError>>((resolve) => {
    const cancel = () => {
      halt("cancelled");
      timers.push(setTimeout(() => resolve(fail({ code: "cancelled", step })), PATIENCE_MS));
    };
    if (options.signal?.aborted) cancel();
    options.signal?.addEventListener("abort", cancel, { once: true });
    if (options.timeLimitMs !== undefined) {
      timers.push(setTimeout(() => halt("time_limit"), options.timeLimitMs));
    }
    worker.on("message", (message: Message) => {
      if (message.progress === undefined) return resolve(message.outcome);
      step = message.progress.step;
      options.onProgress?.(message.progress);
    });
    worker.on("error", (error) => {
      resolve(fail({ code: "solver_failure", step, detail: String(error) }));
    });
    worker.on("exit", (code) => {
      resolve(fail({ code: "solver_failure", step, detail: `the worker ended with code ${code}` }));
    });
  }).finally(async () => {
    for (const timer of timers) clearTimeout(timer);
    await worker.terminate();
  });
}

/** How a caller follows, limits and cancels long work. The engine itself reads no clock. */
import { Refused } from "./errors.ts";

export interface Progress {
  /** What is being done, in plain words. */
  readonly step: string;
  /** From 0 to 1; how far the whole is, as well as can be told. */
  readonly done: number;
}

export type StopReason = "cancelled" | "time_limit";

export interface Control {
  /** Called often; must be quick. */
  readonly onProgress?: (progress: Progress) => void;
  /** Asked often; answers with a reason once the work must stop. */
  readonly shouldStop?: () => StopReason | undefined;
}

/** Reports progress. Returns whether the time limit has come; a cancel leaves with its named error. */
export function isTimeUp(control: Control, progress: Progress): boolean {
  control.onProgress?.(progress);
  const reason = control.shouldStop?.();
  if (reason === "cancelled") throw new Refused({ code: "cancelled", step: progress.step });
  return reason === "time_limit";
}

import type { ComponentChildren } from "preact";

export type BadgeTone = "safe" | "warning" | "danger" | "neutral";

const tones: Record<BadgeTone, string> = {
  safe: "utrecht-status-badge--safe",
  warning: "utrecht-status-badge--warning",
  danger: "utrecht-status-badge--danger",
  neutral: "utrecht-status-badge--neutral",
};

/** A word about a state. The word says it; the colour only repeats it. */
export function Badge({ tone, children }: { tone: BadgeTone; children: ComponentChildren }) {
  return <span class={`utrecht-status-badge ${tones[tone]}`}>{children}</span>;
}

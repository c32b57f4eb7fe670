import type { ComponentChildren } from "preact";

export interface TimelineItem {
  /** `iso` for machines (2026-11-24 or an instant), `text` for people. */
  readonly when: { readonly iso: string; readonly text: string };
  readonly text: ComponentChildren;
  /** Where it can be checked: a link to the record, an article. */
  readonly proof?: ComponentChildren;
  readonly kind?: "now" | "ahead" | undefined;
}

interface TimelineProps {
  /** Dates beside the text where there is room. */
  wide?: boolean;
  /** Newest first; what is ahead on top. */
  items: readonly TimelineItem[];
}

const kinds = { now: "is-now", ahead: "is-ahead" };

/** What happened, from the public record, and what is ahead. */
export function Timeline({ wide = false, items }: TimelineProps) {
  return (
    <ol class={`meent-timeline${wide ? " meent-timeline--wide" : ""}`}>
      {items.map(({ when, text, proof, kind }) => (
        <li class={kind && kinds[kind]}>
          <time dateTime={when.iso}>{when.text}</time>
          {text}
          {proof && <span class="meent-proof">{proof}</span>}
        </li>
      ))}
    </ol>
  );
}

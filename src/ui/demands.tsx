import type { ComponentChildren } from "preact";
import { Badge, type BadgeTone } from "./badge.tsx";

export interface Demand {
  readonly title: string;
  readonly text?: ComponentChildren;
  /** Whether it was met, after delivery. */
  readonly badge?: { readonly tone: BadgeTone; readonly label: string } | undefined;
}

/** The few numbered demands a work must meet. */
export function Demands({ items }: { items: readonly Demand[] }) {
  return (
    <ol class="meent-demands">
      {items.map(({ title, text, badge }) => (
        <li key={title}>
          <div>
            <b>{title}</b>
            {badge && (
              <>
                <Badge tone={badge.tone}>{badge.label}</Badge>
                <br />
              </>
            )}
            {text}
          </div>
        </li>
      ))}
    </ol>
  );
}

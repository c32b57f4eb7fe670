import type { ComponentChildren } from "preact";

interface FactsProps {
  /** Terms beside their values where there is room. */
  wide?: boolean;
  items: readonly Fact[];
}

export interface Fact {
  readonly term: string;
  readonly value: ComponentChildren;
  /** A small explanation below the value. */
  readonly note?: ComponentChildren;
}

/** Three to five hard facts: the answer bold, the explanation small. */
export function Facts({ wide = false, items }: FactsProps) {
  return (
    <dl class={`utrecht-data-list meent-facts${wide ? " meent-facts--wide" : ""}`}>
      {items.map(({ term, value, note }) => (
        <div class="utrecht-data-list__item" key={term}>
          <dt class="utrecht-data-list__item-key">{term}</dt>
          <dd class="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">
            {value}
            {note && <small>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

import { euroText } from "#lib/format.ts";
import type { Cents } from "#lib/money.ts";
import type { Language } from "#lib/texts.ts";
import { texts } from "./texts.ts";

interface MandateBarProps {
  language: Language;
  totalCents: Cents;
  /** By deals, without this one. */
  usedCents: Cents;
  /** By the deal the page is about, if it is about one. */
  thisCents?: Cents;
}

/** Public money against a mandate. A sentence with the same figures stands above it. */
export function MandateBar({ language, totalCents, usedCents, thisCents = 0n }: MandateBarProps) {
  const t = texts[language];
  const euro = (cents: Cents) => euroText(cents, language);
  const leftCents = totalCents - usedCents - thisCents;
  const used = place(usedCents, totalCents);
  const own = place(usedCents + thisCents, totalCents) - used;
  return (
    <div class="meent-stack">
      <svg
        class="meent-bar"
        viewBox="0 0 1000 28"
        preserveAspectRatio="none"
        role="img"
        aria-label={t.mandate(euro(totalCents), euro(usedCents + thisCents))}
      >
        <rect class="all" x="1" y="1" width="998" height="26" />
        {used > 0 && <rect class="was" x="1" y="1" width={used} height="26" />}
        {own > 0 && (
          <rect class="this" x={used + 4} y="1" width={Math.max(own - 4, 1)} height="26" />
        )}
      </svg>
      <ul class="meent-key">
        {usedCents > 0n && (
          <Key kind="was">
            {thisCents > 0n ? t.mandateEarlier(euro(usedCents)) : t.mandateUsed(euro(usedCents))}
          </Key>
        )}
        {thisCents > 0n && <Key kind="this">{t.mandateThis(euro(thisCents))}</Key>}
        <Key kind="all">
          {leftCents < 0n ? t.mandateOver(euro(-leftCents)) : t.mandateLeft(euro(leftCents))}
        </Key>
      </ul>
    </div>
  );
}

function Key({ kind, children }: { kind: "was" | "this" | "all"; children: string }) {
  return (
    <li>
      <svg viewBox="0 0 14 14" aria-hidden="true" focusable="false" class="meent-bar">
        <rect class={kind} x="1" y="1" width="12" height="12" />
      </svg>
      {children}
    </li>
  );
}

/** How far a sum reaches on a bar of 998 wide. */
function place(cents: Cents, totalCents: Cents): number {
  if (totalCents <= 0n) return 0;
  const reached = cents > totalCents ? totalCents : cents;
  return Number((reached * 998n) / totalCents);
}

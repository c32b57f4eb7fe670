import type { Language } from "#lib/texts.ts";
import { Link } from "./page.tsx";
import { texts } from "./texts.ts";

interface Party {
  readonly label: string;
  readonly href?: string | undefined;
}

export interface Wait {
  readonly who: Party;
  readonly on: Party;
  /** What is waited for, as it follows "voor": `een besluit over het dorpspark`. */
  readonly what: string;
  /** How long, and what is left: `al 7 weken, nog 12 dagen`. */
  readonly since: string;
  readonly isLate?: boolean;
}

/** Who waits for whom: X **wacht op Y**, voor Z, since when. */
export function Waits({ language, items }: { language: Language; items: readonly Wait[] }) {
  const t = texts[language];
  return (
    <ul class="meent-waits">
      {items.map(({ who, on, what, since, isLate }) => (
        <li class={isLate ? "is-late" : undefined} key={`${who.label} ${on.label} ${what}`}>
          <div>
            <Named party={who} /> {t.waitsOn} <Named party={on} />
            {t.waitsFor(what)}
          </div>
          <span class="meent-waits__for">
            <mark>{since}</mark>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Named({ party }: { party: Party }) {
  return party.href === undefined ? (
    <b>{party.label}</b>
  ) : (
    <Link href={party.href} strong>
      {party.label}
    </Link>
  );
}

import type { ComponentChildren } from "preact";
import { assert } from "#lib/assert.ts";
import { type NineAct, nineActs } from "#lib/nine-acts.ts";
import type { Language } from "#lib/texts.ts";
import { Link, Paragraph } from "./page.tsx";
import { texts } from "./texts.ts";

export interface ActOnStrip {
  readonly act: NineAct;
  readonly state: "done" | "waiting" | "later";
  /** Done: by whom. */
  readonly by?: string | undefined;
  /** Done: the date. Waiting: how long. Later: when it comes. */
  readonly when?: string | undefined;
  /** What was given, as `€ 2.500`. */
  readonly note?: string | undefined;
  /** Waiting: for whom, as it follows "Wacht op". */
  readonly waitsFor?: string | undefined;
  /** Done: where it can be read and checked. */
  readonly proof?: { readonly label: string; readonly href: string } | undefined;
  /** The form of this act, for who may do it. */
  readonly form?: { readonly label: string; readonly href: string } | undefined;
}

/** The nine acts of a government that gives room: always nine, always this order, counted above. */
export function NineActs({ language, acts }: { language: Language; acts: readonly ActOnStrip[] }) {
  const strip = nineActs.map((act) => {
    const found = acts.find((other) => other.act === act);
    assert(found && acts.length === nineActs.length, `the strip shows each act once, ${act} too`);
    return found;
  });
  const count = (state: ActOnStrip["state"]) => strip.filter((act) => act.state === state).length;
  return (
    <>
      <Paragraph>
        {texts[language].actsCounted(count("done"), count("waiting"), count("later"))}
      </Paragraph>
      <ol class="meent-acts">
        {strip.map((act) => (
          <li class={act.state === "waiting" ? "is-wait" : undefined} key={act.act}>
            {icons[act.state]}
            <div>
              <b>
                {texts[language].acts[act.act]}
                {act.state !== "waiting" && (
                  <span class="meent-vh">
                    {act.state === "done" ? texts[language].actDone : texts[language].actLater}
                  </span>
                )}
              </b>
              <span>{story(act, language)}</span>
              {(act.proof || act.form) && <span>{linksOf(act)}</span>}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Where it can be checked, and its form. */
function linksOf({ proof, form }: ActOnStrip) {
  return (
    <>
      {proof && <Link href={proof.href}>{proof.label}</Link>}
      {proof && form && " · "}
      {form && <Link href={form.href}>{form.label}</Link>}
    </>
  );
}

function story({ state, by, when, note, waitsFor }: ActOnStrip, language: Language) {
  if (state === "waiting")
    return (
      <>
        {waitsFor && <mark>{texts[language].waitsForAct(waitsFor)}</mark>} {when ?? note}
      </>
    );
  return [note, by, when].filter(Boolean).join(", ");
}

const icons: Record<ActOnStrip["state"], ComponentChildren> = {
  done: (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect class="meent-i-done" x="1" y="1" width="22" height="22" />
      <path class="meent-i-tick" d="M6 12.5l4 4 8-9" />
    </svg>
  ),
  waiting: (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect class="meent-i-wait" x="2" y="2" width="20" height="20" />
      <path class="meent-i-hand" d="M12 6.5V12l4 2.5" />
    </svg>
  ),
  later: (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect class="meent-i-open" x="2" y="2" width="20" height="20" />
    </svg>
  ),
};

import type { ComponentChildren } from "preact";
import type { Language } from "#lib/texts.ts";
import { Link } from "./page.tsx";
import { texts } from "./texts.ts";

interface DemoBarProps {
  language: Language;
  /** The day in the example, in words. */
  now: string;
  /** Each a button that posts `dagen`. */
  forward: readonly { label: string; action: string; days: number }[];
  /** Where a newcomer is shown round; `ask` stands before the link. */
  tour?: { label: string; href: string; ask?: string | undefined } | undefined;
  /** A choice that posts `persoon`, in groups; `current` is the value of who the reader is now. */
  people: {
    action: string;
    current?: string | undefined;
    /** The words for being nobody in particular. */
    nobody: string;
    groups: readonly {
      label: string;
      choices: readonly { value: string; label: string }[];
    }[];
  };
  /** Hidden fields that every form carries, as the way back. */
  children?: ComponentChildren;
}

/** A living example says so, and lets the reader move its day and be someone else. */
export function DemoBar({ language, now, tour, forward, people, children }: DemoBarProps) {
  const t = texts[language];
  return (
    <aside class="meent-demo" aria-label={t.demoName}>
      <div class="meent-demo__bar">
        <p>
          <b>{t.demo}</b> {t.demoToday(now)}
        </p>
        {tour && (
          <p>
            {tour.ask} <Link href={tour.href}>{tour.label}</Link>
          </p>
        )}
        <details>
          <summary>{t.demoChange}</summary>
          <div class="meent-demo__forms">
            <fieldset>
              <legend>{t.demoDays}</legend>
              {forward.map(({ label, action, days }) => (
                <form method="post" action={action} key={days}>
                  {children}
                  <input type="hidden" name="dagen" value={days} />
                  <button class={button} type="submit">
                    {label}
                  </button>
                </form>
              ))}
            </fieldset>
            <form method="post" action={people.action}>
              {children}
              <label for="voorbeeld-persoon">{t.demoPerson}</label>
              <span class="meent-select">
                <select
                  class="utrecht-select utrecht-select--html-select"
                  id="voorbeeld-persoon"
                  name="persoon"
                >
                  <option value="" selected={!people.current}>
                    {people.nobody}
                  </option>
                  {people.groups.map((group) => (
                    <optgroup label={group.label} key={group.label}>
                      {group.choices.map(({ value, label }) => (
                        <option value={value} selected={value === people.current} key={value}>
                          {label}
                        </option>
                      ))}
                    </optgroup>
                  ))}
                </select>
              </span>
              <button class={button} type="submit">
                {t.demoBecome}
              </button>
            </form>
          </div>
        </details>
      </div>
    </aside>
  );
}

const button = "utrecht-button utrecht-button--submit utrecht-button--secondary-action";

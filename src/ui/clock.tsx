import type { ComponentChildren } from "preact";
import { assert } from "#lib/assert.ts";
import type { Language } from "#lib/texts.ts";
import { Paragraph } from "./page.tsx";
import { texts } from "./texts.ts";

interface ClockProps {
  language: Language;
  /** Days left, as a large number. */
  days: number;
  /** The lines beside it: `dagen over.`, `Het college is aan zet.` */
  on: readonly string[];
  /** The first and the last day, at the ends of the bar. */
  from: { label: string };
  until: { label: string };
  /** The whole term and what has passed of it, in days. */
  total: number;
  past: number;
  /** When the clock stood still, in days from the start. */
  stops?: readonly { from: number; to: number }[];
  /** The bar in words: `Vandaag is dag 49 van 61.` */
  summary: string;
  /** What happens when the term ends, and which article says so. */
  then: ComponentChildren;
  /** The clock is the reader's friend, as with the term for an objection. */
  rest?: boolean;
}

/** A legal term that runs: days left, on whom, and what silence brings. */
export function Clock(props: ClockProps) {
  const { language, days, on, from, until, summary, then, rest = false } = props;
  return (
    <section class={`meent-clock${rest ? " meent-clock--rest" : ""}`} aria-labelledby="klok">
      <h2 class="meent-vh" id="klok">
        {texts[language].clock}
      </h2>
      <div class="meent-clock__left">
        <span class="meent-clock__days">{days}</span>{" "}
        <span class="meent-clock__on">
          {on.map((line, index) => (
            <>
              {index > 0 && <br />}
              {line}
            </>
          ))}
        </span>
      </div>
      <div class="meent-clock__ends" aria-hidden="true">
        <span>{from.label}</span>
        <span>{until.label}</span>
      </div>
      <Bar {...props} />
      <Paragraph small>{summary}</Paragraph>
      <div class="meent-clock__then">{then}</div>
    </section>
  );
}

/** The term as a bar of a thousand wide. The paragraph below it says the same, so it is not read out. */
function Bar({ total, past, stops = [] }: ClockProps) {
  assert(total > 0, "a term has a length");
  const place = (day: number) => Math.round((Math.min(Math.max(day, 0), total) / total) * 1000);
  return (
    <svg
      class="meent-clock__bar"
      viewBox="0 0 1000 20"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="rest" x="0" y="1" width="1000" height="18" />
      <rect class="past" x="0" y="0" width={place(past)} height="20" />
      {stops.map(({ from, to }) => (
        <rect
          class="stop"
          x={place(from)}
          y="1"
          width={place(to) - place(from)}
          height="18"
          key={from}
        />
      ))}
    </svg>
  );
}

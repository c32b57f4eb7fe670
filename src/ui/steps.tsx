import type { Language } from "#lib/texts.ts";
import { texts } from "./texts.ts";

interface StepsProps {
  language: Language;
  /** What the steps are of: `Onderhoud dorpspark Oldeveen overnemen`. */
  subject: string;
  step: number;
  total: number;
}

/** Where the reader is in a form of more than one page; in words, and drawn. */
export function Steps({ language, subject, step, total }: StepsProps) {
  const marks = Array.from({ length: total }, (_, index) => index + 1);
  return (
    <>
      <p class="meent-kop__kind">
        {subject}, {texts[language].step(step, total)}
      </p>
      <ol class="meent-steps" aria-hidden="true">
        {marks.map((mark) => (
          <li class={markOf(mark, step)} key={mark} />
        ))}
      </ol>
    </>
  );
}

function markOf(mark: number, step: number): string | undefined {
  if (mark < step) return "is-done";
  return mark === step ? "is-here" : undefined;
}

import { dateText, euroText, hoursText, listText } from "#lib/format.ts";
import type { Language } from "#lib/texts.ts";
import { Paragraph } from "#ui/page.tsx";
import { type Coalition, isOfWords, lastDayOf, type Pledge, together } from "../model.ts";
import { texts } from "../texts.ts";

/** What a party brings, as it follows a colon: `€ 250 aan geld, 12 uur tijd en ruimte: de schuur`. */
export function pledgesText(pledges: readonly Pledge[], language: Language): string {
  const t = texts[language].reads;
  return listText(
    pledges.map((pledge) => {
      switch (pledge.kind) {
        case "money":
          return t.money(euroText(pledge.amountCents, language));
        case "hours":
          return t.hours(hoursText(pledge.minutes, language));
        default:
          return t[pledge.kind](pledge.words);
      }
    }),
    language,
  );
}

/**
 * What they have together: money and time as a sum, and of the rest its kinds alone, for each party
 * tells its own: `€ 250 aan geld, 12 uur, ruimte en kunde`.
 */
function sumsText(all: readonly Pledge[], language: Language): string {
  const { kinds } = texts[language];
  const parts = all.map((pledge) =>
    isOfWords(pledge) ? kinds[pledge.kind] : pledgesText([pledge], language),
  );
  return listText([...new Set(parts)], language);
}

/** What a coalition has together, as one sentence; nothing while nobody brings anything. */
export function TogetherSentence({
  language,
  parties,
}: {
  readonly language: Language;
  readonly parties: readonly { readonly pledges: readonly Pledge[] }[];
}) {
  const all = together(parties);
  if (all.length === 0) return null;
  return (
    <Paragraph>
      <b>{texts[language].together(sumsText(all, language))}</b>
    </Paragraph>
  );
}

/** What they want to reach, each goal with who named it. */
export function Goals({
  language,
  parties,
}: {
  readonly language: Language;
  readonly parties: readonly { readonly name: string; readonly goals: readonly string[] }[];
}) {
  const t = texts[language];
  if (parties.every(({ goals }) => goals.length === 0)) return null;
  return (
    <>
      <Paragraph>{t.goals}</Paragraph>
      <ul class="utrecht-unordered-list utrecht-unordered-list--html-content">
        {parties.flatMap(({ name, goals }) =>
          goals.map((goal) => <li key={`${name} ${goal}`}>{t.goalOf(goal, name)}</li>),
        )}
      </ul>
    </>
  );
}

type Read = Pick<
  Coalition,
  "what" | "serves" | "startsOn" | "termMonths" | "looksBackOn" | "continuity"
> & {
  readonly parties: readonly {
    readonly name: string;
    readonly pledges: readonly Pledge[];
    readonly goals: readonly string[];
  }[];
};

/** All of it in sentences, to be read aloud. */
export function ReadAloud({ language, read }: { language: Language; read: Read }) {
  const t = texts[language].reads;
  const day = (date: string) => dateText(date, language);
  return (
    <>
      {read.what.split(/\n{2,}/).map((part) => (
        <Paragraph key={part}>{part}</Paragraph>
      ))}
      <Paragraph>{t.serves(read.serves)}</Paragraph>
      <ul class="utrecht-unordered-list utrecht-unordered-list--html-content">
        {read.parties.map(({ name, pledges }) => (
          <li key={name}>
            {pledges.length === 0
              ? t.bringsNothingYet(name)
              : t.brings(name, pledgesText(pledges, language))}
          </li>
        ))}
      </ul>
      <TogetherSentence language={language} parties={read.parties} />
      <Goals language={language} parties={read.parties} />
      <Paragraph>
        {t.term(day(read.startsOn), day(lastDayOf(read)))} {t.back(day(read.looksBackOn))}
      </Paragraph>
      <Paragraph>{t.continuity(read.continuity)}</Paragraph>
    </>
  );
}

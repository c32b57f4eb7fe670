import type { AnyClause, Charter } from "#lib/clause.ts";
import type { Language } from "#lib/texts.ts";
import { Paragraph } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { differencesOf } from "../model/compare.ts";
import type { Preset } from "../model/presets.ts";
import { texts } from "../texts.ts";
import { moreText } from "./words.ts";

/** One of two charters held beside each other. */
export interface CharterSide {
  readonly label: string;
  readonly charter: Charter;
  readonly preset?: Preset | undefined;
}

/** Where two charters differ, in a sentence and a table; what is the same is only counted. */
export function Differences({
  language,
  declared,
  first,
  second,
}: {
  readonly language: Language;
  readonly declared: readonly AnyClause[];
  readonly first: CharterSide;
  readonly second: CharterSide;
}) {
  const t = texts[language].compare;
  const found = differencesOf(declared, first.charter, second.charter);
  return (
    <>
      <Paragraph>{t.counted(found.length, declared.length)}</Paragraph>
      {found.length > 0 && (
        <Table
          language={language}
          caption={t.caption(first.label, second.label)}
          captionHidden
          fold
          columns={[{ label: t.rule }, { label: first.label }, { label: second.label }]}
          rows={found.map((difference) => ({
            head: difference.clause.name[language],
            note: moreText(difference, language),
            cells: [
              <Value side={first} {...difference} value={difference.one} language={language} />,
              <Value side={second} {...difference} value={difference.other} language={language} />,
            ],
          }))}
        />
      )}
    </>
  );
}

function Value({
  side,
  clause,
  value,
  language,
}: {
  readonly side: CharterSide;
  readonly clause: AnyClause;
  readonly value: unknown;
  readonly language: Language;
}) {
  const source = side.preset?.sources[clause.key]?.[language];
  return (
    // One box: folded on a phone, a cell stands beside its label.
    <div>
      {clause.saying(value, language)} {source && <small>{source}</small>}
    </div>
  );
}

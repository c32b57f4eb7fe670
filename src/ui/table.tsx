import type { ComponentChildren } from "preact";
import { assert } from "#lib/assert.ts";
import type { Language } from "#lib/texts.ts";
import { texts } from "./texts.ts";

interface TableProps {
  language: Language;
  caption: string;
  /** The section's heading already says it; readers of sound still hear it. */
  captionHidden?: boolean;
  /** One block per row on a phone; without it the table scrolls there. */
  fold?: boolean;
  /** The first column holds sentences: two thirds, the same in tables below one another. */
  wideFirst?: boolean;
  /** The first column heads the rows. */
  columns: readonly { label: string; numeric?: boolean }[];
  rows: readonly TableRow[];
  foot?: TableRow;
}

export interface TableRow {
  readonly head: ComponentChildren;
  readonly note?: ComponentChildren;
  /** One for each column after the first; null for nothing. */
  readonly cells: readonly (ComponentChildren | null)[];
}

/** Means, money, parties: who brings what. */
export function Table({ caption, captionHidden, fold = false, wideFirst, ...props }: TableProps) {
  const { columns, rows, foot } = props;
  const table = (
    <table
      class={`meent-table${fold ? " meent-table--fold" : ""}${wideFirst ? " meent-table--wide-first" : ""}`}
    >
      <caption class={captionHidden ? "meent-vh" : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, numeric }) => (
            <th scope="col" class={numeric ? "n" : undefined} key={label}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{rows.map((row) => tableRow(row, props))}</tbody>
      {foot && <tfoot>{tableRow(foot, props)}</tfoot>}
    </table>
  );
  return fold ? (
    table
  ) : (
    // A reader with only a keyboard must be able to scroll it (axe: scrollable-region-focusable).
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section class="meent-scroll" tabIndex={0} aria-label={caption}>
      {table}
    </section>
  );
}

function tableRow(row: TableRow, { language, columns }: Pick<TableProps, "language" | "columns">) {
  assert(row.cells.length === columns.length - 1, "a row has a cell for each column");
  return (
    <tr>
      <th scope="row">
        {row.head}
        {row.note && <small>{row.note}</small>}
      </th>
      {row.cells.map((cell, index) => {
        const column = columns[index + 1];
        const isNone = cell === null || cell === undefined;
        const classes = [column?.numeric && "n", isNone && "is-none"].filter(Boolean).join(" ");
        return (
          <td class={classes || undefined} data-l={column?.label}>
            {isNone ? <Nothing language={language} /> : cell}
          </td>
        );
      })}
    </tr>
  );
}

function Nothing({ language }: { language: Language }) {
  return (
    <>
      <span class="meent-soft" aria-hidden="true">
        –
      </span>
      <span class="meent-vh">{texts[language].nothing}</span>
    </>
  );
}

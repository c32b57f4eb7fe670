import { isId } from "./ids.ts";

/** Long lists in pages, and the addresses of those pages. */

/** A page of a list, from 1, and which of its things stand on it. */
export interface ListPage {
  readonly number: number;
  readonly from: number;
  readonly perPage: number;
}

/** Nobody leafs further; a list that long is searched, or fetched as data. */
export const pagesMost = 1000;

/** The page an address asks for; whatever is no number of a page is the first. */
export function pageAt(typed: string | undefined, perPage: number, most = pagesMost): ListPage {
  const asked = Number(typed ?? "1");
  const number = Number.isSafeInteger(asked) && asked >= 1 ? Math.min(asked, most) : 1;
  return { number, from: (number - 1) * perPage, perPage };
}

/**
 * Of a list without end so many are counted and leafed through by number; the next stretch begins
 * below the last of them. To count all, or to pass over all before a page, costs more the more there is.
 */
export const stretchMost = 1000;

/** Where a stretch of a list begins: below the thing of this moment and id. */
export interface Below {
  readonly at: Date;
  readonly id: string;
}

/** As it stands in an address. */
export function belowText({ at, id }: Below): string {
  return `${at.toISOString()}_${id}`;
}

/** Undefined for what we did not write: the list then begins at its beginning. */
export function belowAt(typed: string): Below | undefined {
  const [instant = "", id = ""] = typed.split("_");
  const at = new Date(instant);
  return isId(id) && !Number.isNaN(at.getTime()) && at.toISOString() === instant
    ? { at, id }
    : undefined;
}

/**
 * Loads the page of a list that was asked; beyond its end the last one. Nobody is told that nothing is
 * there yet, where she leafed on or comes back to a list that became shorter.
 */
export async function leafTo<Loaded extends { readonly total: number }>(
  asked: ListPage,
  load: (at: ListPage) => Promise<Loaded>,
): Promise<Loaded & { readonly at: ListPage }> {
  const loaded = await load(asked);
  const last = Math.max(1, pagesOf(loaded.total, asked));
  if (asked.number <= last) return { ...loaded, at: asked };
  const at = pageAt(String(last), asked.perPage);
  return { ...(await load(at)), at };
}

export function pagesOf(total: number, { perPage }: Pick<ListPage, "perPage">): number {
  return Math.min(Math.ceil(total / perPage), pagesMost);
}

/** An address with these choices; what was not chosen is left out, and so is the first page. */
export function chosenHref(
  path: string,
  chosen: Readonly<Record<string, string | number>>,
): string {
  const query = new URLSearchParams(
    Object.entries(chosen).flatMap(([name, value]) =>
      value === "" || value === 1 ? [] : [[name, String(value)]],
    ),
  ).toString();
  return query ? `${path}?${query}` : path;
}

/**
 * What was chosen of a list, each with the address of the list without it, at its first page. A choice
 * whose label is empty or false was not made.
 */
export function takeOffItems<Choices extends { readonly number: number }>(
  chosen: Choices,
  labels: Partial<Readonly<Record<keyof Choices, string | false | undefined>>>,
  hrefOf: (chosen: Choices) => string,
): { readonly label: string; readonly href: string }[] {
  return Object.entries(labels).flatMap(([name, label]) =>
    typeof label === "string" && label !== ""
      ? [{ label, href: hrefOf({ ...chosen, number: 1, [name]: "" }) }]
      : [],
  );
}

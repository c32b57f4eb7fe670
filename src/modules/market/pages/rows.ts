import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { firstParagraph, shorten } from "#lib/shorten.ts";
import { listAreas } from "#modules/people";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import type { Row } from "#ui/rows.tsx";
import type { Listing } from "../model.ts";
import { texts } from "../texts.ts";
import { amountText, whenText, whereText } from "./words.ts";

export function pathOf({ number }: Pick<Listing, "number">): string {
  return `/vraag-en-aanbod/${number}`;
}

/** The names of areas, by id. */
export async function areaNames(db: Db, communityId: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await listAreas(db, communityId)).map(({ id, name }) => [id, name]));
}

/** A need or an offer in a list. */
export function rowOf(
  page: PageTools,
  listing: Listing,
  areas: ReadonlyMap<string, string>,
  need?: string,
): Row {
  const { language } = page;
  const t = texts[language];
  const when = whenText(listing, language);
  // Once is what one expects, and says nothing alone.
  const measure = [amountText(listing, language), when === t.amount.once ? undefined : when];
  return {
    meta: [
      capital(t.sides[listing.side]),
      t.kinds[listing.kind],
      whereText(listing, areas, language),
      dateText(localDate(listing.placedAt), language),
      ...(listing.state === "open" ? [] : [t.states[listing.state]]),
    ].join(", "),
    title: listing.title,
    href: page.href(pathOf(listing)),
    text: [opening(listing.what), capital(measure.filter(Boolean).join(", "))]
      .filter(Boolean)
      .join(" "),
    ...(need && { need }),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The first words, as a sentence; a list is no place for all of them. */
function opening(text: string): string {
  const first = shorten(firstParagraph(text));
  return first === "" || /[.!?…]$/.test(first) ? first : `${first}.`;
}

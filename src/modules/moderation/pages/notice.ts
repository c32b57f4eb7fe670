import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { type Mark, marksIn, withMarks } from "#lib/marks.ts";
import type { Language } from "#lib/texts.ts";
import { listNames } from "#modules/people";
import { type Context, read } from "#platform/context.ts";
import type { PageTools } from "#platform/http.ts";
import { type Case, type Measure, reasons } from "../model.ts";
import { listCases, listMeasures } from "../store.ts";
import { texts } from "../texts.ts";

/**
 * Makes sentences of the marks in a page, wherever they stand in it: why, by whom, on which day, and
 * until when its writer may ask somebody else to look. In a title, a link or an attribute a few words.
 */
export async function tellMarks(context: Context, page: PageTools, html: string): Promise<string> {
  const numbers = [...new Set(marksIn(html).map(({ number }) => number))];
  if (numbers.length === 0) return html;
  const told = await read(context, async (db) => {
    const { id: communityId } = page.community;
    const cases = await listCases(db, communityId, { numbers });
    const measures = await listMeasures(
      db,
      communityId,
      cases.map(({ id }) => id),
    );
    const all = [...measures.values()].flat();
    const names = await listNames(db, communityId, [...new Set(all.map((one) => one.memberId))]);
    return new Map(
      cases.map((one) => [one.number, { one, measures: measures.get(one.id), names }]),
    );
  });
  const { language } = page;
  const short = ({ kind, number }: Mark) => `${texts[language].notice.short[kind]} (${number})`;
  let links = 0;
  let isRaw = false;
  // Preact closes what it opens, so tags and words take turns. In a value of a tag a `>` may stand.
  return html
    .split(/(<(?:[^<>"]|"[^<"]*")*>)/)
    .map((part) => {
      if (part.startsWith("<")) {
        if (/^<a[\s>]/.test(part)) links++;
        else if (part === "</a>") links--;
        else if (/^<(title|textarea|option|h1|h2|h3|svg)[\s>]/.test(part)) isRaw = true;
        else if (/^<\/(title|textarea|option|h1|h2|h3|svg)>$/.test(part)) isRaw = false;
        return withMarks(part, short);
      }
      return withMarks(part, (mark) => {
        const of = told.get(mark.number);
        if (links > 0 || isRaw || !of) return short(mark);
        const href = page.href(`/moderatie/${mark.number}`);
        const words = sentenceOf(mark, of.one, of.measures ?? [], of.names, language);
        const more = texts[language].notice[mark.kind === "edited" ? "before" : "more"];
        return `<span class="meent-soft">${escaped(words)} <a class="utrecht-link utrecht-link--html-a" href="${href}">${more} (${mark.number})</a></span>`;
      });
    })
    .join("");
}

/** Why it is not, or not so, to be read: the last thing that was done to it. */
export function sentenceOf(
  { kind }: Pick<Mark, "kind">,
  _one: Case,
  measures: readonly Measure[],
  names: ReadonlyMap<string, string>,
  language: Language,
): string {
  const t = texts[language];
  const last = measures.findLast((measure) => measure.kind === kind);
  if (!last) return t.notice.short[kind];
  const day = dateText(localDate(last.at), language);
  switch (kind) {
    case "hidden": {
      const reason = t.reasons[last.reason ?? reasons[0]];
      const until = last.appealUntil ? t.notice.appeal(dateText(last.appealUntil, language)) : "";
      return `${t.notice.hidden(reason, names.get(last.memberId) ?? "", day)} ${until}`;
    }
    case "erased":
      return t.notice.erased(t.grounds[last.ground ?? "unlawfulData"], day);
    default:
      return t.notice[kind](day);
  }
}

function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

import { localDate } from "#lib/calendar.ts";
import { dateText, numberText } from "#lib/format.ts";
import type { PageTools } from "#platform/http.ts";
import type { Told } from "#platform/slots.ts";
import { Link } from "#ui/page.tsx";

/** A line of the record as a timeline shows it. */
export function lineOf(page: PageTools, { entry, sentence, title, href }: Told) {
  const { language } = page;
  return {
    when: { iso: entry.at.toISOString(), text: dateText(localDate(entry.at), language) },
    text: (
      <>
        {title && href && (
          <>
            <Link href={href} strong>
              {title}
            </Link>
            {": "}
          </>
        )}
        {sentence}
      </>
    ),
    proof: (
      <Link href={page.href(`/logboek/${entry.number}`)}>
        {page.slots.proof(numberText(entry.number, language), language)}
      </Link>
    ),
  };
}

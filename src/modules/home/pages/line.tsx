import { localDate } from "#lib/calendar.ts";
import { dateText, numberText } from "#lib/format.ts";
import type { PageTools } from "#platform/http.ts";
import type { Told } from "#platform/slots.ts";
import { Link } from "#ui/page.tsx";

/** What happened, with a link to the thing it is about: named first, unless the sentence names it. */
export function Said({ title, href, sentence }: Pick<Told, "title" | "href" | "sentence">) {
  if (!title || !href) return <>{sentence}</>;
  const [before = "", ...rest] = sentence.split(title);
  return (
    <>
      {rest.length > 0 && before}
      <Link href={href} strong>
        {title}
      </Link>
      {rest.length > 0 ? rest.join(title) : `: ${sentence}`}
    </>
  );
}

/** A line of the record as a timeline shows it. */
export function lineOf(page: PageTools, told: Told) {
  const { entry } = told;
  const { language } = page;
  return {
    when: { iso: entry.at.toISOString(), text: dateText(localDate(entry.at), language) },
    text: <Said {...told} />,
    proof: (
      <Link href={page.href(`/logboek/${entry.number}`)}>
        {page.slots.proof(numberText(entry.number, language), language)}
      </Link>
    ),
  };
}

import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { shorten } from "#lib/shorten.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { Paragraph, Section } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import { type AskedCase, type LikeAnswer, likeAnswers } from "../model/like-answers.ts";
import type { DealRequest } from "../model/request.ts";
import type { Means } from "../model/table.ts";
import type { Deal } from "../model.ts";
import { listAnswered } from "../store.ts";
import { texts } from "../texts.ts";

/** What people in like cases got, for whoever is about to say no. */

/** Among the last answers here; further back than this nobody would call it the same practice. */
const compared = 500;

export async function loadLikeAnswers(
  db: Db,
  { community }: PageTools,
  asked: DealRequest | Deal,
  means: readonly Means[],
): Promise<readonly LikeAnswer[]> {
  const others = await listAnswered(db, community.id, asked.id, compared);
  return likeAnswers(caseOf(asked, means), others, 5);
}

function caseOf(asked: DealRequest | Deal, means: readonly Means[]): AskedCase {
  const carried = means.filter(({ side }) => side === "municipality");
  return {
    id: asked.id,
    workId: asked.workId,
    areaId: asked.areaId,
    asks: [...new Set(carried.map(({ kind }) => kind))],
    amountCents: carried.reduce(
      (sum, one) => sum + (one.kind === "money" ? one.amountCents : 0n),
      0n,
    ),
    text: `${asked.title}. ${asked.what}`,
  };
}

export function LikeAnswers({
  page,
  answers,
}: {
  readonly page: PageTools;
  readonly answers: readonly LikeAnswer[];
}) {
  const { language } = page;
  const t = texts[language].like;
  return (
    <Section id="anderen" title={t.title}>
      {answers.length === 0 ? (
        <Paragraph>{t.none}</Paragraph>
      ) : (
        <Rows
          items={answers.map(({ kind, number, title, because, words, at, no }) => {
            const date = dateText(localDate(at), language);
            return {
              meta: [
                number,
                ...because.map((likeness) =>
                  likeness === "sameWords" && words.length > 0
                    ? `${t.because.sameWords} (${t.words(words.join(", "))})`
                    : t.because[likeness],
                ),
              ].join(", "),
              title,
              href: page.href(kind === "deal" ? `/deals/${number}` : `/deals/vragen/${number}`),
              text: no === null ? t.yes(date) : t.no(date, shorten(no)),
            };
          })}
        />
      )}
    </Section>
  );
}

import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { shorten } from "#lib/shorten.ts";
import { listWorksByIds, type Work } from "#modules/works";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { Paragraph, Section } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import { type Case, type LikeCase, likeCases } from "../model/like-cases.ts";
import type { Challenge, RefusalGround } from "../model.ts";
import { listDecided } from "../store.ts";
import { texts } from "../texts.ts";

/** What people in like cases got, for who decides, extends, asks or offers. */

export interface LikeCaseView extends LikeCase {
  readonly challenge: Challenge;
  readonly work: Work | undefined;
}

/** Among the last decided here; further back than this nobody would call it the same practice. */
const compared = 500;

/** The cases like this one; `ground` is the one that is being chosen, if any. */
export async function loadLikeCases(
  db: Db,
  { community, now }: PageTools,
  challenge: Challenge,
  ground: RefusalGround | null,
): Promise<readonly LikeCaseView[]> {
  const decided = await listDecided(db, community.id, challenge.id, now, compared);
  const works = new Map(
    (
      await listWorksByIds(db, community.id, [
        ...new Set([challenge, ...decided].map(({ workId }) => workId)),
      ])
    ).map((work) => [work.id, work]),
  );
  const caseOf = (one: Challenge, on: RefusalGround | null): Case => {
    const work = works.get(one.workId);
    return {
      id: one.id,
      workId: one.workId,
      areaId: one.areaId,
      route: work?.route ?? "",
      doerKind: work?.doer.kind ?? "",
      ground: on,
      text: `${work?.title ?? ""} ${work?.lead ?? ""} ${one.plan.why}`,
    };
  };
  const found = likeCases(
    caseOf(challenge, ground ?? challenge.refusal?.ground ?? null),
    decided.map((other) => caseOf(other, other.refusal?.ground ?? null)),
    5,
  );
  return found.flatMap((like) => {
    const other = decided.find(({ id }) => id === like.id);
    return other ? [{ ...like, challenge: other, work: works.get(other.workId) }] : [];
  });
}

export function LikeCases({
  page,
  cases,
}: {
  readonly page: PageTools;
  readonly cases: readonly LikeCaseView[];
}) {
  const t = texts[page.language].like;
  return (
    <Section id="anderen" title={t.title}>
      {cases.length === 0 ? (
        <Paragraph>{t.none}</Paragraph>
      ) : (
        <Rows
          items={cases.map(({ challenge, work, because, words }) => ({
            meta: [
              challenge.number,
              ...because.map((likeness) =>
                likeness === "sameWords" && words.length > 0
                  ? `${t.because.sameWords} (${t.words(words.join(", "))})`
                  : t.because[likeness],
              ),
            ].join(", "),
            title: work?.title ?? "",
            href: page.href(`/uitdagingen/${challenge.number}`),
            text: outcomeOf(challenge, page),
          }))}
        />
      )}
    </Section>
  );
}

/** What the other got, in a sentence or two. */
function outcomeOf({ state, refusal, decidedAt }: Challenge, { language }: PageTools): string {
  const t = texts[language].like;
  const date = decidedAt ? dateText(localDate(decidedAt), language) : "";
  const ground = refusal ? lowered(texts[language].grounds[refusal.ground]) : "";
  const offer = refusal?.counterOffer ? ` ${t.offer(shorten(refusal.counterOffer))}` : "";
  switch (state) {
    case "acceptedBySilence":
      return t.silence(date);
    case "refused":
    case "objected":
      return t.no(date, ground) + offer;
    case "impasse":
      return t.impasse(date) + offer;
    default:
      return refusal ? t.noThenYes(ground, date) : t.yes(date);
  }
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

import { localDate } from "#lib/calendar.ts";
import { dateText, euroText } from "#lib/format.ts";
import { closenessTo } from "#lib/like-words.ts";
import type { NineAct } from "#lib/nine-acts.ts";
import { shorten } from "#lib/shorten.ts";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { Paragraph, Section } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import type { FoundSubject } from "../actions/subject.ts";
import { type GivenAct, isDecision } from "../model.ts";
import { listActsOfKind } from "../store.ts";
import { texts } from "../texts.ts";

/** What people in like cases got of an act, for who is about to give it or not. */

export interface LikeAct {
  readonly given: GivenAct;
  readonly title: string;
  readonly href: string | undefined;
}

/** Among the last given here; further back than this nobody would call it the same practice. */
const compared = 200;
const shown = 5;

/** The same act elsewhere: what is most like this thing first, and else the newest. */
export async function loadLikeActs(
  db: Db,
  page: PageTools,
  act: NineAct,
  subject: FoundSubject,
): Promise<readonly LikeAct[]> {
  if (!isDecision(act)) return [];
  const others = await listActsOfKind(db, page.community.id, act, subject.id, compared);
  const titles = await page.slots.titles(
    db,
    page,
    "act",
    others.map(({ id }) => id),
  );
  const close = closenessTo(
    { id: subject.id, text: subject.title },
    others.map(({ id, body }) => ({ id, text: `${titles.get(id)?.title ?? ""} ${body}` })),
  );
  const closeness = ({ id }: GivenAct) => close.get(id)?.closeness ?? 0;
  return others
    .toSorted((a, b) => closeness(b) - closeness(a))
    .slice(0, shown)
    .flatMap((given) => {
      const named = titles.get(given.id);
      return named ? [{ given, title: named.title, href: named.href }] : [];
    });
}

export function LikeActs({
  page,
  like,
}: {
  readonly page: PageTools;
  readonly like: readonly LikeAct[];
}) {
  const { language } = page;
  const t = texts[language].like;
  return (
    <Section id="anderen" title={t.title}>
      {like.length === 0 ? (
        <Paragraph>{t.none}</Paragraph>
      ) : (
        <Rows
          items={like.map(({ given, title, href }) => ({
            meta: t.on(dateText(localDate(given.at), language)),
            title,
            href: href ?? "",
            text: [
              given.amountCents === null ? "" : `${euroText(given.amountCents, language)}.`,
              shorten(given.body),
            ]
              .filter(Boolean)
              .join(" "),
          }))}
        />
      )}
    </Section>
  );
}

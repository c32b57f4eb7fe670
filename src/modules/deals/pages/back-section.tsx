import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import type { Language } from "#lib/texts.ts";
import type { PageTools } from "#platform/http.ts";
import type { Todo } from "#platform/slots.ts";
import { Badge, type BadgeTone } from "#ui/badge.tsx";
import { Link, Paragraph, Section } from "#ui/page.tsx";
import { Photo } from "#ui/photo.tsx";
import { Table } from "#ui/table.tsx";
import { isBound } from "../model/life.ts";
import { isDueToLookBack, type Promised, promisesOf, type Verdict } from "../model/look-back.ts";
import { countsAsVisit } from "../model/lot.ts";
import type { Side } from "../model.ts";
import { texts } from "../texts.ts";
import type { PartProps } from "./deal.tsx";
import type { DealView } from "./deal-view.ts";
import { meansText } from "./words.ts";

/** Promises of both sides in one table, what each told, what neighbours saw, and replies beside. */
export function BackSection({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].back;
  const { deal, back } = view;
  if (!isBound(deal)) return null;
  const isDue = isDueToLookBack(deal, localDate(page.now));
  return (
    <Section id="terugblik" title={t.title}>
      <Paragraph>{isDue ? t.due : t.from(dateText(deal.looksBackOn, language))}</Paragraph>
      {back.lookBacks.length > 0 && <PromisesTable page={page} view={view} />}
      {back.lookBacks.map(({ side, memberId, words, at }) => (
        <div class="meent-stack" key={side}>
          <Paragraph>
            <b>{t.wrote(sideName(page, view, side), dateText(localDate(at), language))}</b>{" "}
            {view.names.get(memberId) !== sideName(page, view, side) && view.names.get(memberId)}
          </Paragraph>
          <Words text={words} />
          <PhotosOf page={page} view={view} about={side} by={sideName(page, view, side)} />
          <RepliesTo page={page} view={view} about={side} />
        </div>
      ))}
      {back.walkabouts.map(({ id, memberId, saw, heard, at }) => (
        <div class="meent-stack" key={id}>
          <Paragraph>
            <b>{t.walked(view.names.get(memberId) ?? "", dateText(localDate(at), language))}</b>
          </Paragraph>
          <Words text={saw} />
          {heard && (
            <Paragraph>
              {t.heard} {heard}
            </Paragraph>
          )}
          <PhotosOf page={page} view={view} about={id} by={view.names.get(memberId) ?? ""} />
          <RepliesTo page={page} view={view} about={id} />
        </div>
      ))}
    </Section>
  );
}

/** What came along with the words; said in general where nobody wrote what is on it. */
function PhotosOf({
  page,
  view,
  about,
  by,
}: PartProps & { readonly about: string; readonly by: string }) {
  const t = texts[page.language].back;
  return (
    <>
      {(view.back.photos.get(about) ?? []).map((photo) => {
        const src = page.href(`/foto/${photo.hash}`);
        return (
          // Who sent it wrote what is on it, in her own language.
          <div lang={photo.alt ? "nl" : undefined} key={photo.id}>
            <Photo
              src={src}
              small={`${src}/klein`}
              smallWidth={photo.smallWidth}
              width={photo.width}
              height={photo.height}
              alt={photo.alt || t.photo(by)}
              caption={photo.alt || undefined}
            />
          </div>
        );
      })}
    </>
  );
}

export function Words({ text }: { readonly text: string }) {
  return (
    <blockquote lang="nl">
      {text.split(/\n{2,}/).map((part) => (
        <Paragraph key={part}>{part}</Paragraph>
      ))}
    </blockquote>
  );
}

const tones: Record<Verdict, BadgeTone> = { met: "safe", notMet: "danger", notYet: "neutral" };

function PromisesTable({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].back;
  const { back } = view;
  const verdict = (side: Side, promise: Promised) => {
    const told = back.deliveries.find((one) => one.side === side && one.promise === promise.id);
    const said = promise.kind === "requirement" ? t.requirementVerdicts : t.verdicts;
    return told ? <Badge tone={tones[told.verdict]}>{said[told.verdict]}</Badge> : t.untold;
  };
  return (
    <Table
      language={language}
      caption={t.table}
      captionHidden
      fold
      columns={[
        { label: t.promise },
        { label: t.says(view.party) },
        { label: t.says(texts[language].municipality) },
      ]}
      rows={promisesIn(view).map((promise) => ({
        head: promiseText(promise, language),
        note: whoseText(page, view, promise),
        cells: [verdict("party", promise), verdict("municipality", promise)],
      }))}
    />
  );
}

/** All that was promised and asked in a deal, in one list. */
export function promisesIn({ deal, means, milestones, requirements }: DealView) {
  return promisesOf(deal, means, milestones, requirements);
}

/** Whose promise it is, or that the work asks it. */
export function whoseText(page: PageTools, view: DealView, promise: Promised): string {
  const t = texts[page.language].back;
  return promise.kind === "requirement" ? t.requirement : t.of(sideName(page, view, promise.side));
}

/** A promise in words. */
export function promiseText(promise: Promised, language: Language): string {
  const t = texts[language];
  switch (promise.kind) {
    case "means":
      return `${t.means[promise.means.kind]}: ${meansText(promise.means, language)}`;
    case "milestone":
      return `${t.before(dateText(promise.milestone.dueOn, language))}: ${promise.milestone.what}`;
    case "requirement":
      return promise.requirement.title;
    case "words":
      return promise.words;
  }
}

/** Who a side is, by name. */
export function sideName(page: PageTools, view: Pick<DealView, "party">, side: Side): string {
  return side === "party" ? view.party : page.community.name;
}

function RepliesTo({ page, view, about }: PartProps & { readonly about: string }) {
  const t = texts[page.language].back;
  const { own, replies } = view.back;
  const given = replies.filter((reply) => reply.about === about);
  const mayReply = own && own !== about && !given.some(({ side }) => side === own);
  return (
    <>
      {given.map(({ side, words }) => (
        <div class="meent-stack" key={side}>
          <Paragraph small>
            <b>{t.replied(sideName(page, view, side))}</b>
          </Paragraph>
          <Words text={words} />
        </div>
      ))}
      {mayReply && (
        <Paragraph small>
          <Link href={page.href(`/deals/${view.deal.number}/antwoord/${about}`)}>{t.reply}</Link>
        </Paragraph>
      )}
    </>
  );
}

/** What the viewer can do when looking back; the action judges again. */
export function backSteps({ page, view }: PartProps): readonly Todo[] {
  const t = texts[page.language].back;
  const { deal, back } = view;
  if (page.viewer.kind === "visitor") return [];
  const { memberId } = page.viewer;
  const here = page.href(`/deals/${deal.number}`);
  const roles = page.viewer.roles.map(({ role }) => role);
  const isApart =
    back.own !== "party" &&
    ![...view.signatures, ...back.walkabouts].some((one) => one.memberId === memberId);
  const visit =
    isApart && countsAsVisit(view.lot, view.visit, roles)
      ? [{ label: t.visit, href: `${here}/schouw`, gives: t.visitGives }]
      : [];
  if (visit.length > 0 && back.own === undefined) return visit;
  if (!isDueToLookBack(deal, localDate(page.now))) return visit;
  if (back.own)
    return back.lookBacks.some(({ side }) => side === back.own)
      ? visit
      : [{ label: t.tell, href: `${here}/terugblik`, gives: t.tellGives }, ...visit];
  return back.walkabouts.some((walkabout) => walkabout.memberId === memberId)
    ? []
    : [{ label: t.walk, href: `${here}/schouw`, gives: t.walkGives }];
}

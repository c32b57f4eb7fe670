import { localDate } from "#lib/calendar.ts";
import { dateText, euroText, hoursText, numberText } from "#lib/format.ts";
import { votesIn } from "#lib/governance.ts";
import type { Language } from "#lib/texts.ts";
import type { StoredPhoto } from "#platform/files.ts";
import type { PageTools } from "#platform/http.ts";
import { Facts } from "#ui/facts.tsx";
import { Link, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Photo } from "#ui/photo.tsx";
import { Table } from "#ui/table.tsx";
import { Timeline } from "#ui/timeline.tsx";
import { isPublic, isShown, type Means, totalsOf, valueKinds } from "../model.ts";
import { texts } from "../texts.ts";
import { MakersSection, NowOf } from "./now.tsx";
import { pathOf } from "./slots.ts";
import { makerName, nameOfParty, type View } from "./view.ts";

export interface InitiativeProps {
  readonly page: PageTools;
  readonly view: View;
}

/** An initiative: what it is, how far it is, who make it, and what the reader can do. */
export function InitiativePage({ page, view }: InitiativeProps) {
  const { language } = page;
  const t = texts[language];
  const { initiative } = view;
  return (
    <Page>
      <PageHead
        kind={t.kind(initiative.number, view.areaName)}
        title={initiative.title}
        lead={paragraphs(initiative.what)[0]}
      >
        <StandOf page={page} view={view} />
      </PageHead>
      <NowOf page={page} view={view} />
      <Text>
        {view.photo && (
          <InitiativePhoto page={page} photo={view.photo} number={initiative.number} />
        )}
        <MakersSection page={page} view={view} />
        <WhatSection page={page} view={view} />
        <ValuesSection page={page} view={view} />
        <PartiesSection page={page} view={view} />
        <GodparentsSection page={page} view={view} />
        <PostsSection page={page} view={view} />
        <ThanksSection page={page} view={view} />
        <MeansSection page={page} view={view} />
        <SaySection page={page} view={view} />
        <EarnSection page={page} view={view} />
        <LinksSection page={page} view={view} />
        {view.given.flatMap(({ sections }) => sections ?? [])}
        <ShareSection page={page} view={view} />
        <RecordSection page={page} view={view} />
      </Text>
    </Page>
  );
}

function paragraphs(text: string): readonly string[] {
  return text.split(/\n{2,}/).filter(Boolean);
}

/** Text of people, with the line ends they typed. */
function Words({ text }: { readonly text: string }) {
  return (
    <>
      {paragraphs(text).map((part) => (
        <Paragraph key={part}>
          {part.split("\n").map((line, index) => (
            <>
              {index > 0 && <br />}
              {line}
            </>
          ))}
        </Paragraph>
      ))}
    </>
  );
}

function day(at: Date, language: Language): string {
  return dateText(localDate(at), language);
}

function StandOf({ page, view }: InitiativeProps) {
  const { language } = page;
  const t = texts[language].reads;
  const { initiative } = view;
  if (!isPublic(initiative))
    return (
      <Stand tone="wait">
        <Paragraph>
          <b>
            {initiative.publishedAt ? t.draftAgain(day(initiative.publishedAt, language)) : t.draft}
          </b>
        </Paragraph>
      </Stand>
    );
  return (
    <Stand tone="go">
      <Paragraph>
        <b>{t.phases[initiative.phase]}</b>{" "}
        {t.by(makerName(view), day(initiative.madeAt, language))}
      </Paragraph>
    </Stand>
  );
}

/** A photo of an initiative, or of its news. */
export function InitiativePhoto({
  page,
  photo,
  number,
}: {
  readonly page: PageTools;
  readonly photo: StoredPhoto;
  readonly number: string;
}) {
  const src = page.href(`/foto/${photo.hash}`);
  return (
    <Photo
      src={src}
      small={`${src}/klein`}
      smallWidth={photo.smallWidth}
      width={photo.width}
      height={photo.height}
      alt={photo.alt || texts[page.language].reads.photo(number)}
    />
  );
}

function WhatSection({ page, view }: InitiativeProps) {
  const t = texts[page.language].reads;
  const { what, why, place } = view.initiative;
  // The first words stand above already, as the lead.
  const more = paragraphs(what).slice(1).join("\n\n");
  if (more === "" && why === "" && place === "") return null;
  return (
    <Section id="wat" title={t.what}>
      <Words text={more} />
      <Words text={why} />
      {place !== "" && <Paragraph>{t.where(place)}</Paragraph>}
    </Section>
  );
}

function ValuesSection({ page, view }: InitiativeProps) {
  const t = texts[page.language];
  const { values } = view.initiative;
  const own = valueKinds.filter((kind) => values[kind] !== "");
  if (own.length === 0) return null;
  return (
    <Section id="waarde" title={t.reads.values}>
      {own.map((kind) => (
        <Paragraph key={kind}>
          <b>{t.values[kind]}.</b> {values[kind]}
        </Paragraph>
      ))}
    </Section>
  );
}

function PartiesSection({ page, view }: InitiativeProps) {
  const t = texts[page.language].reads;
  const { initiative } = view;
  const shown = view.parties.filter(isShown);
  // With an organisation that began it, the person behind it is its own business.
  const maker = makerName(view);
  return (
    <Section id="makers" title={t.parties}>
      <ul class="utrecht-unordered-list utrecht-unordered-list--html-content">
        <li>
          <b>{maker}</b>, {t.maker}
        </li>
        {shown
          .filter(({ memberId, organizationId }) =>
            initiative.organizationId
              ? organizationId !== initiative.organizationId
              : memberId !== initiative.makerId,
          )
          .map((party) => (
            <li key={party.id}>
              <b>{nameOfParty(view, party)}</b>, {t.partyKinds[party.kind]}
              {party.role && <>. {party.role}</>}
            </li>
          ))}
      </ul>
      {initiative.norms !== "" && (
        <>
          <h3 class="utrecht-heading-3">{t.norms}</h3>
          <Words text={initiative.norms} />
        </>
      )}
    </Section>
  );
}

function GodparentsSection({ page, view }: InitiativeProps) {
  const t = texts[page.language].reads;
  if (view.godparents.length === 0) return null;
  return (
    <Section id="peetouders" title={t.godparents}>
      {view.godparents.map((one) => (
        <div class="meent-stack" key={one.id}>
          <h3 class="utrecht-heading-3">
            {t.stands(view.names.get(one.memberId) ?? "", one.knownAs)}
          </h3>
          <Words text={one.words} />
        </div>
      ))}
    </Section>
  );
}

function MeansSection({ page, view }: InitiativeProps) {
  const { language } = page;
  const t = texts[language].reads;
  const { means } = view;
  if (means.length === 0) return null;
  const { cents, minutes } = totalsOf(means);
  return (
    <Section id="middelen" title={t.means}>
      {(cents > 0n || minutes > 0) && (
        <Paragraph>
          {t.total(
            cents > 0n ? euroText(cents, language) : "",
            minutes > 0 ? hoursText(minutes, language) : "",
          )}
        </Paragraph>
      )}
      <Table
        language={language}
        caption={t.means}
        captionHidden
        fold
        columns={[{ label: t.meansWho }, { label: t.meansWhat }, { label: t.meansSide }]}
        rows={means.map((one) => ({
          head: one.carrier,
          cells: [tellMeans(one, language), t.sides[one.side]],
        }))}
      />
    </Section>
  );
}

function tellMeans(one: Means, language: Language): string {
  const t = texts[language].meansPage.tell;
  switch (one.kind) {
    case "money":
      return [euroText(one.amountCents, language), one.words].filter(Boolean).join(", ");
    case "hours":
      return [hoursText(one.minutes, language), one.words].filter(Boolean).join(", ");
    default:
      return t[one.kind](one.words);
  }
}

function SaySection({ page, view }: InitiativeProps) {
  const t = texts[page.language].reads;
  const { votesNeeded } = view.initiative;
  if (votesNeeded === null) return null;
  return (
    <Section id="zeggenschap" title={t.say}>
      <ul class="utrecht-unordered-list utrecht-unordered-list--html-content">
        {view.seats.map(({ holder, side, votes, hasVeto }) => (
          <li key={holder}>
            {t.seat(`${holder} (${t.sides[side]})`, votes)}
            {hasVeto && (
              <>
                {"; "}
                <b>{t.veto}</b>
              </>
            )}
          </li>
        ))}
      </ul>
      <Paragraph>{t.needed(votesNeeded, votesIn(view.seats))}</Paragraph>
    </Section>
  );
}

function PostsSection({ page, view }: InitiativeProps) {
  const { language } = page;
  const t = texts[language].reads;
  if (view.posts.length === 0) return null;
  return (
    <Section id="nieuws" title={t.posts}>
      {view.posts.map((post) => (
        <article class="meent-stack" key={post.id} id={`nieuws-${post.id}`}>
          <h3 class="utrecht-heading-3">
            {view.names.get(post.memberId)}, {day(post.at, language)}
          </h3>
          <Words text={post.words} />
          {(view.postPhotos.get(post.id) ?? []).map((photo) => (
            <InitiativePhoto
              page={page}
              photo={photo}
              number={view.initiative.number}
              key={photo.id}
            />
          ))}
        </article>
      ))}
    </Section>
  );
}

function ThanksSection({ page, view }: InitiativeProps) {
  const { language } = page;
  const t = texts[language].reads;
  if (view.thanks.length === 0) return null;
  return (
    <Section id="dank" title={t.thanks}>
      {view.thanks.map((one) => (
        <div class="meent-stack" key={one.id}>
          <h3 class="utrecht-heading-3">
            {t.thanked(
              view.names.get(one.organizationId ?? one.memberId) ?? "",
              one.toName,
              day(one.at, language),
            )}
          </h3>
          <Words text={one.words} />
        </div>
      ))}
    </Section>
  );
}

/** "May I earn from it?", from the charter in force and from the initiative's own words. */
function EarnSection({ page, view }: InitiativeProps) {
  const { language } = page;
  const t = texts[language].reads;
  const { income, incomeWords, incomePerHourCents } = view.initiative;
  return (
    <Section id="verdienen" title={t.earn}>
      {view.earning.map((sentence) => (
        <Paragraph key={sentence}>{sentence}</Paragraph>
      ))}
      <Paragraph>
        <b>{t.earnNow[income]}</b> {incomeWords}{" "}
        {incomePerHourCents !== null && t.perHour(euroText(incomePerHourCents, language))}
      </Paragraph>
      <Paragraph>
        <Link href={page.href("/stadsrecht")}>{t.earnMore}</Link>
      </Paragraph>
    </Section>
  );
}

function LinksSection({ page, view }: InitiativeProps) {
  const t = texts[page.language].reads;
  const { links, origin, begun } = view;
  if (links.length === 0 && !origin && begun.length === 0) return null;
  const to = (label: string, href: string | undefined) =>
    href ? <Link href={href}>{label}</Link> : label;
  return (
    <Section id="hoort-bij" title={t.links}>
      <Facts
        wide
        items={[
          ...links.map(({ kind, title, href }) => ({
            term: t.linkKinds[kind],
            value: to(title, href),
          })),
          ...(origin
            ? [{ term: t.origin, value: to(origin.title, page.href(pathOf(origin))) }]
            : []),
          ...begun.map((one) => ({
            term: t.begun,
            value: to(one.title, page.href(pathOf(one))),
          })),
        ]}
      />
    </Section>
  );
}

/** Its address, to be given to anybody; a mail program opens with it. */
function ShareSection({ page, view }: InitiativeProps) {
  const t = texts[page.language].reads;
  const { initiative, address } = view;
  if (!isPublic(initiative)) return null;
  const mail = `mailto:?${new URLSearchParams({
    subject: t.mailSubject(initiative.title),
    body: `${initiative.title}\n${address}`,
  })
    .toString()
    .replaceAll("+", "%20")}`;
  return (
    <Section id="doorgeven" title={t.share}>
      <Paragraph>
        {t.shareLead} <Link href={address}>{address}</Link>
      </Paragraph>
      <Paragraph>
        <Link href={mail}>{t.mail}</Link>
      </Paragraph>
    </Section>
  );
}

function RecordSection({ page, view }: InitiativeProps) {
  const { language } = page;
  if (view.told.length === 0) return null;
  return (
    <Section id="verloop" title={texts[language].reads.record}>
      <Timeline
        items={[...view.told].reverse().map(({ entry, sentence }) => ({
          when: { iso: entry.at.toISOString(), text: day(entry.at, language) },
          text: sentence,
          proof: (
            <Link href={page.href(`/logboek/${entry.number}`)}>
              {page.slots.proof(numberText(entry.number, language), language)}
            </Link>
          ),
        }))}
      />
    </Section>
  );
}

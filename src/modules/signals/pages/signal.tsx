import { localDate } from "#lib/calendar.ts";
import { dateText, dayText, numberText } from "#lib/format.ts";
import { isMark } from "#lib/marks.ts";
import type { StoredPhoto } from "#platform/files.ts";
import type { PageTools } from "#platform/http.ts";
import { Facts } from "#ui/facts.tsx";
import { ErrorSummary } from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Photo } from "#ui/photo.tsx";
import { Timeline } from "#ui/timeline.tsx";
import { isPublic, isWaiting, type Step } from "../model.ts";
import { texts } from "../texts.ts";
import {
  pathOf,
  type SignalLife,
  type SignalProps,
  type SignalView,
  shortened,
} from "./signal-view.ts";

/** A signal: what was said, who answers by when, and its life since. */
export function SignalPage({ page, view, form }: SignalProps) {
  const { language } = page;
  const t = texts[language];
  const { signal } = view;
  if (!view.mayRead) return <UnreadPage page={page} view={view} form={form} />;
  const title = signal.body === "" ? t.page.unreadTitle(signal.number) : shortened(signal.body);
  return (
    <Page>
      <PageHead
        kind={t.kind(t.kinds[signal.kind], signal.number, view.areaName)}
        title={title}
        lead={t.page.by(senderOf(page, view), dateText(localDate(signal.saidAt), language))}
        before={<ErrorSummary language={language} errors={form.errors} />}
      >
        <StandOf page={page} view={view} />
      </PageHead>
      <NowOf page={page} view={view} />
      <Text>
        <SaidSection page={page} view={view} title={title} />
        <LifeSection page={page} view={view} />
        {view.given.flatMap(({ sections }) => sections ?? [])}
        <RecordSection page={page} view={view} />
      </Text>
    </Page>
  );
}

/** For who may not read the words: that it waits, and for whom, is everybody's. */
function UnreadPage({ page, view, form }: SignalProps) {
  const { language } = page;
  const t = texts[language];
  return (
    <Page>
      <PageHead
        title={t.page.unreadTitle(view.signal.number)}
        lead={view.signal.state === "withdrawn" ? undefined : t.page.unreadLead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      >
        <StandOf page={page} view={view} />
      </PageHead>
      <NowBox
        language={language}
        todo={[
          {
            label: t.follow.title,
            href: page.href("/signalen/volgen"),
            gives: t.page.unreadSender,
          },
          { label: t.page.list, href: page.href("/signalen"), gives: t.page.listGives },
        ]}
      />
      <Text>
        <RecordSection page={page} view={view} />
      </Text>
    </Page>
  );
}

type PartProps = Pick<SignalProps, "page" | "view">;

interface LifeProps {
  readonly page: PageTools;
  readonly view: SignalLife;
}

/** Who said it, as she appears; a stranger is somebody. */
export function senderOf({ language }: PageTools, { signal, names }: SignalView): string {
  return (signal.senderId && names.get(signal.senderId)) || texts[language].page.somebody;
}

/** The last word of a host, with who gave it. */
function lastAnswer({ steps, names }: SignalLife): { readonly who: string; readonly on: string } {
  const step = steps.findLast(
    ({ kind }) => !["forwarded", "wentOver", "helped", "notHelped"].includes(kind),
  );
  return {
    who: names.get(step?.memberId ?? "") ?? "",
    on: step ? localDate(step.at) : "",
  };
}

function StandOf({ page, view }: LifeProps) {
  const { language } = page;
  const t = texts[language].page.stand;
  const { signal, names } = view;
  const host = names.get(signal.hostId) ?? "";
  const answered = () => {
    const { who, on } = lastAnswer(view);
    return [who, dateText(on || signal.dueOn, language)] as const;
  };
  const said = {
    waiting: ["wait", t.waiting(host, dayText(signal.dueOn, language)), t.waitingAfter],
    overdue: ["stop", t.overdue(host, dateText(signal.dueOn, language)), t.overdueAfter],
    answered: ["go", t.answered(...answered()), ""],
    becameWork: ["go", t.becameWork, ""],
    becameNeed: ["go", t.becameNeed, ""],
    joined: ["go", view.work ? t.joinedWork : t.joined, ""],
    kept: ["go", t.kept(...answered()), ""],
    withdrawn: ["go", t.withdrawn, ""],
  } as const satisfies Record<
    typeof signal.state,
    readonly ["go" | "wait" | "stop", string, string]
  >;
  const [tone, first, then] = said[signal.state];
  return (
    <Stand tone={tone}>
      <Paragraph>
        <b>{first}</b> {then}
      </Paragraph>
      {signal.reopenedAt && isWaiting(signal) && (
        <Paragraph>{texts[language].page.reopened}</Paragraph>
      )}
      {signal.isHelped !== null && (
        <Paragraph>
          {signal.isHelped ? texts[language].page.helped : texts[language].page.notHelped}
        </Paragraph>
      )}
      <SightOf page={page} view={view} />
    </Stand>
  );
}

/** For sender and host: who else can read it. */
function SightOf({ page, view }: LifeProps) {
  const t = texts[page.language].page.stand;
  const { signal } = view;
  if (isPublic(signal) || signal.state === "withdrawn" || !(view.isSender || view.isHost))
    return null;
  return (
    <Paragraph>
      {signal.wish === "host" ? t.private : signal.isHeldBack ? t.heldBack : t.unread}
    </Paragraph>
  );
}

function NowOf({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].page;
  const { signal } = view;
  const path = pathOf(signal);
  const link = (label: string, last: string, gives: string) => ({
    label,
    href: page.href(`${path}/${last}`),
    gives,
  });
  const isToAnswer = view.isHost && isWaiting(signal);
  const mayReact = view.isSender && !isWaiting(signal) && signal.isHelped === null;
  const isAgainst = signal.kind === "against";
  const primary = isToAnswer
    ? isAgainst
      ? link(t.keep, "bewaren", "")
      : link(t.answer, "antwoord", "")
    : mayReact && signal.state !== "withdrawn"
      ? link(t.react, "reactie", "")
      : undefined;
  return (
    <NowBox
      language={language}
      {...(primary && {
        primary: { label: primary.label, href: primary.href },
        note: isToAnswer ? t.answerNote(dayText(signal.dueOn, language)) : t.reactNote,
      })}
      todo={[
        ...(isToAnswer && !isAgainst
          ? [
              link(t.makeWork, "werk", t.makeWorkGives),
              link(t.makeNeed, "vraag", t.makeNeedGives),
              link(t.join, "samen", t.joinGives),
              link(t.keepInstead, "bewaren", t.keepInsteadGives),
            ]
          : []),
        ...(isToAnswer ? [link(t.forward, "doorgeven", t.forwardGives)] : []),
        ...(view.isSender && signal.state !== "withdrawn"
          ? [link(t.withdraw, "intrekken", t.withdrawGives)]
          : []),
        ...(isToAnswer ? [] : [{ label: t.also, href: page.href("/signalen/zeggen") }]),
        ...view.given.flatMap(({ todo }) => todo ?? []),
        { label: t.list, href: page.href("/signalen"), gives: t.listGives },
      ]}
    >
      {view.given.map(({ follow }) => follow)}
    </NowBox>
  );
}

function SaidSection({ page, view, title }: PartProps & { readonly title: string }) {
  const { language } = page;
  const t = texts[language].page;
  const { signal } = view;
  const links = [
    ...(view.about ? [{ term: t.beside, link: view.about }] : []),
    ...(view.work && view.work.href !== view.about?.href
      ? [{ term: t.theWork, link: view.work }]
      : []),
    ...(view.joined ? [{ term: t.theOther, link: view.joined }] : []),
  ];
  const hasMore =
    (title !== signal.body.replace(/\.$/, "") || isMark(signal.body)) && signal.body !== "";
  if (!hasMore && view.photos.length === 0 && links.length === 0 && signal.place === "")
    return null;
  return (
    <Section id="gezegd" title={t.said}>
      {hasMore && <Paragraph>{signal.body}</Paragraph>}
      {view.photos.map((photo) => (
        <PhotoOf page={page} photo={photo} number={signal.number} key={photo.id} />
      ))}
      {(links.length > 0 || signal.place !== "") && (
        <Facts
          wide
          items={[
            ...(signal.place ? [{ term: t.place, value: signal.place }] : []),
            ...links.map(({ term, link }) => ({
              term,
              value: link.href ? <Link href={link.href}>{link.title}</Link> : link.title,
            })),
          ]}
        />
      )}
      {view.joinedCount > 0 && <Paragraph>{t.joinedCount(view.joinedCount)}</Paragraph>}
    </Section>
  );
}

function PhotoOf({
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
      alt={photo.alt || texts[page.language].page.photo(number)}
    />
  );
}

/** For who holds the letter of what was said for her: who answers by when, and what was answered. */
export function BecameSection({ page, view }: LifeProps) {
  return (
    <Section id="daarna" title={texts[page.language].page.life}>
      {isWaiting(view.signal) && <StandOf page={page} view={view} />}
      {view.steps.map((step) => (
        <StepOf page={page} view={view} step={step} key={step.id} />
      ))}
    </Section>
  );
}

function LifeSection({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language];
  const { steps } = view;
  return (
    <Section id="daarna" title={t.page.life}>
      {steps.length === 0 && <Paragraph>{t.page.lifeNone}</Paragraph>}
      {steps.map((step) => (
        <StepOf page={page} view={view} step={step} key={step.id} />
      ))}
    </Section>
  );
}

function StepOf({ page, view, step }: LifeProps & { readonly step: Step }) {
  const { language } = page;
  const t = texts[language];
  const { names, signal } = view;
  const name = (id: string | null) => names.get(id ?? "") ?? t.page.somebody;
  // A stranger's words after the host looked: the host has not read these.
  const isShown =
    step.memberId !== null || signal.senderId !== null || view.isSender || view.isHost;
  return (
    <div class="meent-stack">
      <h3 class="utrecht-heading-3">
        {t.steps[step.kind](name(step.memberId), name(step.toMemberId))}
      </h3>
      <p class="utrecht-paragraph meent-small meent-soft">
        <time dateTime={step.at.toISOString()}>{dateText(localDate(step.at), language)}</time>
      </p>
      {step.words !== "" && isShown && (
        <blockquote>
          {step.words.split(/\n{2,}/).map((part, index) => (
            <Paragraph key={index}>{part}</Paragraph>
          ))}
        </blockquote>
      )}
    </div>
  );
}

function RecordSection({ page, view }: PartProps) {
  const { language } = page;
  if (view.told.length === 0) return null;
  return (
    <Section id="verloop" title={texts[language].page.record}>
      <Timeline
        items={[...view.told].reverse().map(({ entry, sentence }) => ({
          when: { iso: entry.at.toISOString(), text: dateText(localDate(entry.at), language) },
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

import { localDate } from "#lib/calendar.ts";
import { dateText, euroText, numberText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { objectionEnd } from "#lib/terms.ts";
import { keyField, type PageTools } from "#platform/http.ts";
import type { Letter as Paper } from "#platform/letter.ts";
import type { Todo } from "#platform/slots.ts";
import { Facts } from "#ui/facts.tsx";
import { Form, Hidden, SubmitButton } from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Timeline } from "#ui/timeline.tsx";
import { isDecision } from "../model/basis.ts";
import { awaitsAnswer, mayGiveNotice, termWeeks } from "../model.ts";
import { texts } from "../texts.ts";
import { pathOf, type View } from "./view.ts";

interface Props {
  readonly page: PageTools;
  readonly view: View;
}

export function titleOf({ language }: PageTools, { letter, party, work }: View): string {
  return texts[language].titleOf[letter.kind](party, work.title);
}

/** What was asked, on what law, where it stands, and what came back. */
export function LetterPage({ page, view }: Props) {
  const { language } = page;
  const t = texts[language];
  const { letter } = view;
  return (
    <Page>
      <PageHead kind={t.kind(letter.number)} title={titleOf(page, view)}>
        <StandOf page={page} view={view} />
      </PageHead>
      <NowOf page={page} view={view} />
      <Text>
        <AnswersOf page={page} view={view} />
        <FollowUpsOf page={page} view={view} />
        <Section id="vraag" title={t.sections.asked}>
          <Paragraphs text={letter.why} />
        </Section>
        <Section id="nodig" title={t.sections.needed}>
          <Paragraphs text={letter.cooperation} />
        </Section>
        <FactsOf page={page} view={view} />
        {view.given.flatMap((contribution) => contribution.sections ?? [])}
        <Section id="verloop" title={t.sections.record}>
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
      </Text>
    </Page>
  );
}

function StandOf({ page, view }: Props) {
  const { language } = page;
  const t = texts[language].stand;
  const { letter, answers } = view;
  const day = (date: string) => dateText(date, language);
  const sentOn = letter.sent ? t.sentOn(day(letter.sent.on)) : "";
  const last = answers.at(-1);
  switch (letter.state) {
    case "drafted":
      return <OneStand tone="wait" bold={t.drafted} />;
    case "sent":
      return (
        <OneStand
          tone="wait"
          bold={sentOn}
          more={letter.dueOn ? t.due(day(letter.dueOn)) : t.noTerm}
        />
      );
    case "overdue":
      return <OneStand tone="stop" bold={t.overdue(day(letter.dueOn ?? ""))} more={sentOn} />;
    case "questioned":
      return (
        <OneStand tone="wait" bold={t.questioned(day(last?.on ?? ""))} more={t.questionedThen} />
      );
    case "answered":
      return (
        <OneStand
          tone={last?.kind === "no" ? "stop" : "go"}
          bold={t.answered[last?.kind ?? "yes"](day(last?.on ?? ""))}
          {...(last?.kind !== "yes" &&
            last && {
              more: isDecision(letter.basis)
                ? t.objection(day(objectionEnd(last.on)))
                : t.noObjection,
            })}
        />
      );
    case "withdrawn":
    case "takenOver":
      return <OneStand tone="go" bold={t[letter.state]} />;
  }
}

function OneStand(props: {
  readonly tone: "go" | "wait" | "stop";
  readonly bold: string;
  readonly more?: string;
}) {
  return (
    <Stand tone={props.tone}>
      <Paragraph>
        <b>{props.bold}</b> {props.more}
      </Paragraph>
    </Stand>
  );
}

/** What its party can do; each action judges again. */
function NowOf({ page, view }: Props) {
  const { language } = page;
  const t = texts[language].now;
  const { letter, work } = view;
  const path = page.href(pathOf(letter));
  const isOpen = awaitsAnswer(letter) || letter.state === "questioned";
  const always: Todo[] = [
    { label: work.title, href: page.href(`/werken/${work.number}`), gives: t.work },
    { label: t.list, href: page.href("/brieven"), gives: t.listGives },
  ];
  const follow = view.given.map((contribution) => contribution.follow);
  if (!view.isParty)
    return (
      <NowBox language={language} todo={always}>
        {follow}
      </NowBox>
    );
  const answer = { label: t.answer, href: `${path}/antwoord` };
  const reply = { label: t.reply, href: `${path}/beantwoord` };
  const isAsked = letter.state === "questioned";
  const mayTakeOver = isOpen && mayBecomeChallenge(page, view);
  return (
    <NowBox
      language={language}
      {...(isOpen &&
        !mayTakeOver && {
          primary: isAsked ? reply : answer,
          note: isAsked ? t.replyGives : t.answerGives,
        })}
      {...(mayTakeOver && {
        primary: <TakeOverButton page={page} view={view} />,
        note: texts[language].draft.takeOverGives,
      })}
      todo={[
        ...(isOpen && (isAsked || mayTakeOver) ? [{ ...answer, gives: t.answerGives }] : []),
        ...(isAsked && mayTakeOver ? [{ ...reply, gives: t.replyGives }] : []),
        ...(mayGiveNotice(letter, view.followUps).ok
          ? [{ label: t.notice, href: `${path}/ingebrekestelling`, gives: t.noticeGives }]
          : []),
        ...(awaitsAnswer(letter)
          ? [{ label: t.reminder, href: `${path}/herinnering`, gives: t.reminderGives }]
          : []),
        { label: t.pdf, href: `${path}/brief.pdf`, gives: t.pdfGives },
        ...(isOpen
          ? [{ label: t.withdraw, href: `${path}/intrekken`, gives: t.withdrawGives }]
          : []),
        ...always,
      ]}
    >
      {follow}
    </NowBox>
  );
}

/** Once the municipality takes part, who wrote it may put it as a challenge. */
export function mayBecomeChallenge({ community }: PageTools, { letter, isWriter }: View): boolean {
  return community.takesPart && isWriter && letter.kind === "challenge";
}

export function TakeOverButton({ page, view }: Props) {
  return (
    <Form language={page.language} action={page.href(`${pathOf(view.letter)}/uitdaging`)}>
      <Hidden name={keyField} value={newId()} />
      <SubmitButton once>{texts[page.language].draft.takeOver}</SubmitButton>
    </Form>
  );
}

function AnswersOf({ page, view }: Props) {
  const { language } = page;
  const t = texts[language];
  const { answers } = view;
  if (answers.length === 0) return null;
  const day = (date: string) => dateText(date, language);
  return (
    <Section id="antwoord" title={t.sections.answers}>
      <Paragraph small soft>
        {t.sections.typedIn}
      </Paragraph>
      {answers.map(({ id, kind, words, on, signedBy, reply }) => (
        <div class="meent-stack" key={id}>
          <h3 class="utrecht-heading-3">
            {t.sections.signedBy(t.answers[kind], signedBy, day(on))}
          </h3>
          <Paragraphs text={words} />
          {reply && (
            <blockquote>
              <Paragraph small>
                <b>{t.sections.replied(day(reply.on))}</b>
              </Paragraph>
              <Paragraphs text={reply.words} />
            </blockquote>
          )}
        </div>
      ))}
    </Section>
  );
}

function FollowUpsOf({ page, view }: Props) {
  const t = texts[page.language].sections;
  if (view.followUps.length === 0) return null;
  return (
    <Section id="daarna" title={t.followUps}>
      <ul class="utrecht-unordered-list utrecht-unordered-list--html-content">
        {view.followUps.map(({ kind, on }, index) => (
          <li key={index}>{t.followUp[kind](dateText(on, page.language))}</li>
        ))}
      </ul>
    </Section>
  );
}

function FactsOf({ page, view }: Props) {
  const { language } = page;
  const t = texts[language];
  const { letter } = view;
  return (
    <Section id="grond" title={t.sections.facts}>
      <Facts
        wide
        items={[
          {
            term: t.sections.basis,
            value: t.bases[letter.basis],
            note: letter.ordinance ?? t.basisMeans[letter.basis],
          },
          {
            term: t.sections.term,
            value: letter.dueOn ? dateText(letter.dueOn, language) : t.stand.noTerm,
            note: termText(view, language),
          },
          ...(letter.sent
            ? [
                {
                  term: t.ways[letter.sent.way],
                  value: dateText(letter.sent.on, language),
                  note: t.terms.received(dateText(letter.sent.receivedOn, language)),
                },
              ]
            : []),
          {
            term: t.sections.money,
            value:
              letter.yearlyCents === null
                ? t.sections.noMoney
                : t.sections.perYear(euroText(letter.yearlyCents, language)),
          },
        ]}
      />
    </Section>
  );
}

/** Where the term comes from, or that there is none. */
export function termText({ letter }: View, language: PageTools["language"]): string {
  const t = texts[language].terms;
  if (letter.ordinanceWeeks !== null) return t.ordinance(letter.ordinanceWeeks);
  return termWeeks(letter) === null ? t.none : t.law;
}

/** A draft: the letter as it will be on paper, and what comes next. */
export function DraftPage({ page, view, paper }: Props & { readonly paper: Paper }) {
  const { language } = page;
  const t = texts[language].draft;
  const path = page.href(pathOf(view.letter));
  const mayTakeOver = mayBecomeChallenge(page, view);
  return (
    <Page>
      <PageHead
        kind={texts[language].kind(view.letter.number)}
        title={titleOf(page, view)}
        lead={t.lead}
      >
        <StandOf page={page} view={view} />
      </PageHead>
      <NowBox
        language={language}
        primary={
          mayTakeOver ? (
            <TakeOverButton page={page} view={view} />
          ) : (
            { label: t.pdf, href: `${path}/brief.pdf` }
          )
        }
        note={mayTakeOver ? t.takeOverGives : t.pdfNote}
        todo={[
          ...(mayTakeOver ? [{ label: t.pdf, href: `${path}/brief.pdf`, gives: t.pdfNote }] : []),
          { label: t.sent, href: `${path}/verstuurd`, gives: t.sentGives },
          ...(view.isWriter
            ? [{ label: t.change, href: `${path}/wijzigen`, gives: t.changeGives }]
            : []),
          { label: t.drop, href: `${path}/intrekken`, gives: t.dropGives },
        ]}
      />
      <Text>
        {t.dutch !== "" && <Paragraph>{t.dutch}</Paragraph>}
        <Paragraph>{termText(view, language)}</Paragraph>
        <PaperText paper={paper} />
      </Text>
    </Page>
  );
}

/** What is on paper, to be read on the page. */
export function PaperText({ paper }: { readonly paper: Paper }) {
  return (
    <div class="meent-stack" lang="nl">
      <Section title={paper.subject}>
        <Paragraph>{paper.greeting}</Paragraph>
        {paper.body.map((part) =>
          part.kind === "heading" ? (
            <h3 class="utrecht-heading-3" key={part.text}>
              {part.text}
            </h3>
          ) : (
            <Paragraph key={part.text}>{part.text}</Paragraph>
          ),
        )}
        <Paragraph>
          {paper.closing} {paper.signature.join(" ")}
        </Paragraph>
      </Section>
    </div>
  );
}

function Paragraphs({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/\n{2,}/).map((part, index) => (
        <Paragraph key={index}>{part}</Paragraph>
      ))}
    </>
  );
}

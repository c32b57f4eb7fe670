import { addDays, daysBetween, localDate } from "#lib/calendar.ts";
import type { Charter } from "#lib/clause.ts";
import { dateText, daysText, dayText } from "#lib/format.ts";
import { lapseInstant } from "#lib/terms.ts";
import type { PageTools } from "#platform/http.ts";
import { Clock } from "#ui/clock.tsx";
import { Paragraph, Section, Stand } from "#ui/page.tsx";
import { type Wait, Waits } from "#ui/waits.tsx";
import { awaitedOf } from "../model/awaited.ts";
import {
  challengeClauses,
  clockFace,
  isCounterOfferLate,
  isSilenceYes,
  isStopped,
  isWaiting,
  silenceInForceOn,
  silenceSource,
  type Term,
} from "../model.ts";
import type { AwaitedOf } from "../store.ts";
import { texts } from "../texts.ts";
import type { PartProps } from "./challenge.tsx";
import { Paragraphs } from "./paragraphs.tsx";

/** Two may have a yes for one work: said, so that nobody takes it for a mistake. */
function alsoYesOf({ alsoYes }: PartProps["view"], { language }: PartProps["page"]) {
  if (alsoYes.length === 0) return null;
  const names = new Intl.ListFormat(language, { type: "conjunction" }).format(alsoYes);
  return <Paragraph>{texts[language].stand.alsoYes(names)}</Paragraph>;
}

/** Where it stands, in one or two sentences. */
export function StandOf({ view, page }: PartProps) {
  const { language } = page;
  const t = texts[language].stand;
  const { challenge, deal } = view;
  const day = (date: string | null | undefined) => (date ? dateText(date, language) : "");
  const decidedOn = day(challenge.decidedAt && localDate(challenge.decidedAt));
  const endsOn = challenge.term ? dayText(challenge.term.endsOn, language) : "";
  const today = localDate(page.now);
  if (challenge.term && isWaiting(challenge, page.now) && isStopped(challenge.term, today))
    return (
      <Stand tone="wait">
        <Paragraph>
          <b>{t.stopped(day(challenge.term.question?.dueOn))}</b>
        </Paragraph>
      </Stand>
    );
  const toSign =
    deal?.state === "proposed" && deal.signBy ? (
      <Paragraph>
        {deal.lapsesAt ? t.toSign(day(deal.signBy)) : t.toSignNoSilence(day(deal.signBy))}
      </Paragraph>
    ) : null;
  const alsoYes = alsoYesOf(view, page);
  switch (challenge.state) {
    case "draft":
      return null;
    case "filed":
      return (
        <Stand tone="wait">
          <Paragraph>
            <b>{t.filed(endsOn)}</b> {t.filedHelp}
          </Paragraph>
        </Stand>
      );
    case "inDecision":
      return (
        <Stand tone="wait">
          <Paragraph>
            <b>{t.inDecision(endsOn)}</b>
          </Paragraph>
        </Stand>
      );
    case "accepted":
      return (
        <Stand tone="go">
          <Paragraph>
            <b>{t.accepted(decidedOn)}</b>
          </Paragraph>
          {alsoYes}
          {toSign}
        </Stand>
      );
    case "acceptedBySilence": {
      // Before the minute's job has written the lapse down, it is true all the same.
      const since = challenge.decidedAt ?? challenge.lapsesAt;
      const inForceOn =
        challenge.inForceOn ?? (challenge.term ? silenceInForceOn(challenge.term) : null);
      return (
        <Stand tone="go">
          <Paragraph>
            <b>{t.acceptedBySilence(day(since && localDate(since)))}</b> {t.inForce(day(inForceOn))}
          </Paragraph>
          {challenge.term && <Paragraph>{basisText(challenge.term, view.charter, page)}</Paragraph>}
          {alsoYes}
          {toSign}
        </Stand>
      );
    }
    case "refused":
      return <RefusedStand view={view} page={page} />;
    case "objected":
      return (
        <Stand tone="wait">
          <Paragraph>
            <b>{t.objected(day(challenge.objection?.endsOn))}</b> {t.objectedElse}
          </Paragraph>
        </Stand>
      );
    case "impasse":
      return <ImpasseStand view={view} page={page} />;
    case "withdrawn":
      return (
        <Stand tone="stop">
          <Paragraph>
            <b>{t.withdrawn(decidedOn)}</b>
          </Paragraph>
        </Stand>
      );
    case "agreed":
      return (
        <Stand tone="go">
          <Paragraph>
            <b>{t.agreed(day(deal?.startsOn))}</b>
          </Paragraph>
        </Stand>
      );
    case "handedBack":
    case "closed":
      return (
        <Stand tone="wait">
          <Paragraph>
            <b>{t[challenge.state]}</b>
          </Paragraph>
        </Stand>
      );
    case "running":
      return (
        <Stand tone="go">
          <Paragraph>
            <b>{t.running}</b>
          </Paragraph>
        </Stand>
      );
  }
}

/** That the party is said to be gone, and until when it can say otherwise. */
export function DepartureOf({ view, page }: PartProps) {
  const { language, now } = page;
  const t = texts[language].depart;
  const { departure, state } = view.challenge;
  if (departure === null || state === "withdrawn") return null;
  return (
    <Section id="vertrek" title={t.title}>
      <Paragraph>
        {t.stand(dateText(departure.until, language))}{" "}
        {localDate(now) > departure.until && t.standAfter}
      </Paragraph>
      <Paragraphs text={departure.reason} />
    </Section>
  );
}

/** Whom it waits for besides the decision: who, since when, until when, and what is late. */
export function AwaitedSection({ view, page }: PartProps) {
  const { language } = page;
  const t = texts[language].awaiting;
  if (view.awaited.length === 0) return null;
  return (
    <Section id="wachten" title={t.title}>
      <Waits
        language={language}
        items={view.awaited.map((awaited) => {
          const of = awaitedOf(awaited.what);
          return of === "challenger"
            ? waitItem(
                awaited,
                { who: t.municipality, on: view.party },
                t.awaited[awaited.what],
                page,
              )
            : waitItem(awaited, { who: view.party, on: t[of] }, t.awaited[awaited.what], page);
        })}
      />
    </Section>
  );
}

/** One wait in words: how long already, and what is left or how late. */
function waitItem(
  awaited: Pick<AwaitedOf, "since" | "dueOn" | "state">,
  { who, on, href }: { readonly who: string; readonly on: string; readonly href?: string },
  what: string,
  { language, now }: PageTools,
): Wait {
  const t = texts[language].awaiting;
  const today = localDate(now);
  const days = (from: string, to: string) => daysText(daysBetween(from, to), language);
  const isLate = awaited.state === "overdue" || awaited.dueOn < today;
  const left = days(today, awaited.dueOn);
  const inTime =
    awaited.since === today
      ? t.today(left)
      : awaited.dueOn === today
        ? t.lastDay(days(awaited.since, today))
        : t.since(days(awaited.since, today), left);
  return {
    who: { label: who, href },
    on: { label: on },
    what,
    since: isLate ? t.late(days(awaited.since, today), days(awaited.dueOn, today)) : inTime,
    isLate,
  };
}

/** The clock, while somebody must still answer. */
export function ClockOf({ view, term, page }: PartProps & { readonly term: Term }) {
  const { language } = page;
  const t = texts[language].clock;
  const today = localDate(page.now);
  const face = clockFace(term, today);
  const { question } = term;
  const stoodUntil = question && (question.answer?.on ?? question.dueOn);
  const stood =
    question && stoodUntil && face.stops.length > 0 && !isStopped(term, today)
      ? t.stood(dateText(addDays(question.askedOn, 1), language), dateText(stoodUntil, language))
      : "";
  const isYes = isSilenceYes(term.silence);
  const lapseDay = dayText(localDate(lapseInstant(term.endsOn)), language);
  const extendWeeks = view.charter.value(challengeClauses.extendOnceWeeks);
  return (
    <Clock
      language={language}
      days={face.daysLeft}
      on={
        isStopped(term, today)
          ? [t.on(face.daysLeft), t.stopped]
          : face.daysLeft === 0
            ? [t.lastDay, t.turn]
            : [t.on(face.daysLeft), t.turn]
      }
      from={{ label: dateText(term.filedOn, language) }}
      until={{ label: dateText(term.endsOn, language) }}
      total={face.daysTotal}
      past={face.daysPast}
      stops={face.stops}
      summary={[t.summary(face.daysPast, face.daysTotal), stood].filter(Boolean).join(" ")}
      then={
        <>
          <Paragraph>
            <b>{t.thenTitle}</b> {isYes ? t.thenYes(lapseDay) : t.thenNo(lapseDay)}{" "}
            {isYes &&
              term.silence.basis === "ordinance" &&
              t.thenInForce(dateText(silenceInForceOn(term), language))}
          </Paragraph>
          <Paragraph>
            {basisText(term, view.charter, page)}{" "}
            {term.extension
              ? t.extended(term.extension.weeks, term.extension.reason)
              : extendWeeks > 0
                ? t.extension(extendWeeks, dateText(term.endsOn, language))
                : ""}
          </Paragraph>
        </>
      }
    />
  );
}

function basisText({ silence }: Term, charter: Charter, { language }: PageTools): string {
  const t = texts[language].clock;
  const source = silenceSource(charter, language);
  if (silence.bar === "aboveGate") return t.aboveGate;
  switch (silence.basis) {
    case "ordinance":
      return t.byOrdinance(source);
    case "selfBinding":
      return t.bySelfBinding(source);
    case "none":
      return t.byNone;
  }
}

function RefusedStand({ view, page }: PartProps) {
  const { language } = page;
  const t = texts[language].stand;
  const { refusal, decidedAt } = view.challenge;
  const today = localDate(page.now);
  const day = (date: string | null | undefined) => (date ? dateText(date, language) : "");
  const owes = isCounterOfferLate(view.challenge, today) ? t.refusedLate : t.refusedOwes;
  return (
    <Stand tone="stop">
      <Paragraph>
        <b>{t.refused(day(decidedAt && localDate(decidedAt)))}</b>{" "}
        {refusal?.counterOffer === null ? owes(day(refusal.counterOfferDueOn)) : t.refusedBut}
      </Paragraph>
      {refusal?.objectBy && today <= refusal.objectBy && (
        <Paragraph>{t.objectBy(day(refusal.objectBy))}</Paragraph>
      )}
    </Stand>
  );
}

function ImpasseStand({ view, page }: PartProps) {
  const { language } = page;
  const t = texts[language].stand;
  const { impasse, lapsesAt, refusal } = view.challenge;
  // Before the minute's job has written the lapse down, there is an impasse all the same.
  const since = impasse?.on ?? (lapsesAt && localDate(lapsesAt));
  return (
    <Stand tone="stop">
      <Paragraph>
        <b>{(refusal ? t.impasse : t.impasseSilent)(since ? dateText(since, language) : "")}</b>{" "}
        {refusal ? "" : t.impasseWhy}{" "}
        {impasse && t.impasseCouncil(dateText(impasse.endsOn, language))}
      </Paragraph>
    </Stand>
  );
}

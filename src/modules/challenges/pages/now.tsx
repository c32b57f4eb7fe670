import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { keyField, type PageTools } from "#platform/http.ts";
import { Form, Hidden, SubmitButton } from "#ui/form.tsx";
import { NowBox, Paragraph } from "#ui/page.tsx";
import { decideForGone, decideLeaving } from "../model/leaving.ts";
import { extensionWeeks, isStopped, isWaiting } from "../model.ts";
import { texts } from "../texts.ts";
import type { ChallengeView, PartProps } from "./challenge.tsx";
import { powersOf } from "./ending.tsx";

/** What the reader can do now: one thing first, the others below it. */
export function NowOf({ view, page }: PartProps) {
  const t = texts[page.language].now;
  const here = page.href(`/uitdagingen/${view.challenge.number}`);
  const dealNote = view.deal?.state === "proposed" ? t.dealNote : t.dealBound;
  const steps = stepsOf(view, page).filter(({ place }) => place !== "aside");
  const first = steps.find(({ place }) => place !== "quiet");
  const rest = steps.filter((step) => step !== first);
  const todo = [
    ...rest.map(({ label, last, gives }) => ({ label, href: `${here}/${last}`, gives })),
    ...(view.deal && first
      ? [{ label: t.deal, href: page.href(`/deals/${view.deal.number}`), gives: dealNote }]
      : []),
    ...view.given.flatMap((contribution) => contribution.todo ?? []),
    { label: t.work, href: page.href(`/werken/${view.work.number}`), gives: t.workGives },
    ...(page.viewer.kind === "visitor"
      ? [
          {
            label: t.signIn,
            href: `${page.href("/aanmelden")}?terug=/uitdagingen/${view.challenge.number}`,
            gives: t.signInGives,
          },
        ]
      : []),
    { label: t.record, href: "#verloop", gives: t.recordGives },
    // What matters most stands first; more than five ways on is no way on.
  ].slice(0, 5);
  if (first?.last === "helpen")
    return (
      <NowBox language={page.language} todo={todo}>
        <Form language={page.language} action={`${here}/helpen`}>
          <Hidden name={keyField} value={newId()} />
          <SubmitButton once>{first.label}</SubmitButton>
        </Form>
        <Paragraph small>{first.gives}</Paragraph>
        {view.given.map(({ follow }) => follow)}
      </NowBox>
    );
  const primary = first
    ? { label: first.label, href: `${here}/${first.last}` }
    : view.deal && { label: t.deal, href: page.href(`/deals/${view.deal.number}`) };
  return (
    <NowBox
      language={page.language}
      {...(primary && { primary, note: first ? first.gives : dealNote })}
      todo={todo}
    >
      {view.given.map(({ follow }) => follow)}
    </NowBox>
  );
}

interface Step {
  readonly label: string;
  /** Below the challenge's own address. */
  readonly last: string;
  readonly gives: string;
  /** Quiet: never the first thing to do. Aside: another form leads to it, so it stands in no list. */
  readonly place?: "quiet" | "aside";
}

/** What this viewer can do now, the first thing first; the action judges again. */
export function stepsOf(view: ChallengeView, page: PageTools): readonly Step[] {
  const { standing } = view;
  return [
    ...takeOnStep(view, page),
    ...(standing.isParty ? stayStep(view, page) : []),
    ...(standing.isHelper ? helperSteps(view, page) : []),
    ...(standing.isParty ? partySteps(view, page) : []),
    ...(standing.isExecutive ? executiveSteps(view, page) : []),
    ...(standing.mayExtend ? extendStep(view, page) : []),
    ...(standing.isParty || standing.isHelper ? completeStep(view, page) : []),
    ...(standing.isHelper || standing.isExecutive ? officialSteps(view, page) : []),
    ...(standing.isParty ? shareStep(view, page) : []),
    ...(standing.isHelper ? goneSteps(view, page) : []),
    ...(standing.isParty ? leavingSteps(view, page) : []),
  ];
}

/** Keeps the steps that may be taken now. */
function those(steps: readonly (readonly [boolean, Step])[]): readonly Step[] {
  return steps.filter(([may]) => may).map(([, step]) => step);
}

function helperSteps({ challenge }: ChallengeView, page: PageTools): readonly Step[] {
  const t = texts[page.language].now;
  const may = isWaiting(challenge, page.now) && challenge.helpingOfficialId === null;
  return those([[may, { label: t.takeUp, last: "helpen", gives: t.takeUpNote }]]);
}

function partySteps({ challenge }: ChallengeView, page: PageTools): readonly Step[] {
  const t = texts[page.language].now;
  const { term, refusal, state } = challenge;
  const today = localDate(page.now);
  const day = (date: string | null | undefined) => (date ? dateText(date, page.language) : "");
  const objectBy = refusal?.objectBy ?? null;
  const isRefused = state === "refused";
  const mayObject = isRefused && objectBy !== null && today <= objectBy;
  const isAsked = isWaiting(challenge, page.now) && term !== null && isStopped(term, today);
  const hasOffer = refusal !== null && refusal.counterOffer !== null;
  return those([
    [
      isAsked,
      {
        label: t.answer,
        last: "vraag-beantwoorden",
        gives: t.answerNote(day(term?.question?.dueOn)),
      },
    ],
    [
      hasOffer && (isRefused || state === "objected" || state === "impasse"),
      { label: t.take, last: "tegenaanbod-aannemen", gives: t.takeNote },
    ],
    [mayObject, { label: t.object, last: "bezwaar", gives: t.objectGives(day(objectBy)) }],
    [
      isRefused && !mayObject,
      { label: t.toCouncil, last: "naar-de-raad", gives: t.toCouncilGives },
    ],
  ]);
}

function executiveSteps({ challenge }: ChallengeView, page: PageTools): readonly Step[] {
  const t = texts[page.language].now;
  const { term, refusal, objection, state } = challenge;
  const lastDay = objection?.endsOn ?? term?.endsOn;
  const owesOffer = refusal !== null && refusal.counterOffer === null;
  return those([
    [
      isWaiting(challenge, page.now) || state === "objected",
      {
        label: t.decide,
        last: "besluiten",
        gives: t.decideNote(lastDay ? dateText(lastDay, page.language) : ""),
      },
    ],
    [
      owesOffer && (state === "refused" || state === "impasse"),
      { label: t.counterOffer, last: "tegenaanbod", gives: t.counterOfferNote },
    ],
  ]);
}

/** More time, once, and only where the charter gives it. */
function extendStep(view: ChallengeView, page: PageTools): readonly Step[] {
  const t = texts[page.language].now;
  const { challenge, charter } = view;
  const may =
    isWaiting(challenge, page.now) &&
    challenge.term?.extension === null &&
    extensionWeeks(charter, powersOf(view)) > 0;
  return those([[may, { label: t.extend, last: "verlengen", gives: t.extendGives }]]);
}

function completeStep(view: ChallengeView, page: PageTools): readonly Step[] {
  const t = texts[page.language].now;
  const { challenge, standing } = view;
  const isOpen = isWaiting(challenge, page.now);
  return those([
    [
      isOpen && challenge.state === "filed",
      { label: t.complete, last: "aanvullen", gives: t.completeGives },
    ],
    [
      isOpen && challenge.state === "inDecision" && standing.isParty,
      { label: t.mend, last: "aanvullen", gives: t.mendGives, place: "quiet" },
    ],
  ]);
}

function officialSteps({ challenge, others }: ChallengeView, page: PageTools): readonly Step[] {
  const t = texts[page.language].now;
  const isOpen = isWaiting(challenge, page.now);
  return those([
    [isOpen && others.length > 0, { label: t.divide, last: "samen", gives: t.divideGives }],
    [
      isOpen && challenge.term?.question === null,
      { label: t.ask, last: "vraag", gives: t.askGives },
    ],
  ]);
}

/** A challenger may propose a way to share, as the municipality may. */
function shareStep({ challenge, others, sharing }: ChallengeView, page: PageTools) {
  const t = texts[page.language].now;
  const may =
    isWaiting(challenge, page.now) && others.length > 0 && sharing.standing !== "indivisible";
  return those([[may, { label: t.share, last: "samen-doen", gives: t.shareGives }]]);
}

/** It is offered to the reader. */
function takeOnStep({ challenge, transfer }: ChallengeView, page: PageTools): readonly Step[] {
  const t = texts[page.language].now;
  const may = transfer?.isTo === true && decideLeaving(challenge).ok;
  return those([[may, { label: t.takeOn, last: "overnemen-van", gives: t.takeOnNote }]]);
}

/** An official said that they are gone; they are not. */
function stayStep({ challenge }: ChallengeView, page: PageTools): readonly Step[] {
  const t = texts[page.language].now;
  const { departure } = challenge;
  const may = departure !== null && decideLeaving(challenge).ok;
  const until = departure ? dateText(departure.until, page.language) : "";
  return those([[may, { label: t.stay, last: "wij-zijn-er", gives: t.stayNote(until) }]]);
}

/** What the helping official can do for a party that is gone, after it had time to answer. */
function goneSteps({ challenge, standing }: ChallengeView, page: PageTools): readonly Step[] {
  const t = texts[page.language].now;
  const isOpen = decideLeaving(challenge).ok && !standing.isParty;
  const isGone = decideForGone(challenge, localDate(page.now)).ok;
  return those([
    [
      isOpen && challenge.departure === null,
      { label: t.depart, last: "vertrek", gives: t.departGives, place: "quiet" },
    ],
    [isOpen && isGone, { label: t.handOn, last: "doorgeven", gives: t.handOnGives }],
    [isOpen && isGone, { label: t.withdrawFor, last: "intrekken-voor", gives: t.withdrawForGives }],
  ]);
}

function leavingSteps({ challenge }: ChallengeView, page: PageTools): readonly Step[] {
  const t = texts[page.language].now;
  const may = decideLeaving(challenge).ok;
  return those([
    [may, { label: t.withdraw, last: "intrekken", gives: t.withdrawGives, place: "quiet" }],
    [may, { label: t.handOn, last: "doorgeven", gives: t.handOnGives, place: "aside" }],
  ]);
}

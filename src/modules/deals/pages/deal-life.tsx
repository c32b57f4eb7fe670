import { addDays, localDate } from "#lib/calendar.ts";
import { dateText, euroText, listText } from "#lib/format.ts";
import type { Todo } from "#platform/slots.ts";
import { Facts } from "#ui/facts.tsx";
import { Paragraph, Section, Stand } from "#ui/page.tsx";
import { lastDayOf, type StepIn } from "../model/life.ts";
import { type Deal, type Side, sides } from "../model.ts";
import { texts } from "../texts.ts";
import { sideName, Words } from "./back-section.tsx";
import type { PartProps } from "./deal.tsx";

/** Where a deal stands in its life, what can be done about that, and how it stops. */

export function StandOf({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].stand;
  const { deal, withdrawal } = view;
  const day = (date: string) => dateText(date, language);
  switch (deal.state) {
    case "proposed":
      return <ProposedStand page={page} view={view} />;
    case "withdrawn": {
      const on = day(localDate(withdrawal?.at ?? page.now));
      return (
        <Stand tone="stop">
          <Paragraph>
            <b>
              {withdrawal?.side === "municipality"
                ? t.withdrawnMunicipality(on)
                : t.withdrawnParty(on)}
            </b>{" "}
            {withdrawal?.reason && t.because(withdrawal.reason)}
          </Paragraph>
          <Paragraph>{t.withdrawnThen}</Paragraph>
        </Stand>
      );
    }
    case "expired":
      return (
        <Stand tone="stop">
          <Paragraph>
            <b>{t.expired}</b> {t.expiredThen}
          </Paragraph>
        </Stand>
      );
    case "signed":
    case "boundBySilence": {
      const boundOn = day(localDate(deal.boundAt ?? deal.lapsesAt ?? page.now));
      return (
        <Stand tone="go">
          <Paragraph>
            <b>{deal.state === "signed" ? t.signed(boundOn) : t.boundBySilence(boundOn)}</b>{" "}
            {t.ends(day(lastDayOf(deal)))}
          </Paragraph>
        </Stand>
      );
    }
    default:
      return <LateStand page={page} view={view} />;
  }
}

function ProposedStand({ page, view }: PartProps) {
  const { language, now } = page;
  const t = texts[language].stand;
  const { deal, signatures } = view;
  const day = (date: string) => dateText(date, language);
  const awaits = (side: Side) => !signatures.some((signature) => signature.side === side);
  const missing = (["party", "municipality"] as const)
    .filter(awaits)
    .map((side) => (side === "party" ? view.party : texts[language].municipality));
  const isLate = deal.signBy !== null && localDate(now) > deal.signBy && awaits("municipality");
  return (
    <Stand tone={isLate ? "stop" : "wait"}>
      <Paragraph>
        <b>{t.proposed}</b> {missing.map((who) => t.waitsFor(who)).join(" ")}{" "}
        {view.signers.length > 0 && t.canSign(listText(view.signers, language))}
      </Paragraph>
      {deal.signBy && (
        <Paragraph>
          {isLate
            ? t.late(day(addDays(deal.signBy, 1)))
            : deal.lapsesTo === "expired"
              ? t.partyBy(day(deal.signBy))
              : deal.lapsesTo === "boundBySilence"
                ? t.signBy(day(deal.signBy))
                : awaits("municipality") && t.signByOnly(day(deal.signBy))}
        </Paragraph>
      )}
    </Stand>
  );
}

/** From the moment a side stops, or the term has passed. */
function LateStand({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].stand;
  const { deal, ending, stepIn, back } = view;
  const day = (date: string) => dateText(date, language);
  const after = day(addDays(ending?.endsOn ?? lastDayOf(deal), 1));
  const last = day(ending?.endsOn ?? lastDayOf(deal));
  switch (deal.state) {
    case "ending":
      return (
        <Stand tone={stepIn ? "wait" : "stop"}>
          <Paragraph>
            <b>
              {ending?.ground === "gone"
                ? t.endingGone(after)
                : t.ending(sideName(page, view, ending?.side ?? "party"), last)}
            </b>
          </Paragraph>
          <Paragraph>
            {stepIn ? t.stepInKnown(doerText(stepIn, page), after) : t.stepInAwaited(after)}
          </Paragraph>
        </Stand>
      );
    case "handedBack":
      return (
        <Stand tone={stepIn ? "go" : "stop"}>
          <Paragraph>
            <b>{t.handedBack(last)}</b> {t.doesNow(doerText(stepIn, page))}
          </Paragraph>
          {!stepIn && deal.amountCents > 0n && <Paragraph>{t.moneyAwaited}</Paragraph>}
        </Stand>
      );
    case "finished":
      return (
        <Stand tone="wait">
          <Paragraph>
            <b>{t.finished(last)}</b>{" "}
            {deal.lapsesAt &&
              deal.lapsesTo === "closed" &&
              t.finishedUntil(day(localDate(deal.lapsesAt)))}
          </Paragraph>
        </Stand>
      );
    default: {
      const told = back.lookBacks.map(({ side }) => side);
      const missing = sides.filter((side) => !told.includes(side));
      return (
        <Stand tone={missing.length === 0 ? "go" : "stop"}>
          <Paragraph>
            <b>{t.closed}</b>{" "}
            {missing.length === 0
              ? t.closedBoth
              : missing.map((side) => t.closedMissing(sideName(page, view, side))).join(" ")}
          </Paragraph>
        </Stand>
      );
    }
  }
}

/** Who does it now, by name; the municipality itself where it named nobody. */
function doerText(stepIn: StepIn | undefined, { language, community }: PartProps["page"]): string {
  if (!stepIn) return community.name;
  return stepIn.doer.name ?? texts[language].life.doers[stepIn.doer.kind];
}

/** How it stops: why, until when, and who takes over with what is left. */
export function EndingSection({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].life;
  const { ending, stepIn, deal } = view;
  if (!ending) return null;
  return (
    <Section id="stoppen" title={t.section}>
      {ending.reason && (
        <>
          <Paragraph>
            <b>{t.saidWhy(sideName(page, view, ending.side))}</b>
          </Paragraph>
          <Words text={ending.reason} />
        </>
      )}
      <Facts
        wide
        items={[
          { term: t.lastDayTerm, value: dateText(ending.endsOn, language) },
          {
            term: t.takes,
            value: stepIn || deal.state === "handedBack" ? doerText(stepIn, page) : t.notNamed,
            ...(stepIn && { note: stepIn.words }),
          },
          ...(stepIn && deal.amountCents > 0n
            ? [
                {
                  term: t.leftTerm,
                  value: euroText(stepIn.leftCents, language),
                  ...(deal.state === "handedBack" && view.mandate && { note: t.leftBack }),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

/** The municipality's own next step, once a side stops. */
export function stepInSteps({ page, view }: PartProps): readonly Todo[] {
  const t = texts[page.language].life;
  const { deal, back, stepIn } = view;
  if (back.own !== "municipality" || stepIn || !isStopping(deal)) return [];
  return [{ label: t.step, href: stepHref(page, deal, "overname"), gives: t.stepGives }];
}

/** What else a side can do about the deal itself; the action judges again. */
export function lifeSteps({ page, view }: PartProps): readonly Todo[] {
  const t = texts[page.language].life;
  const { deal, back, ending } = view;
  const { own } = back;
  if (!own || page.viewer.kind === "visitor") return [];
  const href = (last: string) => stepHref(page, deal, last);
  const isBinding = deal.state === "signed" || deal.state === "boundBySilence";
  const mayGoOn =
    deal.state === "ending" &&
    (ending?.side === own || (ending?.ground === "gone" && own === "party"));
  const mayBecomeFace =
    own === "party" &&
    deal.partyOrganizationId !== null &&
    deal.partyMemberId !== page.viewer.memberId &&
    (isBinding || deal.state === "ending");
  return [
    ...(mayGoOn ? [{ label: t.goOn, href: href("doorgaan"), gives: t.goOnGives }] : []),
    ...(mayBecomeFace ? [{ label: t.face, href: href("gezicht"), gives: t.faceGives }] : []),
    ...(view.mayWithdraw
      ? [{ label: t.withdraw, href: href("van-tafel"), gives: t.withdrawGives }]
      : []),
    ...(isBinding
      ? [
          own === "party"
            ? { label: t.stop, href: href("stoppen"), gives: t.stopGives }
            : { label: t.notice, href: href("stoppen"), gives: t.noticeGives },
        ]
      : []),
  ];
}

function isStopping({ state }: Deal): boolean {
  return state === "ending" || state === "handedBack";
}

function stepHref(page: PartProps["page"], { number }: Deal, last: string): string {
  return page.href(`/deals/${number}/${last}`);
}

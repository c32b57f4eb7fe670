import { localDate } from "#lib/calendar.ts";
import { dateText, euroText, monthsText, numberText } from "#lib/format.ts";
import { leftCents } from "#modules/mandates";
import type { PageTools } from "#platform/http.ts";
import { Demands } from "#ui/demands.tsx";
import { Facts } from "#ui/facts.tsx";
import { Form, SubmitButton } from "#ui/form.tsx";
import { MandateBar } from "#ui/mandate-bar.tsx";
import { Help, Link, NowBox, Page, PageHead, Paragraph, Section, Side, Text } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { Timeline } from "#ui/timeline.tsx";
import { nameSuccessor } from "../actions.ts";
import { isRunning, lastDayOf } from "../model/life.ts";
import { isVisited } from "../model/lot.ts";
import { type MeansKind, meansKinds } from "../model/table.ts";
import { type Side as DealSide, isMadeAtTable } from "../model.ts";
import { texts } from "../texts.ts";
import { BackSection, backSteps } from "./back-section.tsx";
import { EndingSection, lifeSteps, StandOf, stepInSteps } from "./deal-life.tsx";
import type { DealView } from "./deal-view.ts";
import { stepInPlan } from "./ending.tsx";
import { HandoverSection, handoverSteps } from "./handover-section.tsx";
import { meansText } from "./words.ts";

export interface PartProps {
  readonly page: PageTools;
  readonly view: DealView;
}

export function DealPage({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language];
  const { deal } = view;
  return (
    <Page>
      <PageHead
        kind={t.kind(deal.number, view.areaName)}
        title={t.pageTitle(view.party, deal.title)}
      >
        <StandOf page={page} view={view} />
        <CharterEndingOf page={page} view={view} />
      </PageHead>
      <NowOf page={page} view={view} />
      <Text>
        {deal.what !== deal.title && (
          <Section id="wat" title={t.what}>
            {deal.what.split(/\n{2,}/).map((part) => (
              <Paragraph key={part}>{part}</Paragraph>
            ))}
          </Section>
        )}
        <WhoSection page={page} view={view} />
        <RequirementsSection page={page} view={view} />
        <EndingSection page={page} view={view} />
        <MandateSection page={page} view={view} />
        <MilestonesSection page={page} view={view} />
        <BackSection page={page} view={view} />
        <OtherwiseSection page={page} view={view} />
        <HandoverSection page={page} view={view} />
        <LotSection page={page} view={view} />
        {view.given.flatMap((contribution) => contribution.sections ?? [])}
        <Section id="verloop" title={t.timeline}>
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
      <FactsOf page={page} view={view} />
    </Page>
  );
}

/** Where its charter ended while it runs or waits: what was agreed stands, and what stops. */
function CharterEndingOf({ page, view }: PartProps) {
  const { deal, charterEnding } = view;
  const isOver = ["withdrawn", "expired", "handedBack", "closed"].includes(deal.state);
  if (!charterEnding || isOver) return null;
  const t = texts[page.language].charterEnding;
  const drawsNoVisit = deal.state === "proposed" && charterEnding.powers.kind === "none";
  return (
    <Paragraph small>
      {charterEnding.says} {t.stands} {drawsNoVisit && t.noVisit}
    </Paragraph>
  );
}

function NowOf({ page, view }: PartProps) {
  const t = texts[page.language];
  const { deal, signs } = view;
  const here = page.href(`/deals/${deal.number}`);
  const todo = todoOf({ page, view });
  if (view.mayShowCode)
    return (
      <NowBox
        language={page.language}
        todo={[
          ...(signs
            ? [{ label: t.now.sign, href: `${here}/tekenen`, gives: t.now.signMunicipality }]
            : []),
          ...todo,
        ]}
      >
        <Form language={page.language} action={`${here}/code-tonen`}>
          <SubmitButton>{t.code.show(view.party)}</SubmitButton>
        </Form>
        <Paragraph small>{t.code.showGives}</Paragraph>
        {view.given.map(({ follow }) => follow)}
      </NowBox>
    );
  const [first, ...rest] = [
    ...stepInSteps({ page, view }),
    ...backSteps({ page, view }),
    ...handoverSteps({ page, view }),
  ];
  return (
    <NowBox
      language={page.language}
      {...(signs
        ? {
            primary: { label: t.now.sign, href: `${here}/tekenen` },
            note: signs === "party" ? t.now.signParty(view.party) : t.now.signMunicipality,
          }
        : first && { primary: { label: first.label, href: first.href }, note: first.gives })}
      todo={[...rest, ...todo]}
    >
      {view.given.map(({ follow }) => follow)}
    </NowBox>
  );
}

function todoOf({ page, view }: PartProps) {
  const t = texts[page.language];
  const { deal, signatures } = view;
  const here = page.href(`/deals/${deal.number}`);
  const isOpen = deal.state === "proposed";
  const awaitsParty = isOpen && !signatures.some(({ side }) => side === "party");
  const isAtTable = awaitsParty && isMadeAtTable(deal) && !view.mayShowCode;
  return [
    ...(view.originHref
      ? [
          deal.origin.kind === "dealRequest"
            ? { label: t.now.question, href: view.originHref, gives: t.now.questionGives }
            : { label: t.now.origin, href: view.originHref, gives: t.now.originGives },
        ]
      : []),
    ...(view.mayShowCode
      ? [
          { label: t.code.mail, href: `${here}/code-mail`, gives: t.code.mailGives },
          { label: t.code.letter, href: `${here}/code-brief`, gives: t.code.letterGives },
        ]
      : []),
    ...(isAtTable ? [{ label: t.code.link, href: `${here}/code`, gives: t.code.linkGives }] : []),
    ...(page.viewer.kind === "visitor" && isOpen
      ? [
          {
            label: t.now.signIn,
            href: `${page.href("/aanmelden")}?terug=/deals/${deal.number}`,
            gives: t.now.signInGives,
          },
        ]
      : []),
    ...lifeSteps({ page, view }),
    ...(page.may(nameSuccessor) && isRunning(deal)
      ? [{ label: t.successor.link, href: `${here}/opvolger`, gives: t.successor.linkGives }]
      : []),
    { label: t.now.record, href: "#verloop", gives: t.now.recordGives },
    { label: t.now.list, href: page.href("/deals"), gives: t.now.listGives },
  ];
}

function WhoSection({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].who;
  return (
    <Section id="partijen" title={t.title}>
      {view.means.length > 0 ? (
        <MeansTable page={page} view={view} />
      ) : (
        <WordsTable page={page} view={view} />
      )}
    </Section>
  );
}

/** Who signed for a side, or why that is not needed. */
function signedFor({ page, view }: PartProps, side: DealSide): string {
  const t = texts[page.language].who;
  const signature = view.signatures.find((candidate) => candidate.side === side);
  if (signature)
    return t.signedOn(
      view.names.get(signature.memberId) ?? "",
      dateText(localDate(signature.at), page.language),
    );
  return view.deal.state === "boundBySilence" ? t.bySilence : t.notYet;
}

function MeansTable({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language];
  const cell = (side: DealSide, kind: MeansKind) => {
    const means = view.means.find((one) => one.side === side && one.kind === kind);
    return means ? meansText(means, language) : null;
  };
  const row = (side: DealSide, head: string) => ({
    head,
    cells: [...meansKinds.map((kind) => cell(side, kind)), signedFor({ page, view }, side)],
  });
  return (
    <Table
      language={language}
      caption={t.who.caption}
      captionHidden
      fold
      columns={[
        { label: t.who.party },
        { label: t.means.money, numeric: true },
        { label: t.means.hours, numeric: true },
        { label: t.means.room },
        { label: t.means.goods },
        { label: t.who.signature },
      ]}
      rows={[row("party", view.party), row("municipality", page.community.name)]}
    />
  );
}

function WordsTable({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].who;
  const { deal } = view;
  return (
    <Table
      language={language}
      caption={t.caption}
      captionHidden
      fold
      columns={[
        { label: t.party },
        { label: t.brings },
        { label: t.money, numeric: true },
        { label: t.signature },
      ]}
      rows={[
        {
          head: view.party,
          cells: [deal.partyCarries || t.theWork, null, signedFor({ page, view }, "party")],
        },
        {
          head: page.community.name,
          cells: [
            deal.municipalityCarries || null,
            deal.amountCents > 0n ? euroText(deal.amountCents, language) : null,
            signedFor({ page, view }, "municipality"),
          ],
        },
      ]}
    />
  );
}

function MilestonesSection({ page, view }: PartProps) {
  const t = texts[page.language];
  if (view.milestones.length === 0) return null;
  return (
    <Section id="tussenstappen" title={t.milestones}>
      <Timeline
        items={view.milestones.map(({ dueOn, what }) => ({
          when: { iso: dueOn, text: t.before(dateText(dueOn, page.language)) },
          text: what,
          kind: dueOn > localDate(page.now) ? "ahead" : undefined,
        }))}
      />
    </Section>
  );
}

/** What the work asks of whoever does it, as it was when this was agreed. */
function RequirementsSection({ page, view }: PartProps) {
  if (view.requirements.length === 0) return null;
  return (
    <Section id="eisen" title={texts[page.language].requirements}>
      <Demands items={view.requirements.map(({ title }) => ({ title }))} />
    </Section>
  );
}

/** How it ends well when it goes otherwise: what each side does then. */
function OtherwiseSection({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].ahead;
  const { deal } = view;
  return (
    <Section id="einde" title={t.title}>
      <Facts
        wide
        items={[
          ...(deal.continuity ? [{ term: t.stops, value: deal.continuity }] : []),
          {
            term: t.exit,
            value:
              deal.exitMonths === null
                ? t.exitSmall
                : t.exitValue(monthsText(deal.exitMonths, language)),
          },
          { term: t.stepIn, value: stepInPlan(page, view) },
          { term: t.executive, value: t.executiveValue },
        ]}
      />
    </Section>
  );
}

/** The lot of a small deal, and how anybody can recompute it. */
function LotSection({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].lot;
  const { lot, visit } = view;
  if (!lot) return null;
  return (
    <Section id="lot" title={t.title}>
      <Paragraph>{isVisited(lot) ? t.yes(lot.oneIn) : t.no(lot.oneIn)}</Paragraph>
      {isVisited(lot) && (
        <Paragraph>
          <b>
            {visit
              ? t.visited(
                  view.names.get(visit.memberId) ?? "",
                  dateText(localDate(visit.at), language),
                )
              : t.notYet}
          </b>
        </Paragraph>
      )}
      <Help summary={t.how}>
        <Paragraph>{t.seed}</Paragraph>
        <Paragraph>
          <code lang="en">{lot.seed}</code>
        </Paragraph>
        <Paragraph>{t.command}</Paragraph>
        <Paragraph>
          <code lang="en">{`printf '%s' '${lot.seed},1' | sha256sum`}</code>
        </Paragraph>
        <Paragraph>{t.modulo(lot.oneIn, lot.drawn)}</Paragraph>
      </Help>
    </Section>
  );
}

function MandateSection({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].mandate;
  const { deal, mandate } = view;
  const isSigned = view.signatures.some(({ side }) => side === "municipality");
  if (!isSigned || deal.amountCents === 0n) return null;
  if (!mandate)
    return (
      <Section id="mandaat" title={t.title}>
        <Paragraph>{t.executive}</Paragraph>
      </Section>
    );
  const euro = (cents: bigint) => euroText(cents, language);
  const keptCents = deal.amountCents - releasedCents(view);
  return (
    <Section id="mandaat" title={t.title}>
      <Paragraph>
        {t.text(
          view.names.get(mandate.holderId) ?? "",
          euro(mandate.amountCents),
          euro(mandate.committedCents),
          euro(leftCents(mandate)),
        )}
      </Paragraph>
      <MandateBar
        language={language}
        totalCents={mandate.amountCents}
        usedCents={mandate.committedCents - keptCents}
        thisCents={keptCents}
      />
      <Paragraph small>
        <Link href={page.href(`/mandaten/${mandate.number}`)}>{t.link(mandate.number)}</Link>
      </Paragraph>
    </Section>
  );
}

/** What of the deal's money went back to the mandate. */
function releasedCents({ deal, stepIn }: DealView): bigint {
  if (deal.state === "withdrawn" || deal.state === "expired") return deal.amountCents;
  return deal.state === "handedBack" ? (stepIn?.leftCents ?? 0n) : 0n;
}

/** The value of all parts against the law's gate, where it says more than the amount does. */
function partsFact({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].parts;
  const { deal, partsCents, gateCents } = view;
  const isNear = partsCents * 10n >= gateCents * 8n;
  if (deal.amountCents === 0n || (partsCents === deal.amountCents && !isNear)) return [];
  const gate = euroText(gateCents, language);
  return [
    {
      term: t.term,
      value: t.value(euroText(partsCents, language)),
      note: partsCents > gateCents ? t.above(gate) : isNear ? t.near(gate) : t.below(gate),
    },
  ];
}

function FactsOf({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language];
  const { deal } = view;
  const contact = deal.contactMemberId ? view.names.get(deal.contactMemberId) : undefined;
  return (
    <Side title={t.facts.title}>
      <Facts
        items={[
          {
            term: t.facts.amount,
            value:
              deal.amountCents === 0n
                ? t.facts.noMoney
                : t.facts.amountIn(
                    euroText(deal.amountCents, language),
                    monthsText(deal.termMonths, language),
                  ),
          },
          { term: t.facts.starts, value: dateText(deal.startsOn, language) },
          {
            term: t.facts.ends,
            value: dateText(lastDayOf(deal), language),
            ...(deal.origin.id !== deal.id && isRunning(deal) && { note: t.facts.endsNote }),
          },
          {
            term: t.facts.looksBack,
            value: dateText(deal.looksBackOn, language),
            note: t.facts.looksBackNote,
          },
          {
            term: t.facts.contact,
            value: contact ?? t.facts.noContact,
            note: deal.successorMemberId
              ? t.successor.named(view.names.get(deal.successorMemberId) ?? "")
              : t.facts.contactNote,
          },
          {
            term: t.facts.route,
            value: t.routes[deal.route],
            note: t.routeNotes[deal.route](euroText(view.gateCents, language)),
          },
          ...partsFact({ page, view }),
          { term: t.facts.binds, value: t.facts.bindsValue },
        ]}
      />
    </Side>
  );
}

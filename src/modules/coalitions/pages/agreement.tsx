import { localDate } from "#lib/calendar.ts";
import { dateText, euroText, hoursText, numberText } from "#lib/format.ts";
import type { Language } from "#lib/texts.ts";
import type { PageTools } from "#platform/http.ts";
import type { Todo } from "#platform/slots.ts";
import { Form, SubmitButton } from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { Timeline } from "#ui/timeline.tsx";
import {
  decideLookBack,
  decidePledges,
  decideSigningAgain,
  hasSigned,
  isOfWords,
  isRunning,
  lastDayOf,
  type Party,
  type Pledge,
  together,
} from "../model.ts";
import { texts } from "../texts.ts";
import { pathOf, type View } from "./view.ts";
import { Goals, pledgesText, TogetherSentence } from "./words.tsx";

interface Props {
  readonly page: PageTools;
  readonly view: View;
}

/** Who does what together, where it stands, what the reader can do. */
export function AgreementPage({ page, view }: Props) {
  const { language } = page;
  const t = texts[language];
  const { coalition } = view;
  return (
    <Page>
      <PageHead
        kind={t.kind(coalition.number)}
        title={coalition.title}
        lead={t.reads.serves(coalition.serves)}
      >
        <StandOf page={page} view={view} />
      </PageHead>
      <NowOf page={page} view={view} />
      <Text>
        <Section id="wat" title={t.reads.what}>
          {coalition.what.split(/\n{2,}/).map((part) => (
            <Paragraph key={part}>{part}</Paragraph>
          ))}
          <Paragraph>
            {t.reads.term(
              dateText(coalition.startsOn, language),
              dateText(lastDayOf(coalition), language),
            )}{" "}
            {t.reads.back(dateText(coalition.looksBackOn, language))}
          </Paragraph>
          <Paragraph>{t.reads.continuity(coalition.continuity)}</Paragraph>
        </Section>
        <PartiesOf page={page} view={view} />
        <LookBacksOf page={page} view={view} />
        {view.given.flatMap((contribution) => contribution.sections ?? [])}
        {view.told.length > 0 && (
          <Section id="verloop" title={t.record}>
            <Timeline
              items={[...view.told].reverse().map(({ entry, sentence }) => ({
                when: {
                  iso: entry.at.toISOString(),
                  text: dateText(localDate(entry.at), language),
                },
                text: sentence,
                proof: (
                  <Link href={page.href(`/logboek/${entry.number}`)}>
                    {page.slots.proof(numberText(entry.number, language), language)}
                  </Link>
                ),
              }))}
            />
          </Section>
        )}
      </Text>
    </Page>
  );
}

function StandOf({ page, view }: Props) {
  const { language } = page;
  const t = texts[language].stand;
  const { coalition, parties } = view;
  const until = coalition.lapsesAt
    ? // It passes at midnight after its last day.
      dateText(localDate(new Date(coalition.lapsesAt.getTime() - 1)), language)
    : "";
  switch (coalition.state) {
    case "proposed":
      return (
        <Stand tone="wait">
          <Paragraph>
            <b>
              {t.proposed(
                parties.filter((party) => hasSigned(coalition, party)).length,
                parties.length,
                dateText(coalition.signBy, language),
              )}
            </b>{" "}
            {t.proposedThen}
          </Paragraph>
        </Stand>
      );
    case "firm":
      return (
        <Stand tone="go">
          <Paragraph>
            <b>
              {t.firm(
                coalition.firmAt ? dateText(localDate(coalition.firmAt), language) : "",
                dateText(lastDayOf(coalition), language),
              )}
            </b>
          </Paragraph>
        </Stand>
      );
    case "wavering":
      return (
        <Stand tone="wait">
          <Paragraph>
            <b>{t.wavering(until)}</b> {t.waveringThen}
          </Paragraph>
        </Stand>
      );
    case "ended":
    case "finished":
      return (
        <Stand tone={coalition.state === "ended" ? "stop" : "wait"}>
          <Paragraph>
            <b>{t[coalition.state](until)}</b>
          </Paragraph>
        </Stand>
      );
    case "withdrawn":
    case "expired":
    case "closed":
      return (
        <Stand tone={coalition.state === "closed" ? "go" : "stop"}>
          <Paragraph>
            <b>{t[coalition.state]}</b>
          </Paragraph>
        </Stand>
      );
  }
}

/** What the reader can do; each action judges again. */
function NowOf({ page, view }: Props) {
  const { language } = page;
  const t = texts[language].now;
  const { coalition, parties, own, work } = view;
  const path = page.href(pathOf(coalition));
  const isProposing = coalition.state === "proposed" && view.isProposer;
  const open = isProposing ? parties.filter(({ signature }) => signature === null) : [];
  const [first] = open;
  const mayStay =
    coalition.state === "wavering" && own && !own.left && own.staysFor !== coalition.round;
  const mayLookBack = decideLookBack(coalition, own, localDate(page.now)).ok;
  const lookBack = { label: t.lookBack, href: `${path}/terugkijken` };
  const mayPledge = own !== undefined && decidePledges(coalition, own).ok;
  const again = decideSigningAgain(coalition, own).ok
    ? { label: t.again, href: `${path}/opnieuw-tekenen` }
    : undefined;
  const todo: Todo[] = [
    ...(mayPledge ? [{ label: t.pledge, href: `${path}/inbreng`, gives: t.pledgeGives }] : []),
    ...(mayLookBack && mayStay ? [{ ...lookBack, gives: t.lookBackGives }] : []),
    ...(isRunning(coalition) && own && !own.left
      ? [{ label: t.leave, href: `${path}/stoppen`, gives: t.leaveGives }]
      : []),
    ...open
      .filter(({ isElsewhere }) => isElsewhere)
      .map(({ name, position }) => ({
        label: t.mail(name),
        href: `${path}/mail/${position}`,
        gives: t.mailGives,
      })),
    ...(isProposing
      ? [{ label: t.withdraw, href: `${path}/intrekken`, gives: t.withdrawGives }]
      : []),
    ...view.given.flatMap((contribution) => contribution.todo ?? []),
    ...(work
      ? [{ label: work.title, href: page.href(`/werken/${work.number}`), gives: t.work }]
      : []),
    { label: t.list, href: page.href("/afspraken"), gives: t.listGives },
  ];
  return (
    <NowBox
      language={language}
      {...(first && {
        primary: <CodeButton page={page} view={view} party={first} isFirst />,
        note: t.codeGives,
      })}
      {...(again && { primary: again, note: t.againGives })}
      {...(mayStay && { primary: { label: t.stay, href: `${path}/doorgaan` }, note: t.stayGives })}
      {...(mayLookBack && !mayStay && { primary: lookBack, note: t.lookBackGives })}
      todo={todo}
    >
      {open.slice(again ? 0 : 1).map((party) => (
        <CodeButton page={page} view={view} party={party} key={party.id} />
      ))}
      {view.given.map(({ follow }) => follow)}
    </NowBox>
  );
}

function CodeButton({
  page,
  view,
  party,
  isFirst = false,
}: Props & { readonly party: Party; readonly isFirst?: boolean }) {
  const path = pathOf(view.coalition);
  return (
    <Form language={page.language} action={page.href(`${path}/code/${party.position}`)}>
      <SubmitButton kind={isFirst ? "primary" : "secondary"}>
        {texts[page.language].now.code(party.name)}
      </SubmitButton>
    </Form>
  );
}

/** Who brings what, each kind in a column and all of it together below; and the same as a sentence. */
function PartiesOf({ page, view }: Props) {
  const { language } = page;
  const t = texts[language];
  const { coalition, parties, names } = view;
  const nameOf = ({ id, name }: Party) => names.get(id) ?? name;
  const signed = (party: Party) => {
    if (!party.signature) return t.notSigned;
    const on = dateText(localDate(party.signature.at), language);
    return coalition.state === "proposed" && !hasSigned(coalition, party) ? t.signedBefore(on) : on;
  };
  return (
    <Section id="partijen" title={t.parties}>
      <TogetherSentence language={language} parties={parties} />
      <Table
        language={language}
        caption={t.parties}
        captionHidden
        fold
        columns={[
          { label: t.party },
          { label: t.kinds.money },
          { label: t.kinds.hours },
          { label: t.kinds.things },
          { label: t.signedOn },
        ]}
        rows={[
          ...parties.map((party) => ({
            head: nameOf(party),
            note: leavingText(party, language),
            cells: [...meansCells(party.pledges, language), signed(party)],
          })),
          {
            head: t.allTogether,
            cells: [
              ...meansCells(
                together(parties).filter((one) => !isOfWords(one)),
                language,
              ),
              null,
            ],
          },
        ]}
      />
      <Goals
        language={language}
        parties={parties.map((party) => ({ name: nameOf(party), goals: party.goals }))}
      />
    </Section>
  );
}

function leavingText({ left }: Party, language: Language): string | undefined {
  if (!left) return undefined;
  const t = texts[language];
  const on = dateText(localDate(left.at), language);
  return left.ground === "left" ? t.leftOn(on) : t.silentOn(on);
}

/** Money, time, and what takes words; a column that says its kind needs no word for it. */
function meansCells(pledges: readonly Pledge[], language: Language): readonly (string | null)[] {
  const money = pledges.find((pledge) => pledge.kind === "money");
  const hours = pledges.find((pledge) => pledge.kind === "hours");
  const things = pledges.filter(isOfWords);
  return [
    money ? euroText(money.amountCents, language) : null,
    hours ? hoursText(hours.minutes, language) : null,
    things.length > 0 ? things.map((one) => pledgesText([one], language)).join("; ") : null,
  ];
}

function LookBacksOf({ page, view }: Props) {
  const { language } = page;
  const t = texts[language];
  const backs = view.parties.flatMap(({ id, name, lookBack }) =>
    lookBack ? [{ name: view.names.get(id) ?? name, ...lookBack }] : [],
  );
  if (backs.length === 0) return null;
  return (
    <Section id="terugblik" title={t.backs}>
      {backs.map(({ name, kept, words, at }) => (
        <div class="meent-stack" key={name}>
          <h3 class="utrecht-heading-3">
            {t.backBy(name, t.kept[kept], dateText(localDate(at), language))}
          </h3>
          {words.split(/\n{2,}/).map((part) => (
            <Paragraph key={part}>{part}</Paragraph>
          ))}
        </div>
      ))}
    </Section>
  );
}

/** To who is no party yet: that there is a proposal, and where a code is typed. */
export function HiddenPage({ page, view }: Props) {
  const { language } = page;
  const t = texts[language];
  const path = pathOf(view.coalition);
  const isOpen = view.coalition.state === "proposed";
  return (
    <Page>
      <PageHead
        kind={t.kind(view.coalition.number)}
        title={t.hidden.title}
        lead={isOpen ? t.hidden.lead : t.stand[notSigned(view)]}
      />
      <Text>
        {isOpen && (
          <ul class="meent-todo">
            {view.parties
              .filter(({ signature }) => signature === null)
              .map(({ position, id }) => (
                <li key={id}>
                  {/* Who they are is theirs until all have signed. */}
                  <Link href={page.href(`${path}/tekenen/${position}`)}>
                    {t.hidden.place(position)}
                  </Link>
                </li>
              ))}
          </ul>
        )}
        <Paragraph>
          <Link href={page.href("/afspraken")}>{t.now.list}</Link>
        </Paragraph>
      </Text>
    </Page>
  );
}

function notSigned({ coalition }: View): "withdrawn" | "expired" {
  return coalition.state === "withdrawn" ? "withdrawn" : "expired";
}

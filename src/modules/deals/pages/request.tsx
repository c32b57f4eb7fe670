import { localDate } from "#lib/calendar.ts";
import { dateText, monthsText, numberText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { keyField, type PageTools } from "#platform/http.ts";
import { Facts } from "#ui/facts.tsx";
import { ErrorSummary, Form, Hidden, SubmitButton } from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Timeline } from "#ui/timeline.tsx";
import { refuseRequest, takeUpRequest } from "../actions.ts";
import { awaitsOfficial, type DealRequest, isOpenRequest } from "../model/request.ts";
import { texts } from "../texts.ts";
import type { RequestView } from "./request-view.ts";
import { carriesText } from "./words.ts";

interface PartProps {
  readonly page: PageTools;
  readonly view: RequestView;
  /** What could not be done on this page, and why. */
  readonly refused?: string;
}

export function pathOfRequest({ number }: Pick<DealRequest, "number">): string {
  return `/deals/vragen/${number}`;
}

/** What is asked, who answers by when, and what came of it. */
export function RequestPage({ page, view, refused }: PartProps) {
  const { language } = page;
  const t = texts[language].request;
  const { request } = view;
  return (
    <Page>
      <PageHead
        kind={t.kind(request.number, view.areaName)}
        title={texts[language].pageTitle(view.party, request.title)}
        before={
          refused && (
            <ErrorSummary language={language} errors={[{ field: "nu", message: refused }]} />
          )
        }
      >
        <StandOf page={page} view={view} />
      </PageHead>
      <NowOf page={page} view={view} />
      <Text>
        <RefusalSection page={page} view={view} />
        {request.what !== "" && (
          <Section id="wat" title={texts[language].what}>
            <Paragraph>{request.what}</Paragraph>
          </Section>
        )}
        <CarriesSection page={page} view={view} />
        {view.given.flatMap((contribution) => contribution.sections ?? [])}
        <PlacesSection page={page} view={view} />
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
    </Page>
  );
}

/** The tone and the sentences of where it stands; the first is set bold. */
function standOf({ page, view }: PartProps): readonly ["wait" | "stop" | "go", string, string] {
  const { language } = page;
  const t = texts[language].request.stand;
  const { request, names } = view;
  const day = (date: string) => dateText(date, language);
  const answerBy = t.answerBy(day(request.answerDueOn));
  const by = names.get(request.answer?.memberId ?? "") ?? "";
  const answeredOn = request.answer ? day(localDate(request.answer.at)) : "";
  const official = request.officialId ? t.takenUp(names.get(request.officialId) ?? "") : "";
  switch (request.state) {
    case "asked":
    case "reminded":
      return ["wait", t.asked(day(request.helpDueOn)), answerBy];
    case "helpOverdue":
      return ["stop", t.helpOverdue(day(request.helpDueOn)), answerBy];
    case "takenUp":
      return ["wait", official, answerBy];
    case "answerOverdue":
      return ["stop", t.answerOverdue(day(request.answerDueOn)), official];
    case "agreed":
      return ["go", t.agreed(answeredOn), ""];
    case "refused":
      return ["stop", t.refused(by, answeredOn), t.next];
    case "withdrawn":
      return ["go", t.withdrawn, ""];
  }
}

function StandOf({ page, view }: PartProps) {
  const [tone, first, second] = standOf({ page, view });
  return (
    <Stand tone={tone}>
      <Paragraph>
        <b>{first}</b> {second}
      </Paragraph>
    </Stand>
  );
}

function NowOf({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].request.now;
  const { request } = view;
  const here = page.href(pathOfRequest(request));
  const takesUp = view.mayAnswer && awaitsOfficial(request) && page.may(takeUpRequest);
  const [first, ...rest] = stepsOf({ page, view });
  const primary = takesUp ? (
    <Form language={language} action={`${here}/oppakken`}>
      <Hidden name={keyField} value={newId()} />
      <SubmitButton once>{t.take}</SubmitButton>
    </Form>
  ) : (
    first && { label: first.label, href: first.href }
  );
  return (
    <NowBox
      language={language}
      {...(primary && { primary, note: takesUp ? t.takeGives : (first?.gives ?? "") })}
      todo={[
        ...(takesUp && first ? [first] : []),
        ...rest,
        ...(first?.label === t.list
          ? []
          : [{ label: t.list, href: page.href("/deals"), gives: t.listGives }]),
      ]}
    >
      {view.given.map(({ follow }) => follow)}
    </NowBox>
  );
}

/** What who looks can do now, the most likely first. */
function stepsOf({ page, view }: PartProps) {
  const t = texts[page.language].request.now;
  const { request, isParty, mayAnswer, dealNumber } = view;
  const here = page.href(pathOfRequest(request));
  const isOpen = isOpenRequest(request);
  const given = view.given.flatMap((contribution) => contribution.todo ?? []);
  // What others may ask or offer beside it is no answer to it, and so never the first thing to do.
  const first = request.state === "refused" && !isParty;
  return [
    ...(first ? [{ label: t.list, href: page.href("/deals"), gives: t.listGives }] : []),
    ...(dealNumber
      ? [{ label: t.deal, href: page.href(`/deals/${dealNumber}`), gives: t.dealGives }]
      : []),
    ...(isOpen && mayAnswer
      ? [
          {
            label: t.agree,
            href: page.href(`/deals/nieuw?vraag=${request.number}`),
            gives: t.agreeGives,
          },
        ]
      : []),
    ...(isOpen && mayAnswer && page.may(refuseRequest)
      ? [{ label: t.refuse, href: `${here}/nee`, gives: t.refuseGives }]
      : []),
    ...given,
    ...(request.state === "refused" && isParty
      ? [
          ...(request.reply === null
            ? [{ label: t.reply, href: `${here}/antwoord`, gives: t.replyGives }]
            : []),
          // What grew out of something is asked again there, with all it holds.
          ...(request.origin === null
            ? [
                {
                  label: t.again,
                  href: page.href(`/deals/vragen/nieuw?vraag=${request.number}`),
                  gives: t.againGives,
                },
              ]
            : []),
        ]
      : []),
    ...(isOpen && isParty
      ? [{ label: t.withdraw, href: `${here}/terugnemen`, gives: t.withdrawGives }]
      : []),
    ...(isOpen && page.viewer.kind === "visitor"
      ? [
          {
            label: t.signIn,
            href: `${page.href("/aanmelden")}?terug=${pathOfRequest(request)}`,
            gives: t.signInGives,
          },
        ]
      : []),
  ];
}

/** The no: first what would make it a yes, then why; the party's word beside it, as large. */
function RefusalSection({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].request;
  const { refusal, reply } = view.request;
  if (!refusal) return null;
  return (
    <Section id="nee" title={t.refusal}>
      <h3 class="utrecht-heading-3">{t.needed}</h3>
      <Paragraph>{refusal.needed}</Paragraph>
      <h3 class="utrecht-heading-3">{t.reason}</h3>
      <Paragraph>{refusal.reason}</Paragraph>
      {reply && (
        <>
          <h3 class="utrecht-heading-3">
            {t.replyOf(
              view.names.get(reply.memberId) ?? "",
              dateText(localDate(reply.at), language),
            )}
          </h3>
          <Paragraph>{reply.words}</Paragraph>
        </>
      )}
    </Section>
  );
}

function CarriesSection({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].request;
  const { request, means, names } = view;
  const of = (side: "party" | "municipality") => means.filter((one) => one.side === side);
  return (
    <Section id="inbreng" title={t.carries}>
      <Facts
        wide
        items={[
          { term: t.asksOf(page.community.name), value: carriesText(of("municipality"), language) },
          {
            term: t.brings(view.party),
            value: of("party").length > 0 ? carriesText(of("party"), language) : t.bringsNothing,
          },
          { term: t.stops, value: request.continuity },
          {
            term: t.looksBackAfter,
            value: t.after(monthsText(request.looksBackMonths, language)),
          },
          {
            term: t.official,
            value: names.get(request.officialId ?? request.answer?.memberId ?? "") ?? t.nobodyYet,
          },
        ]}
      />
    </Section>
  );
}

/** What it grew out of, with all that was told there, and the work it is about. */
function PlacesSection({ page, view }: PartProps) {
  const t = texts[page.language].request;
  const { origin, work } = view;
  if (origin)
    return (
      <Section id="oorsprong" title={t.origin}>
        <Paragraph>
          <Link href={origin.href}>{origin.title}</Link>
        </Paragraph>
        <Paragraph>{t.originText}</Paragraph>
      </Section>
    );
  if (!work) return null;
  return (
    <Section id="werk" title={texts[page.language].make.aboutWork}>
      <Paragraph>
        <Link href={work.href}>{work.title}</Link>
      </Paragraph>
    </Section>
  );
}

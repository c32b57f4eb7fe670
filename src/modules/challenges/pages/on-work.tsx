import type { Charter } from "#lib/clause.ts";
import { dateText } from "#lib/format.ts";
import { findCharterInForce } from "#modules/charter";
import { dealClauses, findDealOf } from "#modules/deals";
import { findWork, isOpen, type Work } from "#modules/works";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import type { Contribution, Todo } from "#platform/slots.ts";
import { Paragraph, Section } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import {
  agreedPlan,
  type Challenge,
  challengeClauses,
  isSilenceYes,
  silenceFor,
  silenceSource,
} from "../model.ts";
import { findDraftOf, listChallengesOf } from "../store.ts";
import { texts } from "../texts.ts";
import { partyName } from "./challenge.tsx";
import { SilenceBeforehand } from "./take-over.tsx";

/** What challenges put on the page of a work: the button, who came before, how it goes. */
export async function onWork(db: Db, page: PageTools, workId: string): Promise<Contribution> {
  const view = await loadOnWork(db, page, workId);
  if (!view) return {};
  const { work, open } = view;
  const t = texts[page.language];
  const stand = standOf(view, page);
  return {
    ...(stand && { stand: { tone: "go" as const, text: <Paragraph>{stand}</Paragraph> } }),
    ...(open && { primary: primaryOf(work, page) }),
    todo: todoOf(view, page),
    sections: [
      // How the municipality decides, where it is there to decide.
      ...(open && page.community.takesPart ? [howSection(view, page)] : []),
      <Section id="uitdagingen" title={t.onWork.title}>
        {isYesToMore(view.rows) && <Paragraph>{t.onWork.bothYes}</Paragraph>}
        {view.rows.length === 0 ? (
          <Paragraph>{t.onWork.none}</Paragraph>
        ) : (
          <Rows
            items={view.rows.map(({ challenge, party }) => ({
              meta: [
                challenge.number,
                t.states[challenge.state],
                ...(challenge.term
                  ? [t.onWork.filedOn(dateText(challenge.term.filedOn, page.language))]
                  : []),
              ].join(", "),
              title: rowTitle(challenge, party, page),
              href: page.href(`/uitdagingen/${challenge.number}`),
            }))}
          />
        )}
      </Section>,
    ],
  };
}

/** Whether more than one has a yes that is no deal of both sides yet. */
function isYesToMore(rows: readonly { readonly challenge: Pick<Challenge, "state"> }[]): boolean {
  const yes = rows.filter(
    ({ challenge: { state } }) => state === "accepted" || state === "acceptedBySilence",
  );
  return yes.length > 1;
}

/** Where somebody is paid for it now: take it over. Else the lightest road may be lighter. */
function primaryOf(work: Work, page: PageTools) {
  const t = texts[page.language];
  return isDoneForMunicipality(work)
    ? { ...takeOverOf(work, page), note: noteOf(page, t.takeOver.note) }
    : { ...laneOf(work, page), note: t.lane.doorGives };
}

function takeOverOf({ number }: Work, page: PageTools) {
  const t = texts[page.language];
  if (!page.community.takesPart)
    return { label: t.lane.letter.challenge, href: page.href(`/werken/${number}/brief`) };
  return { label: t.takeOver.primary, href: page.href(`/werken/${number}/overnemen`) };
}

function laneOf({ number }: Work, page: PageTools) {
  const label = texts[page.language].lane.door;
  return { label, href: page.href(`/meedoen?werk=${number}`) };
}

function isDoneForMunicipality({ doer }: Work): boolean {
  return doer.kind === "municipality" || doer.kind === "contractor";
}

interface OnWork {
  readonly work: Work;
  readonly rows: readonly { readonly challenge: Challenge; readonly party: string }[];
  readonly draft: Challenge | undefined;
  readonly charter: Charter;
  /** Whoever took it over, with the first day of the deal. */
  readonly taker:
    | { readonly challenge: Challenge; readonly party: string; readonly startsOn: string }
    | undefined;
  readonly open: boolean;
}

async function loadOnWork(db: Db, page: PageTools, workId: string): Promise<OnWork | undefined> {
  const { id: communityId } = page.community;
  const work = await findWork(db, communityId, workId);
  if (!work) return undefined;
  const challenges = await listChallengesOf(db, communityId, workId, page.now);
  const rows = [];
  for (const challenge of challenges)
    rows.push({ challenge, party: await partyName(db, communityId, challenge) });
  const taken = rows.find(
    ({ challenge }) => challenge.state === "agreed" || challenge.state === "running",
  );
  const deal =
    taken && (await findDealOf(db, communityId, { kind: "challenge", id: taken.challenge.id }));
  return {
    work,
    rows,
    draft:
      page.viewer.kind === "member"
        ? await findDraftOf(db, communityId, workId, page.viewer.memberId, page.now)
        : undefined,
    charter: await findCharterInForce(db, communityId, page.now, work.areaId),
    taker: taken && { ...taken, startsOn: deal?.startsOn ?? agreedPlan(taken.challenge).startsOn },
    open: isOpen(work) && taken === undefined,
  };
}

function standOf({ open, taker, work }: OnWork, { language, community }: PageTools) {
  const t = texts[language].onWork;
  // Whether it can be taken over is for the municipality to say, once it takes part.
  if (open && !community.takesPart) return null;
  if (open)
    return (
      <>
        <b>{t.open}</b> {work.contractEndsOn && t.openFrom(dateText(work.contractEndsOn, language))}
      </>
    );
  if (!taker) return null;
  const date = dateText(taker.startsOn, language);
  return (
    <b>
      {taker.challenge.state === "agreed" ? t.agreed(taker.party, date) : t.running(taker.party)}
    </b>
  );
}

function rowTitle({ state }: Challenge, party: string, { language }: PageTools): string {
  const t = texts[language].onWork;
  if (state === "running") return t.rowRunning(party);
  return state === "agreed" ? t.rowAgreed(party) : t.row(party);
}

function todoOf({ rows, draft, open, work }: OnWork, page: PageTools): readonly Todo[] {
  const t = texts[page.language];
  const live = rows.find(
    ({ challenge }) => challenge.state === "filed" || challenge.state === "inDecision",
  );
  return [
    ...(open
      ? [
          isDoneForMunicipality(work)
            ? { ...laneOf(work, page), gives: t.lane.doorGives }
            : { ...takeOverOf(work, page), gives: noteOf(page, t.lane.means.challenge) },
        ]
      : []),
    ...(draft
      ? [
          {
            label: t.onWork.draft,
            href: page.href(`/uitdagingen/concept/${draft.id}`),
            gives: t.onWork.draftGives,
          },
        ]
      : []),
    ...(live
      ? [
          {
            label: t.onWork.see,
            href: page.href(`/uitdagingen/${live.challenge.number}`),
            gives: `${live.party}, ${t.states[live.challenge.state]}`,
          },
        ]
      : []),
  ];
}

/** What taking over brings; without the municipality, why it is a letter. */
function noteOf({ language, community }: PageTools, otherwise: string): string {
  return community.takesPart
    ? otherwise
    : texts[language].lane.letterMeans(community.municipality ?? "");
}

function howSection({ charter, work }: OnWork, page: PageTools) {
  const t = texts[page.language].onWork;
  // For no money at all: what silence brings where no value gate bars it.
  const silence = silenceFor(charter, 0n, 0n);
  return (
    <Section id="hoe" title={t.how}>
      <ol class="utrecht-ordered-list utrecht-ordered-list--html-content">
        <li>{t.howAcknowledge(charter.value(challengeClauses.acknowledgeDays))}</li>
        <li>{t.howDecide(charter.value(challengeClauses.decisionWeeks))}</li>
        <li>
          {isSilenceYes(silence)
            ? t.howSilence(silenceSource(charter, page.language))
            : t.howNoSilence}
        </li>
        <li>{t.howDeal(charter.value(dealClauses.signWeeks))}</li>
      </ol>
      <SilenceBeforehand page={page} work={work} charter={charter} gateOnly />
    </Section>
  );
}

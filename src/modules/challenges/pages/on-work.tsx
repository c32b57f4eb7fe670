import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { dealClauses, findDealOf } from "#modules/deals";
import { findWork, isOpen } from "#modules/works";
import { charterOf } from "#lib/clause.ts";
import { findVersionInForce } from "#modules/charter";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import type { Contribution } from "#platform/slots.ts";
import { Paragraph, Section } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import { type Challenge, challengeClauses, isSilenceYes, silenceFor } from "../model.ts";
import { findDraftOf, listChallengesOf } from "../store.ts";
import { texts } from "../texts.ts";
import { partyName } from "./challenge.tsx";
import { SilenceBeforehand } from "./take-over.tsx";

/** What challenges put on the page of a work: the button, who came before, how it goes. */
export async function onWork(db: Db, page: PageTools, workId: string): Promise<Contribution> {
  const { id: communityId } = page.community;
  const { language } = page;
  const t = texts[language];
  const work = await findWork(db, communityId, workId);
  if (!work) return {};
  const challenges = await listChallengesOf(db, communityId, workId, page.now);
  const parties = await Promise.all(
    challenges.map((challenge) => partyName(db, communityId, challenge)),
  );
  const draft =
    page.viewer.kind === "member"
      ? await findDraftOf(db, communityId, workId, page.viewer.memberId, page.now)
      : undefined;
  const version = await findVersionInForce(db, communityId, page.now);
  const charter = charterOf(version.version, version.clauses);
  const taken = challenges.findIndex(({ state }) => state === "agreed" || state === "running");
  const takenBy = challenges[taken];
  const open = isOpen(work) && takenBy === undefined;
  const live = challenges.find(({ state }) => state === "filed" || state === "inDecision");
  const silence = silenceFor(charter, 0n, 1n);
  return {
    ...(open && {
      stand: {
        tone: "go" as const,
        text: (
          <Paragraph>
            <b>{t.onWork.open}</b>{" "}
            {work.contractEndsOn && t.onWork.openFrom(dateText(work.contractEndsOn, language))}
          </Paragraph>
        ),
      },
      primary: {
        label: t.takeOver.primary,
        href: page.href(`/werken/${work.number}/overnemen`),
        note: t.takeOver.note,
      },
    }),
    ...(takenBy?.state === "agreed" && {
      stand: {
        tone: "go" as const,
        text: (
          <Paragraph>
            <b>
              {t.onWork.agreed(
                parties[taken] ?? "",
                dateText(await startOf(db, communityId, takenBy), language),
              )}
            </b>
          </Paragraph>
        ),
      },
    }),
    todo: [
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
              href: page.href(`/uitdagingen/${live.number}`),
              gives: `${parties[challenges.indexOf(live)]}, ${t.states[live.state]}`,
            },
          ]
        : []),
    ],
    sections: [
      ...(open
        ? [
            <Section id="hoe" title={t.onWork.how}>
              <ol class="utrecht-ordered-list utrecht-ordered-list--html-content">
                <li>{t.onWork.howAcknowledge(charter.value(challengeClauses.acknowledgeDays))}</li>
                <li>{t.onWork.howDecide(charter.value(challengeClauses.decisionWeeks))}</li>
                <li>
                  {isSilenceYes(silence)
                    ? t.onWork.howSilence(silence.source ?? "")
                    : t.onWork.howNoSilence}
                </li>
                <li>{t.onWork.howDeal(charter.value(dealClauses.signWeeks))}</li>
              </ol>
              <SilenceBeforehand page={page} work={work} charter={charter} gateOnly />
            </Section>,
          ]
        : []),
      <Section id="uitdagingen" title={t.onWork.title}>
        {challenges.length === 0 ? (
          <Paragraph>{t.onWork.none}</Paragraph>
        ) : (
          <Rows
            items={challenges.map((challenge, index) => ({
              meta: `${challenge.number}, ${t.states[challenge.state]}, ${dateText(filedOn(challenge), language)}`,
              title: t.onWork.row(parties[index] ?? ""),
              href: page.href(`/uitdagingen/${challenge.number}`),
            }))}
          />
        )}
      </Section>,
    ],
  };
}

function filedOn(challenge: Challenge): string {
  return challenge.term?.filedOn ?? localDate(new Date(0));
}

async function startOf(db: Db, communityId: string, challenge: Challenge): Promise<string> {
  const deal = await findDealOf(db, communityId, { kind: "challenge", id: challenge.id });
  return deal?.startsOn ?? challenge.plan.startsOn;
}

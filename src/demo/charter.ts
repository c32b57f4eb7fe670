import type { z } from "zod";
import { addMonths, localDate } from "#lib/calendar.ts";
import type { AnyClause } from "#lib/clause.ts";
import { answerReply, proposeCharter, replyToClause, signCharter } from "#modules/charter";
import { answerRequest, askToJoin } from "#modules/people";
import type { Filling } from "./deals.ts";
import type { PersonKey } from "./people.ts";

type Parties = z.input<ReturnType<typeof proposeCharter>["input"]>["parties"];

/**
 * The fictional ordinance on which Noorderveld's silence rests. It declares the Algemene termijnenwet
 * applicable (docs/decisions/0006-legal-terms.md).
 */
export const ordinance = {
  basis: "ordinance",
  title: "Verordening uitdaagrecht Noorderveld 2026",
  article: "7",
  cvdrId: "CVDR000000",
} as const;

/** Who agreed on Noorderveld's charters, and what each promised. */
export function governments(decidedOn: string): Parties {
  return [
    {
      kind: "council",
      promise:
        "De raad stelt geen andere eisen dan deze, en zegt bij een impasse het laatste woord op tijd.",
      basis: {
        kind: "ordinance",
        title: ordinance.title,
        article: ordinance.article,
        registerId: ordinance.cvdrId,
      },
    },
    {
      kind: "executive",
      promise: "Het college helpt eerst en oordeelt daarna. Het antwoordt binnen de termijn.",
      basis: { kind: "selfBinding", title: "Collegebesluit over de aanvaardingsplicht", decidedOn },
    },
  ];
}

/** What became of Noorderveld's first charter, each step on its own day. */
export function charterStories(
  clauses: readonly AnyClause[],
): readonly ((filling: Filling) => Promise<void>)[] {
  return [
    (filling) => secondVersion(filling, clauses),
    (filling) => ownRules(filling, clauses),
    (filling) => unanswered(filling, clauses),
  ];
}

/** Who signs for council and executive, as `governments` names them. */
const fourSign = (from: number) =>
  [
    ["henk", from, 2],
    ["sjoerd", from, 2],
    ["wiebe", from + 3, 1],
    ["fatima", from + 3, 1],
  ] as const satisfies readonly (readonly [PersonKey, number, number])[];

/** A rule was contradicted, the council agreed, and a second version says it otherwise. */
async function secondVersion({ done, by, settle }: Filling, clauses: readonly AnyClause[]) {
  const { id: replyId } = await done(replyToClause(clauses), by("jan", -109), {
    clause: "deal.maxYears",
    body: "Drie jaar is te kort. Wie een ijsbaan of een zonnedak begint, leent voor vijf jaar. Dan is de deal voorbij voor het geld terug is.",
  });
  await done(answerReply, by("fatima", -105), {
    replyId,
    body: "Daar hebt u gelijk in. De raad maakt er vijf jaar van in de volgende versie, en kijkt na een half jaar samen met u terug, net als nu.",
  });
  const firstDay = localDate(by("wiebe", -88).now);
  const { id: charterId } = await done(proposeCharter(clauses), by("wiebe", -102), {
    title: "Stadsrecht van Noorderveld, na het eerste halfjaar",
    inForceFrom: firstDay,
    inForceUntil: addMonths(firstDay, 48),
    basedOn: 1,
    clauses: {
      "challenge.silence": ordinance,
      "deal.maxYears": 5,
      "challenge.counterOfferDays": 7,
      "impasse.weeks": 8,
    },
    parties: governments(localDate(by("henk", -103).now)),
  });
  for (const [person, day, position] of fourSign(-98))
    await done(signCharter, by(person, day), { charterId, position });
  await settle(-88);
}

/** A village agreed on two rules of its own, for half a year, with two people of its organisation. */
async function ownRules(
  { done, by, area, organization, requestTo }: Filling,
  clauses: readonly AnyClause[],
) {
  const organizationId = organization("kulturhus");
  await done(askToJoin, by("tjitske", -56), {
    organizationId,
    words: "Ik regel de zaal op dinsdag en teken graag mee voor het dorp.",
  });
  await done(answerRequest, by("roelie", -55), {
    joiningId: await requestTo(organizationId),
    answer: "yes",
  });
  const firstDay = localDate(by("roelie", -40).now);
  const { id: charterId } = await done(proposeCharter(clauses), by("roelie", -50), {
    title: "Dorpsrecht van Hasselo",
    areaId: area("hasselo"),
    inForceFrom: firstDay,
    inForceUntil: addMonths(firstDay, 6),
    basedOn: 2,
    clauses: { "challenge.decisionWeeks": 6, "work.requirementsMax": 3 },
    parties: hasseloAndExecutive(organizationId, localDate(by("henk", -52).now)),
  });
  for (const [person, day, position] of [
    ["roelie", -49, 1],
    ["tjitske", -48, 1],
    ["henk", -46, 2],
    ["sjoerd", -45, 2],
  ] as const)
    await done(signCharter, by(person, day), { charterId, position });
  await done(replyToClause(clauses), by("tjitske", -20), {
    clause: "challenge.decisionWeeks",
    areaId: area("hasselo"),
    body: "Zes weken is genoeg gebleken: het college zei bij het Kulturhus al na dertig dagen ja.",
  });
}

/** Who agreed on Hasselo's own rules, and what each promised. */
function hasseloAndExecutive(organizationId: string, decidedOn: string): Parties {
  return [
    {
      kind: "village",
      organizationId,
      promise: "Het dorp zoekt bij elk plan twee mensen die het dragen, voor het wordt ingediend.",
      basis: { kind: "selfBinding", title: "Dorpsavond in het Kulturhus", decidedOn },
    },
    {
      kind: "executive",
      promise: "Het college antwoordt in Hasselo binnen zes weken, ook in de vakantie.",
      basis: { kind: "selfBinding", title: "Collegebesluit over Hasselo", decidedOn },
    },
  ];
}

/** Said last week, and not answered yet. */
async function unanswered({ done, by }: Filling, clauses: readonly AnyClause[]) {
  await done(replyToClause(clauses), by("fenna", -5), {
    clause: "work.requirementsMax",
    body: "Vijf eisen klinkt weinig, maar bij het park staan er drie die hetzelfde zeggen. Kan het met drie toe?",
  });
}

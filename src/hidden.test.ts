import { afterAll, beforeAll, expect, test } from "vitest";
import { assert } from "#lib/assert.ts";
import { giveRole, layDownRole, setMunicipality } from "#modules/people";
import { startUndertaking } from "#modules/works";
import { act } from "#platform/act.ts";
import type { Db } from "#platform/db.ts";
import { keyOf } from "#platform/instead.ts";
import type { Subject } from "#platform/record.ts";
import type { Writing } from "#platform/slots.ts";
import { tellLines } from "./api/index.ts";
import { clauses } from "./app.ts";
import { fillDemo } from "./demo/fill.ts";
import { legitimise, recognise, replyToAct, sendRule } from "./modules/acts/actions.ts";
import { texts as actTexts } from "./modules/acts/texts.ts";
import {
  answerQuestion,
  askParty,
  completeChallenge,
  decideChallenge,
  extendTermOf,
  objectToRefusal,
  proposeToShare,
  replyToDecision,
  reportDeparture,
  takeUpChallenge,
  withdrawForParty,
} from "./modules/challenges/actions.ts";
import { texts as challengeTexts } from "./modules/challenges/texts.ts";
import { closeProposal, proposeCharter } from "./modules/charter/actions.ts";
import { texts as charterTexts } from "./modules/charter/texts.ts";
import {
  inviteParty,
  leaveCoalition,
  lookBackOn,
  proposeCoalition,
  signCoalition,
} from "./modules/coalitions/actions.ts";
import { texts as coalitionTexts } from "./modules/coalitions/texts.ts";
import {
  askDeal,
  endDeal,
  handOverDeal,
  makeTableDeal,
  refuseRequest,
  replyToHandover,
  replyToRefusal,
  stepIn,
  withdrawDeal,
} from "./modules/deals/actions.ts";
import { texts as dealTexts } from "./modules/deals/texts.ts";
import { sendWeekIn } from "./modules/home/jobs.ts";
import {
  giveThanks,
  joinInitiative,
  postUpdate,
  publishInitiative,
  setMeans,
  setSay,
  standFor,
  startInitiative,
  welcomeParty,
} from "./modules/initiatives/actions.ts";
import { texts as initiativeTexts } from "./modules/initiatives/texts.ts";
import {
  answerLetter,
  draftLetter,
  replyToQuestion,
  sendLetter,
} from "./modules/letters/actions.ts";
import { texts as letterTexts } from "./modules/letters/texts.ts";
import { agreeToMeet, introduce, sayHowItWent } from "./modules/market/actions/introductions.ts";
import { placeListing } from "./modules/market/actions/listings.ts";
import { texts as marketTexts } from "./modules/market/texts.ts";
import { eraseWriting, hideWriting } from "./modules/moderation/actions/judging.ts";
import { reportWriting } from "./modules/moderation/actions/reporting.ts";
import { chooseHow, chooseWeek } from "./modules/notifications/actions/choosing.ts";
import { follow } from "./modules/notifications/actions/following.ts";
import { spreadIn } from "./modules/notifications/jobs.ts";
import { correctOnBehalf, makeLetter } from "./modules/people/actions/on-behalf.ts";
import { describeOrganization } from "./modules/people/actions/organizations.ts";
import { texts as peopleTexts } from "./modules/people/texts.ts";
import { texts as signalTexts } from "./modules/signals/texts.ts";
import { nameWork } from "./modules/works/actions.ts";
import { texts as workTexts } from "./modules/works/texts.ts";
import {
  addChallenge,
  addDeal,
  appoint,
  beginning,
  completion,
  councilAndExecutive,
  done,
  foundTestCommunity,
  openTestWorld,
  settleUntil,
  signBoth,
  type TestCommunity,
} from "./test-community.ts";

/**
 * What moderation hides is readable nowhere. Every kind of writing is there, made by the actions people
 * use: in the example community and in one that adds what the example lacks. Then each text gets words
 * that stand nowhere else, also where a copy of it stands; all is reported and hidden; and a visitor
 * reads everything there is to read.
 */

const world = await openTestWorld();
let community: TestCommunity;
let demoId: string;
afterAll(() => world.close());

beforeAll(async () => {
  demoId = (await fillDemo(world.platform, clauses, beginning)).communityId;
  community = await foundTestCommunity(world, "veldheem");
  await appoint(community, {
    memberId: community.people.roelie,
    role: "moderator",
    startsOn: "2026-01-01",
  });
  await followAll();
  await sayInChallenges();
  await sayInDeals();
  await sayInActs();
  await sayInCharter();
  await sayTogether();
  await sayOnBehalf();
  await sayOfRoles();
  await sayInInitiatives();
  await sayInMarket();
  await sayInLetters();
}, 120_000);

/** Anna hears of everything by mail, on Friday, and of the week. */
async function followAll(): Promise<void> {
  await world.ask(
    `insert into accounts.email (account_id, address, confirmed_at)
     select account_id, 'anna@voorbeeld.example', now() from people.member where id = $1`,
    [community.people.anna],
  );
  const context = community.as("anna");
  await done(follow, context, { kind: "community", id: community.id });
  await done(chooseHow, context, {
    rate: "weekly",
    weekday: "5",
    quietFrom: "22",
    quietUntil: "7",
    asks: "yes",
  });
  await done(chooseWeek, context, { weekday: "5" });
}

const on = (day: string) => new Date(`${day}T09:00:00.000Z`);
const rowOf = async (statement: string, values: readonly unknown[] = []) =>
  String((await world.ask(statement, values))[0]?.id);

async function work(title: string): Promise<string> {
  const { id } = await done(nameWork, community.as("marijke"), {
    title,
    areaId: community.areas.oldeveen,
    doer: { kind: "municipality", name: "Afdeling Wegen" },
    requirements: [{ title: "Het hek is dicht", detail: "Ook op zondag." }],
  } as never);
  return id;
}

async function sayInChallenges(): Promise<void> {
  const { as } = community;
  const challengeId = await addChallenge(community, beginning, { workId: await work("Bermen") });
  await done(takeUpChallenge, as("marijke", on("2026-09-30")), { challengeId });
  const question = "Hoe vaak maait u per jaar?";
  await done(askParty, as("marijke", on("2026-10-01")), { challengeId, question });
  const answer = "Vier keer, na de bloei.";
  await done(answerQuestion, as("fenna", on("2026-10-02")), { challengeId, answer });
  await done(completeChallenge, as("marijke", on("2026-10-05")), { challengeId, ...completion });
  const reason = "Het college wacht op het advies van de ecoloog.";
  await done(extendTermOf, as("henk", on("2026-10-06")), { challengeId, reason });
  await done(decideChallenge, as("henk", on("2026-10-07")), {
    challengeId,
    decision: "refuse",
    ground: "lawConflict",
    reason: "De Wegenwet laat dit niet toe zoals het er staat.",
    counterOffer: "Het kan wel voor de bermen langs het fietspad.",
    answers: { whichArticle: "Wegenwet, artikel 16", otherForm: "no" },
  });
  const [entry] = await world.ask(
    "select number from platform.entry where community_id = $1 and kind = 'challenges.refused'",
    [community.id],
  );
  await done(replyToDecision, as("fenna", on("2026-10-08")), {
    challengeId,
    entryNumber: Number(entry?.number),
    body: "Wij hebben een andere lezing van de wet.",
  });
  const objection = "Het college heeft niet gekeken naar de bermen bij de school.";
  await done(objectToRefusal, as("fenna", on("2026-10-09")), { challengeId, reason: objection });
  await shareAndLeave();
}

async function shareAndLeave(): Promise<void> {
  const { as } = community;
  const workId = await work("Speeltuin");
  const first = await addChallenge(community, beginning, { workId });
  const second = await addChallenge(
    { ...community, as: () => community.as("roelie", beginning) },
    beginning,
    { workId },
  );
  await done(proposeToShare, as("fenna", on("2026-09-30")), {
    challengeId: first,
    way: "area",
    body: "Wij doen het maaien, zij doen de toestellen.",
  });
  await done(takeUpChallenge, as("marijke", on("2026-09-30")), { challengeId: second });
  await done(reportDeparture, as("marijke", on("2026-10-01")), {
    challengeId: second,
    reason: "De groep is uit elkaar en de telefoon staat uit.",
  });
  await done(withdrawForParty, as("marijke", on("2026-10-20")), { challengeId: second });
}

async function sayInDeals(): Promise<void> {
  const { as, people } = community;
  const made = {
    partyMemberId: people.roelie,
    areaId: community.areas.oldeveen,
    what: "Een bankje van eikenhout bij de vijver.",
    money: "100",
    hours: "2",
    partyHours: "12",
    room: "De schuur van de gemeente",
    partyGoods: "Gereedschap en verf",
    continuity: "Dan maakt de buurman het af.",
    looksBackMonths: 3,
    mandate: community.mandateId,
  };
  const table = await done(makeTableDeal, as("geert"), { ...made, title: "Bankje" } as never);
  const dealOf = (number: string) =>
    rowOf("select id from deals.deal where community_id = $1 and number = $2", [
      community.id,
      number,
    ]);
  await done(withdrawDeal, as("geert"), {
    dealId: await dealOf(table.number),
    side: "municipality",
    reason: "Er ligt daar een leiding in de grond.",
  });
  const deal = await addDeal(world, community);
  await signBoth(community, deal.id);
  await done(handOverDeal, as("geert"), {
    dealId: deal.id,
    fromId: people.geert,
    toId: people.marijke,
    promised: "De sleutel van de schuur, elke zaterdag.",
    matters: "Zij kennen elke boom bij naam.",
    open: "De keuring van de maaier staat open.",
  });
  const letterId = await rowOf("select id from deals.handover_letter where subject_id = $1", [
    deal.id,
  ]);
  const words = "Ook de verzekering staat nog open.";
  await done(replyToHandover, as("fenna"), { dealId: deal.id, letterId, words });
  await endIt(deal.id);
  await refuseAQuestion();
}

async function endIt(dealId: string): Promise<void> {
  await done(endDeal, community.as("fenna", on("2027-05-03")), {
    dealId,
    side: "party",
    ground: "stops",
    reason: "Twee van ons zijn verhuisd naar de stad.",
    endsOn: "2027-09-30",
  } as never);
  await done(stepIn, community.as("henk", on("2027-05-04")), {
    dealId,
    doerKind: "municipality",
    doerName: "Afdeling Groen",
    left: "0",
    words: "Afdeling Groen neemt het werk weer over.",
  } as never);
}

async function refuseAQuestion(): Promise<void> {
  const { as } = community;
  const { number } = await done(askDeal, as("fenna"), {
    title: "Bloembakken in de Kerkstraat",
    what: "Zestig bakken met vaste planten langs de stoep.",
    areaId: community.areas.hasselo,
    money: "600",
    partyHours: "40",
    partyGoods: "Potgrond en planten",
    continuity: "Dan neemt de buurvrouw het over.",
    looksBackMonths: 3,
  } as never);
  const dealRequestId = await rowOf(
    "select id from deals.request where number = $1 and community_id = $2",
    [number, community.id],
  );
  await done(refuseRequest, as("marijke"), {
    dealRequestId,
    needed: "Een plek die breed genoeg is voor een rolstoel.",
    reason: "De stoep in de Kerkstraat is te smal.",
  });
  const words = "Wij hebben de stoep zelf opgemeten.";
  await done(replyToRefusal, as("fenna"), { dealRequestId, words });
}

async function sayInActs(): Promise<void> {
  const { as } = community;
  const { id: undertakingId } = await done(startUndertaking, as("fenna"), {
    workId: await work("Geveltuinen"),
    what: "Wij vegen elke zaterdag de stoep.",
    nothingNeeded: "yes",
  } as never);
  const { id } = await done(recognise, as("henk"), {
    subjectKind: "undertaking",
    subjectId: undertakingId,
    body: "Dit verdient de steun van het college.",
  });
  await done(replyToAct, as("fenna"), { actId: id, body: "Daar zijn wij blij mee." });
  const { ruleId } = await done(legitimise, as("henk"), {
    subjectKind: "undertaking",
    subjectId: undertakingId,
    rule: "Regeling straatvegen, artikel 3",
    owner: "outside",
    ownerName: "het ministerie van stoepen",
    forWhom: "Een straat die zelf veegt",
    startsOn: "2026-10-01",
    endsOn: "2027-09-30",
    body: "Deze straat mag de stoep zelf vegen.",
    card: "Een straat mocht zelf vegen, zonder vergunning vooraf.",
  });
  const body = "Wij vragen u de regel te veranderen.";
  await done(sendRule, as("henk"), { ruleId, body });
}

async function sayInCharter(): Promise<void> {
  const { id } = await done(proposeCharter(clauses), community.as("wiebe"), {
    title: "Stadsrecht met een plan dat niet doorgaat",
    inForceFrom: "2027-01-01",
    clauses: {},
    parties: councilAndExecutive,
  });
  const reason = "De raad wil eerst met de dorpen praten.";
  await done(closeProposal, community.as("wiebe"), { charterId: id, reason });
}

async function sayTogether(): Promise<void> {
  const { as } = community;
  await done(describeOrganization, as("fenna"), {
    organizationId: community.organizationId,
    about: "Wij zorgen samen voor het dorp.",
  });
  const { id: coalitionId } = await done(proposeCoalition, as("fenna"), {
    title: "Samen koken op woensdag",
    what: "Elke woensdag koken wij in het dorpshuis.",
    serves: "Iedereen in Oldeveen die alleen eet",
    continuity: "Dan zoeken de anderen een vervanger.",
    startsOn: "2026-10-01",
    termMonths: 12,
    looksBackMonths: 1,
    parties: [
      { name: "Fenna", money: 25_000n, hours: 2400, goals: ["Niemand eet alleen op woensdag"] },
      { name: "De biljartclub", room: "De keuken achter", goods: "Pannen en borden" },
      { name: "Geert", hours: 60 },
    ],
  });
  for (const [position, person, code] of [
    [2, "roelie", "ABCD2345"],
    [3, "geert", "EFGH6789"],
  ] as const) {
    await done(inviteParty, as("fenna"), { coalitionId, position, code });
    await done(signCoalition, as(person), { coalitionId, position, code });
  }
  await done(lookBackOn, as("fenna", on("2026-11-05")), {
    coalitionId,
    kept: "yes",
    words: "Het liep elke week vol.",
  } as never);
  await done(leaveCoalition, as("roelie", on("2026-11-06")), {
    coalitionId,
    reason: "De biljartclub gaat verhuizen.",
  } as never);
}

async function sayOnBehalf(): Promise<void> {
  const { id } = await done(nameWork, community.as("geert"), {
    title: "Het bankje bij de bushalte",
    areaId: community.areas.oldeveen,
    doer: { kind: "nobody", name: null },
    onBehalf: {
      name: "Berta de Groot",
      asked: "Kan iemand het bankje maken?",
      consent: "spoken",
      how: "Aan de keukentafel.",
    },
  });
  const [made] = await world.ask("select id, number from people.on_behalf where subject_id = $1", [
    id,
  ]);
  const code = "ABCD2345";
  await done(makeLetter, community.as("geert"), { id: String(made?.id), code });
  const words = "Het is het bankje bij de vijver.";
  await done(correctOnBehalf, community.asVisitor(), {
    number: String(made?.number),
    code,
    words,
  });
}

async function sayOfRoles(): Promise<void> {
  await done(giveRole, community.as("wiebe"), {
    memberId: community.people.roelie,
    role: "host",
    startsOn: "2026-09-29",
    reason: "Zij kent iedereen in het dorp.",
  });
  const termId = await rowOf(
    "select id from people.role_term where member_id = $1 and role = 'host'",
    [community.people.roelie],
  );
  const reason = "Zij heeft het te druk met het koken.";
  await done(layDownRole, community.as("roelie"), { termId, endsOn: "2026-12-31", reason });
}

async function sayInInitiatives(): Promise<void> {
  const { as } = community;
  const { id: initiativeId } = await done(startInitiative, as("fenna"), {
    title: "Soep op dinsdag",
    what: "Elke dinsdag koken wij soep voor wie alleen eet.",
    why: "Omdat samen eten beter smaakt.",
    areaId: community.areas.oldeveen,
    place: "De keuken van het dorpshuis",
    valueAccess: "Iedereen kan er naar binnen.",
    valueSupport: "Niemand eet alleen.",
    valueDirection: "De eters kiezen de soep.",
    valueOther: "Er gaat geen prei meer in de bak.",
    norms: "Wij gooien geen eten weg.",
    income: "public",
    incomeWords: "De kok krijgt een uur per week betaald.",
    incomePerHour: "25",
  });
  await done(publishInitiative, as("fenna"), { initiativeId });
  await done(setMeans, as("fenna"), {
    initiativeId,
    version: 1,
    means: [
      { kind: "goods", words: "Twee grote pannen", carrier: "De biljartclub", side: "community" },
    ],
  });
  await done(setSay, as("fenna"), {
    initiativeId,
    version: 2,
    votesNeeded: 1,
    seats: [{ holder: "De koks van dinsdag", side: "community", votes: 1 }],
  });
  const role = "Ik snij de groente.";
  const { partyId } = await done(joinInitiative, as("roelie"), { initiativeId, role });
  await done(welcomeParty, as("fenna"), { initiativeId, partyId });
  const words = "Vandaag aten er dertig mensen mee.";
  await done(postUpdate, as("fenna"), { initiativeId, words });
  await done(giveThanks, as("roelie"), {
    initiativeId,
    toName: "de buren van de Brink",
    words: "Voor de tafels en de stoelen.",
  });
  await done(standFor, as("anna"), {
    initiativeId,
    knownAs: "Huisarts aan de Brink",
    words: "Ik eet er zelf ook mee.",
  });
}

async function sayInMarket(): Promise<void> {
  const { as } = community;
  const hall = { kind: "room", areaId: community.areas.oldeveen } as const;
  const { id: needId } = await done(placeListing, as("fenna"), {
    ...hall,
    side: "need",
    title: "Zaal om samen te eten",
    what: "Wij zoeken een zaal met een keuken voor dertig mensen.",
  });
  const { id: offerId } = await done(placeListing, as("roelie"), {
    ...hall,
    side: "offer",
    title: "Dorpshuis staat dinsdag leeg",
    what: "Onze zaal is vrij op dinsdag, met een keuken en veertig stoelen.",
  });
  const { id: introductionId } = await done(introduce, as("geert"), { needId, offerId });
  const contact = "0612345678";
  await done(agreeToMeet, as("fenna"), { introductionId, contact });
  await done(agreeToMeet, as("roelie"), { introductionId, contact });
  const asking = on("2026-11-02");
  await settleUntil(world, community, asking);
  await done(sayHowItWent, as("fenna", asking), {
    introductionId,
    worked: "yes",
    thanks: "Elke dinsdag soep, dankzij jullie zaal.",
  });
}

/** Last, for only a municipality that does not take part is written to. */
async function sayInLetters(): Promise<void> {
  const { as } = community;
  await done(setMunicipality, as("wiebe"), { municipality: "Veldheem", takesPart: false });
  const { number } = await done(draftLetter, as("fenna"), {
    workId: community.works.bridges,
    kind: "challenge",
    why: "Wij willen de bruggen zelf schilderen.",
    cooperation: "Een steiger en iemand die meekijkt.",
    basis: "participation",
    senderAddress: "Fenna Dijkstra\nDorpsstraat 4\n7777 AA Oldeveen",
  });
  const letterId = await rowOf(
    "select id from letters.letter where community_id = $1 and number = $2",
    [community.id, number],
  );
  await done(sendLetter, as("fenna"), { letterId, sentOn: "2026-09-29", way: "post" });
  await done(answerLetter, as("fenna", on("2026-10-12")), {
    letterId,
    kind: "question",
    words: "Hoe breed is de steiger die u wilt?",
    answeredOn: "2026-10-12",
    signedBy: "De heer Bruggeman",
  });
  const words = "De steiger is twee meter breed.";
  await done(replyToQuestion, as("fenna", on("2026-10-13")), {
    letterId,
    words,
    repliedOn: "2026-10-13",
  });
}

/* Planting ----------------------------------------------------------------------------------------- */

/** The columns of which the database itself says that words of persons stand in them. */
async function listPlaces(): Promise<readonly string[]> {
  const rows = await world.ask(
    `select format('%s.%s', d.objoid::regclass, a.attname) as id from pg_description d
     join pg_attribute a on a.attrelid = d.objoid and a.attnum = d.objsubid
     where d.classoid = 'pg_class'::regclass and d.description like 'words of a person%'`,
  );
  return rows.map(({ id }) => String(id));
}

/** Other columns with sentences in them; what of these a visitor reads is nobody's to hide, below. */
async function listOthers(places: readonly string[]): Promise<readonly string[]> {
  const rows = await world.ask(
    `select table_schema || '.' || table_name || '.' || column_name as id
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where data_type = 'text' and table_type = 'BASE TABLE' and table_schema not in
       ('pg_catalog', 'information_schema', 'platform', 'accounts', 'moderation', 'graphile_worker', 'webhooks', 'search')
     order by 1`,
  );
  return rows.map(({ id }) => String(id)).filter((id) => !places.includes(id));
}

/** The word of each text, with the columns in which it stands. */
type Planted = ReadonlyMap<string, ReadonlySet<string>>;

/** Gives each text words of its own, the same wherever the same text stands, also in the record. */
async function plant(places: readonly string[], isSentence: boolean): Promise<Planted> {
  const planted = new Map<string, Set<string>>();
  const markOf = new Map<string, string>();
  for (const place of places) {
    const [schema, table, column] = place.split(".");
    const rows = await world.ask(
      `select distinct ${column} as body from ${schema}.${table}
       where length(${column}) > 1 ${isSentence ? `and ${column} ~ '\\S\\s\\S' and length(${column}) > 9` : ""}`,
    );
    for (const { body } of rows) {
      const words = markOf.get(String(body)) ?? wordsOf(count++);
      markOf.set(String(body), words);
      planted.set(markIn(words), (planted.get(markIn(words)) ?? new Set()).add(place));
      await world
        .ask(`update ${schema}.${table} set ${column} = $1 where ${column} = $2`, [words, body])
        .catch((error: Error) => refused.push(`${place}: ${error.message}`));
    }
  }
  await world.ask("alter table platform.entry_text disable trigger user");
  for (const [body, words] of markOf)
    await world.ask("update platform.entry_text set body = $1 where body = $2", [words, body]);
  await world.ask("alter table platform.entry_text enable trigger user");
  // What goes round act raises no version: pages that are kept would not show it.
  await world.ask("update platform.community_state set version = version + 1");
  return planted;
}
let count = 0;

/** Long enough for every rule of the database, and nowhere else. */
function wordsOf(index: number): string {
  return `Hier is geplant zq${1000 + index}, een woord dat verder nergens staat.`;
}

function markIn(words: string): string {
  return /zq\d{4}/.exec(words)?.[0] ?? "";
}

const refused: string[] = [];

/** The answers to the questions of a ground stand together in one column. */
async function plantGrounds(): Promise<Planted> {
  const words = wordsOf(count++);
  await world.ask(
    `update challenges.challenge set ground_answers = ground_answers || jsonb_build_object('whichArticle', $1::text)
     where ground_answers ? 'whichArticle'`,
    [words],
  );
  return new Map([[markIn(words), new Set(["challenges.challenge.ground_answers"])]]);
}

/* Reading everything ------------------------------------------------------------------------------- */

/** Of pages that differ in nothing but a number, so many; the record is read whole by programs. */
const pagesOfAKind = 12;

/** Every page, feed and answer to a program that a visitor finds by following links, by its address. */
async function crawl(): Promise<ReadonlyMap<string, string>> {
  const queue = slugs.flatMap((slug) => starts.map((path) => `/${slug}${path}`));
  queue.push(...(await listApi()));
  const kinds = new Map<string, number>();
  const read = new Map<string, string>();
  const known = new Set(queue);
  for (const path of queue) {
    const kind = path.replaceAll(/\d+|[0-9a-f-]{36}/g, "#");
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if ((kinds.get(kind) ?? 0) > pagesOfAKind) continue;
    const body = await readAt(path);
    read.set(path, body);
    for (const to of linksIn(path, body)) if (!known.has(to)) queue.push(to);
    for (const to of linksIn(path, body)) known.add(to);
  }
  return read;
}

const slugs = ["noorderveld", "veldheem"];
/** What no link leads to from the front page alone. */
const starts = [
  "",
  "/logboek.atom",
  "/deze-week.atom",
  "/agenda.ics",
  "/mandaten",
  "/brieven",
  "/afspraken",
  "/uitzonderingen",
  "/rollen",
  "/moderatie",
  "/organisaties",
];

async function readAt(path: string): Promise<string> {
  return (await world.app.request(`http://meent.test${path}`)).text();
}

/** Forms, other languages and other ways to sort one list show nothing that is not elsewhere. */
function linksIn(path: string, body: string): readonly string[] {
  if (path.startsWith("/api/"))
    return [...body.matchAll(/\/api\/v1\/gemeenschappen\/[^"\s\\]+/g)].map(([to]) => to);
  return [...body.matchAll(/href="([^"]+)"/g)]
    .map(([, href = ""]) => href.replaceAll("&amp;", "&").replace("http://meent.test", ""))
    .map((href) => href.split("#")[0] ?? "")
    .filter(
      (to) =>
        slugs.some((slug) => to === `/${slug}` || to.startsWith(`/${slug}/`)) &&
        !/\/(aanmelden|voorbeeld|kleuren|volgen|nieuw|zeggen|overnemen|vergelijken)/.test(to) &&
        !/\?(?!pagina=|voor=)|\.pdf$/.test(to),
    );
}

async function listApi(): Promise<readonly string[]> {
  const { paths } = JSON.parse(await readAt("/api/v1/openapi.json")) as { paths: object };
  return slugs.flatMap((slug) =>
    Object.keys(paths)
      .filter((path) => /^\/gemeenschappen\/\{\w+\}\/[a-z/-]+$/.test(path))
      .flatMap((path) => {
        const at = `/api/v1${path.replace(/\{\w+\}/, slug)}`;
        return [`${at}?limiet=200`, `${at}.csv`];
      }),
  );
}

/** What searching would find, thing by thing. */
async function listSearched(): Promise<ReadonlyMap<string, string>> {
  const rows = await world.ask("select kind, id, title, body from search.document");
  return new Map(rows.map(({ kind, id, title, body }) => [`${kind} ${id}`, `${title} ${body}`]));
}

/** What webhooks tell, and what the mails of the week and of what somebody follows say. */
async function hearAll(): Promise<ReadonlyMap<string, string>> {
  const heard = new Map<string, string>();
  for (const communityId of [demoId, community.id]) {
    const lines = await tellLines(world.platform, world.slots, {
      communityId,
      after: 0,
      limit: 2000,
    });
    heard.set(`webhooks of ${communityId}`, JSON.stringify(lines));
  }
  world.clock.set(on("2026-10-02"));
  await spreadIn(world.platform, world.slots, community.id);
  await sendWeekIn(world.platform, world.slots, community.id);
  const mails = await world.ask("select body::text as body, subject from platform.mail");
  expect(JSON.stringify(mails)).toContain("Verborgen");
  heard.set("mail", JSON.stringify(mails));
  return heard;
}

/** Which planted words are in there, by the column they were planted in and where they were read. */
function found(texts: ReadonlyMap<string, string>, planted: Planted) {
  const places = new Map<string, string>();
  for (const [path, body] of texts)
    for (const [mark] of body.matchAll(/zq\d{4}/g)) {
      for (const place of planted.get(mark) ?? []) if (!places.has(place)) places.set(place, path);
    }
  return places;
}

/* Hiding all ---------------------------------------------------------------------------------------- */

/** Everything that has a page of its own. */
const kinds: Readonly<Record<string, string>> = {
  work: "works.work",
  undertaking: "works.undertaking",
  challenge: "challenges.challenge",
  deal: "deals.deal",
  dealRequest: "deals.request",
  signal: "signals.signal",
  rule: "acts.rule",
  charter: "charter.version",
  charterReply: "charter.reply",
  coalition: "coalitions.coalition",
  letter: "letters.letter",
  organization: "people.organization",
  roleTerm: "people.role_term",
  initiative: "initiatives.initiative",
  listing: "market.listing",
};

const report = reportWriting((...asked) => world.slots.writings(...asked));
/** The names of the writings that were hidden, in Dutch. */
const hiddenKinds = new Set<string>();

async function hideAll(communityId: string, asModerator: TestCommunity["as"]): Promise<void> {
  for (const [kind, table] of Object.entries(kinds))
    for (const { id } of await world.ask(`select id from ${table} where community_id = $1`, [
      communityId,
    ]))
      await hideOn(communityId, { kind, id: String(id) }, asModerator);
}

async function hideOn(communityId: string, subject: Subject, as: TestCommunity["as"]) {
  const at = { communityId, now: world.clock.machineNow() };
  const find = (db: Db) => world.slots.writings(db, at, subject);
  const writings = await world.database.read(communityId, find);
  for (const one of writings) {
    hiddenKinds.add(one.what.nl);
    if (!one.body.includes("\u2063")) await hide(communityId, subject, one, as);
  }
}

async function hide(communityId: string, subject: Subject, one: Writing, as: TestCommunity["as"]) {
  const { owner, authorId, body } = one;
  const visitor = { ...as("anna"), actor: { kind: "anonymous" } as const };
  const key = keyOf(authorId ?? owner, body);
  const outcome = await act(report, visitor, { ...subject, key, reason: "personalData" });
  // The same words of the same person, hidden a moment ago.
  if (!outcome.ok && outcome.refusal === "text_unknown") return;
  assert(outcome.ok, `${one.what.nl} is reported`);
  const writingId = await rowOf(
    "select id from moderation.writing where community_id = $1 and number = $2",
    [communityId, outcome.value.number],
  );
  const input = { writingId, reason: "personalData", words: "Er staat een adres in." } as const;
  const first = await act(hideWriting, as("roelie"), input);
  if (!first.ok) await done(hideWriting, as("wiebe"), input);
}

/** The people of the example, by the names of the test community. */
async function demoActors(): Promise<TestCommunity["as"]> {
  const idOf = (role: string) =>
    world
      .ask("select member_id as id from people.role_term where community_id = $1 and role = $2", [
        demoId,
        role,
      ])
      .then(([row]) => String(row?.id));
  const roles = { roelie: "moderator", wiebe: "councilClerk", anna: "mayor" } as const;
  const ids = {
    roelie: await idOf(roles.roelie),
    wiebe: await idOf(roles.wiebe),
    anna: await idOf(roles.anna),
  };
  return (person) => ({
    ...community.as("anna"),
    communityId: demoId,
    actor: { kind: "member", memberId: ids[person as keyof typeof ids] },
  });
}

/* The tests ------------------------------------------------------------------------------------------ */

/** What everybody reads and nobody hides: names that people, laws and the community itself go by. */
const notHidden = [
  "charter.party.basis_title",
  "deals.lot.seed",
  "mandates.mandate.register_reference",
  "people.area.name",
  "people.community.lead",
  "people.community.name",
  "people.community.phone",
  "people.member.full_name",
  "people.role_term.title",
];
/** Every name a module gives to a kind of writing. */
const named = [
  workTexts,
  signalTexts,
  challengeTexts,
  dealTexts,
  actTexts,
  charterTexts,
  coalitionTexts,
  initiativeTexts,
  letterTexts,
  marketTexts,
  peopleTexts,
].flatMap(({ nl }) => Object.values(nl.writings));

test("what was hidden is on no page, in no feed, list, webhook or mail", async () => {
  const places = await listPlaces();
  const planted = new Map([...(await plant(places, false)), ...(await plantGrounds())]);
  const others = await plant(await listOthers(places), true);
  expect(refused).toEqual([]);
  // Searching keeps words of its own: told anew, as it is each day.
  await world.jobs.everyMinute["search.rebuild"]?.();
  expect(found(await listSearched(), planted).size).toBeGreaterThan(20);
  const before = await crawl();
  // So that nothing below passes for want of being looked for.
  const seen = found(before, planted);
  expect(places.filter((place) => !seen.has(place))).toEqual([]);
  expect([...found(before, others).keys()].filter((place) => !notHidden.includes(place))).toEqual(
    [],
  );
  await hideAll(community.id, community.as);
  await hideAll(demoId, await demoActors());
  expect(named.filter((name) => !hiddenKinds.has(name))).toEqual([]);
  const after = new Map<string, string>();
  // Where nothing planted was read, nothing is hidden.
  for (const [path, body] of before) if (markIn(body) !== "") after.set(path, await readAt(path));
  const [record] = [...after].filter(([path]) => path.endsWith("/logboek"));
  expect(record?.[1]).toContain("Verborgen");
  expect([...found(after, planted)]).toEqual([]);
  expect([...found(await listSearched(), planted)]).toEqual([]);
  expect([...found(await hearAll(), planted)]).toEqual([]);
}, 300_000);

test("all of it can be erased for good, by two people, wherever it stands", async () => {
  const places = await listPlaces();
  const cases = await world.ask(
    `select id, body, owner from moderation.writing where community_id = $1 and state = 'hidden'`,
    [community.id],
  );
  for (const { id } of cases)
    await done(eraseWriting, community.as("anna"), {
      writingId: String(id),
      ground: "unlawfulData",
      words: "Het adres had hier nooit mogen staan.",
    });
  const left: string[] = [];
  for (const place of [...places, "platform.entry_text.body"]) {
    const [schema, table, column] = place.split(".");
    const [row] = await world.ask(
      `select count(*)::int as n from ${schema}.${table} t
       where community_id = $1 and ${column} = any($2::text[])`,
      [community.id, cases.map(({ body }) => body)],
    );
    if (row?.n) left.push(place);
  }
  expect(left).toEqual([]);
}, 120_000);

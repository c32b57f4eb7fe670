import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { newId } from "#lib/ids.ts";
import { ok } from "#lib/result.ts";
import {
  givePen,
  giveThanks,
  joinInitiative,
  linkInitiative,
  offerInitiative,
  postUpdate,
  publishInitiative,
  setMeans,
  setSay,
  standFor,
  startInitiative,
} from "#modules/initiatives";
import {
  agreeToMeet,
  introduce,
  matchEverything,
  placeListing,
  putAside,
  sayHowItWent,
} from "#modules/market";
import { proposeRole, setMunicipality } from "#modules/people";
import { nameWork } from "#modules/works";
import { foundKinds } from "../app.ts";
import { askAddressChange } from "../modules/accounts/actions/own.ts";
import { makeOwnCode } from "../modules/accounts/actions/own-code.ts";
import { stageResidents } from "../modules/accounts/actions/residents.ts";
import { makeToken } from "../modules/accounts/actions/token.ts";
import { askForLink } from "../modules/accounts/actions.ts";
import { tokenPrefix } from "../modules/accounts/model/token.ts";
import { guarantee, legitimise, replyToAct, shareTheSay } from "../modules/acts/actions.ts";
import {
  answerDivision,
  draftChallenge,
  fileChallenge,
  handOnChallenge,
  proposeDivision,
  replyToDecision,
} from "../modules/challenges/actions.ts";
import {
  answerReply,
  closeProposal,
  proposeCharter,
  replyToClause,
  startDraft,
} from "../modules/charter/actions.ts";
import {
  inviteParty,
  leaveCoalition,
  lookBackOn,
  proposeCoalition,
  signCoalition,
  stayInCoalition,
} from "../modules/coalitions/actions.ts";
import { handOverDeal, replyToHandover } from "../modules/deals/actions/handover.ts";
import { askDeal } from "../modules/deals/actions/requesting.ts";
import {
  endDeal,
  lookBack,
  makeTableDeal,
  replyBeside,
  showCode,
  signWithCode,
  stepIn,
  walkBy,
  withdrawDeal,
} from "../modules/deals/actions.ts";
import {
  answerLetter,
  draftLetter,
  followUpLetter,
  replyToQuestion,
  sendLetter,
} from "../modules/letters/actions.ts";
import { appealHiding } from "../modules/moderation/actions/appealing.ts";
import { hideWriting } from "../modules/moderation/actions/judging.ts";
import { setPage } from "../modules/moderation/actions/page.ts";
import { reportWriting } from "../modules/moderation/actions/reporting.ts";
import { notice } from "../modules/notifications/actions/telling.ts";
import { correctOnBehalf, makeLetter } from "../modules/people/actions/on-behalf.ts";
import { askToJoin } from "../modules/people/actions/organization-members.ts";
import { shareElsewhere } from "../modules/search/actions.ts";
import { rebuildAll } from "../modules/search/jobs.ts";
import { answerSignal } from "../modules/signals/actions/hosting.ts";
import { slots as signalSlots } from "../modules/signals/pages.tsx";
import { addEndpoint } from "../modules/webhooks/actions.ts";
import {
  answerUndertaking,
  replyToAnswer,
  startUndertaking,
} from "../modules/works/actions/undertaking.ts";
import { workClauses } from "../modules/works/index.ts";
import {
  addChallenge,
  addDeal,
  addSignal,
  appoint,
  councilAndExecutive,
  done,
  foundTestCommunity,
  goRound,
  openTestWorld,
  planFor,
  type Row,
  signBoth,
  type TestCommunity,
} from "../test-community.ts";
import { action } from "./act.ts";
import { keyOf } from "./instead.ts";
import { queueMail } from "./mail.ts";
import { hashOf, newToken } from "./session.ts";
import { writingsOf } from "./slots.ts";

/**
 * Row-level security, read from PostgreSQL's own catalogue: a table that a later migration adds is
 * in these tests from its first day.
 */

/** The tables that are one for all communities, and why. Nothing else may lack a policy. */
const shared: Readonly<Record<string, string>> = {
  "people.community": "the list of communities itself: public, and read before one is chosen",
  "people.account": "a person has one identity and memberships; it holds an id and nothing more",
  "accounts.email": "the mail address of an account, which is one for all; never shown to others",
  "platform.tries": "counts under hashes, over all communities: who asks in two is still one",
  "platform.session": "belongs to an account, and is read before a community is; only hashes",
  "platform.installation": "one row: whether this database is a demo",
  "search.document": "what everybody can read; a policy for reading would keep it from its indexes",
  "platform.migration": "what was applied to the database as a whole; the app cannot read it",
};

/** The tables of which others may read the rows that their community marks so, with the mark. */
const marked: Readonly<Record<string, string>> = { "search.notice": "is_shared" };

const world = await openTestWorld();
const tables = await listTables();
const tenants = tables.filter((table) => !(table in shared));
const app = new pg.Client({ connectionString: world.urls.app });
const worker = new pg.Client({ connectionString: world.urls.worker });
await app.connect();
await worker.connect();
let first: TestCommunity;
let second: TestCommunity;

beforeAll(async () => {
  first = await foundTestCommunity(world);
  second = await foundTestCommunity(world, "buurveld");
  await live(first);
  await live(second);
});
afterAll(async () => {
  await app.end();
  await worker.end();
  await world.close();
});

/** Life enough for a row in every tenant table. */
async function live(community: TestCommunity): Promise<void> {
  await liveOnBehalf(community);
  await rebuildAll(community.asSystem(), foundKinds);
  await done(shareElsewhere, community.as("wiebe"), { kinds: ["deal"] });
  await done(proposeRole, community.as("wiebe"), {
    memberId: community.people.roelie,
    role: "treasurer",
    startsOn: "2026-10-01",
    reason: "Besluit van de raad.",
  });
  const deal = await addDeal(world, community);
  await signBoth(community, deal.id);
  await liveHandover(community, deal.id);
  await liveToTheEnd(community, deal.id);
  const [decision] = await world.ask(
    `select number::int from platform.entry
     where community_id = $1 and kind = 'challenges.accepted'`,
    [community.id],
  );
  const context = { ...community.as("fenna"), idempotencyKey: "a-key-to-be-kept" };
  await done(replyToDecision, context, {
    challengeId: deal.origin.id,
    entryNumber: decision?.number,
    body: "Dank u wel.",
  });
  // A charter that the council does not want.
  const charter = await done(proposeCharter([]), community.as("wiebe"), {
    title: "Een tweede stadsrecht",
    inForceFrom: "2027-01-01",
    clauses: {},
    parties: councilAndExecutive,
  });
  await done(closeProposal, community.as("fatima"), {
    charterId: charter.id,
    position: 1,
    reason: "De raad wil eerst met de dorpen praten.",
  });
  // A charter that is still being written, and a rule that was contradicted and answered.
  await done(startDraft([]), community.as("wiebe"), {
    title: "Nog een stadsrecht",
    inForceFrom: "2027-01-01",
    from: "inForce",
  });
  const said = { clause: "work.requirementsMax", body: "Vijf eisen is er een te veel." };
  const { id: replyId } = await done(
    replyToClause(Object.values(workClauses)),
    community.as("roelie"),
    said,
  );
  await done(answerReply, community.as("wiebe"), { replyId, body: "Wij nemen het mee." });
  // Two who challenge the same work, and are asked whether they can do it both.
  const bridges = planFor(community.works.bridges);
  const challengeId = await addChallenge(community, undefined, bridges);
  const roelie = community.as("roelie");
  const other = await done(draftChallenge, roelie, bridges);
  await done(fileChallenge, roelie, { challengeId: other.id });
  await done(proposeDivision, community.as("marijke"), {
    challengeId,
    way: "area",
    body: "Ieder de bruggen aan zijn eigen vaart.",
  });
  const [division] = await world.ask("select id from challenges.division where community_id = $1", [
    community.id,
  ]);
  // Work that began at once, with a neighbour's answer and a word beside it.
  const undertaking = await done(startUndertaking, roelie, {
    workId: community.works.park,
    what: "Wij maaien elke zaterdag het gras.",
    nothingNeeded: "yes",
  });
  const undertakingId = undertaking.id;
  await done(answerUndertaking, community.as("geert"), {
    undertakingId,
    kind: "support",
    body: "Mooi.",
  });
  const [answer] = await world.ask(
    "select id from works.undertaking_answer where community_id = $1",
    [community.id],
  );
  await done(replyToAnswer, roelie, {
    undertakingId,
    answerId: String(answer?.id),
    body: "Dank u wel.",
  });
  await done(answerDivision, roelie, {
    challengeId: other.id,
    divisionId: String(division?.id),
    agrees: "yes",
  });
  await done(handOnChallenge, roelie, {
    challengeId: other.id,
    toMemberId: community.people.geert,
  });
  await liveOnActs(community, challengeId);
  await done(greet, community.asSystem(), {});
  const signalId = await addSignal(community);
  const words = "Vrijdag komt de monteur.";
  await done(answerSignal, community.as("wiebe"), { signalId, words });
  await liveByHouseRules(community, signalId);
  await liveInitiative(community);
  await liveAtTheDoor(community);
  await liveByMail(community);
  await goRound(
    world,
    community.id,
    `insert into platform.file
       (community_id, id, hash, large, small, width, height, small_width, small_height)
     values ($1, $2, repeat('0', 32), $3, $3, 10, 10, 10, 10)`,
    [community.id, newId(), Buffer.from("RIFF\0\0\0\0WEBP")],
  );
  await liveTogether(community);
  await liveAsking(community);
  await liveOnTheMarket(community);
  await liveByLetter(community);
  await liveAtTable(community, { money: "100" });
  await liveAtTable(community, {
    money: "6.000",
    stepIn: "De gemeente neemt het over.",
    route: "subsidy",
    milestone1: "De bank staat er",
    milestone1By: "2026-10-15",
  });
}

/** A need and two offers: two who met and said how it went, and a pair that was put aside. */
async function liveOnTheMarket({ as, asSystem }: TestCommunity): Promise<void> {
  const hall = { kind: "room", title: "Zaal met keuken", what: "Op dinsdag." } as const;
  const need = await done(placeListing, as("fenna"), { side: "need", ...hall });
  const offers = [];
  for (const person of ["roelie", "henk"] as const)
    offers.push((await done(placeListing, as(person), { side: "offer", ...hall })).id);
  const [offerId = "", otherId = ""] = offers;
  await done(matchEverything, asSystem(), {});
  await done(putAside, as("geert"), { needId: need.id, offerId: otherId });
  const { id: introductionId } = await done(introduce, as("geert"), { needId: need.id, offerId });
  for (const person of ["fenna", "roelie"] as const)
    await done(agreeToMeet, as(person), { introductionId, contact: "06 12345678" });
  await done(sayHowItWent, as("fenna"), { introductionId, worked: "yes", thanks: "Dank!" });
}

/** An agreement of three: one leaves, two go on, one looks back. */
async function liveTogether({ as }: TestCommunity): Promise<void> {
  const hours = "1";
  const { id: coalitionId } = await done(proposeCoalition, as("fenna"), {
    title: "Samen koken",
    what: "Elke woensdag koken wij in het dorpshuis.",
    serves: "Wie mee wil eten",
    continuity: "Dan zoeken de anderen iemand.",
    startsOn: "2026-10-01",
    termMonths: 12,
    looksBackMonths: 6,
    parties: ["Fenna", "Roelie", "Geert"].map((name) => ({ name, hours, goals: "Samen eten" })),
  });
  const code = "ABCD2345";
  for (const [position, person] of [
    [2, "roelie"],
    [3, "geert"],
  ] as const) {
    await done(inviteParty, as("fenna"), { coalitionId, position, code });
    await done(signCoalition, as(person), { coalitionId, position, code });
  }
  await done(leaveCoalition, as("geert"), { coalitionId });
  await done(stayInCoalition, as("fenna"), { coalitionId });
  await done(stayInCoalition, as("roelie"), { coalitionId });
  await done(lookBackOn, as("fenna", new Date("2027-04-02T09:00:00Z")), {
    coalitionId,
    kept: "yes",
    words: "Er zaten er twaalf aan tafel.",
  });
}

/** An initiative with all that can hang on it. */
async function liveInitiative({ as, people, works }: TestCommunity): Promise<void> {
  const { id: initiativeId } = await done(startInitiative, as("fenna"), {
    title: "Soep op dinsdag",
    what: "Elke dinsdag koken wij soep.",
  });
  await done(publishInitiative, as("fenna"), { initiativeId });
  await done(givePen, as("fenna"), { initiativeId, memberId: people.roelie });
  await done(offerInitiative, as("fenna"), { initiativeId, memberId: people.roelie });
  await done(setMeans, as("fenna"), {
    initiativeId,
    version: 1,
    means: [{ kind: "room", words: "De keuken", carrier: "Het dorpshuis", side: "community" }],
  });
  await done(setSay, as("fenna"), {
    initiativeId,
    version: 2,
    seats: [{ holder: "De koks", side: "community", votes: 1 }],
    votesNeeded: 1,
  });
  await done(joinInitiative, as("geert"), { initiativeId });
  await done(linkInitiative, as("fenna"), { initiativeId, kind: "work", subjectId: works.park });
  await done(postUpdate, as("fenna"), { initiativeId, words: "Er aten twaalf mensen mee." });
  const thanks = { initiativeId, toName: "de buren", words: "Voor de tafels." };
  await done(giveThanks, as("fenna"), thanks);
  const stand = { initiativeId, knownAs: "burgemeester", words: "Dit is goed voor ons dorp." };
  await done(standFor, as("anna"), stand);
}

/** A letter while the municipality does not take part: sent, followed, asked about, answered. */
async function liveByLetter({ id, as, works }: TestCommunity): Promise<void> {
  await done(setMunicipality, as("wiebe"), { municipality: "Gemeente X", takesPart: false });
  await done(draftLetter, as("fenna"), {
    workId: works.park,
    kind: "request",
    why: "Wij willen een bankje bij de vijver.",
    cooperation: "Een stukje grond.",
    basis: "plain",
    senderAddress: "Dorpsstraat 4, Oldeveen",
  });
  await done(setMunicipality, as("wiebe"), { takesPart: true });
  const [letter] = await world.ask("select id from letters.letter where community_id = $1", [id]);
  const letterId = String(letter?.id);
  const day = "2026-09-29";
  await done(sendLetter, as("fenna"), { letterId, sentOn: day, way: "desk" });
  await done(followUpLetter, as("fenna"), { letterId, kind: "reminder", sentOn: day });
  const asked = { letterId, words: "Hoe groot?", answeredOn: day, signedBy: "Het college" };
  await done(answerLetter, as("fenna"), { ...asked, kind: "question" });
  await done(replyToQuestion, as("fenna"), { letterId, words: "Twee meter.", repliedOn: day });
}

/** Who has the say, a guarantee, an exception to a rule that is put up for change, and a word beside it. */
async function liveOnActs({ as }: TestCommunity, subjectId: string): Promise<void> {
  const on = { subjectKind: "challenge" as const, subjectId };
  await done(shareTheSay, as("fenna"), {
    ...on,
    body: "Zij beslissen over geld.",
    votesNeeded: "1",
    seats: [{ holder: "De bewoners", side: "community", votes: "1" }],
  });
  await done(guarantee, as("henk"), {
    ...on,
    source: "executive",
    amount: "100",
    body: "Als de oogst mislukt, betaalt de gemeente het zaaigoed.",
    endsOn: "2027-10-01",
  });
  const { id: actId } = await done(legitimise, as("marijke"), {
    ...on,
    rule: "Parkeerverordening 2019, artikel 4",
    owner: "council",
    forWhom: "een mantelzorger die elke dag komt",
    startsOn: "2026-10-01",
    endsOn: "2027-10-01",
    body: "Zonder ontheffing kan zij niet bij haar vader komen.",
    card: "Iemand die elke dag voor een ander zorgt, mag bij het huis parkeren.",
  });
  await done(replyToAct, as("fenna"), { actId, body: "Dank u wel." });
}

/** A text that is reported, hidden and appealed, and a page in the community's own words. */
async function liveByHouseRules(community: TestCommunity, signalId: string): Promise<void> {
  const { people } = community;
  const step = (
    await world.ask("select words from signals.step where signal_id = $1", [signalId])
  )[0];
  const key = keyOf(people.wiebe, String(step?.words));
  const find = writingsOf([signalSlots]);
  const { number } = await done(reportWriting(find), community.as("fenna"), {
    kind: "signal",
    id: signalId,
    key,
    reason: "insult",
  });
  const [one] = await world.ask(
    "select id from moderation.writing where number = $1 and community_id = $2",
    [number, community.id],
  );
  const writingId = String(one?.id);
  await appoint(community, { memberId: people.roelie, role: "moderator", startsOn: "2026-01-01" });
  const words = "Dit beledigt de monteur.";
  await done(hideWriting, community.as("roelie"), { writingId, reason: "insult", words });
  await done(appealHiding, community.as("wiebe"), { writingId, words });
  const body = "Wees aardig voor elkaar.";
  await done(setPage, community.as("wiebe"), { page: "houseRules", language: "nl", body });
}

/** Who asked for a link, who was invited, who wants another address, whose program may come in. */
async function liveAtTheDoor({
  id,
  slug,
  organizationId,
  asVisitor,
  as,
}: TestCommunity): Promise<void> {
  const address = `tine@${slug}.example`;
  await done(askForLink, asVisitor(), { address, back: "/", browserHash: null, language: "nl" });
  await done(askAddressChange, as("fenna"), { address, language: "nl" });
  await done(makeOwnCode, as("roelie"), { codeHash: hashOf(slug) });
  await done(stageResidents, as("wiebe"), {
    rows: [{ address: "ria@voorbeeld.example", name: null, postal: [], areaId: null }],
  });
  await done(askToJoin, as("roelie"), { organizationId, words: "Ik doe graag mee." });
  await done(makeToken, as("fenna"), {
    name: "De app van de coöperatie",
    scopes: ["works"],
    days: "30",
    secret: `${tokenPrefix}${newToken()}`,
  });
  await done(addEndpoint, as("fenna"), {
    url: "https://hoort.voorbeeld.nl/",
    secret: `whsec_${Buffer.alloc(32, 1).toString("base64")}`,
  });
  await goRound(
    world,
    id,
    `insert into accounts.invitation (community_id, id, address, made_at, ends_at)
     values ($1, $2, $3, now(), now() + interval '1 day')`,
    [id, newId(), address],
  );
}

/** A line of the record that is news for Fenna, a digest, and a wait she was told of. */
async function liveByMail({ id, people, asSystem }: TestCommunity): Promise<void> {
  const all = { kind: "community", id };
  await done(notice, asSystem(), {
    from: 0,
    to: 1,
    parties: [{ ...all, memberId: people.fenna }],
    lines: [{ number: 1, actorId: null, subjects: [all] }],
    touched: [],
  });
  await goRound(
    world,
    id,
    `with digest as (insert into notifications.digest values ($1, $2, '2026-09-29'))
     insert into notifications.asked values ($1, $2, repeat('a', 64), now())`,
    [id, people.fenna],
  );
}

/** Leaves a mail. */
const greet = action({
  name: "test.greet",
  input: z.object({}),
  who: "system",
  perform: async (acting) => {
    await queueMail(acting, {
      kind: "test.greeting",
      to: "fenna@voorbeeld.example",
      language: "nl",
      subject: "Dag",
      body: ["Dag Fenna."],
    });
    return ok({});
  },
});

/** A running deal handed over by letter, with a word of the party beside it. */
async function liveHandover({ id, as, people }: TestCommunity, dealId: string): Promise<void> {
  await done(handOverDeal, as("geert"), {
    dealId,
    fromId: people.geert,
    toId: people.marijke,
    promised: "De sleutel.",
    matters: "Elke boom.",
    open: "De keuring.",
  });
  const [letter] = await world.ask("select id from deals.handover_letter where community_id = $1", [
    id,
  ]);
  await done(replyToHandover, as("fenna"), {
    dealId,
    letterId: String(letter?.id),
    words: "Dank u wel.",
  });
}

/** Something made for a resident who asked, with her own words beside it. */
async function liveOnBehalf({ id, as, asVisitor, areas }: TestCommunity): Promise<void> {
  const made = await done(nameWork, as("geert"), {
    title: "Het bankje bij de bushalte",
    areaId: areas.oldeveen,
    doer: { kind: "nobody", name: null },
    onBehalf: { name: "Berta de Groot", asked: "Een bankje, graag.", consent: "spoken" },
  });
  const [kept] = await world.ask(
    "select id, number from people.on_behalf where community_id = $1 and subject_id = $2",
    [id, made.id],
  );
  const code = "ABCD2345";
  await done(makeLetter, as("geert"), { id: String(kept?.id), code });
  const number = String(kept?.number);
  await done(correctOnBehalf, asVisitor(), { number, code, words: "Bij de vijver." });
}

/** A question for a deal that nobody answered yet. */
async function liveAsking({ as, areas }: TestCommunity): Promise<void> {
  await done(askDeal, as("roelie"), {
    title: "Een bank bij de vijver",
    areaId: areas.oldeveen,
    hours: "2",
    continuity: "Dan maakt de buurman het af.",
    looksBackMonths: 6,
  });
}

/** A deal at the kitchen table, from the code to the answers beside the look-back. */
async function liveAtTable(
  { as, asVisitor, people, areas, mandateId }: TestCommunity,
  more: Partial<z.input<typeof makeTableDeal.input>>,
): Promise<void> {
  const { number } = await done(makeTableDeal, as("geert"), {
    partyMemberId: people.roelie,
    title: "Een bankje",
    areaId: areas.oldeveen,
    hours: "2",
    continuity: "Dan maakt de buurman het af.",
    looksBackMonths: 1,
    mandate: mandateId,
    ...more,
  });
  const [deal] = await world.ask(
    `select d.id from deals.deal d join people.member m using (community_id)
     where d.number = $1 and m.id = $2`,
    [number, people.roelie],
  );
  const dealId = String(deal?.id);
  await done(showCode, as("geert"), { dealId, code: "ABC234" });
  await done(signWithCode, asVisitor(), { dealId, code: "ABC234" });
  const later = new Date("2026-12-01T10:00:00Z");
  const kept = { "municipality-money": "met", "municipality-hours": "notMet" } as const;
  await done(lookBack, as("roelie", later), {
    dealId,
    side: "party",
    words: "De bank staat er.",
    verdicts: more.milestone1 ? { ...kept, "milestone-1": "met" } : kept,
  });
  await done(walkBy, as("fenna", later), { dealId, saw: "Een mooie bank." });
  await done(replyBeside, as("geert", later), {
    dealId,
    side: "municipality",
    about: "party",
    words: "Wij komen alsnog.",
  });
  // Whether the lot asks for a visit is chance; here it did, and Fenna's was the visit.
  await world.ask("update deals.lot set drawn = 0 where deal_id = $1", [dealId]);
  await world.ask(
    `insert into deals.visit (community_id, deal_id, walkabout_id, member_id, at)
     select w.community_id, w.deal_id, w.id, w.member_id, w.at
     from deals.walkabout w join deals.lot using (community_id, deal_id) where w.deal_id = $1`,
    [dealId],
  );
}

/** A deal taken off the table, with its money back, and one that is handed back. */
async function liveToTheEnd(
  { as, people, areas, mandateId }: TestCommunity,
  dealId: string,
): Promise<void> {
  await done(endDeal, as("fenna"), {
    dealId,
    side: "party",
    ground: "stops",
    endsOn: "2027-05-01",
    reason: "Wij zijn nog maar met twee.",
  });
  await done(stepIn, as("geert"), {
    dealId,
    doerKind: "nobody",
    words: "Het gras groeit door.",
    left: "1",
  });
  const { number } = await done(makeTableDeal, as("geert"), {
    partyMemberId: people.fenna,
    title: "Een bankje",
    areaId: areas.oldeveen,
    money: "1",
    continuity: "Dan maakt de buurman het af.",
    looksBackMonths: 1,
    mandate: mandateId,
  });
  const [off] = await world.ask(
    `select d.id from deals.deal d where d.number = $1 and d.party_member_id = $2`,
    [number, people.fenna],
  );
  await done(withdrawDeal, as("fenna"), { dealId: String(off?.id), side: "party" });
}

async function listTables(): Promise<string[]> {
  const rows = await world.ask(`
    select n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'f') and n.nspname not in ('information_schema', 'graphile_worker')
      and n.nspname not like 'pg\\_%'
    order by 1`);
  return rows.map((row) => String(row.name));
}

async function columnsOf(table: string): Promise<string[]> {
  const rows = await world.ask(
    `select attname::text as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  return rows.map((row) => String(row.name));
}

describe("the catalogue", () => {
  test("has our tables, and the closed list names only tables that exist", () => {
    expect(tables.length).toBeGreaterThanOrEqual(26);
    expect(tables).toEqual(expect.arrayContaining(Object.keys(shared)));
    expect(new Set(tables.map((table) => table.split(".")[0])).has("public")).toBe(false);
  });

  test("has nothing that reads around the tables: no views, and five functions with owner's rights", async () => {
    expect(
      await world.ask(`
      select n.nspname || '.' || c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('v', 'm') and n.nspname !~ '^(pg_|information_schema|graphile_worker)'`),
    ).toEqual([]);
    const definers = await world.ask(`
      select p.oid::regproc::text as name, p.proconfig as settings
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname !~ '^(pg_|information_schema|graphile_worker)'
      order by 1`);
    const settings = ['search_path=""'];
    expect(definers).toEqual([
      { name: "mandates.add_commitment", settings },
      { name: "mandates.add_release", settings },
      // Two people erase words that the law wants gone; it looks at the community itself.
      { name: "moderation.erase", settings: ["search_path=pg_catalog"] },
      // Where a guest says she comes from, she is a member; and her own communities, to herself.
      { name: "people.hold_guest", settings },
      { name: "people.homes_of", settings },
      // Sums over all communities for who runs Meent; the worker alone may ask.
      { name: "platform.operating_figures", settings },
    ]);
  });

  describe.each(tenants)("%s", (table) => {
    test("has row-level security, and its only policy for the app is its own community", async () => {
      const [row] = await world.ask(
        "select relrowsecurity as on from pg_class where oid = $1::regclass",
        [table],
      );
      expect(row).toEqual({ on: true });
      const policies = await world.ask(
        `select permissive, cmd, qual, with_check from pg_policies
         where schemaname || '.' || tablename = $1 and roles && '{meent_app,public}'
           and permissive = 'PERMISSIVE' order by cmd`,
        [table],
      );
      const own = "(community_id = platform.current_community())";
      const mark = marked[table];
      expect(policies).toEqual([
        { permissive: "PERMISSIVE", cmd: "ALL", qual: own, with_check: own },
        ...(mark
          ? [{ permissive: "PERMISSIVE", cmd: "SELECT", qual: mark, with_check: null }]
          : []),
      ]);
    });

    test("says of each row which community it is of", async () => {
      const [row] = await world.ask(
        `select attnotnull as required, atttypid::regtype::text as type from pg_attribute
         where attrelid = $1::regclass and attname = 'community_id'`,
        [table],
      );
      expect(row).toEqual({ required: true, type: "uuid" });
    });

    test("starts every key with the community", async () => {
      const unique = await world.ask(
        `select i.indexrelid::regclass::text as name, i.indisprimary as is_primary,
           pg_get_indexdef(i.indexrelid, 1, true) as first
         from pg_index i where i.indrelid = $1::regclass and i.indisunique`,
        [table],
      );
      expect(unique.some((key) => key.is_primary)).toBe(true);
      expect(unique.filter((key) => key.first !== "community_id")).toEqual([]);
    });

    test("starts every foreign key with the community, save those to what is one for all", async () => {
      const keys = await world.ask(
        `select c.conname::text as name, n.nspname || '.' || t.relname as target,
           (select attname::text from pg_attribute
            where attrelid = c.conrelid and attnum = c.conkey[1]) as first
         from pg_constraint c
         join pg_class t on t.oid = c.confrelid join pg_namespace n on n.oid = t.relnamespace
         where c.conrelid = $1::regclass and c.contype = 'f'`,
        [table],
      );
      const wrong = keys.filter(
        (key) => key.first !== "community_id" && !(String(key.target) in shared),
      );
      expect(wrong).toEqual([]);
    });
  });
});

/** Tries a statement in a transaction of its own that leaves nothing behind. */
async function attempt(
  client: pg.Client,
  setting: string | undefined,
  statement: string,
  values: readonly unknown[] = [],
): Promise<{ readonly rows: number; readonly first?: Row } | { readonly refused: string }> {
  await client.query("begin");
  try {
    if (setting !== undefined) await client.query(`set local meent.community_id = '${setting}'`);
    const result = await client.query(statement, [...values]);
    return { rows: result.rowCount ?? 0, first: result.rows[0] };
  } catch (thrown) {
    return { refused: (thrown as { code: string }).code };
  } finally {
    await client.query("rollback");
  }
}

/** No right, or no rows: the two ways in which another community's rows stay out of reach. */
function isOutOfReach(outcome: Awaited<ReturnType<typeof attempt>>): boolean {
  return "refused" in outcome ? outcome.refused === "42501" : outcome.rows === 0;
}

describe("as the app, under another community's setting", () => {
  const settings = [
    ["another community's", () => second.id],
    ["no", () => undefined],
    ["an empty", () => ""],
    ["a strange", () => "0190f5d0-0000-7000-8000-000000000000"],
  ] as const;

  test.each(tenants)("%s has rows of both to be found", async (table) => {
    const rows = await world.ask(
      `select count(*) filter (where community_id = $1)::int as first,
         count(*) filter (where community_id = $2)::int as second from ${table}`,
      [first.id, second.id],
    );
    expect(rows[0]?.first, `let live() make a row in ${table}`).toBeGreaterThan(0);
    expect(rows[0]?.second, `let live() make a row in ${table}`).toBeGreaterThan(0);
  });

  test.each(tenants)("%s shows its rows under its own setting only", async (table) => {
    // What a community marks for others is theirs to read; the rest is not.
    const mark = marked[table];
    const count = mark
      ? `select count(*) filter (where not ${mark})::int as count from ${table}`
      : `select count(*)::int as count from ${table}`;
    const own = await attempt(app, first.id, count);
    // The app cannot read the outbox at all; all else it reads.
    if (table === "platform.outbox") expect(own).toEqual({ refused: "42501" });
    else expect(own).toMatchObject({ first: { count: expect.any(Number) } });
    if (!("refused" in own)) expect(own.first?.count).toBeGreaterThan(0);
    for (const [, setting] of settings) {
      const outcome = await attempt(app, setting(), `${count} where community_id = $1`, [first.id]);
      if (!("refused" in outcome)) expect(outcome.first).toEqual({ count: 0 });
    }
    for (const setting of [undefined, ""]) {
      const outcome = await attempt(app, setting, count);
      if (!("refused" in outcome)) expect(outcome.first).toEqual({ count: 0 });
    }
  });

  test.each(tenants)("%s lets no row be changed, moved, locked or deleted", async (table) => {
    const before = await fingerprint(table);
    const columns = await columnsOf(table);
    for (const [, setting] of settings) {
      for (const column of columns) {
        const change = `update ${table} set ${column} = ${column} where community_id = $1`;
        expect(await attempt(app, setting(), change, [first.id])).toSatisfy(isOutOfReach);
        // Without a WHERE the policy alone must hold; under its own setting only own rows move.
        const all = await attempt(app, setting(), `update ${table} set ${column} = ${column}`);
        if (setting() !== second.id) expect(all).toSatisfy(isOutOfReach);
      }
      const lock = `select 1 from ${table} where community_id = $1 for update`;
      expect(await attempt(app, setting(), lock, [first.id])).toSatisfy(isOutOfReach);
      const remove = `delete from ${table} where community_id = $1`;
      expect(await attempt(app, setting(), remove, [first.id])).toSatisfy(isOutOfReach);
    }
    expect(await fingerprint(table)).toEqual(before);
  });

  test.each(tenants)(
    "%s takes no row for another, and gives none of its own away",
    async (table) => {
      const [row] = await world.ask(
        `select to_jsonb(t) as row from ${table} t where community_id = $1 order by t limit 1`,
        [first.id],
      );
      const before = await fingerprint(table);
      for (const [, setting] of settings) {
        const insert = `insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`;
        const outcome = await attempt(app, setting(), insert, [JSON.stringify(row?.row)]);
        // A table's own trigger may be the first to refuse (P0001).
        expect(["42501", "P0001"]).toContain("refused" in outcome && outcome.refused);
      }
      const give = `update ${table} set community_id = $1 where community_id = $2`;
      const given = await attempt(app, second.id, give, [first.id, second.id]);
      expect(["42501", "P0001"]).toContain("refused" in given && given.refused);
      expect(await fingerprint(table)).toEqual(before);
    },
  );

  async function fingerprint(table: string): Promise<Row[]> {
    return world.ask(
      `select count(*), md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} t`,
    );
  }
});

describe("what is searched", () => {
  test("is read for every community, for everybody may", async () => {
    const count = "select count(*)::int as count from search.document where community_id = $1";
    for (const setting of [first.id, second.id])
      expect(await attempt(app, setting, count, [first.id])).toMatchObject({
        first: { count: expect.any(Number) },
      });
  });

  test("is written by its own community alone", async () => {
    const row = `select community_id, kind, gen_random_uuid(), title, body, path, area_id, at, until
      from search.document where community_id = '${first.id}' limit 1`;
    const add = `insert into search.document
      (community_id, kind, id, title, body, path, area_id, at, until) ${row}`;
    expect(await attempt(app, first.id, add)).toEqual({ rows: 1, first: undefined });
    for (const setting of [second.id, undefined, ""]) {
      expect(await attempt(app, setting, add)).toEqual({ refused: "42501" });
      for (const change of [
        "update search.document set title = 'Planted'",
        "delete from search.document",
      ])
        expect(
          await attempt(app, setting, `${change} where community_id = $1`, [first.id]),
        ).toSatisfy(isOutOfReach);
    }
    const give = "update search.document set community_id = $1 where community_id = $2";
    expect(await attempt(app, second.id, give, [first.id, second.id])).toEqual({
      refused: "42501",
    });
  });
});

describe("the app's role", () => {
  const everything = [...tables];

  test.each(everything)("cannot alter, empty, drop or unprotect %s", async (table) => {
    for (const statement of [
      `alter table ${table} disable row level security`,
      `alter table ${table} no force row level security`,
      `alter table ${table} add column planted int`,
      `drop table ${table} cascade`,
      `truncate ${table} cascade`,
      `create policy planted on ${table} using (true)`,
      `create trigger planted before insert on ${table} execute function platform.refuse_change()`,
      `alter table ${table} disable trigger all`,
      `grant select on ${table} to public`,
      `create index on ${table} ((1))`,
    ]) {
      const outcome = await attempt(app, first.id, statement);
      // GRANT without the right to is only a warning in PostgreSQL; it grants nothing.
      if (statement.startsWith("grant")) {
        const grants = await world.ask(
          `select from information_schema.role_table_grants
           where grantee = 'PUBLIC' and table_schema || '.' || table_name = $1`,
          [table],
        );
        expect(grants).toEqual([]);
      } else expect([statement, outcome]).toEqual([statement, { refused: "42501" }]);
    }
  });

  test.each(tenants)("cannot read %s with row-level security off", async (table) => {
    await app.query("set row_security = off");
    try {
      const outcome = await attempt(app, second.id, `select count(*)::int from ${table}`);
      expect(outcome).toEqual({ refused: "42501" });
    } finally {
      await app.query("reset row_security");
    }
  });

  test("cannot become another", async () => {
    for (const statement of [
      "set role meent_owner",
      "set role meent_worker",
      "set session authorization meent_owner",
      "set session_replication_role = replica",
      "alter role meent_app bypassrls",
      "create role planted",
    ])
      expect([statement, await attempt(app, undefined, statement)]).toEqual([
        statement,
        { refused: "42501" },
      ]);
    await app.query("reset role");
    const who = "select current_user::text as me, session_user::text as login";
    expect((await app.query(who)).rows).toEqual([{ me: "meent_app", login: "meent_app" }]);
    const [role] = await world.ask(
      "select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'meent_app'",
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
  });

  test("cannot change or take back what stands in the record, its own included", async () => {
    for (const table of ["platform.entry", "platform.entry_subject"])
      for (const statement of [
        `update ${table} set subject_kind = 'planted'`,
        `delete from ${table}`,
      ])
        expect(await attempt(app, first.id, statement)).toEqual({ refused: "42501" });
    expect(await attempt(app, first.id, "delete from platform.entry_text")).toEqual({
      refused: "42501",
    });
  });

  test("cannot write what is decided at the database's birth, nor read its migrations", async () => {
    for (const statement of [
      "update platform.installation set demo = true",
      "insert into platform.installation (demo) values (true)",
      "select * from platform.migration",
      "update people.community set name = 'Planted'",
      "delete from people.account",
    ])
      expect([statement, await attempt(app, first.id, statement)]).toEqual([
        statement,
        { refused: "42501" },
      ]);
  });

  test("cannot see or make a job", async () => {
    const hidden = await world.ask(
      `select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'graphile_worker' and c.relkind in ('r', 'v')`,
    );
    expect(hidden.length).toBeGreaterThan(3);
    for (const { name } of hidden)
      expect(await attempt(app, first.id, `select * from graphile_worker.${name}`)).toEqual({
        refused: "42501",
      });
    const add = "select graphile_worker.add_job('challenges.agree')";
    expect(await attempt(app, first.id, add)).toEqual({ refused: "42501" });
  });
});

describe("the worker's role", () => {
  test.each(tables.filter((table) => table !== "platform.outbox"))(
    "can neither read nor write %s",
    async (table) => {
      for (const setting of [undefined, first.id])
        for (const statement of [
          `select * from ${table}`,
          `insert into ${table} default values`,
          `delete from ${table}`,
          `truncate ${table} cascade`,
        ])
          expect(await attempt(worker, setting, statement)).toEqual({ refused: "42501" });
    },
  );

  test("asks for sums over all communities, which the app cannot", async () => {
    const figures = "select * from platform.operating_figures()";
    expect(await attempt(app, first.id, figures)).toEqual({ refused: "42501" });
    expect(await attempt(worker, undefined, figures)).toMatchObject({ rows: 1 });
  });

  test("takes from the outbox of every community, and puts nothing in", async () => {
    const outcome = await attempt(worker, undefined, "delete from platform.outbox");
    // A signed deal, a municipality that joined, three mails and three listings of each.
    expect(outcome).toMatchObject({ rows: 16 });
    for (const statement of [
      "update platform.outbox set task = 'planted'",
      `insert into platform.outbox (community_id, id, task, payload)
       values ('${first.id}', '${second.id}', 'planted', '{}')`,
    ])
      expect(await attempt(worker, first.id, statement)).toEqual({ refused: "42501" });
  });
});

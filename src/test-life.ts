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
import { action } from "#platform/act.ts";
import { keyOf } from "#platform/instead.ts";
import { queueMail } from "#platform/mail.ts";
import { hashOf, newToken } from "#platform/session.ts";
import { writingsOf } from "#platform/slots.ts";
import { foundKinds } from "./app.ts";
import { askAddressChange } from "./modules/accounts/actions/own.ts";
import { makeOwnCode } from "./modules/accounts/actions/own-code.ts";
import { stageResidents } from "./modules/accounts/actions/residents.ts";
import { makeToken } from "./modules/accounts/actions/token.ts";
import { askForLink } from "./modules/accounts/actions.ts";
import { tokenPrefix } from "./modules/accounts/model/token.ts";
import { guarantee, legitimise, replyToAct, shareTheSay } from "./modules/acts/actions.ts";
import {
  answerDivision,
  draftChallenge,
  fileChallenge,
  handOnChallenge,
  proposeDivision,
  replyToDecision,
} from "./modules/challenges/actions.ts";
import {
  answerReply,
  closeProposal,
  proposeCharter,
  replyToClause,
  startDraft,
} from "./modules/charter/actions.ts";
import {
  inviteParty,
  leaveCoalition,
  lookBackOn,
  proposeCoalition,
  signCoalition,
  stayInCoalition,
} from "./modules/coalitions/actions.ts";
import { handOverDeal, replyToHandover } from "./modules/deals/actions/handover.ts";
import { askDeal } from "./modules/deals/actions/requesting.ts";
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
} from "./modules/deals/actions.ts";
import {
  answerLetter,
  draftLetter,
  followUpLetter,
  replyToQuestion,
  sendLetter,
} from "./modules/letters/actions.ts";
import { appealHiding } from "./modules/moderation/actions/appealing.ts";
import { hideWriting } from "./modules/moderation/actions/judging.ts";
import { setPage } from "./modules/moderation/actions/page.ts";
import { reportWriting } from "./modules/moderation/actions/reporting.ts";
import { notice } from "./modules/notifications/actions/telling.ts";
import { correctOnBehalf, makeLetter } from "./modules/people/actions/on-behalf.ts";
import { askToJoin } from "./modules/people/actions/organization-members.ts";
import { shareElsewhere } from "./modules/search/actions.ts";
import { rebuildAll } from "./modules/search/jobs.ts";
import { answerSignal } from "./modules/signals/actions/hosting.ts";
import { slots as signalSlots } from "./modules/signals/pages.tsx";
import { addEndpoint } from "./modules/webhooks/actions.ts";
import {
  answerUndertaking,
  replyToAnswer,
  startUndertaking,
} from "./modules/works/actions/undertaking.ts";
import { workClauses } from "./modules/works/index.ts";
import type { TestWorld } from "./test-community.ts";
import {
  addChallenge,
  addDeal,
  addSignal,
  appoint,
  councilAndExecutive,
  done,
  goRound,
  planFor,
  signBoth,
  type TestCommunity,
} from "./test-community.ts";

/**
 * Life enough for a row in every tenant table: a table that a migration adds gets its row here, and the
 * tests that go over all tables or all pages find it.
 */
export async function live(world: TestWorld, community: TestCommunity): Promise<void> {
  await liveOnBehalf(world, community);
  await rebuildAll(community.asSystem(), foundKinds);
  await done(shareElsewhere, community.as("wiebe"), { kinds: ["deal"] });
  await done(proposeRole, community.as("wiebe"), {
    memberId: community.people.roelie,
    role: "treasurer",
    startsOn: "2026-10-01",
    reason: "Besluit van de raad.",
  });
  await liveOnADeal(world, community);
  await liveByCharter(community);
  const challengeId = await liveSideBySide(world, community);
  await liveAtWork(world, community);
  await liveOnActs(community, challengeId);
  await done(greet, community.asSystem(), {});
  const signalId = await addSignal(community);
  const words = "Vrijdag komt de monteur.";
  await done(answerSignal, community.as("wiebe"), { signalId, words });
  await liveByHouseRules(world, community, signalId);
  await liveInitiative(community);
  await liveAtTheDoor(world, community);
  await liveByMail(world, community);
  await livePictured(world, community);
  await liveTogether(community);
  await liveAsking(community);
  await liveOnTheMarket(community);
  await liveByLetter(world, community);
  await liveAtTable(world, community, { money: "100" });
  await liveAtTable(world, community, {
    money: "6.000",
    stepIn: "De gemeente neemt het over.",
    route: "subsidy",
    milestone1: "De bank staat er",
    milestone1By: "2026-10-15",
  });
}

/** A deal that was signed, handed over and ended, with a word beside the decision. */
async function liveOnADeal(world: TestWorld, community: TestCommunity): Promise<void> {
  const deal = await addDeal(world, community);
  await signBoth(community, deal.id);
  await liveHandover(world, community, deal.id);
  await liveToTheEnd(world, community, deal.id);
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
}

async function liveByCharter(community: TestCommunity): Promise<void> {
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
}

/** Two who challenge the same work, and are asked whether they can do it both; the first one's id. */
async function liveSideBySide(world: TestWorld, community: TestCommunity): Promise<string> {
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
  await done(answerDivision, roelie, {
    challengeId: other.id,
    divisionId: String(division?.id),
    agrees: "yes",
  });
  await done(handOnChallenge, roelie, {
    challengeId: other.id,
    toMemberId: community.people.geert,
  });
  return challengeId;
}

/** Work that began at once, with a neighbour's answer and a word beside it. */
async function liveAtWork(world: TestWorld, community: TestCommunity): Promise<void> {
  const roelie = community.as("roelie");
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
}

/** A photo. */
async function livePictured(world: TestWorld, community: TestCommunity): Promise<void> {
  await goRound(
    world,
    community.id,
    `insert into platform.file
       (community_id, id, hash, large, small, width, height, small_width, small_height)
     values ($1, $2, repeat('0', 32), $3, $3, 10, 10, 10, 10)`,
    [community.id, newId(), Buffer.from("RIFF\0\0\0\0WEBP")],
  );
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
async function liveByLetter(world: TestWorld, { id, as, works }: TestCommunity): Promise<void> {
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
async function liveByHouseRules(
  world: TestWorld,
  community: TestCommunity,
  signalId: string,
): Promise<void> {
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
async function liveAtTheDoor(
  world: TestWorld,
  { id, slug, organizationId, asVisitor, as }: TestCommunity,
): Promise<void> {
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
async function liveByMail(
  world: TestWorld,
  { id, people, asSystem }: TestCommunity,
): Promise<void> {
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
async function liveHandover(
  world: TestWorld,
  { id, as, people }: TestCommunity,
  dealId: string,
): Promise<void> {
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
async function liveOnBehalf(
  world: TestWorld,
  { id, as, asVisitor, areas }: TestCommunity,
): Promise<void> {
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
  world: TestWorld,
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
  world: TestWorld,
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

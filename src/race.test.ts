import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ZodType, z } from "zod";
import { newId } from "#lib/ids.ts";
import { decideChallenge, draftChallenge, takeUpChallenge } from "#modules/challenges";
import { proposeCharter, signCharter } from "#modules/charter";
import { signDeal } from "#modules/deals";
import {
  givePen,
  joinInitiative,
  offerInitiative,
  publishInitiative,
  standFor,
  startInitiative,
} from "#modules/initiatives";
import { agreeToMeet, askToMeet, placeListing } from "#modules/market";
import {
  addOrganization,
  confirmRole,
  foundCommunity,
  insertAccount,
  proposeRole,
} from "#modules/people";
import { nameWork, startUndertaking } from "#modules/works";
import { type Action, act, type Kept } from "#platform/act.ts";
import type { Context } from "#platform/context.ts";
import { hashOf, newToken } from "#platform/session.ts";
import { systemContext } from "#platform/settle.ts";
import { inviteClerk } from "./modules/accounts/actions/inviting.ts";
import { useCode, useLink } from "./modules/accounts/actions.ts";
import { inviteParty, proposeCoalition, signCoalition } from "./modules/coalitions/actions.ts";
import { endDeal, makeTableDeal, showCode, signWithCode } from "./modules/deals/actions.ts";
import { takeOverInitiative } from "./modules/initiatives/actions/handing-over.ts";
import { joinCommunity } from "./modules/people/actions/appearance.ts";
import { makeLetter, takeBackOnBehalf } from "./modules/people/actions/on-behalf.ts";
import {
  answerRequest,
  askToJoin,
  inviteToOrganization,
  takeUpInvitation,
} from "./modules/people/actions/organization-members.ts";
import {
  addChallenge,
  addChallengeInDecision,
  addDeal,
  addMandate,
  councilAndExecutive,
  done,
  foundTestCommunity,
  goRound,
  nameOf,
  openTestWorld,
  type Person,
  planFor,
  signBoth,
  type TestCommunity,
  type TestWorld,
} from "./test-community.ts";

/** What may happen once happens once, however many press at the same moment. */

const presses = 12;
let world: TestWorld;
let community: TestCommunity;
beforeAll(async () => {
  world = await openTestWorld({ connections: presses });
  community = await foundTestCommunity(world);
});
afterAll(() => world.close());

/** Presses all at once; how often it was done, and the names of the refusals of the others. */
async function race<Schema extends ZodType, Thing, Value extends Kept, Refusal extends string>(
  action: Action<Schema, Thing, Value, Refusal>,
  contexts: readonly Context[],
  input: z.input<Schema>,
) {
  const outcomes = await Promise.all(contexts.map((context) => act(action, context, input)));
  const names = outcomes.map(nameOf);
  return {
    done: names.filter((name) => name === "done").length,
    others: [...new Set(names.filter((name) => name !== "done"))],
  };
}

const bench = {
  title: "Een bankje",
  hours: "2",
  continuity: "Dan maakt de buurman het af.",
  looksBackMonths: 1,
};
/** A work of the municipality. */
const named = {
  title: "Sloten schonen",
  doer: { kind: "municipality", name: "Afdeling Groen" },
  yearlyCostCents: 3_840_000n,
  route: "subsidy",
} as const;

const addWork = async () =>
  (await done(nameWork, community.as("marijke"), { ...named, areaId: community.areas.hasselo })).id;

const times = (context: Context) => Array.from({ length: presses }, () => context);
const each = (...people: Person[]) => people.map((person) => community.as(person));

test("a side of a deal is signed once", async () => {
  const deal = await addDeal(world, community);
  const { done: count } = await race(signDeal, times(community.as("fenna")), {
    dealId: deal.id,
    side: "party",
  });
  expect(count).toBe(1);
});

test("a code of a deal at the table is of use once", async () => {
  const { number } = await done(makeTableDeal, community.as("geert"), {
    partyMemberId: community.people.roelie,
    title: "Een bankje",
    areaId: community.areas.oldeveen,
    hours: "2",
    continuity: "Dan maakt de buurman het af.",
    looksBackMonths: 1,
    mandate: community.mandateId,
  });
  const [deal] = await world.ask("select id from deals.deal where number = $1", [number]);
  const dealId = String(deal?.id);
  await done(showCode, community.as("geert"), { dealId, code: "ABC234" });
  const { done: count } = await race(signWithCode, times(community.asVisitor()), {
    dealId,
    code: "ABC234",
  });
  expect(count).toBe(1);
});

test("a seat at an agreement goes to one of all who have its code", async () => {
  const { id: coalitionId } = await done(proposeCoalition, community.as("fenna"), {
    title: "Samen koken",
    what: "Elke woensdag koken wij in het dorpshuis.",
    serves: "Wie mee wil eten",
    continuity: "Dan zoeken de anderen iemand.",
    startsOn: "2026-10-01",
    termMonths: 12,
    looksBackMonths: 6,
    parties: [
      { name: "Fenna", hours: 60 },
      { name: "Iemand", hours: 60 },
    ],
  });
  const code = "ABCD2345";
  await done(inviteParty, community.as("fenna"), { coalitionId, position: 2, code });
  const all = each("roelie", "geert", "marijke", "henk", "anna", "sjoerd", "wiebe", "fatima");
  const { done: count } = await race(signCoalition, all, { coalitionId, position: 2, code });
  expect(count).toBe(1);
  const [seat] = await world
    .ask(
      "select count(*)::int as n from coalitions.signature where coalition_id = $1 and position = 2",
      [coalitionId],
    )
    .catch(() => [{ n: 1 }]);
  expect(seat?.n).toBe(1);
});

test("a person signs a charter once for a party", async () => {
  const { id: charterId } = await done(proposeCharter([]), community.as("wiebe"), {
    title: "Een tweede stadsrecht",
    inForceFrom: "2031-01-01",
    clauses: {},
    parties: councilAndExecutive,
  });
  const signing = { charterId, position: 1 };
  expect((await race(signCharter, times(community.as("wiebe")), signing)).done).toBe(1);
});

test("a challenge is taken up by one official", async () => {
  const challengeId = await addChallenge(community);
  const all = [...each("marijke", "geert"), ...times(community.as("marijke"))];
  expect((await race(takeUpChallenge, all, { challengeId })).done).toBe(1);
});

test("a person says yes to meeting once", async () => {
  const need = await done(placeListing, community.as("fenna"), {
    side: "need",
    kind: "room",
    title: "Zaal op dinsdag",
  });
  const { id: introductionId } = await done(askToMeet, community.as("roelie"), {
    needId: need.id,
    offerId: "",
    contact: "06 12345678",
  });
  const yes = { introductionId, contact: "06 87654321" };
  expect((await race(agreeToMeet, times(community.as("fenna")), yes)).done).toBe(1);
});

test("the last money of a mandate goes to one deal", async () => {
  const mandate = await addMandate(community, 10_000n);
  const { done: count, others } = await race(makeTableDeal, times(community.as("geert")), {
    ...bench,
    partyMemberId: community.people.roelie,
    areaId: community.areas.oldeveen,
    money: "60",
    mandate,
  });
  // What a deal takes is held from when the municipality signs it, which making it does.
  expect(count).toBe(1);
  expect(others).toHaveLength(1);
  const [held] = await world.ask(
    "select sum(amount_cents)::int as cents from mandates.commitment where mandate_id = $1",
    [mandate],
  );
  expect(held?.cents).toBe(6000);
});

test("what was made for somebody is taken back once by who has its letter", async () => {
  const made = await done(nameWork, community.as("geert"), {
    ...named,
    title: "Het bankje bij de bushalte",
    areaId: community.areas.oldeveen,
    onBehalf: { name: "Berta de Groot", asked: "Een bankje, graag.", consent: "spoken" },
  });
  const [kept] = await world.ask("select id, number from people.on_behalf where subject_id = $1", [
    made.id,
  ]);
  const code = "ABCD2345";
  await done(makeLetter, community.as("geert"), { id: String(kept?.id), code });
  const letter = { number: String(kept?.number), code };
  await race(takeBackOnBehalf, times(community.asVisitor()), letter);
  const [taken] = await world.ask(
    "select count(*)::int as n from platform.entry where kind = 'people.takenBackOnBehalf'",
  );
  expect(taken?.n).toBe(1);
});

describe("coming in", () => {
  const language = "nl";

  test("a link in a mail signs in once", async () => {
    const token = newToken();
    await goRound(
      world,
      community.id,
      `insert into accounts.sign_in_link
         (community_id, token_hash, address, back, browser_hash, made_at, ends_at)
       values ($1, $2, 'eens@voorbeeld.example', '/', null, $3, $3::timestamptz + interval '15 minutes')`,
      [community.id, hashOf(token), world.clock.machineNow()],
    );
    const { done: count, others } = await race(useLink, times(community.asVisitor()), {
      token,
      device: "een telefoon",
      language,
    });
    expect([count, others]).toEqual([1, ["link_used"]]);
    const [account] = await world.ask(
      "select count(*)::int as n from accounts.email where address = 'eens@voorbeeld.example'",
    );
    expect(account?.n).toBe(1);
  });

  test("two links of one address that are pressed together make one account", async () => {
    const tokens = Array.from({ length: presses }, () => newToken());
    for (const token of tokens)
      await goRound(
        world,
        community.id,
        `insert into accounts.sign_in_link
           (community_id, token_hash, address, back, browser_hash, made_at, ends_at)
         values ($1, $2, 'twee@voorbeeld.example', '/', null, $3, $3::timestamptz + interval '15 minutes')`,
        [community.id, hashOf(token), world.clock.machineNow()],
      );
    await Promise.all(
      tokens.map((token) => act(useLink, community.asVisitor(), { token, device: "x", language })),
    );
    const [account] = await world.ask(
      "select count(*)::int as n from accounts.email where address = 'twee@voorbeeld.example'",
    );
    expect(account?.n).toBe(1);
  });

  test("the code of the first council clerk makes one clerk", async () => {
    const id = await foundCommunity(world.platform, { slug: "nieuwveld", name: "Nieuwveld" });
    const system = systemContext(world.platform, id, world.clock.machineNow());
    const { code } = await done(inviteClerk, system, {
      name: "Wiebe Terpstra",
      address: null,
      community: "Nieuwveld",
      language,
    });
    const anybody = { ...system, actor: { kind: "anonymous" } } as const;
    const typed = { code: String(code), device: "een computer", language } as const;
    expect((await race(useCode, times(anybody), typed)).done).toBe(1);
    const [clerks] = await world.ask(
      "select count(*)::int as n from people.role_term where community_id = $1 and role = 'councilClerk'",
      [id],
    );
    expect(clerks?.n).toBe(1);
  });

  test("an account becomes a member once", async () => {
    const accountId = newId();
    await world.platform.database.writeShared((tx) => insertAccount(tx, accountId, language));
    const { done: count, others } = await race(joinCommunity, times(community.asVisitor()), {
      accountId,
      fullName: "Tine Postma",
      appearance: "fullName",
      pseudonym: "",
      areaId: community.areas.oldeveen,
    });
    expect([count, others]).toEqual([1, ["member_already"]]);
  });

  test("an organisation is asked once, and lets in once", async () => {
    const { organizationId } = community;
    const asking = { organizationId, words: "Ik doe graag mee." };
    expect((await race(askToJoin, times(community.as("geert")), asking)).done).toBe(1);
    const [joining] = await world.ask(
      "select id from people.organization_joining where community_id = $1 and kind = 'request'",
      [community.id],
    );
    const yes = { joiningId: String(joining?.id), answer: "yes" } as const;
    expect((await race(answerRequest, times(community.as("fenna")), yes)).done).toBe(1);
  });

  test("an invitation of an organisation is sent once, and taken up once", async () => {
    const { organizationId } = community;
    const address = "genood@voorbeeld.example";
    const inviting = { organizationId, address, makesKeeper: false, language } as const;
    expect((await race(inviteToOrganization, times(community.as("fenna")), inviting)).done).toBe(1);
    const token = newToken();
    await world.ask("update people.organization_joining set token_hash = $1 where address = $2", [
      hashOf(token),
      address,
    ]);
    const taking = { token, answer: "yes" } as const;
    const people = each("roelie", "marijke", "henk", "anna", "sjoerd", "wiebe", "fatima");
    expect((await race(takeUpInvitation, people, taking)).done).toBe(1);
  });
});

describe("beginning", () => {
  test("a person has one live challenge of a work", async () => {
    const plan = planFor(community.works.bridges);
    // Each press after the first changes the draft that is there.
    const { done: count } = await race(draftChallenge, times(community.as("sjoerd")), plan);
    expect(count).toBe(presses);
    const [draft] = await world.ask(
      "select count(*)::int as n from challenges.challenge where party_member_id = $1",
      [community.people.sjoerd],
    );
    expect(draft?.n).toBe(1);
  });

  test("a person does a work once at a time", async () => {
    const undertaking = {
      workId: community.works.park,
      what: "Wij maaien elke zaterdag het gras.",
      nothingNeeded: "yes",
    } as const;
    expect((await race(startUndertaking, times(community.as("anna")), undertaking)).done).toBe(1);
  });

  test("an organisation has its name alone", async () => {
    const named = { name: "Stichting Het Dorpshuis", form: "foundation" } as const;
    expect((await race(addOrganization, times(community.as("roelie")), named)).done).toBe(1);
  });

  test("a role that waits for a second person is proposed once, and given once", async () => {
    const { people } = community;
    const term = {
      memberId: people.roelie,
      role: "treasurer",
      startsOn: "2026-10-01",
      reason: "Besluit van de raad.",
    } as const;
    expect((await race(proposeRole, times(community.as("wiebe")), term)).done).toBe(1);
    const [proposal] = await world.ask(
      "select id from people.role_proposal where community_id = $1 and outcome is null",
      [community.id],
    );
    const proposalId = String(proposal?.id);
    expect((await race(confirmRole, times(community.as("anna")), { proposalId })).done).toBe(1);
  });

  test("no two things get one number", async () => {
    const begun = await Promise.all(
      Array.from({ length: presses }, (_, index) =>
        done(startInitiative, community.as("fatima"), {
          title: `Nummer ${index}`,
          what: "Wij beginnen allemaal tegelijk.",
        }),
      ),
    );
    expect(new Set(begun.map(({ number }) => number)).size).toBe(presses);
  });
});

describe("an initiative", () => {
  let initiativeId: string;
  beforeAll(async () => {
    const soup = { title: "Soep op dinsdag", what: "Elke dinsdag koken wij soep." };
    initiativeId = (await done(startInitiative, community.as("fenna"), soup)).id;
    await done(publishInitiative, community.as("fenna"), { initiativeId });
  });

  test("has a person among its people once", async () => {
    expect((await race(joinInitiative, times(community.as("geert")), { initiativeId })).done).toBe(
      1,
    );
  });

  test("has a person stand for it once", async () => {
    const words = { initiativeId, knownAs: "burgemeester", words: "Dit is goed voor ons dorp." };
    expect((await race(standFor, times(community.as("anna")), words)).done).toBe(1);
  });

  test("is taken over once by who was offered it", async () => {
    const heir = { initiativeId, memberId: community.people.roelie };
    await done(givePen, community.as("fenna"), heir);
    await done(offerInitiative, community.as("fenna"), heir);
    const { done: count } = await race(takeOverInitiative, times(community.as("roelie")), {
      initiativeId,
    });
    expect(count).toBe(1);
  });
});

describe("deciding", () => {
  test("a challenge is decided once, whatever is pressed together", async () => {
    const challengeId = await addChallengeInDecision(community, undefined, {
      workId: await addWork(),
    });
    const henk = community.as("henk");
    const outcomes = await Promise.all([
      ...times(henk).map((context) =>
        act(decideChallenge, context, { challengeId, decision: "accept" }),
      ),
      ...times(community.as("anna")).map((context) =>
        act(decideChallenge, context, { challengeId, decision: "accept" }),
      ),
    ]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const [deal] = await world.ask(
      "select count(*)::int as n from deals.deal where origin_kind = 'challenge' and origin_id = $1",
      [challengeId],
    );
    expect(deal?.n).toBe(1);
  });

  test("a deal is ended once", async () => {
    const deal = await addDeal(world, community, undefined, {
      workId: await addWork(),
    });
    await signBoth(community, deal.id);
    const { done: count } = await race(endDeal, times(community.as("fenna")), {
      dealId: deal.id,
      side: "party",
      ground: "stops",
      endsOn: "2027-05-01",
      reason: "Wij zijn nog maar met twee.",
    });
    expect(count).toBe(1);
  });
});

test("one key has one effect, however often it is sent", async () => {
  const context = { ...community.as("roelie"), idempotencyKey: "een-sleutel-voor-twaalf" };
  const named = { title: "Eén keer maar", what: "Wij beginnen dit één keer." };
  expect((await race(startInitiative, times(context), named)).done).toBe(presses);
  const [made] = await world.ask(
    "select count(*)::int as n from initiatives.initiative where title = $1",
    [named.title],
  );
  expect(made?.n).toBe(1);
});

/* Every unique key ----------------------------------------------------------------------------------- */

const takenIn = "written once by the action that makes it";
const own =
  "what a person says herself: saying it again is refused or changes it, and opens nothing";

/**
 * Every unique key of the database that is more than a row's own id, with the test that presses on it
 * from many sides at once, or why nobody has anything by it. A key that a migration adds must be
 * thought of here.
 */
const keys: Readonly<Record<string, string>> = {
  "accounts.address_change_community_id_new_hash_key": "a hash of chance",
  "accounts.address_change_community_id_old_hash_key": "a hash of chance",
  "accounts.address_change_pkey": "the newest question replaces the one before",
  "accounts.email_address": "two links of one address that are pressed together make one account",
  "accounts.email_pkey": "two links of one address that are pressed together make one account",
  "accounts.invitation_address": "a list is staged again without those that are on it",
  "accounts.invitation_code": "the code of the first council clerk makes one clerk",
  "accounts.invitation_community_id_list_id_position_key": takenIn,
  "accounts.invitation_postal": "a list is staged again without those that are on it",
  "accounts.own_code_community_id_code_hash_key": "a hash of chance",
  "accounts.own_code_pkey": "the newest code replaces the one before",
  "accounts.sign_in_link_pkey": "a link in a mail signs in once",
  "accounts.token_community_id_token_hash_key": "a hash of chance",
  "acts.exception_pkey": takenIn,
  "acts.guarantee_pkey": takenIn,
  "acts.one_row_per_rule": "a rule that is named again gets its next line",
  "acts.reply_pkey": own,
  "acts.seat_pkey": takenIn,
  "challenges.awaited_once": takenIn,
  "challenges.division_answer_pkey": own,
  "challenges.one_live_challenge": "a person has one live challenge of a work",
  "challenges.one_live_of_organization": "a person has one live challenge of a work",
  "challenges.one_open_transfer": takenIn,
  "challenges.reply_community_id_entry_number_member_id_key": own,
  "charter.answer_pkey": own,
  "charter.closing_pkey": "a person signs a charter once for a party",
  "charter.one_of_each_kind": takenIn,
  "charter.party_community_id_version_organization_id_key": takenIn,
  "charter.party_pkey": takenIn,
  "charter.signature_pkey": "a person signs a charter once for a party",
  "charter.two_people": "a person signs a charter once for a party",
  "charter.version_pkey": "no two things get one number",
  "coalitions.different_people": "a seat at an agreement goes to one of all who have its code",
  "coalitions.goal_pkey": takenIn,
  "coalitions.leaving_pkey": own,
  "coalitions.look_back_pkey": own,
  "coalitions.party_community_id_coalition_id_id_key": takenIn,
  "coalitions.party_community_id_coalition_id_position_key": takenIn,
  "coalitions.pledge_pkey": takenIn,
  "coalitions.signature_pkey": "a seat at an agreement goes to one of all who have its code",
  "coalitions.stay_pkey": own,
  "deals.code_pkey": "a code of a deal at the table is of use once",
  "deals.deal_community_id_origin_kind_origin_id_key":
    "a challenge is decided once, whatever is pressed together",
  "deals.delivery_pkey": own,
  "deals.handover_letter_community_id_subject_kind_subject_id_from_m_key": takenIn,
  "deals.handover_reply_pkey": own,
  "deals.look_back_pkey": own,
  "deals.lot_pkey": "drawn by the system, once, when a deal is signed",
  "deals.means_pkey": takenIn,
  "deals.milestone_pkey": takenIn,
  "deals.one_open_request": takenIn,
  "deals.one_running_ending": "a deal is ended once",
  "deals.reply_pkey": own,
  "deals.request_means_pkey": takenIn,
  "deals.requirement_pkey": takenIn,
  "deals.signature_pkey": "a side of a deal is signed once",
  "deals.step_in_pkey": own,
  "deals.visit_pkey": "the first who walks by is the visit; the others walked by too",
  "deals.walkabout_community_id_deal_id_member_id_key": own,
  "deals.withdrawal_pkey": "a deal is ended once",
  "initiatives.handover_pkey": "is taken over once by who was offered it",
  "initiatives.initiative_community_id_id_maker_id_key": takenIn,
  "initiatives.link_pkey": own,
  "initiatives.means_pkey": takenIn,
  "initiatives.one_open_place": "has a person among its people once",
  "initiatives.pen_pkey": own,
  "initiatives.seat_pkey": takenIn,
  "initiatives.stands_once": "has a person stand for it once",
  "letters.one_answer": own,
  "letters.one_notice": own,
  "letters.reply_pkey": own,
  "mandates.commitment_pkey": "the last money of a mandate goes to one deal",
  "mandates.release_pkey": "a deal is ended once",
  "market.agreement_pkey": "a person says yes to meeting once",
  "market.aside_pkey": own,
  "market.matched_pkey": "one row of the job that matches",
  "market.notice_pkey": "what the job told, so that it tells it once",
  "market.once_at_a_time": "a person says yes to meeting once",
  "market.outcome_pkey": own,
  "market.sign_pkey": "made anew by the job that matches",
  "market.suggestion_pkey": "made anew by the job that matches",
  "moderation.appeal_community_id_measure_id_key": own,
  "moderation.measure_community_id_id_member_id_key": takenIn,
  "moderation.one_open_report": own,
  "moderation.writing_community_id_owner_hash_key":
    "a text that is reported again is the same case",
  "notifications.asked_pkey": "what the job told, so that it tells it once",
  "notifications.digest_pkey": "what the job told, so that it tells it once",
  "notifications.follow_pkey": own,
  "notifications.news_pkey": "what the job told, so that it tells it once",
  "notifications.preference_pkey": own,
  "notifications.progress_pkey": "one row of the job that spreads news",
  "people.area_community_id_cbs_code_key": takenIn,
  "people.area_community_id_slug_key": takenIn,
  "people.community_slug_key": "by who runs Meent alone",
  "people.joining_token": "an invitation of an organisation is sent once, and taken up once",
  "people.member_community_id_account_id_key": "an account becomes a member once",
  "people.member_pseudonym": own,
  "people.on_behalf_community_id_subject_kind_subject_id_key":
    "what was made for somebody is taken back once by who has its letter",
  "people.one_open_invitation": "an invitation of an organisation is sent once, and taken up once",
  "people.one_open_proposal":
    "a role that waits for a second person is proposed once, and given once",
  "people.one_open_request": "an organisation is asked once, and lets in once",
  "people.organization_community_id_name_key": "an organisation has its name alone",
  "people.organization_member_pkey": "an organisation is asked once, and lets in once",
  "people.role_term_community_id_end_proposal_id_key":
    "a role that waits for a second person is proposed once, and given once",
  "people.role_term_community_id_proposal_id_key":
    "a role that waits for a second person is proposed once, and given once",
  "platform.community_state_pkey": takenIn,
  "platform.entry_subject_pkey": takenIn,
  "platform.entry_text_pkey": takenIn,
  "platform.idempotency_pkey": "one key has one effect, however often it is sent",
  "platform.installation_pkey": "one row, written at the birth of the database",
  "platform.instead_pkey": "one text instead of another, the last one written",
  "platform.migration_pkey": "under a lock, at the start",
  "platform.session_pkey": "a hash of chance",
  "platform.session_previous_hash_key": "a hash of chance",
  "platform.short_number_pkey": "no two things get one number",
  "platform.tries_pkey": "a count; src/platform/tries.test.ts tries it from many sides at once",
  "search.document_pkey": "kept anew with what it is about",
  "search.followed_pkey": "one row, locked by whoever tells",
  "search.notice_pkey": "kept anew with what it is about",
  "search.rebuilt_pkey": "one row of the job that rebuilds",
  "search.sharing_pkey": own,
  "signals.signal_community_id_code_hash_key": "a hash of chance",
  "webhooks.endpoint_community_id_member_id_url_key": own,
  "works.one_running_undertaking": "a person does a work once at a time",
  "works.requirement_pkey": takenIn,
  "works.undertaking_reply_pkey": own,
};

test("every unique key is thought of: raced, or no right of anybody", async () => {
  const rows = await world.ask(
    `select n.nspname || '.' || c.relname as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
     where i.indisunique and n.nspname !~ '^(pg_|information_schema|graphile_worker)'`,
  );
  // A row's own id, and the short number that people see, which the database deals out under a lock.
  const plain = /\((?:community_id, )?(?:id|number)\)$/;
  const found = rows.filter(({ definition }) => !plain.test(String(definition)));
  expect(Object.keys(keys).sort()).toEqual(found.map(({ name }) => String(name)).sort());
  // What is said to be raced, is: these sentences are titles in this file.
  const source = readFileSync("src/race.test.ts", "utf8");
  const raced = Object.values(keys).filter((said) => source.includes(`test("${said}"`));
  expect(new Set(raced).size).toBeGreaterThan(18);
});

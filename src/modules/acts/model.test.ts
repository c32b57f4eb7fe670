import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { charterOf } from "#lib/clause.ts";
import { decideSeats, type Seat, seat, seatsOf, votesIn } from "#lib/governance.ts";
import { nineActs } from "#lib/nine-acts.ts";
import type { Role } from "#lib/roles.ts";
import { decideException, decideSending, putUpFrom, type Rule } from "./model/exception.ts";
import { stripOf } from "./model/strip.ts";
import {
  type ActSubject,
  decideInvitation,
  decideMoney,
  decideReply,
  decideSay,
  decideStand,
  decideSubject,
  type Giver,
  mayHangOn,
} from "./model.ts";

const nobody: Giver = { memberId: "m", roles: [], organizationIds: [] };
const as = (role: Role): Giver => ({ ...nobody, roles: [role] });
const plan: ActSubject = {
  kind: "challenge",
  id: "u",
  number: "U-2026-001",
  title: "Het park",
  areaId: "a",
  workId: "w",
  party: { partyMemberId: "fenna", partyOrganizationId: "coop" },
  isOpen: true,
  isAwardable: true,
};
const fenna: Giver = { ...nobody, memberId: "fenna" };
const ofCoop: Giver = { ...nobody, organizationIds: ["coop"] };

describe("a stand", () => {
  test("is taken by the executive, a councillor for herself, or for an organisation", () => {
    expect(decideStand(as("alderman"), plan, null)).toEqual({ ok: true, value: "executive" });
    expect(decideStand(as("councillor"), plan, null)).toEqual({ ok: true, value: "councillor" });
    const school = { ...nobody, organizationIds: ["school"] };
    expect(decideStand(school, plan, "school")).toEqual({ ok: true, value: "organization" });
  });

  test("is not taken by somebody without a role, in another's name, or by the party about itself", () => {
    expect(decideStand(nobody, plan, null)).toEqual({ ok: false, refusal: "not_yours_to_give" });
    expect(decideStand(as("mayor"), plan, "school")).toEqual({
      ok: false,
      refusal: "organization_not_yours",
    });
    expect(decideStand(ofCoop, plan, "coop")).toEqual({ ok: false, refusal: "giver_is_party" });
  });

  test("is wider for an invitation: everyone who serves the community invites", () => {
    expect(decideInvitation(as("connector"), plan, null)).toEqual({ ok: true, value: "official" });
    expect(decideInvitation(nobody, plan, null).ok).toBe(false);
  });
});

describe("public money", () => {
  test("is not given to oneself, nor to one's own organisation", () => {
    for (const giver of [fenna, ofCoop])
      expect(decideMoney(giver, plan, "mandate")).toEqual({ ok: false, refusal: "giver_is_party" });
  });

  test("without a mandate is guaranteed by the executive alone", () => {
    expect(decideMoney(as("mayor"), plan, "executive").ok).toBe(true);
    expect(decideMoney(as("councillor"), plan, "executive")).toEqual({
      ok: false,
      refusal: "not_the_executive",
    });
  });
});

describe("what an act hangs on", () => {
  test("is not awarded after a no or an end, whatever else it may still be given", () => {
    const refused = { ...plan, isAwardable: false };
    expect(decideSubject("award", plan).ok).toBe(true);
    expect(decideSubject("award", refused)).toEqual({ ok: false, refusal: "not_awardable" });
    expect(decideSubject("recognise", refused).ok).toBe(true);
  });

  test("still lives", () => {
    expect(decideSubject("recognise", { ...plan, isOpen: false })).toEqual({
      ok: false,
      refusal: "subject_closed",
    });
    expect(decideSubject("recognise", undefined)).toEqual({
      ok: false,
      refusal: "subject_unknown",
    });
  });

  test("is somebody's where money, the work or a say is given", () => {
    expect(nineActs.filter((act) => mayHangOn(act, "work"))).toEqual([
      "recognise",
      "invite",
      "legitimise",
      "shareKnowledge",
    ]);
    expect(nineActs.every((act) => mayHangOn(act, "undertaking"))).toBe(true);
  });
});

describe("a reply", () => {
  test("is the party's, or that of the organisation that is invited", () => {
    const act = { invitedOrganizationId: "school" };
    expect(decideReply(act, plan, ofCoop)).toEqual({ ok: true, value: { organizationId: "coop" } });
    const school = { ...nobody, organizationIds: ["school"] };
    expect(decideReply(act, plan, school)).toEqual({
      ok: true,
      value: { organizationId: "school" },
    });
    expect(decideReply({ invitedOrganizationId: null }, plan, school)).toEqual({
      ok: false,
      refusal: "not_asked",
    });
    expect(decideReply(act, undefined, as("mayor")).ok).toBe(false);
  });
});

describe("who has the say", () => {
  const row = (holder: string, votes: number, hasVeto = false): Seat => ({
    holder,
    side: "community",
    votes,
    hasVeto,
  });

  test("is told by the party, or by who serves the community", () => {
    expect(decideSay(fenna, plan)).toEqual({ ok: true, value: "party" });
    expect(decideSay(as("helpingOfficial"), plan)).toEqual({ ok: true, value: "official" });
    expect(decideSay(nobody, plan).ok).toBe(false);
  });

  test("needs a seat, and votes enough for a yes", () => {
    expect(decideSeats([], 1)).toEqual({ ok: false, refusal: "seats_missing" });
    expect(decideSeats([row("de bewoners", 3)], 4)).toEqual({
      ok: false,
      refusal: "votes_never_enough",
    });
    expect(decideSeats([row("de bewoners", 3), row("de wethouder", 0, true)], 3).ok).toBe(true);
  });

  test("is whole exactly when somebody sits there and the votes can make a yes", () => {
    const seats = fc.array(
      fc.record({
        holder: fc.constantFrom("een", "twee"),
        side: fc.constantFrom("community" as const, "market" as const, "government" as const),
        votes: fc.nat(1000),
        hasVeto: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(seats, fc.integer({ min: 1, max: 12_000 }), (given, needed) => {
        const whole = given.length > 0 && votesIn(given) >= needed;
        expect(decideSeats(given, needed).ok).toBe(whole);
      }),
    );
  });

  test("comes from rows of a form: an empty one is no seat, a veto without a holder is nobody's", () => {
    expect(seatsOf([seat.parse({}), seat.parse({ holder: "", side: "market" })])).toEqual([]);
    const filled = seat.parse({ holder: " de bewoners ", side: "community", votes: "3" });
    expect(seatsOf([filled])).toEqual([row("de bewoners", 3)]);
    const wrong = seat.safeParse({ hasVeto: "yes" });
    expect(wrong.error?.issues[0]).toMatchObject({
      path: ["holder"],
      message: "seat_without_holder",
    });
    expect(seat.safeParse({ holder: "de raad", votes: "1" }).error?.issues[0]?.message).toBe(
      "side_missing",
    );
    expect(seat.safeParse({ holder: "x", side: "market", votes: "veel" }).error).toBeDefined();
  });
});

describe("a rule exception", () => {
  const period = { startsOn: "2026-10-01", endsOn: "2027-10-01" };
  const own = { owner: "council", ownerName: null } as const;
  const state = { owner: "outside", ownerName: "het ministerie van SZW" } as const;
  const rule: Rule = { id: "r", title: "Regel", askedOn: null, answerDueOn: null, ...own };

  test("to a rule of another is made by the executive alone, which names whose it is", () => {
    expect(decideException(own, period, false).ok).toBe(true);
    expect(decideException(state, period, false)).toEqual({
      ok: false,
      refusal: "rule_of_another",
    });
    expect(decideException(state, period, true).ok).toBe(true);
    expect(decideException({ ...state, ownerName: null }, period, true)).toEqual({
      ok: false,
      refusal: "owner_name_missing",
    });
  });

  test("ends, and within five years; what must last longer is a rule that must change", () => {
    const until = (endsOn: string) => decideException(own, { ...period, endsOn }, false);
    expect(until("2026-10-01")).toEqual({ ok: false, refusal: "ends_before_start" });
    expect(until("2031-10-05").ok).toBe(true);
    expect(until("2031-10-06")).toEqual({ ok: false, refusal: "exception_too_long" });
  });

  test("puts a rule of one's own up for change at once, and once", () => {
    const charter = charterOf(1, { "exception.changeWeeks": 4 });
    expect(putUpFrom(rule, charter, "2026-10-01")).toEqual({
      askedOn: "2026-10-01",
      answerDueOn: "2026-10-29",
    });
    const asked = { ...rule, askedOn: "2026-09-01", answerDueOn: "2026-12-01" };
    expect(putUpFrom(asked, charter, "2026-10-01")).toBeUndefined();
    expect(putUpFrom({ ...rule, ...state }, charter, "2026-10-01")).toBeUndefined();
  });

  test("to another's rule is bundled and sent, with cases in it and one question at a time", () => {
    const charter = charterOf(0, {});
    const theirs = { ...rule, ...state };
    expect(decideSending(theirs, 3, charter, "2026-10-01")).toEqual({
      ok: true,
      value: { askedOn: "2026-10-01", answerDueOn: "2026-11-26" },
    });
    expect(decideSending(theirs, 0, charter, "2026-10-01")).toMatchObject({
      refusal: "nothing_to_send",
    });
    expect(decideSending(rule, 3, charter, "2026-10-01")).toMatchObject({ refusal: "rule_is_own" });
    const asked = { ...theirs, askedOn: "2026-09-01", answerDueOn: "2026-12-01" };
    expect(decideSending(asked, 3, charter, "2026-10-01")).toMatchObject({
      refusal: "rule_is_asked",
    });
  });
});

describe("the strip", () => {
  const later = () => ({ standing: "later", when: "mayCome" }) as const;

  test("is always nine, in their order, and never done without an entry", () => {
    const strip = stripOf([], later);
    expect(strip.map(({ act }) => act)).toEqual(nineActs);
    expect(strip.some(({ standing }) => standing === "done")).toBe(false);
  });

  test("shows the last entry of an act, and how often it was done before", () => {
    const entries = [
      { nineAct: "invite" as const, number: 1 },
      { nineAct: null, number: 2 },
      { nineAct: "invite" as const, number: 3 },
    ];
    const [, invited] = stripOf(entries, later);
    expect(invited).toEqual({ act: "invite", standing: "done", entry: entries[2], before: 1 });
  });
});

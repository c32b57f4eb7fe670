import { localDate } from "#lib/calendar.ts";
import { decideSeats, seatsOf } from "#lib/governance.ts";
import type { NineAct } from "#lib/nine-acts.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { commitWithin, type MandateRefusal } from "#modules/mandates";
import { findOrganization, listOrganizationsOf } from "#modules/people";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { type NewEntry, organizationAbout, type Subject } from "#platform/record.ts";
import { standingUntil } from "../model/guarantee.ts";
import {
  type ActRefusal,
  type ActSubject,
  awarding,
  coFinancing,
  decideInvitation,
  decideMoney,
  decideReply,
  decideSay,
  decideSharing,
  decideStand,
  decideSubject,
  type GivenAct,
  type Giver,
  givingStartMoney,
  guaranteeing,
  inviting,
  type Office,
  recognising,
  replying,
  type SubjectKindName,
  sharing,
  sharingTheSay,
} from "../model.ts";
import { findAct, insertAct, insertGuarantee, insertReply, insertSeats } from "../store.ts";
import { findSubject, lockSubject } from "./subject.ts";

/** Eight of the nine acts; the ninth, legitimise, is in excepting.ts. Each is one entry of the record. */

type Given = Result<{ id: string }, ActRefusal | MandateRefusal>;

/** Says in public where one stands. */
export const recognise = action({
  name: "acts.recognise",
  input: recognising,
  who: "member",
  perform: async (acting, input): Promise<Given> => {
    const given = await begin(acting, "recognise", input);
    if (!given.ok) return given;
    const office = decideStand(given.value.giver, given.value.subject, input.organizationId);
    if (!office.ok) return office;
    return give(acting, given.value.subject, "recognise", office.value, input);
  },
});

/** Invites people, or an organisation that takes part here, to do something. */
export const invite = action({
  name: "acts.invite",
  input: inviting,
  who: "member",
  perform: async (acting, input): Promise<Given> => {
    const given = await begin(acting, "invite", input);
    if (!given.ok) return given;
    const { giver, subject } = given.value;
    const office = decideInvitation(giver, subject, input.organizationId);
    if (!office.ok) return office;
    const { invitedOrganizationId, endsOn } = input;
    if (endsOn !== null && endsOn <= localDate(acting.now)) return refuse("ends_in_the_past");
    if (
      invitedOrganizationId !== null &&
      !(await findOrganization(acting.tx, acting.communityId, invitedOrganizationId))
    )
      return refuse("organization_unknown");
    return give(acting, subject, "invite", office.value, input);
  },
});

/** Money to begin with, from a mandate of the giver's own. */
export const giveStartMoney = action({
  name: "acts.startMoney",
  input: givingStartMoney,
  who: "member",
  perform: async (acting, input): Promise<Given> => {
    const given = await begin(acting, "startMoney", input);
    if (!given.ok) return given;
    const office = decideMoney(given.value.giver, given.value.subject, "mandate");
    if (!office.ok) return office;
    return giveMoney(acting, given.value.subject, "startMoney", office.value, input);
  },
});

/** Stands for an amount until a day: the executive itself, or on a mandate, where it is set apart. */
export const guarantee = action({
  name: "acts.guarantee",
  input: guaranteeing,
  who: "member",
  perform: async (acting, { source, ...input }): Promise<Given> => {
    const given = await begin(acting, "guarantee", input);
    if (!given.ok) return given;
    const isOwn = source === "executive";
    const { giver, subject } = given.value;
    const office = decideMoney(giver, subject, isOwn ? "executive" : "mandate");
    if (!office.ok) return office;
    if (input.endsOn <= localDate(acting.now)) return refuse("ends_in_the_past");
    const money = { ...input, mandateId: isOwn ? null : source };
    const done = await giveMoney(acting, subject, "guarantee", office.value, money);
    if (done.ok)
      await insertGuarantee(acting.tx, acting.communityId, standingUntil(done.value, input.endsOn));
    return done;
  },
});

/** Public money beside that of others, from a mandate. */
export const coFinance = action({
  name: "acts.coFinance",
  input: coFinancing,
  who: "member",
  perform: async (acting, input): Promise<Given> => {
    const given = await begin(acting, "coFinance", input);
    if (!given.ok) return given;
    const office = decideMoney(given.value.giver, given.value.subject, "mandate");
    if (!office.ok) return office;
    return giveMoney(acting, given.value.subject, "coFinance", office.value, input);
  },
});

/** The executive awards the work to who does or asks it, from a day on. */
export const award = action({
  name: "acts.award",
  input: awarding,
  who: ["alderman", "mayor"],
  perform: async (acting, input): Promise<Given> => {
    const given = await begin(acting, "award", input);
    if (!given.ok) return given;
    const office = decideMoney(given.value.giver, given.value.subject, "executive");
    if (!office.ok) return office;
    if (input.startsOn < localDate(acting.now)) return refuse("starts_in_the_past");
    return give(acting, given.value.subject, "award", office.value, input);
  },
});

/** A lesson, or a template that others can take over. */
export const shareKnowledge = action({
  name: "acts.shareKnowledge",
  input: sharing,
  who: "member",
  perform: async (acting, input): Promise<Given> => {
    const given = await begin(acting, "shareKnowledge", input);
    if (!given.ok) return given;
    const office = decideSharing(given.value.giver, input.organizationId);
    if (!office.ok) return office;
    return give(acting, given.value.subject, "shareKnowledge", office.value, input);
  },
});

/** Who has the binding say, as seats with votes and vetoes. */
export const shareTheSay = action({
  name: "acts.governance",
  input: sharingTheSay,
  who: "member",
  perform: async (acting, { seats: rows, ...input }): Promise<Given> => {
    const given = await begin(acting, "governance", input);
    if (!given.ok) return given;
    const office = decideSay(given.value.giver, given.value.subject);
    if (!office.ok) return office;
    const seats = decideSeats(seatsOf(rows), input.votesNeeded);
    if (!seats.ok) return seats;
    const { subject } = given.value;
    const count = seats.value.length;
    const done = await give(acting, subject, "governance", office.value, {
      ...input,
      seats: count,
    });
    if (done.ok) await insertSeats(acting.tx, acting.communityId, done.value.id, seats.value);
    return done;
  },
});

/** The party's answer beside an act, or that of the organisation it invites. */
export const replyToAct = action({
  name: "acts.reply",
  input: replying,
  who: "member",
  perform: async (acting, { actId, body }): Promise<Given> => {
    const { tx, communityId, now } = acting;
    const given = await findAct(tx, communityId, actId);
    if (!given) return refuse("act_unknown");
    const subject = await findSubject(tx, communityId, given.subject, now);
    const giver = await giverOf(acting);
    const reply = decideReply(given, subject, giver);
    if (!reply.ok) return reply;
    const { organizationId } = reply.value;
    const isNew = await insertReply(tx, communityId, {
      actId,
      memberId: giver.memberId,
      organizationId,
      body,
      at: now,
    });
    if (!isNew) return refuse("replied_before");
    acting.record({
      kind: "acts.replied",
      subject: given.subject,
      about: [aboutAct(actId)],
      data: { actId, memberId: giver.memberId, organizationId },
      texts: { body },
    });
    return ok({ id: actId });
  },
});

/* What they share ---------------------------------------------------------------------------------- */

export async function giverOf(acting: Acting): Promise<Giver> {
  const memberId = memberOf(acting);
  const organizations = await listOrganizationsOf(acting.tx, acting.communityId, memberId);
  return {
    memberId,
    roles: acting.roles.map(({ role }) => role),
    organizationIds: organizations.map(({ id }) => id),
  };
}

async function begin(
  acting: Acting,
  act: NineAct,
  input: { readonly subjectKind: SubjectKindName; readonly subjectId: string },
): Promise<Result<{ readonly subject: ActSubject; readonly giver: Giver }, ActRefusal>> {
  const subject = decideSubject(act, await lockSubject(acting, input));
  return subject.ok ? ok({ subject: subject.value, giver: await giverOf(acting) }) : subject;
}

/** What an act says besides who gives what to whom. */
type Said = Pick<GivenAct, "body"> &
  Partial<Omit<GivenAct, "id" | "act" | "subject" | "givenBy" | "office" | "at">>;

async function give(
  acting: Acting,
  subject: ActSubject,
  act: NineAct,
  office: Office,
  said: Said,
): Promise<Result<{ id: string }, never>> {
  const given = actFrom(acting, act, { kind: subject.kind, id: subject.id }, office, said);
  await insertAct(acting.tx, acting.communityId, given);
  acting.record(entryOf(given, subject));
  return ok({ id: given.id });
}

async function giveMoney(
  acting: Acting,
  subject: ActSubject,
  act: NineAct,
  office: Office,
  { amount, ...said }: Said & { readonly amount: bigint },
): Promise<Given> {
  const own = { kind: subject.kind, id: subject.id };
  const given = actFrom(acting, act, own, office, { ...said, amountCents: amount });
  if (given.mandateId !== null) {
    const committed = await commitWithin(acting, {
      mandateId: given.mandateId,
      memberId: given.givenBy,
      areaId: subject.areaId,
      amountCents: amount,
      purpose: { kind: "act", id: given.id },
    });
    if (!committed.ok) return committed;
  }
  await insertAct(acting.tx, acting.communityId, given);
  acting.record(entryOf(given, subject));
  return ok({ id: given.id });
}

export function actFrom(
  acting: Acting,
  act: NineAct,
  subject: GivenAct["subject"],
  office: Office,
  said: Said,
): GivenAct {
  return {
    id: acting.newId(),
    act,
    subject,
    givenBy: memberOf(acting),
    office,
    organizationId: said.organizationId ?? null,
    body: said.body,
    title: said.title ?? null,
    invitedOrganizationId: said.invitedOrganizationId ?? null,
    amountCents: said.amountCents ?? null,
    mandateId: said.mandateId ?? null,
    startsOn: said.startsOn ?? null,
    endsOn: said.endsOn ?? null,
    knowledge: said.knowledge ?? null,
    link: said.link ?? null,
    seats: said.seats ?? null,
    votesNeeded: said.votesNeeded ?? null,
    at: acting.now,
  };
}

const kindsOfEntry: Readonly<Record<NineAct, string>> = {
  recognise: "acts.recognised",
  invite: "acts.invited",
  legitimise: "acts.excepted",
  startMoney: "acts.startMoneyGiven",
  guarantee: "acts.guaranteed",
  coFinance: "acts.coFinanced",
  award: "acts.awarded",
  shareKnowledge: "acts.knowledgeShared",
  governance: "acts.sayShared",
};

/** So that who follows one act hears what became of it. */
export function aboutAct(id: string): Subject {
  return { kind: "act", id };
}

/** The entry of an act: ids, amounts and days; its words lie beside it and can be erased. */
export function entryOf(given: GivenAct, subject: ActSubject | undefined): NewEntry {
  return {
    kind: kindsOfEntry[given.act],
    subject: given.subject,
    about: [
      aboutAct(given.id),
      ...(subject?.workId && subject.kind !== "work" ? [{ kind: "work", id: subject.workId }] : []),
      ...organizationAbout(given.organizationId),
    ],
    nineAct: given.act,
    // An office of government; who speaks for herself or for others stands in the data.
    ...(["executive", "councillor", "official", "mandate"].includes(given.office) && {
      office: given.office,
    }),
    data: {
      actId: given.id,
      memberId: given.givenBy,
      organizationId: given.organizationId,
      invitedOrganizationId: given.invitedOrganizationId,
      amountCents: given.amountCents === null ? null : String(given.amountCents),
      mandateId: given.mandateId,
      startsOn: given.startsOn,
      endsOn: given.endsOn,
      knowledge: given.knowledge,
    },
    texts: { body: given.body, ...(given.title !== null && { title: given.title }) },
  };
}

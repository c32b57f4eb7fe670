import { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import { findCommunity, findMemberByAccount, listAreas } from "#modules/people";
import { act, action } from "#platform/act.ts";
import { type Acting, memberOf, type Platform } from "#platform/context.ts";
import { queueMail } from "#platform/mail.ts";
import { hashOf } from "#platform/session.ts";
import { systemContext } from "#platform/settle.ts";
import {
  invitationsPerMinute,
  letterInvitationDays,
  lettersPerStack,
  mailInvitationDays,
  type ResidentRefusal,
  type ResidentRow,
  residentRows,
} from "../model/residents.ts";
import {
  findAccountByAddress,
  hasMailToInvite,
  insertResidentList,
  insertResidents,
  listToInvite,
  lockResidentList,
  saveInvitationMailed,
  saveListUsed,
  saveResidentCodes,
} from "../store.ts";
import { texts } from "../texts.ts";
import { newCode } from "./inviting.ts";

/** Inviting the residents of a list: read and checked first, then all of it or nothing. */

type Imported = Result<
  { id: string; mails: number; letters: number; known: number },
  ResidentRefusal
>;

/** Keeps a checked list, to be used when the clerk has read what it will do. Gone within a day. */
export const stageResidents = action({
  name: "accounts.stageResidents",
  input: z.object({ rows: residentRows }),
  who: ["councilClerk"],
  perform: async (acting, { rows }): Promise<Result<{ id: string }, ResidentRefusal>> => {
    if (!(await areAreasKnown(acting, rows))) return refuse("area_unknown");
    const id = acting.newId();
    await insertResidentList(acting.tx, acting.communityId, {
      ...{ id, madeBy: memberOf(acting), madeAt: acting.clock.machineNow() },
      staged: rows,
    });
    return ok({ id });
  },
});

/** Uses a list that was checked before. */
export const inviteStagedResidents = action({
  name: "accounts.inviteStagedResidents",
  input: z.object({ listId: z.uuid() }),
  who: ["councilClerk"],
  perform: async (acting, { listId }): Promise<Imported> => {
    const list = await lockResidentList(acting.tx, acting.communityId, listId);
    if (!list) return refuse("list_unknown");
    if (list.usedAt !== null) return refuse("list_used");
    return invite(acting, listId, residentRows.parse(list.staged));
  },
});

/** Who runs Meent brings a list from the command line. */
export const inviteResidents = action({
  name: "accounts.inviteResidents",
  input: z.object({ rows: residentRows }),
  who: "system",
  perform: async (acting, { rows }): Promise<Imported> => {
    if (!(await areAreasKnown(acting, rows))) return refuse("area_unknown");
    const id = acting.newId();
    await insertResidentList(acting.tx, acting.communityId, {
      ...{ id, madeBy: null, madeAt: acting.clock.machineNow(), staged: [] },
    });
    return invite(acting, id, rows);
  },
});

async function areAreasKnown(
  { tx, communityId }: Acting,
  rows: readonly ResidentRow[],
): Promise<boolean> {
  const known = new Set((await listAreas(tx, communityId)).map(({ id }) => id));
  return rows.every(({ areaId }) => areaId === null || known.has(areaId));
}

const rowsAtOnce = 1000;
const day = 86_400_000;

/** Whoever was invited before keeps that invitation, and is counted as known. */
async function invite(
  acting: Acting,
  listId: string,
  rows: readonly ResidentRow[],
): Promise<Imported> {
  const { tx, communityId, clock } = acting;
  const madeAt = clock.machineNow();
  const endsAt = (days: number) => new Date(madeAt.getTime() + days * day);
  let mails = 0;
  let letters = 0;
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const added = await insertResidents(
      tx,
      communityId,
      rows.slice(from, from + rowsAtOnce).map((row, index) => ({
        ...row,
        ...{ id: acting.newId(), listId, position: from + index + 1, madeAt },
        endsAt: endsAt(row.address === null ? letterInvitationDays : mailInvitationDays),
      })),
    );
    mails += added.mails;
    letters += added.letters;
  }
  const known = rows.length - mails - letters;
  await saveListUsed(tx, communityId, listId, { usedAt: madeAt, mails, letters, known });
  // How many, and never who: who lives here is nobody's business.
  acting.record({
    kind: "accounts.residentsInvited",
    subject: { kind: "community", id: communityId },
    data: { listId, mails, letters },
  });
  return ok({ id: listId, mails, letters, known });
}

/**
 * Keeps the hashes of the codes of one stack of letters. The page made the codes; a second time the
 * letters have new codes, and those of before are worth nothing. Who came in already keeps hers.
 */
export const makeResidentLetters = action({
  name: "accounts.makeResidentLetters",
  input: z.object({
    listId: z.uuid(),
    codes: z
      .array(z.object({ id: z.uuid(), codeHash: z.string().regex(/^[0-9a-f]{64}$/) }))
      .max(lettersPerStack),
  }),
  who: ["councilClerk", "system"],
  perform: async (
    acting,
    { listId, codes },
  ): Promise<Result<{ count: number }, ResidentRefusal>> => {
    if (codes.length === 0) return refuse("letters_none");
    const { tx, communityId, clock } = acting;
    const count = await saveResidentCodes(tx, communityId, listId, codes, clock.machineNow());
    if (count === 0) return refuse("letters_none");
    acting.record({
      kind: "accounts.lettersMade",
      subject: { kind: "community", id: communityId },
      isPublic: false,
      data: { listId, count },
    });
    return ok({ count });
  },
});

/* Mail to who was invited, so many a minute --------------------------------------------------------- */

const mailInvitations = action({
  name: "accounts.mailInvitations",
  input: z.object({}),
  who: "system",
  perform: async (acting) => {
    const { tx, communityId, clock } = acting;
    const now = clock.machineNow();
    const community = await findCommunity(tx, communityId);
    const waiting = await listToInvite(tx, communityId, now, invitationsPerMinute);
    let sent = 0;
    for (const { id, address, endsAt } of waiting) {
      // Who is a member here needs no invitation; the list does not tell who that is.
      const accountId = await findAccountByAddress(tx, address);
      const isMember =
        accountId !== undefined && (await findMemberByAccount(tx, communityId, accountId));
      const code = isMember ? undefined : newCode();
      await saveInvitationMailed(tx, communityId, id, now, code && hashOf(code));
      if (!code) continue;
      sent += 1;
      const t = texts.nl.residentMail;
      const name = community?.name ?? "";
      await queueMail(acting, {
        kind: "accounts.resident",
        to: address,
        language: "nl",
        subject: t.subject(name),
        body: [
          t.opening(name),
          t.what,
          { label: t.button, path: `/aanmelden/uitnodiging/${code}` },
          t.once(mailInvitationDays),
        ],
        usefulUntil: endsAt,
      });
    }
    return ok({ sent });
  },
});

/** Each minute: a stack of invitations, only where any waits. */
export async function mailWaitingInvitations(
  platform: Platform,
  communityId: string,
): Promise<void> {
  const now = platform.clock.machineNow();
  const isAny = await platform.database.read(communityId, (db) =>
    hasMailToInvite(db, communityId, now),
  );
  if (isAny) await act(mailInvitations, systemContext(platform, communityId, now), {});
}

export const residentActions = [
  stageResidents,
  inviteStagedResidents,
  inviteResidents,
  makeResidentLetters,
  mailInvitations,
];

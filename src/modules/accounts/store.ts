import { sql } from "kysely";
import type { Role } from "#lib/roles.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables } from "#platform/sql.ts";
import {
  type LetterTo,
  type ListProgress,
  lettersPerStack,
  type ResidentList,
  type ResidentRow,
} from "./model/residents.ts";
import type { Token } from "./model/token.ts";
import type { AddressChange, Deliverability, Invitation, SignInLink } from "./model.ts";

type Tables = Pick<
  Schema,
  | "accounts.email"
  | "accounts.sign_in_link"
  | "accounts.invitation"
  | "accounts.address_change"
  | "accounts.token"
  | "accounts.resident_list"
  | "accounts.own_code"
>;

/* Addresses: one for all communities ------------------------------------------------------------ */

/** Two who use a link for one new address at once make one account: the second waits here. */
export async function lockAddress(tx: Tx, address: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('accounts.email ' || lower(${address}), 0))`.execute(
    tables<Tables>(tx),
  );
}

export async function findAccountByAddress(db: Db, address: string): Promise<string | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("accounts.email")
    .select("account_id")
    .where((eb) => eb(eb.fn<string>("lower", ["address"]), "=", address.toLowerCase()))
    .executeTakeFirst();
  return row?.account_id;
}

/** The address of an account; undefined for who comes in by a letter. */
export async function findAddress(db: Db, accountId: string): Promise<string | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("accounts.email")
    .select("address")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return row?.address;
}

/** An address, and since when no mail reaches it; null while mail does. */
export interface MailBox {
  readonly address: string;
  readonly refusedAt: Date | null;
  readonly refusedReason: string | null;
}

export async function findMailBox(db: Db, accountId: string): Promise<MailBox | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("accounts.email")
    .select(["address", "refused_at", "refused_reason"])
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return (
    row && {
      address: row.address,
      refusedAt: row.refused_at,
      refusedReason: row.refused_reason,
    }
  );
}

/** How an address fares, locked; undefined when it is nobody's. */
export async function lockDeliverability(
  tx: Tx,
  address: string,
): Promise<Deliverability | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("accounts.email")
    .select(["refusals", "last_refused_at"])
    .where((eb) => eb(eb.fn<string>("lower", ["address"]), "=", address.toLowerCase()))
    .forUpdate()
    .executeTakeFirst();
  return row && { refusals: row.refusals, lastRefusedAt: row.last_refused_at };
}

/** One more refusal; `reason` when no more mail goes there. */
export async function saveRefusal(
  tx: Tx,
  address: string,
  refusals: number,
  reason: string | null,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("accounts.email")
    .set({
      refusals,
      last_refused_at: at,
      ...(reason !== null && { refused_at: at, refused_reason: reason }),
    })
    .where((eb) => eb(eb.fn<string>("lower", ["address"]), "=", address.toLowerCase()))
    .execute();
}

const unrefused = {
  refusals: 0,
  last_refused_at: null,
  refused_at: null,
  refused_reason: null,
} as const;

/** Mail may go there again. */
export async function clearRefusals(tx: Tx, accountId: string): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("accounts.email")
    .set(unrefused)
    .where("account_id", "=", accountId)
    .where("refusals", ">", 0)
    .execute();
}

/** Gives an account its address, the first or another. The caller holds `lockAddress`. */
export async function saveAddress(
  tx: Tx,
  accountId: string,
  address: string,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("accounts.email")
    .values({ account_id: accountId, address, confirmed_at: at })
    .onConflict((conflict) =>
      conflict.column("account_id").doUpdateSet({ address, confirmed_at: at, ...unrefused }),
    )
    .execute();
}

export async function removeAddress(tx: Tx, accountId: string): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("accounts.email")
    .where("account_id", "=", accountId)
    .execute();
}

/* Links ------------------------------------------------------------------------------------------ */

export async function insertLink(
  tx: Tx,
  communityId: string,
  link: Omit<SignInLink, "usedAt"> & { readonly tokenHash: string; readonly madeAt: Date },
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("accounts.sign_in_link")
    .values({
      community_id: communityId,
      token_hash: link.tokenHash,
      address: link.address,
      back: link.back,
      browser_hash: link.browserHash,
      made_at: link.madeAt,
      ends_at: link.endsAt,
    })
    .execute();
}

export async function findLink(
  db: Db,
  communityId: string,
  tokenHash: string,
): Promise<SignInLink | undefined> {
  const row = await links(db, communityId).where("token_hash", "=", tokenHash).executeTakeFirst();
  return row && toLink(row);
}

/** The link, locked: of two presses of its button one signs in. */
export async function lockLink(
  tx: Tx,
  communityId: string,
  tokenHash: string,
): Promise<SignInLink | undefined> {
  const row = await links(tx, communityId)
    .where("token_hash", "=", tokenHash)
    .forUpdate()
    .executeTakeFirst();
  return row && toLink(row);
}

function links(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("accounts.sign_in_link")
    .selectAll()
    .where("community_id", "=", communityId);
}

function toLink(row: {
  address: string;
  back: string;
  browser_hash: string | null;
  ends_at: Date;
  used_at: Date | null;
}): SignInLink {
  const { address, back, browser_hash, ends_at, used_at } = row;
  return { address, back, browserHash: browser_hash, endsAt: ends_at, usedAt: used_at };
}

export async function saveLinkUsed(
  tx: Tx,
  communityId: string,
  tokenHash: string,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("accounts.sign_in_link")
    .set({ used_at: at })
    .where("community_id", "=", communityId)
    .where("token_hash", "=", tokenHash)
    .execute();
}

/** Whether there is something to forget. */
export async function hasEnded(db: Db, communityId: string, before: Date): Promise<boolean> {
  const link = await links(db, communityId).where("ends_at", "<", before).executeTakeFirst();
  const change = await tables<Tables>(db)
    .selectFrom("accounts.address_change")
    .select("account_id")
    .where("community_id", "=", communityId)
    .where("ends_at", "<", before)
    .executeTakeFirst();
  const invitation = await ended(db, communityId, before).executeTakeFirst();
  const list = await tables<Tables>(db)
    .selectFrom("accounts.resident_list")
    .select("id")
    .where("community_id", "=", communityId)
    .where("used_at", "is", null)
    .where("made_at", "<", stagedBefore(before))
    .executeTakeFirst();
  return Boolean(link ?? change ?? invitation ?? list);
}

/** Invitations nobody used, and that ended. */
function ended(db: Db, communityId: string, before: Date) {
  return invitations(db, communityId)
    .where("ends_at", "<", before)
    .where("account_id", "is", null)
    .limit(1);
}

/** A list that was checked and not used is kept a day, not a week: it holds many names. */
function stagedBefore(before: Date): Date {
  return new Date(before.getTime() + 6 * 86_400_000);
}

/** What ended is remembered a week, to say kindly that it ended; then it is gone. */
export async function removeEnded(tx: Tx, communityId: string, before: Date): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("accounts.sign_in_link")
    .where("community_id", "=", communityId)
    .where("ends_at", "<", before)
    .execute();
  await tables<Tables>(tx)
    .deleteFrom("accounts.address_change")
    .where("community_id", "=", communityId)
    .where("ends_at", "<", before)
    .execute();
  await tables<Tables>(tx)
    .deleteFrom("accounts.invitation")
    .where("community_id", "=", communityId)
    .where("ends_at", "<", before)
    .where("account_id", "is", null)
    .execute();
  await tables<Tables>(tx)
    .deleteFrom("accounts.resident_list")
    .where("community_id", "=", communityId)
    .where("used_at", "is", null)
    .where("made_at", "<", stagedBefore(before))
    .execute();
}

/* Invitations ------------------------------------------------------------------------------------ */

export interface NewInvitation {
  readonly id: string;
  readonly address: string | null;
  readonly codeHash: string | null;
  readonly name: string | null;
  readonly areaId: string | null;
  readonly postal: readonly string[];
  readonly role: Role | null;
  readonly title: string | null;
  readonly madeAt: Date;
  readonly endsAt: Date;
}

export async function insertInvitation(
  tx: Tx,
  communityId: string,
  invitation: NewInvitation,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("accounts.invitation")
    .values({
      community_id: communityId,
      id: invitation.id,
      address: invitation.address,
      code_hash: invitation.codeHash,
      name: invitation.name,
      area_id: invitation.areaId,
      postal: [...invitation.postal],
      role: invitation.role,
      title: invitation.title,
      made_at: invitation.madeAt,
      ends_at: invitation.endsAt,
    })
    .execute();
}

/** The clerk's invitation that nobody used yet makes way for a newer one. */
export async function removeClerkInvitations(tx: Tx, communityId: string): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("accounts.invitation")
    .where("community_id", "=", communityId)
    .where("role", "=", "councilClerk")
    .where("account_id", "is", null)
    .execute();
}

export async function lockInvitationByCode(
  tx: Tx,
  communityId: string,
  codeHash: string,
): Promise<Invitation | undefined> {
  const row = await invitations(tx, communityId)
    .where("code_hash", "=", codeHash)
    .forUpdate()
    .executeTakeFirst();
  return row && toInvitation(row);
}

export async function findInvitationByAddress(
  db: Db,
  communityId: string,
  address: string,
): Promise<Invitation | undefined> {
  const row = await invitations(db, communityId)
    .where((eb) => eb(eb.fn<string>("lower", ["address"]), "=", address.toLowerCase()))
    .executeTakeFirst();
  return row && toInvitation(row);
}

/** What the list said of her, to fill in at her first visit. */
export async function findInvitationOf(
  db: Db,
  communityId: string,
  accountId: string,
): Promise<Invitation | undefined> {
  const row = await invitations(db, communityId)
    .where("account_id", "=", accountId)
    .orderBy("made_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && toInvitation(row);
}

function invitations(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("accounts.invitation")
    .selectAll()
    .where("community_id", "=", communityId);
}

function toInvitation(row: {
  id: string;
  address: string | null;
  name: string | null;
  area_id: string | null;
  role: string | null;
  title: string | null;
  ends_at: Date;
  account_id: string | null;
}): Invitation {
  return {
    id: row.id,
    address: row.address,
    name: row.name,
    areaId: row.area_id,
    role: row.role as Role | null,
    title: row.title,
    endsAt: row.ends_at,
    accountId: row.account_id,
  };
}

export async function saveInvitationUsed(
  tx: Tx,
  communityId: string,
  id: string,
  accountId: string,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("accounts.invitation")
    // Where she lives is known to the membership now; the address of the letter goes.
    .set({ account_id: accountId, used_at: at, postal: [] })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

export async function removeInvitationsOf(
  tx: Tx,
  communityId: string,
  accountId: string,
): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("accounts.invitation")
    .where("community_id", "=", communityId)
    .where("account_id", "=", accountId)
    .execute();
}

/* Lists of residents ----------------------------------------------------------------------------- */

export async function insertResidentList(
  tx: Tx,
  communityId: string,
  list: Pick<ResidentList, "id" | "madeBy" | "madeAt"> & {
    readonly staged: readonly ResidentRow[];
  },
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("accounts.resident_list")
    .values({
      community_id: communityId,
      id: list.id,
      made_by: list.madeBy,
      made_at: list.madeAt,
      staged: JSON.stringify(list.staged),
    })
    .execute();
}

/** A list with its checked rows, locked: of two presses one uses it. */
export async function lockResidentList(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<{ readonly usedAt: Date | null; readonly staged: unknown } | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("accounts.resident_list")
    .select(["used_at", "staged"])
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && { usedAt: row.used_at, staged: row.staged };
}

export async function saveListUsed(
  tx: Tx,
  communityId: string,
  id: string,
  used: {
    readonly usedAt: Date;
    readonly mails: number;
    readonly letters: number;
    readonly known: number;
  },
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("accounts.resident_list")
    .set({
      staged: null,
      used_at: used.usedAt,
      mails: used.mails,
      letters: used.letters,
      known: used.known,
    })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** Adds those who have no invitation yet; how many by mail and by letter. */
export async function insertResidents(
  tx: Tx,
  communityId: string,
  rows: readonly (ResidentRow & {
    readonly id: string;
    readonly listId: string;
    readonly position: number;
    readonly madeAt: Date;
    readonly endsAt: Date;
  })[],
): Promise<{ readonly mails: number; readonly letters: number }> {
  const added = await tables<Tables>(tx)
    .insertInto("accounts.invitation")
    .values(
      rows.map((row) => ({
        community_id: communityId,
        id: row.id,
        address: row.address,
        name: row.name,
        area_id: row.areaId,
        postal: [...row.postal],
        list_id: row.listId,
        position: row.position,
        made_at: row.madeAt,
        ends_at: row.endsAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("address")
    .execute();
  const mails = added.filter(({ address }) => address !== null).length;
  return { mails, letters: added.length - mails };
}

/** Lists, the newest first, with how far each is. */
export async function listResidentLists(
  db: Db,
  communityId: string,
  limit = 50,
): Promise<ListProgress[]> {
  const rows = await residentLists(db, communityId)
    .where("used_at", "is not", null)
    .orderBy("made_at", "desc")
    .limit(limit)
    .execute();
  return Promise.all(rows.map((row) => withProgress(db, communityId, row)));
}

export async function findResidentList(
  db: Db,
  communityId: string,
  id: string,
): Promise<ListProgress | undefined> {
  const row = await residentLists(db, communityId).where("id", "=", id).executeTakeFirst();
  return row && withProgress(db, communityId, row);
}

function residentLists(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("accounts.resident_list")
    .select(["id", "made_by", "made_at", "used_at", "mails", "letters", "known"])
    .where("community_id", "=", communityId);
}

async function withProgress(
  db: Db,
  communityId: string,
  row: {
    id: string;
    made_by: string | null;
    made_at: Date;
    used_at: Date | null;
    mails: number;
    letters: number;
    known: number;
  },
): Promise<ListProgress> {
  const counted = await tables<Tables>(db)
    .selectFrom("accounts.invitation")
    .select((eb) => [
      eb.fn.count<string>("mailed_at").as("mailed"),
      eb.fn.count<string>("lettered_at").as("lettered"),
      eb.fn.count<string>("account_id").as("came"),
    ])
    .where("community_id", "=", communityId)
    .where("list_id", "=", row.id)
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    madeBy: row.made_by,
    madeAt: row.made_at,
    usedAt: row.used_at,
    mails: row.mails,
    letters: row.letters,
    known: row.known,
    mailed: Number(counted.mailed),
    lettered: Number(counted.lettered),
    came: Number(counted.came),
    stacks: await listStacks(db, communityId, row.id),
  };
}

/** The letters of a list in stacks; who came in since keeps her place, so that stacks stay the same. */
async function listStacks(db: Db, communityId: string, listId: string) {
  const numbered = tables<Tables>(db)
    .selectFrom("accounts.invitation")
    .select([
      "position",
      sql<number>`(row_number() over (order by position) - 1) / ${sql.lit(lettersPerStack)}`.as(
        "stack",
      ),
    ])
    .where("community_id", "=", communityId)
    .where("list_id", "=", listId)
    .where("address", "is", null)
    .as("numbered");
  const rows = await tables<Tables>(db)
    .selectFrom(numbered)
    .select((eb) => [eb.fn.min("position").as("first"), eb.fn.max("position").as("last")])
    .groupBy("stack")
    .orderBy("stack")
    .execute();
  return rows.map(({ first, last }) => ({ after: Number(first) - 1, last: Number(last) }));
}

/** Whose letter is to be made: a stack of a list, without who came in already. */
export async function listLetters(
  db: Db,
  communityId: string,
  listId: string,
  after: number,
  limit: number,
): Promise<LetterTo[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("accounts.invitation")
    .select(["id", "position", "name", "postal"])
    .where("community_id", "=", communityId)
    .where("list_id", "=", listId)
    .where("address", "is", null)
    .where("account_id", "is", null)
    .where("position", ">", after)
    .orderBy("position")
    .limit(limit)
    .execute();
  return rows.map(({ id, position, name, postal }) => ({
    ...{ id, position: position ?? 0, name: name ?? "", postal },
  }));
}

/** New codes for letters; who came in meanwhile keeps the one she came with. How many. */
export async function saveResidentCodes(
  tx: Tx,
  communityId: string,
  listId: string,
  codes: readonly { readonly id: string; readonly codeHash: string }[],
  at: Date,
): Promise<number> {
  const given = tables<Tables>(tx)
    .selectFrom(
      sql<{ id: string; code_hash: string }>`unnest(
        ${codes.map(({ id }) => id)}::uuid[], ${codes.map(({ codeHash }) => codeHash)}::text[]
      )`.as<"given">(sql`given(id, code_hash)`),
    )
    .select(["given.id", "given.code_hash"])
    .as("given");
  const saved = await tables<Tables>(tx)
    .updateTable("accounts.invitation as i")
    .from(given)
    .set((eb) => ({ code_hash: eb.ref("given.code_hash"), lettered_at: at }))
    .whereRef("i.id", "=", "given.id")
    .where("i.community_id", "=", communityId)
    .where("i.list_id", "=", listId)
    .where("i.account_id", "is", null)
    .executeTakeFirst();
  return Number(saved.numUpdatedRows);
}

/** Who of a list waits for her mail, locked: two who send at once send to others. */
export async function listToInvite(
  tx: Tx,
  communityId: string,
  now: Date,
  limit: number,
): Promise<{ readonly id: string; readonly address: string; readonly endsAt: Date }[]> {
  const rows = await toInvite(tx, communityId, now)
    .orderBy("made_at")
    .orderBy("id")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.flatMap(({ id, address, ends_at }) =>
    address === null ? [] : [{ id, address, endsAt: ends_at }],
  );
}

export async function hasMailToInvite(db: Db, communityId: string, now: Date): Promise<boolean> {
  return Boolean(await toInvite(db, communityId, now).limit(1).executeTakeFirst());
}

function toInvite(db: Db, communityId: string, now: Date) {
  return tables<Tables>(db)
    .selectFrom("accounts.invitation")
    .select(["id", "address", "ends_at"])
    .where("community_id", "=", communityId)
    .where("list_id", "is not", null)
    .where("address", "is not", null)
    .where("mailed_at", "is", null)
    .where("account_id", "is", null)
    .where("ends_at", ">", now);
}

export async function saveInvitationMailed(
  tx: Tx,
  communityId: string,
  id: string,
  at: Date,
  codeHash: string | undefined,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("accounts.invitation")
    .set({ mailed_at: at, ...(codeHash && { code_hash: codeHash }) })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/* Codes of one's own ------------------------------------------------------------------------------ */

export async function findAccountByOwnCode(
  db: Db,
  communityId: string,
  codeHash: string,
): Promise<string | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("accounts.own_code")
    .select("account_id")
    .where("community_id", "=", communityId)
    .where("code_hash", "=", codeHash)
    .executeTakeFirst();
  return row?.account_id;
}

/** When one's own code was made; undefined without one. */
export async function findOwnCode(
  db: Db,
  communityId: string,
  accountId: string,
): Promise<Date | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("accounts.own_code")
    .select("made_at")
    .where("community_id", "=", communityId)
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return row?.made_at;
}

export async function saveOwnCode(
  tx: Tx,
  communityId: string,
  accountId: string,
  codeHash: string,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("accounts.own_code")
    .values({
      community_id: communityId,
      account_id: accountId,
      code_hash: codeHash,
      made_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["community_id", "account_id"])
        .doUpdateSet({ code_hash: codeHash, made_at: at }),
    )
    .execute();
}

export async function removeOwnCode(tx: Tx, communityId: string, accountId: string): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("accounts.own_code")
    .where("community_id", "=", communityId)
    .where("account_id", "=", accountId)
    .execute();
}

/* Another address -------------------------------------------------------------------------------- */

export interface NewAddressChange {
  readonly accountId: string;
  readonly newAddress: string;
  readonly oldHash: string | null;
  readonly newHash: string;
  readonly madeAt: Date;
  readonly endsAt: Date;
}

/** The newest wish replaces the one before, and its links with it. */
export async function saveAddressChange(
  tx: Tx,
  communityId: string,
  change: NewAddressChange,
): Promise<void> {
  const values = {
    new_address: change.newAddress,
    old_hash: change.oldHash,
    new_hash: change.newHash,
    old_confirmed_at: null,
    new_confirmed_at: null,
    made_at: change.madeAt,
    ends_at: change.endsAt,
  };
  await tables<Tables>(tx)
    .insertInto("accounts.address_change")
    .values({ community_id: communityId, account_id: change.accountId, ...values })
    .onConflict((conflict) => conflict.columns(["community_id", "account_id"]).doUpdateSet(values))
    .execute();
}

/** The change one of whose two links has this hash, locked. */
export async function lockAddressChange(
  tx: Tx,
  communityId: string,
  tokenHash: string,
): Promise<(AddressChange & { readonly side: "old" | "new" }) | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("accounts.address_change")
    .selectAll()
    .where("community_id", "=", communityId)
    .where((eb) => eb.or([eb("old_hash", "=", tokenHash), eb("new_hash", "=", tokenHash)]))
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      accountId: row.account_id,
      newAddress: row.new_address,
      needsOld: row.old_hash !== null,
      isOldConfirmed: row.old_confirmed_at !== null,
      isNewConfirmed: row.new_confirmed_at !== null,
      endsAt: row.ends_at,
      side: row.old_hash === tokenHash ? "old" : "new",
    }
  );
}

export async function saveConfirmation(
  tx: Tx,
  communityId: string,
  accountId: string,
  side: "old" | "new",
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("accounts.address_change")
    .set(side === "old" ? { old_confirmed_at: at } : { new_confirmed_at: at })
    .where("community_id", "=", communityId)
    .where("account_id", "=", accountId)
    .execute();
}

export async function removeAddressChange(
  tx: Tx,
  communityId: string,
  accountId: string,
): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("accounts.address_change")
    .where("community_id", "=", communityId)
    .where("account_id", "=", accountId)
    .execute();
}

/* Tokens for programs ----------------------------------------------------------------------------- */

/** Two tokens of one person made at once follow one another, so that her limit holds. */
export async function lockTokens(tx: Tx, memberId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('accounts.token ' || ${memberId}, 0))`.execute(
    tables<Tables>(tx),
  );
}

export async function insertToken(
  tx: Tx,
  communityId: string,
  token: Omit<Token, "usedOn" | "revokedAt"> & { readonly tokenHash: string },
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("accounts.token")
    .values({
      community_id: communityId,
      id: token.id,
      member_id: token.memberId,
      name: token.name,
      token_hash: token.tokenHash,
      scopes: [...token.scopes],
      made_at: token.madeAt,
      ends_at: token.endsAt,
    })
    .execute();
}

/** A person's tokens, the newest first. */
export async function listTokens(db: Db, communityId: string, memberId: string): Promise<Token[]> {
  const rows = await tokens(db, communityId)
    .where("member_id", "=", memberId)
    .orderBy("made_at", "desc")
    .limit(200)
    .execute();
  return rows.map(toToken);
}

export async function findTokenByHash(
  db: Db,
  communityId: string,
  tokenHash: string,
): Promise<Token | undefined> {
  const row = await tokens(db, communityId).where("token_hash", "=", tokenHash).executeTakeFirst();
  return row && toToken(row);
}

/** Whether there was such a token of hers to take back. */
export async function saveTokenRevoked(
  tx: Tx,
  communityId: string,
  { memberId, tokenId, at }: { memberId: string; tokenId: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tables<Tables>(tx)
    .updateTable("accounts.token")
    .set({ revoked_at: at })
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .where("id", "=", tokenId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function saveTokenUsed(
  tx: Tx,
  communityId: string,
  id: string,
  on: string,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("accounts.token")
    .set({ used_on: on })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** With all else that is hers alone, when she has her data erased. */
export async function removeTokensOf(tx: Tx, communityId: string, memberId: string): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("accounts.token")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
}

function tokens(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("accounts.token")
    .select(["id", "member_id", "name", "scopes", "made_at", "ends_at", "used_on", "revoked_at"])
    .where("community_id", "=", communityId);
}

function toToken(row: {
  id: string;
  member_id: string;
  name: string;
  scopes: string[];
  made_at: Date;
  ends_at: Date;
  used_on: string | null;
  revoked_at: Date | null;
}): Token {
  return {
    id: row.id,
    memberId: row.member_id,
    name: row.name,
    scopes: row.scopes,
    madeAt: row.made_at,
    endsAt: row.ends_at,
    usedOn: row.used_on,
    revokedAt: row.revoked_at,
  };
}

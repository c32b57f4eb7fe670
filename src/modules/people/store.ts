import { type Selectable, sql } from "kysely";
import { localDate } from "#lib/calendar.ts";
import type { Keyset } from "#lib/keyset.ts";
import type { Consent } from "#lib/on-behalf.ts";
import { type Role, servingRoles } from "#lib/roles.ts";
import type { Language } from "#lib/texts.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { Schema } from "#platform/schema.ts";
import { tables } from "#platform/sql.ts";
import type { NewAppearance, OwnMember, ShownNames } from "./model/appearance.ts";
import type { Municipality } from "./model/municipality.ts";
import type { OnBehalf } from "./model/on-behalf.ts";
import type { Acts, Joining, WholeOrganization } from "./model/organizations.ts";
import type { Outline } from "./model/outline.ts";
import { publicRoles, type RoleProposal, type standOf, type Term } from "./model/roles.ts";
import type { Theme } from "./model/theme.ts";
import {
  type Area,
  type Community,
  type Member,
  type NewSettings,
  type Organization,
  plainName,
} from "./model.ts";

type Tables = Pick<
  Schema,
  | "people.community"
  | "people.account"
  | "people.area"
  | "people.member"
  | "people.role_term"
  | "people.role_proposal"
  | "people.on_behalf"
  | "people.on_behalf_word"
  | "people.organization"
  | "people.organization_member"
  | "people.organization_joining"
>;

export async function listCommunities(db: Db): Promise<Community[]> {
  const rows = await communities(db).orderBy("name").limit(1000).execute();
  return rows.map(toCommunity);
}

export async function findCommunity(db: Db, id: string): Promise<Community | undefined> {
  const row = await communities(db).where("id", "=", id).executeTakeFirst();
  return row && toCommunity(row);
}

export async function findCommunityBySlug(db: Db, slug: string): Promise<Community | undefined> {
  const row = await communities(db).where("slug", "=", slug).executeTakeFirst();
  return row && toCommunity(row);
}

function communities(db: Db) {
  return tables<Tables>(db)
    .selectFrom("people.community")
    .select([
      "id",
      "slug",
      "name",
      "lead",
      "lead_en",
      "phone",
      "mail_address",
      "languages",
      "theme",
      "municipality",
      "takes_part",
      "ordinance",
    ]);
}

function toCommunity(row: {
  id: string;
  slug: string;
  name: string;
  lead: string;
  lead_en: string;
  phone: string | null;
  mail_address: string | null;
  languages: string[];
  theme: unknown;
  municipality: string | null;
  takes_part: boolean;
  ordinance: string | null;
}): Community {
  const { lead_en, mail_address, languages, theme, takes_part, ...rest } = row;
  return {
    ...rest,
    leadEnglish: lead_en,
    mailAddress: mail_address,
    languages: languages as Language[],
    theme: theme as Theme | null,
    takesPart: takes_part,
  };
}

export async function insertCommunity(
  tx: Tx,
  community: Community & { readonly cbsCode: string | null },
): Promise<void> {
  const { id, slug, name, lead, leadEnglish, phone, cbsCode, mailAddress, languages, theme } =
    community;
  const { municipality, takesPart, ordinance } = community;
  await tables<Tables>(tx)
    .insertInto("people.community")
    .values({
      id,
      slug,
      name,
      lead,
      lead_en: leadEnglish,
      phone,
      cbs_code: cbsCode,
      mail_address: mailAddress,
      languages: [...languages],
      theme: theme && JSON.stringify(theme),
      municipality,
      takes_part: takesPart,
      ordinance,
    })
    .execute();
}

export async function saveSettings(
  tx: Tx,
  communityId: string,
  { lead, leadEnglish, phone, mailAddress, languages, theme }: NewSettings,
): Promise<void> {
  const changed = {
    ...(lead !== undefined && { lead }),
    ...(leadEnglish !== undefined && { lead_en: leadEnglish }),
    ...(phone !== undefined && { phone }),
    ...(mailAddress !== undefined && { mail_address: mailAddress }),
    ...(languages !== undefined && { languages: [...languages] }),
    ...(theme !== undefined && { theme: theme && JSON.stringify(theme) }),
  };
  if (Object.keys(changed).length === 0) return;
  await tables<Tables>(tx)
    .updateTable("people.community")
    .set(changed)
    .where("id", "=", communityId)
    .execute();
}

/**
 * Whether the municipality takes part, held so until commit: who begins something without it and the
 * clerk who lets it in follow one another.
 */
export async function findTakesPart(tx: Tx, communityId: string): Promise<boolean> {
  const row = await tables<Tables>(tx)
    .selectFrom("people.community")
    .select("takes_part")
    .where("id", "=", communityId)
    .forShare()
    .executeTakeFirstOrThrow();
  return row.takes_part;
}

export async function lockMunicipality(tx: Tx, communityId: string): Promise<Municipality> {
  const row = await tables<Tables>(tx)
    .selectFrom("people.community")
    .select(["municipality", "takes_part", "ordinance"])
    .where("id", "=", communityId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { municipality, takes_part: takesPart, ordinance } = row;
  return { municipality, takesPart, ordinance };
}

export async function saveMunicipality(
  tx: Tx,
  communityId: string,
  { municipality, takesPart, ordinance }: Municipality,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("people.community")
    .set({ municipality, takes_part: takesPart, ordinance })
    .where("id", "=", communityId)
    .execute();
}

export async function listAreas(db: Db, communityId: string): Promise<Area[]> {
  return await tables<Tables>(db)
    .selectFrom("people.area")
    .select(["id", "slug", "name", "residents"])
    .where("community_id", "=", communityId)
    .orderBy("name")
    .limit(2000)
    .execute();
}

export async function insertArea(tx: Tx, communityId: string, area: Area): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("people.area")
    .values({
      community_id: communityId,
      id: area.id,
      slug: area.slug,
      name: area.name,
      residents: area.residents,
      cbs_code: area.cbsCode ?? null,
      outline: area.outline ? JSON.stringify(area.outline) : null,
    })
    .execute();
}

/** One area by its word in the address, with where it lies. */
export async function findAreaBySlug(
  db: Db,
  communityId: string,
  slug: string,
): Promise<Area | undefined> {
  const row = await wholeAreas(db, communityId).where("slug", "=", slug).executeTakeFirst();
  return row && toArea(row);
}

/** Locks one area, so that of two who draw it the later one is drawn last. */
export async function lockArea(tx: Tx, communityId: string, id: string): Promise<Area | undefined> {
  const row = await wholeAreas(tx, communityId).where("id", "=", id).forUpdate().executeTakeFirst();
  return row && toArea(row);
}

function wholeAreas(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("people.area")
    .select(["id", "slug", "name", "residents", "cbs_code", "outline"])
    .where("community_id", "=", communityId);
}

function toArea(row: {
  id: string;
  slug: string;
  name: string;
  residents: number | null;
  cbs_code: string | null;
  outline: unknown;
}): Area {
  const { cbs_code: cbsCode, outline, ...rest } = row;
  return { ...rest, cbsCode, outline: outline as Outline | null };
}

/** Where an area lies, instead of what was there; null: nothing is drawn of it. */
export async function saveOutline(
  tx: Tx,
  communityId: string,
  id: string,
  outline: Outline | null,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("people.area")
    .set({ outline: outline && JSON.stringify(outline) })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** The areas that have an outline, by name. */
export async function listOutlines(
  db: Db,
  communityId: string,
): Promise<readonly { readonly slug: string; readonly name: string; readonly outline: Outline }[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("people.area")
    .select(["slug", "name", "outline"])
    .where("community_id", "=", communityId)
    .where("outline", "is not", null)
    .orderBy("name")
    .limit(outlinesMost)
    .execute();
  return rows.map(({ slug, name, outline }) => ({ slug, name, outline: outline as Outline }));
}

/** More shapes than this make a map nobody reads, and a page nobody waits for. */
const outlinesMost = 150;

export async function insertAccount(tx: Tx, id: string, language: Language = "nl"): Promise<void> {
  await tables<Tables>(tx).insertInto("people.account").values({ id, language }).execute();
}

export async function insertMember(
  tx: Tx,
  communityId: string,
  member: Member,
  now: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("people.member")
    .values({
      community_id: communityId,
      id: member.id,
      account_id: member.accountId,
      name: member.name,
      full_name: member.name,
      area_id: member.areaId,
      made_at: now,
    })
    .execute();
}

export async function findMember(
  db: Db,
  communityId: string,
  id: string,
): Promise<Member | undefined> {
  const row = await members(db, communityId).where("id", "=", id).executeTakeFirst();
  return row && toMember(row);
}

export async function findMemberByAccount(
  db: Db,
  communityId: string,
  accountId: string,
): Promise<Member | undefined> {
  const row = await members(db, communityId).where("account_id", "=", accountId).executeTakeFirst();
  return row && toMember(row);
}

export async function listMembers(db: Db, communityId: string, limit = 200): Promise<Member[]> {
  const rows = await members(db, communityId)
    .orderBy("made_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(toMember);
}

/**
 * Members whose name holds what was typed, without capitals and accents; two letters at least. Of a
 * municipality of thousands only those are read who are meant.
 */
export async function listMembersNamed(
  db: Db,
  communityId: string,
  typed: string,
  limit: number,
): Promise<Member[]> {
  const wanted = plainName(typed);
  if (wanted.length < 2) return [];
  const plain = sql<string>`lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g'))`;
  const rows = await members(db, communityId)
    .where(sql<boolean>`strpos(${plain}, ${wanted}) > 0`)
    .orderBy("name")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(toMember);
}

/** Members who hold a role here now, by name: colleagues to choose from. */
export async function listColleagues(
  db: Db,
  communityId: string,
  now: Date,
  limit = 500,
): Promise<Member[]> {
  const today = localDate(now);
  const rows = await members(db, communityId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("people.role_term as t")
          .select("t.id")
          .where("t.community_id", "=", communityId)
          .whereRef("t.member_id", "=", "people.member.id")
          .where("t.role", "<>", "resident")
          .where("t.starts_on", "<=", today)
          .where((eb) => eb.or([eb("t.ends_on", "is", null), eb("t.ends_on", ">=", today)])),
      ),
    )
    .orderBy("name")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(toMember);
}

/** A member with all that only she sees. */
export async function findOwnMember(
  db: Db,
  communityId: string,
  id: string,
): Promise<OwnMember | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("people.member")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const role = await tables<Tables>(db)
    .selectFrom("people.role_term")
    .select("id")
    .where("community_id", "=", communityId)
    .where("member_id", "=", id)
    .where("role", "<>", "resident")
    .limit(1)
    .executeTakeFirst();
  return {
    ...toMember(row),
    fullName: row.full_name,
    appearance: row.appearance as OwnMember["appearance"],
    pseudonym: row.pseudonym,
    isPublic: role !== undefined,
  };
}

/** Whether others already appear by these names. `exceptId` is who asks. */
export async function findShownNames(
  db: Db,
  communityId: string,
  { fullName, pseudonym }: Pick<NewAppearance, "fullName" | "pseudonym">,
  exceptId: string | undefined,
): Promise<ShownNames> {
  const wanted = [fullName, pseudonym].map((name) => name.toLowerCase());
  let query = tables<Tables>(db)
    .selectFrom("people.member as m")
    .select((eb) => [
      "m.name",
      eb
        .exists(
          eb
            .selectFrom("people.role_term as r")
            .select("r.id")
            .where("r.community_id", "=", communityId)
            .whereRef("r.member_id", "=", "m.id")
            .where("r.role", "<>", "resident"),
        )
        .as("is_official"),
    ])
    .where("m.community_id", "=", communityId)
    .where((eb) => eb(eb.fn<string>("lower", ["m.name"]), "in", wanted));
  if (exceptId !== undefined) query = query.where("m.id", "<>", exceptId);
  const rows = await query.limit(1000).execute();
  const isShown = (name: string) =>
    rows.filter((row) => row.name.toLowerCase() === name.toLowerCase());
  return {
    isPseudonymShown: isShown(pseudonym).length > 0,
    isFullNameOfOfficial: isShown(fullName).some((row) => row.is_official),
  };
}

/**
 * Names are chosen one after another within a community: two who want the same at once, or one who
 * presses twice, find what the first one took.
 */
export async function lockNames(tx: Tx, communityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('people.member ' || ${communityId}, 0))`.execute(
    tables<Tables>(tx),
  );
}

/** Whether a first council clerk came in; from then on set-up gives no roles any more. */
export async function hasClerk(db: Db, communityId: string): Promise<boolean> {
  const row = await tables<Tables>(db)
    .selectFrom("people.role_term")
    .select("id")
    .where("community_id", "=", communityId)
    .where("role", "=", "councilClerk")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What others see follows from it; the database makes that. */
export async function saveAppearance(
  tx: Tx,
  communityId: string,
  id: string,
  { fullName, appearance, pseudonym, areaId }: NewAppearance,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("people.member")
    .set({ full_name: fullName, appearance, pseudonym: pseudonym || null, area_id: areaId })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** Nothing is left of who she is; what she did stays. */
export async function eraseMember(
  tx: Tx,
  communityId: string,
  id: string,
  name: string,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("people.member")
    .set({ full_name: name, appearance: "fullName", pseudonym: null, area_id: null })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** The language in which Meent writes to the person behind an account. */
export async function findLanguage(db: Db, accountId: string): Promise<Language> {
  const row = await tables<Tables>(db)
    .selectFrom("people.account")
    .select("language")
    .where("id", "=", accountId)
    .executeTakeFirst();
  return row?.language === "en" ? "en" : "nl";
}

export async function saveLanguage(tx: Tx, accountId: string, language: Language): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("people.account")
    .set({ language })
    .where("id", "=", accountId)
    .execute();
}

/** Names by member id, as people chose to appear. */
export async function listNames(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await anyone(db, communityId)
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Members; a guest is none, and is found as a guest alone. */
function members(db: Db, communityId: string) {
  return anyone(db, communityId).where("is_guest", "=", false);
}

function anyone(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("people.member")
    .select(["id", "account_id", "name", "area_id"])
    .where("community_id", "=", communityId);
}

/** The account of a member, or of a guest. */
export async function findAccountOf(
  db: Db,
  communityId: string,
  id: string,
): Promise<string | undefined> {
  const row = await anyone(db, communityId).where("id", "=", id).executeTakeFirst();
  return row?.account_id;
}

/* Guests --------------------------------------------------------------------------------------- */

/** Somebody from elsewhere: of which community of this installation, if she is of one. */
export interface Guest {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly homeId: string | null;
}

export async function isGuest(db: Db, communityId: string, id: string): Promise<boolean> {
  const row = await anyone(db, communityId)
    .where("id", "=", id)
    .where("is_guest", "=", true)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findGuestByAccount(
  db: Db,
  communityId: string,
  accountId: string,
): Promise<Guest | undefined> {
  const row = await anyone(db, communityId)
    .select("home_id")
    .where("account_id", "=", accountId)
    .where("is_guest", "=", true)
    .executeTakeFirst();
  return row && { id: row.id, accountId, name: row.name, homeId: row.home_id };
}

/** Which of these are guests, each with the name of her own community, if she is of one here. */
export async function listGuests(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await tables<Tables>(db)
    .selectFrom("people.member as m")
    .leftJoin("people.community as h", "h.id", "m.home_id")
    .select(["m.id", "h.name as home"])
    .where("m.community_id", "=", communityId)
    .where("m.id", "in", [...ids])
    .where("m.is_guest", "=", true)
    .execute();
  return new Map(rows.map(({ id, home }) => [id, home]));
}

export async function insertGuest(
  tx: Tx,
  communityId: string,
  guest: Guest,
  now: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("people.member")
    .values({
      community_id: communityId,
      id: guest.id,
      account_id: guest.accountId,
      name: guest.name,
      full_name: guest.name,
      is_guest: true,
      home_id: guest.homeId,
      made_at: now,
    })
    .execute();
}

/** A guest who takes part from now on; what she did as a guest stays hers. */
export async function saveGuestAsMember(
  tx: Tx,
  communityId: string,
  id: string,
  { name, areaId }: { readonly name: string; readonly areaId: string | null },
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("people.member")
    .set({ is_guest: false, home_id: null, full_name: name, area_id: areaId })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** The communities where this account is a member, told by the database to herself. */
export async function listHomes(db: Db, accountId: string): Promise<Community[]> {
  const rows = await communities(db)
    .where("id", "in", sql<string>`(select people.homes_of(${accountId}::uuid))`)
    .orderBy("name")
    .execute();
  return rows.map(toCommunity);
}

function toMember(row: {
  id: string;
  account_id: string;
  name: string;
  area_id: string | null;
}): Member {
  return { id: row.id, accountId: row.account_id, name: row.name, areaId: row.area_id };
}

export interface RoleTerm {
  readonly memberId: string;
  readonly role: Role;
  readonly title: string | null;
}

/** The roles in force on the civil day of `now`: of one member, or of all. */
export async function listRoleTerms(
  db: Db,
  communityId: string,
  now: Date,
  memberId?: string,
): Promise<RoleTerm[]> {
  const today = localDate(now);
  let query = tables<Tables>(db)
    .selectFrom("people.role_term")
    .select(["member_id", "role", "title"])
    .where("community_id", "=", communityId)
    .where("starts_on", "<=", today)
    .where((eb) => eb.or([eb("ends_on", "is", null), eb("ends_on", ">=", today)]));
  if (memberId !== undefined) query = query.where("member_id", "=", memberId);
  const rows = await query.orderBy("starts_on").orderBy("id").limit(2000).execute();
  return rows.map((row) => ({
    memberId: row.member_id,
    role: row.role as Role,
    title: row.title,
  }));
}

/** The same of everybody, with the area each lives in. */
export async function listHolders(
  db: Db,
  communityId: string,
  now: Date,
): Promise<(RoleTerm & { readonly areaId: string | null })[]> {
  const today = localDate(now);
  const rows = await tables<Tables>(db)
    .selectFrom("people.role_term as t")
    .leftJoin("people.member as m", (join) =>
      join
        .onRef("m.community_id", "=", "t.community_id")
        .onRef("m.id", "=", "t.member_id")
        .on("m.is_guest", "=", false),
    )
    .select(["t.member_id", "t.role", "t.title", "m.area_id"])
    .where("t.community_id", "=", communityId)
    .where("t.starts_on", "<=", today)
    .where((eb) => eb.or([eb("t.ends_on", "is", null), eb("t.ends_on", ">=", today)]))
    .orderBy("t.starts_on")
    .orderBy("t.id")
    .limit(2000)
    .execute();
  return rows.map((row) => ({
    memberId: row.member_id,
    role: row.role as Role,
    title: row.title,
    areaId: row.area_id,
  }));
}

/** The roles a member holds on the civil day of `now`; undefined where this is no member. */
export async function findHeldRoles(
  db: Db,
  communityId: string,
  memberId: string,
  now: Date,
): Promise<RoleTerm[] | undefined> {
  const today = localDate(now);
  const rows = await tables<Tables>(db)
    .selectFrom("people.member as m")
    .leftJoin("people.role_term as t", (join) =>
      join
        .onRef("t.community_id", "=", "m.community_id")
        .onRef("t.member_id", "=", "m.id")
        .on("t.starts_on", "<=", today)
        .on((eb) => eb.or([eb("t.ends_on", "is", null), eb("t.ends_on", ">=", today)])),
    )
    .select(["t.role", "t.title"])
    .where("m.community_id", "=", communityId)
    .where("m.id", "=", memberId)
    .where("m.is_guest", "=", false)
    .orderBy("t.starts_on")
    .orderBy("t.id")
    .limit(2000)
    .execute();
  if (rows.length === 0) return undefined;
  return rows.flatMap(({ role, title }) =>
    role === null ? [] : [{ memberId, role: role as Role, title }],
  );
}

export async function insertRoleTerm(
  tx: Tx,
  communityId: string,
  term: Omit<Term, "endReason"> & {
    readonly givenBy: string | null;
    readonly proposalId: string | null;
  },
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("people.role_term")
    .values({
      community_id: communityId,
      id: term.id,
      member_id: term.memberId,
      role: term.role,
      title: term.title,
      starts_on: term.startsOn,
      ends_on: term.endsOn,
      given_by: term.givenBy,
      proposal_id: term.proposalId,
    })
    .execute();
}

/* Terms of roles ----------------------------------------------------------------------------------- */

/** Every term of public roles: in force, coming, and ended since a day; the last to begin first. */
export async function listTerms(
  db: Db,
  communityId: string,
  endedSince: string,
  limit = 2000,
): Promise<Term[]> {
  const rows = await terms(db, communityId)
    .where("role", "<>", "resident")
    .where((eb) => eb.or([eb("ends_on", "is", null), eb("ends_on", ">=", endedSince)]))
    .orderBy("starts_on", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(toTerm);
}

/** Where a term stands on a day, as `standOf` of the model says it. */
export type TermStand = ReturnType<typeof standOf>;

/** Terms of public roles that stand so: by role, and of a role the last to begin first. */
export async function listTermsStanding(
  db: Db,
  communityId: string,
  at: { readonly stand: TermStand; readonly today: string; readonly endedSince: string },
  limit: number,
  from: number,
): Promise<Term[]> {
  const rows = await terms(db, communityId)
    .where(isStanding(at))
    .orderBy(sql`array_position(${sql.val([...publicRoles])}::text[], role)`)
    .orderBy("starts_on", "desc")
    .orderBy("id")
    .limit(limit)
    .offset(from)
    .execute();
  return rows.map(toTerm);
}

export async function countTermsStanding(
  db: Db,
  communityId: string,
  at: { readonly stand: TermStand; readonly today: string; readonly endedSince: string },
): Promise<number> {
  const row = await tables<Tables>(db)
    .selectFrom("people.role_term")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("community_id", "=", communityId)
    .where(isStanding(at))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function isStanding({
  stand,
  today,
  endedSince,
}: {
  readonly stand: TermStand;
  readonly today: string;
  readonly endedSince: string;
}) {
  const within = {
    coming: sql<boolean>`starts_on > ${today}`,
    inForce: sql<boolean>`starts_on <= ${today} and (ends_on is null or ends_on >= ${today})`,
    ended: sql<boolean>`starts_on <= ${today} and ends_on < ${today} and ends_on >= ${endedSince}`,
  }[stand];
  return sql<boolean>`role <> 'resident' and ${within}`;
}

/**
 * Who leave: members whose last role in service of the community has a last day on or before this one,
 * with that day; who left long ago too.
 */
export async function listLeavers(
  db: Db,
  communityId: string,
  until: string,
): Promise<{ readonly memberId: string; readonly lastDay: string }[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("people.role_term")
    .select(["member_id", sql<string>`max(ends_on)`.as("last_day")])
    .where("community_id", "=", communityId)
    .where("role", "in", [...servingRoles])
    .groupBy("member_id")
    .having(sql<boolean>`bool_and(ends_on is not null) and max(ends_on) <= ${until}::date`)
    .orderBy("last_day")
    .limit(1000)
    .execute();
  return rows.map((row) => ({ memberId: row.member_id, lastDay: row.last_day }));
}

/** All terms of one member, the first to begin first. */
export async function listTermsOf(db: Db, communityId: string, memberId: string): Promise<Term[]> {
  const rows = await terms(db, communityId)
    .where("member_id", "=", memberId)
    .orderBy("starts_on")
    .orderBy("id")
    .limit(500)
    .execute();
  return rows.map(toTerm);
}

/** Those of public roles among these, ended ones too. */
export async function listTermsByIds(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<Term[]> {
  if (ids.length === 0) return [];
  const rows = await terms(db, communityId)
    .where("id", "in", [...ids])
    .where("role", "<>", "resident")
    .execute();
  return rows.map(toTerm);
}

export async function findTerm(db: Db, communityId: string, id: string): Promise<Term | undefined> {
  const row = await terms(db, communityId).where("id", "=", id).executeTakeFirst();
  return row && toTerm(row);
}

export async function lockTerm(tx: Tx, communityId: string, id: string): Promise<Term | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("people.role_term")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toTerm(row);
}

/** All terms of clerks, locked in one order, so that no two end at once unseen. */
export async function lockClerkTerms(tx: Tx, communityId: string): Promise<Term[]> {
  const rows = await tables<Tables>(tx)
    .selectFrom("people.role_term")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("role", "=", "councilClerk")
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map(toTerm);
}

/** Whether there is or was a clerk: then set-up is over, and heavy roles take two people. */
export async function hasHadClerk(db: Db, communityId: string): Promise<boolean> {
  const row = await terms(db, communityId).where("role", "=", "councilClerk").executeTakeFirst();
  return row !== undefined;
}

export async function saveTermEnd(
  tx: Tx,
  communityId: string,
  id: string,
  end: {
    readonly endsOn: string | null;
    readonly reason: string;
    readonly by: string;
    readonly proposalId: string | null;
  },
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("people.role_term")
    .set({
      ends_on: end.endsOn,
      end_reason: end.reason,
      ended_by: end.by,
      end_proposal_id: end.proposalId,
    })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** For programs: every term of a public role there was, the last given first. */
export async function listTermsFrom(
  db: Db,
  communityId: string,
  { after, limit }: Keyset,
): Promise<Term[]> {
  let query = terms(db, communityId).where("role", "<>", "resident");
  if (after) query = query.where("id", "<", after);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map(toTerm);
}

function terms(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("people.role_term")
    .selectAll()
    .where("community_id", "=", communityId);
}

function toTerm(row: Selectable<Schema["people.role_term"]>): Term {
  return {
    id: row.id,
    memberId: row.member_id,
    role: row.role as Role,
    title: row.title,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    endReason: row.end_reason,
  };
}

/** Locks a member, so that what is given to her at once is given one after the other. */
export async function lockMember(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<Member | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("people.member")
    .select(["id", "account_id", "name", "area_id"])
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("is_guest", "=", false)
    .forUpdate()
    .executeTakeFirst();
  return row && toMember(row);
}

/** A new proposal; false when the same is open already. */
export async function insertRoleProposal(
  tx: Tx,
  communityId: string,
  proposal: Omit<RoleProposal, "outcome">,
): Promise<boolean> {
  const inserted = await tables<Tables>(tx)
    .insertInto("people.role_proposal")
    .values({
      community_id: communityId,
      id: proposal.id,
      term_id: proposal.termId,
      member_id: proposal.memberId,
      role: proposal.role,
      title: proposal.title,
      starts_on: proposal.startsOn,
      ends_on: proposal.endsOn,
      reason: proposal.reason,
      proposed_by: proposal.proposedBy,
      proposed_at: proposal.proposedAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["community_id", "member_id", "role", "term_id"])
        .where("outcome", "is", null)
        .doNothing(),
    )
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function listOpenProposals(db: Db, communityId: string): Promise<RoleProposal[]> {
  const rows = await proposals(db, communityId)
    .where("outcome", "is", null)
    .orderBy("proposed_at")
    .limit(200)
    .execute();
  return rows.map(toProposal);
}

export async function findProposal(
  db: Db,
  communityId: string,
  id: string,
): Promise<RoleProposal | undefined> {
  const row = await proposals(db, communityId).where("id", "=", id).executeTakeFirst();
  return row && toProposal(row);
}

export async function lockRoleProposal(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<RoleProposal | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("people.role_proposal")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toProposal(row);
}

export async function saveProposalOutcome(
  tx: Tx,
  communityId: string,
  id: string,
  decided: { readonly outcome: "confirmed" | "declined"; readonly by: string; readonly at: Date },
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("people.role_proposal")
    .set({ outcome: decided.outcome, decided_by: decided.by, decided_at: decided.at })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

function proposals(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("people.role_proposal")
    .selectAll()
    .where("community_id", "=", communityId);
}

function toProposal(row: Selectable<Schema["people.role_proposal"]>): RoleProposal {
  return {
    id: row.id,
    termId: row.term_id,
    memberId: row.member_id,
    role: row.role as Role,
    title: row.title,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    reason: row.reason,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    outcome: row.outcome as RoleProposal["outcome"],
  };
}

/* Organisations ------------------------------------------------------------------------------------ */

/** A new organisation with its first member; false when the name is taken. */
export async function insertOrganization(
  tx: Tx,
  communityId: string,
  { id, name, form, about }: Omit<WholeOrganization, "restsSince">,
  memberId: string,
  now: Date,
): Promise<boolean> {
  const inserted = await tables<Tables>(tx)
    .insertInto("people.organization")
    .values({ community_id: communityId, id, name, form, about })
    .onConflict((conflict) => conflict.columns(["community_id", "name"]).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) return false;
  const first = { memberId, isKeeper: true, joinedAt: now };
  await insertActs(tx, communityId, id, { ...first, addedBy: null });
  return true;
}

/** Somebody may act for an organisation from now on. */
export async function insertActs(
  tx: Tx,
  communityId: string,
  organizationId: string,
  { memberId, isKeeper, joinedAt, addedBy }: Acts & { readonly addedBy: string | null },
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("people.organization_member")
    .values({
      community_id: communityId,
      organization_id: organizationId,
      member_id: memberId,
      is_keeper: isKeeper,
      joined_at: joinedAt,
      added_by: addedBy,
    })
    .execute();
}

export async function removeActs(
  tx: Tx,
  communityId: string,
  organizationId: string,
  memberId: string,
): Promise<void> {
  await tables<Tables>(tx)
    .deleteFrom("people.organization_member")
    .where("community_id", "=", communityId)
    .where("organization_id", "=", organizationId)
    .where("member_id", "=", memberId)
    .execute();
}

export async function saveKeeper(
  tx: Tx,
  communityId: string,
  organizationId: string,
  { memberId, isKeeper }: Pick<Acts, "memberId" | "isKeeper">,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("people.organization_member")
    .set({ is_keeper: isKeeper })
    .where("community_id", "=", communityId)
    .where("organization_id", "=", organizationId)
    .where("member_id", "=", memberId)
    .execute();
}

/** What an organisation is in its own words, or since when it rests. */
export async function saveOrganization(
  tx: Tx,
  communityId: string,
  id: string,
  { about, restsSince }: Partial<Pick<WholeOrganization, "about" | "restsSince">>,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("people.organization")
    .set({
      ...(about !== undefined && { about }),
      ...(restsSince !== undefined && { rests_since: restsSince }),
    })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** An organisation, locked: who comes and who goes follow one another. */
export async function lockOrganization(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<WholeOrganization | undefined> {
  const row = await wholeOrganizations(tx, communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toWhole(row);
}

export async function findWholeOrganization(
  db: Db,
  communityId: string,
  id: string,
): Promise<WholeOrganization | undefined> {
  const row = await wholeOrganizations(db, communityId).where("id", "=", id).executeTakeFirst();
  return row && toWhole(row);
}

/** All organisations with how many may act for each, by name. */
export async function listWholeOrganizations(
  db: Db,
  communityId: string,
  limit: number,
  from: number,
): Promise<readonly (WholeOrganization & { readonly count: number })[]> {
  const rows = await wholeOrganizations(db, communityId)
    .select((eb) =>
      eb
        .selectFrom("people.organization_member as m")
        .select((inner) => inner.fn.countAll<string>().as("count"))
        .whereRef("m.community_id", "=", "people.organization.community_id")
        .whereRef("m.organization_id", "=", "people.organization.id")
        .as("count"),
    )
    .orderBy("name")
    .orderBy("id")
    .limit(limit)
    .offset(from)
    .execute();
  return rows.map((row) => ({ ...toWhole(row), count: Number(row.count) }));
}

export async function countOrganizations(db: Db, communityId: string): Promise<number> {
  const row = await tables<Tables>(db)
    .selectFrom("people.organization")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("community_id", "=", communityId)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function wholeOrganizations(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("people.organization")
    .select(["id", "name", "form", "about", "rests_since"])
    .where("community_id", "=", communityId);
}

function toWhole(
  row: Pick<
    Selectable<Schema["people.organization"]>,
    "id" | "name" | "form" | "about" | "rests_since"
  >,
): WholeOrganization {
  return { ...toOrganization(row), about: row.about, restsSince: row.rests_since };
}

/** Who may act for an organisation, who did longest first. */
export async function listActs(
  db: Db,
  communityId: string,
  organizationId: string,
): Promise<Acts[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("people.organization_member")
    .select(["member_id", "is_keeper", "joined_at"])
    .where("community_id", "=", communityId)
    .where("organization_id", "=", organizationId)
    .orderBy("joined_at")
    .orderBy("member_id")
    .limit(500)
    .execute();
  return rows.map((row) => ({
    memberId: row.member_id,
    isKeeper: row.is_keeper,
    joinedAt: row.joined_at,
  }));
}

export async function insertJoining(
  tx: Tx,
  communityId: string,
  joining: Omit<Joining, "outcome"> & { readonly tokenHash: string | null },
): Promise<boolean> {
  const inserted = await tables<Tables>(tx)
    .insertInto("people.organization_joining")
    .values({
      community_id: communityId,
      id: joining.id,
      organization_id: joining.organizationId,
      kind: joining.kind,
      address: joining.address,
      token_hash: joining.tokenHash,
      makes_keeper: joining.makesKeeper,
      member_id: joining.memberId,
      made_by: joining.madeBy,
      words: joining.words,
      made_at: joining.madeAt,
      ends_at: joining.endsAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** How many invitations an organisation sent since a moment. */
export async function countInvitationsSince(
  db: Db,
  communityId: string,
  organizationId: string,
  since: Date,
): Promise<number> {
  const { count } = await tables<Tables>(db)
    .selectFrom("people.organization_joining")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .where("community_id", "=", communityId)
    .where("organization_id", "=", organizationId)
    .where("kind", "=", "invitation")
    .where("made_at", ">", since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Who is on her way in and not answered yet, the first to ask first. */
export async function listOpenJoinings(
  db: Db,
  communityId: string,
  organizationId: string,
): Promise<Joining[]> {
  const rows = await joinings(db, communityId)
    .where("organization_id", "=", organizationId)
    .where("outcome", "is", null)
    .orderBy("made_at")
    .limit(200)
    .execute();
  return rows.map(toJoining);
}

export async function findJoining(
  db: Db,
  communityId: string,
  by: { readonly id: string } | { readonly tokenHash: string },
): Promise<Joining | undefined> {
  const all = joinings(db, communityId);
  const row = await ("id" in by
    ? all.where("id", "=", by.id)
    : all.where("token_hash", "=", by.tokenHash)
  ).executeTakeFirst();
  return row && toJoining(row);
}

export async function saveJoiningOutcome(
  tx: Tx,
  communityId: string,
  id: string,
  answered: {
    readonly outcome: "joined" | "declined" | "withdrawn";
    readonly by: string | null;
    readonly memberId: string | null;
    readonly at: Date;
  },
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("people.organization_joining")
    .set({
      outcome: answered.outcome,
      decided_by: answered.by,
      decided_at: answered.at,
      member_id: answered.memberId,
      address: null,
    })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .where("outcome", "is", null)
    .execute();
}

/** Whoever keeps it no longer takes her open invitations back; those that ended go as well. */
export async function withdrawInvitations(
  tx: Tx,
  communityId: string,
  organizationId: string,
  which: { readonly madeBy: string } | { readonly endedBefore: Date },
  at: Date,
): Promise<void> {
  let query = tables<Tables>(tx)
    .updateTable("people.organization_joining")
    .set({ outcome: "withdrawn", decided_at: at, address: null })
    .where("community_id", "=", communityId)
    .where("organization_id", "=", organizationId)
    .where("kind", "=", "invitation")
    .where("outcome", "is", null);
  query =
    "madeBy" in which
      ? query.where("made_by", "=", which.madeBy)
      : query.where("ends_at", "<=", which.endedBefore);
  await query.execute();
}

function joinings(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("people.organization_joining")
    .selectAll()
    .where("community_id", "=", communityId);
}

function toJoining(row: Selectable<Schema["people.organization_joining"]>): Joining {
  return {
    id: row.id,
    organizationId: row.organization_id,
    kind: row.kind as Joining["kind"],
    address: row.address,
    makesKeeper: row.makes_keeper,
    memberId: row.member_id,
    madeBy: row.made_by,
    words: row.words,
    madeAt: row.made_at,
    endsAt: row.ends_at,
    outcome: row.outcome as Joining["outcome"],
  };
}

/** The organisations that take part, by name. */
export async function listOrganizations(
  db: Db,
  communityId: string,
  limit = 500,
): Promise<Organization[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("people.organization")
    .select(["id", "name", "form"])
    .where("community_id", "=", communityId)
    .orderBy("name")
    .limit(limit)
    .execute();
  return rows.map(toOrganization);
}

/** For programs: organisations, the last that came first. */
export async function listOrganizationsFrom(
  db: Db,
  communityId: string,
  { after, limit }: Keyset,
): Promise<Organization[]> {
  let query = tables<Tables>(db)
    .selectFrom("people.organization")
    .select(["id", "name", "form"])
    .where("community_id", "=", communityId);
  if (after) query = query.where("id", "<", after);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map(toOrganization);
}

/** The organisations a member may act for. */
export async function listOrganizationsOf(
  db: Db,
  communityId: string,
  memberId: string,
): Promise<Organization[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("people.organization as o")
    .innerJoin("people.organization_member as m", (join) =>
      join.onRef("m.community_id", "=", "o.community_id").onRef("m.organization_id", "=", "o.id"),
    )
    .select(["o.id", "o.name", "o.form"])
    .where("o.community_id", "=", communityId)
    .where("m.member_id", "=", memberId)
    .orderBy("o.name")
    .execute();
  return rows.map(toOrganization);
}

export async function findOrganization(
  db: Db,
  communityId: string,
  id: string,
): Promise<Organization | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("people.organization")
    .select(["id", "name", "form"])
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && toOrganization(row);
}

function toOrganization(row: { id: string; name: string; form: string }): Organization {
  return { id: row.id, name: row.name, form: row.form as Organization["form"] };
}

export async function listOrganizationsByIds(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<Organization[]> {
  if (ids.length === 0) return [];
  const rows = await tables<Tables>(db)
    .selectFrom("people.organization")
    .select(["id", "name", "form"])
    .where("community_id", "=", communityId)
    .where("id", "in", [...ids])
    .execute();
  return rows.map(toOrganization);
}

/** The ids of an organisation's members, at most 500. */
export async function listMembersOfOrganization(
  db: Db,
  communityId: string,
  organizationId: string,
): Promise<string[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("people.organization_member")
    .select("member_id")
    .where("community_id", "=", communityId)
    .where("organization_id", "=", organizationId)
    .limit(500)
    .execute();
  return rows.map((row) => row.member_id);
}

/** Who is party to a thing: who made it, and all who may act for the organisation it is of. */
export async function listPartyIds(
  db: Db,
  communityId: string,
  party: { readonly partyMemberId: string; readonly partyOrganizationId: string | null },
): Promise<string[]> {
  const { partyMemberId, partyOrganizationId } = party;
  if (partyOrganizationId === null) return [partyMemberId];
  const members = await listMembersOfOrganization(db, communityId, partyOrganizationId);
  return [...new Set([partyMemberId, ...members])];
}

/** Whether a member may act for an organisation. */
/** Whether anybody else than this member belongs to the organisation. */
export async function hasOtherMembers(
  db: Db,
  communityId: string,
  organizationId: string,
  memberId: string,
): Promise<boolean> {
  const row = await tables<Tables>(db)
    .selectFrom("people.organization_member")
    .select("member_id")
    .where("community_id", "=", communityId)
    .where("organization_id", "=", organizationId)
    .where("member_id", "<>", memberId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a member may act for an organisation. */
export async function isMemberOfOrganization(
  db: Db,
  communityId: string,
  organizationId: string,
  memberId: string,
): Promise<boolean> {
  const row = await tables<Tables>(db)
    .selectFrom("people.organization_member")
    .select("member_id")
    .where("community_id", "=", communityId)
    .where("organization_id", "=", organizationId)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  return row !== undefined;
}

/* On behalf of somebody ----------------------------------------------------------------------------- */

/** Keeps who asked for a thing; false when it was known of this thing already. */
export async function insertOnBehalf(
  tx: Tx,
  communityId: string,
  made: Omit<OnBehalf, "salt" | "codeHash" | "tries" | "withdrawnAt">,
): Promise<boolean> {
  const inserted = await tables<Tables>(tx)
    .insertInto("people.on_behalf")
    .values({
      community_id: communityId,
      id: made.id,
      number: made.number,
      subject_kind: made.subject.kind,
      subject_id: made.subject.id,
      by_member: made.byMember,
      person_name: made.personName,
      asked: made.asked,
      consent: made.consent,
      consent_words: made.consentWords,
      is_public: made.isPublic,
      made_at: made.madeAt,
    })
    .onConflict((conflict) =>
      conflict.columns(["community_id", "subject_kind", "subject_id"]).doNothing(),
    )
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** What was done for somebody: by its id, or by the thing that was made. */
export async function findOnBehalf(
  db: Db,
  communityId: string,
  by: string | { readonly kind: string; readonly id: string },
): Promise<OnBehalf | undefined> {
  const all = tables<Tables>(db)
    .selectFrom("people.on_behalf")
    .selectAll()
    .where("community_id", "=", communityId);
  const row = await (typeof by === "string"
    ? all.where("id", "=", by)
    : all.where("subject_kind", "=", by.kind).where("subject_id", "=", by.id)
  ).executeTakeFirst();
  return row && toOnBehalf(row);
}

/** What one member did for others, the newest first. */
export async function listOnBehalfBy(
  db: Db,
  communityId: string,
  memberId: string,
  limit = 200,
): Promise<OnBehalf[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("people.on_behalf")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("by_member", "=", memberId)
    .orderBy("made_at", "desc")
    .limit(limit)
    .execute();
  return rows.map(toOnBehalf);
}

export async function lockOnBehalf(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<OnBehalf | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("people.on_behalf")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && toOnBehalf(row);
}

export async function lockOnBehalfByNumber(
  tx: Tx,
  communityId: string,
  number: string,
): Promise<OnBehalf | undefined> {
  const row = await tables<Tables>(tx)
    .selectFrom("people.on_behalf")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("number", "=", number)
    .forUpdate()
    .executeTakeFirst();
  return row && toOnBehalf(row);
}

/** A new code takes the place of the one before, with tries of its own. */
export async function saveLetterCode(
  tx: Tx,
  communityId: string,
  id: string,
  salt: string,
  codeHash: string,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("people.on_behalf")
    .set({ salt, code_hash: codeHash, tries: 0 })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

export async function saveLetterTry(tx: Tx, communityId: string, id: string): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("people.on_behalf")
    .set((eb) => ({ tries: eb("tries", "+", 1) }))
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

/** Taken back: her name is kept no longer. */
export async function saveTakenBack(
  tx: Tx,
  communityId: string,
  id: string,
  at: Date,
): Promise<void> {
  await tables<Tables>(tx)
    .updateTable("people.on_behalf")
    .set({ withdrawn_at: at, person_name: null })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

export async function insertOnBehalfWord(
  tx: Tx,
  communityId: string,
  onBehalfId: string,
  word: { readonly id: string; readonly words: string; readonly at: Date },
): Promise<void> {
  await tables<Tables>(tx)
    .insertInto("people.on_behalf_word")
    .values({ community_id: communityId, on_behalf_id: onBehalfId, ...word })
    .execute();
}

export async function listOnBehalfWords(
  db: Db,
  communityId: string,
  onBehalfId: string,
): Promise<{ readonly words: string; readonly at: Date }[]> {
  const rows = await tables<Tables>(db)
    .selectFrom("people.on_behalf_word")
    // With the letter, so that what moderation hides of it is hidden here too.
    .select(["words", "at", "on_behalf_id"])
    .where("community_id", "=", communityId)
    .where("on_behalf_id", "=", onBehalfId)
    .orderBy("at")
    .limit(100)
    .execute();
  return rows.map(({ words, at }) => ({ words, at }));
}

function toOnBehalf(row: Selectable<Schema["people.on_behalf"]>): OnBehalf {
  return {
    id: row.id,
    number: row.number,
    subject: { kind: row.subject_kind, id: row.subject_id },
    byMember: row.by_member,
    personName: row.person_name,
    asked: row.asked,
    consent: row.consent as Consent,
    consentWords: row.consent_words,
    isPublic: row.is_public,
    madeAt: row.made_at,
    salt: row.salt,
    codeHash: row.code_hash,
    tries: row.tries,
    withdrawnAt: row.withdrawn_at,
  };
}

/** In which areas these members live; who lives where stays here. */
export async function listMemberAreas(
  db: Db,
  communityId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await tables<Tables>(db)
    .selectFrom("people.member")
    .select("area_id")
    .distinct()
    .where("community_id", "=", communityId)
    .where("id", "in", [...ids])
    .where("area_id", "is not", null)
    .execute();
  return rows.flatMap(({ area_id }) => area_id ?? []);
}

/** Which organisations there are, by what form. */
export async function listOrganizationForms(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("people.organization")
    .select(["id", "form"])
    .where("community_id", "=", communityId)
    .limit(10_000)
    .execute();
}

/** Public roles whose last day lies between these days, the first to end first. */
export async function listRoleEnds(db: Db, communityId: string, from: string, until: string) {
  const rows = await tables<Tables>(db)
    .selectFrom("people.role_term as t")
    .innerJoin("people.member as m", (join) =>
      join.onRef("m.community_id", "=", "t.community_id").onRef("m.id", "=", "t.member_id"),
    )
    .select(["t.member_id", "t.role", "t.ends_on", "m.name"])
    .where("t.community_id", "=", communityId)
    .where("t.role", "<>", "resident")
    .where("t.starts_on", "<=", until)
    .where("t.ends_on", ">=", from)
    .where("t.ends_on", "<=", until)
    .orderBy("t.ends_on")
    .limit(100)
    .execute();
  return rows.flatMap(({ member_id, role, ends_on, name }) =>
    ends_on === null ? [] : [{ memberId: member_id, role: role as Role, name, on: ends_on }],
  );
}

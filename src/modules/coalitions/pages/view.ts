import { findGuestByAccount, listGuests, listNames, listOrganizations } from "#modules/people";
import { findWork, type Work } from "#modules/works";
import { type Context, read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import { contextOf, type FormValues, type PageContext, type PageTools } from "#platform/http.ts";
import { listEntriesAbout } from "#platform/record.ts";
import type { Contribution, Told } from "#platform/slots.ts";
import { type Coalition, isFirm, type Party, partyOf } from "../model.ts";
import { findCoalitionByNumber, listParties } from "../store.ts";

/** All that the page of an agreement shows, loaded in one read. */
export interface View {
  readonly coalition: Coalition;
  readonly parties: readonly Party[];
  /** What each party is called, by its id: who signed appears by her own or her organisation's name. */
  readonly names: ReadonlyMap<string, string>;
  /** The place of the reader, once she signed. */
  readonly own: Party | undefined;
  readonly isProposer: boolean;
  readonly work: Work | undefined;
  readonly told: readonly Told[];
  readonly given: readonly Contribution[];
}

export async function loadView(db: Db, page: PageTools, number: string): Promise<View | undefined> {
  const { id: communityId } = page.community;
  const coalition = await findCoalitionByNumber(db, communityId, number, page.now);
  if (!coalition) return undefined;
  const parties = await listParties(db, communityId, coalition.id);
  const subject = { kind: "coalition", id: coalition.id };
  const viewerId = (await readerOf(db, page))?.id;
  return {
    coalition,
    parties,
    names: await namesOf(db, communityId, parties),
    own: viewerId ? partyOf(parties, viewerId) : undefined,
    isProposer: viewerId === coalition.proposerId,
    work: coalition.workId ? await findWork(db, communityId, coalition.workId) : undefined,
    told: await page.slots.describe(db, page, await listEntriesAbout(db, communityId, subject)),
    given: await page.slots.contributions(db, page, "coalition", coalition.id),
  };
}

/** Who looks, as a member or as a guest from elsewhere. */
export async function readerOf(
  db: Db,
  { viewer, community }: PageTools,
): Promise<{ readonly id: string; readonly isGuest: boolean } | undefined> {
  if (viewer.kind === "member") return { id: viewer.memberId, isGuest: false };
  const guest = viewer.accountId && (await findGuestByAccount(db, community.id, viewer.accountId));
  return guest ? { id: guest.id, isGuest: true } : undefined;
}

/** The context of a deed on an agreement: of a guest too, who acts nowhere else. */
export async function contextAs(c: PageContext, values: FormValues): Promise<Context | undefined> {
  const context = contextOf(c, values);
  const reader = await read(c.var.context, (db) => readerOf(db, c.var.page));
  if (!reader) return undefined;
  return reader.isGuest ? { ...context, actor: { kind: "member", memberId: reader.id } } : context;
}

/** Until all have signed, only its parties and who proposed it see what is in it. */
export function maySee(view: Pick<View, "coalition" | "own" | "isProposer">): boolean {
  return isFirm(view.coalition) || view.isProposer || view.own !== undefined;
}

export async function namesOf(
  db: Db,
  communityId: string,
  parties: readonly Party[],
): Promise<ReadonlyMap<string, string>> {
  const ids = parties.flatMap(({ signature }) => (signature ? [signature.memberId] : []));
  const members = await listNames(db, communityId, ids);
  const guests = await listGuests(db, communityId, ids);
  const organizations = new Map(
    parties.some(({ signature }) => signature?.organizationId)
      ? (await listOrganizations(db, communityId)).map(({ id, name }) => [id, name])
      : [],
  );
  return new Map(
    parties.map(({ id, name, signature }) => {
      const own = signature?.organizationId
        ? organizations.get(signature.organizationId)
        : signature && withHome(members.get(signature.memberId), guests.get(signature.memberId));
      return [id, own ? calledAs(name, own) : name];
    }),
  );
}

/** Who comes from elsewhere is named with where from. */
function withHome(name: string | undefined, home: string | null | undefined): string | undefined {
  return name && home ? `${name}, ${home}` : name;
}

/** A club of which nobody keeps a list is still named, with who signed for it. */
function calledAs(written: string, own: string): string {
  return own.toLowerCase().includes(written.toLowerCase()) ? own : `${written} (${own})`;
}

export function pathOf({ number }: Pick<Coalition, "number">): string {
  return `/afspraken/${number}`;
}

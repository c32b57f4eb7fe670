import type { Seat } from "#lib/governance.ts";
import { withoutEdited } from "#lib/marks.ts";
import {
  isMemberOfOrganization,
  listAreas,
  listNames,
  listOrganizationsByIds,
  listOrganizationsOf,
} from "#modules/people";
import type { Db } from "#platform/db.ts";
import { listPhotosOf, type StoredPhoto } from "#platform/files.ts";
import type { PageContext, PageTools } from "#platform/http.ts";
import { listEntriesAbout } from "#platform/record.ts";
import type { Contribution, Told } from "#platform/slots.ts";
import {
  type Godparent,
  hasPen,
  type Initiative,
  initiativeClauses,
  isPublic,
  isShown,
  type Link,
  type LinkKind,
  type Means,
  type Party,
  type Post,
  standsFor,
  type Thanks,
} from "../model.ts";
import {
  findHandover,
  findInitiative,
  findInitiativeByNumber,
  listGodparents,
  listInitiatives,
  listLinks,
  listMeans,
  listParties,
  listPosts,
  listSeats,
  listThanks,
} from "../store.ts";
import { pathOf } from "./slots.ts";

/** A thing that an initiative belongs with, in words. */
export interface Linked extends Link {
  readonly title: string;
  readonly href: string | undefined;
}

/** All that the page of an initiative shows, loaded in one read. */
export interface View {
  readonly initiative: Initiative;
  readonly areaName: string;
  /** Names of members and organisations, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly parties: readonly Party[];
  readonly means: readonly Means[];
  readonly seats: readonly Seat[];
  readonly links: readonly Linked[];
  readonly posts: readonly Post[];
  readonly thanks: readonly Thanks[];
  readonly godparents: readonly Godparent[];
  readonly photo: StoredPhoto | undefined;
  readonly postPhotos: ReadonlyMap<string, readonly StoredPhoto[]>;
  readonly origin: Initiative | undefined;
  readonly begun: readonly Initiative[];
  /** What the charter says of earning, in sentences. */
  readonly earning: readonly string[];
  readonly told: readonly Told[];
  readonly given: readonly Contribution[];
  readonly mayWrite: boolean;
  readonly isMaker: boolean;
  /** The place of the reader, asked, asking or joined. */
  readonly own: Party | undefined;
  /** An invitation that the reader can answer, for herself or for an organisation. */
  readonly invitation: Party | undefined;
  /** Whether its maker asked the reader to take it over. */
  readonly isOffered: boolean;
  readonly standing: Godparent | undefined;
  /** Its whole address, as the outside knows it. */
  readonly address: string;
}

/** The initiative of this number, where the reader may see it: public, or hers to write or to join. */
export async function findSeen(
  db: Db,
  { community, viewer }: PageTools,
  number: string,
): Promise<Initiative | undefined> {
  const initiative = await findInitiativeByNumber(db, community.id, number);
  if (!initiative || isPublic(initiative)) return initiative;
  if (viewer.kind === "visitor") return undefined;
  if (hasPen(initiative, viewer.memberId)) return initiative;
  // Who is asked to make it together may read what she is asked for.
  const parties = await listParties(db, community.id, [initiative.id]);
  for (const party of parties)
    if (party.welcomedAt !== null && (await isOf(db, community.id, party, viewer.memberId)))
      return initiative;
  return undefined;
}

/** Whether this place is of this person, or of an organisation for which she may act. */
async function isOf(
  db: Db,
  communityId: string,
  { memberId, organizationId }: Party,
  who: string,
): Promise<boolean> {
  return (
    memberId === who ||
    (organizationId !== null &&
      (await isMemberOfOrganization(db, communityId, organizationId, who)))
  );
}

export async function loadView(db: Db, c: PageContext, number: string): Promise<View | undefined> {
  const { page, context } = c.var;
  const { community, viewer, language } = page;
  const initiative = await findSeen(db, page, number);
  if (!initiative) return undefined;
  const { id } = initiative;
  const me = viewer.kind === "member" ? viewer.memberId : undefined;
  const subject = { kind: "initiative", id };
  // Asked together, so that it travels together.
  const [parties, posts, thanks, godparents, loaded] = await Promise.all([
    listParties(db, community.id, [id]),
    listPosts(db, community.id, id),
    listThanks(db, community.id, id),
    listGodparents(db, community.id, id),
    Promise.all([
      listAreas(db, community.id),
      listMeans(db, community.id, id),
      listSeats(db, community.id, id),
      listLinks(db, community.id, [id]).then((links) => linkedTo(db, page, links)),
      listPhotosOf(db, community.id, "initiative", [id]),
      listInitiatives(db, community.id, { originId: id, isPublic: true }, 20),
      listEntriesAbout(db, community.id, subject).then((entries) =>
        page.slots.describe(db, page, entries),
      ),
      isPublic(initiative) ? page.slots.contributions(db, page, "initiative", id) : [],
    ]),
  ]);
  const [areas, means, seats, links, photos, begun, told, given] = loaded;
  const mine = me
    ? new Set([me, ...(await listOrganizationsOf(db, community.id, me)).map((one) => one.id)])
    : new Set<string>();
  const isHers = (party: Party) => mine.has(party.memberId ?? party.organizationId ?? "");
  const charter = await context.platform.lookUps.charter(db, community.id, {
    now: page.now,
    areaId: initiative.areaId,
  });
  const origin = initiative.originId
    ? await findInitiative(db, community.id, initiative.originId)
    : undefined;
  const mayWrite = me !== undefined && hasPen(initiative, me);
  // Only who writes here already is asked to take it over.
  const handover =
    mayWrite && me !== initiative.makerId ? await findHandover(db, community.id, id) : undefined;
  return {
    initiative,
    areaName: areas.find((area) => area.id === initiative.areaId)?.name ?? "",
    names: await namesOf(db, community.id, { initiative, parties, posts, thanks, godparents }),
    parties,
    ...{ means, seats, links, begun, told, given },
    posts,
    thanks,
    godparents,
    photo: photos.get(id)?.at(-1),
    postPhotos: await listPhotosOf(
      db,
      community.id,
      "initiativePost",
      posts.map((post) => post.id),
    ),
    origin: origin && isPublic(origin) ? origin : undefined,
    earning: Object.values(initiativeClauses).map((clause) => clause.say(charter, language)),
    mayWrite,
    isMaker: me === initiative.makerId,
    own: parties.find((party) => isHers(party) && (isShown(party) || party.welcomedAt === null)),
    invitation: parties.find((party) => isHers(party) && party.joinedAt === null),
    isOffered: handover !== undefined && handover.toId === me,
    standing: me ? standsFor(godparents, me) : undefined,
    address: new URL(page.href(pathOf(initiative)), context.platform.origin()).href,
  };
}

async function linkedTo(
  db: Db,
  page: PageTools,
  links: readonly Link[],
): Promise<readonly Linked[]> {
  const found: Linked[] = [];
  for (const kind of new Set<LinkKind>(links.map((link) => link.kind))) {
    const own = links.filter((link) => link.kind === kind);
    const titles = await page.slots.titles(
      db,
      page,
      kind,
      own.map(({ subjectId }) => subjectId),
    );
    for (const link of own) {
      const title = titles.get(link.subjectId);
      if (title) found.push({ ...link, title: withoutEdited(title.title), href: title.href });
    }
  }
  return found;
}

/** What everybody on the page is called: members and organisations, by id. */
async function namesOf(
  db: Db,
  communityId: string,
  on: Pick<View, "initiative" | "parties" | "posts" | "thanks" | "godparents">,
): Promise<ReadonlyMap<string, string>> {
  const { initiative, parties, posts, thanks, godparents } = on;
  const members = new Set([
    ...initiative.penIds,
    initiative.changedBy,
    ...parties.flatMap(({ memberId, askedBy }) => [memberId ?? askedBy, askedBy]),
    ...[...posts, ...thanks, ...godparents].map(({ memberId }) => memberId),
  ]);
  const organizations = new Set(
    [initiative, ...parties, ...thanks].flatMap(({ organizationId }) => organizationId ?? []),
  );
  const named = await listOrganizationsByIds(db, communityId, [...organizations]);
  return new Map([
    ...(await listNames(db, communityId, [...members])),
    ...named.map(({ id, name }) => [id, name] as const),
  ]);
}

/** What a party is called: the organisation, else the person. */
export function nameOfParty(
  { names }: Pick<View, "names">,
  { memberId, organizationId }: Pick<Party, "memberId" | "organizationId">,
): string {
  return names.get(organizationId ?? memberId ?? "") ?? "";
}

/** Who began it: the organisation, else the person. */
export function makerName({ initiative, names }: Pick<View, "initiative" | "names">): string {
  return names.get(initiative.organizationId ?? initiative.makerId) ?? "";
}

import { localDate } from "#lib/calendar.ts";
import { type NineAct, nineActs } from "#lib/nine-acts.ts";
import type { Right } from "#lib/rights.ts";
import type { Language } from "#lib/texts.ts";
import { isInForce, leftCents, listMandatesOf, type Mandate } from "#modules/mandates";
import {
  findOrganization,
  listNames,
  listOrganizations,
  listOrganizationsOf,
  type Organization,
} from "#modules/people";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { type FoundSubject, kinds } from "../actions/subject.ts";
import {
  award,
  coFinance,
  giveStartMoney,
  guarantee,
  invite,
  legitimise,
  recognise,
  shareKnowledge,
  shareTheSay,
} from "../actions.ts";
import {
  type ActSubject,
  decideInvitation,
  decideMoney,
  decideSay,
  decideSharing,
  decideStand,
  type Giver,
  mayHangOn,
  type SubjectKindName,
} from "../model.ts";
import { texts } from "../texts.ts";
import { type LikeAct, loadLikeActs } from "./like-acts.tsx";

/** The last part of the address of each act's form. */
export const slugs: Readonly<Record<NineAct, string>> = {
  recognise: "erkennen",
  invite: "uitnodigen",
  legitimise: "uitzondering",
  startMoney: "startgeld",
  guarantee: "garantie",
  coFinance: "medefinanciering",
  award: "gunnen",
  shareKnowledge: "kennis",
  governance: "bestuur",
};

export function actOfSlug(slug: string): NineAct | undefined {
  return nineActs.find((act) => slugs[act] === slug);
}

const actionOf: Readonly<Record<NineAct, Right>> = {
  recognise,
  invite,
  legitimise,
  startMoney: giveStartMoney,
  guarantee,
  coFinance,
  award,
  shareKnowledge,
  governance: shareTheSay,
};

/** Acts that bind money, a rule or a say: everything is shown once more before the button. */
export const checked: readonly NineAct[] = [
  "legitimise",
  "startMoney",
  "guarantee",
  "coFinance",
  "award",
  "governance",
];

/** Who looks, as somebody who may give. */
export interface Standing {
  readonly giver: Giver;
  /** Which acts the charter in force lets her do at all. */
  readonly allowed: readonly NineAct[];
  readonly organizations: readonly Organization[];
  /** Mandates of the viewer with something left, in force here. */
  readonly mandates: readonly Mandate[];
}

/** What the forms of the acts show of the thing they are about. */
export interface ActView {
  /** What others got of the act that is being given. */
  readonly like: readonly LikeAct[];
  readonly subject: FoundSubject;
  readonly party: string;
  readonly standing: Standing | undefined;
  /** Whom one may invite: every organisation that takes part. */
  readonly allOrganizations: readonly Organization[];
}

export async function loadActView(
  db: Db,
  page: PageTools,
  kind: SubjectKindName,
  number: string,
  act?: NineAct,
): Promise<ActView | undefined> {
  const { id: communityId } = page.community;
  const subject = await kinds[kind].findByNumber(db, communityId, number, page.now);
  if (!subject) return undefined;
  return {
    subject,
    like: act ? await loadLikeActs(db, page, act, subject) : [],
    party: await partyName(db, communityId, subject),
    standing: await standingOf(db, page, subject),
    allOrganizations: await listOrganizations(db, communityId),
  };
}

/** What the viewer may give with; undefined for a visitor. */
export async function standingOf(
  db: Db,
  { viewer, community, now, may }: PageTools,
  { areaId }: Pick<ActSubject, "areaId">,
): Promise<Standing | undefined> {
  if (viewer.kind === "visitor") return undefined;
  const organizations = await listOrganizationsOf(db, community.id, viewer.memberId);
  const mandates = await listMandatesOf(db, community.id, viewer.memberId);
  const today = localDate(now);
  return {
    giver: {
      memberId: viewer.memberId,
      roles: viewer.roles.map(({ role }) => role),
      organizationIds: organizations.map(({ id }) => id),
    },
    allowed: nineActs.filter((act) => may(actionOf[act])),
    organizations,
    mandates: mandates.filter(
      (mandate) =>
        isInForce(mandate, today) &&
        (!mandate.needsConsent || mandate.consentedOn !== null) &&
        (mandate.areaId === null || mandate.areaId === areaId) &&
        leftCents(mandate) > 0n,
    ),
  };
}

/** Whether the viewer may do this act here; the buttons follow it, the action judges again. */
export function mayGive(
  act: NineAct,
  subject: ActSubject,
  standing: Standing | undefined,
): boolean {
  if (!standing || !subject.isOpen || !mayHangOn(act, subject.kind)) return false;
  const { giver, mandates, allowed } = standing;
  if (!allowed.includes(act)) return false;
  const names = [null, ...giver.organizationIds];
  switch (act) {
    case "recognise":
      return names.some((name) => decideStand(giver, subject, name).ok);
    case "invite":
      return names.some((name) => decideInvitation(giver, subject, name).ok);
    case "legitimise":
      return true;
    case "startMoney":
    case "coFinance":
      return mandates.length > 0 && decideMoney(giver, subject, "mandate").ok;
    case "guarantee":
      return (
        decideMoney(giver, subject, "executive").ok ||
        (mandates.length > 0 && decideMoney(giver, subject, "mandate").ok)
      );
    case "award":
      return subject.isAwardable && decideMoney(giver, subject, "executive").ok;
    case "shareKnowledge":
      return names.some((name) => decideSharing(giver, name).ok);
    case "governance":
      return decideSay(giver, subject).ok;
  }
}

export async function partyName(
  db: Db,
  communityId: string,
  { party }: Pick<ActSubject, "party">,
): Promise<string> {
  if (party === null) return "";
  const organization =
    party.partyOrganizationId &&
    (await findOrganization(db, communityId, party.partyOrganizationId));
  if (organization) return organization.name;
  const names = await listNames(db, communityId, [party.partyMemberId]);
  return names.get(party.partyMemberId) ?? "";
}

/** How whoever owns a rule is called. */
export function ownerName(
  rule: { readonly owner: "executive" | "council" | "outside"; readonly ownerName: string | null },
  language: Language,
): string {
  return rule.ownerName ?? texts[language].rule.owners[rule.owner];
}

/** With a capital, for what begins a line. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

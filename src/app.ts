import type { Hono } from "hono";
import { assert } from "#lib/assert.ts";
import type { AnyClause } from "#lib/clause.ts";
import { noteRefusal } from "#modules/accounts";
import { actTexts, exceptionClauses, guaranteeKind } from "#modules/acts";
import { awaitedKind, challengeClauses, challengeKind, laneClauses } from "#modules/challenges";
import { charterKind, findCharter, findCharterInForce } from "#modules/charter";
import { coalitionClauses, coalitionKind } from "#modules/coalitions";
import {
  dealClauses,
  dealKind,
  dealRequestKind,
  handoverClauses,
  requestClauses,
} from "#modules/deals";
import { initiativeClauses } from "#modules/initiatives";
import { letterKind } from "#modules/letters";
import { mandateTexts } from "#modules/mandates";
import { introductionKind, listingKind, marketClauses } from "#modules/market";
import { licenceClauses, moderationClauses, moderationTexts } from "#modules/moderation";
import { notificationTexts } from "#modules/notifications";
import {
  findCommunity,
  findHeldRoles,
  isGuest,
  listCommunities,
  listNames,
  peopleTexts,
  type RightsBook,
  rightsClause,
  whoUnder,
} from "#modules/people";
import { findAnew } from "#modules/search";
import { signalClauses, signalKind } from "#modules/signals";
import { type TellLines, tellEndpoints } from "#modules/webhooks";
import { undertakingClauses, undertakingKind, workClauses, workTexts } from "#modules/works";
import type { AnyAction } from "#platform/act.ts";
import type { Resource } from "#platform/api.ts";
import type { Clock } from "#platform/clock.ts";
import type { LookUps, Platform } from "#platform/context.ts";
import type { Database } from "#platform/database.ts";
import type { PageEnv, Proxies } from "#platform/http.ts";
import type { Jobs, Subscriptions, TaskHandlers } from "#platform/jobs.ts";
import type { Log } from "#platform/log.ts";
import { mailTasks, type Post, sendWaitingMail } from "#platform/mail.ts";
import type { Mailer } from "#platform/mailer.ts";
import type { Metrics } from "#platform/metrics.ts";
import { type Post as OutgoingPost, outgoing } from "#platform/outgoing.ts";
import type { SecurityContact } from "#platform/security-txt.ts";
import { type AnySubjectKind, actions as settleActions, settleNow } from "#platform/settle.ts";
import {
  type FindWritings,
  type FoundKinds,
  foundKindsOf,
  type Slots,
  type SlotTable,
  slotTable,
  writingsOf,
} from "#platform/slots.ts";
import { texts as platformTexts } from "#platform/texts.ts";
import { forgetTries } from "#platform/tries.ts";
import { api, tellLines } from "./api/index.ts";
import { openDataPages } from "./api/pages.tsx";
import { recordResource } from "./api/record.ts";
import { forPrograms } from "./api/write.ts";
import { pages as demoPages, slots as demoSlots } from "./demo/pages.tsx";
import { mailWaitingInvitations } from "./modules/accounts/actions/residents.ts";
import { actions as accountActions, forgetIfEnded } from "./modules/accounts/actions.ts";
import * as accountPages from "./modules/accounts/pages.tsx";
import { texts as accountTexts } from "./modules/accounts/texts.ts";
import { actions as actActions } from "./modules/acts/actions.ts";
import { resources as actResources } from "./modules/acts/api.ts";
import * as actJobs from "./modules/acts/jobs.ts";
import * as actPages from "./modules/acts/pages.tsx";
import { actions as challengeActions } from "./modules/challenges/actions.ts";
import { resources as challengeResources } from "./modules/challenges/api.ts";
import * as challengeJobs from "./modules/challenges/jobs.ts";
import * as challengePages from "./modules/challenges/pages.tsx";
import { texts as challengeTexts } from "./modules/challenges/texts.ts";
import { actions as charterActions } from "./modules/charter/actions.ts";
import { api as charterApi } from "./modules/charter/api.ts";
import * as charterPages from "./modules/charter/pages.tsx";
import { texts as charterTexts } from "./modules/charter/texts.ts";
import { actions as coalitionActions } from "./modules/coalitions/actions.ts";
import { resources as coalitionResources } from "./modules/coalitions/api.ts";
import * as coalitionPages from "./modules/coalitions/pages.tsx";
import { texts as coalitionTexts } from "./modules/coalitions/texts.ts";
import { actions as dealActions } from "./modules/deals/actions.ts";
import { resources as dealResources } from "./modules/deals/api.ts";
import * as dealPages from "./modules/deals/pages.tsx";
import { texts as dealTexts } from "./modules/deals/texts.ts";
import { actions as homeActions } from "./modules/home/actions.ts";
import { sendWeek } from "./modules/home/jobs.ts";
import * as homePages from "./modules/home/pages.tsx";

import { texts as homeTexts } from "./modules/home/texts.ts";
import { actions as initiativeActions } from "./modules/initiatives/actions.ts";
import { resources as initiativeResources } from "./modules/initiatives/api.ts";
import * as initiativePages from "./modules/initiatives/pages.tsx";
import { texts as initiativeTexts } from "./modules/initiatives/texts.ts";
import { actions as letterActions } from "./modules/letters/actions.ts";
import { resources as letterResources } from "./modules/letters/api.ts";
import * as letterPages from "./modules/letters/pages.tsx";
import { texts as letterTexts } from "./modules/letters/texts.ts";
import { actions as mandateActions } from "./modules/mandates/actions.ts";
import { resources as mandateResources } from "./modules/mandates/api.ts";
import * as mandatePages from "./modules/mandates/pages.tsx";
import { actions as marketActions } from "./modules/market/actions.ts";
import { resources as marketResources } from "./modules/market/api.ts";
import * as marketJobs from "./modules/market/jobs.ts";
import * as marketPages from "./modules/market/pages.tsx";
import { texts as marketTexts } from "./modules/market/texts.ts";
import { actions as moderationActions } from "./modules/moderation/actions.ts";
import * as moderationPages from "./modules/moderation/pages.tsx";
import { actions as notificationActions } from "./modules/notifications/actions.ts";
import * as notificationJobs from "./modules/notifications/jobs.ts";
import * as notificationPages from "./modules/notifications/pages.tsx";
import { actions as peopleActions } from "./modules/people/actions.ts";
import { resources as peopleResources } from "./modules/people/api.ts";
import * as peoplePages from "./modules/people/pages.tsx";
import { actions as searchActions } from "./modules/search/actions.ts";
import { resources as searchResources } from "./modules/search/api.ts";
import * as searchJobs from "./modules/search/jobs.ts";
import * as searchPages from "./modules/search/pages.tsx";
import { texts as searchTexts } from "./modules/search/texts.ts";
import { actions as signalActions } from "./modules/signals/actions.ts";
import { resources as signalResources } from "./modules/signals/api.ts";
import * as signalJobs from "./modules/signals/jobs.ts";
import * as signalPages from "./modules/signals/pages.tsx";
import { texts as signalTexts } from "./modules/signals/texts.ts";
import { actions as webhookActions } from "./modules/webhooks/actions.ts";
import * as webhookJobs from "./modules/webhooks/jobs.ts";
import * as webhookPages from "./modules/webhooks/pages.tsx";
import { texts as webhookTexts } from "./modules/webhooks/texts.ts";
import { actions as workActions } from "./modules/works/actions.ts";
import { resources as workResources } from "./modules/works/api.ts";
import * as workJobs from "./modules/works/jobs.ts";
import * as workPages from "./modules/works/pages.tsx";
import { communityPages, site } from "./shell.tsx";

/* The table of contents: what every module brings, by name. ------------------------------------- */

/** With what rights a charter may give to which roles; what it may choose from is declared below. */
const rights = rightsClause(() => rightsBook);

/** The clauses of each module, in the order in which a charter shows them. */
export const clauseGroups: readonly {
  readonly module: string;
  readonly clauses: readonly AnyClause[];
}[] = [
  { module: "people", clauses: [rights] },
  { module: "works", clauses: Object.values({ ...workClauses, ...undertakingClauses }) },
  { module: "challenges", clauses: Object.values({ ...laneClauses, ...challengeClauses }) },
  {
    module: "deals",
    clauses: Object.values({ ...dealClauses, ...requestClauses, ...handoverClauses }),
  },
  { module: "coalitions", clauses: Object.values(coalitionClauses) },
  { module: "market", clauses: Object.values(marketClauses) },
  { module: "signals", clauses: Object.values(signalClauses) },
  { module: "initiatives", clauses: Object.values(initiativeClauses) },
  { module: "acts", clauses: Object.values(exceptionClauses) },
  { module: "moderation", clauses: Object.values({ ...moderationClauses, ...licenceClauses }) },
];

/** Every clause a charter may hold. */
export const clauses: readonly AnyClause[] = clauseGroups.flatMap(({ clauses }) => clauses);

/** Everything that lapses. */
export const subjectKinds = [
  charterKind,
  challengeKind,
  awaitedKind,
  dealKind,
  dealRequestKind,
  undertakingKind,
  coalitionKind,
  letterKind,
  listingKind,
  introductionKind,
  signalKind,
  guaranteeKind,
] as unknown as readonly AnySubjectKind[];

/** What each module lets people do, in the order in which the table of rights shows it. */
const rightsGroups = [
  { rights: workActions, texts: workTexts },
  { rights: challengeActions, texts: challengeTexts },
  { rights: dealActions, texts: dealTexts },
  { rights: coalitionActions, texts: coalitionTexts },
  { rights: letterActions, texts: letterTexts },
  { rights: marketActions, texts: marketTexts },
  { rights: signalActions, texts: signalTexts },
  { rights: initiativeActions, texts: initiativeTexts },
  { rights: mandateActions, texts: mandateTexts },
  { rights: actActions, texts: actTexts },
  { rights: charterActions(clauses), texts: charterTexts },
  { rights: moderationActions((...asked) => findWritings(...asked)), texts: moderationTexts },
  { rights: accountActions, texts: accountTexts },
  { rights: notificationActions, texts: notificationTexts },
  { rights: searchActions, texts: searchTexts },
  { rights: homeActions, texts: homeTexts },
  { rights: peopleActions, texts: peopleTexts },
  { rights: webhookActions, texts: webhookTexts },
  { rights: settleActions(subjectKinds), texts: platformTexts },
];

/** Every action there is; `src/tidy.test.ts` holds that none is forgotten. */
export const actions: readonly AnyAction[] = rightsGroups.flatMap(({ rights }) => rights);

/** Every right, in words. */
export const rightsBook: RightsBook = {
  groups: rightsGroups,
  roles: { nl: peopleTexts.nl.roles, en: peopleTexts.en.roles },
};

/** The parts of Meent for which a person may give a program a token: modules with deeds of hers. */
const scopes = rightsGroups.flatMap(({ rights, texts }) => {
  const [first] = forPrograms(
    actions.filter(({ name }) => rights.some((one) => one.name === name)),
  );
  const key = first?.name.split(".")[0];
  return key ? [{ key, title: { nl: texts.nl.rightsTitle, en: texts.en.rightsTitle } }] : [];
});

const pages: readonly Hono<PageEnv>[] = [
  homePages.pages,
  searchPages.pages,
  accountPages.pages(scopes),
  notificationPages.pages,
  peoplePages.pages(rightsBook, rights),
  workPages.pages,
  challengePages.pages,
  actPages.pages,
  dealPages.pages,
  coalitionPages.pages,
  letterPages.pages,
  marketPages.pages,
  signalPages.pages,
  initiativePages.pages,
  mandatePages.pages,
  moderationPages.pages((...asked) => findWritings(...asked)),
  charterPages.pages(clauses),
  webhookPages.pages,
  openDataPages(() => [...resources, recordResource]),
];

const slots: readonly Slots[] = [
  demoSlots,
  peoplePages.slots,
  notificationPages.slots,
  accountPages.slots,
  charterPages.slotsWith(clauses),
  mandatePages.slots,
  dealPages.slots,
  workPages.slots,
  coalitionPages.slots,
  challengePages.slots,
  letterPages.slots,
  marketPages.slots,
  signalPages.slots,
  initiativePages.slots,
  actPages.slots,
  searchPages.slots,
  homePages.slots,
  // The last: its line stands below what others add.
  moderationPages.slots,
];

/** What searching finds, over all modules. */
export const foundKinds: FoundKinds = foundKindsOf(slots);

/** The public texts of a thing, over all modules. */
export const findWritings: FindWritings = writingsOf(slots);

/** What programs may read. */
const resources: readonly Resource[] = [
  ...peopleResources,
  ...workResources,
  ...challengeResources,
  ...dealResources,
  ...mandateResources,
  ...signalResources,
  ...coalitionResources,
  ...letterResources,
  ...actResources,
  ...searchResources,
  ...marketResources,
  ...initiativeResources,
];

const subscriptions: readonly Subscriptions[] = [
  notificationJobs.subscriptions,
  workJobs.subscriptions,
  challengeJobs.subscriptions,
  webhookJobs.subscriptions,
  signalJobs.subscriptions,
  marketJobs.subscriptions,
  actJobs.subscriptions,
];
export const taskHandlers: readonly TaskHandlers[] = [
  notificationJobs.tasks,
  workJobs.tasks,
  challengeJobs.tasks,
  webhookJobs.tasks,
  signalJobs.tasks,
  marketJobs.tasks,
  actJobs.tasks,
];

/* Assembly --------------------------------------------------------------------------------------- */

export interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly isDemo: boolean;
  /** How the outside reaches us, as `https://meent.noorderveld.nl`; decides cookies and links. */
  readonly publicUrl?: string;
  /** Whom to tell of a leak; without it there is no security.txt. */
  readonly security?: SecurityContact;
  /** Which web servers of ours stand before us; without it, one when it is on this machine. */
  readonly proxies?: Proxies;
  /** Where we listen, for links in mail, while no public address is given. */
  readonly listensAt?: () => string;
  /** How many bytes of pages to keep for visitors; 0 keeps none. */
  readonly keptBytes?: number;
  /** Sends mail; without it mail waits, and a demo shows it. */
  readonly mailer?: Mailer;
  /** Measures requests; without it nothing is measured. */
  readonly metrics?: Pick<Metrics, "measure">;
  /** Sends to addresses that people typed; without it as `#platform/outgoing.ts` does. */
  readonly post?: OutgoingPost;
}

export interface Assembled {
  readonly platform: Platform;
  readonly app: Hono<PageEnv>;
  readonly jobs: Jobs;
  /** What the modules tell of their things. */
  readonly slots: SlotTable;
}

/** Puts the process together from its parts; tests and `main.ts` alike. */
export function assemble(parts: Parts): Assembled {
  const { database, clock, log, publicUrl, listensAt, mailer, isDemo } = parts;
  const origin = () => publicUrl ?? listensAt?.() ?? "http://localhost";
  const platform: Platform = { database, clock, log, lookUps, origin };
  const table = slotTable(slots, listNames, {
    nl: peopleTexts.nl.somebody,
    en: peopleTexts.en.somebody,
  });
  const all = parts.isDemo ? [demoPages(subjectKinds), ...pages] : pages;
  const app = site(
    parts,
    platform,
    communityPages(parts, platform, table, all),
    [
      charterApi(platform, clauses),
      api(platform, { actions, words: rightsGroups, resources, slots: table }),
    ],
    subjectKinds,
  );
  return {
    platform,
    app,
    jobs: jobsOf(
      platform,
      { mailer, isDemo, onRefused: noteRefusal },
      { slots: table, post: parts.post ?? outgoing() },
    ),
    slots: table,
  };
}

const lookUps: LookUps = {
  rolesOf: findHeldRoles,
  isGuest,
  charter: async (db, communityId, at) => {
    if (at.version === undefined)
      return findCharterInForce(db, communityId, at.now, at.areaId ?? null);
    const charter = await findCharter(db, communityId, at.version);
    assert(charter, "a procedure's charter version is kept");
    return charter;
  },
  sender: async (db, communityId) => {
    const community = await findCommunity(db, communityId);
    assert(community, "mail is of a community");
    return community;
  },
  whoMay: (charter, right) => whoUnder(charter.value(rights), right),
  tasksFor: (entry) => subscriptions.flatMap((table) => table[entry.kind]?.(entry) ?? []),
  findAnew: (tx, at, words) => findAnew(tx, at, foundKinds, words),
};

interface Told {
  readonly slots: SlotTable;
  readonly post: OutgoingPost;
}

function jobsOf(platform: Platform, post: Post, told: Told): Jobs {
  return {
    tasks: Object.fromEntries(
      [...taskHandlers, mailTasks(post)].flatMap((handlers) =>
        Object.entries(handlers).map(([name, make]) => [name, make(platform)]),
      ),
    ),
    everyMinute: {
      "platform.settle": async () => {
        const communities = await platform.database.readShared(listCommunities);
        for (const community of communities) await settleNow(platform, subjectKinds, community.id);
      },
      "signals.goOver": async () => {
        const communities = await platform.database.readShared(listCommunities);
        for (const { id } of communities) await signalJobs.passOnWhereRolesEnded(platform, id);
      },
      "market.tell": async () => {
        const communities = await platform.database.readShared(listCommunities);
        for (const { id } of communities) await marketJobs.tellNotices(platform, told.slots, id);
      },
      "market.matchAll": async () => {
        const communities = await platform.database.readShared(listCommunities);
        for (const { id } of communities) await marketJobs.matchAllOnceADay(platform, id);
      },
      "platform.waitingMail": async () => {
        const communities = await platform.database.readShared(listCommunities);
        for (const { id } of communities) await sendWaitingMail(platform, post, id);
      },
      "notifications.spread": () => notificationJobs.spread(platform, told.slots),
      "home.week": () => sendWeek(platform, told.slots),
      "webhooks.tell": async () => {
        const communities = await platform.database.readShared(listCommunities);
        const tell: TellLines = (communityId, after, limit) =>
          tellLines(platform, told.slots, { communityId, after, limit });
        for (const { id } of communities)
          await tellEndpoints(platform, id, { post: told.post, tell });
      },
      "search.follow": async () => {
        await searchJobs.followAll(platform, foundKinds);
      },
      "search.rebuild": async () => {
        const communities = await platform.database.readShared(listCommunities);
        for (const { id } of communities)
          await searchJobs.rebuildOnceADay(platform, foundKinds, id);
      },
      "accounts.forget": async () => {
        await forgetTries(platform);
        const communities = await platform.database.readShared(listCommunities);
        for (const { id } of communities) await forgetIfEnded(platform, id);
      },
      "accounts.mailInvitations": async () => {
        const communities = await platform.database.readShared(listCommunities);
        for (const { id } of communities) await mailWaitingInvitations(platform, id);
      },
    },
  };
}

import type { Hono } from "hono";
import { assert } from "#lib/assert.ts";
import type { AnyClause } from "#lib/clause.ts";
import { challengeClauses, challengeKind, laneClauses } from "#modules/challenges";
import { charterKind, findCharter, findCharterInForce } from "#modules/charter";
import { dealClauses, dealKind } from "#modules/deals";
import {
  findMember,
  listCommunities,
  listNames,
  listRoleTerms,
  peopleTexts,
} from "#modules/people";
import { undertakingClauses, undertakingKind, workClauses } from "#modules/works";
import type { Clock } from "#platform/clock.ts";
import type { LookUps, Platform } from "#platform/context.ts";
import type { Database } from "#platform/database.ts";
import type { PageEnv } from "#platform/http.ts";
import type { Jobs, Subscriptions, TaskHandlers } from "#platform/jobs.ts";
import type { Log } from "#platform/log.ts";
import { type AnySubjectKind, settleNow } from "#platform/settle.ts";
import { type Slots, slotTable } from "#platform/slots.ts";
import { pages as demoPages, slots as demoSlots } from "./demo/pages.tsx";
import * as challengeJobs from "./modules/challenges/jobs.ts";
import * as challengePages from "./modules/challenges/pages.tsx";
import * as charterPages from "./modules/charter/pages.tsx";
import * as dealPages from "./modules/deals/pages.tsx";
import * as homePages from "./modules/home/pages.tsx";
import * as mandatePages from "./modules/mandates/pages.tsx";
import * as peoplePages from "./modules/people/pages.tsx";
import * as workPages from "./modules/works/pages.tsx";
import { communityPages, site } from "./shell.tsx";

/* The table of contents: what every module brings, by name. ------------------------------------- */

/** Every clause a charter may hold. */
export const clauses: readonly AnyClause[] = [
  ...Object.values(workClauses),
  ...Object.values(undertakingClauses),
  ...Object.values(laneClauses),
  ...Object.values(challengeClauses),
  ...Object.values(dealClauses),
];

/** Everything that lapses. */
export const subjectKinds = [
  charterKind,
  challengeKind,
  dealKind,
  undertakingKind,
] as unknown as readonly AnySubjectKind[];

const pages: readonly Hono<PageEnv>[] = [
  homePages.pages,
  workPages.pages,
  challengePages.pages,
  dealPages.pages,
  mandatePages.pages,
  charterPages.pages(clauses),
];

const slots: readonly Slots[] = [
  demoSlots,
  peoplePages.slots,
  charterPages.slots,
  mandatePages.slots,
  dealPages.slots,
  workPages.slots,
  challengePages.slots,
];

const subscriptions: readonly Subscriptions[] = [challengeJobs.subscriptions];
const taskHandlers: readonly TaskHandlers[] = [challengeJobs.tasks];

/* Assembly --------------------------------------------------------------------------------------- */

export interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly isDemo: boolean;
  /** How the outside reaches us, as `https://meent.noorderveld.nl`; decides cookies and links. */
  readonly publicUrl?: string;
}

export interface Assembled {
  readonly platform: Platform;
  readonly app: Hono<PageEnv>;
  readonly jobs: Jobs;
}

/** Puts the process together from its parts; tests and `main.ts` alike. */
export function assemble(parts: Parts): Assembled {
  const { database, clock, log } = parts;
  const platform: Platform = { database, clock, log, lookUps };
  const table = slotTable(slots, listNames, {
    nl: peopleTexts.nl.somebody,
    en: peopleTexts.en.somebody,
  });
  const all = parts.isDemo ? [demoPages(subjectKinds), ...pages] : pages;
  const app = site(parts, platform, communityPages(parts, platform, table, all));
  return { platform, app, jobs: jobsOf(platform) };
}

const lookUps: LookUps = {
  rolesOf: async (db, communityId, memberId, now) =>
    (await findMember(db, communityId, memberId)) &&
    (await listRoleTerms(db, communityId, now, memberId)),
  charter: async (db, communityId, at) => {
    if (at.version === undefined)
      return findCharterInForce(db, communityId, at.now, at.areaId ?? null);
    const charter = await findCharter(db, communityId, at.version);
    assert(charter, "a procedure's charter version is kept");
    return charter;
  },
  tasksFor: (entry) => subscriptions.flatMap((table) => table[entry.kind]?.(entry) ?? []),
};

function jobsOf(platform: Platform): Jobs {
  return {
    tasks: Object.fromEntries(
      taskHandlers.flatMap((handlers) =>
        Object.entries(handlers).map(([name, make]) => [name, make(platform)]),
      ),
    ),
    everyMinute: {
      "platform.settle": async () => {
        const communities = await platform.database.readShared(listCommunities);
        for (const community of communities) await settleNow(platform, subjectKinds, community.id);
      },
    },
  };
}

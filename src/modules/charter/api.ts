import { Hono, type Context as HonoContext } from "hono";
import { z } from "zod";
import type { AnyClause } from "#lib/clause.ts";
import type { Language } from "#lib/texts.ts";
import { findCommunityBySlug, listAreas, listOrganizations } from "#modules/people";
import { languageOf, notFoundProblem, publicJson } from "#platform/api.ts";
import { civilNow, findClockAheadMs } from "#platform/clock.ts";
import type { Platform } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { PageEnv } from "#platform/http.ts";
import { documentSchema, headOf, partyOf, rulesOfDocument } from "./model/document.ts";
import { type CharterVersion, charterOfRules, type Rules, rulesAt } from "./model.ts";
import { listParties, listSignatures, listVersions } from "./store.ts";
import { texts } from "./texts.ts";

const schemaPath = "/api/v1/schemas/stadsrecht";

/** The charter for programs: public, as JSON with its JSON Schema. Mounted at `/api/v1`. */
export function api(platform: Platform, declared: readonly AnyClause[]): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const at = "/gemeenschappen/:community/stadsrecht";
  const schema = {
    $id: schemaPath,
    title: "Stadsrecht",
    ...z.toJSONSchema(documentSchema(declared), { unrepresentable: "any" }),
  };
  app.get("/schemas/stadsrecht", (c) => publicJson(c, schema));
  app.get(at, (c) =>
    within(c, platform, async (world) => {
      const asked = c.req.query("gebied");
      const area = world.areas.find(({ slug }) => slug === asked);
      if (asked && !area) return notFoundProblem(c);
      const rules = rulesAt(world.versions, area?.id ?? null, world.now);
      return publicJson(c, await tell(world, declared, rules, area?.slug ?? null), schemaPath);
    }),
  );
  app.get(`${at}/versies`, (c) =>
    within(c, platform, async ({ versions, areas }) => {
      const slugOf = ({ areaId }: CharterVersion) =>
        areas.find(({ id }) => id === areaId)?.slug ?? null;
      return publicJson(c, { versies: versions.map((one) => headOf(one, slugOf(one))) });
    }),
  );
  app.get(`${at}/versies/:version`, (c) =>
    within(c, platform, async (world) => {
      const version = world.versions.find((one) => String(one.version) === c.req.param("version"));
      if (!version) return notFoundProblem(c);
      const area = world.areas.find(({ id }) => id === version.areaId);
      // An area's version is told as it would hold over the community's of now.
      const base = area ? rulesAt(world.versions, null, world.now).base : version;
      const rules = { version: version.version, base, area: area ? version : null };
      return publicJson(c, await tell(world, declared, rules, area?.slug ?? null), schemaPath);
    }),
  );
  return app;
}

interface World {
  readonly db: Db;
  readonly communityId: string;
  readonly slug: string;
  readonly now: Date;
  readonly language: Language;
  readonly areas: Awaited<ReturnType<typeof listAreas>>;
  readonly versions: readonly CharterVersion[];
}

/** Reads within the community of the address, at its own civil time. */
async function within(
  c: HonoContext,
  platform: Platform,
  then: (world: World) => Promise<Response>,
): Promise<Response> {
  const { database, clock } = platform;
  const slug = c.req.param("community") ?? "";
  const community = await database.readShared((db) => findCommunityBySlug(db, slug));
  if (!community) return notFoundProblem(c);
  const { id: communityId } = community;
  return database.read(communityId, async (db) => {
    const now = civilNow(clock, await findClockAheadMs(db, communityId));
    return then({
      db,
      communityId,
      slug,
      now,
      language: languageOf(c),
      areas: await listAreas(db, communityId),
      versions: await listVersions(db, communityId, now),
    });
  });
}

async function tell(
  { db, communityId, slug, language, areas }: World,
  declared: readonly AnyClause[],
  rules: Rules,
  area: string | null,
) {
  const organizations = await listOrganizations(db, communityId);
  const told = [];
  for (const version of [rules.base, rules.area]) {
    if (!version) continue;
    const signatures = await listSignatures(db, communityId, version.version);
    const parties = await listParties(db, communityId, version.version);
    told.push({
      ...headOf(version, areas.find(({ id }) => id === version.areaId)?.slug ?? null),
      partijen: parties.map((party) => {
        const organization = organizations.find(({ id }) => id === party.organizationId);
        const name = organization?.name ?? texts[language].partyKinds[party.kind];
        return partyOf(party, name, signatures);
      }),
    });
  }
  return {
    gemeenschap: slug,
    gebied: area,
    nummer: rules.version,
    versies: told,
    regels: rulesOfDocument(declared, charterOfRules(rules), language),
  };
}

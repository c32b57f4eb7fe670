import { type Charter, charterOf } from "#lib/clause.ts";
import { type Area, listAreas, listCommunities } from "#modules/people";
import { type Context, read } from "#platform/context.ts";
import type { PageTools } from "#platform/http.ts";
import { type Preset, presets } from "../model/presets.ts";
import { type CharterVersion, charterOfRules, inForceAt, rulesAt, rulesOf } from "../model.ts";
import { findDraft, findRulesInForce, listVersions } from "../store.ts";
import { texts } from "../texts.ts";

/** A charter one can choose: of here, of an area, of another community, or an example. */
export interface Choice {
  readonly code: string;
  readonly label: string;
  readonly preset?: Preset;
  /** The charter as it would hold in an area: what the area itself set stays over it. */
  charterIn(areaId: string | null): Charter;
  /** An example over the charter of here, for what-if: what it does not name stays as it is. */
  overOwn?(areaId: string | null): Charter;
}

/** Every charter that may be held beside another. A draft is a choice for who may see it. */
export async function listChoices(
  context: Context,
  page: PageTools,
  draftCode?: string,
): Promise<readonly Choice[]> {
  const { community, now, language } = page;
  const t = texts[language].sides;
  const { versions, areas, draft } = await read(context, async (db) => ({
    versions: await listVersions(db, community.id, now),
    areas: await listAreas(db, community.id),
    draft: draftCode ? await findDraft(db, community.id, draftCode) : undefined,
  }));
  const inForce = (areaId: string | null) => charterOfRules(rulesAt(versions, areaId, now));
  const over = (base: CharterVersion | null) => (areaId: string | null) =>
    charterOfRules(rulesOf(base, areaId === null ? null : inForceAt(versions, areaId, now)));
  return [
    { code: "nu", label: t.now, charterIn: inForce },
    ...(draft && maySee(page, draft.memberId)
      ? [
          {
            code: `ontwerp-${draft.id}`,
            label: t.draft(draft.title),
            charterIn: (areaId: string | null) =>
              draft.areaId === null
                ? charterOf(0, draft.clauses, inForceAt(versions, areaId, now)?.clauses)
                : charterOf(0, inForceAt(versions, null, now)?.clauses ?? {}, draft.clauses),
          },
        ]
      : []),
    ...areaChoices(areas, versions, page),
    ...versions
      .filter(({ areaId }) => areaId === null)
      .map((version) => ({
        code: `versie-${version.version}`,
        label: t.version(version.version, version.title),
        charterIn: over(version),
      })),
    ...presets.map((preset) => ({
      code: preset.key,
      label: preset.name[language],
      preset,
      charterIn: () => charterOf(0, preset.clauses),
      ...(preset.key !== "default" && {
        overOwn: (areaId: string | null) =>
          charterOf(0, inForceAt(versions, null, now)?.clauses ?? {}, {
            ...preset.clauses,
            ...(areaId === null ? {} : inForceAt(versions, areaId, now)?.clauses),
          }),
      }),
    })),
    ...(await otherCommunities(context, page)),
  ];
}

function areaChoices(
  areas: readonly Area[],
  versions: readonly CharterVersion[],
  { now, language }: PageTools,
): readonly Choice[] {
  return areas.flatMap((area) => {
    const rules = rulesAt(versions, area.id, now);
    return rules.area
      ? [
          {
            code: `gebied-${area.slug}`,
            label: texts[language].sides.area(area.name),
            charterIn: () => charterOfRules(rules),
          },
        ]
      : [];
  });
}

/** Each community's charter is public; it is read in that community's own transaction. */
async function otherCommunities(context: Context, page: PageTools): Promise<readonly Choice[]> {
  const { database } = context.platform;
  const communities = await database.readShared(listCommunities);
  const others = communities.filter(({ id }) => id !== page.community.id).slice(0, 100);
  const choices: Choice[] = [];
  for (const { id, slug, name } of others) {
    const rules = await database.read(id, (db) => findRulesInForce(db, id, page.now));
    if (rules.base)
      choices.push({
        code: `bij-${slug}`,
        label: texts[page.language].sides.community(name),
        charterIn: () => charterOfRules(rules),
      });
  }
  return choices;
}

/** A draft is its author's own, and the council clerk helps. */
export function maySee({ viewer }: PageTools, memberId: string): boolean {
  return (
    viewer.kind === "member" &&
    (viewer.memberId === memberId || viewer.roles.some(({ role }) => role === "councilClerk"))
  );
}

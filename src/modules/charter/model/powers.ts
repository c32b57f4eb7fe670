import type { Powers } from "#lib/powers.ts";
import {
  type CharterVersion,
  charterOfRules,
  endingOf,
  isInForce,
  type Rules,
  rulesAt,
} from "../model.ts";

/**
 * The powers left at an instant. `versions` are those that were adopted for the community and for the
 * area. Where a version of the community ended, only another of the community takes its place; where
 * an area's own ended, the community's stands behind it. The standard of Meent was agreed by nobody:
 * it ends for nobody, and takes the place of nothing.
 */
export function powersLeft(
  began: Rules,
  versions: readonly CharterVersion[],
  areaId: string | null,
  now: Date,
): Powers {
  const parts = [began.base, began.area].filter((part) => part !== null);
  if (parts.every((part) => endingOf(part, versions, now) === null)) return { kind: "whole" };
  const isAgreed = versions.some(
    (version) =>
      isInForce(version, now) &&
      (version.areaId === null || (began.base === null && version.areaId === areaId)),
  );
  return isAgreed
    ? { kind: "shared", now: charterOfRules(rulesAt(versions, areaId, now)) }
    : { kind: "none" };
}

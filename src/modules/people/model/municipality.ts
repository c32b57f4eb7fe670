import { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type Community, ordinanceId } from "../model.ts";

/** Whether a community's municipality takes part, and what is known of it. */
export type Municipality = Pick<Community, "municipality" | "takesPart" | "ordinance">;

export type MunicipalityRefusal = "municipality_nameless" | "municipality_unchanged";

export const municipalityFieldErrors = [
  "municipality_missing",
  "takes_part_missing",
  "ordinance_wrong",
] as const;
export type MunicipalityFieldError = (typeof municipalityFieldErrors)[number];

/** What is left out stays as it is. */
export const newMunicipality = z.object({
  municipality: z
    .string()
    .trim()
    .min(2, { error: "municipality_missing" })
    .max(80, { error: "municipality_missing" })
    .optional(),
  takesPart: z
    .union([z.boolean(), z.enum(["yes", "no"]).transform((said) => said === "yes")], {
      error: "takes_part_missing",
    })
    .optional(),
  ordinance: z.union([z.literal("").transform(() => null), ordinanceId, z.null()]).optional(),
});

/** What the municipality is from now on; who does not take part is named. */
export function decideMunicipality(
  before: Municipality,
  wanted: z.output<typeof newMunicipality>,
): Result<Municipality, MunicipalityRefusal> {
  const after: Municipality = {
    municipality: wanted.municipality ?? before.municipality,
    takesPart: wanted.takesPart ?? before.takesPart,
    ordinance: wanted.ordinance === undefined ? before.ordinance : wanted.ordinance,
  };
  if (!after.takesPart && after.municipality === null) return refuse("municipality_nameless");
  const isSame =
    after.municipality === before.municipality &&
    after.takesPart === before.takesPart &&
    after.ordinance === before.ordinance;
  return isSame ? refuse("municipality_unchanged") : ok(after);
}

/** What happened to it, as the record calls it. */
export function municipalityDeed(
  before: Municipality,
  after: Municipality,
): "municipalityJoined" | "municipalityLeft" | "municipalityDescribed" {
  if (before.takesPart === after.takesPart) return "municipalityDescribed";
  return after.takesPart ? "municipalityJoined" : "municipalityLeft";
}

/**
 * On what law a letter leans. What it brings differs, and nothing is claimed that the law does not
 * give: clocks and objection bite on a decision on an application only (Awb 1:3, 4:13, 6:7), and a
 * municipality need not make its ordinance hold a right to challenge (Gemeentewet 150).
 *
 * Sources: Awb https://wetten.overheid.nl/BWBR0005537, Gemeentewet
 * https://wetten.overheid.nl/BWBR0005416, Wmo 2015 https://wetten.overheid.nl/BWBR0035362.
 */
export const bases = ["ordinance", "wmo", "subsidy", "participation", "plain"] as const;
export type Basis = (typeof bases)[number];

export interface Asked {
  readonly kind: "challenge" | "request";
  /** Whether the work is care or support under the Wmo 2015. */
  readonly isSocialService: boolean;
  readonly asksMoney: boolean;
}

/** Whether this is an application for a decision (Awb 1:3, third paragraph), with its term and remedies. */
export function isDecision(basis: Basis): boolean {
  return basis === "subsidy";
}

/** Whether a letter that asks this can lean on it at all. */
export function mayLeanOn(basis: Basis, asked: Asked): boolean {
  switch (basis) {
    case "ordinance":
      return asked.kind === "challenge";
    case "wmo":
      return asked.kind === "challenge" && asked.isSocialService;
    case "subsidy":
      return asked.asksMoney;
    case "participation":
    case "plain":
      return true;
  }
}

/** The strongest that fits, with what is known: a right before a request, a decision before none. */
export function strongestBasis(asked: Asked, ordinance: string | null): Basis {
  if (ordinance !== null && mayLeanOn("ordinance", asked)) return "ordinance";
  if (mayLeanOn("wmo", asked)) return "wmo";
  if (mayLeanOn("subsidy", asked)) return "subsidy";
  return asked.kind === "challenge" ? "participation" : "plain";
}

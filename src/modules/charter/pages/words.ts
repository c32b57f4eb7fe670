import type { AnyClause, Unit } from "#lib/clause.ts";
import { daysText, euroText, monthsText, numberText, weeksText, yearsText } from "#lib/format.ts";
import { euros } from "#lib/money.ts";
import type { Language } from "#lib/texts.ts";
import type { Difference } from "../model/compare.ts";
import { versionsOf } from "../model.ts";
import { texts } from "../texts.ts";

/** A number with what it counts: `8 weken`, `€ 5.000`, `5`. */
export function unitText(value: number, unit: Unit, language: Language): string {
  switch (unit) {
    case "days":
      return daysText(value, language);
    case "weeks":
      return weeksText(value, language);
    case "months":
      return monthsText(value, language);
    case "years":
      return yearsText(value, language);
    case "euros":
      return euroText(euros(value), language);
    case "percent":
      return `${numberText(value, language)}%`;
    case "count":
      return numberText(value, language);
  }
}

/** The legal range of a clause with what sets it; undefined where a form asks no number. */
export function rangeText(clause: AnyClause, language: Language): string | undefined {
  const { field, limit } = clause;
  if (field.kind !== "number") return undefined;
  const { min, max, unit } = field;
  return texts[language].range(
    unitText(min, unit, language),
    unitText(max, unit, language),
    limit[language],
  );
}

/** By how much a number differs, in words: `2 weken korter`, `€ 5.000 meer`. */
export function moreText({ clause, more }: Difference, language: Language): string | undefined {
  if (more === null || clause.field.kind !== "number") return undefined;
  const { unit } = clause.field;
  const amount = unitText(Math.abs(more), unit, language);
  const t = texts[language].compare;
  const isTime = unit !== "euros" && unit !== "count" && unit !== "percent";
  if (isTime) return more > 0 ? t.longer(amount) : t.shorter(amount);
  return more > 0 ? t.more(amount) : t.less(amount);
}

/** Which rules a number stands for: `versie 2`, `versie 2, met de eigen regels van Hasselo`. */
export function rulesText(
  number: number,
  areaName: string | undefined,
  language: Language,
): string {
  const t = texts[language];
  const { base, area } = versionsOf(number);
  const whole = base === 0 ? t.theStandard : t.theVersion(base);
  return area === 0 ? whole : t.withArea(whole, areaName ?? "", area);
}

/** Where the rules of the community, or of an area, stand. */
export function pathOf(area: { readonly slug: string } | undefined): string {
  return area ? `/stadsrecht/gebied/${area.slug}` : "/stadsrecht";
}

/** A clause in an address: its key, with dashes. */
export function slugOf({ key }: Pick<AnyClause, "key">): string {
  return key.replaceAll(".", "-");
}

const groups = [
  "signal",
  "work",
  "undertaking",
  "lane",
  "challenge",
  "dealRequest",
  "deal",
  "exception",
  "people",
] as const;
type Group = (typeof groups)[number] | "other";

/** Clauses in the order of a life: from saying something and naming a work to the deal, and who may do what. */
export function grouped(
  declared: readonly AnyClause[],
): readonly { readonly group: Group; readonly clauses: readonly AnyClause[] }[] {
  const of = ({ key }: AnyClause): Group => {
    const [first = ""] = key.split(".");
    // An objection and an impasse are what a challenge may come to.
    const name = first === "objection" || first === "impasse" ? "challenge" : first;
    return groups.find((group) => group === name) ?? "other";
  };
  return [...groups, "other" as const]
    .map((group) => ({ group, clauses: declared.filter((clause) => of(clause) === group) }))
    .filter(({ clauses }) => clauses.length > 0);
}

import { z } from "zod";
import { type AnyClause, type Clause, clause, type TableRow } from "#lib/clause.ts";
import type { Right, RightWords, Who } from "#lib/rights.ts";
import { type Role, roles } from "#lib/roles.ts";
import type { Language } from "#lib/texts.ts";

/** Which roles a charter gives an action, instead of the standard ones. */
export type GivenRights = Readonly<Record<string, readonly Role[]>>;

/** The clause that holds them. */
export type RightsClause = Clause<GivenRights> & AnyClause;

/** The rights of one module, with what it says of them. */
export interface RightsGroup {
  readonly rights: readonly Right[];
  readonly texts: Readonly<
    Record<
      Language,
      { readonly rightsTitle: string; readonly rights: Readonly<Record<string, RightWords>> }
    >
  >;
}

/** All rights there are, and how they and the roles are called. */
export interface RightsBook {
  readonly groups: readonly RightsGroup[];
  readonly roles: Readonly<Record<Language, Readonly<Record<Role, string>>>>;
}

/** What a right is in words; its bare name where a module says nothing, which a test forbids. */
export function wordsFor(book: RightsBook, name: string, language: Language): RightWords {
  const group = book.groups.find(({ rights }) => rights.some((right) => right.name === name));
  return group?.texts[language].rights[name] ?? { does: name };
}

/**
 * Who may call an action where the charter gives these rights. What a charter of years ago says of a
 * role that may no longer have it does not count; where nobody would be left, the standard holds.
 */
export function whoUnder(given: GivenRights, right: Right): Who {
  const chosen = given[right.name];
  if (!chosen || !right.within || typeof right.who === "string") return right.who;
  const allowed = chosen.filter((role) => right.within?.includes(role));
  if (allowed.length === 0) return right.who;
  // What set-up may do is no part of what a community chooses.
  return right.who.includes("system") ? [...allowed, "system"] : allowed;
}

/** Whether a charter may say this: known rights only, that may be set, among the roles they allow. */
export function isWithinLaw(given: GivenRights, rights: readonly Right[]): boolean {
  return Object.entries(given).every(([name, chosen]) => {
    const right = rights.find((one) => one.name === name);
    return right?.within !== undefined && chosen.every((role) => right.within?.includes(role));
  });
}

/**
 * The clause with which a charter gives rights to other roles. It reads what it once accepted also
 * when an action has since been renamed or fixed by law, and accepts nothing new of that kind.
 */
export function rightsClause(book: () => RightsBook): RightsClause {
  const declared = clause<GivenRights>({
    key: "people.rights",
    isForAll: true,
    name: { nl: "Wie wat mag", en: "Who may do what" },
    schema: z.record(z.string().max(80), z.array(z.enum(roles)).min(1)),
    standard: {},
    meaning: {
      nl: (given) => sayGiven(given, book(), "nl"),
      en: (given) => sayGiven(given, book(), "en"),
    },
    source: {
      nl: "Beleid van Meent; Gemeentewet artikel 13 en 160; Awb artikel 10:3",
      en: "Policy of Meent; Municipalities Act (Gemeentewet) articles 13 and 160; Awb article 10:3",
    },
  });
  return {
    ...declared,
    field: { kind: "table", rows: () => rowsOf(book()) },
    accepts: (value) =>
      declared.accepts(value) &&
      isWithinLaw(
        declared.schema.parse(value),
        book().groups.flatMap(({ rights }) => rights),
      ),
  };
}

/** What a form asks: each right that a charter may give, and the roles it may give it to. */
function rowsOf(book: RightsBook): readonly TableRow[] {
  return book.groups
    .flatMap(({ rights }) => rights)
    .flatMap(({ name, within }) =>
      within
        ? [
            {
              name,
              label: {
                nl: wordsFor(book, name, "nl").does,
                en: wordsFor(book, name, "en").does,
              },
              options: within.map((role) => ({
                value: role,
                label: { nl: book.roles.nl[role], en: book.roles.en[role] },
              })),
            },
          ]
        : [],
    );
}

function sayGiven(given: GivenRights, book: RightsBook, language: Language): string {
  const said = Object.entries(given).map(([name, chosen]) => {
    const who = chosen.map((role) => book.roles[language][role]).join(", ");
    return `${wordsFor(book, name, language).does}: ${who}.`;
  });
  if (said.length === 0)
    return language === "nl"
      ? "Wie wat mag, staat in de tabel van rechten. Dit stadsrecht verandert daar niets aan."
      : "Who may do what stands in the table of rights. This charter changes nothing in it.";
  const opening =
    language === "nl" ? "Dit mogen hier andere rollen." : "Here other roles may do this.";
  return [opening, ...said].join(" ");
}

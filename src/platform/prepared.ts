import type pg from "pg";

/*
 * Statements that are asked often are prepared: PostgreSQL reads and plans them once per connection
 * and not each time, which is most of its work for a small statement below row-level security
 * (measured: 120 microseconds become 35). Decision 0080 tells why it is done here, under all stores.
 */

/** How a statement goes over the line: with a name it is prepared at first use of a connection. */
export type Sent = readonly [text: string, values: unknown[]] | readonly [pg.QueryConfig];

export interface Preparation {
  /** The statement as it is to be sent now. */
  sent(text: string, values: readonly unknown[]): Sent;
  /** From now on all are prepared anew: a migration changed what one of them gives back. */
  forget(): void;
}

/** PostgreSQL keeps some 56 kilobytes for each on each connection (67 of our pages' own, measured). */
const preparedMost = 250;

/** So often is a statement asked before it is prepared: a list of seven ids may never come again. */
const usesFirst = 5;

/** Texts that are counted at a time; then counting begins again, so that what is rare never adds up. */
const countedMost = 4000;

/**
 * What rests on a part of an index must be planned with its values: only they tell that "state = $3"
 * is the very part that `on conflict (...) where` names.
 */
function restsOnPartOfIndex(text: string): boolean {
  const targets = text.toLowerCase().split("on conflict").slice(1);
  // Up to its deed: a `where` behind that says which rows it changes.
  return targets.some((target) => /\bwhere\b/.test(target.split(/\bdo\b/)[0] ?? ""));
}

/**
 * What searches text must be planned with its values too: then PostgreSQL works out once what is
 * looked for, and else for each row it weighs (measured over 100,000 documents: 45 ms become 700).
 */
function looksForWords(text: string): boolean {
  return text.includes("tsquery");
}

/** One for all connections of a pool, so that each knows a statement by the same name. */
export function preparation(): Preparation {
  const names = new Map<string, string>();
  let uses = new Map<string, number>();
  let generation = 1;
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= preparedMost) return known;
    const used = (uses.get(text) ?? 0) + 1;
    if (used < usesFirst) {
      if (uses.size >= countedMost) uses = new Map();
      uses.set(text, used);
      return undefined;
    }
    uses.delete(text);
    if (restsOnPartOfIndex(text) || looksForWords(text)) return undefined;
    const name = `meent_${generation}_${names.size}`;
    names.set(text, name);
    return name;
  };
  return {
    sent: (text, values) => {
      // Without values it may be more than one statement, which cannot be prepared.
      const name = values.length === 0 ? undefined : nameOf(text);
      return name === undefined ? [text, [...values]] : [{ name, text, values: [...values] }];
    },
    forget: () => {
      names.clear();
      generation++;
    },
  };
}

/**
 * Whether a statement failed because a migration changed the columns it gives back since it was
 * prepared: "cached plan must not change result type", which PostgreSQL has no code of its own for.
 */
export function isOutdated(thrown: unknown): boolean {
  const { code, routine } = (thrown ?? {}) as { code?: unknown; routine?: unknown };
  return code === "0A000" && routine === "RevalidateCachedQuery";
}

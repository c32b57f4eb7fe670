import { type AwaitedAct, type NineAct, nineActs } from "#lib/nine-acts.ts";

/** Where one of the nine acts stands: done by entries of the record, awaited of somebody, or later. */
export type ActStanding<Entry> =
  | {
      readonly act: NineAct;
      readonly standing: "done";
      /** The last entry that did it. */
      readonly entry: Entry;
      /** How often it was done before. */
      readonly before: number;
    }
  | ({ readonly act: NineAct } & AwaitedAct);

/** The strip of nine, in their order: filled from the record, never by hand. Entries oldest first. */
export function stripOf<Entry extends { readonly nineAct: NineAct | null }>(
  entries: readonly Entry[],
  awaited: (act: NineAct) => AwaitedAct,
): readonly ActStanding<Entry>[] {
  return nineActs.map((act) => {
    const done = entries.filter((entry) => entry.nineAct === act);
    const entry = done.at(-1);
    return entry
      ? { act, standing: "done", entry, before: done.length - 1 }
      : { act, ...awaited(act) };
  });
}

import { localDate } from "#lib/calendar.ts";
import { ok } from "#lib/result.ts";
import { type AnyAction, action } from "#platform/act.ts";
import type { FoundAt } from "#platform/context.ts";
import type { Db, Tx } from "#platform/db.ts";
import { asReadersSee } from "#platform/instead.ts";
import { listBeginnings, listSubjectIds, listSubjectsAfter } from "#platform/record.ts";
import type { FoundKind, FoundKinds } from "#platform/slots.ts";
import { documentOf, noticeOf, rebuilding, sharing } from "./model.ts";
import {
  deleteDocuments,
  findSharedKinds,
  listDocumentIds,
  listIdsWith,
  lockFollowed,
  saveDocuments,
  saveFollowed,
  saveNotices,
  saveRebuiltOn,
  saveSharedKinds,
} from "./store.ts";

/** Keeps what searching finds as readers see it. */

/** So many entries are told of at once: no longer than that somebody else waits for her search. */
const entriesAtOnce = 200;

/**
 * Tells what the next entries of the record are about anew, and what says something of that. Gives the
 * number up to which all is told. Whoever comes second here finds it done.
 */
export async function tellNext(tx: Tx, at: FoundAt, kinds: FoundKinds): Promise<number> {
  const from = await lockFollowed(tx, at.communityId);
  const { subjects, until } = await listSubjectsAfter(tx, at.communityId, from, entriesAtOnce);
  if (until === from) return from;
  const seen = asReadersSee(tx, at.communityId);
  await Promise.all(
    Object.entries(kinds).map(async ([kind, found]) => {
      const beside = subjects.flatMap(
        (one) => found.beside?.[one.kind]?.(seen, at.communityId, one.id) ?? [],
      );
      const own = subjects.flatMap((one) => (one.kind === kind ? [one.id] : []));
      const others = beside.length === 0 ? [] : (await Promise.all(beside)).flat();
      await tellAnew(tx, seen, at, { kind, found }, own.concat(others));
    }),
  );
  await saveFollowed(tx, at.communityId, until);
  return until;
}

/**
 * Tells everything anew that is found by these words, within the transaction that hid or showed them:
 * they may stand on other things too, as a deal keeps what was asked.
 */
export async function findAnew(
  tx: Tx,
  at: FoundAt,
  kinds: FoundKinds,
  words: readonly string[],
): Promise<void> {
  await lockFollowed(tx, at.communityId);
  const seen = asReadersSee(tx, at.communityId);
  for (const one of words)
    for (const [kind, found] of Object.entries(kinds)) {
      const ids = await listIdsWith(tx, at.communityId, kind, one);
      await tellAnew(tx, seen, at, { kind, found }, ids);
    }
}

/** How many documents that changed. */
async function tellAnew(
  tx: Tx,
  seen: Db,
  at: FoundAt,
  { kind, found }: { readonly kind: string; readonly found: FoundKind },
  changed: readonly string[],
): Promise<number> {
  if (changed.length === 0) return 0;
  const ids = [...new Set(changed)];
  // Two hundred entries may stand beside thousands of things, and a statement takes so many values only.
  if (ids.length > stretch) {
    let count = 0;
    for (let from = 0; from < ids.length; from += stretch)
      count += await tellAnew(tx, seen, at, { kind, found }, ids.slice(from, from + stretch));
    return count;
  }
  const [told, beginnings, shared] = await Promise.all([
    found.tell(seen, at, ids),
    listBeginnings(tx, at.communityId, kind, ids),
    findSharedKinds(tx, at.communityId),
  ]);
  const documents = ids.flatMap((id) => {
    const text = told.get(id);
    return (text && documentOf({ kind, id, at: beginnings.get(id) ?? at.now }, text)) ?? [];
  });
  const there = new Set(documents.map(({ id }) => id));
  const isShared = shared ? shared.includes(kind) : (found.isSharedAtFirst ?? false);
  const gone = ids.filter((id) => !there.has(id));
  const [saved, deleted] = await Promise.all([
    saveDocuments(tx, at.communityId, documents),
    deleteDocuments(tx, at.communityId, kind, gone),
    saveNotices(tx, at.communityId, documents.map(noticeOf), isShared),
  ]);
  return saved + deleted;
}

/** So many things are told at once: no longer than that another waits for her search. */
export const stretch = 200;

/** Tells a stretch of a community's things anew, or says that all were. */
export function rebuildFound(kinds: FoundKinds) {
  return action({
    name: "search.rebuild",
    who: "system",
    input: rebuilding,
    perform: async (acting, { stretch: asked }) => {
      const { tx, communityId } = acting;
      if (asked === "done") {
        await saveRebuiltOn(tx, communityId, localDate(acting.now));
        return ok({ changed: 0, next: null });
      }
      await lockFollowed(tx, communityId);
      const found = kinds[asked.kind];
      // What was there and has no entry any more is told too, and so taken away.
      const list = asked.of === "record" ? listSubjectIds : listDocumentIds;
      const ids = await list(tx, communityId, asked.kind, asked.after, stretch);
      const seen = asReadersSee(tx, communityId);
      const changed = found
        ? await tellAnew(tx, seen, acting, { kind: asked.kind, found }, ids)
        : 0;
      return ok({ changed, next: ids.length < stretch ? null : (ids.at(-1) ?? null) });
    },
  });
}

/** Says what other communities of this installation may read. */
export const shareElsewhere = action({
  name: "search.share",
  who: ["councilClerk"],
  input: sharing,
  perform: async (acting, { kinds }) => {
    const chosen = [...new Set(kinds)].sort();
    // Below this lock, so that nothing is told meanwhile by what was chosen before.
    await lockFollowed(acting.tx, acting.communityId);
    await saveSharedKinds(acting.tx, acting.communityId, chosen);
    acting.record({
      kind: "search.shared",
      subject: { kind: "community", id: acting.communityId },
      data: { kinds: chosen.join(" ") },
    });
    return ok({ kinds: chosen.length });
  },
});

/** For the table of rights, where it does not matter which kinds there are. */
export const actions: readonly AnyAction[] = [rebuildFound({}), shareElsewhere];

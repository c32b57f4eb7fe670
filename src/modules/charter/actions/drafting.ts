import type { AnyClause, ClauseDocument } from "#lib/clause.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { listAreas } from "#modules/people";
import { action } from "#platform/act.ts";
import { type Acting, hasRole, memberOf } from "#platform/context.ts";
import {
  completed,
  type Draft,
  differing,
  leavingOut,
  namingParty,
  ofDraft,
  savingRules,
  savingTerms,
  starting,
} from "../model/drafting.ts";
import { presets } from "../model/presets.ts";
import { type CharterRefusal, charterOfRules, decideRules } from "../model.ts";
import {
  deleteDraft,
  findCharterInForce,
  findRulesInForce,
  insertDraft,
  lockDraft,
  saveDraft,
} from "../store.ts";
import { proposeWithin } from "./adopting.ts";

/** Writing a charter: in steps, each kept; nobody else sees it until it is proposed. */

type Done<Value> = Promise<Result<Value, CharterRefusal>>;

export function startDraft(declared: readonly AnyClause[]) {
  return action({
    name: "charter.startDraft",
    input: starting,
    who: "member",
    perform: async (acting, { from, ...terms }): Done<{ id: string }> => {
      const { tx, communityId, now } = acting;
      if (terms.areaId !== null) {
        const areas = await listAreas(tx, communityId);
        if (!areas.some(({ id }) => id === terms.areaId)) return refuse("area_unknown");
      }
      const inForce = await findRulesInForce(tx, communityId, now, terms.areaId);
      const preset = presets.find(({ key }) => key === from);
      const own = asDocument(charterOfRules(inForce), declared);
      // An example lies over what holds: what it does not name stays as it was agreed.
      const clauses = preset?.key === "default" ? {} : { ...own, ...preset?.clauses };
      const id = acting.newId();
      await insertDraft(
        tx,
        communityId,
        {
          ...terms,
          id,
          memberId: memberOf(acting),
          basedOn: inForce.version,
          clauses: await ownPart(acting, clauses, terms.areaId, declared),
          parties: [],
        },
        now,
      );
      acting.record({
        kind: "charter.drafted",
        subject: { kind: "charterDraft", id },
        isPublic: false,
      });
      return ok({ id });
    },
  });
}

function asDocument(
  charter: Parameters<AnyClause["valueIn"]>[0],
  declared: readonly AnyClause[],
): ClauseDocument {
  return Object.fromEntries(declared.map((clause) => [clause.key, clause.valueIn(charter)]));
}

/** A community's document is whole; an area's holds only what it sets otherwise. */
async function ownPart(
  { tx, communityId, now }: Acting,
  clauses: ClauseDocument,
  areaId: string | null,
  declared: readonly AnyClause[],
): Promise<ClauseDocument> {
  if (areaId === null) return completed(clauses, declared);
  const below = await findCharterInForce(tx, communityId, now);
  const mayDiffer = declared.filter(({ isForAll }) => !isForAll);
  return differing(clauses, below, mayDiffer);
}

export const saveDraftTerms = action({
  name: "charter.saveDraftTerms",
  input: savingTerms,
  who: "member",
  perform: (acting, { draftId, ...terms }) => change(acting, draftId, () => ok(terms)),
});

/** Saves the rules of a draft; an area keeps only what it sets otherwise than the community. */
export function saveDraftRules(declared: readonly AnyClause[]) {
  return action({
    name: "charter.saveDraftRules",
    input: savingRules,
    who: "member",
    perform: (acting, { draftId, clauses }) =>
      change(acting, draftId, async ({ areaId }) => {
        const decision = decideRules(clauses, areaId, declared);
        if (!decision.ok) return decision;
        return ok({ clauses: await ownPart(acting, clauses, areaId, declared) });
      }),
  });
}

export const addDraftParty = action({
  name: "charter.addDraftParty",
  input: namingParty,
  who: "member",
  perform: (acting, { draftId, party }) =>
    change(acting, draftId, ({ parties }) => {
      const nameOf = (one: typeof party) => one.organizationId ?? one.kind;
      if (parties.some((other) => nameOf(other) === nameOf(party)))
        return refuse("party_named_twice");
      return ok({ parties: [...parties, party] });
    }),
});

export const removeDraftParty = action({
  name: "charter.removeDraftParty",
  input: leavingOut,
  who: "member",
  perform: (acting, { draftId, index }) =>
    change(acting, draftId, ({ parties }) =>
      ok({ parties: parties.filter((_, position) => position !== index) }),
    ),
});

export const discardDraft = action({
  name: "charter.discardDraft",
  input: ofDraft,
  who: "member",
  perform: async (acting, { draftId }): Done<{ id: string }> => {
    const draft = await lockOwn(acting, draftId);
    if (!draft) return refuse("draft_unknown");
    await deleteDraft(acting.tx, acting.communityId, draftId);
    return ok({ id: draftId });
  },
});

/** Puts the draft before its parties; from now on it is public, and its words are fixed. */
export function proposeDraft(declared: readonly AnyClause[]) {
  return action({
    name: "charter.proposeDraft",
    input: ofDraft,
    who: "member",
    perform: async (acting, { draftId }): Done<{ version: number }> => {
      const draft = await lockOwn(acting, draftId);
      if (!draft) return refuse("draft_unknown");
      const { areaId, title, inForceFrom, inForceUntil, clauses, basedOn } = draft;
      const parties = [...draft.parties];
      const input = { areaId, title, inForceFrom, inForceUntil, clauses, basedOn, parties };
      if (parties.length === 0) return refuse("no_party_of_here");
      const proposed = await proposeWithin(acting, input, declared);
      if (!proposed.ok) return proposed;
      await deleteDraft(acting.tx, acting.communityId, draftId);
      return ok({ version: proposed.value.version });
    },
  });
}

/** Changes one part of one's own draft. */
async function change(
  acting: Acting,
  draftId: string,
  decide: (
    draft: Draft,
  ) => Result<Partial<Draft>, CharterRefusal> | Promise<Result<Partial<Draft>, CharterRefusal>>,
): Done<{ id: string }> {
  const draft = await lockOwn(acting, draftId);
  if (!draft) return refuse("draft_unknown");
  const decision = await decide(draft);
  if (!decision.ok) return decision;
  await saveDraft(acting.tx, acting.communityId, { ...draft, ...decision.value }, acting.now);
  return ok({ id: draftId });
}

/** The draft of whoever acts; the council clerk may help with every draft. */
async function lockOwn(acting: Acting, draftId: string): Promise<Draft | undefined> {
  const draft = await lockDraft(acting.tx, acting.communityId, draftId);
  const isOwn = draft?.memberId === memberOf(acting) || hasRole(acting, "councilClerk");
  return isOwn ? draft : undefined;
}

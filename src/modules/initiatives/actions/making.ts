import { ok, type Result, refuse } from "#lib/result.ts";
import { findMember, isMemberOfOrganization, listAreas } from "#modules/people";
import { findSignal, isPublicSignal } from "#modules/signals";
import { action } from "#platform/act.ts";
import { type Acting, memberOf } from "#platform/context.ts";
import { bindPhoto, erasePhotosOf } from "#platform/files.ts";
import { nextNumber } from "#platform/numbers.ts";
import { listEntriesAbout } from "#platform/record.ts";
import {
  changesIn,
  changingPhase,
  decideIncome,
  decideSay,
  decideVersion,
  editing,
  hasPen,
  type Initiative,
  type InitiativeRefusal,
  type InitiativeWords,
  isPublic,
  isShown,
  meansOf,
  ofInitiative,
  ofPen,
  settingMeans,
  settingSay,
  starting,
  wordsOf,
} from "../model.ts";
import {
  deletePen,
  findInitiative,
  insertInitiative,
  insertLink,
  insertPen,
  listParties,
  replaceMeans,
  replaceSeats,
  saveState,
  saveWords,
} from "../store.ts";
import {
  aboutOf,
  type Done,
  initiativeKind,
  isMaker,
  mayWrite,
  recordJoined,
  versionBy,
} from "./kind.ts";

/** From an idea to what everybody can read. */

/**
 * Begins an initiative as a draft that only its maker sees; `publishInitiative` shows it to all.
 * `originId` is another, public one that it begins from: both pages then tell so. `signalId` is a
 * public signal it begins from, linked at once. The photo is the id of one kept loose before
 * (`keepPhoto` of `#platform/files.ts`) and always says what is on it. Money is in cents (bigint) or
 * typed euros.
 */
export const startInitiative = action({
  name: "initiatives.start",
  input: starting,
  who: "member",
  area: async ({ areaId }) => areaId,
  perform: async (
    acting,
    input,
  ): Promise<Result<{ id: string; number: string }, InitiativeRefusal | "photo_gone">> => {
    const { tx, communityId, now } = acting;
    const makerId = memberOf(acting);
    const words = wordsOf(input);
    const wrong = await refusalOfWords(acting, words);
    if (wrong) return refuse(wrong);
    const { organizationId, originId, signalId } = input;
    if (organizationId && !(await isMemberOfOrganization(tx, communityId, organizationId, makerId)))
      return refuse("organization_not_yours");
    const origin = originId ? await findInitiative(tx, communityId, originId) : undefined;
    if (originId && !(origin && isPublic(origin))) return refuse("origin_unknown");
    const signal = signalId ? await findSignal(tx, communityId, signalId, now) : undefined;
    if (signalId && !(signal && isPublicSignal(signal))) return refuse("signal_unknown");
    const initiative: Initiative = {
      ...words,
      id: acting.newId(),
      number: await nextNumber(acting, "I"),
      phase: input.phase,
      state: "draft",
      makerId,
      organizationId,
      originId,
      publishedAt: null,
      madeAt: now,
      changedBy: makerId,
      changedAt: now,
      activeAt: now,
      version: 1,
      votesNeeded: null,
      penIds: [makerId],
      lapsesAt: null,
      lapsesTo: null,
    };
    await insertInitiative(tx, communityId, initiative);
    if (signal)
      await insertLink(tx, communityId, {
        initiativeId: initiative.id,
        kind: "signal",
        subjectId: signal.id,
        byId: makerId,
        at: now,
      });
    const bound = await bindPhoto(acting, input, { kind: "initiative", id: initiative.id });
    if (!bound.ok) return bound;
    acting.record({ kind: "initiatives.started", ...aboutOf(initiative) });
    return ok({ id: initiative.id, number: initiative.number });
  },
});

async function refusalOfWords(
  { tx, communityId, charter }: Acting,
  words: InitiativeWords,
): Promise<InitiativeRefusal | undefined> {
  const { areaId } = words;
  if (areaId && !(await listAreas(tx, communityId)).some(({ id }) => id === areaId))
    return "area_unknown";
  const income = decideIncome(words, charter);
  return income.ok ? undefined : income.refusal;
}

/**
 * Writes a new version of its words, and perhaps another photo. `version` is the one that was read: who
 * writes on an older one is refused with `changed_meanwhile` and loses nothing, for both are shown.
 */
export const editInitiative = action({
  name: "initiatives.edit",
  input: editing,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  may: mayWrite,
  perform: async (
    acting,
    input,
    initiative,
  ): Promise<Result<{ number: string }, InitiativeRefusal | "photo_gone">> => {
    const { tx, communityId } = acting;
    const next = decideVersion(initiative, input.version);
    if (!next.ok) return next;
    const words = wordsOf(input);
    const wrong = await refusalOfWords(acting, words);
    if (wrong) return refuse(wrong);
    await saveWords(tx, communityId, initiative.id, words, versionBy(acting, next.value));
    const owner = { kind: "initiative", id: initiative.id };
    if (input.photo !== null || input.removePhoto) await erasePhotosOf(acting, owner);
    const bound = await bindPhoto(acting, input, owner);
    if (!bound.ok) return bound;
    acting.record({
      kind: "initiatives.edited",
      ...aboutOf(initiative),
      data: {
        version: next.value,
        changed: changesIn(initiative, words).length,
        areaId: words.areaId,
      },
    });
    return ok({ number: initiative.number });
  },
});

/** Shows it to everybody; from now on it can be found, followed and answered. */
export const publishInitiative = action({
  name: "initiatives.publish",
  input: ofInitiative,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  may: mayWrite,
  perform: async (acting, _input, initiative): Promise<Done> => {
    if (isPublic(initiative)) return refuse("is_public");
    const { tx, communityId, now } = acting;
    const income = decideIncome(initiative, acting.charter);
    if (!income.ok) return income;
    await saveState(tx, communityId, initiative.id, { state: "public", publishedAt: now });
    const { originId, areaId } = initiative;
    acting.record({
      kind: "initiatives.published",
      ...aboutOf(
        { ...initiative, state: "public" },
        originId ? [{ kind: "initiative", id: originId }] : [],
      ),
      data: { areaId, phase: initiative.phase, originId, memberId: initiative.makerId },
      texts: { title: initiative.title },
    });
    await tellWhoJoined(acting, { ...initiative, state: "public" });
    return ok({ number: initiative.number });
  },
});

/** Who said yes while it was a draft is told of now: then nobody else could hear it. */
async function tellWhoJoined(acting: Acting, initiative: Initiative): Promise<void> {
  const { tx, communityId } = acting;
  const parties = (await listParties(tx, communityId, [initiative.id])).filter(isShown);
  if (parties.length === 0) return;
  const subject = { kind: "initiative", id: initiative.id };
  const entries = await listEntriesAbout(tx, communityId, subject, entriesMost);
  const told = new Set(
    entries.filter(({ kind }) => kind === "initiatives.joined").map(({ data }) => data.partyId),
  );
  for (const party of parties) if (!told.has(party.id)) recordJoined(acting, initiative, party);
}

const entriesMost = 10_000;

/** Takes it out of everybody's sight; its makers still see it, and can publish it again. */
export const unpublishInitiative = action({
  name: "initiatives.unpublish",
  input: ofInitiative,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  may: mayWrite,
  perform: async (acting, _input, initiative): Promise<Done> => {
    if (!isPublic(initiative)) return refuse("is_draft");
    await saveState(acting.tx, acting.communityId, initiative.id, { state: "draft" });
    acting.record({ kind: "initiatives.unpublished", ...aboutOf(initiative) });
    return ok({ number: initiative.number });
  },
});

/** Tells in which phase it is: idea, beginning, running, resting or done. */
export const changePhase = action({
  name: "initiatives.changePhase",
  input: changingPhase,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  may: mayWrite,
  perform: async (acting, { phase }, initiative): Promise<Done> => {
    if (initiative.phase === phase) return refuse("phase_is_that");
    await saveState(acting.tx, acting.communityId, initiative.id, { phase });
    acting.record({
      kind: "initiatives.phaseChanged",
      ...aboutOf(initiative),
      data: { from: initiative.phase, to: phase },
    });
    return ok({ number: initiative.number });
  },
});

/** Tells what it has and who carries that: money in cents, hours in minutes, room, goods, skill. */
export const setMeans = action({
  name: "initiatives.setMeans",
  input: settingMeans,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  may: mayWrite,
  perform: async (acting, input, initiative): Promise<Done> => {
    const next = decideVersion(initiative, input.version);
    if (!next.ok) return next;
    const means = meansOf(input.means);
    const by = versionBy(acting, next.value);
    await replaceMeans(acting.tx, acting.communityId, initiative.id, means, by);
    acting.record({
      kind: "initiatives.meansTold",
      ...aboutOf(initiative),
      data: { version: next.value, count: means.length },
    });
    return ok({ number: initiative.number });
  },
});

/** Tells who has the binding say: seats with votes and vetoes, and how many votes make a yes. */
export const setSay = action({
  name: "initiatives.setSay",
  input: settingSay,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  may: mayWrite,
  perform: async (acting, input, initiative): Promise<Done> => {
    const next = decideVersion(initiative, input.version);
    if (!next.ok) return next;
    const seats = decideSay(input);
    if (!seats.ok) return seats;
    const { votesNeeded } = input;
    await replaceSeats(
      acting.tx,
      acting.communityId,
      initiative.id,
      { seats: seats.value, votesNeeded },
      versionBy(acting, next.value),
    );
    acting.record({
      kind: "initiatives.sayTold",
      ...aboutOf(initiative),
      data: { version: next.value, seats: seats.value.length, votesNeeded },
    });
    return ok({ number: initiative.number });
  },
});

/** Its maker lets somebody else write here too. */
export const givePen = action({
  name: "initiatives.givePen",
  input: ofPen,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  may: isMaker,
  perform: async (acting, { memberId }, initiative): Promise<Done> => {
    const { tx, communityId, now } = acting;
    if (!(await findMember(tx, communityId, memberId))) return refuse("person_unknown");
    if (hasPen(initiative, memberId)) return refuse("pen_is_hers");
    await insertPen(tx, communityId, initiative, memberId, now);
    acting.record({
      kind: "initiatives.penGiven",
      ...aboutOf(initiative),
      isPublic: false,
      data: { memberId },
    });
    return ok({ number: initiative.number });
  },
});

/** Its maker takes the pen back, or somebody lays hers down. */
export const takePen = action({
  name: "initiatives.takePen",
  input: ofPen,
  who: "member",
  subject: { kind: initiativeKind, id: (input) => input.initiativeId },
  may: mayWrite,
  perform: async (acting, { memberId }, initiative): Promise<Done> => {
    const isOwn = memberId === memberOf(acting);
    if (!isOwn && memberOf(acting) !== initiative.makerId) return refuse("not_the_makers");
    if (memberId === initiative.makerId || !hasPen(initiative, memberId))
      return refuse("pen_not_hers");
    await deletePen(acting.tx, acting.communityId, initiative.id, memberId);
    acting.record({
      kind: "initiatives.penTaken",
      ...aboutOf(initiative),
      isPublic: false,
      data: { memberId },
    });
    return ok({ number: initiative.number });
  },
});

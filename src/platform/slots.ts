import type { ComponentChildren, VNode } from "preact";
import type { Bilingual, Charter } from "#lib/clause.ts";
import { isId } from "#lib/ids.ts";
import type { Language } from "#lib/texts.ts";
import type { AtWork, Somebody } from "#lib/waits.ts";
import type { Db } from "./db.ts";
import type { PageContext, PageTools } from "./http.ts";
import type { Entry, Subject } from "./record.ts";
import { texts } from "./texts.ts";
import {
  callAll,
  countLate,
  type ToldWaits,
  tellWaits,
  type WaitsAsked,
  type WaitsShown,
  type WaitsSlot,
} from "./waits.ts";

/** Where a thing is to be found and what it is called. */
export interface Named {
  readonly title: string;
  /** Below the community, as `/werken/W-2026-014`; null for what has no page of its own. */
  readonly path: string | null;
}

/** What a sentence of the record may use: the names people chose, the things it is about. */
export interface Words {
  readonly language: Language;
  /** A member as she appears, or "iemand" when she is gone. */
  member(id: unknown): string;
  /** The title of a thing. */
  title(kind: string, id: unknown): string;
}

export interface Todo {
  readonly label: string;
  readonly href: string;
  readonly gives: string;
}

/** What everybody may find of a thing by searching: only what any visitor reads on its page. */
export interface PublicText {
  readonly title: string;
  /** In the order in which a reader meets them; the first make the sentence below the title. */
  readonly words: readonly string[];
  /** By which it is found too, though nobody reads a sentence in it: its number. */
  readonly also?: readonly string[];
  /** Below the community, as `/werken/W-2026-014`. */
  readonly path: string;
  /** The area it is in; null for what is of none. */
  readonly areaId: string | null;
  /** The last civil day on which it is to be found; null: as long as it is there. */
  readonly until: string | null;
}

/** How a kind of thing is found. */
export interface FoundKind {
  /** Its name in an address, as `werken`. */
  readonly name: string;
  /** Whether other communities may read it until this one chooses: only what is meant to go further. */
  readonly isSharedAtFirst?: boolean;
  /** What things of the kind are called together. */
  readonly called: Bilingual;
  /** What everybody may find of these; what is not among it is not to be found. */
  readonly tell: (
    db: Db,
    at: { readonly communityId: string; readonly now: Date },
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, PublicText>>;
  /** Per kind of another thing: which of these say something of it, and are told anew with it. */
  readonly beside?: Readonly<
    Record<string, (db: Db, communityId: string, id: string) => Promise<readonly string[]>>
  >;
}

export type FoundKinds = Readonly<Record<string, FoundKind>>;

/** What of a thing decides who hears of it by itself. */
export interface Followed {
  /** Members who are party to it, and so follow it unasked. */
  readonly partyIds: readonly string[];
  /** The area it is in; null for what is of none. */
  readonly areaId: string | null;
}

/** What a higher floor puts on the page of a lower one. */
export interface Contribution {
  readonly stand?: { readonly tone: "go" | "wait" | "stop"; readonly text: ComponentChildren };
  readonly primary?: { readonly label: string; readonly href: string; readonly note?: string };
  readonly todo?: readonly Todo[];
  readonly sections?: readonly VNode[];
  /** The button to follow the thing, or to stop. */
  readonly follow?: VNode;
}

/** What a module keeps of a member, told to herself. */
export interface OwnData {
  /** Its name in the file with her data. */
  readonly name: string;
  readonly title: string;
  readonly facts: readonly { readonly term: string; readonly value: string }[];
  readonly data: unknown;
}

/** What anybody could take up, in a sentence that leads to it. */
export interface Ask {
  readonly sentence: string;
  readonly href: string;
  /** The civil day since which it is asked. */
  readonly since: string;
}

/** Who may see the photo of a thing: everybody, this reader, or not this reader. */
export type PhotoSight = "public" | "reader" | "hidden";

/** A text of a person that everybody can read on the page of a thing. */
export interface Writing {
  /** The row it stands in. */
  readonly owner: string;
  /** Who wrote it; null: somebody without an account. */
  readonly authorId: string | null;
  /** What it is, as people call it: `Antwoord van een buur`. */
  readonly what: Bilingual;
  readonly body: string;
  /** What was agreed, decided or sent stands as it is: it may be reported, not changed by its writer. */
  readonly stays?: true;
}

/**
 * The public texts of a thing. To a page they are as readers see them; an action, which reads what was
 * written, gets that.
 */
export type FindWritings = (
  db: Db,
  at: { readonly communityId: string; readonly now: Date },
  subject: Subject,
) => Promise<readonly Writing[]>;

/** What became of one thing, and what would have become of it under another charter. */
export interface Replayed {
  readonly title: string;
  readonly href: string;
  readonly was: string;
  readonly would: string;
  /** Why it would have gone so, in sentences. */
  readonly why: readonly string[];
  /** Days less to wait; negative for more. */
  readonly daysSaved: number;
  readonly isOtherwise: boolean;
  /** The facts, the rules and the outcome as data, so that an outsider can play it again. */
  readonly row: Readonly<Record<string, unknown>>;
}

/** Replays what began since a day under another charter; `charterIn` gives it for each area. */
export type Replay = (
  db: Db,
  page: PageTools,
  since: string,
  charterIn: (areaId: string | null) => Charter,
) => Promise<readonly Replayed[]>;

/** What a module registers in `app.ts`, so that pages of other floors can speak of its things. */
export interface Slots {
  /** Titles and links per kind of subject. */
  readonly subjects?: Readonly<
    Record<
      string,
      (db: Db, communityId: string, ids: readonly string[]) => Promise<ReadonlyMap<string, Named>>
    >
  >;
  /** One sentence per kind of entry. */
  readonly sentences?: Readonly<Record<string, (entry: Entry, words: Words) => string>>;
  /** What searching finds, per kind of thing. */
  readonly found?: FoundKinds;
  /**
   * What people can follow, per kind of thing. Of a thing that not everybody may see there is none
   * among what it gives.
   */
  readonly follow?: Readonly<
    Record<
      string,
      (
        db: Db,
        communityId: string,
        ids: readonly string[],
      ) => Promise<ReadonlyMap<string, Followed>>
    >
  >;
  /** What a work asks of whoever does it; one module knows. */
  readonly requirements?: (
    db: Db,
    communityId: string,
    workId: string,
  ) => Promise<readonly string[]>;
  /** Who waits for whom among its things. */
  readonly waits?: WaitsSlot;
  /** What would have gone otherwise under another charter. */
  readonly replay?: Replay;
  /** What is asked of anybody among its things, the longest asked first. */
  readonly asks?: (db: Db, page: PageTools, limit: number) => Promise<readonly Ask[]>;
  /** Which things of a kind ask now for money, hours, room, goods or skill. */
  readonly needing?: (
    db: Db,
    at: { readonly communityId: string; readonly now: Date },
    kind: string,
    what: string,
  ) => Promise<readonly string[]>;
  /** Who is publicly at work on its things now, and in which area. */
  readonly atWork?: (
    db: Db,
    at: { readonly communityId: string; readonly now: Date; readonly limit: number },
  ) => Promise<readonly AtWork[]>;
  /** What it adds to the page of a subject of another module. */
  readonly on?: Readonly<
    Record<string, (db: Db, page: PageTools, subjectId: string) => Promise<Contribution>>
  >;
  /** What it adds to the page of any subject, whatever its kind. */
  readonly onAny?: (db: Db, page: PageTools, subject: Subject) => Promise<Contribution>;
  /**
   * Per kind of thing: what became of it, told to who it was done for and holds its letter. So it may
   * say what not everybody can read.
   */
  readonly became?: Readonly<
    Record<string, (db: Db, page: PageTools, id: string) => Promise<VNode | undefined>>
  >;
  /** What it keeps of this member besides what the record says. */
  readonly ownData?: (db: Db, page: PageTools, memberId: string) => Promise<OwnData>;
  /** What persons wrote that everybody can read on the page of this thing, its own or another's. */
  readonly writings?: FindWritings;
  /** Per kind of owner: who may see a photo of it. A kind that says nothing shows nothing. */
  readonly photos?: Readonly<
    Record<string, (db: Db, c: PageContext, ownerId: string) => Promise<PhotoSight>>
  >;
}

/** All slots together, as pages see them. */
export interface SlotTable {
  /** Sentences for these entries with their links, in the same order. */
  describe(db: Db, page: PageTools, entries: readonly Entry[]): Promise<readonly Told[]>;
  /** The kinds of things that searching finds. */
  readonly found: FoundKinds;
  /** Titles and addresses of things of one kind. */
  titles(
    db: Db,
    page: PageTools,
    kind: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly title: string; readonly href: string | undefined }>>;
  /** Those among these things that people can follow, with who is party and where. */
  followed(
    db: Db,
    communityId: string,
    kind: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Followed>>;
  /** Where an entry can be checked, as the text of a link: "Openbaar logboek, regel 1.877". */
  proof(number: string, language: Language): string;
  /** What a work asks of whoever does it, as titles in order. */
  requirements(db: Db, page: PageTools, workId: string): Promise<readonly string[]>;
  /** Who waits for whom, over all modules, the longest first. */
  waits(db: Db, page: PageTools, shown: WaitsShown): Promise<ToldWaits>;
  /** How many waits on these are past their last day, over all modules. */
  countLate(db: Db, asked: Required<Omit<WaitsAsked, "limit">>): Promise<number>;
  /** What would have gone otherwise under another charter, of all modules. */
  readonly replay: Replay;
  /** What is asked of anybody, over all modules, the longest asked first. */
  asks(db: Db, page: PageTools, limit: number): Promise<readonly Ask[]>;
  /** The ids of things of a kind that ask for this now, over all modules. */
  needing(db: Db, page: PageTools, kind: string, what: string): Promise<readonly string[]>;
  /** Who is publicly at work, over all modules. */
  atWork(db: Db, page: PageTools, limit: number): Promise<readonly AtWork[]>;
  /** What parties and offices are called, by `keyOf`. */
  called(db: Db, page: PageTools, all: readonly Somebody[]): Promise<ReadonlyMap<string, string>>;
  /** What the other modules add to this page. */
  contributions(
    db: Db,
    page: PageTools,
    kind: string,
    subjectId: string,
  ): Promise<readonly Contribution[]>;
  /** What became of a thing, for who holds its letter and for nobody else. */
  became(db: Db, page: PageTools, subject: Subject): Promise<VNode | undefined>;
  /** What the modules keep of a member, for herself. */
  ownData(db: Db, page: PageTools, memberId: string): Promise<readonly OwnData[]>;
  /** What persons wrote on the page of a thing, over all modules. */
  readonly writings: FindWritings;
  /** Who may see the photos of this thing. */
  photoSight(db: Db, c: PageContext, owner: Subject): Promise<PhotoSight>;
}

/** An entry in words. */
export interface Told {
  readonly entry: Entry;
  readonly sentence: string;
  readonly title: string | undefined;
  readonly href: string | undefined;
}

/** A line of the record as one text: first the thing it is about, unless the sentence names it. */
export function toldText({ title, sentence }: Pick<Told, "title" | "sentence">): string {
  return title === undefined || title === "" || sentence.includes(title)
    ? sentence
    : `${title}: ${sentence}`;
}

/** What searching finds, over all modules. */
export function foundKindsOf(all: readonly Slots[]): FoundKinds {
  return Object.assign({}, ...all.map(({ found }) => found)) as FoundKinds;
}

/** Puts the slots of all modules in one table. `namesOf` and `somebody` come from people. */
export function slotTable(
  all: readonly Slots[],
  namesOf: (
    db: Db,
    communityId: string,
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>,
  somebody: Readonly<Record<Language, string>>,
): SlotTable {
  const subjects = Object.assign({}, ...all.map((slots) => slots.subjects)) as NonNullable<
    Slots["subjects"]
  >;
  const sentences = Object.assign({}, ...all.map((slots) => slots.sentences)) as NonNullable<
    Slots["sentences"]
  >;
  const followed = followedOf(all);
  return {
    describe: describeWith({ subjects, sentences, namesOf, somebody }),
    found: foundKindsOf(all),
    titles: titlesOf(subjects),
    followed,
    proof: (number, language) => texts[language].proof(number),
    requirements: async (db, page, workId) => {
      if (!isId(workId)) return [];
      for (const slots of all)
        if (slots.requirements) return slots.requirements(db, page.community.id, workId);
      return [];
    },
    waits: (db, page, shown) =>
      tellWaits(all, { names: namesOf, somebody, subjects, followed }, db, page, shown),
    countLate: (db, asked) => countLate(all, db, asked),
    replay: async (db, page, since, charterIn) => {
      const replayed: Replayed[] = [];
      for (const { replay } of all)
        if (replay) replayed.push(...(await replay(db, page, since, charterIn)));
      return replayed;
    },
    asks: async (db, page, limit) => {
      const found = (
        await Promise.all(all.map(({ asks }) => asks?.(db, page, limit) ?? []))
      ).flat();
      return found.sort((a, b) => a.since.localeCompare(b.since)).slice(0, limit);
    },
    needing: needingOf(all),
    atWork: async (db, { community, now }, limit) => {
      const at = { communityId: community.id, now, limit };
      return (await Promise.all(all.map(({ atWork }) => atWork?.(db, at) ?? []))).flat();
    },
    called: (db, page, all) =>
      callAll({ names: namesOf, somebody, subjects, followed }, db, page, all),
    contributions: contributionsOf(all),
    became: async (db, page, { kind, id }) => {
      const [became] = all.flatMap((slots) => ownOf(slots.became, kind) ?? []);
      return became?.(db, page, id);
    },
    ownData: ownDataOf(all),
    writings: writingsOf(all),
    photoSight: async (db, c, owner) => {
      const [sight] = all.flatMap((slots) => ownOf(slots.photos, owner.kind) ?? []);
      return (await sight?.(db, c, owner.id)) ?? "hidden";
    },
  };
}

/** What a table holds under a name that may come from an address: `constructor` is in none of ours. */
function ownOf<Value>(
  table: Readonly<Record<string, Value>> | undefined,
  name: string,
): Value | undefined {
  return table && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Ids may come from an address or a form: what is none has no title. */
function titlesOf(subjects: NonNullable<Slots["subjects"]>): SlotTable["titles"] {
  return async (db, page, kind, ids) => {
    const load = ownOf(subjects, kind);
    const named = (await load?.(db, page.community.id, ids.filter(isId))) ?? [];
    return new Map(
      [...named].map(([id, { title, path }]) => [
        id,
        { title, href: path ? page.href(path) : undefined },
      ]),
    );
  };
}

function followedOf(all: readonly Slots[]): SlotTable["followed"] {
  return async (db, communityId, kind, ids) => {
    const [follow] = all.flatMap((slots) => ownOf(slots.follow, kind) ?? []);
    return (await follow?.(db, communityId, ids)) ?? new Map<string, Followed>();
  };
}

function needingOf(all: readonly Slots[]): SlotTable["needing"] {
  return async (db, { community, now }, kind, what) => {
    const at = { communityId: community.id, now };
    return (
      await Promise.all(all.map(({ needing }) => needing?.(db, at, kind, what) ?? []))
    ).flat();
  };
}

function ownDataOf(all: readonly Slots[]): SlotTable["ownData"] {
  return async (db, page, memberId) => {
    const found: OwnData[] = [];
    for (const { ownData } of all) if (ownData) found.push(await ownData(db, page, memberId));
    return found;
  };
}

function contributionsOf(all: readonly Slots[]): SlotTable["contributions"] {
  return async (db, page, kind, subjectId) => {
    // Asked together, so that they travel together; shown in the order of the modules.
    const given = all.flatMap(({ on, onAny }) => [
      ownOf(on, kind)?.(db, page, subjectId) ?? [],
      onAny?.(db, page, { kind, id: subjectId }) ?? [],
    ]);
    return (await Promise.all(given)).flat();
  };
}

/** Puts the texts of all modules together; an empty one is none. */
export function writingsOf(all: readonly Slots[]): FindWritings {
  return async (db, at, subject) => {
    if (!isId(subject.id)) return [];
    const found = (
      await Promise.all(all.map(({ writings }) => writings?.(db, at, subject) ?? []))
    ).flat();
    return found.filter(({ body }) => body !== "");
  };
}

interface Tellers {
  readonly subjects: NonNullable<Slots["subjects"]>;
  readonly sentences: NonNullable<Slots["sentences"]>;
  readonly namesOf: (
    db: Db,
    communityId: string,
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>;
  readonly somebody: Readonly<Record<Language, string>>;
}

/**
 * Sentences ask for names and titles while they are made. So they are made once to hear what they ask,
 * and again with the answers: an id among an entry's facts does not say of which kind it is, and to
 * look for it among all kinds took twenty statements a page.
 */
function describeWith({ subjects, sentences, namesOf, somebody }: Tellers): SlotTable["describe"] {
  return async (db, page, entries) => {
    const { language, community } = page;
    const known = new Map<string, Named | string | undefined>();
    const asked = new Map<string, Subject>();
    const answer = (kind: string, id: string) => {
      const key = `${kind} ${id}`;
      if (!known.has(key) && isId(id)) asked.set(key, { kind, id });
      return known.get(key);
    };
    const titleOf = (kind: string, id: string) => answer(kind, id) as Named | undefined;
    const words: Words = {
      language,
      member: (id) => (answer(nameKind, String(id)) as string | undefined) ?? somebody[language],
      title: (kind, id) => titleOf(kind, String(id))?.title ?? "",
    };
    const tell = () =>
      entries.flatMap((entry): Told[] => {
        const sentence = sentences[entry.kind]?.(entry, words);
        // A kind without a sentence is an entry for programs; people are not shown its name.
        if (sentence === undefined) return [];
        const named = titleOf(entry.subject.kind, entry.subject.id);
        const href = named?.path ? page.href(named.path) : undefined;
        return [{ entry, sentence, title: named?.title, href }];
      });
    let told = tell();
    while (asked.size > 0) {
      const wanted = Map.groupBy(asked.values(), ({ kind }) => kind);
      for (const key of asked.keys()) known.set(key, undefined);
      asked.clear();
      await Promise.all(
        [...wanted].map(async ([kind, all]) => {
          const load = kind === nameKind ? namesOf : subjects[kind];
          const ids = all.map(({ id }) => id);
          for (const [id, one] of (await load?.(db, community.id, ids)) ?? [])
            known.set(`${kind} ${id}`, one);
        }),
      );
      told = tell();
    }
    return told;
  };
}

/** Beside the kinds of things: what a member is called. No kind of the glossary has a space in it. */
const nameKind = "name of";

import type { Charter } from "#lib/clause.ts";
import type { Right, Who } from "#lib/rights.ts";
import type { Role } from "#lib/roles.ts";
import type { Language } from "#lib/texts.ts";
import type { Clock } from "./clock.ts";
import type { Database } from "./database.ts";
import type { Db, Tx } from "./db.ts";
import type { Log } from "./log.ts";
import type { NewEntry } from "./record.ts";

/** Who acts. The system is jobs and the passing of time; it has no rights of a person. */
export type Actor =
  | { readonly kind: "anonymous" }
  | { readonly kind: "member"; readonly memberId: string }
  | { readonly kind: "system" };

/** A role a member holds, with the words people know it by. */
export interface HeldRole {
  readonly role: Role;
  readonly title: string | null;
}

/** What platform asks of higher floors; `app.ts` passes it in, so that platform knows no module. */
export interface LookUps {
  /** The roles a member holds on a civil day; undefined when this is no member of the community. */
  rolesOf(
    db: Db,
    communityId: string,
    memberId: string,
    now: Date,
  ): Promise<readonly HeldRole[] | undefined>;
  /** Whether this is somebody from elsewhere who was invited to one thing here. */
  isGuest(db: Db, communityId: string, id: string): Promise<boolean>;
  /** The charter: the given version, else the one in force now. */
  charter(db: Db, communityId: string, at: CharterAt): Promise<Charter>;
  /** Who sends a community's mail; without an address of its own the mailer's is used. */
  sender(db: Db, communityId: string): Promise<MailSender>;
  /** Who may call an action under this charter. */
  whoMay(charter: Charter, right: Right): Who;
  /** Tasks to run after commit for an entry of the record. */
  tasksFor(entry: NewEntry): readonly Task[];
  /** Keeps what searching finds of these words as readers see them from this commit on. */
  findAnew(tx: Tx, at: FoundAt, words: readonly string[]): Promise<void>;
}

export interface FoundAt {
  readonly communityId: string;
  readonly now: Date;
}

export interface MailSender {
  readonly slug: string;
  readonly name: string;
  readonly mailAddress: string | null;
}

export interface CharterAt {
  readonly now: Date;
  readonly version?: number;
  /** The area it is about, which may have rules of its own. */
  readonly areaId?: string | null;
}

/** Something to do after commit, carried by the outbox to a worker. */
export interface Task {
  readonly task: string;
  readonly payload: Readonly<Record<string, string | number | boolean | null>>;
}

/** What runs beneath every context: one per process. */
export interface Platform {
  readonly database: Database;
  readonly clock: Clock;
  readonly lookUps: LookUps;
  readonly log: Log;
  /**
   * So many random bytes, in hexadecimal, for lots that are drawn in public. Without it the operating
   * system gives them; a told story brings its own, so that the same story is told again.
   */
  readonly randomHex?: (bytes: number) => string;
  /** How people reach us, as `https://meent.noorderveld.nl`; links in mail begin with it. */
  origin(): string;
}

/** Everything an action may know about the world, so that actions are repeatable in tests. */
export interface Context {
  readonly platform: Platform;
  readonly communityId: string;
  readonly actor: Actor;
  /** Civil time: terms, lapses and charters go by it. */
  readonly now: Date;
  readonly language: Language;
  /** Makes a repeated call have one effect. */
  readonly idempotencyKey?: string;
}

/** Reads for a page: one READ ONLY transaction with the community set. */
export function read<T>(context: Context, work: (db: Db) => Promise<T>): Promise<T> {
  return context.platform.database.read(context.communityId, work);
}

/** What an action holds while it decides and writes; only `act` makes one. */
export interface Acting {
  readonly tx: Tx;
  readonly communityId: string;
  readonly actor: Actor;
  readonly roles: readonly HeldRole[];
  readonly now: Date;
  readonly charter: Charter;
  /** Machine time: links, sessions, limits. Civil time is `now`. */
  readonly clock: Clock;
  newId(): string;
  /** Chance that nobody can know before, in hexadecimal; see `Platform`. */
  randomHex(bytes: number): string;
  record(entry: NewEntry): void;
}

/** The member who acts; an action that asks for a signed-in person may rely on it. */
export function memberOf(acting: { readonly actor: Actor }): string {
  if (acting.actor.kind !== "member") throw new Error("Assertion failed: a member acts");
  return acting.actor.memberId;
}

/** Whether the actor holds one of these roles now. */
export function hasRole(acting: Pick<Acting, "roles">, ...wanted: readonly Role[]): boolean {
  return acting.roles.some((held) => wanted.includes(held.role));
}

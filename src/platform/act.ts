import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { ZodType, z } from "zod";
import { assert } from "#lib/assert.ts";
import type { Charter } from "#lib/clause.ts";
import { newId } from "#lib/ids.ts";
import { isDue, type Lapsing } from "#lib/lapse.ts";
import type { Result } from "#lib/result.ts";
import { mayCall, type Right, type Who } from "#lib/rights.ts";
import type { Acting, Actor, Context, HeldRole } from "./context.ts";
import type { Leave } from "./database.ts";
import type { Db, Tx } from "./db.ts";
import { type Before, findBefore, keepingOutcome } from "./idempotency.ts";
import { listShownAnew } from "./instead.ts";
import { writingOutbox } from "./outbox.ts";
import { type NewEntry, writingEntries } from "./record.ts";
import { tables } from "./sql.ts";

/** What any action may be refused for, besides its own refusals. Each has a sentence in texts.ts. */
export const platformRefusals = [
  "invalid_input",
  "sign_in_needed",
  "not_allowed",
  "not_found",
  "key_used_for_other_input",
] as const;

export type PlatformRefusal = (typeof platformRefusals)[number];

/** Field → the name of what is wrong with it, as the schema's messages give it. */
export type FieldErrors = Readonly<Record<string, string>>;

export type Outcome<Value, Refusal extends string> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly refusal: Refusal | PlatformRefusal;
      readonly fields: FieldErrors;
    };

/** Values that survive being stored for a repeated call: ids and short words. */
export type Kept = Readonly<Record<string, string | number | boolean | null>>;

/** A kind of thing with a life of its own: how it is locked, and what its lapses do. */
export interface SubjectKind<Thing extends Lapsing<string>> {
  readonly kind: string;
  /** Loads and locks the row; undefined when it is not there (or not in this community). */
  lock(tx: Tx, communityId: string, id: string): Promise<Thing | undefined>;
  /** Makes one due lapse true: writes the new state and its own next lapse, and records it. */
  lapse(acting: Acting, thing: Thing): Promise<void>;
  /** The charter the procedure began under; undefined while it follows the one in force. */
  charterVersion(thing: Thing): number | undefined;
  /** The area it is of, which may have rules of its own; left out where it is of none. */
  area?(thing: Thing): string | null;
  /** Ids whose lapse is due at `until`, with when, earliest first. For jobs and the time machine. */
  listDue(db: Db, communityId: string, until: Date, limit: number): Promise<readonly Due[]>;
}

export interface Due {
  readonly id: string;
  readonly at: Date;
}

export interface Action<Schema extends ZodType, Thing, Value extends Kept, Refusal extends string>
  extends Right {
  readonly input: Schema;
  /** The thing acted on; it is locked and its due lapses become true first. */
  readonly subject?: {
    readonly kind: SubjectKind<Thing & Lapsing<string>>;
    readonly id: (input: z.output<Schema>) => string;
  };
  /** The area a new thing will be of, which may have rules of its own; null where it is of none. */
  readonly area?: (
    input: z.output<Schema>,
    at: { readonly tx: Tx; readonly communityId: string },
  ) => Promise<string | null>;
  /** Also for a guest, who is no member and may do nothing else here. */
  readonly isForGuests?: true;
  /** A rule on actor and subject together, pure. */
  readonly may?: (actor: Actor, thing: Thing, roles: readonly HeldRole[]) => boolean;
  /** Read, decide, write, record. */
  readonly perform: (
    acting: Acting,
    input: z.output<Schema>,
    thing: Thing,
  ) => Promise<Result<Value, Refusal>>;
}

/** An action of whatever types, as the registry in `app.ts` holds them. */
export interface AnyAction extends Right {
  readonly input: ZodType;
  readonly subject?: { readonly kind: { readonly kind: string } };
  /** Whether it has a rule of its own on actor and subject; the words stand in its module's texts. */
  readonly may?: unknown;
}

/** Declares an action; the types of its input, subject, value and refusals are inferred. */
export function action<Schema extends ZodType, Thing, Value extends Kept, Refusal extends string>(
  declared: Action<Schema, Thing, Value, Refusal>,
): Action<Schema, Thing, Value, Refusal> {
  return declared;
}

/**
 * The one way in: every change, from a form, the API, a job, an import or the demo.
 * parse → community → lock and settle → charter → may → decide and write → record → commit.
 * A refusal rolls everything back, save the lapses that were due anyway.
 */
export async function act<
  Schema extends ZodType,
  Thing,
  Value extends Kept,
  Refusal extends string,
>(
  action: Action<Schema, Thing, Value, Refusal>,
  context: Context,
  input: unknown,
): Promise<Outcome<Value, Refusal>> {
  const outcome = await tryOnce(action, context, input);
  // Who tries what he may not leaves a line for whoever watches over the machine; no person, no text.
  context.platform.log.info(
    {
      action: action.name,
      actor: context.actor.kind,
      outcome: outcome.ok ? "done" : outcome.refusal,
    },
    "act",
  );
  return outcome;
}

async function tryOnce<Schema extends ZodType, Thing, Value extends Kept, Refusal extends string>(
  action: Action<Schema, Thing, Value, Refusal>,
  context: Context,
  input: unknown,
): Promise<Outcome<Value, Refusal>> {
  const parsed = action.input.safeParse(input);
  if (!parsed.success)
    return { ok: false, refusal: "invalid_input", fields: fieldErrors(parsed.error.issues) };
  if (action.who !== "anyone" && action.who !== "system" && context.actor.kind === "anonymous")
    return refused("sign_in_needed");
  const inputHash = hashOf(input);
  return retried(() =>
    context.platform.database
      .write(context.communityId, (tx, leave) =>
        attempt(action, context, parsed.data, { inputHash, tx, leave }),
      )
      .catch((thrown: unknown) => {
        if (thrown instanceof RolledBack) return thrown.outcome as Outcome<Value, Refusal>;
        throw thrown;
      }),
  );
}

async function attempt<Schema extends ZodType, Thing, Value extends Kept, Refusal extends string>(
  action: Action<Schema, Thing, Value, Refusal>,
  context: Context,
  input: z.output<Schema>,
  { inputHash, tx, leave }: Writing,
): Promise<Outcome<Value, Refusal>> {
  const entries: NewEntry[] = [];
  const before = () => findBefore(tx, context, action.name, inputHash);
  const [roles, who, first] = await Promise.all([
    rolesOf(context, tx, action.isForGuests ?? false),
    whoMay(action, context, tx),
    before(),
  ]);
  // Whoever is no member here has no business here, also where every member may act. Who lacks the
  // right is told before the thing is looked for: a refusal does not say what there is.
  if (!roles || !mayCall(who, context.actor.kind, roles))
    throw new RolledBack(refused("not_allowed"));
  if (first) throw new RolledBack(answerOf(first));
  const acting = (charter: Charter, now: Date): Acting => ({
    tx,
    communityId: context.communityId,
    actor: context.actor,
    roles,
    now,
    charter,
    clock: context.platform.clock,
    newId: () => newId(),
    randomHex: (bytes) => context.platform.randomHex?.(bytes) ?? randomBytes(bytes).toString("hex"),
    record: (entry) => entries.push(entry),
  });

  const loaded = await loadSettled(action, context, input, tx, acting);
  const settled = entries.length;
  if (settled > 0) await sql`savepoint settled`.execute(tables(tx));

  const outcome =
    loaded === undefined
      ? refused("not_found")
      : !(action.may?.(context.actor, loaded.thing, roles) ?? true)
        ? refused("not_allowed")
        : withoutFields(
            await action.perform(acting(loaded.charter, context.now), input, loaded.thing),
          );
  if (outcome.ok) {
    const told = { action: action.name, inputHash, outcome: outcome.value };
    const keeping = keepingOutcome(tx, context, told);
    if (keeping) leave(keeping);
    await recordAll(context, entries, { tx, leave });
    return outcome;
  }
  // Where the same call was done meanwhile, it is for that one's sake that this one is refused.
  const meanwhile = await before();
  const answer = meanwhile ? answerOf<Value, Refusal>(meanwhile) : outcome;
  if (settled === 0) throw new RolledBack(answer);
  // What time itself had already decided stays true, whatever was refused after it.
  await sql`rollback to savepoint settled`.execute(tables(tx));
  entries.length = settled;
  await recordAll(context, entries, { tx, leave });
  return answer;
}

interface Writing {
  readonly inputHash: string;
  readonly tx: Tx;
  readonly leave: Leave;
}

/** A repeated call gets what the first one got. */
function answerOf<Value, Refusal extends string>(before: Before): Outcome<Value, Refusal> {
  return before.kind === "replay"
    ? { ok: true, value: before.outcome as Value }
    : refused("key_used_for_other_input");
}

/** Steps 3 and 4: the subject, locked and with its due lapses made true, and its charter. */
async function loadSettled<Schema extends ZodType, Thing>(
  action: Pick<Action<Schema, Thing, Kept, string>, "subject" | "area">,
  context: Context,
  input: z.output<Schema>,
  tx: Tx,
  acting: (charter: Charter, now: Date) => Acting,
): Promise<{ thing: Thing; charter: Charter } | undefined> {
  const { communityId, now } = context;
  const areaOfInput = (await action.area?.(input, { tx, communityId })) ?? null;
  const charterFor = (version: number | undefined, areaId: string | null) =>
    context.platform.lookUps.charter(tx, communityId, {
      now,
      areaId,
      ...(version !== undefined && { version }),
    });
  // An action without a subject never looks at it; its type says so.
  if (!action.subject)
    return { thing: undefined as Thing, charter: await charterFor(undefined, areaOfInput) };

  const { kind } = action.subject;
  const charterOfThing = (of: Thing & Lapsing<string>) =>
    charterFor(kind.charterVersion(of), kind.area?.(of) ?? areaOfInput);
  const id = action.subject.id(input);
  let thing = await kind.lock(tx, context.communityId, id);
  for (let round = 0; thing && isDue(thing, context.now); round++) {
    assert(round < 20, `the lapses of ${kind.kind} ${id} come to an end`);
    const lapsesAt = thing.lapsesAt as Date;
    await kind.lapse(acting(await charterOfThing(thing), lapsesAt), thing);
    thing = await kind.lock(tx, context.communityId, id);
  }
  return thing && { thing, charter: await charterOfThing(thing) };
}

/** Who may call it under the charter in force now, whatever version a procedure began under. */
async function whoMay(right: Right, { platform, communityId, now }: Context, tx: Tx): Promise<Who> {
  if (!right.within) return right.who;
  return platform.lookUps.whoMay(await platform.lookUps.charter(tx, communityId, { now }), right);
}

/** The roles of who acts; undefined when that is no member of this community, nor a guest of this action. */
async function rolesOf(
  context: Context,
  tx: Tx,
  isForGuests: boolean,
): Promise<readonly HeldRole[] | undefined> {
  const { actor, communityId, now } = context;
  if (actor.kind !== "member") return [];
  const { lookUps } = context.platform;
  const roles = await lookUps.rolesOf(tx, communityId, actor.memberId, now);
  if (roles || !isForGuests) return roles;
  return (await lookUps.isGuest(tx, communityId, actor.memberId)) ? [] : undefined;
}

/** Everything that comes last: the record, its tasks, and words that are not to be found any more. */
async function recordAll(
  context: Context,
  entries: readonly NewEntry[],
  { tx, leave }: Pick<Writing, "tx" | "leave">,
): Promise<void> {
  const { communityId, actor, now } = context;
  const actorId = actor.kind === "member" ? actor.memberId : null;
  const { lookUps } = context.platform;
  const shownAnew = listShownAnew(tx);
  if (shownAnew.length > 0) await lookUps.findAnew(tx, { communityId, now }, shownAnew);
  // After the record's lock, so tasks stand in the outbox in order of commit.
  leave(writingEntries(tx, communityId, actorId, now, entries));
  const tasks = entries.flatMap((entry) => lookUps.tasksFor(entry));
  const writing = writingOutbox(
    tx,
    communityId,
    tasks.map((task) => ({ ...task, id: newId() })),
  );
  if (writing) leave(writing);
}

/** Ends the transaction without a trace and brings the answer out. */
class RolledBack extends Error {
  readonly outcome: Outcome<unknown, string>;
  constructor(outcome: Outcome<unknown, string>) {
    super("rolled back");
    this.outcome = outcome;
  }
}

function refused<Refusal extends string>(refusal: Refusal): Outcome<never, Refusal> {
  return { ok: false, refusal, fields: {} };
}

function withoutFields<Value, Refusal extends string>(
  result: Result<Value, Refusal>,
): Outcome<Value, Refusal> {
  return result.ok ? result : { ...result, fields: {} };
}

/** The first thing wrong with each field; a union's own message wins from its branches. */
function fieldErrors(issues: readonly { path: PropertyKey[]; message: string }[]): FieldErrors {
  const errors: Record<string, string> = {};
  for (const issue of issues) errors[issue.path.map(String).join(".")] ??= issue.message;
  return errors;
}

function hashOf(input: unknown): string {
  const text = JSON.stringify(input, (_, value) =>
    typeof value === "bigint" ? `${value}n` : value,
  );
  return createHash("sha256")
    .update(text ?? "")
    .digest("hex");
}

const tryAgain: ReadonlySet<string> = new Set(["40001", "40P01", "23505"]);

/**
 * PostgreSQL asks to try again after a deadlock (40P01) or a serialization failure (40001). So do we
 * after a unique key that another took in the same moment (23505): what the action asked first did not
 * show it yet, and the second time it does, so that a named refusal comes of it and no fault.
 */
async function retried<T>(work: () => Promise<T>, attempts = 6): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (thrown) {
      const code = (thrown as { code?: string }).code;
      if (attempt === attempts || !tryAgain.has(code ?? "")) throw thrown;
      // A little chance apart, so that two that collided do not collide again.
      await new Promise((resolve) => setTimeout(resolve, attempt * 10 + Math.random() * 20));
    }
  }
}

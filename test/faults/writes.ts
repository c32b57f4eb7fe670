import { randomUUID } from "node:crypto";
import type { Town } from "./town.ts";

/** One deed that somebody's program asks for, and what she heard of it. */
export interface Write {
  readonly key: string;
  readonly title: string;
  readonly kind: "work" | "need";
  /** What she was told it became; undefined when she was never told. */
  told: { readonly id: string; readonly number: string } | undefined;
  /** How often she asked. */
  asked: number;
  /** Answers that are none of: done, try again later. */
  readonly strange: string[];
}

/**
 * Sends so many deeds at once, each under a key of its own. Three of four people ask again with the
 * same key until they hear an answer, as the interface tells them; the others leave at the first silence.
 */
export async function writeAtOnce(
  town: Town,
  origin: (index: number) => string,
  count: number,
  patienceMs = 90_000,
  /** Whose token comes first, and what she asks for. */
  first = 0,
): Promise<Write[]> {
  const until = performance.now() + patienceMs;
  return Promise.all(
    Array.from({ length: count }, async (_, turn) => {
      const index = first + turn;
      const key = randomUUID();
      const kind = index % 10 === 0 ? ("need" as const) : ("work" as const);
      const write: Write = {
        key,
        kind,
        title: `Proef ${key}`,
        told: undefined,
        asked: 0,
        strange: [],
      };
      do {
        write.asked++;
        const again = await ask(town, origin(index + write.asked - 1), index, write);
        if (!again) return write;
        await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 600));
      } while (index % 4 !== 3 && performance.now() < until);
      return write;
    }),
  );
}

/** Asks once; whether to ask again. */
async function ask(town: Town, origin: string, index: number, write: Write): Promise<boolean> {
  const name = write.kind === "work" ? "works.name" : "market.place";
  const input =
    write.kind === "work"
      ? {
          title: write.title,
          areaId: town.areaId,
          doer: { kind: "nobody", name: null },
          requirements: [1, 2].map((n) => ({ title: `Eis ${n}`, detail: "" })),
        }
      : { title: write.title, side: "need", kind: "goods" };
  let answer: Response;
  let body: { id?: string; number?: string; code?: string };
  try {
    answer = await fetch(`${origin}/api/v1/gemeenschappen/${town.slug}/handelingen/${name}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${town.tokens[index % (town.tokens.length - 1)]}`,
        "content-type": "application/json",
        "idempotency-key": write.key,
      },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(60_000),
    });
    body = answer.status === 502 ? {} : ((await answer.json()) as typeof body);
  } catch {
    return true; // The line broke: nobody knows whether it was done.
  }
  if (answer.status === 200 && body.id && body.number) {
    write.told = { id: body.id, number: body.number };
    return false;
  }
  if (answer.status !== 502 && answer.status !== 503 && answer.status !== 429)
    write.strange.push(`${answer.status} ${body.code ?? ""}`);
  return answer.status !== 403 && answer.status !== 400;
}

/** What a community looks like after it all; every figure but the first two is to be 0. */
export interface Findings {
  readonly acknowledged: number;
  readonly entries: number;
  /** Acknowledged and not there, or another than was said. */
  readonly lost: number;
  /** There more than once. */
  readonly double: number;
  /** There without what belongs to it, or what belongs to something that is not there. */
  readonly half: number;
  /** Numbers of the record that nobody has. */
  readonly gaps: number;
  /** Answers that were neither done nor try again. */
  readonly strange: number;
  /** Never answered, though asked again and again. */
  readonly unheard: number;
  /** Jobs that were left undone. */
  readonly undone: number;
}

/** Looks what became of it, once the jobs have had the time they take. */
export async function lookAt(town: Town, writes: readonly Write[]): Promise<Findings> {
  const rows = await town.ask(
    `select id, number, title from works.work where community_id = $1
     union all select id, number, title from market.listing where community_id = $1`,
    [town.communityId],
  );
  const byTitle = Map.groupBy(rows, ({ title }) => String(title));
  const told = writes.filter((write) => write.told);
  const lost = told.filter(({ title, told: said }) => {
    const [row] = byTitle.get(title) ?? [];
    return row?.id !== said?.id || row?.number !== said?.number;
  });
  const [half] = await town.ask(halves, [town.communityId]);
  const [record] = await town.ask(
    `select count(*)::int as entries,
       (max(record_length) - count(*) + max(number) - count(*))::int as gaps
     from platform.entry join platform.community_state using (community_id)
     where community_id = $1`,
    [town.communityId],
  );
  return {
    acknowledged: told.length,
    entries: Number(record?.entries),
    lost: lost.length,
    double: [...byTitle.values()].filter((same) => same.length > 1).length,
    half: Number(half?.half),
    gaps: Number(record?.gaps),
    strange: writes.reduce((sum, { strange }) => sum + strange.length, 0),
    unheard: writes.filter((write, index) => index % 4 !== 3 && !write.told).length,
    undone: await undoneJobs(town),
  };
}

/** What belongs together: a work of ours, its two requirements, its entry with its title, and its key. */
const halves = `
  select (
    (select count(*) from works.work w where community_id = $1 and title like 'Proef %' and (
      (select count(*) from works.requirement r where r.community_id = $1 and r.work_id = w.id) <> 2
      or (select count(*) from platform.entry e join platform.entry_text t using (community_id, number)
          where e.community_id = $1 and e.subject_id = w.id and e.kind = 'works.named') <> 1))
    + (select count(*) from platform.entry e where community_id = $1 and kind = 'works.named'
        and not exists (select from works.work w where w.community_id = $1 and w.id = e.subject_id))
    + (select count(*) from market.listing l where community_id = $1 and not exists (
        select from platform.entry e
        where e.community_id = $1 and e.subject_id = l.id and e.kind = 'market.placed'))
    + (select count(*) from platform.idempotency i where community_id = $1 and i.outcome is null)
    + (select count(*) from platform.idempotency i where community_id = $1
        and i.action = 'works.name' and not exists (
          select from works.work w where w.community_id = $1 and w.id::text = i.outcome->>'id'))
  )::int as half`;

/** Jobs of deeds, not those of each minute; waits until they are done, two minutes at most. */
async function undoneJobs(town: Town): Promise<number> {
  for (let tries = 0; ; tries++) {
    const [row] = await town.ask(
      `select (select count(*) from platform.outbox)::int
         + (select count(*) from graphile_worker._private_jobs j
            join graphile_worker._private_tasks t on t.id = j.task_id
            where t.identifier = 'market.match')::int as undone`,
    );
    if (row?.undone === 0 || tries === 240) return Number(row?.undone);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

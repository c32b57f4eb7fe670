import type { TestCommunity } from "../../src/test-community.ts";
import type { BenchServer } from "./server.ts";

/** What is filled through a login with all rights. */
type Filling = Pick<BenchServer, "login">;

/*
 * Rows by the hundred thousand, written in bulk and not through actions, which would take hours: what
 * is there looks as actions leave it (state, number, version, entry of the record with its subject),
 * and the record stays whole and without a gap. Triggers are off only here.
 */

/** So that `count` public initiatives are there, each with its entry in the record. */
export async function fillInitiatives(
  { login }: Filling,
  { id, people, areas }: TestCommunity,
  count: number,
): Promise<void> {
  await inBulk(login, [
    `insert into initiatives.initiative (community_id, id, number, title, what, why, area_id, place,
       phase, value_access, value_support, maker_id, state, published_at, made_at, changed_by,
       changed_at, active_at, version)
     select '${id}', uuidv7(), 'I-2025-' || lpad(i::text, greatest(3, length(i::text)), '0'),
       'Initiatief ' || i || ' voor de buurt', 'Wij maken samen iets voor de straat, nummer ' || i || '.',
       'Omdat het kan.', (array['${areas.oldeveen}', '${areas.hasselo}'])[1 + i % 2]::uuid, 'bij de sluis',
       (array['idea', 'beginning', 'running', 'resting', 'done'])[1 + i % 5],
       case when i % 3 = 0 then 'Iedereen mag meedoen.' else '' end,
       case when i % 4 = 0 then 'Wij helpen elkaar.' else '' end,
       '${people.fenna}', 'public', at, at, '${people.fenna}', at, at, 1
     from generate_series((select count(*) from initiatives.initiative where community_id = '${id}') + 1, ${count}) i,
       lateral (select timestamptz '2025-01-01' + make_interval(mins => i::int) as at) a`,
    `with numbered as (
       select i.id, i.maker_id, i.published_at,
         s.record_length + row_number() over (order by i.published_at, i.id) as number
       from initiatives.initiative i, platform.community_state s
       where i.community_id = '${id}' and s.community_id = '${id}' and not exists (
         select from platform.entry_subject e where e.community_id = i.community_id
           and e.subject_kind = 'initiative' and e.subject_id = i.id)),
     entries as (
       insert into platform.entry (community_id, number, kind, at, subject_kind, subject_id, actor_id,
         is_public, data, hashes)
       select '${id}', number, 'initiatives.published', published_at, 'initiative', id, maker_id, true,
         '{}', '{}' from numbered returning number)
     insert into platform.entry_subject (community_id, number, subject_kind, subject_id)
     select '${id}', number, 'initiative', id from numbered`,
  ]);
  await countRecord(login, id);
}

/** So that the record has `count` entries: deeds on the initiatives that are there. */
export async function fillRecord(
  { login }: Filling,
  { id, people }: TestCommunity,
  count: number,
): Promise<void> {
  const range = `generate_series((select record_length from platform.community_state
    where community_id = '${id}') + 1, ${count}) i`;
  const subjects = `(select array_agg(id) as ids, count(*) as n from (select id
    from initiatives.initiative where community_id = '${id}' limit 1000) few) s`;
  await inBulk(login, [
    `insert into platform.entry (community_id, number, kind, at, subject_kind, subject_id, actor_id,
       is_public, data, hashes)
     select '${id}', i, 'initiatives.published', timestamptz '2025-01-01' + make_interval(secs => i::int * 30),
       'initiative', s.ids[1 + i % s.n], '${people.fenna}', true, '{}', '{}'
     from ${range}, ${subjects}`,
    `insert into platform.entry_subject (community_id, number, subject_kind, subject_id)
     select e.community_id, e.number, e.subject_kind, e.subject_id from platform.entry e
     where e.community_id = '${id}' and not exists (select from platform.entry_subject s
       where s.community_id = e.community_id and s.number = e.number)`,
  ]);
  await countRecord(login, id);
}

/**
 * So that each of these tables has some `count` rows of this community: copies of those that are
 * there, with an id and a number (or a slug) of their own. To ask for plans; the copies are in no record.
 */
export async function fillCopies(
  { login }: Filling,
  { id }: Pick<TestCommunity, "id">,
  tables: readonly string[],
  count: number,
): Promise<void> {
  const statements: string[] = [];
  for (const table of tables) {
    const { rows } = await login.query<{ name: string }>(
      `select attname as name from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    const own: Readonly<Record<string, string>> = {
      id: "uuidv7()",
      number: "case when number is null then null else left(number, 2) || '2024-' || (100 + i) end",
      slug: "slug || '-' || i",
    };
    const names = rows.map(({ name }) => `"${name}"`).join();
    const values = rows.map(({ name }) => own[name] ?? `"${name}"`).join();
    statements.push(
      `insert into ${table} (${names}) select ${values}
       from (select *, row_number() over () as nth from ${table} where community_id = '${id}') own,
         generate_series(1, ${count}) i
       where i % (select count(*) from ${table} where community_id = '${id}') = nth - 1
       on conflict do nothing`,
    );
  }
  await inBulk(login, statements);
  await login.query("vacuum analyze");
}

async function countRecord(login: Filling["login"], id: string): Promise<void> {
  await login.query(
    `update platform.community_state set version = version + 1,
       record_length = (select max(number) from platform.entry where community_id = $1)
     where community_id = $1`,
    [id],
  );
  // These things are not for searching; it begins after them.
  await login.query(
    `insert into search.followed (community_id, number)
     select community_id, record_length from platform.community_state where community_id = $1
     on conflict (community_id) do update set number = excluded.number`,
    [id],
  );
  await login.query("vacuum analyze");
}

async function inBulk(login: Filling["login"], statements: readonly string[]): Promise<void> {
  await login.query("set session_replication_role = replica");
  for (const statement of statements) await login.query(statement);
  await login.query("reset session_replication_role");
}

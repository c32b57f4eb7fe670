import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import pg from "pg";
import { assert } from "#lib/assert.ts";
import { StartRefused } from "./start-refused.ts";

/** Connection strings: each acts as its own role and can do no more than that role. */
export interface RoleUrls {
  /** The login, acting as meent_owner: owns every schema; migrations alone use it. */
  readonly owner: string;
  /** meent_app: under row-level security, always. */
  readonly app: string;
  /** meent_worker: graphile-worker's own schema, and carrying our outbox. */
  readonly worker: string;
}

/** Logins an operator made himself; without them their passwords follow from the login's. */
export interface GivenUrls {
  readonly app?: string | undefined;
  readonly worker?: string | undefined;
}

const owner = "meent_owner";
const workers = { app: "meent_app", worker: "meent_worker" } as const;
type Worker = (typeof workers)[keyof typeof workers];

/** Any number will do, as long as nothing else in this database locks it: "meent" in ASCII. */
const lockKey = 0x6d65656e74;

/**
 * Makes what belongs to the whole cluster, and to this database before any migration: the three
 * roles, their rights to connect, the worker's schema. Repeatable, and safe when several processes
 * do it at once. The login is a superuser, or owns the database and has CREATEROLE, or finds
 * everything made beforehand. Throws StartRefused with what the administrator must do.
 */
export async function ensureRoles(loginUrl: string, given: GivenUrls = {}): Promise<RoleUrls> {
  const urls = {
    owner: actingAs(loginUrl, owner),
    app: given.app ?? derivedUrl(loginUrl, workers.app),
    worker: given.worker ?? derivedUrl(loginUrl, workers.worker),
  };
  const client = await connect(loginUrl, "DATABASE_URL");
  try {
    await refuseOldServer(client);
    await client.query("select pg_advisory_lock($1)", [lockKey]);
    await retried(() => makeRoles(client));
    await retried(() => grantRights(client));
    for (const key of ["app", "worker"] as const)
      if (!given[key]) await retried(() => agreeOnPassword(client, urls[key], workers[key]));
  } catch (thrown) {
    throw asRefusal(thrown);
  } finally {
    await client.end();
  }
  await checkLogin(urls.app, workers.app, "DATABASE_APP_URL");
  await checkLogin(urls.worker, workers.worker, "DATABASE_WORKER_URL");
  return urls;
}

async function connect(url: string, variable: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "meent-start",
    connectionTimeoutMillis: 10_000,
  });
  try {
    await client.connect();
    return client;
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
    throw new StartRefused(`The database of ${variable} cannot be reached: ${why}.`);
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select current_setting('server_version') as version");
  const { version } = rows[0];
  if (Number.parseInt(version, 10) < 18)
    throw new StartRefused(`Meent needs PostgreSQL 18 or newer; DATABASE_URL gives ${version}.`);
}

async function makeRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    "select rolname from pg_roles where rolname = any($1)",
    [[owner, ...Object.values(workers)]],
  );
  const there = new Set(rows.map((row) => row.rolname));
  if (!there.has(owner)) await client.query(`create role ${owner} nologin`);
  for (const worker of Object.values(workers))
    if (!there.has(worker)) await client.query(`create role ${worker} login`);
  // Since PostgreSQL 16 who makes a role may administer it, but not become it unasked.
  for (const role of [owner, workers.worker]) {
    const { rows: may } = await client.query(
      "select pg_has_role(current_user, $1, 'SET') as become",
      [role],
    );
    if (!may[0].become) await client.query(`grant ${role} to current_user with set true`);
  }
}

async function grantRights(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`
    select quote_ident(current_database()) as database,
      (select count(*) = 2 from unnest(array['${workers.app}', '${workers.worker}']) as role
         where has_database_privilege(role, current_database(), 'connect'))
      and has_database_privilege('${owner}', current_database(), 'create') as granted,
      has_database_privilege('public', current_database(), 'connect') as open,
      exists (select from pg_namespace where nspname = 'graphile_worker') as has_worker_schema,
      exists (select from pg_namespace where nspname = 'public')
        and has_schema_privilege('public', 'public', 'create') as public_is_open`);
  const { database, granted, open, has_worker_schema, public_is_open } = rows[0];
  if (!granted) {
    await client.query(`grant connect, create on database ${database} to ${owner}`);
    await client.query(
      `grant connect on database ${database} to ${Object.values(workers).join(", ")}`,
    );
  }
  // Otherwise every login of the cluster could come in and make tables here.
  if (open) await client.query(`revoke all on database ${database} from public`);
  if (public_is_open) await client.query("revoke create on schema public from public");
  if (!has_worker_schema)
    await client.query(`create schema graphile_worker authorization ${workers.worker}`);
}

/** Only when the password does not fit already: then nothing in the catalogue changes. */
async function agreeOnPassword(client: pg.Client, url: string, role: Worker): Promise<void> {
  if (await canLogIn(url)) return;
  const password = decodeURIComponent(new URL(url).password);
  await client.query(`alter role ${role} login password '${scramVerifier(password)}'`);
}

async function canLogIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: "meent-start" });
  try {
    await client.connect();
    return true;
  } catch (thrown) {
    // 28P01: wrong password; 28000: none set, or this role may not come in this way.
    const { code } = thrown as { code?: string };
    if (code === "28P01" || code === "28000") return false;
    throw thrown;
  } finally {
    await client.end().catch(() => {});
  }
}

/** A login of the app that could pass by row-level security would make every guard a show. */
async function checkLogin(url: string, role: Worker, variable: string): Promise<void> {
  const client = await connect(url, variable);
  try {
    const { rows } = await client.query(
      `select current_user as login, rolsuper or rolbypassrls as above_the_rules,
         pg_has_role(current_user, $1, 'USAGE') as is_role,
         pg_has_role(current_user, $2, 'MEMBER') as is_owner
       from pg_roles where rolname = current_user`,
      [role, owner],
    );
    const { login, above_the_rules, is_role, is_owner } = rows[0];
    if (above_the_rules || is_owner)
      throw new StartRefused(
        `The login ${login} (${variable}) is a superuser, may bypass row-level security or is a ` +
          `member of ${owner}. Give a login that is a member of ${role} and nothing more.`,
      );
    if (!is_role)
      throw new StartRefused(
        `The login ${login} (${variable}) is no member of ${role}. ` +
          `Let the administrator run: GRANT ${role} TO "${login}".`,
      );
  } finally {
    await client.end();
  }
}

function actingAs(loginUrl: string, role: string): string {
  const url = new URL(loginUrl);
  const options = url.searchParams.get("options");
  url.searchParams.set("options", `${options ? `${options} ` : ""}-c role=${role}`);
  // A plus would be a plus to PostgreSQL's own tools.
  url.search = url.search.replaceAll("+", "%20");
  return url.href;
}

/** HMAC-SHA256 of the role's name under the login's password: every process finds the same one. */
function derivedUrl(loginUrl: string, role: string): string {
  const url = new URL(loginUrl);
  const secret = decodeURIComponent(url.password);
  url.username = role;
  url.password = createHmac("sha256", secret).update(role).digest("base64url");
  return url.href;
}

/**
 * What PostgreSQL itself would store (RFC 5803, SCRAM-SHA-256, 4096 rounds): sent instead of the
 * password, so that the password reaches no log or statistics of the server.
 */
function scramVerifier(password: string): string {
  // SASLprep (RFC 4013) leaves these characters as they are; ours are base64url.
  assert(/^[\w-]+$/.test(password), "a derived password is base64url");
  const salt = randomBytes(16);
  const rounds = 4096;
  const salted = pbkdf2Sync(password, salt, rounds, 32, "sha256");
  const keyed = (word: string) => createHmac("sha256", salted).update(word).digest();
  const storedKey = createHash("sha256").update(keyed("Client Key")).digest("base64");
  const serverKey = keyed("Server Key").toString("base64");
  return `SCRAM-SHA-256$${rounds}:${salt.toString("base64")}$${storedKey}:${serverKey}`;
}

/**
 * Roles belong to the cluster but advisory locks to one database: two databases starting at once
 * may still meet. Then the other one did it: 42710 exists, 23505 in the catalogue, XX000 "tuple
 * concurrently updated".
 */
async function retried(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (thrown) {
      const { code } = thrown as { code?: string };
      const met = code === "42710" || code === "23505" || code === "XX000" || code === "42P06";
      if (!met || attempt === 10) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt));
    }
  }
}

function asRefusal(thrown: unknown): unknown {
  const { code, message } = thrown as { code?: string; message?: string };
  if (code !== "42501") return thrown;
  return new StartRefused(
    `The login of DATABASE_URL may not make the roles of Meent (${message}). Give a login that owns ` +
      "the database and has CREATEROLE, or have the administrator make them: docs/how-to/run-for-real.md.",
  );
}

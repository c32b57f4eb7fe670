import { resolve } from "node:path";
import { z } from "zod";
import { mailAddress } from "#lib/mail-address.ts";
import type { Proxies } from "./http.ts";
import type { MetricsPlace } from "./metrics-server.ts";
import { isNetwork } from "./networks.ts";

/** Everything an operator can set; docs/reference/configuration.md is held equal to it by a test. */
export interface Config {
  readonly host: string;
  /** 0 lets the system choose a free one. */
  readonly port: number;
  /** Absolute. */
  readonly dataFolder: string;
  /** Without it the built-in PostgreSQL is used. */
  readonly databaseUrl?: string | undefined;
  readonly databaseAppUrl?: string | undefined;
  readonly databaseWorkerUrl?: string | undefined;
  /** Whether a new database becomes a demo; an existing one stays what it is. */
  readonly demo: boolean;
  /** The origin people see, without a slash at its end. */
  readonly publicUrl?: string | undefined;
  /** Web servers of one's own before Meent. */
  readonly proxies?: Proxies | undefined;
  /** Without it mail waits; a demo shows it. */
  readonly smtpUrl?: string | undefined;
  readonly mailFrom?: string | undefined;
  /** Where who found a leak can tell it, as an address of the web: `mailto:…` or `https://…`. */
  readonly securityContact?: string | undefined;
  readonly securityPolicy?: string | undefined;
  /** Where the figures for Prometheus are to be had; without it, nowhere. */
  readonly metrics?: MetricsPlace | undefined;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
}

export type ConfigResult =
  | { readonly ok: true; readonly value: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What people read of a variable, in Markdown: in a refusal and in the reference. */
export interface Explanation {
  readonly wanted: string;
  /** What holds when the variable is absent or empty. */
  readonly standard: string;
  readonly meaning: string;
  /** It holds a password, so no message repeats it. */
  readonly isSecret?: true;
}

const explained = z.registry<Explanation>();
const postgresUrl = z.string().refine(isPostgresUrl);
/** A port alone, or a host before it; an IPv6 address stands in brackets. */
const metricsPlace = /^(?:([\w.-]+|\[[\da-f:.]+\]):)?(\d{1,5})$/i;
const databaseWanted = "`postgresql://user:password@host:port/database`";

/** The variables, in the order of the reference. */
const variables = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default("127.0.0.1")
    .register(explained, {
      wanted: "a host name or an IP address",
      standard: "`127.0.0.1`",
      meaning: "Where Meent listens. `0.0.0.0` is every address of this machine.",
    }),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().max(65_535))
    .default(3000)
    .register(explained, {
      wanted: "a whole number from 0 to 65535",
      standard: "`3000`",
      meaning: "The port it listens on; `0` takes any free one.",
    }),
  DATA: z.string().default(".data").register(explained, {
    wanted: "a folder",
    standard: "`.data`",
    meaning: "The folder of the built-in database and its password.",
  }),
  DATABASE_URL: postgresUrl.optional().register(explained, {
    wanted: databaseWanted,
    standard: "the built-in PostgreSQL",
    meaning: "A PostgreSQL 18 of your own, by a login that owns the database and has `CREATEROLE`.",
    isSecret: true,
  }),
  DATABASE_APP_URL: postgresUrl.optional().register(explained, {
    wanted: databaseWanted,
    standard: "follows from `DATABASE_URL`",
    meaning: "The same database, by a login of your own that is a member of `meent_app`.",
    isSecret: true,
  }),
  DATABASE_WORKER_URL: postgresUrl.optional().register(explained, {
    wanted: databaseWanted,
    standard: "follows from `DATABASE_URL`",
    meaning: "The same database, by a login of your own that is a member of `meent_worker`.",
    isSecret: true,
  }),
  DEMO: z
    .enum(["1", "0", "true", "false"])
    .transform((text) => text === "1" || text === "true")
    .optional()
    .register(explained, {
      wanted: "`1` or `0`",
      standard: "`1` on the built-in PostgreSQL, `0` with `DATABASE_URL`",
      meaning: "Whether a new database becomes a demo, with example people and a time machine.",
    }),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin)
    .transform((text) => new URL(text).origin)
    .optional()
    .register(explained, {
      wanted: "an address such as `https://meent.example.nl`, without a path",
      standard: "the address it listens on",
      meaning: "The address people use, when that is another than where Meent listens.",
    }),
  PROXIES: z.string().refine(isProxies).transform(toProxies).optional().register(explained, {
    wanted: "a whole number from 0 to 9, or addresses such as `10.0.0.5, 10.1.0.0/24`",
    standard: "`1` when the web server before it is on this machine, else `0`",
    meaning:
      "Which web servers stand before Meent: how many, or better, their addresses. What they wrote at the end of `X-Forwarded-For` is believed, for limits per visitor; nobody else is.",
  }),
  SMTP_URL: z.string().refine(isSmtpUrl).optional().register(explained, {
    wanted: "`smtp://user:password@host:587` or `smtps://user:password@host:465`",
    standard: "mail waits; a demo shows it",
    meaning:
      "The mail server that takes our mail. With `smtp://` it is encrypted where the server can.",
    isSecret: true,
  }),
  MAIL_FROM: mailAddress.optional().register(explained, {
    wanted: "an address such as `meent@example.nl`",
    standard: "needed with `SMTP_URL`",
    meaning: "The sender of mail. A community may have its own.",
  }),
  SECURITY_CONTACT: z
    .union([mailAddress.transform((address) => `mailto:${address}`), z.string().refine(isHttps)])
    .optional()
    .register(explained, {
      wanted: "a mail address, or an address that begins with `https://`",
      standard: "there is no `security.txt`",
      meaning:
        "Where somebody who found a leak can tell you; stands in `/.well-known/security.txt`.",
    }),
  SECURITY_POLICY: z.string().refine(isHttps).optional().register(explained, {
    wanted: "an address that begins with `https://`",
    standard: "`security.txt` names none",
    meaning: "The page with your rules for who reports a leak.",
  }),
  METRICS: z.string().regex(metricsPlace).refine(isPort).optional().register(explained, {
    wanted: "a port such as `9464`, or an address with a port such as `10.0.0.5:9464`",
    standard: "no figures are told",
    meaning:
      "Where Prometheus may read figures of this process: `/metrics` on a port of its own. A port alone is of this machine only.",
  }),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{24,}$/)
    .optional()
    .register(explained, {
      wanted: "24 or more letters, digits and `-._~+/=`",
      standard: "needed where `METRICS` is beyond this machine",
      meaning: "What Prometheus must bring to read the figures (`Authorization: Bearer …`).",
      isSecret: true,
    }),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
    .default("info")
    .register(explained, {
      wanted: "`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`",
      standard: "`info`",
      meaning: "How much is written to the log.",
    }),
});

type Name = keyof typeof variables.shape;
const names = Object.keys(variables.shape) as Name[];

/** Reads and checks the environment. A problem names the variable, what it got and what is wanted. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  // An empty variable is one that was left out, as in `PORT= npm start` or a .env file.
  const given = Object.fromEntries(names.map((name) => [name, env[name] || undefined]));
  const parsed = variables.safeParse(given);
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map((issue) => issue.path[0]));
  const problems = names
    .filter((name) => wrong.has(name))
    .map((name) => problem(name, given[name]));
  for (const name of ["DATABASE_APP_URL", "DATABASE_WORKER_URL"] as const)
    if (given[name] && !given["DATABASE_URL" satisfies Name])
      problems.push(`${name} is given without DATABASE_URL; give both, or neither.`);
  if (given["SMTP_URL" satisfies Name] && !given["MAIL_FROM" satisfies Name])
    problems.push("SMTP_URL is given without MAIL_FROM; give both, or neither.");
  if (given["SECURITY_POLICY" satisfies Name] && !given["SECURITY_CONTACT" satisfies Name])
    problems.push("SECURITY_POLICY is given without SECURITY_CONTACT; give both, or neither.");
  const place = metricsPlaceOf(given[metricsName]);
  const metrics = place && { ...place, token: given[metricsTokenName] };
  if (metrics && !isLoopback(metrics.host) && !metrics.token)
    problems.push(
      `METRICS is beyond this machine (${metrics.host}) without METRICS_TOKEN; give both, or a port alone.`,
    );
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  const { data } = parsed;
  return {
    ok: true,
    value: {
      host: data.HOST,
      port: data.PORT,
      dataFolder: resolve(data.DATA),
      databaseUrl: data.DATABASE_URL,
      databaseAppUrl: data.DATABASE_APP_URL,
      databaseWorkerUrl: data.DATABASE_WORKER_URL,
      demo: data.DEMO ?? data.DATABASE_URL === undefined,
      publicUrl: data.PUBLIC_URL,
      proxies: data.PROXIES,
      smtpUrl: data.SMTP_URL,
      mailFrom: data.MAIL_FROM,
      securityContact: data.SECURITY_CONTACT,
      securityPolicy: data.SECURITY_POLICY,
      metrics,
      logLevel: data.LOG_LEVEL,
    },
  };
}

function isProxies(text: string): boolean {
  return /^\d$/.test(text) || text.split(",").every((part) => isNetwork(part.trim()));
}

function toProxies(text: string): Proxies {
  return /^\d$/.test(text) ? Number(text) : text.split(",").map((part) => part.trim());
}

const metricsName = "METRICS" satisfies Name;
const metricsTokenName = "METRICS_TOKEN" satisfies Name;

/** Where METRICS says; undefined for what says no place. */
export function metricsPlaceOf(text: string | undefined): MetricsPlace | undefined {
  const found = text === undefined ? null : metricsPlace.exec(text);
  if (!found) return undefined;
  const [, host, port] = found;
  return { host: host?.replaceAll(/[[\]]/g, "") ?? "127.0.0.1", port: Number(port) };
}

function isPort(place: string): boolean {
  return Number(metricsPlace.exec(place)?.[2]) <= 65_535;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function problem(name: Name, got: string | undefined): string {
  const { wanted, isSecret } = explain(name);
  const shown = isSecret ? "something else (not shown: it may hold a password)" : `"${got}"`;
  return `${name} must be ${wanted.replaceAll("`", "")}, but is ${shown}.`;
}

function explain(name: Name): Explanation {
  const explanation = explained.get(variables.shape[name]);
  if (!explanation) throw new Error(`Assertion failed: ${name} is explained`);
  return explanation;
}

/** The table of docs/reference/configuration.md, a line per variable. */
export function configurationTable(): string {
  const lines = names.map((name) => {
    const { wanted, standard, meaning } = explain(name);
    return `| \`${name}\` | ${meaning} | ${wanted} | ${standard} |`;
  });
  return ["| Variable | What it is | Wanted | Without it |", "|---|---|---|---|", ...lines].join(
    "\n",
  );
}

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, pathname } = new URL(text);
  return /^postgres(ql)?:$/.test(protocol) && username !== "" && pathname.length > 1;
}

function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return /^smtps?:$/.test(protocol) && hostname !== "";
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin } = new URL(text);
  return /^https?:$/.test(protocol) && [origin, `${origin}/`].includes(text.toLowerCase());
}

/** No line ends get into a header or a line of a file: an address of the web has none. */
function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === "https:" && !/\s/.test(text);
}

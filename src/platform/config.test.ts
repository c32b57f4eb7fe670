import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { configurationTable, readConfig } from "./config.ts";

function problemsOf(env: Record<string, string>): readonly string[] {
  const read = readConfig(env);
  return read.ok ? [] : read.problems;
}

test("nothing given gives a demo on the built-in database, for this machine only", () => {
  expect(readConfig({})).toEqual({
    ok: true,
    value: {
      host: "127.0.0.1",
      port: 3000,
      dataFolder: `${process.cwd()}/.data`,
      demo: true,
      logLevel: "info",
    },
  });
});

test("an empty variable is one that was left out", () => {
  expect(readConfig({ PORT: "", DATABASE_URL: "", DEMO: "" })).toEqual(readConfig({}));
});

test("a database of one's own is no demo, unless asked", () => {
  const DATABASE_URL = "postgresql://meent:secret@localhost:5432/meent";
  expect(readConfig({ DATABASE_URL })).toMatchObject({ value: { demo: false } });
  expect(readConfig({ DATABASE_URL, DEMO: "1" })).toMatchObject({ value: { demo: true } });
  expect(readConfig({ DEMO: "0" })).toMatchObject({ value: { demo: false } });
});

test.each([
  [{ PORT: "http" }, 'PORT must be a whole number from 0 to 65535, but is "http".'],
  [{ PORT: "65536" }, 'PORT must be a whole number from 0 to 65535, but is "65536".'],
  [{ PORT: "-1" }, 'PORT must be a whole number from 0 to 65535, but is "-1".'],
  [{ HOST: "no spaces" }, 'HOST must be a host name or an IP address, but is "no spaces".'],
  [{ DEMO: "maybe" }, 'DEMO must be 1 or 0, but is "maybe".'],
  [
    { METRICS: "everywhere" },
    'METRICS must be a port such as 9464, or an address with a port such as 10.0.0.5:9464, but is "everywhere".',
  ],
  [
    { METRICS: "70000" },
    'METRICS must be a port such as 9464, or an address with a port such as 10.0.0.5:9464, but is "70000".',
  ],
  [
    { METRICS: "0.0.0.0:9464" },
    "METRICS is beyond this machine (0.0.0.0) without METRICS_TOKEN; give both, or a port alone.",
  ],
  [
    { PUBLIC_URL: "https://meent.nl/x" },
    'PUBLIC_URL must be an address such as https://meent.example.nl, without a path, but is "https://meent.nl/x".',
  ],
  [
    { SECURITY_CONTACT: "http://meent.nl/lek" },
    'SECURITY_CONTACT must be a mail address, or an address that begins with https://, but is "http://meent.nl/lek".',
  ],
  [
    { SECURITY_POLICY: "https://meent.nl/lekken" },
    "SECURITY_POLICY is given without SECURITY_CONTACT; give both, or neither.",
  ],
  [
    { LOG_LEVEL: "loud" },
    'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent, but is "loud".',
  ],
])("a wrong value is told with what is wanted: %o", (env, sentence) => {
  expect(problemsOf(env)).toEqual([sentence]);
});

test.each([
  "localhost",
  "mysql://u:hunter2@h/d",
  "postgresql://u:hunter2@h",
  "postgresql://h:5432/d",
])("a wrong database address is told without repeating it: %s", (DATABASE_URL) => {
  const [sentence] = problemsOf({ DATABASE_URL });
  expect(sentence).toContain("DATABASE_URL must be postgresql://");
  expect(sentence).not.toContain("hunter2");
});

test("web servers before Meent are a number or their addresses", () => {
  const cases = [
    ["2", 2],
    ["10.0.0.5", ["10.0.0.5"]],
    ["10.0.0.5, 10.1.0.0/24,fd00::/8", ["10.0.0.5", "10.1.0.0/24", "fd00::/8"]],
  ] as const;
  for (const [PROXIES, proxies] of cases)
    expect(readConfig({ PROXIES })).toMatchObject({ value: { proxies } });
  for (const PROXIES of ["10", "10.0.0.256", "10.0.0.0/33", "haproxy", "10.0.0.5,"])
    expect(problemsOf({ PROXIES })).toHaveLength(1);
});

test("figures are told on this machine only, or beyond it to who brings a token", () => {
  const token = "a-token-of-more-than-24-characters";
  expect(readConfig({})).toMatchObject({ value: { metrics: undefined } });
  for (const [METRICS, host] of [
    ["9464", "127.0.0.1"],
    ["localhost:9464", "localhost"],
    ["127.0.0.2:9464", "127.0.0.2"],
    ["[::1]:9464", "::1"],
  ] as const)
    expect(readConfig({ METRICS })).toMatchObject({ value: { metrics: { host, port: 9464 } } });
  for (const METRICS of ["10.0.0.5:9464", "[fd00::5]:9464", "meent.example.nl:9464"]) {
    expect(problemsOf({ METRICS })[0]).toContain("without METRICS_TOKEN");
    expect(problemsOf({ METRICS, METRICS_TOKEN: token })).toEqual([]);
  }
  expect(problemsOf({ METRICS: "9464", METRICS_TOKEN: "short" })[0]).not.toContain("short");
});

test("all problems are told at once", () => {
  expect(problemsOf({ PORT: "x", LOG_LEVEL: "y" })).toHaveLength(2);
  expect(problemsOf({ DATABASE_APP_URL: "postgresql://a:b@h/d" })).toEqual([
    "DATABASE_APP_URL is given without DATABASE_URL; give both, or neither.",
  ]);
});

test("a public address loses its last slash", () => {
  expect(readConfig({ PUBLIC_URL: "https://Meent.nl/" })).toMatchObject({
    value: { publicUrl: "https://meent.nl" },
  });
});

test("the reference says what the schema says", async () => {
  const reference = await readFile("docs/reference/configuration.md", "utf8");
  const table = reference.split("\n").filter((line) => line.startsWith("|"));
  expect(table.join("\n")).toBe(configurationTable());
});

test.each([
  ["lek@meent.nl", "mailto:lek@meent.nl"],
  ["https://meent.nl/lek", "https://meent.nl/lek"],
])("whom to tell of a leak is an address of the web: %s", (SECURITY_CONTACT, securityContact) => {
  expect(readConfig({ SECURITY_CONTACT })).toMatchObject({ value: { securityContact } });
});

test("no line of its own gets into security.txt", () => {
  expect(
    problemsOf({ SECURITY_CONTACT: "https://meent.nl/\nContact: https://elders.example" }),
  ).toHaveLength(1);
});

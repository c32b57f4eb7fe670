import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import type { ZodType, z } from "zod";
import {
  accountTexts,
  inviteClerk,
  inviteResidents,
  makeStack,
  planResidents,
  type ResidentFault,
  rescueClerk,
} from "#modules/accounts";
import {
  addAreas,
  changeCommunity,
  findCommunityBySlug,
  foundCommunity,
  listAreas,
  listCommunities,
  planAreas,
  setMunicipality,
  slugFrom,
} from "#modules/people";
import { type Action, act, type Kept } from "#platform/act.ts";
import { machineClock } from "#platform/clock.ts";
import { type Config, readConfig } from "#platform/config.ts";
import type { Platform } from "#platform/context.ts";
import { openDatabase } from "#platform/database.ts";
import { findRunningEmbedded, startEmbedded } from "#platform/embedded.ts";
import { lettersPdf } from "#platform/letter.ts";
import { errorFacts, openLog } from "#platform/log.ts";
import { migrate } from "#platform/migrate.ts";
import { askOwner } from "#platform/owner.ts";
import { ensureRoles } from "#platform/roles.ts";
import { systemContext } from "#platform/settle.ts";
import { StartRefused } from "#platform/start-refused.ts";
import { assemble } from "./app.ts";
import { type CommunityFile, type FileFault, planCommunity } from "./community-file.ts";

/** `npm run community`: makes a community without the demo, beside a running Meent or before it. */

const help = `Makes a community, and what it begins with.

  npm run community -- new [options]            a community; asks for what is missing
  npm run community -- areas WORD FILE          more areas, from CSV or GeoJSON
  npm run community -- change WORD [options]    --lead --lead-en --phone --mail-from --theme
                                                --municipality --takes-part --ordinance
  npm run community -- clerk WORD [options]     a new invitation for the first council clerk
  npm run community -- code WORD --clerk-name N a new code for a clerk who cannot come in any more
  npm run community -- residents WORD FILE      invites a list: Mail, or Naam;Adres;Postcode;Plaats
                                                (--dry-run checks it; --letters FOLDER prints letters)
  npm run community -- list                     the communities there are

  WORD is the community's word in its address, as noorderveld.

Options of new:
  --file FILE         all of this in one JSON file; options on the line win
  --name NAME         as it is called: Noorderveld
  --slug WORD         its word in the address; without it, made of the name
  --cbs CODE          its code at Statistics Netherlands: GM0183, WK018307, BU01830700 or PV04
  --areas FILE        its villages or neighbourhoods: CSV (Naam;Code;Inwoners) or GeoJSON
  --languages LIST    nl or nl,en
  --lead TEXT         the opening words of its front page; --lead-en in English
  --phone NUMBER      where people call when they are stuck
  --mail-from ADDRESS the sender of its mail, if another than MAIL_FROM
  --theme FILE        its colours: {"--meent-green": {"light": "#0b5742", "dark": "#82d3b2"}}
  --municipality NAME the municipality it lies in, as it calls itself: "Gemeente Noorderveld"
  --takes-part no     that municipality does not take part (yet); yes once it does
  --ordinance CVDR1   its ordinance with a right to challenge, by its number in the CVDR
  --clerk-name NAME   the first council clerk, who gives all others their roles
  --clerk-mail ADDRESS
  --dry-run           says what it would do, and all that is wrong; writes nothing

The clerk gets an invitation by mail. Without SMTP_URL, or without --clerk-mail, a code is printed
once; the clerk types it at /WORD/aanmelden/code. Both hold fourteen days and work once.
The settings are those of npm start (docs/reference/configuration.md).
`;

const options = {
  file: { type: "string" },
  name: { type: "string" },
  slug: { type: "string" },
  cbs: { type: "string" },
  areas: { type: "string" },
  languages: { type: "string" },
  lead: { type: "string" },
  "lead-en": { type: "string" },
  phone: { type: "string" },
  "mail-from": { type: "string" },
  theme: { type: "string" },
  municipality: { type: "string" },
  "takes-part": { type: "string" },
  ordinance: { type: "string" },
  "clerk-name": { type: "string" },
  "clerk-mail": { type: "string" },
  letters: { type: "string" },
  "dry-run": { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

type Given = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
type Values = Given["values"];

async function run(): Promise<number> {
  const { values, positionals } = readLine();
  const [command = "help", word, file] = positionals;
  if (values.help || command === "help") return say(help);
  if (command === "new") return makeNew(values);
  if (command === "list")
    return withPlatform(async ({ platform }) => {
      const communities = await platform.database.readShared(listCommunities);
      for (const { slug, name } of communities) say(`${slug}\t${name}`);
      return communities.length === 0 ? say("There is no community yet.") : 0;
    });
  if (!word) throw new StartRefused(`Say which community: npm run community -- ${command} WORD`);
  if (command === "areas") return moreAreas(word, file, values);
  if (command === "change") return change(word, values);
  if (command === "clerk") return anotherClerk(word, values);
  if (command === "code") return clerkCode(word, values);
  if (command === "residents") return residents(word, file, values);
  throw new StartRefused(`There is no command ${command}. See: npm run community -- help`);
}

function readLine(): Given {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (thrown) {
    throw new StartRefused(`${(thrown as Error).message} See: npm run community -- help`);
  }
}

/* Commands ------------------------------------------------------------------------------------------ */

async function makeNew(values: Values): Promise<number> {
  const given = await fromFile(values);
  const asked = values["dry-run"] ? given : await ask(given);
  const { faults, wanted } = await planCommunity(asked, { read: (path) => readFile(path) });
  if (faults.length > 0 || !wanted) return refuse(faults);
  if (wanted.community.takesPart === false && wanted.community.municipality === undefined)
    throw new StartRefused(refusals.municipality_nameless ?? "");
  say(`${wanted.community.name}, at /${wanted.community.slug}, with ${wanted.areas.length} areas.`);
  if (values["dry-run"]) return say("All is well. Nothing was written: this was a dry run.");
  return withPlatform(async ({ platform, config }) => {
    const { slug, name } = wanted.community;
    if (await platform.database.readShared((db) => findCommunityBySlug(db, slug)))
      throw new StartRefused(`There is a community at /${slug} already. Choose another --slug.`);
    const id = await foundCommunity(platform, wanted.community);
    const done = doer(platform, id);
    if (wanted.areas.length > 0) await done(addAreas, { areas: [...wanted.areas] });
    say(`${name} is made.`);
    if (wanted.clerk) await invite(platform, config, { id, slug, name }, wanted.clerk);
    return 0;
  });
}

async function moreAreas(word: string, file: string | undefined, values: Values): Promise<number> {
  if (!file) throw new StartRefused("Name the file: npm run community -- areas WORD FILE");
  const { areas, faults } = planAreas(await readFile(file));
  if (faults.length > 0) return refuse(faults.map((fault) => ({ field: "areas", ...fault })));
  if (values["dry-run"]) return say(`${areas.length} areas. Nothing was written: a dry run.`);
  return withPlatform(async ({ platform }) => {
    const { id } = await communityAt(platform, word);
    const { added, there } = await doer(platform, id)(addAreas, { areas: [...areas] });
    return say(`${added} areas added; ${there} were there already.`);
  });
}

async function change(word: string, values: Values): Promise<number> {
  const { faults, settings, municipality } = await planCommunity(
    { ...fromLine(values), name: "Any", slug: "any-word" },
    { read: (path) => readFile(path) },
  );
  if (faults.length > 0 || !settings || !municipality) return refuse(faults);
  return withPlatform(async ({ platform }) => {
    const { id, name } = await communityAt(platform, word);
    if (Object.keys(settings).length > 0) await doer(platform, id)(changeCommunity, settings);
    if (Object.keys(municipality).length > 0)
      await doer(platform, id)(setMunicipality, municipality);
    return say(`${name} is changed.`);
  });
}

async function anotherClerk(word: string, values: Values): Promise<number> {
  const name = values["clerk-name"];
  if (!name) throw new StartRefused("Say who: --clerk-name NAME, and --clerk-mail ADDRESS.");
  return withPlatform(async ({ platform, config }) => {
    const community = await communityAt(platform, word);
    const mail = values["clerk-mail"];
    await invite(platform, config, community, { name, ...(mail && { mail }) });
    return 0;
  });
}

async function clerkCode(word: string, values: Values): Promise<number> {
  const name = values["clerk-name"];
  if (!name) throw new StartRefused("Say who: --clerk-name NAME.");
  return withPlatform(async ({ platform, config }) => {
    const { id, slug } = await communityAt(platform, word);
    const { code } = await doer(platform, id)(rescueClerk, { name });
    return say(
      `The new code of ${name}, shown once: ${code}\n` +
        `It is typed at ${codePage(config.publicUrl, slug)}. That it was made stands in the public record.`,
    );
  });
}

async function residents(word: string, file: string | undefined, values: Values): Promise<number> {
  if (!file) throw new StartRefused("Name the file: npm run community -- residents WORD FILE");
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) throw new StartRefused(`${file} cannot be read.`);
  return withPlatform(async ({ platform, config }) => {
    // A letter says where to go; that is no address of this machine alone.
    if (values.letters && config.publicUrl === undefined)
      throw new StartRefused("Letters say where to go: set PUBLIC_URL. Nothing was written.");
    const { id, slug } = await communityAt(platform, word);
    const areas = await platform.database.read(id, (db) => listAreas(db, id));
    const plan = planResidents(bytes, areas);
    if (plan.faults.length > 0) return refuseResidents(plan.faults);
    say(`${plan.rows.length} residents: ${plan.mails} by mail, ${plan.letters} by letter.`);
    if (values["dry-run"]) return say("All is well. Nothing was written: this was a dry run.");
    const done = await doer(platform, id)(inviteResidents, { rows: [...plan.rows] });
    say(`${done.mails} by mail and ${done.letters} by letter; ${done.known} had an invitation.`);
    if (done.mails > 0) say("The mails go out once Meent runs (npm start), a hundred a minute.");
    if (done.letters === 0) return 0;
    if (!values.letters) return say(`The clerk makes the letters at /${slug}/inwoners/${done.id}.`);
    const context = systemContext(platform, id, platform.clock.machineNow());
    await mkdir(values.letters, { recursive: true });
    for (let after = 0; ; ) {
      const stack = await makeStack(context, done.id, after);
      if (!stack) return 0;
      const path = join(values.letters, `brieven-${slug}-${after + 1}.pdf`);
      await writeFile(path, lettersPdf(stack.letters), { mode: 0o600 });
      say(`${path}: ${stack.letters.length} letters`);
      after = stack.last;
    }
  });
}

function refuseResidents(faults: readonly ResidentFault[]): number {
  const said = accountTexts.en.residentErrors;
  for (const { line, column, error, got } of faults.slice(0, 50))
    process.stderr.write(
      `line ${line}${column && `, ${column}`}${got && `, "${got}"`}: ${said[error]}\n`,
    );
  if (faults.length > 50) process.stderr.write(`and ${faults.length - 50} more.\n`);
  process.stderr.write("Nothing was written.\n");
  return 1;
}

async function invite(
  platform: Platform,
  config: Config,
  community: { readonly id: string; readonly slug: string; readonly name: string },
  clerk: { readonly name: string; readonly mail?: string },
): Promise<void> {
  const address = config.smtpUrl && clerk.mail ? clerk.mail : null;
  const { code } = await doer(platform, community.id)(inviteClerk, {
    name: clerk.name,
    address,
    community: community.name,
    language: "nl",
  });
  if (address)
    say(`An invitation for ${clerk.name} waits; it goes by mail once Meent runs (npm start).`);
  else
    say(
      `The code of ${clerk.name}, shown once: ${code}\n` +
        `It is typed at ${codePage(config.publicUrl, community.slug)}, within fourteen days.`,
    );
}

/** Where a code is typed, to be followed at a press in a terminal. */
function codePage(publicUrl: string | undefined, slug: string): string {
  const path = `/${slug}/aanmelden/code`;
  return publicUrl ? `${publicUrl}${path}` : `the address that npm start prints, ${path}`;
}

/* What was given ------------------------------------------------------------------------------------ */

async function fromFile(values: Values): Promise<CommunityFile> {
  const line = fromLine(values);
  if (!values.file) return line;
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(values.file, "utf8"));
  } catch (thrown) {
    throw new StartRefused(`${values.file} cannot be read as JSON: ${(thrown as Error).message}`);
  }
  return { ...(parsed as CommunityFile), ...line };
}

function fromLine(values: Values): CommunityFile {
  const { name, slug, areas, lead, phone, theme, municipality, ordinance } = values;
  const takesPart = values["takes-part"];
  const clerkName = values["clerk-name"];
  const clerkMail = values["clerk-mail"];
  const clerk = {
    ...(clerkName !== undefined && { name: clerkName }),
    ...(clerkMail !== undefined && { mail: clerkMail }),
  };
  const given = {
    name,
    slug,
    areas,
    lead,
    phone,
    theme,
    municipality,
    ordinance,
    // What is neither yes nor no is told by its word.
    takesPart: takesPart && ({ yes: true, no: false }[takesPart] ?? takesPart),
    cbsCode: values.cbs,
    leadEnglish: values["lead-en"],
    mailFrom: values["mail-from"],
    languages: values.languages?.split(",").map((language) => language.trim()),
    clerk: Object.keys(clerk).length > 0 ? clerk : undefined,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Asks in the terminal for what a community cannot be without. */
async function ask(given: CommunityFile): Promise<CommunityFile> {
  if (!process.stdin.isTTY) return given;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const name = given.name ?? (await lines.question("What is it called? "));
    const slug =
      given.slug ??
      ((await lines.question(`Its word in the address [${slugFrom(name)}]: `)) || slugFrom(name));
    const areas =
      given.areas ?? (await lines.question("A file with its areas (CSV or GeoJSON), or nothing: "));
    const clerk = given.clerk ?? {
      name: await lines.question("Who is the first council clerk? "),
      mail: await lines.question("The clerk's mail address, or nothing: "),
    };
    const { mail, ...named } = clerk;
    return {
      ...given,
      name,
      slug,
      ...(areas && { areas }),
      clerk: { ...named, ...(mail && { mail }) },
    };
  } finally {
    lines.close();
  }
}

/* Beneath ------------------------------------------------------------------------------------------- */

interface Opened {
  readonly platform: Platform;
  readonly config: Config;
}

/** Opens the database as `npm start` does, beside a running Meent or by itself, and closes it after. */
async function withPlatform(work: (opened: Opened) => Promise<number>): Promise<number> {
  const config = readConfig(process.env);
  if (!config.ok) throw new StartRefused(config.problems.join("\n"));
  const { value } = config;
  const running = value.databaseUrl ?? (await findRunningEmbedded(value.dataFolder));
  const own = running ? undefined : await startEmbedded(value.dataFolder, { say });
  const loginUrl = running ?? own?.url ?? "";
  try {
    const urls = await ensureRoles(loginUrl, {
      app: value.databaseAppUrl,
      worker: value.databaseWorkerUrl,
    });
    await migrate(urls.owner);
    await askOwner(
      urls.owner,
      "insert into platform.installation (demo) values ($1) on conflict do nothing",
      [process.env.DEMO === "1" || process.env.DEMO === "true"],
    );
    const [birth] = await askOwner(urls.owner, "select demo from platform.installation");
    if ((birth as { demo: boolean }).demo)
      throw new StartRefused(
        "This database is a demo, where everyone may be anyone. Give a real community a database of " +
          "its own: another folder with DATA, or DATABASE_URL.",
      );
    const database = openDatabase(urls.app, 2);
    try {
      const log = openLog("silent");
      const { publicUrl } = value;
      const parts = { database, clock: machineClock, log, isDemo: false };
      const { platform } = assemble({ ...parts, ...(publicUrl !== undefined && { publicUrl }) });
      return await work({ platform, config: value });
    } finally {
      await database.close();
    }
  } finally {
    await own?.stop();
  }
}

async function communityAt(platform: Platform, word: string) {
  const found = await platform.database.readShared((db) => findCommunityBySlug(db, word));
  if (!found)
    throw new StartRefused(`There is no community at /${word}. See: npm run community -- list`);
  return found;
}

/** Acts as set-up does; a refusal ends the command with its name. */
function doer(platform: Platform, communityId: string) {
  return async <Schema extends ZodType, Thing, Value extends Kept, Refusal extends string>(
    action: Action<Schema, Thing, Value, Refusal>,
    input: z.input<Schema>,
  ): Promise<Value> => {
    const context = systemContext(platform, communityId, platform.clock.machineNow());
    const outcome = await act(action, context, input);
    if (outcome.ok) return outcome.value;
    const why = refusals[outcome.refusal] ?? `${outcome.refusal} ${JSON.stringify(outcome.fields)}`;
    throw new StartRefused(why);
  };
}

const refusals: Readonly<Record<string, string>> = {
  municipality_nameless: "Say which municipality does not take part: --municipality NAME.",
  municipality_unchanged: "It stood like this already. Nothing has changed.",
  clerk_unknown: "There is no council clerk by this name. See /WORD/rollen for who is.",
  clerk_there: "A council clerk came in already; from now on the clerk gives the roles.",
  invalid_input: "Something given is not right. See: npm run community -- help",
};

function refuse(faults: readonly FileFault[]): number {
  for (const { field, at, error, got } of faults.slice(0, 50))
    process.stderr.write(
      `${field}${at === undefined ? "" : `, line ${at}`}: ${error.replaceAll("_", " ")}${got ? `: ${got}` : ""}\n`,
    );
  if (faults.length > 50) process.stderr.write(`and ${faults.length - 50} more.\n`);
  process.stderr.write("Nothing was written.\n");
  return 1;
}

function say(line: string): number {
  process.stdout.write(`${line}\n`);
  return 0;
}

try {
  process.exitCode = await run();
} catch (thrown) {
  if (thrown instanceof StartRefused) process.stderr.write(`${thrown.message}\n`);
  else process.stderr.write(`It did not work: ${JSON.stringify(errorFacts(thrown))}\n`);
  process.exitCode = 1;
}

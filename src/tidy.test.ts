import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/** House rules that no off-the-shelf linter knows. A failure names the file and what to do. */

const standardFile =
  /^((index|model|store|actions|api|jobs|texts)\.ts|pages\.tsx|(model|store|actions|api|jobs)\.test\.ts|pages\.test\.tsx|README\.md)$/;
const standardFolder = /^(model|pages|store|actions)$/;

const modules = readdirSync("src/modules");
const sources = walk("src").filter((file) => /\.tsx?$/.test(file));

describe.each(modules)("module %s", (name) => {
  const folder = `src/modules/${name}`;

  test("has only the standard files", () => {
    const strangers = readdirSync(folder).filter((file) =>
      statSync(join(folder, file)).isDirectory()
        ? !standardFolder.test(file)
        : !standardFile.test(file),
    );
    expect(strangers, "give it one of the standard names").toEqual([]);
  });

  test("says in a README of at most fifteen lines what it is for", () => {
    expect(read(`${folder}/README.md`).trim().split("\n").length).toBeLessThanOrEqual(15);
    expect(read(`${folder}/README.md`)).toContain(`# ${name}`);
  });

  test("names only its own database schema", () => {
    const named = [...read(`${folder}/store.ts`).matchAll(/["'`](\w+)\.\w+["'` ]/g)].map(
      ([, schema]) => schema,
    );
    const schemas = new Set(modules.concat("platform"));
    const foreign = named.filter((schema) => schema && schemas.has(schema) && schema !== name);
    expect(foreign, "ask that module's index.ts for what you need").toEqual([]);
  });

  test("names the community in every query of its store", () => {
    const queries = read(`${folder}/store.ts`)
      .split(/\n(?=export |async function |function )/)
      .filter((part) => /\.(selectFrom|updateTable|deleteFrom|insertInto)\(/.test(part))
      .filter((part) => !/"(people\.(community|account)|accounts\.email)"/.test(part));
    const silent = queries.filter((part) => !part.includes("community_id"));
    expect(silent.map((part) => part.split("\n")[0])).toEqual([]);
  });

  test("opens its front door name by name", () => {
    expect(read(`${folder}/index.ts`)).not.toMatch(/export \*/);
  });
});

test("only the clock asks the machine what time it is", () => {
  const asking = sources
    .filter(
      (file) =>
        !file.includes(".test.") && !["src/platform/clock.ts", "src/lib/ids.ts"].includes(file),
    )
    .filter((file) => /Date\.now\(\)|new Date\(\)/.test(read(file)));
  expect(asking, "take `now` from the context, or the clock from the platform").toEqual([]);
});

test("nothing is called utils, helpers, common, misc, service or manager", () => {
  const vague = sources.filter((file) =>
    /(^|[/.-])(utils?|helpers?|common|misc|services?|managers?)([/.-]|$)/.test(file),
  );
  expect(vague, "find the noun").toEqual([]);
});

test("every migration is numbered in order and named after a module", () => {
  const names = readdirSync("migrations").sort();
  const owners = new Set(modules.concat("platform"));
  names.forEach((name, index) => {
    const [, number, owner] = /^(\d{4})_([a-z]+)_[a-z_]+\.sql$/.exec(name) ?? [];
    expect(Number(number), name).toBe(index + 1);
    expect(owners, name).toContain(owner);
  });
});

test("every dependency has a decision record", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json"));
  const records = walk("docs/decisions").map(read).join("\n");
  const silent = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !records.includes(`\`${name}\``),
  );
  expect(silent, "write who keeps it, its licence, what it saves").toEqual([]);
});

test("the list of docs names every page, decision and module once", () => {
  const list = read("docs/README.md");
  const pages = walk("docs")
    .filter((file) => file.endsWith(".md") && file !== "docs/README.md")
    .map((file) => file.replace("docs/", ""));
  const wanted = [...pages, ...modules.map((name) => `../src/modules/${name}`)];
  expect(wanted.filter((page) => list.split(`](${page})`).length !== 2)).toEqual([]);
});

test("no page has styles or scripts inline", () => {
  const inline = sources
    .filter((file) => file.endsWith(".tsx") && !file.includes(".test."))
    .filter((file) => /\sstyle=|<style|<script(?![^>]*src)|\son[a-z]+=\{/.test(read(file)));
  expect(inline, "the content security policy would block it").toEqual([]);
});

function walk(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

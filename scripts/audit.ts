/**
 * Asks npm whether a package of ours has a known leak that is rated high or critical: `npm audit`,
 * judged. Fails on a leak alone. A registry that cannot be asked is said aloud and fails nothing: who
 * works on a train must be able to test.
 */
import { spawnSync } from "node:child_process";
import { argv, exit, platform } from "node:process";
import { fileURLToPath } from "node:url";

export type Judgement =
  | { readonly kind: "leaks"; readonly lines: readonly string[] }
  | { readonly kind: "clean"; readonly packages: number }
  | { readonly kind: "skipped"; readonly why: string };

interface Report {
  readonly error?: { readonly summary?: string };
  readonly message?: string;
  readonly vulnerabilities?: Readonly<Record<string, Leak>>;
  readonly metadata?: { readonly dependencies?: { readonly total?: number } };
}

interface Leak {
  readonly severity: string;
  readonly range?: string;
  /** Advisories of the package itself, or the names of packages through which it has them. */
  readonly via?: readonly (string | { readonly title?: string; readonly url?: string })[];
}

const grave = new Set(["high", "critical"]);

/** Judges what `npm audit --json` printed; anything that is no report of it is a registry unasked. */
export function judgeAudit(printed: string): Judgement {
  const report = readReport(printed);
  if (!report?.metadata || !report.vulnerabilities) return { kind: "skipped", why: whyOf(report) };
  const lines = Object.entries(report.vulnerabilities)
    .filter(([, { severity }]) => grave.has(severity))
    .map(([name, leak]) => `${name} ${leak.range ?? ""} (${leak.severity}): ${sayVia(leak)}`);
  return lines.length > 0
    ? { kind: "leaks", lines }
    : { kind: "clean", packages: report.metadata.dependencies?.total ?? 0 };
}

function readReport(printed: string): Report | undefined {
  try {
    const report: unknown = JSON.parse(printed);
    return typeof report === "object" && report !== null ? report : undefined;
  } catch {
    return undefined;
  }
}

function whyOf(report: Report | undefined): string {
  return report?.error?.summary || report?.message || "it gave no report";
}

function sayVia({ via = [] }: Leak): string {
  return via
    .map((one) => (typeof one === "string" ? `by ${one}` : `${one.title ?? ""} ${one.url ?? ""}`))
    .join("; ");
}

/** What to say, and whether the check failed. */
export function sayJudgement(judged: Judgement): { readonly text: string; readonly ok: boolean } {
  switch (judged.kind) {
    case "leaks":
      return {
        ok: false,
        text: `Packages with a known leak, rated high or critical:\n${judged.lines.join("\n")}`,
      };
    case "clean":
      return {
        ok: true,
        text: `No known leak, rated high or critical, in ${judged.packages} packages.`,
      };
    case "skipped":
      return {
        ok: true,
        text: `SKIPPED: the registry could not be asked for known leaks (${judged.why}). Nothing was checked.`,
      };
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const asked = spawnSync(
    "npm",
    ["audit", "--json", "--fetch-retries=0", "--fetch-timeout=20000"],
    {
      encoding: "utf8",
      shell: platform === "win32",
      timeout: 60_000,
      maxBuffer: 2 ** 26,
    },
  );
  const { text, ok } = sayJudgement(judgeAudit(asked.stdout ?? ""));
  console.log(text);
  exit(ok ? 0 : 1);
}

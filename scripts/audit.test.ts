import { describe, expect, test } from "vitest";
import { judgeAudit, sayJudgement } from "./audit.ts";

/** As `npm audit --json` of npm 11 prints it, cut to what is read. */
function report(severity: string): string {
  return JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: {
      planted: {
        name: "planted",
        severity,
        via: [
          { title: "Prototype pollution", url: "https://github.com/advisories/GHSA-0", severity },
        ],
        range: "<1.2.3",
      },
    },
    metadata: { vulnerabilities: { [severity]: 1 }, dependencies: { total: 400 } },
  });
}

function outcomeOf(printed: string) {
  const { ok, text } = sayJudgement(judgeAudit(printed));
  return { ok, text };
}

describe("the audit of packages", () => {
  test.each(["high", "critical"])("fails on a leak rated %s, and names it", (severity) => {
    const { ok, text } = outcomeOf(report(severity));
    expect(ok).toBe(false);
    expect(text).toContain(`planted <1.2.3 (${severity}): Prototype pollution https://`);
  });

  test.each(["low", "moderate"])("lets one rated %s pass", (severity) => {
    expect(outcomeOf(report(severity))).toEqual({
      ok: true,
      text: "No known leak, rated high or critical, in 400 packages.",
    });
  });

  test.each([
    [
      "is not reachable",
      JSON.stringify({ error: { summary: "getaddrinfo ENOTFOUND" } }),
      "ENOTFOUND",
    ],
    [
      "does not do audits",
      JSON.stringify({ message: "405 Method Not Allowed", error: { summary: "" } }),
      "405",
    ],
    ["says nothing", "", "it gave no report"],
    ["says no JSON", "<html>", "it gave no report"],
  ])("says that it was skipped, and fails nothing, where the registry %s", (_, printed, why) => {
    const { ok, text } = outcomeOf(printed);
    expect(ok).toBe(true);
    expect(text).toMatch(/^SKIPPED: .*Nothing was checked\.$/);
    expect(text).toContain(why);
  });
});

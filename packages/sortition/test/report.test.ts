import { beforeAll, describe, expect, it } from "vitest";
import {
  drawChances,
  loadSolver,
  type Pool,
  type Selection,
  selectPanels,
  writeReport,
} from "../src/index.ts";
import { quota } from "./smallPools.ts";

let pool: Pool;
let selection: Selection;

beforeAll(async () => {
  const people = Array.from({ length: 10 }, (_, at) => ({
    id: at === 0 ? "<script>" : `p${at}`,
    features: { wijk: at < 2 ? "Oost & West" : at === 9 ? "Zuid" : "Noord" },
  }));
  const quotas = [
    quota("wijk", "Oost & West", 1, 1),
    quota("wijk", "Noord", 0, 3),
    quota("wijk", "Zuid", 0, 0),
  ];
  pool = { people, quotas };
  const outcome = selectPanels(await loadSolver(), { pool, size: 4, method: "leximin", seed: 1 });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  selection = outcome.value;
});

describe("the report", () => {
  it("says in plain Dutch and English what the smallest chance is", () => {
    // Seven of Noord for three seats: 3/7 each; two of Oost & West for one seat: 1/2 each.
    expect(writeReport(pool, selection, "nl")).toContain("42,9% (1 op 2,3)");
    expect(writeReport(pool, selection, "en")).toContain("42.9% (1 in 2.3)");
  });

  it("lists the people without a chance", () => {
    const html = writeReport(pool, selection, "nl");
    expect(selection.uncoverable).toEqual(["p9"]);
    expect(html).toMatch(/Zonder kans<\/h2>[\s\S]*p9/);
  });

  it("warns when the computation was stopped", () => {
    const html = writeReport(pool, { ...selection, status: "stopped" }, "nl");
    expect(html).toContain('class="status stopped"');
    expect(html).toContain("Let op");
  });

  it("escapes what people typed", () => {
    const html = writeReport(pool, selection, "en");
    expect(html).not.toContain("<script>");
    expect(html).toContain("&lt;script&gt;");
    expect(html).toContain("Oost &amp; West");
  });
});

describe("the chart", () => {
  const texts = {
    title: "t",
    across: "a",
    equal: "e",
    percentage: (chance: number) => `${chance}`,
  };

  it("draws a chance at the height of its share of the axis", () => {
    const svg = drawChances([{ name: "one", chances: [0.5, 0.25] }], 0.375, texts);
    const points = /<polygon points="([^"]+)"/
      .exec(svg)?.[1]
      ?.split(" ")
      .map((p) => p.split(",").map(Number));
    // Sorted ascending, from the axis at 284 up; the top line is 0.5 at 40.
    expect(points?.map(([, y]) => y)).toEqual([284, 162, 162, 40, 40, 284]);
  });

  it("draws a compared series as a line over it, and both names", () => {
    const svg = drawChances(
      [
        { name: "one", chances: [0.1, 0.2] },
        { name: "other", chances: [0, 0.3] },
      ],
      0.15,
      texts,
    );
    expect(svg.match(/<polyline/g)).toHaveLength(1);
    expect(svg).toContain(">one<");
    expect(svg).toContain(">other<");
  });
});

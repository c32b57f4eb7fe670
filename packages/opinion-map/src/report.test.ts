import { describe, expect, it } from "vitest";
import { plantVotes } from "../test/planted-votes.ts";
import { classicMap } from "./classic-map.ts";
import { mapPicture } from "./map-picture.ts";
import { reportPage } from "./report.ts";
import { stableMap } from "./stable-map.ts";
import { buildVoteMatrix } from "./vote-matrix.ts";

const planted = plantVotes({
  people: 90,
  statements: 30,
  groups: 3,
  votesOf: () => 24,
  noise: 0.2,
  seed: "report",
});
const statements = planted.statements.map((s) => ({ ...s, text: `<b>"${s.id}" & more</b>` }));
const matrix = buildVoteMatrix(planted.votes, statements);
const options = { title: "A <talk>", seed: "meent" };

describe("the report", () => {
  const page = reportPage(stableMap(matrix), options);

  it("says what the map shows in sentences", () => {
    expect(page).toContain("90 people gave 2,160 answers to 30 statements.");
    expect(page).toContain("The map shows 3 groups among the 90 people");
    expect(page).toContain("The groups are stable");
    expect(page).toContain("there is an open space");
  });

  it("escapes what people wrote", () => {
    expect(page).toContain("&lt;b&gt;&quot;s0&quot; &amp; more&lt;/b&gt;");
    expect(page).not.toContain("<b>");
    expect(page).toContain("<title>A &lt;talk&gt;</title>");
  });

  it("needs nothing from elsewhere and holds no broken numbers", () => {
    expect(page).not.toMatch(/(src|href)=/);
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("lists every statement once in the table of all", () => {
    const all = page.slice(page.indexOf("<details>"), page.indexOf("</details>"));
    for (const { id } of statements)
      expect(all.split(`<span class="id">${id}</span>`).length).toBe(2);
  });

  it("speaks Dutch", () => {
    const dutch = reportPage(stableMap(matrix), { ...options, language: "nl" });
    expect(dutch).toContain('<html lang="nl">');
    expect(dutch).toContain("De kaart laat 3 groepen zien");
    expect(dutch).not.toMatch(/people|statement\b/);
  });

  it("says of a classic map that it was not tested", () => {
    expect(reportPage(classicMap(matrix), options)).toContain(
      "does not test whether the groups are stable",
    );
  });

  it("of a conversation without groups says why, and still lists the statements", () => {
    const few = buildVoteMatrix(
      planted.votes.filter((v) => v.participant === "p1"),
      statements,
    );
    const page = reportPage(stableMap(few), options);
    expect(page).toContain("There are no groups: too few people");
    expect(page).toContain("Show all 30 statements");
    expect(page).not.toMatch(/NaN|undefined|Infinity/);
    expect(reportPage(stableMap(buildVoteMatrix([])), options)).toContain("nobody has voted yet");
  });
});

describe("the picture", () => {
  it("has one mark for each person on the map and a label for each group", () => {
    const picture = mapPicture(stableMap(matrix, { resamples: 0 }));
    const marks = [...picture.matchAll(/class="mark [^"]*" d="([^"]*)"/g)].map(
      ([, path]) => path?.match(/M/g)?.length ?? 0,
    );
    expect(marks.reduce((a, b) => a + b)).toBe(90);
    expect(picture.match(/class="label/g)?.length).toBe(3);
    expect(picture).toMatch(/aria-label="Map of opinions: group A, \d+ people; group B/);
  });
});

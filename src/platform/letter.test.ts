import { getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import { type Letter, letterParagraphs, letterPdf } from "./letter.ts";

const letter: Letter = {
  language: "nl",
  sender: { name: "Gemeente Noorderveld", lines: ["Telefoon 0597 12 34 56"] },
  addressee: ["Aan Ayşe Yılmaz", "Dorpsstraat 1", "Noorderveld"],
  on: "2026-11-24",
  reference: "D-2026-007",
  subject: "Uw code om te tekenen",
  greeting: "Beste Ayşe Yılmaz,",
  body: [
    { kind: "heading", text: "Wat u afspreekt" },
    { kind: "paragraph", text: "U knipt de heg. De gemeente betaalt € 750." },
    { kind: "large", text: "7KM 4QX" },
  ],
  closing: "Met vriendelijke groet,",
  signature: ["Geert Lubbers"],
};

/** The PDF as another program reads it: Mozilla's pdf.js. */
async function opened(given: Letter) {
  const pdf = await getDocumentProxy(await letterPdf(given));
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const tree = await page.getStructTree();
    pages.push({
      size: page.view,
      text: items
        .map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : ""))
        .join(""),
      roles: rolesIn(tree),
    });
  }
  return { pages, ...(await pdf.getMetadata()) };
}

/** The roles of the structure, in reading order. */
function rolesIn(node: object): readonly string[] {
  const role = "role" in node && typeof node.role === "string" ? [node.role] : [];
  const children = "children" in node && Array.isArray(node.children) ? node.children : [];
  return [...role, ...children.flatMap((child: object) => rolesIn(child))];
}

describe("a letter as PDF", () => {
  test("is an A4 page with all its words, in the order in which they are read", async () => {
    const { pages } = await opened(letter);
    expect(pages).toHaveLength(1);
    expect(pages[0]?.size.map(Math.round)).toEqual([0, 0, 595, 842]);
    const inOrder = [
      "Gemeente Noorderveld",
      "Telefoon 0597 12 34 56",
      "Aan Ayşe Yılmaz\nDorpsstraat 1\nNoorderveld",
      "Datum: 24 november 2026\nKenmerk: D-2026-007",
      "Uw code om te tekenen",
      "Beste Ayşe Yılmaz,",
      "Wat u afspreekt",
      "De gemeente betaalt € 750.",
      "7KM 4QX",
      "Met vriendelijke groet,",
      "Geert Lubbers",
    ].map((words) => pages[0]?.text.indexOf(words) ?? -1);
    expect(inOrder).not.toContain(-1);
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
  });

  test("gives a code to whoever copies it as one word, whatever its letters", async () => {
    // Pairs that a printer would set closer to one another.
    const codes = ["FTWS-XTBD", "82A4-J5GS", "JFYY-35XW", "VY8H-3PXV", "2MZJ-FQAF"];
    const body = codes.map((text) => ({ kind: "large", text }) as const);
    const { pages } = await opened({ ...letter, body });
    for (const code of codes) expect(pages[0]?.text).toContain(`\n${code}\n`);
  });

  test("is tagged, with its language, title and headings, for who hears it", async () => {
    const { pages, info } = await opened(letter);
    expect(info).toMatchObject({
      Language: "nl-NL",
      Title: "Uw code om te tekenen",
      Author: "Gemeente Noorderveld",
    });
    expect(pages[0]?.roles.filter((role) => role !== "P")).toEqual([
      "Root",
      "Document",
      "H1",
      "H2",
    ]);
  });

  test("claims PDF/UA-1 and embeds its font: no standard font stays outside", async () => {
    const bytes = Buffer.from(await letterPdf(letter)).toString("latin1");
    expect(bytes).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(bytes).toContain("/FontFile2");
    expect(bytes).toContain("AtkinsonHyperlegibleNext-Bold");
    expect(bytes).not.toContain("Helvetica");
  });

  test("is the same to the byte for the same letter, and another for another", async () => {
    const first = Buffer.from(await letterPdf(letter));
    const again = Buffer.from(await letterPdf(structuredClone(letter)));
    const other = Buffer.from(await letterPdf({ ...letter, reference: "D-2026-008" }));
    expect(again.equals(first)).toBe(true);
    expect(other.equals(first)).toBe(false);
  });

  test("goes on over pages, each with its number, and no line is lost", async () => {
    const lines = Array.from(
      { length: 90 },
      (_, index) => `Regel ${index + 1} van een lange brief.`,
    );
    const { pages } = await opened({ ...letter, body: letterParagraphs(lines.join("\n\n")) });
    expect(pages.length).toBeGreaterThan(1);
    const text = pages.map((page) => page.text).join("\n");
    for (const line of lines) expect(text).toContain(line);
    expect(pages.at(-1)?.text).toContain(`Blad ${pages.length} van ${pages.length}`);
    expect(pages.at(-1)?.text).toContain("Geert Lubbers");
    const single = await opened(letter);
    expect(single.pages[0]?.text).not.toContain("Blad 1");
  });

  test("writes English as English", async () => {
    const { pages, info } = await opened({ ...letter, language: "en" });
    expect(info).toMatchObject({ Language: "en-GB" });
    expect(pages[0]?.text).toContain("Date: 24 November 2026");
    expect(pages[0]?.text).toContain("Reference: D-2026-007");
  });

  test("draws what the font lacks as near as it can, and never an empty box", async () => {
    const { pages } = await opened({
      ...letter,
      addressee: ["Łukasz Ņikiforovs", "Ṃira ‍李"],
      greeting: "Tab\there, soft­hyphen, emoji 🌳!",
    });
    expect(pages[0]?.text).toContain("Łukasz Ņikiforovs");
    expect(pages[0]?.text).toMatch(/Mira \?/);
    expect(pages[0]?.text).toContain("emoji ?!");
  });
});

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { create as createFont } from "fontkit";
import PDFDocument from "pdfkit";
import { assert } from "#lib/assert.ts";
import type { LocalDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import type { Language } from "#lib/texts.ts";
import { texts } from "./texts.ts";

/** A letter on paper, as plain data: who writes to whom, about what, and the words. */
export interface Letter {
  readonly language: Language;
  /** Who sends it: the name in bold, address or telephone under it. */
  readonly sender: { readonly name: string; readonly lines: readonly string[] };
  /** As it shows in the window of an envelope: a name and an address, or "Aan de bewoners van …". */
  readonly addressee: readonly string[];
  readonly on: LocalDate;
  readonly reference?: string;
  readonly subject: string;
  readonly greeting: string;
  readonly body: readonly LetterPart[];
  readonly closing: string;
  readonly signature: readonly string[];
}

export type LetterPart =
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  /** Something to type over, as a code or a short address: large, on a line of its own. */
  | { readonly kind: "large"; readonly text: string };

/** Paragraphs of a text as it was typed: an empty line parts them. */
export function letterParagraphs(text: string): readonly LetterPart[] {
  return text
    .split(/\n{2,}/)
    .map((part) => ({ kind: "paragraph", text: part.trim() }) as const)
    .filter((part) => part.text !== "");
}

/**
 * The letter as PDF: A4, tagged and with its language, so that a screen reader reads it in order
 * (PDF/UA-1, ISO 14289-1); the font is embedded. The same letter always gives the same bytes.
 */
export function letterPdf(letter: Letter): Promise<Uint8Array> {
  const document = openDocument(letter, true);
  const whole = document.struct("Document");
  document.addStructure(whole);
  write({ document, whole }, letter);
  whole.end();
  numberPages(document, letter.language);
  return bytesOf(document);
}

function openDocument(letter: Letter, bufferPages: boolean): PDFKit.PDFDocument {
  const document = new PDFDocument({
    size: "A4",
    margins: { top: 20 * mm, bottom: 25 * mm, left: 25 * mm, right: 25 * mm },
    bufferPages,
    pdfVersion: "1.7",
    // The library knows PDF/UA; its types do not yet.
    subset: "PDF/UA" as "PDF/A-1",
    tagged: true,
    displayTitle: true,
    lang: letter.language === "nl" ? "nl-NL" : "en-GB",
    // The standard font of the library would stay outside the file, which PDF/UA forbids.
    font: fontFile("latin-400"),
    info: {
      Title: letter.subject,
      Author: letter.sender.name,
      Producer: "Meent",
      Creator: "Meent",
      // Not the moment of making: the same letter is the same file.
      CreationDate: new Date(`${letter.on}T12:00:00Z`),
    },
  });
  for (const name of Object.keys(fontFiles) as FontName[]) document.registerFont(name, fonts[name]);
  return document;
}

/**
 * Many letters in one file, each on pages of its own, made and sent one after the other: nothing waits
 * for the last. Their pages bear no numbers, for a letter here fits on one.
 */
export function lettersPdf(letters: readonly Letter[]): ReadableStream<Uint8Array> {
  const [first] = letters;
  assert(first, "a file holds a letter");
  const document = openDocument(first, false);
  const whole = document.struct("Document");
  document.addStructure(whole);
  const parts = Readable.toWeb(Readable.from(document)) as ReadableStream<Uint8Array>;
  void (async () => {
    for (const [index, letter] of letters.entries()) {
      if (index > 0) document.addPage();
      write({ document, whole }, letter);
      // Others are answered in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
    whole.end();
    document.end();
  })();
  return parts;
}

/**
 * The letter as the answer to a request; `name` is what its file is called where it is kept. What can
 * be asked once only is an `attachment`: it is kept, and the page it was asked on stays.
 */
export async function letterResponse(
  letter: Letter,
  name: string,
  shown: "inline" | "attachment" = "inline",
): Promise<Response> {
  return new Response(new Uint8Array(await letterPdf(letter)), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `${shown}; filename="${name.replaceAll(/[^\w.-]/g, "-")}.pdf"`,
    },
  });
}

/** One millimetre in points. */
const mm = 72 / 25.4;
/** Where the window of a Dutch envelope shows the addressee (NEN 1026, window at the left). */
const addresseeTop = 52 * mm;
const bodyTop = 88 * mm;

interface Paper {
  readonly document: PDFKit.PDFDocument;
  readonly whole: PDFKit.PDFStructureElement;
}

function write(paper: Paper, letter: Letter): void {
  const { document } = paper;
  const t = texts[letter.language].letter;
  put(paper, "P", letter.sender.name, { size: 13, bold: true });
  if (letter.sender.lines.length > 0) put(paper, "P", letter.sender.lines.join("\n"), { size: 10 });
  document.y = Math.max(document.y + 12, addresseeTop);
  put(paper, "P", letter.addressee.join("\n"));
  document.y = Math.max(document.y + 12, bodyTop);
  const facts = [
    `${t.on}: ${dateText(letter.on, letter.language)}`,
    ...(letter.reference === undefined ? [] : [`${t.reference}: ${letter.reference}`]),
  ];
  put(paper, "P", facts.join("\n"), { size: 10, after: 14 });
  put(paper, "H1", letter.subject, { size: 16, bold: true, after: 14 });
  put(paper, "P", letter.greeting, { after: 8 });
  for (const part of letter.body) putPart(paper, part);
  document.y += 8;
  put(paper, "P", letter.closing, { after: 20, keepWith: 60 });
  put(paper, "P", letter.signature.join("\n"));
}

function putPart(paper: Paper, part: LetterPart): void {
  switch (part.kind) {
    case "paragraph":
      put(paper, "P", part.text, { after: 8 });
      return;
    case "heading":
      paper.document.y += 6;
      put(paper, "H2", part.text, { size: 12.5, bold: true, after: 4, keepWith: 40 });
      return;
    case "large":
      paper.document.y += 4;
      put(paper, "P", part.text, { size: 26, bold: true, after: 12, spacing: 2 });
      return;
  }
}

interface Setting {
  readonly size?: number;
  readonly bold?: boolean;
  /** White under it, in points. */
  readonly after?: number;
  /** Starts on a new page when not so much is left under it, in points. */
  readonly keepWith?: number;
  /** White between the letters, in points; they are then set apart, and no pair of them closer. */
  readonly spacing?: number;
}

// A pair set closer ("WS", "Y8") is read as two words by whoever copies the text from the file or has
// it read out. The library hands this on to fontkit, which knows it; its types know lists alone.
const unkerned = { kern: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[];

/** Writes one element of the structure; words that need the other font change to it within a line. */
function put(paper: Paper, role: "P" | "H1" | "H2", text: string, setting: Setting = {}): void {
  const { document, whole } = paper;
  const { size = 11, bold = false, after = 0, keepWith = 0, spacing = 0 } = setting;
  document.fontSize(size);
  const left = document.page.height - document.page.margins.bottom - document.y;
  if (left < keepWith + size * 1.4) document.addPage();
  const runs = runsOf(text, bold);
  whole.add(
    document.struct(role, {}, () => {
      runs.forEach(({ font, text: words }, index) => {
        document.font(font).text(words, {
          continued: index < runs.length - 1,
          lineGap: size * 0.28,
          characterSpacing: spacing,
          ...(spacing > 0 && { features: unkerned }),
        });
      });
    }),
  );
  document.y += after;
}

/** The number of each page, where there is more than one; no part of what is read out. */
function numberPages(document: PDFKit.PDFDocument, language: Language): void {
  const { start, count } = document.bufferedPageRange();
  if (count === 1) return;
  for (let index = 0; index < count; index++) {
    document.switchToPage(start + index);
    const { page } = document;
    // Within the margin at the foot, where text would otherwise begin a new page.
    page.margins.bottom = 0;
    document.markContent("Artifact", { type: "Pagination", attached: ["Bottom"] });
    document
      .font("latin-400")
      .fontSize(9)
      .text(
        texts[language].letter.page(index + 1, count),
        page.margins.left,
        page.height - 15 * mm,
        {
          lineBreak: false,
        },
      );
    document.endMarkedContent();
  }
}

function bytesOf(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    document.on("data", (part: Buffer) => parts.push(part));
    document.on("end", () => resolve(new Uint8Array(Buffer.concat(parts))));
    document.on("error", reject);
    document.end();
  });
}

/*
 * The font: two files a weight, as for the web; together they hold all European Latin. WOFF and not
 * WOFF2, whose outlines are packed in another form that fontkit copies unread (its TTFSubset).
 */

const { resolve } = createRequire(import.meta.url);
const folder = dirname(resolve("@fontsource/atkinson-hyperlegible-next/package.json"));

const fontFiles = {
  "latin-400": "latin-400-normal",
  "latin-ext-400": "latin-ext-400-normal",
  "latin-700": "latin-700-normal",
  "latin-ext-700": "latin-ext-700-normal",
} as const;
type FontName = keyof typeof fontFiles;

function fontFile(name: FontName): string {
  return join(folder, "files", `atkinson-hyperlegible-next-${fontFiles[name]}.woff`);
}

const fonts = Object.fromEntries(
  (Object.keys(fontFiles) as FontName[]).map((name) => [name, readFileSync(fontFile(name))]),
) as Readonly<Record<FontName, Buffer>>;

// Bold has the letters of regular.
const letters = { latin: lettersOf("latin-400"), "latin-ext": lettersOf("latin-ext-400") };

function lettersOf(name: FontName): ReadonlySet<number> {
  const font = createFont(fonts[name]);
  return new Set("characterSet" in font ? font.characterSet : []);
}

interface Run {
  readonly font: FontName;
  readonly text: string;
}

/** A text in stretches of one font each. What no font has becomes a question mark, never a gap. */
function runsOf(text: string, bold: boolean): readonly Run[] {
  const weight = bold ? "700" : "400";
  const runs: Run[] = [];
  for (const letter of [...text.normalize("NFC")].map(printable).filter(Boolean)) {
    const isPlain = letter === "\n" || letters.latin.has(letter.codePointAt(0) ?? 0);
    const font: FontName = `${isPlain ? "latin" : "latin-ext"}-${weight}`;
    const last = runs.at(-1);
    if (last?.font === font) runs[runs.length - 1] = { font, text: last.text + letter };
    else runs.push({ font, text: letter });
  }
  return runs;
}

function printable(letter: string): string {
  if (letter === "\n") return letter;
  if (/\s/u.test(letter)) return letter === "\u00A0" ? letter : " ";
  const isOurs = (one: string) => {
    const code = one.codePointAt(0) ?? 0;
    return letters.latin.has(code) || letters["latin-ext"].has(code);
  };
  if (isOurs(letter)) return letter;
  // Joiners, marks and controls draw nothing of their own.
  if (/[\p{Cf}\p{M}\p{Cc}]/u.test(letter)) return "";
  const plain = letter.normalize("NFD").replaceAll(/\p{M}/gu, "");
  return isOurs(plain) ? plain : "?";
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { type NineAct, nineActs } from "#lib/nine-acts.ts";
import { ErrorSummary, Form, PhotoField, Radios, TextArea, TextField } from "./form.tsx";
import { MandateBar } from "./mandate-bar.tsx";
import { NineActs } from "./nine-acts.tsx";
import { Link, LinkButton } from "./page.tsx";
import { Pager } from "./pager.tsx";
import { Photo } from "./photo.tsx";

const html = (node: VNode) => renderToString(node);
const words = (node: VNode) =>
  html(node)
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

describe("the nine acts", () => {
  const strip = (done: number, waiting: number) =>
    nineActs.map((act: NineAct, index) => {
      if (index < done) return { act, state: "done" as const, by: "Henk Alberts" };
      return index < done + waiting
        ? { act, state: "waiting" as const, waitsFor: "het college" }
        : { act, state: "later" as const };
    });

  test.each([
    [0, 0, "Er is nog geen daad gedaan. Negen zijn nog niet aan de beurt."],
    [1, 1, "Eén daad is gedaan. Op één wordt gewacht. Zeven zijn nog niet aan de beurt."],
    [5, 3, "Vijf daden zijn gedaan. Op drie wordt gewacht. Eén is nog niet aan de beurt."],
    [9, 0, "Negen daden zijn gedaan."],
  ])("%i done and %i waited for are counted in a sentence", (done, waiting, sentence) => {
    expect(words(<NineActs language="nl" acts={strip(done, waiting)} />)).toContain(sentence);
  });

  test("stand in their fixed order, whatever the order they came in", () => {
    const shown = html(<NineActs language="en" acts={strip(2, 2).reverse()} />);
    const labels = Array.from(shown.matchAll(/<b>([^<]*)/g), ([, label]) => label);
    expect(labels.slice(0, 2)).toEqual(["Recognise", "Invite"]);
    expect(labels).toHaveLength(9);
  });

  test("are nine, or it is our mistake", () => {
    expect(() => html(<NineActs language="nl" acts={strip(2, 2).slice(1)} />)).toThrow("each act");
  });
});

describe("a field", () => {
  test("speaks the language of its form, and says when it may stay empty", () => {
    const form = (
      <Form language="en" action="/">
        <TextField name="naam" label="Name" required={false} />
      </Form>
    );
    expect(words(form)).toBe("Name (optional)");
  });

  test("repeats its own error, before the input, and is described by it", () => {
    const form = html(
      <Form language="nl" action="/" errors={[{ field: "naam", message: "Schrijf uw naam." }]}>
        <TextField name="naam" label="Naam" hint="Zoals men u kent." />
        <TextField name="plaats" label="Plaats" />
      </Form>,
    );
    expect(form).toContain('aria-describedby="naam-uitleg naam-fout" aria-invalid');
    expect(form.indexOf("Schrijf uw naam.")).toBeLessThan(form.indexOf("<input"));
    expect(form.match(/aria-invalid/g)).toHaveLength(1);
  });

  test("keeps what was typed, to the character", () => {
    const typed = '\n<b>"Zo" & niet anders</b>\n';
    const form = html(
      <Form language="nl" action="/">
        <TextArea name="waarom" label="Waarom?" value={typed} />
      </Form>,
    );
    // The parser drops the first line break after the tag, so the reader's own stands behind it.
    expect(form).toContain(">\n\n&lt;b>");
  });

  test("of several choices can be reached from the summary of errors", () => {
    const errors = [{ field: "steun", message: "Kies wie u steunt." }];
    const shown = html(
      <>
        <ErrorSummary language="nl" errors={errors} />
        <Form language="nl" action="/" errors={errors}>
          <Radios
            name="steun"
            label="Wie steunt u?"
            options={[
              { value: "ja", label: "Het dorp" },
              { value: "nee", label: "Niemand" },
            ]}
          />
        </Form>
      </>,
    );
    expect(shown).toContain('href="#steun"');
    expect(shown).toMatch(/type="radio" id="steun" name="steun" value="ja"/);
  });

  test("with nothing missing, but refused, says so above its sentence", () => {
    const said = (isRefusal: boolean) =>
      words(
        <ErrorSummary
          language="nl"
          errors={[{ field: "code", message: "Deze uitnodiging is al gebruikt.", isRefusal }]}
        />,
      );
    expect(said(true)).toMatch(/^Dit kan zo niet .* Deze uitnodiging is al gebruikt\.$/);
    expect(said(false)).toMatch(/^Er is nog 1 ding nodig /);
  });

  test("outside a form is our mistake", () => {
    expect(() => html(<TextField name="naam" label="Naam" />)).toThrow("stands in a Form");
  });
});

describe("a photo", () => {
  test("is optional, and the one taken before goes along until it is taken off", () => {
    const form = html(
      <Form language="nl" action="/" hasPhoto>
        <PhotoField kept={{ id: "p1", src: "/foto/los/p1" }} alt="Een losse tegel" />
      </Form>,
    );
    expect(form).toContain('enctype="multipart/form-data"');
    expect(form).toMatch(/type="file" accept="image\/jpeg,image\/png,image\/webp" id="foto"/);
    expect(form).toContain('type="hidden" name="photo" value="p1"');
    expect(form).toContain('name="foto-weg"');
    expect(form).toContain('value="Een losse tegel"');
  });

  test("is asked in the size the device needs, and keeps its place while it comes", () => {
    const shown = html(
      <Photo
        src="/foto/a"
        small="/foto/a/klein"
        smallWidth={640}
        width={1600}
        height={1200}
        alt="Een losse tegel"
      />,
    );
    expect(shown).toContain('srcset="/foto/a/klein 640w, /foto/a 1600w"');
    expect(shown).toContain('width="1600" height="1200" alt="Een losse tegel" loading="lazy"');
  });
});

test("an address we do not follow becomes no link, but its words stay", () => {
  // biome-ignore lint/security/noScriptUrl: the address we refuse
  expect(html(<Link href="javascript:alert(1)">Lees meer</Link>)).toBe("Lees meer");
  expect(html(<LinkButton href="data:text/html,x">Teken</LinkButton>)).toBe("Teken");
});

describe("the bar of a mandate", () => {
  const widths = (node: VNode) =>
    Array.from(html(node).matchAll(/class="(?:was|this)" x="(\d+)" y="1" width="(\d+)"/g))
      .slice(0, 2)
      .map(([, x, width]) => Number(x) + Number(width));

  test("never draws beyond its end, and says what is too much", () => {
    const bar = (
      <MandateBar language="nl" totalCents={100_00n} usedCents={90_00n} thisCents={30_00n} />
    );
    expect(Math.max(...widths(bar))).toBeLessThanOrEqual(999);
    expect(words(bar)).toMatch(/Te veel €\s20/);
  });

  test("names only what there is", () => {
    const alone = <MandateBar language="nl" totalCents={100_00n} usedCents={90_00n} />;
    expect(words(alone)).toMatch(/^Gebruikt €\s90 Nog over €\s10$/);
    const first = (
      <MandateBar language="nl" totalCents={100_00n} usedCents={0n} thisCents={20_00n} />
    );
    expect(words(first)).toMatch(/^Deze deal €\s20 Nog over €\s80$/);
  });

  test("of nothing draws nothing", () => {
    const bar = <MandateBar language="nl" totalCents={0n} usedCents={0n} thisCents={0n} />;
    expect(words(bar)).toMatch(/Nog over €\s0/);
  });
});

describe("the pager", () => {
  const numbers = (page: number, pages: number) =>
    words(<Pager language="nl" page={page} pages={pages} href={(n) => `?pagina=${n}`} />);

  test("shows the ends, the neighbours, and where pages are left out", () => {
    expect(numbers(1, 2)).toBe("1 2 Volgende");
    expect(numbers(5, 9)).toBe("Vorige 1 … 4 5 6 … 9 Volgende");
    expect(numbers(9, 9)).toBe("Vorige 1 … 8 9");
  });

  test("is not there for one page", () => {
    expect(numbers(1, 1)).toBe("");
  });
});

test("the reference names every component", () => {
  const folder = import.meta.dirname;
  const reference = readFileSync(join(folder, "../../docs/reference/ui.md"), "utf8");
  const components = readdirSync(folder)
    .filter((file) => file.endsWith(".tsx") && !/test|example/.test(file))
    .flatMap((file) =>
      Array.from(
        readFileSync(join(folder, file), "utf8").matchAll(/^export function ([A-Z]\w*)/gm),
        ([, name]) => name,
      ),
    );
  expect(components.length).toBeGreaterThan(30);
  expect(components.filter((name) => !reference.includes(`\`${name}\``))).toEqual([]);
});

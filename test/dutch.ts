import { readdirSync, readFileSync } from "node:fs";
import { organizations, people } from "../src/demo/people.ts";
import { signals } from "../src/demo/signals.ts";
import { works } from "../src/demo/works.ts";
import { shortened } from "../src/modules/signals/pages/signal-view.ts";
import { expectNothing, type Visit } from "./browser.ts";
import { answers, reply } from "./words.ts";

/** Words that hold a Dutch sentence together and that English does not have. */
const dutchWords =
  "aan alle als bij dag dagen dan dat de deze dit doen door een elke er geen gemeente haar heeft het hij hoe iedereen iemand jaar kan kies klopt kunt maar maanden maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart mei juni juli augustus oktober moet naar nee niemand niet nog nu om ook op regel tot uit uitdaging uw van vanaf vandaag verder voor waar waarom wacht wat weken welke werk wie wij wordt worden zegt zij zijn zonder zo’n";
const dutch = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${dutchWords.split(" ").join("|")})(?![\\p{L}\\p{N}])`,
  "giu",
);

/** All that people say in the stories of the example; whoever adds one need not add it here. */
const storyTexts = readdirSync("src/demo")
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && name !== "texts.ts")
  .flatMap((name) => [...readFileSync(`src/demo/${name}`, "utf8").matchAll(/"([^"\n]{6,})"/g)])
  .map(([, text]) => text ?? "");

/** What people and communities wrote themselves stays in their own language; longest first. */
const written = [
  ...works.flatMap(({ title, lead, serves, protects, doer, requirements, ...work }) => [
    title,
    lead,
    serves,
    ...protects.split(/\n{2,}/),
    doer.name ?? "",
    "reserved" in work && work.reserved ? work.reserved.reason : "",
    ...requirements.flatMap((requirement) => [requirement.title, requirement.detail]),
  ]),
  ...signals.flatMap(({ body, place = "", sequels = [], reaction }) => [
    body,
    shortened(body),
    shortened(body, 110),
    place,
    ...sequels.flatMap(({ words, to = "" }) => [words, to]),
    reaction?.words ?? "",
  ]),
  ...organizations.map(({ name }) => name),
  ...people.map(({ name }) => name),
  ...Object.values(answers),
  reply,
  "Stadsrecht van Noorderveld",
  // What small communities of a journey are called.
  "Gemeente noorderveld",
  "Gemeente bruntinge",
  "Verordening uitdaagrecht Noorderveld 2026",
  "Mandaatregister Noorderveld, regel 14",
  // Latin, in the name of a regulation of the Union.
  "de minimis",
  ...storyTexts,
]
  .filter((text) => text !== "")
  .sort((a, b) => b.length - a.length);

/** Each piece of text of the page, shown or read out, that is not marked as another language. */
const pieces = `(() => {
  const found = [document.title];
  const isOwn = (element) => element.closest("[lang]").lang === document.documentElement.lang;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode())
    if (isOwn(walker.currentNode.parentElement)) found.push(walker.currentNode.data);
  for (const element of document.querySelectorAll("[aria-label], [title], [alt]"))
    if (isOwn(element))
      for (const name of ["aria-label", "title", "alt"]) found.push(element.getAttribute(name) ?? "");
  return found;
})()`;

/** An English page says nothing in Dutch but what people wrote and what things are called. */
export async function expectNoDutch({ page }: Visit): Promise<void> {
  const found = await page.evaluate<string[]>(pieces);
  const left = found
    // An address is what it is, in every language: it stands on the page for who prints it.
    .map((piece) => plain(piece).replaceAll(/https?:\S+/gu, " "))
    .map((piece) => written.reduce((rest, text) => rest.replaceAll(text, " "), piece))
    .filter((piece) => piece.match(dutch));
  expectNothing(left, `Dutch on ${page.url()}`);
}

/** One kind of space, as people see it. */
export function plain(text: string): string {
  return text.replaceAll(/\s+/gu, " ");
}

/**
 * Takes the screenshots of the README again, from a demo that was just filled:
 *   DATA=$(mktemp -d) PORT=3999 npm start        (in one terminal)
 *   node docs/images/take.mjs http://127.0.0.1:3999
 * Needs Chromium (or CHROMIUM=/path) and pngquant, which makes them small.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const base = process.argv[2] ?? "http://127.0.0.1:3000";
const folder = fileURLToPath(new URL(".", import.meta.url));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking"],
});
const page = await browser.newPage({ locale: "nl-NL", viewport: { width: 1280, height: 900 } });

await page.goto(`${base}/noorderveld`);
await become("Fenna Dijkstra");
await fileTheChallenge();
const challenge = page.url();
await become("Marijke Bos");
await page.getByRole("button", { name: "Ik help deze mensen" }).click();
await completeThePlan();
for (let week = 0; week < 5; week++) await press("1 week verder");
await become("Niemand");
await shoot("challenge", challenge);
await shoot("front", `${base}/noorderveld`);
await browser.close();

async function fileTheChallenge() {
  await page.goto(`${base}/noorderveld/werken`);
  await page.getByRole("link", { name: "Onderhoud dorpspark Oldeveen" }).click();
  await page.getByRole("link", { name: "Wij nemen dit over" }).first().click();
  await page.getByLabel("Dorpscoöperatie Oldeveen").check();
  await page
    .getByLabel("Wat wilt u doen, en waarom")
    .fill(
      "Wij doen het park met 31 mensen uit het dorp. Wij kennen elke boom, en wie er elke dag loopt.",
    );
  await page
    .getByLabel("Wat is ervoor nodig?")
    .fill("Van ons: twee ochtenden per week. Van de gemeente: de sleutel van de schuur.");
  await page.getByLabel("Hoeveel geld").fill("30.000");
  await page.getByLabel("2 jaar").check();
  await page.getByLabel("Dag", { exact: true }).fill("1");
  await page.getByLabel("Maand", { exact: true }).fill("5");
  const nextYear = String(new Date().getFullYear() + 1);
  await page.getByLabel("Jaar", { exact: true }).fill(nextYear);
  await page.getByRole("button", { name: "Verder naar nakijken" }).click();
  await page.getByRole("button", { name: "Dien in" }).click();
  await page.waitForURL("**/uitdagingen/U-*");
}

async function completeThePlan() {
  await page.getByRole("link", { name: "Vul het plan samen aan" }).click();
  const answers = [
    "Acht van ons werkten in het groen. De school en De Wieke doen mee.",
    "Op de dorpsavond was niemand tegen.",
    "€ 18.000 voor loon, € 7.000 voor gereedschap, € 5.000 voor verzekering en bomen.",
    "Elke taak heeft twee mensen. Stopt er een, dan zoekt de ander een nieuwe.",
    "Het pad langs de vijver blijft altijd open.",
  ];
  for (const field of await page.locator("main textarea").all())
    if ((await field.inputValue()) === "") await field.fill(answers.shift() ?? "Samen.");
  await page.getByRole("button", { name: "Leg het plan vast" }).click();
}

async function become(name) {
  await openBar();
  const choice = page.locator("#voorbeeld-persoon option", { hasText: name });
  await page.locator("#voorbeeld-persoon").selectOption(await choice.getAttribute("value"));
  await page.locator("form:has(#voorbeeld-persoon) button").click();
}

async function press(label) {
  await openBar();
  await page.getByRole("button", { name: label }).click();
}

async function openBar() {
  const details = page.locator(".meent-demo details");
  if (!(await details.evaluate((element) => element.open)))
    await details.locator("summary").click();
}

/** A wide one, and one as on a phone; both as small as can be. */
async function shoot(name, address) {
  for (const [width, height, scale] of [
    [1280, 1160, 1],
    [360, 1160, 2],
  ]) {
    const context = await browser.newContext({
      locale: "nl-NL",
      viewport: { width, height },
      deviceScaleFactor: scale,
    });
    const shown = await context.newPage();
    await shown.goto(address);
    const path = `${folder}${name}-${width}.png`;
    await shown.screenshot({ path });
    spawnSync("pngquant", ["--force", "--ext", ".png", "--speed", "1", path], { stdio: "inherit" });
    await context.close();
  }
}

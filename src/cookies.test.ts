import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { languages } from "#lib/texts.ts";
import { houseTexts } from "./modules/moderation/pages/house-texts.ts";

/** The page on cookies names every cookie there is, and no other. */

const facts = {
  community: "Noorderveld",
  phone: null,
  reportDays: 3,
  appealMonths: 6,
  sessionDays: 14,
  words: "",
};

/** Every cookie's name in the code: a constant whose name ends in Cookie. */
const inCode = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/test/.test(file))
  .flatMap((file) =>
    Array.from(
      readFileSync(join("src", file), "utf8").matchAll(/\w+Cookie = "(meent_\w+)"/g),
      ([, name = ""]) => name,
    ),
  );

test.each(languages)("the page on cookies names what the code sets (%s)", (language) => {
  const said = Array.from(
    houseTexts.cookies[language](facts).matchAll(/^(meent_\w+):/gm),
    ([, name]) => name,
  );
  expect(inCode.length).toBeGreaterThan(3);
  expect(said.sort()).toEqual(inCode.sort());
});

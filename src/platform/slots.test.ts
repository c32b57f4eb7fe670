import { expect, test } from "vitest";
import { toldText } from "./slots.ts";

test("a line of the record names its thing once, also where its sentence names it", () => {
  const title = "Grote soeppan";
  expect(toldText({ title, sentence: "Iemand vroeg hulp." })).toBe(
    "Grote soeppan: Iemand vroeg hulp.",
  );
  const sentence = "Gevraagd (spullen): Grote soeppan.";
  expect(toldText({ title, sentence })).toBe(sentence);
  for (const none of [undefined, ""]) expect(toldText({ title: none, sentence })).toBe(sentence);
});

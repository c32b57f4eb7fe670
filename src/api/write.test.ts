import { describe, expect, test } from "vitest";
import { languages } from "#lib/texts.ts";
import { actions as acts } from "../modules/acts/actions.ts";
import { texts as actTexts } from "../modules/acts/texts.ts";
import { actions as challenges } from "../modules/challenges/actions.ts";
import { texts as challengeTexts } from "../modules/challenges/texts.ts";
import { actions as deals } from "../modules/deals/actions.ts";
import { texts as dealTexts } from "../modules/deals/texts.ts";
import { actions as mandates } from "../modules/mandates/actions.ts";
import { texts as mandateTexts } from "../modules/mandates/texts.ts";
import { actions as people } from "../modules/people/actions.ts";
import { texts as peopleTexts } from "../modules/people/texts.ts";
import { actions as signals } from "../modules/signals/actions.ts";
import { texts as signalTexts } from "../modules/signals/texts.ts";
import { actions as webhooks } from "../modules/webhooks/actions.ts";
import { texts as webhookTexts } from "../modules/webhooks/texts.ts";
import { actions as works } from "../modules/works/actions.ts";
import { texts as workTexts } from "../modules/works/texts.ts";
import { sentencesOf } from "./write.ts";

const modules = [
  { rights: works, texts: workTexts },
  { rights: challenges, texts: challengeTexts },
  { rights: deals, texts: dealTexts },
  { rights: signals, texts: signalTexts },
  { rights: mandates, texts: mandateTexts },
  { rights: acts, texts: actTexts },
  { rights: people, texts: peopleTexts },
  { rights: webhooks, texts: webhookTexts },
];

/** Every place in a module's texts with sentences by the names that refusals and wrong fields have. */
function said(texts: unknown, path = ""): { readonly path: string; readonly name: string }[] {
  if (typeof texts !== "object" || texts === null) return [];
  return Object.entries(texts).flatMap(([name, one]) =>
    typeof one === "string" && /(refusals|fields)$/i.test(path)
      ? [{ path, name }]
      : said(one, `${path}.${name}`),
  );
}

describe("a program is told in a sentence what stood in the way", () => {
  test("also where the sentence stands with one page of its module", () => {
    const found = sentencesOf(modules, "nl", "deals.ask");
    const { refusals, fields } = dealTexts.nl.request;
    expect(found.request_open_already).toBe(refusals.request_open_already);
    expect(found.needed_missing).toBe(fields.needed_missing);
  });

  test.each(languages)("for every refusal and every wrong field, in %s", (language) => {
    for (const { rights, texts } of modules) {
      const found = sentencesOf(modules, language, rights[0]?.name ?? "");
      const names = said(texts[language]);
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter(({ name }) => !found[name])).toEqual([]);
    }
  });
});

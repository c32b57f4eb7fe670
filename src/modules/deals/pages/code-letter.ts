import { localDate } from "#lib/calendar.ts";
import { dateText, euroText } from "#lib/format.ts";
import type { PageTools } from "#platform/http.ts";
import { type Letter, type LetterPart, letterParagraphs } from "#platform/letter.ts";
import { lastDayOf } from "../model/life.ts";
import { texts } from "../texts.ts";
import type { DealView } from "./deal-view.ts";
import { stepInPlan } from "./ending.tsx";
import { carriesText } from "./words.ts";

/** The letter with which a party signs at home: all that is agreed, and the code. */
export function codeLetter(
  page: PageTools,
  view: DealView,
  given: {
    readonly code: string;
    /** Where it is typed, spelt out as on paper. */
    readonly address: string;
    readonly addressee: string;
    readonly signer: string;
  },
): Letter {
  const { language, community } = page;
  const t = texts[language].code;
  const { deal, party } = view;
  const addressee = given.addressee.split("\n").filter((line) => line.trim() !== "");
  const phone = community.phone;
  return {
    language,
    sender: { name: community.name, lines: phone ? [phone] : [] },
    addressee: addressee.length > 0 ? addressee : [party],
    on: localDate(page.now),
    reference: deal.number,
    subject: t.letterSubject(deal.title),
    greeting: t.letterDear(view.names.get(deal.partyMemberId) ?? party),
    body: [
      paragraph(t.letterBegin(community.name)),
      { kind: "heading", text: t.letterWhat },
      ...letterParagraphs(deal.what),
      ...agreed(page, view).map(paragraph),
      { kind: "heading", text: t.letterSign },
      paragraph(t.letterGo),
      paragraph(given.address),
      paragraph(t.letterCode),
      { kind: "large", text: given.code },
      paragraph(t.letterUntil),
      paragraph(t.letterNo),
      ...(phone ? [paragraph(t.letterCall(phone))] : []),
    ],
    closing: t.letterGreeting,
    signature: [given.signer, community.name],
  };
}

function paragraph(text: string): LetterPart {
  return { kind: "paragraph", text };
}

/** What both sides agree on, in sentences. */
function agreed(page: PageTools, view: DealView): readonly string[] {
  const { language, community } = page;
  const t = texts[language].make;
  const { deal, means, party } = view;
  const brings = (side: "party" | "municipality", name: string, words: string) => {
    const own = means.filter((one) => one.side === side);
    if (own.length > 0) return t.brings(name, carriesText(own, language));
    return words === "" ? "" : t.brings(name, words);
  };
  return [
    brings("party", party, deal.partyCarries),
    brings("municipality", community.name, deal.municipalityCarries),
    means.length === 0 && deal.amountCents > 0n
      ? t.brings(community.name, euroText(deal.amountCents, language))
      : "",
    view.requirements.length > 0
      ? t.requires(view.requirements.map(({ title }) => title).join("; "))
      : "",
    t.termLine(dateText(lastDayOf(deal), language)),
    t.back(dateText(deal.looksBackOn, language)),
    deal.continuity === "" ? "" : t.ifStops(deal.continuity),
    t.stepInLine(stepInPlan(page, view)),
  ].filter((sentence) => sentence !== "");
}

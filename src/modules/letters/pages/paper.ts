import { localDate } from "#lib/calendar.ts";
import { dateText, euroText } from "#lib/format.ts";
import type { PageTools } from "#platform/http.ts";
import { type LetterPart, letterParagraphs, type Letter as Paper } from "#platform/letter.ts";
import { isDecision } from "../model/basis.ts";
import type { FollowUpKind } from "../model.ts";
import { texts } from "../texts.ts";
import type { View } from "./view.ts";

/**
 * The letters themselves, always in Dutch: it is the language of administration (Awb 2:6), whatever
 * language the reader chose for the pages.
 */
const t = texts.nl.letter;
const day = (date: string) => dateText(date, "nl");

/** What goes to the municipality; `address` is where its answer will be read, as on paper. */
export function paperOf(page: PageTools, view: View, address: string): Paper {
  const { letter, work, areaName } = view;
  return {
    ...frame(page, view, letter.sent?.on ?? localDate(page.now)),
    subject: subjectOf(view),
    body: [
      paragraph(t.begin[letter.kind](areaName, work.title)),
      paragraph(`${t.basis[letter.basis](letter.ordinance ?? "")} ${termLine(view)}`.trim()),
      { kind: "heading", text: t.why },
      ...letterParagraphs(letter.why),
      { kind: "heading", text: t.cooperation },
      ...letterParagraphs(letter.cooperation),
      ...(letter.yearlyCents === null
        ? []
        : [
            paragraph(
              (isDecision(letter.basis) ? t.moneySubsidy : t.money)(
                euroText(letter.yearlyCents, "nl"),
              ),
            ),
          ]),
      paragraph(t.ask),
      paragraph(t.open(address)),
    ],
  };
}

/** What the law or the ordinance says of a term; nothing where neither does. */
function termLine({ letter }: View): string {
  if (letter.ordinanceWeeks !== null) return t.weeks(letter.ordinanceWeeks);
  return isDecision(letter.basis) ? t.lawTerm : "";
}

/** A reminder, or notice of default. */
export function followUpOf(page: PageTools, view: View, kind: FollowUpKind): Paper {
  const { letter } = view;
  const sentOn = day(letter.sent?.on ?? localDate(page.now));
  const due = letter.dueOn === null ? "" : day(letter.dueOn);
  const isLate = letter.state === "overdue";
  return {
    ...frame(page, view, localDate(page.now)),
    subject: kind === "notice" ? t.noticeSubject(letter.number) : t.reminderSubject(letter.number),
    body:
      kind === "notice"
        ? [paragraph(t.notice(sentOn, subjectOf(view), due)), paragraph(t.noticeAct)]
        : [
            paragraph(t.reminder(sentOn, subjectOf(view))),
            ...(isLate ? [paragraph(t.reminderDue(due))] : []),
            paragraph(t.reminderAsk),
          ],
  };
}

function frame(page: PageTools, view: View, on: string) {
  const { community } = page;
  const lines = view.letter.senderAddress.split("\n").filter((line) => line.trim() !== "");
  return {
    language: "nl" as const,
    sender: { name: view.party, lines },
    addressee: [t.to(community.municipality ?? community.name)],
    on,
    reference: view.letter.number,
    greeting: t.dear,
    closing: t.greeting,
    signature: [view.party],
  };
}

function subjectOf({ letter, work }: View): string {
  return isDecision(letter.basis)
    ? t.subjectSubsidy(work.title)
    : t.subject[letter.kind](work.title);
}

function paragraph(text: string): LetterPart {
  return { kind: "paragraph", text };
}

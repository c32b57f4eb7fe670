import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import type { Todo } from "#platform/slots.ts";
import { Facts } from "#ui/facts.tsx";
import { Link, Paragraph, Section, Stand } from "#ui/page.tsx";
import type { HandoverLetter } from "../model/handover.ts";
import { isRunning } from "../model/life.ts";
import { texts } from "../texts.ts";
import { Words } from "./back-section.tsx";
import type { PartProps } from "./deal.tsx";

export function HandoverSection({ page, view }: PartProps) {
  const t = texts[page.language].handover;
  const { letters, leaving, handoverNames: names } = view;
  if (letters.length === 0 && leaving.length === 0) return null;
  const today = localDate(page.now);
  return (
    <Section id="overdracht" title={t.section}>
      {leaving.map((leaver) => (
        <Stand tone={leaver.lastDay < today ? "stop" : "wait"} key={leaver.memberId}>
          <Paragraph>
            <b>
              {(leaver.lastDay < today ? t.gone : t.leaves)(
                names.get(leaver.memberId) ?? "",
                dateText(leaver.lastDay, page.language),
              )}
            </b>{" "}
            {t.letterAwaited}
          </Paragraph>
          <Paragraph>{t.dealStands}</Paragraph>
        </Stand>
      ))}
      {letters.map((letter) => (
        <LetterOf page={page} view={view} letter={letter} key={letter.id} />
      ))}
    </Section>
  );
}

function LetterOf({ page, view, letter }: PartProps & { readonly letter: HandoverLetter }) {
  const { language, viewer } = page;
  const t = texts[language].handover;
  const names = view.handoverNames;
  const replies = view.replies.filter(({ letterId }) => letterId === letter.id);
  const own = viewer.kind === "member" ? viewer.memberId : "";
  const mayReply =
    (view.back.own === "party" || letter.toMember === own) &&
    !replies.some(({ memberId }) => memberId === own);
  const from = names.get(letter.fromMember) ?? "";
  const day = dateText(localDate(letter.at), language);
  return (
    <div class="meent-stack">
      <Paragraph>
        <b>{t.letterOf(from, names.get(letter.toMember) ?? "", day)}</b>{" "}
        {letter.writtenBy !== letter.fromMember &&
          t.writtenFor(names.get(letter.writtenBy) ?? "", from)}
      </Paragraph>
      <Facts
        wide
        items={(["promised", "matters", "open"] as const).map((part) => ({
          term: t.questions[part],
          value: <Words text={letter[part]} />,
        }))}
      />
      {replies.map((reply) => (
        <div class="meent-stack" key={reply.memberId}>
          <Paragraph small>
            <b>{t.replyOf(names.get(reply.memberId) ?? "")}</b>
          </Paragraph>
          <Words text={reply.words} />
        </div>
      ))}
      {mayReply && (
        <Paragraph small>
          <Link href={page.href(`/deals/${view.deal.number}/overdracht/${letter.id}`)}>
            {t.replyLink}
          </Link>
        </Paragraph>
      )}
    </div>
  );
}

/** What the viewer can do about handing over: a face of the deal, or who writes for who is gone. */
export function handoverSteps({ page, view }: PartProps): readonly Todo[] {
  const { viewer } = page;
  const { deal, signatures, leaving, letters } = view;
  if (viewer.kind === "visitor" || !isRunning(deal)) return [];
  const isFace =
    viewer.memberId === deal.contactMemberId ||
    signatures.some(
      ({ side, memberId }) => side === "municipality" && memberId === viewer.memberId,
    );
  const hasWritten = letters.some(({ fromMember }) => fromMember === viewer.memberId);
  const oversees = viewer.roles.some(({ role }) =>
    ["councilClerk", "municipalSecretary", "alderman", "mayor"].includes(role),
  );
  if (!(isFace && !hasWritten) && !(oversees && leaving.length > 0)) return [];
  const t = texts[page.language].handover;
  const href = page.href(`/deals/${deal.number}/overdracht`);
  return [{ label: t.link, href, gives: t.linkGives }];
}

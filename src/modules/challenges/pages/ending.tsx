import type { Powers } from "#lib/powers.ts";
import { Paragraph } from "#ui/page.tsx";
import { extensionWeeks, isWaiting } from "../model.ts";
import { texts } from "../texts.ts";
import type { ChallengeView, PartProps } from "./challenge.tsx";

/** When the charter that a challenge began under ended: rights go on, powers stop. */

/** What is left of the powers of the charter it began under. */
export function powersOf({ ending }: ChallengeView): Powers {
  return ending?.powers ?? { kind: "whole" };
}

/** That its charter ended; while it waits for the executive also what that may do no more. */
export function EndingOf({ view, page }: PartProps) {
  const { challenge, charter, ending } = view;
  if (!ending) return null;
  const t = texts[page.language].powers;
  const { kind } = ending.powers;
  const isOpen = isWaiting(challenge, page.now) || challenge.state === "objected";
  const weeks = extensionWeeks(charter, ending.powers);
  return (
    <>
      <Paragraph small>{ending.says}</Paragraph>
      {isOpen && kind === "none" && <Paragraph small>{t.lapsed}</Paragraph>}
      {isOpen && kind === "shared" && (
        <Paragraph small>{weeks === 0 ? t.sharedWithout : t.shared(weeks)}</Paragraph>
      )}
    </>
  );
}

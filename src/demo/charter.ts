import type { z } from "zod";
import type { proposeCharter } from "#modules/charter";

type Parties = z.input<ReturnType<typeof proposeCharter>["input"]>["parties"];

/**
 * The fictional ordinance on which Noorderveld's silence rests. It declares the Algemene termijnenwet
 * applicable (docs/decisions/0006-legal-terms.md).
 */
export const ordinance = {
  basis: "ordinance",
  title: "Verordening uitdaagrecht Noorderveld 2026",
  article: "7",
  cvdrId: "CVDR000000",
} as const;

/** Who agreed on Noorderveld's charters, and what each promised. */
export function governments(decidedOn: string): Parties {
  return [
    {
      kind: "council",
      promise:
        "De raad stelt geen andere eisen dan deze, en zegt bij een impasse het laatste woord op tijd.",
      basis: {
        kind: "ordinance",
        title: ordinance.title,
        article: ordinance.article,
        registerId: ordinance.cvdrId,
      },
    },
    {
      kind: "executive",
      promise: "Het college helpt eerst en oordeelt daarna. Het antwoordt binnen de termijn.",
      basis: { kind: "selfBinding", title: "Collegebesluit over de aanvaardingsplicht", decidedOn },
    },
  ];
}

import { bilingual } from "#lib/texts.ts";
import type { MandateRefusal, NewMandateRefusal } from "./model.ts";

export const texts = bilingual({
  nl: {
    kind: (number: string) => `Mandaat ${number}`,
    title: (holder: string) => `Wat ${holder} mag afspreken`,
    lead: (holder: string, amount: string, where: string) =>
      `${holder} mag tot ${amount} afspreken voor ${where}, namens de gemeente. Het college hoeft er niet aan te pas te komen.`,
    whole: "de hele gemeente",
    until: (date: string) => `Dit geldt tot en met ${date}.`,
    left: (left: string, used: string) => `Er is nog ${left} over. ${used} is vastgelegd in deals.`,
    notInForce: "Dit mandaat geldt nu niet.",
    short: "In het kort",
    register: "In het mandaatregister",
    commitments: "Wat hieruit is afgesproken",
    nothing: "Hieruit is nog niets afgesproken.",
    deal: "Deal",
    amount: "Bedrag",
    when: "Wanneer",
    given: (holder: string, amount: string, until: string) =>
      `Het college gaf ${holder} mandaat tot ${amount}, tot en met ${until}.`,
    refusals: {
      mandate_unknown: "Dit mandaat kennen wij niet. Kies een mandaat uit de lijst.",
      mandate_not_yours: "Dit mandaat is van een ander. Kies een mandaat van uzelf.",
      mandate_not_in_force:
        "Dit mandaat geldt vandaag niet. Kies een ander mandaat of vraag het college.",
      mandate_elsewhere:
        "Dit mandaat geldt voor een ander gebied. Kies een ander mandaat of vraag het college.",
      mandate_too_small:
        "Dit is meer dan er op dit mandaat over is. Kies een ander mandaat, of laat het college tekenen.",
    } satisfies Record<MandateRefusal, string>,
    newRefusals: {
      holder_unknown: "Deze persoon kennen wij hier niet. Kies iemand uit de lijst.",
      period_reversed: "Het einde ligt voor het begin. Kies een latere einddatum.",
    } satisfies Record<NewMandateRefusal, string>,
  },
  en: {
    kind: (number: string) => `Mandate ${number}`,
    title: (holder: string) => `What ${holder} may agree on`,
    lead: (holder: string, amount: string, where: string) =>
      `${holder} may agree on up to ${amount} for ${where}, in the municipality's name. The executive need not be asked.`,
    whole: "the whole municipality",
    until: (date: string) => `This holds until ${date}.`,
    left: (left: string, used: string) => `${left} is left. ${used} is committed in deals.`,
    notInForce: "This mandate is not in force now.",
    short: "In short",
    register: "In the register of mandates",
    commitments: "What was agreed from it",
    nothing: "Nothing has been agreed from it yet.",
    deal: "Deal",
    amount: "Amount",
    when: "When",
    given: (holder: string, amount: string, until: string) =>
      `The executive gave ${holder} a mandate of up to ${amount}, until ${until}.`,
    refusals: {
      mandate_unknown: "We do not know this mandate. Choose one from the list.",
      mandate_not_yours: "This mandate is someone else's. Choose one of your own.",
      mandate_not_in_force:
        "This mandate is not in force today. Choose another or ask the executive.",
      mandate_elsewhere: "This mandate is for another area. Choose another or ask the executive.",
      mandate_too_small:
        "This is more than is left on this mandate. Choose another, or have the executive sign.",
    },
    newRefusals: {
      holder_unknown: "We do not know this person here. Choose someone from the list.",
      period_reversed: "The end is before the beginning. Choose a later end date.",
    },
  },
});

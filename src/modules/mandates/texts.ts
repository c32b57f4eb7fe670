import { bilingual } from "#lib/texts.ts";
import type { MandateRefusal, NewMandateRefusal } from "./model.ts";

export const texts = bilingual({
  nl: {
    rightsTitle: "Mandaten",
    rights: {
      "mandates.give": {
        does: "Een mandaat geven",
        fixed: "Het college geeft mandaat, of de secretaris namens het college (Awb art. 10:3).",
      },
      "mandates.consent": {
        does: "Instemmen met een mandaat",
        must: "Het mandaat is aan u gegeven.",
      },
      "mandates.giveSub": {
        does: "Een deel van een mandaat doorgeven",
        must: "Het mandaat is van u, en u mag het doorgeven.",
      },
      "mandates.withdraw": {
        does: "Een mandaat intrekken",
        must: "U bent van het college of de gemeentesecretaris, of u gaf het zelf door.",
      },
    },
    listTitle: "Mandaten",
    listLead:
      "Wie namens de gemeente mag afspreken: waar, hoeveel, tot wanneer en wat er nog over is.",
    listNone: "Er is nog geen mandaat gegeven.",
    who: "Wie",
    where: "Waar",
    howMuch: "Hoeveel",
    untilWhen: "Tot en met",
    leftOver: "Nog over",
    withdrawnStand: "Dit mandaat is ingetrokken.",
    unconsented:
      "De houder moet er nog mee instemmen. Tot dan kan er niets uit worden afgesproken.",
    partOf: "Deel van",
    partOfLink: (number: string) => `Mandaat ${number}`,
    handedOnTo: (number: string) => `Doorgegeven als mandaat ${number}`,
    consent: {
      title: "Instemmen met dit mandaat",
      lead: "Met de knop zegt u ja tegen dit mandaat. Daarna kunt u er deals mee tekenen.",
      gives: "Daarna kunt u er deals mee tekenen",
      bind: "Ik stem in",
    },
    withdraw: {
      title: "Dit mandaat intrekken",
      lead: "Wat getekend is, blijft gelden. Nieuwe deals kunnen er niet meer uit.",
      gives: "Wat getekend is, blijft gelden",
      bind: "Trek het mandaat in",
    },
    handOn: {
      title: "Een deel doorgeven",
      lead: "U geeft een deel van wat over is aan een ander. Dat deel is dan bij u vastgelegd. De ander moet ermee instemmen.",
      gives: "Aan een collega, met instemming",
      bind: "Geef dit deel door",
    },
    handOnHolder: "Aan wie?",
    handOnAmount: "Hoeveel?",
    handOnEnds: "Tot en met",
    nobody: "Kies iemand",
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
    consented: (holder: string) => `${holder} stemde in met het mandaat.`,
    handedOn: (giver: string, holder: string, amount: string) =>
      `${giver} gaf ${holder} een deel van het mandaat door: ${amount}.`,
    released: (amount: string) => `Er kwam ${amount} terug op het mandaat.`,
    cameBack: (amount: string) => `Hiervan kwam ${amount} terug.`,
    withdrawn: (holder: string) => `Het mandaat van ${holder} is ingetrokken.`,
    fields: {
      holder_missing: "Kies aan wie u het doorgeeft.",
      amount_wrong: "Dit bedrag begrijpen wij niet. Schrijf het als 1.250.",
      date_missing: "Vul een datum in die bestaat.",
    },
    refusals: {
      mandate_without_consent:
        "De houder stemde nog niet in met dit mandaat. Stem eerst in; dan kunt u tekenen.",
      mandate_unknown: "Dit mandaat kennen wij niet. Kies een mandaat uit de lijst.",
      mandate_not_yours: "Dit mandaat is van een ander. Kies een mandaat van uzelf.",
      mandate_not_in_force:
        "Dit mandaat geldt vandaag niet. Kies een ander mandaat of vraag het college.",
      mandate_withdrawn:
        "Dit mandaat is intussen ingetrokken. De deal blijft staan: kies een ander mandaat, of laat het college tekenen.",
      mandate_elsewhere:
        "Dit mandaat geldt voor een ander gebied. Kies een ander mandaat of vraag het college.",
      mandate_too_small:
        "Dit is meer dan er op dit mandaat over is. Kies een ander mandaat, of laat het college tekenen.",
    } satisfies Record<MandateRefusal, string>,
    newRefusals: {
      holder_unknown: "Deze persoon kennen wij hier niet. Kies iemand uit de lijst.",
      may_not_hand_on: "Van dit mandaat mag u niets doorgeven. Vraag het college.",
      part_outlasts_mandate: "Dit is later dan uw eigen mandaat. Kies een eerdere einddatum.",
      holder_is_yourself: "U hebt dit mandaat al. Kies een ander.",
      no_consent_needed: "Instemmen is hier niet (meer) nodig.",
      withdrawn_before: "Dit mandaat was al ingetrokken.",
      not_yours_to_withdraw: "Alleen het college, of wie het doorgaf, kan dit mandaat intrekken.",
      period_reversed: "Het einde ligt voor het begin. Kies een latere einddatum.",
    } satisfies Record<NewMandateRefusal, string>,
  },
  en: {
    rightsTitle: "Mandates",
    rights: {
      "mandates.give": {
        does: "Give a mandate",
        fixed: "The executive gives mandates, or the secretary on its behalf (Awb art. 10:3).",
      },
      "mandates.consent": { does: "Agree to a mandate", must: "The mandate was given to you." },
      "mandates.giveSub": {
        does: "Hand on a part of a mandate",
        must: "The mandate is yours, and you may hand it on.",
      },
      "mandates.withdraw": {
        does: "Withdraw a mandate",
        must: "You are of the executive or the municipal secretary, or you handed it on yourself.",
      },
    },
    listTitle: "Mandates",
    listLead: "Who may agree for the municipality: where, how much, until when and what is left.",
    listNone: "No mandate has been given yet.",
    who: "Who",
    where: "Where",
    howMuch: "How much",
    untilWhen: "Until",
    leftOver: "Left",
    withdrawnStand: "This mandate was withdrawn.",
    unconsented: "The holder must still agree to it. Until then nothing can be agreed from it.",
    partOf: "Part of",
    partOfLink: (number: string) => `Mandate ${number}`,
    handedOnTo: (number: string) => `Handed on as mandate ${number}`,
    consent: {
      title: "Agree to this mandate",
      lead: "With the button you say yes to this mandate. Then you can sign deals with it.",
      gives: "Then you can sign deals with it",
      bind: "I agree",
    },
    withdraw: {
      title: "Withdraw this mandate",
      lead: "What was signed still binds. No new deals can come from it.",
      gives: "What was signed still binds",
      bind: "Withdraw the mandate",
    },
    handOn: {
      title: "Hand on a part",
      lead: "You give a part of what is left to somebody else. That part is then committed on yours. The other must agree to it.",
      gives: "To a colleague, who agrees to it",
      bind: "Hand this part on",
    },
    handOnHolder: "To whom?",
    handOnAmount: "How much?",
    handOnEnds: "Until",
    nobody: "Choose somebody",
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
    consented: (holder: string) => `${holder} agreed to the mandate.`,
    handedOn: (giver: string, holder: string, amount: string) =>
      `${giver} handed a part of the mandate on to ${holder}: ${amount}.`,
    released: (amount: string) => `${amount} came back to the mandate.`,
    cameBack: (amount: string) => `Of this ${amount} came back.`,
    withdrawn: (holder: string) => `The mandate of ${holder} was withdrawn.`,
    fields: {
      holder_missing: "Choose to whom you hand it on.",
      amount_wrong: "We do not understand this amount. Write it as 1,250.00 or 1250.",
      date_missing: "Fill in a date that exists.",
    },
    refusals: {
      mandate_without_consent:
        "The holder did not agree to this mandate yet. Agree first; then you can sign.",
      mandate_unknown: "We do not know this mandate. Choose one from the list.",
      mandate_not_yours: "This mandate is someone else's. Choose one of your own.",
      mandate_not_in_force:
        "This mandate is not in force today. Choose another or ask the executive.",
      mandate_withdrawn:
        "This mandate was withdrawn meanwhile. The deal stays: choose another mandate, or have the executive sign.",
      mandate_elsewhere: "This mandate is for another area. Choose another or ask the executive.",
      mandate_too_small:
        "This is more than is left on this mandate. Choose another, or have the executive sign.",
    },
    newRefusals: {
      holder_unknown: "We do not know this person here. Choose someone from the list.",
      may_not_hand_on: "You may hand on nothing of this mandate. Ask the executive.",
      part_outlasts_mandate: "This is later than your own mandate. Choose an earlier end date.",
      holder_is_yourself: "You have this mandate already. Choose somebody else.",
      no_consent_needed: "Consent is not needed here (any more).",
      withdrawn_before: "This mandate was withdrawn already.",
      not_yours_to_withdraw: "Only the executive, or who handed it on, can withdraw this mandate.",
      period_reversed: "The end is before the beginning. Choose a later end date.",
    },
  },
});

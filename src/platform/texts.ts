import { bilingual, type Language } from "#lib/texts.ts";
import type { PlatformRefusal } from "./act.ts";
import type { PhotoRefusal } from "./photo.ts";

export const texts = bilingual({
  nl: {
    refusals: {
      invalid_input: "Er ontbreekt nog iets. Wat u invulde, staat er nog.",
      sign_in_needed: "Meld u eerst aan. Daarna kunt u verder waar u was.",
      not_allowed:
        "Dit kan alleen iemand met de juiste rol. Meld u aan met die rol, of vraag het aan de gemeente.",
      not_found: "Dit is hier niet (meer) te vinden. Ga terug en kies opnieuw.",
      key_used_for_other_input:
        "Dit formulier was al verstuurd, met een andere inhoud. Open het opnieuw en vul het nog een keer in.",
    } satisfies Record<PlatformRefusal, string>,
    photos: {
      photo_too_large:
        "Deze foto is te groot: meer dan 12 MB. Kies een kleinere, of maak een schermafdruk van de foto en stuur die. Wat u typte, staat er nog.",
      photo_heic:
        "Deze foto is een HEIC-bestand en dat kunnen wij niet lezen. Maak een schermafdruk van de foto en stuur die, of bewaar de foto als JPEG.",
      photo_no_picture:
        "Dit bestand is geen foto die wij kunnen tonen. Kies een foto die eindigt op .jpg, .png of .webp.",
      photo_broken:
        "Deze foto is niet heel aangekomen. Kies haar nog een keer, of kies een andere foto.",
      photo_too_many_pixels:
        "Deze foto heeft te veel beeldpunten: meer dan 64 miljoen. Maak een schermafdruk van de foto en stuur die.",
      photo_too_intricate:
        "Deze foto is zo ingewikkeld gemaakt dat wij haar niet kunnen lezen. Maak een schermafdruk van de foto en stuur die.",
      photo_gone: "Deze foto bewaarden wij niet langer dan een dag. Kies haar nog een keer.",
      photo_busy:
        "Er komen nu veel foto’s tegelijk binnen. Probeer het over een minuut nog een keer; wat u typte, staat er nog.",
    } satisfies Record<PhotoRefusal, string>,
    photoAltTooLong: "Maak de omschrijving van de foto korter: ten hoogste 300 tekens.",
    rightsTitle: "Wat vanzelf gaat",
    rights: {
      "settle.challenge": { does: "Laten ingaan wat bij een uitdaging door de tijd verandert" },
      "settle.charter": { does: "Een stadsrecht laten ingaan en eindigen op zijn dag" },
      "settle.awaited": { does: "Openbaar maken dat iets op zich laat wachten" },
      "settle.deal": { does: "Laten ingaan wat bij een deal door de tijd verandert" },
      "settle.dealRequest": {
        does: "Van een vraag om een deal vastleggen dat de gemeente te laat is",
      },
      "settle.undertaking": { does: "Laten ingaan wat bij begonnen werk door de tijd verandert" },
      "settle.guarantee": { does: "Een garantie laten eindigen na haar laatste dag" },
      "settle.signal": { does: "Laten ingaan wat bij een signaal door de tijd verandert" },
      "settle.coalition": {
        does: "Laten ingaan wat bij een afspraak tussen mensen door de tijd verandert",
      },
      "settle.listing": { does: "Een vraag of aanbod laten verlopen na de laatste dag" },
      "settle.introduction": {
        does: "Laten ingaan wat bij een kennismaking door de tijd verandert",
      },
      "settle.letter": {
        does: "Laten ingaan wat bij een brief aan de gemeente door de tijd verandert",
      },
      "platform.travel": {
        does: "De klok vooruitzetten",
        must: "Dit is een voorbeeldgemeenschap; elders weigert de database het.",
      },
    },
    notFoundTitle: "Deze pagina is er niet",
    notFound: "Misschien klopt het adres niet, of hoort de pagina bij een andere gemeenschap.",
    wrongTitle: "Er ging bij ons iets mis",
    wrong:
      "Er ging bij ons iets mis. Ga terug: wat u schreef, staat er nog. Probeer het over een minuut opnieuw.",
    crossSite:
      "Dit formulier kwam van een andere website. Open de pagina hier opnieuw en probeer het nog een keer.",
    proof: (number: string) => `Openbaar logboek, regel ${number}`,
    mailClosing: (community: string) =>
      `Deze mail stuurde de Meent van ${community}. Een antwoord erop leest niemand.`,
    tooLargeTitle: "Dit is te veel in één keer",
    tooLarge:
      "Ga terug, maak uw tekst korter, kies een kleinere foto of verdeel uw lijst over meer bestanden, en probeer het opnieuw. Er is niets veranderd.",
    waits: {
      today: "sinds vandaag",
      since: (days: string) => `al ${days}`,
      left: (left: string) => `nog ${left}`,
      lastDay: "vandaag is de laatste dag",
      overdue: (late: string) => `${late} te laat`,
    },
    offices: { executive: "het college", council: "de raad", municipality: "de gemeente" },
    letter: {
      on: "Datum",
      reference: "Kenmerk",
      page: (number: number, count: number) => `Blad ${number} van ${count}`,
    },
  },
  en: {
    refusals: {
      invalid_input: "Something is still missing. What you typed is still there.",
      sign_in_needed: "Sign in first. Then you can go on where you were.",
      not_allowed:
        "Only someone with the right role can do this. Sign in with that role, or ask the municipality.",
      not_found: "This cannot be found here (any more). Go back and choose again.",
      key_used_for_other_input:
        "This form was sent before, with other content. Open it again and fill it in once more.",
    },
    photos: {
      photo_too_large:
        "This photo is too large: more than 12 MB. Choose a smaller one, or take a screenshot of the photo and send that. What you typed is still there.",
      photo_heic:
        "This photo is a HEIC file, which we cannot read. Take a screenshot of the photo and send that, or save the photo as JPEG.",
      photo_no_picture:
        "This file is not a photo we can show. Choose a photo that ends in .jpg, .png or .webp.",
      photo_broken: "This photo did not arrive whole. Choose it again, or choose another photo.",
      photo_too_many_pixels:
        "This photo has too many pixels: more than 64 million. Take a screenshot of the photo and send that.",
      photo_too_intricate:
        "This photo is made in so intricate a way that we cannot read it. Take a screenshot of the photo and send that.",
      photo_gone: "We keep a photo without its form for one day only. Choose it again.",
      photo_busy:
        "Many photos are coming in at once just now. Try again in a minute; what you typed is still there.",
    },
    photoAltTooLong: "Make the description of the photo shorter: 300 characters at most.",
    rightsTitle: "What goes by itself",
    rights: {
      "settle.challenge": { does: "Make true what time changes in a challenge" },
      "settle.charter": { does: "Let a charter begin and end on its day" },
      "settle.awaited": { does: "Make public that something keeps people waiting" },
      "settle.deal": { does: "Make true what time changes in a deal" },
      "settle.dealRequest": {
        does: "Write down that the municipality is late with a question for a deal",
      },
      "settle.undertaking": { does: "Make true what time changes in work that people began" },
      "settle.guarantee": { does: "End a guarantee after its last day" },
      "settle.signal": { does: "Make happen what time changes of a signal" },
      "settle.listing": { does: "Let a need or an offer lapse after its last day" },
      "settle.introduction": { does: "Make happen what time changes of an introduction" },
      "settle.coalition": { does: "Make happen what time changes of an agreement between people" },
      "settle.letter": { does: "Make happen what time changes of a letter to the municipality" },
      "platform.travel": {
        does: "Move the clock forward",
        must: "This is an example community; elsewhere the database refuses it.",
      },
    },
    notFoundTitle: "This page does not exist",
    notFound: "The address may be wrong, or the page belongs to another community.",
    wrongTitle: "Something went wrong on our side",
    wrong:
      "Something went wrong on our side. Go back: what you wrote is still there. Try again in a minute.",
    crossSite: "This form came from another website. Open the page here again and try once more.",
    proof: (number: string) => `Public record, entry ${number}`,
    mailClosing: (community: string) =>
      `The Meent of ${community} sent this mail. Nobody reads an answer to it.`,
    tooLargeTitle: "This is too much at once",
    tooLarge:
      "Go back, shorten your text, choose a smaller photo or divide your list over more files, and try again. Nothing has changed.",
    waits: {
      today: "since today",
      since: (days: string) => `${days} now`,
      left: (left: string) => `${left} left`,
      lastDay: "today is the last day",
      overdue: (late: string) => `${late} late`,
    },
    offices: {
      executive: "the executive",
      council: "the council",
      municipality: "the municipality",
    },
    letter: {
      on: "Date",
      reference: "Reference",
      page: (number: number, count: number) => `Page ${number} of ${count}`,
    },
  },
});

/** The sentence for a refusal: the module's own, else platform's. A missing one does not compile. */
export function refusalText<Refusal extends string>(
  own: Readonly<Record<Refusal, string>>,
  language: Language,
  refusal: Refusal | PlatformRefusal,
): string {
  const all: Readonly<Record<string, string>> = { ...texts[language].refusals, ...own };
  return all[refusal] ?? texts[language].wrong;
}

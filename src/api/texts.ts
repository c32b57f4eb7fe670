import { bilingual } from "#lib/texts.ts";
import { searchTexts } from "#modules/search";
import type { Trouble } from "#platform/trouble.ts";

export const texts = bilingual({
  nl: {
    openData: {
      title: "Open gegevens",
      lead: "Alles wat hier openbaar is, kunt u als lijst ophalen, volgen en gebruiken. Ook met een programma, en zonder sleutel.",
      catalogue: "De catalogus",
      catalogueGives: "DCAT-AP-NL, voor data.overheid.nl",
      document: "Alles voor programma’s",
      documentGives: "OpenAPI 3.1, met elk veld",
      token: "Maak een sleutel",
      tokenGives: "Uw programma doet wat u mag",
      webhooks: "Laat het u vertellen",
      webhooksGives: "Elke nieuwe regel van het logboek",
      may: "Wat mag ermee",
      facts: "De feiten.",
      words: "Wat mensen schrijven.",
      names: "Namen.",
      namesSay:
        "Namen van mensen zijn persoonsgegevens. Ook wie ze overneemt, houdt zich aan de AVG. Liet iemand zich hier wissen? Haal haar dan ook bij u weg.",
      always: "Dat is altijd zo geweest.",
      since: (day: string) => `Dat geldt sinds ${day}.`,
      sinceWords: (day: string) =>
        `Dat geldt sinds ${day}. Voor wat eerder geschreven is, blijft gelden wat toen in het stadsrecht stond.`,
      charter: "De gemeenschap spreekt dit af in haar",
      toCharter: "stadsrecht",
      lists: "De lijsten",
      listsLead: "Elke lijst is er om te lezen, als bestand voor een rekenblad, en om te volgen.",
      list: "Lijst",
      part: "Ophalen",
      follow: "Volgen",
      onlyFacts: "Alleen feiten:",
      both: "Met wat mensen schreven:",
      factsAlone: "alleen de feiten:",
      ofOthers: "Wat ermee mag, zegt de gemeenschap waar het vandaan komt:",
      atom: "nieuwslezer",
      ics: "agenda",
    },
    wrongTitle: "Er ging bij ons iets mis",
    wrong:
      "Er ging bij ons iets mis. Stuur het verzoek over een minuut nog eens, met dezelfde Idempotency-Key.",
    trouble: {
      away: {
        title: "De gegevens zijn even niet bereikbaar",
        detail:
          "Het ligt aan ons. Stuur het verzoek nog eens na de seconden in Retry-After, met dezelfde Idempotency-Key: dan gebeurt het één keer.",
      },
      full: {
        title: "Er kan nu niets bewaard worden",
        detail:
          "Lezen kan gewoon. Stuur het verzoek later nog eens, met dezelfde Idempotency-Key: dan gebeurt het één keer.",
      },
      busy: {
        title: "Het is nu erg druk",
        detail:
          "Stuur het verzoek nog eens na de seconden in Retry-After, met dezelfde Idempotency-Key: dan gebeurt het één keer.",
      },
    } satisfies Record<Trouble, { title: string; detail: string }>,
    tooLargeTitle: "Te groot",
    tooLarge: "Een verzoek mag ten hoogste 256 kB zijn.",
    queryTitle: "De vraag klopt niet",
    query: {
      limit_wrong: "aantal is een heel getal van 1 tot en met 100.",
      cursor_wrong:
        "na is waar het vorige stuk ophield; neem het adres uit volgende, zoals het is.",
      fields_wrong: "velden is alles of feiten; feiten is zonder wat mensen schreven.",
    },
    search: searchTexts.nl.refusals,
    versionTitle: "Deze versie is er niet",
    version:
      "Deze Meent spreekt versie 1: begin het adres met /api/v1. Wat er is, staat in /api/v1/openapi.json.",
    problemTitle: "Dit verzoek kunnen wij niet uitvoeren",
    problems: {
      token_missing:
        "Stuur uw sleutel mee in Authorization: Bearer meent_… U maakt een sleutel op /mij/toegang van uw gemeenschap.",
      token_unknown:
        "Deze sleutel werkt hier niet (meer). Hij hoort bij een andere gemeenschap, is voorbij of is ingetrokken. Maak een nieuwe op /mij/toegang.",
      too_many_calls: "Dit zijn te veel verzoeken in korte tijd. Probeer het over een minuut weer.",
      out_of_scope:
        "Deze sleutel geldt niet voor dit onderdeel. Maak een sleutel die dat wel doet, op /mij/toegang.",
      key_wrong: "Een Idempotency-Key heeft 8 tot en met 200 tekens.",
      not_json: "Stuur één JSON-object, met Content-Type: application/json.",
    },
    refusedTitle: "Dit kan nu niet",
    refused: "Dit kan nu niet. Kijk op de pagina zelf hoe het ervoor staat.",
    inputTitle: "De invoer klopt niet",
    input: "Verander de velden die in errors staan, en stuur het opnieuw.",
    fieldInvalid: "Dit veld ontbreekt, of heeft niet de vorm die openapi.json vraagt.",
    fieldUnknown: "Dit veld kennen wij niet. Kijk in openapi.json hoe het heet.",
  },
  en: {
    openData: {
      title: "Open data",
      lead: "Everything that is public here you can fetch as a list, follow and use. Also with a program, and without a key.",
      catalogue: "The catalogue",
      catalogueGives: "DCAT-AP-NL, for data.overheid.nl",
      document: "All of it for programs",
      documentGives: "OpenAPI 3.1, with every field",
      token: "Make a key",
      tokenGives: "Your program does what you may",
      webhooks: "Be told",
      webhooksGives: "Every new line of the record",
      may: "What may be done with it",
      facts: "The facts.",
      words: "What people write.",
      names: "Names.",
      namesSay:
        "Names of people are personal data. Whoever takes them over keeps to the GDPR too. Did somebody have herself erased here? Then take her away at your place too.",
      always: "This has always been so.",
      since: (day: string) => `This holds since ${day}.`,
      sinceWords: (day: string) =>
        `This holds since ${day}. For what was written before, what the charter said then goes on to hold.`,
      charter: "The community agrees on this in its",
      toCharter: "charter",
      lists: "The lists",
      listsLead: "Each list is there to read, as a file for a spreadsheet, and to follow.",
      list: "List",
      part: "Fetch",
      follow: "Follow",
      onlyFacts: "Facts only:",
      both: "With what people wrote:",
      factsAlone: "facts alone:",
      ofOthers: "What may be done with it, the community it comes from says:",
      atom: "news reader",
      ics: "calendar",
    },
    wrongTitle: "Something went wrong on our side",
    wrong:
      "Something went wrong on our side. Send the request again in a minute, with the same Idempotency-Key.",
    trouble: {
      away: {
        title: "The data cannot be reached just now",
        detail:
          "The fault is ours. Send the request again after the seconds in Retry-After, with the same Idempotency-Key: then it happens once.",
      },
      full: {
        title: "Nothing can be kept just now",
        detail:
          "Reading works as usual. Send the request again later, with the same Idempotency-Key: then it happens once.",
      },
      busy: {
        title: "It is very busy just now",
        detail:
          "Send the request again after the seconds in Retry-After, with the same Idempotency-Key: then it happens once.",
      },
    },
    tooLargeTitle: "Too large",
    tooLarge: "A request may be 256 kB at most.",
    queryTitle: "The query is not right",
    query: {
      limit_wrong: "aantal is a whole number from 1 to 100.",
      cursor_wrong:
        "na is where the stretch before ended; take the address from volgende, as it is.",
      fields_wrong: "velden is alles (all) or feiten (facts): without what people wrote.",
    },
    search: searchTexts.en.refusals,
    versionTitle: "This version is not there",
    version:
      "This Meent speaks version 1: begin the address with /api/v1. What there is, /api/v1/openapi.json says.",
    problemTitle: "We cannot do this request",
    problems: {
      token_missing:
        "Send your token in Authorization: Bearer meent_… You make a token at /mij/toegang of your community.",
      token_unknown:
        "This token does not work here (any more). It is of another community, has ended or was revoked. Make a new one at /mij/toegang.",
      too_many_calls: "These are too many requests in a short time. Try again in a minute.",
      out_of_scope: "This token is not for this part. Make a token that is, at /mij/toegang.",
      key_wrong: "An Idempotency-Key has 8 to 200 characters.",
      not_json: "Send one JSON object, with Content-Type: application/json.",
    },
    refusedTitle: "This cannot be done now",
    refused: "This cannot be done now. See on the page itself how things stand.",
    inputTitle: "The input is not right",
    input: "Change the fields in errors, and send it again.",
    fieldInvalid: "This field is missing, or has not the form that openapi.json asks.",
    fieldUnknown: "We do not know this field. See in openapi.json what it is called.",
  },
});

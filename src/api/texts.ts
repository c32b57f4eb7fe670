import { bilingual } from "#lib/texts.ts";
import { searchTexts } from "#modules/search";
import type { Trouble } from "#platform/trouble.ts";

export const texts = bilingual({
  nl: {
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

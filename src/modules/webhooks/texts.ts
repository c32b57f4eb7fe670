import { bilingual } from "#lib/texts.ts";
import type { EndpointFieldError, EndpointRefusal, Fault } from "./model.ts";

export const texts = bilingual({
  nl: {
    rightsTitle: "Berichten aan programma’s",
    rights: {
      "webhooks.add": { does: "Een programma laten weten wat er in het logboek komt" },
      "webhooks.remove": { does: "Daarmee ophouden", must: "Het adres is van u." },
      "webhooks.restart": {
        does: "Weer berichten sturen naar een adres dat niet meer antwoordde",
        must: "Het adres is van u.",
      },
      "webhooks.forget": { does: "Adressen vergeten van wie zich liet wissen" },
    },
    me: "Mijn Meent",
    title: "Berichten aan een programma",
    lead: "Een programma hoort binnen een minuut wat er in het openbare logboek bij komt. Niets anders dan wat iedereen kan lezen.",
    listTitle: "Adressen die berichten krijgen",
    add: "Geef een adres op",
    url: "Adres van het programma",
    urlHint: "Begint met https://, zoals https://app.voorbeeld.nl/meent.",
    button: "Stuur voortaan berichten",
    state: "Hoe het gaat",
    what: "Wat u kunt doen",
    fine: (number: number) => `Aangekomen tot en met regel ${number}.`,
    failing: (fault: string, again: string) => `${fault} Wij proberen het weer om ${again}.`,
    stopped: (fault: string) =>
      `${fault} Dat duurde drie dagen; daarom hielden wij op. Wat het miste, komt alsnog als u weer begint.`,
    faults: {
      noName: "Dit adres bestaat niet.",
      privateAddress: "Dit adres ligt in een besloten netwerk. Daar sturen wij niets heen.",
      noAnswer: "Er kwam geen antwoord.",
      refused: "Het programma antwoordde, maar nam het bericht niet aan.",
      tooSlow: "Het antwoord duurde langer dan tien seconden.",
    } satisfies Record<Fault, string>,
    restart: "Begin weer",
    remove: "Stop",
    madeTitle: "De sleutel van dit adres",
    madeLead:
      "Geef hem aan het programma. Daarmee kan het zien dat een bericht van ons komt. U ziet hem maar één keer.",
    madeHow:
      "Elk bericht is ondertekend volgens Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature).",
    back: "Terug naar uw adressen",
    fields: {
      url_wrong:
        "Geef een adres dat begint met https:// en een naam van het internet heeft, zonder poort of wachtwoord.",
    } satisfies Record<EndpointFieldError, string>,
    refusals: {
      too_many_endpoints: "U hebt al tien adressen. Stop er eerst met een.",
      endpoint_twice: "Dit adres krijgt al berichten.",
    } satisfies Record<EndpointRefusal, string>,
  },
  en: {
    rightsTitle: "Messages to programs",
    rights: {
      "webhooks.add": { does: "Let a program know what is added to the record" },
      "webhooks.remove": { does: "Stop that", must: "The address is yours." },
      "webhooks.restart": {
        does: "Send messages again to an address that no longer answered",
        must: "The address is yours.",
      },
      "webhooks.forget": { does: "Forget the addresses of who was erased" },
    },
    me: "My Meent",
    title: "Messages to a program",
    lead: "A program hears within a minute what is added to the public record. Nothing but what everybody may read.",
    listTitle: "Addresses that get messages",
    add: "Give an address",
    url: "Address of the program",
    urlHint: "Begins with https://, as https://app.example.org/meent.",
    button: "Send messages from now on",
    state: "How it goes",
    what: "What you can do",
    fine: (number: number) => `Arrived up to and including line ${number}.`,
    failing: (fault: string, again: string) => `${fault} We try again at ${again}.`,
    stopped: (fault: string) =>
      `${fault} That went on for three days, so we stopped. What it missed comes when you begin again.`,
    faults: {
      noName: "This address does not exist.",
      privateAddress: "This address is in a closed network. We send nothing there.",
      noAnswer: "No answer came.",
      refused: "The program answered, but did not take the message.",
      tooSlow: "The answer took longer than ten seconds.",
    },
    restart: "Begin again",
    remove: "Stop",
    madeTitle: "The key of this address",
    madeLead:
      "Give it to the program. With it the program can see that a message comes from us. You see it only once.",
    madeHow:
      "Each message is signed by Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature).",
    back: "Back to your addresses",
    fields: {
      url_wrong:
        "Give an address that begins with https:// and has a name of the internet, without port or password.",
    },
    refusals: {
      too_many_endpoints: "You have ten addresses. Stop one first.",
      endpoint_twice: "This address gets messages already.",
    },
  },
});

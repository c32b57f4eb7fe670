import { bilingual } from "#lib/texts.ts";
import type { Trouble } from "#platform/trouble.ts";

/** What is said of each trouble: to who reads, to who sends, and where what she sent is not at hand. */
type TroubleTexts = Record<
  Trouble,
  { title: string; reading: string; sending: string; back: string }
> & { again: string; send: string; partial: string; written: string };

export const texts = bilingual({
  nl: {
    week: "Deze week",
    initiatives: "Initiatieven",
    works: "Werken",
    deals: "Deals",
    agreements: "Afspraken",
    signals: "Signalen",
    record: "Openbaar logboek",
    recordShort: "Logboek",
    betweenPeople: "Afspraken tussen mensen",
    signIn: "Aanmelden",
    tooMany:
      "U stuurde in tien minuten erg veel. Wacht tien minuten, ga terug en druk opnieuw op de knop. Wat u schreef, staat er nog.",
    trouble: {
      away: {
        title: "Wij kunnen even niet bij de gegevens",
        reading:
          "Dat ligt aan ons, niet aan u. Meestal is het binnen een minuut voorbij. Probeer het dan opnieuw.",
        sending:
          "Dat ligt aan ons, niet aan u. Wat u invulde, is er nog: het staat in deze pagina. Wacht een halve minuut en druk dan op de knop. Ook als het de eerste keer toch lukte, gebeurt het maar één keer.",
        back: "Dat ligt aan ons, niet aan u. Wacht een halve minuut, ga terug en druk opnieuw op de knop. Wat u schreef, staat er nog.",
      },
      full: {
        title: "Wij kunnen nu niets bewaren",
        reading: "Er is geen ruimte meer. Wie Meent hier beheert, krijgt daarvan bericht.",
        sending:
          "Er is geen ruimte meer. Lezen kan gewoon. Wat u invulde, is niet bewaard, maar het staat nog in deze pagina. Laat haar open en druk later op de knop.",
        back: "Er is geen ruimte meer. Lezen kan gewoon. Ga terug en probeer het later opnieuw; wat u schreef, staat er nog.",
      },
      busy: {
        title: "Het is nu erg druk",
        reading: "Er komen veel mensen tegelijk. Probeer het over een halve minuut opnieuw.",
        sending:
          "Er komen veel mensen tegelijk. Wat u invulde, is er nog: het staat in deze pagina. Wacht een halve minuut en druk dan op de knop. Ook als het de eerste keer toch lukte, gebeurt het maar één keer.",
        back: "Er komen veel mensen tegelijk. Wacht een halve minuut, ga terug en druk opnieuw op de knop. Wat u schreef, staat er nog.",
      },
      again: "Probeer het opnieuw",
      send: "Verstuur het opnieuw",
      partial:
        "Een foto, een bestand of een code houden wij hier niet vast. Daar vragen wij na de knop nog een keer om.",
      written: "Dit schreef u",
    } satisfies TroubleTexts,
    elsewhere: "Elders",
    houseRules: "Huisregels",
    moderation: "Huisregels in de praktijk",
    openData: "Open gegevens",
    privacy: "Privacy",
    accessibility: "Toegankelijkheid",
    cookies: "Cookies",
    colours: "Kleuren: licht of donker",
    communities: "Gemeenschappen op deze Meent",
    noCommunity:
      "Hier is nog geen gemeenschap. Wie Meent beheert, leest in docs/how-to/run-for-real.md hoe het verder gaat. Het voorbeeld Noorderveld ziet u door te starten zonder DEMO=0, in een lege map.",
    about: "Meent is vrije software voor publiek werk door wie het wil doen.",
    toFront: (community: string) => `Naar de voorpagina van ${community}`,
    toCommunities: "Naar het begin",
    hasCharter: (community: string) => `${community} werkt met een stadsrecht.`,
    charterSays:
      "Daarin staat wie wat mag en hoe lang iets mag duren. Alles wat hier gebeurt, komt in het openbaar logboek. Iedereen kan het nalezen.",
    charterOf: (community: string) => `Stadsrecht van ${community}`,
    rights: "Wie mag wat",
    roles: "Wie heeft welke rol",
    market: "Vraag en aanbod",
    organizations: "Organisaties",
    municipality: "Doet de gemeente mee?",
    waits: "Wie wacht op wie",
    exceptions: "Uitzonderingen op regels",
    help: "Komt u er niet uit? Vraag het in het dorpshuis. Wij vullen het samen met u in.",
    helpByPhone: (phone: string) =>
      `Komt u er niet uit? Bel ${phone} of kom langs in het dorpshuis. Wij vullen het samen met u in.`,
  },
  en: {
    week: "This week",
    initiatives: "Initiatives",
    works: "Works",
    deals: "Deals",
    agreements: "Agreements",
    signals: "Signals",
    record: "Public record",
    recordShort: "Record",
    betweenPeople: "Agreements between people",
    signIn: "Sign in",
    tooMany:
      "You sent very much in ten minutes. Wait ten minutes, go back and press the button again. What you wrote is still there.",
    trouble: {
      away: {
        title: "We cannot reach the data just now",
        reading:
          "The fault is ours, not yours. Usually it is over within a minute. Then try again.",
        sending:
          "The fault is ours, not yours. What you filled in is still there: it is in this page. Wait half a minute, then press the button. Even if it worked the first time after all, it happens only once.",
        back: "The fault is ours, not yours. Wait half a minute, go back and press the button again. What you wrote is still there.",
      },
      full: {
        title: "We cannot keep anything just now",
        reading: "There is no room left. Whoever runs Meent here is told.",
        sending:
          "There is no room left. Reading works as usual. What you filled in was not kept, but it is still in this page. Leave it open and press the button later.",
        back: "There is no room left. Reading works as usual. Go back and try again later; what you wrote is still there.",
      },
      busy: {
        title: "It is very busy just now",
        reading: "Many people come at the same time. Try again in half a minute.",
        sending:
          "Many people come at the same time. What you filled in is still there: it is in this page. Wait half a minute, then press the button. Even if it worked the first time after all, it happens only once.",
        back: "Many people come at the same time. Wait half a minute, go back and press the button again. What you wrote is still there.",
      },
      again: "Try again",
      send: "Send it again",
      partial:
        "We do not keep a photo, a file or a code here. We ask for it once more after the button.",
      written: "This is what you wrote",
    },
    elsewhere: "Elsewhere",
    houseRules: "House rules",
    moderation: "House rules in practice",
    openData: "Open data",
    privacy: "Privacy",
    accessibility: "Accessibility",
    cookies: "Cookies",
    colours: "Colours: light or dark",
    communities: "Communities on this Meent",
    noCommunity:
      "There is no community here yet. Whoever runs Meent reads in docs/how-to/run-for-real.md how it goes on. You see the example Noorderveld by starting without DEMO=0, in an empty folder.",
    about: "Meent is free software for public work by whoever wants to do it.",
    toFront: (community: string) => `To the front page of ${community}`,
    toCommunities: "To the beginning",
    hasCharter: (community: string) => `${community} works with a charter (stadsrecht).`,
    charterSays:
      "It says who may do what and how long things may take. Everything that happens here goes into the public record. Everyone can read it.",
    charterOf: (community: string) => `Charter of ${community}`,
    rights: "Who may do what",
    roles: "Who holds which role",
    market: "Needs and offers",
    organizations: "Organisations",
    municipality: "Does the municipality take part?",
    waits: "Who waits for whom",
    exceptions: "Exceptions to rules",
    help: "Stuck? Ask in the village hall. We fill it in together with you.",
    helpByPhone: (phone: string) =>
      `Stuck? Call ${phone} or come by the village hall. We fill it in together with you.`,
  },
});

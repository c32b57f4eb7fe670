import { bilingual } from "#lib/texts.ts";

export const texts = bilingual({
  nl: {
    week: "Deze week",
    works: "Werken",
    deals: "Deals",
    signals: "Signalen",
    record: "Openbaar logboek",
    signIn: "Aanmelden",
    tooMany:
      "U stuurde in tien minuten erg veel. Wacht tien minuten, ga terug en druk opnieuw op de knop. Wat u schreef, staat er nog.",
    houseRules: "Huisregels",
    moderation: "Huisregels in de praktijk",
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
    works: "Works",
    deals: "Deals",
    signals: "Signals",
    record: "Public record",
    signIn: "Sign in",
    tooMany:
      "You sent very much in ten minutes. Wait ten minutes, go back and press the button again. What you wrote is still there.",
    houseRules: "House rules",
    moderation: "House rules in practice",
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
    organizations: "Organisations",
    municipality: "Does the municipality take part?",
    waits: "Who waits for whom",
    exceptions: "Exceptions to rules",
    help: "Stuck? Ask in the village hall. We fill it in together with you.",
    helpByPhone: (phone: string) =>
      `Stuck? Call ${phone} or come by the village hall. We fill it in together with you.`,
  },
});

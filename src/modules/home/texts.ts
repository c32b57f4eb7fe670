import { bilingual } from "#lib/texts.ts";

export const texts = bilingual({
  nl: {
    title: (community: string) => `${community}: hier doen inwoners publiek werk`,
    byCharter: (community: string) => `Zo staat het in het stadsrecht van ${community}.`,
    now: "Wat kunt u nu doen?",
    doors: {
      works: "Neem publiek werk over",
      worksText: (count: number) =>
        count === 1
          ? "Eén werk kunt u overnemen. De gemeente moet ja zeggen, tenzij zij op tijd een geldige reden geeft om te weigeren."
          : `${count} werken kunt u overnemen. De gemeente moet ja zeggen, tenzij zij op tijd een geldige reden geeft om te weigeren.`,
      deals: "Bekijk wat anderen afspraken",
      dealsText: "Elke deal is openbaar: wie wat inbrengt, uit welk mandaat, en tot wanneer.",
      charter: "Lees het stadsrecht",
      charterText:
        "De regels die deze gemeenschap zichzelf gaf: wie wat mag, en hoe lang iets mag duren.",
      record: "Controleer het zelf",
      recordText: "Alles wat hier gebeurt, staat in het openbaar logboek. Niets verdwijnt eruit.",
    },
    waits: "Wie wacht op wie",
    waitsNone: "Niemand wacht nu op een ander.",
    waitsCount: (count: number) =>
      count === 1
        ? "Op één plek wacht nu iemand op een ander."
        : `Op ${count} plekken wacht nu iemand op een ander.`,
    happened: "Net gebeurd",
    toRecord: "Lees het hele openbaar logboek",
    record: {
      title: "Openbaar logboek",
      lead: "Alles wat hier gebeurt, regel voor regel. Een regel verandert nooit en verdwijnt nooit.",
      count: (count: string) =>
        `U kunt er nu ${count} lezen. Slaat een nummer over? Dan gaat die regel over iets wat mensen voor zichzelf mogen houden, zoals een concept.`,
      list: "De regels, nieuwste eerst",
      line: (number: string) => `Regel ${number}`,
      older: "Oudere regels",
      newest: "Naar de nieuwste regels",
      none: "Er staat nog niets in.",
    },
    entry: {
      about: "Waar het over gaat",
      at: "Wanneer",
      recorded: "Vastgelegd op",
      by: "Door",
      byTime: "Het verstrijken van de tijd",
      office: "Namens",
      offices: {
        executive: "het college",
        council: "de raad",
        helpingOfficial: "de gemeente, als helper",
        mandate: "het college, met mandaat",
      },
      kind: "Soort, voor programma’s",
      facts: "De feiten van deze regel",
      back: "Terug naar het logboek",
      hidden:
        "Deze regel is er niet, of gaat over iets wat mensen voor zichzelf mogen houden, zoals een concept. De nummers lopen wel door: er is niets weggehaald.",
    },
    colours: {
      title: "Kleuren: licht of donker",
      lead: "Kies wat u prettig leest. Wij onthouden het op dit apparaat, met een cookie waar verder niets in staat.",
      label: "Welke kleuren wilt u?",
      auto: "Zoals mijn apparaat het doet",
      light: "Licht",
      dark: "Donker",
      save: "Bewaar",
    },
    signIn: {
      title: "Aanmelden",
      you: (name: string) => `U bent aangemeld als ${name}.`,
      out: "Meld u af",
      none: "Aanmelden kan hier nog niet. Deze gemeenschap opent dat later.",
    },
  },
  en: {
    title: (community: string) => `${community}: here residents do public work`,
    byCharter: (community: string) => `So says the charter (stadsrecht) of ${community}.`,
    now: "What can you do now?",
    doors: {
      works: "Take over public work",
      worksText: (count: number) =>
        count === 1
          ? "There is one work you can take over. The municipality must say yes, unless it gives a valid reason to refuse in time."
          : `There are ${count} works you can take over. The municipality must say yes, unless it gives a valid reason to refuse in time.`,
      deals: "See what others agreed on",
      dealsText: "Every deal is public: who brings what, from which mandate, and until when.",
      charter: "Read the charter",
      charterText:
        "The rules this community gave itself: who may do what, and how long things may take.",
      record: "Check it yourself",
      recordText:
        "Everything that happens here stands in the public record. Nothing disappears from it.",
    },
    waits: "Who waits for whom",
    waitsNone: "Nobody waits for anyone now.",
    waitsCount: (count: number) =>
      count === 1
        ? "In one place someone waits for another now."
        : `In ${count} places someone waits for another now.`,
    happened: "What just happened",
    toRecord: "Read the whole public record",
    record: {
      title: "Public record",
      lead: "Everything that happens here, entry by entry. An entry never changes and never disappears.",
      count: (count: string) =>
        `You can read ${count} of them now. Is a number missing? Then that entry is about something people may keep to themselves, such as a draft.`,
      list: "The entries, newest first",
      line: (number: string) => `Entry ${number}`,
      older: "Older entries",
      newest: "To the newest entries",
      none: "Nothing stands in it yet.",
    },
    entry: {
      about: "What it is about",
      at: "When",
      recorded: "Recorded on",
      by: "By",
      byTime: "The passing of time",
      office: "For",
      offices: {
        executive: "the executive",
        council: "the council",
        helpingOfficial: "the municipality, as a helper",
        mandate: "the executive, by mandate",
      },
      kind: "Kind, for programs",
      facts: "The facts of this entry",
      back: "Back to the record",
      hidden:
        "This entry does not exist, or is about something people may keep to themselves, such as a draft. The numbers do run on: nothing was taken away.",
    },
    colours: {
      title: "Colours: light or dark",
      lead: "Choose what reads well for you. We remember it on this device, in a cookie that holds nothing else.",
      label: "Which colours do you want?",
      auto: "As my device does",
      light: "Light",
      dark: "Dark",
      save: "Save",
    },
    signIn: {
      title: "Sign in",
      you: (name: string) => `You are signed in as ${name}.`,
      out: "Sign out",
      none: "Signing in is not possible here yet. This community opens it later.",
    },
  },
});

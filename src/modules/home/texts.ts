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
      lane: "Kies hoe u meedoet",
      laneText: "Drie vragen wijzen de lichtste weg: zelf doen, een deal of een uitdaging.",
      name: "Noem een publiek werk",
      nameText: "Ziet u iets wat gedaan moet worden en wat hier niet staat? Zet het erbij.",
      deals: "Bekijk wat anderen afspraken",
      dealsText: "Elke deal is openbaar: wie wat inbrengt, uit welk mandaat, en tot wanneer.",
      charter: "Lees het stadsrecht",
      charterText:
        "De regels die deze gemeenschap zichzelf gaf: wie wat mag, en hoe lang iets mag duren.",
      record: "Controleer het zelf",
      recordText: "Alles wat hier gebeurt, staat in het openbaar logboek. Niets verdwijnt eruit.",
    },
    waits: {
      title: "Wie wacht op wie",
      lead: "Wie langer wacht, staat hoger. Het gaat over organisaties en afspraken: niemand krijgt hier een cijfer.",
      none: "Niemand wacht nu op een ander.",
      count: (count: string, isOne: boolean) =>
        isOne
          ? "Op één plek wacht nu iemand op een ander."
          : `Op ${count} plekken wacht nu iemand op een ander.`,
      late: (count: string, isOne: boolean) =>
        isOne ? "Op één plek is het te laat." : `Op ${count} plekken is het te laat.`,
      atLeast: (count: string) => `ten minste ${count}`,
      all: "Bekijk iedereen die wacht, en op wie",
      on: "Op wie wordt gewacht?",
      anybody: "Op iedereen",
      option: (name: string, count: string) => `${name} (${count})`,
      show: "Toon",
      everybody: "Iedereen die wacht",
      waitsFor: (name: string) => `Wie wacht op ${name}`,
      noneOn: (name: string) => `Niemand wacht nu op ${name}.`,
      nobodyKnown: "deze persoon of organisatie",
      today: "sinds vandaag",
      since: (days: string) => `al ${days}`,
      left: (left: string) => `nog ${left}`,
      lastDay: "vandaag is de laatste dag",
      overdue: (late: string) => `${late} te laat`,
    },
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
      lane: "Choose how you take part",
      laneText: "Three questions show the lightest road: do it, a deal or a challenge.",
      name: "Name a public work",
      nameText: "Do you see something that must be done and that is not here? Add it.",
      deals: "See what others agreed on",
      dealsText: "Every deal is public: who brings what, from which mandate, and until when.",
      charter: "Read the charter",
      charterText:
        "The rules this community gave itself: who may do what, and how long things may take.",
      record: "Check it yourself",
      recordText:
        "Everything that happens here stands in the public record. Nothing disappears from it.",
    },
    waits: {
      title: "Who waits for whom",
      lead: "Whoever waits longest stands highest. It is about organisations and agreements: nobody gets a mark here.",
      none: "Nobody waits for anyone now.",
      count: (count: string, isOne: boolean) =>
        isOne
          ? "In one place someone waits for another now."
          : `In ${count} places someone waits for another now.`,
      late: (count: string, isOne: boolean) =>
        isOne ? "In one place it is late." : `In ${count} places it is late.`,
      atLeast: (count: string) => `at least ${count}`,
      all: "See everyone who waits, and for whom",
      on: "Who is waited for?",
      anybody: "Anybody",
      option: (name: string, count: string) => `${name} (${count})`,
      show: "Show",
      everybody: "Everyone who waits",
      waitsFor: (name: string) => `Who waits for ${name}`,
      noneOn: (name: string) => `Nobody waits for ${name} now.`,
      nobodyKnown: "this person or organisation",
      today: "since today",
      since: (days: string) => `${days} now`,
      left: (left: string) => `${left} left`,
      lastDay: "today is the last day",
      overdue: (late: string) => `${late} late`,
    },
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

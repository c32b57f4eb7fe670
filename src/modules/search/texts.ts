import { bilingual } from "#lib/texts.ts";
import { type AskRefusal, hitsMost, lettersMost } from "./model.ts";

const most = { nl: hitsMost.toLocaleString("nl-NL"), en: hitsMost.toLocaleString("en-GB") };

export const texts = bilingual({
  nl: {
    rightsTitle: "Zoeken",
    rights: {
      "search.share": {
        does: "Kiezen wat andere gemeenschappen van ons zien",
        fixed: "De griffier waakt over wat openbaar is, en over wie het leest.",
      },
      "search.rebuild": { does: "Nakijken of zoeken nog vindt wat er staat, en niets anders" },
    },
    title: "Zoeken",
    lead: "In alles wat iedereen hier kan lezen: initiatieven, werken, deals, uitdagingen, signalen, mensen met een rol, en meer.",
    label: "Zoek in alles",
    titleOf: (asked: string) => `Zoeken: ${asked}`,
    hint: "Een woord of een paar. Met een woord tussen “aanhalingstekens” zoekt u het precies zo.",
    kind: "Wat",
    area: "Waar",
    anything: "Alles",
    everywhere: "Overal",
    narrow: "Maak het kleiner",
    found: (count: number, asked: string) =>
      count === 1 ? `Eén ding past bij “${asked}”.` : `${count} dingen passen bij “${asked}”.`,
    foundMost: (asked: string) =>
      `Meer dan ${most.nl} dingen passen bij “${asked}”. U ziet de nieuwste; met nog een woord wordt het minder.`,
    resembling: (asked: string) => `Niets heeft al uw woorden: “${asked}”. Dit lijkt erop.`,
    none: (asked: string) => `Er is niets gevonden bij “${asked}”.`,
    noneNow:
      "Probeer een ander of een korter woord. Staat het er echt niet? Zeg dan in één zin wat u zoekt: een mens antwoordt.",
    page: (page: number, pages: number) => `Bladzijde ${page} van ${pages}`,
    noSuchPage: "Die bladzijde is er niet.",
    noSuchPageNow: "Ga naar de eerste bladzijde, of zoek met andere woorden.",
    firstPage: "Naar de eerste bladzijde",
    results: "Gevonden",
    since: (day: string) => `sinds ${day}`,
    otherFilters: "Zoek zonder die beperking",
    now: {
      say: "Zeg wat u zoekt",
      sayGives: "Een mens antwoordt",
      works: "Bekijk alle werken",
      worksGives: "Wat er gedaan moet worden, per dorp",
    },
    elsewhere: {
      title: "Elders",
      lead: "Wat andere gemeenschappen van deze Meent met u delen. Misschien begint het ook hier.",
      own: (kinds: readonly string[]) =>
        kinds.length === 0
          ? "Onze gemeenschap deelt zelf niets met andere."
          : `Onze gemeenschap deelt met andere: ${kinds.join(", ").toLowerCase()}.`,
      none: "Er is nu niets dat andere gemeenschappen delen.",
      more: "Wat er daarvoor kwam",
      since: (day: string) => `sinds ${day}`,
      search: "Zoek in onze eigen gemeenschap",
      searchGives: "In alles wat hier openbaar is",
      choose: "Kies wat wij delen",
      chooseGives: "Wat andere gemeenschappen van ons zien",
      chooseLead:
        "Andere gemeenschappen van deze Meent zien hiervan de titel, één zin en waar het staat. Alleen wat hier al openbaar is. Het geldt meteen, en komt in het openbaar logboek.",
      which: "Wat delen wij?",
      whichHint: "Kies niets als u niets wilt delen.",
      save: "Deel dit",
      shared: (nothing: boolean) =>
        nothing
          ? "De griffier besloot niets met andere gemeenschappen te delen."
          : "De griffier koos wat andere gemeenschappen van ons zien.",
    },
    refusals: {
      nothing_asked: "Typ wat u zoekt. Eén woord is genoeg.",
      too_short: "Eén letter staat in bijna alles. Typ ten minste twee letters.",
      too_long: `Dit is te lang om te zoeken. Houd het onder ${lettersMost} tekens; een paar woorden zijn genoeg.`,
      no_letters: "Zoeken gaat met letters en cijfers. Typ een woord.",
      only_stop_words:
        "Woorden als “de” en “van” staan overal. Zet er een woord bij waar het om gaat.",
    } satisfies Record<AskRefusal, string>,
  },
  en: {
    rightsTitle: "Search",
    rights: {
      "search.share": {
        does: "Choose what other communities see of us",
        fixed: "The council clerk watches over what is public, and who reads it.",
      },
      "search.rebuild": { does: "Check that search finds what is there, and nothing else" },
    },
    title: "Search",
    lead: "In everything that everybody here can read: works, deals, challenges, signals, people with a role, and more. People write mostly in Dutch; search with a Dutch word.",
    label: "Search everything",
    titleOf: (asked) => `Search: ${asked}`,
    hint: "A word or a few. A word between “quotation marks” is searched exactly so.",
    kind: "What",
    area: "Where",
    anything: "Everything",
    everywhere: "Everywhere",
    narrow: "Narrow it down",
    found: (count, asked) =>
      count === 1 ? `One thing fits “${asked}”.` : `${count} things fit “${asked}”.`,
    foundMost: (asked) =>
      `More than ${most.en} things fit “${asked}”. You see the newest; one more word makes it less.`,
    resembling: (asked) => `Nothing has all your words: “${asked}”. This resembles them.`,
    none: (asked) => `Nothing was found for “${asked}”.`,
    noneNow:
      "Try another or a shorter word. Is it really not there? Then say in one sentence what you are looking for: a person answers.",
    page: (page, pages) => `Page ${page} of ${pages}`,
    noSuchPage: "That page is not there.",
    noSuchPageNow: "Go to the first page, or search with other words.",
    firstPage: "To the first page",
    results: "Found",
    since: (day) => `since ${day}`,
    otherFilters: "Search without that limit",
    now: {
      say: "Say what you are looking for",
      sayGives: "A person answers",
      works: "See all works",
      worksGives: "What needs doing, per village",
    },
    elsewhere: {
      title: "Elsewhere",
      lead: "What other communities of this Meent share with you. Perhaps it begins here too.",
      own: (kinds) =>
        kinds.length === 0
          ? "Our own community shares nothing with others."
          : `Our own community shares with others: ${kinds.join(", ").toLowerCase()}.`,
      none: "There is nothing now that other communities share.",
      more: "What came before",
      since: (day) => `since ${day}`,
      search: "Search our own community",
      searchGives: "In everything that is public here",
      choose: "Choose what we share",
      chooseGives: "What other communities see of us",
      chooseLead:
        "Other communities of this Meent see its title, one sentence and where it stands. Only what is public here already. It holds at once, and goes into the public record.",
      which: "What do we share?",
      whichHint: "Choose nothing if you want to share nothing.",
      save: "Share this",
      shared: (nothing) =>
        nothing
          ? "The council clerk decided to share nothing with other communities."
          : "The council clerk chose what other communities see of us.",
    },
    refusals: {
      nothing_asked: "Type what you are looking for. One word is enough.",
      too_short: "One letter is in nearly everything. Type at least two letters.",
      too_long: `This is too long to search for. Keep it under ${lettersMost} characters; a few words are enough.`,
      no_letters: "Searching goes by letters and digits. Type a word.",
      only_stop_words: "Words like “de” and “van” are everywhere. Add a word that matters.",
    },
  },
});

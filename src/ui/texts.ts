import type { NineAct } from "#lib/nine-acts.ts";
import { bilingual } from "#lib/texts.ts";

const acts = bilingual<Record<NineAct, string>>({
  nl: {
    recognise: "Erkennen",
    invite: "Uitnodigen",
    legitimise: "Legitimeren",
    startMoney: "Startgeld",
    guarantee: "Garantie",
    coFinance: "Medefinanciering",
    award: "Gunnen",
    shareKnowledge: "Kennis delen",
    governance: "Bestuur",
  },
  en: {
    recognise: "Recognise",
    invite: "Invite",
    legitimise: "Legitimise",
    startMoney: "Start money",
    guarantee: "Guarantee",
    coFinance: "Co-finance",
    award: "Award",
    shareKnowledge: "Share knowledge",
    governance: "Governance",
  },
});

const dutchCounts = "Geen Eén Twee Drie Vier Vijf Zes Zeven Acht Negen".split(" ");
const englishCounts = "None One Two Three Four Five Six Seven Eight Nine".split(" ");

/** What the house style itself says. Everything else comes from the modules. */
export const texts = bilingual({
  nl: {
    forWhom: {
      another: "Voor iemand die het mij vroeg",
      anotherHint: "Open en eerlijk: uw naam staat erbij, die van de ander niet.",
      about: "Over wie het u vroeg",
      readOver: (name: string, asked: string) =>
        `Namens ${name}, die vroeg: “${asked}”. De naam komt alleen in de brief.`,
      name: "Hoe heet die persoon?",
      nameHint: "Alleen voor de brief. Niemand anders ziet de naam.",
      asked: "Wat vroeg die persoon?",
      askedHint: "Zo veel mogelijk in de eigen woorden. Iedereen kan dit lezen; noem geen namen.",
      consent: "Hoe zei die persoon ja?",
      consents: { spoken: "In een gesprek", phone: "Aan de telefoon", written: "Op papier" },
      how: "Waar en wanneer?",
      howHint: "Bijvoorbeeld: aan de keukentafel, 12 november. Dit staat alleen in de brief.",
      errors: {
        behalf_name_missing: "Schrijf hoe de persoon heet die het u vroeg.",
        behalf_name_too_long: "Maak de naam korter: hooguit 80 tekens.",
        behalf_asked_missing: "Schrijf wat die persoon u vroeg. Eén zin is genoeg.",
        behalf_asked_too_long: "Maak de vraag korter: hooguit 2000 tekens.",
        behalf_consent_missing: "Kies hoe die persoon ja zei.",
        behalf_how_too_long: "Maak dit korter: hooguit 500 tekens.",
      },
    },
    toContent: "Naar de inhoud",
    menu: "Menu",
    mainMenu: "Hoofdmenu",
    crumbs: "Kruimelpad",
    about: "Over deze site",
    aboutMore: "Meer over deze site",
    toEnglishOrDutch: "English",
    errorTitle: (title: string) => `Fout: ${title}`,

    nowTitle: "Wat kunt u nu doen?",
    clock: "De klok",
    waitsOn: "wacht op",
    waitsFor: (what: string) => `, voor ${what}.`,
    nothing: "niets",

    photo: "Een foto",
    photoHint:
      "Mag tot 12 MB groot zijn. Waar en wanneer de foto is gemaakt, halen wij eruit. Zorg dat niemand herkenbaar is.",
    photoKept: "Deze foto gaat mee.",
    photoRemove: "Haal deze foto weg",
    photoAlt: "Wat staat er op de foto?",
    photoAltHint: "Alleen nodig bij een foto: een paar woorden, voor wie haar niet kan zien.",

    acts: acts.nl,
    actDone: ": gedaan",
    actLater: ": nog niet aan de beurt",
    actsCounted: (done: number, waiting: number, later: number) =>
      [
        done === 0 && "Er is nog geen daad gedaan.",
        done === 1 && "Eén daad is gedaan.",
        done > 1 && `${dutchCounts[done]} daden zijn gedaan.`,
        waiting === 1 && "Op één wordt gewacht.",
        waiting > 1 && `Op ${dutchCounts[waiting]?.toLowerCase()} wordt gewacht.`,
        later > 0 &&
          (later === 1
            ? "Eén is nog niet aan de beurt."
            : `${dutchCounts[later]} zijn nog niet aan de beurt.`),
      ]
        .filter(Boolean)
        .join(" "),
    waitsForAct: (whom: string) => `Wacht op ${whom}`,

    mandate: (total: string, used: string) => `Van ${total} is ${used} gebruikt.`,
    mandateUsed: (amount: string) => `Gebruikt ${amount}`,
    mandateEarlier: (amount: string) => `Andere deals ${amount}`,
    mandateThis: (amount: string) => `Deze deal ${amount}`,
    mandateLeft: (amount: string) => `Nog over ${amount}`,
    mandateOver: (amount: string) => `Te veel ${amount}`,

    step: (step: number, total: number) => `stap ${step} van ${total}`,
    pages: "Bladeren",
    pageNumber: (page: number) => `Pagina ${page}`,
    previous: "Vorige",
    next: "Volgende",
    toStart: "Naar het begin",
    search: "Zoek",
    searchAll: "Zoek in alles",
    searchGo: "Begin met zoeken",
    searchWord: "Zoekwoord",
    filter: "Kies wat u wilt zien",
    chosen: "Gekozen filters",
    takeOff: "Haal weg: ",

    optional: "(hoeft niet)",
    error: "Fout: ",
    errorsTitle: (count: number) =>
      count === 1 ? "Er is nog 1 ding nodig" : `Er zijn nog ${count} dingen nodig`,
    errorsLead: "Wat u al invulde, staat er nog. Kies een punt om er meteen heen te gaan.",
    refusedTitle: "Dit kan zo niet",
    refusedLead: "Wat u al invulde, staat er nog.",
    day: "Dag",
    month: "Maand",
    year: "Jaar",
    euro: "in euro’s",
    atMost: (count: number) => `U mag ${count} tekens gebruiken.`,
    charactersLeft: "U hebt nog {n} tekens over.",
    charactersOver: "U hebt {n} tekens te veel.",
    change: "Wijzig",
    notAnswered: "Niet ingevuld",

    demo: "Dit is een voorbeeld.",
    demoToday: (now: string) => `Vandaag is het ${now}.`,
    demoChange: "Verzet de dag of word iemand anders",
    demoName: "Voorbeeld: dag en persoon",
    demoDays: "Ga vooruit in de tijd",
    demoPerson: "Wie bent u nu?",
    demoBecome: "Word deze persoon",
  },
  en: {
    forWhom: {
      another: "For somebody who asked me",
      anotherHint: "Openly: your name stands with it, the other's does not.",
      about: "About who asked you",
      readOver: (name: string, asked: string) =>
        `On behalf of ${name}, who asked: “${asked}”. The name is in the letter only.`,
      name: "What is this person's name?",
      nameHint: "Only for the letter. Nobody else sees the name.",
      asked: "What did this person ask?",
      askedHint: "As much as possible in their own words. Everyone can read this; name nobody.",
      consent: "How did this person say yes?",
      consents: { spoken: "In a talk", phone: "On the telephone", written: "On paper" },
      how: "Where and when?",
      howHint: "For example: at the kitchen table, 12 November. This is for the letter only.",
      errors: {
        behalf_name_missing: "Write the name of the person who asked you.",
        behalf_name_too_long: "Make the name shorter: 80 characters at most.",
        behalf_asked_missing: "Write what this person asked you. One sentence is enough.",
        behalf_asked_too_long: "Make the question shorter: 2000 characters at most.",
        behalf_consent_missing: "Choose how this person said yes.",
        behalf_how_too_long: "Make this shorter: 500 characters at most.",
      },
    },
    toContent: "Skip to the content",
    menu: "Menu",
    mainMenu: "Main menu",
    crumbs: "Breadcrumbs",
    about: "About this site",
    aboutMore: "More about this site",
    toEnglishOrDutch: "Nederlands",
    errorTitle: (title: string) => `Error: ${title}`,

    nowTitle: "What can you do now?",
    clock: "The clock",
    waitsOn: "waits for",
    waitsFor: (what: string) => `: ${what}.`,
    nothing: "nothing",

    photo: "A photo",
    photoHint:
      "It may be up to 12 MB. We take out where and when it was made. Make sure nobody can be recognised.",
    photoKept: "This photo goes along.",
    photoRemove: "Take this photo off",
    photoAlt: "What is on the photo?",
    photoAltHint: "Needed with a photo only: a few words, for who cannot see it.",

    acts: acts.en,
    actDone: ": done",
    actLater: ": not its turn yet",
    actsCounted: (done: number, waiting: number, later: number) =>
      [
        done === 0 && "No act has been done yet.",
        done === 1 && "One act has been done.",
        done > 1 && `${englishCounts[done]} acts have been done.`,
        waiting > 0 &&
          (waiting === 1 ? "One is waited for." : `${englishCounts[waiting]} are waited for.`),
        later > 0 &&
          (later === 1
            ? "One has not had its turn yet."
            : `${englishCounts[later]} have not had their turn yet.`),
      ]
        .filter(Boolean)
        .join(" "),
    waitsForAct: (whom: string) => `Waits for ${whom}`,

    mandate: (total: string, used: string) => `Of ${total}, ${used} is used.`,
    mandateUsed: (amount: string) => `Used ${amount}`,
    mandateEarlier: (amount: string) => `Other deals ${amount}`,
    mandateThis: (amount: string) => `This deal ${amount}`,
    mandateLeft: (amount: string) => `Still left ${amount}`,
    mandateOver: (amount: string) => `Too much ${amount}`,

    step: (step: number, total: number) => `step ${step} of ${total}`,
    pages: "Pages",
    pageNumber: (page: number) => `Page ${page}`,
    previous: "Previous",
    next: "Next",
    toStart: "To the beginning",
    search: "Search",
    searchAll: "Search everything",
    searchGo: "Start the search",
    searchWord: "Search word",
    filter: "Choose what you want to see",
    chosen: "Chosen filters",
    takeOff: "Take off: ",

    optional: "(optional)",
    error: "Error: ",
    errorsTitle: (count: number) =>
      count === 1 ? "1 more thing is needed" : `${count} more things are needed`,
    errorsLead: "What you filled in is still there. Choose a point to go straight to it.",
    refusedTitle: "This cannot be done like this",
    refusedLead: "What you filled in is still there.",
    day: "Day",
    month: "Month",
    year: "Year",
    euro: "in euros",
    atMost: (count: number) => `You may use ${count} characters.`,
    charactersLeft: "You have {n} characters left.",
    charactersOver: "You have {n} characters too many.",
    change: "Change",
    notAnswered: "Not filled in",

    demo: "This is an example.",
    demoToday: (now: string) => `Today it is ${now}.`,
    demoChange: "Move the day or be someone else",
    demoName: "Example: day and person",
    demoDays: "Go forward in time",
    demoPerson: "Who are you now?",
    demoBecome: "Be this person",
  },
});

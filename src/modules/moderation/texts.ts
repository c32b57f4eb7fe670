import { bilingual, type Language } from "#lib/texts.ts";
import type {
  FieldErrorName,
  Ground,
  MeasureKind,
  ModerationRefusal,
  PageKind,
  Reason,
  WordLicence,
} from "./model.ts";

export const texts = bilingual({
  nl: {
    yourWords: {
      may: {
        own: "Wat u schrijft, blijft van u. Anderen mogen het lezen en eruit citeren.",
        ccBy: "Wat u in het openbaar schrijft, mogen anderen overnemen, met uw naam zoals die erbij staat.",
        ccBySa:
          "Wat u in het openbaar schrijft, mogen anderen overnemen, met uw naam zoals die erbij staat, als zij het net zo delen.",
      } satisfies Record<WordLicence, string>,
      more: "Wat mag met wat hier staat",
    },
    rightsTitle: "Huisregels en eigen woorden",
    rights: {
      "moderation.report": { does: "Melden dat een tekst hier niet hoort" },
      "moderation.leave": {
        does: "Een gemelde tekst laten staan",
        must: "U schreef de tekst niet zelf, en er is om gevraagd.",
        fixed: "Wie over andermans woorden oordeelt, staat los van wie bestuurt.",
      },
      "moderation.hide": {
        does: "Een tekst verbergen, met een reden",
        must: "U schreef de tekst niet zelf.",
        fixed: "Wie over andermans woorden oordeelt, staat los van wie bestuurt.",
      },
      "moderation.restore": {
        does: "Een verborgen tekst weer tonen",
        must: "U schreef de tekst niet zelf, en er loopt geen bezwaar.",
        fixed: "Wie over andermans woorden oordeelt, staat los van wie bestuurt.",
      },
      "moderation.appeal": {
        does: "Vragen of een ander nog eens naar een verborgen tekst kijkt",
        must: "U schreef de tekst. Had de schrijver geen account, dan mag iedereen het één keer vragen.",
      },
      "moderation.judge": {
        does: "Beslissen op een bezwaar tegen verbergen",
        must: "U verborg de tekst niet, en u schreef hem niet.",
        fixed: "Er moet altijd een ander zijn die beslist.",
      },
      "moderation.changeOwn": {
        does: "Eigen woorden aanpassen of weghalen",
        must: "U schreef de tekst, en niemand verborg hem.",
      },
      "moderation.republish": {
        does: "Eigen woorden terugzetten",
        must: "U haalde de tekst zelf weg.",
      },
      "moderation.erase": {
        does: "Een tekst voorgoed wissen, op een wettelijke grond",
        must: "De tekst is al uit het zicht, en een ander bracht hem daar.",
        fixed: "Wissen doen twee mensen samen.",
      },
      "moderation.setPage": {
        does: "Huisregels, privacy, toegankelijkheid en cookies in eigen woorden zeggen",
        fixed: "De griffier zorgt voor de regels van de gemeenschap.",
      },
    },
    reasons: {
      personalData: "er staan gegevens in van iemand die dat niet wil",
      threat: "het bedreigt iemand",
      insult: "het beledigt iemand",
      discrimination: "het zet aan tot haat of sluit mensen uit om wie zij zijn",
      falseIdentity: "iemand doet zich voor als een ander",
      copyright: "het is van een ander en mag hier niet staan",
      advertising: "het is reclame of een bericht dat overal geplakt wordt",
    } satisfies Record<Reason, string>,
    reasonHints: {
      personalData:
        "Zoals een adres, een telefoonnummer of iemands gezondheid (AVG, artikel 6 en 9).",
      threat: "Wetboek van Strafrecht, artikel 285.",
      insult: "Wetboek van Strafrecht, artikel 261 tot en met 266. Hard zijn over een besluit mag.",
      discrimination: "Wetboek van Strafrecht, artikel 137c tot en met 137e.",
      falseIdentity: "Een schuilnaam mag; de naam van een ander niet.",
      copyright: "Auteurswet, artikel 1.",
      advertising: "Huisregel. Vertellen wat u doet of verkoopt voor publiek werk mag.",
    } satisfies Record<Reason, string>,
    grounds: {
      unlawfulData: "de gegevens mochten hier nooit staan (AVG, artikel 17, eerste lid, onder d)",
      withdrawnConsent:
        "wie het betreft, gaf toestemming en trok die in (AVG, artikel 17, eerste lid, onder b)",
      childData: "het zijn gegevens van een kind (AVG, artikel 17, eerste lid, onder f)",
      court: "een rechter droeg het op",
    } satisfies Record<Ground, string>,
    fields: {
      text_missing: "Kies om welke tekst het gaat.",
      reason_missing: "Kies waarom deze tekst hier niet hoort.",
      ground_missing: "Kies op welke grond u wist.",
      why_missing: "Schrijf in één of twee zinnen waarom.",
      why_too_long: "Dit is te lang. Houd het korter.",
      change_missing: "Kies of u de tekst aanpast of weghaalt.",
      new_words_missing: "Schrijf wat er voortaan moet staan.",
      new_words_too_long: "Dit is te lang. Houd het bij 4.000 tekens.",
      outcome_missing: "Kies wat u beslist.",
      page_too_long: "Dit is te lang. Houd het bij 20.000 tekens.",
    } satisfies Record<FieldErrorName, string>,
    refusals: {
      text_unknown: "Deze tekst staat er niet meer. Ga terug en kijk wat er nu staat.",
      reported_before: "U meldde dit al. Er kijkt nog iemand naar.",
      not_shown: "Deze tekst is al uit het zicht.",
      not_hidden: "Deze tekst staat er gewoon. Er is niets om terug te zetten.",
      nothing_asked: "Niemand heeft hierom gevraagd, of een ander keek al.",
      own_text: "U schreef dit zelf. Een ander moet erover oordelen.",
      not_yours: "Alleen wie dit schreef, kan dit doen. Meld u aan als wie het schreef.",
      hidden_by_others:
        "Een moderator verborg dit. Vraag of een ander nog eens kijkt; aanpassen kan niet.",
      stands_as_it_is:
        "Dit is afgesproken, besloten of verstuurd. Het blijft staan zoals het is; zet er een antwoord naast, of meld het.",
      same_words: "Dit staat er al zo. Verander iets, of ga terug.",
      appeal_too_late: "De tijd om te vragen of een ander nog eens kijkt, is voorbij.",
      appealed_before: "Er is al gevraagd of een ander nog eens kijkt.",
      no_appeal: "Er is niets gevraagd, of een ander besliste al.",
      you_hid_it: "U bracht deze tekst zelf uit het zicht. Een ander beslist.",
      still_shown: "Wissen kan pas als de tekst uit het zicht is. Verberg hem eerst.",
    } satisfies Record<ModerationRefusal, string>,
    trap: "Laat dit veld leeg",
    trapFilled: "Maak dit veld leeg; het is er om programma’s tegen te houden.",
    flood:
      "Vanaf deze plek kwam het afgelopen uur erg veel. Wacht een uur, of bel de gemeente. Wat u schreef, staat er nog.",

    link: {
      lead: "Staat hier iets wat niet hoort?",
      report: "Meld een tekst",
      own: "Pas uw eigen woorden aan",
    },
    notice: {
      hidden: (reason: string, by: string, day: string) =>
        `Verborgen door ${by}, op ${day}. De reden: ${reason}.`,
      appeal: (day: string) => `Wie het schreef, kan tot en met ${day} vragen of een ander kijkt.`,
      unpublished: (day: string) => `Weggehaald door wie het schreef, op ${day}.`,
      erased: (ground: string, day: string) =>
        `Hier stond een tekst. Gewist op ${day}. De grond: ${ground}.`,
      edited: (day: string) => `Aangepast op ${day}`,
      short: {
        hidden: "Verborgen",
        unpublished: "Weggehaald",
        erased: "Gewist",
        edited: "Aangepast",
      },
      more: "Lees meer",
      before: "Wat er eerst stond",
    },
    report: {
      title: "Meld een tekst",
      lead: (thing: string) =>
        `Over “${thing}”. Een moderator kijkt ernaar. U hoeft u niet aan te melden.`,
      none: "Op deze bladzijde staat geen tekst van een persoon.",
      which: "Om welke tekst gaat het?",
      reason: "Waarom hoort deze tekst hier niet?",
      reasonLead:
        "Bent u het er niet mee eens, of klopt het niet? Dan hoort een antwoord ernaast, en blijft de tekst staan.",
      words: "Wilt u er iets bij zeggen?",
      wordsHint: "Alleen de moderators lezen dit.",
      check: "Controleer uw melding",
      checkLead: "Klopt dit? Dan kijkt een moderator ernaar.",
      verder: "Verder",
      bind: "Verstuur de melding",
      change: "Verander uw melding",
      doneTitle: "Uw melding is binnen",
      done: (days: number) =>
        days === 1
          ? "Een moderator kijkt er binnen 1 dag naar."
          : `Een moderator kijkt er binnen ${days} dagen naar.`,
      doneMember: "U krijgt een bericht als er iets is beslist.",
      doneVisitor: (number: string) =>
        `Schrijf dit nummer op: ${number}. Op de bladzijde van dat nummer leest u wat er is beslist.`,
      follow: "Volg wat er wordt beslist",
      back: "Terug naar waar u was",
    },
    own: {
      title: "Uw eigen woorden",
      lead: (thing: string) =>
        `Over “${thing}”. Pas aan wat u schreef, of haal het weg. Wat er eerst stond, blijft bij aanpassen te lezen.`,
      none: "Hier staat geen tekst van u.",
      which: "Welke tekst?",
      change: "Wat wilt u doen?",
      edit: "Aanpassen",
      unpublish: "Weghalen",
      unpublishHint: "Er blijft staan dat u iets weghaalde. U kunt het terugzetten.",
      body: "Hoe moet het worden?",
      bodyHint: "Alleen als u aanpast.",
      check: "Controleer wat u verandert",
      bind: "Verander het",
      back: "Verander uw keuze",
    },
    case: {
      kind: (number: string) => `Een tekst, ${number}`,
      title: {
        shown: "Deze tekst staat er",
        hidden: "Deze tekst is verborgen",
        unpublished: "Deze tekst is weggehaald",
        erased: "Deze tekst is gewist",
      },
      lead: (thing: string) => `Over “${thing}”.`,
      to: (thing: string) => `Naar ${thing}`,
      toGives: "Waar de tekst staat, of stond.",
      words: "De woorden",
      wordsOnlyYou: "Alleen u en de moderators kunnen dit lezen.",
      first: "Eerst stond er",
      life: "Wat ermee gebeurde",
      lifeNone: "Er is nog niets mee gedaan.",
      waits: (count: number, day: string) =>
        count === 1
          ? `Eén melding wacht. Een moderator kijkt uiterlijk ${day}.`
          : `${count} meldingen wachten. Een moderator kijkt uiterlijk ${day}.`,
      appealWaits: (day: string) =>
        `Wie het schreef, vroeg of een ander kijkt. Een ander dan wie het verborg, beslist uiterlijk ${day}.`,
      steps: {
        left: "liet de tekst staan",
        hidden: "verborg de tekst",
        restored: "toonde de tekst weer",
        unpublished: "haalde de eigen tekst weg",
        republished: "zette de eigen tekst terug",
        edited: "paste de eigen tekst aan",
        erased: "wiste de tekst",
      } satisfies Record<MeasureKind, string>,
      because: (reason: string) => `De reden: ${reason}.`,
      reports: "Wie meldde wat",
      reportBy: (who: string, reason: string) => `${who}: ${reason}.`,
      somebody: "Iemand zonder account",
      appealed: "Het bezwaar",
      upheld: "Het verbergen blijft",
      reversed: "De tekst staat er weer",
      back: "Zet mijn tekst terug",
      backGives: "Dan staat er weer wat u schreef.",
    },
    deeds: {
      laten: {
        label: "Laat de tekst staan",
        gives: "Wie meldde, leest waarom.",
        title: "Laat de tekst staan",
        lead: "Schrijf waarom. Wie meldde, en iedereen, kan dat lezen.",
        bind: "Laat staan",
      },
      verbergen: {
        label: "Verberg de tekst",
        gives: "Met een reden die iedereen ziet.",
        title: "Verberg deze tekst",
        lead: "De reden komt op de plaats van de tekst, met uw naam. Wie hem schreef, krijgt bericht en kan vragen of een ander kijkt.",
        bind: "Verberg de tekst",
      },
      tonen: {
        label: "Toon de tekst weer",
        gives: "Als het verbergen niet klopte.",
        title: "Toon deze tekst weer",
        lead: "Schrijf waarom. Wie de tekst schreef, krijgt bericht.",
        bind: "Toon de tekst",
      },
      bezwaar: {
        label: "Vraag of een ander kijkt",
        gives: "Iemand anders dan wie het verborg, beslist.",
        title: "Vraag of een ander kijkt",
        lead: "Schrijf waarom de tekst moet blijven staan. Dat kan één keer. Iemand anders dan wie het verborg, beslist.",
        bind: "Verstuur uw bezwaar",
      },
      beslissen: {
        label: "Beslis op het bezwaar",
        gives: "U verborg de tekst niet zelf.",
        title: "Beslis op het bezwaar",
        lead: "Lees de tekst, de reden en het bezwaar. Schrijf wat u beslist en waarom.",
        bind: "Neem deze beslissing",
      },
      wissen: {
        label: "Wis de tekst voorgoed",
        gives: "Alleen op een wettelijke grond.",
        title: "Wis deze tekst voorgoed",
        lead: "De woorden gaan overal weg, ook uit het logboek. Niemand kan ze terughalen. Er blijft staan dat hier iets stond, en waarom het weg is.",
        bind: "Wis voorgoed",
      },
    },
    form: {
      why: "Waarom?",
      whyHint: "In gewone woorden. Herhaal de tekst zelf niet.",
      reason: "Om welke reden?",
      ground: "Op welke grond?",
      outcome: "Wat beslist u?",
      verder: "Verder",
      check: "Klopt dit?",
      checkLead: "Hierna staat het vast, met uw naam.",
      back: "Verander iets",
    },
    queue: {
      title: "Huisregels in de praktijk",
      lead: "Wat mensen meldden, wat moderators deden en waarom. Zonder de woorden zelf.",
      stand: (reports: number, appeals: number) => {
        if (reports + appeals === 0) return "Er wacht niets.";
        const one = reports === 1 ? "één melding" : `${reports} meldingen`;
        const other = appeals === 1 ? "één bezwaar" : `${appeals} bezwaren`;
        const all = [...(reports > 0 ? [one] : []), ...(appeals > 0 ? [other] : [])];
        return `Wat wacht: ${all.join(" en ")}.`;
      },
      waiting: "Wat op u wacht",
      waitingNone: "Er wacht niets op u.",
      reportMeta: (since: string, until: string, count: number) =>
        `${count === 1 ? "Melding" : `${count} meldingen`} sinds ${since}, uiterlijk ${until}`,
      appealMeta: (since: string, until: string) => `Bezwaar sinds ${since}, uiterlijk ${until}`,
      decided: "Wat er werd gedaan",
      decidedNone: "Moderators hebben nog niets gedaan.",
      rules: "Lees de huisregels",
      rulesGives: "Wat hier mag en wat niet.",
    },
    waits: {
      report: (title: string) => `een blik op een melding bij ${title}`,
      appeal: (title: string) => `een beslissing over een verborgen tekst bij ${title}`,
    },
    pages: {
      titles: {
        houseRules: "Huisregels",
        privacy: "Privacy",
        accessibility: "Toegankelijkheid",
        cookies: "Cookies",
      } satisfies Record<PageKind, string>,
      own: (day: string) => `Deze woorden gelden sinds ${day}.`,
      standard: "Dit is de standaardtekst van Meent.",
      edit: "Pas deze tekst aan",
      editGives: "In het Nederlands en het Engels, elk apart.",
      editTitle: (page: string) => `Pas aan: ${page}`,
      editLead:
        "Een lege regel begint een nieuwe alinea. Een regel met twee hekjes (##) ervoor is een kop. Maak het veld leeg om de standaardtekst terug te krijgen.",
      body: "De tekst, in het Nederlands",
      save: "Zet deze tekst neer",
    },
    sentences: {
      hidden: (reason: string, number: string) =>
        `Een moderator verborg een tekst (${number}). De reden: ${reason}.`,
      restored: (number: string) => `Een verborgen tekst staat er weer (${number}).`,
      unpublished: (number: string) => `Iemand haalde de eigen tekst weg (${number}).`,
      republished: (number: string) => `Iemand zette de eigen tekst terug (${number}).`,
      edited: (number: string) => `Iemand paste de eigen tekst aan (${number}).`,
      erased: (ground: string, number: string) =>
        `Een tekst is voorgoed gewist (${number}). De grond: ${ground}.`,
      appealed: (number: string) =>
        `Er is gevraagd of een ander nog eens naar een verborgen tekst kijkt (${number}).`,
      upheld: (number: string) => `Een ander keek: de tekst blijft verborgen (${number}).`,
      pageSet: (page: string) => `De griffier paste de tekst aan van: ${page}.`,
    },
  },
  en: {
    yourWords: {
      may: {
        own: "What you write stays yours. Others may read it and quote from it.",
        ccBy: "What you write in public others may take over, with your name as it stands with it.",
        ccBySa:
          "What you write in public others may take over, with your name as it stands with it, if they share it alike.",
      },
      more: "What may be done with what stands here",
    },
    rightsTitle: "House rules and one's own words",
    rights: {
      "moderation.report": { does: "Report that a text does not belong here" },
      "moderation.leave": {
        does: "Leave a reported text as it is",
        must: "You did not write the text, and somebody asked.",
        fixed: "Whoever judges other people's words stands apart from who governs.",
      },
      "moderation.hide": {
        does: "Hide a text, with a reason",
        must: "You did not write the text.",
        fixed: "Whoever judges other people's words stands apart from who governs.",
      },
      "moderation.restore": {
        does: "Show a hidden text again",
        must: "You did not write the text, and no appeal is running.",
        fixed: "Whoever judges other people's words stands apart from who governs.",
      },
      "moderation.appeal": {
        does: "Ask somebody else to look again at a hidden text",
        must: "You wrote the text. If its writer had no account, anybody may ask once.",
      },
      "moderation.judge": {
        does: "Decide an appeal against hiding",
        must: "You did not hide the text, and you did not write it.",
        fixed: "There must always be somebody else who decides.",
      },
      "moderation.changeOwn": {
        does: "Change one's own words or take them away",
        must: "You wrote the text, and nobody hid it.",
      },
      "moderation.republish": {
        does: "Put one's own words back",
        must: "You took the text away yourself.",
      },
      "moderation.erase": {
        does: "Erase a text for good, on a legal ground",
        must: "The text is out of sight already, and somebody else put it there.",
        fixed: "Two people erase together.",
      },
      "moderation.setPage": {
        does: "Say house rules, privacy, accessibility and cookies in one's own words",
        fixed: "The clerk looks after the rules of the community.",
      },
    },
    reasons: {
      personalData: "it holds data of somebody who does not want that",
      threat: "it threatens somebody",
      insult: "it insults somebody",
      discrimination: "it incites to hatred or shuts people out for who they are",
      falseIdentity: "somebody pretends to be another",
      copyright: "it is somebody else's and may not stand here",
      advertising: "it is advertising, or a message pasted everywhere",
    },
    reasonHints: {
      personalData:
        "Such as an address, a phone number or somebody's health (GDPR, articles 6 and 9).",
      threat: "Dutch Criminal Code, article 285.",
      insult: "Dutch Criminal Code, articles 261 to 266. Being hard on a decision is allowed.",
      discrimination: "Dutch Criminal Code, articles 137c to 137e.",
      falseIdentity: "A pseudonym is allowed; another person's name is not.",
      copyright: "Dutch Copyright Act, article 1.",
      advertising: "House rule. Telling what you do or sell for public work is allowed.",
    },
    grounds: {
      unlawfulData: "the data should never have stood here (GDPR, article 17(1)(d))",
      withdrawnConsent: "the person concerned withdrew consent (GDPR, article 17(1)(b))",
      childData: "the data are of a child (GDPR, article 17(1)(f))",
      court: "a court ordered it",
    },
    fields: {
      text_missing: "Choose which text it is about.",
      reason_missing: "Choose why this text does not belong here.",
      ground_missing: "Choose on which ground you erase it.",
      why_missing: "Write why, in one or two sentences.",
      why_too_long: "This is too long. Keep it shorter.",
      change_missing: "Choose whether you change the text or take it away.",
      new_words_missing: "Write what is to stand there from now on.",
      new_words_too_long: "This is too long. Keep it within 4,000 characters.",
      outcome_missing: "Choose what you decide.",
      page_too_long: "This is too long. Keep it within 20,000 characters.",
    },
    refusals: {
      text_unknown: "This text is not there any more. Go back and see what is there now.",
      reported_before: "You reported this before. Somebody is still looking at it.",
      not_shown: "This text is out of sight already.",
      not_hidden: "This text is there. There is nothing to put back.",
      nothing_asked: "Nobody asked for this, or somebody else looked already.",
      own_text: "You wrote this yourself. Somebody else must judge it.",
      not_yours: "Only whoever wrote this can do this. Sign in as who wrote it.",
      hidden_by_others:
        "A moderator hid this. Ask somebody else to look again; it cannot be changed.",
      stands_as_it_is:
        "This was agreed, decided or sent. It stands as it is; put a reply beside it, or report it.",
      same_words: "It says this already. Change something, or go back.",
      appeal_too_late: "The time to ask somebody else to look again has passed.",
      appealed_before: "Somebody else was asked to look again before.",
      no_appeal: "Nothing was asked, or somebody else decided already.",
      you_hid_it: "You put this text out of sight yourself. Somebody else decides.",
      still_shown: "A text can be erased only when it is out of sight. Hide it first.",
    },
    trap: "Leave this field empty",
    trapFilled: "Empty this field; it is there to stop programs.",
    flood:
      "Very much came from this place in the past hour. Wait an hour, or call the municipality. What you wrote is still there.",

    link: {
      lead: "Does something here not belong?",
      report: "Report a text",
      own: "Change your own words",
    },
    notice: {
      hidden: (reason: string, by: string, day: string) =>
        `Hidden by ${by}, on ${day}. The reason: ${reason}.`,
      appeal: (day: string) => `Whoever wrote it may ask somebody else to look until ${day}.`,
      unpublished: (day: string) => `Taken away by whoever wrote it, on ${day}.`,
      erased: (ground: string, day: string) =>
        `A text stood here. Erased on ${day}. The ground: ${ground}.`,
      edited: (day: string) => `Changed on ${day}`,
      short: { hidden: "Hidden", unpublished: "Taken away", erased: "Erased", edited: "Changed" },
      more: "Read more",
      before: "What it said first",
    },
    report: {
      title: "Report a text",
      lead: (thing: string) =>
        `About “${thing}”. A moderator will look at it. You need not sign in.`,
      none: "No text of a person stands on this page.",
      which: "Which text is it about?",
      reason: "Why does this text not belong here?",
      reasonLead:
        "Do you disagree, or is it not right? Then an answer belongs beside it, and the text stays.",
      words: "Do you want to add something?",
      wordsHint: "Only the moderators read this.",
      check: "Check your report",
      checkLead: "Is this right? Then a moderator will look at it.",
      verder: "Continue",
      bind: "Send the report",
      change: "Change your report",
      doneTitle: "Your report has come in",
      done: (days: number) =>
        days === 1
          ? "A moderator looks at it within 1 day."
          : `A moderator looks at it within ${days} days.`,
      doneMember: "You get a message when something is decided.",
      doneVisitor: (number: string) =>
        `Write this number down: ${number}. On the page of that number you read what was decided.`,
      follow: "Follow what is decided",
      back: "Back to where you were",
    },
    own: {
      title: "Your own words",
      lead: (thing: string) =>
        `About “${thing}”. Change what you wrote, or take it away. What it said first can still be read after a change.`,
      none: "No text of yours stands here.",
      which: "Which text?",
      change: "What do you want to do?",
      edit: "Change it",
      unpublish: "Take it away",
      unpublishHint: "It still says that you took something away. You can put it back.",
      body: "What should it say?",
      bodyHint: "Only if you change it.",
      check: "Check what you change",
      bind: "Change it",
      back: "Change your choice",
    },
    case: {
      kind: (number: string) => `A text, ${number}`,
      title: {
        shown: "This text is there",
        hidden: "This text is hidden",
        unpublished: "This text was taken away",
        erased: "This text was erased",
      },
      lead: (thing: string) => `About “${thing}”.`,
      to: (thing: string) => `To ${thing}`,
      toGives: "Where the text stands, or stood.",
      words: "The words",
      wordsOnlyYou: "Only you and the moderators can read this.",
      first: "It said first",
      life: "What happened to it",
      lifeNone: "Nothing was done with it yet.",
      waits: (count: number, day: string) =>
        count === 1
          ? `One report waits. A moderator looks by ${day}.`
          : `${count} reports wait. A moderator looks by ${day}.`,
      appealWaits: (day: string) =>
        `Whoever wrote it asked somebody else to look. Somebody else than who hid it decides by ${day}.`,
      steps: {
        left: "left the text as it is",
        hidden: "hid the text",
        restored: "showed the text again",
        unpublished: "took away the own text",
        republished: "put back the own text",
        edited: "changed the own text",
        erased: "erased the text",
      },
      because: (reason: string) => `The reason: ${reason}.`,
      reports: "Who reported what",
      reportBy: (who: string, reason: string) => `${who}: ${reason}.`,
      somebody: "Somebody without an account",
      appealed: "The appeal",
      upheld: "It stays hidden",
      reversed: "The text is there again",
      back: "Put my text back",
      backGives: "Then what you wrote is there again.",
    },
    deeds: {
      laten: {
        label: "Leave the text as it is",
        gives: "Whoever reported it reads why.",
        title: "Leave the text as it is",
        lead: "Write why. Whoever reported it, and everybody, can read that.",
        bind: "Leave it",
      },
      verbergen: {
        label: "Hide the text",
        gives: "With a reason that everybody sees.",
        title: "Hide this text",
        lead: "The reason takes the place of the text, with your name. Whoever wrote it is told and may ask somebody else to look.",
        bind: "Hide the text",
      },
      tonen: {
        label: "Show the text again",
        gives: "If hiding it was not right.",
        title: "Show this text again",
        lead: "Write why. Whoever wrote the text is told.",
        bind: "Show the text",
      },
      bezwaar: {
        label: "Ask somebody else to look",
        gives: "Somebody else than who hid it decides.",
        title: "Ask somebody else to look",
        lead: "Write why the text should stay. You can do this once. Somebody else than who hid it decides.",
        bind: "Send your appeal",
      },
      beslissen: {
        label: "Decide the appeal",
        gives: "You did not hide the text yourself.",
        title: "Decide the appeal",
        lead: "Read the text, the reason and the appeal. Write what you decide and why.",
        bind: "Take this decision",
      },
      wissen: {
        label: "Erase the text for good",
        gives: "Only on a legal ground.",
        title: "Erase this text for good",
        lead: "The words go everywhere, also from the record. Nobody can bring them back. It still says that something stood here, and why it went.",
        bind: "Erase for good",
      },
    },
    form: {
      why: "Why?",
      whyHint: "In plain words. Do not repeat the text itself.",
      reason: "For what reason?",
      ground: "On what ground?",
      outcome: "What do you decide?",
      verder: "Continue",
      check: "Is this right?",
      checkLead: "After this it is settled, under your name.",
      back: "Change something",
    },
    queue: {
      title: "House rules in practice",
      lead: "What people reported, what moderators did and why. Without the words themselves.",
      stand: (reports: number, appeals: number) => {
        if (reports + appeals === 0) return "Nothing waits.";
        const one = reports === 1 ? "one report" : `${reports} reports`;
        const other = appeals === 1 ? "one appeal" : `${appeals} appeals`;
        const all = [...(reports > 0 ? [one] : []), ...(appeals > 0 ? [other] : [])];
        return `What waits: ${all.join(" and ")}.`;
      },
      waiting: "What waits for you",
      waitingNone: "Nothing waits for you.",
      reportMeta: (since: string, until: string, count: number) =>
        `${count === 1 ? "Report" : `${count} reports`} since ${since}, by ${until}`,
      appealMeta: (since: string, until: string) => `Appeal since ${since}, by ${until}`,
      decided: "What was done",
      decidedNone: "Moderators have done nothing yet.",
      rules: "Read the house rules",
      rulesGives: "What is allowed here and what is not.",
    },
    waits: {
      report: (title: string) => `a look at a report at ${title}`,
      appeal: (title: string) => `a decision about a hidden text at ${title}`,
    },
    pages: {
      titles: {
        houseRules: "House rules",
        privacy: "Privacy",
        accessibility: "Accessibility",
        cookies: "Cookies",
      },
      own: (day: string) => `These words hold since ${day}.`,
      standard: "This is the standard text of Meent.",
      edit: "Change this text",
      editGives: "In Dutch and in English, each apart.",
      editTitle: (page: string) => `Change: ${page}`,
      editLead:
        "An empty line begins a new paragraph. A line that begins with two hashes (##) is a heading. Empty the field to get the standard text back.",
      body: "The text, in English",
      save: "Put this text up",
    },
    sentences: {
      hidden: (reason: string, number: string) =>
        `A moderator hid a text (${number}). The reason: ${reason}.`,
      restored: (number: string) => `A hidden text is there again (${number}).`,
      unpublished: (number: string) => `Somebody took away a text of their own (${number}).`,
      republished: (number: string) => `Somebody put back a text of their own (${number}).`,
      edited: (number: string) => `Somebody changed a text of their own (${number}).`,
      erased: (ground: string, number: string) =>
        `A text was erased for good (${number}). The ground: ${ground}.`,
      appealed: (number: string) =>
        `Somebody else was asked to look again at a hidden text (${number}).`,
      upheld: (number: string) => `Somebody else looked: the text stays hidden (${number}).`,
      pageSet: (page: string) => `The clerk changed the text of: ${page}.`,
    },
  },
});

interface Mail {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly button: string;
}

interface Mails {
  hidden(reason: string, words: string, until: string): Mail;
  left(number: string, words: string): Mail;
  reportHeard(number: string): Mail;
  restored(words: string): Mail;
  erased(ground: string, words: string): Mail;
  readonly judged: Readonly<Record<"upheld" | "reversed", (words: string) => Mail>>;
}

/** What writers and reporters are told by mail. */
export const mails: Readonly<Record<Language, Mails>> = {
  nl: {
    hidden: (reason: string, words: string, until: string) => ({
      subject: "Een tekst van u is verborgen",
      lines: [
        `Een moderator verborg een tekst van u. De reden: ${reason}.`,
        `De moderator schreef: ${words}`,
        `Bent u het er niet mee eens? Tot en met ${until} kunt u vragen of een ander kijkt.`,
      ],
      button: "Lees het, en wat u kunt doen",
    }),
    left: (number: string, words: string) => ({
      subject: `Uw melding ${number}: de tekst blijft staan`,
      lines: ["Een moderator keek naar uw melding. De tekst blijft staan.", `Waarom: ${words}`],
      button: "Lees wat er is beslist",
    }),
    reportHeard: (number: string) => ({
      subject: `Uw melding ${number}: de tekst is verborgen`,
      lines: ["Een moderator keek naar uw melding en verborg de tekst. Dank u."],
      button: "Lees wat er is beslist",
    }),
    restored: (words: string) => ({
      subject: "Een tekst van u staat er weer",
      lines: ["Een moderator toont weer wat u schreef.", `Waarom: ${words}`],
      button: "Lees wat er is beslist",
    }),
    erased: (ground: string, words: string) => ({
      subject: "Een tekst van u is gewist",
      lines: [`Een tekst van u is voorgoed gewist. De grond: ${ground}.`, `Erbij: ${words}`],
      button: "Lees wat er is beslist",
    }),
    judged: {
      upheld: (words: string) => ({
        subject: "Uw bezwaar: de tekst blijft verborgen",
        lines: ["Een ander keek naar uw tekst. Hij blijft verborgen.", `Waarom: ${words}`],
        button: "Lees wat er is beslist",
      }),
      reversed: (words: string) => ({
        subject: "Uw bezwaar: uw tekst staat er weer",
        lines: ["Een ander keek naar uw tekst. Hij staat er weer.", `Waarom: ${words}`],
        button: "Lees wat er is beslist",
      }),
    },
  },
  en: {
    hidden: (reason: string, words: string, until: string) => ({
      subject: "A text of yours was hidden",
      lines: [
        `A moderator hid a text of yours. The reason: ${reason}.`,
        `The moderator wrote: ${words}`,
        `Do you disagree? Until ${until} you may ask somebody else to look.`,
      ],
      button: "Read it, and what you can do",
    }),
    left: (number: string, words: string) => ({
      subject: `Your report ${number}: the text stays`,
      lines: ["A moderator looked at your report. The text stays.", `Why: ${words}`],
      button: "Read what was decided",
    }),
    reportHeard: (number: string) => ({
      subject: `Your report ${number}: the text was hidden`,
      lines: ["A moderator looked at your report and hid the text. Thank you."],
      button: "Read what was decided",
    }),
    restored: (words: string) => ({
      subject: "A text of yours is there again",
      lines: ["A moderator shows again what you wrote.", `Why: ${words}`],
      button: "Read what was decided",
    }),
    erased: (ground: string, words: string) => ({
      subject: "A text of yours was erased",
      lines: [`A text of yours was erased for good. The ground: ${ground}.`, `Added: ${words}`],
      button: "Read what was decided",
    }),
    judged: {
      upheld: (words: string) => ({
        subject: "Your appeal: the text stays hidden",
        lines: ["Somebody else looked at your text. It stays hidden.", `Why: ${words}`],
        button: "Read what was decided",
      }),
      reversed: (words: string) => ({
        subject: "Your appeal: your text is there again",
        lines: ["Somebody else looked at your text. It is there again.", `Why: ${words}`],
        button: "Read what was decided",
      }),
    },
  },
};

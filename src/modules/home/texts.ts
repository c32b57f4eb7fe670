import { stretchMost } from "#lib/paging.ts";
import { bilingual } from "#lib/texts.ts";
import type { Profile } from "./pages/counted.ts";

type Counted = Pick<Profile, "works" | "initiatives" | "doing" | "deals">;

function many(count: number, one: string, more: string, above = ""): string {
  // Not all of so many are counted.
  if (above !== "" && count > stretchMost) return `${above} ${stretchMost} ${more}`;
  return `${count} ${count === 1 ? one : more}`;
}

export const texts = bilingual({
  nl: {
    rightsTitle: "De week",
    rights: {
      "home.sendWeek": { does: "De mail met de week klaarleggen voor wie daarom vroeg" },
    },
    title: (community: string) => `${community}: hier doen inwoners publiek werk`,
    byCharter: (community: string) => `Zo staat het in het stadsrecht van ${community}.`,
    now: "Wat kunt u nu doen?",
    villages: "Wat speelt er in uw dorp of wijk?",
    villagesAll: "en de andere",
    begin: "Begin een initiatief",
    market: "Vraag en aanbod",
    signInBrings:
      "Alles lezen en iets zeggen kan zonder u aan te melden. Meldt u zich aan met uw mailadres, dan kunt u ook meedoen, iets volgen en antwoorden onder de naam die u kiest. Een wachtwoord hebt u niet nodig.",
    signInNow: "Meld u aan",
    /** The doors of a community whose municipality does not take part. */
    doorsWithout: {
      works: "Bekijk het publieke werk",
      worksText: "Wat er te doen is, wie het nu doet en wat het kost. U kunt zelf beginnen.",
      laneText: "Drie vragen wijzen de lichtste weg: zelf doen, afspreken met elkaar of een brief.",
      deals: "Spreek iets af met elkaar",
      dealsText:
        "Twee tot twaalf mensen of organisaties: wie brengt wat in, voor wie, tot wanneer.",
      letters: "Schrijf de gemeente een brief",
      lettersText: "Wat mensen haar vroegen, wat zij antwoordde en waar zij nog op wachten.",
    },
    doors: {
      works: "Neem publiek werk over",
      worksText: (count: number) =>
        count === 0
          ? "Nu staat er geen werk dat u kunt overnemen."
          : count === 1
            ? "Eén werk kunt u overnemen. De gemeente moet ja zeggen, tenzij zij op tijd een geldige reden geeft om te weigeren."
            : `${count} werken kunt u overnemen. De gemeente moet ja zeggen, tenzij zij op tijd een geldige reden geeft om te weigeren.`,
      lane: "Kies hoe u meedoet",
      laneText: "Drie vragen wijzen de lichtste weg: zelf doen, een deal of een uitdaging.",
      name: "Noem een publiek werk",
      nameText: "Ziet u iets wat gedaan moet worden en wat hier niet staat? Zet het erbij.",
      deals: "Bekijk wat anderen afspraken",
      dealsText: "Elke deal is openbaar: wie wat inbrengt, uit welk mandaat, en tot wanneer.",
      week: "Lees wat er deze week bewoog",
      weekText:
        "Wat er gebeurde, wat er gevraagd wordt, wie op wie wacht, en wie wij nog niet hoorden.",
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
      where: "Waar gaat het over?",
      everywhere: "Alle buurten en dorpen",
      here: "Wie wacht hier op wie",
      allHere: "Bekijk iedereen die hier wacht",
      option: (name: string, count: string) => `${name} (${count})`,
      show: "Toon",
      everybody: "Iedereen die wacht",
      waitsFor: (name: string) => `Wie wacht op ${name}`,
      noneOn: (name: string) => `Niemand wacht nu op ${name}.`,
      nobodyKnown: "deze persoon of organisatie",
    },
    week: {
      title: "Deze week",
      titleOf: (number: number, year: number) => `Week ${number} van ${year}`,
      lead: (community: string) =>
        `Wat er in ${community} bewoog, en wat er nu van mensen gevraagd wordt. Alles komt uit het openbaar logboek.`,
      period: (from: string, until: string) => `Van ${from} tot en met ${until}.`,
      things: (count: string, isOne: boolean) =>
        isOne ? "Er bewoog deze week één ding." : `Er bewogen deze week ${count} dingen.`,
      thingsNone: "Er bewoog deze week nog niets.",
      viewLabel: "Voor wie",
      view: {
        everybody: "voor iedereen",
        councillor: "voor een raadslid",
        councilClerk: "voor de griffier",
        municipalSecretary: "voor de gemeentesecretaris",
        alderman: "voor een wethouder",
        mayor: "voor de burgemeester",
      },
      show: "Toon",
      parts: {
        moved: "Wat er bewoog",
        asked: "Wat er gevraagd wordt",
        together: "Wie kunt u samenbrengen?",
        waits: "Wie wacht op wie",
        mine: "Wat op u wacht",
        late: "Wie er te lang alleen staat",
        due: "Beloften die nu aflopen",
        missing: "Wie wij niet hoorden",
        perOffice: "Waar mensen wachten",
        ending: "Wat binnenkort eindigt",
      },
      ask: {
        everybody: "Wie zou u vandaag met elkaar in gesprek kunnen brengen?",
        councillor: "Wie heeft u deze maand nog niet gehoord, en bij wie gaat u langs?",
        councilClerk: "Wie moet er aan tafel zitten als de raad hierover praat?",
        municipalSecretary: "Welke stap kan eruit, en wie weet dat het best?",
        alderman: "Waar kunt u vandaag in het openbaar ja tegen zeggen?",
        mayor: "Wie staat er alleen, en wie kunt u steunen?",
      },
      meeting: (area: string) => `In ${area} zijn zij allebei bezig:`,
      meetingAnd: "en",
      meetingNone: "Er zijn nu geen twee die in hetzelfde gebied aan iets anders werken.",
      movedNone: "In deze week staat er niets in het openbaar logboek.",
      more: (count: string, isOne: boolean) =>
        isOne ? "en nog één regel" : `en nog ${count} regels`,
      askedNone: "Er wordt nu niets gevraagd waar iedereen mee kan beginnen.",
      mineNone: "Niemand wacht nu op u.",
      lateNone: "Nergens is het te laat.",
      dueNone: "De komende twee weken loopt er geen belofte af.",
      due: (on: string, who: string, what: string) => `Uiterlijk ${on}: ${who} voor ${what}.`,
      perOfficeNone: "Niemand wacht nu op een organisatie.",
      perOffice: (name: string, count: string, isOne: boolean) =>
        isOne ? `Eén wacht op ${name}.` : `${count} wachten op ${name}.`,
      oldest: (days: string, what: string) => `Het langst, al ${days}: ${what}.`,
      endingNone: "De komende twee maanden eindigt er geen rol en geen stadsrecht.",
      endingRole: (name: string, role: string, on: string) =>
        `${name} is tot en met ${on} ${role}. Wie volgt op, en is de overdrachtsbrief er?`,
      endingCharter: (title: string, on: string) =>
        `Het stadsrecht “${title}” geldt tot en met ${on}. Daarna geldt de standaard, tot er een nieuw is.`,
      missingNone: "De laatste vier weken hoorden wij iemand uit elk gebied en uit elke groep.",
      missingArea: (name: string, residents: string | null) =>
        residents === null
          ? `Uit ${name} hoorden wij vier weken niemand.`
          : `Uit ${name}, waar ${residents} mensen wonen, hoorden wij vier weken niemand.`,
      missingVoice: {
        residents:
          "Van inwoners zonder publieke rol hoorden wij vier weken niets. Alleen de gemeente sprak.",
        council: "Van de raad hoorden wij vier weken niets.",
        firms: "Geen enkel bedrijf werkt nu mee.",
        associations: "Geen vereniging, stichting of coöperatie werkt nu mee.",
      },
      earlier: "De week ervoor",
      later: "De week erna",
      feeds: "Zo volgt u het",
      feed: "Elke week in uw nieuwslezer (Atom)",
      calendar: "Beloften in uw agenda (iCalendar)",
      recordFeed: "Elke regel van het logboek in uw nieuwslezer (Atom)",
      mail: "Elke week per mail",
      mailLead: "U kiest de dag. U krijgt de week zoals zij hier staat, voor uw rol.",
    },
    weekMail: {
      title: "De week per mail",
      lead: "Kies op welke dag u de week in uw mail krijgt: wat er bewoog, wat er gevraagd wordt en wie op wie wacht. De mail komt vanaf zeven uur ’s ochtends.",
      none: "U krijgt de week nu niet per mail.",
      on: (day: string) => `U krijgt de week elke ${day} per mail.`,
      day: "Op welke dag?",
      never: "Op geen enkele dag",
      missing: "Kies een dag, of kies geen enkele dag.",
      save: "Bewaar",
      view: (view: string) => `Het is de week ${view}, zoals zij op de pagina “Deze week” staat.`,
      noAddress: "U hebt nog geen mailadres opgegeven. Geef er eerst een op; anders komt er niets.",
      addAddress: "Geef een mailadres op",
      subject: (community: string, number: number) => `Deze week in ${community} (week ${number})`,
      wait: (who: string, on: string, what: string, days: string, until: string | null) =>
        `${who} wacht al ${days} op ${on}, voor ${what}${until === null ? "" : `; uiterlijk ${until}`}.`,
      more: "Lees de hele week",
      choose: "Wilt u dit anders?",
      change: "Kies een andere dag",
      stop: "Stop de mail met de week",
    },
    feed: {
      week: (community: string) => `${community}: elke week`,
      record: (community: string) => `${community}: openbaar logboek`,
      calendar: (community: string) => `${community}: beloften met een dag`,
    },
    areas: {
      title: "Gebieden",
      lead: (community: string) => `De dorpen en buurten van ${community}.`,
      none: "Er zijn nog geen gebieden.",
      residents: (count: string) => `${count} inwoners`,
      areaLead: (area: string) =>
        `Wat er in ${area} te doen is, wat mensen zelf doen, wat er is afgesproken en wat mensen zeggen.`,
      lane: "Kies hoe u meedoet",
      laneGives: "Drie vragen wijzen de lichtste weg",
      name: "Noem een publiek werk",
      nameGives: "Als het hier nog niet staat",
      works: "Publieke werken",
      makingNone: "Hier begon nog niemand een initiatief.",
      worksNone: "Hier staat nog geen publiek werk.",
      worksAll: "Alle werken hier",
      doing: "Dit doen mensen zelf",
      doingNone: "Hier begon nog niemand zelf aan iets.",
      deals: "Wat is afgesproken",
      dealsNone: "Hier is nog niets afgesproken.",
    },
    profile: {
      title: (area: string) => `${area} in cijfers`,
      how: "Geteld uit wat iedereen hier kan lezen. Het is geen wedstrijd: de cijfers helpen u bedenken wat hier nodig is.",
      beside: (area: string, all: string) => `Wat er is in ${area}, naast ${all} als geheel`,
      what: "Wat",
      works: "Publieke werken",
      cost: "Wat die per jaar kosten",
      costNote: (known: number, works: number) =>
        `Van ${known} van de ${works} werken is het bekend`,
      unknown: "onbekend",
      initiatives: "Initiatieven",
      needs: "Wat mensen vragen",
      offers: "Wat mensen aanbieden",
      signals: "Wat mensen zeggen",
      doing: "Wat mensen zelf doen aan een werk",
      deals: "Deals die nu gelden",
      values: (made: number) =>
        made === 0
          ? "Hier is nog geen initiatief. Zo is het in de hele gemeenschap:"
          : "Een initiatief zegt zelf welke waarde het maakt. Het kunnen er meer zijn.",
      valuesTitle: "Publieke waarde: hoeveel initiatieven deze maken",
      value: "Waarde",
      count: "Wilt u het natellen? Neem de lijsten als CSV:",
      lists: {
        werken: "werken",
        initiatieven: "initiatieven",
        vragen: "vragen",
        aanbod: "aanbod",
        signalen: "signalen",
        "wij-doen-dit": "wat mensen zelf doen",
        deals: "deals",
      },
      around: (area: string) => `Om dit initiatief heen: ${area}`,
      live: (area: string, residents: string) => `In ${area} wonen ${residents} mensen.`,
      there: ({ works, initiatives, doing, deals }: Counted) =>
        `Er ${initiatives === 1 ? "is" : "zijn"} hier ${many(initiatives, "initiatief", "initiatieven", "meer dan")} en ${many(works, "publiek werk", "publieke werken")}. ${doing === 0 ? "Nog niemand doet zelf iets aan een werk." : `Aan ${many(doing, "werk", "werken")} doen mensen zelf iets.`} Er ${deals === 1 ? "geldt" : "gelden"} ${many(deals, "deal", "deals")}.`,
      more: (area: string) => `Lees wat er in ${area} speelt`,
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
        councillor: "zichzelf, als raadslid",
        official: "de gemeente",
        host: "de gemeenschap, als gastvrouw of gastheer",
        moderator: "de gemeenschap, als moderator",
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
    rightsTitle: "The week",
    rights: {
      "home.sendWeek": { does: "Put the mail with the week ready for who asked for it" },
    },
    title: (community: string) => `${community}: here residents do public work`,
    byCharter: (community: string) => `So says the charter (stadsrecht) of ${community}.`,
    now: "What can you do now?",
    villages: "What goes on in your village or neighbourhood?",
    villagesAll: "and the others",
    begin: "Begin an initiative",
    market: "Needs and offers",
    signInBrings:
      "You can read everything and say something without signing in. Sign in with your mail address, and you can also take part, follow things and answer under the name you choose. You need no password.",
    signInNow: "Sign in",
    doorsWithout: {
      works: "See the public works",
      worksText: "What there is to do, who does it now and what it costs. You can begin yourself.",
      laneText:
        "Three questions show the lightest road: do it, agree with one another, or a letter.",
      deals: "Agree on something together",
      dealsText: "Two to twelve people or organisations: who brings what, for whom, until when.",
      letters: "Write the municipality a letter",
      lettersText: "What people asked it, what it answered and what they still wait for.",
    },
    doors: {
      works: "Take over public work",
      worksText: (count: number) =>
        count === 0
          ? "Now there is no work you can take over."
          : count === 1
            ? "There is one work you can take over. The municipality must say yes, unless it gives a valid reason to refuse in time."
            : `There are ${count} works you can take over. The municipality must say yes, unless it gives a valid reason to refuse in time.`,
      lane: "Choose how you take part",
      laneText: "Three questions show the lightest road: do it, a deal or a challenge.",
      name: "Name a public work",
      nameText: "Do you see something that must be done and that is not here? Add it.",
      deals: "See what others agreed on",
      dealsText: "Every deal is public: who brings what, from which mandate, and until when.",
      week: "Read what moved this week",
      weekText: "What happened, what is asked, who waits for whom, and whom we did not hear yet.",
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
      where: "Where is it about?",
      everywhere: "All neighbourhoods and villages",
      here: "Who waits for whom here",
      allHere: "See everyone who waits here",
      option: (name: string, count: string) => `${name} (${count})`,
      show: "Show",
      everybody: "Everyone who waits",
      waitsFor: (name: string) => `Who waits for ${name}`,
      noneOn: (name: string) => `Nobody waits for ${name} now.`,
      nobodyKnown: "this person or organisation",
    },
    week: {
      title: "This week",
      titleOf: (number: number, year: number) => `Week ${number} of ${year}`,
      lead: (community: string) =>
        `What moved in ${community}, and what is asked of people now. All of it comes from the public record.`,
      period: (from: string, until: string) => `From ${from} to ${until}.`,
      things: (count: string, isOne: boolean) =>
        isOne ? "One thing moved this week." : `${count} things moved this week.`,
      thingsNone: "Nothing moved this week yet.",
      viewLabel: "For whom",
      view: {
        everybody: "for everybody",
        councillor: "for a councillor",
        councilClerk: "for the council clerk",
        municipalSecretary: "for the municipal secretary",
        alderman: "for an alderman",
        mayor: "for the mayor",
      },
      show: "Show",
      parts: {
        moved: "What moved",
        asked: "What is asked",
        together: "Whom could you bring together?",
        waits: "Who waits for whom",
        mine: "What waits for you",
        late: "Who has been left alone too long",
        due: "Promises that fall due now",
        missing: "Whom we did not hear",
        perOffice: "Where people wait",
        ending: "What ends soon",
      },
      ask: {
        everybody: "Whom could you bring into a conversation today?",
        councillor: "Whom have you not heard this month, and whom will you visit?",
        councilClerk: "Who must sit at the table when the council talks about this?",
        municipalSecretary: "Which step can be taken out, and who knows that best?",
        alderman: "What can you say yes to in public today?",
        mayor: "Who stands alone, and whom can you back?",
      },
      meeting: (area: string) => `In ${area} they are both at work:`,
      meetingAnd: "and",
      meetingNone: "No two parties work on different things in the same area now.",
      movedNone: "The public record holds nothing of this week.",
      more: (count: string, isOne: boolean) =>
        isOne ? "and one more entry" : `and ${count} more entries`,
      askedNone: "Nothing is asked now that anybody could begin with.",
      mineNone: "Nobody waits for you now.",
      lateNone: "Nothing is late.",
      dueNone: "No promise falls due in the coming two weeks.",
      due: (on: string, who: string, what: string) => `By ${on}: ${who} for ${what}.`,
      perOfficeNone: "Nobody waits for an organisation now.",
      perOffice: (name: string, count: string, isOne: boolean) =>
        isOne ? `One waits for ${name}.` : `${count} wait for ${name}.`,
      oldest: (days: string, what: string) => `The longest, ${days} now: ${what}.`,
      endingNone: "No role and no charter ends in the coming two months.",
      endingRole: (name: string, role: string, on: string) =>
        `${name} is ${role} until ${on}. Who follows, and is the handover letter there?`,
      endingCharter: (title: string, on: string) =>
        `The charter “${title}” holds until ${on}. After that the standard holds, until there is a new one.`,
      missingNone: "In the last four weeks we heard someone from each area and each group.",
      missingArea: (name: string, residents: string | null) =>
        residents === null
          ? `From ${name} we heard nobody for four weeks.`
          : `From ${name}, where ${residents} people live, we heard nobody for four weeks.`,
      missingVoice: {
        residents:
          "Of residents without a public role we heard nothing for four weeks. Only the municipality spoke.",
        council: "Of the council we heard nothing for four weeks.",
        firms: "No firm takes part now.",
        associations: "No association, foundation or cooperative takes part now.",
      },
      earlier: "The week before",
      later: "The week after",
      feeds: "How to follow it",
      feed: "Each week in your news reader (Atom)",
      calendar: "Promises in your calendar (iCalendar)",
      recordFeed: "Each entry of the record in your news reader (Atom)",
      mail: "Each week by mail",
      mailLead: "You choose the day. You get the week as it stands here, for your role.",
    },
    weekMail: {
      title: "The week by mail",
      lead: "Choose the day on which you get the week in your mail: what moved, what is asked and who waits for whom. The mail comes from seven in the morning.",
      none: "You do not get the week by mail now.",
      on: (day: string) => `You get the week by mail every ${day}.`,
      day: "On which day?",
      never: "On no day",
      missing: "Choose a day, or choose no day.",
      save: "Save",
      view: (view: string) => `It is the week ${view}, as it stands on the page “This week”.`,
      noAddress: "You have not given a mail address yet. Give one first; else nothing comes.",
      addAddress: "Give a mail address",
      subject: (community: string, number: number) => `This week in ${community} (week ${number})`,
      wait: (who: string, on: string, what: string, days: string, until: string | null) =>
        `${who} has waited ${days} for ${on}, for ${what}${until === null ? "" : `; by ${until}`}.`,
      more: "Read the whole week",
      choose: "Do you want this otherwise?",
      change: "Choose another day",
      stop: "Stop the mail with the week",
    },
    feed: {
      week: (community: string) => `${community}: each week`,
      record: (community: string) => `${community}: public record`,
      calendar: (community: string) => `${community}: promises with a day`,
    },
    areas: {
      title: "Areas",
      lead: (community: string) => `The villages and neighbourhoods of ${community}.`,
      none: "There are no areas yet.",
      residents: (count: string) => `${count} residents`,
      areaLead: (area: string) =>
        `What there is to do in ${area}, what people do themselves, what was agreed and what people say.`,
      lane: "Choose how you take part",
      laneGives: "Three questions show the lightest road",
      name: "Name a public work",
      nameGives: "If it is not here yet",
      works: "Public works",
      makingNone: "Nobody has begun an initiative here yet.",
      worksNone: "There is no public work here yet.",
      worksAll: "All works here",
      doing: "This is what people do themselves",
      doingNone: "Nobody has begun anything here yet.",
      deals: "What was agreed",
      dealsNone: "Nothing has been agreed here yet.",
    },
    profile: {
      title: (area: string) => `${area} in figures`,
      how: "Counted from what everybody can read here. It is no contest: the figures help you think what is needed here.",
      beside: (area: string, all: string) => `What there is in ${area}, beside all of ${all}`,
      what: "What",
      works: "Public works",
      cost: "What these cost in a year",
      costNote: (known: number, works: number) => `Known of ${known} of the ${works} works`,
      unknown: "unknown",
      initiatives: "Initiatives",
      needs: "What people ask",
      offers: "What people offer",
      signals: "What people say",
      doing: "What people do themselves for a work",
      deals: "Deals in force now",
      values: (made: number) =>
        made === 0
          ? "There is no initiative here yet. In the whole community it is like this:"
          : "An initiative says itself which value it makes. It may be more than one.",
      valuesTitle: "Public value: how many initiatives make it",
      value: "Value",
      count: "Do you want to count it again? Take the lists as CSV:",
      lists: {
        werken: "works",
        initiatieven: "initiatives",
        vragen: "needs",
        aanbod: "offers",
        signalen: "signals",
        "wij-doen-dit": "what people do themselves",
        deals: "deals",
      },
      around: (area: string) => `Around this initiative: ${area}`,
      live: (area: string, residents: string) => `${residents} people live in ${area}.`,
      there: ({ works, initiatives, doing, deals }: Counted) =>
        `There ${initiatives === 1 ? "is" : "are"} ${many(initiatives, "initiative", "initiatives", "more than")} and ${many(works, "public work", "public works")} here. ${doing === 0 ? "Nobody does something for a work herself yet." : `People themselves do something for ${many(doing, "work", "works")}.`} ${many(deals, "deal is", "deals are")} in force.`,
      more: (area: string) => `Read what goes on in ${area}`,
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
        councillor: "herself or himself, as a councillor",
        official: "the municipality",
        host: "the community, as host",
        moderator: "the community, as moderator",
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

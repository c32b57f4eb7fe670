import { weeksText } from "#lib/format.ts";
import { bilingual } from "#lib/texts.ts";
import type { AwaitedThing } from "./model/awaited.ts";
import type { LaneFieldError } from "./model/lane.ts";
import type { Likeness } from "./model/like-cases.ts";
import type { ChallengeRefusal, ChallengeState, FieldError, RefusalGround } from "./model.ts";

export const texts = bilingual({
  nl: {
    writings: {
      why: "Waarom zij het willen",
      cooperation: "Wat ervoor nodig is",
      experience: "Wat zij kunnen",
      support: "Wie het steunt",
      costs: "Wat het kost",
      quality: "Hoe het goed blijft",
      protection: "Wie beschermd blijft",
      reply: "Een antwoord",
      extension: "Waarom er meer tijd nodig is",
      question: "De vraag van de gemeente",
      questionAnswer: "Het antwoord op die vraag",
      refusal: "Waarom het college nee zegt",
      ground: "Wat het college over de grond zegt",
      counterOffer: "Het tegenaanbod",
      objection: "Het bezwaar",
      departure: "Waarom iemand er niet meer zou zijn",
      withdrawn: "Waarom het is ingetrokken",
      division: "Hoe zij het werk delen",
    },
    replay: {
      open: (until: string) => `Het college heeft nog tot en met ${until} om te antwoorden.`,
      accepted: (on: string) => `Het college zei ja op ${on}.`,
      refused: (on: string) => `Het college zei nee op ${on}.`,
      acceptedBySilence: (on: string) => `Het werd een ja door stilte, op ${on}.`,
      impasse: (on: string) => `Het college zei niets. Vanaf ${on} was er een impasse.`,
      tooLong: (years: number) =>
        `Zo lang kon het niet: een deal duurt dan ten hoogste ${years} jaar.`,
      why: {
        otherTerm: (was: string, would: string) =>
          `De termijn liep tot en met ${was}. Dan liep zij tot en met ${would}.`,
        sameTerm: (until: string) => `De termijn liep ook dan tot en met ${until}.`,
        noExtension: "Uitstel kon dan niet.",
        answerTooLate: (on: string) => `Het antwoord van ${on} kwam dan te laat.`,
        answerInTime: (on: string) => `Het antwoord van ${on} was ook dan op tijd.`,
        silence: {
          yes: "Stilte is dan een ja.",
          noBasis: "Stilte is dan geen ja, want daar is niets over afgesproken.",
          aboveGate: "Stilte is dan geen ja, want het bedrag ligt boven de grens.",
        },
      },
    },
    found: { challenge: "Uitdagingen" },
    rightsTitle: "Uitdagingen",
    rights: {
      "challenges.draft": { does: "Een uitdaging schrijven" },
      "challenges.move": {
        does: "Van eigen werk een uitdaging maken",
        must: "U begon dit werk, of u hoort bij de organisatie die het doet.",
      },
      "challenges.moveToDeal": {
        does: "Voor eigen werk om een deal vragen",
        must: "U begon dit werk, of u hoort bij de organisatie die het doet.",
      },
      "challenges.goOnAsDeal": { does: "Eigen werk verder laten gaan als de deal die getekend is" },
      "challenges.file": { does: "Een uitdaging indienen", must: "U schreef deze uitdaging zelf." },
      "challenges.discard": { does: "Een concept weggooien", must: "U schreef dit concept zelf." },
      "challenges.withdraw": {
        does: "Een uitdaging intrekken",
        must: "U diende de uitdaging in, of u hoort bij de organisatie die dat deed.",
      },
      "challenges.depart": {
        does: "Zeggen dat een uitdager er niet meer is",
      },
      "challenges.stay": {
        does: "Zeggen dat u er nog bent",
        must: "U diende de uitdaging in, of u hoort bij de organisatie die dat deed.",
      },
      "challenges.withdrawFor": {
        does: "Een uitdaging intrekken voor wie er niet meer is",
      },
      "challenges.handOn": {
        does: "Een uitdaging doorgeven aan een ander",
        must: "U hoort bij de uitdager. Is die er niet meer, dan mag de helpende ambtenaar het ook.",
      },
      "challenges.takeOn": {
        does: "Een uitdaging van een ander overnemen",
        must: "De uitdaging is u aangeboden.",
      },
      "challenges.takeUp": { does: "Naast een uitdager gaan staan" },
      "challenges.complete": {
        does: "Een plan samen compleet maken",
        must: "U hoort bij de uitdager, of u bent helpende ambtenaar of noaber.",
      },
      "challenges.ask": { does: "Een vraag stellen, waarbij de klok stilstaat" },
      "challenges.answer": {
        does: "Een vraag over uw uitdaging beantwoorden",
        must: "U diende de uitdaging in, of u hoort bij de organisatie die dat deed.",
      },
      "challenges.extend": {
        does: "De termijn een keer verlengen",
        fixed: "Over zijn eigen termijn beslist het college (Awb art. 4:14).",
      },
      "challenges.decide": {
        does: "Ja of nee zeggen tegen een uitdaging",
        fixed: "Dit is een besluit van het college (Gemeentewet art. 160).",
      },
      "challenges.counterOffer": {
        does: "Zeggen wat van een nee een ja maakt",
        fixed: "Dit is een besluit van het college (Gemeentewet art. 160).",
      },
      "challenges.takeCounterOffer": {
        does: "Het tegenaanbod aannemen",
        must: "U diende de uitdaging in, of u hoort bij de organisatie die dat deed.",
      },
      "challenges.object": {
        does: "Bezwaar maken tegen een nee",
        must: "U diende de uitdaging in, of u hoort bij de organisatie die dat deed.",
      },
      "challenges.putToCouncil": {
        does: "Een nee voorleggen aan de raad",
        must: "U diende de uitdaging in, of u hoort bij de organisatie die dat deed.",
      },
      "challenges.divide": { does: "Voorstellen hoe twee uitdagers het samen doen" },
      "challenges.share": {
        does: "Zelf voorstellen hoe u het samen doet",
        must: "U diende de uitdaging in, of u hoort bij de organisatie die dat deed.",
      },
      "challenges.answerDivision": {
        does: "Zeggen of u het samen wilt doen",
        must: "U diende de uitdaging in, of u hoort bij de organisatie die dat deed.",
      },
      "challenges.reply": {
        does: "Antwoorden naast een besluit",
        must: "U hoort bij de uitdager, of u bent wethouder, burgemeester of helpende ambtenaar.",
      },
      "challenges.end": { does: "Een uitdaging laten eindigen met haar deal" },
      "challenges.agree": { does: "Een uitdaging laten ingaan als haar deal bindt" },
      "challenges.dropTakenBack": {
        does: "Een uitdaging laten vervallen die een inwoner met een brief terugnam",
      },
    },
    crumbWorks: "Publieke werken",
    kind: (number: string, area: string) => `Uitdaging ${number}, ${area}`,
    kindOfParty: (number: string, party: string) => `Uitdaging ${number} van ${party}`,
    title: (party: string, work: string) => `${party} wil dit overnemen: ${work}`,
    titleAgreed: (party: string, work: string) => `${party} neemt dit over: ${work}`,
    titleRunning: (party: string, work: string) => `${party} doet dit: ${work}`,
    you: "U",
    states: {
      draft: "concept",
      filed: "ingediend",
      inDecision: "wacht op besluit",
      accepted: "aanvaard",
      acceptedBySilence: "stilzwijgend aanvaard",
      refused: "geweigerd",
      objected: "bezwaar gemaakt",
      impasse: "impasse",
      withdrawn: "ingetrokken",
      agreed: "deal gesloten",
      running: "loopt",
      handedBack: "teruggegeven",
      closed: "voorbij",
    } satisfies Record<ChallengeState, string>,

    lane: {
      together: "Spreek het af met elkaar",
      togetherMeans:
        "Kunt u het samen dragen, zonder iets van de gemeente? Leg vast wie wat inbrengt, en teken allemaal.",
      letter: {
        deal: "Schrijf een brief: wij hebben iets nodig",
        challenge: "Schrijf een brief: wij willen dit overnemen",
      },
      letterFits: "Uw weg: een brief aan de gemeente",
      doAlone: "U begint vandaag. De buren horen het. U wacht op niemand.",
      moveLetterGives: "Meent maakt een brief aan de gemeente; het werk gaat door",
      letterMeans: (name: string) =>
        `${name} doet nog niet mee met Meent. Daarom vraagt u dit met een brief. Meent maakt hem en houdt het antwoord bij.`,
      title: "Hoe kunt u meedoen?",
      lead: "Drie vragen wijzen de lichtste weg. U mag altijd een andere kiezen.",
      door: "Kies wat bij u past",
      doorGives: "Drie vragen wijzen de lichtste weg",
      questions: "De drie vragen",
      again: "Uw antwoorden, om te veranderen",
      work: "Om welk werk gaat het?",
      workHint: "Staat het er niet bij?",
      workNew: "Noem een publiek werk",
      workNewMeans: "Moet het voor iedereen gedaan worden? Zet het bij het publieke werk.",
      choose: "Kies een werk",
      notYetThere: "Iets wat er nog niet is",
      newFits: "Uw weg: een eigen initiatief",
      newReason: "Het is er nog niet. Dan hoeft u niets over te nemen: u begint het zelf.",
      newMeans:
        "Een naam en één zin zijn genoeg. Daarna vraagt u wie meemaakt, en wat u nog nodig hebt.",
      newGo: "Begin een initiatief",
      doneNow: "1. Doet de gemeente dit werk nu?",
      yes: "Ja",
      no: "Nee",
      doneNowYes: "Zelf, of via een bedrijf of organisatie met een contract.",
      doneNowNo: "Niemand doet het, of inwoners doen het.",
      needs: "2. Wat hebt u van de gemeente nodig?",
      needsLabels: {
        nothing: "Niets",
        means: "Geld, een gebouw, grond of spullen",
        power: "Een besluit dat alleen de gemeente kan nemen",
      },
      needsHints: {
        nothing: "U kunt het met de mensen en de spullen die er zijn.",
        means: "Of uren van mensen die bij de gemeente werken.",
        power: "Zoals een verkeersbesluit, of een uitzondering op een regel.",
      },
      amount: "3. Hoeveel geld ongeveer, alles bij elkaar?",
      amountHint: "Geen geld nodig, of weet u het nog niet? Laat het dan leeg.",
      ask: "Wijs mij de weg",
      reserved: "Dit werk blijft bij de overheid",
      fits: {
        do: "Uw weg: wij doen dit",
        deal: "Uw weg: een deal",
        challenge: "Uw weg: een uitdaging",
      },
      because: "Waarom deze weg?",
      reasons: {
        doneNow: "De gemeente doet dit nu. Overnemen kan, en zij beslist daar op tijd over.",
        power: "Alleen het college kan dit besluit nemen. Met een uitdaging beslist het op tijd.",
        nothing: "U hebt niets van de gemeente nodig. Dan hoeft u op niemand te wachten.",
        small: "U vraagt iets kleins. Daar mag een ambtenaar meteen voor tekenen.",
        aboveSmall: "Het is meer dan één ambtenaar mag afspreken. Het college beslist op tijd.",
      },
      reasonAbove: (amount: string) =>
        `${amount} is meer dan klein. Het college beslist daarover, op tijd.`,
      means: {
        do: "U begint vandaag. De gemeente en de buren horen het.",
        deal: "U zegt wat u nodig hebt. Een ambtenaar pakt het op en spreekt het met u af.",
        challenge:
          "U schrijft twee antwoorden. De gemeente helpt met de rest en moet op tijd beslissen.",
      },
      go: {
        do: "Wij doen dit",
        deal: "Vraag om een deal",
        challenge: "Wij nemen dit over",
      },
      choice: "Past een andere weg beter bij u? Die mag u ook kiezen.",
      move: "Toch iets nodig van de gemeente?",
      moveGives: "Neem alles mee naar een uitdaging; het werk gaat door",
      moveTitle: "Verder als uitdaging",
      moveLead:
        "Hebt u toch geld, een gebouw, grond of een besluit nodig? Wat u schreef, gaat mee. U ziet eerst alles terug, en het werk gaat intussen door.",
      moveHint: "Bijvoorbeeld: € 800 per jaar voor een maaier, en een plek om hem te stallen.",
      moveSmall: "Is het iets kleins? Misschien is een deal lichter.",
      toDeal: "Iets kleins nodig? Vraag om een deal",
      toDealGives: "Geld, ruimte of spullen; wat u schreef gaat mee, het werk gaat door",
      toDealTitle: "Verder als deal",
      toDealLead:
        "Hebt u toch iets van de gemeente nodig? Wat u schreef, gaat mee. Het werk gaat intussen door, en gaat verder als deal als u allebei tekende.",
      toDealLarge: "Is het meer, of beslist alleen de gemeente erover?",
      challengeIt: "Ga verder als uitdaging",
      challengeItGives: "Wat u vroeg staat er al in; dan moet het college op tijd beslissen",
      nameItFirstGives: "U noemt eerst het werk; daarna moet het college op tijd beslissen",
      askedBefore: (asked: string, needed: string) =>
        needed === ""
          ? `Wij vroegen om een deal: ${asked}.`
          : `Wij vroegen om een deal: ${asked}. De gemeente zei dat dit er nog voor nodig is: ${needed}`,
      moveBind: "Neem alles mee",
      grewInto: "Hier groeide een uitdaging uit",
      fields: {
        work_missing: "Kies het werk waar het om gaat.",
        done_now_missing: "Kies of de gemeente dit werk nu doet.",
        needs_missing: "Kies wat u van de gemeente nodig hebt. Niets kan ook.",
        lane_amount_not_a_number: "Schrijf een bedrag in euro’s, zoals 1.250.",
      } satisfies Record<LaneFieldError, string>,
    },
    takeOver: {
      primary: "Wij nemen dit over",
      note: "U beantwoordt twee vragen. De rest vullen wij samen met u in. U ziet alles terug voor u indient.",
      title: "Wij nemen dit over",
      lead: "Twee vragen, in uw eigen woorden. Niemand kijkt naar uw spelling.",
      together: "Liever samen?",
      togetherText: (phone: string) =>
        `Een helpende ambtenaar komt graag bij u langs. Bel ${phone}.`,
      togetherNoPhone: "Een helpende ambtenaar komt graag bij u langs.",
      who: "Namens wie vraagt u dit?",
      whoMyself: "Namens mijzelf",
      why: "Wat wilt u doen, en waarom kunt u het beter?",
      whyHint: "Bijvoorbeeld: u kent het dorp, u doet het met meer mensen, of het kost minder.",
      cooperation: "Wat is ervoor nodig?",
      cooperationHint:
        "Van de gemeente: een sleutel, gereedschap, iemand die meekijkt. Wat u zelf doet, vult u later samen in.",
      amount: "Hoeveel geld hebt u per jaar nodig?",
      amountHint: (now: string) =>
        `Nu kost het ${now} per jaar, alles meegeteld. Hebt u geen geld nodig? Vul 0 in.`,
      amountHintUnknown: "Hebt u geen geld nodig? Vul 0 in.",
      years: "Voor hoeveel jaar?",
      yearsHint: (max: number) => `Ten hoogste ${max} jaar. Daarna kijken we samen terug.`,
      yearCount: (count: number) => `${count} jaar`,
      startsOn: "Wanneer wilt u beginnen?",
      startsOnHint: (after: string, example: string) =>
        `Op ${after} of later. Bijvoorbeeld: ${example}`,
      next: "Verder naar nakijken",
      privateNote: "Niemand ziet uw plan tot u het indient.",
      silenceTitle: "Wat gebeurt er als de gemeente niets zegt?",
      silenceYes: (weeks: number, source: string) =>
        `De gemeente beslist binnen ${weeks} weken. Zegt zij niets, dan is uw uitdaging aanvaard. Dat staat in ${source}.`,
      silenceNo: (weeks: number) =>
        `De gemeente beslist binnen ${weeks} weken. Zegt zij niets, dan komt dat in het openbaar logboek en is er een impasse. Deze gemeenschap heeft nog niet geregeld dat stilte een ja is.`,
      gate: (gate: string, route: string, cost: string) =>
        `Let op de grens van ${gate}. Bij ${route} geldt stilte boven dit bedrag, over de hele looptijd, niet als ja. Dit werk kost nu ${cost} per jaar.`,
      gateYears: (years: number) =>
        `Vraagt u het hele bedrag, dan blijft u er met ${years} jaar onder.`,
      othersFirst: (names: string) =>
        `Ook ${names} wil dit werk doen. Dat mag. Dan is de eerste vraag: kunt u het samen?`,
      othersSilence:
        "Zegt het college op tijd niets, dan helpt dat u allebei: beide uitdagingen zijn dan aanvaard. Deelt u het werk niet, dan geldt de tweede deal pas als de gemeente haar tekent.",
      gateNever:
        "Vraagt u het hele bedrag, dan komt u er met één jaar al boven. U kunt wel indienen. Het college moet dan zelf ja zeggen, en vaak moet het werk worden aanbesteed.",
    },
    routes: {
      subsidy: "een subsidie",
      contract: "een opdracht",
      agreementWithoutMoney: "een afspraak zonder geld",
    },
    social: "sociale diensten",

    check: {
      title: "Klopt dit?",
      lead: "Kijk alles nog één keer na. Met de knop dient u in.",
      work: "Werk",
      party: "Namens",
      amountPerYear: "Geld per jaar",
      total: "Samen, over de hele looptijd",
      change: "Wijzig",
      next: "Wat er gebeurt als u indient",
      thenPublic: "Uw plan komt op de website. Iedereen kan het lezen.",
      thenTerm: (end: string) => `Het college beslist uiterlijk ${end}.`,
      thenSilence: (date: string) => `Zegt het niets, dan is uw uitdaging op ${date} aanvaard.`,
      thenNoSilence: "Zegt het niets, dan wordt dat openbaar en is er een impasse.",
      thenAboveGate: (gate: string) =>
        `Stilte is hier geen ja, want u vraagt meer dan ${gate} over de hele looptijd.`,
      thenBack: "U kunt de uitdaging altijd intrekken.",
      file: "Dien in",
      drop: "Gooi dit concept weg",
    },

    stand: {
      filed: (date: string) =>
        `De uitdaging is ingediend. Het college moet uiterlijk ${date} beslissen.`,
      filedHelp: "Een helpende ambtenaar vult het plan samen met de uitdager aan.",
      inDecision: (date: string) =>
        `De uitdaging is compleet. Het college moet uiterlijk ${date} beslissen.`,
      accepted: (date: string) => `Het college zei ja op ${date}.`,
      acceptedBySilence: (date: string) =>
        `Stilzwijgend aanvaard: het college zei op tijd niets. Dat is een ja sinds ${date}.`,
      inForce: (date: string) => `Het besluit werkt vanaf ${date}.`,
      alsoYes: (names: string) =>
        `Ook ${names} kreeg een ja voor dit werk. Dat kan: elk plan krijgt een eigen antwoord, en wie op tijd niets hoort, heeft een ja. Delen zij het werk, dan krijgt elk een eigen deal. Zo niet, dan geldt de tweede deal pas als de gemeente haar zelf tekent.`,
      refused: (date: string) => `Het college zei nee op ${date}.`,
      refusedBut: "Hieronder staat waarom, en wat wel kan.",
      refusedOwes: (date: string) => `Een tegenaanbod komt uiterlijk ${date}.`,
      refusedLate: (date: string) =>
        `Het tegenaanbod had er op ${date} moeten zijn. Het is er nog niet.`,
      objectBy: (date: string) => `De uitdager kan bezwaar maken tot en met ${date}.`,
      objected: (date: string) =>
        `De uitdager maakte bezwaar. Het college beslist daarover uiterlijk ${date}.`,
      objectedElse: "Zegt het niets, dan is er een impasse.",
      stopped: (date: string) =>
        `De klok staat stil: het college wacht op een antwoord van de uitdager, uiterlijk ${date}.`,
      impasseCouncil: (date: string) => `De raad heeft het laatste woord, uiterlijk ${date}.`,
      impasseSilent: (date: string) => `Er is een impasse: het college zei niets voor ${date}.`,
      impasseWhy: "Stilte is hier geen ja.",
      impasse: (date: string) =>
        `Er is een impasse sinds ${date}: college en uitdager zijn het niet eens geworden.`,
      withdrawn: (date: string) => `De uitdager trok de uitdaging in op ${date}.`,
      agreed: (date: string) => `Er is een deal. Vanaf ${date} doet de uitdager dit werk.`,
      running: "De uitdager doet dit werk nu.",
      handedBack: "De uitdager gaf dit werk terug. Het is weer open voor wie het wil doen.",
      closed:
        "De deal is voorbij. Wie het werk wil blijven doen of overnemen, sluit een nieuwe deal.",
      toSign: (date: string) =>
        `De gemeente tekent de deal uiterlijk ${date}. Anders geldt het plan vanzelf als deal.`,
      toSignNoSilence: (date: string) => `De gemeente tekent de deal uiterlijk ${date}.`,
    },

    clock: {
      on: (days: number) => (days === 1 ? "dag over." : "dagen over."),
      turn: "Het college is aan zet.",
      lastDay: "Vandaag is de laatste dag.",
      stopped: "De klok staat stil. De uitdager is aan zet.",
      stood: (from: string, until: string) => `Van ${from} tot ${until} stond de klok stil.`,
      summary: (day: number, total: number) =>
        day === 0
          ? `De termijn van ${total} dagen begint morgen.`
          : `Vandaag is dag ${day} van ${total}.`,
      extended: (weeks: number, reason: string) =>
        `Het college nam één keer ${weeks} weken extra. De reden: ${reason}`,
      thenTitle: "Zegt het college niets?",
      thenYes: (when: string) =>
        `Dan is de uitdaging aanvaard. Dat gebeurt vanzelf, op ${when} om 0.00 uur.`,
      thenInForce: (date: string) => `Het besluit werkt vanaf ${date}.`,
      thenNo: (when: string) =>
        `Dan komt dat op ${when} in het openbaar logboek, en is er een impasse.`,
      byOrdinance: (source: string) =>
        `Zo staat het in ${source}. Het is een besluit van rechtswege (Algemene wet bestuursrecht, artikel 4:20b).`,
      bySelfBinding: (source: string) => `Het college beloofde dit zelf: ${source}.`,
      byNone: "Deze gemeenschap heeft nog niet geregeld dat stilte een ja is.",
      aboveGate:
        "Stilte is hier geen ja, omdat het bedrag over de hele looptijd boven de grens ligt.",
      extension: (weeks: number, date: string) =>
        `Het college mag één keer ${weeks} weken extra nemen. Dat moet het uiterlijk ${date} zeggen, met een reden.`,
    },

    now: {
      fallback: "Lees mee en praat mee",
      takeUp: "Ik help deze mensen",
      takeUpNote: "Uw naam komt bij de uitdaging te staan. U vult het plan samen met hen aan.",
      complete: "Vul het plan samen aan",
      completeGives: "Zeven onderdelen. Twee staan er al",
      decide: "Beslis over deze uitdaging",
      decideNote: (date: string) => `Uiterlijk ${date}. Daarna is er niets meer te beslissen.`,
      extend: "Neem één keer meer tijd",
      extendGives: "Met een reden, en vóór het einde van de termijn",
      ask: "Stel één vraag",
      askGives: "De klok staat dan stil tot het antwoord. Dat kan één keer",
      answer: "Beantwoord de vraag",
      answerNote: (date: string) =>
        `De klok staat stil tot uw antwoord, en niet langer dan tot ${date}.`,
      divide: "Vraag: kunt u het samen?",
      divideGives: "Er is meer dan één uitdager",
      depart: "De uitdager is er niet meer",
      departGives: "Verhuisd, gestopt of overleden",
      stay: "Wij zijn er nog",
      stayNote: (date: string) => `Zeg dit uiterlijk ${date}. Dan gaat alles gewoon door.`,
      handOn: "Geef de uitdaging door",
      handOnGives: "Aan iemand anders of aan uw organisatie",
      withdrawFor: "Trek de uitdaging in voor de uitdager",
      withdrawForGives: "Als niemand haar overneemt",
      takeOn: "Neem deze uitdaging over",
      takeOnNote: "Zij wordt u aangeboden. U kunt ja of nee zeggen.",
      mend: "Verbeter uw plan",
      mendGives: "Zolang er niet beslist is",
      share: "Stel voor het samen te doen",
      shareGives: "Er is meer dan één uitdager. U mag zelf een verdeling voorstellen",
      counterOffer: "Doe een tegenaanbod",
      counterOfferNote: "Wat zou het wel een ja maken?",
      take: "Neem het tegenaanbod aan",
      takeNote: "Dan is het een ja, en ligt er een deal om te tekenen.",
      object: "Maak bezwaar",
      objectGives: (date: string) => `Tot en met ${date}`,
      toCouncil: "Leg het voor aan de raad",
      toCouncilGives: "De raad heeft het laatste woord",
      withdraw: "Stop ermee, of geef het door",
      withdrawGives: "U hoeft niet te zeggen waarom",
      deal: "Bekijk de deal",
      dealNote: "Daar tekenen beide kanten.",
      dealBound: "Wie wat doet, en tot wanneer.",
      record: "Lees het in het openbaar logboek",
      recordGives: "Elke stap, met nummer en datum",
      work: "Bekijk het werk",
      workGives: "Wat er moet gebeuren, en wat het kost",
      signIn: "Hoort u erbij? Meld u aan",
      signInGives: "Als uitdager, als ambtenaar of als wethouder",
    },

    plan: {
      title: "Het plan",
      why: "Wat zij willen doen, en waarom zij het beter kunnen",
      experience: "Wat zij kunnen en wie er meedoen",
      support: "Wie hen steunen",
      costs: "Wat het kost",
      cooperation: "Wat ervoor nodig is",
      quality: "Hoe het goed blijft gaan",
      protection: "Hoe de kwetsbaarste mensen beschermd blijven",
      more: "Lees de andere onderdelen",
      waits: "De andere onderdelen worden nog samen aangevuld.",
    },
    facts: {
      title: "In het kort",
      work: "Werk",
      value: "Waarde",
      valueIn: (total: string, years: number) => `${total} in ${years} jaar`,
      costsNow: (amount: string, years: number) => `Kost nu ${amount} in ${years} jaar`,
      noMoney: "Geen geld",
      route: "Vorm",
      remedies: {
        subsidy: "U kunt bezwaar maken tegen het besluit",
        contract: "Hier is geen bezwaar mogelijk; bij ruzie beslist de rechter",
        agreementWithoutMoney: "Hier is geen bezwaar mogelijk; bij ruzie beslist de rechter",
      },
      helper: "Wie helpt",
      noHelper: "Nog niemand",
      starts: "Begint op",
      rules: "Regels",
      rulesVersion: (version: number) =>
        version === 0 ? "De standaard van Meent" : `Stadsrecht, versie ${version}`,
      rulesKeep: "Gelden tot het einde, ook als het stadsrecht verandert",
    },
    refusal: {
      title: "Waarom het college nee zei",
      ground: "De grond",
      reason: "De uitleg",
      counterOffer: "Wat wel kan",
      counterOfferLater: (date: string) => `Het college zegt dit uiterlijk ${date}.`,
      answers: "Wat het college daarbij antwoordde",
      yes: "ja",
      no: "nee",
      objection: "Het bezwaar van de uitdager",
    },
    question: {
      title: "De vraag van het college",
      asked: (date: string) => `Gevraagd op ${date}`,
      answer: (date: string) => `Antwoord van ${date}`,
      none: "Er kwam geen antwoord. De klok liep weer verder.",
    },
    division: {
      title: "Kunt u het samen?",
      ended: {
        declined: (date: string) =>
          `Dit voorstel is van de baan: een van de uitdagers zei nee. De gemeente doet uiterlijk ${date} een nieuw voorstel, of zegt waarom het niet te delen is. Een uitdager mag ook zelf iets voorstellen.`,
        unanswered: (date: string) =>
          `Dit voorstel is afgelopen: niet iedereen gaf op tijd antwoord. De gemeente doet uiterlijk ${date} een nieuw voorstel, of zegt waarom het niet te delen is. Een uitdager mag ook zelf iets voorstellen.`,
        replaced: () => "Er ligt een nieuwer voorstel.",
      },
      endedLate: (date: string) =>
        `De gemeente is te laat: haar nieuwe voorstel had er op ${date} moeten zijn.`,
      toPropose: (date: string) =>
        `Er is meer dan één uitdager. De gemeente vraagt uiterlijk ${date}: kunt u het samen?`,
      toProposeLate: (date: string) =>
        `Er is meer dan één uitdager. De gemeente had uiterlijk ${date} moeten vragen: kunt u het samen?`,
      answerBy: (date: string) => `Antwoord kan tot en met ${date}.`,
      agreed:
        "Zij doen het samen. Elk krijgt een eigen besluit en een eigen deal, met deze verdeling erin.",
      indivisible: (date: string) =>
        `Het kan niet samen, om de reden hierboven. Een ronde om de plannen te vergelijken is er nog niet. Daarom beslist het college over elk plan apart, uiterlijk ${date}. Stilte blijft voor elk plan wat zij was.`,
      others: (names: string) => `Ook ${names} daagt de gemeente uit voor dit werk.`,
      promised: (names: string) =>
        `${names} kreeg al een ja voor dit werk. Zegt het college ook hier ja, dan geldt deze deal pas als de gemeente haar zelf tekent.`,
      ways: {
        area: "Verdelen per gebied",
        group: "Verdelen per groep",
        choice: "De mensen om wie het gaat, kiezen zelf",
        indivisible: "Het kan niet worden gedeeld",
      },
      by: (name: string, date: string) => `Voorstel van ${name}, ${date}`,
      says: (party: string, agrees: boolean) => `${party} zegt ${agrees ? "ja" : "nee"}.`,
      waits: (party: string) => `${party} moet nog antwoorden.`,
      silent: (party: string) => `${party} gaf geen antwoord.`,
      answer: "Wat zegt u?",
      yes: "Ja, zo kunnen wij het samen",
      no: "Nee, zo niet",
      bind: "Geef antwoord",
    },
    timeline: {
      title: "Wat er gebeurde",
      now: "Nu",
      nowDecides: (days: string) => `Het college beslist. Het heeft nog ${days}.`,
      nowLastDay: "Het college beslist. Vandaag is de laatste dag.",
      nowStopped: "De klok staat stil. De uitdager is aan zet.",
      aheadYes: "Zonder besluit: aanvaard.",
      aheadNo: "Zonder besluit: impasse, in het openbaar.",
      reply: "Zet er uw antwoord naast",
      replyBy: (name: string, date: string) => `Antwoord van ${name}, ${date}`,
    },

    complete: {
      title: "Het plan aanvullen",
      lead: "Dit vult u samen in: de uitdager en de helpende ambtenaar. Kort is goed.",
      opening: "Wat zou er nodig zijn om hier van harte ja op te zeggen?",
      experience: "Wat kunt u, en wie doen er mee?",
      experienceHint: "Werk, hobby of vrijwilligerswerk: alles telt.",
      support: "Wie in de buurt steunen u?",
      supportHint: "U hoeft geen handtekeningen te halen. Zeg wat u hoorde.",
      costs: "Waar gaat het geld heen?",
      costsHint: "In grote lijnen: loon, materiaal, verzekering.",
      quality: "Hoe blijft het ook over een jaar goed gaan?",
      qualityHint: "Wie neemt het over als iemand stopt?",
      protection: "Hoe blijven de mensen beschermd die het meest van dit werk afhangen?",
      save: "Leg het plan vast",
      after: "Daarna ligt het plan bij het college. De termijn loopt al sinds het indienen.",
    },
    powers: {
      lapsed:
        "Bevoegdheden stoppen: het college kan de termijn niet meer verlengen, en niet meer weigeren om de kosten of om de band met de buurt. Een nee om een andere reden komt meteen met een tegenaanbod.",
      shared: (weeks: number) =>
        `Het college mag alleen nog wat beide stadsrechten toelaten: één keer ten hoogste ${weeksText(weeks, "nl")} uitstel.`,
      sharedWithout:
        "Het college mag alleen nog wat beide stadsrechten toelaten: uitstel hoort daar niet bij.",
      offerNow:
        "Schrijf het nu. Het stadsrecht waaronder dit begon, liep af; een tegenaanbod kan niet meer later komen.",
    },
    decide: {
      title: "Beslissen over deze uitdaging",
      opening: "Wat zou er nodig zijn om wel ja te zeggen?",
      lead: "U beslist namens het college. Uw besluit komt meteen in het openbaar logboek.",
      choice: "Wat besluit het college?",
      accept: "Ja, wij aanvaarden",
      acceptHint: "Er komt meteen een deal om te tekenen",
      refuse: (grounds: number) =>
        `Nee, op een van de ${grounds === 9 ? "negen" : "zeven"} gronden`,
      refuseHint: "Met uitleg, en met wat wel kan",
      ground: "Op welke grond?",
      groundHint: "Alleen bij een nee. Een andere grond is er niet.",
      chooseGround: "Kies een grond",
      reason: "Leg uit waarom",
      reasonHint: "Noem feiten die de uitdager kan nagaan.",
      counterOffer: "Wat zou er nodig zijn om wel ja te zeggen?",
      check: "Verder naar nakijken",
      next: "Verder",
      openingAgain: "Wat hoort u in het bezwaar wat u eerst niet hoorde?",
      titleAgain: "Beslissen op het bezwaar",
      ownTitle: "De vragen bij deze grond",
      ownLead: "Een grond geldt alleen als uw eigen antwoorden hem dragen.",
      counterOfferLater: (days: number) =>
        `Weet u het nog niet? Laat dit leeg. U hebt dan ${days} dagen. Daarna is het voor iedereen te zien dat het ontbreekt.`,
      checkTitle: "Klopt dit besluit?",
      checkLead: "Na de knop staat het vast en is het openbaar.",
      decision: "Besluit",
      yes: "Ja, aanvaard",
      no: "Nee",
      bind: "Leg het besluit vast",
      change: "Wijzig",
    },
    grounds: {
      exclusivePower: "Dit is een macht die alleen de overheid mag hebben",
      lawConflict: "Het mag niet van de wet, ook niet in een andere vorm",
      continuityOrSafety: "Ook met onze hulp is het niet zeker dat het veilig doorgaat",
      costAboveCap: "Het kost meer dan nu, en wordt er niet beter van",
      rightsOfOthers: "Het schaadt de rechten van anderen of sluit mensen uit",
      noLocalAnchoring: "De uitdager hoort niet bij deze buurt of dit dorp",
      taskEnds: "De gemeente stopt met dit werk; dat besluit is al genomen",
      runningContract: "Er loopt een contract; de einddatum staat erbij",
      integrity: "Er is een ernstig bezwaar van integriteit, volgens de wet Bibob",
    } satisfies Record<RefusalGround, string>,
    groundQuestions: {
      whichPower: "Welke macht is het, en in welke wet staat zij?",
      doingRemains: "Blijft er werk over dat de uitdager wel kan doen?",
      whichArticle: "Welk artikel van welke wet verbiedt het?",
      otherForm: "Kan het in een andere vorm wel?",
      helpOffered: "Bood de gemeente hulp aan?",
      unsafeWithHelp: "Is het ook met die hulp niet veilig of niet zeker dat het doorgaat?",
      costsMore: "Kost het plan meer dan het werk nu kost, alles meegeteld?",
      betterOutcome: "Wordt het er beter van, doordat mensen zelf meedoen?",
      whoseRights: "Wie worden er geschaad, en waarin?",
      avoidable: "Is dat met een aanpassing te voorkomen?",
      nobodyLocal: "Hoort niemand van de uitdager bij deze buurt of dit dorp?",
      localPartner: "Kan de uitdager het samen met iemand uit de buurt doen?",
      decidedOn: "Op welke dag nam de raad dit besluit? (jaar-maand-dag)",
      endsOn: "Op welke dag stopt het werk? (jaar-maand-dag)",
      contractEndsOn: "Op welke dag stopt het contract? (jaar-maand-dag)",
      earlierExit: "Kan het contract eerder worden beëindigd of gedeeld?",
      ownInvestigation: "Deed de gemeente eerst zelf onderzoek?",
      bibobAdvice: "Adviseerde het Landelijk Bureau Bibob om te weigeren?",
      partyHeard: "Heeft de uitdager zijn kant kunnen vertellen?",
    },
    ask: {
      title: "Eén vraag aan de uitdager",
      opening: "Wat moet u nog weten om van harte ja te zeggen?",
      lead: (weeks: number) =>
        `De klok staat stil tot het antwoord, ten hoogste ${weeks} weken. Dat kan één keer. Bel eerst: dan hoeft het misschien niet.`,
      field: "Wat wilt u weten?",
      hint: "Eén vraag, die met ja, een bedrag of een paar zinnen te beantwoorden is.",
      bind: "Stel de vraag",
    },
    answerQuestion: {
      title: "Uw antwoord op de vraag",
      opening: "Wat helpt het college om ja te zeggen?",
      lead: "Kort is goed. Met de knop loopt de klok weer.",
      field: "Uw antwoord",
      bind: "Geef antwoord",
    },
    offer: {
      title: "Een tegenaanbod",
      opening: "Wat zou er nodig zijn om wel ja te zeggen?",
      lead: "Een nee zegt wat wel kan. Neemt de uitdager het aan, dan is het een ja.",
      field: "Wat maakt het wel een ja?",
      bind: "Doe het tegenaanbod",
    },
    offered: {
      amount: "Bedrag per jaar in het tegenaanbod",
      years: "Hoe lang in het tegenaanbod",
      startsOn: "Eerste dag in het tegenaanbod",
      empty: (planned: string) => `Leeg: zoals in het plan (${planned}).`,
      asPlanned: (planned: string) => `Zoals in het plan (${planned})`,
      amountLine: (now: string, before: string) => `${now} per jaar in plaats van ${before}`,
      yearsLine: (now: string, before: string) => `${now} in plaats van ${before}`,
      startLine: (now: string, before: string) => `vanaf ${now} in plaats van ${before}`,
    },
    take: {
      stays: (years: string) =>
        `Dit komt in de deal, met de rest van uw plan zoals u het schreef, voor ${years}.`,
      staysPaid: (amount: string, years: string) =>
        `Dit komt in de deal, met de rest van uw plan zoals u het schreef: ${amount} in ${years}.`,
      title: "Het tegenaanbod aannemen",
      lead: "Met de knop is uw uitdaging aanvaard, met wat het college erbij zei. Er ligt dan een deal om te tekenen.",
      bind: "Neem het tegenaanbod aan",
    },
    object: {
      title: "Bezwaar maken",
      opening: "Wat zou het college moeten weten om wel ja te zeggen?",
      lead: (date: string) =>
        `Het college beslist dan opnieuw, uiterlijk ${date}. Zegt het weer nee of zegt het niets, dan gaat het naar de raad.`,
      field: "Waarom bent u het er niet mee eens?",
      bind: "Dien het bezwaar in",
    },
    toCouncil: {
      title: "Voorleggen aan de raad",
      lead: "De raad krijgt uw plan en het standpunt van het college naast elkaar te zien, en heeft het laatste woord.",
      bind: "Leg het voor aan de raad",
    },
    divide: {
      title: "Kunt u het samen?",
      opening: "Wat wordt er mogelijk als zij het samen doen?",
      lead: "Er is meer dan één uitdager voor dit werk. Vraag eerst of zij het kunnen delen. Vergelijken komt pas als dat echt niet kan.",
      way: "Hoe kan het?",
      body: "Leg uit wie dan wat doet, of waarom het niet te delen is",
      bind: "Leg het voor aan de uitdagers",
    },
    share: {
      title: "Samen doen",
      opening: "Wat kunt u samen wat u alleen niet kunt?",
      lead: "Stel voor wie wat doet. De andere uitdagers antwoorden daarop. Uw voorstel telt als uw eigen ja.",
      body: "Leg uit wie dan wat doet",
      bind: "Doe het voorstel",
    },
    extend: {
      title: "Eén keer meer tijd nemen",
      opening: "Wat zou er nodig zijn om toch op tijd te beslissen?",
      lead: (weeks: number, until: string) =>
        `Het college krijgt ${weeks} weken extra. Dan is ${until} de laatste dag. Een tweede keer kan niet.`,
      reason: "Waarom is meer tijd nodig?",
      reasonHint: "De uitdager en iedereen kan dit lezen.",
      bind: "Neem meer tijd",
    },
    withdraw: {
      title: "De uitdaging intrekken",
      rather: "Liever dat een ander verdergaat?",
      handOn: "Geef de uitdaging door",
      lead: "De klok stopt en het college hoeft niet meer te beslissen. Dit komt in het openbaar logboek. U kunt later opnieuw uitdagen.",
      leadAnswered:
        "Dan vervalt wat het college nog zou doen: een deal, een tegenaanbod of een bezwaar. Dit komt in het openbaar logboek. U kunt later opnieuw uitdagen.",
      bind: "Trek de uitdaging in",
    },
    depart: {
      title: "De uitdager is er niet meer",
      lead: (weeks: number) =>
        `Is de uitdager verhuisd, gestopt of overleden? Zeg wat u weet. De uitdager heeft ${weeks} weken om te zeggen dat het niet klopt. Daarna kunt u de uitdaging doorgeven of intrekken. De termijn van het college loopt gewoon door.`,
      field: "Wat is er aan de hand?",
      hint: "Iedereen kan dit lezen. Noem geen ziekte en niets wat privé is.",
      bind: "Leg dit vast",
      stand: (until: string) =>
        `De helpende ambtenaar zei dat de uitdager er niet meer is. De uitdager kan tot en met ${until} antwoorden.`,
      standAfter: "De helpende ambtenaar kan de uitdaging nu doorgeven of intrekken.",
    },
    stay: {
      title: "Wij zijn er nog",
      lead: "Met de knop gaat uw uitdaging gewoon door. De klok stond niet stil.",
      bind: "Wij zijn er nog",
    },
    withdrawFor: {
      title: "Intrekken voor de uitdager",
      lead: "De klok stopt. De reden die u eerder gaf, staat erbij. Het plan blijft te lezen, en wie wil kan het opnieuw indienen.",
      bind: "Trek de uitdaging in",
      reason: "Waarom de uitdaging is ingetrokken",
    },
    handOn: {
      title: "De uitdaging doorgeven",
      lead: "Alles gaat mee: het plan, de termijn en wat er al gezegd is. Het gaat pas over als de ander ja zegt. Naar uw eigen organisatie gaat het meteen.",
      name: "Wie neemt het over?",
      nameHint:
        "De naam van iemand die hier meedoet, of uw eigen naam om het aan uw organisatie te geven.",
      who: "Wie bedoelt u?",
      search: "Zoek",
      bind: "Geef de uitdaging door",
      nobody: "Niemand met deze naam doet hier mee. Kijk of u de naam goed schreef.",
      self: (name: string, area: string) => (area ? `${name}, uit ${area}` : name),
      forOrganization: (name: string, organization: string) => `${organization}, met ${name}`,
      offered: (name: string) => `U bood de uitdaging aan ${name} aan. Het wacht op een ja.`,
    },
    takeOn: {
      title: "Een uitdaging overnemen",
      lead: (name: string) =>
        `${name} biedt u deze uitdaging aan. Zegt u ja, dan bent u de uitdager. Er verandert niets aan het plan en de termijn.`,
      choice: "Neemt u het over?",
      yes: "Ja, ik neem het over",
      no: "Nee, nu niet",
      bind: "Geef antwoord",
    },
    like: {
      title: "Wat mensen in zulke gevallen kregen",
      none: "Er is hier nog geen geval beslist dat hierop lijkt.",
      because: {
        sameWork: "hetzelfde werk",
        sameGround: "dezelfde grond",
        sameWords: "het plan lijkt erop",
        samePlaceAndRoute: "zelfde gebied, zelfde vorm",
      } satisfies Record<Likeness, string>,
      words: (words: string) => `over ${words}`,
      yes: (date: string) => `Kreeg ja op ${date}.`,
      silence: (date: string) => `Kreeg ja door stilte, op ${date}.`,
      no: (date: string, ground: string) => `Kreeg nee op ${date}: ${ground}.`,
      noThenYes: (ground: string, date: string) =>
        `Kreeg eerst nee (${ground}), en op ${date} toch ja.`,
      impasse: (date: string) => `Werd een impasse op ${date}.`,
      offer: (text: string) => `Wat wel kon: ${text}`,
    },
    reply: {
      title: "Uw antwoord op dit besluit",
      lead: "Het komt naast het besluit te staan. Iedereen kan het lezen.",
      body: "Wat wilt u zeggen?",
      bind: "Zet mijn antwoord erbij",
    },
    onWork: {
      filedOn: (date: string) => `ingediend op ${date}`,
      title: "Wie dit wil overnemen",
      none: "Nog niemand daagde de gemeente uit voor dit werk.",
      bothYes:
        "Meer dan één kreeg een ja. Dat kan: elk plan krijgt een eigen antwoord, en wie op tijd niets hoort, heeft een ja. Delen zij het werk niet, dan geldt de tweede deal pas als de gemeente haar zelf tekent.",
      row: (party: string) => `${party} wil dit overnemen`,
      rowAgreed: (party: string) => `${party} neemt dit over`,
      rowRunning: (party: string) => `${party} doet dit`,
      how: "Wat gebeurt er als u ons uitdaagt",
      howAcknowledge: (days: number) => `Binnen ${days} dagen hoort u wie u helpt.`,
      howDecide: (weeks: number) =>
        `Het college beslist binnen ${weeks} weken. Het mag alleen weigeren om een van negen redenen, en moet dan zeggen wat er wel kan.`,
      howSilence: (source: string) =>
        `Zegt het college op tijd niets, dan is uw uitdaging aanvaard. Dat staat in ${source}.`,
      howNoSilence:
        "Zegt het college op tijd niets, dan komt dat in het openbaar logboek en is er een impasse.",
      howDeal: (weeks: number) => `Na een ja tekent u samen een deal, binnen ${weeks} weken.`,
      draft: "Ga verder met uw concept",
      draftGives: "Niemand ziet het tot u het indient",
      see: "Bekijk de uitdaging die al loopt",
      open: "U kunt dit werk overnemen.",
      openFrom: (date: string) => `Het contract met wie het nu doet, stopt op ${date}.`,
      agreed: (party: string, date: string) => `${party} neemt dit werk over op ${date}.`,
      running: (party: string) => `${party} doet dit werk.`,
    },
    waits: {
      decision: (work: string) => `een besluit over ${work}`,
      answer: (work: string) => `een antwoord op de vraag over ${work}`,
      objection: (work: string) => `een besluit op het bezwaar over ${work}`,
      helper: (work: string) => `een ambtenaar die helpt bij het plan voor ${work}`,
      counterOffer: (work: string) => `een tegenaanbod voor ${work}`,
      sharing: (work: string) => `een voorstel om ${work} samen te doen`,
      shareAnswer: (work: string) => `een antwoord: kunt u ${work} samen doen?`,
      signature: (work: string) => `een handtekening onder de deal over ${work}`,
      finalSay: (work: string) => `het laatste woord over ${work}`,
    },
    awaiting: {
      executive: "het college",
      council: "de raad",
      municipality: "de gemeente",
      title: "Op wie het wacht",
      awaited: {
        helper: "de naam van wie er helpt",
        counterOffer: "een tegenaanbod",
        sharing: "een voorstel om het werk samen te doen",
        shareAnswer: "een antwoord op het voorstel om te delen",
        signature: "een handtekening onder de deal",
        finalSay: "het laatste woord",
      } satisfies Record<AwaitedThing, string>,
      today: (left: string) => `sinds vandaag, nog ${left}`,
      lastDay: (days: string) => `al ${days}, vandaag is de laatste dag`,
      late: (days: string, late: string) => `al ${days}, ${late} te laat`,
      since: (days: string, left: string) => `al ${days}, nog ${left}`,
    },

    sentences: {
      filed: (party: string, weeks: number, end: string) =>
        `${party} diende de uitdaging in. Het college kreeg ${weeks} weken, tot en met ${end}.`,
      takenUp: (name: string) => `${name} helpt de uitdager, namens de gemeente.`,
      completed: (name: string) => `Het plan is compleet. ${name} legde het vast.`,
      extended: (weeks: number, end: string) =>
        `Het college nam één keer ${weeks} weken extra, tot en met ${end}.`,
      accepted: "Het college zei ja: de uitdaging is aanvaard.",
      acceptedBySilence: (end: string, from: string) =>
        `Het college zei niets tot en met ${end}. De uitdaging is stilzwijgend aanvaard. Dat werkt vanaf ${from}.`,
      refused: (ground: string) =>
        `Het college zei nee. De grond: ${ground.charAt(0).toLowerCase()}${ground.slice(1)}.`,
      silent: (end: string) => `Het college zei niets tot en met ${end}. Er is een impasse.`,
      withdrawn: "De uitdager trok de uitdaging in.",
      handedBack: "De uitdager gaf het werk terug.",
      closed: "De uitdaging is voorbij, met haar deal.",
      letGo: "De deal ging niet door. De uitdaging is voorbij.",
      replied: (name: string) => `${name} zette een antwoord naast een besluit.`,
      asked: (name: string, due: string) =>
        `${name} stelde namens het college een vraag. De klok staat stil, uiterlijk tot ${due}.`,
      answered: (name: string, end: string) =>
        `${name} beantwoordde de vraag. De klok loopt weer. De laatste dag is ${end}.`,
      counterOffered: "Het college deed een tegenaanbod.",
      counterOfferTaken: (name: string) =>
        `${name} nam het tegenaanbod aan: de uitdaging is aanvaard.`,
      objected: (name: string, end: string) =>
        `${name} maakte bezwaar. Het college beslist daarover uiterlijk ${end}.`,
      refusedAgain: (ground: string) =>
        `Het college zei op het bezwaar weer nee. De grond: ${ground.charAt(0).toLowerCase()}${ground.slice(1)}. Er is een impasse.`,
      silentOnObjection: (end: string) =>
        `Het college zei niets op het bezwaar, tot en met ${end}. Er is een impasse.`,
      putToCouncil: (name: string, end: string) =>
        `${name} legde het voor aan de raad. De raad heeft het laatste woord, uiterlijk ${end}.`,
      divisionProposed: (name: string, way: string) =>
        `${name} vroeg de uitdagers: kunt u het samen? Het voorstel: ${way.charAt(0).toLowerCase()}${way.slice(1)}.`,
      departed: (name: string, until: string) =>
        `${name} zei dat de uitdager er niet meer is. De uitdager kan tot en met ${until} zeggen dat dit niet klopt. De klok loopt door.`,
      stayed: (name: string) => `${name} zei: wij zijn er nog.`,
      withdrawnFor: (name: string) =>
        `${name} trok de uitdaging in, omdat de uitdager er niet meer is.`,
      takenOn: (from: string, name: string) => `${name} nam de uitdaging over van ${from}.`,
      planMended: (name: string) => `${name} verbeterde het plan.`,
      overdue: {
        helper: (due: string) =>
          `De gemeente zei niet op tijd wie er helpt. Dat moest uiterlijk ${due}.`,
        counterOffer: (due: string) =>
          `Het tegenaanbod kwam niet op tijd. Het moest er uiterlijk ${due} zijn.`,
        sharing: (due: string) =>
          `De gemeente vroeg de uitdagers niet op tijd of zij het samen kunnen. Dat moest uiterlijk ${due}.`,
        shareAnswer: (due: string) =>
          `Op het voorstel om te delen kwam geen antwoord, tot en met ${due}. Het voorstel is afgelopen. De gemeente is weer aan zet.`,
        signature: (due: string) =>
          `De gemeente tekende de deal niet op tijd. Dat moest uiterlijk ${due}.`,
        finalSay: (due: string) =>
          `De raad zei zijn laatste woord niet op tijd. Dat moest uiterlijk ${due}.`,
      } satisfies Record<AwaitedThing, (due: string) => string>,
      divisionAnswered: (name: string, agrees: boolean) =>
        `${name} zei ${agrees ? "ja" : "nee"} tegen het voorstel om te delen.`,
    },

    fields: {
      why_missing:
        "Schrijf wat u wilt doen en waarom u het beter kunt. Twee of drie zinnen is genoeg.",
      why_too_long: "Dit is langer dan 4.000 tekens. Maak het korter; u kunt het later aanvullen.",
      cooperation_missing: "Schrijf wat ervoor nodig is. Twee of drie zinnen is genoeg.",
      cooperation_too_long:
        "Dit is langer dan 4.000 tekens. Maak het korter; u kunt het later aanvullen.",
      amount_missing: "Vul in hoeveel geld u per jaar nodig hebt. Niets nodig? Vul 0 in.",
      amount_not_a_number: "Vul het bedrag in met cijfers, bijvoorbeeld 12.500.",
      amount_too_high:
        "Dit bedrag is hoger dan Meent kan verwerken. Vul een bedrag in onder € 100.000.000.",
      years_missing: "Kies voor hoeveel jaar u het wilt doen.",
      date_missing: "Vul een dag, maand en jaar in die bestaan, bijvoorbeeld 1 4 2027.",
      answer_missing: "Vul dit samen in. Eén zin is genoeg.",
      answer_too_long: "Dit is langer dan 4.000 tekens. Maak het korter.",
      reason_missing: "Leg het uit in ten minste een hele zin, zodat de uitdager het kan nagaan.",
      reason_too_long: "Dit is te lang. Maak het korter.",
      counter_offer_missing: "Schrijf wat er wel kan. Een nee zonder dit is geen geldig nee.",
      ground_missing:
        "Kies een van de negen gronden. Past er geen, dan is er geen reden om nee te zeggen.",
      choice_missing: "Kies ja of nee.",
      reply_missing: "Schrijf eerst uw antwoord.",
      reply_too_long: "Dit is langer dan 2.000 tekens. Maak het korter.",
      question_missing: "Schrijf uw vraag, in ten minste een hele zin.",
      objection_missing: "Schrijf waarom u het er niet mee eens bent, in ten minste een hele zin.",
      ground_answer_missing: "Beantwoord deze vraag. Zonder antwoord draagt de grond het nee niet.",
      division_missing:
        "Leg het uit in ten minste een hele zin, zodat de uitdagers kunnen antwoorden.",
      departure_missing:
        "Schrijf wat er aan de hand is, in ten minste een hele zin. De uitdager kan het lezen.",
      successor_missing: "Schrijf de naam van wie het overneemt, en kies daarna de juiste persoon.",
      way_missing: "Kies hoe het kan, of dat het niet te delen is.",
    } satisfies Record<FieldError, string>,
    refusals: {
      work_unknown: "Dit werk is hier niet te vinden. Kies een werk uit de lijst.",
      work_is_reserved:
        "Dit werk is voorbehouden aan de overheid. Op de pagina van het werk staat waarom.",
      organization_not_yours:
        "U kunt niet namens deze organisatie spreken. Kies uzelf of een organisatie waar u bij hoort.",
      starts_before_contract_ends:
        "Het contract loopt dan nog. Kies een begin na de dag waarop het contract stopt.",
      starts_in_the_past: "Deze dag is al voorbij. Kies een begin na vandaag.",
      too_many_years: "Dit is langer dan het stadsrecht toelaat. Kies een kortere tijd.",
      challenge_exists:
        "U hebt voor dit werk al een uitdaging lopen. U vindt haar op de pagina van het werk.",
      not_a_draft: "Deze uitdaging is al ingediend.",
      term_has_passed:
        "De termijn is voorbij. U kunt niet meer beslissen: wat de stilte bracht, geldt nu.",
      already_decided: "Hierover is al beslist. Hieronder ziet u wat nu geldt.",
      not_completed:
        "Eerst helpen, dan oordelen: het plan is nog niet samen aangevuld. Ja zeggen kan nu al.",
      extended_before: "De termijn is al één keer verlengd. Een tweede keer kan niet.",
      no_extension: "Het stadsrecht staat geen extra tijd toe.",
      extension_lapsed:
        "Het stadsrecht waaronder dit begon, liep af. Rechten gaan door, bevoegdheden stoppen: verlengen kan niet meer. Beslis voor het einde van de termijn.",
      extension_replaced:
        "Het stadsrecht van nu kent geen uitstel meer. Dan kan het ook hier niet. Beslis voor het einde van de termijn.",
      ground_lapsed:
        "Het stadsrecht waaronder dit begon, liep af. Rechten gaan door, bevoegdheden stoppen: om deze reden kan het college niet meer weigeren. Kies een grond die op de wet rust, of zeg ja.",
      offer_due_at_once:
        "Het stadsrecht waaronder dit begon, liep af. Een tegenaanbod kan daarom niet meer later komen. Schrijf nu wat het wel een ja maakt.",
      municipality_absent:
        "De gemeente doet nog niet mee, dus hier beslist niemand. Schrijf haar een brief; dat kan vanaf de pagina van het werk.",
      cannot_be_completed_now: "Het plan is al vastgelegd. Hieronder ziet u hoe het ervoor staat.",
      cannot_be_withdrawn_now: "Intrekken kan nu niet meer. Hieronder ziet u hoe het ervoor staat.",
      helped_already: "Er helpt al iemand. U kunt met elkaar overleggen.",
      not_a_decision:
        "Hier kunt u geen antwoord naast zetten. Kies een besluit op de pagina van de uitdaging.",
      replied_before: "U zette hier al een antwoord naast.",
      asked_before:
        "De klok stond al één keer stil voor een vraag. Een tweede keer kan niet. Bellen kan altijd.",
      no_open_question: "Er is geen open vraag meer. De klok loopt.",
      no_refusal: "Dit kan alleen na een nee. Hieronder ziet u hoe het ervoor staat.",
      counter_offer_given: "Er ligt al een tegenaanbod.",
      no_counter_offer_yet: "Er is nog geen tegenaanbod. U hoort het zodra het er is.",
      objection_too_late:
        "De zes weken voor een bezwaar zijn voorbij. U kunt het nog wel voorleggen aan de raad.",
      objected_before: "U maakte al bezwaar. Hieronder ziet u hoe het ervoor staat.",
      no_objection_here:
        "Bij deze vorm is geen bezwaar mogelijk. U kunt het wel voorleggen aan de raad.",
      objection_open:
        "Maak eerst bezwaar: daar is nu nog tijd voor. Zegt het college weer nee, dan gaat het vanzelf naar de raad.",
      ask_both_first:
        "Er is nog een uitdager voor dit werk. Vraag eerst of zij het samen kunnen. Ja zeggen kan als ze het delen, of als u zegt waarom het niet te delen is.",
      departure_said_before:
        "Dit is al gezegd. Hieronder staat tot wanneer de uitdager kan antwoorden.",
      departure_not_said: "Niemand zei dat de uitdager er niet meer is.",
      party_may_still_answer:
        "De uitdager kan nog antwoorden. Hieronder staat tot wanneer. Daarna kunt u de uitdaging doorgeven of intrekken.",
      successor_unknown: "Deze persoon is hier niet te vinden. Kies iemand uit de lijst.",
      successor_is_party: "Die is al de uitdager. Kies iemand anders, of een organisatie.",
      successor_has_one:
        "Deze persoon heeft voor dit werk zelf al een uitdaging lopen. Kies iemand anders, of stel voor het samen te doen.",
      nothing_offered: "Deze uitdaging wordt u niet (meer) aangeboden.",
      share_ended:
        "Dit voorstel is afgelopen. De gemeente doet een nieuw voorstel, of u doet het zelf op de pagina van uw uitdaging.",
      nobody_else:
        "Er is nu geen andere uitdager, of er ligt een nieuwer voorstel. Bekijk de pagina opnieuw.",
      answered_before: "U gaf hier al antwoord op.",
      not_the_party: "Alleen de uitdager kan dit doen. Meld u aan als uitdager.",
      undertaking_has_ended:
        "Dit is gestopt of al verder als uitdaging. Begin het opnieuw, of neem het werk over.",
      ground_unanswered: "Beantwoord eerst alle vragen bij deze grond.",
      ground_contradicted:
        "Uw eigen antwoorden spreken deze grond tegen. Dan is er geen reden om nee te zeggen. Kies een andere grond, of zeg ja.",
    } satisfies Record<ChallengeRefusal, string>,
  },
  en: {
    writings: {
      why: "Why they want it",
      cooperation: "What it takes",
      experience: "What they can do",
      support: "Who supports it",
      costs: "What it costs",
      quality: "How it stays good",
      protection: "Who stays protected",
      reply: "An answer",
      extension: "Why more time is needed",
      question: "The municipality’s question",
      questionAnswer: "The answer to that question",
      refusal: "Why the executive says no",
      ground: "What the executive says of the ground",
      counterOffer: "The counter-offer",
      objection: "The objection",
      departure: "Why somebody would be gone",
      withdrawn: "Why it was withdrawn",
      division: "How they share the work",
    },
    replay: {
      why: {
        otherTerm: (was: string, would: string) =>
          `The term ran until ${was}. Then it would have run until ${would}.`,
        sameTerm: (until: string) => `The term would have run until ${until} too.`,
        noExtension: "There would have been no extension.",
        answerTooLate: (on: string) => `The answer of ${on} would have come too late.`,
        answerInTime: (on: string) => `The answer of ${on} would have been in time too.`,
        silence: {
          yes: "Silence is a yes there.",
          noBasis: "Silence is no yes there, for nothing is agreed on it.",
          aboveGate: "Silence is no yes there, for the amount is above the gate.",
        },
      },
      open: (until: string) => `The executive has until ${until} to answer.`,
      accepted: (on: string) => `The executive said yes on ${on}.`,
      refused: (on: string) => `The executive said no on ${on}.`,
      acceptedBySilence: (on: string) => `It became a yes by silence, on ${on}.`,
      impasse: (on: string) => `The executive said nothing. From ${on} there was an impasse.`,
      tooLong: (years: number) =>
        `It could not last that long: a deal then lasts ${years} years at most.`,
    },
    found: { challenge: "Challenges" },
    rightsTitle: "Challenges",
    rights: {
      "challenges.draft": { does: "Write a challenge" },
      "challenges.move": {
        does: "Make a challenge of your own work",
        must: "You began this work, or you belong to the organisation that does it.",
      },
      "challenges.moveToDeal": {
        does: "Ask for a deal for your own work",
        must: "You began this work, or you belong to the organisation that does it.",
      },
      "challenges.goOnAsDeal": { does: "Let people's own work go on as the deal that was signed" },
      "challenges.file": { does: "File a challenge", must: "You wrote this challenge yourself." },
      "challenges.discard": { does: "Throw a draft away", must: "You wrote this draft yourself." },
      "challenges.withdraw": {
        does: "Withdraw a challenge",
        must: "You filed the challenge, or belong to the organisation that did.",
      },
      "challenges.depart": {
        does: "Saying that a challenger is gone",
      },
      "challenges.stay": {
        does: "Saying that you are still here",
        must: "You filed the challenge, or belong to the organisation that did.",
      },
      "challenges.withdrawFor": {
        does: "Withdrawing a challenge for whoever is gone",
      },
      "challenges.handOn": {
        does: "Handing a challenge on to somebody else",
        must: "You belong to the challenger. When that is gone, the helping official may too.",
      },
      "challenges.takeOn": {
        does: "Taking on a challenge from somebody else",
        must: "The challenge was offered to you.",
      },
      "challenges.takeUp": { does: "Stand beside a challenger" },
      "challenges.complete": {
        does: "Complete a plan together",
        must: "You belong to the challenger, or you are a helping official or noaber.",
      },
      "challenges.ask": { does: "Ask a question, while the clock stands still" },
      "challenges.answer": {
        does: "Answer a question about your challenge",
        must: "You filed the challenge, or you belong to the organisation that did.",
      },
      "challenges.extend": {
        does: "Extend the term, once",
        fixed: "The executive decides on its own term (Awb art. 4:14).",
      },
      "challenges.decide": {
        does: "Say yes or no to a challenge",
        fixed: "This is a decision of the executive (Gemeentewet art. 160).",
      },
      "challenges.counterOffer": {
        does: "Say what makes a no a yes",
        fixed: "This is a decision of the executive (Gemeentewet art. 160).",
      },
      "challenges.takeCounterOffer": {
        does: "Take the counter-offer",
        must: "You filed the challenge, or you belong to the organisation that did.",
      },
      "challenges.object": {
        does: "Object to a no",
        must: "You filed the challenge, or you belong to the organisation that did.",
      },
      "challenges.putToCouncil": {
        does: "Put a no to the council",
        must: "You filed the challenge, or you belong to the organisation that did.",
      },
      "challenges.divide": { does: "Propose how two challengers do it together" },
      "challenges.share": {
        does: "Proposing how you do it together",
        must: "You filed the challenge, or you belong to the organisation that did.",
      },
      "challenges.answerDivision": {
        does: "Say whether you want to do it together",
        must: "You filed the challenge, or you belong to the organisation that did.",
      },
      "challenges.reply": {
        does: "Answer beside a decision",
        must: "You belong to the challenger, or you are an alderman, mayor or helping official.",
      },
      "challenges.end": { does: "Let a challenge end with its deal" },
      "challenges.agree": { does: "Let a challenge begin when its deal binds" },
      "challenges.dropTakenBack": {
        does: "Drop a challenge that a resident took back with a letter",
      },
    },
    crumbWorks: "Public works",
    kind: (number: string, area: string) => `Challenge ${number}, ${area}`,
    kindOfParty: (number: string, party: string) => `Challenge ${number} by ${party}`,
    title: (party: string, work: string) => `${party} wants to take this over: ${work}`,
    titleAgreed: (party: string, work: string) => `${party} takes this over: ${work}`,
    titleRunning: (party: string, work: string) => `${party} does this: ${work}`,
    you: "You",
    states: {
      draft: "draft",
      filed: "filed",
      inDecision: "waits for a decision",
      accepted: "accepted",
      acceptedBySilence: "accepted by silence",
      refused: "refused",
      objected: "objection made",
      impasse: "impasse",
      withdrawn: "withdrawn",
      agreed: "deal made",
      running: "running",
      handedBack: "handed back",
      closed: "over",
    },

    lane: {
      together: "Agree on it together",
      togetherMeans:
        "Can you carry it together, with nothing of the municipality? Lay down who brings what, and all sign.",
      letter: {
        deal: "Write a letter: we need something",
        challenge: "Write a letter: we want to take this over",
      },
      letterFits: "Your road: a letter to the municipality",
      doAlone: "You begin today. The neighbours hear of it. You wait for nobody.",
      moveLetterGives: "Meent makes a letter to the municipality; the work goes on",
      letterMeans: (name: string) =>
        `${name} does not take part in Meent yet. That is why you ask this by letter. Meent makes it and keeps the answer.`,
      title: "How can you take part?",
      lead: "Three questions show the lightest road. You may always choose another.",
      door: "Choose what fits you",
      doorGives: "Three questions show the lightest road",
      questions: "The three questions",
      again: "Your answers, to change",
      work: "Which work is it about?",
      workHint: "Is it not there?",
      workNew: "Name a public work",
      workNewMeans: "Does it have to be done for everybody? Add it to the public works.",
      choose: "Choose a work",
      notYetThere: "Something that is not there yet",
      newFits: "Your road: an initiative of your own",
      newReason: "It is not there yet. So you need not take over anything: you begin it yourself.",
      newMeans:
        "A name and one sentence are enough. Then you ask who makes it with you, and what you still need.",
      newGo: "Begin an initiative",
      doneNow: "1. Does the municipality do this work now?",
      yes: "Yes",
      no: "No",
      doneNowYes: "Itself, or through a firm or organisation with a contract.",
      doneNowNo: "Nobody does it, or residents do.",
      needs: "2. What do you need from the municipality?",
      needsLabels: {
        nothing: "Nothing",
        means: "Money, a building, land or goods",
        power: "A decision that only the municipality can take",
      },
      needsHints: {
        nothing: "You can do it with the people and the things that are there.",
        means: "Or hours of people who work for the municipality.",
        power: "Such as a traffic decision, or an exception to a rule.",
      },
      amount: "3. About how much money, all together?",
      amountHint: "No money needed, or you do not know yet? Then leave it empty.",
      ask: "Show me the road",
      reserved: "This work stays with government",
      fits: {
        do: "Your road: we do this",
        deal: "Your road: a deal",
        challenge: "Your road: a challenge",
      },
      because: "Why this road?",
      reasons: {
        doneNow: "The municipality does this now. You can take it over, and it decides in time.",
        power: "Only the executive can take this decision. With a challenge it decides in time.",
        nothing: "You need nothing from the municipality. Then you wait for nobody.",
        small: "You ask something small. An official may sign for that at once.",
        aboveSmall: "It is more than one official may agree on. The executive decides in time.",
      },
      reasonAbove: (amount: string) =>
        `${amount} is more than small. The executive decides on it, in time.`,
      means: {
        do: "You begin today. The municipality and the neighbours hear of it.",
        deal: "You say what you need. An official takes it up and agrees on it with you.",
        challenge:
          "You write two answers. The municipality helps with the rest and must decide in time.",
      },
      go: {
        do: "We do this",
        deal: "Ask for a deal",
        challenge: "We take this over",
      },
      choice: "Does another road fit you better? You may choose that too.",
      move: "Do you need something after all?",
      moveGives: "Take it all along to a challenge; the work goes on",
      moveTitle: "On as a challenge",
      moveLead:
        "Do you need money, a building, land or a decision after all? What you wrote comes along. You see everything again first, and the work goes on meanwhile.",
      moveHint: "For example: € 800 a year for a mower, and a place to keep it.",
      moveSmall: "Is it something small? Perhaps a deal is lighter.",
      toDeal: "Need something small? Ask for a deal",
      toDealGives: "Money, room or goods; what you wrote comes along, the work goes on",
      toDealTitle: "Go on as a deal",
      toDealLead:
        "Do you need something of the municipality after all? What you wrote comes along. The work goes on meanwhile, and goes on as a deal once both of you signed.",
      toDealLarge: "Is it more, or is it for the municipality alone to decide?",
      challengeIt: "Go on as a challenge",
      challengeItGives: "What you asked is in it already; then the executive must decide in time",
      nameItFirstGives: "You name the work first; then the executive must decide in time",
      askedBefore: (asked: string, needed: string) =>
        needed === ""
          ? `We asked for a deal: ${asked}.`
          : `We asked for a deal: ${asked}. The municipality said this is still needed: ${needed}`,
      moveBind: "Take it all along",
      grewInto: "A challenge grew out of this",
      fields: {
        work_missing: "Choose the work it is about.",
        done_now_missing: "Choose whether the municipality does this work now.",
        needs_missing: "Choose what you need from the municipality. Nothing is fine too.",
        lane_amount_not_a_number: "Write an amount in euros, such as 1,250.00.",
      },
    },
    takeOver: {
      primary: "We take this over",
      note: "You answer two questions. We fill in the rest together with you. You see everything again before you file.",
      title: "We take this over",
      lead: "Two questions, in your own words. Nobody minds your spelling.",
      together: "Would you rather do it together?",
      togetherText: (phone: string) => `A helping official is happy to come by. Call ${phone}.`,
      togetherNoPhone: "A helping official is happy to come by.",
      who: "For whom do you ask this?",
      whoMyself: "For myself",
      why: "What do you want to do, and why can you do it better?",
      whyHint: "For example: you know the village, you do it with more people, or it costs less.",
      cooperation: "What would it take?",
      cooperationHint:
        "From the municipality: a key, tools, someone to advise. What you do yourself you fill in together later.",
      amount: "How much money do you need a year?",
      amountHint: (now: string) =>
        `It costs ${now} a year now, all included. Need no money? Fill in 0.`,
      amountHintUnknown: "Need no money? Fill in 0.",
      years: "For how many years?",
      yearsHint: (max: number) => `${max} years at most. Then we look back together.`,
      yearCount: (count: number) => (count === 1 ? "1 year" : `${count} years`),
      startsOn: "When do you want to begin?",
      startsOnHint: (after: string, example: string) =>
        `On ${after} or later. For example: ${example}`,
      next: "Go on to check",
      privateNote: "Nobody sees your plan until you file it.",
      silenceTitle: "What if the municipality says nothing?",
      silenceYes: (weeks: number, source: string) =>
        `The municipality decides within ${weeks} weeks. If it says nothing, your challenge is accepted. So says ${source}.`,
      silenceNo: (weeks: number) =>
        `The municipality decides within ${weeks} weeks. If it says nothing, that is published and there is an impasse. This community has not yet arranged that silence is a yes.`,
      gate: (gate: string, route: string, cost: string) =>
        `Mind the limit of ${gate}. With ${route}, silence above this amount over the whole term is no yes. This work costs ${cost} a year now.`,
      gateYears: (years: number) =>
        `If you ask the whole amount, you stay below it with ${years} ${years === 1 ? "year" : "years"}.`,
      othersFirst: (names: string) =>
        `${names} wants to do this work too. That is fine. Then the first question is: can you both?`,
      othersSilence:
        "When the executive says nothing in time, that helps you both: both challenges are accepted. If you do not share the work, the second deal binds only when the municipality signs it.",
      gateNever:
        "If you ask the whole amount, one year is already above it. You may still file. The executive must then say yes itself, and often the work must be put out to tender.",
    },
    routes: {
      subsidy: "a subsidy",
      contract: "a contract",
      agreementWithoutMoney: "an agreement without money",
    },
    social: "social services",

    check: {
      title: "Is this right?",
      lead: "Check everything once more. The button files it.",
      work: "Work",
      party: "For",
      amountPerYear: "Money a year",
      total: "Together, over the whole term",
      change: "Change",
      next: "What happens when you file",
      thenPublic: "Your plan appears on this website. Everyone can read it.",
      thenTerm: (end: string) => `The executive decides by ${end}.`,
      thenSilence: (date: string) => `If it says nothing, your challenge is accepted on ${date}.`,
      thenNoSilence: "If it says nothing, that becomes public and there is an impasse.",
      thenAboveGate: (gate: string) =>
        `Silence is no yes here, for you ask more than ${gate} over the whole term.`,
      thenBack: "You can always withdraw the challenge.",
      file: "File it",
      drop: "Throw this draft away",
    },

    stand: {
      filed: (date: string) => `The challenge is filed. The executive must decide by ${date}.`,
      filedHelp: "A helping official completes the plan together with the challenger.",
      inDecision: (date: string) =>
        `The challenge is complete. The executive must decide by ${date}.`,
      accepted: (date: string) => `The executive said yes on ${date}.`,
      acceptedBySilence: (date: string) =>
        `Accepted by silence: the executive said nothing in time. That is a yes since ${date}.`,
      inForce: (date: string) => `The decision takes effect on ${date}.`,
      alsoYes: (names: string) =>
        `${names} got a yes for this work too. That is possible: each plan gets an answer of its own, and who hears nothing in time has a yes. If they share the work, each gets a deal of its own. If not, the second deal counts only once the municipality signs it itself.`,
      refused: (date: string) => `The executive said no on ${date}.`,
      refusedBut: "Below it says why, and what can be done.",
      refusedOwes: (date: string) => `A counter-offer comes by ${date}.`,
      refusedLate: (date: string) =>
        `The counter-offer should have been there on ${date}. It is not there yet.`,
      objectBy: (date: string) => `The challenger can object until ${date}.`,
      objected: (date: string) =>
        `The challenger objected. The executive decides on that by ${date}.`,
      objectedElse: "If it says nothing, there is an impasse.",
      stopped: (date: string) =>
        `The clock stands still: the executive waits for an answer of the challenger, by ${date}.`,
      impasseCouncil: (date: string) => `The council has the final say, by ${date}.`,
      impasseSilent: (date: string) =>
        `There is an impasse: the executive said nothing before ${date}.`,
      impasseWhy: "Silence is no yes here.",
      impasse: (date: string) =>
        `There is an impasse since ${date}: executive and challenger did not agree.`,
      withdrawn: (date: string) => `The challenger withdrew the challenge on ${date}.`,
      agreed: (date: string) => `There is a deal. From ${date} the challenger does this work.`,
      running: "The challenger does this work now.",
      handedBack:
        "The challenger handed this work back. It is open again for whoever wants to do it.",
      closed:
        "The deal is over. Whoever wants to go on with the work or take it over makes a new deal.",
      toSign: (date: string) =>
        `The municipality signs the deal by ${date}. Otherwise the plan itself binds as the deal.`,
      toSignNoSilence: (date: string) => `The municipality signs the deal by ${date}.`,
    },

    clock: {
      on: (days: number) => (days === 1 ? "day left." : "days left."),
      turn: "It is the executive's turn.",
      lastDay: "Today is the last day.",
      stopped: "The clock stands still. It is the challenger's turn.",
      stood: (from: string, until: string) => `From ${from} to ${until} the clock stood still.`,
      summary: (day: number, total: number) =>
        day === 0
          ? `The term of ${total} days begins tomorrow.`
          : `Today is day ${day} of ${total}.`,
      extended: (weeks: number, reason: string) =>
        `The executive took ${weeks} weeks more, once. The reason: ${reason}`,
      thenTitle: "What if the executive says nothing?",
      thenYes: (when: string) =>
        `Then the challenge is accepted. That happens by itself, on ${when} at 0:00.`,
      thenInForce: (date: string) => `The decision takes effect on ${date}.`,
      thenNo: (when: string) =>
        `Then that stands in the public record on ${when}, and there is an impasse.`,
      byOrdinance: (source: string) =>
        `So says ${source}. It is a decision by operation of law (General Administrative Law Act, article 4:20b).`,
      bySelfBinding: (source: string) => `The executive promised this itself: ${source}.`,
      byNone: "This community has not yet arranged that silence is a yes.",
      aboveGate:
        "Silence is no yes here, because the amount over the whole term is above the limit.",
      extension: (weeks: number, date: string) =>
        `The executive may take ${weeks} weeks more, once. It must say so by ${date}, with a reason.`,
    },

    now: {
      fallback: "Read along and join in",
      takeUp: "I help these people",
      takeUpNote:
        "Your name will stand with the challenge. You complete the plan together with them.",
      complete: "Complete the plan together",
      completeGives: "Seven parts. Two are there already",
      decide: "Decide on this challenge",
      decideNote: (date: string) => `By ${date}. After that there is nothing left to decide.`,
      extend: "Take more time, once",
      extendGives: "With a reason, and before the term ends",
      ask: "Ask one question",
      askGives: "The clock then stands still until the answer. Once",
      answer: "Answer the question",
      answerNote: (date: string) =>
        `The clock stands still until your answer, and no longer than ${date}.`,
      divide: "Ask: can you both?",
      divideGives: "There is more than one challenger",
      depart: "The challenger is gone",
      departGives: "Moved, stopped or died",
      stay: "We are still here",
      stayNote: (date: string) => `Say so by ${date}. Then everything just goes on.`,
      handOn: "Hand the challenge on",
      handOnGives: "To somebody else or to your organisation",
      withdrawFor: "Withdraw the challenge for the challenger",
      withdrawForGives: "When nobody takes it on",
      takeOn: "Take on this challenge",
      takeOnNote: "It is offered to you. You can say yes or no.",
      mend: "Mend your plan",
      mendGives: "As long as nothing is decided",
      share: "Propose to do it together",
      shareGives: "There is more than one challenger. You may propose a division yourself",
      counterOffer: "Make a counter-offer",
      counterOfferNote: "What would make it a yes?",
      take: "Take the counter-offer",
      takeNote: "Then it is a yes, and there is a deal to sign.",
      object: "Object",
      objectGives: (date: string) => `Until ${date}`,
      toCouncil: "Put it to the council",
      toCouncilGives: "The council has the final say",
      withdraw: "Stop, or hand it on",
      withdrawGives: "You need not say why",
      deal: "See the deal",
      dealNote: "There both sides sign.",
      dealBound: "Who does what, and until when.",
      record: "Read it in the public record",
      recordGives: "Every step, with number and date",
      work: "See the work",
      workGives: "What is to be done, and what it costs",
      signIn: "Are you part of this? Sign in",
      signInGives: "As challenger, official or alderman",
    },

    plan: {
      title: "The plan",
      why: "What they want to do, and why they can do it better",
      experience: "What they can do and who joins in",
      support: "Who supports them",
      costs: "What it costs",
      cooperation: "What it takes",
      quality: "How it keeps going well",
      protection: "How the most vulnerable people stay protected",
      more: "Read the other parts",
      waits: "The other parts are still being completed together.",
    },
    facts: {
      title: "In short",
      work: "Work",
      value: "Value",
      valueIn: (total: string, years: number) =>
        `${total} in ${years} ${years === 1 ? "year" : "years"}`,
      costsNow: (amount: string, years: number) =>
        `Costs ${amount} in ${years} ${years === 1 ? "year" : "years"} now`,
      noMoney: "No money",
      route: "Form",
      remedies: {
        subsidy: "You can object to the decision",
        contract: "No objection is possible here; in a dispute the court decides",
        agreementWithoutMoney: "No objection is possible here; in a dispute the court decides",
      },
      helper: "Who helps",
      noHelper: "Nobody yet",
      starts: "Begins on",
      rules: "Rules",
      rulesVersion: (version: number) =>
        version === 0 ? "The standard of Meent" : `Charter (stadsrecht), version ${version}`,
      rulesKeep: "Hold to the end, also when the charter changes",
    },
    refusal: {
      title: "Why the executive said no",
      ground: "The ground",
      reason: "The explanation",
      counterOffer: "What can be done",
      counterOfferLater: (date: string) => `The executive says this by ${date}.`,
      answers: "What the executive answered with it",
      yes: "yes",
      no: "no",
      objection: "The challenger's objection",
    },
    question: {
      title: "The executive's question",
      asked: (date: string) => `Asked on ${date}`,
      answer: (date: string) => `Answer of ${date}`,
      none: "No answer came. The clock ran on again.",
    },
    division: {
      title: "Can you both?",
      ended: {
        declined: (date: string) =>
          `This proposal is off: one of the challengers said no. The municipality makes a new one by ${date}, or says why it cannot be shared. A challenger may propose something too.`,
        unanswered: (date: string) =>
          `This proposal has ended: not everyone answered in time. The municipality makes a new one by ${date}, or says why it cannot be shared. A challenger may propose something too.`,
        replaced: () => "There is a newer proposal.",
      },
      endedLate: (date: string) =>
        `The municipality is late: its new proposal had to be there by ${date}.`,
      toPropose: (date: string) =>
        `There is more than one challenger. The municipality asks by ${date}: can you both?`,
      toProposeLate: (date: string) =>
        `There is more than one challenger. The municipality had to ask by ${date}: can you both?`,
      answerBy: (date: string) => `You can answer up to and including ${date}.`,
      agreed:
        "They do it together. Each gets a decision and a deal of its own, with this division in it.",
      indivisible: (date: string) =>
        `It cannot be done together, for the reason above. There is no round yet to compare the plans. So the executive decides on each plan by itself, by ${date}. For each plan silence stays what it was.`,
      others: (names: string) => `${names} challenges the municipality for this work too.`,
      promised: (names: string) =>
        `${names} got a yes for this work already. If the executive says yes here too, this deal binds only when the municipality signs it itself.`,
      ways: {
        area: "Divide by area",
        group: "Divide by group",
        choice: "The people served choose for themselves",
        indivisible: "It cannot be shared",
      },
      by: (name: string, date: string) => `Proposal of ${name}, ${date}`,
      says: (party: string, agrees: boolean) => `${party} says ${agrees ? "yes" : "no"}.`,
      waits: (party: string) => `${party} has yet to answer.`,
      silent: (party: string) => `${party} gave no answer.`,
      answer: "What do you say?",
      yes: "Yes, like this we can do it together",
      no: "No, not like this",
      bind: "Give the answer",
    },
    timeline: {
      title: "What happened",
      now: "Now",
      nowDecides: (days: string) => `The executive decides. It has ${days} left.`,
      nowLastDay: "The executive decides. Today is the last day.",
      nowStopped: "The clock stands still. It is the challenger's turn.",
      aheadYes: "Without a decision: accepted.",
      aheadNo: "Without a decision: impasse, in public.",
      reply: "Put your answer beside it",
      replyBy: (name: string, date: string) => `Answer of ${name}, ${date}`,
    },

    complete: {
      title: "Complete the plan",
      lead: "You fill this in together: the challenger and the helping official. Short is good.",
      opening: "What would it take to say yes to this wholeheartedly?",
      experience: "What can you do, and who joins in?",
      experienceHint: "Work, hobby or volunteering: all of it counts.",
      support: "Who in the neighbourhood supports you?",
      supportHint: "You need not collect signatures. Say what you heard.",
      costs: "Where does the money go?",
      costsHint: "In outline: wages, materials, insurance.",
      quality: "How does it still go well a year from now?",
      qualityHint: "Who takes over when somebody stops?",
      protection: "How do the people who depend on this work most stay protected?",
      save: "Fix the plan",
      after: "Then the plan lies with the executive. The term has been running since filing.",
    },
    powers: {
      lapsed:
        "Powers stop: the executive can no longer extend the term, and no longer refuse for the costs or for ties with the neighbourhood. A no for another reason comes with a counter-offer at once.",
      shared: (weeks: number) =>
        `The executive may do only what both charters allow: once at most ${weeksText(weeks, "en")} more time.`,
      sharedWithout:
        "The executive may do only what both charters allow: more time is no part of that.",
      offerNow:
        "Write it now. The charter under which this began lapsed; a counter-offer can no longer come later.",
    },
    decide: {
      title: "Decide on this challenge",
      opening: "What would it take to say yes after all?",
      lead: "You decide for the executive. Your decision goes into the public record at once.",
      choice: "What does the executive decide?",
      accept: "Yes, we accept",
      acceptHint: "There is a deal to sign at once",
      refuse: (grounds: number) => `No, on one of the ${grounds === 9 ? "nine" : "seven"} grounds`,
      refuseHint: "With an explanation, and with what can be done",
      ground: "On which ground?",
      groundHint: "Only for a no. There is no other ground.",
      chooseGround: "Choose a ground",
      reason: "Explain why",
      reasonHint: "Name facts the challenger can check.",
      counterOffer: "What would it take to say yes after all?",
      check: "Go on to check",
      next: "Go on",
      openingAgain: "What do you hear in the objection that you did not hear before?",
      titleAgain: "Deciding on the objection",
      ownTitle: "The questions with this ground",
      ownLead: "A ground only holds when your own answers bear it.",
      counterOfferLater: (days: number) =>
        `Not sure yet? Leave this empty. You have ${days} days then. After that everyone can see that it is missing.`,
      checkTitle: "Is this decision right?",
      checkLead: "After the button it is fixed and public.",
      decision: "Decision",
      yes: "Yes, accepted",
      no: "No",
      bind: "Fix the decision",
      change: "Change",
    },
    grounds: {
      exclusivePower: "This is a power only government may have",
      lawConflict: "The law does not allow it, not in another form either",
      continuityOrSafety: "Even with our help it is not sure that it goes on safely",
      costAboveCap: "It costs more than now, and gets no better",
      rightsOfOthers: "It harms the rights of others or shuts people out",
      noLocalAnchoring: "The challenger has no roots in this neighbourhood or village",
      taskEnds: "The municipality stops this work; that was decided already",
      runningContract: "A contract is running; its end date is given",
      integrity: "There is a serious objection of integrity, under the Bibob act",
    },
    groundQuestions: {
      whichPower: "Which power is it, and in which act does it stand?",
      doingRemains: "Is there work left that the challenger can do?",
      whichArticle: "Which article of which act forbids it?",
      otherForm: "Is it possible in another form?",
      helpOffered: "Did the municipality offer help?",
      unsafeWithHelp: "Is it unsafe, or unsure to go on, even with that help?",
      costsMore: "Does the plan cost more than the work costs now, all included?",
      betterOutcome: "Does it get better because people join in themselves?",
      whoseRights: "Who is harmed, and in what?",
      avoidable: "Can that be avoided by a change?",
      nobodyLocal: "Does nobody of the challenger belong to this neighbourhood or village?",
      localPartner: "Can the challenger do it together with someone from here?",
      decidedOn: "On which day did the council decide this? (year-month-day)",
      endsOn: "On which day does the work end? (year-month-day)",
      contractEndsOn: "On which day does the contract end? (year-month-day)",
      earlierExit: "Can the contract be ended or shared earlier?",
      ownInvestigation: "Did the municipality investigate itself first?",
      bibobAdvice: "Did the national Bibob office advise to refuse?",
      partyHeard: "Was the challenger heard?",
    },
    ask: {
      title: "One question to the challenger",
      opening: "What do you still need to know to say yes wholeheartedly?",
      lead: (weeks: number) =>
        `The clock stands still until the answer, ${weeks} weeks at most. Once. Call first: perhaps it is not needed.`,
      field: "What do you want to know?",
      hint: "One question that can be answered with yes, an amount or a few sentences.",
      bind: "Ask the question",
    },
    answerQuestion: {
      title: "Your answer to the question",
      opening: "What helps the executive to say yes?",
      lead: "Short is good. The button starts the clock again.",
      field: "Your answer",
      bind: "Give the answer",
    },
    offer: {
      title: "A counter-offer",
      opening: "What would it take to say yes after all?",
      lead: "A no says what can be done. When the challenger takes it, it is a yes.",
      field: "What would make it a yes?",
      bind: "Make the counter-offer",
    },
    offered: {
      amount: "Amount a year in the counter-offer",
      years: "How long in the counter-offer",
      startsOn: "First day in the counter-offer",
      empty: (planned: string) => `Empty: as in the plan (${planned}).`,
      asPlanned: (planned: string) => `As in the plan (${planned})`,
      amountLine: (now: string, before: string) => `${now} a year instead of ${before}`,
      yearsLine: (now: string, before: string) => `${now} instead of ${before}`,
      startLine: (now: string, before: string) => `from ${now} instead of ${before}`,
    },
    take: {
      stays: (years: string) =>
        `This goes into the deal, with the rest of your plan as you wrote it, for ${years}.`,
      staysPaid: (amount: string, years: string) =>
        `This goes into the deal, with the rest of your plan as you wrote it: ${amount} in ${years}.`,
      title: "Take the counter-offer",
      lead: "The button makes your challenge accepted, with what the executive added. Then there is a deal to sign.",
      bind: "Take the counter-offer",
    },
    object: {
      title: "Object",
      opening: "What should the executive know to say yes after all?",
      lead: (date: string) =>
        `The executive then decides again, by ${date}. If it says no again or says nothing, it goes to the council.`,
      field: "Why do you disagree?",
      bind: "File the objection",
    },
    toCouncil: {
      title: "Put it to the council",
      lead: "The council sees your plan and the executive's view side by side, and has the final say.",
      bind: "Put it to the council",
    },
    divide: {
      title: "Can you both?",
      opening: "What becomes possible when they do it together?",
      lead: "There is more than one challenger for this work. First ask whether they can share it. Comparing comes only where that is truly impossible.",
      way: "How can it be done?",
      body: "Explain who would do what, or why it cannot be shared",
      bind: "Put it to the challengers",
    },
    share: {
      title: "Doing it together",
      opening: "What can you do together that you cannot do alone?",
      lead: "Propose who does what. The other challengers answer. Your proposal counts as your own yes.",
      body: "Explain who does what",
      bind: "Make the proposal",
    },
    extend: {
      title: "Take more time, once",
      opening: "What would it take to decide in time after all?",
      lead: (weeks: number, until: string) =>
        `The executive gets ${weeks} weeks more. Then ${until} is the last day. There is no second time.`,
      reason: "Why is more time needed?",
      reasonHint: "The challenger and everyone can read this.",
      bind: "Take more time",
    },
    withdraw: {
      title: "Withdraw the challenge",
      rather: "Would you rather have somebody else go on?",
      handOn: "Hand the challenge on",
      lead: "The clock stops and the executive need not decide any more. This goes into the public record. You can challenge again later.",
      leadAnswered:
        "Then what the executive still owed lapses: a deal, a counter-offer or an objection. This goes into the public record. You can challenge again later.",
      bind: "Withdraw the challenge",
    },
    depart: {
      title: "The challenger is gone",
      lead: (weeks: number) =>
        `Did the challenger move, stop or die? Say what you know. The challenger has ${weeks} weeks to say that it is wrong. After that you can hand the challenge on or withdraw it. The executive's term just runs on.`,
      field: "What happened?",
      hint: "Everybody can read this. Name no illness and nothing private.",
      bind: "Record this",
      stand: (until: string) =>
        `The helping official said that the challenger is gone. The challenger can answer up to and including ${until}.`,
      standAfter: "The helping official can hand the challenge on or withdraw it now.",
    },
    stay: {
      title: "We are still here",
      lead: "With the button your challenge just goes on. The clock did not stand still.",
      bind: "We are still here",
    },
    withdrawFor: {
      title: "Withdrawing for the challenger",
      lead: "The clock stops. The reason you gave before stands beside it. The plan stays to be read, and whoever wants can file it again.",
      bind: "Withdraw the challenge",
      reason: "Why the challenge was withdrawn",
    },
    handOn: {
      title: "Handing the challenge on",
      lead: "Everything comes along: the plan, the term and what was said. It passes only when the other says yes. To your own organisation it passes at once.",
      name: "Who takes it on?",
      nameHint:
        "The name of somebody who takes part here, or your own name to give it to your organisation.",
      who: "Whom do you mean?",
      search: "Search",
      bind: "Hand the challenge on",
      nobody: "Nobody with this name takes part here. See whether you spelled it right.",
      self: (name: string, area: string) => (area ? `${name}, from ${area}` : name),
      forOrganization: (name: string, organization: string) => `${organization}, with ${name}`,
      offered: (name: string) => `You offered the challenge to ${name}. It waits for a yes.`,
    },
    takeOn: {
      title: "Taking on a challenge",
      lead: (name: string) =>
        `${name} offers you this challenge. When you say yes, you are the challenger. Nothing changes in the plan and the term.`,
      choice: "Do you take it on?",
      yes: "Yes, I take it on",
      no: "No, not now",
      bind: "Answer",
    },
    like: {
      title: "What people in like cases got",
      none: "No case that is like this one was decided here yet.",
      because: {
        sameWork: "the same work",
        sameGround: "the same ground",
        sameWords: "the plan is like it",
        samePlaceAndRoute: "same area, same form",
      },
      words: (words: string) => `on ${words}`,
      yes: (date: string) => `Got a yes on ${date}.`,
      silence: (date: string) => `Got a yes by silence, on ${date}.`,
      no: (date: string, ground: string) => `Got a no on ${date}: ${ground}.`,
      noThenYes: (ground: string, date: string) =>
        `Got a no first (${ground}), and a yes after all on ${date}.`,
      impasse: (date: string) => `Became an impasse on ${date}.`,
      offer: (text: string) => `What was possible: ${text}`,
    },
    reply: {
      title: "Your answer to this decision",
      lead: "It will stand beside the decision. Everyone can read it.",
      body: "What do you want to say?",
      bind: "Put my answer beside it",
    },
    onWork: {
      filedOn: (date: string) => `filed on ${date}`,
      title: "Who wants to take this over",
      none: "Nobody has challenged the municipality for this work yet.",
      bothYes:
        "More than one got a yes. That is possible: each plan gets an answer of its own, and who hears nothing in time has a yes. If they do not share the work, the second deal counts only once the municipality signs it itself.",
      row: (party: string) => `${party} wants to take this over`,
      rowAgreed: (party: string) => `${party} takes this over`,
      rowRunning: (party: string) => `${party} does this`,
      how: "What happens when you challenge us",
      howAcknowledge: (days: number) => `Within ${days} days you hear who helps you.`,
      howDecide: (weeks: number) =>
        `The executive decides within ${weeks} weeks. It may only refuse on one of nine grounds, and must then say what can be done.`,
      howSilence: (source: string) =>
        `If the executive says nothing in time, your challenge is accepted. So says ${source}.`,
      howNoSilence:
        "If the executive says nothing in time, that is published and there is an impasse.",
      howDeal: (weeks: number) => `After a yes you sign a deal together, within ${weeks} weeks.`,
      draft: "Go on with your draft",
      draftGives: "Nobody sees it until you file it",
      see: "See the challenge that is running",
      open: "You can take this work over.",
      openFrom: (date: string) => `The contract with who does it now ends on ${date}.`,
      agreed: (party: string, date: string) => `${party} takes this work over on ${date}.`,
      running: (party: string) => `${party} does this work.`,
    },
    waits: {
      decision: (work: string) => `a decision on ${work}`,
      answer: (work: string) => `an answer to the question on ${work}`,
      objection: (work: string) => `a decision on the objection on ${work}`,
      helper: (work: string) => `an official who helps with the plan for ${work}`,
      counterOffer: (work: string) => `a counter-offer for ${work}`,
      sharing: (work: string) => `a proposal to do ${work} together`,
      shareAnswer: (work: string) => `an answer: can you do ${work} together?`,
      signature: (work: string) => `a signature under the deal on ${work}`,
      finalSay: (work: string) => `the final say on ${work}`,
    },
    awaiting: {
      executive: "the executive",
      council: "the council",
      municipality: "the municipality",
      title: "Whom it waits for",
      awaited: {
        helper: "the name of who helps",
        counterOffer: "a counter-offer",
        sharing: "a proposal to do the work together",
        shareAnswer: "an answer to the proposal to share",
        signature: "a signature under the deal",
        finalSay: "the final say",
      },
      today: (left: string) => `since today, ${left} left`,
      lastDay: (days: string) => `for ${days}, today is the last day`,
      late: (days: string, late: string) => `for ${days}, ${late} late`,
      since: (days: string, left: string) => `for ${days}, ${left} left`,
    },

    sentences: {
      filed: (party: string, weeks: number, end: string) =>
        `${party} filed the challenge. The executive got ${weeks} weeks, until ${end}.`,
      takenUp: (name: string) => `${name} helps the challenger, for the municipality.`,
      completed: (name: string) => `The plan is complete. ${name} fixed it.`,
      extended: (weeks: number, end: string) =>
        `The executive took ${weeks} weeks more, once, until ${end}.`,
      accepted: "The executive said yes: the challenge is accepted.",
      acceptedBySilence: (end: string, from: string) =>
        `The executive said nothing until ${end}. The challenge is accepted by silence. That takes effect on ${from}.`,
      refused: (ground: string) =>
        `The executive said no. The ground: ${ground.charAt(0).toLowerCase()}${ground.slice(1)}.`,
      silent: (end: string) => `The executive said nothing until ${end}. There is an impasse.`,
      withdrawn: "The challenger withdrew the challenge.",
      handedBack: "The challenger handed the work back.",
      closed: "The challenge is over, with its deal.",
      letGo: "The deal did not go through. The challenge is over.",
      replied: (name: string) => `${name} put an answer beside a decision.`,
      asked: (name: string, due: string) =>
        `${name} asked a question for the executive. The clock stands still, until ${due} at most.`,
      answered: (name: string, end: string) =>
        `${name} answered the question. The clock runs again. The last day is ${end}.`,
      counterOffered: "The executive made a counter-offer.",
      counterOfferTaken: (name: string) =>
        `${name} took the counter-offer: the challenge is accepted.`,
      objected: (name: string, end: string) =>
        `${name} objected. The executive decides on that by ${end}.`,
      refusedAgain: (ground: string) =>
        `On the objection the executive said no again. The ground: ${ground.charAt(0).toLowerCase()}${ground.slice(1)}. There is an impasse.`,
      silentOnObjection: (end: string) =>
        `The executive said nothing on the objection until ${end}. There is an impasse.`,
      putToCouncil: (name: string, end: string) =>
        `${name} put it to the council. The council has the final say, by ${end}.`,
      divisionProposed: (name: string, way: string) =>
        `${name} asked the challengers: can you both? The proposal: ${way.charAt(0).toLowerCase()}${way.slice(1)}.`,
      departed: (name: string, until: string) =>
        `${name} said that the challenger is gone. Until and including ${until} the challenger can say that this is wrong. The clock runs on.`,
      stayed: (name: string) => `${name} said: we are still here.`,
      withdrawnFor: (name: string) =>
        `${name} withdrew the challenge, because the challenger is gone.`,
      takenOn: (from: string, name: string) => `${name} took the challenge on from ${from}.`,
      planMended: (name: string) => `${name} mended the plan.`,
      overdue: {
        helper: (due: string) =>
          `The municipality did not say in time who helps. It had to by ${due}.`,
        counterOffer: (due: string) =>
          `The counter-offer did not come in time. It had to be there by ${due}.`,
        sharing: (due: string) =>
          `The municipality did not ask the challengers in time whether they can do it together. It had to by ${due}.`,
        shareAnswer: (due: string) =>
          `No answer to the proposal to share came up to and including ${due}. The proposal has ended. The municipality is up again.`,
        signature: (due: string) =>
          `The municipality did not sign the deal in time. It had to by ${due}.`,
        finalSay: (due: string) =>
          `The council did not give its final say in time. It had to by ${due}.`,
      },
      divisionAnswered: (name: string, agrees: boolean) =>
        `${name} said ${agrees ? "yes" : "no"} to the proposal to share.`,
    },

    fields: {
      why_missing:
        "Write what you want to do and why you can do it better. Two or three sentences are enough.",
      why_too_long:
        "This is longer than 4,000 characters. Make it shorter; you can add to it later.",
      cooperation_missing: "Write what it would take. Two or three sentences are enough.",
      cooperation_too_long:
        "This is longer than 4,000 characters. Make it shorter; you can add to it later.",
      amount_missing: "Fill in how much money you need a year. Nothing? Fill in 0.",
      amount_not_a_number: "Fill in the amount in figures, for example 12,500.",
      amount_too_high:
        "This amount is higher than Meent can handle. Fill in an amount below €100,000,000.",
      years_missing: "Choose for how many years you want to do it.",
      date_missing: "Fill in a day, month and year that exist, for example 1 4 2027.",
      answer_missing: "Fill this in together. One sentence is enough.",
      answer_too_long: "This is longer than 4,000 characters. Make it shorter.",
      reason_missing:
        "Explain in at least one whole sentence, so that the challenger can check it.",
      reason_too_long: "This is too long. Make it shorter.",
      counter_offer_missing: "Write what can be done. A no without this is not a valid no.",
      ground_missing: "Choose one of the nine grounds. If none fits, there is no reason to say no.",
      choice_missing: "Choose yes or no.",
      reply_missing: "Write your answer first.",
      reply_too_long: "This is longer than 2,000 characters. Make it shorter.",
      question_missing: "Write your question, in at least one whole sentence.",
      objection_missing: "Write why you disagree, in at least one whole sentence.",
      ground_answer_missing:
        "Answer this question. Without an answer the ground does not bear the no.",
      division_missing:
        "Explain it in at least one whole sentence, so that the challengers can answer.",
      departure_missing:
        "Write what happened, in a whole sentence at least. The challenger can read it.",
      successor_missing: "Write the name of whoever takes it on, and then choose the right person.",
      way_missing: "Choose how it can be done, or that it cannot be shared.",
    },
    refusals: {
      work_unknown: "This work cannot be found here. Choose one from the list.",
      work_is_reserved: "This work is reserved for government. The page of the work says why.",
      organization_not_yours:
        "You cannot speak for this organisation. Choose yourself or one you belong to.",
      starts_before_contract_ends:
        "The contract is still running then. Choose a start after the day it ends.",
      starts_in_the_past: "This day has passed. Choose a start after today.",
      too_many_years: "This is longer than the charter allows. Choose a shorter time.",
      challenge_exists:
        "You already have a challenge under way for this work. You find it on the page of the work.",
      not_a_draft: "This challenge was filed already.",
      term_has_passed:
        "The term has passed. You can no longer decide: what silence brought holds now.",
      already_decided: "This was decided already. Below you see what holds now.",
      not_completed:
        "First help, then judge: the plan has not been completed together yet. Saying yes is possible already.",
      extended_before: "The term was extended once already. There is no second time.",
      no_extension: "The charter allows no extra time.",
      extension_lapsed:
        "The charter under which this began lapsed. Rights go on, powers stop: the term can no longer be extended. Decide before it ends.",
      extension_replaced:
        "The charter of today gives no more time. Then it cannot be given here either. Decide before the term ends.",
      ground_lapsed:
        "The charter under which this began lapsed. Rights go on, powers stop: the executive can no longer refuse for this reason. Choose a ground that rests on the law, or say yes.",
      offer_due_at_once:
        "The charter under which this began lapsed. So a counter-offer can no longer come later. Write now what would make it a yes.",
      municipality_absent:
        "The municipality does not take part yet, so nobody decides here. Write it a letter, from the page of the work.",
      cannot_be_completed_now: "The plan is fixed already. Below you see where it stands.",
      cannot_be_withdrawn_now: "Withdrawing is no longer possible. Below you see where it stands.",
      helped_already: "Somebody helps already. You can talk with each other.",
      not_a_decision:
        "You cannot put an answer beside this. Choose a decision on the page of the challenge.",
      replied_before: "You put an answer beside this already.",
      asked_before:
        "The clock stood still for a question once already. There is no second time. You can always call.",
      no_open_question: "There is no open question any more. The clock runs.",
      no_refusal: "This is only possible after a no. Below you see where it stands.",
      counter_offer_given: "There is a counter-offer already.",
      no_counter_offer_yet: "There is no counter-offer yet. You hear as soon as there is.",
      objection_too_late:
        "The six weeks to object have passed. You can still put it to the council.",
      objected_before: "You objected already. Below you see where it stands.",
      no_objection_here:
        "With this form no objection is possible. But you can put it to the council.",
      objection_open:
        "Object first: there is still time. If the executive says no again, it goes to the council by itself.",
      ask_both_first:
        "There is another challenger for this work. First ask whether they can do it together. You can say yes when they share it, or when you say why it cannot be shared.",
      departure_said_before:
        "This was said already. Below you see until when the challenger can answer.",
      departure_not_said: "Nobody said that the challenger is gone.",
      party_may_still_answer:
        "The challenger can still answer. Below you see until when. After that you can hand the challenge on or withdraw it.",
      successor_unknown: "This person is not to be found here. Choose somebody from the list.",
      successor_is_party:
        "That is the challenger already. Choose somebody else, or an organisation.",
      successor_has_one:
        "This person has a challenge for this work already. Choose somebody else, or propose to do it together.",
      nothing_offered: "This challenge is not offered to you (any more).",
      share_ended:
        "This proposal has ended. The municipality makes a new one, or you make one yourself on the page of your challenge.",
      nobody_else:
        "There is no other challenger now, or there is a newer proposal. Look at the page again.",
      answered_before: "You answered this already.",
      not_the_party: "Only the challenger can do this. Sign in as the challenger.",
      undertaking_has_ended:
        "This has stopped or went on as a challenge. Begin it again, or take the work over.",
      ground_unanswered: "Answer all questions with this ground first.",
      ground_contradicted:
        "Your own answers contradict this ground. Then there is no reason to say no. Choose another ground, or say yes.",
    },
  },
});

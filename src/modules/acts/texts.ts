import type { Side } from "#lib/governance.ts";
import type { NineAct } from "#lib/nine-acts.ts";
import { bilingual } from "#lib/texts.ts";
import type { ExceptionRefusal, RuleOutcome, RuleOwner, RuleStep } from "./model/exception.ts";
import type { ActRefusal, Decision, FieldError, KnowledgeKind } from "./model.ts";

/** What each act is called, what it does, and who may do it. */
interface ActWords {
  readonly title: string;
  /** On the strip and the list: the deed itself. */
  readonly verb: string;
  readonly lead: string;
  readonly gives: string;
  readonly who: string;
  readonly body: string;
  readonly bodyHint: string;
  readonly bind: string;
}

export const texts = bilingual({
  nl: {
    writings: {
      act: "Een daad",
      reply: "Een antwoord op een daad",
      title: "Hoe een daad heet",
      seat: "Wie een zetel heeft",
      rule: "De naam van een regel",
      ruleOwner: "Van wie de regel is",
      forWhom: "Voor wie een uitzondering is",
      card: "Wat er is gedaan",
      step: "Een vraag of antwoord over de regel",
    },
    found: { act: "Daden" },
    rightsTitle: "De negen daden",
    rights: {
      "acts.recognise": {
        does: "Zeggen waar u staat",
        must: "U bent wethouder, burgemeester of raadslid, of u spreekt voor uw organisatie.",
      },
      "acts.invite": {
        does: "Iemand uitnodigen",
        must: "U werkt voor de gemeenschap, bent raadslid, of u spreekt voor uw organisatie.",
      },
      "acts.legitimise": {
        does: "Een uitzondering maken op een regel",
        must: "Is het een regel van een ander, dan alleen het college.",
      },
      "acts.startMoney": { does: "Startgeld geven", must: "Het komt uit uw eigen mandaat." },
      "acts.guarantee": {
        does: "Garant staan",
        must: "U bent van het college, of het komt uit uw eigen mandaat.",
      },
      "acts.coFinance": {
        does: "Meebetalen naast anderen",
        must: "Het komt uit uw eigen mandaat.",
      },
      "acts.award": {
        does: "Een werk gunnen",
        fixed: "Dit is een besluit van het college (Gemeentewet art. 160).",
      },
      "acts.shareKnowledge": { does: "Een les of een voorbeeld delen" },
      "acts.governance": {
        does: "Vastleggen wie het voor het zeggen heeft",
        must: "U bent van de partij, of u werkt voor de gemeenschap.",
      },
      "acts.freeGuarantees": { does: "Een garantie laten eindigen met waar zij voor stond" },
      "acts.reply": {
        does: "Antwoorden naast een daad",
        must: "U bent van de partij, of van de organisatie die is uitgenodigd.",
      },
      "acts.sendRule": { does: "Gevallen bundelen en opsturen naar wie over de regel gaat" },
      "acts.answerRule": { does: "Vastleggen wat er op een knellende regel is geantwoord" },
    },

    strip: {
      title: "Negen daden van een overheid die ruimte geeft",
      explain: "Wat deze daden zijn, en wie ze kan doen",
      of: {
        municipality: "de gemeente",
        executive: "het college",
        helper: "een helpende ambtenaar",
        signature: "wie voor de gemeente tekent",
      },
      when: {
        afterDecision: "Komt na het besluit",
        withDeal: "Komt bij de deal",
        mayCome: "Kan elke dag komen",
        over: "Komt hier niet meer",
      },
      byLaw: "Van rechtswege",
      bySilence: "Door stilte",
      waits: (days: string, date: string) => `al ${days}, sinds ${date}`,
      today: "sinds vandaag",
      before: (count: number) =>
        count === 1 ? "en eerder nog 1 keer" : `en eerder nog ${count} keer`,
      proof: (number: string) => `Regel ${number}`,
    },
    section: {
      title: "Wat er is gezegd en gegeven",
      lead: "Nieuwste eerst. Naast elke daad is plaats voor een antwoord.",
      by: (name: string, office: string, date: string) =>
        office === "" ? `${name}, ${date}` : `${name}, ${office}, ${date}`,
      offices: {
        executive: "namens het college",
        councillor: "als raadslid",
        official: "namens de gemeente",
        mandate: "met mandaat van het college",
        organization: "",
        party: "van wie het doet",
        member: "",
      },
      forOrganization: (name: string, organization: string) => `${name} voor ${organization}`,
      invited: "Uitgenodigd",
      answerBy: (date: string) => `Antwoord graag uiterlijk ${date}`,
      amount: "Bedrag",
      fromMandate: "Uit mandaat",
      untilDay: "Tot en met",
      guaranteeOver: (date: string) => `Voorbij sinds ${date}`,
      fromDay: "Vanaf",
      beside: "Wie er nog meer inlegt",
      read: "Lees verder",
      rule: "Regel",
      forWhom: "Voor wie",
      period: "Hoe lang",
      periodFrom: (from: string, until: string) => `Van ${from} tot en met ${until}`,
      register: "Het kaartje in het register",
      replyBy: (name: string, date: string) => `Antwoord van ${name}, ${date}`,
      reply: "Zet er uw antwoord naast",
      follow: "Volg deze daad",
      proof: (number: string) => `Openbaar logboek, regel ${number}`,
    },
    say: {
      seat: (holder: string, votes: number) =>
        votes === 0
          ? `${holder}: geen stem`
          : votes === 1
            ? `${holder}: 1 stem`
            : `${holder}: ${votes} stemmen`,
      veto: "mag nee zeggen, en dan gaat het niet door",
      needed: (needed: number, all: number) =>
        needed === all
          ? `Voor een ja zijn alle ${all} stemmen nodig.`
          : `Voor een ja zijn ${needed} van de ${all} stemmen nodig.`,
      neededOne: "Er is één stem, en die beslist.",
      sides: {
        community: "gemeenschap",
        market: "markt",
        government: "overheid",
      } satisfies Record<Side, string>,
    },
    knowledge: {
      lesson: "Een les: wat wij leerden",
      template: "Een voorbeeld dat anderen kunnen overnemen",
    } satisfies Record<KnowledgeKind, string>,

    choose: {
      title: "De negen daden",
      lead: (title: string) =>
        `Zo geeft een overheid ruimte aan ${title}. Elke daad is één formulier, en komt als één regel in het openbaar logboek.`,
      yours: "Wat u nu kunt doen",
      none: "Op dit moment kunt u hier zelf geen daad doen. Hieronder staat wie dat wel kan.",
      visitor: "Meld u aan om te zien welke daden u kunt doen. Hieronder staat wie wat kan.",
      others: "Wie kan de andere daden doen?",
      todo: "Doe een van de negen daden",
      todoGives: "Zeg waar u staat, nodig iemand uit, geef startgeld",
    },
    acts: {
      recognise: {
        title: "Zeg waar u staat",
        verb: "Zeg waar u staat",
        lead: "U zegt in het openbaar wat u hiervan vindt. Vóór, tegen of met een vraag: als mensen maar weten waar u staat.",
        gives: "In uw eigen woorden, in het openbaar",
        who: "Een wethouder, de burgemeester, een raadslid, of iemand namens een organisatie.",
        body: "Waar staat u?",
        bodyHint: "Een paar zinnen. Schrijf ook wat u gaat doen, als u iets gaat doen.",
        bind: "Zeg het in het openbaar",
      },
      invite: {
        title: "Nodig iemand uit",
        verb: "Nodig iemand uit",
        lead: "U vraagt mensen of een organisatie om mee te doen. Wie is uitgenodigd, kan er een antwoord naast zetten.",
        gives: "Buren, een school, een bedrijf: om mee te doen",
        who: "Wie voor de gemeenschap werkt, een raadslid, of iemand namens een organisatie.",
        body: "Waarvoor nodigt u hen uit?",
        bodyHint: "Schrijf wat u vraagt, waar en wanneer.",
        bind: "Nodig uit",
      },
      legitimise: {
        title: "Maak een uitzondering op een regel",
        verb: "Maak een uitzondering",
        lead: "Staat een regel in de weg? Maak een uitzondering, voor een tijd en met een reden. Er komt een kaartje zonder namen in het register, en wie over de regel gaat, moet er iets mee.",
        gives: "Als een regel in de weg staat",
        who: "Het college, de gemeentesecretaris, of een ambtenaar die mensen helpt.",
        body: "Waarom maakt u deze uitzondering?",
        bodyHint: "Wat gaat er mis als u het niet doet?",
        bind: "Maak de uitzondering",
      },
      startMoney: {
        title: "Geef startgeld",
        verb: "Geef startgeld",
        lead: "Geld om te kunnen beginnen, uit uw eigen mandaat. Het wordt meteen vastgelegd.",
        gives: "Uit uw eigen mandaat, om te beginnen",
        who: "Wie een mandaat heeft waar nog geld op staat.",
        body: "Waarvoor is het geld?",
        bodyHint: "Eén of twee zinnen.",
        bind: "Geef dit startgeld",
      },
      guarantee: {
        title: "Sta garant",
        verb: "Sta garant",
        lead: "U staat in voor een bedrag, voor als het misgaat, tot een dag. Met een mandaat wordt het bedrag daar zolang apart gezet.",
        gives: "Voor als het misgaat, tot een dag",
        who: "Het college, of wie een mandaat heeft.",
        body: "Waarvoor staat u garant?",
        bodyHint: "Wat moet er gebeuren, voordat de gemeente betaalt?",
        bind: "Sta garant",
      },
      coFinance: {
        title: "Betaal mee",
        verb: "Betaal mee",
        lead: "Publiek geld naast wat anderen inleggen, uit uw eigen mandaat. Het wordt meteen vastgelegd.",
        gives: "Publiek geld naast dat van anderen",
        who: "Wie een mandaat heeft waar nog geld op staat.",
        body: "Waaraan betaalt u mee?",
        bodyHint: "Eén of twee zinnen.",
        bind: "Betaal dit mee",
      },
      award: {
        title: "Gun het werk",
        verb: "Gun het werk",
        lead: "Het college gunt het werk aan wie het doet of wil doen, vanaf een dag. De afspraken zelf staan in een deal.",
        gives: "Het werk is van hen, vanaf een dag",
        who: "Een wethouder of de burgemeester, namens het college.",
        body: "Wat gunt het college, en waarom aan hen?",
        bodyHint: "Schrijf het zo dat een ander die het ook wilde, het begrijpt.",
        bind: "Gun het werk",
      },
      shareKnowledge: {
        title: "Deel wat u weet",
        verb: "Deel wat u weet",
        lead: "Een les, of een voorbeeld dat anderen kunnen overnemen. Ook wat niet lukte, is een les.",
        gives: "Een les, of een voorbeeld om over te nemen",
        who: "Iedereen die meedoet.",
        body: "Wat wilt u anderen meegeven?",
        bodyHint: "Schrijf het zo dat iemand morgen kan beginnen.",
        bind: "Deel het",
      },
      governance: {
        title: "Leg vast wie het voor het zeggen heeft",
        verb: "Leg vast wie beslist",
        lead: "Wie beslist er mee, met hoeveel stemmen, en wie mag nee zeggen? Zo kan iedereen zien hoe het bestuur in elkaar zit.",
        gives: "Zetels, stemmen en wie nee mag zeggen",
        who: "Wie het doet, of wie voor de gemeenschap werkt.",
        body: "Waarover beslissen zij?",
        bodyHint: "Bijvoorbeeld: over geld, over wie er meedoet, over wat er gebeurt.",
        bind: "Leg dit vast",
      },
    } satisfies Record<NineAct, ActWords>,

    like: {
      title: "Wat mensen in zulke gevallen kregen",
      none: "Dit kreeg hier nog niemand.",
      on: (date: string) => `op ${date}`,
    },
    form: {
      openings: {
        startMoney: "Wat wordt er mogelijk als zij kunnen beginnen?",
        guarantee: "Wat durven zij aan als u achter hen staat?",
        coFinance: "Wat lukt er samen dat zonder u niet lukt?",
        award: "Wat is er nodig om dit met vertrouwen aan hen over te laten?",
      } satisfies Record<Decision, string>,
      organization: "In wiens naam?",
      myself: "In mijn eigen rol",
      invitee: "Wie nodigt u uit?",
      inviteeHint: "Bijvoorbeeld: de buren van de Brink, of de school",
      invitedOrganization: "Doet deze organisatie hier al mee?",
      invitedOrganizationHint: "Dan kan zij antwoorden, en ziet iedereen dat u op haar wacht.",
      noOrganization: "Nee, of dat weet ik niet",
      answerBy: "Tot wanneer kunnen zij antwoorden?",
      mandate: "Uit welk mandaat?",
      mandateOption: (number: string, left: string) => `${number}, nog ${left} over`,
      chooseMandate: "Kies een mandaat",
      noMandate: "U hebt geen mandaat waar nog geld op staat. Vraag het college.",
      source: "Wie staat garant?",
      executive: "Het college",
      sourceMandate: (number: string, left: string) => `Mandaat ${number}, nog ${left} over`,
      amount: "Hoeveel?",
      guaranteeUntil: "Tot en met welke dag?",
      beside: "Wie leggen er nog meer in?",
      besideHint: "Bijvoorbeeld: de bewoners € 500, de woningstichting € 2.000",
      startsOn: "Vanaf welke dag?",
      endsOn: "Tot en met welke dag?",
      kind: "Wat deelt u?",
      knowledgeTitle: "Hoe heet het?",
      link: "Waar staat het?",
      linkHint: "Een adres dat begint met https://",
      check: "Kijk het na",
      change: "Wijzig",
      checkTitle: "Klopt dit?",
      checkLead: "Met de knop ligt het vast. Daarna kan het niet meer weg.",
      left: (number: string, left: string, after: string) =>
        `Op mandaat ${number} staat nu nog ${left}. Hierna is dat ${after}.`,
      party: "Voor wie",
    },
    seats: {
      title: "De zetels",
      hint: "Vul in wat u nodig hebt. Een lege zetel telt niet mee.",
      seat: (number: number) => `Zetel ${number}`,
      holder: "Wie zit hier?",
      holderHint: "Een groep, een organisatie of een functie",
      side: "Van welke kant?",
      chooseSide: "Kies een kant",
      votes: "Hoeveel stemmen?",
      veto: "Mag nee zeggen",
      vetoLabel: "Deze zetel mag nee zeggen, en dan gaat het niet door",
      needed: "Hoeveel stemmen zijn er nodig voor een ja?",
      check: "Wie het voor het zeggen heeft",
    },
    exception: {
      opening: "Wat zou er nodig zijn om dit wel te laten doorgaan?",
      searchLead:
        "Eerst kijken wij of dit al eens voorkwam. Gelijke mensen krijgen gelijke kansen.",
      rule: "Welke regel staat in de weg?",
      ruleHint: "De naam en het artikel. Bijvoorbeeld: Parkeerverordening 2019, artikel 4",
      case: "Wat is er aan de hand?",
      caseHint: "In een paar zinnen, zonder namen. Hiermee zoeken wij wat erop lijkt.",
      search: "Zoek gevallen die hierop lijken",
      like: "Dit lijkt erop",
      likeLead: "Doe hetzelfde, of leg uit waarom dit geval anders is.",
      likeNone: "Wij vonden niets wat hierop lijkt. Dit is dan het eerste geval.",
      which: "Welke regel is het?",
      newRule: (title: string) => `Een regel die hier nog niet stond: ${title}`,
      owner: "Van wie is de regel?",
      owners: {
        executive: "Van het college",
        council: "Van de raad",
        outside: "Van een ander, zoals het Rijk of de provincie",
      } satisfies Record<RuleOwner, string>,
      ownerHint:
        "Een eigen regel leggen wij meteen voor om te veranderen. Van de regel van een ander bundelen wij de gevallen. Zo’n uitzondering maakt alleen het college.",
      ownerName: "Wie is die ander?",
      ownerNameHint: "Alleen bij een regel van een ander. Bijvoorbeeld: het ministerie van SZW",
      forWhom: "Voor wie is de uitzondering?",
      forWhomHint: "Geen namen. Bijvoorbeeld: een dochter die bij haar zieke moeder intrekt",
      bodyLoose: "Dit staat niet in het register. Alleen het kaartje is openbaar.",
      card: "Het kaartje voor het register",
      cardHint:
        "Iedereen kan dit lezen. Schrijf het zo dat niemand te herkennen is: geen namen, geen straat.",
      loose: "Niet bij een werk of plan van iemand",
    },
    register: {
      title: "Uitzonderingen",
      all: "Bekijk alle uitzonderingen",
      lead: "Waar een regel in de weg stond, en mensen toch geholpen zijn. Zonder namen, voor iedereen te lezen.",
      count: (count: number) =>
        count === 0
          ? "Er is nog geen uitzondering gemaakt."
          : count === 1
            ? "Er is één uitzondering gemaakt."
            : `Er zijn ${count} uitzonderingen gemaakt.`,
      make: "Maak een uitzondering",
      makeGives: "Voor iemand die vastloopt op een regel",
      rules: "De regels die in de weg staan",
      rulesLead: "Elke regel heeft een eigenaar. Die moet er iets mee.",
      cases: (count: number) => (count === 1 ? "1 uitzondering" : `${count} uitzonderingen`),
      cards: "De kaartjes, nieuwste eerst",
      until: (date: string) => `tot en met ${date}`,
      signIn: "Meld u aan",
      signInGives: "Ambtenaren kunnen hier een uitzondering maken",
    },
    rule: {
      kind: "Regel die in de weg staat",
      owners: {
        executive: "het college",
        council: "de raad",
        outside: "een ander",
      } satisfies Record<RuleOwner, string>,
      lead: (owner: string) => `Over deze regel gaat ${owner}.`,
      standAsked: (owner: string, date: string, due: string) =>
        `Sinds ${date} wacht de gemeente op ${owner}. Een antwoord komt uiterlijk ${due}.`,
      standLate: (owner: string, due: string) =>
        `${owner} had uiterlijk ${due} moeten antwoorden, en deed dat niet.`,
      standBundled: (count: number) =>
        count === 1
          ? "Er is 1 geval dat nog niet is opgestuurd."
          : `Er zijn ${count} gevallen die nog niet zijn opgestuurd.`,
      standAnswered: (outcome: string, date: string) => `${outcome}, op ${date}.`,
      standQuiet: "Er is nu niets gevraagd aan wie over deze regel gaat.",
      outcomes: {
        changed: "De regel verandert",
        kept: "De regel blijft",
      } satisfies Record<RuleOutcome, string>,
      steps: {
        putUp: "Voorgelegd om te veranderen",
        sent: "Opgestuurd",
        answered: "Beantwoord",
      } satisfies Record<RuleStep["kind"], string>,
      stepsTitle: "Wat er is gevraagd en geantwoord",
      stepsNone: "Nog niets.",
      send: "Stuur de gevallen op",
      sendGives: "Met een brief aan wie over de regel gaat",
      sendLead: (owner: string) =>
        `U stuurt de gevallen gebundeld naar ${owner}. Hier leggen wij de brief vast, en vanaf nu ziet iedereen dat wij op antwoord wachten.`,
      letter: "De brief",
      letterHint: "De gevallen staan er al in. Verstuur hem zelf per post of mail.",
      letterStart: (rule: string, count: number) =>
        count === 1
          ? `Bij ons liep 1 keer iemand vast op deze regel: ${rule}. Wilt u hem veranderen?`
          : `Bij ons liepen ${count} keer mensen vast op deze regel: ${rule}. Wilt u hem veranderen?`,
      sendBind: "Leg vast dat dit is verstuurd",
      answer: "Leg het antwoord vast",
      answerGives: "De regel verandert, of blijft",
      answerLead: (owner: string) => `Wat zei ${owner}?`,
      outcome: "Wat is het antwoord?",
      answerBody: "In wiens woorden, en waarom?",
      answerBind: "Leg het antwoord vast",
      answerOpening: "Wat zou er nodig zijn om deze regel bij de mensen te laten passen?",
      answerCheckLead: "Met de knop ligt het antwoord vast, voor iedereen te lezen.",
      cases: "De gevallen, zonder namen",
      facts: "In het kort",
      owner: "Van wie",
      count: "Uitzonderingen",
    },
    reply: {
      title: "Uw antwoord",
      lead: "Het komt naast de daad te staan, voor iedereen te lezen. U kunt één keer antwoorden.",
      body: "Wat zegt u?",
      bind: "Zet het ernaast",
    },

    waits: {
      invitation: (title: string) => `een antwoord op de uitnodiging bij ${title}`,
      ruleChange: (title: string) => `een besluit over de regel ${title}`,
      ruleAnswer: (title: string) => `een antwoord over de regel ${title}`,
    },
    sentences: {
      recognised: (name: string) => `${name} nam in het openbaar stelling.`,
      invited: (name: string, invitee: string) => `${name} nodigde uit: ${invitee}.`,
      excepted: (name: string, until: string) =>
        `${name} maakte een uitzondering op een regel, tot en met ${until}.`,
      startMoneyGiven: (name: string, amount: string) =>
        `${name} gaf ${amount} startgeld, uit het eigen mandaat.`,
      guaranteed: (name: string, amount: string, until: string) =>
        `${name} staat garant voor ${amount}, tot en met ${until}.`,
      guaranteeEnded: (name: string, amount: string, isBack: boolean) =>
        `De laatste dag is voorbij dat ${name} garant stond voor ${amount}.${isBack ? " Dat bedrag is weer vrij op het mandaat." : ""}`,
      guaranteeFreed: (name: string, amount: string, isBack: boolean) =>
        `Waar ${name} voor ${amount} garant voor stond, is geëindigd. De garantie vervalt.${isBack ? " Het bedrag is weer vrij op het mandaat." : ""}`,
      coFinanced: (name: string, amount: string) =>
        `${name} betaalt ${amount} mee, uit het eigen mandaat.`,
      awarded: (from: string) => `Het college gunde het werk, vanaf ${from}.`,
      knowledgeShared: (name: string, title: string) => `${name} deelde kennis: ${title}.`,
      sayShared: (name: string) => `${name} legde vast wie het voor het zeggen heeft.`,
      replied: (name: string) => `${name} zette een antwoord naast een daad.`,
      rulePutUp: (rule: string, owner: string, due: string) =>
        `De regel ${rule} is voorgelegd om te veranderen. Een antwoord van ${owner} komt uiterlijk ${due}.`,
      ruleSent: (name: string, rule: string, cases: number, due: string) =>
        `${name} stuurde ${cases === 1 ? "1 geval" : `${cases} gevallen`} op bij de regel ${rule}, en vroeg om antwoord uiterlijk ${due}.`,
      ruleAnswered: (rule: string, outcome: string) =>
        `Er is geantwoord over de regel ${rule}: ${outcome.charAt(0).toLowerCase()}${outcome.slice(1)}.`,
      invitee: "iemand",
    },

    fields: {
      body_missing: "Schrijf wat u bedoelt. Een of twee zinnen is genoeg.",
      body_too_long: "Dit is te lang. Maak uw tekst korter.",
      invitee_missing: "Schrijf wie u uitnodigt.",
      title_missing: "Geef het een naam van een paar woorden.",
      amount_missing: "Vul een bedrag in.",
      amount_not_a_number:
        "Dit lezen wij niet als bedrag. Vul het in cijfers in, zoals 1.250 of 12,50.",
      mandate_missing: "Kies uit welk mandaat het komt.",
      source_missing: "Kies wie garant staat.",
      date_missing: "Vul een dag in die bestaat, met dag, maand en jaar.",
      kind_missing: "Kies of het een les is of een voorbeeld.",
      link_not_https: "Vul een adres in dat begint met https://, of laat het leeg.",
      votes_not_a_number: "Vul een heel getal in, van 0 tot 1000.",
      seat_without_holder: "Schrijf wie hier zit. Of maak de hele zetel leeg.",
      side_missing: "Kies van welke kant deze zetel is.",
      votes_needed_missing: "Vul in hoeveel stemmen er nodig zijn, 1 of meer.",
      rule_missing: "Schrijf welke regel in de weg staat, met naam en artikel.",
      owner_missing: "Kies van wie de regel is.",
      owner_name_missing: "Schrijf van wie de regel dan is.",
      for_whom_missing: "Schrijf voor wie de uitzondering is, zonder namen.",
      card_missing: "Schrijf in een of twee zinnen wat het register mag laten zien.",
      reply_missing: "Schrijf uw antwoord.",
      letter_missing: "Schrijf de brief.",
      outcome_missing: "Kies wat het antwoord is.",
    } satisfies Record<FieldError, string>,
    refusals: {
      subject_unknown: "Dit is hier niet (meer) te vinden. Ga terug en kies opnieuw.",
      subject_closed: "Dit is gestopt of ingetrokken. Er kan geen daad meer bij.",
      not_awardable:
        "Hier is nee gezegd, of het is klaar. Gunnen kan pas als er weer een ja is: doe een tegenaanbod, of beslis op het bezwaar.",
      act_not_here:
        "Deze daad past bij wie het werk doet, niet bij het werk zelf. Kies een plan of een uitvoering.",
      not_yours_to_give:
        "Deze daad kan alleen iemand met een andere rol doen. Op de bladzijde met de negen daden staat wie.",
      organization_not_yours:
        "U hoort niet bij deze organisatie. Kies een andere, of uw eigen rol.",
      organization_unknown: "Deze organisatie kennen wij hier niet. Kies een andere uit de lijst.",
      giver_is_party: "U bent hier zelf de partij. Vraag iemand anders om deze daad te doen.",
      not_the_executive:
        "Alleen het college staat garant zonder mandaat. Kies een mandaat van uzelf.",
      ends_in_the_past: "Deze dag is al voorbij. Kies een latere dag.",
      starts_in_the_past: "Deze dag is al voorbij. Kies vandaag of later.",
      seats_missing: "Vul ten minste één zetel in, met wie er zit.",
      votes_never_enough:
        "Zo komt er nooit een ja: er zijn meer stemmen nodig dan er samen zijn. Verander de stemmen of het aantal dat nodig is.",
      act_unknown: "Deze daad is hier niet te vinden. Ga terug en kies opnieuw.",
      not_asked: "Alleen wie het werk doet, of wie is uitgenodigd, kan hier antwoorden.",
      replied_before: "U hebt hier al geantwoord.",
      ends_before_start: "Het einde ligt voor het begin. Kies een latere einddatum.",
      exception_too_long:
        "Een uitzondering duurt ten hoogste vijf jaar. Moet het langer? Dan moet de regel veranderen.",
      owner_name_missing: "Schrijf van wie de regel dan is.",
      rule_of_another:
        "Een uitzondering op de regel van een ander maakt alleen het college. Leg het voor aan een wethouder.",
      rule_unknown: "Deze regel kennen wij niet. Zoek opnieuw.",
      rule_is_asked: "Er is al om antwoord gevraagd. Wacht op het antwoord, of leg het eerst vast.",
      rule_is_not_asked: "Er is niets gevraagd, dus er is geen antwoord om vast te leggen.",
      rule_is_own: "Dit is een regel van uzelf. Die is al voorgelegd om te veranderen.",
      nothing_to_send: "Er zijn geen gevallen die nog niet zijn opgestuurd.",
    } satisfies Record<ActRefusal | ExceptionRefusal, string>,
  },
  en: {
    writings: {
      act: "An act",
      reply: "An answer to an act",
      title: "What an act is called",
      seat: "Who has a seat",
      rule: "The name of a rule",
      ruleOwner: "Whose rule it is",
      forWhom: "For whom an exception is",
      card: "What was done",
      step: "A question or answer about the rule",
    },
    found: { act: "Acts" },
    rightsTitle: "The nine acts",
    rights: {
      "acts.recognise": {
        does: "Say where you stand",
        must: "You are alderman, mayor or councillor, or you speak for your organisation.",
      },
      "acts.invite": {
        does: "Invite somebody",
        must: "You serve the community, are a councillor, or you speak for your organisation.",
      },
      "acts.legitimise": {
        does: "Make an exception to a rule",
        must: "To a rule of another, the executive alone.",
      },
      "acts.startMoney": { does: "Give start money", must: "It comes from your own mandate." },
      "acts.guarantee": {
        does: "Stand guarantee",
        must: "You are of the executive, or it comes from your own mandate.",
      },
      "acts.coFinance": {
        does: "Pay along beside others",
        must: "It comes from your own mandate.",
      },
      "acts.award": {
        does: "Award a work",
        fixed: "This is a decision of the executive (Gemeentewet art. 160).",
      },
      "acts.shareKnowledge": { does: "Share a lesson or a template" },
      "acts.governance": {
        does: "Put on record who has the say",
        must: "You are of the party, or you serve the community.",
      },
      "acts.freeGuarantees": { does: "End a guarantee with what it stood for" },
      "acts.reply": {
        does: "Answer beside an act",
        must: "You are of the party, or of the organisation that is invited.",
      },
      "acts.sendRule": { does: "Bundle cases and send them to whoever owns the rule" },
      "acts.answerRule": { does: "Put on record what was answered about a rule in the way" },
    },

    strip: {
      title: "Nine acts of a government that gives room",
      explain: "What these acts are, and who can do them",
      of: {
        municipality: "the municipality",
        executive: "the executive",
        helper: "a helping official",
        signature: "who signs for the municipality",
      },
      when: {
        afterDecision: "Comes after the decision",
        withDeal: "Comes with the deal",
        mayCome: "May come any day",
        over: "Does not come here any more",
      },
      byLaw: "By operation of law",
      bySilence: "By silence",
      waits: (days: string, date: string) => `for ${days}, since ${date}`,
      today: "since today",
      before: (count: number) => (count === 1 ? "and once before" : `and ${count} times before`),
      proof: (number: string) => `Entry ${number}`,
    },
    section: {
      title: "What was said and given",
      lead: "Newest first. Beside each act there is room for a reply.",
      by: (name: string, office: string, date: string) =>
        office === "" ? `${name}, ${date}` : `${name}, ${office}, ${date}`,
      offices: {
        executive: "for the executive",
        councillor: "as a councillor",
        official: "for the municipality",
        mandate: "by mandate of the executive",
        organization: "",
        party: "of those who do it",
        member: "",
      },
      forOrganization: (name: string, organization: string) => `${name} for ${organization}`,
      invited: "Invited",
      answerBy: (date: string) => `An answer is asked by ${date}`,
      amount: "Amount",
      fromMandate: "From mandate",
      untilDay: "Until",
      guaranteeOver: (date: string) => `Over since ${date}`,
      fromDay: "From",
      beside: "Who else puts in",
      read: "Read on",
      rule: "Rule",
      forWhom: "For whom",
      period: "How long",
      periodFrom: (from: string, until: string) => `From ${from} until ${until}`,
      register: "The card in the register",
      replyBy: (name: string, date: string) => `Reply of ${name}, ${date}`,
      reply: "Put your reply beside it",
      follow: "Follow this act",
      proof: (number: string) => `Public record, entry ${number}`,
    },
    say: {
      seat: (holder: string, votes: number) =>
        votes === 0
          ? `${holder}: no vote`
          : votes === 1
            ? `${holder}: 1 vote`
            : `${holder}: ${votes} votes`,
      veto: "may say no, and then it does not happen",
      needed: (needed: number, all: number) =>
        needed === all
          ? `A yes takes all ${all} votes.`
          : `A yes takes ${needed} of the ${all} votes.`,
      neededOne: "There is one vote, and it decides.",
      sides: { community: "community", market: "market", government: "government" },
    },
    knowledge: {
      lesson: "A lesson: what we learned",
      template: "A template that others can take over",
    },

    choose: {
      title: "The nine acts",
      lead: (title: string) =>
        `This is how a government gives room to ${title}. Each act is one form, and becomes one entry of the public record.`,
      yours: "What you can do now",
      none: "At this moment you can do no act here yourself. Below stands who can.",
      visitor: "Sign in to see which acts you can do. Below stands who can do what.",
      others: "Who can do the other acts?",
      todo: "Do one of the nine acts",
      todoGives: "Say where you stand, invite somebody, give start money",
    },
    acts: {
      recognise: {
        title: "Say where you stand",
        verb: "Say where you stand",
        lead: "You say in public what you think of this. For, against or with a question: as long as people know where you stand.",
        gives: "In your own words, in public",
        who: "An alderman, the mayor, a councillor, or somebody for an organisation.",
        body: "Where do you stand?",
        bodyHint: "A few sentences. Say also what you are going to do, if anything.",
        bind: "Say it in public",
      },
      invite: {
        title: "Invite somebody",
        verb: "Invite somebody",
        lead: "You ask people or an organisation to take part. Whoever is invited can put an answer beside it.",
        gives: "Neighbours, a school, a firm: to take part",
        who: "Who serves the community, a councillor, or somebody for an organisation.",
        body: "What do you invite them to?",
        bodyHint: "Say what you ask, where and when.",
        bind: "Invite",
      },
      legitimise: {
        title: "Make an exception to a rule",
        verb: "Make an exception",
        lead: "Is a rule in the way? Make an exception, for a time and with a reason. A card without names goes to the register, and whoever owns the rule must do something with it.",
        gives: "When a rule is in the way",
        who: "The executive, the municipal secretary, or an official who helps people.",
        body: "Why do you make this exception?",
        bodyHint: "What goes wrong if you do not?",
        bind: "Make the exception",
      },
      startMoney: {
        title: "Give start money",
        verb: "Give start money",
        lead: "Money to begin with, from your own mandate. It is committed at once.",
        gives: "From your own mandate, to begin with",
        who: "Who holds a mandate with money left on it.",
        body: "What is the money for?",
        bodyHint: "One or two sentences.",
        bind: "Give this start money",
      },
      guarantee: {
        title: "Stand guarantee",
        verb: "Stand guarantee",
        lead: "You answer for an amount, for when things go wrong, until a day. With a mandate the amount is set apart there for so long.",
        gives: "For when things go wrong, until a day",
        who: "The executive, or who holds a mandate.",
        body: "What do you stand guarantee for?",
        bodyHint: "What must happen before the municipality pays?",
        bind: "Stand guarantee",
      },
      coFinance: {
        title: "Pay along",
        verb: "Pay along",
        lead: "Public money beside what others put in, from your own mandate. It is committed at once.",
        gives: "Public money beside that of others",
        who: "Who holds a mandate with money left on it.",
        body: "What do you pay along for?",
        bodyHint: "One or two sentences.",
        bind: "Pay this along",
      },
      award: {
        title: "Award the work",
        verb: "Award the work",
        lead: "The executive awards the work to who does it or wants to, from a day on. The agreement itself stands in a deal.",
        gives: "The work is theirs, from a day on",
        who: "An alderman or the mayor, for the executive.",
        body: "What does the executive award, and why to them?",
        bodyHint: "Write it so that another who wanted it too understands.",
        bind: "Award the work",
      },
      shareKnowledge: {
        title: "Share what you know",
        verb: "Share what you know",
        lead: "A lesson, or a template that others can take over. What did not work is a lesson too.",
        gives: "A lesson, or a template to take over",
        who: "Everyone who takes part.",
        body: "What do you want to pass on?",
        bodyHint: "Write it so that somebody can begin tomorrow.",
        bind: "Share it",
      },
      governance: {
        title: "Put on record who has the say",
        verb: "Record who decides",
        lead: "Who decides, with how many votes, and who may say no? So that everyone can see how it is governed.",
        gives: "Seats, votes and who may say no",
        who: "Who does it, or who serves the community.",
        body: "What do they decide on?",
        bodyHint: "For example: on money, on who takes part, on what happens.",
        bind: "Put this on record",
      },
    },

    like: {
      title: "What people in like cases got",
      none: "Nobody got this here yet.",
      on: (date: string) => `on ${date}`,
    },
    form: {
      openings: {
        startMoney: "What becomes possible when they can begin?",
        guarantee: "What will they dare when you stand behind them?",
        coFinance: "What can be done together that cannot be done without you?",
        award: "What does it take to leave this to them with confidence?",
      },
      organization: "In whose name?",
      myself: "In my own role",
      invitee: "Whom do you invite?",
      inviteeHint: "For example: the neighbours of the Brink, or the school",
      invitedOrganization: "Does this organisation take part here already?",
      invitedOrganizationHint: "Then it can answer, and everyone sees that you wait for it.",
      noOrganization: "No, or I do not know",
      answerBy: "Until when can they answer?",
      mandate: "From which mandate?",
      mandateOption: (number: string, left: string) => `${number}, ${left} left`,
      chooseMandate: "Choose a mandate",
      noMandate: "You have no mandate with money left on it. Ask the executive.",
      source: "Who stands guarantee?",
      executive: "The executive",
      sourceMandate: (number: string, left: string) => `Mandate ${number}, ${left} left`,
      amount: "How much?",
      guaranteeUntil: "Until which day?",
      beside: "Who else puts in?",
      besideHint: "For example: the residents € 500, the housing association € 2,000",
      startsOn: "From which day?",
      endsOn: "Until which day?",
      kind: "What do you share?",
      knowledgeTitle: "What is it called?",
      link: "Where does it stand?",
      linkHint: "An address that begins with https://",
      check: "Check it",
      change: "Change",
      checkTitle: "Is this right?",
      checkLead: "The button puts it on record. After that it cannot be taken away.",
      left: (number: string, left: string, after: string) =>
        `On mandate ${number} there is ${left} left now. After this it is ${after}.`,
      party: "For whom",
    },
    seats: {
      title: "The seats",
      hint: "Fill in what you need. An empty seat does not count.",
      seat: (number: number) => `Seat ${number}`,
      holder: "Who sits here?",
      holderHint: "A group, an organisation or a function",
      side: "Of which side?",
      chooseSide: "Choose a side",
      votes: "How many votes?",
      veto: "May say no",
      vetoLabel: "This seat may say no, and then it does not happen",
      needed: "How many votes does a yes take?",
      check: "Who has the say",
    },
    exception: {
      opening: "What would it take to let this go ahead after all?",
      searchLead: "First we look whether this happened before. Equal people get equal chances.",
      rule: "Which rule is in the way?",
      ruleHint: "Its name and article. For example: Parkeerverordening 2019, article 4",
      case: "What is the matter?",
      caseHint: "In a few sentences, without names. With these we look for what is like it.",
      search: "Find cases like this",
      like: "This is like it",
      likeLead: "Do the same, or explain why this case is different.",
      likeNone: "We found nothing like it. Then this is the first case.",
      which: "Which rule is it?",
      newRule: (title: string) => `A rule that was not here yet: ${title}`,
      owner: "Whose rule is it?",
      owners: {
        executive: "The executive’s",
        council: "The council’s",
        outside: "Another’s, such as the State or the province",
      },
      ownerHint:
        "A rule of our own we put up for change at once. Of another’s rule we bundle the cases. Only the executive makes such an exception.",
      ownerName: "Who is that other?",
      ownerNameHint: "Only for another’s rule. For example: the ministry of SZW",
      forWhom: "For whom is the exception?",
      forWhomHint: "No names. For example: a daughter who moves in with her ill mother",
      bodyLoose: "This does not stand in the register. Only the card is public.",
      card: "The card for the register",
      cardHint:
        "Everyone can read this. Write it so that nobody can be recognised: no names, no street.",
      loose: "Not with somebody’s work or plan",
    },
    register: {
      title: "Exceptions",
      all: "See all exceptions",
      lead: "Where a rule was in the way, and people were helped all the same. Without names, for everyone to read.",
      count: (count: number) =>
        count === 0
          ? "No exception was made yet."
          : count === 1
            ? "One exception was made."
            : `${count} exceptions were made.`,
      make: "Make an exception",
      makeGives: "For somebody who is stuck on a rule",
      rules: "The rules that are in the way",
      rulesLead: "Every rule has an owner, who must do something with it.",
      cases: (count: number) => (count === 1 ? "1 exception" : `${count} exceptions`),
      cards: "The cards, newest first",
      until: (date: string) => `until ${date}`,
      signIn: "Sign in",
      signInGives: "Officials can make an exception here",
    },
    rule: {
      kind: "A rule in the way",
      owners: { executive: "the executive", council: "the council", outside: "another" },
      lead: (owner: string) => `This rule is owned by ${owner}.`,
      standAsked: (owner: string, date: string, due: string) =>
        `Since ${date} the municipality waits for ${owner}. An answer is due by ${due}.`,
      standLate: (owner: string, due: string) =>
        `${owner} should have answered by ${due}, and did not.`,
      standBundled: (count: number) =>
        count === 1
          ? "There is 1 case that was not sent yet."
          : `There are ${count} cases that were not sent yet.`,
      standAnswered: (outcome: string, date: string) => `${outcome}, on ${date}.`,
      standQuiet: "Nothing is asked now of whoever owns this rule.",
      outcomes: { changed: "The rule changes", kept: "The rule stays" },
      steps: { putUp: "Put up for change", sent: "Sent", answered: "Answered" },
      stepsTitle: "What was asked and answered",
      stepsNone: "Nothing yet.",
      send: "Send the cases",
      sendGives: "With a letter to whoever owns the rule",
      sendLead: (owner: string) =>
        `You send the cases in a bundle to ${owner}. Here the letter is put on record, and from now on everyone sees that we wait for an answer.`,
      letter: "The letter",
      letterHint: "The cases are in it already. Send it yourself by post or mail.",
      letterStart: (rule: string, count: number) =>
        count === 1
          ? `Once somebody here was stuck on this rule: ${rule}. Will you change it?`
          : `${count} times people here were stuck on this rule: ${rule}. Will you change it?`,
      sendBind: "Put on record that this was sent",
      answer: "Put the answer on record",
      answerGives: "The rule changes, or stays",
      answerLead: (owner: string) => `What did ${owner} say?`,
      outcome: "What is the answer?",
      answerBody: "In whose words, and why?",
      answerBind: "Put the answer on record",
      answerOpening: "What would it take to make this rule fit people?",
      answerCheckLead: "With the button the answer is on record, for everybody to read.",
      cases: "The cases, without names",
      facts: "In short",
      owner: "Whose",
      count: "Exceptions",
    },
    reply: {
      title: "Your reply",
      lead: "It stands beside the act, for everyone to read. You can reply once.",
      body: "What do you say?",
      bind: "Put it beside",
    },

    waits: {
      invitation: (title: string) => `an answer to the invitation with ${title}`,
      ruleChange: (title: string) => `a decision on the rule ${title}`,
      ruleAnswer: (title: string) => `an answer about the rule ${title}`,
    },
    sentences: {
      recognised: (name: string) => `${name} took a stand in public.`,
      invited: (name: string, invitee: string) => `${name} invited: ${invitee}.`,
      excepted: (name: string, until: string) =>
        `${name} made an exception to a rule, until ${until}.`,
      startMoneyGiven: (name: string, amount: string) =>
        `${name} gave ${amount} to begin with, from the own mandate.`,
      guaranteed: (name: string, amount: string, until: string) =>
        `${name} stands guarantee for ${amount}, until ${until}.`,
      guaranteeEnded: (name: string, amount: string, isBack: boolean) =>
        `The last day has passed on which ${name} stood guarantee for ${amount}.${isBack ? " That amount is free again on the mandate." : ""}`,
      guaranteeFreed: (name: string, amount: string, isBack: boolean) =>
        `What ${name} stood guarantee for, with ${amount}, has ended. The guarantee ends with it.${isBack ? " The amount is free again on the mandate." : ""}`,
      coFinanced: (name: string, amount: string) =>
        `${name} pays ${amount} along, from the own mandate.`,
      awarded: (from: string) => `The executive awarded the work, from ${from}.`,
      knowledgeShared: (name: string, title: string) => `${name} shared knowledge: ${title}.`,
      sayShared: (name: string) => `${name} put on record who has the say.`,
      replied: (name: string) => `${name} put a reply beside an act.`,
      rulePutUp: (rule: string, owner: string, due: string) =>
        `The rule ${rule} was put up for change. An answer of ${owner} is due by ${due}.`,
      ruleSent: (name: string, rule: string, cases: number, due: string) =>
        `${name} sent ${cases === 1 ? "1 case" : `${cases} cases`} of the rule ${rule}, and asked for an answer by ${due}.`,
      ruleAnswered: (rule: string, outcome: string) =>
        `There is an answer about the rule ${rule}: ${outcome.charAt(0).toLowerCase()}${outcome.slice(1)}.`,
      invitee: "somebody",
    },

    fields: {
      body_missing: "Say what you mean. One or two sentences are enough.",
      body_too_long: "This is too long. Shorten your text.",
      invitee_missing: "Say whom you invite.",
      title_missing: "Give it a name of a few words.",
      amount_missing: "Fill in an amount.",
      amount_not_a_number: "We cannot read this as an amount. Use figures, such as 1.250 or 12,50.",
      mandate_missing: "Choose the mandate it comes from.",
      source_missing: "Choose who stands guarantee.",
      date_missing: "Fill in a day that exists, with day, month and year.",
      kind_missing: "Choose whether it is a lesson or a template.",
      link_not_https: "Fill in an address that begins with https://, or leave it empty.",
      votes_not_a_number: "Fill in a whole number, from 0 to 1000.",
      seat_without_holder: "Say who sits here. Or empty the whole seat.",
      side_missing: "Choose of which side this seat is.",
      votes_needed_missing: "Fill in how many votes it takes, 1 or more.",
      rule_missing: "Say which rule is in the way, with name and article.",
      owner_missing: "Choose whose rule it is.",
      owner_name_missing: "Say whose rule it is then.",
      for_whom_missing: "Say for whom the exception is, without names.",
      card_missing: "Say in a sentence or two what the register may show.",
      reply_missing: "Write your reply.",
      letter_missing: "Write the letter.",
      outcome_missing: "Choose what the answer is.",
    },
    refusals: {
      subject_unknown: "This cannot be found here (any more). Go back and choose again.",
      subject_closed: "This was stopped or withdrawn. No act can be added.",
      not_awardable:
        "The answer here was no, or it is over. Awarding needs a yes first: make a counter-offer, or decide on the objection.",
      act_not_here:
        "This act belongs with who does the work, not with the work itself. Choose a plan or an undertaking.",
      not_yours_to_give:
        "Only somebody in another role can do this act. The page of the nine acts says who.",
      organization_not_yours:
        "You do not belong to this organisation. Choose another, or your own role.",
      organization_unknown: "We do not know this organisation here. Choose another from the list.",
      giver_is_party: "You are the party here yourself. Ask somebody else to do this act.",
      not_the_executive:
        "Only the executive stands guarantee without a mandate. Choose one of your own.",
      ends_in_the_past: "This day has passed. Choose a later day.",
      starts_in_the_past: "This day has passed. Choose today or later.",
      seats_missing: "Fill in at least one seat, with who sits there.",
      votes_never_enough:
        "There would never be a yes: it takes more votes than there are together. Change the votes or the number it takes.",
      act_unknown: "This act cannot be found here. Go back and choose again.",
      not_asked: "Only who does the work, or who is invited, can reply here.",
      replied_before: "You replied here before.",
      ends_before_start: "The end is before the beginning. Choose a later end date.",
      exception_too_long:
        "An exception lasts five years at most. Must it be longer? Then the rule must change.",
      owner_name_missing: "Say whose rule it is then.",
      rule_of_another:
        "Only the executive makes an exception to another’s rule. Put it to an alderman.",
      rule_unknown: "We do not know this rule. Search again.",
      rule_is_asked: "An answer was asked already. Wait for it, or put it on record first.",
      rule_is_not_asked: "Nothing was asked, so there is no answer to put on record.",
      rule_is_own: "This is a rule of your own. It was put up for change already.",
      nothing_to_send: "There are no cases that were not sent yet.",
    },
  },
});

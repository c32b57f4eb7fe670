import type { z } from "zod";
import type { decideChallenge } from "#modules/challenges";
import type { SocietyKey, StoryKey } from "./people.ts";

type Decision = z.input<typeof decideChallenge.input>;
type Refusal = Extract<Decision, { decision: "refuse" }>;

/** What came of it, each on its day counted from the filing. */
export type ChallengeStep = { readonly by: StoryKey; readonly after: number } & (
  | { readonly does: "takeUp" | "withdraw" | "accept" | "takeCounterOffer" | "signParty" }
  | { readonly does: "signExecutive" }
  | { readonly does: "signMandate"; readonly of: StoryKey }
  | { readonly does: "complete"; readonly with: Completed }
  | { readonly does: "ask" | "answer" | "extend" | "object" | "recognise"; readonly words: string }
  | {
      readonly does: "divide";
      readonly way: "area" | "group" | "choice" | "indivisible";
      readonly words: string;
    }
  | { readonly does: "agreeToDivision" }
  | { readonly does: "end"; readonly words: string }
  | {
      readonly does: "stepIn";
      readonly doer: string;
      readonly words: string;
      readonly left: string;
    }
  | {
      readonly does: "lookBack";
      readonly side: "party" | "municipality";
      readonly words: string;
      readonly notMet?: readonly string[];
    }
  | ({ readonly does: "refuse" } & Pick<
      Refusal,
      "ground" | "answers" | "reason" | "counterOffer" | "yearlyAmount"
    >)
);

interface Completed {
  readonly experience: string;
  readonly support: string;
  readonly costs: string;
  readonly quality: string;
  readonly protection: string;
}

export interface StoryChallenge {
  readonly work: string;
  readonly by: StoryKey;
  readonly organization?: SocietyKey;
  /** The day of the draft, and of the filing where there is one, counted from today. */
  readonly day: number;
  readonly why: string;
  readonly cooperation: string;
  readonly yearlyAmount: string;
  readonly years: number;
  /** The first day of the work, in days from the filing. */
  readonly startsAfter: number;
  readonly isDraft?: true;
  readonly steps: readonly ChallengeStep[];
}

/** "Wij nemen dit over": challenges in every state that one can be in. */
export const storyChallenges: readonly StoryChallenge[] = [
  {
    work: "bibliobus",
    by: "zwaantje",
    organization: "bruntinge",
    day: -500,
    why: "De bus komt nu één keer per week en de chauffeur mag geen boeken aanraden. Wij hebben vier gepensioneerden met een groot rijbewijs en een mening over boeken.",
    cooperation:
      "De bus zelf, de stalling bij de brandweer en de boeken van de bibliotheek in de stad.",
    yearlyAmount: "9.600",
    years: 1,
    startsAfter: 60,
    steps: [
      { by: "pieter", after: 2, does: "takeUp" },
      {
        by: "fatima",
        after: 6,
        does: "recognise",
        words:
          "Een dorp dat zijn eigen boeken rijdt, daar kan de stad van leren. Ik kom de eerste woensdag een thriller halen.",
      },
      {
        by: "pieter",
        after: 12,
        does: "complete",
        with: {
          experience:
            "Een van ons reed dertig jaar een vrachtwagen, twee werkten in een boekwinkel, en Zwaantje leest alles wat schaap in de titel heeft.",
          support:
            "Op de dorpsavond staken 63 mensen hun hand op. Eén onthield zich, want hij wacht liever op de verfilming.",
          costs:
            "€ 4.100 voor diesel, € 3.000 voor onderhoud, € 2.500 voor verzekering en nieuwe boeken.",
          quality:
            "Wie rijdt, houdt een schrift bij: hoeveel mensen, hoeveel boeken, welke klachten. Eens per kwartaal ligt het bij de gemeente.",
          protection:
            "De luisterboeken gaan als eerste de bus in. Bij wie slecht loopt, stopt de bus voor de deur.",
        },
      },
      { by: "henk", after: 30, does: "accept" },
      { by: "zwaantje", after: 34, does: "signParty" },
      { by: "marijke", after: 36, does: "signMandate", of: "marijke" },
      {
        by: "zwaantje",
        after: 430,
        does: "lookBack",
        side: "party",
        words:
          "Wij reden 51 woensdagen. Eén keer niet: toen stond er een koe op de weg, en die wilde niet lezen. Het aantal lezers ging van 38 naar 90.",
      },
      {
        by: "marijke",
        after: 433,
        does: "lookBack",
        side: "municipality",
        words:
          "Alles is nagekomen, en het schrift was leuker dan elk rapport. Wij hadden de winterbanden eerder moeten leveren; dat zei Zwaantje drie keer.",
      },
    ],
  },
  {
    work: "zwembad",
    by: "kees",
    organization: "boys",
    day: -470,
    why: "Het bad gaat nu dicht zodra het onder de twintig graden is, terwijl onze keepers juist dan willen. Met de club houden wij het open tot oktober.",
    cooperation:
      "De badmeester blijft in dienst van de gemeente; de rest van de ploeg, de pomp en het terrein nemen wij over.",
    yearlyAmount: "24.000",
    years: 3,
    startsAfter: 75,
    steps: [
      { by: "pieter", after: 4, does: "takeUp" },
      {
        by: "pieter",
        after: 20,
        does: "complete",
        with: {
          experience:
            "De club draait een kantine, een wasserij en een jeugdkamp. Chloor is nieuw voor ons.",
          support: "De twaalf vaste baders tekenden allemaal, twee met natte pen.",
          costs:
            "€ 13.000 voor water en energie, € 6.000 voor de pomp, € 5.000 voor schoonmaak en linten.",
          quality:
            "Elke twee weken een meting. De uitslag hangt aan het hek, ook als die tegenvalt.",
          protection: "Zwemles voor wie het niet kan betalen, gaat door op dinsdag.",
        },
      },
      { by: "henk", after: 42, does: "accept" },
      { by: "kees", after: 45, does: "signParty" },
      { by: "henk", after: 50, does: "signExecutive" },
      {
        by: "kees",
        after: 230,
        does: "end",
        words:
          "De pomp ging drie keer stuk en wij hebben twee bestuursleden minder. Een bad is geen veld: het lekt naar alle kanten. Wij geven het eerlijk terug, met de sleutels erbij.",
      },
      {
        by: "pieter",
        after: 240,
        does: "stepIn",
        doer: "Afdeling Sport",
        words:
          "Het bad blijft open. De gemeente neemt het terug zoals afgesproken, en de vrijwilligers van de zomer blijven welkom aan de kassa.",
        left: "41.000",
      },
      {
        by: "kees",
        after: 262,
        does: "lookBack",
        side: "party",
        words:
          "Wij hielden het één zomer vol, tot 12 oktober open. Het mooiste was de ochtend met mist. Het duurste was alles daarna.",
        notMet: ["party-words"],
      },
      {
        by: "pieter",
        after: 266,
        does: "lookBack",
        side: "municipality",
        words:
          "Kees belde elke keer eerlijk en op tijd. De pomp was bij de overdracht al slecht, en dat stond niet in onze papieren. Dat had er wel in gemoeten.",
        notMet: ["party-words", "municipality-words"],
      },
    ],
  },
  {
    work: "wiekegroen",
    by: "mieke",
    organization: "wieke",
    day: -395,
    why: "Onze bewoners kijken de hele dag naar een perk waar niemand iets aan mag doen. Zij willen zelf schoffelen, of tenminste aanwijzen waar het moet.",
    cooperation:
      "Gereedschap uit het magazijn, compost, en twee keer per jaar een ploeg voor de bomen.",
    yearlyAmount: "7.200",
    years: 3,
    startsAfter: 70,
    steps: [
      { by: "marijke", after: 1, does: "takeUp" },
      {
        by: "marijke",
        after: 10,
        does: "complete",
        with: {
          experience: "Drie bewoners waren tuinder. Zuster Agnes wint al jaren de dahliakeuring.",
          support:
            "De cliëntenraad stemde voor, met applaus. Een dochter vroeg om handschoenen voor haar moeder; die komen er.",
          costs:
            "€ 2.900 voor planten en grond, € 2.300 voor verhoogde bakken, € 2.000 voor wie het zware werk doet.",
          quality: "Elke maand een rondje met de huisarts en de tuinman, en achteraf appeltaart.",
          protection: "Lelietje-van-dalen, taxus en vingerhoedskruid gaan eruit voor wij beginnen.",
        },
      },
      { by: "henk", after: 33, does: "accept" },
      { by: "mieke", after: 40, does: "signParty" },
      { by: "geert", after: 41, does: "signMandate", of: "geert" },
      {
        by: "mieke",
        after: 262,
        does: "lookBack",
        side: "party",
        words:
          "De tomaten werden gestolen door de bewoners zelf, dus dat telt als gelukt. Twee bakken staan nog te hoog.",
      },
      {
        by: "geert",
        after: 270,
        does: "lookBack",
        side: "municipality",
        words:
          "De bomenploeg kwam één keer in plaats van twee keer. Ik heb mij laten rondleiden door zuster Agnes en mocht niets aanraken.",
        notMet: ["municipality-words"],
      },
    ],
  },
  {
    work: "keuken",
    by: "evelien",
    organization: "brood",
    day: -340,
    why: "Wij leiden mensen zonder werk op tot kok. Die moeten ergens koken, en de keuken staat vier van de zeven avonden koud. Samen kost het minder en eet er meer.",
    cooperation:
      "De keuken zonder huur, doorverwijzing door de wijkteams, en een ambtenaar die binnen een week terugbelt.",
    yearlyAmount: "54.000",
    years: 3,
    startsAfter: 85,
    steps: [
      { by: "pieter", after: 3, does: "takeUp" },
      {
        by: "nynke",
        after: 9,
        does: "recognise",
        words:
          "Ik heb er gegeten en leerde van een jongen van negentien hoe je een ui snijdt zonder huilen. Dit is onderwijs met een lepel.",
      },
      {
        by: "pieter",
        after: 21,
        does: "complete",
        with: {
          experience:
            "In vier jaar haalden 37 mensen bij ons een diploma. Negen kregen een baan en één begon een viskraam.",
          support:
            "Van de gasten wil iedereen blijven. De buren vragen of het oud papier een andere dag kan; dat kan.",
          costs:
            "€ 26.000 voor begeleiding, € 16.000 voor eten, € 8.000 voor energie, € 4.000 voor pannen en pech.",
          quality:
            "De gasten geven elke maand een cijfer met een bonnetje in een pot. De pot gaat open waar iedereen bij is.",
          protection:
            "Aan de deur vraagt niemand iets. Wie niet kan betalen, legt een knoop in het bakje.",
        },
      },
      {
        by: "henk",
        after: 28,
        does: "extend",
        words:
          "De huur van het pand loopt via een stichting, en die vergadert pas op de dertigste. Wij vragen één keer vier weken, en daarna niet meer.",
      },
      { by: "henk", after: 68, does: "accept" },
      { by: "evelien", after: 70, does: "signParty" },
      { by: "henk", after: 76, does: "signExecutive" },
      {
        by: "evelien",
        after: 300,
        does: "lookBack",
        side: "party",
        words:
          "Van tachtig gasten per week naar honderddertig. Het terugbellen duurde soms twee weken; wij zijn dan zelf maar langsgekomen, met taart.",
        notMet: ["municipality-words"],
      },
    ],
  },
  {
    work: "gladheid",
    by: "bennie",
    day: -405,
    why: "Wij staan toch om vijf uur op, en de strooiwagen komt om acht. Met drie trekkers doen wij de landwegen voordat de kinderen op de fiets stappen.",
    cooperation: "Zout, een seintje van de meteo en iemand die de route op papier zet.",
    yearlyAmount: "11.800",
    years: 3,
    startsAfter: 62,
    steps: [
      { by: "marijke", after: 3, does: "takeUp" },
      {
        by: "marijke",
        after: 9,
        does: "complete",
        with: {
          experience:
            "Samen 110 jaar trekker. In 2010 hielden wij de weg negen dagen open met een omgebouwde giertank.",
          support:
            "Van de dertien boerderijen doen er elf mee. De andere twee zijn het met elkaar niet eens, maar wel hiermee.",
          costs:
            "€ 6.400 voor uren en diesel, € 3.200 voor een tweede strooier, € 2.200 voor verzekering.",
          quality: "Om half zeven staat er in de groepsapp een foto van de kruising bij de molen.",
          protection: "Eerst het fietspad, dan de weg van de wijkverpleging, dan pas de eigen dam.",
        },
      },
      {
        by: "henk",
        after: 24,
        does: "refuse",
        ground: "costAboveCap",
        answers: { costsMore: "yes", betterOutcome: "no" },
        reason:
          "Het plan is duurder dan de strooiwagen die wij al hebben, en die rijdt deze winter ook als u het doet.",
        counterOffer:
          "Laat de tweede strooier weg: u krijgt de onze in bruikleen. Dan zeggen wij ja tegen € 9.400 per jaar.",
        yearlyAmount: "9.400",
      },
      { by: "bennie", after: 30, does: "takeCounterOffer" },
      { by: "bennie", after: 33, does: "signParty" },
      { by: "aaltje", after: 35, does: "signMandate", of: "aaltje" },
      {
        by: "bennie",
        after: 255,
        does: "lookBack",
        side: "party",
        words:
          "Negentien nachten gereden. Eén keer te laat, toen kalfde nummer 44. De melkwagen is geen dag blijven staan.",
      },
      {
        by: "aaltje",
        after: 260,
        does: "lookBack",
        side: "municipality",
        words:
          "Het zout lag er, de strooier ook, en het seintje kwam twee keer na de sneeuw. Daar praten wij over met de meteo.",
      },
    ],
  },
  {
    work: "plein",
    by: "zwaantje",
    organization: "bruntinge",
    day: -68,
    why: "Wij schilderden de pomp en sindsdien belt iedereen ons als er iets is met het plein. Geef ons dan ook de sleutel van de stroomkast.",
    cooperation: "De sleutel, de keuring van het water, en een nummer dat ’s avonds opneemt.",
    yearlyAmount: "5.300",
    years: 3,
    startsAfter: 110,
    steps: [
      { by: "marijke", after: 4, does: "takeUp" },
      {
        by: "marijke",
        after: 15,
        does: "complete",
        with: {
          experience:
            "Elf jaar kerstboom, zes jaar rommelmarkt, en geen enkele keer zonder stroom. Ja, één keer, maar toen deed de hele straat het niet.",
          support:
            "De vergadering was unaniem. Dat was sinds de ruilverkaveling niet meer voorgekomen.",
          costs:
            "€ 2.100 voor gras en linden, € 1.900 voor keuringen, € 1.300 voor alles wat omwaait.",
          quality:
            "Op de eerste van de maand loopt Zwaantje een ronde met een schaap en een lijstje.",
          protection: "De doorgang voor de ambulance staat in verf op de stenen.",
        },
      },
    ],
  },
  {
    work: "sportpark",
    by: "kees",
    organization: "boys",
    day: -50,
    why: "Wij doen de haag al. Van het bad hebben wij geleerd wat wij niet kunnen; gras kunnen wij wel.",
    cooperation: "De grote maaier één keer per week, en zaad als er een veld kapot is gespeeld.",
    yearlyAmount: "16.900",
    years: 4,
    startsAfter: 100,
    steps: [
      { by: "marijke", after: 2, does: "takeUp" },
      {
        by: "marijke",
        after: 13,
        does: "complete",
        with: {
          experience: "Onze terreinman werkte bij een golfbaan. Hij groet het gras.",
          support:
            "De school, de jeu-de-boulesclub en de skaters doen mee. De hondenclub wil eerst een eigen hek.",
          costs:
            "€ 8.200 voor maaien en bemesten, € 5.200 voor warm water, € 3.500 voor doelen en netten.",
          quality: "Na elke thuiswedstrijd geeft de scheidsrechter het veld een cijfer.",
          protection: "Het meisjesteam kiest als eerste zijn uren, en dat staat in de statuten.",
        },
      },
      { by: "henk", after: 38, does: "accept" },
      { by: "kees", after: 44, does: "signParty" },
    ],
  },
  {
    work: "bermen",
    by: "joris",
    day: -160,
    why: "Onze bermen worden in één keer kaalgemaaid, net als de vlinders uitkomen. Met zes mensen en een zeis-en-trekkerploeg doen wij het in vieren, zodat er altijd iets bloeit.",
    cooperation: "De kaarten van de kabels, een pasje voor de weg, en de stort voor het hooi.",
    yearlyAmount: "18.200",
    years: 3,
    startsAfter: 330,
    steps: [
      { by: "marijke", after: 5, does: "takeUp" },
      {
        by: "marijke",
        after: 25,
        does: "complete",
        with: {
          experience:
            "Twee van ons deden de cursus ecologisch maaien; Bennie kan de trekker op een centimeter achteruit.",
          support:
            "De imkers zijn blij, de fietsersbond ook zolang de bochten open blijven. Eén bewoner vindt het rommelig en mag dat blijven vinden.",
          costs: "€ 11.400 voor maaien, € 4.600 voor afvoer, € 2.200 voor tellen en opleiden.",
          quality:
            "Vier keer per jaar tellen wij op vaste plekken wat er groeit. De lijst hangt in de winkel.",
          protection: "Voor elke beurt loopt er iemand door het gras voor de kalfjes.",
        },
      },
      { by: "henk", after: 47, does: "accept" },
      { by: "joris", after: 55, does: "signParty" },
      { by: "geert", after: 57, does: "signMandate", of: "geert" },
    ],
  },
  {
    work: "brengpunt",
    by: "tom",
    organization: "repair",
    day: -36,
    why: "Van wat op zaterdag in de bak gaat, is een kwart nog goed. Als wij bij de poort staan, gaat er een kwart minder in de bak en een kwart meer naar huis.",
    cooperation:
      "De loods ernaast, de weegbrug, en de mannen van het brengpunt die weten waar alles hoort.",
    yearlyAmount: "31.000",
    years: 3,
    startsAfter: 120,
    steps: [
      { by: "marijke", after: 3, does: "takeUp" },
      {
        by: "klaas",
        after: 8,
        does: "recognise",
        words:
          "Ik was sceptisch tot zij mijn grasmaaier maakten. Hij maait nu achteruit, maar hij maait.",
      },
      {
        by: "marijke",
        after: 16,
        does: "complete",
        with: {
          experience: "Twee jaar repaircafé: 611 apparaten, waarvan 402 weer aan de praat.",
          support:
            "Van de 200 bezoekers die wij vroegen, wilden er 188 meedoen. De rest had haast.",
          costs: "€ 17.000 voor twee banen, € 9.000 voor de loods, € 5.000 voor gereedschap.",
          quality: "Op een bord bij de ingang: kilo’s erin, kilo’s eruit.",
          protection: "Wie niet kan tillen, toetert. Dan komt er iemand.",
        },
      },
    ],
  },
  {
    work: "weekmarkt",
    by: "ahmad",
    day: -4,
    why: "De markt krimpt elk jaar een kraam. Wij, zes kooplui, willen zelf de plaatsen verdelen en op vrijdag een avondmarkt proberen.",
    cooperation:
      "De stroompalen, de vergunning in één keer voor ons allemaal, en de veegwagen om negen uur.",
    yearlyAmount: "22.000",
    years: 2,
    startsAfter: 90,
    steps: [],
  },
  {
    work: "schoolvervoer",
    by: "gerrit",
    day: -31,
    why: "Veertig jaar bracht ik mensen naar waar zij moesten zijn. Met acht oud-chauffeurs rijden wij kortere routes, dan zit geen kind meer drie kwartier naar buiten te kijken.",
    cooperation:
      "De lijst met adressen zodra het mag, twee busjes in bruikleen en een plek om ze te wassen.",
    yearlyAmount: "168.000",
    years: 1,
    startsAfter: 230,
    steps: [
      { by: "marijke", after: 4, does: "takeUp" },
      {
        by: "marijke",
        after: 24,
        does: "ask",
        words: "Hoe regelt u het als twee chauffeurs op dezelfde ochtend ziek zijn?",
      },
    ],
  },
  {
    work: "taalles",
    by: "olena",
    organization: "koor",
    day: -3,
    isDraft: true,
    why: "Wie zingt, leert sneller praten. Ons koor wil de lessen met liedjes doen, want in een refrein mag je dezelfde fout vier keer maken.",
    cooperation: "De leeszaal, een piano die niet vals is, en de boeken die er al liggen.",
    yearlyAmount: "38.500",
    years: 2,
    startsAfter: 120,
    steps: [],
  },
  {
    work: "verlichting",
    by: "tom",
    day: -62,
    why: "De lampen branden nu ook waar niemand loopt. Met sensoren uit eigen werkplaats gaan zij aan als er iemand komt, en blijven de sterren over.",
    cooperation: "Toegang tot de kasten in de straat en tot de gegevens over storingen.",
    yearlyAmount: "49.000",
    years: 3,
    startsAfter: 240,
    steps: [
      { by: "marijke", after: 5, does: "takeUp" },
      {
        by: "marijke",
        after: 18,
        does: "complete",
        with: {
          experience:
            "Ik bouwde sensoren voor een museum. Daar gingen de lampen aan als er iemand naar Rembrandt liep.",
          support:
            "In de Kerkstraat wil iedereen proberen; in de Molenlaan is men bang in het donker.",
          costs:
            "€ 29.000 voor sensoren, € 12.000 voor een elektricien, € 8.000 om van fouten te leren.",
          quality: "Elke storing staat op een kaart, met hoe lang zij duurde.",
          protection: "Langs het pad van de bushalte blijft het licht de hele avond aan.",
        },
      },
      {
        by: "henk",
        after: 44,
        does: "refuse",
        ground: "rightsOfOthers",
        answers: { whoseRights: "Van wie een lantaarn aan de gevel heeft", avoidable: "no" },
        reason:
          "Negentig lampen hangen aan huizen van mensen die in 1998 alleen aan de gemeente toestemming gaven. Uw idee zelf vinden wij goed; over wat wel kan, denken wij na.",
      },
    ],
  },
  {
    work: "speeltuin",
    by: "sietske",
    day: -70,
    why: "Onze school ligt ernaast en de kinderen weten beter dan een formulier welk toestel piept. Met ouders en de klussende opa’s houden wij De Wip zelf bij.",
    cooperation: "De keuringen blijven bij de gemeente, en één keer per jaar vers zand.",
    yearlyAmount: "6.100",
    years: 4,
    startsAfter: 140,
    steps: [
      { by: "marijke", after: 3, does: "takeUp" },
      {
        by: "marijke",
        after: 14,
        does: "complete",
        with: {
          experience:
            "Vier vaders zijn timmerman. Een moeder is inspecteur bij de spoorwegen; zij ziet een losse bout op dertig meter.",
          support: "De leerlingenraad stemde met 14 tegen 1. De ene wil een kabelbaan.",
          costs: "€ 2.600 voor onderdelen, € 2.000 voor verf en hout, € 1.500 voor verzekering.",
          quality: "Elke vrijdag controleert groep acht met een lijst, en een ouder tekent.",
          protection:
            "De drie toestellen voor kinderen met een beugel worden nooit tegelijk gerepareerd.",
        },
      },
      {
        by: "nynke",
        after: 40,
        does: "refuse",
        ground: "continuityOrSafety",
        answers: { helpOffered: "yes", unsafeWithHelp: "yes" },
        reason:
          "Een school is in de zomer zes weken dicht, en juist dan is het druk. Wij zagen geen naam voor die weken.",
        counterOffer:
          "Noem twee mensen die in de zomervakantie elke week een ronde lopen. Dan is het een ja, zonder nieuw plan.",
      },
      {
        by: "sietske",
        after: 52,
        does: "object",
        words:
          "Die twee namen stonden op bladzijde vier: mijn man en de conciërge, die geen van beiden van vakantie houden. Wilt u die bladzijde nog eens lezen?",
      },
    ],
  },
  {
    work: "brug",
    by: "harm",
    day: -190,
    why: "Ik bediende de sluis tot die dichtging, en heb de brug altijd in het oog gehouden. Met vier oud-schippers draaien wij hem op afroep, en dan wacht niemand meer tot de ambtenaar gegeten heeft.",
    cooperation: "Een opleiding voor wie nog geen papier heeft, en de sleutel van het huisje.",
    yearlyAmount: "9.900",
    years: 3,
    startsAfter: 130,
    steps: [
      { by: "pieter", after: 5, does: "takeUp" },
      {
        by: "pieter",
        after: 22,
        does: "complete",
        with: {
          experience:
            "Samen 160 jaar varen. Geen van ons heeft het nieuwe certificaat, want dat bestond nog niet toen wij het konden.",
          support:
            "De watersportvereniging is voor, de autorijders vragen of het dan ook korter kan. Dat kan.",
          costs:
            "€ 5.400 voor vergoedingen, € 3.000 voor opleiding, € 1.500 voor de marifoon en koffie.",
          quality: "In het logboek staat elke opening met de klok erbij, zoals het hoort.",
          protection: "De schoolbus en de dokter gaan voor. Dat was bij de sluis ook zo.",
        },
      },
      {
        by: "henk",
        after: 45,
        does: "refuse",
        ground: "lawConflict",
        answers: {
          whichArticle: "Binnenvaartbesluit, de eisen aan wie een brug bedient",
          otherForm: "no",
        },
        reason:
          "Wie een brug bedient, moet bevoegd zijn voor hij begint. Op de dag die u noemt, heeft nog niemand van u dat papier.",
        counterOffer:
          "Begin als gast van onze brugwachter, een zomer lang. Daarna praten wij over het geheel.",
      },
      {
        by: "harm",
        after: 60,
        does: "object",
        words:
          "Een gast drukt niet op de knop. Twee van ons doen in mei examen, dat staat in het plan; de andere twee varen zolang mee.",
      },
      {
        by: "henk",
        after: 95,
        does: "refuse",
        ground: "lawConflict",
        answers: { whichArticle: "Binnenvaartbesluit, dezelfde bepaling", otherForm: "no" },
        reason:
          "De examens zijn pas na de dag waarop u wilt beginnen. Wij blijven bij wat wij zeiden, hoe graag wij u ook op de brug zien.",
        counterOffer:
          "Twee van u met papier mogen vanaf juli op zaterdag zelf draaien. Voor de week hebben wij vier bevoegde mensen nodig.",
      },
    ],
  },
  {
    work: "toiletten",
    by: "marga",
    day: -280,
    why: "De toiletten zijn om vijf uur dicht. Ik weet precies welke winkels langer open zijn, en wil die met een vergoeding laten meedoen.",
    cooperation: "Een bedrag per winkel, en dat de kaart op de borden in de stad komt.",
    yearlyAmount: "8.800",
    years: 2,
    startsAfter: 100,
    steps: [
      { by: "pieter", after: 2, does: "takeUp" },
      { by: "marga", after: 19, does: "withdraw" },
    ],
  },
  {
    work: "schalm",
    by: "fenna",
    organization: "oldeveen",
    day: -42,
    why: "Het dorpshuis is nu van iedereen en dus van niemand: vier sleutels, drie agenda’s en één verwarming. De coöperatie wil het beheren zoals haar eigen voordeur.",
    cooperation: "Het gebouw zonder huur, groot onderhoud aan het dak, en de oude agenda’s.",
    yearlyAmount: "14.200",
    years: 4,
    startsAfter: 120,
    steps: [
      { by: "marijke", after: 2, does: "takeUp" },
      {
        by: "marijke",
        after: 17,
        does: "divide",
        way: "group",
        words:
          "De coöperatie beheert het gebouw en de sleutels; het koor krijgt het toneel, de piano en de dinsdag en verzorgt de programmering. Eén agenda, aan de muur.",
      },
      { by: "fenna", after: 23, does: "agreeToDivision" },
    ],
  },
  {
    work: "schalm",
    by: "olena",
    organization: "koor",
    day: -39,
    why: "Wij zingen er al negen jaar, en al negen jaar staat de piano onder het lek. Met het koor maken wij van De Schalm een huis met elke week muziek.",
    cooperation: "Dezelfde zaal, een emmer minder, en een stemmer twee keer per jaar.",
    yearlyAmount: "12.700",
    years: 3,
    startsAfter: 117,
    steps: [],
  },
];

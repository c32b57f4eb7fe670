import type { SocietyKey, StoryKey } from "./people.ts";

interface Answered {
  readonly by: StoryKey;
  /** Days after the start. */
  readonly after: number;
  readonly kind: "support" | "worry" | "question";
  readonly body: string;
  readonly reply?: { readonly after: number; readonly body: string };
}

export interface StoryUndertaking {
  readonly work: string;
  readonly by: StoryKey;
  readonly organization?: SocietyKey;
  /** The day on which it began, counted from today. */
  readonly day: number;
  readonly what: string;
  readonly noticed: string;
  /** Who of the municipality helps; left out, nobody answered and that became public. */
  readonly helps?: { readonly by: StoryKey; readonly after: number };
  readonly answers?: readonly Answered[];
  readonly ends?: { readonly after: number; readonly outcome: string };
}

/** "Wij doen dit": what people of Noorderveld simply began. */
export const storyUndertakings: readonly StoryUndertaking[] = [
  {
    work: "weidevogels",
    by: "joris",
    day: -415,
    what: "Vanaf maart lopen wij op zaterdag met zeven mensen over het land van Bennie en merken de nesten met een stokje dat de koe niet lust.",
    noticed: "Mensen in een weiland die naar de grond kijken. Zij zijn niets kwijt.",
    helps: { by: "dirkjan", after: 2 },
    answers: [
      {
        by: "bennie",
        after: 4,
        kind: "question",
        body: "Melken doe ik om zes uur. Kunnen jullie na zevenen komen, dan loop ik het eerste rondje mee?",
        reply: {
          after: 5,
          body: "Kwart over zeven staan wij bij het hek, met een thermoskan extra.",
        },
      },
    ],
    ends: {
      after: 110,
      outcome:
        "Eenenveertig nesten gemerkt, zesendertig uitgekomen. Eén kuiken liep achter Bennie aan de stal in.",
    },
  },
  {
    work: "telefooncirkel",
    by: "marga",
    day: -405,
    what: "Wij zijn met negen en bellen elkaar om half negen. De laatste belt de eerste, dus niemand blijft over.",
    noticed: "Bij sommigen rinkelt de telefoon vroeg. Dat is goed nieuws.",
    helps: { by: "soraya", after: 4 },
    answers: [
      {
        by: "gerrit",
        after: 9,
        kind: "support",
        body: "Schrijf mij maar op. Ik ben toch om vijf uur wakker, dus aan mij ligt het niet.",
      },
    ],
  },
  {
    work: "repaircafe",
    by: "tom",
    organization: "repair",
    day: -396,
    what: "Elke derde zaterdag repareren wij in de kantine van de bibliotheek wat u onder uw arm meebrengt.",
    noticed:
      "Vanaf tien uur is het er drukker dan op een verjaardag, en er ruikt iets naar soldeer.",
    helps: { by: "pieter", after: 3 },
    answers: [
      {
        by: "ineke",
        after: 12,
        kind: "question",
        body: "Wie betaalt het als een gerepareerde strijkbout later toch kortsluiting maakt?",
        reply: {
          after: 14,
          body: "Wij meten alles voor het meegaat en plakken er een sticker met de uitslag op. De verzekering van de stichting loopt via de landelijke vereniging.",
        },
      },
      {
        by: "wil",
        after: 30,
        kind: "support",
        body: "Mijn mixer doet het weer. Harm vond de stilte prettiger.",
      },
    ],
  },
  {
    work: "plein",
    by: "zwaantje",
    organization: "bruntinge",
    day: -380,
    what: "Wij schilderen zelf de pomp en de twaalf paaltjes, in de kleur die de dorpsvergadering koos: blauw, na drie stemrondes.",
    noticed: "Een week lang papiertjes met “nat”. Toch voelt er altijd iemand.",
    answers: [
      {
        by: "jan",
        after: 3,
        kind: "worry",
        body: "Dat blauw van de derde ronde is het blauw van de voetbalclub van hiernaast. Was dat de bedoeling?",
        reply: { after: 4, body: "Nee. Wij doen er een schepje groen door, dan is het van ons." },
      },
    ],
    ends: {
      after: 24,
      outcome:
        "De pomp is blauw, de paaltjes zijn blauw, en de hond van de dominee ook een beetje.",
    },
  },
  {
    work: "sportpark",
    by: "kees",
    organization: "boys",
    day: -350,
    what: "De leden knippen elke laatste zaterdag de haag en vegen de tribune, in ploegen van elftal tegen elftal.",
    noticed: "Heggenscharen vanaf negen uur, en gejuich als er een bal uit de haag komt.",
    helps: { by: "dirkjan", after: 1 },
    answers: [
      {
        by: "lotte",
        after: 15,
        kind: "question",
        body: "Mogen wij van de skatebaan ook een stuk haag? Wij willen dan één keer per week het licht tot negen uur.",
        reply: {
          after: 17,
          body: "Het stuk langs de fietsen is van jullie. Over het licht praat ik dinsdag met het bestuur.",
        },
      },
    ],
    ends: {
      after: 270,
      outcome:
        "Honderdzes ballen gevonden, drie brillen en een trouwring. Sinds de zomer zit dit in ons plan voor het hele park.",
    },
  },
  {
    work: "toiletten",
    by: "marga",
    day: -342,
    what: "Ik rijd met vier anderen alle cafés en winkels langs en vraag of iedereen daar naar het toilet mag. Wie ja zegt, krijgt een sticker op de ruit.",
    noticed: "Vijf rolstoelen op een rij in de Langestraat. Dat is geen optocht.",
    helps: { by: "marijke", after: 3 },
    answers: [
      {
        by: "ahmad",
        after: 6,
        kind: "support",
        body: "Bij mij mag het. Een mens die nodig moet, koopt toch geen brood met aandacht.",
      },
    ],
    ends: {
      after: 60,
      outcome:
        "Zeventien stickers geplakt, twee drempels weg, en één eigenaar die zijn voorraad van het invalidentoilet heeft gehaald.",
    },
  },
  {
    work: "keuken",
    by: "olena",
    day: -300,
    what: "Op zondag, als de buurtkeuken dicht is, koken wij met zes vrouwen borsjtsj voor wie anders alleen eet.",
    noticed: "Het trappenhuis ruikt tot dinsdag naar bietjes.",
    helps: { by: "soraya", after: 4 },
    answers: [
      {
        by: "evelien",
        after: 8,
        kind: "question",
        body: "Willen jullie onze koelcel gebruiken? Dan hoeven de pannen niet door de sneeuw.",
        reply: { after: 9, body: "Heel graag. Wij brengen de pannen schoon terug, en vol." },
      },
    ],
  },
  {
    work: "speeltuin",
    by: "sietske",
    day: -270,
    what: "Groep zeven houdt een jaar lang het zand schoon: elke maandag zeven, rapen en in een schrift tekenen wat er lag.",
    noticed: "Dertig kinderen met een zeef. Ze zeggen u wel gedag, maar kort.",
    helps: { by: "marijke", after: 2 },
    answers: [
      {
        by: "harm",
        after: 7,
        kind: "support",
        body: "In mijn tijd lag er een fiets in. Vraag de kinderen om diep te zoeken.",
      },
    ],
    ends: {
      after: 200,
      outcome:
        "Het schrift is vol: 214 doppen, negen wanten, een gebit. Groep acht neemt het over.",
    },
  },
  {
    work: "schalm",
    by: "fenna",
    organization: "oldeveen",
    day: -255,
    what: "Wij openen De Schalm op woensdagmiddag voor wie koffie wil en geen reden heeft.",
    noticed: "Fietsen tegen de gevel, ook waar het bordje hangt.",
    helps: { by: "pieter", after: 5 },
    answers: [
      {
        by: "mieke",
        after: 13,
        kind: "support",
        body: "Ik stuur er mensen heen die geen pil nodig hebben maar een stoel.",
      },
    ],
  },
  {
    work: "gladheid",
    by: "bennie",
    day: -372,
    what: "Met drie trekkers en een oude zoutstrooier doen wij voor het melken de weg naar de school.",
    noticed: "Zwaailampen om vijf uur. Wie wakker ligt, weet dan dat het glad is.",
    helps: { by: "dirkjan", after: 3 },
    answers: [
      {
        by: "klaas",
        after: 5,
        kind: "question",
        body: "Bent u verzekerd als u met uw eigen trekker een geparkeerde auto meeneemt?",
        reply: {
          after: 6,
          body: "Ja. En er staat er geen, want wij bellen eerst de eigenaar wakker.",
        },
      },
    ],
    ends: {
      after: 30,
      outcome:
        "Na de eerste vorst wilden wij het goed regelen. Het is een uitdaging geworden, zie daar.",
    },
  },
  {
    work: "bibliobus",
    by: "wil",
    day: -330,
    what: "Ik lees elke tweede woensdag voor in de bus, een half uur, en doe daarbij alle stemmen.",
    noticed: "Een wolf, drie biggen en soms een minister.",
    helps: { by: "soraya", after: 2 },
    ends: {
      after: 150,
      outcome: "De bus is nu van ons eigen mensen. Ik lees door, maar dan in het plan.",
    },
  },
  {
    work: "taalles",
    by: "ahmad",
    day: -210,
    what: "Op dinsdagavond bakken wij brood en spreken daarbij alleen Nederlands. Wie een woord niet weet, kneedt tot het komt.",
    noticed: "Licht in de bakkerij tot elf uur, en gelach om lidwoorden.",
    helps: { by: "soraya", after: 1 },
    answers: [
      {
        by: "tom",
        after: 10,
        kind: "question",
        body: "Mag iemand uit Utrecht ook komen? Ik versta de mensen hier nog niet altijd.",
        reply: { after: 11, body: "Kom maar. Na twee broden verstaat u Gerrit." },
      },
    ],
  },
  {
    work: "zwembad",
    by: "lotte",
    day: -165,
    what: "Wij zetten met twintig jongeren de steiger en de glijbaan klaar voor het seizoen, in ruil voor niks, behalve dat de muziek van ons is.",
    noticed: "Muziek bij de Kolk op twee zaterdagen. Verzoeknummers mogen, behalve die ene.",
    helps: { by: "soraya", after: 3 },
    answers: [
      {
        by: "harm",
        after: 2,
        kind: "worry",
        body: "Het water draagt geluid tot in mijn slaapkamer. Kan de muziek om vijf uur uit?",
        reply: {
          after: 3,
          body: "Om vijf uur is hij uit. Kom anders een keer kijken, dan draaien wij accordeon.",
        },
      },
    ],
    ends: {
      after: 21,
      outcome: "Steiger recht, glijbaan schoon. Harm kwam en bleef tot half zes.",
    },
  },
  {
    work: "wiekegroen",
    by: "gerrit",
    day: -140,
    what: "Elke vrijdag rijd ik met de duofiets bewoners van De Wieke door het laantje. Wie wil, mag bellen met de bel.",
    noticed: "Er wordt veel gebeld.",
    helps: { by: "marijke", after: 4 },
    answers: [
      {
        by: "trijntje",
        after: 20,
        kind: "support",
        body: "Mevrouw Pol heeft voor het eerst in twee jaar het water gezien. Zij wil nu sneller.",
      },
    ],
  },
  {
    work: "weekmarkt",
    by: "hilde",
    day: -95,
    what: "Aan het eind van de markt zet ik een tafel neer waar ligt wat over is. Wie wil, neemt; wie heeft, legt erbij.",
    noticed: "Een rij om vier uur die niet op een rij lijkt.",
    helps: { by: "dirkjan", after: 2 },
    answers: [
      {
        by: "yusuf",
        after: 4,
        kind: "support",
        body: "Mijn vader legt er voortaan de broden van gisteren neer. Die van vandaag ook, als het regent.",
      },
    ],
  },
  {
    work: "telefooncirkel",
    by: "wil",
    day: -20,
    what: "In Oldeveen beginnen wij nu ook met bellen, met vijf mensen en één die alleen terugfluit.",
    noticed: "Als Harm fluit, is alles goed.",
    helps: { by: "geert", after: 3 },
    answers: [
      {
        by: "marga",
        after: 5,
        kind: "question",
        body: "Zullen wij op de eerste van de maand de twee cirkels aan elkaar knopen?",
        reply: {
          after: 6,
          body: "Dat lijkt mij mooi, als jullie het niet erg vinden dat ik lang van stof ben.",
        },
      },
    ],
  },
];

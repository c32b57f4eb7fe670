import type { z } from "zod";
import type { makeTableDeal } from "#modules/deals";
import type { AreaSlug } from "../people.ts";
import type { SocietyKey, StoryKey } from "./people.ts";
import type { PictureName } from "./pictures/pictures.ts";

type Form = z.input<typeof makeTableDeal.input>;

/** What came of a deal, each on its day counted from the day at the table. */
export type DealStep = { readonly by: StoryKey; readonly after: number } & (
  | { readonly does: "signExecutive" | "goOn" }
  /** Drawn: in this story the lot asks for a visit. */
  | { readonly does: "signParty"; readonly isDrawn?: true }
  | { readonly does: "withdraw"; readonly side: "party" | "municipality"; readonly words: string }
  | {
      readonly does: "walkBy";
      readonly words: string;
      readonly heard: string;
      readonly picture?: PictureName;
    }
  | {
      readonly does: "lookBack";
      readonly side: "party" | "municipality";
      readonly words: string;
      readonly notMet?: readonly string[];
    }
  | {
      readonly does: "reply";
      readonly side: "party" | "municipality";
      readonly about: "party" | "municipality";
      readonly words: string;
    }
  | { readonly does: "end"; readonly words: string }
  | {
      readonly does: "stepIn";
      readonly doer: string;
      readonly words: string;
      readonly left: string;
    }
  | {
      readonly does: "handOver";
      readonly from: StoryKey;
      readonly to: StoryKey;
      readonly promised: string;
      readonly matters: string;
      readonly open: string;
    }
);

export interface StoryDeal {
  /** Who makes it for the municipality, at whose table. */
  readonly maker: StoryKey;
  readonly party: StoryKey;
  readonly organization?: SocietyKey;
  readonly day: number;
  readonly area: AreaSlug;
  readonly isExecutive?: true;
  readonly terms: Pick<Form, "title" | "what" | "continuity" | "looksBackMonths"> &
    Partial<
      Pick<
        Form,
        | "money"
        | "hours"
        | "room"
        | "goods"
        | "partyMoney"
        | "partyHours"
        | "partyRoom"
        | "partyGoods"
        | "route"
        | "termMonths"
        | "stepIn"
        | "milestone1"
        | "milestone2"
      >
    >;
  /** Days from the table to each milestone. */
  readonly milestoneDays?: readonly number[];
  readonly steps: readonly DealStep[];
}

/** Deals at kitchen tables, in sheds and on a bench by the water. */
export const storyDeals: readonly StoryDeal[] = [
  {
    maker: "marijke",
    party: "tom",
    organization: "repair",
    day: -480,
    area: "noorderveld-stad",
    terms: {
      title: "Gereedschap voor het repaircafé",
      what: "De gemeente geeft het startgeld voor zes werkplekken. Het café is elke derde zaterdag open en leert in de zomer twintig jongeren solderen.",
      money: "1.450",
      partyHours: "280",
      partyGoods: "Twee soldeerstations en een doos schroeven zonder eind",
      continuity: "Roel van de fietsenmaker heeft een sleutel en meer geduld dan ik.",
      looksBackMonths: 6,
    },
    steps: [
      { by: "tom", after: 0, does: "signParty" },
      {
        by: "wil",
        after: 186,
        does: "walkBy",
        words:
          "Twaalf tafels, een wachtlijst, en een meisje van tien dat een föhn uit elkaar haalde alsof het een spelletje was.",
        heard: "Dat er te weinig stoelen zijn voor wie alleen komt kijken.",
      },
      {
        by: "tom",
        after: 187,
        does: "lookBack",
        side: "party",
        words:
          "Er kwamen 24 jongeren in plaats van 20. Wij maakten 312 uur, want er is altijd nog een broodrooster.",
      },
      {
        by: "marijke",
        after: 190,
        does: "lookBack",
        side: "municipality",
        words:
          "Het geld kwam op tijd en alles is gebruikt. Onze eigen printer staat er ook, en doet het nu.",
      },
    ],
  },
  {
    maker: "aaltje",
    party: "zwaantje",
    day: -455,
    area: "bruntinge",
    terms: {
      title: "Schapen op de dijk in plaats van een maaier",
      what: "Van april tot oktober lopen elf schapen over de dijk bij het gemaal. Het waterschap weet ervan, de schapen nog niet.",
      money: "760",
      goods: "Driehonderd meter schrikdraad",
      partyHours: "90",
      continuity: "Mijn neef in Hasselo neemt de schapen over, als hij ze bij de naam noemt.",
      looksBackMonths: 6,
    },
    steps: [
      { by: "zwaantje", after: 0, does: "signParty" },
      {
        by: "zwaantje",
        after: 189,
        does: "lookBack",
        side: "party",
        words:
          "De dijk is kort, de maaier bleef in de schuur en Drees is twee keer ontsnapt. De tweede keer stond hij bij het stemlokaal.",
      },
      {
        by: "aaltje",
        after: 191,
        does: "lookBack",
        side: "municipality",
        words:
          "Ja hè, dat draad kwam pas in mei. Zwaantje heeft een maand lang zelf voor hek gespeeld. Dat hoort in de brief: dat was aan ons.",
        notMet: ["municipality-goods"],
      },
      {
        by: "zwaantje",
        after: 195,
        does: "reply",
        side: "party",
        about: "municipality",
        words: "Het is al goed. Ik heb in die maand alle fietsers leren kennen.",
      },
    ],
  },
  {
    maker: "marijke",
    party: "lotte",
    day: -430,
    area: "hasselo",
    terms: {
      title: "Een skatebaan die wij zelf storten",
      what: "Acht jongeren en een vader met een betonmolen maken een mini-ramp achter de sporthal. De gemeente levert het zand, de keuring en het geloof.",
      money: "1.980",
      goods: "Twaalf kuub zand en de keuring",
      partyHours: "240",
      partyMoney: "615",
      continuity:
        "Als ik ga studeren, doet Jesse het. Hij is veertien maar heel verantwoordelijk, vraag maar aan zijn oma.",
      looksBackMonths: 12,
    },
    steps: [
      { by: "lotte", after: 0, does: "signParty" },
      {
        by: "gerrit",
        after: 371,
        does: "walkBy",
        words:
          "Kinderen die eerst op straat hingen, vallen nu op een nette plek. Ik telde er negentien en één oma.",
        heard:
          "Dat de hoek bij de haag na regen glad is, en dat ze daar zelf een bezem voor hebben gekocht.",
      },
      {
        by: "lotte",
        after: 372,
        does: "lookBack",
        side: "party",
        words:
          "Het beton is één keer gescheurd, toen hebben we het opnieuw gedaan. De keuring kwam na drie maanden en toen stond er onweer.",
      },
      {
        by: "marijke",
        after: 375,
        does: "lookBack",
        side: "municipality",
        words:
          "De keuring was te laat en daar bellen wij jongeren niet over af, wij doen haar gewoon op tijd. Verder: chapeau.",
        notMet: ["municipality-goods"],
      },
    ],
  },
  {
    maker: "pieter",
    party: "mieke",
    organization: "wieke",
    day: -410,
    area: "oldeveen",
    isExecutive: true,
    terms: {
      title: "Een dagkamer in de oude wasserij van De Wieke",
      what: "Zestien mensen met dementie krijgen een plek met werk: sorteren, vouwen, soep koken. De familie bouwt de keuken in, de coöperatie begeleidt.",
      money: "38.500",
      room: "De oude wasserij, zonder huur, voor vijf jaar",
      partyMoney: "21.000",
      partyHours: "1900",
      continuity: "Het bestuur heeft drie plaatsvervangers, van wie er één nooit op vakantie gaat.",
      looksBackMonths: 12,
      termMonths: "36",
      route: "subsidy",
      stepIn:
        "Afdeling Sociaal houdt de kamer drie dagen in de week open en zoekt binnen tien weken een andere zorgpartij.",
      milestone1: "De keuken is gekeurd",
      milestone2: "Twaalf vaste gasten per week",
    },
    milestoneDays: [90, 240],
    steps: [
      { by: "mieke", after: 2, does: "signParty" },
      { by: "henk", after: 9, does: "signExecutive" },
      {
        by: "nynke",
        after: 372,
        does: "walkBy",
        words:
          "Negen mannen die handdoeken vouwden voor het zwembad, met een ernst die ik bij ons in de vergadering mis.",
        heard: "Dat de vrijdag te kort is en de maandag te stil.",
      },
      {
        by: "mieke",
        after: 374,
        does: "lookBack",
        side: "party",
        words:
          "Veertien vaste gasten, drie op de wachtlijst. De keuken was zes weken later klaar, omdat de tegels uit Portugal eerst naar Porto zijn gegaan.",
        notMet: [],
      },
      {
        by: "pieter",
        after: 380,
        does: "lookBack",
        side: "municipality",
        words: "Wij hielden ons eraan. Ik ben er twaalf keer geweest, meestal rond de soep.",
      },
      {
        by: "sjoerd",
        after: 388,
        does: "handOver",
        from: "pieter",
        to: "marijke",
        promised:
          "Dat de huur vijf jaar nul blijft, en dat er elk kwartaal iemand komt kijken zonder klembord.",
        matters: "Mevrouw Jansma belt nooit voor niets. Belt zij, ga dan dezelfde dag.",
        open: "De vrijdag: zij wil een uur langer open, en vraagt of de vloerverwarming dan ook aan mag.",
      },
    ],
  },
  {
    maker: "marijke",
    party: "ahmad",
    day: -365,
    area: "noorderveld-stad",
    terms: {
      title: "Brood van gisteren, soep van vandaag",
      what: "De bakkerij brengt elke ochtend wat over is naar drie scholen. Een moeder per school smeert, de gemeente betaalt de trommels.",
      money: "540",
      goods: "Negentig broodtrommels met een naam erop",
      partyGoods: "Zeventig broden per week",
      continuity: "Mijn zoon bakt ook, alleen minder vroeg.",
      looksBackMonths: 6,
    },
    steps: [
      { by: "ahmad", after: 0, does: "signParty" },
      {
        by: "ahmad",
        after: 186,
        does: "lookBack",
        side: "party",
        words:
          "Wie brood geeft, krijgt altijd iets terug. Ik kreeg 1.800 tekeningen van broden. De muur is vol.",
      },
      {
        by: "marijke",
        after: 188,
        does: "lookBack",
        side: "municipality",
        words: "De trommels zijn er nog, op elf na. Op de Klimop eten nu ook de juffen mee.",
      },
    ],
  },
  {
    maker: "geert",
    party: "kees",
    organization: "boys",
    day: -320,
    area: "hasselo",
    terms: {
      title: "De kantine als warme plek in januari",
      what: "Van tien tot vier is de kantine open voor wie het thuis koud heeft. De club zet thee, de gemeente betaalt het gas boven het gewone.",
      money: "1.200",
      partyRoom: "De kantine, zes weken lang",
      partyHours: "180",
      continuity: "De kantinecommissie telt elf man en een hond.",
      looksBackMonths: 3,
    },
    steps: [
      { by: "kees", after: 0, does: "signParty" },
      {
        by: "kees",
        after: 94,
        does: "lookBack",
        side: "party",
        words:
          "Elke dag een stuk of twintig mensen. Er is gekaart, gebreid, en één keer gescheiden en weer bijgelegd.",
      },
      {
        by: "geert",
        after: 97,
        does: "lookBack",
        side: "municipality",
        words:
          "Ik kwam voor de controle en bleef voor de erwtensoep. Het gas viel € 210 lager uit.",
      },
    ],
  },
  {
    maker: "aaltje",
    party: "joris",
    organization: "wind",
    day: -290,
    area: "bruntinge",
    isExecutive: true,
    terms: {
      title: "Zonnepanelen op de kerk, zonder dat de uil verhuist",
      what: "Honderdtwintig panelen op het zuiden. De stroom gaat naar de kerk, de winkel en het gemaal. Het uilengat blijft open, met een dakje.",
      money: "24.000",
      partyMoney: "61.000",
      partyHours: "400",
      hours: "20",
      continuity: "De coöperatie heeft 88 leden en een penningmeester die nooit slaapt.",
      looksBackMonths: 12,
      termMonths: "36",
      route: "subsidy",
      stepIn: "Afdeling Duurzaamheid neemt het beheer over tot de leden een nieuw bestuur kiezen.",
      milestone1: "De constructeur keurt het dak",
      milestone2: "De eerste kilowatt",
    },
    milestoneDays: [60, 150],
    steps: [
      { by: "joris", after: 3, does: "signParty" },
      { by: "henk", after: 12, does: "signExecutive" },
    ],
  },
  {
    maker: "marijke",
    party: "evelien",
    organization: "brood",
    day: -245,
    area: "noorderveld-stad",
    terms: {
      title: "Een proef met fietskoeriers voor de apotheek",
      what: "Vier jongeren in opleiding brengen medicijnen rond op de fiets. De gemeente betaalt de regenpakken en belt één keer per maand om te vragen of het regende.",
      money: "1.890",
      hours: "6",
      partyHours: "320",
      continuity: "Als ik uitval, staat het draaiboek in de groene map naast de oven.",
      looksBackMonths: 3,
    },
    steps: [
      { by: "evelien", after: 0, does: "signParty" },
      {
        by: "evelien",
        after: 94,
        does: "lookBack",
        side: "party",
        words:
          "1.140 ritten, drie lekke banden, nul verwisselde doosjes. Wel wil ik nu vóór vrijdag weten of het doorgaat.",
      },
      {
        by: "marijke",
        after: 101,
        does: "lookBack",
        side: "municipality",
        words:
          "Het werkte. Wij belden twee keer in plaats van drie keer, en de derde keer regende het.",
        notMet: ["municipality-hours"],
      },
      {
        by: "evelien",
        after: 102,
        does: "reply",
        side: "party",
        about: "municipality",
        words: "Dat klopt. Het was toen een wolkbreuk, dus ik vergeef het.",
      },
    ],
  },
  {
    maker: "geert",
    party: "gerrit",
    day: -150,
    area: "hasselo",
    terms: {
      title: "Een bank waar de bus vroeger stopte",
      what: "Gerrit maakt van twee oude busstoelen een bank bij de opgeheven halte. Daar mag worden gewacht op niets.",
      money: "310",
      goods: "Een betonvoet en vier bouten",
      partyHours: "30",
      continuity: "Hij staat vast. Er is geen vervolg nodig.",
      looksBackMonths: 3,
    },
    steps: [
      { by: "gerrit", after: 0, does: "signParty" },
      {
        by: "merel",
        after: 92,
        does: "walkBy",
        picture: "bench",
        words:
          "Er zaten twee dames en een man die zei dat hij op lijn 14 wachtte. Die rijdt sinds 2011 niet meer.",
        heard: "Dat er een dakje op moet, want wachten op niets doe je ook als het regent.",
      },
      {
        by: "gerrit",
        after: 93,
        does: "lookBack",
        side: "party",
        words: "Klaar in 26 uur. De rugleuning staat precies zo scheef als in de oude Volvo.",
      },
    ],
  },
  {
    maker: "geert",
    party: "marga",
    day: -118,
    area: "hasselo",
    terms: {
      title: "De drempelploeg",
      what: "Marga rijdt met twee klussers langs winkels en maakt van elke drempel een helling. Wie niet wil, krijgt koffie en hoort het nog een keer.",
      money: "890",
      partyHours: "75",
      continuity: "Ik heb de maten van alle drempels in een schrift staan.",
      looksBackMonths: 6,
    },
    steps: [
      { by: "marga", after: 0, does: "signParty" },
      {
        by: "marga",
        after: 60,
        does: "end",
        words:
          "Eén klusser is verhuisd en de ander heeft het aan zijn rug. Van de veertig drempels zijn er 26 weg.",
      },
      {
        by: "geert",
        after: 66,
        does: "stepIn",
        doer: "Wijkbeheer Hasselo",
        words:
          "Dirk-Jan doet de laatste veertien zelf, met het schrift van Marga. Hij begint bij de kapper.",
        left: "240",
      },
    ],
  },
  {
    maker: "marijke",
    party: "harm",
    day: -225,
    area: "oldeveen",
    terms: {
      title: "Een marifoon voor de Veenbrug",
      what: "Harm leent zijn oude marifoon uit en de gemeente betaalt de keuring. Schippers kunnen dan roepen in plaats van toeteren.",
      money: "420",
      partyGoods: "Een marifoon die al veertig jaar niet zwijgt",
      continuity: "Wil weet hoe hij aan moet; uit is moeilijker.",
      looksBackMonths: 6,
    },
    steps: [
      {
        by: "harm",
        after: 3,
        does: "withdraw",
        side: "party",
        words: "Het apparaat is afgekeurd. Op een proefzender zat opeens een taxi uit Assen.",
      },
    ],
  },
  {
    maker: "geert",
    party: "roelie",
    organization: "kulturhus",
    day: -12,
    area: "hasselo",
    terms: {
      title: "Een naaiatelier in de hal van het Kulturhus",
      what: "Op maandag en donderdag leren acht vrouwen elkaar naaien op vier machines. Wat zij maken, hangt in de hal en is te koop.",
      money: "1.640",
      goods: "Vier naaimachines uit het depot",
      partyHours: "96",
      partyRoom: "De hal, twee middagen per week",
      continuity: "Tjitske kan zelf een rits inzetten en neemt het dan over.",
      looksBackMonths: 6,
    },
    steps: [{ by: "roelie", after: 0, does: "signParty", isDrawn: true }],
  },
];

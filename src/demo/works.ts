import type { Cents } from "#lib/money.ts";
import type { AreaSlug } from "./people.ts";

export interface DemoWork {
  readonly key: string;
  readonly title: string;
  readonly lead: string;
  readonly area: AreaSlug;
  readonly doer:
    | { readonly kind: "nobody"; readonly name: null }
    | { readonly kind: "municipality" | "contractor" | "people"; readonly name: string };
  readonly yearlyCostCents: Cents | null;
  readonly yearlyOverheadCents?: Cents;
  readonly hasContract?: true;
  readonly serves: string;
  readonly protects: string;
  readonly route: "subsidy" | "contract" | "agreementWithoutMoney";
  readonly isSocialService?: true;
  readonly reserved?: { readonly ground: "powers" | "backstop"; readonly reason: string };
  readonly requirements: readonly { readonly title: string; readonly detail: string }[];
}

/** The public works of Noorderveld as its inhabitants may find them. */
export const works: readonly DemoWork[] = [
  {
    key: "dorpspark",
    title: "Onderhoud dorpspark Oldeveen",
    lead: "Het park van 2,4 hectare netjes, groen en veilig houden: gras, bomen, paden, banken en speeltoestellen.",
    area: "oldeveen",
    doer: { kind: "contractor", name: "Groenbedrijf Van der Veen" },
    yearlyCostCents: 3_840_000n,
    yearlyOverheadCents: 590_000n,
    hasContract: true,
    serves:
      "1.860 inwoners van Oldeveen. De basisschool (112 kinderen) en woonzorghuis De Wieke (46 bewoners) gebruiken het elke dag.",
    protects:
      "Voor de bewoners van De Wieke is het park de enige plek om buiten te lopen zonder auto’s. Het pad langs de vijver blijft daarom altijd open, ook bij werk.\n\nTwee mensen met een beschutte baan werken nu in het park. Wie het werk overneemt, neemt hen mee of regelt met hen iets beters.",
    route: "subsidy",
    requirements: [
      {
        title: "Het park is altijd open en veilig",
        detail: "Ook voor kinderen, kinderwagens en rolstoelen.",
      },
      {
        title: "De paden zijn heel en schoon",
        detail: "Geen kuil is dieper dan 3 cm. Na sneeuw is het pad naar De Wieke om 9 uur vrij.",
      },
      { title: "De bomen zijn gezond", detail: "Een erkende boomverzorger keurt ze elke 3 jaar." },
      {
        title: "Een gevaarlijk speeltoestel is binnen 24 uur afgezet",
        detail: "En binnen 4 weken hersteld of weg.",
      },
      {
        title: "Geen gif",
        detail: "Onkruid gaat weg met de hand, met heet water of blijft staan.",
      },
    ],
  },
  {
    key: "kulturhus",
    title: "Beheer Kulturhus Hasselo",
    lead: "Het gebouw openhouden: bibliotheek, eetclub, jeugdsoos en stemlokaal onder één dak.",
    area: "hasselo",
    doer: { kind: "municipality", name: "Afdeling Vastgoed" },
    yearlyCostCents: 2_460_000n,
    yearlyOverheadCents: 410_000n,
    serves: "2.410 inwoners van Hasselo, en zeven verenigingen die er elke week zijn.",
    protects:
      "De eetclub is voor elf mensen de enige warme maaltijd in gezelschap. Zij kunnen er altijd op dinsdag en vrijdag terecht.",
    route: "subsidy",
    requirements: [
      { title: "Iedereen uit Hasselo kan erin", detail: "Ook zonder lid te zijn." },
      { title: "De bibliotheek is minstens 30 uur per week open", detail: "" },
      { title: "De boekhouding is voor iedereen te lezen", detail: "" },
    ],
  },
  {
    key: "bus",
    title: "Zaterdagbus van Hasselo naar het station",
    lead: "Een bus met acht stoelen, elk uur, op de dag dat de lijnbus niet rijdt.",
    area: "hasselo",
    doer: { kind: "nobody", name: null },
    yearlyCostCents: null,
    serves:
      "Wie op zaterdag zonder auto naar het station of de markt wil: ouderen en jongeren vooral.",
    protects: "Een rolstoel kan mee, als iemand een dag van tevoren belt.",
    route: "agreementWithoutMoney",
    requirements: [{ title: "De chauffeurs hebben rijbewijs en verzekering", detail: "" }],
  },
  {
    key: "bruggen",
    title: "Onderhoud van 21 bruggen",
    lead: "Alle bruggen over de vaarten in Noorderveld heel, veilig en op tijd gekeurd houden.",
    area: "noorderveld-stad",
    doer: { kind: "contractor", name: "Aannemer De Boer en Zonen" },
    yearlyCostCents: 50_000_000n,
    yearlyOverheadCents: 6_000_000n,
    hasContract: true,
    serves: "Iedereen die over de vaarten moet: fietsers, landbouwers, hulpdiensten.",
    protects: "De brug bij het ziekenhuis gaat nooit dicht zonder een andere weg ernaast.",
    route: "contract",
    requirements: [
      { title: "Elke brug wordt om de twee jaar gekeurd", detail: "Door een erkend constructeur." },
      { title: "Een afgekeurde brug is binnen een dag afgezet", detail: "" },
    ],
  },
  {
    key: "buurtsport",
    title: "Speelveld Bruntinge",
    lead: "Het gras maaien, de doelen heel houden, en de sleutel van het hek beheren.",
    area: "bruntinge",
    doer: { kind: "municipality", name: "Afdeling Groen" },
    yearlyCostCents: 640_000n,
    yearlyOverheadCents: 120_000n,
    serves: "940 inwoners van Bruntinge; op woensdagmiddag een kind of veertig.",
    protects: "Het hek gaat elke avond open en dicht, zodat kleine kinderen niet op de weg komen.",
    route: "subsidy",
    requirements: [{ title: "De doelen staan vast in de grond", detail: "" }],
  },
  {
    key: "crisisopvang",
    title: "Opvang bij nood, dag en nacht",
    lead: "Een bed, eten en een mens voor wie vannacht nergens heen kan.",
    area: "noorderveld-stad",
    doer: { kind: "municipality", name: "Gemeente Noorderveld" },
    yearlyCostCents: 31_000_000n,
    yearlyOverheadCents: 3_200_000n,
    serves: "Ongeveer 60 mensen per jaar, onder wie gezinnen.",
    protects: "Niemand wordt geweigerd om papieren, geld of gedrag.",
    route: "subsidy",
    isSocialService: true,
    reserved: {
      ground: "backstop",
      reason:
        "Dit is het laatste vangnet. De gemeente moet het altijd zelf waarborgen, ook als ieder ander stopt. Meehelpen kan wel: koken, een bed opmaken, luisteren.",
    },
    requirements: [{ title: "De deur is altijd open", detail: "" }],
  },
  {
    key: "begraafplaats",
    title: "Onderhoud begraafplaats Oldeveen",
    lead: "Gras, hagen, bomen en paden rond 640 graven verzorgen, zodat er altijd iemand rustig kan komen.",
    area: "oldeveen",
    doer: { kind: "contractor", name: "Groenbedrijf Van der Veen" },
    yearlyCostCents: 1_650_000n,
    yearlyOverheadCents: 240_000n,
    serves: "Nabestaanden uit Oldeveen en de gehuchten eromheen, en wie er een rondje loopt.",
    protects: "Niemand haalt een graf of een steen weg zonder de familie te spreken.",
    route: "subsidy",
    requirements: [
      { title: "Bij een begrafenis is het er stil en netjes", detail: "" },
      { title: "De paden zijn vrij voor een rolstoel", detail: "Ook in de herfst." },
    ],
  },
];

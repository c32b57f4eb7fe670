import type { Role } from "#lib/roles.ts";

/** The fictional villages and people of Noorderveld. Any likeness is chance. */
export const areas = [
  { slug: "oldeveen", name: "Oldeveen", residents: 1860 },
  { slug: "hasselo", name: "Hasselo", residents: 2410 },
  { slug: "bruntinge", name: "Bruntinge", residents: 940 },
  { slug: "noorderveld-stad", name: "Noorderveld (stad)", residents: 11_200 },
] as const;

/** Where they would lie: borders of land that is not there, as longitude and latitude. */
export const outlines: Readonly<Record<AreaSlug, [longitude: number, latitude: number][]>> = {
  "noorderveld-stad": [
    ...([
      [6.178, 53.0],
      [6.186, 53.008],
      [6.202, 53.011],
      [6.218, 53.004],
    ] as const),
    ...([
      [6.222, 52.992],
      [6.214, 52.983],
      [6.198, 52.978],
      [6.182, 52.982],
    ] as const),
    [6.174, 52.991],
  ].map(spotOf),
  oldeveen: [
    ...([
      [6.178, 53.0],
      [6.174, 52.991],
      [6.182, 52.982],
      [6.176, 52.97],
    ] as const),
    ...([
      [6.158, 52.966],
      [6.136, 52.974],
      [6.118, 52.99],
      [6.112, 53.008],
    ] as const),
    ...([
      [6.124, 53.026],
      [6.148, 53.034],
      [6.17, 53.026],
      [6.186, 53.008],
    ] as const),
  ].map(spotOf),
  hasselo: [
    ...([
      [6.182, 52.982],
      [6.198, 52.978],
      [6.214, 52.983],
      [6.222, 52.992],
    ] as const),
    ...([
      [6.244, 52.994],
      [6.266, 52.984],
      [6.276, 52.966],
      [6.262, 52.948],
    ] as const),
    ...([
      [6.236, 52.94],
      [6.206, 52.946],
      [6.186, 52.958],
      [6.176, 52.97],
    ] as const),
  ].map(spotOf),
  bruntinge: [
    ...([
      [6.186, 53.008],
      [6.202, 53.011],
      [6.218, 53.004],
      [6.222, 52.992],
    ] as const),
    ...([
      [6.244, 52.994],
      [6.266, 52.984],
      [6.292, 52.998],
      [6.304, 53.022],
    ] as const),
    ...([
      [6.294, 53.048],
      [6.266, 53.062],
      [6.232, 53.06],
      [6.204, 53.048],
    ] as const),
    [6.17, 53.026],
  ].map(spotOf),
};

function spotOf([longitude = 0, latitude = 0]: readonly number[]): [number, number] {
  return [longitude, latitude];
}

export type AreaSlug = (typeof areas)[number]["slug"];

export interface Person {
  readonly key: string;
  readonly name: string;
  readonly area: AreaSlug | null;
  readonly role?: Role;
  /** The words people know the role by. */
  readonly title?: string;
}

export const people = [
  { key: "fenna", name: "Fenna Dijkstra", area: "oldeveen" },
  { key: "geert", name: "Geert Lubbers", area: "hasselo", role: "connector", title: "Noaber" },
  {
    key: "marijke",
    name: "Marijke Bos",
    area: "noorderveld-stad",
    role: "helpingOfficial",
    title: "Helpende ambtenaar",
  },
  {
    key: "henk",
    name: "Henk Alberts",
    area: "noorderveld-stad",
    role: "alderman",
    title: "Wethouder",
  },
  {
    key: "fatima",
    name: "Fatima El Amrani",
    area: "noorderveld-stad",
    role: "councillor",
    title: "Raadslid",
  },
  {
    key: "wiebe",
    name: "Wiebe Terpstra",
    area: "noorderveld-stad",
    role: "councilClerk",
    title: "Griffier",
  },
  {
    key: "anna",
    name: "Anna Wolters",
    area: "bruntinge",
    role: "mayor",
    title: "Burgemeester",
  },
  {
    key: "sjoerd",
    name: "Sjoerd Zijlstra",
    area: "oldeveen",
    role: "municipalSecretary",
    title: "Gemeentesecretaris",
  },
  {
    key: "trijntje",
    name: "Trijntje Veenstra",
    area: "oldeveen",
    role: "host",
    title: "Gastvrouw",
  },
  { key: "roelie", name: "Roelie Hofstee", area: "hasselo" },
  {
    key: "tjitske",
    name: "Tjitske Bron",
    area: "hasselo",
    role: "moderator",
    title: "Moderator",
  },
  { key: "jan", name: "Jan Oosterhuis", area: "bruntinge" },
] as const satisfies readonly Person[];

export type PersonKey = (typeof people)[number]["key"];

export interface DemoOrganization<Key extends string> {
  readonly key: string;
  readonly name: string;
  readonly form: "association" | "foundation" | "cooperative" | "firm";
  readonly founder: Key;
}

export const organizations = [
  { key: "oldeveen", name: "Dorpscoöperatie Oldeveen", form: "cooperative", founder: "fenna" },
  {
    key: "kulturhus",
    name: "Stichting Kulturhus Hasselo",
    form: "foundation",
    founder: "roelie",
  },
] as const satisfies readonly DemoOrganization<PersonKey>[];

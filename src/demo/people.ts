import type { Role } from "#lib/roles.ts";

/** The fictional villages and people of Noorderveld. Any likeness is chance. */
export const areas = [
  { slug: "oldeveen", name: "Oldeveen", residents: 1860 },
  { slug: "hasselo", name: "Hasselo", residents: 2410 },
  { slug: "bruntinge", name: "Bruntinge", residents: 940 },
  { slug: "noorderveld-stad", name: "Noorderveld (stad)", residents: 11_200 },
] as const;

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

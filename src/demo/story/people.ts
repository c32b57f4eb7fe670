import type { DemoOrganization, Person, PersonKey } from "../people.ts";

/**
 * Who joins the people of the example in the longer story: with them forty, in every role. Beside each
 * name an age and a voice, so that whoever writes another line lets the same person say it.
 */
export const neighbours = [
  // 58. Knows everybody by the name of their house, and says "ja hè" when she means no.
  {
    key: "aaltje",
    name: "Aaltje Mulder",
    area: "bruntinge",
    role: "connector",
    title: "Dorpsnoaber",
  },
  // 66. Retired from the counter of the savings bank; kind, exact, rings the bell twice.
  { key: "janny", name: "Janny Kremer", area: "hasselo", role: "host", title: "Gastvrouw" },
  // 31. Runs the village shop; answers in the time it takes to weigh an apple.
  { key: "bouke", name: "Bouke Hoekstra", area: "bruntinge", role: "host", title: "Gastheer" },
  // 44. Never a longer sentence than needed, and always a measuring tape.
  {
    key: "dirkjan",
    name: "Dirk-Jan Pruntel",
    area: "noorderveld-stad",
    role: "publicServant",
    title: "Wijkbeheerder",
  },
  // 27. Youth worker; believes the young before she believes a form.
  {
    key: "soraya",
    name: "Soraya Benali",
    area: "noorderveld-stad",
    role: "publicServant",
    title: "Jongerenwerker",
  },
  // 39. The second alderman; came from education, asks what a child would say.
  {
    key: "nynke",
    name: "Nynke Postma",
    area: "noorderveld-stad",
    role: "alderman",
    title: "Wethouder",
  },
  // 71. Councillor for twenty years; asks what it costs, and stays for the coffee.
  { key: "klaas", name: "Klaas Wiersma", area: "oldeveen", role: "councillor", title: "Raadslid" },
  // 24. The youngest of the council; reads the annexes.
  { key: "merel", name: "Merel van Dijk", area: "hasselo", role: "councillor", title: "Raadslid" },
  // 60. Says little; what he says stands.
  {
    key: "ruud",
    name: "Ruud Timmerman",
    area: "noorderveld-stad",
    role: "integrityOfficer",
    title: "Vertrouwenspersoon integriteit",
  },
  // 63. Treasurer; every cent has a place, also the ones she would rather not see.
  {
    key: "ineke",
    name: "Ineke Bloem",
    area: "oldeveen",
    role: "treasurer",
    title: "Penningmeester",
  },
  // 35. Moderator in the evenings, baker's son by birth; slow to hide, quick to explain.
  {
    key: "yusuf",
    name: "Yusuf Demir",
    area: "noorderveld-stad",
    role: "moderator",
    title: "Moderator",
  },
  // 47. Market master: puts two people at one table and leaves.
  {
    key: "hilde",
    name: "Hilde Scholten",
    area: "hasselo",
    role: "marketMaster",
    title: "Marktmeester",
  },
  // 64. Helping official about to retire; remembers every promise since 1987.
  {
    key: "pieter",
    name: "Pieter Haveman",
    area: "noorderveld-stad",
    role: "helpingOfficial",
    title: "Helpende ambtenaar",
  },
  // 83. Lock keeper until there was no lock; counts boats that no longer come.
  { key: "harm", name: "Harm Dekker", area: "oldeveen" },
  // 79. Married to Harm for 55 years and does the talking.
  { key: "wil", name: "Wil Dekker", area: "oldeveen" },
  // 16. Skates, has opinions, writes without capitals in her head but not here.
  { key: "lotte", name: "Lotte Hamstra", area: "hasselo" },
  // 52. Dairy farmer; every plan is weighed against milking time.
  { key: "bennie", name: "Bennie Roelofs", area: "bruntinge" },
  // 41. Practice nurse; short lists, warm voice.
  { key: "mieke", name: "Mieke Jansma", area: "oldeveen" },
  // 38. Baker since he came from Homs; trades in bread and proverbs.
  { key: "ahmad", name: "Ahmad Haddad", area: "noorderveld-stad" },
  // 49. Head of the primary school; plans round the holidays.
  { key: "sietske", name: "Sietske de Jong", area: "oldeveen" },
  // 69. Drove the bus for forty years; grumbles, and is right.
  { key: "gerrit", name: "Gerrit Nijland", area: "hasselo" },
  // 36. Social entrepreneur; wants to know by Friday.
  { key: "evelien", name: "Evelien Brands", area: "noorderveld-stad" },
  // 33. Came from Utrecht with two laptops; repairs whatever has a plug.
  { key: "tom", name: "Tom Veldman", area: "noorderveld-stad" },
  // 77. Keeps eleven sheep, and names them after ministers.
  { key: "zwaantje", name: "Zwaantje Oost", area: "bruntinge" },
  // 57. Chairs the football club; all of life is a match away from home.
  { key: "kees", name: "Kees Bakker", area: "hasselo" },
  // 29. From Kharkiv; sings alto, teaches sums, and laughs at our word for "gezellig".
  { key: "olena", name: "Olena Kovalenko", area: "oldeveen" },
  // 45. Counts birds, bats and words.
  { key: "joris", name: "Joris Tuinstra", area: "bruntinge" },
  // 61. In a wheelchair since 2009; tries every ramp and marks it.
  { key: "marga", name: "Marga Steen", area: "hasselo" },
] as const satisfies readonly Person[];

export type StoryKey = PersonKey | (typeof neighbours)[number]["key"];

/** Organisations beside the two of the example. */
export const societies = [
  {
    key: "bruntinge",
    name: "Vereniging Dorpsbelang Bruntinge",
    form: "association",
    founder: "zwaantje",
  },
  { key: "boys", name: "Voetbalvereniging Hasselo Boys", form: "association", founder: "kees" },
  { key: "wieke", name: "Zorgcoöperatie De Wieke", form: "cooperative", founder: "mieke" },
  { key: "repair", name: "Stichting Repaircafé Noorderveld", form: "foundation", founder: "tom" },
  { key: "brood", name: "Brood & Banen", form: "firm", founder: "evelien" },
  { key: "ijs", name: "IJsvereniging Vooruit", form: "association", founder: "bennie" },
  { key: "wind", name: "Energiecoöperatie Noorderwind", form: "cooperative", founder: "joris" },
  { key: "koor", name: "Zangkoor Veenklank", form: "association", founder: "olena" },
] as const satisfies readonly DemoOrganization<StoryKey>[];

export type SocietyKey = (typeof societies)[number]["key"] | "oldeveen" | "kulturhus";

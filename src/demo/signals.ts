import type { z } from "zod";
import type { saySignal } from "#modules/signals";
import type { AreaSlug, PersonKey } from "./people.ts";

type Saying = z.input<typeof saySignal.input>;

/** What became of it: by whom, how many days later, in which words. */
export interface Sequel<Key extends string> {
  readonly by: Key;
  readonly after: number;
  readonly does: "answer" | "keep" | "makeWork" | "join" | "forward";
  readonly words: string;
  readonly sight?: "everyone" | "person";
  /** Of a work its title; of a joint the key of the other; of a forward the person. */
  readonly to?: string;
}

export interface DemoSignal<Key extends string> {
  readonly key: string;
  /** A member, or null: somebody who did not sign in. */
  readonly by: Key | null;
  /** Days before the example's today. */
  readonly daysAgo: number;
  readonly kind: Saying["kind"];
  readonly body: string;
  readonly area?: AreaSlug;
  readonly place?: string;
  /** The work it was said beside, by its key in works.ts. */
  readonly work?: string;
  readonly wish?: Saying["wish"];
  readonly sequels?: readonly Sequel<Key>[];
  readonly reaction?: {
    readonly after: number;
    readonly helped: "yes" | "no";
    readonly words: string;
  };
  readonly withdrawn?: number;
}

/** What people of Noorderveld say, as they would say it; oldest first. */
export const signals: readonly DemoSignal<PersonKey>[] = [
  {
    key: "bel",
    by: null,
    daysAgo: 61,
    kind: "wrong",
    body: "De deurbel van het gemeentehuis doet het niet, dus wie in een rolstoel zit, staat buiten te zwaaien.",
    area: "noorderveld-stad",
    place: "Gemeentehuis, zijdeur",
    sequels: [
      {
        by: "trijntje",
        after: 1,
        does: "answer",
        words:
          "U hebt gelijk, ik stond er zelf ook te zwaaien. De bel is vanochtend vervangen. Wie weer buiten staat, belt mij: mijn nummer hangt nu op de deur.",
        sight: "everyone",
      },
    ],
    reaction: { after: 3, helped: "yes", words: "Hij doet het, en hard ook." },
  },
  {
    key: "eend",
    by: "jan",
    daysAgo: 54,
    kind: "help",
    body: "Mijn eenden lopen sinds de nieuwe drempel steeds de Dorpsstraat over, wie weet een veilige weg voor eenden?",
    area: "bruntinge",
    place: "Dorpsstraat bij de vijver",
    sequels: [
      {
        by: "trijntje",
        after: 2,
        does: "forward",
        words: "Geert woonde jaren naast een eendenkooi.",
        to: "geert",
      },
      {
        by: "geert",
        after: 3,
        does: "answer",
        words:
          "Ik kom zaterdag met een rol gaas en koffie. Samen zetten wij ze aan de vijverkant af; de drempel laten wij voor de auto’s.",
        sight: "everyone",
      },
    ],
    reaction: {
      after: 9,
      helped: "yes",
      words: "Acht eenden, nul ongelukken. De koffie was slap.",
    },
  },
  {
    key: "maaien",
    by: "roelie",
    daysAgo: 47,
    kind: "against",
    body: "Ik ben tegen nog een keer maaien in juni: dan liggen de kievitskuikens erin, en dat kan niemand terugdraaien.",
    area: "bruntinge",
    work: "buurtsport",
    sequels: [
      {
        by: "trijntje",
        after: 2,
        does: "keep",
        words:
          "Afdeling Groen maait het speelveld zelf nog in juni, want er wordt gevoetbald. De rand van twaalf meter blijft staan tot 15 juli. Dat is niet wat u vroeg, daarom blijft uw bezwaar hier staan.",
        sight: "everyone",
      },
    ],
  },
  {
    key: "bloembollen",
    by: "fenna",
    daysAgo: 40,
    kind: "idea",
    body: "Laat elke nieuwe inwoner van Oldeveen tien bollen planten langs het kerkpad, dan zien wij in maart wie erbij kwam.",
    area: "oldeveen",
    place: "Kerkpad",
    sequels: [
      {
        by: "trijntje",
        after: 3,
        does: "makeWork",
        words:
          "Mooi. Ik heb er een publiek werk van gemaakt, zodat iemand het kan oppakken. De bollenboer wil er driehonderd geven, als wij ze zelf halen.",
        sight: "everyone",
        to: "Welkomstbollen langs het kerkpad",
      },
    ],
    reaction: { after: 6, helped: "yes", words: "Ik haal ze wel, met de bakfiets." },
  },
  {
    key: "lantaarn",
    by: null,
    daysAgo: 33,
    kind: "wrong",
    body: "De lantaarn op de hoek bij de eetclub knippert in morse, en volgens mijn kleinzoon staat er steeds hetzelfde.",
    area: "hasselo",
    place: "Hoek Kerkstraat en Brink",
    sequels: [
      {
        by: "trijntje",
        after: 2,
        does: "answer",
        words:
          "De monteur komt donderdag. Wat er stond, kon hij niet lezen; uw kleinzoon mag het komen vertellen.",
        sight: "everyone",
      },
    ],
    reaction: {
      after: 12,
      helped: "no",
      words: "De monteur is geweest en nu knippert ook die ernaast.",
    },
  },
  {
    key: "bankpas",
    by: null,
    daysAgo: 26,
    kind: "help",
    body: "Mijn buurvrouw komt niet meer buiten en haar kinderen wonen ver weg, ik maak mij zorgen maar wil mij nergens mee bemoeien.",
    area: "hasselo",
    wish: "host",
    sequels: [
      {
        by: "trijntje",
        after: 1,
        does: "answer",
        words:
          "Goed dat u het zegt; dat is geen bemoeien. Mag ik morgen met u meelopen? Ik bel eerst bij u aan.",
      },
    ],
  },
  {
    key: "zebra",
    by: "roelie",
    daysAgo: 19,
    kind: "help",
    body: "Er moet een zebrapad komen bij de bushalte in Hasselo, wij kijken nu of Henk van de bakker al remt.",
    area: "hasselo",
    place: "Bushalte Brink",
    sequels: [
      {
        by: "trijntje",
        after: 3,
        does: "answer",
        words:
          "Woensdagochtend om acht uur kijken de wegbeheerder en ik samen bij de halte, als de kinderen er zijn. U bent erbij welkom; Henk van de bakker komt ook, te voet.",
        sight: "everyone",
      },
    ],
  },
  {
    key: "zebra-twee",
    by: null,
    daysAgo: 15,
    kind: "wrong",
    body: "Bij de bushalte in Hasselo steken kinderen over tussen de bestelbusjes door, dat gaat een keer mis.",
    area: "hasselo",
    place: "Bushalte Brink",
    sequels: [
      {
        by: "trijntje",
        after: 1,
        does: "join",
        words: "U bent niet de enige. Wat wij ermee doen, leest u daar; u hoort hetzelfde als zij.",
        sight: "everyone",
        to: "zebra",
      },
    ],
  },
  {
    key: "vuurwerk",
    by: "geert",
    daysAgo: 12,
    kind: "idea",
    body: "Een lasershow met oud en nieuw, maar ik zie nu dat dit vorig jaar al is afgestemd. Sorry.",
    withdrawn: 1,
  },
  {
    key: "parkeren",
    by: "fenna",
    daysAgo: 9,
    kind: "against",
    body: "Geen betaald parkeren bij het dorpspark: wie zijn moeder in De Wieke bezoekt, moet niet op de klok hoeven kijken.",
    area: "oldeveen",
    work: "dorpspark",
  },
  {
    key: "piano",
    by: null,
    daysAgo: 1,
    kind: "idea",
    body: "Ik heb een piano die niemand wil en een tunnel waar iedereen hard doorheen fietst; zet ze bij elkaar.",
    area: "noorderveld-stad",
    place: "Fietstunnel station",
  },
  {
    key: "bladblazer",
    by: "jan",
    daysAgo: 0,
    kind: "wrong",
    body: "De bladblazer begint om zeven uur en de bladeren komen pas om negen uur.",
    area: "bruntinge",
  },
];

import type { z } from "zod";
import type { reportWriting } from "#modules/moderation";
import type { saySignal } from "#modules/signals";
import type { AreaSlug } from "../people.ts";
import type { StoryKey } from "./people.ts";

type Reason = z.input<ReturnType<typeof reportWriting>["input"]>["reason"];

/** A sentence, who asked to look at it, and what a moderator did; each some days after it was said. */
export interface StoryReport {
  readonly day: number;
  /** Null: somebody who did not sign in. */
  readonly says: StoryKey | null;
  readonly kind: z.input<typeof saySignal.input>["kind"];
  readonly area: AreaSlug;
  readonly body: string;
  readonly answered?: readonly [after: number, by: StoryKey, words: string];
  readonly reported: readonly [after: number, by: StoryKey, reason: Reason, words: string];
  /** Hidden for this reason, or left where it stands; nothing yet when it is left out. */
  readonly judged?: readonly [after: number, by: StoryKey, outcome: Reason | "left", words: string];
  /** The writer asked somebody else to look again. */
  readonly appeal?: {
    readonly asks: readonly [after: number, words: string];
    readonly judged: readonly [
      after: number,
      by: StoryKey,
      outcome: "upheld" | "reversed",
      answer: string,
    ];
  };
}

export const storyReports: readonly StoryReport[] = [
  {
    day: -83,
    says: "kees",
    kind: "wrong",
    area: "hasselo",
    body: "Die man van nummer 14 zet zijn container elke week op het fietspad, en wie het hem wil zeggen kan hem bellen op 0512-34 09 11, na tienen slaapt hij toch niet.",
    answered: [
      1,
      "janny",
      "Ik ben er met een appeltaart langsgegaan. De container staat nu aan de andere kant, en hij slaapt wél om tien uur.",
    ],
    reported: [
      1,
      "marga",
      "personalData",
      "Zijn nummer hoort hier niet, en dat hij wakker ligt ook niet.",
    ],
    judged: [
      2,
      "yusuf",
      "personalData",
      "Een huisnummer met een telefoonnummer wijst één mens aan. Zeg het zonder, dan kan het er meteen weer staan.",
    ],
    appeal: {
      asks: [4, "Iedereen in de straat kent dat nummer al. Ik wilde alleen helpen."],
      judged: [
        6,
        "tjitske",
        "upheld",
        "De straat kent het, het internet nog niet. Dat houden wij zo. De taart was een beter idee.",
      ],
    },
  },
  {
    day: -38,
    says: "gerrit",
    kind: "wrong",
    area: "hasselo",
    body: "De wethouder heeft van bussen zoveel verstand als een haring van een fiets, en dat is nog aardig gezegd.",
    answered: [
      1,
      "janny",
      "Hij leest dit mee en komt vrijdag een rondje rijden. Neem een haring mee, zegt hij.",
    ],
    reported: [1, "klaas", "insult", "Zo praat men niet over een bestuurder."],
    judged: [
      2,
      "yusuf",
      "left",
      "Over een bestuurder mag u mopperen, ook met vis. Hier wordt niemand bedreigd of uitgescholden om wie hij is.",
    ],
  },
  {
    day: -3,
    says: null,
    kind: "idea",
    area: "bruntinge",
    body: "Nu tijdelijk: dakgoten reinigen voor een prijs die u niet gelooft, de hele straat doet al mee.",
    answered: [1, "bouke", "Mijn goot is van de winkel en die doe ik zelf, met een lepel."],
    reported: [2, "joris", "advertising", "De hele straat, dat zijn wij, en wij weten van niets."],
  },
];

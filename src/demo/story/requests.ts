import type { z } from "zod";
import type { agreeToRequest, askDeal } from "#modules/deals";
import type { AreaSlug } from "../people.ts";
import type { SocietyKey, StoryKey } from "./people.ts";

type Asked = z.input<typeof askDeal.input>;
type Agreed = z.input<typeof agreeToRequest.input>;

export interface StoryRequest {
  readonly day: number;
  readonly by: StoryKey;
  readonly organization?: SocietyKey;
  readonly area: AreaSlug;
  readonly asks: Pick<Asked, "title" | "what" | "continuity" | "looksBackMonths"> &
    Partial<Pick<Asked, "money" | "hours" | "goods" | "room" | "partyHours" | "partyRoom">>;
  /** Who took it up, in days from the question. */
  readonly takesUp?: readonly [after: number, by: StoryKey];
  /** What became of it; nothing yet when it is left out. */
  readonly answer?:
    | {
        readonly is: "no";
        readonly after: number;
        readonly needed: string;
        readonly reason: string;
        readonly reply: readonly [after: number, words: string];
      }
    | {
        readonly is: "deal";
        readonly after: number;
        /** What the official put down otherwise than it was asked. */
        readonly otherwise: Partial<Pick<Agreed, "money" | "hours" | "what">>;
        readonly signsAfter: number;
      };
}

/** Who asked the municipality for something small, and what it said. */
export const storyRequests: readonly StoryRequest[] = [
  {
    day: -71,
    by: "gerrit",
    area: "hasselo",
    asks: {
      title: "Een afdakje boven de bank",
      what: "Wie op niets wacht, hoeft nog niet nat te worden. Drie golfplaten, vier palen, klaar.",
      money: "2.400",
      partyHours: "40",
      continuity: "Ik loop er elke dag langs, dus ik zie het als er iets loszit.",
      looksBackMonths: 6,
    },
    takesUp: [2, "geert"],
    answer: {
      is: "no",
      after: 9,
      needed:
        "Een tekening waarop de palen een meter van het fietspad staan, en een ander die in de winter de sneeuw eraf schuift. Dan kan het voor € 900.",
      reason:
        "Zo staat het in de bocht, en dan ziet een automobilist de schoolkinderen niet aankomen.",
      reply: [11, "Een meter, dat kan. Ik zoek nog iemand met een schep en meer rug dan ik."],
    },
  },
  {
    day: -47,
    by: "janny",
    area: "hasselo",
    asks: {
      title: "Een stopcontact voor scootmobielen",
      what: "Vier dames komen niet meer thuis op één lading. Een buitenstekker bij het Kulturhus, en ze drinken er koffie bij.",
      money: "640",
      hours: "4",
      partyHours: "12",
      continuity: "De sleutel van het kastje ligt bij mij achter de balie, en Marga weet waar.",
      looksBackMonths: 6,
    },
    takesUp: [1, "geert"],
    answer: {
      is: "deal",
      after: 12,
      otherwise: {
        money: "815",
        what: "Twee buitenstekkers bij het Kulturhus in plaats van één, want vier dames delen niet. De monteur komt op een dinsdag.",
      },
      signsAfter: 13,
    },
  },
  {
    day: -4,
    by: "olena",
    organization: "koor",
    area: "oldeveen",
    asks: {
      title: "De piano uit de oude raadzaal",
      what: "Hij staat al zes jaar onder een laken. Wij stemmen hem zelf en zingen hem in, op onze kosten.",
      goods: "De piano, en twee sterke mensen tot aan de stoep",
      partyHours: "30",
      continuity: "Wie na mij dirigeert, krijgt de stemvork erbij.",
      looksBackMonths: 12,
    },
  },
];

import type { StoryKey } from "./people.ts";

/** Two who met over a need and an offer, by their titles; who brought them together, and what came of it. */
export interface StoryIntroduction {
  readonly need: string;
  readonly offer: string;
  readonly asker: StoryKey;
  readonly giver: StoryKey;
  readonly day: number;
  readonly words: string;
  /** How each can be reached; left out where one has not said yes. */
  readonly contacts?: readonly [asker: string, giver: string];
  readonly thanks?: string;
}

export const storyIntroductions: readonly StoryIntroduction[] = [
  {
    need: "Een voorzitter voor één lastige avond",
    offer: "Een ruzie over een heg weer klein maken",
    asker: "fenna",
    giver: "geert",
    day: -60,
    words:
      "Fenna heeft een avond met twee kampen, Geert heeft een thermoskan. Meer is er niet nodig.",
    contacts: ["De schuur achter de Schalm, ik ben er na zessen", "Brink 4, achterom"],
    thanks: "De avond duurde tot half twaalf en eindigde met een lied. Dank je wel, Geert.",
  },
  {
    need: "Winterjassen voor drie neefjes van acht tot twaalf",
    offer: "Kinderkleding, gewassen, tot maat 164",
    asker: "olena",
    giver: "roelie",
    day: -55,
    words: "In de ruilkast hangen er vier, één met een capuchon van bont.",
    contacts: ["Op maandag bij het koor", "In de hal van het Kulturhus, woensdag"],
    thanks: "Alle drie warm. De kleinste slaapt erin.",
  },
  {
    need: "Zaal voor de bingo als de kantine wordt geverfd",
    offer: "De hal van het Kulturhus op zondag",
    asker: "kees",
    giver: "roelie",
    day: -45,
    words: "Twee weken verf, twee keer bingo, en de akoestiek is beter.",
    contacts: ["Kantine, vraag naar de lange", "Zelfde hal, andere dag"],
    thanks: "Voor het eerst verstond iedereen de nummers.",
  },
  {
    need: "Een vaste schaker op dinsdag",
    offer: "Schaken, open toernooi aan mijn keukentafel",
    asker: "mieke",
    giver: "marga",
    day: -12,
    words: "Meneer Prins verliest al een jaar niet. Marga wil dat veranderen.",
    contacts: ["De Wieke, dagkamer", "Ik rij er zelf heen"],
  },
  {
    need: "Ergens waar een filmavond voor veertig kan",
    offer: "Raadzaal op vrijdag, met gong",
    asker: "merel",
    giver: "wiebe",
    day: -4,
    words: "De gong mag, zegt Wiebe, maar alleen bij de pauze.",
  },
];

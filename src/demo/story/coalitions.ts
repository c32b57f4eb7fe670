import type { z } from "zod";
import type { proposeCoalition } from "#modules/coalitions";
import type { AreaSlug } from "../people.ts";
import type { NeighbourKey } from "./elsewhere.ts";
import type { SocietyKey, StoryKey } from "./people.ts";

type Brings = Omit<
  z.input<typeof proposeCoalition.input>["parties"][number],
  "name" | "isElsewhere"
>;

export interface StoryParty {
  /** Who signs: somebody of Noorderveld, or a guest from the next community. */
  readonly by: StoryKey | { readonly guest: NeighbourKey };
  readonly organization?: SocietyKey;
  readonly name: string;
  readonly brings: Brings;
  /** How it went for this party, told when all look back. */
  readonly lookBack?: readonly [kept: "yes" | "partly" | "no", words: string];
}

export interface StoryCoalition {
  readonly day: number;
  readonly area: AreaSlug | null;
  readonly title: string;
  readonly what: string;
  readonly serves: string;
  readonly continuity: string;
  readonly termMonths: number;
  readonly looksBackMonths: number;
  /** The first one proposes it. */
  readonly parties: readonly [StoryParty, ...StoryParty[]];
  /** On which day all look back. */
  readonly looksBackOn?: number;
}

/** What people pledge to one another, without the municipality. */
export const storyCoalitions: readonly StoryCoalition[] = [
  {
    day: -330,
    area: "oldeveen",
    title: "Een winter lang warm eten, elke dag",
    what: "Op zeven dagen kookt er iemand in Oldeveen voor wie dat zelf niet kan. Maandag de school, dinsdag de soep, de rest verdelen wij.",
    serves: "Wie alleen eet, en wie liever niet alleen kookt",
    continuity: "Valt er een dag uit, dan eet die dag mee met de dag ernaast.",
    termMonths: 7,
    looksBackMonths: 6,
    parties: [
      {
        by: "mieke",
        organization: "wieke",
        name: "Zorgcoöperatie De Wieke",
        brings: {
          room: "De keuken, vier avonden per week",
          hours: "120",
          goals: ["Niemand in Oldeveen eet drie dagen achter elkaar alleen"],
        },
        lookBack: [
          "yes",
          "Er waren avonden met vier gasten en avonden met dertig. De pan wist het altijd eerder dan wij.",
        ],
      },
      {
        by: "sietske",
        name: "De basisschool",
        brings: { room: "De aula op maandag", hours: "60" },
        lookBack: [
          "partly",
          "In de kerstvakantie stond de aula leeg, dat hadden wij niet bedacht. Verder: elke maandag vol.",
        ],
      },
      {
        by: "harm",
        name: "Harm, met de aanhanger",
        brings: { goods: "Een aanhanger met deksel", hours: "80", skill: "Rijden als het glad is" },
        lookBack: [
          "yes",
          "Vijf maanden soep vervoerd en één keer gemorst. Het lag aan de drempel.",
        ],
      },
    ],
    looksBackOn: -112,
  },
  {
    day: -64,
    area: "bruntinge",
    title: "Het pad langs de vaart, van molen tot kerk",
    what: "Wij maken het oude jaagpad weer begaanbaar, van de molen in Zuiderhaule tot de kerk van Bruntinge: elf kilometer, over de grens van twee gemeenschappen heen.",
    serves: "Wie wandelt, en wie een rondje wil met een rolstoel of een kinderwagen",
    continuity:
      "Elke kilometer heeft twee mensen. Stopt er een, dan zoekt de ander binnen een maand.",
    termMonths: 24,
    looksBackMonths: 6,
    parties: [
      {
        by: "zwaantje",
        organization: "bruntinge",
        name: "Vereniging Dorpsbelang Bruntinge",
        brings: {
          hours: "200",
          money: "1.500",
          goals: [
            "Het hele pad is begaanbaar met een rolstoel",
            "Om de kilometer staat iets om op te zitten",
          ],
        },
      },
      {
        by: { guest: "berend" },
        name: "De molenaar van Zuiderhaule",
        brings: {
          goods: "Eikenhout voor elf banken, gezaagd op de molen",
          skill: "Zagen en kloven",
          goals: ["De molen is weer een plek waar je langskomt"],
        },
      },
      {
        by: "joris",
        name: "Joris Tuinstra, voor de vogels",
        brings: {
          hours: "90",
          skill: "Weten waar je in mei niet moet lopen",
        },
      },
    ],
  },
];

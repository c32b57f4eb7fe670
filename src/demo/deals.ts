import type { ZodType, z } from "zod";
import { addDays, localDate } from "#lib/calendar.ts";
import {
  endDeal,
  lookBack,
  makeTableDeal,
  replyBeside,
  signDeal,
  stepIn,
  walkBy,
} from "#modules/deals";
import {
  answerUndertaking,
  endUndertaking,
  replyToAnswer,
  startUndertaking,
  takeUpUndertaking,
} from "#modules/works";
import type { Action, Kept } from "#platform/act.ts";
import type { Context } from "#platform/context.ts";
import { churchyard } from "./challenges.ts";
import type { PersonKey } from "./people.ts";

/** What the fill hands over: how to act as somebody on a day, and what it made before. */
export interface Filling {
  readonly by: (key: PersonKey, day: number) => Context;
  readonly id: (key: PersonKey) => string;
  readonly area: (slug: string) => string;
  readonly work: (key: string) => string;
  readonly organization: (key: string) => string;
  /** Geert's mandate. */
  readonly mandateId: string;
  /** The id of the deal with this number. */
  readonly dealOf: (number: string) => Promise<string>;
  /** What the last wish to act for an organisation is called. */
  readonly requestTo: (organizationId: string) => Promise<string>;
  /** What the last answer to an undertaking is called. */
  readonly answerTo: (undertakingId: string) => Promise<string>;
  /** The id of the deal that a yes to this challenge put on the table. */
  readonly dealOfChallenge: (challengeId: string) => Promise<string>;
  /** What the worker does once the deal of a challenge is signed. */
  readonly agree: (challengeId: string, day: number) => Promise<unknown>;
  /** Makes everything true that lapsed up to this day. */
  readonly settle: (day: number) => Promise<unknown>;
  readonly done: <Schema extends ZodType, Thing, Value extends Kept, Refusal extends string>(
    action: Action<Schema, Thing, Value, Refusal>,
    context: Context,
    input: z.input<Schema>,
  ) => Promise<Value>;
}

/** The stories of the example beside its charter: deals, what people do themselves, and a no. */
export const exampleStories: readonly ((filling: Filling) => Promise<void>)[] = [
  ...[lookedBack, handedBack, running, waiting],
  ...[saturdayBus, mownField, mondayRound, liftToBus],
  churchyard,
];

/**
 * Deals made at kitchen tables, and what people do themselves, in the states that they may be in, with
 * the stories of others. They are told side by side, each step on its own day: the record reads as it would have grown.
 */
export async function fillStories(
  filling: Filling,
  others: readonly ((filling: Filling) => Promise<void>)[],
): Promise<void> {
  await tellInOrder(
    [...others, ...exampleStories].map((story) => (turn) => story(inTurn(filling, turn))),
  );
}

export type Turn = (at: Date) => Promise<void>;

/** The same, where every step waits for its day. */
function inTurn(filling: Filling, turn: Turn): Filling {
  return {
    ...filling,
    settle: async (day) => {
      await turn(filling.by("geert", day).now);
      return filling.settle(day);
    },
    done: async (action, context, input) => {
      await turn(context.now);
      return filling.done(action, context, input);
    },
  };
}

/** Lets the story whose next step comes first take it, and waits until it asks for its next. */
export async function tellInOrder(
  stories: readonly ((turn: Turn) => Promise<void>)[],
): Promise<void> {
  const waiting: { readonly at: Date; readonly go: () => void }[] = [];
  let awake = stories.length;
  const rest = () => {
    awake -= 1;
    if (awake > 0) return;
    const first = waiting.sort((a, b) => a.at.getTime() - b.at.getTime()).shift();
    if (!first) return;
    awake += 1;
    first.go();
  };
  const turn: Turn = (at) =>
    new Promise((go) => {
      waiting.push({ at, go });
      rest();
    });
  await Promise.all(
    stories.map(async (story) => {
      await story(turn);
      rest();
    }),
  );
}

/** A promise of the municipality's own that was not kept, told, answered and gone to see. */
async function lookedBack({ done, by, id, area, mandateId, dealOf }: Filling): Promise<void> {
  const { number } = await done(makeTableDeal, by("geert", -110), {
    partyMemberId: id("jan"),
    title: "Een picknickplek aan de Bruntinger vaart",
    what: "Jan en zijn buren ruimen het oude steigertje op en zetten er twee tafels neer. Wie langs het water fietst, kan er zitten.",
    areaId: area("bruntinge"),
    money: "640",
    hours: "6",
    partyHours: "35",
    partyGoods: "Planken van de oude steiger",
    continuity: "Mijn zus in de Molenstraat weet waar de sleutel van de schuur ligt.",
    looksBackMonths: 3,
    mandate: mandateId,
  });
  const dealId = await dealOf(number);
  await done(signDeal, by("jan", -110), { dealId, side: "party" });
  await done(walkBy, by("roelie", -14), {
    dealId,
    saw: "Twee tafels van oud steigerhout, en een vuilnisbak die net geleegd was. Er zat een vader met drie kinderen te eten.",
    heard: "Hij vond het jammer dat je er met een rolstoel niet bij komt: het pad is los zand.",
  });
  await done(lookBack, by("jan", -13), {
    dealId,
    side: "party",
    words:
      "De tafels staan er en worden elke mooie dag gebruikt. Wij waren 41 uur bezig in plaats van 35. De man die het pad zou verharden, is niet geweest. Ik heb twee keer gebeld.",
    verdicts: {
      "party-hours": "met",
      "party-goods": "met",
      "municipality-money": "met",
      "municipality-hours": "notMet",
    },
  });
  await done(lookBack, by("geert", -10), {
    dealId,
    side: "municipality",
    words:
      "Jan deed meer dan hij beloofde. Wij niet: de zes uur voor het pad zijn aan een storing in de stad opgegaan, en niemand zei het hem. Dat had ik moeten doen.",
    verdicts: {
      "party-hours": "met",
      "party-goods": "met",
      "municipality-money": "met",
      "municipality-hours": "notMet",
    },
  });
  await done(replyBeside, by("geert", -9), {
    dealId,
    side: "municipality",
    about: "party",
    words: "Dinsdag na de herfstvakantie komt de ploeg. Ik kom zelf mee, met koffie.",
  });
}

/** Who could not go on, and what the municipality did then. */
async function handedBack({
  done,
  by,
  id,
  area,
  mandateId,
  dealOf,
  settle,
}: Filling): Promise<void> {
  const { number } = await done(makeTableDeal, by("geert", -75), {
    partyMemberId: id("roelie"),
    title: "Een ruilkast voor kinderkleren in Hasselo",
    what: "In de hal van het Kulturhus komt een kast. Wie kleren over heeft, legt ze neer; wie iets nodig heeft, neemt het mee.",
    areaId: area("hasselo"),
    money: "480",
    room: "Anderhalve meter muur in de hal",
    partyHours: "24",
    continuity: "Dan vraag ik het op het schoolplein.",
    looksBackMonths: 6,
    mandate: mandateId,
  });
  const dealId = await dealOf(number);
  await done(signDeal, by("roelie", -75), { dealId, side: "party" });
  const endsOn = addDays(localDate(by("roelie", -40).now), 20);
  await done(endDeal, by("roelie", -40), {
    dealId,
    side: "party",
    ground: "stops",
    endsOn,
    reason:
      "Sinds september zorg ik voor mijn vader. De kast loopt goed, maar de was erbij lukt mij niet meer.",
  });
  await done(stepIn, by("geert", -34), {
    dealId,
    doerKind: "people",
    doerName: "De ouderraad van De Klimop",
    words:
      "De kast blijft staan. Wassen gebeurt voortaan op school, op woensdag. Vragen? Bel Geert.",
    left: "190",
  });
  await settle(-15);
}

async function running({ done, by, id, area, organization, mandateId, dealOf }: Filling) {
  const { number } = await done(makeTableDeal, by("geert", -25), {
    partyMemberId: id("fenna"),
    partyOrganizationId: organization("oldeveen"),
    title: "Fietsles voor wie nooit leerde fietsen",
    what: "Acht zaterdagen op het plein voor de school. Vier leerlingen tegelijk, op fietsen van de kringloop.",
    areaId: area("oldeveen"),
    money: "1.150",
    goods: "Acht helmen en twintig pylonen",
    partyHours: "64",
    continuity: "De lessen staan in een map; elk van ons vieren kan ze geven.",
    looksBackMonths: 3,
    mandate: mandateId,
  });
  const dealId = await dealOf(number);
  await done(signDeal, by("fenna", -25), { dealId, side: "party" });
}

/** More than the noaber may agree on: the executive is still to sign. */
async function waiting({ done, by, id, area, dealOf }: Filling): Promise<void> {
  const { number } = await done(makeTableDeal, by("geert", -6), {
    partyMemberId: id("jan"),
    title: "Een pomp en licht voor de ijsbaan",
    what: "De baan achter de kerk krijgt een nieuwe pomp en ledlampen. In de zomer is het een trapveld.",
    areaId: area("bruntinge"),
    money: "17.800",
    partyHours: "220",
    partyMoney: "2.500",
    continuity: "De ijsvereniging heeft een bestuur van vijf; een van hen neemt het over.",
    looksBackMonths: 12,
    termMonths: "24",
    route: "subsidy",
    stepIn:
      "Afdeling Sport houdt de baan dicht en veilig, en zoekt binnen acht weken met de school een andere beheerder.",
    milestone1: "De pomp draait",
    milestone1By: addDays(localDate(by("geert", -6).now), 60),
    mandate: "executive",
  });
  const dealId = await dealOf(number);
  await done(signDeal, by("jan", -5), { dealId, side: "party" });
}

/** Done without asking, and helped; a neighbour's worry was heard. */
async function saturdayBus({ done, by, work, answerTo }: Filling): Promise<void> {
  const bus = await done(startUndertaking, by("roelie", -60), {
    workId: work("bus"),
    what: "Met zes chauffeurs en het busje van de voetbalclub rijden wij elke zaterdag vier keer op en neer.",
    noticed: "Op zaterdag om 9 uur staat het busje een kwartier met draaiende motor bij de kerk.",
    nothingNeeded: "yes",
  });
  await done(takeUpUndertaking, by("marijke", -58), { undertakingId: bus.id });
  await done(answerUndertaking, by("geert", -55), {
    undertakingId: bus.id,
    kind: "worry",
    body: "Mijn moeder slaapt boven de stoep waar het busje wacht. Kan de motor uit?",
  });
  await done(replyToAnswer, by("roelie", -54), {
    undertakingId: bus.id,
    answerId: await answerTo(bus.id),
    body: "Dat hadden wij moeten bedenken. Vanaf zaterdag wachten wij bij de bushalte, met de motor uit.",
  });
}

/** Ended when the season was over. */
async function mownField({ done, by, work, settle }: Filling): Promise<void> {
  const goals = await done(startUndertaking, by("jan", -45), {
    workId: work("buurtsport"),
    what: "Wij maaien zelf om de week het trapveldje achter het doel, want daar komt de grote maaier niet.",
    noticed: "Zondag na het eten hoort u een uur lang een handmaaier.",
    nothingNeeded: "yes",
  });
  await settle(-43);
  await done(takeUpUndertaking, by("geert", -43), { undertakingId: goals.id });
  await done(endUndertaking, by("jan", -8), {
    undertakingId: goals.id,
    outcome:
      "Het groeiseizoen is voorbij. Zeven keer gemaaid, één keer een egel verzet. In april beginnen wij weer.",
  });
}

/** Nobody of the municipality answered yet, and the days for it are over. */
async function mondayRound({ done, by, work, organization }: Filling): Promise<void> {
  const round = await done(startUndertaking, by("fenna", -16), {
    workId: work("buurtsport"),
    organizationId: organization("oldeveen"),
    what: "Wij rijden elke maandag met twaalf mensen naar Bruntinge en rapen rond het speelveld op wat er ligt.",
    noticed: "Tussen tien en elf staan er bakfietsen bij het hek.",
    nothingNeeded: "yes",
  });
  await done(answerUndertaking, by("sjoerd", -12), {
    undertakingId: round.id,
    kind: "support",
    body: "Ik loop mee als ik vrij ben. Wie heeft er nog een knijper over?",
  });
}

/** Begun the day before yesterday. */
async function liftToBus({ done, by, work }: Filling): Promise<void> {
  await done(startUndertaking, by("jan", -2), {
    workId: work("bus"),
    what: "Wij halen op zaterdag mensen uit Bruntinge op met twee auto’s en brengen hen naar de halte van de bus.",
    noticed: "",
    nothingNeeded: "yes",
  });
}

import { localDate } from "#lib/calendar.ts";
import { postUpdate, publishInitiative, startInitiative } from "#modules/initiatives";
import { placeListing } from "#modules/market";
import { addArea, addMember, findMember, foundCommunity, giveRole } from "#modules/people";
import { shareElsewhere } from "#modules/search";
import type { Context } from "#platform/context.ts";
import { systemContext } from "#platform/settle.ts";
import { done, need } from "../fill.ts";
import type { Stage } from "./teller.ts";

/** The next community, which began without its municipality; and who lives there. */
const neighbours = [
  // 51. Keeps the mill turning, and takes nothing on trust but the wind.
  { key: "berend", name: "Berend Pathuis" },
  // 37. Clerk of a village without a town hall; keeps the papers in a bread bin.
  { key: "dieuwke", name: "Dieuwke Hoving" },
  // 68. Taught gymnastics; counts everything out loud.
  { key: "saskia", name: "Saskia Ubels" },
] as const;
export type NeighbourKey = (typeof neighbours)[number]["key"];

/** Somebody of there who may come as a guest. */
export interface StoryGuest {
  readonly accountId: string;
  readonly homeId: string;
  readonly name: string;
}

/** What Zuiderhaule makes and shares with whoever reads along elsewhere. */
export const zuiderhaule = [
  {
    day: -300,
    by: "berend",
    place: "De Goede Moed",
    title: "De molen draait weer op woensdag",
    what: "Op woensdag malen wij tarwe van eigen land. Wie meel wil, brengt een zak mee en een mening over de wind.",
    news: "De eerste honderd kilo is weg. Dat waren vooral pannenkoeken.",
  },
  {
    day: -190,
    by: "saskia",
    place: "Oude gymzaal",
    title: "Fietsles voor wie het nooit leerde",
    what: "Zes dinsdagen op een leeg plein, met brede banden en zonder publiek. De oudste leerling is negenenzeventig.",
    news: "Vier mensen reden vanmorgen zelf naar huis. Een zwaaide, dat had nog niet gemoeten.",
  },
  {
    day: -70,
    by: "dieuwke",
    place: "Langs de dijk",
    title: "Om de kilometer een bank",
    what: "Langs de dijk staat straks om de duizend stappen iets om op te zitten, gemaakt van wat de molen zaagt.",
    news: "Bank nummer drie staat scheef en dat blijft zo: van daar ziet u de kerk.",
  },
] as const;

/** Founds Zuiderhaule; gives its id. */
export function foundElsewhere(platform: Stage["platform"]): Promise<string> {
  return foundCommunity(platform, {
    slug: "zuiderhaule",
    name: "Zuiderhaule",
    lead: "Wij hebben geen gemeentehuis, maar wel een molen. Daar beginnen wij mee.",
    leadEnglish: "We have no town hall, but we do have a mill. That is where we begin.",
    municipality: "Gemeente Haulerland",
    takesPart: false,
  });
}

/** Tells what happened there, and gives whoever may come from there as a guest. */
export async function tellElsewhere(
  stage: Stage,
  beginsOn: number,
): Promise<ReadonlyMap<NeighbourKey, StoryGuest>> {
  const { platform, communityId } = stage;
  const at = (day: number) => new Date(stage.now.getTime() + day * 86_400_000);
  const begin = systemContext(platform, communityId, at(beginsOn));
  await stage.passTo(begin.now);
  const { id: areaId } = await done(addArea, begin, {
    ...{ slug: "zuiderhaule", name: "Zuiderhaule", residents: 780 },
  });
  const ids = new Map<NeighbourKey, string>();
  for (const { key, name } of neighbours)
    ids.set(key, (await done(addMember, begin, { name, areaId })).id);
  const startsOn = localDate(begin.now);
  const clerk = { memberId: need(ids.get("dieuwke")), title: "Secretaris van het dorp", startsOn };
  await done(giveRole, begin, { ...clerk, role: "councilClerk" });
  const by = (key: NeighbourKey, day: number): Context => ({
    ...systemContext(platform, communityId, at(day)),
    actor: { kind: "member", memberId: need(ids.get(key)) },
  });
  await tellThere(stage, by, areaId);
  const guests = new Map<NeighbourKey, StoryGuest>();
  for (const [key, id] of ids) {
    const member = need(
      await platform.database.read(communityId, (db) => findMember(db, communityId, id)),
    );
    guests.set(key, { accountId: member.accountId, homeId: communityId, name: member.name });
  }
  return guests;
}

/** Its initiatives with their news, and two things that are asked; the clerk lets others read both. */
async function tellThere(
  stage: Stage,
  by: (key: NeighbourKey, day: number) => Context,
  areaId: string,
): Promise<void> {
  const act: typeof done = async (action, context, input) => {
    await stage.passTo(context.now);
    const value = await done(action, context, input);
    await stage.finish();
    return value;
  };
  for (const { day, by: maker, place, title, what, news } of zuiderhaule) {
    const { id: initiativeId } = await act(startInitiative, by(maker, day), {
      ...{ title, what, place, areaId, phase: "running" },
    });
    await act(publishInitiative, by(maker, day), { initiativeId });
    await act(postUpdate, by(maker, day + 20), { initiativeId, words: news });
  }
  await act(shareElsewhere, by("dieuwke", -49), {
    kinds: ["initiative", "coalition", "listing"],
  });
  await act(placeListing, by("berend", -40), {
    ...{ side: "need", kind: "hours", areaId },
    title: "Iemand die tegen hoogte kan",
    what: "Het riet van de kap moet eraf voor de winter. Ik hou de ladder vast.",
  });
  await act(placeListing, by("saskia", -21), {
    ...{ side: "offer", kind: "goods", areaId },
    title: "Elf turnmatten, plat maar trouw",
    what: "De gymzaal krijgt nieuwe. Ook fijn onder een peuter of een piano.",
  });
}

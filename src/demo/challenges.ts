import { addDays, localDate } from "#lib/calendar.ts";
import {
  completeChallenge,
  decideChallenge,
  draftChallenge,
  fileChallenge,
  takeUpChallenge,
} from "#modules/challenges";
import type { Filling } from "./deals.ts";

/** Helped, decided on, and told what would make it a yes; who decides on a like case reads it. */
export async function churchyard({ done, by, work }: Filling): Promise<void> {
  const { id: challengeId } = await done(draftChallenge, by("jan", -72), {
    workId: work("begraafplaats"),
    why: "Mijn ouders liggen er, en ik was twintig jaar hovenier. Met zes anderen onderhoud ik het gras, de hagen en de paden, en in juni snoeien wij zelf de bomen.",
    cooperation:
      "De sleutel van het schuurtje, het groenafval twee keer per maand laten ophalen, en een keer per jaar een hoogwerker.",
    yearlyAmount: "21.000",
    years: 3,
    startsOn: addDays(localDate(by("jan", -72).now), 200),
  });
  await done(fileChallenge, by("jan", -72), { challengeId });
  await done(takeUpChallenge, by("marijke", -69), { challengeId });
  await done(completeChallenge, by("marijke", -58), {
    challengeId,
    why: "Mijn ouders liggen er, en ik was twintig jaar hovenier. Met zes anderen onderhoud ik het gras, de hagen en de paden, en in juni snoeien wij zelf de bomen.",
    experience:
      "Drie van de zeven werkten in het groen. Voor de linden huren wij een dag per jaar een boomverzorger met papieren.",
    support:
      "De kerkenraad is blij met ons. Wij belden bij alle huizen aan de Kerklaan aan; twee mensen willen liever een bedrijf.",
    costs:
      "€ 9.200 voor machines en brandstof, € 7.800 voor de hoogwerker en de boomverzorger, € 4.000 voor verzekering en planten.",
    cooperation:
      "De sleutel van het schuurtje, het groenafval twee keer per maand laten ophalen, en een keer per jaar een hoogwerker.",
    quality: "Elke maand loopt een van ons een ronde met de koster, en hangt de lijst in de kast.",
    protection:
      "Bij een begrafenis ligt het werk een dag stil. Wie zelf een graf wil bijhouden, doet dat en krijgt gereedschap te leen.",
  });
  await done(decideChallenge, by("henk", -30), {
    challengeId,
    decision: "refuse",
    ground: "costAboveCap",
    answers: { costsMore: "yes", betterOutcome: "no" },
    reason:
      "Het bedrijf doet hetzelfde werk nu voor € 16.500 per jaar. Het verschil zit in de hoogwerker en de bomen. Dat deel wordt er niet beter van.",
    counterOffer:
      "Laat de bomen bij de boomverzorger van de gemeente. Dan kost uw plan € 13.200 en zeggen wij ja, ook voor drie jaar.",
  });
}

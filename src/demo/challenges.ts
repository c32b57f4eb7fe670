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
    yearlyAmount: "15.400",
    years: 3,
    startsOn: addDays(localDate(by("jan", -72).now), 200),
  });
  await done(fileChallenge, by("jan", -72), { challengeId });
  await done(takeUpChallenge, by("marijke", -69), { challengeId });
  await done(completeChallenge, by("marijke", -58), {
    challengeId,
    why: "Mijn ouders liggen er, en ik was twintig jaar hovenier. Met zes anderen onderhoud ik het gras, de hagen en de paden, en in juni snoeien wij zelf de bomen.",
    experience:
      "Drie van de zeven werkten in het groen. Geen van ons heeft papieren voor het snoeien op hoogte, wel de ervaring.",
    support:
      "De kerkenraad is blij met ons. Wij belden bij alle huizen aan de Kerklaan aan; twee mensen willen liever een bedrijf.",
    costs:
      "€ 7.600 voor machines en brandstof, € 4.300 voor de hoogwerker, € 3.500 voor verzekering en planten.",
    cooperation:
      "De sleutel van het schuurtje, het groenafval twee keer per maand laten ophalen, en een keer per jaar een hoogwerker.",
    quality: "Elke maand loopt een van ons een ronde met de koster, en hangt de lijst in de kast.",
    protection:
      "Bij een begrafenis ligt het werk een dag stil. Wie zelf een graf wil bijhouden, doet dat en krijgt gereedschap te leen.",
  });
  await done(decideChallenge, by("henk", -30), {
    challengeId,
    decision: "refuse",
    ground: "continuityOrSafety",
    answers: { helpOffered: "yes", unsafeWithHelp: "yes" },
    reason:
      "De linden zijn veertien meter hoog en staan tussen de graven. Wij boden een cursus aan, maar ook daarna mag u niet zonder papieren uit een hoogwerker zagen.",
    counterOffer:
      "Laat het snoeien boven de drie meter bij de boomverzorger van de gemeente. Tegen al het andere in uw plan zeggen wij ja, ook tegen het bedrag.",
  });
}

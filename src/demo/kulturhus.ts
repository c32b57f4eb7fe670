import { addMonths, localDate } from "#lib/calendar.ts";
import { answerRule, legitimise, recognise, shareKnowledge, shareTheSay } from "#modules/acts";
import {
  completeChallenge,
  decideChallenge,
  draftChallenge,
  fileChallenge,
  takeUpChallenge,
} from "#modules/challenges";
import { signDeal } from "#modules/deals";
import type { Filling } from "./deals.ts";

/** The Kulturhus of Hasselo: filed, helped, accepted and signed, so that a newcomer sees a whole road. */
export async function kulturhus(filling: Filling): Promise<void> {
  const { done, by, work, organization, mandateId, dealOfChallenge, agree } = filling;
  const { id: challengeId } = await done(draftChallenge, by("roelie", -150), {
    workId: work("kulturhus"),
    organizationId: organization("kulturhus"),
    why: "Wij zijn met 42 mensen die het Kulturhus elke week gebruiken. Wij willen het zelf openhouden, ook ’s avonds en in het weekend, want dan staat het nu leeg.",
    cooperation:
      "Het gebouw zonder huur, de sleutels, en 60 uur per jaar van iemand die de installaties kent. De rest doen wij.",
    yearlyAmount: "18.500",
    years: 2,
    startsOn: localDate(by("roelie", -60).now),
  });
  await done(fileChallenge, by("roelie", -150), { challengeId });
  await done(takeUpChallenge, by("marijke", -147), { challengeId });
  await done(completeChallenge, by("marijke", -140), {
    challengeId,
    why: "Wij zijn met 42 mensen die het Kulturhus elke week gebruiken. Wij willen het zelf openhouden, ook ’s avonds en in het weekend, want dan staat het nu leeg.",
    experience:
      "Twee van ons beheerden jaren een sporthal. De kookploeg van de eetclub doet mee, en de jeugd bouwt zelf de soos.",
    support:
      "Op de dorpsavond in maart was niemand tegen. De zeven verenigingen tekenden een brief.",
    costs: "€ 9.000 voor energie, € 6.500 voor onderhoud, € 3.000 voor verzekering en schoonmaak.",
    cooperation:
      "Het gebouw zonder huur, de sleutels, en 60 uur per jaar van iemand die de installaties kent. De rest doen wij.",
    quality:
      "Elke taak heeft twee mensen. Stopt er een, dan zoekt de ander binnen een maand een nieuwe.",
    protection: "De eetclub houdt de keuken op dinsdag en vrijdag, wat er verder ook gebeurt.",
  });
  await tellActs(filling, challengeId);
  await done(decideChallenge, by("henk", -120), { challengeId, decision: "accept" });
  const dealId = await dealOfChallenge(challengeId);
  await done(signDeal, by("roelie", -118), { dealId, side: "party" });
  await done(signDeal, by("geert", -118), { dealId, side: "municipality", mandate: mandateId });
  await agree(challengeId, -118);
}

/** What others said and gave, before the executive said yes: acts, and who has the say. */
async function tellActs({ done, by }: Filling, challengeId: string): Promise<void> {
  const on = { subjectKind: "challenge", subjectId: challengeId } as const;
  await done(recognise, by("fatima", -139), {
    ...on,
    body: "Ik kom er elke week met mijn kinderen. Dit gebouw is van het dorp, en het dorp kan het zelf. Ik stem vóór als het in de raad komt.",
  });
  const { ruleId } = await done(legitimise, by("marijke", -136), {
    ...on,
    rule: "Verordening beheer gemeentelijke gebouwen 2017, artikel 6",
    owner: "council",
    forWhom: "een groep die een gebouw van de gemeente zelf beheert",
    startsOn: localDate(by("marijke", -136).now),
    endsOn: addMonths(localDate(by("marijke", -136).now), 24),
    body: "De verordening laat alleen medewerkers van de gemeente de sleutels beheren. Dan kan het gebouw ’s avonds niet open.",
    card: "Een groep mag zelf de sleutels van een gebouw van de gemeente beheren, ook ’s avonds. Twee mensen van de groep staan ervoor in.",
  });
  await done(shareKnowledge, by("marijke", -134), {
    ...on,
    knowledge: "template",
    title: "Afspraken over sleutels en alarm",
    body: "Een half A4 dat wij eerder met de sporthal maakten: wie er sluit, wie er gebeld wordt, en wat het kost als het alarm voor niets gaat.",
  });
  await done(shareTheSay, by("roelie", -131), {
    ...on,
    body: "Over wie het gebouw gebruikt, over de prijs van een avond, en over wat er kapot is.",
    votesNeeded: "4",
    seats: [
      { holder: "De zeven verenigingen", side: "community", votes: "4" },
      { holder: "De eetclub", side: "community", votes: "1", hasVeto: true },
      { holder: "De gemeente", side: "government", votes: "1" },
    ],
  });
  await done(answerRule, by("wiebe", -122), {
    ruleId,
    outcome: "changed",
    body: "De raad verandert artikel 6: wie een gebouw zelf beheert, beheert ook de sleutels.",
  });
}

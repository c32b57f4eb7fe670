import { bilingual } from "#lib/texts.ts";
import type { WorkRefusal } from "./model.ts";

export const texts = bilingual({
  nl: {
    title: "Publieke werken",
    lead: "Werk voor het algemeen belang in deze gemeenschap. U kunt het overnemen, behalve wat voorbehouden is aan de overheid.",
    search: "Werken zoeken",
    area: "Gebied",
    everywhere: "Overal",
    counted: (count: number) => (count === 1 ? "1 werk" : `${count} werken`),
    none: "Wij vonden niets. Zoek met een ander woord, of kies een ander gebied.",
    kind: (number: string, area: string) => `Publiek werk ${number}, ${area}`,
    reserved: "voorbehouden",
    costs: (amount: string) => `${amount} per jaar`,
    costUnknown: "kosten onbekend",
    reservedStand: "Dit werk blijft bij de overheid.",
    reservedGrounds: {
      powers: "Het is een macht van wet of gezag.",
      backstop: "Het is het laatste vangnet.",
    },
    today: "Zo gaat het nu",
    who: "Wie doet het nu",
    doers: {
      municipality: "De gemeente zelf",
      contractor: "In opdracht van de gemeente",
      people: "Inwoners zelf",
      nobody: "Nog niemand",
    },
    cost: "Wat kost het",
    costParts: (direct: string, overhead: string) =>
      `${direct} voor wie het doet en ${overhead} voor het werk van de gemeente zelf`,
    unknown: "Dat weet nog niemand",
    contractEnd: "Wanneer stopt het contract",
    serves: "Voor wie",
    demands: "Wat moet er goed gaan",
    demandsLead: (count: number) =>
      count === 1
        ? "Er is één eis. Er komt er onderweg geen bij."
        : `Er zijn ${count} eisen. Er komt er onderweg geen bij. Achteraf kijken we bij elke eis of het gelukt is.`,
    noDemands: "Er zijn geen eisen.",
    protects: "Wie beschermen we",
    record: "Wat er gebeurde",
    toRecord: "Lees het openbaar logboek",
    toRecordGives: "Elke stap in deze gemeenschap",
    toList: "Bekijk andere werken",
    toListGives: "Wat u nog meer kunt overnemen",
    sentences: {
      named: "Dit werk staat nu bij de publieke werken.",
      handedOver: (doer: string) => `${doer} doet dit werk vanaf nu.`,
    },
    refusals: {
      area_unknown: "Dit gebied kennen wij hier niet. Kies een gebied uit de lijst.",
      too_many_requirements:
        "Dit zijn meer eisen dan het stadsrecht toelaat. Laat de minst belangrijke weg.",
    } satisfies Record<WorkRefusal, string>,
  },
  en: {
    title: "Public works",
    lead: "Work for the public good in this community. You can take it over, except what is reserved for government.",
    search: "Search works",
    area: "Area",
    everywhere: "Everywhere",
    counted: (count: number) => (count === 1 ? "1 work" : `${count} works`),
    none: "We found nothing. Search with another word, or choose another area.",
    kind: (number: string, area: string) => `Public work ${number}, ${area}`,
    reserved: "reserved",
    costs: (amount: string) => `${amount} a year`,
    costUnknown: "cost unknown",
    reservedStand: "This work stays with government.",
    reservedGrounds: {
      powers: "It is a power of law or force.",
      backstop: "It is the last safety net.",
    },
    today: "How it goes now",
    who: "Who does it now",
    doers: {
      municipality: "The municipality itself",
      contractor: "By order of the municipality",
      people: "Residents themselves",
      nobody: "Nobody yet",
    },
    cost: "What it costs",
    costParts: (direct: string, overhead: string) =>
      `${direct} for who does it and ${overhead} for the municipality's own work`,
    unknown: "Nobody knows yet",
    contractEnd: "When the contract ends",
    serves: "For whom",
    demands: "What must go well",
    demandsLead: (count: number) =>
      count === 1
        ? "There is one requirement. None is added on the way."
        : `There are ${count} requirements. None is added on the way. Afterwards we look at each: was it met?`,
    noDemands: "There are no requirements.",
    protects: "Whom we protect",
    record: "What happened",
    toRecord: "Read the public record",
    toRecordGives: "Every step in this community",
    toList: "See other works",
    toListGives: "What else you can take over",
    sentences: {
      named: "This work is now among the public works.",
      handedOver: (doer: string) => `${doer} does this work from now on.`,
    },
    refusals: {
      area_unknown: "We do not know this area here. Choose one from the list.",
      too_many_requirements:
        "These are more requirements than the charter allows. Leave out the least important.",
    },
  },
});

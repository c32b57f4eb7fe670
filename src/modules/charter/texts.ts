import { bilingual } from "#lib/texts.ts";
import type { CharterRefusal } from "./model.ts";

export const texts = bilingual({
  nl: {
    rightsTitle: "Stadsrecht",
    rights: {
      "charter.adopt": {
        does: "Een stadsrecht vaststellen",
        fixed: "Een stadsrecht bepaalt niet zelf wie het stadsrecht vaststelt.",
      },
    },
    title: (community: string) => `Stadsrecht van ${community}`,
    lead: "Dit zijn de regels die deze gemeenschap zichzelf gaf. Alles wat hier gebeurt, volgt ze.",
    standardStand:
      "Deze gemeenschap nam nog geen eigen stadsrecht aan. De standaard van Meent geldt.",
    inForce: (version: number, from: string) => `Versie ${version} geldt sinds ${from}.`,
    until: (date: string) => `Zij geldt tot en met ${date}.`,
    keeps: "Wat onder een oudere versie begon, houdt de regels van die versie.",
    clauses: "De regels",
    rule: "Regel",
    source: "Waar het op steunt",
    own: "eigen keuze",
    standard: "standaard",
    adopted: (title: string, from: string) =>
      `De raad nam het stadsrecht aan: ${title}. Het geldt vanaf ${from}.`,
    refusals: {
      clause_unknown: "Een van de regels kent Meent niet. Haal haar weg of verbeter haar naam.",
      clause_out_of_range:
        "Een van de regels valt buiten wat de wet toelaat. Kies een andere waarde.",
      period_reversed: "Het einde ligt voor het begin. Kies een latere einddatum.",
    } satisfies Record<CharterRefusal, string>,
  },
  en: {
    rightsTitle: "Charter",
    rights: {
      "charter.adopt": {
        does: "Adopt a charter",
        fixed: "A charter does not say itself who adopts the charter.",
      },
    },
    title: (community: string) => `Charter (stadsrecht) of ${community}`,
    lead: "These are the rules this community gave itself. Everything that happens here follows them.",
    standardStand: "This community adopted no charter of its own yet. The standard of Meent holds.",
    inForce: (version: number, from: string) => `Version ${version} is in force since ${from}.`,
    until: (date: string) => `It holds until ${date}.`,
    keeps: "What began under an older version keeps the rules of that version.",
    clauses: "The rules",
    rule: "Rule",
    source: "What it rests on",
    own: "own choice",
    standard: "standard",
    adopted: (title: string, from: string) =>
      `The council adopted the charter: ${title}. It is in force from ${from}.`,
    refusals: {
      clause_unknown: "Meent does not know one of the rules. Remove it or correct its name.",
      clause_out_of_range: "One of the rules is outside what the law allows. Choose another value.",
      period_reversed: "The end is before the beginning. Choose a later end date.",
    },
  },
});

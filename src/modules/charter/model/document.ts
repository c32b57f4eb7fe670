import { z } from "zod";
import type { AnyClause, Charter } from "#lib/clause.ts";
import type { Language } from "#lib/texts.ts";
import { charterStates, type NamedParty, partyKinds, type Signature, seats } from "../model.ts";

/**
 * A charter as programs read it, with Dutch names as all our interfaces have. The JSON Schema is made
 * from the schemas here and of the clauses, so that the two cannot differ.
 */

const kinds = {
  council: "raad",
  executive: "college",
  village: "dorp",
  province: "provincie",
  state: "rijk",
} as const;

const states = {
  proposed: "voorgesteld",
  adopted: "aangenomen",
  inForce: "geldig",
  ended: "beëindigd",
  declined: "afgewezen",
  withdrawn: "teruggenomen",
} as const;

const party = z.object({
  soort: z.enum(partyKinds.map((kind) => kinds[kind])),
  naam: z.string(),
  belofte: z.string(),
  grondslag: z.discriminatedUnion("soort", [
    z.object({
      soort: z.literal("verordening"),
      titel: z.string(),
      artikel: z.string().nullable(),
      registernummer: z.string(),
    }),
    z.object({ soort: z.literal("zelfbinding"), titel: z.string(), besluitdatum: z.iso.date() }),
  ]),
  handtekeningen: z.array(
    z.object({ plaats: z.enum(["tekent", "tekentMee"]), moment: z.iso.datetime() }),
  ),
});

const head = z.object({
  versie: z.int().min(1),
  gebied: z.string().nullable().describe("Het gebied, of null voor de hele gemeenschap."),
  titel: z.string(),
  status: z.enum(charterStates.map((state) => states[state])),
  begindatum: z.iso.date(),
  einddatum: z.iso.date().nullable(),
  aangenomenOp: z.iso.datetime().nullable(),
});

/** One version in a list. */
export const versionHead = head;

/** One rule with its value, what that means, and where it comes from. */
function ruleSchema(clause: AnyClause) {
  return z
    .object({
      naam: z.string(),
      waarde: clause.schema,
      betekenis: z.string(),
      isStandaard: z.boolean(),
      bron: z.string(),
    })
    .describe(`${clause.name.nl}. ${clause.limit.nl}.`);
}

/** A whole document: the rules that hold, with the versions and parties they come from. */
export function documentSchema(declared: readonly AnyClause[]) {
  return z.object({
    gemeenschap: z.string(),
    gebied: z.string().nullable(),
    nummer: z
      .int()
      .min(0)
      .describe(
        "Wat een procedure bewaart: gebiedsversie × 10.000 + versie; 0 is de standaard van Meent.",
      ),
    versies: z.array(head.extend({ partijen: z.array(party) })),
    regels: z.object(
      Object.fromEntries(declared.map((clause) => [clause.key, ruleSchema(clause)])),
    ),
  });
}

interface Head {
  readonly version: number;
  readonly title: string;
  readonly state: (typeof charterStates)[number];
  readonly inForceFrom: string;
  readonly inForceUntil: string | null;
  readonly adoptedAt: Date | null;
}

export function headOf(version: Head, areaSlug: string | null): z.output<typeof versionHead> {
  return {
    versie: version.version,
    gebied: areaSlug,
    titel: version.title,
    status: states[version.state],
    begindatum: version.inForceFrom,
    einddatum: version.inForceUntil,
    aangenomenOp: version.adoptedAt?.toISOString() ?? null,
  };
}

export function partyOf(
  { kind, promise, basis, position }: NamedParty,
  name: string,
  signatures: readonly Signature[],
): z.output<typeof party> {
  return {
    soort: kinds[kind],
    naam: name,
    belofte: promise,
    grondslag:
      basis.kind === "ordinance"
        ? {
            soort: "verordening",
            titel: basis.title,
            artikel: basis.article,
            registernummer: basis.registerId,
          }
        : { soort: "zelfbinding", titel: basis.title, besluitdatum: basis.decidedOn },
    handtekeningen: signatures
      .filter((signature) => signature.position === position)
      .map(({ seat, at }) => ({
        plaats: seat === seats[0] ? "tekent" : "tekentMee",
        moment: at.toISOString(),
      })),
  };
}

export function rulesOfDocument(
  declared: readonly AnyClause[],
  charter: Charter,
  language: Language,
) {
  return Object.fromEntries(
    declared.map((clause) => [
      clause.key,
      {
        naam: clause.name[language],
        waarde: clause.valueIn(charter),
        betekenis: clause.say(charter, language),
        isStandaard: clause.isStandard(charter),
        bron: clause.source[language],
      },
    ]),
  );
}

import { z } from "zod";
import { mailAddress } from "#lib/mail-address.ts";
import { type Language, languages } from "#lib/texts.ts";
import { isInTheNetherlands, type Outline, outlinePointsMost } from "./model/outline.ts";
import type { Theme } from "./model/theme.ts";

/** The tenant: a municipality, village or region with its own charter. */
export interface Community {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** The opening words of its front page, per language. */
  readonly lead: string;
  readonly leadEnglish: string;
  readonly phone: string | null;
  /** The sender of its mail, where it has one of its own. */
  readonly mailAddress: string | null;
  readonly languages: readonly Language[];
  /** Its own colours, where it has them. */
  readonly theme: Theme | null;
  /** The municipality it lies in, as it calls itself: `Gemeente Noorderveld`. */
  readonly municipality: string | null;
  /** Whether that municipality takes part; without it nobody of it is awaited. */
  readonly takesPart: boolean;
  /** The CVDR id of its participation ordinance, where that holds a right to challenge. */
  readonly ordinance: string | null;
}

/** A village or neighbourhood of a community. */
export interface Area {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly residents: number | null;
  readonly cbsCode?: string | null;
  readonly outline?: Outline | null;
}

/** A person as she appears within one community. */
export interface Member {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly areaId: string | null;
}

export const organizationForms = [
  "association",
  "foundation",
  "cooperative",
  "firm",
  "municipal",
] as const;

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly form: (typeof organizationForms)[number];
}

export type PeopleRefusal = "area_unknown";

const name = z.string().trim().min(2).max(80);

/** Codes of Statistics Netherlands: a municipality, district, neighbourhood, or province. */
export const cbsCode = z.string().regex(/^(GM\d{4}|WK\d{6}|BU\d{8}|PV\d{2})$/);
export const cbsAreaCode = z.string().regex(/^(GM\d{4}|WK\d{6}|BU\d{8})$/);

/** How the national collection of local rules (CVDR, lokaleregelgeving.overheid.nl) numbers a rule. */
export const ordinanceId = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^CVDR\d{3,8}$/, { error: "ordinance_wrong" });

const theme = z.record(z.string(), z.object({ light: z.string(), dark: z.string() }));

/** Words that begin an address of Meent itself; twin of a check in the database, a test holds them. */
export const reservedWords = [
  ...["api", "assets", "begin", "en", "favicon", "gezond", "nl", "robots", "sitemap"],
] as const;

/** The word of a community in its address. */
export const communityWord = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,60}$/, { error: "word_wrong" })
  .refine((word) => !reservedWords.some((reserved) => reserved === word), {
    error: "word_reserved",
  });

export const newCommunity = z.object({
  slug: communityWord,
  name,
  cbsCode: cbsCode.nullable().default(null),
  languages: z.array(z.enum(languages)).min(1).default(["nl", "en"]),
  theme: theme.nullable().default(null),
  lead: z.string().max(300).default(""),
  leadEnglish: z.string().max(300).default(""),
  phone: z.string().max(30).nullable().default(null),
  mailAddress: mailAddress.nullable().default(null),
  municipality: name.nullable().default(null),
  takesPart: z.boolean().default(true),
  ordinance: ordinanceId.nullable().default(null),
});

/** What of a community can change after its birth; what is left out stays. */
export const newSettings = newCommunity
  .omit({
    slug: true,
    name: true,
    cbsCode: true,
    municipality: true,
    takesPart: true,
    ordinance: true,
  })
  .extend({
    // Without the defaults of a birth: what is left out stays as it is.
    lead: z.string().max(300),
    leadEnglish: z.string().max(300),
    phone: z.string().max(30).nullable(),
    mailAddress: mailAddress.nullable(),
    languages: z.array(z.enum(languages)).min(1),
    theme: theme.nullable(),
  })
  .partial();

export type NewSettings = z.output<typeof newSettings>;

/** The rings of a border, as `decideOutline` gives them. */
const outline = z
  .array(
    z
      .array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).readonly())
      .min(3)
      .max(outlinePointsMost)
      .readonly(),
  )
  .min(1)
  .max(500)
  .readonly()
  .refine((rings) => rings.reduce((sum, ring) => sum + ring.length, 0) <= outlinePointsMost)
  .refine((rings) => rings.every((ring) => ring.every(isInTheNetherlands)));

export const newArea = z.object({
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/),
  name,
  cbsCode: cbsAreaCode.nullable().default(null),
  residents: z.int().min(0).nullable().default(null),
  outline: outline.nullable().default(null),
});

/** Spots in order; a height behind longitude and latitude is not looked at. */
const lines = z.array(z.array(z.number()).min(2).max(4));

/** Where an area lies, as GeoJSON has it (RFC 7946); null takes away what was drawn. */
export const drawing = z.object({
  areaId: z.uuid(),
  geometry: z
    .union([
      z.object({ type: z.literal("Polygon"), coordinates: z.array(lines) }),
      z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(lines)) }),
    ])
    .nullable(),
});

export const newMember = z.object({ name, areaId: z.uuid().nullable().default(null) });

/** A name without capitals and accents, as people look for it. */
export function plainName(name: string): string {
  return name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}

import { z } from "zod";
import { mailAddress } from "#lib/mail-address.ts";

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
}

/** A village or neighbourhood of a community. */
export interface Area {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly residents: number | null;
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

export type PeopleRefusal = "name_taken" | "area_unknown";

const name = z.string().trim().min(2).max(80);

export const newCommunity = z.object({
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/),
  name,
  cbsCode: z
    .string()
    .regex(/^(GM|WK|BU)[0-9]{4,8}$/)
    .nullable()
    .default(null),
  lead: z.string().max(300).default(""),
  leadEnglish: z.string().max(300).default(""),
  phone: z.string().max(30).nullable().default(null),
  mailAddress: mailAddress.nullable().default(null),
});

export const newArea = z.object({
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/),
  name,
  residents: z.int().min(0).nullable().default(null),
});

export const newMember = z.object({ name, areaId: z.uuid().nullable().default(null) });

export const newOrganization = z.object({
  name: z.string().trim().min(2).max(120),
  form: z.enum(organizationForms),
});

/** A name without capitals and accents, as people look for it. */
export function plainName(name: string): string {
  return name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
}

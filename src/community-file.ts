import { mailAddress } from "#lib/mail-address.ts";
import type { Language } from "#lib/texts.ts";
import {
  cbsCode,
  communityWord,
  ordinanceId,
  planAreas,
  planTheme,
  reservedWords,
  slugFrom,
  type Theme,
} from "#modules/people";

/** What a community is made of, as a JSON file or the command line gives it. Paths are of files. */
export interface CommunityFile {
  readonly name?: string;
  readonly slug?: string;
  readonly cbsCode?: string;
  readonly areas?: string;
  readonly languages?: readonly string[];
  readonly lead?: string;
  readonly leadEnglish?: string;
  readonly phone?: string;
  readonly mailFrom?: string;
  readonly theme?: string;
  readonly municipality?: string;
  /** Whether that municipality takes part; without a word it does. */
  readonly takesPart?: boolean;
  readonly ordinance?: string;
  readonly clerk?: { readonly name?: string; readonly mail?: string };
}

/** What is wrong: the field, in a file the line, what it got. */
export interface FileFault {
  readonly field: string;
  readonly at?: number;
  readonly error: string;
  readonly got?: string;
}

const known = [
  "name",
  "slug",
  "cbsCode",
  "areas",
  "languages",
  "lead",
  "leadEnglish",
  "phone",
  "mailFrom",
  "theme",
  "municipality",
  "takesPart",
  "ordinance",
  "clerk",
];

/** Checks all of it before anything is written. `read` gives the bytes of a file. */
export async function planCommunity(
  given: CommunityFile,
  { read }: { readonly read: (path: string) => Promise<Uint8Array> },
) {
  const name = given.name?.trim() ?? "";
  const slug = given.slug ?? slugFrom(name);
  const faults = [...faultsOfWords(given, name, slug), ...faultsOfClerk(given)];
  const areas = await readAreas(given.areas, read, faults);
  const theme = await readTheme(given.theme, read, faults);
  if (faults.length > 0) return { faults };
  const settings = settingsOf(given, theme);
  const municipality = municipalityOf(given);
  const community = { ...settings, ...municipality, name, slug, cbsCode: given.cbsCode ?? null };
  return { faults, settings, municipality, wanted: { community, areas, clerk: clerkOf(given) } };
}

function faultsOfWords(given: CommunityFile, name: string, slug: string): FileFault[] {
  const { cbsCode: code, mailFrom, languages = ["nl"] } = given;
  const isLanguages = languages.includes("nl") && languages.every((one) => isLanguage(one));
  const checks: readonly (readonly [boolean, FileFault])[] = [
    ...Object.keys(given).map(
      (field) => [known.includes(field), { field, error: "not_known" }] as const,
    ),
    [isBetween(name, 2, 80), { field: "name", error: "needs_2_to_80_characters", got: name }],
    [
      communityWord.safeParse(slug).success,
      isReserved(slug)
        ? { field: "slug", error: "is_a_word_of_Meent_itself;_choose_another", got: slug }
        : { field: "slug", error: "needs_2_to_61_small_letters,_digits_and_dashes", got: slug },
    ],
    [
      code === undefined || cbsCode.safeParse(code).success,
      {
        field: "cbs",
        error: "is_no_code_as_GM0183,_WK018307,_BU01830700_or_PV04",
        got: code ?? "",
      },
    ],
    [isLanguages, { field: "languages", error: "are_nl_or_nl,en", got: languages.join(",") }],
    [
      mailFrom === undefined || mailAddress.safeParse(mailFrom).success,
      { field: "mail-from", error: "is_no_mail_address", got: mailFrom ?? "" },
    ],
    [isBetween(given.lead, 0, 300), { field: "lead", error: "is_longer_than_300_characters" }],
    [
      isBetween(given.leadEnglish, 0, 300),
      { field: "lead-en", error: "is_longer_than_300_characters" },
    ],
    [
      isBetween(given.municipality, 2, 80) || given.municipality === undefined,
      { field: "municipality", error: "needs_2_to_80_characters", got: given.municipality ?? "" },
    ],
    [
      given.takesPart === undefined || typeof given.takesPart === "boolean",
      { field: "takes-part", error: "is_yes_or_no", got: String(given.takesPart) },
    ],
    [
      given.ordinance === undefined || ordinanceId.safeParse(given.ordinance).success,
      { field: "ordinance", error: "is_no_number_as_CVDR730152", got: given.ordinance ?? "" },
    ],
    [isBetween(given.phone, 0, 30), { field: "phone", error: "is_longer_than_30_characters" }],
  ];
  return checks.filter(([isRight]) => !isRight).map(([, fault]) => fault);
}

function faultsOfClerk({ clerk }: CommunityFile): FileFault[] {
  if (!clerk) return [];
  const { name = "", mail } = clerk;
  return [
    ...(isBetween(name.trim(), 2, 80)
      ? []
      : [{ field: "clerk-name", error: "needs_2_to_80_characters", got: name }]),
    ...(mail === undefined || mailAddress.safeParse(mail).success
      ? []
      : [{ field: "clerk-mail", error: "is_no_mail_address", got: mail }]),
  ];
}

function settingsOf(given: CommunityFile, theme: Theme | undefined) {
  const { lead, leadEnglish, phone, mailFrom, languages } = given;
  return {
    ...(lead !== undefined && { lead }),
    ...(leadEnglish !== undefined && { leadEnglish }),
    ...(phone !== undefined && { phone }),
    ...(mailFrom !== undefined && { mailAddress: mailFrom }),
    ...(languages !== undefined && { languages: languages.filter(isLanguage) }),
    ...(theme && { theme }),
  };
}

function municipalityOf({ municipality, takesPart, ordinance }: CommunityFile) {
  return {
    ...(municipality !== undefined && { municipality }),
    ...(takesPart !== undefined && { takesPart }),
    ...(ordinance !== undefined && { ordinance }),
  };
}

function clerkOf({ clerk }: CommunityFile) {
  if (!clerk) return undefined;
  return { name: clerk.name?.trim() ?? "", ...(clerk.mail !== undefined && { mail: clerk.mail }) };
}

function isBetween(text: string | undefined, least: number, most: number): boolean {
  return text === undefined || (text.length >= least && text.length <= most);
}

function isLanguage(text: string): text is Language {
  return text === "nl" || text === "en";
}

function isReserved(slug: string): boolean {
  return reservedWords.some((word) => word === slug);
}

type Read = (path: string) => Promise<Uint8Array>;

async function readAreas(path: string | undefined, read: Read, faults: FileFault[]) {
  if (path === undefined) return [];
  const bytes = await read(path).catch(() => undefined);
  if (!bytes) {
    faults.push({ field: "areas", error: "the_file_cannot_be_read", got: path });
    return [];
  }
  const plan = planAreas(bytes);
  faults.push(...plan.faults.map((fault) => ({ field: "areas", ...fault })));
  return plan.areas;
}

async function readTheme(path: string | undefined, read: Read, faults: FileFault[]) {
  if (path === undefined) return undefined;
  const wrong = (error: string, got = path) => void faults.push({ field: "theme", error, got });
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(await read(path)));
  } catch {
    wrong("the_file_cannot_be_read_as_JSON");
    return undefined;
  }
  const plan = planTheme(parsed);
  if (plan.ok) return plan.theme;
  for (const fault of plan.faults) {
    if (fault.error === "contrast_low")
      wrong(
        `${fault.token}_on_${fault.ground}_(${fault.scheme})_has_contrast_${fault.ratio.toFixed(2)},_needs_${fault.wanted}`,
        "",
      );
    else wrong(fault.error, "token" in fault ? fault.token : path);
  }
  return undefined;
}

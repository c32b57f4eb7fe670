import type { Charter } from "#lib/clause.ts";
import { dateText } from "#lib/format.ts";
import { type FactLicence, licenceClauses, type WordLicence } from "#modules/moderation";
import type { Resource } from "#platform/api.ts";
import type { LicencesSince } from "./licences.ts";

/**
 * The catalogue of a community's open data: DCAT-AP-NL 3.0 (https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/)
 * in JSON-LD, for data.overheid.nl and others that gather. Each list is a dataset, as JSON and as CSV;
 * where people speak in it, also as facts alone, for those have a licence of their own.
 */

interface CatalogueParts {
  readonly community: { readonly slug: string; readonly name: string };
  readonly origin: string;
  readonly resources: readonly Pick<Resource, "name" | "title" | "what" | "words" | "isOfOthers">[];
  readonly charter: Charter;
  readonly since: LicencesSince;
}

const open = "http://publications.europa.eu/resource/authority/access-right/PUBLIC";
/** The list of licences that DCAT-AP-NL prescribes; what is under none of Creative Commons is not open. */
const licences = "https://definities.geostandaarden.nl/dcat-ap-nl/id/waardelijst/licenties/";
const licenceOf = {
  cc0: `${licences}cc0`,
  ccBy: `${licences}naamsvermelding40`,
  ccBySa: `${licences}naamsvermelding_gelijkdelen40`,
  own: `${licences}niet_open`,
} as const satisfies Record<FactLicence | WordLicence, string>;

/** Also of facts: they name people. */
const aboutNames =
  "Namen van mensen zijn persoonsgegevens: ook wie ze overneemt, houdt zich aan de AVG.";
const olderWords =
  "Voor wat eerder geschreven is, blijft gelden wat toen in het stadsrecht stond. ";
/** Government, in the list of themes that DCAT-AP prescribes. */
const theme = "http://publications.europa.eu/resource/authority/data-theme/GOVE";
const fileTypes = "http://publications.europa.eu/resource/authority/file-type/";

export function catalogue({ community, origin, resources, charter, since }: CatalogueParts) {
  const base = `${origin}/api/v1/gemeenschappen/${community.slug}`;
  const publisher = {
    "@id": `${origin}/${community.slug}`,
    "@type": "foaf:Agent",
    "foaf:name": inDutch(community.name),
  };
  const shared = {
    "dct:accessRights": { "@id": open },
    "dct:publisher": publisher,
    "dct:creator": publisher,
    "dcat:theme": [{ "@id": theme }],
    "dcat:contactPoint": {
      "@type": "vcard:Organization",
      "vcard:fn": inDutch(community.name),
      "vcard:hasURL": { "@id": `${origin}/${community.slug}` },
    },
  };
  const terms = termsUnder(charter, since);
  return {
    "@context": {
      dcat: "http://www.w3.org/ns/dcat#",
      dct: "http://purl.org/dc/terms/",
      foaf: "http://xmlns.com/foaf/0.1/",
      rdfs: "http://www.w3.org/2000/01/rdf-schema#",
      vcard: "http://www.w3.org/2006/vcard/ns#",
    },
    "@id": `${base}/catalogus`,
    "@type": "dcat:Catalog",
    "dct:title": inDutch(`Open gegevens van ${community.name}`),
    "dct:description": inDutch(
      "Wat in deze gemeenschap aan publiek werk wordt gevraagd, afgesproken en gedaan.",
    ),
    "dct:license": { "@id": terms.facts.licence },
    "dct:publisher": publisher,
    "dcat:contactPoint": shared["dcat:contactPoint"],
    "dcat:service": [
      {
        ...shared,
        "@id": `${origin}/api/v1`,
        "@type": "dcat:DataService",
        "dct:identifier": `${origin}/api/v1`,
        "dct:title": inDutch("Meent, voor programma’s"),
        "dct:description": inDutch("Alle openbare gegevens, om te lezen."),
        "dct:license": { "@id": terms.facts.licence },
        "dcat:endpointURL": { "@id": `${origin}/api/v1` },
        "dcat:endpointDescription": { "@id": `${origin}/api/v1/openapi.json` },
      },
    ],
    "dcat:dataset": resources.map((resource) => ({
      ...shared,
      ...datasetOf(resource, base, community.name, terms),
    })),
  };
}

/** What may be done with a file, and what else holds for it. */
interface Terms {
  readonly licence: string;
  readonly rights: string;
  /** The day from which it holds without a break; null where it never was otherwise. */
  readonly since: string | null;
}

function termsUnder(
  charter: Charter,
  since: LicencesSince,
): Readonly<Record<"facts" | "words" | "ofOthers", Terms>> {
  const from = (day: string | null, more = "") =>
    day === null ? "" : `Dat geldt sinds ${dateText(day, "nl")}. ${more}`;
  return {
    facts: {
      licence: licenceOf[charter.value(licenceClauses.facts)],
      rights: `${from(since.facts)}${aboutNames}`,
      since: since.facts,
    },
    words: {
      licence: licenceOf[charter.value(licenceClauses.words)],
      rights: `${licenceClauses.words.say(charter, "nl")} ${from(since.words, olderWords)}${aboutNames}`,
      since: since.words,
    },
    ofOthers: {
      licence: licenceOf.own,
      rights: `Wat hiermee mag, zegt de gemeenschap waar het vandaan komt. ${aboutNames}`,
      since: null,
    },
  };
}

function datasetOf(
  { name, title, what, words, isOfOthers }: CatalogueParts["resources"][number],
  base: string,
  community: string,
  terms: ReturnType<typeof termsUnder>,
) {
  const list = `${base}/${name}`;
  const whole = isOfOthers ? terms.ofOthers : words.length > 0 ? terms.words : terms.facts;
  const factsAlone = [
    distribution(`${list}?velden=feiten`, "JSON", terms.facts, "alleen de feiten"),
    distribution(`${list}.csv?velden=feiten`, "CSV", terms.facts, "alleen de feiten"),
  ];
  return {
    "@id": list,
    "@type": "dcat:Dataset",
    "dct:identifier": list,
    "dct:title": inDutch(`${title} van ${community}`),
    "dct:description": inDutch(what),
    "dcat:distribution": [
      distribution(list, "JSON", whole, "alles"),
      distribution(`${list}.csv`, "CSV", whole, "alles"),
      ...(whole === terms.words ? factsAlone : []),
    ],
  };
}

function distribution(
  address: string,
  fileType: "JSON" | "CSV",
  { licence, rights, since }: Terms,
  part: string,
) {
  return {
    "@id": `${address}#${fileType.toLowerCase()}`,
    "@type": "dcat:Distribution",
    "dct:title": inDutch(`${fileType}, ${part}`),
    "dcat:accessURL": { "@id": address },
    "dcat:downloadURL": { "@id": address },
    "dct:format": { "@id": `${fileTypes}${fileType}` },
    "dct:license": { "@id": licence },
    "dct:rights": {
      "@type": "dct:RightsStatement",
      "rdfs:label": inDutch(rights),
      // An interval without an end (ISO 8601-2): the licence holds since that day.
      ...(since !== null && { "dct:valid": `${since}/..` }),
    },
  };
}

function inDutch(text: string) {
  return { "@value": text, "@language": "nl" };
}

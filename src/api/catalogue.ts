import type { Resource } from "#platform/api.ts";

/**
 * The catalogue of a community's open data: DCAT-AP-NL 3.0 (https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/)
 * in JSON-LD, for data.overheid.nl and others that gather. Each list is a dataset, as JSON and as CSV.
 */

interface CatalogueParts {
  readonly community: { readonly slug: string; readonly name: string };
  readonly origin: string;
  readonly resources: readonly Pick<Resource, "name" | "title" | "what">[];
}

const open = "http://publications.europa.eu/resource/authority/access-right/PUBLIC";
/** What residents wrote is in it too, and they were asked for no licence: so none is claimed for them. */
const licence = "http://standaarden.overheid.nl/owms/terms/licentieonbekend";
/** Government, in the list of themes that DCAT-AP prescribes. */
const theme = "http://publications.europa.eu/resource/authority/data-theme/GOVE";
const fileTypes = "http://publications.europa.eu/resource/authority/file-type/";

export function catalogue({ community, origin, resources }: CatalogueParts) {
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
  return {
    "@context": {
      dcat: "http://www.w3.org/ns/dcat#",
      dct: "http://purl.org/dc/terms/",
      foaf: "http://xmlns.com/foaf/0.1/",
      vcard: "http://www.w3.org/2006/vcard/ns#",
    },
    "@id": `${base}/catalogus`,
    "@type": "dcat:Catalog",
    "dct:title": inDutch(`Open gegevens van ${community.name}`),
    "dct:description": inDutch(
      "Wat in deze gemeenschap aan publiek werk wordt gevraagd, afgesproken en gedaan.",
    ),
    "dct:license": { "@id": licence },
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
        "dct:license": { "@id": licence },
        "dcat:endpointURL": { "@id": `${origin}/api/v1` },
        "dcat:endpointDescription": { "@id": `${origin}/api/v1/openapi.json` },
      },
    ],
    "dcat:dataset": resources.map(({ name, title, what }) => ({
      ...shared,
      "@id": `${base}/${name}`,
      "@type": "dcat:Dataset",
      "dct:identifier": `${base}/${name}`,
      "dct:title": inDutch(`${title} van ${community.name}`),
      "dct:description": inDutch(what),
      "dcat:distribution": [
        distribution(`${base}/${name}`, "JSON"),
        distribution(`${base}/${name}.csv`, "CSV"),
      ],
    })),
  };
}

function distribution(address: string, fileType: "JSON" | "CSV") {
  return {
    "@id": `${address}#${fileType.toLowerCase()}`,
    "@type": "dcat:Distribution",
    "dcat:accessURL": { "@id": address },
    "dcat:downloadURL": { "@id": address },
    "dct:format": { "@id": `${fileTypes}${fileType}` },
    "dct:license": { "@id": licence },
  };
}

function inDutch(text: string) {
  return { "@value": text, "@language": "nl" };
}

import { z } from "zod";
import type { AnyAction } from "#platform/act.ts";
import { apiVersion, type Resource } from "#platform/api.ts";
import { hitItem } from "./search.ts";
import { jsonSchemaOf, type ModuleWords, segmentOf } from "./write.ts";

/**
 * The OpenAPI 3.1 document, made from the same schemas that parse what comes in. It follows the NL API
 * Design Rules (https://developer.overheid.nl/kennisbank/apis/api-design-rules/), held by their linter.
 */

interface DocumentParts {
  readonly resources: readonly Resource[];
  readonly actions: readonly AnyAction[];
  readonly words: readonly ModuleWords[];
  readonly origin: string;
}

type Json = Readonly<Record<string, unknown>>;

const community = {
  name: "gemeenschap",
  in: "path",
  required: true,
  description: "Het woord van de gemeenschap in het adres, zoals `noorderveld`.",
  schema: { type: "string", pattern: "^[a-z0-9-]+$" },
};

const language = {
  name: "taal",
  in: "query",
  description: "In welke taal zinnen zijn.",
  schema: { type: "string", enum: ["nl", "en"], default: "nl" },
};

const fields = {
  name: "velden",
  in: "query",
  description:
    "Met `feiten` zonder de velden waarin mensen spreken; daarvoor geldt de licentie van de feiten.",
  schema: { type: "string", enum: ["alles", "feiten"], default: "alles" },
};

/** Whoever runs Meent puts a proxy with TLS before it: outside there is no address without. */
function serverOf(origin: string): string {
  return `${origin.replace(/^http:/, "https:")}/api/v1`;
}

export function openApi({ resources, actions, words, origin }: DocumentParts): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "Meent",
      version: apiVersion,
      description: [
        "Alles wat openbaar is, kan iedereen lezen. Alles wat iemand mag doen, kan een programma voor haar",
        "doen, met een eigen sleutel: die maakt zij op `/mij/toegang` van haar gemeenschap, voor de onderdelen",
        "die zij kiest. De namen van handelingen zijn die van de tabel van rechten (`/rechten`).",
        "Bedragen zijn in lijsten hele centen; in een handeling een tekst in euro's, zoals `1.250,50`.",
        "Stuur bij elke handeling een `Idempotency-Key`: twee keer hetzelfde verzoek werkt dan één keer.",
      ].join("\n"),
      license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
      contact: {
        name: "Wie deze Meent beheert",
        url: origin,
        // Every host that takes mail has this mailbox (RFC 2142).
        email: `postmaster@${new URL(origin).hostname}`,
      },
    },
    servers: [{ url: serverOf(origin) }],
    tags: [
      ...resources.map(({ title, what }) => ({ name: title, description: what })),
      ...groupsOf(actions, words).map((name) => ({ name: `Doen: ${name}` })),
    ],
    paths: Object.assign(
      {},
      communities(),
      catalogues(),
      searches(resources),
      ...resources.map(pathsOf),
      ...deedsOf(actions, words),
    ),
    components: {
      securitySchemes: {
        sleutel: {
          type: "http",
          scheme: "bearer",
          description: "`meent_…`, gemaakt op /mij/toegang",
        },
      },
      headers: {
        "API-Version": { description: "De hele versie.", schema: { type: "string" } },
        Link: { description: "Waar het volgende stuk is.", schema: { type: "string" } },
      },
      schemas: {
        Problem: problemSchema,
        ...Object.fromEntries(resources.map((one) => [schemaName(one), itemSchema(one)])),
      },
      responses: problems,
    },
  };
}

/* Reading ---------------------------------------------------------------------------------------- */

function communities(): Json {
  return {
    "/gemeenschappen": {
      get: {
        operationId: "gemeenschappen",
        summary: "De gemeenschappen van deze Meent",
        responses: {
          "200": answer("De gemeenschappen", {
            type: "object",
            required: ["items", "volgende"],
            properties: {
              items: {
                type: "array",
                items: {
                  type: "object",
                  required: ["slug", "naam"],
                  properties: { slug: { type: "string" }, naam: { type: "string" } },
                },
              },
              volgende: { type: ["string", "null"] },
            },
          }),
        },
      },
    },
  };
}

function catalogues(): Json {
  return {
    "/gemeenschappen/{gemeenschap}/catalogus": {
      get: {
        operationId: "catalogus",
        summary: "De open gegevens van een gemeenschap, als DCAT-AP-NL",
        parameters: [community],
        responses: {
          "200": {
            description: "De catalogus, in JSON-LD",
            headers: version,
            content: { "application/ld+json": { schema: { type: "object" } } },
          },
          "400": problem("400"),
          "404": problem("404"),
        },
      },
    },
  };
}

function searches(resources: readonly Resource[]): Json {
  const { $schema, ...item } = z.toJSONSchema(hitItem) as Record<string, unknown>;
  const text = (name: string, description: string, schema: Json = { type: "string" }) => ({
    name,
    in: "query",
    description,
    schema,
  });
  return {
    "/gemeenschappen/{gemeenschap}/zoeken": {
      get: {
        operationId: "zoeken",
        summary: "Zoeken in alles wat openbaar is, het beste eerst",
        description: [
          "Alle woorden moeten erin staan; woorden tussen aanhalingstekens staan bij elkaar, en met een",
          "streepje ervoor juist niet. Past niets, dan komt wat erop lijkt, en is `lijktErop` waar.",
        ].join("\n"),
        parameters: [
          community,
          { ...text("zoek", "Wat u zoekt, 2 tot en met 200 tekens."), required: true },
          text("soort", `Alleen dit, zoals ${resources[0]?.name ?? "werken"}.`),
          text("gebied", "Alleen dit gebied, met zijn woord in het adres."),
          text("aantal", "Hoeveel.", { type: "integer", minimum: 1, maximum: 100, default: 50 }),
          text("na", "Hoeveel er al waren; staat in het adres van `volgende`."),
          language,
        ],
        responses: {
          "200": answer(
            "Wat past",
            {
              type: "object",
              required: ["items", "volgende", "aantal", "lijktErop"],
              properties: {
                items: { type: "array", items: item },
                volgende: { type: ["string", "null"] },
                aantal: { type: "integer", description: "Hoeveel er passen, ten hoogste 1000." },
                lijktErop: { type: "boolean" },
              },
            },
            ["Link"],
          ),
          "400": problem("400"),
          "404": problem("404"),
        },
      },
    },
  };
}

/** The files of a list: their ending, their kind, and what they are for. */
const files = [
  ["csv", "text/csv", "als bestand voor een rekenblad"],
  ["atom", "application/atom+xml", "om in een nieuwslezer te volgen: de laatste vijftig"],
  ["ics", "text/calendar", "in een agenda: wat een dag heeft"],
] as const;

function filesOf({ hasNoDays }: Resource) {
  return files.filter(([ending]) => !(ending === "ics" && hasNoDays));
}

function pathsOf(resource: Resource): Json {
  const at = `/gemeenschappen/{gemeenschap}/${resource.name}`;
  const item = { $ref: `#/components/schemas/${schemaName(resource)}` };
  const tags = [resource.title];
  const faults = { "400": problem("400"), "404": problem("404") };
  const list = {
    type: "object",
    required: ["items", "volgende"],
    properties: {
      items: { type: "array", items: item },
      volgende: {
        type: ["string", "null"],
        description: "Het adres van het volgende stuk; null aan het einde.",
      },
    },
  };
  const one = {
    [`${at}/{sleutel}`]: {
      get: {
        operationId: `${resource.name}-een`,
        summary: `${resource.title}: één`,
        tags,
        parameters: [
          community,
          {
            name: "sleutel",
            in: "path",
            required: true,
            description: "Het nummer, zoals in de lijst.",
            schema: { type: "string" },
          },
          fields,
          language,
        ],
        responses: { "200": answer(resource.title, item), ...faults },
      },
    },
  };
  return {
    [at]: {
      get: {
        operationId: resource.name,
        summary: `${resource.title}, de nieuwste eerst`,
        description: resource.what,
        tags,
        parameters: [
          community,
          {
            name: "aantal",
            in: "query",
            schema: { type: "integer", minimum: 1, maximum: 100, default: 50 },
          },
          {
            name: "na",
            in: "query",
            description: "Waar het vorige stuk ophield; staat in het adres van `volgende`.",
            schema: { type: "string" },
          },
          fields,
          language,
        ],
        responses: { "200": answer(resource.title, list, ["Link"]), ...faults },
      },
    },
    ...Object.fromEntries(
      filesOf(resource).map(([ending, type, what]) => [
        `${at}.${ending}`,
        {
          get: {
            operationId: `${resource.name}-${ending}`,
            summary: `${resource.title} ${what}`,
            tags,
            parameters: [community, ...(ending === "csv" ? [fields] : []), language],
            responses: {
              "200": {
                description: resource.title,
                headers: version,
                content: { [type]: { schema: { type: "string" } } },
              },
              ...faults,
              "429": problem("429"),
            },
          },
        },
      ]),
    ),
    ...(resource.find && one),
  };
}

/** `wij-doen-dit` is `WijDoenDit`. */
function schemaName({ name }: Resource): string {
  return name.replaceAll(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

function itemSchema({ item, what }: Resource): Json {
  const { $schema, ...schema } = z.toJSONSchema(item) as Record<string, unknown>;
  return { description: what, ...schema };
}

/* Doing ------------------------------------------------------------------------------------------ */

function groupsOf(actions: readonly AnyAction[], words: readonly ModuleWords[]): string[] {
  return words
    .filter(({ rights }) => rights.some(({ name }) => actions.some((one) => one.name === name)))
    .map(({ texts }) => texts.nl.rightsTitle);
}

function deedsOf(actions: readonly AnyAction[], words: readonly ModuleWords[]): Json[] {
  return actions.map((action) => {
    const module = words.find(({ rights }) => rights.some(({ name }) => name === action.name));
    const said = module?.texts.nl.rights[action.name];
    const { $schema, ...schema } = jsonSchemaOf(action.input) as Record<string, unknown>;
    return {
      [`/gemeenschappen/{gemeenschap}/handelingen/${segmentOf(action.name)}`]: {
        post: {
          operationId: action.name,
          summary: said?.does ?? action.name,
          ...(said?.must && { description: said.must }),
          tags: [`Doen: ${module?.texts.nl.rightsTitle}`],
          security: [{ sleutel: [] }],
          parameters: [
            community,
            {
              name: "Idempotency-Key",
              in: "header",
              description:
                "Zelf gekozen en nieuw voor elke handeling; herhalen heeft dan geen gevolg.",
              schema: { type: "string", minLength: 8, maxLength: 200 },
            },
            language,
          ],
          requestBody: { required: true, content: { "application/json": { schema } } },
          responses: {
            "200": answer("Gedaan: wat er ontstond, of niets.", {
              type: "object",
              additionalProperties: { type: ["string", "number", "boolean", "null"] },
            }),
            ...Object.fromEntries(Object.keys(problems).map((status) => [status, problem(status)])),
          },
        },
      },
    };
  });
}

/* Answers ---------------------------------------------------------------------------------------- */

const version = { "API-Version": { $ref: "#/components/headers/API-Version" } };

function answer(description: string, schema: unknown, headers: readonly "Link"[] = []): Json {
  const more = Object.fromEntries(
    headers.map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );
  return {
    description,
    headers: { ...version, ...more },
    content: { "application/json": { schema } },
  };
}

function problem(status: string): Json {
  return problems[status] as Json;
}

const problemSchema = {
  type: "object",
  description: "RFC 9457. `code` is de naam van de regel waaraan niet is voldaan.",
  required: ["type", "status", "title", "detail", "code"],
  properties: {
    type: { type: "string" },
    status: { type: "integer" },
    title: { type: "string" },
    detail: { type: "string" },
    code: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["field", "code", "detail"],
        properties: {
          field: { type: "string" },
          code: { type: "string" },
          detail: { type: "string" },
        },
      },
    },
  },
};

const problems: Readonly<Record<string, Json>> = Object.fromEntries(
  Object.entries({
    "400": "De invoer klopt niet.",
    "401": "De sleutel ontbreekt of werkt hier niet.",
    "403": "Dit mag deze persoon niet, of deze sleutel niet.",
    "404": "Dit is hier niet.",
    "409": "De Idempotency-Key was al gebruikt voor een ander verzoek.",
    "413": "Te groot.",
    "415": "Geen JSON.",
    "422": "Een regel staat het niet toe; `code` zegt welke.",
    "429": "Te veel verzoeken.",
    "500": "Er ging bij ons iets mis.",
  }).map(([status, description]) => [
    status,
    { description, content: { "application/problem+json": { schema: problemSchema } } },
  ]),
);

/** The architecture, in one file that fails the build. Each rule says what to do instead. */
const anyModule = "^src/modules/([^/]+)/";
const test = "\\.test\\.tsx?$";

/**
 * Who may use whom, lower floors only (design 1). A module may use the modules listed, through their
 * index.ts, and no others. A new edge needs a decision record.
 */
const floors = [
  ["people"],
  ["accounts"],
  ["charter"],
  ["notifications"],
  ["moderation"],
  ["market"],
  ["mandates"],
  ["deals"],
  ["works"],
  ["coalitions"],
  ["challenges"],
  ["letters"],
  ["signals"],
  ["initiatives"],
  ["acts"],
  ["search"],
  ["home"],
  ["webhooks"],
];
const uses = Object.fromEntries(
  floors.flatMap((floor, height) => floor.map((name) => [name, floors.slice(0, height).flat()])),
);

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Move the shared idea down into the lower module, or subscribe to the record.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "lib-is-pure",
      comment: "lib is pure and ours: no database, no web, no module.",
      severity: "error",
      from: { path: "^src/lib/", pathNot: test },
      to: {
        path: "^(src/(platform|ui|modules|demo)/|src/[^/]+$)|node_modules/(pg|kysely|hono|preact)/",
      },
    },
    {
      name: "model-is-pure",
      comment: "A model decides; it never does. Pass data in, return a Result.",
      severity: "error",
      from: { path: "^src/modules/[^/]+/model", pathNot: test },
      to: { pathNot: ["^src/lib/", "^src/modules/[^/]+/model", "^packages/", "node_modules/zod/"] },
    },
    {
      name: "model-stays-home",
      comment: "A model knows only its own module. Share a type through #lib.",
      severity: "error",
      from: { path: `${anyModule}model` },
      to: { path: "^src/modules/", pathNot: "^src/modules/$1/" },
    },
    {
      name: "sql-only-in-store",
      comment: "Write the query in store.ts and give it a name.",
      severity: "error",
      from: { path: "^src/(modules|demo)/", pathNot: ["/store\\.ts$", test] },
      to: { path: ["node_modules/(kysely|pg)/", "^src/platform/(sql|schema|database)\\.ts$"] },
    },
    {
      name: "store-knows-no-web",
      comment: "A store turns rows into model types, nothing else.",
      severity: "error",
      from: { path: "/store\\.ts$" },
      to: {
        pathNot: [
          "^src/platform/(db|sql|schema)\\.ts$",
          "^src/lib/",
          "/model",
          "node_modules/kysely/",
        ],
      },
    },
    {
      name: "actions-know-no-web",
      comment: "An action is called by pages, api and jobs alike.",
      severity: "error",
      from: { path: "/actions(\\.ts$|/)", pathNot: test },
      to: {
        path: [
          "node_modules/(hono|preact)/",
          "/(pages|api|jobs)\\.tsx?$",
          "^src/ui/",
          "^src/platform/http",
        ],
      },
    },
    {
      name: "only-through-the-front-door",
      comment: "Import #modules/<name>; ask that module to offer what you need.",
      severity: "error",
      from: { path: anyModule },
      to: { path: "^src/modules/", pathNot: ["^src/modules/$1/", "/index\\.ts$"] },
    },
    {
      name: "platform-knows-no-modules",
      comment:
        "Platform, ui and lib are below every module; app.ts passes in what they need of it.",
      severity: "error",
      from: { path: "^src/(platform|ui|lib)/", pathNot: test },
      to: { path: "^src/(modules|demo)/|^src/(main|app|shell)" },
    },
    {
      name: "ui-knows-no-platform",
      comment: "The house style is drawn from its props alone.",
      severity: "error",
      from: { path: "^src/ui/" },
      to: { path: "^src/platform/" },
    },
    {
      name: "modules-know-no-top",
      comment: "app.ts, shell and demo know the modules, never the other way round.",
      severity: "error",
      from: { path: "^src/modules/", pathNot: test },
      to: { path: "^src/(demo/|main|app|shell)" },
    },
    {
      name: "packages-stand-alone",
      comment: "An engine is useful by itself on npm: it knows nothing of the application.",
      severity: "error",
      from: { path: "^packages/([^/]+)/" },
      to: { path: "^(src|bench|test)/|^packages/", pathNot: "^packages/$1/" },
    },
    ...Object.entries(uses).map(([name, allowed]) => ({
      name: `${name}-uses-lower-floors`,
      comment: "Use a lower floor, or subscribe to the record. A new edge needs a decision record.",
      severity: "error",
      from: { path: `^src/modules/${name}/` },
      to: {
        path: "^src/modules/",
        pathNot: [name, ...allowed].map((other) => `^src/modules/${other}/`),
      },
    })),
    {
      name: "no-orphans",
      comment: "Delete it.",
      severity: "error",
      from: {
        orphan: true,
        pathNot: ["\\.d\\.ts$", test, "^src/ui/islands/", "^packages/[^/]+/(bin|src/cli)"],
      },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["@meent/source", "import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js"],
    },
  },
};

/** What no answer may tell of how Meent is made, whatever was asked. */
const internals: readonly (readonly [string, RegExp])[] = [
  [
    "a line of a stack trace",
    /\bat [\w.<>$]{1,80} \((?:file:|node:|\/)|\.(?:ts|tsx|mjs|js):\d+:\d+/,
  ],
  ["a path of the machine", /\/node_modules\/|\/(?:home|root|var|tmp|work|usr)\/[\w.-]+\//],
  [
    "a statement of SQL",
    /\bselect\b.{1,200}\bfrom "?\w+"?\."?\w+|\b(?:insert into|delete from|update) "?\w+"?\."?\w+/i,
  ],
  [
    "a sentence of PostgreSQL",
    /syntax error at|violates [\w-]+ constraint|duplicate key|invalid input syntax|does not exist\b.*relation|permission denied for|current transaction is aborted/i,
  ],
  ["an address of a database", /postgres(?:ql)?:\/\//i],
  ["a role of the database", /\bmeent_(?:app|owner|worker)\b/],
  ["an error of the language", /\b(?:TypeError|RangeError|ReferenceError|SyntaxError|ZodError)\b/],
  ["an error of the network", /\bE(?:CONNREFUSED|CONNRESET|NOENT|PIPE)\b/],
  ["an object that was made into text", /\[object Object\]/],
];

/** The names of the internals that a text tells; empty for what may be said. */
export function leaksIn(text: string): readonly string[] {
  return internals.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
}

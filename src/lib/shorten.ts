/**
 * A text on one line of at most `most` characters: white space becomes single spaces, and what is too
 * long ends after a whole word, without its comma or full stop, with " …".
 */
export function shorten(text: string, most = 160): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 2);
  const end = cut.lastIndexOf(" ");
  // One word of more than half the line is cut itself, never through the middle of a character.
  const words = end >= most / 2 ? cut.slice(0, end) : cut.replace(/[\ud800-\udbff]$/, "");
  return `${withoutStops(words)} …`;
}

/** Without the points and commas at its end; a pattern would try each of a long row anew. */
export function withoutStops(text: string): string {
  let end = text.length;
  while (end > 0 && ".,;:".includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** What stands before the first empty line. */
export function firstParagraph(text: string): string {
  return text.trim().split(/\n\s*\n/)[0] ?? "";
}

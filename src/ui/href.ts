/** A place a page points to. */
export interface LinkTarget {
  readonly label: string;
  readonly href: string;
}

const safeProtocols = new Set(["http:", "https:", "mailto:", "tel:"]);

/**
 * Whether an address may stand in a link: http(s), mailto, tel, or relative. Read with the parser
 * that browsers use (WHATWG URL), so that `java\nscript:` does not slip through.
 */
export function isSafeHref(href: string): boolean {
  const address = URL.parse(href, "https://meent.invalid/");
  return address !== null && safeProtocols.has(address.protocol);
}

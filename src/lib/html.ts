/**
 * A text as HTML, for a feed: what people wrote is shown as they wrote it, and never run. Signs that
 * XML 1.0 does not know would make the whole feed unreadable, so they are left out.
 */
export function asHtml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\n", "<br>");
}

import type { Language } from "#lib/texts.ts";

/**
 * What a mail says, as blocks: one source for its plain text, its HTML and the outbox of a demo. The
 * HTML holds nothing remote: no picture, no style sheet, no counter of who opened it.
 */
export type MailBlock =
  /** A paragraph. */
  | string
  | { readonly heading: string }
  /** Where to go; `path` is below the community, as `/deals/D-2026-014`. */
  | { readonly label: string; readonly path: string }
  /** What a person wrote. */
  | { readonly quote: string }
  | { readonly list: readonly (string | { readonly text: string; readonly path: string })[] };

/** Who sends, and where its pages are. */
export interface MailFrame {
  readonly language: Language;
  readonly subject: string;
  /** The community's name. */
  readonly sender: string;
  /** The last line: why this mail came. */
  readonly closing: string;
  /** The whole address of a path below the community. */
  addressOf(path: string): string;
}

/** The plain text: all that the HTML says, each address written out. */
export function mailText(body: readonly MailBlock[], frame: MailFrame): string {
  const blocks = body.map((block) => textOf(block, frame));
  return `${[...blocks, `-- \n${frame.sender}\n${frame.closing}`].join("\n\n")}\n`;
}

function textOf(block: MailBlock, { addressOf }: MailFrame): string {
  if (typeof block === "string") return block;
  if ("heading" in block) return `${block.heading}\n${"=".repeat([...block.heading].length)}`;
  if ("path" in block) return `${block.label}:\n${addressOf(block.path)}`;
  if ("quote" in block)
    return block.quote
      .split("\n")
      .map((line) => `> ${line}`)
      .join("\n");
  return block.list
    .map((item) =>
      typeof item === "string" ? `- ${item}` : `- ${item.text}\n  ${addressOf(item.path)}`,
    )
    .join("\n");
}

/** A whole HTML document; headings, lists and links only, so that any reader can read it. */
export function mailHtml(body: readonly MailBlock[], frame: MailFrame): string {
  const { language, subject, sender, closing } = frame;
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">`,
    `<title>${escaped(subject)}</title></head>`,
    `<body><div lang="${language}" style="max-width:36em;font:16px/1.55 sans-serif">`,
    ...body.map((block) => htmlOf(block, frame)),
    `<hr><p>${escaped(sender)}<br>${escaped(closing)}</p></div></body></html>`,
  ].join("\n");
}

function htmlOf(block: MailBlock, frame: MailFrame): string {
  if (typeof block === "string") return `<p>${lines(block)}</p>`;
  if ("heading" in block)
    return `<h2 style="font-size:20px;margin:24px 0 8px">${escaped(block.heading)}</h2>`;
  // The address stands there too: who does not trust a link can see where it leads.
  if ("path" in block) {
    const address = escaped(frame.addressOf(block.path));
    return `<p><a href="${address}"><b>${escaped(block.label)}</b></a><br><small>${address}</small></p>`;
  }
  if ("quote" in block) return `<blockquote>${lines(block.quote)}</blockquote>`;
  const items = block.list.map((item) =>
    typeof item === "string"
      ? `<li>${escaped(item)}</li>`
      : `<li><a href="${escaped(frame.addressOf(item.path))}">${escaped(item.text)}</a></li>`,
  );
  return `<ul>${items.join("")}</ul>`;
}

function lines(text: string): string {
  return escaped(text).replaceAll("\n", "<br>");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");
}

import type { ComponentChildren } from "preact";
import { Link, Paragraph } from "./page.tsx";

export interface Row {
  /** Where, since when, in which state; small, above the title. */
  readonly meta?: ComponentChildren;
  readonly title: ComponentChildren;
  readonly href: string;
  readonly text?: ComponentChildren;
  /** What is asked of the reader. */
  readonly need?: ComponentChildren;
}

interface RowsProps {
  /** The level of the titles: 3 below a section, 2 right below the page's heading. */
  level?: 2 | 3;
  items: readonly Row[];
}

/** Any list of things; the title is the only link. */
export function Rows({ level = 3, items }: RowsProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <ul class="meent-rows">
      {items.map(({ meta, title, href, text, need }) => (
        <li key={href}>
          {meta && <p class="meent-rows__meta">{meta}</p>}
          <Heading class="utrecht-heading-3">
            <Link href={href}>{title}</Link>
          </Heading>
          {text && <Paragraph>{text}</Paragraph>}
          {need && <p class="utrecht-paragraph meent-rows__need">{need}</p>}
        </li>
      ))}
    </ul>
  );
}

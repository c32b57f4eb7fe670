import type { ComponentChildren } from "preact";
import type { Language } from "#lib/texts.ts";
import { isSafeHref, type LinkTarget } from "./href.ts";
import { texts } from "./texts.ts";

/** The anatomy of a page: what is this, where does it stand, what can I do now; then the text. */
export function Page({ children }: { children: ComponentChildren }) {
  return <div class="meent-page">{children}</div>;
}

interface PageHeadProps {
  /** Kind and number, small, as `Uitdaging U-2026-009, Oldeveen`. */
  kind?: ComponentChildren;
  title: string;
  /** What this is, in one or two sentences. */
  lead?: ComponentChildren;
  /** Above the title: the steps of a form, the summary of errors. */
  before?: ComponentChildren;
  /** Where it stands: `Stand`, `Clock`. */
  children?: ComponentChildren;
}

/** What this is, and where it stands. */
export function PageHead({ kind, title, lead, before, children }: PageHeadProps) {
  return (
    <div class="meent-kop">
      {kind && <p class="meent-kop__kind">{kind}</p>}
      {before}
      <h1 class="utrecht-heading-1">{title}</h1>
      {lead && <Paragraph lead>{lead}</Paragraph>}
      {children}
    </div>
  );
}

const standTones = { go: "", wait: " meent-stand--wait", stop: " meent-stand--stop" };

/** Where it stands: one or two paragraphs, the first sentence bold. Once per page. */
export function Stand({
  tone,
  children,
}: {
  tone: "go" | "wait" | "stop";
  children: ComponentChildren;
}) {
  return <div class={`meent-stand${standTones[tone]}`}>{children}</div>;
}

interface NowBoxProps {
  language: Language;
  /** The one thing to do: a link, or a form with a button. */
  primary?: LinkTarget | ComponentChildren;
  note?: ComponentChildren;
  /** At most four more, each with what the reader gets. */
  todo?: readonly (LinkTarget & { gives?: ComponentChildren })[];
  children?: ComponentChildren;
}

/** What the reader can do now. */
export function NowBox({ language, primary, note, todo = [], children }: NowBoxProps) {
  return (
    <aside class="meent-nu" aria-labelledby="nu">
      <h2 class="utrecht-heading-2" id="nu">
        {texts[language].nowTitle}
      </h2>
      {isLinkTarget(primary) ? (
        <LinkButton href={primary.href}>{primary.label}</LinkButton>
      ) : (
        primary
      )}
      {note && <Paragraph small>{note}</Paragraph>}
      {children}
      {todo.length > 0 && (
        <ul class="meent-todo">
          {todo.map(({ label, href, gives }) => (
            <li key={href}>
              <Link href={href}>{label}</Link>
              {gives && <span>{gives}</span>}
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

/** A page's running text: its sections. */
export function Text({ children }: { children: ComponentChildren }) {
  return <div class="meent-tekst">{children}</div>;
}

interface SectionProps {
  /** For links to it; a section without one is no landmark. */
  id?: string;
  title: ComponentChildren;
  children: ComponentChildren;
}

export function Section({ id, title, children }: SectionProps) {
  return (
    <section class="meent-section" aria-labelledby={id}>
      <h2 class="utrecht-heading-2" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}

interface SideProps {
  title: string;
  /** Beside the title of the page, as the steps of a form; else below what the reader can do. */
  top?: boolean;
  children: ComponentChildren;
}

/** Facts beside the text; last on a phone. */
export function Side({ title, top = false, children }: SideProps) {
  return (
    <div class={top ? "meent-nu meent-zij meent-zij--top" : "meent-zij"}>
      <h2 class="utrecht-heading-3">{title}</h2>
      {children}
    </div>
  );
}

interface ParagraphProps {
  lead?: boolean;
  small?: boolean;
  soft?: boolean;
  /** The language of text that is not the page's own. */
  lang?: string;
  children: ComponentChildren;
}

export function Paragraph({ lead, small, soft, lang, children }: ParagraphProps) {
  const classes = [
    "utrecht-paragraph",
    lead && "utrecht-paragraph--lead",
    small && "meent-small",
    soft && "meent-soft",
  ];
  return (
    <p class={classes.filter(Boolean).join(" ")} lang={lang}>
      {children}
    </p>
  );
}

interface LinkProps {
  href: string;
  strong?: boolean;
  /** The language of the page it leads to, where that is another. */
  lang?: string;
  children: ComponentChildren;
}

/** A link; only its text where the address is none we follow (`isSafeHref`). */
export function Link({ href, strong = false, lang, children }: LinkProps) {
  if (!isSafeHref(href)) return <>{children}</>;
  const classes = `utrecht-link utrecht-link--html-a${strong ? " utrecht-link--strong" : ""}`;
  return (
    <a class={classes} href={href} lang={lang} hreflang={lang}>
      {children}
    </a>
  );
}

interface LinkButtonProps {
  href: string;
  kind?: "primary" | "secondary";
  children: ComponentChildren;
}

const linkButtonKinds = {
  primary: "utrecht-button--primary-action",
  secondary: "utrecht-button--secondary-action",
};

/** A link that looks like a button: it starts something on another page. One primary per page. */
export function LinkButton({ href, kind = "primary", children }: LinkButtonProps) {
  if (!isSafeHref(href)) return <>{children}</>;
  return (
    <a
      class={`utrecht-button-link utrecht-button-link--html-a utrecht-button ${linkButtonKinds[kind]}`}
      href={href}
    >
      {children}
    </a>
  );
}

interface StoryProps {
  /** The page's heading. */
  title: string;
  /** The community's own sentence. */
  lead: ComponentChildren;
  /** Whose words these are. */
  children?: ComponentChildren;
}

/** The front page's head: the shared story of a community. */
export function Story({ title, lead, children }: StoryProps) {
  return (
    <div class="meent-story">
      <h1 class="utrecht-heading-4">{title}</h1>
      <p class="meent-story__lead">{lead}</p>
      {children && <div class="meent-story__by">{children}</div>}
    </div>
  );
}

/** Two parts, beside each other on a wide screen; on a phone the first comes first. */
export function Beside({ children }: { children: ComponentChildren }) {
  return <div class="meent-beside">{children}</div>;
}

interface DoorsProps {
  items: readonly (LinkTarget & { text: ComponentChildren })[];
}

/** At most six ways in, on the front page. */
export function Doors({ items }: DoorsProps) {
  return (
    <ul class="meent-doors">
      {items.map(({ label, href, text }) => (
        <li key={href}>
          <Link href={href}>{label}</Link>
          <Paragraph>{text}</Paragraph>
        </li>
      ))}
    </ul>
  );
}

/** An explanation for who wants it, closed at first. */
export function Help({ summary, children }: { summary: string; children: ComponentChildren }) {
  return (
    <details class="meent-help">
      <summary>{summary}</summary>
      <div class="meent-stack">{children}</div>
    </details>
  );
}

function isLinkTarget(content: LinkTarget | ComponentChildren): content is LinkTarget {
  return typeof content === "object" && content !== null && "href" in content && "label" in content;
}

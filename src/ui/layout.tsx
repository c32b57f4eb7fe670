import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Language } from "#lib/texts.ts";
import { assetPath } from "./assets.ts";
import type { LinkTarget } from "./href.ts";
import { Link } from "./page.tsx";
import { texts } from "./texts.ts";

/** The reader's choice of colours; `auto` follows the device. */
export type Appearance = "auto" | "light" | "dark";

interface LayoutProps {
  language: Language;
  /** The document's title, with the community's name. */
  title: string;
  /** Whose site this is; without it, Meent's own pages. */
  community?: LinkTargetByName | undefined;
  nav: readonly (LinkTarget & { current?: boolean })[];
  /** The way up, without the page itself. */
  crumbs: readonly LinkTarget[];
  /** The page's own address, without the query: the canonical one. */
  here: string;
  /** The whole address, for who holds the page on paper. */
  address?: string | undefined;
  /** The same page in each language that is offered; Dutch always. */
  alternate: { readonly nl: string; readonly en: string | undefined };
  appearance: Appearance;
  /** The style sheet with the community's own colours. */
  theme?: string | undefined;
  /** What search engines may do: `noindex`. */
  robots?: string | undefined;
  /** A form came back with errors: the title begins with it. */
  hasErrors?: boolean;
  /** Where a search goes; without it there is no box. */
  search?: string | undefined;
  /** Who the reader is, or the way to sign in. */
  account?: LinkTarget | undefined;
  /** Above the header: the demo's bar. */
  bar?: ComponentChildren;
  footer: {
    /** The charter in one sentence; a phone number and a person. */
    charter: ComponentChildren;
    links: readonly (readonly LinkTarget[])[];
  };
  children: ComponentChildren;
}

interface LinkTargetByName {
  readonly name: string;
  readonly href: string;
}

const appearances = { auto: "", light: " meent-theme--light", dark: " meent-theme--dark" };

/** The whole document round a page. */
export function Layout(props: LayoutProps) {
  const { language, appearance, crumbs, bar, address, children } = props;
  const t = texts[language];
  return (
    <html lang={language} class={`ma-theme meent-theme utrecht-root${appearances[appearance]}`}>
      <Head {...props} />
      <body class="utrecht-document utrecht-surface utrecht-surface--html-body">
        <div class="utrecht-page-layout">
          <a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#inhoud">
            {t.toContent}
          </a>
          {bar}
          <Header {...props} />
          <div class="utrecht-page-body">
            <div class="utrecht-page-body__content">
              {crumbs.length > 0 && <Crumbs language={language} crumbs={crumbs} />}
              {address && <p class="meent-paper">{address}</p>}
              <main id="inhoud" tabIndex={-1}>
                {children}
              </main>
            </div>
          </div>
          <Footer {...props} />
        </div>
      </body>
    </html>
  );
}

/** A document as a string, ready to be sent. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}

function Head({ language, title, here, alternate, robots, hasErrors, theme }: LayoutProps) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{hasErrors ? texts[language].errorTitle(title) : title}</title>
      <link rel="canonical" href={here} />
      <link rel="alternate" hreflang="nl" href={alternate.nl} />
      {alternate.en && <link rel="alternate" hreflang="en" href={alternate.en} />}
      {robots && <meta name="robots" content={robots} />}
      <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
      <link
        rel="preload"
        href={assetPath("meent.woff2")}
        as="font"
        type="font/woff2"
        crossOrigin="anonymous"
      />
      <link rel="stylesheet" href={assetPath("meent.css")} />
      {theme && <link rel="stylesheet" href={theme} />}
      <script type="module" src={assetPath("meent.js")} />
    </head>
  );
}

function Header({ language, community, nav, search, alternate, account }: LayoutProps) {
  const t = texts[language];
  const other = language === "nl" ? "en" : "nl";
  return (
    <header class="utrecht-page-header meent-header">
      <div class="utrecht-page-header__content meent-header__bar">
        <a class="meent-mark" href={community?.href ?? alternate[language] ?? alternate.nl}>
          <Mark />
          <span>
            <span class="meent-mark__place">{community?.name ?? "Meent"}</span>
            {community && <span class="meent-mark__name">Meent</span>}
          </span>
        </a>
        <details class="meent-menu">
          <summary>{t.menu}</summary>
          <div class="meent-menu__inside">
            {search && <SearchBox language={language} action={search} />}
            <nav aria-label={t.mainMenu}>
              <ul class="meent-nav">
                {nav.map(({ label, href, current }) => (
                  <li key={href}>
                    <a href={href} aria-current={current ? "true" : undefined}>
                      {label}
                    </a>
                  </li>
                ))}
                {account && (
                  <li>
                    <a href={account.href}>{account.label}</a>
                  </li>
                )}
                {alternate[other] && (
                  <li>
                    <a href={alternate[other]} lang={other} hreflang={other}>
                      {t.toEnglishOrDutch}
                    </a>
                  </li>
                )}
              </ul>
            </nav>
          </div>
        </details>
      </div>
    </header>
  );
}

/** One box for everything, on every page. */
function SearchBox({ language, action }: { language: Language; action: string }) {
  const t = texts[language];
  return (
    <search>
      <form class="meent-find" action={action} method="get">
        <label class="meent-vh" for="zoek-in-alles">
          {t.searchAll}
        </label>
        <input
          class="utrecht-textbox utrecht-textbox--html-input"
          type="search"
          id="zoek-in-alles"
          name="zoek"
          autocomplete="off"
        />
        <button
          class="utrecht-button utrecht-button--submit utrecht-button--secondary-action"
          type="submit"
          aria-label={t.searchGo}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <circle cx="8" cy="8" r="6" />
            <path d="M12.5 12.5l6 6" />
          </svg>
        </button>
      </form>
    </search>
  );
}

/** A gate that stands open. Drawn with the page's colours; the favicon has its own. */
function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path fill="var(--meent-green)" d="M1 1h13v10l9-4v18l-9-4v10H1z" />
      <path fill="var(--meent-ink)" d="M17 1h14v30H17v-5.4l9 4V2.4l-9 4z" />
    </svg>
  );
}

function Crumbs({ language, crumbs }: Pick<LayoutProps, "language" | "crumbs">) {
  return (
    <nav class="utrecht-breadcrumb-nav meent-crumbs" aria-label={texts[language].crumbs}>
      <ol class="utrecht-breadcrumb-nav__list utrecht-breadcrumb-nav__list--html-ol">
        {crumbs.map(({ label, href }) => (
          <li class="utrecht-breadcrumb-nav__item" key={href}>
            <a class="utrecht-link utrecht-link--html-a utrecht-breadcrumb-nav__link" href={href}>
              {label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Footer({ language, footer }: LayoutProps) {
  const t = texts[language];
  return (
    <footer class="utrecht-page-footer meent-footer">
      <div class="utrecht-page-footer__content meent-footer__cols">
        <div class="meent-stack">{footer.charter}</div>
        {footer.links.map((links, index) => (
          <nav aria-label={index === 0 ? t.about : t.aboutMore}>
            <ul>
              {links.map(({ label, href }) => (
                <li key={href}>
                  <Link href={href}>{label}</Link>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
    </footer>
  );
}

import type { Language } from "#lib/texts.ts";
import { texts } from "./texts.ts";

interface PagerProps {
  language: Language;
  /** The page shown, from 1. */
  page: number;
  pages: number;
  /** What is leafed through, where a page has more than one list. */
  label?: string | undefined;
  href: (page: number) => string;
}

/** Through a long list: the pages around this one, the first and the last. Nothing for one page. */
export function Pager({ language, page, pages, label, href }: PagerProps) {
  if (pages <= 1) return null;
  const t = texts[language];
  return (
    <nav class="meent-pager" aria-label={label ?? t.pages}>
      {page > 1 && (
        <a class="utrecht-link utrecht-link--html-a" href={href(page - 1)} rel="prev">
          {t.previous}
        </a>
      )}
      {shown(page, pages).map((number, index, all) => (
        <>
          {index > 0 && number - (all[index - 1] ?? number) > 1 && (
            <span aria-hidden="true">…</span>
          )}
          <a
            class="utrecht-link utrecht-link--html-a"
            href={href(number)}
            aria-label={t.pageNumber(number)}
            aria-current={number === page ? "page" : undefined}
          >
            {number}
          </a>
        </>
      ))}
      {page < pages && (
        <a class="utrecht-link utrecht-link--html-a" href={href(page + 1)} rel="next">
          {t.next}
        </a>
      )}
    </nav>
  );
}

function shown(page: number, pages: number): number[] {
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  return [...new Set(near)].sort((a, b) => a - b);
}

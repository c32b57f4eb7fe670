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
  /** Whether the list goes on below the last of these pages. */
  hasMore?: boolean;
  /** On the last page of a list that goes on: where it does. */
  beyond?: string | undefined;
  /** Below the first stretch of a list: where the list begins. */
  start?: string | undefined;
}

/** Through a long list: the pages around this one, the first and the last. Nothing for one page. */
export function Pager(props: PagerProps) {
  const { language, page, pages, label, href, hasMore = false, beyond, start } = props;
  if (pages <= 1 && !beyond && !start) return null;
  const t = texts[language];
  const next = page < pages ? href(page + 1) : beyond;
  return (
    <nav class="meent-pager" aria-label={label ?? t.pages}>
      {start && (
        <a class="utrecht-link utrecht-link--html-a" href={start}>
          {t.toStart}
        </a>
      )}
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
      {hasMore && <span aria-hidden="true">…</span>}
      {next && (
        <a class="utrecht-link utrecht-link--html-a" href={next} rel="next">
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

import type { ComponentChildren } from "preact";
import type { Language } from "#lib/texts.ts";
import { Form, SubmitButton, TextField } from "./form.tsx";
import { isSafeHref, type LinkTarget } from "./href.ts";
import { texts } from "./texts.ts";

interface SearchFormProps {
  language: Language;
  action: string;
  /** What is searched, for readers of sound: `Initiatieven zoeken`. */
  label: string;
  /** What was searched for. */
  value?: string | undefined;
  /** Why nothing can be searched for by it. */
  error?: string | undefined;
  /** `Select` fields to narrow the list, and what they are called together. */
  filters?: ComponentChildren;
  filterLabel?: string;
}

/** Search, and narrow: a plain GET form; the word is the parameter `zoek`. */
export function SearchForm({
  language,
  action,
  label,
  value,
  error,
  filters,
  filterLabel,
}: SearchFormProps) {
  const t = texts[language];
  return (
    <Form method="get" action={action} language={language} label={label}>
      <div class="meent-search">
        <TextField name="zoek" type="search" label={t.searchWord} value={value} error={error} />
        <SubmitButton>{t.search}</SubmitButton>
      </div>
      {filters && (
        <details class="meent-filter">
          <summary>{filterLabel ?? t.filter}</summary>
          <div class="meent-filter__fields">
            {filters}
            <SubmitButton kind="secondary">{t.search}</SubmitButton>
          </div>
        </details>
      )}
    </Form>
  );
}

/** The filters chosen, each a link that takes it off. */
export function Chosen({ language, items }: { language: Language; items: readonly LinkTarget[] }) {
  const t = texts[language];
  return (
    <ul class="meent-chosen" aria-label={t.chosen}>
      {items
        .filter(({ href }) => isSafeHref(href))
        .map(({ label, href }) => (
          <li key={href}>
            <a href={href}>
              <span class="meent-vh">{t.takeOff}</span>
              {label}{" "}
              <svg viewBox="0 0 10 10" aria-hidden="true" focusable="false">
                <path d="M1 1l8 8M9 1l-8 8" />
              </svg>
            </a>
          </li>
        ))}
    </ul>
  );
}

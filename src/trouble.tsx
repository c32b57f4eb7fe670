import type { Language } from "#lib/texts.ts";
import { keyField, type PageContext } from "#platform/http.ts";
import type { Trouble } from "#platform/trouble.ts";
import { Buttons, Form, Hidden, SubmitButton } from "#ui/form.tsx";
import { isSafeHref } from "#ui/href.ts";
import { Link, Paragraph, Section } from "#ui/page.tsx";
import { texts } from "./shell.texts.ts";

/** What a form held when it could not be dealt with. */
export interface Carried {
  /** Its texts, in order; a name may come twice. */
  readonly fields: readonly (readonly [string, string])[];
  /** Whether something was left out that must be chosen or typed anew: a file, a photo, a code. */
  readonly isPartial: boolean;
}

/** Fields that open something: they are asked again and never written into a page. */
const secrets = /^(code|codes|secret|token|wachtwoord|password)$/i;

/** What was sent, for the page to send again; undefined where nothing was, or nothing can be read. */
export async function carriedOf(c: PageContext): Promise<Carried | undefined> {
  if (c.req.method !== "POST") return undefined;
  const sent = c.var.sent ?? (await c.req.formData().catch(() => undefined));
  if (!sent) return undefined;
  const all = [...sent.entries()];
  const fields = all.filter(
    (field): field is [string, string] => typeof field[1] === "string" && !secrets.test(field[0]),
  );
  // An empty choice of file is nothing that was left out.
  const isPartial = all.some(([name, value]) =>
    typeof value === "string" ? secrets.test(name) && value !== "" : value.size > 0,
  );
  return { fields, isPartial };
}

interface TroubleProps {
  readonly trouble: Trouble;
  readonly language: Language;
  /** Path and query of what was asked. */
  readonly here: string;
  readonly isPost: boolean;
  readonly carried: Carried | undefined;
}

/**
 * What a page says while the database is in trouble: what happened, that nothing typed is lost, and
 * one button that sends it again. A key in the form makes it happen once, also when the first time
 * had been kept after all.
 */
export function TroublePage({ trouble, language, here, isPost, carried }: TroubleProps) {
  const t = texts[language].trouble;
  if (!isPost)
    return (
      <>
        <Paragraph>{t[trouble].reading}</Paragraph>
        {isSafeHref(here) && (
          <Paragraph>
            <Link href={here} strong>
              {t.again}
            </Link>
          </Paragraph>
        )}
      </>
    );
  if (!carried || !isSafeHref(here)) return <Paragraph>{t[trouble].back}</Paragraph>;
  return (
    <>
      <Paragraph>{t[trouble].sending}</Paragraph>
      {carried.isPartial && <Paragraph>{t.partial}</Paragraph>}
      <Form action={here} language={language}>
        {carried.fields.map(([name, value], index) => (
          <Hidden key={`${index} ${name}`} name={name} value={value} />
        ))}
        <Buttons>
          <SubmitButton once>{t.send}</SubmitButton>
        </Buttons>
      </Form>
      <Written language={language} carried={carried} />
    </>
  );
}

/** What she wrote in sentences, to read and to copy; the rest are choices and numbers. */
function Written({ language, carried }: { language: Language; carried: Carried }) {
  const written = carried.fields.filter(([name, value]) => name !== keyField && /\s/.test(value));
  if (written.length === 0) return null;
  return (
    <Section title={texts[language].trouble.written}>
      {written.map(([name, value], index) => (
        <Paragraph key={`${index} ${name}`}>{value}</Paragraph>
      ))}
    </Section>
  );
}

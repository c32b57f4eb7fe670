import type { PageTools } from "#platform/http.ts";
import { Form, Hidden, Radios, SubmitButton, TextArea } from "#ui/form.tsx";
import { Link, Paragraph, Section } from "#ui/page.tsx";
import { type AboutKind, signalKinds } from "../model.ts";
import { texts } from "../texts.ts";

interface BoxProps {
  readonly page: PageTools;
  readonly title: string;
  /** What it will stand beside. */
  readonly about?: { readonly kind: AboutKind; readonly id: string };
  readonly areaId?: string;
  /** It is what this page is for: its button is the one that stands out. */
  readonly isPrimary?: boolean;
}

/** The box: one sentence, and four words to choose from. The rest is asked on the next page. */
export function Box({ page, title, about, areaId, isPrimary = false }: BoxProps) {
  const { language } = page;
  const t = texts[language].box;
  return (
    <Section id="zeg-het" title={title}>
      <Paragraph>{t.lead}</Paragraph>
      <Form language={language} action={page.href("/signalen/zeggen")} label={title}>
        <Hidden name="knop" value="verder" />
        {about && <Hidden name="aboutKind" value={about.kind} />}
        {about && <Hidden name="aboutId" value={about.id} />}
        {areaId && <Hidden name="areaId" value={areaId} />}
        <SentenceFields page={page} values={{}} />
        <div>
          <SubmitButton kind={isPrimary ? "primary" : "secondary"}>{t.next}</SubmitButton>
        </div>
      </Form>
      <Paragraph>
        <Link href={page.href("/signalen")}>{t.all}</Link>
      </Paragraph>
    </Section>
  );
}

/** The sentence and the sender's own word for it; in the box and on the page after it. */
export function SentenceFields({
  page,
  values,
}: {
  readonly page: PageTools;
  readonly values: Readonly<Record<string, string>>;
}) {
  const t = texts[page.language].box;
  return (
    <>
      <TextArea
        name="body"
        label={t.body}
        hint={t.bodyHint}
        rows={3}
        maxLength={500}
        value={values.body ?? ""}
      />
      <Radios
        name="kind"
        label={t.what}
        value={values.kind ?? ""}
        pairs
        options={signalKinds.map((kind) => ({ value: kind, label: t.options[kind] }))}
      />
    </>
  );
}

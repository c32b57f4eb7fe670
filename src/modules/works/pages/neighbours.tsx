import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { keyField, type PageTools } from "#platform/http.ts";
import { type Letter, letterParagraphs } from "#platform/letter.ts";
import { Buttons, ErrorSummary, Form, Hidden, Radios, SubmitButton, TextArea } from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { type Row, Rows } from "#ui/rows.tsx";
import { answerKinds } from "../model/undertaking.ts";
import { texts } from "../texts.ts";
import { Paragraphs, pathOf, type UndertakingProps, type UndertakingView } from "./undertaking.tsx";

/** What passes between who does it and the neighbours: the list, an answer, a reply, an end, a letter. */

export function UndertakingsPage({
  page,
  rows,
}: {
  readonly page: PageTools;
  readonly rows: readonly Row[];
}) {
  const { language } = page;
  const t = texts[language].undertaking;
  return (
    <Page>
      <PageHead title={t.listTitle} lead={t.listLead} />
      <Text>
        <Section id="nu-bezig" title={t.listRunning}>
          {rows.length === 0 ? <Paragraph>{t.listNone}</Paragraph> : <Rows items={rows} />}
          <Paragraph>
            <Link href={page.href("/werken")}>{t.toWorks}</Link>
          </Paragraph>
        </Section>
      </Text>
    </Page>
  );
}

export function AnswerPage({ page, view, form }: UndertakingProps) {
  const { language } = page;
  const t = texts[language].undertaking;
  const value = (name: string) => form.values[name] ?? "";
  return (
    <FormPage page={page} view={view} form={form} title={t.answerTitle} lead={t.answerLead}>
      <Form
        language={language}
        errors={form.errors}
        action={page.href(`${pathOf(view.undertaking)}/antwoord`)}
      >
        <Hidden name={keyField} value={newId()} />
        <Radios
          name="kind"
          label={t.answerKind}
          value={value("kind")}
          options={answerKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        />
        <TextArea
          name="body"
          label={t.answerBody}
          rows={4}
          maxLength={2000}
          value={value("body")}
        />
        <Buttons>
          <SubmitButton once>{t.answerBind}</SubmitButton>
        </Buttons>
      </Form>
    </FormPage>
  );
}

/** A word beside the answer of the address; nothing when there is no such answer. */
export function ReplyPage({
  page,
  view,
  form,
  answerId,
}: UndertakingProps & { readonly answerId: string }) {
  const { language } = page;
  const t = texts[language].undertaking;
  const answer = view.answers.find(({ id }) => id === answerId);
  if (!answer) return null;
  return (
    <FormPage page={page} view={view} form={form} title={t.replyTitle} lead={t.replyLead}>
      <blockquote>
        <Paragraph small>
          <b>
            {t.answerBy(
              t.kinds[answer.kind],
              view.names.get(answer.memberId) ?? "",
              view.homes.get(answer.memberId) ?? "",
              dateText(localDate(answer.at), language),
            )}
          </b>
        </Paragraph>
        <Paragraphs text={answer.body} />
      </blockquote>
      <Form
        language={language}
        errors={form.errors}
        action={page.href(`${pathOf(view.undertaking)}/antwoord/${answerId}`)}
      >
        <Hidden name={keyField} value={newId()} />
        <TextArea
          name="body"
          label={t.replyBody}
          rows={4}
          maxLength={2000}
          value={form.values.body ?? ""}
        />
        <Buttons>
          <SubmitButton once>{t.replyBind}</SubmitButton>
        </Buttons>
      </Form>
    </FormPage>
  );
}

export function EndPage({ page, view, form }: UndertakingProps) {
  const { language } = page;
  const t = texts[language].undertaking;
  return (
    <FormPage page={page} view={view} form={form} title={t.endTitle} lead={t.endLead}>
      <Form
        language={language}
        errors={form.errors}
        action={page.href(`${pathOf(view.undertaking)}/stoppen`)}
      >
        <Hidden name={keyField} value={newId()} />
        <TextArea
          name="outcome"
          label={t.endOutcome}
          hint={t.endOutcomeHint}
          rows={4}
          maxLength={2000}
          required={false}
          value={form.values.outcome ?? ""}
        />
        <Buttons>
          <SubmitButton once>{t.endBind}</SubmitButton>
        </Buttons>
      </Form>
    </FormPage>
  );
}

type FormPageProps = UndertakingProps & {
  readonly title: string;
  readonly lead: string;
  readonly children: import("preact").ComponentChildren;
};

function FormPage({ page, view, form, title, lead, children }: FormPageProps) {
  const { language } = page;
  const t = texts[language].undertaking;
  return (
    <Page>
      <PageHead
        kind={t.kind(view.undertaking.number, view.areaName)}
        title={title}
        lead={lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>{children}</Text>
    </Page>
  );
}

/**
 * For through the letter box, for neighbours who are not here. `address` is where they answer, spelt
 * out as on paper.
 */
export function letterOf(page: PageTools, view: UndertakingView, address: string): Letter {
  const { language, community } = page;
  const t = texts[language].undertaking;
  const { undertaking, work } = view;
  return {
    language,
    sender: { name: view.party, lines: [view.areaName] },
    addressee: [t.letterTo(view.areaName)],
    on: localDate(page.now),
    reference: undertaking.number,
    subject: t.letterSubject(work.title),
    greeting: t.letterDear(view.areaName),
    body: [
      {
        kind: "paragraph",
        text: t.letterBegin(dateText(localDate(undertaking.startedAt), language), work.title),
      },
      { kind: "heading", text: t.letterWhat },
      ...letterParagraphs(undertaking.what),
      { kind: "paragraph", text: moneyLine(page, view) },
      ...(undertaking.noticed === ""
        ? []
        : [
            { kind: "heading", text: t.letterNoticed } as const,
            ...letterParagraphs(undertaking.noticed),
          ]),
      { kind: "heading", text: t.letterAnswer },
      { kind: "paragraph", text: t.letterAnswerHow(address) },
      ...(community.phone
        ? [{ kind: "paragraph", text: t.letterPhone(community.phone) } as const]
        : []),
    ],
    closing: t.letterGreeting,
    signature: [view.party],
  };
}

/** That nothing of the municipality is used; and that it knows, where it does. */
function moneyLine({ language, community }: PageTools, { undertaking }: UndertakingView): string {
  const t = texts[language].undertaking;
  const isKnown = community.takesPart && undertaking.state !== "withoutMunicipality";
  return isKnown ? t.letterMoney : t.letterMoneyAlone;
}

/** To the municipality that does not take part: what people do, asking nothing. */
export function noticeOf(page: PageTools, view: UndertakingView, address: string): Letter {
  const { language, community } = page;
  const t = texts[language].undertaking;
  const { undertaking, work } = view;
  return {
    language,
    sender: { name: view.party, lines: [view.areaName] },
    addressee: [t.alone.letterTo(community.municipality ?? community.name)],
    on: localDate(page.now),
    reference: undertaking.number,
    subject: t.alone.letterSubject(work.title),
    greeting: t.alone.letterDear,
    body: [
      {
        kind: "paragraph",
        text: t.alone.letterBegin(
          view.areaName,
          dateText(localDate(undertaking.startedAt), language),
          work.title,
        ),
      },
      { kind: "heading", text: t.letterWhat },
      ...letterParagraphs(undertaking.what),
      { kind: "paragraph", text: t.alone.letterMoney },
      { kind: "paragraph", text: t.alone.letterHelp },
      { kind: "paragraph", text: t.alone.letterWhere(address) },
    ],
    closing: t.letterGreeting,
    signature: [view.party],
  };
}

type LetterProps = UndertakingProps & { readonly letter: Letter };

/** What the letter says, to read before it is printed. */
export function LetterPage(props: LetterProps) {
  const t = texts[props.page.language].undertaking;
  return (
    <ReadLetter
      {...props}
      title={t.letter}
      lead={t.letterHow}
      file="brief.pdf"
      note={t.letterPdfNote}
    />
  );
}

export function NoticePage(props: LetterProps) {
  const t = texts[props.page.language].undertaking.alone;
  return (
    <ReadLetter
      {...props}
      title={t.letter}
      lead={t.letterHow}
      file="kennisgeving.pdf"
      note={t.letterPdfNote}
    />
  );
}

function ReadLetter({
  page,
  view,
  letter,
  title,
  lead,
  file,
  note,
}: LetterProps & {
  readonly title: string;
  readonly lead: string;
  readonly file: string;
  readonly note: string;
}) {
  const { language } = page;
  const t = texts[language].undertaking;
  const path = pathOf(view.undertaking);
  return (
    <Page>
      <PageHead kind={t.kind(view.undertaking.number, view.areaName)} title={title} lead={lead} />
      <NowBox
        language={language}
        primary={{ label: t.letterPdf, href: page.href(`${path}/${file}`) }}
        note={note}
        todo={[{ label: t.letterBack, href: page.href(path) }]}
      />
      <Text>
        <Section title={letter.subject}>
          <Paragraph>{letter.greeting}</Paragraph>
          {letter.body.map((part) =>
            part.kind === "heading" ? (
              <h3 class="utrecht-heading-3" key={part.text}>
                {part.text}
              </h3>
            ) : (
              <Paragraph key={part.text}>{part.text}</Paragraph>
            ),
          )}
          <Paragraph>
            {letter.closing} {letter.signature.join(" ")}
          </Paragraph>
        </Section>
      </Text>
    </Page>
  );
}

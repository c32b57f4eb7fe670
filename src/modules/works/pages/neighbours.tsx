import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { keyField, type PageTools } from "#platform/http.ts";
import { Buttons, ErrorSummary, Form, Hidden, Radios, SubmitButton, TextArea } from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { type Row, Rows } from "#ui/rows.tsx";
import { answerKinds } from "../model/undertaking.ts";
import { texts } from "../texts.ts";
import { Paragraphs, pathOf, type UndertakingProps } from "./undertaking.tsx";

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

/** One page for through the letter box: for neighbours who are not here. `address` is spelt out. */
export function LetterPage({
  page,
  view,
  address,
}: UndertakingProps & { readonly address: string }) {
  const { language, community } = page;
  const t = texts[language].undertaking;
  const { undertaking, work } = view;
  return (
    <Page>
      <PageHead title={t.letterDear(view.areaName)} />
      <NowBox
        language={language}
        note={t.letterHow}
        todo={[{ label: t.letterBack, href: page.href(pathOf(undertaking)) }]}
      />
      <Text>
        <Paragraph>
          {t.letterBegin(dateText(localDate(undertaking.startedAt), language), work.title)}
        </Paragraph>
        <Section title={t.letterWhat}>
          <Paragraphs text={undertaking.what} />
          <Paragraph>{t.letterMoney}</Paragraph>
        </Section>
        {undertaking.noticed !== "" && (
          <Section title={t.letterNoticed}>
            <Paragraphs text={undertaking.noticed} />
          </Section>
        )}
        <Section title={t.letterAnswer}>
          <Paragraph>{t.letterAnswerHow(address)}</Paragraph>
          {community.phone && <Paragraph>{t.letterPhone(community.phone)}</Paragraph>}
          <Paragraph>
            {t.letterGreeting} {view.party}
          </Paragraph>
        </Section>
      </Text>
    </Page>
  );
}

import { newId } from "#lib/ids.ts";
import { keyField, type PageTools } from "#platform/http.ts";
import { Buttons, ErrorSummary, Form, Hidden, SubmitButton, TextArea } from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Text } from "#ui/page.tsx";
import { texts as uiTexts } from "#ui/texts.ts";
import { pathOf } from "../actions/subject.ts";
import type { GivenAct } from "../model.ts";
import { texts } from "../texts.ts";
import { kindOf } from "./form.tsx";
import type { FormState } from "./form-state.ts";
import { Paragraphs } from "./given.tsx";
import type { ActView } from "./view.ts";

/** The party's own words beside an act, or those of who was invited. */
export function ReplyPage({
  page,
  view,
  form,
  given,
}: {
  readonly page: PageTools;
  readonly view: ActView;
  readonly form: FormState;
  readonly given: GivenAct;
}) {
  const { language } = page;
  const t = texts[language].reply;
  return (
    <Page>
      <PageHead
        kind={kindOf(view)}
        title={t.title}
        lead={t.lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>
        <Paragraph>
          <b>{uiTexts[language].acts[given.act]}</b>
        </Paragraph>
        <Paragraphs text={given.body} />
        <Form
          language={language}
          errors={form.errors}
          action={page.href(`${pathOf(view.subject)}/daden/antwoord/${given.id}`)}
        >
          <Hidden name={keyField} value={form.values[keyField] ?? newId()} />
          <TextArea
            name="body"
            label={t.body}
            rows={4}
            maxLength={2000}
            value={form.values.body ?? ""}
          />
          <Buttons>
            <SubmitButton once>{t.bind}</SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

import type { ComponentChildren } from "preact";
import { newId } from "#lib/ids.ts";
import { keyField, type PageTools } from "#platform/http.ts";
import { Answers, Buttons, ErrorSummary, Form, Hidden, SubmitButton } from "#ui/form.tsx";
import { Page, PageHead, Text } from "#ui/page.tsx";
import { texts } from "../texts.ts";
import type { FormState } from "./form-state.ts";

/** A form of two pages: what is asked, and a check before it binds. Without a script. */

export interface CheckedForm {
  readonly page: PageTools;
  readonly action: string;
  readonly title: string;
  readonly lead: string;
  readonly form: FormState;
  /** What stands above the fields. */
  readonly before?: ComponentChildren;
  readonly fields: ComponentChildren;
}

export function AskPage({ page, action, title, lead, form, before, fields }: CheckedForm) {
  const { language } = page;
  return (
    <Page>
      <PageHead
        title={title}
        lead={lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>
        {before}
        <Form language={language} errors={form.errors} action={action}>
          {fields}
          <Buttons>
            <SubmitButton name="knop" value="verder">
              {texts[language].form.verder}
            </SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

export interface CheckProps {
  readonly page: PageTools;
  readonly action: string;
  readonly title: string;
  readonly lead: string;
  readonly bind: string;
  readonly isDanger?: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly items: readonly { readonly question: string; readonly answer: string }[];
}

export function CheckPage({
  page,
  action,
  title,
  lead,
  bind,
  isDanger = false,
  values,
  items,
}: CheckProps) {
  const { language } = page;
  const t = texts[language].form;
  return (
    <Page>
      <PageHead title={title} lead={lead} />
      <Text>
        <Answers language={language} items={items} />
        <Form language={language} action={action}>
          <Hidden name={keyField} value={newId()} />
          {Object.entries(values)
            .filter(([name]) => name !== "knop" && name !== keyField)
            .map(([name, value]) => (
              <Hidden name={name} value={value} key={name} />
            ))}
          <Buttons>
            <SubmitButton once name="knop" value="doen" kind={isDanger ? "danger" : "primary"}>
              {bind}
            </SubmitButton>
            <SubmitButton kind="secondary" name="knop" value="terug">
              {t.back}
            </SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

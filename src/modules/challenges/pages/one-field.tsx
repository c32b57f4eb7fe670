import type { ComponentChildren } from "preact";
import { newId } from "#lib/ids.ts";
import { keyField, type PageTools } from "#platform/http.ts";
import { Buttons, ErrorSummary, Form, Hidden, SubmitButton, TextArea } from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Text } from "#ui/page.tsx";
import { texts } from "../texts.ts";
import type { ChallengeView } from "./challenge.tsx";
import type { FormState } from "./form-state.ts";
import { LikeCases } from "./like-cases.tsx";

export interface FormPageProps {
  readonly page: PageTools;
  readonly view: ChallengeView;
  readonly form: FormState;
}

interface OneFieldProps extends FormPageProps {
  /** Below the challenge's own address. */
  readonly last: string;
  readonly title: string;
  readonly lead: string;
  /** The one thing asked; without it the button alone binds. */
  readonly field?: { readonly name: string; readonly label: string; readonly hint?: string };
  readonly maxLength?: number;
  readonly bind: string;
  readonly danger?: boolean;
  /** A question that opens, above the form. */
  readonly opening?: string;
  /** Whether what people in like cases got stands below the form. */
  readonly withLikeCases?: boolean;
  /** What is answered, above the form. */
  readonly before?: ComponentChildren;
}

/** One thing said or done to a challenge: what it does, one field at most, and the button that binds. */
export function OneFieldPage({ page, view, form, last, title, lead, ...own }: OneFieldProps) {
  const { language } = page;
  const { field, bind, before, maxLength = 4000 } = own;
  return (
    <Page>
      <PageHead
        kind={kindOf(page, view)}
        title={title}
        lead={lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      >
        {own.opening && (
          <Paragraph>
            <b>{own.opening}</b>
          </Paragraph>
        )}
      </PageHead>
      <Text>
        {before}
        <Form language={language} errors={form.errors} action={addressOf(page, view, last)}>
          <Hidden name={keyField} value={newId()} />
          {field && (
            <TextArea
              name={field.name}
              label={field.label}
              {...(field.hint && { hint: field.hint })}
              rows={5}
              maxLength={maxLength}
              value={form.values[field.name] ?? ""}
            />
          )}
          <Buttons>
            <SubmitButton once kind={own.danger ? "danger" : "primary"}>
              {bind}
            </SubmitButton>
          </Buttons>
        </Form>
        {own.withLikeCases && <LikeCases page={page} cases={view.likeCases} />}
      </Text>
    </Page>
  );
}

/** Above the title of a form: which challenge it is about, and whose. */
export function kindOf({ language }: PageTools, { challenge, party }: ChallengeView): string {
  return texts[language].kindOfParty(challenge.number ?? "", party);
}

/** The address of a form of a challenge. */
export function addressOf(page: PageTools, view: ChallengeView, last: string): string {
  return page.href(`/uitdagingen/${view.challenge.number}/${last}`);
}

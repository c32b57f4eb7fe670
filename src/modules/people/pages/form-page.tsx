import type { ComponentChildren } from "preact";
import { newId } from "#lib/ids.ts";
import { keyField, type PageContext } from "#platform/http.ts";
import { Buttons, ErrorSummary, type FieldError, Form, Hidden } from "#ui/form.tsx";
import { Page, PageHead, Text } from "#ui/page.tsx";

export type FormStatus = 200 | 401 | 403 | 404 | 409 | 422;

interface FormPage {
  readonly here: string;
  readonly crumbs: readonly { readonly label: string; readonly path: string }[];
  readonly kind?: ComponentChildren;
  readonly title: string;
  readonly lead: ComponentChildren;
  readonly errors?: readonly FieldError[];
  readonly status?: FormStatus;
  /** Fields that ride along unseen. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** It has a field for a file, or carries more than a form that spells out each sign can. */
  readonly hasFile?: boolean;
  readonly children?: ComponentChildren;
  readonly buttons: ComponentChildren;
  /** Below the form: what else there is to read. */
  readonly after?: ComponentChildren;
}

/** A page with one form, as all pages of people with something to fill in. */
export function showForm(c: PageContext, form: FormPage): Promise<Response> {
  const { page } = c.var;
  const { errors = [], hidden = {}, status = 200, hasFile = false } = form;
  return c.var.show(
    {
      title: form.title,
      here: form.here,
      crumbs: form.crumbs,
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            kind={form.kind}
            title={form.title}
            lead={form.lead}
            before={<ErrorSummary language={page.language} errors={errors} />}
          />
          <Text>
            <Form
              language={page.language}
              errors={errors}
              action={page.href(form.here)}
              hasPhoto={hasFile}
            >
              <Hidden name={keyField} value={newId()} />
              {Object.entries(hidden).map(([name, value]) => (
                <Hidden name={name} value={value} key={name} />
              ))}
              {form.children}
              <Buttons>{form.buttons}</Buttons>
            </Form>
            {form.after}
          </Text>
        </Page>
      ),
    },
    status,
  );
}

/** The errors of a refused form: of its fields, else the refusal itself at the first field. */
export function errorsOf(
  outcome: { readonly refusal: string; readonly fields: Readonly<Record<string, string>> },
  sentences: Readonly<Record<string, string>>,
  otherwise: { readonly field: string; readonly message: string },
): FieldError[] {
  if (outcome.refusal !== "invalid_input") return [{ ...otherwise, isRefusal: true }];
  return Object.entries(outcome.fields).map(([field, name]) => ({
    field,
    message: sentences[name] ?? otherwise.message,
  }));
}

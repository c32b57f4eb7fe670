import type { ComponentChildren, VNode } from "preact";
import type { ZodType } from "zod";
import { newId } from "#lib/ids.ts";
import { type Action, act, type Kept } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import {
  contextOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { ErrorSummary, Form, Hidden } from "#ui/form.tsx";
import { Page, PageHead, Text } from "#ui/page.tsx";
import { hasPen, type Initiative } from "../model.ts";
import { texts } from "../texts.ts";
import { errorsOf, type FormState, type Refusal, type Status } from "./form-state.ts";
import { pathOf } from "./slots.ts";
import { findSeen } from "./view.ts";

/** What every form of an initiative shares: it is read, shown in one frame, and its action called. */

export interface FormPage {
  readonly title: string;
  readonly lead?: string;
  readonly here: string;
  readonly initiative?: Initiative | undefined;
  readonly hasPhoto?: boolean;
  readonly form: FormState;
  readonly status?: Status;
  /** The fields and the buttons. */
  readonly fields: ComponentChildren;
  /** Below or beside the form: other small forms. */
  readonly after?: ComponentChildren;
}

export function showForm(c: PageContext, shown: FormPage): Promise<Response> {
  const { page } = c.var;
  const { language } = page;
  const { form, initiative, status = form.errors.length > 0 ? 422 : 200 } = shown;
  return c.var.show(
    {
      title: shown.title,
      here: shown.here,
      crumbs: [
        { label: texts[language].title, path: "/initiatieven" },
        ...(initiative ? [{ label: initiative.title, path: pathOf(initiative) }] : []),
      ],
      menu: "initiatives",
      isPersonal: true,
      hasErrors: form.errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={shown.title}
            lead={shown.lead}
            before={<ErrorSummary language={language} errors={form.errors} />}
          />
          <Text>
            <Form
              language={language}
              errors={form.errors}
              action={page.href(shown.here)}
              hasPhoto={shown.hasPhoto ?? false}
            >
              <Hidden name={keyField} value={form.values[keyField] ?? newId()} />
              {shown.fields}
            </Form>
            {shown.after}
          </Text>
        </Page>
      ),
    },
    status,
  );
}

/** A small form of one button, beside another. */
export function ButtonForm(props: {
  readonly page: PageTools;
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <Form language={props.page.language} action={props.page.href(props.path)}>
      {Object.entries(props.values).map(([name, value]) => (
        <Hidden name={name} value={value} key={name} />
      ))}
      {props.children}
    </Form>
  );
}

/** The initiative of the address, for who signed in and may see it; else what is answered instead. */
export async function seenOr<Loaded>(
  c: PageContext,
  load: (db: Db, initiative: Initiative) => Promise<Loaded>,
): Promise<{ readonly initiative: Initiative; readonly loaded: Loaded } | Response> {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const found = await read(context, async (db) => {
    const initiative = await findSeen(db, page, c.req.param("number") ?? "");
    return initiative && { initiative, loaded: await load(db, initiative) };
  });
  return found ?? c.notFound();
}

/** The same, for who writes it; others come back to its page, where they see what they can do. */
export async function penOr<Loaded>(
  c: PageContext,
  load: (db: Db, initiative: Initiative) => Promise<Loaded>,
): ReturnType<typeof seenOr<Loaded>> {
  const seen = await seenOr(c, load);
  const { viewer, href } = c.var.page;
  if (seen instanceof Response) return seen;
  return viewer.kind === "member" && hasPen(seen.initiative, viewer.memberId)
    ? seen
    : c.redirect(href(pathOf(seen.initiative)), 303);
}

/** Calls the action; goes back to the initiative, or gives what was wrong. */
export async function sendTo<
  Schema extends ZodType,
  Thing,
  Value extends Kept,
  Refused extends Refusal,
>(
  c: PageContext,
  action: Action<Schema, Thing, Value, Refused>,
  values: FormValues,
  input: unknown,
  { main, to }: { readonly main: string; readonly to: string },
): Promise<Response | { readonly form: FormState; readonly status: Status }> {
  const { page } = c.var;
  const outcome = await act(action, contextOf(c, values), input);
  if (outcome.ok) return c.redirect(page.href(to), 303);
  return {
    form: { values, errors: errorsOf(outcome, main, page.language) },
    status: statusOf(outcome.refusal),
  };
}

/** The form of a request, for who signed in. */
export async function formOr(c: PageContext): Promise<FormValues | Response> {
  return c.var.page.viewer.kind === "visitor" ? signInFirst(c) : readForm(c);
}

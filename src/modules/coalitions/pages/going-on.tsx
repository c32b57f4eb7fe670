import { Hono } from "hono";
import type { ComponentChildren } from "preact";
import type { ZodType } from "zod";
import { newId } from "#lib/ids.ts";
import { type Action, act, type Kept } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import {
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  Radios,
  SubmitButton,
  TextArea,
} from "#ui/form.tsx";
import { Page, PageHead, Text } from "#ui/page.tsx";
import { leaveCoalition, lookBackOn, stayInCoalition, withdrawProposal } from "../actions.ts";
import { type Coalition, type CoalitionRefusal, keptAnswers } from "../model.ts";
import { texts } from "../texts.ts";
import { errorsOf, type Status } from "./form-state.ts";
import { contextAs, loadView, maySee, pathOf } from "./view.ts";

/** One form each: taking it off the table, leaving, going on, looking back. */
export const pages = new Hono<PageEnv>();

type Deed = "withdrawPage" | "leavePage" | "stayPage" | "backPage";

form("intrekken", "withdrawPage", withdrawProposal, "bevestigen");
form("stoppen", "leavePage", leaveCoalition, "reason");
form("doorgaan", "stayPage", stayInCoalition, "bevestigen");
form("terugkijken", "backPage", lookBackOn, "kept");

function form<Schema extends ZodType, Value extends Kept>(
  last: string,
  deed: Deed,
  action: Action<Schema, Coalition, Value, CoalitionRefusal>,
  main: string,
): void {
  pages.get(`/afspraken/:number/${last}`, (c) => show(c, last, deed, {}, []));
  pages.post(`/afspraken/:number/${last}`, async (c) => {
    const { page } = c.var;
    const values = await readForm(c);
    const context = await contextAs(c, values);
    if (!context) return signInFirst(c);
    const view = await read(c.var.context, (db) => loadView(db, page, c.req.param("number") ?? ""));
    if (!view) return c.notFound();
    const input = { ...values, coalitionId: view.coalition.id };
    const outcome = await act(action, context, input);
    if (outcome.ok) return c.redirect(page.href(pathOf(view.coalition)), 303);
    const errors = errorsOf(outcome, main, page.language);
    return show(c, last, deed, values, errors, statusOf(outcome.refusal));
  });
}

async function show(
  c: PageContext,
  last: string,
  deed: Deed,
  values: FormValues,
  errors: readonly FieldError[],
  status: Status = 200,
) {
  const { page, context } = c.var;
  if (!(await contextAs(c, values))) return signInFirst(c);
  const view = await read(context, (db) => loadView(db, page, c.req.param("number") ?? ""));
  if (!view || !maySee(view)) return c.notFound();
  const { language } = page;
  const t = texts[language];
  const { title, lead, bind } = t[deed];
  const path = pathOf(view.coalition);
  return c.var.show(
    {
      title,
      here: `${path}/${last}`,
      crumbs: [
        { label: t.title, path: "/afspraken" },
        { label: view.coalition.title, path },
      ],
      menu: "deals",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            kind={view.coalition.title}
            title={title}
            lead={lead}
            before={<ErrorSummary language={language} errors={errors} />}
          />
          <Text>
            <Form language={language} errors={errors} action={page.href(`${path}/${last}`)}>
              <Hidden name={keyField} value={newId()} />
              {fieldsOf(c, deed, values)}
              <Buttons>
                <SubmitButton once>{bind}</SubmitButton>
              </Buttons>
            </Form>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

function fieldsOf(c: PageContext, deed: Deed, values: FormValues): ComponentChildren {
  const t = texts[c.var.page.language];
  switch (deed) {
    case "leavePage":
      return (
        <TextArea
          name="reason"
          label={t.leavePage.reason}
          hint={t.leavePage.reasonHint}
          rows={3}
          maxLength={1000}
          required={false}
          value={values.reason ?? ""}
        />
      );
    case "backPage":
      return (
        <>
          <Radios
            name="kept"
            label={t.backPage.kept}
            value={values.kept ?? ""}
            options={keptAnswers.map((value) => ({ value, label: t.kept[value] }))}
          />
          <TextArea
            name="words"
            label={t.backPage.words}
            hint={t.backPage.wordsHint}
            rows={4}
            maxLength={2000}
            value={values.words ?? ""}
          />
        </>
      );
    default:
      return null;
  }
}

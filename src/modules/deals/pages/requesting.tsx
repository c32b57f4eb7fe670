import { Hono } from "hono";
import type { ComponentChildren } from "preact";
import { newId } from "#lib/ids.ts";
import { findMember, listAreas, listOrganizationsOf } from "#modules/people";
import { act, type Outcome } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import {
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  SubmitButton,
  TextArea,
} from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Text } from "#ui/page.tsx";
import {
  askDeal,
  refuseRequest,
  replyToRefusal,
  takeUpRequest,
  withdrawRequest,
} from "../actions.ts";
import { isOpenRequest, type RequestRefusal } from "../model/request.ts";
import { texts } from "../texts.ts";
import { pathOfRequest, RequestPage } from "./request.tsx";
import { errorsOfRequest, RequestForm } from "./request-form.tsx";
import { loadRequest, type RequestView } from "./request-view.ts";
import { valuesOfRequest } from "./table-state.ts";

/** A question for a deal: asked, taken up, answered. */
export const pages = new Hono<PageEnv>();

type Status = 200 | 401 | 403 | 404 | 409 | 422;

/* Asking --------------------------------------------------------------------------------------------- */

pages.get("/deals/vragen/nieuw", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const { vraag, ...asked } = c.req.query();
  const before = vraag ? await read(context, (db) => loadRequest(db, page, vraag)) : undefined;
  // Asked again after a no, it begins with what was asked before.
  const values = before?.isParty ? valuesOfRequest(before) : asked;
  return showForm(c, values, []);
});

pages.post("/deals/vragen/nieuw", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const outcome = await act(askDeal, contextOf(c, values), { ...values, workId: values.werk });
  if (outcome.ok) return c.redirect(page.href(pathOfRequest(outcome.value)), 303);
  return showForm(c, values, errorsOfRequest(outcome, page.language), statusOf(outcome.refusal));
});

async function showForm(
  c: PageContext,
  values: FormValues,
  errors: readonly FieldError[],
  status: Status = 200,
) {
  const { page, context } = c.var;
  // Nobody of the municipality answers here yet; that page says why and what can be done.
  if (!page.community.takesPart) return c.redirect(page.href("/gemeente"), 303);
  const t = texts[page.language];
  const memberId = page.viewer.kind === "member" ? page.viewer.memberId : "";
  const { areas, organizations, home, work } = await read(context, async (db) => ({
    areas: await listAreas(db, page.community.id),
    organizations: await listOrganizationsOf(db, page.community.id, memberId),
    home: (await findMember(db, page.community.id, memberId))?.areaId ?? "",
    work: values.werk
      ? (await page.slots.titles(db, page, "work", [values.werk])).get(values.werk)?.title
      : undefined,
  }));
  return c.var.show(
    {
      title: t.request.title,
      here: "/deals/vragen/nieuw",
      crumbs: [{ label: t.title, path: "/deals" }],
      menu: "deals",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={t.request.title}
            lead={t.request.lead}
            before={<ErrorSummary language={page.language} errors={errors} />}
          />
          <Text>
            {work && <Paragraph>{t.make.work(work)}</Paragraph>}
            <RequestForm
              page={page}
              action={page.href("/deals/vragen/nieuw")}
              values={{ ...values, areaId: values.areaId ?? home }}
              errors={errors}
              hidden={work ? { werk: values.werk ?? "" } : {}}
              areas={areas}
              organizations={organizations}
            />
          </Text>
        </Page>
      ),
    },
    status,
  );
}

/* The question itself -------------------------------------------------------------------------------- */

pages.get("/deals/vragen/:number", (c) => showRequest(c));

pages.post("/deals/vragen/:number/oppakken", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const view = await read(context, (db) => loadRequest(db, page, c.req.param("number")));
  if (!view) return c.notFound();
  const input = { dealRequestId: view.request.id };
  const outcome = await act(takeUpRequest, contextOf(c, values), input);
  if (outcome.ok) return c.redirect(page.href(pathOfRequest(view.request)), 303);
  const t = texts[page.language].request;
  const said = refusalText<RequestRefusal>(t.refusals, page.language, outcome.refusal);
  return showRequest(c, said, statusOf(outcome.refusal));
});

async function showRequest(c: PageContext, refused?: string, status: Status = 200) {
  const { page, context } = c.var;
  const view = await read(context, (db) => loadRequest(db, page, c.req.param("number") ?? ""));
  if (!view) return c.notFound();
  return c.var.show(
    {
      title: view.request.title,
      here: pathOfRequest(view.request),
      crumbs: [{ label: texts[page.language].title, path: "/deals" }],
      menu: "deals",
      isPersonal: view.request.state === "withdrawn",
      children: <RequestPage page={page} view={view} {...(refused && { refused })} />,
    },
    status,
  );
}

/* Its deeds: each a page with a button -------------------------------------------------------------- */

interface Deed {
  readonly title: string;
  readonly lead: string;
  readonly bind: string;
  readonly danger?: boolean;
  /** Whether it is of any use now to who looks; a form that would only be refused is not shown. */
  readonly isOpen: boolean;
  /** Where a refusal that is about no field in particular is shown. */
  readonly field: string;
  readonly fields?: ComponentChildren;
  readonly perform: (
    c: PageContext,
    values: FormValues,
  ) => Promise<Outcome<{ readonly number: string }, RequestRefusal>>;
}

type DeedOf = (page: PageTools, view: RequestView, values: FormValues) => Deed;

const deeds: Readonly<Record<string, DeedOf>> = {
  nee: refusing,
  terugnemen: withdrawing,
  antwoord: replying,
};

for (const [last, deedOf] of Object.entries(deeds)) {
  pages.get(`/deals/vragen/:number/${last}`, (c) => showDeed(c, last, deedOf, {}, []));
  pages.post(`/deals/vragen/:number/${last}`, (c) => perform(c, last, deedOf));
}

/** The generative question comes first: what it would take to say yes (design 5). */
function refusing({ language }: PageTools, view: RequestView, values: FormValues): Deed {
  const { request } = view;
  const t = texts[language].request;
  return {
    title: t.refuseTitle,
    lead: t.refuseLead,
    bind: t.refuseBind,
    isOpen: view.mayAnswer && isOpenRequest(request),
    field: "needed",
    fields: (
      <>
        <TextArea
          name="needed"
          label={t.neededField}
          hint={t.neededHint}
          rows={4}
          maxLength={2000}
          value={values.needed ?? ""}
        />
        <TextArea
          name="reason"
          label={t.reasonField}
          rows={4}
          maxLength={2000}
          value={values.reason ?? ""}
        />
      </>
    ),
    perform: (c) =>
      act(refuseRequest, contextOf(c, values), {
        dealRequestId: request.id,
        needed: values.needed,
        reason: values.reason,
      }),
  };
}

function withdrawing({ language }: PageTools, view: RequestView, values: FormValues): Deed {
  const { request } = view;
  const t = texts[language].request;
  return {
    title: t.withdrawTitle,
    lead: t.withdrawLead,
    bind: t.withdrawBind,
    isOpen: view.isParty && isOpenRequest(request),
    danger: true,
    field: "terugnemen",
    perform: (c) => act(withdrawRequest, contextOf(c, values), { dealRequestId: request.id }),
  };
}

function replying({ language }: PageTools, view: RequestView, values: FormValues): Deed {
  const { request } = view;
  const t = texts[language].request;
  return {
    title: t.replyTitle,
    lead: t.replyLead,
    bind: t.replyBind,
    isOpen: view.isParty && request.state === "refused" && request.reply === null,
    field: "words",
    fields: (
      <TextArea
        name="words"
        label={t.replyField}
        rows={4}
        maxLength={2000}
        value={values.words ?? ""}
      />
    ),
    perform: (c) =>
      act(replyToRefusal, contextOf(c, values), {
        dealRequestId: request.id,
        words: values.words,
      }),
  };
}

async function perform(c: PageContext, last: string, deedOf: DeedOf): Promise<Response> {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const view = await read(context, (db) => loadRequest(db, page, c.req.param("number") ?? ""));
  if (!view) return c.notFound();
  const deed = deedOf(page, view, values);
  const outcome = await deed.perform(c, values);
  if (outcome.ok) return c.redirect(page.href(pathOfRequest(view.request)), 303);
  const t = texts[page.language].request;
  const said: Readonly<Record<string, string>> = t.fields;
  const errors =
    outcome.refusal === "invalid_input"
      ? Object.entries(outcome.fields).map(([field, name]) => ({
          field,
          message: said[name] ?? t.fields.too_long,
        }))
      : [
          {
            field: deed.field,
            message: refusalText<RequestRefusal>(t.refusals, page.language, outcome.refusal),
          },
        ];
  return showDeed(c, last, deedOf, values, errors, statusOf(outcome.refusal));
}

async function showDeed(
  c: PageContext,
  last: string,
  deedOf: DeedOf,
  values: FormValues,
  errors: readonly FieldError[],
  status: Status = 200,
) {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const view = await read(context, (db) => loadRequest(db, page, c.req.param("number") ?? ""));
  if (!view) return c.notFound();
  const { language } = page;
  const deed = deedOf(page, view, values);
  const here = pathOfRequest(view.request);
  if (!deed.isOpen && errors.length === 0) return c.redirect(page.href(here), 303);
  return c.var.show(
    {
      title: deed.title,
      here: `${here}/${last}`,
      crumbs: [
        { label: texts[language].title, path: "/deals" },
        { label: view.request.title, path: here },
      ],
      menu: "deals",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            kind={view.request.title}
            title={deed.title}
            lead={deed.lead}
            before={<ErrorSummary language={language} errors={errors} />}
          />
          <Text>
            <Form language={language} errors={errors} action={page.href(`${here}/${last}`)}>
              <Hidden name={keyField} value={newId()} />
              {deed.fields}
              <Buttons>
                <SubmitButton once kind={deed.danger ? "danger" : "primary"}>
                  {deed.bind}
                </SubmitButton>
              </Buttons>
            </Form>
            <Paragraph>
              <Link href={page.href(here)}>{view.request.title}</Link>
            </Paragraph>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

import { Hono } from "hono";
import type { Language } from "#lib/texts.ts";
import { findMember, listAreas, listOrganizationsOf } from "#modules/people";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  type FormValues,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import { ErrorSummary, type FieldError, TextArea } from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Text } from "#ui/page.tsx";
import {
  askDeal,
  refuseRequest,
  replyToRefusal,
  takeUpRequest,
  withdrawRequest,
} from "../actions.ts";
import type { LikeAnswer } from "../model/like-answers.ts";
import { isOpenRequest, type RequestRefusal, refusing } from "../model/request.ts";
import { texts } from "../texts.ts";
import { type Deed, DeedPage, type DeedStep } from "./deed.tsx";
import { loadLikeAnswers } from "./like-answers.tsx";
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
  const { areas, organizations, home, work, charter } = await read(context, async (db) => ({
    areas: await listAreas(db, page.community.id),
    organizations: await listOrganizationsOf(db, page.community.id, memberId),
    charter: await context.platform.lookUps.charter(db, page.community.id, { now: page.now }),
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
              charter={charter}
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

type RequestDeed = Deed<RequestRefusal> & {
  /** Whether it is of any use now to who looks; a form that would only be refused is not shown. */
  readonly isOpen: boolean;
};

type DeedOf = (page: PageTools, view: DeedView, values: FormValues) => RequestDeed;

interface DeedView extends RequestView {
  /** What people in like cases got, for who may say no. */
  readonly like: readonly LikeAnswer[];
}

const deeds: Readonly<Record<string, DeedOf>> = {
  nee: sayingNo,
  terugnemen: withdrawing,
  antwoord: replying,
};

for (const [last, deedOf] of Object.entries(deeds)) {
  pages.get(`/deals/vragen/:number/${last}`, (c) =>
    showDeed(c, last, deedOf, { step: "form", values: {}, errors: [] }),
  );
  pages.post(`/deals/vragen/:number/${last}`, (c) => perform(c, last, deedOf));
}

/** It opens with the generative question, what it would take to say yes, and is looked at once more. */
function sayingNo({ language }: PageTools, view: DeedView, values: FormValues): RequestDeed {
  const { request } = view;
  const t = texts[language].request;
  const input = { dealRequestId: request.id, needed: values.needed, reason: values.reason };
  return {
    title: t.refuseTitle,
    lead: t.refuseLead,
    opening: t.opening,
    like: view.like,
    bind: t.refuseBind,
    checkLead: t.refuseCheckLead,
    check: () => ({
      errors: faultsOf(refusing.safeParse(input).error?.issues ?? [], language),
      items: [
        { question: t.needed, answer: values.needed },
        { question: t.reason, answer: values.reason },
      ],
    }),
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
    perform: (c) => act(refuseRequest, contextOf(c, values), input),
  };
}

function withdrawing({ language }: PageTools, view: DeedView, values: FormValues): RequestDeed {
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

function replying({ language }: PageTools, view: DeedView, values: FormValues): RequestDeed {
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

/** First what is wrong, then everything once more, then the deed. */
async function perform(c: PageContext, last: string, deedOf: DeedOf): Promise<Response> {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const form = (errors: readonly FieldError[], status: Status) =>
    showDeed(c, last, deedOf, { step: "form", values, errors }, status);
  if (values.knop === "wijzigen") return form([], 200);
  const view = await loadForDeed(c);
  if (!view) return c.notFound();
  const deed = deedOf(page, view, values);
  const { errors = [] } = deed.check?.() ?? {};
  if (errors.length > 0) return form(errors, 422);
  if (deed.check && values.knop !== "vastleggen")
    return showDeed(c, last, deedOf, { step: "check", values, errors: [] });
  const outcome = await deed.perform(c, values);
  if (outcome.ok) return c.redirect(page.href(pathOfRequest(view.request)), 303);
  const t = texts[page.language].request;
  const faults = Object.entries(outcome.fields).map(([field, message]) => ({
    path: [field],
    message,
  }));
  const said = refusalText<RequestRefusal>(t.refusals, page.language, outcome.refusal);
  return form(
    faults.length > 0 ? faultsOf(faults, page.language) : [{ field: deed.field, message: said }],
    statusOf(outcome.refusal),
  );
}

function faultsOf(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  language: Language,
): readonly FieldError[] {
  const t = texts[language].request.fields;
  const said: Readonly<Record<string, string>> = t;
  return issues.map(({ path, message }) => ({
    field: String(path[0]),
    message: said[message] ?? t.too_long,
  }));
}

async function loadForDeed(c: PageContext): Promise<DeedView | undefined> {
  const { page, context } = c.var;
  return read(context, async (db) => {
    const view = await loadRequest(db, page, c.req.param("number") ?? "");
    if (!view) return undefined;
    const { request, means, mayAnswer } = view;
    const saysNo = mayAnswer && isOpenRequest(request);
    return { ...view, like: saysNo ? await loadLikeAnswers(db, page, request, means) : [] };
  });
}

async function showDeed(
  c: PageContext,
  last: string,
  deedOf: DeedOf,
  shown: DeedStep,
  status: Status = 200,
) {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const view = await loadForDeed(c);
  if (!view) return c.notFound();
  const { language } = page;
  const deed = deedOf(page, view, shown.values);
  const here = pathOfRequest(view.request);
  if (!deed.isOpen && shown.errors.length === 0) return c.redirect(page.href(here), 303);
  return c.var.show(
    {
      title: shown.step === "check" ? texts[language].life.checkTitle : deed.title,
      here: `${here}/${last}`,
      crumbs: [
        { label: texts[language].title, path: "/deals" },
        { label: view.request.title, path: here },
      ],
      menu: "deals",
      isPersonal: true,
      hasErrors: shown.errors.length > 0,
      children: (
        <DeedPage
          page={page}
          deed={deed}
          kind={view.request.title}
          action={page.href(`${here}/${last}`)}
          {...shown}
        >
          <Paragraph>
            <Link href={page.href(here)}>{view.request.title}</Link>
          </Paragraph>
        </DeedPage>
      ),
    },
    status,
  );
}

import { Hono } from "hono";
import type { ComponentChildren } from "preact";
import { isId, newId } from "#lib/ids.ts";
import { act, type Outcome } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import { findLoosePhoto } from "#platform/files.ts";
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
import { takePhotoForm } from "#platform/photo-pages.ts";
import { texts as platformTexts, refusalText } from "#platform/texts.ts";
import {
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  PhotoField,
  Radios,
  SubmitButton,
  TextArea,
} from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Text } from "#ui/page.tsx";
import { lookBack, replyBeside, walkBy } from "../actions.ts";
import { type LookBackRefusal, verdicts } from "../model/look-back.ts";
import { type FieldSaid, texts } from "../texts.ts";
import { promisesIn, promiseText, whoseText } from "./back-section.tsx";
import { type DealView, loadDeal } from "./deal-view.ts";

/** Looking back: what a side tells, what a neighbour saw, and the answers beside. */
export const pages = new Hono<PageEnv>();

type Status = 200 | 401 | 403 | 404 | 409 | 422;

/** A form of a deal: what it is called, and what it asks. */
interface BackForm {
  /** Below the deal's own address. */
  readonly last: string;
  readonly title: string;
  readonly lead: string;
  readonly bind: string;
  readonly hasPhoto: boolean;
  readonly fields: ComponentChildren;
}

pages.get("/deals/:number/terugblik", (c) => show(c, tellForm, {}, []));

pages.post("/deals/:number/terugblik", (c) =>
  submit(c, tellForm, async (values, view) => {
    const asked = promisesIn(view);
    const told = Object.fromEntries(
      asked.flatMap(({ id }) => (values[id] ? [[id, values[id]]] : [])),
    );
    return act(lookBack, contextOf(c, values), {
      dealId: view.deal.id,
      side: view.back.own ?? "party",
      words: values.words ?? "",
      verdicts: told,
      ...photoOf(values),
    });
  }),
);

pages.get("/deals/:number/schouw", (c) => show(c, walkForm, {}, []));

pages.post("/deals/:number/schouw", (c) =>
  submit(c, walkForm, (values, view) =>
    act(walkBy, contextOf(c, values), {
      dealId: view.deal.id,
      saw: values.saw ?? "",
      heard: values.heard ?? "",
      ...photoOf(values),
    }),
  ),
);

pages.get("/deals/:number/antwoord/:about", (c) => show(c, replyForm(c), {}, []));

pages.post("/deals/:number/antwoord/:about", (c) =>
  submit(c, replyForm(c), (values, view) =>
    act(replyBeside, contextOf(c, values), {
      dealId: view.deal.id,
      side: view.back.own ?? "party",
      about: c.req.param("about"),
      words: values.words ?? "",
    }),
  ),
);

function photoOf({ photo = "", photoAlt = "" }: FormValues) {
  return { photo, photoAlt };
}

type FormOf = (page: PageTools, view: DealView, values: FormValues) => BackForm;

function tellForm(page: PageTools, view: DealView, values: FormValues): BackForm {
  const { language } = page;
  const t = texts[language].back;
  return {
    last: "terugblik",
    title: t.formTitle,
    lead: t.formLead,
    bind: t.bind,
    hasPhoto: true,
    fields: (
      <>
        <TextArea name="words" label={t.words} hint={t.wordsHint} value={values.words ?? ""} />
        {promisesIn(view).map((promise) => {
          const said = promise.kind === "requirement" ? t.requirementVerdicts : t.verdicts;
          return (
            <Radios
              name={promise.id}
              label={promiseText(promise, language)}
              hint={whoseText(page, view, promise)}
              value={values[promise.id]}
              options={verdicts.map((verdict) => ({ value: verdict, label: said[verdict] }))}
              key={promise.id}
            />
          );
        })}
      </>
    ),
  };
}

function walkForm({ language }: PageTools, _view: DealView, values: FormValues): BackForm {
  const t = texts[language].back;
  return {
    last: "schouw",
    title: t.walkTitle,
    lead: t.walkLead,
    bind: t.bind,
    hasPhoto: true,
    fields: (
      <>
        <TextArea name="saw" label={t.saw} value={values.saw ?? ""} />
        <TextArea
          name="heard"
          label={t.heardField}
          hint={t.heardHint}
          required={false}
          value={values.heard ?? ""}
        />
      </>
    ),
  };
}

function replyForm(c: PageContext): FormOf {
  return ({ language }, { back }, values) => {
    const t = texts[language].back;
    const about = c.req.param("about") ?? "";
    const said =
      back.lookBacks.find(({ side }) => side === about)?.words ??
      back.walkabouts.find(({ id }) => id === about)?.saw ??
      "";
    return {
      last: `antwoord/${encodeURIComponent(about)}`,
      title: t.replyTitle,
      lead: t.replyLead,
      bind: t.send,
      hasPhoto: false,
      fields: (
        <>
          <blockquote lang="nl">
            <Paragraph>{said}</Paragraph>
          </blockquote>
          <TextArea name="words" label={t.replyField} value={values.words ?? ""} />
        </>
      ),
    };
  };
}

async function submit(
  c: PageContext,
  formOf: FormOf,
  perform: (
    values: FormValues,
    view: DealView,
  ) => Promise<Outcome<{ readonly number: string }, LookBackRefusal>>,
): Promise<Response> {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const view = await read(context, (db) => loadDeal(db, page, c.req.param("number") ?? ""));
  if (!view) return c.notFound();
  const { values, refusal } = formOf(page, view, {}).hasPhoto
    ? await takePhotoForm(c)
    : { values: await readForm(c), refusal: undefined };
  if (refusal)
    return show(
      c,
      formOf,
      values,
      [{ field: "foto", message: platformTexts[page.language].photos[refusal] }],
      422,
    );
  const outcome = await perform(values, view);
  if (outcome.ok) return c.redirect(`${page.href(`/deals/${view.deal.number}`)}#terugblik`, 303);
  return show(c, formOf, values, errorsOf(outcome, values, view, page), statusOf(outcome.refusal));
}

function errorsOf(
  outcome: Extract<Outcome<never, LookBackRefusal>, { ok: false }>,
  values: FormValues,
  view: DealView,
  { language }: PageTools,
): readonly FieldError[] {
  const t = texts[language];
  const { photos, photoAltTooLong } = platformTexts[language];
  const said: Readonly<Record<string, string>> = {
    ...(t.tableFields satisfies Record<FieldSaid, string>),
    photo_gone: photos.photo_gone,
    photo_alt_too_long: photoAltTooLong,
  };
  if (outcome.refusal === "invalid_input")
    return Object.entries(outcome.fields).map(([field, name]) => ({
      field: field === "photo" ? "foto" : field.replace("verdicts.", ""),
      message: said[name] ?? t.tableFields.promise_missing,
    }));
  const unsaid = promisesIn(view).filter(({ id }) => !values[id]);
  if (outcome.refusal === "promise_missing")
    return unsaid.map((promise) => ({
      field: promise.id,
      message: t.back.unsaid(promiseText(promise, language)),
    }));
  if (outcome.refusal === "photo_gone") return [{ field: "foto", message: photos.photo_gone }];
  const field = "saw" in values ? "saw" : "words";
  return [{ field, message: refusalText(t.backRefusals, language, outcome.refusal) }];
}

async function show(
  c: PageContext,
  formOf: FormOf,
  values: FormValues,
  errors: readonly FieldError[],
  status: Status = 200,
): Promise<Response> {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const view = await read(context, (db) => loadDeal(db, page, c.req.param("number") ?? ""));
  if (!view) return c.notFound();
  const t = texts[page.language];
  const form = formOf(page, view, values);
  const kept = form.hasPhoto ? await keptPhoto(c, values.photo ?? "") : undefined;
  const here = `/deals/${view.deal.number}`;
  return c.var.show(
    {
      title: form.title,
      here: `${here}/${form.last}`,
      crumbs: [
        { label: t.title, path: "/deals" },
        { label: view.deal.title, path: here },
      ],
      menu: "deals",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            kind={t.pageTitle(view.party, view.deal.title)}
            title={form.title}
            lead={form.lead}
            before={<ErrorSummary language={page.language} errors={errors} />}
          />
          <Text>
            <Form
              language={page.language}
              errors={errors}
              action={page.href(`${here}/${form.last}`)}
              hasPhoto={form.hasPhoto}
            >
              <Hidden name={keyField} value={newId()} />
              {form.fields}
              {form.hasPhoto && <PhotoField kept={kept} alt={values.photoAlt} />}
              <Paragraph small>{t.back.after}</Paragraph>
              <Buttons>
                <SubmitButton once>{form.bind}</SubmitButton>
              </Buttons>
            </Form>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

/** The photo that came with the form before, if it is still there. */
async function keptPhoto(c: PageContext, id: string) {
  const { page, context } = c.var;
  const photo = isId(id)
    ? await read(context, (db) => findLoosePhoto(db, page.community.id, id))
    : undefined;
  return photo && { id, src: page.href(`/foto/los/${id}`) };
}

import { Hono } from "hono";
import { idPattern } from "#lib/ids.ts";
import { isMark } from "#lib/marks.ts";
import { shorten } from "#lib/shorten.ts";
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
import { keyOf } from "#platform/instead.ts";
import type { FindWritings, Writing } from "#platform/slots.ts";
import { countTry, type Turns, takeTurn } from "#platform/tries.ts";
import { Radios, TextArea, TextField } from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Stand, Text } from "#ui/page.tsx";
import { changeOwn } from "../actions/own.ts";
import { reportWriting } from "../actions/reporting.ts";
import { changing, moderationClauses, reasons, reporting } from "../model.ts";
import { texts } from "../texts.ts";
import { AskPage, CheckPage } from "./checked-form.tsx";
import { emptyForm, type FormState, refusedForm } from "./form-state.ts";

/** Reporting a text, and changing one's own: both begin with the texts of one thing. */

/** Strangers in an hour; many share one address. */
const reportTurns: Turns = {
  what: "moderation.report",
  perSource: { most: 60, minutes: 60 },
  perCommunity: { most: 600, minutes: 60 },
};
/** One person in an hour. */
const perMember = { most: 60, minutes: 60 };

/** The field that people do not see and programs fill in. */
const trapField = "website";

interface Loaded {
  readonly thing: { readonly title: string; readonly href: string | undefined };
  readonly writings: readonly (Writing & { readonly key: string })[];
}

type Status = 200 | 401 | 403 | 404 | 409 | 422;

export function writingRoutes(find: FindWritings): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const report = reportWriting(find);
  const change = changeOwn(find);

  app.get(`/melden/:kind/:id{${idPattern}}`, (c) => showReport(c, emptyForm()));
  app.post(`/melden/:kind/:id{${idPattern}}`, async (c) => {
    const { page } = c.var;
    const { language } = page;
    const values = await readForm(c);
    const t = texts[language];
    if (values.knop === "terug") return showReport(c, emptyForm(values));
    const input = { ...values, kind: c.req.param("kind"), id: c.req.param("id") };
    if (values[trapField]) return showReport(c, wrong(values, trapField, t.trapFilled), 422);
    const checked = reporting.safeParse(input);
    if (!checked.success) {
      const outcome = { refusal: "invalid_input" as const, fields: namesOf(checked.error.issues) };
      return showReport(c, refusedForm(values, outcome, "key", language), 422);
    }
    if (values.knop !== "doen") return showReportCheck(c, values);
    if (!(await isWithinLimits(c))) return showReport(c, wrong(values, "key", t.flood), 422);
    const outcome = await act(report, contextFor(c, values), input);
    if (!outcome.ok)
      return showReport(
        c,
        refusedForm(values, outcome, "key", language),
        statusOf(outcome.refusal),
      );
    return showReported(c, outcome.value.number);
  });

  app.get(`/woorden/:kind/:id{${idPattern}}`, (c) => showOwn(c, emptyForm()));
  app.post(`/woorden/:kind/:id{${idPattern}}`, async (c) => {
    const { page } = c.var;
    const { language } = page;
    if (page.viewer.kind === "visitor") return signInFirst(c);
    const values = await readForm(c);
    if (values.knop === "terug") return showOwn(c, emptyForm(values));
    const input = { ...values, kind: c.req.param("kind"), id: c.req.param("id") };
    const checked = changing.safeParse(input);
    if (!checked.success) {
      const outcome = { refusal: "invalid_input" as const, fields: namesOf(checked.error.issues) };
      return showOwn(c, refusedForm(values, outcome, "key", language), 422);
    }
    if (values.knop !== "doen") return showOwnCheck(c, values);
    const outcome = await act(change, contextOf(c, values), input);
    if (outcome.ok) return c.redirect(page.href(`/moderatie/${outcome.value.number}`), 303);
    return showOwn(c, refusedForm(values, outcome, "key", language), statusOf(outcome.refusal));
  });
  return app;
}

/** A stranger leaves no key behind that names nobody. */
function contextFor(c: PageContext, values: FormValues) {
  return c.var.page.viewer.kind === "member" ? contextOf(c, values) : c.var.context;
}

function isWithinLimits({ var: { page, context, source } }: PageContext): Promise<boolean> {
  return page.viewer.kind === "member"
    ? countTry(context.platform, "moderation.member", page.viewer.memberId, perMember)
    : takeTurn(context, source, reportTurns);
}

function wrong(values: FormValues, field: string, message: string): FormState {
  return { values, errors: [{ field, message }] };
}

export function namesOf(issues: readonly { path: PropertyKey[]; message: string }[]) {
  const names: Record<string, string> = {};
  for (const { path, message } of issues) names[path.join(".")] ??= message;
  return names;
}

/** The texts of the thing of this address, as its readers see them. */
async function load(c: PageContext): Promise<Loaded | undefined> {
  const { page, context } = c.var;
  const kind = c.req.param("kind") ?? "";
  const id = c.req.param("id") ?? "";
  return read(context, async (db) => {
    const thing = (await page.slots.titles(db, page, kind, [id])).get(id);
    if (!thing) return undefined;
    const at = { communityId: page.community.id, now: page.now };
    const writings = await page.slots.writings(db, at, { kind, id });
    return {
      thing,
      writings: writings
        .filter(({ body }) => !isMark(body))
        .map((one) => ({ ...one, key: keyOf(one.authorId ?? one.owner, one.body) })),
    };
  });
}

function optionsOf(writings: Loaded["writings"], { language }: PageTools) {
  // The same words of one person are one text, wherever they stand.
  const byKey = new Map(writings.map((one) => [one.key, one]));
  return [...byKey.values()].map(({ key, what, body }) => ({
    value: key,
    label: what[language],
    hint: shorten(body, 200),
  }));
}

async function showReport(c: PageContext, form: FormState, status: Status = 200) {
  const { page } = c.var;
  const { language } = page;
  const loaded = await load(c);
  if (!loaded) return c.notFound();
  const t = texts[language];
  const value = (name: string) => form.values[name] ?? "";
  const options = optionsOf(loaded.writings, page);
  if (options.length === 0) return showNothing(c, t.report.title, t.report.none, loaded);
  return c.var.show(
    {
      title: t.report.title,
      here: pathAt(c, "melden"),
      isPersonal: true,
      hasErrors: form.errors.length > 0,
      children: (
        <AskPage
          page={page}
          action={page.href(pathAt(c, "melden"))}
          title={t.report.title}
          lead={t.report.lead(loaded.thing.title)}
          form={form}
          before={<Paragraph>{t.report.reasonLead}</Paragraph>}
          fields={
            <>
              <Radios name="key" label={t.report.which} options={options} value={value("key")} />
              <Radios
                name="reason"
                label={t.report.reason}
                value={value("reason")}
                options={reasons.map((reason) => ({
                  value: reason,
                  label: capital(t.reasons[reason]),
                  hint: t.reasonHints[reason],
                }))}
              />
              <TextArea
                name="words"
                label={t.report.words}
                hint={t.report.wordsHint}
                required={false}
                rows={3}
                maxLength={1000}
                value={value("words")}
              />
              <Trap label={t.trap} value={value(trapField)} />
            </>
          }
        />
      ),
    },
    status,
  );
}

/** Empty for people, who do not see it; once filled in it shows itself, so that it can be emptied. */
function Trap({ label, value }: { readonly label: string; readonly value: string }) {
  if (value !== "") return <TextField name={trapField} label={label} value={value} />;
  return (
    <div class="meent-vh" aria-hidden="true">
      <label for={trapField}>{label}</label>
      <input type="text" id={trapField} name={trapField} tabIndex={-1} autocomplete="off" />
    </div>
  );
}

async function showReportCheck(c: PageContext, values: FormValues) {
  const { page } = c.var;
  const t = texts[page.language];
  const loaded = await load(c);
  if (!loaded) return c.notFound();
  const chosen = loaded.writings.find(({ key }) => key === values.key);
  const reason = reasons.find((one) => one === values.reason);
  return c.var.show({
    title: t.report.check,
    here: pathAt(c, "melden"),
    isPersonal: true,
    children: (
      <CheckPage
        page={page}
        action={page.href(pathAt(c, "melden"))}
        title={t.report.check}
        lead={t.report.checkLead}
        bind={t.report.bind}
        values={values}
        items={[
          { question: t.report.which, answer: chosen ? shorten(chosen.body, 200) : "" },
          { question: t.report.reason, answer: reason ? capital(t.reasons[reason]) : "" },
          { question: t.report.words, answer: values.words ?? "" },
        ]}
      />
    ),
  });
}

async function showReported(c: PageContext, number: string) {
  const { page, context } = c.var;
  const t = texts[page.language].report;
  const loaded = await load(c);
  const charter = await read(context, (db) =>
    context.platform.lookUps.charter(db, context.communityId, { now: page.now }),
  );
  return c.var.show({
    title: t.doneTitle,
    here: pathAt(c, "melden"),
    isPersonal: true,
    children: (
      <Page>
        <PageHead kind={number} title={t.doneTitle}>
          <Stand tone="wait">
            <Paragraph>
              <b>{t.done(charter.value(moderationClauses.reportDays))}</b>{" "}
              {page.viewer.kind === "member" ? t.doneMember : t.doneVisitor(number)}
            </Paragraph>
          </Stand>
        </PageHead>
        <NowBox
          language={page.language}
          primary={{ label: t.follow, href: page.href(`/moderatie/${number}`) }}
        />
        <Text>
          {loaded?.thing.href && (
            <Paragraph>
              <Link href={loaded.thing.href}>{t.back}</Link>
            </Paragraph>
          )}
        </Text>
      </Page>
    ),
  });
}

function ownOf(loaded: Loaded, { viewer }: PageTools): Loaded["writings"] {
  if (viewer.kind === "visitor") return [];
  return loaded.writings.filter(
    ({ authorId, stays }) => authorId === viewer.memberId && stays !== true,
  );
}

async function showOwn(c: PageContext, form: FormState, status: Status = 200) {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const { language } = page;
  const t = texts[language].own;
  const loaded = await load(c);
  if (!loaded) return c.notFound();
  const value = (name: string) => form.values[name] ?? "";
  const options = optionsOf(ownOf(loaded, page), page);
  if (options.length === 0) return showNothing(c, t.title, t.none, loaded);
  return c.var.show(
    {
      title: t.title,
      here: pathAt(c, "woorden"),
      isPersonal: true,
      hasErrors: form.errors.length > 0,
      children: (
        <AskPage
          page={page}
          action={page.href(pathAt(c, "woorden"))}
          title={t.title}
          lead={t.lead(loaded.thing.title)}
          form={form}
          fields={
            <>
              <Radios name="key" label={t.which} options={options} value={value("key")} />
              <Radios
                name="change"
                label={t.change}
                value={value("change")}
                options={[
                  { value: "edit", label: t.edit },
                  { value: "unpublish", label: t.unpublish, hint: t.unpublishHint },
                ]}
              />
              <TextArea
                name="body"
                label={t.body}
                hint={t.bodyHint}
                required={false}
                rows={5}
                maxLength={4000}
                value={value("body")}
              />
            </>
          }
        />
      ),
    },
    status,
  );
}

async function showOwnCheck(c: PageContext, values: FormValues) {
  const { page } = c.var;
  const t = texts[page.language].own;
  const loaded = await load(c);
  if (!loaded) return c.notFound();
  const chosen = ownOf(loaded, page).find(({ key }) => key === values.key);
  const isEdit = values.change === "edit";
  return c.var.show({
    title: t.check,
    here: pathAt(c, "woorden"),
    isPersonal: true,
    children: (
      <CheckPage
        page={page}
        action={page.href(pathAt(c, "woorden"))}
        title={t.check}
        lead={texts[page.language].form.check}
        bind={isEdit ? t.bind : t.unpublish}
        values={values}
        items={[
          { question: t.which, answer: chosen ? shorten(chosen.body, 200) : "" },
          { question: t.change, answer: isEdit ? t.edit : t.unpublish },
          ...(isEdit ? [{ question: t.body, answer: values.body ?? "" }] : []),
        ]}
      />
    ),
  });
}

function showNothing(c: PageContext, title: string, none: string, { thing }: Loaded) {
  const { page } = c.var;
  return c.var.show({
    title,
    here: c.req.path.slice(page.href("/").length) || "/",
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={title} lead={none} />
        <Text>
          {thing.href && (
            <Paragraph>
              <Link href={thing.href}>{texts[page.language].report.back}</Link>
            </Paragraph>
          )}
        </Text>
      </Page>
    ),
  });
}

function pathAt(c: PageContext, first: "melden" | "woorden"): string {
  return `/${first}/${c.req.param("kind")}/${c.req.param("id")}`;
}

export function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

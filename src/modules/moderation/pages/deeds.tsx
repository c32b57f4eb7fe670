import type { ZodType } from "zod";
import { type Action, act, type Kept } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  type FormValues,
  type PageContext,
  type PageTools,
  readForm,
  statusOf,
} from "#platform/http.ts";
import { Radios, TextArea } from "#ui/form.tsx";
import { Paragraph, Section } from "#ui/page.tsx";
import { appealHiding, judgeAppeal } from "../actions/appealing.ts";
import { eraseWriting, hideWriting, leaveWriting, restoreWriting } from "../actions/judging.ts";
import { grounds, type ModerationRefusal, reasons } from "../model.ts";
import { texts } from "../texts.ts";
import { type CaseView, type Deed, deedsOf, loadCase } from "./case.tsx";
import { AskPage, CheckPage } from "./checked-form.tsx";
import { emptyForm, type FormState, refusedForm } from "./form-state.ts";
import { capital, namesOf } from "./writing-routes.tsx";

/** What is done with one text: a form, a check, and then it stands under a name. */

type DeedAction = Action<ZodType, undefined, Kept, ModerationRefusal>;
type Status = 200 | 401 | 403 | 404 | 409 | 422;

/** Each deed with the field for its words, and what is chosen with it. */
const deeds = {
  laten: { action: leaveWriting, words: "words", choice: undefined },
  verbergen: { action: hideWriting, words: "words", choice: "reason" },
  tonen: { action: restoreWriting, words: "words", choice: undefined },
  bezwaar: { action: appealHiding, words: "words", choice: undefined },
  beslissen: { action: judgeAppeal, words: "answer", choice: "outcome" },
  wissen: { action: eraseWriting, words: "words", choice: "ground" },
} as const satisfies Record<
  Deed,
  { action: unknown; words: string; choice: "reason" | "outcome" | "ground" | undefined }
>;

export const deedNames = Object.keys(deeds) as readonly Deed[];

export async function showDeed(c: PageContext, deed: Deed, form: FormState, status: Status = 200) {
  const { page } = c.var;
  const view = await viewOf(c);
  if (!view) return c.notFound();
  const path = `/moderatie/${view.one.number}`;
  // Who may not, and what is done, get the page itself, which says where it stands.
  if (!deedsOf(view, page).includes(deed) && form.errors.length === 0)
    return c.redirect(page.href(path), 303);
  const t = texts[page.language];
  const { words } = deeds[deed];
  return c.var.show(
    {
      title: t.deeds[deed].title,
      here: `${path}/${deed}`,
      crumbs: [{ label: view.one.number, path }],
      isPersonal: true,
      hasErrors: form.errors.length > 0,
      children: (
        <AskPage
          page={page}
          action={page.href(`${path}/${deed}`)}
          title={t.deeds[deed].title}
          lead={t.deeds[deed].lead}
          form={form}
          before={<Before page={page} view={view} deed={deed} />}
          fields={
            <>
              <Choice page={page} deed={deed} values={form.values} />
              <TextArea
                name={words}
                label={t.form.why}
                hint={t.form.whyHint}
                rows={4}
                maxLength={2000}
                value={form.values[words] ?? ""}
              />
            </>
          }
        />
      ),
    },
    status,
  );
}

/** What has to be read before a judgement: the words, and what is said for them. */
function Before({
  page,
  view,
  deed,
}: {
  readonly page: PageTools;
  readonly view: CaseView;
  readonly deed: Deed;
}) {
  const t = texts[page.language].case;
  if (view.one.body === null || !(view.mayJudge || view.isAuthor)) return null;
  const appeal = deed === "beslissen" ? view.appeals.at(-1) : undefined;
  return (
    <Section id="woorden" title={t.words}>
      <blockquote>
        <Paragraph>{view.one.wording ?? view.one.body}</Paragraph>
      </blockquote>
      {appeal && (
        <Paragraph>
          <b>{t.appealed}:</b> {appeal.words}
        </Paragraph>
      )}
    </Section>
  );
}

function choicesOf(deed: Deed, { language }: PageTools) {
  const t = texts[language];
  switch (deeds[deed].choice) {
    case "reason":
      return {
        label: t.form.reason,
        options: reasons.map((value) => ({
          value,
          label: capital(t.reasons[value]),
          hint: t.reasonHints[value],
        })),
      };
    case "ground":
      return {
        label: t.form.ground,
        options: grounds.map((value) => ({ value, label: capital(t.grounds[value]) })),
      };
    case "outcome":
      return {
        label: t.form.outcome,
        options: (["reversed", "upheld"] as const).map((value) => ({
          value,
          label: t.case[value],
        })),
      };
    default:
      return undefined;
  }
}

function Choice({
  page,
  deed,
  values,
}: {
  readonly page: PageTools;
  readonly deed: Deed;
  readonly values: FormValues;
}) {
  const { choice } = deeds[deed];
  const choices = choicesOf(deed, page);
  return choice && choices ? (
    <Radios
      name={choice}
      label={choices.label}
      options={choices.options}
      value={values[choice] ?? ""}
    />
  ) : null;
}

export async function doDeed(c: PageContext, deed: Deed) {
  const { page } = c.var;
  const { language } = page;
  const values = await readForm(c);
  const view = await viewOf(c);
  if (!view) return c.notFound();
  if (values.knop === "terug") return showDeed(c, deed, emptyForm(values));
  const { words } = deeds[deed];
  const action = deeds[deed].action as unknown as DeedAction;
  const input = { ...values, writingId: view.one.id };
  const checked = action.input.safeParse(input);
  if (!checked.success) {
    const outcome = { refusal: "invalid_input" as const, fields: namesOf(checked.error.issues) };
    return showDeed(c, deed, refusedForm(values, outcome, words, language), 422);
  }
  if (values.knop !== "doen") return showCheck(c, view, deed, values);
  const context = page.viewer.kind === "member" ? contextOf(c, values) : c.var.context;
  const outcome = await act(action, context, input);
  if (outcome.ok) return c.redirect(page.href(`/moderatie/${view.one.number}`), 303);
  const form = refusedForm(values, outcome, words, language);
  return showDeed(c, deed, form, statusOf(outcome.refusal));
}

function showCheck(c: PageContext, view: CaseView, deed: Deed, values: FormValues) {
  const { page } = c.var;
  const t = texts[page.language];
  const { choice, words } = deeds[deed];
  const choices = choicesOf(deed, page);
  const path = `/moderatie/${view.one.number}`;
  return c.var.show({
    title: t.form.check,
    here: `${path}/${deed}`,
    crumbs: [{ label: view.one.number, path }],
    isPersonal: true,
    children: (
      <CheckPage
        page={page}
        action={page.href(`${path}/${deed}`)}
        title={t.form.check}
        lead={t.form.checkLead}
        bind={t.deeds[deed].bind}
        isDanger={deed === "wissen"}
        values={values}
        items={[
          ...(choice && choices
            ? [
                {
                  question: choices.label,
                  answer:
                    choices.options.find(({ value }) => value === values[choice])?.label ?? "",
                },
              ]
            : []),
          { question: t.form.why, answer: values[words] ?? "" },
        ]}
      />
    ),
  });
}

export function viewOf(c: PageContext): Promise<CaseView | undefined> {
  return read(c.var.context, (db) => loadCase(db, c.var.page, c.req.param("number") ?? ""));
}

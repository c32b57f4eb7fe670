import { Hono } from "hono";
import type { ComponentChildren } from "preact";
import type { ZodType } from "zod";
import { localDate } from "#lib/calendar.ts";
import { newId } from "#lib/ids.ts";
import { type Action, act, type Kept } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  dateOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
  readForm,
  signInFirst,
  statusOf,
  typedDateOf,
} from "#platform/http.ts";
import { letterResponse } from "#platform/letter.ts";
import {
  Buttons,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  Radios,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { LinkButton, Page, PageHead, Text } from "#ui/page.tsx";
import {
  answerLetter,
  followUpLetter,
  replyToQuestion,
  sendLetter,
  takeOverLetter,
  withdrawLetter,
} from "../actions.ts";
import {
  answerKinds,
  type FollowUpKind,
  type Letter,
  type LetterRefusal,
  mayGiveNotice,
  sendWays,
} from "../model.ts";
import { texts } from "../texts.ts";
import { errorsOf, type Status } from "./form-state.ts";
import { PaperText } from "./letter.tsx";
import { followUpOf, paperOf } from "./paper.ts";
import { loadView, pathOf, type View } from "./view.ts";

/** One form each for what its party types in, and the letters as PDF. */
export const pages = new Hono<PageEnv>();

/** A form of one page: its words, its field of a day, and what it posts besides. */
interface Deed {
  readonly last: string;
  readonly words:
    | "sentPage"
    | "answerPage"
    | "replyPage"
    | "reminderPage"
    | "noticePage"
    | "withdrawPage";
  /** The field of a day, where one is asked. */
  readonly day?: string;
  readonly main: string;
  readonly more?: FormValues;
}

form({ last: "verstuurd", words: "sentPage", day: "sentOn", main: "way" }, sendLetter);
form({ last: "antwoord", words: "answerPage", day: "answeredOn", main: "kind" }, answerLetter);
form({ last: "beantwoord", words: "replyPage", day: "repliedOn", main: "words" }, replyToQuestion);
form(
  {
    last: "herinnering",
    words: "reminderPage",
    day: "sentOn",
    main: "sentOn",
    more: { kind: "reminder" },
  },
  followUpLetter,
);
form(
  {
    last: "ingebrekestelling",
    words: "noticePage",
    day: "sentOn",
    main: "sentOn",
    more: { kind: "notice" },
  },
  followUpLetter,
);
form({ last: "intrekken", words: "withdrawPage", main: "bevestigen" }, withdrawLetter);

function form<Schema extends ZodType, Value extends Kept>(
  deed: Deed,
  action: Action<Schema, Letter, Value, LetterRefusal>,
): void {
  const { last, day, main, more = {} } = deed;
  pages.get(`/brieven/:number/${last}`, (c) => show(c, deed, today(c, day), []));
  pages.post(`/brieven/:number/${last}`, async (c) => {
    const { page } = c.var;
    if (page.viewer.kind === "visitor") return signInFirst(c);
    const sent = await readForm(c);
    const values = day ? { ...sent, [day]: dateOf(sent, day, localDate(page.now)) } : sent;
    const view = await findView(c);
    if (!view) return c.notFound();
    const input = { ...values, ...more, letterId: view.letter.id };
    const outcome = await act(action, contextOf(c, values), input);
    if (outcome.ok) {
      // A draft that was thrown away has no page any more.
      const isGone = last === "intrekken" && view.letter.sent === null;
      return c.redirect(page.href(isGone ? "/brieven" : pathOf(view.letter)), 303);
    }
    const errors = errorsOf(outcome, main, page.language);
    return show(c, deed, values, errors, statusOf(outcome.refusal));
  });
}

/** Most things are typed in on the day itself. */
function today(c: PageContext, day: string | undefined): FormValues {
  return day ? { [day]: localDate(c.var.page.now) } : {};
}

async function findView(c: PageContext): Promise<View | undefined> {
  const { page, context } = c.var;
  return read(context, (db) => loadView(db, page, c.req.param("number") ?? ""));
}

async function show(
  c: PageContext,
  deed: Deed,
  values: FormValues,
  errors: readonly FieldError[],
  status: Status = 200,
) {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const view = await findView(c);
  if (!view?.isParty) return c.notFound();
  const kind = followUpKind(deed);
  if (kind === "notice" && errors.length === 0 && !mayGiveNotice(view.letter, view.followUps).ok)
    return c.redirect(page.href(pathOf(view.letter)), 303);
  const { language } = page;
  const t = texts[language];
  const words = t[deed.words];
  const path = pathOf(view.letter);
  const isDraft = deed.last === "intrekken" && view.letter.sent === null;
  return c.var.show(
    {
      title: words.title,
      here: `${path}/${deed.last}`,
      crumbs: [
        { label: t.title, path: "/brieven" },
        { label: view.letter.number, path },
      ],
      menu: "works",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            kind={t.kind(view.letter.number)}
            title={words.title}
            lead={isDraft ? t.withdrawPage.leadDraft : words.lead}
            before={<ErrorSummary language={language} errors={errors} />}
          />
          <Text>
            {kind && <FollowUpPaper c={c} view={view} kind={kind} last={deed.last} />}
            <Form language={language} errors={errors} action={page.href(`${path}/${deed.last}`)}>
              <Hidden name={keyField} value={newId()} />
              {fieldsOf(c, deed, values)}
              <Buttons>
                <SubmitButton once>{isDraft ? t.withdrawPage.bindDraft : words.bind}</SubmitButton>
              </Buttons>
            </Form>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

function followUpKind({ last }: Deed): FollowUpKind | undefined {
  if (last === "herinnering") return "reminder";
  return last === "ingebrekestelling" ? "notice" : undefined;
}

/** The letter that follows, to read and to fetch, above the question when it was sent. */
function FollowUpPaper(props: {
  readonly c: PageContext;
  readonly view: View;
  readonly kind: FollowUpKind;
  readonly last: string;
}) {
  const { page } = props.c.var;
  const path = page.href(pathOf(props.view.letter));
  return (
    <>
      <PaperText paper={followUpOf(page, props.view, props.kind)} />
      <div>
        <LinkButton kind="secondary" href={`${path}/${props.last}.pdf`}>
          {texts[page.language].draft.pdf}
        </LinkButton>
      </div>
    </>
  );
}

function fieldsOf(c: PageContext, deed: Deed, values: FormValues): ComponentChildren {
  const { language } = c.var.page;
  const t = texts[language];
  const day = (label: string) =>
    deed.day && <DateField name={deed.day} label={label} value={typedDateOf(values, deed.day)} />;
  switch (deed.words) {
    case "sentPage":
      return (
        <>
          {day(t.sentPage.on)}
          <Radios
            name="way"
            label={t.sentPage.way}
            hint={t.sentPage.wayHint}
            value={values.way ?? ""}
            options={sendWays.map((way) => ({ value: way, label: t.ways[way] }))}
          />
        </>
      );
    case "answerPage":
      return (
        <>
          <Radios
            name="kind"
            label={t.answerPage.kind}
            value={values.kind ?? ""}
            options={answerKinds.map((kind) => ({ value: kind, label: t.answers[kind] }))}
          />
          <TextArea
            name="words"
            label={t.answerPage.words}
            hint={t.answerPage.wordsHint}
            rows={6}
            maxLength={4000}
            value={values.words ?? ""}
          />
          {day(t.answerPage.on)}
          <TextField
            name="signedBy"
            label={t.answerPage.signedBy}
            hint={t.answerPage.signedByHint}
            value={values.signedBy}
          />
        </>
      );
    case "replyPage":
      return (
        <>
          <TextArea
            name="words"
            label={t.replyPage.words}
            rows={4}
            maxLength={4000}
            value={values.words ?? ""}
          />
          {day(t.replyPage.on)}
        </>
      );
    case "reminderPage":
    case "noticePage":
      return day(t[deed.words].on);
    case "withdrawPage":
      return null;
  }
}

/* On paper ------------------------------------------------------------------------------------------- */

/** The letter itself; with an address on it, so for its party alone. */
pages.get("/brieven/:number/brief.pdf", async (c) => {
  const view = await findView(c);
  if (!view?.isParty) return c.notFound();
  return letterResponse(paperOf(c.var.page, view, addressOf(c, view)), view.letter.number);
});

pages.get("/brieven/:number/herinnering.pdf", (c) => followUpPdf(c, "reminder"));
pages.get("/brieven/:number/ingebrekestelling.pdf", (c) => followUpPdf(c, "notice"));

async function followUpPdf(c: PageContext, kind: FollowUpKind): Promise<Response> {
  const view = await findView(c);
  if (!view?.isParty || view.letter.sent === null) return c.notFound();
  // No remedy on paper that the law does not give.
  if (kind === "notice" && !mayGiveNotice(view.letter, view.followUps).ok) return c.notFound();
  return letterResponse(followUpOf(c.var.page, view, kind), `${view.letter.number} ${kind}`);
}

/** Where its answer will be read, spelt out as on paper. */
export function addressOf(c: PageContext, { letter }: View): string {
  return `${new URL(c.req.url).host}${c.var.page.href(pathOf(letter))}`;
}

/* The municipality joined ---------------------------------------------------------------------------- */

pages.post("/brieven/:number/uitdaging", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const view = await findView(c);
  if (!view) return c.notFound();
  const outcome = await act(takeOverLetter, contextOf(c, values), { letterId: view.letter.id });
  if (outcome.ok) return c.redirect(page.href(`/werken/${outcome.value.work}/overnemen`), 303);
  const errors = errorsOf(outcome, "bevestigen", page.language);
  const deed = { last: "intrekken", words: "withdrawPage", main: "bevestigen" } as const;
  return show(c, deed, values, errors, statusOf(outcome.refusal));
});

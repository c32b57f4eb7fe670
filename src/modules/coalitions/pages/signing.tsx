import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { codeFrom, spokenCode } from "#lib/code.ts";
import { newId } from "#lib/ids.ts";
import { listOrganizationsOf } from "#modules/people";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
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
  Radios,
  SubmitButton,
  TextField,
} from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { inviteParty, openTable, signCoalition } from "../actions.ts";
import { codeLength, type Party } from "../model.ts";
import { texts } from "../texts.ts";
import { errorsOf, type Status } from "./form-state.ts";
import { loadView, pathOf, type View } from "./view.ts";
import { ReadAloud } from "./words.tsx";

/** A code for each place: made by who proposes, typed by who signs. */
export const pages = new Hono<PageEnv>();

/** Shows a code, once. It is made here, so that nothing but its hash is ever kept. */
pages.post("/afspraken/:number/code/:position{[0-9]{1,2}}", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const place = await findPlace(c);
  if (!place) return c.notFound();
  const { view, party } = place;
  const code = codeFrom(randomBytes(64), codeLength);
  const { position } = party;
  const outcome = await act(inviteParty, context, {
    coalitionId: view.coalition.id,
    position,
    code,
  });
  const t = texts[page.language];
  const path = pathOf(view.coalition);
  const address = `${new URL(c.req.url).host}${page.href(`${path}/tekenen/${position}`)}`;
  return showPage(c, view, `code/${position}`, t.code.title(party.name), [], {
    lead: outcome.ok ? t.code.lead : refusalText(t.refusals, page.language, outcome.refusal),
    status: outcome.ok ? 200 : statusOf(outcome.refusal),
    children: (
      <>
        {outcome.ok && (
          <>
            <p class="meent-story__lead">
              <code lang="en">{spokenCode(code)}</code>
            </p>
            <Paragraph>
              {t.code.where} <b>{address}</b>
            </Paragraph>
            <Paragraph small>{t.code.again}</Paragraph>
          </>
        )}
        <Paragraph>
          <Link href={page.href(path)}>{t.code.back}</Link>
        </Paragraph>
      </>
    ),
  });
});

pages.get("/afspraken/:number/tekenen/:position{[0-9]{1,2}}", async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const place = await findPlace(c);
  return place ? showCodeField(c, place, []) : c.notFound();
});

/** First the code, to read; then the signature, with the same code. */
pages.post("/afspraken/:number/tekenen/:position{[0-9]{1,2}}", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const place = await findPlace(c);
  if (!place) return c.notFound();
  const { coalition } = place.view;
  const { position } = place.party;
  const input = { coalitionId: coalition.id, position, code: values.code ?? "" };
  const t = texts[page.language];
  if (values.knop !== "tekenen") {
    const opened = await act(openTable, c.var.context, input);
    if (opened.ok && opened.value.triesLeft === null) return showReading(c, place, values, []);
    const errors = opened.ok
      ? [{ field: "code", message: t.code.wrong(opened.value.triesLeft ?? 0) }]
      : errorsOf(opened, "code", page.language);
    return showCodeField(c, place, errors, opened.ok ? 422 : statusOf(opened.refusal));
  }
  const { organizationId = "" } = values;
  const outcome = await act(signCoalition, contextOf(c, values), { ...input, organizationId });
  if (outcome.ok && outcome.value.triesLeft === null)
    return c.redirect(page.href(pathOf(coalition)), 303);
  if (outcome.ok)
    return showCodeField(
      c,
      place,
      [{ field: "code", message: t.code.wrong(outcome.value.triesLeft ?? 0) }],
      422,
    );
  const errors = errorsOf(outcome, "code", page.language);
  // What is in it is shown to who has the code and to nobody else.
  return showCodeField(c, place, errors, statusOf(outcome.refusal));
});

interface Place {
  readonly view: View;
  readonly party: Party;
}

async function findPlace(c: PageContext): Promise<Place | undefined> {
  const { page, context } = c.var;
  const view = await read(context, (db) => loadView(db, page, c.req.param("number") ?? ""));
  const position = Number(c.req.param("position"));
  const party = view?.parties.find((one) => one.position === position);
  return view && party && { view, party };
}

function showCodeField(
  c: PageContext,
  { view, party }: Place,
  errors: readonly FieldError[],
  status: Status = 200,
) {
  const { page } = c.var;
  const t = texts[page.language].code;
  const last = `tekenen/${party.position}`;
  return showPage(c, view, last, t.askTitle, errors, {
    lead: t.askLead(party.name),
    status,
    children: (
      <Form
        language={page.language}
        errors={errors}
        action={page.href(`${pathOf(view.coalition)}/${last}`)}
      >
        <TextField
          name="code"
          label={t.field}
          hint={t.fieldHint}
          // A code is no text to correct, and a screen is seen by others.
          value=""
          autocomplete="one-time-code"
        />
        <Buttons>
          <SubmitButton name="knop" value="lezen">
            {t.read}
          </SubmitButton>
        </Buttons>
      </Form>
    ),
  });
}

async function showReading(
  c: PageContext,
  { view, party }: Place,
  values: FormValues,
  errors: readonly FieldError[],
) {
  const { page, context } = c.var;
  const { viewer, language } = page;
  const t = texts[language].code;
  const last = `tekenen/${party.position}`;
  const organizations =
    viewer.kind === "member"
      ? await read(context, (db) => listOrganizationsOf(db, page.community.id, viewer.memberId))
      : [];
  const named = view.parties.map(({ id, name, pledges }) => ({
    name: view.names.get(id) ?? name,
    pledges,
  }));
  return showPage(c, view, last, t.signTitle, errors, {
    lead: t.signLead,
    status: 200,
    children: (
      <>
        <Section id="voorlezen" title={view.coalition.title}>
          <ReadAloud language={language} read={{ ...view.coalition, parties: named }} />
        </Section>
        <Form
          language={language}
          errors={errors}
          action={page.href(`${pathOf(view.coalition)}/${last}`)}
        >
          <Hidden name={keyField} value={newId()} />
          <Hidden name="code" value={values.code ?? ""} />
          {organizations.length > 0 && (
            <Radios
              name="organizationId"
              label={t.forWhom}
              value={values.organizationId ?? ""}
              options={[
                { value: "", label: texts[language].form.selfMyself },
                ...organizations.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
          <Buttons>
            <SubmitButton once name="knop" value="tekenen">
              {t.sign}
            </SubmitButton>
          </Buttons>
        </Form>
      </>
    ),
  });
}

function showPage(
  c: PageContext,
  { coalition }: View,
  last: string,
  title: string,
  errors: readonly FieldError[],
  shown: {
    readonly lead: string;
    readonly status: Status;
    readonly children: preact.ComponentChildren;
  },
) {
  const { page } = c.var;
  const t = texts[page.language];
  const path = pathOf(coalition);
  return c.var.show(
    {
      title,
      here: `${path}/${last}`,
      crumbs: [
        { label: t.title, path: "/afspraken" },
        { label: coalition.number, path },
      ],
      menu: "deals",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            kind={t.kind(coalition.number)}
            title={title}
            lead={shown.lead}
            before={<ErrorSummary language={page.language} errors={errors} />}
          />
          <Text>{shown.children}</Text>
        </Page>
      ),
    },
    shown.status,
  );
}

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
import { changePledges, inviteParty, openTable, signAgain, signCoalition } from "../actions.ts";
import { codeLength, type Party } from "../model.ts";
import { texts } from "../texts.ts";
import { BroughtFields, valuesOf } from "./brought.tsx";
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

/** First the code, to read; what one brings may be changed; then the signature, with the same code. */
pages.post("/afspraken/:number/tekenen/:position{[0-9]{1,2}}", async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const place = await findPlace(c);
  if (!place) return c.notFound();
  switch (values.knop) {
    case "veranderen":
      return showPledging(c, place, { ...values, ...valuesOf(place.party) });
    case "bewaren":
      return savePledges(c, place, values);
    case "tekenen":
      return sign(c, place, values);
    default:
      return open(c, place, values);
  }
});

function keyOfPlace({ view, party }: Place, { code = "" }: FormValues) {
  return { coalitionId: view.coalition.id, position: party.position, code };
}

async function open(c: PageContext, place: Place, values: FormValues) {
  const outcome = await act(openTable, c.var.context, keyOfPlace(place, values));
  if (outcome.ok)
    return outcome.value.triesLeft === null
      ? showReading(c, place, values, [])
      : showWrongCode(c, place, outcome.value.triesLeft);
  const errors = errorsOf(outcome, "code", c.var.page.language);
  return showCodeField(c, place, errors, statusOf(outcome.refusal));
}

async function savePledges(c: PageContext, place: Place, values: FormValues) {
  const input = { ...values, ...keyOfPlace(place, values) };
  const outcome = await act(changePledges, c.var.context, input);
  if (!outcome.ok) {
    const errors = errorsOf(outcome, "money", c.var.page.language);
    return showPledging(c, place, values, errors, statusOf(outcome.refusal));
  }
  if (outcome.value.triesLeft !== null) return showWrongCode(c, place, outcome.value.triesLeft);
  const after = await findPlace(c);
  return after ? showReading(c, after, values, []) : c.notFound();
}

async function sign(c: PageContext, place: Place, values: FormValues) {
  const { page } = c.var;
  const { organizationId = "" } = values;
  const input = { ...keyOfPlace(place, values), organizationId };
  const outcome = await act(signCoalition, contextOf(c, values), input);
  if (outcome.ok)
    return outcome.value.triesLeft === null
      ? c.redirect(page.href(pathOf(place.view.coalition)), 303)
      : showWrongCode(c, place, outcome.value.triesLeft);
  const errors = errorsOf(outcome, "code", page.language);
  // What is in it is shown to who has the code and to nobody else.
  return showCodeField(c, place, errors, statusOf(outcome.refusal));
}

function showWrongCode(c: PageContext, place: Place, triesLeft: number) {
  const message = texts[c.var.page.language].code.wrong(triesLeft);
  return showCodeField(c, place, [{ field: "code", message }], 422);
}

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
  return showPage(c, view, last, t.signTitle, errors, {
    lead: t.signLead,
    status: 200,
    children: (
      <>
        <Section id="voorlezen" title={view.coalition.title}>
          <ReadAloud language={language} read={readOf(view)} />
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
            <SubmitButton kind="secondary" name="knop" value="veranderen">
              {t.change}
            </SubmitButton>
          </Buttons>
        </Form>
      </>
    ),
  });
}

function readOf({ coalition, parties, names }: View) {
  return {
    ...coalition,
    parties: parties.map(({ id, name, pledges, goals }) => ({
      name: names.get(id) ?? name,
      pledges,
      goals,
    })),
  };
}

/** What this party brings, to change before its signature is under it. */
function showPledging(
  c: PageContext,
  { view, party }: Place,
  values: FormValues,
  errors: readonly FieldError[] = [],
  status: Status = 200,
) {
  const { page } = c.var;
  const t = texts[page.language].pledgePage;
  const isOwn = view.own?.id === party.id;
  const last = isOwn ? "inbreng" : `tekenen/${party.position}`;
  return showPage(c, view, last, t.title, errors, {
    lead: t.lead,
    status,
    children: (
      <Form
        language={page.language}
        errors={errors}
        action={page.href(`${pathOf(view.coalition)}/${last}`)}
      >
        <Hidden name="code" value={isOwn ? "" : (values.code ?? "")} />
        <BroughtFields page={page} values={values} withHints />
        <Buttons>
          <SubmitButton name="knop" value="bewaren">
            {t.save}
          </SubmitButton>
        </Buttons>
      </Form>
    ),
  });
}

/** Who signed before the table changed may change what she brings too, and signs again. */
pages.get("/afspraken/:number/inbreng", async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const place = await findOwnPlace(c);
  return place ? showPledging(c, place, valuesOf(place.party)) : c.notFound();
});

pages.post("/afspraken/:number/inbreng", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const place = await findOwnPlace(c);
  if (!place) return c.notFound();
  const { coalition } = place.view;
  const outcome = await act(changePledges, contextOf(c, values), {
    ...values,
    code: "",
    coalitionId: coalition.id,
    position: place.party.position,
  });
  if (outcome.ok) return c.redirect(page.href(pathOf(coalition)), 303);
  const errors = errorsOf(outcome, "money", page.language);
  return showPledging(c, place, values, errors, statusOf(outcome.refusal));
});

async function findOwnPlace(c: PageContext): Promise<Place | undefined> {
  const { page, context } = c.var;
  const view = await read(context, (db) => loadView(db, page, c.req.param("number") ?? ""));
  return view?.own && { view, party: view.own };
}

pages.get("/afspraken/:number/opnieuw-tekenen", (c) => showAgain(c, []));

pages.post("/afspraken/:number/opnieuw-tekenen", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const place = await findOwnPlace(c);
  if (!place) return c.notFound();
  const { coalition } = place.view;
  const outcome = await act(signAgain, contextOf(c, values), { coalitionId: coalition.id });
  if (outcome.ok) return c.redirect(page.href(pathOf(coalition)), 303);
  const errors = errorsOf(outcome, "tekenen", page.language);
  return showAgain(c, errors, statusOf(outcome.refusal));
});

/** Everything as it stands now, and the button that signs it again. */
async function showAgain(c: PageContext, errors: readonly FieldError[], status: Status = 200) {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const place = await findOwnPlace(c);
  if (!place) return c.notFound();
  const { language } = page;
  const { view } = place;
  const t = texts[language].code;
  return showPage(c, view, "opnieuw-tekenen", t.againTitle, errors, {
    lead: t.againLead,
    status,
    children: (
      <>
        <Section id="voorlezen" title={view.coalition.title}>
          <ReadAloud language={language} read={readOf(view)} />
        </Section>
        <Form
          language={language}
          errors={errors}
          action={page.href(`${pathOf(view.coalition)}/opnieuw-tekenen`)}
        >
          <Hidden name={keyField} value={newId()} />
          <Buttons>
            <SubmitButton once>{t.sign}</SubmitButton>
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

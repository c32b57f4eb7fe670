import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { codeFrom, spokenCode } from "#lib/code.ts";
import { newId } from "#lib/ids.ts";
import { findMemberByAccount, listHomes, listOrganizationsOf } from "#modules/people";
import { act } from "#platform/act.ts";
import { type Context, read } from "#platform/context.ts";
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
import {
  changePledges,
  enterAsGuest,
  inviteParty,
  mailInvitation,
  openTable,
  signAgain,
  signCoalition,
} from "../actions.ts";
import { codeLength, type Party } from "../model.ts";
import { texts } from "../texts.ts";
import { BroughtFields, valuesOf } from "./brought.tsx";
import { errorsOf, type Status } from "./form-state.ts";
import { contextAs, loadView, pathOf, type View } from "./view.ts";
import { ReadAloud } from "./words.tsx";

/** A code for each place: made by who proposes, typed by who signs. */
export const pages = new Hono<PageEnv>();

/** A code is shown once: who comes back to its address finds the agreement. */
pages.get("/afspraken/:number/code/:position{[0-9]{1,2}}", (c) =>
  c.redirect(c.var.page.href(`/afspraken/${c.req.param("number")}`), 303),
);

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
  if (!c.var.page.viewer.accountId) return signInFirst(c);
  const place = await findPlace(c);
  if (!place) return c.notFound();
  if (await contextAs(c, {})) return showCodeField(c, place, []);
  return mayEnter(place) ? showEntry(c, place, {}, []) : signInFirst(c);
});

/** First the code, to read; what one brings may be changed; then the signature, with the same code. */
pages.post("/afspraken/:number/tekenen/:position{[0-9]{1,2}}", async (c) => {
  const { accountId } = c.var.page.viewer;
  if (!accountId) return signInFirst(c);
  const values = await readForm(c);
  const place = await findPlace(c);
  if (!place) return c.notFound();
  const context = await contextAs(c, values);
  if (!context) return mayEnter(place) ? enter(c, place, values, accountId) : signInFirst(c);
  switch (values.knop) {
    case "veranderen":
      return showPledging(c, place, { ...values, ...valuesOf(place.party) });
    case "bewaren":
      return savePledges(c, place, values, context);
    case "tekenen":
      return sign(c, place, values, context);
    default:
      return open(c, place, values, context);
  }
});

/** A place kept for somebody from elsewhere, who is no member here, is entered as a guest. */
function mayEnter({ view, party }: Place): boolean {
  return party.isElsewhere && view.coalition.state === "proposed";
}

async function enter(c: PageContext, place: Place, values: FormValues, accountId: string) {
  const outcome = await act(enterAsGuest, c.var.context, {
    ...keyOfPlace(place, values),
    accountId,
    homeId: values.homeId ?? "",
    name: values.name ?? "",
  });
  if (outcome.ok && outcome.value.triesLeft === null) return showReading(c, place, values, []);
  const { language } = c.var.page;
  const errors = outcome.ok
    ? [{ field: "code", message: texts[language].code.wrong(outcome.value.triesLeft ?? 0) }]
    : errorsOf(outcome, "code", language);
  return showEntry(c, place, values, errors, outcome.ok ? 422 : statusOf(outcome.refusal));
}

/** Who she is and where from, and the code she got; she becomes no member by it. */
async function showEntry(
  c: PageContext,
  { view, party }: Place,
  values: FormValues,
  errors: readonly FieldError[],
  status: Status = 200,
) {
  const { page, context } = c.var;
  const { accountId = "" } = page.viewer;
  const t = texts[page.language].entry;
  const homes = await read(context, (db) => listHomes(db, accountId));
  const last = `tekenen/${party.position}`;
  return showPage(c, view, last, t.title(party.name), errors, {
    lead: t.lead(page.community.name),
    status,
    children: (
      <Form
        language={page.language}
        errors={errors}
        action={page.href(`${pathOf(view.coalition)}/${last}`)}
      >
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          value={values.name ?? (await nameElsewhere(c, accountId, homes))}
        />
        {homes.length > 0 && (
          <Radios
            name="homeId"
            label={t.home}
            value={values.homeId ?? homes[0]?.id ?? ""}
            options={[
              ...homes.map(({ id, name }) => ({ value: id, label: name })),
              { value: "", label: t.noHome },
            ]}
          />
        )}
        <TextField
          name="code"
          label={texts[page.language].code.field}
          hint={texts[page.language].code.fieldHint}
          value=""
          autocomplete="one-time-code"
        />
        <Buttons>
          <SubmitButton name="knop" value="binnen">
            {texts[page.language].code.read}
          </SubmitButton>
        </Buttons>
      </Form>
    ),
  });
}

/** How she is called where she is a member, so that she need not type it. */
async function nameElsewhere(
  c: PageContext,
  accountId: string,
  homes: readonly { readonly id: string }[],
): Promise<string> {
  const [home] = homes;
  if (!home) return "";
  const { database } = c.var.context.platform;
  const member = await database.read(home.id, (db) => findMemberByAccount(db, home.id, accountId));
  return member?.name ?? "";
}

function keyOfPlace({ view, party }: Place, { code = "" }: FormValues) {
  return { coalitionId: view.coalition.id, position: party.position, code };
}

async function open(c: PageContext, place: Place, values: FormValues, context: Context) {
  const outcome = await act(openTable, withoutKey(context), keyOfPlace(place, values));
  if (outcome.ok)
    return outcome.value.triesLeft === null
      ? showReading(c, place, values, [])
      : showWrongCode(c, place, outcome.value.triesLeft);
  const errors = errorsOf(outcome, "code", c.var.page.language);
  return showCodeField(c, place, errors, statusOf(outcome.refusal));
}

/** What may be tried again with other words takes no key. */
function withoutKey({ idempotencyKey: _, ...context }: Context): Context {
  return context;
}

async function savePledges(c: PageContext, place: Place, values: FormValues, context: Context) {
  const input = { ...values, ...keyOfPlace(place, values) };
  const outcome = await act(changePledges, withoutKey(context), input);
  if (!outcome.ok) {
    const errors = errorsOf(outcome, "money", c.var.page.language);
    return showPledging(c, place, values, errors, statusOf(outcome.refusal));
  }
  if (outcome.value.triesLeft !== null) return showWrongCode(c, place, outcome.value.triesLeft);
  const after = await findPlace(c);
  return after ? showReading(c, after, values, []) : c.notFound();
}

async function sign(c: PageContext, place: Place, values: FormValues, context: Context) {
  const { page } = c.var;
  const { organizationId = "" } = values;
  const input = { ...keyOfPlace(place, values), organizationId };
  const outcome = await act(signCoalition, context, input);
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
            {/* Who brings nothing has nothing to sign yet: what she brings comes first. */}
            {party.pledges.length > 0 && (
              <SubmitButton once name="knop" value="tekenen">
                {t.sign}
              </SubmitButton>
            )}
            <SubmitButton
              kind={party.pledges.length > 0 ? "secondary" : "primary"}
              name="knop"
              value="veranderen"
            >
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

/* The code by mail ----------------------------------------------------------------------------------- */

pages.get("/afspraken/:number/mail/:position{[0-9]{1,2}}", (c) => showMail(c, {}, []));

/** Sends the mail. Pressed twice, it goes once: the form carries a key. */
pages.post("/afspraken/:number/mail/:position{[0-9]{1,2}}", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const place = await findPlace(c);
  if (!place) return c.notFound();
  const { view, party } = place;
  const address = values.address ?? "";
  const outcome = await act(mailInvitation, contextOf(c, values), {
    coalitionId: view.coalition.id,
    position: party.position,
    address,
    language: page.language,
  });
  if (!outcome.ok) {
    const errors = errorsOf(outcome, "address", page.language);
    return showMail(c, values, errors, statusOf(outcome.refusal));
  }
  const t = texts[page.language].mailPage;
  return showPage(c, view, `mail/${party.position}`, t.sent, [], {
    lead: t.sentLead(address.trim(), party.name),
    status: 200,
    children: (
      <>
        <Paragraph small>{t.again}</Paragraph>
        <Paragraph>
          <Link href={page.href(pathOf(view.coalition))}>{texts[page.language].code.back}</Link>
        </Paragraph>
      </>
    ),
  });
});

async function showMail(
  c: PageContext,
  values: FormValues,
  errors: readonly FieldError[],
  status: Status = 200,
) {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const place = await findPlace(c);
  if (!place?.view.isProposer) return c.notFound();
  const { view, party } = place;
  const t = texts[page.language].mailPage;
  const last = `mail/${party.position}`;
  return showPage(c, view, last, t.title(party.name), errors, {
    lead: t.lead(party.name),
    status,
    children: (
      <Form
        language={page.language}
        errors={errors}
        action={page.href(`${pathOf(view.coalition)}/${last}`)}
      >
        <Hidden name={keyField} value={newId()} />
        <TextField
          name="address"
          type="email"
          label={t.address}
          hint={t.addressHint}
          value={values.address}
        />
        <Buttons>
          <SubmitButton once>{t.send}</SubmitButton>
        </Buttons>
      </Form>
    ),
  });
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
  if (!(await contextAs(c, {}))) return signInFirst(c);
  const place = await findOwnPlace(c);
  return place ? showPledging(c, place, valuesOf(place.party)) : c.notFound();
});

pages.post("/afspraken/:number/inbreng", async (c) => {
  const { page } = c.var;
  const values = await readForm(c);
  const context = await contextAs(c, values);
  if (!context) return signInFirst(c);
  const place = await findOwnPlace(c);
  if (!place) return c.notFound();
  const { coalition } = place.view;
  const outcome = await act(changePledges, context, {
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
  const values = await readForm(c);
  const context = await contextAs(c, values);
  if (!context) return signInFirst(c);
  const place = await findOwnPlace(c);
  if (!place) return c.notFound();
  const { coalition } = place.view;
  const outcome = await act(signAgain, context, { coalitionId: coalition.id });
  if (outcome.ok) return c.redirect(page.href(pathOf(coalition)), 303);
  const errors = errorsOf(outcome, "tekenen", page.language);
  return showAgain(c, errors, statusOf(outcome.refusal));
});

/** Everything as it stands now, and the button that signs it again. */
async function showAgain(c: PageContext, errors: readonly FieldError[], status: Status = 200) {
  const { page } = c.var;
  if (!(await contextAs(c, {}))) return signInFirst(c);
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

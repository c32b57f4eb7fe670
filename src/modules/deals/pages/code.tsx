import { Hono } from "hono";
import type { ComponentChildren } from "preact";
import { newId } from "#lib/ids.ts";
import { act } from "#platform/act.ts";
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
import { letterResponse } from "#platform/letter.ts";
import { refusalText } from "#platform/texts.ts";
import {
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Text } from "#ui/page.tsx";
import { newCode } from "../actions/code.ts";
import { mailCode, showCode, signWithCode } from "../actions.ts";
import { inTwo } from "../model/code.ts";
import { findDealByNumber } from "../store.ts";
import { texts } from "../texts.ts";
import { codeLetter } from "./code-letter.ts";
import { loadDeal, partyOf } from "./deal-view.ts";

/** Signing at the table: a code on the one phone, typed on the other. */
export const pages = new Hono<PageEnv>();

/** A code is shown once: who comes back to its address, from another tab or day, finds the deal. */
pages.get("/deals/:number/code-tonen", (c) =>
  c.redirect(c.var.page.href(`/deals/${c.req.param("number")}`), 303),
);

/** Shows a code, once. It is made here, so that nothing but its hash is ever kept. */
pages.post("/deals/:number/code-tonen", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const deal = await findDeal(c);
  if (!deal) return c.notFound();
  const code = newCode();
  const outcome = await act(showCode, context, { dealId: deal.id, code });
  const t = texts[page.language];
  const refusals = { ...t.refusals, ...t.codeRefusals };
  const here = `/deals/${deal.number}`;
  return c.var.show(
    {
      ...frameOf(page, deal, `${here}/code-tonen`, t.code.shownTitle),
      children: (
        <Page>
          <PageHead
            title={t.code.shownTitle}
            lead={
              outcome.ok
                ? t.code.shownLead(deal.party)
                : refusalText(refusals, page.language, outcome.refusal)
            }
          />
          <Text>
            {outcome.ok && (
              <>
                <p class="meent-story__lead">
                  <code lang="en">{inTwo(code)}</code>
                </p>
                <Paragraph>
                  {t.code.where} <b>{`${new URL(c.req.url).host}${page.href(`${here}/code`)}`}</b>
                </Paragraph>
                <Paragraph>{t.code.ends}</Paragraph>
                <Paragraph small>{t.code.again}</Paragraph>
              </>
            )}
            <Paragraph>
              <Link href={page.href(here)}>{t.code.toDeal}</Link>
            </Paragraph>
          </Text>
        </Page>
      ),
    },
    outcome.ok ? 200 : statusOf(outcome.refusal),
  );
});

/* The code in a letter ------------------------------------------------------------------------------- */

pages.get("/deals/:number/code-brief", (c) => showSending(c, byLetter));

/** The letter itself: whoever presses gets it once, as a file. */
pages.post("/deals/:number/code-brief", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const view = await read(context, (db) => loadDeal(db, page, c.req.param("number")));
  if (!view) return c.notFound();
  const code = newCode();
  const outcome = await act(showCode, context, { dealId: view.deal.id, code, way: "letter" });
  if (outcome.ok) {
    const path = page.href(`/deals/${view.deal.number}/code`);
    const address = `${new URL(c.req.url).host}${path}`;
    const letter = codeLetter(page, view, {
      code: inTwo(code),
      address,
      addressee: values.addressee ?? "",
      signer: page.viewer.name,
    });
    return letterResponse(letter, `${view.deal.number} code`, "attachment");
  }
  const t = texts[page.language];
  const refusals = { ...t.refusals, ...t.codeRefusals };
  const message = refusalText(refusals, page.language, outcome.refusal);
  return showSending(
    c,
    byLetter,
    [{ field: "addressee", message }],
    statusOf(outcome.refusal),
    values,
  );
});

/* The code by mail ----------------------------------------------------------------------------------- */

pages.get("/deals/:number/code-mail", (c) => showSending(c, byMail));

/** Sends the mail. Pressed twice, it goes once: the form carries a key. */
pages.post("/deals/:number/code-mail", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const deal = await findDeal(c);
  if (!deal) return c.notFound();
  const address = values.address ?? "";
  const outcome = await act(mailCode, contextOf(c, values), {
    dealId: deal.id,
    address,
    language: page.language,
  });
  const t = texts[page.language];
  const here = `/deals/${deal.number}`;
  if (outcome.ok)
    return c.var.show({
      ...frameOf(page, deal, `${here}/code-mail`, t.code.mailSent),
      children: (
        <Page>
          <PageHead
            kind={deal.title}
            title={t.code.mailSent}
            lead={t.code.mailSentLead(address.trim())}
          />
          <Text>
            <Paragraph>{t.code.sending.mail.ends}</Paragraph>
            <Paragraph small>{t.code.mailAgain}</Paragraph>
            <Paragraph>
              <Link href={page.href(here)}>{t.code.toDeal}</Link>
            </Paragraph>
          </Text>
        </Page>
      ),
    });
  const message =
    outcome.refusal === "invalid_input"
      ? t.tableFields.address_wrong
      : refusalText({ ...t.refusals, ...t.codeRefusals }, page.language, outcome.refusal);
  const error = { field: "address", message };
  return showSending(c, byMail, [error], statusOf(outcome.refusal), values);
});

/* Sending a code ------------------------------------------------------------------------------------- */

/** How a code is sent: below the deal's own address, and what its form says and asks. */
interface Sending {
  readonly last: string;
  readonly words: "letter" | "mail";
  readonly fieldsOf: (page: PageTools, values: FormValues, party: string) => ComponentChildren;
}

/** A file comes of it, so it may be pressed again; a mail goes once. */
const byLetter: Sending = {
  last: "code-brief",
  words: "letter",
  fieldsOf: ({ language }, values, party) => (
    <TextArea
      name="addressee"
      label={texts[language].code.letterAddress}
      hint={texts[language].code.letterAddressHint}
      rows={4}
      maxLength={300}
      required={false}
      value={values.addressee ?? party}
    />
  ),
};

const byMail: Sending = {
  last: "code-mail",
  words: "mail",
  fieldsOf: ({ language }, values) => (
    <>
      <Hidden name={keyField} value={newId()} />
      <TextField
        name="address"
        type="email"
        label={texts[language].code.mailAddress}
        hint={texts[language].code.mailAddressHint}
        value={values.address}
      />
    </>
  ),
};

async function showSending(
  c: PageContext,
  { last, words, fieldsOf }: Sending,
  errors: readonly FieldError[] = [],
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
  values: FormValues = {},
) {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const deal = await findDeal(c);
  if (!deal) return c.notFound();
  const t = texts[page.language].code;
  const said = t.sending[words];
  const here = `/deals/${deal.number}`;
  return c.var.show(
    {
      ...frameOf(page, deal, `${here}/${last}`, said.title),
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            kind={deal.title}
            title={said.title}
            lead={said.lead(deal.party)}
            before={<ErrorSummary language={page.language} errors={errors} />}
          />
          <Text>
            <Form language={page.language} errors={errors} action={page.href(`${here}/${last}`)}>
              {fieldsOf(page, values, deal.party)}
              <Paragraph>{said.ends}</Paragraph>
              <Buttons>
                <SubmitButton {...(words === "mail" && { once: true })}>{said.send}</SubmitButton>
              </Buttons>
            </Form>
            <Paragraph>
              <Link href={page.href(here)}>{t.toDeal}</Link>
            </Paragraph>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

/** What the pages of a code share around them. */
function frameOf(
  { language }: PageTools,
  deal: { readonly number: string; readonly title: string },
  here: string,
  title: string,
) {
  return {
    title,
    here,
    crumbs: [
      { label: texts[language].title, path: "/deals" },
      { label: deal.title, path: `/deals/${deal.number}` },
    ],
    menu: "deals" as const,
    isPersonal: true,
  };
}

/* Typing the code ------------------------------------------------------------------------------------ */

pages.get("/deals/:number/code", (c) => showField(c, {}, []));

pages.post("/deals/:number/code", async (c) => {
  const { page } = c.var;
  const values = await readForm(c);
  const deal = await findDeal(c);
  if (!deal) return c.notFound();
  const outcome = await act(signWithCode, contextOf(c, values), {
    dealId: deal.id,
    code: values.code ?? "",
  });
  if (outcome.ok && outcome.value.triesLeft === null)
    return c.redirect(page.href(`/deals/${deal.number}`), 303);
  const t = texts[page.language];
  const message = outcome.ok
    ? t.code.wrong(outcome.value.triesLeft ?? 0)
    : outcome.refusal === "invalid_input"
      ? t.tableFields.code_wrong
      : refusalText({ ...t.refusals, ...t.codeRefusals }, page.language, outcome.refusal);
  // What was typed is not kept: a code is no text to correct, and a screen is seen by others.
  return showField(
    c,
    {},
    [{ field: "code", message }],
    outcome.ok ? 422 : statusOf(outcome.refusal),
  );
});

async function showField(
  c: PageContext,
  values: FormValues,
  errors: readonly FieldError[],
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
) {
  const { page } = c.var;
  const deal = await findDeal(c);
  if (!deal) return c.notFound();
  const t = texts[page.language];
  const here = `/deals/${deal.number}`;
  return c.var.show(
    {
      ...frameOf(page, deal, `${here}/code`, t.code.title),
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            kind={deal.party}
            title={deal.title}
            lead={t.code.lead}
            before={<ErrorSummary language={page.language} errors={errors} />}
          />
          <Text>
            <Form language={page.language} errors={errors} action={page.href(`${here}/code`)}>
              <Hidden name={keyField} value={newId()} />
              <TextField
                name="code"
                label={t.code.field}
                hint={t.code.fieldHint}
                value={values.code}
                autocomplete="one-time-code"
              />
              <Buttons>
                <SubmitButton once>{t.code.sign}</SubmitButton>
              </Buttons>
            </Form>
            <Paragraph>
              <Link href={page.href(here)}>{t.code.toDeal}</Link>
            </Paragraph>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

async function findDeal(c: PageContext) {
  const { page, context } = c.var;
  return read(context, async (db) => {
    const number = c.req.param("number") ?? "";
    const deal = await findDealByNumber(db, page.community.id, number, page.now);
    return deal && { ...deal, party: await partyOf(db, page, deal) };
  });
}

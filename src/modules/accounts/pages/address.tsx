import { Hono } from "hono";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  hereOf,
  type PageContext,
  type PageEnv,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import { countTry } from "#platform/tries.ts";
import {
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  SubmitButton,
  TextField,
} from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Stand, Text } from "#ui/page.tsx";
import { askAddressChange, confirmAddress } from "../actions/own.ts";
import { askedLink, changeHours, changesPerAccount, linksPerAddress } from "../model.ts";
import { findAddress } from "../store.ts";
import { texts } from "../texts.ts";

/** Another mail address: asked here, and confirmed from both addresses. */
export const pages = new Hono<PageEnv>();

pages.get("/mij/mail", (c) => show(c, "", []));

pages.post("/mij/mail", async (c) => {
  const { page, context } = c.var;
  const { viewer, language } = page;
  if (viewer.kind === "visitor") return signInFirst(c);
  const form = await readForm(c);
  const typed = form.adres ?? "";
  const t = texts[language];
  const wrong = (message: string) => show(c, typed, [{ field: "adres", message }], 422);
  const asked = askedLink.safeParse({ address: typed });
  if (!asked.success) return wrong(typed ? t.asked.address_wrong : t.asked.address_missing);
  const { platform } = context;
  if (!(await countTry(platform, "change.account", viewer.accountId, changesPerAccount)))
    return wrong(t.mail.tooMany);
  // As with links: nobody is buried in mail, and the answer is the same.
  const { address } = asked.data;
  if (await countTry(platform, "link.address", address.toLowerCase(), ...linksPerAddress)) {
    const outcome = await act(askAddressChange, context, { address, language });
    if (!outcome.ok) return wrong(refusalText<string>({}, language, outcome.refusal));
  }
  return c.redirect(page.href("/mij/mail/verstuurd"), 303);
});

async function show(
  c: PageContext,
  typed: string,
  errors: readonly FieldError[],
  status: 200 | 422 = 200,
): Promise<Response> {
  const { page, context } = c.var;
  const { viewer, language } = page;
  if (viewer.kind === "visitor") return signInFirst(c);
  const address = await read(context, (db) => findAddress(db, viewer.accountId));
  const t = texts[language];
  return c.var.show(
    {
      title: t.mail.title,
      here: "/mij/mail",
      crumbs: [{ label: t.me.title, path: "/mij" }],
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={t.mail.title}
            lead={address ? t.mail.lead : t.mail.leadNew}
            before={<ErrorSummary language={language} errors={errors} />}
          >
            {address && (
              <Stand tone="go">
                <Paragraph>{t.mail.now(address)}</Paragraph>
              </Stand>
            )}
          </PageHead>
          <Text>
            <Form language={language} action={page.href("/mij/mail")} errors={errors}>
              <TextField
                name="adres"
                type="email"
                label={t.signIn.address}
                hint={t.signIn.addressHint}
                value={typed}
                autocomplete="email"
              />
              <Buttons>
                <SubmitButton once>{t.mail.button}</SubmitButton>
              </Buttons>
            </Form>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

pages.get("/mij/mail/verstuurd", (c) => {
  const t = texts[c.var.page.language].mail;
  return say(c, hereOf(c), t.sentTitle, t.sentLead, t.sentStand(changeHours));
});

/** The link in either mail: a page, whose button says yes. It needs no session. */
pages.get("/mij/mail/bevestig/:token", (c) => {
  const { page } = c.var;
  const t = texts[page.language].mail;
  return c.var.show({
    title: t.confirmTitle,
    here: hereOf(c),
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.confirmTitle} lead={t.confirmLead} />
        <Text>
          <Form
            language={page.language}
            action={page.href(`/mij/mail/bevestig/${encodeURIComponent(c.req.param("token"))}`)}
          >
            <Buttons>
              <SubmitButton once>{t.confirmButton}</SubmitButton>
            </Buttons>
          </Form>
        </Text>
      </Page>
    ),
  });
});

pages.post("/mij/mail/bevestig/:token", async (c) => {
  const { page, context } = c.var;
  const t = texts[page.language].mail;
  const outcome = await act(confirmAddress, context, { token: c.req.param("token") });
  if (!outcome.ok) {
    const own: Readonly<Record<string, string>> = t.refusals;
    const why = refusalText(own, page.language, outcome.refusal);
    return say(c, hereOf(c), t.wrongTitle, why, undefined, statusOf(outcome.refusal));
  }
  return outcome.value.isDone
    ? say(c, hereOf(c), t.doneTitle, t.doneLead)
    : say(c, hereOf(c), t.halfTitle, t.halfLead);
});

function say(
  c: PageContext,
  here: string,
  title: string,
  lead: string,
  stand?: string,
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
): Promise<Response> {
  const { page } = c.var;
  return c.var.show(
    {
      title,
      here,
      isPersonal: true,
      children: (
        <Page>
          <PageHead title={title} lead={lead}>
            {stand && (
              <Stand tone="wait">
                <Paragraph>
                  <b>{stand}</b>
                </Paragraph>
              </Stand>
            )}
          </PageHead>
          <Text>
            <Paragraph>
              <Link href={page.href("/mij")}>{texts[page.language].mail.toMe}</Link>
            </Paragraph>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

import { Hono } from "hono";
import { act } from "#platform/act.ts";
import { findInstallation } from "#platform/birth.ts";
import { read } from "#platform/context.ts";
import {
  backOf,
  hereOf,
  type PageContext,
  type PageEnv,
  readCookie,
  readForm,
  removeCookie,
  sessionCookie,
  statusOf,
  writeCookie,
} from "#platform/http.ts";
import { hashOf, newToken, sessionDays } from "#platform/session.ts";
import {
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  SubmitButton,
  TextField,
} from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { askForLinkFrom, endFormer, useCodeFrom, useLink } from "../actions.ts";
import {
  deviceWords,
  type LinkRefusal,
  linkMinutes,
  maskedAddress,
  refusalOfLink,
} from "../model.ts";
import { findLink } from "../store.ts";
import { texts } from "../texts.ts";

/** Signing in: by a link in mail, or by a code from a letter. */
export const pages = new Hono<PageEnv>();

/** Remembers which browser asked for a link; it opens nothing. */
const askedCookie = "meent_gevraagd";

pages.get("/aanmelden", (c) => showForm(c));
pages.get("/aanmelden/mail", (c) => showForm(c));

pages.post("/aanmelden/mail", async (c) => {
  const { page, context } = c.var;
  const form = await readForm(c);
  const back = backOf(form.terug);
  const browser = readCookie(c, askedCookie) ?? newToken();
  const outcome = await askForLinkFrom(context, c.var.source, {
    address: form.adres ?? "",
    back,
    browserHash: hashOf(browser),
  });
  if (outcome !== "sent") {
    const t = texts[page.language].asked;
    const message = form.adres ? t[outcome] : t.address_missing;
    const isRefusal = outcome === "too_many_here";
    return showForm(c, form.adres ?? "", back, [{ field: "adres", message, isRefusal }]);
  }
  writeCookie(c, askedCookie, browser, 3600);
  return c.redirect(page.href("/aanmelden/verstuurd"), 303);
});

async function showForm(
  c: PageContext,
  address = "",
  back = backOf(c.req.query("terug")),
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const { page } = c.var;
  const { language } = page;
  const t = texts[language].signIn;
  return c.var.show(
    {
      title: t.title,
      here: hereOf(c),
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={t.title}
            lead={`${t.lead} ${t.first}`}
            before={<ErrorSummary language={language} errors={errors} />}
          >
            {(await isDemo(c)) && <DemoNote c={c} />}
          </PageHead>
          <Text>
            <LinkForm c={c} address={address} back={back} errors={errors} />
            <Section title={t.other}>
              <Paragraph>
                <Link href={page.href("/aanmelden/code")}>{t.byCode}</Link>. {t.byCodeGives}
              </Paragraph>
            </Section>
          </Text>
        </Page>
      ),
    },
    errors.length > 0 ? 422 : 200,
  );
}

function DemoNote({ c }: { readonly c: PageContext }) {
  const { page } = c.var;
  const t = texts[page.language].signIn;
  return (
    <Stand tone="wait">
      <Paragraph>
        <b>{t.demo}</b>
      </Paragraph>
      <Paragraph>
        <Link href={page.href("/voorbeeld/post")}>{t.toPost}</Link>
      </Paragraph>
    </Stand>
  );
}

async function isDemo(c: PageContext): Promise<boolean> {
  return (await read(c.var.context, findInstallation))?.isDemo ?? false;
}

interface LinkFormProps {
  readonly c: PageContext;
  readonly address: string;
  readonly back: string;
  readonly errors: readonly FieldError[];
}

function LinkForm({ c, address, back, errors }: LinkFormProps) {
  const { page } = c.var;
  const t = texts[page.language].signIn;
  return (
    <Form language={page.language} action={page.href("/aanmelden/mail")} errors={errors}>
      <Hidden name="terug" value={back} />
      <TextField
        name="adres"
        type="email"
        label={t.address}
        hint={t.addressHint}
        value={address}
        autocomplete="email"
      />
      <Buttons>
        <SubmitButton once>{t.button}</SubmitButton>
      </Buttons>
    </Form>
  );
}

pages.get("/aanmelden/verstuurd", async (c) => {
  const { page } = c.var;
  const t = texts[page.language].sent;
  return c.var.show({
    title: t.title,
    here: "/aanmelden/verstuurd",
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.title} lead={t.lead}>
          {(await isDemo(c)) ? (
            <DemoNote c={c} />
          ) : (
            <Stand tone="wait">
              <Paragraph>
                <b>{t.stand(linkMinutes)}</b>
              </Paragraph>
            </Stand>
          )}
        </PageHead>
        <Text>
          <Section title={t.nothing}>
            <Paragraph>{t.nothingText}</Paragraph>
            <Paragraph>
              <Link href={page.href("/aanmelden/mail")}>{t.again}</Link>
            </Paragraph>
          </Section>
        </Text>
      </Page>
    ),
  });
});

/* The link: its page signs nobody in, so that what looks ahead in mail uses nothing up ----------- */

pages.get("/aanmelden/link/:token", async (c) => {
  const { page, context } = c.var;
  const token = c.req.param("token");
  const link = await read(context, (db) => findLink(db, page.community.id, hashOf(token)));
  const refusal = refusalOfLink(link, context.platform.clock.machineNow());
  if (!link || refusal) return showWrong(c, refusal ?? "link_unknown");
  const t = texts[page.language].link;
  const browser = readCookie(c, askedCookie);
  const isElsewhere = !browser || hashOf(browser) !== link.browserHash;
  return c.var.show({
    title: t.title,
    here: hereOf(c),
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.title} lead={t.lead(maskedAddress(link.address))}>
          <Stand tone="wait">
            <Paragraph>
              <b>{t.stand}</b> {isElsewhere && t.elsewhere}
            </Paragraph>
          </Stand>
        </PageHead>
        <Text>
          <Form language={page.language} action={page.href(`/aanmelden/link/${token}`)}>
            <Buttons>
              <SubmitButton once>{t.button}</SubmitButton>
            </Buttons>
          </Form>
        </Text>
      </Page>
    ),
  });
});

pages.post("/aanmelden/link/:token", async (c) => {
  const { page, context } = c.var;
  const { language } = page;
  const device = deviceWords(c.req.header("User-Agent"));
  const { idempotencyKey: _, ...once } = context;
  const outcome = await act(
    useLink,
    { ...once, actor: { kind: "anonymous" } },
    { token: c.req.param("token"), device, language },
  );
  if (!outcome.ok)
    return showWrong(
      c,
      outcome.refusal in texts.nl.linkWrong.titles
        ? (outcome.refusal as LinkRefusal)
        : "link_unknown",
    );
  return enter(c, outcome.value);
});

/** A link that signs nobody in: why, and the way on. */
async function showWrong(c: PageContext, refusal: LinkRefusal): Promise<Response> {
  const { page } = c.var;
  const t = texts[page.language].linkWrong;
  return c.var.show(
    {
      title: t.titles[refusal],
      here: hereOf(c),
      isPersonal: true,
      children: (
        <Page>
          <PageHead title={t.titles[refusal]} lead={t.leads[refusal]}>
            {page.viewer.kind === "member" && (
              <Stand tone="go">
                <Paragraph>
                  <b>{t.signedIn(page.viewer.name)}</b>{" "}
                  <Link href={page.href("/")}>{t.toFront}</Link>
                </Paragraph>
              </Stand>
            )}
          </PageHead>
          <Text>
            <LinkForm c={c} address="" back="/" errors={[]} />
          </Text>
        </Page>
      ),
    },
    422,
  );
}

/* The code ---------------------------------------------------------------------------------------- */

pages.get("/aanmelden/code", (c) => showCode(c, "", []));

pages.post("/aanmelden/code", async (c) => {
  const { page, context } = c.var;
  const form = await readForm(c);
  const device = deviceWords(c.req.header("User-Agent"));
  const outcome = await useCodeFrom(context, c.var.source, { code: form.code ?? "", device });
  if (outcome.ok) return enter(c, outcome.value);
  const said: Readonly<Record<string, string>> = texts[page.language].codeErrors;
  const name = outcome.refusal === "invalid_input" ? "code_wrong" : outcome.refusal;
  const message = said[name] ?? texts[page.language].codeErrors.code_unknown;
  // A code that was used, in another tab perhaps, or has ended: typing it anew helps nobody.
  const isRefusal = !["code_wrong", "code_unknown"].includes(name);
  const errors = [{ field: "code", message, isRefusal }];
  return showCode(c, form.code ?? "", errors, statusOf(outcome.refusal));
});

/** The mail to who was invited leads here: again a page, and a button. */
pages.get("/aanmelden/uitnodiging/:code", (c) => {
  const { page } = c.var;
  const t = texts[page.language].code;
  return c.var.show({
    title: t.invited,
    here: hereOf(c),
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.invited} lead={t.invitedLead(page.community.name)} />
        <Text>
          <Form language={page.language} action={page.href("/aanmelden/code")}>
            <Hidden name="code" value={c.req.param("code")} />
            <Buttons>
              <SubmitButton once>{t.button}</SubmitButton>
            </Buttons>
          </Form>
        </Text>
      </Page>
    ),
  });
});

function showCode(
  c: PageContext,
  code: string,
  errors: readonly FieldError[],
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
): Promise<Response> {
  const { page } = c.var;
  const { language } = page;
  const t = texts[language].code;
  return c.var.show(
    {
      title: t.title,
      here: "/aanmelden/code",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={t.title}
            lead={t.lead}
            before={<ErrorSummary language={language} errors={errors} />}
          />
          <Text>
            <Form language={language} action={page.href("/aanmelden/code")} errors={errors}>
              <TextField name="code" label={t.code} hint={t.hint} value={code} />
              <Buttons>
                <SubmitButton once>{t.button}</SubmitButton>
              </Buttons>
            </Form>
            <Section title={t.other}>
              <Paragraph>
                <Link href={page.href("/aanmelden/mail")}>{t.byMail}</Link>. {t.byMailGives}
              </Paragraph>
            </Section>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

/** The session begins with a token of its own; whatever cookie there was is worth nothing any more. */
async function enter(
  c: PageContext,
  {
    token,
    back,
    isMember,
  }: { readonly token: string; readonly back: string; readonly isMember: boolean },
): Promise<Response> {
  const { page, context } = c.var;
  await endFormer(context.platform, readCookie(c, sessionCookie));
  removeCookie(c, askedCookie);
  writeCookie(c, sessionCookie, token, sessionDays * 86_400);
  const to = backOf(back);
  return c.redirect(
    page.href(isMember ? to : `/aanmelden/kennismaken?terug=${encodeURIComponent(to)}`),
    303,
  );
}

pages.post("/afmelden", async (c) => {
  await endFormer(c.var.context.platform, readCookie(c, sessionCookie));
  removeCookie(c, sessionCookie);
  return c.redirect(c.var.page.href("/"), 303);
});

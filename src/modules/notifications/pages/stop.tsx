import { Hono } from "hono";
import { act, type PlatformRefusal } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import { hereOf, type PageContext, type PageEnv } from "#platform/http.ts";
import { isSealOf } from "#platform/seal.ts";
import { refusalText } from "#platform/texts.ts";
import { Buttons, Form, SubmitButton } from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { stopMail, stopPurpose } from "../actions.ts";
import { type MailKind, mailKinds, partsOf, type SealRefusal, sealedText } from "../model.ts";
import { texts } from "../texts.ts";

/**
 * The link in a mail that ends its kind. Opening it changes nothing, for mail scanners open every
 * link; its button does, and so does a mail program that posts here (RFC 8058). No signing in.
 */
export const pages = new Hono<PageEnv>();

const path = "/mail/stop/:token{[\\w.-]{20,120}}";

pages.get(path, async (c) => {
  const kind = await read(c.var.context, async (db) => {
    const parts = partsOf(c.req.param("token"));
    if (!parts) return undefined;
    const text = sealedText(c.var.page.community.id, parts.memberId, parts.kind);
    return (await isSealOf(db, stopPurpose, text, parts.seal)) ? parts.kind : undefined;
  });
  return kind ? showQuestion(c, kind) : showWrong(c, "seal_wrong");
});

pages.post(path, async (c) => {
  const outcome = await act(stopMail, c.var.context, { token: c.req.param("token") });
  if (!outcome.ok) return showWrong(c, outcome.refusal);
  const kind = mailKinds.find((each) => each === outcome.value.kind);
  return kind ? showDone(c, kind) : c.notFound();
});

function showQuestion(c: PageContext, kind: MailKind): Promise<Response> {
  const { page } = c.var;
  const t = texts[page.language].stop;
  return c.var.show({
    title: t.title[kind],
    here: hereOf(c),
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.title[kind]} lead={t.lead(page.community.name)}>
          <Stand tone="wait">
            <Paragraph>
              <b>{t.stand}</b>
            </Paragraph>
          </Stand>
        </PageHead>
        <Text>
          <Form language={page.language} action={page.href(hereOf(c))}>
            <Buttons>
              <SubmitButton once>{t.button}</SubmitButton>
            </Buttons>
          </Form>
          <Section title={t.otherwise}>
            <Paragraph>
              <Link href={page.href("/mij/berichten")}>{t.settings}</Link>
            </Paragraph>
          </Section>
        </Text>
      </Page>
    ),
  });
}

function showDone(c: PageContext, kind: MailKind): Promise<Response> {
  const { page } = c.var;
  const t = texts[page.language].stop;
  return c.var.show({
    title: t.doneTitle,
    here: hereOf(c),
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.doneTitle} lead={t.done[kind]} />
        <Text>
          <Paragraph>
            {t.doneAgain} <Link href={page.href("/mij/berichten")}>{t.settings}</Link>
          </Paragraph>
        </Text>
      </Page>
    ),
  });
}

function showWrong(c: PageContext, refusal: SealRefusal | PlatformRefusal): Promise<Response> {
  const { page } = c.var;
  const t = texts[page.language].stop;
  return c.var.show(
    {
      title: t.wrongTitle,
      here: hereOf(c),
      isPersonal: true,
      children: (
        <Page>
          <PageHead
            title={t.wrongTitle}
            lead={refusalText<SealRefusal>(t.refusals, page.language, refusal)}
          />
          <Text>
            <Paragraph>
              <Link href={page.href("/mij/berichten")}>{t.settings}</Link>
            </Paragraph>
          </Text>
        </Page>
      ),
    },
    404,
  );
}

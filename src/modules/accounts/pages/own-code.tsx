import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { spokenCode } from "#lib/code.ts";
import { dateText } from "#lib/format.ts";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import { type PageContext, type PageEnv, readForm, signInFirst, statusOf } from "#platform/http.ts";
import { hashOf } from "#platform/session.ts";
import { refusalText } from "#platform/texts.ts";
import { Buttons, Form, SubmitButton } from "#ui/form.tsx";
import { NowBox, Page, PageHead, Paragraph, Stand, Text } from "#ui/page.tsx";
import { newCode } from "../actions/inviting.ts";
import { endOwnCode, makeOwnCode } from "../actions/own-code.ts";
import { findAddress, findOwnCode } from "../store.ts";
import { texts } from "../texts.ts";

/** How who has no mail comes back in when a session ends. */
export const pages = new Hono<PageEnv>();

const path = "/mij/code";

pages.get(path, (c) => show(c));

pages.post(path, async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  if (values.knop === "intrekken") {
    await act(endOwnCode, context, {});
    return c.redirect(page.href(path), 303);
  }
  const code = newCode();
  const outcome = await act(makeOwnCode, context, { codeHash: hashOf(code) });
  if (outcome.ok) return showOnce(c, code);
  const t = texts[page.language];
  return show(c, refusalText(t.ownCodeRefusals, page.language, outcome.refusal), outcome.refusal);
});

async function show(c: PageContext, problem?: string, refusal = ""): Promise<Response> {
  const { page, context } = c.var;
  const { viewer, language } = page;
  if (viewer.kind === "visitor") return signInFirst(c);
  const { address, madeAt } = await read(context, async (db) => ({
    address: await findAddress(db, viewer.accountId),
    madeAt: await findOwnCode(db, page.community.id, viewer.accountId),
  }));
  const t = texts[language].ownCode;
  const [stand, more] = address
    ? [t.byMail, t.byMailText]
    : madeAt
      ? [t.has(dateText(localDate(madeAt), language)), t.hasText]
      : [t.none, t.noneText];
  return c.var.show(
    {
      title: t.title,
      here: path,
      isPersonal: true,
      children: (
        <Page>
          <PageHead title={t.title} lead={t.lead}>
            <Stand tone={problem ? "stop" : address || madeAt ? "go" : "wait"}>
              <Paragraph>
                <b>{problem ?? stand}</b> {problem ? "" : more}
              </Paragraph>
            </Stand>
          </PageHead>
          <NowBox
            language={language}
            primary={
              address ? undefined : (
                <Form language={language} action={page.href(path)} label={t.make}>
                  <SubmitButton once name="knop" value="maken">
                    {madeAt ? t.again : t.make}
                  </SubmitButton>
                </Form>
              )
            }
            note={address ? undefined : t.makeNote}
            todo={[
              ...(address
                ? []
                : [{ label: t.mail, href: page.href("/mij/mail"), gives: t.mailGives }]),
              { label: t.toMe, href: page.href("/mij"), gives: t.toMeGives },
            ]}
          />
          <Text>
            {madeAt && (
              <Form language={language} action={page.href(path)} label={t.end}>
                <Buttons>
                  <SubmitButton kind="secondary" once name="knop" value="intrekken">
                    {t.end}
                  </SubmitButton>
                </Buttons>
              </Form>
            )}
          </Text>
        </Page>
      ),
    },
    problem ? statusOf(refusal) : 200,
  );
}

function showOnce(c: PageContext, code: string): Promise<Response> {
  const { page } = c.var;
  const t = texts[page.language].ownCode;
  return c.var.show({
    title: t.shownTitle,
    here: path,
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.shownTitle} lead={t.shownLead}>
          <Stand tone="wait">
            <Paragraph>
              <b>{spokenCode(code)}</b>
            </Paragraph>
            <Paragraph>{t.shownHow}</Paragraph>
          </Stand>
        </PageHead>
        <NowBox
          language={page.language}
          primary={{ label: t.toMe, href: page.href("/mij") }}
          note={t.toMeGives}
        />
      </Page>
    ),
  });
}

import { Hono } from "hono";
import { addDays, localDate, startOfDay } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { signInAsMember } from "#modules/people";
import {
  backOf,
  type PageContext,
  type PageEnv,
  readForm,
  removeCookie,
  sessionCookie,
  writeCookie,
} from "#platform/http.ts";
import { sessionDays } from "#platform/session.ts";
import { type AnySubjectKind, travel } from "#platform/settle.ts";
import type { Slots } from "#platform/slots.ts";
import { Buttons, ErrorSummary, Form, Hidden, Radios, SubmitButton } from "#ui/form.tsx";
import { Page, PageHead, Text } from "#ui/page.tsx";
import { forwardSteps, listChoices } from "./bar.tsx";
import { showPost } from "./post.tsx";
import { texts } from "./texts.ts";
import { showTour } from "./tour.tsx";

/** Being someone else, and the time machine: mounted in demo databases only. */
export function pages(kinds: readonly AnySubjectKind[]): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get("/aanmelden", (c) => showChoice(c, backOf(c.req.query("terug")), false));
  app.post("/aanmelden", (c) => become(c));
  app.post("/voorbeeld/persoon", (c) => become(c));
  app.get("/voorbeeld/post", showPost);
  app.get("/rondleiding", showTour);
  app.post("/voorbeeld/tijd", async (c) => {
    const { page, context } = c.var;
    const form = await readForm(c);
    const step = forwardSteps.find(({ days }) => String(days) === form.dagen);
    if (step) {
      const day = addDays(localDate(page.now), step.days);
      // To the same time of day there, so that a day forward is a day forward.
      const time = page.now.getTime() - startOfDay(localDate(page.now)).getTime();
      const to = new Date(Math.max(startOfDay(day).getTime() + time, page.now.getTime()));
      await travel(context.platform, kinds, page.community.id, to, localDate(to));
    }
    return c.redirect(page.href(backOf(form.terug)), 303);
  });
  return app;
}

async function become(c: PageContext): Promise<Response> {
  const { page, context } = c.var;
  const form = await readForm(c);
  const back = backOf(form.terug);
  const memberId = form.persoon;
  if (memberId === undefined) return showChoice(c, back, true);
  removeCookie(c, sessionCookie);
  const token =
    memberId === ""
      ? undefined
      : await signInAsMember(context.platform, page.community.id, memberId);
  if (token) writeCookie(c, sessionCookie, token, sessionDays * 86_400);
  return c.redirect(page.href(back), 303);
}

async function showChoice(c: PageContext, back: string, isMissing: boolean): Promise<Response> {
  const { page, context } = c.var;
  const { language, viewer } = page;
  const t = texts[language];
  const groups = await listChoices(context, page);
  const errors = isMissing ? [{ field: "persoon", message: t.missing }] : [];
  return c.var.show(
    {
      title: t.signInTitle,
      here: "/aanmelden",
      isPersonal: true,
      hasErrors: isMissing,
      children: (
        <Page>
          <PageHead
            title={t.signInTitle}
            lead={t.signInLead}
            before={<ErrorSummary language={language} errors={errors} />}
          />
          <Text>
            <Form language={language} action={page.href("/aanmelden")} errors={errors}>
              <Hidden name="terug" value={back} />
              <Radios
                name="persoon"
                label={t.who}
                value={viewer.kind === "member" ? viewer.memberId : undefined}
                options={[
                  ...groups.flatMap(({ choices }) =>
                    choices.map(({ value, name, role }) => ({ value, label: name, hint: role })),
                  ),
                  { value: "", label: t.nobody },
                ]}
              />
              <Buttons>
                <SubmitButton>{t.choose}</SubmitButton>
              </Buttons>
            </Form>
          </Text>
        </Page>
      ),
    },
    isMissing ? 422 : 200,
  );
}

export const slots: Slots = {
  sentences: {
    "platform.travelled": ({ data }, { language }) =>
      texts[language].travelled(dateText(String(data.day), language)),
  },
};

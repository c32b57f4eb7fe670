import { Hono } from "hono";
import { findMailBox } from "#modules/accounts";
import { chooseWeek, findPreference, notificationTexts } from "#modules/notifications";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  type PageContext,
  type PageEnv,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import { Buttons, ErrorSummary, type FieldError, Form, Radios, SubmitButton } from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Stand, Text } from "#ui/page.tsx";
import { viewFor } from "../model.ts";
import { texts } from "../texts.ts";

/** The day on which the week comes as mail. */
export const weekMailPages = new Hono<PageEnv>();

const here = "/deze-week/mail";

weekMailPages.get(here, (c) => show(c, undefined, []));

weekMailPages.post(here, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const form = await readForm(c);
  const { language } = page;
  const outcome = await act(chooseWeek, contextOf(c, form), { weekday: form.weekday ?? undefined });
  if (outcome.ok) return c.redirect(page.href(here), 303);
  const message =
    outcome.refusal === "invalid_input"
      ? texts[language].weekMail.missing
      : refusalText<string>({}, language, outcome.refusal);
  return show(c, form.weekday, [{ field: "weekday", message }], statusOf(outcome.refusal));
});

async function show(
  c: PageContext,
  typed: string | undefined,
  errors: readonly FieldError[],
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
): Promise<Response> {
  const { page, context } = c.var;
  const { viewer, language, community } = page;
  if (viewer.kind === "visitor") return signInFirst(c);
  const { weekOn, box } = await read(context, async (db) => ({
    box: await findMailBox(db, viewer.accountId),
    ...(await findPreference(db, community.id, viewer.memberId)),
  }));
  const t = texts[language];
  const { weekdays } = notificationTexts[language];
  return c.var.show(
    {
      title: t.weekMail.title,
      here,
      crumbs: [{ label: t.week.title, path: "/deze-week" }],
      menu: "week",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={t.weekMail.title}
            lead={t.weekMail.lead}
            before={<ErrorSummary language={language} errors={errors} />}
          >
            {box ? (
              <Stand tone={weekOn === null ? "wait" : "go"}>
                <Paragraph>
                  <b>
                    {weekOn === null ? t.weekMail.none : t.weekMail.on(weekdays[weekOn - 1] ?? "")}
                  </b>{" "}
                  {t.weekMail.view(t.week.view[viewFor(viewer.roles)])}
                </Paragraph>
              </Stand>
            ) : (
              <Stand tone="stop">
                <Paragraph>
                  <b>{t.weekMail.noAddress}</b>{" "}
                  <Link href={page.href("/mij/mail")}>{t.weekMail.addAddress}</Link>
                </Paragraph>
              </Stand>
            )}
          </PageHead>
          <Text>
            <Form language={language} action={page.href(here)} errors={errors}>
              <Radios
                name="weekday"
                label={t.weekMail.day}
                value={typed ?? String(weekOn ?? 0)}
                options={[
                  ...weekdays.map((label, index) => ({ value: String(index + 1), label })),
                  { value: "0", label: t.weekMail.never },
                ]}
              />
              <Buttons>
                <SubmitButton once>{t.weekMail.save}</SubmitButton>
              </Buttons>
            </Form>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

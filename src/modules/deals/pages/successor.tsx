import { Hono } from "hono";
import { newId } from "#lib/ids.ts";
import { listColleagues } from "#modules/people";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
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
  Select,
  SubmitButton,
} from "#ui/form.tsx";
import { Page, PageHead, Text } from "#ui/page.tsx";
import { nameSuccessor } from "../actions.ts";
import { findDealByNumber } from "../store.ts";
import { texts } from "../texts.ts";

/** The municipality's own continuity: who follows the contact of a deal. */
export const pages = new Hono<PageEnv>();

pages.get("/deals/:number/opvolger", (c) => show(c, "", []));

pages.post("/deals/:number/opvolger", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const deal = await read(context, (db) =>
    findDealByNumber(db, page.community.id, c.req.param("number"), page.now),
  );
  if (!deal) return c.notFound();
  const memberId = values.memberId ?? "";
  const outcome = await act(nameSuccessor, contextOf(c, values), { dealId: deal.id, memberId });
  if (outcome.ok) return c.redirect(page.href(`/deals/${deal.number}`), 303);
  const t = texts[page.language].successor;
  const message =
    outcome.refusal === "invalid_input"
      ? t.missing
      : refusalText(t.refusals, page.language, outcome.refusal);
  return show(c, memberId, [{ field: "memberId", message }], statusOf(outcome.refusal));
});

async function show(
  c: PageContext,
  chosen: string,
  errors: readonly FieldError[],
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
): Promise<Response> {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const loaded = await read(context, async (db) => {
    const { id } = page.community;
    const deal = await findDealByNumber(db, id, c.req.param("number") ?? "", page.now);
    return deal && { deal, colleagues: await listColleagues(db, id, page.now) };
  });
  if (!loaded) return c.notFound();
  const { deal, colleagues } = loaded;
  const t = texts[page.language];
  const here = `/deals/${deal.number}/opvolger`;
  return c.var.show(
    {
      title: t.successor.title,
      here,
      crumbs: [
        { label: t.title, path: "/deals" },
        { label: deal.title, path: `/deals/${deal.number}` },
      ],
      menu: "deals",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            kind={deal.title}
            title={t.successor.title}
            lead={t.successor.lead}
            before={<ErrorSummary language={page.language} errors={errors} />}
          />
          <Text>
            <Form language={page.language} errors={errors} action={page.href(here)}>
              <Hidden name={keyField} value={newId()} />
              <Select
                name="memberId"
                label={t.successor.field}
                value={chosen}
                options={[
                  { value: "", label: t.successor.nobody },
                  ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
              <Buttons>
                <SubmitButton once>{t.successor.bind}</SubmitButton>
              </Buttons>
            </Form>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

import { Hono } from "hono";
import type { ComponentChildren } from "preact";
import { localDate } from "#lib/calendar.ts";
import { newId } from "#lib/ids.ts";
import { listColleagues } from "#modules/people";
import { act, type Outcome } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  dateOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
  readForm,
  signInFirst,
  statusOf,
  typedDateOf,
} from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import {
  Buttons,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  MoneyField,
  Select,
  SubmitButton,
} from "#ui/form.tsx";
import { Page, PageHead, Text } from "#ui/page.tsx";
import { consentToMandate, giveSubMandate, withdrawMandate } from "../actions.ts";
import type { Mandate, MandateRefusal, NewMandateRefusal } from "../model.ts";
import { findMandateByNumber } from "../store.ts";
import { texts } from "../texts.ts";

/** What is done to a mandate: agreeing to it, handing a part on, taking it back. */
export const pages = new Hono<PageEnv>();

type Deed = "consent" | "withdraw" | "handOn";
const paths: Record<Deed, string> = {
  consent: "instemmen",
  withdraw: "intrekken",
  handOn: "doorgeven",
};

type Done = Outcome<{ readonly number: string }, MandateRefusal | NewMandateRefusal>;

for (const deed of ["consent", "withdraw", "handOn"] as const) {
  pages.get(`/mandaten/:number/${paths[deed]}`, (c) => show(c, deed, {}, []));
  pages.post(`/mandaten/:number/${paths[deed]}`, (c) => submit(c, deed));
}

async function submit(c: PageContext, deed: Deed): Promise<Response> {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const mandate = await findOf(c);
  if (!mandate) return c.notFound();
  const outcome = await perform(c, deed, values, mandate);
  if (outcome.ok) return c.redirect(page.href(`/mandaten/${outcome.value.number}`), 303);
  const t = texts[page.language];
  const said: Readonly<Record<string, string>> = t.fields;
  const errors =
    outcome.refusal === "invalid_input"
      ? Object.entries(outcome.fields).map(([field, name]) => ({
          field,
          message: said[name] ?? t.fields.amount_wrong,
        }))
      : [
          {
            field: "amount",
            message: refusalText(
              { ...t.refusals, ...t.newRefusals },
              page.language,
              outcome.refusal,
            ),
          },
        ];
  return show(c, deed, values, errors, statusOf(outcome.refusal));
}

function perform(
  c: PageContext,
  deed: Deed,
  values: FormValues,
  { id: mandateId }: Mandate,
): Promise<Done> {
  const context = contextOf(c, values);
  if (deed === "consent") return act(consentToMandate, context, { mandateId });
  if (deed === "withdraw") return act(withdrawMandate, context, { mandateId });
  return act(giveSubMandate, context, {
    mandateId,
    holderId: values.holderId ?? "",
    amount: values.amount ?? "",
    endsOn: dateOf(values, "endsOn", localDate(c.var.page.now)),
  });
}

async function show(
  c: PageContext,
  deed: Deed,
  values: FormValues,
  errors: readonly FieldError[],
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
): Promise<Response> {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const mandate = await findOf(c);
  if (!mandate) return c.notFound();
  const t = texts[page.language];
  const here = `/mandaten/${mandate.number}/${paths[deed]}`;
  return c.var.show(
    {
      title: t[deed].title,
      here,
      crumbs: [
        { label: t.listTitle, path: "/mandaten" },
        { label: mandate.number, path: `/mandaten/${mandate.number}` },
      ],
      menu: "deals",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            kind={t.kind(mandate.number)}
            title={t[deed].title}
            lead={t[deed].lead}
            before={<ErrorSummary language={page.language} errors={errors} />}
          />
          <Text>
            <Form language={page.language} errors={errors} action={page.href(here)}>
              <Hidden name={keyField} value={newId()} />
              {deed === "handOn" && (await partFields(c, values))}
              <Buttons>
                <SubmitButton once kind={deed === "withdraw" ? "danger" : "primary"}>
                  {t[deed].bind}
                </SubmitButton>
              </Buttons>
            </Form>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

/** To whom, among those who hold a role here, how much, until when. */
async function partFields(c: PageContext, values: FormValues): Promise<ComponentChildren> {
  const { page, context } = c.var;
  const t = texts[page.language];
  const { viewer, community, now } = page;
  const colleagues = await read(context, async (db) => {
    const own = viewer.kind === "member" ? viewer.memberId : "";
    return (await listColleagues(db, community.id, now)).filter(({ id }) => id !== own);
  });
  return (
    <>
      <Select
        name="holderId"
        label={t.handOnHolder}
        value={values.holderId}
        options={[
          { value: "", label: t.nobody },
          ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <MoneyField name="amount" label={t.handOnAmount} value={values.amount} />
      <DateField name="endsOn" label={t.handOnEnds} value={typedDateOf(values, "endsOn")} />
    </>
  );
}

function findOf(c: PageContext): Promise<Mandate | undefined> {
  const { page, context } = c.var;
  return read(context, (db) =>
    findMandateByNumber(db, page.community.id, c.req.param("number") ?? ""),
  );
}

import { Hono } from "hono";
import { dateText, euroText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { leftCents, mandateTexts } from "#modules/mandates";
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
import { Answers, Buttons, ErrorSummary, Form, Hidden, Radios, SubmitButton } from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Stand, Text } from "#ui/page.tsx";
import { signDeal } from "../actions.ts";
import { findDealByNumber } from "../store.ts";
import { texts } from "../texts.ts";
import { lastDay, type PartProps } from "./deal.tsx";
import { loadDeal } from "./deal-view.ts";
import { carriesText } from "./words.ts";

/** Signing a deal: everything once more, and the button that binds. */
export const pages = new Hono<PageEnv>();

pages.get("/deals/:number/tekenen", (c) => showSign(c, {}, []));

pages.post("/deals/:number/tekenen", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const deal = await read(context, (db) =>
    findDealByNumber(db, page.community.id, c.req.param("number"), page.now),
  );
  if (!deal) return c.notFound();
  const outcome = await act(signDeal, contextOf(c, values), { ...values, dealId: deal.id });
  if (outcome.ok) return c.redirect(page.href(`/deals/${deal.number}`), 303);
  const t = texts[page.language];
  const message =
    outcome.fields.mandate === "mandate_missing"
      ? t.fields.mandate_missing
      : refusalText(
          { ...t.refusals, ...mandateTexts[page.language].refusals },
          page.language,
          outcome.refusal,
        );
  return showSign(c, values, [{ field: "mandate", message }], statusOf(outcome.refusal));
});

type Errors = readonly { readonly field: string; readonly message: string }[];

async function showSign(
  c: PageContext,
  values: Readonly<Record<string, string>>,
  errors: Errors,
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
) {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const view = await read(context, (db) => loadDeal(db, page, c.req.param("number") ?? ""));
  if (!view) return c.notFound();
  const t = texts[page.language];
  return c.var.show(
    {
      title: `${t.sign.title}: ${view.deal.title}`,
      here: `/deals/${view.deal.number}/tekenen`,
      crumbs: [
        { label: t.title, path: "/deals" },
        { label: view.deal.title, path: `/deals/${view.deal.number}` },
      ],
      menu: "deals",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: <SignPage page={page} view={view} values={values} errors={errors} />,
    },
    status,
  );
}

function SignPage({
  page,
  view,
  values,
  errors,
}: PartProps & {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Errors;
}) {
  const { language } = page;
  const t = texts[language].sign;
  const { deal, signs, means } = view;
  const carries = (side: "party" | "municipality") =>
    carriesText(
      means.filter((one) => one.side === side),
      language,
    );
  return (
    <Page>
      <PageHead
        kind={texts[language].kind(deal.number, view.areaName)}
        title={texts[language].pageTitle(view.party, deal.title)}
        lead={signs ? t.lead : t.nothing}
        before={<ErrorSummary language={language} errors={errors} />}
      />
      <Text>
        <Answers
          language={language}
          items={[
            { question: t.what, answer: deal.what },
            {
              question: t.party,
              answer: deal.partyCarries || carries("party") || texts[language].who.theWork,
            },
            {
              question: t.municipality,
              answer: deal.municipalityCarries || carries("municipality"),
            },
            { question: t.amount, answer: euroText(deal.amountCents, language) },
            {
              question: t.term,
              answer: t.termValue(
                dateText(deal.startsOn, language),
                dateText(lastDay(deal), language),
              ),
            },
            { question: t.looksBack, answer: dateText(deal.looksBackOn, language) },
          ]}
        />
        {signs && (
          <Form
            language={language}
            action={page.href(`/deals/${deal.number}/tekenen`)}
            errors={errors}
          >
            <Hidden name={keyField} value={newId()} />
            <Hidden name="side" value={signs} />
            <Paragraph>
              <b>{signs === "party" ? t.asParty(view.party) : t.asMunicipality}</b>
            </Paragraph>
            {signs === "municipality" && <MandateChoice page={page} view={view} values={values} />}
            <Buttons>
              <SubmitButton once>{t.bind}</SubmitButton>
            </Buttons>
          </Form>
        )}
      </Text>
    </Page>
  );
}

function MandateChoice({
  page,
  view,
  values,
}: PartProps & { readonly values: Readonly<Record<string, string>> }) {
  const { language, viewer } = page;
  const t = texts[language].sign;
  const { deal, mandates, isExecutive } = view;
  const euro = (cents: bigint) => euroText(cents, language);
  const most = mandates.reduce<bigint>(
    (largest, mandate) => (leftCents(mandate) > largest ? leftCents(mandate) : largest),
    0n,
  );
  const options = [
    ...mandates.map((mandate) => ({
      value: mandate.id,
      label: t.mandateOption(mandate.number, euro(leftCents(mandate))),
    })),
    ...(isExecutive ? [{ value: "executive", label: t.executive }] : []),
  ];
  const [only] = options;
  return (
    <>
      {!isExecutive && deal.amountCents > most && (
        <Stand tone="stop">
          <Paragraph>
            {t.tooSmall(euro(deal.amountCents - most), viewer.kind === "member" ? viewer.name : "")}
          </Paragraph>
        </Stand>
      )}
      <Radios
        name="mandate"
        label={t.mandate}
        hint={t.mandateHint}
        value={values.mandate ?? (options.length === 1 ? only?.value : undefined)}
        options={options}
      />
    </>
  );
}

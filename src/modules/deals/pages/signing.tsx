import { Hono } from "hono";
import type { ComponentChildren } from "preact";
import { localDate } from "#lib/calendar.ts";
import { dateText, euroText, listText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { covers, leftCents, type Mandate, mandateTexts } from "#modules/mandates";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import {
  Answers,
  Buttons,
  ErrorSummary,
  Form,
  Hidden,
  Radios,
  SubmitButton,
  TextArea,
} from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Stand, Text } from "#ui/page.tsx";
import { signDeal } from "../actions.ts";
import { lastDayOf } from "../model/life.ts";
import { isMadeAtTable } from "../model.ts";
import { findDealByNumber } from "../store.ts";
import { texts } from "../texts.ts";
import type { PartProps } from "./deal.tsx";
import { loadDeal } from "./deal-view.ts";
import { stepInPlan } from "./ending.tsx";
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
  values: FormValues,
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

type SignProps = PartProps & { readonly values: FormValues; readonly errors: Errors };

function SignPage({ page, view, values, errors }: SignProps) {
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
      >
        {!signs && <SignsInstead page={page} view={view} />}
      </PageHead>
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
            ...(view.requirements.length > 0
              ? [
                  {
                    question: texts[language].requirements,
                    answer: view.requirements.map(({ title }) => title).join("; "),
                  },
                ]
              : []),
            { question: t.amount, answer: euroText(deal.amountCents, language) },
            {
              question: texts[language].facts.route,
              answer: `${texts[language].routes[deal.route]}. ${texts[language].routeNotes[deal.route](euroText(view.gateCents, language))}`,
            },
            {
              question: t.term,
              answer: t.termValue(
                dateText(deal.startsOn, language),
                dateText(lastDayOf(deal), language),
              ),
            },
            { question: t.looksBack, answer: dateText(deal.looksBackOn, language) },
            { question: texts[language].ahead.stepIn, answer: stepInPlan(page, view) },
          ]}
        />
        {signs === "party" && (
          <SignForm page={page} view={view} errors={errors} who={t.asParty(view.party)} />
        )}
        {signs === "municipality" && (
          <MunicipalitySigns page={page} view={view} values={values} errors={errors} />
        )}
      </Text>
    </Page>
  );
}

/** What no mandate of hers covers is told before anything is pressed, with who can sign instead. */
function SignsInstead({ page, view }: PartProps) {
  const { language, viewer } = page;
  const t = texts[language].sign;
  const { deal, mandates, signers } = view;
  if (viewer.kind === "visitor" || signers.length === 0) return null;
  const most = mandates.reduce<bigint>(
    (largest, mandate) => (leftCents(mandate) > largest ? leftCents(mandate) : largest),
    0n,
  );
  const over = euroText(deal.amountCents - most, language);
  return (
    <Stand tone="stop">
      {mandates.length > 0 && (
        <Paragraph>
          <b>{deal.amountCents > most ? t.tooSmall(over, viewer.name) : t.noRight}</b>
        </Paragraph>
      )}
      <Paragraph>{t.whoSigns(listText(signers, language))}</Paragraph>
    </Stand>
  );
}

function SignForm({
  page,
  view,
  errors,
  who,
  children,
}: PartProps & {
  readonly errors: Errors;
  readonly who: string;
  readonly children?: ComponentChildren;
}) {
  const { language } = page;
  const t = texts[language].sign;
  return (
    <Form
      language={language}
      action={page.href(`/deals/${view.deal.number}/tekenen`)}
      errors={errors}
    >
      <Hidden name={keyField} value={newId()} />
      <Hidden name="side" value={view.signs ?? "party"} />
      <Paragraph>
        <b>{who}</b>
      </Paragraph>
      {children}
      <Buttons>
        <SubmitButton once>{t.bind}</SubmitButton>
      </Buttons>
    </Form>
  );
}

/** From which mandate, or as the executive; and how the municipality steps in, after a yes. */
function MunicipalitySigns({ page, view, values, errors }: SignProps) {
  const { language, now } = page;
  const t = texts[language].sign;
  const { deal, mandates, isExecutive } = view;
  const enough = mandates.filter((mandate) => covers(mandate, deal, localDate(now)));
  return (
    <SignForm page={page} view={view} errors={errors} who={t.asMunicipality}>
      <MandateChoice page={page} enough={enough} isExecutive={isExecutive} values={values} />
      {!isMadeAtTable(deal) && deal.stepIn === null && (
        <TextArea
          name="stepIn"
          label={t.stepIn}
          hint={t.stepInHint}
          rows={3}
          maxLength={2000}
          required={false}
          value={values.stepIn ?? ""}
        />
      )}
    </SignForm>
  );
}

function MandateChoice({
  page,
  enough,
  isExecutive,
  values,
}: Pick<PartProps, "page"> & {
  readonly enough: readonly Mandate[];
  readonly isExecutive: boolean;
  readonly values: FormValues;
}) {
  const { language } = page;
  const t = texts[language].sign;
  const options = [
    ...enough.map((mandate) => ({
      value: mandate.id,
      label: t.mandateOption(mandate.number, euroText(leftCents(mandate), language)),
    })),
    ...(isExecutive ? [{ value: "executive", label: t.executive }] : []),
  ];
  const [only] = options;
  return (
    <Radios
      name="mandate"
      label={t.mandate}
      hint={t.mandateHint}
      value={values.mandate ?? (options.length === 1 ? only?.value : undefined)}
      options={options}
    />
  );
}

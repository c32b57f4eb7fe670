import type { ComponentChildren } from "preact";
import { localDate } from "#lib/calendar.ts";
import { dateText, euroText } from "#lib/format.ts";
import { seatsOf } from "#lib/governance.ts";
import { newId } from "#lib/ids.ts";
import type { NineAct } from "#lib/nine-acts.ts";
import { leftCents } from "#modules/mandates";
import { type FormValues, keyField, type PageTools } from "#platform/http.ts";
import {
  type Answer,
  Answers,
  Buttons,
  ErrorSummary,
  Form,
  Hidden,
  SubmitButton,
} from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Text } from "#ui/page.tsx";
import { coFinancing, givingStartMoney, guaranteeing, sharingTheSay } from "../model.ts";
import { texts } from "../texts.ts";
import { type ActFormProps, addressOf, kindOf } from "./form.tsx";
import { type FormState, nested } from "./form-state.ts";
import { SayInWords } from "./seats.tsx";
import type { ActView } from "./view.ts";

/** Everything once more, before money, the work or a say is bound. */
export function CheckPage({ page, view, form, act }: ActFormProps) {
  const t = texts[page.language];
  return (
    <CheckFrame
      page={page}
      form={form}
      kind={kindOf(view)}
      action={addressOf(page, view, act)}
      bind={t.acts[act].bind}
      items={answersOf(page, view, act, form.values)}
    >
      {moneyLine(page, view, act, form.values)}
    </CheckFrame>
  );
}

interface FrameProps {
  readonly page: PageTools;
  readonly form: FormState;
  readonly kind: string;
  readonly action: string;
  readonly bind: string;
  readonly lead?: string;
  readonly items: readonly Answer[];
  readonly children?: ComponentChildren;
}

/** A check page: the answers, the button that binds, and the way back with all that was typed. */
export function CheckFrame(props: FrameProps) {
  const { page, form, kind, action, bind, items, children } = props;
  const { language } = page;
  const t = texts[language].form;
  return (
    <Page>
      <PageHead
        kind={kind}
        title={t.checkTitle}
        lead={props.lead ?? t.checkLead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>
        <Answers language={language} items={items} />
        <Form language={language} errors={form.errors} action={action}>
          <Hidden name={keyField} value={form.values[keyField] ?? newId()} />
          {Object.entries(form.values)
            .filter(([name]) => name !== "knop" && name !== keyField)
            .map(([name, value]) => (
              <Hidden name={name} value={value} key={name} />
            ))}
          {children}
          <Buttons>
            <SubmitButton once name="knop" value="vastleggen">
              {bind}
            </SubmitButton>
            <SubmitButton kind="secondary" name="knop" value="wijzigen">
              {t.change}
            </SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

function answersOf(
  page: PageTools,
  view: ActView,
  act: NineAct,
  values: FormValues,
): readonly Answer[] {
  const { language } = page;
  const t = texts[language];
  const said = { question: t.acts[act].body, answer: values.body };
  const forWhom = { question: t.form.party, answer: view.party };
  const day = (name: string) => dateText(values[name] ?? localDate(page.now), language);
  switch (act) {
    case "award":
      return [forWhom, said, { question: t.form.startsOn, answer: day("startsOn") }];
    case "guarantee":
      return [
        forWhom,
        { question: t.form.amount, answer: amountOf(page, view, act, values) },
        said,
        { question: t.form.guaranteeUntil, answer: day("endsOn") },
      ];
    case "governance": {
      const parsed = sharingTheSay.safeParse({ ...nested(values), ...aboutOf(view) });
      return [
        said,
        {
          question: t.seats.check,
          answer: parsed.success && (
            <SayInWords
              page={page}
              seats={seatsOf(parsed.data.seats)}
              votesNeeded={parsed.data.votesNeeded}
            />
          ),
        },
      ];
    }
    default:
      return [
        forWhom,
        { question: t.form.amount, answer: amountOf(page, view, act, values) },
        said,
        ...(act === "coFinance" && values.title
          ? [{ question: t.form.beside, answer: values.title }]
          : []),
      ];
  }
}

export function aboutOf({ subject }: ActView) {
  return { subjectKind: subject.kind, subjectId: subject.id };
}

/** The amount and the mandate as the form's own schema reads them. */
export function moneyOf(view: ActView, act: NineAct, values: FormValues) {
  const input = { ...nested(values), ...aboutOf(view) };
  if (act === "guarantee") {
    const { data } = guaranteeing.safeParse(input);
    return data && { amount: data.amount, mandateId: data.source };
  }
  return (act === "startMoney" ? givingStartMoney : coFinancing).safeParse(input).data;
}

function amountOf(page: PageTools, view: ActView, act: NineAct, values: FormValues): string {
  const money = moneyOf(view, act, values);
  return money ? euroText(money.amount, page.language) : "";
}

/** What is left on the mandate, before and after. */
function moneyLine(page: PageTools, view: ActView, act: NineAct, values: FormValues) {
  if (act !== "startMoney" && act !== "coFinance" && act !== "guarantee") return null;
  const money = moneyOf(view, act, values);
  const mandate = view.standing?.mandates.find(({ id }) => id === money?.mandateId);
  if (!money || !mandate) return null;
  const euro = (cents: bigint) => euroText(cents, page.language);
  const left = leftCents(mandate);
  return (
    <Paragraph>
      {texts[page.language].form.left(mandate.number, euro(left), euro(left - money.amount))}
    </Paragraph>
  );
}

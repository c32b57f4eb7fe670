import type { ComponentChildren } from "preact";
import { newId } from "#lib/ids.ts";
import type { Outcome } from "#platform/act.ts";
import { type FormValues, keyField, type PageContext, type PageTools } from "#platform/http.ts";
import {
  type Answer,
  Answers,
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  SubmitButton,
} from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Text } from "#ui/page.tsx";
import type { LikeAnswer } from "../model/like-answers.ts";
import { texts } from "../texts.ts";
import { LikeAnswers } from "./like-answers.tsx";

/** One deed on a deal or a question: what its page says and asks, and what its button does. */
export interface Deed<Refusal extends string> {
  readonly title: string;
  readonly lead: string;
  /** The one question that opens a no: what it would take. */
  readonly opening?: string;
  /** What people in like cases got; left out where nothing is decided about what they ask. */
  readonly like?: readonly LikeAnswer[];
  /** What follows from the button, where everything is looked at once more. */
  readonly checkLead?: string;
  readonly bind: string;
  readonly danger?: boolean;
  /** Where a refusal that is about no field in particular is shown. */
  readonly field: string;
  readonly fields?: ComponentChildren;
  /** Everything once more, before it binds; a deed without it has one page. */
  readonly check?: () => {
    readonly errors: readonly FieldError[];
    readonly items: readonly Answer[];
  };
  readonly perform: (
    c: PageContext,
    values: FormValues,
  ) => Promise<Outcome<{ readonly number: string }, Refusal>>;
}

export interface DeedStep {
  readonly step: "form" | "check";
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

/** The form of a deed, or its check page with all that was typed and the way back to it. */
export function DeedPage<Refusal extends string>({
  page,
  deed,
  kind,
  action,
  step,
  values,
  errors,
  children,
}: DeedStep & {
  readonly page: PageTools;
  readonly deed: Deed<Refusal>;
  /** Above the title: what it is about. */
  readonly kind: string;
  readonly action: string;
  readonly children?: ComponentChildren;
}) {
  const { language } = page;
  const t = texts[language].life;
  const isCheck = step === "check";
  return (
    <Page>
      <PageHead
        kind={kind}
        title={isCheck ? t.checkTitle : deed.title}
        lead={isCheck ? (deed.checkLead ?? deed.lead) : deed.lead}
        before={<ErrorSummary language={language} errors={errors} />}
      >
        {!isCheck && deed.opening && (
          <Paragraph>
            <b>{deed.opening}</b>
          </Paragraph>
        )}
      </PageHead>
      <Text>
        <Form language={language} errors={errors} action={action}>
          <Hidden name={keyField} value={newId()} />
          {isCheck ? (
            <CheckStep page={page} deed={deed} values={values} />
          ) : (
            <FormStep deed={deed} check={t.check} />
          )}
        </Form>
        {deed.like && <LikeAnswers page={page} answers={deed.like} />}
        {children}
      </Text>
    </Page>
  );
}

function FormStep({
  deed,
  check,
}: {
  readonly deed: Pick<Deed<never>, "fields" | "check" | "danger" | "bind">;
  readonly check: string;
}) {
  return (
    <>
      {deed.fields}
      <Buttons>
        {deed.check ? (
          <SubmitButton name="knop" value="nakijken">
            {check}
          </SubmitButton>
        ) : (
          <SubmitButton once kind={deed.danger ? "danger" : "primary"}>
            {deed.bind}
          </SubmitButton>
        )}
      </Buttons>
    </>
  );
}

function CheckStep({
  page,
  deed,
  values,
}: {
  readonly page: PageTools;
  readonly deed: Pick<Deed<never>, "check" | "danger" | "bind">;
  readonly values: FormValues;
}) {
  const t = texts[page.language].life;
  return (
    <>
      <Answers language={page.language} items={deed.check?.().items ?? []} />
      {Object.entries(values)
        .filter(([name]) => name !== "knop" && name !== keyField)
        .map(([name, value]) => (
          <Hidden name={name} value={value} key={name} />
        ))}
      <Buttons>
        <SubmitButton once kind={deed.danger ? "danger" : "primary"} name="knop" value="vastleggen">
          {deed.bind}
        </SubmitButton>
        <SubmitButton kind="secondary" name="knop" value="wijzigen">
          {t.change}
        </SubmitButton>
      </Buttons>
    </>
  );
}

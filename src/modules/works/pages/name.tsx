import type { Charter } from "#lib/clause.ts";
import { euroText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { parseEuros } from "#lib/money.ts";
import { YourWords } from "#modules/moderation";
import { type Area, isFrontLine } from "#modules/people";
import { type FormValues, keyField, type PageTools } from "#platform/http.ts";
import { ForWhom, forWhomText } from "#ui/for-whom.tsx";
import {
  Answers,
  Buttons,
  ErrorSummary,
  Form,
  Hidden,
  MoneyField,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { Page, PageHead, Text } from "#ui/page.tsx";
import { Steps } from "#ui/steps.tsx";
import { type DoerKind, doerKinds } from "../model.ts";
import { texts } from "../texts.ts";
import type { FormState } from "./form-state.ts";

export interface NameProps {
  readonly page: PageTools;
  readonly areas: readonly Area[];
  readonly charter: Charter;
  readonly form: FormState;
}

const path = "/werken/noemen";

/** Step 1: what it is, where, for whom, and what the namer knows of how it goes now. */
export function NamePage({ page, areas, charter, form }: NameProps) {
  const { language } = page;
  const t = texts[language].name;
  const value = (name: string) => form.values[name] ?? "";
  return (
    <Page>
      <PageHead
        title={t.title}
        lead={t.lead}
        before={
          <>
            <Steps language={language} subject={t.subject} step={1} total={2} />
            <ErrorSummary language={language} errors={form.errors} />
          </>
        }
      />
      <Text>
        <Form language={language} errors={form.errors} action={page.href(path)}>
          <ForWhom
            language={language}
            label={t.forWhom}
            myself={t.forMyself}
            organizations={[]}
            mayActForAnother={isFrontLine(page.viewer)}
            values={form.values}
          />
          <TextField name="title" label={t.what} hint={t.whatHint} value={value("title")} />
          <TextArea
            name="lead"
            label={t.lead2}
            hint={t.lead2Hint}
            rows={3}
            maxLength={600}
            required={false}
            value={value("lead")}
          />
          <Select
            name="areaId"
            label={t.where}
            value={value("areaId")}
            options={[
              { value: "", label: t.choose },
              ...areas.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <TextArea
            name="serves"
            label={t.serves}
            hint={t.servesHint}
            rows={2}
            maxLength={600}
            required={false}
            value={value("serves")}
          />
          <Radios
            name="doer.kind"
            label={t.doer}
            value={value("doer.kind")}
            options={doerKinds.map((kind) => ({ value: kind, label: t.doers[kind] }))}
          />
          <TextField
            name="doer.name"
            label={t.doerName}
            hint={t.doerNameHint}
            required={false}
            value={value("doer.name")}
          />
          <MoneyField
            name="yearlyCostCents"
            label={t.cost}
            hint={t.costHint}
            required={false}
            value={value("yearlyCostCents")}
          />
          <YourWords page={page} charter={charter} />
          <Buttons>
            <SubmitButton name="knop" value="nakijken">
              {t.next}
            </SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

/** Step 2: everything once more, and the button that makes it public. */
export function NameCheckPage({ page, areas, form }: NameProps) {
  const { language } = page;
  const t = texts[language].name;
  const value = (name: string) => form.values[name] ?? "";
  const kind = value("doer.kind") as DoerKind;
  const cost = parseEuros(value("yearlyCostCents"));
  return (
    <Page>
      <PageHead
        title={t.checkTitle}
        lead={t.checkLead}
        before={
          <>
            <Steps language={language} subject={t.subject} step={2} total={2} />
            <ErrorSummary language={language} errors={form.errors} />
          </>
        }
      />
      <Text>
        <Answers
          language={language}
          items={[
            ...(isFrontLine(page.viewer)
              ? [{ question: t.forWhom, answer: forWhomText(form.values, t.forMyself, language) }]
              : []),
            { question: t.what, answer: value("title") },
            { question: t.lead2, answer: value("lead") },
            {
              question: t.where,
              answer: areas.find(({ id }) => id === value("areaId"))?.name,
            },
            { question: t.serves, answer: value("serves") },
            {
              question: t.doer,
              answer: [t.doers[kind], kind === "nobody" ? "" : value("doer.name")]
                .filter(Boolean)
                .join(": "),
            },
            {
              question: t.cost,
              answer: cost.ok ? euroText(cost.value, language) : t.costUnknown,
            },
          ]}
        />
        <Form language={language} errors={form.errors} action={page.href(path)}>
          <Hidden name={keyField} value={form.values[keyField] ?? newId()} />
          <Kept values={form.values} />
          <Buttons>
            <SubmitButton once name="knop" value="vastleggen">
              {t.bind}
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

/** What was typed on the page before, carried along. */
export function Kept({ values }: { readonly values: FormValues }) {
  return (
    <>
      {Object.entries(values)
        .filter(([name]) => name !== "knop" && name !== keyField)
        .map(([name, value]) => (
          <Hidden name={name} value={value} key={name} />
        ))}
    </>
  );
}

import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText, euroText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import {
  type Area,
  type Found,
  findPeople,
  listAreas,
  PersonFields,
  personOf,
} from "#modules/people";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  dateOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
  typedDateOf,
} from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import {
  Answers,
  Buttons,
  Checkboxes,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  MoneyField,
  Select,
  SubmitButton,
  TextField,
} from "#ui/form.tsx";
import { Page, PageHead, Text } from "#ui/page.tsx";
import { giveMandate } from "../actions.ts";
import { type NewMandateRefusal, newMandate } from "../model.ts";
import { texts } from "../texts.ts";

/** Giving a mandate: to whom, where, how much, until when, with its line in the register. */
export const pages = new Hono<PageEnv>();

type Status = 200 | 401 | 403 | 404 | 409 | 422;

pages.get("/mandaten/nieuw", (c) => show(c, { "startsOn-dag": "" }, []));

pages.post("/mandaten/nieuw", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  if (values.knop === "wijzigen") return show(c, values, []);
  const found = await findPeople(c, values.person ?? "");
  const input = inputOf(page, values, personOf(found, values));
  const parsed = newMandate.safeParse(input);
  if (!parsed.success)
    return show(c, values, errorsOf(parsed.error.issues, page, found, values), 422);
  const { startsOn, endsOn } = parsed.data;
  if (endsOn < startsOn) return show(c, values, [refusalAt("period_reversed", page)], 422);
  if (values.knop !== "geven") return show(c, values, [], 200, parsed.data);
  const outcome = await act(giveMandate, contextOf(c, values), input);
  if (outcome.ok) return c.redirect(page.href(`/mandaten/${outcome.value.number}`), 303);
  const t = texts[page.language];
  const message = refusalText({ ...t.refusals, ...t.newRefusals }, page.language, outcome.refusal);
  return show(c, values, [{ field: "person", message }], statusOf(outcome.refusal));
});

/** What the form says, as the action takes it. Without a first day it holds from today. */
function inputOf({ now }: PageTools, values: FormValues, holder: Found | undefined) {
  const today = localDate(now);
  return {
    holderId: holder?.id ?? "",
    areaId: values.areaId ?? "",
    amountCents: values.amountCents ?? "",
    startsOn: dateOf(values, "startsOn", today) || today,
    endsOn: dateOf(values, "endsOn", today),
    registerReference: values.registerReference ?? "",
    maySubMandate: values.maySubMandate ?? "",
    needsConsent: values.needsConsent ?? "",
  };
}

function errorsOf(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  { language }: PageTools,
  found: readonly Found[],
  { person = "" }: FormValues,
): readonly FieldError[] {
  const t = texts[language];
  const said: Readonly<Record<string, string>> = t.fields;
  const seen = new Map<string, string>();
  for (const { path, message } of issues) {
    const field = String(path[0]);
    // To whom is typed as a name, and chosen where more than one is called so.
    if (field === "holderId")
      seen.set(
        found.length > 1 ? "memberId" : "person",
        found.length > 1 ? t.give.choosePerson : t.give.noPerson(person),
      );
    else if (!seen.has(field)) seen.set(field, said[message] ?? t.fields.register_missing);
  }
  return [...seen].map(([field, message]) => ({ field, message }));
}

function refusalAt(refusal: NewMandateRefusal, { language }: PageTools): FieldError {
  return { field: "endsOn", message: texts[language].newRefusals[refusal] };
}

async function show(
  c: PageContext,
  values: FormValues,
  errors: readonly FieldError[],
  status: Status = 200,
  checked?: ReturnType<typeof newMandate.parse>,
): Promise<Response> {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const t = texts[page.language];
  const choices = {
    found: await findPeople(c, values.person ?? ""),
    areas: await read(context, (db) => listAreas(db, page.community.id)),
  };
  const title = checked ? t.give.checkTitle : t.give.title;
  return c.var.show(
    {
      title,
      here: "/mandaten/nieuw",
      crumbs: [{ label: t.listTitle, path: "/mandaten" }],
      menu: "deals",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={title}
            lead={page.may(giveMandate) ? t.give.lead : t.give.noRight}
            before={<ErrorSummary language={page.language} errors={errors} />}
          />
          {page.may(giveMandate) && (
            <Text>
              <Form language={page.language} errors={errors} action={page.href("/mandaten/nieuw")}>
                <Hidden name={keyField} value={newId()} />
                {checked ? (
                  <Check page={page} values={values} checked={checked} choices={choices} />
                ) : (
                  <Fields page={page} values={values} choices={choices} />
                )}
              </Form>
            </Text>
          )}
        </Page>
      ),
    },
    status,
  );
}

interface Choices {
  /** Whom the typed name may mean. */
  readonly found: readonly Found[];
  readonly areas: readonly Area[];
}

interface FieldsProps {
  readonly page: PageTools;
  readonly values: FormValues;
  readonly choices: Choices;
}

function Fields({ page, values, choices }: FieldsProps) {
  const t = texts[page.language];
  const tick = (name: "needsConsent" | "maySubMandate") => (
    <Checkboxes
      name={name}
      label={t.give[name]}
      required={false}
      value={values[name] ? [values[name]] : []}
      options={[{ value: "yes", label: t.give[`${name}Yes`] }]}
    />
  );
  return (
    <>
      <PersonFields
        label={t.give.holder}
        hint={t.give.holderHint}
        which={t.give.which}
        values={values}
        found={choices.found}
      />
      <Select
        name="areaId"
        label={t.give.area}
        value={values.areaId}
        options={[
          { value: "", label: t.give.wholeArea },
          ...choices.areas.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <MoneyField
        name="amountCents"
        label={t.give.amount}
        hint={t.give.amountHint}
        value={values.amountCents}
      />
      <DateField
        name="startsOn"
        label={t.give.starts}
        hint={t.give.startsHint}
        required={false}
        value={typedDateOf(values, "startsOn")}
      />
      <DateField name="endsOn" label={t.give.ends} value={typedDateOf(values, "endsOn")} />
      <TextField
        name="registerReference"
        label={t.give.register}
        hint={t.give.registerHint}
        value={values.registerReference}
      />
      {tick("needsConsent")}
      {tick("maySubMandate")}
      <Buttons>
        <SubmitButton name="knop" value="nakijken">
          {t.give.check}
        </SubmitButton>
      </Buttons>
    </>
  );
}

/** Everything once more; then the button that gives it. */
function Check({
  page,
  values,
  checked,
  choices,
}: FieldsProps & { readonly checked: ReturnType<typeof newMandate.parse> }) {
  const { language } = page;
  const t = texts[language].give;
  const nameIn = (list: readonly { id: string; name: string }[], id: string | null) =>
    list.find((one) => one.id === id)?.name;
  return (
    <>
      <Answers
        language={language}
        items={[
          { question: t.holder, answer: nameIn(choices.found, checked.holderId) ?? "" },
          { question: t.area, answer: nameIn(choices.areas, checked.areaId) ?? t.wholeArea },
          { question: t.amount, answer: euroText(checked.amountCents, language) },
          {
            question: t.period,
            answer: t.periodValue(
              dateText(checked.startsOn, language),
              dateText(checked.endsOn, language),
            ),
          },
          { question: t.register, answer: checked.registerReference },
          { question: t.needsConsent, answer: checked.needsConsent ? t.needsConsentYes : t.no },
          { question: t.maySubMandate, answer: checked.maySubMandate ? t.maySubMandateYes : t.no },
        ]}
      />
      {Object.entries(values)
        .filter(([name]) => name !== "knop" && name !== keyField)
        .map(([name, value]) => (
          <Hidden name={name} value={value} key={name} />
        ))}
      <Buttons>
        <SubmitButton once name="knop" value="geven">
          {t.bind}
        </SubmitButton>
        <SubmitButton kind="secondary" name="knop" value="wijzigen">
          {t.change}
        </SubmitButton>
      </Buttons>
    </>
  );
}

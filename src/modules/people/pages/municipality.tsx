import { Hono } from "hono";
import { act } from "#platform/act.ts";
import {
  contextOf,
  type FormValues,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import { Facts } from "#ui/facts.tsx";
import { Answers, type FieldError, Radios, SubmitButton, TextField } from "#ui/form.tsx";
import { NowBox, Page, PageHead, Paragraph, Section, Side, Stand, Text } from "#ui/page.tsx";
import { setMunicipality } from "../actions/municipality.ts";
import { newMunicipality } from "../model/municipality.ts";
import { texts } from "../texts.ts";
import { errorsOf, type FormStatus, showForm } from "./form-page.tsx";

/** Whether the municipality takes part: what that means for everybody, and the clerk's form. */
export const pages = new Hono<PageEnv>();

const here = "/gemeente";

pages.get(here, (c) => {
  const { page } = c.var;
  const t = texts[page.language].municipality;
  return c.var.show({ title: t.title, here, children: <MunicipalityPage page={page} /> });
});

function MunicipalityPage({ page }: { readonly page: PageTools }) {
  const { language, community } = page;
  const t = texts[language].municipality;
  const name = community.municipality ?? t.somewhere;
  return (
    <Page>
      <PageHead title={t.title} lead={t.lead}>
        <Stand tone={community.takesPart ? "go" : "wait"}>
          <Paragraph>
            <b>{community.takesPart ? t.present(capital(name)) : t.absent(capital(name))}</b>{" "}
            {community.takesPart ? t.presentStand : t.absentStand}
          </Paragraph>
        </Stand>
      </PageHead>
      {page.may(setMunicipality) && (
        <NowBox
          language={language}
          primary={{ label: t.change, href: page.href(`${here}/wijzigen`) }}
          note={t.changeGives}
        />
      )}
      <Text>
        <Section id="wat-kan" title={t.nowTitle}>
          <ul class="utrecht-unordered-list utrecht-unordered-list--html-content">
            {(community.takesPart ? t.with : t.without).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <Paragraph>{community.takesPart ? t.leaves : t.later}</Paragraph>
        </Section>
      </Text>
      <Side title={t.nameTerm}>
        <Facts
          items={[
            { term: t.nameTerm, value: capital(name) },
            { term: t.ordinanceTerm, value: community.ordinance ?? t.ordinanceNone },
          ]}
        />
      </Side>
    </Page>
  );
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

pages.get(`${here}/wijzigen`, (c) => {
  const { community, viewer } = c.var.page;
  if (viewer.kind === "visitor") return signInFirst(c);
  return showFields(c, {
    municipality: community.municipality ?? "",
    takesPart: community.takesPart ? "yes" : "no",
    ordinance: community.ordinance ?? "",
  });
});

pages.post(`${here}/wijzigen`, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  if (values.knop === "wijzigen") return showFields(c, values);
  const t = texts[page.language].municipality;
  const input = {
    municipality: values.municipality ?? "",
    takesPart: values.takesPart,
    ordinance: values.ordinance ?? "",
  };
  if (values.knop !== "vastleggen") {
    const checked = newMunicipality.extend({ takesPart: newMunicipality.shape.takesPart.unwrap() });
    const wanted = checked.safeParse(input);
    if (wanted.success) return showCheck(c, values);
    const fields = Object.fromEntries(
      wanted.error.issues.map(({ path, message }) => [path.join("."), message]),
    );
    const otherwise = { field: "municipality", message: t.fields.municipality_missing };
    return showFields(
      c,
      values,
      errorsOf({ refusal: "invalid_input", fields }, t.fields, otherwise),
      422,
    );
  }
  const outcome = await act(setMunicipality, contextOf(c, values), input);
  if (outcome.ok) return c.redirect(page.href(here), 303);
  const message = refusalText(t.refusals, page.language, outcome.refusal);
  const errors = errorsOf(outcome, t.fields, { field: "municipality", message });
  return showFields(c, values, errors, statusOf(outcome.refusal));
});

function showFields(
  c: PageContext,
  values: FormValues,
  errors: readonly FieldError[] = [],
  status: FormStatus = 200,
) {
  const { page } = c.var;
  const t = texts[page.language].municipality;
  const told = page.may(setMunicipality)
    ? errors
    : [{ field: "municipality", message: t.clerkOnly }];
  return showForm(c, {
    here: `${here}/wijzigen`,
    crumbs: [{ label: t.title, path: here }],
    title: t.formTitle,
    lead: t.formLead,
    errors: told,
    status: page.may(setMunicipality) ? status : 403,
    children: (
      <>
        <TextField
          name="municipality"
          label={t.name}
          hint={t.nameHint}
          value={values.municipality}
        />
        <Radios
          name="takesPart"
          label={t.takesPart}
          value={values.takesPart ?? ""}
          options={[
            { value: "yes", label: t.yes, hint: t.yesHint },
            { value: "no", label: t.no, hint: t.noHint },
          ]}
        />
        <TextField
          name="ordinance"
          label={t.ordinance}
          hint={t.ordinanceHint}
          required={false}
          value={values.ordinance}
        />
      </>
    ),
    buttons: (
      <SubmitButton name="knop" value="nakijken">
        {t.check}
      </SubmitButton>
    ),
  });
}

function showCheck(c: PageContext, values: FormValues) {
  const { language } = c.var.page;
  const t = texts[language].municipality;
  const { municipality = "", takesPart = "", ordinance = "" } = values;
  return showForm(c, {
    here: `${here}/wijzigen`,
    crumbs: [{ label: t.title, path: here }],
    title: t.checkTitle,
    lead: takesPart === "yes" ? t.later : t.leaves,
    hidden: { municipality, takesPart, ordinance },
    children: (
      <Answers
        language={language}
        items={[
          { question: t.name, answer: municipality },
          { question: t.takesPart, answer: takesPart === "yes" ? t.yes : t.no },
          { question: t.ordinance, answer: ordinance || t.ordinanceNone },
        ]}
      />
    ),
    buttons: (
      <>
        <SubmitButton once name="knop" value="vastleggen">
          {t.bind}
        </SubmitButton>
        <SubmitButton kind="secondary" name="knop" value="wijzigen">
          {t.again}
        </SubmitButton>
      </>
    ),
  });
}

import { Hono } from "hono";
import { newId } from "#lib/ids.ts";
import type { Language } from "#lib/texts.ts";
import { appearances, joinCommunity, listAreas } from "#modules/people";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  backOf,
  contextOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
  readForm,
  statusOf,
} from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import {
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  Radios,
  Select,
  SubmitButton,
  TextField,
} from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Text } from "#ui/page.tsx";
import { findInvitationOf } from "../store.ts";
import { texts } from "../texts.ts";

/** The first visit of who signed in: what she is called here, how she appears, where she lives. */
export const pages = new Hono<PageEnv>();

const path = "/aanmelden/kennismaken";

pages.get(path, async (c) => {
  const { page, context } = c.var;
  const { viewer } = page;
  const back = backOf(c.req.query("terug"));
  if (viewer.kind === "member") return c.redirect(page.href(back), 303);
  const { accountId } = viewer;
  if (!accountId) return c.redirect(page.href("/aanmelden"), 303);
  const invitation = await read(context, (db) =>
    findInvitationOf(db, page.community.id, accountId),
  );
  return show(c, back, { fullName: invitation?.name ?? "", areaId: invitation?.areaId ?? "" }, []);
});

pages.post(path, async (c) => {
  const { page } = c.var;
  const { viewer } = page;
  const form = await readForm(c);
  const back = backOf(form.terug);
  if (viewer.kind === "member") return c.redirect(page.href(back), 303);
  if (!viewer.accountId) return c.redirect(page.href("/aanmelden"), 303);
  const outcome = await act(joinCommunity, contextOf(c, form), {
    ...appearanceOf(form),
    accountId: viewer.accountId,
  });
  if (outcome.ok) return c.redirect(page.href(back), 303);
  const errors = appearanceErrors(page.language, outcome);
  return show(c, back, form, errors, statusOf(outcome.refusal));
});

async function show(
  c: PageContext,
  back: string,
  values: FormValues,
  errors: readonly FieldError[],
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
): Promise<Response> {
  const { page } = c.var;
  const { language } = page;
  const t = texts[language].join;
  return c.var.show(
    {
      title: t.title(page.community.name),
      here: path,
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={t.title(page.community.name)}
            lead={t.lead}
            before={<ErrorSummary language={language} errors={errors} />}
          />
          <Text>
            <Form language={language} action={page.href(path)} errors={errors}>
              <Hidden name={keyField} value={newId()} />
              <Hidden name="terug" value={back} />
              {await appearanceFields(c, values)}
              <Buttons>
                <SubmitButton once>{t.button}</SubmitButton>
              </Buttons>
            </Form>
            {back !== "/" && (
              <Paragraph>
                {t.guest} <Link href={page.href(back)}>{t.guestBack}</Link>
              </Paragraph>
            )}
          </Text>
        </Page>
      ),
    },
    status,
  );
}

/** The fields of who one is here; also on one's own page. */
export async function appearanceFields(c: PageContext, values: FormValues) {
  const { page, context } = c.var;
  const t = texts[page.language].join;
  const areas = await read(context, (db) => listAreas(db, page.community.id));
  return (
    <>
      <TextField
        name="fullName"
        label={t.fullName}
        hint={t.fullNameHint}
        value={values.fullName}
        autocomplete="name"
      />
      <Radios
        name="appearance"
        label={t.appearance}
        hint={t.appearanceHint}
        value={values.appearance}
        options={appearances.map((value) => ({ value, label: t.appearances[value] }))}
      />
      <TextField
        name="pseudonym"
        label={t.pseudonym}
        hint={t.pseudonymHint}
        required={false}
        value={values.pseudonym}
        autocomplete="nickname"
      />
      <Select
        name="areaId"
        label={t.area}
        hint={t.areaHint}
        value={values.areaId}
        options={[
          { value: "", label: t.chooseArea },
          ...areas.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  );
}

/** What the form says of them, as the actions take it. */
export function appearanceOf(form: FormValues) {
  return {
    fullName: form.fullName ?? "",
    // The schema says what is wrong with anything else.
    appearance: form.appearance as (typeof appearances)[number],
    pseudonym: form.pseudonym ?? "",
    areaId: form.areaId ?? "",
  };
}

export function appearanceErrors(
  language: Language,
  outcome: { readonly refusal: string; readonly fields: Readonly<Record<string, string>> },
): FieldError[] {
  const t = texts[language];
  const said: Readonly<Record<string, string>> = t.fields;
  if (outcome.refusal === "invalid_input")
    return Object.entries(outcome.fields).map(([field, name]) => ({
      field,
      message: said[name] ?? t.fields.name_missing,
    }));
  const field =
    { pseudonym_taken: "pseudonym", area_unknown: "areaId", first_name_short: "appearance" }[
      outcome.refusal
    ] ?? "fullName";
  const own: Readonly<Record<string, string>> = t.appearanceRefusals;
  const message = refusalText(own, language, outcome.refusal);
  const isRefusal = outcome.refusal === "member_already";
  return [{ field, message, isRefusal }];
}

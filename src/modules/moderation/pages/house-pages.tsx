import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  keyField,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { sessionDays } from "#platform/session.ts";
import { Buttons, ErrorSummary, Form, Hidden, SubmitButton, TextArea } from "#ui/form.tsx";
import { NowBox, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { setPage } from "../actions/page.ts";
import { licenceClauses, moderationClauses, type PageKind } from "../model.ts";
import { findPage } from "../store.ts";
import { texts } from "../texts.ts";
import { emptyForm, type FormState, refusedForm } from "./form-state.ts";
import { houseTexts } from "./house-texts.ts";

/** House rules, privacy, accessibility and cookies: the standard words, or a community's own. */
export const housePages = new Hono<PageEnv>();

export const housePaths = {
  houseRules: "/huisregels",
  privacy: "/privacy",
  accessibility: "/toegankelijkheid",
  cookies: "/cookies",
} as const satisfies Record<PageKind, string>;

for (const [kind, path] of Object.entries(housePaths) as [PageKind, string][]) {
  housePages.get(path, (c) => showPage(c, kind));
  housePages.get(`${path}/aanpassen`, (c) => showEdit(c, kind, emptyForm()));
  housePages.post(`${path}/aanpassen`, async (c) => {
    const { page } = c.var;
    if (page.viewer.kind === "visitor") return signInFirst(c);
    const values = await readForm(c);
    const input = { page: kind, language: page.language, body: values.body ?? "" };
    const outcome = await act(setPage, contextOf(c, values), input);
    if (outcome.ok) return c.redirect(page.href(path), 303);
    const form = refusedForm(values, outcome, "body", page.language);
    return showEdit(c, kind, form, statusOf(outcome.refusal));
  });
}

async function wordsOf(c: PageContext, kind: PageKind) {
  const { page, context } = c.var;
  return read(context, async (db) => {
    const own = await findPage(db, page.community.id, kind, page.language);
    const charter = await context.platform.lookUps.charter(db, context.communityId, {
      now: page.now,
    });
    const standard = houseTexts[kind][page.language]({
      community: page.community.name,
      phone: page.community.phone,
      reportDays: charter.value(moderationClauses.reportDays),
      appealMonths: charter.value(moderationClauses.appealMonths),
      sessionDays,
      words: licenceClauses.words.say(charter, page.language),
    });
    return { own, body: own?.body ?? standard };
  });
}

function isClerk({ viewer }: PageTools): boolean {
  return viewer.kind === "member" && viewer.roles.some(({ role }) => role === "councilClerk");
}

async function showPage(c: PageContext, kind: PageKind) {
  const { page } = c.var;
  const t = texts[page.language].pages;
  const { own, body } = await wordsOf(c, kind);
  const [lead = "", ...parts] = body.split(/\n\s*\n/);
  const since = own && dateText(localDate(own.at), page.language);
  return c.var.show({
    title: t.titles[kind],
    here: housePaths[kind],
    isPersonal: isClerk(page),
    children: (
      <Page>
        <PageHead title={t.titles[kind]} lead={lead} />
        {isClerk(page) && (
          <NowBox
            language={page.language}
            primary={{ label: t.edit, href: page.href(`${housePaths[kind]}/aanpassen`) }}
            note={t.editGives}
          />
        )}
        <Text>
          {sectionsOf(parts).map(({ title, paragraphs }) =>
            title === undefined ? (
              paragraphs.map((words) => <Paragraph key={words}>{words}</Paragraph>)
            ) : (
              <Section title={title} key={title}>
                {paragraphs.map((words) => (
                  <Paragraph key={words}>{words}</Paragraph>
                ))}
              </Section>
            ),
          )}
          <Paragraph small soft>
            {since === undefined ? t.standard : t.own(since)}
          </Paragraph>
        </Text>
      </Page>
    ),
  });
}

/** Paragraphs below their headings; a line with `##` before it begins one. */
export function sectionsOf(parts: readonly string[]) {
  const sections: { title: string | undefined; paragraphs: string[] }[] = [
    { title: undefined, paragraphs: [] },
  ];
  for (const part of parts) {
    const title = /^##(.+)$/.exec(part.trim())?.[1]?.trim();
    if (title) sections.push({ title, paragraphs: [] });
    else if (part.trim() !== "") sections.at(-1)?.paragraphs.push(part.trim());
  }
  return sections.filter(({ title, paragraphs }) => title !== undefined || paragraphs.length > 0);
}

async function showEdit(
  c: PageContext,
  kind: PageKind,
  form: FormState,
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
) {
  const { page } = c.var;
  const { language } = page;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  if (!isClerk(page) && form.errors.length === 0)
    return c.redirect(page.href(housePaths[kind]), 303);
  const t = texts[language].pages;
  const { body } = await wordsOf(c, kind);
  return c.var.show(
    {
      title: t.editTitle(t.titles[kind]),
      here: `${housePaths[kind]}/aanpassen`,
      crumbs: [{ label: t.titles[kind], path: housePaths[kind] }],
      isPersonal: true,
      hasErrors: form.errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={t.editTitle(t.titles[kind])}
            lead={t.editLead}
            before={<ErrorSummary language={language} errors={form.errors} />}
          />
          <Text>
            <Form
              language={language}
              errors={form.errors}
              action={page.href(`${housePaths[kind]}/aanpassen`)}
            >
              <Hidden name={keyField} value={newId()} />
              <TextArea
                name="body"
                label={t.body}
                rows={24}
                required={false}
                maxLength={20_000}
                value={form.values.body ?? body}
              />
              <Buttons>
                <SubmitButton once>{t.save}</SubmitButton>
              </Buttons>
            </Form>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText, numberText } from "#lib/format.ts";
import { idPattern, newId } from "#lib/ids.ts";
import { listAreas } from "#modules/people";
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
import { lettersPdf } from "#platform/letter.ts";
import { refusalText } from "#platform/texts.ts";
import {
  Buttons,
  ErrorSummary,
  type FieldError,
  FileField,
  Form,
  Hidden,
  SubmitButton,
} from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import { Table } from "#ui/table.tsx";
import { makeStack } from "../actions/resident-letters.ts";
import { inviteStagedResidents, stageResidents } from "../actions/residents.ts";
import {
  type ListProgress,
  planResidents,
  type ResidentFault,
  type ResidentPlan,
} from "../model/residents.ts";
import { findResidentList, listResidentLists } from "../store.ts";
import { texts } from "../texts.ts";

/** The clerk invites residents by a list: checked first, then all of it or nothing. */
export const pages = new Hono<PageEnv>();

const path = "/inwoners";

type Status = 200 | 401 | 403 | 404 | 409 | 422;

pages.get(path, (c) => show(c, [], []));

pages.post(path, async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const t = texts[page.language];
  if (!page.may(stageResidents))
    return show(c, [{ field: "lijst", message: t.residents.notClerk }], [], 403);
  const { lijst } = await c.req.parseBody();
  if (!(lijst instanceof File) || lijst.size === 0)
    return show(c, [{ field: "lijst", message: t.residents.missing }], [], 422);
  const areas = await read(context, (db) => listAreas(db, page.community.id));
  const plan = planResidents(new Uint8Array(await lijst.arrayBuffer()), areas);
  if (plan.faults.length > 0) {
    const message = t.residents.faultsTitle(plan.faults.length);
    return show(c, [{ field: "lijst", message }], plan.faults, 422);
  }
  const outcome = await act(stageResidents, context, { rows: [...plan.rows] });
  if (outcome.ok) return showCheck(c, plan, outcome.value.id);
  const message = refusalText(t.residentRefusals, page.language, outcome.refusal);
  return show(c, [{ field: "lijst", message }], [], statusOf(outcome.refusal));
});

async function show(
  c: PageContext,
  errors: readonly FieldError[],
  faults: readonly ResidentFault[],
  status: Status = 200,
): Promise<Response> {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const { language } = page;
  const t = texts[language].residents;
  const lists = page.may(stageResidents)
    ? await read(context, (db) => listResidentLists(db, page.community.id))
    : [];
  return c.var.show(
    {
      title: t.title,
      here: path,
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={t.title}
            lead={t.lead}
            before={<ErrorSummary language={language} errors={errors} />}
          >
            {!page.may(stageResidents) && (
              <Stand tone="stop">
                <Paragraph>
                  <b>{t.notClerk}</b>
                </Paragraph>
              </Stand>
            )}
          </PageHead>
          <Text>
            {faults.length > 0 && <Faults page={page} faults={faults} />}
            {page.may(stageResidents) && (
              <Form language={language} hasPhoto action={page.href(path)} errors={errors}>
                <FileField name="lijst" label={t.file} hint={t.fileHint} accept=".csv,text/csv" />
                <Paragraph small>{t.checkNote}</Paragraph>
                <Buttons>
                  <SubmitButton once>{t.check}</SubmitButton>
                </Buttons>
              </Form>
            )}
            {lists.length > 0 && (
              <Section title={t.lists}>
                <Rows
                  items={lists.map((list) => ({
                    title: t.listOf(dateText(localDate(list.madeAt), language)),
                    href: page.href(`${path}/${list.id}`),
                    text: standOf(page, list),
                  }))}
                />
              </Section>
            )}
          </Text>
        </Page>
      ),
    },
    status,
  );
}

/** At most so many faults on the page; who mends those finds the others the next time. */
const mostFaults = 100;

function Faults({ page, faults }: { page: PageTools; faults: readonly ResidentFault[] }) {
  const { language } = page;
  const { residents: t, residentErrors } = texts[language];
  return (
    <Section id="fouten-in-lijst" title={t.faultsTitle(faults.length)}>
      <Paragraph>{t.faultsLead}</Paragraph>
      <Table
        language={language}
        caption={t.faultsTitle(faults.length)}
        captionHidden
        fold
        columns={[{ label: t.line }, { label: t.column }, { label: t.got }, { label: t.wrong }]}
        rows={faults.slice(0, mostFaults).map(({ line, column, error, got }) => ({
          head: `${t.line} ${numberText(line, language)}`,
          cells: [column || null, got || null, residentErrors[error]],
        }))}
      />
      {faults.length > mostFaults && (
        <Paragraph>{t.faultsMore(faults.length - mostFaults)}</Paragraph>
      )}
    </Section>
  );
}

function showCheck(c: PageContext, plan: ResidentPlan, listId: string): Promise<Response> {
  const { page } = c.var;
  const { language } = page;
  const t = texts[language].residents;
  const count = (of: number) => numberText(of, language);
  return c.var.show({
    title: t.checkTitle,
    here: path,
    crumbs: [{ label: t.title, path }],
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.checkTitle} lead={t.checkLead}>
          <Stand tone="wait">
            <Paragraph>
              <b>{t.count(count(plan.mails), count(plan.letters))}</b>
            </Paragraph>
          </Stand>
        </PageHead>
        <Text>
          <Form language={language} action={page.href(`${path}/${listId}`)}>
            <Hidden name={keyField} value={newId()} />
            <Buttons>
              <SubmitButton once>{t.invite}</SubmitButton>
            </Buttons>
          </Form>
          <Paragraph>
            <Link href={page.href(path)}>{t.other}</Link>
          </Paragraph>
        </Text>
      </Page>
    ),
  });
}

/* One list ----------------------------------------------------------------------------------------- */

const listPath = `/inwoners/:id{${idPattern}}`;

pages.get(listPath, (c) => showList(c));

pages.post(listPath, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const listId = c.req.param("id");
  const outcome = await act(inviteStagedResidents, contextOf(c, values), { listId });
  if (outcome.ok) return c.redirect(page.href(`${path}/${listId}`), 303);
  const t = texts[page.language];
  const message = refusalText(t.residentRefusals, page.language, outcome.refusal);
  return show(c, [{ field: "lijst", message }], [], statusOf(outcome.refusal));
});

/** A stack of letters, with new codes. A form, for it changes which codes hold. */
pages.post(`${listPath}/brieven`, async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  if (!page.may(stageResidents)) return show(c, [], [], 403);
  const values = await readForm(c);
  const after = Number(/^\d{1,7}$/.exec(values.na ?? "")?.[0] ?? 0);
  const stack = await makeStack(context, c.req.param("id"), after);
  const t = texts[page.language];
  if (!stack) return showList(c, t.residentRefusals.letters_none);
  const name = `${t.residents.fileName}-${page.community.slug}-${after + 1}`;
  return new Response(lettersPdf(stack.letters), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${name}.pdf"`,
    },
  });
});

function standOf({ language }: PageTools, { mails, letters }: ListProgress): string {
  return texts[language].residents.stand(
    numberText(mails, language),
    numberText(letters, language),
  );
}

async function showList(c: PageContext, problem?: string): Promise<Response> {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  if (!page.may(stageResidents)) return show(c, [], [], 403);
  const list = await read(context, (db) =>
    findResidentList(db, page.community.id, c.req.param("id") ?? ""),
  );
  if (!list || list.usedAt === null) return c.notFound();
  const { language } = page;
  const t = texts[language].residents;
  const count = (of: number) => numberText(of, language);
  return c.var.show(
    {
      title: t.listTitle,
      here: `${path}/${list.id}`,
      crumbs: [{ label: t.title, path }],
      isPersonal: true,
      children: (
        <Page>
          <PageHead kind={t.listOf(dateText(localDate(list.madeAt), language))} title={t.listTitle}>
            <Stand tone={problem === undefined ? "go" : "stop"}>
              <Paragraph>
                <b>{problem ?? standOf(page, list)}</b>{" "}
                {t.progress(count(list.mailed), count(list.came))}{" "}
                {list.known > 0 && t.known(count(list.known))}
              </Paragraph>
            </Stand>
          </PageHead>
          <Text>
            {list.stacks.length > 0 && (
              <Section id="brieven" title={t.letters}>
                <Paragraph>{t.lettersLead}</Paragraph>
                <Stacks page={page} list={list} />
              </Section>
            )}
            <Paragraph>
              <Link href={page.href(path)}>{t.back}</Link>
            </Paragraph>
          </Text>
        </Page>
      ),
    },
    problem === undefined ? 200 : 422,
  );
}

/** A button for each stretch of rows; rows with a mail address have no letter among them. */
function Stacks({ page, list }: { readonly page: PageTools; readonly list: ListProgress }) {
  const { language } = page;
  const t = texts[language].residents;
  return (
    <>
      {list.stacks.map(({ after, last }) => {
        const label = t.stack(numberText(after + 1, language), numberText(last, language));
        return (
          <Form
            language={language}
            action={page.href(`${path}/${list.id}/brieven`)}
            label={label}
            key={after}
          >
            <Hidden name="na" value={String(after)} />
            <Buttons>
              <SubmitButton kind="secondary">{label}</SubmitButton>
            </Buttons>
          </Form>
        );
      })}
    </>
  );
}

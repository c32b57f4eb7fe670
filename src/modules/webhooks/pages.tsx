import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { instantText } from "#lib/format.ts";
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
import { refusalText } from "#platform/texts.ts";
import {
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  SubmitButton,
  TextField,
} from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { addEndpoint, dropEndpoint, restartEndpoint } from "./actions.ts";
import { type Endpoint, secretPrefix } from "./model.ts";
import { listEndpointsOf } from "./store.ts";
import { texts } from "./texts.ts";

/** A person's programs that hear of the record: begin, see how it goes, stop. */
export const pages = new Hono<PageEnv>();

const path = "/mij/webhooks";

pages.get(path, (c) => show(c, "", []));

pages.post(path, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const form = await readForm(c);
  const secret = `${secretPrefix}${form.geheim ?? ""}`;
  const url = form.adres ?? "";
  const outcome = await act(addEndpoint, contextOf(c, form), { url, secret });
  if (outcome.ok) return showOnce(c, secret);
  const t = texts[page.language];
  const message =
    outcome.refusal === "invalid_input"
      ? t.fields.url_wrong
      : refusalText(t.refusals, page.language, outcome.refusal);
  return show(c, url, [{ field: "adres", message }], statusOf(outcome.refusal));
});

pages.post(`${path}/stoppen`, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const form = await readForm(c);
  // One that was stopped before is as it should be.
  await act(dropEndpoint, contextOf(c, form), { endpointId: form.van });
  return c.redirect(page.href(path), 303);
});

pages.post(`${path}/hervatten`, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const form = await readForm(c);
  await act(restartEndpoint, contextOf(c, form), { endpointId: form.van });
  return c.redirect(page.href(path), 303);
});

async function show(
  c: PageContext,
  typed: string,
  errors: readonly FieldError[],
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
): Promise<Response> {
  const { page, context } = c.var;
  const { viewer, language } = page;
  if (viewer.kind === "visitor") return signInFirst(c);
  const own = await read(context, (db) => listEndpointsOf(db, page.community.id, viewer.memberId));
  const t = texts[language];
  return c.var.show(
    {
      title: t.title,
      here: path,
      crumbs: [{ label: t.me, path: "/mij" }],
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={t.title}
            lead={t.lead}
            before={<ErrorSummary language={language} errors={errors} />}
          />
          <Text>
            {own.length > 0 && <EndpointsSection page={page} endpoints={own} />}
            <Section title={t.add}>
              <Form language={language} action={page.href(path)} errors={errors}>
                <Hidden name={keyField} value={newId()} />
                <Hidden name="geheim" value={randomBytes(32).toString("base64")} />
                <TextField name="adres" type="url" label={t.url} hint={t.urlHint} value={typed} />
                <Buttons>
                  <SubmitButton once>{t.button}</SubmitButton>
                </Buttons>
              </Form>
            </Section>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

function EndpointsSection({
  page,
  endpoints,
}: {
  readonly page: PageTools;
  readonly endpoints: readonly Endpoint[];
}) {
  const { language } = page;
  const t = texts[language];
  return (
    <Section title={t.listTitle}>
      <Table
        language={language}
        caption={t.listTitle}
        captionHidden
        fold
        columns={[{ label: t.url }, { label: t.state }, { label: t.what }]}
        rows={endpoints.map((endpoint) => {
          const { host } = new URL(endpoint.url);
          return {
            head: endpoint.url,
            cells: [
              stateOf(endpoint, page),
              <div class="meent-stack" key={endpoint.id}>
                {endpoint.stoppedAt && (
                  <OneButton
                    page={page}
                    to="hervatten"
                    id={endpoint.id}
                    label={t.restart}
                    host={host}
                  />
                )}
                <OneButton page={page} to="stoppen" id={endpoint.id} label={t.remove} host={host} />
              </div>,
            ],
          };
        })}
      />
    </Section>
  );
}

interface OneButtonProps {
  readonly page: PageTools;
  readonly to: "stoppen" | "hervatten";
  readonly id: string;
  readonly label: string;
  /** Of which address; a reader of sound hears it with the button. */
  readonly host: string;
}

function OneButton({ page, to, id, label, host }: OneButtonProps) {
  return (
    <Form language={page.language} action={page.href(`${path}/${to}`)} label={`${label}: ${host}`}>
      <Hidden name="van" value={id} />
      <SubmitButton kind="secondary">
        {label}
        <span class="meent-vh">: {host}</span>
      </SubmitButton>
    </Form>
  );
}

function stateOf(endpoint: Endpoint, { language }: PageTools): string {
  const t = texts[language];
  if (!endpoint.fault) return t.fine(endpoint.toldNumber);
  const fault = t.faults[endpoint.fault];
  return endpoint.retryAt
    ? t.failing(fault, instantText(endpoint.retryAt, language))
    : t.stopped(fault);
}

function showOnce(c: PageContext, secret: string): Promise<Response> {
  const { page } = c.var;
  const t = texts[page.language];
  return c.var.show({
    title: t.madeTitle,
    here: path,
    crumbs: [
      { label: t.me, path: "/mij" },
      { label: t.title, path },
    ],
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.madeTitle} lead={t.madeLead}>
          <Stand tone="go">
            <Paragraph>
              <code>{secret}</code>
            </Paragraph>
          </Stand>
        </PageHead>
        <Text>
          <div class="meent-stack">
            <Paragraph>{t.madeHow}</Paragraph>
            <Paragraph>
              <Link href={page.href(path)}>{t.back}</Link>
            </Paragraph>
          </div>
        </Text>
      </Page>
    ),
  });
}

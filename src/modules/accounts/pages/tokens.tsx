import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import type { Language } from "#lib/texts.ts";
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
import { newToken } from "#platform/session.ts";
import { refusalText } from "#platform/texts.ts";
import {
  Buttons,
  Checkboxes,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  Radios,
  SubmitButton,
  TextField,
} from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { makeToken, revokeToken } from "../actions/token.ts";
import {
  newTokenForm,
  type Token,
  type TokenFieldError,
  tokenDays,
  tokenPrefix,
  works,
} from "../model/token.ts";
import { listTokens } from "../store.ts";
import { texts } from "../texts.ts";

/** A part of Meent for which a token may be made: a module, by its own title. */
export interface Scope {
  readonly key: string;
  readonly title: Readonly<Record<Language, string>>;
}

interface Typed {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly days: string;
}

/** A person's keys for programs: make one, see it once, take it back. */
export function pages(scopes: readonly Scope[]): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.get("/mij/toegang", (c) => show(c, scopes, { name: "", scopes: [], days: "90" }, []));

  app.post("/mij/toegang", async (c) => {
    const { page } = c.var;
    if (page.viewer.kind === "visitor") return signInFirst(c);
    const form = await readForm(c);
    const { deel = [] } = await c.req.parseBody({ all: true });
    const chosen = [deel].flat().filter((one): one is string => typeof one === "string");
    const typed = {
      name: form.naam ?? "",
      scopes: chosen.filter((one) => scopes.some(({ key }) => key === one)),
      days: form.dagen ?? "",
    };
    const asked = newTokenForm.safeParse(typed);
    if (!asked.success) return show(c, scopes, typed, errorsOf(asked.error, page.language), 422);
    const secret = `${tokenPrefix}${form.geheim ?? ""}`;
    const outcome = await act(makeToken, contextOf(c, form), { ...typed, secret });
    if (outcome.ok) return showOnce(c, secret);
    const own = texts[page.language].tokens.refusals;
    const message = refusalText(own, page.language, outcome.refusal);
    return show(c, scopes, typed, [{ field: "naam", message }], statusOf(outcome.refusal));
  });

  app.post("/mij/toegang/intrekken", async (c) => {
    const { page } = c.var;
    if (page.viewer.kind === "visitor") return signInFirst(c);
    const form = await readForm(c);
    // One that was taken back before is as it should be.
    await act(revokeToken, contextOf(c, form), { tokenId: form.toegang });
    return c.redirect(page.href("/mij/toegang#toegangen"), 303);
  });

  return app;
}

const fieldOf: Readonly<Record<string, string>> = { name: "naam", scopes: "deel", days: "dagen" };

function errorsOf(
  error: { readonly issues: readonly { path: PropertyKey[]; message: string }[] },
  language: Language,
): FieldError[] {
  const said: Readonly<Record<string, string>> = texts[language].tokens.fields satisfies Record<
    TokenFieldError,
    string
  >;
  return error.issues.map(({ path, message }) => ({
    field: fieldOf[String(path[0])] ?? "naam",
    message: said[message] ?? texts[language].tokens.fields.name_missing,
  }));
}

async function show(
  c: PageContext,
  scopes: readonly Scope[],
  typed: Typed,
  errors: readonly FieldError[],
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
): Promise<Response> {
  const { page, context } = c.var;
  const { viewer, language } = page;
  if (viewer.kind === "visitor") return signInFirst(c);
  const tokens = await read(context, (db) => listTokens(db, page.community.id, viewer.memberId));
  const now = context.platform.clock.machineNow();
  const running = tokens.filter((one) => works(one, now));
  const t = texts[language];
  return c.var.show(
    {
      title: t.tokens.title,
      here: "/mij/toegang",
      crumbs: [{ label: t.me.title, path: "/mij" }],
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={t.tokens.title}
            lead={t.tokens.lead}
            before={<ErrorSummary language={language} errors={errors} />}
          />
          <Text>
            {running.length > 0 && <TokensSection page={page} tokens={running} scopes={scopes} />}
            <Section title={t.tokens.make}>
              <Form language={language} action={page.href("/mij/toegang")} errors={errors}>
                <Hidden name={keyField} value={newId()} />
                <Hidden name="geheim" value={newToken()} />
                <TextField
                  name="naam"
                  label={t.tokens.name}
                  hint={t.tokens.nameHint}
                  value={typed.name}
                />
                <Checkboxes
                  name="deel"
                  label={t.tokens.scopes}
                  hint={t.tokens.scopesHint}
                  value={typed.scopes}
                  options={scopes.map(({ key, title }) => ({ value: key, label: title[language] }))}
                />
                <Radios
                  name="dagen"
                  label={t.tokens.days}
                  value={typed.days}
                  options={tokenDays.map((value) => ({ value, label: t.tokens.dayChoices[value] }))}
                />
                <Buttons>
                  <SubmitButton once>{t.tokens.button}</SubmitButton>
                </Buttons>
              </Form>
            </Section>
            <Section title={t.tokens.howTitle}>
              <Paragraph>{t.tokens.how}</Paragraph>
              <Paragraph>
                <Link href="/api/v1/openapi.json">{t.tokens.document}</Link>
              </Paragraph>
              <Paragraph>
                <Link href={page.href("/mij/webhooks")}>{t.tokens.messages}</Link>
              </Paragraph>
            </Section>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

function showOnce(c: PageContext, secret: string): Promise<Response> {
  const { page } = c.var;
  const { language } = page;
  const t = texts[language];
  return c.var.show({
    title: t.tokens.madeTitle,
    here: "/mij/toegang",
    crumbs: [
      { label: t.me.title, path: "/mij" },
      { label: t.tokens.title, path: "/mij/toegang" },
    ],
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.tokens.madeTitle} lead={t.tokens.madeLead}>
          <Stand tone="go">
            <Paragraph>
              <code>{secret}</code>
            </Paragraph>
          </Stand>
        </PageHead>
        <Text>
          <div class="meent-stack">
            <Paragraph>{t.tokens.madeSafe}</Paragraph>
            <Paragraph>
              <Link href={page.href("/mij/toegang")}>{t.tokens.back}</Link>
            </Paragraph>
          </div>
        </Text>
      </Page>
    ),
  });
}

interface TokensProps {
  readonly page: PageTools;
  readonly tokens: readonly Token[];
  readonly scopes: readonly Scope[];
}

function TokensSection({ page, tokens, scopes }: TokensProps) {
  const { language } = page;
  const t = texts[language].tokens;
  const titleOf = (scope: string) =>
    scopes.find(({ key }) => key === scope)?.title[language] ?? scope;
  return (
    <Section id="toegangen" title={t.listTitle}>
      <Table
        language={language}
        caption={t.listTitle}
        captionHidden
        fold
        columns={[
          { label: t.name },
          { label: t.covers },
          { label: t.until },
          { label: t.used },
          { label: t.what },
        ]}
        rows={tokens.map((token) => ({
          head: token.name,
          cells: [
            token.scopes.map(titleOf).join(", "),
            dateText(localDate(token.endsAt), language),
            token.usedOn === null ? t.never : dateText(token.usedOn, language),
            <Form
              language={language}
              action={page.href("/mij/toegang/intrekken")}
              label={`${t.revoke}: ${token.name}`}
              key={token.id}
            >
              <Hidden name="toegang" value={token.id} />
              <SubmitButton kind="secondary">
                {t.revoke}
                <span class="meent-vh">: {token.name}</span>
              </SubmitButton>
            </Form>,
          ],
        }))}
      />
    </Section>
  );
}

import { Hono } from "hono";
import { mayCall, type Right, type Who } from "#lib/rights.ts";
import { type Role, roles, servingRoles } from "#lib/roles.ts";
import type { Language } from "#lib/texts.ts";
import { read } from "#platform/context.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import { Form, Select, SubmitButton } from "#ui/form.tsx";
import { NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Table, type TableRow } from "#ui/table.tsx";
import {
  type GivenRights,
  type RightsBook,
  type RightsClause,
  type RightsGroup,
  whoUnder,
  wordsFor,
} from "../model/rights.ts";
import { texts } from "../texts.ts";

/** The table of rights: each action, who may do it here, and what else must be true. */
export function pages(book: RightsBook, clause: RightsClause): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get("/rechten", async (c) => {
    const { page, context } = c.var;
    const charter = await read(context, (db) =>
      context.platform.lookUps.charter(db, page.community.id, { now: page.now }),
    );
    const t = texts[page.language].rightsPage;
    return c.var.show({
      title: t.title,
      here: "/rechten",
      children: (
        <RightsPage
          page={page}
          book={book}
          given={charter.value(clause)}
          chosen={chosenOf(c.req.query("rol"))}
        />
      ),
    });
  });
  return app;
}

/** Whose rights are asked: a role, or one of the two who have none. */
type Chosen = Role | "visitor" | "member" | undefined;

function chosenOf(asked: string | undefined): Chosen {
  if (asked === "visitor" || asked === "member") return asked;
  return roles.find((role) => role === asked);
}

interface TableProps {
  readonly page: PageTools;
  readonly book: RightsBook;
  readonly given: GivenRights;
  readonly chosen: Chosen;
}

function RightsPage(props: TableProps) {
  const { page, book, given, chosen } = props;
  const t = texts[page.language].rightsPage;
  const all = book.groups.flatMap(({ rights }) => rights);
  const changed = all.filter((right) => whoUnder(given, right) !== right.who);
  return (
    <Page>
      <PageHead title={t.title} lead={t.lead}>
        <Stand tone="go">
          <Paragraph>
            <b>{t.stand(all.length)}</b> {t.byCharter(changed.length)}
          </Paragraph>
          <Paragraph>{t.everyone}</Paragraph>
        </Stand>
      </PageHead>
      <NowBox
        language={page.language}
        primary={
          <Form method="get" action={page.href("/rechten")} language={page.language}>
            <Select
              name="rol"
              label={t.choose}
              value={chosen ?? ""}
              options={[
                { value: "", label: t.all },
                { value: "visitor", label: t.visitor },
                { value: "member", label: t.member },
                ...roles.map((role) => ({ value: role, label: book.roles[page.language][role] })),
              ]}
            />
            <SubmitButton>{t.show}</SubmitButton>
          </Form>
        }
        todo={[
          { label: t.toRoles, href: page.href("/rollen"), gives: t.toRolesGives },
          { label: t.toCharter, href: page.href("/stadsrecht"), gives: t.toCharterGives },
        ]}
      />
      <Text>
        {book.groups.map((group) => (
          <GroupSection key={group.texts.nl.rightsTitle} {...props} group={group} />
        ))}
        <Paragraph small>{t.among(sayAmong(book, page.language))}</Paragraph>
      </Text>
    </Page>
  );
}

function GroupSection({ group, ...props }: TableProps & { readonly group: RightsGroup }) {
  const { language } = props.page;
  const t = texts[language].rightsPage;
  const title = group.texts[language].rightsTitle;
  const shown = group.rights.filter((right) => isFor(props.chosen, whoUnder(props.given, right)));
  if (shown.length === 0) return null;
  return (
    <Section title={title}>
      <Table
        language={language}
        caption={title}
        captionHidden
        fold
        columns={[{ label: t.what }, { label: t.who }, { label: t.elsewhere }]}
        rows={shown.map((right) => rowOf(right, props))}
      />
    </Section>
  );
}

function isFor(chosen: Chosen, who: Who): boolean {
  if (chosen === undefined) return true;
  if (chosen === "visitor") return mayCall(who, "anonymous", []);
  return mayCall(who, "member", chosen === "member" ? [] : [{ role: chosen }]);
}

function rowOf(right: Right, { page, book, given }: TableProps): TableRow {
  const { language } = page;
  const t = texts[language].rightsPage;
  const { does, must } = wordsFor(book, right.name, language);
  const who = whoUnder(given, right);
  return {
    head: does,
    note: must,
    cells: [
      <>
        {sayWho(who, book, language)}
        {who !== right.who && <small> {t.ownChoice}.</small>}
      </>,
      sayElsewhere(right, book, language),
    ],
  };
}

/** Who may, in words; the table of the reference says it the same way. */
export function sayWho(who: Who, book: RightsBook, language: Language): string {
  const t = texts[language].rightsPage;
  if (who === "anyone") return t.isAnyone;
  if (who === "member") return t.isMember;
  if (who === "system") return t.isSystem;
  const names = who.map((role) => (role === "system" ? t.system : book.roles[language][role]));
  const [first = "", ...rest] = names;
  return [first.slice(0, 1).toUpperCase() + first.slice(1), ...rest].join(", ");
}

/** Among whom a charter chooses, where it may. */
export function sayAmong(book: RightsBook, language: Language): string {
  return servingRoles.map((role) => book.roles[language][role]).join(", ");
}

/** Whether a charter may give it to others, and if not, why. */
export function sayElsewhere(right: Right, book: RightsBook, language: Language): string {
  const t = texts[language].rightsPage;
  if (right.who === "system") return t.noTime;
  if (typeof right.who === "string") return t.noEveryone;
  if (right.within) return t.yes;
  return t.no(wordsFor(book, right.name, language).fixed ?? "");
}

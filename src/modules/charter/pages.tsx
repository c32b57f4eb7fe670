import { Hono } from "hono";
import { type AnyClause, charterOf } from "#lib/clause.ts";
import { dateText } from "#lib/format.ts";
import { read } from "#platform/context.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import type { Slots } from "#platform/slots.ts";
import { Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import type { CharterVersion } from "./model.ts";
import { findVersionInForce } from "./store.ts";
import { texts } from "./texts.ts";

/** The charter in plain words. `declared` are the clauses of all modules, which `app.ts` knows. */
export function pages(declared: readonly AnyClause[]): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get("/stadsrecht", async (c) => {
    const { page, context } = c.var;
    const version = await read(context, (db) =>
      findVersionInForce(db, page.community.id, page.now),
    );
    return c.var.show({
      title: texts[page.language].title(page.community.name),
      here: "/stadsrecht",
      children: <CharterPage page={page} version={version} declared={declared} />,
    });
  });
  return app;
}

function CharterPage({
  page,
  version,
  declared,
}: {
  readonly page: PageTools;
  readonly version: CharterVersion;
  readonly declared: readonly AnyClause[];
}) {
  const { language } = page;
  const t = texts[language];
  const charter = charterOf(version.version, version.clauses);
  return (
    <Page>
      <PageHead title={t.title(page.community.name)} lead={t.lead}>
        <Stand tone="go">
          <Paragraph>
            <b>
              {version.inForceFrom === null
                ? t.standardStand
                : t.inForce(version.version, dateText(version.inForceFrom, language))}
            </b>{" "}
            {version.inForceUntil && t.until(dateText(version.inForceUntil, language))}
          </Paragraph>
          <Paragraph>{t.keeps}</Paragraph>
        </Stand>
      </PageHead>
      <Text>
        <Section id="regels" title={t.clauses}>
          <Table
            language={language}
            caption={t.clauses}
            captionHidden
            fold
            columns={[{ label: t.rule }, { label: t.source }]}
            rows={declared.map((clause) => ({
              head: clause.say(charter, language),
              note: clause.isStandard(charter) ? t.standard : t.own,
              cells: [<span lang="nl">{clause.source}</span>],
            }))}
          />
        </Section>
      </Text>
    </Page>
  );
}

export const slots: Slots = {
  sentences: {
    "charter.adopted": (entry, { language }) =>
      texts[language].adopted(
        entry.texts.title ?? "",
        dateText(String(entry.data.inForceFrom), language),
      ),
  },
};

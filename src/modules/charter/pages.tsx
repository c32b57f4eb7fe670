import { Hono } from "hono";
import type { AnyClause } from "#lib/clause.ts";
import { dateText } from "#lib/format.ts";
import { read } from "#platform/context.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import type { Entry } from "#platform/record.ts";
import type { Slots, Words } from "#platform/slots.ts";
import { Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { charterOfRules, holdsFrom, partyKinds, type Rules } from "./model.ts";
import { findRulesInForce, listVersionsByIds } from "./store.ts";
import { texts } from "./texts.ts";

/** The charter in plain words. `declared` are the clauses of all modules, which `app.ts` knows. */
export function pages(declared: readonly AnyClause[]): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get("/stadsrecht", async (c) => {
    const { page, context } = c.var;
    const rules = await read(context, (db) => findRulesInForce(db, page.community.id, page.now));
    return c.var.show({
      title: texts[page.language].title(page.community.name),
      here: "/stadsrecht",
      children: <CharterPage page={page} rules={rules} declared={declared} />,
    });
  });
  return app;
}

function CharterPage({
  page,
  rules,
  declared,
}: {
  readonly page: PageTools;
  readonly rules: Rules;
  readonly declared: readonly AnyClause[];
}) {
  const { language } = page;
  const t = texts[language];
  const charter = charterOfRules(rules);
  const { base } = rules;
  return (
    <Page>
      <PageHead title={t.title(page.community.name)} lead={t.lead}>
        <Stand tone="go">
          <Paragraph>
            <b>
              {base
                ? t.inForce(base.version, dateText(holdsFrom(base), language))
                : t.standardStand}
            </b>{" "}
            {base?.inForceUntil && t.until(dateText(base.inForceUntil, language))}
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
              cells: [clause.source[language]],
            }))}
          />
        </Section>
      </Text>
    </Page>
  );
}

export const slots: Slots = {
  subjects: {
    charter: async (db, communityId, ids) =>
      new Map(
        (await listVersionsByIds(db, communityId, ids)).map(({ id, title, version }) => [
          id,
          { title, path: `/stadsrecht/versies/${version}` },
        ]),
      ),
  },
  sentences: {
    "charter.proposed": ({ data, texts: { title = "" } }, { language }) =>
      texts[language].sentences.proposed(title, Number(data.parties)),
    "charter.signed": (entry, words) => {
      const t = texts[words.language].sentences;
      const sentence = entry.data.seat === "signs" ? t.signed : t.countersigned;
      return sentence(words.member(entry.actorId), partyOf(entry, words));
    },
    "charter.adopted": ({ data, texts: { title = "" } }, { language }) =>
      texts[language].sentences.adopted(title, dateText(String(data.inForceFrom), language)),
    "charter.began": ({ data }, { language }) =>
      texts[language].sentences.began(Number(data.version)),
    "charter.ended": ({ data }, { language }) =>
      texts[language].sentences.ended(Number(data.version)),
    "charter.declined": (entry, words) =>
      texts[words.language].sentences.declined(partyOf(entry, words), entry.texts.reason ?? ""),
    "charter.withdrawn": ({ texts: { reason = "" } }, { language }) =>
      texts[language].sentences.withdrawn(reason),
  },
};

/** A party of an entry in words: a government by its kind, a village by its organisation. */
function partyOf({ data }: Entry, words: Words): string {
  const { organizationId, party } = data;
  if (organizationId) return words.title("organization", organizationId);
  const kind = partyKinds.find((other) => other === party);
  return kind ? texts[words.language].partyKinds[kind] : "";
}

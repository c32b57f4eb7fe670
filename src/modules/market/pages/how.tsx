import { Hono } from "hono";
import type { PageEnv } from "#platform/http.ts";
import { Help, LinkButton, NowBox, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { concepts } from "../model/concepts.ts";
import { leastPoints, weights } from "../model/matching.ts";
import { texts } from "../texts.ts";

/** How a need fits an offer: every rule and weight, as the code has them. */
export const pages = new Hono<PageEnv>();

pages.get("/vraag-en-aanbod/hoe-het-past", (c) => {
  const { page } = c.var;
  const { language } = page;
  const t = texts[language].how;
  const grounds = Object.keys(weights) as (keyof typeof weights)[];
  return c.var.show({
    title: t.title,
    here: "/vraag-en-aanbod/hoe-het-past",
    crumbs: [{ label: texts[language].title, path: "/vraag-en-aanbod" }],
    children: (
      <Page>
        <PageHead title={t.title} lead={t.lead} />
        <NowBox
          language={language}
          primary={
            <LinkButton kind="secondary" href={page.href("/vraag-en-aanbod")}>
              {t.toList}
            </LinkButton>
          }
        />
        <Text>
          <Paragraph>
            <b>{t.never}</b>
          </Paragraph>
          <Section id="gronden" title={t.weights}>
            <Table
              language={language}
              caption={t.weights}
              captionHidden
              fold
              columns={[{ label: t.ground }, { label: t.most, numeric: true }, { label: t.rule }]}
              rows={grounds.map((ground) => ({
                head: t.names[ground],
                cells: [String(weights[ground]), t.rules[ground]],
              }))}
            />
            <Paragraph>{t.least(leastPoints)}</Paragraph>
          </Section>
          <Section id="woorden" title={t.signs}>
            <Paragraph>{t.signsText}</Paragraph>
            <Paragraph>{t.recompute}</Paragraph>
          </Section>
          <Section id="begrippen" title={t.concepts}>
            <Paragraph>{t.conceptsLead}</Paragraph>
            <Help summary={t.concepts}>
              <ul class="utrecht-unordered-list utrecht-unordered-list--html-content" lang="nl">
                {concepts.map((line) => (
                  <li key={line}>{line.split(" ").join(", ")}</li>
                ))}
              </ul>
            </Help>
          </Section>
        </Text>
      </Page>
    ),
  });
});

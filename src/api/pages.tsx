import { Hono } from "hono";
import type { Charter } from "#lib/clause.ts";
import { dateText } from "#lib/format.ts";
import { licenceClauses } from "#modules/moderation";
import type { Resource } from "#platform/api.ts";
import { read } from "#platform/context.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { findLicencesSince, type LicencesSince } from "./licences.ts";
import { texts } from "./texts.ts";

/** What everybody may read and use, told to people: what may be done with it, and where each list is. */
export function openDataPages(resources: () => readonly Resource[]): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  pages.get("/open-data", async (c) => {
    const { page, context } = c.var;
    const { id: communityId } = page.community;
    const { charter, since } = await read(context, async (db) => ({
      charter: await context.platform.lookUps.charter(db, communityId, { now: page.now }),
      since: await findLicencesSince(db, communityId, page.now),
    }));
    return c.var.show({
      title: texts[page.language].openData.title,
      here: "/open-data",
      children: <OpenData page={page} charter={charter} since={since} resources={resources()} />,
    });
  });
  return pages;
}

interface Props {
  readonly page: PageTools;
  readonly charter: Charter;
  readonly since: LicencesSince;
  readonly resources: readonly Resource[];
}

function OpenData({ page, charter, since, resources }: Props) {
  const { language } = page;
  const t = texts[language].openData;
  const base = `/api/v1/gemeenschappen/${page.community.slug}`;
  return (
    <Page>
      <PageHead title={t.title} lead={t.lead} />
      <NowBox
        language={language}
        todo={[
          { label: t.catalogue, href: `${base}/catalogus`, gives: t.catalogueGives },
          { label: t.document, href: "/api/v1/openapi.json", gives: t.documentGives },
          { label: t.token, href: page.href("/mij/toegang"), gives: t.tokenGives },
          { label: t.webhooks, href: page.href("/mij/webhooks"), gives: t.webhooksGives },
        ]}
      />
      <Text>
        <Section id="mag" title={t.may}>
          <Paragraph>
            <b>{t.facts}</b> {licenceClauses.facts.say(charter, language)}{" "}
            {since.facts === null ? t.always : t.since(dateText(since.facts, language))}
          </Paragraph>
          <Paragraph>
            <b>{t.words}</b> {licenceClauses.words.say(charter, language)}{" "}
            {since.words === null ? t.always : t.sinceWords(dateText(since.words, language))}
          </Paragraph>
          <Paragraph>
            <b>{t.names}</b> {t.namesSay}
          </Paragraph>
          <Paragraph small soft>
            {t.charter} <Link href={page.href("/stadsrecht")}>{t.toCharter}</Link>.
          </Paragraph>
        </Section>
        <Section id="lijsten" title={t.lists}>
          <Paragraph>{t.listsLead}</Paragraph>
          <Table
            language={language}
            caption={t.lists}
            captionHidden
            fold
            columns={[{ label: t.list }, { label: t.part }, { label: t.follow }]}
            rows={resources.map((resource) => rowOf(page, resource, `${base}/${resource.name}`))}
          />
        </Section>
      </Text>
    </Page>
  );
}

function rowOf({ language }: PageTools, resource: Resource, at: string) {
  const { title, what, words, isOfOthers, hasNoDays } = resource;
  const t = texts[language].openData;
  // Which list it is of is heard too, by who hears the links alone.
  const link = (href: string, label: string) => (
    <Link href={href}>
      {label}
      <span class="meent-vh" lang="nl">
        {" "}
        {title}
      </span>
    </Link>
  );
  return {
    head: <span lang="nl">{title}</span>,
    note: <span lang="nl">{what}</span>,
    cells: [
      <div>
        {words.length === 0 ? t.onlyFacts : isOfOthers ? t.ofOthers : t.both} {link(at, "JSON")},{" "}
        {link(`${at}.csv`, "CSV")}
        {words.length > 0 && !isOfOthers && (
          <>
            ; {t.factsAlone} {link(`${at}?velden=feiten`, "JSON")},{" "}
            {link(`${at}.csv?velden=feiten`, "CSV")}
          </>
        )}
      </div>,
      <div>
        {link(`${at}.atom`, t.atom)}
        {!hasNoDays && <>, {link(`${at}.ics`, t.ics)}</>}
      </div>,
    ],
  };
}

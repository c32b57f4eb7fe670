import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText, euroText, numberText } from "#lib/format.ts";
import { type Area, listAreas } from "#modules/people";
import { read } from "#platform/context.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import { listEntriesAbout } from "#platform/record.ts";
import type { Contribution, Slots, Told } from "#platform/slots.ts";
import { Demands } from "#ui/demands.tsx";
import { Facts } from "#ui/facts.tsx";
import { Select } from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import { SearchForm } from "#ui/search-form.tsx";
import { Timeline } from "#ui/timeline.tsx";
import type { Requirement, Work } from "./model.ts";
import { findWorkByNumber, listRequirements, listWorks, listWorksByIds } from "./store.ts";
import { texts } from "./texts.ts";

export const pages = new Hono<PageEnv>();

pages.get("/werken", async (c) => {
  const { page, context } = c.var;
  const word = (c.req.query("zoek") ?? "").trim().slice(0, 100);
  const areaSlug = c.req.query("gebied") ?? "";
  const { works, areas } = await read(context, async (db) => {
    const areas = await listAreas(db, page.community.id);
    const area = areas.find(({ slug }) => slug === areaSlug);
    const filter = { ...(word && { word }), ...(area && { areaId: area.id }) };
    return { areas, works: await listWorks(db, page.community.id, filter) };
  });
  return c.var.show({
    title: texts[page.language].title,
    here: "/werken",
    menu: "works",
    children: <ListPage page={page} works={works} areas={areas} word={word} areaSlug={areaSlug} />,
  });
});

interface ListProps {
  readonly page: PageTools;
  readonly works: readonly Work[];
  readonly areas: readonly Area[];
  readonly word: string;
  readonly areaSlug: string;
}

function ListPage({ page, works, areas, word, areaSlug }: ListProps) {
  const { language } = page;
  const t = texts[language];
  const areaName = new Map(areas.map(({ id, name }) => [id, name]));
  return (
    <>
      <Page>
        <PageHead title={t.title} lead={t.lead} />
      </Page>
      <div class="meent-section meent-list">
        <SearchForm
          language={language}
          action={page.href("/werken")}
          label={t.search}
          value={word}
          filters={
            <Select
              name="gebied"
              label={t.area}
              required
              value={areaSlug}
              options={[
                { value: "", label: t.everywhere },
                ...areas.map(({ slug, name }) => ({ value: slug, label: name })),
              ]}
            />
          }
          filterLabel={t.area}
        />
        <section aria-labelledby="lijst">
          <div class="meent-stack">
            <h2 class="utrecht-heading-2" id="lijst">
              {t.counted(works.length)}
            </h2>
            {works.length === 0 ? (
              <Paragraph>{t.none}</Paragraph>
            ) : (
              <Rows
                items={works.map((work) => ({
                  meta: [
                    areaName.get(work.areaId),
                    work.yearlyCostCents === null
                      ? t.costUnknown
                      : t.costs(euroText(work.yearlyCostCents, language)),
                    ...(work.reserved ? [t.reserved] : []),
                  ].join(", "),
                  title: work.title,
                  href: page.href(`/werken/${work.number}`),
                  text: work.lead,
                }))}
              />
            )}
          </div>
        </section>
      </div>
    </>
  );
}

pages.get("/werken/:number", async (c) => {
  const { page, context } = c.var;
  const loaded = await read(context, async (db) => {
    const { id: communityId } = page.community;
    const work = await findWorkByNumber(db, communityId, c.req.param("number"));
    if (!work) return undefined;
    const subject = { kind: "work", id: work.id };
    const entries = await listEntriesAbout(db, communityId, subject);
    return {
      work,
      requirements: await listRequirements(db, communityId, work.id),
      area: (await listAreas(db, communityId)).find(({ id }) => id === work.areaId),
      told: await page.slots.describe(db, page, entries),
      given: await page.slots.contributions(db, page, "work", work.id),
    };
  });
  if (!loaded) return c.notFound();
  return c.var.show({
    title: loaded.work.title,
    here: `/werken/${loaded.work.number}`,
    crumbs: [{ label: texts[page.language].title, path: "/werken" }],
    menu: "works",
    children: <WorkPage page={page} {...loaded} />,
  });
});

interface WorkProps {
  readonly page: PageTools;
  readonly work: Work;
  readonly requirements: readonly Requirement[];
  readonly area: Area | undefined;
  readonly told: readonly Told[];
  readonly given: readonly Contribution[];
}

function WorkPage({ page, work, requirements, area, told, given }: WorkProps) {
  const { language } = page;
  const t = texts[language];
  const stand = given.find((contribution) => contribution.stand)?.stand;
  const primary = given.find((contribution) => contribution.primary)?.primary;
  return (
    <Page>
      <PageHead kind={t.kind(work.number, area?.name ?? "")} title={work.title} lead={work.lead}>
        {work.reserved ? (
          <Stand tone="stop">
            <Paragraph>
              <b>{t.reservedStand}</b> {t.reservedGrounds[work.reserved.ground]}
            </Paragraph>
            <Paragraph>{work.reserved.reason}</Paragraph>
          </Stand>
        ) : (
          stand && <Stand tone={stand.tone}>{stand.text}</Stand>
        )}
      </PageHead>
      <NowBox
        language={language}
        {...(primary && {
          primary: { label: primary.label, href: primary.href },
          note: primary.note,
        })}
        todo={[
          ...given.flatMap((contribution) => contribution.todo ?? []),
          { label: t.toList, href: page.href("/werken"), gives: t.toListGives },
          { label: t.toRecord, href: page.href("/logboek"), gives: t.toRecordGives },
        ]}
      />
      <Text>
        <TodaySection page={page} work={work} />
        <Section id="eisen" title={t.demands}>
          <Paragraph>
            {requirements.length === 0 ? t.noDemands : t.demandsLead(requirements.length)}
          </Paragraph>
          <Demands items={requirements.map(({ title, detail }) => ({ title, text: detail }))} />
        </Section>
        <Section id="kwetsbaar" title={t.protects}>
          {work.protects.split(/\n{2,}/).map((part) => (
            <Paragraph key={part}>{part}</Paragraph>
          ))}
        </Section>
        {given.flatMap((contribution) => contribution.sections ?? [])}
        <Section id="verloop" title={t.record}>
          <Timeline
            items={[...told].reverse().map(({ entry, sentence }) => ({
              when: { iso: entry.at.toISOString(), text: dateText(localDate(entry.at), language) },
              text: sentence,
              proof: (
                <Link href={page.href(`/logboek/${entry.number}`)}>
                  {page.slots.proof(numberText(entry.number, language), language)}
                </Link>
              ),
            }))}
          />
        </Section>
      </Text>
    </Page>
  );
}

function TodaySection({ page, work }: { readonly page: PageTools; readonly work: Work }) {
  const { language } = page;
  const t = texts[language];
  const euro = (cents: bigint) => euroText(cents, language);
  return (
    <Section id="nu-zo" title={t.today}>
      <Facts
        wide
        items={[
          {
            term: t.who,
            value: work.doer.name ?? t.doers.nobody,
            ...(work.doer.name && { note: t.doers[work.doer.kind] }),
          },
          {
            term: t.cost,
            value: work.yearlyCostCents === null ? t.unknown : t.costs(euro(work.yearlyCostCents)),
            ...(work.yearlyCostCents !== null &&
              work.yearlyOverheadCents > 0n && {
                note: t.costParts(
                  euro(work.yearlyCostCents - work.yearlyOverheadCents),
                  euro(work.yearlyOverheadCents),
                ),
              }),
          },
          ...(work.contractEndsOn
            ? [{ term: t.contractEnd, value: dateText(work.contractEndsOn, language) }]
            : []),
          { term: t.serves, value: work.serves },
        ]}
      />
    </Section>
  );
}

export const slots: Slots = {
  subjects: {
    work: async (db, communityId, ids) =>
      new Map(
        (await listWorksByIds(db, communityId, ids)).map((work) => [
          work.id,
          { title: work.title, path: `/werken/${work.number}` },
        ]),
      ),
  },
  sentences: {
    "works.named": (_, { language }) => texts[language].sentences.named,
    "works.handedOver": (entry, words) =>
      texts[words.language].sentences.handedOver(
        entry.texts.doer ?? words.title("work", entry.subject.id),
      ),
  },
};

import { Hono } from "hono";
import { numberText } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { chosenHref, leafTo, pageAt, pagesOf } from "#lib/paging.ts";
import type { Language } from "#lib/texts.ts";
import type { Somebody } from "#lib/waits.ts";
import { type Area, findOrganization, listAreas, listMembersOfOrganization } from "#modules/people";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import { capitalised, mostWaits, type ToldWaits, waitOf } from "#platform/waits.ts";
import { Form, Select, SubmitButton } from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Section } from "#ui/page.tsx";
import { Pager } from "#ui/pager.tsx";
import { Waits } from "#ui/waits.tsx";
import { texts } from "../texts.ts";

/** "Wie wacht op wie": everyone who waits, the longest first, and for whom. */
export const waitsPages = new Hono<PageEnv>();

const waitsPerPage = 25;

waitsPages.get("/wachten", async (c) => {
  const { page, context } = c.var;
  const { op = "", gebied = "", pagina } = c.req.query();
  const loaded = await read(context, async (db) => {
    const areas = await listAreas(db, page.community.id);
    const area = areas.find(({ slug }) => slug === gebied);
    const where = area && { areaId: area.id };
    const everybody = await page.slots.waits(db, page, { count: 0 });
    const on = await awaitedBy(db, page, op);
    const shown = await leafTo(pageAt(pagina, waitsPerPage), ({ from }) =>
      page.slots.waits(db, page, { ...where, ...(on && { on }), from, count: waitsPerPage }),
    );
    return { everybody, shown, areas, area, number: shown.at.number };
  });
  const t = texts[page.language].waits;
  return c.var.show({
    title: t.title,
    here: "/wachten",
    children: <WaitsPage page={page} op={op} {...loaded} />,
  });
});

/** Whom a choice stands for: an office, a person, or an organisation with its own officials. */
async function awaitedBy(
  db: Db,
  { community }: PageTools,
  key: string,
): Promise<readonly Somebody[] | undefined> {
  if (key === "") return undefined;
  if (key === "executive" || key === "council" || key === "municipality") return [{ kind: key }];
  const [kind, id] = [key.slice(0, key.indexOf("-")), key.slice(key.indexOf("-") + 1)];
  if (kind === "outside") return [{ kind, name: id }];
  if (!isId(id)) return [];
  if (kind === "member") return [{ kind, id }];
  const organization = await findOrganization(db, community.id, id);
  // Whoever waits for an official of a department waits for the department.
  const officials =
    organization?.form === "municipal" ? await listMembersOfOrganization(db, community.id, id) : [];
  return [
    { kind: "organization", id },
    ...officials.map((memberId) => ({ kind: "member" as const, id: memberId })),
  ];
}

interface WaitsPageProps {
  readonly page: PageTools;
  /** The key of who is awaited, as chosen; empty for anybody. */
  readonly op: string;
  readonly areas: readonly Area[];
  /** Where, as chosen; undefined for everywhere. */
  readonly area: Area | undefined;
  readonly number: number;
  readonly everybody: ToldWaits;
  readonly shown: ToldWaits;
}

function WaitsPage({ page, op, areas, area, number, everybody, shown }: WaitsPageProps) {
  const { language } = page;
  const t = texts[language].waits;
  const chosen = everybody.awaited.find(({ key }) => key === op);
  const address = page.href("/wachten");
  return (
    <>
      <Page>
        <PageHead title={t.title} lead={t.lead}>
          <Paragraph>
            {area && `${area.name}. `}
            {op !== "" && shown.total === 0
              ? t.noneOn(chosen?.label ?? texts[language].waits.nobodyKnown)
              : waitsSentence(shown, language)}
          </Paragraph>
        </PageHead>
      </Page>
      {everybody.total > 0 && (
        <Section id="lijst" title={chosen ? t.waitsFor(chosen.label) : t.everybody}>
          <Form method="get" action={address} language={language} label={t.on}>
            <Select
              name="op"
              label={t.on}
              value={op}
              options={[
                { value: "", label: t.anybody },
                ...everybody.awaited.map(({ key, label, count }) => ({
                  value: key,
                  // How many wait for an organisation is told; people are not counted.
                  label: key.startsWith("member-")
                    ? label
                    : t.option(capitalised(label), numberText(count, language)),
                })),
              ]}
            />
            {areas.length > 0 && (
              <Select
                name="gebied"
                label={t.where}
                value={area?.slug ?? ""}
                options={[
                  { value: "", label: t.everywhere },
                  ...areas.map(({ slug, name }) => ({ value: slug, label: name })),
                ]}
              />
            )}
            <SubmitButton kind="secondary">{t.show}</SubmitButton>
          </Form>
          {shown.items.length > 0 && (
            <Waits language={language} items={shown.items.map(waitOf(page))} />
          )}
          <Pager
            language={language}
            page={number}
            pages={pagesOf(shown.total, { perPage: waitsPerPage })}
            href={(to) => chosenHref(address, { op, gebied: area?.slug ?? "", pagina: to })}
          />
        </Section>
      )}
    </>
  );
}

/** How many wait, and where it is late, in a sentence or two. */
export function waitsSentence({ total, late }: ToldWaits, language: Language): string {
  const t = texts[language].waits;
  if (total === 0) return t.none;
  const many = numberText(total, language);
  const count = t.count(total < mostWaits ? many : t.atLeast(many), total === 1);
  return late === 0 ? count : `${count} ${t.late(numberText(late, language), late === 1)}`;
}

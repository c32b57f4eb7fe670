import { euroText, numberText } from "#lib/format.ts";
import {
  findInitiative,
  initiativeTexts,
  isPublicInitiative,
  valueKinds,
} from "#modules/initiatives";
import { type Area, listAreas } from "#modules/people";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import type { Contribution } from "#platform/slots.ts";
import { Link, Paragraph, Section } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { texts } from "../texts.ts";
import { countProfile, countThere, type Profile } from "./counted.ts";

/** What there is in an area, in figures beside those of the whole community. */

export interface ProfileProps {
  readonly page: PageTools;
  readonly area: Area;
  readonly here: Profile;
  readonly all: Profile;
}

/** The open data in which an outsider counts the same. */
const lists = [
  "werken",
  "initiatieven",
  "vragen",
  "aanbod",
  "signalen",
  "wij-doen-dit",
  "deals",
] as const;

export async function loadProfile(db: Db, { community, now }: PageTools, area: Area) {
  const at = { communityId: community.id, now };
  const [here, all] = await Promise.all([countProfile(db, at, area.id), countProfile(db, at)]);
  return { here, all };
}

export function ProfileSection({ page, area, here, all }: ProfileProps) {
  const { language, community } = page;
  const t = texts[language].profile;
  const shown = (count: number) => numberText(count, language);
  const row = (head: string, path: string, of: (profile: Profile) => string) => ({
    head: <Link href={page.href(`${path}gebied=${area.slug}`)}>{head}</Link>,
    cells: [of(here), of(all)],
  });
  return (
    <Section id="cijfers" title={t.title(area.name)}>
      <Paragraph>{t.how}</Paragraph>
      <Table
        language={language}
        caption={t.beside(area.name, community.name)}
        captionHidden
        columns={[
          { label: t.what },
          { label: area.name, numeric: true },
          { label: community.name, numeric: true },
        ]}
        rows={[
          row(t.works, "/werken?", ({ works }) => shown(works)),
          {
            head: t.cost,
            note: t.costNote(here.worksKnown, here.works),
            cells: [here, all].map(({ worksCents, worksKnown }) =>
              worksKnown === 0 ? t.unknown : euroText(worksCents, language),
            ),
          },
          row(t.initiatives, "/initiatieven?", ({ initiatives }) => shown(initiatives)),
          row(t.needs, "/vraag-en-aanbod?wat=vraag&", ({ needs }) => shown(needs)),
          row(t.offers, "/vraag-en-aanbod?wat=aanbod&", ({ offers }) => shown(offers)),
          row(t.signals, "/signalen?", ({ signals }) => shown(signals)),
          { head: t.doing, cells: [shown(here.doing), shown(all.doing)] },
          { head: t.deals, cells: [shown(here.deals), shown(all.deals)] },
        ]}
      />
      <ValueTable page={page} area={area} here={here} all={all} />
      <Paragraph>
        {t.count}{" "}
        {lists.map((name, index) => (
          <>
            {index > 0 && ", "}
            <Link href={`/api/v1/gemeenschappen/${community.slug}/${name}.csv`}>
              {t.lists[name]}
            </Link>
          </>
        ))}
        .
      </Paragraph>
    </Section>
  );
}

/** In the order of the essay, never by size: it is no contest. */
function ValueTable({ page, area, here, all }: ProfileProps) {
  const { language, community } = page;
  const t = texts[language].profile;
  if (all.initiatives === 0) return null;
  return (
    <>
      <Paragraph>{t.values(here.initiatives)}</Paragraph>
      <Table
        language={language}
        caption={t.valuesTitle}
        columns={[
          { label: t.value },
          { label: area.name, numeric: true },
          { label: community.name, numeric: true },
        ]}
        rows={valueKinds.map((kind) => ({
          head: initiativeTexts[language].values[kind],
          cells: [here, all].map(({ values }) => numberText(values[kind], language)),
        }))}
      />
    </>
  );
}

/** On the page of an initiative: the place it is in, in a sentence. */
export async function aroundInitiative(db: Db, page: PageTools, id: string): Promise<Contribution> {
  const { community, language, now } = page;
  const initiative = await findInitiative(db, community.id, id);
  if (!initiative?.areaId || !isPublicInitiative(initiative)) return {};
  const area = (await listAreas(db, community.id)).find(({ id }) => id === initiative.areaId);
  if (!area) return {};
  const here = await countThere(db, { communityId: community.id, now }, area.id);
  const t = texts[language].profile;
  return {
    sections: [
      <Section id="buurt" title={t.around(area.name)} key="buurt">
        <Paragraph>
          {area.residents !== null && `${t.live(area.name, numberText(area.residents, language))} `}
          {t.there(here)}
        </Paragraph>
        <Paragraph>
          <Link href={page.href(`/gebied/${area.slug}`)}>{t.more(area.name)}</Link>
        </Paragraph>
      </Section>,
    ],
  };
}

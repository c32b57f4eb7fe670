import type { Area } from "#modules/people";
import type { PageTools } from "#platform/http.ts";
import { Select } from "#ui/form.tsx";
import { LinkButton, NowBox, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { Pager } from "#ui/pager.tsx";
import { type Row, Rows } from "#ui/rows.tsx";
import { SearchForm } from "#ui/search-form.tsx";
import { type SignalKind, type SignalState, signalKinds } from "../model.ts";
import { texts } from "../texts.ts";

/** All that may be read, to search and narrow; and the desk of who answers. */

/** States as people choose them. */
export const stateGroups = {
  open: ["waiting", "overdue"],
  done: ["answered", "becameWork", "becameNeed", "joined"],
  kept: ["kept"],
} as const satisfies Record<string, readonly SignalState[]>;
export type StateGroup = keyof typeof stateGroups;

export interface Chosen {
  readonly word: string;
  readonly kind: SignalKind | "";
  readonly group: StateGroup | "";
  readonly areaSlug: string;
  readonly number: number;
}

interface ListProps {
  readonly page: PageTools;
  readonly chosen: Chosen;
  readonly areas: readonly Area[];
  readonly rows: readonly Row[];
  readonly total: number;
  readonly pages: number;
  /** How many wait whose words are not public. */
  readonly unread: number;
  /** What is overdue, in a sentence per organisation. */
  readonly overdue: readonly string[];
  /** How many wait for this reader; undefined for who answers nobody. */
  readonly onDesk: number | undefined;
}

export function ListPage(props: ListProps) {
  const { page, chosen, rows, total, unread, overdue, onDesk } = props;
  const { language } = page;
  const t = texts[language].list;
  const href = (number: number) =>
    `${page.href("/signalen")}?${new URLSearchParams({
      ...(chosen.word && { zoek: chosen.word }),
      ...(chosen.kind && { soort: chosen.kind }),
      ...(chosen.group && { stand: chosen.group }),
      ...(chosen.areaSlug && { gebied: chosen.areaSlug }),
      pagina: String(number),
    })}`;
  return (
    <Page>
      <PageHead title={t.title} lead={t.lead}>
        {overdue.map((line) => (
          <Paragraph key={line}>{line}</Paragraph>
        ))}
      </PageHead>
      <NowBox
        language={language}
        primary={
          // Searching has the button that stands out on every list.
          <LinkButton href={page.href("/signalen/zeggen")} kind="secondary">
            {t.say}
          </LinkButton>
        }
        note={t.sayGives}
        todo={[
          ...(onDesk === undefined
            ? []
            : [{ label: t.desk, href: page.href("/signalen/tafel"), gives: t.deskGives(onDesk) }]),
          { label: t.follow, href: page.href("/signalen/volgen"), gives: t.followGives },
        ]}
      />
      <Text>
        <Search {...props} />
        <Section id="lijst" title={t.counted(total)}>
          {unread > 0 && <Paragraph>{t.unread(unread)}</Paragraph>}
          {rows.length === 0 ? <Paragraph>{t.none}</Paragraph> : <Rows items={rows} />}
          <Pager language={language} page={chosen.number} pages={props.pages} href={href} />
        </Section>
      </Text>
    </Page>
  );
}

function Search({ page, chosen, areas }: ListProps) {
  const { language } = page;
  const t = texts[language].list;
  const { kinds } = texts[language];
  return (
    <SearchForm
      language={language}
      action={page.href("/signalen")}
      label={t.search}
      value={chosen.word}
      filterLabel={t.filter}
      filters={
        <>
          <Select
            name="soort"
            label={t.kind}
            value={chosen.kind}
            options={[
              { value: "", label: t.anyKind },
              ...signalKinds.map((kind) => ({ value: kind, label: kinds[kind] })),
            ]}
          />
          <Select
            name="stand"
            label={t.state}
            value={chosen.group}
            options={[
              { value: "", label: t.anyState },
              ...(Object.keys(stateGroups) as StateGroup[]).map((group) => ({
                value: group,
                label: t.groups[group],
              })),
            ]}
          />
          <Select
            name="gebied"
            label={t.area}
            value={chosen.areaSlug}
            options={[
              { value: "", label: t.anyArea },
              ...areas.map(({ slug, name }) => ({ value: slug, label: name })),
            ]}
          />
        </>
      }
    />
  );
}

interface DeskProps {
  readonly page: PageTools;
  /** Whom to bring together, as sentences. */
  readonly together: readonly string[];
  readonly yours: readonly Row[];
  /** Undefined for who may answer only what was passed on to her. */
  readonly others: readonly Row[] | undefined;
}

export function DeskPage({ page, together, yours, others }: DeskProps) {
  const { language } = page;
  const t = texts[language].desk;
  return (
    <Page>
      <PageHead title={t.title} lead={t.lead}>
        <Paragraph>
          <b>{t.together}</b>
        </Paragraph>
        {together.length === 0 ? (
          <Paragraph>{t.togetherNone}</Paragraph>
        ) : (
          together.map((line) => <Paragraph key={line}>{line}</Paragraph>)
        )}
      </PageHead>
      <NowBox
        language={language}
        todo={[
          {
            label: texts[language].page.list,
            href: page.href("/signalen"),
            gives: texts[language].page.listGives,
          },
        ]}
      />
      <Text>
        <Section id="wacht-op-u" title={t.yours}>
          {yours.length === 0 ? <Paragraph>{t.yoursNone}</Paragraph> : <Rows items={yours} />}
        </Section>
        {others && (
          <Section id="wacht-op-anderen" title={t.others}>
            {others.length === 0 ? <Paragraph>{t.othersNone}</Paragraph> : <Rows items={others} />}
          </Section>
        )}
      </Text>
    </Page>
  );
}

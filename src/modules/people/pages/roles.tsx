import { Hono } from "hono";
import type { VNode } from "preact";
import { addYears, localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { idPattern } from "#lib/ids.ts";
import { chosenHref, type ListPage, leafTo, pageAt, pagesOf } from "#lib/paging.ts";
import type { Language } from "#lib/texts.ts";
import { read } from "#platform/context.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import { listEntriesAbout } from "#platform/record.ts";
import type { Told } from "#platform/slots.ts";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Pager } from "#ui/pager.tsx";
import { Rows } from "#ui/rows.tsx";
import { Table } from "#ui/table.tsx";
import { Timeline } from "#ui/timeline.tsx";
import { changeRoleEnd, giveRole } from "../actions/roles.ts";
import { type RoleProposal, standOf, type Term } from "../model/roles.ts";
import {
  countTermsStanding,
  findTerm,
  listNames,
  listOpenProposals,
  listTermsStanding,
  type TermStand,
} from "../store.ts";
import { texts } from "../texts.ts";

/** Who holds which public role, since when and until when. Residents are in no list. */
export const pages = new Hono<PageEnv>();

/** How far back the list of former holders goes. */
const yearsBack = 10;
const perPage = 100;
/** Each list of the page is leafed through by itself. */
const words = { inForce: "pagina", coming: "komend", ended: "vroeger" } as const satisfies Record<
  TermStand,
  string
>;

pages.get("/rollen", async (c) => {
  const { page, context } = c.var;
  const { id: communityId } = page.community;
  const today = localDate(page.now);
  const endedSince = addYears(today, -yearsBack);
  const loaded = await read(context, async (db) => {
    const list = async (stand: TermStand): Promise<Leafed> => {
      const which = { stand, today, endedSince };
      const leafed = await leafTo(pageAt(c.req.query(words[stand]), perPage), async ({ from }) => ({
        terms: await listTermsStanding(db, communityId, which, perPage, from),
        total: await countTermsStanding(db, communityId, which),
      }));
      return { stand, ...leafed };
    };
    const lists = [await list("inForce"), await list("coming"), await list("ended")];
    const proposals = await listOpenProposals(db, communityId);
    const ids = [
      ...lists.flatMap(({ terms }) => terms.map(({ memberId }) => memberId)),
      ...proposals.flatMap(({ memberId, proposedBy }) => [memberId, proposedBy]),
    ];
    return { lists, proposals, names: await listNames(db, communityId, ids) };
  });
  return c.var.show({
    title: texts[page.language].rolesPage.title,
    here: "/rollen",
    children: <RolesPage page={page} {...loaded} />,
  });
});

/** Those who hold a role now, will, or did, a page of them. */
interface Leafed {
  readonly stand: TermStand;
  readonly at: ListPage;
  readonly terms: readonly Term[];
  readonly total: number;
}

interface Loaded {
  readonly page: PageTools;
  readonly lists: readonly Leafed[];
  readonly proposals: readonly RoleProposal[];
  readonly names: ReadonlyMap<string, string>;
}

function RolesPage(props: Loaded) {
  const { page, proposals, lists } = props;
  const t = texts[page.language].rolesPage;
  const titles = { inForce: t.now, coming: t.coming, ended: t.former(yearsBack) };
  const current = lists.find(({ stand }) => stand === "inForce")?.total ?? 0;
  return (
    <Page>
      <PageHead title={t.title} lead={t.lead}>
        <Stand tone={proposals.length > 0 ? "wait" : "go"}>
          <Paragraph>
            <b>{t.count(current)}</b> {proposals.length > 0 && t.open(proposals.length)}
          </Paragraph>
        </Stand>
      </PageHead>
      <NowBox
        language={page.language}
        {...(page.may(giveRole) && {
          primary: { label: t.give, href: page.href("/rollen/nieuw") },
          note: t.giveNote,
        })}
        todo={[
          ...(page.may(giveRole)
            ? [{ label: t.toResidents, href: page.href("/inwoners"), gives: t.toResidentsGives }]
            : []),
          { label: t.toRights, href: page.href("/rechten"), gives: t.toRightsGives },
        ]}
      />
      <Text>
        {proposals.length > 0 && <Proposals {...props} />}
        {lists.map((list) => (
          <Terms key={list.stand} {...props} list={list} title={titles[list.stand]} />
        ))}
      </Text>
    </Page>
  );
}

function Proposals({ page, proposals, names }: Loaded) {
  const { language } = page;
  const t = texts[language].rolesPage;
  return (
    <Section id="voorstellen" title={t.proposals}>
      <Rows
        items={proposals.map((proposal) => ({
          meta: t.proposedBy(
            names.get(proposal.proposedBy) ?? "",
            dateText(localDate(proposal.proposedAt), language),
          ),
          title: sayProposal(proposal, names, language),
          href: page.href(`/rollen/voorstellen/${proposal.id}`),
          text: t.waits,
        }))}
      />
    </Section>
  );
}

/** What is proposed, as a title. */
export function sayProposal(
  proposal: RoleProposal,
  names: ReadonlyMap<string, string>,
  language: Language,
): string {
  const { rolesPage: t, roles } = texts[language];
  const name = names.get(proposal.memberId) ?? "";
  const role = roles[proposal.role];
  if (proposal.termId === null) return t.proposesRole(name, role);
  return proposal.endsOn === null
    ? t.proposesNoEnd(name, role)
    : t.proposesEnd(name, role, dateText(proposal.endsOn, language));
}

function Terms(props: Loaded & { readonly title: string; readonly list: Leafed }) {
  const { page, title, list, lists, names } = props;
  const { language } = page;
  const { rolesPage: t, roles } = texts[language];
  const { terms, total, at, stand } = list;
  if (total === 0) return null;
  const numbers = Object.fromEntries(lists.map((one) => [words[one.stand], one.at.number]));
  return (
    <Section title={title}>
      <Table
        language={language}
        caption={title}
        captionHidden
        fold
        columns={[{ label: t.who }, { label: t.role }, { label: t.since }, { label: t.until }]}
        rows={terms.map((term) => ({
          head: (
            <Link href={page.href(`/rollen/${term.id}`)}>{names.get(term.memberId) ?? ""}</Link>
          ),
          note: ownTitle(term, language),
          cells: [
            roles[term.role],
            dateText(term.startsOn, language),
            term.endsOn ? dateText(term.endsOn, language) : t.noEnd,
          ],
        }))}
      />
      <Pager
        language={language}
        label={title}
        page={at.number}
        pages={pagesOf(total, at)}
        href={(to) => chosenHref(page.href("/rollen"), { ...numbers, [words[stand]]: to })}
      />
    </Section>
  );
}

pages.get(`/rollen/:id{${idPattern}}`, async (c) => {
  const { page, context } = c.var;
  const { id: communityId } = page.community;
  const loaded = await read(context, async (db) => {
    const term = await findTerm(db, communityId, c.req.param("id"));
    if (!term || term.role === "resident") return undefined;
    const entries = await listEntriesAbout(db, communityId, { kind: "member", id: term.memberId });
    const own = entries.filter(
      ({ data, kind }) => /^people\.role/.test(kind) && data.role === term.role,
    );
    return {
      term,
      name: (await listNames(db, communityId, [term.memberId])).get(term.memberId) ?? "",
      told: await page.slots.describe(db, page, own),
      contributions: [
        ...(await page.slots.contributions(db, page, "member", term.memberId)),
        ...(await page.slots.contributions(db, page, "roleTerm", term.id)),
      ],
    };
  });
  if (!loaded) return c.notFound();
  const { rolesPage: t } = texts[page.language];
  return c.var.show({
    title: t.holds(loaded.name, texts[page.language].roles[loaded.term.role]),
    here: `/rollen/${loaded.term.id}`,
    crumbs: [{ label: t.title, path: "/rollen" }],
    children: (
      <TermPage page={page} {...loaded} follow={loaded.contributions.map(({ follow }) => follow)}>
        {loaded.contributions.flatMap(({ sections }) => sections ?? [])}
      </TermPage>
    ),
  });
});

interface TermPageProps {
  readonly page: PageTools;
  readonly term: Term;
  readonly name: string;
  readonly told: readonly Told[];
  readonly follow: readonly (VNode | undefined)[];
  readonly children: unknown;
}

function TermPage({ page, term, name, told, follow, children }: TermPageProps) {
  const { language, viewer } = page;
  const { rolesPage: t, roles } = texts[language];
  const today = localDate(page.now);
  const stand = standOf(term, today);
  const isOwn = viewer.kind === "member" && viewer.memberId === term.memberId;
  const here = page.href(`/rollen/${term.id}`);
  const change = { label: t.changeEnd, href: `${here}/einde` };
  const layDown = { label: t.layDown, href: `${here}/neerleggen` };
  const mayChange = stand !== "ended" && page.may(changeRoleEnd);
  const mayLayDown = stand !== "ended" && isOwn;
  const day = (date: string) => dateText(date, language);
  return (
    <Page>
      <PageHead
        kind={roles[term.role]}
        title={name}
        lead={ownTitle(term, language) ?? t.leadTerm(name, roles[term.role])}
      >
        <Stand tone={stand === "ended" ? "stop" : "go"}>
          <Paragraph>
            <b>
              {stand === "coming"
                ? t.begins(day(term.startsOn))
                : stand === "ended"
                  ? t.was(day(term.startsOn), day(term.endsOn ?? today))
                  : t.isSince(day(term.startsOn))}
            </b>{" "}
            {stand !== "ended" && (term.endsOn ? t.untilDay(day(term.endsOn)) : t.untilNoDay)}
          </Paragraph>
          {term.endReason && <Paragraph>{t.because(term.endReason)}</Paragraph>}
        </Stand>
      </PageHead>
      <NowBox
        language={language}
        {...(mayLayDown ? { primary: layDown } : mayChange ? { primary: change } : {})}
        todo={[
          ...(mayLayDown && mayChange ? [{ ...change, gives: t.changeEndGives }] : []),
          { label: t.toAll, href: page.href("/rollen"), gives: t.toAllGives },
          {
            label: t.toRights,
            href: page.href(`/rechten?rol=${term.role}`),
            gives: t.toRightsGives,
          },
        ]}
      >
        {follow}
      </NowBox>
      <Text>
        {children as never}
        <Section id="verloop" title={t.history}>
          <Timeline
            items={told.toReversed().map(({ entry, sentence }) => ({
              when: { iso: entry.at.toISOString(), text: day(localDate(entry.at)) },
              text: (
                <>
                  {sentence}
                  {entry.texts.reason && <> {t.because(entry.texts.reason)}</>}
                </>
              ),
              proof: (
                <Link href={page.href(`/logboek/${entry.number}`)}>
                  {page.slots.proof(String(entry.number), language)}
                </Link>
              ),
            }))}
          />
        </Section>
      </Text>
    </Page>
  );
}

/** The words people know it by, where they say more than the role itself. */
function ownTitle({ title, role }: Term, language: Language): string | undefined {
  const isSame = title?.toLowerCase() === texts[language].roles[role].toLowerCase();
  return isSame ? undefined : (title ?? undefined);
}

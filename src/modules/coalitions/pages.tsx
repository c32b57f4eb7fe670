import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText, listText } from "#lib/format.ts";
import { chosenHref, leafTo, pageAt, pagesOf } from "#lib/paging.ts";
import { listGuests, listPartyIds } from "#modules/people";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import type { Entry } from "#platform/record.ts";
import type { Contribution, Followed, Slots, Words } from "#platform/slots.ts";
import { NowBox, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { Pager } from "#ui/pager.tsx";
import { type Row, Rows } from "#ui/rows.tsx";
import { type Coalition, coalitionStates, isFirm, remaining } from "./model.ts";
import { AgreementPage, HiddenPage } from "./pages/agreement.tsx";
import { found } from "./pages/found.ts";
import { pages as goingOnPages } from "./pages/going-on.tsx";
import { pages as makingPages } from "./pages/making.tsx";
import { pages as signingPages } from "./pages/signing.tsx";
import { loadView, maySee, namesOf, pathOf } from "./pages/view.ts";
import { atWork, waits } from "./pages/waits.ts";
import { writings } from "./pages/writings.ts";
import { countCoalitions, listCoalitions, listParties } from "./store.ts";
import { texts } from "./texts.ts";

export const pages = new Hono<PageEnv>();

const firmStates = coalitionStates.filter((state) => isFirm({ state }));

const perPage = 25;

pages.get("/afspraken", async (c) => {
  const { page, context } = c.var;
  const { viewer, community, now, language } = page;
  const asked = pageAt(c.req.query("pagina"), perPage);
  const { firm, total, at, own } = await read(context, async (db) => ({
    ...(await leafTo(asked, async ({ from }) => ({
      firm: await rowsOf(
        db,
        page,
        await listCoalitions(db, community.id, now, { states: firmStates }, perPage, from),
      ),
      total: await countCoalitions(db, community.id, now, firmStates),
    }))),
    own:
      viewer.kind === "member"
        ? await rowsOf(
            db,
            page,
            await listCoalitions(db, community.id, now, {
              states: ["proposed"],
              memberId: viewer.memberId,
            }),
          )
        : [],
  }));
  const t = texts[language];
  return c.var.show({
    title: t.title,
    here: "/afspraken",
    menu: "deals",
    children: (
      <Page>
        <PageHead title={t.title} lead={t.lead} />
        <NowBox
          language={language}
          primary={{ label: t.make, href: page.href("/afspraken/nieuw") }}
          note={t.makeGives}
        />
        <Text>
          {own.length > 0 && (
            <Section id="voorstellen" title={t.own}>
              <Paragraph>{t.ownHint}</Paragraph>
              <Rows items={own} />
            </Section>
          )}
          <Section id="vast" title={t.all}>
            {firm.length === 0 ? <Paragraph>{t.none}</Paragraph> : <Rows items={firm} />}
            <Pager
              language={language}
              page={at.number}
              pages={pagesOf(total, at)}
              href={(to) => chosenHref(page.href("/afspraken"), { pagina: to })}
            />
          </Section>
        </Text>
      </Page>
    ),
  });
});

/** As rows of a list: what, who, and where it stands. */
async function rowsOf(
  db: Db,
  page: PageTools,
  coalitions: readonly Coalition[],
): Promise<readonly Row[]> {
  const t = texts[page.language];
  const rows = [];
  for (const coalition of coalitions) {
    const parties = await listParties(db, page.community.id, coalition.id);
    const names = await namesOf(db, page.community.id, parties);
    const here = remaining(parties).map(({ id, name }) => names.get(id) ?? name);
    rows.push({
      meta: [
        coalition.number,
        t.states[coalition.state],
        dateText(localDate(coalition.firmAt ?? coalition.proposedAt), page.language),
      ].join(", "),
      title: coalition.title,
      href: page.href(pathOf(coalition)),
      text: listText(here, page.language),
    });
  }
  return rows;
}

// Before the page of an agreement: "nieuw" is no number.
pages.route("/", makingPages);

pages.get("/afspraken/:number", async (c) => {
  const { page, context } = c.var;
  const view = await read(context, (db) => loadView(db, page, c.req.param("number")));
  if (!view) return c.notFound();
  const t = texts[page.language];
  const isShown = maySee(view);
  return c.var.show({
    title: isShown ? view.coalition.title : t.hidden.title,
    here: pathOf(view.coalition),
    crumbs: [{ label: t.title, path: "/afspraken" }],
    menu: "deals",
    isPersonal: !isFirm(view.coalition),
    children: isShown ? (
      <AgreementPage page={page} view={view} />
    ) : (
      <HiddenPage page={page} view={view} />
    ),
  });
});

pages.route("/", signingPages);
pages.route("/", goingOnPages);

/** What the page of a work shows: who carry a part of it together, and the way to do so. */
async function onWork(db: Db, page: PageTools, workId: string): Promise<Contribution> {
  const { id: communityId } = page.community;
  const found = await listCoalitions(db, communityId, page.now, { workId, states: firmStates });
  const t = texts[page.language];
  const work = (await page.slots.titles(db, page, "work", [workId])).get(workId);
  const number = work?.href?.split("/").at(-1) ?? "";
  return {
    todo: [
      {
        label: t.doorWork,
        href: page.href(`/afspraken/nieuw?werk=${number}`),
        gives: t.doorWorkGives,
      },
    ],
    sections:
      found.length === 0
        ? []
        : [
            <Section id="afspraken" title={t.onWork}>
              <Rows items={await rowsOf(db, page, found)} />
            </Section>,
          ],
  };
}

/** What the page of a village or quarter shows: who carry something together there. */
async function onArea(db: Db, page: PageTools, areaId: string): Promise<Contribution> {
  const { id: communityId } = page.community;
  const states = ["firm", "wavering"] as const;
  const found = await listCoalitions(db, communityId, page.now, { areaId, states }, 20);
  const t = texts[page.language];
  return {
    todo: [{ label: t.make, href: page.href("/afspraken/nieuw"), gives: t.makeGives }],
    sections:
      found.length === 0
        ? []
        : [
            <Section id="afspraken" title={t.onWork}>
              <Rows items={await rowsOf(db, page, found)} />
            </Section>,
          ],
  };
}

/** What all have signed; before that it is nobody else's. */
async function followed(db: Db, communityId: string, ids: readonly string[]) {
  const found = new Map<string, Followed>();
  for (const coalition of await listCoalitions(db, communityId, anyTime, { ids }, ids.length)) {
    if (!coalition.firmAt) continue;
    const partyIds = new Set<string>();
    for (const { signature } of await listParties(db, communityId, coalition.id)) {
      if (!signature) continue;
      const { memberId: partyMemberId, organizationId: partyOrganizationId } = signature;
      const party = { partyMemberId, partyOrganizationId };
      for (const id of await listPartyIds(db, communityId, party)) partyIds.add(id);
    }
    // A guest has no page of her own here, where notifications are chosen.
    for (const id of (await listGuests(db, communityId, [...partyIds])).keys()) partyIds.delete(id);
    found.set(coalition.id, { partyIds: [...partyIds], areaId: coalition.areaId });
  }
  return found;
}

export const slots: Slots = {
  found,
  follow: { coalition: followed },
  writings,
  subjects: {
    coalition: async (db, communityId, ids) =>
      new Map(
        (await listCoalitions(db, communityId, anyTime, { ids }, ids.length)).map((coalition) => [
          coalition.id,
          // What is not signed by all has no name for others.
          {
            title: coalition.firmAt ? coalition.title : coalition.number,
            path: pathOf(coalition),
          },
        ]),
      ),
  },
  sentences: {
    "coalitions.firm": ({ data, texts: words, subject }, { language, title }) =>
      texts[language].sentences.firm(
        words.title ?? title("coalition", subject.id),
        Number(data.parties),
      ),
    "coalitions.left": (entry, words) =>
      texts[words.language].sentences.left(placeOf(entry, words)),
    "coalitions.stays": (entry, words) =>
      texts[words.language].sentences.stays(placeOf(entry, words)),
    "coalitions.wentOn": ({ data }, { language }) =>
      texts[language].sentences.wentOn(Number(data.parties)),
    "coalitions.ended": (_, { language }) => texts[language].sentences.ended,
    "coalitions.finished": (_, { language }) => texts[language].sentences.finished,
    "coalitions.lookedBack": (entry, words) =>
      texts[words.language].sentences.lookedBack(placeOf(entry, words)),
    "coalitions.closed": ({ data }, { language }) =>
      texts[language].sentences.closed(Number(data.missing)),
  },
  waits,
  atWork,
  on: { work: onWork, area: onArea },
};

/** Whose place it was: the organisation, else who signed. */
function placeOf({ data }: Entry, words: Words): string {
  const organization = data.organizationId && words.title("organization", data.organizationId);
  return organization || words.member(data.memberId);
}

/** A title does not depend on the moment. */
const anyTime = new Date(0);

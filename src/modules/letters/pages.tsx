import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { chosenHref, leafTo, pageAt, pagesOf } from "#lib/paging.ts";
import { isOneOf, partyAwaited, type Waiting } from "#lib/waits.ts";
import { listPartyIds } from "#modules/people";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import type { Contribution, Followed, Slots } from "#platform/slots.ts";
import type { WaitsSlot } from "#platform/waits.ts";
import { NowBox, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { Pager } from "#ui/pager.tsx";
import { type Row, Rows } from "#ui/rows.tsx";
import type { AnswerKind, FollowUpKind, Letter } from "./model.ts";
import { found } from "./pages/found.ts";
import { DraftPage, LetterPage, titleOf } from "./pages/letter.tsx";
import { paperOf } from "./pages/paper.ts";
import { addressOf, pages as trackingPages } from "./pages/tracking.tsx";
import { loadView, partyName, pathOf } from "./pages/view.ts";
import { pages as writingPages } from "./pages/writing.tsx";
import { writings } from "./pages/writings.ts";
import { countSentLetters, listLetters } from "./store.ts";
import { texts } from "./texts.ts";

export const pages = new Hono<PageEnv>();

pages.route("/", writingPages);

const perPage = 25;

pages.get("/brieven", async (c) => {
  const { page, context } = c.var;
  const { community, viewer, now, language } = page;
  const asked = pageAt(c.req.query("pagina"), perPage);
  const { sent, total, at, own } = await read(context, async (db) => ({
    ...(await leafTo(asked, async ({ from }) => ({
      sent: await rowsOf(db, page, await listLetters(db, community.id, now, {}, perPage, from)),
      total: await countSentLetters(db, community.id),
    }))),
    own:
      viewer.kind === "member"
        ? await rowsOf(
            db,
            page,
            await listLetters(db, community.id, now, {
              states: ["drafted"],
              memberId: viewer.memberId,
            }),
          )
        : [],
  }));
  const t = texts[language];
  return c.var.show({
    title: t.title,
    here: "/brieven",
    menu: "works",
    children: (
      <Page>
        <PageHead title={t.title} lead={t.lead} />
        {!community.takesPart && (
          <NowBox
            language={language}
            primary={{ label: t.make, href: page.href("/werken") }}
            note={t.makeGives}
          />
        )}
        <Text>
          {own.length > 0 && (
            <Section id="concepten" title={t.own}>
              <Paragraph>{t.ownHint}</Paragraph>
              <Rows items={own} />
            </Section>
          )}
          <Section id="verstuurd" title={t.all}>
            {sent.length === 0 ? <Paragraph>{t.none}</Paragraph> : <Rows items={sent} />}
            <Pager
              language={language}
              page={at.number}
              pages={pagesOf(total, at)}
              href={(to) => chosenHref(page.href("/brieven"), { pagina: to })}
            />
          </Section>
        </Text>
      </Page>
    ),
  });
});

/** As rows of a list: who asks what, and where it stands. */
async function rowsOf(
  db: Db,
  page: PageTools,
  letters: readonly Letter[],
): Promise<readonly Row[]> {
  const t = texts[page.language];
  const ids = letters.map(({ workId }) => workId);
  const works = await page.slots.titles(db, page, "work", ids);
  const rows = [];
  for (const letter of letters)
    rows.push({
      meta: [
        letter.number,
        t.states[letter.state],
        dateText(letter.sent?.on ?? localDate(letter.madeAt), page.language),
      ].join(", "),
      title: t.titleOf[letter.kind](
        await partyName(db, page.community.id, letter),
        works.get(letter.workId)?.title ?? "",
      ),
      href: page.href(pathOf(letter)),
      text: letter.why,
    });
  return rows;
}

pages.get("/brieven/:number", async (c) => {
  const { page, context } = c.var;
  const view = await read(context, (db) => loadView(db, page, c.req.param("number")));
  if (!view || (view.letter.sent === null && view.letter.state !== "drafted")) return c.notFound();
  const isDraft = view.letter.state === "drafted";
  return c.var.show({
    title: titleOf(page, view),
    here: pathOf(view.letter),
    crumbs: [{ label: texts[page.language].title, path: "/brieven" }],
    menu: "works",
    isPersonal: isDraft,
    children: isDraft ? (
      <DraftPage page={page} view={view} paper={paperOf(page, view, addressOf(c, view))} />
    ) : (
      <LetterPage page={page} view={view} />
    ),
  });
});

pages.route("/", trackingPages);

/** What the page of a work shows: the letters about it. */
async function onWork(db: Db, page: PageTools, workId: string): Promise<Contribution> {
  const found = await listLetters(db, page.community.id, page.now, { workId });
  return found.length === 0
    ? {}
    : {
        sections: [
          <Section id="brieven" title={texts[page.language].onWork}>
            <Rows items={await rowsOf(db, page, found)} />
          </Section>,
        ],
      };
}

/** Who waits for an answer of a municipality that is not here. */
const waits: WaitsSlot = {
  list: async (db, { communityId, now, on, limit }) => {
    if (!isOneOf({ kind: "municipality" }, on)) return [];
    const found: Waiting[] = [];
    const states = ["sent", "overdue"] as const;
    for (const letter of await listLetters(db, communityId, now, { states }, limit))
      if (letter.sent)
        found.push({
          who: partyAwaited(letter),
          on: { kind: "municipality" },
          what: "letters.answer",
          about: { kind: "letter", id: letter.id },
          since: letter.sent.receivedOn,
          until: letter.dueOn,
        });
    return found;
  },
  words: {
    "letters.answer": { nl: texts.nl.waits.answer, en: texts.en.waits.answer },
  },
};

/** What was sent; a draft is its party's own. */
async function followed(db: Db, communityId: string, ids: readonly string[]) {
  const found = new Map<string, Followed>();
  for (const letter of await listLetters(db, communityId, anyTime, { ids }, ids.length))
    if (letter.sent)
      found.set(letter.id, {
        partyIds: await listPartyIds(db, communityId, letter),
        areaId: letter.areaId,
      });
  return found;
}

export const slots: Slots = {
  found,
  follow: { letter: followed },
  writings,
  subjects: {
    letter: async (db, communityId, ids) =>
      new Map(
        (await listLetters(db, communityId, anyTime, { ids }, ids.length)).map((letter) => [
          letter.id,
          { title: letter.number, path: pathOf(letter) },
        ]),
      ),
  },
  sentences: {
    "letters.sent": ({ data }, words) => {
      const organization = data.organizationId && words.title("organization", data.organizationId);
      return texts[words.language].sentences.sent(organization || words.member(data.partyId));
    },
    "letters.overdue": ({ data }, { language }) =>
      texts[language].sentences.overdue(dateText(String(data.dueOn), language)),
    "letters.questioned": (_, { language }) => texts[language].sentences.questioned,
    "letters.replied": (_, { language }) => texts[language].sentences.replied,
    "letters.answered": ({ data }, { language }) =>
      texts[language].sentences.answered[data.answerKind as AnswerKind],
    "letters.followedUp": ({ data }, { language }) =>
      texts[language].sentences.followedUp[data.followUpKind as FollowUpKind],
    "letters.withdrawn": (_, { language }) => texts[language].sentences.withdrawn,
    "letters.takenOver": (_, { language }) => texts[language].sentences.takenOver,
  },
  waits,
  on: { work: onWork },
};

/** A title does not depend on the moment. */
const anyTime = new Date(0);

import { Hono } from "hono";
import { dateText, euroText, monthsText } from "#lib/format.ts";
import { stateAt } from "#lib/lapse.ts";
import { type ListPage as At, chosenHref, leafTo, pageAt, pagesOf } from "#lib/paging.ts";
import { partyAwaited } from "#lib/waits.ts";
import { listPartyIds } from "#modules/people";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import type { Entry } from "#platform/record.ts";
import type { Contribution, Followed, Slots, Words } from "#platform/slots.ts";
import { waitOf } from "#platform/waits.ts";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { Pager } from "#ui/pager.tsx";
import { Rows } from "#ui/rows.tsx";
import { Waits } from "#ui/waits.tsx";
import { makeTableDeal } from "./actions.ts";
import { pages as codePages } from "./pages/code.tsx";
import { DealPage } from "./pages/deal.tsx";
import { loadDeal, partyOf } from "./pages/deal-view.ts";
import { pages as endingPages } from "./pages/ending.tsx";
import { found } from "./pages/found.ts";
import { contributeToMember, pages as handoverPages } from "./pages/handover.tsx";
import { pages as lookBackPages } from "./pages/look-back.tsx";
import { pages as makingPages } from "./pages/making.tsx";
import { pathOfRequest } from "./pages/request.tsx";
import { nameOfParty } from "./pages/request-view.ts";
import { pages as requestingPages } from "./pages/requesting.tsx";
import { pages as signingPages } from "./pages/signing.tsx";
import { pages as successorPages } from "./pages/successor.tsx";
import { waits } from "./pages/waits.ts";
import { writings } from "./pages/writings.ts";
import {
  countDeals,
  countOpenRequests,
  findDealOf,
  listAnsweredLast,
  listDeals,
  listDealsByIds,
  listOpenRequests,
  listRequestsByIds,
  listRequestsFrom,
} from "./store.ts";
import { texts } from "./texts.ts";

export const pages = new Hono<PageEnv>();

/** On the page of deals the oldest; the rest stands on the page of all who wait. */
const waitsShown = 5;
/** Questions with their answer, below those that wait for one. */
const answeredShown = 5;

const perPage = 25;
/** Questions and deals stand on one page, each leafed through by itself. */
const words = { requests: "vragen", deals: "pagina" } as const;

pages.get("/deals", async (c) => {
  const { page, context } = c.var;
  const asked = pageAt(c.req.query(words.requests), perPage);
  const made = pageAt(c.req.query(words.deals), perPage);
  const loaded = await read(context, async (db) => ({
    requests: await leafTo(asked, (at) => listRequestsAt(db, page, at)),
    deals: await leafTo(made, (at) => listDealsAt(db, page, at)),
    waits: await page.slots.waits(db, page, { about: "deal", count: waitsShown }),
  }));
  const t = texts[page.language];
  return c.var.show({
    title: t.title,
    here: "/deals",
    menu: "deals",
    children: (
      <Page>
        <PageHead title={t.title} lead={t.lead} />
        <NowBox language={page.language} {...nowOf(page)} />
        <DealLists page={page} {...loaded} />
      </Page>
    ),
  });
});

/** What waits for an answer, a page of it; the first page ends with what was answered last. */
async function listRequestsAt(db: Db, page: PageTools, at: At) {
  const { community, now } = page;
  const open = await listOpenRequests(db, community.id, now, perPage, at.from);
  const last = at.number === 1 ? await listAnsweredLast(db, community.id, now, answeredShown) : [];
  const rows = await Promise.all(
    [...open, ...last].map(async (request) => ({
      meta: `${request.number}, ${texts[page.language].request.states[request.state]}`,
      title: request.title,
      href: page.href(pathOfRequest(request)),
      text: `${await nameOfParty(db, community.id, request)}.`,
    })),
  );
  return { rows, total: await countOpenRequests(db, community.id) };
}

async function listDealsAt(db: Db, page: PageTools, at: At) {
  const { community, now, language } = page;
  const rows = await Promise.all(
    (await listDeals(db, community.id, now, perPage, at.from)).map(async (deal) => ({
      meta: `${deal.number}, ${texts[language].states[deal.state]}`,
      title: deal.title,
      href: page.href(`/deals/${deal.number}`),
      text: `${await partyOf(db, page, deal)}. ${euroText(deal.amountCents, language)}, ${monthsText(deal.termMonths, language)}.`,
    })),
  );
  return { rows, total: await countDeals(db, community.id) };
}

interface Lists {
  readonly page: PageTools;
  readonly requests: Awaited<ReturnType<typeof listRequestsAt>> & { readonly at: At };
  readonly deals: Awaited<ReturnType<typeof listDealsAt>> & { readonly at: At };
  readonly waits: Awaited<ReturnType<PageTools["slots"]["waits"]>>;
}

function DealLists({ page, requests, deals, waits }: Lists) {
  const { language } = page;
  const t = texts[language];
  const numbers = { [words.requests]: requests.at.number, [words.deals]: deals.at.number };
  const pagerOf = (name: "requests" | "deals", label: string) => {
    const { at, total } = { requests, deals }[name];
    return (
      <Pager
        language={language}
        label={label}
        page={at.number}
        pages={pagesOf(total, at)}
        href={(to) => chosenHref(page.href("/deals"), { ...numbers, [words[name]]: to })}
      />
    );
  };
  return (
    <Text>
      {(requests.rows.length > 0 || requests.total > 0) && (
        <Section id="vragen" title={t.request.listTitle}>
          <Rows items={requests.rows} />
          {pagerOf("requests", t.request.listTitle)}
        </Section>
      )}
      {waits.total > 0 && (
        <Section id="wachten" title={t.waits.title}>
          <Waits language={language} items={waits.items.map(waitOf(page))} />
          <Paragraph small>
            <Link href={page.href("/wachten")}>{t.waits.all}</Link>
          </Paragraph>
        </Section>
      )}
      <Section id="alle" title={t.all}>
        {deals.rows.length === 0 ? <Paragraph>{t.none}</Paragraph> : <Rows items={deals.rows} />}
        {pagerOf("deals", t.all)}
        <Paragraph>
          <Link href={page.href("/mandaten")}>{t.toMandates}</Link>
        </Paragraph>
      </Section>
    </Text>
  );
}

/** To make a deal, to ask for one, or to agree on something without the municipality. */
function nowOf(page: PageTools) {
  const t = texts[page.language];
  const people = { label: t.people.link, href: page.href("/afspraken"), gives: t.people.gives };
  // Nobody signs or answers for a municipality that does not take part.
  if (!page.community.takesPart) return { todo: [people] };
  const ask = { label: t.request.link, href: page.href("/deals/vragen/nieuw") };
  return page.may(makeTableDeal)
    ? {
        primary: { label: t.make.link, href: page.href("/deals/nieuw") },
        note: t.make.linkGives,
        todo: [{ ...ask, gives: t.request.linkGives }, people],
      }
    : { primary: ask, note: t.request.linkGives, todo: [people] };
}

// Before the page of a deal: "nieuw" is no number.
pages.route("/", makingPages);
pages.route("/", requestingPages);

pages.get("/deals/:number", async (c) => {
  const { page, context } = c.var;
  const view = await read(context, (db) => loadDeal(db, page, c.req.param("number")));
  if (!view) return c.notFound();
  return c.var.show({
    title: view.deal.title,
    here: `/deals/${view.deal.number}`,
    crumbs: [{ label: texts[page.language].title, path: "/deals" }],
    menu: "deals",
    children: <DealPage page={page} view={view} />,
  });
});

pages.route("/", signingPages);
pages.route("/", codePages);
pages.route("/", successorPages);
pages.route("/", handoverPages);
pages.route("/", lookBackPages);
pages.route("/", endingPages);

/** From the table to the end. */
const lifeSentences: Slots["sentences"] = {
  "deals.expired": (_, { language }) => texts[language].sentences.partyExpired,
  "deals.withdrawn": ({ data }, words) => {
    const t = texts[words.language].sentences;
    const name = words.member(data.memberId);
    return data.side === "party" ? t.withdrawnByParty(name) : t.withdrawnByMunicipality(name);
  },
  "deals.endAnnounced": ({ data }, words) => {
    const t = texts[words.language].sentences;
    const until = dateText(String(data.endsOn), words.language);
    if (data.ground === "gone") return t.partyGone(until);
    const name = words.member(data.memberId);
    return data.side === "party" ? t.partyStops(name, until) : t.municipalityStops(name, until);
  },
  "deals.wentOn": ({ data }, words) =>
    texts[words.language].sentences.wentOn(words.member(data.memberId)),
  "deals.steppedIn": steppedIn,
  "deals.steppedInLate": steppedIn,
  "deals.handedBack": ({ data }, { language }) => {
    const t = texts[language].sentences;
    return data.isNamed === true ? t.handedBack : t.handedBackUnnamed;
  },
  "deals.handedOver": ({ data }, words) =>
    texts[words.language].sentences.handedOver(words.member(data.from), words.member(data.to)),
  "deals.handoverReplied": ({ data }, words) =>
    texts[words.language].sentences.handoverReplied(words.member(data.memberId)),
  "deals.faceChanged": ({ data }, words) =>
    texts[words.language].sentences.faceChanged(words.member(data.memberId)),
  "deals.finished": (_, { language }) => texts[language].sentences.finished,
  "deals.closed": ({ data }, { language }) => {
    const t = texts[language].sentences;
    const who = { both: t.nobodyTold, party: t.theParty, municipality: t.theMunicipality };
    const missing = who[data.missing as keyof typeof who];
    return missing ? t.closedWithout(missing) : t.closedBoth;
  },
};

function steppedIn({ data }: Entry, { language }: Words): string {
  return texts[language].sentences.steppedIn(
    dateText(String(data.endsOn), language),
    euroText(BigInt(String(data.leftCents)), language),
  );
}

/** From the question to its answer. */
const requestSentences: Slots["sentences"] = {
  "deals.asked": ({ data }, words) =>
    texts[words.language].request.sentences.asked(
      words.member(data.memberId),
      dateText(String(data.answerDueOn), words.language),
    ),
  "deals.requestReminded": (_, { language }) => texts[language].request.sentences.reminded,
  "deals.requestHelpOverdue": ({ data }, { language }) =>
    texts[language].request.sentences.helpOverdue(dateText(String(data.helpDueOn), language)),
  "deals.requestAnswerOverdue": ({ data }, { language }) =>
    texts[language].request.sentences.answerOverdue(dateText(String(data.answerDueOn), language)),
  "deals.requestTakenUp": ({ data }, words) =>
    texts[words.language].request.sentences.takenUp(words.member(data.memberId)),
  "deals.requestAgreed": ({ data }, words) =>
    texts[words.language].request.sentences.agreed(words.member(data.memberId)),
  "deals.requestRefused": ({ data }, words) =>
    texts[words.language].request.sentences.refused(words.member(data.memberId)),
  "deals.requestWithdrawn": ({ data }, words) =>
    texts[words.language].request.sentences.withdrawn(words.member(data.memberId)),
  "deals.refusalReplied": ({ data }, words) =>
    texts[words.language].request.sentences.replied(words.member(data.memberId)),
};

/** What an undertaking went on as, and what was asked for it: the way to the deal. */
async function contributeToUndertaking(
  db: Db,
  page: PageTools,
  undertakingId: string,
): Promise<Contribution> {
  const origin = { kind: "undertaking", id: undertakingId };
  const asked = await listRequestsFrom(db, page.community.id, origin, page.now);
  const t = texts[page.language].request;
  const links = await Promise.all(
    asked.map(async (request) => {
      const ofRequest = { kind: "dealRequest", id: request.id };
      const deal = await findDealOf(db, page.community.id, ofRequest);
      return deal
        ? {
            title: t.wentOn,
            href: page.href(`/deals/${deal.number}`),
            label: `${deal.number}, ${deal.title}: ${texts[page.language].states[stateAt(deal, page.now)]}`,
          }
        : {
            title: t.askedFor,
            href: page.href(pathOfRequest(request)),
            label: `${request.number}, ${request.title}: ${t.states[request.state]}`,
          };
    }),
  );
  return {
    sections: links.map(({ title, href, label }, index) => (
      <Section id={`deal-${index + 1}`} title={title} key={href}>
        <Paragraph>
          <Link href={href}>{label}</Link>
        </Paragraph>
      </Section>
    )),
  };
}

/** The party, with all who act for it, and whom the municipality gave as its face. */
async function followedDeals(db: Db, communityId: string, ids: readonly string[]) {
  const followed = new Map<string, Followed>();
  for (const deal of await listDealsByIds(db, communityId, ids))
    followed.set(deal.id, {
      partyIds: [
        ...(await listPartyIds(db, communityId, deal)),
        ...(deal.contactMemberId === null ? [] : [deal.contactMemberId]),
      ],
      areaId: deal.areaId,
    });
  return followed;
}

/** Who asked, with all who act for it, and the official who helps. */
async function followedRequests(db: Db, communityId: string, ids: readonly string[]) {
  const followed = new Map<string, Followed>();
  for (const request of await listRequestsByIds(db, communityId, ids))
    followed.set(request.id, {
      partyIds: [
        ...(await listPartyIds(db, communityId, request)),
        ...(request.officialId === null ? [] : [request.officialId]),
      ],
      areaId: request.areaId,
    });
  return followed;
}

export const slots: Slots = {
  follow: { deal: followedDeals, dealRequest: followedRequests },
  writings,
  on: { member: contributeToMember, undertaking: contributeToUndertaking },
  found,
  subjects: {
    dealRequest: async (db, communityId, ids) =>
      new Map(
        (await listRequestsByIds(db, communityId, ids)).map((request) => [
          request.id,
          {
            title: request.title,
            // What was taken back is its party's own.
            path: request.state === "withdrawn" ? null : pathOfRequest(request),
          },
        ]),
      ),
    deal: async (db, communityId, ids) =>
      new Map(
        (await listDealsByIds(db, communityId, ids)).map((deal) => [
          deal.id,
          { title: deal.title, path: `/deals/${deal.number}` },
        ]),
      ),
  },
  sentences: {
    "deals.proposed": ({ data }, { language }) =>
      texts[language].sentences.proposed(dateText(String(data.signBy), language)),
    "deals.made": ({ data }, { language }) =>
      texts[language].sentences.made(
        euroText(BigInt(String(data.amountCents)), language),
        dateText(String(data.looksBackOn), language),
      ),
    "deals.signedByParty": ({ data }, words) => {
      const t = texts[words.language].sentences;
      const name = words.member(data.memberId);
      if (data.byCode === "letter") return t.signedByLetter(name);
      if (data.byCode === "mail") return t.signedByMail(name);
      if (data.byCode) return t.signedAtTable(name);
      return data.atTable === true ? t.signedOwn(name) : t.signedByParty(name);
    },
    "deals.visited": ({ data }, words) =>
      texts[words.language].sentences.visited(words.member(data.memberId)),
    "deals.drawnForVisit": ({ data }, { language }) =>
      texts[language].sentences.drawnForVisit(Number(data.oneIn)),
    "deals.notDrawn": ({ data }, { language }) =>
      texts[language].sentences.notDrawn(Number(data.oneIn)),
    "deals.partyLookedBack": ({ data }, words) =>
      texts[words.language].sentences.partyLookedBack(words.member(data.memberId)),
    "deals.municipalityLookedBack": ({ data }, words) =>
      texts[words.language].sentences.municipalityLookedBack(words.member(data.memberId)),
    "deals.walkedBy": ({ data }, words) =>
      texts[words.language].sentences.walkedBy(words.member(data.memberId)),
    "deals.successorNamed": ({ data }, words) =>
      texts[words.language].sentences.successorNamed(words.member(data.memberId)),
    "deals.replied": ({ data }, words) =>
      texts[words.language].sentences.replied(words.member(data.memberId)),
    "deals.signedByMunicipality": ({ data }, words) => {
      const t = texts[words.language].sentences;
      const cents = BigInt(String(data.amountCents ?? "0"));
      const name = words.member(data.memberId);
      return cents > 0n
        ? t.signedByMunicipality(name, euroText(cents, words.language))
        : t.signedByMunicipalityFree(name);
    },
    ...lifeSentences,
    ...requestSentences,
    "deals.signed": (_, { language }) => texts[language].sentences.signed,
    "deals.boundBySilence": (_, { language }) => texts[language].sentences.boundBySilence,
  },
  waits,
  // What was told when looking back, everybody may read.
  photos: {
    partyLookBack: async () => "public",
    municipalityLookBack: async () => "public",
    walkabout: async () => "public",
  },
  atWork: async (db, { communityId, now, limit }) =>
    (await listDeals(db, communityId, now, limit))
      .filter(({ state }) => state === "signed" || state === "boundBySilence")
      .map((deal) => ({
        party: partyAwaited(deal),
        about: { kind: "deal", id: deal.id },
        areaId: deal.areaId,
      })),
};

import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText, euroText } from "#lib/format.ts";
import { chosenHref, leafTo, pageAt, pagesOf } from "#lib/paging.ts";
import type { Language } from "#lib/texts.ts";
import { listAreas, listNames, peopleTexts } from "#modules/people";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import type { Contribution, Slots } from "#platform/slots.ts";
import { Facts } from "#ui/facts.tsx";
import { MandateBar } from "#ui/mandate-bar.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Side, Stand, Text } from "#ui/page.tsx";
import { Pager } from "#ui/pager.tsx";
import { Table } from "#ui/table.tsx";
import { giveMandate } from "./actions.ts";
import { isInForce, leftCents, type Mandate, mayWithdraw } from "./model.ts";
import { pages as formPages } from "./pages/forms.tsx";
import { pages as givePages } from "./pages/give.tsx";
import {
  countMandates,
  findMandate,
  findMandateByNumber,
  listCommitments,
  listMandates,
  listMandatesByIds,
} from "./store.ts";
import { texts } from "./texts.ts";

export const pages = new Hono<PageEnv>();

const perPage = 50;

pages.get("/mandaten", async (c) => {
  const { page, context } = c.var;
  const { id: communityId } = page.community;
  const asked = pageAt(c.req.query("pagina"), perPage);
  const { mandates, total, at, names, areas } = await read(context, async (db) => {
    const { mandates, total, at } = await leafTo(asked, async ({ from }) => ({
      mandates: await listMandates(db, communityId, perPage, from),
      total: await countMandates(db, communityId),
    }));
    const holders = mandates.map(({ holderId }) => holderId);
    return {
      mandates,
      total,
      at,
      names: await listNames(db, communityId, holders),
      areas: await listAreas(db, communityId),
    };
  });
  const t = texts[page.language];
  const euro = (cents: bigint) => euroText(cents, page.language);
  return c.var.show({
    title: t.listTitle,
    here: "/mandaten",
    menu: "deals",
    children: (
      <Page>
        <PageHead title={t.listTitle} lead={t.listLead} />
        {page.may(giveMandate) && page.community.takesPart && (
          <NowBox
            language={page.language}
            primary={{ label: t.give.link, href: page.href("/mandaten/nieuw") }}
            note={t.give.linkGives}
          />
        )}
        <Text>
          {!page.community.takesPart && <Paragraph>{whyNot(page)}</Paragraph>}
          {mandates.length === 0 ? (
            <Paragraph>{t.listNone}</Paragraph>
          ) : (
            <Table
              language={page.language}
              caption={t.listTitle}
              captionHidden
              fold
              columns={[
                { label: t.who },
                { label: t.where },
                { label: t.howMuch, numeric: true },
                { label: t.leftOver, numeric: true },
                { label: t.untilWhen },
              ]}
              rows={mandates.map((mandate) => ({
                head: (
                  <Link href={page.href(`/mandaten/${mandate.number}`)}>
                    {names.get(mandate.holderId) ?? mandate.number}
                  </Link>
                ),
                note: mandate.number,
                cells: [
                  areas.find(({ id }) => id === mandate.areaId)?.name ?? t.whole,
                  euro(mandate.amountCents),
                  euro(leftCents(mandate)),
                  standOf(mandate, localDate(page.now), page.language),
                ],
              }))}
            />
          )}
          <Pager
            language={page.language}
            page={at.number}
            pages={pagesOf(total, at)}
            href={(to) => chosenHref(page.href("/mandaten"), { pagina: to })}
          />
        </Text>
      </Page>
    ),
  });
});

/** Why no mandate can be given here. */
function whyNot({ language, community }: PageTools): string {
  const t = peopleTexts[language].municipality;
  return t.why(community.municipality ?? t.somewhere);
}

/** Until when it holds, or why it does not hold now. */
function standOf(mandate: Mandate, today: string, language: Language): string {
  const t = texts[language];
  if (mandate.withdrawnOn !== null) return t.withdrawnStand;
  if (!isInForce(mandate, today)) return t.notInForce;
  if (mandate.needsConsent && mandate.consentedOn === null) return t.unconsented;
  return dateText(mandate.endsOn, language);
}

// Before the page of a mandate: "nieuw" is no number.
pages.route("/", givePages);
pages.route("/", formPages);

interface Commitment {
  readonly title: string;
  readonly href: string | undefined;
  readonly amountCents: bigint;
  readonly releasedCents: bigint;
  readonly on: string;
}

pages.get("/mandaten/:number", async (c) => {
  const { page, context } = c.var;
  const { id: communityId } = page.community;
  const loaded = await read(context, async (db) => {
    const mandate = await findMandateByNumber(db, communityId, c.req.param("number"));
    if (!mandate) return undefined;
    const names = await listNames(db, communityId, [mandate.holderId]);
    const areas = await listAreas(db, communityId);
    const commitments = await listCommitments(db, communityId, mandate.id);
    const ids = commitments.map(({ purpose }) => purpose.id);
    const titles = await titlesOf(db, page, commitments);
    const parts = new Map((await listMandatesByIds(db, communityId, ids)).map((m) => [m.id, m]));
    return {
      mandate,
      given: await page.slots.contributions(db, page, "mandate", mandate.id),
      whole: mandate.parentId ? await findMandate(db, communityId, mandate.parentId) : undefined,
      holder: names.get(mandate.holderId) ?? "",
      where: areas.find(({ id }) => id === mandate.areaId)?.name,
      commitments: commitments.map(({ purpose, amountCents, releasedCents, at }) => ({
        ...(purpose.kind === "mandate"
          ? partOf(page, parts.get(purpose.id))
          : { title: titles.get(purpose.id)?.title ?? "", href: titles.get(purpose.id)?.href }),
        amountCents,
        releasedCents,
        on: localDate(at),
      })),
    };
  });
  if (!loaded) return c.notFound();
  return c.var.show({
    title: texts[page.language].title(loaded.holder),
    here: `/mandaten/${loaded.mandate.number}`,
    crumbs: [{ label: texts[page.language].listTitle, path: "/mandaten" }],
    menu: "deals",
    children: <MandatePage page={page} {...loaded} />,
  });
});

/** Where each commitment went: a deal, or an act such as start money; their own modules know. */
async function titlesOf(
  db: Db,
  page: PageTools,
  commitments: readonly { readonly purpose: { readonly kind: string; readonly id: string } }[],
) {
  const titles = new Map<string, { readonly title: string; readonly href: string | undefined }>();
  for (const kind of new Set(commitments.map(({ purpose }) => purpose.kind))) {
    const ids = commitments.flatMap(({ purpose }) => (purpose.kind === kind ? [purpose.id] : []));
    for (const [id, named] of await page.slots.titles(db, page, kind, ids)) titles.set(id, named);
  }
  return titles;
}

/** A commitment that is a part handed on, as a line of the list. */
function partOf(page: PageTools, part: Mandate | undefined) {
  return {
    title: part ? texts[page.language].handedOnTo(part.number) : "",
    href: part && page.href(`/mandaten/${part.number}`),
  };
}

interface MandateProps {
  readonly page: PageTools;
  readonly mandate: Mandate;
  readonly holder: string;
  readonly where: string | undefined;
  readonly commitments: readonly Commitment[];
  readonly whole: Mandate | undefined;
  readonly given: readonly Contribution[];
}

function MandatePage(props: MandateProps) {
  const { page, mandate, holder, where, commitments, whole, given } = props;
  const { language } = page;
  const t = texts[language];
  const euro = (cents: bigint) => euroText(cents, language);
  const until = dateText(mandate.endsOn, language);
  const holds = isInForce(mandate, localDate(page.now));
  const lacksConsent = holds && mandate.needsConsent && mandate.consentedOn === null;
  const todo = todoOf(page, mandate, whole);
  return (
    <Page>
      <PageHead
        kind={t.kind(mandate.number)}
        title={t.title(holder)}
        lead={t.lead(holder, euro(mandate.amountCents), where ?? t.whole)}
      >
        <Stand tone={lacksConsent ? "wait" : holds ? "go" : "stop"}>
          <Paragraph>
            <b>
              {lacksConsent
                ? t.unconsented
                : holds
                  ? t.until(until)
                  : mandate.withdrawnOn
                    ? t.withdrawnStand
                    : t.notInForce}
            </b>{" "}
            {t.left(euro(leftCents(mandate)), euro(mandate.committedCents))}
          </Paragraph>
        </Stand>
      </PageHead>
      <NowBox language={language} todo={todo}>
        {given.map(({ follow }) => follow)}
      </NowBox>
      <Text>
        <MandateBar
          language={language}
          totalCents={mandate.amountCents}
          usedCents={mandate.committedCents}
        />
        <Section id="afspraken" title={t.commitments}>
          {commitments.length === 0 ? (
            <Paragraph>{t.nothing}</Paragraph>
          ) : (
            <Table
              language={language}
              caption={t.commitments}
              captionHidden
              fold
              columns={[{ label: t.deal }, { label: t.amount, numeric: true }, { label: t.when }]}
              rows={commitments.map(({ title, href, amountCents, releasedCents, on }) => ({
                head: href ? <Link href={href}>{title}</Link> : title,
                ...(releasedCents > 0n && { note: t.cameBack(euro(releasedCents)) }),
                cells: [euro(amountCents), dateText(on, language)],
              }))}
            />
          )}
        </Section>
        {given.flatMap(({ sections }) => sections ?? [])}
      </Text>
      <Side title={t.short}>
        <Facts
          items={[
            { term: t.register, value: mandate.registerReference },
            ...(whole
              ? [
                  {
                    term: t.partOf,
                    value: (
                      <Link href={page.href(`/mandaten/${whole.number}`)}>
                        {t.partOfLink(whole.number)}
                      </Link>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Side>
    </Page>
  );
}

/** What the viewer can do with this mandate; the action judges again. */
function todoOf({ viewer, language, now, href }: PageTools, mandate: Mandate, whole?: Mandate) {
  const t = texts[language];
  if (viewer.kind === "visitor" || !isInForce(mandate, localDate(now))) return [];
  const isHolder = viewer.memberId === mandate.holderId;
  const here = href(`/mandaten/${mandate.number}`);
  const step = (may: boolean, deed: { title: string; gives: string }, last: string) =>
    may ? [{ label: deed.title, href: `${here}/${last}`, gives: deed.gives }] : [];
  const lacksConsent = mandate.needsConsent && mandate.consentedOn === null;
  return [
    ...step(isHolder && lacksConsent, t.consent, "instemmen"),
    ...step(isHolder && mandate.maySubMandate && !lacksConsent, t.handOn, "doorgeven"),
    ...step(mayWithdraw(viewer, whole), t.withdraw, "intrekken"),
  ];
}

/** An alderman finds the way from her own page. */
async function contributeToMe(_: Db, page: PageTools): Promise<Contribution> {
  const t = texts[page.language].give;
  if (!page.may(giveMandate) || !page.community.takesPart) return {};
  return { todo: [{ label: t.link, href: page.href("/mandaten/nieuw"), gives: t.linkGives }] };
}

export const slots: Slots = {
  on: { me: contributeToMe },
  follow: {
    // Whoever holds it hears what is asked of it anyway.
    mandate: async (db, communityId, ids) =>
      new Map(
        (await listMandatesByIds(db, communityId, ids)).map(({ id, holderId, areaId }) => [
          id,
          { partyIds: [holderId], areaId },
        ]),
      ),
  },
  subjects: {
    mandate: async (db, communityId, ids) =>
      new Map(
        (await listMandatesByIds(db, communityId, ids)).map((mandate) => [
          mandate.id,
          { title: mandate.number, path: `/mandaten/${mandate.number}` },
        ]),
      ),
  },
  sentences: {
    "mandates.given": ({ data }, words) =>
      texts[words.language].given(
        words.member(data.holderId),
        euroText(BigInt(String(data.amountCents)), words.language),
        dateText(String(data.endsOn), words.language),
      ),
    "mandates.consented": ({ data }, words) =>
      texts[words.language].consented(words.member(data.holderId)),
    "mandates.handedOn": ({ data }, words) =>
      texts[words.language].handedOn(
        words.member(data.giverId),
        words.member(data.holderId),
        euroText(BigInt(String(data.amountCents)), words.language),
      ),
    "mandates.released": ({ data }, { language }) =>
      texts[language].released(euroText(BigInt(String(data.amountCents)), language)),
    "mandates.withdrawn": ({ data }, words) =>
      texts[words.language].withdrawn(words.member(data.holderId)),
  },
};

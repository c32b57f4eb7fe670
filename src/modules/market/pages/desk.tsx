import { Hono } from "hono";
import { daysBetween, localDate } from "#lib/calendar.ts";
import { dateText, daysText } from "#lib/format.ts";
import { isId, newId } from "#lib/ids.ts";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import {
  contextOf,
  keyField,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { Buttons, ErrorSummary, type FieldError, Form, Hidden, SubmitButton } from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import { introduce } from "../actions/introductions.ts";
import { putAside } from "../actions/matching.ts";
import type { Pair } from "../model/matching.ts";
import type { Introduction, Listing } from "../model.ts";
import { listIntroductions, listListings, listNeedsWithout, listSuggestions } from "../store.ts";
import { texts } from "../texts.ts";
import { errorsOf, type Status } from "./form-state.ts";
import { areaNames, pathOf, rowOf } from "./rows.ts";
import { amountText, reasonsText, whenText, whereText } from "./words.ts";

/** The market master's page: the links to make today, each with its reason. */
export const pages = new Hono<PageEnv>();

const here = "/vraag-en-aanbod/marktmeester";
const linksShown = 10;
const oldestShown = 10;
/** Fewer points are for who placed it to look at, not for today. */
const goodEnough = 40;

pages.get(here, (c) =>
  c.var.page.viewer.kind === "visitor" ? signInFirst(c) : show(c, c.req.query("gedaan") === "ja"),
);

pages.post(`${here}/voorstellen`, (c) => submit(c, introduce));
pages.post(`${here}/opzij`, (c) => submit(c, putAside));

async function submit(c: PageContext, action: typeof introduce | typeof putAside) {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const { needId = "", offerId = "" } = values;
  if (!isId(needId) || !isId(offerId)) return c.notFound();
  const context = contextOf(c, values);
  const outcome =
    action === introduce
      ? await act(introduce, context, { needId, offerId })
      : await act(putAside, context, { needId, offerId });
  if (outcome.ok)
    return c.redirect(page.href(action === introduce ? `${here}?gedaan=ja` : here), 303);
  return show(c, false, errorsOf(outcome, "links", page.language), statusOf(outcome.refusal));
}

async function show(
  c: PageContext,
  isDone: boolean,
  errors: readonly FieldError[] = [],
  status: Status = 200,
) {
  const { page, context } = c.var;
  const { language } = page;
  const t = texts[language].desk;
  const mayIntroduce = page.may(introduce);
  const loaded = mayIntroduce ? await read(context, (db) => load(db, page)) : undefined;
  return c.var.show(
    {
      title: t.title,
      here,
      crumbs: [{ label: texts[language].title, path: "/vraag-en-aanbod" }],
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: loaded ? (
        <DeskPage page={page} loaded={loaded} errors={errors} isDone={isDone} />
      ) : (
        <Page>
          <PageHead title={t.title} lead={t.notYours} />
        </Page>
      ),
    },
    mayIntroduce ? status : 403,
  );
}

interface Proposal {
  readonly pair: Pair;
  readonly need: Listing;
  readonly offer: Listing;
}

async function load(db: Db, page: PageTools) {
  const { id: communityId } = page.community;
  const { now, viewer } = page;
  // Each need and each offer once: who has one good link is not to get ten.
  const all = await listSuggestions(db, communityId, now, { leastPoints: goodEnough }, 200);
  const seen = new Set<string>();
  const pairs = all.filter(({ needId, offerId }) => {
    if (seen.has(needId) || seen.has(offerId)) return false;
    seen.add(needId).add(offerId);
    return true;
  });
  const shown = pairs.slice(0, linksShown);
  const ids = shown.flatMap(({ needId, offerId }) => [needId, offerId]);
  const memberId = viewer.kind === "member" ? viewer.memberId : "";
  const proposed = await listIntroductions(
    db,
    communityId,
    now,
    { proposerId: memberId, states: ["proposed"] },
    50,
  );
  const about = proposed.flatMap(({ needId, offerId }) => [needId ?? [], offerId ?? []].flat());
  const listings = new Map(
    (await listListings(db, communityId, now, { ids: [...ids, ...about] }, 200)).map((one) => [
      one.id,
      one,
    ]),
  );
  return {
    links: shown.flatMap((pair): Proposal[] => {
      const need = listings.get(pair.needId);
      const offer = listings.get(pair.offerId);
      return need && offer ? [{ pair, need, offer }] : [];
    }),
    oldest: await listNeedsWithout(db, communityId, now, oldestShown),
    areas: await areaNames(db, communityId),
    proposed,
    listings,
  };
}

type Loaded = Awaited<ReturnType<typeof load>>;

function DeskPage(props: {
  readonly page: PageTools;
  readonly loaded: Loaded;
  readonly errors: readonly FieldError[];
  readonly isDone: boolean;
}) {
  const { page, loaded, errors, isDone } = props;
  const { language, now } = page;
  const t = texts[language].desk;
  const today = localDate(now);
  return (
    <Page>
      <PageHead
        title={t.title}
        lead={t.lead}
        before={<ErrorSummary language={language} errors={errors} />}
      >
        {isDone && (
          <Stand tone="go">
            <Paragraph>{t.introduced}</Paragraph>
          </Stand>
        )}
      </PageHead>
      <NowBox
        language={language}
        todo={[
          {
            label: t.how,
            href: page.href("/vraag-en-aanbod/hoe-het-past"),
            gives: t.howGives,
          },
          {
            label: texts[language].page.list,
            href: page.href("/vraag-en-aanbod"),
            gives: texts[language].page.listGives,
          },
        ]}
      />
      <Text>
        <Section id="links" title={t.links}>
          {loaded.links.length === 0 && <Paragraph>{t.noLinks}</Paragraph>}
          {loaded.links.map((link, index) => (
            <LinkToMake
              page={page}
              areas={loaded.areas}
              link={link}
              isFirst={index === 0}
              key={`${link.need.id} ${link.offer.id}`}
            />
          ))}
        </Section>
        <Section id="wachten" title={t.oldest}>
          <Paragraph>{t.oldestLead}</Paragraph>
          <Rows
            items={loaded.oldest.map((need) =>
              rowOf(page, need, loaded.areas, waitedText(page, localDate(need.placedAt), today)),
            )}
          />
        </Section>
        {loaded.proposed.length > 0 && (
          <Section id="voorstellen" title={t.open}>
            <Rows items={loaded.proposed.map((one) => proposedRow(page, loaded, one))} />
          </Section>
        )}
      </Text>
    </Page>
  );
}

/** How long it has waited; of what was placed today nothing is said. */
function waitedText({ language }: PageTools, since: string, today: string): string | undefined {
  const days = daysBetween(since, today);
  return days < 1 ? undefined : texts[language].desk.waits(daysText(days, language));
}

function proposedRow(page: PageTools, { listings }: Loaded, one: Introduction) {
  const t = texts[page.language];
  const titles = [one.needId, one.offerId].flatMap((id) =>
    id ? [listings.get(id)?.title ?? ""] : [],
  );
  return {
    meta: `${t.mine.talk[one.state]}, ${dateText(localDate(one.proposedAt), page.language)}`,
    title: titles.join(" – "),
    href: page.href(`/vraag-en-aanbod/kennismaking/${one.id}`),
  };
}

/** A need, an offer, why they fit, and the two buttons. */
function LinkToMake(props: {
  readonly page: PageTools;
  readonly areas: ReadonlyMap<string, string>;
  readonly link: Proposal;
  readonly isFirst: boolean;
}) {
  const { page, areas, link, isFirst } = props;
  const { pair, need, offer } = link;
  const { language } = page;
  const t = texts[language].desk;
  const factsOf = (listing: Listing) =>
    [
      amountText(listing, language),
      whenText(listing, language),
      whereText(listing, areas, language),
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <div class="meent-stack meent-pair">
      {(
        [
          [t.need, need],
          [t.offer, offer],
        ] as const
      ).map(([label, listing]) => (
        <div key={listing.id}>
          <h3 class="utrecht-heading-3">
            {label}: <Link href={page.href(pathOf(listing))}>{listing.title}</Link>
          </h3>
          {listing.what !== "" && <Paragraph>{listing.what}</Paragraph>}
          <Paragraph small soft>
            {factsOf(listing)}
          </Paragraph>
        </div>
      ))}
      <Paragraph>
        {reasonsText(pair.reasons, need, offer, language).join("; ")}.{" "}
        {texts[language].page.points(pair.points)}.
      </Paragraph>
      <Buttons>
        <PairForm
          page={page}
          path={`${here}/voorstellen`}
          pair={pair}
          label={t.introduceThese(need.title, offer.title)}
        >
          <SubmitButton once kind={isFirst ? "primary" : "secondary"}>
            {t.introduce}
          </SubmitButton>
        </PairForm>
        <PairForm
          page={page}
          path={`${here}/opzij`}
          pair={pair}
          label={t.asideThese(need.title, offer.title)}
        >
          <SubmitButton kind="secondary">{t.aside}</SubmitButton>
        </PairForm>
      </Buttons>
    </div>
  );
}

function PairForm(props: {
  readonly page: PageTools;
  readonly path: string;
  readonly pair: Pair;
  readonly label: string;
  readonly children: preact.ComponentChildren;
}) {
  const { page, path, pair, label, children } = props;
  return (
    <Form language={page.language} action={page.href(path)} label={label}>
      <Hidden name={keyField} value={newId()} />
      <Hidden name="needId" value={pair.needId} />
      <Hidden name="offerId" value={pair.offerId} />
      {children}
    </Form>
  );
}

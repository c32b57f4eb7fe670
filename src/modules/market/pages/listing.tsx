import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText, numberText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { listNames, listOrganizationsByIds, listOrganizationsOf } from "#modules/people";
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
import { listEntriesAbout } from "#platform/record.ts";
import type { Todo } from "#platform/slots.ts";
import { Facts } from "#ui/facts.tsx";
import { Buttons, ErrorSummary, Form, Hidden, SubmitButton } from "#ui/form.tsx";
import {
  Link,
  LinkButton,
  NowBox,
  Page,
  PageHead,
  Paragraph,
  Section,
  Stand,
  Text,
} from "#ui/page.tsx";
import { Timeline } from "#ui/timeline.tsx";
import { meetListing, reopenListing, withdrawListing } from "../actions/listings.ts";
import type { Pair } from "../model/matching.ts";
import { isOurs, type Listing } from "../model.ts";
import { findListingByNumber, listListings, listSuggestions, listThanksOn } from "../store.ts";
import { texts } from "../texts.ts";
import { errorsOf, type Status } from "./form-state.ts";
import { areaNames, pathOf } from "./rows.ts";
import { amountText, reasonsText, whenText, whereText } from "./words.ts";

/** One need or offer: what it is, where it stands, what may fit. */
export const pages = new Hono<PageEnv>();

const suggested = 5;

pages.get("/vraag-en-aanbod/:number", async (c) => {
  const { page, context } = c.var;
  const view = await read(context, (db) => load(db, page, c.req.param("number")));
  if (!view) return c.notFound();
  return c.var.show({
    title: view.listing.title,
    here: pathOf(view.listing),
    crumbs: [{ label: texts[page.language].title, path: "/vraag-en-aanbod" }],
    children: <ListingPage page={page} view={view} />,
  });
});

async function load(db: Db, page: PageTools, number: string) {
  const { id: communityId } = page.community;
  const { viewer, now } = page;
  const listing = await findListingByNumber(db, communityId, number, now);
  if (!listing) return undefined;
  const memberId = viewer.kind === "member" ? viewer.memberId : undefined;
  const organizations = memberId ? await listOrganizationsOf(db, communityId, memberId) : [];
  const isOwn = memberId
    ? isOurs(
        listing,
        memberId,
        organizations.map(({ id }) => id),
      )
    : false;
  const thanks = await listThanksOn(db, communityId, listing.id);
  const names = await listNames(db, communityId, [
    listing.memberId,
    ...thanks.flatMap(({ fromId, toId }) => [fromId, toId]),
  ]);
  const [organization] = await listOrganizationsByIds(
    db,
    communityId,
    listing.organizationId ? [listing.organizationId] : [],
  );
  const { about } = listing;
  const subject = { kind: "listing", id: listing.id };
  return {
    listing,
    isOwn,
    thanks,
    names,
    by: organization?.name ?? names.get(listing.memberId) ?? "",
    areas: await areaNames(db, communityId),
    about: about && (await page.slots.titles(db, page, about.kind, [about.id])).get(about.id),
    fits: isOwn && listing.state === "open" ? await loadFits(db, page, listing) : [],
    told: await page.slots.describe(db, page, await listEntriesAbout(db, communityId, subject)),
    given: await page.slots.contributions(db, page, "listing", listing.id),
  };
}

type View = NonNullable<Awaited<ReturnType<typeof load>>>;

interface Fit {
  readonly pair: Pair;
  readonly other: Listing;
}

async function loadFits(db: Db, page: PageTools, { id, side }: Listing): Promise<readonly Fit[]> {
  const { id: communityId } = page.community;
  const of = side === "need" ? { needId: id } : { offerId: id };
  const pairs = await listSuggestions(db, communityId, page.now, of, suggested);
  const ids = pairs.map(({ needId, offerId }) => (side === "need" ? offerId : needId));
  const others = await listListings(db, communityId, page.now, { ids }, ids.length);
  return pairs.flatMap((pair, index) => {
    const other = others.find((one) => one.id === ids[index]);
    return other ? [{ pair, other }] : [];
  });
}

interface Props {
  readonly page: PageTools;
  readonly view: View;
}

function ListingPage({ page, view }: Props) {
  const { language } = page;
  const t = texts[language];
  const { listing, isOwn } = view;
  const side = t.sides[listing.side];
  return (
    <Page>
      <PageHead
        kind={t.page.kind(
          side.charAt(0).toUpperCase() + side.slice(1),
          t.kinds[listing.kind],
          listing.number,
        )}
        title={listing.title}
      >
        <StandOf page={page} view={view} />
      </PageHead>
      <NowOf page={page} view={view} />
      <Text>
        <FactsOf page={page} view={view} />
        {isOwn && listing.state === "open" && <FitsOf page={page} view={view} />}
        {view.thanks.length > 0 && (
          <Section id="dank" title={t.page.thanks}>
            {view.thanks.map(({ introductionId, fromId, toId, thanks, at }) => (
              <div class="meent-stack" key={`${introductionId} ${fromId}`}>
                <Paragraph small soft>
                  {t.page.thankedBy(
                    view.names.get(fromId) ?? "",
                    view.names.get(toId) ?? "",
                    dateText(localDate(at), language),
                  )}
                </Paragraph>
                <Paragraph>{thanks}</Paragraph>
              </div>
            ))}
          </Section>
        )}
        {view.given.flatMap(({ sections }) => sections ?? [])}
        {view.told.length > 0 && (
          <Section id="verloop" title={t.page.record}>
            <Timeline
              items={[...view.told].reverse().map(({ entry, sentence }) => ({
                when: {
                  iso: entry.at.toISOString(),
                  text: dateText(localDate(entry.at), language),
                },
                text: sentence,
                proof: (
                  <Link href={page.href(`/logboek/${entry.number}`)}>
                    {page.slots.proof(numberText(entry.number, language), language)}
                  </Link>
                ),
              }))}
            />
          </Section>
        )}
      </Text>
    </Page>
  );
}

function StandOf({ page, view: { listing } }: Props) {
  const { language } = page;
  const t = texts[language].page.stand;
  if (listing.state === "open" && listing.lapsesAt)
    return (
      <Stand tone="go">
        <Paragraph>
          <b>{t.open(dateText(localDate(new Date(listing.lapsesAt.getTime() - 1)), language))}</b>
        </Paragraph>
      </Stand>
    );
  const isMet = listing.state === "met";
  return (
    <Stand tone={isMet ? "go" : "stop"}>
      <Paragraph>
        <b>
          {isMet ? t.met[listing.side] : listing.state === "withdrawn" ? t.withdrawn : t.expired}
        </b>
      </Paragraph>
    </Stand>
  );
}

function NowOf({ page, view }: Props) {
  const { language } = page;
  const t = texts[language].page;
  const { listing, isOwn } = view;
  const path = page.href(pathOf(listing));
  const isOpen = listing.state === "open";
  const mayReopen = isOwn && listing.state === "expired";
  const todo: Todo[] = [
    ...(isOwn && isOpen
      ? [
          { label: t.met[listing.side], href: `${path}/vervuld`, gives: t.metGives },
          { label: t.withdraw, href: `${path}/intrekken`, gives: t.withdrawGives },
        ]
      : []),
    ...view.given.flatMap((contribution) => contribution.todo ?? []),
    { label: t.list, href: page.href("/vraag-en-aanbod"), gives: t.listGives },
  ];
  const meet = `/vraag-en-aanbod/kennismaken?${listing.side === "need" ? "vraag" : "aanbod"}=${listing.number}`;
  return (
    <NowBox
      language={language}
      {...(!isOwn &&
        isOpen && {
          primary: {
            label: listing.side === "need" ? t.meetNeed : t.meetOffer,
            href: page.href(meet),
          },
          note: t.meetGives,
        })}
      {...(isOwn &&
        isOpen && {
          primary: { label: t.change, href: `${path}/wijzigen` },
          note: t.changeGives,
        })}
      {...(mayReopen && {
        primary: (
          <Form language={language} action={`${path}/opnieuw`}>
            <Hidden name={keyField} value={newId()} />
            <SubmitButton once>{t.reopen}</SubmitButton>
          </Form>
        ),
        note: t.reopenGives,
      })}
      todo={todo}
    >
      {view.given.flatMap(({ follow }) => follow ?? [])}
    </NowBox>
  );
}

function FactsOf({ page, view }: Props) {
  const { language } = page;
  const t = texts[language].page;
  const { listing, about } = view;
  const amount = amountText(listing, language);
  return (
    <Section id="feiten" title={t.facts}>
      {listing.what.split(/\n{2,}/).map((part) => part && <Paragraph key={part}>{part}</Paragraph>)}
      <Facts
        wide
        items={[
          ...(amount === undefined ? [] : [{ term: t.amount, value: amount }]),
          { term: t.when, value: whenText(listing, language) },
          { term: t.where, value: whereText(listing, view.areas, language) },
          ...(listing.skills.length > 0
            ? [{ term: t.skills, value: listing.skills.join(", ") }]
            : []),
          { term: t.by, value: view.by },
          ...(about
            ? [
                {
                  term: t.about,
                  value: about.href ? <Link href={about.href}>{about.title}</Link> : about.title,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

/** What Meent looked up for who placed it; nobody else is shown it. */
function FitsOf({ page, view }: Props) {
  const { language } = page;
  const t = texts[language].page;
  const { listing, fits } = view;
  return (
    <Section id="past" title={t.fits[listing.side]}>
      <Paragraph>{fits.length === 0 ? t.noFits : t.fitsLead}</Paragraph>
      {fits.map(({ pair, other }) => {
        const [need, offer] = listing.side === "need" ? [listing, other] : [other, listing];
        const meet = `/vraag-en-aanbod/kennismaken?vraag=${need.number}&aanbod=${offer.number}`;
        return (
          <div class="meent-stack" key={other.id}>
            <h3 class="utrecht-heading-3">
              <Link href={page.href(pathOf(other))}>{other.title}</Link>
            </h3>
            <Paragraph>{other.what}</Paragraph>
            <Paragraph small soft>
              {reasonsText(pair.reasons, need, offer, language).join("; ")}. {t.points(pair.points)}
              .
            </Paragraph>
            <Paragraph>
              <LinkButton kind="secondary" href={page.href(meet)}>
                {t.introduceTo}
              </LinkButton>
            </Paragraph>
          </div>
        );
      })}
      <Paragraph small soft>
        <Link href={page.href("/vraag-en-aanbod/hoe-het-past")}>{texts[language].list.how}</Link>
      </Paragraph>
    </Section>
  );
}

/* Ending it ----------------------------------------------------------------------------------------- */

const endings = { intrekken: withdrawListing, vervuld: meetListing } as const;

for (const word of ["intrekken", "vervuld"] as const) {
  pages.get(`/vraag-en-aanbod/:number/${word}`, async (c) => {
    if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
    const listing = await find(c);
    return listing ? showEnding(c, listing, word) : c.notFound();
  });
  pages.post(`/vraag-en-aanbod/:number/${word}`, (c) => end(c, word));
}

pages.post("/vraag-en-aanbod/:number/opnieuw", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const listing = await find(c);
  if (!listing) return c.notFound();
  await act(reopenListing, contextOf(c, values), { listingId: listing.id });
  return c.redirect(page.href(pathOf(listing)), 303);
});

function find(c: PageContext): Promise<Listing | undefined> {
  const { page, context } = c.var;
  const number = c.req.param("number") ?? "";
  return read(context, (db) => findListingByNumber(db, page.community.id, number, page.now));
}

async function end(c: PageContext, word: keyof typeof endings) {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const listing = await find(c);
  if (!listing) return c.notFound();
  const outcome = await act(endings[word], contextOf(c, values), { listingId: listing.id });
  if (outcome.ok) return c.redirect(page.href(pathOf(listing)), 303);
  const errors = errorsOf(outcome, "knop", page.language);
  return showEnding(c, listing, word, errors, statusOf(outcome.refusal));
}

function showEnding(
  c: PageContext,
  listing: Listing,
  word: keyof typeof endings,
  errors: ReturnType<typeof errorsOf> = [],
  status: Status = 200,
) {
  const { page } = c.var;
  const { language } = page;
  const t = texts[language].confirm;
  const isMet = word === "vervuld";
  const title = isMet ? t.metTitle[listing.side] : t.withdrawTitle;
  return c.var.show(
    {
      title,
      here: `${pathOf(listing)}/${word}`,
      crumbs: [
        { label: texts[language].title, path: "/vraag-en-aanbod" },
        { label: listing.title, path: pathOf(listing) },
      ],
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={title}
            lead={isMet ? t.metLead : t.withdrawLead}
            before={<ErrorSummary language={language} errors={errors} />}
          />
          <Text>
            <Form language={language} action={page.href(`${pathOf(listing)}/${word}`)}>
              <Hidden name={keyField} value={newId()} />
              <Buttons>
                <SubmitButton once>{isMet ? t.met : t.withdraw}</SubmitButton>
                <Link href={page.href(pathOf(listing))}>{t.back}</Link>
              </Buttons>
            </Form>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

import { Hono } from "hono";
import { addDays, addMonths, localDate } from "#lib/calendar.ts";
import { dateText, euroText, monthsText, numberText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import {
  findMandate,
  isInForce,
  leftCents,
  listMandatesOf,
  type Mandate,
  mandateTexts,
} from "#modules/mandates";
import { findOrganization, isMemberOfOrganization, listAreas, listNames } from "#modules/people";
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
import type { Slots, Told } from "#platform/slots.ts";
import { refusalText } from "#platform/texts.ts";
import { Facts } from "#ui/facts.tsx";
import { Answers, Buttons, ErrorSummary, Form, Hidden, Radios, SubmitButton } from "#ui/form.tsx";
import { MandateBar } from "#ui/mandate-bar.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Side, Stand, Text } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import { Table } from "#ui/table.tsx";
import { Timeline } from "#ui/timeline.tsx";
import { signDeal } from "./actions.ts";
import type { Deal, Side as DealSide, Signature } from "./model.ts";
import { findDealByNumber, listDeals, listDealsByIds, listSignatures } from "./store.ts";
import { texts } from "./texts.ts";

export const pages = new Hono<PageEnv>();

pages.get("/deals", async (c) => {
  const { page, context } = c.var;
  const rows = await read(context, async (db) => {
    const deals = await listDeals(db, page.community.id, page.now);
    return Promise.all(deals.map(async (deal) => ({ deal, party: await partyOf(db, page, deal) })));
  });
  const t = texts[page.language];
  return c.var.show({
    title: t.title,
    here: "/deals",
    menu: "deals",
    children: (
      <Page>
        <PageHead title={t.title} lead={t.lead} />
        <Text>
          {rows.length === 0 ? (
            <Paragraph>{t.none}</Paragraph>
          ) : (
            <Rows
              level={2}
              items={rows.map(({ deal, party }) => ({
                meta: `${deal.number}, ${t.states[deal.state]}`,
                title: deal.title,
                href: page.href(`/deals/${deal.number}`),
                text: `${party}. ${euroText(deal.amountCents, page.language)}, ${monthsText(deal.termMonths, page.language)}.`,
              }))}
            />
          )}
        </Text>
      </Page>
    ),
  });
});

/** All that the pages of one deal show. */
interface DealView {
  readonly deal: Deal;
  readonly signatures: readonly Signature[];
  readonly names: ReadonlyMap<string, string>;
  readonly party: string;
  readonly areaName: string;
  readonly mandate: Mandate | undefined;
  readonly told: readonly Told[];
  readonly originHref: string | undefined;
  /** The side the viewer may sign for, if any is left to her. */
  readonly signs: DealSide | undefined;
  readonly mandates: readonly Mandate[];
  readonly isExecutive: boolean;
}

async function loadDeal(db: Db, page: PageTools, number: string): Promise<DealView | undefined> {
  const { id: communityId } = page.community;
  const deal = await findDealByNumber(db, communityId, number, page.now);
  if (!deal) return undefined;
  const signatures = await listSignatures(db, communityId, deal.id);
  const entries = await listEntriesAbout(db, communityId, { kind: "deal", id: deal.id });
  const mandateId = signatures.find(({ side }) => side === "municipality")?.mandateId;
  const mandate = mandateId ? await findMandate(db, communityId, mandateId) : undefined;
  const names = await listNames(db, communityId, [
    deal.partyMemberId,
    ...(deal.contactMemberId ? [deal.contactMemberId] : []),
    ...(mandate ? [mandate.holderId] : []),
    ...signatures.map(({ memberId }) => memberId),
  ]);
  const origin = await page.slots.titles(db, page, deal.origin.kind, [deal.origin.id]);
  return {
    deal,
    signatures,
    names,
    mandate,
    party: await partyOf(db, page, deal),
    areaName: (await listAreas(db, communityId)).find(({ id }) => id === deal.areaId)?.name ?? "",
    told: await page.slots.describe(db, page, entries),
    originHref: origin.get(deal.origin.id)?.href,
    ...(await rightsOf(db, page, deal, signatures)),
  };
}

async function rightsOf(
  db: Db,
  { viewer, community, now }: PageTools,
  deal: Deal,
  signatures: readonly Signature[],
): Promise<Pick<DealView, "signs" | "mandates" | "isExecutive">> {
  if (viewer.kind === "visitor" || deal.state !== "proposed")
    return { signs: undefined, mandates: [], isExecutive: false };
  const open = (side: DealSide) => !signatures.some((signature) => signature.side === side);
  const isParty =
    viewer.memberId === deal.partyMemberId ||
    (deal.partyOrganizationId !== null &&
      (await isMemberOfOrganization(db, community.id, deal.partyOrganizationId, viewer.memberId)));
  const today = localDate(now);
  const mandates = (await listMandatesOf(db, community.id, viewer.memberId)).filter(
    (mandate) =>
      isInForce(mandate, today) && (mandate.areaId === null || mandate.areaId === deal.areaId),
  );
  const isExecutive = viewer.roles.some(({ role }) => role === "alderman" || role === "mayor");
  const maySignMunicipality = (mandates.length > 0 || isExecutive) && open("municipality");
  const signs =
    isParty && open("party") ? "party" : maySignMunicipality ? "municipality" : undefined;
  return { signs, mandates, isExecutive };
}

async function partyOf(db: Db, { community }: PageTools, deal: Deal): Promise<string> {
  const organization =
    deal.partyOrganizationId &&
    (await findOrganization(db, community.id, deal.partyOrganizationId));
  if (organization) return organization.name;
  return (await listNames(db, community.id, [deal.partyMemberId])).get(deal.partyMemberId) ?? "";
}

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

interface PartProps {
  readonly page: PageTools;
  readonly view: DealView;
}

function DealPage({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language];
  const { deal } = view;
  return (
    <Page>
      <PageHead
        kind={t.kind(deal.number, view.areaName)}
        title={t.pageTitle(view.party, deal.title)}
      >
        <StandOf page={page} view={view} />
      </PageHead>
      <NowOf page={page} view={view} />
      <Text>
        <Section id="wat" title={t.what}>
          {deal.what.split(/\n{2,}/).map((part) => (
            <Paragraph key={part}>{part}</Paragraph>
          ))}
        </Section>
        <WhoSection page={page} view={view} />
        <MandateSection page={page} view={view} />
        <Section id="verloop" title={t.timeline}>
          <Timeline
            items={[...view.told].reverse().map(({ entry, sentence }) => ({
              when: { iso: entry.at.toISOString(), text: dateText(localDate(entry.at), language) },
              text: sentence,
              proof: (
                <Link href={page.href(`/logboek/${entry.number}`)}>
                  {page.slots.proof(numberText(entry.number, language), language)}
                </Link>
              ),
            }))}
          />
        </Section>
      </Text>
      <FactsOf page={page} view={view} />
    </Page>
  );
}

/** The last day of the term: the day before its first day comes round again. */
function lastDay(deal: Deal): string {
  return addDays(addMonths(deal.startsOn, deal.termMonths), -1);
}

function StandOf({ page, view }: PartProps) {
  const { language, now } = page;
  const t = texts[language].stand;
  const { deal, signatures } = view;
  const day = (date: string) => dateText(date, language);
  if (deal.state === "proposed") {
    const missing = (["party", "municipality"] as const)
      .filter((side) => !signatures.some((signature) => signature.side === side))
      .map((side) => (side === "party" ? view.party : texts[language].municipality));
    const isLate = deal.signBy !== null && localDate(now) > deal.signBy;
    return (
      <Stand tone={isLate ? "stop" : "wait"}>
        <Paragraph>
          <b>{t.proposed}</b> {missing.map((who) => t.waitsFor(who)).join(" ")}
        </Paragraph>
        {deal.signBy && (
          <Paragraph>
            {isLate
              ? t.late(day(addDays(deal.signBy, 1)))
              : deal.lapsesAt
                ? t.signBy(day(deal.signBy))
                : t.signByOnly(day(deal.signBy))}
          </Paragraph>
        )}
      </Stand>
    );
  }
  const boundOn = day(localDate(deal.boundAt ?? deal.lapsesAt ?? now));
  return (
    <Stand tone="go">
      <Paragraph>
        <b>{deal.state === "signed" ? t.signed(boundOn) : t.boundBySilence(boundOn)}</b>{" "}
        {t.ends(day(lastDay(deal)))}
      </Paragraph>
    </Stand>
  );
}

function NowOf({ page, view }: PartProps) {
  const t = texts[page.language].now;
  const { deal, signs } = view;
  return (
    <NowBox
      language={page.language}
      {...(signs && {
        primary: { label: t.sign, href: page.href(`/deals/${deal.number}/tekenen`) },
        note: signs === "party" ? t.signParty : t.signMunicipality,
      })}
      todo={[
        ...(view.originHref
          ? [{ label: t.origin, href: view.originHref, gives: t.originGives }]
          : []),
        ...(page.viewer.kind === "visitor" && deal.state === "proposed"
          ? [
              {
                label: t.signIn,
                href: `${page.href("/aanmelden")}?terug=/deals/${deal.number}`,
                gives: t.signInGives,
              },
            ]
          : []),
        { label: t.record, href: "#verloop", gives: t.recordGives },
        { label: t.list, href: page.href("/deals"), gives: t.listGives },
      ]}
    />
  );
}

function WhoSection({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].who;
  const { deal } = view;
  const signed = (side: DealSide) => {
    const signature = view.signatures.find((candidate) => candidate.side === side);
    if (signature)
      return t.signedOn(
        view.names.get(signature.memberId) ?? "",
        dateText(localDate(signature.at), language),
      );
    return deal.state === "boundBySilence" ? t.bySilence : t.notYet;
  };
  return (
    <Section id="partijen" title={t.title}>
      <Table
        language={language}
        caption={t.caption}
        captionHidden
        fold
        columns={[
          { label: t.party },
          { label: t.brings },
          { label: t.money, numeric: true },
          { label: t.signature },
        ]}
        rows={[
          { head: view.party, cells: [deal.partyCarries || t.theWork, null, signed("party")] },
          {
            head: page.community.name,
            cells: [
              deal.municipalityCarries || null,
              deal.amountCents > 0n ? euroText(deal.amountCents, language) : null,
              signed("municipality"),
            ],
          },
        ]}
      />
    </Section>
  );
}

function MandateSection({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language].mandate;
  const { deal, mandate } = view;
  const isSigned = view.signatures.some(({ side }) => side === "municipality");
  if (!isSigned || deal.amountCents === 0n) return null;
  if (!mandate)
    return (
      <Section id="mandaat" title={t.title}>
        <Paragraph>{t.executive}</Paragraph>
      </Section>
    );
  const euro = (cents: bigint) => euroText(cents, language);
  return (
    <Section id="mandaat" title={t.title}>
      <Paragraph>
        {t.text(
          view.names.get(mandate.holderId) ?? "",
          euro(mandate.amountCents),
          euro(mandate.committedCents),
          euro(leftCents(mandate)),
        )}
      </Paragraph>
      <MandateBar
        language={language}
        totalCents={mandate.amountCents}
        usedCents={mandate.committedCents - deal.amountCents}
        thisCents={deal.amountCents}
      />
      <Paragraph small>
        <Link href={page.href(`/mandaten/${mandate.number}`)}>{t.link(mandate.number)}</Link>
      </Paragraph>
    </Section>
  );
}

function FactsOf({ page, view }: PartProps) {
  const { language } = page;
  const t = texts[language];
  const { deal } = view;
  const contact = deal.contactMemberId ? view.names.get(deal.contactMemberId) : undefined;
  return (
    <Side title={t.facts.title}>
      <Facts
        items={[
          {
            term: t.facts.amount,
            value:
              deal.amountCents === 0n
                ? t.facts.noMoney
                : t.facts.amountIn(
                    euroText(deal.amountCents, language),
                    monthsText(deal.termMonths, language),
                  ),
          },
          { term: t.facts.starts, value: dateText(deal.startsOn, language) },
          { term: t.facts.ends, value: dateText(lastDay(deal), language) },
          {
            term: t.facts.looksBack,
            value: dateText(deal.looksBackOn, language),
            note: t.facts.looksBackNote,
          },
          {
            term: t.facts.contact,
            value: contact ?? t.facts.noContact,
            note: t.facts.contactNote,
          },
          { term: t.facts.route, value: t.routes[deal.route] },
          { term: t.facts.binds, value: t.facts.bindsValue },
        ]}
      />
    </Side>
  );
}

/* Signing ------------------------------------------------------------------------------------------ */

pages.get("/deals/:number/tekenen", (c) => showSign(c, {}, []));

pages.post("/deals/:number/tekenen", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const deal = await read(context, (db) =>
    findDealByNumber(db, page.community.id, c.req.param("number"), page.now),
  );
  if (!deal) return c.notFound();
  const outcome = await act(signDeal, contextOf(c, values), { ...values, dealId: deal.id });
  if (outcome.ok) return c.redirect(page.href(`/deals/${deal.number}`), 303);
  const t = texts[page.language];
  const message =
    outcome.fields.mandate === "mandate_missing"
      ? t.fields.mandate_missing
      : refusalText(
          { ...t.refusals, ...mandateTexts[page.language].refusals },
          page.language,
          outcome.refusal,
        );
  return showSign(c, values, [{ field: "mandate", message }], statusOf(outcome.refusal));
});

type Errors = readonly { readonly field: string; readonly message: string }[];

async function showSign(
  c: PageContext,
  values: Readonly<Record<string, string>>,
  errors: Errors,
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
) {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const view = await read(context, (db) => loadDeal(db, page, c.req.param("number") ?? ""));
  if (!view) return c.notFound();
  const t = texts[page.language];
  return c.var.show(
    {
      title: `${t.sign.title}: ${view.deal.title}`,
      here: `/deals/${view.deal.number}/tekenen`,
      crumbs: [
        { label: t.title, path: "/deals" },
        { label: view.deal.title, path: `/deals/${view.deal.number}` },
      ],
      menu: "deals",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: <SignPage page={page} view={view} values={values} errors={errors} />,
    },
    status,
  );
}

function SignPage({
  page,
  view,
  values,
  errors,
}: PartProps & {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Errors;
}) {
  const { language } = page;
  const t = texts[language].sign;
  const { deal, signs } = view;
  return (
    <Page>
      <PageHead
        kind={texts[language].kind(deal.number, view.areaName)}
        title={texts[language].pageTitle(view.party, deal.title)}
        lead={signs ? t.lead : t.nothing}
        before={<ErrorSummary language={language} errors={errors} />}
      />
      <Text>
        <Answers
          language={language}
          items={[
            { question: t.what, answer: deal.what },
            { question: t.party, answer: deal.partyCarries || texts[language].who.theWork },
            { question: t.municipality, answer: deal.municipalityCarries },
            { question: t.amount, answer: euroText(deal.amountCents, language) },
            {
              question: t.term,
              answer: t.termValue(
                dateText(deal.startsOn, language),
                dateText(lastDay(deal), language),
              ),
            },
            { question: t.looksBack, answer: dateText(deal.looksBackOn, language) },
          ]}
        />
        {signs && (
          <Form
            language={language}
            action={page.href(`/deals/${deal.number}/tekenen`)}
            errors={errors}
          >
            <Hidden name={keyField} value={newId()} />
            <Hidden name="side" value={signs} />
            <Paragraph>
              <b>{signs === "party" ? t.asParty : t.asMunicipality}</b>
            </Paragraph>
            {signs === "municipality" && <MandateChoice page={page} view={view} values={values} />}
            <Buttons>
              <SubmitButton once>{t.bind}</SubmitButton>
            </Buttons>
          </Form>
        )}
      </Text>
    </Page>
  );
}

function MandateChoice({
  page,
  view,
  values,
}: PartProps & { readonly values: Readonly<Record<string, string>> }) {
  const { language, viewer } = page;
  const t = texts[language].sign;
  const { deal, mandates, isExecutive } = view;
  const euro = (cents: bigint) => euroText(cents, language);
  const most = mandates.reduce<bigint>(
    (largest, mandate) => (leftCents(mandate) > largest ? leftCents(mandate) : largest),
    0n,
  );
  const options = [
    ...mandates.map((mandate) => ({
      value: mandate.id,
      label: t.mandateOption(mandate.number, euro(leftCents(mandate))),
    })),
    ...(isExecutive ? [{ value: "executive", label: t.executive }] : []),
  ];
  const [only] = options;
  return (
    <>
      {!isExecutive && deal.amountCents > most && (
        <Stand tone="stop">
          <Paragraph>
            {t.tooSmall(euro(deal.amountCents - most), viewer.kind === "member" ? viewer.name : "")}
          </Paragraph>
        </Stand>
      )}
      <Radios
        name="mandate"
        label={t.mandate}
        hint={t.mandateHint}
        value={values.mandate ?? (options.length === 1 ? only?.value : undefined)}
        options={options}
      />
    </>
  );
}

export const slots: Slots = {
  subjects: {
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
    "deals.signedByParty": ({ data }, words) =>
      texts[words.language].sentences.signedByParty(words.member(data.memberId)),
    "deals.signedByMunicipality": ({ data }, words) => {
      const t = texts[words.language].sentences;
      const cents = BigInt(String(data.amountCents ?? "0"));
      const name = words.member(data.memberId);
      return cents > 0n
        ? t.signedByMunicipality(name, euroText(cents, words.language))
        : t.signedByMunicipalityFree(name);
    },
    "deals.signed": (_, { language }) => texts[language].sentences.signed,
    "deals.boundBySilence": (_, { language }) => texts[language].sentences.boundBySilence,
  },
};

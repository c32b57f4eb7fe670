import { Hono } from "hono";
import type { VNode } from "preact";
import type { ZodType } from "zod";
import { localDate } from "#lib/calendar.ts";
import { decodeCsv, formatCsv, parseCsv } from "#lib/csv.ts";
import { dateText, euroText, numberText } from "#lib/format.ts";
import { chosenHref, leafTo, pageAt, pagesOf } from "#lib/paging.ts";
import {
  type Area,
  findMember,
  listAreas,
  listOrganizationsOf,
  listPartyIds,
} from "#modules/people";
import { type Action, act, type Kept } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import {
  contextOf,
  type FormValues,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { letterResponse } from "#platform/letter.ts";
import { listEntriesAbout } from "#platform/record.ts";
import type { Contribution, Followed, Slots, Told } from "#platform/slots.ts";
import { refusalText } from "#platform/texts.ts";
import { Demands } from "#ui/demands.tsx";
import { Facts } from "#ui/facts.tsx";
import { forAnother, readForWhom } from "#ui/for-whom.tsx";
import { Select } from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Pager } from "#ui/pager.tsx";
import { type Row, Rows } from "#ui/rows.tsx";
import { SearchForm } from "#ui/search-form.tsx";
import { Timeline } from "#ui/timeline.tsx";
import { type ImportRefusal, importWorks, withDemands } from "./actions/import.ts";
import {
  answerUndertaking,
  endUndertaking,
  replyToAnswer,
  startUndertaking,
  takeUpUndertaking,
} from "./actions/undertaking.ts";
import { nameWork } from "./actions.ts";
import { exportRows, planImport } from "./model/import.ts";
import {
  type AnswerKind,
  decideStart,
  helpDueOn,
  starting,
  type Undertaking,
  type UndertakingRefusal,
} from "./model/undertaking.ts";
import { newWork, type Requirement, type Work } from "./model.ts";
import { asks, atWork } from "./pages/at-work.ts";
import { emptyForm, type FormState, refusedForm } from "./pages/form-state.ts";
import { found } from "./pages/found.ts";
import { ManagePage, managePath } from "./pages/manage.tsx";
import { NameCheckPage, NamePage } from "./pages/name.tsx";
import {
  AnswerPage,
  EndPage,
  LetterPage,
  letterOf,
  NoticePage,
  noticeOf,
  ReplyPage,
  UndertakingsPage,
} from "./pages/neighbours.tsx";
import { UndertakeCheckPage, UndertakePage, type UndertakeProps } from "./pages/undertake.tsx";
import {
  loadUndertaking,
  partyName,
  pathOf,
  UndertakingPage,
  type UndertakingProps,
  type UndertakingView,
} from "./pages/undertaking.tsx";
import { waits } from "./pages/waits.ts";
import { writings } from "./pages/writings.ts";
import {
  countWorks,
  findUndertakingByNumber,
  findWorkByNumber,
  listAllRequirements,
  listAllWorks,
  listRequirements,
  listUndertakings,
  listWorks,
  listWorksByIds,
} from "./store.ts";
import { texts } from "./texts.ts";

export const pages = new Hono<PageEnv>();

const perPage = 50;

pages.get("/werken", async (c) => {
  const { page, context } = c.var;
  const word = (c.req.query("zoek") ?? "").trim().slice(0, 100);
  const areaSlug = c.req.query("gebied") ?? "";
  const asked = pageAt(c.req.query("pagina"), perPage);
  const { works, areas, total, at } = await read(context, async (db) => {
    const areas = await listAreas(db, page.community.id);
    const area = areas.find(({ slug }) => slug === areaSlug);
    const filter = { ...(word && { word }), ...(area && { areaId: area.id }) };
    const leafed = await leafTo(asked, async ({ from }) => ({
      total: await countWorks(db, page.community.id, filter),
      works: await listWorks(db, page.community.id, filter, perPage, from),
    }));
    return { areas, ...leafed };
  });
  return c.var.show({
    title: texts[page.language].title,
    here: "/werken",
    menu: "works",
    children: <ListPage {...{ page, works, areas, word, areaSlug, number: at.number, total }} />,
  });
});

interface ListProps {
  readonly page: PageTools;
  readonly works: readonly Work[];
  readonly areas: readonly Area[];
  readonly word: string;
  readonly areaSlug: string;
  /** Which page is shown, from 1, and how many works there are on all of them. */
  readonly number: number;
  readonly total: number;
}

function ListPage({ page, works, areas, word, areaSlug, number, total }: ListProps) {
  const { language } = page;
  const t = texts[language];
  const areaName = new Map(areas.map(({ id, name }) => [id, name]));
  return (
    <>
      <Page>
        <PageHead title={t.title} lead={t.lead} />
      </Page>
      <div class="meent-section meent-list">
        <SearchForm
          language={language}
          action={page.href("/werken")}
          label={t.search}
          value={word}
          filters={
            <Select
              name="gebied"
              label={t.area}
              required
              value={areaSlug}
              options={[
                { value: "", label: t.everywhere },
                ...areas.map(({ slug, name }) => ({ value: slug, label: name })),
              ]}
            />
          }
          filterLabel={t.area}
        />
        <section aria-labelledby="lijst">
          <div class="meent-stack">
            <h2 class="utrecht-heading-2" id="lijst">
              {t.counted(total)}
            </h2>
            <Paragraph>
              {t.missing} <Link href={page.href("/werken/noemen")}>{t.name.door}</Link>
            </Paragraph>
            {page.may(importWorks) && (
              <Paragraph>
                <Link href={page.href(managePath)}>{t.manage.door}</Link>
              </Paragraph>
            )}
            {works.length === 0 ? (
              <Paragraph>{t.none}</Paragraph>
            ) : (
              <Rows
                items={works.map((work) => ({
                  meta: [
                    areaName.get(work.areaId),
                    work.yearlyCostCents === null
                      ? t.costUnknown
                      : t.costs(euroText(work.yearlyCostCents, language)),
                    ...(work.reserved ? [t.reserved] : []),
                  ].join(", "),
                  title: work.title,
                  href: page.href(`/werken/${work.number}`),
                  text: work.lead,
                }))}
              />
            )}
            <Pager
              language={language}
              page={number}
              pages={pagesOf(total, { perPage })}
              href={(to) => hrefOf(page, { word, areaSlug, to })}
            />
          </div>
        </section>
      </div>
    </>
  );
}

/** The list with these choices, at a page of it. */
function hrefOf(
  page: PageTools,
  { word, areaSlug, to }: Pick<ListProps, "word" | "areaSlug"> & { readonly to: number },
): string {
  return chosenHref(page.href("/werken"), { zoek: word, gebied: areaSlug, pagina: to });
}

/* Naming a work ----------------------------------------------------------------------------------- */

pages.get("/werken/noemen", async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  return showName(c, emptyForm({ areaId: await ownAreaOf(c) }), NamePage);
});

pages.post("/werken/noemen", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  if (values.knop === "wijzigen") return showName(c, emptyForm(values), NamePage);
  const input = {
    ...values,
    ...readForWhom(values),
    doer: {
      kind: values["doer.kind"],
      // A name beside "nobody" means nothing.
      name: values["doer.kind"] === "nobody" ? null : (values["doer.name"] ?? ""),
    },
  };
  if (values.knop !== "vastleggen") {
    const checked = newWork.safeParse(input);
    if (checked.success) return showName(c, emptyForm(values), NameCheckPage);
    const outcome = { refusal: "invalid_input" as const, fields: wrongIn(checked.error.issues) };
    return showName(c, refusedForm(values, outcome, "title", page.language), NamePage, 422);
  }
  const outcome = await act(nameWork, contextOf(c, values), input);
  if (outcome.ok)
    return c.redirect(
      page.href(
        values.organizationId === forAnother
          ? `/namens/voor/work/${outcome.value.id}`
          : `/werken/${outcome.value.number}`,
      ),
      303,
    );
  const form = refusedForm(values, outcome, "title", page.language);
  return showName(c, form, NamePage, statusOf(outcome.refusal));
});

async function showName(
  c: PageContext,
  form: FormState,
  Screen: typeof NamePage,
  status: Status = 200,
) {
  const { page, context } = c.var;
  const loaded = await read(context, async (db) => ({
    areas: await listAreas(db, page.community.id),
    charter: await context.platform.lookUps.charter(db, page.community.id, { now: page.now }),
  }));
  return c.var.show(
    {
      title: texts[page.language].name.title,
      here: "/werken/noemen",
      crumbs: [{ label: texts[page.language].title, path: "/werken" }],
      menu: "works",
      isPersonal: true,
      hasErrors: form.errors.length > 0,
      children: <Screen page={page} {...loaded} form={form} />,
    },
    status,
  );
}

/** Where the reader lives, as the first choice of where; empty when she did not say. */
async function ownAreaOf(c: PageContext): Promise<string> {
  const { page, context } = c.var;
  const { viewer } = page;
  if (viewer.kind === "visitor") return "";
  const member = await read(context, (db) => findMember(db, page.community.id, viewer.memberId));
  return member?.areaId ?? "";
}

function wrongIn(issues: readonly { readonly path: PropertyKey[]; readonly message: string }[]) {
  return Object.fromEntries(issues.map(({ path, message }) => [path.join("."), message]));
}

/* The municipality's own list ---------------------------------------------------------------------- */

pages.get("/werken/beheer/werken.csv", async (c) => {
  const { page, context } = c.var;
  const known = await read(context, (db) => loadKnown(db, c));
  return c.body(formatCsv(exportRows(known.works, known.areas)), 200, {
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename="werken-${page.community.slug}.csv"`,
  });
});

pages.get("/werken/beheer", (c) => showManage(c, emptyForm(), ""));

pages.post("/werken/beheer", async (c) => {
  const { page } = c.var;
  const values = await readForm(c);
  const { bestand } = await c.req.parseBody();
  const isFile = bestand instanceof File && bestand.size > 0;
  const csv = isFile ? decodeCsv(new Uint8Array(await bestand.arrayBuffer())) : (values.csv ?? "");
  if (values.knop !== "vastleggen") return showManage(c, emptyForm(), csv);
  const outcome = await act(importWorks, contextOf(c, values), { csv });
  if (outcome.ok) return c.redirect(page.href("/werken"), 303);
  const { manage } = texts[page.language];
  const message = refusalText<ImportRefusal>(manage.refusals, page.language, outcome.refusal);
  const form = { values: {}, errors: [{ field: "csv", message }] };
  return showManage(c, form, csv, statusOf(outcome.refusal));
});

/** The list as it is, and what the given one would do to it. */
async function showManage(c: PageContext, form: FormState, csv: string, status: Status = 200) {
  const { page, context } = c.var;
  const { viewer, language } = page;
  if (viewer.kind === "visitor") return signInFirst(c);
  const t = texts[language].manage;
  const mayManage = page.may(importWorks);
  const rows = parseCsv(csv);
  const isAsked = c.req.method === "POST";
  const problem = !mayManage
    ? refusalText<never>({}, language, "not_allowed")
    : isAsked && csv === ""
      ? t.none
      : !rows.ok
        ? t.refusals.list_not_readable
        : undefined;
  const plan =
    mayManage && isAsked && rows.ok && csv !== ""
      ? planImport(rows.value, await read(context, (db) => loadKnown(db, c)))
      : undefined;
  const errors = problem ? [{ field: "csv", message: problem }] : form.errors;
  return c.var.show(
    {
      title: t.title,
      here: managePath,
      crumbs: crumbs(page),
      menu: "works",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: <ManagePage page={page} form={{ ...form, errors }} plan={plan} csv={csv} />,
    },
    !mayManage ? 403 : errors.length > 0 && status === 200 ? 422 : status,
  );
}

async function loadKnown(db: Db, c: PageContext) {
  const { platform, communityId, now } = c.var.context;
  return {
    areas: await listAreas(db, communityId),
    works: withDemands(
      await listAllWorks(db, communityId),
      await listAllRequirements(db, communityId),
    ),
    charter: await platform.lookUps.charter(db, communityId, { now }),
  };
}

/* One work ------------------------------------------------------------------------------------------ */

pages.get("/werken/:number", async (c) => {
  const { page, context } = c.var;
  const loaded = await read(context, async (db) => {
    const { id: communityId } = page.community;
    const work = await findWorkByNumber(db, communityId, c.req.param("number"));
    if (!work) return undefined;
    const subject = { kind: "work", id: work.id };
    const entries = await listEntriesAbout(db, communityId, subject);
    return {
      work,
      requirements: await listRequirements(db, communityId, work.id),
      area: (await listAreas(db, communityId)).find(({ id }) => id === work.areaId),
      told: await page.slots.describe(db, page, entries),
      given: await page.slots.contributions(db, page, "work", work.id),
      doing: await rowsOf(
        db,
        page,
        await listUndertakings(db, communityId, page.now, { workId: work.id }),
      ),
    };
  });
  if (!loaded) return c.notFound();
  return c.var.show({
    title: loaded.work.title,
    here: `/werken/${loaded.work.number}`,
    crumbs: [{ label: texts[page.language].title, path: "/werken" }],
    menu: "works",
    children: <WorkPage page={page} {...loaded} />,
  });
});

interface WorkProps {
  readonly page: PageTools;
  readonly work: Work;
  readonly requirements: readonly Requirement[];
  readonly area: Area | undefined;
  readonly told: readonly Told[];
  readonly given: readonly Contribution[];
  /** Who does it themselves, and who did. */
  readonly doing: readonly Row[];
}

function WorkPage({ page, work, requirements, area, told, given, doing }: WorkProps) {
  const { language } = page;
  const t = texts[language];
  const stand = given.find((contribution) => contribution.stand)?.stand;
  const primary = given.find((contribution) => contribution.primary)?.primary;
  return (
    <Page>
      <PageHead kind={t.kind(work.number, area?.name ?? "")} title={work.title} lead={work.lead}>
        {work.reserved ? (
          <Stand tone="stop">
            <Paragraph>
              <b>{t.reservedStand}</b> {t.reservedGrounds[work.reserved.ground]}
            </Paragraph>
            <Paragraph>{work.reserved.reason}</Paragraph>
          </Stand>
        ) : (
          stand && <Stand tone={stand.tone}>{stand.text}</Stand>
        )}
      </PageHead>
      <NowBox
        language={language}
        {...(primary && {
          primary: { label: primary.label, href: primary.href },
          note: primary.note,
        })}
        todo={[
          ...given.flatMap((contribution) => contribution.todo ?? []),
          ...(decideStart(work, localDate(page.now)).ok
            ? [
                {
                  label: t.undertaking.start,
                  href: page.href(`/werken/${work.number}/wij-doen-dit`),
                  gives: t.undertaking.startGives,
                },
              ]
            : []),
          { label: t.toList, href: page.href("/werken"), gives: t.toListGives },
          { label: t.toRecord, href: page.href("/logboek"), gives: t.toRecordGives },
        ]}
      >
        {given.map(({ follow }) => follow)}
      </NowBox>
      <Text>
        <TodaySection page={page} work={work} />
        <Section id="eisen" title={t.demands}>
          <Paragraph>
            {requirements.length === 0 ? t.noDemands : t.demandsLead(requirements.length)}
          </Paragraph>
          <Demands items={requirements.map(({ title, detail }) => ({ title, text: detail }))} />
        </Section>
        {work.protects !== "" && (
          <Section id="kwetsbaar" title={t.protects}>
            {work.protects.split(/\n{2,}/).map((part) => (
              <Paragraph key={part}>{part}</Paragraph>
            ))}
          </Section>
        )}
        <Section id="zelf" title={t.undertaking.onWork}>
          {doing.length === 0 ? (
            <Paragraph>{t.undertaking.onWorkNone}</Paragraph>
          ) : (
            <Rows items={doing} />
          )}
        </Section>
        {given.flatMap((contribution) => contribution.sections ?? [])}
        <Section id="verloop" title={t.record}>
          <Timeline
            items={[...told].reverse().map(({ entry, sentence }) => ({
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
    </Page>
  );
}

function TodaySection({ page, work }: { readonly page: PageTools; readonly work: Work }) {
  const { language } = page;
  const t = texts[language];
  const euro = (cents: bigint) => euroText(cents, language);
  return (
    <Section id="nu-zo" title={t.today}>
      <Facts
        wide
        items={[
          {
            term: t.who,
            value: work.doer.name ?? t.doers.nobody,
            ...(work.doer.name && { note: t.doers[work.doer.kind] }),
          },
          {
            term: t.cost,
            value: work.yearlyCostCents === null ? t.unknown : t.costs(euro(work.yearlyCostCents)),
            ...(work.yearlyCostCents !== null &&
              work.yearlyOverheadCents > 0n && {
                note: t.costParts(
                  euro(work.yearlyCostCents - work.yearlyOverheadCents),
                  euro(work.yearlyOverheadCents),
                ),
              }),
          },
          ...(work.contractEndsOn
            ? [{ term: t.contractEnd, value: dateText(work.contractEndsOn, language) }]
            : []),
          ...(work.serves ? [{ term: t.serves, value: work.serves }] : []),
        ]}
      />
    </Section>
  );
}

/* "Wij doen dit" ------------------------------------------------------------------------------------- */

pages.get("/werken/:number/wij-doen-dit", async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  return showUndertake(c, emptyForm(), UndertakePage);
});

pages.post("/werken/:number/wij-doen-dit", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  if (values.knop === "wijzigen") return showUndertake(c, emptyForm(values), UndertakePage);
  const work = await read(context, (db) =>
    findWorkByNumber(db, page.community.id, c.req.param("number")),
  );
  if (!work) return c.notFound();
  const input = { ...values, ...readForWhom(values), workId: work.id };
  if (values.knop !== "beginnen") {
    const checked = starting.safeParse(input);
    if (checked.success) return showUndertake(c, emptyForm(values), UndertakeCheckPage);
    const outcome = { refusal: "invalid_input" as const, fields: wrongIn(checked.error.issues) };
    const form = refusedForm(values, outcome, "what", page.language);
    return showUndertake(c, form, UndertakePage, 422);
  }
  const outcome = await act(startUndertaking, contextOf(c, values), input);
  if (outcome.ok)
    return c.redirect(
      page.href(
        values.organizationId === forAnother
          ? `/namens/voor/undertaking/${outcome.value.id}`
          : `/wij-doen-dit/${outcome.value.number}`,
      ),
      303,
    );
  const form = refusedForm(values, outcome, "what", page.language);
  return showUndertake(c, form, UndertakePage, statusOf(outcome.refusal));
});

async function showUndertake(
  c: PageContext,
  form: FormState,
  Screen: (props: UndertakeProps) => VNode,
  status: Status = 200,
) {
  const { page, context } = c.var;
  const { viewer, community, now } = page;
  const loaded = await read(context, async (db) => {
    const work = await findWorkByNumber(db, community.id, c.req.param("number") ?? "");
    if (!work || viewer.kind === "visitor") return undefined;
    const { platform, communityId } = context;
    const charter = await platform.lookUps.charter(db, communityId, { now, areaId: work.areaId });
    return {
      work,
      charter,
      areaName: (await listAreas(db, communityId)).find(({ id }) => id === work.areaId)?.name ?? "",
      organizations: await listOrganizationsOf(db, communityId, viewer.memberId),
      dueOn: community.takesPart ? helpDueOn(charter, now) : null,
    };
  });
  if (!loaded) return c.notFound();
  const { work } = loaded;
  const start = decideStart(work, localDate(now));
  // Told before anything is written, not only after it.
  const refused = start.ok
    ? form
    : refusedForm(form.values, { refusal: start.refusal, fields: {} }, "what", page.language);
  return c.var.show(
    {
      title: texts[page.language].undertaking.formTitle,
      here: `/werken/${work.number}/wij-doen-dit`,
      crumbs: [...crumbs(page), { label: work.title, path: `/werken/${work.number}` }],
      menu: "works",
      isPersonal: true,
      hasErrors: refused.errors.length > 0,
      children: <Screen page={page} {...loaded} form={refused} />,
    },
    status,
  );
}

pages.get("/wij-doen-dit", async (c) => {
  const { page, context } = c.var;
  const rows = await read(context, async (db) =>
    rowsOf(
      db,
      page,
      await listUndertakings(db, page.community.id, page.now, { isRunning: true }, 100),
    ),
  );
  return c.var.show({
    title: texts[page.language].undertaking.listTitle,
    here: "/wij-doen-dit",
    menu: "works",
    children: <UndertakingsPage page={page} rows={rows} />,
  });
});

/** Undertakings as rows of a list: who does what, where, and whether the municipality answered. */
async function rowsOf(db: Db, page: PageTools, undertakings: readonly Undertaking[]) {
  const { id: communityId } = page.community;
  const { undertaking: t } = texts[page.language];
  const workIds = undertakings.map(({ workId }) => workId);
  const works = new Map((await listWorksByIds(db, communityId, workIds)).map((w) => [w.id, w]));
  const areas = new Map((await listAreas(db, communityId)).map(({ id, name }) => [id, name]));
  const rows = [];
  for (const undertaking of undertakings)
    rows.push({
      meta: [
        undertaking.number,
        areas.get(undertaking.areaId),
        t.states[undertaking.state],
        dateText(localDate(undertaking.startedAt), page.language),
      ].join(", "),
      title: t.title(
        await partyName(db, communityId, undertaking),
        works.get(undertaking.workId)?.title ?? "",
      ),
      href: page.href(pathOf(undertaking)),
      text: undertaking.what,
    });
  return rows;
}

pages.get("/wij-doen-dit/:number", (c) => showUndertaking(c, "", emptyForm(), UndertakingPage));

pages.get("/wij-doen-dit/:number/brief", (c) =>
  showUndertaking(c, "brief", emptyForm(), (props) => (
    <LetterPage {...props} letter={neighbourLetter(c, props.view)} />
  )),
);

pages.get("/wij-doen-dit/:number/brief.pdf", async (c) => {
  const { page, context } = c.var;
  const view = await read(context, (db) => loadUndertaking(db, page, c.req.param("number")));
  if (!view) return c.notFound();
  const { letter } = texts[page.language].undertaking;
  return letterResponse(neighbourLetter(c, view), `${view.undertaking.number} ${letter}`);
});

pages.get("/wij-doen-dit/:number/kennisgeving", (c) =>
  showUndertaking(c, "kennisgeving", emptyForm(), (props) =>
    // A municipality that takes part knows of it already.
    props.page.community.takesPart ? null : (
      <NoticePage {...props} letter={municipalNotice(c, props.view)} />
    ),
  ),
);

pages.get("/wij-doen-dit/:number/kennisgeving.pdf", async (c) => {
  const { page, context } = c.var;
  const view = await read(context, (db) => loadUndertaking(db, page, c.req.param("number")));
  if (!view || page.community.takesPart) return c.notFound();
  return letterResponse(municipalNotice(c, view), `${view.undertaking.number} kennisgeving`);
});

function municipalNotice(c: PageContext, view: UndertakingView) {
  const { page } = c.var;
  return noticeOf(page, view, `${new URL(c.req.url).host}${page.href(pathOf(view.undertaking))}`);
}

function neighbourLetter(c: PageContext, view: UndertakingView) {
  const { page } = c.var;
  const address = `${new URL(c.req.url).host}${page.href(pathOf(view.undertaking))}`;
  return letterOf(page, view, address);
}

pages.post("/wij-doen-dit/:number/helpen", (c) =>
  submit(c, takeUpUndertaking, "", "helpen", UndertakingPage),
);

pages.get("/wij-doen-dit/:number/antwoord", (c) => showOwn(c, "antwoord", emptyForm(), AnswerPage));
pages.post("/wij-doen-dit/:number/antwoord", (c) =>
  submit(c, answerUndertaking, "antwoord", "body", AnswerPage),
);

pages.get("/wij-doen-dit/:number/antwoord/:answer", (c) =>
  showOwn(c, `antwoord/${c.req.param("answer")}`, emptyForm(), replyPage(c)),
);
pages.post("/wij-doen-dit/:number/antwoord/:answer", (c) =>
  submit(c, replyToAnswer, `antwoord/${c.req.param("answer")}`, "body", replyPage(c), {
    answerId: c.req.param("answer"),
  }),
);

function replyPage(c: PageContext) {
  return (props: UndertakingProps) =>
    ReplyPage({ ...props, answerId: c.req.param("answer") ?? "" });
}

pages.get("/wij-doen-dit/:number/stoppen", (c) => showOwn(c, "stoppen", emptyForm(), EndPage));
pages.post("/wij-doen-dit/:number/stoppen", (c) =>
  submit(c, endUndertaking, "stoppen", "outcome", EndPage),
);

type Status = 200 | 401 | 403 | 404 | 409 | 422;
type Screen = (props: UndertakingProps) => VNode | null;

/** A form on an undertaking; whoever is not signed in does that first. */
async function showOwn(c: PageContext, last: string, form: FormState, Screen: Screen) {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  return showUndertaking(c, last, form, Screen);
}

async function showUndertaking(
  c: PageContext,
  last: string,
  form: FormState,
  Screen: Screen,
  status: Status = 200,
) {
  const { page, context } = c.var;
  const view = await read(context, (db) => loadUndertaking(db, page, c.req.param("number") ?? ""));
  const children = view && Screen({ page, view, form });
  if (!children) return c.notFound();
  const t = texts[page.language].undertaking;
  const { undertaking, work, areaName, party } = view;
  const path = pathOf(undertaking);
  const above = [...crumbs(page), { label: work.title, path: `/werken/${work.number}` }];
  return c.var.show(
    {
      title: t.title(party, work.title),
      here: last ? `${path}/${last}` : path,
      crumbs: last ? [...above, { label: t.kind(undertaking.number, areaName), path }] : above,
      menu: "works",
      hasErrors: form.errors.length > 0,
      isPersonal: last !== "",
      children,
    },
    status,
  );
}

/** Runs an action on the undertaking of the address; a refusal shows the form again as it was typed. */
async function submit<Schema extends ZodType, Value extends Kept>(
  c: PageContext,
  action: Action<Schema, Undertaking, Value, UndertakingRefusal>,
  last: string,
  mainField: string,
  Screen: Screen,
  more: FormValues = {},
) {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const undertaking = await read(context, (db) =>
    findUndertakingByNumber(db, page.community.id, c.req.param("number") ?? "", page.now),
  );
  if (!undertaking) return c.notFound();
  const outcome = await act(action, contextOf(c, values), {
    ...values,
    ...more,
    undertakingId: undertaking.id,
  });
  if (outcome.ok) return c.redirect(page.href(pathOf(undertaking)), 303);
  const form = refusedForm(values, outcome, mainField, page.language);
  return showUndertaking(c, last, form, Screen, statusOf(outcome.refusal));
}

function crumbs({ language }: PageTools) {
  return [{ label: texts[language].title, path: "/werken" }];
}

/* What other pages show of works ------------------------------------------------------------------- */

export const slots: Slots = {
  follow: {
    work: async (db, communityId, ids) =>
      new Map(
        (await listWorksByIds(db, communityId, ids)).map(({ id, areaId }) => [
          id,
          { partyIds: [], areaId },
        ]),
      ),
    undertaking: followedUndertakings,
  },
  writings,
  requirements: async (db, communityId, workId) =>
    (await listRequirements(db, communityId, workId)).map(({ title }) => title),
  found,
  subjects: {
    work: async (db, communityId, ids) =>
      new Map(
        (await listWorksByIds(db, communityId, ids)).map((work) => [
          work.id,
          { title: work.title, path: `/werken/${work.number}` },
        ]),
      ),
    undertaking: titlesOfUndertakings,
  },
  sentences: {
    "works.undertakingStarted": ({ data }, words) => {
      const organization = data.organizationId && words.title("organization", data.organizationId);
      const t = texts[words.language].undertaking;
      const party = organization || words.member(data.partyId);
      return typeof data.helpDueOn === "string"
        ? t.sentences.started(party, dateText(data.helpDueOn, words.language))
        : t.alone.started(party);
    },
    "works.undertakingAnnounced": ({ data }, { language }) =>
      texts[language].undertaking.alone.announced(dateText(String(data.helpDueOn), language)),
    "works.helpOverdue": ({ data }, { language }) =>
      texts[language].undertaking.sentences.helpOverdue(
        typeof data.helpDueOn === "string" ? dateText(data.helpDueOn, language) : "",
      ),
    "works.takenUp": ({ data }, words) =>
      texts[words.language].undertaking.sentences.takenUp(words.member(data.memberId)),
    "works.undertakingAnswered": ({ data }, words) =>
      texts[words.language].undertaking.sentences.answered[data.answerKind as AnswerKind](
        words.member(data.memberId),
      ),
    "works.undertakingReplied": ({ data }, words) =>
      texts[words.language].undertaking.sentences.replied(words.member(data.memberId)),
    "works.undertakingTakenBack": (_, { language }) => texts[language].sentences.takenBack,
    "works.undertakingEnded": ({ data }, words) =>
      texts[words.language].undertaking.sentences.ended(words.member(data.memberId)),
    "works.undertakingMoved": ({ data }, { language }) =>
      texts[language].undertaking.sentences.moved[data.to === "deal" ? "deal" : "challenge"],
    "works.named": (_, { language }) => texts[language].sentences.named,
    "works.changed": (_, { language }) => texts[language].sentences.changed,
    "works.takenBack": (entry, words) =>
      entry.texts.doer === undefined
        ? texts[words.language].sentences.stopped
        : texts[words.language].sentences.handedOver(entry.texts.doer),
    "works.handedOver": (entry, words) =>
      texts[words.language].sentences.handedOver(
        entry.texts.doer ?? words.title("work", entry.subject.id),
      ),
  },
  waits,
  asks,
  atWork,
};

/** "Wie: welk werk" for each; which instant the state is asked for does not matter to a title. */
async function titlesOfUndertakings(db: Db, communityId: string, ids: readonly string[]) {
  const found = await listUndertakings(db, communityId, anyTime, { ids }, ids.length);
  const workIds = found.map(({ workId }) => workId);
  const works = new Map((await listWorksByIds(db, communityId, workIds)).map((w) => [w.id, w]));
  return new Map(
    found.map((undertaking) => [
      undertaking.id,
      {
        title: `${undertaking.number}, ${works.get(undertaking.workId)?.title ?? ""}`,
        path: pathOf(undertaking),
      },
    ]),
  );
}

/** Who does it, with all who act for it, and who helps. */
async function followedUndertakings(db: Db, communityId: string, ids: readonly string[]) {
  const followed = new Map<string, Followed>();
  for (const one of await listUndertakings(db, communityId, anyTime, { ids }, ids.length))
    followed.set(one.id, {
      partyIds: [
        ...(await listPartyIds(db, communityId, one)),
        ...(one.helpingOfficialId === null ? [] : [one.helpingOfficialId]),
      ],
      areaId: one.areaId,
    });
  return followed;
}

const anyTime = new Date(0);

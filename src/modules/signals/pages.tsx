import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import type { VNode } from "preact";
import type { ZodType } from "zod";
import { codeFrom } from "#lib/code.ts";
import { dateText } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { isMark } from "#lib/marks.ts";
import { leafTo, pageAt, pagesOf } from "#lib/paging.ts";
import { findMember, listAreas, listNames, listRoleTerms, peopleTexts } from "#modules/people";
import { listWorks } from "#modules/works";
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
import { takePhotoForm } from "#platform/photo-pages.ts";
import type { Followed, Slots } from "#platform/slots.ts";
import { type Turns, takeTurn } from "#platform/tries.ts";
import { forAnother, readForWhom } from "#ui/for-whom.tsx";
import {
  answerSignal,
  forwardSignal,
  joinSignal,
  keepSignal,
  makeNeedOfSignal,
  makeWorkOfSignal,
} from "./actions/hosting.ts";
import { hashOfCode } from "./actions/kind.ts";
import { findNextHost, reactToAnswer, saySignal, withdrawSignal } from "./actions/saying.ts";
import {
  codeLength,
  dueOn,
  hostRoles,
  isPublic,
  isWaiting,
  mayHost,
  type Signal,
  type SignalKind,
  type SignalRefusal,
  sentence,
  signalKinds,
  subjectKinds,
  typedCode,
} from "./model.ts";
import { areaNames, beside, ofPlace } from "./pages/beside.tsx";
import { emptyForm, type FormState, photoRefused, refusedForm } from "./pages/form-state.ts";
import { found } from "./pages/found.ts";
import {
  AnswerPage,
  ForwardPage,
  type HostProps,
  JoinPage,
  KeepPage,
  NeedPage,
  NotYoursPage,
  WorkPage,
} from "./pages/hosting.tsx";
import { DeskPage, ListPage, type StateGroup, stateGroups } from "./pages/list.tsx";
import { contributeToMe } from "./pages/me.tsx";
import { deskRowOf, rowOf } from "./pages/rows.tsx";
import { SaidPage, SayPage, trapField } from "./pages/say.tsx";
import { FollowPage, ReactPage, WithdrawPage } from "./pages/sending.tsx";
import { BecameSection, SignalPage } from "./pages/signal.tsx";
import {
  cookieCode,
  followCookie,
  loadLife,
  loadSignal,
  pathOf,
  type SignalProps,
  type SignalView,
  shortened,
  standingOf,
} from "./pages/signal-view.ts";
import { waits } from "./pages/waits.ts";
import { writings } from "./pages/writings.ts";
import {
  countOverdue,
  countSignals,
  findSignal,
  findSignalByCode,
  findSignalByNumber,
  listSignals,
} from "./store.ts";
import { texts } from "./texts.ts";

export const pages = new Hono<PageEnv>();

type Status = 200 | 401 | 403 | 404 | 409 | 422;

/* Saying it ---------------------------------------------------------------------------------------- */

/** Strangers in an hour: a classroom of thirty says something each, and the next class too. */
const sayings: Turns = {
  what: "signals.say",
  perSource: { most: 60, minutes: 60 },
  perCommunity: { most: 600, minutes: 60 },
};
/** Codes tried in an hour; a code has 59 bits. */
const codes: Turns = {
  what: "signals.code",
  perSource: { most: 30, minutes: 60 },
  perCommunity: { most: 3000, minutes: 60 },
};

pages.get("/signalen/zeggen", (c) => showSay(c, emptyForm()));

pages.post("/signalen/zeggen", async (c) => {
  const { page } = c.var;
  const { language } = page;
  const taken = await takePhotoForm(c);
  const { values } = taken;
  if (taken.refusal) return showSay(c, photoRefused(values, taken.refusal, language), 422);
  if (values.knop === "verder") {
    const checked = sentence.safeParse(values);
    if (checked.success) return showSay(c, emptyForm(values));
    const fields = Object.fromEntries(
      checked.error.issues.map(({ path, message }) => [path.join("."), message]),
    );
    const outcome = { refusal: "invalid_input" as const, fields };
    return showSay(c, refusedForm(values, outcome, "body", language), 422);
  }
  const t = texts[language].say;
  const refuse = (field: string, message: string) =>
    showSay(c, { values, errors: [{ field, message }] }, 422);
  if (values[trapField]) return refuse(trapField, t.trapFilled);
  if (page.viewer.kind === "visitor" && !(await takeTurn(c.var.context, c.var.source, sayings)))
    return refuse("body", t.flood);
  // Of a stranger the code itself makes a second press have no effect; her key would name nobody.
  const isMember = page.viewer.kind === "member";
  const context = isMember ? contextOf(c, values) : c.var.context;
  const { code: typed, ...rest } = values;
  const outcome = await act(saySignal, context, {
    ...rest,
    ...readForWhom(values),
    ...(!isMember && { code: typed ?? "" }),
  });
  if (!outcome.ok)
    return showSay(c, refusedForm(values, outcome, "body", language), statusOf(outcome.refusal));
  const { id, number } = outcome.value;
  if (values.organizationId === forAnother)
    return c.redirect(page.href(`/namens/voor/signal/${id}`), 303);
  if (isMember) return c.redirect(page.href(`/signalen/${number}`), 303);
  return showSaid(c, number, typed ?? "");
});

async function showSay(c: PageContext, form: FormState, status: Status = 200) {
  const { page, context } = c.var;
  const { values } = form;
  const loaded = await read(context, async (db) => {
    const aboutKind = subjectKinds.find((kind) => kind === values.aboutKind);
    const { aboutId = "" } = values;
    const titles =
      aboutKind && isId(aboutId)
        ? await page.slots.titles(db, page, aboutKind, [aboutId])
        : new Map<string, { title: string }>();
    const areaId = isId(values.areaId ?? "") ? (values.areaId ?? null) : null;
    const host = await findNextHost(db, context, areaId);
    const charter = await context.platform.lookUps.charter(db, context.communityId, {
      now: page.now,
      areaId,
    });
    return {
      areas: await listAreas(db, page.community.id),
      host: host && (await listNames(db, page.community.id, [host.memberId])).get(host.memberId),
      charter,
      day: dueOn(charter, page.now),
      about: titles.get(aboutId)?.title,
    };
  });
  const sent = typedCode.safeParse(values.code ?? "");
  const code = sent.success ? sent.data : codeFrom(randomBytes(64), codeLength);
  return c.var.show(
    {
      title: texts[page.language].say.title,
      here: "/signalen/zeggen",
      crumbs: crumbs(page),
      menu: "signals",
      isPersonal: true,
      hasErrors: form.errors.length > 0,
      children: (
        <SayPage
          page={page}
          form={form}
          {...loaded}
          code={page.viewer.kind === "visitor" ? code : undefined}
          photoSrc={values.photo ? page.href(`/foto/los/${values.photo}`) : undefined}
        />
      ),
    },
    status,
  );
}

/** The one page that shows the code; this device remembers it until the browser closes. */
async function showSaid(c: PageContext, number: string, typed: string) {
  const { page, context } = c.var;
  const code = typedCode.parse(typed);
  const { signal, host } = await read(context, async (db) => {
    const signal = await findSignalByNumber(db, page.community.id, number, page.now);
    const names = signal && (await listNames(db, page.community.id, [signal.hostId]));
    return { signal, host: names?.get(signal?.hostId ?? "") ?? "" };
  });
  if (!signal) return c.notFound();
  rememberCode(c, code);
  const address = `${new URL(c.req.url).host}${page.href("/signalen/volgen")}`;
  return c.var.show({
    title: texts[page.language].said.title,
    here: "/signalen/zeggen",
    crumbs: crumbs(page),
    menu: "signals",
    isPersonal: true,
    children: <SaidPage page={page} signal={signal} host={host} code={code} address={address} />,
  });
}

function rememberCode(c: PageContext, code: string): void {
  setCookie(c, followCookie, code, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: c.var.isHttps,
  });
}

/* Finding it again ---------------------------------------------------------------------------------- */

pages.get("/signalen/volgen", (c) => showFollow(c, emptyForm()));

pages.post("/signalen/volgen", async (c) => {
  const { page, context } = c.var;
  const t = texts[page.language];
  const values = await readForm(c);
  const refuse = (message: string) =>
    showFollow(c, { values, errors: [{ field: "code", message }] }, 422);
  const code = typedCode.safeParse(values.code ?? "");
  if (!code.success) return refuse(t.fields.code_wrong);
  if (!(await takeTurn(context, c.var.source, codes))) return refuse(t.say.flood);
  const signal = await read(context, (db) =>
    findSignalByCode(db, page.community.id, hashOfCode(page.community.id, code.data), page.now),
  );
  if (!signal) return refuse(t.follow.unknown);
  rememberCode(c, code.data);
  return c.redirect(page.href(pathOf(signal)), 303);
});

pages.post("/signalen/vergeten", (c) => {
  deleteCookie(c, followCookie, { path: "/" });
  return c.redirect(c.var.page.href("/signalen/volgen"), 303);
});

async function showFollow(c: PageContext, form: FormState, status: Status = 200) {
  const { page, context } = c.var;
  const { viewer } = page;
  const mine = await read(context, async (db) => {
    if (viewer.kind === "visitor") return undefined;
    const filter = { senderId: viewer.memberId };
    const signals = await listSignals(db, page.community.id, page.now, filter, 100);
    const names = { areas: await areaNames(db, page.community.id), members: new Map() };
    return signals
      .filter(({ state }) => state !== "withdrawn")
      .map((signal) => rowOf(page, signal, names));
  });
  return c.var.show(
    {
      title: texts[page.language].follow.title,
      here: "/signalen/volgen",
      crumbs: crumbs(page),
      menu: "signals",
      isPersonal: true,
      hasErrors: form.errors.length > 0,
      children: (
        <FollowPage
          page={page}
          form={form}
          mine={mine}
          isRemembered={cookieCode(c) !== undefined}
        />
      ),
    },
    status,
  );
}

/* The list and the desk ------------------------------------------------------------------------------ */

const perPage = 25;

pages.get("/signalen", async (c) => {
  const { page, context } = c.var;
  const { id: communityId } = page.community;
  const chosen = chosenOf(c.req.query());
  const loaded = await read(context, async (db) => {
    const areas = await listAreas(db, communityId);
    const area = areas.find(({ slug }) => slug === chosen.areaSlug);
    const filter = {
      isPublic: true,
      ...(chosen.word && { word: chosen.word }),
      ...(chosen.kind && { kind: chosen.kind }),
      ...(chosen.group && { states: stateGroups[chosen.group] }),
      ...(area && { areaId: area.id }),
    } as const;
    const { total, signals, at } = await leafTo(
      pageAt(String(chosen.number), perPage),
      async ({ from }) => ({
        total: await countSignals(db, communityId, page.now, filter),
        signals: await listSignals(db, communityId, page.now, filter, perPage, from),
      }),
    );
    const names = {
      areas: new Map(areas.map(({ id, name }) => [id, name])),
      members: new Map<string, string>(),
    };
    return {
      areas,
      total,
      number: at.number,
      pages: pagesOf(total, { perPage }),
      rows: signals.map((signal) => rowOf(page, signal, names)),
      unread: await countUnread(db, page),
      overdue: await overdueLines(db, page),
      onDesk: await countOnDesk(db, page),
    };
  });
  return c.var.show({
    title: texts[page.language].list.title,
    here: "/signalen",
    menu: "signals",
    children: <ListPage page={page} chosen={{ ...chosen, number: loaded.number }} {...loaded} />,
  });
});

function chosenOf(query: Readonly<Record<string, string>>) {
  const { zoek = "", soort = "", stand = "", gebied = "", pagina } = query;
  return {
    word: zoek.trim().slice(0, 100),
    kind: signalKinds.find((kind): kind is SignalKind => kind === soort) ?? ("" as const),
    group: (Object.keys(stateGroups) as StateGroup[]).find((group) => group === stand) ?? "",
    areaSlug: gebied,
    number: pageAt(pagina, perPage).number,
  } as const;
}

/** How many wait of which the words cannot be read, or not yet. */
async function countUnread(db: Db, { community, now }: PageTools): Promise<number> {
  const all = await countSignals(db, community.id, now, { isWaiting: true });
  return all - (await countSignals(db, community.id, now, { isWaiting: true, isPublic: true }));
}

async function overdueLines(db: Db, page: PageTools): Promise<readonly string[]> {
  const t = texts[page.language].list;
  const counted = await countOverdue(db, page.community.id, page.now);
  const ids = counted.flatMap(({ organizationId }) => (organizationId ? [organizationId] : []));
  const titles = await page.slots.titles(db, page, "organization", ids);
  return counted.map(({ organizationId, count }) =>
    t.overdue(count, titles.get(organizationId ?? "")?.title ?? t.municipality),
  );
}

/** How many wait for this reader; undefined for who answers nobody. */
async function countOnDesk(db: Db, page: PageTools): Promise<number | undefined> {
  const { viewer } = page;
  if (viewer.kind === "visitor") return undefined;
  const waiting = await listWaitingOn(db, page);
  const count = waiting.filter(({ hostId }) => hostId === viewer.memberId).length;
  return count > 0 || viewer.roles.some(({ role }) => hostRoles.includes(role)) ? count : undefined;
}

function listWaitingOn(db: Db, { community, now }: PageTools): Promise<Signal[]> {
  return listSignals(db, community.id, now, { isWaiting: true, order: "oldest" }, 500);
}

pages.get("/signalen/tafel", async (c) => {
  const { page, context } = c.var;
  const { viewer } = page;
  if (viewer.kind === "visitor") return signInFirst(c);
  const loaded = await read(context, async (db) => {
    const waiting = await listWaitingOn(db, page);
    const names = {
      areas: await areaNames(db, page.community.id),
      members: await listNames(db, page.community.id, [
        ...new Set(waiting.map(({ hostId }) => hostId)),
      ]),
    };
    const row = (signal: Signal) =>
      deskRowOf(page, signal, names, signal.hostId !== viewer.memberId);
    const isYours = ({ hostId }: Signal) => hostId === viewer.memberId;
    const seesAll = viewer.roles.some(({ role }) => hostRoles.includes(role));
    const seen = waiting.filter((signal) => mayHost(signal, viewer.memberId, viewer.roles));
    return {
      isHost: seesAll || seen.length > 0,
      together: await togetherLines(db, page, seen, names.areas),
      yours: seen.filter(isYours).map(row),
      others: seesAll ? seen.filter((signal) => !isYours(signal)).map(row) : undefined,
    };
  });
  return c.var.show(
    {
      title: texts[page.language].desk.title,
      here: "/signalen/tafel",
      crumbs: crumbs(page),
      menu: "signals",
      isPersonal: true,
      children: loaded.isHost ? <DeskPage page={page} {...loaded} /> : <NotYoursPage page={page} />,
    },
    loaded.isHost ? 200 : 403,
  );
});

/** Where several people wait beside the same thing, or in the same area: at most three sentences. */
async function togetherLines(
  db: Db,
  page: PageTools,
  waiting: readonly Signal[],
  areas: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const t = texts[page.language].desk;
  const byAbout = Map.groupBy(
    waiting.filter(({ about }) => about !== null),
    ({ about }) => `${about?.kind} ${about?.id}`,
  );
  const lines: string[] = [];
  for (const [key, signals] of byAbout) {
    const [kind = "", id = ""] = key.split(" ");
    if (signals.length < 2) continue;
    const title = (await page.slots.titles(db, page, kind, [id])).get(id)?.title;
    if (title) lines.push(t.togetherAbout(signals.length, title));
  }
  const byArea = Map.groupBy(
    waiting.filter(({ about, areaId }) => about === null && areaId !== null),
    ({ areaId }) => areaId ?? "",
  );
  for (const [areaId, signals] of byArea)
    if (signals.length > 1) lines.push(t.togetherArea(signals.length, areas.get(areaId) ?? ""));
  return lines.slice(0, 3);
}

/* One signal ----------------------------------------------------------------------------------------- */

const one = "/signalen/:number{S-[0-9]{4}-[0-9]{3,12}}" as const;

pages.get(one, (c) => showSignal(c, "", emptyForm(), SignalPage));

/** The deeds of a host, by the last word of their address, with the field a refusal is shown at. */
const deeds = {
  antwoord: { action: answerSignal, main: "words", Screen: AnswerPage },
  werk: { action: makeWorkOfSignal, main: "title", Screen: WorkPage },
  vraag: { action: makeNeedOfSignal, main: "title", Screen: NeedPage },
  samen: { action: joinSignal, main: "other", Screen: JoinPage },
  bewaren: { action: keepSignal, main: "words", Screen: KeepPage },
  doorgeven: { action: forwardSignal, main: "memberId", Screen: ForwardPage },
} as const;

for (const [last, { action, main, Screen }] of Object.entries(deeds)) {
  pages.get(`${one}/${last}`, (c) => showHosting(c, last, emptyForm(), Screen));
  pages.post(`${one}/${last}`, (c) =>
    submit(c, action as DeedOnSignal, main, (form, status) =>
      showHosting(c, last, form, Screen, status),
    ),
  );
}

pages.get(`${one}/reactie`, (c) => showSending(c, "reactie", emptyForm(), ReactPage));
pages.post(`${one}/reactie`, (c) =>
  submit(c, reactToAnswer as DeedOnSignal, "helped", (form, status) =>
    showSending(c, "reactie", form, ReactPage, status),
  ),
);
pages.get(`${one}/intrekken`, (c) => showSending(c, "intrekken", emptyForm(), WithdrawPage));
pages.post(`${one}/intrekken`, (c) =>
  submit(c, withdrawSignal as DeedOnSignal, "inhoud", (form, status) =>
    showSignal(c, "", form, SignalPage, status),
  ),
);

type Screen = (props: SignalProps) => VNode;
type DeedOnSignal = Action<ZodType, Signal, Kept, SignalRefusal>;

async function showSignal(
  c: PageContext,
  last: string,
  form: FormState,
  Screen: Screen,
  status: Status = 200,
) {
  const view = await read(c.var.context, (db) => loadSignal(db, c, c.req.param("number") ?? ""));
  return view ? showView(c, view, last, form, Screen, status) : c.notFound();
}

function showView(
  c: PageContext,
  view: SignalView,
  last: string,
  form: FormState,
  Screen: Screen,
  status: Status,
) {
  const { page } = c.var;
  const t = texts[page.language];
  const { signal } = view;
  const path = pathOf(signal);
  const isNamed = view.mayRead && signal.body !== "";
  return c.var.show(
    {
      title: isNamed ? shortened(signal.body) : t.page.unreadTitle(signal.number),
      here: last ? `${path}/${last}` : path,
      crumbs: last
        ? [...crumbs(page), { label: t.page.unreadTitle(signal.number), path }]
        : crumbs(page),
      menu: "signals",
      hasErrors: form.errors.length > 0,
      // What one reader may see is kept by nobody else.
      isPersonal: last !== "" || !isPublic(signal) || view.isSender || view.isHost,
      children: <Screen page={page} view={view} form={form} />,
    },
    status,
  );
}

/** A form of the sender; another is led to where she fills in her code. */
async function showSending(
  c: PageContext,
  last: string,
  form: FormState,
  Screen: Screen,
  status: Status = 200,
) {
  const { page } = c.var;
  const view = await read(c.var.context, (db) => loadSignal(db, c, c.req.param("number") ?? ""));
  if (!view) return c.notFound();
  if (!view.isSender) return c.redirect(page.href("/signalen/volgen"), 303);
  return showView(c, view, last, form, Screen, status);
}

/** A form of the host, with what it may choose from. */
async function showHosting(
  c: PageContext,
  last: string,
  form: FormState,
  Screen: (props: HostProps) => VNode,
  status: Status = 200,
) {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const loaded = await read(context, async (db) => {
    const view = await loadSignal(db, c, c.req.param("number") ?? "");
    return view && { view, choices: await loadChoices(db, page, view.signal) };
  });
  if (!loaded) return c.notFound();
  const { view, choices } = loaded;
  // Who may not, and what is done, get the page itself, which says where it stands.
  if (!view.isHost || (!isWaiting(view.signal) && form.errors.length === 0))
    return c.redirect(page.href(pathOf(view.signal)), 303);
  return showView(c, view, last, form, (props) => <Screen {...props} choices={choices} />, status);
}

async function loadChoices(db: Db, page: PageTools, signal: Signal) {
  const { id: communityId } = page.community;
  const { roles } = peopleTexts[page.language];
  const people = new Map<string, string>();
  for (const { memberId, role, title } of await listRoleTerms(db, communityId, page.now)) {
    const member = await findMember(db, communityId, memberId);
    if (member && memberId !== signal.hostId && !people.has(memberId))
      people.set(memberId, `${member.name}, ${title ?? roles[role]}`);
  }
  return {
    areas: await listAreas(db, communityId),
    people: [...people].map(([id, label]) => ({ id, label })),
    near: await listNear(db, page, signal),
  };
}

/** What was said or named before in which one of its longer words occurs. */
async function listNear(db: Db, page: PageTools, signal: Signal) {
  const { id: communityId } = page.community;
  const words = [...new Set(signal.body.toLowerCase().match(/\p{L}{5,}/gu) ?? [])]
    .sort((a, b) => b.length - a.length)
    .slice(0, 4);
  const near = new Map<string, { number: string; title: string; href: string }>();
  for (const word of words) {
    for (const work of await listWorks(db, communityId, { word }, 3))
      near.set(work.number, {
        number: work.number,
        title: work.title,
        href: page.href(`/werken/${work.number}`),
      });
    const filter = { isPublic: true, word } as const;
    for (const other of await listSignals(db, communityId, page.now, filter, 4))
      if (other.id !== signal.id && other.state !== "joined")
        near.set(other.number, {
          number: other.number,
          title: shortened(other.body),
          href: page.href(pathOf(other)),
        });
  }
  return [...near.values()].slice(0, 6);
}

/** Runs a deed on the signal of the address; a refusal shows the form again as it was typed. */
async function submit(
  c: PageContext,
  action: DeedOnSignal,
  main: string,
  again: (form: FormState, status: Status) => Response | Promise<Response>,
) {
  const { page, context } = c.var;
  const values: FormValues = await readForm(c);
  const signal = await read(context, (db) =>
    findSignalByNumber(db, page.community.id, c.req.param("number") ?? "", page.now),
  );
  if (!signal) return c.notFound();
  if (action.who === "member" && page.viewer.kind === "visitor") return signInFirst(c);
  // A stranger's deed leaves no key behind: the code is hers, and the signal's state guards it.
  const outcome = await act(
    action,
    page.viewer.kind === "member" ? contextOf(c, values) : context,
    {
      ...values,
      signalId: signal.id,
      code: cookieCode(c) ?? null,
    },
  );
  if (outcome.ok) return c.redirect(page.href(pathOf(signal)), 303);
  return again(refusedForm(values, outcome, main, page.language), statusOf(outcome.refusal));
}

function crumbs({ language }: PageTools) {
  return [{ label: texts[language].list.title, path: "/signalen" }];
}

/* What other pages show of signals ------------------------------------------------------------------- */

/**
 * Who said it and who answers. The lines of the record say nothing of what everybody may not read; nor
 * is the place told of what is kept between the two.
 */
async function followedSignals(db: Db, communityId: string, ids: readonly string[]) {
  const found = await listSignals(db, communityId, new Date(0), { ids }, ids.length);
  return new Map(
    found.map((signal): [string, Followed] => [
      signal.id,
      {
        partyIds: [signal.hostId, ...(signal.senderId === null ? [] : [signal.senderId])],
        areaId: isPublic(signal) ? signal.areaId : null,
      },
    ]),
  );
}

export const slots: Slots = {
  follow: { signal: followedSignals },
  found,
  subjects: {
    signal: async (db, communityId, ids) =>
      new Map(
        // Titles only: which instant the state is asked for does not matter.
        (await listSignals(db, communityId, new Date(0), { ids }, ids.length)).map((signal) => [
          signal.id,
          {
            title: isPublic(signal) ? shortened(signal.body) : signal.number,
            path: pathOf(signal),
          },
        ]),
      ),
  },
  waits,
  became: {
    signal: async (db, page, id) => {
      const view = await loadLife(db, page, id);
      return view && <BecameSection page={page} view={view} />;
    },
  },
  writings,
  photos: {
    signal: async (db, c, id) => {
      const { page } = c.var;
      const signal = await findSignal(db, page.community.id, id, page.now);
      // Words that are out of sight take their photo along.
      if (!signal || isMark(signal.body)) return "hidden";
      if (isPublic(signal)) return "public";
      return standingOf(c, signal).mayRead ? "reader" : "hidden";
    },
  },
  on: {
    work: (db, page, id) => beside(db, page, { kind: "work", id }),
    undertaking: (db, page, id) => beside(db, page, { kind: "undertaking", id }),
    challenge: (db, page, id) => beside(db, page, { kind: "challenge", id }),
    deal: (db, page, id) => beside(db, page, { kind: "deal", id }),
    area: async (db, page, id) => {
      const area = (await listAreas(db, page.community.id)).find((one) => one.id === id);
      return ofPlace(db, page, area);
    },
    community: (db, page) => ofPlace(db, page, undefined),
    me: contributeToMe,
  },
  sentences: {
    "signals.said": ({ data }, { language }) =>
      texts[language].sentences.said[data.signalKind as SignalKind],
    "signals.overdue": ({ data }, { language }) =>
      texts[language].sentences.overdue(dateText(String(data.dueOn), language)),
    "signals.answered": ({ data }, words) =>
      texts[words.language].sentences.answered(words.member(data.hostId)),
    "signals.becameWork": ({ data }, words) =>
      texts[words.language].sentences.becameWork(words.member(data.hostId)),
    "signals.becameNeed": ({ data }, words) =>
      texts[words.language].sentences.becameNeed(words.member(data.hostId)),
    "signals.joined": ({ data }, words) =>
      texts[words.language].sentences.joined(words.member(data.hostId)),
    "signals.kept": ({ data }, words) =>
      texts[words.language].sentences.kept(words.member(data.hostId)),
    "signals.told": ({ data }, words) =>
      texts[words.language].sentences.told(words.member(data.hostId)),
    "signals.forwarded": ({ data }, words) =>
      texts[words.language].sentences.forwarded(
        words.member(data.fromId),
        words.member(data.hostId),
      ),
    "signals.wentOver": ({ data }, words) =>
      texts[words.language].sentences.wentOver(
        words.member(data.fromId),
        words.member(data.hostId),
      ),
    "signals.helped": (_, { language }) => texts[language].sentences.helped,
    "signals.notHelped": (_, { language }) => texts[language].sentences.notHelped,
    "signals.reopened": ({ data }, { language }) =>
      texts[language].sentences.reopened(dateText(String(data.dueOn), language)),
    "signals.withdrawn": (_, { language }) => texts[language].sentences.withdrawn,
  },
};

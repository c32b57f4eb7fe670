import { Hono } from "hono";
import { addDays, localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { idPattern, newId } from "#lib/ids.ts";
import { servingRoles } from "#lib/roles.ts";
import { listLeavers, listNames, listRoleTerms } from "#modules/people";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import {
  contextOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import type { Contribution } from "#platform/slots.ts";
import { refusalText } from "#platform/texts.ts";
import {
  Answers,
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  Select,
  SubmitButton,
  TextArea,
} from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import { handOverDeal, replyToHandover } from "../actions.ts";
import {
  handingOver,
  handoverClauses,
  type Leaver,
  replyingToHandover,
} from "../model/handover.ts";
import type { Deal } from "../model.ts";
import {
  findDealByNumber,
  listDealsByIds,
  listDealsFacedBy,
  listHandedOver,
  listHandovers,
  listHandoversTo,
  listSignatures,
} from "../store.ts";
import { texts } from "../texts.ts";
import { partyOf } from "./deal-view.ts";

/** The handshake: the letter of who leaves, and what is still to be handed over. */
export const pages = new Hono<PageEnv>();

type Status = 200 | 401 | 403 | 404 | 409 | 422;

/* What is still to be handed over ------------------------------------------------------------------- */

export interface OpenHandover {
  readonly deal: Deal;
  readonly leaver: Leaver;
}

/** Running deals of who leave, or left, without a letter yet; the first to be due first. */
export async function listOpenHandovers(
  db: Db,
  communityId: string,
  now: Date,
  handoverDays: number,
): Promise<readonly OpenHandover[]> {
  const today = localDate(now);
  const leavers = await listLeavers(db, communityId, addDays(today, handoverDays));
  const ids = leavers.map(({ memberId }) => memberId);
  const faced = await listDealsFacedBy(db, communityId, ids, now);
  const done = await listHandedOver(db, communityId, "deal", ids);
  return faced
    .flatMap(({ deal, memberId }) => {
      const leaver = leavers.find((one) => one.memberId === memberId);
      return leaver && !done.has(`${deal.id} ${memberId}`) ? [{ deal, leaver }] : [];
    })
    .sort((a, b) => (a.leaver.lastDay < b.leaver.lastDay ? -1 : 1));
}

async function openHandovers(db: Db, c: PageContext): Promise<readonly OpenHandover[]> {
  const { page, context } = c.var;
  const charter = await context.platform.lookUps.charter(db, page.community.id, { now: page.now });
  const days = charter.value(handoverClauses.handoverDays);
  return listOpenHandovers(db, page.community.id, page.now, days);
}

const overseers = ["councilClerk", "municipalSecretary", "alderman", "mayor"];

pages.get("/overdracht", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const { memberId, roles } = page.viewer;
  const seesAll = roles.some(({ role }) => overseers.includes(role));
  const loaded = await read(context, async (db) => {
    const open = (await openHandovers(db, c)).filter(
      ({ leaver }) => seesAll || leaver.memberId === memberId,
    );
    const mine = await listHandoversTo(db, page.community.id, memberId);
    const deals = await listDealsByIds(
      db,
      page.community.id,
      mine.flatMap(({ subject }) => (subject.kind === "deal" ? [subject.id] : [])),
    );
    const ids = [
      ...open.map(({ leaver }) => leaver.memberId),
      ...mine.map(({ fromMember }) => fromMember),
    ];
    return { open, mine, deals, names: await listNames(db, page.community.id, ids) };
  });
  const t = texts[page.language].handover;
  return c.var.show({
    title: t.tasksTitle,
    here: "/overdracht",
    menu: "deals",
    isPersonal: true,
    children: <TasksPage page={page} {...loaded} />,
  });
});

interface TasksProps {
  readonly page: PageTools;
  readonly open: readonly OpenHandover[];
  readonly mine: Awaited<ReturnType<typeof listHandoversTo>>;
  readonly deals: readonly Deal[];
  readonly names: ReadonlyMap<string, string>;
}

function TasksPage({ page, open, mine, deals, names }: TasksProps) {
  const { language } = page;
  const t = texts[language].handover;
  return (
    <Page>
      <PageHead title={t.tasksTitle} lead={t.tasksLead}>
        <Stand tone={open.length > 0 ? "wait" : "go"}>
          <Paragraph>
            <b>{t.tasksCount(open.length)}</b>
          </Paragraph>
        </Stand>
      </PageHead>
      <Text>
        {open.length > 0 && (
          <Section id="schrijven" title={t.toWrite}>
            <OpenRows page={page} open={open} names={names} />
          </Section>
        )}
        {mine.length > 0 && (
          <Section id="overgenomen" title={t.toYou}>
            <Rows
              items={mine.flatMap((letter) => {
                const deal = deals.find(({ id }) => id === letter.subject.id);
                return deal
                  ? [
                      {
                        meta: t.from(
                          names.get(letter.fromMember) ?? "",
                          dateText(localDate(letter.at), language),
                        ),
                        title: deal.title,
                        href: page.href(`/deals/${deal.number}#overdracht`),
                        text: letter.open,
                      },
                    ]
                  : [];
              })}
            />
          </Section>
        )}
      </Text>
    </Page>
  );
}

function OpenRows({ page, open, names }: Pick<TasksProps, "page" | "open" | "names">) {
  const t = texts[page.language].handover;
  const today = localDate(page.now);
  return (
    <Rows
      items={open.map(({ deal, leaver }) => ({
        meta: deal.number,
        title: deal.title,
        href: page.href(`/deals/${deal.number}/overdracht`),
        text: (leaver.lastDay < today ? t.gone : t.leaves)(
          names.get(leaver.memberId) ?? "",
          dateText(leaver.lastDay, page.language),
        ),
      }))}
    />
  );
}

/** On the page of a role: what who leaves still hands over. */
export async function contributeToMember(
  db: Db,
  page: PageTools,
  memberId: string,
): Promise<Contribution> {
  const open = await listOpenHandovers(db, page.community.id, page.now, 90);
  const own = open.filter(({ leaver }) => leaver.memberId === memberId);
  if (own.length === 0) return {};
  const t = texts[page.language].handover;
  const names = await listNames(db, page.community.id, [memberId]);
  return {
    sections: [
      <Section key="overdracht" id="overdracht" title={t.toHandOver}>
        <Paragraph>{t.toHandOverText}</Paragraph>
        <OpenRows page={page} open={own} names={names} />
      </Section>,
    ],
  };
}

/* The letter ---------------------------------------------------------------------------------------- */

interface Loaded {
  readonly deal: Deal;
  readonly party: string;
  /** Who speak for the municipality and wrote no letter yet. */
  readonly faces: readonly { readonly id: string; readonly name: string }[];
  readonly successors: readonly { readonly id: string; readonly name: string }[];
}

async function load(c: PageContext): Promise<Loaded | undefined> {
  const { page, context } = c.var;
  const { id: communityId } = page.community;
  return read(context, async (db) => {
    const deal = await findDealByNumber(db, communityId, c.req.param("number") ?? "", page.now);
    if (!deal) return undefined;
    const letters = await listHandovers(db, communityId, { kind: "deal", id: deal.id });
    const signers = (await listSignatures(db, communityId, deal.id)).filter(
      ({ side }) => side === "municipality",
    );
    const faces = [deal.contactMemberId, ...signers.map(({ memberId }) => memberId)].filter(
      (id): id is string => id !== null && !letters.some(({ fromMember }) => fromMember === id),
    );
    const serving = (await listRoleTerms(db, communityId, page.now)).flatMap(
      ({ memberId, role }) => (servingRoles.some((one) => one === role) ? [memberId] : []),
    );
    const names = await listNames(db, communityId, [...faces, ...serving]);
    const named = (ids: readonly string[]) =>
      [...new Set(ids)].map((id) => ({ id, name: names.get(id) ?? "" }));
    return {
      deal,
      party: await partyOf(db, page, deal),
      faces: named(faces),
      successors: named(serving).sort((a, b) => a.name.localeCompare(b.name)),
    };
  });
}

pages.get("/deals/:number/overdracht", (c) => showForm(c, {}, []));

pages.post("/deals/:number/overdracht", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const loaded = await load(c);
  if (!loaded) return c.notFound();
  if (values.knop === "wijzigen") return showForm(c, values, []);
  const t = texts[page.language].handover;
  const parsed = handingOver.safeParse(values);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({
      field: path.join("."),
      message: (t.fields as Readonly<Record<string, string>>)[message] ?? t.fields.text_too_long,
    }));
    return showForm(c, values, errors, 422);
  }
  if (values.knop !== "overdragen") return showCheck(c, loaded, values);
  const input = { ...parsed.data, dealId: loaded.deal.id };
  const outcome = await act(handOverDeal, contextOf(c, values), input);
  if (outcome.ok) return c.redirect(page.href(`/deals/${loaded.deal.number}#overdracht`), 303);
  const message = refusalText(t.refusals, page.language, outcome.refusal);
  return showForm(c, values, [{ field: "toId", message }], statusOf(outcome.refusal));
});

function shell(page: PageTools, { deal }: Loaded) {
  const t = texts[page.language];
  return {
    title: t.handover.title,
    here: `/deals/${deal.number}/overdracht`,
    crumbs: [
      { label: t.title, path: "/deals" },
      { label: deal.title, path: `/deals/${deal.number}` },
    ],
    menu: "deals" as const,
    isPersonal: true,
  };
}

async function showForm(
  c: PageContext,
  values: FormValues,
  errors: readonly FieldError[],
  status: Status = 200,
): Promise<Response> {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const loaded = await load(c);
  if (!loaded) return c.notFound();
  return c.var.show(
    {
      ...shell(page, loaded),
      hasErrors: errors.length > 0,
      children: <LetterForm page={page} {...loaded} values={values} errors={errors} />,
    },
    status,
  );
}

interface LetterFormProps extends Loaded {
  readonly page: PageTools;
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

function LetterForm({ page, values, errors, ...loaded }: LetterFormProps) {
  const { language, viewer } = page;
  const { deal, party, faces, successors } = loaded;
  const t = texts[language].handover;
  const own = faces.find(({ id }) => viewer.kind === "member" && id === viewer.memberId);
  const choose = { value: "", label: t.choose };
  const area = (name: "promised" | "matters" | "open") => (
    <TextArea
      name={name}
      label={t.questions[name]}
      hint={t.hints[name]}
      rows={4}
      maxLength={4000}
      value={values[name]}
    />
  );
  return (
    <Page>
      <PageHead
        kind={t.kind(party, deal.title)}
        title={t.title}
        lead={faces.length === 0 ? t.nobodyLeft : t.lead(party)}
        before={<ErrorSummary language={language} errors={errors} />}
      />
      {faces.length > 0 && (
        <Text>
          <Form
            language={language}
            errors={errors}
            action={page.href(`/deals/${deal.number}/overdracht`)}
          >
            {own ? (
              <Hidden name="fromId" value={own.id} />
            ) : (
              <Select
                name="fromId"
                label={t.fromField}
                value={values.fromId ?? ""}
                options={[choose, ...faces.map(({ id, name }) => ({ value: id, label: name }))]}
              />
            )}
            <Select
              name="toId"
              label={t.toField}
              hint={t.toHint}
              value={values.toId ?? deal.successorMemberId ?? ""}
              options={[
                choose,
                ...successors
                  .filter(({ id }) => id !== own?.id)
                  .map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            {area("promised")}
            {area("matters")}
            {area("open")}
            <Buttons>
              <SubmitButton name="knop" value="lezen">
                {t.readOver}
              </SubmitButton>
            </Buttons>
          </Form>
        </Text>
      )}
    </Page>
  );
}

function showCheck(c: PageContext, loaded: Loaded, values: FormValues): Promise<Response> {
  const { page } = c.var;
  const { language } = page;
  const t = texts[language].handover;
  const nameOf = (people: Loaded["faces"], id: string | undefined) =>
    people.find((one) => one.id === id)?.name ?? "";
  const fields = ["fromId", "toId", "promised", "matters", "open"] as const;
  return c.var.show({
    ...shell(page, loaded),
    children: (
      <Page>
        <PageHead
          kind={t.kind(loaded.party, loaded.deal.title)}
          title={t.checkTitle}
          lead={t.checkLead(loaded.party)}
        />
        <Text>
          <Answers
            language={language}
            items={[
              { question: t.fromField, answer: nameOf(loaded.faces, values.fromId) },
              { question: t.toField, answer: nameOf(loaded.successors, values.toId) },
              { question: t.questions.promised, answer: values.promised },
              { question: t.questions.matters, answer: values.matters },
              { question: t.questions.open, answer: values.open },
            ]}
          />
          <Form
            language={language}
            action={page.href(`/deals/${loaded.deal.number}/overdracht`)}
            label={t.bind}
          >
            <Hidden name={keyField} value={newId()} />
            {fields.map((name) => (
              <Hidden name={name} value={values[name] ?? ""} key={name} />
            ))}
            <Buttons>
              <SubmitButton once name="knop" value="overdragen">
                {t.bind}
              </SubmitButton>
              <SubmitButton kind="secondary" name="knop" value="wijzigen">
                {t.change}
              </SubmitButton>
            </Buttons>
          </Form>
        </Text>
      </Page>
    ),
  });
}

/* A word beside it ---------------------------------------------------------------------------------- */

const replyPath = `/deals/:number/overdracht/:letter{${idPattern}}`;

pages.get(replyPath, (c) => showReply(c, {}, []));

pages.post(replyPath, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const loaded = await load(c);
  if (!loaded) return c.notFound();
  const letterId = c.req.param("letter");
  const t = texts[page.language].handover;
  const parsed = replyingToHandover.safeParse({ letterId, words: values.words ?? "" });
  if (!parsed.success)
    return showReply(c, values, [{ field: "words", message: t.fields.reply_missing }], 422);
  const input = { ...parsed.data, dealId: loaded.deal.id };
  const outcome = await act(replyToHandover, contextOf(c, values), input);
  if (outcome.ok) return c.redirect(page.href(`/deals/${loaded.deal.number}#overdracht`), 303);
  const message = refusalText(t.refusals, page.language, outcome.refusal);
  return showReply(c, values, [{ field: "words", message }], statusOf(outcome.refusal));
});

async function showReply(
  c: PageContext,
  values: FormValues,
  errors: readonly FieldError[],
  status: Status = 200,
): Promise<Response> {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const loaded = await load(c);
  if (!loaded) return c.notFound();
  const t = texts[page.language].handover;
  const here = `/deals/${loaded.deal.number}/overdracht/${c.req.param("letter")}`;
  return c.var.show(
    {
      ...shell(page, loaded),
      title: t.replyTitle,
      here,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            kind={t.kind(loaded.party, loaded.deal.title)}
            title={t.replyTitle}
            lead={t.replyLead}
            before={<ErrorSummary language={page.language} errors={errors} />}
          />
          <Text>
            <Form language={page.language} errors={errors} action={page.href(here)}>
              <Hidden name={keyField} value={newId()} />
              <TextArea
                name="words"
                label={t.replyField}
                rows={4}
                maxLength={2000}
                value={values.words}
              />
              <Buttons>
                <SubmitButton once>{t.replyBind}</SubmitButton>
              </Buttons>
            </Form>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

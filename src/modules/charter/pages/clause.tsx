import { Hono } from "hono";
import type { VNode } from "preact";
import { localDate } from "#lib/calendar.ts";
import { type AnyClause, charterOf, isSameValue } from "#lib/clause.ts";
import { dateText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { type Area, listAreas, listNames } from "#modules/people";
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
import { refusalText } from "#platform/texts.ts";
import { Facts } from "#ui/facts.tsx";
import {
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  SubmitButton,
  TextArea,
} from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Timeline } from "#ui/timeline.tsx";
import { answerReply, replyToClause } from "../actions.ts";
import {
  type CharterVersion,
  charterOfRules,
  holdsFrom,
  inForceAt,
  type Rules,
  rulesAt,
  versionsOf,
} from "../model.ts";
import { listReplies, listVersions, type Reply } from "../store.ts";
import { texts } from "../texts.ts";
import { pathOf, rangeText, rulesText, slugOf } from "./words.ts";

/** One rule: what it says, on what it rests, how it came to be, and what people say of it. */
export function pages(declared: readonly AnyClause[]): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const reply = replyToClause(declared);
  const clauseOf = (c: PageContext) =>
    declared.find((clause) => slugOf(clause) === c.req.param("key"));
  const paths = ["/stadsrecht/regels/:key", "/stadsrecht/gebied/:area/regels/:key"];

  app.on("GET", paths, async (c) => {
    const clause = clauseOf(c);
    return clause ? show(c, clause, "", []) : c.notFound();
  });
  app.on("POST", paths, async (c) => {
    const { page } = c.var;
    const clause = clauseOf(c);
    if (!clause) return c.notFound();
    if (page.viewer.kind === "visitor") return signInFirst(c);
    const values = await readForm(c);
    const isAnswer = values.reactie !== undefined;
    const outcome = isAnswer
      ? await act(answerReply, contextOf(c, values), { replyId: values.reactie, body: values.body })
      : await act(reply, contextOf(c, values), {
          clause: clause.key,
          areaId: values.gebied ?? "",
          body: values.body,
        });
    if (outcome.ok) return c.redirect(c.req.path, 303);
    const t = texts[page.language];
    const message =
      outcome.refusal === "invalid_input"
        ? (t.fields[outcome.fields.body as keyof typeof t.fields] ?? t.fields.reply_missing)
        : refusalText(t.refusals, page.language, outcome.refusal);
    return show(
      c,
      clause,
      values.body ?? "",
      [{ field: "body", message }],
      statusOf(outcome.refusal),
      values.reactie,
    );
  });
  return app;
}

/** What other modules put below each reply, such as where to say that it does not belong. */
async function givenTo(
  db: Db,
  page: PageTools,
  replies: readonly Reply[],
): Promise<ReadonlyMap<string, readonly VNode[]>> {
  const given = new Map<string, readonly VNode[]>();
  for (const { id } of replies) {
    const contributions = await page.slots.contributions(db, page, "charterReply", id);
    given.set(
      id,
      contributions.flatMap(({ sections }) => sections ?? []),
    );
  }
  return given;
}

async function show(
  c: PageContext,
  clause: AnyClause,
  body: string,
  errors: readonly FieldError[],
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
  answering?: string,
): Promise<Response> {
  const { page, context } = c.var;
  const { language, community, now } = page;
  const loaded = await read(context, async (db) => {
    const areas = await listAreas(db, community.id);
    const replies = await listReplies(db, community.id, clause.key);
    const people = replies.flatMap(({ memberId, answer }) =>
      answer ? [memberId, answer.memberId] : [memberId],
    );
    return {
      areas,
      area: areas.find(({ slug }) => slug === c.req.param("area")),
      versions: await listVersions(db, community.id, now),
      replies,
      names: await listNames(db, community.id, people),
      given: await givenTo(db, page, replies),
    };
  });
  if (c.req.param("area") && !loaded.area) return c.notFound();
  const t = texts[language];
  const here = `${pathOf(loaded.area)}/regels/${slugOf(clause)}`;
  return c.var.show(
    {
      title: clause.name[language],
      here,
      crumbs: [{ label: t.title(community.name), path: "/stadsrecht" }],
      hasErrors: errors.length > 0,
      children: (
        <ClausePage
          page={page}
          clause={clause}
          rules={rulesAt(loaded.versions, loaded.area?.id ?? null, now)}
          body={body}
          errors={errors}
          action={page.href(here)}
          answering={answering ?? c.req.query("antwoord")}
          {...loaded}
        />
      ),
    },
    status,
  );
}

interface ClauseProps {
  readonly page: PageTools;
  readonly clause: AnyClause;
  readonly rules: Rules;
  readonly areas: readonly Area[];
  readonly area: Area | undefined;
  readonly versions: readonly CharterVersion[];
  readonly replies: readonly Reply[];
  readonly given: ReadonlyMap<string, readonly VNode[]>;
  readonly names: ReadonlyMap<string, string>;
  readonly body: string;
  readonly errors: readonly FieldError[];
  readonly action: string;
  /** The reply that is being answered. */
  readonly answering: string | undefined;
}

function ClausePage(props: ClauseProps) {
  const { page, clause, rules, area, errors } = props;
  const { language } = page;
  const t = texts[language].clausePage;
  const charter = charterOfRules(rules);
  const isOwn = area && rules.area && clause.read(rules.area.clauses) !== undefined;
  return (
    <Page>
      <PageHead
        kind={t.kind}
        title={clause.name[language]}
        lead={clause.say(charter, language)}
        before={<ErrorSummary language={language} errors={errors} />}
      >
        <Stand tone="go">
          <Paragraph>
            <b>
              {isOwn
                ? t.ofArea(area.name)
                : clause.isStandard(charter)
                  ? t.isStandard
                  : t.isOwn(page.community.name)}
            </b>{" "}
            {t.by(rulesText(rules.version, area?.name, language))}
          </Paragraph>
        </Stand>
      </PageHead>
      <NowBox
        language={language}
        primary={{ label: t.toReply, href: "#reacties" }}
        note={t.toReplyGives}
      />
      <Text>
        <Section id="grond" title={t.ground}>
          <Facts
            wide
            items={[
              { term: t.source, value: clause.source[language] },
              { term: t.standardSays, value: clause.saying(clause.standard, language) },
              ...(rangeText(clause, language)
                ? [{ term: t.range, value: rangeText(clause, language) }]
                : []),
            ]}
          />
        </Section>
        <Section id="geschiedenis" title={t.history}>
          <History {...props} />
        </Section>
        <Replies {...props} />
      </Text>
    </Page>
  );
}

/** Each time a version that was adopted changed this rule, newest first, for the whole and for areas. */
function History({ page, clause, versions, areas, area }: ClauseProps) {
  const { language, href } = page;
  const t = texts[language].clausePage;
  const adopted = versions
    .filter(
      ({ adoptedAt, areaId }) =>
        adoptedAt !== null && (!area || areaId === null || areaId === area.id),
    )
    .sort((one, other) => (holdsFrom(one) < holdsFrom(other) ? -1 : 1));
  const items = adopted.flatMap((version) => {
    const before = lastBefore(adopted, version, clause);
    const value = clause.read(version.clauses) ?? (version.areaId ? undefined : clause.standard);
    if (value === undefined || isSameValue(value, before)) return [];
    const where = areas.find(({ id }) => id === version.areaId)?.name;
    return [
      {
        when: { iso: holdsFrom(version), text: dateText(holdsFrom(version), language) },
        text: (
          <>
            {where && <b>{where}: </b>}
            {clause.saying(value, language)}
          </>
        ),
        proof: (
          <Link href={href(`/stadsrecht/versies/${version.version}`)}>
            {texts[language].versions.name(version.version, version.title)}
          </Link>
        ),
      },
    ];
  });
  const now = inForceAt(versions, null, page.now);
  return (
    <>
      {items.length === 0 && <Paragraph>{now ? t.neverOtherwise : t.onlyStandard}</Paragraph>}
      <Timeline wide items={[...items].reverse()} />
    </>
  );
}

function lastBefore(
  adopted: readonly CharterVersion[],
  version: CharterVersion,
  clause: AnyClause,
): unknown {
  const earlier = adopted.slice(0, adopted.indexOf(version));
  const same = earlier.filter(({ areaId }) => areaId === version.areaId).at(-1);
  return clause.valueIn(charterOf(0, same?.clauses ?? {}));
}

function Replies(props: ClauseProps) {
  const { page, replies, errors, action, body, area, answering } = props;
  const { language, viewer } = page;
  const t = texts[language].replies;
  const isReplying = answering === undefined;
  return (
    <Section id="reacties" title={t.title}>
      <Paragraph>{replies.length === 0 ? t.none : t.lead}</Paragraph>
      {replies.map((reply) => (
        <ReplyText {...props} reply={reply} key={reply.id} />
      ))}
      {isReplying &&
        (viewer.kind === "visitor" ? (
          <Paragraph>
            <Link
              href={`${page.href("/aanmelden")}?terug=/stadsrecht/regels/${slugOf(props.clause)}`}
            >
              {t.signIn}
            </Link>
          </Paragraph>
        ) : (
          <Form language={language} action={action} errors={errors}>
            <Hidden name={keyField} value={newId()} />
            <Hidden name="gebied" value={area?.id ?? ""} />
            <TextArea name="body" label={t.label} hint={t.hint} value={body} maxLength={2000} />
            <Buttons>
              <SubmitButton kind="secondary">{t.send}</SubmitButton>
            </Buttons>
          </Form>
        ))}
    </Section>
  );
}

function ReplyText(props: ClauseProps & { readonly reply: Reply }) {
  const { page, names, reply, action, errors, body, answering, areas, versions } = props;
  const { language } = page;
  const t = texts[language].replies;
  const name = (id: string) => names.get(id) ?? texts[language].someone;
  const mayAnswer = page.may(answerReply);
  const day = (at: Date) => dateText(localDate(at), language);
  const areaVersion = versions.find(({ version }) => version === versionsOf(reply.version).area);
  const areaName = areas.find(({ id }) => id === areaVersion?.areaId)?.name;
  return (
    <div class="meent-stack" id={`reactie-${reply.id}`}>
      <Paragraph small soft>
        {t.by(name(reply.memberId), day(reply.at))}{" "}
        {t.about(rulesText(reply.version, areaName, language))}
      </Paragraph>
      <Paragraph>{reply.body}</Paragraph>
      {reply.answer ? (
        <>
          <Paragraph small soft>
            {t.answerBy(name(reply.answer.memberId), day(reply.answer.at))}
          </Paragraph>
          <Paragraph>{reply.answer.body}</Paragraph>
        </>
      ) : (
        <Paragraph small>{t.waits(day(reply.at))}</Paragraph>
      )}
      {props.given.get(reply.id)}
      {mayAnswer && !reply.answer && answering !== reply.id && (
        <Paragraph>
          <Link href={`?antwoord=${reply.id}#reactie-${reply.id}`}>{t.toAnswer}</Link>
        </Paragraph>
      )}
      {mayAnswer && answering === reply.id && (
        <Form language={language} action={action} errors={errors}>
          <Hidden name={keyField} value={newId()} />
          <Hidden name="reactie" value={reply.id} />
          <TextArea name="body" label={t.answerLabel} value={body} maxLength={2000} />
          <Buttons>
            <SubmitButton kind="secondary">{t.answer}</SubmitButton>
          </Buttons>
        </Form>
      )}
    </div>
  );
}

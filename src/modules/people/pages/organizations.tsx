import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { idPattern, newId } from "#lib/ids.ts";
import { chosenHref, leafTo, pageAt, pagesOf } from "#lib/paging.ts";
import { read } from "#platform/context.ts";
import { keyField, type PageContext, type PageEnv, type PageTools } from "#platform/http.ts";
import { listEntriesAbout } from "#platform/record.ts";
import type { Contribution, Told } from "#platform/slots.ts";
import { Buttons, ErrorSummary, type FieldError, Form, Hidden, SubmitButton } from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Pager } from "#ui/pager.tsx";
import { Rows } from "#ui/rows.tsx";
import { Table } from "#ui/table.tsx";
import { Timeline } from "#ui/timeline.tsx";
import { appointToOrganization } from "../actions/organizations.ts";
import {
  type Acts,
  isKeeper,
  type Joining,
  type WholeOrganization,
} from "../model/organizations.ts";
import {
  countOrganizations,
  findWholeOrganization,
  listActs,
  listNames,
  listOpenJoinings,
  listWholeOrganizations,
} from "../store.ts";
import { texts } from "../texts.ts";
import type { FormStatus } from "./form-page.tsx";

/** Which organisations take part, who may act for them, and what they do here. */
export const pages = new Hono<PageEnv>();

const perPage = 50;

pages.get("/organisaties", async (c) => {
  const { page, context } = c.var;
  const asked = pageAt(c.req.query("pagina"), perPage);
  const { all, total, at } = await read(context, (db) =>
    leafTo(asked, async ({ from }) => ({
      all: await listWholeOrganizations(db, page.community.id, perPage, from),
      total: await countOrganizations(db, page.community.id),
    })),
  );
  const { organizationsPage: t, organizationForms } = texts[page.language];
  return c.var.show({
    title: t.title,
    here: "/organisaties",
    children: (
      <Page>
        <PageHead title={t.title} lead={t.lead}>
          <Stand tone="go">
            <Paragraph>
              <b>{t.count(total)}</b>
            </Paragraph>
          </Stand>
        </PageHead>
        <NowBox
          language={page.language}
          primary={{ label: t.add, href: page.href("/organisaties/nieuw") }}
          note={t.addNote}
          todo={[{ label: t.toRoles, href: page.href("/rollen"), gives: t.toRolesGives }]}
        />
        <Text>
          <Rows
            level={2}
            items={all.map(({ id, name, form, about, restsSince, count }) => ({
              meta: `${organizationForms[form]}. ${restsSince === null ? t.members(count) : t.rests}.`,
              title: name,
              href: page.href(`/organisaties/${id}`),
              text: about,
            }))}
          />
          <Pager
            language={page.language}
            page={at.number}
            pages={pagesOf(total, at)}
            href={(to) => chosenHref(page.href("/organisaties"), { pagina: to })}
          />
        </Text>
      </Page>
    ),
  });
});

pages.get(`/organisaties/:id{${idPattern}}`, (c) => showOrganization(c));

interface Loaded {
  readonly page: PageTools;
  readonly organization: WholeOrganization;
  readonly acts: readonly Acts[];
  readonly joinings: readonly Joining[];
  readonly names: ReadonlyMap<string, string>;
  readonly told: readonly Told[];
  readonly contributions: readonly Contribution[];
}

/** What the reader is to this organisation; it decides what she sees and can do. */
function standingOf({ page, organization, acts, joinings }: Loaded) {
  const memberId = page.viewer.kind === "member" ? page.viewer.memberId : "";
  const rests = organization.restsSince !== null;
  return {
    memberId,
    acts: acts.some((one) => one.memberId === memberId),
    asked: joinings.some((one) => one.kind === "request" && one.madeBy === memberId),
    /** Who answers requests: a keeper, or a clerk where nobody is left. */
    answers: isKeeper(acts, memberId) || (rests && page.may(appointToOrganization)),
    keeps: isKeeper(acts, memberId),
    appoints: rests && page.may(appointToOrganization),
  };
}

/** The page of one organisation; also where a button on it did not do what was asked. */
export async function showOrganization(
  c: PageContext,
  errors: readonly FieldError[] = [],
  status: FormStatus = 200,
): Promise<Response> {
  const { page, context } = c.var;
  const { id: communityId } = page.community;
  const loaded = await read(context, async (db) => {
    const organization = await findWholeOrganization(db, communityId, c.req.param("id") ?? "");
    if (!organization) return undefined;
    const { id } = organization;
    const acts = await listActs(db, communityId, id);
    const joinings = await listOpenJoinings(db, communityId, id);
    const entries = await listEntriesAbout(db, communityId, { kind: "organization", id });
    const ids = [...acts.map((one) => one.memberId), ...joinings.map((one) => one.madeBy)];
    return {
      ...{ page, organization, acts, joinings },
      names: await listNames(db, communityId, ids),
      told: await page.slots.describe(db, page, entries),
      contributions: await page.slots.contributions(db, page, "organization", id),
    };
  });
  if (!loaded) return c.notFound();
  const t = texts[page.language].organizationsPage;
  return c.var.show(
    {
      title: loaded.organization.name,
      here: `/organisaties/${loaded.organization.id}`,
      crumbs: [{ label: t.title, path: "/organisaties" }],
      hasErrors: errors.length > 0,
      ...(standingOf(loaded).answers && { isPersonal: true }),
      children: <OrganizationPage {...loaded} errors={errors} />,
    },
    status,
  );
}

function OrganizationPage(props: Loaded & { readonly errors: readonly FieldError[] }) {
  const { page, organization, acts, told, contributions, errors } = props;
  const { language } = page;
  const { organizationsPage: t, organizationForms } = texts[language];
  const { name, about, restsSince, form } = organization;
  const standing = standingOf(props);
  const does = thingsOf(told);
  return (
    <Page>
      <PageHead
        kind={organizationForms[form]}
        title={name}
        lead={about || t.noAbout}
        before={<ErrorSummary language={language} errors={errors} />}
      >
        <Stand tone={restsSince === null ? "go" : "stop"}>
          <Paragraph>
            <b>
              {restsSince === null
                ? t.stand(acts.length, name)
                : t.standRests(dateText(restsSince, language))}
            </b>{" "}
            {restsSince === null ? standing.asked && t.asked : t.restsWhat}
          </Paragraph>
        </Stand>
      </PageHead>
      <Now {...props} standing={standing} />
      <Text>
        {standing.answers && <Requests {...props} />}
        <Section id="wie" title={t.who}>
          <People {...props} standing={standing} />
        </Section>
        {standing.keeps && <Invitations {...props} />}
        <Section id="doet" title={t.does}>
          {does.length === 0 ? (
            <Paragraph>{t.doesNothing}</Paragraph>
          ) : (
            <Rows
              items={does.map(({ entry, sentence, title, href }) => ({
                meta: dateText(localDate(entry.at), language),
                title: title ?? "",
                href: href ?? "",
                text: sentence,
              }))}
            />
          )}
        </Section>
        <Section id="verloop" title={t.history}>
          <Timeline
            items={told
              .filter(({ entry }) => entry.subject.kind === "organization")
              .toReversed()
              .map(({ entry, sentence }) => ({
                when: {
                  iso: entry.at.toISOString(),
                  text: dateText(localDate(entry.at), language),
                },
                text: sentence,
                proof: (
                  <Link href={page.href(`/logboek/${entry.number}`)}>
                    {page.slots.proof(String(entry.number), language)}
                  </Link>
                ),
              }))}
          />
        </Section>
        {contributions.flatMap(({ sections }) => sections ?? [])}
      </Text>
    </Page>
  );
}

/** Each thing it had a part in, by the last that happened to it; the newest first. */
function thingsOf(told: readonly Told[]): readonly Told[] {
  const last = new Map<string, Told>();
  for (const one of told) {
    if (one.entry.subject.kind === "organization" || !one.title || !one.href) continue;
    last.delete(one.href);
    last.set(one.href, one);
  }
  return [...last.values()].reverse();
}

type Standing = ReturnType<typeof standingOf>;

function Now({
  page,
  organization,
  contributions,
  standing,
}: Loaded & { readonly standing: Standing }) {
  const t = texts[page.language].organizationsPage;
  const here = page.href(`/organisaties/${organization.id}`);
  const choices = {
    invite: { primary: { label: t.invite, href: `${here}/uitnodigen` }, note: t.inviteNote },
    appoint: { primary: { label: t.appoint, href: `${here}/aanwijzen` }, note: t.appointNote },
    join: { primary: { label: t.join, href: `${here}/meedoen` }, note: t.joinNote },
  };
  const chosen = standing.keeps
    ? choices.invite
    : standing.appoints
      ? choices.appoint
      : standing.acts || standing.asked
        ? {}
        : choices.join;
  return (
    <NowBox
      language={page.language}
      {...chosen}
      todo={[
        ...contributions.flatMap(({ todo }) => todo ?? []).slice(0, 1),
        ...(standing.keeps
          ? [{ label: t.describe, href: `${here}/beschrijven`, gives: t.describeGives }]
          : []),
        ...(standing.acts
          ? [{ label: t.leave, href: `${here}/mensen/${standing.memberId}`, gives: t.leaveGives }]
          : []),
        { label: t.toAll, href: page.href("/organisaties"), gives: t.toAllGives },
      ]}
    >
      {contributions.map(({ follow }) => follow)}
    </NowBox>
  );
}

function People({
  page,
  organization,
  acts,
  names,
  standing,
}: Loaded & { readonly standing: Standing }) {
  const { language } = page;
  const t = texts[language].organizationsPage;
  if (acts.length === 0) return <Paragraph>{t.nobody}</Paragraph>;
  return (
    <Table
      language={language}
      caption={t.who}
      captionHidden
      fold
      columns={[
        { label: t.whoName },
        { label: t.since },
        ...(standing.keeps ? [{ label: t.change }] : []),
      ]}
      rows={acts.map(({ memberId, isKeeper: keeps, joinedAt }) => ({
        head: names.get(memberId) ?? texts[language].somebody,
        note: keeps ? t.keeper : undefined,
        cells: [
          dateText(localDate(joinedAt), language),
          ...(standing.keeps
            ? [
                <Link
                  href={page.href(`/organisaties/${organization.id}/mensen/${memberId}`)}
                  key={memberId}
                >
                  {t.change}
                  <span class="meent-vh">: {names.get(memberId)}</span>
                </Link>,
              ]
            : []),
        ],
      }))}
    />
  );
}

function Requests({ page, organization, joinings, names }: Loaded) {
  const { language } = page;
  const t = texts[language].organizationsPage;
  const requests = joinings.filter(({ kind }) => kind === "request");
  if (requests.length === 0) return null;
  return (
    <Section id="verzoeken" title={t.requests}>
      {requests.map(({ id, madeBy, madeAt, words }) => (
        <Form
          language={language}
          action={page.href(`/organisaties/${organization.id}/antwoord`)}
          label={t.asks(names.get(madeBy) ?? "", dateText(localDate(madeAt), language))}
          key={id}
        >
          <Hidden name={keyField} value={newId()} />
          <Hidden name="joiningId" value={id} />
          <Paragraph>
            <b>{t.asks(names.get(madeBy) ?? "", dateText(localDate(madeAt), language))}</b>{" "}
            {words && `“${words}”`}
          </Paragraph>
          <Buttons>
            <SubmitButton kind="secondary" once name="knop" value="ja">
              {t.yes}
            </SubmitButton>
            <SubmitButton kind="secondary" once name="knop" value="nee">
              {t.no}
            </SubmitButton>
          </Buttons>
        </Form>
      ))}
    </Section>
  );
}

function Invitations({ page, organization, joinings }: Loaded) {
  const { language } = page;
  const t = texts[language].organizationsPage;
  const open = joinings.filter(({ kind }) => kind === "invitation");
  if (open.length === 0) return null;
  return (
    <Section id="uitnodigingen" title={t.invitations}>
      {open.map(({ id, address, endsAt }) => {
        const until = endsAt ? dateText(localDate(endsAt), language) : "";
        return (
          <Form
            language={language}
            action={page.href(`/organisaties/${organization.id}/antwoord`)}
            label={t.invited(address ?? "", until)}
            key={id}
          >
            <Hidden name={keyField} value={newId()} />
            <Hidden name="joiningId" value={id} />
            <Paragraph>{t.invited(address ?? "", until)}</Paragraph>
            <Buttons>
              <SubmitButton kind="secondary" once name="knop" value="terug">
                {t.withdraw}
              </SubmitButton>
            </Buttons>
          </Form>
        );
      })}
    </Section>
  );
}

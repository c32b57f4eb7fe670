import { Hono } from "hono";
import { instantText } from "#lib/format.ts";
import {
  findLanguage,
  findOwnMember,
  listAreas,
  listOrganizationsOf,
  listRoleTerms,
  peopleTexts,
} from "#modules/people";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import {
  contextOf,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  removeCookie,
  sessionCookie,
  signInFirst,
  statusOf,
  type Viewer,
} from "#platform/http.ts";
import { listEntriesOf } from "#platform/record.ts";
import { listSessions } from "#platform/session.ts";
import { refusalText } from "#platform/texts.ts";
import { Facts } from "#ui/facts.tsx";
import { Buttons, Form, SubmitButton } from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { eraseMe } from "../actions/own.ts";
import { findAddress, findInvitationOf } from "../store.ts";
import { texts } from "../texts.ts";

/** All that Meent has about a person, and having it erased (GDPR art. 15, 17 and 20). */
export const pages = new Hono<PageEnv>();

type Own = Extract<Viewer, { kind: "member" }>;

pages.get("/mij/gegevens", async (c) => {
  const { page, context } = c.var;
  const { viewer } = page;
  if (viewer.kind === "visitor") return signInFirst(c);
  const loaded = await read(context, (db) => load(c, db, viewer));
  const t = texts[page.language];
  return c.var.show({
    title: t.data.title,
    here: "/mij/gegevens",
    crumbs: [{ label: t.me.title, path: "/mij" }],
    isPersonal: true,
    children: <DataPage page={page} {...loaded} />,
  });
});

/** The same as a file, for other programs. */
pages.get("/mij/gegevens.json", async (c) => {
  const { page, context } = c.var;
  const { viewer } = page;
  if (viewer.kind === "visitor") return signInFirst(c);
  const { deeds, own, ...rest } = await read(context, (db) => load(c, db, viewer));
  const regels = deeds.map(({ number, at, isPublic, sentence }) => ({
    number,
    at,
    isPublic,
    sentence: sentence ?? null,
  }));
  c.header("Content-Disposition", 'attachment; filename="mijn-gegevens.json"');
  const kept = Object.fromEntries(own.map(({ name, data }) => [name, data]));
  return c.json({ ...rest, ...kept, record: regels });
});

async function load(c: PageContext, db: Db, viewer: Own) {
  const { page, context } = c.var;
  const { id: communityId } = page.community;
  const member = await findOwnMember(db, communityId, viewer.memberId);
  const areas = await listAreas(db, communityId);
  const roles = await listRoleTerms(db, communityId, page.now, viewer.memberId);
  const entries = await listEntriesOf(db, communityId, viewer.memberId, 1000);
  const told = new Map(
    (await page.slots.describe(db, page, entries)).map(({ entry, sentence }) => [
      entry.number,
      sentence,
    ]),
  );
  return {
    community: page.community.name,
    member: member && {
      ...member,
      area: areas.find(({ id }) => id === member.areaId)?.name ?? null,
      roles: roles.map(({ role }) => peopleTexts[page.language].roles[role]),
      organizations: (await listOrganizationsOf(db, communityId, viewer.memberId)).map(
        ({ name }) => name,
      ),
    },
    account: {
      address: (await findAddress(db, viewer.accountId)) ?? null,
      language: await findLanguage(db, viewer.accountId),
      sessions: await listSessions(db, context.platform.clock, viewer.accountId),
    },
    invitation: (await findInvitationOf(db, communityId, viewer.accountId)) ?? null,
    own: await page.slots.ownData(db, page, viewer.memberId),
    deeds: entries.map(({ number, at, isPublic }) => ({
      number,
      at,
      isPublic,
      sentence: told.get(number),
    })),
  };
}

type Loaded = Awaited<ReturnType<typeof load>>;

function DataPage({
  page,
  member,
  account,
  invitation,
  own,
  deeds,
}: { readonly page: PageTools } & Loaded) {
  const { language } = page;
  const t = texts[language].data;
  const me = texts[language].me;
  const devices = account.sessions.map(({ device }) => device || me.unknownDevice);
  return (
    <Page>
      <PageHead title={t.title} lead={t.lead} />
      <NowBox
        language={language}
        primary={{ label: t.file, href: page.href("/mij/gegevens.json") }}
        note={t.fileGives}
        todo={[{ label: t.erase, href: page.href("/mij/wissen"), gives: t.eraseGives }]}
      />
      <Text>
        <Section title={t.you}>
          <Facts
            wide
            items={[
              { term: me.name, value: member?.fullName ?? "" },
              { term: me.shown, value: member?.name ?? "" },
              ...(member?.pseudonym
                ? [{ term: texts[language].join.pseudonym, value: member.pseudonym }]
                : []),
              { term: me.area, value: member?.area ?? me.noArea },
              { term: me.roles, value: member?.roles.join(", ") || me.noArea },
              {
                term: peopleTexts[language].organizations,
                value: member?.organizations.join(", ") || me.noArea,
              },
            ]}
          />
        </Section>
        <Section title={t.account}>
          <Facts
            wide
            items={[
              { term: me.address, value: account.address ?? me.noAddress },
              { term: me.language, value: me.languages[account.language] },
              { term: me.sessions, value: devices.join("; ") },
            ]}
          />
        </Section>
        {invitation && (
          <Section title={t.invitation}>
            <Facts wide items={[{ term: t.invitedAs, value: invitation.name ?? me.noArea }]} />
          </Section>
        )}
        {own.map(({ name, title, facts }) => (
          <Section title={title} key={name}>
            <Facts wide items={facts} />
          </Section>
        ))}
        <DeedsSection page={page} deeds={deeds} />
      </Text>
    </Page>
  );
}

function DeedsSection({ page, deeds }: { readonly page: PageTools } & Pick<Loaded, "deeds">) {
  const { language } = page;
  const t = texts[language].data;
  return (
    <Section title={t.deeds}>
      <Paragraph>
        {t.deedsText(deeds.length)} {t.deedsStay}
      </Paragraph>
      {deeds.length > 0 && (
        <Table
          language={language}
          caption={t.deeds}
          captionHidden
          fold
          columns={[{ label: t.line }, { label: t.when }, { label: t.sentence }]}
          rows={deeds.slice(0, 200).map(({ number, at, isPublic, sentence }) => ({
            head: isPublic ? (
              <Link href={page.href(`/logboek/${number}`)}>{String(number)}</Link>
            ) : (
              String(number)
            ),
            cells: [instantText(at, language), sentence ?? t.other],
          }))}
        />
      )}
    </Section>
  );
}

/* Erasing ------------------------------------------------------------------------------------------ */

pages.get("/mij/wissen", (c) => showErase(c));

pages.post("/mij/wissen", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const outcome = await act(eraseMe, contextOf(c, await readForm(c)), {});
  if (!outcome.ok) return showErase(c, statusOf(outcome.refusal), outcome.refusal);
  removeCookie(c, sessionCookie);
  const t = texts[page.language].erase;
  return c.var.show({
    title: t.doneTitle,
    here: "/mij/wissen",
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.doneTitle} lead={t.doneLead} />
      </Page>
    ),
  });
});

async function showErase(
  c: PageContext,
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
  refusal?: string,
): Promise<Response> {
  const { page, context } = c.var;
  const { viewer, language } = page;
  if (viewer.kind === "visitor") return signInFirst(c);
  const member = await read(context, (db) => findOwnMember(db, page.community.id, viewer.memberId));
  const t = texts[language];
  const why =
    member?.isPublic || refusal === "public_role"
      ? t.erase.publicRole
      : refusal && refusalText({}, language, refusal);
  return c.var.show(
    {
      title: t.erase.title,
      here: "/mij/wissen",
      crumbs: [{ label: t.me.title, path: "/mij" }],
      isPersonal: true,
      children: (
        <Page>
          <PageHead title={t.erase.title} lead={t.erase.lead}>
            {why && (
              <Stand tone="stop">
                <Paragraph>{why}</Paragraph>
              </Stand>
            )}
          </PageHead>
          <Text>
            <Section title={t.erase.goes}>
              <ul class="utrecht-unordered-list">
                {t.erase.goesList.map((item) => (
                  <li class="utrecht-unordered-list__item" key={item}>
                    {item}
                  </li>
                ))}
              </ul>
            </Section>
            <Section title={t.erase.stays}>
              <Paragraph>{t.erase.staysText}</Paragraph>
            </Section>
            {!member?.isPublic && (
              <Form language={language} action={page.href("/mij/wissen")}>
                <Buttons>
                  <SubmitButton kind="danger" once>
                    {t.erase.button}
                  </SubmitButton>
                </Buttons>
              </Form>
            )}
          </Text>
        </Page>
      ),
    },
    status,
  );
}

import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { listCommunities } from "#modules/people";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import {
  contextOf,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { texts as platformTexts } from "#platform/texts.ts";
import { Buttons, Checkboxes, Form, SubmitButton } from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Stand, Text } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import { shareElsewhere } from "../actions.ts";
import { followAll } from "../jobs.ts";
import { findSharedKinds, listElsewhere } from "../store.ts";
import { texts } from "../texts.ts";

/** What happens elsewhere: what the other communities of this installation share. */
export const elsewherePages = new Hono<PageEnv>();

const shown = 30;

elsewherePages.get("/elders", async (c) => {
  const { page, context } = c.var;
  const after = c.req.query("na") ?? null;
  if (after !== null && !isId(after)) return c.notFound();
  const untold = await followAll(context.platform, page.slots.found);
  const loaded = await read(context, async (db) => ({
    communities: await listCommunities(db),
    notices: await listElsewhere(db, page.community.id, { after, limit: shown + 1 }, untold),
    own: await sharedHere(db, page),
  }));
  return c.var.show({
    title: texts[page.language].elsewhere.title,
    here: "/elders",
    children: <ElsewherePage page={page} {...loaded} />,
  });
});

/** The kinds this community shares: its choice, or what is shared until it makes one. */
async function sharedHere(db: Db, page: PageTools): Promise<readonly string[]> {
  const { found } = page.slots;
  const chosen = await findSharedKinds(db, page.community.id);
  return Object.keys(found).filter((kind) =>
    chosen ? chosen.includes(kind) : found[kind]?.isSharedAtFirst,
  );
}

interface ElsewhereProps {
  readonly page: PageTools;
  readonly communities: Awaited<ReturnType<typeof listCommunities>>;
  readonly notices: Awaited<ReturnType<typeof listElsewhere>>;
  readonly own: readonly string[];
}

function ElsewherePage({ page, communities, notices, own }: ElsewhereProps) {
  const { language } = page;
  const t = texts[language].elsewhere;
  const rows = notices.slice(0, shown).flatMap((notice) => {
    const home = communities.find(({ id }) => id === notice.communityId);
    const called = page.slots.found[notice.kind]?.called[language];
    if (!home) return [];
    const tongue = home.languages.includes(language) && language === "en" ? "/en" : "";
    return [
      {
        meta: [home.name, called, t.since(dateText(localDate(notice.at), language))]
          .filter((part) => part !== undefined)
          .join(", "),
        title: <span lang="nl">{notice.title}</span>,
        href: `${tongue}/${home.slug}${notice.path}`,
        text: notice.sentence && <span lang="nl">{notice.sentence}</span>,
      },
    ];
  });
  const last = notices.length > shown ? notices[shown - 1] : undefined;
  return (
    <Page>
      <PageHead title={t.title} lead={t.lead}>
        <Stand tone="go">
          <Paragraph>
            {t.own(own.map((kind) => page.slots.found[kind]?.called[language] ?? kind))}
          </Paragraph>
        </Stand>
      </PageHead>
      <NowBox
        language={language}
        todo={[
          { label: t.search, href: page.href("/zoeken"), gives: t.searchGives },
          ...(page.may(shareElsewhere)
            ? [{ label: t.choose, href: page.href("/elders/delen"), gives: t.chooseGives }]
            : []),
        ]}
      />
      <Text>
        {rows.length === 0 ? <Paragraph>{t.none}</Paragraph> : <Rows level={2} items={rows} />}
        {last && (
          <Paragraph>
            <Link href={`${page.href("/elders")}?na=${last.id}`}>{t.more}</Link>
          </Paragraph>
        )}
      </Text>
    </Page>
  );
}

elsewherePages.get("/elders/delen", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  return showChoice(c, await read(context, (db) => sharedHere(db, page)), undefined, 200);
});

elsewherePages.post("/elders/delen", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const { soort = [] } = await c.req.parseBody({ all: true });
  const names = [soort].flat().filter((one) => typeof one === "string");
  const kinds = Object.entries(page.slots.found).flatMap(([kind, { name }]) =>
    names.includes(name) ? [kind] : [],
  );
  const outcome = await act(shareElsewhere, contextOf(c, await readForm(c)), { kinds });
  if (outcome.ok) return c.redirect(page.href("/elders"), 303);
  const message = platformTexts[page.language].refusals[outcome.refusal];
  return showChoice(c, kinds, message, statusOf(outcome.refusal));
});

function showChoice(
  c: PageContext,
  kinds: readonly string[],
  message: string | undefined,
  status: 200 | 401 | 403 | 404 | 409 | 422,
) {
  const { page } = c.var;
  const { language } = page;
  const t = texts[language].elsewhere;
  const { found } = page.slots;
  return c.var.show(
    {
      title: t.choose,
      here: "/elders/delen",
      crumbs: [{ label: t.title, path: "/elders" }],
      isPersonal: true,
      hasErrors: message !== undefined,
      children: (
        <Page>
          <PageHead title={t.choose} lead={t.chooseLead}>
            {message && (
              <Stand tone="stop">
                <Paragraph>{message}</Paragraph>
              </Stand>
            )}
          </PageHead>
          <Text>
            <Form method="post" action={page.href("/elders/delen")} language={language}>
              <Checkboxes
                name="soort"
                label={t.which}
                hint={t.whichHint}
                value={kinds.map((kind) => found[kind]?.name ?? "")}
                options={Object.values(found).map(({ name, called }) => ({
                  value: name,
                  label: called[language],
                }))}
              />
              <Buttons>
                <SubmitButton>{t.save}</SubmitButton>
              </Buttons>
            </Form>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

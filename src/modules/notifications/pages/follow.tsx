import { Hono } from "hono";
import type { VNode } from "preact";
import { isId } from "#lib/ids.ts";
import { listAreas } from "#modules/people";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import {
  backOf,
  contextOf,
  type FormValues,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import type { Subject } from "#platform/record.ts";
import type { Contribution } from "#platform/slots.ts";
import { refusalText } from "#platform/texts.ts";
import { Form, Hidden, SubmitButton } from "#ui/form.tsx";
import { Link, LinkButton, NowBox, Page, PageHead, Paragraph, Stand, Text } from "#ui/page.tsx";
import { follow, stopFollowing } from "../actions/following.ts";
import { type Follow, findFollow } from "../store.ts";
import { texts } from "../texts.ts";

/** The button to follow a thing, on its own page. */
export const pages = new Hono<PageEnv>();

/** What this module puts on the page of whatever can be followed. */
export async function contributeFollow(
  db: Db,
  page: PageTools,
  subject: Subject,
): Promise<Contribution> {
  const { community } = page;
  const { kind, id } = subject;
  const things = await page.slots.followed(db, community.id, kind, [id]);
  const named = (await page.slots.titles(db, page, kind, [id])).get(id);
  if (!things.has(id) || !named?.href) return {};
  // What is a part of another's page has one of its own to be followed from.
  const path = named.href.includes("#")
    ? `/volgen/${kind}/${id}`
    : named.href.slice(page.href("/").length);
  return { follow: await buttonOf(db, page, subject, path, labelOf(page, kind)) };
}

function labelOf({ language }: PageTools, kind: string): string {
  const t = texts[language].follow;
  return t.buttons[kind] ?? t.button;
}

/** On the page of an area, and on the front page for the whole community. */
export async function contributeFollowPlace(
  db: Db,
  page: PageTools,
  subject: Subject,
): Promise<Contribution> {
  const { community } = page;
  const area = (await listAreas(db, community.id)).find(({ id }) => id === subject.id);
  if (!area && subject.id !== community.id) return {};
  const path = area ? `/gebied/${area.slug}` : "/";
  const label = texts[page.language].follow.place(area?.name ?? community.name);
  return { follow: await buttonOf(db, page, subject, path, label) };
}

async function buttonOf(
  db: Db,
  page: PageTools,
  subject: Subject,
  path: string,
  label: string,
): Promise<VNode> {
  const { viewer, community } = page;
  const own =
    viewer.kind === "member"
      ? await findFollow(db, community.id, viewer.memberId, subject)
      : undefined;
  return (
    <FollowButton key="volg" page={page} subject={subject} path={path} label={label} own={own} />
  );
}

interface FollowProps {
  readonly page: PageTools;
  readonly subject: Subject;
  /** Of the thing's own page, below the community. */
  readonly path: string;
  readonly label: string;
  readonly own: Follow | undefined;
}

function FollowButton({ page, subject, path, label, own }: FollowProps) {
  const { language, viewer } = page;
  const t = texts[language].follow;
  const note = t.notes[subject.kind] ?? t.note;
  if (viewer.kind === "visitor")
    return (
      <div class="meent-stack">
        <LinkButton
          kind="secondary"
          href={`${page.href("/aanmelden")}?terug=${encodeURIComponent(path)}`}
        >
          {label}
        </LinkButton>
        <Paragraph small>{note}</Paragraph>
      </div>
    );
  const isFollowing = own !== undefined && !own.isStopped;
  return (
    <div class="meent-stack">
      <Form
        language={language}
        action={page.href(isFollowing ? "/volgen/stoppen" : "/volgen")}
        label={isFollowing ? t.stop : label}
      >
        <Hidden name="kind" value={subject.kind} />
        <Hidden name="id" value={subject.id} />
        <Hidden name="terug" value={path} />
        <SubmitButton kind="secondary" once>
          {isFollowing ? t.stop : label}
        </SubmitButton>
      </Form>
      {isFollowing ? (
        <Paragraph small>
          {own.origin === "party" ? t.followingAsParty : t.following}{" "}
          <Link href={page.href("/mij/berichten")}>{t.how}</Link>.
        </Paragraph>
      ) : (
        <Paragraph small>{note}</Paragraph>
      )}
    </div>
  );
}

pages.post("/volgen", async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const form = await readForm(c);
  const thing = { kind: form.kind ?? "", id: form.id ?? "" };
  const outcome = await act(follow, contextOf(c, form), thing);
  // What is so already is what was asked.
  if (outcome.ok || outcome.refusal === "follows_already") return back(c, form);
  return refuse(c, outcome.refusal);
});

pages.post("/volgen/stoppen", async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const form = await readForm(c);
  const thing = { kind: form.kind ?? "", id: form.id ?? "" };
  const outcome = await act(stopFollowing, contextOf(c, form), thing);
  if (outcome.ok || outcome.refusal === "follows_not") return back(c, form);
  return refuse(c, outcome.refusal);
});

/** What stands on the page of another thing, such as an act, is followed from here. */
pages.get("/volgen/:kind/:id", async (c) => {
  const { page, context } = c.var;
  const { kind, id } = c.req.param();
  const loaded = isId(id)
    ? await read(context, async (db) => ({
        named: (await page.slots.titles(db, page, kind, [id])).get(id),
        button: (await contributeFollow(db, page, { kind, id })).follow,
      }))
    : undefined;
  if (!loaded?.button || !loaded.named) return c.notFound();
  const t = texts[page.language];
  return c.var.show({
    title: labelOf(page, kind),
    here: `/volgen/${kind}/${id}`,
    isPersonal: true,
    children: (
      <Page>
        <PageHead
          kind={t.kinds[kind]}
          title={labelOf(page, kind)}
          lead={t.follow.about(loaded.named.title)}
        />
        <NowBox
          language={page.language}
          todo={[{ label: t.follow.back, href: loaded.named.href ?? page.href("/") }]}
        >
          {loaded.button}
        </NowBox>
      </Page>
    ),
  });
});

/** What has no page of its own, chosen from the list on "Uw berichten". */
pages.post("/volgen/gebied", async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const form = await readForm(c);
  const [kind = "", id = ""] = (form.place ?? "").split(" ");
  const outcome = await act(follow, contextOf(c, form), { kind, id });
  if (outcome.ok || outcome.refusal === "follows_already") return back(c, {});
  return refuse(c, outcome.refusal);
});

/** To the page where the button was. */
function back(c: PageContext, form: FormValues): Response {
  const { page } = c.var;
  const to = form.terug === undefined ? "/mij/berichten#volgt" : backOf(form.terug);
  return c.redirect(page.href(to), 303);
}

function refuse(c: PageContext, refusal: string): Promise<Response> {
  const { page } = c.var;
  const t = texts[page.language];
  const own: Readonly<Record<string, string>> = t.follow.refusals;
  return c.var.show(
    {
      title: t.settings.title,
      here: "/mij/berichten",
      isPersonal: true,
      hasErrors: true,
      children: (
        <Page>
          <PageHead title={t.settings.title}>
            <Stand tone="stop">
              <Paragraph>{refusalText(own, page.language, refusal)}</Paragraph>
            </Stand>
          </PageHead>
          <Text>
            <Paragraph>
              <Link href={page.href("/mij/berichten")}>{t.settings.toMe}</Link>
            </Paragraph>
          </Text>
        </Page>
      ),
    },
    statusOf(refusal),
  );
}

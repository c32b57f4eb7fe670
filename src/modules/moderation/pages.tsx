import { Hono } from "hono";
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
import type { Entry, Subject } from "#platform/record.ts";
import type { Contribution, FindWritings, Slots } from "#platform/slots.ts";
import { Link, Paragraph } from "#ui/page.tsx";
import { republishOwn } from "./actions/own.ts";
import { grounds, pageKinds, reasons } from "./model.ts";
import { CasePage } from "./pages/case.tsx";
import { deedNames, doDeed, showDeed, viewOf } from "./pages/deeds.tsx";
import { emptyForm, type FormState, refusedForm } from "./pages/form-state.ts";
import { housePages } from "./pages/house-pages.tsx";
import { loadQueue, QueuePage, waits } from "./pages/queue.tsx";
import { writingRoutes } from "./pages/writing-routes.tsx";
import { listCases } from "./store.ts";
import { texts } from "./texts.ts";

/** Reports, cases and house rules; `find` knows the public texts of every module's things. */
export function pages(find: FindWritings): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.route("/", housePages);
  app.route("/", writingRoutes(find));
  app.route("/", casePages);
  return app;
}

const casePages = new Hono<PageEnv>();
const one = "/moderatie/:number{H-[0-9]{4}-[0-9]{3,12}}" as const;

casePages.get("/moderatie", async (c) => {
  const { page, context } = c.var;
  const view = await read(context, (db) => loadQueue(db, page));
  return c.var.show({
    title: texts[page.language].queue.title,
    here: "/moderatie",
    isPersonal: view.waiting !== undefined,
    children: <QueuePage page={page} view={view} />,
  });
});

casePages.get(one, (c) => showCase(c, emptyForm()));
for (const deed of deedNames) {
  casePages.get(`${one}/${deed}`, (c) => showDeed(c, deed, emptyForm()));
  casePages.post(`${one}/${deed}`, (c) => doDeed(c, deed));
}
casePages.post(`${one}/terug`, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const view = await viewOf(c);
  if (!view) return c.notFound();
  const outcome = await act(republishOwn, contextOf(c, values), { writingId: view.one.id });
  if (outcome.ok) return c.redirect(page.href(`/moderatie/${view.one.number}`), 303);
  return showCase(
    c,
    refusedForm(values, outcome, "inhoud", page.language),
    statusOf(outcome.refusal),
  );
});

async function showCase(
  c: PageContext,
  form: FormState,
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
) {
  const { page } = c.var;
  const view = await viewOf(c);
  if (!view) return c.notFound();
  const t = texts[page.language];
  return c.var.show(
    {
      title: `${t.case.title[view.one.state]} (${view.one.number})`,
      here: `/moderatie/${view.one.number}`,
      crumbs: [{ label: t.queue.title, path: "/moderatie" }],
      hasErrors: form.errors.length > 0,
      isPersonal: true,
      children: <CasePage page={page} view={view} form={form} />,
    },
    status,
  );
}

/** On every page with words of persons: where to say that one does not belong, or to change one's own. */
async function linksOn(db: Db, page: PageTools, subject: Subject): Promise<Contribution> {
  const at = { communityId: page.community.id, now: page.now };
  const writings = await page.slots.writings(db, at, subject);
  if (writings.length === 0) return {};
  const t = texts[page.language].link;
  const { viewer } = page;
  const hasOwn =
    viewer.kind === "member" &&
    writings.some(({ authorId, stays }) => authorId === viewer.memberId && stays !== true);
  const where = `${subject.kind}/${subject.id}`;
  return {
    sections: [
      <Paragraph small key="melden">
        {t.lead} <Link href={page.href(`/melden/${where}`)}>{t.report}</Link>
        {hasOwn && (
          <>
            {" · "}
            <Link href={page.href(`/woorden/${where}`)}>{t.own}</Link>
          </>
        )}
      </Paragraph>,
    ],
  };
}

function numberOf({ data }: Entry): string {
  return String(data.number);
}

export const slots: Slots = {
  onAny: linksOn,
  waits,
  subjects: {
    writing: async (db, communityId, ids) =>
      new Map(
        (await listCases(db, communityId, { ids })).map(({ id, number }) => [
          id,
          { title: number, path: `/moderatie/${number}` },
        ]),
      ),
  },
  sentences: {
    "moderation.hidden": (entry, { language }) => {
      const t = texts[language];
      const reason = reasons.find((one) => one === entry.data.reason) ?? reasons[0];
      return t.sentences.hidden(t.reasons[reason], numberOf(entry));
    },
    "moderation.restored": (entry, { language }) =>
      texts[language].sentences.restored(numberOf(entry)),
    "moderation.unpublished": (entry, { language }) =>
      texts[language].sentences.unpublished(numberOf(entry)),
    "moderation.republished": (entry, { language }) =>
      texts[language].sentences.republished(numberOf(entry)),
    "moderation.edited": (entry, { language }) => texts[language].sentences.edited(numberOf(entry)),
    "moderation.erased": (entry, { language }) => {
      const t = texts[language];
      const ground = grounds.find((one) => one === entry.data.ground) ?? grounds[0];
      return t.sentences.erased(t.grounds[ground], numberOf(entry));
    },
    "moderation.appealed": (entry, { language }) =>
      texts[language].sentences.appealed(numberOf(entry)),
    "moderation.upheld": (entry, { language }) => texts[language].sentences.upheld(numberOf(entry)),
    "moderation.pageSet": ({ data }, { language }) => {
      const t = texts[language];
      const page = pageKinds.find((one) => one === data.page) ?? pageKinds[0];
      return t.sentences.pageSet(t.pages.titles[page]);
    },
  },
};

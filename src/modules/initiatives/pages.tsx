import { Hono } from "hono";
import { listAreas } from "#modules/people";
import { findSignal, isPublicSignal } from "#modules/signals";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import type { Contribution, Slots } from "#platform/slots.ts";
import { Section } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import { isPublic, type LinkKind, linkKinds } from "./model.ts";
import { sendFeed } from "./pages/feed.ts";
import { found } from "./pages/found.ts";
import { InitiativePage } from "./pages/initiative.tsx";
import { pages as keepingPages } from "./pages/keeping.tsx";
import { rowsOf, showList } from "./pages/list.tsx";
import { pages as makingPages } from "./pages/making.tsx";
import { showMap } from "./pages/map.tsx";
import { contributeToMe, ownData } from "./pages/me.ts";
import { pages as peoplePages } from "./pages/people.tsx";
import { follow, pathOf, photos, sentences, subjects } from "./pages/slots.ts";
import { pages as tellingPages } from "./pages/telling.tsx";
import { loadView } from "./pages/view.ts";
import { writings } from "./pages/writings.ts";
import { type InitiativeFilter, listInitiatives } from "./store.ts";
import { texts } from "./texts.ts";

export const pages = new Hono<PageEnv>();

pages.get("/initiatieven", showList);
pages.get("/initiatieven/kaart", showMap);
pages.get("/initiatieven.atom", sendFeed);

// Before the page of an initiative: "nieuw" is no number.
pages.route("/", makingPages);

pages.get("/initiatieven/:number", async (c) => {
  const { page, context } = c.var;
  const view = await read(context, (db) => loadView(db, c, c.req.param("number")));
  if (!view) return c.notFound();
  const { initiative } = view;
  return c.var.show({
    title: initiative.title,
    here: pathOf(initiative),
    crumbs: [{ label: texts[page.language].title, path: "/initiatieven" }],
    menu: "initiatives",
    isPersonal: !isPublic(initiative),
    children: <InitiativePage page={page} view={view} />,
  });
});

pages.route("/", keepingPages);
pages.route("/", tellingPages);
pages.route("/", peoplePages);

/* What other pages show of initiatives ------------------------------------------------------------ */

async function sectionOf(
  db: Db,
  page: PageTools,
  filter: InitiativeFilter,
  limit = 10,
): Promise<Pick<Contribution, "sections">> {
  const { id: communityId } = page.community;
  const own = await listInitiatives(db, communityId, { ...filter, isPublic: true }, limit);
  if (own.length === 0) return {};
  const rows = rowsOf(page, own, await listAreas(db, communityId));
  return {
    sections: [
      <Section id="initiatieven" title={texts[page.language].reads.onOther}>
        <Rows items={rows} />
      </Section>,
    ],
  };
}

/** On the page of what an initiative is linked to: which, so that both point to each other. */
function onLinked(kind: LinkKind) {
  return (db: Db, page: PageTools, subjectId: string): Promise<Contribution> =>
    sectionOf(db, page, { linkedTo: { kind, subjectId } });
}

/** On a signal that all may read there is the way to begin an initiative with it, too. */
async function onSignal(db: Db, page: PageTools, id: string): Promise<Contribution> {
  const signal = await findSignal(db, page.community.id, id, page.now);
  const section = await onLinked("signal")(db, page, id);
  if (!signal || !isPublicSignal(signal) || page.viewer.kind === "visitor") return section;
  const t = texts[page.language].reads;
  return {
    ...section,
    todo: [
      {
        label: t.startHere,
        href: page.href(`/initiatieven/nieuw?signaal=${signal.number}`),
        gives: t.startHereGives,
      },
    ],
  };
}

export const slots: Slots = {
  subjects,
  follow,
  found,
  photos,
  sentences,
  writings,
  ownData,
  on: {
    me: contributeToMe,
    ...Object.fromEntries(linkKinds.map((kind) => [kind, onLinked(kind)])),
    signal: onSignal,
    organization: (db, page, organizationId) => sectionOf(db, page, { organizationId }),
  },
};

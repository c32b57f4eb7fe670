import { Hono } from "hono";
import type { PageEnv } from "#platform/http.ts";
import type { Slots } from "#platform/slots.ts";
import { contributeFollow, contributeFollowPlace, pages as followPages } from "./pages/follow.tsx";
import { contributeToMe, ownData, pages as settingsPages } from "./pages/settings.tsx";
import { pages as stopPages } from "./pages/stop.tsx";

/** Following, choosing how to hear of it, and ending it. */
export const pages = new Hono<PageEnv>();

pages.route("/", followPages);
pages.route("/", settingsPages);
pages.route("/", stopPages);

export const slots: Slots = {
  onAny: contributeFollow,
  ownData,
  on: {
    me: contributeToMe,
    area: (db, page, id) => contributeFollowPlace(db, page, { kind: "area", id }),
    community: (db, page, id) => contributeFollowPlace(db, page, { kind: "community", id }),
  },
};

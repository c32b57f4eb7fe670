import { Hono } from "hono";
import type { PageEnv } from "#platform/http.ts";
import { pages as deskPages } from "./pages/desk.tsx";
import { pages as howPages } from "./pages/how.tsx";
import { pages as listPages } from "./pages/list.tsx";
import { pages as listingPages } from "./pages/listing.tsx";
import { pages as placePages } from "./pages/place.tsx";
import { pages as talkPages } from "./pages/talk.tsx";

export { slots } from "./pages/beside.tsx";

export const pages = new Hono<PageEnv>();

// The pages with a name of their own before the page of one listing: "nieuw" is no number.
for (const part of [listPages, howPages, deskPages, talkPages, placePages, listingPages])
  pages.route("/", part);

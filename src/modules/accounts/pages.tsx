import { Hono } from "hono";
import type { PageEnv } from "#platform/http.ts";
import { pages as addressPages } from "./pages/address.tsx";
import { pages as dataPages } from "./pages/data.tsx";
import { pages as joinPages } from "./pages/join.tsx";
import { pages as mePages } from "./pages/me.tsx";
import { pages as signInPages } from "./pages/sign-in.tsx";

/** Coming in, and what is one's own. */
export const pages = new Hono<PageEnv>();

pages.route("/", signInPages);
pages.route("/", joinPages);
pages.route("/", mePages);
pages.route("/", addressPages);
pages.route("/", dataPages);

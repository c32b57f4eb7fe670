import { Hono } from "hono";
import type { PageEnv } from "#platform/http.ts";
import { pages as addressPages } from "./pages/address.tsx";
import { pages as dataPages } from "./pages/data.tsx";
import { pages as joinPages } from "./pages/join.tsx";
import { pages as mePages } from "./pages/me.tsx";
import { pages as signInPages } from "./pages/sign-in.tsx";
import { type Scope, pages as tokenPages } from "./pages/tokens.tsx";

/** Coming in, and what is one's own; `scopes` are the parts a person may give a program access to. */
export function pages(scopes: readonly Scope[]): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  for (const own of [signInPages, joinPages, mePages, addressPages, dataPages, tokenPages(scopes)])
    app.route("/", own);
  return app;
}

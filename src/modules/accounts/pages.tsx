import { Hono } from "hono";
import { numberText } from "#lib/format.ts";
import type { PageEnv } from "#platform/http.ts";
import type { Slots } from "#platform/slots.ts";
import { pages as addressPages } from "./pages/address.tsx";
import { pages as dataPages } from "./pages/data.tsx";
import { pages as joinPages } from "./pages/join.tsx";
import { pages as mePages } from "./pages/me.tsx";
import { pages as ownCodePages } from "./pages/own-code.tsx";
import { pages as residentPages } from "./pages/residents.tsx";
import { pages as signInPages } from "./pages/sign-in.tsx";
import { type Scope, pages as tokenPages } from "./pages/tokens.tsx";
import { texts } from "./texts.ts";

/** Coming in, and what is one's own; `scopes` are the parts a person may give a program access to. */
export function pages(scopes: readonly Scope[]): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const own = [signInPages, joinPages, mePages, addressPages, dataPages, ownCodePages];
  for (const part of [...own, residentPages, tokenPages(scopes)]) app.route("/", part);
  return app;
}
/** What the record says of coming in: never of whom, but for a clerk. */
export const slots: Slots = {
  sentences: {
    "accounts.clerkRescued": ({ data }, words) =>
      texts[words.language].clerkRescued(words.member(data.memberId)),
    "accounts.residentsInvited": ({ data }, { language }) =>
      texts[language].residentsInvited(
        numberText(Number(data.mails), language),
        numberText(Number(data.letters), language),
      ),
  },
};

import { ok } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import { memberOf } from "#platform/context.ts";
import { pageSetting } from "../model.ts";
import { insertPage } from "../store.ts";

/** House rules, privacy, accessibility or cookies in a community's own words; empty is the standard. */
export const setPage = action({
  name: "moderation.setPage",
  input: pageSetting,
  who: ["councilClerk"],
  perform: async (acting, { page, language, body }) => {
    const id = acting.newId();
    await insertPage(acting.tx, acting.communityId, {
      id,
      page,
      language,
      body,
      memberId: memberOf(acting),
      at: acting.now,
    });
    acting.record({
      kind: "moderation.pageSet",
      subject: { kind: "community", id: acting.communityId },
      data: { page, language },
    });
    return ok({ page });
  },
});

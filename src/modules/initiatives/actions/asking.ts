import { mailTo } from "#modules/accounts";
import { findPreference, mailFrom, stopPathOf } from "#modules/notifications";
import { findCommunity, listMembersOfOrganization, listNames } from "#modules/people";
import { type Acting, memberOf } from "#platform/context.ts";
import type { Initiative, Party } from "../model.ts";
import { texts } from "../texts.ts";

/**
 * Mail to whom something is asked about an initiative, where she did not say that she wants none, and
 * outside her quiet hours: nothing here has a last day.
 */

/** What is asked, and on which page below the initiative she answers. */
const pages = { invited: "/meedoen", wantsToJoin: "/mensen", offered: "/overnemen" } as const;

/** Leaves the mail in the transaction that asks; who asks herself gets none. */
export async function mailAsked(
  acting: Acting,
  { number, title }: Pick<Initiative, "number" | "title">,
  what: keyof typeof pages,
  memberIds: readonly string[],
  role = "",
): Promise<void> {
  const { tx, communityId } = acting;
  const me = memberOf(acting);
  const by = (await listNames(tx, communityId, [me])).get(me) ?? "";
  const community = await findCommunity(tx, communityId);
  for (const memberId of new Set(memberIds)) {
    if (memberId === me || !(await findPreference(tx, communityId, memberId)).wantsAsks) continue;
    const unsubscribe = await stopPathOf(tx, communityId, memberId, "asks");
    const notBefore = await mailFrom(acting, memberId);
    await mailTo(acting, memberId, `initiatives.${what}`, (language) => {
      const t = texts[language].mails;
      return {
        subject: t[what].subject(by, title),
        body: [
          t[what].begin(by, title, community?.name ?? ""),
          ...(role ? [{ quote: role }] : []),
          { label: t[what].look, path: `/initiatieven/${number}${pages[what]}` },
          t.free,
          { list: [{ text: t.stop, path: unsubscribe }] },
        ],
        unsubscribe,
        notBefore,
      };
    });
  }
}

/** Who may answer for a party: she herself, or who may act for the organisation. */
export async function whoMayAnswer(
  { tx, communityId }: Acting,
  { memberId, organizationId }: Pick<Party, "memberId" | "organizationId">,
): Promise<readonly string[]> {
  if (memberId) return [memberId];
  return organizationId ? listMembersOfOrganization(tx, communityId, organizationId) : [];
}

import { localDate } from "#lib/calendar.ts";
import { mailTo } from "#modules/accounts";
import { findPreference, mailFrom } from "#modules/notifications";
import { findCommunity, listGuests } from "#modules/people";
import type { Acting } from "#platform/context.ts";
import type { Coalition, Party } from "../model.ts";
import { texts } from "../texts.ts";

/**
 * Mail about one agreement. Members hear of it as of all they follow; a guest has no page here on which
 * to choose that, so of her agreement she is told what asks something of her, and that it is firm. In quiet hours only where her last day to answer
 * would pass in them.
 */
type Told = "signAgain" | "firm" | "stay" | "lookBack";

/** The table changed: whose signature was under the one before is asked to sign this one. */
export async function mailToSignAgain(
  acting: Acting,
  coalition: Coalition,
  parties: readonly Party[],
  changed: Party,
): Promise<void> {
  const signed = parties.flatMap(({ id, signature }) =>
    // Who was asked before and did not sign since, need not hear it twice.
    signature && signature.edition === coalition.edition && id !== changed.id
      ? [signature.memberId]
      : [],
  );
  await mailEach(acting, coalition, "signAgain", signed, changed.name);
}

/** Tells the guests among these parties. */
export async function mailGuests(
  acting: Acting,
  coalition: Coalition,
  parties: readonly Party[],
  what: Exclude<Told, "signAgain">,
): Promise<void> {
  const ids = parties.flatMap(({ signature }) => (signature ? [signature.memberId] : []));
  const guests = await listGuests(acting.tx, acting.communityId, ids);
  await mailEach(acting, coalition, what, [...guests.keys()], "");
}

async function mailEach(
  acting: Acting,
  coalition: Coalition,
  what: Told,
  memberIds: readonly string[],
  who: string,
): Promise<void> {
  const { tx, communityId, actor } = acting;
  const { number, title } = coalition;
  const until = lastDayOf(coalition);
  const community = await findCommunity(tx, communityId);
  for (const memberId of memberIds) {
    // Who did it herself knows.
    if (actor.kind === "member" && actor.memberId === memberId) continue;
    if (!(await findPreference(tx, communityId, memberId)).wantsAsks) continue;
    const notBefore = await mailFrom(acting, memberId, until);
    await mailTo(acting, memberId, `coalitions.${what}`, (language) => {
      const t = texts[language].told;
      return {
        subject: t[what].subject(title),
        body: [
          t[what].begin(title, who),
          { label: t.look, path: `/afspraken/${number}` },
          t.why(community?.name ?? ""),
        ],
        notBefore,
      };
    });
  }
}

/** The last day before time decides something of it; null where it decides nothing. */
function lastDayOf({ lapsesAt }: Coalition): string | null {
  return lapsesAt && localDate(new Date(lapsesAt.getTime() - 1));
}

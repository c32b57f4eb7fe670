import { dateText, dayText } from "#lib/format.ts";
import { listNames } from "#modules/people";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import type { Contribution } from "#platform/slots.ts";
import { Link, Paragraph, Section } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import { isWaiting, type SignalState, signalStates } from "../model.ts";
import { listSignals } from "../store.ts";
import { texts } from "../texts.ts";
import { areaNames } from "./beside.tsx";
import { rowOf } from "./rows.tsx";

const mostOnMe = 10;

/** Of what she took back no word is left to show. */
const shownStates: readonly SignalState[] = signalStates.filter((state) => state !== "withdrawn");

/**
 * On a person's own page: what she said last while signed in, and who answers it by when. What was said
 * with a code is tied to nobody, also not to her.
 */
export async function contributeToMe(
  db: Db,
  page: PageTools,
  memberId: string,
): Promise<Contribution> {
  const { language, now } = page;
  const { id: communityId } = page.community;
  const t = texts[language];
  const filter = { senderId: memberId, states: shownStates };
  const said = await listSignals(db, communityId, now, filter, mostOnMe);
  const hostIds = said.filter(isWaiting).map(({ hostId }) => hostId);
  const names = {
    areas: await areaNames(db, communityId),
    members: await listNames(db, communityId, [...new Set(hostIds)]),
  };
  const rows = said.map((signal) => {
    const host = names.members.get(signal.hostId) ?? "";
    const { waiting, overdue } = t.page.stand;
    return {
      ...rowOf(page, signal, names),
      ...(isWaiting(signal) && {
        text:
          signal.state === "overdue"
            ? overdue(host, dateText(signal.dueOn, language))
            : waiting(host, dayText(signal.dueOn, language)),
      }),
    };
  });
  return {
    sections: [
      <Section id="gezegd" title={t.me.title}>
        {rows.length === 0 ? <Paragraph>{t.follow.mineNone}</Paragraph> : <Rows items={rows} />}
        <Paragraph>
          <Link href={page.href("/signalen/volgen")}>{t.me.all}</Link>
        </Paragraph>
      </Section>,
    ],
  };
}

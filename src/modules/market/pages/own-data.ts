import { numberText } from "#lib/format.ts";
import { listOrganizationsOf } from "#modules/people";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import type { OwnData } from "#platform/slots.ts";
import { partOf } from "../model.ts";
import { listAgreements, listIntroductions, listListings } from "../store.ts";
import { texts } from "../texts.ts";

const most = 1000;

/** What is kept of her: what she asks and offers, whom she may meet, and which contact she gave. */
export async function ownData(db: Db, page: PageTools, memberId: string): Promise<OwnData> {
  const { community, language, now } = page;
  const t = texts[language].ownData;
  const organizationIds = (await listOrganizationsOf(db, community.id, memberId)).map(
    ({ id }) => id,
  );
  const of = { memberId, organizationIds };
  const placed = await listListings(db, community.id, now, { of }, most);
  const talks = await listIntroductions(db, community.id, now, { memberId }, most);
  const gave = [];
  for (const one of talks) {
    const agreements = await listAgreements(db, community.id, one.id);
    const own = agreements.find(({ part }) => part === partOf(one, memberId));
    gave.push({ one, contact: own?.contact ?? null });
  }
  return {
    name: "vraagEnAanbod",
    title: texts[language].rightsTitle,
    facts: [
      { term: t.placed, value: placed.map(({ title }) => title).join("; ") || t.nothing },
      { term: t.talks, value: numberText(talks.length, language) },
    ],
    data: {
      geplaatst: placed.map(({ number, title, what, side, placedAt }) => ({
        nummer: number,
        soort: side === "need" ? "vraag" : "aanbod",
        titel: title,
        wat: what,
        op: placedAt.toISOString(),
      })),
      kennismakingen: gave.map(({ one, contact }) => ({
        stand: one.state,
        voorgesteldOp: one.proposedAt.toISOString(),
        // What was given is erased when the introduction ends.
        gegevenContact: contact,
      })),
    },
  };
}

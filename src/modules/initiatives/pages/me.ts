import { localDate } from "#lib/calendar.ts";
import { dateText, numberText } from "#lib/format.ts";
import { listNames, listOrganizationsOf } from "#modules/people";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import type { Contribution, OwnData, Todo } from "#platform/slots.ts";
import { listInitiatives, listInvitationsOf, listOffersTo, listOwnWords } from "../store.ts";
import { texts } from "../texts.ts";
import { pathOf } from "./slots.ts";

/** On a person's own page: who asks her to make something together, and what she writes herself. */
export async function contributeToMe(
  db: Db,
  page: PageTools,
  memberId: string,
): Promise<Contribution> {
  const { id: communityId } = page.community;
  const t = texts[page.language].me;
  const organizations = await listOrganizationsOf(db, communityId, memberId);
  const ids = organizations.map(({ id }) => id);
  const invitations = await listInvitationsOf(db, communityId, memberId, ids);
  const asking = await listInitiatives(
    db,
    communityId,
    { ids: invitations.map(({ initiativeId }) => initiativeId) },
    invitations.length,
  );
  const names = await listNames(db, communityId, [
    ...new Set(invitations.map(({ askedBy }) => askedBy)),
  ]);
  const own = await listInitiatives(db, communityId, { penId: memberId }, 20);
  const offers = await listOffersTo(db, communityId, memberId);
  const offering = await listNames(
    db,
    communityId,
    offers.map(({ offeredBy }) => offeredBy),
  );
  const todo: Todo[] = invitations.flatMap(({ initiativeId, askedBy }) => {
    const initiative = asking.find(({ id }) => id === initiativeId);
    return initiative
      ? [
          {
            label: initiative.title,
            href: page.href(`${pathOf(initiative)}/meedoen`),
            gives: t.asks(names.get(askedBy) ?? ""),
          },
        ]
      : [];
  });
  return {
    todo: [
      ...todo,
      ...offers.flatMap(({ initiativeId, offeredBy }) => {
        const one = own.find(({ id }) => id === initiativeId);
        return one
          ? [
              {
                label: one.title,
                href: page.href(`${pathOf(one)}/overnemen`),
                gives: t.offers(offering.get(offeredBy) ?? ""),
              },
            ]
          : [];
      }),
      ...own.map((one) => ({
        label: one.title,
        href: page.href(pathOf(one)),
        gives: one.state === "draft" ? t.draft : t.own,
      })),
    ],
  };
}

/** What is kept of her: what she began, where she takes part, what she told and whom she thanked. */
export async function ownData(db: Db, page: PageTools, memberId: string): Promise<OwnData> {
  const { community, language } = page;
  const t = texts[language].me;
  const begun = await listInitiatives(db, community.id, { penId: memberId }, 1000);
  const words = await listOwnWords(db, community.id, memberId);
  return {
    name: "initiatieven",
    title: texts[language].title,
    facts: [
      {
        term: t.begun,
        value:
          begun
            .map((one) => `${one.title}, ${dateText(localDate(one.madeAt), language)}`)
            .join("; ") || t.nothing,
      },
      { term: t.words, value: numberText(words.length, language) },
    ],
    data: {
      schrijft: begun.map(({ number, title, what, why, place, madeAt }) => ({
        nummer: number,
        titel: title,
        wat: what,
        waarom: why,
        plek: place,
        begonnenOp: madeAt.toISOString(),
      })),
      schreef: words.map(({ kind, body, at }) => ({
        soort: kind,
        tekst: body,
        op: at.toISOString(),
      })),
    },
  };
}

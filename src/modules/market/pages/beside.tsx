import { listOrganizationsOf } from "#modules/people";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import type { Entry, Subject } from "#platform/record.ts";
import type { Contribution, Followed, Named, Slots, Words } from "#platform/slots.ts";
import { Section } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import { introduce } from "../actions/introductions.ts";
import { listingKinds } from "../model/matching.ts";
import { type Introduction, type Listing, partOf, sides } from "../model.ts";
import { listAgreements, listIntroductions, listListings, listNeeding } from "../store.ts";
import { texts } from "../texts.ts";
import { found } from "./found.ts";
import { ownData } from "./own-data.ts";
import { areaNames, pathOf, rowOf } from "./rows.ts";
import { writings } from "./writings.ts";

/** What other pages know and say of needs and offers. */

/** Titles do not depend on the moment. */
const anyTime = new Date(0);

async function titled(db: Db, communityId: string, ids: readonly string[]) {
  const found = await listListings(db, communityId, anyTime, { ids }, ids.length);
  return new Map(
    found.map((listing): [string, Named] => [
      listing.id,
      { title: listing.title, path: pathOf(listing) },
    ]),
  );
}

async function followed(db: Db, communityId: string, ids: readonly string[]) {
  const found = await listListings(db, communityId, anyTime, { ids }, ids.length);
  return new Map(
    found.map(({ id, memberId, areaId }): [string, Followed] => [
      id,
      { partyIds: [memberId], areaId },
    ]),
  );
}

/** Kinds of things beside which people ask and offer; each has a page of its own. */
const hosts = ["initiative", "work", "undertaking", "dealRequest", "deal", "signal", "coalition"];

/** What is needed and offered for a thing, and the ways to add to it. */
async function besideThing(db: Db, page: PageTools, subject: Subject): Promise<Contribution> {
  if (!hosts.includes(subject.kind)) return {};
  const { id: communityId } = page.community;
  const t = texts[page.language].beside;
  const filter = { about: subject, states: ["open", "met"] } as const;
  const found = await listListings(db, communityId, page.now, filter, 40);
  const areas = await areaNames(db, communityId);
  const query = `bij=${subject.kind}&bijId=${subject.id}`;
  const link = (side: string) => page.href(`/vraag-en-aanbod/nieuw?soort=${side}&${query}`);
  return {
    todo: [
      { label: t.ask, href: link("vraag"), gives: t.askGives },
      ...(found.some(({ side }) => side === "need")
        ? [{ label: t.offer, href: link("aanbod"), gives: t.offerGives }]
        : []),
    ],
    sections: sides.flatMap((side) => {
      const own = found.filter((listing) => listing.side === side);
      if (own.length === 0) return [];
      const [id, title] = side === "need" ? ["vragen", t.needs] : ["aanbod", t.offers];
      return [
        <Section id={id} title={title} key={id}>
          <Rows items={own.map((listing) => rowOf(page, listing, areas))} />
        </Section>,
      ];
    }),
  };
}

async function inArea(db: Db, page: PageTools, areaId: string): Promise<Contribution> {
  const { id: communityId } = page.community;
  const t = texts[page.language];
  const filter = { areaId, states: ["open"] } as const;
  const found = await listListings(db, communityId, page.now, filter, 6);
  const areas = await areaNames(db, communityId);
  return {
    todo: [
      {
        label: t.list.place,
        href: page.href("/vraag-en-aanbod/nieuw"),
        gives: t.list.placeGives,
      },
    ],
    sections:
      found.length === 0
        ? []
        : [
            <Section id="vraag-en-aanbod" title={t.beside.inArea}>
              <Rows items={found.map((listing) => rowOf(page, listing, areas))} />
            </Section>,
          ],
  };
}

/** A member's own: what she asks and offers, and whom she may meet. */
async function onMe(db: Db, page: PageTools, memberId: string): Promise<Contribution> {
  const { id: communityId } = page.community;
  const t = texts[page.language];
  const organizations = await listOrganizationsOf(db, communityId, memberId);
  const of = { memberId, organizationIds: organizations.map(({ id }) => id) };
  const states = ["open", "expired", "met"] as const;
  const own = await listListings(db, communityId, page.now, { of, states }, 30);
  const talks = await listIntroductions(db, communityId, page.now, { memberId }, 30);
  const areas = await areaNames(db, communityId);
  return {
    todo: [
      {
        label: t.mine.door,
        href: page.href("/vraag-en-aanbod/nieuw"),
        gives: t.mine.doorGives,
      },
      ...(page.may(introduce)
        ? [
            {
              label: t.list.desk,
              href: page.href("/vraag-en-aanbod/marktmeester"),
              gives: t.list.deskGives,
            },
          ]
        : []),
    ],
    sections: [
      ...(talks.length > 0
        ? [
            <Section id="kennismakingen" title={t.mine.talks}>
              <Rows items={await talkRows(db, page, talks, memberId)} />
            </Section>,
          ]
        : []),
      ...(own.length > 0
        ? [
            <Section id="vraag-en-aanbod" title={t.mine.title}>
              <Rows items={own.map((listing) => rowOf(page, listing, areas))} />
            </Section>,
          ]
        : []),
    ],
  };
}

async function talkRows(db: Db, page: PageTools, talks: readonly Introduction[], memberId: string) {
  const { id: communityId } = page.community;
  const t = texts[page.language].mine;
  const ids = talks.flatMap(({ needId, offerId }) => [needId ?? [], offerId ?? []].flat());
  const found = await listListings(db, communityId, page.now, { ids }, ids.length);
  const titles = new Map(found.map(({ id, title }) => [id, title]));
  const rows = [];
  for (const one of talks) {
    const part = partOf(one, memberId);
    const hasAgreed =
      one.state === "proposed" &&
      (await listAgreements(db, communityId, one.id)).some((agreed) => agreed.part === part);
    rows.push({
      meta: t.talk[one.state],
      title: [one.needId, one.offerId]
        .flatMap((id) => (id ? [titles.get(id) ?? ""] : []))
        .join(" – "),
      href: page.href(`/vraag-en-aanbod/kennismaking/${one.id}`),
      ...(one.state === "proposed" && { need: hasAgreed ? t.waiting : t.yourTurn }),
    });
  }
  return rows;
}

const titleIn = ({ subject }: Entry, { title }: Words) => title("listing", subject.id);

export const slots: Slots = {
  subjects: { listing: titled },
  found,
  ownData,
  needing: async (db, { communityId, now }, aboutKind, what) => {
    const kind = listingKinds.find((one) => one === what);
    return kind ? listNeeding(db, communityId, now, { aboutKind, kind }) : [];
  },
  follow: { listing: followed },
  writings,
  onAny: besideThing,
  on: { me: onMe, area: inArea },
  sentences: {
    "market.placed": (entry, words) => {
      const t = texts[words.language];
      const kind = t.kinds[entry.data.listingKind as Listing["kind"]];
      return t.sentences.placed(entry.data.side as Listing["side"], kind, titleIn(entry, words));
    },
    "market.changed": (entry, words) =>
      texts[words.language].sentences.changed(titleIn(entry, words)),
    "market.reopened": (entry, words) =>
      texts[words.language].sentences.reopened(titleIn(entry, words)),
    "market.met": (entry, words) =>
      texts[words.language].sentences.met(
        entry.data.side as Listing["side"],
        titleIn(entry, words),
      ),
    "market.takenBack": (entry, words) =>
      texts[words.language].sentences.takenBack(titleIn(entry, words)),
    "market.ended": (entry, words) => texts[words.language].sentences.ended(titleIn(entry, words)),
    "market.thanked": ({ actorId, data }, words) =>
      texts[words.language].sentences.thanked(words.member(actorId), words.member(data.toId)),
  },
};

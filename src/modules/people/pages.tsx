import { Hono } from "hono";
import { dateText } from "#lib/format.ts";
import type { Role } from "#lib/roles.ts";
import type { Language } from "#lib/texts.ts";
import type { PageEnv } from "#platform/http.ts";
import type { Entry } from "#platform/record.ts";
import type { Slots, Words } from "#platform/slots.ts";
import type { RightsBook, RightsClause } from "./model/rights.ts";
import { found } from "./pages/found.ts";
import { pages as municipalityPages } from "./pages/municipality.tsx";
import { contributeOnBehalf, pages as onBehalfPages } from "./pages/on-behalf.tsx";
import { pages as organizationFormPages } from "./pages/organization-forms.tsx";
import { pages as organizationPages } from "./pages/organizations.tsx";
import { contributeOutline, pages as outlinePages } from "./pages/outline.tsx";
import { pages as proposalPages } from "./pages/proposals.tsx";
import { pages as rightsPages } from "./pages/rights.tsx";
import { pages as roleFormPages } from "./pages/role-forms.tsx";
import { pages as rolePages } from "./pages/roles.tsx";
import { writings } from "./pages/writings.ts";
import { findCommunity, listNames, listOrganizationsByIds, listTermsByIds } from "./store.ts";
import { texts } from "./texts.ts";

/** Who may do what; the book of rights holds those of all modules, which `app.ts` knows. */
export function pages(book: RightsBook, clause: RightsClause): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.route("/", rightsPages(book, clause));
  // Before the page of a role: "nieuw" is no role.
  app.route("/", roleFormPages);
  app.route("/", proposalPages);
  app.route("/", rolePages);
  app.route("/", onBehalfPages);
  app.route("/", organizationFormPages);
  app.route("/", organizationPages);
  app.route("/", municipalityPages);
  app.route("/", outlinePages);
  return app;
}

/** What the record says of people, and where their organisations are to be found. */
export const slots: Slots = {
  onAny: contributeOnBehalf,
  on: { area: contributeOutline },
  found,
  writings,
  follow: {
    organization: async (db, communityId, ids) =>
      new Map(
        (await listOrganizationsByIds(db, communityId, ids)).map(({ id }) => [
          id,
          { partyIds: [], areaId: null },
        ]),
      ),
    // What its holder decides in office: `notifications` knows which lines those are.
    roleTerm: async (db, communityId, ids) =>
      new Map(
        (await listTermsByIds(db, communityId, ids)).map(({ id }) => [
          id,
          { partyIds: [], areaId: null },
        ]),
      ),
  },
  subjects: {
    roleTerm: async (db, communityId, ids) => {
      const terms = await listTermsByIds(db, communityId, ids);
      const holders = terms.map(({ memberId }) => memberId);
      const names = await listNames(db, communityId, holders);
      return new Map(
        terms.map(({ id, memberId, title }) => [
          id,
          {
            title: [names.get(memberId), title].filter(Boolean).join(", "),
            path: `/rollen/${id}`,
          },
        ]),
      );
    },
    community: async (db, communityId, ids) => {
      const community = ids.includes(communityId) && (await findCommunity(db, communityId));
      return community
        ? new Map([[communityId, { title: community.name, path: "/gemeente" }]])
        : new Map();
    },
    organization: async (db, communityId, ids) =>
      new Map(
        (await listOrganizationsByIds(db, communityId, ids)).map(({ id, name }) => [
          id,
          { title: name, path: `/organisaties/${id}` },
        ]),
      ),
  },
  sentences: {
    "people.areaAdded": (entry, { language }) =>
      texts[language].sentences.areaAdded(entry.texts.name ?? texts[language].somebody),
    "people.municipalityJoined": (entry, { language }) =>
      texts[language].municipality.sentences.joined(municipalityOf(entry, language)),
    "people.municipalityLeft": (entry, { language }) =>
      texts[language].municipality.sentences.left(municipalityOf(entry, language)),
    "people.municipalityDescribed": (entry, { language }) =>
      texts[language].municipality.sentences.described(municipalityOf(entry, language)),
    "people.roleGiven": (entry, words) => {
      const t = texts[words.language].sentences;
      const { proposedBy, confirmedBy } = entry.data;
      const [member, role] = [words.member(entry.subject.id), roleOf(entry, words)];
      return confirmedBy
        ? t.roleGivenByTwo(member, role, words.member(proposedBy), words.member(confirmedBy))
        : t.roleGiven(member, role);
    },
    "people.roleProposed": (entry, words) =>
      texts[words.language].sentences.roleProposed(
        words.member(entry.data.proposedBy),
        words.member(entry.subject.id),
        roleOf(entry, words),
      ),
    "people.roleEndProposed": (entry, words) =>
      texts[words.language].sentences.roleEndProposed(
        words.member(entry.data.proposedBy),
        words.member(entry.subject.id),
        roleOf(entry, words),
        endOf(entry, words),
      ),
    "people.roleDeclined": (entry, words) =>
      texts[words.language].sentences.roleDeclined(
        words.member(entry.data.by),
        words.member(entry.subject.id),
        roleOf(entry, words),
      ),
    "people.roleTakenBack": (entry, words) =>
      texts[words.language].sentences.roleTakenBack(
        words.member(entry.data.by),
        words.member(entry.subject.id),
        roleOf(entry, words),
      ),
    "people.roleEndChanged": (entry, words) =>
      texts[words.language].sentences.roleEndChanged(
        words.member(entry.subject.id),
        roleOf(entry, words),
        endOf(entry, words),
      ),
    "people.roleLaidDown": (entry, words) =>
      texts[words.language].sentences.roleLaidDown(
        words.member(entry.subject.id),
        roleOf(entry, words),
        endOf(entry, words),
      ),
    "people.actedOnBehalf": ({ data }, words) =>
      texts[words.language].behalf.openBy(words.member(data.by)),
    "people.correctedOnBehalf": (_, { language }) => texts[language].behalf.sentences.corrected,
    "people.takenBackOnBehalf": (_, { language }) => texts[language].behalf.sentences.takenBack,
    "people.organizationAdded": (entry, { language }) =>
      texts[language].sentences.organizationAdded(entry.texts.name ?? texts[language].somebody),
    "people.organizationDescribed": (entry, words) =>
      texts[words.language].sentences.organizationDescribed(nameOf(entry, words)),
    "people.organizationJoined": (entry, words) =>
      texts[words.language].sentences.organizationJoined(
        words.member(entry.data.memberId),
        nameOf(entry, words),
        words.member(entry.data.by),
      ),
    "people.organizationLeft": (entry, words) => {
      const t = texts[words.language].sentences;
      const { memberId, by } = entry.data;
      const [member, name] = [words.member(memberId), nameOf(entry, words)];
      return memberId === by
        ? t.organizationLeft(member, name)
        : t.organizationEnded(words.member(by), member, name);
    },
    "people.organizationKeeperChanged": (entry, words) => {
      const t = texts[words.language].sentences;
      const [member, name] = [words.member(entry.data.memberId), nameOf(entry, words)];
      return entry.data.keeper
        ? t.organizationKeeper(member, name)
        : t.organizationKeeperNot(member, name);
    },
    "people.organizationRests": (entry, words) =>
      texts[words.language].sentences.organizationRests(nameOf(entry, words)),
    "people.organizationWoken": (entry, words) =>
      texts[words.language].sentences.organizationWoken(
        words.member(entry.data.by),
        words.member(entry.data.memberId),
        nameOf(entry, words),
      ),
  },
};

function nameOf({ subject }: Entry, words: Words): string {
  return words.title("organization", subject.id) || texts[words.language].somebody;
}

function roleOf({ data }: Entry, { language }: Words): string {
  return texts[language].roles[data.role as Role] ?? String(data.role);
}

function municipalityOf(entry: Entry, language: Language): string {
  return entry.texts.municipality ?? texts[language].municipality.somewhere;
}

function endOf({ data }: Entry, { language }: Words): string {
  const t = texts[language].sentences;
  return data.endsOn ? t.untilDay(dateText(String(data.endsOn), language)) : t.untilNoDay;
}

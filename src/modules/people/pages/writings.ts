import { listEntriesAbout } from "#platform/record.ts";
import type { FindWritings } from "#platform/slots.ts";
import {
  findOnBehalf,
  findWholeOrganization,
  listOnBehalfWords,
  listOpenProposals,
  listTermsByIds,
} from "../store.ts";
import { texts } from "../texts.ts";

/** What an organisation says of itself, why somebody got or left a role, and what was said for another. */
export const writings: FindWritings = async (db, { communityId }, subject) => [
  ...(await ofThing(db, communityId, subject)),
  ...(await ofOnBehalf(db, communityId, subject)),
];

type Find = Parameters<FindWritings>;

function what(name: keyof (typeof texts)["nl"]["writings"]) {
  return { nl: texts.nl.writings[name], en: texts.en.writings[name] };
}

async function ofThing(db: Find[0], communityId: string, { kind, id }: Find[2]) {
  if (kind === "organization") {
    const organization = await findWholeOrganization(db, communityId, id);
    const own = { owner: id, authorId: null };
    return organization
      ? [
          { ...own, what: what("organization"), body: organization.name },
          { ...own, what: what("about"), body: organization.about },
        ]
      : [];
  }
  return kind === "roleTerm" ? ofTerm(db, communityId, id) : [];
}

/** What was said when a role was given, changed or laid down is about its holder. */
async function ofTerm(db: Find[0], communityId: string, id: string) {
  const [term] = await listTermsByIds(db, communityId, [id]);
  if (!term) return [];
  const { memberId, role, endReason } = term;
  const entries = await listEntriesAbout(db, communityId, { kind: "member", id: memberId });
  const open = await listOpenProposals(db, communityId);
  const reasons = [
    endReason ?? "",
    ...open.filter((one) => one.memberId === memberId).map(({ reason }) => reason),
    ...entries
      .filter(({ kind, data }) => kind.startsWith("people.role") && data.role === role)
      .map(({ texts: { reason = "" } }) => reason),
  ];
  return [...new Set(reasons)].map((body) => ({
    owner: memberId,
    authorId: null,
    what: what("reason"),
    body,
  }));
}

/** She who asked for it has no account: anybody may ask to look again at what she said. */
async function ofOnBehalf(db: Find[0], communityId: string, subject: Find[2]) {
  const made = await findOnBehalf(db, communityId, subject);
  if (!made) return [];
  const own = { owner: made.id, authorId: null };
  return [
    { ...own, what: what("asked"), body: made.asked },
    ...(await listOnBehalfWords(db, communityId, made.id)).map(({ words }) => ({
      ...own,
      what: what("behalfWord"),
      body: words,
    })),
  ];
}

import { Hono } from "hono";
import type { AnyClause } from "#lib/clause.ts";
import { dateText } from "#lib/format.ts";
import type { PageEnv } from "#platform/http.ts";
import type { Entry } from "#platform/record.ts";
import type { Named, Slots, Words } from "#platform/slots.ts";
import { partyKinds } from "./model.ts";
import { pages as charterPages } from "./pages/charter.tsx";
import { pages as clausePages } from "./pages/clause.tsx";
import { pages as comparePages } from "./pages/compare.tsx";
import { pages as draftPages } from "./pages/draft.tsx";
import { pages as versionPages } from "./pages/version.tsx";
import { slugOf } from "./pages/words.ts";
import { writings } from "./pages/writings.ts";
import { findReply, listVersionsByIds } from "./store.ts";
import { texts } from "./texts.ts";

/** Every page of the charter. `declared` are the clauses of all modules, which `app.ts` knows. */
export function pages(declared: readonly AnyClause[]): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  for (const part of [charterPages, clausePages, comparePages, draftPages, versionPages])
    app.route("/", part(declared));
  return app;
}

/** What the record says of charters; a reply names its rule by what people call it. */
export function slotsWith(declared: readonly AnyClause[]): Slots {
  const ruleOf = ({ data }: Entry, { language }: Words) =>
    declared.find(({ key }) => key === data.clause)?.name[language] ?? "";
  return {
    ...slots,
    subjects: {
      ...slots.subjects,
      charterReply: async (db, communityId, ids) => {
        const named = new Map<string, Named>();
        for (const id of ids) {
          const reply = await findReply(db, communityId, id);
          const clause = declared.find(({ key }) => key === reply?.clause);
          if (clause)
            named.set(id, { title: clause.name.nl, path: `/stadsrecht/regels/${slugOf(clause)}` });
        }
        return named;
      },
    },
    sentences: {
      ...slots.sentences,
      "charter.replied": (entry, words) =>
        texts[words.language].sentences.replied(words.member(entry.actorId), ruleOf(entry, words)),
      "charter.answered": (entry, words) =>
        texts[words.language].sentences.answered(words.member(entry.actorId), ruleOf(entry, words)),
    },
  };
}

const slots: Slots = {
  writings,
  follow: {
    charter: async (db, communityId, ids) =>
      new Map(
        (await listVersionsByIds(db, communityId, ids)).map(({ id, areaId }) => [
          id,
          { partyIds: [], areaId },
        ]),
      ),
  },
  subjects: {
    charter: async (db, communityId, ids) =>
      new Map(
        (await listVersionsByIds(db, communityId, ids)).map(({ id, title, version }) => [
          id,
          { title, path: `/stadsrecht/versies/${version}` },
        ]),
      ),
  },
  sentences: {
    "charter.proposed": ({ data, texts: { title = "" } }, { language }) =>
      texts[language].sentences.proposed(title, Number(data.parties)),
    "charter.signed": (entry, words) => {
      const t = texts[words.language].sentences;
      const sentence = entry.data.seat === "signs" ? t.signed : t.countersigned;
      return sentence(words.member(entry.actorId), partyOf(entry, words));
    },
    "charter.adopted": ({ data, texts: { title = "" } }, { language }) =>
      texts[language].sentences.adopted(title, dateText(String(data.inForceFrom), language)),
    "charter.began": ({ data }, { language }) =>
      texts[language].sentences.began(Number(data.version)),
    "charter.ended": ({ data }, { language }) =>
      texts[language].sentences.ended(Number(data.version)),
    "charter.declined": (entry, words) =>
      texts[words.language].sentences.declined(partyOf(entry, words), entry.texts.reason ?? ""),
    "charter.withdrawn": ({ texts: { reason = "" } }, { language }) =>
      texts[language].sentences.withdrawn(reason),
  },
};

/** A party of an entry in words: a government by its kind, a village by its organisation. */
function partyOf({ data }: Entry, words: Words): string {
  const { organizationId, party } = data;
  if (organizationId) return words.title("organization", organizationId);
  const kind = partyKinds.find((other) => other === party);
  return kind ? texts[words.language].partyKinds[kind] : "";
}

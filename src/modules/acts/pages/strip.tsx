import { daysBetween, localDate } from "#lib/calendar.ts";
import { dateText, daysText, euroText, numberText } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { nineActs } from "#lib/nine-acts.ts";
import { findOrganization, listNames } from "#modules/people";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import { type Entry, listEntriesAbout } from "#platform/record.ts";
import type { Contribution } from "#platform/slots.ts";
import { type ActOnStrip, NineActs } from "#ui/nine-acts.tsx";
import { Link, Paragraph, Section } from "#ui/page.tsx";
import { type FoundSubject, findSubject, pathOf } from "../actions/subject.ts";
import { type ActStanding, stripOf } from "../model/strip.ts";
import type { SubjectKindName } from "../model.ts";
import { texts } from "../texts.ts";
import { GivenSection, loadGiven } from "./given.tsx";
import { mayGive, type Standing, slugs, standingOf } from "./view.ts";

/** What the acts put on the page of a thing: the strip of nine, and all that was said and given. */
export function onSubject(
  kind: SubjectKindName,
): (db: Db, page: PageTools, subjectId: string) => Promise<Contribution> {
  return async (db, page, subjectId) => {
    const { id: communityId } = page.community;
    const subject = await findSubject(db, communityId, { kind, id: subjectId }, page.now);
    if (!subject) return {};
    const t = texts[page.language];
    const [standing, entries, given] = await Promise.all([
      standingOf(db, page, subject),
      listEntriesAbout(db, communityId, { kind, id: subjectId }),
      loadGiven(db, communityId, { kind, id: subjectId }),
    ]);
    const mayAny = nineActs.some((act) => mayGive(act, subject, standing));
    const choose = page.href(`${pathOf(subject)}/daden`);
    return {
      todo: mayAny ? [{ label: t.choose.todo, href: choose, gives: t.choose.todoGives }] : [],
      sections: [
        // A work is nobody's yet: it has acts, but nobody who waits for all nine.
        ...(kind === "work"
          ? []
          : [
              <Section id="daden" title={t.strip.title}>
                <NineActs
                  language={page.language}
                  acts={await itemsOf(db, page, subject, standing, entries)}
                />
                <Paragraph>
                  <Link href={choose}>{t.strip.explain}</Link>
                </Paragraph>
              </Section>,
            ]),
        ...(given.acts.length > 0
          ? [
              <GivenSection
                page={page}
                subject={subject}
                standing={standing}
                given={given}
                entries={entries}
              />,
            ]
          : []),
      ],
    };
  };
}

async function itemsOf(
  db: Db,
  page: PageTools,
  subject: FoundSubject,
  standing: Standing | undefined,
  entries: readonly Entry[],
): Promise<readonly ActOnStrip[]> {
  const strip = stripOf(entries, (act) => subject.awaited(act));
  const givers = strip.flatMap((one) => (one.standing === "done" ? giverIdOf(one.entry) : []));
  const ids = subject.helperId ? [...givers, subject.helperId] : givers;
  const names = new Map(await listNames(db, page.community.id, [...new Set(ids)].filter(isId)));
  for (const one of strip) {
    const organizationId = one.standing === "done" && one.entry.data.organizationId;
    if (one.standing !== "done" || typeof organizationId !== "string") continue;
    const organization = await findOrganization(db, page.community.id, organizationId);
    if (organization) names.set(`${one.entry.number}`, organization.name);
  }
  return strip.map((one) => itemOf(page, subject, standing, one, names));
}

function giverIdOf({ data, actorId }: Entry): string[] {
  const id = data.memberId ?? actorId;
  return typeof id === "string" ? [id] : [];
}

function itemOf(
  page: PageTools,
  subject: FoundSubject,
  standing: Standing | undefined,
  one: ActStanding<Entry>,
  names: ReadonlyMap<string, string>,
): ActOnStrip {
  const { language } = page;
  const t = texts[language];
  const form = mayGive(one.act, subject, standing)
    ? {
        label: t.acts[one.act].verb,
        href: page.href(`${pathOf(subject)}/daden/${slugs[one.act]}`),
      }
    : undefined;
  switch (one.standing) {
    case "done": {
      const { entry, before } = one;
      const [giver = ""] = giverIdOf(entry);
      const byTime =
        entry.kind === "challenges.acceptedBySilence" ? t.strip.bySilence : t.strip.byLaw;
      const amount = entry.data.amountCents;
      const day = dateText(localDate(entry.at), language);
      return {
        act: one.act,
        state: "done",
        // On whose behalf comes first; of what time did, there is nobody.
        by: names.get(String(entry.number)) ?? names.get(giver) ?? byTime,
        ...(typeof amount === "string" && { note: euroText(BigInt(amount), language) }),
        when: before === 0 ? day : `${day}, ${t.strip.before(before)}`,
        proof: {
          label: t.strip.proof(numberText(entry.number, language)),
          href: page.href(`/logboek/${entry.number}`),
        },
        form,
      };
    }
    case "waiting": {
      const since = localDate(one.since);
      const days = daysBetween(since, localDate(page.now));
      const helper = one.of === "helper" && subject.helperId && names.get(subject.helperId);
      return {
        act: one.act,
        state: "waiting",
        waitsFor: helper || t.strip.of[one.of],
        when:
          days === 0
            ? t.strip.today
            : t.strip.waits(daysText(days, language), dateText(since, language)),
        form,
      };
    }
    case "later":
      return { act: one.act, state: "later", note: t.strip.when[one.when], form };
  }
}

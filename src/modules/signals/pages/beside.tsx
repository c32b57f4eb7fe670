import { listAreas, listNames } from "#modules/people";
import type { Db } from "#platform/db.ts";
import type { PageTools } from "#platform/http.ts";
import type { Contribution } from "#platform/slots.ts";
import { Link, Paragraph, Section } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import type { AboutKind, Signal, Step } from "../model.ts";
import { listSignals, listSteps } from "../store.ts";
import { texts } from "../texts.ts";
import { Box } from "./box.tsx";
import { rowOf } from "./rows.tsx";
import { pathOf } from "./signal-view.ts";

/** What stands on the pages of other things: what people say of it, and the box. */

/** On a work, an undertaking, a challenge, a deal. What is against stands in full, with its reply. */
export async function beside(
  db: Db,
  page: PageTools,
  about: { readonly kind: AboutKind; readonly id: string },
): Promise<Contribution> {
  const { id: communityId } = page.community;
  const t = texts[page.language];
  const ofWork = { isPublic: true, workId: about.id, order: "oldest" } as const;
  const [said, before, areas] = await Promise.all([
    listSignals(db, communityId, page.now, { isPublic: true, about }, 20),
    about.kind === "work" ? listSignals(db, communityId, page.now, ofWork, 20) : [],
    areaNames(db, communityId),
  ]);
  const origin = before.filter((signal) => signal.about?.id !== about.id);
  const against = said.filter(({ kind }) => kind === "against");
  const others = said.filter(({ kind }) => kind !== "against");
  const steps = await listSteps(
    db,
    communityId,
    against.map(({ id }) => id),
  );
  const names = await namesFor(db, communityId, [...steps.values()].flat());
  const rows = (signals: readonly Signal[]) =>
    signals.map((signal) => rowOf(page, signal, { areas, members: names }));
  return {
    sections: [
      ...(origin.length > 0
        ? [
            <Section id="begin" title={t.on.origin}>
              <Paragraph>{t.on.originLead}</Paragraph>
              <Rows items={rows(origin)} />
            </Section>,
          ]
        : []),
      ...(said.length > 0
        ? [
            <Section id="signalen" title={t.on.title}>
              {against.map((signal) => (
                <Dissent
                  page={page}
                  signal={signal}
                  reply={steps.get(signal.id)?.findLast(({ kind }) => kind === "kept")}
                  names={names}
                  key={signal.id}
                />
              ))}
              {others.length > 0 && <Rows items={rows(others)} />}
            </Section>,
          ]
        : []),
      <Box page={page} title={t.box.beside} about={about} />,
    ],
  };
}

/** On the page of an area, and on the front page of a community. */
export async function ofPlace(
  db: Db,
  page: PageTools,
  area: { readonly id: string; readonly name: string } | undefined,
): Promise<Contribution> {
  const t = texts[page.language];
  const box = <Box page={page} title={t.box.title} isPrimary {...(area && { areaId: area.id })} />;
  if (!area) return { sections: [box] };
  const { id: communityId } = page.community;
  const filter = { isPublic: true, areaId: area.id } as const;
  const signals = await listSignals(db, communityId, page.now, filter, 10);
  const areas = await areaNames(db, communityId);
  return {
    sections: [
      box,
      <Section id="signalen" title={t.on.areaTitle(area.name)}>
        {signals.length === 0 ? (
          <Paragraph>{t.list.none}</Paragraph>
        ) : (
          <Rows items={signals.map((one) => rowOf(page, one, { areas, members: new Map() }))} />
        )}
        <Paragraph>
          <Link href={page.href("/signalen")}>{t.on.all}</Link>
        </Paragraph>
      </Section>,
    ],
  };
}

interface DissentProps {
  readonly page: PageTools;
  readonly signal: Signal;
  readonly reply: Step | undefined;
  readonly names: ReadonlyMap<string, string>;
}

/** What is against is never closed away: it stands here, with the reply beside it. */
function Dissent({ page, signal, reply, names }: DissentProps) {
  const t = texts[page.language];
  return (
    <div class="meent-stack">
      <blockquote>
        <Paragraph>{signal.body}</Paragraph>
        <Paragraph small>
          <Link href={page.href(pathOf(signal))}>
            {t.kind(t.kinds[signal.kind], signal.number, "")}
          </Link>
        </Paragraph>
      </blockquote>
      {reply && (
        <Paragraph>
          <b>{t.on.reply(names.get(reply.memberId ?? "") ?? "")}</b> {reply.words}
        </Paragraph>
      )}
    </div>
  );
}

function namesFor(db: Db, communityId: string, steps: readonly Step[]) {
  return listNames(db, communityId, [
    ...new Set(steps.flatMap(({ memberId }) => (memberId ? [memberId] : []))),
  ]);
}

export async function areaNames(db: Db, communityId: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await listAreas(db, communityId)).map(({ id, name }) => [id, name]));
}

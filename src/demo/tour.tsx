import { challengeKind, findChallenge, findLastSilence } from "#modules/challenges";
import { listMembers } from "#modules/people";
import { findWork } from "#modules/works";
import { type Context, read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { PageContext, PageTools } from "#platform/http.ts";
import { Form, Hidden, SubmitButton } from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { texts } from "./texts.ts";

/** Five things to try, each with the person to be and the page to go to. */
export async function showTour(c: PageContext): Promise<Response> {
  const { page, context } = c.var;
  const t = texts[page.language].tour;
  const { ids, challenge, silent } = await read(context, async (db) => ({
    ids: await idsByName(db, context),
    challenge: await findWaiting(db, context),
    silent: await findSilent(db, context),
  }));
  const step = { page, ids };
  return c.var.show({
    title: t.title,
    here: "/rondleiding",
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.title} lead={t.lead}>
          <Paragraph>{t.pace}</Paragraph>
        </PageHead>
        <Text>
          <Section id="stap-1" title={t.say.title}>
            <Paragraph>{t.say.what}</Paragraph>
            <Paragraph>
              <Link strong href={page.href("/signalen/zeggen")}>
                {t.say.link}
              </Link>
            </Paragraph>
            <Paragraph small>
              <Link href={page.href("/signalen")}>{t.say.more}</Link>
            </Paragraph>
          </Section>
          <Section id="stap-2" title={t.lane.title}>
            <Paragraph>{t.lane.what}</Paragraph>
            <Become {...step} name="Wil Dekker" otherwise="Fenna Dijkstra" back="/meedoen">
              {t.lane.become}
            </Become>
            <Paragraph small>
              <Link href={page.href("/initiatieven")}>{t.lane.more}</Link>
            </Paragraph>
          </Section>
          <Section id="stap-3" title={t.table.title}>
            <Paragraph>{t.table.what}</Paragraph>
            <Become {...step} name="Geert Lubbers" back="/deals/nieuw">
              {t.table.become}
            </Become>
          </Section>
          <Section id="stap-4" title={t.silence.title}>
            <Paragraph>{t.silence.what}</Paragraph>
            <Paragraph>
              <Link
                strong
                href={page.href(challenge ? `/uitdagingen/${challenge.number}` : "/werken")}
              >
                {challenge ? t.silence.link(challenge.title) : t.silence.none}
              </Link>
            </Paragraph>
            {/* Once time went on, that clock has ended: what it brought is there to be read. */}
            <Paragraph small>{challenge ? t.silence.after : t.silence.noClock}</Paragraph>
            {silent && (
              <Paragraph small>
                <Link href={page.href(`/uitdagingen/${silent.number}`)}>
                  {t.silence.was(silent.title)}
                </Link>
              </Paragraph>
            )}
          </Section>
          <Section id="stap-5" title={t.check.title}>
            <Paragraph>{t.check.what}</Paragraph>
            <Paragraph>
              <Link strong href={page.href("/wachten")}>
                {t.check.link}
              </Link>
            </Paragraph>
            <Paragraph small>
              <Link href={page.href("/logboek")}>{t.check.more}</Link>
            </Paragraph>
          </Section>
        </Text>
      </Page>
    ),
  });
}

/** A button that makes the reader somebody, and brings her to where that one has something to do. */
function Become({
  page,
  ids,
  name,
  otherwise,
  back,
  children,
}: {
  readonly page: PageTools;
  readonly ids: ReadonlyMap<string, string>;
  readonly name: string;
  /** Who it is where the first does not live here. */
  readonly otherwise?: string;
  readonly back: string;
  readonly children: (name: string) => string;
}) {
  const who = ids.has(name) ? name : (otherwise ?? name);
  return (
    <Form language={page.language} action={page.href("/voorbeeld/persoon")} label={children(who)}>
      <Hidden name="terug" value={back} />
      <Hidden name="persoon" value={ids.get(who) ?? ""} />
      <SubmitButton kind="secondary">{children(who)}</SubmitButton>
    </Form>
  );
}

async function idsByName(db: Db, { communityId }: Context): Promise<ReadonlyMap<string, string>> {
  const members = await listMembers(db, communityId);
  return new Map(members.map(({ id, name }) => [name, id]));
}

/** What silence last said yes to, if it did. */
async function findSilent(db: Db, { communityId }: Context) {
  const last = await findLastSilence(db, communityId);
  const work = last && (await findWork(db, communityId, last.workId));
  return last && work && { number: last.number, title: work.title };
}

/** The challenge on which the executive's silence becomes a yes first, if there is one. */
async function findWaiting(db: Db, { communityId, now }: Context) {
  const until = new Date(now.getTime() + 120 * 86_400_000);
  for (const { id } of await challengeKind.listDue(db, communityId, until, 10)) {
    const challenge = await findChallenge(db, communityId, id, now);
    if (challenge?.lapsesTo !== "acceptedBySilence" || challenge.number === null) continue;
    const work = await findWork(db, communityId, challenge.workId);
    if (work) return { number: challenge.number, title: work.title };
  }
  return undefined;
}

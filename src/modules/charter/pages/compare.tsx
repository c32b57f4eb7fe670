import { Hono } from "hono";
import { addYears, localDate } from "#lib/calendar.ts";
import type { AnyClause } from "#lib/clause.ts";
import { dateText, daysText } from "#lib/format.ts";
import { read } from "#platform/context.ts";
import type { PageContext, PageEnv, PageTools } from "#platform/http.ts";
import type { Replayed } from "#platform/slots.ts";
import { Buttons, Form, Select, SubmitButton } from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import type { Preset } from "../model/presets.ts";
import { texts } from "../texts.ts";
import { Differences } from "./differences.tsx";
import { type Choice, listChoices } from "./sides.ts";

/** Two charters side by side; and what last year would have been under another. */
export function pages(declared: readonly AnyClause[]): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get("/stadsrecht/vergelijken", async (c) => {
    const { page } = c.var;
    const choices = await choicesFor(c, c.req.query("een"), c.req.query("ander"));
    const one = pick(choices, c.req.query("een"), "nu");
    const other = pick(choices, c.req.query("ander"), "default");
    if (!one || !other) return c.notFound();
    const t = texts[page.language];
    return c.var.show({
      title: t.compare.title,
      here: "/stadsrecht/vergelijken",
      crumbs: [{ label: t.title(page.community.name), path: "/stadsrecht" }],
      children: (
        <ComparePage page={page} declared={declared} choices={choices} first={one} second={other} />
      ),
    });
  });
  app.get("/stadsrecht/wat-als", async (c) => {
    const { page } = c.var;
    const played = await playAgain(c);
    if (!played) return c.notFound();
    const t = texts[page.language];
    return c.var.show({
      title: t.whatIf.title,
      here: "/stadsrecht/wat-als",
      crumbs: [{ label: t.title(page.community.name), path: "/stadsrecht" }],
      children: <WhatIfPage page={page} {...played} />,
    });
  });
  app.get("/stadsrecht/wat-als/gegevens", async (c) => {
    const played = await playAgain(c);
    if (!played) return c.notFound();
    const { chosen, since, replayed } = played;
    const { community, now } = c.var.page;
    // The name the page gives it, so that the command beside it works as it stands.
    c.header("Content-Disposition", 'attachment; filename="what-if.json"');
    return c.json({
      gemeenschap: community.slug,
      stadsrecht: chosen.label,
      sinds: since,
      vandaag: localDate(now),
      uitdagingen: replayed.map(({ row }) => row),
    });
  });
  return app;
}

interface PlayedAgain {
  readonly choices: readonly Choice[];
  readonly chosen: Choice;
  readonly since: string;
  readonly replayed: readonly Replayed[];
}

/** Last year's challenges under the charter that was asked; undefined for one that is not there. */
async function playAgain(c: PageContext): Promise<PlayedAgain | undefined> {
  const { page, context } = c.var;
  const choices = await choicesFor(c, c.req.query("met"));
  const chosen = pick(choices, c.req.query("met"), "village");
  if (!chosen) return undefined;
  const since = addYears(localDate(page.now), -1);
  const replayed = await read(context, (db) =>
    page.slots.replay(db, page, since, (areaId) =>
      chosen.overOwn ? chosen.overOwn(areaId) : chosen.charterIn(areaId),
    ),
  );
  return { choices, chosen, since, replayed };
}

/** The choices, with the draft that one of the codes names. */
function choicesFor(c: PageContext, ...codes: readonly (string | undefined)[]) {
  const draft = codes.find((code) => code?.startsWith("ontwerp-"))?.slice("ontwerp-".length);
  const isId = draft !== undefined && /^[0-9a-f-]{36}$/.test(draft);
  return listChoices(c.var.context, c.var.page, isId ? draft : undefined);
}

function pick(
  choices: readonly Choice[],
  asked: string | undefined,
  otherwise: string,
): Choice | undefined {
  return choices.find(({ code }) => code === (asked ?? otherwise));
}

function ComparePage({
  page,
  declared,
  choices,
  first,
  second,
}: {
  readonly page: PageTools;
  readonly declared: readonly AnyClause[];
  readonly choices: readonly Choice[];
  readonly first: Choice;
  readonly second: Choice;
}) {
  const { language, href } = page;
  const t = texts[language].compare;
  const options = choices.map(({ code, label }) => ({ value: code, label }));
  return (
    <Page>
      <PageHead title={t.title} lead={t.lead} />
      <Text>
        <Form language={language} method="get" action={href("/stadsrecht/vergelijken")}>
          <Select name="een" label={t.one} options={options} value={first.code} />
          <Select name="ander" label={t.other} options={options} value={second.code} />
          <Buttons>
            <SubmitButton>{t.button}</SubmitButton>
          </Buttons>
        </Form>
        <Section id="verschillen" title={t.between(first.label, second.label)}>
          <Differences
            language={language}
            declared={declared}
            first={{ label: first.label, charter: first.charterIn(null), preset: first.preset }}
            second={{ label: second.label, charter: second.charterIn(null), preset: second.preset }}
          />
        </Section>
        {[first, second].map(
          ({ preset }) => preset && <PresetText preset={preset} page={page} key={preset.key} />,
        )}
      </Text>
    </Page>
  );
}

/** What an example is after, and what the ordinance says besides. */
function PresetText({ preset, page }: { readonly preset: Preset; readonly page: PageTools }) {
  const { language } = page;
  const t = texts[language].compare;
  return (
    <Section title={preset.name[language]}>
      <Paragraph>{preset.lead[language]}</Paragraph>
      {preset.also.length > 0 && (
        <>
          <Paragraph>{t.also}</Paragraph>
          <ul class="utrecht-unordered-list">
            {preset.also.map((words) => (
              <li class="utrecht-unordered-list__item" key={words.nl}>
                {words[language]}
              </li>
            ))}
          </ul>
        </>
      )}
      {preset.link && (
        <Paragraph>
          <Link href={preset.link} lang="nl">
            {t.readIt}
          </Link>
        </Paragraph>
      )}
      <Paragraph small>
        <Link href={page.href(`/stadsrecht/wat-als?met=${preset.key}`)}>
          {t.whatIf(preset.name[language])}
        </Link>
      </Paragraph>
    </Section>
  );
}

function WhatIfPage({
  page,
  choices,
  chosen,
  since,
  replayed,
}: PlayedAgain & { readonly page: PageTools }) {
  const { language, href } = page;
  const t = texts[language].whatIf;
  const otherwise = replayed.filter(({ isOtherwise }) => isOtherwise);
  const saved = replayed.reduce((sum, { daysSaved }) => sum + daysSaved, 0);
  return (
    <Page>
      <PageHead title={t.title} lead={t.lead}>
        <Stand tone={otherwise.length > 0 ? "go" : "wait"}>
          <Paragraph>
            <b>{t.counted(replayed.length, otherwise.length, dateText(since, language))}</b>{" "}
            {otherwise.length > 0 &&
              (saved === 0
                ? t.sameWait
                : saved > 0
                  ? t.saved(daysText(saved, language))
                  : t.lost(daysText(-saved, language)))}
          </Paragraph>
        </Stand>
      </PageHead>
      <Text>
        <Form language={language} method="get" action={href("/stadsrecht/wat-als")}>
          <Select
            name="met"
            label={t.choose}
            value={chosen.code}
            options={choices
              .filter(({ code }) => code !== "nu")
              .map(({ code, label }) => ({ value: code, label }))}
          />
          <Buttons>
            <SubmitButton>{t.button}</SubmitButton>
          </Buttons>
        </Form>
        {replayed.length > 0 && (
          <Section id="uitdagingen" title={t.each(chosen.label)}>
            <Table
              language={language}
              caption={t.each(chosen.label)}
              captionHidden
              fold
              columns={[
                { label: t.challenge },
                { label: t.was },
                { label: t.would },
                { label: t.days },
              ]}
              rows={replayed.map((one) => ({
                head: <Link href={one.href}>{one.title}</Link>,
                cells: [
                  one.was,
                  <div key="would">
                    {one.isOtherwise ? <b>{one.would}</b> : t.same}{" "}
                    {one.why.length > 0 && <small>{one.why.join(" ")}</small>}
                  </div>,
                  one.daysSaved === 0
                    ? null
                    : one.daysSaved > 0
                      ? t.less(daysText(one.daysSaved, language))
                      : t.more(daysText(-one.daysSaved, language)),
                ],
              }))}
            />
          </Section>
        )}
        <Section id="hoe" title={t.howTitle}>
          <Paragraph>{t.how}</Paragraph>
          <Paragraph>{t.howRows}</Paragraph>
        </Section>
        <Section id="zelf" title={t.selfTitle}>
          <Paragraph>{t.self}</Paragraph>
          <Paragraph>
            <Link href={href(`/stadsrecht/wat-als/gegevens?met=${chosen.code}`)}>{t.data}</Link>
          </Paragraph>
          <Paragraph>{t.command}</Paragraph>
          <Paragraph>
            <code lang="en">npm run what-if -- what-if.json</code>
          </Paragraph>
        </Section>
      </Text>
    </Page>
  );
}

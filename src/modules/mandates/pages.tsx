import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText, euroText } from "#lib/format.ts";
import { listAreas, listNames } from "#modules/people";
import { read } from "#platform/context.ts";
import type { PageEnv, PageTools } from "#platform/http.ts";
import type { Slots } from "#platform/slots.ts";
import { Facts } from "#ui/facts.tsx";
import { MandateBar } from "#ui/mandate-bar.tsx";
import { Link, Page, PageHead, Paragraph, Section, Side, Stand, Text } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { isInForce, leftCents, type Mandate } from "./model.ts";
import { findMandateByNumber, listCommitments, listMandatesByIds } from "./store.ts";
import { texts } from "./texts.ts";

export const pages = new Hono<PageEnv>();

interface Commitment {
  readonly title: string;
  readonly href: string | undefined;
  readonly amountCents: bigint;
  readonly on: string;
}

pages.get("/mandaten/:number", async (c) => {
  const { page, context } = c.var;
  const { id: communityId } = page.community;
  const loaded = await read(context, async (db) => {
    const mandate = await findMandateByNumber(db, communityId, c.req.param("number"));
    if (!mandate) return undefined;
    const names = await listNames(db, communityId, [mandate.holderId]);
    const areas = await listAreas(db, communityId);
    const commitments = await listCommitments(db, communityId, mandate.id);
    const ids = commitments.map(({ purpose }) => purpose.id);
    const titles = await page.slots.titles(db, page, "deal", ids);
    return {
      mandate,
      holder: names.get(mandate.holderId) ?? "",
      where: areas.find(({ id }) => id === mandate.areaId)?.name,
      commitments: commitments.map(({ purpose, amountCents, at }) => ({
        title: titles.get(purpose.id)?.title ?? "",
        href: titles.get(purpose.id)?.href,
        amountCents,
        on: localDate(at),
      })),
    };
  });
  if (!loaded) return c.notFound();
  return c.var.show({
    title: texts[page.language].title(loaded.holder),
    here: `/mandaten/${loaded.mandate.number}`,
    menu: "deals",
    children: <MandatePage page={page} {...loaded} />,
  });
});

interface MandateProps {
  readonly page: PageTools;
  readonly mandate: Mandate;
  readonly holder: string;
  readonly where: string | undefined;
  readonly commitments: readonly Commitment[];
}

function MandatePage({ page, mandate, holder, where, commitments }: MandateProps) {
  const { language } = page;
  const t = texts[language];
  const euro = (cents: bigint) => euroText(cents, language);
  const until = dateText(mandate.endsOn, language);
  return (
    <Page>
      <PageHead
        kind={t.kind(mandate.number)}
        title={t.title(holder)}
        lead={t.lead(holder, euro(mandate.amountCents), where ?? t.whole)}
      >
        <Stand tone={isInForce(mandate, localDate(page.now)) ? "go" : "stop"}>
          <Paragraph>
            <b>{isInForce(mandate, localDate(page.now)) ? t.until(until) : t.notInForce}</b>{" "}
            {t.left(euro(leftCents(mandate)), euro(mandate.committedCents))}
          </Paragraph>
        </Stand>
      </PageHead>
      <Text>
        <MandateBar
          language={language}
          totalCents={mandate.amountCents}
          usedCents={mandate.committedCents}
        />
        <Section id="afspraken" title={t.commitments}>
          {commitments.length === 0 ? (
            <Paragraph>{t.nothing}</Paragraph>
          ) : (
            <Table
              language={language}
              caption={t.commitments}
              captionHidden
              fold
              columns={[{ label: t.deal }, { label: t.amount, numeric: true }, { label: t.when }]}
              rows={commitments.map(({ title, href, amountCents, on }) => ({
                head: href ? <Link href={href}>{title}</Link> : title,
                cells: [euro(amountCents), dateText(on, language)],
              }))}
            />
          )}
        </Section>
      </Text>
      <Side title={t.short}>
        <Facts items={[{ term: t.register, value: mandate.registerReference }]} />
      </Side>
    </Page>
  );
}

export const slots: Slots = {
  subjects: {
    mandate: async (db, communityId, ids) =>
      new Map(
        (await listMandatesByIds(db, communityId, ids)).map((mandate) => [
          mandate.id,
          { title: mandate.number, path: `/mandaten/${mandate.number}` },
        ]),
      ),
  },
  sentences: {
    "mandates.given": ({ data }, words) =>
      texts[words.language].given(
        words.member(data.holderId),
        euroText(BigInt(String(data.amountCents)), words.language),
        dateText(String(data.endsOn), words.language),
      ),
  },
};

import { Hono } from "hono";
import { z } from "zod";
import { localDate } from "#lib/calendar.ts";
import { dateText, instantText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import {
  changeAppearance,
  findLanguage,
  findOwnMember,
  listAreas,
  listRoleTerms,
  peopleTexts,
} from "#modules/people";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { endSessionsOf, type ListedSession, listSessions } from "#platform/session.ts";
import { refusalText } from "#platform/texts.ts";
import { Facts } from "#ui/facts.tsx";
import {
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  Radios,
  SubmitButton,
} from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { tryAddressAgain } from "../actions/refused.ts";
import { changeLanguage } from "../actions.ts";
import { type AgainRefusal, isFull } from "../model.ts";
import { findMailBox, type MailBox } from "../store.ts";
import { texts } from "../texts.ts";
import { appearanceErrors, appearanceFields, appearanceOf } from "./join.tsx";

/** A person's own page: who she is here, and where she is signed in. */
export const pages = new Hono<PageEnv>();

pages.get("/mij", async (c) => {
  const { page, context } = c.var;
  const { viewer } = page;
  if (viewer.kind === "visitor") return signInFirst(c);
  const { clock } = context.platform;
  const loaded = await read(context, async (db) => ({
    member: await findOwnMember(db, page.community.id, viewer.memberId),
    areas: await listAreas(db, page.community.id),
    box: await findMailBox(db, viewer.accountId),
    given: await page.slots.contributions(db, page, "me", viewer.memberId),
    language: await findLanguage(db, viewer.accountId),
    roles: await listRoleTerms(db, page.community.id, page.now, viewer.memberId),
    sessions: await listSessions(db, clock, viewer.accountId),
  }));
  const { member, box } = loaded;
  if (!member) return c.notFound();
  const t = texts[page.language].me;
  const area = loaded.areas.find(({ id }) => id === member.areaId);
  return c.var.show({
    title: t.title,
    here: "/mij",
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.title} lead={t.lead(member.name)}>
          {box?.refusedAt ? (
            <RefusedStand page={page} box={box} refusedAt={box.refusedAt} />
          ) : (
            member.isPublic && (
              <Stand tone="go">
                <Paragraph>{t.public}</Paragraph>
              </Stand>
            )
          )}
        </PageHead>
        <NowBox
          language={page.language}
          primary={{ label: t.change, href: page.href("/mij/naam") }}
          note={t.changeGives}
          todo={[
            {
              label: box ? t.mail : t.mailAdd,
              href: page.href("/mij/mail"),
              gives: t.mailGives,
            },
            ...loaded.given.flatMap(({ todo }) => todo ?? []),
            ...(loaded.box
              ? []
              : [
                  {
                    label: texts[page.language].ownCode.title,
                    href: page.href("/mij/code"),
                    gives: texts[page.language].ownCode.lead,
                  },
                ]),
            { label: t.data, href: page.href("/mij/gegevens"), gives: t.dataGives },
            { label: t.access, href: page.href("/mij/toegang"), gives: t.accessGives },
          ]}
        />
        <Text>
          {loaded.given.flatMap(({ sections }) => sections ?? [])}
          <Section title={t.facts}>
            <Facts
              wide
              items={[
                { term: t.name, value: member.fullName },
                { term: t.shown, value: member.name },
                { term: t.area, value: area?.name ?? t.noArea },
                { term: t.address, value: box?.address ?? t.noAddress },
                { term: t.language, value: t.languages[loaded.language] },
                ...(loaded.roles.length > 0
                  ? [
                      {
                        term: t.roles,
                        value: loaded.roles
                          .map(({ role }) => peopleTexts[page.language].roles[role])
                          .join(", "),
                      },
                    ]
                  : []),
              ]}
            />
          </Section>
          <SessionsSection page={page} sessions={loaded.sessions} own={viewer.sessionId} />
        </Text>
      </Page>
    ),
  });
});

/** No mail reaches her: why, and what she can do. */
function RefusedStand({
  page,
  box,
  refusedAt,
}: {
  readonly page: PageTools;
  readonly box: MailBox;
  readonly refusedAt: Date;
}) {
  const { language } = page;
  const t = texts[language].refused;
  return (
    <Stand tone="stop">
      <div class="meent-stack">
        <Paragraph>
          <b>{t.stand(box.address, dateText(localDate(refusedAt), language))}</b>{" "}
          {isFull(box.refusedReason ?? "") ? t.full : t.wrong}
        </Paragraph>
        <Form language={language} action={page.href("/mij/mail/opnieuw")} label={t.again}>
          <SubmitButton kind="secondary" once>
            {t.again}
          </SubmitButton>
        </Form>
      </div>
    </Stand>
  );
}

/** Her mail address works again. */
pages.post("/mij/mail/opnieuw", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const outcome = await act(tryAddressAgain, contextOf(c, await readForm(c)), {});
  if (outcome.ok) return c.redirect(page.href("/mij"), 303);
  const { again, refusals } = texts[page.language].refused;
  return c.var.show(
    {
      title: again,
      here: "/mij/mail/opnieuw",
      crumbs: [{ label: texts[page.language].me.title, path: "/mij" }],
      isPersonal: true,
      children: (
        <Page>
          <PageHead
            title={again}
            lead={refusalText<AgainRefusal>(refusals, page.language, outcome.refusal)}
          />
          <Text>
            <Paragraph>
              <Link href={page.href("/mij")}>{texts[page.language].me.title}</Link>
            </Paragraph>
          </Text>
        </Page>
      ),
    },
    statusOf(outcome.refusal),
  );
});

interface SessionsProps {
  readonly page: PageTools;
  readonly sessions: readonly ListedSession[];
  readonly own: string;
}

function SessionsSection({ page, sessions, own }: SessionsProps) {
  const { language } = page;
  const t = texts[language].me;
  const day = (at: Date) => dateText(localDate(at), language);
  const nameOf = ({ device }: ListedSession) => device || t.unknownDevice;
  return (
    <Section id="aanmeldingen" title={t.sessions}>
      <Paragraph>{t.sessionsLead}</Paragraph>
      <Table
        language={language}
        caption={t.sessions}
        captionHidden
        fold
        columns={[{ label: t.device }, { label: t.since }, { label: t.seen }, { label: t.what }]}
        rows={sessions.map((session) => ({
          head: nameOf(session),
          note: session.id === own ? t.thisOne : undefined,
          cells: [
            day(session.madeAt),
            instantText(session.seenAt, language),
            session.id === own ? null : (
              <Form
                language={language}
                action={page.href("/mij/sessies")}
                label={t.endOne(nameOf(session))}
              >
                <Hidden name="sessie" value={session.id} />
                <SubmitButton kind="secondary">{t.endOne(nameOf(session))}</SubmitButton>
              </Form>
            ),
          ],
        }))}
      />
      {sessions.length > 1 && (
        <Form language={language} action={page.href("/mij/sessies")} label={t.endOthers}>
          <SubmitButton kind="secondary">{t.endOthers}</SubmitButton>
        </Form>
      )}
      <Form language={language} action={page.href("/afmelden")} label={t.signOut}>
        <SubmitButton kind="secondary">{t.signOut}</SubmitButton>
      </Form>
    </Section>
  );
}

/** Ends one of her own sessions, or all others. */
pages.post("/mij/sessies", async (c) => {
  const { page, context } = c.var;
  const { viewer } = page;
  if (viewer.kind === "visitor") return signInFirst(c);
  const form = await readForm(c);
  const which = z.uuid().safeParse(form.sessie);
  await context.platform.database.writeShared((tx) =>
    endSessionsOf(
      tx,
      viewer.accountId,
      which.success ? { id: which.data } : { allBut: viewer.sessionId },
    ),
  );
  return c.redirect(page.href("/mij#aanmeldingen"), 303);
});

/* Name, area, language ---------------------------------------------------------------------------- */

pages.get("/mij/naam", async (c) => {
  const { page, context } = c.var;
  const { viewer } = page;
  if (viewer.kind === "visitor") return signInFirst(c);
  const { member, language } = await read(context, async (db) => ({
    member: await findOwnMember(db, page.community.id, viewer.memberId),
    language: await findLanguage(db, viewer.accountId),
  }));
  if (!member) return c.notFound();
  return showName(c, {
    fullName: member.fullName,
    appearance: member.appearance,
    pseudonym: member.pseudonym ?? "",
    areaId: member.areaId ?? "",
    taal: language,
  });
});

pages.post("/mij/naam", async (c) => {
  const { page, context } = c.var;
  const { viewer } = page;
  if (viewer.kind === "visitor") return signInFirst(c);
  const form = await readForm(c);
  const outcome = await act(changeAppearance, contextOf(c, form), appearanceOf(form));
  if (!outcome.ok)
    return showName(c, form, appearanceErrors(page.language, outcome), statusOf(outcome.refusal));
  await changeLanguage(context.platform, viewer.accountId, form.taal === "en" ? "en" : "nl");
  return c.redirect(page.href("/mij"), 303);
});

async function showName(
  c: PageContext,
  values: FormValues,
  errors: readonly FieldError[] = [],
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
): Promise<Response> {
  const { page } = c.var;
  const { language } = page;
  const t = texts[language];
  return c.var.show(
    {
      title: t.name.title,
      here: "/mij/naam",
      crumbs: [{ label: t.me.title, path: "/mij" }],
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={t.name.title}
            lead={t.name.lead}
            before={<ErrorSummary language={language} errors={errors} />}
          />
          <Text>
            <Form language={language} action={page.href("/mij/naam")} errors={errors}>
              <Hidden name={keyField} value={newId()} />
              {await appearanceFields(c, values)}
              <Radios
                name="taal"
                label={t.name.language}
                value={values.taal}
                options={(["nl", "en"] as const).map((value) => ({
                  value,
                  label: t.me.languages[value],
                }))}
              />
              <Buttons>
                <SubmitButton once>{t.name.button}</SubmitButton>
              </Buttons>
            </Form>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

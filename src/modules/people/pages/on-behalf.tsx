import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import type { VNode } from "preact";
import { localDate } from "#lib/calendar.ts";
import { codeFrom, spokenCode } from "#lib/code.ts";
import { dateText } from "#lib/format.ts";
import { idPattern, newId } from "#lib/ids.ts";
import type { Language } from "#lib/texts.ts";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
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
import { type Letter, letterResponse } from "#platform/letter.ts";
import type { Contribution } from "#platform/slots.ts";
import { refusalText } from "#platform/texts.ts";
import { Facts } from "#ui/facts.tsx";
import {
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { Rows } from "#ui/rows.tsx";
import { correctOnBehalf, makeLetter, openLetter, takeBackOnBehalf } from "../actions/on-behalf.ts";
import { letterCodeLength, type OnBehalf } from "../model/on-behalf.ts";
import { findOnBehalf, listNames, listOnBehalfBy, listOnBehalfWords } from "../store.ts";
import { texts } from "../texts.ts";
import { type FormStatus, showForm } from "./form-page.tsx";

/** What was done for somebody who asked: the letter, and the page its code opens. */
export const pages = new Hono<PageEnv>();

/* For the front-line worker ------------------------------------------------------------------------ */

pages.get("/namens/mijn", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const { memberId } = page.viewer;
  const t = texts[page.language].behalf;
  const rows = await read(context, async (db) => {
    const all = await listOnBehalfBy(db, page.community.id, memberId);
    return Promise.all(all.map(async (one) => ({ one, ...(await titleOf(db, page, one)) })));
  });
  return c.var.show({
    title: t.mineTitle,
    here: "/namens/mijn",
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.mineTitle} lead={t.mineLead} />
        <Text>
          {rows.length === 0 ? (
            <Paragraph>{t.mineNone}</Paragraph>
          ) : (
            <Rows
              level={2}
              items={rows.map(({ one, title }) => ({
                meta: `${one.number}, ${dateText(localDate(one.madeAt), page.language)}`,
                title: title || t.thing,
                href: page.href(`/namens/brief/${one.id}`),
                text: one.personName ? t.forName(one.personName) : t.takenBack,
              }))}
            />
          )}
        </Text>
      </Page>
    ),
  });
});

async function titleOf(db: Db, page: PageTools, { subject }: OnBehalf) {
  const found = (await page.slots.titles(db, page, subject.kind, [subject.id])).get(subject.id);
  return { title: found?.title ?? "", href: found?.href };
}

/** From a thing that was just made to the letter about it. */
pages.get(`/namens/voor/:kind/:id{${idPattern}}`, async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const subject = { kind: c.req.param("kind"), id: c.req.param("id") };
  const made = await read(context, (db) => findOnBehalf(db, page.community.id, subject));
  return made ? c.redirect(page.href(`/namens/brief/${made.id}`), 303) : c.notFound();
});

pages.get(`/namens/brief/:id{${idPattern}}`, async (c) => {
  const loaded = await loadOwn(c);
  if (loaded instanceof Response) return loaded;
  return showLetterForm(c, loaded, []);
});

interface Loaded {
  readonly made: OnBehalf;
  readonly title: string;
  readonly href: string | undefined;
  readonly helper: string;
}

/** What the viewer did for somebody; to anyone else it is not there. */
async function loadOwn(c: PageContext): Promise<Loaded | Response> {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const { memberId } = page.viewer;
  const loaded = await load(c, c.req.param("id") ?? "");
  return loaded && loaded.made.byMember === memberId ? loaded : c.notFound();
}

async function load(c: PageContext, id: string): Promise<Loaded | undefined> {
  const { page, context } = c.var;
  return read(context, async (db) => {
    const made = await findOnBehalf(db, page.community.id, id);
    if (!made) return undefined;
    const names = await listNames(db, page.community.id, [made.byMember]);
    return { made, helper: names.get(made.byMember) ?? "", ...(await titleOf(db, page, made)) };
  });
}

function showLetterForm(
  c: PageContext,
  { made, title, href }: Loaded,
  errors: readonly FieldError[],
  status?: FormStatus,
  address?: string,
): Promise<Response> {
  const { page } = c.var;
  const t = texts[page.language].behalf;
  return showForm(c, {
    here: `/namens/brief/${made.id}`,
    crumbs: [{ label: t.mineTitle, path: "/namens/mijn" }],
    kind: made.number,
    title: made.personName ? t.letterFor(made.personName) : t.takenBack,
    lead: t.letterLead,
    errors,
    ...(status && { status }),
    buttons: made.personName ? <SubmitButton>{t.makeLetter}</SubmitButton> : null,
    children: made.personName ? (
      <>
        <TextArea
          name="address"
          label={t.address}
          hint={t.addressHint}
          rows={3}
          required={false}
          value={address}
        />
        <Paragraph small soft>
          {t.newCode}
        </Paragraph>
      </>
    ) : null,
    after: (
      <Section id="gedaan" title={t.thing}>
        <Facts
          wide
          items={[
            {
              term: t.about,
              value: href ? <Link href={href}>{title || t.thing}</Link> : title || t.thing,
            },
            { term: t.asked, value: made.asked },
            {
              term: t.saidYes,
              value: t.consents[made.consent],
              ...(made.consentWords && { note: made.consentWords }),
            },
          ]}
        />
      </Section>
    ),
  });
}

/** Makes the letter with a code that is shown nowhere else; only its hash is kept. */
pages.post(`/namens/brief/:id{${idPattern}}`, async (c) => {
  const { page, context } = c.var;
  const loaded = await loadOwn(c);
  if (loaded instanceof Response) return loaded;
  const values = await readForm(c);
  const code = codeFrom(randomBytes(64), letterCodeLength);
  const outcome = await act(makeLetter, context, { id: loaded.made.id, code });
  const t = texts[page.language];
  if (!outcome.ok) {
    const message = refusalText(t.behalfRefusals, page.language, outcome.refusal);
    const status = statusOf(outcome.refusal);
    return showLetterForm(c, loaded, [{ field: "address", message }], status, values.address);
  }
  const site = `${new URL(c.req.url).host}${page.href("/namens")}`;
  // Kept as a file: shown in the page, looking once more would make a new code, and end this one.
  return letterResponse(
    letterOf(page, loaded, values.address ?? "", code, site),
    `${t.behalf.fileName}-${loaded.made.number}`,
    "attachment",
  );
});

function letterOf(
  page: PageTools,
  { made, title, helper }: Loaded,
  address: string,
  code: string,
  site: string,
): Letter {
  const { language, community } = page;
  const t = texts[language].behalf.letter;
  const day = dateText(localDate(made.madeAt), language);
  const paragraph = (text: string) => ({ kind: "paragraph", text }) as const;
  const lines = address
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 4);
  return {
    language,
    sender: { name: community.name, lines: community.phone ? [community.phone] : [] },
    addressee: [made.personName ?? "", ...lines],
    on: localDate(page.now),
    reference: made.number,
    subject: t.subject,
    greeting: t.greeting(made.personName ?? ""),
    body: [
      paragraph(t.asked(day, helper)),
      paragraph(`“${made.asked}”`),
      paragraph(`${t.yes[made.consent]} ${made.consentWords}`.trim()),
      paragraph(t.did(helper, title)),
      { kind: "heading", text: t.yoursTitle },
      paragraph(t.yours(site, made.number)),
      { kind: "large", text: spokenCode(code) },
      paragraph(t.secret),
      paragraph(community.phone ? t.callOr(community.phone) : t.come),
    ],
    closing: t.closing,
    signature: [helper],
  };
}

/* For who holds the letter -------------------------------------------------------------------------- */

pages.get("/namens", (c) => showKey(c, {}, []));

const deeds = { bekijken: openLetter, terugnemen: takeBackOnBehalf } as const;

pages.post("/namens", async (c) => {
  const { page } = c.var;
  const values = await readForm(c);
  const key = { number: values.number ?? "", code: values.code ?? "" };
  const context = contextOf(c, values);
  const outcome =
    values.knop === "verbeteren"
      ? await act(correctOnBehalf, context, { ...key, words: values.words ?? "" })
      : await act(deeds[values.knop === "terugnemen" ? "terugnemen" : "bekijken"], context, key);
  const t = texts[page.language];
  if (outcome.ok && outcome.value.triesLeft === null) {
    const loaded = await load(c, outcome.value.id);
    if (loaded) return showOwn(c, loaded, values, [], 200);
  }
  if (outcome.ok)
    return showKey(c, values, [
      { field: "code", message: t.behalf.wrongCode(outcome.value.triesLeft ?? 0) },
    ]);
  const errors = Object.entries(outcome.fields).map(([field, name]) => ({
    field,
    message:
      (t.behalf.fields as Readonly<Record<string, string>>)[name] ?? t.behalf.fields.code_wrong,
  }));
  if (errors.length === 0)
    errors.push({
      field: "number",
      message: refusalText(t.behalfRefusals, page.language, outcome.refusal),
    });
  // Words that were too few: the letter is open, so its page stays.
  if (errors.every(({ field }) => field === "words")) {
    const opened = await act(openLetter, c.var.context, key);
    const loaded =
      opened.ok && opened.value.triesLeft === null ? await load(c, opened.value.id) : undefined;
    if (loaded) return showOwn(c, loaded, values, errors, 422);
  }
  return showKey(c, values, errors);
});

function showKey(
  c: PageContext,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<Response> {
  const t = texts[c.var.page.language].behalf;
  return showForm(c, {
    here: "/namens",
    crumbs: [],
    title: t.keyTitle,
    lead: t.keyLead,
    errors,
    ...(errors.length > 0 && { status: 422 as const }),
    buttons: (
      <SubmitButton name="knop" value="bekijken">
        {t.open}
      </SubmitButton>
    ),
    children: (
      <>
        <TextField name="number" label={t.number} hint={t.numberHint} value={values.number} />
        <TextField name="code" label={t.code} hint={t.codeHint} value={values.code} />
      </>
    ),
  });
}

async function showOwn(
  c: PageContext,
  loaded: Loaded,
  values: FormValues,
  errors: readonly FieldError[],
  status: 200 | 422,
): Promise<Response> {
  const { page, context } = c.var;
  const { made } = loaded;
  const { words, became } = await read(context, async (db) => ({
    words: await listOnBehalfWords(db, page.community.id, made.id),
    // What is taken back goes no further; a job ends it right after.
    became: made.withdrawnAt ? undefined : await page.slots.became(db, page, made.subject),
  }));
  const t = texts[page.language].behalf;
  return c.var.show(
    {
      title: t.ownTitle,
      here: "/namens",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <OwnPage
          page={page}
          {...loaded}
          values={values}
          errors={errors}
          words={words}
          became={became}
        />
      ),
    },
    status,
  );
}

interface OwnProps extends Loaded {
  readonly page: PageTools;
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
  readonly words: readonly { readonly words: string; readonly at: Date }[];
  readonly became: VNode | undefined;
}

function OwnPage(props: OwnProps) {
  const { page, made, title, href, helper, words, errors } = props;
  const { language } = page;
  const t = texts[language].behalf;
  const day = (at: Date) => dateText(localDate(at), language);
  return (
    <Page>
      <PageHead
        kind={made.number}
        title={title || t.thing}
        lead={t.ownLead(helper, day(made.madeAt))}
        before={<ErrorSummary language={language} errors={errors} />}
      >
        <Stand tone={made.withdrawnAt ? "stop" : "go"}>
          <Paragraph>
            <b>{made.withdrawnAt ? t.ownTakenBack(day(made.withdrawnAt)) : t.ownStands}</b>
          </Paragraph>
          <Paragraph>{made.withdrawnAt ? t.nameGone : t.nameHidden}</Paragraph>
        </Stand>
      </PageHead>
      <NowBox
        language={language}
        todo={[
          ...(href ? [{ label: t.toThing, href, gives: t.toThingGives }] : []),
          ...(made.withdrawnAt
            ? []
            : [{ label: t.takeBackTitle, href: "#terugnemen", gives: t.takeBackGives }]),
        ]}
      />
      <Text>
        <Section id="gevraagd" title={t.asked}>
          <Paragraph>{made.asked}</Paragraph>
          <Paragraph small>
            {t.saidYes}: {t.consents[made.consent]}. {made.consentWords}
          </Paragraph>
        </Section>
        {words.length > 0 && (
          <Section id="woorden" title={t.ownWords}>
            {words.map(({ words: said, at }) => (
              <Paragraph key={at.toISOString()}>{t.saidOn(said, day(at))}</Paragraph>
            ))}
          </Section>
        )}
        {props.became}
        {made.withdrawnAt === null && <OwnForms {...props} />}
      </Text>
    </Page>
  );
}

function OwnForms({ page, values, errors }: OwnProps) {
  const { language } = page;
  const t = texts[language].behalf;
  const key = (
    <>
      <Hidden name={keyField} value={newId()} />
      <Hidden name="number" value={values.number ?? ""} />
      <Hidden name="code" value={values.code ?? ""} />
    </>
  );
  return (
    <>
      <Section id="verbeteren" title={t.correctTitle}>
        <Form language={language} errors={errors} action={page.href("/namens")} label={t.correct}>
          {key}
          <TextArea
            name="words"
            label={t.words}
            hint={t.wordsHint}
            rows={4}
            maxLength={2000}
            value={values.knop === "verbeteren" && errors.length > 0 ? values.words : ""}
          />
          <Buttons>
            <SubmitButton once name="knop" value="verbeteren">
              {t.correct}
            </SubmitButton>
          </Buttons>
        </Form>
      </Section>
      <Section id="terugnemen" title={t.takeBackTitle}>
        <Paragraph>{t.takeBackText}</Paragraph>
        <Form language={language} action={page.href("/namens")} label={t.takeBack}>
          {key}
          <Buttons>
            <SubmitButton once kind="secondary" name="knop" value="terugnemen">
              {t.takeBack}
            </SubmitButton>
          </Buttons>
        </Form>
      </Section>
    </>
  );
}

/* On every page of what was made -------------------------------------------------------------------- */

/** Openly: by whom, for a resident, what was asked, and what she says of it herself. */
export async function contributeOnBehalf(
  db: Db,
  page: PageTools,
  subject: { readonly kind: string; readonly id: string },
): Promise<Contribution> {
  const made = await findOnBehalf(db, page.community.id, subject);
  const isHelper = page.viewer.kind === "member" && page.viewer.memberId === made?.byMember;
  // Where a page shows the thing, it shows this too: who may not see the one does not see the other.
  if (!made) return {};
  const helper = (await listNames(db, page.community.id, [made.byMember])).get(made.byMember) ?? "";
  const words = await listOnBehalfWords(db, page.community.id, made.id);
  const t = texts[page.language].behalf;
  return {
    sections: [
      <OnBehalfSection
        key="namens"
        language={page.language}
        made={made}
        helper={helper}
        words={words}
      />,
    ],
    ...(isHelper && {
      todo: [
        { label: t.toLetter, href: page.href(`/namens/brief/${made.id}`), gives: t.toLetterGives },
      ],
    }),
  };
}

function OnBehalfSection({
  language,
  made,
  helper,
  words,
}: {
  readonly language: Language;
  readonly made: OnBehalf;
  readonly helper: string;
  readonly words: OwnProps["words"];
}) {
  const t = texts[language].behalf;
  return (
    <Section id="namens" title={t.openTitle}>
      <Paragraph>
        <b>{t.openBy(helper)}</b> {t.openConsent[made.consent]}
      </Paragraph>
      <Paragraph>{t.openAsked(made.asked)}</Paragraph>
      {words.map(({ words: said, at }) => (
        <Paragraph key={at.toISOString()}>{t.openWords(said)}</Paragraph>
      ))}
      {made.withdrawnAt && <Paragraph>{t.openTakenBack}</Paragraph>}
    </Section>
  );
}

import { Hono } from "hono";
import { findMailBox, type MailBox } from "#modules/accounts";
import { type Area, listAreas } from "#modules/people";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import {
  contextOf,
  type FormValues,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import type { Contribution, OwnData } from "#platform/slots.ts";
import { refusalText } from "#platform/texts.ts";
import {
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  Radios,
  Select,
  SubmitButton,
  TextField,
} from "#ui/form.tsx";
import { Link, NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { chooseHow } from "../actions/choosing.ts";
import { changeRate } from "../actions/following.ts";
import { type Preference, rates } from "../model.ts";
import { type Follow, findPreference, listFollows, type OwnPreference } from "../store.ts";
import { texts } from "../texts.ts";

/** "Uw berichten": what she follows, and when she hears of it. */
export const pages = new Hono<PageEnv>();

const here = "/mij/berichten";

/** The way here from a member's own page. */
export async function contributeToMe(_: Db, page: PageTools): Promise<Contribution> {
  const t = texts[page.language].settings;
  return { todo: [{ label: t.toMe, href: page.href(here), gives: t.toMeGives }] };
}

pages.get(here, (c) => show(c, undefined, []));

pages.post(here, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const form = await readForm(c);
  const outcome = await act(chooseHow, contextOf(c, form), form);
  if (outcome.ok) return c.redirect(page.href(`${here}?bewaard=ja`), 303);
  const own: Readonly<Record<string, string>> = texts[page.language].errors;
  const fields = Object.entries(outcome.fields).map(([field, name]) => ({
    field,
    message: refusalText(own, page.language, name),
  }));
  const whole = { field: "rate", message: refusalText(own, page.language, outcome.refusal) };
  return show(c, form, fields.length > 0 ? fields : [whole], statusOf(outcome.refusal));
});

/** How often about one thing. */
pages.post(`${here}/een`, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const form = await readForm(c);
  const { kind = "", id = "" } = form;
  // What was stopped meanwhile is not there any more; the list shows it.
  await act(changeRate, contextOf(c, form), { kind, id, rate: form[`rate-${id}`] ?? "" });
  return c.redirect(page.href(`${here}#volgt`), 303);
});

/** What is kept of a member here, for herself. */
export async function ownData(db: Db, page: PageTools, memberId: string): Promise<OwnData> {
  const { language, community } = page;
  const t = texts[language];
  const follows = await nameFollows(db, page, await listFollows(db, community.id, memberId));
  const { weekSentOn, turn, ...preference } = await findPreference(db, community.id, memberId);
  const titles = follows.map(({ kind, title }) => t.mails.heading(title, t.kinds[kind]));
  return {
    name: "notifications",
    title: t.settings.data,
    facts: [
      { term: t.settings.dataHow, value: t.rates[preference.rate] },
      { term: t.settings.follows, value: titles.join("; ") || t.settings.dataNone },
    ],
    data: {
      preference,
      follows: follows.map(({ kind, id, title, origin, rate }) => ({
        kind,
        id,
        title,
        origin,
        rate,
      })),
    },
  };
}

interface FollowView extends Follow {
  readonly title: string;
  readonly href: string | undefined;
}

interface SettingsView {
  readonly preference: OwnPreference;
  readonly box: MailBox | undefined;
  readonly follows: readonly FollowView[];
  readonly areas: readonly Area[];
}

async function load(db: Db, page: PageTools, memberId: string, accountId: string) {
  const { community } = page;
  return {
    preference: await findPreference(db, community.id, memberId),
    box: await findMailBox(db, accountId),
    areas: await listAreas(db, community.id),
    follows: await nameFollows(db, page, await listFollows(db, community.id, memberId)),
  };
}

/** What has no title any more is not shown; it tells nothing any more either. */
async function nameFollows(
  db: Db,
  page: PageTools,
  follows: readonly Follow[],
): Promise<readonly FollowView[]> {
  const { community } = page;
  const named = new Map<string, { readonly title: string; readonly href: string | undefined }>([
    [`community ${community.id}`, { title: community.name, href: page.href("/") }],
    ...(await listAreas(db, community.id)).map(
      ({ id, name, slug }) =>
        [`area ${id}`, { title: name, href: page.href(`/gebied/${slug}`) }] as const,
    ),
  ]);
  for (const kind of new Set(follows.map(({ kind }) => kind))) {
    const ids = follows.filter((one) => one.kind === kind).map(({ id }) => id);
    for (const [id, one] of await page.slots.titles(db, page, kind, ids))
      if (!named.has(`${kind} ${id}`)) named.set(`${kind} ${id}`, one);
  }
  return follows.flatMap((one) => {
    const found = named.get(`${one.kind} ${one.id}`);
    return found ? [{ ...one, ...found }] : [];
  });
}

async function show(
  c: PageContext,
  typed: FormValues | undefined,
  errors: readonly FieldError[],
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
): Promise<Response> {
  const { page, context } = c.var;
  const { viewer, language } = page;
  if (viewer.kind === "visitor") return signInFirst(c);
  const view = await read(context, (db) => load(db, page, viewer.memberId, viewer.accountId));
  const t = texts[language].settings;
  return c.var.show(
    {
      title: t.title,
      here,
      crumbs: [{ label: t.me, path: "/mij" }],
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={t.title}
            lead={t.lead}
            before={<ErrorSummary language={language} errors={errors} />}
          >
            <StandOf page={page} view={view} isSaved={c.req.query("bewaard") === "ja"} />
          </PageHead>
          <NowBox
            language={language}
            todo={[
              {
                label: t.week,
                href: page.href("/deze-week/mail"),
                gives: weekText(page, view.preference),
              },
              { label: t.more, href: "#gebied", gives: t.moreLead },
            ]}
          />
          <Text>
            <HowSection page={page} values={typed ?? valuesOf(view.preference)} errors={errors} />
            <FollowsSection page={page} view={view} />
            <PlacesSection page={page} view={view} />
          </Text>
        </Page>
      ),
    },
    status,
  );
}

function weekText({ language }: PageTools, { weekOn }: Preference): string {
  const t = texts[language];
  return weekOn === null ? t.settings.weekNone : t.settings.weekOn(t.weekdays[weekOn - 1] ?? "");
}

interface PartProps {
  readonly page: PageTools;
  readonly view: SettingsView;
}

function StandOf({ page, view, isSaved }: PartProps & { readonly isSaved: boolean }) {
  const t = texts[page.language];
  const { box, preference } = view;
  if (!box || box.refusedAt)
    return (
      <Stand tone="stop">
        <Paragraph>
          <b>{box ? t.settings.refused : t.settings.noAddress}</b>{" "}
          <Link href={page.href(box ? "/mij" : "/mij/mail")}>
            {box ? t.settings.mendAddress : t.settings.addAddress}
          </Link>
        </Paragraph>
      </Stand>
    );
  const { rate, weekday } = preference;
  const day = t.weekdays[weekday - 1] ?? "";
  return (
    <Stand tone="go">
      <Paragraph>
        {isSaved && <b>{t.settings.saved} </b>}
        {rate === "weekly" ? t.settings.stand.weekly(day) : t.settings.stand[rate]}
      </Paragraph>
    </Stand>
  );
}

/** A preference as the fields of its form. */
function valuesOf({ rate, weekday, quiet, wantsAsks }: Preference): FormValues {
  const shown = quiet ?? { from: 22 * 60, until: 7 * 60 };
  return {
    rate,
    weekday: String(weekday),
    quiet: quiet ? "yes" : "no",
    quietFrom: timeOf(shown.from),
    quietUntil: timeOf(shown.until),
    asks: wantsAsks ? "yes" : "no",
  };
}

function timeOf(minutes: number): string {
  const two = (count: number) => String(count).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}.${two(minutes % 60)}`;
}

interface HowProps {
  readonly page: PageTools;
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

function HowSection({ page, values, errors }: HowProps) {
  const { language } = page;
  const t = texts[language];
  const { settings } = t;
  return (
    <Section id="wanneer" title={settings.how}>
      <Form language={language} action={page.href(here)} errors={errors} label={settings.how}>
        <Radios
          name="rate"
          label={settings.rate}
          hint={settings.rateHint}
          value={values.rate}
          options={rates.map((value) => ({ value, label: t.rates[value] }))}
        />
        <Select
          name="weekday"
          label={settings.weekday}
          value={values.weekday}
          options={t.weekdays.map((label, index) => ({ value: String(index + 1), label }))}
        />
        <Radios
          name="asks"
          label={settings.asks}
          hint={settings.asksHint}
          value={values.asks}
          options={[
            { value: "yes", label: settings.asksYes },
            { value: "no", label: settings.asksNo },
          ]}
        />
        <Radios
          name="quiet"
          label={settings.quiet}
          hint={settings.quietHint}
          value={values.quiet}
          options={[
            { value: "yes", label: settings.quietYes },
            { value: "no", label: settings.quietNo },
          ]}
        />
        <TextField
          name="quietFrom"
          label={settings.quietFrom}
          hint={settings.timeHint}
          value={values.quietFrom}
        />
        <TextField name="quietUntil" label={settings.quietUntil} value={values.quietUntil} />
        <Buttons>
          <SubmitButton once>{settings.save}</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  );
}

function FollowsSection({ page, view }: PartProps) {
  const t = texts[page.language].settings;
  return (
    <Section id="volgt" title={t.follows}>
      {view.follows.length === 0 ? (
        <Paragraph>{t.followsNone}</Paragraph>
      ) : (
        <>
          <Paragraph>{t.followsCount(view.follows.length)}</Paragraph>
          <ul class="meent-rows">
            {view.follows.map((one) => (
              <FollowRow key={`${one.kind} ${one.id}`} page={page} view={view} follow={one} />
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function FollowRow({ page, view, follow }: PartProps & { readonly follow: FollowView }) {
  const { language } = page;
  const t = texts[language];
  const { settings } = t;
  const { kind, id, title, href } = follow;
  const isOwn = follow.origin === "party";
  return (
    <li class="meent-stack">
      <p class="meent-rows__meta">
        {[t.kinds[kind], isOwn && settings.asParty].filter(Boolean).join(", ")}
      </p>
      <h3 class="utrecht-heading-3">{href ? <Link href={href}>{title}</Link> : title}</h3>
      <Form language={language} action={page.href(`${here}/een`)} label={settings.rateOf(title)}>
        <Hidden name="kind" value={kind} />
        <Hidden name="id" value={id} />
        <Select
          name={`rate-${id}`}
          label={settings.often}
          value={follow.rate ?? ""}
          options={[
            { value: "", label: settings.asEverything(t.rates[view.preference.rate]) },
            ...rates.map((value) => ({ value, label: t.rates[value] })),
          ]}
        />
        <SubmitButton kind="secondary">{settings.save}</SubmitButton>
      </Form>
      <Form
        language={language}
        action={page.href("/volgen/stoppen")}
        label={settings.stopOf(title)}
      >
        <Hidden name="kind" value={kind} />
        <Hidden name="id" value={id} />
        <SubmitButton kind="secondary">{settings.stopShort}</SubmitButton>
      </Form>
    </li>
  );
}

/** What has no page of its own: the areas, and the whole. */
function PlacesSection({ page, view }: PartProps) {
  const { language, community } = page;
  const t = texts[language].settings;
  const followed = new Set(view.follows.map(({ kind, id }) => `${kind} ${id}`));
  const places = [
    { value: `community ${community.id}`, label: t.whole(community.name) },
    ...view.areas.map(({ id, name }) => ({ value: `area ${id}`, label: name })),
  ].filter(({ value }) => !followed.has(value));
  if (places.length === 0) return null;
  return (
    <Section id="gebied" title={t.more}>
      <Paragraph>{t.moreLead}</Paragraph>
      <Form language={language} action={page.href("/volgen/gebied")} label={t.more}>
        <Select name="place" label={t.place} options={places} />
        <SubmitButton kind="secondary">{t.followPlace}</SubmitButton>
      </Form>
    </Section>
  );
}

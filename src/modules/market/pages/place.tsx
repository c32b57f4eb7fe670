import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { isId, newId } from "#lib/ids.ts";
import { YourWords } from "#modules/moderation";
import { type Area, listAreas, listOrganizationsOf, type Organization } from "#modules/people";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  dateOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
  signInFirst,
  statusOf,
  typedDateOf,
} from "#platform/http.ts";
import {
  Buttons,
  Checkboxes,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  MoneyField,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Text } from "#ui/page.tsx";
import { changeListing, placeListing } from "../actions/listings.ts";
import { listingKinds } from "../model/matching.ts";
import { type Listing, marketClauses, sides } from "../model.ts";
import { findListingByNumber } from "../store.ts";
import { texts } from "../texts.ts";
import { errorsOf, type Status } from "./form-state.ts";
import { pathOf } from "./rows.ts";

/** Asking or offering something, and changing what it says: one form. */
export const pages = new Hono<PageEnv>();

const here = "/vraag-en-aanbod/nieuw";

/** What was typed; of the days of the week there may be several. */
interface Typed {
  readonly values: FormValues;
  readonly days: readonly string[];
}

pages.get(here, async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const { soort, bij, bijId } = c.req.query();
  const side = soort === "aanbod" ? "offer" : soort === "vraag" ? "need" : "";
  return showForm(c, {
    values: { side, aboutKind: bij ?? "", aboutId: bijId ?? "" },
    days: [],
  });
});

pages.post(here, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const typed = await readTyped(c);
  const outcome = await act(placeListing, contextOf(c, typed.values), inputOf(typed, page.now));
  if (outcome.ok) return c.redirect(page.href(pathOf(outcome.value)), 303);
  const errors = errorsOf(outcome, "title", page.language);
  return showForm(c, typed, errors, statusOf(outcome.refusal));
});

pages.get("/vraag-en-aanbod/:number/wijzigen", async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const listing = await find(c);
  return listing ? showForm(c, typedOf(listing), [], 200, listing) : c.notFound();
});

pages.post("/vraag-en-aanbod/:number/wijzigen", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const listing = await find(c);
  if (!listing) return c.notFound();
  const typed = await readTyped(c);
  const input = { ...inputOf(typed, page.now), listingId: listing.id };
  const outcome = await act(changeListing, contextOf(c, typed.values), input);
  if (outcome.ok) return c.redirect(page.href(pathOf(listing)), 303);
  const errors = errorsOf(outcome, "title", page.language);
  return showForm(c, typed, errors, statusOf(outcome.refusal), listing);
});

function find(c: PageContext): Promise<Listing | undefined> {
  const { page, context } = c.var;
  const number = c.req.param("number") ?? "";
  return read(context, (db) => findListingByNumber(db, page.community.id, number, page.now));
}

async function readTyped(c: PageContext): Promise<Typed> {
  const body = await c.req.parseBody({ all: true });
  const text = (value: unknown) =>
    typeof value === "string" ? value.replaceAll("\u2063", "") : "";
  const { weekdays = [], ...rest } = body;
  const values = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [
      name,
      text(Array.isArray(value) ? value.at(-1) : value),
    ]),
  );
  return { values, days: [weekdays].flat().map(text) };
}

function inputOf({ values, days }: Typed, now: Date) {
  const today = localDate(now);
  const { aboutKind = "", aboutId = "" } = values;
  return {
    ...values,
    weekdays: days.join(" "),
    fromOn: dateOf(values, "fromOn", today),
    untilOn: dateOf(values, "untilOn", today),
    aboutKind: isId(aboutId) ? aboutKind : "",
    aboutId: isId(aboutId) ? aboutId : "",
  };
}

/** A listing as it is typed. */
function typedOf(listing: Listing): Typed {
  const decimal = (value: number) => String(value / 1000);
  const cents = listing.amountCents;
  return {
    values: {
      side: listing.side,
      kind: listing.kind,
      title: listing.title,
      what: listing.what,
      amount: cents === null ? "" : `${cents / 100n},${String(cents % 100n).padStart(2, "0")}`,
      hours:
        listing.minutes === null
          ? ""
          : `${Math.floor(listing.minutes / 60)}:${String(listing.minutes % 60).padStart(2, "0")}`,
      quantity: listing.quantity === null ? "" : String(listing.quantity),
      unit: listing.unit,
      fromOn: listing.fromOn ?? "",
      untilOn: listing.untilOn ?? "",
      rhythm: listing.rhythm,
      areaId: listing.areaId ?? "",
      point:
        listing.latitude === null || listing.longitude === null
          ? ""
          : `${decimal(listing.latitude)}, ${decimal(listing.longitude)}`,
      reach: listing.reachM === null ? "" : decimal(listing.reachM).replace(".", ","),
      skills: listing.skills.join(", "),
    },
    days: [1, 2, 3, 4, 5, 6, 7]
      .filter((day) => (listing.weekdays & (1 << (day - 1))) !== 0)
      .map(String),
  };
}

async function showForm(
  c: PageContext,
  typed: Typed,
  errors: readonly FieldError[] = [],
  status: Status = 200,
  listing?: Listing,
) {
  const { page, context } = c.var;
  const { language, viewer } = page;
  const { values } = typed;
  const loaded = await read(context, async (db) => {
    const { aboutKind = "", aboutId = "" } = values;
    const hasAbout = aboutKind !== "" && isId(aboutId);
    const titles = hasAbout ? await page.slots.titles(db, page, aboutKind, [aboutId]) : undefined;
    const where = hasAbout
      ? await page.slots.followed(db, page.community.id, aboutKind, [aboutId])
      : undefined;
    const charter = await context.platform.lookUps.charter(db, context.communityId, {
      now: page.now,
    });
    return {
      about: titles?.get(aboutId)?.title,
      aboutAreaId: where?.get(aboutId)?.areaId ?? "",
      charter,
      weeks: charter.value(marketClauses.openWeeks),
      areas: await listAreas(db, page.community.id),
      organizations:
        viewer.kind === "member" && !listing
          ? await listOrganizationsOf(db, page.community.id, viewer.memberId)
          : [],
    };
  });
  const t = texts[language].form;
  const side = sides.find((one) => one === values.side);
  const title = listing ? t.titleChange : side ? t.title[side] : texts[language].list.place;
  return c.var.show(
    {
      title,
      here: listing ? `${pathOf(listing)}/wijzigen` : here,
      crumbs: [
        { label: texts[language].title, path: "/vraag-en-aanbod" },
        ...(listing ? [{ label: listing.title, path: pathOf(listing) }] : []),
      ],
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={title}
            lead={t.lead}
            before={<ErrorSummary language={language} errors={errors} />}
          >
            {loaded.about && <Paragraph>{t.about(loaded.about)}</Paragraph>}
          </PageHead>
          <Text>
            <Form
              language={language}
              errors={errors}
              action={page.href(listing ? `${pathOf(listing)}/wijzigen` : here)}
            >
              <Hidden name={keyField} value={values[keyField] ?? newId()} />
              <Hidden name="aboutKind" value={values.aboutKind ?? ""} />
              <Hidden name="aboutId" value={values.aboutId ?? ""} />
              <MainFields t={t} typed={prefilled(typed, loaded.about)} isNew={!listing} />
              <details class="meent-help" open={errors.length > 0 || Boolean(listing)}>
                <summary>{t.more}</summary>
                <div class="meent-fields">
                  <AmountFields t={t} values={values} />
                  <TimeFields t={t} typed={typed} days={texts[language].days} />
                  <PlaceFields
                    t={t}
                    values={{ areaId: loaded.aboutAreaId, ...values }}
                    areas={loaded.areas}
                  />
                  <TextField
                    name="skills"
                    label={t.skills}
                    hint={t.skillsHint}
                    required={false}
                    value={values.skills}
                  />
                </div>
              </details>
              <ForWhomField t={t} values={values} organizations={loaded.organizations} />
              <Paragraph small soft>
                {t.stands(loaded.weeks)}
              </Paragraph>
              <YourWords page={page} charter={loaded.charter} />
              <Buttons>
                <SubmitButton once>{listing ? t.save : t.submit[side ?? "either"]}</SubmitButton>
              </Buttons>
            </Form>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

/** A signal that becomes a need: what was said is what is asked, until it is written otherwise. */
function prefilled(typed: Typed, about: string | undefined): Typed {
  const { title, aboutKind } = typed.values;
  if (title !== undefined || aboutKind !== "signal" || !about) return typed;
  return { ...typed, values: { ...typed.values, title: about.slice(0, 120) } };
}

type Words = (typeof texts)["nl"]["form"];

function MainFields(props: { readonly t: Words; readonly typed: Typed; readonly isNew: boolean }) {
  const { t, typed, isNew } = props;
  const { values } = typed;
  return (
    <>
      {isNew && (
        <Radios
          name="side"
          label={t.side}
          value={values.side ?? ""}
          options={[
            { value: "need", label: t.sideNeed },
            { value: "offer", label: t.sideOffer },
          ]}
        />
      )}
      <Radios
        name="kind"
        label={t.kind}
        value={values.kind ?? ""}
        options={listingKinds.map((kind) => ({ value: kind, label: t.kindHints[kind] }))}
      />
      <TextField name="title" label={t.name} hint={t.nameHint} value={values.title} />
      <TextArea
        name="what"
        label={t.what}
        hint={t.whatHint}
        required={false}
        rows={4}
        maxLength={1000}
        value={values.what ?? ""}
      />
    </>
  );
}

/** Of these only what belongs to the kind is kept. */
function AmountFields({ t, values }: { readonly t: Words; readonly values: FormValues }) {
  return (
    <>
      <MoneyField name="amount" label={t.amount} required={false} value={values.amount ?? ""} />
      <TextField
        name="hours"
        label={t.hours}
        hint={t.hoursHint}
        required={false}
        value={values.hours}
      />
      <TextField
        name="quantity"
        label={t.quantity}
        hint={t.quantityHint}
        required={false}
        value={values.quantity}
      />
      <TextField
        name="unit"
        label={t.unit}
        hint={t.unitHint}
        required={false}
        value={values.unit}
      />
    </>
  );
}

function TimeFields(props: {
  readonly t: Words;
  readonly typed: Typed;
  readonly days: readonly string[];
}) {
  const { t, typed, days } = props;
  const { values } = typed;
  return (
    <>
      <Radios
        name="rhythm"
        label={t.rhythm}
        value={values.rhythm ?? "once"}
        options={[
          { value: "once", label: t.once },
          { value: "weekly", label: t.weekly },
        ]}
      />
      <Checkboxes
        name="weekdays"
        label={t.weekdays}
        hint={t.weekdaysHint}
        required={false}
        value={typed.days}
        options={days.map((label, index) => ({ value: String(index + 1), label }))}
      />
      <DateField
        name="fromOn"
        label={t.from}
        required={false}
        value={typedDateOf(values, "fromOn")}
      />
      <DateField
        name="untilOn"
        label={t.until}
        required={false}
        value={typedDateOf(values, "untilOn")}
      />
    </>
  );
}

function PlaceFields(props: {
  readonly t: Words;
  readonly values: FormValues;
  readonly areas: readonly Area[];
}) {
  const { t, values, areas } = props;
  return (
    <>
      {areas.length > 0 && (
        <Select
          name="areaId"
          label={t.area}
          value={values.areaId ?? ""}
          options={[
            { value: "", label: t.whole },
            ...areas.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <TextField
        name="point"
        label={t.point}
        hint={t.pointHint}
        required={false}
        value={values.point}
      />
      <TextField
        name="reach"
        label={t.reach}
        hint={t.reachHint}
        required={false}
        value={values.reach}
      />
    </>
  );
}

function ForWhomField(props: {
  readonly t: Words;
  readonly values: FormValues;
  readonly organizations: readonly Organization[];
}) {
  const { t, values, organizations } = props;
  if (organizations.length === 0) return null;
  return (
    <Radios
      name="organizationId"
      label={t.for}
      value={values.organizationId ?? ""}
      options={[
        { value: "", label: t.myself },
        ...organizations.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

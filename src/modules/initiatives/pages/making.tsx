import { Hono } from "hono";
import { euroText } from "#lib/format.ts";
import { isId } from "#lib/ids.ts";
import { isMark } from "#lib/marks.ts";
import { YourWords } from "#modules/moderation";
import type { Area } from "#modules/people";
import { listAreas, listNames, listOrganizationsOf, type Organization } from "#modules/people";
import { findSignalByNumber, isPublicSignal } from "#modules/signals";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import { listPhotosOf, type StoredPhoto } from "#platform/files.ts";
import {
  contextOf,
  type FormValues,
  type PageContext,
  type PageEnv,
  type PageTools,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { takePhotoForm } from "#platform/photo-pages.ts";
import {
  Buttons,
  Checkboxes,
  Hidden,
  MoneyField,
  PhotoField,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { Paragraph, Section } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { editInitiative, startInitiative } from "../actions.ts";
import {
  changesIn,
  editing,
  type Initiative,
  type InitiativeWords,
  incomes,
  isPublic,
  phases,
  type ValueKind,
  valueKinds,
  wordsOf,
} from "../model.ts";
import { findInitiative, findInitiativeByNumber } from "../store.ts";
import { texts } from "../texts.ts";
import { errorsOf, type FormState, nested, photoError, type Status } from "./form-state.ts";
import { penOr, showForm } from "./shown.tsx";
import { pathOf } from "./slots.ts";

/** Beginning an initiative, also from another or from a signal; and changing its words. */
export const pages = new Hono<PageEnv>();

const startPath = "/initiatieven/nieuw";

pages.get(startPath, async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const { page, context } = c.var;
  const { zoals = "", signaal = "" } = c.req.query();
  const from = await read(context, async (db) => {
    const origin = zoals ? await findInitiativeByNumber(db, page.community.id, zoals) : undefined;
    const signal = signaal
      ? await findSignalByNumber(db, page.community.id, signaal, page.now)
      : undefined;
    return {
      origin: origin && isPublic(origin) ? origin : undefined,
      signal: signal && isPublicSignal(signal) && !isMark(signal.body) ? signal : undefined,
    };
  });
  const values: FormValues = {
    ...(from.origin && { ...copied(from.origin), originId: from.origin.id }),
    ...(from.signal && {
      what: from.signal.body,
      place: from.signal.place,
      areaId: from.signal.areaId ?? "",
      signalId: from.signal.id,
    }),
  };
  return showStart(c, { values, errors: [] });
});

/**
 * What goes along from the one it begins from: what is done there. Not its place, its people or its
 * income, and not its name or its reason either: two with one name are mistaken for each other, and why
 * somebody wants it is hers to say.
 */
function copied(origin: Initiative): FormValues {
  const facts = [
    "title",
    "why",
    "areaId",
    "place",
    "point",
    "income",
    "incomeWords",
    "incomePerHour",
  ];
  return Object.fromEntries(
    Object.entries(valuesOf(origin)).filter(([name]) => !facts.includes(name)),
  );
}

pages.post(startPath, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const { values, refusal } = await takePhotoForm(c);
  if (refusal) return showStart(c, { values, errors: photoError(refusal, page.language) });
  const outcome = await act(startInitiative, contextOf(c, values), nested(values));
  if (outcome.ok) return c.redirect(page.href(`/initiatieven/${outcome.value.number}`), 303);
  const errors = errorsOf(outcome, "title", page.language);
  return showStart(c, { values, errors }, statusOf(outcome.refusal));
});

async function showStart(c: PageContext, form: FormState, status?: Status) {
  const { page, context } = c.var;
  const t = texts[page.language].form;
  const { values } = form;
  const loaded = await read(context, async (db) => {
    const { id: communityId } = page.community;
    const { originId = "" } = values;
    const origin = isId(originId) ? await findInitiative(db, communityId, originId) : undefined;
    return {
      areas: await listAreas(db, communityId),
      charter: await context.platform.lookUps.charter(db, communityId, { now: page.now }),
      organizations:
        page.viewer.kind === "member"
          ? await listOrganizationsOf(db, communityId, page.viewer.memberId)
          : [],
      origin: origin && isPublic(origin) ? origin : undefined,
    };
  });
  return showForm(c, {
    title: t.startTitle,
    lead: loaded.origin ? t.fromLead(loaded.origin.title) : t.startLead,
    here: startPath,
    hasPhoto: true,
    form,
    ...(status && { status }),
    fields: (
      <>
        <Hidden name="originId" value={loaded.origin?.id ?? ""} />
        <Hidden name="signalId" value={values.signalId ?? ""} />
        <WordFields page={page} values={values} areas={loaded.areas} isNew form={form} />
        <ForWhom page={page} values={values} organizations={loaded.organizations} />
        <PhotoField hint={t.photoHint} kept={loosePhoto(page, values)} alt={values.photoAlt} />
        <YourWords page={page} charter={loaded.charter} />
        <Buttons>
          <SubmitButton once>{t.start}</SubmitButton>
        </Buttons>
      </>
    ),
  });
}

function ForWhom(props: {
  readonly page: PageTools;
  readonly values: FormValues;
  readonly organizations: readonly Organization[];
}) {
  const t = texts[props.page.language].form;
  if (props.organizations.length === 0) return null;
  return (
    <Radios
      name="organizationId"
      label={t.organization}
      value={props.values.organizationId ?? ""}
      options={[
        { value: "", label: t.myself },
        ...props.organizations.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

/** The photo of a form that came back, as the field shows it. */
export function loosePhoto(page: PageTools, { photo }: FormValues) {
  return photo ? { id: photo, src: page.href(`/foto/los/${photo}`) } : undefined;
}

/* The fields ------------------------------------------------------------------------------------- */

const valueFields = {
  access: "valueAccess",
  support: "valueSupport",
  direction: "valueDirection",
  other: "valueOther",
} as const satisfies Record<ValueKind, string>;

interface FieldsProps {
  readonly page: PageTools;
  readonly values: FormValues;
  readonly areas: readonly Area[];
  readonly form: FormState;
  readonly isNew?: boolean;
}

/** All that is written of it: two fields, and the rest in two folds that open where something is. */
function WordFields(props: FieldsProps) {
  const { page, values } = props;
  const t = texts[page.language].form;
  return (
    <>
      <TextField name="title" label={t.name} hint={t.nameHint} value={values.title} />
      <TextArea
        name="what"
        label={t.what}
        hint={t.whatHint}
        rows={4}
        maxLength={4000}
        value={values.what ?? ""}
      />
      <TextArea
        name="why"
        label={t.why}
        rows={3}
        maxLength={4000}
        required={false}
        value={values.why ?? ""}
      />
      <Fold {...props} title={t.more} names={placeNames}>
        <PlaceFields {...props} />
      </Fold>
      <Fold {...props} title={t.money} names={incomeNames}>
        <IncomeFields {...props} />
      </Fold>
    </>
  );
}

const placeNames = ["areaId", "place", "point", "phase", ...Object.values(valueFields)];
const incomeNames = ["income", "incomeWords", "incomePerHour", "norms"];

/** Closed while nothing is in it; what is wrong or filled in is never folded away. */
function Fold(
  props: FieldsProps & {
    readonly title: string;
    readonly names: readonly string[];
    readonly children: preact.ComponentChildren;
  },
) {
  const { values, form, names, title } = props;
  const standard: FormValues = { income: "none", phase: "idea" };
  const isFilled = names.some(
    (name) => (values[name] || standard[name] || "") !== (standard[name] ?? ""),
  );
  const isWrong = form.errors.some(({ field }) => names.includes(field));
  return (
    <details class="meent-help" open={isFilled || isWrong}>
      <summary>{title}</summary>
      <div class="meent-fields">{props.children}</div>
    </details>
  );
}

function PlaceFields({ page, values, areas, isNew = false }: FieldsProps) {
  const t = texts[page.language];
  return (
    <>
      {isNew && (
        <Select
          name="phase"
          label={t.form.phase}
          value={values.phase ?? "idea"}
          options={phases.map((phase) => ({ value: phase, label: t.phases[phase] }))}
        />
      )}
      {areas.length > 0 && (
        <Select
          name="areaId"
          label={t.form.area}
          required={false}
          value={values.areaId ?? ""}
          options={[
            { value: "", label: t.form.whole },
            ...areas.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <TextField
        name="place"
        label={t.form.place}
        hint={t.form.placeHint}
        required={false}
        value={values.place}
      />
      <TextField
        name="point"
        label={t.form.point}
        hint={t.form.pointHint}
        required={false}
        value={values.point}
      />
      <h2 class="utrecht-heading-3">{t.form.values}</h2>
      <Paragraph small soft>
        {t.form.valuesHint}
      </Paragraph>
      {valueKinds.map((kind) => (
        <TextArea
          name={valueFields[kind]}
          label={t.values[kind]}
          hint={t.form.valueHints[kind]}
          rows={2}
          maxLength={500}
          required={false}
          value={values[valueFields[kind]] ?? ""}
          key={kind}
        />
      ))}
    </>
  );
}

function IncomeFields({ page, values }: FieldsProps) {
  const t = texts[page.language].form;
  return (
    <>
      <Radios
        name="income"
        label={t.income}
        hint={t.incomeHint}
        value={values.income ?? "none"}
        options={incomes.map((income) => ({ value: income, label: t.incomes[income] }))}
      />
      <TextField
        name="incomeWords"
        label={t.incomeWords}
        required={false}
        value={values.incomeWords}
      />
      <MoneyField
        name="incomePerHour"
        label={t.incomePerHour}
        required={false}
        value={values.incomePerHour}
      />
      <TextArea
        name="norms"
        label={t.norms}
        hint={t.normsHint}
        rows={3}
        maxLength={1000}
        required={false}
        value={values.norms ?? ""}
      />
    </>
  );
}

/** What stands in an initiative, as its form shows it. */
function valuesOf(initiative: Initiative): FormValues {
  const { point, values, incomePerHourCents } = initiative;
  return {
    title: initiative.title,
    what: initiative.what,
    why: initiative.why,
    areaId: initiative.areaId ?? "",
    place: initiative.place,
    point: point ? `${point.latitude}, ${point.longitude}` : "",
    ...Object.fromEntries(valueKinds.map((kind) => [valueFields[kind], values[kind]])),
    norms: initiative.norms,
    income: initiative.income,
    incomeWords: initiative.incomeWords,
    incomePerHour:
      incomePerHourCents === null ? "" : euroText(incomePerHourCents, "nl").replace(/[^\d,.]/g, ""),
  };
}

/* Changing it ------------------------------------------------------------------------------------- */

pages.get("/initiatieven/:number/bewerken", async (c) => {
  const loaded = await loadEdit(c);
  if (loaded instanceof Response) return loaded;
  const { initiative } = loaded;
  const values = { ...valuesOf(initiative), version: String(initiative.version) };
  return showEdit(c, loaded, { values, errors: [] });
});

pages.post("/initiatieven/:number/bewerken", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const { values, refusal } = await takePhotoForm(c);
  const loaded = await loadEdit(c);
  if (loaded instanceof Response) return loaded;
  if (refusal) {
    const errors = photoError(refusal, page.language);
    return showEdit(c, loaded, { values, errors });
  }
  const { initiative } = loaded;
  const input = { ...nested(values), initiativeId: initiative.id };
  const outcome = await act(editInitiative, contextOf(c, values), input);
  if (outcome.ok) return c.redirect(page.href(pathOf(initiative)), 303);
  const errors = errorsOf(outcome, "title", page.language);
  const isBoth = outcome.refusal === "changed_meanwhile";
  // Both are shown: to save again is now to have seen the other.
  const kept = isBoth ? { ...values, version: String(initiative.version) } : values;
  const form = { values: kept, errors };
  return showEdit(c, loaded, form, isBoth ? 409 : statusOf(outcome.refusal), isBoth);
});

interface Edited {
  readonly initiative: Initiative;
  readonly areas: readonly Area[];
  readonly photo: StoredPhoto | undefined;
  readonly changer: string;
}

async function loadEdit(c: PageContext): Promise<Edited | Response> {
  const { id: communityId } = c.var.page.community;
  const seen = await penOr(c, async (db, { id, changedBy }) => ({
    areas: await listAreas(db, communityId),
    photo: (await listPhotosOf(db, communityId, "initiative", [id])).get(id)?.at(-1),
    changer: (await listNames(db, communityId, [changedBy])).get(changedBy) ?? "",
  }));
  return seen instanceof Response ? seen : { initiative: seen.initiative, ...seen.loaded };
}

function showEdit(
  c: PageContext,
  { initiative, areas, photo, changer }: Edited,
  form: FormState,
  status?: Status,
  isBoth = false,
) {
  const { page } = c.var;
  const t = texts[page.language].form;
  const { values } = form;
  return showForm(c, {
    title: t.editTitle,
    lead: t.editLead,
    here: `${pathOf(initiative)}/bewerken`,
    initiative,
    hasPhoto: true,
    form,
    ...(status && { status }),
    fields: (
      <>
        <Hidden name="version" value={values.version ?? ""} />
        {isBoth && (
          <BothTexts
            page={page}
            initiative={initiative}
            values={values}
            areas={areas}
            changer={changer}
          />
        )}
        <WordFields page={page} values={values} areas={areas} form={form} />
        {photo && (
          <div class="meent-photo-kept">
            <img src={page.href(`/foto/${photo.hash}/klein`)} alt={photo.alt} />
            <Checkboxes
              name="removePhoto"
              label={t.photoNow}
              required={false}
              value={values.removePhoto === "yes" ? ["yes"] : []}
              options={[{ value: "yes", label: t.removePhoto }]}
            />
          </div>
        )}
        <PhotoField hint={t.photoHint} kept={loosePhoto(page, values)} alt={values.photoAlt} />
        <Buttons>
          <SubmitButton once>{t.save}</SubmitButton>
        </Buttons>
      </>
    ),
  });
}

/** Two wrote at once: what stands now, beside what was typed; the fields below hold what was typed. */
function BothTexts(props: {
  readonly page: PageTools;
  readonly initiative: Initiative;
  readonly values: FormValues;
  readonly areas: readonly Area[];
  readonly changer: string;
}) {
  const { page, initiative, values } = props;
  const t = texts[page.language].both;
  const parsed = editing.safeParse({ ...nested(values), initiativeId: initiative.id });
  if (!parsed.success) return null;
  const typed = wordsOf(parsed.data);
  return (
    <Section id="beide" title={t.title}>
      <Paragraph>{t.lead(props.changer)}</Paragraph>
      {values.photo && <Paragraph>{t.photo}</Paragraph>}
      <Table
        language={page.language}
        caption={t.title}
        captionHidden
        fold
        columns={[{ label: t.field }, { label: t.theirs }, { label: t.yours }]}
        rows={changesIn(initiative, typed).map((key) => ({
          head: t.names[key],
          cells: [told(props, initiative, key), told(props, typed, key)],
        }))}
      />
    </Section>
  );
}

function told(
  { page, areas }: { readonly page: PageTools; readonly areas: readonly Area[] },
  words: InitiativeWords,
  key: keyof InitiativeWords,
): string | null {
  const { language } = page;
  const t = texts[language];
  switch (key) {
    case "areaId":
      return areas.find(({ id }) => id === words.areaId)?.name ?? t.form.whole;
    case "point":
      return words.point && `${words.point.latitude}, ${words.point.longitude}`;
    case "values":
      return (
        valueKinds
          .filter((kind) => words.values[kind])
          .map((kind) => `${t.values[kind]}: ${words.values[kind]}`)
          .join(" ") || null
      );
    case "income":
      return t.form.incomes[words.income];
    case "incomePerHourCents":
      return words.incomePerHourCents === null
        ? null
        : euroText(words.incomePerHourCents, language);
    default:
      return words[key] || null;
  }
}

import { Hono } from "hono";
import { numberText } from "#lib/format.ts";
import { drawBorder, mapHeight, mapWidth, namesWithRoom, projectionOf } from "#lib/map.ts";
import type { Result } from "#lib/result.ts";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import {
  contextOf,
  type FormValues,
  type PageContext,
  type PageEnv,
  type PageTools,
  readPhotoForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import type { Contribution } from "#platform/slots.ts";
import { refusalText } from "#platform/texts.ts";
import { Answers, type FieldError, FileField, SubmitButton, TextArea } from "#ui/form.tsx";
import { Link, Paragraph } from "#ui/page.tsx";
import { drawArea } from "../actions/founding.ts";
import {
  decideOutline,
  type Geometry,
  geometryOf,
  leanGeometry,
  type Outline,
  type OutlineTextError,
  readGeometry,
} from "../model/outline.ts";
import type { Area } from "../model.ts";
import { findAreaBySlug, listAreas, listOutlines } from "../store.ts";
import { texts } from "../texts.ts";
import { type FormStatus, showForm } from "./form-page.tsx";

/**
 * Where one area lies: the clerk pastes or sends GeoJSON, sees it drawn among its neighbours, and only
 * then it counts. The outline itself is there for everybody, as a file.
 */
export const pages = new Hono<PageEnv>();

const pathOf = ({ slug }: Pick<Area, "slug">) => `/gebied/${slug}/omtrek`;

const findArea = (c: PageContext) =>
  read(c.var.context, (db) =>
    findAreaBySlug(db, c.var.page.community.id, c.req.param("slug") ?? ""),
  );

pages.get("/gebied/:slug/omtrek.geojson", async (c) => {
  const area = await findArea(c);
  if (!area?.outline) return c.notFound();
  const feature = {
    type: "Feature",
    properties: { naam: area.name, code: area.cbsCode ?? null, inwoners: area.residents },
    geometry: geometryOf(area.outline),
  };
  return c.body(JSON.stringify(feature), 200, { "Content-Type": "application/geo+json" });
});

pages.get("/gebied/:slug/omtrek", async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const area = await findArea(c);
  return area ? showFields(c, area, {}) : c.notFound();
});

pages.post("/gebied/:slug/omtrek", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const { values, photo: file } = await readPhotoForm(c, "bestand");
  const area = await findArea(c);
  if (!area) return c.notFound();
  if (!page.may(drawArea) || values.knop === "wijzigen") return showFields(c, area, values);
  if (values.knop === "weghalen") return showRemoval(c, area);
  if (values.knop === "leeg") return draw(c, area, values, null);
  const field = file === "none" ? "geojson" : "bestand";
  if (file === "too_large")
    return showFields(c, area, values, errorAt(page, field, "outline_too_large"));
  // A file that was chosen is meant, whatever stands in the field.
  const text = file === "none" ? (values.geojson ?? "") : file.toString("utf8");
  const typed = { ...values, geojson: text.length <= shownMost ? text : (values.geojson ?? "") };
  const wanted = readWanted(text, area);
  if (!wanted.ok) return showFields(c, area, typed, errorAt(page, field, wanted.refusal));
  const { geometry, outline } = wanted.value;
  if (values.knop === "vastleggen") return draw(c, area, typed, geometry);
  return showCheck(c, area, geometry, outline);
});

/** More than this nobody reads in a field; a file that large is chosen anew. */
const shownMost = 100_000;

function readWanted(
  text: string,
  area: Area,
): Result<{ readonly geometry: Geometry; readonly outline: Outline }, OutlineTextError> {
  const geometry = readGeometry(text, area);
  if (!geometry.ok) return geometry;
  const outline = decideOutline(geometry.value);
  if (!outline.ok) return outline;
  return { ok: true, value: { geometry: leanGeometry(geometry.value), outline: outline.value } };
}

function errorAt({ language }: PageTools, field: string, error: OutlineTextError): FieldError[] {
  return [{ field, message: texts[language].outline.errors[error] }];
}

async function draw(c: PageContext, area: Area, values: FormValues, geometry: Geometry | null) {
  const { page } = c.var;
  const t = texts[page.language].outline;
  const outcome = await act(drawArea, contextOf(c, values), {
    areaId: area.id,
    geometry: geometry && { ...geometry, coordinates: [...geometry.coordinates] },
  });
  if (outcome.ok) return c.redirect(page.href(pathOf(area)), 303);
  const own: Readonly<Record<string, string>> = { ...t.errors, ...t.refusals };
  const message = refusalText(own, page.language, outcome.refusal);
  return showFields(c, area, values, [{ field: "geojson", message }], statusOf(outcome.refusal));
}

/* The pages ------------------------------------------------------------------------------------------ */

const crumbsOf = ({ language }: PageTools, area: Area) => [
  { label: texts[language].outline.areas, path: "/gebied" },
  { label: area.name, path: `/gebied/${area.slug}` },
];

async function showFields(
  c: PageContext,
  area: Area,
  values: FormValues,
  errors: readonly FieldError[] = [],
  status: FormStatus = errors.length > 0 ? 422 : 200,
) {
  const { page } = c.var;
  const t = texts[page.language].outline;
  const mayDraw = page.may(drawArea);
  const refused = [{ field: "geojson", message: t.clerkOnly, isRefusal: true }];
  return showForm(c, {
    here: pathOf(area),
    crumbs: crumbsOf(page, area),
    title: t.title(area.name),
    lead: t.lead,
    errors: mayDraw ? errors : refused,
    status: mayDraw ? status : 403,
    hasFile: true,
    children: (
      <>
        {area.outline ? (
          <Now page={page} area={area} outline={area.outline} others={await neighbours(c, area)} />
        ) : (
          <Paragraph>{t.none(area.name)}</Paragraph>
        )}
        <TextArea
          name="geojson"
          label={t.field}
          hint={t.fieldHint}
          rows={8}
          required={false}
          value={values.geojson ?? ""}
        />
        <FileField
          name="bestand"
          label={t.file}
          hint={t.fileHint}
          required={false}
          accept=".geojson,.json,application/geo+json,application/json"
        />
      </>
    ),
    buttons: (
      <>
        <SubmitButton name="knop" value="nakijken">
          {t.check}
        </SubmitButton>
        {area.outline && (
          <SubmitButton kind="secondary" name="knop" value="weghalen">
            {t.remove}
          </SubmitButton>
        )}
      </>
    ),
  });
}

/** What is drawn now, with the file of it. */
function Now(props: MapProps & { readonly page: PageTools }) {
  const { page, area, outline } = props;
  const t = texts[page.language].outline;
  return (
    <>
      <Paragraph>
        {t.now(area.name, ...countsOf(outline, page))}{" "}
        <Link href={page.href(`${pathOf(area)}.geojson`)}>{t.download}</Link>
      </Paragraph>
      <OutlineMap {...props} label={t.mapLabel(area.name)} />
    </>
  );
}

async function showCheck(c: PageContext, area: Area, geometry: Geometry, outline: Outline) {
  const { page } = c.var;
  const { language } = page;
  const t = texts[language].outline;
  const [parts, points] = countsOf(outline, page);
  return showForm(c, {
    here: pathOf(area),
    crumbs: crumbsOf(page, area),
    title: t.checkTitle(area.name),
    lead: t.checkLead,
    hidden: { geojson: JSON.stringify(geometry) },
    // A border of many points is too long for a form that spells out each sign.
    hasFile: true,
    children: (
      <>
        <OutlineMap
          area={area}
          outline={outline}
          others={await neighbours(c, area)}
          label={t.mapLabel(area.name)}
        />
        <Answers
          language={language}
          items={[
            { question: t.areaTerm, answer: area.name },
            { question: t.partsTerm, answer: parts },
            { question: t.pointsTerm, answer: points },
            { question: t.beforeTerm, answer: area.outline ? t.replaces : t.first },
          ]}
        />
      </>
    ),
    buttons: (
      <>
        <SubmitButton once name="knop" value="vastleggen">
          {t.bind}
        </SubmitButton>
        <SubmitButton kind="secondary" name="knop" value="wijzigen">
          {t.again}
        </SubmitButton>
      </>
    ),
  });
}

async function showRemoval(c: PageContext, area: Area) {
  const { page } = c.var;
  const t = texts[page.language].outline;
  return showForm(c, {
    here: pathOf(area),
    crumbs: crumbsOf(page, area),
    title: t.removeTitle(area.name),
    lead: t.removeLead,
    hasFile: true,
    children: area.outline && (
      <OutlineMap
        area={area}
        outline={area.outline}
        others={await neighbours(c, area)}
        label={t.mapLabel(area.name)}
      />
    ),
    buttons: (
      <>
        <SubmitButton once name="knop" value="leeg">
          {t.remove}
        </SubmitButton>
        <SubmitButton kind="secondary" name="knop" value="wijzigen">
          {t.keep}
        </SubmitButton>
      </>
    ),
  });
}

function countsOf(outline: Outline, { language }: PageTools): [parts: string, points: string] {
  const points = outline.reduce((sum, ring) => sum + ring.length, 0);
  return [numberText(outline.length, language), numberText(points, language)];
}

/* The drawing ---------------------------------------------------------------------------------------- */

type Named = { readonly slug: string; readonly name: string; readonly outline: Outline };

function neighbours(c: PageContext, area: Area): Promise<readonly Named[]> {
  return read(c.var.context, async (db) =>
    (await listOutlines(db, c.var.page.community.id)).filter(({ slug }) => slug !== area.slug),
  );
}

interface MapProps {
  readonly area: Area;
  readonly outline: Outline;
  readonly others: readonly Named[];
}

/** As `.meent-map--one text` sets it. */
const nameSize = 26;

/** The outline in green, among those of its neighbours: so one sees whether it lies where it should. */
function OutlineMap({ area, outline, others, label }: MapProps & { readonly label: string }) {
  const projection = projectionOf([outline, ...others.map((one) => one.outline)].flat(2));
  const own = drawBorder(outline, projection);
  const around = others.map(({ name, outline: rings }) => ({
    name,
    ...drawBorder(rings, projection),
  }));
  return (
    <div class="meent-map meent-map--one">
      <svg viewBox={`0 0 ${mapWidth} ${mapHeight}`} role="img" aria-label={label}>
        <rect class="around" x="1" y="1" width={mapWidth - 2} height={mapHeight - 2} />
        {around.map(({ name, path }) => (
          <path key={name} class="land" fill-rule="evenodd" d={path} />
        ))}
        <path class="land town" fill-rule="evenodd" d={own.path} />
        {namesWithRoom([{ name: area.name, ...own }, ...around], nameSize).map(({ name, x, y }) => (
          <text key={name} class="area" x={x} y={y}>
            {name}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** On the page of an area, for who may draw it. */
export async function contributeOutline(
  db: Db,
  page: PageTools,
  areaId: string,
): Promise<Contribution> {
  if (!page.may(drawArea)) return {};
  const area = (await listAreas(db, page.community.id)).find(({ id }) => id === areaId);
  const t = texts[page.language].outline;
  if (!area) return {};
  return { todo: [{ label: t.link, href: page.href(pathOf(area)), gives: t.linkGives }] };
}

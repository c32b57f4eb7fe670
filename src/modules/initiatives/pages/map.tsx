import { numberText } from "#lib/format.ts";
import {
  type DrawnBorder,
  drawBorder,
  mapHeight as height,
  kilometreIn,
  namesWithRoom,
  projectionOf,
  scaleOf,
  mapWidth as width,
} from "#lib/map.ts";
import type { Language } from "#lib/texts.ts";
import { listOutlines, type Outline } from "#modules/people";
import { read } from "#platform/context.ts";
import type { PageContext, PageTools } from "#platform/http.ts";
import { Link, NowBox, Page, PageHead, Paragraph, Section } from "#ui/page.tsx";
import type { Initiative } from "../model.ts";
import { countInitiatives, listInitiatives } from "../store.ts";
import { texts } from "../texts.ts";
import { pathOf } from "./slots.ts";

/**
 * Initiatives on a map that the server draws: points in the projection of Mercator, north above, and a
 * list beside it with the same numbers. The list says everything; the map is for who likes to see it.
 */

const onMap = 200;
/** Pins closer than this, in the units of the drawing, share one number. */
const apart = 30;
/** As `.meent-map text` sets it. */
const nameSize = 15;
/** And on a phone, where the drawing is half as wide: names without room at that size are left out. */
const phoneNameSize = 26;

export async function showMap(c: PageContext): Promise<Response> {
  const { page, context } = c.var;
  const { id: communityId } = page.community;
  const { found, count, all, lands } = await read(context, async (db) => {
    const filter = { isPublic: true, hasPoint: true, order: "active" } as const;
    return {
      found: await listInitiatives(db, communityId, filter, onMap),
      count: await countInitiatives(db, communityId, filter),
      all: await countInitiatives(db, communityId, { isPublic: true }),
      lands: await listOutlines(db, communityId),
    };
  });
  const { language } = page;
  const t = texts[language].map;
  const { places, kilometre, areas } = placesOf(found, lands);
  return c.var.show({
    title: t.title,
    here: "/initiatieven/kaart",
    crumbs: [{ label: texts[language].title, path: "/initiatieven" }],
    menu: "initiatives",
    children: (
      <>
        <Page>
          <PageHead title={t.title} lead={places.length > 0 ? t.lead : t.none}>
            {count > found.length && (
              <Paragraph>{t.more(numberText(found.length, language))}</Paragraph>
            )}
            {all > count && (
              <Paragraph>{t.without(all - count, numberText(all - count, language))}</Paragraph>
            )}
          </PageHead>
          <NowBox
            language={language}
            primary={{ label: t.toList, href: page.href("/initiatieven") }}
            note={t.toListGives}
          />
        </Page>
        {places.length > 0 && (
          <Section id="kaart" title={t.list}>
            <div class="meent-map">
              <Drawing
                language={language}
                areas={areas}
                places={places}
                kilometre={kilometre}
                count={found.length}
              />
              <PlaceList page={page} places={places} />
            </div>
          </Section>
        )}
      </>
    ),
  });
}

/** The same numbers as on the drawing, each with what lies there. */
function PlaceList({
  page,
  places,
}: {
  readonly page: PageTools;
  readonly places: readonly Place[];
}) {
  return (
    <ol class="meent-places">
      {places.map(({ initiatives }, index) => (
        <li key={pathOf(initiatives[0])}>
          <span class="n" aria-hidden="true">
            {index + 1}
          </span>
          <div>
            {initiatives.map((one) => (
              <Paragraph key={one.id}>
                <Link href={page.href(pathOf(one))}>{one.title}</Link>
                {one.place && `, ${one.place}`}
              </Paragraph>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

interface Place {
  readonly x: number;
  readonly y: number;
  /** One or more that lie here; the first moved last. */
  readonly initiatives: readonly [Initiative, ...Initiative[]];
}

/** An area as it is drawn. */
interface Drawn extends DrawnBorder {
  readonly name: string;
}

type Land = { readonly name: string; readonly outline: Outline };

/**
 * Where each lies in the drawing, those close together at one place; the areas below them; and how long
 * a kilometre is. What lies outside every outline is on the map all the same.
 */
export function placesOf(
  initiatives: readonly Initiative[],
  lands: readonly Land[] = [],
): {
  readonly places: readonly Place[];
  readonly kilometre: number;
  readonly areas: readonly Drawn[];
} {
  const located = initiatives.flatMap((one) => (one.point ? [{ one, point: one.point }] : []));
  if (located.length === 0) return { places: [], kilometre: 0, areas: [] };
  const projection = projectionOf([
    ...located.map(({ point }) => [point.longitude, point.latitude] as const),
    ...lands.flatMap(({ outline }) => outline.flat()),
  ]);
  const places: { x: number; y: number; initiatives: [Initiative, ...Initiative[]] }[] = [];
  for (const { one, point } of located) {
    const [x, y] = projection([point.longitude, point.latitude]) ?? [0, 0];
    const near = places.find((place) => Math.hypot(place.x - x, place.y - y) < apart);
    if (near) near.initiatives.push(one);
    else places.push({ x: Math.round(x), y: Math.round(y), initiatives: [one] });
  }
  const areas = lands.map(({ name, outline }) => ({ name, ...drawBorder(outline, projection) }));
  return { places, kilometre: kilometreIn(projection), areas };
}

/** Whether a name as large as on a phone lies under the number of a place. */
function coversPin(area: Drawn, place: Place): boolean {
  const reach = (area.name.length * phoneNameSize * 0.55) / 2 + 19;
  return Math.abs(place.x - area.x) < reach && Math.abs(place.y - area.y) < phoneNameSize;
}

function Drawing(props: {
  readonly language: Language;
  readonly areas: readonly Drawn[];
  readonly places: readonly Place[];
  readonly kilometre: number;
  readonly count: number;
}) {
  const { language, areas, places, kilometre, count } = props;
  const t = texts[language].map;
  const named = namesWithRoom(areas, nameSize);
  const onPhone = new Set(
    namesWithRoom(named, phoneNameSize)
      .filter((area) => !places.some((place) => coversPin(area, place)))
      .map(({ name }) => name),
  );
  const length = scaleOf(kilometre);
  const end = Math.round(16 + length * kilometre);
  const inWords = length.toLocaleString(language === "nl" ? "nl-NL" : "en-GB");
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.label(count)}>
      <rect
        class={areas.length > 0 ? "around" : "land"}
        x="1"
        y="1"
        width={width - 2}
        height={height - 2}
      />
      {areas.map(({ name, path }) => (
        <path key={name} class="land" fill-rule="evenodd" d={path} />
      ))}
      {named.map(({ name, x, y }) => (
        <text key={name} class={onPhone.has(name) ? "area" : "area is-wide"} x={x} y={y}>
          {name}
        </text>
      ))}
      {places.map(({ x, y, initiatives: [first] }, index) => (
        <g key={first.id}>
          <circle class="pin" cx={x} cy={y} r="14" />
          <text class="pin-n" x={x} y={y + 5}>
            {index + 1}
          </text>
        </g>
      ))}
      <path class="scale" d={`M16 ${height - 22}v6h${end - 16}v-6`} />
      <text x="16" y={height - 28}>
        {t.scale(inWords)}
      </text>
      <text x={width - 16} y="28" text-anchor="end">
        {t.north}
      </text>
    </svg>
  );
}

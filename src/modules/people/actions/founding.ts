import { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import { action } from "#platform/act.ts";
import { decideOutline, type OutlineError } from "../model/outline.ts";
import { drawing, newArea, newSettings, type PeopleRefusal } from "../model.ts";
import { insertArea, listAreas, lockArea, saveOutline, saveSettings } from "../store.ts";

/** What a community begins with, after its birth. */

/**
 * Adds a list of areas; those that are there by the same word in the address stay as they are, but for
 * where they lie: an outline that comes with one takes the place of what was there.
 */
export const addAreas = action({
  name: "people.addAreas",
  input: z.object({ areas: z.array(newArea).min(1).max(2000) }),
  who: ["councilClerk", "system"],
  perform: async (acting, input) => {
    const { tx, communityId } = acting;
    const there = new Map((await listAreas(tx, communityId)).map(({ slug, id }) => [slug, id]));
    const added = input.areas.filter(({ slug }) => !there.has(slug));
    for (const area of added) {
      const id = acting.newId();
      await insertArea(tx, communityId, { id, ...area });
      acting.record({
        kind: "people.areaAdded",
        subject: { kind: "area", id },
        texts: { name: area.name },
      });
    }
    for (const { slug, outline } of input.areas) {
      const id = there.get(slug);
      if (id === undefined || outline === null) continue;
      await saveOutline(tx, communityId, id, outline);
      acting.record({ kind: "people.areaDrawn", subject: { kind: "area", id }, isPublic: false });
    }
    return ok({ added: added.length, there: input.areas.length - added.length });
  },
});

/**
 * Draws where one area lies, in place of what was there; without a geometry what was there is taken
 * away. Longitude before latitude, in degrees.
 */
export const drawArea = action({
  name: "people.drawArea",
  input: drawing,
  who: ["councilClerk", "system"],
  perform: async (
    acting,
    { areaId, geometry },
  ): Promise<Result<{ slug: string }, OutlineError | PeopleRefusal>> => {
    const { tx, communityId } = acting;
    const area = await lockArea(tx, communityId, areaId);
    if (!area) return refuse("area_unknown");
    const outline = geometry === null ? ok(null) : decideOutline(geometry);
    if (!outline.ok) return outline;
    await saveOutline(tx, communityId, areaId, outline.value);
    acting.record({
      kind: "people.areaDrawn",
      subject: { kind: "area", id: areaId },
      isPublic: false,
      data: { isDrawn: outline.value !== null },
    });
    return ok({ slug: area.slug });
  },
});

/** Changes how a community presents itself: its opening words, phone, sender of mail, colours. */
export const changeCommunity = action({
  name: "people.changeCommunity",
  input: newSettings,
  who: "system",
  perform: async (acting, input) => {
    await saveSettings(acting.tx, acting.communityId, input);
    acting.record({
      kind: "people.communityChanged",
      subject: { kind: "community", id: acting.communityId },
      isPublic: false,
    });
    return ok({});
  },
});

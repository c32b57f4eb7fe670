import { Hono } from "hono";
import { isId } from "#lib/ids.ts";
import { read } from "./context.ts";
import type { Db } from "./db.ts";
import { findLoosePhoto, keepPhoto, listPhotosAt, readPhoto, type StoredPhoto } from "./files.ts";
import { type FormValues, type PageContext, type PageEnv, readPhotoForm } from "./http.ts";
import type { PhotoRefusal } from "./photo.ts";
import type { PhotoSight } from "./slots.ts";
import { type Turns, takeTurn } from "./tries.ts";

/** Photos over the web: their addresses, and the part of a form that takes one. */

export const pages = new Hono<PageEnv>();

/** The photo of a form that is still being filled in, for who holds its id. */
pages.get("/foto/los/:id", async (c) => {
  const id = c.req.param("id");
  const { communityId } = c.var.context;
  const body = isId(id)
    ? await read(c.var.context, async (db) =>
        (await findLoosePhoto(db, communityId, id))
          ? readPhoto(db, communityId, id, "small")
          : undefined,
      )
    : undefined;
  return body ? sendPhoto(c, body, "reader") : c.notFound();
});

pages.get("/foto/:hash{[0-9a-f]{32}}", (c) => showPhoto(c, "large"));
pages.get("/foto/:hash{[0-9a-f]{32}}/klein", (c) => showPhoto(c, "small"));

async function showPhoto(c: PageContext, size: "large" | "small"): Promise<Response> {
  const hash = c.req.param("hash") ?? "";
  const { communityId } = c.var.context;
  const found = await read(c.var.context, async (db) => {
    const seen = await findSeen(db, c, hash);
    if (!seen) return undefined;
    const body = await readPhoto(db, communityId, seen.photo.id, size);
    return body && { body, sight: seen.sight };
  });
  return found ? sendPhoto(c, found.body, found.sight) : c.notFound();
}

/** Of the things with this picture, one that this reader may see; what all may see comes first. */
async function findSeen(
  db: Db,
  c: PageContext,
  hash: string,
): Promise<{ readonly photo: StoredPhoto; readonly sight: PhotoSight } | undefined> {
  let own: { readonly photo: StoredPhoto; readonly sight: PhotoSight } | undefined;
  for (const photo of await listPhotosAt(db, c.var.context.communityId, hash)) {
    if (!photo.owner) continue;
    const sight = await c.var.page.slots.photoSight(db, c, photo.owner);
    if (sight === "public") return { photo, sight };
    if (sight === "reader") own = { photo, sight };
  }
  return own;
}

/**
 * A picture and nothing else, even to a browser that is opened on it. A public one never changes at
 * its address; it is asked again after a week, so that what was erased is gone from everywhere then.
 */
function sendPhoto(c: PageContext, body: Buffer, sight: PhotoSight): Response {
  return c.body(new Uint8Array(body), 200, {
    "Content-Type": "image/webp",
    "Content-Length": String(body.length),
    "Content-Disposition": 'inline; filename="foto.webp"',
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": sight === "public" ? "public, max-age=604800, immutable" : "private, no-store",
    ...(sight !== "public" && { "X-Robots-Tag": "noindex" }),
  });
}

/** A class of thirty in one school may each send a photo. */
const photos: Turns = {
  what: "platform.photo",
  perSource: { most: 60, minutes: 60 },
  perCommunity: { most: 600, minutes: 60 },
};

/** A form with a photo, taken in: `values.photo` is the id of the photo that goes with it, or empty. */
export interface TakenForm {
  readonly values: FormValues;
  /** Why the new photo was not taken; what was typed, and a photo taken before, are still there. */
  readonly refusal?: PhotoRefusal;
}

/**
 * Reads a form that has a `PhotoField`: keeps a new photo loose and puts its id in `values.photo`, or
 * leaves the one taken before there. `foto-weg` takes it off.
 */
export async function takePhotoForm(c: PageContext): Promise<TakenForm> {
  const { values, photo } = await readPhotoForm(c);
  const before = values["foto-weg"] ? "" : (values.photo ?? "");
  const kept = { ...values, photo: isId(before) ? before : "" };
  if (photo === "none") return { values: kept };
  if (photo === "too_large") return { values: kept, refusal: "photo_too_large" };
  if (!(await takeTurn(c.var.context, c.var.source, photos)))
    return { values: kept, refusal: "photo_busy" };
  const taken = await keepPhoto(c.var.context, photo);
  return taken.ok
    ? { values: { ...kept, photo: taken.value } }
    : { values: kept, refusal: taken.refusal };
}

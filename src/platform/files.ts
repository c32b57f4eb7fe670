import { z } from "zod";
import { newId } from "#lib/ids.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Acting, Context, Platform } from "./context.ts";
import type { Db, Tx } from "./db.ts";
import { encodePhoto, type PhotoRefusal } from "./photo.ts";
import type { Subject } from "./record.ts";
import type { Schema } from "./schema.ts";
import { tables } from "./sql.ts";

/**
 * Photos in PostgreSQL. A photo is sent with a form and kept loose at once, so that it is still there
 * when another field was wrong; the action of that form binds it to its owner. Who may see the owner
 * may see the photo (`photos` in the slots); a loose one is seen by whoever holds its id.
 */

type Tables = Pick<Schema, "platform.file">;

/** What a form says of a photo: the id of a loose one and what is on it. Empty: no photo. */
export const photoInput = z.object({
  photo: z
    .union([z.literal("").transform(() => null), z.uuid({ error: "photo_gone" })])
    .nullable()
    .default(null),
  photoAlt: z.string().trim().max(300, { error: "photo_alt_too_long" }).default(""),
});

/** A photo to show: its address below the community is `/foto/<hash>`, and `/foto/<hash>/klein`. */
export interface StoredPhoto {
  readonly id: string;
  readonly hash: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly smallWidth: number;
  readonly smallHeight: number;
  readonly owner: Subject | null;
}

/** How long a photo waits for its form to be sent, in hours of machine time. */
const looseHours = 24;

/** Re-encodes a photo and keeps it loose; gives its id. Outside `act`: it belongs to nothing yet. */
export async function keepPhoto(
  context: Pick<Context, "platform" | "communityId">,
  sent: Buffer,
): Promise<Result<string, PhotoRefusal>> {
  const encoded = await encodePhoto(sent);
  if (!encoded.ok) return encoded;
  const { hash, large, small } = encoded.value;
  const id = newId();
  await context.platform.database.write(context.communityId, async (tx) => {
    await forgetLoose(tx, context.communityId, context.platform);
    await tables<Tables>(tx)
      .insertInto("platform.file")
      .values({
        community_id: context.communityId,
        id,
        hash,
        large: large.body,
        small: small.body,
        width: large.width,
        height: large.height,
        small_width: small.width,
        small_height: small.height,
        made_at: context.platform.clock.machineNow(),
      })
      .execute();
  });
  return ok(id);
}

/** Photos whose form never came. Each new photo sweeps, so nothing else has to. */
async function forgetLoose(tx: Tx, communityId: string, { clock }: Platform): Promise<void> {
  const before = new Date(clock.machineNow().getTime() - looseHours * 3_600_000);
  await tables<Tables>(tx)
    .deleteFrom("platform.file")
    .where("community_id", "=", communityId)
    .where("owner_id", "is", null)
    .where("made_at", "<", before)
    .execute();
}

/**
 * Gives a loose photo to what an action makes, inside that action's transaction. Without a photo it
 * is done at once; refused when the photo was forgotten, or is another's by now.
 */
export async function bindPhoto(
  { tx, communityId }: Pick<Acting, "tx" | "communityId">,
  { photo, photoAlt }: z.output<typeof photoInput>,
  owner: Subject,
): Promise<Result<null, "photo_gone">> {
  if (photo === null) return ok(null);
  const bound = await tables<Tables>(tx)
    .updateTable("platform.file")
    .set({ owner_kind: owner.kind, owner_id: owner.id, alt: photoAlt })
    .where("community_id", "=", communityId)
    .where("id", "=", photo)
    .where("owner_id", "is", null)
    .executeTakeFirst();
  return bound.numUpdatedRows === 1n ? ok(null) : refuse("photo_gone");
}

/** The photos of these owners of one kind, by owner, oldest first. */
export async function listPhotosOf(
  db: Db,
  communityId: string,
  kind: string,
  ownerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredPhoto[]>> {
  const found = new Map<string, StoredPhoto[]>();
  if (ownerIds.length === 0) return found;
  const rows = await photos(db, communityId)
    .where("owner_kind", "=", kind)
    .where("owner_id", "in", [...ownerIds])
    .orderBy("made_at")
    .orderBy("id")
    .limit(500)
    .execute();
  for (const row of rows) {
    const photo = toPhoto(row);
    const ownerId = photo.owner?.id ?? "";
    found.set(ownerId, [...(found.get(ownerId) ?? []), photo]);
  }
  return found;
}

/** A loose photo by its id, for the form it was sent with. */
export async function findLoosePhoto(
  db: Db,
  communityId: string,
  id: string,
): Promise<StoredPhoto | undefined> {
  const row = await photos(db, communityId)
    .where("id", "=", id)
    .where("owner_id", "is", null)
    .executeTakeFirst();
  return row && toPhoto(row);
}

/** Everything that has this address; the same picture may belong to several things. */
export async function listPhotosAt(
  db: Db,
  communityId: string,
  hash: string,
): Promise<StoredPhoto[]> {
  const rows = await photos(db, communityId)
    .where("hash", "=", hash)
    .where("owner_id", "is not", null)
    .limit(20)
    .execute();
  return rows.map(toPhoto);
}

/** The picture itself. */
export async function readPhoto(
  db: Db,
  communityId: string,
  id: string,
  size: "large" | "small",
): Promise<Buffer | undefined> {
  const row = await tables<Tables>(db)
    .selectFrom("platform.file")
    .select(`${size} as body`)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.body;
}

/** Erases the photos of a thing for good; true when there were any. */
export async function erasePhotosOf(
  { tx, communityId }: Pick<Acting, "tx" | "communityId">,
  owner: Subject,
): Promise<boolean> {
  const erased = await tables<Tables>(tx)
    .deleteFrom("platform.file")
    .where("community_id", "=", communityId)
    .where("owner_kind", "=", owner.kind)
    .where("owner_id", "=", owner.id)
    .executeTakeFirst();
  return erased.numDeletedRows > 0n;
}

function photos(db: Db, communityId: string) {
  return tables<Tables>(db)
    .selectFrom("platform.file")
    .select([
      "id",
      "hash",
      "alt",
      "width",
      "height",
      "small_width",
      "small_height",
      "owner_kind",
      "owner_id",
    ])
    .where("community_id", "=", communityId);
}

function toPhoto(row: {
  id: string;
  hash: string;
  alt: string;
  width: number;
  height: number;
  small_width: number;
  small_height: number;
  owner_kind: string | null;
  owner_id: string | null;
}): StoredPhoto {
  return {
    id: row.id,
    hash: row.hash,
    alt: row.alt,
    width: row.width,
    height: row.height,
    smallWidth: row.small_width,
    smallHeight: row.small_height,
    owner:
      row.owner_kind !== null && row.owner_id !== null
        ? { kind: row.owner_kind, id: row.owner_id }
        : null,
  };
}

import { createHash } from "node:crypto";
import sharp from "sharp";
import { ok, type Result, refuse } from "#lib/result.ts";
import { withinReason } from "./photo-work.ts";

/**
 * A photo as people send it, made into one that may be shown: what a phone adds (place, time, owner)
 * is gone, and so is whatever else a file can hide. The bytes that came are never kept.
 */

export const photoRefusals = [
  "photo_too_large",
  "photo_heic",
  "photo_no_picture",
  "photo_broken",
  "photo_too_many_pixels",
  "photo_too_intricate",
  "photo_gone",
  "photo_busy",
] as const;
export type PhotoRefusal = (typeof photoRefusals)[number];

/** What is accepted: a telephone makes photos of 4 to 12 MB. */
export const photoBytesMax = 12 * 1024 * 1024;
/** What is kept, after re-encoding. The database holds it too. */
const keptBytesMax = 2 * 1024 * 1024;
/** 64 megapixels, above the 50 of today's telephones: a picture of 100 KB can unpack to gigabytes. */
const pixelsMax = 64_000_000;
/** The longest side, in pixels: a full column on a sharp screen; a phone's width on one. */
const sides = { large: 1600, small: 640 } as const;
const secondsMax = 15;

// Of all that libvips reads (SVG, PDF, TIFF, GIF …) only what we ask: what is not loaded has no bugs.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});
// One core per picture and no cache of pictures: the pages go on meanwhile.
sharp.concurrency(1);
sharp.cache(false);

/** Two sizes of one photo, as WebP. */
export interface EncodedPhoto {
  /** Of the larger one: the first 128 bits of its SHA-256, in hex. */
  readonly hash: string;
  readonly large: Picture;
  readonly small: Picture;
}

interface Picture {
  readonly body: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * Re-encodes a photo (JPEG, PNG or WebP, by its first bytes and not by its name) in two sizes.
 * Upright, in sRGB, without metadata. Two at a time; who comes later waits.
 */
export async function encodePhoto(sent: Buffer): Promise<Result<EncodedPhoto, PhotoRefusal>> {
  if (sent.length > photoBytesMax) return refuse("photo_too_large");
  const kind = kindOf(sent);
  if (kind !== "picture") return refuse(kind);
  const picture = withinReason(sent);
  if (!picture) return refuse("photo_too_intricate");
  if (waiting.length >= waitingMax) return refuse("photo_busy");
  return inTurn(async () => {
    try {
      const { width, height } = await sharp(picture, { limitInputPixels: false }).metadata();
      if (width * height > pixelsMax) return refuse("photo_too_many_pixels");
      const large = await shrink(picture, sides.large);
      // From the larger one: decoding 12 megapixels once is enough.
      const small = await shrink(large.body, sides.small);
      const hash = createHash("sha256").update(large.body).digest("hex").slice(0, 32);
      return ok({ hash, large, small });
    } catch {
      // libvips says in its own words what is wrong with a file; to people all of it is "broken".
      return refuse("photo_broken");
    }
  });
}

/** Photos from telephones come as HEIC only where a page does not say that it wants JPEG. */
const heicBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"];

function kindOf(sent: Buffer): "picture" | "photo_heic" | "photo_no_picture" {
  const text = sent.subarray(0, 16).toString("latin1");
  const isPicture =
    text.startsWith("\xff\xd8\xff") ||
    text.startsWith("\x89PNG\r\n\x1a\n") ||
    (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP");
  if (isPicture) return "picture";
  const isHeic = text.slice(4, 8) === "ftyp" && heicBrands.includes(text.slice(8, 12));
  return isHeic ? "photo_heic" : "photo_no_picture";
}

async function shrink(sent: Buffer, side: number): Promise<Picture> {
  let picture: Picture | undefined;
  // Leaves and gravel hardly shrink; a coarser try is still a photo.
  for (const quality of [80, 60, 40]) {
    const { data, info } = await sharp(sent, { limitInputPixels: pixelsMax, failOn: "error" })
      .autoOrient()
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .webp({ quality })
      .timeout({ seconds: secondsMax })
      .toBuffer({ resolveWithObject: true });
    picture = { body: data, width: info.width, height: info.height };
    if (data.length <= (side === sides.large ? keptBytesMax : keptBytesMax / 4)) break;
  }
  return picture as Picture;
}

const atOnce = 2;
/** Who waits holds its 12 MB in memory. */
const waitingMax = 16;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

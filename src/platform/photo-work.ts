/**
 * How much work a picture makes of few bytes, told from its bytes before a decoder sees it. A decoder
 * cannot be stopped between two lines of a picture, and each of these kept one busy for minutes
 * (measured on 2 cores, at most 12 MB sent):
 * a JPEG of 5,000 scans 31 s and of 80,000 ten minutes ("Two issues with the JPEG standard",
 * libjpeg-turbo, 2015); a WebP of 120,000 frames 39 s, and four times that for twice as many; a PNG
 * with 200 texts of 50 MB unpacked 137 s.
 */

/** Pictures of cameras and programs have one to some ten. */
const scansMax = 100;
/** A minute of film; of a picture that moves only the first one is shown. */
const framesMax = 1000;

/** What is to be decoded; undefined for what no camera or program makes and takes too much work. */
export function withinReason(sent: Buffer): Buffer | undefined {
  switch (sent[0]) {
    case 0xff:
      return countScans(sent) > scansMax ? undefined : sent;
    case 0x89:
      return withoutAsides(sent);
    default:
      return countFrames(sent) > framesMax ? undefined : sent;
  }
}

/**
 * The scans of a JPEG, walked as decoders do it (ITU-T T.81, B.1.1): segments tell their length, and
 * between them everything up to the next marker is picture. It ends where the picture ends: behind it
 * telephones put a film.
 */
function countScans(sent: Buffer): number {
  let scans = 0;
  let at = 2;
  while (scans <= scansMax) {
    at = sent.indexOf(0xff, at);
    if (at < 0) return scans;
    const marker = sent[++at] ?? 0;
    if (marker === 0xd9) return scans;
    if (marker === 0xff || marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8)) continue;
    if (at + 2 >= sent.length) return scans;
    if (marker === 0xda) scans++;
    at += 1 + sent.readUInt16BE(at + 1);
  }
  return scans;
}

/** Counted by name: by chance it stands once in 350 photos of 12 MB, and a thousand times in none. */
function countFrames(sent: Buffer): number {
  let frames = 0;
  let at = sent.indexOf("ANMF");
  while (at >= 0 && frames <= framesMax) {
    frames++;
    at = sent.indexOf("ANMF", at + 4);
  }
  return frames;
}

/** What a PNG needs to be seen as it was meant (PNG, third edition, 11.2 and 11.3); the rest is words. */
const needed = new Set("IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP eXIf".split(" "));

/** A PNG without texts and other asides; what comes more than once but the picture itself, once. */
function withoutAsides(sent: Buffer): Buffer {
  const kept = Buffer.alloc(sent.length);
  const had = new Set<string>();
  let at = 8;
  let length = sent.copy(kept, 0, 0, at);
  while (at + 12 <= sent.length) {
    const end = at + 12 + sent.readUInt32BE(at);
    const type = sent.toString("latin1", at + 4, at + 8);
    const isWanted = needed.has(type) && (type === "IDAT" || !had.has(type));
    if (isWanted) length += sent.copy(kept, length, at, end);
    if (isWanted) had.add(type);
    if (type === "IEND") break;
    at = end;
  }
  return kept.subarray(0, length);
}

import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { assert } from "#lib/assert.ts";
import { encodePhoto, photoBytesMax } from "./photo.ts";

/** A picture of noise, which shrinks least of all; `wide` by `high` pixels. */
function noise(wide: number, high: number) {
  return sharp({
    create: {
      width: wide,
      height: high,
      channels: 3,
      background: "#808080",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  });
}

async function encode(sent: Buffer) {
  const encoded = await encodePhoto(sent);
  assert(encoded.ok, `a photo, not ${encoded.ok || encoded.refusal}`);
  return encoded.value;
}

async function refusalOf(sent: Buffer): Promise<string> {
  const encoded = await encodePhoto(sent);
  return encoded.ok ? "taken" : encoded.refusal;
}

describe("a photo", () => {
  test("comes out in two sizes of WebP, however it came in", async () => {
    for (const format of ["jpeg", "png", "webp"] as const) {
      const { large, small, hash } = await encode(
        await noise(1800, 900).toFormat(format).toBuffer(),
      );
      expect([large.width, large.height]).toEqual([1600, 800]);
      expect([small.width, small.height]).toEqual([640, 320]);
      expect((await sharp(large.body).metadata()).format).toBe("webp");
      expect((await sharp(small.body).metadata()).format).toBe("webp");
      expect(hash).toMatch(/^[0-9a-f]{32}$/);
    }
  });

  test("is at most two megabytes, also when hardly anything can be left out", async () => {
    const sent = await noise(4000, 3000).jpeg({ quality: 85 }).toBuffer();
    expect(sent.length).toBeGreaterThan(4 * 1024 * 1024);
    const { large, small } = await encode(sent);
    expect(large.body.length).toBeLessThanOrEqual(2 * 1024 * 1024);
    expect(small.body.length).toBeLessThanOrEqual(512 * 1024);
  });

  test("is not made larger than it was", async () => {
    const { large } = await encode(await noise(30, 20).png().toBuffer());
    expect([large.width, large.height]).toEqual([30, 20]);
  });

  test("does not say where, when or by whom it was made", async () => {
    const sent = await noise(64, 32)
      .withExif({
        IFD0: { Artist: "Fenna Dijkstra", Model: "Telefoon" },
        IFD2: { DateTimeOriginal: "2026:11:24 10:00:00" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 30/1 0/1" },
      })
      .withXmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'>thuis</x:xmpmeta>")
      .jpeg()
      .toBuffer();
    expect((await sharp(sent).metadata()).exif, "the test sends what should go").toBeDefined();
    expect(sent.includes("Fenna")).toBe(true);
    const { large, small } = await encode(sent);
    for (const { body } of [large, small]) {
      const { exif, xmp, iptc, icc } = await sharp(body).metadata();
      expect({ exif, xmp, iptc, icc }).toEqual({});
      for (const word of ["Fenna", "Telefoon", "2026:11:24", "EXIF", "thuis"])
        expect(body.includes(word), word).toBe(false);
    }
  });

  test("stands upright, as the telephone was held", async () => {
    const sent = await noise(60, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { large } = await encode(sent);
    expect([large.width, large.height]).toEqual([30, 60]);
  });

  test("gives the same picture the same address, and another picture another", async () => {
    const sent = await noise(50, 50).png().toBuffer();
    expect((await encode(sent)).hash).toBe((await encode(sent)).hash);
    expect((await encode(await noise(50, 50).png().toBuffer())).hash).not.toBe(
      (await encode(sent)).hash,
    );
  });

  test("that moves becomes its first picture", async () => {
    const frames = await noise(20, 40).raw().toBuffer();
    const moving = await sharp(frames, {
      raw: { width: 20, height: 40, channels: 3, pageHeight: 20 },
    })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    const { large } = await encode(moving);
    expect([large.width, large.height]).toEqual([20, 20]);
  });
});

/** A PNG of one colour that is small on the wire and `side` by `side` pixels unpacked. */
function bomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 1;
  const rows = Buffer.alloc((Math.ceil(side / 8) + 1) * side);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc32(data: Buffer): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

describe("refused is", () => {
  test("a bomb: few bytes that unpack to more than 64 million pixels", async () => {
    const sent = bomb(20_000);
    expect(sent.length).toBeLessThan(100_000);
    expect(await refusalOf(sent)).toBe("photo_too_many_pixels");
    expect(await refusalOf(bomb(1000)), "the same picture, small").toBe("taken");
  });

  test("more than 12 MB", async () => {
    expect(await refusalOf(Buffer.alloc(photoBytesMax + 1))).toBe("photo_too_large");
  });

  test("HEIC, by name, because telephones make it", async () => {
    const heic = Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1");
    expect(await refusalOf(heic)).toBe("photo_heic");
  });

  test.each([
    [
      "SVG with a script",
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    ],
    ["GIF", "GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04"],
    ["PDF", "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj"],
    ["a page", "<!doctype html><script>alert(1)</script>"],
    ["AVIF", "\0\0\0\x1cftypavif\0\0\0\0mif1avif"],
    ["nothing", ""],
  ])("%s, whatever it is called", async (_, sent) => {
    expect(await refusalOf(Buffer.from(sent, "latin1"))).toBe("photo_no_picture");
  });

  test("a JPEG that came only half, and one that only begins like one", async () => {
    const whole = await noise(600, 400).jpeg().toBuffer();
    expect(await refusalOf(whole.subarray(0, whole.length / 2))).toBe("photo_broken");
    expect(await refusalOf(Buffer.from("\xff\xd8\xff and then words", "latin1"))).toBe(
      "photo_broken",
    );
  });

  test("an SVG that begins as a JPEG, for nothing but JPEG, PNG and WebP is ever read", async () => {
    await expect(
      sharp(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")).png().toBuffer(),
    ).rejects.toThrow(/unsupported/i);
  });
});

test("what hides behind a picture does not come along", async () => {
  const sent = Buffer.concat([
    await noise(40, 40).jpeg().toBuffer(),
    Buffer.from("<script>alert(1)</script>PK\x03\x04"),
  ]);
  const { large } = await encode(sent);
  expect(large.body.includes("script")).toBe(false);
});

test("of many at once each is taken in its turn, until there are too many", async () => {
  const sent = await noise(600, 400).jpeg().toBuffer();
  const outcomes = await Promise.all(Array.from({ length: 24 }, () => refusalOf(sent)));
  expect(outcomes.filter((outcome) => outcome === "taken").length).toBeGreaterThanOrEqual(18);
  expect(outcomes.filter((outcome) => outcome !== "taken")).toEqual(
    expect.arrayContaining(["photo_busy"]),
  );
  expect(await refusalOf(sent), "afterwards there is room again").toBe("taken");
});

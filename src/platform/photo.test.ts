import { crc32, deflateSync } from "node:zlib";
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

/** A piece of a PNG, with its length and check. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG of one colour that is small on the wire and `side` by `side` pixels unpacked. */
function bomb(side: number): Buffer {
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

describe("refused is", () => {
  test("a bomb: few bytes that unpack to more than 64 million pixels", async () => {
    for (const side of [20_000, 30_000]) {
      const sent = bomb(side);
      expect(sent.length).toBeLessThan(200_000);
      expect(await refusalOf(sent)).toBe("photo_too_many_pixels");
    }
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

/** A segment of a JPEG: its marker, its length and what is in it. */
function segment(marker: number, data: Buffer | readonly number[]): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, Buffer.from(data)]);
}

/** A grey JPEG whose blocks are all said anew in each of so many scans, in some bytes each. */
function jpegOfScans(scans: number): Buffer {
  const side = 2048;
  const one = [1, ...Array<number>(15).fill(0)];
  // 65,536 blocks: one bit each, and then three runs of 27,306.
  const first = [segment(0xda, [1, 1, 0, 0, 0, 0]), Buffer.alloc(side ** 2 / 64 / 8)];
  const again = [segment(0xda, [1, 1, 0, 1, 63, 0]), Buffer.from("5554aaa95557", "hex")];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, [0, ...Array<number>(64).fill(1)]),
    segment(0xc2, [8, side >> 8, side & 255, side >> 8, side & 255, 1, 1, 0x11, 0]),
    segment(0xc4, [0x00, ...one, 0]),
    segment(0xc4, [0x10, ...one, 0xe0]),
    ...first,
    ...Array.from({ length: scans - 1 }, () => again).flat(),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** A WebP that moves, of so many frames of one pixel. */
async function webpOfFrames(frames: number): Promise<Buffer> {
  const pixel = (await noise(1, 1).webp().toBuffer()).subarray(12);
  const part = (type: string, data: Buffer) => {
    const head = Buffer.from(`${type}\0\0\0\0`, "latin1");
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length & 1)]);
  };
  const frame = part("ANMF", Buffer.concat([Buffer.alloc(16), pixel]));
  const moves = Buffer.from([2, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  const pieces = [part("VP8X", moves), part("ANIM", Buffer.alloc(6)), ...Array(frames).fill(frame)];
  return part("RIFF", Buffer.concat([Buffer.from("WEBP"), ...pieces]));
}

/** A PNG that says the same beside its picture so many times. */
async function pngWith(type: string, aside: Buffer, times: number): Promise<Buffer> {
  const plain = await noise(20, 20).png().toBuffer();
  const head = 8 + 25;
  const asides = Array<Buffer>(times).fill(chunk(type, aside));
  return Buffer.concat([plain.subarray(0, head), ...asides, plain.subarray(head)]);
}

describe("of few bytes that make much work", () => {
  test("a JPEG of thousands of scans is refused before it is read", async () => {
    expect(await refusalOf(jpegOfScans(100)), "what a program might make").toBe("taken");
    expect(await refusalOf(jpegOfScans(101))).toBe("photo_too_intricate");
    const started = performance.now();
    expect(await refusalOf(jpegOfScans(400_000))).toBe("photo_too_intricate");
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("a JPEG with a film behind it, or a thumbnail in its head, is taken", async () => {
    const scan = Buffer.from([0xff, 0xda, 0, 8]);
    const many = Buffer.concat(Array<Buffer>(10_000).fill(scan));
    const jpeg = await noise(40, 40).jpeg({ progressive: true }).toBuffer();
    expect(await refusalOf(Buffer.concat([jpeg, many]))).toBe("taken");
    const head = segment(0xef, many.subarray(0, 60_000));
    const withHead = Buffer.concat([jpeg.subarray(0, 2), head, jpeg.subarray(2)]);
    expect(await refusalOf(withHead)).toBe("taken");
  });

  test("a WebP of thousands of frames is refused before it is read", async () => {
    expect(await refusalOf(await webpOfFrames(1000)), "a minute of film").toBe("taken");
    expect(await refusalOf(await webpOfFrames(1001))).toBe("photo_too_intricate");
    const started = performance.now();
    expect(await refusalOf(await webpOfFrames(150_000))).toBe("photo_too_intricate");
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("a PNG loses the texts beside its picture before it is read, packed or not", async () => {
    const packed = Buffer.concat([
      Buffer.from("a\0\0"),
      deflateSync(Buffer.alloc(20_000_000), { level: 1 }),
    ]);
    const started = performance.now();
    expect(await refusalOf(await pngWith("zTXt", packed, 120))).toBe("taken");
    expect(await refusalOf(await pngWith("tEXt", Buffer.from("a\0b"), 600_000))).toBe("taken");
    expect(await refusalOf(await pngWith("IDAT", Buffer.alloc(0), 600_000))).not.toBe("");
    expect(performance.now() - started, "33 s when they were read").toBeLessThan(8000);
  });

  test("a PNG keeps its colours, what is clear in it and how it is held", async () => {
    const sent = await sharp(Buffer.from([255, 0, 0, 255, 0, 0, 0, 0]), {
      raw: { width: 2, height: 1, channels: 4 },
    })
      .resize(40, 20, { kernel: "nearest" })
      .withMetadata({ orientation: 6 })
      .png({ palette: true })
      .toBuffer();
    const { large } = await encode(sent);
    expect([large.width, large.height]).toEqual([20, 40]);
    const { data, info } = await sharp(large.body).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => [
      ...data.subarray((y * 20 + x) * info.channels, (y * 20 + x) * info.channels + 3),
    ];
    expect(at(10, 5).map((value) => Math.round(value / 40))).toEqual([6, 0, 0]);
    expect(at(10, 35).map((value) => Math.round(value / 40))).toEqual([6, 6, 6]);
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

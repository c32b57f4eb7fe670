/**
 * What a first visit weighs, and when its largest part is painted on a simulated slow phone.
 * The phone: 360 by 640, four times slower than this machine, 1.6 megabit a second down, 0.75 up, 150 ms
 * away (what Lighthouse calls slow 4G), through the browser's own protocol. Bytes as the network counts them.
 */
import { type CDPSession, chromium } from "playwright-core";
import { addChallenge, addSignal } from "../src/test-community.ts";
import { fillInitiatives } from "./figures/fill.ts";
import { serve } from "./figures/processes.ts";
import {
  foundBenchCommunity,
  median,
  openBenchServer,
  rounded,
  sizeOf,
  tellFigures,
} from "./figures/server.ts";

const targets = { bytes: 60 * 1024, script: 15 * 1024, paintMs: 2500, shift: 0 };
const visits = sizeOf("VISITS", 3);

const server = await openBenchServer();
const community = await foundBenchCommunity(server, "bank");
await addChallenge(community);
await addSignal(community);
await fillInitiatives(server, community, 1000);
const app = await serve({ url: server.urls.app });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking"],
});
const paths = ["", "/initiatieven", "/uitdagingen/U-2026-001", "/logboek", "/signalen/zeggen"];
const worst = { bytes: 0, script: 0, paintMs: 0, shift: 0 };
for (const path of paths) {
  const seen: Awaited<ReturnType<typeof visit>>[] = [];
  for (let time = 0; time < visits; time++) seen.push(await visit(`${app.origin}/bank${path}`));
  for (const what of Object.keys(worst) as (keyof typeof worst)[]) {
    const is =
      what === "shift"
        ? Math.max(...seen.map((one) => one[what]))
        : median(seen.map((one) => one[what]));
    worst[what] = Math.max(worst[what], is);
    console.log(`${path || "/"} ${what}: ${rounded(is, 3)}`);
  }
}
await browser.close();
app.stop();
await server.stop();
tellFigures("weight", {
  "bytes of a first visit": {
    is: worst.bytes,
    target: `<= ${targets.bytes}`,
    met: worst.bytes <= targets.bytes,
  },
  "bytes of JavaScript": {
    is: worst.script,
    target: `<= ${targets.script}`,
    met: worst.script <= targets.script,
  },
  "layout shift": { is: rounded(worst.shift), target: "0", met: worst.shift === 0 },
  "largest paint on a slow phone, ms": {
    ...{
      is: rounded(worst.paintMs, 0),
      target: `< ${targets.paintMs}`,
      met: worst.paintMs < targets.paintMs,
    },
  },
});

/** A first visit, with nothing remembered. */
async function visit(address: string) {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const weighed = await weigh(devtools);
  await devtools.send("Network.emulateNetworkConditions", {
    ...{ offline: false, latency: 150 },
    ...{ downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 },
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(() => {
    const found = { paintMs: 0, shift: 0 };
    Object.assign(window, { found });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) found.paintMs = entry.startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        found.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(address, { waitUntil: "networkidle" });
  await page.waitForTimeout(500);
  const { paintMs, shift } = await page.evaluate(
    () => (window as unknown as { found: { paintMs: number; shift: number } }).found,
  );
  await context.close();
  return { paintMs, shift, ...weighed() };
}

/** What came over the wire, headers too; without photos. */
async function weigh(devtools: CDPSession) {
  await devtools.send("Network.enable");
  const kinds = new Map<string, string>();
  let bytes = 0;
  let script = 0;
  devtools.on("Network.responseReceived", ({ requestId, type, response }) => {
    kinds.set(requestId, /^image\/(?!svg)/.test(response.mimeType) ? "Photo" : type);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (kinds.get(requestId) === "Photo") return;
    bytes += encodedDataLength;
    if (kinds.get(requestId) === "Script") script += encodedDataLength;
  });
  return () => ({ bytes, script });
}

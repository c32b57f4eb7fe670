/**
 * Whether the application's memory stays flat while visitors read and people act, for twenty minutes.
 * Twenty visitors read pages that are kept and pages that are made anew; every second somebody says
 * something, so that what is kept is made again. Measured after collecting garbage, each half minute.
 * MINUTES makes it shorter; below two it only shows that it runs.
 */
import { saySignal } from "../src/modules/signals/index.ts";
import { act } from "../src/platform/act.ts";
import { addChallenge } from "../src/test-community.ts";
import { fillInitiatives } from "./figures/fill.ts";
import { openLoad, serve } from "./figures/processes.ts";
import {
  foundBenchCommunity,
  median,
  openBenchServer,
  rounded,
  sizeOf,
  tellFigures,
} from "./figures/server.ts";

/** The last quarter may be so many times the second; the first warms up. */
const growthMax = 1.1;
const minutes = sizeOf("MINUTES", 20);

const server = await openBenchServer();
const community = await foundBenchCommunity(server, "bank");
await addChallenge(community);
await fillInitiatives(server, community, 10_000);
const app = await serve({ url: server.urls.app });
const load = openLoad();
const samples: { readonly heap: number; readonly rss: number }[] = [];
let answers = 0;
let deeds = 0;
let failed = 0;
const until = performance.now() + minutes * 60_000;
const saying = setInterval(() => {
  const body = `De lantaarn nummer ${++deeds} in de straat doet het niet.`;
  act(saySignal, community.as("fenna"), { body, kind: "wrong", wish: "everyone" }).then(
    (outcome) => {
      if (!outcome.ok) failed++;
    },
    () => failed++,
  );
}, 1000);
const paths = [
  ...["/bank", "/bank/initiatieven", "/bank/uitdagingen/U-2026-001", "/bank/logboek"],
  ...["/bank/signalen", "/bank/zoeken?zoek=lantaarn", "/bank/signalen/zeggen", "/bank/wachten"],
];
const perPath = Math.max(1, Math.min(4, (minutes * 60) / 80));
while (performance.now() < until) {
  for (const path of paths) {
    const address = `${app.origin}${path}${path.includes("?") ? "&" : "?"}ronde=${samples.length}`;
    const found = await load.run({ url: address, connections: 20, seconds: perPath });
    answers += found.perSecond * perPath;
    failed += found.errors;
  }
  const { heapUsed, rss } = await app.memory();
  samples.push({ heap: heapUsed / 2 ** 20, rss: rss / 2 ** 20 });
  console.log(
    `${samples.length}: heap ${(heapUsed / 2 ** 20).toFixed(0)} MB, resident ${(rss / 2 ** 20).toFixed(0)} MB, ${answers.toFixed(0)} answers, ${deeds} deeds`,
  );
}
clearInterval(saying);
load.stop();
app.stop();
await server.stop();
const quarter = Math.max(1, Math.floor(samples.length / 4));
const growthOf = (what: "heap" | "rss") =>
  median(samples.slice(-quarter).map((one) => one[what])) /
  median(samples.slice(quarter, quarter * 2 + 1).map((one) => one[what]));
const heap = rounded(growthOf("heap"), 2);
const resident = rounded(growthOf("rss"), 2);
tellFigures("memory", {
  "heap, last quarter over second": { is: heap, target: `<= ${growthMax}`, met: heap <= growthMax },
  "resident, last quarter over second": {
    ...{ is: resident, target: `<= ${growthMax}`, met: resident <= growthMax },
  },
  "resident at the end, MB": {
    ...{ is: rounded(samples.at(-1)?.rss ?? 0, 0), target: "told only", met: true },
  },
  "answers and deeds that went wrong": { is: failed, target: "0", met: failed === 0 },
});

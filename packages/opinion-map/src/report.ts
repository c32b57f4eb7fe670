/** One page about a conversation: the map, what bridges, the groups, and all numbers in tables. */
import type { Bridging, BridgingSide } from "./bridging.ts";
import { sortByBridging } from "./bridging.ts";
import type { ClassicMap } from "./classic-map.ts";
import {
  countAgrees,
  countDisagrees,
  countPasses,
  countSeen,
  NO_GROUP,
  type VoteCounts,
} from "./group-votes.ts";
import { groupLetter, mapPicture } from "./map-picture.ts";
import { groupsOrEveryone } from "./map-statistics.ts";
import { groupCount, groupMembers } from "./opinion-map.ts";
import { REPORT_STYLE } from "./report-style.ts";
import { REPORT_TEXTS, type ReportLanguage, type ReportTexts } from "./report-texts.ts";
import { statementStatistics } from "./representative-statements.ts";
import { leastKept } from "./stability.ts";
import type { StableMap } from "./stable-map.ts";

export interface ReportOptions {
  readonly title: string;
  readonly language?: ReportLanguage;
  /** The seed the stable map was judged with, to be printed. */
  readonly seed: string;
}

/** So many statements in the lists of what bridges; the whole list is at the end of the page. */
const MAX_LISTED = 10;
/** A lower bound below this shows nothing yet, whatever the score. */
const LEAST_BRIDGING = 0.1;

/** The report as an HTML text that needs nothing from elsewhere. */
export function reportPage(map: StableMap | ClassicMap, options: ReportOptions): string {
  const { title, language = "en", seed } = options;
  const page = new Page(map, REPORT_TEXTS[language]);
  const picture = mapPicture(map, language);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${page.summary()}
${page.mapSection(picture)}
${page.bridges()}
${page.groups()}
${page.consensus()}
${page.allStatements()}
${page.method(seed)}
</main>
</body>
</html>
`;
}

/** What every section needs: the map, the words, and how numbers are written. */
class Page {
  private readonly map: StableMap | ClassicMap;
  private readonly texts: ReportTexts;
  private readonly percent: Intl.NumberFormat;
  private readonly whole: Intl.NumberFormat;
  private readonly decimal: Intl.NumberFormat;

  constructor(map: StableMap | ClassicMap, texts: ReportTexts) {
    this.map = map;
    this.texts = texts;
    this.percent = new Intl.NumberFormat(texts.locale, { style: "percent" });
    this.whole = new Intl.NumberFormat(texts.locale);
    this.decimal = new Intl.NumberFormat(texts.locale, {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    });
  }

  summary(): string {
    const { map, texts } = this;
    const { participants, cells, statements } = map.matrix;
    const voters = participants.filter(
      (_, row) => (map.matrix.rowStart[row + 1] as number) > (map.matrix.rowStart[row] as number),
    );
    const onMap = map.groupOfRow.filter((group) => group !== NO_GROUP).length;
    const sentences = [
      texts.counts(
        this.whole.format(voters.length),
        this.whole.format(cells.length),
        this.whole.format(statements.length),
      ),
      map.verdict.hasGroups
        ? `<strong>${texts.groups(groupCount(map), this.whole.format(onMap))}</strong>`
        : `<strong>${texts.noGroups(map.verdict.reason)}</strong>`,
    ];
    return `<p class="lead">${sentences.join(" ")}</p>\n${this.cautions()
      .map((text) => `<p>${text}</p>`)
      .join("\n")}`;
  }

  private cautions(): string[] {
    const { map, texts } = this;
    if (map.mode === "classic") return [texts.classicNote];
    const gap = map.gap === undefined ? [] : [texts.gap(map.gap.isClear)];
    if (map.stability === undefined) return gap;
    // Rounded down: "at least 94 %" must be true.
    const least = Math.floor(100 * leastKept(map.stability)) / 100;
    return [texts.stability(map.stability.isStable, this.percent.format(least)), ...gap];
  }

  mapSection(picture: string): string {
    return `<section><h2>${this.texts.map}</h2>
<figure>${picture}<figcaption>${this.texts.mapCaption}</figcaption></figure></section>`;
  }

  bridges(): string {
    const { texts, map } = this;
    const onMap = map.statistics.bridging.filter(({ column }) => map.matrix.offMap[column] === 0);
    const agreed = sortByBridging(onMap)
      .filter(({ column, agree }) => this.isBridge(column, agree, countAgrees))
      .slice(0, MAX_LISTED);
    const rejected = [...onMap]
      .sort((a, b) => b.disagree.lower - a.disagree.lower)
      .filter(({ column, disagree }) => this.isBridge(column, disagree, countDisagrees))
      .slice(0, MAX_LISTED / 2);
    const agreedTable =
      agreed.length === 0
        ? `<p>${texts.noBridges}</p>`
        : `<p>${texts.bridgesIntro}</p>${this.bridgeTable(agreed, "agree")}`;
    const rejectedTable =
      rejected.length === 0
        ? ""
        : `<h3>${texts.nobodyWants}</h3><p>${texts.nobodyWantsIntro}</p>${this.bridgeTable(rejected, "disagree")}`;
    return `<section><h2>${texts.bridges}</h2>${agreedTable}${rejectedTable}</section>`;
  }

  /** In every group more than half of those who answered take the side, and there are answers enough. */
  private isBridge(
    column: number,
    { lower }: BridgingSide,
    count: (counts: VoteCounts, column: number) => number,
  ): boolean {
    const groups = groupsOrEveryone(this.map.statistics.votes);
    const isMajority = groups.every(
      (counts) => 2 * count(counts, column) > countSeen(counts, column),
    );
    return isMajority && lower >= LEAST_BRIDGING;
  }

  private bridgeTable(listed: readonly Bridging[], side: "agree" | "disagree"): string {
    const { columns } = this.texts;
    const groups = this.map.statistics.votes.groups;
    const count = side === "agree" ? countAgrees : countDisagrees;
    const rows = listed.map((bridge) => {
      const shares = groups.map((counts) =>
        this.share(count(counts, bridge.column), counts, bridge.column),
      );
      return [this.text(bridge.column), this.interval(bridge[side]), ...shares];
    });
    const header = [columns.statement, columns.score, ...groups.map((_, g) => groupLetter(g))];
    return this.table(header, rows);
  }

  /** A bar from the lower to the upper bound, a stroke at the score, and both in words. */
  private interval({ lower, upper, score }: BridgingSide): string {
    const at = (value: number): string => (100 * value).toFixed(1);
    const bar = `<svg class="interval" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><path class="rail" d="M0 5h100"/><path class="bar" d="M${at(lower)} 5H${at(upper)}"/><path class="score" d="M${at(score)} 0v10"/></svg>`;
    return `${bar}<span class="small">${this.decimal.format(score)} (${this.texts.columns.atLeast} ${this.decimal.format(lower)})</span>`;
  }

  groups(): string {
    const { texts, map } = this;
    const members = groupMembers(map);
    const sections = map.statistics.representative.map((listed, group) => {
      const size = members[group]?.length ?? 0;
      const rows = listed.map(({ column, direction, isBestAgree }) => {
        const answer = direction === "agree" ? texts.agrees : texts.disagrees;
        const side = statementStatistics(map.statistics.votes, group, column)[direction];
        const others = map.statistics.votes.groups.filter((_, other) => other !== group);
        const count = direction === "agree" ? countAgrees : countDisagrees;
        const otherCount = others.reduce((sum, counts) => sum + count(counts, column), 0);
        const otherSeen = others.reduce((sum, counts) => sum + countSeen(counts, column), 0);
        const own = map.statistics.votes.groups[group] as VoteCounts;
        return [
          this.text(column),
          isBestAgree ? texts.agreesMost : answer,
          this.share(side.successes, own, column),
          otherSeen === 0 ? "–" : this.percent.format(otherCount / otherSeen),
        ];
      });
      const { columns } = texts;
      const body =
        rows.length === 0
          ? `<p>${texts.nothingRepresentative}</p>`
          : `<p>${texts.groupIntro}</p>${this.table([columns.statement, columns.answer, columns.inGroup, columns.elsewhere], rows)}`;
      return `<section><h2>${texts.groupTitle(groupLetter(group), texts.people(size))}</h2>${body}</section>`;
    });
    return sections.join("\n");
  }

  consensus(): string {
    const { texts, map } = this;
    const { agree, disagree } = map.statistics.consensus;
    const rows = [
      ...agree.map((s) => [
        this.text(s.column),
        texts.agrees,
        this.percent.format(s.successes / s.seen),
      ]),
      ...disagree.map((s) => [
        this.text(s.column),
        texts.disagrees,
        this.percent.format(s.successes / s.seen),
      ]),
    ];
    const header = [texts.columns.statement, texts.columns.answer, texts.columns.people];
    const body =
      rows.length === 0
        ? `<p>${texts.noConsensus}</p>`
        : `<p>${texts.consensusIntro}</p>${this.table(header, rows)}`;
    return `<section><h2>${texts.consensus}</h2>${body}</section>`;
  }

  allStatements(): string {
    const { texts, map } = this;
    const { columns } = texts;
    const { votes, bridging } = map.statistics;
    const rows = sortByBridging(bridging)
      .filter(({ column }) => map.matrix.statements[column]?.moderation !== "out")
      .map(({ column, agree }) => [
        this.text(column),
        this.whole.format(countSeen(votes.everyone, column)),
        this.share(countAgrees(votes.everyone, column), votes.everyone, column),
        this.share(countDisagrees(votes.everyone, column), votes.everyone, column),
        this.share(countPasses(votes.everyone, column), votes.everyone, column),
        ...votes.groups.map((counts) => this.share(countAgrees(counts, column), counts, column)),
        `${this.decimal.format(agree.score)} (${this.decimal.format(agree.lower)}–${this.decimal.format(agree.upper)})`,
      ]);
    const header = [
      columns.statement,
      columns.seen,
      columns.agree,
      columns.disagree,
      columns.pass,
      ...votes.groups.map((_, g) => groupLetter(g)),
      columns.score,
    ];
    const summary = texts.allSummary(this.whole.format(rows.length));
    return `<section><h2>${texts.all}</h2><details><summary>${summary}</summary>${this.table(header, rows)}</details></section>`;
  }

  method(seed: string): string {
    const { texts, map } = this;
    const stable = map.mode === "stable" ? map : undefined;
    const chance = stable?.chance;
    const recovery = stable?.stability?.groupRecovery;
    const lines = texts.methodLines({
      mode: map.mode,
      seed: escaped(seed),
      silhouettes:
        map.silhouettes
          .map(({ k, silhouette }) => `${k}: ${this.decimal.format(silhouette)}`)
          .join("; ") || "–",
      chance:
        chance && `${this.decimal.format(chance.observed)} / ${this.decimal.format(chance.mark)}`,
      recovery: recovery
        ?.map((share, group) => `${groupLetter(group)} ${this.percent.format(share)}`)
        .join(", "),
      unknown: this.whole.format(map.matrix.ignored.unknownStatement),
      replaced: this.whole.format(map.matrix.ignored.replaced),
    });
    const items = [...lines, texts.explained].map((line) => `<li>${line}</li>`).join("");
    return `<section><h2>${texts.method}</h2><ul>${items}</ul></section>`;
  }

  private text(column: number): string {
    const statement = this.map.matrix.statements[column];
    const text =
      statement?.text === undefined || statement.text === "" ? "" : escaped(statement.text);
    return `<span class="id">${escaped(statement?.id ?? "")}</span> ${text}`;
  }

  private share(count: number, counts: VoteCounts, column: number): string {
    const seen = countSeen(counts, column);
    return seen === 0 ? "–" : this.percent.format(count / seen);
  }

  private table(header: readonly string[], rows: readonly (readonly string[])[]): string {
    const head = header.map((name) => `<th scope="col">${name}</th>`).join("");
    const body = rows
      .map(([first, ...rest]) => {
        const cells = rest
          .map((cell, i) => `<td data-label="${header[i + 1]}">${cell}</td>`)
          .join("");
        return `<tr><th scope="row">${first}</th>${cells}</tr>`;
      })
      .join("\n");
    return `<div class="table"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
  }
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

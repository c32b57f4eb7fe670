import type { ClassicMap } from "./classic-map.ts";
import { groupCount } from "./opinion-map.ts";
import type { StableMap } from "./stable-map.ts";
import type { VoteMatrix } from "./vote-matrix.ts";

/** A map as plain data with ids instead of rows and columns: what `opinion-map analyze --json` prints. */
export interface Analysis {
  readonly mode: "classic" | "stable";
  readonly k: number;
  readonly verdict: StableMap["verdict"];
  /** Participant to group, for who is in one. */
  readonly groups: Readonly<Record<string, number>>;
  readonly groupAwareConsensus: Readonly<Record<string, number>>;
  /** Statement to bridging score: of agreeing, with its bounds. */
  readonly bridging: Readonly<Record<string, { score: number; lower: number; upper: number }>>;
  readonly representative: Readonly<Record<string, readonly StatementEntry[]>>;
  readonly consensus: {
    readonly agree: readonly StatementEntry[];
    readonly disagree: readonly StatementEntry[];
  };
  readonly priorities: Readonly<Record<string, number>>;
  readonly pca: {
    readonly statements: readonly string[];
    readonly centre: readonly number[];
    readonly components: readonly (readonly number[])[];
    readonly variances: readonly number[];
    readonly totalVariance: number;
  };
  /** Participant to place, for everyone. */
  readonly places: Readonly<Record<string, readonly [number, number]>>;
  readonly extremity: Readonly<Record<string, number>>;
  readonly silhouettes: StableMap["silhouettes"];
  /** Of the classic map: who is in each base cluster, and where it lies. */
  readonly baseClusters?: readonly { members: readonly string[]; x: number; y: number }[];
  readonly gap?: StableMap["gap"];
  readonly chance?: StableMap["chance"];
  readonly stability?: StableMap["stability"];
  readonly ignored: VoteMatrix["ignored"];
}

export interface StatementEntry {
  readonly statement: string;
  readonly [figure: string]: string | number | boolean;
}

/** The map as plain data. */
export function analysis(map: StableMap | ClassicMap): Analysis {
  const { matrix, statistics, groupOfRow, pca } = map;
  const perStatement = <Value>(value: (column: number) => Value): Record<string, Value> =>
    Object.fromEntries(matrix.statements.map(({ id }, column) => [id, value(column)]));
  const named = ({ column, ...figures }: { readonly column: number }): StatementEntry => ({
    statement: matrix.statements[column]?.id ?? "",
    ...figures,
  });
  return {
    mode: map.mode,
    k: groupCount(map),
    verdict: map.verdict,
    groups: Object.fromEntries(
      matrix.participants.flatMap((id, row) => {
        const group = groupOfRow[row] as number;
        return group < 0 ? [] : [[id, group]];
      }),
    ),
    groupAwareConsensus: perStatement((j) => statistics.groupAwareConsensus[j] as number),
    bridging: Object.fromEntries(
      statistics.bridging.map(({ column, agree: { score, lower, upper } }) => [
        matrix.statements[column]?.id ?? "",
        { score, lower, upper },
      ]),
    ),
    representative: Object.fromEntries(
      statistics.representative.map((statements, group) => [group, statements.map(named)]),
    ),
    consensus: {
      agree: statistics.consensus.agree.map(named),
      disagree: statistics.consensus.disagree.map(named),
    },
    priorities: perStatement((j) => statistics.priorities[j] as number),
    pca: {
      statements: matrix.statements.map(({ id }) => id),
      centre: [...pca.centre],
      components: pca.components.map((loadings) => [...loadings]),
      variances: pca.variances,
      totalVariance: pca.totalVariance,
    },
    places: Object.fromEntries(
      matrix.participants.map((id, row) => [
        id,
        [map.places.x[row] as number, map.places.y[row] as number],
      ]),
    ),
    extremity: perStatement((j) => map.statementPlaces.extremity[j] as number),
    silhouettes: map.silhouettes,
    ...(map.mode === "stable"
      ? { gap: map.gap, chance: map.chance, stability: map.stability }
      : { baseClusters: listed(map.baseClusters) }),
    ignored: matrix.ignored,
  };
}

function listed({
  members,
  centres,
}: ClassicMap["baseClusters"]): NonNullable<Analysis["baseClusters"]> {
  return members.map((ids, c) => ({
    members: ids,
    x: centres.x[c] as number,
    y: centres.y[c] as number,
  }));
}

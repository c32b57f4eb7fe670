/** The public door of @meent/sortition. */

export type { Certificate, CertificateStage } from "./certificate.ts";
export { type ChanceChartTexts, type ChanceSeries, drawChances } from "./chanceChart.ts";
export type { Control, Progress, StopReason } from "./control.ts";
export { type Draw, drawByBalls, drawByBeacon } from "./draw.ts";
export {
  describeChange,
  describeError,
  type QuotaChange,
  type SortitionError,
  type SortitionErrorCode,
} from "./errors.ts";
export { type Fairness, measureFairness } from "./fairness.ts";
export {
  drawUpLottery,
  hashLotteryList,
  type Lottery,
  type LotteryRequest,
  lotteryGuarantee,
  writeLotteryList,
} from "./lottery.ts";
export {
  featuresOf,
  hashPool,
  type Person,
  type Pool,
  type PoolSource,
  type Quota,
  readPool,
  writeCategoriesCsv,
  writeFeaturesCsv,
  writePeopleCsv,
} from "./pool.ts";
export { planAlternates, planReplacement, type Task, type Vacancies } from "./replacement.ts";
export { drawSelections, writeReport } from "./report.ts";
export type { Language } from "./reportTexts.ts";
export type { Result } from "./result.ts";
export { SeededRandom } from "./seededRandom.ts";
export {
  type Method,
  methods,
  type Panel,
  type Selection,
  type SelectionRequest,
  selectPanels,
} from "./select.ts";
export { selectInWorker, type WorkerOptions } from "./selectInWorker.ts";
export { loadSolver, type Solver } from "./solver.ts";
export {
  type Fault,
  type Proof,
  type ProofStage,
  proveSelection,
  verifyLottery,
  verifySelection,
} from "./verify.ts";

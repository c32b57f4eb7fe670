export { type Add1Options, type Add1Result, add1, startEndowment } from "./add1.ts";
export { type BosResult, bosEqualShares } from "./bos.ts";
export { type Compared, compareRules } from "./compare.ts";
export { countLeftOut, countPreferences, isGreedyPreferred } from "./comparison.ts";
export {
  type Completion,
  type CountProblem,
  count,
  countProfile,
  defaultSettings,
  type Outcome,
  type Round,
  type Rule,
  type Settings,
} from "./count.ts";
export {
  type Ballot,
  type BallotKind,
  type Election,
  type ElectionProblem,
  listElectionProblems,
  listNotices,
  type Notice,
  type Project,
} from "./election.ts";
export {
  EqualSharesRun,
  type Interrupt,
  type RecordedRun,
  type RunOptions,
  type Threshold,
} from "./equal-shares.ts";
export {
  type ExplainedProject,
  type ExplainedRound,
  type Explanation,
  explain,
  type LosingReason,
  type SpentElsewhere,
} from "./explain.ts";
export { explainInWords, type Language } from "./explain-text.ts";
export { type Fraction, format, fraction, parseFraction, toNumber } from "./fraction.ts";
export { type GreedyOrder, greedy } from "./greedy.ts";
export {
  formatAmount,
  type PabulibFile,
  type PabulibProblem,
  pabulibFileOf,
  readPabulib,
  writePabulib,
} from "./pabulib.ts";
export { type PhragmenResult, type PhragmenRound, phragmen } from "./phragmen.ts";
export { drawSupport, type PictureOptions } from "./picture.ts";
export { type Profile, type ProfileProblem, profileOf, type Utility } from "./profile.ts";
export { type Price, Purses } from "./purses.ts";
export type { Result } from "./result.ts";
export {
  DEFAULT_TIES,
  drawLots,
  type TieCriterion,
  type Ties,
  type TiesProblem,
  tieRanks,
} from "./ties.ts";
export { type Check, type Claim, type Verdict, type Violation, verify } from "./verify.ts";

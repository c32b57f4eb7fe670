export { adjustedRandIndex } from "./adjusted-rand-index.ts";
export { type Analysis, analysis, type StatementEntry } from "./analysis.ts";
export { baseClusters, type PreviousBaseClusters } from "./base-clusters.ts";
export { type Bridging, type BridgingSide, bridging, sortByBridging } from "./bridging.ts";
export { type CanonicalMatrix, canonicalOrder } from "./canonical-order.ts";
export {
  type BaseClusters,
  type ClassicMap,
  type ClassicMemory,
  classicMap,
  type KSmoother,
  smoothK,
} from "./classic-map.ts";
export { clopperPearson, type Interval } from "./clopper-pearson.ts";
export { type CastResult, Conversation, type ConversationOptions } from "./conversation.ts";
export type { TableError, TableResult } from "./csv.ts";
export { CLEAR_GAP, gapBetween, smallestGap } from "./gap.ts";
export { groupAwareConsensus, groupAwareDissent } from "./group-aware-consensus.ts";
export {
  countAgrees,
  countDisagrees,
  countGroupVotes,
  countPasses,
  countSeen,
  type GroupVotes,
  NO_GROUP,
  type VoteCounts,
} from "./group-votes.ts";
export { type Clusters, type KMeansOptions, kMeans } from "./k-means.ts";
export { kMeansBySplitting } from "./k-means-by-splitting.ts";
export {
  type ConsensusStatement,
  type MajorityConsensus,
  majorityConsensus,
} from "./majority-consensus.ts";
export { groupLetter, mapPicture } from "./map-picture.ts";
export { type MapStatistics, mapStatistics } from "./map-statistics.ts";
export { groupCount, groupMembers, type OpinionMap, type SilhouetteOfK } from "./opinion-map.ts";
export { type ParallelAnalysis, parallelAnalysis } from "./parallel-analysis.ts";
export { MIN_PEOPLE, MIN_VOTES, participantsOnMap } from "./participation.ts";
export {
  type ExportedConversation,
  type ExportedParticipants,
  type ExportedStatement,
  type ExportFiles,
  readComments,
  readConversation,
  readParticipantsVotes,
  readVotes,
  type TimedVote,
  writeComments,
  writeParticipantsVotes,
  writeVotes,
} from "./polis-exports.ts";
export { type PrincipalComponents, principalComponents } from "./principal-components.ts";
export {
  countVotedStatements,
  type Places,
  projectParticipants,
  projectStatements,
  type StatementPlaces,
} from "./projection.ts";
export { oneProportionTest, twoProportionTest } from "./proportion-tests.ts";
export { type Random, seededRandom } from "./random.ts";
export { type RegressionScores, regressionScores } from "./regression-scores.ts";
export { type ReportOptions, reportPage } from "./report.ts";
export type { ReportLanguage } from "./report-texts.ts";
export {
  type RepresentativeStatement,
  representativeStatements,
  type SideStatistics,
  type StatementStatistics,
  statementStatistics,
} from "./representative-statements.ts";
export { meanSilhouette, meanSimplifiedSilhouette } from "./silhouette.ts";
export {
  leastKept,
  type Stability,
  type StabilityOptions,
  shareKept,
  stability,
} from "./stability.ts";
export { type StableGroups, stableGroups } from "./stable-groups.ts";
export {
  DEFAULT_RESAMPLES,
  DEFAULT_SEED,
  type StableMap,
  type StableMapOptions,
  stableMap,
} from "./stable-map.ts";
export { drawStatement, routingWeight } from "./statement-routing.ts";
export type { NoGroupsReason, Verdict } from "./verdict.ts";
export { isOffMap, type Moderation, type Statement, type Vote, type VoteValue } from "./vote.ts";
export {
  buildVoteMatrix,
  filterVotes,
  type IgnoredVotes,
  selectRows,
  type VoteMatrix,
} from "./vote-matrix.ts";

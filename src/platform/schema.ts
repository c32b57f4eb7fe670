// Made from the migrations by `npm run generate-types`. A test fails when it differs: never edit it
// by hand. bigint (cents) is bigint, date is "YYYY-MM-DD", timestamptz is Date; jsonb is written as
// text we made ourselves, because the driver would take an array for PostgreSQL's own.

import type { ColumnType, Generated } from "kysely";

export interface Schema {
  "accounts.address_change": AccountsAddressChange;
  "accounts.email": AccountsEmail;
  "accounts.invitation": AccountsInvitation;
  "accounts.own_code": AccountsOwnCode;
  "accounts.resident_list": AccountsResidentList;
  "accounts.sign_in_link": AccountsSignInLink;
  "accounts.token": AccountsToken;
  "acts.act": ActsAct;
  "acts.exception": ActsException;
  "acts.guarantee": ActsGuarantee;
  "acts.reply": ActsReply;
  "acts.rule": ActsRule;
  "acts.rule_step": ActsRuleStep;
  "acts.seat": ActsSeat;
  "challenges.awaited": ChallengesAwaited;
  "challenges.challenge": ChallengesChallenge;
  "challenges.division": ChallengesDivision;
  "challenges.division_answer": ChallengesDivisionAnswer;
  "challenges.reply": ChallengesReply;
  "challenges.transfer": ChallengesTransfer;
  "charter.answer": CharterAnswer;
  "charter.closing": CharterClosing;
  "charter.draft": CharterDraft;
  "charter.party": CharterParty;
  "charter.reply": CharterReply;
  "charter.signature": CharterSignature;
  "charter.version": CharterVersion;
  "coalitions.coalition": CoalitionsCoalition;
  "coalitions.goal": CoalitionsGoal;
  "coalitions.leaving": CoalitionsLeaving;
  "coalitions.look_back": CoalitionsLookBack;
  "coalitions.party": CoalitionsParty;
  "coalitions.pledge": CoalitionsPledge;
  "coalitions.signature": CoalitionsSignature;
  "coalitions.stay": CoalitionsStay;
  "deals.code": DealsCode;
  "deals.deal": DealsDeal;
  "deals.delivery": DealsDelivery;
  "deals.ending": DealsEnding;
  "deals.handover_letter": DealsHandoverLetter;
  "deals.handover_reply": DealsHandoverReply;
  "deals.look_back": DealsLookBack;
  "deals.lot": DealsLot;
  "deals.means": DealsMeans;
  "deals.milestone": DealsMilestone;
  "deals.reply": DealsReply;
  "deals.request": DealsRequest;
  "deals.request_means": DealsRequestMeans;
  "deals.requirement": DealsRequirement;
  "deals.signature": DealsSignature;
  "deals.step_in": DealsStepIn;
  "deals.visit": DealsVisit;
  "deals.walkabout": DealsWalkabout;
  "deals.withdrawal": DealsWithdrawal;
  "initiatives.godparent": InitiativesGodparent;
  "initiatives.handover": InitiativesHandover;
  "initiatives.initiative": InitiativesInitiative;
  "initiatives.link": InitiativesLink;
  "initiatives.means": InitiativesMeans;
  "initiatives.party": InitiativesParty;
  "initiatives.pen": InitiativesPen;
  "initiatives.post": InitiativesPost;
  "initiatives.seat": InitiativesSeat;
  "initiatives.thanks": InitiativesThanks;
  "letters.answer": LettersAnswer;
  "letters.follow_up": LettersFollowUp;
  "letters.letter": LettersLetter;
  "letters.reply": LettersReply;
  "mandates.commitment": MandatesCommitment;
  "mandates.mandate": MandatesMandate;
  "mandates.release": MandatesRelease;
  "market.agreement": MarketAgreement;
  "market.aside": MarketAside;
  "market.introduction": MarketIntroduction;
  "market.listing": MarketListing;
  "market.matched": MarketMatched;
  "market.notice": MarketNotice;
  "market.outcome": MarketOutcome;
  "market.sign": MarketSign;
  "market.suggestion": MarketSuggestion;
  "moderation.appeal": ModerationAppeal;
  "moderation.measure": ModerationMeasure;
  "moderation.page": ModerationPage;
  "moderation.report": ModerationReport;
  "moderation.writing": ModerationWriting;
  "notifications.asked": NotificationsAsked;
  "notifications.digest": NotificationsDigest;
  "notifications.follow": NotificationsFollow;
  "notifications.news": NotificationsNews;
  "notifications.preference": NotificationsPreference;
  "notifications.progress": NotificationsProgress;
  "people.account": PeopleAccount;
  "people.area": PeopleArea;
  "people.community": PeopleCommunity;
  "people.member": PeopleMember;
  "people.on_behalf": PeopleOnBehalf;
  "people.on_behalf_word": PeopleOnBehalfWord;
  "people.organization": PeopleOrganization;
  "people.organization_joining": PeopleOrganizationJoining;
  "people.organization_member": PeopleOrganizationMember;
  "people.role_proposal": PeopleRoleProposal;
  "people.role_term": PeopleRoleTerm;
  "platform.community_state": PlatformCommunityState;
  "platform.entry": PlatformEntry;
  "platform.entry_subject": PlatformEntrySubject;
  "platform.entry_text": PlatformEntryText;
  "platform.file": PlatformFile;
  "platform.idempotency": PlatformIdempotency;
  "platform.installation": PlatformInstallation;
  "platform.instead": PlatformInstead;
  "platform.mail": PlatformMail;
  "platform.outbox": PlatformOutbox;
  "platform.session": PlatformSession;
  "platform.short_number": PlatformShortNumber;
  "platform.tries": PlatformTries;
  "search.document": SearchDocument;
  "search.followed": SearchFollowed;
  "search.notice": SearchNotice;
  "search.rebuilt": SearchRebuilt;
  "search.sharing": SearchSharing;
  "signals.signal": SignalsSignal;
  "signals.step": SignalsStep;
  "webhooks.endpoint": WebhooksEndpoint;
  "works.requirement": WorksRequirement;
  "works.undertaking": WorksUndertaking;
  "works.undertaking_answer": WorksUndertakingAnswer;
  "works.undertaking_reply": WorksUndertakingReply;
  "works.work": WorksWork;
}

export interface AccountsAddressChange {
  community_id: string;
  account_id: string;
  new_address: string;
  old_hash: string | null;
  new_hash: string;
  old_confirmed_at: Date | null;
  new_confirmed_at: Date | null;
  made_at: Date;
  ends_at: Date;
}

export interface AccountsEmail {
  account_id: string;
  address: string;
  confirmed_at: Date;
  refusals: Generated<number>;
  last_refused_at: Date | null;
  refused_at: Date | null;
  refused_reason: string | null;
}

export interface AccountsInvitation {
  community_id: string;
  id: string;
  address: string | null;
  code_hash: string | null;
  name: string | null;
  area_id: string | null;
  postal: Generated<string[]>;
  role: string | null;
  title: string | null;
  made_at: Date;
  ends_at: Date;
  account_id: string | null;
  used_at: Date | null;
  list_id: string | null;
  position: number | null;
  mailed_at: Date | null;
  lettered_at: Date | null;
}

export interface AccountsOwnCode {
  community_id: string;
  account_id: string;
  code_hash: string;
  made_at: Date;
}

export interface AccountsResidentList {
  community_id: string;
  id: string;
  made_by: string | null;
  made_at: Date;
  staged: ColumnType<unknown, string | null, string | null>;
  used_at: Date | null;
  mails: Generated<number>;
  letters: Generated<number>;
  known: Generated<number>;
}

export interface AccountsSignInLink {
  community_id: string;
  token_hash: string;
  address: string;
  browser_hash: string | null;
  back: string;
  made_at: Date;
  ends_at: Date;
  used_at: Date | null;
}

export interface AccountsToken {
  community_id: string;
  id: string;
  member_id: string;
  name: string;
  token_hash: string;
  scopes: string[];
  made_at: Date;
  ends_at: Date;
  used_on: string | null;
  revoked_at: Date | null;
}

export interface ActsAct {
  community_id: string;
  id: string;
  act: string;
  subject_kind: string;
  subject_id: string;
  given_by: string;
  office: string;
  organization_id: string | null;
  body: string;
  title: string | null;
  invited_organization_id: string | null;
  amount_cents: bigint | null;
  mandate_id: string | null;
  starts_on: string | null;
  ends_on: string | null;
  knowledge: string | null;
  link: string | null;
  seats: number | null;
  votes_needed: number | null;
  at: Date;
}

export interface ActsException {
  community_id: string;
  act_id: string;
  rule_id: string;
  for_whom: string;
  card: string;
  starts_on: string;
  ends_on: string;
  at: Date;
}

export interface ActsGuarantee {
  community_id: string;
  act_id: string;
  state: string;
  lapses_at: Date | null;
  lapses_to: string | null;
  ended_at: Date | null;
}

export interface ActsReply {
  community_id: string;
  act_id: string;
  member_id: string;
  organization_id: string | null;
  body: string;
  at: Date;
}

export interface ActsRule {
  community_id: string;
  id: string;
  title: string;
  owner: string;
  owner_name: string | null;
  asked_on: string | null;
  answer_due_on: string | null;
  made_at: Date;
}

export interface ActsRuleStep {
  community_id: string;
  id: string;
  rule_id: string;
  kind: string;
  outcome: string | null;
  body: string;
  member_id: string;
  at: Date;
}

export interface ActsSeat {
  community_id: string;
  act_id: string;
  position: number;
  holder: string;
  side: string;
  votes: number;
  has_veto: boolean;
}

export interface ChallengesAwaited {
  community_id: string;
  id: string;
  challenge_id: string;
  what: string;
  since: string;
  due_on: string;
  state: string;
  lapses_at: Date | null;
  lapses_to: string | null;
  ended_at: Date | null;
}

export interface ChallengesChallenge {
  community_id: string;
  id: string;
  number: string | null;
  work_id: string;
  area_id: string;
  party_member_id: string;
  party_organization_id: string | null;
  why: string;
  cooperation: string;
  experience: Generated<string>;
  support: Generated<string>;
  costs: Generated<string>;
  quality: Generated<string>;
  protection: Generated<string>;
  yearly_cents: bigint;
  years: number;
  starts_on: string;
  state: string;
  lapses_at: Date | null;
  lapses_to: string | null;
  charter_version: number;
  silence_basis: string | null;
  silence_bar: string | null;
  helping_official_id: string | null;
  filed_at: Date | null;
  filed_on: string | null;
  term_weeks: number | null;
  term_ends_on: string | null;
  extended_weeks: number | null;
  extension_reason: string | null;
  completed_at: Date | null;
  decided_at: Date | null;
  in_force_on: string | null;
  refusal_ground: string | null;
  refusal_reason: string | null;
  counter_offer: string | null;
  made_at: Date;
  question: string | null;
  question_asked_on: string | null;
  question_due_on: string | null;
  question_answered_on: string | null;
  question_answer: string | null;
  ground_answers: ColumnType<unknown, string | null, string | null>;
  counter_offer_due_on: string | null;
  object_by: string | null;
  objected_on: string | null;
  objection: string | null;
  objection_ends_on: string | null;
  impasse_on: string | null;
  impasse_ends_on: string | null;
  undertaking_id: string | null;
  departure_reason: string | null;
  departure_on: string | null;
  departure_until: string | null;
  withdrawn_reason: string | null;
  extended_at: Date | null;
  offered_yearly_cents: bigint | null;
  offered_years: number | null;
  offered_starts_on: string | null;
  offer_taken_at: Date | null;
}

export interface ChallengesDivision {
  community_id: string;
  id: string;
  work_id: string;
  way: string;
  body: string;
  proposed_by: string;
  proposed_at: Date;
  ended: string | null;
}

export interface ChallengesDivisionAnswer {
  community_id: string;
  division_id: string;
  challenge_id: string;
  agrees: boolean;
  member_id: string;
  at: Date;
}

export interface ChallengesReply {
  community_id: string;
  id: string;
  challenge_id: string;
  entry_number: bigint;
  member_id: string;
  body: string;
  at: Date;
}

export interface ChallengesTransfer {
  community_id: string;
  id: string;
  challenge_id: string;
  to_member_id: string;
  to_organization_id: string | null;
  offered_by: string;
  offered_at: Date;
  ended: string | null;
  ended_at: Date | null;
}

export interface CharterAnswer {
  community_id: string;
  reply_id: string;
  member_id: string;
  body: string;
  at: Date;
}

export interface CharterClosing {
  community_id: string;
  version: number;
  position: number | null;
  member_id: string;
  reason: string;
  at: Date;
}

export interface CharterDraft {
  community_id: string;
  id: string;
  member_id: string;
  area_id: string | null;
  based_on: number;
  title: string;
  in_force_from: string;
  in_force_until: string | null;
  clauses: ColumnType<unknown, string, string>;
  parties: ColumnType<unknown, string, string>;
  changed_at: Date;
}

export interface CharterParty {
  community_id: string;
  version: number;
  position: number;
  kind: string;
  organization_id: string | null;
  promise: string;
  basis: string;
  basis_title: string;
  article: string | null;
  register_id: string | null;
  decided_on: string | null;
}

export interface CharterReply {
  community_id: string;
  id: string;
  clause: string;
  version: number;
  member_id: string;
  body: string;
  at: Date;
}

export interface CharterSignature {
  community_id: string;
  version: number;
  position: number;
  seat: string;
  member_id: string;
  role: string | null;
  letter: string | null;
  at: Date;
}

export interface CharterVersion {
  community_id: string;
  version: number;
  title: string;
  in_force_from: string;
  in_force_until: string | null;
  clauses: ColumnType<unknown, string, string>;
  id: string;
  area_id: string | null;
  state: string;
  lapses_at: Date | null;
  lapses_to: string | null;
  based_on: number | null;
  proposed_by: string | null;
  proposed_at: Date;
  adopted_at: Date | null;
}

export interface CoalitionsCoalition {
  community_id: string;
  id: string;
  number: string;
  title: string;
  what: string;
  serves: string;
  area_id: string | null;
  work_id: string | null;
  continuity: string;
  starts_on: string;
  term_months: number;
  looks_back_on: string;
  sign_by: string;
  proposer_id: string;
  charter_version: number;
  proposed_at: Date;
  firm_at: Date | null;
  round: Generated<number>;
  state: string;
  lapses_at: Date | null;
  lapses_to: string | null;
  edition: Generated<number>;
}

export interface CoalitionsGoal {
  community_id: string;
  party_id: string;
  position: number;
  words: string;
}

export interface CoalitionsLeaving {
  community_id: string;
  party_id: string;
  ground: string;
  reason: string;
  at: Date;
}

export interface CoalitionsLookBack {
  community_id: string;
  party_id: string;
  kept: string;
  words: string;
  at: Date;
}

export interface CoalitionsParty {
  community_id: string;
  id: string;
  coalition_id: string;
  position: number;
  name: string;
  code_salt: string | null;
  code_hash: string | null;
  tries: Generated<number>;
  is_elsewhere: Generated<boolean>;
}

export interface CoalitionsPledge {
  community_id: string;
  party_id: string;
  kind: string;
  amount_cents: bigint | null;
  minutes: number | null;
  words: string | null;
}

export interface CoalitionsSignature {
  community_id: string;
  party_id: string;
  coalition_id: string;
  member_id: string;
  organization_id: string | null;
  at: Date;
  edition: Generated<number>;
}

export interface CoalitionsStay {
  community_id: string;
  party_id: string;
  round: number;
  at: Date;
}

export interface DealsCode {
  community_id: string;
  deal_id: string;
  salt: string;
  code_hash: string;
  tries: Generated<number>;
  shown_to: string;
  ends_at: Generated<Date>;
  used_at: Date | null;
  way: Generated<string>;
}

export interface DealsDeal {
  community_id: string;
  id: string;
  number: string;
  title: string;
  origin_kind: string;
  origin_id: string;
  area_id: string;
  party_member_id: string;
  party_organization_id: string | null;
  contact_member_id: string | null;
  what: string;
  party_carries: string;
  municipality_carries: string;
  amount_cents: bigint;
  term_months: number;
  starts_on: string;
  looks_back_on: string;
  route: string;
  charter_version: number;
  state: string;
  sign_by: string | null;
  lapses_at: Date | null;
  lapses_to: string | null;
  made_at: Date;
  bound_at: Date | null;
  continuity: Generated<string>;
  step_in: string | null;
  exit_months: number | null;
  work_id: string | null;
  successor_member_id: string | null;
  is_social_service: Generated<boolean>;
}

export interface DealsDelivery {
  community_id: string;
  deal_id: string;
  side: string;
  promise: string;
  verdict: string;
}

export interface DealsEnding {
  community_id: string;
  id: string;
  deal_id: string;
  side: string;
  ground: string;
  reason: string;
  member_id: string;
  at: Date;
  ends_on: string;
  retracted_at: Date | null;
}

export interface DealsHandoverLetter {
  community_id: string;
  id: string;
  subject_kind: string;
  subject_id: string;
  from_member: string;
  to_member: string;
  written_by: string;
  promised: string;
  matters: string;
  open: string;
  at: Date;
}

export interface DealsHandoverReply {
  community_id: string;
  letter_id: string;
  member_id: string;
  words: string;
  at: Date;
}

export interface DealsLookBack {
  community_id: string;
  deal_id: string;
  side: string;
  member_id: string;
  words: string;
  at: Date;
}

export interface DealsLot {
  community_id: string;
  deal_id: string;
  seed: string;
  one_in: number;
  drawn: number;
  at: Date;
}

export interface DealsMeans {
  community_id: string;
  deal_id: string;
  side: string;
  kind: string;
  amount_cents: bigint | null;
  minutes: number | null;
  words: string | null;
}

export interface DealsMilestone {
  community_id: string;
  deal_id: string;
  position: number;
  due_on: string;
  what: string;
}

export interface DealsReply {
  community_id: string;
  deal_id: string;
  about: string;
  side: string;
  member_id: string;
  words: string;
  at: Date;
}

export interface DealsRequest {
  community_id: string;
  id: string;
  number: string;
  title: string;
  what: string;
  area_id: string;
  party_member_id: string;
  party_organization_id: string | null;
  work_id: string | null;
  origin_kind: string | null;
  origin_id: string | null;
  continuity: string;
  looks_back_months: number;
  charter_version: number;
  asked_at: Date;
  help_due_on: string;
  answer_due_on: string;
  official_id: string | null;
  answered_at: Date | null;
  answered_by: string | null;
  refusal_needed: string | null;
  refusal_reason: string | null;
  reply: string | null;
  replied_by: string | null;
  replied_at: Date | null;
  state: string;
  lapses_at: Date | null;
  lapses_to: string | null;
}

export interface DealsRequestMeans {
  community_id: string;
  request_id: string;
  side: string;
  kind: string;
  amount_cents: bigint | null;
  minutes: number | null;
  words: string | null;
}

export interface DealsRequirement {
  community_id: string;
  deal_id: string;
  position: number;
  title: string;
}

export interface DealsSignature {
  community_id: string;
  deal_id: string;
  side: string;
  member_id: string;
  mandate_id: string | null;
  at: Date;
}

export interface DealsStepIn {
  community_id: string;
  ending_id: string;
  doer_kind: string;
  doer_name: string | null;
  words: string;
  left_cents: bigint;
  member_id: string;
  at: Date;
}

export interface DealsVisit {
  community_id: string;
  deal_id: string;
  walkabout_id: string;
  member_id: string;
  at: Date;
}

export interface DealsWalkabout {
  community_id: string;
  id: string;
  deal_id: string;
  member_id: string;
  saw: string;
  heard: Generated<string>;
  at: Date;
}

export interface DealsWithdrawal {
  community_id: string;
  deal_id: string;
  side: string;
  reason: string;
  member_id: string;
  at: Date;
}

export interface InitiativesGodparent {
  community_id: string;
  id: string;
  initiative_id: string;
  member_id: string;
  known_as: string;
  words: string;
  at: Date;
  ended_at: Date | null;
}

export interface InitiativesHandover {
  community_id: string;
  initiative_id: string;
  to_id: string;
  offered_by: string;
  offered_at: Date;
}

export interface InitiativesInitiative {
  community_id: string;
  id: string;
  number: string;
  title: string;
  what: string;
  why: Generated<string>;
  area_id: string | null;
  place: Generated<string>;
  latitude: number | null;
  longitude: number | null;
  phase: string;
  value_access: Generated<string>;
  value_support: Generated<string>;
  value_direction: Generated<string>;
  value_other: Generated<string>;
  norms: Generated<string>;
  income: Generated<string>;
  income_words: Generated<string>;
  income_per_hour_cents: bigint | null;
  votes_needed: number | null;
  maker_id: string;
  organization_id: string | null;
  origin_id: string | null;
  state: string;
  published_at: Date | null;
  made_at: Date;
  changed_by: string;
  changed_at: Date;
  active_at: Date;
  version: number;
}

export interface InitiativesLink {
  community_id: string;
  initiative_id: string;
  kind: string;
  subject_id: string;
  by_id: string;
  at: Date;
}

export interface InitiativesMeans {
  community_id: string;
  initiative_id: string;
  position: number;
  kind: string;
  amount_cents: bigint | null;
  minutes: number | null;
  words: Generated<string>;
  carrier: string;
  side: string;
  by_id: string;
}

export interface InitiativesParty {
  community_id: string;
  id: string;
  initiative_id: string;
  kind: string;
  member_id: string | null;
  organization_id: string | null;
  role: Generated<string>;
  asked_by: string;
  asked_at: Date;
  welcomed_by: string | null;
  welcomed_at: Date | null;
  joined_by: string | null;
  joined_at: Date | null;
  ended_at: Date | null;
}

export interface InitiativesPen {
  community_id: string;
  initiative_id: string;
  member_id: string;
  given_by: string;
  given_at: Date;
}

export interface InitiativesPost {
  community_id: string;
  id: string;
  initiative_id: string;
  member_id: string;
  words: string;
  at: Date;
}

export interface InitiativesSeat {
  community_id: string;
  initiative_id: string;
  position: number;
  holder: string;
  side: string;
  votes: number;
  has_veto: boolean;
  by_id: string;
}

export interface InitiativesThanks {
  community_id: string;
  id: string;
  initiative_id: string;
  member_id: string;
  organization_id: string | null;
  to_name: string;
  to_member_id: string | null;
  words: string;
  at: Date;
}

export interface LettersAnswer {
  community_id: string;
  id: string;
  letter_id: string;
  kind: string;
  words: string;
  answered_on: string;
  signed_by: string;
  at: Date;
}

export interface LettersFollowUp {
  community_id: string;
  id: string;
  letter_id: string;
  kind: string;
  sent_on: string;
  at: Date;
}

export interface LettersLetter {
  community_id: string;
  id: string;
  number: string;
  kind: string;
  work_id: string;
  area_id: string;
  party_member_id: string;
  party_organization_id: string | null;
  why: string;
  cooperation: string;
  yearly_cents: bigint | null;
  basis: string;
  ordinance: string | null;
  ordinance_weeks: number | null;
  sender_address: string;
  made_at: Date;
  sent_on: string | null;
  way: string | null;
  received_on: string | null;
  due_on: string | null;
  state: string;
  lapses_at: Date | null;
  lapses_to: string | null;
}

export interface LettersReply {
  community_id: string;
  answer_id: string;
  words: string;
  replied_on: string;
  at: Date;
}

export interface MandatesCommitment {
  community_id: string;
  mandate_id: string;
  purpose_kind: string;
  purpose_id: string;
  amount_cents: bigint;
  at: Date;
}

export interface MandatesMandate {
  community_id: string;
  id: string;
  number: string;
  holder_id: string;
  area_id: string | null;
  amount_cents: bigint;
  committed_cents: Generated<bigint>;
  starts_on: string;
  ends_on: string;
  register_reference: string;
  withdrawn_on: string | null;
  parent_id: string | null;
  may_sub_mandate: Generated<boolean>;
  needs_consent: Generated<boolean>;
  consented_on: string | null;
}

export interface MandatesRelease {
  community_id: string;
  purpose_kind: string;
  purpose_id: string;
  amount_cents: bigint;
  at: Date;
}

export interface MarketAgreement {
  community_id: string;
  introduction_id: string;
  part: string;
  contact: string | null;
  at: Date;
}

export interface MarketAside {
  community_id: string;
  need_id: string;
  offer_id: string;
  at: Date;
}

export interface MarketIntroduction {
  community_id: string;
  id: string;
  need_id: string | null;
  offer_id: string | null;
  asker_id: string;
  giver_id: string;
  proposer_id: string;
  words: string;
  charter_version: number;
  proposed_at: Date;
  made_at: Date | null;
  state: string;
  lapses_at: Date | null;
  lapses_to: string | null;
}

export interface MarketListing {
  community_id: string;
  id: string;
  number: string;
  side: string;
  kind: string;
  title: string;
  what: string;
  amount_cents: bigint | null;
  minutes: number | null;
  quantity: number | null;
  unit: string;
  from_on: string | null;
  until_on: string | null;
  rhythm: string;
  weekdays: number;
  area_id: string | null;
  latitude: number | null;
  longitude: number | null;
  reach_m: number | null;
  skills: string[];
  about_kind: string | null;
  about_id: string | null;
  member_id: string;
  organization_id: string | null;
  charter_version: number;
  placed_at: Date;
  changed_at: Date;
  signs: string[];
  skill_signs: string[];
  state: string;
  lapses_at: Date | null;
  lapses_to: string | null;
}

export interface MarketMatched {
  community_id: string;
  at: Date;
}

export interface MarketNotice {
  community_id: string;
  introduction_id: string;
  member_id: string;
  kind: string;
  at: Date;
  told_at: Date | null;
}

export interface MarketOutcome {
  community_id: string;
  introduction_id: string;
  part: string;
  worked: string;
  thanks: string;
  at: Date;
}

export interface MarketSign {
  community_id: string;
  side: string;
  sign: string;
  listing_id: string;
}

export interface MarketSuggestion {
  community_id: string;
  need_id: string;
  offer_id: string;
  points: number;
  reasons: ColumnType<unknown, string, string>;
}

export interface ModerationAppeal {
  community_id: string;
  id: string;
  writing_id: string;
  measure_id: string;
  hidden_by: string;
  member_id: string | null;
  words: string;
  at: Date;
  due_on: string;
  decided_by: string | null;
  decided_at: Date | null;
  outcome: string | null;
  answer: string | null;
}

export interface ModerationMeasure {
  community_id: string;
  id: string;
  writing_id: string;
  kind: string;
  reason: string | null;
  ground: string | null;
  words: string;
  body: string | null;
  member_id: string;
  appeal_until: string | null;
  at: Date;
}

export interface ModerationPage {
  community_id: string;
  id: string;
  page: string;
  language: string;
  body: string;
  member_id: string;
  at: Date;
}

export interface ModerationReport {
  community_id: string;
  id: string;
  writing_id: string;
  reason: string;
  words: string;
  reporter_id: string | null;
  at: Date;
  due_on: string;
  measure_id: string | null;
}

export interface ModerationWriting {
  community_id: string;
  id: string;
  number: string;
  subject_kind: string;
  subject_id: string;
  owner: string;
  author_id: string | null;
  hash: string;
  body: string | null;
  wording: string | null;
  state: string;
  made_at: Date;
}

export interface NotificationsAsked {
  community_id: string;
  member_id: string;
  wait: string;
  told_at: Date;
}

export interface NotificationsDigest {
  community_id: string;
  member_id: string;
  sent_on: string;
}

export interface NotificationsFollow {
  community_id: string;
  member_id: string;
  subject_kind: string;
  subject_id: string;
  origin: string;
  rate: string | null;
  begun_at: Date;
  after_number: bigint;
  stopped_at: Date | null;
}

export interface NotificationsNews {
  community_id: string;
  member_id: string;
  number: bigint;
  subject_kind: string;
  subject_id: string;
  noticed_at: Date;
}

export interface NotificationsPreference {
  community_id: string;
  member_id: string;
  rate: Generated<string>;
  weekday: Generated<number>;
  quiet_from: Generated<number | null>;
  quiet_until: Generated<number | null>;
  wants_asks: Generated<boolean>;
  week_on: number | null;
  week_sent_on: string | null;
  due_at: Date | null;
  turn: Generated<bigint>;
}

export interface NotificationsProgress {
  community_id: string;
  number: bigint;
}

export interface PeopleAccount {
  id: string;
  made_at: Generated<Date>;
  language: Generated<string>;
}

export interface PeopleArea {
  community_id: string;
  id: string;
  slug: string;
  name: string;
  residents: number | null;
  cbs_code: string | null;
  outline: ColumnType<unknown, string | null, string | null>;
}

export interface PeopleCommunity {
  id: string;
  slug: string;
  name: string;
  cbs_code: string | null;
  lead: Generated<string>;
  lead_en: Generated<string>;
  phone: string | null;
  made_at: Generated<Date>;
  mail_address: string | null;
  languages: Generated<string[]>;
  theme: ColumnType<unknown, string | null, string | null>;
  municipality: string | null;
  takes_part: Generated<boolean>;
  ordinance: string | null;
}

export interface PeopleMember {
  community_id: string;
  id: string;
  account_id: string;
  name: string;
  area_id: string | null;
  made_at: Date;
  full_name: string;
  appearance: Generated<string>;
  pseudonym: string | null;
  is_guest: Generated<boolean>;
  home_id: string | null;
}

export interface PeopleOnBehalf {
  community_id: string;
  id: string;
  number: string;
  subject_kind: string;
  subject_id: string;
  by_member: string;
  person_name: string | null;
  asked: string;
  consent: string;
  consent_words: Generated<string>;
  is_public: boolean;
  made_at: Date;
  salt: string | null;
  code_hash: string | null;
  tries: Generated<number>;
  withdrawn_at: Date | null;
}

export interface PeopleOnBehalfWord {
  community_id: string;
  id: string;
  on_behalf_id: string;
  words: string;
  at: Date;
}

export interface PeopleOrganization {
  community_id: string;
  id: string;
  name: string;
  form: string;
  about: Generated<string>;
  rests_since: string | null;
}

export interface PeopleOrganizationJoining {
  community_id: string;
  id: string;
  organization_id: string;
  kind: string;
  address: string | null;
  token_hash: string | null;
  makes_keeper: Generated<boolean>;
  member_id: string | null;
  made_by: string;
  words: Generated<string>;
  made_at: Date;
  ends_at: Date | null;
  outcome: string | null;
  decided_by: string | null;
  decided_at: Date | null;
}

export interface PeopleOrganizationMember {
  community_id: string;
  organization_id: string;
  member_id: string;
  is_keeper: boolean;
  joined_at: Date;
  added_by: string | null;
}

export interface PeopleRoleProposal {
  community_id: string;
  id: string;
  term_id: string | null;
  member_id: string;
  role: string;
  title: string | null;
  starts_on: string;
  ends_on: string | null;
  reason: string;
  proposed_by: string;
  proposed_at: Date;
  outcome: string | null;
  decided_by: string | null;
  decided_at: Date | null;
}

export interface PeopleRoleTerm {
  community_id: string;
  id: string;
  member_id: string;
  role: string;
  title: string | null;
  starts_on: string;
  ends_on: string | null;
  given_by: string | null;
  proposal_id: string | null;
  end_reason: string | null;
  ended_by: string | null;
  end_proposal_id: string | null;
}

export interface PlatformCommunityState {
  community_id: string;
  version: Generated<bigint>;
  record_length: Generated<bigint>;
  clock_ahead_ms: Generated<bigint>;
}

export interface PlatformEntry {
  community_id: string;
  number: bigint;
  kind: string;
  at: Date;
  recorded_at: Generated<Date>;
  subject_kind: string;
  subject_id: string;
  actor_id: string | null;
  office: string | null;
  nine_act: string | null;
  is_public: boolean;
  data: ColumnType<unknown, string, string>;
  hashes: ColumnType<unknown, string, string>;
}

export interface PlatformEntrySubject {
  community_id: string;
  number: bigint;
  subject_kind: string;
  subject_id: string;
}

export interface PlatformEntryText {
  community_id: string;
  number: bigint;
  name: string;
  salt: string | null;
  body: string | null;
  erased_at: Date | null;
}

export interface PlatformFile {
  community_id: string;
  id: string;
  hash: string;
  large: Buffer;
  small: Buffer;
  width: number;
  height: number;
  small_width: number;
  small_height: number;
  alt: Generated<string>;
  owner_kind: string | null;
  owner_id: string | null;
  made_at: Generated<Date>;
}

export interface PlatformIdempotency {
  community_id: string;
  actor_key: string;
  key: string;
  action: string;
  input_hash: string;
  outcome: ColumnType<unknown, string | null, string | null>;
  made_at: Generated<Date>;
}

export interface PlatformInstallation {
  only_one: Generated<boolean>;
  demo: boolean;
  filled_at: Date | null;
  made_at: Generated<Date>;
  salt: Generated<string>;
  backed_up_at: Date | null;
}

export interface PlatformInstead {
  community_id: string;
  owner: string;
  hash: string;
  body: string;
  instead: string | null;
  seq: Generated<bigint>;
}

export interface PlatformMail {
  community_id: string;
  id: string;
  kind: string;
  state: Generated<string>;
  member_id: string | null;
  language: string;
  to_address: string | null;
  subject: string | null;
  body: ColumnType<unknown, string | null, string | null>;
  unsubscribe: string | null;
  useful_until: Date | null;
  tries: Generated<number>;
  next_try_at: Date | null;
  reason: string | null;
  made_at: Generated<Date>;
  ended_at: Date | null;
}

export interface PlatformOutbox {
  community_id: string;
  id: string;
  task: string;
  payload: ColumnType<unknown, string, string>;
  made_at: Generated<Date>;
}

export interface PlatformSession {
  token_hash: string;
  account_id: string;
  made_at: Generated<Date>;
  ends_at: Date;
  id: Generated<string>;
  device: Generated<string>;
  seen_at: Date;
  rotated_at: Date;
  arrived_at: Date | null;
  previous_hash: string | null;
}

export interface PlatformShortNumber {
  community_id: string;
  prefix: string;
  year: number;
  last: number;
}

export interface PlatformTries {
  key: string;
  window_ends_at: Date;
  count: number;
}

export interface SearchDocument {
  community_id: string;
  kind: string;
  id: string;
  title: string;
  body: string;
  also: Generated<string>;
  path: string;
  area_id: string | null;
  at: Date;
  until: string | null;
  plain: ColumnType<string, never, never>;
  words: ColumnType<string, never, never>;
}

export interface SearchFollowed {
  community_id: string;
  number: bigint;
}

export interface SearchNotice {
  community_id: string;
  kind: string;
  id: string;
  title: string;
  sentence: string;
  path: string;
  at: Date;
  is_shared: boolean;
}

export interface SearchRebuilt {
  community_id: string;
  last_on: string;
}

export interface SearchSharing {
  community_id: string;
  kinds: string[];
}

export interface SignalsSignal {
  community_id: string;
  id: string;
  number: string;
  kind: string;
  body: string;
  area_id: string | null;
  place: Generated<string>;
  about_kind: string | null;
  about_id: string | null;
  sender_id: string | null;
  code_hash: string | null;
  wish: string;
  published_at: Date | null;
  held_back: Generated<boolean>;
  host_id: string;
  organization_id: string | null;
  due_on: string;
  charter_version: number;
  said_at: Date;
  state: string;
  lapses_at: Date | null;
  lapses_to: string | null;
  work_id: string | null;
  joined_signal_id: string | null;
  is_helped: boolean | null;
  reopened_at: Date | null;
  listing_id: string | null;
}

export interface SignalsStep {
  community_id: string;
  id: string;
  signal_id: string;
  kind: string;
  member_id: string | null;
  words: string;
  to_member_id: string | null;
  at: Date;
}

export interface WebhooksEndpoint {
  community_id: string;
  id: string;
  member_id: string;
  url: string;
  secret: string;
  told_number: bigint;
  made_at: Date;
  failures: Generated<number>;
  failing_since: Date | null;
  fault: string | null;
  retry_at: Date | null;
  stopped_at: Date | null;
}

export interface WorksRequirement {
  community_id: string;
  work_id: string;
  position: number;
  title: string;
  detail: Generated<string>;
}

export interface WorksUndertaking {
  community_id: string;
  id: string;
  number: string;
  work_id: string;
  area_id: string;
  party_member_id: string;
  party_organization_id: string | null;
  what: string;
  noticed: string;
  charter_version: number;
  started_at: Date;
  help_due_on: string | null;
  helping_official_id: string | null;
  ended_at: Date | null;
  outcome: string | null;
  state: string;
  lapses_at: Date | null;
  lapses_to: string | null;
  moved_to: string | null;
}

export interface WorksUndertakingAnswer {
  community_id: string;
  id: string;
  undertaking_id: string;
  member_id: string;
  kind: string;
  body: string;
  at: Date;
}

export interface WorksUndertakingReply {
  community_id: string;
  answer_id: string;
  member_id: string;
  body: string;
  at: Date;
}

export interface WorksWork {
  community_id: string;
  id: string;
  number: string;
  title: string;
  lead: string;
  area_id: string;
  doer_kind: string;
  doer_name: string | null;
  yearly_cost_cents: bigint | null;
  yearly_overhead_cents: Generated<bigint>;
  contract_ends_on: string | null;
  serves: string;
  protects: string;
  route: string;
  is_social_service: Generated<boolean>;
  reserved_ground: string | null;
  reserved_reason: string | null;
  named_by: string | null;
  made_at: Date;
}

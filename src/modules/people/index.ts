/** What the rest of Meent may use of people, communities, areas and organisations. */

export {
  beginInvitedRole,
  changeAppearance,
  enrol,
  joinCommunity,
} from "./actions/appearance.ts";
export { addAreas, changeCommunity } from "./actions/founding.ts";
export { setMunicipality } from "./actions/municipality.ts";
export { keepOnBehalf } from "./actions/on-behalf.ts";
export { answerRequest, askToJoin, leaveAllOrganizations } from "./actions/organization-members.ts";
export { addOrganization } from "./actions/organizations.ts";
export { confirmRole, giveRole, layDownRole, proposeRole } from "./actions/roles.ts";
export {
  addArea,
  addMember,
  foundCommunity,
  signInAsMember,
} from "./actions.ts";
export { partyItem, tellParties } from "./api.ts";
export {
  type AppearanceFieldError,
  type AppearanceRefusal,
  appearances,
} from "./model/appearance.ts";
export { planAreas, slugFrom } from "./model/areas.ts";
export { isFrontLine } from "./model/on-behalf.ts";
export type { Outline } from "./model/outline.ts";
export { type RightsBook, rightsClause, whoUnder } from "./model/rights.ts";
export { planTheme, type Theme, themeCss } from "./model/theme.ts";
export type { Area, Organization } from "./model.ts";
export { cbsCode, communityWord, ordinanceId, reservedWords } from "./model.ts";
export { type Found, findPeople, PersonFields, personOf } from "./pages/person.tsx";
export {
  eraseMember,
  findAccountOf,
  findCommunity,
  findCommunityBySlug,
  findGuestByAccount,
  findHeldRoles,
  findLanguage,
  findMember,
  findMemberByAccount,
  findOrganization,
  findOwnMember,
  findTakesPart,
  findTerm,
  hasClerk,
  hasOtherMembers,
  insertAccount,
  insertGuest,
  isGuest,
  isMemberOfOrganization,
  listAreas,
  listColleagues,
  listCommunities,
  listGuests,
  listHolders,
  listHomes,
  listLeavers,
  listMemberAreas,
  listMembers,
  listMembersNamed,
  listMembersOfOrganization,
  listNames,
  listOpenJoinings,
  listOrganizationForms,
  listOrganizations,
  listOrganizationsByIds,
  listOrganizationsOf,
  listOutlines,
  listPartyIds,
  listRoleEnds,
  listRoleTerms,
  listTerms,
  saveLanguage,
} from "./store.ts";
export { texts as peopleTexts } from "./texts.ts";

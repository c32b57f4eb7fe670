/** What the rest of Meent may use of people, communities, areas and organisations. */

export { keepOnBehalf } from "./actions/on-behalf.ts";
export { confirmRole, giveRole, layDownRole, proposeRole } from "./actions/roles.ts";
export {
  addArea,
  addMember,
  addOrganization,
  foundCommunity,
  signInAsMember,
} from "./actions.ts";
export { isFrontLine } from "./model/on-behalf.ts";
export { type RightsBook, rightsClause, whoUnder } from "./model/rights.ts";
export type { Area, Organization } from "./model.ts";
export {
  findCommunity,
  findCommunityBySlug,
  findMember,
  findMemberByAccount,
  findOrganization,
  hasOtherMembers,
  isMemberOfOrganization,
  listAreas,
  listCommunities,
  listMemberAreas,
  listMembers,
  listMembersOfOrganization,
  listNames,
  listOrganizationForms,
  listOrganizations,
  listOrganizationsOf,
  listRoleEnds,
  listRoleTerms,
} from "./store.ts";
export { texts as peopleTexts } from "./texts.ts";

/** What the rest of Meent may use of people, communities, areas and organisations. */
export {
  addArea,
  addMember,
  addOrganization,
  foundCommunity,
  giveRole,
  signInAsMember,
} from "./actions.ts";
export type { Area, Community, Member, Organization } from "./model.ts";
export {
  findCommunityBySlug,
  findMember,
  findMemberByAccount,
  findOrganization,
  isMemberOfOrganization,
  listAreas,
  listCommunities,
  listMembers,
  listNames,
  listOrganizationsOf,
  listRoleTerms,
  type RoleTerm,
} from "./store.ts";
export { texts as peopleTexts } from "./texts.ts";

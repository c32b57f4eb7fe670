/** The roles of the glossary. A person may hold several in one community, each for a term. */
export const roles = [
  "resident",
  "connector",
  "host",
  "publicServant",
  "helpingOfficial",
  "alderman",
  "councillor",
  "councilClerk",
  "municipalSecretary",
  "mayor",
  "integrityOfficer",
  "treasurer",
  "moderator",
  "marketMaster",
] as const;

export type Role = (typeof roles)[number];

/**
 * Who serve the community: the roles among which a charter may spread a right that no law gives to
 * one office. Not councillors (they do not govern, Gemeentewet art. 15), nor those who must be able to look
 * at others from outside: integrity officer, treasurer, moderator.
 */
export const servingRoles = [
  "connector",
  "host",
  "publicServant",
  "helpingOfficial",
  "alderman",
  "mayor",
  "municipalSecretary",
  "councilClerk",
  "marketMaster",
] as const satisfies readonly Role[];

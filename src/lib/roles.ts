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

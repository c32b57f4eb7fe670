import { organizationAbout, type Subject } from "#platform/record.ts";
import type { Challenge } from "../model.ts";

/** Whose pages show what happens to a challenge too: its work's, and that of who challenges. */
export function aboutOf({
  workId,
  partyOrganizationId,
}: Pick<Challenge, "workId" | "partyOrganizationId">): readonly Subject[] {
  return [{ kind: "work", id: workId }, ...organizationAbout(partyOrganizationId)];
}

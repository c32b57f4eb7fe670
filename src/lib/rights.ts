import type { Role } from "./roles.ts";

/**
 * Who may call an action at all. The system does what is its own, what anyone may, and what a list of
 * roles names it for; it has no rights of a person.
 */
export type Who = "anyone" | "member" | "system" | readonly (Role | "system")[];

/** Who may call an action, and how far a charter may set that otherwise. */
export interface Right {
  /** Module and deed, as `challenges.file`. */
  readonly name: string;
  readonly who: Who;
  /** The roles among which a charter may choose instead of those in `who`; without it, it may not. */
  readonly within?: readonly Role[];
}

/** What a right is in words, as each module says it of its actions. */
export interface RightWords {
  /** What one does, as `Een publiek werk noemen`. */
  readonly does: string;
  /** What else must be true of who does it: the action's own rule on person and thing. */
  readonly must?: string;
  /** Why no charter may give it to other roles; of a right of certain roles alone. */
  readonly fixed?: string;
}

/** Whether somebody with these roles, or the system, is among them. */
export function mayCall(
  who: Who,
  actor: "anonymous" | "member" | "system",
  roles: readonly { readonly role: Role }[],
): boolean {
  if (who === "anyone") return true;
  if (who === "member") return actor === "member";
  if (actor === "system") return who === "system" || who.includes("system");
  return who !== "system" && roles.some((held) => who.includes(held.role));
}

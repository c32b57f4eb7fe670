import type { z } from "zod";
import { assert } from "#lib/assert.ts";
import type { placeListing } from "#modules/market";
import { type AreaSlug, areas, people } from "../people.ts";
import { neighbours, type StoryKey } from "./people.ts";

/** A need or an offer, as one line of a table tells it. */
export interface StoryListing {
  readonly by: StoryKey;
  readonly kind: z.input<typeof placeListing.input>["kind"];
  readonly area: AreaSlug;
  readonly title: string;
  readonly what: string;
}

const kinds = ["money", "hours", "room", "goods", "skill"] as const;
const keys = [...people, ...neighbours].map(({ key }) => key);

/** Reads lines of `who | kind | where | title | what`; the last may be left out. */
export function listingsIn(lines: string): StoryListing[] {
  return lines
    .trim()
    .split("\n")
    .map((line) => {
      const [who, what, where, title, more = ""] = line.split("|").map((part) => part.trim());
      const by = keys.find((key) => key === who);
      const kind = kinds.find((one) => one === what);
      const area = areas.find(({ slug }) => slug === where)?.slug;
      assert(by && kind && area && title, `a listing of the story is whole: ${line}`);
      return { by, kind, area, title, what: more };
    });
}

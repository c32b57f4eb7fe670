import type { Slots } from "#platform/slots.ts";
import { found } from "./pages/found.ts";
import { follow, photos, sentences, subjects } from "./pages/slots.ts";
import { writings } from "./pages/writings.ts";

export const slots: Slots = { subjects, follow, found, photos, sentences, writings };

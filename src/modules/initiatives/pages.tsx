import type { Slots } from "#platform/slots.ts";
import { follow, photos, sentences, subjects } from "./pages/slots.ts";
import { writings } from "./pages/writings.ts";

export const slots: Slots = { subjects, follow, photos, sentences, writings };

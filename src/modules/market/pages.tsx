import type { Slots } from "#platform/slots.ts";
import { slots as besideSlots } from "./pages/beside.ts";

export const slots: Slots = besideSlots;

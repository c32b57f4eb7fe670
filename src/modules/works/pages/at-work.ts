import { localDate } from "#lib/calendar.ts";
import { partyAwaited } from "#lib/waits.ts";
import type { Slots } from "#platform/slots.ts";
import { listUndertakings, listUndone } from "../store.ts";
import { texts } from "../texts.ts";

/** Who does public work by themselves now. */
export const atWork: NonNullable<Slots["atWork"]> = async (db, { communityId, now, limit }) =>
  (await listUndertakings(db, communityId, now, { isRunning: true }, limit)).map((undertaking) => ({
    party: partyAwaited(undertaking),
    about: { kind: "undertaking", id: undertaking.id },
    areaId: undertaking.areaId,
  }));

/** Works that nobody does yet. */
export const asks: NonNullable<Slots["asks"]> = async (db, page, limit) =>
  (await listUndone(db, page.community.id, page.now, limit)).map(({ title, number, namedAt }) => ({
    sentence: texts[page.language].nobodyYet(title),
    href: page.href(`/werken/${number}`),
    since: localDate(namedAt),
  }));

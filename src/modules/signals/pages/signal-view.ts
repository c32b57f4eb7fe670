import { getCookie } from "hono/cookie";
import { withoutEdited } from "#lib/marks.ts";
import { shorten, withoutStops } from "#lib/shorten.ts";
import { listAreas, listNames } from "#modules/people";
import type { Db } from "#platform/db.ts";
import { listPhotosOf, type StoredPhoto } from "#platform/files.ts";
import type { PageContext, PageTools } from "#platform/http.ts";
import { listEntriesAbout } from "#platform/record.ts";
import type { Contribution, Told } from "#platform/slots.ts";
import { hashOfCode } from "../actions/kind.ts";
import { isPublic, mayHost, type Signal, type Step, typedCode } from "../model.ts";
import { countJoined, findSignal, findSignalByNumber, listSteps } from "../store.ts";
import { texts } from "../texts.ts";
import type { FormState } from "./form-state.ts";

/** The cookie with the code of who follows a signal without signing in; until the browser closes. */
export const followCookie = "meent_volg";

/** What this reader is to a signal. */
export interface Standing {
  readonly isSender: boolean;
  readonly isHost: boolean;
  readonly mayRead: boolean;
}

/** Where a signal stands, and what was answered. */
export interface SignalLife extends Omit<Standing, "mayRead"> {
  readonly signal: Signal;
  readonly names: ReadonlyMap<string, string>;
  readonly steps: readonly Step[];
  readonly work: Linked | undefined;
}

/** All that the page of a signal shows, loaded in one read. */
export interface SignalView extends Standing, SignalLife {
  readonly areaName: string;
  readonly photos: readonly StoredPhoto[];
  readonly about: Linked | undefined;
  readonly joined: Linked | undefined;
  readonly joinedCount: number;
  readonly told: readonly Told[];
  /** What other modules add, for who may read it. */
  readonly given: readonly Contribution[];
}

interface Linked {
  readonly title: string;
  readonly href: string | undefined;
}

export interface SignalProps {
  readonly page: PageTools;
  readonly view: SignalView;
  readonly form: FormState;
}

export function pathOf({ number }: Pick<Signal, "number">): string {
  return `/signalen/${number}`;
}

/** The code of the cookie, as it is kept: undefined without one. */
export function cookieCode(c: PageContext): string | undefined {
  const parsed = typedCode.safeParse(getCookie(c, followCookie) ?? "");
  return parsed.success ? parsed.data : undefined;
}

export function standingOf(c: PageContext, signal: Signal): Standing {
  const { viewer, community } = c.var.page;
  const code = cookieCode(c);
  const isSender =
    signal.senderId === null
      ? code !== undefined && signal.codeHash === hashOfCode(community.id, code)
      : viewer.kind === "member" && viewer.memberId === signal.senderId;
  const isHost = viewer.kind === "member" && mayHost(signal, viewer.memberId, viewer.roles);
  return { isSender, isHost, mayRead: isSender || isHost || isPublic(signal) };
}

export async function loadSignal(
  db: Db,
  c: PageContext,
  number: string,
): Promise<SignalView | undefined> {
  const { page } = c.var;
  const { id: communityId } = page.community;
  const signal = await findSignalByNumber(db, communityId, number, page.now);
  if (!signal) return undefined;
  const steps = (await listSteps(db, communityId, [signal.id])).get(signal.id) ?? [];
  const photos = await listPhotosOf(db, communityId, "signal", [signal.id]);
  const joined =
    signal.joinedSignalId && (await findSignal(db, communityId, signal.joinedSignalId, page.now));
  const standing = standingOf(c, signal);
  return {
    ...standing,
    signal,
    given: standing.mayRead ? await page.slots.contributions(db, page, "signal", signal.id) : [],
    areaName: (await listAreas(db, communityId)).find(({ id }) => id === signal.areaId)?.name ?? "",
    names: await namesIn(db, signal, steps, communityId),
    steps,
    photos: photos.get(signal.id) ?? [],
    about: signal.about ? await linkOf(db, page, signal.about) : undefined,
    work: await workOf(db, page, signal),
    joined: joined ? { title: titleOf(joined, page), href: page.href(pathOf(joined)) } : undefined,
    joinedCount: (await countJoined(db, communityId, [signal.id])).get(signal.id) ?? 0,
    told: await page.slots.describe(
      db,
      page,
      await listEntriesAbout(db, communityId, { kind: "signal", id: signal.id }),
    ),
  };
}

/** For whom it was said: she reads what the sender reads. Nothing of what was taken back. */
export async function loadLife(
  db: Db,
  page: PageTools,
  id: string,
): Promise<SignalLife | undefined> {
  const { id: communityId } = page.community;
  const signal = await findSignal(db, communityId, id, page.now);
  if (!signal || signal.state === "withdrawn") return undefined;
  const steps = (await listSteps(db, communityId, [id])).get(id) ?? [];
  return {
    signal,
    steps,
    isSender: true,
    isHost: false,
    names: await namesIn(db, signal, steps, communityId),
    work: await workOf(db, page, signal),
  };
}

function namesIn(db: Db, signal: Signal, steps: readonly Step[], communityId: string) {
  return listNames(db, communityId, [
    signal.hostId,
    ...(signal.senderId ? [signal.senderId] : []),
    ...steps.flatMap(({ memberId, toMemberId }) =>
      [memberId, toMemberId].filter((id) => id !== null),
    ),
  ]);
}

async function workOf(db: Db, page: PageTools, { workId }: Signal): Promise<Linked | undefined> {
  return workId ? linkOf(db, page, { kind: "work", id: workId }) : undefined;
}

async function linkOf(
  db: Db,
  page: PageTools,
  { kind, id }: { readonly kind: string; readonly id: string },
): Promise<Linked | undefined> {
  return (await page.slots.titles(db, page, kind, [id])).get(id);
}

/** The sentence as a title, or its first words. Only of what everyone may read. */
export function titleOf(signal: Signal, { language }: Pick<PageTools, "language">): string {
  return isPublic(signal)
    ? shortened(signal.body)
    : texts[language].page.unreadTitle(signal.number);
}

/** At most so many characters, cut between words; without the full stop, for it becomes a title. */
export function shortened(body: string, most = 60): string {
  return shorten(withoutStops(withoutEdited(body).trim()), most);
}

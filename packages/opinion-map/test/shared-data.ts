import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type ExportedConversation, readConversation } from "../src/polis-exports.ts";

/**
 * Real conversations to check with; they lie beside the repository and are no part of it.
 * Exports of Polis, CC BY 4.0, The Computational Democracy Project, https://compdemocracy.org/case-studies;
 * production fixtures from the tests of red-dwarf (https://github.com/polis-community/red-dwarf).
 */
const folder = fileURLToPath(new URL("../../../../shared/data/polis/", import.meta.url));

export const hasSharedData = existsSync(folder);

/** To stand in the name of a suite that is skipped. */
export const skipReason = hasSharedData ? "" : ` (skipped: there is no ${folder})`;

export interface SharedConversation {
  readonly name: string;
  readonly folder: string;
  /** The least adjusted Rand index of the classic cold start against the exported groups, where one is promised. */
  readonly promised?: number;
  /** Whether our own map calls its groups stable, known from measuring; absent where the seed decides. */
  readonly isStable?: boolean;
}

export const CONVERSATIONS: readonly SharedConversation[] = [
  {
    name: "ssis",
    isStable: false,
    folder: "ssis.land-bank-farmland.2rumnecbeh.2021-08-01",
    promised: 0.95,
  },
  {
    name: "austria 5twd",
    isStable: true,
    folder: "austria-climate.5twd2jsnkf.2022-08-08",
    promised: 0.95,
  },
  { name: "biodiversity", isStable: true, folder: "scoop-hivemind.biodiversity", promised: 0.95 },
  { name: "bg2050", folder: "bg2050-volunteers", promised: 0.95 },
  { name: "vtaiwan", isStable: true, folder: "vtaiwan.uberx", promised: 0.88 },
  { name: "bowling-green", isStable: true, folder: "american-assembly.bowling-green" },
  { name: "15-per-hour", isStable: false, folder: "15-per-hour-seattle" },
  { name: "brexit", folder: "brexit-consensus" },
];

/** The files of a conversation, as bytes. */
export function sharedFiles(conversation: SharedConversation) {
  const bytes = (name: string): Uint8Array | undefined => {
    const path = `${folder}${conversation.folder}/${name}`;
    return existsSync(path) ? readFileSync(path) : undefined;
  };
  return {
    votes: bytes("votes.csv"),
    comments: bytes("comments.csv"),
    participantsVotes: bytes("participants-votes.csv"),
  };
}

export function readShared(conversation: SharedConversation): ExportedConversation {
  const read = readConversation(sharedFiles(conversation));
  if (read === undefined) throw new Error(`${conversation.folder} holds no votes`);
  if (!read.ok) throw new Error(read.error.sentence);
  return read.value;
}

/** A JSON file beside the data: the figures of the reference, or a file of a production fixture. */
export function readSharedJson(path: string) {
  return JSON.parse(readFileSync(`${folder}${path}`, "utf8"));
}

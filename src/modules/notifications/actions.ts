import { z } from "zod";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type AnyAction, action } from "#platform/act.ts";
import { isSealOf } from "#platform/seal.ts";
import { chooseHow, chooseWeek } from "./actions/choosing.ts";
import { changeRate, follow, stopFollowing } from "./actions/following.ts";
import { notice, tell } from "./actions/telling.ts";
import { partsOf, type SealRefusal, sealedText } from "./model.ts";
import { removeMember, saveEnded } from "./store.ts";

/** The purpose of the seal on the links that end mail. */
export const stopPurpose = "notifications.stop";

/** One press in a mail ends its kind, whoever presses: who has the mail has the right. */
export const stopMail = action({
  name: "notifications.stopMail",
  input: z.object({ token: z.string().max(200) }),
  who: "anyone",
  perform: async (
    { tx, communityId },
    { token },
  ): Promise<Result<{ kind: string }, SealRefusal>> => {
    const parts = partsOf(token);
    if (!parts) return refuse("seal_wrong");
    const { kind, memberId, seal } = parts;
    const text = sealedText(communityId, memberId, kind);
    if (!(await isSealOf(tx, stopPurpose, text, seal))) return refuse("seal_wrong");
    await saveEnded(tx, communityId, memberId, kind);
    return ok({ kind });
  },
});

/** After a member had herself erased, nothing is kept of what she followed. */
export const forgetMember = action({
  name: "notifications.forget",
  input: z.object({ memberId: z.uuid() }),
  who: "system",
  perform: async ({ tx, communityId }, { memberId }) => {
    await removeMember(tx, communityId, memberId);
    return ok({});
  },
});

export const actions: readonly AnyAction[] = [
  follow,
  stopFollowing,
  changeRate,
  chooseHow,
  chooseWeek,
  stopMail,
  notice,
  tell,
  forgetMember,
];

import type { AnyAction } from "#platform/act.ts";
import type { FindWritings } from "#platform/slots.ts";
import { appealHiding, judgeAppeal } from "./actions/appealing.ts";
import { eraseWriting, hideWriting, leaveWriting, restoreWriting } from "./actions/judging.ts";
import { changeOwn, republishOwn } from "./actions/own.ts";
import { setPage } from "./actions/page.ts";
import { reportWriting } from "./actions/reporting.ts";

/** Everything people do here, in the order in which the table of rights shows it. */
export function actions(find: FindWritings): readonly AnyAction[] {
  return [
    reportWriting(find),
    leaveWriting,
    hideWriting,
    restoreWriting,
    appealHiding,
    judgeAppeal,
    changeOwn(find),
    republishOwn,
    eraseWriting,
    setPage,
  ];
}

import { localDate } from "#lib/calendar.ts";
import { dateText, dayText } from "#lib/format.ts";
import type { PageTools } from "#platform/http.ts";
import { Badge } from "#ui/badge.tsx";
import type { Row } from "#ui/rows.tsx";
import { isWaiting, type Signal } from "../model.ts";
import { texts } from "../texts.ts";
import { pathOf, shortened } from "./signal-view.ts";

/** Names that a row may use, by id. */
export interface RowNames {
  readonly areas: ReadonlyMap<string, string>;
  readonly members: ReadonlyMap<string, string>;
}

/** A signal in a list that its readers may read: what it is, where, where it stands. */
export function rowOf(page: PageTools, signal: Signal, { areas }: RowNames): Row {
  const t = texts[page.language];
  return {
    meta: [
      t.kinds[signal.kind],
      areas.get(signal.areaId ?? ""),
      dateText(localDate(signal.saidAt), page.language),
      t.states[signal.state],
    ]
      .filter(Boolean)
      .join(", "),
    title: shortened(signal.body, 110) || t.page.unreadTitle(signal.number),
    href: page.href(pathOf(signal)),
  };
}

/** A signal on the desk: by which day, and for whom it waits where that is another. */
export function deskRowOf(
  page: PageTools,
  signal: Signal,
  names: RowNames,
  isOthers: boolean,
): Row {
  const t = texts[page.language];
  const row = rowOf(page, signal, names);
  return {
    ...row,
    meta: [
      t.kinds[signal.kind],
      names.areas.get(signal.areaId ?? ""),
      ...(isOthers ? [t.desk.on(names.members.get(signal.hostId) ?? "")] : []),
      ...(signal.reopenedAt ? [t.desk.again] : []),
    ]
      .filter(Boolean)
      .join(", "),
    ...(isWaiting(signal) && {
      need:
        signal.state === "overdue" ? (
          <Badge tone="danger">{t.desk.late(dateText(signal.dueOn, page.language))}</Badge>
        ) : (
          t.desk.due(dayText(signal.dueOn, page.language))
        ),
    }),
  };
}

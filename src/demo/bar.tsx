import { localDate } from "#lib/calendar.ts";
import { dayText } from "#lib/format.ts";
import { listMembers, listRoleTerms, peopleTexts } from "#modules/people";
import { type Context, read } from "#platform/context.ts";
import type { PageTools } from "#platform/http.ts";
import { DemoBar } from "#ui/demo-bar.tsx";
import { Hidden } from "#ui/form.tsx";
import { texts } from "./texts.ts";

/** The steps the time machine offers. */
export const forwardSteps = [
  { key: "forwardDay", days: 1 },
  { key: "forwardWeek", days: 7 },
  { key: "forwardEight", days: 56 },
] as const;

/** Whom a reader of the example may be, with what people know them by. */
export async function listChoices(context: Context, page: PageTools) {
  const { language, community, now } = page;
  return read(context, async (db) => {
    const members = await listMembers(db, community.id);
    const terms = await listRoleTerms(db, community.id, now);
    return members.map(({ id, name }) => {
      const term = terms.find(({ memberId }) => memberId === id);
      const role = term
        ? language === "nl" && term.title
          ? term.title.toLowerCase()
          : peopleTexts[language].roles[term.role]
        : texts[language].roleless;
      return { value: id, name, role, label: `${name}, ${role}` };
    });
  });
}

/** The bar above every page of a demo: what day it is there, and who the reader is. */
export async function demoBar(context: Context, page: PageTools, here: string) {
  const { language, viewer } = page;
  const t = texts[language];
  const choices = await listChoices(context, page);
  return (
    <DemoBar
      language={language}
      now={`${dayText(localDate(page.now), language)} ${localDate(page.now).slice(0, 4)}`}
      forward={forwardSteps.map(({ key, days }) => ({
        label: t[key],
        action: page.href("/voorbeeld/tijd"),
        days,
      }))}
      people={{
        action: page.href("/voorbeeld/persoon"),
        current: viewer.kind === "member" ? viewer.memberId : "",
        choices: [{ value: "", label: t.nobody }, ...choices],
      }}
    >
      <Hidden name="terug" value={here} />
    </DemoBar>
  );
}

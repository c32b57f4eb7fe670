import { localDate } from "#lib/calendar.ts";
import { dayText } from "#lib/format.ts";
import type { Role } from "#lib/roles.ts";
import type { Language } from "#lib/texts.ts";
import { listAreas, listMembers, listRoleTerms, peopleTexts } from "#modules/people";
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

const helping: readonly Role[] = [
  ...(["connector", "host", "marketMaster"] as const),
  ...(["helpingOfficial", "publicServant"] as const),
];

/** Whom a reader of the example may be, with what people know them by: who helps, who governs, who lives where. */
export async function listChoices(context: Context, page: PageTools) {
  const { language, community, now } = page;
  const t = texts[language];
  return read(context, async (db) => {
    const members = await listMembers(db, community.id);
    const terms = await listRoleTerms(db, community.id, now);
    const areas = await listAreas(db, community.id);
    const choices = members.map(({ id, name, areaId }) => {
      const term = terms.find(({ memberId }) => memberId === id);
      const lives = areas.find((area) => area.id === areaId)?.name;
      const home = lives ? t.groupLives(lives) : t.groupElse;
      const livesIn = lives ? t.livesIn(lives) : t.livesElse;
      if (!term) return { value: id, name, role: livesIn, group: home, label: name };
      const role = wordsFor(term, language);
      const group = helping.includes(term.role) ? t.groupHelps : t.groupGoverns;
      return { value: id, name, role, group, label: `${name}, ${role}` };
    });
    const groups = [t.groupHelps, t.groupGoverns, ...areas.map(({ name }) => t.groupLives(name))];
    return [...groups, t.groupElse]
      .map((label) => ({ label, choices: choices.filter(({ group }) => group === label) }))
      .filter((group) => group.choices.length > 0);
  });
}

/** What people know a role by; its own title is Dutch. */
function wordsFor(
  { role, title }: { readonly role: Role; readonly title: string | null },
  language: Language,
): string {
  return language === "nl" && title ? title.toLowerCase() : peopleTexts[language].roles[role];
}

/** The bar above every page of a demo: what day it is there, and who the reader is. */
export async function demoBar(context: Context, page: PageTools, here: string) {
  const { language, viewer } = page;
  const t = texts[language];
  const groups = await listChoices(context, page);
  return (
    <DemoBar
      language={language}
      tour={
        here === "/rondleiding"
          ? undefined
          : {
              label: t.tourLink,
              href: page.href("/rondleiding"),
              // Once somebody took a role, she knows her way.
              ask: viewer.kind === "member" ? undefined : t.tourFirst,
            }
      }
      now={`${dayText(localDate(page.now), language)} ${localDate(page.now).slice(0, 4)}`}
      forward={forwardSteps.map(({ key, days }) => ({
        label: t[key],
        action: page.href("/voorbeeld/tijd"),
        days,
      }))}
      people={{
        action: page.href("/voorbeeld/persoon"),
        current: viewer.kind === "member" ? viewer.memberId : "",
        nobody: t.nobody,
        groups,
      }}
    >
      <Hidden name="terug" value={here} />
    </DemoBar>
  );
}

import { Hono } from "hono";
import type { VNode } from "preact";
import { isId } from "#lib/ids.ts";
import { leafTo, pageAt } from "#lib/paging.ts";
import { listNames } from "#modules/people";
import { act, type Outcome } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import {
  contextOf,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { answerRule, legitimise, sendRule } from "../actions.ts";
import { answeringRule, type ExceptionRefusal } from "../model/exception.ts";
import {
  countExceptions,
  findRule,
  listExceptions,
  listRules,
  listRulesByIds,
  listSteps,
} from "../store.ts";
import { texts } from "../texts.ts";
import { emptyForm, type FormState, nested, refusedForm } from "./form-state.ts";
import {
  AnswerCheckPage,
  AnswerPage,
  cardsPerPage,
  RegisterPage,
  RulePage,
  type RuleProps,
  SendPage,
} from "./register.tsx";

/** The register of exceptions, and what is asked of whoever owns a rule. */
export const registerPages = new Hono<PageEnv>();

registerPages.get("/uitzonderingen", async (c) => {
  const { page, context } = c.var;
  const asked = pageAt(c.req.query("pagina"), cardsPerPage);
  const loaded = await read(context, async (db) => {
    const { id: communityId } = page.community;
    const { cards, total, at } = await leafTo(asked, async ({ from }) => ({
      cards: await listExceptions(db, communityId, { from, limit: cardsPerPage }),
      total: await countExceptions(db, communityId),
    }));
    const ruleIds = [...new Set(cards.map(({ ruleId }) => ruleId))];
    const titles = await listRulesByIds(db, communityId, ruleIds);
    return {
      number: at.number,
      rules: at.number === 1 ? await listRules(db, communityId, 50) : [],
      cards,
      titles: new Map(titles.map((rule) => [rule.id, rule])),
      count: total,
    };
  });
  return c.var.show({
    title: texts[page.language].register.title,
    here: "/uitzonderingen",
    children: <RegisterPage page={page} mayExcept={page.may(legitimise)} {...loaded} />,
  });
});

registerPages.get("/uitzonderingen/regels/:id", (c) => showRule(c, "", emptyForm(), RulePage));
registerPages.get("/uitzonderingen/regels/:id/versturen", (c) =>
  showRule(c, "versturen", emptyForm(), SendPage),
);
registerPages.get("/uitzonderingen/regels/:id/antwoord", (c) =>
  showRule(c, "antwoord", emptyForm(), AnswerPage),
);

registerPages.post("/uitzonderingen/regels/:id/versturen", async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const input = { ...nested(values), ruleId: c.req.param("id") };
  const outcome = await act(sendRule, contextOf(c, values), input);
  return ended(c, values, outcome, "versturen", SendPage);
});

registerPages.post("/uitzonderingen/regels/:id/antwoord", async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  if (values.knop === "wijzigen") return showRule(c, "antwoord", emptyForm(values), AnswerPage);
  const input = { ...nested(values), ruleId: c.req.param("id") };
  const parsed = answeringRule.safeParse(input);
  if (parsed.success && values.knop !== "vastleggen")
    return showRule(c, "antwoord", emptyForm(values), AnswerCheckPage);
  const outcome = await act(answerRule, contextOf(c, values), input);
  return ended(c, values, outcome, "antwoord", AnswerPage);
});

type Screen = (props: RuleProps & { readonly form: FormState }) => VNode | null;

function ended(
  c: PageContext,
  values: FormState["values"],
  outcome: Outcome<{ readonly ruleId: string }, ExceptionRefusal>,
  last: string,
  Screen: Screen,
) {
  if (outcome.ok)
    return c.redirect(c.var.page.href(`/uitzonderingen/regels/${outcome.value.ruleId}`), 303);
  const form = refusedForm(values, outcome, "body", c.var.page.language);
  return showRule(c, last, form, Screen, statusOf(outcome.refusal));
}

async function showRule(
  c: PageContext,
  last: string,
  form: FormState,
  Screen: Screen,
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
) {
  const { page, context } = c.var;
  if (last !== "" && page.viewer.kind === "visitor") return signInFirst(c);
  const id = c.req.param("id") ?? "";
  const loaded = isId(id) ? await read(context, (db) => loadRule(db, page, id)) : undefined;
  const children = loaded && Screen({ page, form, ...loaded });
  if (!loaded || !children) return c.notFound();
  const base = `/uitzonderingen/regels/${loaded.rule.id}`;
  const t = texts[page.language];
  return c.var.show(
    {
      title: loaded.rule.title,
      here: last === "" ? base : `${base}/${last}`,
      crumbs: [
        { label: t.register.title, path: "/uitzonderingen" },
        ...(last === "" ? [] : [{ label: loaded.rule.title, path: base }]),
      ],
      isPersonal: last !== "",
      hasErrors: form.errors.length > 0,
      children,
    },
    status,
  );
}

async function loadRule(
  db: Db,
  page: PageTools,
  id: string,
): Promise<Omit<RuleProps, "page"> | undefined> {
  const { community } = page;
  const rule = await findRule(db, community.id, id);
  if (!rule) return undefined;
  const steps = await listSteps(db, community.id, id);
  const sent = steps.find(({ kind }) => kind === "sent");
  return {
    rule,
    steps,
    cards: await listExceptions(db, community.id, { ruleId: id, limit: 200 }),
    count: await countExceptions(db, community.id, { ruleId: id }),
    newCases: await countExceptions(db, community.id, {
      ruleId: id,
      ...(sent && { since: sent.at }),
    }),
    names: await listNames(db, community.id, [...new Set(steps.map(({ memberId }) => memberId))]),
    maySend: page.may(sendRule),
    mayAnswer: page.may(answerRule),
    given: await page.slots.contributions(db, page, "rule", id),
  };
}

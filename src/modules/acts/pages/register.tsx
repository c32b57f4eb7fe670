import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { keyField, type PageTools } from "#platform/http.ts";
import type { Contribution } from "#platform/slots.ts";
import { Facts } from "#ui/facts.tsx";
import { Buttons, ErrorSummary, Form, Hidden, Radios, SubmitButton, TextArea } from "#ui/form.tsx";
import { NowBox, Page, PageHead, Paragraph, Section, Side, Stand, Text } from "#ui/page.tsx";
import { Pager } from "#ui/pager.tsx";
import { Rows } from "#ui/rows.tsx";
import { type Card, type Rule, type RuleStep, ruleOutcomes } from "../model/exception.ts";
import { texts } from "../texts.ts";
import { CheckFrame } from "./check.tsx";
import type { FormState } from "./form-state.ts";
import { Paragraphs } from "./given.tsx";
import { capitalised, ownerName } from "./view.ts";

export const cardsPerPage = 20;

interface RegisterProps {
  readonly page: PageTools;
  readonly rules: readonly { readonly rule: Rule; readonly cases: number }[];
  readonly cards: readonly Card[];
  readonly titles: ReadonlyMap<string, Rule>;
  readonly count: number;
  readonly number: number;
  readonly mayExcept: boolean;
}

/** The register of exceptions: the rules that are in the way, and the cards, without a name. */
export function RegisterPage(props: RegisterProps) {
  const { page, rules, cards, titles, count, number } = props;
  const { language } = page;
  const t = texts[language].register;
  return (
    <Page>
      <PageHead title={t.title} lead={t.lead}>
        <Paragraph>{t.count(count)}</Paragraph>
      </PageHead>
      <NowOf {...props} />
      <Text>
        {rules.length > 0 && (
          <Section id="regels" title={t.rules}>
            <Paragraph>{t.rulesLead}</Paragraph>
            <Rows
              items={rules.map(({ rule, cases }) => ({
                meta: t.cases(cases),
                title: rule.title,
                href: page.href(`/uitzonderingen/regels/${rule.id}`),
                text: texts[language].rule.lead(ownerName(rule, language)),
                ...askedOf(page, rule),
              }))}
            />
          </Section>
        )}
        {cards.length > 0 && (
          <Section id="kaartjes" title={t.cards}>
            {cards.map((card) => (
              <CardOf page={page} card={card} title={titles.get(card.ruleId)?.title} />
            ))}
            <Pager
              language={language}
              page={number}
              pages={Math.ceil(count / cardsPerPage)}
              href={(to) => `${page.href("/uitzonderingen")}?pagina=${to}`}
            />
          </Section>
        )}
      </Text>
    </Page>
  );
}

function NowOf({ page, mayExcept }: RegisterProps) {
  const t = texts[page.language].register;
  if (mayExcept)
    return (
      <NowBox
        language={page.language}
        primary={{ label: t.make, href: page.href("/uitzonderingen/nieuw") }}
        note={t.makeGives}
      />
    );
  if (page.viewer.kind === "member") return null;
  const href = `${page.href("/aanmelden")}?terug=/uitzonderingen`;
  return (
    <NowBox language={page.language} todo={[{ label: t.signIn, href, gives: t.signInGives }]} />
  );
}

function askedOf(page: PageTools, rule: Rule) {
  if (rule.askedOn === null || rule.answerDueOn === null) return {};
  return { need: standOf(page, rule, 0, undefined).text };
}

/** One card: for whom, until when, and what was done. Nothing in it leads to the case. */
function CardOf({
  page,
  card,
  title,
}: {
  readonly page: PageTools;
  readonly card: Card;
  readonly title: string | undefined;
}) {
  const { language } = page;
  return (
    <div class="meent-stack meent-said" id={`kaart-${card.actId}`}>
      <h3 class="utrecht-heading-3">{capitalised(card.forWhom)}</h3>
      <Paragraph small soft>
        {capitalised(
          [title, texts[language].register.until(dateText(card.endsOn, language))]
            .filter(Boolean)
            .join(", "),
        )}
      </Paragraph>
      <Paragraphs text={card.card} />
    </div>
  );
}

/* One rule ------------------------------------------------------------------------------------------ */

export interface RuleProps {
  readonly page: PageTools;
  readonly rule: Rule;
  readonly cards: readonly Card[];
  readonly count: number;
  /** Since the bundle was last sent. */
  readonly newCases: number;
  readonly steps: readonly RuleStep[];
  readonly names: ReadonlyMap<string, string>;
  readonly maySend: boolean;
  readonly mayAnswer: boolean;
  readonly given: readonly Contribution[];
}

export function RulePage(props: RuleProps) {
  const { page, rule, cards, count, newCases, steps, names, given } = props;
  const { language } = page;
  const t = texts[language].rule;
  const stand = standOf(page, rule, newCases, steps[0]);
  return (
    <Page>
      <PageHead kind={t.kind} title={rule.title} lead={t.lead(ownerName(rule, language))}>
        <Stand tone={stand.tone}>
          <Paragraph>
            <b>{stand.text}</b>
          </Paragraph>
        </Stand>
      </PageHead>
      <RuleNow {...props} />
      <Text>
        <Section id="stappen" title={t.stepsTitle}>
          {steps.length === 0 && <Paragraph>{t.stepsNone}</Paragraph>}
          {steps.map((step) => (
            <div class="meent-stack meent-said" key={step.id}>
              <h3 class="utrecht-heading-3">
                {step.outcome === null ? t.steps[step.kind] : t.outcomes[step.outcome]}
              </h3>
              <Paragraph small soft>
                {names.get(step.memberId) ?? ""}, {dateText(localDate(step.at), language)}
              </Paragraph>
              <Paragraphs text={step.body} />
            </div>
          ))}
        </Section>
        <Section id="gevallen" title={t.cases}>
          {cards.map((card) => (
            <CardOf page={page} card={card} title={undefined} />
          ))}
        </Section>
        {given.flatMap(({ sections }) => sections ?? [])}
      </Text>
      <Side title={t.facts}>
        <Facts
          items={[
            { term: t.owner, value: capitalised(ownerName(rule, language)) },
            { term: t.count, value: String(count) },
          ]}
        />
      </Side>
    </Page>
  );
}

function standOf(page: PageTools, rule: Rule, newCases: number, last: RuleStep | undefined) {
  const { language } = page;
  const t = texts[language].rule;
  const day = (date: string) => dateText(date, language);
  const owner = ownerName(rule, language);
  if (rule.askedOn !== null && rule.answerDueOn !== null) {
    const isLate = rule.answerDueOn < localDate(page.now);
    const late = capitalised(t.standLate(owner, day(rule.answerDueOn)));
    return isLate
      ? ({ tone: "stop", text: late } as const)
      : ({
          tone: "wait",
          text: t.standAsked(owner, day(rule.askedOn), day(rule.answerDueOn)),
        } as const);
  }
  if (rule.owner === "outside" && newCases > 0)
    return { tone: "wait", text: t.standBundled(newCases) } as const;
  return last?.outcome
    ? ({
        tone: "go",
        text: t.standAnswered(t.outcomes[last.outcome], day(localDate(last.at))),
      } as const)
    : ({ tone: "wait", text: t.standQuiet } as const);
}

function RuleNow({ page, rule, newCases, maySend, mayAnswer, given }: RuleProps) {
  const follow = given.map((contribution) => contribution.follow);
  const t = texts[page.language].rule;
  const here = page.href(`/uitzonderingen/regels/${rule.id}`);
  const isAsked = rule.askedOn !== null;
  const all = { label: texts[page.language].register.all, href: page.href("/uitzonderingen") };
  if (isAsked && mayAnswer)
    return (
      <NowBox
        language={page.language}
        primary={{ label: t.answer, href: `${here}/antwoord` }}
        note={t.answerGives}
        todo={[all]}
      >
        {follow}
      </NowBox>
    );
  if (!isAsked && maySend && rule.owner === "outside" && newCases > 0)
    return (
      <NowBox
        language={page.language}
        primary={{ label: t.send, href: `${here}/versturen` }}
        note={t.sendGives}
        todo={[all]}
      >
        {follow}
      </NowBox>
    );
  return (
    <NowBox language={page.language} todo={[all]}>
      {follow}
    </NowBox>
  );
}

interface RuleFormProps extends RuleProps {
  readonly form: FormState;
}

/** The bundle as a letter, with the cases in it; the official may change its words. */
export function SendPage({ page, rule, cards, newCases, form }: RuleFormProps) {
  const { language } = page;
  const t = texts[language].rule;
  const letter = [
    t.letterStart(rule.title, newCases),
    ...cards.slice(0, newCases).map(({ forWhom, card }) => `${forWhom}. ${card}`),
  ].join("\n\n");
  return (
    <Page>
      <PageHead
        kind={rule.title}
        title={t.send}
        lead={t.sendLead(ownerName(rule, language))}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>
        <Form
          language={language}
          errors={form.errors}
          action={page.href(`/uitzonderingen/regels/${rule.id}/versturen`)}
        >
          <Hidden name={keyField} value={form.values[keyField] ?? newId()} />
          <TextArea
            name="body"
            label={t.letter}
            hint={t.letterHint}
            rows={12}
            maxLength={8000}
            value={form.values.body ?? letter.slice(0, 8000)}
          />
          <Buttons>
            <SubmitButton once>{t.sendBind}</SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

/** What the owner of a rule said: opened with what would make it fit, and beside the cases. */
export function AnswerPage({ page, rule, cards, form }: RuleFormProps) {
  const { language } = page;
  const t = texts[language].rule;
  return (
    <Page>
      <PageHead
        kind={rule.title}
        title={t.answer}
        lead={t.answerLead(ownerName(rule, language))}
        before={<ErrorSummary language={language} errors={form.errors} />}
      >
        <Paragraph>
          <b>{t.answerOpening}</b>
        </Paragraph>
      </PageHead>
      <Text>
        <Form language={language} errors={form.errors} action={answerAddress(page, rule)}>
          <Hidden name={keyField} value={form.values[keyField] ?? newId()} />
          <Radios
            name="outcome"
            label={t.outcome}
            value={form.values.outcome}
            options={ruleOutcomes.map((outcome) => ({
              value: outcome,
              label: t.outcomes[outcome],
            }))}
          />
          <TextArea
            name="body"
            label={t.answerBody}
            rows={5}
            maxLength={4000}
            value={form.values.body ?? ""}
          />
          <Buttons>
            <SubmitButton name="knop" value="nakijken">
              {texts[language].form.check}
            </SubmitButton>
          </Buttons>
        </Form>
        <Section id="gevallen" title={t.cases}>
          {cards.slice(0, casesBeside).map((card) => (
            <CardOf page={page} card={card} title={undefined} key={card.actId} />
          ))}
        </Section>
      </Text>
    </Page>
  );
}

/** The newest say what the rule does now; all of them stand on its own page. */
const casesBeside = 5;

function answerAddress(page: PageTools, rule: Rule): string {
  return page.href(`/uitzonderingen/regels/${rule.id}/antwoord`);
}

/** The answer once more, before it is on record. */
export function AnswerCheckPage({ page, rule, form }: RuleFormProps) {
  const { language } = page;
  const t = texts[language].rule;
  const outcome = ruleOutcomes.find((one) => one === form.values.outcome);
  return (
    <CheckFrame
      page={page}
      form={form}
      kind={rule.title}
      lead={t.answerCheckLead}
      action={answerAddress(page, rule)}
      bind={t.answerBind}
      items={[
        { question: t.outcome, answer: outcome && t.outcomes[outcome] },
        { question: t.answerBody, answer: form.values.body },
      ]}
    />
  );
}

import { dateText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { powerOf } from "#lib/powers.ts";
import { extendTerm } from "#lib/terms.ts";
import { keyField, type PageTools } from "#platform/http.ts";
import {
  Answers,
  Buttons,
  ErrorSummary,
  Form,
  Hidden,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { type GroundQuestion, groundQuestions } from "../model/grounds.ts";
import {
  challengeClauses,
  type DivisionWay,
  divisionWays,
  extensionWeeks,
  groundsUnder,
  type RefusalGround,
  refusalGrounds,
  sharedWays,
} from "../model.ts";
import { texts } from "../texts.ts";
import { capitalised } from "./challenge.tsx";
import { EndingOf, powersOf } from "./ending.tsx";
import type { FormState } from "./form-state.ts";
import { LikeCases } from "./like-cases.tsx";
import { OfferedFields, OfferedList, offeredIn } from "./offered.tsx";
import { addressOf, type FormPageProps, kindOf, OneFieldPage } from "./one-field.tsx";
import { Paragraphs } from "./paragraphs.tsx";

/** The seven contents, filled in by the party and the helping official together. */
export function CompletePage({ page, view, form }: FormPageProps) {
  const { language } = page;
  const t = texts[language];
  const { plan } = view.challenge;
  const field = (
    name: "why" | "experience" | "support" | "costs" | "cooperation" | "quality" | "protection",
    label: string,
    hint?: string,
  ) => (
    <TextArea
      name={name}
      label={label}
      {...(hint && { hint })}
      rows={name === "why" || name === "cooperation" ? 6 : 3}
      maxLength={4000}
      value={form.values[name] ?? plan[name]}
    />
  );
  return (
    <Page>
      <PageHead
        kind={kindOf(page, view)}
        title={t.complete.title}
        lead={t.complete.lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      >
        <Paragraph>
          <b>{t.complete.opening}</b>
        </Paragraph>
      </PageHead>
      <Text>
        <Form language={language} errors={form.errors} action={addressOf(page, view, "aanvullen")}>
          <Hidden name={keyField} value={newId()} />
          {field("why", t.takeOver.why, t.takeOver.whyHint)}
          {field("experience", t.complete.experience, t.complete.experienceHint)}
          {field("support", t.complete.support, t.complete.supportHint)}
          {field("costs", t.complete.costs, t.complete.costsHint)}
          {field("cooperation", t.takeOver.cooperation, t.takeOver.cooperationHint)}
          {field("quality", t.complete.quality, t.complete.qualityHint)}
          {field("protection", t.complete.protection)}
          <Paragraph small soft>
            {t.complete.after}
          </Paragraph>
          <Buttons>
            <SubmitButton once>{t.complete.save}</SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

/** Yes, or no on a closed ground; beside it what others got. */
export function DecidePage({ page, view, form }: FormPageProps) {
  const { language } = page;
  const t = texts[language];
  const isAgain = view.challenge.state === "objected";
  const grounds = groundsUnder(powersOf(view));
  return (
    <Page>
      <PageHead
        kind={kindOf(page, view)}
        title={isAgain ? t.decide.titleAgain : t.decide.title}
        lead={t.decide.lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      >
        <Paragraph>
          <b>{isAgain ? t.decide.openingAgain : t.decide.opening}</b>
        </Paragraph>
        <EndingOf view={view} page={page} />
      </PageHead>
      <Text>
        {isAgain && view.challenge.objection && (
          <Section id="bezwaar" title={t.refusal.objection}>
            <Paragraphs text={view.challenge.objection.reason} />
          </Section>
        )}
        <Form language={language} errors={form.errors} action={addressOf(page, view, "besluiten")}>
          <Radios
            name="decision"
            label={t.decide.choice}
            value={form.values.decision}
            options={[
              { value: "accept", label: t.decide.accept, hint: t.decide.acceptHint },
              {
                value: "refuse",
                label: t.decide.refuse(grounds.length),
                hint: t.decide.refuseHint,
              },
            ]}
          />
          <Select
            name="ground"
            label={t.decide.ground}
            hint={t.decide.groundHint}
            value={form.values.ground}
            options={[
              { value: "", label: t.decide.chooseGround },
              ...grounds.map((ground) => ({ value: ground, label: t.grounds[ground] })),
            ]}
          />
          <Buttons>
            <SubmitButton name="knop" value="verder">
              {t.decide.next}
            </SubmitButton>
          </Buttons>
        </Form>
        <LikeCases page={page} cases={view.likeCases} />
      </Text>
    </Page>
  );
}

/** The chosen ground's own questions, the explanation, and what would make it a yes. */
export function GroundPage({ page, view, form }: FormPageProps) {
  const { language } = page;
  const t = texts[language];
  const ground = refusalGrounds.find((known) => known === form.values.ground);
  if (!ground) return <DecidePage page={page} view={view} form={form} />;
  const powers = powersOf(view);
  const days = powerOf(view.charter, powers, challengeClauses.counterOfferDays);
  return (
    <Page>
      <PageHead
        kind={t.grounds[ground]}
        title={t.decide.ownTitle}
        lead={t.decide.ownLead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>
        <Form language={language} errors={form.errors} action={addressOf(page, view, "besluiten")}>
          <Hidden name="decision" value="refuse" />
          <Hidden name="ground" value={ground} />
          <TextArea
            name="counterOffer"
            label={t.decide.counterOffer}
            hint={powers.kind === "none" ? t.powers.offerNow : t.decide.counterOfferLater(days)}
            required={powers.kind === "none"}
            rows={5}
            maxLength={4000}
            value={form.values.counterOffer ?? ""}
          />
          <OfferedFields page={page} view={view} form={form} />
          {groundQuestions[ground].map((question) => (
            <GroundField key={question.name} page={page} question={question} form={form} />
          ))}
          <TextArea
            name="reason"
            label={t.decide.reason}
            hint={t.decide.reasonHint}
            rows={5}
            maxLength={4000}
            value={form.values.reason ?? ""}
          />
          <Buttons>
            <SubmitButton name="knop" value="nakijken">
              {t.decide.check}
            </SubmitButton>
          </Buttons>
        </Form>
        <LikeCases page={page} cases={view.likeCases} />
      </Text>
    </Page>
  );
}

function GroundField({
  page,
  question,
  form,
}: {
  readonly page: PageTools;
  readonly question: GroundQuestion;
  readonly form: FormState;
}) {
  const t = texts[page.language];
  const name = `answers.${question.name}`;
  const label = t.groundQuestions[question.name as keyof typeof t.groundQuestions];
  const value = form.values[name] ?? "";
  if (question.kind !== "yesNo") return <TextField name={name} label={label} value={value} />;
  return (
    <Radios
      name={name}
      label={label}
      value={value}
      options={[
        { value: "yes", label: capitalised(t.refusal.yes) },
        { value: "no", label: capitalised(t.refusal.no) },
      ]}
    />
  );
}

/** The decision once more, before it binds; what was typed travels in hidden fields. */
export function DecideCheckPage({ page, view, form }: FormPageProps) {
  const { language } = page;
  const t = texts[language].decide;
  const { values } = form;
  const isNo = values.decision === "refuse";
  const offered = offeredIn(values, view.challenge.plan);
  return (
    <Page>
      <PageHead kind={kindOf(page, view)} title={t.checkTitle} lead={t.checkLead} />
      <Text>
        <Answers
          language={language}
          items={[
            { question: t.decision, answer: isNo ? t.no : t.yes },
            ...(isNo
              ? [
                  {
                    question: t.ground,
                    answer: texts[language].grounds[values.ground as RefusalGround] ?? "",
                  },
                  ...groundAnswers(page, values),
                  { question: t.reason, answer: <Paragraphs text={values.reason ?? ""} /> },
                  {
                    question: t.counterOffer,
                    answer: values.counterOffer && (
                      <>
                        <Paragraphs text={values.counterOffer} />
                        {offered && (
                          <OfferedList
                            offered={offered}
                            plan={view.challenge.plan}
                            language={language}
                          />
                        )}
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
        <Form language={language} errors={form.errors} action={addressOf(page, view, "besluiten")}>
          <Hidden name={keyField} value={newId()} />
          {Object.entries(values)
            .filter(([name]) => decisionFields.test(name))
            .map(([name, value]) => (
              <Hidden key={name} name={name} value={value} />
            ))}
          <Buttons>
            <SubmitButton once name="knop" value="vastleggen">
              {t.bind}
            </SubmitButton>
            <SubmitButton kind="secondary" name="knop" value="wijzigen">
              {t.change}
            </SubmitButton>
          </Buttons>
        </Form>
        <LikeCases page={page} cases={view.likeCases} />
      </Text>
    </Page>
  );
}

/** What travels from page to page until it is bound. */
const decisionFields =
  /^(decision|ground|reason|counterOffer|yearlyAmount|years|startsOn|answers\.\w+)$/;

function groundAnswers({ language }: PageTools, values: FormState["values"]) {
  const t = texts[language];
  const ground = refusalGrounds.find((known) => known === values.ground);
  return (ground ? groundQuestions[ground] : []).map(({ name, kind }) => {
    const answer = values[`answers.${name}`] ?? "";
    return {
      question: t.groundQuestions[name as keyof typeof t.groundQuestions],
      answer: kind === "yesNo" ? (answer === "yes" ? t.refusal.yes : t.refusal.no) : answer,
    };
  });
}

/** Once, before the end, with a reason. */
export function ExtendPage(props: FormPageProps) {
  const { language } = props.page;
  const t = texts[language].extend;
  const { term } = props.view.challenge;
  const weeks = extensionWeeks(props.view.charter, powersOf(props.view));
  const until = term ? dateText(extendTerm(term.endsOn, { weeks }), language) : "";
  return (
    <OneFieldPage
      {...props}
      last="verlengen"
      title={t.title}
      opening={t.opening}
      withLikeCases
      lead={t.lead(weeks, until)}
      field={{ name: "reason", label: t.reason, hint: t.reasonHint }}
      maxLength={2000}
      bind={t.bind}
    />
  );
}

/** One question that stops the clock. */
export function AskPage(props: FormPageProps) {
  const t = texts[props.page.language].ask;
  const weeks = props.view.charter.value(challengeClauses.completeWeeks);
  return (
    <OneFieldPage
      {...props}
      last="vraag"
      title={t.title}
      opening={t.opening}
      withLikeCases
      lead={t.lead(weeks)}
      field={{ name: "question", label: t.field, hint: t.hint }}
      bind={t.bind}
    />
  );
}

/** "Can you both?": by area, by group, by choice of the people served; or the reason why not. */
export function DividePage(props: FormPageProps) {
  const t = texts[props.page.language].divide;
  return <WaysPage {...props} last="samen" ways={divisionWays} words={t} />;
}

/** The same by a challenger, without saying that it cannot be shared. */
export function SharePage(props: FormPageProps) {
  const t = texts[props.page.language];
  const words = { ...t.share, way: t.divide.way };
  return <WaysPage {...props} last="samen-doen" ways={sharedWays} words={words} />;
}

interface WaysProps extends FormPageProps {
  readonly last: string;
  readonly ways: readonly DivisionWay[];
  readonly words: Readonly<Record<"title" | "lead" | "opening" | "way" | "body" | "bind", string>>;
}

function WaysPage({ page, view, form, last, ways, words }: WaysProps) {
  const { language } = page;
  const t = texts[language];
  return (
    <Page>
      <PageHead
        kind={kindOf(page, view)}
        title={words.title}
        lead={words.lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      >
        <Paragraph>
          <b>{words.opening}</b>
        </Paragraph>
      </PageHead>
      <Text>
        <Form language={language} errors={form.errors} action={addressOf(page, view, last)}>
          <Hidden name={keyField} value={newId()} />
          <Radios
            name="way"
            label={words.way}
            value={form.values.way}
            options={ways.map((way) => ({ value: way, label: t.division.ways[way] }))}
          />
          <TextArea
            name="body"
            label={words.body}
            rows={5}
            maxLength={4000}
            value={form.values.body ?? ""}
          />
          <Buttons>
            <SubmitButton once>{words.bind}</SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

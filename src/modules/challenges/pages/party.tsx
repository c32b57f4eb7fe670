import { dateText, euroText, yearsText } from "#lib/format.ts";
import { endOfTerm } from "#lib/terms.ts";
import { Link, Paragraph } from "#ui/page.tsx";
import { challengeClauses, isWaiting, planWith, totalCents } from "../model.ts";
import { texts } from "../texts.ts";
import { OfferedList } from "./offered.tsx";
import { addressOf, type FormPageProps, OneFieldPage } from "./one-field.tsx";
import { Paragraphs } from "./paragraphs.tsx";

/** What the party says and does, each on a page of its own. */

export function WithdrawPage(props: FormPageProps) {
  const t = texts[props.page.language].withdraw;
  const { challenge } = props.view;
  return (
    <OneFieldPage
      {...props}
      last="intrekken"
      title={t.title}
      lead={isWaiting(challenge, props.page.now) ? t.lead : t.leadAnswered}
      bind={t.bind}
      danger
      before={
        <Paragraph>
          {t.rather} <Link href={addressOf(props.page, props.view, "doorgeven")}>{t.handOn}</Link>
        </Paragraph>
      }
    />
  );
}

export function AnswerPage(props: FormPageProps) {
  const t = texts[props.page.language].answerQuestion;
  const question = props.view.challenge.term?.question;
  return (
    <OneFieldPage
      {...props}
      last="vraag-beantwoorden"
      title={t.title}
      opening={t.opening}
      lead={t.lead}
      field={{ name: "answer", label: t.field }}
      bind={t.bind}
      before={question && <Paragraphs text={question.text} />}
    />
  );
}

export function TakePage(props: FormPageProps) {
  const { language } = props.page;
  const t = texts[language].take;
  const { plan: asked, refusal } = props.view.challenge;
  const offer = refusal?.counterOffer;
  const plan = refusal ? planWith(asked, refusal.offered) : asked;
  return (
    <OneFieldPage
      {...props}
      last="tegenaanbod-aannemen"
      title={t.title}
      lead={t.lead}
      bind={t.bind}
      before={
        <div class="meent-stack">
          {offer && <Paragraphs text={offer} />}
          {refusal && <OfferedList offered={refusal.offered} plan={asked} language={language} />}
          <Paragraph>
            {plan.yearlyCents === 0n
              ? t.stays(yearsText(plan.years, language))
              : t.staysPaid(euroText(totalCents(plan), language), yearsText(plan.years, language))}
          </Paragraph>
        </div>
      }
    />
  );
}

export function ObjectPage(props: FormPageProps) {
  const { language } = props.page;
  const t = texts[language].object;
  const objectBy = props.view.challenge.refusal?.objectBy;
  const weeks = props.view.charter.value(challengeClauses.objectionWeeks);
  const endsOn = objectBy ? dateText(endOfTerm(objectBy, { weeks }), language) : "";
  return (
    <OneFieldPage
      {...props}
      last="bezwaar"
      title={t.title}
      opening={t.opening}
      lead={t.lead(endsOn)}
      field={{ name: "reason", label: t.field }}
      bind={t.bind}
    />
  );
}

export function CouncilPage(props: FormPageProps) {
  const t = texts[props.page.language].toCouncil;
  return (
    <OneFieldPage {...props} last="naar-de-raad" title={t.title} lead={t.lead} bind={t.bind} />
  );
}

export function ReplyPage({
  entry,
  ...props
}: FormPageProps & { readonly entry: { readonly number: number; readonly sentence: string } }) {
  const t = texts[props.page.language].reply;
  return (
    <OneFieldPage
      {...props}
      last={`antwoord/${entry.number}`}
      title={t.title}
      lead={t.lead}
      field={{ name: "body", label: t.body }}
      maxLength={2000}
      bind={t.bind}
      before={
        <Paragraph>
          <b>{entry.sentence}</b>
        </Paragraph>
      }
    />
  );
}

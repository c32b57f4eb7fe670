import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { keyField } from "#platform/http.ts";
import { Buttons, Form, Hidden, Radios, SubmitButton } from "#ui/form.tsx";
import { Paragraph, Section } from "#ui/page.tsx";
import type { Division } from "../model/sharing.ts";
import { isWaiting } from "../model.ts";
import { texts } from "../texts.ts";
import type { PartProps } from "./challenge.tsx";
import { Paragraphs } from "./paragraphs.tsx";

/** "Can you both?": who else wants this work, what was proposed, who is up and until when. */
export function SharingOf({ view, page }: PartProps) {
  const t = texts[page.language].division;
  const { division, others, promised } = view;
  if (!division && others.length === 0 && promised.length === 0) return null;
  const names = new Intl.ListFormat(page.language, { type: "conjunction" });
  return (
    <Section id="samen" title={t.title}>
      {others.length > 0 && (
        <Paragraph>{t.others(names.format(others.map(({ party }) => party)))}</Paragraph>
      )}
      {promised.length > 0 && <Paragraph>{t.promised(names.format(promised))}</Paragraph>}
      {division && <ProposalOf view={view} page={page} division={division} />}
      <StandingOf view={view} page={page} />
      {division && <AnswerForm view={view} page={page} division={division} />}
    </Section>
  );
}

type DivisionProps = PartProps & { readonly division: Division };

/** What was proposed, by whom, and what each challenger said to it. */
function ProposalOf({ view, page, division }: DivisionProps) {
  const { language } = page;
  const t = texts[language].division;
  const own = { challenge: view.challenge, party: view.party };
  const answerOf = (id: string) =>
    division.answers.find(({ challengeId }) => challengeId === id)?.agrees;
  const isAsked = division.way !== "indivisible";
  return (
    <>
      <Paragraph small soft>
        {t.by(
          view.names.get(division.proposedBy) ?? "",
          dateText(localDate(division.proposedAt), language),
        )}
      </Paragraph>
      <Paragraph>
        <b>{t.ways[division.way]}</b>
      </Paragraph>
      <Paragraphs text={division.body} />
      {isAsked && (
        <ul class="utrecht-unordered-list utrecht-unordered-list--html-content">
          {[own, ...view.others].map(({ challenge, party }) => {
            const agrees = answerOf(challenge.id);
            const waits = division.ended === null ? t.waits(party) : t.silent(party);
            return (
              <li key={challenge.id}>{agrees === undefined ? waits : t.says(party, agrees)}</li>
            );
          })}
        </ul>
      )}
    </>
  );
}

/** Where sharing stands: who is up, and until when. */
function StandingOf({ view, page }: PartProps) {
  const { language } = page;
  const t = texts[language].division;
  const { sharing, division, sharingWaits, challenge } = view;
  if (!isWaiting(challenge, page.now) || view.others.length === 0) return null;
  const due = sharingWaits.find(({ what }) => what === "sharing");
  const dueOn = due ? dateText(due.dueOn, language) : "";
  switch (sharing.standing) {
    case "agreed":
      return <Paragraph>{t.agreed}</Paragraph>;
    case "indivisible":
      return (
        <Paragraph>{t.indivisible(dateText(challenge.term?.endsOn ?? "", language))}</Paragraph>
      );
    case "toAnswer": {
      const days = sharingWaits.map((wait) => wait.dueOn).sort();
      return <Paragraph>{t.answerBy(dateText(days[0] ?? "", language))}</Paragraph>;
    }
    case "toPropose": {
      const isLate = due?.state === "overdue";
      if (!division?.ended)
        return <Paragraph>{(isLate ? t.toProposeLate : t.toPropose)(dueOn)}</Paragraph>;
      return (
        <Paragraph>
          {t.ended[division.ended](dueOn)} {isLate && t.endedLate(dueOn)}
        </Paragraph>
      );
    }
  }
}

function AnswerForm({ view, page, division }: DivisionProps) {
  const { language } = page;
  const t = texts[language].division;
  const isAsked = view.sharingWaits.some(
    ({ what, state, challengeId }) =>
      what === "shareAnswer" && state === "awaited" && challengeId === view.challenge.id,
  );
  if (!isAsked || !view.standing.isParty || !isWaiting(view.challenge, page.now)) return null;
  return (
    <Form
      language={language}
      action={page.href(`/uitdagingen/${view.challenge.number}/samen-antwoord`)}
    >
      <Hidden name={keyField} value={newId()} />
      <Hidden name="divisionId" value={division.id} />
      <Radios
        name="agrees"
        label={t.answer}
        options={[
          { value: "yes", label: t.yes },
          { value: "no", label: t.no },
        ]}
      />
      <Buttons>
        <SubmitButton kind="secondary" once>
          {t.bind}
        </SubmitButton>
      </Buttons>
    </Form>
  );
}

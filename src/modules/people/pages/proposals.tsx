import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { idPattern, newId } from "#lib/ids.ts";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import {
  Answers,
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  SubmitButton,
  TextArea,
} from "#ui/form.tsx";
import { NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { confirmRole, declineRole } from "../actions/roles.ts";
import { decideConfirmation, type RoleProposal } from "../model/roles.ts";
import { findProposal, listNames } from "../store.ts";
import { texts } from "../texts.ts";
import type { FormStatus } from "./form-page.tsx";
import { sayProposal } from "./roles.tsx";

/** What one proposed, for the second person to say yes or no to. */
export const pages = new Hono<PageEnv>();

const path = `/rollen/voorstellen/:id{${idPattern}}`;

pages.get(path, (c) => show(c, {}, []));

pages.post(path, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const proposalId = c.req.param("id");
  const context = contextOf(c, values);
  const outcome =
    values.knop === "bevestigen"
      ? await act(confirmRole, context, { proposalId })
      : await act(declineRole, context, { proposalId, reason: values.reason ?? "" });
  if (outcome.ok)
    return c.redirect(
      page.href(values.knop === "bevestigen" ? `/rollen/${outcome.value.id}` : "/rollen"),
      303,
    );
  const t = texts[page.language];
  const message =
    outcome.refusal === "invalid_input"
      ? t.roleForm.fields.reason_missing
      : refusalText(t.roleRefusals, page.language, outcome.refusal);
  return show(c, values, [{ field: "reason", message }], statusOf(outcome.refusal));
});

async function show(
  c: PageContext,
  values: FormValues,
  errors: readonly FieldError[],
  status: FormStatus = 200,
): Promise<Response> {
  const { page, context } = c.var;
  const loaded = await read(context, async (db) => {
    const proposal = await findProposal(db, page.community.id, c.req.param("id") ?? "");
    const ids = proposal ? [proposal.memberId, proposal.proposedBy] : [];
    return proposal && { proposal, names: await listNames(db, page.community.id, ids) };
  });
  if (!loaded) return c.notFound();
  const t = texts[page.language].rolesPage;
  return c.var.show(
    {
      title: sayProposal(loaded.proposal, loaded.names, page.language),
      here: `/rollen/voorstellen/${loaded.proposal.id}`,
      crumbs: [{ label: t.title, path: "/rollen" }],
      hasErrors: errors.length > 0,
      children: <ProposalPage page={page} {...loaded} values={values} errors={errors} />,
    },
    status,
  );
}

interface ProposalProps {
  readonly page: PageTools;
  readonly proposal: RoleProposal;
  readonly names: ReadonlyMap<string, string>;
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

function ProposalPage({ page, proposal, names, values, errors }: ProposalProps) {
  const { language, viewer } = page;
  const t = texts[language];
  const own = viewer.kind === "member" ? viewer.memberId : "";
  const mayConfirm = page.may(confirmRole) && decideConfirmation(proposal, own).ok;
  const mayDecline = page.may(declineRole) && proposal.outcome === null;
  const action = page.href(`/rollen/voorstellen/${proposal.id}`);
  return (
    <Page>
      <PageHead
        kind={t.rolesPage.proposal}
        title={sayProposal(proposal, names, language)}
        lead={t.rolesPage.proposedBy(
          names.get(proposal.proposedBy) ?? "",
          dateText(localDate(proposal.proposedAt), language),
        )}
        before={<ErrorSummary language={language} errors={errors} />}
      >
        <Stand tone={proposal.outcome === null ? "wait" : "go"}>
          <Paragraph>
            <b>{t.rolesPage.outcomes[proposal.outcome ?? "open"]}</b>
          </Paragraph>
          {proposal.outcome === null && <Paragraph>{t.rolesPage.whoConfirms}</Paragraph>}
        </Stand>
      </PageHead>
      <NowBox
        language={language}
        primary={
          mayConfirm ? (
            <Form language={language} action={action} label={t.roleForm.confirm}>
              <Hidden name={keyField} value={newId()} />
              <SubmitButton once name="knop" value="bevestigen">
                {t.roleForm.confirm}
              </SubmitButton>
            </Form>
          ) : undefined
        }
        todo={[
          { label: t.rolesPage.toAll, href: page.href("/rollen"), gives: t.rolesPage.toAllGives },
        ]}
      />
      <Text>
        <Section id="voorstel" title={t.rolesPage.what}>
          <Answers language={language} items={answersOf(page, proposal, names)} />
        </Section>
        {mayDecline && (
          <Section id="niet" title={t.roleForm.declineTitle(proposal.proposedBy === own)}>
            <Form language={language} errors={errors} action={action} label={t.roleForm.decline}>
              <Hidden name={keyField} value={newId()} />
              <TextArea
                name="reason"
                label={t.roleForm.reason}
                hint={t.roleForm.reasonHint}
                value={values.reason}
                rows={3}
                maxLength={1000}
              />
              <Buttons>
                <SubmitButton kind="secondary" once name="knop" value="afwijzen">
                  {proposal.proposedBy === own ? t.roleForm.takeBack : t.roleForm.decline}
                </SubmitButton>
              </Buttons>
            </Form>
          </Section>
        )}
      </Text>
    </Page>
  );
}

function answersOf(page: PageTools, proposal: RoleProposal, names: ReadonlyMap<string, string>) {
  const t = texts[page.language];
  const day = (date: string) => dateText(date, page.language);
  return [
    { question: t.rolesPage.who, answer: names.get(proposal.memberId) ?? "" },
    { question: t.rolesPage.role, answer: t.roles[proposal.role] },
    ...(proposal.title ? [{ question: t.roleForm.titleField, answer: proposal.title }] : []),
    { question: t.roleForm.startsOn, answer: day(proposal.startsOn) },
    {
      question: t.roleForm.endsOn,
      answer: proposal.endsOn ? day(proposal.endsOn) : t.rolesPage.noEnd,
    },
    { question: t.roleForm.reason, answer: proposal.reason },
  ];
}

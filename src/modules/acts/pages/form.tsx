import type { ComponentChildren } from "preact";
import { euroText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import type { NineAct } from "#lib/nine-acts.ts";
import { leftCents } from "#modules/mandates";
import { keyField, type PageTools, typedDateOf } from "#platform/http.ts";
import {
  Buttons,
  DateField,
  ErrorSummary,
  Form,
  Hidden,
  MoneyField,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Text } from "#ui/page.tsx";
import { pathOf } from "../actions/subject.ts";
import { isDecision, isExecutive, knowledgeKinds } from "../model.ts";
import { texts } from "../texts.ts";
import type { FormState } from "./form-state.ts";
import { LikeActs } from "./like-acts.tsx";
import { SeatFields } from "./seats.tsx";
import { type ActView, checked, slugs } from "./view.ts";

export interface ActFormProps {
  readonly page: PageTools;
  readonly view: ActView;
  readonly form: FormState;
  readonly act: NineAct;
}

/** The small form of one act: what it does, its few fields, and the button. */
export function ActFormPage({ page, view, form, act }: ActFormProps) {
  const { language } = page;
  const t = texts[language];
  const words = t.acts[act];
  const isChecked = checked.includes(act);
  const lacksMandate =
    (act === "startMoney" || act === "coFinance") && !view.standing?.mandates.length;
  return (
    <Page>
      <PageHead
        kind={kindOf(view)}
        title={words.title}
        lead={words.lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      >
        {isDecision(act) && (
          <Paragraph>
            <b>{t.form.openings[act]}</b>
          </Paragraph>
        )}
      </PageHead>
      <Text>
        {lacksMandate && <Paragraph>{t.form.noMandate}</Paragraph>}
        <Form language={language} errors={form.errors} action={addressOf(page, view, act)}>
          <Hidden name={keyField} value={form.values[keyField] ?? newId()} />
          <Fields page={page} view={view} form={form} act={act} />
          <Buttons>
            {isChecked ? (
              <SubmitButton name="knop" value="nakijken">
                {t.form.check}
              </SubmitButton>
            ) : (
              <SubmitButton once>{words.bind}</SubmitButton>
            )}
          </Buttons>
        </Form>
        {isDecision(act) && <LikeActs page={page} like={view.like} />}
      </Text>
    </Page>
  );
}

/** Number and name of the thing, above the title of every form about it. */
export function kindOf({ subject, party }: ActView): string {
  const title = `${subject.number}, ${subject.title}`;
  return party === "" ? title : `${title}, ${party}`;
}

export function addressOf(page: PageTools, { subject }: ActView, act: NineAct): string {
  return page.href(`${pathOf(subject)}/daden/${slugs[act]}`);
}

function Fields(props: ActFormProps): ComponentChildren {
  switch (props.act) {
    case "recognise":
      return (
        <>
          <InWhoseName {...props} />
          <Body {...props} />
        </>
      );
    case "invite":
      return <InviteFields {...props} />;
    case "startMoney":
      return (
        <>
          <MandateChoice {...props} />
          <Amount {...props} />
          <Body {...props} />
        </>
      );
    case "guarantee":
      return <GuaranteeFields {...props} />;
    case "coFinance":
      return <CoFinanceFields {...props} />;
    case "award":
      return (
        <>
          <Body {...props} />
          <Day {...props} name="startsOn" label={texts[props.page.language].form.startsOn} />
        </>
      );
    case "shareKnowledge":
      return <KnowledgeFields {...props} />;
    case "governance":
      return (
        <>
          <Body {...props} />
          <SeatFields page={props.page} form={props.form} />
        </>
      );
    case "legitimise":
      return null;
  }
}

function Body({ page, form, act }: ActFormProps) {
  const t = texts[page.language].acts[act];
  return (
    <TextArea
      name="body"
      label={t.body}
      hint={t.bodyHint}
      rows={5}
      maxLength={4000}
      value={form.values.body ?? ""}
    />
  );
}

function InWhoseName({ page, view, form }: ActFormProps) {
  const t = texts[page.language].form;
  const organizations = view.standing?.organizations ?? [];
  const others = organizations.filter(({ id }) => id !== view.subject.party?.partyOrganizationId);
  if (others.length === 0) return null;
  return (
    <Select
      name="organizationId"
      label={t.organization}
      value={form.values.organizationId ?? ""}
      options={[
        { value: "", label: t.myself },
        ...others.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

function InviteFields(props: ActFormProps) {
  const { page, view, form } = props;
  const t = texts[page.language].form;
  return (
    <>
      <InWhoseName {...props} />
      <TextField
        name="title"
        label={t.invitee}
        hint={t.inviteeHint}
        value={form.values.title ?? ""}
      />
      <Select
        name="invitedOrganizationId"
        label={t.invitedOrganization}
        hint={t.invitedOrganizationHint}
        value={form.values.invitedOrganizationId ?? ""}
        options={[
          { value: "", label: t.noOrganization },
          ...view.allOrganizations.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Body {...props} />
      <Day {...props} name="endsOn" label={t.answerBy} required={false} />
    </>
  );
}

function MandateChoice({ page, view, form }: ActFormProps) {
  const t = texts[page.language].form;
  const mandates = view.standing?.mandates ?? [];
  const [only] = mandates;
  return (
    <Select
      name="mandateId"
      label={t.mandate}
      value={form.values.mandateId ?? (mandates.length === 1 ? only?.id : "")}
      options={[
        { value: "", label: t.chooseMandate },
        ...mandates.map((mandate) => ({
          value: mandate.id,
          label: t.mandateOption(mandate.number, euroText(leftCents(mandate), page.language)),
        })),
      ]}
    />
  );
}

function Amount({ page, form }: ActFormProps) {
  return (
    <MoneyField
      name="amount"
      label={texts[page.language].form.amount}
      value={form.values.amount ?? ""}
    />
  );
}

function GuaranteeFields(props: ActFormProps) {
  const { page, view, form } = props;
  const t = texts[page.language].form;
  const standing = view.standing;
  const own =
    standing && isExecutive(standing.giver) ? [{ value: "executive", label: t.executive }] : [];
  const mandates = (standing?.mandates ?? []).map((mandate) => ({
    value: mandate.id,
    label: t.sourceMandate(mandate.number, euroText(leftCents(mandate), page.language)),
  }));
  const options = [...own, ...mandates];
  return (
    <>
      <Radios
        name="source"
        label={t.source}
        value={form.values.source ?? (options.length === 1 ? options[0]?.value : undefined)}
        options={options}
      />
      <Amount {...props} />
      <Body {...props} />
      <Day {...props} name="endsOn" label={t.guaranteeUntil} />
    </>
  );
}

function CoFinanceFields(props: ActFormProps) {
  const { page, form } = props;
  const t = texts[page.language].form;
  return (
    <>
      <MandateChoice {...props} />
      <Amount {...props} />
      <Body {...props} />
      <TextField
        name="title"
        label={t.beside}
        hint={t.besideHint}
        required={false}
        value={form.values.title ?? ""}
      />
    </>
  );
}

function KnowledgeFields(props: ActFormProps) {
  const { page, form } = props;
  const t = texts[page.language];
  return (
    <>
      <InWhoseName {...props} />
      <Radios
        name="knowledge"
        label={t.form.kind}
        value={form.values.knowledge}
        options={knowledgeKinds.map((kind) => ({ value: kind, label: t.knowledge[kind] }))}
      />
      <TextField name="title" label={t.form.knowledgeTitle} value={form.values.title ?? ""} />
      <Body {...props} />
      <TextField
        name="link"
        type="url"
        label={t.form.link}
        hint={t.form.linkHint}
        required={false}
        value={form.values.link ?? ""}
      />
    </>
  );
}

export function Day({
  form,
  name,
  label,
  required = true,
}: Pick<ActFormProps, "form"> & {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
}) {
  return (
    <DateField
      name={name}
      label={label}
      required={required}
      value={typedDateOf(form.values, name)}
    />
  );
}

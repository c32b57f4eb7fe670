import type { ComponentChildren } from "preact";
import { dayText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import type { Area } from "#modules/people";
import { keyField, type PageTools } from "#platform/http.ts";
import {
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
import { Link, NowBox, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { makingNeed } from "../model.ts";
import { texts } from "../texts.ts";
import { senderOf } from "./signal.tsx";
import { pathOf, type SignalProps } from "./signal-view.ts";

/** What a host does with a signal; each deed a form with the sentence above it. */

/** What these forms choose from. */
export interface HostChoices {
  readonly areas: readonly Area[];
  /** Who has a role here, with the words people know it by. */
  readonly people: readonly { readonly id: string; readonly label: string }[];
  /** What was said or named before that looks like it. */
  readonly near: readonly {
    readonly number: string;
    readonly title: string;
    readonly href: string;
  }[];
}

export type HostProps = SignalProps & { readonly choices: HostChoices };

export function AnswerPage(props: HostProps) {
  const t = texts[props.page.language].host;
  return (
    <Deed {...props} last="antwoord" title={t.answerTitle} lead={t.answerLead} bind={t.answerBind}>
      <Words {...props} label={t.words} />
      <Sight {...props} />
    </Deed>
  );
}

export function KeepPage(props: HostProps) {
  const t = texts[props.page.language].host;
  return (
    <Deed {...props} last="bewaren" title={t.keepTitle} lead={t.keepLead} bind={t.keepBind}>
      <Words {...props} label={t.words} />
      {!props.view.about && (
        <TextField
          name="other"
          label={t.keepOther}
          hint={t.keepOtherHint}
          required={false}
          value={props.form.values.other ?? ""}
        />
      )}
      <Sight {...props} />
    </Deed>
  );
}

export function WorkPage(props: HostProps) {
  const t = texts[props.page.language].host;
  return (
    <Deed {...props} last="werk" title={t.workTitle} lead={t.workLead} bind={t.workBind}>
      <TitleAndArea {...props} name={t.workName} />
      <Words {...props} label={t.workWords} />
      <Sight {...props} />
    </Deed>
  );
}

export function NeedPage(props: HostProps) {
  const t = texts[props.page.language].host;
  return (
    <Deed {...props} last="vraag" title={t.needTitle} lead={t.needLead} bind={t.needBind}>
      <Radios
        name="kind"
        label={t.needKind}
        value={props.form.values.kind ?? ""}
        options={makingNeed.shape.kind.options.map((kind) => ({
          value: kind,
          label: t.needKinds[kind],
        }))}
      />
      <TitleAndArea {...props} name={t.needName} />
      <Words {...props} label={t.workWords} />
      <Sight {...props} />
    </Deed>
  );
}

/** What it is called, with the sender's words as a beginning, and where it is. */
function TitleAndArea({ page, view, form, choices, name }: HostProps & { readonly name: string }) {
  const t = texts[page.language].host;
  return (
    <>
      <TextField
        name="title"
        label={name}
        hint={t.workNameHint}
        value={form.values.title ?? view.signal.body.slice(0, 120)}
      />
      <Select
        name="areaId"
        label={t.workArea}
        value={form.values.areaId ?? view.signal.areaId ?? ""}
        options={[
          { value: "", label: t.chooseArea },
          ...choices.areas.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  );
}

export function JoinPage(props: HostProps) {
  const t = texts[props.page.language].host;
  const { near } = props.choices;
  return (
    <Deed {...props} last="samen" title={t.joinTitle} lead={t.joinLead} bind={t.joinBind}>
      {near.length > 0 && (
        <div class="meent-stack">
          <p class="utrecht-paragraph">
            <b>{t.joinNear}</b>
          </p>
          <ul class="utrecht-unordered-list utrecht-unordered-list--html-content">
            {near.map(({ number, title, href }) => (
              <li key={number}>
                {number}: <Link href={href}>{title}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      <TextField
        name="other"
        label={t.joinOther}
        hint={t.joinOtherHint}
        value={props.form.values.other ?? ""}
      />
      <Words {...props} label={t.workWords} />
      <Sight {...props} />
    </Deed>
  );
}

export function ForwardPage(props: HostProps) {
  const { page, view, form, choices } = props;
  const t = texts[page.language].host;
  const day = dayText(view.signal.dueOn, page.language);
  return (
    <Deed
      {...props}
      last="doorgeven"
      title={t.forwardTitle}
      lead={t.forwardLead(day)}
      bind={t.forwardBind}
    >
      <Select
        name="memberId"
        label={t.forwardTo}
        value={form.values.memberId ?? ""}
        options={[
          { value: "", label: t.chooseTo },
          ...choices.people.map(({ id, label }) => ({ value: id, label })),
        ]}
      />
      <TextArea
        name="words"
        label={t.forwardWords}
        hint={t.forwardWordsHint}
        rows={3}
        maxLength={2000}
        required={false}
        value={form.values.words ?? ""}
      />
    </Deed>
  );
}

interface DeedProps extends HostProps {
  readonly last: string;
  readonly title: string;
  readonly lead: string;
  readonly bind: string;
  readonly children: ComponentChildren;
}

/** The frame of each: what was said, the fields, one button, and the other things one can do. */
function Deed({ page, view, form, last, title, lead, bind, children }: DeedProps) {
  const { language } = page;
  const t = texts[language];
  const { signal } = view;
  const path = pathOf(signal);
  const others = [
    { last: "antwoord", label: t.page.answer },
    { last: "werk", label: t.page.makeWork },
    { last: "vraag", label: t.page.makeNeed },
    { last: "samen", label: t.page.join },
    { last: "bewaren", label: t.page.keepInstead },
    { last: "doorgeven", label: t.page.forward },
  ].filter(
    (other) =>
      other.last !== last &&
      (signal.kind !== "against" || ["bewaren", "doorgeven"].includes(other.last)),
  );
  return (
    <Page>
      <PageHead
        kind={t.kind(t.kinds[signal.kind], signal.number, view.areaName)}
        title={title}
        lead={lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>
        <Section id="gezegd" title={t.page.said}>
          <blockquote>
            <Paragraph>{signal.body}</Paragraph>
            <Paragraph small>
              {senderOf(page, view)}, <Link href={page.href(path)}>{signal.number}</Link>
            </Paragraph>
          </blockquote>
        </Section>
        <Form language={language} errors={form.errors} action={page.href(`${path}/${last}`)}>
          <Hidden name={keyField} value={newId()} />
          {children}
          <Buttons>
            <SubmitButton once>{bind}</SubmitButton>
          </Buttons>
        </Form>
      </Text>
      {/* After the form: on a phone she came here to write. */}
      <NowBox
        language={language}
        todo={others.map(({ last, label }) => ({ label, href: page.href(`${path}/${last}`) }))}
      />
    </Page>
  );
}

function Words({ page, form, label }: HostProps & { readonly label: string }) {
  return (
    <TextArea
      name="words"
      label={label}
      hint={texts[page.language].host.wordsHint}
      rows={5}
      maxLength={2000}
      value={form.values.words ?? ""}
    />
  );
}

/** Whether everyone may read it, where the sender has no objection. */
function Sight({ page, view, form }: HostProps) {
  const t = texts[page.language].host;
  const { signal } = view;
  if (signal.wish === "host") return <Paragraph>{t.sightPrivate}</Paragraph>;
  const before = signal.publishedAt ? "everyone" : signal.isHeldBack ? "person" : "";
  return (
    <Radios
      name="sight"
      label={t.sight}
      value={form.values.sight ?? before}
      options={[
        { value: "everyone", label: t.sightEveryone },
        { value: "person", label: t.sightPerson, hint: t.sightPersonHint },
      ]}
    />
  );
}

/** Where a form of the desk leads who may not sit at it. */
export function NotYoursPage({ page }: { readonly page: PageTools }) {
  const t = texts[page.language];
  return (
    <Page>
      <PageHead title={t.desk.title} lead={t.desk.notYours} />
      <NowBox
        language={page.language}
        todo={[{ label: t.page.list, href: page.href("/signalen"), gives: t.page.listGives }]}
      />
    </Page>
  );
}

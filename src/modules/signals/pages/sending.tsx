import type { ComponentChildren } from "preact";
import { newId } from "#lib/ids.ts";
import { keyField, type PageTools } from "#platform/http.ts";
import {
  Buttons,
  ErrorSummary,
  Form,
  Hidden,
  Radios,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { NowBox, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { type Row, Rows } from "#ui/rows.tsx";
import { texts } from "../texts.ts";
import type { FormState } from "./form-state.ts";
import { pathOf, type SignalProps } from "./signal-view.ts";

/** What the sender does afterwards: find it again, say whether it helped, take it back. */

interface FollowProps {
  readonly page: PageTools;
  readonly form: FormState;
  /** What a member said before; undefined for a visitor. */
  readonly mine: readonly Row[] | undefined;
  /** A code is remembered on this device. */
  readonly isRemembered: boolean;
}

export function FollowPage({ page, form, mine, isRemembered }: FollowProps) {
  const { language } = page;
  const t = texts[language].follow;
  return (
    <Page>
      <PageHead
        title={t.title}
        lead={t.lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>
        <Form language={language} errors={form.errors} action={page.href("/signalen/volgen")}>
          <TextField name="code" label={t.code} hint={t.codeHint} value={form.values.code ?? ""} />
          <Buttons>
            <SubmitButton>{t.bind}</SubmitButton>
          </Buttons>
        </Form>
        {mine && (
          <Section id="eerder" title={t.mine}>
            {mine.length === 0 ? <Paragraph>{t.mineNone}</Paragraph> : <Rows items={mine} />}
          </Section>
        )}
        {isRemembered && (
          <Form language={language} action={page.href("/signalen/vergeten")} label={t.forget}>
            <Paragraph>{t.forgetGives}</Paragraph>
            <div>
              <SubmitButton kind="secondary">{t.forget}</SubmitButton>
            </div>
          </Form>
        )}
      </Text>
    </Page>
  );
}

export function ReactPage(props: SignalProps) {
  const { page, view, form } = props;
  const t = texts[page.language].react;
  return (
    <SenderForm {...props} last="reactie" title={t.title} lead={t.lead} bind={t.bind}>
      <Radios
        name="helped"
        label={t.helped}
        value={form.values.helped ?? ""}
        options={[
          { value: "yes", label: t.yes },
          {
            value: "no",
            label: t.no,
            hint: view.signal.reopenedAt === null ? t.noHint : t.noHintLast,
          },
        ]}
      />
      <TextArea
        name="words"
        label={t.words}
        hint={t.wordsHint}
        rows={4}
        maxLength={2000}
        required={false}
        value={form.values.words ?? ""}
      />
    </SenderForm>
  );
}

export function WithdrawPage(props: SignalProps) {
  const t = texts[props.page.language].withdraw;
  return (
    <SenderForm
      {...props}
      last="intrekken"
      title={t.title}
      lead={t.lead}
      bind={t.bind}
      kind="danger"
    >
      <blockquote>
        <Paragraph>{props.view.signal.body}</Paragraph>
      </blockquote>
    </SenderForm>
  );
}

interface SenderFormProps extends SignalProps {
  readonly last: string;
  readonly title: string;
  readonly lead: string;
  readonly bind: string;
  readonly kind?: "primary" | "danger";
  readonly children: ComponentChildren;
}

function SenderForm({
  page,
  view,
  form,
  last,
  title,
  lead,
  bind,
  kind = "primary",
  children,
}: SenderFormProps) {
  const { language } = page;
  const t = texts[language];
  const path = pathOf(view.signal);
  return (
    <Page>
      <PageHead
        kind={t.kind(t.kinds[view.signal.kind], view.signal.number, view.areaName)}
        title={title}
        lead={lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <NowBox
        language={language}
        todo={[{ label: t.page.unreadTitle(view.signal.number), href: page.href(path) }]}
      />
      <Text>
        <Form language={language} errors={form.errors} action={page.href(`${path}/${last}`)}>
          <Hidden name={keyField} value={newId()} />
          {children}
          <Buttons>
            <SubmitButton kind={kind} once>
              {bind}
            </SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

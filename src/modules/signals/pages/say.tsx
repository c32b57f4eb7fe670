import type { Charter } from "#lib/clause.ts";
import { spokenCode } from "#lib/code.ts";
import { dayText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { YourWords } from "#modules/moderation";
import { type Area, isFrontLine } from "#modules/people";
import { keyField, type PageTools } from "#platform/http.ts";
import { ForWhom } from "#ui/for-whom.tsx";
import {
  Buttons,
  ErrorSummary,
  Form,
  Hidden,
  PhotoField,
  Radios,
  Select,
  SubmitButton,
  TextField,
} from "#ui/form.tsx";
import { NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import type { Signal } from "../model.ts";
import { texts } from "../texts.ts";
import { SentenceFields } from "./box.tsx";
import type { FormState } from "./form-state.ts";
import { pathOf } from "./signal-view.ts";

/** Saying it: what may be added to the sentence, and the code with which a stranger follows it. */

export interface SayProps {
  readonly page: PageTools;
  readonly form: FormState;
  readonly areas: readonly Area[];
  /** Who will answer, and by which day, as far as known. */
  readonly host: string | undefined;
  readonly day: string;
  readonly charter: Charter;
  /** What it will stand beside. */
  readonly about: string | undefined;
  /** A new code for who did not sign in; it becomes hers when she sends the form. */
  readonly code: string | undefined;
  readonly photoSrc: string | undefined;
}

/** The field that people do not see and programs fill in. */
export const trapField = "website";

export function SayPage(props: SayProps) {
  const { page, form, host, day, about } = props;
  const { language } = page;
  const t = texts[language].say;
  return (
    <Page>
      <PageHead
        title={t.title}
        lead={host ? t.lead(host, dayText(day, language)) : t.leadNobody}
        before={<ErrorSummary language={language} errors={form.errors} />}
      >
        {about && <Paragraph>{t.beside(about)}</Paragraph>}
      </PageHead>
      <Text>
        <SayForm {...props} />
      </Text>
    </Page>
  );
}

function SayForm({ page, form, areas, charter, code, photoSrc }: SayProps) {
  const { language, viewer } = page;
  const t = texts[language].say;
  const value = (name: string) => form.values[name] ?? "";
  return (
    <Form language={language} errors={form.errors} action={page.href("/signalen/zeggen")} hasPhoto>
      <Hidden name={keyField} value={newId()} />
      {code && <Hidden name="code" value={code} />}
      <Hidden name="aboutKind" value={value("aboutKind")} />
      <Hidden name="aboutId" value={value("aboutId")} />
      <SentenceFields page={page} values={form.values} />
      <ForWhom
        language={language}
        label={t.who}
        myself={t.whoMyself}
        organizations={[]}
        mayActForAnother={isFrontLine(page.viewer)}
        values={form.values}
      />
      <Radios
        name="wish"
        label={t.wish}
        value={value("wish")}
        options={[
          {
            value: "everyone",
            label: t.everyone,
            hint: viewer.kind === "member" ? t.everyoneMember(viewer.name) : t.everyoneVisitor,
          },
          { value: "host", label: t.host, hint: t.hostHint },
        ]}
      />
      <Select
        name="areaId"
        label={t.area}
        required={false}
        value={value("areaId")}
        options={[
          { value: "", label: t.anyArea },
          ...areas.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextField
        name="place"
        label={t.place}
        hint={t.placeHint}
        required={false}
        value={value("place")}
      />
      <Trap language={language} value={value(trapField)} />
      <PhotoField
        kept={photoSrc === undefined ? undefined : { id: value("photo"), src: photoSrc }}
        alt={value("photoAlt")}
      />
      <YourWords page={page} charter={charter} />
      <Buttons>
        <SubmitButton once>{t.bind}</SubmitButton>
      </Buttons>
    </Form>
  );
}

/** Empty for people, who do not see it; once filled in it shows itself, so that it can be emptied. */
function Trap({ language, value }: { language: PageTools["language"]; value: string }) {
  const { trap } = texts[language].say;
  if (value !== "") return <TextField name={trapField} label={trap} value={value} />;
  return (
    <div class="meent-vh" aria-hidden="true">
      <label for={trapField}>{trap}</label>
      <input type="text" id={trapField} name={trapField} tabIndex={-1} autocomplete="off" />
    </div>
  );
}

interface SaidProps {
  readonly page: PageTools;
  readonly signal: Signal;
  readonly host: string;
  readonly code: string;
  /** Where the code is filled in, spelt out. */
  readonly address: string;
}

/** The one page that shows the code. */
export function SaidPage({ page, signal, host, code, address }: SaidProps) {
  const { language } = page;
  const t = texts[language].said;
  return (
    <Page>
      <PageHead kind={signal.number} title={t.title} lead={signal.body}>
        <Stand tone="wait">
          <Paragraph>
            <b>{t.stand(host, dayText(signal.dueOn, language))}</b> {t.after}
          </Paragraph>
        </Stand>
      </PageHead>
      <NowBox
        language={language}
        primary={{ label: t.follow, href: page.href(pathOf(signal)) }}
        note={t.followGives}
      />
      <Text>
        <Section id="code" title={t.code}>
          <Paragraph lead>
            <code>{spokenCode(code)}</code>
          </Paragraph>
          <Paragraph>{t.codeLead}</Paragraph>
          <Paragraph>{t.codeWhere(address)}</Paragraph>
        </Section>
      </Text>
    </Page>
  );
}

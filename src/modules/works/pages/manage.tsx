import { newId } from "#lib/ids.ts";
import { keyField, type PageTools } from "#platform/http.ts";
import { ErrorSummary, Form, Hidden, SubmitButton } from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { importColumns, maxRows, type Plan } from "../model/import.ts";
import { texts } from "../texts.ts";
import { type FormState, fieldText } from "./form-state.ts";

/** The municipality's own list: out as a file, in by the same form, first dry and then for real. */

export interface ManageProps {
  readonly page: PageTools;
  readonly form: FormState;
  /** What the list would do; undefined before one was given. */
  readonly plan: Plan | undefined;
  readonly csv: string;
}

export const managePath = "/werken/beheer";

export function ManagePage({ page, form, plan, csv }: ManageProps) {
  const { language } = page;
  const t = texts[language].manage;
  return (
    <Page>
      <PageHead
        title={t.title}
        lead={t.lead}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>
        {plan && <PlanSection page={page} plan={plan} csv={csv} />}
        <Section id="uit" title={t.out}>
          <Paragraph>{t.outText}</Paragraph>
          <Paragraph>
            <Link href={page.href(`${managePath}/werken.csv`)}>{t.download}</Link>
          </Paragraph>
        </Section>
        <Section id="in" title={plan ? t.again : t.in}>
          <Paragraph>{t.inText(maxRows)}</Paragraph>
          <ListForm
            page={page}
            csv={csv}
            isChecked={plan !== undefined && plan.faults.length === 0}
          />
          <Paragraph small soft>
            {t.columns}{" "}
            <span lang="nl">{importColumns.slice(0, 15).join(", ")}, Eis 1 … Eis 9.</span>
          </Paragraph>
        </Section>
      </Text>
    </Page>
  );
}

/** A file goes as multipart, which the house form does not send. */
function ListForm({
  page,
  csv,
  isChecked,
}: Pick<ManageProps, "page" | "csv"> & { readonly isChecked: boolean }) {
  const t = texts[page.language].manage;
  return (
    <form
      class="meent-form"
      action={page.href(managePath)}
      method="post"
      encType="multipart/form-data"
      noValidate
    >
      <div class="utrecht-form-field">
        <div class="utrecht-form-field__label">
          <label class="utrecht-form-label" for="bestand">
            {t.file}
          </label>
        </div>
        <input class="meent-file" type="file" id="bestand" name="bestand" accept=".csv,text/csv" />
      </div>
      <div class="utrecht-form-field">
        <div class="utrecht-form-field__label">
          <label class="utrecht-form-label" for="csv">
            {t.paste}
          </label>
        </div>
        <div class="utrecht-form-field__input">
          <textarea
            class="utrecht-textarea utrecht-textarea--html-textarea"
            id="csv"
            name="csv"
            rows={6}
            autocomplete="off"
          >
            {csv}
          </textarea>
        </div>
      </div>
      <div class="meent-buttons">
        <SubmitButton kind={isChecked ? "secondary" : "primary"} name="knop" value="nakijken">
          {t.check}
        </SubmitButton>
      </div>
    </form>
  );
}

function PlanSection({ page, plan, csv }: Pick<ManageProps, "page" | "csv"> & { plan: Plan }) {
  const { language } = page;
  const t = texts[language].manage;
  const count = (kind: string) => plan.changes.filter((change) => change.kind === kind).length;
  if (plan.faults.length > 0)
    return (
      <Section id="fouten-lijst" title={t.faults(plan.faults.length)}>
        <Paragraph>{t.faultsText}</Paragraph>
        <Table
          language={language}
          caption={t.faultsCaption}
          fold
          columns={[{ label: t.line }, { label: t.column }, { label: t.what }]}
          rows={plan.faults.slice(0, 200).map(({ line, column, error, known }) => ({
            head: `${t.line} ${line}`,
            cells: [
              <span lang="nl">{column}</span>,
              <span>
                {faultText(error, page)}{" "}
                {known && <span lang="nl">{known.slice(0, 20).join(", ")}.</span>}
              </span>,
            ],
          }))}
        />
      </Section>
    );
  return (
    <Section id="droog" title={t.dry}>
      <Paragraph>{t.dryText(count("new"), count("changed"), count("same"))}</Paragraph>
      <Table
        language={language}
        caption={t.dryCaption}
        fold
        columns={[{ label: t.line }, { label: t.work }, { label: t.does }]}
        rows={plan.changes.slice(0, 200).map((change) => ({
          head: `${t.line} ${change.line}`,
          cells: [
            change.kind === "new"
              ? change.terms.title
              : `${change.work.number}, ${change.work.title}`,
            t.kinds[change.kind],
          ],
        }))}
      />
      {plan.changes.length > 200 && <Paragraph>{t.more(plan.changes.length - 200)}</Paragraph>}
      {count("new") + count("changed") > 0 && (
        <Form language={language} action={page.href(managePath)}>
          <Hidden name={keyField} value={newId()} />
          <Hidden name="csv" value={csv} />
          <div class="meent-buttons">
            <SubmitButton once name="knop" value="vastleggen">
              {t.bind}
            </SubmitButton>
          </div>
        </Form>
      )}
    </Section>
  );
}

function faultText(error: string, { language }: PageTools): string {
  const own: Readonly<Record<string, string>> = {
    ...texts[language].refusals,
    ...texts[language].manage.errors,
  };
  return own[error] ?? fieldText(error, language);
}

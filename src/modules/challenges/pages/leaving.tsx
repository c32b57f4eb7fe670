import { newId } from "#lib/ids.ts";
import { type Area, listAreas, listMembersNamed, listOrganizationsOf } from "#modules/people";
import type { Db } from "#platform/db.ts";
import { keyField, type PageTools } from "#platform/http.ts";
import { Buttons, ErrorSummary, Form, Hidden, Radios, SubmitButton, TextField } from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Text } from "#ui/page.tsx";
import { challengeClauses } from "../model.ts";
import { texts } from "../texts.ts";
import { addressOf, type FormPageProps, kindOf, OneFieldPage } from "./one-field.tsx";
import { Paragraphs } from "./paragraphs.tsx";

/** A party that goes away: said to be gone, still there, handed on, taken back. */

export function DepartPage(props: FormPageProps) {
  const t = texts[props.page.language].depart;
  const weeks = props.view.charter.value(challengeClauses.completeWeeks);
  return (
    <OneFieldPage
      {...props}
      last="vertrek"
      title={t.title}
      lead={t.lead(weeks)}
      field={{ name: "reason", label: t.field, hint: t.hint }}
      maxLength={2000}
      bind={t.bind}
    />
  );
}

export function StayPage(props: FormPageProps) {
  const t = texts[props.page.language].stay;
  return <OneFieldPage {...props} last="wij-zijn-er" title={t.title} lead={t.lead} bind={t.bind} />;
}

export function WithdrawForPage(props: FormPageProps) {
  const t = texts[props.page.language].withdrawFor;
  const reason = props.view.challenge.departure?.reason;
  return (
    <OneFieldPage
      {...props}
      last="intrekken-voor"
      title={t.title}
      lead={t.lead}
      bind={t.bind}
      danger
      before={reason && <Paragraphs text={reason} />}
    />
  );
}

/** Whom a typed name may mean: a member, or an organisation that a member acts for. */
export interface Successor {
  /** `member` or `member:organization`, as the form sends it. */
  readonly value: string;
  readonly label: string;
}

/** As many as a list of choices can hold and be read. */
const mostSuccessors = 8;

export async function findSuccessors(
  db: Db,
  page: PageTools,
  typed: string,
): Promise<readonly Successor[]> {
  const { community, language } = page;
  const t = texts[language].handOn;
  const areas = await listAreas(db, community.id);
  const members = await listMembersNamed(db, community.id, typed, mostSuccessors);
  const found: Successor[] = [];
  for (const { id, name, areaId } of members) {
    for (const organization of await listOrganizationsOf(db, community.id, id))
      found.push({
        value: `${id}:${organization.id}`,
        label: t.forOrganization(name, organization.name),
      });
    found.push({ value: id, label: t.self(name, areaName(areas, areaId)) });
  }
  return found.slice(0, mostSuccessors);
}

function areaName(areas: readonly Area[], areaId: string | null): string {
  return areas.find(({ id }) => id === areaId)?.name ?? "";
}

/** First a name; when it is found, whom of them is meant. */
export function handOnPage(successors: readonly Successor[]) {
  return ({ page, view, form }: FormPageProps) => {
    const { language } = page;
    const t = texts[language].handOn;
    const isFound = successors.length > 0;
    return (
      <Page>
        <PageHead
          kind={kindOf(page, view)}
          title={t.title}
          lead={t.lead}
          before={<ErrorSummary language={language} errors={form.errors} />}
        >
          {view.transfer && <Paragraph>{t.offered(view.transfer.to)}</Paragraph>}
        </PageHead>
        <Text>
          <Form
            language={language}
            errors={form.errors}
            action={addressOf(page, view, "doorgeven")}
          >
            <Hidden name={keyField} value={newId()} />
            <TextField
              name="naam"
              label={t.name}
              hint={t.nameHint}
              value={form.values.naam ?? ""}
            />
            {isFound && (
              <Radios
                name="wie"
                label={t.who}
                value={form.values.wie}
                options={successors.map(({ value, label }) => ({ value, label }))}
              />
            )}
            <Buttons>
              {isFound && (
                <SubmitButton once name="knop" value="doorgeven">
                  {t.bind}
                </SubmitButton>
              )}
              <SubmitButton kind={isFound ? "secondary" : "primary"} name="knop" value="zoeken">
                {t.search}
              </SubmitButton>
            </Buttons>
          </Form>
        </Text>
      </Page>
    );
  };
}

/** Whoever it is offered to says yes or no. */
export function TakeOnPage({ page, view, form }: FormPageProps) {
  const { language } = page;
  const t = texts[language].takeOn;
  return (
    <Page>
      <PageHead
        kind={kindOf(page, view)}
        title={t.title}
        lead={t.lead(view.transfer?.by ?? "")}
        before={<ErrorSummary language={language} errors={form.errors} />}
      />
      <Text>
        <Form
          language={language}
          errors={form.errors}
          action={addressOf(page, view, "overnemen-van")}
        >
          <Hidden name={keyField} value={newId()} />
          <Hidden name="transferId" value={view.transfer?.id ?? form.values.transferId ?? ""} />
          <Radios
            name="agrees"
            label={t.choice}
            value={form.values.agrees}
            options={[
              { value: "yes", label: t.yes },
              { value: "no", label: t.no },
            ]}
          />
          <Buttons>
            <SubmitButton once>{t.bind}</SubmitButton>
          </Buttons>
        </Form>
      </Text>
    </Page>
  );
}

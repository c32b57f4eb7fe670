import { Hono } from "hono";
import type { ComponentChildren } from "preact";
import { type AnyClause, type Charter, charterOf } from "#lib/clause.ts";
import { dateText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { type Area, listAreas, listOrganizations, type Organization } from "#modules/people";
import { act, type FieldErrors } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  dateOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
  typedDateOf,
} from "#platform/http.ts";
import { refusalText } from "#platform/texts.ts";
import {
  Answers,
  Buttons,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { LinkButton, Page, PageHead, Paragraph, Section, Text } from "#ui/page.tsx";
import { Steps } from "#ui/steps.tsx";
import {
  addDraftParty,
  discardDraft,
  proposeDraft,
  removeDraftParty,
  saveDraftRules,
  saveDraftTerms,
  startDraft,
} from "../actions.ts";
import { typedFrom } from "../model/clause-form.ts";
import type { Draft } from "../model/drafting.ts";
import { presets } from "../model/presets.ts";
import { charterOfRules, partyKinds } from "../model.ts";
import { findDraft, findRules, findRulesInForce } from "../store.ts";
import { texts } from "../texts.ts";
import { Differences } from "./differences.tsx";
import { ClauseField, readClauses } from "./fields.tsx";
import { PartiesTable, partyName } from "./parties.tsx";
import { maySee } from "./sides.ts";
import { grouped } from "./words.ts";

/** Writing a charter in four steps; the last is the check page before it is proposed. */
export function pages(declared: readonly AnyClause[]): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const at = "/stadsrecht/ontwerp/:id";
  app.get("/stadsrecht/ontwerp", (c) => showTerms(c, undefined, {}, []));
  app.post("/stadsrecht/ontwerp", (c) => postStart(c, declared));
  app.get(`${at}/gegevens`, (c) =>
    withDraft(c, ({ draft }) => showTerms(c, draft, valuesOf(draft), [])),
  );
  app.post(`${at}/gegevens`, (c) => withDraft(c, (loaded) => postTerms(c, loaded)));
  app.get(`${at}/regels`, (c) =>
    withDraft(c, (loaded) => showRules(c, declared, loaded, typedOf(loaded.draft, declared), [])),
  );
  app.post(`${at}/regels`, (c) => withDraft(c, (loaded) => postRules(c, declared, loaded)));
  app.get(`${at}/partijen`, (c) => withDraft(c, (loaded) => showParties(c, loaded, {}, [])));
  app.post(`${at}/partijen`, (c) => withDraft(c, (loaded) => postParty(c, loaded)));
  app.get(`${at}/controle`, (c) => withDraft(c, (loaded) => showCheck(c, declared, loaded, [])));
  app.post(`${at}/controle`, (c) => withDraft(c, (loaded) => postCheck(c, declared, loaded)));
  return app;
}

async function postStart(c: PageContext, declared: readonly AnyClause[]): Promise<Response> {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const outcome = await act(startDraft(declared), contextOf(c, values), termsIn(values));
  return outcome.ok
    ? toStep(c, outcome.value.id, "regels")
    : showTerms(c, undefined, values, errorsOf(c, outcome, "from"), statusOf(outcome.refusal));
}

async function postTerms(c: PageContext, { draft }: Loaded): Promise<Response> {
  const values = await readForm(c);
  const input = { ...termsIn(values), draftId: draft.id };
  const outcome = await act(saveDraftTerms, contextOf(c, values), input);
  return outcome.ok
    ? toStep(c, draft.id, "regels")
    : showTerms(c, draft, values, errorsOf(c, outcome, "title"), statusOf(outcome.refusal));
}

/** The clauses a draft asks: an area does not set what is one for all. */
function askedOf(declared: readonly AnyClause[], { areaId }: Draft): readonly AnyClause[] {
  return declared.filter(({ isForAll }) => !isForAll || areaId === null);
}

async function postRules(
  c: PageContext,
  declared: readonly AnyClause[],
  loaded: Loaded,
): Promise<Response> {
  const values = await readForm(c);
  const { draft } = loaded;
  const asked = askedOf(declared, draft);
  const dateIn = (name: string) => dateOf(values, name);
  const { clauses, errors } = readClauses(asked, values, dateIn, c.var.page.language);
  if (errors.length > 0) return showRules(c, declared, loaded, values, errors, 422);
  const outcome = await act(saveDraftRules(declared), contextOf(c, values), {
    draftId: draft.id,
    clauses,
  });
  if (outcome.ok) return toStep(c, draft.id, "partijen");
  const refused = errorsOf(c, outcome, asked[0]?.key ?? "");
  return showRules(c, declared, loaded, values, refused, statusOf(outcome.refusal));
}

async function postParty(c: PageContext, loaded: Loaded): Promise<Response> {
  const values = await readForm(c);
  const draftId = loaded.draft.id;
  const outcome = values.weg
    ? await act(removeDraftParty, contextOf(c, values), { draftId, index: values.weg })
    : await act(addDraftParty, contextOf(c, values), { draftId, party: partyIn(values) });
  return outcome.ok
    ? toStep(c, draftId, "partijen")
    : showParties(c, loaded, values, errorsOf(c, outcome, "kind"), statusOf(outcome.refusal));
}

async function postCheck(
  c: PageContext,
  declared: readonly AnyClause[],
  loaded: Loaded,
): Promise<Response> {
  const { href } = c.var.page;
  const values = await readForm(c);
  const draftId = loaded.draft.id;
  const context = contextOf(c, values);
  if (values.weg) {
    await act(discardDraft, context, { draftId });
    return c.redirect(href("/stadsrecht"), 303);
  }
  const outcome = await act(proposeDraft(declared), context, { draftId });
  if (outcome.ok) return c.redirect(href(`/stadsrecht/versies/${outcome.value.version}`), 303);
  const refused = errorsOf(c, outcome, "controle");
  return showCheck(c, declared, loaded, refused, statusOf(outcome.refusal));
}

type Status = 200 | 401 | 403 | 404 | 409 | 422;
type Step = "gegevens" | "regels" | "partijen" | "controle";

function stepPath(id: string, step: Step): string {
  return `/stadsrecht/ontwerp/${id}/${step}`;
}

function toStep(c: PageContext, id: string, step: Step): Response {
  return c.redirect(c.var.page.href(stepPath(id, step)), 303);
}

interface Loaded {
  readonly draft: Draft;
  readonly area: Area | undefined;
  /** The rules it is shown beside. */
  readonly below: Charter;
  /** What holds where a field stays empty: the community's rules for an area, else the standard. */
  readonly empty: Charter;
  /** Who may sign for a village. */
  readonly spokesmen: readonly Organization[];
}

/** The draft of the reader; to all others it does not exist. */
async function withDraft(
  c: PageContext,
  then: (loaded: Loaded) => Response | Promise<Response>,
): Promise<Response> {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const id = c.req.param("id") ?? "";
  if (!/^[0-9a-f-]{36}$/.test(id)) return c.notFound();
  const communityId = page.community.id;
  const loaded = await read(context, async (db) => {
    const draft = await findDraft(db, communityId, id);
    if (!draft || !maySee(page, draft.memberId)) return undefined;
    const based = await findRules(db, communityId, draft.basedOn);
    const whole = await findRulesInForce(db, communityId, page.now);
    return {
      draft,
      area: (await listAreas(db, communityId)).find((area) => area.id === draft.areaId),
      below: based ? charterOfRules(based) : charterOf(0, {}),
      empty: draft.areaId === null ? charterOf(0, {}) : charterOfRules(whole),
      spokesmen: (await listOrganizations(db, communityId)).filter(
        ({ form }) => form !== "municipal",
      ),
    };
  });
  return loaded ? then(loaded) : c.notFound();
}

function errorsOf(
  c: PageContext,
  outcome: { readonly refusal: string; readonly fields: FieldErrors },
  field: string,
): readonly FieldError[] {
  const { language } = c.var.page;
  const t = texts[language];
  if (outcome.refusal !== "invalid_input")
    return [{ field, message: refusalText(t.refusals, language, outcome.refusal) }];
  const said: Readonly<Record<string, string>> = t.fields;
  return Object.entries(outcome.fields).map(([path, name]) => ({
    field: fieldNames[path] ?? path,
    message: said[name] ?? t.fields.basis_missing,
  }));
}

/** The fields of the form by the paths of the schemas. */
const fieldNames: Readonly<Record<string, string>> = {
  "party.kind": "kind",
  "party.organizationId": "organizationId",
  "party.promise": "promise",
  "party.basis": "basis",
  "party.basis.kind": "basis",
  "party.basis.title": "basisTitle",
  "party.basis.registerId": "registerId",
  "party.basis.decidedOn": "decidedOn",
};

/* 1. What it is called, where and how long it holds ------------------------------------------------ */

function termsIn(values: FormValues) {
  return {
    areaId: values.areaId ?? "",
    title: values.title ?? "",
    inForceFrom: dateOf(values, "inForceFrom"),
    inForceUntil: dateOf(values, "inForceUntil"),
    from: values.from ?? "",
  };
}

function valuesOf(draft: Draft): FormValues {
  return {
    title: draft.title,
    inForceFrom: draft.inForceFrom,
    inForceUntil: draft.inForceUntil ?? "",
  };
}

async function showTerms(
  c: PageContext,
  draft: Draft | undefined,
  values: FormValues,
  errors: readonly FieldError[],
  status: Status = 200,
): Promise<Response> {
  const { page, context } = c.var;
  const { language } = page;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const areas = await read(context, (db) => listAreas(db, page.community.id));
  const t = texts[language].draft;
  const path = draft ? stepPath(draft.id, "gegevens") : "/stadsrecht/ontwerp";
  return showStep(
    c,
    1,
    path,
    errors,
    status,
    <Form language={language} action={page.href(path)} errors={errors}>
      <Hidden name={keyField} value={newId()} />
      <TextField name="title" label={t.name} hint={t.nameHint} value={values.title} />
      {!draft && (
        <>
          <Select
            name="areaId"
            label={t.where}
            value={values.areaId}
            options={[
              { value: "", label: t.whole(page.community.name) },
              ...areas.map(({ id, name }) => ({ value: id, label: t.areaOnly(name) })),
            ]}
          />
          <Radios
            name="from"
            label={t.from}
            value={values.from ?? "inForce"}
            options={[
              { value: "inForce", label: t.fromInForce, hint: t.fromInForceHint },
              ...presets.map(({ key, name, lead }) => ({
                value: key,
                label: name[language],
                hint: lead[language],
              })),
            ]}
          />
        </>
      )}
      <DateField
        name="inForceFrom"
        label={t.begins}
        hint={t.beginsHint}
        value={typedDateOf(values, "inForceFrom")}
      />
      <DateField
        name="inForceUntil"
        label={t.ends}
        hint={t.endsHint}
        value={typedDateOf(values, "inForceUntil")}
        required={false}
      />
      <Buttons>
        <SubmitButton>{t.toRules}</SubmitButton>
      </Buttons>
    </Form>,
  );
}

/* 2. The rules ------------------------------------------------------------------------------------- */

/** A draft's own values as its fields show them. */
function typedOf(draft: Draft, declared: readonly AnyClause[]): FormValues {
  return Object.assign(
    {},
    ...declared.map((clause) => typedFrom(clause, clause.read(draft.clauses))),
  );
}

function showRules(
  c: PageContext,
  declared: readonly AnyClause[],
  { draft, empty }: Loaded,
  values: FormValues,
  errors: readonly FieldError[],
  status: Status = 200,
): Promise<Response> {
  const { page } = c.var;
  const { language } = page;
  const t = texts[language];
  const asked = askedOf(declared, draft);
  const path = stepPath(draft.id, "regels");
  return showStep(
    c,
    2,
    path,
    errors,
    status,
    <Form language={language} action={page.href(path)} errors={errors}>
      <Hidden name={keyField} value={newId()} />
      <Paragraph>{draft.areaId === null ? t.draft.rulesLead : t.draft.areaRulesLead}</Paragraph>
      {grouped(asked).map(({ group, clauses }) => (
        <Section id={group} title={t.groups[group]} key={group}>
          <div class="meent-fields">
            {clauses.map((clause) => (
              <ClauseField
                clause={clause}
                values={values}
                below={clause.valueIn(empty)}
                language={language}
                key={clause.key}
              />
            ))}
          </div>
        </Section>
      ))}
      <Buttons>
        <SubmitButton>{t.draft.toParties}</SubmitButton>
      </Buttons>
    </Form>,
  );
}

/* 3. The parties ----------------------------------------------------------------------------------- */

function partyIn(values: FormValues) {
  const isOrdinance = values.basis === "ordinance";
  return {
    kind: values.kind,
    organizationId: values.organizationId ?? "",
    promise: values.promise ?? "",
    basis: isOrdinance
      ? {
          kind: "ordinance",
          title: values.basisTitle ?? "",
          article: values.article ?? "",
          registerId: values.registerId ?? "",
        }
      : {
          kind: values.basis,
          title: values.basisTitle ?? "",
          decidedOn: dateOf(values, "decidedOn"),
        },
  };
}

function showParties(
  c: PageContext,
  loaded: Loaded,
  values: FormValues,
  errors: readonly FieldError[],
  status: Status = 200,
): Promise<Response> {
  const { page } = c.var;
  const { language } = page;
  const t = texts[language].draft;
  const { draft } = loaded;
  const path = stepPath(draft.id, "partijen");
  const isEnough = draft.parties.length > 0;
  return showStep(
    c,
    3,
    path,
    errors,
    status,
    <>
      <div class="meent-stack">
        <Paragraph>{draft.areaId === null ? t.partiesLead : t.areaPartiesLead}</Paragraph>
        {isEnough && (
          <>
            <NamedParties page={page} loaded={loaded} action={page.href(path)} />
            <Buttons>
              <LinkButton href={page.href(stepPath(draft.id, "controle"))}>{t.toCheck}</LinkButton>
            </Buttons>
          </>
        )}
      </div>
      <Section id="erbij" title={t.addTitle}>
        <PartyForm
          page={page}
          loaded={loaded}
          values={values}
          errors={errors}
          action={page.href(path)}
          isPrimary={!isEnough}
        />
      </Section>
    </>,
  );
}

function NamedParties({
  page,
  loaded,
  action,
}: {
  readonly page: PageTools;
  readonly loaded: Loaded;
  readonly action: string;
}) {
  const { language } = page;
  const t = texts[language].draft;
  const organizations = organizationNames(loaded);
  const { parties } = loaded.draft;
  return (
    <PartiesTable
      language={language}
      parties={parties}
      organizations={organizations}
      change={{
        label: t.removing,
        cells: parties.map((party, index) => (
          <Form language={language} action={action} key={party.organizationId ?? party.kind}>
            <Hidden name={keyField} value={newId()} />
            <Hidden name="weg" value={String(index)} />
            <SubmitButton kind="secondary">
              {t.remove}
              <span class="meent-vh">: {partyName(party, organizations, language)}</span>
            </SubmitButton>
          </Form>
        )),
      }}
    />
  );
}

function organizationNames({ spokesmen }: Loaded): ReadonlyMap<string, string> {
  return new Map(spokesmen.map(({ id, name }) => [id, name]));
}

function PartyForm({
  page,
  loaded,
  values,
  errors,
  action,
  isPrimary,
}: {
  readonly page: PageTools;
  readonly loaded: Loaded;
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
  readonly action: string;
  readonly isPrimary: boolean;
}) {
  const { language } = page;
  const t = texts[language].draft;
  return (
    <Form language={language} action={action} errors={errors}>
      <Hidden name={keyField} value={newId()} />
      <Radios
        name="kind"
        label={t.kind}
        value={values.kind}
        options={partyKinds.map((kind) => ({
          value: kind,
          label: t.kinds[kind],
          hint: texts[language].version.whoSigns[kind],
        }))}
      />
      <Select
        name="organizationId"
        label={t.organization}
        hint={t.organizationHint}
        required={false}
        value={values.organizationId}
        options={[
          { value: "", label: t.noOrganization },
          ...loaded.spokesmen.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextArea
        name="promise"
        label={t.promise}
        hint={t.promiseHint}
        value={values.promise}
        rows={3}
        maxLength={600}
      />
      <Radios
        name="basis"
        label={t.basis}
        value={values.basis}
        options={[
          { value: "ordinance", label: t.byOrdinance },
          { value: "selfBinding", label: t.bySelfBinding },
        ]}
      />
      <TextField name="basisTitle" label={t.basisTitle} value={values.basisTitle} />
      <TextField name="article" label={t.article} required={false} value={values.article} />
      <TextField
        name="registerId"
        label={t.registerId}
        hint={t.registerIdHint}
        required={false}
        value={values.registerId}
      />
      <DateField
        name="decidedOn"
        label={t.decidedOn}
        hint={t.decidedOnHint}
        required={false}
        value={typedDateOf(values, "decidedOn")}
      />
      <Buttons>
        <SubmitButton kind={isPrimary ? "primary" : "secondary"}>{t.add}</SubmitButton>
      </Buttons>
    </Form>
  );
}

/* 4. The check page -------------------------------------------------------------------------------- */

function showCheck(
  c: PageContext,
  declared: readonly AnyClause[],
  loaded: Loaded,
  errors: readonly FieldError[],
  status: Status = 200,
): Promise<Response> {
  const { page } = c.var;
  const { language, href } = page;
  const { draft, area, below } = loaded;
  const t = texts[language].draft;
  const path = stepPath(draft.id, "controle");
  const own =
    draft.areaId === null
      ? charterOf(0, draft.clauses)
      : { ...loaded.empty, value: charterOver(loaded.empty, draft, declared) };
  return showStep(
    c,
    4,
    path,
    errors,
    status,
    <>
      <Answers
        language={language}
        items={[
          {
            question: t.name,
            answer: draft.title,
            changeHref: href(stepPath(draft.id, "gegevens")),
          },
          { question: t.where, answer: area?.name ?? t.whole(page.community.name) },
          {
            question: t.period,
            answer: texts[language].version.lead(
              dateText(draft.inForceFrom, language),
              draft.inForceUntil && dateText(draft.inForceUntil, language),
            ),
            changeHref: href(stepPath(draft.id, "gegevens")),
          },
        ]}
      />
      <Section id="verschil" title={t.differs}>
        <Differences
          language={language}
          declared={declared}
          first={{ label: texts[language].version.before, charter: below }}
          second={{ label: texts[language].version.after, charter: own }}
        />
        <Buttons>
          <LinkButton kind="secondary" href={href(stepPath(draft.id, "regels"))}>
            {t.changeRules}
          </LinkButton>
          <LinkButton kind="secondary" href={href(`/stadsrecht/wat-als?met=ontwerp-${draft.id}`)}>
            {t.whatIf}
          </LinkButton>
        </Buttons>
      </Section>
      <Section id="partijen" title={texts[language].parties.title}>
        <PartiesTable
          language={language}
          parties={draft.parties}
          organizations={organizationNames(loaded)}
        />
        <Paragraph>
          <LinkButton kind="secondary" href={href(stepPath(draft.id, "partijen"))}>
            {t.changeParties}
          </LinkButton>
        </Paragraph>
      </Section>
      <Section id="controle" title={t.proposeTitle}>
        <Paragraph>{t.proposeLead}</Paragraph>
        <Form language={language} action={href(path)}>
          <Hidden name={keyField} value={newId()} />
          <Buttons>
            <SubmitButton once>{t.propose}</SubmitButton>
            <SubmitButton kind="secondary" name="weg" value="ja">
              {t.discard}
            </SubmitButton>
          </Buttons>
        </Form>
      </Section>
    </>,
  );
}

/** The community's rules with the draft's own over them. */
function charterOver(
  whole: Charter,
  draft: Draft,
  declared: readonly AnyClause[],
): Charter["value"] {
  const document = Object.fromEntries(
    declared.map((clause) => [clause.key, clause.valueIn(whole)]),
  );
  return charterOf(0, document, draft.clauses).value;
}

function showStep(
  c: PageContext,
  step: 1 | 2 | 3 | 4,
  here: string,
  errors: readonly FieldError[],
  status: Status,
  children: ComponentChildren,
): Promise<Response> {
  const { page } = c.var;
  const { language } = page;
  const t = texts[language];
  const title = t.draft.steps[step];
  return c.var.show(
    {
      title,
      here,
      crumbs: [{ label: t.title(page.community.name), path: "/stadsrecht" }],
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={title}
            before={
              <>
                <ErrorSummary language={language} errors={errors} />
                <Steps language={language} subject={t.draft.subject} step={step} total={4} />
              </>
            }
          />
          <Text>{children}</Text>
        </Page>
      ),
    },
    status,
  );
}

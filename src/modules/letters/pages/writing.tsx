import { Hono } from "hono";
import { newId } from "#lib/ids.ts";
import { listOrganizationsOf, type Organization, peopleTexts } from "#modules/people";
import { findWorkByNumber, type Work } from "#modules/works";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import {
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  MoneyField,
  Radios,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { Page, PageHead, Paragraph, Text } from "#ui/page.tsx";
import { draftLetter } from "../actions.ts";
import { type Asked, bases, mayLeanOn, strongestBasis } from "../model/basis.ts";
import type { Letter, LetterKind } from "../model.ts";
import { findLetterByNumber } from "../store.ts";
import { texts } from "../texts.ts";
import { errorsOf, type Status } from "./form-state.ts";
import { pathOf } from "./view.ts";

/** Writing a letter: the same two questions as a challenge, and on what law it leans. */
export const pages = new Hono<PageEnv>();

pages.get("/werken/:number/brief", async (c) => {
  const { page } = c.var;
  // Who takes part is asked here, and not by letter.
  if (page.community.takesPart)
    return c.redirect(page.href(`/werken/${c.req.param("number")}`), 303);
  if (page.viewer.kind === "visitor") return signInFirst(c);
  return showFields(c, { soort: c.req.query("soort") ?? "" }, []);
});

pages.get("/brieven/:number/wijzigen", async (c) => {
  const { page, context } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const { memberId } = page.viewer;
  const letter = await read(context, (db) =>
    findLetterByNumber(db, page.community.id, c.req.param("number"), page.now),
  );
  if (!letter || letter.partyMemberId !== memberId) return c.notFound();
  if (letter.state !== "drafted") return c.redirect(page.href(pathOf(letter)), 303);
  return showFields(c, valuesOf(letter), []);
});

for (const path of ["/werken/:number/brief", "/brieven/:number/wijzigen"])
  pages.post(path, async (c) => {
    const { page } = c.var;
    if (page.viewer.kind === "visitor") return signInFirst(c);
    const values = await readForm(c);
    const place = await placeOf(c);
    if (!place) return c.notFound();
    const outcome = await act(draftLetter, contextOf(c, values), {
      letterId: place.letter?.id ?? null,
      workId: place.work.id,
      kind: kindOf(values),
      organizationId: values.organizationId ?? "",
      why: values.why ?? "",
      cooperation: values.cooperation ?? "",
      yearlyAmount: values.yearlyAmount ?? "",
      basis: values.basis as Letter["basis"],
      ordinance: values.ordinance ?? "",
      ordinanceWeeks: values.ordinanceWeeks ?? "",
      senderAddress: values.senderAddress ?? "",
    });
    if (outcome.ok) return c.redirect(page.href(pathOf(outcome.value)), 303);
    const errors = errorsOf(outcome, "why", page.language);
    return showFields(c, values, errors, statusOf(outcome.refusal));
  });

function kindOf({ soort }: FormValues): LetterKind {
  return soort === "verzoek" ? "request" : "challenge";
}

/** A draft as its form had it. */
function valuesOf(letter: Letter): FormValues {
  const cents = letter.yearlyCents;
  return {
    soort: letter.kind === "request" ? "verzoek" : "uitdaging",
    organizationId: letter.partyOrganizationId ?? "",
    why: letter.why,
    cooperation: letter.cooperation,
    yearlyAmount:
      cents === null
        ? ""
        : cents % 100n === 0n
          ? String(cents / 100n)
          : `${cents / 100n},${String(cents % 100n).padStart(2, "0")}`,
    basis: letter.basis,
    ordinance: letter.ordinance ?? "",
    ordinanceWeeks: letter.ordinanceWeeks === null ? "" : String(letter.ordinanceWeeks),
    senderAddress: letter.senderAddress,
  };
}

interface Place {
  readonly work: Work;
  readonly letter: Letter | undefined;
  readonly organizations: readonly Organization[];
}

/** The work it is about, by its own address or by that of a draft. */
async function placeOf(c: PageContext): Promise<Place | undefined> {
  const { page, context } = c.var;
  const { id: communityId } = page.community;
  const number = c.req.param("number") ?? "";
  return read(context, async (db) => {
    if (page.viewer.kind === "visitor") return undefined;
    const { memberId } = page.viewer;
    const letter = number.startsWith("B-")
      ? await findLetterByNumber(db, communityId, number, page.now)
      : undefined;
    if (letter && letter.partyMemberId !== memberId) return undefined;
    const works = letter
      ? await page.slots.titles(db, page, "work", [letter.workId])
      : new Map<string, { readonly href: string | undefined }>();
    const ofLetter = letter && works.get(letter.workId)?.href?.split("/").at(-1);
    const work = await findWorkByNumber(db, communityId, ofLetter ?? number);
    if (!work) return undefined;
    const organizations = await listOrganizationsOf(db, communityId, memberId);
    return { work, letter, organizations };
  });
}

async function showFields(
  c: PageContext,
  values: FormValues,
  errors: readonly FieldError[],
  status: Status = 200,
) {
  const { page } = c.var;
  const place = await placeOf(c);
  if (!place) return c.notFound();
  const { work, letter } = place;
  // A reserved work stays with government; its own page says why.
  if (work.reserved) return c.redirect(page.href(`/werken/${work.number}`), 303);
  const { language, community } = page;
  const t = texts[language].form;
  const kind = kindOf(values);
  const here = letter ? `${pathOf(letter)}/wijzigen` : `/werken/${work.number}/brief`;
  const somewhere = peopleTexts[language].municipality.somewhere;
  return c.var.show(
    {
      title: t.title[kind],
      here,
      crumbs: [{ label: work.title, path: `/werken/${work.number}` }],
      menu: "works",
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            kind={work.title}
            title={t.title[kind]}
            lead={t.lead}
            before={<ErrorSummary language={language} errors={errors} />}
          />
          <Text>
            <Paragraph>{t.whyHere(community.municipality ?? somewhere)}</Paragraph>
            <Form language={language} errors={errors} action={page.href(here)}>
              <Hidden name={keyField} value={newId()} />
              <Hidden name="soort" value={kind === "request" ? "verzoek" : "uitdaging"} />
              <AskedFields c={c} place={place} values={values} kind={kind} />
              <BasisFields c={c} place={place} values={values} kind={kind} />
              <TextArea
                name="senderAddress"
                label={t.address}
                hint={t.addressHint}
                rows={4}
                maxLength={300}
                autocomplete="street-address"
                value={values.senderAddress ?? ""}
              />
              <Buttons>
                <SubmitButton>{t.next}</SubmitButton>
              </Buttons>
            </Form>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

interface FieldsProps {
  readonly c: PageContext;
  readonly place: Place;
  readonly values: FormValues;
  readonly kind: LetterKind;
}

/** Who asks, and the two answers. */
function AskedFields({ c, place, values, kind }: FieldsProps) {
  const t = texts[c.var.page.language].form;
  return (
    <>
      {place.organizations.length > 0 && (
        <Radios
          name="organizationId"
          label={t.who}
          value={values.organizationId ?? ""}
          options={[
            { value: "", label: t.whoMyself },
            ...place.organizations.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <TextArea
        name="why"
        label={kind === "request" ? t.whyRequest : t.why}
        hint={t.whyHint}
        rows={5}
        maxLength={4000}
        value={values.why ?? ""}
      />
      <TextArea
        name="cooperation"
        label={t.cooperation}
        hint={t.cooperationHint}
        rows={4}
        maxLength={4000}
        value={values.cooperation ?? ""}
      />
      <MoneyField
        name="yearlyAmount"
        label={t.amount}
        hint={t.amountHint}
        required={false}
        value={values.yearlyAmount ?? ""}
      />
    </>
  );
}

/** On what law it leans: our proposal with its reason, and the others that could fit. */
function BasisFields({ c, place, values, kind }: FieldsProps) {
  const { page } = c.var;
  const t = texts[page.language];
  const asked: Asked = {
    kind,
    isSocialService: place.work.isSocialService,
    asksMoney: (values.yearlyAmount ?? "").trim() !== "",
  };
  const ordinance = page.community.ordinance;
  const proposed = strongestBasis(asked, ordinance);
  return (
    <>
      <Radios
        name="basis"
        label={t.form.basis}
        hint={t.form.basisHint(t.bases[proposed], t.reasons[proposed])}
        value={values.basis ?? proposed}
        options={bases
          // Money may still be typed in on this page, so a subsidy can always be chosen.
          .filter((basis) => basis === "subsidy" || mayLeanOn(basis, asked))
          .map((basis) => ({ value: basis, label: t.bases[basis], hint: t.basisMeans[basis] }))}
      />
      <TextField
        name="ordinance"
        label={t.form.ordinance}
        hint={t.form.ordinanceHint}
        required={false}
        value={values.ordinance ?? ordinance ?? ""}
      />
      <TextField
        name="ordinanceWeeks"
        label={t.form.weeks}
        hint={t.form.weeksHint}
        required={false}
        value={values.ordinanceWeeks}
      />
    </>
  );
}

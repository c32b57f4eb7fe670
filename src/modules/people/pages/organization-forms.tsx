import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { idPattern } from "#lib/ids.ts";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  type FormValues,
  type PageContext,
  type PageEnv,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import { hashOf } from "#platform/session.ts";
import { refusalText } from "#platform/texts.ts";
import { Answers, type FieldError, Radios, SubmitButton, TextArea, TextField } from "#ui/form.tsx";
import { Link, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import {
  answerRequest,
  askToJoin,
  changeKeeper,
  inviteToOrganization,
  leaveOrganization,
  takeUpInvitation,
  withdrawInvitation,
} from "../actions/organization-members.ts";
import {
  addOrganization,
  appointToOrganization,
  describeOrganization,
} from "../actions/organizations.ts";
import { decideLeaving, isKeeper, type WholeOrganization } from "../model/organizations.ts";
import { organizationForms } from "../model.ts";
import { findJoining, findWholeOrganization, listActs, listNames } from "../store.ts";
import { texts } from "../texts.ts";
import { errorsOf, type FormStatus, showForm } from "./form-page.tsx";
import { showOrganization } from "./organizations.tsx";
import { findPeople, PersonFields, personOf } from "./person.tsx";

/** Naming an organisation, and who comes and goes. */
export const pages = new Hono<PageEnv>();

type Refused = { readonly refusal: string; readonly fields: Readonly<Record<string, string>> };

/** A refusal beside the field it is about. */
function faultsOf(c: PageContext, outcome: Refused, field: string): FieldError[] {
  const { organizationForm: t, organizationRefusals } = texts[c.var.page.language];
  const message = refusalText(organizationRefusals, c.var.page.language, outcome.refusal);
  return errorsOf(outcome, t.fields, { field, message });
}

function crumbs(c: PageContext, organization?: WholeOrganization) {
  return [
    { label: texts[c.var.page.language].organizationsPage.title, path: "/organisaties" },
    ...(organization
      ? [{ label: organization.name, path: `/organisaties/${organization.id}` }]
      : []),
  ];
}

/** The organisation in the address; a visitor signs in first. */
async function organizationAt(c: PageContext): Promise<WholeOrganization | Response> {
  const { page, context } = c.var;
  const found = await read(context, (db) =>
    findWholeOrganization(db, page.community.id, c.req.param("id") ?? ""),
  );
  if (!found) return c.notFound();
  return page.viewer.kind === "visitor" ? signInFirst(c) : found;
}

/* Naming one --------------------------------------------------------------------------------------- */

pages.get("/organisaties/nieuw", (c) => showAdd(c, {}, []));

pages.post("/organisaties/nieuw", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  if (values.knop === "wijzigen") return showAdd(c, values, []);
  const input = {
    name: values.name ?? "",
    // The schema says what is wrong with anything else.
    form: values.form as WholeOrganization["form"],
    about: values.about ?? "",
  };
  const parsed = addOrganization.input.safeParse(input);
  if (parsed.success && values.knop !== "aanmelden") return showAddCheck(c, parsed.data);
  const outcome = await act(addOrganization, contextOf(c, values), input);
  if (outcome.ok) return c.redirect(page.href(`/organisaties/${outcome.value.id}`), 303);
  const field = outcome.refusal === "municipal_by_officials" ? "form" : "name";
  return showAdd(c, values, faultsOf(c, outcome, field), statusOf(outcome.refusal));
});

async function showAdd(
  c: PageContext,
  values: FormValues,
  errors: readonly FieldError[],
  status?: FormStatus,
): Promise<Response> {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const { organizationForm: t, organizationForms: forms } = texts[c.var.page.language];
  return showForm(c, {
    here: "/organisaties/nieuw",
    crumbs: crumbs(c),
    title: t.addTitle,
    lead: t.addLead,
    errors,
    ...(status && { status }),
    buttons: (
      <SubmitButton name="knop" value="lezen">
        {t.readOver}
      </SubmitButton>
    ),
    children: (
      <>
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          value={values.name}
          autocomplete="organization"
        />
        <Radios
          name="form"
          label={t.form}
          value={values.form}
          options={organizationForms.map((value) => ({ value, label: forms[value] }))}
        />
        <TextArea
          name="about"
          label={t.about}
          hint={t.aboutHint}
          value={values.about}
          rows={4}
          maxLength={600}
          required={false}
        />
      </>
    ),
  });
}

function showAddCheck(
  c: PageContext,
  input: {
    readonly name: string;
    readonly form: WholeOrganization["form"];
    readonly about: string;
  },
): Promise<Response> {
  const { language } = c.var.page;
  const { organizationForm: t, organizationForms: forms } = texts[language];
  return showForm(c, {
    here: "/organisaties/nieuw",
    crumbs: crumbs(c),
    title: t.checkTitle,
    lead: t.checkLead,
    hidden: input,
    buttons: (
      <>
        <SubmitButton once name="knop" value="aanmelden">
          {t.add}
        </SubmitButton>
        <SubmitButton kind="secondary" name="knop" value="wijzigen">
          {t.change}
        </SubmitButton>
      </>
    ),
    children: (
      <Answers
        language={language}
        items={[
          { question: t.name, answer: input.name },
          { question: t.form, answer: forms[input.form] },
          { question: t.about, answer: input.about },
        ]}
      />
    ),
  });
}

/* Forms of one organisation ------------------------------------------------------------------------ */

pages.get(`/organisaties/:id{${idPattern}}/beschrijven`, async (c) => {
  const found = await organizationAt(c);
  return found instanceof Response ? found : showDescribe(c, found, found.about, []);
});

pages.post(`/organisaties/:id{${idPattern}}/beschrijven`, async (c) => {
  const found = await organizationAt(c);
  if (found instanceof Response) return found;
  const values = await readForm(c);
  const about = values.about ?? "";
  const outcome = await act(describeOrganization, contextOf(c, values), {
    organizationId: found.id,
    about,
  });
  if (outcome.ok) return c.redirect(c.var.page.href(`/organisaties/${found.id}`), 303);
  return showDescribe(c, found, about, faultsOf(c, outcome, "about"), statusOf(outcome.refusal));
});

function showDescribe(
  c: PageContext,
  organization: WholeOrganization,
  about: string,
  errors: readonly FieldError[],
  status?: FormStatus,
): Promise<Response> {
  const t = texts[c.var.page.language].organizationForm;
  return showForm(c, {
    here: `/organisaties/${organization.id}/beschrijven`,
    crumbs: crumbs(c, organization),
    title: t.describeTitle,
    lead: t.describeLead,
    errors,
    ...(status && { status }),
    buttons: <SubmitButton once>{t.save}</SubmitButton>,
    children: (
      <TextArea
        name="about"
        label={t.about}
        hint={t.aboutHint}
        value={about}
        rows={5}
        maxLength={600}
      />
    ),
  });
}

pages.get(`/organisaties/:id{${idPattern}}/uitnodigen`, async (c) => {
  const found = await organizationAt(c);
  return found instanceof Response ? found : showInvite(c, found, {}, []);
});

pages.post(`/organisaties/:id{${idPattern}}/uitnodigen`, async (c) => {
  const found = await organizationAt(c);
  if (found instanceof Response) return found;
  const { page } = c.var;
  const values = await readForm(c);
  const outcome = await act(inviteToOrganization, contextOf(c, values), {
    organizationId: found.id,
    address: values.address ?? "",
    makesKeeper: values.keeper === "ja",
    language: page.language,
  });
  if (outcome.ok) return c.redirect(page.href(`/organisaties/${found.id}#uitnodigingen`), 303);
  return showInvite(c, found, values, faultsOf(c, outcome, "address"), statusOf(outcome.refusal));
});

function showInvite(
  c: PageContext,
  organization: WholeOrganization,
  values: FormValues,
  errors: readonly FieldError[],
  status?: FormStatus,
): Promise<Response> {
  const t = texts[c.var.page.language].organizationForm;
  return showForm(c, {
    here: `/organisaties/${organization.id}/uitnodigen`,
    crumbs: crumbs(c, organization),
    title: t.inviteTitle(organization.name),
    lead: t.inviteLead,
    errors,
    ...(status && { status }),
    buttons: <SubmitButton once>{t.send}</SubmitButton>,
    children: (
      <>
        <TextField
          name="address"
          type="email"
          label={t.address}
          hint={t.addressHint}
          value={values.address}
        />
        <Radios
          name="keeper"
          label={t.keeping}
          value={values.keeper ?? "nee"}
          options={[
            { value: "nee", label: t.keepingNo },
            { value: "ja", label: t.keepingYes },
          ]}
        />
      </>
    ),
  });
}

pages.get(`/organisaties/:id{${idPattern}}/meedoen`, async (c) => {
  const found = await organizationAt(c);
  return found instanceof Response ? found : showJoin(c, found, "", []);
});

pages.post(`/organisaties/:id{${idPattern}}/meedoen`, async (c) => {
  const found = await organizationAt(c);
  if (found instanceof Response) return found;
  const values = await readForm(c);
  const words = values.words ?? "";
  const outcome = await act(askToJoin, contextOf(c, values), { organizationId: found.id, words });
  if (outcome.ok) return c.redirect(c.var.page.href(`/organisaties/${found.id}`), 303);
  return showJoin(c, found, words, faultsOf(c, outcome, "words"), statusOf(outcome.refusal));
});

function showJoin(
  c: PageContext,
  organization: WholeOrganization,
  words: string,
  errors: readonly FieldError[],
  status?: FormStatus,
): Promise<Response> {
  const t = texts[c.var.page.language].organizationForm;
  return showForm(c, {
    here: `/organisaties/${organization.id}/meedoen`,
    crumbs: crumbs(c, organization),
    title: t.joinTitle(organization.name),
    lead: t.joinLead(organization.name),
    errors,
    ...(status && { status }),
    buttons: <SubmitButton once>{t.ask}</SubmitButton>,
    children: (
      <TextArea
        name="words"
        label={t.words}
        hint={t.wordsHint}
        value={words}
        rows={3}
        maxLength={500}
        required={false}
      />
    ),
  });
}

pages.get(`/organisaties/:id{${idPattern}}/aanwijzen`, async (c) => {
  const found = await organizationAt(c);
  return found instanceof Response ? found : showAppoint(c, found, {}, []);
});

pages.post(`/organisaties/:id{${idPattern}}/aanwijzen`, async (c) => {
  const organization = await organizationAt(c);
  if (organization instanceof Response) return organization;
  const t = texts[c.var.page.language].organizationForm.fields;
  const values = await readForm(c);
  const found = await findPeople(c, values.person ?? "");
  const person = personOf(found, values);
  if (!person) {
    const [field, message] =
      found.length > 1
        ? ["memberId", t.choose_person]
        : ["person", values.person ? t.no_person : t.member_missing];
    return showAppoint(c, organization, values, [{ field, message }], 422);
  }
  const outcome = await act(appointToOrganization, contextOf(c, values), {
    organizationId: organization.id,
    memberId: person.id,
  });
  if (outcome.ok) return c.redirect(c.var.page.href(`/organisaties/${organization.id}`), 303);
  const errors = faultsOf(c, outcome, "person");
  return showAppoint(c, organization, values, errors, statusOf(outcome.refusal));
});

async function showAppoint(
  c: PageContext,
  organization: WholeOrganization,
  values: FormValues,
  errors: readonly FieldError[],
  status?: FormStatus,
): Promise<Response> {
  const t = texts[c.var.page.language].organizationForm;
  return showForm(c, {
    here: `/organisaties/${organization.id}/aanwijzen`,
    crumbs: crumbs(c, organization),
    title: t.appointTitle(organization.name),
    lead: t.appointLead,
    errors,
    ...(status && { status }),
    buttons: <SubmitButton once>{t.appoint}</SubmitButton>,
    children: (
      <PersonFields
        label={t.person}
        hint={t.personHint}
        which={t.which}
        values={values}
        found={await findPeople(c, values.person ?? "")}
      />
    ),
  });
}

/** The buttons beside a request and an invitation. */
pages.post(`/organisaties/:id{${idPattern}}/antwoord`, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const context = contextOf(c, values);
  const joiningId = values.joiningId ?? "";
  const outcome =
    values.knop === "terug"
      ? await act(withdrawInvitation, context, { joiningId })
      : await act(answerRequest, context, {
          joiningId,
          answer: values.knop === "ja" ? "yes" : "no",
        });
  if (outcome.ok) return c.redirect(page.href(`/organisaties/${outcome.value.id}`), 303);
  return showOrganization(c, faultsOf(c, outcome, "wie"), statusOf(outcome.refusal));
});

/* One of its people -------------------------------------------------------------------------------- */

const personPath = `/organisaties/:id{${idPattern}}/mensen/:member{${idPattern}}`;

pages.get(personPath, (c) => showPerson(c, []));

pages.post(personPath, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const context = contextOf(c, values);
  const ids = { organizationId: c.req.param("id"), memberId: c.req.param("member") };
  const outcome =
    values.knop === "einde" || values.knop === "rust"
      ? await act(leaveOrganization, context, { ...ids, letsRest: values.knop === "rust" })
      : await act(changeKeeper, context, { ...ids, isKeeper: values.knop === "beheerder" });
  if (outcome.ok) return c.redirect(page.href(`/organisaties/${ids.organizationId}`), 303);
  return showPerson(c, faultsOf(c, outcome, "eindigen"), statusOf(outcome.refusal));
});

/** What can change about one who acts for it: whether she keeps it, and that she stops. */
async function showPerson(
  c: PageContext,
  errors: readonly FieldError[],
  status?: FormStatus,
): Promise<Response> {
  const organization = await organizationAt(c);
  if (organization instanceof Response) return organization;
  const { page, context } = c.var;
  const memberId = c.req.param("member") ?? "";
  const { acts, names } = await read(context, async (db) => ({
    acts: await listActs(db, page.community.id, organization.id),
    names: await listNames(db, page.community.id, [memberId]),
  }));
  const found = acts.find((one) => one.memberId === memberId);
  const own = page.viewer.kind === "member" ? page.viewer.memberId : "";
  if (!found || (own !== memberId && !isKeeper(acts, own))) return c.notFound();
  const t = texts[page.language].organizationForm;
  const isOwn = own === memberId;
  const leaving = decideLeaving(acts, { memberId, letsRest: false }, own);
  const isLast = !leaving.ok && leaving.refusal === "last_member_stays";
  return showForm(c, {
    here: `/organisaties/${organization.id}/mensen/${memberId}`,
    crumbs: crumbs(c, organization),
    title: t.memberTitle(names.get(memberId) ?? "", organization.name),
    lead: t.memberSince(dateText(localDate(found.joinedAt), page.language)),
    errors,
    ...(status && { status }),
    children: (
      <Section id="eindigen" title={t.endTitle(isOwn)}>
        <Paragraph>
          {isLast ? t.lastText(organization.name) : t.endText(organization.name)}
        </Paragraph>
      </Section>
    ),
    buttons: (
      <>
        <SubmitButton once kind="danger" name="knop" value={isLast ? "rust" : "einde"}>
          {isLast ? t.letRest : t.end(isOwn)}
        </SubmitButton>
        {isKeeper(acts, own) && (
          <SubmitButton
            once
            kind="secondary"
            name="knop"
            value={found.isKeeper ? "geen-beheerder" : "beheerder"}
          >
            {found.isKeeper ? t.endKeeper : t.makeKeeper}
          </SubmitButton>
        )}
      </>
    ),
    after: isKeeper(acts, own) && <Paragraph small>{t.makeKeeperText}</Paragraph>,
  });
}

/* The link in the mail: its page does nothing until a button is pressed ----------------------------- */

const invitationPath = "/organisaties/uitnodiging/:token{[\\w-]{20,100}}";

pages.get(invitationPath, async (c) => {
  const { page, context } = c.var;
  const token = c.req.param("token");
  const found = await read(context, async (db) => {
    const joining = await findJoining(db, page.community.id, { tokenHash: hashOf(token) });
    if (!joining) return undefined;
    const organization = await findWholeOrganization(db, page.community.id, joining.organizationId);
    const names = await listNames(db, page.community.id, [joining.madeBy]);
    return organization && { joining, organization, by: names.get(joining.madeBy) };
  });
  const { endsAt, outcome } = found?.joining ?? {};
  const isOver = endsAt && endsAt <= context.platform.clock.machineNow();
  if (!found || outcome !== null || isOver) return showGone(c);
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const { organizationForm: t, somebody } = texts[page.language];
  const { name } = found.organization;
  return showForm(c, {
    here: `/organisaties/uitnodiging/${token}`,
    crumbs: crumbs(c, found.organization),
    title: t.invitationTitle(name),
    lead: t.invitationLead(found.by ?? somebody, name),
    buttons: (
      <>
        <SubmitButton once name="knop" value="ja">
          {t.yes}
        </SubmitButton>
        <SubmitButton once kind="secondary" name="knop" value="nee">
          {t.no}
        </SubmitButton>
      </>
    ),
    children: found.joining.makesKeeper && <Paragraph>{t.invitationKeeper}</Paragraph>,
  });
});

pages.post(invitationPath, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const outcome = await act(takeUpInvitation, contextOf(c, values), {
    token: c.req.param("token"),
    answer: values.knop === "ja" ? "yes" : "no",
  });
  if (outcome.ok) return c.redirect(page.href(`/organisaties/${outcome.value.id}`), 303);
  const { organizationRefusals } = texts[page.language];
  return showGone(c, refusalText(organizationRefusals, page.language, outcome.refusal));
});

function showGone(c: PageContext, why?: string): Promise<Response> {
  const { page } = c.var;
  const t = texts[page.language].organizationForm;
  return c.var.show(
    {
      title: t.gone,
      here: "/organisaties",
      isPersonal: true,
      children: (
        <Page>
          <PageHead title={t.gone}>
            <Stand tone="stop">
              <Paragraph>{why ?? t.goneLead}</Paragraph>
            </Stand>
          </PageHead>
          <Text>
            <Paragraph>
              <Link href={page.href("/organisaties")}>{t.toAll}</Link>
            </Paragraph>
          </Text>
        </Page>
      ),
    },
    422,
  );
}

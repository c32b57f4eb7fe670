import { Hono } from "hono";
import {
  listMembersNamed,
  listNames,
  listOrganizations,
  listOrganizationsByIds,
  listOrganizationsOf,
} from "#modules/people";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { FormValues, PageContext, PageEnv, PageTools } from "#platform/http.ts";
import { Buttons, Form, Hidden, Radios, Select, SubmitButton, TextField } from "#ui/form.tsx";
import { Paragraph, Section } from "#ui/page.tsx";
import {
  dropOffer,
  endParty,
  givePen,
  inviteToInitiative,
  joinInitiative,
  offerInitiative,
  takeOverInitiative,
  takePen,
  welcomeParty,
} from "../actions.ts";
import {
  type Handover,
  type Initiative,
  isOfficial,
  isShown,
  type Party,
  partyKinds,
} from "../model.ts";
import { findHandover, listParties } from "../store.ts";
import { texts } from "../texts.ts";
import type { FormState, Status } from "./form-state.ts";
import { ButtonForm, formOr, penOr, seenOr, sendTo, showForm } from "./shown.tsx";
import { pathOf } from "./slots.ts";

/** Who make it together and who write: asking, saying yes, giving the pen. */
export const pages = new Hono<PageEnv>();

const base = "/initiatieven/:number";
const empty: FormState = { values: {}, errors: [] };

interface People {
  readonly parties: readonly Party[];
  readonly names: ReadonlyMap<string, string>;
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
  /** Whom its maker asked to take it over. */
  readonly handover: Handover | undefined;
}

async function loadPeople(db: Db, page: PageTools, initiative: Initiative): Promise<People> {
  const { id: communityId } = page.community;
  const parties = await listParties(db, communityId, [initiative.id]);
  const members = parties.flatMap(({ memberId, askedBy }) => [
    askedBy,
    ...(memberId ? [memberId] : []),
  ]);
  const ids = parties.flatMap(({ organizationId }) => organizationId ?? []);
  return {
    parties,
    names: new Map([
      ...(await listNames(db, communityId, [...new Set([...members, ...initiative.penIds])])),
      ...(await listOrganizationsByIds(db, communityId, ids)).map(
        ({ id, name }) => [id, name] as const,
      ),
    ]),
    organizations: await listOrganizations(db, communityId),
    handover: await findHandover(db, communityId, initiative.id),
  };
}

/* For the makers ---------------------------------------------------------------------------------- */

pages.get(`${base}/mensen`, (c) => showPeople(c, empty));

pages.post(`${base}/mensen`, async (c) => {
  const values = await formOr(c);
  if (values instanceof Response) return values;
  const seen = await penOr(c, async () => null);
  if (seen instanceof Response) return seen;
  const { initiative } = seen;
  const sent = await (knopOf(values) ?? askSomebody)(c, initiative, values);
  return sent instanceof Response ? sent : showPeople(c, sent.form, sent.status);
});

type Sent = Awaited<ReturnType<typeof sendTo>>;
type Send = (c: PageContext, initiative: Initiative, values: FormValues) => Promise<Sent>;

const peoplePath = (initiative: Initiative) => `${pathOf(initiative)}/mensen`;

/** The buttons beside a name; without one somebody is asked. */
const buttons: Readonly<Record<string, Send>> = {
  welkom: (c, initiative, values) =>
    sendTo(
      c,
      welcomeParty,
      values,
      { initiativeId: initiative.id, partyId: values.partyId },
      { main: "name", to: peoplePath(initiative) },
    ),
  weg: (c, initiative, values) =>
    sendTo(
      c,
      endParty,
      values,
      { initiativeId: initiative.id, partyId: values.partyId },
      { main: "name", to: peoplePath(initiative) },
    ),
  "pen-terug": (c, initiative, values) => {
    const { memberId } = values;
    // Who laid her own pen down has nothing to do here any more.
    const to = memberId === viewerId(c.var.page) ? pathOf(initiative) : peoplePath(initiative);
    const input = { initiativeId: initiative.id, memberId };
    return sendTo(c, takePen, values, input, { main: "penName", to });
  },
  geef: (c, initiative, values) => {
    const input = { initiativeId: initiative.id, memberId: values.memberId };
    return sendTo(c, offerInitiative, values, input, {
      main: "penName",
      to: peoplePath(initiative),
    });
  },
  "geef-terug": (c, initiative, values) =>
    sendTo(
      c,
      dropOffer,
      values,
      { initiativeId: initiative.id },
      { main: "penName", to: peoplePath(initiative) },
    ),
  pen: async (c, initiative, values) => {
    const person = await personNamed(c, values, "penName");
    if ("form" in person) return person;
    const input = { initiativeId: initiative.id, memberId: person.id };
    return sendTo(c, givePen, values, input, { main: "penName", to: peoplePath(initiative) });
  },
};

function knopOf({ knop = "" }: FormValues): Send | undefined {
  return Object.entries(buttons).find(([name]) => name === knop)?.[1];
}

const askSomebody: Send = async (c, initiative, values) => {
  const { kind, organizationId = "", role = "" } = values;
  const common = { initiativeId: initiative.id, kind, role };
  const to = { main: "name", to: peoplePath(initiative) };
  if (kind === "organization")
    return sendTo(c, inviteToInitiative, values, { ...common, organizationId }, to);
  const person = await personNamed(c, values, "name");
  if ("form" in person) return person;
  return sendTo(c, inviteToInitiative, values, { ...common, memberId: person.id }, to);
};

/** Of a name that hundreds share nobody means the last. */
const namesakesMost = 100;

/** The one person of this name, else what is wrong with it. */
async function personNamed(
  c: PageContext,
  values: FormValues,
  field: "name" | "penName",
): Promise<{ readonly id: string } | { readonly form: FormState; readonly status: Status }> {
  const { page, context } = c.var;
  const t = texts[page.language].peoplePage;
  const typed = values[field] ?? "";
  const found = await read(context, (db) =>
    listMembersNamed(db, page.community.id, typed, namesakesMost),
  );
  const same = found.filter(({ name }) => name.toLowerCase() === typed.trim().toLowerCase());
  const [person, other] = same.length > 0 ? same : found;
  if (person && !other) return person;
  const message = person ? t.twice : t.unknown;
  return { form: { values, errors: [{ field, message }] }, status: 422 };
}

function viewerId({ viewer }: PageTools): string | undefined {
  return viewer.kind === "member" ? viewer.memberId : undefined;
}

async function showPeople(c: PageContext, form: FormState, status?: Status): Promise<Response> {
  const { page } = c.var;
  const t = texts[page.language].peoplePage;
  const seen = await penOr(c, (db, initiative) => loadPeople(db, page, initiative));
  if (seen instanceof Response) return seen;
  const { initiative, loaded } = seen;
  const here = `${pathOf(initiative)}/mensen`;
  const { values } = form;
  return showForm(c, {
    title: t.title,
    lead: t.lead,
    here,
    initiative,
    form,
    ...(status && { status }),
    fields: (
      <>
        <Hidden name="knop" value="vraag" />
        <Radios
          name="kind"
          label={t.kind}
          value={values.kind ?? "resident"}
          options={partyKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        />
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          required={false}
          value={values.name}
        />
        {loaded.organizations.length > 0 && (
          <Select
            name="organizationId"
            label={t.organization}
            required={false}
            value={values.organizationId ?? ""}
            options={[
              { value: "", label: t.noOrganization },
              ...loaded.organizations.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <TextField name="role" label={t.role} required={false} value={values.role} />
        <Buttons>
          <SubmitButton once>{t.invite}</SubmitButton>
        </Buttons>
      </>
    ),
    after: (
      <>
        <PartyLists page={page} here={here} people={loaded} />
        <PenSection page={page} here={here} initiative={initiative} people={loaded} form={form} />
      </>
    ),
  });
}

function PartyLists(props: {
  readonly page: PageTools;
  readonly here: string;
  readonly people: People;
}) {
  const { page, here, people } = props;
  const t = texts[page.language];
  const asks = people.parties.filter(({ welcomedAt }) => welcomedAt === null);
  const asked = people.parties.filter(({ joinedAt }) => joinedAt === null);
  const shown = people.parties.filter(isShown);
  const name = (party: Party) =>
    people.names.get(party.organizationId ?? party.memberId ?? "") ?? "";
  const row = (party: Party, isAsking: boolean) => (
    <div class="meent-stack" key={party.id}>
      <h3 class="utrecht-heading-3">
        {name(party)}, {t.reads.partyKinds[party.kind]}
      </h3>
      {party.role && <Paragraph>{party.role}</Paragraph>}
      {isAsking && (
        <ButtonForm page={page} path={here} values={{ knop: "welkom", partyId: party.id }}>
          <SubmitButton kind="secondary">{t.peoplePage.welcome(name(party))}</SubmitButton>
        </ButtonForm>
      )}
      <ButtonForm page={page} path={here} values={{ knop: "weg", partyId: party.id }}>
        <SubmitButton kind="secondary">
          {isAsking ? t.peoplePage.refuse(name(party)) : t.peoplePage.end(name(party))}
        </SubmitButton>
      </ButtonForm>
    </div>
  );
  return (
    <>
      {asks.length > 0 && (
        <Section id="vragen" title={t.peoplePage.asks}>
          {asks.map((party) => row(party, true))}
        </Section>
      )}
      {asked.length > 0 && (
        <Section id="gevraagd" title={t.peoplePage.asked}>
          {asked.map((party) => row(party, false))}
        </Section>
      )}
      <Section id="doen-mee" title={t.peoplePage.here}>
        {shown.length === 0 && <Paragraph>{t.peoplePage.none}</Paragraph>}
        {shown.map((party) => row(party, false))}
      </Section>
    </>
  );
}

function PenSection(props: {
  readonly page: PageTools;
  readonly here: string;
  readonly initiative: Initiative;
  readonly people: People;
  readonly form: FormState;
}) {
  const { page, here, initiative, people, form } = props;
  const t = texts[page.language].peoplePage;
  const me = viewerId(page);
  const isMaker = me === initiative.makerId;
  return (
    <Section id="pen" title={t.penTitle}>
      <Paragraph>{t.penLead}</Paragraph>
      {initiative.penIds.map((id) => (
        <div class="meent-stack" key={id}>
          <Paragraph>
            <b>{people.names.get(id)}</b>
          </Paragraph>
          {isMaker && id !== initiative.makerId && (
            <OfferTo page={page} here={here} people={people} memberId={id} />
          )}
          {id !== initiative.makerId && (isMaker || id === me) && (
            <ButtonForm page={page} path={here} values={{ knop: "pen-terug", memberId: id }}>
              <SubmitButton kind="secondary">
                {id === me ? t.layPen : t.takePen(people.names.get(id) ?? "")}
              </SubmitButton>
            </ButtonForm>
          )}
        </div>
      ))}
      {isMaker && (
        <Form
          language={page.language}
          action={page.href(here)}
          errors={form.errors.filter(({ field }) => field === "penName")}
        >
          <Hidden name="knop" value="pen" />
          <TextField
            name="penName"
            label={t.penName}
            hint={t.nameHint}
            value={form.values.penName}
          />
          <Buttons>
            <SubmitButton kind="secondary">{t.givePen}</SubmitButton>
          </Buttons>
        </Form>
      )}
    </Section>
  );
}

/** Its maker asks one who writes here to take the whole of it over. */
function OfferTo(props: {
  readonly page: PageTools;
  readonly here: string;
  readonly people: People;
  readonly memberId: string;
}) {
  const { page, here, people, memberId } = props;
  const t = texts[page.language].peoplePage;
  const name = people.names.get(memberId) ?? "";
  if (people.handover?.toId === memberId)
    return (
      <>
        <Paragraph>{t.offered(name)}</Paragraph>
        <ButtonForm page={page} path={here} values={{ knop: "geef-terug" }}>
          <SubmitButton kind="secondary">{t.dropOffer}</SubmitButton>
        </ButtonForm>
      </>
    );
  if (people.handover) return null;
  return (
    <ButtonForm page={page} path={here} values={{ knop: "geef", memberId }}>
      <SubmitButton kind="secondary">{t.offer(name)}</SubmitButton>
    </ButtonForm>
  );
}

/* For who takes it over ---------------------------------------------------------------------------- */

pages.get(`${base}/overnemen`, (c) => showTakeOver(c, empty));

pages.post(`${base}/overnemen`, async (c) => {
  const values = await formOr(c);
  if (values instanceof Response) return values;
  const seen = await seenOr(c, async () => null);
  if (seen instanceof Response) return seen;
  const { initiative } = seen;
  const action = values.knop === "nee" ? dropOffer : takeOverInitiative;
  const sent = await sendTo(
    c,
    action,
    values,
    { initiativeId: initiative.id },
    { main: "knop", to: pathOf(initiative) },
  );
  return sent instanceof Response ? sent : showTakeOver(c, sent.form, sent.status);
});

async function showTakeOver(c: PageContext, form: FormState, status?: Status): Promise<Response> {
  const { page } = c.var;
  const t = texts[page.language].takeOver;
  const seen = await seenOr(c, (db, initiative) => loadPeople(db, page, initiative));
  if (seen instanceof Response) return seen;
  const { initiative, loaded } = seen;
  const { handover, names } = loaded;
  // Who is not asked has nothing to answer here, unless her answer came too late.
  if (handover?.toId !== viewerId(page) && form.errors.length === 0) return c.notFound();
  const isAsked = handover?.toId === viewerId(page);
  return showForm(c, {
    title: t.title,
    lead: t.lead(names.get(initiative.makerId) ?? "", initiative.title),
    here: `${pathOf(initiative)}/overnemen`,
    initiative,
    form,
    ...(status && { status }),
    fields: isAsked && (
      <>
        <ul class="utrecht-unordered-list utrecht-unordered-list--html-content">
          {t.means.map((means) => (
            <li key={means}>{means}</li>
          ))}
        </ul>
        <Buttons>
          <SubmitButton once>{t.yes}</SubmitButton>
          <SubmitButton kind="secondary" name="knop" value="nee">
            {t.no}
          </SubmitButton>
        </Buttons>
      </>
    ),
  });
}

/* For who joins ----------------------------------------------------------------------------------- */

pages.get(`${base}/meedoen`, (c) => showJoin(c, empty));

pages.post(`${base}/meedoen`, async (c) => {
  const values = await formOr(c);
  if (values instanceof Response) return values;
  const seen = await seenOr(c, async () => null);
  if (seen instanceof Response) return seen;
  const { initiative } = seen;
  const initiativeId = initiative.id;
  const to = pathOf(initiative);
  const { partyId = "", as = "", role = "" } = values;
  const sent =
    values.knop === "weg"
      ? // Who says no to a draft does not see it any more; the list is there for everybody.
        await sendTo(
          c,
          endParty,
          values,
          { initiativeId, partyId },
          { main: "role", to: initiative.state === "public" ? to : "/initiatieven" },
        )
      : await sendTo(
          c,
          joinInitiative,
          values,
          { initiativeId, role, ...asWhom(as) },
          { main: "role", to },
        );
  return sent instanceof Response ? sent : showJoin(c, sent.form, sent.status);
});

/** Oneself, as an official, or for an organisation by its id. */
function asWhom(as: string) {
  if (as === "" || as === "resident") return { kind: "resident" };
  return as === "official" ? { kind: "official" } : { kind: "organization", organizationId: as };
}

async function showJoin(c: PageContext, form: FormState, status?: Status): Promise<Response> {
  const { page } = c.var;
  const { viewer, community } = page;
  const t = texts[page.language].joinPage;
  const seen = await seenOr(c, async (db, initiative) => {
    const people = await loadPeople(db, page, initiative);
    const own =
      viewer.kind === "member" ? await listOrganizationsOf(db, community.id, viewer.memberId) : [];
    return { people, own };
  });
  if (seen instanceof Response) return seen;
  const { initiative, loaded } = seen;
  const { own, people } = loaded;
  const ids = new Set([viewerId(page), ...own.map(({ id }) => id)]);
  const mine = people.parties.filter((party) =>
    ids.has(party.memberId ?? party.organizationId ?? ""),
  );
  const invitation = mine.find(({ joinedAt }) => joinedAt === null);
  const here = `${pathOf(initiative)}/meedoen`;
  const common = { here, initiative, form, ...(status && { status }) };
  if (invitation)
    return showForm(c, {
      ...common,
      title: t.answerTitle,
      lead: t.answerLead(people.names.get(invitation.askedBy) ?? "", invitation.role),
      fields: (
        <>
          <Hidden name="as" value={invitation.organizationId ?? invitation.kind} />
          <Hidden name="partyId" value={invitation.id} />
          <Buttons>
            <SubmitButton once>{t.yes}</SubmitButton>
            <SubmitButton kind="secondary" name="knop" value="weg">
              {t.no}
            </SubmitButton>
          </Buttons>
        </>
      ),
    });
  const [place] = mine;
  if (place)
    return showForm(c, {
      ...common,
      title: t.askTitle,
      lead: isShown(place) ? t.isIn : t.waiting,
      fields: (
        <>
          <Hidden name="partyId" value={place.id} />
          <Buttons>
            <SubmitButton kind="secondary" name="knop" value="weg">
              {isShown(place) ? t.leave : t.withdraw}
            </SubmitButton>
          </Buttons>
        </>
      ),
    });
  return showForm(c, {
    ...common,
    title: t.askTitle,
    lead: t.askLead,
    fields: <AskFields page={page} values={form.values} own={own} />,
  });
}

function AskFields(props: {
  readonly page: PageTools;
  readonly values: FormValues;
  readonly own: readonly { readonly id: string; readonly name: string }[];
}) {
  const { page, values, own } = props;
  const t = texts[page.language].joinPage;
  const serves = page.viewer.kind === "member" && isOfficial(page.viewer.roles);
  const options = [
    { value: "", label: t.myself },
    ...(serves ? [{ value: "official", label: t.official }] : []),
    ...own.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      {options.length > 1 && (
        <Radios name="as" label={t.as} value={values.as ?? ""} options={options} />
      )}
      <TextField
        name="role"
        label={t.role}
        hint={t.roleHint}
        required={false}
        value={values.role}
      />
      <Buttons>
        <SubmitButton once>{t.ask}</SubmitButton>
      </Buttons>
    </>
  );
}

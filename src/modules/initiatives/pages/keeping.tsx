import { Hono } from "hono";
import { euroText, hoursText } from "#lib/format.ts";
import { type Seat, seatRows, sides } from "#lib/governance.ts";
import { findChallengeByNumber } from "#modules/challenges";
import { findCoalitionByNumber } from "#modules/coalitions";
import { findDealByNumber } from "#modules/deals";
import { findSignalByNumber } from "#modules/signals";
import { findUndertakingByNumber, findWorkByNumber } from "#modules/works";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
import type { FormValues, PageContext, PageEnv, PageTools } from "#platform/http.ts";
import {
  Buttons,
  Checkboxes,
  Hidden,
  MoneyField,
  Radios,
  Select,
  SubmitButton,
  TextField,
} from "#ui/form.tsx";
import { Section } from "#ui/page.tsx";
import {
  changePhase,
  linkInitiative,
  publishInitiative,
  setMeans,
  setSay,
  unlinkInitiative,
  unpublishInitiative,
} from "../actions.ts";
import {
  type Initiative,
  type LinkKind,
  type Means,
  meansKinds,
  meansMost,
  phases,
} from "../model.ts";
import { listLinks, listMeans, listSeats } from "../store.ts";
import { texts } from "../texts.ts";
import { type FormState, nested, type Status } from "./form-state.ts";
import { ButtonForm, formOr, penOr, sendTo, showForm } from "./shown.tsx";
import { pathOf } from "./slots.ts";

/** What its makers tell of it besides its words: how far it is, what it has, who decides, where it belongs. */
export const pages = new Hono<PageEnv>();

const base = "/initiatieven/:number";

const noErrors = (values: FormValues = {}): FormState => ({ values, errors: [] });

/* Shown to all, or not ---------------------------------------------------------------------------- */

pages.post(`${base}/openbaar`, async (c) => {
  const values = await formOr(c);
  if (values instanceof Response) return values;
  const seen = await penOr(c, async () => null);
  if (seen instanceof Response) return seen;
  const { initiative } = seen;
  const sent = await sendTo(
    c,
    publishInitiative,
    values,
    { initiativeId: initiative.id },
    { main: "title", to: pathOf(initiative) },
  );
  // All that can be wrong is that somebody showed it before, or that the charter changed.
  return sent instanceof Response ? sent : c.redirect(c.var.page.href(pathOf(initiative)), 303);
});

pages.get(`${base}/uit-zicht`, async (c) => {
  const seen = await penOr(c, async () => null);
  return seen instanceof Response ? seen : showHide(c, seen.initiative, noErrors());
});

pages.post(`${base}/uit-zicht`, async (c) => {
  const values = await formOr(c);
  if (values instanceof Response) return values;
  const seen = await penOr(c, async () => null);
  if (seen instanceof Response) return seen;
  const { initiative } = seen;
  const input = { initiativeId: initiative.id };
  const sent = await sendTo(c, unpublishInitiative, values, input, {
    main: "knop",
    to: pathOf(initiative),
  });
  return sent instanceof Response ? sent : showHide(c, initiative, sent.form, sent.status);
});

function showHide(c: PageContext, initiative: Initiative, form: FormState, status?: Status) {
  const t = texts[c.var.page.language].hidePage;
  return showForm(c, {
    title: t.title,
    lead: t.lead,
    here: `${pathOf(initiative)}/uit-zicht`,
    initiative,
    form,
    ...(status && { status }),
    fields: (
      <Buttons>
        <SubmitButton once kind="danger">
          {t.bind}
        </SubmitButton>
      </Buttons>
    ),
  });
}

/* How far it is ----------------------------------------------------------------------------------- */

pages.get(`${base}/fase`, async (c) => {
  const seen = await penOr(c, async () => null);
  if (seen instanceof Response) return seen;
  return showPhase(c, seen.initiative, noErrors({ phase: seen.initiative.phase }));
});

pages.post(`${base}/fase`, async (c) => {
  const values = await formOr(c);
  if (values instanceof Response) return values;
  const seen = await penOr(c, async () => null);
  if (seen instanceof Response) return seen;
  const { initiative } = seen;
  const input = { initiativeId: initiative.id, phase: values.phase ?? "" };
  const to = pathOf(initiative);
  const sent = await sendTo(c, changePhase, values, input, { main: "phase", to });
  return sent instanceof Response ? sent : showPhase(c, initiative, sent.form, sent.status);
});

function showPhase(c: PageContext, initiative: Initiative, form: FormState, status?: Status) {
  const t = texts[c.var.page.language];
  return showForm(c, {
    title: t.phasePage.title,
    lead: t.phasePage.lead,
    here: `${pathOf(initiative)}/fase`,
    initiative,
    form,
    ...(status && { status }),
    fields: (
      <>
        <Radios
          name="phase"
          label={t.form.phase}
          value={form.values.phase}
          options={phases.map((phase) => ({ value: phase, label: t.reads.phases[phase] }))}
        />
        <Buttons>
          <SubmitButton once>{t.phasePage.save}</SubmitButton>
        </Buttons>
      </>
    ),
  });
}

/* What it has ------------------------------------------------------------------------------------- */

pages.get(`${base}/middelen`, async (c) => {
  const seen = await penOr(c, (db, { id }) => listMeans(db, c.var.page.community.id, id));
  if (seen instanceof Response) return seen;
  const { initiative, loaded } = seen;
  const values = { ...meansValues(loaded), version: String(initiative.version) };
  return showMeans(c, initiative, noErrors(values));
});

pages.post(`${base}/middelen`, async (c) => {
  const values = await formOr(c);
  if (values instanceof Response) return values;
  const seen = await penOr(c, async () => null);
  if (seen instanceof Response) return seen;
  const { initiative } = seen;
  if (values.knop === "meer") {
    const more = { ...values, aantal: String(rowsIn(values) + 1) };
    return showMeans(c, initiative, noErrors(more));
  }
  const input = { ...nested(values), initiativeId: initiative.id };
  const sent = await sendTo(c, setMeans, values, input, {
    main: "means.0.kind",
    to: pathOf(initiative),
  });
  return sent instanceof Response ? sent : showMeans(c, initiative, sent.form, sent.status);
});

/** What there is, as the rows of the form hold it. */
function meansValues(means: readonly Means[]): FormValues {
  return Object.fromEntries(
    means.flatMap((one, row) => [
      [`means.${row}.kind`, one.kind],
      [
        `means.${row}.money`,
        one.kind === "money" ? euroText(one.amountCents, "nl").replace(/[^\d,.]/g, "") : "",
      ],
      [
        `means.${row}.hours`,
        one.kind === "hours" ? hoursText(one.minutes, "nl").replace(/[^\d:,]/g, "") : "",
      ],
      [`means.${row}.words`, one.words],
      [`means.${row}.carrier`, one.carrier],
      [`means.${row}.side`, one.side],
    ]),
  );
}

/** How many rows the form shows: those filled in, and one to fill in. */
function rowsIn(values: FormValues): number {
  const filled = Object.entries(values).flatMap(([name, value]) => {
    const [, row] = /^means\.(\d{1,2})\./.exec(name) ?? [];
    return row !== undefined && value !== "" ? [Number(row) + 1] : [];
  });
  const asked = Number(values.aantal);
  const least = Math.max(2, ...filled.map((count) => count + 1));
  return Math.min(meansMost, Number.isSafeInteger(asked) ? Math.max(asked, least) : least);
}

function showMeans(c: PageContext, initiative: Initiative, form: FormState, status?: Status) {
  const { page } = c.var;
  const t = texts[page.language].meansPage;
  const rows = rowsIn(form.values);
  return showForm(c, {
    title: t.title,
    lead: t.lead,
    here: `${pathOf(initiative)}/middelen`,
    initiative,
    form,
    ...(status && { status }),
    fields: (
      <>
        <Hidden name="version" value={form.values.version ?? ""} />
        <Hidden name="aantal" value={String(rows)} />
        {Array.from({ length: rows }, (_, row) => (
          <MeansFields page={page} values={form.values} row={row} key={row} />
        ))}
        <Buttons>
          <SubmitButton once>{t.save}</SubmitButton>
          {rows < meansMost && (
            <SubmitButton kind="secondary" name="knop" value="meer">
              {t.more}
            </SubmitButton>
          )}
        </Buttons>
      </>
    ),
  });
}

function MeansFields(props: {
  readonly page: PageTools;
  readonly values: FormValues;
  readonly row: number;
}) {
  const { page, values, row } = props;
  const t = texts[page.language];
  const name = (field: string) => `means.${row}.${field}`;
  const value = (field: string) => values[name(field)] ?? "";
  return (
    <Section id={`middel-${row + 1}`} title={t.meansPage.row(row + 1)}>
      <div class="meent-fields">
        <Select
          name={name("kind")}
          label={t.meansPage.kind}
          required={false}
          value={value("kind")}
          options={[
            { value: "", label: t.meansPage.choose },
            ...meansKinds.map((kind) => ({ value: kind, label: t.meansPage.kinds[kind] })),
          ]}
        />
        <MoneyField
          name={name("money")}
          label={t.meansPage.money}
          required={false}
          value={value("money")}
        />
        <TextField
          name={name("hours")}
          label={t.meansPage.hours}
          required={false}
          value={value("hours")}
        />
        <TextField
          name={name("words")}
          label={t.meansPage.words}
          {...(row === 0 && { hint: t.meansPage.wordsHint })}
          required={false}
          value={value("words")}
        />
        <TextField
          name={name("carrier")}
          label={t.meansPage.carrier}
          required={false}
          value={value("carrier")}
        />
        <SideField page={page} name={name("side")} value={value("side")} label={t.meansPage.side} />
      </div>
    </Section>
  );
}

function SideField(props: {
  readonly page: PageTools;
  readonly name: string;
  readonly label: string;
  readonly value: string;
}) {
  const t = texts[props.page.language];
  return (
    <Select
      name={props.name}
      label={props.label}
      required={false}
      value={props.value}
      options={[
        { value: "", label: t.meansPage.choose },
        ...sides.map((side) => ({ value: side, label: t.reads.sides[side] })),
      ]}
    />
  );
}

/* Who decides ------------------------------------------------------------------------------------- */

pages.get(`${base}/zeggenschap`, async (c) => {
  const seen = await penOr(c, (db, { id }) => listSeats(db, c.var.page.community.id, id));
  if (seen instanceof Response) return seen;
  const { initiative, loaded } = seen;
  const values = {
    ...seatValues(loaded),
    votesNeeded: String(initiative.votesNeeded ?? ""),
    version: String(initiative.version),
  };
  return showSay(c, initiative, noErrors(values));
});

pages.post(`${base}/zeggenschap`, async (c) => {
  const values = await formOr(c);
  if (values instanceof Response) return values;
  const seen = await penOr(c, async () => null);
  if (seen instanceof Response) return seen;
  const { initiative } = seen;
  const input = { ...nested(values), initiativeId: initiative.id };
  const to = pathOf(initiative);
  const sent = await sendTo(c, setSay, values, input, { main: "seats.0.holder", to });
  return sent instanceof Response ? sent : showSay(c, initiative, sent.form, sent.status);
});

function seatValues(seats: readonly Seat[]): FormValues {
  return Object.fromEntries(
    seats.flatMap((seat, row) => [
      [`seats.${row}.holder`, seat.holder],
      [`seats.${row}.side`, seat.side],
      [`seats.${row}.votes`, String(seat.votes)],
      [`seats.${row}.hasVeto`, seat.hasVeto ? "yes" : ""],
    ]),
  );
}

function showSay(c: PageContext, initiative: Initiative, form: FormState, status?: Status) {
  const { page } = c.var;
  const t = texts[page.language].sayPage;
  const filled = Object.keys(form.values).flatMap((name) => {
    const [, row] = /^seats\.(\d{1,2})\.holder$/.exec(name) ?? [];
    return row !== undefined && form.values[name] !== "" ? [Number(row) + 1] : [];
  });
  return showForm(c, {
    title: t.title,
    lead: t.lead,
    here: `${pathOf(initiative)}/zeggenschap`,
    initiative,
    form,
    ...(status && { status }),
    fields: (
      <>
        <Hidden name="version" value={form.values.version ?? ""} />
        {Array.from({ length: Math.max(seatRows, ...filled) }, (_, row) => (
          <SeatFields page={page} form={form} row={row} key={row} />
        ))}
        <TextField name="votesNeeded" label={t.needed} value={form.values.votesNeeded} />
        <Buttons>
          <SubmitButton once>{t.save}</SubmitButton>
        </Buttons>
      </>
    ),
  });
}

function SeatFields(props: {
  readonly page: PageTools;
  readonly form: FormState;
  readonly row: number;
}) {
  const { page, form, row } = props;
  const t = texts[page.language].sayPage;
  const name = (field: string) => `seats.${row}.${field}`;
  const value = (field: string) => form.values[name(field)] ?? "";
  const isWrong = form.errors.some(({ field }) => field.startsWith(`seats.${row}.`));
  return (
    <details class="meent-help" open={row < 2 || isWrong || value("holder") !== ""}>
      <summary>{t.seat(row + 1)}</summary>
      <div class="meent-fields">
        <TextField
          name={name("holder")}
          label={t.holder}
          {...(row === 0 && { hint: t.holderHint })}
          required={row === 0}
          value={value("holder")}
        />
        <SideField page={page} name={name("side")} value={value("side")} label={t.side} />
        <TextField name={name("votes")} label={t.votes} required={false} value={value("votes")} />
        <Checkboxes
          name={name("hasVeto")}
          label={t.veto}
          required={false}
          value={value("hasVeto") === "yes" ? ["yes"] : []}
          options={[{ value: "yes", label: t.vetoLabel }]}
        />
      </div>
    </details>
  );
}

/* Where it belongs -------------------------------------------------------------------------------- */

pages.get(`${base}/verbinden`, (c) => showLink(c, noErrors({ number: c.req.query("met") ?? "" })));

pages.post(`${base}/verbinden`, async (c) => {
  const { page, context } = c.var;
  const values = await formOr(c);
  if (values instanceof Response) return values;
  const seen = await penOr(c, async () => null);
  if (seen instanceof Response) return seen;
  const { initiative } = seen;
  const to = pathOf(initiative);
  if (values.knop === "weg") {
    const input = { initiativeId: initiative.id, kind: values.kind, subjectId: values.subjectId };
    const off = await sendTo(c, unlinkInitiative, values, input, { main: "number", to });
    return off instanceof Response ? off : showLink(c, off.form, off.status);
  }
  const found = await read(context, (db) => findByNumber(db, page, values.number ?? ""));
  if (!found) {
    const message = texts[page.language].refusals.link_unknown;
    return showLink(c, { values, errors: [{ field: "number", message }] });
  }
  const input = { initiativeId: initiative.id, ...found };
  const sent = await sendTo(c, linkInitiative, values, input, { main: "number", to });
  return sent instanceof Response ? sent : showLink(c, sent.form, sent.status);
});

/** The thing that people know by this number. */
async function findByNumber(
  db: Db,
  { community: { id }, now }: PageTools,
  typed: string,
): Promise<{ readonly kind: LinkKind; readonly subjectId: string } | undefined> {
  const number = typed.trim().toUpperCase();
  const kinds = {
    W: { kind: "work", find: () => findWorkByNumber(db, id, number) },
    K: { kind: "undertaking", find: () => findUndertakingByNumber(db, id, number, now) },
    U: { kind: "challenge", find: () => findChallengeByNumber(db, id, number, now) },
    D: { kind: "deal", find: () => findDealByNumber(db, id, number, now) },
    S: { kind: "signal", find: () => findSignalByNumber(db, id, number, now) },
    A: { kind: "coalition", find: () => findCoalitionByNumber(db, id, number, now) },
  } as const;
  const [prefix] = number;
  const kind = Object.entries(kinds).find(([letter]) => letter === prefix)?.[1];
  const found = await kind?.find();
  return kind && found && { kind: kind.kind, subjectId: found.id };
}

async function showLink(c: PageContext, form: FormState, status?: Status) {
  const { page } = c.var;
  const t = texts[page.language];
  const seen = await penOr(c, async (db, { id }) => {
    const links = await listLinks(db, page.community.id, [id]);
    const told = [];
    for (const link of links) {
      const titles = await page.slots.titles(db, page, link.kind, [link.subjectId]);
      told.push({ ...link, title: titles.get(link.subjectId)?.title ?? "" });
    }
    return told;
  });
  if (seen instanceof Response) return seen;
  const { initiative, loaded: links } = seen;
  const here = `${pathOf(initiative)}/verbinden`;
  return showForm(c, {
    title: t.linkPage.title,
    lead: t.linkPage.lead,
    here,
    initiative,
    form,
    ...(status && { status }),
    fields: (
      <>
        <TextField
          name="number"
          label={t.linkPage.number}
          hint={t.linkPage.numberHint}
          value={form.values.number}
        />
        <Buttons>
          <SubmitButton once>{t.linkPage.bind}</SubmitButton>
        </Buttons>
      </>
    ),
    after: links.length > 0 && (
      <Section id="verbonden" title={t.linkPage.now}>
        {links.map(({ kind, subjectId, title }) => (
          <ButtonForm
            page={page}
            path={here}
            values={{ kind, subjectId, knop: "weg" }}
            key={subjectId}
          >
            <SubmitButton kind="secondary">
              {t.linkPage.off(`${t.reads.linkKinds[kind]}, ${title}`)}
            </SubmitButton>
          </ButtonForm>
        ))}
      </Section>
    ),
  });
}

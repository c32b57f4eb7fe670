import { Hono } from "hono";
import { localDate } from "#lib/calendar.ts";
import { type AnyClause, charterOf } from "#lib/clause.ts";
import { dateText } from "#lib/format.ts";
import { newId } from "#lib/ids.ts";
import { type Area, listAreas, listNames, listOrganizationsOf } from "#modules/people";
import { act } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import {
  contextOf,
  type FormValues,
  keyField,
  type PageContext,
  type PageEnv,
  type PageTools,
  readForm,
  signInFirst,
  statusOf,
} from "#platform/http.ts";
import type { Contribution } from "#platform/slots.ts";
import { refusalText } from "#platform/texts.ts";
import {
  Answers,
  Buttons,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import { closeProposal, signCharter } from "../actions.ts";
import {
  type CharterVersion,
  decideSignature,
  holdsFrom,
  inForceAt,
  type NamedParty,
  type Signature,
  type Speaker,
  seats,
} from "../model.ts";
import {
  type Closing,
  findClosing,
  findRules,
  findVersion,
  listParties,
  listSignatures,
  listVersions,
} from "../store.ts";
import { texts } from "../texts.ts";
import { standingOf } from "./charter.tsx";
import { type CharterSide, Differences } from "./differences.tsx";
import { basisText, PartiesTable, partyName } from "./parties.tsx";

/** One version: what it changes, who agrees, who still has to sign; and signing it. */
export function pages(declared: readonly AnyClause[]): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get("/stadsrecht/versies/:version", (c) => showVersion(c, declared));
  for (const deed of ["tekenen", "nee"] as const) {
    app.get(`/stadsrecht/versies/:version/${deed}`, (c) =>
      showDeed(c, declared, deed, { partij: c.req.query("partij") ?? "" }, []),
    );
    app.post(`/stadsrecht/versies/:version/${deed}`, (c) => submit(c, declared, deed));
  }
  return app;
}

type Deed = "tekenen" | "nee";

interface Loaded {
  readonly version: CharterVersion;
  readonly versions: readonly CharterVersion[];
  readonly area: Area | undefined;
  readonly parties: readonly NamedParty[];
  readonly signatures: readonly Signature[];
  readonly closing: Closing | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly organizations: ReadonlyMap<string, string>;
  readonly speaker: Speaker | undefined;
  readonly given: readonly Contribution[];
  /** What it is shown beside: the rules it was based on. */
  readonly before: CharterSide;
  readonly after: CharterSide;
}

async function load(c: PageContext): Promise<Loaded | undefined> {
  const { page, context } = c.var;
  const { community, now, viewer, language } = page;
  const number = Number(c.req.param("version"));
  if (!Number.isInteger(number) || number < 1 || number >= 10_000) return undefined;
  return read(context, async (db) => {
    const version = await findVersion(db, community.id, number, now);
    if (!version) return undefined;
    const versions = await listVersions(db, community.id, now);
    const parties = await listParties(db, community.id, number);
    const signatures = await listSignatures(db, community.id, number);
    const closing = await findClosing(db, community.id, number);
    const people = [
      ...signatures.map(({ memberId }) => memberId),
      ...(version.proposedBy ? [version.proposedBy] : []),
      ...(closing ? [closing.memberId] : []),
    ];
    const titles = await page.slots.titles(
      db,
      page,
      "organization",
      parties.flatMap(({ organizationId }) => (organizationId ? [organizationId] : [])),
    );
    const based = await findRules(db, community.id, version.basedOn ?? 0);
    const below = charterOf(0, based?.base?.clauses ?? {}, based?.area?.clauses);
    const t = texts[language].version;
    const base = inForceAt(versions, null, now);
    return {
      version,
      versions,
      area: (await listAreas(db, community.id)).find(({ id }) => id === version.areaId),
      parties,
      signatures,
      closing,
      names: await listNames(db, community.id, people),
      organizations: new Map([...titles].map(([id, { title }]) => [id, title])),
      given: await page.slots.contributions(db, page, "charter", version.id),
      speaker:
        viewer.kind === "member"
          ? {
              memberId: viewer.memberId,
              roles: viewer.roles.map(({ role }) => role),
              organizationIds: (await listOrganizationsOf(db, community.id, viewer.memberId)).map(
                ({ id }) => id,
              ),
            }
          : undefined,
      before: { label: t.before, charter: below },
      after: {
        label: t.after,
        charter:
          version.areaId === null
            ? charterOf(0, version.clauses)
            : charterOf(0, based?.base?.clauses ?? base?.clauses ?? {}, version.clauses),
      },
    };
  });
}

/** The parties for which this person may still sign. */
function signable({ speaker, ...agreement }: Loaded, now: Date): readonly NamedParty[] {
  if (!speaker) return [];
  return agreement.parties.filter(({ position }) => {
    const given = { position, letter: "-" };
    return decideSignature(agreement, speaker, given, localDate(now)).ok;
  });
}

async function showVersion(c: PageContext, declared: readonly AnyClause[]): Promise<Response> {
  const { page } = c.var;
  const loaded = await load(c);
  if (!loaded) return c.notFound();
  const t = texts[page.language];
  return c.var.show({
    title: loaded.version.title,
    here: `/stadsrecht/versies/${loaded.version.version}`,
    crumbs: [{ label: t.title(page.community.name), path: "/stadsrecht" }],
    children: <VersionPage page={page} loaded={loaded} declared={declared} />,
  });
}

interface VersionProps {
  readonly page: PageTools;
  readonly loaded: Loaded;
  readonly declared: readonly AnyClause[];
}

function VersionPage({ page, loaded, declared }: VersionProps) {
  const { language } = page;
  const { version, parties, organizations, area, before, after } = loaded;
  const t = texts[language].version;
  return (
    <Page>
      <PageHead
        kind={t.kind(version.version, area?.name)}
        title={version.title}
        lead={t.lead(
          dateText(version.inForceFrom, language),
          version.inForceUntil && dateText(version.inForceUntil, language),
        )}
      >
        <VersionStand page={page} loaded={loaded} />
      </PageHead>
      <NowBox language={language} {...nowOf(page, loaded)}>
        {loaded.given.map(({ follow }) => follow)}
      </NowBox>
      <Text>
        <Section id="verschil" title={t.changes}>
          <Differences language={language} declared={declared} first={before} second={after} />
        </Section>
        <Section id="partijen" title={texts[language].parties.title}>
          <PartiesTable
            language={language}
            parties={parties}
            organizations={organizations}
            signed={parties.map((party) => signedText(page, loaded, party))}
          />
          {version.state === "proposed" && <Paragraph small>{t.twoSign}</Paragraph>}
        </Section>
        {loaded.given.flatMap(({ sections }) => sections ?? [])}
      </Text>
    </Page>
  );
}

function VersionStand({ page, loaded }: Omit<VersionProps, "declared">) {
  const { language, now } = page;
  const { version, versions, closing, parties, signatures, names } = loaded;
  const t = texts[language].version;
  const standing = standingOf(version, versions, now, language);
  if (version.state === "proposed") {
    const wanted = parties.length * seats.length;
    return (
      <Stand tone="wait">
        <Paragraph>
          <b>{t.notYet}</b> {t.signedOf(signatures.length, wanted)}
        </Paragraph>
        <Paragraph>{standing}</Paragraph>
      </Stand>
    );
  }
  if (closing)
    return (
      <Stand tone="stop">
        <Paragraph>
          <b>{standing}</b>{" "}
          {t.closedBy(
            names.get(closing.memberId) ?? texts[language].someone,
            dateText(localDate(closing.at), language),
          )}
        </Paragraph>
        <Paragraph>{closing.reason}</Paragraph>
      </Stand>
    );
  return (
    <Stand tone={version.state === "ended" ? "wait" : "go"}>
      <Paragraph>
        <b>{standing}</b>
      </Paragraph>
      {holdsFrom(version) <= localDate(now) && <Paragraph>{t.keeps}</Paragraph>}
    </Stand>
  );
}

/** Who signed for a party, and who is still awaited. */
function signedText(page: PageTools, loaded: Loaded, { position, kind }: NamedParty): string {
  const { language } = page;
  const t = texts[language].version;
  const signed = loaded.signatures.filter((signature) => signature.position === position);
  const lines = signed.map(({ memberId, at, letter }) =>
    t.signedBy(
      loaded.names.get(memberId) ?? texts[language].someone,
      dateText(localDate(at), language),
      letter,
    ),
  );
  const missing = seats.length - signed.length;
  if (missing > 0 && loaded.version.state === "proposed")
    lines.push(t.awaits(missing, t.whoSigns[kind]));
  return lines.join(" ");
}

function nowOf(page: PageTools, loaded: Loaded) {
  const { language, href, now } = page;
  const { version, speaker, organizations } = loaded;
  const t = texts[language].version;
  const here = `/stadsrecht/versies/${version.version}`;
  const may = signable(loaded, now);
  const signs = may.map((party) => ({
    label: t.signFor(partyName(party, organizations, language)),
    href: href(`${here}/tekenen?partij=${party.position}`),
    gives: party.promise,
  }));
  const nos = may.map((party) => ({
    label: t.noFor(partyName(party, organizations, language)),
    href: href(`${here}/nee?partij=${party.position}`),
    gives: t.noGives,
  }));
  const back =
    version.state === "proposed" && speaker?.memberId === version.proposedBy
      ? [{ label: t.takeBack, href: href(`${here}/nee`), gives: t.takeBackGives }]
      : [];
  const whatIf =
    version.areaId === null
      ? [
          {
            label: t.whatIf,
            href: href(`/stadsrecht/wat-als?met=versie-${version.version}`),
            gives: texts[language].now.whatIfGives,
          },
        ]
      : [];
  const inForce = { label: t.toCharter, href: href("/stadsrecht"), gives: t.toCharterGives };
  const [primary, ...todo] = [...signs, ...nos, ...back, inForce, ...whatIf];
  return { primary, ...(primary && { note: primary.gives }), todo: todo.slice(0, 4) };
}

/* Signing, and saying no ------------------------------------------------------------------------- */

async function submit(
  c: PageContext,
  declared: readonly AnyClause[],
  deed: Deed,
): Promise<Response> {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const loaded = await load(c);
  if (!loaded) return c.notFound();
  const values = await readForm(c);
  const charterId = loaded.version.id;
  const outcome =
    deed === "tekenen"
      ? await act(signCharter, contextOf(c, values), {
          charterId,
          position: values.partij,
          letter: values.brief ?? "",
        })
      : await act(closeProposal, contextOf(c, values), {
          charterId,
          position: values.partij ?? "",
          reason: values.reden,
        });
  if (outcome.ok)
    return c.redirect(page.href(`/stadsrecht/versies/${loaded.version.version}`), 303);
  const t = texts[page.language];
  const errors: FieldError[] =
    outcome.refusal === "invalid_input"
      ? [{ field: deed === "nee" ? "reden" : "brief", message: t.fields.reason_missing }]
      : [
          {
            field: deed === "nee" ? "reden" : "brief",
            message: refusalText(t.refusals, page.language, outcome.refusal),
          },
        ];
  return showDeed(c, declared, deed, values, errors, statusOf(outcome.refusal));
}

async function showDeed(
  c: PageContext,
  declared: readonly AnyClause[],
  deed: Deed,
  values: FormValues,
  errors: readonly FieldError[],
  status: 200 | 401 | 403 | 404 | 409 | 422 = 200,
): Promise<Response> {
  const { page } = c.var;
  const { language } = page;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const loaded = await load(c);
  if (!loaded) return c.notFound();
  const { version, organizations } = loaded;
  const party = loaded.parties.find(({ position }) => String(position) === values.partij);
  if (deed === "tekenen" && !party) return c.notFound();
  const t = texts[language].version;
  const here = `/stadsrecht/versies/${version.version}`;
  const name = party && partyName(party, organizations, language);
  const title = deed === "tekenen" ? t.signFor(name ?? "") : name ? t.noFor(name) : t.takeBack;
  return c.var.show(
    {
      title,
      here: `${here}/${deed}`,
      crumbs: [
        { label: texts[language].title(page.community.name), path: "/stadsrecht" },
        { label: version.title, path: here },
      ],
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            kind={t.kind(version.version, loaded.area?.name)}
            title={title}
            lead={deed === "tekenen" ? t.signLead : t.noLead}
            before={<ErrorSummary language={language} errors={errors} />}
          />
          <Text>
            {deed === "tekenen" && party && (
              <>
                <Answers
                  language={language}
                  items={[
                    { question: t.youSign, answer: version.title },
                    {
                      question: t.period,
                      answer: t.lead(
                        dateText(version.inForceFrom, language),
                        version.inForceUntil && dateText(version.inForceUntil, language),
                      ),
                    },
                    { question: t.promiseOf(name ?? ""), answer: party.promise },
                    { question: texts[language].parties.basis, answer: basisText(party, language) },
                  ]}
                />
                <Section id="verschil" title={t.changes}>
                  <Differences
                    language={language}
                    declared={declared}
                    first={loaded.before}
                    second={loaded.after}
                  />
                </Section>
              </>
            )}
            <DeedForm
              page={page}
              deed={deed}
              action={page.href(`${here}/${deed}`)}
              party={party}
              name={name}
              values={values}
              errors={errors}
            />
          </Text>
        </Page>
      ),
    },
    status,
  );
}

function DeedForm({
  page,
  deed,
  action,
  party,
  name,
  values,
  errors,
}: {
  readonly page: PageTools;
  readonly deed: Deed;
  readonly action: string;
  readonly party: NamedParty | undefined;
  readonly name: string | undefined;
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}) {
  const { language } = page;
  const t = texts[language].version;
  const isAbove = party?.kind === "province" || party?.kind === "state";
  return (
    <Form language={language} action={action} errors={errors}>
      <Hidden name={keyField} value={newId()} />
      <Hidden name="partij" value={party ? String(party.position) : ""} />
      {deed === "tekenen" && isAbove && (
        <TextField name="brief" label={t.letter} hint={t.letterHint} value={values.brief} />
      )}
      {deed === "nee" && (
        <TextArea
          name="reden"
          label={t.reason}
          hint={t.reasonHint}
          value={values.reden}
          maxLength={2000}
        />
      )}
      <Buttons>
        <SubmitButton once kind={deed === "tekenen" ? "primary" : "danger"}>
          {deed === "tekenen" ? t.signFor(name ?? "") : name ? t.noFor(name) : t.takeBack}
        </SubmitButton>
      </Buttons>
    </Form>
  );
}

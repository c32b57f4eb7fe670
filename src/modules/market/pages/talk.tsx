import { Hono } from "hono";
import type { ZodType } from "zod";
import { localDate } from "#lib/calendar.ts";
import { dateText } from "#lib/format.ts";
import { isId, newId } from "#lib/ids.ts";
import { findMailBox } from "#modules/accounts";
import { listNames } from "#modules/people";
import { type Action, act, type Kept } from "#platform/act.ts";
import { read } from "#platform/context.ts";
import type { Db } from "#platform/db.ts";
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
  type Viewer,
} from "#platform/http.ts";
import {
  Buttons,
  Checkboxes,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  Radios,
  SubmitButton,
  TextArea,
  TextField,
} from "#ui/form.tsx";
import { NowBox, Page, PageHead, Paragraph, Section, Stand, Text } from "#ui/page.tsx";
import {
  agreeToMeet,
  askToMeet,
  declineToMeet,
  sayHowItWent,
  withdrawProposal,
} from "../actions/introductions.ts";
import { areKin } from "../model/matching.ts";
import {
  decideOutcome,
  isMade,
  type Listing,
  type MarketRefusal,
  otherPart,
  partOf,
  workedAnswers,
} from "../model.ts";
import {
  findListingByNumber,
  listAgreements,
  listIntroductions,
  listListings,
  listOutcomes,
} from "../store.ts";
import { texts } from "../texts.ts";
import { errorsOf, type Status } from "./form-state.ts";
import { pathOf } from "./rows.ts";

/** Two who may meet: asking for it, saying yes or no, how it went. Only they see these pages. */
export const pages = new Hono<PageEnv>();

type Member = Extract<Viewer, { kind: "member" }>;

/* Asking for it ------------------------------------------------------------------------------------- */

const asking = "/vraag-en-aanbod/kennismaken";

pages.get(asking, async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  const { vraag = "", aanbod = "" } = c.req.query();
  return showAsking(c, { vraag, aanbod });
});

pages.post(asking, async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const values = await readForm(c);
  const { need, offer } = await pairOf(c, values);
  const own = values.own ?? "";
  const input = {
    needId: need?.id ?? (offer ? own : ""),
    offerId: offer?.id ?? (need ? own : ""),
    contact: values.contact ?? "",
    words: values.words ?? "",
  };
  const outcome = await act(askToMeet, contextOf(c, values), input);
  if (outcome.ok) return c.redirect(page.href(talkPath(outcome.value.id)), 303);
  const errors = errorsOf(outcome, "contact", page.language);
  return showAsking(c, values, errors, statusOf(outcome.refusal));
});

function talkPath(id: string): string {
  return `/vraag-en-aanbod/kennismaking/${id}`;
}

async function pairOf(c: PageContext, { vraag, aanbod }: FormValues) {
  const { page, context } = c.var;
  const find = (db: Db, number: string | undefined) =>
    number
      ? findListingByNumber(db, page.community.id, number, page.now)
      : Promise.resolve(undefined);
  return read(context, async (db) => ({
    need: await find(db, vraag),
    offer: await find(db, aanbod),
  }));
}

async function showAsking(
  c: PageContext,
  values: FormValues,
  errors: readonly FieldError[] = [],
  status: Status = 200,
) {
  const { page, context } = c.var;
  const { language } = page;
  const viewer = page.viewer as Member;
  const { need, offer } = await pairOf(c, values);
  const about = need ?? offer;
  if (!about) return c.notFound();
  const { own, address } = await read(context, async (db) => ({
    // With both chosen there is nothing to choose.
    own:
      need && offer
        ? []
        : (
            await listListings(db, page.community.id, page.now, {
              of: { memberId: viewer.memberId, organizationIds: [] },
              side: need ? "offer" : "need",
              states: ["open"],
            })
          ).filter(
            ({ memberId, kind }) =>
              memberId === viewer.memberId &&
              (need ? areKin(need.kind, kind) : areKin(kind, about.kind)),
          ),
    address: (await findMailBox(db, viewer.accountId))?.address ?? "",
  }));
  const t = texts[language].meet;
  return c.var.show(
    {
      title: t.title,
      here: asking,
      crumbs: [
        { label: texts[language].title, path: "/vraag-en-aanbod" },
        { label: about.title, path: pathOf(about) },
      ],
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: (
        <Page>
          <PageHead
            title={t.title}
            lead={[
              ...(need ? [t.leadNeed(need.title)] : []),
              ...(offer ? [t.leadOffer(offer.title)] : []),
            ].join(" ")}
            before={<ErrorSummary language={language} errors={errors} />}
          />
          <Text>
            <Paragraph>{t.both}</Paragraph>
            <Form language={language} errors={errors} action={page.href(asking)}>
              <Hidden name={keyField} value={values[keyField] ?? newId()} />
              <Hidden name="vraag" value={need?.number ?? ""} />
              <Hidden name="aanbod" value={offer?.number ?? ""} />
              {own.length > 0 && (
                <Radios
                  name="own"
                  label={t.own}
                  value={values.own ?? ""}
                  options={[
                    { value: "", label: t.ownNone },
                    ...own.map(({ id, title }) => ({ value: id, label: title })),
                  ]}
                />
              )}
              <TextField
                name="contact"
                label={t.contact}
                hint={t.contactHint}
                value={values.contact ?? address}
              />
              <TextArea
                name="words"
                label={t.words}
                hint={t.wordsHint}
                required={false}
                rows={3}
                maxLength={500}
                value={values.words ?? ""}
              />
              <Buttons>
                <SubmitButton once>{t.ask}</SubmitButton>
              </Buttons>
            </Form>
          </Text>
        </Page>
      ),
    },
    status,
  );
}

/* The two -------------------------------------------------------------------------------------------- */

pages.get("/vraag-en-aanbod/kennismaking/:id", async (c) => {
  if (c.var.page.viewer.kind === "visitor") return signInFirst(c);
  return showTalk(c, {});
});

pages.get("/vraag-en-aanbod/kennismaking/:id/nee", async (c) => {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const view = await viewOf(c);
  if (!view?.part) return c.notFound();
  const t = texts[page.language].talk;
  return c.var.show({
    title: t.noTitle,
    here: `${talkPath(view.one.id)}/nee`,
    crumbs: [{ label: t.title, path: talkPath(view.one.id) }],
    isPersonal: true,
    children: (
      <Page>
        <PageHead title={t.noTitle} lead={t.noLead} />
        <Text>
          <Form language={page.language} action={page.href(`${talkPath(view.one.id)}/nee`)}>
            <Hidden name={keyField} value={newId()} />
            <Buttons>
              <SubmitButton once>{t.noBind}</SubmitButton>
            </Buttons>
          </Form>
        </Text>
      </Page>
    ),
  });
});

pages.post("/vraag-en-aanbod/kennismaking/:id/ja", (c) => submit(c, agreeToMeet, "contact"));
pages.post("/vraag-en-aanbod/kennismaking/:id/nee", (c) => submit(c, declineToMeet, "contact"));
pages.post("/vraag-en-aanbod/kennismaking/:id/terug", (c) =>
  submit(c, withdrawProposal, "contact"),
);
pages.post("/vraag-en-aanbod/kennismaking/:id/hoe", (c) => submit(c, sayHowItWent, "worked"));

async function submit<Schema extends ZodType, Thing, Value extends Kept>(
  c: PageContext,
  action: Action<Schema, Thing, Value, MarketRefusal>,
  main: string,
) {
  const { page } = c.var;
  if (page.viewer.kind === "visitor") return signInFirst(c);
  const id = c.req.param("id") ?? "";
  if (!isId(id)) return c.notFound();
  const values = await readForm(c);
  const outcome = await act(action, contextOf(c, values), { ...values, introductionId: id });
  if (outcome.ok) return c.redirect(page.href(talkPath(id)), 303);
  return showTalk(c, values, errorsOf(outcome, main, page.language), statusOf(outcome.refusal));
}

async function viewOf(c: PageContext) {
  const { page, context } = c.var;
  const { viewer } = page;
  const id = c.req.param("id") ?? "";
  if (viewer.kind === "visitor" || !isId(id)) return undefined;
  return read(context, (db) => load(db, page, viewer, id));
}

async function load(db: Db, page: PageTools, viewer: Member, id: string) {
  const { id: communityId } = page.community;
  const [one] = await listIntroductions(db, communityId, page.now, { id }, 1);
  const part = one && partOf(one, viewer.memberId);
  if (!one || !(part || one.proposerId === viewer.memberId)) return undefined;
  const ids = [one.needId, one.offerId].flatMap((found) => found ?? []);
  const listings = await listListings(db, communityId, page.now, { ids }, 2);
  return {
    one,
    part,
    need: listings.find((listing) => listing.id === one.needId),
    offer: listings.find((listing) => listing.id === one.offerId),
    agreements: await listAgreements(db, communityId, id),
    outcomes: await listOutcomes(db, communityId, [id]),
    names: await listNames(db, communityId, [one.askerId, one.giverId, one.proposerId]),
    address: (await findMailBox(db, viewer.accountId))?.address ?? "",
    isProposer: one.proposerId === viewer.memberId,
  };
}

type View = NonNullable<Awaited<ReturnType<typeof load>>>;

async function showTalk(
  c: PageContext,
  values: FormValues,
  errors: readonly FieldError[] = [],
  status: Status = 200,
) {
  const { page } = c.var;
  const view = await viewOf(c);
  const t = texts[page.language];
  if (!view)
    return c.var.show(
      {
        title: t.talk.title,
        here: "/vraag-en-aanbod",
        isPersonal: true,
        children: (
          <Page>
            <PageHead title={t.talk.title} lead={t.talk.notYours} />
          </Page>
        ),
      },
      404,
    );
  return c.var.show(
    {
      title: t.talk.title,
      here: talkPath(view.one.id),
      crumbs: [{ label: t.title, path: "/vraag-en-aanbod" }],
      isPersonal: true,
      hasErrors: errors.length > 0,
      children: <TalkPage page={page} view={view} values={values} errors={errors} />,
    },
    status,
  );
}

interface Props {
  readonly page: PageTools;
  readonly view: View;
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

function TalkPage({ page, view, values, errors }: Props) {
  const { language } = page;
  const t = texts[language].talk;
  const { one, part, need, offer, names, outcomes } = view;
  const other = part && (otherPart(part) === "asker" ? one.askerId : one.giverId);
  const otherName = (other && names.get(other)) ?? "";
  const lead =
    need && offer
      ? t.leadBoth(need.title, offer.title)
      : need
        ? t.leadNeed(need.title)
        : t.leadOffer(offer?.title ?? "");
  const isYourTurn =
    one.state === "proposed" && part && !view.agreements.some((agreed) => agreed.part === part);
  const maySay = part && decideOutcome(one, part, outcomes).ok;
  const listings: (readonly [Listing | undefined, string])[] = [
    [need, t.toNeed],
    [offer, t.toOffer],
  ];
  return (
    <Page>
      <PageHead
        kind={t.kind[seenBy(view)]}
        title={t.title}
        lead={lead}
        before={<ErrorSummary language={language} errors={errors} />}
      >
        <StandOf page={page} view={view} otherName={otherName} />
      </PageHead>
      <NowBox
        language={language}
        todo={[
          ...(isYourTurn
            ? [{ label: t.no, href: page.href(`${talkPath(one.id)}/nee`), gives: t.noGives }]
            : []),
          ...listings.flatMap(([listing, label]) =>
            listing ? [{ label, href: page.href(pathOf(listing)), gives: listing.title }] : [],
          ),
        ]}
      >
        {one.state === "proposed" && view.isProposer && (
          <Form language={language} action={page.href(`${talkPath(one.id)}/terug`)}>
            <Hidden name={keyField} value={newId()} />
            <SubmitButton kind="secondary">{t.take}</SubmitButton>
          </Form>
        )}
      </NowBox>
      <Text>
        <Paragraph>
          {view.isProposer ? t.byYou : t.by(names.get(one.proposerId) ?? "")}{" "}
          {otherName && t.with(otherName)}
        </Paragraph>
        {one.words !== "" && part && (
          <Section id="erbij" title={t.said}>
            <Paragraph>{one.words}</Paragraph>
          </Section>
        )}
        {isYourTurn && <YesForm page={page} view={view} values={values} errors={errors} />}
        <ContactsOf page={page} view={view} otherName={otherName} />
        {maySay && (
          <HowForm page={page} view={view} values={values} errors={errors} otherName={otherName} />
        )}
        {outcomes
          .filter((outcome) => outcome.part === part)
          .map(({ worked }) => (
            <Paragraph key={worked}>{t.saidHow(t.worked[worked])}</Paragraph>
          ))}
      </Text>
    </Page>
  );
}

/** Who sees this page: the two, and whoever proposed them to one another. */
function seenBy({ one, part }: View) {
  if (!part) return "proposer";
  return partOf(one, one.proposerId) ? "two" : "three";
}

function StandOf(props: Pick<Props, "page" | "view"> & { readonly otherName: string }) {
  const { page, view, otherName } = props;
  const { language } = page;
  const t = texts[language].talk;
  const { one, part, agreements } = view;
  const until = one.lapsesAt
    ? dateText(localDate(new Date(one.lapsesAt.getTime() - 1)), language)
    : "";
  const hasAgreed = agreements.some((agreed) => agreed.part === part);
  const text =
    one.state !== "proposed"
      ? !part && isMade(one)
        ? t.masterMade
        : t.stand[one.state]
      : !part
        ? t.standMaster(until)
        : hasAgreed
          ? t.standWaiting(otherName, until)
          : t.standProposed(until);
  const tone =
    one.state === "proposed" || one.state === "asked" ? "wait" : isMade(one) ? "go" : "stop";
  return (
    <Stand tone={tone}>
      <Paragraph>
        <b>{text}</b>
      </Paragraph>
    </Stand>
  );
}

function YesForm({ page, view, values, errors }: Props) {
  const { language } = page;
  const t = texts[language];
  return (
    <Section id="ja" title={t.talk.yes}>
      <Paragraph>{t.talk.yesGives}</Paragraph>
      <Form language={language} errors={errors} action={page.href(`${talkPath(view.one.id)}/ja`)}>
        <Hidden name={keyField} value={values[keyField] ?? newId()} />
        <TextField
          name="contact"
          label={t.meet.contact}
          hint={t.meet.contactHint}
          value={values.contact ?? view.address}
        />
        <Buttons>
          <SubmitButton once>{t.talk.yes}</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  );
}

/** Shown to the two alone, from the second yes until it is over. */
function ContactsOf(props: Pick<Props, "page" | "view"> & { readonly otherName: string }) {
  const { page, view, otherName } = props;
  const { one, part, agreements } = view;
  const t = texts[page.language].talk;
  if (!part || !isMade(one) || agreements.every(({ contact }) => contact === null)) return null;
  const contactOf = (of: typeof part) => agreements.find((agreed) => agreed.part === of)?.contact;
  return (
    <Section id="contact" title={t.contacts}>
      <Paragraph>
        <b>{otherName}</b>: {contactOf(otherPart(part))}
      </Paragraph>
      <Paragraph small soft>
        {t.yours}: {contactOf(part)}
      </Paragraph>
      {one.state === "asked" && one.lapsesAt && (
        <Paragraph small soft>
          {t.keptUntil(dateText(localDate(new Date(one.lapsesAt.getTime() - 1)), page.language))}
        </Paragraph>
      )}
    </Section>
  );
}

function HowForm({
  page,
  view,
  values,
  errors,
  otherName,
}: Props & { readonly otherName: string }) {
  const { language } = page;
  const t = texts[language].talk;
  const mayClose = view.part === "asker" && view.need?.state === "open";
  return (
    <Section id="hoe" title={t.how}>
      <Paragraph>{t.howLead}</Paragraph>
      <Form language={language} errors={errors} action={page.href(`${talkPath(view.one.id)}/hoe`)}>
        <Hidden name={keyField} value={values[keyField] ?? newId()} />
        <Radios
          name="worked"
          label={t.how}
          value={values.worked ?? ""}
          options={workedAnswers.map((value) => ({ value, label: t.worked[value] }))}
        />
        <TextArea
          name="thanks"
          label={t.thanks(otherName)}
          hint={t.thanksHint}
          required={false}
          rows={3}
          maxLength={500}
          value={values.thanks ?? ""}
        />
        {mayClose && (
          <Checkboxes
            name="isMet"
            label={texts[language].page.met.need}
            required={false}
            value={values.isMet === "yes" ? ["yes"] : []}
            options={[{ value: "yes", label: t.isMet }]}
          />
        )}
        <Buttons>
          <SubmitButton once>{t.howBind}</SubmitButton>
        </Buttons>
      </Form>
    </Section>
  );
}

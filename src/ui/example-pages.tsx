import type { ComponentChildren } from "preact";
import { Clock } from "./clock.tsx";
import { Demands } from "./demands.tsx";
import { DemoBar } from "./demo-bar.tsx";
import { Facts } from "./facts.tsx";
import {
  Answers,
  Buttons,
  Checkboxes,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  Hidden,
  MoneyField,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from "./form.tsx";
import { type Appearance, Layout } from "./layout.tsx";
import { MandateBar } from "./mandate-bar.tsx";
import { NineActs } from "./nine-acts.tsx";
import {
  Doors,
  Help,
  Link,
  LinkButton,
  NowBox,
  Page,
  PageHead,
  Paragraph,
  Section,
  Side,
  Stand,
  Story,
  Text,
} from "./page.tsx";
import { Pager } from "./pager.tsx";
import { Rows } from "./rows.tsx";
import { Chosen, SearchForm } from "./search-form.tsx";
import { Steps } from "./steps.tsx";
import { Table } from "./table.tsx";
import { Timeline } from "./timeline.tsx";
import { Waits } from "./waits.tsx";

/*
 * Whole pages from our components, with invented people, as the mock pages of the look drew them:
 * the tests open them in a real browser, and who writes a page can start from one.
 */

/** The front page of a community, in a living example. */
export function frontPage(appearance: Appearance) {
  return (
    <Example
      appearance={appearance}
      title="Noorderveld"
      here="/noorderveld"
      bar={
        <DemoBar
          language="nl"
          now="donderdag 12 november 2026"
          tour={{ label: "Rondleiding in vijf stappen", href: "/noorderveld/rondleiding" }}
          forward={[
            { label: "1 week verder", action: "/noorderveld/voorbeeld/tijd", days: 7 },
            { label: "8 weken verder", action: "/noorderveld/voorbeeld/tijd", days: 56 },
          ]}
          people={{
            action: "/noorderveld/voorbeeld/persoon",
            current: "truus",
            nobody: "Niemand: ik kijk alleen",
            groups: [
              { label: "Wie helpt", choices: [{ value: "geert", label: "Geert Lubbers, noaber" }] },
              {
                label: "Inwoners van Oldeveen",
                choices: [{ value: "truus", label: "Truus Hofman" }],
              },
            ],
          }}
        >
          <Hidden name="terug" value="/noorderveld" />
        </DemoBar>
      }
    >
      <Story
        title="Noorderveld: hier doen inwoners publiek werk"
        lead="Wij wachten niet tot een ander begint. Wie iets goeds voor het dorp wil doen, krijgt ruimte, en staat er niet alleen voor."
      >
        <Paragraph>
          Uit ons <Link href="/noorderveld/verhaal">gezamenlijk verhaal</Link>. 1.214 inwoners
          schreven eraan mee. De raad nam het aan op 14 maart 2026.
        </Paragraph>
      </Story>
      <Section id="nu" title="Wat kunt u nu doen?">
        <Doors
          items={[
            {
              label: "Neem publiek werk over",
              href: "/noorderveld/werken",
              text: "23 werken kunt u overnemen. De gemeente moet ja zeggen, tenzij zij op tijd een geldige reden geeft om te weigeren. Of noem zelf een werk.",
            },
            {
              label: "Begin een initiatief",
              href: "/noorderveld/initiatieven/nieuw",
              text: "Vertel in tien minuten wat u wilt doen. U kiest zelf wanneer anderen het zien.",
            },
            {
              label: "Help mee met wat er al is",
              href: "/noorderveld/initiatieven",
              text: "14 initiatieven zoeken iets: handen, een ruimte, geld of kennis.",
            },
            {
              label: "Praat mee over vervoer in Hasselo",
              href: "/noorderveld/gesprekken/vervoer",
              text: "Nog 9 dagen. Nu doen 186 mensen mee. U hoeft u niet aan te melden om te lezen.",
            },
          ]}
        />
      </Section>
      <Section id="wachten" title="Wie wacht op wie">
        <Paragraph>Op drie plekken wacht nu iemand op een ander. Samen is dat 20 weken.</Paragraph>
        <Waits
          language="nl"
          items={[
            {
              who: { label: "Speelveld Bruntinge", href: "/noorderveld/initiatieven/12" },
              on: { label: "afdeling Groen" },
              what: "een sleutel van het hek",
              since: "al 11 weken, 3 weken te laat",
              isLate: true,
            },
            {
              who: { label: "Dorpscoöperatie Oldeveen", href: "/noorderveld/uitdagingen/9" },
              on: { label: "het college" },
              what: "een besluit over het dorpspark",
              since: "al 7 weken, nog 12 dagen",
            },
            {
              who: { label: "De gemeente" },
              on: { label: "Zaterdagbus Hasselo", href: "/noorderveld/initiatieven/31" },
              what: "een bewijs van verzekering",
              since: "al 2 weken, nog 5 dagen",
            },
          ]}
        />
      </Section>
      <Section id="verslag" title="Net gebeurd">
        <Timeline
          wide
          items={[
            {
              when: { iso: "2026-11-12T09:42:00Z", text: "Vandaag, 10.42 uur" },
              text: "Verbinder Marijke Bos zegde 40 uur toe aan het repaircafé in Noorderveld.",
              proof: <Proof line="1.911" />,
            },
            {
              when: { iso: "2026-11-10", text: "Dinsdag 10 november" },
              text: "Wethouder Henk Alberts gaf de sleutels van het Kulturhus aan de stichting in Hasselo.",
              proof: <Proof line="1.902" />,
            },
          ]}
        />
        <Paragraph>
          <Link href="/noorderveld/logboek">Lees het hele openbaar logboek</Link>
        </Paragraph>
      </Section>
    </Example>
  );
}

/** A challenge that waits for the executive. */
export function challengePage(appearance: Appearance) {
  return (
    <Example
      appearance={appearance}
      title="Uitdaging: onderhoud dorpspark Oldeveen"
      here="/noorderveld/uitdagingen/U-2026-009"
      crumbs={[
        { label: "Noorderveld", href: "/noorderveld" },
        { label: "Publieke werken", href: "/noorderveld/werken" },
        { label: "Dorpspark", href: "/noorderveld/werken/W-2026-014" },
      ]}
    >
      <Page>
        <PageHead
          kind="Uitdaging U‑2026‑009, Oldeveen"
          title="Dorpscoöperatie Oldeveen wil het dorpspark onderhouden"
        >
          <Stand tone="wait">
            <Paragraph>
              De uitdaging is compleet.{" "}
              <b>Het college moet uiterlijk dinsdag 24 november beslissen.</b>
            </Paragraph>
          </Stand>
          <TermClock />
        </PageHead>
        <NowBox
          language="nl"
          primary={{ label: "Steun deze uitdaging", href: "#steun" }}
          note="214 inwoners gingen u voor. Dat is 11,5% van het dorp."
          todo={[
            {
              label: "Laat weten wat u ervan vindt",
              href: "#reactie",
              gives: "Uw bericht komt bij het plan te staan",
            },
            { label: "Daag zelf ook uit", href: "#uitdagen", gives: "Kan tot 1 december" },
            {
              label: "Volg deze uitdaging",
              href: "#volg",
              gives: "U krijgt bericht bij elk besluit",
            },
            {
              label: "Werkt u bij de gemeente?",
              href: "/noorderveld/aanmelden",
              gives: "Meld u aan om een daad te doen of te beslissen",
            },
          ]}
        />
        <Text>
          <Acts />
          <Section id="plan" title="Het plan in het kort">
            <Paragraph>
              Wij zijn 31 dorpsgenoten, onder wie twee hoveniers en een boomverzorger. We willen het
              park niet alleen netjes houden. We willen dat kinderen er leren snoeien en dat
              bewoners van De Wieke er weer kunnen zitten.
            </Paragraph>
            <Paragraph>
              Wij doen 1.450 uur per jaar zelf. Het zware werk blijft bij Groenbedrijf Van der Veen.
              De twee mensen met een beschutte baan blijven; zij krijgen een vaste plek in onze
              ploeg.
            </Paragraph>
            <Paragraph>
              <Link href="#heel-plan">Lees het hele plan (7 onderdelen)</Link>
            </Paragraph>
          </Section>
          <Course />
        </Text>
        <Side title="In het kort">
          <Facts
            items={[
              { term: "Werk", value: <Link href="#werk">Onderhoud dorpspark</Link> },
              {
                term: "Waarde",
                value: "€ 112.500 in drie jaar",
                note: "Kost nu € 115.200",
              },
              {
                term: "Vorm",
                value: "Subsidie",
                note: "U kunt bezwaar maken tegen het besluit",
              },
              {
                term: "Regels",
                value: <Link href="/noorderveld/stadsrecht">Stadsrecht, versie 3</Link>,
                note: "Geldt tot het einde, ook als het stadsrecht verandert",
              },
            ]}
          />
        </Side>
      </Page>
    </Example>
  );
}

function TermClock() {
  return (
    <Clock
      language="nl"
      days={12}
      on={["dagen over.", "Het college is aan zet."]}
      from={{ label: "24 september" }}
      until={{ label: "24 november" }}
      total={61}
      past={49}
      stops={[{ from: 7, to: 12 }]}
      summary="Vandaag is dag 49 van 61. Van 1 tot 6 oktober stond de klok stil."
      then={
        <>
          <Paragraph>
            <b>Zegt het college niets?</b> Dan is de uitdaging aanvaard. Dat gebeurt vanzelf, op
            woensdag 25 november om 0.00 uur.
          </Paragraph>
          <Paragraph>
            Zo staat het in{" "}
            <Link href="/noorderveld/stadsrecht#artikel-7">
              artikel 7 van de verordening uitdaagrecht
            </Link>
            . Het college mag één keer 4 weken extra nemen. Dat moet het uiterlijk 24 november
            zeggen, met een reden.
          </Paragraph>
        </>
      }
    />
  );
}

function Acts() {
  return (
    <Section id="daden" title="Negen daden van een overheid die ruimte geeft">
      <NineActs
        language="nl"
        acts={[
          {
            act: "recognise",
            state: "done",
            by: "Wethouder Henk Alberts",
            when: "28 september",
          },
          { act: "invite", state: "done", by: "Verbinder Marijke Bos", when: "5 oktober" },
          {
            act: "legitimise",
            state: "waiting",
            waitsFor: "het college",
            when: "al 37 dagen",
          },
          {
            act: "startMoney",
            state: "done",
            note: "€ 2.500 van verbinder Marijke Bos",
            when: "9 oktober",
          },
          {
            act: "guarantee",
            state: "waiting",
            waitsFor: "de onderlinge bank",
            when: "al 23 dagen",
          },
          {
            act: "coFinance",
            state: "done",
            note: "€ 4.000 van Woonstichting De Marke",
            when: "2 november",
          },
          { act: "award", state: "later", when: "Komt na het besluit" },
          {
            act: "shareKnowledge",
            state: "done",
            note: "Afdeling Groen gaf het bomenplan",
            when: "14 oktober",
          },
          { act: "governance", state: "later", when: "Komt bij de deal" },
        ]}
      />
    </Section>
  );
}

function Course() {
  return (
    <Section id="verloop" title="Wat er gebeurde">
      <Timeline
        items={[
          {
            kind: "ahead",
            when: { iso: "2026-11-25", text: "25 november 2026" },
            text: "Zonder besluit: aanvaard.",
            proof: "Artikel 7 van de verordening",
          },
          {
            kind: "now",
            when: { iso: "2026-11-12", text: "Nu" },
            text: (
              <>
                <b>Het college beslist.</b> Het heeft nog 12 dagen.
              </>
            ),
          },
          {
            when: { iso: "2026-10-06", text: "6 oktober 2026" },
            text: "De coöperatie stuurde de begroting na. De klok loopt weer.",
            proof: <Proof line="1.790" />,
          },
          {
            when: { iso: "2026-10-01", text: "1 oktober 2026" },
            text: "Afdeling Groen vroeg om een begroting per jaar. De klok stond stil. Dat mag één keer.",
            proof: <Proof line="1.771" />,
          },
          {
            when: { iso: "2026-09-24", text: "24 september 2026" },
            text: "Dorpscoöperatie Oldeveen diende de uitdaging in. Het college kreeg 8 weken.",
            proof: <Proof line="1.744" />,
          },
        ]}
      />
    </Section>
  );
}

const mistakes: readonly FieldError[] = [
  {
    field: "waarom",
    message: "Schrijf waarom u het wilt en beter kunt. Twee of drie zinnen is genoeg.",
  },
  { field: "geld", message: "Vul alleen cijfers in. Bijvoorbeeld: 31000" },
  {
    field: "begin",
    message:
      "U vulde 1 februari 2027 in. Het contract met het bedrijf loopt nog tot en met 31 maart. Kies 1 april 2027 of later.",
  },
];

/** A form that came back with errors; what was typed is still there. */
export function formPage(appearance: Appearance) {
  return (
    <Example
      appearance={appearance}
      title="Uw plan"
      here="/noorderveld/uitdagen/plan"
      hasErrors
      crumbs={[
        { label: "Noorderveld", href: "/noorderveld" },
        { label: "Publieke werken", href: "/noorderveld/werken" },
      ]}
    >
      <Page>
        <PageHead
          before={
            <>
              <Steps
                language="nl"
                subject="Onderhoud dorpspark Oldeveen overnemen"
                step={2}
                total={4}
              />
              <ErrorSummary language="nl" errors={mistakes} />
            </>
          }
          title="Uw plan"
          lead="Schrijf zoals u praat. Niemand kijkt naar uw spelling."
        />
        <Text>
          <Form language="nl" action="/noorderveld/uitdagen/plan" errors={mistakes}>
            <TextArea
              name="waarom"
              label="Waarom wilt u dit doen, en waarom kunt u het beter?"
              hint="Bijvoorbeeld: u kent het dorp, u doet het met meer mensen, of het kost minder."
              maxLength={2000}
            />
            <TextArea
              name="ervaring"
              label="Wat kunt u en wie doen er mee?"
              hint="Werk, hobby of vrijwilligerswerk: alles telt."
              rows={4}
              required={false}
              value="Wij zijn met 31 mensen uit het dorp. Twee van ons zijn hovenier en één is boomverzorger."
            />
            <TextField name="naam" label="Hoe heet uw groep?" autocomplete="organization" />
            <Radios
              name="steun"
              label="Wie in het dorp steunt u?"
              hint="U hoeft geen handtekeningen te halen."
              value="deel"
              options={[
                {
                  value: "nog",
                  label: "Dat weet ik nog niet",
                  hint: "Wij vragen het dorp om te reageren",
                },
                { value: "deel", label: "Ik heb met een aantal mensen gesproken" },
                { value: "lijst", label: "Ik heb een lijst of een verslag" },
              ]}
            />
            <Checkboxes
              name="hulp"
              label="Waar wilt u hulp bij?"
              required={false}
              value={["geld"]}
              options={[
                { value: "geld", label: "De begroting" },
                { value: "recht", label: "De regels" },
              ]}
            />
            <MoneyField
              name="geld"
              label="Hoeveel geld hebt u per jaar nodig?"
              hint="Nu kost het € 38.400 per jaar. Vraagt u meer, dan moet u laten zien wat er beter wordt."
              value="ongeveer 37 duizend"
            />
            <DateField
              name="begin"
              label="Wanneer wilt u beginnen?"
              hint="Op 1 april 2027 of later. Bijvoorbeeld: 1 4 2027"
              value={{ day: "1", month: "2", year: "2027" }}
            />
            <Select
              name="gebied"
              label="In welk dorp?"
              value="oldeveen"
              options={[
                { value: "hasselo", label: "Hasselo" },
                { value: "oldeveen", label: "Oldeveen" },
              ]}
            />
            <Help summary="Wat gebeurt er als wij er samen niet uitkomen?">
              <Paragraph>
                Dan beslist de gemeenteraad. Die krijgt uw plan en het standpunt van het college
                naast elkaar te zien.
              </Paragraph>
            </Help>
            <Buttons>
              <SubmitButton once>Verder naar stap 3</SubmitButton>
              <SubmitButton kind="secondary" name="bewaar" value="1">
                Bewaar en stop
              </SubmitButton>
            </Buttons>
            <Paragraph small soft>
              Niemand ziet uw plan tot u het indient. Vóór het indienen ziet u alles nog één keer
              terug.
            </Paragraph>
          </Form>
        </Text>
        <Side title="Liever samen?" top>
          <Paragraph>Verbinder Marijke Bos komt graag bij u langs. Bel 0512‑34 00 12.</Paragraph>
        </Side>
      </Page>
    </Example>
  );
}

/** A deal, its check page and a list: what the other three do not show. */
export function dealPage(appearance: Appearance) {
  return (
    <Example
      appearance={appearance}
      title="Kulturhus Hasselo blijft open"
      here="/noorderveld/deals/D-2026-007"
      crumbs={[{ label: "Deals", href: "/noorderveld/deals" }]}
    >
      <Page>
        <PageHead
          kind="Dorpsdeal D‑2026‑007, Hasselo"
          title="Kulturhus Hasselo blijft open"
          lead="Het dorp houdt zelf het Kulturhus open: bibliotheek, eetclub, jeugdsoos en stemlokaal onder één dak."
        >
          <Stand tone="go">
            <Paragraph>
              <b>De deal loopt, tot en met 31 december 2028.</b> Drie van de vijf afspraken zijn
              gehaald.
            </Paragraph>
          </Stand>
        </PageHead>
        <NowBox
          language="nl"
          primary={
            <Form language="nl" action="/noorderveld/deals/D-2026-007/tekenen">
              <SubmitButton once>Teken de deal</SubmitButton>
              <SubmitButton once kind="danger">
                Geef de deal terug
              </SubmitButton>
            </Form>
          }
          note="Daarna geldt de deal meteen."
        >
          <LinkButton href="#hulp" kind="secondary">
            Help een avond mee
          </LinkButton>
          <Paragraph small>Dinsdag en vrijdag zoekt de stichting mensen achter de bar.</Paragraph>
        </NowBox>
        <Text>
          <Parties />
          <Section id="mandaat" title="Uit welk mandaat komt het geld">
            <Paragraph>
              Verbinder Geert Lubbers mag voor Hasselo tot € 120.000 afspreken, zonder het college
              te vragen. Hiervan is nu € 74.500 gebruikt. Er is nog € 45.500 over.
            </Paragraph>
            <MandateBar
              language="nl"
              totalCents={12_000_000n}
              usedCents={5_600_000n}
              thisCents={1_850_000n}
            />
          </Section>
          <Section id="toets" title="Getoetst door de raad">
            <Demands
              items={[
                {
                  title: "Iedereen uit Hasselo kan erin",
                  badge: { tone: "safe", label: "Voldaan" },
                  text: "Ook zonder lidmaatschap. Gecontroleerd door raadslid Fatima El Amrani, met een bezoek.",
                },
                {
                  title: "De boekhouding is voor iedereen te lezen",
                  badge: { tone: "danger", label: "Nog niet voldaan" },
                  text: "De maanden juli en augustus ontbreken.",
                },
                {
                  title: "De bibliotheek is minstens 30 uur per week open",
                  badge: { tone: "warning", label: "Wordt bekeken" },
                },
                { title: "Geen gif", badge: { tone: "neutral", label: "Later" } },
              ]}
            />
          </Section>
          <CheckAnswers />
          <Section id="einde" title="Als het anders loopt">
            <Facts
              wide
              items={[
                { term: "Stoppen", value: "Elke partij kan stoppen, 3 maanden van tevoren" },
                {
                  term: "Dan neemt over",
                  value: "De gemeente, binnen 2 weken",
                  note: "Bibliotheek en stemlokaal blijven altijd open",
                },
              ]}
            />
          </Section>
          <Spending />
          <OtherDeals />
        </Text>
        <Side title="In het kort">
          <Facts items={[{ term: "Vorm", value: "Subsidie" }]} />
        </Side>
      </Page>
    </Example>
  );
}

function Parties() {
  return (
    <Section id="partijen" title="Wie brengt wat in">
      <Table
        language="nl"
        caption="Inbreng per jaar, per partij"
        captionHidden
        fold
        columns={[
          { label: "Partij" },
          { label: "Geld", numeric: true },
          { label: "Tijd", numeric: true },
          { label: "Ruimte" },
        ]}
        rows={[
          {
            head: "Stichting Kulturhus Hasselo",
            note: "Beheert het gebouw",
            cells: [null, "2.100 uur", null],
          },
          {
            head: "Gemeente Noorderveld",
            note: "Verbinder Geert Lubbers",
            cells: ["€ 18.500", "60 uur", "Het gebouw, zonder huur"],
          },
        ]}
        foot={{ head: "Samen", cells: ["€ 18.500", "2.160 uur", null] }}
      />
    </Section>
  );
}

function CheckAnswers() {
  return (
    <Section id="nakijken" title="Kijk uw antwoorden na">
      <Answers
        language="nl"
        items={[
          {
            question: "Waarom wilt u dit doen?",
            answer: "Wij kennen het gebouw.\nEn het gebouw kent ons.",
            changeHref: "/noorderveld/uitdagen/plan#waarom",
          },
          { question: "Wie helpt u?", changeHref: "/noorderveld/uitdagen/plan#hulp" },
        ]}
      />
    </Section>
  );
}

function Spending() {
  return (
    <Section id="tabel" title="Alle uitgaven">
      <Table
        language="nl"
        caption="Uitgaven per maand"
        columns={[
          { label: "Maand" },
          { label: "Energie", numeric: true },
          { label: "Onderhoud", numeric: true },
          { label: "Verzekering", numeric: true },
          { label: "Schoonmaak", numeric: true },
        ]}
        rows={[
          { head: "Oktober 2026", cells: ["€ 812", "€ 1.204", "€ 96", "€ 310"] },
          { head: "November 2026", cells: ["€ 934", "€ 88", "€ 96", "€ 310"] },
        ]}
      />
    </Section>
  );
}

function OtherDeals() {
  return (
    <Section id="meer" title="Andere deals">
      <SearchForm
        language="nl"
        action="/noorderveld/deals"
        label="Deals zoeken"
        filters={
          <Select
            name="waar"
            label="Gebied"
            options={[
              { value: "", label: "Heel Noorderveld" },
              { value: "hasselo", label: "Hasselo" },
            ]}
          />
        }
      />
      <Chosen language="nl" items={[{ label: "Hasselo", href: "/noorderveld/deals?zoek=" }]} />
      <Rows
        items={[
          {
            meta: "Noorderveld, loopt sinds maart 2025",
            title: "Samen eten in De Brink",
            href: "/noorderveld/deals/D-2025-001",
            text: "Elke donderdag koken buren voor 40 mensen die anders alleen eten.",
            need: (
              <>
                <b>Zoekt:</b> een grote koelkast en 2 koks voor één avond per maand.
              </>
            ),
          },
          { title: "Zaterdagbus Hasselo", href: "/noorderveld/deals/D-2025-002" },
        ]}
      />
      <Pager
        language="nl"
        page={4}
        pages={9}
        href={(page) => `/noorderveld/deals?pagina=${page}`}
      />
    </Section>
  );
}

interface ExampleProps {
  appearance: Appearance;
  title: string;
  here: string;
  crumbs?: { label: string; href: string }[];
  hasErrors?: boolean;
  bar?: ComponentChildren;
  children: ComponentChildren;
}

function Example({ title, here, crumbs = [], children, ...rest }: ExampleProps) {
  return (
    <Layout
      {...rest}
      language="nl"
      title={`${title} · Noorderveld`}
      community={{ name: "Noorderveld", href: "/noorderveld" }}
      nav={[
        { label: "Initiatieven", href: "/noorderveld/initiatieven" },
        { label: "Werken", href: "/noorderveld/werken", current: true },
        { label: "Deals", href: "/noorderveld/deals" },
        { label: "Gesprekken", href: "/noorderveld/gesprekken" },
        { label: "Burgerbegroting", href: "/noorderveld/begroting" },
        { label: "Openbaar logboek", href: "/noorderveld/logboek" },
      ]}
      crumbs={crumbs}
      here={here}
      alternate={{ nl: here, en: `/en${here}` }}
      account={{ label: "Aanmelden", href: "/noorderveld/aanmelden" }}
      footer={{
        charter: (
          <>
            <Paragraph>
              <b>Noorderveld werkt met een stadsrecht.</b> Daarin staat wie wat mag en hoe lang iets
              mag duren. Alles wat hier gebeurt, komt in het openbaar logboek. Iedereen kan het
              nalezen.
            </Paragraph>
            <Paragraph>
              Komt u er niet uit? Bel 0512‑34 00 00 of kom langs in het dorpshuis. Wij vullen het
              samen met u in.
            </Paragraph>
          </>
        ),
        links: [
          [
            { label: "Stadsrecht van Noorderveld", href: "/noorderveld/stadsrecht" },
            { label: "Zo werkt het", href: "/noorderveld/uitleg" },
            { label: "Open data", href: "/noorderveld/open-data" },
            { label: "Broncode", href: "https://example.org/meent" },
          ],
          [
            { label: "Toegankelijkheid", href: "/noorderveld/toegankelijkheid" },
            { label: "Privacy", href: "/noorderveld/privacy" },
            { label: "Kleuren: licht of donker", href: "/noorderveld/kleuren" },
          ],
        ],
      }}
    >
      {children}
    </Layout>
  );
}

function Proof({ line }: { line: string }) {
  return (
    <>
      Openbaar logboek, <Link href={`/noorderveld/logboek#${line}`}>regel {line}</Link>
    </>
  );
}

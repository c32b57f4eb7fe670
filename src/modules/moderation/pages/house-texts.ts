import type { Language } from "#lib/texts.ts";
import type { PageKind } from "../model.ts";

/**
 * The standard texts of the pages a community may say in its own words. Each sentence is true of this
 * software as it stands; a test holds the cookies and the days to the code. `##` begins a heading.
 */
export interface TextFacts {
  readonly community: string;
  readonly phone: string | null;
  readonly reportDays: number;
  readonly appealMonths: number;
  readonly sessionDays: number;
  /** What others may do with what people write, as the charter says it. */
  readonly words: string;
}

type Say = (facts: TextFacts) => string;

export const houseTexts: Readonly<Record<PageKind, Readonly<Record<Language, Say>>>> = {
  houseRules: {
    nl: ({
      community,
      reportDays,
      appealMonths,
      words,
    }) => `Hier praat ${community} met elkaar over publiek werk. U hoeft het niet met elkaar eens te zijn.

## Wat mag

Scherp zijn over een besluit, een plan of een organisatie. Tegen zijn: dat blijft staan. Een schuilnaam gebruiken. Vertellen wat u doet of verkoopt, als het over publiek werk gaat.

## Wat niet mag

Gegevens van een ander plaatsen die dat niet wil. Iemand bedreigen of beledigen. Aanzetten tot haat, of mensen uitsluiten om wie zij zijn. U voordoen als een ander. Plaatsen wat van een ander is. Reclame die nergens over gaat.

## Klopt iets niet?

Dat is geen reden om het te verbergen. Zet er een antwoord naast.

## Wat er gebeurt als iets niet hoort

Iedereen kan een tekst melden, ook zonder zich aan te melden. Een moderator kijkt binnen ${reportDays} dagen. Er is geen programma dat beslist. Wordt een tekst verborgen, dan staat op die plaats waarom, door wie en wanneer. Wie de tekst schreef, krijgt bericht als wij een mailadres hebben, en kan ${appealMonths} maanden lang vragen of een ander kijkt. Wie het verborg, beslist daar niet over.

Wissen doen wij alleen op een wettelijke grond, en altijd met twee mensen.

## Uw eigen woorden

Wat u schreef, kunt u aanpassen of weghalen. Wat er eerst stond, blijft bij aanpassen te lezen. ${words}`,
    en: ({
      community,
      reportDays,
      appealMonths,
      words,
    }) => `Here ${community} talks about public work. You need not agree with each other.

## What is allowed

Being sharp about a decision, a plan or an organisation. Being against: that stays. Using a pseudonym. Telling what you do or sell, when it is about public work.

## What is not allowed

Placing data of somebody who does not want that. Threatening or insulting somebody. Inciting to hatred, or shutting people out for who they are. Pretending to be another. Placing what is somebody else's. Advertising that is about nothing here.

## Is something not right?

That is no reason to hide it. Put an answer beside it.

## What happens when something does not belong

Anybody can report a text, also without signing in. A moderator looks within ${reportDays} days. No program decides. When a text is hidden, it says in its place why, by whom and when. Whoever wrote it is told if we have an e-mail address, and may for ${appealMonths} months ask somebody else to look. Whoever hid it does not decide on that.

We erase only on a legal ground, and always with two people.

## Your own words

You can change what you wrote, or take it away. What it said first can still be read after a change. ${words}`,
  },
  privacy: {
    nl: ({
      community,
      phone,
      sessionDays,
    }) => `${community} is verantwoordelijk voor deze gegevens. ${phone ? `Vragen? Bel ${phone}.` : "Vragen? Vraag het de griffier; bij “Wie heeft welke rol” staat wie dat is."}

## Wat wij van u hebben

Doet u mee, dan hebben wij uw naam, uw mailadres als u dat gaf, waar u woont als u dat koos, en wat u hier schreef en deed. U kiest zelf hoe u heet: met uw hele naam, uw voornaam of een schuilnaam. Wie een publieke rol heeft, staat er met de hele naam.

Zegt u iets zonder u aan te melden? Dan weten wij niet wie u bent. Van uw code bewaren wij alleen een versleutelde afdruk.

## Wat openbaar is

Wat u voor iedereen schrijft, en wat er in het openbaar logboek staat. Daarin staan nummers en data. Namen en woorden liggen ernaast, zodat zij gewist kunnen worden en de regel blijft kloppen.

## Wat wij niet doen

Wij volgen u niet. Geen bladzijde vraagt iets op bij een andere site. Wij bewaren niet van welk adres op internet u komt; wij tellen alleen, met een afdruk die binnen een dag weg is, of er niet te veel tegelijk komt. Uit een foto halen wij de plaats waar hij is gemaakt.

## Hoe lang

U blijft ${sessionDays} dagen aangemeld. De tekst van een mail is weg zodra hij is verstuurd. Uw gegevens blijven tot u vertrekt.

## Uw rechten

Op uw eigen bladzijde ziet u waar u bent aangemeld en wat Meent van u heeft, en kunt u het laten wissen. Wat u schreef, kunt u aanpassen of weghalen. Staat er iets over u wat u niet wilt? Meld het bij de tekst zelf. Komt u er met ons niet uit, dan kunt u naar de Autoriteit Persoonsgegevens.`,
    en: ({
      community,
      phone,
      sessionDays,
    }) => `${community} is responsible for these data. ${phone ? `Questions? Call ${phone}.` : "Questions? Ask the council clerk; “Who holds which role” says who that is."}

## What we have of you

If you take part, we have your name, your e-mail address if you gave it, where you live if you chose that, and what you wrote and did here. You choose how you appear: by your full name, your first name or a pseudonym. Whoever holds a public role appears by the full name.

Do you say something without signing in? Then we do not know who you are. Of your code we keep only a hash.

## What is public

What you write for everybody, and what stands in the public record. It holds numbers and dates. Names and words lie beside it, so that they can be erased while the line stays true.

## What we do not do

We do not follow you. No page asks anything of another site. We do not keep from which internet address you come; we only count, with a hash that is gone within a day, whether too much comes at once. From a photo we take out the place where it was made.

## How long

You stay signed in for ${sessionDays} days. The text of a mail is gone once it is sent. Your data stay until you leave.

## Your rights

On your own page you see where you are signed in and what Meent has of you, and you can have it erased. You can change what you wrote or take it away. Does something stand here about you that you do not want? Report it at the text itself. If we cannot settle it together, you can go to the Dutch Data Protection Authority (Autoriteit Persoonsgegevens).`,
  },
  accessibility: {
    nl: ({
      phone,
    }) => `Iedereen moet dit kunnen gebruiken. Wij houden ons aan WCAG 2.2, niveau A en AA.

## Wat wij doen

Alles werkt zonder script, met het toetsenbord en op een scherm van 360 punten breed. Elk soort bladzijde wordt bij elke verandering door een programma nagekeken (axe), in licht en donker. De taal is eenvoudig.

## Wat wij nog niet weten

Een programma vindt niet alles. Er is nog geen onderzoek gedaan door een onafhankelijk bureau, en nog niet getest door mensen met een schermlezer. Van foto’s die mensen plaatsen, kan de beschrijving ontbreken.

## Loopt u ergens tegenaan?

${phone ? `Bel ${phone}, of zeg` : "Zeg"} het in één zin bij Signalen, met “dit klopt niet”. Er antwoordt een mens, met naam. Wij doen het zo nodig samen met u, of sturen het op papier.`,
    en: ({ phone }) => `Everybody must be able to use this. We keep to WCAG 2.2, levels A and AA.

## What we do

Everything works without script, with the keyboard and on a screen 360 points wide. Each kind of page is checked by a program (axe) at every change, in light and dark. The language is plain.

## What we do not know yet

A program does not find everything. No independent agency has examined it yet, and people with a screen reader have not tested it yet. Photos that people place may lack a description.

## Do you run into something?

${phone ? `Call ${phone}, or say` : "Say"} it in one sentence at Signals, with “this is wrong”. A person answers, by name. If needed we do it together with you, or send it on paper.`,
  },
  cookies: {
    nl: ({
      sessionDays,
    }) => `Wij gebruiken alleen cookies die nodig zijn voor wat u vraagt. Daarom is er geen balk die om toestemming vraagt. Zij gaan alleen naar deze site.

## Welke

meent_sessie: u bent aangemeld. Blijft ${sessionDays} dagen, of tot u zich afmeldt.

meent_gevraagd: uw apparaat vroeg om een link om aan te melden. Blijft een uur.

meent_volg: u zei iets zonder u aan te melden; zo vindt u het terug. Blijft tot u de browser sluit, of op “Vergeet de code” drukt.

meent_kleur: u koos licht of donker. Blijft een jaar.

Bij een veilige verbinding begint de naam van een cookie om aan te melden met __Host-.`,
    en: ({
      sessionDays,
    }) => `We use only cookies that are needed for what you ask. So there is no bar that asks for consent. They go to this site alone.

## Which

meent_sessie: you are signed in. Stays ${sessionDays} days, or until you sign out.

meent_gevraagd: your device asked for a link to sign in. Stays an hour.

meent_volg: you said something without signing in; this is how you find it again. Stays until you close the browser, or press “Forget the code”.

meent_kleur: you chose light or dark. Stays a year.

On a secure connection the name of a cookie for signing in begins with __Host-.`,
  },
};

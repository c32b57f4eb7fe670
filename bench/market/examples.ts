/**
 * Needs and offers as people write them, by theme: what is asked and what answers it are in different
 * words. While the weights and the list of concepts were adjusted, the themes of `knownThemes` could be
 * looked at. Those of `heldOutThemes` were written after that, and nothing was changed for them since.
 */

type Kind = "money" | "hours" | "room" | "goods" | "skill";
/** A title, and what exactly. */
type Text = readonly [string, string];

export interface Theme {
  readonly kind: Kind;
  readonly needs: readonly Text[];
  readonly offers: readonly Text[];
}

const theme = (kind: Kind, needs: readonly Text[], offers: readonly Text[]): Theme => ({
  kind,
  needs,
  offers,
});

const knownThemes: readonly Theme[] = [
  theme(
    "room",
    [
      [
        "Plek om met twintig mensen te eten",
        "Onze eettafel is uit haar jasje gegroeid. We hebben een keuken nodig en tafels voor twintig.",
      ],
      [
        "Waar kunnen wij koken en eten?",
        "Elke week schuiven er meer buren aan. Wij willen graag een fornuis met zes pitten en ruimte om te zitten.",
      ],
    ],
    [
      [
        "Dorpshuis staat doordeweeks leeg",
        "De zaal met keuken is vrij. Er is een vaatwasser en er zijn tafels voor dertig personen.",
      ],
      [
        "Keuken van de kerk",
        "In onze keuken kookt door de week niemand. De zaal ernaast mag erbij.",
      ],
    ],
  ),
  theme(
    "room",
    [
      [
        "Oefenruimte voor beginnend koor",
        "Wij zijn met achttien stemmen en zingen nu in een woonkamer. De buren vinden het genoeg geweest.",
      ],
      [
        "Lokaal om te repeteren",
        "Ons mannenkoor zoekt een avond onderdak nu de school verbouwd wordt. Een piano is mooi, hoeft niet.",
      ],
    ],
    [
      [
        "Zaaltje met piano",
        "Achter de kerk is een zaaltje waar gezongen mag worden, de muren zijn dik.",
      ],
      [
        "De muziekschool heeft een vrij lokaal",
        "Geschikt voor een koor of een klein orkest. Stemmen kan.",
      ],
    ],
  ),
  theme(
    "room",
    [
      [
        "Droge stalling voor de oogstkar",
        "Onze versierde wagen kan de winter niet buiten overleven. Hij is acht meter lang.",
      ],
      [
        "Winterberging voor praalwagen",
        "Wij bouwen sinds jaar en dag aan een corsowagen en moeten uit de loods.",
      ],
    ],
    [
      [
        "Plaats in een schuur",
        "In mijn kapschuur kan nog een grote wagen staan. Het is er droog en er kijkt altijd een hond.",
      ],
      [
        "Opslag bij de boer",
        "De loods is half leeg sinds de koeien weg zijn. Berging van karren of boten kan.",
      ],
    ],
  ),
  theme(
    "room",
    [
      [
        "Werkplaats voor het Repair Café",
        "Er wordt gesoldeerd, genaaid en gevloekt, dus liever geen tapijt. Stopcontacten zijn welkom.",
      ],
      [
        "Waar kunnen wij kapotte spullen maken?",
        "Acht reparateurs zoeken een plek met goed licht en een paar werkbanken.",
      ],
    ],
    [
      [
        "Atelier met werkbanken",
        "Mijn atelier gebruik ik zelf alleen doordeweeks. Er staan vier werkbanken en er is krachtstroom.",
      ],
      [
        "Technieklokaal van de school",
        "Na vijven is het lokaal van de jongens en meisjes techniek vrij, met gereedschap en bankschroeven.",
      ],
    ],
  ),
  theme(
    "room",
    [
      [
        "Lapje grond voor een buurtmoestuin",
        "Tweehonderd vierkante meter is genoeg om met twaalf gezinnen groente te verbouwen.",
      ],
      [
        "Wie heeft een stukje akker over?",
        "Wij willen pompoenen telen met de kinderen uit de straat. Een sloot voor water helpt.",
      ],
    ],
    [
      [
        "Hoek van mijn weiland",
        "Een hoek waar ik toch nooit met de trekker kom. Er mag best een moestuin op.",
      ],
      [
        "Volkstuin die vrijkomt",
        "Mijn rug wil niet meer. De tuin is omgespit en er staat een kas.",
      ],
    ],
  ),
  theme(
    "room",
    [
      [
        "Rustige kamer voor gesprekken",
        "Voor een-op-eengesprekken met mensen met schulden. Niemand hoeft te zien wie er binnenkomt.",
      ],
      [
        "Spreekruimte voor rouwgroep",
        "Zes mensen die iemand verloren zoeken een huiskamerachtige plek, geen vergaderzaal met tl.",
      ],
    ],
    [
      [
        "Huiskamer van de pastorie",
        "Onze voorkamer is rustig, met stoelen in een kring. Koffie staat klaar.",
      ],
      [
        "Kamertje in de bibliotheek",
        "Een kamer met eigen ingang, bedoeld voor gesprekken die niemand hoeft te horen.",
      ],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Veertig stoelen voor de ledenavond",
        "Wij kregen meer aanmeldingen dan zitplaatsen. Ze komen dezelfde avond schoon terug.",
      ],
      [
        "Zitplaatsen gezocht voor openluchtfilm",
        "Vouwen, stapelen, het mag van alles zijn zolang men twee uur kan zitten.",
      ],
    ],
    [
      [
        "Klapstoelen te leen",
        "De ijsclub heeft zestig klapstoelen op zolder. Zelf halen en terugbrengen.",
      ],
      [
        "Stapelstoelen uit de kantine",
        "Vijftig stuks, oranje, onverwoestbaar. Voor niets mee te nemen voor een feest.",
      ],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Aanhanger voor een zaterdag",
        "Om snoeihout van het schoolplein naar de stort te brengen. Onze auto heeft een trekhaak.",
      ],
      [
        "Wie leent ons een kar?",
        "Wij moeten vijftien oude banken wegbrengen en hebben alleen een stationcar.",
      ],
    ],
    [
      [
        "Mijn aanhangwagen staat toch stil",
        "Dubbelasser met hekken, 750 kilo. Verlichting is net nagekeken.",
      ],
      ["Trailer te leen", "Wie iets groots moet vervoeren mag hem halen, netje zit erbij."],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Beamer voor dorpsfilm",
        "Wij draaien vier films per winter en huren nu elke keer apparatuur.",
      ],
      [
        "Projector en scherm gezocht",
        "Voor een lezing over de geschiedenis van het veen. De spreker brengt zijn laptop mee.",
      ],
    ],
    [
      [
        "Projectiescherm en beamer",
        "Van het opgeheven theehuis. De lamp is nieuw, de afstandsbediening is zoek.",
      ],
      ["Beamer van kantoor", "Buiten werktijd mag hij uit, met kabels en een tafeltje."],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Grote pannen",
        "Voor soep voor zestig mensen. Met onze gezinspannetjes staan we om vier uur al te roeren.",
      ],
      [
        "Kookgerei voor het burendiner",
        "Een pan van dertig liter, en iets om mee te roeren dat niet doorbuigt.",
      ],
    ],
    [
      [
        "Soeppannen van de scouting",
        "Drie grote, met deksel, geschikt voor gas. Wel zelf afwassen.",
      ],
      ["Gaarkeuken op zolder", "Kookpannen tot vijftig liter, van toen wij nog kampen gaven."],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Verf voor het schuurtje op het schoolplein",
        "Een liter of tien, groen of blauw, buitenkwaliteit. Resten zijn prima.",
      ],
      [
        "Beits of lak over?",
        "De banken in het park zijn kaal. Vrijwilligers zijn er, blikken niet.",
      ],
    ],
    [
      [
        "Blikken buitenbeits",
        "Twaalf blikken, verkeerde kleur besteld. Voor bankjes of een hek is het mooi.",
      ],
      ["Restpartij buitenverf", "Uit de schilderswinkel die sloot: groen, rood en een soort geel."],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Zaden en stekjes voor de geveltuinen",
        "Wij halen tegels uit de stoep en willen er iets in laten bloeien.",
      ],
      [
        "Plantgoed voor de bermen",
        "Zo'n tweehonderd vaste planten die tegen zand en honden kunnen.",
      ],
    ],
    [
      [
        "Scheuren en weggeven",
        "Mijn vaste planten moeten gedeeld worden, er zijn kratten vol geraniums en vrouwenmantel.",
      ],
      ["Stekken van de kwekerij", "Een paar honderd stekjes die te klein zijn voor de verkoop."],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Laptops voor wie er geen heeft",
        "Vijf gezinnen delen nu één telefoon voor het huiswerk. Het hoeft niet snel te zijn.",
      ],
      [
        "Oude computers voor de computerles",
        "Als er maar een beeldscherm en een toetsenbord aan zit, de rest leren we zelf.",
      ],
    ],
    [
      [
        "Tien afgeschreven laptops",
        "Ons kantoor krijgt nieuwe. De schijven zijn gewist, opladers zitten erbij.",
      ],
      [
        "Computer met scherm",
        "Drie jaar oud, werkt goed, staat in de weg. Graag naar iemand die ermee leert.",
      ],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Partytent tegen de regen",
        "Onze braderie viel vorig jaar in het water. Drie bij zes is groot genoeg.",
      ],
      [
        "Overkapping voor de koffiekraam",
        "Iets wat met twee mensen op te zetten is en niet wegwaait.",
      ],
    ],
    [
      [
        "Feesttent van de buurtvereniging",
        "Zes bij vier, met zeilen en haringen. Opzetten met vier man.",
      ],
      ["Twee vouwtenten", "Van een marktkoopman die stopte. Wit, met gewichten tegen de wind."],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Fietsen voor nieuwkomers",
        "Acht volwassenen willen naar hun taalles en de bus gaat twee keer per dag.",
      ],
      [
        "Wie heeft nog een fiets in de schuur?",
        "Een kapotte mag ook, wij hebben een fietsenmaker in ons midden.",
      ],
    ],
    [
      ["Vier gebruikte rijwielen", "Twee dames, twee heren, banden hard. Sleutels zitten eraan."],
      ["Gevonden fietsen van het station", "De eigenaar kwam niet. Ze rijden en remmen."],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Boeken voor de minibieb",
        "Het kastje bij de halte is na een week altijd leeg. Kinderboeken gaan het hardst.",
      ],
      ["Leesboeken voor een ruilkast", "Romans, strips, alles behalve encyclopedieën."],
    ],
    [
      ["Zes dozen boeken", "Na het opruimen van ouderlijk huis. Veel prentenboeken en detectives."],
      ["De bibliotheek ruimt op", "Driehonderd afgeschreven jeugdboeken zoeken een plank."],
    ],
  ),
  theme(
    "hours",
    [
      [
        "Handen om het pad schoon te maken",
        "Een ochtend bladeren ruimen, riool vrijmaken en de heg terugzetten.",
      ],
      [
        "Help mee het klompenpad open te houden",
        "Het gras staat een meter hoog en er ligt een boom dwars. Schoffels zijn er.",
      ],
    ],
    [
      [
        "Ik kan snoeien en harken",
        "Gepensioneerd en graag buiten. Een ochtend in de week lukt altijd.",
      ],
      [
        "Onze klas wil buiten werken",
        "Twintig scholieren met twee begeleiders, kunnen maaien, wieden en takken slepen.",
      ],
    ],
  ),
  theme(
    "hours",
    [
      [
        "Chauffeurs voor de dorpsbus",
        "De bus staat er, de passagiers ook. Een gewoon rijbewijs is genoeg.",
      ],
      [
        "Wie brengt ouderen naar het ziekenhuis?",
        "Het is drie kwartier rijden en de taxi kost een half AOW'tje.",
      ],
    ],
    [
      [
        "Ik rijd graag",
        "Dertig jaar vrachtwagen, nooit schade. Ik wil best een paar ritten per week doen.",
      ],
      [
        "Vervoer naar de polikliniek",
        "Met mijn eigen auto kan ik mensen wegbrengen en weer ophalen, wachten vind ik niet erg.",
      ],
    ],
  ),
  theme(
    "hours",
    [
      [
        "Wandelmaatje voor mevrouw van 84",
        "Een ommetje langs de vaart, met rollator. Praten hoeft niet maar mag.",
      ],
      [
        "Iemand die de rolstoel duwt",
        "Op zondagmiddag, als het droog is. Meneer kent alle vogels.",
      ],
    ],
    [
      [
        "Ik loop graag een blokje om",
        "En vind het gezelliger met iemand. Een rolstoel is geen bezwaar.",
      ],
      [
        "Samen naar buiten",
        "Ik heb tijd en goede schoenen. Wandelen met wie alleen niet meer gaat.",
      ],
    ],
  ),
  theme(
    "hours",
    [
      [
        "Mensen achter de bar bij het dorpsfeest",
        "Tappen, spoelen, lachen. Twee diensten van vier uur.",
      ],
      [
        "Bardienst bij de voetbalclub",
        "Onze vaste kracht heeft een nieuwe heup. Het gaat om zaterdagen.",
      ],
    ],
    [
      [
        "Ik kan tappen",
        "Oud-kroegbaas met een zwak voor verenigingen, ik sta graag nog eens achter de bar.",
      ],
      [
        "Onze studenten willen bijspringen",
        "Vier meiden met horeca-ervaring voor een feest of een bardienst.",
      ],
    ],
  ),
  theme(
    "hours",
    [
      [
        "Klaar-over bij de basisschool",
        "Het kruispunt is druk en de vaste vrijwilliger verhuist. Twintig minuten per keer.",
      ],
      ["Verkeersregelaars voor de avondvierdaagse", "Zes hoeken, vier avonden, hesjes zijn er."],
    ],
    [
      [
        "Ik wil kinderen helpen oversteken",
        "Ik sta om kwart over acht toch al met de hond buiten.",
      ],
      ["Gediplomeerd verkeersregelaar", "Het pasje is nog drie jaar geldig, dus gebruik me."],
    ],
  ),
  theme(
    "hours",
    [
      [
        "Rondbrengen van de dorpskrant",
        "Vierhonderd bussen, verdeeld over acht mensen. Eens per maand.",
      ],
      [
        "Wie bezorgt onze folders?",
        "Voor de opening van het speelbos moet iedere voordeur iets krijgen.",
      ],
    ],
    [
      [
        "Met mijn hond langs alle brievenbussen",
        "We lopen toch. Folders of kranten bezorgen doen we erbij.",
      ],
      [
        "Twee pubers met een bakfiets",
        "Willen wel flyers verspreiden in de wijk, mits er friet is.",
      ],
    ],
  ),
  theme(
    "hours",
    [
      ["Oppas tijdens de ouderavond", "Twaalf kleuters, anderhalf uur, een lokaal vol blokken."],
      [
        "Wie speelt er met de kinderen?",
        "Onze taalles voor moeders valt of staat met opvang voor peuters.",
      ],
    ],
    [
      [
        "Ik pas graag op",
        "Ervaren oma, eigen kleinkinderen te ver weg. Peuters zijn mijn specialiteit.",
      ],
      [
        "Spelen en voorlezen",
        "Ik zit op de pabo en let met plezier een paar uur op een groepje kinderen.",
      ],
    ],
  ),
  theme(
    "hours",
    [
      [
        "Verhuishulp voor de ruilwinkel",
        "Van de oude naar de nieuwe stek: dertig kasten en honderd dozen.",
      ],
      ["Sjouwers gevraagd", "De piano van de kerk moet een trap af. Wij hebben banden en koffie."],
    ],
    [
      ["Sterke armen", "Onze rugbyploeg wil best een dag tillen en sjouwen voor een goed doel."],
      ["Ik help met inladen", "En ik kan dozen stapelen als de beste, vraag mijn zwager."],
    ],
  ),
  theme(
    "hours",
    [
      [
        "Visite voor mensen die alleen zijn",
        "Een uurtje koffie, een spelletje, even praten. Wij maken de koppels.",
      ],
      [
        "Wie gaat er langs bij meneer Veenstra?",
        "Hij ziet sinds de dood van zijn vrouw alleen de thuiszorg.",
      ],
    ],
    [
      ["Kop koffie en een praatje", "Ik kom graag bij mensen over de vloer, rummikub in de tas."],
      ["Ik kan goed luisteren", "Een vaste middag op bezoek bij iemand die wat eenzaam is."],
    ],
  ),
  theme(
    "hours",
    [
      [
        "Gastvrouwen voor het inloophuis",
        "Koffie schenken, deur openhouden, vragen hoe het is. Een dagdeel.",
      ],
      [
        "Iemand aan de balie van het museumpje",
        "Kaartjes verkopen en vertellen waar het toilet is.",
      ],
    ],
    [
      [
        "Ik ontvang graag mensen",
        "Veertig jaar receptie. Een lach en een vol kopje zijn geen moeite.",
      ],
      [
        "Vrijwillige gastheer",
        "Ik wil wel een middag de deur doen en koffie schenken ergens waar het gezellig is.",
      ],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Penningmeester voor de speeltuin",
        "De kas klopt, maar niemand weet waarom. Jaarrekening voor een kleine stichting.",
      ],
      ["Wie doet onze boekhouding?", "Achttien boekingen per maand en één schoenendoos."],
    ],
    [
      [
        "Boekhouder met tijd over",
        "Ik doe de cijfers voor drie verenigingen, een vierde kan erbij.",
      ],
      [
        "Hulp bij administratie",
        "Was accountant, houd van kloppende kolommen en van kleine clubs.",
      ],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Subsidie aanvragen, hoe doe je dat?",
        "Voor een jeu-de-boulesbaan. Er schijnen fondsen te zijn maar de formulieren maken ons bang.",
      ],
      [
        "Fondsenwerver gezocht",
        "Wij hebben een plan voor het veerhuis en een begroting, maar nog geen geldschieters.",
      ],
    ],
    [
      ["Ik schrijf aanvragen", "Bij fondsen en de provincie. Ongeveer de helft wordt toegekend."],
      [
        "Ervaring met subsidies",
        "Ik ken de loketten en de kleine lettertjes en deel dat graag met een vereniging.",
      ],
    ],
  ),
  theme(
    "skill",
    [
      ["Website voor de energiecoöperatie", "Simpel, met een agenda en een knop om lid te worden."],
      [
        "Iemand die onze internetpagina bijwerkt",
        "Het laatste nieuws is van vier jaar terug en het bestuurslid met het wachtwoord is verhuisd.",
      ],
    ],
    [
      ["Ik bouw websites", "Overdag voor bedrijven, 's avonds graag iets voor het dorp."],
      ["Webdesign voor een goed doel", "Student communicatie, zoekt een echte site om te maken."],
    ],
  ),
  theme(
    "skill",
    [
      ["Affiche voor de toneelavond", "Wij hebben een titel, een datum en een foto van een koe."],
      [
        "Vormgever voor een wandelkaart",
        "De routes zijn getekend op de achterkant van een kalender. Nu nog mooi.",
      ],
    ],
    [
      [
        "Grafisch ontwerper",
        "Posters, flyers, kaarten: één ontwerp per seizoen doe ik voor niets.",
      ],
      ["Ik teken en ontwerp", "Illustrator met een zwak voor dorpsfeesten en koeien."],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Taalmaatje Nederlands",
        "Voor een bakker uit Aleppo die alles begrijpt behalve 'gezellig'.",
      ],
      ["Wie oefent met ons spreken?", "Vijf vrouwen willen de taal oefenen buiten het klaslokaal."],
    ],
    [
      ["Oud-onderwijzeres geeft taalles", "Geduldig, streng op lidwoorden, thee is inbegrepen."],
      ["Nederlands oefenen", "Ik praat graag en langzaam, over voetbal of over het weer."],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Timmerman voor de tribune",
        "Het hout ligt klaar, de tekening ook. Alleen slaan wij er scheve spijkers in.",
      ],
      [
        "Klusser voor het jeugdhonk",
        "Een bar bouwen, twee deuren afhangen en een plank recht krijgen.",
      ],
    ],
    [
      [
        "Ik timmer",
        "Veertig jaar in de bouw, knieën versleten, handen nog goed. Kom maar op met die planken.",
      ],
      [
        "Meubelmaker met vrije zaterdagen",
        "Kasten, banken, bars: ik heb eigen gereedschap en houd van hout.",
      ],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Elektricien die naar onze bedrading kijkt",
        "In het dorpshuis vallen bij de frituur alle lampen uit.",
      ],
      [
        "Stroom op het festivalterrein",
        "Wij zoeken iemand die een kast durft open te maken en daarna weer dicht.",
      ],
    ],
    [
      [
        "Erkend installateur",
        "Ik kijk graag een avond naar meterkasten en groepen van verenigingen.",
      ],
      [
        "Elektra aanleggen",
        "Stopcontacten, verlichting, tijdelijke stroom bij evenementen: ik doe het veilig.",
      ],
    ],
  ),
  theme(
    "skill",
    [
      ["EHBO bij de obstakelrun", "Verwacht: schaafwonden, één enkel, veel modder."],
      ["Hulpverlener voor het zomerkamp", "Iemand die niet schrikt van bloed en heimwee herkent."],
    ],
    [
      [
        "Verpleegkundige, ook in het weekend",
        "EHBO-koffer staat klaar, ik doe graag een dag bij een sportevenement.",
      ],
      ["Gecertificeerd eerstehulpverlener", "Kinderen, reanimatie en AED, diploma is geldig."],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Tolk Arabisch bij het spreekuur",
        "Brieven van de gemeente uitleggen aan gezinnen die hier een jaar wonen.",
      ],
      [
        "Vertaler voor onze welkomstfolder",
        "Van Nederlands naar Arabisch en Tigrinya, twee bladzijden.",
      ],
    ],
    [
      ["Ik spreek Arabisch en Nederlands", "En leg met geduld uit wat er in een brief staat."],
      ["Tolken en vertalen", "Arabisch, Engels, een beetje Tigrinya. Een uurtje per week."],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Computerhulp voor senioren",
        "DigiD, foto's van kleinkinderen, en waarom het ding altijd wil bijwerken.",
      ],
      [
        "Wie legt de tablet uit?",
        "In de soos zitten twaalf mensen met een apparaat dat ze niet durven aanraken.",
      ],
    ],
    [
      [
        "Geduldig met telefoons en tablets",
        "Ik leg het zo vaak uit als nodig is, zonder te zuchten.",
      ],
      [
        "Digitaal spreekuur",
        "Inloggen bij de overheid, mail, veilig internetten: ik help je op weg.",
      ],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Gespreksleider voor een lastige avond",
        "Over de windmolens. Beide kanten willen praten, niemand wil de eerste zijn.",
      ],
      [
        "Voorzitter voor onze bewonersvergadering",
        "Iemand van buiten, die op de klok let en de stillen hoort.",
      ],
    ],
    [
      ["Ik leid gesprekken", "Mediator van beroep. Ook als het schuurt."],
      [
        "Onafhankelijke voorzitter",
        "Voor vergaderingen waar het weleens hard gaat; ik heb een bel.",
      ],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Dirigent voor het gelegenheidskoor",
        "Tien keer oefenen, één optreden, veel enthousiasme en weinig noten.",
      ],
      [
        "Wie begeleidt ons kinderkoor op de piano?",
        "Liedjes van twee akkoorden, een kerstmusical van drie.",
      ],
    ],
    [
      [
        "Muziekdocent met een vrije avond",
        "Ik dirigeer en speel piano, en word niet boos om valse noten.",
      ],
      ["Pianist voor koor of musical", "Speel van blad en op gehoor, kinderen vind ik leuk."],
    ],
  ),
  theme(
    "money",
    [
      [
        "Startgeld voor de kippenren van de school",
        "Hout en gaas. De leerlingen bouwen zelf, de eieren gaan naar de voedselbank.",
      ],
      ["Bijdrage voor zaaigoed en gereedschap", "Wij beginnen een pluktuin achter de flat."],
    ],
    [
      [
        "Klein bedrag voor groen in de buurt",
        "Onze tuinclub hief zichzelf op en wil het potje goed besteden: tuinen, dieren, kinderen.",
      ],
      [
        "Gift voor schooltuin",
        "Van de opbrengst van de plantenmarkt, te besteden aan een tuin met kinderen.",
      ],
    ],
  ),
  theme(
    "money",
    [
      [
        "Sponsor voor shirtjes",
        "De straatvoetbalclub telt nu twintig meisjes en speelt in hesjes.",
      ],
      ["Geld voor nieuwe doelen", "De oude zijn van hout en dat merk je in de sluiting."],
    ],
    [
      ["Sportsponsoring", "Onze bakkerij steunt elk jaar een jeugdploeg, met naam op de rug."],
      ["Wij sponsoren voetbal", "Een bedrag voor shirts of ballen van een team uit de streek."],
    ],
  ),
  theme(
    "money",
    [
      [
        "Lening voor zonnepanelen op het dorpshuis",
        "Terug in vijf jaar uit wat wij aan stroom besparen.",
      ],
      [
        "Voorfinanciering isolatie van het clubgebouw",
        "De subsidie komt achteraf, de rekening vooraf.",
      ],
    ],
    [
      [
        "Renteloos lenen voor energie",
        "Een lid van de coöperatie zet geld uit voor panelen en isolatie bij clubs.",
      ],
      [
        "Voorschieten wat later terugkomt",
        "Het wijkfonds schiet voor bij besparing op stroom en gas.",
      ],
    ],
  ),
  theme(
    "money",
    [
      [
        "Reisgeld voor het ouderenuitje",
        "Bus, pannenkoek, boot. Vijfendertig deelnemers met een krappe beurs.",
      ],
      ["Bijdrage busreis", "Voor bewoners van het verzorgingshuis, een dag naar zee."],
    ],
    [
      [
        "Diaconie geeft voor ouderen",
        "Een bedrag voor een dagje uit van mensen die het zelf niet kunnen betalen.",
      ],
      [
        "Potje voor uitjes",
        "De opgeheven reisclub schenkt haar kas aan wie een bus wil huren voor senioren.",
      ],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Geluidsset voor het straattheater",
        "Twee microfoons en iets waar het uit komt, buiten hoorbaar tot de bakker.",
      ],
      [
        "Versterker voor de herdenking",
        "De toespraak was vorig jaar alleen op de eerste rij te volgen.",
      ],
    ],
    [
      ["Speakers met statief", "Onze band treedt niet meer op. Mengpaneel en kabels liggen erbij."],
      [
        "Geluidsinstallatie te leen",
        "Van de oranjevereniging, twee boxen en een draadloze microfoon.",
      ],
    ],
  ),
  theme(
    "goods",
    [
      ["Hout voor een vlonder", "Twaalf vierkante meter, het hoeft niet mooi te zijn, wel heel."],
      ["Planken en balken voor speeltoestellen", "Voor het speelbos. Geïmpregneerd liever niet."],
    ],
    [
      ["Partij steigerdelen", "Dertig planken van twee en een halve meter, gebruikt maar recht."],
      ["Eiken balken van een gesloopte schuur", "Wie ze ophaalt mag er iets moois van maken."],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Gereedschap voor de klusclub",
        "Jongens van zestien willen leren werken met hun handen. Een boor, een zaag, klemmen.",
      ],
      [
        "Boormachine en schuurpapier gevraagd",
        "Voor vier zaterdagen, wij knappen het wachthuisje op.",
      ],
    ],
    [
      [
        "Vaders werkkist",
        "Schroefmachine, zagen, hamers, beitels. Hij zou willen dat het gebruikt wordt.",
      ],
      [
        "Gereedschap te leen",
        "Ons bouwbedrijf heeft een kast met boren en klemmen voor vrijwilligers.",
      ],
    ],
  ),
  theme(
    "goods",
    [
      ["Verkleedkleren voor de kindermusical", "Piraten, een koningin en vijf zeepaardjes."],
      ["Stof en naaigerei", "Wij maken vlaggetjes voor het hele dorp en zijn door de lakens heen."],
    ],
    [
      ["Kist vol kostuums", "Van de revue die stopte: hoeden, jassen, jurken in alle maten."],
      [
        "Lappen en een naaimachine",
        "Atelier ruimt op: katoen, vilt en een machine die alles aankan.",
      ],
    ],
  ),
  theme(
    "room",
    [
      [
        "Sportzaal in de winter",
        "De wandelvoetballers van 65 plus glijden buiten uit. Eén uur in de week.",
      ],
      ["Gymlokaal voor yoga", "Twintig matten en warmte, meer vragen wij niet."],
    ],
    [
      [
        "Sporthal heeft een gat in het rooster",
        "Een halve hal, met kleedkamers, een uur dat niemand wil.",
      ],
      [
        "Gymzaal van de basisschool",
        "Na schooltijd beschikbaar voor sport en bewegen uit de buurt.",
      ],
    ],
  ),
  theme(
    "room",
    [
      ["Podium voor de jeugdband", "Vier pubers, één drumstel, nul publiek tot nu toe."],
      ["Plek voor een toneelvoorstelling", "Zestig bezoekers en een plank om op te staan."],
    ],
    [
      ["Café met toneel", "Achterin staat een podium met gordijn dat al jaren dicht is."],
      [
        "Theaterzaaltje in de molen",
        "Klein, scheef, maar met licht en zestig plaatsen voor een optreden.",
      ],
    ],
  ),
  theme(
    "hours",
    [
      [
        "Zwerfvuil prikken met de school",
        "Wij zoeken volwassenen die een groepje leiden. Prikstokken zijn er.",
      ],
      ["Opruimactie langs de vaart", "Elke lente tien zakken, deze lente meer."],
    ],
    [
      [
        "Ik ruim toch al op",
        "Met mijn eigen grijper door de wijk, samen met kinderen lijkt me leuker.",
      ],
      ["Onze serviceclub maakt schoon", "Vijftien mensen, één ochtend, afval rapen waar dan ook."],
    ],
  ),
  theme(
    "hours",
    [
      [
        "Koks voor de buurtmaaltijd",
        "Twee mensen die niet schrikken van veertig borden en één oven.",
      ],
      ["Wie kookt er mee op donderdag?", "Recepten zijn er, schorten ook."],
    ],
    [
      ["Ik kook voor veel", "Was kok op een schip. Stamppot of curry, alles voor vijftig man."],
      [
        "Hulp in de keuken",
        "Groente snijden, roeren, borden opscheppen, ik doe het graag voor anderen.",
      ],
    ],
  ),
  theme(
    "hours",
    [
      ["Trainer voor de meisjes onder tien", "Elf talenten en één moeder die de regels niet kent."],
      ["Begeleiding bij het sportuurtje", "Pleintje, ballen, dertig kinderen na school."],
    ],
    [
      [
        "Oud-voetballer wil training geven",
        "Jeugd heeft mijn voorkeur, de knie doet niet meer mee maar de mond wel.",
      ],
      ["Sportstudent zoekt stage-uren", "Spel en bewegen met een groep kinderen, na schooltijd."],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Imker voor de bijen bij school",
        "Wij hebben twee kasten geërfd en durven er niet in te kijken.",
      ],
      [
        "Natuurgids voor een vogelexcursie",
        "Een ochtend door het veen met mensen die een mus van een merel onderscheiden.",
      ],
    ],
    [
      ["Bijenhouder", "Ik help graag wie met een volk begint, kappen heb ik over."],
      ["Vogelaar neemt u mee", "Verrekijkers voor tien personen, ik ken elke hoek van het veen."],
    ],
  ),
  theme(
    "skill",
    [
      ["Advies over isolatie", "Onze straat wil samen iets doen aan tocht, maar wat eerst?"],
      ["Energiecoach voor huurders", "Mensen met hoge rekeningen en weinig verstand van ketels."],
    ],
    [
      [
        "Energieadvies aan de keukentafel",
        "Ik loop je huis door met een warmtecamera, geen verkooppraat.",
      ],
      ["Besparen op stroom en gas", "Vrijwillige coach, tochtstrips en radiatorfolie bij me."],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Iemand die statuten kan lezen",
        "Wij worden een coöperatie en verdwalen bij artikel negen.",
      ],
      [
        "Juridisch meekijken bij een huurcontract",
        "De gemeente wil dat wij tekenen, wij willen eerst begrijpen.",
      ],
    ],
    [
      ["Oud-notaris helpt verenigingen", "Statuten, reglementen en wie waarvoor tekent."],
      ["Jurist denkt mee", "Contracten met de overheid lees ik voor de aardigheid."],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Fotograaf voor het jubileum",
        "Honderd jaar fanfare, één middag, liefst zonder rare filters.",
      ],
      ["Filmpje over ons speelbos", "Twee minuten voor de actiepagina."],
    ],
    [
      [
        "Ik fotografeer evenementen",
        "Lever binnen een week een mooie map met foto's, gratis voor verenigingen.",
      ],
      [
        "Camera en montage",
        "Korte films maken voor goede initiatieven, dat vind ik leuker dan bruiloften.",
      ],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Bijles rekenen voor groep acht",
        "Drie kinderen die het kunnen, maar het zelf nog niet geloven.",
      ],
      [
        "Huiswerkbegeleiding in het buurthuis",
        "Twee middagen, brugklassers, vooral wiskunde en planning.",
      ],
    ],
    [
      [
        "Wiskundeleraar met pensioen",
        "Breuken en procenten met geduld, aan tafel of aan het bord.",
      ],
      ["Ik help bij huiswerk", "Student, vier havo-vakken, een vaste middag per week."],
    ],
  ),
  theme(
    "skill",
    [
      ["Verhalen van vroeger optekenen", "Tachtigjarigen vertellen, niemand schrijft het op."],
      ["Wie kent het archief?", "Wij zoeken de geschiedenis van de brug die er niet meer is."],
    ],
    [
      ["Ik schrijf levensverhalen", "Luisteren, opnemen, uitwerken tot een boekje."],
      ["Amateurhistoricus", "Ken de weg in het gemeentearchief en de oude kaarten."],
    ],
  ),
];

const heldOutThemes: readonly Theme[] = [
  theme(
    "room",
    [
      [
        "Ruimte om te darten",
        "De dartclub moet uit het café. Vier banen naast elkaar, een bar is meegenomen.",
      ],
      [
        "Nieuw honk voor de postzegelvereniging",
        "Twintig leden, veel mappen, weinig lawaai. Een tafel per twee man.",
      ],
    ],
    [
      [
        "Clubgebouw van de duivenvereniging",
        "Op clubavonden na is ons gebouw leeg. Tafels, bar en parkeerplaats aanwezig.",
      ],
      [
        "Vergaderzaal boven de supermarkt",
        "Voor verenigingen gratis. Ruim plaats, stevige tafels.",
      ],
    ],
  ),
  theme(
    "room",
    [
      [
        "Parkeerplek voor de soepbus",
        "Een veilige plaats met stroom voor een oude camper waaruit wij soep delen.",
      ],
      [
        "Waar mag de bibliobus staan?",
        "De bus heeft een stopcontact nodig en een halve dag vlakke grond.",
      ],
    ],
    [
      [
        "Terrein met stroompunt",
        "Op ons bedrijventerrein kan een bus of camper staan, met aansluiting.",
      ],
      ["Plein voor de kerk", "Er is ruimte voor een grote wagen en de koster geeft graag stroom."],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Koelkast voor de weggeefkast",
        "Dan kunnen wij ook melk en groente bewaren voor wie het nodig heeft.",
      ],
      ["Vriezer gevraagd", "Voor de maaltijden die wij op zondag maken en door de week uitdelen."],
    ],
    [
      ["Koelkast over", "Tafelmodel, doet het prima, stond in een vakantiehuisje."],
      ["Vrieskist", "Driehonderd liter, zuinig, te groot voor ons tweeën."],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Kerstlampjes voor de lindeboom",
        "Onze boom is acht meter en heeft vorig jaar in het donker gestaan.",
      ],
      ["Feestverlichting langs het water", "Honderd meter snoer met lampjes, voor één avond."],
    ],
    [
      ["Lichtsnoeren van de winkeliers", "Tien stuks van twintig meter, led, met verdeelkast."],
      ["Dozen vol lampjes", "Van de opgeheven kerstmarkt, geteste snoeren."],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Rollators en rolstoelen te leen",
        "Voor een dag naar de dierentuin met bewoners die anders thuisblijven.",
      ],
      ["Drie rolstoelen voor één middag", "De optocht kijken gaat niet zittend op een krat."],
    ],
    [
      ["Rolstoelen van het zorgcentrum", "Vier stuks, opvouwbaar, in het weekend niet in gebruik."],
      [
        "Hulpmiddelen uit de uitleen",
        "Rollators, rolstoelen en een tillift, mee te nemen met een handtekening.",
      ],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Speelgoed voor de noodopvang",
        "Veertig kinderen, één bal. Iets van lego of auto's maakt al verschil.",
      ],
      ["Spellen voor de inloopmiddag", "Dammen, sjoelen, kaarten, alles wat met zijn vieren kan."],
    ],
    [
      ["Kast vol gezelschapsspelen", "Onze kinderen zijn het huis uit. Compleet, op één pion na."],
      ["Sjoelbak en puzzels", "Uit de soos die dichtging. Ook een doos blokken."],
    ],
  ),
  theme(
    "goods",
    [
      [
        "Zand en stenen voor het waterspeelveld",
        "Kinderen gaan dammen bouwen. Twee kuub is al heerlijk.",
      ],
      ["Stoeptegels voor een schelpenpad", "Tien meter rand langs het pad bij de molen."],
    ],
    [
      ["Klinkers over van onze oprit", "Driehonderd stuks, gestapeld op een pallet."],
      ["Berg zand", "Schoon ophoogzand, met een kruiwagen zo op te halen."],
    ],
  ),
  theme(
    "hours",
    [
      ["Voorlezers in de bieb", "Een half uur voor een kring kleuters, stemmetjes doen mag."],
      [
        "Wie leest voor bij de slaapfeestjes van de zomerschool?",
        "Drie groepen, drie boeken, drie stemmen.",
      ],
    ],
    [
      ["Ik lees graag voor", "Opa met een bromstem, ervaring met wolven en beren."],
      ["Stem te leen", "Oud-radiopresentator leest verhalen voor aan kinderen of ouderen."],
    ],
  ),
  theme(
    "hours",
    [
      ["Tuinploeg voor het hospice", "De borders moeten bijgehouden, de bewoners kijken erop uit."],
      ["Gras maaien op de begraafplaats", "De koster is tachtig en de maaier is zwaar."],
    ],
    [
      ["Hovenier in ruste", "Rozen snoeien, borders wieden, ik mis het."],
      ["Met zitmaaier en al", "Ik maai graag een grasveld dat niet van mij is."],
    ],
  ),
  theme(
    "hours",
    [
      [
        "Hond uitlaten voor wie dat niet kan",
        "Vier bazen met een gebroken been of erger, vier blije honden.",
      ],
      ["Kippen en geiten voeren", "Op de kinderboerderij, als de beheerder vrij is."],
    ],
    [
      ["Dol op dieren", "Ik heb zelf geen plek voor een hond en laat er graag een uit."],
      [
        "Boerendochter helpt",
        "Dieren voeren, hokken uitmesten, ik draai er mijn hand niet voor om.",
      ],
    ],
  ),
  theme(
    "hours",
    [
      ["Boodschappen halen voor zieken", "Met fiets of auto, lijstje ligt klaar."],
      ["Maaltijden rondbrengen in het dorp", "Twaalf warme bakjes tussen twaalf en één."],
    ],
    [
      ["Ik ga toch naar de winkel", "En neem boodschappen mee voor wie de deur niet uit kan."],
      ["Bezorger met elektrische bakfiets", "Eten of pakjes langsbrengen tussen de middag kan ik."],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Lasser voor het hek van de dierenweide",
        "Twee scharnieren en een kapotte stijl. De geiten weten het al.",
      ],
      ["Smid voor een kunstwerk van hoefijzers", "Een paard, op ware grootte, voor de rotonde."],
    ],
    [
      ["Ik las", "Staal en roestvrij, met eigen apparaat, in ruil voor een bord soep."],
      ["Metaalbewerker", "Sierhekken, beelden, reparaties: ijzer is mijn vak."],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Naaister voor gordijnen in het dorpshuis",
        "Stof is er, zes ramen ook, de naaimachine staat klaar.",
      ],
      ["Wie kan vlaggen zomen?", "Voor de optocht: tachtig meter, recht graag."],
    ],
    [
      ["Coupeuse met tijd", "Gordijnen, kostuums, herstelwerk, ik naai het graag."],
      ["Naaien en verstellen", "Met lockmachine, voor goede doelen."],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Sociale media voor de hertenkamp",
        "Er is een foto, er is een hert, er is niemand die het plaatst.",
      ],
      [
        "Persbericht schrijven",
        "Over de heropening van het zwembadje; de krant moet het oppikken.",
      ],
    ],
    [
      ["Communicatieadviseur", "Ik schrijf berichten die gelezen worden, en bel de redactie na."],
      ["Journalist in de buurt", "Help met teksten voor krant en internet."],
    ],
  ),
  theme(
    "skill",
    [
      [
        "Zweminstructeur voor volwassenen",
        "Vrouwen die het nooit leerden, in een bad dat wij een uur huren.",
      ],
      ["Sportleraar voor stoelgymnastiek", "Vijftien tachtigplussers met humor."],
    ],
    [
      ["Badmeester buiten dienst", "Zwemles geven aan volwassenen doe ik met geduld."],
      ["Bewegen voor ouderen", "Gediplomeerd, ik geef gymnastiek op de stoel of ernaast."],
    ],
  ),
  theme(
    "money",
    [
      [
        "Bijdrage voor een AED aan de gevel",
        "Het dichtstbijzijnde apparaat hangt twee dorpen verder.",
      ],
      ["Geld voor EHBO-cursussen", "Tien buren willen leren reanimeren."],
    ],
    [
      [
        "Fonds voor veiligheid en gezondheid",
        "De zorgverzekeraar geeft aan dorpen die leren reanimeren of een AED ophangen.",
      ],
      ["Gift van de brandweervereniging", "Voor alles wat levens redt in het dorp."],
    ],
  ),
];

/** All themes; from `firstHeldOut` on they were kept apart. */
export const themes: readonly Theme[] = [...knownThemes, ...heldOutThemes];
export const firstHeldOut = knownThemes.length;

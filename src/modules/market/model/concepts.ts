/**
 * Words that mean nearly the same where people ask for and offer means: who looks for "een plek om te
 * vergaderen" is helped by "ons zaaltje". Each line is one concept; its first word names it. A word may
 * stand in more than one. Longer words that end or begin with one of these belong to it too
 * (vergaderzaal, keukengerei), so only words of four letters and more work that way.
 *
 * Made by hand from the vocabulary of neighbourhood notice boards, before any example was looked at.
 * Adding a line is safe: it only lets more be suggested.
 */
export const concepts: readonly string[] = [
  // Room
  "zaal zaaltje ruimte lokaal plek ruimtes kamer vertrek locatie onderkomen clubhuis buurthuis dorpshuis kantine aula",
  "keuken kookplek kookruimte fornuis aanrecht oven",
  "werkplaats atelier schuur loods garage hobbyruimte werkruimte timmerplaats",
  "opslag opslaan stalling stallen berging bergruimte opbergen zolder kelder container magazijn",
  "kantoor bureau werkplek flexplek",
  "tuin grond akker perceel landje moestuin volkstuin lapje kavel weiland",
  "podium toneel optreden voorstelling uitvoering theater",
  "gymzaal sporthal sportzaal sportveld veld speelveld gymlokaal",
  "vergaderen vergadering overleg bijeenkomst bijeenkomen samenkomen overleggen avond bijeenkomsten",
  "oefenen repeteren repetitie oefenruimte repetities",
  // Transport
  "vervoer rijden rit ritten chauffeur brengen ophalen halen wegbrengen meerijden lift taxi autorit",
  "auto wagen busje bus bestelbus bestelauto personenbus rolstoelbus minibus",
  "aanhanger aanhangwagen kar trailer bakfiets steekwagen",
  "verhuizen verhuizing sjouwen tillen dragen versjouwen inladen uitladen",
  "fiets fietsen rijwiel duofiets tandem driewieler",
  "boot sloep roeiboot kano praam schuit punter",
  // Garden and outdoors
  "tuinieren snoeien schoffelen wieden maaien spitten harken groenonderhoud onkruid tuinwerk hovenier knippen gras heg",
  "planten plantjes plantgoed zaden zaaigoed stekken bollen stekjes zaailingen struiken vaste",
  "boom bomen fruitboom fruitbomen zagen houtzagen kettingzaag hakken",
  "maaier grasmaaier zitmaaier bosmaaier motormaaier",
  "compost aarde mest grond potgrond teelaarde tuinaarde",
  "bank bankje picknicktafel tuinmeubel zitje zitbank",
  "afval zwerfvuil zwerfafval opruimen schoonmaken prikkers rommel vuil prikken",
  // Building and mending
  "timmeren timmerman timmerwerk klussen klus klusjes klusser bouwen bouw zagen handig karweitje hout",
  "hout planken balken steigerhout pallets plaatmateriaal triplex latten",
  "gereedschap boormachine boor schroefmachine schroevendraaier hamer zaag gereedschappen werktuig",
  "verf verven schilderen schilder schilderwerk kwasten kwast lakken sauzen muurverf beits beitsen",
  "stenen tegels klinkers straten bestraten stoeptegels bestrating stratenmaker straatwerk bakstenen",
  "elektra elektricien stroom aggregaat verlengsnoer haspel kabelhaspel elektriciteit bedrading stopcontacten",
  "licht verlichting lampen lamp lichtsnoer spots",
  "loodgieter water kraan leiding lekkage sanitair afvoer",
  "repareren reparatie herstellen maken opknappen fiksen reparateur hersteller kapot reparaties stuk",
  "metaal lassen lasser ijzer smeden smid las",
  "metselen metselaar voegen muur muurtje stukadoor stucwerk",
  "ladder trap steiger trapladder",
  // Food
  "koken kok kookt maaltijd maaltijden eten warm bereiden gerecht gerechten diner kookploeg soep",
  "bakken taart taarten cake gebak bakker brood appeltaart",
  "groente groenten fruit appels aardappels oogst aardappelen pompoenen peren",
  "koffie thee koffiezetapparaat koffiekan schenken thermoskan thermoskannen",
  "pannen pan kookpan serviesgoed servies borden bestek kopjes kookgerei soeppan",
  "barbecue grill bbq vuurkorf",
  "boodschappen winkel winkelen supermarkt",
  // Things for gatherings
  "stoelen klapstoelen stoel zitplaatsen krukken",
  "tafels tafel klaptafels statafels biertafels schragen",
  "tent partytent tenten overkapping luifel feesttent",
  "geluid geluidsinstallatie microfoon versterker speakers boxen geluidsset luidspreker",
  "beamer projector scherm beeldscherm projectiescherm",
  "kleding kleren jassen jas verkleedkleren textiel stof naaien naaimachine naaister stoffen verstellen",
  "speelgoed spelletjes bordspellen puzzels spellen speelkleed",
  "boeken boek lezen leesboeken voorlezen bibliotheek boekenkast",
  "meubels kast kasten meubilair stellingkast rek",
  "hekken dranghekken afzetting verkeershesjes hesjes pionnen",
  "vlaggen slingers versiering versieren aankleding decor",
  "instrument instrumenten gitaar piano trommel muziekinstrumenten keyboard",
  // Digital
  "computer laptop computers tablet pc laptops",
  "telefoon smartphone mobiel mobieltje app",
  "website webpagina site internetpagina webbouwer webdesign online",
  "digitaal computerhulp digid internet computerles inloggen",
  "printen printer drukken drukwerk drukker kopieren posters affiches",
  "ontwerpen vormgeven ontwerp grafisch flyer folder poster logo vormgever ontwerper illustrator tekenen",
  "foto fotograaf fotograferen camera fotos film filmen filmer video",
  // Skills of the head
  "boekhouden boekhouder administratie penningmeester financien boekhouding cijfers jaarrekening accountant",
  "subsidie fonds fondsen aanvragen subsidies fondsenwerving fondsenwerver",
  "schrijven tekst teksten redactie schrijver tekstschrijver redigeren verslag artikelen",
  "jurist juridisch recht advocaat contract statuten notaris rechten",
  "vergunning vergunningen regels",
  "vertalen vertaler tolk tolken vertaling arabisch turks engels",
  "taal taalles nederlands taalmaatje spreken gesprek",
  "les lesgeven leren docent leraar bijles uitleg juf meester cursus workshop lessen uitleggen onderwijzeres huiswerk rekenen",
  "begeleiden coachen coach begeleider ondersteunen mentor maatje begeleiding",
  "voorzitter gespreksleider voorzitten moderator leiden",
  "organiseren coordineren coordinator planning regelen plannen rooster",
  "pers media nieuws communicatie bekendheid publiciteit",
  "onderzoek onderzoeken enquete interviewen",
  // Care and company
  "ouderen senioren oudere bejaarden bejaarde opa oma bewoners verzorgingshuis",
  "kinderen kind jeugd kleuters basisschool jongens meisjes leerlingen scholieren",
  "jongeren tieners pubers jongere tiener jeugdhonk",
  "oppas oppassen kinderopvang opvang",
  "gezelschap bezoek praatje bezoeken eenzaam aanspraak alleen gezellig kaarten langskomen",
  "wandelen wandeling lopen ommetje buitenlucht rolstoel duwen wandelmaatje",
  "hond honden dieren huisdier kat uitlaten schapen kippen geiten dier",
  "zorg verzorgen verpleegkundige ehbo verpleging eerstehulp bhv hulpverlening reanimatie aed",
  "rouw verlies luisteren luisterend",
  "mantelzorg mantelzorger mantelzorgers",
  "gast gastheer gastvrouw ontvangen ontvangst balie",
  // Culture and sport
  "muziek muzikant muzikanten band koor zingen zanger dirigent orkest fanfare muzikale zangeres",
  "sport sporten trainer trainen training bewegen gym fitness trainster yoga",
  "voetbal bal doelen voetballen goals voetbaldoeltjes",
  "zwemmen zwembad zwemles",
  "dansen dans dansles volksdansen",
  "toneel regisseur acteren spelers regie",
  "schaken dammen schaakbord bridge",
  "kunst kunstenaar schildering muurschildering mozaiek keramiek beeldhouwen creatief knutselen",
  "geschiedenis historie verhalen erfgoed archief verleden",
  "natuur vogels nestkasten bijen insecten imker bijenkast vlinders egels vogelkijken",
  "feest feestje dorpsfeest buurtfeest evenement straatfeest festival braderie kermis",
  // Energy and living
  "energie isoleren isolatie zonnepanelen besparen tochtstrips warmtepomp energiecoach energieadvies radiatorfolie",
  "water regenton sloot vijver",
  "buurt buren straat wijk dorp",
  // Money
  "geld gift donatie schenken sponsor sponsoren bijdrage euro startgeld bedrag budget doneren sponsoring steun",
  "lenen lening uitlenen bruikleen lenen geleend voorschieten",
  "huren huur verhuur",
  // Hours
  "vrijwilliger vrijwilligers handen helpers hulp helpen meehelpen bijspringen handje mankracht",
  "bezorgen bezorger rondbrengen folderen verspreiden flyeren bezorging bezorgers",
  "toezicht oversteken verkeersregelaar verkeersregelaars klaarover oversteek brigadier",
  "veiligheid brandveiligheid brandweer",
  "was wassen strijken wasmachine strijkwerk",
  "schoonmaak poetsen dweilen schoonmaker stofzuigen schrobben",
  "bar bardienst tappen barvrijwilligers",
  "vervanging vervangen invallen invaller",
];

/**
 * Words that say that somebody asks or offers, not what. They stand in nearly every listing, or would
 * bind things that have nothing in common.
 */
export const silentWords: ReadonlySet<string> = new Set(
  `de het een en of van voor met in op te aan bij om er is zijn was wordt worden werd ik wij we u ons onze
  onszelf mijn zij ze hun hen haar hij je jij jullie zich dat die dit deze daar hier waar wie wat welke hoe
  wanneer als dan dus maar want ook nog al wel niet geen meer minder heel erg veel weinig elke elk ieder
  iedere iedereen iemand niemand alle alles iets niets door over onder tussen na tot uit naar tegen zonder
  binnen buiten sinds vanaf per zo zoals toch even eens een twee drie vier vijf zes zeven acht negen tien
  kan kunnen kunt mag mogen moet moeten wil willen wilt zou zouden heb heeft hebben had hadden ben bent doe
  doet doen gaat gaan ga komt komen kom staat staan ligt liggen zit zitten geef geeft geven krijg krijgt
  krijgen neem neemt nemen vraag vragen vraagt gevraagd zoek zoekt zoeken gezocht aangeboden bied biedt
  bieden aanbieden aanbod nodig graag beschikbaar gratis samen week weken dag dagen maand maanden jaar uur
  uren keer maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ochtend middag avond ochtenden
  middagen avonden morgen weekend weekenden januari februari maart april mei juni juli augustus september
  oktober november december goed goede mooi mooie leuk leuke nieuw nieuwe oud oude groot grote klein kleine
  eigen paar ongeveer ruim minstens hooguit ongeveer liefst eventueel bijvoorbeeld liever altijd soms vaak
  nooit nu straks binnenkort tijdens hele anders andere ander aantal mensen mens man vrouw wij ons
  gebruik gebruiken gebruikt gebruikte ergens weer terug laten laat maken maakt maak houden houdt vinden
  vind vindt weet weten zien ziet werken werkt werk project initiatief`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

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
  "zaal zaaltje ruimte lokaal plek ruimtes kamer vertrek locatie onderkomen clubhuis buurthuis dorpshuis kantine aula vergaderzaal huiskamer kerkzaal achterzaal bovenzaal gebouw verenigingsgebouw pand onderdak",
  "keuken kookplek kookruimte fornuis aanrecht oven keukentje gaarkeuken spoelbak vaatwasser koelkast vriezer",
  "werkplaats atelier schuur loods garage hobbyruimte werkruimte timmerplaats werkbank werkbanken bankschroef krachtstroom technieklokaal technieklokalen ateliers schuurtje",
  "opslag opslaan stalling stallen berging bergruimte opbergen zolder kelder container magazijn winterstalling winterberging droogstaan onderdak kapschuur opgeslagen wegzetten",
  "kantoor bureau werkplek flexplek",
  "tuin grond akker perceel landje moestuin volkstuin lapje kavel weiland volkstuintje lap perceeltje pluktuin schooltuin buurttuin omgespit kas landbouwgrond",
  "podium toneel optreden voorstelling uitvoering theater optredens bühne gordijn theaterzaal speelplek voorstellingen",
  "gymzaal sporthal sportzaal sportveld veld speelveld gymlokaal sportlokaal kleedkamer kleedkamers turnzaal sportruimte sportvloer hal",
  "vergaderen vergadering overleg bijeenkomst bijeenkomen samenkomen overleggen avond bijeenkomsten ledenvergadering bewonersavond vergaderplek vergaderruimte",
  "oefenen repeteren repetitie oefenruimte repetities instuderen oefenplek oefenavond repeteerruimte",
  // Transport
  "vervoer rijden rit ritten chauffeur brengen ophalen halen wegbrengen meerijden lift taxi autorit rijbewijs vervoeren passagiers rijd rijdt vrachtwagenchauffeur autorijden wegbrengt afhalen",
  "auto wagen busje bus bestelbus bestelauto personenbus rolstoelbus minibus bestelwagen stationcar vrachtwagen personenauto",
  "aanhanger aanhangwagen kar trailer bakfiets steekwagen trekhaak dubbelasser aanhangwagentje karretje",
  "verhuizen verhuizing sjouwen tillen dragen versjouwen inladen uitladen sjouwers sjouwer verhuishulp tiller laden lossen dozen trap piano spierkracht armen",
  "fiets fietsen fietsenmaker rijwiel duofiets tandem driewieler tweewieler fietsje damesfiets herenfiets bakfietsen rijwielen",
  "boot sloep roeiboot kano praam schuit punter",
  // Garden and outdoors
  "tuinieren snoeien schoffelen wieden maaien spitten harken groenonderhoud onkruid tuinwerk hovenier knippen gras heg schoffel schoffels snoei bladeren takken bladblazen tuinman tuinklus tuinonderhoud groen wied",
  "planten plantjes plantgoed zaden zaaigoed stekken bollen stekjes zaailingen struiken vaste zaad zaadjes zaaien planten geveltuin bloemen bloembollen plant perkgoed",
  "boom bomen fruitboom fruitbomen zagen houtzagen kettingzaag hakken snoeihout stronk kap",
  "maaier grasmaaier zitmaaier bosmaaier motormaaier maai gras",
  "compost aarde mest grond potgrond teelaarde tuinaarde",
  "bank bankje picknicktafel tuinmeubel zitje zitbank bankjes picknickbank",
  "afval zwerfvuil zwerfafval opruimen opruimactie schoonmaken schoon prikkers prikstok rommel vuil prikken rapen grijper vuilnis",
  // Building and mending
  "timmeren timmerman timmerwerk klussen klus klusjes klusser bouwen bouw zagen handig karweitje hout timmert meubelmaker afhangen bouwvakker doehetzelf spijkers schroeven aannemer tribune",
  "hout planken balken steigerhout pallets plaatmateriaal triplex latten steigerplanken steigerdelen eiken vurenhout boomstammen houten plank",
  "gereedschap boormachine boor schroefmachine schroevendraaier hamer zaag gereedschappen werktuig boren zagen klemmen beitels schuurmachine schuurpapier gereedschapskist werkkist slijptol accuboor",
  "verf verven schilderen schilder schilderwerk kwasten kwast lakken sauzen muurverf beits beitsen buitenverf schilderswinkel buitenbeits verfblik blikken opschilderen kwasten roller",
  "stenen tegels klinkers straten bestraten stoeptegels bestrating stratenmaker straatwerk bakstenen",
  "elektra elektricien installateur meterkast stroom aggregaat verlengsnoer haspel kabelhaspel elektriciteit bedrading stopcontacten",
  "licht verlichting lampen lamp lichtsnoer spots",
  "loodgieter water kraan leiding lekkage sanitair afvoer",
  "repareren reparatie herstellen maken opknappen fiksen reparateur hersteller kapot reparaties stuk soldeer solderen reparateurs gerepareerd repaircafe naaien kapotte",
  "metaal lassen lasser ijzer smeden smid las",
  "metselen metselaar voegen muur muurtje stukadoor stucwerk",
  "ladder trap steiger trapladder",
  // Food
  "koken kok kookt maaltijd maaltijden eten warm bereiden gerecht gerechten diner kookploeg soep kookt koks stamppot borden buurtmaaltijd opscheppen recepten curry eettafel mee-eten",
  "bakken taart taarten cake gebak bakker brood appeltaart",
  "groente groenten fruit appels aardappels oogst aardappelen pompoenen peren",
  "koffie thee koffiezetapparaat koffiekan schenken thermoskan thermoskannen",
  "pannen pan kookpan serviesgoed servies borden bestek kopjes kookgerei soeppan pannetjes kookpannen soeppannen gaspit roeren liter",
  "barbecue grill bbq vuurkorf",
  "boodschappen winkel winkelen supermarkt",
  // Things for gatherings
  "stoelen klapstoelen stoel zitplaatsen krukken stapelstoelen klapstoel stoeltjes zitgelegenheid",
  "tafels tafel klaptafels statafels biertafels schragen",
  "tent partytent tenten overkapping luifel feesttent vouwtent partytenten zeil zeilen haringen regendicht kraam marktkraam",
  "geluid geluidsinstallatie microfoon versterker speakers boxen geluidsset luidspreker mengpaneel speaker luidsprekers geluidsman omroep megafoon draadloze microfoons",
  "beamer projector scherm beeldscherm projectiescherm film projectie filmdoek bioscoop filmavond lezing",
  "kleding kleren jassen jas verkleedkleren textiel stof naaien naaimachine naaister stoffen verstellen kostuum kostuums jurken hoeden lappen naaigerei laken lakens verkleden katoen vilt",
  "speelgoed spelletjes bordspellen puzzels spellen speelkleed knuffels blokken puzzel",
  "boeken boek lezen leesboeken voorlezen bibliotheek boekenkast minibieb prentenboeken romans strips ruilkast leesboek jeugdboeken boekenkastje",
  "meubels kast kasten meubilair stellingkast rek",
  "hekken dranghekken afzetting verkeershesjes hesjes pionnen",
  "vlaggen slingers versiering versieren aankleding decor",
  "instrument instrumenten gitaar piano trommel muziekinstrumenten keyboard",
  // Digital
  "computer laptop computers tablet pc laptops toetsenbord beeldscherm notebook chromebook toestel apparaat",
  "telefoon smartphone mobiel mobieltje app",
  "website webpagina site internetpagina webbouwer webdesign online internetsite websites webpaginas wordpress",
  "digitaal computerhulp digid internet computerles inloggen tablets inlog spreekuur internetten veilig mail telefoon apparaat wachtwoord",
  "printen printer drukken drukwerk drukker kopieren posters affiches drukkerij",
  "ontwerpen vormgeven ontwerp grafisch flyer folder poster logo vormgever ontwerper illustrator tekenen grafische ontwerpt affiche affiches kaart kaarten teken illustraties",
  "foto fotograaf fotografeer fotograferen camera fotos film filmen filmer video fotografie filmpje fotos filmpjes montage fotografeert videos",
  // Skills of the head
  "boekhouden boekhouder administratie penningmeester financien boekhouding cijfers jaarrekening accountant kas kascommissie boekingen kolommen begroting cijfer belasting",
  "subsidie fonds fondsen aanvragen subsidies fondsenwerving fondsenwerver aanvraag aanvragen formulieren geldschieters provincie loketten toegekend",
  "schrijven tekst teksten redactie schrijver tekstschrijver redigeren verslag artikelen schrijft boekje opschrijven optekenen levensverhaal levensverhalen verhaal",
  "jurist juridisch recht advocaat contract statuten notaris rechten contracten huurcontract reglement reglementen statuut",
  "vergunning vergunningen regels",
  "vertalen vertaler tolk tolken vertaling arabisch turks engels vertalingen arabische tigrinya frans duits pools oekraiens spreek",
  "taal taalles nederlands taalmaatje taalcoach spreken conversatie lidwoorden inburgeren",
  "les lesgeven leren docent leraar bijles uitleg juf meester cursus workshop lessen uitleggen onderwijzeres huiswerk rekenen wiskunde rekenles huiswerkbegeleiding leerkracht wiskundeleraar oefenen breuken leraren docente bijscholing",
  "begeleiden coachen coach begeleider ondersteunen mentor maatje begeleiding",
  "voorzitter gespreksleider gesprek gesprekken voorzitten moderator mediator leiden vergadering bemiddelen bemiddelaar onafhankelijke vergaderingen ruzie",
  "organiseren coordineren coordinator planning regelen plannen rooster",
  "pers media nieuws communicatie bekendheid publiciteit krant dorpskrant",
  "onderzoek onderzoeken enquete interviewen",
  // Care and company
  "ouderen senioren oudere bejaarden bejaarde opa oma bewoners verzorgingshuis senior verzorgingstehuis bejaardenhuis gepensioneerden rollator mevrouw meneer uitje",
  "kinderen kind jeugd kleuters basisschool jongens meisjes leerlingen scholieren peuter kindje kleuter school basisscholen pupillen",
  "jongeren tieners pubers jongere tiener jeugdhonk",
  "oppas oppassen kinderopvang opvang babysitten pas peuters kinderoppas peuteropvang speelgroep speelt",
  "gezelschap bezoek visite praatje praten kletsen luisteren bezoeken eenzaam aanspraak alleen gezellig kaarten langskomen visite spelletje eenzame gezelligheid koffietje kaartspel rummikub inloop",
  "wandelen wandeling lopen ommetje buitenlucht rolstoel duwen wandelmaatje blokje wandelmaten rollator schoenen loop rolstoelen duwt wandelt",
  "hond honden dieren huisdier kat uitlaten schapen kippen geiten dier",
  "zorg verzorgen verpleegkundige ehbo verpleging eerstehulp bhv hulpverlening reanimatie aed hulpverlener eerstehulpverlener verbandkoffer gewond verpleegkundigen",
  "rouw verlies verdriet nabestaanden",
  "mantelzorg mantelzorger mantelzorgers",
  "gast gastheer gastvrouw ontvangen ontvangst balie gastvrouwen gasten receptie baliemedewerker ontvang gastheren inloophuis deur",
  // Culture and sport
  "muziek muzikant muzikanten band koor zingen zanger dirigent orkest fanfare muzikale zangeres dirigent dirigeren pianist piano noten bandje muziekles muziekdocent liedjes orkestje drumstel stemmen",
  "sport sporten trainer trainen training bewegen gym fitness trainster yoga trainingen trainer sportles sporters sportstudent ploeg team shirts coach wandelvoetbal yogamatten matten turnen spel",
  "voetbal bal doelen voetballen goals voetbaldoeltjes doel doeltjes voetballer voetbalclub voetbalveld straatvoetbal oud-voetballer shirtjes",
  "zwemmen zwembad zwemles",
  "dansen dans dansles volksdansen",
  "toneel regisseur acteren spelers regie toneelstuk musical theatergroep kindermusical",
  "schaken dammen schaakbord bridge",
  "kunst kunstenaar schildering muurschildering mozaiek keramiek beeldhouwen creatief knutselen",
  "geschiedenis historie verhalen erfgoed archief verleden historicus oude archieven gemeentearchief vroeger",
  "natuur vogels nestkasten bijen insecten imker bijenkast vlinders egels vogelkijken vogelaar vogelexcursie natuurgids bijenhouder bijenvolk excursie verrekijker verrekijkers veen",
  "feest feestje dorpsfeest buurtfeest evenement straatfeest festival braderie kermis",
  // Energy and living
  "energie isoleren isolatie zonnepanelen besparen tochtstrips warmtepomp energiecoach energieadvies radiatorfolie isolatieadvies stroom gas ketel ketels tocht warmtecamera panelen rekening besparing energiecooperatie",
  "water regenton sloot vijver",
  "buurt buren straat wijk dorp",
  // Money
  "geld gift donatie schenken sponsor sponsoren bijdrage euro startgeld bedrag budget doneren sponsoring steun sponsorgeld kasgeld gift giften potje fondsje schenkt geeft bijdragen subsidiepot steunen bekostigen betalen",
  "lenen lening uitlenen bruikleen lenen geleend voorschieten renteloos voorfinanciering voorschot voorfinancieren leen terugbetalen terug",
  "huren huur verhuur",
  // Hours
  "vrijwilliger vrijwilligers handen helpers hulp helpen meehelpen bijspringen handje mankracht",
  "bezorgen bezorger rondbrengen folderen verspreiden flyeren bezorging bezorgers folders flyers kranten brievenbus brievenbussen bezorgt krantenwijk",
  "toezicht oversteken verkeer kruispunt kruising verkeersregelaar verkeersregelaars klaarover oversteek brigadier klaar-over klaar zebrapad hesje verkeersregelen avondvierdaagse",
  "veiligheid brandveiligheid brandweer",
  "was wassen strijken wasmachine strijkwerk",
  "schoonmaak poetsen dweilen schoonmaker stofzuigen schrobben",
  "bar bardienst tappen barvrijwilligers kroeg kroegbaas tap tapt horeca biertap dienst barpersoneel",
  "bus busreis reis uitje dagje excursie bootreis touringcar reiskosten",
  "geluidsdicht dikke muren lawaai herrie",
  "koor koren stem stemmen zangkoor mannenkoor kinderkoor zangers",
  "school schoolplein klas leerlingen basisschool leerling",
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

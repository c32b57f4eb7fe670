import { listingsIn } from "./listings.ts";

/** What people offer beside the planted pairs. Who, kind, where, title, and for some a sentence. */
export const offers = listingsIn(`
wil | hours | oldeveen | Breien in gezelschap, patroon aanwezig
wil | goods | oldeveen | Zestien truien die niemand past
wil | skill | oldeveen | Pannenkoeken bakken voor elke groep | Tot zestig stuks per uur, daarna zit ik.
wil | goods | oldeveen | Rabarber, zolang de tuin wil
harm | skill | oldeveen | Knopen leren, van mastworp tot Turkse knoop
harm | hours | oldeveen | Verhalen over de sluis, met foto’s
harm | goods | oldeveen | Twee roeispanen, verschillend van lengte
harm | skill | oldeveen | Weersvoorspelling op basis van mijn knie
harm | room | oldeveen | Steiger achter het huis, één roeiboot erbij kan
mieke | skill | oldeveen | Bloeddruk meten op de dorpsmarkt
mieke | room | oldeveen | Spreekkamer, zaterdagochtend vrij
mieke | goods | oldeveen | Krukken, drie paar, verstelbaar
mieke | hours | oldeveen | Meegaan naar het ziekenhuis, als luisterend oor
sietske | room | oldeveen | Gymzaal in de zomervakantie
sietske | goods | oldeveen | Schoolbanken met inktpotgat
sietske | goods | oldeveen | Een hele kast prentenboeken
sietske | hours | oldeveen | Dertig kinderen die willen rapen, zingen of sjouwen
sietske | skill | oldeveen | Toneelstuk schrijven voor tien rollen
fenna | skill | oldeveen | Coöperatie oprichten: wat wij fout deden
fenna | hours | oldeveen | Fietsles op zaterdag, wind inbegrepen
fenna | room | oldeveen | Vergadertafel in de schuur, kachel aan
fenna | goods | oldeveen | Hijsbare vlaggenmast
fenna | money | oldeveen | Renteloos € 1.000 voorgeschoten door de leden
ineke | skill | oldeveen | Begroting opstellen die klopt
ineke | hours | oldeveen | Geld tellen na een collecte
ineke | goods | oldeveen | Telmachine uit 1984 met rol
ineke | skill | oldeveen | Testament begrijpen, zonder tranen
klaas | hours | oldeveen | Rondleiding door het dorp van 1953
klaas | goods | oldeveen | Jaargangen van de dorpskrant, compleet op één na
klaas | skill | oldeveen | Vragen stellen die niemand durft
klaas | room | oldeveen | Zolder met expositielicht
trijntje | hours | oldeveen | Koffie zetten voor vijftig, met uitleg
trijntje | goods | oldeveen | Vazen in elke maat
trijntje | skill | oldeveen | Namen onthouden: een avond training
trijntje | room | oldeveen | Bank in de hal om op bij te komen
olena | skill | oldeveen | Oekraïense borsjtsj leren koken
olena | hours | oldeveen | Zingen bij een afscheid of een geboorte
olena | goods | oldeveen | Geborduurde kleden voor een feest
olena | skill | oldeveen | Stemvorming voor sprekers en mopperaars
sjoerd | skill | oldeveen | Ambtelijke brieven terugbrengen tot vijf zinnen
sjoerd | hours | oldeveen | Eén avond per maand barman
sjoerd | goods | oldeveen | Hardloopschoenen, één keer gebruikt
sjoerd | room | oldeveen | Tuinhuis met uitzicht op de dijk
wil | hours | oldeveen | Luisteren aan de telefoon na tienen
harm | goods | oldeveen | Scheepsbel voor een omroeper
mieke | goods | oldeveen | Vijf rolstoelkussens
mieke | skill | oldeveen | Les in tillen zonder spijt
sietske | skill | oldeveen | Rekenen met taart
fenna | goods | oldeveen | Zaagbok en hulpmotor van de coöperatie
klaas | money | oldeveen | € 100 per goed idee met een bonnetje
ineke | room | oldeveen | Kelder met plank voor jouw inmaak
trijntje | skill | oldeveen | Sjaals omdoen op zeven manieren
olena | goods | oldeveen | Schriften en kleurpotloden, nieuw
sjoerd | hours | oldeveen | Meelopen met wie voor het eerst naar het loket gaat
wil | goods | oldeveen | Kinderfiets, paars, met zijwielen
harm | hours | oldeveen | Oppas voor een papegaai of een gedempte hond
gerrit | hours | hasselo | Chauffeur groot rijbewijs, avondritten
gerrit | skill | hasselo | Dieselmotor op gehoor nakijken
gerrit | goods | hasselo | Bushaltepaal met bord “Dorpshuis”
gerrit | goods | hasselo | Zestien oude dienstregelingen voor verzamelaars
gerrit | hours | hasselo | Vrijwilliger aan de kassa, met gepast geld
roelie | room | hasselo | De hal van het Kulturhus op zondag
roelie | goods | hasselo | Kapstokken op wielen
roelie | hours | hasselo | Voorlezen in twee dialecten
roelie | skill | hasselo | Een roosterprobleem oplossen met gekleurde pinnen
tjitske | skill | hasselo | Koken voor grote groepen, ook vegetarisch
tjitske | goods | hasselo | Serveerwagen die piept maar rijdt
tjitske | room | hasselo | Keuken van de eetclub, woensdag en donderdag
tjitske | goods | hasselo | Veertig geruite servetten
tjitske | hours | hasselo | Aanschuiven voor vijf extra gasten, elke vrijdag
kees | room | hasselo | Kantine doordeweeks, tot vijf uur
kees | hours | hasselo | Vier grote kerels voor een verhuizing
kees | goods | hasselo | Ballen, opgepompt en een beetje scheef
kees | skill | hasselo | Jeugdtrainers opleiden
kees | goods | hasselo | Wasmachine met een trommel voor dertig shirts
marga | skill | hasselo | Toegankelijkheid testen, met rapport van één A4
marga | goods | hasselo | Tweede rolstoel, sportmodel
marga | hours | hasselo | Telefonisch gezelschap om half negen
marga | room | hasselo | Oprit met laadpaal, overdag vrij
marga | skill | hasselo | Schaken, open toernooi aan mijn keukentafel
lotte | hours | hasselo | Oppassen, huiswerk erbij
lotte | skill | hasselo | TikTok uitleggen aan ouders die schrikken
lotte | goods | hasselo | Spuitbussen, halfvol, acht kleuren
lotte | hours | hasselo | Skateles voor beginners tot en met tachtig
janny | goods | hasselo | Postzegels voor een goed doel
janny | skill | hasselo | Bankzaken aan de keukentafel | Zonder computer, met geduld en een leesbril.
janny | hours | hasselo | Bezoekje brengen op zondagmiddag
janny | room | hasselo | Logeerbed voor één nacht, met ontbijt
merel | skill | hasselo | Motie schrijven of brief aan de raad
merel | hours | hasselo | Folders rondbrengen op de fiets
merel | goods | hasselo | Studieboeken bestuurskunde, met koffievlek
merel | room | hasselo | Woonkamer voor een boekenclub
hilde | skill | hasselo | Mensen aan elkaar voorstellen
hilde | goods | hasselo | Vlaggetjes, tachtig meter
hilde | goods | hasselo | Geldkist met dubbele bodem
hilde | hours | hasselo | Kraamhulp: ik sta in als u plassen moet
hilde | room | hasselo | Lege etage boven de fietsenmaker
geert | skill | hasselo | Een ruzie over een heg weer klein maken
geert | hours | hasselo | Meegaan naar een moeilijk gesprek
geert | goods | hasselo | Thermoskannen, acht, waarvan één mooi
geert | room | hasselo | Schuur waar wij ook in de winter kunnen zitten
kees | hours | hasselo | Vaste lijntrekker, loopt recht
gerrit | skill | hasselo | Achteruit inparkeren met aanhanger, les
roelie | goods | hasselo | Kinderkleding, gewassen, tot maat 164
tjitske | skill | hasselo | Koffieproeven met gesloten ogen
marga | hours | hasselo | Wekelijks rondje winkels om drempels te melden
lotte | goods | hasselo | Beamerdoek van een oud laken
janny | goods | hasselo | Trouwjurk maat 38, al één keer gelukkig
merel | skill | hasselo | Enquêtes maken die mensen wél invullen
hilde | money | hasselo | Startgeld € 200 voor een eerste kraam
geert | money | hasselo | Koffiegeld, altijd
gerrit | room | hasselo | Parkeerplek voor een caravan
kees | goods | hasselo | Vier lichtmasten van het oude trainingsveld
roelie | skill | hasselo | Boeken kaften, vlekloos
tjitske | hours | hasselo | Helpen bij een rouwmaaltijd
marga | money | hasselo | De opbrengst van mijn kruiwagen stekjes, € 60
lotte | hours | hasselo | Podium opbouwen met mijn klas
zwaantje | goods | bruntinge | Wol, ongewassen, ruikt naar minister
zwaantje | hours | bruntinge | Schapen lenen voor een gazon
zwaantje | skill | bruntinge | Hoefjes knippen
zwaantje | goods | bruntinge | Mest in zakken
zwaantje | room | bruntinge | Wei voor een tentje of zes
bennie | hours | bruntinge | Trekker met voorlader, na melktijd
bennie | goods | bruntinge | Zand, kruiwagen zelf meenemen
bennie | skill | bruntinge | Sloten graven die niet verzakken
bennie | room | bruntinge | Hooizolder voor een dansfeest, droog en hoog
bennie | goods | bruntinge | Melkbussen om bloemen in te zetten
bennie | money | bruntinge | Sponsort de koek-en-zopie voor € 250
jan | skill | bruntinge | Heggen vlechten
jan | goods | bruntinge | Tulpenbollen, gemengd zakje
jan | hours | bruntinge | Eenden terugbrengen naar waar ze horen
jan | goods | bruntinge | Steekspaden en een pikhouweel
jan | room | bruntinge | Kas die tot mei leegstaat
joris | skill | bruntinge | Vogels herkennen aan hun zang
joris | goods | bruntinge | Telescoop op statief
joris | hours | bruntinge | Nachtwandeling met vleermuisdetector
joris | skill | bruntinge | Planten op naam brengen via een foto
joris | goods | bruntinge | Wilde zaden voor een bermstrook
joris | money | bruntinge | € 500 van Noorderwind voor iets dat groeit
aaltje | skill | bruntinge | Weten wie bij wie hoort
aaltje | hours | bruntinge | Een deur opendoen die dicht leek
aaltje | goods | bruntinge | Kerstboomverlichting, in één keer uit de knoop
aaltje | room | bruntinge | Opkamer voor een stil gesprek
bouke | goods | bruntinge | Kratten fruit met een plekje
bouke | skill | bruntinge | Een kleine winkel inrichten
bouke | hours | bruntinge | Pakjes aannemen tot acht uur
bouke | room | bruntinge | Prikbord bij de deur, altijd plek
bouke | goods | bruntinge | Kassarollen, genoeg tot 2040
anna | hours | bruntinge | Een lintje doorknippen, ook voor kleine dingen
anna | skill | bruntinge | Luisteren zonder horloge
anna | goods | bruntinge | De op één na mooiste ambtsketen, voor een toneelstuk
bennie | hours | bruntinge | Rondleiding in de melkput voor klassen
jan | hours | bruntinge | Onkruid steken tussen de straatstenen
zwaantje | hours | bruntinge | Praten tegen planten van wie op vakantie is
bennie | skill | bruntinge | Stroomdraad aanleggen zonder schok
joris | room | bruntinge | Veldschuur met verrekijkergat
aaltje | hours | bruntinge | Rondje langs alle tachtigplussers
jan | goods | bruntinge | Oude ramen voor een koude bak
bouke | money | bruntinge | € 50 winkeltegoed voor wie het nodig heeft
zwaantje | goods | bruntinge | Tien meter schapenhek
ahmad | hours | noorderveld-stad | Brood voor elke bijeenkomst die na zessen begint
ahmad | skill | noorderveld-stad | Deeg leren voelen
ahmad | goods | noorderveld-stad | Meelzakken van jute
ahmad | room | noorderveld-stad | Tafel voor acht, achterin de zaak
ahmad | goods | noorderveld-stad | Oven van de oude winkel, driefasig
evelien | hours | noorderveld-stad | Leerling-koks voor een buurtfeest
evelien | skill | noorderveld-stad | Businessplan op één bladzijde
evelien | goods | noorderveld-stad | Koelbox op wielen
evelien | room | noorderveld-stad | Werkbank in de leerkeuken, ochtenden
evelien | skill | noorderveld-stad | Sollicitatie oefenen met iemand die streng kijkt
tom | skill | noorderveld-stad | Computers redden, ook emotioneel
tom | goods | noorderveld-stad | Kabels van elk soort, echt elk
tom | hours | noorderveld-stad | Repareren aan huis voor wie niet weg kan
tom | goods | noorderveld-stad | Broodrooster met karakter
tom | skill | noorderveld-stad | Solderen voor wie het vroeger niet mocht
soraya | room | noorderveld-stad | Jeugdhonk overdag
soraya | hours | noorderveld-stad | Jongeren die een muur willen verven
soraya | goods | noorderveld-stad | Geluidsinstallatie, luid
soraya | skill | noorderveld-stad | Praten met pubers: een spoedcursus
yusuf | skill | noorderveld-stad | Spelregels opstellen voor een groepsapp
yusuf | hours | noorderveld-stad | Broodbezorging langs het kanaal
yusuf | goods | noorderveld-stad | Bestelbus op zondag
yusuf | room | noorderveld-stad | Meelzolder, stoffig maar groot
nynke | skill | noorderveld-stad | Onderwijs uitleggen aan wie school haatte
nynke | hours | noorderveld-stad | Invaller als voorleesmoeder
nynke | goods | noorderveld-stad | Bakfiets van toen ze klein waren
marijke | skill | noorderveld-stad | Een plan doorrekenen aan de keukentafel
marijke | hours | noorderveld-stad | Een uur om te sparren voor u iets indient
marijke | goods | noorderveld-stad | Ordners, nooit genoeg, nu te veel
dirkjan | skill | noorderveld-stad | Waterpas
dirkjan | goods | noorderveld-stad | Stoeptegels, 30 × 30, een pallet
dirkjan | hours | noorderveld-stad | Zaterdag meestraten
dirkjan | goods | noorderveld-stad | Verkeerskegels te leen
pieter | skill | noorderveld-stad | Weten waar de kaart uit 1987 ligt
pieter | hours | noorderveld-stad | Vanaf december: tijd
pieter | goods | noorderveld-stad | Dossierkast van eiken
henk | hours | noorderveld-stad | Wethouder achter de bar
henk | skill | noorderveld-stad | Nee leren zeggen, door iemand die het moest leren
henk | goods | noorderveld-stad | Racefiets, maat wethouder
fatima | skill | noorderveld-stad | Arabische les voor wie met buren wil praten
fatima | hours | noorderveld-stad | Wandelspreekuur langs de Turfkade
fatima | goods | noorderveld-stad | Theeglazen voor honderd
fatima | room | noorderveld-stad | Fractiekamer, zondagmiddag
wiebe | skill | noorderveld-stad | Notuleren in gewone taal
wiebe | goods | noorderveld-stad | Voorzittershamer te leen
wiebe | hours | noorderveld-stad | Voorleesuur over staatsrecht, wie durft
wiebe | room | noorderveld-stad | Raadzaal op vrijdag, met gong
ruud | hours | noorderveld-stad | Luisteren, zonder dat iemand het hoort
ruud | skill | noorderveld-stad | Gedragscode voor een bestuur van drie
ruud | goods | noorderveld-stad | Schaakklok
yusuf | goods | noorderveld-stad | Rolcontainer met deksel
soraya | money | noorderveld-stad | Tot € 100 voor een plan van iemand onder de achttien
evelien | money | noorderveld-stad | Voorschot van € 400 op een eerste opdracht
tom | money | noorderveld-stad | Statiegeld van een jaar, € 73
ahmad | money | noorderveld-stad | Een dagomzet voor wie pech heeft
henk | money | noorderveld-stad | € 150 uit eigen zak voor een schoolreis
fatima | money | noorderveld-stad | Presentiegeld van één vergadering, € 118
nynke | room | noorderveld-stad | Klaslokaal van de avondschool
marijke | room | noorderveld-stad | Spreekkamer 4, die met het raam
wiebe | money | noorderveld-stad | Boetepot van de griffie, € 41
dirkjan | room | noorderveld-stad | Hoek van de gemeentewerf, tot het voorjaar
pieter | room | noorderveld-stad | Volkstuin nummer 17, wie wil schoffelen mag oogsten
anna | room | bruntinge | Burgemeesterskamer voor een eerste kinderraad
ruud | room | noorderveld-stad | Kamer met twee deuren, zodat niemand u ziet gaan
klaas | hours | oldeveen | Gevraagd of ongevraagd advies, op loopafstand
henk | room | noorderveld-stad | Tuin voor een zomerborrel, zonder protocol
trijntje | goods | oldeveen | Paraplu’s uit gevonden voorwerpen
kees | skill | hasselo | Speechen in de rust, kort en hees
gerrit | hours | hasselo | Reisleider voor een dagje Lauwersoog
roelie | hours | hasselo | Sleutelbeheer, ook op eerste kerstdag
janny | skill | hasselo | Rouwkaarten schrijven die troosten
lotte | skill | hasselo | Haar vlechten voor een optreden
merel | goods | hasselo | Een bakfiets vol verkiezingsborden, achterkant wit
hilde | skill | hasselo | Prijzen bedenken waar niemand van schrikt
geert | hours | hasselo | Zaterdags een paar uur waar het knelt
tjitske | goods | hasselo | Recepten van dertig jaar eetclub
marga | goods | hasselo | Elektrische driewieler om te proberen
aaltje | goods | bruntinge | Klapper met alle adressen van wie kan zingen
bouke | skill | bruntinge | Afrekenen uit het hoofd, les voor jong en oud
joris | hours | bruntinge | Egels redden tussen tien en twaalf
jan | skill | bruntinge | Waterlelies temmen
zwaantje | skill | bruntinge | Namen bedenken voor dieren en commissies
bennie | hours | bruntinge | Sneeuwruimen tot aan de kerkdeur
sietske | hours | oldeveen | Kerstbomen ophalen met groep acht
mieke | hours | oldeveen | Griepprik zetten waar mensen al koffie drinken
sjoerd | skill | oldeveen | Een procedure doorstrepen waar niemand hem mist
ineke | hours | oldeveen | Administratie van een overleden partner op orde brengen
`);

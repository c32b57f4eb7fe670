import { listingsIn } from "./listings.ts";

/** What people need beside the planted pairs. Who, kind, where, title, and for some a sentence. */
export const needs = listingsIn(`
wil | hours | oldeveen | Iemand die de dakgoot leeghaalt | Harm mag niet meer van mij.
harm | goods | oldeveen | Touw, minstens dertig meter | Voor een knoop die ik de jeugd wil leren.
mieke | hours | oldeveen | Een vaste schaker op dinsdag | Meneer Prins heeft alle verzorgenden al verslagen.
mieke | money | oldeveen | € 600 voor een parasol over de moestuinbakken
mieke | skill | oldeveen | Kapper die aan bed knipt
sietske | hours | oldeveen | Luizenmoeders en luizenvaders gezocht
sietske | money | oldeveen | € 240 voor bussen naar het museum | De kinderen hebben zelf al € 61 opgehaald met limonade.
sietske | goods | oldeveen | Oude fietsen om aan te leren sleutelen
sietske | skill | oldeveen | Imker die niet bang is voor dertig vragen
fenna | room | oldeveen | Stalling voor een bakfiets, overdekt
fenna | hours | oldeveen | Twee mensen voor de bar op de dorpsavond
fenna | money | oldeveen | € 2.000 als achtervang voor het dak van De Schalm
fenna | goods | oldeveen | Whiteboard, liefst eentje waar nog niets op staat
ineke | hours | oldeveen | Kascommissie: twee keer per jaar, met gebak
ineke | skill | oldeveen | Wie begrijpt de nieuwe verzekeringspolis?
klaas | goods | oldeveen | Een goede koffer met dorpsfoto’s van voor 1960 | Ik scan ze en breng ze terug, beloofd.
klaas | skill | oldeveen | Iemand die oud schrift kan lezen
trijntje | goods | oldeveen | Kinderstoel voor in de ontvangsthal
trijntje | hours | oldeveen | Gastvrouw voor de maandag, liefst met een luid lachje
trijntje | skill | oldeveen | Gebarentaal: wie kent genoeg voor een kop koffie?
olena | goods | oldeveen | Winterjassen voor drie neefjes van acht tot twaalf
olena | goods | oldeveen | Een toetsenbord met ё erop, of stickers
olena | money | oldeveen | € 175 voor bladmuziek | Wij hebben genoeg stemmen en te weinig papier.
olena | room | oldeveen | Logeerkamer voor een weekend, mijn zus komt
sjoerd | hours | oldeveen | Iemand die met mij hardloopt, langzaam
sjoerd | skill | oldeveen | Wie leert mij zwijgen in vergaderingen?
wil | room | oldeveen | Een stukje grond voor aardappels
wil | goods | oldeveen | Weckpotten met rubber dat nog sluit
wil | skill | oldeveen | Hulp met het nieuwe alarm om mijn pols
harm | hours | oldeveen | Iemand met jonge ogen om een radio te solderen
harm | money | oldeveen | € 90 voor een plaquette bij de oude sluis
mieke | goods | oldeveen | Tuinbroeken in grote maten
mieke | room | oldeveen | Parkeerplek voor de huisartsenauto bij storm
fenna | skill | oldeveen | Een voorzitter voor één lastige avond
fenna | hours | oldeveen | Vier paar handen om de zaal te sauzen
sietske | room | oldeveen | Binnenruimte voor de buitenspeeldag, als het regent
ineke | goods | oldeveen | Kluisje dat open wil
trijntje | money | oldeveen | € 320 voor een bankje op de hoek van de Kerkstraat
gerrit | goods | hasselo | Ringsleutel maat 32 | Die van mij ligt sinds 1998 in een bus in Polen.
gerrit | room | hasselo | Droge schuurhoek voor een motorblok
gerrit | money | hasselo | € 65 voor een bordje bij de bank
roelie | hours | hasselo | Iemand die de leeszaal openhoudt op zaterdagochtend
roelie | skill | hasselo | Pianostemmer met geduld
roelie | goods | hasselo | Gordijnen van zes meter hoog
roelie | money | hasselo | € 700 voor een buitendeur die dicht wil
roelie | hours | hasselo | Invaller voor de ruilkast, één woensdag per maand
tjitske | hours | hasselo | Afwassers voor de eetclub, met gevoel voor verhalen
tjitske | skill | hasselo | Kok die zoutloos durft
tjitske | goods | hasselo | Een snijmachine met alle vingers er nog aan
tjitske | room | hasselo | Vriezer voor veertig bakjes soep
kees | hours | hasselo | Keeper voor het derde, leeftijd onbelangrijk
kees | goods | hasselo | Cornervlaggen, de onze zijn opgegeten door een geit
kees | skill | hasselo | EHBO’er langs de lijn
kees | room | hasselo | Zaal voor de bingo als de kantine wordt geverfd
kees | money | hasselo | € 1.500 voor doelen die niet omwaaien
marga | hours | hasselo | Proefrijders voor de nieuwe stoeproute | Rolstoel mag u van mij lenen.
marga | skill | hasselo | Iemand die een kaart van toegankelijke winkels tekent
marga | goods | hasselo | Oprijplaat om uit te lenen
marga | goods | hasselo | Fluorescerende verf voor randjes
lotte | room | hasselo | Plek waar een band hard mag spelen, na school
lotte | hours | hasselo | Een volwassene met rijbewijs voor de skatetocht
lotte | skill | hasselo | Wie weet hoe je beton waterpas afstrijkt?
lotte | goods | hasselo | Oude skateboards, breuk mag
janny | hours | hasselo | Wandelmaatje voor een mevrouw die de weg kwijt kan raken
janny | goods | hasselo | Een grote klok met duidelijke cijfers
janny | skill | hasselo | Naaister voor een gordijn van de bank
janny | hours | hasselo | Iemand die met de hond van meneer Kuipers loopt tot zijn knie heel is
merel | room | hasselo | Ergens waar een filmavond voor veertig kan
merel | skill | hasselo | Wie legt de begroting uit met knikkers?
merel | hours | hasselo | Twee ouderen voor een gesprek met de jongerenraad
hilde | goods | hasselo | Krijtborden voor langs de weg
hilde | hours | hasselo | Opbouwers voor de braderie, vroeg en vrolijk
hilde | skill | hasselo | Presentator die zonder microfoon te horen is
hilde | money | hasselo | € 410 voor stroomkabels van de braderie
geert | hours | hasselo | Iemand die twee verhuisdozen naar Groningen meeneemt
geert | room | hasselo | Een keukentafel om aan te zitten op neutraal terrein | De buren praten wel, alleen niet bij elkaar thuis.
geert | goods | hasselo | Ladder van zes meter voor één middag
geert | skill | hasselo | Bemiddelaar die van honden houdt
gerrit | hours | hasselo | Meezingers voor de busreis van de ouderenbond
kees | hours | hasselo | Helpende handen bij het belijnen
marga | room | hasselo | Gelijkvloerse ruimte voor een kaartclub
tjitske | money | hasselo | € 130 voor kerststollen
janny | money | hasselo | Een tientje per week voor iemands buskaart
zwaantje | hours | bruntinge | Lammeroppas in maart, tussen twee en vijf ’s nachts
zwaantje | goods | bruntinge | Speen voor een fles, model schaap
zwaantje | skill | bruntinge | Wie spint wol en leert het anderen?
zwaantje | money | bruntinge | € 380 voor een windscherm bij de pomp
zwaantje | hours | bruntinge | Drie mensen om de vlag te hijsen op Koningsdag
bennie | hours | bruntinge | Melker voor één zondag | Mijn dochter trouwt en de koeien komen niet op de gastenlijst.
bennie | skill | bruntinge | Wie krijgt een melkrobot weer aan de praat?
bennie | room | bruntinge | Winterplek voor een hooiwagen
bennie | goods | bruntinge | Zandzakken, lege
bennie | money | bruntinge | € 950 voor lampen langs het schaatspad
jan | goods | bruntinge | Steigerplanken, tweede leven
jan | hours | bruntinge | Iemand die een dag meehelpt met palen slaan
jan | skill | bruntinge | Graafmachinist met lichte hand
jan | room | bruntinge | Bootplek voor de zomer
joris | hours | bruntinge | Teller voor de libellen
joris | goods | bruntinge | Wildcamera om te lenen
joris | skill | bruntinge | Wie maakt een stille drone-opname van het riet?
joris | money | bruntinge | € 275 voor nestkasten
joris | room | bruntinge | Lokaal voor een lezing over uilen
aaltje | hours | bruntinge | Iemand die huis aan huis een briefje rondbrengt
aaltje | goods | bruntinge | Statafels voor na de dienst
aaltje | skill | bruntinge | Stembakje met verstand: wie leidt de dorpsvergadering?
aaltje | room | bruntinge | Kamer voor een huisarts op donderdagochtend
bouke | hours | bruntinge | Vakkenvuller van boven de zestig
bouke | goods | bruntinge | Weegschaal die geijkt is
bouke | money | bruntinge | € 1.100 voor een tweede koelkast in de dorpswinkel
bouke | skill | bruntinge | Wie leert mij een etalage maken?
anna | hours | bruntinge | Iemand die het touw van de vlag losmaakt, elk jaar weer
anna | skill | bruntinge | Een toespraak van drie minuten: wie streept mee?
zwaantje | room | bruntinge | Stal voor één eigenwijze ram
bennie | hours | bruntinge | Kinderen die maïs willen plukken
joris | hours | bruntinge | Wie neemt een nacht de paddenemmers?
ahmad | hours | noorderveld-stad | Verkoper voor de zaterdagmarkt
ahmad | goods | noorderveld-stad | Houten broodplanken, oud
ahmad | money | noorderveld-stad | € 1.250 voor een steenoven op wielen
ahmad | room | noorderveld-stad | Vergunde stoep voor drie tafeltjes
ahmad | skill | noorderveld-stad | Wie schrijft een menukaart zonder taalfouten?
evelien | hours | noorderveld-stad | Proefeters met een eerlijk gezicht
evelien | room | noorderveld-stad | Lesruimte met drie fornuizen
evelien | money | noorderveld-stad | € 3.000 overbrugging tot de subsidie er is | Vóór vrijdag, ja, ik weet het.
evelien | goods | noorderveld-stad | Koksbuizen, alle maten
evelien | skill | noorderveld-stad | Jobcoach die zelf ooit ontslagen is
tom | hours | noorderveld-stad | Ontvangst bij het repaircafé: glimlach en nummertjes
tom | goods | noorderveld-stad | Oscilloscoop, oud mag
tom | skill | noorderveld-stad | Klokkenmaker, desnoods van koekoeksklokken
tom | money | noorderveld-stad | € 85 voor zekeringen
soraya | hours | noorderveld-stad | Voetbaltrainer voor het pleintje
soraya | goods | noorderveld-stad | Tafeltennistafel
soraya | skill | noorderveld-stad | Rapper die ook kan luisteren
soraya | money | noorderveld-stad | € 550 voor een weekend weg met tien jongeren
soraya | room | noorderveld-stad | Studio waar muren niet meeluisteren
yusuf | hours | noorderveld-stad | Kanaalrapers voor de Oostwal
yusuf | goods | noorderveld-stad | Grijpers en ringen voor vuilniszakken
yusuf | skill | noorderveld-stad | Wie bewerkt een filmpje van twee minuten?
nynke | hours | noorderveld-stad | Ouders die een schoolpleingesprek willen leiden
nynke | skill | noorderveld-stad | Een wethouder zoekt iemand die haar presentatie inkort
marijke | room | noorderveld-stad | Rustige plek om met een uitdager te rekenen
marijke | goods | noorderveld-stad | Fietskar voor een dag, met dossiers
dirkjan | goods | noorderveld-stad | Duimstok | De vorige ligt onder een tegel.
dirkjan | hours | noorderveld-stad | Straatteller: wie loopt er, en waarheen?
pieter | skill | noorderveld-stad | Opvolger voor mijn vaste kwartetje op donderdag | Ik ga met pensioen, de kaarten niet.
henk | hours | noorderveld-stad | Iemand die mij op de fiets bijhoudt langs alle dorpen
fatima | goods | noorderveld-stad | Een doos knikkers, voor de begroting
wiebe | skill | noorderveld-stad | Kalligraaf voor één handtekeningenboek
`);

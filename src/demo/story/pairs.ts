import { listingsIn, type StoryListing } from "./listings.ts";

/**
 * Needs and offers that a human would put at one table, said by two people who do not know of each
 * other and use their own words. Two lines make a pair: first the need, then the offer.
 */
const lines = `
tom | room | noorderveld-stad | Opslag voor honderd apparaten | Het repaircafé groeit uit zijn hok; wij zoeken iets met een slot, en droog.
ahmad | room | noorderveld-stad | Halve garage over, naast de bakkerij | Er staat alleen een oude bestelwagen; de rest is droog en mag uw opslag zijn.
olena | room | oldeveen | Oefenruimte voor twintig zangers op maandag | Liefst met een piano die niet meezingt uit zichzelf.
sietske | room | oldeveen | De aula van de school is ’s avonds leeg | Er staat een vleugel, en na zes uur hoort niemand u.
zwaantje | hours | bruntinge | Iemand die kan scheren, elf schapen lang | Ik hou ze vast, u knipt; na afloop pannenkoeken.
bennie | hours | bruntinge | Ik scheer schapen, als het hooi binnen is | Geleerd in Nieuw-Zeeland, gebleven voor de koeien.
marga | skill | hasselo | Een timmerman voor veertien drempels | Hellingen van hout, op maat, met een schuine kant die ik goedkeur.
kees | skill | hasselo | Houtbewerker met een goede zaag | Onze terreinman bouwt alles, mits u hem laat meten.
mieke | goods | oldeveen | Rollator voor een bewoner die verhuisd is zonder | De oude staat nog in Emmen en wil niet komen.
wil | goods | oldeveen | Looprek op wieltjes, amper gebruikt | De dokter noemt het een rollator. Harm weigert; hij heeft al een stuurman.
lotte | money | hasselo | € 300 voor nieuwe wielen en helmen | Wij leggen zelf de helft erbij met klusjes.
merel | money | hasselo | Een potje van € 350 voor jongeren die zelf iets doen | Het is mijn fractiegeld en de koffie is al betaald.
joris | hours | bruntinge | Tien paar ogen voor de vogeltelling | Om zes uur ’s morgens, met broodjes.
harm | hours | bruntinge | Ik ben vroeg op en ken elke reiger | Vogels tellen doe ik al sinds de marine, met een stoeltje.
evelien | goods | noorderveld-stad | Grote pannen voor zestig eters | Dertig liter of meer, de deuk maakt niet uit.
hilde | goods | noorderveld-stad | Kookgerei van de opgeheven eetclub | Drie soepketels en een pollepel als een roeispaan.
sietske | goods | oldeveen | Verrekijkers voor groep zeven | Voor het project over de trekvogels, een week te leen is genoeg.
klaas | goods | oldeveen | Vijf kijkers uit de jachtkast | De jacht is voorbij; de verrekijkers zijn nog scherp en mogen naar school.
fenna | skill | oldeveen | Wie maakt een website voor een coöperatie zonder verstand van internet? | Drie bladzijden en een foto van ons allemaal.
tom | skill | oldeveen | Ik bouw eenvoudige sites, in een avond | Een paar bladzijden op internet, met een knop waar u zelf een foto op zet.
gerrit | hours | hasselo | Bijrijder voor de duofiets op vrijdag | Ik kan niet én sturen én een weduwe vermaken.
jan | hours | hasselo | Vrijdagmiddag vrij en stevige benen | Ik fiets graag met iemand die kletst.
roelie | goods | hasselo | Vier naaimachines die nog stikken | Voor het atelier in de hal; een pedaal erbij is mooi.
janny | goods | hasselo | Naaimachine van mijn moeder, een Singer | Zij stikte er tachtig jurken mee, en één tent.
ineke | skill | oldeveen | Iemand die statuten leest en er niet van in slaap valt | Wij willen van vereniging naar coöperatie.
wiebe | skill | oldeveen | Gepensioneerde notarisklerk in de familie | Mijn broer kent elk artikel en verveelt zich.
aaltje | goods | bruntinge | Partytent voor de dorpsborrel | Het feest gaat door bij regen, maar het haar van de dominee niet.
zwaantje | goods | bruntinge | Feesttent van zes bij twaalf | Sinds het huwelijk van mijn neef staat hij op zolder.
kees | hours | hasselo | Scheidsrechter voor de pupillen op zaterdag | Moet tegen ouders kunnen; de kinderen zijn lief.
gerrit | hours | hasselo | Ik fluit graag en ben onpartijdig chagrijnig | Scheidsrechter was ik nooit, buschauffeur wel: ook op zaterdag kan ik nee zeggen.
soraya | room | noorderveld-stad | Een plek waar jongeren mogen sleutelen aan brommers | Met afzuiging, en buren die slecht horen.
bennie | room | noorderveld-stad | Werkplaats met een smeerput aan de Oostwal | Mijn oom sleutelde er aan alles met wielen, brommers ook; nu staat hij leeg.
olena | skill | oldeveen | Hulp met een brief aan de belastingdienst | In het Nederlands dat zij daar spreken.
ineke | skill | oldeveen | Ik vul formulieren in, met plezier | Toeslagen, aangifte, een brief van de belasting: neem de stapel mee.
mieke | hours | oldeveen | Voorlezers voor mensen met slechte ogen | Een half uur per week, de krant of iets met liefde.
lotte | hours | oldeveen | Onze klas oefent voor de voorleeswedstrijd | Wij willen publiek dat niet wegloopt.
hilde | goods | noorderveld-stad | Marktkraam met een zeil dat dicht is | Voor de tafel met wat over is.
dirkjan | goods | noorderveld-stad | Twee afgeschreven kramen van de gemeente | Zeil heel, één poot korter.
bouke | hours | bruntinge | Iemand die boodschappen rondbrengt op dinsdag | Zeven adressen, één hond die blaft en niet bijt.
yusuf | hours | bruntinge | Dinsdags rij ik toch met een lege bus | Van de groothandel terug naar huis; uw boodschappen kunnen mee.
harm | goods | oldeveen | Verf voor een boot die Wil zegt dat hij lek is | Een liter of drie, groen als het kan.
fenna | goods | oldeveen | Restblikken jachtlak en kwasten | Over van het hek; de kleur heet mosgroen.
tjitske | skill | hasselo | Iemand die een affiche kan tekenen voor de eetclub | Er moet een pan op, en geen clipart.
lotte | skill | hasselo | Ik maak posters en logo’s | Op papier of op de laptop, voor een taart.
marga | hours | hasselo | Gezelschap bij het zwemmen op woensdag | Iemand die de stoel droog houdt tot ik weer uit het water ben.
wil | hours | hasselo | Elke woensdag in het bad, alleen is maar alleen | Ik zwem traag en praat snel.
sjoerd | goods | oldeveen | Wie leent een aanhanger uit voor een zaterdag? | Er moet een piano van de dijk af.
jan | goods | oldeveen | Kar met een huif, achter elke trekhaak | Breng hem schoon terug, dan vraag ik niets.
trijntje | money | oldeveen | € 450 voor een jaar koffie in De Schalm | Voor wie komt zonder reden.
klaas | money | oldeveen | Het restant van de vossenjachtclub, € 500 | De club is weg, de kas niet; het moet naar ontmoeting.
joris | goods | bruntinge | Laarzen in maat 36 tot 46 | Voor schoolkinderen die het veld in gaan.
bennie | goods | bruntinge | Een rek vol kaplaarzen van vijf generaties | Laarzen van kleuter tot reus; sommige hebben nog een naam erin.
evelien | skill | noorderveld-stad | Een boekhouder die begrijpt wat een leerwerkplek is | Vier uur per maand, en eerlijk als de cijfers tegenvallen.
ruud | skill | noorderveld-stad | Administratie voor een goed doel | Dertig jaar accountant geweest; cijfers schrikken mij niet.
ahmad | hours | noorderveld-stad | Iemand die mijn dochter helpt met wiskunde | Vwo 4; zij kan het wel, maar gelooft het niet.
olena | hours | noorderveld-stad | Bijles rekenen en algebra | Wiskunde gaf ik in Charkiv, en ik mis het bord.
janny | goods | hasselo | Stoelen voor een verjaardag van honderd | De jarige wordt honderd, de gasten ook bijna.
roelie | goods | hasselo | Zestig klapstoelen uit het Kulturhus | Ophalen vóór vijven, terug met evenveel poten.
nynke | room | noorderveld-stad | Zaaltje voor een gesprek met ouders, op een avond | Liefst geen gemeentehuis, dat praat niet.
tom | room | noorderveld-stad | Onze leestafel is elke avond vrij | Voor een vergadering of een gesprek met z’n twaalven, één koffiezetter, geen beamer.
gerrit | goods | hasselo | Een dakje boven een bank van busstoelen | Golfplaat is goed, als het maar niet zingt bij hagel.
dirkjan | goods | hasselo | Gebogen dakje van een oude abri | Zonder reclame, met een deuk van een bus.
zwaantje | hours | bruntinge | Hulp bij het verplaatsen van een kippenhok | Vier sterke mensen, de kippen lopen zelf.
kees | hours | bruntinge | Het tweede elftal sjouwt graag | Wij tillen alles wat niet bijt.
merel | skill | hasselo | Iemand die jongeren leert debatteren | Drie avonden, en mijn oma wil ook.
fatima | skill | hasselo | Workshop spreken voor een zaal | Debatteren leerde ik in de raad, met vallen en opstaan.
aaltje | skill | bruntinge | Wie snoeit de oude appelbomen bij de kerk? | Zij zijn van voor de oorlog en koppig.
jan | skill | bruntinge | Twintig jaar hovenier, fruit is mijn vak | Oude bomen snoei ik het liefst; ik neem mijn eigen ladder mee.
mieke | goods | oldeveen | Platen en een speler voor de dagkamer | Muziek van rond 1955, het mag kraken.
harm | goods | oldeveen | Pick-up met tweehonderd grammofoonplaten | Muziek van Johnny Jordaan tot een cursus morse; de speler kraakt zelf ook.
sietske | hours | oldeveen | Opa’s en oma’s voor het timmeruur | Op donderdagmiddag, met pleisters.
pieter | hours | oldeveen | Straks met pensioen en handig met hout | Donderdag leer ik kinderen graag timmeren, en dat een spijker krom mag.
soraya | goods | noorderveld-stad | Computers voor huiswerk, vier stuks | Het internet hebben wij, nu nog iets om op te typen.
wiebe | goods | noorderveld-stad | Laptops die de griffie heeft afgedankt | Gewist, met stickers van de raad erop.
bouke | room | bruntinge | Een koele plek voor pompoenen | Tachtig stuks, één ervan weegt meer dan ik.
zwaantje | room | bruntinge | Stenen kelder onder de stal | Het blijft er koel, ook in een hittegolf; de pompoenen van mijn vader lagen er tot Pasen.
hilde | skill | hasselo | Iemand die een lange tafel versiert voor honderd mensen | Met wat er groeit, niet met wat er glimt.
trijntje | skill | hasselo | Ik schik bloemen en leen potten uit | Geef mij een tafel en een berm.
yusuf | skill | noorderveld-stad | Vertaler Arabisch voor een spreekuur | Eén ochtend, vooral om te luisteren.
ahmad | skill | noorderveld-stad | Ik tolk, en breng broodjes mee | Van Homs tot Hasselo: ik versta beide.
jan | goods | bruntinge | Bankje voor de ijsbaan, om schaatsen op te binden | Nat mag, rot niet.
dirkjan | goods | bruntinge | Drie parkbanken uit de Kerkstraat | Zij kijken nu nergens op uit.
fenna | hours | oldeveen | Verkeersregelaars voor de fietsles | Op zaterdagochtend, hesje krijgt u van ons.
sjoerd | hours | oldeveen | Ik sta in het weekend graag met een vlag op straat | Thuis mag ik dat niet.
tjitske | goods | hasselo | Tweehonderd borden die bij elkaar mogen horen | De eetclub groeit en de kast niet mee.
janny | goods | hasselo | Servies van het opgeheven bejaardenhuis | Witte borden, met een gouden randje voor de zondag.
evelien | room | noorderveld-stad | Vijf weken een etalage voor een proefwinkel | Jongeren verkopen wat zij leerden maken.
anna | room | noorderveld-stad | Winkelpand van mijn tante, voorlopig onverhuurd | Aan de Langestraat; er hangt nog een bord “hoeden”.
lotte | hours | hasselo | Iemand die kan filmen bij de skatewedstrijd | Van onderen, zodat het hoger lijkt.
tom | hours | hasselo | Camera en zin om te knielen | Ik film graag bewegende dingen, mensen ook.
kees | money | hasselo | € 800 voor een elektrische grasmaaier die fluistert | De buren delen mee, maar niet genoeg.
ineke | money | hasselo | Fonds van de oude spaarbank, tot € 1.000 | Voor stille machines en andere dingen die een dorp vooruithelpen.
joris | skill | bruntinge | Iemand die vleermuiskasten kan lassen of schroeven | Veertig stuks, tekening is er.
tom | skill | bruntinge | Wij maken kastjes van wat er ligt | Houtresten genoeg; een tekening volgen is bijna vakantie.
marga | money | hasselo | € 120 voor een schuine spiegel in de lift | Dan zie ik wie er achter mij staat.
hilde | money | hasselo | Kleine bijdrage, € 150, voor wat toegang makkelijker maakt | Overgehouden aan de braderie.
gerrit | skill | hasselo | Hulp om mijn telefoon weer van mij te maken | Mijn kleinzoon heeft hem ingesteld en is nu op reis.
merel | skill | hasselo | Smartphone-uitleg zonder zuchten | Ik herhaal het tot u lacht.
zwaantje | goods | bruntinge | Strobalen voor de kerststal, een stuk of dertig | Het kindje wil niet op beton.
bennie | goods | bruntinge | Stro over, kleine pakken | Balen van tien kilo, afhalen met kar; de hond is oud en lui.
olena | goods | oldeveen | Muziekstandaards voor het koor, vijftien | Zonder standaard zingt iedereen naar zijn knieën.
kees | goods | oldeveen | Lessenaars van de opgeheven fanfare | Zestien stuks, eentje zakt langzaam in.
bouke | skill | bruntinge | Wie leert mij kaas maken van schapenmelk? | Zwaantje levert, ik wil het in de winkel.
ahmad | skill | bruntinge | In Homs maakte mijn moeder witte kaas | Ik ken het recept en de fouten.
soraya | hours | noorderveld-stad | Volwassenen die luisteren op het jeugdhonk, donderdagavond | Geen advies, wel chips.
marijke | hours | noorderveld-stad | Na mijn werk op donderdag ben ik beter in zwijgen | Ik kan tafeltennissen en niks zeggen.
`;

/** The planted pairs, the need first. */
export const pairs: readonly (readonly [need: StoryListing, offer: StoryListing])[] = pairsOf(
  listingsIn(lines),
);

function pairsOf(all: readonly StoryListing[]): (readonly [StoryListing, StoryListing])[] {
  return all.flatMap((need, index) => {
    const offer = all[index + 1];
    return index % 2 === 0 && offer ? [[need, offer] as const] : [];
  });
}

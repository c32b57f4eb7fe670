import type { Role } from "#lib/roles.ts";
import { bilingual } from "#lib/texts.ts";
import type { MunicipalityFieldError, MunicipalityRefusal } from "./model/municipality.ts";
import type { OnBehalfRefusal } from "./model/on-behalf.ts";
import type { OrganizationRefusal } from "./model/organizations.ts";
import type { OutlineTextError } from "./model/outline.ts";
import type { RoleRefusal } from "./model/roles.ts";
import type { PeopleRefusal } from "./model.ts";

export const texts = bilingual({
  nl: {
    found: { organization: "Organisaties", area: "Gebieden", member: "Mensen met een rol" },
    writings: {
      organization: "De naam van de organisatie",
      about: "Wat zij over zichzelf zegt",
      reason: "De reden bij een rol",
      asked: "Wat iemand vroeg die het niet zelf deed",
      behalfWord: "Wat zij er zelf bij zei",
    },
    rightsTitle: "Mensen en organisaties",
    rights: {
      "people.addArea": {
        does: "Een dorp of wijk toevoegen",
        fixed: "De griffier houdt bij wat bij deze gemeenschap hoort.",
      },
      "people.addAreas": {
        does: "Een lijst van dorpen of wijken toevoegen",
        fixed: "De griffier houdt bij wat bij deze gemeenschap hoort.",
      },
      "people.drawArea": {
        does: "Tekenen waar een dorp of wijk ligt",
        fixed: "De griffier houdt bij wat bij deze gemeenschap hoort.",
      },
      "people.changeCommunity": {
        does: "Openingswoorden, telefoon, afzender en kleuren veranderen",
      },
      "people.setMunicipality": {
        does: "Vastleggen of de gemeente meedoet",
        fixed: "De griffier houdt bij wie hier meedoet.",
      },
      "people.addMember": {
        does: "Iemand als inwoner toevoegen",
        fixed: "De griffier houdt bij wie hier meedoet.",
      },
      "people.giveRole": {
        does: "Iemand een lichte rol geven",
        fixed: "Wie rollen geeft, mag zichzelf niet kiezen via een stadsrecht.",
      },
      "people.join": { does: "Lid worden na het aanmelden" },
      "people.changeAppearance": { does: "Kiezen hoe anderen u zien, en waar u woont" },
      "people.proposeRole": {
        does: "Een zware rol voorstellen",
        must: "Een ander bevestigt het; niet u, en niet wie de rol krijgt.",
        fixed: "Wie rollen geeft, mag zichzelf niet kiezen via een stadsrecht.",
      },
      "people.changeRoleEnd": {
        does: "De laatste dag van een lichte rol veranderen",
        must: "Er is een reden, en die is openbaar.",
        fixed: "Wie rollen geeft, mag zichzelf niet kiezen via een stadsrecht.",
      },
      "people.proposeRoleEnd": {
        does: "Voorstellen dat een zware rol op een andere dag eindigt",
        must: "Een ander bevestigt het. Er blijft elke dag een griffier.",
        fixed: "Wie rollen geeft, mag zichzelf niet kiezen via een stadsrecht.",
      },
      "people.confirmRole": {
        does: "Als tweede persoon een rol bevestigen",
        must: "U stelde het niet voor, en het gaat niet over uw eigen rol.",
        fixed: "Dit houdt in evenwicht wie rollen geeft.",
      },
      "people.declineRole": {
        does: "Als tweede persoon nee zeggen tegen een voorgestelde rol, of een eigen voorstel terugnemen",
        fixed: "Dit houdt in evenwicht wie rollen geeft.",
      },
      "people.layDownRole": {
        does: "Een eigen rol neerleggen",
        must: "De rol is van u. De laatste griffier wacht op een opvolger.",
      },
      "people.makeLetter": {
        does: "Een brief maken voor iemand voor wie u iets deed",
        must: "U deed het zelf, en het is niet teruggenomen.",
      },
      "people.openLetter": {
        does: "Met een brief zien wat er namens u is gedaan",
        must: "U hebt de brief met nummer en code. Raden kan hooguit tien keer.",
      },
      "people.correctOnBehalf": {
        does: "Met een brief uw eigen woorden zetten bij wat er namens u is gedaan",
        must: "U hebt de brief met nummer en code.",
      },
      "people.takeBackOnBehalf": {
        does: "Met een brief terugnemen wat er namens u is gedaan",
        must: "U hebt de brief met nummer en code.",
      },
      "people.addOrganization": {
        does: "Een organisatie aanmelden",
        must: "De naam is hier nog vrij. Een onderdeel van de gemeente meldt alleen aan wie daar werkt.",
      },
      "people.describeOrganization": {
        does: "Zeggen wat een organisatie is",
        must: "U bent beheerder van de organisatie.",
      },
      "people.inviteToOrganization": {
        does: "Iemand met een mail vragen om namens een organisatie te handelen",
        must: "U bent beheerder. Per dag gaan er hooguit twintig uitnodigingen uit.",
      },
      "people.withdrawInvitation": {
        does: "Een uitnodiging van een organisatie terugnemen",
        must: "U bent beheerder, en er is nog niet geantwoord.",
      },
      "people.takeUpInvitation": {
        does: "Ja of nee zeggen op een uitnodiging van een organisatie",
        must: "U hebt de link uit de mail, en die is nog geldig.",
      },
      "people.askToJoin": {
        does: "Vragen of u namens een organisatie mag handelen",
        must: "U handelt er nog niet namens.",
      },
      "people.answerRequest": {
        does: "Antwoorden wie vraagt om namens een organisatie te handelen",
        must: "U bent beheerder. Rust de organisatie, dan antwoordt de griffier.",
      },
      "people.changeKeeper": {
        does: "Iemand beheerder van een organisatie maken, of dat beëindigen",
        must: "U bent zelf beheerder. Er blijft er altijd één.",
      },
      "people.leaveOrganization": {
        does: "Stoppen met handelen namens een organisatie, of dat voor een ander beëindigen",
        must: "Het gaat over uzelf, of u bent beheerder. De laatste zegt erbij dat de organisatie rust.",
      },
      "people.appointToOrganization": {
        does: "Iemand aanwijzen bij een organisatie die rust",
        must: "Er is niemand meer die ervoor handelt. U wijst niet uzelf aan.",
        fixed: "Wie dit aanwijst, moet buiten de organisaties staan.",
      },
    },
    somebody: "iemand",
    organizations: "Organisaties",
    rightsPage: {
      title: "Wie mag wat",
      lead: "Alles wat mensen in Meent kunnen doen, wie dat mag, en wat er dan nog waar moet zijn. Deze tabel is dezelfde als waar het systeem zelf in kijkt.",
      stand: (count: number) => `Er zijn ${count} rechten.`,
      byCharter: (count: number) =>
        count === 0
          ? "Dit stadsrecht laat ze allemaal zoals ze standaard zijn."
          : `Dit stadsrecht geeft er ${count} aan andere rollen dan standaard.`,
      everyone: "Wat iedereen mag, kan geen stadsrecht iemand afnemen.",
      choose: "Voor wie wilt u het weten?",
      all: "Voor iedereen: alle rechten",
      show: "Laat zien",
      visitor: "wie niet is aangemeld",
      member: "wie meedoet, zonder rol",
      what: "Wat",
      who: "Wie",
      elsewhere: "Kan een stadsrecht dit anders zeggen?",
      isAnyone: "Iedereen, ook zonder aanmelden",
      isMember: "Iedereen die meedoet",
      isSystem: "Niemand: dit gaat vanzelf",
      system: "het systeem, bij het inrichten",
      ownChoice: "Zo staat het in dit stadsrecht",
      yes: "Ja, aan anderen die de gemeenschap dienen.",
      among: (names: string) =>
        `Waar ja staat, kiest het stadsrecht uit: ${names}. Raadsleden niet, want zij besturen niet (Gemeentewet art. 13). Wie van buiten moet kijken ook niet: integriteitsfunctionaris, penningmeester, moderator.`,
      noEveryone: "Nee. Dit recht heeft iedereen.",
      noTime: "Nee. Dit doet geen mens.",
      no: (why: string) => `Nee. ${why}`,
      toCharter: "Lees het stadsrecht",
      toCharterGives: "Daar staat wat hier anders is dan standaard",
      toRoles: "Bekijk wie welke rol heeft",
      toRolesGives: "Wie u waarvoor kunt vragen",
    },
    refusals: {
      area_unknown: "Dit gebied kennen wij hier niet. Kies een gebied uit de lijst.",
    } satisfies Record<PeopleRefusal, string>,
    organizationsPage: {
      title: "Organisaties",
      lead: "Verenigingen, stichtingen, coöperaties en bedrijven die hier meedoen, en wie namens hen mag handelen.",
      count: (count: number) =>
        count === 0
          ? "Er heeft zich nog geen organisatie aangemeld."
          : count === 1
            ? "Er doet 1 organisatie mee."
            : `Er doen ${count} organisaties mee.`,
      add: "Meld een organisatie aan",
      addNote: "Daarna nodigt u uit wie er ook namens haar mag handelen.",
      toRoles: "Bekijk wie welke rol heeft",
      toRolesGives: "Wie hier iets doet namens de gemeente",
      members: (count: number) =>
        count === 1 ? "1 mens mag handelen" : `${count} mensen mogen handelen`,
      rests: "Rust: niemand mag nu handelen",
      noAbout: "Deze organisatie schreef nog niet wat zij is.",
      stand: (count: number, name: string) =>
        count === 1
          ? `Eén mens mag handelen namens ${name}.`
          : `${count} mensen mogen handelen namens ${name}.`,
      asked: "U vroeg of u mee mag doen. Een beheerder antwoordt.",
      standRests: (date: string) => `Deze organisatie rust sinds ${date}.`,
      restsWhat:
        "Niemand mag nu namens haar handelen. Wat zij afsprak, blijft gelden. De griffier kan iemand aanwijzen.",
      who: "Wie mag namens haar handelen",
      whoName: "Wie",
      since: "Sinds",
      keeper: "beheerder: laat anderen toe",
      change: "Wijzig",
      nobody: "Niemand, op dit moment.",
      requests: "Vraagt om mee te doen",
      asks: (name: string, date: string) => `${name} vroeg het op ${date}.`,
      yes: "Laat toe",
      no: "Zeg nee",
      invitations: "Uitgenodigd, nog geen antwoord",
      invited: (address: string, date: string) => `${address}, de link werkt tot ${date}.`,
      withdraw: "Neem terug",
      does: "Wat zij hier doet",
      doesNothing: "Zij doet hier nog niets dat openbaar is.",
      history: "Wat er gebeurde",
      invite: "Nodig iemand uit",
      inviteNote: "Met een mail. Wie ja zegt, mag namens de organisatie handelen.",
      join: "Vraag of u mee mag doen",
      joinNote: "Een beheerder van de organisatie antwoordt.",
      appoint: "Wijs iemand aan",
      appointNote: "Deze organisatie rust. Als griffier wijst u aan wie namens haar mag handelen.",
      describe: "Schrijf wat de organisatie is",
      describeGives: "In eigen woorden, voor wie haar niet kent",
      leave: "Stop met handelen namens deze organisatie",
      leaveGives: "U blijft lid van deze gemeenschap",
      toAll: "Bekijk alle organisaties",
      toAllGives: "Wie er nog meer meedoet",
    },
    organizationForms: {
      association: "vereniging",
      foundation: "stichting",
      cooperative: "coöperatie",
      firm: "bedrijf",
      municipal: "onderdeel van de gemeente",
    },
    organizationForm: {
      addTitle: "Meld een organisatie aan",
      addLead:
        "Dan kunt u namens haar publiek werk doen, een deal sluiten of een stadsrecht ondertekenen. De pagina is openbaar.",
      name: "Hoe heet de organisatie?",
      nameHint: "Zoals mensen haar kennen, bijvoorbeeld Dorpsbelangen Hasselo.",
      form: "Wat voor organisatie is het?",
      about: "Wat is het, in een paar zinnen?",
      aboutHint: "Wie erbij horen en waar u voor staat. Iedereen kan dit lezen.",
      readOver: "Lees na",
      change: "Wijzig",
      checkTitle: "Klopt dit?",
      checkLead:
        "Na de knop staat de organisatie in het openbaar logboek, met uw naam als eerste die namens haar mag handelen.",
      add: "Meld deze organisatie aan",
      describeTitle: "Wat is deze organisatie?",
      describeLead: "Voor wie haar niet kent. Iedereen kan dit lezen.",
      save: "Bewaar",
      inviteTitle: (name: string) => `Nodig iemand uit bij ${name}`,
      inviteLead:
        "Wij sturen een mail met een link. Wie de link opent en ja zegt, mag namens de organisatie handelen: werk beginnen, deals sluiten, ondertekenen.",
      address: "Mailadres",
      addressHint: "Het adres ziet alleen wie de organisatie beheert, tot er geantwoord is.",
      keeping: "Mag deze persoon ook anderen toelaten?",
      keepingNo: "Nee, alleen handelen",
      keepingYes: "Ja, als beheerder",
      send: "Stuur de uitnodiging",
      joinTitle: (name: string) => `Meedoen met ${name}`,
      joinLead: (name: string) =>
        `Een beheerder leest uw vraag. Bij ja mag u handelen namens ${name}, en staat uw naam op haar pagina.`,
      words: "Wilt u er iets bij zeggen?",
      wordsHint: "Bijvoorbeeld wat u er doet. Alleen een beheerder leest dit.",
      ask: "Vraag het",
      appointTitle: (name: string) => `Wie mag handelen namens ${name}?`,
      appointLead:
        "Er is niemand meer. Wie u aanwijst, is beheerder en laat anderen toe. Dit staat in het openbaar logboek.",
      person: "Wie?",
      personHint: "Een deel van de naam is genoeg.",
      which: "Wie bedoelt u?",
      appoint: "Wijs aan",
      invitationTitle: (name: string) => `Handelen namens ${name}`,
      invitationLead: (by: string, name: string) =>
        `${by} vraagt of u wilt handelen namens ${name}. Zegt u ja, dan kunt u namens haar werk beginnen, deals sluiten en ondertekenen. Uw naam staat op haar pagina.`,
      invitationKeeper: "U wordt ook beheerder: u laat anderen toe.",
      yes: "Ja, ik doe mee",
      no: "Nee, dank u",
      saidNo: "U zei nee. Er verandert niets.",
      gone: "Deze uitnodiging geldt niet meer",
      goneLead:
        "Er is al geantwoord, zij is teruggenomen of zij is verlopen. Vraag om een nieuwe, of vraag zelf of u mee mag doen.",
      toAll: "Alle organisaties",
      memberTitle: (name: string, organization: string) => `${name} bij ${organization}`,
      memberSince: (date: string) => `Mag namens haar handelen sinds ${date}.`,
      makeKeeper: "Maak beheerder",
      makeKeeperText:
        "Een beheerder laat anderen toe, en kan voor anderen beëindigen dat zij handelen.",
      endKeeper: "Maak geen beheerder meer",
      endTitle: (isOwn: boolean) =>
        isOwn ? "Stoppen met handelen" : "Beëindigen dat deze persoon handelt",
      endText: (name: string) =>
        `Wat namens ${name} is afgesproken, blijft gelden. Het staat in het openbaar logboek.`,
      lastText: (name: string) =>
        `U bent de laatste die mag handelen namens ${name}. Nodig liever eerst een opvolger uit. Is er niemand, dan rust de organisatie: haar afspraken blijven gelden, en de griffier kan iemand aanwijzen.`,
      end: (isOwn: boolean) => (isOwn ? "Ik stop" : "Beëindig dit"),
      letRest: "Ik stop, en de organisatie rust",
      fields: {
        name_missing: "Schrijf hoe de organisatie heet.",
        name_too_long: "Maak de naam korter: hooguit 120 tekens.",
        form_missing: "Kies wat voor organisatie het is.",
        about_too_long: "Maak dit korter: hooguit 600 tekens.",
        words_too_long: "Maak dit korter: hooguit 500 tekens.",
        address_wrong: "Dit is geen mailadres. Het lijkt op naam@voorbeeld.nl.",
        member_missing: "Schrijf wie u aanwijst.",
        choose_person: "Er zijn meer mensen met die naam. Kies wie u bedoelt.",
        no_person: "Wij vinden hier niemand met die naam. Controleer de naam.",
      },
    },
    organizationMail: {
      subject: (name: string) => `Uitnodiging om te handelen namens ${name}`,
      opening: (by: string, name: string, community: string) =>
        `${by} vraagt of u wilt handelen namens ${name}, in ${community}.`,
      means: (name: string) =>
        `Zegt u ja, dan kunt u namens ${name} publiek werk beginnen, deals sluiten en ondertekenen.`,
      button: "Bekijk de uitnodiging",
      until: (days: number) => `De link werkt ${days} dagen. Er gebeurt niets voordat u ja zegt.`,
      notYou: "Kent u deze organisatie niet? Dan hoeft u niets te doen.",
    },
    organizationRefusals: {
      name_taken:
        "Er is hier al een organisatie met deze naam. Kies een andere naam, of vraag of u mee mag doen.",
      municipal_by_officials:
        "Een onderdeel van de gemeente kan alleen aanmelden wie er een rol heeft. Kies een andere soort, of vraag het de griffier.",
      organization_unknown: "Deze organisatie kennen wij hier niet. Kies er een uit de lijst.",
      organization_rests:
        "Deze organisatie rust: er is niemand meer die ervoor handelt. De griffier kan iemand aanwijzen.",
      organization_awake:
        "Deze organisatie heeft mensen die ervoor handelen. Zij laten zelf anderen toe.",
      not_keeper:
        "Alleen een beheerder van de organisatie kan dit. Hun namen staan op haar pagina.",
      member_unknown: "Deze persoon kennen wij hier niet. Controleer de naam.",
      acts_already: "Deze persoon mag al namens deze organisatie handelen.",
      acts_not: "Deze persoon handelt niet (meer) namens deze organisatie.",
      invited_already:
        "Dit adres heeft al een uitnodiging die nog werkt. Neem die eerst terug als u een nieuwe wilt sturen.",
      too_many_invitations: "Vandaag gingen er twintig uitnodigingen uit. Meer kan morgen weer.",
      asked_already: "U vroeg dit al. Een beheerder antwoordt.",
      joining_unknown:
        "Deze vraag of uitnodiging kennen wij niet. Kijk op de pagina van de organisatie.",
      joining_answered: "Hier is al op geantwoord. Kijk op de pagina van de organisatie.",
      invitation_ended: "Deze uitnodiging is verlopen. Vraag een beheerder om een nieuwe.",
      last_member_stays:
        "U bent de laatste. Nodig eerst een opvolger uit, of zeg dat de organisatie rust.",
      last_keeper_stays: "Maak eerst een ander beheerder. Er moet er altijd één zijn.",
      keeper_unchanged: "Dit is al zo.",
      not_yourself:
        "U kunt niet uzelf aanwijzen. Vraag het een andere griffier, of wijs een ander aan.",
      full: "Er mogen al vijfhonderd mensen handelen namens deze organisatie. Meer kan niet.",
    } satisfies Record<OrganizationRefusal, string>,
    outline: {
      areas: "Dorpen en wijken",
      link: "Teken de omtrek",
      linkGives: "Met GeoJSON; hij komt op de kaart",
      title: (name: string) => `De omtrek van ${name}`,
      lead: "Waar dit gebied ligt, staat op de kaart van de initiatieven. U plakt GeoJSON of kiest een bestand, en ziet het eerst getekend.",
      none: (name: string) => `Van ${name} is nog geen omtrek bekend.`,
      now: (name: string, parts: string, points: string) =>
        parts === "1"
          ? `Zo is ${name} nu getekend, met ${points} punten.`
          : `Zo is ${name} nu getekend, in ${parts} lijnen met samen ${points} punten.`,
      download: "Haal hem op als GeoJSON",
      mapLabel: (name: string) => `Kaart: de omtrek van ${name}, met de gebieden eromheen`,
      field: "GeoJSON",
      fieldHint:
        "Een Polygon of MultiPolygon in graden: eerst de lengte, dan de breedte (6,12 en 53,01). Een hele lijst gebieden mag ook: wij kiezen dat met deze naam of code.",
      file: "Of een bestand",
      fileHint: "Van PDOK, het CBS of uw eigen kaartprogramma. Hooguit 8 MB.",
      check: "Bekijk de tekening",
      remove: "Haal de omtrek weg",
      clerkOnly: "Alleen de griffier tekent een gebied. Vraag het de griffier.",
      checkTitle: (name: string) => `Ligt ${name} hier?`,
      checkLead:
        "Er is nog niets veranderd. Klopt de tekening, met de buren eromheen? Leg hem dan vast.",
      areaTerm: "Gebied",
      partsTerm: "Gesloten lijnen",
      pointsTerm: "Punten",
      beforeTerm: "Hiervoor",
      replaces: "Er was een omtrek. Deze komt ervoor in de plaats.",
      first: "Er was nog geen omtrek.",
      bind: "Leg de omtrek vast",
      again: "Verander het nog",
      removeTitle: (name: string) => `De omtrek van ${name} weghalen?`,
      removeLead:
        "Dan staat dit gebied niet meer getekend op de kaart. Verder verandert er niets, en u kunt het opnieuw tekenen.",
      keep: "Laat hem staan",
      errors: {
        outline_missing: "Plak hier GeoJSON, of kies een bestand.",
        outline_too_large:
          "Dit is te groot: meer dan 8 MB. Neem een bestand met alleen dit gebied, of met minder punten.",
        outline_not_json:
          "Dit is geen GeoJSON: er klopt een teken niet of er ontbreekt een stuk. Plak het hele bestand, van de eerste tot de laatste accolade.",
        outline_not_geojson:
          "Dit is wel JSON, maar geen GeoJSON. Dat heeft een type, zoals Polygon, Feature of FeatureCollection.",
        outline_several:
          "Hier staan meer gebieden in, en geen ervan of meer dan een heeft deze naam of code. Neem er een over.",
        outline_no_polygon:
          "Er staat geen vlak in. Een omtrek is een Polygon of een MultiPolygon, geen punt en geen lijn.",
        outline_not_degrees:
          "Dit zijn geen graden, maar waarschijnlijk meters van de Rijksdriehoek. Sla het bestand op als WGS 84 (EPSG:4326) en kies het opnieuw.",
        outline_swapped:
          "Lengte en breedte zijn omgewisseld. Eerst komt de lengte (ongeveer 3 tot 7), dan de breedte (ongeveer 51 tot 53).",
        outline_elsewhere:
          "Dit ligt niet in Nederland. Kijk of u het goede bestand hebt, en of de getallen graden zijn.",
        outline_open:
          "De lijn is niet gesloten: het laatste punt is een ander dan het eerste. Zet het eerste punt er aan het einde nog eens bij.",
        outline_crosses:
          "De lijn kruist zichzelf. Zet de punten in de volgorde waarin u om het gebied heen loopt.",
        outline_too_few_points:
          "Er zijn te weinig punten die verschillen. Een omtrek heeft er drie of meer, tien meter uit elkaar.",
        outline_too_many_points:
          "Dit zijn meer dan 5.000 punten. Maak de lijn eenvoudiger: op de kaart ziet niemand het verschil.",
      } satisfies Record<OutlineTextError, string>,
      refusals: { area_unknown: "Dit gebied kennen wij hier niet (meer). Kies het opnieuw." },
    },
    municipality: {
      title: "Doet de gemeente mee?",
      somewhere: "de gemeente",
      absent: (name: string) => `${name} doet nog niet mee.`,
      present: (name: string) => `${name} doet mee.`,
      why: (name: string) =>
        `${name} doet nog niet mee met Meent. Wat alleen de gemeente kan geven, vraagt u met een brief.`,
      front:
        "U kunt gewoon beginnen: zelf doen, of afspreken met elkaar. Aan de gemeente schrijft u een brief.",
      more: "Wat dit betekent",
      lead: "Een gemeenschap kan beginnen zonder haar gemeente. Later kan de gemeente erbij komen.",
      absentStand: "Mensen kunnen hier wel zelf beginnen.",
      presentStand: "Wat u vraagt, beantwoordt de gemeente hier, op tijd en in het openbaar.",
      nowTitle: "Wat kan er nu",
      without: [
        "Zelf doen: u begint meteen. U wacht op niemand. De buren horen het.",
        "Afspreken met elkaar: twee tot twaalf mensen of organisaties leggen vast wie wat doet. Zij tekenen allemaal.",
        "Iets van de gemeente nodig, of een taak overnemen: Meent maakt de brief. U stuurt hem, en houdt hier bij wat de gemeente antwoordt.",
      ],
      with: [
        "Zelf doen: een ambtenaar zegt wie er helpt.",
        "Een deal: een ambtenaar met mandaat tekent met u.",
        "Een taak overnemen: het college beslist op tijd.",
        "Afspreken met elkaar kan ook, zonder de gemeente.",
      ],
      later:
        "Gaat de gemeente later meedoen? Dan gaat alles verder vanaf dat punt. Zij hoort wat mensen al doen, en open brieven kunnen een uitdaging worden.",
      leaves:
        "Wat begon toen de gemeente meedeed, gaat door zoals het begon. De gemeente houdt zich aan wat zij beloofde.",
      ordinanceTerm: "Uitdaagrecht in de verordening",
      ordinanceNone: "Niet bekend",
      nameTerm: "De gemeente",
      change: "Zeg of de gemeente meedoet",
      changeGives: "Alleen voor de griffier. Het komt in het openbaar logboek",
      formTitle: "Doet de gemeente mee?",
      formLead: "Dit komt in het openbaar logboek.",
      name: "Hoe heet de gemeente?",
      nameHint: "Zoals zij zichzelf noemt, bijvoorbeeld: Gemeente Noorderveld.",
      takesPart: "Doet zij mee?",
      yes: "Ja, zij doet mee",
      yesHint: "Het college weet ervan en antwoordt hier.",
      no: "Nee, nog niet",
      noHint: "Mensen beginnen zelf. Brieven gaan buiten Meent om.",
      ordinance: "Staat het uitdaagrecht in haar verordening?",
      ordinanceHint:
        "Zo ja, vul het nummer in van lokaleregelgeving.overheid.nl, zoals CVDR730152. Zo nee of weet u het niet: laat leeg.",
      check: "Naar nakijken",
      checkTitle: "Klopt dit?",
      bind: "Leg dit vast",
      again: "Verander iets",
      clerkOnly: "Alleen de griffier kan dit vastleggen. Bel of mail de griffier.",
      fields: {
        municipality_missing: "Schrijf hoe de gemeente heet, bijvoorbeeld: Gemeente Noorderveld.",
        takes_part_missing: "Kies of de gemeente meedoet.",
        ordinance_wrong: "Schrijf het nummer zoals CVDR730152, of laat dit leeg.",
      } satisfies Record<MunicipalityFieldError, string>,
      refusals: {
        municipality_nameless: "Schrijf ook hoe de gemeente heet die nog niet meedoet.",
        municipality_unchanged: "Zo stond het er al. Er is niets veranderd.",
      } satisfies Record<MunicipalityRefusal, string>,
      sentences: {
        joined: (name: string) => `${name} doet mee. Alles gaat verder vanaf hier.`,
        left: (name: string) => `${name} doet niet meer mee. Wat begon, gaat door zoals het begon.`,
        described: (name: string) => `De gegevens van ${name} zijn aangevuld.`,
      },
    },
    rolesPage: {
      title: "Wie heeft welke rol",
      lead: "Wie u hier waarvoor kunt vragen, sinds wanneer en tot wanneer. Alleen publieke rollen: wie hier woont, staat in geen lijst.",
      count: (count: number) =>
        count === 1
          ? "Nu heeft 1 mens hier een rol."
          : `Er zijn nu ${count} publieke rollen in gebruik.`,
      open: (count: number) =>
        count === 1
          ? "Eén voorstel wacht op een tweede persoon."
          : `${count} voorstellen wachten op een tweede persoon.`,
      give: "Geef iemand een rol",
      giveNote: "Zware rollen stelt u voor; een ander bevestigt ze.",
      toResidents: "Nodig inwoners uit",
      toResidentsGives: "Met een lijst, per mail of per brief",
      toRights: "Lees wie wat mag",
      toRightsGives: "Per rol, in één tabel",
      toAll: "Bekijk alle rollen",
      toAllGives: "Wie u waarvoor kunt vragen",
      proposals: "Wacht op een tweede persoon",
      proposal: "Voorgestelde rol",
      proposedBy: (name: string, date: string) => `Voorgesteld door ${name} op ${date}.`,
      waits: "Een ander bevestigt het, of zegt nee.",
      proposesRole: (name: string, role: string) => `${name} als ${role}`,
      proposesEnd: (name: string, role: string, date: string) =>
        `${name}, ${role} tot en met ${date}`,
      proposesNoEnd: (name: string, role: string) => `${name}, ${role} zonder einddatum`,
      outcomes: {
        open: "Dit voorstel wacht op een tweede persoon.",
        confirmed: "Dit voorstel is bevestigd.",
        declined: "Dit voorstel gaat niet door.",
      },
      whoConfirms:
        "Dat kan een griffier, burgemeester, wethouder, gemeentesecretaris, raadslid of integriteitsfunctionaris zijn. Niet wie het voorstelde, en niet wie de rol krijgt.",
      what: "Wat er is voorgesteld",
      now: "Nu",
      coming: "Komt nog",
      former: (years: number) => `Eerder, in de laatste ${years} jaar`,
      who: "Wie",
      role: "Rol",
      since: "Sinds",
      until: "Tot en met",
      noEnd: "geen einddatum",
      holds: (name: string, role: string) => `${name}, ${role}`,
      leadTerm: (name: string, role: string) => `${name} is hier ${role}.`,
      begins: (date: string) => `Dit begint op ${date}.`,
      isSince: (date: string) => `Dit is zo sinds ${date}.`,
      was: (from: string, until: string) => `Dit was zo van ${from} tot en met ${until}.`,
      untilDay: (date: string) => `De laatste dag is ${date}.`,
      untilNoDay: "Er is geen einddatum.",
      because: (reason: string) => `De reden: ${reason}`,
      changeEnd: "Verander de laatste dag",
      changeEndGives: "Eerder, later of zonder einddatum",
      layDown: "Leg deze rol neer",
      history: "Wat er gebeurde",
    },
    roleForm: {
      giveTitle: "Geef iemand een rol",
      giveLead:
        "Publieke rollen staan open en bloot op de lijst, met begin, einde en reden. Een zware rol stelt u voor; een ander bevestigt die.",
      person: "Wie?",
      personHint: "Een deel van de naam is genoeg.",
      which: "Wie bedoelt u?",
      choosePerson: "Er zijn meer mensen met die naam. Kies wie u bedoelt.",
      noPerson: (typed: string) =>
        typed
          ? `Wij vinden hier niemand met “${typed}” in de naam. Controleer de naam, of voeg de persoon eerst toe.`
          : "Schrijf wie de rol krijgt.",
      role: "Welke rol?",
      roleHint: "Bij een zware rol zijn twee mensen nodig.",
      chooseRole: "Kies een rol",
      heavy: (role: string) => `${role} (met twee mensen)`,
      titleField: "Hoe kennen mensen deze rol?",
      titleHint: "Bijvoorbeeld: Noaber van Hasselo, of Wethouder wonen.",
      startsOn: "Eerste dag",
      endsOn: "Laatste dag",
      endsOnHint: "Laat leeg als er geen einddatum is.",
      reason: "Waarom?",
      reasonHint: "Eén zin, bijvoorbeeld het besluit waar dit op rust. Iedereen kan dit lezen.",
      readOver: "Lees na",
      change: "Wijzig",
      checkLight: "Klopt dit?",
      checkLightLead: "Na de knop is het zo, en staat het in het openbaar logboek.",
      checkHeavy: "Klopt dit voorstel?",
      checkHeavyLead:
        "Na de knop staat uw voorstel in het openbaar logboek. Het gaat in als een ander het bevestigt.",
      give: "Geef de rol",
      propose: "Stel dit voor",
      endTitle: "Een andere laatste dag",
      endLead: (heavy: boolean) =>
        heavy
          ? "U stelt een andere laatste dag voor. Een ander bevestigt die."
          : "De rol geldt tot en met de dag die u kiest. Vandaag is de vroegste.",
      end: "Zet deze laatste dag",
      layTitle: "Leg uw rol neer",
      layLead:
        "U kiest uw laatste dag. Voor lopende deals vragen wij u daarna een overdrachtsbrief, zodat mensen niet opnieuw hoeven te beginnen.",
      layHint: "Tot en met die dag hebt u de rol nog.",
      lay: "Leg de rol neer",
      confirm: "Bevestig dit als tweede persoon",
      decline: "Zeg nee",
      takeBack: "Neem het voorstel terug",
      declineTitle: (own: boolean) =>
        own ? "Gaat het niet door?" : "Bent u het er niet mee eens?",
      fields: {
        member_missing: "Schrijf wie de rol krijgt.",
        role_missing: "Kies een rol uit de lijst.",
        title_too_long: "Maak dit korter: hooguit 80 tekens.",
        date_missing: "Vul een datum in die bestaat.",
        reason_missing: "Schrijf waarom. Eén zin is genoeg.",
        reason_too_long: "Maak dit korter: hooguit 1000 tekens.",
      },
    },
    behalf: {
      mineTitle: "Wat u namens anderen deed",
      mineLead: "Bij elk hoort een brief. Daarmee ziet, verbetert of neemt de ander het terug.",
      mineNone: "U deed nog niets namens een ander.",
      thing: "Wat er is gedaan",
      forName: (name: string) => `Voor ${name}`,
      takenBack: "Teruggenomen",
      letterFor: (name: string) => `De brief voor ${name}`,
      letterLead:
        "Met de brief ziet de ander wat u deed, en kan het verbeteren of terugnemen. Geef de brief mee, of doe hem op de post.",
      makeLetter: "Maak de brief (PDF)",
      address: "Adres voor de envelop",
      addressHint: "Straat en nummer, en daaronder postcode en plaats. Wij bewaren dit niet.",
      newCode:
        "Elke brief heeft een nieuwe code. De code van een eerdere brief werkt dan niet meer.",
      fileName: "brief-namens-u",
      about: "Waar het over gaat",
      asked: "Wat er is gevraagd",
      saidYes: "Hoe er ja is gezegd",
      consents: { spoken: "in een gesprek", phone: "aan de telefoon", written: "op papier" },
      letter: {
        subject: "Wat wij namens u deden",
        greeting: (name: string) => `Beste ${name},`,
        asked: (day: string, helper: string) => `Op ${day} vroeg u aan ${helper}:`,
        yes: {
          spoken: "U zei ja in een gesprek.",
          phone: "U zei ja aan de telefoon.",
          written: "U zei ja op papier.",
        },
        did: (helper: string, title: string) =>
          title
            ? `${helper} zette daarom namens u in Meent: ${title}. Uw naam staat er niet bij.`
            : `${helper} zette dit daarom namens u in Meent. Uw naam staat er niet bij.`,
        yoursTitle: "Het is van u",
        yours: (site: string, number: string) =>
          `U kunt het zien, uw eigen woorden erbij zetten, of het terugnemen. Ga naar ${site} en vul in: het nummer ${number}, en deze code.`,
        secret: "Geef de code aan niemand. Wie hem heeft, kan in uw plaats iets veranderen.",
        callOr: (phone: string) =>
          `Hebt u geen computer of telefoon? Bel ${phone}, of vraag het aan wie u hielp.`,
        come: "Hebt u geen computer of telefoon? Vraag het aan wie u hielp.",
        closing: "Met vriendelijke groet,",
      },
      keyTitle: "Wat is er namens u gedaan?",
      keyLead: "U kreeg een brief. Daarin staan een nummer en een code. Een account is niet nodig.",
      number: "Nummer van de brief",
      numberHint: "Bijvoorbeeld N-2026-014.",
      code: "Code",
      codeHint: "Acht letters en cijfers. Hoofdletters en spaties maken niet uit.",
      open: "Laat zien",
      wrongCode: (left: number) =>
        left > 0
          ? `Deze code klopt niet. Kijk in de brief. U kunt het nog ${left} keer proberen.`
          : "Deze code klopt niet. Er is te vaak geprobeerd. Vraag een nieuwe brief aan wie u hielp.",
      ownTitle: "Namens u gedaan",
      ownLead: (helper: string, day: string) => `${helper} deed dit namens u op ${day}.`,
      ownStands: "Het staat er zoals u het vroeg.",
      ownTakenBack: (day: string) => `U nam dit terug op ${day}.`,
      nameHidden: "Uw naam staat er niet bij. Er staat: namens een inwoner.",
      nameGone: "Uw naam bewaren wij niet langer.",
      toThing: "Bekijk het",
      toThingGives: "Zoals iedereen het ziet",
      ownWords: "Uw eigen woorden",
      saidOn: (words: string, day: string) => `“${words}” (${day})`,
      correctTitle: "Klopt het niet, of niet helemaal?",
      correct: "Zet dit erbij",
      words: "Hoe is het dan wel?",
      wordsHint: "Iedereen kan dit lezen, zonder uw naam. Schrijf er geen namen of adressen in.",
      takeBackTitle: "Neem het terug",
      takeBackGives: "Dan gaat het niet verder, en verdwijnt uw naam bij ons",
      takeBackText:
        "Er komt bij te staan dat u het terugneemt. Een signaal of een concept verdwijnt; begonnen werk stopt. Uw naam bewaren wij dan niet langer. Dit is niet terug te draaien.",
      takeBack: "Ik neem het terug",
      openTitle: "Namens een inwoner",
      openBy: (helper: string) => `Door ${helper}, namens een inwoner.`,
      openConsent: {
        spoken: "De inwoner zei ja in een gesprek.",
        phone: "De inwoner zei ja aan de telefoon.",
        written: "De inwoner zei ja op papier.",
      },
      openAsked: (asked: string) => `De vraag was: “${asked}”`,
      openWords: (words: string) => `De inwoner zelf: “${words}”`,
      openTakenBack: "De inwoner nam dit terug.",
      toLetter: "Maak de brief voor de inwoner",
      toLetterGives: "Met een code om het te zien, te verbeteren of terug te nemen",
      sentences: {
        corrected: "De inwoner zette er eigen woorden bij.",
        takenBack: "De inwoner nam het terug.",
      },
      fields: {
        number_wrong: "Dit is geen nummer van een brief. Het begint met N, zoals N-2026-014.",
        code_wrong: "Dit is geen code uit een brief. Het zijn acht letters en cijfers.",
        words_missing: "Schrijf hoe het wel is. Eén zin is genoeg.",
        words_too_long: "Maak dit korter: hooguit 2000 tekens.",
      },
    },
    behalfRefusals: {
      letter_unknown: "Deze brief kennen wij niet. Controleer het nummer.",
      letter_not_yours: "Deze brief hoort bij wat een ander deed. Vraag het aan die persoon.",
      letter_tried_too_often:
        "Er is te vaak een verkeerde code geprobeerd. Vraag een nieuwe brief aan wie u hielp.",
      letter_without_code: "Bij dit nummer is nog geen brief gemaakt. Vraag het aan wie u hielp.",
      taken_back_before: "Dit is al teruggenomen. Er is niets meer te veranderen.",
    } satisfies Record<OnBehalfRefusal, string>,
    roleRefusals: {
      member_unknown: "Deze persoon kennen wij hier niet. Kies iemand uit de lijst.",
      second_person_needed:
        "Voor deze rol zijn twee mensen nodig. Stel het voor; een ander bevestigt het.",
      one_person_suffices: "Deze rol kunt u zelf geven. Een voorstel is niet nodig.",
      role_held_already:
        "Deze persoon heeft deze rol al in een deel van die tijd. Kies een andere begindatum, of verander de rol die er al is.",
      period_reversed: "De laatste dag ligt voor de eerste. Kies een latere laatste dag.",
      ends_in_past: "De laatste dag is al voorbij. Kies vandaag of later.",
      term_unknown: "Deze rol kennen wij hier niet (meer). Ga terug naar de lijst en kies opnieuw.",
      term_ended: "Deze rol is al voorbij. Geef de rol opnieuw als dat de bedoeling is.",
      end_unchanged: "Dit is al de laatste dag. Kies een andere dag.",
      last_clerk_stays:
        "Dan is er een dag geen griffier. Zorg eerst voor een opvolger die op tijd begint en zonder einddatum.",
      role_not_yours: "Deze rol is van een ander. U kunt alleen een eigen rol neerleggen.",
      proposal_open: "Dit is al voorgesteld, en wacht op een tweede persoon.",
      proposal_unknown:
        "Dit voorstel kennen wij hier niet. Ga terug naar de lijst en kies opnieuw.",
      proposal_decided: "Over dit voorstel is al besloten. Bekijk de lijst met rollen.",
      proposer_cannot_confirm: "U stelde dit zelf voor. Een ander moet het bevestigen.",
      holder_cannot_confirm: "Dit gaat over uw eigen rol. Een ander moet het bevestigen.",
      only_earlier: "U kunt uw rol eerder neerleggen, niet later. Vraag de griffier om verlenging.",
    } satisfies Record<RoleRefusal, string>,
    roles: {
      resident: "inwoner",
      connector: "noaber",
      host: "gastheer of gastvrouw",
      publicServant: "publieke dienaar",
      helpingOfficial: "helpende ambtenaar",
      alderman: "wethouder",
      councillor: "raadslid",
      councilClerk: "griffier",
      municipalSecretary: "gemeentesecretaris",
      mayor: "burgemeester",
      integrityOfficer: "integriteitsfunctionaris",
      treasurer: "penningmeester",
      moderator: "moderator",
      marketMaster: "marktmeester",
    } satisfies Record<Role, string>,
    sentences: {
      areaAdded: (name: string) => `${name} hoort bij deze gemeenschap.`,
      roleGiven: (member: string, role: string) => `${member} kreeg de rol van ${role}.`,
      roleGivenByTwo: (member: string, role: string, first: string, second: string) =>
        `${member} kreeg de rol van ${role}: ${first} stelde het voor, ${second} bevestigde het.`,
      roleProposed: (first: string, member: string, role: string) =>
        `${first} stelde ${member} voor als ${role}. Een ander moet het bevestigen.`,
      roleEndProposed: (first: string, member: string, role: string, end: string) =>
        `${first} stelde voor dat ${member} ${role} is ${end}. Een ander moet het bevestigen.`,
      roleDeclined: (second: string, member: string, role: string) =>
        `${second} zei nee tegen het voorstel over ${member} als ${role}.`,
      roleTakenBack: (first: string, member: string, role: string) =>
        `${first} nam het voorstel over ${member} als ${role} terug.`,
      roleEndChanged: (member: string, role: string, end: string) => `${member} is ${role} ${end}.`,
      roleLaidDown: (member: string, role: string, end: string) =>
        `${member} legt de rol van ${role} neer, en heeft die ${end}.`,
      untilDay: (date: string) => `tot en met ${date}`,
      untilNoDay: "zonder einddatum",
      organizationAdded: (name: string) => `${name} doet mee.`,
      organizationDescribed: (name: string) => `${name} schreef wat zij is.`,
      organizationJoined: (member: string, name: string, by: string) =>
        `${member} mag handelen namens ${name}; ${by} liet toe.`,
      organizationLeft: (member: string, name: string) =>
        `${member} handelt niet meer namens ${name}.`,
      organizationEnded: (by: string, member: string, name: string) =>
        `${by} beëindigde dat ${member} handelt namens ${name}.`,
      organizationKeeper: (member: string, name: string) => `${member} is beheerder van ${name}.`,
      organizationKeeperNot: (member: string, name: string) =>
        `${member} is geen beheerder meer van ${name}.`,
      organizationRests: (name: string) =>
        `Niemand handelt nu namens ${name}: de organisatie rust.`,
      organizationWoken: (by: string, member: string, name: string) =>
        `${by} wees ${member} aan om te handelen namens ${name}. De organisatie rust niet meer.`,
    },
  },
  en: {
    found: { organization: "Organisations", area: "Areas", member: "People with a role" },
    writings: {
      organization: "The name of the organisation",
      about: "What it says of itself",
      reason: "The reason with a role",
      asked: "What somebody asked who did not do it herself",
      behalfWord: "What she herself added",
    },
    rightsTitle: "People and organisations",
    rights: {
      "people.addArea": {
        does: "Add a village or neighbourhood",
        fixed: "The clerk keeps what belongs to this community.",
      },
      "people.addAreas": {
        does: "Add a list of villages or neighbourhoods",
        fixed: "The clerk keeps what belongs to this community.",
      },
      "people.drawArea": {
        does: "Draw where a village or neighbourhood lies",
        fixed: "The clerk keeps what belongs to this community.",
      },
      "people.changeCommunity": { does: "Change opening words, phone, sender and colours" },
      "people.setMunicipality": {
        does: "Lay down whether the municipality takes part",
        fixed: "The clerk keeps who takes part here.",
      },
      "people.addMember": {
        does: "Add somebody as a resident",
        fixed: "The clerk keeps who takes part here.",
      },
      "people.giveRole": {
        does: "Give somebody a light role",
        fixed: "Who gives roles may not choose herself through a charter.",
      },
      "people.join": { does: "Become a member after signing in" },
      "people.changeAppearance": { does: "Choose how others see you, and where you live" },
      "people.proposeRole": {
        does: "Propose a heavy role",
        must: "Another confirms it; not you, and not who gets the role.",
        fixed: "Who gives roles may not choose herself through a charter.",
      },
      "people.changeRoleEnd": {
        does: "Change the last day of a light role",
        must: "There is a reason, and it is public.",
        fixed: "Who gives roles may not choose herself through a charter.",
      },
      "people.proposeRoleEnd": {
        does: "Propose that a heavy role ends on another day",
        must: "Another confirms it. There is a clerk on every day.",
        fixed: "Who gives roles may not choose herself through a charter.",
      },
      "people.confirmRole": {
        does: "Confirm a role as the second person",
        must: "You did not propose it, and it is not about your own role.",
        fixed: "This balances who gives roles.",
      },
      "people.declineRole": {
        does: "Say no to a proposed role as the second person, or take back one's own proposal",
        fixed: "This balances who gives roles.",
      },
      "people.layDownRole": {
        does: "Lay down a role of one's own",
        must: "The role is yours. The last clerk waits for a successor.",
      },
      "people.makeLetter": {
        does: "Make a letter for somebody for whom you did something",
        must: "You did it yourself, and it was not taken back.",
      },
      "people.openLetter": {
        does: "See with a letter what was done on your behalf",
        must: "You have the letter with number and code. Guessing is possible ten times at most.",
      },
      "people.correctOnBehalf": {
        does: "Put your own words beside what was done on your behalf, with a letter",
        must: "You have the letter with number and code.",
      },
      "people.takeBackOnBehalf": {
        does: "Take back what was done on your behalf, with a letter",
        must: "You have the letter with number and code.",
      },
      "people.addOrganization": {
        does: "Register an organisation",
        must: "The name is free here. A part of the municipality is registered only by who works there.",
      },
      "people.describeOrganization": {
        does: "Say what an organisation is",
        must: "You keep the organisation.",
      },
      "people.inviteToOrganization": {
        does: "Ask somebody by mail to act for an organisation",
        must: "You are a keeper. At most twenty invitations go out a day.",
      },
      "people.withdrawInvitation": {
        does: "Take back an invitation of an organisation",
        must: "You are a keeper, and it was not answered yet.",
      },
      "people.takeUpInvitation": {
        does: "Say yes or no to an invitation of an organisation",
        must: "You have the link from the mail, and it still holds.",
      },
      "people.askToJoin": {
        does: "Ask to act for an organisation",
        must: "You do not act for it yet.",
      },
      "people.answerRequest": {
        does: "Answer who asks to act for an organisation",
        must: "You are a keeper. Of an organisation that rests, the clerk answers.",
      },
      "people.changeKeeper": {
        does: "Make somebody a keeper of an organisation, or end that",
        must: "You are a keeper yourself. One always stays.",
      },
      "people.leaveOrganization": {
        does: "Stop acting for an organisation, or end that for somebody",
        must: "It is about yourself, or you are a keeper. The last one says that the organisation rests.",
      },
      "people.appointToOrganization": {
        does: "Appoint somebody to an organisation that rests",
        must: "Nobody is left to act for it. You do not appoint yourself.",
        fixed: "Who appoints here must stand outside the organisations.",
      },
    },
    somebody: "someone",
    organizations: "Organisations",
    rightsPage: {
      title: "Who may do what",
      lead: "All that people can do in Meent, who may do it, and what else must be true. This is the same table the system itself looks in.",
      stand: (count: number) => `There are ${count} rights.`,
      byCharter: (count: number) =>
        count === 0
          ? "This charter leaves them all as they are by standard."
          : `This charter gives ${count} of them to other roles than the standard ones.`,
      everyone: "What everyone may do, no charter can take from anyone.",
      choose: "For whom do you want to know?",
      all: "For everyone: all rights",
      show: "Show",
      visitor: "who is not signed in",
      member: "who takes part, without a role",
      what: "What",
      who: "Who",
      elsewhere: "May a charter say otherwise?",
      isAnyone: "Everyone, also without signing in",
      isMember: "Everyone who takes part",
      isSystem: "Nobody: this goes by itself",
      system: "the system, when setting up",
      ownChoice: "This charter says so",
      yes: "Yes, to others who serve the community.",
      among: (names: string) =>
        `Where it says yes, the charter chooses from: ${names}. Not councillors, for they do not govern (Gemeentewet art. 13). Nor those who must look from outside: integrity officer, treasurer, moderator.`,
      noEveryone: "No. Everyone has this right.",
      noTime: "No. No person does this.",
      no: (why: string) => `No. ${why}`,
      toCharter: "Read the charter",
      toCharterGives: "It says what is other than standard here",
      toRoles: "See who holds which role",
      toRolesGives: "Whom you can ask for what",
    },
    refusals: {
      area_unknown: "We do not know this area here. Choose one from the list.",
    },
    organizationsPage: {
      title: "Organisations",
      lead: "Associations, foundations, cooperatives and firms that take part here, and who may act for them.",
      count: (count: number) =>
        count === 0
          ? "No organisation has registered yet."
          : count === 1
            ? "1 organisation takes part."
            : `${count} organisations take part.`,
      add: "Register an organisation",
      addNote: "After that you invite who else may act for it.",
      toRoles: "See who holds which role",
      toRolesGives: "Who does something here for the municipality",
      members: (count: number) => (count === 1 ? "1 person may act" : `${count} people may act`),
      rests: "Rests: nobody may act now",
      noAbout: "This organisation has not written yet what it is.",
      stand: (count: number, name: string) =>
        count === 1 ? `One person may act for ${name}.` : `${count} people may act for ${name}.`,
      asked: "You asked to join. A keeper answers.",
      standRests: (date: string) => `This organisation rests since ${date}.`,
      restsWhat:
        "Nobody may act for it now. What it agreed still holds. The clerk can appoint somebody.",
      who: "Who may act for it",
      whoName: "Who",
      since: "Since",
      keeper: "keeper: lets others in",
      change: "Change",
      nobody: "Nobody, at present.",
      requests: "Asks to join",
      asks: (name: string, date: string) => `${name} asked on ${date}.`,
      yes: "Let in",
      no: "Say no",
      invitations: "Invited, no answer yet",
      invited: (address: string, date: string) => `${address}, the link works until ${date}.`,
      withdraw: "Take back",
      does: "What it does here",
      doesNothing: "It does nothing public here yet.",
      history: "What happened",
      invite: "Invite somebody",
      inviteNote: "By mail. Whoever says yes may act for the organisation.",
      join: "Ask to join",
      joinNote: "A keeper of the organisation answers.",
      appoint: "Appoint somebody",
      appointNote: "This organisation rests. As clerk you appoint who may act for it.",
      describe: "Write what the organisation is",
      describeGives: "In its own words, for who does not know it",
      leave: "Stop acting for this organisation",
      leaveGives: "You stay a member of this community",
      toAll: "See all organisations",
      toAllGives: "Who else takes part",
    },
    organizationForms: {
      association: "association",
      foundation: "foundation",
      cooperative: "cooperative",
      firm: "firm",
      municipal: "part of the municipality",
    },
    organizationForm: {
      addTitle: "Register an organisation",
      addLead:
        "Then you can do public work, make a deal or sign a charter for it. Its page is public.",
      name: "What is the organisation called?",
      nameHint: "As people know it, for instance Village Council Hasselo.",
      form: "What kind of organisation is it?",
      about: "What is it, in a few sentences?",
      aboutHint: "Who belong to it and what you stand for. Everyone can read this.",
      readOver: "Read over",
      change: "Change",
      checkTitle: "Is this right?",
      checkLead:
        "After the button the organisation stands in the public record, with your name as the first who may act for it.",
      add: "Register this organisation",
      describeTitle: "What is this organisation?",
      describeLead: "For who does not know it. Everyone can read this.",
      save: "Save",
      inviteTitle: (name: string) => `Invite somebody to ${name}`,
      inviteLead:
        "We send a mail with a link. Whoever opens it and says yes may act for the organisation: begin work, make deals, sign.",
      address: "Mail address",
      addressHint: "Only who keeps the organisation sees the address, until it is answered.",
      keeping: "May this person let others in too?",
      keepingNo: "No, only act",
      keepingYes: "Yes, as keeper",
      send: "Send the invitation",
      joinTitle: (name: string) => `Joining ${name}`,
      joinLead: (name: string) =>
        `A keeper reads your question. After a yes you may act for ${name}, and your name stands on its page.`,
      words: "Would you like to add something?",
      wordsHint: "For instance what you do there. Only a keeper reads this.",
      ask: "Ask",
      appointTitle: (name: string) => `Who may act for ${name}?`,
      appointLead:
        "Nobody is left. Whom you appoint is its keeper and lets others in. This stands in the public record.",
      person: "Who?",
      personHint: "A part of the name is enough.",
      which: "Whom do you mean?",
      appoint: "Appoint",
      invitationTitle: (name: string) => `Acting for ${name}`,
      invitationLead: (by: string, name: string) =>
        `${by} asks whether you want to act for ${name}. If you say yes, you can begin work, make deals and sign for it. Your name stands on its page.`,
      invitationKeeper: "You become a keeper too: you let others in.",
      yes: "Yes, I join",
      no: "No, thank you",
      saidNo: "You said no. Nothing changes.",
      gone: "This invitation no longer holds",
      goneLead:
        "It was answered, taken back or has ended. Ask for a new one, or ask to join yourself.",
      toAll: "All organisations",
      memberTitle: (name: string, organization: string) => `${name} at ${organization}`,
      memberSince: (date: string) => `May act for it since ${date}.`,
      makeKeeper: "Make keeper",
      makeKeeperText: "A keeper lets others in, and can end that others act.",
      endKeeper: "Make keeper no more",
      endTitle: (isOwn: boolean) => (isOwn ? "Stop acting" : "End that this person acts"),
      endText: (name: string) =>
        `What was agreed for ${name} still holds. It stands in the public record.`,
      lastText: (name: string) =>
        `You are the last who may act for ${name}. Better invite a successor first. If there is nobody, the organisation rests: its agreements hold, and the clerk can appoint somebody.`,
      end: (isOwn: boolean) => (isOwn ? "I stop" : "End this"),
      letRest: "I stop, and the organisation rests",
      fields: {
        name_missing: "Write what the organisation is called.",
        name_too_long: "Make the name shorter: 120 characters at most.",
        form_missing: "Choose what kind of organisation it is.",
        about_too_long: "Make this shorter: 600 characters at most.",
        words_too_long: "Make this shorter: 500 characters at most.",
        address_wrong: "This is no mail address. It looks like name@example.org.",
        member_missing: "Write whom you appoint.",
        choose_person: "There are more people by that name. Choose whom you mean.",
        no_person: "We find nobody here by that name. Check the name.",
      },
    },
    organizationMail: {
      subject: (name: string) => `Invitation to act for ${name}`,
      opening: (by: string, name: string, community: string) =>
        `${by} asks whether you want to act for ${name}, in ${community}.`,
      means: (name: string) =>
        `If you say yes, you can begin public work, make deals and sign for ${name}.`,
      button: "See the invitation",
      until: (days: number) => `The link works ${days} days. Nothing happens before you say yes.`,
      notYou: "Do you not know this organisation? Then you need not do anything.",
    },
    organizationRefusals: {
      name_taken:
        "There is an organisation by this name here already. Choose another name, or ask to join.",
      municipal_by_officials:
        "A part of the municipality can be registered only by who has a role there. Choose another kind, or ask the clerk.",
      organization_unknown: "We do not know this organisation here. Choose one from the list.",
      organization_rests:
        "This organisation rests: nobody is left to act for it. The clerk can appoint somebody.",
      organization_awake:
        "This organisation has people who act for it. They let others in themselves.",
      not_keeper: "Only a keeper of the organisation can do this. Their names stand on its page.",
      member_unknown: "We do not know this person here. Check the name.",
      acts_already: "This person may act for this organisation already.",
      acts_not: "This person does not act for this organisation (any more).",
      invited_already:
        "This address has an invitation that still works. Take that back first if you want to send a new one.",
      too_many_invitations: "Twenty invitations went out today. More can go tomorrow.",
      asked_already: "You asked this already. A keeper answers.",
      joining_unknown:
        "We do not know this question or invitation. See the page of the organisation.",
      joining_answered: "This was answered already. See the page of the organisation.",
      invitation_ended: "This invitation has ended. Ask a keeper for a new one.",
      last_member_stays:
        "You are the last. Invite a successor first, or say that the organisation rests.",
      last_keeper_stays: "Make somebody else a keeper first. There must always be one.",
      keeper_unchanged: "It is so already.",
      not_yourself: "You cannot appoint yourself. Ask another clerk, or appoint somebody else.",
      full: "Five hundred people may act for this organisation already. There can be no more.",
    },
    outline: {
      areas: "Villages and neighbourhoods",
      link: "Draw the outline",
      linkGives: "With GeoJSON; it comes on the map",
      title: (name: string) => `The outline of ${name}`,
      lead: "Where this area lies, the map of initiatives shows. You paste GeoJSON or choose a file, and see it drawn first.",
      none: (name: string) => `No outline of ${name} is known yet.`,
      now: (name: string, parts: string, points: string) =>
        parts === "1"
          ? `This is how ${name} is drawn now, with ${points} points.`
          : `This is how ${name} is drawn now, in ${parts} lines with ${points} points together.`,
      download: "Fetch it as GeoJSON",
      mapLabel: (name: string) => `Map: the outline of ${name}, with the areas around it`,
      field: "GeoJSON",
      fieldHint:
        "A Polygon or MultiPolygon in degrees: first the longitude, then the latitude (6.12 and 53.01). A whole list of areas will do too: we take the one with this name or code.",
      file: "Or a file",
      fileHint: "From PDOK, Statistics Netherlands or your own map program. At most 8 MB.",
      check: "See the drawing",
      remove: "Take the outline away",
      clerkOnly: "Only the council clerk draws an area. Ask the clerk.",
      checkTitle: (name: string) => `Does ${name} lie here?`,
      checkLead:
        "Nothing has changed yet. Is the drawing right, with its neighbours around it? Then record it.",
      areaTerm: "Area",
      partsTerm: "Closed lines",
      pointsTerm: "Points",
      beforeTerm: "Before",
      replaces: "There was an outline. This one takes its place.",
      first: "There was no outline yet.",
      bind: "Record the outline",
      again: "Change it first",
      removeTitle: (name: string) => `Take the outline of ${name} away?`,
      removeLead:
        "Then this area is not drawn on the map any more. Nothing else changes, and you can draw it again.",
      keep: "Leave it there",
      errors: {
        outline_missing: "Paste GeoJSON here, or choose a file.",
        outline_too_large:
          "This is too large: more than 8 MB. Take a file with this area alone, or with fewer points.",
        outline_not_json:
          "This is no GeoJSON: a sign is not right or a part is missing. Paste the whole file, from the first brace to the last.",
        outline_not_geojson:
          "This is JSON, but no GeoJSON. That has a type, such as Polygon, Feature or FeatureCollection.",
        outline_several:
          "There are more areas in it, and none or more than one has this name or code. Take one of them.",
        outline_no_polygon:
          "There is no surface in it. An outline is a Polygon or a MultiPolygon, no point and no line.",
        outline_not_degrees:
          "These are no degrees, but probably metres of the Dutch grid (RD). Save the file as WGS 84 (EPSG:4326) and choose it again.",
        outline_swapped:
          "Longitude and latitude are swapped. First comes the longitude (about 3 to 7), then the latitude (about 51 to 53).",
        outline_elsewhere:
          "This does not lie in the Netherlands. See whether you have the right file, and whether the numbers are degrees.",
        outline_open:
          "The line is not closed: its last point is another than its first. Add the first point once more at the end.",
        outline_crosses:
          "The line crosses itself. Put the points in the order in which you walk around the area.",
        outline_too_few_points:
          "There are too few points that differ. An outline has three or more, ten metres apart.",
        outline_too_many_points:
          "These are more than 5,000 points. Make the line simpler: on the map nobody sees the difference.",
      },
      refusals: { area_unknown: "We do not know this area here (any more). Choose it again." },
    },
    municipality: {
      title: "Does the municipality take part?",
      somewhere: "the municipality",
      absent: (name: string) => `${name} does not take part yet.`,
      present: (name: string) => `${name} takes part.`,
      why: (name: string) =>
        `${name} does not take part in Meent yet. What only the municipality can give, you ask by letter.`,
      front:
        "You can simply begin: do it yourselves, or agree with one another. To the municipality you write a letter.",
      more: "What this means",
      lead: "A community can begin without its municipality. The municipality can join later.",
      absentStand: "People here can begin by themselves.",
      presentStand: "What you ask, the municipality answers here, in time and in public.",
      nowTitle: "What can be done now",
      without: [
        "Do it yourselves: you begin at once. You wait for nobody. The neighbours hear of it.",
        "Agree with one another: two to twelve people or organisations lay down who does what. They all sign.",
        "Something needed of the municipality, or a task to take over: Meent makes the letter. You send it, and keep here what the municipality answers.",
      ],
      with: [
        "Do it yourselves: an official says who helps.",
        "A deal: an official with a mandate signs with you.",
        "Take over a task: the executive decides in time.",
        "Agreeing with one another can be done too, without the municipality.",
      ],
      later:
        "Does the municipality join later? Then everything goes on from there. It hears what people do already, and open letters can become a challenge.",
      leaves:
        "What began while the municipality took part goes on as it began. The municipality keeps what it promised.",
      ordinanceTerm: "Right to challenge in its ordinance",
      ordinanceNone: "Not known",
      nameTerm: "The municipality",
      change: "Say whether the municipality takes part",
      changeGives: "For the council clerk only. It goes into the public record",
      formTitle: "Does the municipality take part?",
      formLead: "This goes into the public record.",
      name: "What is the municipality called?",
      nameHint: "As it calls itself, such as: Gemeente Noorderveld.",
      takesPart: "Does it take part?",
      yes: "Yes, it takes part",
      yesHint: "The executive knows of it and answers here.",
      no: "No, not yet",
      noHint: "People begin by themselves. Letters go outside Meent.",
      ordinance: "Does its ordinance hold the right to challenge?",
      ordinanceHint:
        "If so, fill in its number at lokaleregelgeving.overheid.nl, such as CVDR730152. If not, or if you do not know: leave it empty.",
      check: "Check everything",
      checkTitle: "Is this right?",
      bind: "Lay this down",
      again: "Change something",
      clerkOnly: "Only the council clerk can lay this down. Call or mail the clerk.",
      fields: {
        municipality_missing:
          "Write what the municipality is called, such as: Gemeente Noorderveld.",
        takes_part_missing: "Choose whether the municipality takes part.",
        ordinance_wrong: "Write the number as CVDR730152, or leave this empty.",
      },
      refusals: {
        municipality_nameless:
          "Also write what the municipality that does not take part is called.",
        municipality_unchanged: "It stood like this already. Nothing has changed.",
      },
      sentences: {
        joined: (name: string) => `${name} takes part. Everything goes on from here.`,
        left: (name: string) => `${name} no longer takes part. What began goes on as it began.`,
        described: (name: string) => `What is known of ${name} was added to.`,
      },
    },
    rolesPage: {
      title: "Who holds which role",
      lead: "Whom you can ask for what here, since when and until when. Public roles only: who lives here stands in no list.",
      count: (count: number) =>
        count === 1 ? "Now 1 person holds a role here." : `${count} public roles are in use now.`,
      open: (count: number) =>
        count === 1
          ? "One proposal waits for a second person."
          : `${count} proposals wait for a second person.`,
      give: "Give somebody a role",
      giveNote: "Heavy roles you propose; another confirms them.",
      toResidents: "Invite residents",
      toResidentsGives: "With a list, by mail or by letter",
      toRights: "Read who may do what",
      toRightsGives: "Per role, in one table",
      toAll: "See all roles",
      toAllGives: "Whom you can ask for what",
      proposals: "Waits for a second person",
      proposal: "Proposed role",
      proposedBy: (name: string, date: string) => `Proposed by ${name} on ${date}.`,
      waits: "Another confirms it, or says no.",
      proposesRole: (name: string, role: string) => `${name} as ${role}`,
      proposesEnd: (name: string, role: string, date: string) => `${name}, ${role} until ${date}`,
      proposesNoEnd: (name: string, role: string) => `${name}, ${role} without an end`,
      outcomes: {
        open: "This proposal waits for a second person.",
        confirmed: "This proposal was confirmed.",
        declined: "This proposal does not go on.",
      },
      whoConfirms:
        "That may be a clerk, mayor, alderman, municipal secretary, councillor or integrity officer. Not who proposed it, and not who gets the role.",
      what: "What was proposed",
      now: "Now",
      coming: "To come",
      former: (years: number) => `Before, in the last ${years} years`,
      who: "Who",
      role: "Role",
      since: "Since",
      until: "Until",
      noEnd: "no end",
      holds: (name: string, role: string) => `${name}, ${role}`,
      leadTerm: (name: string, role: string) => `${name} is ${role} here.`,
      begins: (date: string) => `This begins on ${date}.`,
      isSince: (date: string) => `This is so since ${date}.`,
      was: (from: string, until: string) => `This was so from ${from} until ${until}.`,
      untilDay: (date: string) => `The last day is ${date}.`,
      untilNoDay: "There is no end.",
      because: (reason: string) => `The reason: ${reason}`,
      changeEnd: "Change the last day",
      changeEndGives: "Sooner, later or without an end",
      layDown: "Lay this role down",
      history: "What happened",
    },
    roleForm: {
      giveTitle: "Give somebody a role",
      giveLead:
        "Public roles stand in the open list, with beginning, end and reason. A heavy role you propose; another confirms it.",
      person: "Who?",
      personHint: "A part of the name is enough.",
      which: "Whom do you mean?",
      choosePerson: "More people have that name. Choose whom you mean.",
      noPerson: (typed: string) =>
        typed
          ? `We find nobody here with “${typed}” in the name. Check the name, or add the person first.`
          : "Write who gets the role.",
      role: "Which role?",
      roleHint: "A heavy role takes two people.",
      chooseRole: "Choose a role",
      heavy: (role: string) => `${role} (by two people)`,
      titleField: "How do people know this role?",
      titleHint: "For example: Noaber of Hasselo, or Alderman for housing.",
      startsOn: "First day",
      endsOn: "Last day",
      endsOnHint: "Leave empty where there is no end.",
      reason: "Why?",
      reasonHint: "One sentence, for example the decision it rests on. Everyone can read this.",
      readOver: "Read it over",
      change: "Change",
      checkLight: "Is this right?",
      checkLightLead: "After the button it is so, and stands in the public record.",
      checkHeavy: "Is this proposal right?",
      checkHeavyLead:
        "After the button your proposal stands in the public record. It holds when another confirms it.",
      give: "Give the role",
      propose: "Propose this",
      endTitle: "Another last day",
      endLead: (heavy: boolean) =>
        heavy
          ? "You propose another last day. Another confirms it."
          : "The role holds until and including the day you choose. Today is the earliest.",
      end: "Set this last day",
      layTitle: "Lay your role down",
      layLead:
        "You choose your last day. For running deals we then ask you for a handover letter, so that people need not begin again.",
      layHint: "Until and including that day you still hold the role.",
      lay: "Lay the role down",
      confirm: "Confirm this as the second person",
      decline: "Say no",
      takeBack: "Take the proposal back",
      declineTitle: (own: boolean) => (own ? "Does it not go on?" : "Do you not agree?"),
      fields: {
        member_missing: "Write who gets the role.",
        role_missing: "Choose a role from the list.",
        title_too_long: "Make this shorter: 80 characters at most.",
        date_missing: "Fill in a date that exists.",
        reason_missing: "Write why. One sentence is enough.",
        reason_too_long: "Make this shorter: 1000 characters at most.",
      },
    },
    behalf: {
      mineTitle: "What you did on behalf of others",
      mineLead: "Each has a letter. With it the other sees, corrects or takes it back.",
      mineNone: "You did nothing on behalf of somebody yet.",
      thing: "What was done",
      forName: (name: string) => `For ${name}`,
      takenBack: "Taken back",
      letterFor: (name: string) => `The letter for ${name}`,
      letterLead:
        "With the letter the other sees what you did, and can correct it or take it back. Hand the letter over, or post it.",
      makeLetter: "Make the letter (PDF)",
      address: "Address for the envelope",
      addressHint: "Street and number, and below that postcode and place. We do not keep this.",
      newCode: "Each letter has a new code. The code of an earlier letter then works no more.",
      fileName: "letter-on-your-behalf",
      about: "What it is about",
      asked: "What was asked",
      saidYes: "How a yes was given",
      consents: { spoken: "in a talk", phone: "on the telephone", written: "on paper" },
      letter: {
        subject: "What we did on your behalf",
        greeting: (name: string) => `Dear ${name},`,
        asked: (day: string, helper: string) => `On ${day} you asked ${helper}:`,
        yes: {
          spoken: "You said yes in a talk.",
          phone: "You said yes on the telephone.",
          written: "You said yes on paper.",
        },
        did: (helper: string, title: string) =>
          title
            ? `So ${helper} put this in Meent on your behalf: ${title}. Your name is not with it.`
            : `So ${helper} put this in Meent on your behalf. Your name is not with it.`,
        yoursTitle: "It is yours",
        yours: (site: string, number: string) =>
          `You can see it, put your own words beside it, or take it back. Go to ${site} and fill in: the number ${number}, and this code.`,
        secret: "Give the code to nobody. Whoever has it can change something in your place.",
        callOr: (phone: string) =>
          `Have you no computer or telephone? Call ${phone}, or ask who helped you.`,
        come: "Have you no computer or telephone? Ask who helped you.",
        closing: "Kind regards,",
      },
      keyTitle: "What was done on your behalf?",
      keyLead: "You got a letter. It has a number and a code. No account is needed.",
      number: "Number of the letter",
      numberHint: "For example N-2026-014.",
      code: "Code",
      codeHint: "Eight letters and digits. Capitals and spaces do not matter.",
      open: "Show",
      wrongCode: (left: number) =>
        left > 0
          ? `This code is not right. Look in the letter. You can try ${left} more times.`
          : "This code is not right. It was tried too often. Ask who helped you for a new letter.",
      ownTitle: "Done on your behalf",
      ownLead: (helper: string, day: string) => `${helper} did this on your behalf on ${day}.`,
      ownStands: "It stands as you asked it.",
      ownTakenBack: (day: string) => `You took this back on ${day}.`,
      nameHidden: "Your name is not with it. It says: on behalf of a resident.",
      nameGone: "We keep your name no longer.",
      toThing: "See it",
      toThingGives: "As everyone sees it",
      ownWords: "Your own words",
      saidOn: (words: string, day: string) => `“${words}” (${day})`,
      correctTitle: "Is it not right, or not quite?",
      correct: "Put this beside it",
      words: "How is it then?",
      wordsHint: "Everyone can read this, without your name. Write no names or addresses in it.",
      takeBackTitle: "Take it back",
      takeBackGives: "Then it does not go on, and your name is gone from us",
      takeBackText:
        "It will say that you took it back. A signal or a draft disappears; work that began stops. We then keep your name no longer. This cannot be undone.",
      takeBack: "I take it back",
      openTitle: "On behalf of a resident",
      openBy: (helper: string) => `By ${helper}, on behalf of a resident.`,
      openConsent: {
        spoken: "The resident said yes in a talk.",
        phone: "The resident said yes on the telephone.",
        written: "The resident said yes on paper.",
      },
      openAsked: (asked: string) => `The question was: “${asked}”`,
      openWords: (words: string) => `The resident says: “${words}”`,
      openTakenBack: "The resident took this back.",
      toLetter: "Make the letter for the resident",
      toLetterGives: "With a code to see it, correct it or take it back",
      sentences: {
        corrected: "The resident put own words beside it.",
        takenBack: "The resident took it back.",
      },
      fields: {
        number_wrong: "This is no number of a letter. It begins with N, as N-2026-014.",
        code_wrong: "This is no code from a letter. It is eight letters and digits.",
        words_missing: "Write how it is. One sentence is enough.",
        words_too_long: "Make this shorter: 2000 characters at most.",
      },
    },
    behalfRefusals: {
      letter_unknown: "We do not know this letter. Check the number.",
      letter_not_yours: "This letter belongs to what somebody else did. Ask that person.",
      letter_tried_too_often:
        "A wrong code was tried too often. Ask who helped you for a new letter.",
      letter_without_code: "No letter was made for this number yet. Ask who helped you.",
      taken_back_before: "This was taken back already. There is nothing more to change.",
    },
    roleRefusals: {
      member_unknown: "We do not know this person here. Choose someone from the list.",
      second_person_needed: "This role takes two people. Propose it; another confirms it.",
      one_person_suffices: "You can give this role yourself. No proposal is needed.",
      role_held_already:
        "This person has this role already in a part of that time. Choose another first day, or change the role that is there.",
      period_reversed: "The last day is before the first. Choose a later last day.",
      ends_in_past: "The last day is over already. Choose today or later.",
      term_unknown:
        "We do not know this role here (any more). Go back to the list and choose again.",
      term_ended: "This role is over already. Give it again if that is what you mean.",
      end_unchanged: "This is the last day already. Choose another day.",
      last_clerk_stays:
        "Then there would be a day without a clerk. First see to a successor who begins in time and without an end.",
      role_not_yours: "This role is someone else's. You can lay down only a role of your own.",
      proposal_open: "This was proposed already, and waits for a second person.",
      proposal_unknown: "We do not know this proposal here. Go back to the list and choose again.",
      proposal_decided: "This proposal was decided already. See the list of roles.",
      proposer_cannot_confirm: "You proposed this yourself. Somebody else must confirm it.",
      holder_cannot_confirm: "This is about your own role. Somebody else must confirm it.",
      only_earlier: "You can lay your role down sooner, not later. Ask the clerk to extend it.",
    },
    roles: {
      resident: "resident",
      connector: "noaber (neighbourhood connector)",
      host: "host",
      publicServant: "public servant",
      helpingOfficial: "helping official",
      alderman: "alderman",
      councillor: "councillor",
      councilClerk: "council clerk",
      municipalSecretary: "municipal secretary",
      mayor: "mayor",
      integrityOfficer: "integrity officer",
      treasurer: "treasurer",
      moderator: "moderator",
      marketMaster: "market master",
    },
    sentences: {
      areaAdded: (name: string) => `${name} is part of this community.`,
      roleGiven: (member: string, role: string) => `${member} was given the role of ${role}.`,
      roleGivenByTwo: (member: string, role: string, first: string, second: string) =>
        `${member} was given the role of ${role}: ${first} proposed it, ${second} confirmed it.`,
      roleProposed: (first: string, member: string, role: string) =>
        `${first} proposed ${member} as ${role}. Another must confirm it.`,
      roleEndProposed: (first: string, member: string, role: string, end: string) =>
        `${first} proposed that ${member} is ${role} ${end}. Another must confirm it.`,
      roleDeclined: (second: string, member: string, role: string) =>
        `${second} said no to the proposal about ${member} as ${role}.`,
      roleTakenBack: (first: string, member: string, role: string) =>
        `${first} took back the proposal about ${member} as ${role}.`,
      roleEndChanged: (member: string, role: string, end: string) => `${member} is ${role} ${end}.`,
      roleLaidDown: (member: string, role: string, end: string) =>
        `${member} lays down the role of ${role}, and holds it ${end}.`,
      untilDay: (date: string) => `until ${date}`,
      untilNoDay: "without an end",
      organizationAdded: (name: string) => `${name} takes part.`,
      organizationDescribed: (name: string) => `${name} wrote what it is.`,
      organizationJoined: (member: string, name: string, by: string) =>
        `${member} may act for ${name}; ${by} let them in.`,
      organizationLeft: (member: string, name: string) => `${member} no longer acts for ${name}.`,
      organizationEnded: (by: string, member: string, name: string) =>
        `${by} ended that ${member} acts for ${name}.`,
      organizationKeeper: (member: string, name: string) => `${member} is a keeper of ${name}.`,
      organizationKeeperNot: (member: string, name: string) =>
        `${member} is no longer a keeper of ${name}.`,
      organizationRests: (name: string) => `Nobody acts for ${name} now: the organisation rests.`,
      organizationWoken: (by: string, member: string, name: string) =>
        `${by} appointed ${member} to act for ${name}. The organisation rests no more.`,
    },
  },
});

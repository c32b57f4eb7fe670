import { bilingual } from "#lib/texts.ts";
import type { AppearanceFieldError, AppearanceRefusal } from "#modules/people";
import type { ChangeRefusal, CodeRefusal, LinkRefusal } from "./model.ts";

export const texts = bilingual({
  nl: {
    rightsTitle: "Aanmelden en account",
    rights: {
      "accounts.askForLink": { does: "Vragen om een link om u aan te melden" },
      "accounts.useLink": { does: "U aanmelden met een link uit de mail" },
      "accounts.useCode": { does: "U aanmelden met een code uit een brief" },
      "accounts.askAddressChange": { does: "Een ander mailadres opgeven" },
      "accounts.confirmAddress": {
        does: "Een ander mailadres bevestigen",
        must: "U hebt de link uit de mail.",
      },
      "accounts.erase": {
        does: "Uw gegevens laten wissen",
        must: "U hebt en had hier geen publieke rol.",
      },
      "accounts.inviteClerk": { does: "De eerste griffier uitnodigen, bij het begin" },
      "accounts.forget": { does: "Verlopen links vergeten" },
      "accounts.noteBounce": { does: "Opschrijven dat een mailadres niet werkt" },
      "accounts.tryAddressAgain": { does: "Zeggen dat uw mailadres weer werkt" },
    },
    erasedName: "Iemand",
    refused: {
      stand: (address: string, on: string) =>
        `Onze mail naar ${address} kwam op ${on} terug. Daarom sturen wij u geen berichten meer.`,
      wrong:
        "Klopt het adres niet meer? Verander het dan bij “Wat kunt u nu doen?”. Klopt het wel? Probeer het dan nog een keer.",
      full: "Uw mailbox was vol. Maak ruimte, en probeer het dan nog een keer.",
      again: "Stuur mij weer mail op dit adres",
    },

    signIn: {
      title: "Aanmelden",
      lead: "Een wachtwoord is er niet. U krijgt een mail met een link. Daarmee meldt u zich aan.",
      address: "Uw mailadres",
      addressHint: "Wij laten het aan niemand zien.",
      button: "Stuur mij de link",
      first: "Bent u hier voor het eerst? Dan kiest u daarna hoe u hier heet.",
      other: "Hebt u geen mail?",
      byCode: "Aanmelden met een code uit een brief",
      byCodeGives: "Voor wie geen mail heeft en een brief kreeg.",
      demo: "Dit is een voorbeeld: er gaat geen mail de deur uit. U vindt de link bij de post van dit voorbeeld. Gebruik een verzonnen adres; iedereen leest die post.",
      toPost: "Bekijk de post van dit voorbeeld",
    },
    sent: {
      title: "Kijk in uw mail",
      lead: "Klopt het adres, dan krijgt u binnen een paar minuten een mail.",
      stand: (minutes: number) => `De link in de mail werkt ${minutes} minuten, en één keer.`,
      nothing: "Geen mail gekregen?",
      nothingText:
        "Kijk bij de ongewenste mail. Klopt uw adres? Vraag dan over een kwartier opnieuw; wij sturen niet steeds weer een mail naar hetzelfde adres. Lukt het niet, bel of vraag het in het dorpshuis.",
      again: "Vraag opnieuw om een link",
    },
    link: {
      title: "Meld u aan",
      lead: (address: string) => `U meldt zich aan als ${address}.`,
      stand: "U bent nog niet aangemeld. Druk op de knop.",
      elsewhere:
        "Deze link is gevraagd in een andere browser. Dat mag. Vroeg u er niet om? Druk dan niet.",
      button: "Meld mij aan",
    },
    linkWrong: {
      titles: {
        link_unknown: "Deze link klopt niet",
        link_used: "Deze link is al gebruikt",
        link_ended: "Deze link is verlopen",
      } satisfies Record<LinkRefusal, string>,
      leads: {
        link_unknown:
          "Misschien is het adres niet helemaal meegekomen uit de mail, of hoort het bij een andere gemeenschap.",
        link_used: "Een link werkt één keer. Vraag hieronder een nieuwe.",
        link_ended: "Een link werkt een half uur. Vraag hieronder een nieuwe.",
      } satisfies Record<LinkRefusal, string>,
      signedIn: (name: string) => `U bent hier al aangemeld als ${name}.`,
      toFront: "Naar de voorpagina",
    },
    code: {
      title: "Aanmelden met uw code",
      lead: "De code staat in de brief die u kreeg. Zij is van u alleen.",
      code: "Uw code",
      hint: "Twaalf letters en cijfers. Kleine letters, streepjes en spaties mag u weglaten of typen.",
      button: "Meld mij aan",
      other: "Hebt u geen code?",
      byMail: "Aanmelden met uw mailadres",
      byMailGives: "U krijgt een mail met een link.",
      invited: "U bent uitgenodigd",
      invitedLead: (community: string) =>
        `Met deze uitnodiging komt u binnen bij ${community}. Druk op de knop.`,
    },
    codeErrors: {
      code_wrong:
        "Deze code klopt niet. Zij heeft twaalf tekens, zonder de cijfers 0 en 1 en de letters I, L en O.",
      code_unknown: "Deze code kennen wij niet. Kijk haar nog een keer na.",
      code_used:
        "Deze uitnodiging is al gebruikt. Meld u aan met uw mailadres, of vraag de beheerder om een nieuwe.",
      code_ended: "Deze code is verlopen. Vraag de griffier om een nieuwe brief.",
      clerk_there:
        "Deze gemeenschap heeft al een griffier. Alleen de griffier geeft nu nog rollen; vraag het daar.",
      too_many_here:
        "Vanaf deze plek is het te vaak geprobeerd. Wacht een uur, of meld u aan met uw mailadres.",
    } satisfies Record<CodeRefusal | "code_wrong" | "too_many_here", string>,
    asked: {
      address_wrong:
        "Dit is geen mailadres. Het heeft een apenstaartje en een punt, zoals fenna@voorbeeld.nl.",
      address_missing: "Vul uw mailadres in.",
      too_many_here:
        "Vanaf deze plek is het afgelopen uur te vaak om een link gevraagd. Probeer het over een uur opnieuw.",
    },
    join: {
      title: (community: string) => `Welkom bij ${community}`,
      lead: "U bent aangemeld. Vertel nog hoe u hier heet en waar u woont. U kunt het later veranderen.",
      fullName: "Uw naam",
      fullNameHint: "Uw voornaam en achternaam.",
      appearance: "Hoe zien anderen u?",
      appearances: {
        fullName: "Met mijn hele naam",
        firstName: "Met mijn voornaam",
        pseudonym: "Onder een schuilnaam",
      },
      appearanceHint:
        "Wie een publieke rol heeft, zoals raadslid of ambtenaar, staat er altijd met de hele naam.",
      pseudonym: "Uw schuilnaam",
      pseudonymHint: "Alleen als u dat koos.",
      area: "Waar woont u?",
      areaHint: "Het gebied waar u bij hoort.",
      chooseArea: "Kies een gebied",
      button: "Doe mee",
    },
    fields: {
      name_missing: "Schrijf uw naam.",
      name_long: "Houd uw naam op 80 tekens of minder.",
      name_not_readable: "Gebruik letters, cijfers, spaties, punten, streepjes en komma’s.",
      appearance_missing: "Kies hoe anderen u zien.",
      pseudonym_missing: "Schrijf een schuilnaam van twee tekens of meer.",
      pseudonym_long: "Houd de schuilnaam op 40 tekens of minder.",
      area_missing: "Kies het gebied waar u woont.",
    } satisfies Record<AppearanceFieldError, string>,
    appearanceRefusals: {
      member_already: "U doet hier al mee.",
      area_unknown: "Dit gebied kennen wij hier niet. Kies een gebied uit de lijst.",
      name_of_official:
        "Zo heet iemand met een publieke rol hier. Zet er uw tweede naam of voorletter bij.",
      first_name_short: "Uw voornaam is één letter. Kies een andere manier, of schrijf hem voluit.",
      pseudonym_taken: "Zo heet hier al iemand. Kies een andere schuilnaam.",
    } satisfies Record<AppearanceRefusal, string>,
    me: {
      title: "Mijn Meent",
      lead: (name: string) => `Anderen zien u hier als ${name}.`,
      public: "U hebt of had een publieke rol. Daarom staat uw hele naam er.",
      change: "Verander uw naam, uw gebied of uw taal",
      changeGives: "Ook hoe anderen u zien.",
      mail: "Verander uw mailadres",
      mailAdd: "Geef een mailadres op",
      mailGives: "Wij laten het aan niemand zien.",
      data: "Bekijk wat Meent van u heeft",
      dataGives: "Alles op één pagina, om te bewaren of te laten wissen.",
      facts: "Wie u hier bent",
      name: "Uw naam",
      shown: "Anderen zien",
      area: "Uw gebied",
      noArea: "geen",
      address: "Uw mailadres",
      noAddress: "geen: u meldt zich aan met een code",
      language: "Wij schrijven u in het",
      languages: { nl: "Nederlands", en: "Engels" },
      roles: "Uw rollen",
      sessions: "Waar u bent aangemeld",
      sessionsLead: "Kent u een apparaat niet? Meld het af.",
      device: "Apparaat",
      unknownDevice: "onbekend apparaat",
      thisOne: "dit apparaat",
      since: "Aangemeld op",
      seen: "Laatst gezien",
      what: "Wat u kunt doen",
      endOne: (device: string) => `Meld af: ${device}`,
      endOthers: "Meld alle andere apparaten af",
      signOut: "Meld mij hier af",
    },
    name: {
      title: "Uw naam, gebied en taal",
      lead: "Zo staat u in deze gemeenschap. Wat u eerder deed, krijgt de nieuwe naam ook.",
      language: "In welke taal schrijven wij u?",
      button: "Bewaar",
    },
    mail: {
      title: "Uw mailadres",
      lead: "Wij sturen een mail naar het nieuwe adres en naar het oude. Pas als u op beide plekken ja zegt, verandert het.",
      leadNew: "Wij sturen een mail naar het adres. Pas als u daar ja zegt, is het van u.",
      now: (address: string) => `Nu is het ${address}.`,
      button: "Stuur de mails",
      sentTitle: "Kijk in uw mail",
      sentLead: "U kreeg een mail op het nieuwe adres, en op het oude als u dat had.",
      sentStand: (hours: number) => `De links werken ${hours} uur. Zeg in elke mail ja.`,
      tooMany: "U veranderde uw adres vandaag al een paar keer. Probeer het morgen opnieuw.",
      confirmTitle: "Een ander mailadres",
      confirmLead: "Druk op de knop om ja te zeggen tegen het andere adres.",
      confirmButton: "Ja, dit klopt",
      doneTitle: "Uw adres is veranderd",
      doneLead: "Voortaan krijgt u uw mail op het nieuwe adres, en meldt u zich daarmee aan.",
      halfTitle: "Nog één keer ja",
      halfLead: "Zeg ook ja in de mail op het andere adres. Dan verandert het.",
      wrongTitle: "Dit lukte niet",
      refusals: {
        change_unknown: "Deze link klopt niet, of er is daarna een nieuwe gevraagd.",
        change_ended: "Deze link is verlopen. Vraag de verandering opnieuw aan.",
        address_taken:
          "Dit adres hoort al bij een ander account. Meld u met dat adres aan, of kies een ander.",
        no_address: "Dit account heeft geen mailadres.",
      } satisfies Record<ChangeRefusal, string>,
      toMe: "Naar uw eigen pagina",
    },
    data: {
      title: "Wat Meent van u heeft",
      lead: "Dit is alles wat aan u vastzit in deze gemeenschap, en aan uw account.",
      you: "U",
      account: "Uw account",
      invitation: "Uw uitnodiging",
      invitedAs: "Naam op de lijst",
      deeds: "Wat u deed",
      deedsText: (count: number) =>
        count < 2
          ? ([
              "Er staat nog niets van u in het logboek.",
              "Eén regel van het logboek gaat over u of is van u.",
            ][count] ?? "")
          : `${count} regels van het logboek gaan over u of zijn van u.`,
      deedsStay:
        "Regels van het openbaar logboek blijven altijd staan, zodat iedereen kan nalezen wat er is besloten.",
      line: "Regel",
      when: "Wanneer",
      sentence: "Wat",
      other: "Niet openbaar",
      file: "Bewaar alles als bestand",
      fileGives: "Een JSON-bestand dat andere programma’s kunnen lezen.",
      erase: "Laat mij wissen",
      eraseGives: "Uw naam, adres en gebied gaan weg.",
      since: "Lid sinds",
    },
    erase: {
      title: "Laat mij wissen",
      lead: "Dit kan niet terug.",
      goes: "Wat weggaat",
      goesList: [
        "uw naam, uw schuilnaam en uw gebied in deze gemeenschap",
        "uw mailadres, op heel deze Meent: ook in andere gemeenschappen meldt u zich er niet meer mee aan",
        "uw uitnodiging of de code uit uw brief",
        "al uw aanmeldingen",
      ],
      stays: "Wat blijft",
      staysText:
        "Wat u voor de gemeenschap deed en schreef, blijft staan als van “Iemand”. Getekende deals blijven gelden.",
      button: "Wis mij",
      publicRole:
        "U hebt of had hier een publieke rol. Wat u toen besloot, blijft op uw naam staan; daarom kunnen wij die niet wissen. Vraag de griffier wat er wel kan.",
      doneTitle: "U bent gewist",
      doneLead: "Uw naam, adres en gebied zijn weg. U bent afgemeld.",
    },
    linkMail: {
      subject: "Uw link om u aan te melden",
      opening: "U vroeg om u aan te melden. Open de pagina hieronder en druk daar op de knop.",
      button: "Meld mij aan",
      until: (minutes: number) => `De link werkt ${minutes} minuten, en één keer.`,
      notAsked: "Vroeg u hier niet om? Dan hoeft u niets te doen. Zonder de knop gebeurt er niets.",
    },
    changeMail: {
      subject: "Een ander mailadres",
      toNew: "Iemand wil dit adres gebruiken om zich aan te melden. Bent u dat?",
      toOld: (address: string) =>
        `U wilt u voortaan aanmelden met ${address}. Zeg ja, ook in de mail op dat adres.`,
      button: "Zeg ja",
      until: (hours: number) => `De link werkt ${hours} uur.`,
      notAsked: "Bent u dat niet? Dan hoeft u niets te doen.",
      notYou:
        "Vroeg u hier niet om? Druk dan niet op de knop; dan verandert er niets. Meld op uw eigen pagina alle andere apparaten af.",
    },
    inviteMail: {
      subject: (community: string) => `Uw uitnodiging voor de Meent van ${community}`,
      clerk: (community: string) =>
        `U bent de eerste griffier op de Meent van ${community}. Met de link hieronder komt u binnen. Daarna geeft u anderen hun rol.`,
      resident: (community: string) =>
        `${community} heeft een Meent: een plek waar inwoners publiek werk zelf in handen nemen. U bent uitgenodigd om mee te doen.`,
      button: "Kom binnen",
      until: (days: number) => `De uitnodiging geldt ${days} dagen.`,
    },
  },
  en: {
    rightsTitle: "Signing in and account",
    rights: {
      "accounts.askForLink": { does: "Ask for a link to sign in" },
      "accounts.useLink": { does: "Sign in with a link from mail" },
      "accounts.useCode": { does: "Sign in with a code from a letter" },
      "accounts.askAddressChange": { does: "Give another mail address" },
      "accounts.confirmAddress": {
        does: "Confirm another mail address",
        must: "You have the link from the mail.",
      },
      "accounts.erase": {
        does: "Have your data erased",
        must: "You hold and held no public role here.",
      },
      "accounts.inviteClerk": { does: "Invite the first council clerk, at the beginning" },
      "accounts.forget": { does: "Forget links that ended" },
      "accounts.noteBounce": { does: "Note that a mail address does not work" },
      "accounts.tryAddressAgain": { does: "Say that your mail address works again" },
    },
    erasedName: "Someone",
    refused: {
      stand: (address: string, on: string) =>
        `Our mail to ${address} came back on ${on}. So we no longer send you notifications.`,
      wrong:
        "Is the address no longer right? Then change it under “What can you do now?”. Is it right? Then try once more.",
      full: "Your mailbox was full. Make room, and then try once more.",
      again: "Send me mail at this address again",
    },

    signIn: {
      title: "Sign in",
      lead: "There is no password. You get a mail with a link. With it you sign in.",
      address: "Your mail address",
      addressHint: "We show it to nobody.",
      button: "Send me the link",
      first: "Is this your first time here? Then you choose next what you are called here.",
      other: "No mail?",
      byCode: "Sign in with a code from a letter",
      byCodeGives: "For who has no mail and got a letter.",
      demo: "This is an example: no mail goes out. You find the link in the mail of this example. Use an invented address; everyone reads that mail.",
      toPost: "See the mail of this example",
    },
    sent: {
      title: "Look in your mail",
      lead: "If the address is right, you get a mail within a few minutes.",
      stand: (minutes: number) => `The link in the mail works ${minutes} minutes, and once.`,
      nothing: "No mail?",
      nothingText:
        "Look in your junk mail. Is your address right? Then ask again in a quarter of an hour; we do not keep sending mail to one address. If it does not work, call or ask in the village hall.",
      again: "Ask for a link again",
    },
    link: {
      title: "Sign in",
      lead: (address: string) => `You sign in as ${address}.`,
      stand: "You are not signed in yet. Press the button.",
      elsewhere:
        "This link was asked for in another browser. That is fine. Did you not ask for it? Then do not press.",
      button: "Sign me in",
    },
    linkWrong: {
      titles: {
        link_unknown: "This link is not right",
        link_used: "This link was used before",
        link_ended: "This link has ended",
      },
      leads: {
        link_unknown:
          "Perhaps the address did not come whole from the mail, or it belongs to another community.",
        link_used: "A link works once. Ask for a new one below.",
        link_ended: "A link works half an hour. Ask for a new one below.",
      },
      signedIn: (name: string) => `You are signed in here already as ${name}.`,
      toFront: "To the front page",
    },
    code: {
      title: "Sign in with your code",
      lead: "The code stands in the letter you got. It is yours alone.",
      code: "Your code",
      hint: "Twelve letters and digits. Small letters, dashes and spaces make no difference.",
      button: "Sign me in",
      other: "No code?",
      byMail: "Sign in with your mail address",
      byMailGives: "You get a mail with a link.",
      invited: "You are invited",
      invitedLead: (community: string) =>
        `With this invitation you come in at ${community}. Press the button.`,
    },
    codeErrors: {
      code_wrong:
        "This code is not right. It has twelve characters, without the digits 0 and 1 and the letters I, L and O.",
      code_unknown: "We do not know this code. Look at it once more.",
      code_used:
        "This invitation was used before. Sign in with your mail address, or ask whoever runs this Meent for a new one.",
      code_ended: "This code has ended. Ask the council clerk for a new letter.",
      clerk_there:
        "This community has a council clerk already. Only the clerk gives roles now; ask there.",
      too_many_here:
        "It was tried too often from this place. Wait an hour, or sign in with your mail address.",
    },
    asked: {
      address_wrong:
        "This is no mail address. It has an at-sign and a full stop, as fenna@example.nl.",
      address_missing: "Fill in your mail address.",
      too_many_here:
        "Too many links were asked for from this place in the last hour. Try again in an hour.",
    },
    join: {
      title: (community: string) => `Welcome to ${community}`,
      lead: "You are signed in. Tell what you are called here and where you live. You can change it later.",
      fullName: "Your name",
      fullNameHint: "Your first name and last name.",
      appearance: "How do others see you?",
      appearances: {
        fullName: "By my full name",
        firstName: "By my first name",
        pseudonym: "By a pseudonym",
      },
      appearanceHint:
        "Who holds a public role, as councillor or official, always appears by the full name.",
      pseudonym: "Your pseudonym",
      pseudonymHint: "Only if you chose so.",
      area: "Where do you live?",
      areaHint: "The area you belong to.",
      chooseArea: "Choose an area",
      button: "Take part",
    },
    fields: {
      name_missing: "Write your name.",
      name_long: "Keep your name to 80 characters or fewer.",
      name_not_readable: "Use letters, digits, spaces, full stops, dashes and commas.",
      appearance_missing: "Choose how others see you.",
      pseudonym_missing: "Write a pseudonym of two characters or more.",
      pseudonym_long: "Keep the pseudonym to 40 characters or fewer.",
      area_missing: "Choose the area where you live.",
    },
    appearanceRefusals: {
      member_already: "You take part here already.",
      area_unknown: "We do not know this area here. Choose one from the list.",
      name_of_official:
        "Someone with a public role here is called so. Add your second name or an initial.",
      first_name_short: "Your first name is one letter. Choose another way, or write it in full.",
      pseudonym_taken: "Someone here is called so already. Choose another pseudonym.",
    },
    me: {
      title: "My Meent",
      lead: (name: string) => `Others see you here as ${name}.`,
      public: "You hold or held a public role. That is why your full name shows.",
      change: "Change your name, area or language",
      changeGives: "And how others see you.",
      mail: "Change your mail address",
      mailAdd: "Give a mail address",
      mailGives: "We show it to nobody.",
      data: "See what Meent has about you",
      dataGives: "All on one page, to keep or to have erased.",
      facts: "Who you are here",
      name: "Your name",
      shown: "Others see",
      area: "Your area",
      noArea: "none",
      address: "Your mail address",
      noAddress: "none: you sign in with a code",
      language: "We write to you in",
      languages: { nl: "Dutch", en: "English" },
      roles: "Your roles",
      sessions: "Where you are signed in",
      sessionsLead: "Is there a device you do not know? Sign it out.",
      device: "Device",
      unknownDevice: "unknown device",
      thisOne: "this device",
      since: "Signed in on",
      seen: "Last seen",
      what: "What you can do",
      endOne: (device: string) => `Sign out: ${device}`,
      endOthers: "Sign out all other devices",
      signOut: "Sign me out here",
    },
    name: {
      title: "Your name, area and language",
      lead: "So you appear in this community. What you did before gets the new name too.",
      language: "In which language do we write to you?",
      button: "Keep it",
    },
    mail: {
      title: "Your mail address",
      lead: "We send a mail to the new address and to the old one. It changes only when you say yes in both places.",
      leadNew: "We send a mail to the address. It is yours only when you say yes there.",
      now: (address: string) => `Now it is ${address}.`,
      button: "Send the mails",
      sentTitle: "Look in your mail",
      sentLead: "You got a mail at the new address, and at the old one if you had one.",
      sentStand: (hours: number) => `The links work ${hours} hours. Say yes in each mail.`,
      tooMany: "You changed your address a few times today already. Try again tomorrow.",
      confirmTitle: "Another mail address",
      confirmLead: "Press the button to say yes to the other address.",
      confirmButton: "Yes, this is right",
      doneTitle: "Your address has changed",
      doneLead: "From now on you get your mail at the new address, and sign in with it.",
      halfTitle: "Yes once more",
      halfLead: "Say yes in the mail at the other address too. Then it changes.",
      wrongTitle: "This did not work",
      refusals: {
        change_unknown: "This link is not right, or a newer one was asked for.",
        change_ended: "This link has ended. Ask for the change again.",
        address_taken:
          "This address belongs to another account already. Sign in with it, or choose another.",
        no_address: "This account has no mail address.",
      },
      toMe: "To your own page",
    },
    data: {
      title: "What Meent has about you",
      lead: "This is all that is tied to you in this community, and to your account.",
      you: "You",
      account: "Your account",
      invitation: "Your invitation",
      invitedAs: "Name on the list",
      deeds: "What you did",
      deedsText: (count: number) =>
        count < 2
          ? ([
              "Nothing of yours stands in the record yet.",
              "One entry of the record is about you or yours.",
            ][count] ?? "")
          : `${count} entries of the record are about you or yours.`,
      deedsStay:
        "Entries of the public record always stay, so that everyone can read what was decided.",
      line: "Entry",
      when: "When",
      sentence: "What",
      other: "Not public",
      file: "Keep all as a file",
      fileGives: "A JSON file that other programs can read.",
      erase: "Have me erased",
      eraseGives: "Your name, address and area go.",
      since: "Member since",
    },
    erase: {
      title: "Have me erased",
      lead: "This cannot be undone.",
      goes: "What goes",
      goesList: [
        "your name, your pseudonym and your area in this community",
        "your mail address, on the whole of this Meent: you cannot sign in with it in other communities either",
        "your invitation or the code from your letter",
        "all places where you are signed in",
      ],
      stays: "What stays",
      staysText:
        "What you did and wrote for the community stays, as of “Someone”. Signed deals still hold.",
      button: "Erase me",
      publicRole:
        "You hold or held a public role here. What you decided then stays under your name; so we cannot erase it. Ask the council clerk what can be done.",
      doneTitle: "You are erased",
      doneLead: "Your name, address and area are gone. You are signed out.",
    },
    linkMail: {
      subject: "Your link to sign in",
      opening: "You asked to sign in. Open the page below and press the button there.",
      button: "Sign me in",
      until: (minutes: number) => `The link works ${minutes} minutes, and once.`,
      notAsked:
        "Did you not ask for this? Then you need not do anything. Without the button nothing happens.",
    },
    changeMail: {
      subject: "Another mail address",
      toNew: "Someone wants to use this address to sign in. Is that you?",
      toOld: (address: string) =>
        `You want to sign in with ${address} from now on. Say yes, in the mail at that address too.`,
      button: "Say yes",
      until: (hours: number) => `The link works ${hours} hours.`,
      notAsked: "Is that not you? Then you need not do anything.",
      notYou:
        "Did you not ask for this? Then do not press the button; nothing changes. Sign out all other devices on your own page.",
    },
    inviteMail: {
      subject: (community: string) => `Your invitation to the Meent of ${community}`,
      clerk: (community: string) =>
        `You are the first council clerk on the Meent of ${community}. With the link below you come in. Then you give others their roles.`,
      resident: (community: string) =>
        `${community} has a Meent: a place where residents take public work into their own hands. You are invited to take part.`,
      button: "Come in",
      until: (days: number) => `The invitation holds ${days} days.`,
    },
  },
});

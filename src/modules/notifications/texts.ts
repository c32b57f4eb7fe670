import { bilingual } from "#lib/texts.ts";
import type { ChoiceError, FollowRefusal, MailKind, Rate, SealRefusal } from "./model.ts";

const kindsNl: Readonly<Record<string, string>> = {
  work: "werk",
  undertaking: "wij doen dit",
  challenge: "uitdaging",
  deal: "deal",
  dealRequest: "vraag om een deal",
  signal: "signaal",
  coalition: "afspraak",
  letter: "brief",
  act: "daad",
  rule: "regel in de weg",
  organization: "organisatie",
  roleTerm: "publieke rol",
  mandate: "mandaat",
  charter: "stadsrecht",
  listing: "vraag of aanbod",
  area: "gebied",
  community: "gemeenschap",
};
const kindsEn: Readonly<Record<string, string>> = {
  work: "work",
  undertaking: "we do this",
  challenge: "challenge",
  deal: "deal",
  dealRequest: "question for a deal",
  signal: "signal",
  coalition: "agreement",
  letter: "letter",
  act: "act",
  rule: "rule in the way",
  organization: "organisation",
  roleTerm: "public role",
  mandate: "mandate",
  charter: "charter",
  listing: "need or offer",
  area: "area",
  community: "community",
};

export const texts = bilingual({
  nl: {
    rightsTitle: "Berichten",
    rights: {
      "notifications.follow": {
        does: "Iets volgen",
        must: "Het openbaar logboek noemt het al.",
      },
      "notifications.stopFollowing": { does: "Stoppen met volgen" },
      "notifications.changeRate": { does: "Kiezen hoe vaak u over één ding mail krijgt" },
      "notifications.choose": { does: "Kiezen wanneer u mail krijgt" },
      "notifications.chooseWeek": { does: "De dag kiezen van de mail met de week" },
      "notifications.stopMail": {
        does: "Met de link in een mail stoppen met zulke mail",
        must: "U hebt de link uit de mail.",
      },
      "notifications.notice": {
        does: "Nieuwe regels van het logboek klaarleggen voor wie ze volgt",
      },
      "notifications.tell": { does: "Mail klaarleggen over wat iemand volgt" },
      "notifications.forget": { does: "Vergeten wat iemand volgde die zich liet wissen" },
    },
    kinds: kindsNl,
    follow: {
      button: "Volg dit",
      place: (name: string) => `Volg ${name}`,
      buttons: {
        act: "Volg deze daad",
        organization: "Volg deze organisatie",
        roleTerm: "Volg wat in deze rol besloten wordt",
      } as Readonly<Record<string, string>>,
      note: "U krijgt mail als hier iets gebeurt. U kiest hoe vaak.",
      notes: {
        act: "U krijgt mail als er een antwoord bij komt of als zij eindigt. U kiest hoe vaak.",
        roleTerm:
          "U krijgt mail over elk besluit en elk antwoord namens deze rol. U kiest hoe vaak.",
      } as Readonly<Record<string, string>>,
      about: (title: string) => `Bij ${title}.`,
      back: "Terug naar waar dit staat",
      following: "U volgt dit.",
      followingAsParty: "U volgt dit, want u hoort erbij.",
      how: "Kies hoe vaak u mail krijgt",
      stop: "Volg dit niet meer",
      refusals: {
        nothing_to_follow: "Dit is hier niet (meer) te vinden. Kies iets anders om te volgen.",
        follows_already: "U volgt dit al.",
        follows_not: "U volgt dit niet (meer).",
      } satisfies Record<FollowRefusal, string>,
    },
    rates: {
      atOnce: "Meteen",
      daily: "Eén keer per dag",
      weekly: "Eén keer per week",
      never: "Niet",
    } satisfies Record<Rate, string>,
    weekdays: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    settings: {
      title: "Uw berichten",
      me: "Mijn Meent",
      lead: "Kies wat u volgt, en wanneer u daar mail over krijgt. Gebeurt er niets, dan krijgt u niets.",
      toMe: "Uw berichten",
      toMeGives: "Wat u volgt, hoe vaak u mail krijgt, en wanneer niet.",
      stand: {
        atOnce: "U krijgt meteen mail over wat u volgt.",
        daily:
          "U krijgt ten hoogste één mail per dag over wat u volgt, vanaf acht uur ’s ochtends.",
        weekly: (day: string) =>
          `U krijgt één mail per week over wat u volgt, op ${day} vanaf acht uur ’s ochtends.`,
        never: "U krijgt geen mail over wat u volgt.",
      },
      noAddress: "U hebt nog geen mailadres opgegeven. Daarom kunnen wij u niets sturen.",
      addAddress: "Geef een mailadres op",
      refused: "Uw mailadres werkt niet. Daarom sturen wij u nu niets.",
      mendAddress: "Kijk wat u kunt doen",
      how: "Wanneer u mail krijgt",
      rate: "Hoe vaak wilt u mail over wat u volgt?",
      rateHint: "Bij één ding iets anders kiezen kan hieronder.",
      weekday: "Op welke dag, als u één keer per week kiest?",
      quiet: "Wilt u stille uren?",
      quietHint: "Dan komt er geen mail. Alleen als een termijn anders voorbijgaat.",
      quietYes: "Ja, stuur mij dan niets",
      quietNo: "Nee, mail mag altijd komen",
      quietFrom: "Stil vanaf",
      quietUntil: "Stil tot",
      timeHint: "Bijvoorbeeld 22.00",
      asks: "Wilt u meteen mail als iemand op u wacht?",
      asksHint: "Bijvoorbeeld op uw antwoord, uw handtekening of uw besluit.",
      asksYes: "Ja, meteen",
      asksNo: "Nee, ik kijk zelf",
      save: "Bewaar",
      saved: "Bewaard.",
      week: "De week per mail",
      weekNone: "U krijgt de week niet per mail.",
      weekOn: (day: string) => `U krijgt elke ${day} een mail met de week.`,
      follows: "Wat u volgt",
      followsNone:
        "U volgt nog niets. Op de pagina van een werk, een uitdaging, een deal, een organisatie of een publieke rol staat een knop.",
      data: "Wat u volgt en hoe u mail krijgt",
      dataHow: "Mail",
      dataNone: "Niets",
      followsCount: (count: number) =>
        count === 1 ? "U volgt één ding." : `U volgt ${count} dingen.`,
      often: "Hoe vaak",
      asEverything: (rate: string) => `Zoals alles (${rate.toLowerCase()})`,
      rateOf: (title: string) => `Hoe vaak over ${title}?`,
      stopShort: "Volg niet meer",
      stopOf: (title: string) => `Volg ${title} niet meer`,
      asParty: "u hoort erbij",
      more: "Volg uw buurt, of alles",
      moreLead: "Dan hoort u van alles wat daar gebeurt.",
      place: "Waar?",
      whole: (community: string) => `Heel ${community}`,
      followPlace: "Volg dit gebied",
    },
    errors: {
      rate_missing: "Kies hoe vaak u mail wilt.",
      day_missing: "Kies een dag.",
      time_wrong: "Schrijf een tijd als 22.00 of 7.30.",
      quiet_empty: "De stille uren beginnen en eindigen op dezelfde tijd. Kies een andere tijd.",
      asks_missing: "Kies of u mail wilt als iemand op u wacht.",
    } satisfies Record<ChoiceError, string>,
    mails: {
      many: (title: string, others: number) =>
        others === 1
          ? `${title}, en nog iets dat u volgt`
          : `${title}, en nog ${others} dingen die u volgt`,
      heading: (title: string, kind: string | undefined) => (kind ? `${title} (${kind})` : title),
      atOnce: "Er gebeurde iets met wat u volgt.",
      onDay: (day: string) => `Dit gebeurde er op ${day} met wat u volgt.`,
      between: (from: string, until: string) =>
        `Dit gebeurde er van ${from} tot en met ${until} met wat u volgt.`,
      line: (day: string, sentence: string) =>
        `${day.charAt(0).toUpperCase()}${day.slice(1)}: ${sentence}`,
      earlier: (count: string, isOne: boolean) =>
        isOne
          ? "Eerder nog één regel in het logboek."
          : `Eerder nog ${count} regels in het logboek.`,
      look: "Bekijk het",
      more: (count: string) => `Er is meer: nog ${count} dingen. Bekijk de week`,
      askedSubject: (what: string) => `Er wordt op u gewacht: ${what}`,
      askedMany: (count: number) => `Op ${count} plekken wordt op u gewacht`,
      askedOpening: (count: number) =>
        count === 1
          ? "Iemand wacht op u, of op wie u vertegenwoordigt."
          : "Er zijn mensen die op u wachten, of op wie u vertegenwoordigt.",
      askedLine: (who: string, what: string, until: string | null) =>
        until === null ? `${who} wacht: ${what}.` : `${who} wacht: ${what}. Uiterlijk ${until}.`,
      choose: "Wilt u dit anders?",
      settings: "Kies zelf wat u krijgt, en wanneer",
      stop: {
        follows: "Stop alle mail over wat u volgt",
        asks: "Stop de mail als iemand op u wacht",
        week: "Stop de mail met de week",
      } satisfies Record<MailKind, string>,
    },
    stop: {
      title: {
        follows: "Geen mail meer over wat u volgt?",
        asks: "Geen mail meer als iemand op u wacht?",
        week: "Geen mail meer met de week?",
      } satisfies Record<MailKind, string>,
      lead: (community: string) =>
        `Druk op de knop. Dan stuurt de Meent van ${community} u deze mail niet meer. U hoeft zich niet aan te melden.`,
      stand: "Er is nog niets veranderd.",
      button: "Stop deze mail",
      otherwise: "Wilt u wel mail, maar minder?",
      settings: "Kies zelf wat u krijgt, en wanneer",
      doneTitle: "U krijgt deze mail niet meer",
      done: {
        follows: "U volgt nog wel wat u volgde, maar u krijgt er geen mail over.",
        asks: "Wat er van u gevraagd wordt, staat op de pagina “Wie wacht op wie”.",
        week: "De week staat altijd op de pagina “Deze week”.",
      } satisfies Record<MailKind, string>,
      doneAgain: "Bedenkt u zich? Op de pagina “Uw berichten” zet u het weer aan.",
      wrongTitle: "Deze link klopt niet",
      refusals: {
        seal_wrong:
          "Misschien is het adres niet helemaal meegekomen uit de mail. Meld u aan om te kiezen wat u krijgt.",
      } satisfies Record<SealRefusal, string>,
    },
  },
  en: {
    rightsTitle: "Notifications",
    rights: {
      "notifications.follow": {
        does: "Follow something",
        must: "The public record speaks of it.",
      },
      "notifications.stopFollowing": { does: "Stop following" },
      "notifications.changeRate": { does: "Choose how often you get mail about one thing" },
      "notifications.choose": { does: "Choose when you get mail" },
      "notifications.chooseWeek": { does: "Choose the day of the mail with the week" },
      "notifications.stopMail": {
        does: "Stop a kind of mail by the link in it",
        must: "You have the link from the mail.",
      },
      "notifications.notice": { does: "Put new entries of the record ready for who follows them" },
      "notifications.tell": { does: "Put mail ready about what somebody follows" },
      "notifications.forget": { does: "Forget what somebody followed who had herself erased" },
    },
    kinds: kindsEn,
    follow: {
      button: "Follow this",
      place: (name: string) => `Follow ${name}`,
      buttons: {
        act: "Follow this act",
        organization: "Follow this organisation",
        roleTerm: "Follow what is decided in this role",
      } as Readonly<Record<string, string>>,
      note: "You get mail when something happens here. You choose how often.",
      notes: {
        act: "You get mail when a reply is put beside it or when it ends. You choose how often.",
        roleTerm: "You get mail about each decision and answer in this role. You choose how often.",
      } as Readonly<Record<string, string>>,
      about: (title: string) => `With ${title}.`,
      back: "Back to where it stands",
      following: "You follow this.",
      followingAsParty: "You follow this, for you are part of it.",
      how: "Choose how often you get mail",
      stop: "Stop following this",
      refusals: {
        nothing_to_follow: "This cannot be found here (any more). Choose something else to follow.",
        follows_already: "You follow this already.",
        follows_not: "You do not follow this (any more).",
      },
    },
    rates: { atOnce: "At once", daily: "Once a day", weekly: "Once a week", never: "Not" },
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    settings: {
      title: "Your notifications",
      me: "My Meent",
      lead: "Choose what you follow, and when you get mail about it. When nothing happens, you get nothing.",
      toMe: "Your notifications",
      toMeGives: "What you follow, how often you get mail, and when not.",
      stand: {
        atOnce: "You get mail at once about what you follow.",
        daily: "You get one mail a day at most about what you follow, from eight in the morning.",
        weekly: (day: string) =>
          `You get one mail a week about what you follow, on ${day} from eight in the morning.`,
        never: "You get no mail about what you follow.",
      },
      noAddress: "You have not given a mail address yet, so we cannot send you anything.",
      addAddress: "Give a mail address",
      refused: "Your mail address does not work, so we send you nothing now.",
      mendAddress: "See what you can do",
      how: "When you get mail",
      rate: "How often do you want mail about what you follow?",
      rateHint: "For one thing you can choose otherwise below.",
      weekday: "On which day, if you choose once a week?",
      quiet: "Do you want quiet hours?",
      quietHint: "No mail comes then, unless a term would pass.",
      quietYes: "Yes, send me nothing then",
      quietNo: "No, mail may always come",
      quietFrom: "Quiet from",
      quietUntil: "Quiet until",
      timeHint: "For example 22:00",
      asks: "Do you want mail at once when somebody waits for you?",
      asksHint: "For your answer, your signature or your decision.",
      asksYes: "Yes, at once",
      asksNo: "No, I will look myself",
      save: "Save",
      saved: "Saved.",
      week: "The week by mail",
      weekNone: "You do not get the week by mail.",
      weekOn: (day: string) => `You get a mail with the week every ${day}.`,
      follows: "What you follow",
      followsNone:
        "You follow nothing yet. The page of a work, a challenge, a deal, an organisation or a public role has a button.",
      data: "What you follow, and how you get mail",
      dataHow: "Mail",
      dataNone: "Nothing",
      followsCount: (count: number) =>
        count === 1 ? "You follow one thing." : `You follow ${count} things.`,
      often: "How often",
      asEverything: (rate: string) => `As everything (${rate.toLowerCase()})`,
      rateOf: (title: string) => `How often about ${title}?`,
      stopShort: "Stop following",
      stopOf: (title: string) => `Stop following ${title}`,
      asParty: "you are part of it",
      more: "Follow your neighbourhood, or everything",
      moreLead: "Then you hear of all that happens there.",
      place: "Where?",
      whole: (community: string) => `All of ${community}`,
      followPlace: "Follow this area",
    },
    errors: {
      rate_missing: "Choose how often you want mail.",
      day_missing: "Choose a day.",
      time_wrong: "Write a time such as 22:00 or 7:30.",
      quiet_empty: "The quiet hours begin and end at the same time. Choose another time.",
      asks_missing: "Choose whether you want mail when somebody waits for you.",
    },
    mails: {
      many: (title: string, others: number) =>
        others === 1
          ? `${title}, and one more thing you follow`
          : `${title}, and ${others} more things you follow`,
      heading: (title: string, kind: string | undefined) => (kind ? `${title} (${kind})` : title),
      atOnce: "Something happened to what you follow.",
      onDay: (day: string) => `This happened on ${day} to what you follow.`,
      between: (from: string, until: string) =>
        `This happened from ${from} to ${until} to what you follow.`,
      line: (day: string, sentence: string) => `${day}: ${sentence}`,
      earlier: (count: string, isOne: boolean) =>
        isOne ? "One earlier entry in the record." : `${count} earlier entries in the record.`,
      look: "See it",
      more: (count: string) => `There is more: ${count} other things. See the week`,
      askedSubject: (what: string) => `Somebody waits for you: ${what}`,
      askedMany: (count: number) => `In ${count} places somebody waits for you`,
      askedOpening: (count: number) =>
        count === 1
          ? "Somebody waits for you, or for whom you represent."
          : "There are people who wait for you, or for whom you represent.",
      askedLine: (who: string, what: string, until: string | null) =>
        until === null ? `${who} waits: ${what}.` : `${who} waits: ${what}. By ${until}.`,
      choose: "Do you want this otherwise?",
      settings: "Choose what you get, and when",
      stop: {
        follows: "Stop all mail about what you follow",
        asks: "Stop the mail when somebody waits for you",
        week: "Stop the mail with the week",
      },
    },
    stop: {
      title: {
        follows: "No more mail about what you follow?",
        asks: "No more mail when somebody waits for you?",
        week: "No more mail with the week?",
      },
      lead: (community: string) =>
        `Press the button. Then the Meent of ${community} no longer sends you this mail. You need not sign in.`,
      stand: "Nothing has changed yet.",
      button: "Stop this mail",
      otherwise: "Do you want mail, but less of it?",
      settings: "Choose what you get, and when",
      doneTitle: "You no longer get this mail",
      done: {
        follows: "You still follow what you followed, but get no mail about it.",
        asks: "What is asked of you stands on the page “Who waits for whom”.",
        week: "The week always stands on the page “This week”.",
      },
      doneAgain: "Do you change your mind? On the page “Your notifications” you turn it on again.",
      wrongTitle: "This link is not right",
      refusals: {
        seal_wrong:
          "The address may not have come along whole from the mail. Sign in to choose what you get.",
      },
    },
  },
});

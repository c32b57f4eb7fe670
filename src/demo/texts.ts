import { bilingual } from "#lib/texts.ts";

export const texts = bilingual({
  nl: {
    forwardDay: "1 dag verder",
    forwardWeek: "1 week verder",
    forwardEight: "8 weken verder",
    nobody: "Niemand: een bezoeker",
    signInTitle: "Wie wilt u zijn?",
    signInLead:
      "Dit is een voorbeeld. Kies een mens van Noorderveld en kijk door zijn of haar ogen. Een wachtwoord is er niet.",
    who: "Kies een mens",
    choose: "Meld mij zo aan",
    missing: "Kies eerst een mens uit de lijst.",
    roleless: "inwoner",
    travelled: (day: string) => `Voorbeeld: de tijdmachine ging vooruit, naar ${day}.`,
    outOf: "Meld mij af",
    postTitle: "De post van dit voorbeeld",
    postLead:
      "Een voorbeeld verstuurt geen mail. Hier ligt wat het zou sturen, de nieuwste bovenaan. De links werken.",
    postPublic: "Iedereen die dit voorbeeld bekijkt, leest deze post. Gebruik een verzonnen adres.",
    postNone: "Er is nog geen mail. Meld u bijvoorbeeld aan met een verzonnen mailadres.",
    postTo: "Aan",
    postAt: "Gemaakt",
  },
  en: {
    forwardDay: "1 day forward",
    forwardWeek: "1 week forward",
    forwardEight: "8 weeks forward",
    nobody: "Nobody: a visitor",
    signInTitle: "Who would you like to be?",
    signInLead:
      "This is an example. Choose a person of Noorderveld and look through his or her eyes. There is no password.",
    who: "Choose a person",
    choose: "Sign me in",
    missing: "Choose a person from the list first.",
    roleless: "resident",
    travelled: (day: string) => `Example: the time machine went forward, to ${day}.`,
    outOf: "Sign me out",
    postTitle: "The mail of this example",
    postLead:
      "An example sends no mail. Here lies what it would send, the newest on top. The links work.",
    postPublic: "Everyone who looks at this example reads this mail. Use an invented address.",
    postNone: "There is no mail yet. Sign in with an invented address, for instance.",
    postTo: "To",
    postAt: "Made",
  },
});

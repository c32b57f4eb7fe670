/** An explanation in words, for residents, in plain English and B1 Dutch. */
import type { ExplainedProject, Explanation, LosingReason } from "./explain.ts";
import { formatAmount } from "./pabulib.ts";
import type { Profile } from "./profile.ts";

export type Language = "en" | "nl";

interface Words {
  readonly budget: (budget: string, voters: number) => string;
  readonly endowment: (amount: string) => string;
  readonly result: (projects: number, cost: string, percent: string) => string;
  readonly leftOut: (voters: number, percent: string) => string;
  readonly stopped: string;
  readonly replaced: string;
  readonly won: (cost: string, votes: number, price: string) => string;
  readonly added: (cost: string, votes: number) => string;
  readonly chosen: (cost: string, votes: number) => string;
  readonly lost: (cost: string, votes: number) => string;
  readonly support: (percent: string) => string;
  readonly near: string;
  readonly noSupport: string;
  readonly overBudget: (budget: string) => string;
  readonly tooFew: (votes: number, needed: number) => string;
  readonly elsewhere: (money: string, left: string) => string;
  readonly spent: (name: string, voters: number, percent: string, amount: string) => string;
  readonly noRoom: (left: string) => string;
  readonly winners: string;
  readonly losers: string;
}

const en: Words = {
  budget: (budget, voters) => `The budget is ${budget}. ${voters} people voted.`,
  endowment: (amount) =>
    `In the final count each voter had ${amount} to spend on the projects on their ballot.`,
  result: (projects, cost, percent) =>
    `${projects} projects are funded for ${cost}: ${percent} % of the budget.`,
  leftOut: (voters, percent) =>
    `${voters} voters (${percent} %) have no funded project on their ballot.`,
  stopped: "The count was stopped: this is how far it came.",
  replaced: "More voters preferred the outcome by most votes, so that one holds.",
  won: (cost, votes, price) => `cost ${cost}, ${votes} votes; a full share was ${price}`,
  added: (cost, votes) => `cost ${cost}, ${votes} votes; added by votes from what was left`,
  chosen: (cost, votes) => `cost ${cost}, ${votes} votes`,
  lost: (cost, votes) => `cost ${cost}, ${votes} votes`,
  support: (percent) => `effective support ${percent} %`,
  near: "a near miss",
  noSupport: "Nobody voted for it.",
  overBudget: (budget) => `It costs more than the whole budget of ${budget}.`,
  tooFew: (votes, needed) =>
    `Too few votes for its cost: ${votes}, and ${needed} are needed when nobody pays for anything else.`,
  elsewhere: (money, left) =>
    `Of the ${money} that its voters had, ${left} was left. Most went to:`,
  spent: (name, voters, percent, amount) =>
    `${name}: ${voters} of its voters (${percent} %) paid ${amount}`,
  noRoom: (left) => `It no longer fitted: in the end ${left} was left.`,
  winners: "Funded, in the order chosen",
  losers: "Not funded",
};

const nl: Words = {
  budget: (budget, voters) => `Het budget is ${budget}. Er stemden ${voters} mensen.`,
  endowment: (amount) =>
    `In de laatste telling had elke stemmer ${amount} voor de plannen op het eigen stembiljet.`,
  result: (projects, cost, percent) =>
    `${projects} plannen krijgen geld, samen ${cost}: ${percent} % van het budget.`,
  leftOut: (voters, percent) =>
    `Bij ${voters} stemmers (${percent} %) kreeg geen enkel gekozen plan geld.`,
  stopped: "Het tellen is gestopt. Tot hier kwam de telling.",
  replaced: "Meer stemmers hadden liever de uitslag op het aantal stemmen. Daarom geldt die.",
  won: (cost, votes, price) => `kost ${cost}, ${votes} stemmen; een heel deel was ${price}`,
  added: (cost, votes) =>
    `kost ${cost}, ${votes} stemmen; met het geld dat over was, op aantal stemmen`,
  chosen: (cost, votes) => `kost ${cost}, ${votes} stemmen`,
  lost: (cost, votes) => `kost ${cost}, ${votes} stemmen`,
  support: (percent) => `steun in geld ${percent} %`,
  near: "bijna gelukt",
  noSupport: "Niemand stemde op dit plan.",
  overBudget: (budget) => `Het plan kost meer dan het hele budget van ${budget}.`,
  tooFew: (votes, needed) =>
    `Te weinig stemmen voor wat het kost: ${votes}. Er zijn ${needed} stemmen nodig als niemand aan iets anders betaalt.`,
  elsewhere: (money, left) =>
    `De stemmers op dit plan hadden samen ${money}. Daarvan was ${left} over. Het meeste ging naar:`,
  spent: (name, voters, percent, amount) =>
    `${name}: ${voters} van de stemmers (${percent} %) betaalden samen ${amount}`,
  noRoom: (left) => `Het paste niet meer: aan het eind was er ${left} over.`,
  winners: "Krijgt geld, in de volgorde van kiezen",
  losers: "Krijgt geen geld",
};

const WORDS: Readonly<Record<Language, Words>> = { en, nl };
const SHOWN_PROJECTS = 3;

/** The explanation as lines of plain text. */
export function explainInWords(
  profile: Profile,
  explanation: Explanation,
  language: Language,
): string {
  const words = WORDS[language];
  const { outcome } = explanation;
  const { election, voterCount } = profile;
  const money = moneyFormat(election.decimals, language);
  const percent = (part: number, whole: number) =>
    number(whole === 0 ? 0 : (100 * part) / whole, language);
  const lines = [words.budget(money(Number(election.budget)), voterCount)];
  if (outcome.endowment !== null) {
    const { numerator, denominator } = outcome.endowment;
    lines.push(words.endowment(money(Number(numerator) / Number(denominator))));
  }
  lines.push(
    words.result(
      outcome.winners.length,
      money(Number(outcome.cost)),
      percent(Number(outcome.cost), Number(election.budget)),
    ),
  );
  lines.push(words.leftOut(explanation.leftOut, percent(explanation.leftOut, voterCount)));
  if (!outcome.complete) lines.push(words.stopped);
  if (outcome.replaced) lines.push(words.replaced);
  const title = (project: number) => {
    const { id, name } = election.projects[project] ?? { id: "", name: "" };
    return name === id ? id : `${id} ${name}`;
  };
  const costOf = (project: number) => money(Number(election.projects[project]?.cost ?? 0n));
  lines.push("", words.winners);
  outcome.winners.forEach((project, place) => {
    const explained = explanation.projects[project] as ExplainedProject;
    const round = explanation.rounds.find((item) => item.project === project);
    const facts =
      round !== undefined
        ? words.won(costOf(project), explained.votes, money(round.price))
        : explained.won === "added" && outcome.endowment !== null
          ? words.added(costOf(project), explained.votes)
          : words.chosen(costOf(project), explained.votes);
    lines.push(
      `${`${place + 1}`.padStart(4)}. ${title(project)}`,
      `      ${facts}${supportOf(explained, words, language)}`,
    );
  });
  lines.push("", words.losers);
  const lost = explanation.projects.filter(({ won }) => won === "no");
  lost.sort((a, b) => (b.effectiveSupport ?? 0) - (a.effectiveSupport ?? 0));
  for (const explained of lost) {
    lines.push(`    - ${title(explained.project)}`);
    lines.push(
      `      ${words.lost(costOf(explained.project), explained.votes)}${supportOf(explained, words, language)}`,
    );
    for (const reason of explained.reasons) {
      lines.push(
        ...reasonLines(reason, words, money, title, language).map((line) => `      ${line}`),
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

function supportOf(
  { effectiveSupport, nearMiss }: ExplainedProject,
  words: Words,
  language: Language,
): string {
  if (effectiveSupport === null) return "";
  return `; ${words.support(number(effectiveSupport, language))}${nearMiss ? ` (${words.near})` : ""}`;
}

function reasonLines(
  reason: LosingReason,
  words: Words,
  money: (minor: number) => string,
  title: (project: number) => string,
  language: Language,
): string[] {
  switch (reason.kind) {
    case "no_support":
      return [words.noSupport];
    case "over_budget":
      return [words.overBudget(money(Number(reason.budget)))];
    case "too_few_votes":
      return [words.tooFew(reason.votes, reason.votesNeeded)];
    case "no_room":
      return [words.noRoom(money(Number(reason.left)))];
    case "money_spent_elsewhere": {
      const spent = reason.spent.slice(0, SHOWN_PROJECTS);
      const line = (item: (typeof spent)[number]) =>
        `  ${words.spent(title(item.project), item.voters, number(100 * item.voterShare, language), money(item.amount))}`;
      return [words.elsewhere(money(reason.money), money(reason.left)), ...spent.map(line)];
    }
  }
}

/** One decimal, rounded down, so that 99.96 % of what is needed is never shown as 100 %. */
function number(value: number, language: Language): string {
  const [whole, part] = (Math.floor(value * 10 + 1e-6) / 10).toFixed(1).split(".");
  return `${whole}${language === "nl" ? "," : "."}${part}`;
}

/** Minor units with cents, thousands apart: 1,234.50 or 1.234,50. Prices per voter show at least two decimals. */
function moneyFormat(decimals: number, language: Language): (minor: number) => string {
  const [thousands, point] = language === "nl" ? [".", ","] : [",", "."];
  return (minor) => {
    const isWhole = Number.isInteger(minor / 10 ** decimals);
    const hundredths = BigInt(Math.round((minor / 10 ** decimals) * 100));
    const [whole = "0", part] = formatAmount(hundredths, 2).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
    return isWhole ? grouped : `${grouped}${point}${part}`;
  };
}

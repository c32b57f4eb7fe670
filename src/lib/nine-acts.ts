/**
 * The nine acts of a government that gives room, in their fixed order (essay, chapter 4).
 * Entries of the public record fill them; nobody ticks them by hand.
 */
export const nineActs = [
  "recognise",
  "invite",
  "legitimise",
  "startMoney",
  "guarantee",
  "coFinance",
  "award",
  "shareKnowledge",
  "governance",
] as const;

export type NineAct = (typeof nineActs)[number];

/** Where an act stands that nobody did yet: somebody is awaited since a moment, or it comes later. */
export type AwaitedAct =
  | {
      readonly standing: "waiting";
      readonly of: "municipality" | "executive" | "helper" | "signature";
      readonly since: Date;
    }
  | {
      readonly standing: "later";
      readonly when: "afterDecision" | "withDeal" | "mayCome" | "over";
    };

import { addMonths, localDate } from "#lib/calendar.ts";
import type { AnyClause } from "#lib/clause.ts";
import { proposeCharter, signCharter } from "#modules/charter";
import { giveMandate } from "#modules/mandates";
import type { StoryKey } from "./people.ts";
import type { Scene, Telling } from "./teller.ts";

/** How it began: the first charter, on the executive's own word, and three mandates. */
export function beginning(clauses: readonly AnyClause[]): Scene[] {
  return [
    { day: -547, tell: (telling) => firstCharter(telling, clauses) },
    { day: -522, tell: mandates },
  ];
}

/** Before there was an ordinance, the executive bound itself; the council said so in a motion. */
async function firstCharter({ done, by }: Telling, clauses: readonly AnyClause[]): Promise<void> {
  const decidedOn = localDate(by("henk", -547).now);
  const firstDay = localDate(by("wiebe", -540).now);
  const { id: charterId } = await done(proposeCharter(clauses), by("wiebe", -546), {
    title: "Stadsrecht van Noorderveld",
    inForceFrom: firstDay,
    inForceUntil: addMonths(firstDay, 48),
    clauses: {
      "challenge.silence": {
        basis: "selfBinding",
        title: "Collegebesluit “Stilte is een ja”",
        decidedOn,
      },
    },
    parties: [
      {
        kind: "council",
        promise:
          "De raad vraagt niets wat hier niet staat, en luistert eerst naar wie het al probeerde.",
        basis: { kind: "selfBinding", title: "Motie “Wij wachten niet”", decidedOn },
      },
      {
        kind: "executive",
        promise: "Het college zegt op tijd ja of nee, en bij een nee wat er wel kan.",
        basis: { kind: "selfBinding", title: "Collegebesluit “Stilte is een ja”", decidedOn },
      },
    ],
  });
  for (const [person, day, position] of [
    ["henk", -545, 2],
    ["sjoerd", -544, 2],
    ["wiebe", -542, 1],
    ["fatima", -541, 1],
  ] as const)
    await done(signCharter, by(person, day), { charterId, position });
}

/** Who may say yes at a table, up to how much in all, and where. */
const given: readonly (readonly [
  key: StoryKey,
  amountCents: bigint,
  months: number,
  area: string | null,
])[] = [
  ["geert", 22_000_000n, 30, null],
  ["marijke", 6_000_000n, 30, null],
  ["aaltje", 4_500_000n, 30, "bruntinge"],
];

async function mandates({ done, by, id, area, world }: Telling): Promise<void> {
  for (const [index, [key, amountCents, months, where]] of given.entries()) {
    const context = by("henk", -522);
    const { id: mandateId } = await done(giveMandate, context, {
      holderId: id(key),
      areaId: where === null ? null : area(where),
      amountCents,
      startsOn: localDate(context.now),
      endsOn: addMonths(localDate(context.now), months),
      registerReference: `Mandaatregister Noorderveld, regel ${14 + index}`,
    });
    world.mandates.set(key, mandateId);
  }
}

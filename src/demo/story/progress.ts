const month = new Intl.DateTimeFormat("en-GB", {
  month: "long",
  year: "numeric",
  timeZone: "Europe/Amsterdam",
});

/** What the operator is told of, by the name of the action; the rest is life and goes uncounted. */
const counted: Readonly<Record<string, readonly [one: string, more: string]>> = {
  "signals.say": ["thing said", "things said"],
  "signals.answer": ["answer", "answers"],
  "works.name": ["public work named", "public works named"],
  "works.start": ["undertaking", "undertakings"],
  "initiatives.publish": ["initiative", "initiatives"],
  "challenges.file": ["challenge", "challenges"],
  "market.place": ["need or offer", "needs and offers"],
  "deals.make": ["deal at a kitchen table", "deals at kitchen tables"],
  "charter.propose": ["charter proposed", "charters proposed"],
};

/** Counts what happens, and tells each month when it is over: `April 2026: 12 things said, 3 answers`. */
export function storyProgress(progress: (line: string) => void): {
  readonly note: (action: string, at: Date) => void;
  readonly end: () => void;
} {
  let current = "";
  let counts = new Map<string, number>();
  const end = () => {
    const parts = Object.entries(counted).flatMap(([action, [one, more]]) => {
      const count = counts.get(action) ?? 0;
      return count === 0 ? [] : [`${count} ${count === 1 ? one : more}`];
    });
    if (parts.length > 0) progress(`${current}: ${parts.join(", ")}`);
    counts = new Map();
  };
  return {
    end,
    note: (action, at) => {
      const name = month.format(at);
      if (name !== current) end();
      current = name;
      if (action in counted) counts.set(action, (counts.get(action) ?? 0) + 1);
    },
  };
}

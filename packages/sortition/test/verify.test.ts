import { beforeAll, describe, expect, it } from "vitest";
import {
  loadSolver,
  type Method,
  proveSelection,
  type Selection,
  type Solver,
  selectPanels,
  verifySelection,
} from "../src/index.ts";
import { quota } from "./smallPools.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

/** Ten people in which the two of "rare" sit in every panel's one rare seat; one has a housemate. */
const people = Array.from({ length: 10 }, (_, at) => ({
  id: `p${at}`,
  features: { kind: at < 2 ? "rare" : "common", side: at % 3 === 0 ? "left" : "right" },
  ...(at === 4 || at === 5 ? { household: "home" } : {}),
}));
const pool = {
  people,
  quotas: [
    quota("kind", "rare", 1, 1),
    quota("kind", "common", 0, 9),
    quota("side", "left", 1, 2),
    quota("side", "right", 0, 9),
  ],
};

function select(method: Method): Selection {
  const outcome = selectPanels(solver, { pool, size: 4, method, seed: 7 });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
}

type Editable<T> = T extends object ? { -readonly [K in keyof T]: Editable<T[K]> } : T;

function tampered(method: Method, edit: (selection: Editable<Selection>) => void): Selection {
  const copy = structuredClone(select(method)) as Editable<Selection>;
  edit(copy);
  return copy;
}

/** The members of a list that a test knows to be there. */
function at<Item>(items: readonly Item[], place: number): Item {
  const item = items[place];
  if (item === undefined) throw new Error(`nothing at ${place}`);
  return item;
}

const checks = (selection: Selection) =>
  new Set(verifySelection(pool, selection).map((f) => f.check));

describe("the verifier without a solver", () => {
  it.each<Method>(["leximin", "maximin", "nash", "legacy"])("accepts an honest %s", (method) => {
    expect(verifySelection(pool, select(method))).toEqual([]);
  });

  it.each<[string, string, (selection: Editable<Selection>) => void]>([
    [
      "another pool hash",
      "pool",
      (s) => {
        s.poolHash = s.poolHash.replace(/^./, (c) => (c === "0" ? "1" : "0"));
      },
    ],
    [
      "a member swapped for one that breaks a quota",
      "quotas",
      (s) => {
        const panel = s.panels.find(({ members }) => members.includes("p0"));
        if (panel)
          panel.members = panel.members.map((id) => (id === "p0" ? firstOther(panel.members) : id));
      },
    ],
    [
      "a housemate added",
      "households",
      (s) => {
        const panel = s.panels.find(
          ({ members }) => members.includes("p4") || members.includes("p5"),
        );
        if (panel === undefined) return;
        const mate = panel.members.includes("p4") ? "p5" : "p4";
        panel.members = [mate, ...panel.members.filter((id) => id !== mate && !isSeat(id))];
        panel.members.push(
          ...people.map(({ id }) => id).filter((id) => !panel.members.includes(id)),
        );
        panel.members.length = 4;
      },
    ],
    [
      "a member named twice",
      "panels",
      (s) => {
        const m = at(s.panels, 0).members;
        m[1] = at(m, 0);
      },
    ],
    [
      "a stranger in a panel",
      "panels",
      (s) => {
        at(s.panels, 0).members[0] = "nobody";
      },
    ],
    [
      "a member left out",
      "panels",
      (s) => {
        at(s.panels, 0).members.pop();
      },
    ],
    [
      "probabilities moved between panels",
      "chances",
      (s) => {
        at(s.panels, 0).probability += 0.01;
        at(s.panels, 1).probability -= 0.01;
      },
    ],
    [
      "a probability raised",
      "probabilities",
      (s) => {
        at(s.panels, 0).probability += 0.01;
      },
    ],
    [
      "a negative probability",
      "probabilities",
      (s) => {
        at(s.panels, 0).probability = -0.1;
      },
    ],
    [
      "a probability that is no number",
      "probabilities",
      (s) => {
        at(s.panels, 0).probability = Number.NaN;
      },
    ],
    [
      "a chance made nicer",
      "chances",
      (s) => {
        s.chances.p3 = 0.9;
      },
    ],
    [
      "a chance for a stranger",
      "chances",
      (s) => {
        s.chances.nobody = 0.5;
      },
    ],
    [
      "a Gini made nicer",
      "figures",
      (s) => {
        s.gini = 0;
      },
    ],
    [
      "a minimum made nicer",
      "figures",
      (s) => {
        s.min = 0.4;
      },
    ],
    [
      "a level left out",
      "certificate",
      (s) => {
        s.certificate.stages.pop();
      },
    ],
    [
      "a level raised",
      "certificate",
      (s) => {
        at(s.certificate.stages, 0).level += 0.01;
      },
    ],
    [
      "a weight left out",
      "certificate",
      (s) => {
        const w = at(s.certificate.stages, 0).weights;
        delete w[at(Object.keys(w), 0)];
      },
    ],
    [
      "a negative weight",
      "certificate",
      (s) => {
        at(s.certificate.stages, 0).weights.p9 = -0.5;
      },
    ],
    [
      "someone fixed without a weight",
      "certificate",
      (s) => {
        const stage = at(s.certificate.stages, 0);
        const later = at(at(s.certificate.stages, 1).fixed, 0);
        stage.fixed.push(later);
      },
    ],
    [
      "a gap admitted by a proven result",
      "certificate",
      (s) => {
        at(s.certificate.stages, 0).gap = 0.1;
      },
    ],
    [
      "a proven result without a gap",
      "certificate",
      (s) => {
        s.certificate.gap = null;
      },
    ],
    [
      "the certificate of another method",
      "certificate",
      (s) => {
        s.certificate.kind = "product";
      },
    ],
    [
      "a person hidden as out of reach",
      "certificate",
      (s) => {
        s.uncoverable.push("p3");
      },
    ],
  ])("rejects %s", (_, check, edit) => {
    expect(checks(tampered("leximin", edit))).toContain(check);
  });

  it("rejects legacy figures sold as proven", () => {
    expect(
      checks(
        tampered("legacy", (s) => {
          s.status = "proven";
        }),
      ),
    ).toContain("certificate");
  });
});

describe("the proof with a solver", () => {
  it("finds that maximin's chances are not leximin's", () => {
    const maximin = select("maximin");
    const sold: Selection = { ...maximin, method: "leximin" };
    expect(checks(sold)).toContain("certificate");
  });

  it("rejects a level that is too low although everything adds up", () => {
    // All probability on half of the panels, with a level to match: only the solver can see this.
    const honest = select("maximin");
    const one = at(honest.panels, 0);
    const legacy = select("legacy");
    const low = Math.min(...Object.values(legacy.chances));
    const weights = at(honest.certificate.stages, 0).weights;
    const sold: Selection = {
      ...legacy,
      method: "maximin",
      status: "proven",
      certificate: {
        kind: "levels",
        gap: 1e-7,
        uncoverable: [],
        stages: [{ level: low, fixed: Object.keys(weights), weights, gap: 1e-7 }],
      },
    };
    expect(one.members).toHaveLength(4);
    expect(verifySelection(pool, sold)).toEqual([]);
    const proof = proveSelection(solver, pool, sold);
    expect(proof.ok && proof.value.faults[0]?.sentence).toContain("Someone fixed at level 1");
    expect(proof.ok && proof.value.faults[1]?.sentence).toMatch(/Level 1 could be .* higher/);
  });

  it("proves nash by its product, and rejects other chances sold as nash", () => {
    const nash = select("nash");
    expect(proveSelection(solver, pool, nash)).toMatchObject({ ok: true, value: { faults: [] } });
    const sold: Selection = {
      ...select("legacy"),
      certificate: nash.certificate,
      method: "nash",
      status: "proven",
    };
    const proof = proveSelection(solver, pool, sold);
    expect(proof.ok && proof.value.faults.map(({ check }) => check)).toEqual(["proof"]);
  });

  it("rejects someone fixed too early behind a weight of next to nothing", () => {
    const sold = tampered("leximin", (s) => {
      const first = at(s.certificate.stages, 0);
      const later = at(at(s.certificate.stages, 1).fixed, 0);
      first.fixed.push(later);
      first.weights[later] = 1e-15;
      first.level -= 1e-7;
    });
    const proof = proveSelection(solver, pool, sold);
    expect(proof.ok && proof.value.faults.map(({ sentence }) => sentence).join()).toContain(
      "Someone fixed at level 1",
    );
  });

  it("rejects a person said to be in no panel who is in one", () => {
    const sold = tampered("leximin", (s) => {
      s.certificate.uncoverable.push("p3");
    });
    const proof = proveSelection(solver, pool, sold);
    expect(proof.ok && proof.value.faults.map(({ check }) => check)).toContain("proof");
  });
});

/** Members who may make room for a housemate. */
function isSeat(id: string): boolean {
  return id !== "p4" && id !== "p5";
}

function firstOther(members: readonly string[]): string {
  return people.map(({ id }) => id).find((id) => id >= "p2" && !members.includes(id)) ?? "p2";
}

import { describe, expect, test } from "vitest";
import { type AnyClause, charterOf } from "#lib/clause.ts";
import { clauses } from "../../../app.ts";
import { partName, readTyped, type Typed, typedFrom } from "./clause-form.ts";
import { presets } from "./presets.ts";

/** Every clause there is, as people fill it in: the form is made from the schema. */

const of = (key: string): AnyClause => {
  const found = clauses.find((clause) => clause.key === key);
  if (!found) throw new Error(`no clause ${key}`);
  return found;
};
const read = (clause: AnyClause, fields: Record<string, string>): Typed =>
  readTyped(clause, fields, (name) => fields[name] ?? "");

describe.each(clauses)("the field of $key", (clause) => {
  test("shows the standard and reads it back", () => {
    const shown = typedFrom(clause, clause.standard);
    const typed = read(clause, { ...shown });
    // A table in which nothing is chosen is nothing chosen; a form cannot say more.
    expect(typed).toEqual({ kind: "value", value: clause.standard });
  });

  test("left empty says nothing, or nothing chosen", () => {
    const typed = read(clause, {});
    expect(
      clause.field.kind === "table" || clause.field.kind === "several"
        ? typed.kind === "value"
        : typed.kind === "nothing",
    ).toBe(true);
  });
});

test("what an example holds is shown and read back", () => {
  for (const preset of presets)
    for (const [key, value] of Object.entries(preset.clauses))
      expect(read(of(key), { ...typedFrom(of(key), value) }), `${preset.key} ${key}`).toEqual({
        kind: "value",
        value,
      });
});

describe("a number", () => {
  const weeks = of("challenge.decisionWeeks");
  const euros = of("deal.trustGateEuros");
  const typed = (clause: AnyClause, said: string) => read(clause, { [clause.key]: said });

  test("is read as people type it", () => {
    expect(typed(weeks, " 10 ")).toEqual({ kind: "value", value: 10 });
    for (const said of ["7500", "7.500", "7500,00", "€ 7.500"])
      expect(typed(euros, said), said).toEqual({ kind: "value", value: 7500 });
  });

  test("outside the range, broken or no number at all is wrong, at its own field", () => {
    const wrong = (clause: AnyClause) => ({ kind: "wrong", field: clause.key, part: null });
    for (const said of ["0", "53", "-8", "8,5", "8 weken", "acht", "9999999999"])
      expect(typed(weeks, said), said).toEqual(wrong(weeks));
    for (const said of ["50001", "12,50", "veel"])
      expect(typed(euros, said), said).toEqual(wrong(euros));
  });
});

describe("a choice with fields of its own", () => {
  const silence = of("challenge.silence");
  const ordinance = (part: string) => partName(silence, "ordinance", part);

  test("is read with the fields of what was chosen, and no others", () => {
    const value = {
      basis: "ordinance",
      title: "Verordening uitdaagrecht",
      article: "7",
      cvdrId: "CVDR712345",
    };
    const fields = {
      ...typedFrom(silence, value),
      [partName(silence, "selfBinding", "title")]: "Een besluit dat niet gekozen is",
    };
    expect(read(silence, fields)).toEqual({ kind: "value", value });
    expect(silence.valueIn(charterOf(0, { "challenge.silence": value }))).toEqual(value);
  });

  test("names the field that is missing or wrong", () => {
    const fields = {
      "challenge.silence": "ordinance",
      [ordinance("title")]: "Verordening uitdaagrecht",
      [ordinance("article")]: "7",
    };
    expect(read(silence, { ...fields, [ordinance("cvdrId")]: "712345" })).toEqual({
      kind: "wrong",
      field: ordinance("cvdrId"),
      part: "cvdrId",
    });
    expect(read(silence, { "challenge.silence": "ordinance" })).toMatchObject({
      field: ordinance("title"),
    });
  });

  test("that nobody offered is nothing", () => {
    expect(read(silence, { "challenge.silence": "anders" })).toEqual({ kind: "nothing" });
  });
});

describe("a table", () => {
  const rights = of("people.rights");

  test("holds the rows in which something was chosen", () => {
    if (rights.field.kind !== "table") throw new Error("who may do what is a table");
    const [first, second] = rights.field.rows();
    const option = first?.options[0]?.value ?? "";
    const typed = read(rights, {
      [`people.rights.${first?.name}.${option}`]: "ja",
      [`people.rights.${second?.name}.onzin`]: "ja",
    });
    expect(typed).toEqual({ kind: "value", value: { [first?.name ?? ""]: [option] } });
    expect(typedFrom(rights, { [first?.name ?? ""]: [option] })).toEqual({
      [`people.rights.${first?.name}.${option}`]: "ja",
    });
  });
});

import type { AnyClause } from "#lib/clause.ts";
import type { Language } from "#lib/texts.ts";
import { type FormValues, typedDateOf } from "#platform/http.ts";
import { DateField, type FieldError, MoneyField, Radios, TextField } from "#ui/form.tsx";
import { Help } from "#ui/page.tsx";
import { partName, readTyped, type Typed } from "../model/clause-form.ts";
import { texts } from "../texts.ts";
import { rangeText, unitText } from "./words.ts";

/** The fields of one clause, made from its schema. Empty means: as what lies below it. */
export function ClauseField({
  clause,
  values,
  below,
  language,
}: {
  readonly clause: AnyClause;
  readonly values: FormValues;
  /** The value that holds when the field is left empty. */
  readonly below: unknown;
  readonly language: Language;
}) {
  const { field, key, name } = clause;
  const label = name[language];
  const hint = hintOf(clause, below, language);
  switch (field.kind) {
    case "none":
      return null;
    case "number":
      return field.unit === "euros" ? (
        <MoneyField name={key} label={label} hint={hint} value={values[key]} />
      ) : (
        <TextField name={key} label={label} hint={hint} value={values[key]} />
      );
    case "choice":
      return (
        <Radios
          name={key}
          label={label}
          hint={hint}
          value={values[key]}
          options={field.options.map((value) => ({
            value,
            label: clause.words[value]?.[language] ?? value,
          }))}
        />
      );
    case "several":
      return (
        <Options
          name={key}
          label={label}
          values={values}
          options={field.options.map((value) => ({
            value,
            label: clause.words[value]?.[language] ?? value,
          }))}
        />
      );
    case "table":
      return (
        <Help summary={texts[language].draft.tableSummary(label)}>
          {field.rows().map((row) => (
            <Options
              name={`${key}.${row.name}`}
              label={row.label[language]}
              values={values}
              options={row.options.map(({ value, label }) => ({ value, label: label[language] }))}
              key={row.name}
            />
          ))}
        </Help>
      );
    case "union":
      return <UnionField clause={clause} values={values} language={language} hint={hint} />;
  }
}

/** Any of a few, each with a name of its own: a form without scripts sends one value a name. */
function Options({
  name,
  label,
  options,
  values,
}: {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly values: FormValues;
}) {
  return (
    <fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset">
      <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">
        {label}
      </legend>
      {options.map((option) => (
        <div class="meent-choice" key={option.value}>
          <input
            class="utrecht-checkbox utrecht-checkbox--html-input"
            type="checkbox"
            id={`${name}.${option.value}`}
            name={`${name}.${option.value}`}
            value="ja"
            checked={`${name}.${option.value}` in values}
          />
          <label
            class="utrecht-form-label utrecht-form-label--checkbox"
            for={`${name}.${option.value}`}
          >
            {option.label}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

/** One of a few, each with fields of its own below: they stay in sight, as nothing hides without a script. */
function UnionField({
  clause,
  values,
  language,
  hint,
}: {
  readonly clause: AnyClause;
  readonly values: FormValues;
  readonly language: Language;
  readonly hint: string;
}) {
  const { field, key, words } = clause;
  if (field.kind !== "union") return null;
  const t = texts[language].draft;
  return (
    <>
      <Radios
        name={key}
        label={clause.name[language]}
        hint={hint}
        value={values[key]}
        options={field.options.map(({ value }) => ({
          value,
          label: words[value]?.[language] ?? value,
        }))}
      />
      {field.options
        .filter(({ fields }) => fields.length > 0)
        .map((option) => (
          <fieldset
            class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset"
            key={option.value}
          >
            <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">
              {t.onlyWith(words[option.value]?.[language] ?? option.value)}
            </legend>
            <div class="meent-fields">
              {option.fields.map((part) => {
                const name = partName(clause, option.value, part.name);
                const label = words[part.name]?.[language] ?? part.name;
                return part.kind === "date" ? (
                  <DateField
                    name={name}
                    label={label}
                    value={typedDateOf(values, name)}
                    required={false}
                    key={name}
                  />
                ) : (
                  <TextField
                    name={name}
                    label={label}
                    value={values[name]}
                    required={false}
                    key={name}
                  />
                );
              })}
            </div>
          </fieldset>
        ))}
    </>
  );
}

function hintOf(clause: AnyClause, below: unknown, language: Language): string {
  const t = texts[language].draft;
  const { field } = clause;
  const range = rangeText(clause, language);
  const now =
    field.kind === "number" && typeof below === "number"
      ? t.belowNumber(unitText(below, field.unit, language))
      : t.below(clause.saying(below, language));
  return [range, now].filter(Boolean).join(" ");
}

/** What was typed for every clause: the values, and what is wrong with the law in the message. */
export function readClauses(
  declared: readonly AnyClause[],
  values: FormValues,
  dateIn: (name: string) => string,
  language: Language,
): { readonly clauses: Readonly<Record<string, unknown>>; readonly errors: readonly FieldError[] } {
  const read = declared.map((clause) => ({ clause, typed: readTyped(clause, values, dateIn) }));
  return {
    clauses: Object.fromEntries(
      read.flatMap(({ clause, typed }) =>
        typed.kind === "value" ? [[clause.key, typed.value]] : [],
      ),
    ),
    errors: read.flatMap(({ clause, typed }) =>
      typed.kind === "wrong"
        ? [{ field: typed.field, message: messageOf(clause, typed, language) }]
        : [],
    ),
  };
}

function messageOf(
  clause: AnyClause,
  { part }: Typed & { readonly kind: "wrong" },
  language: Language,
): string {
  const t = texts[language].draft;
  const name = clause.name[language];
  if (part) return t.partMissing(name, clause.words[part]?.[language] ?? part);
  const { field } = clause;
  if (field.kind !== "number") return t.notWithinLaw(name, clause.limit[language]);
  const range = [field.min, field.max].map((end) => unitText(end, field.unit, language));
  return t.outOfRange(name, range[0] ?? "", range[1] ?? "", clause.limit[language]);
}

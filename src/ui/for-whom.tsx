import type { Language } from "#lib/texts.ts";
import { Radios, TextArea, TextField } from "./form.tsx";
import { texts } from "./texts.ts";

/** The value of the choice for somebody who asked; else it is an organisation's id, or nothing. */
export const forAnother = "inwoner";

interface ForWhomProps {
  language: Language;
  label: string;
  /** For oneself, in the words of what is done: `Ik doe dit zelf`. */
  myself: string;
  organizations: readonly { readonly id: string; readonly name: string }[];
  /** Whether the reader works at the front line and may act for somebody who asked. */
  mayActForAnother: boolean;
  values: Readonly<Record<string, string>>;
}

/**
 * For oneself, for an organisation, or for somebody who asked. Posts `organizationId`, and for somebody
 * `onBehalf.name`, `onBehalf.asked`, `onBehalf.consent`, `onBehalf.how`. Nothing to choose shows nothing.
 */
export function ForWhom(props: ForWhomProps) {
  const { language, label, myself, organizations, mayActForAnother, values } = props;
  const t = texts[language].forWhom;
  if (organizations.length === 0 && !mayActForAnother) return null;
  const chosen = values.organizationId ?? "";
  return (
    <>
      <Radios
        name="organizationId"
        label={label}
        value={chosen}
        options={[
          { value: "", label: myself },
          ...organizations.map(({ id, name }) => ({ value: id, label: name })),
          ...(mayActForAnother
            ? [{ value: forAnother, label: t.another, hint: t.anotherHint }]
            : []),
        ]}
      />
      {mayActForAnother && (
        <details class="meent-help" open={chosen === forAnother}>
          <summary>{t.about}</summary>
          <div class="meent-stack">
            <TextField
              name="onBehalf.name"
              label={t.name}
              hint={t.nameHint}
              value={values["onBehalf.name"]}
            />
            <TextArea
              name="onBehalf.asked"
              label={t.asked}
              hint={t.askedHint}
              rows={3}
              maxLength={2000}
              value={values["onBehalf.asked"]}
            />
            <Radios
              name="onBehalf.consent"
              label={t.consent}
              value={values["onBehalf.consent"]}
              options={(["spoken", "phone", "written"] as const).map((value) => ({
                value,
                label: t.consents[value],
              }))}
            />
            <TextField
              name="onBehalf.how"
              label={t.how}
              hint={t.howHint}
              value={values["onBehalf.how"]}
              required={false}
            />
          </div>
        </details>
      )}
    </>
  );
}

/** What the choice says: which organisation, and what was told of who asked. */
export function readForWhom(values: Readonly<Record<string, string>>): {
  readonly organizationId: string;
  readonly onBehalf?: {
    readonly name: string;
    readonly asked: string;
    readonly consent: string;
    readonly how: string;
  };
} {
  if (values.organizationId !== forAnother) return { organizationId: values.organizationId ?? "" };
  const told = (name: string) => values[`onBehalf.${name}`] ?? "";
  return {
    organizationId: "",
    onBehalf: {
      name: told("name"),
      asked: told("asked"),
      consent: told("consent"),
      how: told("how"),
    },
  };
}

/** What is wrong with what was told of who asked; undefined for any other field's name. */
export function forWhomError(name: string, language: Language): string | undefined {
  const errors: Readonly<Record<string, string>> = texts[language].forWhom.errors;
  return errors[name];
}

/** For whom it is, in words, to read once more before it binds. */
export function forWhomText(
  values: Readonly<Record<string, string>>,
  otherwise: string,
  language: Language,
): string {
  const t = texts[language].forWhom;
  const { onBehalf } = readForWhom(values);
  return onBehalf ? t.readOver(onBehalf.name, onBehalf.asked) : otherwise;
}

import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import { assert } from "#lib/assert.ts";
import type { Language } from "#lib/texts.ts";
import { isSafeHref } from "./href.ts";
import { texts } from "./texts.ts";

/**
 * Forms by the guidelines of NL Design System (nldesignsystem.nl/richtlijnen/formulieren): the label
 * above its field, description and error before it, no placeholder, no native validation, no
 * disabled button. A field's id is its name, so that a link to `#name` brings the reader there.
 */

/** What is wrong with one field, as a sentence that says what to do. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
  /** Nothing is missing: what was asked cannot be done as it stands. */
  readonly isRefusal?: boolean;
}

/** What the fields of a form need to know of it. */
const FormContext = createContext<
  { language: Language; errors: readonly FieldError[] } | undefined
>(undefined);

interface FormProps {
  action: string;
  method?: "get" | "post";
  language: Language;
  /** Each is repeated at its own field. `ErrorSummary` shows them all, above the page's title. */
  errors?: readonly FieldError[];
  /** A name for readers of sound, where the page has several forms. */
  label?: string;
  /** It holds a `PhotoField`. */
  hasPhoto?: boolean;
  children: ComponentChildren;
}

/** A form; its fields speak its language and show its errors. */
export function Form({
  action,
  method = "post",
  language,
  errors = [],
  label,
  hasPhoto = false,
  children,
}: FormProps) {
  assert(isSafeHref(action), "a form has an address");
  return (
    <FormContext.Provider value={{ language, errors }}>
      <form
        class="meent-form"
        action={action}
        method={method}
        enctype={hasPhoto ? "multipart/form-data" : undefined}
        noValidate
        aria-label={label}
      >
        {children}
      </form>
    </FormContext.Provider>
  );
}

/** All errors, above the page's title, each a link to its field. Nothing when there are none. */
export function ErrorSummary({
  language,
  errors,
}: {
  language: Language;
  errors: readonly FieldError[];
}) {
  const t = texts[language];
  if (errors.length === 0) return null;
  const isRefused = errors.every(({ isRefusal }) => isRefusal);
  return (
    // The reader starts at what is still needed. A script does the same where autofocus on a div
    // is not known yet.
    <div class="meent-errors" role="alert" aria-labelledby="fouten" tabIndex={-1} autofocus>
      <h2 class="utrecht-heading-3" id="fouten">
        {isRefused ? t.refusedTitle : t.errorsTitle(errors.length)}
      </h2>
      <p class="utrecht-paragraph">{isRefused ? t.refusedLead : t.errorsLead}</p>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field}>
            <a class="utrecht-link utrecht-link--html-a" href={`#${field}`}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FieldProps {
  name: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  /** Instead of the form's own error for this name. */
  error?: string | undefined;
  /** A field that may stay empty says so; most fields should not be asked then. Default true. */
  required?: boolean;
}

interface TypedFieldProps extends FieldProps {
  value?: string | undefined;
  /** WCAG 1.3.5: `name`, `email`, `tel`, `street-address`… Default `off`. */
  autocomplete?: string | undefined;
}

interface TextFieldProps extends TypedFieldProps {
  type?: "text" | "email" | "tel" | "url" | "search";
}

export function TextField({
  type = "text",
  value,
  autocomplete = "off",
  ...field
}: TextFieldProps) {
  const { attributes, frame } = useField(field);
  return frame(
    <input
      class={classOf(textbox, attributes["aria-invalid"])}
      // Preact types every kind of input apart; what stands here fits each of ours.
      type={type as "text"}
      value={value}
      autocomplete={autocomplete}
      {...attributes}
    />,
  );
}

interface TextAreaProps extends TypedFieldProps {
  rows?: number;
  /** In characters. Told and counted, never cut off: the server refuses more. */
  maxLength?: number;
}

export function TextArea({ value, rows = 5, maxLength, autocomplete, ...field }: TextAreaProps) {
  const { attributes, frame, t } = useField(field, maxLength && `${field.name}-tekens`);
  return frame(
    <>
      <textarea
        class={classOf(textarea, attributes["aria-invalid"])}
        rows={rows}
        autocomplete={autocomplete}
        {...attributes}
      >
        {/* A leading line break of the reader's own would be eaten by the parser. */}
        {value?.startsWith("\n") ? `\n${value}` : value}
      </textarea>
      {maxLength && (
        <p
          class="utrecht-form-field-description meent-count"
          id={`${field.name}-tekens`}
          data-count={field.name}
          data-limit={maxLength}
          data-left={t.charactersLeft}
          data-over={t.charactersOver}
        >
          {t.atMost(maxLength)}
        </p>
      )}
    </>,
  );
}

/** An amount in euros, as people type it; `parseEuros` in #lib/money.ts reads it. */
export function MoneyField({ value, ...field }: TypedFieldProps) {
  const { attributes, frame, t } = useField(field);
  return frame(
    <div class="meent-money">
      <span>
        <span aria-hidden="true">€</span>
        <span class="meent-vh">{t.euro}</span>
      </span>
      <input
        class={classOf(textbox, attributes["aria-invalid"])}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={value}
        {...attributes}
      />
    </div>,
  );
}

/** A day as it is typed; not necessarily one that exists. */
export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

interface DateFieldProps extends FieldProps {
  value?: TypedDate | undefined;
}

/** A date in three inputs: `name-dag`, `name-maand`, `name-jaar`. Faster and surer than a calendar. */
export function DateField({ value, ...field }: DateFieldProps) {
  const { group, isInvalid, t } = useField(field);
  const parts = [
    { key: "dag", label: t.day, part: value?.day },
    { key: "maand", label: t.month, part: value?.month },
    { key: "jaar", label: t.year, part: value?.year },
  ];
  return group(
    <div class="meent-date">
      {parts.map(({ key, label, part }) => {
        const name = `${field.name}-${key}`;
        const id = key === "dag" ? field.name : name;
        return (
          <div key={key}>
            <label class="utrecht-form-label" for={id}>
              {label}
            </label>
            <input
              class={classOf(textbox, isInvalid)}
              type="text"
              id={id}
              name={name}
              inputMode="numeric"
              autocomplete="off"
              value={part}
              aria-invalid={isInvalid}
            />
          </div>
        );
      })}
    </div>,
  );
}

interface Choice {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
}

interface RadiosProps extends FieldProps {
  options: readonly Choice[];
  value?: string | undefined;
  /** Short ones, two beside each other. */
  pairs?: boolean;
}

/** One of a few. */
export function Radios({ options, value, pairs = false, ...field }: RadiosProps) {
  const { group, isInvalid } = useField(field);
  const rows = options.map((option, index) => (
    <ChoiceRow
      kind="radio"
      name={field.name}
      option={option}
      index={index}
      isChosen={option.value === value}
      isInvalid={isInvalid}
      key={option.value}
    />
  ));
  return group(pairs ? <div class="meent-pairs">{rows}</div> : rows);
}

interface CheckboxesProps extends FieldProps {
  options: readonly Choice[];
  value?: readonly string[] | undefined;
}

/** Any of a few. */
export function Checkboxes({ options, value = [], ...field }: CheckboxesProps) {
  const { group, isInvalid } = useField(field);
  return group(
    options.map((option, index) => (
      <ChoiceRow
        kind="checkbox"
        name={field.name}
        option={option}
        index={index}
        isChosen={value.includes(option.value)}
        isInvalid={isInvalid}
        key={option.value}
      />
    )),
  );
}

interface SelectProps extends FieldProps {
  options: readonly { readonly value: string; readonly label: string }[];
  value?: string | undefined;
}

/** One of many. */
export function Select({ options, value, ...field }: SelectProps) {
  const { attributes, frame } = useField(field);
  return frame(
    <span class="meent-select">
      <select class={classOf(select, attributes["aria-invalid"])} {...attributes}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value} key={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>,
  );
}

interface FileFieldProps extends FieldProps {
  /** What the chooser of files shows first, as `.csv`. */
  accept: string;
}

/** A file that is no photo, as a list; its form is one that `hasPhoto`. */
export function FileField({ accept, ...field }: FileFieldProps) {
  const { attributes, frame } = useField(field);
  return frame(<input class="meent-file" type="file" accept={accept} {...attributes} />);
}

interface PhotoFieldProps {
  /** Default: "Een foto". */
  label?: string;
  hint?: ComponentChildren;
  /** The photo that was taken before, when the form comes back: its id and address. */
  kept?: { readonly id: string; readonly src: string } | undefined;
  /** What was typed as its description. */
  alt?: string | undefined;
}

/**
 * A photo, which is always optional; the last field of a `Form hasPhoto`. It posts `foto` (the file),
 * `photo` (the id of one taken before), `foto-weg` and `photoAlt`; `takePhotoForm` reads them.
 */
export function PhotoField({ label, hint, kept, alt }: PhotoFieldProps) {
  const form = useContext(FormContext);
  assert(form, "the photo stands in a Form");
  const t = texts[form.language];
  const { attributes, frame } = useField({
    name: "foto",
    label: label ?? t.photo,
    hint: hint ?? t.photoHint,
    required: false,
  });
  return (
    <>
      {kept && (
        <div class="meent-photo-kept">
          <Hidden name="photo" value={kept.id} />
          <img src={kept.src} alt={t.photoKept} />
          <div>
            <p class="utrecht-paragraph">{t.photoKept}</p>
            <ChoiceRow
              kind="checkbox"
              name="foto-weg"
              option={{ value: "ja", label: t.photoRemove }}
              index={0}
              isChosen={false}
              isInvalid={undefined}
            />
          </div>
        </div>
      )}
      {frame(
        <input
          class="meent-file"
          type="file"
          // A telephone that keeps HEIC sends JPEG when it is told this.
          accept="image/jpeg,image/png,image/webp"
          {...attributes}
        />,
      )}
      {/* Not optional: whoever sends a photo says what is on it. Without one it stays empty. */}
      <TextField name="photoAlt" label={t.photoAlt} hint={t.photoAltHint} value={alt} />
    </>
  );
}

export function Hidden({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />;
}

/** The buttons at the end of a form. */
export function Buttons({ children }: { children: ComponentChildren }) {
  return <div class="meent-buttons">{children}</div>;
}

interface SubmitButtonProps {
  kind?: "primary" | "secondary" | "danger";
  /** It binds: a second click is ignored while the first runs. The server guards too. */
  once?: boolean;
  /** Which of several buttons was chosen. */
  name?: string;
  value?: string;
  children: ComponentChildren;
}

const buttonKinds = {
  primary: "utrecht-button utrecht-button--submit utrecht-button--primary-action",
  secondary: "utrecht-button utrecht-button--submit utrecht-button--secondary-action",
  danger:
    "utrecht-button utrecht-button--submit utrecht-button--primary-action utrecht-button--danger",
};

export function SubmitButton({
  kind = "primary",
  once = false,
  name,
  value,
  children,
}: SubmitButtonProps) {
  return (
    <button
      class={buttonKinds[kind]}
      type="submit"
      name={name}
      value={value}
      data-once={once || undefined}
    >
      {children}
    </button>
  );
}

export interface Answer {
  readonly question: string;
  /** Nothing shows as "not filled in". */
  readonly answer?: ComponentChildren;
  readonly changeHref?: string | undefined;
}

/** Everything once more, before anything binding. */
export function Answers({ language, items }: { language: Language; items: readonly Answer[] }) {
  const t = texts[language];
  return (
    <dl class="utrecht-data-list meent-answers">
      {items.map(({ question, answer, changeHref }) => (
        <div class="utrecht-data-list__item" key={question}>
          <dt class="utrecht-data-list__item-key">{question}</dt>
          <dd class="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">
            {answer || <span class="meent-soft">{t.notAnswered}</span>}
          </dd>
          {changeHref && (
            <dd class="meent-answers__change">
              <a class="utrecht-link utrecht-link--html-a" href={changeHref}>
                {t.change}
                <span class="meent-vh">: {question}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

const textbox = {
  valid: "utrecht-textbox utrecht-textbox--html-input",
  invalid: "utrecht-textbox utrecht-textbox--html-input utrecht-textbox--invalid",
};
const textarea = {
  valid: "utrecht-textarea utrecht-textarea--html-textarea",
  invalid: "utrecht-textarea utrecht-textarea--html-textarea utrecht-textarea--invalid",
};
const select = {
  valid: "utrecht-select utrecht-select--html-select",
  invalid: "utrecht-select utrecht-select--html-select utrecht-select--invalid",
};

function classOf(control: { valid: string; invalid: string }, isInvalid: true | undefined) {
  return isInvalid ? control.invalid : control.valid;
}

/** What all fields share: the texts, the error, the attributes, and the frame round the control. */
function useField({ name, label, hint, error, required = true }: FieldProps, noteId?: string | 0) {
  const form = useContext(FormContext);
  assert(form, `the field ${name} stands in a Form`);
  const t = texts[form.language];
  const message = error ?? form.errors.find((other) => other.field === name)?.message;
  const isInvalid = message === undefined ? undefined : (true as const);
  const hintId = hint ? `${name}-uitleg` : undefined;
  const errorId = isInvalid && `${name}-fout`;
  const describedBy = [hintId, errorId, noteId].filter(Boolean).join(" ") || undefined;
  const named = (
    <>
      {label}
      {!required && <span class="meent-optional"> {t.optional}</span>}
    </>
  );
  const said = (
    <>
      {hint && (
        <div class="utrecht-form-field__description utrecht-form-field-description" id={hintId}>
          {hint}
        </div>
      )}
      {message !== undefined && (
        <div
          class="utrecht-form-field__error-message utrecht-form-field-error-message"
          id={errorId}
        >
          <span class="meent-vh">{t.error}</span>
          {message}
        </div>
      )}
    </>
  );
  return {
    t,
    isInvalid,
    attributes: {
      id: name,
      name,
      "aria-describedby": describedBy,
      "aria-invalid": isInvalid,
    },
    frame: (control: ComponentChildren) => (
      <div
        class={isInvalid ? "utrecht-form-field utrecht-form-field--invalid" : "utrecht-form-field"}
      >
        <div class="utrecht-form-field__label">
          <label class="utrecht-form-label" for={name}>
            {named}
          </label>
        </div>
        {said}
        <div class="utrecht-form-field__input">{control}</div>
      </div>
    ),
    group: (controls: ComponentChildren) => (
      <div class={isInvalid && "is-invalid"}>
        <fieldset
          class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset"
          aria-describedby={describedBy}
        >
          <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">
            {named}
          </legend>
          {said}
          {controls}
        </fieldset>
      </div>
    ),
  };
}

const choiceKinds = {
  radio: {
    control: "utrecht-radio-button utrecht-radio-button--html-input",
    label: "utrecht-form-label utrecht-form-label--radio",
  },
  checkbox: {
    control: "utrecht-checkbox utrecht-checkbox--html-input",
    label: "utrecht-form-label utrecht-form-label--checkbox",
  },
};

interface ChoiceRowProps {
  kind: "radio" | "checkbox";
  name: string;
  option: Choice;
  index: number;
  isChosen: boolean;
  isInvalid: true | undefined;
}

/** The first choice has the field's own id, so that the summary of errors can point to it. */
function ChoiceRow({ kind, name, option, index, isChosen, isInvalid }: ChoiceRowProps) {
  const id = index === 0 ? name : `${name}-${option.value}`;
  return (
    <div class="meent-choice">
      <input
        class={choiceKinds[kind].control}
        type={kind}
        id={id}
        name={name}
        value={option.value}
        checked={isChosen}
        aria-invalid={isInvalid}
      />
      <label class={choiceKinds[kind].label} for={id}>
        {option.label}
        {option.hint && <span>{option.hint}</span>}
      </label>
    </div>
  );
}

import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  /** The control's; one is made where none is given. */
  readonly id?: string | undefined;
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** Makes the control; `describedBy` belongs on it where it is given. */
  readonly children: (control: { readonly id: string; readonly 'aria-describedby'?: string }) => ComponentChildren;
}

/** A control under its label, with a hint below. */
export function Field({ id: given, label, hint, children }: FieldProps): JSX.Element {
  const made = useId();
  const id = given ?? made;
  const hasHint = hint !== undefined && hint !== '';
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, ...(hasHint ? { 'aria-describedby': `${id}-hint` } : {}) })}
      {hasHint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly id?: string;
  readonly type?: 'text' | 'search' | 'url' | 'date' | 'number';
  /** `auto` suits what people write; addresses and cells are written from left to right. */
  readonly dir?: 'auto' | 'ltr';
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
  readonly step?: 'any';
  /** The id of a datalist. */
  readonly list?: string;
  readonly onFocus?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** One line of text. */
export const TextField = ({ label, hint, id, type = 'text', dir = 'auto', value, onText, ...rest }: TextFieldProps): JSX.Element => (
  <Field label={label} hint={hint} id={id}>
    {(control) => (
      <input
        {...(rest as object)}
        {...control}
        // The kinds of inputs are types of their own; those above all take what is given here.
        type={type as 'text'}
        dir={dir}
        autocomplete="off"
        value={value}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    )}
  </Field>
);

interface NumberFieldProps extends Omit<TextFieldProps, 'value' | 'onText'> {
  readonly value: number;
  readonly onNumber: (value: number) => void;
}

/** A whole number; an empty field is NaN, which the host refuses in words. */
export const NumberField = ({ value, onNumber, ...rest }: NumberFieldProps): JSX.Element => (
  <TextField
    {...rest}
    type="number"
    dir="ltr"
    value={Number.isFinite(value) ? String(value) : ''}
    onText={(text) => onNumber(text.trim() === '' ? Number.NaN : Number(text))}
  />
);

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, words: string])[];
  readonly onValue: (value: Value) => void;
}

/** One of a few, in a drop-down list. */
export const SelectField = <Value extends string>({ label, hint, value, options, onValue }: SelectFieldProps<Value>): JSX.Element => (
  <Field label={label} hint={hint}>
    {(control) => (
      <select {...control} value={value} onChange={(event) => onValue(event.currentTarget.value as Value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    )}
  </Field>
);

import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** Makes the control; `describedBy` belongs on it where it is given. */
  readonly children: (control: { readonly id: string; readonly 'aria-describedby'?: string }) => ComponentChildren;
}

/** A control under its label, with a hint below. */
export function Field({ label, hint, children }: FieldProps): JSX.Element {
  const id = useId();
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

interface TextFieldProps extends Omit<JSX.IntrinsicElements['input'], 'label' | 'onChange'> {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly value: string;
  readonly onText: (text: string) => void;
}

/** One line of text. */
export const TextField = ({ label, hint, value, onText, ...rest }: TextFieldProps): JSX.Element => (
  <Field label={label} hint={hint}>
    {(control) => (
      <input type="text" dir="auto" autocomplete="off" {...rest} {...control} value={value} onInput={(event) => onText(event.currentTarget.value)} />
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
    inputMode="numeric"
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

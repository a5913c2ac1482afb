import type { JSX, Ref } from 'preact';
import { Field } from './field';

interface SecretFieldProps {
  readonly label: string;
  readonly hint: string;
  /** Where what is typed is read from: it never becomes part of the page's state. */
  readonly field: Ref<HTMLInputElement>;
}

/** A field for a key or an address that only its owner may know: browsers and password managers don't keep it. */
export function SecretField({ label, hint, field }: SecretFieldProps): JSX.Element {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          ref={field}
          type="password"
          autocomplete="off"
          spellcheck={false}
          dir="ltr"
          data-1p-ignore
          data-lpignore="true"
        />
      )}
    </Field>
  );
}

import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

interface ChoiceProps<Value extends string> {
  readonly legend: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly hint?: string; readonly isOff?: boolean }[];
  readonly onValue: (value: Value) => void;
  /** What belongs to the one that is chosen; it stands below that. */
  readonly children?: ComponentChildren;
}

/** One of a few, all of them in sight, each explained. */
export function Choice<Value extends string>({ legend, value, options, onValue, children }: ChoiceProps<Value>): JSX.Element {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {options.map((option) => (
        <div class="option" key={option.value}>
          <input
            type="radio"
            id={`${name}-${option.value}`}
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.isOff === true}
            aria-describedby={option.hint ? `${name}-${option.value}-hint` : undefined}
            onChange={() => onValue(option.value)}
          />
          <label for={`${name}-${option.value}`}>{option.label}</label>
          {option.hint && (
            <p class="hint" id={`${name}-${option.value}-hint`}>
              {option.hint}
            </p>
          )}
          {option.value === value && children && <div class="choice-body">{children}</div>}
        </div>
      ))}
    </fieldset>
  );
}

interface TickProps {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly onTick: (isOn: boolean) => void;
}

/** Something that is on or off. */
export function Tick({ label, hint, isOn, onTick }: TickProps): JSX.Element {
  const id = useId();
  return (
    <div class="option">
      <input
        type="checkbox"
        id={id}
        checked={isOn}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onTick(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

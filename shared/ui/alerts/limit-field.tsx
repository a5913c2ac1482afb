import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ALERT_LIMIT, LIMIT_HINTS, LIMIT_PROBLEMS, TYPE_LIMIT } from '#words/alert-views';
import type { Unit } from '../../model/cell';
import type { ValueKind } from '../../report/definition/alert-columns';
import { limitText, readLimit } from '../../report/definition/read-limit';
import { Field } from '../parts/field';

interface LimitFieldProps {
  readonly kind: ValueKind;
  readonly unit: Unit;
  /** NaN while nobody typed one, or nobody can read it; saving is refused in words then. */
  readonly limit: number;
  readonly onLimit: (limit: number) => void;
}

/** A rule's limit, as people write it. Once it is understood, it is shown in the form that limits have. */
export function LimitField({ kind, unit, limit, onLimit }: LimitFieldProps): JSX.Element {
  const [text, setText] = useState(limitText(limit, kind));
  const read = readLimit(text, kind, unit);
  const problem = text.trim() === '' ? TYPE_LIMIT : LIMIT_PROBLEMS[kind];
  const hint = read === undefined ? <span style={{ color: 'var(--bad)' }}>{problem}</span> : LIMIT_HINTS[kind];
  return (
    <Field label={ALERT_LIMIT} hint={hint}>
      {(control) => (
        <input
          {...control}
          dir="ltr"
          autocomplete="off"
          maxLength={30}
          aria-invalid={read === undefined}
          value={text}
          onInput={({ currentTarget: { value } }) => {
            setText(value);
            onLimit(readLimit(value, kind, unit) ?? Number.NaN);
          }}
          // A share stays as it was typed.
          onBlur={() => read !== undefined && !text.includes('%') && setText(limitText(read, kind))}
        />
      )}
    </Field>
  );
}

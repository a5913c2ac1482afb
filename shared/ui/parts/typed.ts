import { useState } from 'preact/hooks';

/** What a person chose in place of what is kept. */
interface Typed<Value> {
  readonly value: Value;
  set(value: Value): void;
  /** Changes a part of it: of what she chose last, which may not be shown yet. */
  change(by: (now: Value) => Value): void;
  /** What was sent is kept by now; what she chose since stays. */
  sent(value: Value): void;
}

/** What a form shows: what is kept, until a person chooses something else, and again once that is kept. */
export function useTyped<Value>(kept: Value): Typed<Value> {
  const [typed, setTyped] = useState<{ readonly value: Value }>();
  return {
    value: typed ? typed.value : kept,
    set: (value) => setTyped({ value }),
    change: (by) => setTyped((now) => ({ value: by(now ? now.value : kept) })),
    sent: (value) => setTyped((now) => (now?.value === value ? undefined : now)),
  };
}

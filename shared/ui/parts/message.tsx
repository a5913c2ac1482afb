import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icon';

interface MessageProps {
  readonly kind: 'good' | 'information' | 'warning' | 'bad';
  readonly children: ComponentChildren;
}

const SAID = { good: '', information: '', warning: 'Warning: ', bad: 'Error: ' } as const;

/** A sentence that a person should see, with what kind it is in words too. */
export const Message = ({ kind, children }: MessageProps): JSX.Element => (
  <div class={`message ${kind}`}>
    <Icon name={kind} />
    <div class="message-words" dir="auto">
      {SAID[kind] && <span class="unseen">{SAID[kind]}</span>}
      {children}
    </div>
  </div>
);

/** What went wrong, where a person is: it takes the focus when it comes up, so that it is read and seen. */
export function Failure({ words }: { readonly words: string }): JSX.Element | null {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (words !== '') box.current?.focus();
  }, [words]);
  if (words === '') return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" class="failure">
      <Message kind="bad">{words}</Message>
    </div>
  );
}

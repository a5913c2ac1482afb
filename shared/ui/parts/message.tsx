import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { SIGNS } from '#words/buttons';
import { Icon } from './icon';
import { Words } from './words';

interface MessageProps {
  readonly kind: 'good' | 'information' | 'warning' | 'bad';
  readonly children: ComponentChildren;
}

/** A sentence that a person should see, with what kind it is in words too. */
export const Message = ({ kind, children }: MessageProps): JSX.Element => (
  <div class={`message ${kind}`}>
    <Icon name={kind} />
    <div class="message-words">
      {SIGNS[kind] && <span class="unseen">{SIGNS[kind]}</span>}
      {typeof children === 'string' ? <Words text={children} /> : children}
    </div>
  </div>
);

/** What went wrong with what a person just did: it takes the focus, so that it is read and seen, unless she is writing. */
export function Failure({ words }: { readonly words: string }): JSX.Element | null {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (words === '' || !document.hasFocus()) return;
    if (document.activeElement?.matches('input, select')) box.current?.scrollIntoView?.({ block: 'nearest' });
    else box.current?.focus();
  }, [words]);
  if (words === '') return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" class="failure">
      <Message kind="bad">{words}</Message>
    </div>
  );
}

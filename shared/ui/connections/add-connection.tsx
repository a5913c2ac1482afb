import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ADD_CONNECTION, WHAT_ADDING_DOES } from '#words/connections-view';
import { Button } from '../parts/button';
import { ConnectForm } from '../views/connect-form';

/** Adds another account's key. */
export function AddConnection(): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p>
        <Button icon="plus" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {ADD_CONNECTION}
        </Button>
      </p>
      {isOpen && (
        <>
          <p class="hint">{WHAT_ADDING_DOES}</p>
          <ConnectForm isFurther onConnected={() => setOpen(false)} />
        </>
      )}
    </>
  );
}

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { COPY_BY_HAND, copied } from '#words/table-card';
import { useAction } from '../parts/action';
import { Button } from '../parts/button';
import { Failure } from '../parts/message';
import { useSession } from '../session';

interface CopiedProps {
  readonly words: string;
  /** What is copied, in words. */
  readonly what: string;
  /** Gives the text, or throws with what is missing for it. */
  readonly text: () => string;
}

/** Copies a text; where the page may not, it is shown, to be copied by hand. */
export function Copied({ words, what, text }: CopiedProps): JSX.Element {
  const { tell } = useSession();
  const [shown, setShown] = useState('');
  const copying = useAction();
  const copy = (): void =>
    void copying.run(async () => {
      setShown('');
      const made = text();
      try {
        await navigator.clipboard.writeText(made);
        tell(copied(what));
      } catch {
        setShown(made);
      }
    });
  return (
    <>
      <Failure words={copying.failure} />
      <Button look="plain" onClick={copy}>
        {words}
      </Button>
      {shown !== '' && (
        <label class="field">
          <span class="hint">{COPY_BY_HAND}</span>
          <textarea readOnly rows={4} style="width: 100%" dir="ltr" value={shown} onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </>
  );
}

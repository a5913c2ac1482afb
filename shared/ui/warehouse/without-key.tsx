import type { JSX } from 'preact';
import { READY_SHEETS_TITLE } from '#words/first-view';
import { WITHOUT_KEY_FROM_TABLE } from '#words/rows-from';
import { Button } from '../parts/button';
import { useSession } from '../session';

/** The way to a ready sheet that needs no key. */
export function WithoutKey(): JSX.Element {
  const { go } = useSession();
  return (
    <>
      <p class="hint">{WITHOUT_KEY_FROM_TABLE}</p>
      <div class="buttons">
        <Button id="gallery" onClick={() => go({ name: 'gallery' })}>
          {READY_SHEETS_TITLE}
        </Button>
      </div>
    </>
  );
}

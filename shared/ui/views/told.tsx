import type { JSX } from 'preact';
import { CLOSE_MESSAGE } from '#words/buttons';
import { IconButton } from '../parts/button';
import { Words } from '../parts/words';

interface Telling {
  readonly words: string;
  readonly kind: 'good' | 'warning';
}

/** Nothing is said. */
export const NOTHING_TOLD: Telling = { words: '', kind: 'good' };

/** What was done, in a sentence that stays in sight until it is closed, or the next one or the next view comes. */
export const Told = ({ words, kind, onClose }: Telling & { readonly onClose: () => void }): JSX.Element => (
  <div class={words === '' ? 'unseen' : `told ${kind}`}>
    <output>
      <Words text={words} />
    </output>
    {words !== '' && <IconButton icon="close" label={CLOSE_MESSAGE} onClick={onClose} />}
  </div>
);

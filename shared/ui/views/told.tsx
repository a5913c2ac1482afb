import type { JSX } from 'preact';
import { IconButton } from '../parts/button';
import { Words } from '../parts/words';

interface ToldProps {
  readonly words: string;
  readonly onClose: () => void;
}

/** What was done, in a sentence that stays in sight until it is closed, or the next one or the next view comes. */
export const Told = ({ words, onClose }: ToldProps): JSX.Element => (
  <div class={words === '' ? 'unseen' : 'told'}>
    <output>
      <Words text={words} />
    </output>
    {words !== '' && <IconButton icon="close" label="Close this message" onClick={onClose} />}
  </div>
);

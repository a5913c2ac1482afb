import type { JSX } from 'preact';
import type { KeyPlace } from '../../ports';
import { KEEP_THE_KEY, KEY_PLACE_WORDS } from '../../words/en/connect-form';
import { Choice } from '../parts/choice';

const PLACES: readonly KeyPlace[] = ['device', 'session'];

interface KeyPlaceProps {
  readonly place: KeyPlace;
  readonly onPlace: (place: KeyPlace) => void;
}

/** For how long the key is kept. */
export const KeyPlaceField = ({ place, onPlace }: KeyPlaceProps): JSX.Element => (
  <Choice legend={KEEP_THE_KEY} value={place} options={PLACES.map((value) => ({ value, ...KEY_PLACE_WORDS[value] }))} onValue={onPlace} />
);

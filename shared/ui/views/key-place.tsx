import type { JSX } from 'preact';
import type { KeyPlace } from '../../ports';
import { Choice } from '../parts/choice';

/** Said at a key that is kept on the person's own device. */
export const KEY_HINT = 'It stays on this computer and is never in this file. It is not encrypted there.';

/** How a key is kept, in a few words. */
const KEY_PLACE_WORDS: Readonly<Record<KeyPlace, string>> = {
  device: 'On this computer',
  session: 'For this session only',
};

interface KeyPlaceProps {
  readonly place: KeyPlace;
  readonly onPlace: (place: KeyPlace) => void;
}

/** For how long the key is kept. */
export const KeyPlaceField = ({ place, onPlace }: KeyPlaceProps): JSX.Element => (
  <Choice
    legend="Keep the key"
    value={place}
    options={[
      { value: 'device', label: KEY_PLACE_WORDS.device, hint: 'Until you disconnect it; for your workbooks on this computer.' },
      {
        value: 'session',
        label: KEY_PLACE_WORDS.session,
        hint: 'It is forgotten when this workbook is closed. Choose this on a computer that others use too.',
      },
    ]}
    onValue={onPlace}
  />
);

import type { JSX } from 'preact';
import { KEEP_THE_KEY, KEY_LIFETIME_WORDS } from '#words/connect-form';
import { KEY_LIFETIMES, type KeyLifetime } from '../../ports';
import { Choice } from '../parts/choice';

interface KeyLifetimeProps {
  readonly lifetime: KeyLifetime;
  readonly onLifetime: (lifetime: KeyLifetime) => void;
}

/** For how long the key is kept. */
export const KeyLifetimeField = ({ lifetime, onLifetime }: KeyLifetimeProps): JSX.Element => (
  <Choice
    legend={KEEP_THE_KEY}
    value={lifetime}
    options={KEY_LIFETIMES.map((value) => ({ value, ...KEY_LIFETIME_WORDS[value] }))}
    onValue={onLifetime}
  />
);

import type { JSX } from 'preact';
import { ALERT_NAME_WORDS, WHO_SEES_NAMES } from '#words/alert-views';
import { ALERT_NAMES, type AlertNames } from '../../report/definition/alert-rule';
import { Choice } from '../parts/choice';
import { HAS_MESSAGES } from './has-messages';

interface NamesProps {
  readonly names: AlertNames;
  readonly onNames: (names: AlertNames) => void;
}

/** Who may see whose rows were found. */
export const NamesChoice = ({ names, onNames }: NamesProps): JSX.Element => (
  <Choice
    legend={WHO_SEES_NAMES}
    value={names}
    options={ALERT_NAMES.filter((value) => value !== 'messages' || value === names || HAS_MESSAGES).map((value) => ({
      value,
      ...ALERT_NAME_WORDS[value],
    }))}
    onValue={onNames}
  />
);

import type { JSX } from 'preact';
import { GOOD_CHECK, SIGNS } from '#words/buttons';
import { warningsWords } from '#words/report-card';
import type { Check } from '../../report/kept/run';
import { Icon } from '../parts/icon';
import { Words } from '../parts/words';

const SAID = { good: GOOD_CHECK, warning: SIGNS.warning } as const;

/** `, 2 warnings`; empty when all is well. */
export const warningsIn = (checks: readonly Check[]): string => warningsWords(checks.filter(({ verdict }) => verdict === 'warning').length);

/** What a refresh looked at in its rows, a sentence each. */
export const Checks = ({ checks }: { readonly checks: readonly Check[] }): JSX.Element => (
  <ul class="checks">
    {checks.map(({ verdict, words }) => (
      <li key={words} class={verdict}>
        <Icon name={verdict} />
        <span>
          <span class="unseen">{SAID[verdict]}</span>
          <Words text={words} />
        </span>
      </li>
    ))}
  </ul>
);

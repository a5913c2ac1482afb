import type { JSX } from 'preact';
import type { Check } from '../../report/kept/run';
import { countWords } from '../../words/en/numbers';
import { Icon } from '../parts/icon';
import { Words } from '../parts/words';

const SAID = { good: 'Good: ', warning: 'Warning: ' } as const;

/** `, 2 warnings`; empty when all is well. */
export function warningsWords(checks: readonly Check[]): string {
  const count = checks.filter(({ verdict }) => verdict === 'warning').length;
  return count === 0 ? '' : `, ${countWords(count, 'warning')}`;
}

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

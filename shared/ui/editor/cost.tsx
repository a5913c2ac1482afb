import type { JSX } from 'preact';
import { refreshCost, roomWords, TOO_MUCH } from '#words/editor';
import type { Estimate } from '../../panel/views';
import { Message } from '../parts/message';

/** Whether a refresh would make the file or its sheet larger than it can be. */
export const isTooMuch = ({ cellsMeanwhile = 0, mostCells = Number.POSITIVE_INFINITY, rowsAfter = 0, mostRows }: Estimate): boolean =>
  cellsMeanwhile > mostCells || rowsAfter > mostRows;

/** What refreshing costs, against what the file can hold. */
export const Cost = ({ estimate }: { readonly estimate: Estimate }): JSX.Element => (
  <>
    <p>{refreshCost(estimate)}</p>
    <p class="hint">{roomWords(estimate)}</p>
    {isTooMuch(estimate) && <Message kind="warning">{TOO_MUCH}</Message>}
  </>
);

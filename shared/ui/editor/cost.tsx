import type { JSX } from 'preact';
import type { Estimate } from '../../panel/calls';
import { Message } from '../parts/message';
import { useSession } from '../session';
import { countWords, numberWords } from '../words/numbers';

/** Whether a refresh would make the file larger than it can be. */
export const isTooMuch = ({ cellsMeanwhile, mostCells }: Estimate): boolean => cellsMeanwhile !== undefined && cellsMeanwhile > mostCells;

/** `about 11,240 rows, 78,680 cells`, with what is known. */
export const costWords = ({ rows, cells }: Estimate): string =>
  [...(rows === undefined ? [] : [`about ${countWords(rows, 'row')}`]), ...(cells === undefined ? [] : [countWords(cells, 'cell')])].join(
    ', ',
  );

/** What refreshing costs, against what the file can hold. */
export function Cost({ estimate }: { readonly estimate: Estimate }): JSX.Element {
  const { product } = useSession();
  const { requests, cellsInFile, cellsAfter, mostCells } = estimate;
  const isSheets = product === 'sheets';
  const known = costWords(estimate);
  return (
    <>
      <p>
        {known === '' ? 'ActivTrak does not say beforehand how many rows there will be' : `A refresh brings ${known}`}
        {requests === undefined ? '.' : `, in ${countWords(requests, 'request')}.`}
      </p>
      <p class="hint">
        The file now has {numberWords(cellsInFile)} of the {countWords(mostCells, 'cell')} that it can {isSheets ? 'have' : 'bear'}
        {cellsAfter === undefined || cellsAfter <= cellsInFile ? '' : `, and then ${numberWords(cellsAfter)}`}.
        {isSheets && ' Empty cells count too.'}
      </p>
      {isTooMuch(estimate) && <Message kind="warning">That is more than the file can hold: choose fewer days, people or columns.</Message>}
    </>
  );
}

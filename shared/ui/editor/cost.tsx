import type { JSX } from 'preact';
import type { Estimate } from '../../panel/calls';
import { countWords, numberWords } from '../../words/en/numbers';
import { Message } from '../parts/message';

/** Whether a refresh would make the file or its sheet larger than it can be. */
export const isTooMuch = ({ cellsMeanwhile = 0, mostCells = Number.POSITIVE_INFINITY, rowsAfter = 0, mostRows }: Estimate): boolean =>
  cellsMeanwhile > mostCells || rowsAfter > mostRows;

/** `about 11,240 rows, 78,680 cells`, with what is known. */
export const costWords = ({ rows, cells }: Estimate): string =>
  [...(rows === undefined ? [] : [`about ${countWords(rows, 'row')}`]), ...(cells === undefined ? [] : [countWords(cells, 'cell')])].join(
    ', ',
  );

/** How full the file gets where it has a limit, else the sheet. */
function roomWords({ cellsInFile, cellsAfter, mostCells, rowsAfter, mostRows }: Estimate): string {
  if (mostCells === undefined)
    return rowsAfter === undefined
      ? `A sheet can have ${countWords(mostRows, 'row')}.`
      : `The sheet will have ${numberWords(rowsAfter)} of the ${countWords(mostRows, 'row')} it can have.`;
  const after = cellsAfter === undefined || cellsAfter <= cellsInFile ? '' : `, and will have ${numberWords(cellsAfter)}`;
  return `The file has ${numberWords(cellsInFile)} of the ${countWords(mostCells, 'cell')} it can have${after}. Empty cells count too.`;
}

/** What refreshing costs, against what the file can hold. */
export function Cost({ estimate }: { readonly estimate: Estimate }): JSX.Element {
  const { requests } = estimate;
  const known = costWords(estimate);
  return (
    <>
      <p>
        {known === '' ? "ActivTrak doesn't say in advance how many rows there will be" : `A refresh brings ${known}`}
        {requests === undefined ? '.' : `, in ${countWords(requests, 'request')}.`}
      </p>
      <p class="hint">{roomWords(estimate)}</p>
      {isTooMuch(estimate) && <Message kind="warning">That's more than the file can hold. Choose fewer days, people or columns.</Message>}
    </>
  );
}

import { dateUnclear } from '#words/answers';
import { ActivTrakError } from '../../errors';
import type { Column, Row } from '../../model/cell';

/** `11/17/2026`, `17.11.2026`: what is written like this is a date, and no time of day and no word. */
const DATE_LIKE = /\d[/.-]\d/;

/**
 * Refuses days that are not written as the API's descriptions have them: `11/05/2026` can be two days, and as a text in a sheet it is none.
 * @throws ActivTrakError `decode`
 */
export function refuseTextDates(columns: readonly Column[], rows: readonly Row[]): void {
  columns.forEach(({ kind, label }, index) => {
    if (kind !== 'date' && kind !== 'datetime') return;
    const form = kind === 'date' ? /\d/ : DATE_LIKE;
    const wrong = rows.find((row) => typeof row[index] === 'string' && form.test(row[index] as string))?.[index];
    if (wrong === undefined) return;
    throw new ActivTrakError('decode', dateUnclear(String(wrong), label));
  });
}

import type { Same } from './disagreements';
import type { GoogleSheets } from './products';
import type { Question } from './questions';
import { LABELS, summed } from './sums';
import type { Truth } from './truth';

/** In scripts: the library's rows, and the table that it writes of them. */
export function inLibrary(google: GoogleSheets, truth: Truth, { metric, words, days }: Question, same: Same): void {
  const ask = (who?: string | number) =>
    google.script((activtrak, connection) =>
      activtrak.hours(connection, {
        range: words,
        columns: ['date', 'userId', 'user', metric],
        ...(who === undefined ? {} : { who }),
      } as never),
    );
  const added = (rows: readonly object[]): number => rows.reduce((sum, row) => sum + Number((row as Record<string, unknown>)[metric]), 0);
  same('hours of everyone', truth.seconds(metric, days), () => added(ask()));
  same('a table of everyone', truth.seconds(metric, days), () => summed(google.written(ask()), LABELS[metric]));
  for (const { id } of truth.people) same(`hours of ${id}`, truth.seconds(metric, days, [id]), () => added(ask(id)));
  for (const { id } of truth.organisation.groups)
    same(`hours of group:${id}`, truth.secondsOfGroups(metric, days, [id]), () => added(ask(`group:${id}`)));
}

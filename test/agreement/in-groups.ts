import type { Rollup } from '../../shared/report/rollup/rolled-up';
import { tried } from './disagreements';
import type { Cells } from './products';
import type { Asked } from './questions';
import { ofDay, shows, summed } from './sums';

const TIME = /^Time/;

/** In the log that is grouped, in a report and in a cell: by day, by computer, and by person where a name is one person's alone. */
export async function inGroups({ product, truth, words, days, same }: Asked): Promise<void> {
  const grouped = (by: Rollup['by']) =>
    tried(() =>
      product.report({
        version: 2,
        stream: 'activity-log',
        range: { kind: 'words', words },
        unit: 'hours',
        columns: [],
        rollup: { by, measures: ['time', 'activities'] },
      }),
    );
  const byDay = await grouped(['day']);
  const byApplication = await grouped(['day', 'application', 'hour']);
  const byPerson = await grouped(['day', 'person']);
  const worked = truth.daysWith(days);
  for (const day of worked) {
    const own = { from: day, to: day };
    same(`a log grouped by day, on ${day}`, truth.seconds('total', own), () => summed(byDay, TIME, ofDay(day)));
    same(`a log grouped by application and hour, on ${day}`, truth.seconds('total', own), () => summed(byApplication, TIME, ofDay(day)));
    same(`its activities, on ${day}`, truth.activities(own), () => countOf(byApplication, ofDay(day)));
  }
  for (const { id, name } of truth.people.filter((one) => truth.isAlone(one.id)))
    same(`a log grouped by person: ${name}`, truth.seconds('total', days, [id]), () => summed(byPerson, TIME, shows('User', name)));

  same('APPS of everyone', truth.seconds('total', days), async () =>
    summed(await product.call('ACTIVTRAK_APPS', words, '', '', 'Application', 3), TIME),
  );
  const person = truth.people[0];
  if (!person) return;
  const ofPerson = await tried(() => product.call('ACTIVTRAK_APPS', words, '', `user:${person.id}`, 'Day'));
  for (const day of truth.daysWith(days, person.id))
    same(`APPS of a person, on ${day}`, truth.seconds('total', { from: day, to: day }, [person.id]), () =>
      summed(ofPerson, TIME, ofDay(day)),
    );
}

function countOf(table: unknown, isCounted: (row: readonly unknown[], header: readonly unknown[]) => boolean): number {
  const [header = [], ...rows] = table as Cells;
  const place = header.indexOf('Activities');
  return rows.filter((row) => isCounted(row, header)).reduce((sum, row) => sum + Number(row[place]), 0);
}

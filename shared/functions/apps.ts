import { GROUP_KEY_LABELS, MEASURE_LABELS } from '#words/column-labels';
import type { Filter } from '../api/streams/filter';
import type { Cell, Row } from '../model/cell';
import { header } from '../model/selection';
import { type GroupKey, KEYS } from '../report/rollup/group-keys';
import { SAID } from '../report/rollup/measures';
import { rankedPlaces, rolledUp } from '../report/rollup/rolled-up';
import { put, type Tally } from '../report/rollup/tally';
import type { Task } from '../task';
import { type Argument, limitOf, whosOf } from './arguments/argument';
import { groupKeysOf } from './arguments/group-keys-named';
import { askedPeriod } from './asked-period';
import { filterInDays } from './hours-rows';
import { groupedDays } from './kept/grouped-days';
import { refuseForgotten } from './kept/kept-days';
import type { Session } from './kept/session';
import { filterWord } from './kept/whose-word';
import { newestOfAll, refuseOthers } from './log';
import { CAN_BE_LIMITED, isLimited } from './people/limits';
import { refuseUnknown, resolved } from './people/resolve';

const MEASURES = ['time', 'activities', 'share'] as const;
/** `ACTIVTRAK_APPS`: the log added up by application, site, hour and so on, with the most time first and all others in one row. */
export function* apps(session: Session, args: readonly Argument[]): Task<readonly Row[]> {
  const [from, to, whoArgument, byArgument, limitArgument] = args;
  const range = yield* askedPeriod(session, from, to);
  const whos = whosOf(whoArgument);
  const by = groupKeysOf(byArgument);
  const limit = limitOf(limitArgument);
  const named = whos && (yield* resolved(session, whos));
  const filters = new Map<string, Filter>();
  for (const who of named ?? [undefined]) {
    if (CAN_BE_LIMITED && isLimited(session)) yield* refuseOthers(session, range, who);
    if (!who) continue;
    const filter = yield* filterInDays(session, who, range);
    filters.set(filterWord(filter), filter);
  }
  const read = yield* groupedDays(session, range, filters, by);
  // Sums of several don't say whose records were missing.
  const isNothing = read.tally.size === 0;
  for (const who of named ?? []) {
    try {
      if (isNothing || filters.size > 1) yield* refuseUnknown(session, who);
    } catch (failure) {
      if (isNothing) throw failure;
      // Records alone show some: the log says the same of who has none.
      yield* newestOfAll(session, range, [who], 1);
    }
  }
  if (isNothing) yield* refuseForgotten(session, range, true);
  const tally: Tally = new Map();
  const places = by.map((key) => read.by.indexOf(key));
  for (const entry of read.tally.values()) put(tally, { ...entry, cells: places.map((place) => entry.cells[place] ?? '') });
  const top = rankedPlaces(by).length > 0 ? { top: limit } : {};
  const { rows } = rolledUp({ by, measures: MEASURES, ...top }, tally, { unit: 'hours', groupsOf: () => [''], smallest: 0 });
  const { firstSerial = 0 } = session.calendar;
  const shown = rows.map((row) =>
    row.map(
      (cell, at): Cell =>
        typeof cell === 'number' && at < by.length && KEYS[by[at] as GroupKey].kind === 'date' ? cell - firstSerial : cell,
    ),
  );
  return [
    [
      ...by.map((key) => GROUP_KEY_LABELS[key]),
      ...MEASURES.map((measure) => header({ ...SAID[measure], label: MEASURE_LABELS[measure] }, 'hours')),
    ],
    ...shown,
  ];
}

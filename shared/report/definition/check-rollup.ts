import {
  GROUPS_NEED_DATE,
  GROUPS_NEED_WHOLE_PERIOD,
  GROUPS_ONLY_OF_LOG,
  GROUPS_SAY_NOTHING,
  GROUPS_WITHOUT_KEY,
  GROUPS_WITHOUT_NAMES,
  groupsCantBeAdded,
  notWholeNumber,
} from '#words/definitions';
import { STREAMS } from '../../api/streams/streams';
import { wrong } from '../../errors';
import { isOnlyAdding, MODES } from '../../table/plan/modes';
import { type Rollup, rankedPlaces } from '../rollup/rolled-up';
import type { Report } from './definition';
import { shownRollup } from './rollup-output';

const MOST_NAMED = 1000;

/**
 * Whether a grouping makes sense in its report.
 * @throws ActivTrakError `argument` with what is wrong and what to do.
 */
export function checkRollup(report: Report, rollup: Rollup): void {
  const { by, measures, top } = shownRollup(report, rollup);
  if (STREAMS[report.stream].record.when !== 'time') throw wrong(GROUPS_ONLY_OF_LOG);
  if (by.length === 0) throw wrong(GROUPS_WITHOUT_KEY);
  if (measures.length === 0) throw wrong(GROUPS_SAY_NOTHING);
  if (top !== undefined && !(Number.isInteger(top) && top >= 1 && top <= MOST_NAMED)) throw wrong(notWholeNumber('top', 1, MOST_NAMED));
  if (top !== undefined && rankedPlaces(by).length === 0) throw wrong(GROUPS_WITHOUT_NAMES);
  if (isOnlyAdding(report.disposition)) throw wrong(groupsCantBeAdded(by.includes('day')));
  if (!MODES[report.disposition].keeps) return;
  if (!by.includes('day')) throw wrong(GROUPS_NEED_DATE);
  if (top !== undefined || measures.includes('share')) throw wrong(GROUPS_NEED_WHOLE_PERIOD);
}

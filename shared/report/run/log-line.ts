import { byFrom, checksGood, RESULTS, STARTED } from '#words/log-sheet';
import type { Row } from '../../model/cell';
import { serialOfWallTime } from '../../model/serial';
import type { Clock } from '../../ports';
import type { RunRecord } from '../kept/run';
import { lineWith } from './log-place';

/** The line that tells of a refresh, with its cells in their usual order. @param zone in which its moment is told */
export function logLine(record: RunRecord, clock: Clock, zone: string): Row {
  const { trigger, rows, pages, message, checks } = record;
  const when = clock.wallTime(record.at, zone);
  const notGood = checks.filter(({ verdict }) => verdict !== 'good').map(({ words }) => words);
  const words = checks.length === 0 ? '' : notGood.length === 0 ? checksGood(checks.length) : notGood.join(' ');
  return lineWith({
    at: serialOfWallTime(when) ?? when,
    by: record.connection === undefined ? record.by : byFrom(record.by, record.connection),
    // A newer version may have kept other words.
    started: STARTED[trigger] ?? trigger,
    report: record.reportName,
    rows,
    pages,
    sentAgain: record.retries,
    seconds: Math.round(record.ms / 100) / 10,
    result: RESULTS[record.outcome] ?? record.outcome,
    message,
    checks: words,
  });
}

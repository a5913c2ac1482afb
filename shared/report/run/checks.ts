import {
  daysCame,
  duplicates,
  firstDaysMissing,
  hoursInTens,
  lateLeftOut,
  longDays,
  matchesCount,
  NO_DUPLICATES,
  NO_LONG_DAY,
  ONLY_CHOSEN,
  OVERLAPS,
  otherDaysCame,
  outsideLeftOut,
  readToEnd,
  SUMS_RIGHT,
  sumsWrong,
  textsCut,
  tooFewPeople,
} from '#words/checks';
import { STREAMS } from '../../api/streams/streams';
import type { DateRange } from '../../model/date-range';
import { rangeWords } from '../../model/date-range';
import { isoDay } from '../../model/serial';
import type { Report } from '../definition/definition';
import { outputColumns } from '../definition/output';
import { type Check, good, warning } from '../kept/run';
import type { LeftOut } from '../privacy/summary';
import type { Counters } from '../reading/counters';

/** What a refresh knows of its rows when it is done. */
export interface Findings {
  readonly report: Report;
  readonly counters: Counters;
  /** The days that were asked about. */
  readonly range: DateRange;
  /** The days whose records are taken: what comes late may be older than what was asked about. */
  readonly window: DateRange;
  /** Whether ActivTrak said how many rows there are. */
  readonly counted: boolean;
  /** Rows whose identity another row has too. */
  readonly repeated: number;
  /** Rows of a summary that were about too few people to show. */
  readonly leftOut: LeftOut;
  /** Whether somebody counts in two rows of a summary. */
  readonly overlaps: boolean;
}

/** The checks of a refresh, in words for people. */
export function checksOf(findings: Findings): readonly Check[] {
  const { report, counters, counted, repeated, leftOut, overlaps } = findings;
  const { addsUp, isOneRow } = STREAMS[report.stream].record;
  return [
    counted ? good(matchesCount(counters.rows + counters.leftOut)) : good(readToEnd(counters.rows)),
    repeated === 0 ? good(NO_DUPLICATES) : warning(duplicates(repeated, isOneRow)),
    ...(report.who.length > 0 ? [good(ONLY_CHOSEN)] : []),
    ...(addsUp ? [...sums(findings), ...days(findings)] : []),
    ...dates(findings),
    ...(counters.leftOut > 0 ? [otherDays(findings)] : []),
    ...(overlaps ? [good(OVERLAPS)] : []),
    ...(leftOut.rows > 0 ? [tooFew(leftOut, report.privacy.smallestGroup)] : []),
    ...(counters.cut ? [warning(textsCut(counters.cut))] : []),
  ];
}

/** That they add up says something only where all of them are shown. */
function sums({ report, counters: { wrongSums } }: Findings): readonly Check[] {
  if (wrongSums > 0) return [warning(sumsWrong(wrongSums))];
  const shown = outputColumns(report).map(({ key }) => key);
  return ['active', 'passive', 'total'].every((key) => shown.includes(key)) ? [good(SUMS_RIGHT)] : [];
}

function days({ report, counters: { longDays: long } }: Findings): readonly Check[] {
  if (long > 0) return [warning(longDays(long))];
  return outputColumns(report).some(({ kind }) => kind === 'duration') ? [good(NO_LONG_DAY)] : [];
}

/** Late records of the log come with any date; hours of a day that nobody asked about should not come at all. */
const otherDays = ({ report, counters, range }: Findings): Check =>
  STREAMS[report.stream].record.comesLate
    ? good(lateLeftOut(counters.leftOut))
    : warning(outsideLeftOut(counters.leftOut, rangeWords(range)));

function dates({ counters: { first, last }, range, window }: Findings): readonly Check[] {
  if (first === undefined || last === undefined) return [];
  const shown = [isoDay(first), isoDay(last)] as const;
  // The log's days may be cut in another zone than its times are written in.
  if (first < Math.min(range.from, window.from) - 1 || last > range.to + 1) return [warning(otherDaysCame(...shown, rangeWords(range)))];
  const late = first - range.from;
  if (late > 3) return [warning(firstDaysMissing(...shown, late, rangeWords(range)))];
  return [good(daysCame(...shown, rangeWords(range), first >= range.from && last <= range.to))];
}

/** Hours of fewer people than a row may be about are said in tens, so that what is left out is not told here. */
function tooFew({ rows, people, hours, metric }: LeftOut, smallest: number): Check {
  const said = people >= smallest ? hours.toFixed(2) : hoursInTens(hours);
  return warning(tooFewPeople(rows, smallest, metric === '' ? undefined : [said, metric]));
}

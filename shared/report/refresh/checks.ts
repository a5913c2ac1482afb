import { STREAMS } from '../../api/streams';
import type { DateRange } from '../../model/date-range';
import { rangeWords } from '../../model/date-range';
import { isoDay } from '../../model/serial';
import type { Report } from '../definition/definition';
import { outputColumns } from '../definition/output';
import type { Check } from '../kept/run';
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

const good = (words: string): Check => ({ verdict: 'good', words });
export const warning = (words: string): Check => ({ verdict: 'warning', words });

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;

/** Said beside the rows too: they add up to more than there is. */
export const OVERLAPS = 'People in several groups count in each of them.';

/** The checks of a refresh, in words for people. */
export function checksOf(findings: Findings): readonly Check[] {
  const { report, counters, counted, repeated, leftOut, overlaps } = findings;
  const isLog = STREAMS[report.stream].record === 'activity';
  return [
    counted
      ? good(`${count(counters.rows + counters.leftOut, 'row')}, matching ActivTrak's count.`)
      : good(`${count(counters.rows, 'row')}, read to the end.`),
    repeated === 0
      ? good('No duplicate records.')
      : warning(
          `${count(repeated, 'row has', 'rows have')} the same ${isLog ? 'log ID' : 'day and ID'} as another. ActivTrak returns more than one row for them.`,
        ),
    ...(report.who.length > 0 ? [good('ActivTrak returned only the people you chose.')] : []),
    ...(isLog ? [] : [...sums(findings), ...days(findings)]),
    ...dates(findings),
    ...(counters.leftOut > 0 ? [otherDays(findings)] : []),
    ...(overlaps ? [good(OVERLAPS)] : []),
    ...(leftOut.rows > 0 ? [tooFew(leftOut, report.privacy.smallestGroup)] : []),
    ...(counters.cut
      ? [warning(`${count(counters.cut, 'text is', 'texts are')} longer than a cell takes. The end was cut off and shows as “…”.`)]
      : []),
  ];
}

/** That they add up says something only where all of them are shown. */
function sums({ report, counters: { wrongSums } }: Findings): readonly Check[] {
  if (wrongSums > 0)
    return [warning(`In ${count(wrongSums, 'row')} active and passive time don't add up to the total. ActivTrak reports them that way.`)];
  const shown = outputColumns(report).map(({ key }) => key);
  return ['active', 'passive', 'total'].every((key) => shown.includes(key)) ? [good('Active and passive time add up to the total.')] : [];
}

function days({ report, counters: { longDays } }: Findings): readonly Check[] {
  if (longDays > 0)
    return [warning(`${count(longDays, 'row has', 'rows have')} more than 24 hours in a day. Check whether times are counted twice.`)];
  return outputColumns(report).some(({ kind }) => kind === 'duration') ? [good('No day has more than 24 hours.')] : [];
}

/** Late records of the log come with any date; hours of a day that nobody asked about should not come at all. */
const otherDays = ({ report, counters, range }: Findings): Check =>
  STREAMS[report.stream].record === 'activity'
    ? good(`${count(counters.leftOut, 'late record')} from other days left out.`)
    : warning(`${count(counters.leftOut, 'row')} outside ${rangeWords(range)} ${counters.leftOut === 1 ? 'was' : 'were'} left out.`);

function dates({ counters: { first, last }, range, window }: Findings): readonly Check[] {
  if (first === undefined || last === undefined) return [];
  const words = `Days from ${isoDay(first)} to ${isoDay(last)}`;
  // The log's days may be cut in another zone than its times are written in.
  if (first < Math.min(range.from, window.from) - 1 || last > range.to + 1)
    return [warning(`${words} came, but the report asks for ${rangeWords(range)}.`)];
  const late = first - range.from;
  if (late > 3) return [warning(`${words}. ActivTrak returned nothing for the first ${count(late, 'day')} of ${rangeWords(range)}.`)];
  return [good(first < range.from || last > range.to ? `${words}, for ${rangeWords(range)}.` : `${words}, within ${rangeWords(range)}.`)];
}

/** Hours of fewer people than a row may be about are said in tens, so that what is left out is not told here. */
function tooFew({ rows, people, hours, metric }: LeftOut, smallest: number): Check {
  const said = people >= smallest ? hours.toFixed(2) : hours < 10 ? 'less than 10' : `about ${Math.round(hours / 10) * 10}`;
  const what = metric === '' ? '' : ` They hold ${said} h of ${metric} time.`;
  return warning(`${count(rows, 'row')} about fewer than ${smallest} people ${rows === 1 ? 'was' : 'were'} left out.${what}`);
}

import { STREAMS, type Stream } from '../../api/streams';
import { type ActivTrakError, wrong } from '../../errors';
import { cellAddress } from '../../model/a1';
import { MODES } from '../../table/modes';
import type { Report } from './definition';
import { outputColumns } from './output';
import { addsUp } from './people-shown';
import { type Form, formOf } from './report-form';
import { checkRange, type Locale } from './report-range';

/** A property of Google's may have 9 KB; some of it is for what the host puts around. */
const MOST_BYTES = 8_900;
const MOST_WHO = 50;

/**
 * Whether a definition can be used as it is.
 * @param locale the document's, in which days may be written
 * @throws ActivTrakError `argument` with the first thing that is wrong and what to do.
 */
export function checkReport(report: Report, locale?: Locale): void {
  const form = formOf(report);
  if (form !== 'usable') throw unusable(form, 'This report');
  const stream = STREAMS[report.stream];
  if (report.name.trim() === '') throw wrong('The report has no name. Give it one.');
  if (report.name.length > 100) throw wrong('The name is longer than 100 characters. Shorten it.');
  if (report.destination.sheet.trim() === '') throw wrong('There is no sheet to write to. Name one, or use the selected cell.');
  if (report.destination.sheet.length > 100) throw wrong('The sheet name is longer than 100 characters. Shorten it.');
  if (cellAddress(report.destination.cell) === undefined)
    throw wrong(`“${report.destination.cell.slice(0, 20)}” isn't a cell. Write the first cell as A1.`);
  if (report.who.length > MOST_WHO)
    throw wrong(`You chose more than ${MOST_WHO} people. Each needs its own request, so choose a group instead.`);
  for (const { kind, name } of report.who) {
    if (stream.filters.current[kind] === undefined && stream.filters['early-access'][kind] === undefined)
      throw wrong(`This report can't be limited to the ${kind} “${name.slice(0, 60)}”. Remove it, or choose the other kind of hours.`);
  }
  if (report.rereadDays < 1 || report.rereadDays > 400 || !Number.isInteger(report.rereadDays))
    throw wrong('The days to read again must be a whole number from 1 to 400.');
  checkRange(report.range, locale);
  checkColumns(report, stream);
  if (bytesOf(JSON.stringify(report)) > MOST_BYTES)
    throw wrong('The report is too large to save. Choose a group instead of many people, or shorten the headers.');
}

function checkColumns(report: Report, stream: Stream): void {
  const { smallestGroup } = report.privacy;
  if (addsUp(report) && stream.record === 'activity')
    throw wrong('A summary adds up hours, and the log has none. Choose hours by person or by computer, or pseudonyms for the log.');
  if (addsUp(report) && !(Number.isInteger(smallestGroup) && smallestGroup >= 2 && smallestGroup <= 1000))
    throw wrong('The smallest group of a summary must be a whole number from 2 to 1,000.');
  const columns = outputColumns(report);
  const headers = columns.map(({ label }) => label.trim().toLowerCase());
  const twice = columns.find(({ label }, index) => headers.indexOf(label.trim().toLowerCase()) !== index);
  if (twice) throw wrong(`Two columns are called “${twice.label.slice(0, 60)}”. Rename one of them.`);
  if (columns.length === 0) throw wrong('There is no column left to show. Choose at least one.');
  if (addsUp(report) && MODES[report.disposition].keeps) {
    if (!columns.some(({ key }) => key === 'date'))
      throw wrong("A summary that isn't replaced each time needs the Date column. Choose it, or “Replace the rows”.");
  }
}

/** The bytes of a text in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}

/** What to say of a report that this version cannot use. */
export const unusable = (form: Exclude<Form, 'usable'>, name: string): ActivTrakError =>
  wrong(
    form === 'newer'
      ? `${name} was made by a newer version of Live Data. Update Live Data to use it.`
      : `${name} is damaged and can't be read. Create it again.`,
  );

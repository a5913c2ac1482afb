import { PEOPLE_LABEL } from '#words/column-labels';
/**
 * What a report's columns are in the sheet, and which columns have to be read for them.
 * @module
 */

import { STREAM_NAMES, STREAMS } from '../../api/streams/streams';
import type { Column } from '../../model/cell';
import { chosenColumns, header, usualColumns } from '../../model/selection';
import { formatOf, type OutputColumn, SHORT_DURATIONS } from '../../table/place/output-column';
import { MODES } from '../../table/plan/modes';
import type { Report, ReportColumn } from './definition';
import { fillsTable } from './fills-table';
import { addsUp, showsNames } from './people-shown';
import { IMPERSONAL_GROUPINGS, rollupColumns, rollupIdentity, rollupReads } from './rollup-output';
import { wordedKind } from './worded-kind';

/** How many people a row of a summary stands for. */
const PEOPLE_COLUMN = 'people';

const ALL_COLUMNS = STREAM_NAMES.flatMap((name) => STREAMS[name].columns);
/** Columns whose content is about no single person, in any stream. */
const IMPERSONAL: ReadonlySet<string> = new Set([
  PEOPLE_COLUMN,
  ...IMPERSONAL_GROUPINGS,
  ...ALL_COLUMNS.flatMap(({ key }) => (ALL_COLUMNS.every((one) => one.key !== key || one.about === 'nothing') ? [key] : [])),
]);

/** Whether a column's content is about single people; that of one that nobody knows may be. */
export const isPersonal = (key: string): boolean => !IMPERSONAL.has(key);

/** The column that says whose a row is, under a pseudonym or not. */
export const ownerKey = ({ stream }: Pick<Report, 'stream'>): 'user' | 'computer' => STREAMS[stream].owner;

/** The columns that tell a record from every other in the sheet. */
export function identityKeys(report: Report): readonly string[] {
  if (report.rollup) return rollupIdentity(report, report.rollup);
  if (addsUp(report)) return outputColumns(report).flatMap(({ key }) => (key === 'date' || key === 'groups' ? [key] : []));
  const keys = STREAMS[report.stream].identity;
  return showsNames(report) ? keys : keys.map((key) => (key === 'userId' || key === 'computerId' ? ownerKey(report) : key));
}

/** Whether a report's rows are about groups and no person. */
export const isByGroup = (report: Report): boolean => addsUp(report) && outputColumns(report).some(({ key }) => key === 'groups');

/** A definition never changes, and is asked for its columns again and again. */
const outputs = new WeakMap<Report, readonly OutputColumn[]>();

/** The report's columns as they stand in the sheet; a merge has those that tell records apart among them. */
export function outputColumns(report: Report): readonly OutputColumn[] {
  const known = outputs.get(report) ?? columnsOf(report);
  outputs.set(report, known);
  return known;
}

function columnsOf(report: Report): readonly OutputColumn[] {
  if (report.rollup) return rollupColumns(report, report.rollup, durationFormat(report));
  const { columns } = STREAMS[report.stream];
  const named = namedColumns(report);
  const labels = new Map(named.map(({ key, label }) => [key, label?.trim() ?? '']));
  const keys = named.map(({ key }) => key);
  const shown = (keys.length === 0 ? usualColumns(columns) : chosenColumns(columns, keys)).filter((column) => isShown(report, column));
  const needed = MODES[report.disposition].updates && !addsUp(report) ? [...identityKeys(report), ...dayOfTable(report)] : [];
  const missing = columns.filter(({ key }) => needed.includes(key) && !shown.some((column) => column.key === key));
  const output = [...shown, ...missing].map((column) => ({
    key: column.key,
    label: labels.get(column.key) || header(column, report.unit),
    ...wordedKind(
      column,
      named.find(({ key }) => key === column.key),
    ),
    ...(column.kind === 'duration' && isShort(report) ? { format: SHORT_DURATIONS } : {}),
  }));
  return addsUp(report) ? [...output, { key: PEOPLE_COLUMN, label: PEOPLE_LABEL, kind: 'number' }] : output;
}

/** A table has its records by their days. */
const dayOfTable = (report: Report): readonly string[] => (fillsTable(report) ? [STREAMS[report.stream].record.when] : []);

/** The columns that a report names, by their own words: a file that somebody wrote may have `Window title`, or `all`. */
const namedColumns = ({ stream, columns }: Report): readonly ReportColumn[] =>
  columns.flatMap((named) => chosenColumns(STREAMS[stream].columns, [named.key]).map(({ key }) => ({ ...named, key })));

function isShown(report: Report, { key, kind, about }: Column): boolean {
  const { people } = report.privacy;
  switch (people) {
    case 'names':
      return true;
    case 'pseudonyms':
      return about === 'nothing' || key === ownerKey(report);
    case 'summary':
      return about === 'nothing' && (key === 'date' || key === 'groups' || kind === 'duration');
  }
}

/** The columns to read of the API: all but what is private and was not chosen. */
export function readColumns(report: Report): readonly Column[] {
  if (report.rollup) return rollupReads(report, report.rollup);
  const named = new Set(namedColumns(report).map(({ key }) => key));
  return STREAMS[report.stream].columns.filter(({ key, offer }) => offer !== 'private' || named.has(key));
}

const isShort = ({ unit, durations }: Report): boolean => unit === 'days' && durations === 'h:mm';

/** The number format of a report's durations. */
export const durationFormat = (report: Report): string => (isShort(report) ? SHORT_DURATIONS : formatOf('duration', report.unit));

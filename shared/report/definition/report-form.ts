import { STREAM_NAMES } from '../../api/streams/streams';
import { UNITS } from '../../model/cell';
import { LIMIT_TESTS } from '../../model/limit-test';
import { WEEK_STARTS } from '../../model/weekdays';
import { WHO_KINDS } from '../../model/who-kinds';
import { DISPOSITIONS } from '../../table/plan/modes';
import { HAS_WAREHOUSE } from '../../warehouse/has-warehouse';
import { GROUP_KEYS } from '../rollup/group-keys';
import { MEASURES } from '../rollup/measures';
import { ALERT_DAYS, ALERT_NAMES, ALERT_TABLES } from './alert-rule';
import { DURATIONS, RANGE_KINDS, type Report } from './definition';
import { PEOPLE_SHOWN } from './people-shown';
import { CADENCES } from './schedule';

/** What a file or a store holds in a report's place: one of ours, one that says what this version does not know yet, or none at all. */
export type Form = 'usable' | 'newer' | 'damaged';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The second version is that of grouped reports alone, the third that of those that fill a table or read one, the fourth that of
 * those that name a connection, the fifth that of those with alerts.
 */
const NEWEST = 5;

/** What a value is by its form; whether its names, days and columns make sense is another question. */
export function formOf(value: unknown): Form {
  const report = fields(value);
  if (typeof report.version !== 'number') return 'damaged';
  // Whatever else a newer version says, nobody here can tell.
  if (report.version > NEWEST || (report.version === 2 && report.rollup === undefined)) return 'newer';
  if (report.version >= 3) {
    const tables = [report.warehouse, report.from].filter((table) => table !== undefined);
    if (tables.length > 0 ? !HAS_WAREHOUSE : report.version === 3) return 'newer';
    if (!tables.every(isTable)) return 'damaged';
    if (report.version === 4 && report.connection === undefined) return 'newer';
    if (report.version === 5 && report.alerts === undefined) return 'newer';
  }
  if (report.connection !== undefined && !isConnection(report.connection)) return 'damaged';
  const { range, privacy, destination, schedule, who, columns, rollup } = report;
  const when = fields(fields(schedule).when);
  const people = list(who).map(fields);
  const alerts = report.alerts === undefined ? undefined : fields(report.alerts);
  const rules = list(alerts?.rules).map(fields);
  const { by, measures, top } = fields(rollup);
  const words: readonly (readonly [unknown, readonly string[]])[] = [
    [report.stream, STREAM_NAMES],
    [fields(range).kind, RANGE_KINDS],
    [fields(privacy).people, PEOPLE_SHOWN],
    [report.unit, UNITS],
    [report.disposition, DISPOSITIONS],
    ...(report.durations === undefined ? [] : [[report.durations, DURATIONS] as const]),
    ...people.map(({ kind }) => [kind, WHO_KINDS] as const),
    ...(schedule === undefined ? [] : [[when.every, CADENCES] as const]),
    ...list(by).map((key) => [key, GROUP_KEYS] as const),
    ...list(measures).map((measure) => [measure, MEASURES] as const),
    ...(alerts === undefined ? [] : [[alerts.names, ALERT_NAMES] as const]),
    ...rules.flatMap(({ table, test, days }) => [
      [table, ALERT_TABLES] as const,
      [test, LIMIT_TESTS] as const,
      [days, ALERT_DAYS] as const,
    ]),
  ];
  const isWhole =
    report.version >= 1 &&
    Array.isArray(who) &&
    Array.isArray(columns) &&
    (rollup === undefined || (Array.isArray(by) && Array.isArray(measures) && are('number', top ?? 0))) &&
    words.every(([word]) => typeof word === 'string') &&
    are('string', report.id, report.name, fields(destination).sheet, fields(destination).cell) &&
    // An emptied field of the editor is refused in words of its own.
    are('number', report.rereadDays ?? 0, report.snapshots ?? 1, fields(privacy).smallestGroup ?? 0, ...people.map(({ id }) => id)) &&
    are('boolean', report.statusLine) &&
    (report.weekStart === undefined || WEEK_STARTS.some((day) => day === report.weekStart)) &&
    are('string', ...people.map(({ name }) => name), ...columns.map((column) => fields(column).key)) &&
    are('string', ...columns.flatMap((column) => [fields(column).label ?? '', ...Object.values(fields(fields(column).words))])) &&
    (alerts === undefined || (Array.isArray(alerts.rules) && are('string', alerts.weekdaysOff))) &&
    rules.every(
      ({ id, column, limit, workDaysOnly }) => are('string', id, column) && are('number', limit ?? 0) && are('boolean', workDaysOnly),
    ) &&
    (schedule === undefined || (are('string', when.zone, fields(schedule).ownerId) && are('number', fields(schedule).since)));
  if (!isWhole) return 'damaged';
  if (!words.every(([word, known]) => known.includes(word as string))) return 'newer';
  return isRange(fields(range)) ? 'usable' : 'damaged';
}

function isConnection(value: unknown): boolean {
  const { handle, name, host } = fields(value);
  return are('string', handle, name, host);
}

function isTable(value: unknown): boolean {
  const { project, dataset, table, location } = fields(value);
  return are('string', project, dataset, table, location);
}

function isRange({ kind, words, from, to = '' }: Fields): boolean {
  switch (kind as Report['range']['kind']) {
    case 'words':
      return are('string', words);
    case 'fixed':
    case 'cells':
      return are('string', from, to);
  }
}

const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const are = (type: string, ...values: readonly unknown[]): boolean =>
  values.every((value) => typeof value === type && !Number.isNaN(value));

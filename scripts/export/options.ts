import { parseArgs } from 'node:util';
import {
  notDaysBack,
  notOneOf,
  noZone,
  ONLY_CSV_IS_SAFE,
  OPTIONS_LOST,
  optionMissing,
  unknownExportOption,
  valueMissing,
} from '#words/export';
import { DIALECTS, type Dialect, REGIONS } from '../../shared/api/connections/connection';
import type { StreamName } from '../../shared/api/streams/streams';
import { wrong } from '../../shared/errors';
import { WEEK_STARTS, type WeekStart } from '../../shared/model/weekdays';
import { FORMATS, type Format } from './formats/format';

/** What somebody asked for. */
export interface ExportOptions {
  readonly stream: StreamName;
  /** The words of a period. */
  readonly range: string;
  readonly format: Format;
  readonly out: string;
  readonly columns?: readonly string[];
  readonly who?: string;
  readonly reread: number;
  readonly openInExcel: boolean;
  readonly region?: string;
  readonly baseUrl?: string;
  readonly dialect?: Dialect;
  /** An IANA zone. */
  readonly zone: string;
  readonly weekStart: WeekStart;
}

/** What `--help` prints. */
export const EXPORT_HELP = `Writes rows from ActivTrak's Live Data API to files: one for each day, in a folder for each stream.

  npm run export -- --stream log --range "last month" --format parquet --out exports

  --stream NAME    log, user-hours or computer-hours
  --range PERIOD   as in formulas: "last month", 2026-03, 2026-Q1, "2026-03-01..2026-03-15", "since 2026-03-01"
  --format NAME    parquet, csv or jsonl
  --out FOLDER     where to; it is made if it is missing
  --columns LIST   such as "date,user,active" (all, without titles, URLs, screenshots and IP addresses;
                   name those to get them: "all,titleBar,url")
  --who ONE        user:123, group:Sales or computer:LAPTOP-7 (everyone)
  --reread DAYS    read days again that were read less than so many days after they were,
                   because records arrive late (3)
  --open-in-excel  CSV files for a double click in Excel: with a byte order mark, and with an
                   apostrophe before texts that Excel would run as a formula
  --region NAME    us, eu, uk, ca or au (us)
  --base-url URL   another address than a region's
  --dialect NAME   early-access or current (found out)
  --zone ZONE      whose today counts, such as America/New_York (this computer's)
  --week-start DAY monday to sunday (monday)
  --help           this text

The key comes from the environment variable ACTIVTRAK_KEY and from nowhere else.

The same command again continues where it was stopped, reads no day twice that is complete, and brings the last days
up to date. It ends with 0 when all days are there, 1 when something failed, 2 when it can't be done as asked, and 130
when it was stopped.
`;

const NAMES = {
  stream: { type: 'string' },
  range: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  columns: { type: 'string' },
  who: { type: 'string' },
  reread: { type: 'string' },
  'open-in-excel': { type: 'boolean' },
  region: { type: 'string' },
  'base-url': { type: 'string' },
  dialect: { type: 'string' },
  zone: { type: 'string' },
  'week-start': { type: 'string' },
  help: { type: 'boolean' },
} as const;
type Name = keyof typeof NAMES;

/** What people call the streams. */
const STREAM_WORDS: Readonly<Record<string, StreamName>> = {
  log: 'activity-log',
  'activity-log': 'activity-log',
  'user-hours': 'user-hours',
  hours: 'user-hours',
  'computer-hours': 'computer-hours',
};

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const MOST_DAYS_BACK = 400;
const USUAL_DAYS_BACK = 3;

/**
 * The options of a command line, or `'help'`.
 * @param ownZone this computer's
 * @throws ActivTrakError `argument` with a sentence for what can't be used
 */
export function exportOptions(args: readonly string[], ownZone: string): ExportOptions | 'help' {
  const values = valuesOf(args);
  if (values.has('help')) return 'help';
  const needed = (name: Name): string => {
    const value = values.get(name)?.trim();
    if (!value) throw wrong(optionMissing(name));
    return value;
  };
  const oneOf = <T extends string>(name: Name, all: readonly T[], value = values.get(name)): T | undefined => {
    const word = value?.trim().toLowerCase().replace(/_/g, '-');
    const found = all.find((one) => one === word);
    if (value !== undefined && found === undefined) throw wrong(notOneOf(name, value, all));
    return found;
  };
  const format = oneOf('format', FORMATS, needed('format')) as Format;
  const openInExcel = values.has('open-in-excel');
  if (openInExcel && format !== 'csv') throw wrong(ONLY_CSV_IS_SAFE);
  const dialect = oneOf('dialect', DIALECTS);
  const region = oneOf('region', Object.keys(REGIONS));
  const weekday = oneOf('week-start', WEEKDAYS);
  const [columns, who, baseUrl] = (['columns', 'who', 'base-url'] as const).map((name) => values.get(name));
  return {
    stream: STREAM_WORDS[oneOf('stream', Object.keys(STREAM_WORDS), needed('stream')) ?? ''] as StreamName,
    range: needed('range'),
    format,
    out: needed('out'),
    reread: daysBack(values.get('reread')),
    openInExcel,
    zone: zoneOf(values.get('zone') ?? ownZone),
    weekStart: weekday === undefined ? 1 : (WEEK_STARTS[WEEKDAYS.indexOf(weekday)] as WeekStart),
    ...(columns === undefined ? {} : { columns: columns.split(',').flatMap((name) => name.trim() || []) }),
    ...(who === undefined ? {} : { who }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(region === undefined ? {} : { region }),
    ...(dialect === undefined ? {} : { dialect }),
  };
}

/** What stands behind each option; '' behind one that takes nothing. What isn't known is never quoted, since it can be a key. */
function valuesOf(args: readonly string[]): ReadonlyMap<Name, string> {
  const { tokens } = parseArgs({ args: [...args], options: NAMES, strict: false, allowPositionals: true, tokens: true });
  const values = new Map<Name, string>();
  if (tokens.length > 0 && tokens.every(({ kind }) => kind === 'positional')) throw wrong(OPTIONS_LOST);
  for (const token of tokens) {
    if (token.kind !== 'option') throw wrong(unknownExportOption());
    const { name, value } = token;
    if (!isName(name)) throw wrong(unknownExportOption(/^[a-z-]{1,20}$/.test(name) ? name : undefined));
    // What is empty, as a variable of a script may be, stands for nobody and never for everybody.
    if (NAMES[name].type === 'string' && (!value?.trim() || value.startsWith('--'))) throw wrong(valueMissing(name));
    values.set(name, value ?? '');
  }
  return values;
}

const isName = (name: string): name is Name => Object.hasOwn(NAMES, name);

function daysBack(value: string | undefined): number {
  if (value === undefined) return USUAL_DAYS_BACK;
  if (/^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_DAYS_BACK) return Number(value);
  throw wrong(notDaysBack(value, MOST_DAYS_BACK));
}

function zoneOf(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw wrong(noZone(zone));
  }
}

import { daysComeLate, exportBegins, NO_PLACE, PLACE_LOST, rangeTooLong } from '#words/export';
import { severalNamed } from '#words/who';
import { STREAMS } from '../../shared/api/streams/streams';
import { wrong } from '../../shared/errors';
import { type FunctionPorts, openSession, type Session, type Setting } from '../../shared/functions/kept/session';
import { filterOf, refuseUnknown, resolved } from '../../shared/functions/people/resolve';
import { type DateRange, daysOf, rangeWords } from '../../shared/model/date-range';
import { daysNamed, pastDays } from '../../shared/model/days-named';
import { isoDay } from '../../shared/model/serial';
import { parseWho, type Who } from '../../shared/model/who';
import type { Task } from '../../shared/task';
import { type DaysDone, dayWork } from './day-work';
import { daysToRead, lateDays } from './days-to-read';
import { columnsRead, fileFields } from './fields';
import type { Files } from './files';
import { type ExportFolder, openFolder } from './folder';
import type { FolderOwner } from './folder-lock';
import { csvWriter } from './formats/csv';
import type { Format, MakeWriter } from './formats/format';
import { jsonlWriter } from './formats/jsonl';
import { parquetWriter } from './formats/parquet';
import { findLateRecords } from './late-records';
import type { ExportOptions } from './options';
import { exportName } from './power-query';
import type { ExportProgress } from './progress';
import { readDays } from './read-days';

/** What an export asks of its host. */
export interface ExportPorts extends FunctionPorts {
  readonly files: Files;
  readonly owner: FolderOwner;
}

/** What an export did. */
export interface Exported extends DaysDone {
  readonly range: string;
  readonly folder: string;
  /** How many days there were to read. */
  readonly toRead: number;
  /** What the folder has of the range now. */
  readonly days: number;
  readonly rows: number;
  readonly files: number;
  /** Why it ended before all days were there. */
  readonly failure?: unknown;
}

const MOST_DAYS = 4000;
/** So many rows are in one file at most. */
const PART_ROWS = 500_000;

const WRITERS: Readonly<Record<Format, (opensInExcel: boolean) => MakeWriter>> = {
  parquet: () => parquetWriter,
  csv: csvWriter,
  jsonl: () => jsonlWriter,
};

/**
 * Reads the days of a period that a folder doesn't have yet, and those of which records came late; puts each into files of its own once it is whole.
 * @throws ActivTrakError before anything is read; what fails later is in the answer, beside what was done until then
 */
export function* exportRows(
  options: ExportOptions,
  ports: ExportPorts,
  setting: Setting,
  progress: ExportProgress,
  partRows = PART_ROWS,
): Task<Exported> {
  const session = yield* openSession(ports, setting);
  const range = rangeOf(options, session);
  const stream = STREAMS[options.stream];
  const fields = fileFields(stream, options.columns);
  const named = yield* whoOf(session, options.who);
  const filter = named && (yield* filterOf(session, named));
  const name = exportName(options.stream);
  const folderName = `${options.out.replace(/[\\/]+$/, '')}/${name}`;
  const definition = {
    stream: name,
    format: options.format,
    openInExcel: options.openInExcel,
    columns: fields.map(({ column: _, ...field }) => field),
    who: filter ? `${filter.kind}:${filter.id}` : '',
    address: session.connection.baseUrl,
  };
  const writer = WRITERS[options.format](options.openInExcel);
  const folder = openFolder(ports.files, { folder: folderName, definition, fields, writer, partRows }, ports.owner);
  try {
    const columns = columnsRead(stream, fields);
    const { today } = session.calendar;
    const query = { stream, filter, columns, unit: 'seconds' } as const;
    if (stream.paging.continues) {
      const place = yield* findLateRecords(session.client, query, folder, today, options.reread, ports.budget);
      if (place !== 'known') progress.say(place === 'lost' ? PLACE_LOST : NO_PLACE);
    }
    const days = daysToRead(range, options.reread, folder.entry);
    progress.say(exportBegins(rangeWords(range), days.length, range.to - range.from + 1 - days.length));
    const late = lateDays(range, today, folder);
    if (late.length > 0) progress.say(daysComeLate(late.length));
    const all = [...days, ...late].sort((one, other) => one - other);
    const work = dayWork({ folder, fields, columns, days: all.length, readOn: isoDay(today), progress });
    let failure: unknown;
    try {
      yield* readDays(session.client, query, all, today, ports.budget, work.reader);
      // Who has left stays in the files: where those are complete, there was nothing to read.
      const isThere = work.done().rowsRead > 0 || (days.length === 0 && inFolder(folder, range).rows > 0);
      if (named && !isThere) yield* refuseUnknown(session, named);
    } catch (cause) {
      work.drop();
      failure = cause;
    }
    return { ...work.done(), ...inFolder(folder, range), toRead: all.length, range: rangeWords(range), folder: folderName, failure };
  } finally {
    folder.release();
  }
}

function rangeOf({ range: words }: ExportOptions, { calendar }: Session): DateRange {
  const range = pastDays(daysNamed(words, calendar), calendar);
  const days = range.to - range.from + 1;
  if (days > MOST_DAYS) throw wrong(rangeTooLong(days, MOST_DAYS));
  return range;
}

/** The one who is asked about. @throws ActivTrakError `argument` where there are several */
function* whoOf(session: Session, text: string | undefined): Task<Who | undefined> {
  const who = text === undefined ? undefined : parseWho(text);
  if (who === undefined) return undefined;
  const [one, ...others] = yield* resolved(session, [who]);
  if (others.length > 0) throw wrong(severalNamed(who.text));
  return one;
}

/** What a folder has of a range. */
function inFolder(folder: ExportFolder, range: DateRange): Pick<Exported, 'days' | 'rows' | 'files'> {
  const entries = daysOf(range).flatMap((day) => folder.entry(isoDay(day)) ?? []);
  return {
    days: entries.length,
    rows: entries.reduce((sum, { rows }) => sum + rows, 0),
    files: entries.reduce((sum, { parts }) => sum + parts.length, 0),
  };
}

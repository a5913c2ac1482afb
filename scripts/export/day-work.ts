import type { Column } from '../../shared/model/cell';
import { isoDay } from '../../shared/model/serial';
import type { DayFiles } from './day-files';
import { type FileField, fileRows } from './fields';
import type { ExportFolder } from './folder';
import type { ExportProgress } from './progress';
import type { DayReader } from './read-days';

/** What was done to days. */
export interface DaysDone {
  /** Days that were read and are whole. */
  readonly read: number;
  /** Rows that came, whole days or not. */
  readonly rowsRead: number;
  /** Days whose files stayed because ActivTrak has no rows for them any more. */
  readonly stayed: readonly string[];
  /** How many values of a field weren't of its type, by the field's name. */
  readonly leftOut: Readonly<Record<string, number>>;
}

/** Days on their way from the API to their files. */
export interface DayWork {
  readonly reader: DayReader;
  done(): DaysDone;
  /** Deletes the files of days that aren't whole. */
  drop(): void;
}

/** What is needed for it. */
export interface DayWorkAsked {
  readonly folder: ExportFolder;
  readonly fields: readonly FileField[];
  /** Those of the rows that are read. */
  readonly columns: readonly Column[];
  /** How many days there are to read. */
  readonly days: number;
  readonly readOn: string;
  readonly progress: ExportProgress;
}

/** Writes rows into the files of their days as they come, and puts the files of a whole day in their place. */
export function dayWork({ folder, fields, columns, days, readOn, progress }: DayWorkAsked): DayWork {
  const open = new Map<number, DayFiles>();
  const leftOut: Record<string, number> = {};
  const stayed: string[] = [];
  const toFile = fileRows(fields, columns, (field) => {
    leftOut[field] = (leftOut[field] ?? 0) + 1;
  });
  let [read, pages, rowsRead] = [0, 0, 0];
  const show = (): void => progress.page({ done: read, days, pages, rows: rowsRead });
  return {
    reader: {
      begin(day) {
        open.get(day)?.drop();
        open.set(day, folder.begin(isoDay(day)));
      },
      rows(day, rows) {
        if (rows.length === 0) return;
        rowsRead += rows.length;
        open.get(day)?.add(toFile(rows, day));
      },
      whole(day) {
        const parts = open.get(day)?.end() ?? [];
        open.delete(day);
        if (folder.replace(isoDay(day), parts, readOn)) stayed.push(isoDay(day));
        read += 1;
        progress.day(
          isoDay(day),
          parts.reduce((sum, { rows }) => sum + rows, 0),
        );
        show();
      },
      page() {
        pages += 1;
        show();
      },
    },
    done: () => ({ read, rowsRead, stayed, leftOut }),
    drop() {
      for (const day of open.values()) day.drop();
      open.clear();
    },
  };
}

import type { FileField } from './fields';
import type { Files } from './files';
import type { MakeWriter, RowWriter } from './formats/format';
import type { FilePart } from './manifest';
import type { FileRow } from './values';

/** What a file is called until it is whole. */
export const UNFINISHED = '.unfinished';

/** The files of one day, under names of their own until all are whole. */
export interface DayFiles {
  add(rows: readonly FileRow[]): void;
  /** Ends the last file. @returns the files, by the names that they are going to have; none for a day without rows */
  end(): readonly FilePart[];
  /** Deletes them. */
  drop(): void;
}

/** How files are written and what they are called. */
export interface DayWriting {
  readonly files: Files;
  /** A file's whole path by its name. */
  readonly pathOf: (name: string) => string;
  readonly writer: MakeWriter;
  readonly fields: readonly FileField[];
  /** So many rows are in one file at most. */
  readonly partRows: number;
}

/** @param nameOf the name of the day's n-th file, from 1 */
export function dayFiles({ files, pathOf, writer, fields, partRows }: DayWriting, nameOf: (part: number) => string): DayFiles {
  const parts: { file: string; rows: number; bytes: number }[] = [];
  let open: RowWriter | undefined;

  function openPart(): RowWriter {
    const part = { file: nameOf(parts.length + 1), rows: 0, bytes: 0 };
    const path = pathOf(part.file + UNFINISHED);
    parts.push(part);
    return writer(fields, (bytes) => {
      files.append(path, bytes);
      part.bytes += bytes.length;
    });
  }

  function closePart(): void {
    open?.end();
    open = undefined;
  }

  return {
    add(rows) {
      for (let from = 0; from < rows.length; ) {
        open ??= openPart();
        const part = parts[parts.length - 1] as (typeof parts)[number];
        const some = rows.slice(from, from + partRows - part.rows);
        open.add(some);
        part.rows += some.length;
        from += some.length;
        if (part.rows >= partRows) closePart();
      }
    },
    end() {
      closePart();
      return parts;
    },
    drop() {
      open = undefined;
      for (const { file } of parts.splice(0)) files.remove(pathOf(file + UNFINISHED));
    },
  };
}

import { dayDone, exportProgress } from '#words/export';

/** How far an export is. */
export interface HowFarExported {
  /** Days that are whole, and how many there are to read. */
  readonly done: number;
  readonly days: number;
  readonly pages: number;
  readonly rows: number;
}

/** Shows how far an export is. */
export interface ExportProgress {
  /** Another page came. */
  page(howFar: HowFarExported): void;
  day(day: string, rows: number): void;
  /** A line that stays. */
  say(line: string): void;
  /** Nothing more is shown but lines that stay. */
  end(): void;
}

/** What is written to. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const CLEAR = '\r\u001b[K';

/** On one line of a terminal, which is written over; elsewhere a line for each day. */
export function progressOn(terminal: Terminal): ExportProgress {
  const line = (text: string): void => void terminal.write(`${text}\n`);
  if (!terminal.isTTY) return { page: () => undefined, day: (day, rows) => line(dayDone(day, rows)), say: line, end: () => undefined };
  let shown = '';
  return {
    page({ done, days, pages, rows }) {
      shown = exportProgress(done, days, pages, rows);
      terminal.write(CLEAR + shown);
    },
    day: () => undefined,
    say(text) {
      if (shown !== '') terminal.write(CLEAR);
      line(text);
      terminal.write(shown);
    },
    end() {
      if (shown !== '') line('');
      shown = '';
    },
  };
}

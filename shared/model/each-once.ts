import type { Row } from './cell';

/**
 * The rows of several answers, each once, whoever belongs to two of them; what one answer holds twice is two, as it is where that is asked for alone.
 * @param keyOf gives what tells a row from others
 */
export function eachOnce(answers: readonly (readonly Row[])[], keyOf: (row: Row) => string): readonly Row[] {
  const found = new Map<string, Row>();
  for (const rows of answers) {
    const times = new Map<string, number>();
    for (const row of rows) {
      const key = keyOf(row);
      const time = (times.get(key) ?? 0) + 1;
      times.set(key, time);
      found.set(`${time} ${key}`, row);
    }
  }
  return [...found.values()];
}

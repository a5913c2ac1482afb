/** Amounts of data, as Google counts them: 1,024 of each to the next. */
const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** `1.2 GB`. */
export function bytesWords(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1024 && unit < UNITS.length - 1) [value, unit] = [value / 1024, unit + 1];
  return `${value.toLocaleString('en-US', { maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0 })} ${UNITS[unit]}`;
}

const DAY = 86_400_000;
/** 1970-01-01 in days since 1899-12-30. */
const UNIX_EPOCH = 25_569;

/** The serial number of a calendar day and a time of that day: days since 1899-12-30. */
export function serialOf(year: number, month: number, day: number, secondsOfDay = 0): number {
  return Date.UTC(year, month - 1, day) / DAY + UNIX_EPOCH + secondsOfDay / 86_400;
}

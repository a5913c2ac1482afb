/** The checks of a refresh. Days and periods are given as text. */
import { agreeing, countWords } from './numbers';
import { fromTo } from './periods';

export const OVERLAPS = 'People in several groups count in each of them.';

export const matchesCount = (rows: number): string => `${countWords(rows, 'row')}, matching ActivTrak's count.`;
export const readToEnd = (rows: number): string => `${countWords(rows, 'row')}, read to the end.`;

export const NO_DUPLICATES = 'No duplicate records.';
export const duplicates = (rows: number, isLog: boolean): string =>
  `${countWords(rows, 'row has', 'rows have')} the same ${isLog ? 'log ID' : 'day and ID'} as another. ActivTrak returns more than one row for them.`;

export const ONLY_CHOSEN = 'ActivTrak returned only the people you chose.';

export const textsCut = (texts: number): string =>
  `${countWords(texts, 'text is', 'texts are')} longer than a cell takes. The end was cut off and shows as “…”.`;

export const SUMS_RIGHT = 'Active and passive time add up to the total.';
export const sumsWrong = (rows: number): string =>
  `In ${countWords(rows, 'row')}, active and passive time don't add up to the total. ActivTrak reports them that way.`;

export const NO_LONG_DAY = 'No day has more than 24 hours.';
export const longDays = (rows: number): string =>
  `${countWords(rows, 'row has', 'rows have')} more than 24 hours in a day. Unless clocks were set back that day, check whether times are counted twice.`;

/** @param first the first day that rows were added of */
export const earlierNotAdded = (first: string): string =>
  `Days before ${first} aren't added, because new rows only go below. To have them too, make a new report.`;
export const lateLeftOut = (records: number): string => `${countWords(records, 'late record')} from other days left out.`;
export const outsideLeftOut = (rows: number, range: string): string =>
  `${countWords(rows, 'row')} outside ${range} ${agreeing(rows, 'was', 'were')} left out.`;

const days = (first: string, last: string): string => (first === last ? `Rows of ${first}` : `Days from ${fromTo(first, last)}`);
export const otherDaysCame = (first: string, last: string, range: string): string =>
  `${days(first, last)} came, but the report asks for ${range}.`;
export const firstDaysMissing = (first: string, last: string, missing: number, range: string): string =>
  `${days(first, last)}. ActivTrak returned nothing for the first ${countWords(missing, 'day')} of ${range}.`;
export const daysCame = (first: string, last: string, range: string, isWithin: boolean): string =>
  first === range ? `All rows are of ${range}.` : `${days(first, last)}, ${isWithin ? 'within' : 'for'} ${range}.`;

/** Hours of too few people, so that what is left out is not told. */
export const hoursInTens = (hours: number): string => (hours < 10 ? 'less than 10' : `about ${Math.round(hours / 10) * 10}`);

/** @param hours what the rows hold, with the metric's name */
export const tooFewPeople = (rows: number, smallest: number, hours?: readonly [said: string, metric: string]): string =>
  `${countWords(rows, 'row')} about fewer than ${smallest} people ${agreeing(rows, 'was', 'were')} left out.${hours ? ` They hold ${hours[0]} h of ${hours[1]} time.` : ''}`;

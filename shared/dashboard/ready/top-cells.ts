import { INPUTS, TOP } from '#words/ready-sheets';
import type { SheetValue } from '../../sheet-writer';
import type { FormulaTemplate, TopCell } from '../blueprint';

/** How numbers look on ready sheets. Hours are decimal: Excel shows no time that is below zero. */
export const LOOKS = {
  hours: '#,##0.00',
  count: '#,##0',
  share: '0.0%',
  day: 'yyyy-mm-dd',
  weekday: 'ddd d',
  moment: 'yyyy-mm-dd hh:mm',
  time: 'hh:mm',
  id: '0',
  text: '@',
} as const;

/** Which days a sheet is of, by whose clock, and how old its figures are. */
export const FACT_CELLS: readonly TopCell[] = [
  { key: 'from', label: TOP.from, holds: { kind: 'fact', fact: 'from' }, format: LOOKS.day },
  { key: 'to', label: TOP.to, holds: { kind: 'fact', fact: 'to' }, format: LOOKS.day },
  { key: 'zone', label: TOP.zone, holds: { kind: 'fact', fact: 'zone' } },
  { key: 'refreshed', label: TOP.refreshed, holds: { kind: 'fact', fact: 'refreshed' }, format: LOOKS.moment },
];

/** A cell that is the person's to change. */
export const input = (key: keyof typeof INPUTS, value: SheetValue, format?: string): TopCell => ({
  key,
  label: INPUTS[key],
  holds: { kind: 'input', value },
  ...(format === undefined ? {} : { format }),
});

/** A figure on top. */
export const figure = (key: string, label: string, formula: FormulaTemplate, format: string): TopCell => ({
  key,
  label,
  holds: { kind: 'formula', formula },
  format,
});

/** The weekdays that everybody without own ones in People has off. */
export const WEEKDAYS_OFF: TopCell = input('workdays', '0000011', LOOKS.text);

/** The last day that is over: today counts when it is done, as no one has worked it yet. */
export const THROUGH: TopCell = figure('through', TOP.through, '=MIN({top.to},INT({top.refreshed})-1)', LOOKS.day);

/** The cell in which a report's header is when its ready sheet stands above it: title, notes, and the cells on top, with a blank between. */
export const besideCell = (notes: readonly string[]): string => `A${notes.length + 6}`;

import type { SheetValue } from '../../sheet-writer';

/** Whether no cell of a row holds anything. */
export const isBlankRow = (row: readonly SheetValue[]): boolean => row.every((cell) => cell === '');

import type { FormulaTemplate } from '../../../../shared/dashboard/blueprint';

/** Where things are in a workbook: each gives a reference as a formula has it, or nothing where there is no such thing. */
export interface Places {
  readonly report: (key: string) => string | undefined;
  readonly people: (key: string) => string | undefined;
  readonly 'days-off': (key: string) => string | undefined;
  readonly top: (key: string) => string | undefined;
  readonly row: (key: string) => string | undefined;
  readonly column: (key: string) => string | undefined;
  readonly number: number;
  /** A cell that a color is for. */
  readonly cell?: string;
}

/** A template with its places filled in. @throws where one is not there */
export const resolved = (template: FormulaTemplate, places: Places): string =>
  template.replace(
    /\{(?:(report|people|days-off|top|row|column)\.(\w+)|number|cell)\}/g,
    (place, kind?: Exclude<keyof Places, 'number' | 'cell'>, key = '') => {
      const found = place === '{cell}' ? places.cell : kind === undefined ? String(places.number) : places[kind](key);
      if (found === undefined) throw new Error(`${place} is nowhere: ${template}`);
      return found;
    },
  );

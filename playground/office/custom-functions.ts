import type { FunctionMetadata } from '../../scripts/excel-metadata';

type Value = string | number | boolean;

/** A number with a format. (https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-data-types-concepts) */
interface FormattedNumber {
  readonly type: 'Double';
  readonly basicValue: number;
  readonly numberFormat: string;
}

export type ShownValue = Value | FormattedNumber;

/** What a formula that points to the cell counts with. */
export const basicValue = (value: ShownValue): Value => (typeof value === 'object' ? value.basicValue : value);

/** An error in a cell, with its text. */
export interface ShownError {
  readonly error: string;
  readonly text: string;
}

/** What a cell shows: a value, rows that spill, with errors of their own among them, or an error. */
export type Shown = ShownValue | readonly (readonly (ShownValue | ShownError)[])[] | ShownError;

/** A call that is under way in a cell. */
export interface CellInExcel {
  readonly shown: Promise<Shown>;
  /** The cell is edited, or calculated anew. */
  cancel(): void;
}

/**
 * Excel's side of custom functions. It keeps to what Microsoft documents: a function is found by the id that it was associated with;
 * every parameter gets an argument, `null` where an optional one is left out; a range is rows of values, and so is a value given to a
 * parameter that takes a range; the invocation comes last; text goes with #VALUE! and #N/A alone; a result has to be of the shape that
 * the metadata promise, without a Date in it, and an Error may stand in a cell of it
 * (https://learn.microsoft.com/javascript/api/custom-functions-runtime/customfunctions.error); another object in it is a number with a
 * format, and that only where the metadata allow custom data and the newest set is 1.4; whatever else is thrown is #VALUE!; a result of
 * more than 5 MB never arrives.
 */
export interface CustomFunctionsHost {
  /** What the add-in sees as the global `CustomFunctions`. */
  readonly global: object;
  /** Begins a call as for a formula in a cell. */
  begin(name: string, args?: readonly unknown[], isInValuePreview?: boolean): CellInExcel;
  call(name: string, ...args: readonly unknown[]): Promise<Shown>;
}

const WITH_TEXT = ['#VALUE!', '#N/A'];

class CellError {
  constructor(
    readonly code: string,
    readonly message = '',
  ) {
    if (message !== '' && !WITH_TEXT.includes(code)) throw new TypeError(`Excel shows no text with ${code}.`);
    if (['#NAME?', '#REF!'].includes(code)) throw new TypeError(`${code} comes in and does not go out.`);
  }
}

const ERROR_CODES = {
  invalidValue: '#VALUE!',
  notAvailable: '#N/A',
  divisionByZero: '#DIV/0!',
  invalidNumber: '#NUM!',
  nullReference: '#NULL!',
  invalidName: '#NAME?',
  invalidReference: '#REF!',
};

/** @param takesFormats whether the requirement set is 1.4, and functions.json says `allowCustomDataForDataTypeAny` */
export function customFunctionsHost(functions: readonly FunctionMetadata[], takesFormats = true): CustomFunctionsHost {
  const associated = new Map<string, (...args: unknown[]) => unknown>();

  function begin(name: string, args: readonly unknown[] = [], isInValuePreview = false): CellInExcel {
    const metadata = functions.find((one) => one.name === name);
    const run = metadata && associated.get(metadata.id);
    if (!metadata || !run) throw new Error(`#NAME?: nothing is associated with ${name}.`);
    const invocation: { onCanceled?: () => void; functionName: string; isInValuePreview?: boolean } = { functionName: name };
    if (isInValuePreview) invocation.isInValuePreview = true;
    const shown = (async (): Promise<Shown> => {
      try {
        const result = await run(...argumentsFor(metadata, args), invocation);
        if (JSON.stringify(result).length > MOST_CHARACTERS) return await new Promise<Shown>(() => undefined);
        return checked(result, metadata, takesFormats);
      } catch (failure) {
        return failure instanceof CellError ? shownError(failure) : { error: '#VALUE!', text: '' };
      }
    })();
    return { shown, cancel: () => invocation.onCanceled?.() };
  }

  return {
    global: {
      associate: (id: string, run: (...args: unknown[]) => unknown) => associated.set(id, run),
      Error: CellError,
      ErrorCode: ERROR_CODES,
    },
    begin,
    call: (name, ...args) => begin(name, args).shown,
  };
}

const isOneCell = (value: unknown): value is readonly (readonly unknown[])[] =>
  Array.isArray(value) && value.length === 1 && Array.isArray(value[0]) && value[0].length === 1;

const shownError = ({ code, message }: CellError): ShownError => ({ error: code, text: message });

function argumentsFor({ name, parameters }: FunctionMetadata, args: readonly unknown[]): readonly unknown[] {
  if (args.length > parameters.length) throw new Error(`${name} takes ${parameters.length} arguments.`);
  return parameters.map((parameter, at) => {
    // A cell that a single value is wanted of is its value, and a range of one where rows are.
    const given = args[at] ?? null;
    const value = parameter.dimensionality !== 'matrix' && isOneCell(given) ? (given[0]?.[0] ?? null) : given;
    if (given === null && !parameter.optional) throw new Error(`Excel asks for “${parameter.name}” before it accepts the formula.`);
    if (value === null || (parameter.dimensionality === 'matrix') === Array.isArray(value)) return value;
    if (Array.isArray(value)) throw new Error(`“${parameter.name}” takes one value.`);
    return [[value]];
  });
}

/** Excel on the web takes no more in a message; what is larger is sent again for a minute and dropped, and the cell stays #BUSY!. (OfficeDev/office-js#2786) */
const MOST_CHARACTERS = 5 * 1024 * 1024;

function checked(result: unknown, { result: { dimensionality } }: FunctionMetadata, takesFormats: boolean): Shown {
  const isFormatted = (value: unknown): boolean => {
    const { type, basicValue, numberFormat } = (value ?? {}) as Partial<FormattedNumber>;
    return takesFormats && type === 'Double' && Number.isFinite(basicValue) && typeof numberFormat === 'string';
  };
  const isValue = (value: unknown): boolean =>
    (value instanceof CellError && dimensionality === 'matrix') ||
    isFormatted(value) ||
    ['string', 'boolean'].includes(typeof value) ||
    (typeof value === 'number' && Number.isFinite(value));
  if (dimensionality !== 'matrix') {
    if (!isValue(result)) throw new Error('The result is no value.');
    return result as ShownValue;
  }
  if (!Array.isArray(result) || result.length === 0 || !result.every((row) => Array.isArray(row) && row.length === result[0].length))
    throw new Error('The result is no rectangle.');
  if (!result.flat().every(isValue)) throw new Error('The result holds what is no value.');
  return result.map((row: readonly (ShownValue | CellError)[]) =>
    row.map((value) => (value instanceof CellError ? shownError(value) : value)),
  );
}

import type { FunctionMetadata } from '../../scripts/excel-metadata';

type Value = string | number | boolean;

/** What a cell shows: a value, rows that spill, or an error with its text. */
export type Shown = Value | readonly (readonly Value[])[] | { readonly error: string; readonly text: string };

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
 * the metadata promise, without a Date in it; whatever else is thrown is #VALUE!.
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

export function customFunctionsHost(functions: readonly FunctionMetadata[]): CustomFunctionsHost {
  const associated = new Map<string, (...args: unknown[]) => unknown>();

  function begin(name: string, args: readonly unknown[] = [], isInValuePreview = false): CellInExcel {
    const metadata = functions.find((one) => one.name === name);
    const run = metadata && associated.get(metadata.id);
    if (!metadata || !run) throw new Error(`#NAME?: nothing is associated with ${name}.`);
    const invocation: { onCanceled?: () => void; functionName: string; isInValuePreview?: boolean } = { functionName: name };
    if (isInValuePreview) invocation.isInValuePreview = true;
    const shown = (async (): Promise<Shown> => {
      try {
        return checked(await run(...argumentsFor(metadata, args), invocation), metadata);
      } catch (failure) {
        return failure instanceof CellError ? { error: failure.code, text: failure.message } : { error: '#VALUE!', text: '' };
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

function argumentsFor({ name, parameters }: FunctionMetadata, args: readonly unknown[]): readonly unknown[] {
  if (args.length > parameters.length) throw new Error(`${name} takes ${parameters.length} arguments.`);
  return parameters.map((parameter, at) => {
    const value = args[at] ?? null;
    if (value === null && !parameter.optional) throw new Error(`Excel asks for “${parameter.name}” before it accepts the formula.`);
    if (value === null || (parameter.dimensionality === 'matrix') === Array.isArray(value)) return value;
    if (Array.isArray(value)) throw new Error(`“${parameter.name}” takes one value.`);
    return [[value]];
  });
}

function checked(result: unknown, { result: { dimensionality } }: FunctionMetadata): Shown {
  const isValue = (value: unknown): boolean =>
    ['string', 'boolean'].includes(typeof value) || (typeof value === 'number' && Number.isFinite(value));
  if (dimensionality !== 'matrix') {
    if (!isValue(result)) throw new Error('The result is no value.');
    return result as Value;
  }
  if (!Array.isArray(result) || result.length === 0 || !result.every((row) => Array.isArray(row) && row.length === result[0].length))
    throw new Error('The result is no rectangle.');
  if (!result.flat().every(isValue)) throw new Error('The result holds what is no value.');
  return result as readonly (readonly Value[])[];
}

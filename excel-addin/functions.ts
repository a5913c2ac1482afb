import { CATALOG, functionId, isMatrix } from '../shared/functions/catalog';
import { type CellHost, cellCalls } from './functions/cell-calls';
import { cellError } from './functions/cell-error';
import { argumentOf, resultOf } from './functions/cell-values';

/** What a formula shows while it is looked at piece by piece: nothing is asked for, since a preview is calculated with every click. */
const PREVIEW = 'not asked for in a preview';

/** Evaluates a function by its id in functions.json, for one cell. */
export type Evaluate = (id: string, given: readonly unknown[]) => Promise<unknown>;

/**
 * The functions of the catalogue as Excel calls them: with an argument for every parameter, `null` where one is left out, and the
 * invocation after them. (https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-parameter-options)
 */
export function customFunctions(host: CellHost): Evaluate {
  const call = cellCalls(host);
  const definitions = new Map(CATALOG.map((definition) => [functionId(definition.name), definition]));
  return async (id, given) => {
    const definition = definitions.get(id);
    if (definition === undefined) throw cellError(undefined);
    const { name, parameters } = definition;
    const isRows = isMatrix(definition);
    const invocation = given[parameters.length] as CustomFunctions.CancelableInvocation;
    if (invocation.isInValuePreview) return resultOf(PREVIEW, isRows);
    const { result, cancel } = call(name, given.slice(0, parameters.length).map(argumentOf));
    invocation.onCanceled = cancel;
    try {
      return resultOf(await result, isRows);
    } catch (failure) {
      throw cellError(failure);
    }
  };
}

import { CATALOG, functionId, isMatrix as isMatrixFunction } from '../shared/functions/catalog';
import { resultFormats } from '../shared/functions/result-formats';
import { type CellHost, cellCalls } from './functions/cell-calls';
import { cellError } from './functions/cell-error';
import { argumentOf, resultOf } from './functions/cell-values';
import { delivery } from './functions/delivery';
import { sizedResult } from './functions/sized-result';

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
  const deliver = delivery(host.clock);
  const definitions = new Map(CATALOG.map((definition) => [functionId(definition.name), definition]));
  return async (id, given) => {
    const definition = definitions.get(id);
    if (definition === undefined) throw cellError(undefined);
    const { name, parameters } = definition;
    const isMatrix = isMatrixFunction(definition);
    const invocation = given[parameters.length] as CustomFunctions.CancelableInvocation;
    if (invocation.isInValuePreview) return resultOf(PREVIEW, { isMatrix, format: () => undefined });
    try {
      const args = parameters.map(({ name: parameter }, place) => argumentOf(given[place], parameter === 'limit'));
      const { result, cancel } = call(name, args);
      invocation.onCanceled = cancel;
      const shape = { isMatrix, isValue: definition.shape === 'value', formats: host.takesFormats() ? resultFormats(name, args) : [] };
      return await deliver(sizedResult(await result, shape));
    } catch (failure) {
      throw cellError(failure);
    }
  };
}

import { CATALOG, type FunctionDefinition, functionId, isMatrix } from '../shared/functions/catalog';
import { type CellHost, cellCalls } from './functions/cell-calls';
import { cellError } from './functions/cell-error';
import { argumentOf, resultOf } from './functions/cell-values';

/** What a formula shows while it is looked at piece by piece: nothing is asked for, since a preview is calculated with every click. */
const PREVIEW = 'not asked for in a preview';

/** Ties every function of the catalogue to its id in functions.json. */
export function associateFunctions(host: CellHost): void {
  const call = cellCalls(host);
  for (const definition of CATALOG) CustomFunctions.associate(functionId(definition.name), customFunction(definition, call));
}

/**
 * A function as Excel calls it: with an argument for every parameter, `null` where one is left out, and the invocation after them.
 * (https://learn.microsoft.com/office/dev/add-ins/excel/custom-functions-parameter-options)
 */
function customFunction(definition: FunctionDefinition, call: ReturnType<typeof cellCalls>): (...given: unknown[]) => unknown {
  const { name, parameters } = definition;
  const isRows = isMatrix(definition);
  return async (...given) => {
    const invocation = given[parameters.length] as CustomFunctions.CancelableInvocation | undefined;
    if (invocation?.isInValuePreview) return resultOf(PREVIEW, isRows);
    const { result, cancel } = call(name, given.slice(0, parameters.length).map(argumentOf));
    if (invocation) invocation.onCanceled = cancel;
    try {
      return resultOf(await result, isRows);
    } catch (failure) {
      throw cellError(failure);
    }
  };
}

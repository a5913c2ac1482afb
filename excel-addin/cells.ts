/** Stage 4 (README.md), loaded with the first cell: what evaluates its functions. */

import { IN_PREVIEW } from '#words/excel';
import { CATALOG, functionId, isMatrix as isMatrixFunction } from '../shared/functions/catalog';
import { resultFormats } from '../shared/functions/result-formats';
import { speakAs } from '../shared/words/voice';
import { NAMESPACED, VOICES } from '../shared/words/voices';
import { IS_NAMESPACED } from './build-options';
import { type CellHost, cellCalls } from './cells/cell-calls';
import { cellError } from './cells/cell-error';
import { argumentOf, resultOf } from './cells/cell-values';
import { delivery, sizedResult } from './cells/message-size';
import { pageClock } from './host/clock';
import { askingPorts, cache, cellSetting, ownSecrets } from './host/ports';
import { firstSerial } from './host/workbook/date-system';
import { learnLocale } from './host/workbook/locale';

speakAs(IS_NAMESPACED ? NAMESPACED : VOICES.excel);

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
    // A preview is calculated with every click, so nothing is asked for.
    if (invocation.isInValuePreview) return resultOf(IN_PREVIEW, { isMatrix, format: () => undefined });
    try {
      const args = parameters.map(({ name: parameter }, index) => argumentOf(given[index], parameter === 'limit'));
      const { result, cancel } = call(name, args);
      invocation.onCanceled = cancel;
      const shape = { isMatrix, isValue: definition.shape === 'value', formats: host.takesFormats() ? resultFormats(name, args) : [] };
      return await deliver(sizedResult(await result, shape));
    } catch (failure) {
      throw cellError(failure);
    }
  };
}

/** All cells of the workbook share one of it, and with it the page's cache, lock and key. */
export const evaluate = customFunctions({
  clock: pageClock,
  ready: () => Office.onReady(),
  secrets: ownSecrets,
  cache,
  ports: askingPorts,
  async setting() {
    const [first] = await Promise.all([firstSerial(), learnLocale()]);
    return { ...cellSetting(), firstSerial: first };
  },
  takesFormats: () => Office.context.requirements.isSetSupported('CustomFunctionsRuntime', '1.4'),
});

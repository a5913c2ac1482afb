/** Puts the executor behind Microsoft's object model, and the parts of Office.js around it that an add-in asks. */
import type { Executor } from './executor';

/** What loading excel-web-16.00.js leaves behind. */
export interface ObjectModel {
  readonly RequestContext: { readonly prototype: { _requestExecutor?: Executor } };
}

/** From now on every Excel.run of a page goes to this executor. `_requestExecutor` is not public: the package is pinned. */
export function installExecutor(objectModel: ObjectModel, executor: Executor): void {
  objectModel.RequestContext.prototype._requestExecutor = executor;
}

/** Sets other than ExcelApi. */
const OTHER_SETS: Readonly<Record<string, string>> = { CustomFunctionsRuntime: '1.4', DelayForCellEdit: '1.1', SharedRuntime: '1.2' };

/** Office.context.requirements of an Excel whose newest set is ExcelApi 1.`apiSet`. */
export const requirements = (apiSet: number, others = OTHER_SETS) => ({
  isSetSupported(name: string, version = '1.1'): boolean {
    const has = name === 'ExcelApi' ? `1.${apiSet}` : others[name];
    return has !== undefined && order(has) >= order(String(version));
  },
});

/** `1.13` comes after `1.9`. */
function order(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 1000 + minor;
}

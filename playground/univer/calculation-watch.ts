/** Follows Univer's calculations: when one begins, and whether any is under way or about to be. */
import { type ICommandInfo, ICommandService, type IDisposable, type IExecutionOptions, type Injector } from '@univerjs/core';
import {
  FormulaExecuteStageType,
  IActiveDirtyManagerService,
  type ISetFormulaCalculationNotificationMutation,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
} from '@univerjs/engine-formula';

const SET_VALUES = 'sheet.mutation.set-range-values';
/** The editor of a cell opens or closes; a change reaches the sheet before it has closed. */
const SET_EDITOR_VISIBLE = 'sheet.operation.set-cell-edit-visible';
/** Changes of looks, for which Univer (sheets-formula, TriggerCalculationController) calculates nothing. */
const LOOKS: ReadonlySet<string> = new Set(['sheet.command.set-style', 'sheet.command.set-border', 'sheet.command.clear-selection-format']);

export interface CalculationWatch extends IDisposable {
  /** Nothing is being computed, no change waits to be, and nobody is typing into a cell. */
  idle(): boolean;
}

export function watchCalculations(injector: Injector, started: () => void): CalculationWatch {
  const dirty = injector.get(IActiveDirtyManagerService);
  let typing = false;
  let changed = false;
  // A calculation that is stopped tells so, and ends after the one that Univer begins in its place has begun.
  let computing = 0;
  let ending = false;

  function isCalculated(command: ICommandInfo, options: IExecutionOptions | undefined): boolean {
    if (!dirty.has(command.id) || options?.onlyLocal) return false;
    return command.id !== SET_VALUES || !LOOKS.has((command.params as { readonly trigger?: string }).trigger ?? '');
  }

  const listener = injector.get(ICommandService).onCommandExecuted((command, options) => {
    if (command.id === SetFormulaCalculationStartMutation.id) {
      changed = false;
      computing++;
      started();
    } else if (command.id === SetFormulaCalculationNotificationMutation.id) {
      const { stageInfo, functionsExecutedState } = command.params as ISetFormulaCalculationNotificationMutation;
      if (stageInfo?.stage === FormulaExecuteStageType.CALCULATION_COMPLETED) ending = true;
      if (functionsExecutedState === undefined || !ending) return;
      ending = false;
      if (computing > 0) computing--;
    } else if (command.id === SET_EDITOR_VISIBLE) typing = (command.params as { readonly visible: boolean }).visible;
    else if (isCalculated(command, options)) changed = true;
  });
  return { idle: () => !typing && !changed && computing === 0, dispose: () => listener.dispose() };
}

/** Follows Univer's calculations: when one begins, and whether any is under way or about to be. */
import { ICommandService, type IDisposable, type Injector } from '@univerjs/core';
import {
  IActiveDirtyManagerService,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
} from '@univerjs/engine-formula';

export interface CalculationWatch extends IDisposable {
  /** Nothing is being computed and no change waits to be. */
  idle(): boolean;
}

export function watchCalculations(injector: Injector, started: () => void): CalculationWatch {
  const dirty = injector.get(IActiveDirtyManagerService);
  let changed = false;
  let computing = false;
  const listener = injector.get(ICommandService).onCommandExecuted((command, options) => {
    if (command.id === SetFormulaCalculationStartMutation.id) {
      changed = false;
      computing = true;
      started();
    } else if (command.id === SetFormulaCalculationNotificationMutation.id) {
      const state = (command.params as { functionsExecutedState?: unknown } | undefined)?.functionsExecutedState;
      if (state !== undefined) computing = false;
    } else if (dirty.has(command.id) && !options?.onlyLocal) changed = true;
  });
  return { idle: () => !changed && !computing, dispose: () => listener.dispose() };
}

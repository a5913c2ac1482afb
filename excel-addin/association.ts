import { PART_NOT_LOADED } from '#words/excel-page';
import type { Evaluate } from './cells';
import { shownError } from './cells/shown-error';

/**
 * Ties functions to their ids in functions.json. All of them are cancelable there, so that the last that they are given is an invocation.
 * @param load gives what evaluates them; called with every cell
 */
export function associateFunctions(ids: readonly string[], load: () => Promise<Evaluate>): void {
  for (const id of ids)
    CustomFunctions.associate(id, async (...given: unknown[]) => {
      const invocation = given[given.length - 1] as CustomFunctions.CancelableInvocation;
      let isCancelled = false;
      invocation.onCanceled = () => {
        isCancelled = true;
      };
      const evaluate = await load().catch(() => {
        throw shownError('answer', PART_NOT_LOADED);
      });
      const result = evaluate(id, given);
      // What a cancellation does is known only now.
      if (isCancelled) invocation.onCanceled();
      return result;
    });
}

/** The ribbon's buttons that do something, by the names that the manifest has for them. */
const COMMANDS = ['refreshAll', 'refreshReport'] as const;
/** What the ribbon's buttons do, by their names. */
export type Commands = Readonly<Record<(typeof COMMANDS)[number], () => Promise<void>>>;

/**
 * Ties the ribbon's buttons to their names. Each comes to its end, whatever happens.
 * @param load gives what they do; called with every press
 */
export function associateCommands(load: () => Promise<Commands>): void {
  for (const name of COMMANDS)
    Office.actions.associate(name, async (event: Office.AddinCommands.Event) => {
      try {
        await (await load())[name]();
      } catch {
        // The pane comes up and says it.
        await Office.addin.showAsTaskpane().catch(() => undefined);
      } finally {
        event.completed();
      }
    });
}

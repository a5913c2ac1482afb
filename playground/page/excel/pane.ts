import { element } from '../element';
import type { Runtime } from './runtime';

/** The task pane beside the sheet, in which the add-in's runtime shows its page. */
export interface Pane {
  isOpen(): boolean;
  /** Opens it, and starts the add-in where it does not run. */
  show(): void;
  /** The add-in behind it runs on. */
  hide(): void;
}

/** @param failed the add-in did not start, for this reason */
export function createPane(runtime: Runtime, failed: (reason: string) => void): Pane {
  const pane = element('pane');

  function setHidden(isHidden: boolean): void {
    pane.hidden = isHidden;
    // The sheet takes the room that is left.
    window.dispatchEvent(new Event('resize'));
  }

  return {
    isOpen: () => !pane.hidden,
    show() {
      setHidden(false);
      void runtime.start().catch(({ message }: Error) => failed(message));
    },
    hide: () => setHidden(true),
  };
}

import type { Univer } from '@univerjs/core';
import { IEditorBridgeService } from '@univerjs/preset-sheets-core';

/** Whether a person is typing into a cell, or into the formula bar. */
export const isTyping = (univer: Univer): boolean => univer.__getInjector().get(IEditorBridgeService).isVisible().visible;

/** What a person is typing stays as it is when a script changes the cell meanwhile, or its looks: Univer would begin with the cell's content again. */
export function keepTypedText(univer: Univer): void {
  const editor = univer.__getInjector().get(IEditorBridgeService);
  const refresh = editor.refreshEditCellState.bind(editor);
  editor.refreshEditCellState = () => {
    if (!isTyping(univer)) refresh();
  };
}

/** SpreadsheetApp.getUi(): menus, the sidebar, messages and questions. What was asked for is in the execution's outcome. */
import { BUTTON_SETS, type Button, type ButtonSet, type DialogQuestion } from '../runtime/dialog';
import { ScriptException } from '../runtime/script-exception';
import { enumeration } from './enumeration';
import { htmlPage } from './html-service';
import { menu } from './menu';
import type { ServiceMaker } from './service-maker';

export function userInterface(maker: ServiceMaker): object {
  const { execution, expose } = maker;
  if (execution.context === 'cell' || execution.context === 'trigger') {
    throw new ScriptException('Cannot call SpreadsheetApp.getUi() from this context.');
  }

  function ask(kind: DialogQuestion['kind'], args: readonly unknown[]): { readonly button: string; readonly text: string } {
    const question = { kind, ...wording(kind, args) };
    const { button, text = '' } = execution.answer(question);
    const buttons: readonly Button[] = ['CLOSE', ...BUTTON_SETS[question.buttons]];
    if (!buttons.includes(button)) {
      throw new Error(`A dialog with the buttons ${question.buttons} cannot be answered with ${button}.`);
    }
    execution.ui.push({ ...question, button });
    return { button, text };
  }

  const dialog = (kind: 'dialog' | 'modeless dialog') => (page: unknown, title: unknown) =>
    void execution.ui.push({ kind, ...htmlPage(page), title: String(title) });

  return expose({
    name: 'Ui',
    prefix: 'Ui.',
    need: 'window',
    needs: { createMenu: 'menu', createAddonMenu: 'menu' },
    constants: { Button: enumeration('CLOSE', 'OK', 'CANCEL', 'YES', 'NO'), ButtonSet: enumeration(...Object.keys(BUTTON_SETS)) },
    methods: {
      createMenu: (title: unknown) => menu(maker, String(title)),
      createAddonMenu: () => menu(maker, ''),
      showSidebar: (page: unknown) => void execution.ui.push({ kind: 'sidebar', ...htmlPage(page) }),
      showModalDialog: dialog('dialog'),
      showModelessDialog: dialog('modeless dialog'),
      alert: (...args: unknown[]) => ask('alert', args).button,
      prompt: (...args: unknown[]) => {
        const { button, text } = ask('prompt', args);
        return expose({ name: 'PromptResponse', need: 'none', methods: { getSelectedButton: () => button, getResponseText: () => text } });
      },
    },
  });
}

/** `(text)`, `(text, buttons)` or `(title, text, buttons)`. */
function wording(kind: string, args: readonly unknown[]): Omit<DialogQuestion, 'kind'> {
  const [title, text, buttons = 'OK'] = args.length > 2 ? args : ['', ...args];
  if (args.length === 0 || !Object.hasOwn(BUTTON_SETS, String(buttons))) {
    throw new ScriptException(
      `The parameters (${args.map((arg) => typeof arg).join(',')}) don't match the method signature for Ui.${kind}.`,
    );
  }
  return { title: String(title), text: String(text), buttons: buttons as ButtonSet };
}

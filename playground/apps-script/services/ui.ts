/** SpreadsheetApp.getUi(): menus, the sidebar and messages. What was asked for is in the execution's outcome. */
import type { MenuItem } from '../runtime/outcome';
import { ScriptException } from '../runtime/script-exception';
import { htmlPage } from './html-service';
import type { ServiceMaker } from './service-maker';

export function userInterface({ execution, expose }: ServiceMaker): object {
  if (execution.context === 'cell' || execution.context === 'trigger') {
    throw new ScriptException('Cannot call SpreadsheetApp.getUi() from this context.');
  }

  function menu(title: string): object {
    const items: MenuItem[] = [];
    const add = (caption: unknown, functionName: unknown): object => {
      items.push({ caption: String(caption), functionName: String(functionName) });
      return self;
    };
    const self: object = expose({
      name: 'Menu',
      need: 'menu',
      methods: {
        addItem: add,
        addSeparator: () => add('', ''),
        addToUi: () => void execution.ui.push({ kind: 'menu', title, items: [...items] }),
      },
    });
    return self;
  }

  return expose({
    name: 'Ui',
    prefix: 'Ui.',
    need: 'window',
    needs: { createMenu: 'menu', createAddonMenu: 'menu' },
    constants: { Button: { OK: 'OK', CLOSE: 'CLOSE' }, ButtonSet: { OK: 'OK' } },
    methods: {
      createMenu: (title: unknown) => menu(String(title)),
      createAddonMenu: () => menu(''),
      showSidebar: (page: unknown) => void execution.ui.push({ kind: 'sidebar', ...htmlPage(page) }),
      showModalDialog: (page: unknown, title: unknown) =>
        void execution.ui.push({ kind: 'dialog', ...htmlPage(page), title: String(title) }),
      alert: (...args: unknown[]) => {
        const [title, text] = args.length > 1 ? [String(args[0]), String(args[1])] : ['', String(args[0])];
        execution.ui.push({ kind: 'alert', title, text });
        return 'OK';
      },
    },
  });
}

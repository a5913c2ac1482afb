/** Menu: its items are in the execution's outcome once it was added to the spreadsheet's own. */
import type { MenuItem } from '../runtime/outcome';
import { ScriptException } from '../runtime/script-exception';
import type { ServiceMaker } from './service-maker';

/** What is behind a Menu that a script passes to another. */
const menus = new WeakMap<object, MenuItem>();

export function menu({ execution, expose }: ServiceMaker, title: string): object {
  const items: MenuItem[] = [];

  function add(item: MenuItem): object {
    items.push(item);
    return self;
  }

  const self: object = expose({
    name: 'Menu',
    need: 'menu',
    methods: {
      addItem: (caption: unknown, functionName: unknown) => add({ caption: String(caption), functionName: String(functionName) }),
      addSeparator: () => add({ caption: '', functionName: '' }),
      addSubMenu: (other: unknown) => {
        const inner = typeof other === 'object' && other !== null ? menus.get(other) : undefined;
        if (!inner) throw new ScriptException("The parameters don't match the method signature for Menu.addSubMenu.");
        return add(inner);
      },
      addToUi: () => void execution.ui.push({ kind: 'menu', title, items: [...items] }),
    },
  });
  menus.set(self, { caption: title, functionName: '', items });
  return self;
}

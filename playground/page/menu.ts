/** The menu Extensions: what the script's onOpen has added for the person at the keyboard. */
import type { UiEffect } from '../apps-script/runtime/outcome';
import { element } from './element';

export interface Menu {
  /** Shows these menus in the place of those before. */
  set(menus: readonly Extract<UiEffect, { kind: 'menu' }>[]): void;
}

export function createMenu(choose: (functionName: string) => void): Menu {
  const details = element<HTMLDetailsElement>('menu');
  const list = element('menu-items');
  document.addEventListener('click', ({ target }) => {
    if (!details.contains(target as Node)) details.open = false;
  });
  details.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    details.open = false;
    details.querySelector('summary')?.focus();
  });

  const item = (caption: string, functionName: string): HTMLElement => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = caption;
    button.addEventListener('click', () => {
      details.open = false;
      choose(functionName);
    });
    const entry = document.createElement('li');
    entry.append(button);
    return entry;
  };

  const nothing = (): HTMLElement => {
    const entry = document.createElement('li');
    entry.className = 'hint';
    entry.textContent = 'This person has no add-on here.';
    return entry;
  };

  return {
    set(menus) {
      const items = menus.flatMap(({ items: own }) => own.map(({ caption, functionName }) => item(caption, functionName)));
      list.replaceChildren(...(items.length > 0 ? items : [nothing()]));
    },
  };
}

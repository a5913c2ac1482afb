import { CATALOG } from '../../shared/functions/catalog';
import { element } from './element';

const EXAMPLES = ['ACTIVTRAK_HOURS', 'ACTIVTRAK_TOTAL', 'ACTIVTRAK_USERS', 'ACTIVTRAK_STATUS'].flatMap(
  (name) => CATALOG.find((definition) => definition.name === name)?.examples[0] ?? [],
);

/**
 * The note on what to type: examples that go into the selected cell; once closed it stays closed.
 * @param kept the prefix of what is kept in this browser
 */
export function showNote(kept: string, insert: (formula: string) => void): void {
  const closed = `${kept}note-closed`;
  const note = element('note');
  note.hidden = localStorage.getItem(closed) !== null;
  const items = EXAMPLES.map((formula) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = formula;
    button.title = 'Put this into the selected cell';
    button.addEventListener('click', () => insert(formula));
    const item = document.createElement('li');
    item.append(button);
    return item;
  });
  element('examples').replaceChildren(...items);
  element('close-note').addEventListener('click', () => {
    localStorage.setItem(closed, 'yes');
    note.hidden = true;
    window.dispatchEvent(new Event('resize'));
  });
}

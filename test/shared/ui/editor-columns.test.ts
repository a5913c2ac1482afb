/** @jest-environment ./scripts/jest-page.cjs */

import { edit, field, kept } from './editor-page';
import { all, choose, focused, key, press, settled, the, type, words } from './hands';
import { closePanel } from './panel-page';
import { LOG, usualFile } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

describe('columns', () => {
  const order = (): string[] => [...document.querySelectorAll('.column-name')].map(({ textContent }) => textContent ?? '');
  const item = (name: string): Element => the('button', `Move ${name} up`).closest('li') as Element;
  const drag = (element: Element, event: string): boolean => element.dispatchEvent(new Event(event, { bubbles: true, cancelable: true }));

  beforeEach(async () => {
    await edit(file);
    await press(/^Columns/);
  });

  it('are moved by buttons, and the focus goes along', async () => {
    expect(order()).toEqual(['Date', 'User', 'User ID', 'Active (h)']);
    await press('Move Active (h) up');
    expect(order()).toEqual(['Date', 'User', 'Active (h)', 'User ID']);
    expect(focused()).toBe('Move Active (h) up');
    await press('Move Active (h) up');
    await press('Move Active (h) up');
    await press('Move Active (h) up');
    expect(order()).toEqual(['Active (h)', 'Date', 'User', 'User ID']);
    expect(focused()).toBe('Move Active (h) up');
    expect(the('button', 'Move Active (h) up').getAttribute('aria-disabled')).toBe('true');
  });

  it('are moved by Alt with the arrow keys, and what happened is read out', async () => {
    the('button', 'Rename Date').focus();
    await key('ArrowDown', { altKey: true });
    await key('ArrowDown', { altKey: true });
    expect(order()).toEqual(['User', 'User ID', 'Date', 'Active (h)']);
    expect(focused()).toBe('Rename Date');
    expect(words()).toContain('Date: place 3 of 4');
    await key('ArrowDown');
    expect(order()).toEqual(['User', 'User ID', 'Date', 'Active (h)']);
  });

  it('are dragged', async () => {
    drag(item('Active (h)'), 'dragstart');
    await settled();
    expect(drag(item('Date'), 'dragover')).toBe(false);
    await settled();
    expect(item('Date').className).toContain('aimed');
    drag(item('Date'), 'drop');
    drag(item('Active (h)'), 'dragend');
    await settled();
    expect(order()).toEqual(['Active (h)', 'Date', 'User', 'User ID']);
    expect(document.querySelector('.aimed, .dragged')).toBeNull();
  });

  it('that are dragged nowhere stay', async () => {
    drag(item('Active (h)'), 'dragstart');
    drag(item('Active (h)'), 'dragend');
    drag(item('Date'), 'drop');
    await settled();
    expect(order()).toEqual(['Date', 'User', 'User ID', 'Active (h)']);
  });

  it('are removed, added and renamed; the last one stays', async () => {
    await press('Remove User');
    expect(focused()).toBe('Move User ID up');
    await press('Remove Active (h)');
    expect(focused()).toBe('Move User ID up');
    await press('Remove Date');
    expect(all('button', /^Remove/)).toEqual([]);
    await choose('Another column', 'Total');
    await press('Add');
    await press('Rename Total (h)');
    await type('Header instead of “Total (h)”', ' Hours at work ');
    await press('Save');
    expect((await kept(file)).columns).toEqual([{ key: 'userId' }, { key: 'total', label: 'Hours at work' }]);
  });
});

describe('renaming a column', () => {
  beforeEach(async () => {
    await edit(file);
    await press(/^Columns/);
    await press('Rename User');
  });
  const header = 'Header instead of “User”';

  it('begins with the header in the field, all of it selected, so that one types at once', () => {
    expect(focused()).toBe(header);
    const { value, selectionStart, selectionEnd } = field(header);
    expect([value, selectionStart, selectionEnd]).toEqual(['User', 0, 4]);
  });

  it('ends with Enter, which saves nothing, and the focus is on its pencil', async () => {
    await type(header, 'Who');
    await key('Enter');
    expect(focused()).toBe('Rename Who');
    expect(all('heading', 'Edit report')).toHaveLength(1);
    await press('Rename Who');
    expect(field(header).selectionEnd).toBe(3);
    await press('Save');
    expect((await kept(file)).columns[1]).toEqual({ key: 'user', label: 'Who' });
  });

  it('ends with Escape as it was; the usual header is no name of its own', async () => {
    await type(header, 'Who');
    await key('Escape');
    expect(focused()).toBe('Rename User');
    await press('Save');
    expect((await kept(file)).columns[1]).toEqual({ key: 'user' });
  });
});

it('numbers that ActivTrak does not explain are shown in a person’s own words', async () => {
  await edit(file, { ...LOG, columns: [{ key: 'time' }, { key: 'user' }, { key: 'productivity' }] });
  await press(/^Columns/);
  await press('Words for Productivity');
  expect(words()).toContain("doesn't publish what it means");
  await type('Instead of 1', ' Productive ');
  await type('Instead of 0', ' ');
  await press('Rename Productivity');
  await type('Header instead of “Productivity”', 'How');
  await press('Save');
  expect((await kept(file)).columns[2]).toEqual({ key: 'productivity', label: 'How', words: { 1: 'Productive' } });
  await press('Edit “Log”');
  await press(/^Columns/);
  await press(/^Preview/);
  expect(field('Instead of 1').value).toBe('Productive');
  await press('Show the first ten rows');
  expect(words(document.querySelector('table') as Element)).toMatch(/^Time User How .* Productive/);
});

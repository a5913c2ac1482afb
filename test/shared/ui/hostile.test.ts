/** @jest-environment ./scripts/jest-page.cjs */
import { duplicated } from '#words/rare-actions';
import { report } from '../report/report-bench';
import { all, press, the, type, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { HOSTILE, hostilePeople } from './people';
import { refreshed, saved, usualFile, WEEKLY } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
  file.bench.serve(hostilePeople);
});
afterEach(closePanel);

const NAMES = Object.entries(HOSTILE).map(([kind, name]) => [kind, name.slice(0, 100)] as const);

describe.each(NAMES)('a name of the kind “%s”', (_, name) => {
  it('is text in the list, in questions, in what is told and in the history, and nothing else', async () => {
    const [id = ''] = await saved(file, report({ id: '', name, schedule: WEEKLY }));
    await refreshed(file, id);
    await openPanel(file.owner);
    expect(the('heading', /^(?!Reports)/).textContent).toBe(name);
    await press(/^More about/);
    await press('Delete…');
    expect(the('alertdialog').querySelector('h2')?.textContent).toBe(`Delete “${name}”?`);
    await press('Cancel');
    await press('Duplicate');
    expect(document.querySelector('output')?.textContent).toBe(duplicated(name));
    await press('History');
    expect(document.querySelector('li h2')?.textContent).toBe(name);
    expect(document.querySelector('img, script, b')).toBeNull();
    expect((window as { hurt?: unknown }).hurt).toBeUndefined();
  });

  it('keeps its own direction among the words around it', async () => {
    const [id = ''] = await saved(file, report({ id: '', name, schedule: WEEKLY }));
    file.owner.secrets.entries.set('activtrak.person', JSON.stringify({ id: 'jane', name }));
    await refreshed(file, id);
    await openPanel(file.colleague);
    await press(/^More about/);
    await press('Delete…');
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const loose: string[] = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode())
      if (node.textContent?.includes(name) && !node.parentElement?.closest('bdi, .unseen')) loose.push(node.textContent);
    expect(loose).toEqual([]);
  });

  it('is found in the search, chosen and shown in the preview', async () => {
    await saved(file, report({ id: '' }));
    await openPanel(file.owner);
    await press('Edit “Hours”');
    await press(/^Who/);
    await type(/^Only these/, name.slice(0, 6));
    const [found] = all('button', / person$/).filter(({ textContent }) => textContent?.startsWith(name));
    found?.click();
    await type(/^Only these/, '');
    expect(document.querySelector('.chip bdi')?.textContent?.startsWith(name)).toBe(true);
    await press(/^Preview/);
    await press('Show the first ten rows');
    expect(document.querySelector('td:nth-child(2)')?.textContent?.startsWith(name)).toBe(true);
    expect(document.querySelector('img, script, b')).toBeNull();
  });
});

test('a name with a quotation mark in it turns nothing around that is said behind it', async () => {
  const [id = ''] = await saved(file, report({ id: '', name: 'a” \u202eb', schedule: WEEKLY }));
  await refreshed(file, id);
  await openPanel(file.colleague);
  await press(/^More about/);
  await press('Delete…');
  expect(words(the('alertdialog'))).toContain('Delete “a” b”?');
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const loose: string[] = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode())
    if (node.textContent?.includes('\u202e') && !node.parentElement?.closest('bdi, .unseen')) loose.push(node.textContent);
  expect(loose).toEqual([]);
});

test('a sentence of the host is text too', async () => {
  file.owner.call = async () => {
    throw new Error(HOSTILE.html);
  };
  await openPanel(file.owner);
  expect(words(the('alert'))).toContain('<b>bold</b>');
  expect(document.querySelector('img, b')).toBeNull();
});

test('what is no sentence is not shown', async () => {
  file.owner.call = async () => {
    throw new TypeError("Cannot read properties of undefined (reading 'reports')");
  };
  await openPanel(file.owner);
  expect(words(the('alert'))).toMatch(
    /^Error: Something unexpected went wrong\. Try again, or send the code [A-Z2-9]{6} to your administrator\.$/,
  );
  expect(file.bench.diagnostics.troubles).toEqual([expect.objectContaining({ where: "the panel's page" })]);
});

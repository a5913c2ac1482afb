/** @jest-environment ./scripts/jest-page.cjs */

import { EVERYONE_IN_REPORT } from '#words/editor';
import { NAMES_REFUSED, NO_MATCH } from '#words/name-picker';
import { NO_ANSWER } from '#words/sidebar';
import { edit, kept } from './editor-page';
import { all, focused, key, press, the, type, words } from './hands';
import { closePanel } from './panel-page';
import { organisation } from './people';
import { usualFile } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(() => {
  file = usualFile();
});
afterEach(closePanel);

describe('whom it is about', () => {
  it('is looked for by name, chosen and removed, with the focus in the search', async () => {
    await edit(file);
    await press(/^Who/);
    expect(words()).toContain(EVERYONE_IN_REPORT);
    await type(/^Only these people/, 'E');
    expect(all('button', / (person|group|computer)$/).map(({ textContent }) => textContent)).toEqual([
      'Elena Rossi person',
      'Anna Meyer person',
      'Bashir Nasser person',
      'Chloé Dubois person',
      'Femi Adeyemi person',
      'Grace Lee person',
      'Sales group',
    ]);
    await type(/^Only these people/, 'grace');
    await key('Enter');
    expect(focused()).toMatch(/^Only these people/);
    await type(/^Only these people/, 'sal');
    await press('Sales group');
    expect(focused()).toMatch(/^Only these people/);
    await type(/^Only these people/, 'grace');
    expect(words()).toContain(NO_MATCH);
    await press('Remove Grace Lee');
    expect(focused()).toMatch(/^Only these people/);
    await press('Save');
    expect((await kept(file)).who).toEqual([{ kind: 'group', id: 51, name: 'Sales' }]);
    expect(file.owner.calls.filter((name) => name === 'names')).toHaveLength(1);
  });

  it('comes first where it is called by all that was typed, then whoever has a name that begins with it', async () => {
    const others = Array.from({ length: 12 }, (_, at) => ({ id: 900 + at, name: `Aditya Sm${at}`, computerId: 1900 + at, groupIds: [] }));
    const trainee = { id: 990, name: 'Zoe Itani', computerId: 1990, groupIds: [] };
    file.bench.serve({
      ...organisation,
      people: [...organisation.people, ...others, trainee],
      groups: [...organisation.groups, { id: 99, name: 'IT' }],
    });
    await edit(file);
    await press(/^Who/);
    await type(/^Only these people/, 'it');
    const shown = all('button', / (person|group|computer)$/).map(({ textContent }) => textContent);
    expect(shown).toHaveLength(8);
    expect(shown.slice(0, 3)).toEqual(['IT group', 'Zoe Itani person', 'Aditya Sm0 person']);
  });

  it('is given by number where the key may not read names', async () => {
    file.bench.serve(organisation, { names: false });
    await edit(file);
    await press(/^Who/);
    await type(/^Only these people/, '0');
    expect(all('button', /^0 /)).toEqual([]);
    await type(/^Only these people/, '4711');
    expect(words()).toContain(NAMES_REFUSED);
    await press('4711 computer');
    await press('Save');
    expect((await kept(file)).who).toEqual([{ kind: 'computer', id: 4711, name: '4711' }]);
  });

  it('can still be written while names cannot be looked up', async () => {
    await edit(file);
    await press(/^Who/);
    file.owner.isReachable = false;
    await type(/^Only these people/, '12');
    expect(words(the('alert'))).toContain(NO_ANSWER);
    expect(focused()).toMatch(/^Only these people/);
    expect(all('button', '12 person')).toHaveLength(1);
    await type(/^Only these people/, 'Grace');
    expect(words()).not.toContain(NO_MATCH);
  });
});

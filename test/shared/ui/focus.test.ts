/** @jest-environment ./scripts/jest-page.cjs */
import { all, click, focused, key, press, settled, the, type, words } from './hands';
import { closePanel, openPanel } from './panel-page';
import { HOURS, LOG, saved, usualFile } from './scene';
import type { SharedFile } from './shared-file';

let file: SharedFile;
beforeEach(async () => {
  file = usualFile();
});
afterEach(closePanel);

describe('the focus', () => {
  beforeEach(async () => {
    await saved(file, HOURS, LOG);
    await openPanel(file.owner);
  });

  it('goes to the heading of each view that is opened', async () => {
    for (const [view, heading] of [
      ['Formulas', 'Formulas'],
      ['History', 'History'],
      ['Settings', 'Settings'],
      ['Reports', 'Reports'],
      ['New report', 'New report'],
    ] as const) {
      await press(view);
      expect([document.activeElement?.tagName, focused()]).toEqual(['H1', heading]);
    }
  });

  it('goes back to what opened a view', async () => {
    await press('Settings');
    await press('What it holds about people');
    expect(focused()).toBe('What this file holds about people');
    await press('Back');
    expect(focused()).toBe('What it holds about people');
    await press('Reports');
    await press('Edit “Log”');
    await press('Back');
    expect(focused()).toBe('Edit “Log”');
  });

  it('goes to what went wrong, but never out of a field in which somebody is writing', async () => {
    await press('New report');
    await press('Save');
    expect(document.activeElement).toBe(the('alert'));
    await type('Name', ' ');
    await key('Enter');
    expect(focused()).toBe('Name');
    expect(words(the('alert'))).toContain('The report has no name');
  });

  it('stays where somebody put it while a refresh comes and goes', async () => {
    file.hold();
    await press('Refresh “Hours”');
    expect(focused()).toBe('Stop refreshing “Hours”');
    the('button', 'Edit “Log”').focus();
    file.letGo();
    await settled();
    expect(words()).toContain('56 rows written.');
    expect(focused()).toBe('Edit “Log”');
  });

  it('is not taken from the sheet', async () => {
    file.hold();
    await press('Refresh “Hours”');
    document.hasFocus = () => false;
    const { focus } = HTMLElement.prototype;
    const taken = jest.fn(focus);
    HTMLElement.prototype.focus = taken;
    try {
      file.letGo();
      await settled();
    } finally {
      HTMLElement.prototype.focus = focus;
    }
    expect(words()).toContain('56 rows written.');
    expect(taken).not.toHaveBeenCalled();
  });

  it('that was put nowhere stays there', async () => {
    file.hold();
    await press('Refresh “Hours”');
    (document.activeElement as HTMLElement).blur();
    document.body.click();
    file.letGo();
    await settled();
    expect(focused()).toBe('');
  });
});

describe('a question', () => {
  const ask = async (): Promise<HTMLElement> => {
    await saved(file, HOURS);
    await openPanel(file.owner);
    await press('More about Hours');
    await press('Delete…');
    return the('alertdialog', 'Delete “Hours”?');
  };

  it('has the focus on what does nothing, and keeps the Tab key inside', async () => {
    const question = await ask();
    expect(focused()).toBe('Cancel');
    await key('Tab');
    expect(focused()).toBe('Delete');
    await key('Tab', { shiftKey: true });
    expect(focused()).toBe('Cancel');
    for (let times = 0; times < 5; times += 1) {
      await key('Tab');
      expect(question.contains(document.activeElement)).toBe(true);
    }
    expect(question.getAttribute('aria-modal')).toBe('true');
  });

  it('is answered with no by Escape, which gives the focus back', async () => {
    await ask();
    await key('Escape');
    expect(all('alertdialog')).toEqual([]);
    expect(focused()).toBe('Delete…');
    expect(all('heading', 'Hours')).toHaveLength(1);
  });

  it('is answered by the keyboard', async () => {
    await ask();
    await key('Tab');
    await key('Enter');
    expect(all('heading', 'Hours')).toEqual([]);
    expect(focused()).toBe('Your first report');
  });

  it('does what it asks once', async () => {
    await ask();
    const yes = the('button', 'Delete');
    click(yes);
    click(yes);
    await settled();
    expect(file.owner.calls.filter((name) => name === 'deleteReport')).toHaveLength(1);
  });
});

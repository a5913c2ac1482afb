/** @jest-environment jsdom */

import { options } from 'preact';
import { KEY_ON_DEVICE_HINT } from '#words/connect-form';
import { turnedIntoValues } from '#words/formulas-view';
import { STARTED_ELSEWHERE } from '#words/progress';
import { keyKept } from '#words/settings-view';
import { ONLY_WHILE_OPEN } from '#words/while-open';
import { type InPageHost, inPageHost } from '../../../excel-addin/taskpane/in-page-host';
import type { Desk } from '../../../shared/desk';
import { answerPanel } from '../../../shared/panel/answer';
import type { PanelPorts } from '../../../shared/panel/ports';
import type { KeyLifetime } from '../../../shared/ports';
import type { WhileOpen } from '../../../shared/scheduler';
import { runAsync } from '../../../shared/task';
import { mountPanel } from '../../../shared/ui/panel';
import { LARGE_VIEWS } from '../../../shared/ui/views/large-views';
import { FAKE_KEY } from '../../doubles/fake-api';
import { memoryDesk, memoryScheduler } from '../../doubles/memory-desk';
import { report, reportBench } from '../../shared/report/report-bench';

// Effects come after the next picture; here nobody draws any.
(options as { requestAnimationFrame?: (callback: () => void) => void }).requestAnimationFrame = (callback) => void setTimeout(callback);

// Nor are there files of a page's own making.
URL.revokeObjectURL ??= () => undefined;

/** Lets everything that was begun come to its end. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn += 1) await new Promise((done) => setTimeout(done));
}

let close = (): void => undefined;
afterEach(() => close());

interface PaneOptions {
  readonly scheme?: 'light' | 'dark';
  readonly hasKey?: boolean;
  readonly formulaToValues?: Desk['formulaToValues'];
}

/** The pane as Excel shows it, over a workbook in memory. */
async function pane({ scheme, hasKey = true, formulaToValues }: PaneOptions = {}) {
  const bench = reportBench('later');
  if (!hasKey) bench.secrets.entries.delete('activtrak.connection');
  let wishes: WhileOpen = { loads: false, refreshes: false, minutes: 0 };
  let lifetime: KeyLifetime = 'device';
  const desk = { ...memoryDesk(), ...(formulaToValues ? { formulaToValues } : {}) };
  const ports = (): PanelPorts => ({
    ...bench.within(600_000),
    desk,
    scheduler: { ...memoryScheduler(), whileClosed: false },
    keyKeeper: {
      lifetime: () => lifetime,
      choose(chosen) {
        lifetime = chosen;
      },
    },
    whileOpen: {
      load: () => wishes,
      save(given) {
        wishes = given;
      },
    },
  });
  const host: InPageHost = inPageHost(
    (name, json) => runAsync(answerPanel(name, json, ports())),
    () => scheme,
  );
  document.body.replaceChildren();
  close = mountPanel(document.body, host, LARGE_VIEWS);
  await settled();
  return { bench, host, wishes: () => wishes, lifetime: () => lifetime };
}

const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');

function control<Kind extends HTMLElement>(label: string): Kind {
  const labelled = [...document.querySelectorAll('label')].find(({ textContent }) => textContent?.trim() === label);
  const element = labelled && document.getElementById(labelled.htmlFor);
  if (!element) throw new Error(`Nothing is labelled “${label}”: ${words()}`);
  return element as Kind;
}

async function press(name: string, inside: string = 'body'): Promise<void> {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>(`${inside} button`)].filter(
    ({ textContent }) => textContent?.trim() === name,
  );
  if (buttons.length !== 1) throw new Error(`There are ${buttons.length} buttons “${name}”: ${words()}`);
  buttons[0]?.click();
  await settled();
}

/** The part of the view under a heading. */
function part(heading: string): string {
  const found = [...document.querySelectorAll('section.part')].find((section) => section.querySelector('h2')?.textContent === heading);
  if (!found) throw new Error(`There is no part “${heading}”.`);
  found.id = 'wanted-part';
  return '#wanted-part';
}

it.each(['light', 'dark'] as const)('is %s as Excel is', async (scheme) => {
  await pane({ scheme });
  expect(document.body.getAttribute('data-theme')).toBe('fluent');
  expect(document.body.getAttribute('data-scheme')).toBe(scheme);
});

it('says honestly what happens while the workbook is open and what does not while it is closed, and keeps the wishes', async () => {
  const { wishes } = await pane();
  await press('Settings');
  expect(words()).toContain(ONLY_WHILE_OPEN);
  control<HTMLInputElement>('Start Live Data with this workbook').click();
  control<HTMLInputElement>('Refresh all reports when Live Data starts').click();
  const minutes = control<HTMLSelectElement>('Refresh all reports');
  minutes.value = '15';
  minutes.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
  await press('Save', part('While this file is open'));
  expect(wishes()).toEqual({ loads: true, refreshes: true, minutes: 15 });
  expect(words()).toContain('Saved.');
});

it('lets the key be kept for this session only', async () => {
  const { lifetime } = await pane();
  await press('Settings');
  control<HTMLInputElement>('For this session only').click();
  await settled();
  expect(lifetime()).toBe('session');
  expect(words()).toContain(keyKept('session'));
});

it('asks for how long to keep a key that is connected, and says where it is', async () => {
  const { bench, lifetime } = await pane({ hasKey: false });
  expect(words()).toContain(KEY_ON_DEVICE_HINT);
  control<HTMLInputElement>('API key').value = FAKE_KEY;
  control<HTMLInputElement>('For this session only').click();
  await settled();
  await press('Test and connect');
  expect(words()).toContain('Connected to api.activtrak.com.');
  expect(lifetime()).toBe('session');
  expect(bench.secrets.entries.get('activtrak.connection')).toContain('"allowed":true');
});

it('turns the selected formula into values, and says which it was', async () => {
  await pane({ formulaToValues: () => ({ cells: 'B2:F12', formula: '=ACTIVTRAK_HOURS()' }) });
  await press('Formulas');
  await press('Turn the formula into values');
  expect(words()).toContain(turnedIntoValues('B2:F12', '=ACTIVTRAK_HOURS()'));
});

it('offers that only where Excel can do it', async () => {
  await pane();
  await press('Formulas');
  expect(words()).not.toContain('Turn the formula into values');
});

it('refreshes before the person’s eyes what the ribbon asks for', async () => {
  const { bench, host } = await pane();
  bench.save(report());
  host.changed();
  await settled();
  await press('History');
  host.refresh(['r1']);
  await settled();
  expect(document.querySelector('h1')?.textContent).toBe('Reports');
  expect(words()).toContain('21 rows');
  expect(bench.sheets.seen('Hours')).toHaveLength(22);
});

it('says what the ribbon has to say', async () => {
  const { host } = await pane();
  host.tell('The selected cell belongs to no report.');
  await settled();
  expect(words()).toContain('The selected cell belongs to no report.');
});

it('keeps what is being edited when the ribbon refreshes', async () => {
  const { bench, host } = await pane();
  bench.save(report());
  host.changed();
  await settled();
  await press('New report');
  host.refresh(['r1']);
  await settled();
  expect(document.querySelector('h1')?.textContent).not.toBe('Reports');
  expect(words()).toContain(STARTED_ELSEWHERE);
});

import { report } from '../report/report-bench';
import { choose, press, settled, type } from './hands';
import { openPanel } from './panel-page';
import { HOSTILE, hostilePeople, organisation } from './people';
import { editing, HOURS, LOG, refreshed, type Scene, saved, unfold, WEEKLY } from './scene';

/** A report that is being made or changed. */
export const EDITOR_SCENES: readonly Scene[] = [
  {
    name: 'editor-new',
    async play(file) {
      await saved(file, LOG);
      await openPanel(file.owner);
      await press('New report');
    },
  },
  {
    name: 'editor-unfolded',
    async play(file) {
      await editing(file, {
        ...HOURS,
        schedule: WEEKLY,
        disposition: 'merge',
        range: { kind: 'fixed', from: '2026-03-12', to: '2026-03-18' },
      });
      await unfold();
      await press('Rename User');
    },
  },
  {
    name: 'column-dragged',
    async play(file) {
      await editing(file);
      await press(/^Columns/);
      const [first, , third] = document.querySelectorAll('.column');
      third?.dispatchEvent(new Event('dragstart', { bubbles: true }));
      await settled();
      first?.dispatchEvent(new Event('dragover', { bubbles: true, cancelable: true }));
      await settled();
    },
  },
  {
    name: 'schedule-refused',
    async play(file) {
      file.scheduler.refusal = 'you have not allowed the add-on to run by itself: reload the spreadsheet and allow it.';
      await editing(file);
      await press(/^Schedule/);
      await choose('Refresh', 'Every day');
      await press('Save');
    },
  },
  {
    name: 'editor-of-log',
    async play(file) {
      await editing(file, LOG);
      await press(/^Privacy/);
    },
  },
  {
    name: 'editor-of-groups',
    async play(file) {
      await editing(file, { ...LOG, rollup: { by: ['application', 'productivity'], measures: ['time', 'share'], top: 10 } });
      await press(/^Columns/);
    },
  },
  {
    name: 'editor-from-cells',
    async play(file) {
      await editing(file, {
        ...HOURS,
        range: { kind: 'cells', from: 'Settings!B1' },
        privacy: { people: 'summary', smallestGroup: 5 },
        columns: [],
      });
      await unfold();
    },
  },
  {
    name: 'editor-refused',
    async play(file) {
      await editing(file);
      await type('Name', '');
      await press('Save');
    },
  },
  {
    name: 'editor-leaving',
    async play(file) {
      await editing(file);
      await type('Name', 'Other hours');
      await press('Back');
    },
  },
  {
    name: 'preview',
    async play(file) {
      await editing(file);
      await press(/^Preview/);
      await press('Show the first ten rows');
    },
  },
  {
    name: 'preview-too-much',
    async play(file) {
      file.mostCells = 10;
      await editing(file);
      await press(/^Preview/);
      await press('Show the first ten rows');
      await choose('Period', 'today');
    },
  },
  {
    name: 'names-found',
    async play(file) {
      await editing(file, { ...HOURS, who: [{ kind: 'user', id: 1, name: 'Anna Meyer' }] });
      await press(/^Who/);
      await type(/^Only these/, 'e');
    },
  },
  {
    name: 'names-refused',
    async play(file) {
      file.bench.serve(organisation, { names: false });
      await editing(file);
      await press(/^Who/);
      await type(/^Only these/, '4711');
    },
  },
  {
    name: 'hostile-names',
    async play(file) {
      file.bench.serve(hostilePeople);
      const who = [{ kind: 'group', id: 51, name: HOSTILE.long } as const, { kind: 'group', id: 52, name: HOSTILE.rtl } as const];
      const ids = await saved(
        file,
        report({ id: '', name: HOSTILE.html, statusLine: true, destination: { sheet: 'One', cell: 'A1' } }),
        report({ id: '', name: HOSTILE.long.slice(0, 100), who, destination: { sheet: HOSTILE.long.slice(0, 100), cell: 'A1' } }),
        report({ id: '', name: HOSTILE.rtl, schedule: WEEKLY, destination: { sheet: HOSTILE.rtl, cell: 'A1' } }),
      );
      for (const id of ids) await refreshed(file, id);
      await openPanel(file.owner);
    },
  },
  {
    name: 'hostile-editor',
    async play(file) {
      file.bench.serve(hostilePeople);
      const who = [{ kind: 'user', id: 4, name: HOSTILE.long } as const, { kind: 'user', id: 2, name: HOSTILE.rtl } as const];
      const columns = [{ key: 'date' }, { key: 'user', label: HOSTILE.long.slice(0, 60) }, { key: 'active', label: HOSTILE.rtl }];
      await editing(file, report({ id: '', name: HOSTILE.marks, who, columns, destination: { sheet: HOSTILE.emoji, cell: 'A1' } }));
      await unfold();
      await type(/^Only these/, 'o');
      await press('Show the first ten rows');
    },
  },
  {
    name: 'ready-made',
    async play(file) {
      await saved(file, HOURS);
      await openPanel(file.owner);
      await press('Ready-made reports');
    },
  },
  {
    name: 'number-words',
    async play(file) {
      await saved(file, LOG);
      await openPanel(file.owner);
      await press('Edit “Log”');
      await press(/^Columns/);
      await press('Words for Productivity');
    },
  },
];

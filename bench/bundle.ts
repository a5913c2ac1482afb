import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import type { ScriptFile } from '../playground/apps-script/runtime/script-files';
import { firstLoad } from '../scripts/first-load';
import { BUNDLE } from '../scripts/stubs';
import { type Measurement, median, processorTime } from './measurement';

const LOADS = 41;

/** How much of the task pane goes over the network when it is opened for the first time, beside Office.js: until it shows something, and in all. */
export function measurePane(folder: string): readonly Measurement[] {
  const packed = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(path.join(folder, name)), { level: 9 }).length, 0) / 1024;
  const all = readdirSync(folder).filter((name) => /\.(js|css)$/.test(name));
  return [
    { what: 'task pane, scripts and styles when it is opened, packed', value: packed(firstLoad(folder)), unit: 'KB', budget: 60 },
    { what: 'task pane, with the parts that come when they are needed, packed', value: packed(all), unit: 'KB' },
  ];
}

/**
 * How large the add-on's script files are, how long a bare engine takes to load them, which it does anew for every cell of a sheet, and how long a first call
 * of what is in Reports.js has to wait for it then.
 */
export function measureScript(files: readonly ScriptFile[]): readonly Measurement[] {
  const times = Array.from({ length: LOADS }, () => {
    const context = vm.createContext(Object.create(null));
    const run = (code: string): number => processorTime(() => void vm.runInContext(code, context));
    // A source of its own each time, so that no compiled code is reused.
    const load = files.reduce((sum, { text }) => sum + run(`${text}\n// ${Math.random()}`), 0);
    return { load, reports: run(`${BUNDLE}.reports()`) };
  });
  const sizes = files.map(({ name, text }) => ({ what: `${name}.js`, value: Buffer.byteLength(text) / 1024, unit: 'KB' as const }));
  return [
    ...sizes.map((size) => (size.what === 'Code.js' ? { ...size, budget: 160 } : size)),
    { what: 'Code.js and Reports.js, load in a bare context', value: median(times.map(({ load }) => load)), unit: 'ms', budget: 15 },
    { what: 'Reports.js, when it is called for the first time', value: median(times.map(({ reports }) => reports)), unit: 'ms' },
  ];
}

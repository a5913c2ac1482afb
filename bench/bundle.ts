import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { gzipSync } from 'node:zlib';
import { firstLoad } from '../scripts/first-load';
import { type Measurement, median } from './measurement';

const LOADS = 21;

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

/** How large Code.js is, and how long a bare engine takes to load it: every cell of a sheet loads it anew. */
export function measureBundle(file: string): readonly Measurement[] {
  const code = readFileSync(file, 'utf8');
  const times = Array.from({ length: LOADS }, () => {
    const context = vm.createContext(Object.create(null));
    const start = performance.now();
    // A source of its own each time, so that no compiled code is reused.
    vm.runInContext(`${code}\n// ${Math.random()}`, context);
    return performance.now() - start;
  });
  return [
    { what: 'Code.js', value: Buffer.byteLength(code) / 1024, unit: 'KB', budget: 160 },
    { what: 'Code.js, load in a bare context', value: median(times), unit: 'ms', budget: 15 },
  ];
}

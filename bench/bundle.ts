import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { type Measurement, median } from './measurement';

const LOADS = 21;

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
    { what: 'Code.js', value: Buffer.byteLength(code) / 1024, unit: 'KB', budget: 100 },
    { what: 'Code.js, load in a bare context', value: median(times), unit: 'ms', budget: 15 },
  ];
}

import { callFunction } from '../../sheets-addon/functions';
import { OWNER } from '../playground/script-bench';
import type { AddOnBench } from './add-on-bench';
import { sharedBench } from './shared-bench';

let bench: AddOnBench;
sharedBench((made) => {
  bench = made;
});

it('cells keep what they fetch in the cache of their own document, and nowhere else', () => {
  bench.get('saveSettings', { cells: { allowed: true, groups: [], users: [] } });
  const stores = new Set<string>();
  const { cache } = bench.backend;
  const watched = new Proxy(cache, {
    get: (own, method) =>
      typeof own[method as keyof typeof own] === 'function'
        ? (...args: unknown[]) => {
            stores.add(String(args[0]).split(':')[0] as string);
            return (own[method as keyof typeof own] as (...args: unknown[]) => unknown)(...args);
          }
        : own[method as keyof typeof own],
  });
  bench.execute({ context: 'cell', user: OWNER, backend: { ...bench.backend, cache: watched } }, () => callFunction('ACTIVTRAK_HOURS', []));
  expect([...stores]).toEqual(['document']);
});

/** @jest-environment node */
import '../refresh/small-pieces';

import { expectSame } from '../../../doubles/same-as';
import { STAGING } from '../refresh/large-log';
import type { ReportBench } from '../report-bench';
import { type Replaced, replaced, slow } from '../writing/replaced-large';
import { whole } from './killed-cases';
import { recoveredFromKills } from './killed-recovery';
import { killedTwice } from './left-states';

/** A host on which writing takes several calls, and how often it paused meanwhile. */
function slowHost(bench: ReportBench) {
  let pauses = 0;
  const set = (key: string, text: string) => {
    if (/"put":\d/.test(text) && text.includes('"working":false')) pauses += 1;
    return bench.documents.set(key, text);
  };
  return { host: { ...bench, ports: slow(bench), documents: { ...bench.documents, set } }, pauses: () => pauses };
}

describe.each<[string, Replaced]>([
  ['more rows than before', { before: 24, rows: 35, words: true }],
  ['fewer rows than before', { before: 35, rows: 24, words: true }],
  ['far more rows than before', { before: 2, rows: 35 }],
  ['its first rows in a sheet that is there', { before: 0, rows: 35 }],
])('a large report that is replaced by %s', (_, sizes) => {
  it.each([
    ['in one call', false],
    ['in many calls, in which it is written too', true],
  ])('comes to the same after a kill at any moment %s', (__, isSlow) => {
    const bench = replaced(sizes);
    const { host, pauses } = isSlow ? slowHost(bench) : { host: bench, pauses: () => 0 };
    const states = recoveredFromKills(host, () => expect(bench.sheets.names()).not.toContain(STAGING));
    expect(pauses() > 0).toBe(isSlow);
    expect(states).toBeGreaterThan(40);
  });
});

it.each(['append', 'merge'] as const)(
  'the first rows of a large report to %s in a sheet that is there come to the same after a kill at any moment',
  (disposition) => {
    const states = recoveredFromKills(replaced({ before: 0, rows: 30, change: { disposition } }), () => undefined);
    expect(states).toBeGreaterThan(30);
  },
);

it('a large report that is replaced in many calls comes to the same after two kills', () => {
  const make = () => replaced({ before: 12, rows: 20 });
  const clean = make();
  clean.refresh();
  const end = whole(clean);
  const bench = make();
  const slowBench = { ...bench, ports: slow(bench) };
  const states = killedTwice(slowBench, (dies) => {
    const { outcome, message } = bench.refresh();
    expect([dies, outcome, message]).not.toEqual([dies, 'failed', message]);
    expectSame(dies, whole(bench), end);
  });
  expect(states).toBeGreaterThan(100);
});

it.each<[string, Replaced]>([
  ['rows below those that are there', { before: 12, rows: 50 }],
  ['its first rows', { before: 0, rows: 30 }],
])('a large report to append that adds %s in many calls comes to the same after a kill at any moment', (_, sizes) => {
  const { host, pauses } = slowHost(replaced({ ...sizes, change: { disposition: 'append' } }));
  expect(recoveredFromKills(host, () => undefined)).toBeGreaterThan(40);
  expect(pauses()).toBeGreaterThan(1);
});

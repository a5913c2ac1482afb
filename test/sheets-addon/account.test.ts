import { showPanel } from '../../sheets-addon/menu';
import { panel } from '../../sheets-addon/panel';
import { FAKE_KEY } from '../doubles/fake-api';
import { EDITOR, OWNER } from '../playground/script-bench';
import type { AddOnBench } from './add-on-bench';
import { sharedBench } from './shared-bench';

let bench: AddOnBench;
sharedBench(
  (made) => {
    bench = made;
  },
  { begins: 'served' },
);

/** The word of the account that opened the page, as the page finds it. */
function opened(user: string): string {
  const { ui } = bench.execute(
    { context: 'menu', user, files: { sidebar: '<!doctype html><head><title>x</title></head>' } },
    showPanel,
  ).execution;
  const [sidebar] = ui;
  if (sidebar?.kind !== 'sidebar') throw new Error(JSON.stringify(ui));
  return /<head><meta name="live-data-account" content="([^"]+)">/.exec(sidebar.html)?.[1] ?? '';
}

const call = (user: string, account?: string): { readonly ok: boolean; readonly code?: string } =>
  JSON.parse(bench.as(user, () => panel('connect', JSON.stringify({ key: FAKE_KEY, region: 'us' }), account)));

it('a page that Google runs as another account takes no key: it would be in the wrong store', () => {
  const account = opened(OWNER);
  expect(account).not.toBe('');
  expect(account).not.toContain('@');
  expect(call(EDITOR, account)).toMatchObject({ ok: false, code: 'forbidden' });
  expect(bench.backend.properties.read(`user:${EDITOR}`)).toEqual({});
  expect(call(OWNER, account).ok).toBe(true);
});

it('a page of an earlier version, and a Google that names no account, go on', () => {
  expect(call(OWNER).ok).toBe(true);
  expect(call(EDITOR, '').ok).toBe(true);
});

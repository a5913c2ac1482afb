import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildOptions, manifestText } from '../../scripts/build-options';
import { buildSheetsAddon } from '../../scripts/build-sheets-addon';
import { inProject } from '../../scripts/root';
import { builtLibrary, builtSheetsAddon } from './built';

const text = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8');
/** What is around each place that names it. */
const named = (code: string): readonly string[] =>
  [...code.matchAll(/.{0,40}(?:webhook|slack|activtrak\.told).{0,40}/gi)].map(([around]) => around);
const addressesOf = (...words: string[]): readonly string[] =>
  (JSON.parse(manifestText(readFileSync(inProject('appsscript.json'), 'utf8'), buildOptions(words))) as { urlFetchWhitelist: string[] })
    .urlFetchWhitelist;

it('the usual build has nothing of notices, and reaches ActivTrak alone', async () => {
  const usual = await builtSheetsAddon();
  for (const name of ['Code.js', 'Reports.js', 'sidebar.html', 'appsscript.json']) expect(named(text(usual, name))).toEqual([]);
  expect(named(text(await builtLibrary(), 'Code.js'))).toEqual([]);
  expect(addressesOf()).toEqual(['https://*.activtrak.com/']);
  expect(addressesOf('--mail')).toEqual(addressesOf());
});

it('a build with webhooks has their code, and no scope more', async () => {
  const folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'built-')), 'sheets-addon');
  const built = await buildSheetsAddon(folder, { webhooks: ['slack'] }, true);
  expect(named(text(built, 'Reports.js')).length).toBeGreaterThan(3);
  // Every cell loads this one.
  expect(text(built, 'Code.js')).not.toMatch(/hooks\.slack\.com|activtrak\.told/);
  expect(text(built, 'Reports.js')).toMatch(/hooks\.slack\.com[\s\S]*activtrak\.told|activtrak\.told[\s\S]*hooks\.slack\.com/);
  const scopes = (file: string): readonly string[] => (JSON.parse(file) as { oauthScopes: string[] }).oauthScopes;
  expect(scopes(text(built, 'appsscript.json'))).toEqual(scopes(readFileSync(inProject('appsscript.json'), 'utf8')));
});

it('reaches the hosts of the services that were chosen, and addresses of one’s own', () => {
  expect(addressesOf('--webhooks', 'slack,google-chat', '--webhook-address', 'https://Hooks.Example.com')).toEqual([
    'https://*.activtrak.com/',
    'https://hooks.slack.com/',
    'https://chat.googleapis.com/',
    'https://hooks.example.com/',
  ]);
  expect(addressesOf('--webhooks=teams', '--webhook-address=https://a.example.com/in', '--webhook-address=https://b.example.com/')).toEqual(
    [
      'https://*.activtrak.com/',
      'https://*.api.powerplatform.com/',
      'https://*.logic.azure.com/',
      'https://a.example.com/in/',
      'https://b.example.com/',
    ],
  );
});

it.each([
  ['--webhooks', 'json'],
  ['--webhooks', ''],
  ['--webhooks', 'slack,,teams'],
  ['--webhook-address', 'http://a.example.com/'],
  ['--webhook-address', 'https://*.example.com/'],
  ['--webhook-address', 'https://localhost/'],
  ['--webhook-address', 'https://a.example.com:8443/'],
  ['--webhook-address', 'https://a.example.com/../'],
  ['--webhook-address', 'https://a.example.com/?x'],
  ['--webhook-address', ''],
])('refuses %s “%s”', (...words) => {
  expect(() => buildOptions(words)).toThrow(`${words[0]} has to be followed by`);
});

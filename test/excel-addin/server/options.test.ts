import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { privateWebhook } from '#words/server';
import { HELP, parseOptions } from '../../../excel-addin/server/options';

const folder = mkdtempSync(path.join(os.tmpdir(), 'options-'));
const [cert, key] = ['cert.pem', 'key.pem'].map((name) => path.join(folder, name));
writeFileSync(cert, 'CERT');
writeFileSync(key, 'KEY');
afterAll(() => rmSync(folder, { recursive: true }));

const parse = (line: string, environment: Readonly<Record<string, string>> = {}) =>
  parseOptions(line === '' ? [] : line.split(' '), environment);

test('behind a balancer, with nothing else asked for', () => {
  expect(parse('--http')).toEqual({
    folder: 'dist/excel-addin',
    baseUrl: new URL('https://localhost:3000'),
    address: '127.0.0.1',
    port: 3000,
    hsts: false,
    frameAncestors: [],
    graceSeconds: 0,
  });
});

test('everything can be asked for', () => {
  const line =
    `--base-url https://addin.example.com --folder pane --address 0.0.0.0 --port 8443 --cert ${cert} --key ${key} ` +
    '--api https://activtrak.example.com:8443/base --private-api --hsts --frame-ancestors https://*.sharepoint.us,https://owa.example.com --grace 5';
  expect(parse(line)).toEqual({
    folder: 'pane',
    baseUrl: new URL('https://addin.example.com'),
    address: '0.0.0.0',
    port: 8443,
    certificate: { cert: 'CERT', key: 'KEY' },
    api: { address: new URL('https://activtrak.example.com:8443/base'), mayBePrivate: true },
    hsts: true,
    frameAncestors: ['https://*.sharepoint.us', 'https://owa.example.com'],
    graceSeconds: 5,
  });
});

test('the environment says the same, and the line goes before it', () => {
  const environment = {
    LIVE_DATA_BASE_URL: 'https://a.example',
    LIVE_DATA_HTTP: 'true',
    LIVE_DATA_PORT: '1',
    LIVE_DATA_HSTS: 'true',
    LIVE_DATA_API: '',
  };
  expect(parse('', environment)).toMatchObject({ baseUrl: new URL('https://a.example'), port: 1, hsts: true });
  expect(parse('--port 2', environment)).toMatchObject({ port: 2 });
  expect(parse('', environment)).not.toHaveProperty('api');
  expect(parse('', { LIVE_DATA_HTTP: 'true', LIVE_DATA_BASE_URL: 'https://a.example' })).toMatchObject({ port: 443 });
  expect(() => parse('', { LIVE_DATA_HTTP: 'no' })).toThrow(/Give --cert and --key/);
});

test.each([
  ['', /Give --cert and --key, or --http behind a balancer/],
  [`--cert ${cert}`, /Give --cert and --key/],
  [`--http --cert ${cert} --key ${key}`, /^--http is for a balancer/],
  [`--cert ${cert} --key missing.pem`, /^--key: missing\.pem can't be read\.$/],
  ['--http --base-url http://localhost:3000', /^--base-url takes an https address without a path/],
  ['--http --base-url https://host/path', /^--base-url takes/],
  ['--http --base-url https://user@host', /^--base-url takes/],
  ['--http --base-url https://host/?a', /^--base-url takes/],
  ['--http --base-url words', /^--base-url takes/],
  ['--http --port 65536', /^--port takes a whole number from 0 to 65535, not 65536\.$/],
  ['--http --port -1', /--port/],
  ['--http --grace soon', /^--grace takes/],
  ['--http --api http://host', /^--api takes an https address/],
  ['--http --api https://user:pass@host', /^--api takes/],
  ['--http --api https://host/?a=1', /^--api takes/],
  ['--http --api https://host/a%20b', /^--api takes/],
  ['--http --frame-ancestors https://a.test;script-src', /^--frame-ancestors takes addresses/],
  ['--http --frame-ancestors *', /^--frame-ancestors takes/],
  ['--http --unknown', /--help lists/],
  ['--http stray', /--help lists/],
])('%s is refused with a sentence', (line, sentence) => {
  expect(() => parse(line)).toThrow(sentence);
});

test('--help explains every option', () => {
  expect(parse('--help --port x')).toBe('help');
  for (const name of [
    'base-url',
    'folder',
    'address',
    'port',
    'cert',
    'key',
    'http',
    'api',
    'private-api',
    'hsts',
    'frame-ancestors',
    'grace',
    'help',
  ]) {
    expect(HELP).toMatch(new RegExp(`^ {2}--${name} `, 'm'));
  }
});

test('messages about schedules go nowhere unless somebody says where', () => {
  expect(parse('--http')).not.toHaveProperty('webhooks');
  expect(parse('--http --webhooks slack,teams --webhook-address https://hooks.example.com')).toMatchObject({
    webhooks: { services: ['slack', 'teams'], ownAddresses: ['https://hooks.example.com/'], mayBePrivate: false },
  });
  expect(parse('--http', { LIVE_DATA_WEBHOOKS: 'google-chat', LIVE_DATA_PRIVATE_WEBHOOKS: 'true' })).toMatchObject({
    webhooks: { services: ['google-chat'], mayBePrivate: true },
  });
  for (const line of [
    '--webhooks json',
    '--webhooks mail',
    '--webhook-address http://a.example.com/',
    '--webhook-address https://a.example.com:1/',
    '--webhook-address https://256.256.256.256/',
  ])
    expect(() => parse(`--http ${line}`)).toThrow(/takes/);
});

test.each([
  ['10.0.0.5', '10.0.0.5'],
  ['127.1', '127.0.0.1'],
  ['0xa9.0xfea9fe', '169.254.169.254'],
])('no name is looked up for a webhook at %s, so it has to be allowed', (host, address) => {
  const line = `--http --webhook-address https://${host}/in/`;
  expect(() => parse(line)).toThrow(privateWebhook(address));
  expect(parse(`${line} --private-webhooks`)).toMatchObject({ webhooks: { ownAddresses: [`https://${host}/in/`], mayBePrivate: true } });
  expect(parse('--http --webhook-address https://8.8.8.8/in/')).toMatchObject({ webhooks: { mayBePrivate: false } });
});

/** @jest-environment jsdom */
import { readFileSync } from 'node:fs';
import { buildOptions } from '../../../scripts/build-options';
import { excelIcons } from '../../../scripts/excel-icons';
import { excelManifest } from '../../../scripts/excel-manifest';
import { inProject, version } from '../../../scripts/root';

/**
 * Which children an element may have, in the order that Microsoft's schema wants (OfficeAppManifestV1_1.xsd and
 * TaskPaneAppVersionOverridesV1_0.xsd; Runtimes first, as the reference of its element says). `*`: as many as one likes.
 */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  OfficeApp: [
    'Id',
    'AlternateId',
    'Version',
    'ProviderName',
    'DefaultLocale',
    'DisplayName',
    'Description',
    'IconUrl',
    'HighResolutionIconUrl',
    'SupportUrl',
    'AppDomains',
    'Hosts',
    'Requirements',
    'DefaultSettings',
    'Permissions',
    'VersionOverrides',
  ],
  'OfficeApp/Hosts': ['Host*'],
  AppDomains: ['AppDomain*'],
  Requirements: ['Sets', 'Methods'],
  Sets: ['Set*'],
  DefaultSettings: ['SourceLocation'],
  VersionOverrides: ['Description', 'Requirements', 'Hosts', 'Resources', 'WebApplicationInfo', 'EquivalentAddins'],
  'VersionOverrides/Hosts': ['Host*'],
  'VersionOverrides/Hosts/Host': ['Runtimes', 'AllFormFactors', 'DesktopFormFactor'],
  Runtimes: ['Runtime*'],
  AllFormFactors: ['ExtensionPoint'],
  'AllFormFactors/ExtensionPoint': ['Script', 'Page', 'Metadata', 'Namespace'],
  Script: ['SourceLocation'],
  Page: ['SourceLocation'],
  Metadata: ['SourceLocation'],
  DesktopFormFactor: ['GetStarted', 'FunctionFile', 'ExtensionPoint*'],
  GetStarted: ['Title', 'Description', 'LearnMoreUrl'],
  'DesktopFormFactor/ExtensionPoint': ['OfficeTab*', 'CustomTab*'],
  OfficeTab: ['Group*'],
  Group: ['Label', 'Icon', 'Control*'],
  Control: ['Label', 'Supertip', 'Icon', 'Action'],
  Supertip: ['Title', 'Description'],
  Icon: ['Image*'],
  Action: ['TaskpaneId', 'FunctionName', 'SourceLocation', 'Title'],
  Resources: ['Images', 'Urls', 'ShortStrings', 'LongStrings'],
  Images: ['Image*'],
  Urls: ['Url*'],
  ShortStrings: ['String*'],
  LongStrings: ['String*'],
};

const SOURCE = readFileSync(inProject('manifest.xml'), 'utf8');
const BASE = 'https://live-data.example.com/excel';

const parsed = (xml: string): Document => new DOMParser().parseFromString(xml, 'application/xml');
const made = (isNamespaced = false): string => excelManifest(SOURCE, { baseUrl: BASE, version: version(), isNamespaced });
const all = (document: Document): readonly Element[] => [...document.querySelectorAll('*')];
const named = (document: Document, name: string): readonly Element[] => all(document).filter(({ localName }) => localName === name);
const resids = (document: Document, ...path: readonly string[]): readonly (string | null)[] =>
  named(document, path[path.length - 1] as string)
    .filter((element) => path.length === 1 || element.parentElement?.localName === path[0])
    .map((element) => element.getAttribute('resid'));

/** What the schema says of an element's children: by itself, or by where it stands. */
function rule(element: Element): readonly string[] {
  const path: string[] = [];
  for (let one: Element | null = element; one; one = one.parentElement) path.unshift(one.localName);
  for (let length = 3; length > 0; length -= 1) {
    const known = CHILDREN[path.slice(-length).join('/')];
    if (known) return known;
  }
  return [];
}

describe.each<[string, Document]>([
  ['in the sources', parsed(SOURCE)],
  ['as it is built', parsed(made())],
  ['with a namespace', parsed(made(true))],
])('the manifest %s', (_, document) => {
  it('is XML whose elements stand where and in the order that the schema wants', () => {
    expect(named(document, 'parsererror')).toEqual([]);
    for (const element of all(document)) {
      const order = rule(element);
      const names = order.map((name) => name.replace('*', ''));
      const children = [...element.children].map(({ localName }) => localName);
      const places = children.map((name) => names.indexOf(name));
      expect([element.localName, children.filter((name) => !names.includes(name))]).toEqual([element.localName, []]);
      expect([element.localName, places]).toEqual([element.localName, [...places].sort((one, other) => one - other)]);
      const once = order.filter((name) => !name.endsWith('*'));
      for (const name of once)
        expect([element.localName, children.filter((child) => child === name).length]).not.toEqual([element.localName, 2]);
    }
  });

  it('has everything that Microsoft asks for, the page for support among it', () => {
    for (const name of [
      'Id',
      'Version',
      'ProviderName',
      'DefaultLocale',
      'DisplayName',
      'Description',
      'IconUrl',
      'HighResolutionIconUrl',
      'SupportUrl',
    ])
      expect([name, named(document, name).length]).not.toEqual([name, 0]);
    expect(named(document, 'SupportUrl')[0]?.getAttribute('DefaultValue')).toMatch(/^https:.*\/support\.html$/);
  });

  it('names resources that are there, each once, by at most 32 characters', () => {
    const resources = named(document, 'Resources')[0] as Element;
    const ids = [...resources.querySelectorAll('[id]')].map((element) => element.getAttribute('id') ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...document.querySelectorAll('[resid]')].map((element) => element.getAttribute('resid') ?? '');
    for (const id of [...ids, ...used]) expect(id).toMatch(/^.{1,32}$/);
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.filter((id) => !used.includes(id))).toEqual([]);
  });

  it('gives each resource by a reference of its kind', () => {
    const kinds: Readonly<Record<string, string>> = {
      Label: 'ShortStrings',
      Title: 'ShortStrings',
      Namespace: 'ShortStrings',
      Description: 'LongStrings',
      SourceLocation: 'Urls',
      LearnMoreUrl: 'Urls',
      FunctionFile: 'Urls',
      Runtime: 'Urls',
      Image: 'Images',
    };
    for (const element of document.querySelectorAll('[resid]')) {
      const resource = [...document.querySelectorAll('[id]')].find((one) => one.getAttribute('id') === element.getAttribute('resid'));
      expect([element.localName, resource?.parentElement?.localName]).toEqual([element.localName, kinds[element.localName]]);
    }
  });

  it('runs everything in one page: the same resource four times', () => {
    const [runtime] = resids(document, 'Runtime');
    expect(named(document, 'Runtime')[0]?.getAttribute('lifetime')).toBe('long');
    expect([
      ...resids(document, 'Page', 'SourceLocation'),
      ...resids(document, 'FunctionFile'),
      ...resids(document, 'Action', 'SourceLocation'),
    ]).toEqual([runtime, runtime, runtime]);
    expect(named(document, 'TaskpaneId')).toHaveLength(1);
  });

  it('has addresses by https alone', () => {
    const texts = all(document).flatMap((element) => [
      element.getAttribute('DefaultValue') ?? '',
      element.children.length === 0 ? (element.textContent ?? '') : '',
    ]);
    const addresses = texts.filter((text) => text.includes('://'));
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses) expect(address).toMatch(/^https:\/\/[^\s]{1,2040}$/);
  });

  it('has texts that are not too long', () => {
    const length = (name: string): readonly number[] =>
      [...(named(document, name)[0]?.children ?? [])].map((element) => element.getAttribute('DefaultValue')?.length ?? 0);
    for (const short of length('ShortStrings')) expect(short).toBeLessThanOrEqual(125);
    for (const long of length('LongStrings')) expect(long).toBeLessThanOrEqual(250);
    const value = (name: string): string => named(document, name)[0]?.getAttribute('DefaultValue') ?? '';
    expect(value('DisplayName').length).toBeLessThanOrEqual(125);
    expect(value('Description').length).toBeLessThanOrEqual(250);
  });

  it('has an id of its own, and a version of four parts, that of the product', () => {
    expect(named(document, 'Id')[0]?.textContent).toBe('5b8f0c52-6d4e-4d0e-9a53-2f7c41e0a9d6');
    expect(named(document, 'Version')[0]?.textContent).toBe(`${version()}.0`);
  });

  it('asks for no more than what is used everywhere', () => {
    const sets = named(document, 'Set').map((set) => `${set.getAttribute('Name')} ${set.getAttribute('MinVersion')}`);
    expect(sets).toEqual(['SharedRuntime 1.1', 'CustomFunctionsRuntime 1.1', 'ExcelApi 1.9']);
    expect(named(document, 'Permissions')[0]?.textContent).toBe('ReadWriteDocument');
  });

  it('shows icons that the build makes, of the sizes that they say', () => {
    const sizes = new Map(excelIcons().map(([name, bytes]) => [name, bytes.readUInt32BE(16)]));
    const icons = all(document).flatMap((element) => /icons\/([\w-]+\.png)$/.exec(element.getAttribute('DefaultValue') ?? '')?.[1] ?? []);
    expect(icons.length).toBeGreaterThanOrEqual(8);
    for (const name of icons) expect([name, sizes.get(name)]).toEqual([name, Number(/\d+/.exec(name)?.[0])]);
    for (const image of document.querySelectorAll('[size]'))
      expect(image.getAttribute('resid')).toMatch(new RegExp(`\\.${image.getAttribute('size')}$`));
  });
});

describe('the build', () => {
  it('puts the address everywhere', () => {
    expect(made()).not.toContain('localhost');
    expect(made()).toContain(`DefaultValue="${BASE}/taskpane.html"`);
    expect(made()).toContain('<AppDomain>https://live-data.example.com</AppDomain>');
  });

  it('leaves functions without a namespace unless it is told', () => {
    expect(named(parsed(made()), 'Namespace')).toEqual([]);
    const document = parsed(made(true));
    const [id] = resids(document, 'Namespace');
    expect(document.querySelector(`[id="${id}"]`)?.getAttribute('DefaultValue')).toBe('ACTIVTRAK');
    expect(made(true)).not.toContain('ACTIVTRAK_HOURS');
  });

  it.each([
    [['--base-url', 'https://host.example/'], { baseUrl: 'https://host.example' }],
    [['--base-url=https://host.example:8443', '--namespace'], { baseUrl: 'https://host.example:8443', namespace: true }],
    [['--mail', '--base-url', 'https://host.example'], { mail: true, baseUrl: 'https://host.example' }],
    [[], {}],
  ])('takes %j', (words, options) => {
    expect(buildOptions(words)).toEqual(options);
  });

  it.each([
    [['--base-url']],
    [['--base-url', 'http://host.example']],
    [['--base-url', 'host.example']],
    [['--base-url=https://a.example/?x']],
    [['--base-url', 'https://a"b']],
  ])('refuses %j', (words) => {
    expect(() => buildOptions(words)).toThrow('--base-url has to be followed by an address');
  });

  it('names the options when there is none of that name', () => {
    expect(() => buildOptions(['--bas-url'])).toThrow('--namespace, --base-url');
  });
});

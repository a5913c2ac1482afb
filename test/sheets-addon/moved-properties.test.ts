import { propertyStore } from '../../sheets-addon/host/storage/store';
import { type Google, installGoogle } from '../contract/google';
import { describeStoreContract } from '../contract/store.contract';

type Keeping = typeof import('../../sheets-addon/host/storage/document-keeping');

let google: Google;
beforeAll(async () => {
  google = await installGoogle();
});
afterAll(() => google.dispose());

const script = () => PropertiesService.getScriptProperties();
const own = () => PropertiesService.getDocumentProperties();
beforeEach(() => {
  script().deleteAllProperties();
  own().deleteAllProperties();
});
afterEach(() => jest.restoreAllMocks());

/** The part of a build; the one with the wider scope is loaded apart, since that is known as it loads. */
function keepingOf(build: { readonly hasWideScope: boolean }): Keeping {
  let keeping: Keeping | undefined;
  Object.assign(globalThis, { BUILD_WIDE_SCOPE: build.hasWideScope });
  jest.isolateModules(() => {
    keeping = jest.requireActual<Keeping>('../../sheets-addon/host/storage/document-keeping');
  });
  Reflect.deleteProperty(globalThis, 'BUILD_WIDE_SCOPE');
  return keeping as Keeping;
}

/** Where a run could not reach what the document keeps. */
const trouble = (document: string) => PropertiesService.getUserProperties().setProperty(`activtrak.trouble.${document}`, 'document');

describe('what is kept with a spreadsheet, once it was moved', () => {
  const moved = () => {
    const { documentKeeping } = keepingOf({ hasWideScope: true });
    // Two whose ids begin alike, and what the script keeps itself.
    script().setProperties({
      'activtrak.moved.1': 'yes',
      'activtrak.moved.12': 'yes',
      'activtrak.of.12.report.a': 'of another',
      own: 'its own',
    });
    return propertyStore(documentKeeping('1')?.properties ?? own());
  };

  describeStoreContract(moved);

  it('stands beside that of others, which stays', () => {
    const store = moved();
    store.set('report.a', 'x'.repeat(20_000));
    store.remove('report.a');
    expect([script().getProperty('activtrak.of.12.report.a'), script().getProperty('own')]).toEqual(['of another', 'its own']);
    expect(own().getProperties()).toEqual({});
  });

  it('is no business of the usual build', () => {
    const { documentKeeping } = keepingOf({ hasWideScope: false });
    script().setProperty('activtrak.moved.1', 'yes');
    own().setProperty('report', 'own');
    const asked = jest.spyOn(PropertiesService, 'getScriptProperties');
    expect(documentKeeping('1')?.properties.getProperty('report')).toBe('own');
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('the move', () => {
  const mine = () => PropertiesService.getUserProperties();

  it('is made where an hourly run could not reach it, and of nothing else', () => {
    const { moveWithinReach } = keepingOf({ hasWideScope: true });
    own().setProperty('report', 'own');
    trouble('another');
    moveWithinReach('1', mine());
    expect(script().getProperties()).toEqual({});
    trouble('1');
    moveWithinReach('1', mine());
    expect(script().getProperties()).toEqual({ 'activtrak.moved.1': 'yes', 'activtrak.of.1.report': 'own' });
  });

  it('is left for another time where the script’s store is full of other spreadsheets', () => {
    const { documentKeeping, moveWithinReach } = keepingOf({ hasWideScope: true });
    for (let at = 0; at < 60; at += 1) script().setProperty(`activtrak.of.other.${at}`, 'x'.repeat(8_500));
    own().setProperty('report', 'x'.repeat(9_000));
    trouble('1');
    expect(() => moveWithinReach('1', mine())).not.toThrow();
    expect(script().getProperty('activtrak.moved.1')).toBeNull();
    expect(documentKeeping('1')?.properties.getProperty('report')).toHaveLength(9_000);
  });

  it('is made once: what was written since then counts', () => {
    const { documentKeeping, moveWithinReach } = keepingOf({ hasWideScope: true });
    own().setProperty('report', 'own');
    trouble('1');
    moveWithinReach('1', mine());
    documentKeeping('1')?.properties.setProperty('report', 'newer');
    moveWithinReach('1', mine());
    expect(documentKeeping('1')?.properties.getProperty('report')).toBe('newer');
  });
});

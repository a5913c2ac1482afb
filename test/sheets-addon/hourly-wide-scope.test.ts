/** @jest-environment node */
import type { runHourly } from '../../sheets-addon/hourly';
import { fakeOrganisation } from '../doubles/fake-organisation';
import { OWNER } from '../playground/script-bench';
import { DAYS } from './add-on-bench';
import { bench, DOCUMENT, HOUR, hourlyBench, rows, SCOPES, scheduled, triggers } from './hourly-bench';

hourlyBench();

describe('the build with the wider scope', () => {
  const WIDE = SCOPES.map((scope) => scope.replace('spreadsheets.currentonly', 'spreadsheets'));

  type Panel = typeof import('../../sheets-addon/panel').panel;

  /** Works with the code of that build. */
  function inWide(
    work: (wide: { readonly runHourly: typeof runHourly; readonly panel: Panel; readonly problems: () => readonly string[] }) => void,
  ) {
    Object.assign(globalThis, { BUILD_WIDE_SCOPE: true });
    try {
      jest.isolateModules(() => {
        const { runHourly: hourly } = jest.requireActual<typeof import('../../sheets-addon/hourly')>('../../sheets-addon/hourly');
        const { panel } = jest.requireActual<typeof import('../../sheets-addon/panel')>('../../sheets-addon/panel');
        const own = jest.requireActual<typeof import('../../sheets-addon/host/scheduler')>('../../sheets-addon/host/scheduler');
        const said = () => bench.as(OWNER, () => own.triggerScheduler(DOCUMENT, PropertiesService.getUserProperties()).problems());
        work({ runHourly: hourly, panel, problems: said });
      });
    } finally {
      Reflect.deleteProperty(globalThis, 'BUILD_WIDE_SCOPE');
    }
  }

  /** The hourly run where Google names no active spreadsheet, and gives no document properties unless there are some. */
  function fireWide(run: typeof runHourly, before: () => void = () => undefined): void {
    const id = triggers().find(({ creator }) => creator === OWNER)?.id as string;
    bench.execute({ context: 'trigger', user: OWNER, document: 'missing', scopes: WIDE }, () => {
      before();
      run({ triggerUid: id });
    });
  }

  it('opens the spreadsheet that the trigger was made in, and refreshes', () => {
    scheduled();
    bench.google.clock.advance(HOUR);
    const store = bench.as(OWNER, () => PropertiesService.getDocumentProperties());
    inWide((wide) => {
      fireWide(wide.runHourly, () => void jest.spyOn(PropertiesService, 'getDocumentProperties').mockReturnValue(store));
      expect(wide.problems()).toEqual([]);
    });
    expect(rows()).toBe(22);
  });

  it('says what to do where Google gives it neither, and reaches everything once that was done', () => {
    const id = scheduled();
    bench.google.clock.advance(HOUR);
    inWide((wide) => {
      const ask = (name: string, request: object): unknown =>
        bench.execute({ context: 'sidebar', user: OWNER, scopes: WIDE }, () => JSON.parse(wide.panel(name, JSON.stringify(request)))).value;
      fireWide(wide.runHourly);
      expect(wide.problems()).toEqual([expect.stringMatching(/no access to what Live Data keeps .* Refresh a report by hand once/)]);
      expect(rows()).toBe(0);
      const before = bench.backend.properties.read(`document:${DOCUMENT}`);
      expect(ask('open', {})).toMatchObject({ ok: true, value: { reports: [{ report: { id } }] } });
      expect(bench.backend.properties.read('script')).toEqual({});
      expect(ask('refresh', { id })).toMatchObject({ ok: true });
      expect(bench.backend.properties.read(`document:${DOCUMENT}`)).toEqual(before);
      expect(ask('open', {})).toMatchObject({ ok: true, value: { reports: [{ report: { id }, state: 'ready' }] } });

      bench.serve(fakeOrganisation(4, DAYS));
      bench.google.clock.advance(HOUR);
      fireWide(wide.runHourly);
      expect(wide.problems()).toEqual([]);
      expect(rows()).toBe(1 + 7 * 4);
      ask('deleteReport', { id });
      expect(Object.keys(bench.backend.properties.read('script')).filter((key) => /report\.|state/.test(key))).toEqual([]);
    });
  });
});

/**
 * DataValidation of a range, for lists (ExcelApi 1.8).
 * Source: https://learn.microsoft.com/javascript/api/excel/excel.datavalidation
 * @module
 */
import type { Area } from '../../spreadsheet/backend';
import { type DropDown, dropDownsIn, setDropDown } from '../../spreadsheet/drop-downs';
import { ExcelError } from '../excel-error';
import { type HostObject, readOnly } from '../host-object';
import { refuseProtected } from '../kept-charts';
import type { Workbook } from '../workbook';

/** What Excel takes in a list that is written out, in an alert and in its title; what a person types in its window is cut there. */
const MOST = { list: 255, message: 255, title: 32 } as const;
const STYLES: readonly unknown[] = ['Stop', 'Warning', 'Information'];

export function dataValidationObject(workbook: Workbook, area: Area): HostObject {
  const { backend } = workbook;
  const list = (): DropDown | undefined => dropDownsIn(backend, { ...area, rows: 1, columns: 1 })[0]?.list;
  function put(next: DropDown | undefined): void {
    refuseProtected(workbook, area.sheet);
    setDropDown(backend, area, next);
  }
  return {
    type: 'DataValidation',
    properties: {
      type: readOnly(() => (list() ? 'List' : 'None')),
      rule: {
        get: () => {
          const own = list();
          return own ? { list: { inCellDropDown: own.isShown, source: own.words.join(',') } } : {};
        },
        set: (rule) => {
          const { list: asked, ...others } = (rule ?? {}) as { readonly list?: Readonly<Record<string, unknown>> };
          if (!asked || Object.keys(others).length > 0 || typeof asked.source !== 'string') throw new ExcelError('NotImplemented');
          if (asked.source.length === 0 || asked.source.length > MOST.list || asked.source.startsWith('='))
            throw new ExcelError('InvalidArgument');
          const words = asked.source.split(',').map((word) => word.trim());
          // “The default is true.” What does not fit is stopped, as long as nobody says otherwise.
          const { takesOthers = false, warning = '' } = list() ?? {};
          put({ words, isShown: asked.inCellDropDown !== false, takesOthers, warning });
        },
      },
      errorAlert: {
        get: () => {
          const { takesOthers = false, warning = '' } = list() ?? {};
          const style = takesOthers && warning !== '' ? 'Warning' : 'Stop';
          return { message: warning, showAlert: !(takesOthers && warning === ''), style, title: '' };
        },
        set: (alert) => {
          const { message = '', showAlert = true, style, title = '' } = alert as Readonly<Record<string, unknown>>;
          const isTooLong = String(message).length > MOST.message || String(title).length > MOST.title;
          if (isTooLong || !STYLES.includes(style)) throw new ExcelError('InvalidArgument');
          const own = list();
          // An alert without a rule alerts of nothing.
          if (!own) throw new ExcelError('InvalidOperation');
          put({ ...own, takesOthers: showAlert !== true || style !== 'Stop', warning: showAlert === true ? String(message) : '' });
        },
      },
    },
    methods: { clear: () => put(undefined) },
  };
}

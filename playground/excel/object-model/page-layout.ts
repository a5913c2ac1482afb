/**
 * PageLayout: how a sheet is printed (ExcelApi 1.9). It is on anchors, so that the repeated rows go where they go.
 * Source: https://learn.microsoft.com/javascript/api/excel/excel.pagelayout
 * @module
 */
import { isWholeRows } from '../cells/grid';
import { ExcelError } from '../excel-error';
import { type HostObject, isHostObject } from '../host-object';
import { refuseProtected } from '../kept-charts';
import { type PageFacts, pageSetup, printTitles, setPageSetup, setPrintTitles } from '../kept-pages';
import { areaAt } from './addresses';
import type { Objects } from './objects';
import { areaOfRange } from './range';

export function pageLayoutObject({ workbook, range }: Objects, sheet: string): HostObject {
  const change = (part: Partial<PageFacts>): void => {
    refuseProtected(workbook, sheet);
    setPageSetup(workbook, sheet, { ...pageSetup(workbook, sheet), ...part });
  };
  return {
    type: 'PageLayout',
    properties: {
      orientation: {
        get: () => (pageSetup(workbook, sheet).isLandscape ? 'Landscape' : 'Portrait'),
        set: (orientation) => {
          if (orientation !== 'Landscape' && orientation !== 'Portrait') throw new ExcelError('InvalidArgument');
          change({ isLandscape: orientation === 'Landscape' });
        },
      },
      zoom: {
        get: () => {
          const { wide, tall, scale } = pageSetup(workbook, sheet);
          return { horizontalFitToPages: wide, verticalFitToPages: tall, scale };
        },
        set: (zoom) => {
          const { horizontalFitToPages: wide = null, verticalFitToPages: tall = null, scale = null } = (zoom ?? {}) as Zoom;
          const isFit = wide !== null || tall !== null;
          if (isFit === (scale !== null) || (scale !== null && !(scale >= 10 && scale <= 400))) throw new ExcelError('InvalidArgument');
          change({ wide, tall, scale });
        },
      },
    },
    methods: {
      setPrintTitleRows: (rows) => {
        refuseProtected(workbook, sheet);
        const area = isHostObject(rows) ? areaOfRange(rows) : areaAt(sheet, String(rows).replaceAll('$', ''));
        // “The range must span the entire row to be valid.”
        if (area.sheet !== sheet || !isWholeRows(area)) throw new ExcelError('InvalidArgument');
        setPrintTitles(workbook, area);
      },
      getPrintTitleRowsOrNullObject: () => {
        const area = printTitles(workbook, sheet);
        return area ? range(area) : null;
      },
    },
  };
}

interface Zoom {
  readonly horizontalFitToPages?: number | null;
  readonly verticalFitToPages?: number | null;
  readonly scale?: number | null;
}

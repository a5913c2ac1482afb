import type { Workbook } from '../../excel/workbook';
import type { Startup } from '../../office/office';

/** What Excel keeps in the file beside its cells. */
export interface Beside {
  readonly workbook: Pick<Workbook, 'names' | 'settings' | 'veryHidden' | 'protectedSheets' | 'isStructureProtected'>;
  readonly startup: Startup;
}

export const besideOf = ({ names, settings, veryHidden, protectedSheets, isStructureProtected }: Workbook, startup: Startup): Beside => ({
  workbook: {
    names,
    settings: new Map(settings),
    veryHidden: new Set(veryHidden),
    protectedSheets: new Map(protectedSheets),
    isStructureProtected,
  },
  startup,
});

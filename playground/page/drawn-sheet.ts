import { IUniverInstanceService, type Univer, UniverInstanceType } from '@univerjs/core';
import { IRenderManagerService, SheetSkeletonManagerService } from '@univerjs/preset-sheets-core';

/** Gives what has Univer draw the sheet that is in front, whichever it took for that one. */
export function drawsSheet(univer: Univer): (sheet: string) => void {
  const injector = univer.__getInjector();
  return (sheetId) => {
    const workbook = injector.get(IUniverInstanceService).getCurrentUnitOfType(UniverInstanceType.UNIVER_SHEET);
    const drawing = workbook && injector.get(IRenderManagerService).getRenderById(workbook.getUnitId());
    drawing?.with(SheetSkeletonManagerService).setCurrent({ sheetId });
  };
}

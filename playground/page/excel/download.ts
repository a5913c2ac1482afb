import { saveWorkbook } from '../../excel/save/save';
import type { Workbook } from '../../excel/workbook';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Gives the person the workbook as a file. */
export function download(workbook: Workbook, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([saveWorkbook(workbook) as BlobPart], { type: XLSX }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

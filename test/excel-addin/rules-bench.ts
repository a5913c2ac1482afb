type Work = (sheet: Excel.Worksheet, context: Excel.RequestContext) => void | Promise<void>;

/** Does something on the first sheet. */
export const run = (work: Work, options: { readonly delayForCellEdit?: boolean } = {}): Promise<void> =>
  Excel.run(options, async (context) => {
    await work(context.workbook.worksheets.getItem('Sheet1'), context);
    await context.sync();
  });

/** Excel's word for what went wrong. */
export const codeOf = (work: Work): Promise<string> =>
  run(work).then(
    () => 'none',
    ({ code }: { readonly code: string }) => code,
  );

/** What a cell holds, and what Excel reads from it, after a value was put into one of this format. */
export async function entered(value: unknown, format = 'General') {
  let read: readonly unknown[] = [];
  await run(async (sheet, context) => {
    const cell = sheet.getRange('B2');
    cell.numberFormat = [[format]];
    cell.values = [[value]];
    cell.load('formulas,numberFormat');
    await context.sync();
    read = [cell.formulas[0]?.[0], cell.numberFormat[0]?.[0]];
  });
  return read;
}

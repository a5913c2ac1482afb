import { colorRules } from '../../playground/spreadsheet/color-rules';
import { codeOf, run } from './rules-bench';
import { type WorkbookBench, workbookBench } from './workbook-bench';

let bench: WorkbookBench;

beforeEach(async () => {
  bench = await workbookBench();
});
afterEach(() => bench.dispose());

const custom = (range: Excel.Range, formula: string): Excel.ConditionalFormat => {
  const format = range.conditionalFormats.add('Custom');
  format.custom.rule.formula = formula;
  return format;
};

describe('a conditional format', () => {
  it('comes in front of those that are there, and goes behind them by its priority', async () => {
    const formulas = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem(bench.first).getRange('B2:B5');
      custom(range, '=B2>1');
      custom(range, '=B2>2');
      custom(range, '=B2>3').priority = -1;
      await context.sync();
      const again = context.workbook.worksheets.getItem(bench.first).getRange('B5');
      const formats = again.conditionalFormats.load('items/priority,items/custom/rule/formula');
      await context.sync();
      return formats.items.map(({ custom: { rule } }) => rule.formula);
    });
    expect(formulas).toEqual(['=B2>2', '=B2>1', '=B2>3']);
  });

  it('has to be fetched again after its priority changed', async () => {
    expect(
      await codeOf((sheet) => {
        const format = custom(sheet.getRange('B2'), '=B2>1');
        format.priority = 0;
        format.custom.format.fill.color = '#ff0000';
      }),
    ).toBe('InvalidOperation');
  });

  it('is pasted as one of its own, also among cells that have the same', async () => {
    await run((sheet) => {
      sheet.getRange('A2:B9').conditionalFormats.add('ColorScale');
      sheet.getRange('A5:C6').copyFrom(sheet.getRange('A2:C2'), 'Formats');
    });
    const areas = colorRules(bench.workbook.backend, bench.first).map(({ spans }) => spans);
    expect(areas).toEqual([[{ row: 4, rows: 2, column: 0, columns: 2 }], [{ row: 1, rows: 8, column: 0, columns: 2 }]]);
  });

  it.each([
    { minimum: { type: 'LowestValue', color: 'red' }, maximum: { type: 'HighestValue', color: '#ffffff' } },
    { minimum: { type: 'LowestValue', color: '#000000' }, maximum: { type: 'Percentile', color: '#ffffff' } },
    { minimum: { type: 'LowestValue', color: '#000000' } },
  ] as Excel.ConditionalColorScaleCriteria[])('%j is no scale', async (criteria) => {
    expect(
      await codeOf((sheet) => {
        sheet.getRange('B2').conditionalFormats.add('ColorScale').colorScale.criteria = criteria;
      }),
    ).toBe('InvalidArgument');
  });

  it('is closed where a sheet is protected', async () => {
    bench.workbook.protectedSheets.set(bench.first, { allowFormatCells: false, allowFormatColumns: false, allowInsertColumns: false });
    expect(await codeOf((sheet) => void sheet.getRange('B2').conditionalFormats.add('ColorScale'))).toBe('AccessDenied');
  });
});

describe('a list to choose from', () => {
  const list = (source: string) => ({ list: { inCellDropDown: true, source } });

  it('stops what is not in it, as long as nobody says otherwise', async () => {
    await run((sheet) => {
      sheet.getRange('B2').dataValidation.rule = list('a, b');
    });
    const alert = await Excel.run(async (context) => {
      const { dataValidation } = context.workbook.worksheets.getItem(bench.first).getRange('B2');
      dataValidation.load('errorAlert,rule,type');
      await context.sync();
      return [dataValidation.type, dataValidation.errorAlert.showAlert, dataValidation.errorAlert.style, dataValidation.rule];
    });
    expect(alert).toEqual(['List', true, 'Stop', list('a,b')]);
  });

  it.each([['', 'x'.repeat(256), '=A1']].flat())('cannot be %j', async (source) => {
    expect(
      await codeOf((sheet) => {
        sheet.getRange('B2').dataValidation.rule = list(source);
      }),
    ).toBe('InvalidArgument');
  });
});

describe('how a sheet is printed', () => {
  it.each(['A1:C1', '1:x'])('takes whole rows to repeat, and not %s', async (rows) => {
    expect(await codeOf((sheet) => sheet.pageLayout.setPrintTitleRows(rows))).toBe('InvalidArgument');
  });

  it.each([{}, { scale: 5 }, { scale: 100, horizontalFitToPages: 1 }])('is no zoom: %j', async (zoom) => {
    expect(
      await codeOf((sheet) => {
        sheet.pageLayout.zoom = zoom;
      }),
    ).toBe('InvalidArgument');
  });

  it('repeats rows where they are after others came in front', async () => {
    await run((sheet) => sheet.pageLayout.setPrintTitleRows('$2:$3'));
    bench.person.insertRows(bench.first, 0, 1);
    const address = await Excel.run(async (context) => {
      const rows = context.workbook.worksheets.getItem(bench.first).pageLayout.getPrintTitleRowsOrNullObject().load('address');
      await context.sync();
      return rows.address;
    });
    expect(address).toBe('Sheet1!3:4');
  });
});

/** Conditional formats: Univer's own calculate them over the rules on the anchors, and what they come to is drawn in the cells. */
import { InterceptorEffectEnum, IUniverInstanceService, type Univer, UniverInstanceType, type Workbook } from '@univerjs/core';
import {
  INTERCEPTOR_POINT,
  IRenderManagerService,
  SheetInterceptorService,
  SheetSkeletonManagerService,
} from '@univerjs/preset-sheets-core';
import {
  CFRuleType,
  CFSubRuleType,
  CFValueType,
  ConditionalFormattingRuleModel,
  ConditionalFormattingService,
  type IConditionFormattingRule,
  type ValueType,
} from '@univerjs/sheets-conditional-formatting';
import { areaOfSpan } from '../../spreadsheet/anchors';
import type { SheetFacts, SpreadsheetBackend } from '../../spreadsheet/backend';
import { type ColorRule, colorRules, type ScalePoint } from '../../spreadsheet/color-rules';
import { fromR1C1 } from '../../spreadsheet/r1c1';

/** Behind the results of formulas (100): what they come to is colored. */
const PRIORITY = 40;

const VALUES: Readonly<Record<ScalePoint['at'], ValueType>> = {
  least: CFValueType.min,
  most: CFValueType.max,
  number: CFValueType.num,
  percent: CFValueType.percent,
  percentile: CFValueType.percentile,
  formula: CFValueType.formula,
};

/** Gives what takes the rules over from the anchors, after something changed. Univer's part for them is registered when the workbook opens. */
export function colorCells(univer: Univer, spreadsheet: SpreadsheetBackend): () => void {
  const injector = univer.__getInjector();
  const service = injector.get(ConditionalFormattingService);
  const model = injector.get(ConditionalFormattingRuleModel);
  const unit = () =>
    injector.get(IUniverInstanceService).getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET)?.getUnitId() ?? '';
  injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: PRIORITY,
    effect: InterceptorEffectEnum.Style,
    handler(cell, { unitId, subUnitId, row, col, workbook }, next) {
      const style = service.composeStyle(unitId, subUnitId, row, col)?.style;
      return next(style ? { ...cell, s: { ...workbook.getStyles().getStyleByCell(cell), ...style } } : cell);
    },
  });
  service._conditionalFormattingViewModelV2.markDirty$.subscribe(() => {
    const drawing = injector.get(IRenderManagerService).getRenderById(unit());
    drawing?.with(SheetSkeletonManagerService).reCalculate();
    drawing?.mainComponent?.makeDirty(true);
  });
  return () => {
    for (const sheet of spreadsheet.sheets()) takeOver(model, unit(), sheet, colorRules(spreadsheet, sheet.key));
  };
}

function takeOver(model: ConditionalFormattingRuleModel, unit: string, sheet: SheetFacts, rules: readonly ColorRule[]): void {
  const wanted = rules.map((rule) => univerRule(rule, sheet));
  const before = model.getSubunitRules(unit, sheet.key) ?? [];
  if (JSON.stringify(before) === JSON.stringify(wanted)) return;
  for (const { cfId } of [...before]) model.deleteRule(unit, sheet.key, cfId);
  // The last one that is added comes first.
  for (const rule of [...wanted].reverse()) model.addRule(unit, sheet.key, rule);
}

function univerRule({ id, look, spans }: ColorRule, sheet: SheetFacts): IConditionFormattingRule {
  const ranges = spans.map((span) => {
    const { row, column, rows, columns } = areaOfSpan(span, sheet);
    const [endRow, endColumn] = [Math.min(row + rows, sheet.rows) - 1, Math.min(column + columns, sheet.columns) - 1];
    return { startRow: row, endRow, startColumn: column, endColumn };
  });
  const base = { cfId: id, ranges, stopIfTrue: false };
  if (look.kind === 'scale') {
    const points = [look.low, ...(look.middle ? [look.middle] : []), look.high];
    const config = points.map(({ at, value, color }, index) => ({
      index,
      color,
      value: { type: VALUES[at], ...(value !== '' && { value: at === 'formula' ? value : Number(value) }) },
    }));
    return { ...base, rule: { type: CFRuleType.colorScale, config } };
  }
  const { formula, fill, text } = look;
  const style = { ...(fill && { bg: { rgb: fill } }), ...(text && { cl: { rgb: text } }) };
  const value = fromR1C1(formula, { row: ranges[0]?.startRow ?? 0, column: ranges[0]?.startColumn ?? 0 });
  return { ...base, rule: { type: CFRuleType.highlightCell, subType: CFSubRuleType.formula, value, style } };
}

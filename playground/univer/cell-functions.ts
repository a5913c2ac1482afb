/**
 * Teaches Univer a host's custom functions: what they are called and described as, and how a cell calls them.
 * Create the workbook first.
 */
import { CommandType, ICommandService, IUniverInstanceService, type Univer, UniverInstanceType, type Workbook } from '@univerjs/core';
import {
  BaseFunction,
  ErrorType,
  FormulaDataModel,
  type FunctionVariantType,
  IActiveDirtyManagerService,
  IFunctionService,
  SetArrayFormulaDataMutation,
  SetFormulaCalculationResultMutation,
} from '@univerjs/engine-formula';
import { IDescriptionService } from '@univerjs/sheets-formula';
import { watchCalculations } from './calculation-watch';
import { cellArguments, emptyReferences, firstError, waitsForOthers } from './cell-arguments';
import type { CellRules } from './cell-rules';
import { resultValue } from './cell-values';
import { criteriaFunctions } from './criteria-functions';
import { type DescribedFunction, functionInfo } from './function-info';
import { googleFunctions } from './google-functions';
import { whyNoRoom } from './occupied';
import { createPendingCalls, type Evaluate } from './pending-calls';
import { type ByUnit, type CellMatrix, eachCell, leaveEmpty, nameErrors } from './results';
import { CHANGES_SHAPE, shapeChange } from './shape-change';
import { type CellPlace, createVolatileFormulas } from './volatile';

const ARRIVED = 'playground.mutation.results-arrived';
const ALL = 'playground.mutation.calculate-all';
const ERRORS: ReadonlySet<string> = new Set(Object.values(ErrorType));
const SET_VALUES = 'sheet.mutation.set-range-values';

export interface CellFunctionsOptions {
  readonly functions: readonly DescribedFunction[];
  /** The host's. */
  readonly rules: CellRules;
  /** Runs a call; may take its time, and may reject. */
  readonly evaluate: Evaluate;
}

export interface CellFunctions {
  /** What hovering over the cell shows; `undefined` where there is nothing to say. */
  messageAt(place: CellPlace): string | undefined;
  /** Runs every custom function in the workbook anew. */
  recalculate(): void;
  /** Calculates every formula, as after a reload. */
  calculate(): void;
  /** Ends when nothing is being computed, waited for or about to be. */
  settled(): Promise<void>;
  dispose(): void;
}

interface ValuesChange {
  readonly subUnitId: string;
  readonly cellValue?: CellMatrix;
  /** The command that the change is part of. */
  readonly trigger?: string;
}

/** Registers the functions with Univer. @throws Error when there is no workbook yet. */
export function registerCellFunctions(univer: Univer, options: CellFunctionsOptions): CellFunctions {
  const injector = univer.__getInjector();
  const workbook = injector.get(IUniverInstanceService).getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
  if (!workbook) throw new Error('Create the workbook before its functions are registered.');
  const unitId = workbook.getUnitId();
  const commands = injector.get(ICommandService);
  const functions = injector.get(IFunctionService);
  const formulas = injector.get(FormulaDataModel);
  const dirty = injector.get(IActiveDirtyManagerService);
  const { rules, evaluate } = options;
  let arrivals: CellPlace[] = [];

  const calls = createPendingCalls({ evaluate, atOnce: rules.atOnce, broken: rules.broken, arrived: compute });
  const volatiles = createVolatileFormulas(workbook, formulas);
  const criteria = criteriaFunctions(functions, rules);
  const watch = watchCalculations(injector, () => {
    calls.nextRound();
    volatiles.reset();
    criteria.forget();
  });

  /** Has the engine compute these cells; those that come together are computed together. */
  function compute(...places: CellPlace[]): void {
    if (arrivals.length === 0) setTimeout(announce, 0);
    arrivals.push(...places);
  }

  function announce(): void {
    const places = arrivals;
    arrivals = [];
    commands.syncExecuteCommand(ARRIVED, { places });
  }

  dirty.register(ARRIVED, {
    commandId: ARRIVED,
    getDirtyData: (command) => ({
      dirtyRanges: (command.params as { places: readonly CellPlace[] }).places.map(({ sheet, row, column }) => ({
        unitId,
        sheetId: sheet,
        range: { startRow: row, endRow: row, startColumn: column, endColumn: column },
      })),
    }),
  });

  // Univer begins one calculation after another only for changes that it knows to be dirty; two at the same time lose each other's cells.
  dirty.register(ALL, { commandId: ALL, getDirtyData: () => ({ forceCalculation: true }) });

  class CellFunction extends BaseFunction {
    override needsReferenceObject = true;

    override calculate(...variants: FunctionVariantType[]): FunctionVariantType {
      const failed = firstError(variants);
      if (failed) return failed;
      const place = { sheet: this.subUnitId ?? '', row: this.row, column: this.column };
      if (waitsForOthers(variants, workbook as Workbook, rules.waiting)) return resultValue({ loading: true }, rules.waiting);
      const args = cellArguments(variants);
      const empty = emptyReferences(variants, args);
      const volatile = rules.volatileNeverEnds && volatiles.isVolatile(place);
      return resultValue(
        calls.ask(place, { name: String(this.name), args, ...(empty.length > 0 && { empty }), ...(volatile && { volatile }) }),
        rules.waiting,
      );
    }

    /** Text that looks like a number or a date reaches a script as text. */
    override isArgumentsIgnoreNumberPattern(): boolean {
      return true;
    }
  }

  if (rules.functionsOf === 'Google') functions.registerExecutors(...googleFunctions(functions));
  functions.registerExecutors(...criteria.executors);
  functions.registerExecutors(...options.functions.map((definition) => new CellFunction(definition.name)));
  const disposables = [
    watch,
    injector.get(IDescriptionService).registerDescriptions(options.functions.map(functionInfo)),
    ...[ARRIVED, ALL].map((id) => commands.registerCommand({ id, type: CommandType.MUTATION, handler: () => true })),
    commands.onCommandExecuted((command, how) => {
      if (command.id === SET_VALUES && !how?.fromFormula) forgetRetyped(command.params as ValuesChange);
      const shift = shapeChange(command);
      if (shift) calls.move(shift.sheet, shift.axis, shift.first, shift.count);
    }),
    commands.beforeCommandExecuted((command) => {
      if (command.id === SetFormulaCalculationResultMutation.id) nameErrors((command.params as { unitData?: ByUnit }).unitData, rules);
      if (command.id !== SetArrayFormulaDataMutation.id) return;
      const { arrayFormulaCellData } = command.params as { arrayFormulaCellData?: ByUnit };
      nameErrors(arrayFormulaCellData, rules);
      leaveEmpty(arrayFormulaCellData);
    }),
  ];

  function forgetRetyped({ subUnitId, cellValue, trigger }: ValuesChange): void {
    // Formulas that only moved, or whose references did, have not been typed.
    if (trigger !== undefined && CHANGES_SHAPE.test(trigger)) return;
    for (const { row, column, cell } of eachCell(cellValue)) {
      if (cell?.f !== undefined || cell?.si !== undefined || cell === null) calls.forget({ sheet: subUnitId, row, column });
    }
  }

  return {
    messageAt(place) {
      const shown = workbook.getSheetBySheetId(place.sheet)?.getCellMatrix().getValue(place.row, place.column);
      // A sentence is about what the formula shows: it may stand for the error, or make something smaller of a table.
      if (!(shown?.f || shown?.si) || !ERRORS.has(String(shown.v))) return undefined;
      const noRoom = shown.v === rules.noRoom ? whyNoRoom(workbook, formulas, place, rules) : undefined;
      return noRoom ?? calls.resultsOf(place).flatMap((result) => ('error' in result ? [result.message] : []))[0];
    },
    recalculate: () => compute(...calls.forgetAll()),
    calculate: () => void commands.syncExecuteCommand(ALL),
    async settled() {
      while (!watch.idle() || calls.waiting() > 0 || arrivals.length > 0) await new Promise((done) => setTimeout(done, 10));
    },
    dispose() {
      for (const disposable of disposables) disposable.dispose();
      dirty.remove(ARRIVED);
      dirty.remove(ALL);
      functions.unregisterExecutors(...options.functions.map((definition) => definition.name));
    },
  };
}

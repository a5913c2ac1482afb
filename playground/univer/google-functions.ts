/** Functions that are in both hosts and take other arguments in Google Sheets. Univer has Excel's. */
import {
  type BaseFunction as AnyFunction,
  BaseFunction,
  type BaseValueObject,
  type IFunctionService,
  NumberValueObject,
} from '@univerjs/engine-formula';

/** Those that are made of Excel's. */
export const OVER_EXCELS = ['SORT', 'FILTER'] as const;
type Named = (typeof OVER_EXCELS)[number];

/** Google's functions in terms of those that Univer has under their names. */
export function googleFunctions(functions: IFunctionService): readonly AnyFunction[] {
  const excels = (name: Named): AnyFunction => {
    const found = functions.getExecutor(name);
    if (!found) throw new Error(`Univer has no ${name}.`);
    return found;
  };
  return [new Sort('SORT', excels('SORT')), new Filter('FILTER', excels('FILTER')), new ArrayFormula('ARRAYFORMULA')];
}

abstract class OverExcels extends BaseFunction {
  override maxParams = 255;

  constructor(
    name: Named,
    protected readonly excels: AnyFunction,
  ) {
    super(name);
  }
}

/** `SORT(range, column, is ascending, column, is ascending, …)` (https://support.google.com/docs/answer/3093150) */
class Sort extends OverExcels {
  override minParams = 1;

  override calculate(range: BaseValueObject, ...keys: BaseValueObject[]): BaseValueObject {
    let sorted = range;
    // What is sorted last counts most, and sorting keeps the order of what is alike.
    for (let key = Math.max(0, keys.length - (keys.length % 2 || 2)); key >= 0; key -= 2) {
      const [column = NumberValueObject.create(1), isAscending] = keys.slice(key, key + 2);
      const isDown = isAscending !== undefined && Number(single(isAscending).getValue()) === 0;
      sorted = this.excels.calculate(sorted, column, NumberValueObject.create(isDown ? -1 : 1)) as BaseValueObject;
      if (sorted.isError()) return sorted;
    }
    return sorted;
  }
}

/** `FILTER(range, condition, condition, …)` (https://support.google.com/docs/answer/3093197) */
class Filter extends OverExcels {
  override minParams = 2;

  override calculate(range: BaseValueObject, first: BaseValueObject, ...others: BaseValueObject[]): BaseValueObject {
    const all = others.reduce((one, other) => one.multiply(other), first);
    return this.excels.calculate(range, all) as BaseValueObject;
  }
}

/** Every formula is one of arrays here. */
class ArrayFormula extends BaseFunction {
  override minParams = 1;
  override maxParams = 1;

  override calculate(value: BaseValueObject): BaseValueObject {
    return value;
  }
}

const single = (value: BaseValueObject): BaseValueObject =>
  value.isArray() ? ((value as BaseValueObject & { get(row: number, column: number): BaseValueObject | null }).get(0, 0) ?? value) : value;

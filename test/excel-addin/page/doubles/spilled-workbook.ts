/**
 * A sheet with one formula, as far as turning it into values asks Excel for it. Nothing can be read that was not loaded and synced
 * before; an object that may be null says so after a sync alone; the active cell is another one after each sync, as when a person goes
 * on working; a spilled cell's parent is its anchor, and an anchor has none.
 * (https://learn.microsoft.com/javascript/api/excel/excel.range)
 */
export interface SpilledWorkbook {
  /** What the add-in sees as the global `Excel`. */
  readonly excel: object;
  /** Every copy that was made: `B2:C4 Values`. */
  readonly copies: readonly string[];
  /** The options that Excel.run was called with. */
  readonly options: readonly unknown[];
}

export interface SpillOptions {
  readonly selected: string;
  readonly anchor: string;
  readonly formula: string;
  /** The cells that the formula fills; none where it fills its own alone. */
  readonly spill?: string;
  readonly isError?: boolean;
  readonly isProtected?: boolean;
}

/** A cell to which the person goes while the add-in is at work. */
const ELSEWHERE = 'Z99';

export function spilledWorkbook({ selected, anchor, formula, spill, isError = false, isProtected = false }: SpillOptions): SpilledWorkbook {
  const copies: string[] = [];
  const options: unknown[] = [];
  let syncs = 0;
  let refusal: Error | undefined;

  /** @param at the address when it is looked at; `undefined` for no range */
  function range(at: () => string | undefined): object {
    const loaded = new Map<string, { readonly sync: number; readonly address: string | undefined }>();
    const made = syncs;
    const read = (name: string, value: (address: string) => unknown): unknown => {
      const then = loaded.get(name);
      if (!then || then.sync === syncs) throw new Error(`PropertyNotLoaded: ${name}`);
      if (then.address === undefined) throw new Error(`ItemNotFound: ${name} of a null object.`);
      return value(then.address);
    };
    return {
      get isNullObject() {
        if (made === syncs) throw new Error('PropertyNotLoaded: isNullObject');
        return at() === undefined;
      },
      get address() {
        return read('address', (address) => `'My sheet'!${address}`);
      },
      get formulas() {
        return read('formulas', (address) => [[address === anchor ? formula : 'a text']]);
      },
      get valueTypes() {
        return read('valueTypes', (address) => [[address === anchor && isError ? 'Error' : 'String']]);
      },
      worksheet: {
        get id() {
          return read('worksheet/id', () => 'sheet-1');
        },
      },
      load(names: string) {
        for (const name of names.split(',')) loaded.set(name.trim(), { sync: syncs, address: at() });
      },
      getSpillParentOrNullObject() {
        const address = at();
        return range(() => (address !== anchor && spill !== undefined ? anchor : undefined));
      },
      getSpillingToRangeOrNullObject() {
        const address = at();
        return range(() => (address === anchor ? spill : undefined));
      },
      copyFrom(source: { readonly at: () => string }, type: string) {
        if (source.at() !== at()) throw new Error('Something else is copied here.');
        copies.push(`${at()} ${type}`);
        if (isProtected) refusal = Object.assign(new Error('AccessDenied'), { code: 'AccessDenied' });
      },
      at,
    };
  }

  const context = {
    workbook: {
      getActiveCell: () => range(() => (syncs === 0 ? selected : ELSEWHERE)),
      worksheets: { getItem: () => ({ getRange: (address: string) => range(() => address) }) },
    },
    async sync() {
      syncs += 1;
      if (refusal) throw refusal;
    },
  };
  return {
    excel: {
      run(given: unknown, work: (context: object) => Promise<unknown>) {
        options.push(given);
        return work(context);
      },
    },
    copies,
    options,
  };
}

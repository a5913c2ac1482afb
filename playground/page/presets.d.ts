/** What the page takes of Univer's presets for sorting and filters. */
declare module '@univerjs/preset-sheets-sort' {
  import type { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
  export function UniverSheetsSortPreset(): ReturnType<typeof UniverSheetsCorePreset>;
}

declare module '@univerjs/preset-sheets-filter' {
  import type { UniverSheetsCorePreset } from '@univerjs/preset-sheets-core';
  export function UniverSheetsFilterPreset(): ReturnType<typeof UniverSheetsCorePreset>;
}

declare module '@univerjs/preset-sheets-sort/locales/en-US' {
  const words: import('@univerjs/core').ILanguagePack;
  export = words;
}

declare module '@univerjs/preset-sheets-filter/locales/en-US' {
  const words: import('@univerjs/core').ILanguagePack;
  export = words;
}

/** What the page takes of Chart.js, whose own types would have every option's place spelled out. */
declare module 'chart.js/auto' {
  export class Chart {
    constructor(canvas: HTMLCanvasElement, config: object);
    destroy(): void;
  }
}

/** What the page takes of Univer's conditional formats. */
declare module '@univerjs/sheets-conditional-formatting' {
  import { type IRange, type IStyleBase, Plugin } from '@univerjs/core';
  export class UniverSheetsConditionalFormattingPlugin extends Plugin {}
  export const CFRuleType: { readonly highlightCell: 'highlightCell'; readonly colorScale: 'colorScale' };
  export const CFSubRuleType: { readonly formula: 'formula' };
  export const CFValueType: { readonly [Type in ValueType]: Type };
  export type ValueType = 'num' | 'min' | 'max' | 'percent' | 'percentile' | 'formula';
  export interface IConditionFormattingRule {
    readonly cfId: string;
    readonly ranges: readonly IRange[];
    readonly stopIfTrue: boolean;
    readonly rule:
      | {
          readonly type: 'colorScale';
          readonly config: readonly {
            readonly index: number;
            readonly color: string;
            readonly value: { readonly type: ValueType; readonly value?: number | string };
          }[];
        }
      | { readonly type: 'highlightCell'; readonly subType: 'formula'; readonly value: string; readonly style: IStyleBase };
  }
  export class ConditionalFormattingRuleModel {
    getSubunitRules(unit: string, sheet: string): readonly IConditionFormattingRule[] | null;
    deleteRule(unit: string, sheet: string, id: string): void;
    addRule(unit: string, sheet: string, rule: IConditionFormattingRule): void;
  }
  export class ConditionalFormattingService {
    readonly _conditionalFormattingViewModelV2: { readonly markDirty$: { subscribe(work: () => void): unknown } };
    composeStyle(unit: string, sheet: string, row: number, column: number): { readonly style?: IStyleBase } | null;
  }
}

import type { ColorRule } from '../../sheet-styler';
import type { FormulaTemplate } from '../blueprint';

const COLORS = {
  good: { fill: '#e6f4ea', text: '#0d652d' },
  bad: { fill: '#fce8e6', text: '#a50e0e' },
  warning: { fill: '#fef7e0', text: '#7a4f01' },
  quiet: { fill: '#f1f3f4', text: '#5f6368' },
} as const;

/** Colors cells where a formula is true. */
export const colored = (
  color: keyof typeof COLORS,
  columns: readonly string[],
  formula: FormulaTemplate,
): { readonly columns: readonly string[]; readonly rule: ColorRule } => ({ columns, rule: { kind: 'formula', formula, ...COLORS[color] } });

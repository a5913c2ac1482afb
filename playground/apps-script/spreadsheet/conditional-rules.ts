/**
 * ConditionalFormatRule, its builder, and what a Sheet does with them.
 * Sources: https://developers.google.com/apps-script/reference/spreadsheet/conditional-format-rule-builder,
 * https://developers.google.com/apps-script/reference/spreadsheet/sheet#setConditionalFormatRules(ConditionalFormatRule)
 * @module
 */
import { areaOfSpan, spanOf } from '../../spreadsheet/anchors';
import type { Area } from '../../spreadsheet/backend';
import { type ColorRule, colorRules, newRuleId, type RuleLook, type ScalePoint, setColorRules } from '../../spreadsheet/color-rules';
import { fromR1C1, toR1C1 } from '../../spreadsheet/r1c1';
import { ScriptException } from '../runtime/script-exception';
import type { Method } from '../runtime/service';
import { enumeration } from '../services/enumeration';
import { localeFormula } from './locale-formula';
import type { SpreadsheetObjects } from './objects';
import { checkProtected } from './protected-cells';

/** (https://developers.google.com/apps-script/reference/spreadsheet/interpolation-type) */
export const INTERPOLATION_TYPE = enumeration('NUMBER', 'PERCENT', 'PERCENTILE', 'MIN', 'MAX');

/** What a rule says; `formula` is in A1 notation for the first cell of its first range. */
interface RuleFacts {
  readonly areas: readonly Area[];
  readonly formula: string | null;
  readonly fill: string | null;
  readonly text: string | null;
  readonly low: ScalePoint | null;
  readonly middle: ScalePoint | null;
  readonly high: ScalePoint | null;
}

const NOTHING: RuleFacts = { areas: [], formula: null, fill: null, text: null, low: null, middle: null, high: null };

/** What a ConditionalFormatRule object is of; a script can pass nothing else for one. */
const built = new WeakMap<object, RuleFacts>();

function ruleObject(objects: SpreadsheetObjects, facts: RuleFacts): object {
  const { formula, fill, text, low, middle, high } = facts;
  const part = (name: string, values: Readonly<Record<string, unknown>>): object =>
    objects.expose({
      name,
      need: 'none',
      methods: Object.fromEntries(Object.entries(values).map(([method, value]) => [method, () => value])),
    });
  const boolean = { getBackground: fill, getFontColor: text, getCriteriaType: 'CUSTOM_FORMULA', getCriteriaValues: [formula] };
  const gradient = {
    getMinColor: low?.color,
    getMidColor: middle?.color ?? null,
    getMidType: middle?.at.toUpperCase() ?? null,
    getMidValue: middle?.value ?? '',
    getMaxColor: high?.color,
  };
  const made = objects.expose({
    name: 'ConditionalFormatRule',
    need: 'document-read',
    methods: {
      copy: () => ruleBuilder(objects, facts),
      getRanges: () => facts.areas.map(objects.range),
      getBooleanCondition: () => (formula === null ? null : part('BooleanCondition', boolean)),
      getGradientCondition: () => (low === null ? null : part('GradientCondition', gradient)),
    },
  });
  built.set(made, facts);
  return made;
}

/** A builder; without a rule, that of `newConditionalFormatRule`. */
export function ruleBuilder(objects: SpreadsheetObjects, rule: RuleFacts = NOTHING): object {
  let facts = rule;
  const change = (work: (...args: never[]) => Partial<RuleFacts>): Method => {
    return (...args) => {
      facts = { ...facts, ...work(...(args as never[])) };
      return self;
    };
  };
  const point = (color: unknown, type: unknown, value: unknown): ScalePoint => ({
    at: String(type).toLowerCase() as ScalePoint['at'],
    value: String(value ?? ''),
    color: colorOf(color),
  });
  const self: object = objects.expose({
    name: 'ConditionalFormatRuleBuilder',
    need: 'document-read',
    methods: {
      setRanges: change((ranges: readonly unknown[]) => ({ areas: ranges.map(objects.areaOf) })),
      whenFormulaSatisfied: change((formula: unknown) => ({ formula: String(formula) })),
      setBackground: change((color: unknown) => ({ fill: color === null ? null : colorOf(color) })),
      setFontColor: change((color: unknown) => ({ text: color === null ? null : colorOf(color) })),
      setGradientMinpoint: change((color: unknown) => ({ low: point(color, 'least', '') })),
      setGradientMaxpoint: change((color: unknown) => ({ high: point(color, 'most', '') })),
      setGradientMinpointWithValue: change((...args: unknown[]) => ({ low: point(args[0], args[1], args[2]) })),
      setGradientMidpointWithValue: change((...args: unknown[]) => ({ middle: point(args[0], args[1], args[2]) })),
      setGradientMaxpointWithValue: change((...args: unknown[]) => ({ high: point(args[0], args[1], args[2]) })),
      build: () => {
        const isScale = facts.low !== null && facts.high !== null;
        if ((facts.formula === null) === !isScale) throw new ScriptException('A conditional format rule needs one condition.');
        if (!isScale && facts.fill === null && facts.text === null) throw new ScriptException('A conditional format rule needs a format.');
        return ruleObject(objects, facts);
      },
    },
  });
  return self;
}

/** What Google's documents say of a color: CSS notation. Here only what both hosts take. */
function colorOf(color: unknown): string {
  if (!/^#[0-9a-f]{6}$/i.test(String(color))) throw new ScriptException(`Invalid color: ${color}`);
  return String(color).toLowerCase();
}

export const ruleReading = (objects: SpreadsheetObjects, key: string): Record<string, Method> => ({
  getConditionalFormatRules: () => {
    const { spreadsheet } = objects.execution.backend;
    const sheet = objects.sheetFacts(key);
    return colorRules(spreadsheet, key).map(({ look, spans }) => {
      const areas = spans.map((span) => areaOfSpan(span, sheet));
      if (look.kind === 'scale') return ruleObject(objects, { ...NOTHING, ...look, areas });
      const formula = fromR1C1(look.formula, areas[0] as Area);
      return ruleObject(objects, { ...NOTHING, formula, fill: look.fill, text: look.text, areas });
    });
  },
});

export const ruleWriting = (objects: SpreadsheetObjects, key: string): Record<string, Method> => ({
  setConditionalFormatRules: (rules: unknown) => {
    const { spreadsheet } = objects.execution.backend;
    const sheet = objects.sheetFacts(key);
    checkProtected(objects.execution, [{ sheet: key, row: 0, column: 0, rows: sheet.rows, columns: sheet.columns }], ['SHEET']);
    const facts = (Array.isArray(rules) ? rules : [undefined]).map((rule: object | undefined) => {
      const own = rule === undefined ? undefined : built.get(rule);
      if (!own)
        throw new ScriptException("The parameters don't match the method signature for SpreadsheetApp.Sheet.setConditionalFormatRules.");
      return own;
    });
    const kept = facts.map((own): ColorRule => {
      if (own.areas.length === 0 || own.areas.some((area) => area.sheet !== key))
        throw new ScriptException('Conditional format rule must have ranges on this sheet.');
      return { id: newRuleId(), look: lookOf(objects, own), spans: own.areas.map((area) => spanOf(area, sheet)) };
    });
    objects.changed();
    setColorRules(spreadsheet, key, kept);
  },
});

/** A rule's formula can only name cells of its own sheet: Google refuses all rules then, in these words. */
function lookOf(objects: SpreadsheetObjects, { areas, formula, fill, text, low, middle, high }: RuleFacts): RuleLook {
  if (low && high) return { kind: 'scale', low, middle, high };
  const english = localeFormula(String(formula), objects.execution.backend.spreadsheet.facts().locale);
  const own = objects.sheetFacts((areas[0] as Area).sheet).name;
  const named = english.replace(/"(?:[^"]|"")*"/g, '""').match(/'(?:[^']|'')*'(?=!)|[\p{L}_][\p{L}\p{N}_.]*(?=!)/gu) ?? [];
  if (named.some((name) => name.replace(/^'|'$/g, '').replaceAll("''", "'") !== own))
    throw new ScriptException('Conditional format rule cannot reference a different sheet.');
  return { kind: 'formula', formula: toR1C1(english, areas[0] as Area), fill, text };
}

/**
 * ConditionalFormatCollection and ConditionalFormat, for color scales and formulas (ExcelApi 1.6).
 * Sources: https://learn.microsoft.com/javascript/api/excel/excel.conditionalformatcollection,
 * https://learn.microsoft.com/javascript/api/excel/excel.conditionalformat
 * @module
 */
import { overlaps } from '../../spreadsheet/anchors';
import type { Area } from '../../spreadsheet/backend';
import { type ColorRule, colorRules, newRuleId, type RuleLook, type ScalePoint, setColorRules } from '../../spreadsheet/color-rules';
import { fromR1C1, toR1C1 } from '../../spreadsheet/r1c1';
import { anchorSpan, areaOf } from '../cells/grid';
import { checkFormats } from '../cells/protected-cells';
import { ExcelError } from '../excel-error';
import { type HostObject, type Property, readOnly } from '../host-object';
import type { Objects } from './objects';

type Scale = Extract<RuleLook, { readonly kind: 'scale' }>;
type Custom = Extract<RuleLook, { readonly kind: 'formula' }>;

/** What a new one of each type is. */
const NEW: Readonly<Record<string, RuleLook>> = {
  ColorScale: {
    kind: 'scale',
    low: { at: 'least', value: '', color: '#f8696b' },
    middle: { at: 'percentile', value: '50', color: '#ffeb84' },
    high: { at: 'most', value: '', color: '#63be7b' },
  },
  Custom: { kind: 'formula', formula: '', fill: null, text: null },
};

const POINTS: Readonly<Record<string, ScalePoint['at']>> = {
  LowestValue: 'least',
  HighestValue: 'most',
  Number: 'number',
  Percent: 'percent',
  Percentile: 'percentile',
  Formula: 'formula',
};

/** The formats of a range: those whose cells it meets, the first of which wins. */
export function conditionalFormatsObject(objects: Objects, area: Area): HostObject {
  const { workbook } = objects;
  const { backend } = workbook;
  const meets = ({ spans }: ColorRule): boolean => spans.some((span) => overlaps(areaOf(area.sheet, span), area));
  const own = (): readonly ColorRule[] => colorRules(backend, area.sheet).filter(meets);
  const object = ({ id }: ColorRule): HostObject => formatObject(objects, area.sheet, id);
  const member = (rule: ColorRule | undefined): HostObject => {
    if (!rule) throw new ExcelError('ItemNotFound');
    return object(rule);
  };
  return {
    type: 'ConditionalFormatCollection',
    items: () => own().map(object),
    methods: {
      // “Adds a new conditional format to the collection at the first/top priority.”
      add: (type) => {
        checkFormats(workbook, area);
        const look = NEW[String(type)];
        if (!look) throw new ExcelError('NotImplemented');
        const rule = { id: newRuleId(), look, spans: [anchorSpan(area)] };
        setColorRules(backend, area.sheet, [rule, ...colorRules(backend, area.sheet)]);
        return object(rule);
      },
      clearAll: () => {
        checkFormats(workbook, area);
        setColorRules(
          backend,
          area.sheet,
          colorRules(backend, area.sheet).filter((rule) => !meets(rule)),
        );
      },
      getCount: () => own().length,
      getItem: (id) => member(own().find((rule) => rule.id === id)),
      getItemAt: (index) => member(own()[Number(index)]),
    },
  };
}

function formatObject({ workbook, range }: Objects, sheet: string, id: string): HostObject {
  const { backend } = workbook;
  let isMoved = false;
  const rules = (): readonly ColorRule[] => colorRules(backend, sheet);
  function rule(): ColorRule {
    const found = rules().find((one) => one.id === id);
    if (!found) throw new ExcelError('ItemNotFound');
    return found;
  }
  const first = (): Area => areaOf(sheet, (rule().spans as readonly [ColorRule['spans'][number]])[0]);
  function put(changed: (own: readonly ColorRule[]) => readonly ColorRule[]): void {
    // “If you change the priority, you have to re-fetch a new copy of the object at that new priority location if you want to make further changes.”
    if (isMoved) throw new ExcelError('InvalidOperation');
    checkFormats(workbook, first());
    setColorRules(backend, sheet, changed(rules()));
  }
  const setLook = (look: RuleLook): void => put((all) => all.map((one) => (one.id === id ? { ...one, look } : one)));
  function lookOf<Kind extends RuleLook['kind']>(kind: Kind): Extract<RuleLook, { readonly kind: Kind }> {
    const { look } = rule();
    if (look.kind !== kind) throw new ExcelError('ItemNotFound');
    return look as Extract<RuleLook, { readonly kind: Kind }>;
  }
  const orNull = (kind: RuleLook['kind'], made: () => HostObject) => readOnly(() => (rule().look.kind === kind ? made() : null));
  const scale = () => scaleObject(() => lookOf('scale'), setLook);
  const custom = () => customObject(() => lookOf('formula'), setLook, first);
  return {
    type: 'ConditionalFormat',
    id,
    properties: {
      id: readOnly(() => id),
      type: readOnly(() => (rule().look.kind === 'scale' ? 'ColorScale' : 'Custom')),
      priority: {
        get: () => rules().findIndex((one) => one.id === id),
        // “Use a negative priority to begin from the back.” Greater ones than there are are the last.
        set: (wanted) => {
          put((all) => {
            const others = all.filter((one) => one.id !== id);
            const at = Number(wanted) < 0 ? Math.max(0, all.length + Number(wanted)) : Number(wanted);
            return [...others.slice(0, at), rule(), ...others.slice(at)];
          });
          isMoved = true;
        },
      },
      colorScale: readOnly(scale),
      colorScaleOrNullObject: orNull('scale', scale),
      custom: readOnly(custom),
      customOrNullObject: orNull('formula', custom),
    },
    methods: { getRange: () => range(first()), delete: () => put((all) => all.filter((one) => one.id !== id)) },
  };
}

function scaleObject(look: () => Scale, set: (look: Scale) => void): HostObject {
  const shown = ({ at, value, color }: ScalePoint) => ({
    type: Object.keys(POINTS).find((type) => POINTS[type] === at),
    formula: value === '' ? null : value,
    color: color.toUpperCase(),
  });
  look();
  return {
    type: 'ColorScaleConditionalFormat',
    properties: {
      criteria: {
        get: () => {
          const { low, middle, high } = look();
          return { minimum: shown(low), ...(middle && { midpoint: shown(middle) }), maximum: shown(high) };
        },
        set: (criteria) => {
          const { minimum, midpoint, maximum } = (criteria ?? {}) as Readonly<Record<string, unknown>>;
          set({ kind: 'scale', low: pointOf(minimum), middle: midpoint ? pointOf(midpoint) : null, high: pointOf(maximum) });
        },
      },
      threeColorScale: readOnly(() => look().middle !== null),
    },
  };
}

/** @throws ExcelError for what is no criterion of a scale; a number among the cells needs its formula. */
function pointOf(criterion: unknown): ScalePoint {
  const { type, formula, color } = (criterion ?? {}) as Readonly<Record<string, unknown>>;
  const at = POINTS[String(type)];
  const value = String(formula ?? '');
  if (!at || (value === '') !== (at === 'least' || at === 'most')) throw new ExcelError('InvalidArgument');
  return { at, value, color: colorOf(color) };
}

function colorOf(color: unknown): string {
  if (!/^#[0-9a-f]{6}$/i.test(String(color))) throw new ExcelError('InvalidArgument');
  return String(color).toLowerCase();
}

/** A formula is taken for the first cell of the format's range. (https://github.com/OfficeDev/office-js/issues/5194) */
function customObject(look: () => Custom, set: (look: Custom) => void, first: () => Area): HostObject {
  const formula = (read: (kept: string) => string, kept: (text: string) => string): Property => ({
    get: () => read(look().formula),
    set: (text) => {
      if (!/^=./.test(String(text))) throw new ExcelError('InvalidArgument');
      set({ ...look(), formula: kept(String(text)) });
    },
  });
  const color = (part: 'fill' | 'text'): Property => ({
    get: () => look()[part]?.toUpperCase() ?? '',
    set: (value) => set({ ...look(), [part]: colorOf(value) }),
  });
  const part = (type: string, properties: Readonly<Record<string, Property>>) => readOnly((): HostObject => ({ type, properties }));
  look();
  return {
    type: 'CustomConditionalFormat',
    properties: {
      rule: part('ConditionalFormatRule', {
        formula: formula(
          (kept) => fromR1C1(kept, first()),
          (text) => toR1C1(text, first()),
        ),
        formulaR1C1: formula(
          (kept) => kept,
          (text) => text,
        ),
      }),
      format: part('ConditionalRangeFormat', {
        fill: part('ConditionalRangeFill', { color: color('fill') }),
        font: part('ConditionalRangeFont', { color: color('text') }),
      }),
    },
  };
}

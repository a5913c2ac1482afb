/**
 * Conditional formats as data, on a spreadsheet's anchors: each goes where its cells go. Its formula is kept relative to the first cell of
 * its first area, so that it goes along; what it names with `$` stays.
 * @module
 */
import { newAnchorId } from './anchors';
import type { Anchor, Span, SpreadsheetBackend } from './backend';

/** A color of a scale, and where it is: `least` and `most` have no value. */
export interface ScalePoint {
  readonly at: 'least' | 'most' | 'number' | 'percent' | 'percentile' | 'formula';
  readonly value: string;
  /** `#rrggbb`. */
  readonly color: string;
}

/** How cells are colored. Colors are `#rrggbb`, `null` leaves what is there. */
export type RuleLook =
  | { readonly kind: 'scale'; readonly low: ScalePoint; readonly middle: ScalePoint | null; readonly high: ScalePoint }
  /** `formula` is relative: `=R[0]C[0]>1`. */
  | { readonly kind: 'formula'; readonly formula: string; readonly fill: string | null; readonly text: string | null };

export interface ColorRule {
  /** What tells it from others of its sheet, for as long as it exists. */
  readonly id: string;
  readonly look: RuleLook;
  readonly spans: readonly Span[];
}

interface RuleFacts extends Readonly<Record<string, unknown>> {
  readonly rule: string;
  /** Its place among the sheet's rules, and that of the area among the rule's. */
  readonly place: number;
  readonly part: number;
  readonly look: RuleLook;
}

const factsOf = (anchor: Anchor): RuleFacts => anchor.facts as RuleFacts;

/** The rules of a sheet, the first of which wins. A rule is gone with the last of its cells. */
export function colorRules(backend: SpreadsheetBackend, sheet: string): readonly ColorRule[] {
  const anchors = backend
    .anchors('color-rule')
    .filter((anchor) => anchor.sheet === sheet)
    .sort((one, other) => factsOf(one).place - factsOf(other).place || factsOf(one).part - factsOf(other).part);
  const rules = new Map<string, ColorRule>();
  for (const anchor of anchors) {
    const { rule: id, look } = factsOf(anchor);
    rules.set(id, { id, look, spans: [...(rules.get(id)?.spans ?? []), anchor.span] });
  }
  return [...rules.values()];
}

/** Gives a sheet these rules in the place of those that it has. */
export function setColorRules(backend: SpreadsheetBackend, sheet: string, rules: readonly ColorRule[]): void {
  for (const { id, sheet: own } of backend.anchors('color-rule')) if (own === sheet) backend.removeAnchor(id);
  rules.forEach(({ id, look, spans }, place) => {
    spans.forEach((span, part) => {
      const facts: RuleFacts = { rule: id, place, part, look };
      backend.putAnchor({ id: newAnchorId('color-rule'), kind: 'color-rule', sheet, span, facts });
    });
  });
}

/** An id that no rule has. */
export const newRuleId = (): string => newAnchorId('rule');

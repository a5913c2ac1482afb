/** Conditional formats and lists to choose from of a saved sheet (ECMA-376, part 1: 18.3.1.18 conditionalFormatting, 18.3.1.33 dataValidations). */
import type { Span } from '../../spreadsheet/backend';
import { colorRules, type RuleLook, type ScalePoint } from '../../spreadsheet/color-rules';
import type { DropDown } from '../../spreadsheet/drop-downs';
import { fromR1C1 } from '../../spreadsheet/r1c1';
import { areaOf } from '../cells/grid';
import type { Workbook } from '../workbook';
import { fileFormula } from './file-formula';
import type { Styles } from './styles';
import { escaped, referenceTo } from './xml';

const POINTS: Readonly<Record<ScalePoint['at'], string>> = {
  least: 'min',
  most: 'max',
  number: 'num',
  percent: 'percent',
  percentile: 'percentile',
  formula: 'formula',
};

/** The rules of a sheet, the first of which has the highest priority. */
export function conditionalPart({ backend }: Workbook, sheet: string, styles: Styles): string {
  return colorRules(backend, sheet)
    .map(({ look, spans }, at) => {
      const rule = rulePart(look, spans, styles, at + 1);
      return rule && `<conditionalFormatting sqref="${referencesTo(sheet, spans)}">${rule}</conditionalFormatting>`;
    })
    .join('');
}

function rulePart(look: RuleLook, [first]: readonly Span[], styles: Styles, priority: number): string {
  if (look.kind === 'scale') {
    const points = [look.low, look.middle, look.high].filter((point) => point !== null);
    const value = ({ value: own }: ScalePoint): string => (own === '' ? '' : ` val="${escaped(fileFormula(own))}"`);
    return (
      `<cfRule type="colorScale" priority="${priority}"><colorScale>` +
      points.map((point) => `<cfvo type="${POINTS[point.at]}"${value(point)}/>`).join('') +
      `${points.map(({ color }) => `<color rgb="${styles.color(color)}"/>`).join('')}</colorScale></cfRule>`
    );
  }
  // One that was added and never given its formula.
  if (look.formula === '' || first === undefined) return '';
  const formula = escaped(fileFormula(fromR1C1(look.formula, first)));
  return `<cfRule type="expression" dxfId="${styles.differenceOf(look)}" priority="${priority}"><formula>${formula}</formula></cfRule>`;
}

/** The lists of a sheet. Excel's `showDropDown` hides the arrow. */
export function validationsPart({ backend }: Workbook, sheet: string): string {
  const lists = backend
    .anchors('drop-down')
    .filter((anchor) => anchor.sheet === sheet)
    .map(({ span, facts }) => {
      const { words, isShown, takesOthers, warning } = facts as DropDown;
      const alert = takesOthers && warning === '' ? '' : ` showErrorMessage="1"${takesOthers ? ' errorStyle="warning"' : ''}`;
      return (
        `<dataValidation type="list" allowBlank="1"${isShown ? '' : ' showDropDown="1"'}${alert}` +
        `${warning === '' ? '' : ` error="${escaped(warning)}"`} sqref="${referencesTo(sheet, [span])}">` +
        `<formula1>${escaped(`"${words.join(',').replaceAll('"', '""')}"`)}</formula1></dataValidation>`
      );
    });
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}

const referencesTo = (sheet: string, spans: readonly Span[]): string => spans.map((span) => referenceTo(areaOf(sheet, span))).join(' ');

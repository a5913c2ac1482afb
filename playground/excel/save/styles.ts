/** The formats of a workbook's cells, each once. */
import type { FontWeight } from '../../spreadsheet/backend';
import { AUTOMATIC } from '../../spreadsheet/number-format';
import { document, escaped, SPREADSHEET } from './xml';

/** The first number that a file may give to a format of its own. */
const FIRST_OWN = 164;

/** Colors as `#rrggbb`; `null` leaves what is there. */
interface Difference {
  readonly fill: string | null;
  readonly text: string | null;
}

export interface Styles {
  /** The number of the style of cells with this format and weight. */
  of(format: string, weight: FontWeight): number;
  /** The number of what a conditional format changes of cells. */
  differenceOf(look: Difference): number;
  /** A color as files have it, without transparency. */
  color(color: string): string;
  /** `xl/styles.xml`, once all are known. */
  part(): string;
}

export function createStyles(): Styles {
  const formats: string[] = [];
  const cells: { readonly format: string; readonly weight: FontWeight }[] = [{ format: AUTOMATIC, weight: 'normal' }];
  const differences: string[] = [];
  const color = (hex: string): string => escaped(`FF${hex.slice(1).toUpperCase()}`);
  const formatNumber = (format: string): number => (format === AUTOMATIC ? 0 : FIRST_OWN + formats.indexOf(format));
  const numberFormat = (format: string): string => `<numFmt numFmtId="${formatNumber(format)}" formatCode="${escaped(format)}"/>`;
  return {
    of(format, weight) {
      if (format !== AUTOMATIC && !formats.includes(format)) formats.push(format);
      const known = cells.findIndex((cell) => cell.format === format && cell.weight === weight);
      return known === -1 ? cells.push({ format, weight }) - 1 : known;
    },
    differenceOf({ fill, text }) {
      // The fill of a difference is its background (18.8.14), unlike that of a cell.
      const part =
        `<dxf>${text === null ? '' : `<font><color rgb="${color(text)}"/></font>`}` +
        `${fill === null ? '' : `<fill><patternFill><bgColor rgb="${color(fill)}"/></patternFill></fill>`}</dxf>`;
      const known = differences.indexOf(part);
      return known === -1 ? differences.push(part) - 1 : known;
    },
    color,
    part: () =>
      document(
        `<styleSheet xmlns="${SPREADSHEET}">` +
          (formats.length === 0 ? '' : `<numFmts count="${formats.length}">${formats.map(numberFormat).join('')}</numFmts>`) +
          '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
          '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
          '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
          '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
          `<cellXfs count="${cells.length}">${cells
            .map(
              ({ format, weight }) =>
                `<xf numFmtId="${formatNumber(format)}" fontId="${weight === 'bold' ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
            )
            .join('')}</cellXfs>` +
          '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
          `<dxfs count="${differences.length}">${differences.join('')}</dxfs></styleSheet>`,
      ),
  };
}

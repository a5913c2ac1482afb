/** The formats of a workbook's cells, each once. */
import type { FontWeight } from '../../spreadsheet/backend';
import { AUTOMATIC } from '../../spreadsheet/number-format';
import { document, escaped, SPREADSHEET } from './xml';

/** The first number that a file may give to a format of its own. */
const FIRST_OWN = 164;

export interface Styles {
  /** The number of the style of cells with this format and weight. */
  of(format: string, weight: FontWeight): number;
  /** `xl/styles.xml`, once all are known. */
  part(): string;
}

export function createStyles(): Styles {
  const formats: string[] = [];
  const cells: { readonly format: string; readonly weight: FontWeight }[] = [{ format: AUTOMATIC, weight: 'normal' }];
  const formatNumber = (format: string): number => (format === AUTOMATIC ? 0 : FIRST_OWN + formats.indexOf(format));
  return {
    of(format, weight) {
      if (format !== AUTOMATIC && !formats.includes(format)) formats.push(format);
      const known = cells.findIndex((cell) => cell.format === format && cell.weight === weight);
      return known === -1 ? cells.push({ format, weight }) - 1 : known;
    },
    part: () =>
      document(
        `<styleSheet xmlns="${SPREADSHEET}">` +
          `<numFmts count="${formats.length}">${formats.map((format) => `<numFmt numFmtId="${formatNumber(format)}" formatCode="${escaped(format)}"/>`).join('')}</numFmts>` +
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
          '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
      ),
  };
}

/**
 * The colors and fonts of a saved workbook (ECMA-376, part 1, 20.1.6.9 theme). Charts take the colors of their series from it: without one, LibreOffice draws
 * them white on white.
 */
import { document } from './xml';

/** Those of Office from 2013 on: the text's and the background's, six accents, links. */
const COLORS = {
  dk1: '000000',
  lt1: 'FFFFFF',
  dk2: '44546A',
  lt2: 'E7E6E6',
  accent1: '4472C4',
  accent2: 'ED7D31',
  accent3: 'A5A5A5',
  accent4: 'FFC000',
  accent5: '5B9BD5',
  accent6: '70AD47',
  hlink: '0563C1',
  folHlink: '954F72',
} as const;

/** The color of whatever is drawn. */
const OWN = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
/** Each list has a style for what is drawn finely, medium and boldly. */
const three = (one: (at: number) => string): string => [0, 1, 2].map(one).join('');
const font = (name: string): string => `<a:latin typeface="${name}"/><a:ea typeface=""/><a:cs typeface=""/>`;

export const THEME = document(
  '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements><a:clrScheme name="Office">' +
    Object.entries(COLORS)
      .map(([name, color]) => `<a:${name}><a:srgbClr val="${color}"/></a:${name}>`)
      .join('') +
    `</a:clrScheme><a:fontScheme name="Office"><a:majorFont>${font('Calibri Light')}</a:majorFont><a:minorFont>${font('Calibri')}</a:minorFont></a:fontScheme>` +
    `<a:fmtScheme name="Office"><a:fillStyleLst>${three(() => OWN)}</a:fillStyleLst>` +
    `<a:lnStyleLst>${three((at) => `<a:ln w="${6350 * (at + 1)}">${OWN}<a:prstDash val="solid"/></a:ln>`)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${three(() => '<a:effectStyle><a:effectLst/></a:effectStyle>')}</a:effectStyleLst>` +
    `<a:bgFillStyleLst>${three(() => OWN)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`,
);

import type { Area } from '../../spreadsheet/backend';
import { cellName } from '../../spreadsheet/notation';

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what XML cannot hold.
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text in XML, or in an attribute; what XML cannot hold is written as Office writes it. */
export const escaped = (text: string): string =>
  text
    .replace(IMPOSSIBLE, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"\r\n\t]/g, (one) => `&#${one.charCodeAt(0)};`);

/**
 * Text of a cell: what looks like a character that XML cannot hold would be read as one, so that its first mark is written so (ECMA-376, part 1,
 * 22.9.2.19 ST_Xstring).
 */
export const cellText = (text: string): string => escaped(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));

export const document = (body: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`;

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A relationships part: id, the type's last word or its whole address, and the target of each. */
export function relationships(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const one = ([id, type, target]: readonly [string, string, string]): string =>
    `<Relationship Id="${id}" Type="${type.startsWith('http') ? type : `${OFFICE}/${type}`}" Target="${target}"/>`;
  return document(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(one).join('')}</Relationships>`,
  );
}

export const RELATIONSHIPS = OFFICE;
export const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** An area as parts of a file name it: `A1:B2`. */
export const referenceTo = ({ row, column, rows, columns }: Area): string =>
  `${cellName(row, column)}:${cellName(row + rows - 1, column + columns - 1)}`;

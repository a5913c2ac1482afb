import { csvField, safeText } from '../../../shared/model/csv-field';
import type { MakeWriter } from './format';
import { textOfValue } from './text';

const MARK = '\ufeff';
const encoder = new TextEncoder();

/**
 * Comma-separated values with a header, as RFC 4180 has them.
 * @param opensInExcel for files that people open with a double click: with a byte order mark, by which Excel knows UTF-8, and an apostrophe before
 * texts that a spreadsheet would run. Programs would take both for a part of the values.
 */
export const csvWriter =
  (opensInExcel: boolean): MakeWriter =>
  (fields, append) => {
    const line = (texts: readonly string[]): string => `${texts.map(csvField).join(',')}\r\n`;
    append(encoder.encode((opensInExcel ? MARK : '') + line(fields.map(({ name }) => name))));
    const types = fields.map(({ type }) => type);
    return {
      add(rows) {
        const lines = rows.map((row) =>
          line(
            row.map((value, index) => {
              const type = types[index] ?? 'STRING';
              const text = value === null ? '' : textOfValue(value, type);
              return opensInExcel && type === 'STRING' ? safeText(text) : text;
            }),
          ),
        );
        append(encoder.encode(lines.join('')));
      },
      end: () => undefined,
    };
  };
